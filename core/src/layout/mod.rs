//! Layout: lines of 28, pages of 22, the imprint at the foot.
//!
//! Takes the model, the style and the faces; gives [`Pages`] (where every glyph and rule stands,
//! with the logical structure beside) and [`Plan`] (what a flowing format must know too). Nothing
//! here knows a file format.

mod attendance;
mod body;
mod document;
mod flow;
mod header;
mod imprint;
mod lines;
mod pages;
mod table;
mod tail;
mod text;
mod title;

pub(crate) use pages::{Boxed, ElementId, Item, Owner, Page, Pages, Run, Tag, Tree};

use crate::error::Error;
use crate::font::FontSet;
use crate::limits::Budget;
use crate::model::Document;

/// Lays a document out.
///
/// # Errors
/// `Font` where a role has no face, `Limit` and `Cancelled` from the budget.
pub(crate) fn lay_out(
    document: &Document,
    fonts: &FontSet,
    budget: &Budget,
) -> Result<Pages, Error> {
    document::lay_out(document, fonts, budget)
}
