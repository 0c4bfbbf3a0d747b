//! XML: an equal model both ways, the same bytes, and a typed error for everything else.

#![allow(clippy::unwrap_used)] // helpers of tests fail as tests do

use gongwen::convert::{Format, ReadOptions, WriteOptions, read, write};
use gongwen::messages::Code;
use gongwen::{Diagnostic, Document, Error, ErrorKind};
use gongwen_tests::{arbitrary, damage, golden};
use proptest::prelude::*;

const EVERY: &str = "tests/data/every-element.xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn parse(bytes: &[u8]) -> Result<Document, Error> {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Xml);
    read(bytes, &options).map(|parsed| parsed.document)
}

fn refused(xml: &str) -> (ErrorKind, String) {
    let error = parse(xml.as_bytes()).unwrap_err();
    (error.kind(), format!("{} {error}", error.code()))
}

fn written(document: &Document) -> (Vec<u8>, Vec<Diagnostic>) {
    let written = write(document, Format::Xml, &WriteOptions::default()).unwrap();
    (written.bytes, written.diagnostics)
}

fn made(document: &Document) -> Vec<u8> {
    let (bytes, diagnostics) = written(document);
    assert_eq!(diagnostics, []);
    bytes
}

/// A document with attributes and content of one's own.
fn with(attributes: &str, content: &str) -> String {
    format!(
        "<document xmlns=\"urn:gongwen:document:1\" schema=\"gongwen/1\"{attributes}>{content}</document>"
    )
}

#[test]
fn every_element_comes_back_byte_for_byte_and_equals_its_json() {
    let json = golden::bytes("tests/data/every-element.json");
    let mut options = ReadOptions::default();
    options.format = Some(Format::Json);
    let document = read(&json, &options).unwrap().document;
    let bytes = made(&document);
    golden::check(EVERY, &bytes);
    let back = parse(&bytes).unwrap();
    assert_eq!(back, document);
    assert_eq!(made(&back), bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

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
fn nothing_an_empty_text_and_white_space_are_three_things() {
    for title in [None, Some(""), Some(" "), Some("\n"), Some("\r\n\t 甲 \r")] {
        let document = Document {
            title: title.map(String::from),
            ..Document::default()
        };
        assert_eq!(parse(&made(&document)).unwrap(), document, "{title:?}");
    }
}

#[test]
fn a_character_that_xml_cannot_hold_is_left_out_and_named() {
    let mut document = Document::default();
    document.header.approvers = vec!["甲".into(), "乙\0丙\u{b}\u{ffff}".into()];
    let (bytes, diagnostics) = written(&document);
    let [lost] = &diagnostics[..] else {
        panic!("{diagnostics:?}")
    };
    assert_eq!(lost.code, Code::NotInXml);
    assert_eq!(lost.path.as_deref(), Some("header.approvers[1]"));
    assert_eq!(lost.was.as_deref(), Some("U+0000 U+000B U+FFFF"));
    assert_eq!(parse(&bytes).unwrap().header.approvers, ["甲", "乙丙"]);
}

#[test]
fn a_vendor_may_use_a_prefix_comments_cdata_references_and_a_schema_location() {
    let xml = "<!-- x --><g:document xmlns:g='urn:gongwen:document:1' schema=' gongwen/1 ' \
        xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:gongwen:document:1 a.xsd'>\
        <?x y?><g:title>甲<!-- y -->&#20057;<![CDATA[<丙>]]>&lt;\r\n</g:title> </g:document> <!-- z -->";
    let title = parse(xml.as_bytes()).unwrap().title;
    assert_eq!(title.as_deref(), Some("甲乙<丙><\n"));
}

#[test]
fn what_is_not_ours_is_named_with_its_path_and_place() {
    let table = [
        (with("", "<titel/>"), "E502", "document/titel"),
        (with("", "<note/><title/>"), "E502", "document/title"),
        (with("", "<title/><title/>"), "E502", "document/title"),
        (
            with("", "<title lang='zh'/>"),
            "E502",
            "document/title/@lang",
        ),
        (with(" xml:lang='zh'", ""), "E502", "@xml:lang"),
        (with("", "<title><b/></title>"), "E502", "document/title/b"),
        (
            with("", "<header><number/></header>"),
            "E503",
            "document/header/number/text",
        ),
        (
            with("", "<body><heading><text/></heading></body>"),
            "E503",
            "document/body/heading/@level",
        ),
        (
            with("", "<body><heading level='5'><text/></heading></body>"),
            "E504",
            "document/body/heading/@level",
        ),
        (with(" kind='memo'", ""), "E504", "document/@kind"),
        (
            with(" document_date='2023-02-29'", ""),
            "E504",
            "document/@document_date",
        ),
        (with("", "甲"), "E506", "document has text"),
        (with("", "<title xmlns='urn:other'/>"), "E505", "urn:other"),
        (with("", "<p:title/>"), "E505", "title"),
        ("<document/>".into(), "E505", "document"),
        (
            "<title xmlns='urn:gongwen:document:1'/>".into(),
            "E503",
            "document",
        ),
        (with("", "") + &with("", ""), "E502", "document"),
        (with("", "") + "x", "E506", ""),
        (String::new(), "E503", "document"),
    ];
    for (xml, code, place) in table {
        let (kind, message) = refused(&xml);
        assert_eq!(kind, ErrorKind::Schema, "{xml}: {message}");
        assert!(
            message.starts_with(code) && message.contains(place),
            "{xml}: {message}"
        );
        assert!(message.contains("(line "), "{message}");
    }
}

#[test]
fn what_is_no_xml_is_an_xml_error() {
    let table = [
        with("", "<title>"),
        with("", "<title></note>"),
        with("", "<title>&nbsp;</title>"),
        with("", "<title>&#0;</title>"),
        with("", "<title>&#1;</title>"),
        with("", "<title>\u{1}</title>"),
        with(" kind='minutes' kind='letter'", ""),
        with(" kind=minutes", ""),
        with("", "<title>&</title>"),
    ];
    for xml in table {
        let (kind, message) = refused(&xml);
        assert_eq!(kind, ErrorKind::Xml, "{xml}: {message}");
    }
}

#[test]
fn a_doctype_is_refused_before_any_entity_is_looked_at() {
    let laughs: String = (1..10)
        .map(|i| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10)))
        .collect();
    for doctype in [
        "<!DOCTYPE document>".into(),
        format!("<!DOCTYPE document [<!ENTITY l0 \"lol\">{laughs}]>"),
        "<!DOCTYPE document SYSTEM \"file:///etc/passwd\">".into(),
    ] {
        let (kind, message) = refused(&format!(
            "{HEAD}{doctype}{}",
            with("", "<title>&l9;</title>")
        ));
        assert_eq!(kind, ErrorKind::Xml);
        assert!(message.starts_with("E302"), "{message}");
    }
}

#[test]
fn nesting_and_attributes_are_bounded() {
    let many: String = (0..100_000).map(|i| format!(" a{i}=''")).collect();
    let names: String = (0..100_000).map(|i| format!(" xmlns:a{i}='u'")).collect();
    let inside = with("", "<forwarded>");
    let open = inside.trim_end_matches("</document>");
    for xml in [
        open.repeat(50_000),
        "<a>".repeat(100_000),
        with(&many, ""),
        with(&names, ""),
    ] {
        let (kind, message) = refused(&xml);
        assert!(
            matches!(kind, ErrorKind::Limit | ErrorKind::Schema),
            "{message}"
        );
        assert!(
            xml.starts_with("<a>") || kind == ErrorKind::Limit,
            "{message}"
        );
    }
}

#[test]
fn the_deepest_nesting_that_can_be_asked_for_is_read() {
    let mut document = Document::default();
    for _ in 0..62 {
        document = Document {
            forwarded: vec![document],
            ..Document::default()
        };
    }
    let mut options = ReadOptions::default();
    options.format = Some(Format::Xml);
    options.limits.nesting = usize::MAX;
    let bytes = made(&document);
    assert_eq!(read(&bytes, &options).unwrap().document, document);
    assert_eq!(parse(&bytes).unwrap_err().kind(), ErrorKind::Limit);
}

#[test]
fn xml_cut_off_anywhere_is_a_typed_error() {
    let whole = golden::bytes(EVERY);
    for end in 0..whole.len() - 1 {
        let kind = parse(&whole[..end]).unwrap_err().kind();
        let typed = matches!(
            kind,
            ErrorKind::Xml | ErrorKind::Schema | ErrorKind::Encoding
        );
        assert!(typed, "cut at {end}: {kind:?}");
    }
}

#[test]
fn the_budget_and_the_caller_stop_the_reading() {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Xml);
    options.limits.steps = 1000;
    let bytes = golden::bytes(EVERY);
    assert_eq!(read(&bytes, &options).unwrap_err().kind(), ErrorKind::Limit);
    options.cancel.cancel();
    assert_eq!(
        read(&bytes, &options).unwrap_err().kind(),
        ErrorKind::Cancelled
    );
}

#[test]
fn xml_is_known_by_its_content() {
    let plain = with("", "");
    let prefixed = plain.replace("<document xmlns=", "<!-- x --><g:document xmlns:g=");
    let utf16: Vec<u8> = format!("{HEAD}{plain}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        plain.as_bytes(),
        prefixed.as_bytes(),
        &utf16,
        &[&b"\xff\xfe"[..], &utf16].concat(),
    ] {
        assert_eq!(Format::detect(bytes, None), Format::Xml);
    }
}

#[test]
fn a_declared_encoding_is_respected() {
    let text = String::from_utf8(golden::bytes(EVERY)).unwrap();
    let want = parse(text.as_bytes()).unwrap();
    for name in ["GB18030", "gbk", "GB2312"] {
        let xml = text.replacen("UTF-8", name, 1);
        let bytes = encoding_rs::GB18030.encode(&xml).0;
        assert_eq!(parse(&bytes).unwrap(), want, "{name}");
    }
    let utf16: Vec<u8> = text
        .replacen("UTF-8", "UTF-16", 1)
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(parse(&utf16).unwrap(), want);
    assert_eq!(parse(&[&b"\xfe\xff"[..], &utf16].concat()).unwrap(), want);
    assert_eq!(
        parse(text.replacen("UTF-8", "UTF-16", 1).as_bytes()).unwrap(),
        want
    );
    let kind = |xml: &str| parse(xml.as_bytes()).unwrap_err().kind();
    assert_eq!(
        kind(&text.replacen("UTF-8", "Big5", 1)),
        ErrorKind::Encoding
    );
    let mut broken = text.clone().into_bytes();
    broken[200] = 0xff;
    assert_eq!(parse(&broken).unwrap_err().kind(), ErrorKind::Encoding);
}
