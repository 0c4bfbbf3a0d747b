/* The main job from C: a text in a buffer becomes JSON, XML, DOCX and PDF. */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

#include <string.h>

/* The JSON file of a text in some encoding. */
static gongwen_buffer to_json(const char *text, size_t len, gongwen_encoding encoding)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    if (gongwen_convert((const uint8_t *)text, len, GONGWEN_FORMAT_TEXT, encoding,
                        GONGWEN_FORMAT_JSON, NULL, &out, NULL, &err) != GONGWEN_OK) {
        fprintf(stderr, "%s\n", gongwen_error_message(err, GONGWEN_LANG_EN));
        exit(1);
    }
    CHECK(err == NULL && out.data != NULL && out.data[out.len] == 0);
    return out;
}

static void gb18030_gives_what_utf8_gives(void)
{
    gongwen_buffer a = to_json(draft_utf8, sizeof draft_utf8 - 1, GONGWEN_ENCODING_UTF8);
    gongwen_buffer b = to_json(draft_gb18030, sizeof draft_gb18030 - 1, GONGWEN_ENCODING_GB18030);
    gongwen_buffer c = to_json(draft_gb18030, sizeof draft_gb18030 - 1, GONGWEN_ENCODING_DETECT);
    CHECK(strstr((const char *)a.data, draft_title) != NULL);
    CHECK(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
    CHECK(a.len == c.len && memcmp(a.data, c.data, a.len) == 0);
    gongwen_buffer_free(&a);
    gongwen_buffer_free(&b);
    gongwen_buffer_free(&c);
}

static void every_format_begins_as_it_should(void)
{
    static const struct { gongwen_format format; const char *head; } table[] = {
        { GONGWEN_FORMAT_JSON, "{" },
        { GONGWEN_FORMAT_XML, "<?xml" },
        { GONGWEN_FORMAT_DOCX, "PK\003\004" },
    };
    size_t i;
    for (i = 0; i < sizeof table / sizeof table[0]; i++) {
        gongwen_buffer out = GONGWEN_BUFFER_INIT;
        CHECK(gongwen_convert((const uint8_t *)draft_json, sizeof draft_json - 1,
                              GONGWEN_FORMAT_DETECT, GONGWEN_ENCODING_DETECT, table[i].format, NULL,
                              &out, NULL, NULL) == GONGWEN_OK);
        CHECK(out.len > strlen(table[i].head));
        CHECK(memcmp(out.data, table[i].head, strlen(table[i].head)) == 0);
        gongwen_buffer_free(&out);
    }
}

/* With faces, from a folder or found on this computer, there is a PDF; without, a remedy. */
static void pdf_comes_or_says_what_is_missing(const char *folder)
{
    gongwen_fonts *fonts = NULL;
    gongwen_options *options = gongwen_options_new();
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    gongwen_status status;
    size_t len = folder == NULL ? 0 : strlen(folder);
    CHECK(gongwen_fonts_find((const uint8_t *)folder, len, &fonts, &err) == GONGWEN_OK);
    CHECK(gongwen_options_set_fonts(options, fonts, &err) == GONGWEN_OK);
    CHECK(gongwen_options_set_profile(options, GONGWEN_PROFILE_BOX, &err) == GONGWEN_OK);
    CHECK(gongwen_options_set_binding(options, GONGWEN_BINDING_MIRRORED, &err) == GONGWEN_OK);
    CHECK(gongwen_options_set_imprint(options, GONGWEN_IMPRINT_EVEN, &err) == GONGWEN_OK);
    CHECK(gongwen_options_set_pdf(options, GONGWEN_PDF_A3A, &err) == GONGWEN_OK);
    CHECK(gongwen_options_set_date(options, 2024, 3, 1, &err) == GONGWEN_OK);
    gongwen_fonts_free(fonts);
    status = gongwen_convert((const uint8_t *)draft_json, sizeof draft_json - 1,
                             GONGWEN_FORMAT_JSON, GONGWEN_ENCODING_UTF8, GONGWEN_FORMAT_PDF,
                             options, &out, NULL, &err);
    if (status == GONGWEN_OK) {
        CHECK(memcmp(out.data, "%PDF-", 5) == 0);
    } else {
        CHECK(status == GONGWEN_E_FONT && out.data == NULL);
        CHECK(strcmp(gongwen_error_id(err), "E701") == 0);
        printf("SKIPPED: no PDF: %s\n", gongwen_error_message(err, GONGWEN_LANG_EN));
    }
    gongwen_error_free(err);
    gongwen_buffer_free(&out);
    gongwen_options_free(options);
}

/* A byte that is no text is refused, or replaced with a diagnostic: never in silence. */
static void a_bad_byte_is_never_silent(void)
{
    static const uint8_t bad[] = { 0xe5, 0x85, 0xb3, 0xff, '\n' };
    gongwen_options *options = gongwen_options_new();
    gongwen_diagnostics *found = NULL;
    gongwen_error *err = NULL;
    gongwen_buffer out = GONGWEN_BUFFER_INIT, list = GONGWEN_BUFFER_INIT;

    CHECK(gongwen_convert(bad, sizeof bad, GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8,
                          GONGWEN_FORMAT_JSON, NULL, &out, &found, &err) == GONGWEN_E_ENCODING);
    CHECK(out.data == NULL && found == NULL && gongwen_error_status(err) == GONGWEN_E_ENCODING);
    CHECK(strstr(gongwen_error_message(err, GONGWEN_LANG_EN), "byte 3") != NULL);
    CHECK(strstr(gongwen_error_message(err, GONGWEN_LANG_ZH), "\xe5\xad\x97\xe8\x8a\x82") != NULL);
    gongwen_error_free(err);

    CHECK(gongwen_options_set_undecodable(options, GONGWEN_UNDECODABLE_REPLACE, NULL) == GONGWEN_OK);
    CHECK(gongwen_convert(bad, sizeof bad, GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8,
                          GONGWEN_FORMAT_JSON, options, &out, &found, &err) == GONGWEN_OK);
    CHECK(err == NULL && gongwen_diagnostics_count(found) >= 1);
    CHECK(gongwen_diagnostics_json(found, GONGWEN_LANG_ZH, &list, NULL) == GONGWEN_OK);
    CHECK(strstr((const char *)list.data, "\"R101\"") != NULL);
    gongwen_buffer_free(&list);
    gongwen_buffer_free(&out);
    gongwen_diagnostics_free(found);
    gongwen_options_free(options);
}

int main(int argc, char **argv)
{
    gb18030_gives_what_utf8_gives();
    every_format_begins_as_it_should();
    pdf_comes_or_says_what_is_missing(argc > 1 ? argv[1] : NULL);
    a_bad_byte_is_never_silent();
    return 0;
}
