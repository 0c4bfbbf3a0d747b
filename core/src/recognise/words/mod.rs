//! The words by which offices mark what they write: one table a kind, each with its source.
//!
//! To teach the recogniser a label, an organ or a title, add a row here. Nothing here decides
//! anything.

pub(super) mod attending;
pub(super) mod charset;
pub(super) mod labels;
pub(super) mod names;
pub(super) mod numerals;
pub(super) mod organs;
pub(super) mod statements;
