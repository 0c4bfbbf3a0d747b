//! Writers, one file or folder a format. They know the model, never a reader and never each other.

pub(crate) mod docx;
mod illegal;
pub(crate) mod json;
pub(crate) mod xml;
