//! Which marks of a paragraph are squeezed, so that its lines end where the pages of PDF end them,
//! whatever the reader's program makes of marks at the end of a line. They are set narrower (`w:w`):
//! programs differ in what spacing behind a single character takes away.
//!
//! Letters of Latin script are reckoned as half characters, which they are in the standard's faces. At
//! the first line that holds a character of which no width is known, the rest of the paragraph is
//! left to the program.

use super::styles::{CHAR, SQUEEZE};
use crate::style::breaking::{Piece, next_line};
use crate::style::gbt9704 as gbt;

/// What the lines of a paragraph hold.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// Characters a line.
    pub(super) columns: f64,
    /// The indent of the first line, in characters.
    pub(super) first: f64,
    /// The indent of the others.
    pub(super) rest: f64,
    /// The advance of a character in twips.
    pub(super) advance: i64,
    /// What characters are closed up by, in twips.
    pub(super) closed: i64,
}

impl Measure {
    /// Text on the grid of 28.
    pub(super) const fn grid(first: f64, rest: f64) -> Self {
        Self {
            columns: gbt::COLUMNS as f64,
            first,
            rest,
            advance: CHAR,
            closed: -SQUEEZE,
        }
    }

    /// The room of a line with this indent, in twips.
    fn room(&self, indent: f64) -> i64 {
        let columns = (self.columns - indent) * self.advance as f64;
        match self.closed {
            0 => columns.floor() as i64,
            _ => gbt::TYPE_WIDTH.twips() - (indent * self.advance as f64).round() as i64,
        }
    }
}

#[derive(Clone, Copy)]
struct Glyph {
    ch: char,
    width: f64,
}

impl Piece for Glyph {
    fn ch(&self) -> char {
        self.ch
    }

    fn width(&self) -> f64 {
        self.width
    }

    fn held(&self) -> bool {
        false
    }
}

/// How wide each character is set, in hundredths; most are 100.
pub(super) fn widths(text: &str, measure: Measure) -> Vec<i64> {
    let glyphs: Vec<Glyph> = text.chars().map_while(glyph).collect();
    let mut widths = vec![100; text.chars().count()];
    // The last line that is known may go on with what is not.
    let whole = glyphs.len() == widths.len();
    let mut start = 0;
    while let Some(rest) = glyphs.get(start..).filter(|r| !r.is_empty()) {
        let indent = if start == 0 {
            measure.first
        } else {
            measure.rest
        };
        let count = next_line(rest, measure.columns - indent).max(1);
        if start + count == glyphs.len() && !whole {
            break;
        }
        let line = rest.get(..count).unwrap_or_default();
        let own = widths.get_mut(start..).unwrap_or_default();
        squeeze(line, measure, measure.room(indent), own);
        start += count;
    }
    widths
}

/// The width of a character in characters of 三号; none where a face decides it.
fn glyph(ch: char) -> Option<Glyph> {
    let width = match ch {
        ' '..='~' => 0.5,
        '\n' | '\t' | '·' => return None,
        _ if ch < '\u{2010}' => return None,
        _ => 1.0,
    };
    Some(Glyph { ch, width })
}

/// Takes from a line's marks what it is too wide. LibreOffice parts text where the script or the run
/// changes, and does not close up the last character of a part.
fn squeeze(line: &[Glyph], measure: Measure, room: i64, widths: &mut [i64]) {
    let advance = |g: &Glyph| match g.width < 1.0 {
        true => (measure.advance + measure.closed) / 2 - measure.closed,
        false => measure.advance,
    };
    let natural: i64 = line.iter().map(advance).sum();
    let scripts = line.chunk_by(|a, b| a.width == b.width).count() as i64;
    let marks = line.iter().filter(|g| g.slack() > 0.0).count() as i64;
    // One part more: a heading may end within the line.
    let over = natural + measure.closed * (scripts + 1) - room;
    if over <= 0 || marks == 0 {
        return;
    }
    let share = (over + 2 * marks * measure.closed) as f64 / marks as f64;
    let full = (measure.advance + measure.closed) as f64;
    let narrow = (100.0 * (measure.advance as f64 - share) / full).floor();
    for (glyph, width) in line.iter().zip(widths) {
        if glyph.slack() > 0.0 {
            *width = narrow.max(LEAST) as i64;
        }
    }
}

/// A mark is half white, and no narrower than its ink.
const LEAST: f64 = 45.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn squeezed(text: &str) -> Vec<(char, i64)> {
        let widths = text.chars().zip(widths(text, Measure::grid(0.0, 0.0)));
        widths.filter(|(_, w)| *w < 100).collect()
    }

    #[test]
    fn only_a_line_that_holds_a_mark_more_than_fits_is_squeezed() {
        let line = format!("{}，{}。甲", "甲".repeat(13), "乙".repeat(14));
        assert_eq!(squeezed(&line), [('，', 49), ('。', 49)]);
        let line = format!("{}，乙：丙，{}。甲", "甲".repeat(10), "乙".repeat(13));
        assert_eq!(squeezed(&line).len(), 4);
        assert!(squeezed(&"甲乙丙丁戊己，".repeat(40)).is_empty());
    }

    #[test]
    fn a_width_that_is_not_known_ends_the_reckoning() {
        let line = format!("Ää{}，{}。甲", "甲".repeat(12), "乙".repeat(14));
        assert!(squeezed(&line).is_empty());
    }
}
