//! A DOCX of ours that comes back: the model as it was where nobody edited the text, and never a
//! stale one in silence.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // helpers of tests fail as tests do

use gongwen::diagnostic::diagnostics_json;
use gongwen::messages::{Code, Lang};
use gongwen::{Document, Format, Parsed, ReadOptions, WriteOptions, read, write};
use gongwen_tests::tools::found;
use gongwen_tests::{arbitrary, corpus, golden, package};
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;

fn docx(document: &Document) -> Vec<u8> {
    write(document, Format::Docx, &WriteOptions::default())
        .unwrap()
        .bytes
}

fn back(bytes: &[u8]) -> Parsed {
    read(bytes, &ReadOptions::default()).unwrap()
}

fn codes(parsed: &Parsed) -> Vec<Code> {
    parsed.diagnostics.iter().map(|d| d.code).collect()
}

/// The samples, the layouts and, where there is one, the corpus.
fn drafts() -> Vec<(String, Document)> {
    let folders = ["examples", "tests/data/layouts", "tests/data"].map(golden::root);
    let files = folders
        .iter()
        .flat_map(|f| std::fs::read_dir(f).unwrap().flatten());
    let files = files.filter(|e| e.path().is_file());
    let named = files.map(|e| {
        let name = e.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(e.path()).unwrap())
    });
    let readable = |(name, bytes): (String, Vec<u8>)| {
        let mut options = ReadOptions::default();
        options.name = Some(name.clone());
        read(&bytes, &options).ok().map(|p| (name, p.document))
    };
    named.chain(corpus::dev()).filter_map(readable).collect()
}

#[test]
fn every_document_comes_back_as_it_was() {
    for (name, document) in drafts() {
        let parsed = back(&docx(&document));
        assert_eq!(codes(&parsed), [], "{name}");
        assert_eq!(parsed.document, document, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn so_does_any_document(document in arbitrary::document()) {
        let written = write(&document, Format::Docx, &WriteOptions::default()).unwrap();
        let whole = written.diagnostics.iter().all(|d| d.code != Code::NotInXml);
        if whole {
            prop_assert_eq!(back(&written.bytes).document, document);
        }
    }
}

/// The package with one part otherwise, or without it.
fn with(bytes: &[u8], name: &str, change: impl Fn(String) -> Option<String>) -> Vec<u8> {
    let mut parts = package::parts(bytes);
    parts.retain_mut(|(part, bytes)| {
        if part != name {
            return true;
        }
        let changed = change(String::from_utf8(bytes.clone()).unwrap());
        *bytes = changed.clone().unwrap_or_default().into_bytes();
        changed.is_some()
    });
    package::zip(&parts)
}

fn notice() -> Document {
    serde_json::from_str(include_str!("../data/notice.json")).unwrap()
}

#[test]
fn an_edited_copy_says_what_was_edited() {
    let document = notice();
    let edit = |xml: String| Some(xml.replacen("云川市", "云山市", 1));
    let edited = with(&docx(&document), "word/document.xml", edit);
    let parsed = back(&edited);
    assert!(
        codes(&parsed).contains(&Code::StoredDiffers),
        "{:?}",
        parsed.diagnostics
    );
    let printed = serde_json::to_string(&parsed.document).unwrap();
    assert!(printed.contains("云山市"), "{printed}");
}

#[test]
fn a_run_that_was_split_is_no_edit() {
    let document = notice();
    let split = |xml: String| {
        Some(xml.replacen(
            ">关于",
            r#">关</w:t></w:r><w:r><w:t xml:space="preserve">于"#,
            1,
        ))
    };
    let parsed = back(&with(&docx(&document), "word/document.xml", split));
    assert_eq!(parsed.document, document);
}

#[test]
fn hiding_and_deleting_are_edits() {
    let document = notice();
    let hide = |xml: String| {
        let (before, behind) = xml.split_once("<w:r>")?;
        Some(format!(
            "{before}<w:r><w:rPr><w:vanish/></w:rPr>{}",
            behind.trim_start_matches("<w:rPr>")
        ))
    };
    let bytes = docx(&document);
    let hidden = with(&bytes, "word/document.xml", |xml| {
        hide(xml.clone()).or(Some(xml))
    });
    if let Ok(parsed) = read(&hidden, &ReadOptions::default()) {
        assert_ne!(codes(&parsed), []);
    }
    let delete = |xml: String| {
        Some(
            xml.replacen("<w:t xml:space=\"preserve\">", "<w:delText>", 1)
                .replacen("</w:t>", "</w:delText>", 1),
        )
    };
    let parsed = back(&with(&bytes, "word/document.xml", delete));
    assert!(codes(&parsed).contains(&Code::StoredDiffers));
}

#[test]
fn a_model_that_was_taken_out_is_missed() {
    let document = notice();
    let bytes = with(&docx(&document), "customXml/item1.xml", |_| None);
    let parsed = back(&bytes);
    assert!(codes(&parsed).contains(&Code::StoredMissing));
    let title = |d: &Document| d.title.clone();
    assert_eq!(title(&parsed.document), title(&document));
}

// ── The corpus's own judge ───────────────────────────────────────────────────────────────────

/// The total F1 of a folder of documents, by the corpus's script.
fn score(folder: &Path) -> f64 {
    let script = corpus::folder().join("score.py");
    let scores = folder.join("scores");
    let mut python = Command::new("python3");
    python
        .arg(script)
        .arg("--json")
        .arg(folder)
        .arg("--out")
        .arg(&scores);
    let output = python.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let scores = std::fs::read(&scores).unwrap_or_else(|e| panic!("{e}: {said}"));
    let scores: serde_json::Value = serde_json::from_slice(&scores).unwrap();
    scores["total"]["f1"].as_f64().unwrap()
}

#[test]
fn the_words_alone_score_as_their_source_does() {
    let drafts = corpus::dev();
    if drafts.is_empty() || !found("python3") {
        return;
    }
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [sources, words] = folders.each_ref().map(|f| f.path());
    for (name, bytes) in drafts {
        let mut options = ReadOptions::default();
        options.name = Some(name.clone());
        let Ok(parsed) = read(&bytes, &options) else {
            continue;
        };
        let bare = with(&docx(&parsed.document), "customXml/item1.xml", |_| None);
        let name = format!("{}.json", name.split('.').next().unwrap_or(""));
        for (folder, parsed) in [(sources, &parsed), (words, &back(&bare))] {
            let json = serde_json::to_vec(&parsed.document).unwrap();
            std::fs::write(folder.join(&name), json).unwrap();
            let name = name.replace(".json", ".diagnostics.json");
            let found = diagnostics_json(&parsed.diagnostics, Lang::En);
            std::fs::write(folder.join(name), found).unwrap();
        }
    }
    let (source, words) = (score(sources), score(words));
    assert!(
        words > source - 0.01,
        "{words:.4} where the sources have {source:.4}"
    );
}
