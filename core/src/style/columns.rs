//! The widths of a table's columns, by what stands in them, so that all pages show the same.
//!
//! Counted in characters; knows no face and no page.

use super::gbt9704 as gbt;
use super::wording::{seamed_width, width};

/// A table's columns.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Columns {
    /// Left edges of the columns in points, and the right edge of the last.
    pub(crate) edges: Vec<f64>,
    /// The size of the text in points: smaller than the standard's where the columns are many.
    pub(crate) size: f64,
    /// White space at each side of a cell's text, in points.
    pub(crate) pad: f64,
}

/// What stands in a column, in characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Want {
    /// The longest line.
    line: f64,
    /// The longest number or Western word, which no line should cut.
    word: f64,
}

impl Want {
    /// An empty column.
    pub(crate) const NOTHING: Self = Self {
        line: 1.0,
        word: 0.0,
    };

    /// What a cell's text wants of each of the columns that it covers.
    pub(crate) fn of(text: &str, span: usize) -> Self {
        let share = |longest: f64, most: f64| longest.min(most) / span.max(1) as f64;
        let words = text.split(|c: char| !c.is_ascii_graphic());
        let word = words.map(width).fold(0.0, f64::max);
        let line = text.lines().map(seamed_width).fold(0.0, f64::max);
        Self {
            line: share(line, gbt::COLUMNS as f64),
            word: share(word, MOST),
        }
    }

    /// What serves both.
    pub(crate) fn max(self, other: Self) -> Self {
        Self {
            line: self.line.max(other.line),
            word: self.word.max(other.word),
        }
    }

    fn least(&self, least: f64) -> f64 {
        self.line.min(self.word.max(least))
    }
}

/// A column of so many characters is wide: none is made wider while others lack room.
const MOST: f64 = 8.0;
/// Columns of fewer characters are hard to read: the text shrinks before they become so narrow.
const FEW: f64 = 3.0;

/// The columns in so much room, in points: each gets what its short words need, the rest is shared
/// out by what the longest line of each wants. Where there is too little, the text shrinks somewhat;
/// then words are cut; at last it shrinks as far as it may.
pub(crate) fn columns(wants: &[Want], room: f64) -> Columns {
    let (full, wide) = (gbt::TABLE.size.0, 2.0 * gbt::TABLE_PADDING.0);
    let tight = 2.0 * gbt::TABLE_PADDING_TIGHT.0;
    let count = wants.len().max(1) as f64;
    let cut: Vec<Want> = wants.iter().map(|w| Want { word: 0.0, ..*w }).collect();
    let fitting = |wants: &[Want], fewest: f64| {
        let mut leasts = std::iter::successors(Some(MOST), |l| Some(l - 1.0));
        leasts.find(|&l| l < fewest || need(wants, l, full, wide) <= room)
    };
    let smaller = (room - count * wide) / need(wants, FEW, 1.0, 0.0).max(1.0);
    let (wants, least, size, pad) = match (fitting(wants, FEW), fitting(&cut, 1.0)) {
        (Some(least), _) if least >= FEW => (wants, least, full, wide),
        _ if smaller >= gbt::TABLE_SMALL.0 => (wants, FEW, smaller.min(full), wide),
        (_, Some(least)) if least >= 1.0 => (cut.as_slice(), least, full, wide),
        _ => {
            let size = (room / count - tight).clamp(gbt::TABLE_LEAST.0, full);
            (cut.as_slice(), 1.0, size, tight)
        }
    };
    let spare = (room - need(wants, least, size, pad)).max(0.0);
    let over: f64 = wants.iter().map(|w| w.line - w.least(least)).sum();
    let mut edge = 0.0;
    let ends = wants.iter().map(|want| {
        let share = match over > 0.0 {
            true => (want.line - want.least(least)) / over,
            false => 1.0 / count,
        };
        edge += want.least(least) * size + pad + spare * share;
        edge
    });
    Columns {
        edges: std::iter::once(0.0).chain(ends).collect(),
        size,
        pad: pad / 2.0,
    }
}

/// The room that the columns take at least.
fn need(wants: &[Want], least: f64, size: f64, pad: f64) -> f64 {
    wants.iter().map(|w| w.least(least) * size + pad).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(lines: &[f64]) -> Vec<Want> {
        let want = |&line| Want { line, word: 0.0 };
        lines.iter().map(want).collect()
    }

    fn wide(columns: &Columns) -> Vec<f64> {
        columns.edges.windows(2).map(|e| e[1] - e[0]).collect()
    }

    #[test]
    fn short_words_keep_their_width_beside_long_ones() {
        let columns = columns(&lines(&[2.0, 40.0, 4.0]), 442.2);
        let wide = wide(&columns);
        assert_eq!((wide[0], wide[2]), (36.0, 64.0));
        assert!((columns.edges[3] - 442.2).abs() < 0.01);
    }

    #[test]
    fn many_columns_make_the_text_smaller() {
        let columns = columns(&lines(&[3.0; 30]), 442.2);
        assert!(columns.size < gbt::TABLE.size.0 && columns.size >= gbt::TABLE_LEAST.0);
    }

    #[test]
    fn a_date_filled_its_column_to_the_borders() {
        let columns = columns(&[Want::of("2025年10月", 1), Want::of("任务", 1)], 442.2);
        assert!(wide(&columns)[0] > 5.6 * columns.size + 2.0 * columns.pad);
    }

    #[test]
    fn numbers_were_cut_beside_text_that_could_be_broken() {
        let mut wants = [Want::of("13062.1908", 1), Want::of("103880.7845", 1)].repeat(2);
        wants.push(Want::of("非通航孔桥的起点和终点", 1));
        wants.push(Want::of("圆曲线的起点、中点和终点", 1));
        wants.push(Want::of("坐标编号", 1));
        let columns = columns(&wants, 442.2);
        let room = wide(&columns)[1] - 2.0 * columns.pad;
        assert!(room >= 5.5 * columns.size, "{room}");
        assert!(columns.size >= gbt::TABLE_SMALL.0);
    }
}
