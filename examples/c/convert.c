/* The C program of README.md: a text in GB18030 or UTF-8 becomes XML. Tests run it as it stands. */

#include <gongwen.h>
#include <stdio.h>

int main(void)
{
    static char draft[1 << 20];
    size_t len = fread(draft, 1, sizeof draft, stdin);
    if (len == sizeof draft) {
        fprintf(stderr, "the draft does not fit\n");
        return 1;
    }
    gongwen_buffer xml = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    gongwen_status status = gongwen_convert((const uint8_t *)draft, len, GONGWEN_FORMAT_MARKDOWN,
        GONGWEN_ENCODING_DETECT, GONGWEN_FORMAT_XML, NULL, &xml, NULL, &err);
    if (status == GONGWEN_OK)
        fwrite(xml.data, 1, xml.len, stdout);
    else
        fprintf(stderr, "%s\n", gongwen_error_message(err, GONGWEN_LANG_EN));
    gongwen_buffer_free(&xml);
    gongwen_error_free(err);
    return status;
}
