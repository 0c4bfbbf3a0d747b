//! RTF to lines (Rich Text Format 1.9.1).
//!
//! A short reader of our own: what crates there are does not read `\'xx` in code page 936. Groups
//! that hold no text of the page (tables of faces, colours, styles, pictures) are stepped over. A
//! text is made of the file, which places mean (see [`office`](super::office)).

mod faces;
mod flow;
mod groups;
mod page;
mod token;

use super::office::{Draft, set_down};
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::Trouble;
use page::Page;
use token::{Token, token};

/// Reads an RTF file.
///
/// # Errors
/// `Container` for what does not begin as RTF does, `Limit` past a bound.
pub(crate) fn read(bytes: &[u8], limits: &Limits, budget: &Budget) -> Result<Draft, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Err(Error::new(Trouble::BadRtf, &[&"{\\rtf"]));
    }
    budget.spend(bytes.len().saturating_mul(2))?;
    let mut page = Page::new(limits);
    let mut at = 0;
    while let Some((token, len)) = token(bytes.get(at..).unwrap_or_default()) {
        at += len;
        if let Token::Binary(skip) = token {
            at = at.saturating_add(skip);
        } else {
            page.take(token)?;
        }
    }
    Ok(set_down(page.finish()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Cancel;

    fn lines(rtf: &str) -> Vec<String> {
        let limits = Limits::default();
        let budget = Budget::new(&limits, &Cancel::default());
        let draft = read(rtf.as_bytes(), &limits, &budget).unwrap();
        let lines = draft.lines.lines.iter();
        lines.map(|l| l.text.as_str().to_owned()).collect()
    }

    #[test]
    fn both_spellings_of_a_character_are_read_and_the_fallback_is_not() {
        let page = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}}\f0 \'bc\'cd\'d2\'aa\par\uc2\u32426\'bc\'cd\uc1\u35201?\par}";
        assert_eq!(lines(page), ["纪要", "纪要"]);
    }

    #[test]
    fn a_ruled_table_is_rows_and_numbers_of_lists_are_printed() {
        let page = r"{\rtf1\ansi{\*\generator x;}{\info{\title t}}\trowd\clbrdrr\cellx100\clbrdrr\cellx200\pard\intbl a\cell b\cell\row\pard{\listtext\tab 1.\tab}c\par}";
        assert_eq!(lines(page), ["a b", "1.c"]);
    }

    #[test]
    fn hidden_and_deleted_text_is_not_on_the_page() {
        let page = r"{\rtf1 a{\v b}{\deleted c}d\par}";
        assert_eq!(lines(page), ["ad"]);
    }
}
