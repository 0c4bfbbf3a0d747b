//! Text that remembers where in the source each of its pieces stood.
//!
//! A `Text` is made only by taking, dropping and joining pieces of the source, so whatever becomes
//! of it, the model can say which bytes it came from.

use smallvec::SmallVec;
use std::ops::Range;

/// A string with its places in the source: mostly one piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text {
    string: String,
    pieces: SmallVec<[Piece; 1]>,
}

/// `string[at..at + len]` came from `source[start..start + width]`. The lengths differ only for a
/// character written as an entity, which is never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    at: usize,
    len: usize,
    start: usize,
    width: usize,
}

impl Piece {
    fn is_verbatim(self) -> bool {
        self.len == self.width
    }

    /// The place in the source of a byte of the string: the whole one of what is never cut.
    fn of(self, byte: usize) -> Range<usize> {
        if self.is_verbatim() {
            let at = self.start + byte.saturating_sub(self.at).min(self.len);
            at..at
        } else {
            self.start..self.start + self.width
        }
    }
}

impl Text {
    /// The piece of `source` at `range`; empty where that is no character boundary.
    pub(crate) fn of(source: &str, range: Range<usize>) -> Self {
        let mut text = Self::default();
        text.push_source(source.get(range.clone()).unwrap_or(""), range);
        text
    }

    /// The piece of `source` at `range`, without the white space around it.
    pub(crate) fn trimmed(source: &str, range: Range<usize>) -> Self {
        let piece = source.get(range.clone()).unwrap_or("");
        let start = range.start + (piece.len() - piece.trim_start().len());
        Self::of(source, start..start + piece.trim().len())
    }

    /// Adds `string`, which stands at `range` of the source, maybe in another spelling.
    pub(crate) fn push_source(&mut self, string: &str, range: Range<usize>) {
        if string.is_empty() {
            return;
        }
        let piece = Piece {
            at: self.string.len(),
            len: string.len(),
            start: range.start,
            width: range.end.saturating_sub(range.start),
        };
        self.string.push_str(string);
        match self.pieces.last_mut() {
            Some(last)
                if last.start + last.width == piece.start
                    && last.is_verbatim()
                    && piece.is_verbatim() =>
            {
                last.len += piece.len;
                last.width += piece.width;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Adds another text.
    pub(crate) fn push(&mut self, other: &Text) {
        for p in &other.pieces {
            let string = other.string.get(p.at..p.at + p.len).unwrap_or("");
            self.push_source(string, p.start..p.start + p.width);
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.string
    }

    pub(crate) fn len(&self) -> usize {
        self.string.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The part at a byte range of [`as_str`](Text::as_str).
    pub(crate) fn slice(&self, range: Range<usize>) -> Text {
        let mut out = Text::default();
        self.copy(range, &mut out);
        out
    }

    /// Adds the part at a byte range to another text.
    fn copy(&self, range: Range<usize>, out: &mut Text) {
        // A text may have as many pieces as characters: look only at those that the range meets.
        let first = self.pieces.partition_point(|p| p.at + p.len <= range.start);
        let met = self.pieces.iter().skip(first);
        for p in met.take_while(|p| p.at < range.end) {
            let (from, to) = (range.start.max(p.at), range.end.min(p.at + p.len));
            if from >= to {
                continue;
            }
            let string = self.string.get(from..to).unwrap_or("");
            let source = if p.is_verbatim() {
                p.start + (from - p.at)..p.start + (to - p.at)
            } else {
                p.start..p.start + p.width
            };
            out.push_source(string, source);
        }
    }

    /// Texts joined; `with` stands for what the source has between them.
    pub(crate) fn joined<'t>(texts: impl Iterator<Item = &'t Text>, with: &str) -> Text {
        let mut out = Text::default();
        for text in texts.filter(|t| !t.is_empty()) {
            if !out.is_empty() {
                out.push_source(with, out.end()..text.start().max(out.end()));
            }
            out.push(text);
        }
        out
    }

    /// The parts between the places where `mark`, a character of one byte, stands in the source
    /// itself and not as an entity or an escape; and the places of the marks.
    pub(crate) fn split(&self, mark: char) -> (Vec<Text>, Vec<Range<usize>>) {
        let (mut parts, mut marks) = (vec![Text::default()], Vec::new());
        for p in &self.pieces {
            let mut string = self.string.get(p.at..p.at + p.len).unwrap_or("");
            let mut start = p.start;
            while let Some((before, after)) = string.split_once(mark).filter(|_| p.is_verbatim()) {
                let end = start + before.len();
                push_last(&mut parts, before, start..end);
                marks.push(end..end + 1);
                parts.push(Text::default());
                (string, start) = (after, end + 1);
            }
            push_last(&mut parts, string, start..p.start + p.width);
        }
        (parts, marks)
    }

    /// The parts before and after a byte.
    pub(crate) fn cut(&self, at: usize) -> (Text, Text) {
        (self.slice(0..at), self.slice(at..self.len()))
    }

    pub(crate) fn trim(&self) -> Text {
        let trimmed = self.string.trim();
        if trimmed.len() == self.string.len() {
            return self.clone();
        }
        let start = self.string.len() - self.string.trim_start().len();
        self.slice(start..start + trimmed.len())
    }

    /// As [`trim`](Text::trim), of a text that is needed no more.
    pub(crate) fn into_trimmed(self) -> Text {
        if self.string.trim().len() == self.string.len() {
            self
        } else {
            self.trim()
        }
    }

    /// Where the part at a byte range begins and ends in the source.
    pub(crate) fn place(&self, range: Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|p| p.at + p.len <= range.start);
        let last = self.pieces.partition_point(|p| p.at < range.end);
        let piece = |i: usize| self.pieces.get(i).copied();
        let start = piece(first).map_or(0, |p| p.of(range.start).start);
        let end = last.checked_sub(1).and_then(piece);
        start..end.map_or(start, |p| p.of(range.end).end)
    }

    /// The text without the characters that `drop` names.
    pub(crate) fn without(&self, drop: impl Fn(char) -> bool) -> Text {
        if !self.string.contains(&drop) {
            return self.clone();
        }
        let mut out = Text::default();
        let mut kept = 0;
        for (at, c) in self.string.char_indices().filter(|&(_, c)| drop(c)) {
            self.copy(kept..at, &mut out);
            kept = at + c.len_utf8();
        }
        self.copy(kept..self.len(), &mut out);
        out
    }

    /// The text without white space.
    pub(crate) fn squeezed(&self) -> Text {
        self.without(char::is_whitespace)
    }

    /// The source ranges, in order.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        self.pieces.iter().map(|p| p.start..p.start + p.width)
    }

    /// First byte in the source.
    pub(crate) fn start(&self) -> usize {
        self.pieces.first().map_or(0, |p| p.start)
    }

    /// One past the last byte in the source.
    pub(crate) fn end(&self) -> usize {
        self.pieces.last().map_or(0, |p| p.start + p.width)
    }
}

fn push_last(parts: &mut [Text], string: &str, range: Range<usize>) {
    if let Some(last) = parts.last_mut() {
        last.push_source(string, range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_cut_and_joined_still_knows_its_place() {
        let source = "甲 乙\n丙丁";
        let mut text = Text::of(source, 0..7).squeezed();
        text.push(&Text::of(source, 8..14));
        assert_eq!(text.as_str(), "甲乙丙丁");
        let part = text.slice(3..9);
        assert_eq!(part.as_str(), "乙丙");
        let places: Vec<_> = part.ranges().filter_map(|r| source.get(r)).collect();
        assert_eq!(places, ["乙", "丙"]);
    }

    #[test]
    fn the_place_of_a_part_is_that_of_its_pieces() {
        let mut text = Text::of("甲&lt;乙", 0..3);
        text.push_source("<", 3..7);
        text.push_source("乙", 7..10);
        for part in [0..3, 3..4, 0..4, 4..7, 3..7] {
            let slice = text.slice(part.clone());
            assert_eq!(text.place(part), slice.start()..slice.end());
        }
    }

    #[test]
    fn an_entity_keeps_its_whole_place() {
        let mut text = Text::of("甲&lt;乙", 0..3);
        text.push_source("<", 3..7);
        text.push_source("乙", 7..10);
        assert_eq!(text.slice(3..4).ranges().next(), Some(3..7));
        assert_eq!(text.slice(4..7).ranges().next(), Some(7..10));
    }
}
