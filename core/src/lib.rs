//! gongwen understands Chinese official documents (公文): it reads drafts as they are, holds them in
//! one typed model and writes them as DOCX, PDF, XML, JSON, HTML,
//! Markdown and text, to GB/T 9704-2012.
//!
//! Data flows one way: bytes → lines → model → pages → bytes.

#![forbid(unsafe_code)]

pub mod accord;
pub mod convert;
pub mod diagnostic;
pub mod encoding;
pub mod error;
pub mod font;
pub mod limits;
pub mod messages;
pub mod model;
pub mod normalise;
pub mod recognise;
#[cfg(feature = "schema")]
pub mod schema;
pub mod span;

mod detect;
mod layout;
mod lines;
mod reader;
mod stored;
pub mod style;
mod writer;
mod xml;

pub use convert::{
    Format, Parsed, PictureOptions, ReadOptions, WriteOptions, Written, WrittenFiles, read, write,
    write_files,
};
pub use diagnostic::Diagnostic;
pub use error::{Error, ErrorKind};
pub use messages::{Lang, Severity};
pub use model::Document;
pub use normalise::Normalise;
