//! Writers, one file or folder a format. They know the model, never a reader and never each other.

pub(crate) mod docx;
pub(crate) mod json;
pub(crate) mod meta;
pub(crate) mod pdf;
pub(crate) mod xml;
