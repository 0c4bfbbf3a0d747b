//! One draft in every encoding of an office gives one model.

// Helpers of tests fail as tests do.
#![allow(clippy::unwrap_used)]

use encoding_rs::GB18030;
use gongwen::encoding::Encoding;
use gongwen::{Document, ErrorKind, Format, ReadOptions};
use gongwen_tests::{corpus, golden};

/// The samples, and the scanned minutes of the corpus where it is at hand.
fn drafts() -> Vec<(String, String)> {
    let ours = ["minutes.md", "notice.md"]
        .map(|name| (name.to_owned(), golden::bytes(&format!("examples/{name}"))));
    let scanned = corpus::dev()
        .into_iter()
        .filter(|(name, _)| name == "seed.md");
    let all = ours.into_iter().chain(scanned);
    all.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn model(bytes: &[u8], encoding: Option<Encoding>) -> Document {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Markdown);
    options.encoding = encoding;
    gongwen::read(bytes, &options).unwrap().document
}

/// The text in each encoding, with and without a byte-order mark.
fn spellings(text: &str) -> Vec<(Encoding, Vec<u8>)> {
    let marked = format!("\u{feff}{text}");
    let mut out = Vec::new();
    for text in [text, &marked] {
        out.push((Encoding::Utf8, text.as_bytes().to_vec()));
        out.push((
            Encoding::Utf16Le,
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ));
        out.push((
            Encoding::Utf16Be,
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ));
        out.push((Encoding::Gb18030, GB18030.encode(text).0.into_owned()));
    }
    out
}

#[test]
fn every_encoding_gives_the_same_model() {
    for (name, text) in drafts() {
        let wanted = model(text.as_bytes(), None);
        for (encoding, bytes) in spellings(&text) {
            assert_eq!(
                model(&bytes, None),
                wanted,
                "{name}, {} detected",
                encoding.name()
            );
            assert_eq!(
                model(&bytes, Some(encoding)),
                wanted,
                "{name}, {} given",
                encoding.name()
            );
        }
    }
}

#[test]
fn a_wrong_encoding_is_an_error_and_never_mojibake() {
    for (name, text) in drafts() {
        let bytes = GB18030.encode(&text).0.into_owned();
        let mut options = ReadOptions::default();
        options.encoding = Some(Encoding::Utf8);
        let error = gongwen::read(&bytes, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Encoding, "{name}");
    }
}

#[test]
fn line_ends_of_every_system_give_the_same_model() {
    for (name, text) in drafts() {
        let wanted = model(text.as_bytes(), None);
        for end in ["\r\n", "\r"] {
            assert_eq!(
                model(text.replace('\n', end).as_bytes(), None),
                wanted,
                "{name}"
            );
        }
    }
}
