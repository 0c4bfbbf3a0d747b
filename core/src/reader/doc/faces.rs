//! The names of faces (MS-DOC, 2.9.82, 2.9.285), by which signs are told from letters.

use super::bytes::{byte, short, slice, text};
use super::file::{File, Part};
use crate::reader::office::symbols;

/// The faces of signs of a file, by their numbers; others have no name here.
#[derive(Debug, Default)]
pub(super) struct Faces(Vec<Option<String>>);

impl Faces {
    pub(super) fn of(file: &File) -> Self {
        let bytes = file.part(Part::Faces);
        let count = usize::from(short(bytes, 0).unwrap_or(0));
        let mut at = 4;
        let mut names = Vec::new();
        for _ in 0..count {
            let Some(len) = byte(bytes, at) else { break };
            names.push(name(slice(bytes, at + 1, len.into())));
            at += 1 + usize::from(len);
        }
        Self(names)
    }

    /// What is seen where a face shows a code; none where it is no face of signs.
    pub(super) fn shown(&self, face: u16, code: u32) -> Option<char> {
        let name = self.0.get(usize::from(face))?.as_deref()?;
        symbols::shown(name, code)
    }
}

fn name(face: &[u8]) -> Option<String> {
    const HEAD: usize = 39;
    let name = text(face.get(HEAD..)?);
    symbols::is_symbolic(&name).then_some(name)
}
