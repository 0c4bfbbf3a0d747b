//! `gongwen fonts`, and the faces of a conversion.

use crate::args::Fonts;
use crate::{Exit, Streams};
use gongwen::font::FontSet;
use gongwen::{Error, Lang};
use std::path::Path;

/// The faces for a conversion.
pub(crate) fn find(_folder: Option<&Path>) -> Result<FontSet, Error> {
    Ok(FontSet::new())
}

/// Prints which face serves each role, and where it came from.
pub(crate) fn fonts(_args: &Fonts, _lang: Lang, _streams: &mut Streams<'_>) -> Result<Exit, Error> {
    Ok(Exit::Done)
}
