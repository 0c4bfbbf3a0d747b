//! A story of a Word file: characters to paragraphs, tables and boxes of text (MS-DOC, 2.4.2 to
//! 2.4.4).
//!
//! What the words mean is not known here.

use super::file::Story as Of;
use super::lists;
use super::pieces::Unit;
use super::properties::{self, Character, Entry, Paragraph, Run};
use super::styles::{Styles, depth};
use super::{boxes::Boxes, file::File, file::Part};
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::Code;
use crate::reader::office::numbering::{Counters, List};
use crate::reader::office::symbols;
use crate::reader::office::{Block, Blocks, Ink, Merge, Unseen};
use std::collections::BTreeSet;
use std::ops::Range;

/// What all stories of a file share.
pub(super) struct Shared<'f> {
    text: &'f [Unit],
    characters: Vec<Run<Character>>,
    file: &'f File,
    paragraphs: Vec<Run<Entry>>,
    styles: Styles,
    lists: Vec<List>,
    boxes: Boxes,
    limits: &'f Limits,
    budget: &'f Budget,
}

impl<'f> Shared<'f> {
    pub(super) fn new(
        file: &'f File,
        text: &'f [Unit],
        limits: &'f Limits,
        budget: &'f Budget,
    ) -> Self {
        Self {
            text,
            characters: properties::characters(file, file.part(Part::Characters)),
            file,
            paragraphs: properties::paragraphs(file, file.part(Part::Paragraphs)),
            styles: Styles::of(file.part(Part::Styles)),
            lists: lists::lists(file),
            boxes: Boxes::of(file),
            limits,
            budget,
        }
    }

    /// Whether nothing tells where tables and styles are.
    pub(super) fn is_bare(&self) -> bool {
        self.paragraphs.is_empty()
    }

    fn units(&self, range: Range<usize>) -> &'f [Unit] {
        let end = range.end.min(self.text.len());
        self.text.get(range.start.min(end)..end).unwrap_or_default()
    }

    fn character(&self, at: u32) -> Character {
        properties::at(&self.characters, at as usize).map_or(Character::default(), |r| r.says)
    }
}

/// Tables that are open in each other: whether a row and a cell of each is open.
#[derive(Debug, Default)]
struct Tables(Vec<(bool, bool)>);

/// A story in the making.
pub(super) struct Story<'f> {
    shared: &'f Shared<'f>,
    blocks: Blocks,
    tables: Vec<Tables>,
    /// Whether a field has come to its result, for each that is open.
    fields: Vec<bool>,
    codes: usize,
    hidden: String,
    code: String,
    counters: Counters,
    /// Boxes that were met.
    shown: BTreeSet<usize>,
    unseen: Vec<Unseen>,
    tracked: bool,
}

/// What was found on the way.
pub(super) struct Found {
    pub(super) blocks: Vec<Block>,
    pub(super) unseen: Vec<Unseen>,
    pub(super) tracked: bool,
}

impl<'f> Story<'f> {
    pub(super) fn new(shared: &'f Shared<'f>) -> Self {
        Self {
            shared,
            blocks: Blocks::new(),
            tables: vec![Tables::default()],
            fields: Vec::new(),
            codes: 0,
            hidden: String::new(),
            code: String::new(),
            counters: Counters::default(),
            shown: BTreeSet::new(),
            unseen: Vec::new(),
            tracked: false,
        }
    }

    /// Reads the characters of a range, which begins at `start` of its story.
    pub(super) fn read(&mut self, range: Range<usize>, of: Of) -> Result<(), Error> {
        let units = self.shared.units(range.clone());
        let mut from = 0;
        let mut ends = units.iter().enumerate().filter(|(_, u)| ends_para(u.c));
        loop {
            let end = ends.next();
            let to = end.map_or(units.len(), |(i, _)| i);
            let words = units.get(from..to).unwrap_or_default();
            match end {
                Some((_, mark)) => self.para(words, Some(*mark), range.start + from, of)?,
                None if words.is_empty() => break,
                None => {
                    self.para(words, None, range.start + from, of)?;
                    break;
                }
            }
            from = to + 1;
        }
        self.leave_tables(0);
        Ok(())
    }

    /// Boxes that hang nowhere stand behind the story.
    pub(super) fn read_loose_boxes(&mut self) -> Result<(), Error> {
        for range in self.shared.boxes.all() {
            self.read_box(range)?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Found {
        self.end_hidden();
        let code = std::mem::take(&mut self.code);
        if self.codes > 0 && !code.trim().is_empty() {
            self.hide(&code);
            self.end_hidden();
        }
        Found {
            blocks: self.blocks.finish(),
            unseen: self.unseen,
            tracked: self.tracked,
        }
    }

    /// A paragraph, with the character that ends it.
    fn para(
        &mut self,
        words: &[Unit],
        mark: Option<Unit>,
        start: usize,
        of: Of,
    ) -> Result<(), Error> {
        let shared = self.shared;
        let place = mark.or(words.last().copied()).map_or(0, |u| u.at as usize);
        let says = properties::at(&shared.paragraphs, place).map(|r| r.says);
        let says = &says.map_or_else(Paragraph::default, |e| e.read(shared.file));
        shared.budget.spend(says.cost)?;
        let table = says.in_table || says.depth.is_some_and(|d| d > 0);
        let deep = if table {
            says.depth.unwrap_or(1).max(1)
        } else {
            0
        };
        shared.limits.check_nesting(deep + self.tables.len())?;
        if says.row_end || says.inner_row_end {
            self.end_row(deep, says);
            return Ok(());
        }
        self.enter_tables(deep)?;
        let mut unseen = false;
        let mut seen = false;
        for (i, unit) in words.iter().enumerate() {
            match self.unit(*unit, start + i, says.style, of)? {
                Some(true) => seen = true,
                Some(false) => unseen = true,
                None => {}
            }
        }
        let ends = mark.map(|m| shared.character(m.at)).unwrap_or_default();
        self.tracked |= ends.deleted || ends.inserted;
        if ends.deleted && mark.is_some_and(|m| m.c == '\r') {
            return Ok(()); // the next paragraph goes on with this one
        }
        let gone = !seen && (unseen || ends.hidden == Some(true));
        let number = if gone {
            String::new()
        } else {
            self.number(says)
        };
        let heading = depth(says.outline).or_else(|| shared.styles.heading(says.style));
        self.blocks.end_para(&number, heading);
        if table && (mark.is_some_and(|m| m.c == '\u{7}') || says.inner_cell) {
            self.end_cell(deep);
        }
        Ok(())
    }

    /// A character: whether it is seen, and none where it is no text.
    fn unit(&mut self, unit: Unit, cp: usize, style: usize, of: Of) -> Result<Option<bool>, Error> {
        let says = self.shared.character(unit.at);
        if says.deleted {
            self.tracked = true;
            return Ok(None);
        }
        self.tracked |= says.inserted;
        if self.field(unit.c) {
            return Ok(None);
        }
        if unit.c == '\u{8}' && of == Of::Main {
            if let Some(range) = self.shared.boxes.at(cp) {
                self.read_box(range)?;
            }
            return Ok(None);
        }
        let Some(c) = shown(unit.c, says) else {
            return Ok(None);
        };
        if self.codes > 0 {
            self.code.push(c);
            return Ok(None);
        }
        let styles = &self.shared.styles;
        if says.hidden.or_else(|| styles.hidden(style)) == Some(true) {
            self.hidden.push(c);
            return Ok(Some(c.is_whitespace()).filter(|blank| !blank));
        }
        let ink = Ink {
            bold: says.bold.or_else(|| styles.bold(style)) == Some(true),
            red: says.red.or_else(|| styles.red(style)) == Some(true),
        };
        if !c.is_whitespace() {
            self.end_hidden();
        }
        self.blocks.text(c.encode_utf8(&mut [0; 4]), ink);
        Ok(Some(true).filter(|_| !c.is_whitespace()))
    }

    /// The marks of a field: its code, its result, its end (2.8.25). Says whether it was one.
    fn field(&mut self, c: char) -> bool {
        match c {
            '\u{13}' => {
                self.fields.push(false);
                self.codes += 1;
            }
            '\u{14}' => {
                if let Some(result) = self.fields.last_mut().filter(|r| !**r) {
                    *result = true;
                    self.codes = self.codes.saturating_sub(1);
                }
            }
            '\u{15}' if self.fields.pop() == Some(false) => {
                self.codes = self.codes.saturating_sub(1);
            }
            '\u{15}' => {}
            _ => return false,
        }
        if self.codes == 0 {
            self.code.clear(); // a code that came to its end is no text
        }
        true
    }

    fn hide(&mut self, text: &str) {
        self.hidden.push_str(text);
    }

    fn end_hidden(&mut self) {
        let text = std::mem::take(&mut self.hidden);
        if !text.trim().is_empty() {
            let code = Code::HiddenText;
            let text = text.replace(['\n', '\t'], " ");
            self.unseen.push(Unseen { code, text });
        }
    }

    /// The automatic number of a paragraph.
    fn number(&mut self, says: &Paragraph) -> String {
        let shared = self.shared;
        let of_style = || shared.styles.list(says.style);
        let id = says.list.or_else(of_style).unwrap_or(0);
        let level = says.level.or_else(|| shared.styles.level(says.style));
        let list = id.checked_sub(1).and_then(|i| shared.lists.get(i));
        let Some(list) = list else {
            return String::new();
        };
        let id = u32::try_from(id).unwrap_or(0);
        self.counters.next(id, list, level.unwrap_or(0))
    }

    /// A box of text, with tables of its own; each once.
    fn read_box(&mut self, range: Range<usize>) -> Result<(), Error> {
        if !self.shown.insert(range.start) {
            return Ok(());
        }
        self.blocks.open_box();
        self.tables.push(Tables::default());
        let done = self.read(range, Of::Boxes);
        self.tables.pop();
        self.blocks.close_box();
        done
    }

    fn level(&mut self) -> &mut Vec<(bool, bool)> {
        if self.tables.is_empty() {
            self.tables.push(Tables::default());
        }
        let last = self.tables.len() - 1;
        // There is one at least.
        #[allow(clippy::indexing_slicing)]
        &mut self.tables[last].0
    }

    /// Opens tables, rows and cells until as many are open as a paragraph stands in.
    fn enter_tables(&mut self, deep: usize) -> Result<(), Error> {
        self.leave_tables(deep);
        for at in 0..deep {
            if self.level().len() <= at {
                self.blocks.open_table();
                self.level().push((false, false));
            }
            let (row, cell) = self.level().get(at).copied().unwrap_or_default();
            if !row {
                self.blocks.open_row();
            }
            if !cell {
                self.blocks.open_cell()?;
            }
            if let Some(open) = self.level().get_mut(at) {
                *open = (true, true);
            }
        }
        Ok(())
    }

    fn leave_tables(&mut self, deep: usize) {
        while self.level().len() > deep {
            if let Some((_, true)) = self.level().pop() {
                self.blocks.close_cell(1, Merge::Own, false);
            }
            self.blocks.close_table();
        }
    }

    fn end_cell(&mut self, deep: usize) {
        self.leave_tables(deep);
        if let Some(open) = self.level().last_mut()
            && std::mem::replace(&mut open.1, false)
        {
            self.blocks.close_cell(1, Merge::Own, false);
        }
    }

    fn end_row(&mut self, deep: usize, says: &Paragraph) {
        self.end_cell(deep);
        self.blocks
            .shape_row(&says.edges, &says.merges, says.head_row);
        if says.ruled {
            self.blocks.rule();
        }
        if let Some(open) = self.level().last_mut() {
            open.0 = false;
        }
    }
}

/// Whether a character ends a paragraph: its mark, the mark of a cell, the end of a section.
fn ends_para(c: char) -> bool {
    matches!(c, '\r' | '\u{7}' | '\u{c}')
}

/// What is seen of a character.
fn shown(c: char, says: Character) -> Option<char> {
    match c {
        '\u{b}' | '\u{e}' => Some('\n'),
        '\t' => Some('\t'),
        '\u{1e}' => Some('-'),
        '(' if says.special => says
            .symbol
            .and_then(|s| symbols::shown("wingdings", s.into())),
        '\0'..'\u{20}' => None,
        c => Some(c),
    }
}
