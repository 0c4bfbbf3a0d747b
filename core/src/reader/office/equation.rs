//! The code of an `EQ` field as it is seen: ① of `\o\ac(○,1)`, a word below its sound, a fraction on
//! one line (ECMA-376, part 1, 17.16.5.22).
//!
//! Offices use it for numbers in circles, for sounds above words and for two names in one line; only
//! so much of it is known. Everything else is its words one behind the other.

use super::circled::CIRCLED;
use super::fields::Shown;
use std::iter::Peekable;
use std::str::Chars;

/// Brackets in each other beyond these are no formula.
const DEEPEST: usize = 16;

/// Signs that are set around a number or a word.
const AROUND: [char; 8] = ['○', '〇', '◯', '⃝', '□', '△', '◇', '⃞'];

/// What a code is seen to say; its name goes before.
pub(super) fn shown(code: &str) -> Shown {
    let mut out = Shown::default();
    let piece = words(&mut code.chars().peekable(), 0, &mut out.aside);
    out.text = piece.text.trim().to_owned();
    out
}

/// Words, up to the end of an argument.
#[derive(Debug, Default)]
struct Piece {
    text: String,
    /// Whether all of it is raised or lowered.
    moved: bool,
}

fn words(code: &mut Peekable<Chars<'_>>, depth: usize, aside: &mut String) -> Piece {
    let mut out = Piece::default();
    let mut switch = ' ';
    while let Some(&c) = code.peek() {
        if depth > 0 && matches!(c, ',' | ';' | ')') {
            break;
        }
        code.next();
        match c {
            '\\' => match code.next() {
                Some('*') => skip_format(code),
                Some(c) if c.is_ascii_alphabetic() => {
                    // The first of several switches says what is made: \o\ac, \s\up.
                    let first = std::mem::replace(&mut switch, c.to_ascii_lowercase());
                    if matches!(first, 'o' | 's' | 'f') {
                        switch = first;
                    }
                    skip_options(code);
                }
                Some(c) => out.text.push(c),
                None => {}
            },
            '(' if depth < DEEPEST => {
                let pieces = arguments(code, depth + 1, aside);
                out.moved |= out.text.trim().is_empty() && switch == 's';
                out.text += &made(std::mem::replace(&mut switch, ' '), pieces, aside);
            }
            '(' => return Piece::default(),
            c => out.text.push(c),
        }
    }
    out
}

/// `\* jc2`, `\* "Font:宋体"`.
fn skip_format(code: &mut Peekable<Chars<'_>>) {
    while code.next_if(|c| c.is_whitespace()).is_some() {}
    if code.next_if_eq(&'"').is_some() {
        code.find(|c| *c == '"');
    } else {
        while code.next_if(|c| !c.is_whitespace() && *c != '\\').is_some() {}
    }
}

/// The rest of a switch, with its number.
fn skip_options(code: &mut Peekable<Chars<'_>>) {
    while code.next_if(char::is_ascii_alphabetic).is_some() {}
    while code.next_if(|c| c.is_ascii_digit() || *c == ' ').is_some() {}
}

fn arguments(code: &mut Peekable<Chars<'_>>, depth: usize, aside: &mut String) -> Vec<Piece> {
    let mut out = Vec::new();
    loop {
        out.push(words(code, depth, aside));
        if matches!(code.next(), Some(')') | None) {
            return out;
        }
    }
}

/// What a switch makes of its arguments.
fn made(switch: char, pieces: Vec<Piece>, aside: &mut String) -> String {
    match switch {
        'f' => joined(&pieces, "/"),
        'o' => over(pieces, aside),
        'l' => joined(&pieces, ","),
        _ => joined(&pieces, ""),
    }
}

fn joined(pieces: &[Piece], mark: &str) -> String {
    let texts: Vec<_> = pieces.iter().map(|p| p.text.trim()).collect();
    texts.join(mark)
}

/// One thing set over another: a sign around a word, a sound above it, or two words side by side.
fn over(pieces: Vec<Piece>, aside: &mut String) -> String {
    let sign = |p: &Piece| p.text.trim().chars().all(|c| AROUND.contains(&c));
    let (signs, words): (Vec<_>, Vec<_>) = pieces.into_iter().partition(sign);
    if words.is_empty() {
        return joined(&signs, "");
    }
    if words.iter().all(|p| p.moved) || words.iter().all(|p| !p.moved) {
        let text = joined(&words, "");
        let number = text.parse().ok().filter(|_| signs.iter().any(is_circle));
        return number.and_then(|n| CIRCLED.of(n)).unwrap_or(text);
    }
    let (above, on_line): (Vec<_>, Vec<_>) = words.into_iter().partition(|p| p.moved);
    *aside += &joined(&above, "");
    joined(&on_line, "")
}

fn is_circle(sign: &Piece) -> bool {
    sign.text.contains(['○', '〇', '◯', '⃝'])
}
