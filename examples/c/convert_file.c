/* Converts one file: convert_file INPUT OUTPUT. The format of the output goes by its name.
 * Plain C89, as old compilers have it. */
#include <gongwen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *ending;
    gongwen_format format;
} formats[] = {
    { ".docx", GONGWEN_FORMAT_DOCX }, { ".pdf", GONGWEN_FORMAT_PDF },
    { ".xml", GONGWEN_FORMAT_XML },   { ".json", GONGWEN_FORMAT_JSON },
    { ".html", GONGWEN_FORMAT_HTML }, { ".txt", GONGWEN_FORMAT_TEXT },
};

static gongwen_format format_of(const char *name)
{
    size_t i, len = strlen(name);
    for (i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        size_t ending = strlen(formats[i].ending);
        if (len > ending && strcmp(name + len - ending, formats[i].ending) == 0)
            return formats[i].format;
    }
    return GONGWEN_FORMAT_DOCX;
}

/* The whole file; NULL where it cannot be read. */
static char *read_file(const char *name, size_t *len)
{
    /* One byte more than the library takes, so that it refuses a longer file. */
    static const size_t most = ((size_t)64 << 20) + 1;
    FILE *file = fopen(name, "rb");
    char *data = file == NULL ? NULL : (char *)malloc(most);
    *len = data == NULL ? 0 : fread(data, 1, most, file);
    if (file != NULL)
        fclose(file);
    return data;
}

static int write_file(const char *name, const gongwen_buffer *out)
{
    FILE *file = fopen(name, "wb");
    int good = file != NULL && fwrite(out->data, 1, out->len, file) == out->len;
    return file != NULL && fclose(file) == 0 && good;
}

int main(int argc, char **argv)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    size_t len = 0;
    char *data;
    int good = 0;
    if (argc != 3) {
        fprintf(stderr, "convert_file INPUT OUTPUT\n");
        return 2;
    }
    data = read_file(argv[1], &len);
    if (data == NULL)
        fprintf(stderr, "%s cannot be read\n", argv[1]);
    else if (gongwen_convert(data, len, GONGWEN_FORMAT_DETECT, GONGWEN_ENCODING_DETECT,
                             format_of(argv[2]), NULL, &out, NULL, &err) != GONGWEN_OK)
        fprintf(stderr, "%s\n", gongwen_error_message(err, GONGWEN_LANG_EN));
    else
        good = write_file(argv[2], &out);
    gongwen_error_free(err);
    gongwen_buffer_free(&out);
    free(data);
    return good ? 0 : 1;
}
