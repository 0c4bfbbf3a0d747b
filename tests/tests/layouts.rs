//! Laid-out pages: where everything of each sample stands, to the hundredth of a millimetre, and what
//! pages do with input that no office would send. Nothing may be lost, leave the type area or stand on
//! something else.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail as tests do
#![allow(clippy::indexing_slicing)] // likewise

mod common;

use gongwen::convert::page_dump;
use gongwen::font::FontSet;
use gongwen::model::{
    Attachment, AttachmentNote, Block, Cell, Date, Document, Heading, IssuerMark, MarkSuffix,
    Paragraph, Person, Seal, Table,
};
use gongwen::style::{Binding, ImprintPage, Profile};
use gongwen::{WriteOptions, Written};
use gongwen_host::fonts::{FontSearch, find};
use gongwen_tests::golden;
use gongwen_tests::tools::skip;
use std::sync::OnceLock;

/// The open set of faces; none where it is not there.
fn options() -> Option<WriteOptions> {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    let set = FONTS.get_or_init(|| {
        let mut search = FontSearch::new([]);
        search.installed.clear();
        find(&search).unwrap()
    });
    if set.lacks().is_some() {
        skip("no faces; run cargo xtask fonts");
        return None;
    }
    let mut options = WriteOptions::default();
    options.fonts = set.clone();
    Some(options)
}

fn dump(document: &Document) -> Option<Written> {
    Some(page_dump(document, &options()?).unwrap())
}

fn sample(name: &str) -> Document {
    let path = format!("tests/data/layouts/{name}.json");
    serde_json::from_slice(&golden::bytes(&path)).unwrap()
}

fn codes(written: &Written) -> Vec<&str> {
    let codes = written.diagnostics.iter().map(|d| d.code.code());
    codes.filter(|c| *c != "F101").collect()
}

/// The texts of a dump, in reading order and without white space; page numbers left out.
fn text(written: &Written) -> String {
    let dump = String::from_utf8_lossy(&written.bytes);
    let lines = dump
        .lines()
        .filter(|l| !l.starts_with("page") && !l.starts_with("rule"));
    let text = lines.map(|l| l.split_whitespace().skip(5).collect::<String>());
    text.filter(|t| !t.starts_with('—') || !t.ends_with('—'))
        .collect()
}

fn pages(written: &Written) -> usize {
    let dump = String::from_utf8_lossy(&written.bytes);
    dump.lines().filter(|l| l.starts_with("page")).count()
}

const SAMPLES: &[&str] = &[
    "attachments",
    "document",
    "joint",
    "letter",
    "minutes",
    "order",
    "tables",
    "upward",
];

#[test]
fn every_layout_stands_where_its_golden_has_it() {
    for name in SAMPLES {
        let Some(written) = dump(&sample(name)) else {
            return;
        };
        golden::check(
            &format!("tests/data/layouts/{name}.pages.txt"),
            &written.bytes,
        );
    }
}

#[test]
fn no_sample_loses_a_text_or_needs_a_warning() {
    for name in SAMPLES {
        let document = sample(name);
        let Some(written) = dump(&document) else {
            return;
        };
        let codes = codes(&written);
        assert!(
            codes.iter().all(|c| ["F203", "F204"].contains(c)),
            "{name}: {codes:?}"
        );
        assert_holds_all(name, &document, &written);
    }
}

fn assert_holds_all(name: &str, document: &Document, written: &Written) {
    let text = text(written);
    for want in common::strings(document) {
        let want: String = want.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(
            text.contains(&want),
            "{name}: {want} is not in {text:.2000}"
        );
    }
}

/// What a page says, and where: `(page, x, y)` of the run that begins with `start`.
fn place(written: &Written, start: &str) -> (usize, f64, f64) {
    let dump = String::from_utf8_lossy(&written.bytes).into_owned();
    let mut page = 0;
    for line in dump.lines() {
        page += usize::from(line.starts_with("page"));
        let words: Vec<_> = line.split_whitespace().collect();
        if words.len() > 5 && words[5..].concat().starts_with(start) {
            return (page, words[1].parse().unwrap(), words[2].parse().unwrap());
        }
    }
    panic!("{start} is not in {dump}");
}

#[test]
fn even_pages_mirror_their_margins_only_where_asked() {
    let Some(mut mirrored) = options() else {
        return;
    };
    let document = sample("document");
    let left = |w: &Written| place(w, "—2—").1;
    let plain = page_dump(&document, &mirrored).unwrap();
    mirrored.style.binding = Binding::Mirrored;
    let mirrored = page_dump(&document, &mirrored).unwrap();
    assert!((left(&plain) - left(&mirrored) - 2.0).abs() < 0.02);
    assert_eq!(place(&plain, "一、").1, place(&mirrored, "一、").1);
}

#[test]
fn boxes_put_the_first_line_half_a_gap_down() {
    let Some(mut boxed) = options() else { return };
    let document = sample("full-page");
    let edge = page_dump(&document, &boxed).unwrap();
    boxed.style.profile = Profile::Box;
    let boxed = page_dump(&document, &boxed).unwrap();
    let first = |w: &Written| {
        let dump = String::from_utf8_lossy(&w.bytes).into_owned();
        let line = dump
            .split("page 2\n")
            .nth(1)
            .unwrap()
            .lines()
            .next()
            .unwrap()
            .to_owned();
        line.split_whitespace()
            .nth(2)
            .unwrap()
            .parse::<f64>()
            .unwrap()
    };
    // (225 / 22 - 5.644) / 2
    assert!((first(&boxed) - first(&edge) - 2.29).abs() < 0.02);
}

#[test]
fn a_note_below_a_title_touched_it() {
    let Some(options) = options() else { return };
    let mut document = body("一段正文。".into());
    document.adoption = Some("题注".into());
    for lines in 1..5 {
        let title: Vec<String> = (0..lines).map(|i| format!("第{i}行")).collect();
        document.title = Some(title.concat());
        document.title_lines = title;
        let written = page_dump(&document, &options).unwrap();
        let top = |text: &str| place(&written, text).2;
        let last = format!("第{}行", lines - 1);
        // Baselines: what is above one is in three quarters of the size, what is below in an eighth.
        let white = top("题注") - top(&last) - (16.0 * 0.86 + 22.0 * 0.14) * 25.4 / 72.0;
        assert!(white > 2.0, "{lines} lines: {white} mm");
    }
}

#[test]
fn the_imprint_of_a_letter_in_boxes_stood_on_a_page_of_its_own() {
    let Some(mut options) = options() else { return };
    options.style.profile = Profile::Box;
    let written = page_dump(&sample("letter"), &options).unwrap();
    assert_eq!((pages(&written), page_of(&written, "抄送")), (2, 2));
}

#[test]
fn an_even_imprint_stands_on_the_back_and_blank_pages_bear_no_number() {
    let Some(mut even) = options() else { return };
    even.style.imprint = ImprintPage::Even;
    let mut document = sample("order");
    document.attachments.clear();
    let one = page_dump(&document, &even).unwrap();
    assert_eq!((pages(&one), place(&one, "抄送").0), (2, 2));
    assert_eq!(place(&one, "—2—").0, 2);
    // Text to the foot of the second page: the third stays blank, neither it nor the fourth is numbered.
    let mut full = body("会".repeat(28 * 43 - 2));
    full.imprint = document.imprint;
    let four = page_dump(&full, &even).unwrap();
    assert_eq!((pages(&four), place(&four, "抄送").0), (4, 4));
    let dump = String::from_utf8_lossy(&four.bytes).into_owned();
    assert_eq!(dump.matches("— ").count(), 2, "{dump}");
}

#[test]
fn twenty_organs_leave_the_first_page_text() {
    let mut document = sample("joint");
    let names: Vec<_> = (0..14)
        .map(|i| format!("云岭省第{i}管理委员会办公室"))
        .collect();
    document.header.issuer_mark = Some(IssuerMark {
        text: names.concat() + "文件",
        issuers: names,
        suffix: Some(MarkSuffix::File),
    });
    let Some(written) = dump(&document) else {
        return;
    };
    assert_eq!(place(&written, "为落实").0, 1);
    assert!(!codes(&written).contains(&"F202"));
}

#[test]
fn seven_seals_take_a_page_and_still_stand_below_text() {
    let mut document = sample("joint");
    let names = (0..7).map(|i| format!("云岭省第{i}管理委员会办公室"));
    document.signature.issuers = names.collect();
    let Some(written) = dump(&document) else {
        return;
    };
    assert_eq!(codes(&written), ["F204"]);
    let signed = place(&written, "云岭省第6").0;
    assert_eq!(place(&written, "各市（州）请于").0, signed);
}

#[test]
fn a_table_that_begins_at_a_page_end_leaves_no_border_behind() {
    let mut document = body("会".repeat(28 * 22 - 2));
    let row = |r: usize| vec![cell(format!("第{r}行"))];
    document.body.push(Block::Table(Table {
        rows: (0..3).map(row).collect(),
        ..Table::default()
    }));
    let Some(written) = dump(&document) else {
        return;
    };
    let dump = String::from_utf8_lossy(&written.bytes).into_owned();
    let first = dump.split("page 2").next().unwrap();
    assert!(!first.contains("rule"), "{first}");
}

#[test]
fn a_long_list_of_addressees_moves_to_the_imprint() {
    let document = sample("moved-addressees");
    let Some(written) = dump(&document) else {
        return;
    };
    assert!(codes(&written).contains(&"F203"), "{:?}", codes(&written));
    assert!(text(&written).contains("主送："));
}

fn body(text: String) -> Document {
    let text = Paragraph {
        text,
        ..Paragraph::default()
    };
    Document {
        body: vec![Block::Paragraph(text)],
        ..Document::default()
    }
}

fn cell(text: String) -> Cell {
    Cell {
        text,
        col_span: 1,
        row_span: 1,
    }
}

fn wide_table(columns: usize, landscape: bool) -> Document {
    let row = |r: usize| {
        (0..columns)
            .map(|c| cell(format!("第{r}行{c}列")))
            .collect()
    };
    Document {
        body: vec![Block::Table(Table {
            head_rows: 1,
            rows: (0..6).map(row).collect(),
            landscape,
        })],
        ..Document::default()
    }
}

/// Input that no office would send, with what its pages have to say about it.
fn bad_input() -> Vec<(&'static str, Document, &'static [&'static str])> {
    let mut title = sample("document");
    title.title = Some("关于做好有关工作的通知".repeat(273));
    let mut crowd = sample("minutes");
    let person = |i: u32| Person {
        name: [0x4E00 + i % 5000, 0x4E00 + i * 7 % 5000]
            .iter()
            .filter_map(|&c| char::from_u32(c))
            .collect(),
        ..Person::default()
    };
    crowd.attendance.present = (0..2000).map(person).collect();
    let long = "会议听取了全市重点工作推进情况的汇报，对下一步工作作出部署。".repeat(12_000);
    let mut signed = sample("joint");
    signed.signature.issuers = (0..60).map(|i| format!("云岭省第{i}厅")).collect();
    let mut labels = sample("order");
    labels.header.copy_number = Some("0".repeat(300));
    labels.header.urgency = Some("急".repeat(300));
    labels.attachment_notes = vec![AttachmentNote {
        number: Some("9".repeat(200)),
        title: "名称".repeat(100),
    }];
    labels.attachments = vec![Attachment {
        number: Some("附".repeat(90)),
        ..Attachment::default()
    }];
    labels.imprint.distribution[0].kind = "抄".repeat(90);
    labels.document_date = None;
    labels.document_date_text = Some("二〇二五年".repeat(30));
    let mut alone = body("会".repeat(28 * 22 - 2));
    alone.signature.issuers = vec!["云岭市人民政府".into()];
    alone.signature.seal = Some(Seal::Sealed);
    alone.document_date = Date::new(2025, 3, 1);
    vec![
        ("title", title, &["F202"]),
        ("crowd", crowd, &[]),
        ("megabyte", body(long), &[]),
        ("word", body("Q".repeat(500)), &[]),
        ("marks", body("。”」".repeat(900)), &[]),
        ("columns", wide_table(200, false), &["F206"]),
        ("columns across", wide_table(200, true), &["F206"]),
        (
            "missing",
            body("甲\u{12000}乙\u{E123}丙".repeat(300)),
            &["F102"],
        ),
        ("signed", signed, &["F205"]),
        ("labels", labels, &["F202", "F205"]),
        ("alone", alone, &["F204"]),
        ("nothing", Document::default(), &[]),
        (
            "no body",
            Document {
                body: Vec::new(),
                ..sample("letter")
            },
            &[],
        ),
    ]
}

#[test]
fn bad_input_stays_in_the_type_area_and_loses_nothing() {
    for (name, document, want) in bad_input() {
        let Some(written) = dump(&document) else {
            return;
        };
        assert_eq!(codes(&written), want, "{name}");
        assert!(pages(&written) > 0, "{name}");
        if name != "missing" {
            assert_holds_all(name, &document, &written);
        }
    }
}

/// The page of a dump on which a text stands.
fn page_of(written: &Written, text: &str) -> usize {
    let dump = String::from_utf8_lossy(&written.bytes).into_owned();
    let mut pages = dump.split("page ");
    pages.position(|p| p.contains(text)).unwrap()
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading {
        level,
        text: text.into(),
        number: None,
        run_in: false,
    })
}

#[test]
fn a_heading_was_the_last_line_of_a_page() {
    for lines in 15..24 {
        let mut document = body("会".repeat(28 * lines - 2));
        document.body.push(heading(1, "一、总体要求"));
        document.body.push(heading(2, "（一）指导思想"));
        document.body.extend(body("后文".repeat(40)).body);
        let Some(written) = dump(&document) else {
            return;
        };
        let text = page_of(&written, "后文");
        assert_eq!(page_of(&written, "一、总体要求"), text, "{lines}");
        assert_eq!(page_of(&written, "（一）指导思想"), text, "{lines}");
    }
}

#[test]
fn the_head_of_a_table_stood_without_a_row_below_a_heading() {
    for lines in 12..24 {
        let cell = |text: &str| Cell {
            text: text.into(),
            col_span: 1,
            row_span: 1,
        };
        let mut document = body("会".repeat(28 * lines - 2));
        document.body.push(heading(1, "一、任务分工"));
        document.body.push(Block::Table(Table {
            rows: vec![vec![cell("表头")], vec![cell("首行")], vec![cell("次行")]],
            head_rows: 1,
            ..Table::default()
        }));
        let Some(written) = dump(&document) else {
            return;
        };
        let row = page_of(&written, "首行");
        assert_eq!(page_of(&written, "一、任务分工"), row, "{lines}");
        assert_eq!(page_of(&written, "表头"), row, "{lines}");
    }
}

#[test]
fn a_table_set_across_is_turned_and_its_page_is_numbered_where_others_are() {
    let Some(written) = dump(&sample("tables")) else {
        return;
    };
    let dump = String::from_utf8_lossy(&written.bytes).into_owned();
    let turned: Vec<_> = dump
        .split("page ")
        .filter(|p| p.lines().next().is_some_and(|l| l.ends_with("turned")))
        .collect();
    assert!(turned.len() > 1);
    let (_, _, upright) = place(&written, "—1—");
    for page in turned {
        let number = page.lines().last().unwrap();
        let y: f64 = number.split_whitespace().nth(2).unwrap().parse().unwrap();
        assert!((y - upright).abs() < 0.01, "{number}");
        assert!(page.contains("项目名称"), "the head is repeated");
    }
}

/// What a dump says of each page.
fn by_page(written: &Written) -> Vec<String> {
    let dump = String::from_utf8_lossy(&written.bytes).into_owned();
    dump.split("page ").skip(1).map(str::to_owned).collect()
}

#[test]
fn a_heading_above_a_table_set_across_was_the_last_of_its_page() {
    let mut document = body("会".repeat(28 * 5));
    document.body.push(heading(1, "一、任务分工"));
    document.body.push(heading(2, "（一）牵头单位"));
    document.body.extend(wide_table(5, true).body);
    document.body.push(heading(1, "二、保障措施"));
    let Some(written) = dump(&document) else {
        return;
    };
    let pages = by_page(&written);
    let turned = |p: &&String| p.lines().next().is_some_and(|l| l.ends_with("turned"));
    let across = pages.iter().find(turned).unwrap();
    for text in ["一、任务分工", "（一）牵头单位", "第0行0列"] {
        assert!(across.contains(text), "{text} is not in {across}");
    }
    assert!(!across.contains("二、保障措施"));
}

#[test]
fn a_signature_beside_attachment_notes_only_was_not_told() {
    let mut document = body("会".repeat(28 * 22 - 2));
    document.attachment_notes = (0..9)
        .map(|i| AttachmentNote {
            number: Some(i.to_string()),
            title: "任务分工表".into(),
        })
        .collect();
    document.signature.issuers = vec!["云岭市人民政府".into()];
    document.document_date = Date::new(2025, 3, 1);
    let Some(written) = dump(&document) else {
        return;
    };
    let alone = !by_page(&written).last().unwrap().contains('会');
    assert_eq!(
        alone,
        codes(&written).contains(&"F205"),
        "{:?}",
        codes(&written)
    );
}

/// A table whose first column says `text` beside so many rows.
fn spanned(text: &str, rows: usize) -> Document {
    let row = |r: usize| {
        let first = (r == 0).then(|| Cell {
            row_span: rows,
            ..cell(text.to_owned())
        });
        let rest = (1..4).map(|c| cell(format!("第{r}行{c}列")));
        first.into_iter().chain(rest).collect()
    };
    Document {
        body: vec![Block::Table(Table {
            rows: (0..rows).map(row).collect(),
            ..Table::default()
        })],
        ..Document::default()
    }
}

#[test]
fn a_cell_of_four_rows_made_the_first_as_high_as_all_it_says() {
    let said: String = (0x4E00..0x4E00 + 60).filter_map(char::from_u32).collect();
    let document = spanned(&said, 4);
    let Some(written) = dump(&document) else {
        return;
    };
    assert_holds_all("spanned", &document, &written);
    let tops: Vec<f64> = (0..4)
        .map(|r| place(&written, &format!("第{r}行1列")).2)
        .collect();
    let steps: Vec<f64> = tops.windows(2).map(|t| t[1] - t[0]).collect();
    let (least, most) = (
        steps.iter().copied().fold(f64::MAX, f64::min),
        steps.iter().copied().fold(0.0, f64::max),
    );
    assert!(most - least < 8.0, "{steps:?}");
}

#[test]
fn a_cell_of_many_rows_runs_on_beside_them_over_pages_and_keeps_every_character() {
    let said: String = (0x4E00..0x4E00 + 600).filter_map(char::from_u32).collect();
    let Some(written) = dump(&spanned(&said, 60)) else {
        return;
    };
    assert!(pages(&written) > 1);
    let own: String = text(&written)
        .chars()
        .filter(|c| said.contains(*c))
        .collect();
    let missing: String = said.chars().filter(|c| !own.contains(*c)).collect();
    assert_eq!(missing, "");
    let codes = codes(&written);
    assert!(
        !codes.contains(&"F207") && !codes.contains(&"F208"),
        "{codes:?}"
    );
}
