//! The text of one line in the making: white space as a page shows it, and entities.

use super::dump;
use crate::lines::Text;
use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// A line in the making.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pub(super) text: Text,
    /// White space that was seen and stands in the line only if more follows.
    space: Option<Range<usize>>,
    /// White space that stands in no line.
    blanks: Vec<Range<usize>>,
}

impl Pen {
    /// Writes a stretch of the page; `shown` is the page without the escapes of a dump.
    pub(super) fn write(&mut self, source: &str, shown: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = shown.get(at..range.end).unwrap_or("");
            let step = rest.find(is_special).unwrap_or(rest.len());
            if step > 0 {
                self.push(source, rest.get(..step).unwrap_or(""), at..at + step);
                at += step;
            } else {
                at += self.special(source, shown, rest, at);
            }
        }
    }

    /// White space, an escape or an ampersand at the head of `rest`: how many bytes it takes.
    fn special(&mut self, source: &str, shown: &str, rest: &str, at: usize) -> usize {
        if dump::is_quote(source, shown, at) {
            self.push(source, "\"", at..at + 2);
            return 2;
        }
        if !rest.starts_with('&') {
            self.space(at..at + 1);
            return 1;
        }
        let (decoded, len) = entity(rest);
        let string = if decoded == "\u{a0}" { " " } else { &decoded };
        self.push(source, string, at..at + len);
        len
    }

    fn space(&mut self, range: Range<usize>) {
        match &mut self.space {
            Some(space) => space.end = range.end,
            None => self.space = Some(range),
        }
    }

    fn push(&mut self, source: &str, string: &str, range: Range<usize>) {
        if let Some(space) = self.space.take() {
            let spaced = self.parts_words(source.get(space.clone()).unwrap_or(""), string);
            if spaced {
                self.text.push_source(" ", space);
            } else {
                self.blanks.push(space);
            }
        }
        self.text.push_source(string, range);
    }

    /// Whether white space before `string` is seen: at the head of a line it is not, and a line
    /// end of the file between two Han characters is no space on the page.
    fn parts_words(&self, space: &str, string: &str) -> bool {
        let Some(before) = self.text.as_str().chars().next_back() else {
            return false;
        };
        let has_break = space.contains(['\n', '\r', '\\']);
        !has_break || before.is_ascii() || string.starts_with(|c: char| c.is_ascii())
    }

    /// The line, and an empty one in its place.
    pub(super) fn take(&mut self) -> Text {
        self.blanks.extend(self.space.take());
        let text = std::mem::take(&mut self.text);
        let end = text.as_str().trim_end().len();
        let start = end - text.as_str().trim().len();
        self.blanks.extend(text.slice(0..start).ranges());
        self.blanks.extend(text.slice(end..text.len()).ranges());
        text.slice(start..end)
    }

    /// The white space that was left out so far.
    pub(super) fn take_blanks(&mut self) -> Vec<Range<usize>> {
        std::mem::take(&mut self.blanks)
    }
}

fn is_special(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '&')
}

/// The longest name of an entity is 32 characters; one byte more for `&` and one for `;`.
const LONGEST_ENTITY: usize = 34;

/// What an ampersand and the bytes behind it stand for, and how many they are; as printed where
/// they are no entity.
fn entity(rest: &str) -> (String, usize) {
    let is_name = |&b: &u8| b.is_ascii_alphanumeric() || b == b'#';
    let bytes = rest.as_bytes().iter().skip(1).take(LONGEST_ENTITY);
    let len = 1 + bytes.clone().take_while(|b| is_name(b)).count();
    let len = len + usize::from(rest.as_bytes().get(len) == Some(&b';'));
    let printed = rest.get(..len).unwrap_or("&");
    let value = (printed.len() > 2).then(|| decoded(printed)).flatten();
    (value.unwrap_or_else(|| printed.to_owned()), printed.len())
}

fn decoded(entity: &str) -> Option<String> {
    let strings = Tokenizer::new(entity).filter_map(|t| match t {
        Ok(Token::String(s)) => Some(String::from_utf8_lossy(&s).into_owned()),
        _ => None,
    });
    Some(strings.collect()).filter(|s: &String| !s.is_empty())
}
