//! Invented drafts say what `tests/data/recognise` holds them to say: each element in several of
//! the forms in which offices write it, in documents of all fifteen genres.
//!
//! The JSON beside each draft was written by reading the draft, as a judge of the recogniser. When
//! one differs, find out which of the two is wrong before you change either.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

use gongwen::messages::Code;
use gongwen::{Document, Format, Parsed, ReadOptions, WriteOptions, read, write};
use gongwen_tests::golden;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const FOLDER: &str = "tests/data/recognise";

/// The drafts, in the order of their names.
fn drafts() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(golden::root(FOLDER)).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|f| {
        f.extension()
            .is_some_and(|e| e == "txt" || e == "md" || e == "html")
    });
    files.sort();
    files
}

fn parse(draft: &Path) -> Parsed {
    let mut options = ReadOptions::default();
    options.name = draft.file_name().map(|n| n.to_string_lossy().into_owned());
    read(&std::fs::read(draft).unwrap(), &options).unwrap()
}

fn truth(draft: &Path) -> Document {
    let bytes = std::fs::read(draft.with_extension("json")).unwrap();
    serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{}: {e}", draft.display()))
}

fn json(document: &Document) -> String {
    let written = write(document, Format::Json, &WriteOptions::default()).unwrap();
    String::from_utf8(written.bytes).unwrap()
}

/// The first lines in which two texts differ.
fn difference(want: &str, got: &str) -> Option<String> {
    let pairs = want.lines().zip(got.lines()).enumerate();
    let differs = pairs.filter(|(_, (a, b))| a != b);
    let shown: Vec<String> = differs
        .take(4)
        .map(|(i, (a, b))| format!("  line {}: want {a}\n           got  {b}", i + 1))
        .collect();
    (want != got).then(|| shown.join("\n"))
}

#[test]
fn every_draft_says_what_its_truth_says() {
    let wrong: Vec<String> = drafts()
        .iter()
        .filter_map(|draft| {
            let difference = difference(&json(&truth(draft)), &json(&parse(draft).document))?;
            Some(format!("{}\n{difference}", draft.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_fifteen_genres_are_among_the_drafts() {
    let kinds: BTreeSet<_> = drafts().iter().filter_map(|d| truth(d).kind).collect();
    assert_eq!(kinds.len(), gongwen::model::Kind::ALL.len(), "{kinds:?}");
}

#[test]
fn nothing_of_a_draft_stays_without_a_place() {
    for draft in drafts() {
        let unplaced = parse(&draft).diagnostics.into_iter();
        let unplaced: Vec<_> = unplaced.filter(|d| d.code == Code::Unplaced).collect();
        assert!(unplaced.is_empty(), "{}: {unplaced:?}", draft.display());
    }
}

/// The findings on unsure entries of a list of observers: what was taken, and the second choice.
fn unsure(list: &str) -> Vec<(String, String)> {
    let text = format!("青禾县人民政府常务会议纪要\n会议议定有关事项。\n列席：{list}\n");
    let parsed = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    let unsure = parsed.diagnostics.into_iter();
    let unsure = unsure.filter(|d| d.code == Code::UnsureEntry);
    let words = unsure.map(|d| (d.now.unwrap_or_default(), d.was.unwrap_or_default()));
    words.collect()
}

#[test]
fn an_unsure_entry_names_its_second_choice() {
    for (list, taken, second) in [
        ("市水务局长孙伟", "市水务局长 孙伟", "市水务局 长孙伟"),
        ("李家村海", "李家村海", "李 家村海"),
        ("甲乙丙丁", "甲乙丙丁", "甲 乙丙丁"),
    ] {
        assert_eq!(
            unsure(list),
            [(taken.to_owned(), second.to_owned())],
            "{list}"
        );
    }
}

#[test]
fn an_entry_that_reads_in_one_way_alone_was_given_a_question_mark_as_second_choice() {
    let text = "青禾县人民政府常务会议纪要\n会议议定有关事项。\n列席：哦哟、王磊\n";
    let parsed = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    let found = parsed.diagnostics.iter().map(|d| (d.code, d.was.clone()));
    assert_eq!(found.collect::<Vec<_>>(), [(Code::UnknownName, None)]);
}

#[test]
fn a_plain_entry_is_sure() {
    let list =
        "市民政局陈立、𠮷强　青禾县张月　市政协副主席阿依古丽·买买提　欧阳明（市财政局局长）";
    assert_eq!(unsure(list), []);
}

#[test]
fn a_table_of_the_body_whose_head_is_a_common_word_is_no_record() {
    let mut options = ReadOptions::default();
    options.name = Some("table.md".to_owned());
    for (head, extras) in [("名称 | 数量", 0), ("索引号 | 11", 1), ("备注 | 无", 0)] {
        let text = format!("| {head} |\n|---|---|\n\n关于报送材料的通知\n");
        let parsed = read(text.as_bytes(), &options).unwrap();
        assert_eq!(parsed.document.extras.len(), extras, "{head}");
    }
}

#[test]
fn a_fact_of_the_meeting_became_the_title() {
    for fact in [
        "会议时间 2024年1月8日",
        "会 议 地 点　三楼会议室",
        "主持人 高远",
    ] {
        let text = format!("{fact}\n会议研究了河道管理工作。\n");
        let parsed = read(text.as_bytes(), &ReadOptions::default()).unwrap();
        assert_eq!(parsed.document.title, None, "{fact}");
    }
}

#[test]
fn a_label_behind_the_approvers_was_one_of_them() {
    let text = "签发人：高远　　会签人：李明\n关于修缮校舍的请示\n市政府：\n请批准。\n";
    let document = read(text.as_bytes(), &ReadOptions::default())
        .unwrap()
        .document;
    assert_eq!(document.header.approvers, ["高远"]);
    assert_eq!(document.title.as_deref(), Some("关于修缮校舍的请示"));
    assert_eq!(document.extras.len(), 1);
}

#[test]
fn a_second_document_in_one_file_went_into_an_attachment_in_silence() {
    let file = |name: &str| std::fs::read(golden::root(FOLDER).join(name)).unwrap();
    let both = [
        file("notice-complete.txt"),
        b"\n\n".to_vec(),
        file("letter.txt"),
    ]
    .concat();
    let mut options = ReadOptions::default();
    options.format = Some(Format::Text);
    let told = |bytes: &[u8]| {
        let found = read(bytes, &options).unwrap().diagnostics;
        found.iter().any(|d| d.code == Code::SecondDocument)
    };
    assert!(told(&both));
    assert!(!told(&file("notice-complete.txt")));
}
