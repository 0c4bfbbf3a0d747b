//! Words that are drawn as pictures (WordArt): kept as a property of a shape (MS-ODRAW, 2.2.14,
//! 2.3.22.2).
//!
//! Of drawings nothing else is read.

use super::bytes::{index, long, short, slice, text};
use super::file::{File, Part};
use std::collections::BTreeMap;

/// Words by the shape that shows them.
pub(super) fn words(file: &File) -> BTreeMap<u32, String> {
    let bytes = file.part(Part::Drawings);
    let mut found = BTreeMap::new();
    // What all drawings share comes first, then one for the text and one for the margins.
    let mut at = index(bytes, 4).map_or(usize::MAX, |len| len.saturating_add(HEAD));
    while let Some(len) = index(bytes, at.saturating_add(1 + 4)) {
        let inside = bytes.get(at + 1 + HEAD..).unwrap_or_default();
        shapes(
            inside.get(..len.min(inside.len())).unwrap_or_default(),
            &mut found,
        );
        at = at.saturating_add(1 + HEAD).saturating_add(len);
    }
    found
}

/// The head of a record.
const HEAD: usize = 8;
const SHAPE: u16 = 0xF00A;
const OPTIONS: u16 = 0xF00B;

/// Walks all records; those that hold others are looked into.
fn shapes(bytes: &[u8], found: &mut BTreeMap<u32, String>) {
    let (mut at, mut shape) = (0, None);
    while let (Some(kind), Some(of), Some(len)) =
        (short(bytes, at), short(bytes, at + 2), index(bytes, at + 4))
    {
        at += HEAD;
        if kind & 0x0F == 0x0F {
            continue;
        }
        let inside = slice(bytes, at, len);
        match of {
            SHAPE => shape = long(inside, 0),
            OPTIONS => {
                let words = art(inside, usize::from(kind >> 4));
                found.extend(shape.zip(words));
            }
            _ => {}
        }
        at = at.saturating_add(len);
    }
}

/// The property that holds the words, of so many.
fn art(options: &[u8], count: usize) -> Option<String> {
    const PROPERTY: usize = 6;
    const WORDS: u16 = 0x00C0;
    // What is long lies behind all properties, in their order.
    let mut behind = count * PROPERTY;
    for i in 0..count {
        let id = short(options, i * PROPERTY)?;
        if id & 0x8000 == 0 {
            continue;
        }
        let len = index(options, i * PROPERTY + 2)?;
        if id & 0x3FFF == WORDS {
            return Some(text(slice(options, behind, len)).replace('\r', "\n"));
        }
        behind = behind.checked_add(len)?;
    }
    None
}
