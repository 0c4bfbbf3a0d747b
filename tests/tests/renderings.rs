//! One meeting that was published twice, as a page's text and as the text of a PDF with every line
//! and name torn: both must say the same.

// Helpers of tests fail as tests do, and must be heard when they skip.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use gongwen::model::{Block, Document, Person};
use gongwen::{Format, ReadOptions};
use gongwen_tests::corpus;

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Who, of which unit, and why not there: white space aside.
fn people(list: &[Person]) -> Vec<[String; 3]> {
    let or_none = |s: &Option<String>| bare(s.as_deref().unwrap_or_default());
    list.iter()
        .map(|p| [or_none(&p.unit), bare(&p.name), or_none(&p.reason)])
        .collect()
}

/// The numbers that open headings and paragraphs, with the words behind them.
fn numbered(document: &Document) -> Vec<String> {
    let number = |b: &Block| match b {
        Block::Heading(h) => h.number.clone().map(|n| bare(&(n + &h.text))),
        Block::Paragraph(p) => p.number.clone().map(|n| bare(&(n + &p.text))),
        Block::Table(_) => None,
    };
    let head = |s: String| s.chars().take(30).collect();
    document.body.iter().filter_map(number).map(head).collect()
}

#[test]
fn two_renderings_of_one_meeting_say_the_same() {
    let read = |name: &str| {
        let (_, bytes) = corpus::dev().into_iter().find(|(n, _)| n == name)?;
        let mut options = ReadOptions::default();
        options.format = Some(Format::Text);
        Some(gongwen::read(&bytes, &options).unwrap().document)
    };
    let (Some(page), Some(torn)) = (read("minutes-004.txt"), read("minutes-005.txt")) else {
        eprintln!("SKIPPED: the corpus is not at hand");
        return;
    };
    assert!(!page.attendance.observers.is_empty());
    for ((label, here), (_, there)) in page.attendance.lists().iter().zip(torn.attendance.lists()) {
        assert_eq!(people(here), people(there), "{label}");
    }
    assert_eq!(numbered(&page), numbered(&torn));
    assert_eq!(page.document_date, torn.document_date);
    assert_eq!(page.meeting, torn.meeting);
}
