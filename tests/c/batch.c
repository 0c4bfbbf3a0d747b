/* Many files with a callback: outcomes in order, one bad file among good ones, and stopping.
 * Arguments: a folder to work in. */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

#include <string.h>

#define FILES 5

static char folder[1024];

static const char *path(const char *name, int n)
{
    static char out[1200];
    sprintf(out, "%s/", folder);
    sprintf(out + strlen(out), name, n);
    return out;
}

static void write_file(const char *where, const void *data, size_t len)
{
    FILE *file = fopen(where, "wb");
    CHECK(file != NULL && fwrite(data, 1, len, file) == len && fclose(file) == 0);
}

static int exists(const char *where)
{
    FILE *file = fopen(where, "rb");
    if (file != NULL)
        fclose(file);
    return file != NULL;
}

struct seen {
    size_t calls;
    size_t failed;
    size_t stop_at;
};

static int32_t progress(void *user, size_t done, size_t total, const gongwen_outcome *outcome)
{
    struct seen *seen = (struct seen *)user;
    seen->calls++;
    CHECK(done == seen->calls && total == FILES);
    CHECK(strstr(gongwen_outcome_input(outcome), ".txt") != NULL);
    if (gongwen_outcome_error_count(outcome) > 0) {
        const gongwen_error *error = gongwen_outcome_error(outcome, 0);
        seen->failed++;
        CHECK(gongwen_error_status(error) == GONGWEN_E_ENCODING
              || gongwen_error_status(error) == GONGWEN_E_CANCELLED);
        CHECK(gongwen_outcome_written_count(outcome) == 0);
    } else {
        CHECK(gongwen_outcome_written_count(outcome) == 3);
        CHECK(strstr(gongwen_outcome_written(outcome, 0), ".json") != NULL);
    }
    CHECK(gongwen_outcome_error(outcome, 99) == NULL);
    CHECK(*gongwen_outcome_written(outcome, 99) == 0);
    CHECK(gongwen_outcome_diagnostics(outcome) != NULL);
    return seen->calls == seen->stop_at;
}

static gongwen_batch *batch_of_folder(void)
{
    gongwen_batch *batch = gongwen_batch_new();
    CHECK(gongwen_batch_add_input(batch, folder, strlen(folder), NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_add_format(batch, GONGWEN_FORMAT_JSON, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_add_format(batch, GONGWEN_FORMAT_XML, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_set_folder(batch, path("out", 0), strlen(path("out", 0)), NULL)
          == GONGWEN_OK);
    CHECK(gongwen_batch_write_diagnostics(batch, GONGWEN_LANG_ZH, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_set_threads(batch, 3, NULL) == GONGWEN_OK);
    return batch;
}

static void one_bad_file_does_not_stop_the_others(void)
{
    gongwen_batch *batch = batch_of_folder();
    struct seen seen = { 0, 0, 0 };
    size_t failed = 99;
    CHECK(gongwen_batch_run(batch, NULL, progress, &seen, &failed, NULL) == GONGWEN_OK);
    CHECK(seen.calls == FILES && seen.failed == 1 && failed == 1);
    CHECK(exists(path("out/%d.json", 0)) && exists(path("out/%d.xml", 4)));
    CHECK(exists(path("out/%d.diagnostics.json", 0)) && !exists(path("out/%d.json", 2)));
    CHECK(gongwen_batch_run(batch, NULL, NULL, NULL, NULL, NULL) == GONGWEN_OK);
    gongwen_batch_free(batch);
}

static void a_callback_stops_the_batch(void)
{
    gongwen_batch *batch = batch_of_folder();
    gongwen_options *options = gongwen_options_new();
    gongwen_cancel *cancel = gongwen_cancel_new();
    struct seen seen = { 0, 0, 1 };
    size_t failed = 0;
    CHECK(gongwen_options_set_cancel(options, cancel, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_set_threads(batch, 1, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_run(batch, options, progress, &seen, &failed, NULL) == GONGWEN_E_CANCELLED);
    CHECK(seen.calls == FILES && failed == FILES - 1 && gongwen_cancel_is_set(cancel));
    gongwen_cancel_free(cancel);
    gongwen_options_free(options);
    gongwen_batch_free(batch);
}

static int32_t count_earlier(void *user, size_t done, size_t total, const gongwen_outcome *outcome)
{
    size_t *earlier = (size_t *)user;
    CHECK(done <= total && gongwen_outcome_is_earlier(NULL) == 0);
    *earlier += (size_t)gongwen_outcome_is_earlier(outcome);
    return 0;
}

static void a_manifest_lets_a_batch_be_taken_up_again(void)
{
    gongwen_batch *batch = batch_of_folder();
    size_t earlier = 0;
    size_t failed = 0;
    CHECK(gongwen_batch_set_manifest(batch, GONGWEN_MANIFEST_RESUME, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_run(batch, NULL, count_earlier, &earlier, &failed, NULL) == GONGWEN_OK);
    CHECK(earlier == 0 && failed == 1 && exists(path("out/gongwen-manifest.jsonl", 0)));
    CHECK(gongwen_batch_run(batch, NULL, count_earlier, &earlier, &failed, NULL) == GONGWEN_OK);
    CHECK(earlier == FILES && failed == 1);
    earlier = 0;
    CHECK(remove(path("out/%d.json", 0)) == 0);
    CHECK(gongwen_batch_set_manifest(batch, GONGWEN_MANIFEST_RETRY, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_run(batch, NULL, count_earlier, &earlier, &failed, NULL) == GONGWEN_OK);
    CHECK(earlier == FILES - 2 && failed == 1 && exists(path("out/%d.json", 0)));
    CHECK(gongwen_batch_set_manifest(batch, 99, NULL) == GONGWEN_E_ARGUMENT);
    /* The outputs would lie among the drafts. */
    CHECK(gongwen_batch_set_folder(batch, folder, strlen(folder), NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_run(batch, NULL, NULL, NULL, NULL, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_batch_set_folder(batch, NULL, 0, NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_run(batch, NULL, NULL, NULL, NULL, NULL) == GONGWEN_E_ARGUMENT);
    gongwen_batch_free(batch);
}

static void what_makes_no_sense_is_refused(void)
{
    gongwen_batch *batch = gongwen_batch_new();
    const char *draft = path("%d.txt", 0);
    size_t failed = 99;
    CHECK(gongwen_batch_run(batch, NULL, NULL, NULL, &failed, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(failed == 0);
    CHECK(gongwen_batch_add_input(batch, "", 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_batch_add_format(batch, 99, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_batch_add_format(batch, GONGWEN_FORMAT_DOC, NULL) == GONGWEN_E_UNSUPPORTED);
    CHECK(gongwen_batch_add_input(batch, draft, strlen(draft), NULL) == GONGWEN_OK);
    CHECK(gongwen_batch_add_format(batch, GONGWEN_FORMAT_TEXT, NULL) == GONGWEN_OK);
    /* The text would fall on the draft itself. */
    CHECK(gongwen_batch_run(batch, NULL, NULL, NULL, NULL, NULL) == GONGWEN_E_ARGUMENT);
    gongwen_batch_free(batch);
}

int main(int argc, char **argv)
{
    int i;
    CHECK(argc == 2 && strlen(argv[1]) < 1000);
    strcpy(folder, argv[1]);
    for (i = 0; i < FILES; i++)
        write_file(path("%d.txt", i), draft_gb18030, sizeof draft_gb18030 - 1);
    write_file(path("%d.txt", 2), "\377\376\377", 3);
    one_bad_file_does_not_stop_the_others();
    a_callback_stops_the_batch();
    a_manifest_lets_a_batch_be_taken_up_again();
    what_makes_no_sense_is_refused();
    return 0;
}
