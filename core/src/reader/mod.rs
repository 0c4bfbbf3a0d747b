//! Readers: bytes of one format to lines, or, for our own formats, straight to a document.
//!
//! Readers know nothing of writers, nor of each other, nor of what a line means.

pub(crate) mod doc;
pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
mod office;
pub(crate) mod pdf;
pub(crate) mod rtf;
pub(crate) mod text;
pub(crate) mod xml;

pub(crate) use office::Draft;
