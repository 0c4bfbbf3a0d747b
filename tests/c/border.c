/* One row of the border table: border INPUT OUTPUT DIAGNOSTICS from encoding to text_encoding
 * undecodable. Writes what the C library gives; ends with the status. */
#include "check.h"
#include "gongwen.h"

static void save(const char *name, gongwen_buffer *bytes)
{
    FILE *file = fopen(name, "wb");
    CHECK(file != NULL && fwrite(bytes->data, 1, bytes->len, file) == bytes->len);
    CHECK(fclose(file) == 0);
    gongwen_buffer_free(bytes);
}

static uint32_t number(const char *text) { return (uint32_t)strtoul(text, NULL, 10); }

int main(int argc, char **argv)
{
    static char input[1 << 22];
    gongwen_options *options = gongwen_options_new();
    gongwen_buffer out = GONGWEN_BUFFER_INIT, list = GONGWEN_BUFFER_INIT;
    gongwen_diagnostics *found = NULL;
    gongwen_error *err = NULL;
    gongwen_status status;
    FILE *file = argc == 9 ? fopen(argv[1], "rb") : NULL;
    size_t len;
    CHECK(file != NULL);
    len = fread(input, 1, sizeof input, file);
    fclose(file);
    if (number(argv[7]) != 0)
        CHECK(gongwen_options_set_text_encoding(options, number(argv[7]), NULL) == GONGWEN_OK);
    CHECK(gongwen_options_set_undecodable(options, number(argv[8]), NULL) == GONGWEN_OK);
    status = gongwen_convert(input, len, number(argv[4]), number(argv[5]), number(argv[6]), options,
                             &out, &found, &err);
    if (status == GONGWEN_OK) {
        CHECK(gongwen_diagnostics_json(found, GONGWEN_LANG_ZH, &list, NULL) == GONGWEN_OK);
        save(argv[2], &out);
        save(argv[3], &list);
    } else {
        printf("%s", gongwen_error_message(err, GONGWEN_LANG_ZH));
    }
    gongwen_diagnostics_free(found);
    gongwen_error_free(err);
    gongwen_options_free(options);
    return status;
}
