//! Tables of WordprocessingML: the shapes of rows and cells, and whether a rule parts two columns
//! (ECMA-376, part 1, 17.4).
//!
//! It knows properties only; what stands in the cells goes elsewhere.

use super::styles::is_drawn;
use super::xml::Tag;
use crate::reader::office::Merge;
use crate::reader::office::nest::is_parted;

/// What the tables, rows and cells that are open say of themselves.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Whether rules are drawn between columns, for each table that is open.
    ruled: Vec<bool>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) head: bool,
    /// Whether nobody sees it: it was deleted, or is hidden.
    pub(super) gone: bool,
    /// Columns that it leaves out before its first cell.
    pub(super) left_out: Option<usize>,
    ruled: Option<bool>,
    /// Whether rules are drawn left and right of each cell, where it says so itself.
    sides: Vec<[Option<bool>; 2]>,
}

/// A cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) columns: Option<usize>,
    pub(super) merge: Merge,
    /// Whether it was deleted.
    pub(super) gone: bool,
    sides: [Option<bool>; 2],
}

impl Tables {
    pub(super) fn open_table(&mut self) {
        self.ruled.push(false);
    }

    pub(super) fn close_table(&mut self) {
        self.ruled.pop();
    }

    pub(super) fn open_row(&mut self) {
        self.rows.push(Row::default());
    }

    pub(super) fn row(&mut self) -> Option<&mut Row> {
        self.rows.last_mut()
    }

    /// Ends a row; says whether a rule parts two columns of it.
    pub(super) fn close_row(&mut self) -> (Row, bool) {
        let row = self.rows.pop().unwrap_or_default();
        let inside = row.ruled.or(self.ruled.last().copied()).unwrap_or(false);
        let parted = is_parted(&row.sides, inside);
        (row, parted)
    }

    pub(super) fn open_cell(&mut self) {
        self.cells.push(Cell::default());
    }

    pub(super) fn close_cell(&mut self) -> Cell {
        let cell = self.cells.pop().unwrap_or_default();
        if let Some(row) = self.rows.last_mut() {
            row.sides.push(cell.sides);
        }
        cell
    }

    /// Whether the open table, or the open row of it, has rules between its columns.
    pub(super) fn set_ruled(&mut self, ruled: bool) {
        let in_row = self.rows.len() >= self.ruled.len();
        match self.rows.last_mut().filter(|_| in_row) {
            Some(row) => row.ruled = Some(ruled),
            None => {
                if let Some(table) = self.ruled.last_mut() {
                    *table = ruled;
                }
            }
        }
    }

    /// The open cell was deleted; says whether that is news.
    pub(super) fn delete_cell(&mut self) -> bool {
        let cell = self.cells.last_mut();
        cell.is_some_and(|c| !std::mem::replace(&mut c.gone, true))
    }

    /// A border of the open cell.
    pub(super) fn border(&mut self, tag: &Tag<'_>) {
        let side = match tag.name {
            "left" | "start" => 0,
            "right" | "end" => 1,
            _ => return,
        };
        let cell = self.cells.last_mut();
        if let Some(of) = cell.and_then(|c| c.sides.get_mut(side)) {
            *of = Some(is_drawn(tag));
        }
    }

    /// A property of the open cell.
    pub(super) fn cell_property(&mut self, tag: &Tag<'_>) {
        let Some(cell) = self.cells.last_mut() else {
            return;
        };
        let goes_on = tag.val() != Some("restart");
        match tag.name {
            "gridSpan" => cell.columns = tag.number("val"),
            "vMerge" if goes_on => cell.merge = Merge::Above,
            "hMerge" if goes_on => cell.merge = Merge::Before,
            _ => {}
        }
    }
}
