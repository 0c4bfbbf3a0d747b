//! The compound file, its streams, and the block at the head of the document that says where
//! everything lies (MS-DOC, 2.5, "FIB").
//!
//! It looks up; what the parts mean is the business of others.

use super::bytes::{index, long, short, slice};
use crate::error::Error;
use crate::messages::Trouble;
use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// A Word file of 1997 to 2003.
#[derive(Debug)]
pub(super) struct File {
    /// The stream that holds the text and its properties.
    pub(super) main: Vec<u8>,
    /// The stream that holds the tables.
    pub(super) tables: Vec<u8>,
    /// The stream of what is large.
    pub(super) data: Vec<u8>,
}

/// The parts of the head block that are asked for: their places in [`File::tables`] (2.5.6).
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Styles = 1,
    Sections = 6,
    HeaderText = 11,
    Characters = 12,
    Paragraphs = 13,
    Faces = 15,
    Settings = 31,
    Pieces = 33,
    Anchors = 40,
    MarginAnchors = 41,
    Drawings = 50,
    BoxText = 56,
    Lists = 73,
    ListUses = 74,
}

/// Stories, in the order in which they lie (2.4.1), each with the place of its length.
pub(super) const STORIES: [(Story, usize); 8] = [
    (Story::Main, 0x4C),
    (Story::Footnotes, 0x50),
    (Story::Margins, 0x54),
    (Story::Macros, 0x58),
    (Story::Comments, 0x5C),
    (Story::Endnotes, 0x60),
    (Story::Boxes, 0x64),
    (Story::MarginBoxes, 0x68),
];

/// A story of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    Main,
    Footnotes,
    /// Headers and footers.
    Margins,
    Macros,
    Comments,
    Endnotes,
    Boxes,
    MarginBoxes,
}

/// The version of Word 97.
const WORD_97: u16 = 0xC1;
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

impl File {
    /// Opens a file.
    ///
    /// # Errors
    /// `Container` for a damaged one, `Unsupported` for one that is encrypted, older, or no Word
    /// document.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let broken = |e: std::io::Error| Error::new(Trouble::BadCompound, &[&e]);
        let mut compound = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
        if !compound.is_stream("/WordDocument") {
            return Err(no_word_document(&compound));
        }
        let mut stream = |name: &str| -> Result<Vec<u8>, Error> {
            let mut out = Vec::new();
            if compound.is_stream(name) {
                let mut stream = compound.open_stream(name).map_err(broken)?;
                if stream.len() > bytes.len() as u64 {
                    return Err(Error::new(Trouble::BadCompound, &[&name]));
                }
                stream.read_to_end(&mut out).map_err(broken)?;
            }
            Ok(out)
        };
        let main = stream("/WordDocument")?;
        let flags = known(&main)?;
        let tables = stream(match flags & SECOND_TABLE {
            0 => "/0Table",
            _ => "/1Table",
        })?;
        let data = stream("/Data")?;
        Ok(Self { main, tables, data })
    }

    /// A part of the tables; empty where there is none.
    pub(super) fn part(&self, part: Part) -> &[u8] {
        let (at, len) = self.place(part);
        slice(&self.tables, at, len)
    }

    /// What lies behind a part, too.
    pub(super) fn part_and_rest(&self, part: Part) -> &[u8] {
        let (at, len) = self.place(part);
        match len {
            0 => &[],
            _ => self.tables.get(at..).unwrap_or_default(),
        }
    }

    fn place(&self, part: Part) -> (usize, usize) {
        let at = 0x9A + part as usize * 8;
        let place = index(&self.main, at).unwrap_or(0);
        (place, index(&self.main, at + 4).unwrap_or(0))
    }

    /// The characters of a story, by their number in the whole text.
    pub(super) fn story(&self, story: Story) -> std::ops::Range<usize> {
        let mut start = 0_usize;
        for (of, at) in STORIES {
            let len = long(&self.main, at).unwrap_or(0) as usize;
            let end = start.saturating_add(len);
            if of == story {
                return start..end;
            }
            start = end;
        }
        0..0
    }
}

/// The flags of a file that can be read.
fn known(main: &[u8]) -> Result<u16, Error> {
    let (ident, version) = (short(main, 0), short(main, 2));
    let (Some(ident), Some(version), Some(flags)) = (ident, version, short(main, 0x0A)) else {
        return Err(Error::new(Trouble::BadCompound, &[&"WordDocument"]));
    };
    if version < WORD_97 || ident != 0xA5EC {
        return Err(Error::new(Trouble::OldWord, &[&version]));
    }
    if flags & ENCRYPTED != 0 {
        return Err(Error::new(Trouble::Encrypted, &[]));
    }
    Ok(flags)
}

fn no_word_document<F>(compound: &CompoundFile<F>) -> Error {
    const KNOWN: &[(&str, &str)] = &[
        ("/Workbook", "XLS"),
        ("/Book", "XLS"),
        ("/PowerPoint Document", "PPT"),
        ("/MatOST", "Microsoft Works"),
    ];
    if compound.is_stream("/EncryptedPackage") {
        return Error::new(Trouble::Encrypted, &[]);
    }
    let found = KNOWN.iter().find(|k| compound.is_stream(k.0));
    let what = found.map_or("OLE", |k| k.1);
    Error::new(Trouble::NoWordFile, &[&what])
}
