//! Drafts that go back to the person who sent them: what we write as text, Markdown and HTML reads
//! back as what it was.

// A helper outside a test function that panics is a failing test, and is meant to be.
#![allow(clippy::expect_used, clippy::panic)]

use gongwen::messages::Code;
use gongwen::model::{Block, Cell, Table};
use gongwen::{Document, Format, ReadOptions, WriteOptions, Written};

const DRAFTS: [Format; 3] = [Format::Text, Format::Markdown, Format::Html];

fn read(bytes: &[u8], format: Format) -> Document {
    let mut options = ReadOptions::default();
    options.format = Some(format);
    let parsed = gongwen::read(bytes, &options).expect("a draft never fails");
    printed(parsed.document)
}

/// What a draft says: extras stand outside it.
fn printed(mut document: Document) -> Document {
    document.extras.clear();
    let inside = std::mem::take(&mut document.forwarded);
    document.forwarded = inside.into_iter().map(printed).collect();
    document
}

fn write(document: &Document, to: Format) -> Written {
    gongwen::write(document, to, &WriteOptions::default()).expect("every document can be written")
}

fn text(written: Written) -> String {
    String::from_utf8(written.bytes).expect("UTF-8")
}

fn sample(name: &str) -> Document {
    let path = gongwen_tests::golden::root("examples").join(name);
    read(
        &std::fs::read(path).expect("a sample of ours"),
        Format::Markdown,
    )
}

/// The first line in which two documents differ; none where they are equal.
fn difference(was: &Document, is: &Document) -> Option<String> {
    let json = |d| serde_json::to_string_pretty(d).expect("the model is JSON");
    let (was_json, is_json): (String, String) = (json(was), json(is));
    let mut lines = was_json.lines().zip(is_json.lines());
    let differ = lines.find(|(a, b)| a != b);
    (was != is).then(|| format!("{differ:?}"))
}

/// Whether a format has a form for all that a document says: plain text has none for tables, nor
/// for headings without a number, and Markdown none for merged cells.
fn can_say(format: Format, document: &Document, written: &Written) -> bool {
    let flattened = written
        .diagnostics
        .iter()
        .any(|d| d.code == Code::TableFlattened);
    let bare = |b: &Block| matches!(b, Block::Heading(h) if h.number.is_none());
    let attached = document.attachments.iter().flat_map(|a| &a.body);
    let inside = document.forwarded.iter().flat_map(|d| &d.body);
    let mut blocks = document.body.iter().chain(attached).chain(inside);
    !flattened && (format != Format::Text || !blocks.any(bare))
}

#[test]
fn the_samples_read_back_as_they_were() {
    for name in ["minutes.md", "notice.md"] {
        let document = sample(name);
        for format in DRAFTS {
            let written = write(&document, format);
            if can_say(format, &document, &written) {
                let again = read(&written.bytes, format);
                assert_eq!(difference(&document, &again), None, "{name} as {format}");
            }
        }
    }
}

/// The invented drafts of all genres, in each of their formats.
fn invented() -> Vec<(String, Document)> {
    let folder = gongwen_tests::golden::root("tests/data/recognise");
    let entries = std::fs::read_dir(folder).expect("the folder of the drafts");
    let mut paths: Vec<_> = entries.map(|e| e.expect("a file").path()).collect();
    paths.sort();
    let draft = |path: std::path::PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        let format = Format::of_name(&name).filter(|f| DRAFTS.contains(f))?;
        Some((name, read(&std::fs::read(&path).ok()?, format)))
    };
    paths.into_iter().filter_map(draft).collect()
}

/// The real drafts of the corpus; none where it is missing.
fn real() -> Vec<(String, Document)> {
    let draft = |(name, bytes): (String, Vec<u8>)| {
        let format = Format::of_name(&name).filter(|f| DRAFTS.contains(f))?;
        let document = read(&bytes, format);
        Some((name, document))
    };
    let drafts = gongwen_tests::corpus::dev();
    drafts.into_iter().filter_map(draft).collect()
}

/// Where documents, written as drafts and read again, are others.
fn changed(documents: &[(String, Document)]) -> Vec<String> {
    let mut out = Vec::new();
    for (name, document) in documents {
        for to in DRAFTS {
            let written = write(document, to);
            if can_say(to, document, &written) {
                let difference = difference(document, &read(&written.bytes, to));
                out.extend(difference.map(|d| format!("{name} as {to}: {d}")));
            }
        }
    }
    out
}

#[test]
fn the_invented_drafts_read_back_as_they_were() {
    assert_eq!(changed(&invented()), [""; 0]);
}

#[test]
fn the_corpus_reads_back_as_it_was() {
    assert_eq!(changed(&real()), [""; 0]);
}

/// What is found where reading mends a draft.
const REPAIRS: [Code; 10] = [
    Code::BrokenEntity,
    Code::ControlCharacter,
    Code::CutEntry,
    Code::DoubledTitle,
    Code::Joined,
    Code::PageMark,
    Code::Rejoined,
    Code::ShortLabel,
    Code::SpacedName,
    Code::Unwrapped,
];

/// The repairs that documents, written as drafts, still need.
fn repairs(documents: &[(String, Document)]) -> Vec<String> {
    let mut out = Vec::new();
    for (name, document) in documents {
        for to in DRAFTS {
            let mut options = ReadOptions::default();
            options.format = Some(to);
            let written = write(document, to);
            if !can_say(to, document, &written) {
                continue;
            }
            let again = gongwen::read(&written.bytes, &options);
            let found = again.expect("a draft never fails").diagnostics;
            let repairs = found.iter().filter(|d| REPAIRS.contains(&d.code));
            out.extend(repairs.map(|d| format!("{name} as {to}: {d:?}")));
        }
    }
    out
}

#[test]
fn what_was_repaired_once_needs_no_repair_again() {
    assert_eq!(repairs(&invented()), [""; 0]);
    assert_eq!(repairs(&real()), [""; 0]);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample("notice.md");
    for format in DRAFTS {
        assert_eq!(
            write(&document, format).bytes,
            write(&document, format).bytes
        );
    }
}

#[test]
fn a_page_needs_nothing_else() {
    let page = text(write(&sample("notice.md"), Format::Html));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    for outside in ["http", "src=", "url(", "<link", "@import", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

fn paragraph(text: &str) -> Document {
    let mut document = Document::default();
    document
        .body
        .push(Block::Paragraph(gongwen::model::Paragraph {
            text: text.into(),
            ..Default::default()
        }));
    document
}

#[test]
fn marks_of_the_format_are_text_of_the_document() {
    let odd = "甲<b>乙</b>&；**丙**_丁_\\*`|#1  2 < 3 & [4](5)——戊。";
    for format in DRAFTS {
        for start in ["", "# ", "> ", "- ", "* ", "| ", "---"] {
            let document = paragraph(&format!("{start}{odd}"));
            let again = read(&write(&document, format).bytes, format);
            assert_eq!(document.body, again.body, "{format}: {start}");
        }
    }
}

#[test]
fn control_characters_are_left_out_and_told() {
    for format in DRAFTS {
        let written = write(&paragraph("甲\u{0}乙\u{1b}。"), format);
        let told = written
            .diagnostics
            .first()
            .map(|d| (d.code, d.path.clone()));
        assert_eq!(told, Some((Code::NotPrinted, Some("body[0].text".into()))));
        assert!(text(written).contains("甲乙。"));
    }
}

#[test]
fn a_table_keeps_its_head_and_its_spans_in_html_and_says_so_elsewhere() {
    let cell = |text: &str, col_span, row_span| Cell {
        text: text.into(),
        col_span,
        row_span,
    };
    let table = Table {
        head_rows: 1,
        rows: vec![
            vec![cell("单位", 1, 1), cell("人数|合计", 2, 1)],
            vec![cell("甲局", 1, 2), cell("1", 1, 1), cell("男\n女", 1, 1)],
            vec![cell("2", 1, 1), cell("", 1, 1)],
        ],
        ..Table::default()
    };
    let mut document = paragraph("人数如下。");
    document.body.push(Block::Table(table));
    let codes = |format| -> Vec<Code> {
        let written = write(&document, format);
        written.diagnostics.iter().map(|d| d.code).collect()
    };
    assert_eq!(codes(Format::Html), []);
    assert_eq!(codes(Format::Markdown), [Code::TableFlattened]);
    assert_eq!(codes(Format::Text), [Code::TableFlattened]);
    let again = read(&write(&document, Format::Html).bytes, Format::Html);
    assert_eq!(document.body, again.body);
}
