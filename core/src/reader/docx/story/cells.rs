//! Rows and cells of a story: what opens and closes with them, and which of them nobody sees.
//!
//! It knows no text.

use super::super::xml::Tag;
use super::{Element, Para, Story};
use crate::error::Error;
use crate::reader::office::Merge;

impl Story<'_> {
    pub(super) fn open_cell(&mut self) -> Result<Element, Error> {
        if let Some(columns) = self.tables.row().and_then(|r| r.left_out.take()) {
            self.blocks.open_cell()?;
            self.blocks.close_cell(columns, Merge::Own, false);
        }
        self.blocks.open_cell()?;
        self.count = self.count.saturating_sub(1); // cells have a bound of their own
        self.tables.open_cell();
        self.paras.push(Para::default());
        self.deep()?;
        Ok(Element::Cell)
    }

    /// Nobody sees the open row.
    pub(super) fn row_gone(&mut self) {
        let row = self.tables.row().filter(|r| !r.gone);
        if let Some(row) = row {
            row.gone = true;
            self.aside += 1;
        }
    }

    pub(super) fn row_property(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "ins" => self.found.tracked = true,
            "hidden" if tag.is_on() => self.row_gone(),
            _ => {}
        }
        if let Some(row) = self.tables.row() {
            match tag.name {
                "tblHeader" => row.head = tag.is_on(),
                "gridBefore" => row.left_out = tag.number("val").filter(|n| *n > 0),
                _ => {}
            }
        }
    }

    pub(super) fn cell_property(&mut self, tag: &Tag<'_>) {
        self.found.tracked |= matches!(tag.name, "cellIns" | "cellDel" | "cellMerge");
        if tag.name == "cellDel" && self.tables.delete_cell() {
            self.aside += 1;
        }
        self.tables.cell_property(tag);
    }

    pub(super) fn close_row(&mut self) {
        let (row, parted) = self.tables.close_row();
        if parted {
            self.blocks.rule();
        }
        if row.gone {
            self.aside = self.aside.saturating_sub(1);
            self.blocks.drop_empty_row();
        }
    }

    pub(super) fn close_cell(&mut self) {
        self.seal.end_cell();
        self.paras.pop();
        let cell = self.tables.close_cell();
        let head = self.tables.row().is_some_and(|r| r.head);
        let columns = cell.columns.unwrap_or(1);
        self.blocks.close_cell(columns, cell.merge, head);
        if cell.gone {
            self.aside = self.aside.saturating_sub(1);
            self.blocks.drop_empty_cell();
        }
    }
}
