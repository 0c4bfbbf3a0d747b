//! What each flavour claims: the profiles that krilla holds the file to, and the version.
//!
//! A table; what a flavour is for stands at [`PdfFlavour`].

use super::internal;
use crate::error::Error;
use crate::style::PdfFlavour;
use crate::writer::meta::Meta;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};

struct Row {
    flavour: PdfFlavour,
    archival: Option<Archival>,
    /// Whether PDF/UA-1 goes with it; there is none for PDF 2.0.
    accessible: bool,
    version: PdfVersion,
}

const ROWS: &[Row] = &[
    row(
        PdfFlavour::A2a,
        Some(Archival::A2_A),
        true,
        PdfVersion::Pdf17,
    ),
    row(
        PdfFlavour::A3a,
        Some(Archival::A3_A),
        true,
        PdfVersion::Pdf17,
    ),
    row(
        PdfFlavour::A2b,
        Some(Archival::A2_B),
        false,
        PdfVersion::Pdf17,
    ),
    row(
        PdfFlavour::A4f,
        Some(Archival::A4F),
        false,
        PdfVersion::Pdf20,
    ),
    row(PdfFlavour::Plain, None, false, PdfVersion::Pdf17),
];

const fn row(
    flavour: PdfFlavour,
    archival: Option<Archival>,
    accessible: bool,
    version: PdfVersion,
) -> Row {
    Row {
        flavour,
        archival,
        accessible,
        version,
    }
}

/// Whether PDF/UA-1 would be claimed, were there a title, which it asks for.
pub(crate) fn lacks_title(flavour: PdfFlavour, meta: &Meta) -> bool {
    let row = ROWS.iter().find(|r| r.flavour == flavour);
    row.is_some_and(|r| r.accessible) && meta.title.is_none()
}

/// The text of a character that no face shows: itself, but PDF/A-4 (6.2.10.8) lets no replaced text
/// hold a character of private use.
pub(super) fn told(flavour: PdfFlavour, ch: char) -> char {
    let private = matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}');
    if flavour == PdfFlavour::A4f && private {
        char::REPLACEMENT_CHARACTER
    } else {
        ch
    }
}

/// The settings that make krilla write a flavour.
pub(super) fn settings(flavour: PdfFlavour, meta: &Meta) -> Result<SerializeSettings, Error> {
    let row = ROWS.iter().find(|r| r.flavour == flavour);
    let row = row.ok_or_else(|| internal("a flavour without settings"))?;
    let mut builder = ConfigurationBuilder::new().with_version(row.version);
    if let Some(archival) = row.archival {
        builder = builder.with_archival_validator(archival);
    }
    if row.accessible && meta.title.is_some() {
        builder = builder.with_accessibility_validator(Accessibility::UA1);
    }
    Ok(SerializeSettings {
        configuration: builder.finish().map_err(|e| internal(&format!("{e:?}")))?,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flavour_has_settings_that_krilla_takes() {
        for flavour in PdfFlavour::all() {
            let mut meta = Meta::of(&crate::Document::default(), None);
            assert!(settings(flavour, &meta).is_ok(), "{flavour:?}");
            meta.title = Some("关于防汛的通知".into());
            assert!(settings(flavour, &meta).is_ok(), "{flavour:?}");
            assert!(!lacks_title(flavour, &meta));
        }
    }
}
