/* A document that a program holds: its elements read and changed without a word of JSON. */
#include "check.h"
#include "draft.h"
#include "gongwen.h"

#include <string.h>

#define LEN(text) (sizeof(text) - 1)

static gongwen_document *read_draft(void)
{
    gongwen_document *doc = NULL;
    gongwen_error *err = NULL;
    CHECK(gongwen_document_read(draft_gb18030, LEN(draft_gb18030), GONGWEN_FORMAT_TEXT,
                                GONGWEN_ENCODING_GB18030, NULL, &doc, NULL, &err) == GONGWEN_OK);
    CHECK(doc != NULL && err == NULL);
    return doc;
}

/* Whether a field holds a text, in UTF-8; NULL for nothing. */
static int holds(const gongwen_document *doc, gongwen_field field, const char *want)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int same;
    CHECK(gongwen_document_get_text(doc, field, GONGWEN_ENCODING_UTF8, &out, NULL) == GONGWEN_OK);
    same = want == NULL ? out.data == NULL
                        : out.data != NULL && strcmp((const char *)out.data, want) == 0;
    gongwen_buffer_free(&out);
    return same;
}

static int item_holds(const gongwen_document *doc, gongwen_list list, size_t index,
                      gongwen_field field, const char *want)
{
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int same;
    CHECK(gongwen_document_get_item_text(doc, list, index, field, GONGWEN_ENCODING_UTF8, &out, NULL)
          == GONGWEN_OK);
    same = want == NULL ? out.data == NULL
                        : out.data != NULL && strcmp((const char *)out.data, want) == 0;
    gongwen_buffer_free(&out);
    return same;
}

static size_t count(const gongwen_document *doc, gongwen_list list)
{
    size_t out = 99;
    CHECK(gongwen_document_count(doc, list, &out, NULL) == GONGWEN_OK);
    return out;
}

static int64_t number(const gongwen_document *doc, gongwen_field field)
{
    int64_t out = -7;
    CHECK(gongwen_document_get_number(doc, field, &out, NULL) == GONGWEN_OK);
    return out;
}

static void set(gongwen_document *doc, gongwen_field field, const char *text)
{
    CHECK(gongwen_document_set_text(doc, field, GONGWEN_ENCODING_UTF8, text,
                                    text == NULL ? 0 : strlen(text), NULL) == GONGWEN_OK);
}

static void add(gongwen_document *doc, gongwen_list list, gongwen_field field, const char *text)
{
    size_t end = count(doc, list);
    CHECK(gongwen_document_insert(doc, list, end, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_set_item_text(doc, list, end, field, GONGWEN_ENCODING_UTF8, text,
                                         strlen(text), NULL) == GONGWEN_OK);
    CHECK(item_holds(doc, list, end, field, text));
}

static void a_draft_tells_its_elements(void)
{
    gongwen_document *doc = read_draft();
    int32_t year = 0, month = 0, day = 0;
    CHECK(holds(doc, GONGWEN_FIELD_TITLE, draft_title));
    CHECK(holds(doc, GONGWEN_FIELD_KIND, "notice"));
    CHECK(number(doc, GONGWEN_FIELD_KIND) == GONGWEN_KIND_NOTICE);
    CHECK(number(doc, GONGWEN_FIELD_NUMBER_YEAR) == 2024);
    CHECK(number(doc, GONGWEN_FIELD_NUMBER_SERIAL) == 7);
    CHECK(holds(doc, GONGWEN_FIELD_DOCUMENT_DATE, "2024-05-06"));
    CHECK(gongwen_document_get_date(doc, GONGWEN_FIELD_DOCUMENT_DATE, &year, &month, &day, NULL)
          == GONGWEN_OK);
    CHECK(year == 2024 && month == 5 && day == 6);
    CHECK(count(doc, GONGWEN_LIST_ADDRESSEES) == 1 && count(doc, GONGWEN_LIST_BODY) == 1);
    CHECK(count(doc, GONGWEN_LIST_SIGNATURE_ISSUERS) == 1);
    CHECK(item_holds(doc, GONGWEN_LIST_BODY, 0, GONGWEN_FIELD_TYPE, "paragraph"));
    CHECK(item_holds(doc, GONGWEN_LIST_BODY, 0, GONGWEN_FIELD_ORDINAL, NULL));
    gongwen_document_free(doc);
}

static void what_is_not_said_is_told_apart_from_nothing(void)
{
    gongwen_document *doc = gongwen_document_new();
    int32_t year = 1, month = 1, day = 1;
    CHECK(holds(doc, GONGWEN_FIELD_TITLE, NULL));
    set(doc, GONGWEN_FIELD_TITLE, "");
    CHECK(holds(doc, GONGWEN_FIELD_TITLE, ""));
    set(doc, GONGWEN_FIELD_TITLE, NULL);
    CHECK(holds(doc, GONGWEN_FIELD_TITLE, NULL));
    CHECK(number(doc, GONGWEN_FIELD_COPIES) == -1);
    CHECK(gongwen_document_get_date(doc, GONGWEN_FIELD_MEETING_DATE, &year, &month, &day, NULL)
          == GONGWEN_OK);
    CHECK(year == 0 && month == 0 && day == 0);
    gongwen_document_free(doc);
}

static void texts_go_in_and_out_in_the_callers_encoding(void)
{
    /* \u4e91 \u{20bb7}: the second is in GB18030 with four bytes, in GBK not at all. */
    static const char rare[] = "\344\272\221\360\240\256\267";
    static const uint16_t wide[] = { 0x4e91, 0xd842, 0xdfb7 };
    static const char gb[] = "\324\306\2254\2625";
    gongwen_document *doc = gongwen_document_new();
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    CHECK(gongwen_document_set_text(doc, GONGWEN_FIELD_NOTE, GONGWEN_ENCODING_UTF16LE, wide,
                                    sizeof wide, NULL) == GONGWEN_OK);
    CHECK(holds(doc, GONGWEN_FIELD_NOTE, rare));
    CHECK(gongwen_document_get_text(doc, GONGWEN_FIELD_NOTE, GONGWEN_ENCODING_UTF16LE, &out, NULL)
          == GONGWEN_OK);
    CHECK(out.len == sizeof wide && memcmp(out.data, wide, sizeof wide) == 0);
    gongwen_buffer_free(&out);
    CHECK(gongwen_document_get_text(doc, GONGWEN_FIELD_NOTE, GONGWEN_ENCODING_GB18030, &out, NULL)
          == GONGWEN_OK);
    CHECK(out.len == LEN(gb) && memcmp(out.data, gb, out.len) == 0);
    gongwen_buffer_free(&out);
    CHECK(gongwen_document_get_text(doc, GONGWEN_FIELD_NOTE, GONGWEN_ENCODING_GBK, &out, &err)
          == GONGWEN_E_ENCODING);
    CHECK(out.data == NULL);
    CHECK(strstr(gongwen_error_message(err, GONGWEN_LANG_EN), "U+20BB7") != NULL);
    gongwen_error_free(err);
    CHECK(gongwen_document_get_text(doc, GONGWEN_FIELD_NOTE, GONGWEN_ENCODING_DETECT, &out, NULL)
          == GONGWEN_E_ARGUMENT);
    gongwen_document_free(doc);
}

static void a_document_is_built_from_nothing(void)
{
    gongwen_document *doc = gongwen_document_new(), *same = NULL;
    gongwen_buffer json = GONGWEN_BUFFER_INIT, again = GONGWEN_BUFFER_INIT;
    gongwen_list to = GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, 0);
    CHECK(gongwen_document_set_number(doc, GONGWEN_FIELD_KIND, GONGWEN_KIND_MINUTES, NULL)
          == GONGWEN_OK);
    set(doc, GONGWEN_FIELD_LAYOUT, "minutes");
    set(doc, GONGWEN_FIELD_MARK, draft_title);
    add(doc, GONGWEN_LIST_MARK_ISSUERS, GONGWEN_FIELD_TEXT, "A");
    set(doc, GONGWEN_FIELD_ISSUE_NUMBER, "7");
    set(doc, GONGWEN_FIELD_MEETING_DATE, "2024-02-29");
    set(doc, GONGWEN_FIELD_CHAIR_NAME, "B");
    set(doc, GONGWEN_FIELD_CHAIR_TITLE, "C");
    CHECK(gongwen_document_set_date(doc, GONGWEN_FIELD_ISSUED_ON, 2024, 3, 1, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_set_number(doc, GONGWEN_FIELD_COPIES, 30, NULL) == GONGWEN_OK);
    add(doc, GONGWEN_LIST_BODY, GONGWEN_FIELD_TEXT, "D");
    CHECK(gongwen_document_set_item_number(doc, GONGWEN_LIST_BODY, 0, GONGWEN_FIELD_TYPE,
                                           GONGWEN_BLOCK_HEADING, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_set_item_number(doc, GONGWEN_LIST_BODY, 0, GONGWEN_FIELD_LEVEL, 2, NULL)
          == GONGWEN_OK);
    add(doc, GONGWEN_LIST_OBSERVERS, GONGWEN_FIELD_NAME, "E");
    add(doc, GONGWEN_LIST_DISTRIBUTION, GONGWEN_FIELD_LABEL, "F");
    add(doc, to, GONGWEN_FIELD_TEXT, "G");
    add(doc, to, GONGWEN_FIELD_TEXT, "H");
    CHECK(gongwen_document_remove(doc, to, 0, NULL) == GONGWEN_OK && count(doc, to) == 1);
    CHECK(item_holds(doc, to, 0, GONGWEN_FIELD_TEXT, "H"));

    /* As JSON and back, and as a copy: the same document. */
    CHECK(gongwen_document_write(doc, GONGWEN_FORMAT_JSON, NULL, &json, NULL, NULL) == GONGWEN_OK);
    CHECK(strstr((const char *)json.data, "\"kind\": \"minutes\"") != NULL);
    CHECK(gongwen_document_read(json.data, json.len, GONGWEN_FORMAT_JSON, GONGWEN_ENCODING_UTF8,
                                NULL, &same, NULL, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_write(same, GONGWEN_FORMAT_JSON, NULL, &again, NULL, NULL)
          == GONGWEN_OK);
    CHECK(json.len == again.len && memcmp(json.data, again.data, json.len) == 0);
    gongwen_buffer_free(&again);
    gongwen_document_free(same);
    CHECK(gongwen_document_clone(doc, &same, NULL) == GONGWEN_OK);
    gongwen_document_free(doc);
    CHECK(holds(same, GONGWEN_FIELD_CHAIR_NAME, "B"));
    gongwen_document_free(same);
    gongwen_buffer_free(&json);
}

static void documents_within_can_be_asked_and_copied(void)
{
    gongwen_document *doc = gongwen_document_new(), *inner = NULL;
    gongwen_error *err = NULL;
    add(doc, GONGWEN_LIST_FORWARDED, GONGWEN_FIELD_TITLE, draft_title);
    CHECK(gongwen_document_get_forwarded(doc, 0, &inner, NULL) == GONGWEN_OK);
    CHECK(holds(inner, GONGWEN_FIELD_TITLE, draft_title));
    gongwen_document_free(inner);
    CHECK(gongwen_document_get_forwarded(doc, 1, &inner, &err) == GONGWEN_E_ARGUMENT);
    CHECK(inner == NULL);
    CHECK(strstr(gongwen_error_message(err, GONGWEN_LANG_EN), "has 1 entries") != NULL);
    gongwen_error_free(err);
    gongwen_document_free(doc);
}

static void cells_of_a_table_are_told_row_by_row(void)
{
    static const char json[] =
        "{\"schema\": \"gongwen/1\", \"body\": [{\"type\": \"table\", \"rows\": "
        "[[{\"text\": \"a\"}, {\"text\": \"b\"}], [{\"text\": \"c\", \"col_span\": 2}]]}]}";
    gongwen_document *doc = NULL;
    gongwen_list cells = GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, 0);
    int64_t row = -7;
    CHECK(gongwen_document_read(json, LEN(json), GONGWEN_FORMAT_JSON, GONGWEN_ENCODING_UTF8, NULL,
                                &doc, NULL, NULL) == GONGWEN_OK);
    CHECK(count(doc, cells) == 3);
    CHECK(item_holds(doc, cells, 2, GONGWEN_FIELD_TEXT, "c"));
    CHECK(gongwen_document_get_item_number(doc, cells, 2, GONGWEN_FIELD_ROW, &row, NULL)
          == GONGWEN_OK);
    CHECK(row == 1);
    CHECK(gongwen_document_set_item_number(doc, cells, 2, GONGWEN_FIELD_COL_SPAN, 0, NULL)
          == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_document_insert(doc, cells, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_document_remove(doc, cells, 0, NULL) == GONGWEN_E_ARGUMENT);
    gongwen_document_free(doc);
}

static void set_number(gongwen_document *doc, gongwen_list list, size_t index, gongwen_field field,
                       int64_t value)
{
    CHECK(gongwen_document_set_item_number(doc, list, index, field, value, NULL) == GONGWEN_OK);
}

/* A table of two rows in an attachment, the second one broader than the first was. */
static void a_table_in_an_attachment_is_built_row_by_row(void)
{
    gongwen_document *doc = gongwen_document_new();
    gongwen_list blocks = GONGWEN_LIST_OF(GONGWEN_LIST_ATTACHMENT_BODY, 1);
    gongwen_list rows = GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, 1, 2);
    gongwen_list cells = GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, 1, 2);
    add(doc, GONGWEN_LIST_ATTACHMENTS, GONGWEN_FIELD_TITLE, "a");
    add(doc, GONGWEN_LIST_ATTACHMENTS, GONGWEN_FIELD_TITLE, "b");
    add(doc, blocks, GONGWEN_FIELD_TEXT, "c");
    add(doc, blocks, GONGWEN_FIELD_TEXT, "d");
    CHECK(gongwen_document_insert(doc, blocks, 2, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_insert(doc, rows, 0, NULL) == GONGWEN_E_ARGUMENT);
    set_number(doc, blocks, 2, GONGWEN_FIELD_TYPE, GONGWEN_BLOCK_TABLE);
    CHECK(count(doc, rows) == 0 && count(doc, cells) == 0);
    CHECK(gongwen_document_insert(doc, rows, 0, NULL) == GONGWEN_OK);
    set_number(doc, rows, 0, GONGWEN_FIELD_CELLS, 3);
    CHECK(gongwen_document_insert(doc, rows, 0, NULL) == GONGWEN_OK);
    set_number(doc, rows, 0, GONGWEN_FIELD_CELLS, 2);
    CHECK(count(doc, rows) == 2 && count(doc, cells) == 5);
    CHECK(gongwen_document_set_item_text(doc, cells, 4, GONGWEN_FIELD_TEXT, GONGWEN_ENCODING_UTF8,
                                         "e", 1, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_remove(doc, rows, 0, NULL) == GONGWEN_OK);
    CHECK(count(doc, cells) == 3 && item_holds(doc, cells, 2, GONGWEN_FIELD_TEXT, "e"));
    CHECK(gongwen_document_set_item_number(doc, rows, 0, GONGWEN_FIELD_CELLS, 65536, NULL)
          == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_document_set_item_number(doc, rows, 0, GONGWEN_FIELD_CELLS, -1, NULL)
          == GONGWEN_E_ARGUMENT);
    CHECK(count(doc, cells) == 3);
    gongwen_document_free(doc);
}

/* Each round puts the document into itself, which has an end. */
static void documents_within_documents_have_a_bound(void)
{
    gongwen_document *doc = read_draft(), *same = NULL;
    gongwen_buffer json = GONGWEN_BUFFER_INIT, xml = GONGWEN_BUFFER_INIT;
    gongwen_error *err = NULL;
    int rounds = 0;
    CHECK(gongwen_document_insert(doc, GONGWEN_LIST_FORWARDED, 0, NULL) == GONGWEN_OK);
    while (gongwen_document_set_forwarded(doc, 0, doc, &err) == GONGWEN_OK)
        CHECK(++rounds < 100);
    CHECK(rounds > 10 && gongwen_error_status(err) == GONGWEN_E_LIMIT);
    gongwen_error_free(err);
    CHECK(gongwen_document_write(doc, GONGWEN_FORMAT_JSON, NULL, &json, NULL, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_write(doc, GONGWEN_FORMAT_XML, NULL, &xml, NULL, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_read(json.data, json.len, GONGWEN_FORMAT_JSON, GONGWEN_ENCODING_UTF8,
                                NULL, &same, NULL, NULL) == GONGWEN_OK);
    gongwen_document_free(same);
    CHECK(gongwen_document_read(xml.data, xml.len, GONGWEN_FORMAT_XML, GONGWEN_ENCODING_UTF8, NULL,
                                &same, NULL, NULL) == GONGWEN_OK);
    gongwen_document_free(same);
    gongwen_buffer_free(&json);
    gongwen_buffer_free(&xml);
    gongwen_document_free(doc);
}

static gongwen_error *refusal;

/* The message of a failing call, which put its error into `refusal`, names what was wrong. */
static void refused(gongwen_status status, const char *word)
{
    CHECK(status == GONGWEN_E_ARGUMENT && refusal != NULL);
    if (strstr(gongwen_error_message(refusal, GONGWEN_LANG_EN), word) == NULL) {
        fprintf(stderr, "no %s in: %s\n", word, gongwen_error_message(refusal, GONGWEN_LANG_EN));
        exit(1);
    }
    CHECK(*gongwen_error_message(refusal, GONGWEN_LANG_ZH) != 0);
    gongwen_error_free(refusal);
}

static void what_makes_no_sense_is_refused_and_changes_nothing(void)
{
    gongwen_document *doc = read_draft();
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int64_t n;
    int32_t y, m, d;
    size_t size;
    static const size_t huge = (size_t)-1;
    refused(gongwen_document_get_item_text(doc, GONGWEN_LIST_BODY, 1, GONGWEN_FIELD_TEXT,
                                           GONGWEN_ENCODING_UTF8, &out, &refusal),
            "GONGWEN_LIST_BODY has 1 entries");
    refused(gongwen_document_get_item_text(doc, GONGWEN_LIST_BODY, huge, GONGWEN_FIELD_TEXT,
                                           GONGWEN_ENCODING_UTF8, &out, &refusal),
            "entries");
    refused(gongwen_document_insert(doc, GONGWEN_LIST_BODY, 2, &refusal), "entries");
    refused(gongwen_document_remove(doc, GONGWEN_LIST_PRESENT, 0, &refusal), "has 0 entries");
    refused(gongwen_document_count(doc, 99, &size, &refusal), "gongwen_list");
    refused(gongwen_document_count(doc, GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, 5), &size, &refusal),
            "GONGWEN_LIST_DISTRIBUTION has 0 entries");
    refused(gongwen_document_count(doc, GONGWEN_LIST_OF(GONGWEN_LIST_PRESENT, 1), &size, &refusal),
            "gongwen_list");
    refused(gongwen_document_count(doc, GONGWEN_LIST_WITHIN(GONGWEN_LIST_CELLS, 0, 1), &size,
                                   &refusal),
            "gongwen_list");
    refused(gongwen_document_count(doc, GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, 0, 3),
                                   &size, &refusal),
            "GONGWEN_LIST_ATTACHMENTS has 0 entries");
    refused(gongwen_document_set_forwarded(doc, 0, doc, &refusal),
            "GONGWEN_LIST_FORWARDED has 0 entries");
    refused(gongwen_document_get_text(doc, 999, GONGWEN_ENCODING_UTF8, &out, &refusal), "999");
    refused(gongwen_document_get_text(doc, GONGWEN_FIELD_NAME, GONGWEN_ENCODING_UTF8, &out, &refusal),
            "gongwen_document");
    refused(gongwen_document_get_text(doc, GONGWEN_FIELD_NUMBER_YEAR, GONGWEN_ENCODING_UTF8, &out,
                                      &refusal),
            "GONGWEN_FIELD_NUMBER_YEAR");
    refused(gongwen_document_get_number(doc, GONGWEN_FIELD_TITLE, &n, &refusal), "number");
    refused(gongwen_document_get_date(doc, GONGWEN_FIELD_TITLE, &y, &m, &d, &refusal), "date");
    refused(gongwen_document_set_date(doc, GONGWEN_FIELD_DOCUMENT_DATE, 2023, 2, 29, &refusal),
            "2023-02-29");
    refused(gongwen_document_set_date(doc, GONGWEN_FIELD_DOCUMENT_DATE, -1, 70000, 0, &refusal),
            "");
    refused(gongwen_document_set_number(doc, GONGWEN_FIELD_NUMBER_YEAR, 70000, &refusal), "70000");
    refused(gongwen_document_set_number(doc, GONGWEN_FIELD_KIND, 16, &refusal), "16");
    refused(gongwen_document_set_text(doc, GONGWEN_FIELD_KIND, GONGWEN_ENCODING_UTF8, "memo", 4,
                                      &refusal),
            "memo");
    refused(gongwen_document_set_text(doc, GONGWEN_FIELD_TITLE, GONGWEN_ENCODING_UTF8, "a\0b", 3,
                                      &refusal),
            "character 2");
    refused(gongwen_document_set_text(doc, GONGWEN_FIELD_TITLE, GONGWEN_ENCODING_UTF8, "a", huge,
                                      &refusal),
            "text");
    refused(gongwen_document_set_text(doc, GONGWEN_FIELD_TITLE, GONGWEN_ENCODING_UTF8, NULL, 3,
                                      &refusal),
            "text");
    refused(gongwen_document_set_text(doc, GONGWEN_FIELD_TITLE, 99, "a", 1, &refusal), "99");
    CHECK(gongwen_document_set_text(doc, GONGWEN_FIELD_TITLE, GONGWEN_ENCODING_GB18030, "\324\377",
                                    2, NULL) == GONGWEN_E_ENCODING);
    CHECK(out.data == NULL && holds(doc, GONGWEN_FIELD_TITLE, draft_title));
    CHECK(number(doc, GONGWEN_FIELD_NUMBER_YEAR) == 2024);
    gongwen_document_free(doc);
}

static void findings_are_told_one_by_one(void)
{
    static const char bad[] = "\345\205\263\n\377\n";
    gongwen_options *options = gongwen_options_new();
    gongwen_document *doc = NULL;
    gongwen_diagnostics *found = NULL;
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    int64_t line = 0, column = 0, severity = 0;
    CHECK(gongwen_options_set_undecodable(options, GONGWEN_UNDECODABLE_REPLACE, NULL)
          == GONGWEN_OK);
    CHECK(gongwen_document_read(bad, LEN(bad), GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8, options,
                                &doc, &found, NULL) == GONGWEN_OK);
    CHECK(gongwen_diagnostics_count(found) > 0);
    CHECK(gongwen_diagnostics_get_text(found, 0, GONGWEN_DIAGNOSTIC_CODE, GONGWEN_LANG_EN,
                                       GONGWEN_ENCODING_UTF8, &out, NULL) == GONGWEN_OK);
    CHECK(strcmp((const char *)out.data, "R101") == 0);
    gongwen_buffer_free(&out);
    CHECK(gongwen_diagnostics_get_text(found, 0, GONGWEN_DIAGNOSTIC_WAS, GONGWEN_LANG_EN,
                                       GONGWEN_ENCODING_UTF8, &out, NULL) == GONGWEN_OK);
    CHECK(strcmp((const char *)out.data, "FF") == 0);
    gongwen_buffer_free(&out);
    CHECK(gongwen_diagnostics_get_text(found, 0, GONGWEN_DIAGNOSTIC_MESSAGE, GONGWEN_LANG_ZH,
                                       GONGWEN_ENCODING_GB18030, &out, NULL) == GONGWEN_OK);
    CHECK(out.len > 0);
    gongwen_buffer_free(&out);
    CHECK(gongwen_diagnostics_get_number(found, 0, GONGWEN_DIAGNOSTIC_LINE, &line, NULL)
          == GONGWEN_OK);
    CHECK(gongwen_diagnostics_get_number(found, 0, GONGWEN_DIAGNOSTIC_COLUMN, &column, NULL)
          == GONGWEN_OK);
    CHECK(gongwen_diagnostics_get_number(found, 0, GONGWEN_DIAGNOSTIC_SEVERITY, &severity, NULL)
          == GONGWEN_OK);
    CHECK(line == 2 && column == 1 && severity >= GONGWEN_SEVERITY_INFO);
    refused(gongwen_diagnostics_get_number(found, 999, GONGWEN_DIAGNOSTIC_LINE, &line, &refusal),
            "entries");
    refused(gongwen_diagnostics_get_number(found, 0, 999, &line, &refusal), "999");
    CHECK(line == -1);
    gongwen_diagnostics_free(found);
    gongwen_document_free(doc);
    gongwen_options_free(options);
}

static void plain_text_comes_in_the_encoding_asked_for(void)
{
    gongwen_document *doc = read_draft();
    gongwen_options *options = gongwen_options_new();
    gongwen_buffer gb = GONGWEN_BUFFER_INIT;
    CHECK(gongwen_options_set_text_encoding(options, GONGWEN_ENCODING_GB18030, NULL) == GONGWEN_OK);
    CHECK(gongwen_document_write(doc, GONGWEN_FORMAT_TEXT, options, &gb, NULL, NULL) == GONGWEN_OK);
    CHECK(strstr((const char *)gb.data, "\324\306\325\376\260\354\267\242") != NULL);
    gongwen_buffer_free(&gb);
    CHECK(gongwen_options_set_text_encoding(options, GONGWEN_ENCODING_DETECT, NULL)
          == GONGWEN_E_ARGUMENT);
    gongwen_options_free(options);
    gongwen_document_free(doc);
}

static void a_bound_that_is_passed_is_told(void)
{
    gongwen_options *options = gongwen_options_new();
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    gongwen_limit which;
    CHECK(gongwen_options_set_limit(options, GONGWEN_LIMIT_INPUT_BYTES, LEN(draft_utf8) - 1, NULL)
          == GONGWEN_OK);
    CHECK(gongwen_convert(draft_utf8, LEN(draft_utf8), GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8,
                          GONGWEN_FORMAT_JSON, options, &out, NULL, NULL) == GONGWEN_E_LIMIT);
    for (which = GONGWEN_LIMIT_INPUT_BYTES; which <= GONGWEN_LIMIT_STEPS; which++)
        CHECK(gongwen_options_set_limit(options, which, (uint64_t)-1, NULL) == GONGWEN_OK);
    CHECK(gongwen_options_set_limit(options, which, 1, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_options_set_limit(options, 0, 1, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_convert(draft_utf8, LEN(draft_utf8), GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8,
                          GONGWEN_FORMAT_JSON, options, &out, NULL, NULL) == GONGWEN_OK);
    gongwen_buffer_free(&out);
    gongwen_options_free(options);
}

static void a_flag_that_is_set_stops_what_holds_it(void)
{
    gongwen_options *options = gongwen_options_new();
    gongwen_cancel *cancel = gongwen_cancel_new();
    gongwen_buffer out = GONGWEN_BUFFER_INIT;
    CHECK(gongwen_options_set_cancel(options, cancel, NULL) == GONGWEN_OK);
    CHECK(!gongwen_cancel_is_set(cancel) && !gongwen_cancel_is_set(NULL));
    gongwen_cancel_set(NULL);
    gongwen_cancel_set(cancel);
    CHECK(gongwen_cancel_is_set(cancel));
    gongwen_cancel_free(cancel);
    CHECK(gongwen_convert(draft_utf8, LEN(draft_utf8), GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_UTF8,
                          GONGWEN_FORMAT_XML, options, &out, NULL, NULL) == GONGWEN_E_CANCELLED);
    CHECK(out.data == NULL);
    gongwen_options_free(options);
}

static void what_is_no_font_is_refused(void)
{
    gongwen_fonts *fonts = gongwen_fonts_new();
    CHECK(gongwen_fonts_add(fonts, GONGWEN_ROLE_KAI, "OTTO", 4, 0, NULL) == GONGWEN_E_FONT);
    CHECK(gongwen_fonts_add(fonts, 99, "OTTO", 4, 0, NULL) == GONGWEN_E_ARGUMENT);
    CHECK(gongwen_fonts_add_file(fonts, GONGWEN_ROLE_KAI, "no/such.ttf", 11, 0, NULL)
          == GONGWEN_E_FONT);
    gongwen_fonts_free(fonts);
}

int main(void)
{
    a_draft_tells_its_elements();
    what_is_not_said_is_told_apart_from_nothing();
    texts_go_in_and_out_in_the_callers_encoding();
    a_document_is_built_from_nothing();
    documents_within_can_be_asked_and_copied();
    cells_of_a_table_are_told_row_by_row();
    a_table_in_an_attachment_is_built_row_by_row();
    documents_within_documents_have_a_bound();
    what_makes_no_sense_is_refused_and_changes_nothing();
    findings_are_told_one_by_one();
    plain_text_comes_in_the_encoding_asked_for();
    a_bound_that_is_passed_is_told();
    a_flag_that_is_set_stops_what_holds_it();
    what_is_no_font_is_refused();
    return 0;
}
