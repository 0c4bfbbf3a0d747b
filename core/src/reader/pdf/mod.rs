//! A PDF of ours: the text that its pages show, and the model that it carries beside them.
//!
//! Says what is there and judges nothing: which of the two counts is decided in `convert`. What
//! another program wrote is refused, because text without its structure is no document.

mod cmap;
mod file;
mod lines;
mod page;

use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::Trouble;
use crate::stored::{PROGRAM, TextDigest};
use file::File;
use hayro_syntax::{LoadPdfError, Pdf};

/// What a PDF of ours holds.
#[derive(Debug)]
pub(crate) struct Seen {
    /// The visible text, a printed line or a paragraph a line.
    pub(crate) text: String,
    /// The digest of the visible text.
    pub(crate) digest: String,
    /// The attached XML, and the digest of the text that it was attached to.
    pub(crate) stored: Option<(Vec<u8>, String)>,
}

/// Reads a PDF.
///
/// # Errors
/// `Container` for a damaged file, `Unsupported` for one that is encrypted or not ours, `Limit` past
/// a bound.
pub(crate) fn read(bytes: &[u8], limits: &Limits, budget: &Budget) -> Result<Seen, Error> {
    file::refuse_bombs(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
    let file = File::new(&pdf, limits);
    let stored = file.attached_model()?;
    if stored.is_none() && !file.is_made_by(PROGRAM) {
        return Err(Error::new(Trouble::ForeignPdf, &[]));
    }
    let (mut digest, mut text) = (TextDigest::default(), String::new());
    for page in pdf.pages().iter() {
        let pieces = page::pieces(page, &file, budget)?;
        pieces.iter().for_each(|p| digest.push(&p.text));
        lines::add(&pieces, &mut text);
    }
    Ok(Seen {
        text,
        digest: digest.hex(),
        stored,
    })
}

fn refusal(error: LoadPdfError) -> Error {
    match error {
        LoadPdfError::Decryption(_) => Error::new(Trouble::LockedPdf, &[]),
        LoadPdfError::Invalid => broken("no pages can be found"),
    }
}

fn broken(why: &str) -> Error {
    Error::new(Trouble::BrokenPdf, &[&why])
}
