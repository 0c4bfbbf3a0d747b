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
    /// Whether all of it is red, as the mark is (7.2.4).
    pub(crate) red: bool,
    /// The cells of a [row](Look::Row); the text is that of all of them, with a space between.
    pub(crate) cells: Vec<CellText>,
}

/// A cell of a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct CellText {
    /// The text; a line end parts paragraphs.
    pub(crate) text: Text,
    /// Columns it covers, from 1.
    pub(crate) col_span: usize,
    /// Rows it covers, from 1.
    pub(crate) row_span: usize,
    /// Whether it looks like the head of its column.
    pub(crate) head: bool,
}

impl CellText {
    /// A cell of one column and one row.
    pub(crate) fn of(text: &Text) -> Self {
        Self {
            text: text.trim(),
            col_span: 1,
            row_span: 1,
            head: false,
        }
    }
}

impl Line {
    /// A row of a table.
    pub(crate) fn row(cells: Vec<CellText>, gap: bool) -> Self {
        Self {
            text: Text::joined(cells.iter().map(|c| &c.text), " "),
            gap,
            look: Look::Row,
            cells,
            ..Line::default()
        }
    }

    /// A row whose cells bars part, and the bars: `|序号|名称|`.
    pub(crate) fn barred(text: &Text, gap: bool) -> (Self, Vec<Range<usize>>) {
        let (parts, bars) = text.split('|');
        // A row begins with a bar and mostly ends with one: nothing stands outside them.
        let inner = parts.get(1..).unwrap_or_default();
        let inner = match inner.split_last() {
            Some((last, rest)) if last.trim().is_empty() && !rest.is_empty() => rest,
            _ => inner,
        };
        let cells = inner.iter().map(CellText::of).collect();
        (Self::row(cells, gap), bars)
    }
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
    /// Text that the format itself sets apart from the document: navigation, hidden text.
    pub(crate) aside: Vec<Text>,
    /// What the window of a web page is called, which is aside as well: mostly the title of what it
    /// shows, with the site's name behind or before it.
    pub(crate) window: Option<Text>,
    /// What stands above the type area of its pages: the mark of a letterhead, or a running title.
    pub(crate) page_heads: Vec<Line>,
    /// Whether a line end inside a paragraph means nothing (Markdown) or may (plain text).
    pub(crate) soft_breaks: bool,
}
