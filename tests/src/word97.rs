//! Small Word files of 1997 to 2003, for what no office program at hand writes (MS-DOC).
//!
//! As much as a reader asks for: the head block, the piece table, pages of properties, tables.

use cfb::CompoundFile;
use std::io::{Cursor, Write};

/// A file in the making.
#[derive(Debug, Default)]
pub struct Word97 {
    text: String,
    /// Stretches of the text in UTF-16 units, each with a piece of its own and what it says.
    pieces: Vec<(usize, u16)>,
    /// Where runs end, and their changes.
    runs: Vec<(usize, Vec<u8>)>,
    parts: Vec<(usize, Vec<u8>)>,
    data: Vec<u8>,
    shared: Vec<Vec<u8>>,
    margins: usize,
}

/// Where the text lies in its stream, and the pages of properties.
const TEXT: usize = 0x800;
const PAGES: usize = 0x4000;
const PAGE: usize = 512;

/// A number of two bytes, little-endian; a test file is small.
#[allow(clippy::cast_possible_truncation)]
fn two(n: usize) -> [u8; 2] {
    (n as u16).to_le_bytes()
}

#[allow(clippy::cast_possible_truncation)]
fn four(n: usize) -> [u8; 4] {
    (n as u32).to_le_bytes()
}

/// UTF-16, little-endian.
pub fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

impl Word97 {
    /// A run of the story with its changes (`sprm` by `sprm`).
    #[must_use]
    pub fn run(self, text: &str, changes: &[u8]) -> Self {
        self.piece(text, changes, 0)
    }

    /// The same in a piece that says something of its own (`Prm`).
    #[must_use]
    pub fn piece(mut self, text: &str, changes: &[u8], says: u16) -> Self {
        let len = text.encode_utf16().count();
        self.text += text;
        self.pieces.push((len, says));
        let end = self.runs.last().map_or(0, |r| r.0) + len;
        self.runs.push((end, changes.to_vec()));
        self
    }

    /// Headers and footers, which lie behind the story; their places are a part.
    #[must_use]
    pub fn margins(mut self, text: &str) -> Self {
        let before = self.text.encode_utf16().count();
        self = self.run(text, &[]);
        self.margins = self.text.encode_utf16().count() - before;
        self
    }

    /// A list of changes that pieces share.
    #[must_use]
    pub fn shared(mut self, changes: &[u8]) -> Self {
        self.shared.push(changes.to_vec());
        self
    }

    /// A part of the tables, by its number in the head block (2.5.6).
    #[must_use]
    pub fn part(mut self, number: usize, bytes: Vec<u8>) -> Self {
        self.parts.push((number, bytes));
        self
    }

    /// The stream of what is large.
    #[must_use]
    pub fn data(mut self, bytes: Vec<u8>) -> Self {
        self.data = bytes;
        self
    }

    /// The file.
    ///
    /// # Panics
    /// Where the text is too long for a small file.
    #[must_use]
    #[allow(clippy::expect_used)] // a test helper
    pub fn bytes(mut self) -> Vec<u8> {
        let text = wide(&self.text);
        assert!(text.len() < PAGES - TEXT, "a small file");
        let mut main = vec![0; PAGES];
        put(&mut main, TEXT, &text);
        main.extend(self.characters());
        main.extend(paragraphs(text.len()));
        let end = TEXT + text.len();
        let page = |n: usize| [four(TEXT), four(end), four(PAGES / PAGE + n)].concat();
        self.parts
            .extend([(12, page(0)), (13, page(1)), (33, self.piece_table())]);
        let mut tables = Vec::new();
        for (number, bytes) in &self.parts {
            let at = 0x9A + number * 8;
            put(&mut main, at, &four(tables.len()));
            put(&mut main, at + 4, &four(bytes.len()));
            tables.extend(bytes);
        }
        put(&mut main, 0, &[0xEC, 0xA5, 0xC1, 0]);
        put(&mut main, 0x0A, &two(0x1200));
        put(&mut main, 0x4C, &four(text.len() / 2 - self.margins));
        put(&mut main, 0x54, &four(self.margins));
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("memory takes all");
        let streams = [
            ("/WordDocument", main),
            ("/1Table", tables),
            ("/Data", self.data),
        ];
        for (name, bytes) in streams {
            let mut stream = file.create_stream(name).expect("a name of its own");
            stream.write_all(&bytes).expect("memory takes all");
        }
        file.flush().expect("memory takes all");
        file.into_inner().into_inner()
    }

    fn piece_table(&self) -> Vec<u8> {
        let mut places = vec![0];
        let mut things = Vec::new();
        for (len, says) in &self.pieces {
            let at = places.last().copied().unwrap_or(0);
            things.extend([0, 0]);
            things.extend(four(TEXT + at * 2));
            things.extend(says.to_le_bytes());
            places.push(at + len);
        }
        let table = [places.into_iter().flat_map(four).collect(), things].concat();
        let mut out = Vec::new();
        for list in &self.shared {
            out.push(1);
            out.extend(two(list.len()));
            out.extend(list);
        }
        out.push(2);
        out.extend(four(table.len()));
        out.extend(table);
        out
    }

    /// A page of runs; their changes lie at its end, from behind.
    fn characters(&self) -> Vec<u8> {
        let mut page = vec![0; PAGE];
        let mut behind = PAGE - 1;
        put(&mut page, 0, &four(TEXT));
        for (i, (end, changes)) in self.runs.iter().enumerate() {
            put(&mut page, (i + 1) * 4, &four(TEXT + end * 2));
            behind = (behind - 1 - changes.len()) & !1;
            let [len, _] = two(changes.len());
            put(&mut page, behind, &[&[len], changes.as_slice()].concat());
            let [at, _] = two(behind / 2);
            put(&mut page, (self.runs.len() + 1) * 4 + i, &[at]);
        }
        let [count, _] = two(self.runs.len());
        put(&mut page, PAGE - 1, &[count]);
        page
    }
}

/// A page of one paragraph run that says nothing.
fn paragraphs(len: usize) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    put(&mut page, 0, &[four(TEXT), four(TEXT + len)].concat());
    put(&mut page, PAGE - 1, &[1]);
    page
}

fn put(bytes: &mut [u8], at: usize, what: &[u8]) {
    for (to, from) in bytes.iter_mut().skip(at).zip(what) {
        *to = *from;
    }
}
