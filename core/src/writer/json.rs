//! The model as JSON: two spaces of indent, Chinese as it is, a line end at the end.
//!
//! The form is the model's own (serde); nothing of it may be decided here.

use crate::error::Error;
use crate::messages::Trouble;
use crate::model::Document;

/// Writes a document.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(document)
        .map_err(|e| Error::new(Trouble::Internal, &[&e]).caused_by(e))?;
    bytes.push(b'\n');
    Ok(bytes)
}
