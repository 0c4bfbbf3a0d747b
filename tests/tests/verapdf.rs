//! veraPDF finds no fault with any PDF of ours in any flavour that it claims.
//!
//! The library is fetched by `cargo xtask test` into `target/verapdf`; all files are judged in one
//! run of Java.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests fail as tests do

mod common;

use gongwen::font::FontSet;
use gongwen::model::{Block, Document, Paragraph};
use gongwen::style::PdfFlavour;
use gongwen::{Format, WriteOptions, write};
use gongwen_host::fonts::{FontSearch, find};
use gongwen_tests::golden;
use gongwen_tests::tools::{found, skip};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What each flavour is judged by, and what goes with it where there is a title.
const CLAIMS: &[(PdfFlavour, &str, Option<&str>)] = &[
    (PdfFlavour::A2a, "2a", Some("ua1")),
    (PdfFlavour::A3a, "3a", Some("ua1")),
    (PdfFlavour::A2b, "2b", None),
    (PdfFlavour::A4f, "4f", None),
];

fn fonts() -> Option<FontSet> {
    let mut search = FontSearch::new([]);
    search.installed.clear();
    let set = find(&search).unwrap();
    if set.lacks().is_some() {
        skip("the open set of faces is missing; run cargo xtask fonts");
        return None;
    }
    Some(set)
}

/// The folder of veraPDF's library; none where it was not fetched.
fn library() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../verapdf");
    if !found("java") {
        return None;
    }
    if !folder.is_dir() {
        skip("veraPDF is not in target/verapdf; run cargo xtask test");
        return None;
    }
    Some(folder)
}

fn paragraph(text: &str) -> Document {
    Document {
        body: vec![Block::Paragraph(Paragraph {
            text: text.into(),
            ..Paragraph::default()
        })],
        ..Document::default()
    }
}

/// Every model of the repository that pages are tried with, and what is hard for PDF/A.
fn documents() -> Vec<(String, Document)> {
    let untitled = paragraph("没有标题。");
    let odd = paragraph("甲\u{E123}乙\u{10FFFD}丙\u{1}丁\u{12000}戊\u{FEFF}己\u{FFFE}⼀一");
    let titled = Document {
        title: Some("关于\u{E123}和\u{12000}的通知".into()),
        ..odd.clone()
    };
    let mut all = vec![
        ("empty".to_owned(), Document::default()),
        ("untitled".to_owned(), untitled),
        ("no-glyph".to_owned(), odd),
        ("no-glyph-titled".to_owned(), titled),
        ("minutes".to_owned(), common::minutes()),
        ("notice".to_owned(), common::notice()),
    ];
    let every = golden::bytes("tests/data/every-element.json");
    all.push(("every".into(), serde_json::from_slice(&every).unwrap()));
    let layouts = std::fs::read_dir(golden::root("tests/data/layouts")).unwrap();
    let mut layouts: Vec<_> = layouts.map(|e| e.unwrap().path()).collect();
    layouts.retain(|p| p.extension().is_some_and(|e| e == "json"));
    layouts.sort();
    for path in layouts {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        all.push((
            format!("layout-{name}"),
            serde_json::from_slice(&bytes).unwrap(),
        ));
    }
    all
}

/// Writes every document in every flavour; gives each file with what it is to be judged by.
fn claims(fonts: FontSet) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verapdf");
    std::fs::create_dir_all(&folder).unwrap();
    let mut options = WriteOptions::default();
    options.fonts = fonts;
    let mut claims = Vec::new();
    for (name, document) in documents() {
        for &(flavour, archive, accessible) in CLAIMS {
            options.pdf = flavour;
            let written = write(&document, Format::Pdf, &options).unwrap();
            let path = folder.join(format!("{name}-{}.pdf", flavour.name()));
            std::fs::write(&path, written.bytes).unwrap();
            let untitled = written.diagnostics.iter().any(|d| d.code.code() == "F301");
            let judges = [Some(archive), accessible.filter(|_| !untitled)];
            let claim = |judge| format!("{judge}:{}", path.display());
            claims.extend(judges.into_iter().flatten().map(claim));
        }
    }
    claims
}

#[test]
fn no_fault_in_any_flavour_that_is_claimed() {
    let (Some(library), Some(fonts)) = (library(), fonts()) else {
        return;
    };
    let claims = claims(fonts);
    let mut java = Command::new("java");
    java.arg("-cp").arg(library.join("*"));
    java.arg(golden::root("tests/verapdf/Judge.java"))
        .args(&claims);
    let ran = java.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    let passed = said.lines().filter(|l| l.starts_with("PASS ")).count();
    let errors = String::from_utf8_lossy(&ran.stderr);
    let faults: Vec<_> = said.lines().filter(|l| !l.starts_with("PASS ")).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(passed, claims.len(), "{errors}");
}
