//! What a face says of itself: names and licence bits, read from as few bytes as possible.

use crate::error::Error;
use crate::messages::Trouble;
use skrifa::raw::tables::{name::Name, os2::Os2};
use skrifa::raw::{FontData as Raw, FontRead};
use std::fmt::Display;

/// The licence bits of a face (OpenType, `OS/2.fsType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embedding {
    /// A subset may be embedded.
    Allowed,
    /// Nothing may be embedded without leave of the owner.
    Restricted,
    /// Only the whole face may be embedded; we always embed a subset.
    WholeOnly,
    /// Only bitmaps may be embedded.
    BitmapOnly,
}

impl Embedding {
    fn of(fs_type: u16) -> Self {
        match fs_type {
            t if t & 0x000F == 0x0002 => Embedding::Restricted,
            t if t & 0x0100 != 0 => Embedding::WholeOnly,
            t if t & 0x0200 != 0 => Embedding::BitmapOnly,
            _ => Embedding::Allowed,
        }
    }

    /// Why we may not embed it.
    pub(crate) fn refusal(self) -> Option<&'static str> {
        match self {
            Embedding::Allowed => None,
            Embedding::Restricted => Some("fsType 2: restricted licence"),
            Embedding::WholeOnly => Some("fsType 0x100: no subsetting"),
            Embedding::BitmapOnly => Some("fsType 0x200: bitmaps only"),
        }
    }
}

/// What a face says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceInfo {
    /// How many faces the file holds.
    pub faces: u32,
    /// PostScript name, full names and family names in all languages, in this order.
    pub names: Vec<String>,
    /// Whether it may be embedded.
    pub embedding: Embedding,
}

/// PostScript name, full name, family, typographic family (OpenType `name` table).
const NAME_IDS: [u16; 4] = [6, 4, 1, 16];

impl FaceInfo {
    /// The name for reports.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    pub(super) fn of_file(bytes: &[u8], index: u32, origin: &str) -> Result<Self, Error> {
        let mut read = |at: u64, len: usize| {
            let at = usize::try_from(at).ok()?;
            Some(bytes.get(at..at.checked_add(len)?)?.to_vec())
        };
        probe(&mut read, index, &origin)
    }
}

/// Learns what a face says of itself. `read(offset, length)` gives a stretch of the font file, or
/// nothing where it ends before; only the table directory and two small tables are asked for.
///
/// # Errors
/// `Font` for what is no font, or has no face of that index.
pub fn probe(
    read: &mut dyn FnMut(u64, usize) -> Option<Vec<u8>>,
    index: u32,
    origin: &dyn Display,
) -> Result<FaceInfo, Error> {
    let bad = |why: &str| Error::new(Trouble::BadFont, &[origin, &why]);
    let (faces, at) = find_face(read, index).ok_or_else(|| bad("no font, or no such face"))?;
    let mut table = |tag: &[u8; 4]| read_table(read, at, tag);
    let names = table(b"name").ok_or_else(|| bad("no name table"))?;
    let fs_type = table(b"OS/2").map_or(0, |bytes| {
        Os2::read(Raw::new(&bytes)).map_or(0, |os2| os2.fs_type())
    });
    Ok(FaceInfo {
        faces,
        names: collect_names(&names),
        embedding: Embedding::of(fs_type),
    })
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// The number of faces, and where the table directory of one begins.
fn find_face(
    read: &mut dyn FnMut(u64, usize) -> Option<Vec<u8>>,
    index: u32,
) -> Option<(u32, u64)> {
    let head = read(0, 12)?;
    match head.get(..4)? {
        b"ttcf" => {
            let faces = be32(&head, 8)?;
            let place = 12 + 4 * u64::from(index);
            let at = (index < faces).then(|| read(place, 4))??;
            Some((faces, be32(&at, 0)?.into()))
        }
        b"OTTO" | b"true" | b"\0\x01\0\0" if index == 0 => Some((1, 0)),
        _ => None,
    }
}

fn read_table(
    read: &mut dyn FnMut(u64, usize) -> Option<Vec<u8>>,
    at: u64,
    tag: &[u8; 4],
) -> Option<Vec<u8>> {
    /// No name table in use comes near it; a false length must not make us ask for gigabytes.
    const MOST: u32 = 1 << 20;
    let head = read(at, 12)?;
    let count = u16::from_be_bytes(head.get(4..6)?.try_into().ok()?);
    let directory = read(at + 12, usize::from(count) * 16)?;
    let (rows, _) = directory.as_chunks::<16>();
    let row = rows.iter().find(|row| row.starts_with(tag))?;
    let (offset, length) = (be32(row, 8)?, be32(row, 12)?);
    read(offset.into(), length.min(MOST) as usize)
}

fn collect_names(table: &[u8]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let Ok(table) = Name::read(Raw::new(table)) else {
        return names;
    };
    for id in NAME_IDS {
        let records = table.name_record().iter();
        for record in records.filter(|r| r.name_id().to_u16() == id && r.is_unicode()) {
            let Ok(text) = record.string(table.string_data()) else {
                continue;
            };
            let text: String = text.chars().collect();
            if !text.is_empty() && !names.contains(&text) {
                names.push(text);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_bits() {
        let table = [
            (0, Embedding::Allowed),
            (8, Embedding::Allowed),
            (4, Embedding::Allowed),
            (2, Embedding::Restricted),
            (0x108, Embedding::WholeOnly),
            (0x200, Embedding::BitmapOnly),
        ];
        for (bits, want) in table {
            assert_eq!(Embedding::of(bits), want, "{bits}");
        }
    }
}
