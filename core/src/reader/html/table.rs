//! Tables of data, told from tables that only arrange a page.

use crate::lines::{CellText, Line, Look, Text};

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The cells of each row, with the lines that were found in them.
    rows: Vec<Vec<Cell>>,
    /// Whether a cell is open, so that lines go into it.
    open: bool,
    /// Whether another table stands in it.
    pub(super) nests: bool,
    /// Whether its rows are among the lines already.
    done: bool,
}

#[derive(Debug)]
struct Cell {
    lines: Vec<Text>,
    col_span: usize,
    row_span: usize,
    head: bool,
}

/// A cell of a table of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) table: usize,
    row: usize,
    cell: usize,
}

/// More columns than a page can show mean nothing.
const MOST_COLUMNS: usize = 64;

impl Table {
    pub(super) fn open_row(&mut self) {
        self.rows.push(Vec::new());
        self.open = false;
    }

    pub(super) fn open_cell(
        &mut self,
        col_span: Option<usize>,
        row_span: Option<usize>,
        head: bool,
    ) {
        if self.rows.is_empty() {
            self.open_row();
        }
        self.open = true;
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell {
                lines: Vec::new(),
                col_span: col_span.unwrap_or(1).clamp(1, MOST_COLUMNS),
                row_span: row_span.unwrap_or(1).max(1),
                head,
            });
        }
    }

    pub(super) fn close_cell(&mut self) {
        self.open = false;
    }

    /// The open cell.
    pub(super) fn place(&self, table: usize) -> Option<Place> {
        let row = self.rows.len().checked_sub(1).filter(|_| self.open)?;
        let cell = self.rows.last()?.len().checked_sub(1)?;
        Some(Place { table, row, cell })
    }

    /// Puts a line into its cell; a bold line is a head's.
    pub(super) fn put(&mut self, place: Place, line: &Line) {
        let row = self.rows.get_mut(place.row);
        if let Some(cell) = row.and_then(|r| r.get_mut(place.cell)) {
            cell.head |= matches!(line.look, Look::Heading(_));
            cell.lines.push(line.text.clone());
        }
    }

    /// Whether rows and columns mean something: there are two columns at least, no other table
    /// inside, and no cell that holds the whole text.
    pub(super) fn is_data(&self) -> bool {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        columns >= 2 && !self.nests && !self.has_a_page_for_a_cell()
    }

    fn has_a_page_for_a_cell(&self) -> bool {
        let cells = self.rows.iter().flatten();
        let total: usize = cells.clone().map(Cell::len).sum();
        cells.clone().any(|c| c.is_page() && 2 * c.len() > total)
    }

    /// The rows as lines; none when they were asked for before.
    pub(super) fn lines(&mut self) -> Vec<Line> {
        if std::mem::replace(&mut self.done, true) {
            return Vec::new();
        }
        let rows = std::mem::take(&mut self.rows);
        let count = rows.len();
        let line = |(i, row): (usize, &Vec<Cell>)| row_line(row, count - i, i == 0);
        rows.iter().enumerate().map(line).collect()
    }
}

impl Cell {
    fn len(&self) -> usize {
        self.lines.iter().map(Text::len).sum()
    }

    /// Whether it holds paragraphs, as the cell of a page does.
    fn is_page(&self) -> bool {
        let sentence = |t: &&Text| t.as_str().ends_with(['。', '：']);
        self.lines.len() >= 3 && self.lines.iter().filter(sentence).count() >= 2
    }
}

/// A row as a line; `rows` are left from this one on.
fn row_line(row: &[Cell], rows: usize, gap: bool) -> Line {
    let cell = |c: &Cell| CellText {
        text: Text::joined(c.lines.iter(), "\n"),
        col_span: c.col_span,
        row_span: c.row_span.min(rows),
        head: c.head,
    };
    Line::row(row.iter().map(cell).collect(), gap)
}
