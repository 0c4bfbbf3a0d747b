//! A story in the making: paragraphs, tables in tables, and boxes of text that hang on a paragraph.
//!
//! Readers say what opens and what closes; whatever order they say it in, no text is dropped. It
//! must not know a format.

use crate::error::Error;
use crate::limits::check;
use crate::lines::Look;
use crate::messages::Trouble;

/// More cells than anybody can look at.
const MOST_CELLS: usize = 500_000;

/// More columns than a page can show mean nothing.
const MOST_COLUMNS: usize = 64;

/// A paragraph or a table.
#[derive(Debug)]
pub(in crate::reader) enum Block {
    /// A paragraph; a line end is a line end.
    Para {
        /// With its number.
        text: String,
        /// How it looked.
        look: Look,
        /// Whether all of it is red.
        red: bool,
    },
    /// A table.
    Table(Table),
}

/// A table: rows of cells.
#[derive(Debug, Default)]
pub(in crate::reader) struct Table {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether a rule is drawn between its columns.
    pub(super) ruled: bool,
    /// Where the cells of the rows begin and end, where that is what the file tells.
    edges: Vec<Vec<i32>>,
}

/// Edges nearer to each other than this, in twips, are one.
const SAME_EDGE: i32 = 40;

impl Table {
    /// How many columns each cell covers, by the edges of all rows.
    fn count_columns(&mut self) {
        let mut all: Vec<i32> = self.edges.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup_by(|b, a| b.abs_diff(*a) < SAME_EDGE.unsigned_abs());
        let column = |edge: i32| all.partition_point(|e| *e <= edge.saturating_add(SAME_EDGE));
        for (row, edges) in self.rows.iter_mut().zip(&self.edges) {
            for (cell, pair) in row.iter_mut().zip(edges.windows(2)) {
                let (from, to) = (pair.first().copied(), pair.last().copied());
                let columns = column(to.unwrap_or(0)).saturating_sub(column(from.unwrap_or(0)));
                cell.columns = columns.clamp(1, MOST_COLUMNS);
            }
        }
    }
}

/// A cell.
#[derive(Debug)]
pub(in crate::reader) struct Cell {
    pub(super) blocks: Vec<Block>,
    pub(super) columns: usize,
    pub(super) merge: Merge,
    pub(super) head: bool,
}

/// Whether a cell goes on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::reader) enum Merge {
    /// It is a cell of its own.
    #[default]
    Own,
    /// It belongs to the cell above.
    Above,
    /// It belongs to the cell before it.
    Before,
}

/// How a run of characters looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::reader) struct Ink {
    /// Bold, or in a face or a size that sets headings apart.
    pub(in crate::reader) bold: bool,
    pub(in crate::reader) red: bool,
}

impl Ink {
    /// Whether red outweighs the other two so far that nobody calls it anything else.
    pub(in crate::reader) fn is_red(red: u8, green: u8, blue: u8) -> bool {
        red >= 0xB0 && green <= 0x50 && blue <= 0x50
    }
}

/// Where blocks go: the story, a cell or a box of text.
#[derive(Debug, Default)]
struct Level {
    blocks: Vec<Block>,
    text: String,
    /// How many characters are bold or red, of all that are no white space.
    bold: usize,
    red: usize,
    visible: usize,
    /// Boxes that hang on the open paragraph behind text of it.
    behind: Vec<Block>,
    /// What is open inside.
    table: Option<Table>,
    is_box: bool,
}

/// A story in the making.
#[derive(Debug)]
pub(in crate::reader) struct Blocks {
    levels: Vec<Level>,
    cells: usize,
}

impl Blocks {
    pub(in crate::reader) fn new() -> Self {
        Self {
            levels: vec![Level::default()],
            cells: 0,
        }
    }

    /// How many cells and boxes are open in each other.
    pub(in crate::reader) fn depth(&self) -> usize {
        self.levels.len()
    }

    fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        // There is one at least.
        #[allow(clippy::indexing_slicing)]
        &mut self.levels[last]
    }

    /// Text of the open paragraph.
    pub(in crate::reader) fn text(&mut self, text: &str, ink: Ink) {
        let level = self.level();
        let visible = text.chars().filter(|c| !c.is_whitespace()).count();
        level.visible += visible;
        level.bold += if ink.bold { visible } else { 0 };
        level.red += if ink.red { visible } else { 0 };
        level.text.push_str(text);
    }

    /// Words ahead of all others of the open paragraph.
    pub(in crate::reader) fn lead(&mut self, text: &str) {
        self.level().text.insert_str(0, text);
    }

    /// The end of a paragraph, with the number that is printed before it.
    pub(in crate::reader) fn end_para(&mut self, number: &str, heading: Option<u8>) {
        let level = self.level();
        let text = std::mem::take(&mut level.text);
        let bold = std::mem::take(&mut level.bold);
        let red = std::mem::take(&mut level.red);
        let visible = std::mem::take(&mut level.visible);
        let red = visible > 0 && red >= visible;
        let look = match heading {
            Some(depth) => Look::Heading(Some(depth)),
            None if visible > 0 && bold >= visible => Look::Heading(None),
            None => Look::Plain,
        };
        if visible > 0 || !number.is_empty() {
            let text = number.to_owned() + &text;
            level.blocks.push(Block::Para { text, look, red });
        }
        let behind = std::mem::take(&mut level.behind);
        level.blocks.extend(behind);
    }

    /// Ends a paragraph that nothing ended.
    fn settle(&mut self) {
        let level = self.level();
        if !level.text.is_empty() || !level.behind.is_empty() {
            self.end_para("", None);
        }
    }

    pub(in crate::reader) fn open_table(&mut self) {
        self.settle();
        self.close_table();
        self.level().table = Some(Table::default());
    }

    pub(in crate::reader) fn open_row(&mut self) {
        let table = self.level().table.get_or_insert_default();
        table.rows.push(Vec::new());
    }

    /// Opens a cell; its shape may be told later.
    pub(in crate::reader) fn open_cell(&mut self) -> Result<(), Error> {
        self.cells += 1;
        check(Trouble::TooManyCells, MOST_CELLS, self.cells)?;
        let table = self.level().table.get_or_insert_default();
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        if let Some(row) = table.rows.last_mut() {
            row.push(Cell {
                blocks: Vec::new(),
                columns: 1,
                merge: Merge::Own,
                head: false,
            });
        }
        self.levels.push(Level::default());
        Ok(())
    }

    /// Ends the cell that is open, and says what shape it had.
    pub(in crate::reader) fn close_cell(&mut self, columns: usize, merge: Merge, head: bool) {
        if self.levels.len() < 2 || self.level().is_box {
            return;
        }
        let blocks = self.close_level();
        if merge == Merge::Before && blocks.is_empty() && self.widen_cell_before(columns) {
            return;
        }
        if let Some(cell) = self.last_cell() {
            cell.blocks = blocks;
            cell.columns = columns.clamp(1, MOST_COLUMNS);
            cell.merge = merge;
            cell.head = head;
        }
    }

    /// Takes the open cell back, and gives its columns to the one before it; says whether there is one.
    fn widen_cell_before(&mut self, columns: usize) -> bool {
        let table = self.level().table.as_mut();
        let Some([.., before, _]) = table.and_then(|t| t.rows.last_mut()).map(Vec::as_mut_slice)
        else {
            return false;
        };
        before.columns = before.columns.saturating_add(columns).min(MOST_COLUMNS);
        self.drop_cell();
        true
    }

    /// Takes the last cell of the open row back.
    fn drop_cell(&mut self) {
        let table = self.level().table.as_mut();
        if let Some(row) = table.and_then(|t| t.rows.last_mut()) {
            row.pop();
        }
    }

    /// The same, where nothing stands in it.
    pub(in crate::reader) fn drop_empty_cell(&mut self) {
        if self.last_cell().is_some_and(|c| c.blocks.is_empty()) {
            self.drop_cell();
        }
    }

    /// Gives the cells of the open row their shapes: where each begins and ends, and which go on the
    /// one above.
    pub(in crate::reader) fn shape_row(&mut self, edges: &[i32], merges: &[Merge], head: bool) {
        let Some(table) = self.level().table.as_mut() else {
            return;
        };
        let count = table.rows.len();
        let Some(row) = table.rows.last_mut() else {
            return;
        };
        let mut edges = edges.get(..=row.len()).unwrap_or(edges).to_vec();
        for (i, cell) in row.iter_mut().enumerate() {
            cell.head = head;
            cell.merge = merges.get(i).copied().unwrap_or_default();
        }
        let mut at = 0;
        row.retain(|cell| {
            at += 1;
            let kept = at == 1 || cell.merge != Merge::Before || !cell.blocks.is_empty();
            if let Some(edge) = edges.get_mut(at - 1).filter(|_| !kept) {
                *edge = i32::MIN;
            }
            kept
        });
        edges.retain(|e| *e != i32::MIN);
        table.edges.resize(count, Vec::new());
        if let Some(of) = table.edges.last_mut() {
            *of = edges;
        }
    }

    /// Takes the open row back where nothing stands in it.
    pub(in crate::reader) fn drop_empty_row(&mut self) {
        if let Some(table) = &mut self.level().table {
            let empty = |row: &Vec<Cell>| row.iter().all(|c| c.blocks.is_empty());
            if table.rows.last().is_some_and(empty) {
                table.rows.pop();
            }
        }
    }

    fn last_cell(&mut self) -> Option<&mut Cell> {
        self.level().table.as_mut()?.rows.last_mut()?.last_mut()
    }

    /// A rule is drawn between columns of the open table.
    pub(in crate::reader) fn rule(&mut self) {
        if let Some(table) = &mut self.level().table {
            table.ruled = true;
        }
    }

    pub(in crate::reader) fn close_table(&mut self) {
        let level = self.level();
        if let Some(mut table) = level.table.take() {
            table.count_columns();
            level.blocks.push(Block::Table(table));
        }
    }

    /// A box of text that hangs on the open paragraph.
    pub(in crate::reader) fn open_box(&mut self) {
        self.levels.push(Level {
            is_box: true,
            ..Level::default()
        });
    }

    /// The box stands above its paragraph where no text of it comes first, else below.
    pub(in crate::reader) fn close_box(&mut self) {
        if self.levels.len() < 2 || !self.level().is_box {
            return;
        }
        let blocks = self.close_level();
        let level = self.level();
        if level.visible == 0 {
            level.blocks.extend(blocks);
        } else {
            level.behind.extend(blocks);
        }
    }

    fn close_level(&mut self) -> Vec<Block> {
        self.settle();
        self.close_table();
        self.levels.pop().map(|l| l.blocks).unwrap_or_default()
    }

    /// All blocks; what is still open ends here.
    pub(in crate::reader) fn finish(mut self) -> Vec<Block> {
        while self.levels.len() > 1 {
            if self.level().is_box {
                self.close_box();
            } else {
                self.close_cell(1, Merge::Own, false);
            }
        }
        self.close_level()
    }
}

/// How many paragraphs are compared with a new one.
pub(super) const MOST_LOOKED_AT: usize = 16;

/// Adds what is not there already: headers of odd and even pages say the same.
pub(in crate::reader) fn add_new(to: &mut Vec<Block>, blocks: Vec<Block>) {
    for block in blocks {
        let twice = |b: &Block| match (b, &block) {
            (Block::Para { text: a, .. }, Block::Para { text: b, .. }) => a == b,
            _ => false,
        };
        if !to.iter().take(MOST_LOOKED_AT).any(twice) {
            to.push(block);
        }
    }
}
