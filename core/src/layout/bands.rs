//! Which columns the cells of a table cover, and how columns part into bands where a page is too narrow
//! for all of them.
//!
//! Counts columns; measures and sets nothing.

use crate::error::Error;
use crate::limits::Budget;
use crate::model::{Cell, Table};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// Columns past this many make no table a page could show; their text joins the last cell.
const MOST_COLUMNS: usize = 1000;

/// A cell with the columns and rows that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    pub(super) columns: Range<usize>,
    pub(super) rows: usize,
    pub(super) text: Cow<'a, str>,
}

/// The cells that begin in a row, and of each column whether a cell from above has its left edge there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    pub(super) spots: Vec<Spot<'a>>,
    pub(super) edges: Vec<bool>,
}

/// What a column holds of a cell from above.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    /// How many more rows it covers.
    rows: usize,
    /// Whether its left edge stands there.
    edge: bool,
}

/// The rows of a table with their cells placed; columns in which no cell begins are none.
pub(super) fn places<'a>(table: &'a Table, budget: &Budget) -> Result<Vec<Placed<'a>>, Error> {
    let mut above: Vec<Above> = Vec::new();
    let mut rows = Vec::new();
    for row in &table.rows {
        budget.spend(row.len() + above.len())?;
        let covered: Vec<bool> = above.iter().map(|a| a.rows > 0).collect();
        let edges = above.iter().map(|a| a.rows > 0 && a.edge).collect();
        above
            .iter_mut()
            .for_each(|a| a.rows = a.rows.saturating_sub(1));
        let spots = spots(row, &covered, &mut above);
        rows.push(Placed { spots, edges });
    }
    let starts: BTreeSet<usize> = rows.iter().flat_map(starts).collect();
    let starts: Vec<usize> = starts.into_iter().collect();
    rows.iter_mut().for_each(|row| row.keep(&starts));
    Ok(rows)
}

fn starts(row: &Placed<'_>) -> Vec<usize> {
    row.spots.iter().map(|s| s.columns.start).collect()
}

fn spots<'a>(row: &'a [Cell], covered: &[bool], above: &mut Vec<Above>) -> Vec<Spot<'a>> {
    let mut spots: Vec<Spot<'a>> = Vec::new();
    let mut at = 0;
    for cell in row {
        while covered.get(at).copied().unwrap_or(false) {
            at += 1;
        }
        if at >= MOST_COLUMNS {
            if let Some(last) = spots.last_mut() {
                last.text = [&last.text, "\n", &cell.text].concat().into();
            }
            continue;
        }
        let end = at.saturating_add(cell.col_span.max(1)).min(MOST_COLUMNS);
        if above.len() < end {
            above.resize(end, Above::default());
        }
        let rows = cell.row_span.max(1);
        let spanned = above.get_mut(at..end).unwrap_or_default();
        for (i, column) in spanned.iter_mut().enumerate() {
            *column = Above {
                rows: rows - 1,
                edge: i == 0,
            };
        }
        spots.push(Spot {
            columns: at..end,
            rows,
            text: Cow::Borrowed(&cell.text),
        });
        at = end;
    }
    spots
}

impl<'a> Placed<'a> {
    /// Counts only columns in which a cell begins.
    fn keep(&mut self, starts: &[usize]) {
        let rank = |column: usize| starts.partition_point(|&s| s < column);
        for spot in &mut self.spots {
            spot.columns = rank(spot.columns.start)..rank(spot.columns.end);
        }
        let edge = |&c: &usize| self.edges.get(c).copied().unwrap_or(false);
        self.edges = starts.iter().map(edge).collect();
    }

    /// What of the row stands in a band of columns. A cell that goes on from the band before keeps
    /// its place and leaves its text there.
    pub(super) fn within(&self, band: &Range<usize>) -> Placed<'a> {
        let inside = |s: &&Spot<'a>| s.columns.start < band.end && s.columns.end > band.start;
        let cut = |s: &Spot<'a>| Spot {
            columns: s.columns.start.saturating_sub(band.start)
                ..s.columns.end.min(band.end) - band.start,
            rows: s.rows,
            text: if s.columns.start < band.start {
                Cow::Borrowed("")
            } else {
                s.text.clone()
            },
        };
        Placed {
            spots: self.spots.iter().filter(inside).map(cut).collect(),
            edges: self.edges.get(band.clone()).unwrap_or_default().to_vec(),
        }
    }
}

/// How many columns a table has, at least one.
pub(super) fn count(rows: &[Placed<'_>]) -> usize {
    rows.iter().map(|r| r.edges.len()).max().unwrap_or(0).max(1)
}

/// Bands of at most `most` columns, as equal as can be.
pub(super) fn bands(columns: usize, most: usize) -> Vec<Range<usize>> {
    let bands = columns.div_ceil(most.max(1)).max(1);
    let each = columns.div_ceil(bands).max(1);
    (0..columns)
        .step_by(each)
        .map(|start| start..(start + each).min(columns))
        .collect()
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // a row of one cell is a list of one range
mod tests {
    use super::*;
    use crate::limits::{Cancel, Limits};

    fn cell(text: &str, col_span: usize, row_span: usize) -> Cell {
        Cell {
            text: text.into(),
            col_span,
            row_span,
        }
    }

    fn placed(rows: Vec<Vec<Cell>>) -> Vec<(Vec<Range<usize>>, Vec<bool>)> {
        let table = Table {
            rows,
            ..Table::default()
        };
        let budget = Budget::new(&Limits::default(), &Cancel::default());
        let rows = places(&table, &budget).unwrap();
        let say = |r: Placed<'_>| {
            let columns = r.spots.iter().map(|s| s.columns.clone()).collect();
            (columns, r.edges)
        };
        rows.into_iter().map(say).collect()
    }

    #[test]
    fn a_span_without_end_covers_the_columns_there_are() {
        let rows = vec![
            vec![cell("甲", usize::MAX, 1)],
            vec![cell("乙", 1, 2), cell("丙", 1, 1)],
            vec![cell("丁", 1, 1)],
        ];
        let placed = placed(rows);
        assert_eq!(placed[0].0, [0..2]);
        assert_eq!(placed[2].0, [1..2]);
        assert_eq!(placed[2].1, [true, false]);
    }

    #[test]
    fn a_cell_of_two_rows_and_two_columns_was_cut_by_a_line() {
        let rows = vec![
            vec![cell("甲", 2, 2), cell("乙", 1, 1)],
            vec![cell("丙", 1, 1)],
            vec![cell("丁", 1, 1), cell("戊", 1, 1), cell("己", 1, 1)],
        ];
        assert_eq!(placed(rows)[1].1, [true, false, false]);
    }

    #[test]
    fn bands_share_the_columns_and_keep_every_text_once() {
        assert_eq!(bands(200, 49), [0..40, 40..80, 80..120, 120..160, 160..200]);
        assert_eq!(bands(3, 49), [0..3]);
        let row = Placed {
            spots: vec![Spot {
                columns: 1..4,
                rows: 1,
                text: "甲".into(),
            }],
            edges: vec![false; 4],
        };
        let parts = [row.within(&(0..2)), row.within(&(2..4))];
        let say = |p: &Placed<'_>| (p.spots[0].columns.clone(), p.spots[0].text.to_string());
        assert_eq!(
            parts.each_ref().map(say),
            [(1..2, "甲".into()), (0..2, String::new())]
        );
    }
}
