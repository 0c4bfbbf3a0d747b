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
        let blank = matches!(decoded.as_str(), "\u{a0}");
        self.push(source, if blank { " " } else { &decoded }, at..at + len);
        len
    }

    fn space(&mut self, range: Range<usize>) {
        match &mut self.space {
            Some(space) => space.end = range.end,
            None => self.space = Some(range),
        }
    }

    fn push(&mut self, source: &str, string: &str, range: Range<usize>) {
        if let Some(space) = self.space.take().filter(|_| !self.text.is_empty()) {
            let has_break = source
                .get(space.clone())
                .is_some_and(|s| s.contains(['\n', '\r', '\\']));
            let before = self.text.as_str().chars().next_back();
            let wide = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
            // A line end of the file between two Han characters is no space on the page.
            if !(has_break && wide(before) && wide(string.chars().next())) {
                self.text.push_source(" ", space);
            }
        }
        self.text.push_source(string, range);
    }

    /// The line, and an empty one in its place.
    pub(super) fn take(&mut self) -> Text {
        self.space = None;
        std::mem::take(&mut self.text).trim()
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
