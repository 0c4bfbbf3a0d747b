//! Puts pieces of the source into the model and writes down where each came from.
//!
//! Nothing enters the model but through here, so nothing enters without its place, and what never
//! came through is found at the end.

use super::{Origin, Sources};
use crate::convert::Parsed;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::lines::Text;
use crate::messages::Code;
use crate::model::{Document, Extra, ExtraKind};
use crate::span::{Source, Span};
use std::ops::Range;

/// In how many bytes of the body the words are looked for that it tells a meeting with.
const MOST_TOLD: usize = 32_000;

/// The path of what stands in an entry of a list: `body[3].text`. Every piece of the model has a
/// path, and `format!` would cost ten times as much.
pub(super) fn entry(list: &str, index: usize, rest: &str) -> String {
    const MOST_DIGITS: usize = 8;
    let mut path = String::with_capacity(list.len() + rest.len() + MOST_DIGITS);
    path.push_str(list);
    path.push('[');
    push_digits(&mut path, index);
    path.push(']');
    path.push_str(rest);
    path
}

fn push_digits(path: &mut String, number: usize) {
    if number >= 10 {
        push_digits(path, number / 10);
    }
    path.extend(char::from_digit((number % 10) as u32, 10));
}

/// Where an element came from; line and column are counted in the end, for all of them in order.
fn origin(path: Option<String>, range: Range<usize>) -> Origin {
    let span = Span {
        start: range.start,
        end: range.end,
        line: 0,
        column: 0,
    };
    Origin { path, span }
}

fn place(origin: &Origin) -> Range<usize> {
    origin.span.start..origin.span.end
}

/// A document in the making.
pub(super) struct Builder<'s> {
    pub(super) source: &'s Source,
    pub(super) doc: Document,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The number that a metadata table gives, until the document prints one.
    pub(super) of_record: Option<Text>,
    /// The path of the document within the whole: empty, or `forwarded[0].`.
    prefix: String,
    origins: Vec<Origin>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self {
            source,
            doc: Document::default(),
            diagnostics: Vec::new(),
            of_record: None,
            prefix: String::new(),
            origins: Vec::new(),
        }
    }

    /// The text for the element at `path`.
    pub(super) fn take(&mut self, path: impl Into<String>, text: &Text) -> String {
        let path = self.whole_path(path.into());
        let mut last = None;
        for range in text.ranges() {
            if let Some(before) = last.replace(range) {
                self.origins.push(origin(Some(path.clone()), before));
            }
        }
        self.origins
            .extend(last.map(|range| origin(Some(path), range)));
        text.as_str().to_owned()
    }

    /// The path of an element within the whole.
    fn whole_path(&self, path: String) -> String {
        if self.prefix.is_empty() {
            path
        } else {
            format!("{}{path}", self.prefix)
        }
    }

    /// Reads a forwarded document with `read`, and puts it into this one.
    pub(super) fn forwarded(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let prefix = format!("{}forwarded[{}].", self.prefix, self.doc.forwarded.len());
        let outer = std::mem::replace(&mut self.prefix, prefix);
        let mut doc = std::mem::take(&mut self.doc);
        let done = read(self);
        std::mem::swap(&mut doc, &mut self.doc);
        self.doc.forwarded.push(doc);
        self.prefix = outer;
        done
    }

    /// How many documents this one stands in.
    pub(super) fn depth(&self) -> usize {
        self.prefix.matches("forwarded").count()
    }

    /// Where the first paragraphs of the body stand.
    pub(super) fn body_places(&self) -> Vec<Range<usize>> {
        let start = format!("{}body[", self.prefix);
        let of_body = |path: &str| path.starts_with(&start) && path.ends_with(".text");
        let pieces = self
            .origins
            .iter()
            .filter(|o| o.path.as_deref().is_some_and(of_body));
        let mut bytes = 0;
        let near = pieces.map(place).take_while(|r| {
            let before = bytes;
            bytes += r.len();
            before < MOST_TOLD
        });
        near.collect()
    }

    /// Where the title stands.
    pub(super) fn title_places(&self) -> Vec<Range<usize>> {
        let title = self.whole_path("title".to_owned());
        let pieces = self.origins.iter();
        let pieces = pieces.filter(|o| o.path.as_deref() == Some(&*title));
        pieces.map(place).collect()
    }

    /// Notes that the element at `path`, which a paragraph tells, stands where its words first do.
    pub(super) fn told(&mut self, path: &str, words: &str, body: &[Range<usize>]) {
        let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        let path = self.whole_path(path.to_owned());
        for place in self.first(&words, body) {
            let last = self.origins.last_mut();
            let own = |o: &&mut Origin| o.path.as_ref() == Some(&path) && o.span.end == place.start;
            match last.filter(own) {
                Some(last) => last.span.end = place.end,
                None => self.origins.push(origin(Some(path.clone()), place)),
            }
        }
    }

    /// The places of the characters of some words where the body first says them; none where it
    /// never does.
    fn first(&self, words: &[char], body: &[Range<usize>]) -> Vec<Range<usize>> {
        let characters = body.iter().flat_map(|r| {
            let chars = self.source.slice(r.start, r.end).char_indices();
            chars.map(|(at, c)| (c, r.start + at..r.start + at + c.len_utf8()))
        });
        let mut seen: Vec<(char, Range<usize>)> = Vec::new();
        for (c, place) in characters.filter(|(c, _)| !c.is_whitespace()) {
            seen.push((c, place));
            let from = seen.len().saturating_sub(words.len());
            let stands = || seen.iter().skip(from).map(|(c, _)| c).eq(words);
            if words.last() == Some(&c) && stands() {
                return seen.drain(from..).map(|(_, place)| place).collect();
            }
        }
        Vec::new()
    }

    /// A label, a colon, a bracket: understood, and standing in no field.
    pub(super) fn label(&mut self, text: &Text) {
        self.origins.extend(text.ranges().map(|r| origin(None, r)));
    }

    /// A mark of the format.
    pub(super) fn mark(&mut self, range: Range<usize>) {
        self.origins.push(origin(None, range));
    }

    /// Something outside the document proper.
    pub(super) fn extra(&mut self, kind: ExtraKind, text: &Text) {
        let path = entry("extras", self.doc.extras.len(), ".text");
        let text = self.take(path, text);
        self.doc.extras.push(Extra { kind, text });
    }

    /// A finding about a text, to be added to and [reported](Builder::report).
    pub(super) fn finding(&self, code: Code, text: &Text) -> Diagnostic {
        self.finding_at(code, text.start()..text.end())
    }

    /// A finding about a stretch of the source.
    pub(super) fn finding_at(&self, code: Code, range: Range<usize>) -> Diagnostic {
        let span = self.source.span(range.start, range.end);
        Diagnostic::new(code).at(span, self.source.slice(range.start, range.end))
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.diagnostics.push(finding);
    }

    /// The document, with a finding for every stretch of the source that nobody took.
    pub(super) fn finish(mut self) -> Parsed {
        self.origins.sort_by_key(|o| (o.span.start, o.span.end));
        for range in self.untaken() {
            let finding = self.finding_at(Code::Unplaced, range);
            self.report(finding);
        }
        self.diagnostics
            .sort_by_key(|d| d.span.map_or(0, |s| s.start));
        let mut span = self.source.spans();
        for origin in &mut self.origins {
            origin.span = span(place(origin));
        }
        Parsed {
            document: self.doc,
            diagnostics: self.diagnostics,
            sources: Sources {
                origins: self.origins,
            },
            source: None,
        }
    }

    /// Stretches with visible characters that no origin, which stand in order, and no removal
    /// covers.
    fn untaken(&self) -> Vec<Range<usize>> {
        let removed = |d: &Diagnostic| {
            matches!(d.code, Code::ControlCharacter | Code::BrokenEntity)
                .then_some(d.span)
                .flatten()
        };
        let removed = self
            .diagnostics
            .iter()
            .filter_map(removed)
            .map(|s| s.start..s.end);
        let mut taken: Vec<_> = self.origins.iter().map(place).chain(removed).collect();
        if taken.len() > self.origins.len() {
            taken.sort_by_key(|r| (r.start, r.end));
        }
        let mut out = Vec::new();
        let mut at = 0;
        let end = self.source.text().len();
        for range in taken.into_iter().chain(std::iter::once(end..end)) {
            if range.start > at {
                out.extend(self.visible(at..range.start));
            }
            at = at.max(range.end);
        }
        out
    }

    /// A stretch without the white space around it; none where nothing else is left.
    fn visible(&self, range: Range<usize>) -> Option<Range<usize>> {
        let text = self.source.slice(range.start, range.end);
        let start = range.start + (text.len() - text.trim_start().len());
        let len = text.trim().len();
        (len > 0).then_some(start..start + len)
    }
}
