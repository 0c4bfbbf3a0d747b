//! Our DOCX as LibreOffice prints it, beside our PDF of the same document in the same faces: the same
//! pages, the same lines, broken at the same characters.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // tests fail so
#![allow(clippy::print_stderr)] // the table is for people

use gongwen::font::{FontData, FontSet, Role};
use gongwen::model::{Attachment, Block, Document};
use gongwen::{Format, WriteOptions, write};
use gongwen_tests::office::{Line, Taken, faces, lines, print};
use gongwen_tests::papers;
use gongwen_tests::tools::found;
use std::path::Path;
use std::sync::Arc;

/// Papers whose pages LibreOffice sets otherwise, and why.
const OTHERWISE: &[(&str, &str)] = &[];

/// What a paper shows on both sides.
#[derive(Default)]
struct Compared {
    pages: (usize, usize),
    /// Pages of ours that say line by line the same.
    pages_same: usize,
    /// Lines, and how many of them LibreOffice has too.
    lines: (usize, usize),
    /// The same of lines of the body's paragraphs.
    body: (usize, usize),
}

/// The faces that LibreOffice is given under the standard's names.
fn set(folder: &Path) -> FontSet {
    let files = [
        (Some(Role::FangSong), "FandolFang-Regular.otf"),
        (Some(Role::Title), "FandolSong-Regular.otf"),
        (Some(Role::Hei), "FandolHei-Regular.otf"),
        (Some(Role::Kai), "FandolKai-Regular.otf"),
        (Some(Role::Song), "FandolSong-Regular.otf"),
        (None, "LXGWWenKai-Regular.ttf"),
    ];
    let mut set = FontSet::new();
    for (role, name) in files {
        let data = FontData {
            bytes: Arc::new(std::fs::read(folder.join(name)).unwrap()),
            index: 0,
            origin: name.into(),
        };
        set.add(role, data).unwrap();
    }
    set
}

/// Paragraphs and headings of a document and of what is attached to it.
fn paragraphs(document: &Document) -> Vec<String> {
    let attached = document.attachments.iter().map(|a: &Attachment| &a.body);
    let blocks = std::iter::once(&document.body).chain(attached).flatten();
    let text = |b: &Block| match b {
        Block::Heading(h) => Some(h.text.clone()),
        Block::Paragraph(p) => Some(p.text.clone()),
        Block::Table(_) => None,
    };
    let bare = |t: String| t.chars().filter(|c| !c.is_whitespace()).collect();
    let own = blocks.filter_map(text).map(bare);
    own.chain(document.forwarded.iter().flat_map(paragraphs))
        .collect()
}

fn compare(document: &Document, ours: &[Vec<Line>], theirs: &[Vec<Line>]) -> Compared {
    let body = paragraphs(document);
    let texts = |page: &Vec<Line>| -> Vec<String> { page.iter().map(|l| l.text.clone()).collect() };
    let mut left: Vec<String> = theirs.iter().flat_map(texts).collect();
    let mut compared = Compared {
        pages: (ours.len(), theirs.len()),
        ..Compared::default()
    };
    let both = ours.iter().zip(theirs);
    compared.pages_same = both.filter(|(a, b)| texts(a) == texts(b)).count();
    for line in ours.iter().flatten().filter(|l| !l.text.starts_with('—')) {
        let found = left.iter().position(|t| *t == line.text);
        let same = usize::from(found.is_some());
        found.map(|i| left.swap_remove(i));
        compared.lines.0 += 1;
        compared.lines.1 += same;
        if body.iter().any(|p| p.contains(&line.text)) {
            compared.body.0 += 1;
            compared.body.1 += same;
        }
    }
    compared
}

/// Prints all papers with LibreOffice and compares them with our PDF.
fn table(taken: Taken) -> Option<Vec<(String, Compared)>> {
    let faces = faces()?;
    let set = set(&faces);
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("docx"), folder.path().join("printed"));
    std::fs::create_dir_all(&from).unwrap();
    std::fs::create_dir_all(&to).unwrap();
    let papers = papers::all();
    let mut options = WriteOptions::default();
    options.fonts = set;
    for (name, document) in &papers {
        for format in [Format::Docx, Format::Pdf] {
            let file = from.join(format!("{name}.{}", format.extension()));
            let written = write(document, format, &options).unwrap();
            std::fs::write(file, written.bytes).unwrap();
        }
    }
    print(&from, &to, &faces, taken);
    let compared = |(name, document): &(String, Document)| {
        let file = format!("{name}.pdf");
        let (ours, theirs) = (lines(&from.join(&file)), lines(&to.join(&file)));
        (name.clone(), compare(document, &ours, &theirs))
    };
    Some(papers.iter().map(compared).collect())
}

fn show(title: &str, rows: &[(String, Compared)]) -> (usize, usize) {
    eprintln!("{title}\n  paper                      pages  alike   lines     body");
    let mut body = (0, 0);
    for (name, c) in rows {
        let pages = format!("{}/{}", c.pages.0, c.pages.1);
        let lines = format!("{}/{}", c.lines.1, c.lines.0);
        let share = format!("{}/{}", c.body.1, c.body.0);
        eprintln!(
            "  {name:26} {pages:>5} {:>6} {lines:>8} {share:>8}",
            c.pages_same
        );
        body = (body.0 + c.body.0, body.1 + c.body.1);
    }
    let percent = 100.0 * body.1 as f64 / body.0.max(1) as f64;
    eprintln!(
        "  body lines that break alike: {} of {} ({percent:.2} %)",
        body.1, body.0
    );
    body
}

#[test]
#[ignore = "long: LibreOffice prints every paper twice"]
fn libreoffice_breaks_lines_and_pages_where_our_pdf_does() {
    if !(found("soffice") && found("pdftotext")) {
        return;
    }
    let Some(rows) = table(Taken::WithoutGaps) else {
        return;
    };
    let (all, same) = show("LibreOffice, without its gaps beside digits", &rows);
    assert!(
        same * 100 >= all * 99,
        "{same} of {all} body lines break alike"
    );
    for (name, compared) in &rows {
        if OTHERWISE.iter().any(|(paper, _)| paper == name) {
            continue;
        }
        let (ours, theirs) = compared.pages;
        assert_eq!(ours, theirs, "{name}: pages");
    }
}

#[test]
#[ignore = "long: LibreOffice once more, for the figure without help"]
fn libreoffice_as_it_is() {
    if !(found("soffice") && found("pdftotext")) {
        return;
    }
    if let Some(rows) = table(Taken::AsItIs) {
        show("LibreOffice as it is", &rows);
    }
}
