//! A PDF of ours reads back to the equal model; one that was edited, robbed or damaged says so.

#![allow(clippy::unwrap_used)] // helpers of tests fail as tests do
#![allow(clippy::indexing_slicing)] // likewise

mod common;

use gongwen::font::FontSet;
use gongwen::model::Document;
use gongwen::style::PdfFlavour;
use gongwen::{Error, Format, Parsed, ReadOptions, WriteOptions, read, write};
use gongwen_host::fonts::{FontSearch, find};
use gongwen_tests::tools::{found, skip};
use gongwen_tests::{corpus, golden};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The open set of faces; none where there are not all.
fn fonts() -> Option<FontSet> {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    let set = FONTS.get_or_init(|| {
        let mut search = FontSearch::new([]);
        search.installed.clear();
        find(&search).unwrap()
    });
    if set.lacks().is_some() {
        skip("the open set of faces is missing; run cargo xtask fonts");
        return None;
    }
    Some(set.clone())
}

fn made(document: &Document, flavour: PdfFlavour) -> Option<Vec<u8>> {
    let mut options = WriteOptions::default();
    options.fonts = fonts()?;
    options.pdf = flavour;
    Some(write(document, Format::Pdf, &options).unwrap().bytes)
}

fn back(pdf: &[u8]) -> Result<Parsed, Error> {
    read(pdf, &ReadOptions::default())
}

fn codes(parsed: &Parsed) -> Vec<&'static str> {
    parsed.diagnostics.iter().map(|d| d.code.code()).collect()
}

/// The models of the repository that pages are tried with, by name.
fn models() -> Vec<(String, Document)> {
    let data =
        ["minutes.json", "notice.json", "every-element.json"].map(|n| format!("tests/data/{n}"));
    let layouts = std::fs::read_dir(golden::root("tests/data/layouts")).unwrap();
    let layouts =
        layouts.map(|e| format!("tests/data/layouts/{}", e.unwrap().file_name().display()));
    let mut paths: Vec<_> = data.into_iter().chain(layouts).collect();
    paths.retain(|p| p.ends_with(".json"));
    paths.sort();
    let model = |p: String| {
        (
            p.clone(),
            serde_json::from_slice(&golden::bytes(&p)).unwrap(),
        )
    };
    paths.into_iter().map(model).collect()
}

#[test]
fn a_pdf_with_our_xml_reads_back_to_the_equal_model() {
    for (name, document) in models() {
        for flavour in [PdfFlavour::A3a, PdfFlavour::A4f] {
            let Some(pdf) = made(&document, flavour) else {
                return;
            };
            let parsed = back(&pdf).unwrap();
            assert_eq!(codes(&parsed), [""; 0], "{name} {flavour:?}");
            assert!(parsed.document == document, "{name} {flavour:?} differs");
        }
    }
}

#[test]
fn so_does_every_document_of_the_corpus() {
    for (name, draft) in corpus::dev() {
        let mut reading = ReadOptions::default();
        reading.name = Some(name.clone());
        let Ok(Parsed { document, .. }) = read(&draft, &reading) else {
            continue;
        };
        let Some(pdf) = made(&document, PdfFlavour::A3a) else {
            return;
        };
        assert!(back(&pdf).unwrap().document == document, "{name} differs");
    }
}

#[test]
fn every_flavour_is_the_same_bytes_twice_and_in_threads() {
    for flavour in PdfFlavour::all() {
        let Some(first) = made(&common::notice(), flavour) else {
            return;
        };
        let again = move || made(&common::notice(), flavour).unwrap();
        let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(again)).collect();
        assert!(again() == first, "{flavour:?}");
        assert!(
            threads.into_iter().all(|t| t.join().unwrap() == first),
            "{flavour:?}"
        );
    }
}

/// Hands a PDF to qpdf and gives what it makes of it.
fn qpdf(name: &str, pdf: &[u8], args: &[&str]) -> Option<Vec<u8>> {
    if !found("qpdf") {
        return None;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (from, to): (PathBuf, PathBuf) = (
        folder.join(format!("{name}-in.pdf")),
        folder.join(format!("{name}-out.pdf")),
    );
    std::fs::write(&from, pdf).unwrap();
    let ran = Command::new("qpdf")
        .args(args)
        .arg(&from)
        .arg(&to)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Some(std::fs::read(to).unwrap())
}

/// What the pages show of the header, the title and the addressees is read from them.
fn assert_same_top(seen: &Document, printed: &Document) {
    assert_eq!(seen.title, printed.title);
    assert_eq!(seen.header.number, printed.header.number);
    assert_eq!(seen.header.approvers, printed.header.approvers);
    assert_eq!(seen.addressees, printed.addressees);
}

#[test]
fn without_its_attachment_the_visible_text_is_read_and_that_is_said() {
    let document = common::notice();
    let Some(pdf) = made(&document, PdfFlavour::A3a) else {
        return;
    };
    let Some(robbed) = qpdf("robbed", &pdf, &["--remove-attachment=gongwen.xml"]) else {
        return;
    };
    let parsed = back(&robbed).unwrap();
    assert_eq!(codes(&parsed).first(), Some(&"R502"));
    assert_same_top(&parsed.document, &document);
}

#[test]
fn a_pdf_that_never_had_an_attachment_is_read_from_its_pages() {
    let document = common::notice();
    let Some(pdf) = made(&document, PdfFlavour::A2a) else {
        return;
    };
    let parsed = back(&pdf).unwrap();
    assert_eq!(codes(&parsed).first(), Some(&"R502"));
    assert_same_top(&parsed.document, &document);
}

#[test]
fn saved_anew_by_another_program_it_is_still_exact() {
    let document = common::minutes();
    let Some(pdf) = made(&document, PdfFlavour::A3a) else {
        return;
    };
    let Some(packed) = qpdf("packed", &pdf, &["--object-streams=generate"]) else {
        return;
    };
    assert!(back(&packed).unwrap().document == document);
}

#[test]
fn an_edited_page_counts_and_the_element_is_named() {
    let document = common::notice();
    let Some(pdf) = made(&document, PdfFlavour::A3a) else {
        return;
    };
    let Some(mut open) = qpdf("edited", &pdf, &["--qdf", "--object-streams=disable"]) else {
        return;
    };
    // The first glyph of the title's line becomes another one of the same face.
    let title = open.windows(9).position(|w| w == b"/f2 22 Tf").unwrap();
    let shown = title + open[title..].iter().position(|&b| b == b'[').unwrap();
    let other = if &open[shown + 2..shown + 6] == b"0001" {
        b"0002"
    } else {
        b"0001"
    };
    open[shown + 2..shown + 6].copy_from_slice(other);
    let parsed = back(&open).unwrap();
    assert_eq!(codes(&parsed).first(), Some(&"R501"));
    let named = |d: &gongwen::Diagnostic| d.path.as_deref() == Some("title");
    assert!(
        parsed.diagnostics.iter().any(named),
        "{:?}",
        parsed.diagnostics
    );
    assert_ne!(parsed.document.title, document.title);
}

#[test]
fn a_pdf_of_others_an_encrypted_one_and_a_broken_one_say_what_to_do() {
    let foreign = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    assert_eq!(back(foreign).unwrap_err().code(), "E811");
    assert_eq!(
        back(b"%PDF-1.7 and nothing more").unwrap_err().code(),
        "E211"
    );
    let Some(pdf) = made(&common::notice(), PdfFlavour::A3a) else {
        return;
    };
    let lock = ["--encrypt", "secret", "owner", "256", "--"];
    let Some(locked) = qpdf("locked", &pdf, &lock) else {
        return;
    };
    assert_eq!(back(&locked).unwrap_err().code(), "E812");
}

#[test]
fn damage_gives_an_error_or_a_document_and_never_a_panic() {
    let Some(pdf) = made(&common::notice(), PdfFlavour::A3a) else {
        return;
    };
    let (mut state, mut read_back) = (0x9E37_79B9_7F4A_7C15_u64, 0);
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    };
    for round in 0..300 {
        let mut damaged = pdf.clone();
        if round % 3 == 0 {
            damaged.truncate(next(pdf.len()));
        }
        for _ in 0..=round % 8 {
            let at = next(damaged.len().max(1));
            if let Some(byte) = damaged.get_mut(at) {
                *byte ^= 1 << next(8);
            }
        }
        read_back += usize::from(back(&damaged).is_ok());
    }
    assert!(read_back > 0);
}
