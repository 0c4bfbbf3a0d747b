//! The widths of a table's columns, by what stands in them, so that all pages show the same.
//!
//! Counted in characters; knows no face and no page.

use super::gbt9704 as gbt;
use super::wording::width;

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

/// What a cell's longest line wants of each of its columns, in characters.
pub(crate) fn wants(text: &str, span: usize) -> f64 {
    let longest = text.lines().map(width).fold(0.0, f64::max);
    longest.min(gbt::COLUMNS as f64) / span.max(1) as f64
}

/// The columns in so much room, in points: each gets what its short words need, the rest is shared
/// out by what the longest line of each wants.
pub(crate) fn columns(wants: &[f64], room: f64) -> Columns {
    let (full, wide) = (gbt::TABLE.size.0, 2.0 * gbt::TABLE_PADDING.0);
    let count = wants.len().max(1) as f64;
    let need = |least: f64, size: f64, pad: f64| -> f64 {
        wants.iter().map(|w| w.min(least) * size + pad).sum()
    };
    let roomy = (1..=8).rev().map(f64::from);
    let fits = roomy.into_iter().find(|&l| need(l, full, wide) <= room);
    let (least, size, pad) = match fits {
        Some(least) => (least, full, wide),
        None => {
            let tight = 2.0 * gbt::TABLE_PADDING_TIGHT.0;
            let size = (room / count - tight).clamp(gbt::TABLE_LEAST.0, full);
            (1.0, size, tight)
        }
    };
    let spare = (room - need(least, size, pad)).max(0.0);
    let over: f64 = wants.iter().map(|w| w - w.min(least)).sum();
    let mut edge = 0.0;
    let ends = wants.iter().map(|want| {
        let share = match over > 0.0 {
            true => (want - want.min(least)) / over,
            false => 1.0 / count,
        };
        edge += want.min(least) * size + pad + spare * share;
        edge
    });
    Columns {
        edges: std::iter::once(0.0).chain(ends).collect(),
        size,
        pad: pad / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_keep_their_width_beside_long_ones() {
        let columns = columns(&[2.0, 40.0, 4.0], 442.2);
        let wide: Vec<f64> = columns.edges.windows(2).map(|e| e[1] - e[0]).collect();
        assert_eq!((wide[0], wide[2]), (36.0, 64.0));
        assert!((columns.edges[3] - 442.2).abs() < 0.01);
    }

    #[test]
    fn many_columns_make_the_text_smaller() {
        let columns = columns(&[3.0; 30], 442.2);
        assert!(columns.size < gbt::TABLE.size.0 && columns.size >= gbt::TABLE_LEAST.0);
    }
}
