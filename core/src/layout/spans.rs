//! Cells that cover several rows of a table: how high those rows are, which of them stay on one page,
//! and how the text runs from row to row where a page ends between them.
//!
//! Counts lines and adds up heights; breaks no text and sets nothing.

use super::bands::Placed;
use super::table::{Laid, Row};
use crate::error::Error;
use crate::limits::Budget;
use std::ops::Range;

/// The first `count` rows, and those that their cells cover.
pub(super) fn with_spanned<'a, 'b>(rows: &'a [Placed<'b>], count: usize) -> &'a [Placed<'b>] {
    let mut end = count;
    for (i, row) in rows.iter().enumerate() {
        if i >= end {
            break;
        }
        let most = row.spots.iter().map(|s| s.rows).max().unwrap_or(1);
        end = end.max(i.saturating_add(most));
    }
    rows.get(..end).unwrap_or(rows)
}

/// The rows that a cell covers; a head ends with its last row.
struct Reach {
    rows: Range<usize>,
    /// The cell's place in its first row.
    cell: usize,
}

/// Settles how many lines the rows have, how much of a page each asks for, and how high the rows of
/// each cell are. `height` is that of a row of so many lines; rows stay together up to `most`.
pub(super) fn settle(
    rows: &mut [Row],
    head_rows: usize,
    (height, most): (impl Fn(usize) -> f64, f64),
    budget: &Budget,
) -> Result<(), Error> {
    let reaches = reaches(rows, head_rows);
    budget.spend(reaches.iter().map(|r| r.rows.len()).sum())?;
    stretch(rows, &reaches);
    let heights: Vec<f64> = rows.iter().map(|r| height(r.lines)).collect();
    let area = |rows: &Range<usize>| -> f64 {
        let some = heights.get(rows.clone()).unwrap_or_default();
        some.iter().sum()
    };
    for reach in &reaches {
        if let Some(cell) = cell(rows, reach) {
            cell.rows = reach.rows.len();
            cell.area = area(&reach.rows);
        }
    }
    keep(rows, &reaches, &area, most);
    Ok(())
}

fn reaches(rows: &[Row], head_rows: usize) -> Vec<Reach> {
    let mut found = Vec::new();
    for (start, row) in rows.iter().enumerate() {
        let most = if start < head_rows {
            head_rows
        } else {
            rows.len()
        };
        let most = most.min(rows.len());
        for (cell, laid) in row.cells.iter().enumerate() {
            let end = start.saturating_add(laid.rows.max(1)).min(most);
            found.push(Reach {
                rows: start..end,
                cell,
            });
        }
    }
    found
}

fn cell<'r>(rows: &'r mut [Row], reach: &Reach) -> Option<&'r mut Laid> {
    rows.get_mut(reach.rows.start)?.cells.get_mut(reach.cell)
}

/// Gives rows the lines that their own cells need, then, evenly, what cells that cover several lack.
fn stretch(rows: &mut [Row], reaches: &[Reach]) {
    let mut by_end: Vec<&Reach> = reaches.iter().collect();
    by_end.sort_by_key(|r| (r.rows.len() > 1, r.rows.end));
    for reach in by_end {
        let need = cell(rows, reach).map_or(0, |c| c.lines.len());
        let covered = rows.get_mut(reach.rows.clone()).unwrap_or_default();
        let have: usize = covered.iter().map(|r| r.lines).sum();
        let mut lack = need.saturating_sub(have);
        for (i, row) in covered.iter_mut().enumerate() {
            let share = lack / (reach.rows.len() - i);
            row.lines += share;
            lack -= share;
        }
    }
}

/// Says of each row how much it wants left on a page: itself, or all rows that its cells tie to it,
/// where half a page can hold them. Cells too high for that tie nothing.
fn keep(rows: &mut [Row], reaches: &[Reach], area: &impl Fn(&Range<usize>) -> f64, most: f64) {
    let mut ends: Vec<usize> = (1..=rows.len()).collect();
    for reach in reaches.iter().filter(|r| area(&r.rows) <= most) {
        if let Some(end) = ends.get_mut(reach.rows.start) {
            *end = reach.rows.end.max(*end);
        }
    }
    let mut start = 0;
    while start < rows.len() {
        let (mut end, mut at) = (start + 1, start);
        while at < end {
            end = ends.get(at).copied().unwrap_or(end).max(end);
            at += 1;
        }
        let whole = area(&(start..end));
        for (i, row) in rows.iter_mut().enumerate().take(end).skip(start) {
            let first = i == start && whole <= most;
            row.keep = if first { whole } else { area(&(i..i + 1)) };
        }
        start = end;
    }
}

/// The end of a page that rows come near.
pub(super) struct End<'a> {
    /// How much of the page is left.
    pub(super) left: f64,
    /// Cells up to this height keep their text whole.
    pub(super) most: f64,
    /// How high a row of so many lines is.
    pub(super) height: &'a dyn Fn(usize) -> f64,
}

impl End<'_> {
    /// Whether a page ends between the rows of a cell.
    fn cuts(&self, cell: &Laid) -> bool {
        cell.rows > 1 && cell.area > self.left
    }

    /// How much of a cell stands above the end.
    fn above(&self, cell: &Laid, rows: &[Row]) -> f64 {
        let mut above = 0.0;
        for row in rows.iter().take(cell.rows) {
            if above + row.keep > self.left {
                break;
            }
            above += (self.height)(row.lines);
        }
        above
    }

    /// Whether what stands of a cell above the end has room for all of its text.
    fn holds(&self, cell: &Laid, rows: &[Row]) -> bool {
        (self.height)(cell.lines.len()) <= self.above(cell, rows)
    }

    /// How many lines the first row must have to hold the texts of its cells that stay whole and find
    /// no room above the end.
    pub(super) fn lines(&self, rows: &[Row]) -> usize {
        let cells = rows.first().map_or(&[][..], |r| r.cells.as_slice());
        let cut = cells.iter().filter(|c| self.cuts(c) && c.area <= self.most);
        let lines = cut.filter(|c| !self.holds(c, rows)).map(|c| c.lines.len());
        lines.max().unwrap_or(1)
    }
}

/// Settles where the texts of the first row's cells stand that a page's end cuts: in the rows above it
/// where they have room for all, else in the first row alone; those of cells too high for that run on
/// in the rows below.
pub(super) fn part(rows: &mut [Row], end: &End<'_>) {
    let lines = end.lines(rows);
    let cells = rows.first().map_or(0, |r| r.cells.len());
    for i in 0..cells {
        let cell = rows.first().and_then(|r| r.cells.get(i));
        let Some(cell) = cell.filter(|c| end.cuts(c)) else {
            continue;
        };
        let (above, holds) = (end.above(cell, rows), end.holds(cell, rows));
        let Some((first, below)) = rows.split_first_mut() else {
            return;
        };
        let Some(cell) = first.cells.get_mut(i) else {
            return;
        };
        if holds {
            cell.area = above;
            continue;
        }
        let covered = std::mem::replace(&mut cell.rows, 1);
        if cell.area > end.most {
            let rest = cell.lines.split_off(first.lines.min(cell.lines.len()));
            run_on(cell, rest, below.iter_mut().take(covered - 1));
        }
    }
    if let Some(first) = rows.first_mut() {
        first.lines = first.lines.max(lines);
    }
}

/// Makes the rest of a text cells of the rows that it goes on in.
fn run_on<'r>(cell: &Laid, rest: Vec<Range<usize>>, rows: impl Iterator<Item = &'r mut Row>) {
    let mut rest = rest.into_iter();
    for row in rows {
        let lines: Vec<_> = rest.by_ref().take(row.lines).collect();
        if lines.is_empty() {
            break;
        }
        let piece = Laid {
            columns: cell.columns.clone(),
            clusters: cell.clusters.clone(),
            lines,
            goes_on: true,
            ..*cell
        };
        let before = |c: &Laid| c.columns.start < piece.columns.start;
        row.cells.insert(row.cells.partition_point(before), piece);
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // a cell of one line is a list of one range
mod tests {
    use super::*;
    use crate::limits::{Cancel, Limits};

    fn cell(column: usize, rows: usize, lines: usize) -> Laid {
        Laid {
            columns: column..column + 1,
            rows,
            clusters: Default::default(),
            lines: (0..lines).map(|i| i..i + 1).collect(),
            whole: false,
            area: 0.0,
            goes_on: false,
        }
    }

    /// Rows settled where a line is 1 high and a page's half is 10.
    fn settled(cells: Vec<Vec<Laid>>, head_rows: usize) -> Vec<Row> {
        let row = |cells| Row {
            cells,
            lines: 1,
            keep: 0.0,
            edges: Vec::new(),
        };
        let mut rows: Vec<Row> = cells.into_iter().map(row).collect();
        let budget = Budget::new(&Limits::default(), &Cancel::default());
        settle(&mut rows, head_rows, (|n| n as f64, 10.0), &budget).unwrap();
        rows
    }

    fn end(left: f64) -> End<'static> {
        End {
            left,
            most: 10.0,
            height: &|n| n as f64,
        }
    }

    fn lines(rows: &[Row]) -> Vec<usize> {
        rows.iter().map(|r| r.lines).collect()
    }

    #[test]
    fn the_first_row_was_as_high_as_all_that_a_cell_of_three_rows_says() {
        let rows = settled(
            vec![
                vec![cell(0, 3, 7), cell(1, 1, 1)],
                vec![cell(1, 1, 2)],
                vec![cell(1, 1, 1)],
            ],
            0,
        );
        assert_eq!(lines(&rows), [2, 3, 2]);
        assert_eq!(rows[0].keep, 7.0);
        assert_eq!(rows[0].cells[0].area, 7.0);
        assert_eq!(rows[1].cells[0].area, 3.0);
    }

    #[test]
    fn a_cell_higher_than_the_page_runs_from_row_to_row() {
        let mut rows = settled(
            vec![vec![cell(0, 2, 30), cell(1, 1, 1)], vec![cell(1, 1, 2)]],
            0,
        );
        assert_eq!(lines(&rows), [14, 16]);
        assert_eq!((rows[0].keep, rows[1].keep), (14.0, 16.0));
        part(&mut rows, &end(30.0));
        assert_eq!(rows[0].cells[0].lines.len(), 30);
        part(&mut rows, &end(29.0));
        assert_eq!(rows[0].cells[0].lines.len(), 14);
        let piece = &rows[1].cells[0];
        assert!(piece.goes_on);
        assert_eq!(piece.lines, (14..30).map(|i| i..i + 1).collect::<Vec<_>>());
    }

    #[test]
    fn a_cell_of_the_head_ends_with_the_head() {
        let rows = settled(vec![vec![cell(0, 9, 3)], vec![], vec![cell(0, 1, 1)]], 2);
        assert_eq!(lines(&rows), [1, 2, 1]);
        assert_eq!(rows[2].keep, 1.0);
    }

    #[test]
    fn rows_that_cells_tie_to_each_other_in_turn_stay_together_as_far_as_a_page_holds_them() {
        let tied = |lines| {
            vec![
                vec![cell(0, 2, lines), cell(1, 1, 1)],
                vec![cell(1, 2, lines)],
                vec![cell(0, 1, 1)],
            ]
        };
        assert_eq!(settled(tied(4), 0)[0].keep, 6.0);
        let mut apart = settled(tied(9), 0);
        assert_eq!(apart[0].keep, 4.0);
        part(&mut apart, &end(9.0));
        assert_eq!(lines(&apart), [9, 6, 3]);
    }

    #[test]
    fn a_few_words_beside_many_rows_stay_together_above_the_end_of_a_page() {
        let mut rows = vec![vec![cell(0, 20, 3), cell(1, 1, 1)]];
        rows.resize_with(20, || vec![cell(1, 1, 1)]);
        let mut rows = settled(rows, 0);
        part(&mut rows, &end(7.5));
        let cell = &rows[0].cells[0];
        assert_eq!((cell.rows, cell.lines.len(), cell.area), (20, 3, 7.0));
        assert_eq!(lines(&rows), [1; 20]);
    }
}
