//! Text for a terminal: harmless, and measured in columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes; a full-width character takes two.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// How many columns a character takes.
pub(crate) fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Makes a text one harmless line: controls, which could steer the terminal, become their pictures,
/// and marks that turn the direction of writing become U+FFFD.
pub(crate) fn line(text: &str) -> String {
    text.chars().map(picture).collect()
}

fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

/// A text with spaces up to a number of columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let spaces = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(spaces))
}

/// The first characters of a text, with … where more follow.
pub(crate) fn head(text: &str, characters: usize) -> String {
    let mut head: String = text.chars().take(characters).collect();
    if text.chars().nth(characters).is_some() {
        head.push('…');
    }
    line(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_cannot_steer_the_terminal() {
        assert_eq!(line("甲\u{1b}[31m乙\r\n\u{202e}"), "甲␛[31m乙␍␊\u{fffd}");
    }

    #[test]
    fn columns_count_full_width_twice() {
        assert_eq!(pad("市长", 6), "市长  ");
        assert_eq!(head("一二三四", 3), "一二三…");
    }
}
