//! Normalising (规范用字和标点): an option, off by default, that brings the characters of a draft to
//! the standards, after it has been read.
//!
//! It changes strings of the model, one finding a change, and never its structure. What stands in
//! 《》 is the title of another document and stays as its owner printed it; so do names of persons,
//! addresses of the web, Western text, numbers and times, and what stands outside the document.
//! Doing it twice changes nothing more.

mod rules;

use crate::convert::Parsed;
use crate::diagnostic::Diagnostic;
use crate::recognise::Sources;
use crate::span::{Source, Span};
use rules::Change;
use serde_json::Value;
use std::collections::BTreeMap;

/// What becomes of characters that the standards write otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Normalise {
    /// They stay as the draft has them.
    #[default]
    Keep,
    /// Half-width marks between Chinese characters become full-width (GB/T 15834), brackets of
    /// document numbers 〔〕 (7.2.5), and zeros in years and dates of Chinese numerals 〇
    /// (GB/T 15835). Each change is a finding.
    Standard,
}

/// Keys whose text is nobody's to change: names, and what the document does not say itself.
const KEPT: &[&str] = &["name", "extras", "approvers", "copy_number", "schema"];

/// Normalises a document that was read; `source` is the text that its places are in.
pub(crate) fn normalise(parsed: &mut Parsed, source: Option<&Source>) {
    let Ok(mut value) = serde_json::to_value(&parsed.document) else {
        return;
    };
    let places = Places::of(&parsed.sources, source);
    let mut found = Vec::new();
    walk(&mut value, "", &places, &mut found);
    if found.is_empty() {
        return;
    }
    if let Ok(document) = serde_json::from_value(value) {
        parsed.document = document;
        parsed.diagnostics.append(&mut found);
    }
}

fn walk(value: &mut Value, path: &str, places: &Places<'_>, found: &mut Vec<Diagnostic>) {
    match value {
        Value::String(text) => {
            let changes = rules::changes(text);
            if !changes.is_empty() {
                found.extend(changes.iter().map(|c| finding(c, text, path, places)));
                *text = rules::apply(text, &changes);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter_mut().enumerate() {
                walk(item, &format!("{path}[{i}]"), places, found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                if !KEPT.contains(&key.as_str()) {
                    let dot = if path.is_empty() { "" } else { "." };
                    walk(field, &format!("{path}{dot}{key}"), places, found);
                }
            }
        }
        _ => {}
    }
}

fn finding(change: &Change, text: &str, path: &str, places: &Places<'_>) -> Diagnostic {
    let finding = Diagnostic::new(change.code)
        .change(change.was, change.now)
        .of(path);
    match places.find(path, change.at, text) {
        Some((span, quote)) => finding.at(span, quote),
        None => finding,
    }
}

/// Where the texts of the model stand.
struct Places<'s> {
    source: Option<&'s Source>,
    spans: BTreeMap<&'s str, Vec<Span>>,
}

impl<'s> Places<'s> {
    fn of(sources: &'s Sources, source: Option<&'s Source>) -> Self {
        let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for origin in &sources.origins {
            if let Some(path) = &origin.path {
                spans.entry(path).or_default().push(origin.span);
            }
        }
        Self { source, spans }
    }

    /// The place of the character at a byte of the element's text, if the source has it verbatim.
    fn find(&self, path: &str, at: usize, text: &str) -> Option<(Span, String)> {
        let source = self.source?;
        // The origin of a date is the date, whether its text is kept or not.
        let spans = self
            .spans
            .get(path)
            .or_else(|| self.spans.get(path.strip_suffix("_text")?))?;
        let whole: usize = spans.iter().map(|s| s.end - s.start).sum();
        let c = text.get(at..)?.chars().next()?;
        let mut before = 0;
        for span in spans.iter().filter(|_| whole == text.len()) {
            let len = span.end - span.start;
            if at < before + len {
                let start = span.start + (at - before);
                let end = start + c.len_utf8();
                let quote = source.slice(start, end);
                return Some((source.span(start, end), quote.to_owned()));
            }
            before += len;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, ReadOptions, read};

    const DRAFT: &str = "云岭市人民政府关于甲的通知\n\n云政发[2024]12号\n\n各县人民政府:\n\n(一)会议指出,要抓好落实(含乡镇);见《办法(试行)》。\n\n云岭市人民政府\n二○二四年一月二日\n";

    fn parsed(normalise: Normalise) -> Parsed {
        let options = ReadOptions {
            format: Some(Format::Text),
            normalise,
            ..ReadOptions::default()
        };
        read(DRAFT.as_bytes(), &options).unwrap()
    }

    #[test]
    fn nothing_is_changed_unless_it_is_asked_for() {
        let json = serde_json::to_string(&parsed(Normalise::Keep).document).unwrap();
        assert!(json.contains("指出,") && json.contains("[2024]") && json.contains("二○二四"));
    }

    #[test]
    fn every_change_names_its_place() {
        let parsed = parsed(Normalise::Standard);
        let json = serde_json::to_string(&parsed.document).unwrap();
        for now in [
            "〔2024〕",
            "指出，要",
            "（含乡镇）；",
            "《办法(试行)》",
            "二〇二四年",
        ] {
            assert!(json.contains(now), "{now}: {json}");
        }
        for d in parsed
            .diagnostics
            .iter()
            .filter(|d| d.code.code().starts_with("R4"))
        {
            let span = d.span.unwrap_or_else(|| panic!("{d:?}"));
            assert_eq!(d.was.as_deref(), DRAFT.get(span.start..span.end));
            assert_eq!(d.quote, d.was);
        }
    }
}
