//! Places in a source text.
//!
//! Every diagnostic and every recognised element points back here. This file counts bytes, lines
//! and columns; it must not know what the text means.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of the decoded source text.
///
/// `start` and `end` are bytes of the decoded UTF-8 text, `line` and `column` count from 1 and
/// name the place of `start`, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of the first byte, from 1.
    pub line: usize,
    /// Column of the first byte in characters, from 1.
    pub column: usize,
}

impl Span {
    /// The place of `range`, which the bytes between part from this one.
    fn moved(self, between: &[u8], range: Range<usize>) -> Self {
        let ends = memchr::memchr_iter(b'\n', between).count();
        let own = memchr::memrchr(b'\n', between).map_or(0, |end| end + 1);
        let columns = starts(between.get(own..).unwrap_or_default());
        Self {
            start: range.start,
            end: range.end,
            line: self.line + ends,
            column: columns + if ends > 0 { 1 } else { self.column },
        }
    }
}

/// A decoded text that can tell the line and column of any byte.
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    line_starts: Vec<usize>,
    /// How many characters begin before every `STRIDE`th byte: a line may be the whole text, and
    /// asking for columns must not count it from its start each time.
    counts: Vec<usize>,
}

const STRIDE: usize = 64;
/// Within how many bytes a place is counted from the one before.
const NEAR: usize = 256;

/// How many characters begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

impl Source {
    /// Takes a decoded text and notes where its lines begin.
    pub fn new(text: String) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i + 1);
        let line_starts = std::iter::once(0).chain(ends).collect();
        let count = |n: &mut usize, chunk| Some(std::mem::replace(n, *n + starts(chunk)));
        let counts = text.as_bytes().chunks(STRIDE).scan(0, count).collect();
        Self {
            text,
            line_starts,
            counts,
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text between two bytes; empty where they are no character boundaries.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The place of `start..end`, in bytes of [`Source::text`].
    pub fn span(&self, start: usize, end: usize) -> Span {
        let line = self.line_starts.partition_point(|&s| s <= start);
        let line_start = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = self.characters_before(line_start);
        let column = self.characters_before(start).saturating_sub(before) + 1;
        Span {
            start,
            end,
            line,
            column,
        }
    }

    /// The places of stretches in the order of their first bytes, each found from the one before.
    pub(crate) fn spans(&self) -> impl FnMut(Range<usize>) -> Span {
        let mut last = self.span(0, 0);
        move |range| {
            let between = self.text.as_bytes().get(last.start..range.start);
            last = match between.filter(|b| b.len() < NEAR) {
                Some(bytes) => last.moved(bytes, range),
                None => self.span(range.start, range.end),
            };
            last
        }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let stride = (byte / STRIDE).min(self.counts.len().saturating_sub(1));
        let rest = self
            .text
            .as_bytes()
            .get(stride * STRIDE..byte)
            .unwrap_or_default();
        self.counts.get(stride).copied().unwrap_or(0) + starts(rest)
    }

    /// The text of a line counted from 1, without its line end.
    pub fn line(&self, line: usize) -> &str {
        let start = self
            .line_starts
            .get(line.wrapping_sub(1))
            .copied()
            .unwrap_or(self.text.len());
        let end = self
            .line_starts
            .get(line)
            .copied()
            .unwrap_or(self.text.len());
        self.slice(start, end).trim_end_matches(['\r', '\n'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_spans_count_bytes() {
        let source = Source::new("甲乙\r\n丙丁戊\n".into());
        let span = source.span(11, 14);
        assert_eq!((span.line, span.column), (2, 2));
        assert_eq!(source.slice(span.start, span.end), "丁");
        assert_eq!(source.line(1), "甲乙");
        assert_eq!(source.line(9), "");
    }

    #[test]
    fn columns_of_a_line_longer_than_a_stride() {
        let source = Source::new(format!("甲\n{}", "乙丙a".repeat(1000)));
        for (n, (byte, _)) in source.line(2).char_indices().enumerate() {
            assert_eq!(source.span(byte + 4, byte + 4).column, n + 1);
        }
    }

    #[test]
    fn places_in_order_are_those_that_are_found_alone() {
        let source = Source::new("甲乙\n\n丙 丁\n".repeat(40));
        let places: Vec<_> = source.text().char_indices().map(|(at, _)| at).collect();
        for step in [1, 3, 100] {
            let mut span = source.spans();
            for &at in places.iter().step_by(step) {
                assert_eq!(span(at..at), source.span(at, at));
            }
        }
    }

    #[test]
    fn the_end_of_the_text_is_a_place_too() {
        let source = Source::new("甲".into());
        assert_eq!(
            source.span(3, 3),
            Span {
                start: 3,
                end: 3,
                line: 1,
                column: 2
            }
        );
    }
}
