//! Characters of a line without its white space, each with its place: what patterns are tried on.
//!
//! Drafts hold stray spaces inside labels, numbers and dates (出　席, 2025 年 1 月), so patterns
//! look at squeezed characters and are mapped back to the line.

use crate::lines::Text;
use smallvec::SmallVec;
use std::ops::Range;

/// Characters that need no allocation: a pattern is tried on the head of each line several times.
const ROOM: usize = 40;

/// A Chinese character of Unicode's unified ideographs.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// The characters of a text that are no white space.
#[derive(Debug, Clone, Default)]
pub(super) struct Squeezed {
    pub(super) chars: SmallVec<[char; ROOM]>,
    at: SmallVec<[usize; ROOM]>,
    end: usize,
}

impl Squeezed {
    /// All of a text.
    pub(super) fn of(text: &Text) -> Self {
        Self::head(text, usize::MAX)
    }

    /// At most `most` characters from the head of a text.
    pub(super) fn head(text: &Text, most: usize) -> Self {
        let (mut at, mut chars) = (SmallVec::new(), SmallVec::new());
        let visible = text
            .as_str()
            .char_indices()
            .filter(|(_, c)| !c.is_whitespace());
        for (byte, c) in visible.take(most) {
            at.push(byte);
            chars.push(c);
        }
        Self {
            chars,
            at,
            end: text.len(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The byte in the text at which the character `index` begins.
    pub(super) fn byte(&self, index: usize) -> usize {
        self.at.get(index).copied().unwrap_or(self.end)
    }

    /// How many of the characters stand before a byte of the text.
    pub(super) fn before(&self, byte: usize) -> usize {
        self.at.partition_point(|&at| at < byte)
    }

    /// The bytes of the text for a range of characters.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let last = range
            .end
            .checked_sub(1)
            .and_then(|i| self.chars.get(i).map(|c| self.byte(i) + c.len_utf8()));
        let start = self.byte(range.start);
        start..last.unwrap_or(start).max(start)
    }

    pub(super) fn get(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or_default()
    }

    /// The characters from `from` on.
    pub(super) fn from(&self, from: usize) -> &[char] {
        self.chars.get(from..).unwrap_or_default()
    }

    pub(super) fn string(&self) -> String {
        self.chars.iter().collect()
    }

    /// Whether `word` stands at `from`.
    pub(super) fn has(&self, from: usize, word: &str) -> bool {
        let mut rest = self.from(from).iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    /// Whether the text ends with `word`.
    pub(super) fn ends_with(&self, word: &str) -> bool {
        self.len()
            .checked_sub(word.chars().count())
            .is_some_and(|from| self.has(from, word))
    }

    /// The first place of `word`.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        (0..self.len()).find(|&i| self.has(i, word))
    }
}

/// A mark that closes a label.
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':')
}

/// Opening and closing round brackets of either width.
pub(super) fn is_open(c: char) -> bool {
    matches!(c, '（' | '(')
}

/// See [`is_open`].
pub(super) fn is_close(c: char) -> bool {
    matches!(c, '）' | ')')
}
