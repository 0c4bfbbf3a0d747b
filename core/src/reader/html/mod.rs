//! HTML to lines.
//!
//! A page is read for what a person sees: blocks make lines, what is inline does not, scripts and
//! styles are marks, and what a site puts around a document (navigation, hidden text, the window's
//! title) is handed over [aside](crate::lines::Lines::aside). There is no tree: published pages are
//! cut out of other pages and rarely whole, so a stack of open elements is all that is kept. Every
//! piece of text knows its bytes in the source; nothing here knows what a line means.

mod bars;
mod dump;
mod elements;
mod flow;
mod table;
mod text;
mod tokens;

use crate::lines::Lines;
use flow::Flow;
use tokens::{Token, Tokens};

/// The lines of an HTML page, or of a fragment of one.
pub(crate) fn read(source: &str) -> Lines {
    let shown = dump::shown(source);
    let mut flow = Flow::new(source, &shown);
    for token in Tokens::of(&shown) {
        match token {
            Token::Text(range) => flow.text(range),
            Token::Open(tag, range) => flow.open(&tag, range),
            Token::Close(name, range) => flow.close(&name, range),
            Token::Mark(range) => flow.mark(range),
        }
    }
    flow.finish()
}

#[cfg(test)]
mod tests;
