//! Tables: real ones, with repeated head rows and cells that span columns and rows.

use super::paragraph::{Align, Flow, Props};
use super::runs::filled_in;
use super::squeeze::{Measure, line_count};
use super::xml::Xml;
use crate::model::{Cell, Table};
use crate::style::columns::{self, Columns, Want};
use crate::style::wording::width;
use crate::style::{Pt, gbt9704 as gbt};
use std::collections::BTreeMap;

/// Word opens no table of more columns.
const MOST_COLUMNS: usize = 63;

/// Cells of all tables of a document; a million of them is no table a person reads.
pub(super) const MOST_CELLS: usize = 1 << 20;

/// How many cells the table has when those that span rows are repeated in each, at most.
pub(super) fn size(table: &Table) -> usize {
    let cells = || table.rows.iter().flatten();
    let tall = cells()
        .filter(|c| c.row_span > 1)
        .take(MOST_COLUMNS)
        .count();
    cells()
        .count()
        .saturating_add(table.rows.len().saturating_mul(1 + tall))
}

/// Cells are a little wider than they are reckoned, and programs round: a line may hold so many twips
/// more.
const LEEWAY: i64 = 10;

/// What stands at one place of the grid.
enum Place<'a> {
    /// A cell that begins here; it goes on below where `tall`.
    Begins { cell: &'a Cell, tall: bool },
    /// A cell from a row above.
    GoesOn,
    /// Nothing.
    Empty,
}

/// A place with the columns it covers.
struct Slot<'a> {
    place: Place<'a>,
    column: usize,
    span: usize,
}

/// The table; one that lies across gets a section of its own.
pub(super) fn write(flow: &mut Flow<'_>, table: &Table) {
    let rows = place(table);
    let columns = rows
        .iter()
        .filter_map(|r| r.last())
        .map(|s| s.column + s.span)
        .max();
    let Some(columns) = columns else { return };
    if table.landscape {
        flow.lie_across();
    }
    flow.above_table();
    let room = if table.landscape {
        gbt::TYPE_HEIGHT
    } else {
        gbt::TYPE_WIDTH
    };
    let grid = columns::columns(&wants(&rows, columns), room.pt().0);
    let edges: Vec<i64> = grid.edges.iter().map(|e| Pt(*e).twips()).collect();
    let text = Text::of(&grid);
    flow.x.element("w:tbl", &[], |x| {
        properties(x, room.twips(), &text);
        x.element("w:tblGrid", &[], |x| {
            (0..columns).for_each(|c| x.leaf("w:gridCol", &[("w:w", &wide(&edges, c, 1))]));
        });
        for (i, slots) in rows.iter().enumerate() {
            row(x, slots, i < table.head_rows, columns, (&edges, &text));
        }
    });
    flow.below_table();
}

/// How the text of a table is set where it is smaller than the style has it, in points.
struct Text {
    /// In whole half points, as a DOCX counts, and no larger than the columns are reckoned with.
    size: Option<f64>,
    /// The size that the columns are reckoned with.
    reckoned: f64,
    pad: f64,
}

impl Text {
    fn of(grid: &Columns) -> Self {
        Self {
            size: (grid.size < gbt::TABLE.size.0).then(|| (grid.size * 2.0).floor() / 2.0),
            reckoned: grid.size,
            pad: grid.pad,
        }
    }

    fn size(&self) -> f64 {
        self.size.unwrap_or(gbt::TABLE.size.0)
    }

    fn pitch(&self) -> Pt {
        Pt(gbt::TABLE_PITCH.0 * self.size() / gbt::TABLE.size.0)
    }

    /// How many characters a cell so many twips wide has room for beside each other.
    fn columns(&self, wide: i64) -> f64 {
        self.room(wide).0 / self.reckoned
    }

    fn room(&self, wide: i64) -> Pt {
        Pt((wide as f64 / 20.0 - 2.0 * self.pad).max(self.reckoned))
    }

    /// About how high a text is in a cell so many twips wide.
    fn height(&self, text: &str, wide: i64) -> Pt {
        let columns = self.columns(wide);
        let lines = text
            .split('\n')
            .map(|l| (width(l) / columns).ceil().max(1.0));
        Pt(lines.sum::<f64>() * self.pitch().0)
    }

    /// The text of a cell so many twips wide, a paragraph a line. The style centres it; what has to be
    /// wrapped stands at the left, and is spread where the cell holds enough characters. A head stays with
    /// the first row below it.
    fn write(&self, x: &mut Xml, text: &str, wide: i64, head: bool) {
        let columns = self.columns(wide);
        let advance = Pt(self.size()).twips();
        let spare = self.room(wide).twips() - (columns * advance as f64) as i64;
        let measure = Measure {
            columns,
            first: 0.0,
            rest: 0.0,
            advance,
            closed: 0,
            leeway: LEEWAY + spare,
            ragged: columns < gbt::TABLE_JUSTIFIED,
        };
        let wraps = text.split('\n').any(|line| line_count(line, measure) > 1);
        let align = match measure.ragged {
            true => Align::Left,
            false => Align::Justify,
        };
        let props = Props {
            keep_next: head,
            line: self.size.map(|_| self.pitch().twips()),
            align: wraps.then_some(align),
            ..Props::styled("GwTableText")
        };
        for line in text.split('\n') {
            x.element("w:p", &[], |x| {
                props.write(x);
                filled_in(x, self.size, line, measure);
            });
        }
    }
}

fn properties(x: &mut Xml, width: i64, text: &Text) {
    x.element("w:tblPr", &[], |x| {
        x.val("w:tblStyle", &"TableGrid");
        x.leaf("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
        x.val("w:jc", &"center");
        x.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        if text.size.is_some() {
            let pad = Pt(text.pad).twips() - 2; // as in the style
            x.element("w:tblCellMar", &[], |x| {
                for side in ["w:left", "w:right"] {
                    x.leaf(side, &[("w:w", &pad), ("w:type", &"dxa")]);
                }
            });
        }
    });
}

/// Puts every cell at its columns, and marks what cells from above cover.
fn place(table: &Table) -> Vec<Vec<Slot<'_>>> {
    // Column → (columns, rows still covered) of the cells that go on from above.
    let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    table
        .rows
        .iter()
        .map(|cells| place_row(cells, &mut above))
        .collect()
}

fn place_row<'a>(cells: &'a [Cell], above: &mut BTreeMap<usize, (usize, usize)>) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    let mut column = 0;
    let mut hanging = std::mem::take(above);
    for cell in cells {
        column = go_on(&mut slots, column, &mut hanging, above);
        let free = hanging
            .keys()
            .next()
            .map_or(MOST_COLUMNS, |next| next - column);
        let span = cell.col_span.clamp(1, free.max(1));
        let tall = cell.row_span > 1 && column < MOST_COLUMNS;
        if tall {
            above.insert(column, (span, cell.row_span - 1));
        }
        slots.push(Slot {
            place: Place::Begins { cell, tall },
            column,
            span,
        });
        column += span;
    }
    while let Some(&next) = hanging.keys().next() {
        if next > column {
            slots.push(Slot {
                place: Place::Empty,
                column,
                span: next - column,
            });
        }
        column = go_on(&mut slots, next, &mut hanging, above);
    }
    slots
}

/// Takes the cells from above that stand at this column; returns the next free one.
fn go_on(
    slots: &mut Vec<Slot<'_>>,
    mut column: usize,
    hanging: &mut BTreeMap<usize, (usize, usize)>,
    above: &mut BTreeMap<usize, (usize, usize)>,
) -> usize {
    while let Some((span, left)) = hanging.remove(&column) {
        slots.push(Slot {
            place: Place::GoesOn,
            column,
            span,
        });
        if left > 1 {
            above.insert(column, (span, left - 1));
        }
        column += span;
    }
    column
}

/// What stands in each column.
fn wants(rows: &[Vec<Slot<'_>>], columns: usize) -> Vec<Want> {
    let mut wants = vec![Want::NOTHING; columns];
    for slot in rows.iter().flatten() {
        let Place::Begins { cell, .. } = &slot.place else {
            continue;
        };
        let share = Want::of(&cell.text, slot.span);
        let end = slot.column + slot.span;
        let own = wants.get_mut(slot.column..end).unwrap_or_default();
        own.iter_mut().for_each(|w| *w = w.max(share));
    }
    wants
}

/// The width of some columns.
fn wide(edges: &[i64], column: usize, span: usize) -> i64 {
    let edge = |i: usize| edges.get(i).copied().unwrap_or(0);
    edge(column + span) - edge(column)
}

fn row(
    x: &mut Xml,
    slots: &[Slot<'_>],
    head: bool,
    columns: usize,
    (edges, text): (&[i64], &Text),
) {
    x.element("w:tr", &[], |x| {
        x.element("w:trPr", &[], |x| {
            if !is_tall(slots, edges, text) {
                x.leaf("w:cantSplit", &[]);
            }
            if head {
                x.leaf("w:tblHeader", &[]);
            }
        });
        slots.iter().for_each(|s| cell(x, s, head, edges, text));
        let end = slots.last().map_or(0, |s| s.column + s.span);
        if end < columns {
            let rest = Slot {
                place: Place::Empty,
                column: end,
                span: columns - end,
            };
            cell(x, &rest, head, edges, text);
        }
    });
}

/// Whether a row is so high that a page is not to wait for it: LibreOffice loses what does not stand
/// on one page.
fn is_tall(slots: &[Slot<'_>], edges: &[i64], text: &Text) -> bool {
    let most = gbt::TYPE_WIDTH.pt().0 / 2.0;
    slots.iter().any(|s| match &s.place {
        Place::Begins { cell, tall: false } => {
            text.height(&cell.text, wide(edges, s.column, s.span)).0 > most
        }
        _ => false,
    })
}

fn cell(x: &mut Xml, slot: &Slot<'_>, head: bool, edges: &[i64], set: &Text) {
    let wide = wide(edges, slot.column, slot.span);
    x.element("w:tc", &[], |x| {
        x.element("w:tcPr", &[], |x| {
            x.leaf("w:tcW", &[("w:w", &wide), ("w:type", &"dxa")]);
            if slot.span > 1 {
                x.val("w:gridSpan", &slot.span);
            }
            match slot.place {
                Place::Begins { tall: true, .. } => x.val("w:vMerge", &"restart"),
                Place::GoesOn => x.val("w:vMerge", &"continue"),
                _ => {}
            }
            x.val("w:vAlign", &"center");
        });
        let text = match slot.place {
            Place::Begins { cell, .. } => cell.text.as_str(),
            Place::GoesOn | Place::Empty => "",
        };
        set.write(x, text, wide, head);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(col_span: usize, row_span: usize) -> Cell {
        Cell {
            text: String::new(),
            col_span,
            row_span,
        }
    }

    fn spans(rows: Vec<Vec<Cell>>) -> Vec<Vec<(usize, usize)>> {
        let table = Table {
            rows,
            ..Table::default()
        };
        let slots = place(&table);
        let row = |r: &Vec<Slot<'_>>| r.iter().map(|s| (s.column, s.span)).collect();
        slots.iter().map(row).collect()
    }

    #[test]
    fn cells_make_room_for_those_that_hang_from_above() {
        let rows = vec![
            vec![cell(1, 2), cell(2, 1)],
            vec![cell(1, 1), cell(1, 1)],
            vec![cell(3, 1)],
        ];
        assert_eq!(
            spans(rows),
            [
                vec![(0, 1), (1, 2)],
                vec![(0, 1), (1, 1), (2, 1)],
                vec![(0, 3)]
            ]
        );
    }

    #[test]
    fn spans_of_any_size_stay_within_what_word_opens() {
        let rows = vec![
            vec![cell(usize::MAX, usize::MAX), cell(0, 0)],
            vec![cell(9, 9)],
        ];
        assert_eq!(
            spans(rows),
            [vec![(0, 63), (63, 1)], vec![(0, 63), (63, 9)]]
        );
    }
}
