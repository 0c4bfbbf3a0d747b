//! The model that a DOCX, PDF or OFD of ours carries beside its visible text: whether the text is
//! still the one it was stored with, and what differs where somebody edited it.
//!
//! Knows no container and no format; it must never prefer a stored model to what a person sees.

use crate::diagnostic::Diagnostic;
use crate::messages::Code;
use crate::model::Document;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A model for a file to carry, and the digest of the text that the file shows.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    /// The model as XML.
    pub(crate) xml: Vec<u8>,
    /// The digest of the visible text.
    pub(crate) digest: String,
}

/// The name of the attached model.
pub(crate) const FILE_NAME: &str = "gongwen.xml";
/// What a file of ours names as the program that made it.
pub(crate) const PROGRAM: &str = "gongwen";

const DESCRIPTION: &str = "公文结构数据 (urn:gongwen:document:1), text-sha256 ";

impl Stored {
    /// What an attachment says of itself, with the digest.
    pub(crate) fn description(&self) -> String {
        format!("{DESCRIPTION}{}", self.digest)
    }
}

/// The digest that such a description names.
pub(crate) fn described(description: &str) -> Option<&str> {
    description.strip_prefix(DESCRIPTION)
}
/// The custom property of a DOCX that keeps its [`Seal`].
pub(crate) const DOCX_PROPERTY: &str = "gongwen-text";

/// What a seal opens with. Earlier ones had no such word and knew letters only, so that they fit no
/// file any more.
const SEAL: &str = "2:";

/// A digest of all that a DOCX of ours says, and of the model it says it with: the letters and spaces
/// of the main story, where paragraphs, cells and rows end, which paragraphs are headings, and the
/// model's bytes. What ours never have (words in headers, notes, comments, hidden ones, pictures) is
/// sealed as well, so that it breaks the seal.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seal {
    digest: Sha256,
    /// Whether anything was seen since the last paragraph ended.
    seen: bool,
    /// Whether anything was ever seen.
    used: bool,
}

impl Seal {
    /// Adds text in the order in which it is seen.
    pub(crate) fn push(&mut self, text: &str) {
        let counts = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        for piece in text.split(|c| !counts(c)) {
            self.digest.update(piece);
        }
        self.seen |= text.contains(|c: char| counts(c) && !c.is_whitespace());
        self.used |= self.seen;
    }

    /// A paragraph ends, a heading of some level or none. Empty ones say nothing.
    pub(crate) fn end_paragraph(&mut self, heading: Option<u8>) {
        if std::mem::take(&mut self.seen) {
            self.digest.update([1, heading.unwrap_or(0)]);
        }
    }

    /// A cell ends, and with it a paragraph.
    pub(crate) fn end_cell(&mut self) {
        self.digest.update([2]);
        self.seen = false;
    }

    /// A row of a table ends.
    pub(crate) fn end_row(&mut self) {
        self.digest.update([3]);
    }

    /// Something that ours never have, by its words.
    pub(crate) fn push_strange(&mut self, words: &str) {
        self.digest.update([4]);
        self.push(words);
    }

    /// Whether nothing was seen.
    pub(crate) fn is_blank(&self) -> bool {
        !self.used
    }

    /// The model, which closes the seal. LibreOffice saves it without the last line end.
    pub(crate) fn close(mut self, model: &[u8]) -> String {
        self.digest.update([5]);
        self.digest.update(model.trim_ascii());
        format!("{SEAL}{}", hex(self.digest))
    }
}

fn hex(digest: Sha256) -> String {
    let mut out = String::with_capacity(64);
    for byte in digest.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// How many differing elements are named.
const MOST_NAMED: usize = 20;

/// A digest of visible text: white space and control characters do not count, so that splitting
/// runs, wrapping lines and saving anew change nothing, and any letter does.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextDigest(Sha256);

impl TextDigest {
    /// Adds text in the order in which it is seen.
    pub(crate) fn push(&mut self, text: &str) {
        for seen in text.split(|c: char| c.is_whitespace() || c.is_control()) {
            self.0.update(seen.as_bytes());
        }
    }

    /// The digest in hexadecimal digits.
    pub(crate) fn hex(self) -> String {
        hex(self.0)
    }
}

/// Says what the visible text, read anew, tells otherwise than the stored model: one diagnostic an
/// element, the first [`MOST_NAMED`].
pub(crate) fn differences(stored: &Document, seen: &Document) -> Vec<Diagnostic> {
    let value = |d| serde_json::to_value(d).unwrap_or_default();
    let mut found = Vec::new();
    compare(&value(stored), &value(seen), String::new(), &mut found);
    if found.is_empty() {
        found.push(Diagnostic::new(Code::StoredDiffers));
    }
    found
}

fn compare(stored: &Value, seen: &Value, path: String, found: &mut Vec<Diagnostic>) {
    if stored == seen || found.len() >= MOST_NAMED {
        return;
    }
    match (stored, seen) {
        (Value::Object(a), Value::Object(b)) => {
            let fresh = b.keys().filter(|k| !a.contains_key(*k));
            let told = |key: &&String| *key != TITLE_LINES || !is_printed_title(b);
            for key in a.keys().chain(fresh).filter(told) {
                let side = |m: &serde_json::Map<String, Value>| m.get(key).cloned();
                let dot = if path.is_empty() { "" } else { "." };
                let inner = format!("{path}{dot}{key}");
                let (a, b) = (side(a).unwrap_or_default(), side(b).unwrap_or_default());
                compare(&a, &b, inner, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                compare(a, b, format!("{path}[{i}]"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            let (start, a, b) = differing(a, b);
            let all = |of: &[Value]| of.iter().map(shown).collect::<Vec<_>>().join("\n");
            found.push(differs(&all(a), &all(b), format!("{path}[{start}]")));
        }
        _ => found.push(differs(&shown(stored), &shown(seen), path)),
    }
}

const TITLE_LINES: &str = "title_lines";

/// Whether the lines of a title that was seen are those it was printed in: they follow from it.
fn is_printed_title(seen: &serde_json::Map<String, Value>) -> bool {
    let text = |key| seen.get(key).map(shown).unwrap_or_default();
    let bare = |text: String| text.split_whitespace().collect::<String>();
    bare(text("title")) == bare(text(TITLE_LINES))
}

/// What is left of two lists without what they begin and end with alike, and where it begins.
fn differing<'v, T: PartialEq>(a: &'v [T], b: &'v [T]) -> (usize, &'v [T], &'v [T]) {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (rest(a, start), rest(b, start));
    let alike = a.iter().rev().zip(b.iter().rev());
    let end = alike.take_while(|(a, b)| a == b).count();
    let until = |of: &'v [T]| of.get(..of.len() - end).unwrap_or_default();
    (start, until(a), until(b))
}

fn rest<T>(of: &[T], start: usize) -> &[T] {
    of.get(start..).unwrap_or_default()
}

/// No more characters of an element are quoted.
const MOST_QUOTED: usize = 40;
/// How many stand before what differs, where an element is longer.
const BEFORE: usize = 8;

fn differs(was: &str, now: &str, path: String) -> Diagnostic {
    let [was, now] = [was, now].map(|t| t.chars().collect::<Vec<_>>());
    let start = differing(&was, &now).0;
    let quoted = |of: &[char]| match of.len() <= MOST_QUOTED {
        true => of.iter().collect(),
        false => quoted(of, start.saturating_sub(BEFORE)),
    };
    let change = Diagnostic::new(Code::StoredDiffers);
    change.change(quoted(&was), quoted(&now)).of(path)
}

/// A stretch of a long text, with what tells that there is more.
fn quoted(text: &[char], start: usize) -> String {
    let rest = rest(text, start);
    let sign = |more| if more { "…" } else { "" };
    let stretch: String = rest.iter().take(MOST_QUOTED).collect();
    let (before, behind) = (sign(start > 0), sign(rest.len() > MOST_QUOTED));
    format!("{before}{stretch}{behind}")
}

/// A value in words: the text of an element that has one.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join("\n"),
        Value::Object(map) => map.get("text").map_or_else(|| value.to_string(), shown),
        other => other.to_string(),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)] // tests fail so
mod tests {
    use super::*;

    fn digest(parts: &[&str]) -> String {
        let mut digest = TextDigest::default();
        for part in parts {
            digest.push(part);
        }
        digest.hex()
    }

    #[test]
    fn white_space_and_pieces_do_not_count_and_every_letter_does() {
        assert_eq!(
            digest(&["云岭市 人民\n政府"]),
            digest(&["云岭市", "人民政府"])
        );
        assert_ne!(digest(&["云岭市人民政府"]), digest(&["云岭市人民政俯"]));
    }

    fn noted(title_lines: &[&str], paragraphs: &[String]) -> Document {
        let paragraph = |text: &String| crate::model::Paragraph {
            text: text.clone(),
            ..Default::default()
        };
        Document {
            title: Some("关于防汛的通知".into()),
            title_lines: title_lines.iter().map(|l| (*l).into()).collect(),
            body: paragraphs
                .iter()
                .map(|p| crate::model::Block::Paragraph(paragraph(p)))
                .collect(),
            ..Document::default()
        }
    }

    #[test]
    fn a_paragraph_that_was_deleted_is_quoted_and_not_the_whole_body() {
        let body: Vec<_> = (0..9)
            .map(|i| format!("{i}各区要{}", "防汛".repeat(99)))
            .collect();
        let found = differences(
            &noted(&[], &body),
            &noted(&[], &[&body[..4], &body[5..]].concat()),
        );
        let quoted = format!("{}…", body[4].chars().take(MOST_QUOTED).collect::<String>());
        let named = found
            .iter()
            .map(|d| (d.path.as_deref(), d.was.as_ref(), d.now.as_deref()));
        assert_eq!(
            named.collect::<Vec<_>>(),
            [(Some("body[4]"), Some(&quoted), Some(""))]
        );
    }

    #[test]
    fn a_word_deep_in_a_paragraph_is_quoted_with_what_stands_beside_it() {
        let long = |word| [format!("{}{word}{}", "防汛".repeat(99), "抗旱".repeat(99))];
        let found = differences(&noted(&[], &long("今年")), &noted(&[], &long("去年")));
        let now = found[0].now.as_deref().unwrap_or_default();
        assert!(
            now.starts_with("…防汛防汛防汛防汛去年抗旱") && now.ends_with('…'),
            "{now}"
        );
    }

    #[test]
    fn lines_that_a_title_is_printed_in_are_no_edit() {
        let stored = noted(&[], &["今年。".into()]);
        let seen = noted(&["关于", "防汛的通知"], &["去年。".into()]);
        let found = differences(&stored, &seen);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path.as_deref(), Some("body[0].text"));
    }

    #[test]
    fn an_edit_is_named_by_its_element() {
        let stored = Document {
            title: Some("关于防汛的通知".into()),
            ..Document::default()
        };
        let seen = Document {
            title: Some("关于抗旱的通知".into()),
            ..Document::default()
        };
        let found = differences(&stored, &seen);
        let named: Vec<_> = found
            .iter()
            .map(|d| (d.path.as_deref(), d.now.as_deref()))
            .collect();
        assert_eq!(named, [(Some("title"), Some("关于抗旱的通知"))]);
        assert_eq!(differences(&stored, &stored).len(), 1);
    }
}
