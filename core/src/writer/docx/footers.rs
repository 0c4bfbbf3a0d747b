//! The footers: page numbers `— 1 —`, odd pages right, even pages left (7.5).

use super::document::NAMESPACES;
use super::package::Entry;
use super::page::Page;
use super::paragraph::Props;
use super::runs::{field, run};
use super::textbox::{Along, Filled, TextBox, Turned};
use super::xml::{Part, Xml};
use crate::model::{Attachment, Block, Document};
use crate::style::Pt;
use crate::style::gbt9704 as gbt;

/// A footer of a section.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Footer {
    Odd,
    Even,
    /// No number.
    Blank,
    /// The number of a page that lies across: it stands where upright pages have it (8).
    AcrossOdd,
    AcrossEven,
}

/// All footers: relationship, target and part.
const FOOTERS: &[(Footer, &str, &str, &str)] = &[
    (Footer::Odd, "rIdOdd", "footer1.xml", "word/footer1.xml"),
    (Footer::Even, "rIdEven", "footer2.xml", "word/footer2.xml"),
    (Footer::Blank, "rIdBlank", "footer3.xml", "word/footer3.xml"),
    (
        Footer::AcrossOdd,
        "rIdAcrossOdd",
        "footer4.xml",
        "word/footer4.xml",
    ),
    (
        Footer::AcrossEven,
        "rIdAcrossEven",
        "footer5.xml",
        "word/footer5.xml",
    ),
];

impl Footer {
    fn row(self) -> (&'static str, &'static str, &'static str) {
        let row = FOOTERS.iter().find(|r| r.0 == self);
        row.map_or(("", "", ""), |r| (r.1, r.2, r.3))
    }

    /// The relationship by which a section names it.
    pub(super) fn id(self) -> &'static str {
        self.row().0
    }

    /// The relationship's target.
    pub(super) fn target(self) -> &'static str {
        self.row().1
    }

    /// Its entry in the package, which holds it already.
    pub(super) fn entry(self) -> Entry {
        Entry::word(self.row().2, "footer", None)
    }

    fn part(self) -> Part {
        match self {
            Footer::Odd => footer(|x| numbered(x, "GwPageOdd", "1")),
            Footer::Even => footer(|x| numbered(x, "GwPageEven", "2")),
            Footer::Blank => {
                footer(|x| x.element("w:p", &[], |x| Props::styled("GwPageOdd").write(x)))
            }
            Footer::AcrossOdd => footer(|x| across(x, "GwPageOdd", "1")),
            Footer::AcrossEven => footer(|x| across(x, "GwPageEven", "2")),
        }
    }
}

/// All footers there are.
pub(super) fn parts() -> impl Iterator<Item = (&'static str, Part)> {
    FOOTERS.iter().map(|r| (r.3, r.0.part()))
}

/// The footers that the sections of a document name.
pub(super) fn needed(document: &Document, page: Page) -> Vec<Footer> {
    let blank = page.is_letter() || page.parts_imprint();
    let needed = |f: &Footer| match f {
        Footer::Odd | Footer::Even => true,
        Footer::Blank => blank,
        Footer::AcrossOdd | Footer::AcrossEven => lies_across(document),
    };
    FOOTERS.iter().map(|r| r.0).filter(needed).collect()
}

/// Whether a table of it lies across the page.
fn lies_across(d: &Document) -> bool {
    let across = |b: &Block| matches!(b, Block::Table(t) if t.landscape);
    let attached = |a: &Attachment| a.body.iter().any(across);
    d.body.iter().any(across)
        || d.attachments.iter().any(attached)
        || d.forwarded.iter().any(lies_across)
}

fn footer(inside: impl FnOnce(&mut Xml)) -> Part {
    let namespaces: Vec<(&str, &dyn std::fmt::Display)> =
        NAMESPACES.iter().map(|(n, v)| (*n, v as _)).collect();
    Xml::part("w:ftr", &namespaces, inside)
}

fn numbered(x: &mut Xml, style: &'static str, shown: &str) {
    x.element("w:p", &[], |x| {
        Props::styled(style).write(x);
        run(x, None, "— ");
        field(x, "PAGE", shown);
        run(x, None, " —");
    });
}

/// The number in a box that is turned with the page, in what is its left margin.
fn across(x: &mut Xml, style: &'static str, shown: &str) {
    let high = super::styles::PAGE_NUMBER_LINE;
    let middle = gbt::BOTTOM_MARGIN.pt().0 - gbt::PAGE_NUMBER_DROP.pt().0;
    let number = TextBox {
        name: "页码",
        number: 1,
        across: Along::Page(Pt(middle - high.0 / 2.0)),
        down: Along::Page(Pt(gbt::BINDING_MARGIN.pt().0)),
        width: high,
        height: gbt::TYPE_WIDTH.pt(),
        turned: Turned::Clockwise,
        filled: Filled::FromTop,
    };
    x.element("w:p", &[], |x| {
        Props::styled("GwHair").write(x);
        number.run(x, |x| numbered(x, style, shown));
    });
}
