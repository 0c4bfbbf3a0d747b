//! Lists and their levels (MS-DOC, 2.9.131, 2.9.147, 2.9.150).
//!
//! Counting is the business of [`numbering`](crate::reader::office::numbering).

use super::bytes::{byte, index, long, short, slice};
use super::file::{File, Part};
use crate::reader::office::numbering::{Figure, LEVELS, LONGEST_TEXT, Level, List};

/// The lists of a file, by the number that paragraphs have, from 1.
pub(super) fn lists(file: &File) -> Vec<List> {
    let shared = shared(file.part_and_rest(Part::Lists)).unwrap_or_default();
    uses(file.part(Part::ListUses), &shared).unwrap_or_default()
}

/// A definition that lists share, with its id.
type Shared = (u32, Vec<Level>);

fn shared(bytes: &[u8]) -> Option<Vec<Shared>> {
    const HEAD: usize = 28;
    let count = usize::from(short(bytes, 0)?);
    let mut at = 2 + count * HEAD;
    let mut out = Vec::new();
    for i in 0..count {
        let head = slice(bytes, 2 + i * HEAD, HEAD);
        let id = long(head, 0)?;
        let simple = byte(head, 26)? & 1 == 1;
        let mut levels = Vec::new();
        for _ in 0..if simple { 1 } else { LEVELS } {
            let Some(level) = level(bytes, &mut at) else {
                break;
            };
            levels.push(level);
        }
        out.push((id, levels));
    }
    Some(out)
}

/// A level; `at` moves behind it.
fn level(bytes: &[u8], at: &mut usize) -> Option<Level> {
    const HEAD: usize = 28;
    let head = slice(bytes, *at, HEAD);
    let flags = byte(head, 5)?;
    let changes = usize::from(byte(head, 24)?) + usize::from(byte(head, 25)?);
    let text = *at + HEAD + changes;
    let len = usize::from(short(bytes, text)?);
    let units = slice(bytes, text + 2, len * 2)
        .chunks_exact(2)
        .take(LONGEST_TEXT);
    let units: Vec<u16> = units
        .filter_map(|two| Some(u16::from_le_bytes(two.try_into().ok()?)))
        .collect();
    *at = text + 2 + len * 2;
    let restart = match flags >> 3 & 1 {
        1 => Some(u32::from(byte(head, 26)?)),
        _ => None,
    };
    Some(Level {
        start: long(head, 0)?,
        figure: Figure::numbered(byte(head, 4)?),
        text: String::from_utf16_lossy(&units)
            .chars()
            .map(place)
            .collect(),
        restart,
        legal: flags >> 2 & 1 == 1,
        parted: byte(head, 15)? != 2,
    })
}

/// The number of a level stands in the text as its index.
fn place(c: char) -> String {
    match c as u32 {
        level @ 0..=8 => format!("%{}", level + 1),
        _ => c.to_string(),
    }
}

/// More lists than Word can number (2.4.6.3).
const MOST_LISTS: usize = 2046;

fn uses(bytes: &[u8], shared: &[Shared]) -> Option<Vec<List>> {
    const HEAD: usize = 16;
    let count = index(bytes, 0)?.min(MOST_LISTS);
    let mut at = 4 + count * HEAD;
    let mut out = Vec::new();
    for i in 0..count {
        let head = slice(bytes, 4 + i * HEAD, HEAD);
        let id = long(head, 0)?;
        let found = shared.iter().position(|s| s.0 == id);
        let levels = found.and_then(|f| shared.get(f)).map(|s| s.1.clone());
        let mut list = List {
            counters: found.map_or(u32::MAX, |f| u32::try_from(f).unwrap_or(u32::MAX)),
            levels: levels.unwrap_or_default(),
            anew: Vec::new(),
        };
        at += 4; // where it was last used
        for _ in 0..byte(head, 12)? {
            override_level(bytes, &mut at, &mut list)?;
        }
        out.push(list);
    }
    Some(out)
}

/// A level that a list has otherwise than its definition; `at` moves behind it.
fn override_level(bytes: &[u8], at: &mut usize, list: &mut List) -> Option<()> {
    let (start, flags) = (long(bytes, *at)?, long(bytes, *at + 4)?);
    *at += 8;
    let of = usize::try_from(flags & 0x0F).ok()?;
    if flags & 0x20 != 0 {
        let own = level(bytes, at)?;
        if flags & 0x10 != 0 {
            list.anew.push((of, own.start));
        }
        if let Some(level) = list.levels.get_mut(of) {
            *level = own;
        }
    } else if flags & 0x10 != 0 {
        list.anew.push((of, start));
        if let Some(level) = list.levels.get_mut(of) {
            level.start = start;
        }
    }
    Some(())
}
