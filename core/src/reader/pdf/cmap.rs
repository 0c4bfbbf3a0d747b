//! ToUnicode maps: which text a code of a font stands for.
//!
//! Only what such maps hold is read: single codes and ranges (ISO 32000-1, 9.10.3).

use super::file::utf16;
use std::collections::BTreeMap;

/// A range longer than this is damage: a font has at most so many codes.
const LONGEST: u32 = 0xFFFF;

/// The text of each code.
#[derive(Debug, Default)]
pub(super) struct ToUnicode(BTreeMap<u32, String>);

impl ToUnicode {
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut section = None;
        let mut operands: Vec<Token<'_>> = Vec::new();
        for token in tokens(data) {
            match token {
                Token::Word(word) => {
                    section = match word {
                        b"beginbfchar" => Some(2),
                        b"beginbfrange" => Some(3),
                        _ => None,
                    };
                    operands.clear();
                }
                other => operands.push(other),
            }
            if section == Some(operands.len()) {
                map.add(&operands);
                operands.clear();
            }
        }
        map
    }

    fn add(&mut self, operands: &[Token<'_>]) {
        match operands {
            [Token::Hex(code), Token::Hex(to)] => {
                self.0.insert(number(code), utf16(to));
            }
            [Token::Hex(first), Token::Hex(last), Token::Hex(to)] => {
                self.add_range(number(first), number(last), to);
            }
            [Token::Hex(first), Token::Hex(_), Token::List(list)] => {
                let codes = number(first)..=LONGEST;
                self.0.extend(codes.zip(list.iter().map(|to| utf16(to))));
            }
            _ => {}
        }
    }

    /// Codes that follow each other stand for characters that do.
    fn add_range(&mut self, first: u32, last: u32, to: &[u8]) {
        let start = utf16(to);
        let mut chars = start.chars();
        let Some(end) = chars.next_back() else { return };
        for code in first..=last.min(LONGEST) {
            let ch = char::from_u32(u32::from(end).saturating_add(code - first));
            let text = chars.as_str().to_owned();
            self.0.insert(
                code,
                text + ch.unwrap_or('\u{FFFD}').encode_utf8(&mut [0; 4]),
            );
        }
    }

    /// The text of a code.
    pub(super) fn get(&self, code: u32) -> &str {
        self.0.get(&code).map_or("\u{FFFD}", String::as_str)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |n, b| n << 8 | u32::from(*b))
}

enum Token<'a> {
    Hex(Vec<u8>),
    List(Vec<Vec<u8>>),
    Word(&'a [u8]),
}

/// Hexadecimal strings, lists of them, and words; names, numbers and dictionaries count as words.
fn tokens(data: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut rest = data;
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let (token, after) = match rest.first()? {
            b'<' if rest.get(1) != Some(&b'<') => {
                let (hex, after) = hex(rest)?;
                (Token::Hex(hex), after)
            }
            b'[' => list(rest)?,
            _ => {
                let part = |b: &u8| b.is_ascii_whitespace() || b"<[".contains(b);
                let end = rest
                    .iter()
                    .skip(1)
                    .position(part)
                    .map_or(rest.len(), |e| e + 1);
                let (word, after) = rest.split_at_checked(end)?;
                (Token::Word(word), after)
            }
        };
        rest = after;
        Some(token)
    })
}

fn hex(data: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let end = data.iter().position(|&b| b == b'>')?;
    let digits = data
        .get(1..end)?
        .iter()
        .filter_map(|&b| char::from(b).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    let bytes = digits.chunks(2).map(|pair| match pair {
        [high, low] => (high << 4 | low) as u8,
        [high] => (high << 4) as u8,
        _ => 0,
    });
    Some((bytes.collect(), data.get(end + 1..)?))
}

fn list(data: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let mut rest = data.get(1..)?.trim_ascii_start();
    let mut items = Vec::new();
    while rest.first() == Some(&b'<') {
        let (item, after) = hex(rest)?;
        items.push(item);
        rest = after.trim_ascii_start();
    }
    Some((Token::List(items), rest.strip_prefix(b"]")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_codes_ranges_and_lists() {
        let map = ToUnicode::parse(
            b"1 begincodespacerange <0000><FFFF> endcodespacerange\n2 beginbfchar\n<0001> <516C>\n\
              <0002> <D840DC00>\nendbfchar 2 beginbfrange <0010><0012><4E00> <0020> <0021> [<5B50>\n\
              <4E11>] endbfrange",
        );
        let text: String = [1, 2, 0x11, 0x12, 0x20, 0x21].map(|c| map.get(c)).concat();
        assert_eq!(text, "公\u{20000}\u{4E01}\u{4E02}子丑");
        assert_eq!(map.get(99), "\u{FFFD}");
    }

    #[test]
    fn damage_gives_what_can_be_made_out() {
        for damaged in [
            &b"beginbfchar <00"[..],
            b"beginbfrange <0000> <FFFFFFFF> <",
            b"[<<[",
        ] {
            assert_eq!(ToUnicode::parse(damaged).get(0), "\u{FFFD}");
        }
    }
}
