//! What the standard demands, as data: every figure of GB/T 9704-2012 with its clause.
//!
//! No other file of the project holds a figure of the standard. Nothing here measures or draws.
//! The ledger beside this file (`GBT9704.md`) lists every clause with its state.

pub(crate) mod attendance;
pub(crate) mod breaking;
pub(crate) mod columns;
#[cfg(feature = "dictionary")]
mod dictionary;
pub mod gbt9704;
pub(crate) mod kinsoku;
pub mod options;
pub(crate) mod signing;
pub(crate) mod title;
pub(crate) mod wording;

pub use options::{Binding, ImprintPage, PdfFlavour, Profile, StyleOptions};

use crate::font::Role;

/// A length in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Mm(pub f64);

/// A length in points of 1/72 inch.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f64);

impl Mm {
    /// In points.
    pub fn pt(self) -> Pt {
        Pt(self.0 * 72.0 / 25.4)
    }

    /// In twentieths of a point, rounded: the unit of OOXML.
    pub fn twips(self) -> i64 {
        self.pt().twips()
    }
}

impl Pt {
    /// In millimetres.
    pub fn mm(self) -> Mm {
        Mm(self.0 * 25.4 / 72.0)
    }

    /// In twentieths of a point, rounded: the unit of OOXML.
    pub fn twips(self) -> i64 {
        (self.0 * 20.0).round() as i64
    }

    /// In half points, rounded: OOXML's unit of type size.
    pub fn half_points(self) -> i64 {
        (self.0 * 2.0).round() as i64
    }
}

/// A colour of the standard, as sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
}

impl Colour {
    /// As six hexadecimal digits, such as `FF0000`.
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

/// Face, size and colour of an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// 字体.
    pub role: Role,
    /// 字号.
    pub size: Pt,
    /// 颜色.
    pub colour: Colour,
}
