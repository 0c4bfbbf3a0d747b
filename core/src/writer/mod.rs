//! Writers, one file or folder a format. They know the model, never a reader and never each other.

pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod json;
mod losses;
pub(crate) mod markdown;
pub(crate) mod meta;
pub(crate) mod pdf;
mod printed;
pub(crate) mod text;
pub(crate) mod xml;
