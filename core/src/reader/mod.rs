//! Readers: bytes of one format to lines, or, for our own formats, straight to a document.
//!
//! Readers know nothing of writers, nor of each other, nor of what a line means.

pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod pdf;
pub(crate) mod text;
pub(crate) mod xml;
