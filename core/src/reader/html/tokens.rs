//! A page to tags and texts with their bytes, by the tokenizer of the HTML standard.
//!
//! Only tags, comments and doctypes are taken from the tokenizer; all bytes between them are text,
//! so that no byte is ever lost, whatever the tokenizer makes of it.

use html5gum::{DefaultEmitter, HtmlString, Spanned, State, StringReader, Token as Raw, Tokenizer};
use std::collections::BTreeMap;
use std::ops::Range;

/// A piece of the page.
#[derive(Debug)]
pub(super) enum Token {
    /// Text between tags, entities and all.
    Text(Range<usize>),
    /// A start tag.
    Open(Tag, Range<usize>),
    /// An end tag, by its name.
    Close(String, Range<usize>),
    /// A comment or a doctype.
    Mark(Range<usize>),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: BTreeMap<HtmlString, Spanned<HtmlString>>,
}

impl Tag {
    /// The value of an attribute, in small letters; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let value = self.attributes.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(value).trim().to_lowercase())
    }
}

/// The pieces of a page in order; together they are the whole page.
pub(super) struct Tokens<'s> {
    page: &'s str,
    tokenizer: Tokenizer<StringReader<'s>, DefaultEmitter<usize>>,
    at: usize,
    next: Option<Token>,
}

impl<'s> Tokens<'s> {
    pub(super) fn of(page: &'s str) -> Self {
        Self {
            page,
            tokenizer: Tokenizer::new_with_emitter(page, DefaultEmitter::new_with_span()),
            at: 0,
            next: None,
        }
    }

    /// The next piece of markup.
    fn markup(&mut self) -> Option<(Token, Range<usize>)> {
        loop {
            let Ok(raw) = self.tokenizer.next()?;
            let (token, range) = match raw {
                Raw::StartTag(t) => {
                    let range = t.span.start..t.span.end;
                    let tag = Tag {
                        name: name(&t.name),
                        attributes: t.attributes,
                    };
                    if let Some(state) = state(&tag.name) {
                        self.tokenizer.set_state(state);
                    }
                    (Token::Open(tag, range.clone()), range)
                }
                Raw::EndTag(t) => {
                    let range = t.span.start..t.span.end;
                    (Token::Close(name(&t.name), range.clone()), range)
                }
                Raw::Comment(c) => self.mark(c.span.start..c.span.end),
                Raw::Doctype(d) => self.mark(d.span.start..d.span.end),
                Raw::String(_) | Raw::Error(_) => continue,
            };
            if self.is_markup(&range) {
                return Some((token, range));
            }
        }
    }

    fn mark(&self, range: Range<usize>) -> (Token, Range<usize>) {
        (Token::Mark(range.clone()), range)
    }

    /// Holds the tokenizer to its word: markup lies behind what was read, from `<` to `>`.
    fn is_markup(&self, range: &Range<usize>) -> bool {
        let text = self.page.get(range.clone()).unwrap_or("");
        range.start >= self.at && text.starts_with('<') && text.ends_with('>')
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(token) = self.next.take() {
            return Some(token);
        }
        let Some((token, range)) = self.markup() else {
            let rest = self.at..self.page.len();
            self.at = rest.end;
            return (!rest.is_empty()).then_some(Token::Text(rest));
        };
        let before = std::mem::replace(&mut self.at, range.end)..range.start;
        if before.is_empty() {
            return Some(token);
        }
        self.next = Some(token);
        Some(Token::Text(before))
    }
}

fn name(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// What the tokenizer must know of an element: that there are no tags in it.
fn state(name: &str) -> Option<State> {
    match name {
        "script" => Some(State::ScriptData),
        "style" | "xmp" => Some(State::RawText),
        "title" | "textarea" => Some(State::RcData),
        _ => None,
    }
}
