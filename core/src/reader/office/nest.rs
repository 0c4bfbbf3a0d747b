//! Tables in tables, for files that say of each paragraph only how deep it stands.
//!
//! It opens and closes what [`Blocks`] holds. It must not know a format.

use super::blocks::{Blocks, Merge};
use crate::error::Error;

/// The tables that are open in each other, for the story and for each box of text in it: whether a
/// row and a cell of each is open.
#[derive(Debug, Default)]
pub(in crate::reader) struct Nest {
    tables: Vec<(bool, bool)>,
    /// Those around the boxes that are open.
    around: Vec<Vec<(bool, bool)>>,
}

/// The shape of a row.
#[derive(Debug, Clone, Default)]
pub(in crate::reader) struct RowShape {
    /// Where its cells begin and end.
    pub(in crate::reader) edges: Vec<i32>,
    pub(in crate::reader) merges: Vec<Merge>,
    /// Whether a rule parts two of its columns.
    pub(in crate::reader) ruled: bool,
    pub(in crate::reader) head: bool,
}

/// Whether a rule parts two columns of a row: whether one is drawn left and right of each cell, where
/// it says so itself, and inside the table. Of two borders in one place the one that is drawn counts.
pub(in crate::reader) fn is_parted(sides: &[[Option<bool>; 2]], inside: bool) -> bool {
    sides.windows(2).any(|pair| match pair {
        [[_, right], [left, _]] => right.unwrap_or(inside) || left.unwrap_or(inside),
        _ => false,
    })
}

impl Nest {
    pub(in crate::reader) fn open_box(&mut self, blocks: &mut Blocks) {
        blocks.open_box();
        self.around.push(std::mem::take(&mut self.tables));
    }

    pub(in crate::reader) fn close_box(&mut self, blocks: &mut Blocks) {
        self.leave(blocks, 0);
        blocks.close_box();
        self.tables = self.around.pop().unwrap_or_default();
    }

    /// How many boxes are open.
    pub(in crate::reader) fn boxes(&self) -> usize {
        self.around.len()
    }

    /// Whether a cell is open in so many tables, or none are asked for.
    pub(in crate::reader) fn has_cell(&self, deep: usize) -> bool {
        let table = deep.checked_sub(1).map(|at| self.tables.get(at));
        table.is_none_or(|t| t.is_some_and(|t| t.1))
    }

    /// Opens tables, rows and cells until as many are open as a paragraph stands in.
    pub(in crate::reader) fn enter(
        &mut self,
        blocks: &mut Blocks,
        deep: usize,
    ) -> Result<(), Error> {
        self.leave(blocks, deep);
        for at in 0..deep {
            if self.tables.len() <= at {
                blocks.open_table();
                self.tables.push((false, false));
            }
            let (row, cell) = self.tables.get(at).copied().unwrap_or_default();
            if !row {
                blocks.open_row();
            }
            if !cell {
                blocks.open_cell()?;
            }
            if let Some(open) = self.tables.get_mut(at) {
                *open = (true, true);
            }
        }
        Ok(())
    }

    /// Closes tables until no more are open.
    pub(in crate::reader) fn leave(&mut self, blocks: &mut Blocks, deep: usize) {
        while self.tables.len() > deep {
            if let Some((_, true)) = self.tables.pop() {
                blocks.close_cell(1, Merge::Own, false);
            }
            blocks.close_table();
        }
    }

    pub(in crate::reader) fn end_cell(&mut self, blocks: &mut Blocks, deep: usize) {
        self.leave(blocks, deep);
        if let Some(open) = self.tables.last_mut()
            && std::mem::replace(&mut open.1, false)
        {
            blocks.close_cell(1, Merge::Own, false);
        }
    }

    pub(in crate::reader) fn end_row(&mut self, blocks: &mut Blocks, deep: usize, row: &RowShape) {
        self.end_cell(blocks, deep);
        blocks.shape_row(&row.edges, &row.merges, row.head);
        if row.ruled {
            blocks.rule();
        }
        if let Some(open) = self.tables.last_mut() {
            open.0 = false;
        }
    }
}
