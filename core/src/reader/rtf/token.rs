//! Pieces of RTF: groups, control words, bytes.
//!
//! What a word means is not known here.

/// A piece of RTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A word and its number.
    Word(&'b str, Option<i32>),
    /// A byte of text in the code page.
    Byte(u8),
    /// A line end, which means nothing.
    Blank,
    /// So many bytes that are no RTF.
    Binary(usize),
}

/// The first piece, and its length.
pub(super) fn token(bytes: &[u8]) -> Option<(Token<'_>, usize)> {
    let (first, rest) = bytes.split_first()?;
    Some(match first {
        b'{' => (Token::Open, 1),
        b'}' => (Token::Close, 1),
        b'\r' | b'\n' | 0 => (Token::Blank, 1),
        b'\\' => escaped(rest),
        byte => (Token::Byte(*byte), 1),
    })
}

fn escaped(rest: &[u8]) -> (Token<'_>, usize) {
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters > 0 {
        return word(rest, letters);
    }
    match rest.first() {
        Some(b'\'') => {
            let digits = rest.get(1..3).and_then(|d| std::str::from_utf8(d).ok());
            match digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
                Some(byte) => (Token::Byte(byte), 4),
                None => (Token::Blank, 2),
            }
        }
        Some(b'\r' | b'\n') => (Token::Word("par", None), 2),
        Some(b'~') => (Token::Word("~", None), 2),
        Some(b'_') => (Token::Word("_", None), 2),
        Some(b'*') => (Token::Word("*", None), 2),
        Some(b @ (b'\\' | b'{' | b'}')) => (Token::Byte(*b), 2),
        Some(_) => (Token::Blank, 2),
        None => (Token::Blank, 1),
    }
}

/// A control word: letters, a number, and one space that belongs to it.
fn word(rest: &[u8], letters: usize) -> (Token<'_>, usize) {
    let after = rest.get(letters..).unwrap_or_default();
    let sign = usize::from(after.first() == Some(&b'-'));
    let digits = after
        .iter()
        .skip(sign)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let number = match digits {
        0 => 0,
        n => sign + n,
    };
    let text = |bytes: Option<&'_ [u8]>| {
        std::str::from_utf8(bytes.unwrap_or_default())
            .unwrap_or("")
            .to_owned()
    };
    let value = text(after.get(..number)).parse().ok();
    let space = usize::from(after.get(number) == Some(&b' '));
    let name = std::str::from_utf8(rest.get(..letters).unwrap_or_default()).unwrap_or("");
    let len = 1 + letters + number + space;
    match (name, value) {
        ("bin", Some(n)) => (Token::Binary(usize::try_from(n).unwrap_or(0)), len),
        _ => (Token::Word(name, value), len),
    }
}
