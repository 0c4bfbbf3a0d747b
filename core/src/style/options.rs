//! What an office may choose where the standard leaves a choice, or where printing asks for one.
//!
//! Words only; the figures that follow from a choice stand in `gbt9704`.

use crate::error::Error;
use crate::messages::Trouble;
use std::str::FromStr;

/// How pages are to look, where the standard leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct StyleOptions {
    /// How 22 lines fill the type area.
    pub profile: Profile,
    /// On which side the binding edge of even pages lies.
    pub binding: Binding,
    /// On which page the imprint stands.
    pub imprint: ImprintPage,
}

/// How 22 lines fill the type area (5.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// The ink of the first and of the last line touches the type area's edges: 22 characters and
    /// 21 gaps, as 3.2 defines a line.
    #[default]
    Edge,
    /// 22 equal boxes fill the type area, as word processors count; the ink stands in their middle.
    Box,
}

/// On which side the binding edge, 订口, of even pages lies (5.2.1, 6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Binding {
    /// Left on every page: for the screen and for one-sided printing.
    #[default]
    Left,
    /// Left on odd, right on even pages: for printing on both sides.
    Mirrored,
}

/// On which page the imprint, 版记, stands (7.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImprintPage {
    /// The last page of the document, odd or even.
    #[default]
    Last,
    /// An even page: 版记 stands on the back of a sheet, after a blank page if need be (7.5).
    Even,
}

/// Which kind of PDF is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum PdfFlavour {
    /// PDF/A-2a and PDF/UA-1: tagged, text extractable, for archives.
    #[default]
    A2a,
    /// PDF/A-3a and PDF/UA-1 with our XML attached, so that it reads back to the equal model.
    A3a,
    /// PDF/A-2b: looks the same for ever; tagged all the same.
    A2b,
    /// PDF/A-4f with our XML attached.
    A4f,
    /// No archival profile.
    Plain,
}

const FLAVOURS: &[(PdfFlavour, &str)] = &[
    (PdfFlavour::A2a, "a-2a"),
    (PdfFlavour::A3a, "a-3a"),
    (PdfFlavour::A2b, "a-2b"),
    (PdfFlavour::A4f, "a-4f"),
    (PdfFlavour::Plain, "plain"),
];

const PROFILES: &[(Profile, &str)] = &[(Profile::Edge, "edge"), (Profile::Box, "box")];

fn named<T: Copy>(table: &[(T, &'static str)], what: &str, name: &str) -> Result<T, Error> {
    let hit = table.iter().find(|(_, n)| n.eq_ignore_ascii_case(name));
    hit.map(|&(value, _)| value)
        .ok_or_else(|| Error::new(Trouble::NoSuchValue, &[&what, &name]))
}

impl PdfFlavour {
    /// All flavours.
    pub fn all() -> impl Iterator<Item = PdfFlavour> {
        FLAVOURS.iter().map(|&(flavour, _)| flavour)
    }

    /// The name, such as `a-2a`; also what [`PdfFlavour::from_str`] takes.
    pub fn name(self) -> &'static str {
        let hit = FLAVOURS.iter().find(|&&(flavour, _)| flavour == self);
        hit.map_or("", |&(_, name)| name)
    }

    /// Whether the XML of the document is attached.
    pub fn attaches_xml(self) -> bool {
        matches!(self, PdfFlavour::A3a | PdfFlavour::A4f)
    }
}

impl FromStr for PdfFlavour {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named(FLAVOURS, "pdf", name)
    }
}

impl FromStr for Profile {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        named(PROFILES, "profile", name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_others_are_refused() {
        for flavour in PdfFlavour::all() {
            assert_eq!(flavour.name().parse::<PdfFlavour>().ok(), Some(flavour));
        }
        assert_eq!("BOX".parse::<Profile>().ok(), Some(Profile::Box));
        assert!("a-1b".parse::<PdfFlavour>().is_err());
    }
}
