//! Properties of characters and paragraphs: runs in pages of 512 bytes, each a list of changes
//! (MS-DOC, 2.4.6, 2.6).
//!
//! Only the changes that a reader asks for are known; all others are stepped over by their size.

use super::bytes::{Plc, byte, index, long, short, slice};
use super::file::{File, Part};
use crate::reader::office::nest::RowShape;
use crate::reader::office::{Ink, Merge};
use std::collections::BTreeSet;

/// What a run of characters says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Character {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) red: Option<bool>,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    /// Whether control characters mean something.
    pub(super) special: bool,
    /// A face, and the sign of it that stands here.
    pub(super) symbol: Option<(u16, u16)>,
    /// The face of Latin letters and signs.
    pub(super) face: Option<u16>,
    /// The style of the run.
    pub(super) style: Option<u16>,
    /// Where in the stream of what is large the thing lies that stands here.
    pub(super) data: Option<u32>,
}

/// What a paragraph says.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) style: usize,
    pub(super) in_table: bool,
    /// In how many tables it stands.
    pub(super) depth: Option<usize>,
    pub(super) row_end: bool,
    pub(super) inner_cell: bool,
    pub(super) inner_row_end: bool,
    pub(super) list: Option<usize>,
    pub(super) level: Option<usize>,
    /// 9 is body text.
    pub(super) outline: Option<u8>,
    /// The row that it ends.
    pub(super) row: RowShape,
    /// How many bytes said all this: what is large may be shared by many paragraphs.
    pub(super) cost: usize,
}

/// A run of properties in the stream.
#[derive(Debug)]
pub(super) struct Run<P> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) says: P,
}

/// Finds the run that a place lies in; runs are in order.
pub(super) fn at<P>(runs: &[Run<P>], place: usize) -> Option<&Run<P>> {
    let after = runs.partition_point(|r| r.end <= place);
    runs.get(after).filter(|r| r.start <= place)
}

/// More runs than characters mean damage; a page has 101 at most.
pub(super) fn characters(file: &File, bytes: &[u8]) -> Vec<Run<Character>> {
    runs(file, bytes, 1, |_, page, entry| {
        let at = usize::from(byte(entry, 0).unwrap_or(0)) * 2;
        let len = usize::from(byte(page, at).unwrap_or(0));
        let mut says = Character::default();
        if at > 0 {
            says.change(slice(page, at + 1, len));
        }
        says
    })
}

/// Where the properties of a paragraph lie: read when they are asked for, because many places may
/// share what takes much memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    page: usize,
    at: usize,
}

/// The same for paragraphs.
pub(super) fn paragraphs(file: &File, bytes: &[u8]) -> Vec<Run<Entry>> {
    runs(file, bytes, 13, |number, _, entry| Entry {
        page: number * PAGE,
        at: usize::from(byte(entry, 0).unwrap_or(0)) * 2,
    })
}

impl Entry {
    /// What stands there.
    pub(super) fn read(self, file: &File) -> Paragraph {
        let mut says = Paragraph::default();
        if self.at == 0 {
            return says;
        }
        let page = slice(&file.main, self.page, PAGE);
        let half = usize::from(byte(page, self.at).unwrap_or(0));
        let (at, len) = match half {
            0 => (
                self.at + 2,
                usize::from(byte(page, self.at + 1).unwrap_or(0)) * 2,
            ),
            _ => (self.at + 1, half * 2 - 1),
        };
        let changes = slice(page, at, len);
        says.style = short(changes, 0).unwrap_or(0).into();
        says.change(changes.get(2..).unwrap_or_default(), &file.data);
        says
    }
}

/// Bytes of a page of properties.
const PAGE: usize = 512;

fn runs<P>(
    file: &File,
    bytes: &[u8],
    size: usize,
    read: impl Fn(usize, &[u8], &[u8]) -> P,
) -> Vec<Run<P>> {
    let mut out: Vec<Run<P>> = Vec::new();
    let mut seen = BTreeSet::new();
    for (_, _, number) in Plc::of(bytes, 4).iter() {
        let number = index(number, 0).unwrap_or(0) & 0x3F_FFFF;
        let page = slice(&file.main, number * PAGE, PAGE);
        // A page stands in the table once; twice is damage that must not cost memory.
        if page.is_empty() || !seen.insert(number) {
            continue;
        }
        let count = usize::from(byte(page, 511).unwrap_or(0));
        for i in 0..count {
            let (start, end) = (index(page, i * 4), index(page, i * 4 + 4));
            let (Some(start), Some(end)) = (start, end) else {
                break;
            };
            let entry = slice(page, (count + 1) * 4 + i * size, size);
            if start < end && !entry.is_empty() {
                let says = read(number, page, entry);
                out.push(Run { start, end, says });
            }
        }
    }
    out.sort_by_key(|r| r.start);
    out
}

/// The changes of a list, each with its code and its operand (2.6.1).
fn changes(bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let code = short(bytes, at)?;
        at += 2;
        let len = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ if code == TABLE => usize::from(short(bytes, at)?) + 1,
            _ => usize::from(byte(bytes, at)?) + 1,
        };
        let operand = slice(bytes, at, len);
        at += len;
        (!operand.is_empty()).then_some((code, operand))
    })
}

/// Whether the first page of a section has a header and a footer of its own.
pub(super) fn has_title_page(file: &File) -> bool {
    const SECTION: usize = 12;
    const TITLE_PAGE: u16 = 0x300A;
    let mut sections = Plc::of(file.part(Part::Sections), SECTION).iter();
    sections.any(|(_, _, of)| {
        let at = index(of, 2).unwrap_or(usize::MAX);
        let len = short(&file.main, at).map_or(0, usize::from);
        let list = slice(&file.main, at.saturating_add(2), len);
        changes(list).any(|(code, value)| code == TITLE_PAGE && value == [1])
    })
}

/// The cells of a row.
const TABLE: u16 = 0xD608;

/// A switch; 0x80 and 0x81 point to the style, which is asked anyway.
fn switch(value: u8) -> Option<bool> {
    match value {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

/// Red, among the sixteen colours of old (2.9.119).
const RED: u8 = 6;

/// Whether a colour (2.9.43) is a red.
fn colour(operand: &[u8]) -> Option<bool> {
    let at = |i| byte(operand, i);
    let own = at(3)? == 0; // else it is the colour that a page is printed in
    Some(own && Ink::is_red(at(0)?, at(1)?, at(2)?))
}

impl Character {
    pub(super) fn change(&mut self, list: &[u8]) {
        for (code, operand) in changes(list) {
            let value = byte(operand, 0).unwrap_or(0);
            match code {
                0x0800 => self.deleted = value == 1,
                0x0801 => self.inserted = value == 1,
                0x0835 => self.bold = switch(value),
                0x083C => self.hidden = switch(value),
                0x0855 => self.special = value == 1,
                0x2A42 => self.red = Some(value == RED),
                0x6870 => self.red = colour(operand),
                0x6A09 => self.symbol = short(operand, 0).zip(short(operand, 2)),
                0x4A4F => self.face = short(operand, 0),
                0x4A30 => self.style = short(operand, 0),
                0x6A03 => self.data = long(operand, 0),
                _ => {}
            }
        }
    }
}

impl Paragraph {
    pub(super) fn change(&mut self, list: &[u8], data: &[u8]) {
        for (code, operand) in changes(list) {
            if matches!(code, 0x6645 | 0x6646) {
                // What is too large for a page lies in a stream of its own.
                let at = index(operand, 0).unwrap_or(usize::MAX);
                let len = short(data, at).map_or(0, usize::from);
                self.changes(slice(data, at.saturating_add(2), len));
            } else {
                self.changed(code, operand);
            }
        }
    }

    fn changes(&mut self, list: &[u8]) {
        self.cost += list.len();
        for (code, operand) in changes(list) {
            self.changed(code, operand);
        }
    }

    fn changed(&mut self, code: u16, operand: &[u8]) {
        let value = byte(operand, 0).unwrap_or(0);
        match code {
            0x4600 => self.style = short(operand, 0).unwrap_or(0).into(),
            0x2416 => self.in_table = value == 1,
            0x2417 => self.row_end = value == 1,
            0x244B => self.inner_cell = value == 1,
            0x244C => self.inner_row_end = value == 1,
            0x6649 => self.depth = index(operand, 0),
            0x460B => self.list = short(operand, 0).map(usize::from),
            0x260A => self.level = Some(value.into()),
            0x2640 => self.outline = Some(value),
            0x3404 => self.row.head = value == 1,
            TABLE => self.cells(operand),
            0xD605 => self.border(byte(operand, 1 + 5 * 4 + 1)),
            0xD613 => self.border(byte(operand, 1 + 5 * 8 + 5)),
            0xD620 if byte(operand, 3).unwrap_or(0) & 0x0A != 0 => self.border(byte(operand, 5)),
            0xD62F if byte(operand, 3).unwrap_or(0) & 0x0A != 0 => self.border(byte(operand, 9)),
            _ => {}
        }
    }

    fn border(&mut self, kind: Option<u8>) {
        if kind.is_some_and(|k| k != 0 && k != 0xFF) {
            self.row.ruled = true;
        }
    }

    /// The edges of a row and the shapes of its cells (2.9.320).
    fn cells(&mut self, operand: &[u8]) {
        let count = usize::from(byte(operand, 2).unwrap_or(0)).min(63);
        let edge = |i: usize| short(operand, 3 + i * 2).map(|e| i32::from(e.cast_signed()));
        self.row.edges = (0..=count).filter_map(edge).collect();
        self.row.merges.clear();
        for i in 0..count {
            let cell = slice(operand, 3 + (count + 1) * 2 + i * 20, 20);
            let flags = short(cell, 0).unwrap_or(0);
            self.row.merges.push(match (flags & 3, flags >> 5 & 3) {
                (1, _) => Merge::Before,
                (_, 1) => Merge::Above,
                _ => Merge::Own,
            });
            // The outer edges are no rules between columns.
            self.border(byte(cell, 9).filter(|_| i > 0));
            self.border(byte(cell, 17).filter(|_| i + 1 < count));
        }
    }
}
