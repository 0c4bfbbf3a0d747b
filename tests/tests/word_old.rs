//! Word files of 1997 to 2003 and RTF: what a person sees in them, to the character.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // helpers fail as tests do

use gongwen::messages::Code;
use gongwen::{Format, Parsed, ReadOptions, read};
use gongwen_tests::law;
use gongwen_tests::word97::{Word97, wide};

fn parsed(bytes: &[u8]) -> Parsed {
    read(bytes, &ReadOptions::default()).unwrap()
}

/// The lines of the text that was made of a file.
fn seen(bytes: &[u8]) -> Vec<String> {
    law::hold_file(bytes, Format::detect(bytes, None)).unwrap();
    let parsed = parsed(bytes);
    let text = parsed.source.as_ref().unwrap().text();
    let lines = text.lines().filter(|l| !l.is_empty());
    lines.map(Into::into).collect()
}

fn doc(file: Word97) -> Vec<String> {
    seen(&file.bytes())
}

// ── Word 97 ──────────────────────────────────────────────────────────────────────────────────

const SPECIAL: [u8; 3] = [0x55, 0x08, 1];

/// A part of lengths and texts: what a list of faces looks like.
fn faces(names: &[&str]) -> Vec<u8> {
    let mut out = vec![u8::try_from(names.len()).unwrap(), 0, 0, 0];
    for name in names {
        let face = [vec![0; 39], wide(name), vec![0; 2]].concat();
        out.push(u8::try_from(face.len()).unwrap());
        out.extend(face);
    }
    out
}

#[test]
fn fields_of_old_files_show_their_results_or_what_their_code_says() {
    let file = Word97::default()
        .run("于", &[])
        .run("\u{13} DATE \u{14}五月\u{15}", &SPECIAL)
        .run("\u{13} eq \\o\\ac(○,2) \u{15}", &SPECIAL)
        .run("印发\r", &[]);
    assert_eq!(doc(file), ["于五月②印发"]);
}

#[test]
fn signs_of_old_files_are_those_their_face_shows() {
    let symbol = [&SPECIAL[..], &[0x09, 0x6A, 1, 0, 0x52, 0xF0]].concat();
    let file = Word97::default()
        .part(15, faces(&["宋体", "Wingdings 2", "Symbol"]))
        .run("(", &symbol)
        .run("同意", &[])
        .run("\u{f0b3}", &[0x4F, 0x4A, 2, 0])
        .run("\r", &[]);
    assert_eq!(doc(file), ["☑同意≥"]);
}

#[test]
fn boxes_of_old_forms_show_whether_they_are_ticked() {
    // A picture's head, then version, kind and state, sizes, an empty name, and what was given.
    let tick = |state: u8| {
        let field = [
            0xFF,
            0xFF,
            0xFF,
            0xFF,
            1 | state << 2,
            0,
            0,
            0,
            20,
            0,
            0,
            0,
            0,
            0,
            1,
            0,
        ];
        let head = [84, 0, 0, 0, 68, 0];
        [&head[..], &[0; 62], &field].concat()
    };
    let form = |at: u8| [&SPECIAL[..], &[0x03, 0x6A, at, 0, 0, 0]].concat();
    let (begin, end) = ("\u{13} FORMCHECKBOX ", "\u{14}\u{15}");
    let file = Word97::default()
        .data([tick(0), tick(25)].concat())
        .run(begin, &SPECIAL)
        .run("\u{1}", &form(0))
        .run(end, &SPECIAL)
        .run("甲", &[])
        .run(begin, &SPECIAL)
        .run("\u{1}", &form(84))
        .run(end, &SPECIAL)
        .run("乙\r", &[]);
    assert_eq!(doc(file), ["☐甲☒乙"]);
}

#[test]
fn a_mark_of_old_files_that_is_drawn_as_word_art_is_read() {
    let record = |kind: u16, of: u16, inside: &[u8]| {
        let len = u32::try_from(inside.len()).unwrap();
        [
            &kind.to_le_bytes()[..],
            &of.to_le_bytes(),
            &len.to_le_bytes(),
            inside,
        ]
        .concat()
    };
    let words = [wide("云岭市人民政府文件"), vec![0; 2]].concat();
    let len = u8::try_from(words.len()).unwrap();
    let options = [&[0xC0, 0xC0, len, 0, 0, 0][..], &words].concat();
    let shape = [
        record(0x02, 0xF00A, &[7, 4, 0, 0, 0, 0, 0, 0]),
        record(0x13, 0xF00B, &options),
    ];
    let shape = record(0x0F, 0xF004, &shape.concat());
    let drawings = [
        record(0x0F, 0xF000, &[]),
        vec![0],
        record(0x0F, 0xF002, &shape),
    ];
    let anchor = [&[0, 0, 0, 0, 1, 0, 0, 0, 7, 4, 0, 0][..], &[0; 22]].concat();
    let file = Word97::default()
        .part(40, anchor)
        .part(50, drawings.concat())
        .run("\u{8}", &SPECIAL)
        .run("\r云政发〔2024〕8号\r", &[]);
    assert_eq!(doc(file), ["云岭市人民政府文件", "云政发〔2024〕8号"]);
}

#[test]
fn changes_that_a_fast_save_keeps_with_its_pieces_count() {
    let (deleted, hidden) = (0x41 << 1 | 1 << 8, 0x5C << 1 | 1 << 8);
    let file = Word97::default()
        .shared(&[0x00, 0x08, 1])
        .run("各地", &[])
        .piece("不", &[], deleted)
        .piece("曾", &[], 1)
        .piece("密", &[], hidden)
        .run("要落实\r", &[]);
    assert_eq!(doc(file), ["各地要落实", "密"]);
}

#[test]
fn an_old_header_that_no_page_shows_is_hidden_text() {
    let header = |settings: u8| {
        let places = [[0; 7].as_slice(), &[4, 9, 9, 9, 9, 9, 11]].concat();
        let places = places.iter().flat_map(|p: &u32| p.to_le_bytes()).collect();
        let file = Word97::default()
            .part(11, places)
            .part(31, vec![settings])
            .run("现通知如下。\r", &[])
            .margins("双页文\r单页文字\r\r\r");
        file.bytes()
    };
    let text = ["单页文字", "现通知如下。", "双页文"];
    assert_eq!(seen(&header(0)), text);
    let hidden = |p: &Parsed| p.diagnostics.iter().any(|d| d.code == Code::HiddenText);
    assert!(hidden(&parsed(&header(0))));
    assert!(!hidden(&parsed(&header(1))));
}
