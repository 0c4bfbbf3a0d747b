//! Layout: lines of 28, pages of 22, the imprint at the foot.
//!
//! Takes the model, the style and the faces; gives [`Pages`]: where every glyph and rule stands, with
//! the logical structure beside. Nothing here knows a file format.

mod attendance;
mod audit;
mod bands;
mod body;
mod document;
mod dump;
mod flow;
mod header;
mod imprint;
mod lines;
mod mark;
mod pages;
mod settle;
mod spans;
mod table;
mod tail;
mod text;
mod title;

pub(crate) use dump::dump;
pub(crate) use pages::{Boxed, ElementId, Item, Owner, Page, Pages, Run, Tag, Tree};

use crate::error::Error;
use crate::font::FontSet;
use crate::limits::Budget;
use crate::model::Document;
use crate::style::StyleOptions;

/// Lays a document out.
///
/// # Errors
/// `Font` where a role has no face, `Limit` and `Cancelled` from the budget.
pub(crate) fn lay_out(
    document: &Document,
    fonts: &FontSet,
    style: StyleOptions,
    budget: &Budget,
) -> Result<Pages, Error> {
    settle::lay_out(document, fonts, style, budget)
}
