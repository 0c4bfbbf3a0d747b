//! PDF: conformance by outside tools, text in reading order, the same bytes every time, bad input.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests fail as tests do
#![allow(clippy::indexing_slicing, clippy::string_slice)] // likewise

mod common;

use common::{minutes, notice};
use gongwen::font::{FontSet, Role};
use gongwen::messages::Lang;
use gongwen::model::{Block, Cell, Document, Paragraph, Person, Table};
use gongwen::{ErrorKind, Format, ReadOptions, WriteOptions, Written, read, write};
use gongwen_host::fonts::{FontSearch, find};
use gongwen_tests::golden;
use gongwen_tests::tools::skip;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The faces of `GONGWEN_FONTS`, else the open set, never what happens to be installed; none where
/// there are not all.
fn fonts() -> Option<FontSet> {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    let set = FONTS.get_or_init(|| {
        let mut search = FontSearch::new([]);
        search.installed.clear();
        find(&search).unwrap()
    });
    let missing = set.lacks();
    if let Some(role) = missing {
        skip(&format!(
            "no face for {}; run cargo xtask fonts",
            role.name(Lang::En)
        ));
        return None;
    }
    Some(set.clone())
}

/// What an outside tool says; none where it is not installed.
fn tool(name: &str, args: &[&str], file: &Path) -> Option<String> {
    let (after, before): (Vec<&str>, Vec<&str>) = args.iter().partition(|a| **a == "-");
    let run = Command::new(name)
        .args(before)
        .arg(file)
        .args(after)
        .output();
    let Ok(output) = run else {
        skip(&format!("{name} is not installed"));
        return None;
    };
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn options(fonts: FontSet) -> WriteOptions {
    let mut options = WriteOptions::default();
    options.fonts = fonts;
    options
}

fn pdf(document: &Document) -> Option<Written> {
    Some(write(document, Format::Pdf, &options(fonts()?)).unwrap())
}

/// Writes a document to a file of its own.
fn file(name: &str, document: &Document) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, pdf(document)?.bytes).unwrap();
    Some(path)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text as a reader of the file gets it, without page numbers and white space.
fn text_of(name: &str, document: &Document, args: &[&str]) -> Option<String> {
    let text = tool("pdftotext", args, &file(name, document)?)?;
    let is_number = |l: &str| l.starts_with("— ") && l.ends_with(" —");
    let lines = text.lines().map(|l| l.trim_matches('\u{c}'));
    Some(squeezed(
        &lines.filter(|l| !is_number(l)).collect::<String>(),
    ))
}

#[test]
fn qpdf_finds_no_fault_and_all_fonts_are_embedded() {
    for (name, document) in [
        ("minutes", minutes()),
        ("notice", notice()),
        ("empty", Document::default()),
    ] {
        let Some(path) = file(name, &document) else {
            return;
        };
        let said = tool("qpdf", &["--check"], &path).unwrap_or_default();
        assert!(!said.contains("WARNING"), "{said}");
        let fonts = tool("pdffonts", &[], &path).unwrap_or_default();
        for line in fonts.lines().skip(2) {
            let flags: Vec<_> = line.split_whitespace().rev().skip(2).take(3).collect();
            assert_eq!(flags, ["yes", "yes", "yes"], "{line}");
        }
    }
}

#[test]
fn the_text_of_minutes_comes_out_in_order() {
    let Some(text) = text_of("minutes-order", &minutes(), &["-"]) else {
        return;
    };
    let mut at = 0;
    for part in [
        "云川市人民政府常务会议纪要",
        "〔2023〕12号",
        "2023年4月18日上午",
        "一、",
        "（一）",
        "二、",
        "出席：",
        "李维民",
        "列席：",
        "请假：",
        "记录：",
        "整理",
        "（此件公开发布）",
        "分送：",
        "印发",
    ] {
        let found = text[at..]
            .find(part)
            .unwrap_or_else(|| panic!("{part} after byte {at} in {text}"));
        at += found + part.len();
    }
}

#[test]
fn every_character_of_the_model_is_in_the_text() {
    let every: Document =
        serde_json::from_slice(&golden::bytes("tests/data/every-element.json")).unwrap();
    for (name, document) in [
        ("minutes-all", minutes()),
        ("notice-all", notice()),
        ("every", every),
    ] {
        let Some(text) = text_of(name, &document, &["-raw", "-"]) else {
            return;
        };
        for want in common::strings(&document) {
            let want = squeezed(&want);
            assert!(text.contains(&want), "{want} is not in {text}");
        }
    }
}

#[test]
fn the_same_bytes_twice_and_in_threads() {
    let Some(first) = pdf(&minutes()) else { return };
    assert_eq!(first.bytes, pdf(&minutes()).unwrap().bytes);
    let others: Vec<_> = (0..4)
        .map(|_| std::thread::spawn(|| pdf(&minutes()).unwrap().bytes))
        .collect();
    for other in others {
        assert!(other.join().unwrap() == first.bytes);
    }
}

#[test]
fn it_is_tagged_pdf_a_2a_with_title_language_and_bookmarks() {
    let Some(path) = file("minutes-tags", &minutes()) else {
        return;
    };
    let info = tool("pdfinfo", &[], &path).unwrap_or_default();
    for want in ["云川市人民政府常务会议纪要", "Tagged:          yes", "2023"] {
        assert!(info.contains(want), "{want}: {info}");
    }
    let structure = tool("pdfinfo", &["-struct-text"], &path).unwrap_or_default();
    for want in ["H1", "H2", "LBody", "Lbl"] {
        assert!(structure.contains(want), "{want}: {structure}");
    }
    let bytes = std::fs::read(&path).unwrap();
    let has = |want: &str| bytes.windows(want.len()).any(|w| w == want.as_bytes());
    for want in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "zh-CN",
        "/Outlines",
    ] {
        assert!(has(want), "{want}");
    }
}

/// The rows of a page that bear ink, in tenths of a millimetre from its upper edge, and how much.
fn inked_rows(path: &Path, page: usize) -> Option<Vec<(usize, usize)>> {
    let page = page.to_string();
    let args = ["-r", "254", "-gray", "-f", &page, "-l", &page];
    let output = Command::new("pdftoppm").args(args).arg(path).output();
    let Ok(output) = output else {
        skip("pdftoppm is not installed");
        return None;
    };
    // P5, width, height, 255, then a byte a pixel.
    let mut parts = output.stdout.splitn(4, |b| *b == b'\n');
    assert_eq!(parts.next(), Some(&b"P5"[..]));
    let size = String::from_utf8_lossy(parts.next().unwrap()).into_owned();
    let width: usize = size.split(' ').next().unwrap().parse().unwrap();
    parts.next();
    let rows = parts.next().unwrap().chunks(width).enumerate();
    let inked = rows.map(|(i, r)| (i, r.iter().filter(|&&p| p < 160).count()));
    Some(inked.filter(|&(_, ink)| ink > 0).collect())
}

fn assert_near(is: usize, millimetres: f64, what: &str) {
    let is = is as f64 / 10.0;
    assert!(
        (is - millimetres).abs() <= 0.3,
        "{what} stands at {is} mm, not at {millimetres} mm"
    );
}

#[test]
fn ink_stands_where_the_standard_wants_it() {
    let Some(path) = file("geometry", &minutes()) else {
        return;
    };
    let Some(first) = inked_rows(&path, 1) else {
        return;
    };
    assert_near(first[0].0, 37.0 + 35.0, "the mark");
    let Some(last) = inked_rows(&path, 3) else {
        return;
    };
    let above = last.iter().rev().find(|(row, _)| *row < 2640).unwrap();
    assert_near(above.0, 262.0, "the last rule of the imprint");
    let below = last.iter().filter(|(row, _)| *row > 2640);
    let dash = below.max_by_key(|(_, ink)| *ink).unwrap();
    assert_near(dash.0, 269.0, "the dashes of the page number");
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let Some(path) = file("grid", &paragraph("会".repeat(28 * 22 * 3))) else {
        return;
    };
    let Some(text) = tool("pdftotext", &["-f", "2", "-l", "2", "-"], &path) else {
        return;
    };
    let lines: Vec<_> = text.lines().filter(|l| l.contains('会')).collect();
    assert_eq!(lines.len(), 22);
    assert!(
        lines.iter().all(|l| l.trim().chars().count() == 28),
        "{lines:?}"
    );
    let Some(rows) = inked_rows(&path, 2) else {
        return;
    };
    assert!(
        (370..=385).contains(&rows[0].0),
        "the first line stands at {:?}",
        rows[0]
    );
    let last = rows.iter().rev().find(|(row, _)| *row < 2650).unwrap();
    assert!(
        (2605..=2621).contains(&last.0),
        "the last line stands at {last:?}"
    );
}

#[test]
fn a_table_that_parts_at_page_ends_loses_nothing() {
    let cell = |text: String| Cell {
        text,
        col_span: 1,
        row_span: 1,
    };
    let row = |i: usize| {
        vec![
            cell(format!("甲{i}。")),
            cell("乙丙丁戊己庚辛".repeat(i % 9 * 9)),
        ]
    };
    let mut rows: Vec<_> = (0..60).map(row).collect();
    rows.push(vec![
        cell("子".repeat(9000)),
        Cell {
            row_span: 3,
            ..cell("丑".into())
        },
    ]);
    rows.extend((0..3).map(|_| (0..12).map(|c| cell(format!("寅{c}"))).collect()));
    let table = Table {
        head_rows: 1,
        rows,
        landscape: false,
    };
    let document = Document {
        body: vec![Block::Table(table)],
        ..Document::default()
    };
    let Some(path) = file("table", &document) else {
        return;
    };
    tool("qpdf", &["--check"], &path);
    let Some(text) = tool("pdftotext", &["-raw", "-"], &path) else {
        return;
    };
    let count = |ch: char| text.chars().filter(|&c| c == ch).count();
    let rows_of_nine: usize = (0..60).map(|i| i % 9 * 9).sum();
    assert_eq!(count('丙'), rows_of_nine);
    assert_eq!((count('子'), count('丑'), count('寅')), (9000, 1, 36));
}

#[test]
fn every_draft_of_the_corpus_becomes_a_pdf_that_holds_its_text() {
    let Some(fonts) = fonts() else { return };
    for (name, draft) in gongwen_tests::corpus::dev() {
        let mut reading = ReadOptions::default();
        reading.name = Some(name.clone());
        let Ok(parsed) = read(&draft, &reading) else {
            continue;
        };
        let written = write(&parsed.document, Format::Pdf, &options(fonts.clone())).unwrap();
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-{name}.pdf"));
        std::fs::write(&path, written.bytes).unwrap();
        tool("qpdf", &["--check"], &path);
        let Some(text) = tool("pdftotext", &["-raw", "-"], &path) else {
            return;
        };
        let is_number = |l: &str| l.starts_with("— ") && l.ends_with(" —");
        let lines = text.lines().map(|l| l.trim_matches('\u{c}'));
        let text = squeezed(&lines.filter(|l| !is_number(l)).collect::<String>());
        for want in common::strings(&parsed.document) {
            assert!(
                text.contains(&squeezed(&want)),
                "{name}: {want} is not in {text}"
            );
        }
    }
}

#[test]
fn a_role_without_a_face_is_an_error_that_names_it() {
    let error = write(&minutes(), Format::Pdf, &options(FontSet::new())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Font);
    assert!(
        error
            .message(Lang::Zh)
            .contains(Role::FangSong.name(Lang::Zh))
    );
}

#[test]
fn a_face_whose_licence_forbids_embedding_is_refused() {
    let Some(fonts) = fonts() else { return };
    let serving = fonts.services().into_iter().next().unwrap();
    let mut bytes = std::fs::read(&serving.origin).unwrap();
    let entry = bytes.windows(4).position(|w| w == b"OS/2").unwrap();
    let offset: [u8; 4] = bytes[entry + 8..entry + 12].try_into().unwrap();
    let fs_type = u32::from_be_bytes(offset) as usize + 8;
    bytes[fs_type..fs_type + 2].copy_from_slice(&[0, 2]);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("fangsong.otf"), &bytes).unwrap();
    let mut search = FontSearch::new([folder.path().to_owned()]);
    let error = find(&search).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Font, "E703"));
    search.folders.clear();
    search.installed = vec![folder.path().to_owned()];
    assert!(
        find(&search)
            .unwrap()
            .services()
            .iter()
            .all(|s| !s.origin.contains("fangsong.otf"))
    );
}

#[test]
fn a_folder_may_name_its_files_for_their_roles() {
    let Some(fonts) = fonts() else { return };
    let folder = tempfile::tempdir().unwrap();
    for (service, name) in fonts.services().iter().zip(["kai", "song"]) {
        std::fs::copy(&service.origin, folder.path().join(format!("{name}.otf"))).unwrap();
    }
    let set = find(&FontSearch::new([folder.path().to_owned()])).unwrap();
    let services = set.services();
    let kai = services.iter().find(|s| s.role == Some(Role::Kai)).unwrap();
    assert!(kai.origin.ends_with("kai.otf"), "{kai:?}");
}

#[test]
fn work_is_bounded_and_can_be_cancelled() {
    let Some(fonts) = fonts() else { return };
    let mut few = options(fonts.clone());
    few.limits.steps = 100;
    let error = write(&minutes(), Format::Pdf, &few).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    let stopped = options(fonts);
    stopped.cancel.cancel();
    let error = write(&minutes(), Format::Pdf, &stopped).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
}

#[test]
fn a_character_no_face_has_becomes_a_box_and_stays_in_the_text() {
    let odd = "甲\u{E123}乙\u{10FFFD}丙\u{1}丁\u{12000}戊\u{FEFF}己";
    let document = paragraph(odd.into());
    let Some(written) = pdf(&document) else {
        return;
    };
    let boxed: Vec<_> = written
        .diagnostics
        .iter()
        .filter(|d| d.code.code() == "F102")
        .collect();
    assert_eq!(boxed.len(), 1);
    assert!(boxed[0].message(Lang::En).contains("U+E123"));
    let Some(path) = file("box", &document) else {
        return;
    };
    tool("qpdf", &["--check"], &path);
    let Some(text) = text_of("box-text", &document, &["-"]) else {
        return;
    };
    for kept in ["甲", "\u{E123}", "乙", "\u{12000}", "戊", "己"] {
        assert!(text.contains(kept), "{kept} in {text:?}");
    }
}

#[test]
fn a_rare_character_comes_from_another_face_with_a_diagnostic() {
    let Some(written) = pdf(&paragraph("䶮㑇𬭊".into())) else {
        return;
    };
    let codes: Vec<_> = written.diagnostics.iter().map(|d| d.code.code()).collect();
    assert!(codes.contains(&"F101"), "{codes:?}");
    assert!(!codes.contains(&"F102"), "{codes:?}");
}

#[test]
fn a_paragraph_of_a_megabyte_two_thousand_names_and_no_body() {
    let long = "会议听取了全市重点工作推进情况的汇报，对下一步工作作出部署。".repeat(12_000);
    assert!(long.len() > 1_000_000);
    let mut crowd = minutes();
    crowd.attendance.present = (0..2000).map(|i| person(None, i)).collect();
    crowd.attendance.observers = (0..2000).map(|i| person(Some("市财政局"), i)).collect();
    let mut title = notice();
    title.title = Some("关于做好有关工作的通知".repeat(3000));
    let mut word = paragraph("a".repeat(100_000));
    word.title = Some("。".repeat(2000));
    let mut mark = minutes();
    mark.header.issuer_mark.as_mut().unwrap().text = "云川市".repeat(500);
    mark.imprint.distribution[0].text = "各县（市、区）人民政府，".repeat(2000);
    for (name, document) in [
        ("long", paragraph(long)),
        ("crowd", crowd),
        ("title", title),
        ("word", word),
        ("mark", mark),
        ("none", Document::default()),
    ] {
        let Some(path) = file(name, &document) else {
            return;
        };
        tool("qpdf", &["--check"], &path);
    }
}

fn person(unit: Option<&str>, i: u32) -> Person {
    let pick = |n: u32| char::from_u32(0x4E00 + n % 5000).unwrap();
    Person {
        unit: unit.map(Into::into),
        name: [pick(i), pick(i * 7 + 3)].iter().collect(),
        ..Person::default()
    }
}

fn paragraph(text: String) -> Document {
    Document {
        body: vec![Block::Paragraph(Paragraph {
            text,
            ..Paragraph::default()
        })],
        ..Document::default()
    }
}

/// Elements whose lines are arranged before they are set, as styles of DOCX.
const ARRANGED: &[&str] = &[
    "GwNumber",
    "GwNumberApprovers",
    "GwIssueNumber",
    "Title",
    "GwAttendance",
    "GwCompiledBy",
    "GwSignature",
    "GwSignatory",
    "GwDate",
    "GwAttachmentTitle",
];

/// The lines of those elements in the DOCX, without white space.
fn arranged_lines(document: &Document) -> Vec<String> {
    let bytes = write(document, Format::Docx, &WriteOptions::default()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.bytes)).unwrap();
    let mut xml = String::new();
    let mut entry = zip.by_name("word/document.xml").unwrap();
    entry.read_to_string(&mut xml).unwrap();
    let paragraphs = xml.split("<w:p>").filter(|p| {
        let style = p.split_once("<w:pStyle w:val=\"").unwrap_or_default().1;
        ARRANGED.contains(&style.split('"').next().unwrap())
    });
    let lines = paragraphs.flat_map(|p| p.split("</w:p>").next().unwrap().split("<w:br/>"));
    lines.map(without_tags).collect()
}

fn without_tags(xml: &str) -> String {
    let after_tags = xml
        .split('<')
        .map(|s| s.split_once('>').map_or(s, |(_, text)| text));
    squeezed(&after_tags.collect::<String>())
}

#[test]
fn pdf_and_docx_print_the_same_names_in_the_same_lines() {
    let every: Document =
        serde_json::from_slice(&golden::bytes("tests/data/every-element.json")).unwrap();
    for (name, document) in [
        ("agree-minutes", minutes()),
        ("agree-notice", notice()),
        ("agree-every", every),
    ] {
        let Some(path) = file(name, &document) else {
            return;
        };
        let Some(text) = tool("pdftotext", &["-layout", "-"], &path) else {
            return;
        };
        let shown: Vec<_> = text.lines().map(squeezed).collect();
        let lines = arranged_lines(&document);
        assert!(lines.len() > 3, "{lines:?}");
        for line in lines {
            assert!(shown.contains(&line), "{line} is no line of {name}: {text}");
        }
    }
}
