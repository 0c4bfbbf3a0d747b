//! The faces of this computer, looked for once a process: conversions by the thousand share them.

use crate::fonts::{FontSearch, find};
use gongwen::Error;
use gongwen::font::FontSet;
use std::sync::OnceLock;

/// The faces that [`find`] finds when the caller names no folder, kept once found. Trouble is not
/// kept, so that a program goes on once the fonts are there.
///
/// # Errors
/// Those of [`find`].
pub fn fonts() -> Result<FontSet, Error> {
    static FOUND: OnceLock<FontSet> = OnceLock::new();
    if let Some(fonts) = FOUND.get() {
        return Ok(fonts.clone());
    }
    let fonts = find(&FontSearch::new([]))?;
    Ok(FOUND.get_or_init(|| fonts).clone())
}
