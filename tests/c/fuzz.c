/* Calls the functions of the library in random order with random bytes: fuzz SECONDS SEED.
 * An episode hangs on its seed alone, so that `fuzz 0 SEED` repeats one. What is held: a status that
 * the header knows, an error object with words exactly where a call fails, buffers that end with a
 * zero byte, no GONGWEN_E_INTERNAL; memory is for the sanitizer or valgrind to watch. */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

#include <string.h>
#include <time.h>

#define SLOTS 4
#define STEPS 100

static uint64_t state;

static uint32_t any(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % below;
}

static gongwen_document *docs[SLOTS];
static gongwen_diagnostics *found[SLOTS];
static gongwen_options *options;
static gongwen_fonts *fonts;
static gongwen_cancel *cancel;
static gongwen_buffer last;
static uint64_t episode;

static uint8_t input[1 << 14];
static size_t input_len;

/* Bytes from a draft, a JSON, the last output or nowhere, then damaged. */
static void make_input(void)
{
    static const struct { const char *text; size_t len; } texts[] = {
        { draft_utf8, sizeof draft_utf8 - 1 }, { draft_gb18030, sizeof draft_gb18030 - 1 },
        { draft_json, sizeof draft_json - 1 }, { "<?xml version=\"1.0\"?><document/>", 32 },
    };
    uint32_t which = any(6), i, holes = any(4);
    const void *from = which < 4 ? (const void *)texts[which].text : last.data;
    input_len = which < 4 ? texts[which].len : last.len;
    if (which == 5 || from == NULL) {
        input_len = any(64);
        for (i = 0; i < input_len; i++)
            input[i] = (uint8_t)any(256);
        return;
    }
    if (input_len > sizeof input)
        input_len = sizeof input;
    memcpy(input, from, input_len);
    for (i = 0; i < holes && input_len > 0; i++)
        input[any((uint32_t)input_len)] = (uint8_t)any(256);
    if (any(4) == 0 && input_len > 0)
        input_len = any((uint32_t)input_len);
}

static void judge(const char *name, gongwen_status status, gongwen_error *err)
{
    int known = status >= GONGWEN_OK && status <= GONGWEN_E_ARGUMENT;
    int told = (err == NULL) == (status == GONGWEN_OK) && gongwen_error_status(err) == status
               && (err == NULL || *gongwen_error_message(err, any(3)) != 0)
               && (err == NULL) == (*gongwen_error_id(err) == 0)
               && (gongwen_error_line(err) == 0) == (gongwen_error_column(err) == 0);
    if (!known || !told) {
        fprintf(stderr, "%s gave %d (%s); repeat it with: fuzz 0 %lu\n", name, (int)status,
                gongwen_error_message(err, GONGWEN_LANG_EN), (unsigned long)episode);
        abort();
    }
    gongwen_error_free(err);
}

static void keep(gongwen_buffer *out)
{
    CHECK(out->data == NULL ? out->len == 0 : out->data[out->len] == 0);
    if (out->data != NULL) {
        gongwen_buffer_free(&last);
        last = *out;
    }
}

#define TRY(call)                                                       \
    do {                                                                \
        gongwen_error *err = NULL;                                      \
        gongwen_status status = call;                                   \
        judge(#call, status, err);                                      \
    } while (0)

/* Mostly a number that means something. */
static gongwen_field field(void) { return any(2) ? any(37) : 100 + any(20); }
static gongwen_list list(void)
{
    switch (any(4)) {
    case 0: return GONGWEN_LIST_OF(31 + any(8), any(3));
    case 1: return GONGWEN_LIST_WITHIN(31 + any(8), any(2), any(3));
    default: return any(19);
    }
}
static size_t index_of(void) { return any(20) == 0 ? (size_t)-1 : any(4); }
static gongwen_encoding encoding(void) { return any(7); }
static gongwen_format format(void) { return any(8) ? any(11) : 6; }
static const gongwen_options *maybe(void) { return any(2) ? options : NULL; }

static void on_documents(uint32_t slot)
{
    gongwen_document *doc = docs[slot], *made = NULL;
    gongwen_diagnostics *list_of = NULL;
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    switch (any(7)) {
    case 0:
        make_input();
        TRY(gongwen_document_read(input, input_len, any(11), encoding(), maybe(), &made, &list_of,
                                  &err));
        break;
    case 1:
        TRY(gongwen_document_write(doc, format(), maybe(), &out, &list_of, &err));
        break;
    case 2:
        TRY(gongwen_document_clone(doc, &made, &err));
        break;
    case 3:
        TRY(gongwen_document_get_forwarded(doc, index_of(), &made, &err));
        break;
    case 4:
        made = gongwen_document_new();
        break;
    case 5:
        TRY(gongwen_document_set_forwarded(doc, index_of(), docs[any(SLOTS)], &err));
        break;
    default:
        make_input();
        TRY(gongwen_convert(input, input_len, any(11), encoding(), format(), maybe(), &out,
                            &list_of, &err));
    }
    keep(&out);
    if (made != NULL) {
        gongwen_document_free(doc);
        docs[slot] = made;
    }
    if (list_of != NULL) {
        gongwen_diagnostics_free(found[slot]);
        found[slot] = list_of;
    }
}

static void on_fields(gongwen_document *doc)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int64_t number = 0;
    int32_t year, month, day;
    make_input();
    input_len %= 40;
    switch (any(6)) {
    case 0:
        TRY(gongwen_document_get_text(doc, field(), encoding(), &out, &err));
        break;
    case 1:
        TRY(gongwen_document_set_text(doc, field(), encoding(), any(5) ? input : NULL, input_len,
                                      &err));
        break;
    case 2:
        TRY(gongwen_document_get_number(doc, field(), &number, &err));
        break;
    case 3:
        TRY(gongwen_document_set_number(doc, field(), (int64_t)any(70000) - 2, &err));
        break;
    case 4:
        TRY(gongwen_document_get_date(doc, field(), &year, &month, &day, &err));
        break;
    default:
        TRY(gongwen_document_set_date(doc, field(), (int32_t)any(3000), (int32_t)any(14),
                                      (int32_t)any(33), &err));
    }
    keep(&out);
}

static void on_items(gongwen_document *doc)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int64_t number = 0;
    size_t count = 0;
    make_input();
    input_len %= 40;
    switch (any(7)) {
    case 0:
        TRY(gongwen_document_count(doc, list(), &count, &err));
        break;
    case 1:
        TRY(gongwen_document_get_item_text(doc, list(), index_of(), field(), encoding(), &out,
                                           &err));
        break;
    case 2:
        TRY(gongwen_document_set_item_text(doc, list(), index_of(), field(), encoding(), input,
                                           input_len, &err));
        break;
    case 3:
        TRY(gongwen_document_get_item_number(doc, list(), index_of(), field(), &number, &err));
        break;
    case 4:
        TRY(gongwen_document_set_item_number(doc, list(), index_of(), field(),
                                             (int64_t)any(300) - 2, &err));
        break;
    case 5:
        TRY(gongwen_document_insert(doc, list(), index_of(), &err));
        break;
    default:
        TRY(gongwen_document_remove(doc, list(), index_of(), &err));
    }
    keep(&out);
}

static void on_findings(const gongwen_diagnostics *of)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int64_t number = 0;
    switch (any(3)) {
    case 0:
        CHECK(gongwen_diagnostics_count(of) < 100000);
        if (of != NULL)
            TRY(gongwen_diagnostics_json(of, any(3), &out, &err));
        break;
    case 1:
        TRY(gongwen_diagnostics_get_text(of, index_of(), any(15), any(3), encoding(), &out, &err));
        break;
    default:
        TRY(gongwen_diagnostics_get_number(of, index_of(), any(15), &number, &err));
    }
    keep(&out);
}

static void on_options(void)
{
    switch (any(14)) {
    case 0: TRY(gongwen_options_set_undecodable(options, any(3), &err)); break;
    case 1: TRY(gongwen_options_set_normalise(options, any(3), &err)); break;
    case 2: TRY(gongwen_options_set_text_encoding(options, encoding(), &err)); break;
    case 3: TRY(gongwen_options_set_profile(options, any(3), &err)); break;
    case 4: TRY(gongwen_options_set_binding(options, any(3), &err)); break;
    case 5: TRY(gongwen_options_set_imprint(options, any(3), &err)); break;
    case 6: TRY(gongwen_options_set_pdf(options, any(6), &err)); break;
    case 7: TRY(gongwen_options_set_page(options, any(3), &err)); break;
    case 8: TRY(gongwen_options_set_dpi(options, any(2000), &err)); break;
    case 9: TRY(gongwen_options_set_fonts(options, fonts, &err)); break;
    case 10:
        TRY(gongwen_options_set_date(options, (uint16_t)any(3000), (uint8_t)any(14),
                                     (uint8_t)any(33), &err));
        break;
    case 11:
        TRY(gongwen_options_set_limit(options, any(9), any(4) ? any(1 << 20) : (uint64_t)-1, &err));
        break;
    case 12:
        make_input();
        TRY(gongwen_fonts_add(fonts, any(7), input, input_len, any(3), &err));
        break;
    default:
        if (any(30) == 0)
            gongwen_cancel_set(cancel);
        CHECK(gongwen_cancel_is_set(cancel) < 2);
    }
}

static void run(uint64_t seed)
{
    uint32_t step, slot;
    episode = seed;
    state = seed * 0x9e3779b97f4a7c15u + 1;
    options = gongwen_options_new();
    fonts = gongwen_fonts_new();
    cancel = gongwen_cancel_new();
    TRY(gongwen_options_set_fonts(options, fonts, &err));
    TRY(gongwen_options_set_cancel(options, cancel, &err));
    for (slot = 0; slot < SLOTS; slot++)
        docs[slot] = gongwen_document_new();
    for (step = 0; step < STEPS; step++) {
        slot = any(SLOTS);
        switch (any(8)) {
        case 0: on_findings(found[slot]); break;
        case 1: on_options(); break;
        case 2:
        case 3: on_documents(slot); break;
        case 4:
        case 5: on_fields(docs[slot]); break;
        default: on_items(docs[slot]);
        }
    }
    for (slot = 0; slot < SLOTS; slot++) {
        gongwen_document_free(docs[slot]);
        gongwen_diagnostics_free(found[slot]);
        docs[slot] = NULL;
        found[slot] = NULL;
    }
    gongwen_buffer_free(&last);
    gongwen_cancel_free(cancel);
    gongwen_fonts_free(fonts);
    gongwen_options_free(options);
}

int main(int argc, char **argv)
{
    time_t end;
    uint64_t seed, first;
    CHECK(argc == 3);
    end = time(NULL) + atol(argv[1]);
    first = seed = strtoul(argv[2], NULL, 10);
    do {
        run(seed++);
    } while (time(NULL) < end);
    printf("%lu episodes of %d calls, from seed %lu\n", (unsigned long)(seed - first), STEPS,
           (unsigned long)first);
    return 0;
}
