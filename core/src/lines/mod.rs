//! Lines: what readers of drafts hand to the recogniser.
//!
//! A line is text with its places in the source, and *hints* of how it looked. Hints are evidence,
//! never orders: OCR marks one rank of headings with three depths. Nothing here knows a format or
//! what a line means.

mod text;

pub(crate) use text::Text;

use std::ops::Range;

/// A line of the draft.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// The text, trimmed, without marks of the format.
    pub(crate) text: Text,
    /// Whether empty lines or a rule stand before it.
    pub(crate) gap: bool,
    /// How it looked.
    pub(crate) look: Look,
}

/// How a line looked in its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// Nothing special.
    #[default]
    Plain,
    /// Marked as a heading of some depth, or bold as a whole.
    Heading(Option<u8>),
    /// A row of a table.
    Row,
}

/// A draft as lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines {
    /// The lines that hold text.
    pub(crate) lines: Vec<Line>,
    /// Marks of the format that hold text of their own (list bullets, comments, rules): source
    /// ranges that are accounted for and stand nowhere in the model.
    pub(crate) marks: Vec<Range<usize>>,
    /// Whether a line end inside a paragraph means nothing (Markdown) or may (plain text).
    pub(crate) soft_breaks: bool,
}
