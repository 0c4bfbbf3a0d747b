//! A story set down as a text and its lines, with what stands outside it.
//!
//! Rows that only arrange a page become lines; rows that are ruled stay rows. Nothing here knows a
//! format.

use super::blocks::{Block, Cell, MOST_LOOKED_AT, Merge, Table};
use crate::diagnostic::Diagnostic;
use crate::lines::{CellText, Line, Lines, Look, Text};
use crate::messages::Code;
use crate::span::Source;
use std::ops::Range;

/// What a reader of an office file hands over.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The text that was made of the file: what places mean.
    pub(crate) source: Source,
    /// Its lines.
    pub(crate) lines: Lines,
    /// What the file itself gave reason to say.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Text that no page shows, and why.
#[derive(Debug)]
pub(in crate::reader) struct Unseen {
    pub(in crate::reader) code: Code,
    pub(in crate::reader) text: String,
}

impl Unseen {
    /// Hidden text, on one line; none where it is blank.
    pub(in crate::reader) fn hidden(text: &str) -> Option<Self> {
        let words = !text.trim().is_empty();
        words.then(|| Self {
            code: Code::HiddenText,
            text: text.replace(['\n', '\t'], " "),
        })
    }
}

/// Everything that a file says.
#[derive(Debug, Default)]
pub(in crate::reader) struct Kept {
    /// Above the type area of a page.
    pub(in crate::reader) page_heads: Vec<Block>,
    /// The story.
    pub(in crate::reader) story: Vec<Block>,
    /// Outside the story: footers, notes, comments.
    pub(in crate::reader) aside: Vec<Block>,
    /// What nobody sees.
    pub(in crate::reader) unseen: Vec<Unseen>,
    /// What is to be said of the file as a whole.
    pub(in crate::reader) diagnostics: Vec<Diagnostic>,
}

impl Kept {
    /// Keeps paragraphs of a header or footer that no page shows; what another one shows as well, and
    /// numbers of pages, are nothing to tell.
    pub(in crate::reader) fn hide(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            let text = match block {
                Block::Para { text, .. } => text,
                Block::Table(table) => {
                    let cells = table.rows.into_iter().flatten();
                    cells.for_each(|cell| self.hide(cell.blocks));
                    continue;
                }
            };
            let same = |b: &Block| matches!(b, Block::Para { text: t, .. } if *t == text);
            let told = |of: &[Block]| of.iter().take(MOST_LOOKED_AT).any(same);
            let words = text.contains(char::is_alphabetic);
            if words && !told(&self.page_heads) && !told(&self.aside) {
                self.unseen.extend(Unseen::hidden(&text));
            }
        }
    }
}

/// Sets a file down as lines.
pub(in crate::reader) fn set_down(kept: Kept) -> Draft {
    let mut page_heads = Sheet::default();
    page_heads.blocks(&kept.page_heads);
    let mut sheet = Sheet {
        text: page_heads.text,
        ..Sheet::default()
    };
    sheet.blocks(&kept.story);
    let lines = std::mem::take(&mut sheet.lines);
    sheet.blocks(&kept.aside);
    let aside = std::mem::take(&mut sheet.lines);
    let unseen: Vec<_> = kept
        .unseen
        .iter()
        .filter(|u| !u.text.trim().is_empty())
        .map(|u| (u.code, sheet.put(u.text.trim(), "\n")))
        .collect();
    let source = Source::new(sheet.text);
    let mut diagnostics = kept.diagnostics;
    for (code, range) in &unseen {
        let quote = source.slice(range.start, range.end);
        let span = source.span(range.start, range.end);
        diagnostics.push(Diagnostic::new(*code).at(span, quote));
    }
    Draft {
        source,
        lines: Lines {
            lines,
            marks: unseen.into_iter().map(|u| u.1).collect(),
            aside: aside.into_iter().map(|l| l.text).collect(),
            soft_breaks: false,
            page_heads: page_heads.lines,
            window: None,
        },
        diagnostics,
    }
}

/// A text in the making, with its lines.
#[derive(Debug, Default)]
struct Sheet {
    text: String,
    lines: Vec<Line>,
}

impl Sheet {
    /// Adds text, and says where it stands.
    fn put(&mut self, text: &str, end: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        self.text.push_str(end);
        range
    }

    /// The same, as a text that knows its place.
    fn written(&mut self, text: &str, end: &str) -> Text {
        let range = self.put(text, end);
        let mut out = Text::default();
        out.push_source(text, range);
        out.trim()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Para { text, look, red } => self.para(text, *look, *red),
                Block::Table(table) if is_data(table) => self.rows(table),
                Block::Table(table) => self.arranged(table),
            }
        }
    }

    fn para(&mut self, text: &str, look: Look, red: bool) {
        let mut gap = true;
        for line in text.split('\n') {
            let text = self.written(line, "\n");
            if text.is_empty() {
                continue;
            }
            self.lines.push(Line {
                text,
                gap: std::mem::replace(&mut gap, false),
                look,
                red,
                ..Line::default()
            });
        }
    }

    /// A table that only arranges a page: a row of short cells is a line, others are what stands in
    /// them.
    fn arranged(&mut self, table: &Table) {
        for row in &table.rows {
            let texts: Option<Vec<&str>> = row.iter().map(one_line).collect();
            match texts {
                Some(texts) => {
                    let words = texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty());
                    let line = words.collect::<Vec<_>>().join("\t");
                    self.para(&line, Look::Plain, row.iter().all(is_red));
                }
                None => row.iter().for_each(|cell| self.blocks(&cell.blocks)),
            }
        }
    }

    fn rows(&mut self, table: &Table) {
        for (i, row) in table.rows.iter().enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            let mut column = 0;
            for cell in row {
                let text = self.cell_text(cell);
                let at = column;
                column += cell.columns;
                if cell.merge == Merge::Above && i > 0 && text.is_empty() {
                    continue;
                }
                cells.push(CellText {
                    text,
                    col_span: cell.columns,
                    row_span: 1 + rows_below(table, i, at),
                    head: cell.head,
                });
            }
            self.text.push('\n');
            if !cells.is_empty() {
                self.lines.push(Line::row(cells, i == 0));
            }
        }
    }

    fn cell_text(&mut self, cell: &Cell) -> Text {
        let mut lines = Vec::new();
        for block in &cell.blocks {
            if let Block::Para { text, .. } = block {
                lines.extend(text.split('\n').map(|l| self.written(l, "\n")));
            }
        }
        if lines.is_empty() {
            self.text.push('\t');
        } else {
            self.text.pop();
            self.text.push('\t');
        }
        Text::joined(lines.iter(), "\n")
    }
}

/// How many rows further down belong to the cell at a column; looks no further than it must.
fn rows_below(table: &Table, row: usize, column: usize) -> usize {
    let below = table.rows.iter().skip(row + 1);
    below.take_while(|r| goes_on(r, column)).count()
}

fn goes_on(row: &[Cell], column: usize) -> bool {
    let mut at = 0;
    for cell in row {
        if at == column {
            return cell.merge == Merge::Above && is_empty(cell);
        }
        at += cell.columns;
    }
    false
}

fn is_empty(cell: &Cell) -> bool {
    cell.blocks.is_empty()
}

/// The text of a cell that holds one line at most.
fn one_line(cell: &Cell) -> Option<&str> {
    match cell.blocks.as_slice() {
        [] => Some(""),
        [Block::Para { text, .. }] if !text.trim().contains('\n') => Some(text),
        _ => None,
    }
}

/// Whether a cell holds nothing that is not red.
fn is_red(cell: &Cell) -> bool {
    let red = |b: &Block| matches!(b, Block::Para { red: true, .. });
    cell.blocks.iter().all(red)
}

/// More cells in a row than anybody rules.
const MOST_CELLS: usize = 256;

/// Whether rows and columns mean something: a rule parts two columns at least, and no cell holds
/// another table or a page of text.
fn is_data(table: &Table) -> bool {
    let cells = || table.rows.iter().flatten();
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let nests = cells().any(|c| c.blocks.iter().any(|b| matches!(b, Block::Table(_))));
    table.ruled && (2..=MOST_CELLS).contains(&columns) && !nests && !has_a_page_for_a_cell(table)
}

fn has_a_page_for_a_cell(table: &Table) -> bool {
    let cells = || table.rows.iter().flatten();
    let total: usize = cells().map(length).sum();
    cells().any(|c| is_page(c) && 2 * length(c) > total)
}

fn length(cell: &Cell) -> usize {
    let of = |b: &Block| match b {
        Block::Para { text, .. } => text.len(),
        Block::Table(_) => 0,
    };
    cell.blocks.iter().map(of).sum()
}

/// Whether a cell holds paragraphs, as the cell of a page does.
fn is_page(cell: &Cell) -> bool {
    let sentence = |b: &&Block| match b {
        Block::Para { text, .. } => text.trim().ends_with(['。', '：']),
        Block::Table(_) => false,
    };
    cell.blocks.len() >= 3 && cell.blocks.iter().filter(sentence).count() >= 2
}
