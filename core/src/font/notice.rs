//! A notice for CFF faces that say nothing of themselves.
//!
//! Subsets keep the copyright and the notice of a face's Top DICT, and put the font matrix behind
//! them. Where there is neither, the matrix follows the operator `ROS` directly, and veraPDF up to
//! 1.30.2 then misreads it and every width of the face (veraPDF-parser #723): an archive that asks
//! it would refuse a sound file. So the full name is given out as the notice, by one byte.

use skrifa::FontRef;
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;

/// Operators of the Top DICT (Adobe Technical Note 5176, table 9).
const NOTICE: u8 = 1;
const FULL_NAME: u8 = 2;
const ESCAPE: u8 = 12;
const COPYRIGHT: u8 = 0;

/// The font file with a notice; none where it has one, has no full name, or is no CFF font.
pub(super) fn with_notice(bytes: &[u8], index: u32) -> Option<Vec<u8>> {
    let at = place(bytes, index)?;
    let mut patched = bytes.to_vec();
    *patched.get_mut(at)? = NOTICE;
    Some(patched)
}

/// Where the operator of the full name stands, if there is neither notice nor copyright.
fn place(bytes: &[u8], index: u32) -> Option<usize> {
    let font = FontRef::from_index(bytes, index).ok()?;
    let tag = Tag::new(b"CFF ");
    let records = font.table_directory().table_records();
    let record = records.iter().find(|r| r.tag() == tag)?;
    let start = usize::try_from(record.offset()).ok()?;
    font.data_for_tag(tag)?;
    let table = bytes.get(start..)?;
    let names = usize::from(*table.get(2)?);
    let (dict, end) = first_entry(table, index_end(table, names)?)?;
    full_name(table.get(dict..end)?).map(|at| start + dict + at)
}

/// The offsets of an INDEX: count, size of an offset, and where its data begin.
fn index_head(table: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    let count = u16::from_be_bytes([*table.get(at)?, *table.get(at + 1)?]);
    let size = usize::from(*table.get(at + 2)?);
    let count = usize::from(count);
    Some((count, size, at + 2 + (count + 1) * size))
}

fn offset(table: &[u8], at: usize, size: usize, entry: usize) -> Option<usize> {
    let from = at + 3 + entry * size;
    let bytes = table.get(from..from + size)?;
    Some(bytes.iter().fold(0, |n, b| n << 8 | usize::from(*b)))
}

fn index_end(table: &[u8], at: usize) -> Option<usize> {
    let (count, size, data) = index_head(table, at)?;
    Some(data + offset(table, at, size, count)?)
}

fn first_entry(table: &[u8], at: usize) -> Option<(usize, usize)> {
    let (_, size, data) = index_head(table, at)?;
    let bound = |entry| Some(data + offset(table, at, size, entry)?);
    Some((bound(0)?, bound(1)?))
}

fn full_name(dict: &[u8]) -> Option<usize> {
    let mut found = None;
    let mut at = 0;
    while let Some(&byte) = dict.get(at) {
        match byte {
            NOTICE => return None,
            ESCAPE if dict.get(at + 1) == Some(&COPYRIGHT) => return None,
            FULL_NAME => found = Some(at),
            _ => {}
        }
        at += match byte {
            ESCAPE | 247..=254 => 2,
            28 => 3,
            29 => 5,
            30 => 1 + dict.get(at + 1..)?.iter().position(|b| ends_real(*b))? + 1,
            _ => 1,
        };
    }
    found
}

/// Whether the last nibble of a real number is in this byte.
fn ends_real(byte: u8) -> bool {
    byte & 0x0f == 0x0f || byte >> 4 == 0x0f
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_name_becomes_the_notice_only_where_there_is_none() {
        let ros = [0xf8, 0x1b, 0xf8, 0x1c, 139, 12, 30];
        let named = [&ros[..], &[0xf8, 0x1d, FULL_NAME, 30, 0x0a, 0x0f, 12, 7]].concat();
        assert_eq!(full_name(&named), Some(9));
        let noticed = [&named[..], &[0xf8, 0x1e, NOTICE]].concat();
        assert_eq!(full_name(&noticed), None);
        let protected = [&named[..], &[0xf8, 0x1e, ESCAPE, COPYRIGHT]].concat();
        assert_eq!(full_name(&protected), None);
        assert_eq!(full_name(&ros), None);
    }

    #[test]
    fn junk_is_left_alone() {
        assert_eq!(with_notice(b"OTTO", 0), None);
        assert_eq!(with_notice(&[0xff; 400], 0), None);
    }
}
