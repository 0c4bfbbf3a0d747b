//! A text of RTF that goes somewhere of its own, with its tables; and rows in the making.
//!
//! It knows no control words but those of rows.

use crate::error::Error;
use crate::reader::office::nest::{Nest, RowShape, is_parted};
use crate::reader::office::numbering::is_open;
use crate::reader::office::{Blocks, Ink, Merge};

/// The story, the heads of pages, or what is aside.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) blocks: Blocks,
    nest: Nest,
    /// The number of the open paragraph.
    pub(super) number: String,
    pub(super) heading: Option<u8>,
    pub(super) in_table: bool,
    /// In how many tables the paragraph stands, where it says so.
    pub(super) depth: Option<usize>,
    /// What the paragraphs say that boxes hang on: their tables, numbers and headings.
    around: Vec<(bool, Option<usize>, String, Option<u8>)>,
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            blocks: Blocks::new(),
            nest: Nest::default(),
            number: String::new(),
            heading: None,
            in_table: false,
            depth: None,
            around: Vec::new(),
        }
    }
}

impl Flow {
    /// In how many tables the open paragraph stands.
    fn deep(&self) -> usize {
        match (self.depth, self.in_table) {
            (Some(depth), _) if depth > 0 => depth,
            (_, in_table) => usize::from(in_table),
        }
    }

    /// What is open in each other, with what the open paragraph is about to open.
    pub(super) fn nesting(&self) -> usize {
        self.blocks.depth().max(self.deep() + self.nest.boxes() + 1)
    }

    /// A paragraph is of no table, until it says so.
    pub(super) fn reset(&mut self) {
        (self.in_table, self.depth, self.heading) = (false, None, None);
    }

    pub(super) fn say(&mut self, text: &str, ink: Ink) -> Result<(), Error> {
        let deep = self.deep();
        if text.trim().is_empty() && !self.nest.has_cell(deep) {
            return Ok(()); // a break between tables opens no row
        }
        self.nest.enter(&mut self.blocks, deep)?;
        self.blocks.text(text, ink);
        Ok(())
    }

    pub(super) fn end_para(&mut self) -> Result<(), Error> {
        let deep = self.deep();
        self.nest.enter(&mut self.blocks, deep)?;
        let number = std::mem::take(&mut self.number).replace('\t', " ");
        // Signs number nothing; behind a mark the words of Chinese text follow at once.
        let number = match number.trim() {
            sign if !sign.contains(char::is_alphanumeric) => String::new(),
            word if is_open(word) && number.ends_with(' ') => format!("{word} "),
            word => word.to_owned(),
        };
        self.blocks.end_para(&number, self.heading);
        Ok(())
    }

    pub(super) fn end_cell(&mut self, nested: bool) -> Result<(), Error> {
        self.in_table = true;
        if !nested {
            self.depth = None;
        }
        self.end_para()?;
        let deep = self.deep();
        self.nest.end_cell(&mut self.blocks, deep);
        Ok(())
    }

    pub(super) fn end_row(&mut self, nested: bool, row: &Row) {
        let deep = match nested {
            true => self.deep().max(1),
            false => 1,
        };
        self.nest.end_row(&mut self.blocks, deep, &row.shape());
    }

    pub(super) fn open_box(&mut self) -> Result<(), Error> {
        let deep = self.deep();
        self.nest.enter(&mut self.blocks, deep)?;
        self.nest.open_box(&mut self.blocks);
        let number = std::mem::take(&mut self.number);
        let around = (self.in_table, self.depth, number, self.heading);
        self.around.push(around);
        self.reset();
        Ok(())
    }

    pub(super) fn close_box(&mut self) -> Result<(), Error> {
        self.end_para()?;
        self.nest.close_box(&mut self.blocks);
        let around = self.around.pop().unwrap_or_default();
        (self.in_table, self.depth, self.number, self.heading) = around;
        Ok(())
    }
}

/// More cells in a row than anybody rules: each row is told with all of them.
const MOST_CELLS: usize = 1024;

/// A row in the making.
#[derive(Debug, Default)]
pub(super) struct Row {
    edges: Vec<i32>,
    merges: Vec<Merge>,
    head: bool,
    inside: bool,
    /// Whether rules are drawn left and right of each cell.
    sides: Vec<[Option<bool>; 2]>,
    /// The cell that is being told of, and whose border.
    merge: Merge,
    side: [Option<bool>; 2],
    border: Border,
}

/// Whose border is being told of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Border {
    #[default]
    None,
    Inside,
    Side(usize),
}

impl Row {
    pub(super) fn word(&mut self, word: &str, value: Option<i32>) {
        match word {
            "trowd" => *self = Row::default(),
            "trleft" => self.edges = value.into_iter().collect(),
            "trhdr" => self.head = true,
            "clvmrg" => self.merge = Merge::Above,
            "clmrg" => self.merge = Merge::Before,
            "clbrdrl" => self.border(Border::Side(0)),
            "clbrdrr" => self.border(Border::Side(1)),
            "trbrdrv" => self.border(Border::Inside),
            "brdrnone" | "brdrnil" | "brdrtbl" => self.draw(false),
            "cellx" => self.end_cell(value),
            _ if word.starts_with("clbrdr") || word.starts_with("trbrdr") => {
                self.border = Border::None;
            }
            _ => {}
        }
    }

    /// A border is told of: it is drawn unless it says otherwise.
    fn border(&mut self, border: Border) {
        self.border = border;
        self.draw(true);
    }

    fn draw(&mut self, drawn: bool) {
        match self.border {
            Border::None => {}
            Border::Inside => self.inside = drawn,
            Border::Side(at) => {
                if let Some(side) = self.side.get_mut(at) {
                    *side = Some(drawn);
                }
            }
        }
    }

    fn end_cell(&mut self, edge: Option<i32>) {
        if self.sides.len() >= MOST_CELLS {
            return;
        }
        if self.edges.is_empty() {
            self.edges.push(0);
        }
        self.edges.extend(edge);
        self.merges.push(std::mem::take(&mut self.merge));
        self.sides.push(std::mem::take(&mut self.side));
        self.border = Border::None;
    }

    fn shape(&self) -> RowShape {
        RowShape {
            edges: self.edges.clone(),
            merges: self.merges.clone(),
            ruled: is_parted(&self.sides, self.inside),
            head: self.head,
        }
    }
}
