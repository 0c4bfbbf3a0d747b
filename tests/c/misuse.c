/* What a program can get wrong without being punished with a crash. */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

#include <string.h>

static const uint8_t *const JSON = (const uint8_t *)draft_json;
static const size_t LEN = sizeof draft_json - 1;

/* Converts the smallest document from format `from` to format `to`. */
static gongwen_status convert(gongwen_format from, gongwen_encoding encoding, gongwen_format to,
                              gongwen_buffer *out, gongwen_error **err)
{
    return gongwen_convert(JSON, LEN, from, encoding, to, NULL, out, NULL, err);
}

static void null_pointers_are_named(void)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;

    CHECK(convert(0, 0, GONGWEN_FORMAT_JSON, NULL, &err) == GONGWEN_E_ARGUMENT);
    CHECK(strstr(gongwen_error_message(err, GONGWEN_LANG_EN), "out") != NULL);
    CHECK(gongwen_error_line(err) == 0 && gongwen_error_column(err) == 0);
    gongwen_error_free(err);

    CHECK(gongwen_convert(NULL, 5, 0, 0, GONGWEN_FORMAT_JSON, NULL, &out, NULL, &err)
          == GONGWEN_E_ARGUMENT);
    gongwen_error_free(err);
    CHECK(gongwen_convert(JSON, (size_t)-1, 0, 0, GONGWEN_FORMAT_JSON, NULL, &out, NULL, &err)
          == GONGWEN_E_ARGUMENT);
    gongwen_error_free(err);

    CHECK(gongwen_fonts_find(NULL, 0, NULL, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_undecodable(NULL, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_fonts(NULL, NULL, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_profile(NULL, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_binding(NULL, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_imprint(NULL, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_pdf(NULL, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_date(NULL, 2024, 3, 1, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_page(NULL, 1, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_dpi(NULL, 150, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_diagnostics_json(NULL, 0, &out, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_diagnostics_count(NULL) == 0);
    CHECK(out.data == NULL);
}

static void numbers_that_name_nothing_are_refused(void)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_options *options = gongwen_options_new();
    CHECK(convert(99, 0, GONGWEN_FORMAT_JSON, &out, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(convert(0, 99, GONGWEN_FORMAT_JSON, &out, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(convert(0, 0, 99, &out, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(convert(0, 0, GONGWEN_FORMAT_DETECT, &out, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_undecodable(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_normalise(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_limit(options, 99, 1, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_text_encoding(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_profile(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_binding(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_imprint(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_pdf(options, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_date(options, 2024, 2, 30, NULL) == GONGWEN_E_ARGUMENT);
    gongwen_options_free(options);
}

static void freeing_nothing_or_twice_is_harmless(void)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_buffer_free(NULL);
    gongwen_error_free(NULL);
    gongwen_fonts_free(NULL);
    gongwen_options_free(NULL);
    gongwen_diagnostics_free(NULL);
    CHECK(convert(0, 0, GONGWEN_FORMAT_JSON, &out, NULL) == GONGWEN_OK);
    gongwen_buffer_free(&out);
    CHECK(out.data == NULL && out.len == 0);
    gongwen_buffer_free(&out);
}

static void errors_of_the_input_come_without_an_error_object_too(void)
{
    static const char broken[] = "{\"schema\": \"gongwen/1\", ";
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    CHECK(gongwen_convert((const uint8_t *)broken, sizeof broken - 1, GONGWEN_FORMAT_JSON, 0,
                          GONGWEN_FORMAT_JSON, NULL, &out, NULL, NULL) == GONGWEN_E_JSON);
    CHECK(out.data == NULL && out.len == 0);
}

/* \377 begins no character of GBK; \201 begins one, and the end cuts it. */
static void what_is_no_gbk_is_refused_with_its_place(void)
{
    static const char *const bad[] = { "\324\306\377\324\306", "\324\306\201" };
    static const gongwen_encoding encodings[] = { GONGWEN_ENCODING_GBK, GONGWEN_ENCODING_GB18030 };
    size_t i;
    for (i = 0; i < 4; i++) {
        gongwen_buffer out = GONGWEN_BUFFER_INIT;
        gongwen_error *err = NULL;
        CHECK(gongwen_convert(bad[i % 2], strlen(bad[i % 2]), GONGWEN_FORMAT_TEXT, encodings[i / 2],
                              GONGWEN_FORMAT_JSON, NULL, &out, NULL, &err) == GONGWEN_E_ENCODING);
        CHECK(out.data == NULL && strstr(gongwen_error_message(err, GONGWEN_LANG_EN), "byte 2"));
        gongwen_error_free(err);
    }
}

/* In an input it is a finding, in a path or a value a wrong length. */
static void a_nul_inside_is_told(void)
{
    static const char text[] = "a\0b\n";
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_diagnostics *found = NULL;
    gongwen_fonts *fonts = gongwen_fonts_new();
    gongwen_batch *batch = gongwen_batch_new();
    gongwen_error *err = NULL;
    CHECK(gongwen_convert(text, sizeof text - 1, GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8,
                          GONGWEN_FORMAT_JSON, NULL, &out, &found, NULL) == GONGWEN_OK);
    CHECK(gongwen_diagnostics_count(found) > 0 && strlen((const char *)out.data) == out.len);
    gongwen_diagnostics_free(found);
    gongwen_buffer_free(&out);
    CHECK(gongwen_fonts_add_file(fonts, GONGWEN_ROLE_KAI, text, 3, 0, &err) == GONGWEN_E_ARGUMENT);
    CHECK(strstr(gongwen_error_message(err, GONGWEN_LANG_EN), "NUL") != NULL);
    gongwen_error_free(err);
    CHECK(gongwen_batch_add_input(batch, text, 3, NULL) == GONGWEN_E_ARGUMENT);
    gongwen_batch_free(batch);
    gongwen_fonts_free(fonts);
}

static void asking_nothing_gives_nothing(void)
{
    CHECK(gongwen_error_status(NULL) == GONGWEN_OK);
    CHECK(strcmp(gongwen_error_id(NULL), "") == 0);
    CHECK(strcmp(gongwen_error_message(NULL, GONGWEN_LANG_ZH), "") == 0);
    CHECK(gongwen_error_line(NULL) == 0 && gongwen_error_column(NULL) == 0);
}

static void the_version_is_that_of_the_header(void)
{
    char text[32];
    sprintf(text, "%d.%d.%d", GONGWEN_VERSION_MAJOR, GONGWEN_VERSION_MINOR, GONGWEN_VERSION_PATCH);
    CHECK(strcmp(text, gongwen_version()) == 0);
    CHECK(gongwen_version_number() == GONGWEN_VERSION_MAJOR * 10000 + GONGWEN_VERSION_MINOR * 100
                                      + GONGWEN_VERSION_PATCH);
}

int main(void)
{
    null_pointers_are_named();
    numbers_that_name_nothing_are_refused();
    freeing_nothing_or_twice_is_harmless();
    errors_of_the_input_come_without_an_error_object_too();
    what_is_no_gbk_is_refused_with_its_place();
    a_nul_inside_is_told();
    asking_nothing_gives_nothing();
    the_version_is_that_of_the_header();
    return 0;
}
