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
    asking_nothing_gives_nothing();
    the_version_is_that_of_the_header();
    return 0;
}
