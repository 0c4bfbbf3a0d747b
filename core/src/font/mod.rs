//! Faces: the only code that opens a font.
//!
//! Faces are given by the caller; the core never looks for them (that is `gongwen-host`).

use crate::error::Error;
use std::sync::Arc;

/// The five roles that GB/T 9704-2012 gives to faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 仿宋: body (5.2.2).
    FangSong,
    /// 小标宋: mark and title (7.2.4, 7.3.1).
    Title,
    /// 黑体: level-1 headings, classification, labels.
    Hei,
    /// 楷体: level-2 headings, approvers' names.
    Kai,
    /// 宋体: page numbers (7.5).
    Song,
}

/// The bytes of a font file, and which face of a collection is meant.
#[derive(Debug, Clone)]
pub struct FontData {
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// The face within a collection; 0 for a plain font.
    pub index: u32,
    /// Where it came from, for reports: a path or a name.
    pub origin: String,
}

/// The faces that serve a conversion. Cheap to clone; share one among all conversions.
#[derive(Debug, Clone, Default)]
pub struct FontSet {}

impl FontSet {
    /// A set without faces.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a role its face; with no role, adds a face that serves characters others lack.
    pub fn add(&mut self, _role: Option<Role>, _data: FontData) -> Result<(), Error> {
        Ok(())
    }
}
