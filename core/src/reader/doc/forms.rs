//! Fields of forms: boxes that are ticked, and lists one entry of which was chosen (MS-DOC, 2.9.78).

use super::bytes::{index, short, slice, text};
use super::file::File;
use crate::reader::office::fields::Form;

const TEXT: u16 = 0;
const BOX: u16 = 1;
/// A state that is not set: what was given in advance holds.
const UNSET: u16 = 25;

/// The field at a place of the stream of what is large; none where it is one of text.
pub(super) fn form(file: &File, at: usize) -> Option<Form> {
    let head = usize::from(short(&file.data, at.checked_add(4)?)?);
    let len = index(&file.data, at)?.checked_sub(head)?;
    let bytes = slice(&file.data, at.checked_add(head)?, len);
    let bits = short(bytes, 4)?;
    let (kind, state) = (bits & 3, bits >> 2 & 0x1F);
    let mut at = 10;
    skip_text(bytes, &mut at)?;
    if kind == TEXT {
        return None;
    }
    let preset = short(bytes, at)?;
    let state = if state == UNSET { preset } else { state };
    if kind == BOX {
        return Some(Form {
            ticked: Some(state == 1),
            ..Form::default()
        });
    }
    at += 2;
    for _ in 0..5 {
        skip_text(bytes, &mut at)?;
    }
    Some(Form {
        ticked: None,
        entries: entries(bytes, at),
        chosen: state.into(),
    })
}

/// A text, and the zero behind it.
fn skip_text(bytes: &[u8], at: &mut usize) -> Option<()> {
    *at += 2 + usize::from(short(bytes, *at)?) * 2 + 2;
    Some(())
}

fn entries(bytes: &[u8], mut at: usize) -> Vec<String> {
    let count = short(bytes, at + 2).unwrap_or(0);
    at += 6;
    let mut out = Vec::new();
    for _ in 0..count {
        let Some(len) = short(bytes, at).map(usize::from) else {
            break;
        };
        out.push(text(slice(bytes, at + 2, len * 2)));
        at += 2 + len * 2;
    }
    out
}
