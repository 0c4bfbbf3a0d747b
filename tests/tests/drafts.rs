//! Drafts that go back to the person who sent them: what we write as text, Markdown and HTML reads
//! back as what it was.

// A helper outside a test function that panics is a failing test, and is meant to be.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use gongwen::{Document, Format, ReadOptions, WriteOptions};

const DRAFTS: [Format; 3] = [Format::Text, Format::Markdown, Format::Html];

fn read(bytes: &[u8], format: Format) -> Document {
    let mut options = ReadOptions::default();
    options.format = Some(format);
    let parsed = gongwen::read(bytes, &options).expect("a draft never fails");
    printed(parsed.document)
}

/// What a draft says: extras stand outside it, and the title's lines are how it was broken.
fn printed(mut document: Document) -> Document {
    document.extras.clear();
    for inside in &mut document.forwarded {
        inside.extras.clear();
    }
    document
}

fn write(document: &Document, to: Format) -> Vec<u8> {
    let written = gongwen::write(document, to, &WriteOptions::default());
    written.expect("every document can be written").bytes
}

fn json(document: &Document) -> String {
    serde_json::to_string_pretty(document).expect("JSON")
}

/// The first lines in which two documents differ; none where they are equal.
fn difference(was: &Document, is: &Document) -> Option<String> {
    let (was, is) = (json(was), json(is));
    let differ = was
        .lines()
        .zip(is.lines())
        .enumerate()
        .find(|(_, (a, b))| a != b);
    (was != is).then(|| differ.map_or("length".into(), |(i, (a, b))| format!("{i}: {a} / {b}")))
}

#[test]
fn measure() {
    let mut good = [0; 3];
    let mut all = 0;
    for (name, bytes) in gongwen_tests::corpus::dev() {
        let Some(format) = Format::of_name(&name).filter(|f| DRAFTS.contains(f)) else {
            continue;
        };
        let document = read(&bytes, format);
        all += 1;
        for (i, to) in DRAFTS.into_iter().enumerate() {
            let again = read(&write(&document, to), to);
            match difference(&document, &again) {
                None => good[i] += 1,
                Some(d) => eprintln!("{name} {to}: {d}"),
            }
        }
    }
    eprintln!("{good:?} of {all}");
}
