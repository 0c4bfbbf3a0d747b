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
