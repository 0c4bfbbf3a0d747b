/* From a GBK text in a buffer to DOCX and PDF bytes: the program of bindings-c/MIGRATION.md. */
#include <gongwen.h>
#include <stdio.h>

static int make(const char *gbk, size_t len, gongwen_format to, const char *name)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    FILE *file;
    gongwen_status status = gongwen_convert(gbk, len, GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_GB18030,
                                            to, NULL, &out, NULL, &err);
    if (status != GONGWEN_OK) {
        fprintf(stderr, "%s\n", gongwen_error_message(err, GONGWEN_LANG_EN));
    } else if ((file = fopen(name, "wb")) != NULL) {
        fwrite(out.data, 1, out.len, file); /* or a BLOB of the database, or a socket */
        fclose(file);
    }
    gongwen_error_free(err);
    gongwen_buffer_free(&out);
    return status;
}

int main(int argc, char **argv)
{
    static char text[1 << 20];
    size_t len = fread(text, 1, sizeof text, stdin); /* stands for what the office system holds */
    int status = make(text, len, GONGWEN_FORMAT_DOCX, argc > 1 ? argv[1] : "out.docx");
    return status != GONGWEN_OK ? status
                                : make(text, len, GONGWEN_FORMAT_PDF, argc > 2 ? argv[2] : "out.pdf");
}
