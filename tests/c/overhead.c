/* The seed to JSON, many times, for counting instructions: overhead DRAFT TIMES. */
#include "check.h"
#include "gongwen.h"

int main(int argc, char **argv)
{
    static char draft[1 << 22];
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    long times;
    size_t len;
    CHECK(file != NULL);
    len = fread(draft, 1, sizeof draft, file);
    fclose(file);
    for (times = atol(argv[2]); times > 0; times--) {
        gongwen_buffer out = GONGWEN_BUFFER_INIT;
        CHECK(gongwen_convert(draft, len, GONGWEN_FORMAT_MARKDOWN, GONGWEN_ENCODING_UTF8,
                              GONGWEN_FORMAT_JSON, NULL, &out, NULL, NULL) == GONGWEN_OK);
        gongwen_buffer_free(&out);
    }
    return 0;
}
