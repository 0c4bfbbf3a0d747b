//! The faces of a file: in which code page their bytes are, and which show signs for letters.
//!
//! Nothing else of a face is asked.

use crate::reader::office::symbols;
use encoding_rs::{self as code, Encoding, GB18030, WINDOWS_1252};
use std::collections::BTreeMap;

/// The faces of a file by their numbers, and what holds where a face says nothing.
#[derive(Debug)]
pub(super) struct Faces {
    encodings: BTreeMap<i32, &'static Encoding>,
    /// The names of faces of signs.
    signs: BTreeMap<i32, String>,
    /// The name that is being read.
    name: String,
    /// The code page of the file, and its usual face.
    pub(super) code_page: &'static Encoding,
    pub(super) usual: i32,
}

impl Default for Faces {
    fn default() -> Self {
        Self {
            encodings: BTreeMap::new(),
            signs: BTreeMap::new(),
            name: String::new(),
            code_page: WINDOWS_1252,
            usual: -1,
        }
    }
}

/// A longer name is none of a face.
const LONGEST_NAME: usize = 256;

impl Faces {
    /// Says in which code page or set of characters a face is.
    pub(super) fn set(&mut self, face: i32, encoding: Option<&'static Encoding>) {
        self.encodings.extend(encoding.map(|e| (face, e)));
    }

    /// A piece of the name of a face, which ends at a semicolon.
    pub(super) fn name(&mut self, face: i32, text: &str) {
        let (own, ended) = match text.split_once(';') {
            Some((own, _)) => (own, true),
            None => (text, false),
        };
        if self.name.len() < LONGEST_NAME {
            self.name += own;
        }
        if ended {
            let name = std::mem::take(&mut self.name);
            if symbols::is_symbolic(name.trim()) {
                self.signs.insert(face, name.trim().to_owned());
            }
        }
    }

    fn known(&self, face: Option<i32>) -> i32 {
        face.unwrap_or(self.usual)
    }

    /// Whether letters of a face are signs.
    pub(super) fn is_symbolic(&self, face: Option<i32>) -> bool {
        self.signs.contains_key(&self.known(face))
    }

    /// Bytes in a face, as they are seen.
    pub(super) fn decoded(&self, face: Option<i32>, bytes: &[u8]) -> String {
        let face = self.known(face);
        if let Some(name) = self.signs.get(&face) {
            let sign = |b: &u8| symbols::shown(name, u32::from(*b)).unwrap_or(char::from(*b));
            return bytes.iter().map(sign).collect();
        }
        // A face of the West may hold bytes of the file's code page, which all of East Asia uses.
        let of_face = self.encodings.get(&face).filter(|e| **e != WINDOWS_1252);
        let encoding = of_face.copied().unwrap_or(self.code_page);
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    /// A character that was named by its number, as it is seen: those of faces of signs are private.
    pub(super) fn shown(&self, face: Option<i32>, c: char) -> char {
        if !(0xF000..0xF100).contains(&u32::from(c)) {
            return c;
        }
        let name = self.signs.get(&self.known(face));
        let name = name.map_or("wingdings", String::as_str);
        symbols::shown(name, c.into()).unwrap_or(c)
    }
}

/// Character sets of faces, code pages, and what they are.
const ENCODINGS: &[(&[i32], &[i32], &Encoding)] = &[
    (&[0, 1], &[1252], WINDOWS_1252),
    (&[134], &[936, 54936, 20936], GB18030),
    (&[136], &[950], code::BIG5),
    (&[128], &[932], code::SHIFT_JIS),
    (&[129], &[949], code::EUC_KR),
    (&[77], &[10000], code::MACINTOSH),
    (&[161], &[1253], code::WINDOWS_1253),
    (&[162], &[1254], code::WINDOWS_1254),
    (&[163], &[1258], code::WINDOWS_1258),
    (&[177], &[1255], code::WINDOWS_1255),
    (&[178], &[1256], code::WINDOWS_1256),
    (&[186], &[1257], code::WINDOWS_1257),
    (&[204], &[1251], code::WINDOWS_1251),
    (&[222], &[874], code::WINDOWS_874),
    (&[238], &[1250], code::WINDOWS_1250),
    (&[], &[65001], code::UTF_8),
];

/// The encoding of a face's character set.
pub(super) fn of_charset(number: Option<i32>) -> Option<&'static Encoding> {
    let number = number?;
    let row = ENCODINGS.iter().find(|e| e.0.contains(&number));
    row.map(|e| e.2)
}

/// The encoding of a code page.
pub(super) fn of_code_page(number: Option<i32>) -> Option<&'static Encoding> {
    let number = number?;
    let row = ENCODINGS.iter().find(|e| e.1.contains(&number));
    row.map(|e| e.2)
}
