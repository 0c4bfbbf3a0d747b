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
fn a_field_of_an_old_file_that_never_ends_hides_nothing() {
    let file = Word97::default()
        .run("\u{13}", &SPECIAL)
        .run("甲\r乙\r", &[]);
    assert_eq!(doc(file), ["甲", "乙"]);
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
fn pictures_in_old_files_are_named_as_not_read() {
    let picture = [&SPECIAL[..], &[0x03, 0x6A, 0, 0, 0, 0]].concat();
    let file = Word97::default().run("甲", &[]).run("\u{1}", &picture);
    let bytes = file.run("\r", &[]).bytes();
    assert_eq!(seen(&bytes), ["甲"]);
    let told = parsed(&bytes).diagnostics;
    assert!(told.iter().any(|d| d.code == Code::NotRead), "{told:?}");
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

// ── RTF ──────────────────────────────────────────────────────────────────────────────────────

fn rtf(page: &str) -> Vec<String> {
    seen(format!("{{\\rtf1\\ansi {page}}}").as_bytes())
}

#[test]
fn bytes_without_a_face_are_of_the_usual_one() {
    let page = r"\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}}\pard \'bc\'cd\'d2\'aa\par\f1 a\plain\'bc\'cd\'d2\'aa\par";
    assert_eq!(rtf(page), ["纪要", "a纪要"]);
}

#[test]
fn letters_of_a_face_of_signs_are_signs() {
    let page = r"{\fonttbl{\f0\fcharset134 SimSun;}{\f2\fcharset2 Wingdings 2;}}{\f2 R}\f0\u21516?{\f2\u-4013?}\par";
    assert_eq!(rtf(page), ["☑同☒"]);
}

#[test]
fn tables_in_tables_keep_their_cells_and_rows() {
    let cell = |text: &str| format!(r"\pard\intbl\itap2 {text}\nestcell{{\nonesttables\par}}");
    let row = r"{\*\nesttableprops\trowd\clbrdrr\brdrs\cellx500\clbrdrl\brdrs\cellx900\nestrow}{\nonesttables\par}";
    let inner = [
        cell("a"),
        cell("b"),
        row.into(),
        cell("c"),
        cell("d"),
        row.into(),
    ]
    .concat();
    let page = format!(
        r"\trowd\cellx1000\cellx2000\pard\intbl x\par{inner}\pard\intbl y\cell z\cell\row\pard e\par"
    );
    let expected = ["x", "a\tb\t", "c\td\t", "y", "z", "e"];
    assert_eq!(rtf(&page), expected);
}

#[test]
fn rules_that_are_told_of_and_not_drawn_are_none() {
    let table = |kind: &str| {
        let side = |which: &str| format!(r"\clbrdr{which}\{kind}");
        let cell = side("l") + &side("r");
        format!(r"\trowd{cell}\cellx100{cell}\cellx200\pard\intbl a\cell b\cell\row\pard c\par")
    };
    assert_eq!(rtf(&table("brdrs")), ["a\tb\t", "c"]);
    for none in ["brdrnone", "brdrnil", "brdrtbl"] {
        assert_eq!(rtf(&table(none)), ["a\tb", "c"]);
    }
}

#[test]
fn a_number_within_a_cell_leaves_the_table_open() {
    let page = r"\trowd\clbrdrr\brdrs\cellx100\cellx200\pard\intbl a\cell\pard\intbl{\listtext\pard\plain 1.\tab}b\cell\row\pard c\par";
    assert_eq!(rtf(page), ["a\t1.b\t", "c"]);
}

#[test]
fn a_box_within_a_cell_leaves_the_table_open() {
    let page = r"\trowd\cellx100\cellx200\pard\intbl{\shp{\*\shpinst{\shptxt\pard i\par}}{\shprslt{\*\do{\dptxbxtext\pard i\par}}}}a\cell\pard\intbl b\cell\row\pard c\par";
    assert_eq!(rtf(page), ["i", "a", "b", "c"]);
}

#[test]
fn a_mark_of_rtf_that_is_drawn_as_word_art_is_read() {
    let page = r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 136}}{\sp{\sn gtextUNICODE}{\sv \u20113?\u23725?\u25991?\u20214?}}}}\u20113?1\u21495?\par";
    assert_eq!(rtf(page), ["云岭文件", "云1号"]);
}

#[test]
fn fields_and_forms_of_rtf_show_their_results_or_what_their_code_says() {
    let field =
        |code: &str, result: &str| format!(r"{{\field{{\*\fldinst {code}}}{{\fldrslt {result}}}}}");
    let list = r"FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl \u29305?\u24613?}{\*\ffl \u21152?\u24613?}}}";
    let tick = r"FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres1}}";
    let page = [
        field("DATE", "2024"),
        field(r"EQ \\o\\ac(\u9675?,3)", ""),
        field(list, ""),
        field(tick, ""),
        r"\par".into(),
    ];
    assert_eq!(rtf(&page.concat()), ["2024③加急☒"]);
}

#[test]
fn one_word_in_two_spellings_is_read_once() {
    let page = r"a{\upr{\'b8}{\*\ud{\u37325?}}}b{\xe{\v c}d}\par";
    assert_eq!(rtf(page), ["a重b"]);
}

#[test]
fn what_was_moved_away_and_marks_that_were_deleted_are_gone() {
    let page = r"a{\mvf b}{\deleted c\par}d\par";
    let bytes = format!("{{\\rtf1 {page}}}").into_bytes();
    assert_eq!(seen(&bytes), ["ad"]);
    let codes = parsed(&bytes).diagnostics;
    assert!(codes.iter().any(|d| d.code == Code::Tracked));
}

#[test]
fn feet_of_pages_that_say_the_same_are_one_and_notes_are_not() {
    let page = r"\facingp{\footerl f\par}{\footerr f\par}a{\footnote \pard n\par}b{\footnote \pard n\par}\par";
    assert_eq!(rtf(page), ["ab", "f", "n", "n"]);
}

#[test]
fn an_outline_level_beyond_all_numbers_is_none() {
    assert_eq!(rtf(r"\pard\outlinelevel2147483647 a\par"), ["a"]);
}

#[test]
fn signs_before_items_number_nothing() {
    let page = r"{\fonttbl{\f3\fcharset2 Symbol;}}{\listtext\f3\'b7\tab}a\par{\listtext\u8212?\tab}b\par{\listtext\u31532?\u19968?\u26465?\tab}c\par";
    assert_eq!(rtf(page), ["a", "b", "第一条 c"]);
}

#[test]
fn a_row_of_countless_cells_said_again_and_again_takes_no_memory() {
    let page =
        r"\trowd".to_owned() + &r"\cellx1".repeat(20_000) + &r"\intbl a\cell\row ".repeat(2_000);
    assert_eq!(rtf(&page).len(), 2_000);
}
