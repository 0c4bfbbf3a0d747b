//! Word files of 1997 to 2003, and those of WPS in the same container, to lines (MS-DOC).
//!
//! The text comes from the piece table; what paragraphs and characters say, from the pages of
//! properties. Where these are damaged the text still is read, and a diagnostic says so. A text is
//! made of the file, which places mean (see [`office`](super::office)).

mod boxes;
mod bytes;
mod drawings;
mod faces;
mod file;
mod forms;
mod lists;
mod pieces;
mod properties;
mod story;
mod styles;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::Code;
use crate::reader::office::{Draft, Kept, add_new, set_down};
use bytes::Plc;
use file::{File, Part, Story as Of};
use std::ops::Range;
use story::{Found, Shared, Story};

/// Reads a Word file.
///
/// # Errors
/// `Container` for a damaged file, `Unsupported` for one that is encrypted, older than Word 97 or no
/// Word document, `Limit` past a bound.
pub(crate) fn read(bytes: &[u8], limits: &Limits, budget: &Budget) -> Result<Draft, Error> {
    let file = File::open(bytes)?;
    let text = pieces::text(&file, limits, budget)?;
    budget.spend(file.main.len().saturating_add(file.tables.len()))?;
    let shared = Shared::new(&file, &text, limits, budget);
    let mut kept = Kept::default();
    let (mut tracked, mut pictures) = (false, false);
    let mut unseen = Vec::new();
    for (to, of, range) in stories(&file) {
        let mut found = told(&shared, range.clone(), of, false)?;
        if found.endless {
            found = told(&shared, range, of, true)?;
        }
        tracked |= found.tracked;
        pictures |= found.pictures;
        kept.unseen.extend(found.unseen);
        match to {
            To::Story => kept.story.extend(found.blocks),
            To::PageHeads => add_new(&mut kept.page_heads, found.blocks),
            To::Aside if of == Of::Margins => add_new(&mut kept.aside, found.blocks),
            To::Aside => kept.aside.extend(found.blocks),
            To::Unseen => unseen.extend(found.blocks),
        }
    }
    kept.hide(unseen);
    let mut tell = |code, quote: Option<&str>| {
        let mut diagnostic = Diagnostic::new(code);
        diagnostic.quote = quote.map(Into::into);
        kept.diagnostics.push(diagnostic);
    };
    if tracked {
        tell(Code::Tracked, None);
    }
    if pictures {
        tell(Code::NotRead, Some("Data")); // the stream in which they lie
    }
    if shared.is_bare() {
        tell(Code::DamagedPart, Some("PlcBtePapx"));
    }
    Ok(set_down(kept))
}

/// What a story tells, with its fields or without.
fn told(
    shared: &Shared<'_>,
    range: Range<usize>,
    of: Of,
    without_fields: bool,
) -> Result<Found, Error> {
    let mut story = Story::new(shared, without_fields);
    story.read(range, of)?;
    if of == Of::Main {
        story.read_loose_boxes()?;
    }
    Ok(story.finish())
}

/// Where a story goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Story,
    PageHeads,
    Aside,
    /// Headers and footers that no page shows.
    Unseen,
}

/// All stories but those of macros and of boxes, which hang on the main one.
fn stories(file: &File) -> Vec<(To, Of, Range<usize>)> {
    let mut out = vec![(To::Story, Of::Main, file.story(Of::Main))];
    out.extend(margins(file));
    for of in [Of::Footnotes, Of::Endnotes, Of::Comments, Of::MarginBoxes] {
        out.push((To::Aside, of, file.story(of)));
    }
    out
}

/// Headers and footers: after six that part notes from the text, six a section (2.3.3), of which even
/// and first pages show theirs only where the file says so.
fn margins(file: &File) -> Vec<(To, Of, Range<usize>)> {
    const SEPARATORS: usize = 6;
    let whole = file.story(Of::Margins);
    let facing = file
        .part(Part::Settings)
        .first()
        .is_some_and(|b| b & 1 == 1);
    let title_page = properties::has_title_page(file);
    let table = Plc::of(file.part(Part::HeaderText), 0);
    let places: Vec<usize> = (0..table.count()).filter_map(|i| table.place(i)).collect();
    let parts = places.windows(2).enumerate().skip(SEPARATORS);
    let parts = parts.filter_map(|(i, pair)| {
        let (from, to) = (*pair.first()?, *pair.last()?);
        let to_where = match i % 6 {
            0 | 2 if !facing => To::Unseen,
            4 | 5 if !title_page => To::Unseen,
            0 | 1 | 4 => To::PageHeads,
            _ => To::Aside,
        };
        let range = whole.start + from..(whole.start + to).min(whole.end);
        (!range.is_empty()).then_some((to_where, Of::Margins, range))
    });
    parts.collect()
}
