/* The C++ face: what fails throws, what is made is freed, lists are walked. */
#include "../c/draft.h"
#include "gongwen.hpp"

#include <cstdlib>
#include <fstream>
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
}

static void a_batch_tells_each_file_and_lets_exceptions_out(const std::string &folder)
{
    for (const char *name : {"/a.txt", "/b.txt"}) {
        std::ofstream file(folder + name, std::ios::binary);
        file << draft();
    }
    gongwen::batch batch;
    batch.input(folder).format(GONGWEN_FORMAT_JSON).folder(folder + "/out").threads(2);
    std::size_t calls = 0;
    CHECK(batch.run([&](const gongwen::outcome &each) {
        ++calls;
        return each.errors.empty() && each.written.size() == 1 && each.total == 2;
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
    a_batch_tells_each_file_and_lets_exceptions_out(argv[1]);
    return 0;
}
