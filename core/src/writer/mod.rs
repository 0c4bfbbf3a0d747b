//! Writers, one file or folder a format. They know the model, never a reader and never each other.

mod boxed;
pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod json;
mod losses;
pub(crate) mod markdown;
pub(crate) mod meta;
pub(crate) mod pdf;
pub(crate) mod png;
mod printed;
pub(crate) mod text;
pub(crate) mod xml;
