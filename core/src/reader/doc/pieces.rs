//! The piece table: the text of a file, character by character, each with its place in the stream
//! (MS-DOC, 2.4.1).
//!
//! What a character means is not known here.

use super::bytes::{Plc, index, short, slice};
use super::file::{File, Part};
use crate::error::Error;
use crate::limits::{Budget, Limits, check};
use crate::messages::Trouble;
use encoding_rs::WINDOWS_1252;

/// A character, and where its bytes begin; by that its properties are found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) c: char,
    pub(super) at: u32,
}

/// What pieces say of all their characters and paragraphs, where a file was saved fast: changes that
/// come after those in the pages of properties (2.9.177).
#[derive(Debug, Default)]
pub(super) struct Changed<'f> {
    /// Where the bytes of a piece begin and end, and what it says; in order.
    pieces: Vec<(u32, u32, u16)>,
    lists: Vec<&'f [u8]>,
}

impl<'f> Changed<'f> {
    pub(super) fn of(file: &'f File) -> Self {
        let clx = file.part(Part::Pieces);
        let pieces = piece_table(clx).unwrap_or_default();
        let changed = |(start, end, piece): (usize, usize, &[u8])| {
            let says = short(piece, 6).filter(|says| *says != 0)?;
            let fc = index(piece, 2)?;
            let (at, size) = match fc & NARROW {
                0 => (fc, 2),
                _ => ((fc & !NARROW) / 2, 1),
            };
            let len = end.checked_sub(start)?.checked_mul(size)?;
            let to = u32::try_from(at.checked_add(len)?).ok()?;
            Some((u32::try_from(at).ok()?, to, says))
        };
        let mut pieces: Vec<_> = pieces.iter().filter_map(changed).collect();
        pieces.sort_unstable();
        let lists = shared_lists(clx);
        Self { pieces, lists }
    }

    /// The changes of the piece that a place lies in: of a list that pieces share, and one that is
    /// its own (2.9.208, 2.9.209).
    pub(super) fn at(&self, place: u32) -> (&'f [u8], [u8; 3]) {
        let after = self.pieces.partition_point(|p| p.1 <= place);
        let found = self.pieces.get(after).filter(|p| p.0 <= place);
        let says = found.map_or(0, |p| p.2);
        if says & 1 == 1 {
            let list = self.lists.get(usize::from(says >> 1)).copied();
            return (list.unwrap_or_default(), [0; 3]);
        }
        let code = SHORT.iter().find(|s| s.0 == says >> 1 & 0x7F);
        let [low, high] = code.map_or(0, |s| s.1).to_le_bytes();
        (&[], [low, high, (says >> 8) as u8])
    }
}

/// Changes by their short names, as far as anybody asks for them.
const SHORT: &[(u16, u16)] = &[
    (0x18, 0x2416),
    (0x19, 0x2417),
    (0x41, 0x0800),
    (0x42, 0x0801),
    (0x55, 0x0835),
    (0x5C, 0x083C),
];

/// Lists of changes that pieces share, which come before the table. One that is longer than any
/// program makes it is left out: every character of a piece costs its length.
fn shared_lists(clx: &[u8]) -> Vec<&[u8]> {
    const LONGEST: usize = 64;
    let mut at = 0;
    let mut lists = Vec::new();
    while clx.get(at) == Some(&1) {
        let len = short(clx, at + 1).map_or(0, usize::from);
        lists.push(slice(clx, at + 3, if len > LONGEST { 0 } else { len }));
        at += 3 + len;
    }
    lists
}

/// How many characters fit into the memory that a container may take when it is unpacked.
const UNIT: usize = size_of::<Unit>();

/// All text of a file. A character beyond the first plane takes two units, the second being U+0000
/// at the same place, so that units are counted as the file counts them.
pub(super) fn text(file: &File, limits: &Limits, budget: &Budget) -> Result<Vec<Unit>, Error> {
    let broken = || Error::new(Trouble::BadCompound, &[&"piece table"]);
    let pieces = piece_table(file.part(Part::Pieces)).ok_or_else(broken)?;
    let mut out = Vec::new();
    let most = limits.expanded_bytes / UNIT;
    for (start, end, piece) in pieces.iter() {
        let len = end.checked_sub(start).ok_or_else(broken)?;
        let fc = index(piece, 2).ok_or_else(broken)?;
        // A piece says where it begins, and no two pieces need the same bytes.
        let total = out.len().saturating_add(len);
        check(Trouble::TooMuchExpanded, file.main.len().min(most), total)?;
        budget.spend(len)?;
        if fc & NARROW == 0 {
            wide(&file.main, fc & !NARROW, len, &mut out);
        } else {
            narrow(&file.main, (fc & !NARROW) / 2, len, &mut out);
        }
    }
    Ok(out)
}

/// One byte a character.
const NARROW: usize = 1 << 30;

fn piece_table(clx: &[u8]) -> Option<Plc<'_>> {
    let mut at = 0;
    // Properties that pieces share come first.
    while clx.get(at) == Some(&1) {
        at += 3 + usize::from(short(clx, at + 1)?);
    }
    let len = index(clx, at + 1).filter(|_| clx.get(at) == Some(&2))?;
    let table = slice(clx, at + 5, len);
    (!table.is_empty()).then(|| Plc::of(table, 8))
}

/// Characters of one byte are those of Windows-1252 whatever the language of the file (2.9.73): what
/// has no place there, and so all Chinese, is kept in two bytes. Code pages are of Word 6 and 95.
fn narrow(main: &[u8], at: usize, len: usize, out: &mut Vec<Unit>) {
    let bytes = slice(main, at, len);
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    out.extend(
        text.chars()
            .zip(at..)
            .map(|(c, at)| Unit { c, at: at as u32 }),
    );
}

fn wide(main: &[u8], at: usize, len: usize, out: &mut Vec<Unit>) {
    let bytes = slice(main, at, len * 2);
    let units = bytes.chunks_exact(2).map(|two| match two {
        [low, high] => u16::from_le_bytes([*low, *high]),
        _ => 0,
    });
    let mut place = at as u32;
    for decoded in char::decode_utf16(units) {
        let c = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        out.push(Unit { c, at: place });
        if c.len_utf16() == 2 {
            out.push(Unit { c: '\0', at: place });
        }
        place += 2 * c.len_utf16() as u32;
    }
}
