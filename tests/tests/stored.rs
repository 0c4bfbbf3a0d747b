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

/// The document as it is written: the words beside its values say the same.
fn in_accord(document: &Document) -> Document {
    document.in_accord().0.into_owned()
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
        let read = read(&bytes, &options).ok();
        read.map(|p| (name, in_accord(&p.document)))
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
    in_accord(&serde_json::from_str(include_str!("../data/notice.json")).unwrap())
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
    let split = |xml: String| Some(xml.replacen(">关于", r#">关</w:t></w:r><w:r><w:t>于"#, 1));
    let parsed = back(&with(&docx(&document), "word/document.xml", split));
    assert_eq!(parsed.document, document);
}

#[test]
fn hiding_and_deleting_are_edits() {
    let document = notice();
    let hide = |xml: String| {
        let run = r#"<w:r><w:t>"#;
        let hidden = run.replace("<w:t", "<w:rPr><w:vanish/></w:rPr><w:t");
        Some(xml.replacen(run, &hidden, 1))
    };
    let bytes = docx(&document);
    let parsed = back(&with(&bytes, "word/document.xml", hide));
    for code in [Code::StoredDiffers, Code::HiddenText] {
        assert!(codes(&parsed).contains(&code), "{:?}", parsed.diagnostics);
    }
    let delete = |xml: String| {
        Some(
            xml.replacen("<w:t>", "<w:delText>", 1)
                .replacen("</w:t>", "</w:delText>", 1),
        )
    };
    let parsed = back(&with(&bytes, "word/document.xml", delete));
    assert!(codes(&parsed).contains(&Code::StoredDiffers));
}

/// The codes of a notice whose part was edited, each text by another.
fn edited(document: &Document, part: &str, edits: &[(&str, &str)]) -> Vec<Code> {
    let edit = |xml: String| {
        let one = |xml: String, (from, to): &(&str, &str)| {
            assert!(xml.contains(from), "{from} is not in {xml}");
            xml.replacen(from, to, 1)
        };
        Some(edits.iter().fold(xml, one))
    };
    let parsed = back(&with(&docx(document), part, edit));
    codes(&parsed)
}

/// A document of a heading, two paragraphs and a row of a table.
fn shaped() -> Document {
    let draft = "# 关于防汛的通知\n\n各区人民政府：\n\n一、总体要求\n\n第一段话说防汛。\n\n第二段话说抗旱。\n\n| 数 | 量 |\n|---|---|\n| 1 | 23 |\n";
    let mut options = ReadOptions::default();
    options.format = Some(Format::Markdown);
    read(draft.as_bytes(), &options).unwrap().document
}

const PARA_END: &str = "</w:t></w:r></w:p>";

#[test]
fn paragraphs_that_were_merged_or_parted_are_edits() {
    let document = shaped();
    let parts = package::parts(&docx(&document));
    let main = parts.iter().find(|p| p.0 == "word/document.xml").unwrap();
    let xml = String::from_utf8(main.1.clone()).unwrap();
    let (_, from) = xml.split_once("第一段话").unwrap();
    let (_, end) = from.split_once(PARA_END).unwrap();
    let (gap, _) = end.split_once("<w:r>").unwrap();
    let gap = &format!("{PARA_END}{gap}");
    let merged = edited(&document, "word/document.xml", &[(gap, "</w:t></w:r>")]);
    assert!(merged.contains(&Code::StoredDiffers));
    let parts = format!("第一段话{}<w:r><w:t>说防汛", gap);
    let parted = edited(
        &document,
        "word/document.xml",
        &[("第一段话说防汛", &parts)],
    );
    assert!(parted.contains(&Code::StoredDiffers));
}

#[test]
fn a_word_that_was_edited_is_told_once() {
    let document = shaped();
    let edit = |xml: String| Some(xml.replacen("第一段话", "第三段话", 1));
    let parsed = back(&with(&docx(&document), "word/document.xml", edit));
    let told = parsed.diagnostics.iter();
    let told = told.filter(|d| d.code == Code::StoredDiffers);
    let paths: Vec<_> = told.filter_map(|d| d.path.as_deref()).collect();
    assert_eq!(paths, ["body[1].text"]);
    assert_eq!(parsed.document.extras, []);
}

#[test]
fn a_figure_that_moved_to_the_next_cell_is_an_edit() {
    let edits = [(">1<", ">12<"), (">23<", ">3<")];
    let codes = edited(&shaped(), "word/document.xml", &edits);
    assert!(codes.contains(&Code::StoredDiffers));
}

#[test]
fn a_space_that_was_added_is_an_edit() {
    let edits = [("第一段话说防汛", "第一段话 说防汛")];
    let codes = edited(&shaped(), "word/document.xml", &edits);
    assert!(codes.contains(&Code::StoredDiffers));
}

#[test]
fn a_heading_that_became_body_text_is_an_edit() {
    let edits = [(r#"w:val="Heading1""#, r#"w:val="GwBody""#)];
    let codes = edited(&shaped(), "word/document.xml", &edits);
    assert!(codes.contains(&Code::StoredDiffers));
}

#[test]
fn a_model_that_was_changed_below_the_same_page_is_told() {
    let edits = [("第一段话", "第二段话")];
    let parsed = edited(&shaped(), "customXml/item1.xml", &edits);
    assert!(parsed.contains(&Code::StoredDiffers));
}

#[test]
fn a_seal_of_an_earlier_kind_is_told() {
    let codes = edited(&shaped(), "docProps/custom.xml", &[(">2:", ">")]);
    assert!(codes.contains(&Code::StoredDiffers));
}

/// A package with one more part that the document refers to.
fn with_part(bytes: &[u8], kind: &str, content: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = format!(
        r#"<Relationship Id="rIdNew" Type="{office}/{kind}" Target="new.xml"/></Relationships>"#
    );
    let relations = "word/_rels/document.xml.rels";
    let bytes = with(bytes, relations, |xml| {
        Some(xml.replace("</Relationships>", &relation))
    });
    let mut parts = package::parts(&bytes);
    parts.push(("word/new.xml".into(), content.as_bytes().to_vec()));
    package::zip(&parts)
}

#[test]
fn words_beside_the_story_are_edits() {
    let document = shaped();
    let w = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let said = |words| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let header = format!("<w:hdr {w}>{}</w:hdr>", said("机密 内部"));
    let comment = format!(
        "<w:comments {w}><w:comment>{}</w:comment></w:comments>",
        said("请改")
    );
    let refers = |xml: String| {
        let reference = r#"<w:sectPr><w:headerReference w:type="default" r:id="rIdNew"/>"#;
        Some(xml.replacen("<w:sectPr>", reference, 1))
    };
    let bytes = docx(&document);
    let headed = with(
        &with_part(&bytes, "header", &header),
        "word/document.xml",
        refers,
    );
    let commented = with_part(&bytes, "comments", &comment);
    let footed = with(&bytes, "word/footer1.xml", |xml| {
        Some(xml.replace("</w:ftr>", &format!("{}</w:ftr>", said("机密"))))
    });
    for (bytes, words) in [(headed, "机密"), (commented, "请改"), (footed, "机密")] {
        let parsed = back(&bytes);
        assert!(codes(&parsed).contains(&Code::StoredDiffers), "{words}");
        let kept = serde_json::to_string(&parsed.document).unwrap();
        assert!(kept.contains(words), "{kept}");
    }
}

#[test]
fn what_libreoffice_saves_anew_is_no_edit() {
    if !found("soffice") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let papers = [("notice", notice()), ("shaped", shaped())];
    let mut office = Command::new("soffice");
    let home = folder.path().join("home");
    office.arg(format!("-env:UserInstallation=file://{}", home.display()));
    office.args([
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
    ]);
    office.arg(folder.path().join("saved"));
    for (name, document) in &papers {
        let file = folder.path().join(format!("{name}.docx"));
        std::fs::write(&file, docx(document)).unwrap();
        office.arg(file);
    }
    let output = office.output().unwrap();
    for (name, document) in papers {
        let saved = folder.path().join(format!("saved/{name}.docx"));
        let bytes = std::fs::read(saved).unwrap_or_else(|e| panic!("{e}: {output:?}"));
        assert_ne!(bytes, docx(&document), "{name}");
        assert_eq!(back(&bytes).document, document, "{name}");
    }
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
