//! DOCX: sound by the schema, opened by others, and without a lost word.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)] // helpers of tests fail as tests do

use gongwen::model::{Block, Cell, Heading, Paragraph, Table};
use gongwen::{Document, ErrorKind, Format, WriteOptions, write};
use gongwen_tests::arbitrary;
use gongwen_tests::tools::{found, found_python};
use proptest::prelude::*;
use quick_xml::events::Event;
use serde_json::Value;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

fn every() -> Document {
    serde_json::from_str(include_str!("../data/every-element.json")).unwrap()
}

fn docx(document: &Document) -> Vec<u8> {
    write(document, Format::Docx, &WriteOptions::default())
        .unwrap()
        .bytes
}

fn body(texts: &[&str]) -> Document {
    let paragraph = |t: &&str| {
        Block::Paragraph(Paragraph {
            text: (*t).to_owned(),
            ..Paragraph::default()
        })
    };
    Document {
        body: texts.iter().map(paragraph).collect(),
        ..Document::default()
    }
}

/// The parts of a package, in the order of the file.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut entry = zip.by_index(i).unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let parts = parts(bytes);
    parts.into_iter().find(|(n, _)| n == name).unwrap().1
}

/// The part as a program sees it that knows no DrawingML shapes.
fn fallback(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((before, from)) = rest.split_once("<mc:AlternateContent>") {
        let (_, from) = from.split_once("<mc:Fallback>").unwrap();
        let (inside, after) = from
            .split_once("</mc:Fallback></mc:AlternateContent>")
            .unwrap();
        out += before;
        out += inside;
        rest = after;
    }
    out + rest
}

/// All text of a part, without white space.
fn text(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut out = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(t) => out += &t.xml_content(quick_xml::XmlVersion::Implicit1_0),
            Event::GeneralRef(r) => out += entity(&r),
            Event::Eof => return bare(&out),
            _ => {}
        }
    }
}

fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "quot" => "\"",
        other => panic!("entity {other:?}"),
    }
}

/// Without white space, and without what XML cannot hold.
fn bare(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && *c >= ' ' && !('\u{FFFE}'..='\u{FFFF}').contains(c);
    text.chars().filter(kept).collect()
}

/// Every text of a document that its pages must show: derived fields, and those whose printed form
/// stands in another field, are left out.
fn printed(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    collect(&serde_json::to_value(document).unwrap(), &mut out);
    out
}

fn collect(value: &Value, out: &mut Vec<String>) {
    const ELSEWHERE: &[&str] = &[
        "schema",
        "kind",
        "layout",
        "meeting",
        "extras",
        "type",
        "seal",
        "agency",
        "suffix",
        "to",
        "addressees",
        "title_lines",
    ];
    match value {
        // A label brings its own closing mark, and does not double one.
        Value::String(text) => {
            let closing = ['.', '．', '、', ':', '：'];
            out.push(bare(text.trim_end_matches(closing)));
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, out)),
        Value::Object(map) if map.get("in_prose") == Some(&Value::Bool(true)) => {}
        Value::Object(map) => {
            for (key, v) in map {
                let text = map.contains_key(&format!("{key}_text"));
                // The mark's issuers stand in its text; so do dates that have a text.
                let mark = key == "issuers" && map.contains_key("text");
                let date = text && map[&format!("{key}_text")].is_string();
                let iso = key == "document_date" || key == "issued_on";
                if !(ELSEWHERE.contains(&key.as_str()) || mark || date || iso) {
                    collect(v, out);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_element_of_the_model_is_printed() {
    let document = every();
    let xml = part(&docx(&document), "word/document.xml");
    let shown = text(&fallback(&xml));
    let lost: Vec<_> = printed(&document)
        .into_iter()
        .filter(|t| !shown.contains(t))
        .collect();
    assert!(lost.is_empty(), "{lost:?} lost from\n{shown}");
    for site in &document.extras {
        assert!(
            !shown.contains(&bare(&site.text)),
            "an extra is printed: {}",
            site.text
        );
    }
}

#[test]
fn the_text_box_says_the_same_in_drawingml_and_in_vml() {
    let xml = part(&docx(&every()), "word/document.xml");
    let box_of = |open: &str| {
        let (_, from) = xml.split_once(open).unwrap();
        let (_, from) = from.split_once("<w:txbxContent>").unwrap();
        from.split_once("</w:txbxContent>").unwrap().0.to_owned()
    };
    assert_eq!(box_of("<mc:Choice"), box_of("<mc:Fallback"));
}

#[test]
fn same_document_same_bytes() {
    assert_eq!(docx(&every()), docx(&every()));
    let empty = docx(&Document::default());
    assert_eq!(empty, docx(&Document::default()));
    assert!(part(&empty, "docProps/core.xml").contains("1970-01-01T00:00:00Z"));
}

#[test]
fn a_run_in_heading_and_its_paragraph_are_one() {
    let json = r#"{"schema":"gongwen/1","body":[
        {"type":"heading","level":2,"number":"（一）","text":"摸清底数。","run_in":true},
        {"type":"paragraph","text":"逐桥登记。","continues":true},
        {"type":"paragraph","text":"另起一段。"}]}"#;
    let xml = part(
        &docx(&serde_json::from_str(json).unwrap()),
        "word/document.xml",
    );
    let first = xml.split("</w:p>").next().unwrap();
    assert!(first.contains(r#"w:val="Heading2""#));
    assert!(
        text(&format!("{first}</w:p></w:body></w:document>"))
            .ends_with("（一）摸清底数。逐桥登记。")
    );
}

#[test]
fn characters_that_xml_cannot_hold_are_dropped_and_reported() {
    let mut document = body(&["甲\u{1}乙\u{0}丙\u{FFFE}", "丁 < 戊 & 己"]);
    document.extras.clear();
    let written = write(&document, Format::Docx, &WriteOptions::default()).unwrap();
    let found: Vec<_> = written
        .diagnostics
        .iter()
        .map(|d| (d.code.code(), d.path.as_deref(), d.was.as_deref()))
        .collect();
    assert_eq!(
        found,
        [("L101", Some("body[0].text"), Some("U+0001 U+0000 U+FFFE"))]
    );
    let xml = part(&written.bytes, "word/document.xml");
    assert_eq!(text(&xml), "甲乙丙丁<戊&己");
}

#[test]
fn spans_and_nesting_without_bound_are_limits() {
    let cell = |row_span| Cell {
        text: String::new(),
        col_span: usize::MAX,
        row_span,
    };
    let rows = std::iter::once(vec![cell(usize::MAX)]).chain((0..1 << 20).map(|_| vec![]));
    let mut wide = Document::default();
    wide.body.push(Block::Table(Table {
        rows: rows.collect(),
        ..Table::default()
    }));
    let nested = (0..100).fold(Document::default(), |inside, _| Document {
        forwarded: vec![inside],
        ..Document::default()
    });
    for document in [wide, nested] {
        let error = write(&document, Format::Docx, &WriteOptions::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
    }
}

#[test]
fn joint_issuers_stand_one_below_the_other_with_the_suffix_beside() {
    let xml = part(&docx(&every()), "word/document.xml");
    let (_, mark) = xml.split_once("<w:tbl>").unwrap();
    let (mark, _) = mark.split_once("</w:tbl>").unwrap();
    let names = mark.matches(r#"<w:jc w:val="distribute"/>"#).count();
    let issuers = every().header.issuer_mark.unwrap().issuers;
    assert_eq!((names, mark.matches("<w:tc>").count()), (issuers.len(), 2));
    assert!(mark.contains("文件"));
}

#[test]
fn addressees_that_leave_the_first_page_no_text_stand_in_the_imprint() {
    let json = include_str!("../data/layouts/moved-addressees.json");
    let mut document: Document = serde_json::from_str(json).unwrap();
    let moved = |d: &Document| {
        let written = write(d, Format::Docx, &WriteOptions::default()).unwrap();
        let xml = part(&written.bytes, "word/document.xml");
        let told = written.diagnostics.iter().any(|d| d.code.code() == "F203");
        (xml.contains("主送："), told)
    };
    assert_eq!(moved(&document), (true, true));
    document.addressees.truncate(2);
    document.addressees_text = None;
    assert_eq!(moved(&document), (false, false));
}

#[test]
fn a_short_last_paragraph_goes_over_to_the_page_of_the_signature() {
    let kept = |texts: &[&str]| {
        let mut document = body(texts);
        document.document_date_text = Some("2025年8月5日".into());
        let xml = part(&docx(&document), "word/document.xml");
        let (before, _) = xml.split_once(texts.last().unwrap()).unwrap();
        let (_, last) = before.rsplit_once("<w:p>").unwrap();
        last.contains("<w:keepNext/>")
    };
    assert!(kept(&["一二三四。", "特此通知。"]));
    assert!(!kept(&["特此通知。"]));
    assert!(!kept(&["一二三四。", &"五六七八".repeat(50)]));
}

/// The paragraph that says a text.
fn paragraph_of<'a>(xml: &'a str, text: &str) -> &'a str {
    let says = |p: &&str| p.contains(text);
    xml.split("<w:p>").skip(1).find(says).unwrap()
}

#[test]
fn attachment_notes_left_the_signature_on_a_page_without_text() {
    let json = include_str!("../data/layouts/attachments.json");
    let mut document: Document = serde_json::from_str(json).unwrap();
    let kept = |d: &Document, text: &str| {
        let xml = part(&docx(d), "word/document.xml");
        let (_, from) = xml.split_once("请遵照执行。").unwrap();
        paragraph_of(from, text).contains("<w:keepNext/>")
    };
    let (first, last) = ("云岭市中小学校卫生管理规定", "有关单位联系方式一览");
    for text in ["及时报市教育局", first, last] {
        assert!(kept(&document, text), "{text}");
    }
    document.attachment_notes = vec![document.attachment_notes[0].clone(); 12];
    document.attachment_notes[11].title = "末件".into();
    assert!(!kept(&document, "及时报市教育局") && kept(&document, "末件"));
}

#[test]
fn a_short_last_list_of_names_goes_over_to_the_page_of_the_signature() {
    let mut document = every();
    let kept = |d: &Document| {
        let xml = part(&docx(d), "word/document.xml");
        paragraph_of(&xml, "宿怀瑾").contains("<w:keepNext/>")
    };
    assert!(kept(&document));
    document.attendance.recorders = vec![document.attendance.recorders[0].clone(); 60];
    assert!(!kept(&document));
}

#[test]
fn organs_that_sign_side_by_side_were_parted_by_spaces() {
    let json = include_str!("../data/layouts/joint.json");
    let document: Document = serde_json::from_str(json).unwrap();
    let xml = part(&docx(&document), "word/document.xml");
    let (_, signed) = xml.split_once("日前报送实施方案。").unwrap();
    let line = paragraph_of(signed, "云岭省财政厅");
    assert_eq!(line.matches(r#"<w:tab w:val="right""#).count(), 2);
    assert_eq!(line.matches("<w:tab/>").count(), 2);
    assert!(!line.contains('\u{3000}'));
}

#[test]
fn headings_on_a_page_that_lies_across_stood_as_close_as_their_face() {
    let xml = part(&docx(&every()), "word/document.xml");
    for (text, own) in [("资金安排", true), ("有关要求", false)] {
        let exact = paragraph_of(&xml, text).contains(r#"w:lineRule="exact""#);
        assert_eq!(exact, own, "{text}");
    }
}

#[test]
fn text_that_a_cell_had_to_wrap_was_centred() {
    let json = include_str!("../data/layouts/tables.json");
    let document: Document = serde_json::from_str(json).unwrap();
    let xml = part(&docx(&document), "word/document.xml");
    for (text, set) in [
        ("完成数据入库", None),
        ("完成老旧管段开挖", Some("both")),
        ("改造雨水、污水", Some("left")),
    ] {
        let jc = set.map(|jc| format!(r#"<w:jc w:val="{jc}"/>"#));
        let paragraph = paragraph_of(&xml, text);
        let right = jc.map_or(!paragraph.contains("<w:jc"), |jc| paragraph.contains(&jc));
        assert!(right, "{text}: {paragraph}");
    }
}

#[test]
fn a_line_too_low_to_write_in_stood_below_every_table() {
    let mut document = body(&["一段", "又一段"]);
    let cell = |text: &str| Cell {
        text: text.into(),
        col_span: 1,
        row_span: 1,
    };
    let table = Block::Table(Table {
        rows: vec![vec![cell("甲")]],
        ..Table::default()
    });
    document.body.insert(1, table.clone());
    let blocks = |d: &Document| {
        let xml = part(&docx(d), "word/document.xml");
        let (_, from) = xml.split_once("</w:tbl>").unwrap();
        (from.matches("GwHair").count(), from.starts_with("<w:p>"))
    };
    assert_eq!(blocks(&document), (0, true));
    document.body.insert(2, table); // tables are parted, and none ends a document
    document.body.pop();
    assert_eq!(blocks(&document), (2, true));
}

#[test]
fn a_line_added_to_the_imprint_was_cut_off() {
    let json = include_str!("../data/layouts/document.json");
    let document: Document = serde_json::from_str(json).unwrap();
    let xml = part(&docx(&document), "word/document.xml");
    let (_, pinned) = xml.split_once("<wp:positionV").unwrap();
    assert!(pinned.contains("<wp:align>bottom</wp:align>") && pinned.contains("<a:spAutoFit/>"));
    let vml = fallback(&xml);
    assert!(vml.contains("mso-position-vertical:bottom;") && vml.contains("to-text:t"));
}

#[test]
fn text_between_the_rules_of_the_imprint_stood_on_the_lower_one() {
    let raised = |json: &str| {
        let document: Document = serde_json::from_str(json).unwrap();
        let xml = part(&docx(&document), "word/document.xml");
        xml.contains(r#"<w:position w:val="7"/>"#)
    };
    assert!(raised(include_str!("../data/layouts/document.json")));
    assert!(!raised(include_str!("../data/layouts/letter.json"))); // no rules
}

#[test]
fn a_mirrored_page_that_lies_across_moved_to_the_side() {
    let json = include_str!("../data/layouts/tables.json");
    let document: Document = serde_json::from_str(json).unwrap();
    let mut options = WriteOptions::default();
    options.style.binding = gongwen::style::Binding::Mirrored;
    let bytes = write(&document, Format::Docx, &options).unwrap().bytes;
    let xml = part(&bytes, "word/document.xml");
    let (_, across) = xml.split_once("w:orient").unwrap();
    let margin = |side: &str| {
        let (_, from) = across.split_once(&format!("w:{side}=\"")).unwrap();
        from.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(margin("left"), margin("right"));
}

#[test]
fn a_letter_inside_a_document_has_no_rules_at_the_foot_of_its_page() {
    let boxes = |d: &Document| {
        let xml = part(&docx(d), "word/document.xml");
        xml.matches(r#"name="版头""#).count()
    };
    let json = include_str!("../data/layouts/letter.json");
    let letter: Document = serde_json::from_str(json).unwrap();
    let mut document = body(&["现将来函转发给你们。"]);
    document.forwarded = vec![letter.clone()];
    assert_eq!((boxes(&letter), boxes(&document)), (2, 1));
}

#[test]
fn the_double_rules_of_a_letter_are_thick_and_thin_in_the_order_of_the_page() {
    let json = include_str!("../data/layouts/letter.json");
    let document: Document = serde_json::from_str(json).unwrap();
    let xml = fallback(&part(&docx(&document), "word/document.xml"));
    let rules = xml.split("<w:pBdr><w:bottom ").skip(1);
    let rules = rules.map(|r| r.split("\" ").take(2).collect::<Vec<_>>().join(" "));
    let (thick, thin) = (r#"w:val="single w:sz="18"#, r#"w:val="single w:sz="6"#);
    assert_eq!(rules.collect::<Vec<_>>(), [thick, thin, thin, thick]);
}

#[test]
fn a_page_that_lies_across_has_no_grid_of_lines() {
    let json = include_str!("../data/layouts/tables.json");
    let document: Document = serde_json::from_str(json).unwrap();
    let xml = part(&docx(&document), "word/document.xml");
    let across = xml.split("<w:sectPr>").filter(|s| s.contains("landscape"));
    let grids = across
        .map(|s| s.contains("<w:docGrid w:type"))
        .collect::<Vec<_>>();
    assert_eq!(grids, [false]);
}

#[test]
fn a_heading_stood_on_the_page_before_its_table_that_lies_across() {
    let mut document = body(&["一段正文。"]);
    let heading = |text: &str| {
        Block::Heading(Heading {
            level: 1,
            text: text.into(),
            number: None,
            run_in: false,
        })
    };
    document.body.push(heading("一、任务分工"));
    document.body.push(heading("二、进度安排"));
    document.body.push(Block::Table(Table {
        rows: vec![vec![Cell {
            text: "单元格".into(),
            col_span: 1,
            row_span: 1,
        }]],
        landscape: true,
        ..Table::default()
    }));
    let xml = part(&docx(&document), "word/document.xml");
    let sections: Vec<_> = xml.split("<w:sectPr").collect();
    assert!(sections[0].contains("一段正文。"));
    for text in ["一、任务分工", "二、进度安排", "单元格"] {
        assert!(sections[1].contains(text), "{text}");
    }
    // No page stands behind a table that ends the document.
    assert_eq!(sections.len(), 3);
    assert!(sections[2].contains("landscape"));
}

#[test]
fn a_blank_line_parts_the_title_of_an_attachment_from_its_text() {
    let mut document = body(&["一段"]);
    let attached = |body| gongwen::model::Attachment {
        title: Some("名单".into()),
        body,
        ..gongwen::model::Attachment::default()
    };
    document.attachments = vec![attached(document.body.clone()), attached(vec![])];
    let xml = part(&docx(&document), "word/document.xml");
    let after: Vec<_> = xml.split("名单").skip(1).collect();
    let (_, before) = after[0].split_once(r#"<w:spacing w:before=""#).unwrap();
    let before: i64 = before.split('"').next().unwrap().parse().unwrap();
    // A line, or as much of it as brings the text back to the grid.
    assert!((592 - 592 / 3..592 * 2).contains(&before), "{before}");
    assert!(!after[1].contains("w:spacing"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_written_well_formed_and_whole(document in arbitrary::document()) {
        let shown = text(&fallback(&part(&docx(&document), "word/document.xml")));
        let lost: Vec<_> = printed(&document).into_iter().filter(|t| !shown.contains(t)).collect();
        prop_assert!(lost.is_empty(), "{lost:?} lost from\n{shown}");
    }
}

// ── Judges from outside ──────────────────────────────────────────────────────────────────────

/// LibreOffice's PDF of a document.
fn printed_by_libreoffice(document: &Document, folder: &Path) -> PathBuf {
    let file = folder.join("document.docx");
    std::fs::write(&file, docx(document)).unwrap();
    let home = format!(
        "-env:UserInstallation=file://{}",
        folder.join("home").display()
    );
    let mut office = Command::new("soffice");
    office
        .args([&home, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(&file);
    let output = office.output().unwrap();
    let pdf = folder.join("document.pdf");
    assert!(pdf.is_file(), "{}", String::from_utf8_lossy(&output.stderr));
    pdf
}

/// What `pdftotext` reads, without page numbers and white space.
fn read_by_poppler(pdf: &Path) -> String {
    let output = Command::new("pdftotext")
        .arg("-raw")
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().filter(|l| !l.trim().starts_with('—'));
    bare(&lines.collect::<String>())
}

/// The texts of the body, in order.
fn body_texts(document: &Document) -> Vec<String> {
    let of = |b: &Block| match b {
        Block::Heading(h) => vec![bare(&format!(
            "{}{}",
            h.number.as_deref().unwrap_or(""),
            h.text
        ))],
        Block::Paragraph(p) => vec![bare(&p.text)],
        Block::Table(t) => t.rows.iter().flatten().map(|c| bare(&c.text)).collect(),
    };
    document.body.iter().flat_map(of).collect()
}

#[test]
fn libreoffice_prints_the_body_in_order_and_the_imprint_at_the_foot() {
    if !(found("soffice") && found("pdftotext")) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let document = every();
    let pdf = printed_by_libreoffice(&document, folder.path());
    let shown = read_by_poppler(&pdf);
    let mut at = 0;
    for text in body_texts(&document) {
        let found = shown[at..].find(&text);
        at += found.unwrap_or_else(|| panic!("{text} is not in order in\n{shown}")) + text.len();
    }
    let foot = lowest_word(&pdf, "印发");
    let lower_edge = (37.0 + 225.0) / 25.4 * 72.0;
    assert!(
        foot < lower_edge && foot > lower_edge - 60.0,
        "印发 stands at {foot} pt"
    );
}

/// The lowest foot of a word that holds `wanted` on the last page, in points from the top.
fn lowest_word(pdf: &Path, wanted: &str) -> f64 {
    let output = Command::new("pdftotext")
        .arg("-bbox")
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let last = text.rsplit("<page").next().unwrap();
    let words = last.lines().filter(|l| l.contains(wanted));
    let feet = words.filter_map(|l| l.split_once("yMax=\"")?.1.split_once('"')?.0.parse().ok());
    feet.fold(0.0, f64::max)
}

const PYTHON: &str = r#"
import docx, json, sys
d = docx.Document(sys.argv[1])
print(json.dumps({
    "headings": [[int(p.style.name[-1]), p.text] for p in d.paragraphs if p.style.name.startswith("Heading")],
    "title": [p.text for p in d.paragraphs if p.style.name == "Title"],
    "text": [p.text for p in d.paragraphs],
    "cells": [[c.text for c in r.cells] for t in d.tables for r in t.rows],
    "core": [d.core_properties.title, d.core_properties.author, d.core_properties.language, str(d.core_properties.created.date())],
    "size": [round(d.sections[0].page_width.mm), round(d.sections[0].page_height.mm), round(d.sections[0].top_margin.mm), round(d.sections[0].left_margin.mm)],
}))
"#;

#[test]
fn python_docx_sees_headings_text_and_tables() {
    if !found_python("docx") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.docx");
    let document = every();
    std::fs::write(&file, docx(&document)).unwrap();
    let output = Command::new("python3")
        .args(["-c", PYTHON])
        .arg(&file)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
    let headings = document.body.iter().filter_map(|b| match b {
        Block::Heading(h) => Some((
            h.level,
            format!("{}{}", h.number.as_deref().unwrap_or(""), h.text),
        )),
        _ => None,
    });
    for (i, (level, text)) in headings.enumerate() {
        let heading = &seen["headings"][i];
        assert_eq!(heading[0], level);
        assert!(
            heading[1].as_str().unwrap().starts_with(&text),
            "{heading} is not {text}"
        );
    }
    assert_eq!(seen["title"][0], document.title_lines.join("\n"));
    assert_eq!(seen["core"][0], document.title.as_deref().unwrap());
    assert_eq!(seen["core"][2], "zh-CN");
    assert_eq!(seen["core"][3], document.latest_date().unwrap().to_string());
    assert_eq!(seen["size"], serde_json::json!([210, 297, 35, 28]));
    let Some(Block::Table(table)) = document.body.iter().find(|b| matches!(b, Block::Table(_)))
    else {
        panic!("the document has no table");
    };
    let seen = seen["cells"].to_string();
    for cell in table.rows.iter().flatten() {
        let text = serde_json::to_string(&cell.text).unwrap();
        assert!(seen.contains(&text), "{text} is not in {seen}");
    }
}
