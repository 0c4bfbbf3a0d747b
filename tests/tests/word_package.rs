//! Word files under odd names, in odd encodings, and what is none: packages as programs write them.

#![allow(clippy::unwrap_used)] // helpers fail as tests do

use gongwen::{Error, Parsed, ReadOptions, read};
use gongwen_tests::package::{self, Parts};

const TITLE: &str = "关于做好防汛工作的通知";

fn parts() -> Parts {
    package::docx_parts(&format!("<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"), &[])
}

fn named(bytes: &[u8], name: &str) -> Result<Parsed, Error> {
    let mut options = ReadOptions::default();
    options.name = Some(name.into());
    read(bytes, &options)
}

fn text(parts: &Parts) -> String {
    let parsed = named(&package::zip(parts), "a.docx").unwrap();
    parsed.source.unwrap().text().trim().to_owned()
}

fn as_text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn parts_in_utf_16_are_read() {
    let wide = |bytes: &[u8], of: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = format!(
            r#"{}<?xml version="1.0" encoding="UTF-16"?>{}"#,
            '\u{feff}',
            as_text(bytes)
        );
        text.encode_utf16().flat_map(of).collect()
    };
    for of in [u16::to_le_bytes, u16::to_be_bytes] {
        let all = parts().into_iter();
        let all: Parts = all.map(|(name, bytes)| (name, wide(&bytes, of))).collect();
        assert_eq!(text(&all), TITLE);
    }
}

#[test]
fn the_main_part_is_found_by_its_relation_under_any_name() {
    let names = [
        ("a b/正文.xml", "/a%20b/%E6%AD%A3%E6%96%87.xml"),
        ("a%20b/%E6%AD%A3.xml", "a b/正.xml"),
        ("WORD\\Main.XML", "word/main.xml"),
    ];
    for (entry, target) in names {
        let mut all = parts();
        for (name, bytes) in &mut all {
            match name.as_str() {
                "word/document.xml" => *name = entry.into(),
                "_rels/.rels" => {
                    *bytes = as_text(bytes).replace("word/document.xml", target).into()
                }
                _ => {}
            }
        }
        assert_eq!(text(&all), TITLE, "{entry}");
    }
}

#[test]
fn a_main_part_of_another_kind_is_refused_by_its_root() {
    let mut all = parts();
    for (name, bytes) in &mut all {
        if name == "word/document.xml" {
            *bytes = b"<workbook xmlns=\"x\"/>".to_vec();
        }
    }
    let error = named(&package::zip(&all), "a.docx").unwrap_err();
    assert_eq!(error.code(), "E805");
    assert!(error.to_string().contains("workbook"), "{error}");
}

#[test]
fn what_word_saves_besides_is_named_for_what_it_is() {
    let files = [
        (
            r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>"#,
            "a.docx",
        ),
        (
            r#"<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>"#,
            "a.xml",
        ),
        (
            "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
            "a.doc",
        ),
    ];
    for (bytes, name) in files {
        let error = named(bytes.as_bytes(), name).unwrap_err();
        assert_eq!(error.code(), "E805", "{name}");
    }
}

#[test]
fn rtf_behind_a_byte_order_mark_is_rtf_under_any_name() {
    for mark in ["\u{feff}", "\r\n"] {
        let page = format!(r"{mark}{{\rtf1 a\par}}");
        let parsed = named(page.as_bytes(), "a.doc").unwrap();
        assert_eq!(parsed.source.unwrap().text().trim(), "a");
    }
}

#[test]
fn what_a_diagram_says_is_kept_beside_the_text() {
    let mut all = parts();
    let diagram = r#"<d:dataModel xmlns:d="d" xmlns:a="a"><d:pt><d:t><a:p><a:r><a:t>指挥部</a:t></a:r></a:p></d:t></d:pt><d:pt><d:t><a:p><a:r><a:t>办公室</a:t></a:r></a:p></d:t></d:pt></d:dataModel>"#;
    all.push(("word/diagrams/data1.xml".into(), diagram.into()));
    let relation = r#"<Relationship Id="d" Type="x/diagramData" Target="diagrams/data1.xml"/></Relationships>"#;
    for (name, bytes) in &mut all {
        let (from, to) = match name.as_str() {
            "word/document.xml" => (
                "</w:body>",
                r#"<w:p><w:r><x:relIds xmlns:x="x" x:dm="d"/></w:r></w:p></w:body>"#,
            ),
            "word/_rels/document.xml.rels" => ("</Relationships>", relation),
            _ => continue,
        };
        *bytes = as_text(bytes).replace(from, to).into();
    }
    assert_eq!(text(&all), format!("{TITLE}\n指挥部\n办公室"));
}
