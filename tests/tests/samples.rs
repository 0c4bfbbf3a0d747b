//! The samples of `examples/` say what `tests/data/samples` holds them to say, to the byte.
//!
//! Those files were written by hand from the drafts, as a judge of the recogniser: read the diff
//! before you bless them.

#![allow(clippy::unwrap_used)] // helpers of tests

use gongwen::{Document, Format, ReadOptions, WriteOptions, read, write};
use gongwen_tests::golden;

fn json(document: &Document) -> Vec<u8> {
    let written = write(document, Format::Json, &WriteOptions::default());
    written.unwrap().bytes
}

fn check(name: &str) {
    let truth = format!("tests/data/samples/{name}.json");
    let kept: Document = serde_json::from_slice(&golden::bytes(&truth)).unwrap();
    golden::check(&truth, &json(&kept));
    let mut options = ReadOptions::default();
    options.name = Some(format!("{name}.md"));
    let parsed = read(&golden::bytes(&format!("examples/{name}.md")), &options).unwrap();
    golden::check(&truth, &json(&parsed.document));
}

#[test]
fn the_minutes_say_what_the_scanned_draft_says() {
    check("minutes");
}

#[test]
fn the_notice_has_every_part_of_a_full_header() {
    check("notice");
}
