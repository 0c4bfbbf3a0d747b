//! JSON: an equal model both ways, the same bytes, and a typed error for everything else.

#![allow(clippy::unwrap_used)] // helpers of tests fail as tests do

use gongwen::convert::{Format, ReadOptions, WriteOptions, read, write};
use gongwen::{Document, Error, ErrorKind};
use gongwen_tests::{arbitrary, damage, golden};
use proptest::prelude::*;

const EVERY: &str = "tests/data/every-element.json";

fn parse(bytes: &[u8]) -> Result<Document, Error> {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Json);
    read(bytes, &options).map(|parsed| parsed.document)
}

fn made(document: &Document) -> Vec<u8> {
    let written = write(document, Format::Json, &WriteOptions::default()).unwrap();
    assert_eq!(written.diagnostics, []);
    written.bytes
}

/// The message for `every-element.json` with one thing changed.
fn refusal(from: &str, to: &str) -> (ErrorKind, String) {
    let text = String::from_utf8(golden::bytes(EVERY)).unwrap();
    assert!(text.contains(from), "{from}");
    let error = parse(text.replacen(from, to, 1).as_bytes()).unwrap_err();
    (error.kind(), error.to_string())
}

#[test]
fn every_element_comes_back_byte_for_byte() {
    let document = parse(&golden::bytes(EVERY)).unwrap();
    golden::check(EVERY, &made(&document));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_document_that_was_settled_is_in_accord(document in arbitrary::document()) {
        prop_assert_eq!(document.in_accord().1, vec![]);
    }

    #[test]
    fn any_document_comes_back_equal_and_writes_the_same_bytes(document in arbitrary::document()) {
        let bytes = made(&document);
        let back = parse(&bytes).unwrap();
        prop_assert_eq!(&back, &document);
        prop_assert_eq!(made(&back), bytes);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_but_never_breaks(bytes in damage::bytes(golden::bytes(EVERY))) {
        if let Ok(document) = parse(&bytes) {
            prop_assert_eq!(parse(&made(&document)).unwrap(), document);
        }
    }
}

#[test]
fn controls_that_xml_cannot_hold_are_no_trouble_for_json() {
    let document = Document {
        title: Some("甲\0乙\u{b}\u{ffff}".into()),
        ..Document::default()
    };
    assert_eq!(parse(&made(&document)).unwrap(), document);
}

#[test]
fn what_is_not_ours_is_named_with_its_path_and_place() {
    let table = [
        ("\"level\": 1", "\"level\": 5", "body[1].level"),
        ("\"run_in\": false", "\"run_in\": 0", "body[1].run_in"),
        ("\"run_in\": true", "\"runin\": true", "body[3].runin"),
        (
            "\"col_span\": 2",
            "\"col_span\": \"2\"",
            "body[7].rows[0][1].col_span",
        ),
        (
            "\"col_span\": 2",
            "\"col_span\": 0",
            "body[7].rows[0][1].col_span",
        ),
        ("\"2024-05-20\"", "\"2024-02-30\"", "meeting.date"),
        ("\"heading\"", "\"headline\"", "body[1].type"),
        ("\"adoption\"", "\"adopted\"", "adopted"),
        ("\"gongwen/1\"", "\"gongwen/2\"", "schema"),
    ];
    for (from, to, path) in table {
        let (kind, message) = refusal(from, to);
        assert_eq!(kind, ErrorKind::Schema, "{message}");
        assert!(
            message.starts_with(&format!("{path} does not fit")),
            "{message}"
        );
        assert!(message.contains("(line "), "{message}");
    }
}

#[test]
fn a_key_given_twice_is_refused() {
    for from in ["\"title\": \"云", "\"level\": 1,", "\"urgency\": \"加急\","] {
        let key = from.split(':').next().unwrap();
        let (kind, message) = refusal(from, &format!("{key}: null, {from}"));
        assert_eq!(kind, ErrorKind::Schema, "{message}");
    }
}

#[test]
fn a_syntax_error_tells_line_and_column_in_characters() {
    let error = parse("{\n  \"note\": \"甲乙\" \"丙\"}".as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Json);
    let span = error.span().unwrap();
    assert_eq!((span.line, span.column), (2, 16), "{error}");
}

#[test]
fn json_cut_off_anywhere_is_a_typed_error() {
    let whole = golden::bytes(EVERY);
    let last = whole.iter().rposition(|&b| b == b'}').unwrap();
    for end in 0..last {
        let kind = parse(&whole[..end]).unwrap_err().kind();
        let typed = matches!(
            kind,
            ErrorKind::Json | ErrorKind::Schema | ErrorKind::Encoding
        );
        assert!(typed, "cut at {end}: {kind:?}");
    }
}

#[test]
fn nesting_is_bounded_before_anything_recurses() {
    for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        assert_eq!(parse(deep.as_bytes()).unwrap_err().kind(), ErrorKind::Limit);
    }
    let mut options = ReadOptions::default();
    options.format = Some(Format::Json);
    options.limits.nesting = usize::MAX;
    let deep = read("[".repeat(100_000).as_bytes(), &options).unwrap_err();
    assert_eq!(deep.kind(), ErrorKind::Limit);
    let in_a_string = format!(
        "{{\"schema\":\"gongwen/1\",\"note\":\"{}\"}}",
        "[\\\"".repeat(500)
    );
    assert!(parse(in_a_string.as_bytes()).is_ok());
}

#[test]
fn documents_inside_documents_are_read_as_deep_as_the_limit_allows() {
    let nested = |levels: usize| {
        let open = r#"{"schema":"gongwen/1","forwarded":["#.repeat(levels);
        format!("{open}{}", "]}".repeat(levels))
    };
    assert!(parse(nested(32).as_bytes()).is_ok());
    assert_eq!(
        parse(nested(33).as_bytes()).unwrap_err().kind(),
        ErrorKind::Limit
    );
}

#[test]
fn utf16_and_gb18030_give_the_same_document() {
    let text = String::from_utf8(golden::bytes(EVERY)).unwrap();
    let want = parse(text.as_bytes()).unwrap();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(parse(&utf16).unwrap(), want);
    let gb18030 = encoding_rs::GB18030.encode(&text).0;
    assert_eq!(parse(&gb18030).unwrap(), want);
}
