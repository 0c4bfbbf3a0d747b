/* A process that runs for months: memory must not grow. Argument: how many conversions. Prints the
 * memory after a tenth of them and at the end, in pages, and fails if it grew by more than 5 %. */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

static long resident(void)
{
    long all = 0, here = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file != NULL && fscanf(file, "%ld %ld", &all, &here) == 2);
    fclose(file);
    return here;
}

static void once(long i)
{
    static const gongwen_format formats[] = { GONGWEN_FORMAT_JSON, GONGWEN_FORMAT_XML,
                                              GONGWEN_FORMAT_DOCX, GONGWEN_FORMAT_HTML };
    gongwen_document *doc = NULL;
    gongwen_diagnostics *found = NULL;
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    CHECK(gongwen_document_read(draft_gb18030, sizeof draft_gb18030 - 1, GONGWEN_FORMAT_TEXT,
                                GONGWEN_ENCODING_GB18030, NULL, &doc, &found, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_write(doc, formats[i % 4], NULL, &out, NULL, NULL) == GONGWEN_OK);
    gongwen_buffer_free(&out);
    CHECK(gongwen_document_get_text(doc, 999, GONGWEN_ENCODING_UTF8, &out, &err)
          == GONGWEN_E_ARGUMENT);
    gongwen_error_free(err);
    gongwen_diagnostics_free(found);
    gongwen_document_free(doc);
}

int main(int argc, char **argv)
{
    long i, count, warm = 0, end;
    CHECK(argc == 2);
    count = atol(argv[1]);
    for (i = 0; i < count; i++) {
        if (i == count / 10)
            warm = resident();
        once(i);
    }
    end = resident();
    printf("%ld conversions: %ld pages after a tenth, %ld at the end\n", count, warm, end);
    CHECK(end * 100 <= warm * 105);
    return 0;
}
