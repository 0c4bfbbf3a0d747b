//! Readers, one file or folder a format. They know the model, never a writer and never each other.

pub(crate) mod json;
