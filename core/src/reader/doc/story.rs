//! A story of a Word file: characters to paragraphs, tables and boxes of text (MS-DOC, 2.4.2 to
//! 2.4.4).
//!
//! What the words mean is not known here.

use super::file::Story as Of;
use super::lists;
use super::pieces::{Changed, Unit};
use super::properties::{self, Character, Entry, Paragraph, Run};
use super::styles::{Styles, depth};
use super::{boxes::Boxes, drawings, faces::Faces, file::File, file::Part, forms};
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::reader::office::fields::Fields;
use crate::reader::office::nest::Nest;
use crate::reader::office::numbering::{Counters, List};
use crate::reader::office::{Block, Blocks, Ink, Unseen};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What all stories of a file share.
pub(super) struct Shared<'f> {
    text: &'f [Unit],
    characters: Vec<Run<Character>>,
    changed: Changed<'f>,
    file: &'f File,
    paragraphs: Vec<Run<Entry>>,
    styles: Styles,
    lists: Vec<List>,
    faces: Faces,
    boxes: Boxes,
    /// Words that shapes show as pictures.
    art: BTreeMap<u32, String>,
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
            changed: Changed::of(file),
            file,
            paragraphs: properties::paragraphs(file, file.part(Part::Paragraphs)),
            styles: Styles::of(file.part(Part::Styles)),
            lists: lists::lists(file),
            faces: Faces::of(file),
            boxes: Boxes::of(file),
            art: drawings::words(file),
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
        let run = properties::at(&self.characters, at as usize);
        let mut says = run.map_or(Character::default(), |r| r.says);
        let (shared, own) = self.changed.at(at);
        says.change(shared);
        says.change(&own);
        says
    }

    fn paragraph(&self, at: u32) -> Paragraph {
        let run = properties::at(&self.paragraphs, at as usize).map(|r| r.says);
        let mut says = run.map_or_else(Paragraph::default, |e| e.read(self.file));
        let (shared, own) = self.changed.at(at);
        says.change(shared, &self.file.data);
        says.change(&own, &[]);
        says
    }
}

/// A story in the making.
pub(super) struct Story<'f> {
    shared: &'f Shared<'f>,
    blocks: Blocks,
    nest: Nest,
    fields: Fields,
    /// Whether fields are looked through, because one of them never ends.
    without_fields: bool,
    hidden: String,
    counters: Counters,
    /// Boxes that were met.
    shown: BTreeSet<usize>,
    unseen: Vec<Unseen>,
    tracked: bool,
    pictures: bool,
}

/// What was found on the way.
pub(super) struct Found {
    pub(super) blocks: Vec<Block>,
    pub(super) unseen: Vec<Unseen>,
    pub(super) tracked: bool,
    /// Whether words stand behind a field that never ends.
    pub(super) endless: bool,
    /// Whether pictures or objects stand in the text.
    pub(super) pictures: bool,
}

impl<'f> Story<'f> {
    pub(super) fn new(shared: &'f Shared<'f>, without_fields: bool) -> Self {
        Self {
            shared,
            blocks: Blocks::new(),
            nest: Nest::default(),
            fields: Fields::default(),
            without_fields,
            hidden: String::new(),
            counters: Counters::default(),
            shown: BTreeSet::new(),
            unseen: Vec::new(),
            tracked: false,
            pictures: false,
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
        self.nest.leave(&mut self.blocks, 0);
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
        self.hidden = self.fields.rest();
        let endless = !self.hidden.trim().is_empty();
        self.end_hidden();
        Found {
            endless,
            blocks: self.blocks.finish(),
            unseen: self.unseen,
            tracked: self.tracked,
            pictures: self.pictures,
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
        let place = mark.or(words.last().copied()).map_or(0, |u| u.at);
        let says = &shared.paragraph(place);
        shared.budget.spend(says.cost)?;
        let table = says.in_table || says.depth.is_some_and(|d| d > 0);
        let deep = if table {
            says.depth.unwrap_or(1).max(1)
        } else {
            0
        };
        shared.limits.check_nesting(deep + 1 + self.nest.boxes())?;
        if says.row_end || says.inner_row_end {
            self.nest.end_row(&mut self.blocks, deep, &says.row);
            return Ok(());
        }
        self.nest.enter(&mut self.blocks, deep)?;
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
            self.nest.end_cell(&mut self.blocks, deep);
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
        match unit.c {
            '\u{13}'..='\u{15}' if self.without_fields => {}
            '\u{13}' => self.fields.begin(),
            '\u{14}' => self.fields.separate(),
            '\u{15}' => return Ok(self.end_field(says, style)),
            '\u{1}' if says.special && self.fields.in_code() => self.form(says),
            '\u{1}' if says.special => self.pictures |= says.data.is_some(),
            '\u{8}' => self.shape(cp, of)?,
            c => match self.shown(c, says) {
                Some(c) => return Ok(self.say(c.encode_utf8(&mut [0; 4]), says, style)),
                None => return Ok(None),
            },
        }
        Ok(None)
    }

    /// Text: whether it is seen, and none where it is blank or a code.
    fn say(&mut self, text: &str, says: Character, style: usize) -> Option<bool> {
        if self.fields.in_code() {
            self.fields.push_code(text);
            return None;
        }
        let blank = text.trim().is_empty();
        let styles = &self.shared.styles;
        let run = says.style.map(usize::from);
        if says.hidden.or_else(|| styles.hidden(run, style)) == Some(true) {
            self.hidden.push_str(text);
            return Some(false).filter(|_| !blank);
        }
        let ink = Ink {
            bold: says.bold.or_else(|| styles.bold(run, style)) == Some(true),
            red: says.red.or_else(|| styles.red(run, style)) == Some(true),
        };
        if !blank {
            self.end_hidden();
            self.fields.said();
        }
        self.blocks.text(text, ink);
        Some(true).filter(|_| !blank)
    }

    /// The end of a field, which shows its code where it has no result (2.8.25).
    fn end_field(&mut self, says: Character, style: usize) -> Option<bool> {
        let shown = self.fields.end()?;
        self.hidden += &shown.aside;
        if shown.text.is_empty() {
            return None;
        }
        self.say(&shown.text, says, style)
    }

    /// What stands in a field of a form.
    fn form(&mut self, says: Character) {
        let at = says.data.and_then(|at| usize::try_from(at).ok());
        let form = at.and_then(|at| forms::form(self.shared.file, at));
        if let (Some(form), Some(open)) = (form, self.fields.form()) {
            *open = form;
        }
    }

    /// What a shape says: a box of text, or words that are drawn.
    fn shape(&mut self, cp: usize, of: Of) -> Result<(), Error> {
        let shared = self.shared;
        match of {
            Of::Main => {
                if let Some(range) = shared.boxes.at(cp) {
                    return self.read_box(range);
                }
            }
            Of::Margins => {}
            _ => return Ok(()),
        }
        let place = cp.saturating_sub(shared.file.story(of).start);
        let shape = shared.boxes.shape(place, of);
        if let Some(words) = shape.and_then(|s| shared.art.get(&s)) {
            self.blocks.open_box();
            self.blocks.text(words, Ink::default());
            self.blocks.close_box();
        }
        Ok(())
    }

    fn end_hidden(&mut self) {
        let text = std::mem::take(&mut self.hidden);
        self.unseen.extend(Unseen::hidden(&text));
    }

    /// What is seen of a character.
    fn shown(&self, c: char, says: Character) -> Option<char> {
        let faces = &self.shared.faces;
        match (c, says.symbol, says.face) {
            ('\u{b}' | '\u{e}', ..) => Some('\n'),
            ('\t', ..) => Some('\t'),
            ('\u{1e}', ..) => Some('-'),
            ('(', Some((face, code)), _) if says.special => {
                let shown = faces.shown(face, code.into());
                shown.or(char::from_u32(code.into()))
            }
            ('\0'..'\u{20}', ..) => None,
            ('\u{f000}'..'\u{f100}', _, Some(face)) => faces.shown(face, c.into()).or(Some(c)),
            _ => Some(c),
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
        self.nest.open_box(&mut self.blocks);
        let done = self.read(range, Of::Boxes);
        self.nest.close_box(&mut self.blocks);
        done
    }
}

/// Whether a character ends a paragraph: its mark, the mark of a cell, the end of a section.
fn ends_para(c: char) -> bool {
    matches!(c, '\r' | '\u{7}' | '\u{c}')
}
