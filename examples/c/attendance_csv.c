/* Who attended, as CSV in GBK, which spreadsheets of Chinese offices open: attendance_csv MINUTES.
 * A name that GBK cannot hold ends the program with a message; it never becomes a question mark. */
#include <gongwen.h>
#include <stdio.h>
#include <stdlib.h>

/* The lists with their labels, in GBK: 出席, 列席, 请假, 缺席, 记录. */
static const struct {
    gongwen_list list;
    const char *label;
} lists[] = {
    { GONGWEN_LIST_PRESENT, "\263\366\317\257" },   { GONGWEN_LIST_OBSERVERS, "\301\320\317\257" },
    { GONGWEN_LIST_ON_LEAVE, "\307\353\274\331" },  { GONGWEN_LIST_ABSENT, "\310\261\317\257" },
    { GONGWEN_LIST_RECORDERS, "\274\307\302\274" },
};

static gongwen_error *err;

static void check(gongwen_status status)
{
    if (status != GONGWEN_OK) {
        fprintf(stderr, "%s\n", gongwen_error_message(err, GONGWEN_LANG_EN));
        gongwen_error_free(err);
        exit(1);
    }
}

/* One field, in quotes; a quote within is doubled. */
static void cell(const gongwen_document *doc, gongwen_list list, size_t i, gongwen_field field)
{
    gongwen_buffer text = GONGWEN_BUFFER_INIT;
    size_t at;
    check(gongwen_document_get_item_text(doc, list, i, field, GONGWEN_ENCODING_GBK, &text, &err));
    fputs(",\"", stdout);
    for (at = 0; at < text.len; at++) {
        if (text.data[at] == '"')
            putchar('"');
        putchar(text.data[at]);
    }
    putchar('"');
    gongwen_buffer_free(&text);
}

int main(int argc, char **argv)
{
    static char draft[1 << 20];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    gongwen_document *doc = NULL;
    size_t len, l, i, count;
    if (file == NULL) {
        fprintf(stderr, "attendance_csv MINUTES\n");
        return 2;
    }
    len = fread(draft, 1, sizeof draft, file);
    fclose(file);
    if (len == sizeof draft) {
        fprintf(stderr, "the draft does not fit\n");
        return 1;
    }
    check(gongwen_document_read(draft, len, GONGWEN_FORMAT_DETECT, GONGWEN_ENCODING_DETECT, NULL,
                                &doc, NULL, &err));
    for (l = 0; l < sizeof lists / sizeof lists[0]; l++) {
        check(gongwen_document_count(doc, lists[l].list, &count, &err));
        for (i = 0; i < count; i++) {
            fputs(lists[l].label, stdout);
            cell(doc, lists[l].list, i, GONGWEN_FIELD_UNIT);
            cell(doc, lists[l].list, i, GONGWEN_FIELD_TITLE);
            cell(doc, lists[l].list, i, GONGWEN_FIELD_NAME);
            fputs("\r\n", stdout);
        }
    }
    gongwen_document_free(doc);
    return 0;
}
