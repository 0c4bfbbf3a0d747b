/* 16 threads on shared options and fonts: each document must give the bytes that one thread gives.
 * Arguments: documents a thread, a folder of fonts or "". */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

#include <pthread.h>
#include <string.h>

#define THREADS 16

static const gongwen_format formats[] = { GONGWEN_FORMAT_JSON, GONGWEN_FORMAT_XML,
                                          GONGWEN_FORMAT_DOCX, GONGWEN_FORMAT_PDF };
static size_t kinds = 3;
static long documents;
static gongwen_options *options;
static gongwen_buffer wanted[4];

static gongwen_buffer convert(size_t kind)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    CHECK(gongwen_convert(draft_gb18030, sizeof draft_gb18030 - 1, GONGWEN_FORMAT_TEXT,
                          GONGWEN_ENCODING_GB18030, formats[kind], options, &out, NULL, NULL)
          == GONGWEN_OK);
    return out;
}

/* PDF costs most: one document in fifty, which is enough to use the fonts from all threads. */
static size_t kind_of(long document)
{
    return kinds == 4 && document % 50 == 0 ? 3 : (size_t)document % 3;
}

static void *work(void *unused)
{
    long i;
    for (i = 0; i < documents; i++) {
        size_t kind = kind_of(i);
        gongwen_buffer out = convert(kind);
        CHECK(out.len == wanted[kind].len);
        CHECK(memcmp(out.data, wanted[kind].data, out.len) == 0);
        gongwen_buffer_free(&out);
    }
    return unused;
}

int main(int argc, char **argv)
{
    pthread_t threads[THREADS];
    size_t i;
    CHECK(argc == 3);
    documents = atol(argv[1]);
    options = gongwen_options_new();
    if (*argv[2] != 0) {
        gongwen_fonts *fonts = NULL;
        CHECK(gongwen_fonts_find(argv[2], strlen(argv[2]), &fonts, NULL) == GONGWEN_OK);
        CHECK(gongwen_options_set_fonts(options, fonts, NULL) == GONGWEN_OK);
        gongwen_fonts_free(fonts);
        kinds = 4;
    } else {
        printf("SKIPPED: no fonts, threads without PDF\n");
    }
    for (i = 0; i < kinds; i++)
        wanted[i] = convert(i);
    for (i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    for (i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    for (i = 0; i < kinds; i++)
        gongwen_buffer_free(&wanted[i]);
    gongwen_options_free(options);
    return 0;
}
