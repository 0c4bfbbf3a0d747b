//! What the readers of office files share: a story in the making, automatic numbers, and a story
//! set down as lines.
//!
//! An office file is no text, so a text is made of it, and places are places in that text: what
//! stands on the page line by line, the cells of a row parted by tabs; after it what stands outside
//! the story (headers, notes, comments) and what nobody sees (hidden text). Nothing here knows a
//! format or what a line means.

mod blocks;
mod circled;
mod draft;
mod equation;
pub(super) mod fields;
pub(super) mod nest;
pub(super) mod numbering;
pub(super) mod symbols;

pub(super) use blocks::{Block, Blocks, Ink, Merge, add_new};
pub(crate) use draft::Draft;
pub(super) use draft::{Kept, Unseen, set_down};
