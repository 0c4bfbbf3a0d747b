/* The C++ face: what fails throws, what is made is freed, lists are walked. */
#include "../c/draft.h"
#include "gongwen.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>

#define CHECK(what)                                                                        \
    do {                                                                                   \
        if (!(what)) {                                                                     \
            std::cerr << __FILE__ << ":" << __LINE__ << ": not so: " << #what << std::endl; \
            std::exit(1);                                                                  \
        }                                                                                  \
    } while (0)

static std::string draft() { return std::string(draft_gb18030, sizeof draft_gb18030 - 1); }

static gongwen::document read()
{
    return gongwen::document::read(draft(), GONGWEN_FORMAT_TEXT, GONGWEN_ENCODING_GB18030);
}

static void a_document_is_asked_changed_and_written()
{
    gongwen::document doc = read();
    CHECK(doc.text(GONGWEN_FIELD_TITLE) == draft_title);
    CHECK(doc.number(GONGWEN_FIELD_KIND) == GONGWEN_KIND_NOTICE);
    CHECK(doc.day(GONGWEN_FIELD_DOCUMENT_DATE) == (gongwen::date{2024, 5, 6}));
    CHECK(!doc.has(GONGWEN_FIELD_NOTE));
    doc.set_text(GONGWEN_FIELD_NOTE, "");
    CHECK(doc.has(GONGWEN_FIELD_NOTE));
    doc.clear(GONGWEN_FIELD_NOTE);
    CHECK(!doc.has(GONGWEN_FIELD_NOTE));
    doc.set_day(GONGWEN_FIELD_ISSUED_ON, gongwen::date{2024, 5, 7});
    doc.set_number(GONGWEN_FIELD_COPIES, 12);
    gongwen::item to = doc.items(GONGWEN_LIST_ADDRESSEES).add();
    to.set_text(GONGWEN_FIELD_TEXT, "\324\306", GONGWEN_ENCODING_GB18030);
    CHECK(to.text() == "\xe4\xba\x91");
    std::size_t walked = 0;
    for (gongwen::item each : doc.items(GONGWEN_LIST_ADDRESSEES)) {
        CHECK(!each.text().empty() && each.index() == walked);
        ++walked;
    }
    CHECK(walked == 2);
    gongwen::document copy = doc.clone();
    gongwen::document moved = std::move(doc);
    CHECK(moved.to_json() == copy.to_json());
    CHECK(gongwen::document::from_json(moved.to_json()).to_json() == copy.to_json());
    doc = std::move(moved);
    CHECK(doc.number(GONGWEN_FIELD_COPIES) == 12);
}

static void what_fails_throws()
{
    gongwen::document doc;
    try {
        doc.items(GONGWEN_LIST_BODY).at(3).text();
        CHECK(!"thrown");
    } catch (const gongwen::error &e) {
        CHECK(e.status() == GONGWEN_E_ARGUMENT && e.id() == "E1104" && !e.message_zh().empty());
        CHECK(std::string(e.what()).find("has 0 entries") != std::string::npos);
    }
    try {
        gongwen::convert("{", GONGWEN_FORMAT_XML, nullptr, GONGWEN_FORMAT_JSON);
        CHECK(!"thrown");
    } catch (const std::runtime_error &) {
    }
}

static void findings_are_walked()
{
    gongwen::options how;
    how.undecodable(GONGWEN_UNDECODABLE_REPLACE).text_encoding(GONGWEN_ENCODING_GB18030);
    gongwen::diagnostics found;
    CHECK(found.empty());
    gongwen::convert("a\xff\n", GONGWEN_FORMAT_TEXT, &how, GONGWEN_FORMAT_TEXT,
                     GONGWEN_ENCODING_UTF8, &found);
    bool seen = false;
    for (const gongwen::diagnostic &each : found)
        seen = seen || (each.code() == "R101" && each.line() == 1 && !each.message().empty());
    CHECK(seen && found.json().find("R101") != std::string::npos);
    auto repaired = [](const gongwen::diagnostic &each) { return each.code() == "R101"; };
    CHECK(std::find_if(found.begin(), found.end(), repaired)->line() == 1);
    CHECK(found[0].was() == "FF" && found[0].start() == 1 && found[0].end() > 1);
    CHECK(found[0].now() == "\xef\xbf\xbd" && found[0].severity() >= GONGWEN_SEVERITY_INFO);
    CHECK(found[0].hint(GONGWEN_LANG_ZH) == found[0].text(GONGWEN_DIAGNOSTIC_HINT, GONGWEN_LANG_ZH));
    std::size_t count = found.size();
    gongwen::diagnostics moved = std::move(found);
    CHECK(moved.size() == count);
    found = std::move(moved);
    CHECK(found.size() == count && found.at(0).column() > 0);
}

static std::string status_of(const std::function<void()> &what)
{
    try {
        what();
    } catch (const gongwen::error &e) {
        return e.id();
    }
    return "";
}

static void every_option_is_set_and_heeded()
{
    gongwen::fonts none;
    gongwen::options how;
    how.profile(GONGWEN_PROFILE_BOX)
        .binding(GONGWEN_BINDING_MIRRORED)
        .imprint(GONGWEN_IMPRINT_EVEN)
        .pdf(GONGWEN_PDF_A3A)
        .day(gongwen::date{2024, 3, 1})
        .page(1)
        .dpi(96)
        .faces(none);
    CHECK(status_of([&] { how.profile(99); }) == "E1103");
    CHECK(status_of([&] { how.day(gongwen::date{2024, 2, 30}); }) != "");
    CHECK(status_of([&] { how.day(gongwen::date{70000, 256, 257}); }) != "");
    CHECK(status_of([&] { read().write(GONGWEN_FORMAT_PDF, &how); }) == "E701");
    CHECK(status_of([&] { none.add(GONGWEN_ROLE_KAI, "OTTO"); }) != "");
    CHECK(status_of([&] { none.add_file(GONGWEN_ROLE_KAI, "no/such.ttf"); }) != "");

    std::string docx = read().write(GONGWEN_FORMAT_DOCX, &how);
    how.day(gongwen::date{2024, 3, 2});
    CHECK(docx != read().write(GONGWEN_FORMAT_DOCX, &how));

    const std::string draft = "\xe4\xba\x91,\xe4\xba\x91\n";
    how.normalise(GONGWEN_NORMALISE_STANDARD);
    std::string text = gongwen::convert(draft, GONGWEN_FORMAT_TEXT, &how, GONGWEN_FORMAT_TEXT);
    CHECK(text.find("\xef\xbc\x8c") != std::string::npos);
    how.limit(GONGWEN_LIMIT_INPUT_BYTES, 3);
    CHECK(status_of([&] { gongwen::convert(draft, GONGWEN_FORMAT_TEXT, &how); }) == "E601");
    CHECK(gongwen::version_number() == GONGWEN_VERSION_MAJOR * 10000 + GONGWEN_VERSION_MINOR * 100
                                           + GONGWEN_VERSION_PATCH);
    CHECK(!gongwen::version().empty());
}

static void documents_within_and_tables_are_built()
{
    gongwen::document doc = read();
    gongwen::document within;
    within.set_text(GONGWEN_FIELD_TITLE, "within");
    within.items(GONGWEN_LIST_BODY).add().set_text(GONGWEN_FIELD_TEXT, "words");
    doc.items(GONGWEN_LIST_FORWARDED).add();
    doc.set_forwarded(0, within);
    CHECK(doc.forwarded(0).to_json() == within.to_json());
    doc.set_forwarded(0, doc);
    CHECK(doc.forwarded(0).forwarded(0).to_json() == within.to_json());

    gongwen::list body = doc.items(GONGWEN_LIST_BODY);
    gongwen::item table = body.add();
    table.set_number(GONGWEN_FIELD_TYPE, GONGWEN_BLOCK_TABLE);
    gongwen::list rows = doc.items(GONGWEN_LIST_OF(GONGWEN_LIST_ROWS, table.index()));
    rows.add().set_number(GONGWEN_FIELD_CELLS, 2);
    rows.add().set_number(GONGWEN_FIELD_CELLS, 1);
    gongwen::list cells = doc.items(GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, table.index()));
    cells.at(2).set_text(GONGWEN_FIELD_TEXT, "c");
    cells.at(2).set_number(GONGWEN_FIELD_COL_SPAN, 2);
    CHECK(cells.size() == 3 && cells.at(2).number(GONGWEN_FIELD_ROW) == 1);
    rows.remove(0);
    CHECK(cells.size() == 1 && cells.at(0).text() == "c");
    CHECK(gongwen::document::from_json(doc.to_json()).to_json() == doc.to_json());
}

static void a_batch_tells_each_file_and_lets_exceptions_out(const std::string &folder)
{
    for (const char *name : {"/a.txt", "/b.txt"}) {
        std::ofstream file(folder + name, std::ios::binary);
        file << draft();
    }
    gongwen::batch batch;
    batch.input(folder).format(GONGWEN_FORMAT_JSON).folder(folder + "/out").threads(2);
    batch.write_diagnostics(GONGWEN_LANG_ZH);
    std::size_t calls = 0;
    CHECK(batch.run([&](const gongwen::outcome &each) {
        ++calls;
        CHECK(each.found.empty() == (each.found.json().find("{") == std::string::npos));
        return each.errors.empty() && each.written.size() == 2 && each.total == 2;
    }) == 0);
    CHECK(calls == 2);
    try {
        batch.run([](const gongwen::outcome &) -> bool { throw 7; });
        CHECK(!"thrown");
    } catch (int thrown) {
        CHECK(thrown == 7);
    }
    batch.manifest(GONGWEN_MANIFEST_RESUME);
    for (bool earlier : {false, true})
        batch.run([=](const gongwen::outcome &each) {
            CHECK(each.earlier == earlier);
            return true;
        });
    gongwen::cancel stop;
    stop.set();
    gongwen::options how;
    how.stop_with(stop);
    try {
        batch.run(gongwen::batch::progress(), &how);
        CHECK(!"thrown");
    } catch (const gongwen::error &e) {
        CHECK(e.status() == GONGWEN_E_CANCELLED);
    }
}

int main(int, char **argv)
{
    a_document_is_asked_changed_and_written();
    what_fails_throws();
    findings_are_walked();
    every_option_is_set_and_heeded();
    documents_within_and_tables_are_built();
    a_batch_tells_each_file_and_lets_exceptions_out(argv[1]);
    return 0;
}
