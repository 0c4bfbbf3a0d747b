/* Builds a document anew from another one, field by field and item by item, with no word of JSON in
 * between: copy JSON... says nothing where each copy is the same document to the byte. */
#include "check.h"
#include "gongwen.h"

#include <string.h>

/* The field behind one: those of documents and those of items, each with room for new ones. */
static gongwen_field next(gongwen_field field) { return field == 49 ? 101 : field + 1; }

#define END_OF_FIELDS 140

static void set_text(gongwen_document *to, gongwen_field field, const gongwen_buffer *text)
{
    CHECK(gongwen_document_set_text(to, field, GONGWEN_ENCODING_UTF8, text->data, text->len, NULL)
          == GONGWEN_OK);
}

static void copy_fields(const gongwen_document *from, gongwen_document *to)
{
    gongwen_field field;
    for (field = 1; field < END_OF_FIELDS; field = next(field)) {
        gongwen_buffer text = GONGWEN_BUFFER_INIT;
        int64_t number = -1;
        if (gongwen_document_get_text(from, field, GONGWEN_ENCODING_UTF8, &text, NULL)
            == GONGWEN_OK) {
            if (text.data != NULL)
                set_text(to, field, &text);
        } else if (gongwen_document_get_number(from, field, &number, NULL) == GONGWEN_OK
                   && number != -1) {
            CHECK(gongwen_document_set_number(to, field, number, NULL) == GONGWEN_OK);
        }
        gongwen_buffer_free(&text);
    }
}

static void copy_item(const gongwen_document *from, gongwen_document *to, gongwen_list list,
                      size_t i, gongwen_field field)
{
    gongwen_buffer text = GONGWEN_BUFFER_INIT;
    int64_t number = -1;
    if (gongwen_document_get_item_text(from, list, i, field, GONGWEN_ENCODING_UTF8, &text, NULL)
        == GONGWEN_OK) {
        if (text.data != NULL)
            CHECK(gongwen_document_set_item_text(to, list, i, field, GONGWEN_ENCODING_UTF8,
                                                 text.data, text.len, NULL) == GONGWEN_OK);
    } else if (gongwen_document_get_item_number(from, list, i, field, &number, NULL) == GONGWEN_OK
               && number != -1 && field != GONGWEN_FIELD_ROW) {
        CHECK(gongwen_document_set_item_number(to, list, i, field, number, NULL) == GONGWEN_OK);
    }
    gongwen_buffer_free(&text);
}

/* What a block is comes first: it says which fields there are. */
static size_t copy_list(const gongwen_document *from, gongwen_document *to, gongwen_list list)
{
    size_t count = 0, i;
    gongwen_field field;
    CHECK(gongwen_document_count(from, list, &count, NULL) == GONGWEN_OK);
    for (i = 0; i < count; i++) {
        if (gongwen_document_insert(to, list, i, NULL) != GONGWEN_OK)
            CHECK((list & 255) == GONGWEN_LIST_CELLS || (list & 255) == GONGWEN_LIST_ATTACHMENT_CELLS);
        copy_item(from, to, list, i, GONGWEN_FIELD_TYPE);
        for (field = 1; field < END_OF_FIELDS; field = next(field))
            copy_item(from, to, list, i, field);
    }
    return count;
}

/* Rows come before their cells, and only a table has any. */
static void copy_table(const gongwen_document *from, gongwen_document *to, gongwen_list rows,
                       gongwen_list cells)
{
    copy_list(from, to, rows);
    copy_list(from, to, cells);
}

static void copy_lists(const gongwen_document *from, gongwen_document *to)
{
    gongwen_list list;
    size_t i, j;
    for (list = GONGWEN_LIST_TITLE_LINES; list <= GONGWEN_LIST_EXTRAS; list++) {
        size_t count = list == GONGWEN_LIST_FORWARDED ? 0 : copy_list(from, to, list);
        for (i = 0; i < count; i++) {
            if (list == GONGWEN_LIST_DISTRIBUTION)
                copy_list(from, to, GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, i));
            if (list == GONGWEN_LIST_BODY)
                copy_table(from, to, GONGWEN_LIST_OF(GONGWEN_LIST_ROWS, i),
                           GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, i));
            if (list == GONGWEN_LIST_ATTACHMENTS) {
                size_t blocks = copy_list(from, to,
                                          GONGWEN_LIST_OF(GONGWEN_LIST_ATTACHMENT_BODY, i));
                for (j = 0; j < blocks; j++)
                    copy_table(from, to,
                               GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, i, j),
                               GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, i, j));
            }
        }
    }
}

static gongwen_document *copy(const gongwen_document *from)
{
    gongwen_document *to = gongwen_document_new();
    size_t count = 0, i;
    copy_fields(from, to);
    copy_lists(from, to);
    CHECK(gongwen_document_count(from, GONGWEN_LIST_FORWARDED, &count, NULL) == GONGWEN_OK);
    for (i = 0; i < count; i++) {
        gongwen_document *inner = NULL, *same;
        CHECK(gongwen_document_get_forwarded(from, i, &inner, NULL) == GONGWEN_OK);
        same = copy(inner);
        CHECK(gongwen_document_insert(to, GONGWEN_LIST_FORWARDED, i, NULL) == GONGWEN_OK);
        CHECK(gongwen_document_set_forwarded(to, i, same, NULL) == GONGWEN_OK);
        gongwen_document_free(same);
        gongwen_document_free(inner);
    }
    return to;
}

static gongwen_buffer json(const gongwen_document *document)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    CHECK(gongwen_document_write(document, GONGWEN_FORMAT_JSON, NULL, &out, NULL, NULL)
          == GONGWEN_OK);
    return out;
}

static void compare(const char *name)
{
    static char input[1 << 20];
    FILE *file = fopen(name, "rb");
    gongwen_document *document = NULL, *same;
    gongwen_buffer wanted, got;
    size_t len;
    CHECK(file != NULL);
    len = fread(input, 1, sizeof input, file);
    fclose(file);
    CHECK(gongwen_document_read(input, len, GONGWEN_FORMAT_JSON, GONGWEN_ENCODING_UTF8, NULL,
                                &document, NULL, NULL) == GONGWEN_OK);
    same = copy(document);
    wanted = json(document);
    got = json(same);
    if (got.len != wanted.len || memcmp(got.data, wanted.data, got.len) != 0) {
        fprintf(stderr, "%s is lost in part:\n%s", name, (const char *)got.data);
        exit(1);
    }
    gongwen_buffer_free(&wanted);
    gongwen_buffer_free(&got);
    gongwen_document_free(same);
    gongwen_document_free(document);
}

int main(int argc, char **argv)
{
    int i;
    CHECK(argc > 1);
    for (i = 1; i < argc; i++)
        compare(argv[i]);
    return 0;
}
