//! The page: size, margins and grid, and the footers of its sections.
//!
//! Figures are the style's; this file counts them in twips.

use super::footers::Footer;
use super::xml::Xml;
use crate::model::{Document, Layout};
use crate::style::gbt9704 as gbt;
use crate::style::{Binding, ImprintPage, Profile, Pt, StyleOptions};

/// The page of a document.
#[derive(Clone, Copy)]
pub(super) struct Page {
    style: StyleOptions,
    layout: Layout,
}

/// How the pages of a section lie.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lies {
    Upright,
    /// Turned, for a table that is wider than the type area (8).
    Across,
}

/// What `w:sectPr` says.
#[derive(Clone, Copy)]
pub(super) struct Section {
    page: Page,
    lies: Lies,
    /// Whether the document begins with it.
    first: bool,
    /// Whether it holds nothing but the imprint, on an even page.
    imprint: bool,
}

impl Page {
    pub(super) fn new(document: &Document, style: StyleOptions) -> Self {
        Self {
            style,
            layout: document.layout,
        }
    }

    /// How many styles of pages there are, as far as [`Page::variant`] tells them.
    pub(super) const VARIANTS: usize = 4;

    /// What styles and settings depend on, as a number.
    pub(super) fn variant(self) -> usize {
        let boxed = usize::from(self.style.profile == Profile::Box);
        2 * boxed + usize::from(self.is_mirrored())
    }

    /// 5.2.3: from one line to the next in twips, the part of a twip left out: with 580 for 579.8
    /// only 21 lines would stand.
    pub(super) fn pitch(self) -> i64 {
        let exact = match self.style.profile {
            Profile::Edge => gbt::line_pitch(),
            Profile::Box => Pt(gbt::TYPE_HEIGHT.pt().0 / gbt::LINES as f64),
        };
        (exact.0 * 20.0).floor() as i64
    }

    /// The height of blank lines in twips; none where there are none.
    pub(super) fn blank(self, lines: usize) -> Option<i64> {
        (lines > 0).then_some(lines as i64 * self.pitch())
    }

    /// Upper and lower margin in twips. A line's characters stand in its middle, so where the first
    /// are to touch the edge of the type area, the lines begin above it.
    fn margins(self) -> (i64, i64) {
        let (top, bottom) = match self.style.profile {
            Profile::Edge => (gbt::EDGE_TOP_MARGIN, gbt::EDGE_BOTTOM_MARGIN),
            Profile::Box => (gbt::TOP_MARGIN, gbt::BOTTOM_MARGIN),
        };
        (top.twips(), bottom.twips())
    }

    /// Where the first line of a page begins, in twips from the upper edge of the page.
    pub(super) fn top(self) -> i64 {
        self.margins().0
    }

    /// The lower margin, from the upper edge of the page.
    pub(super) fn foot(self) -> Pt {
        Pt(gbt::PAGE_HEIGHT.pt().0 - self.margins().1 as f64 / 20.0)
    }

    pub(super) fn is_letter(self) -> bool {
        self.layout == Layout::Letter
    }

    pub(super) fn is_mirrored(self) -> bool {
        self.style.binding == Binding::Mirrored
    }

    /// Whether the imprint has a section of its own.
    pub(super) fn parts_imprint(self) -> bool {
        self.style.imprint == ImprintPage::Even
    }

    /// A section of the text.
    pub(super) fn section(self, lies: Lies, first: bool) -> Section {
        Section {
            page: self,
            lies,
            first,
            imprint: false,
        }
    }

    /// The section of an imprint that is to stand on an even page.
    pub(super) fn imprint_section(self) -> Section {
        Section {
            imprint: true,
            ..self.section(Lies::Upright, false)
        }
    }
}

impl Section {
    /// `w:sectPr`, in the order of CT_SectPr. 10.1: a letter's first page bears no number; 7.5: nor
    /// does an imprint behind a blank page.
    pub(super) fn write(self, x: &mut Xml) {
        let letter = self.first && self.page.is_letter();
        let (odd, even) = match (self.imprint, self.lies) {
            (true, _) => (Footer::Blank, Footer::Blank),
            (_, Lies::Upright) => (Footer::Odd, Footer::Even),
            (_, Lies::Across) => (Footer::AcrossOdd, Footer::AcrossEven),
        };
        let first = letter.then_some(("first", Footer::Blank));
        let footers = [("default", odd), ("even", even)].into_iter().chain(first);
        x.element("w:sectPr", &[], |x| {
            for (pages, footer) in footers {
                let id = footer.id();
                x.leaf("w:footerReference", &[("w:type", &pages), ("r:id", &id)]);
            }
            x.val(
                "w:type",
                if self.imprint {
                    &"evenPage"
                } else {
                    &"nextPage"
                },
            );
            self.sheet(x);
            if letter {
                x.leaf("w:titlePg", &[]);
            }
            self.grid(x);
        });
    }

    /// 5.2.3: the grid of lines. A page that lies across holds a table only, which has a pitch of its
    /// own; LibreOffice would keep its lower part free, where no whole line of the grid stands.
    fn grid(self, x: &mut Xml) {
        let pitch = self.page.pitch();
        let lines = ("w:type", &"lines" as _);
        let kind = match self.lies {
            Lies::Upright => Some(lines),
            Lies::Across => None,
        };
        let attrs: Vec<_> = kind
            .into_iter()
            .chain([("w:linePitch", &pitch as _)])
            .collect();
        x.leaf("w:docGrid", &attrs);
    }

    /// Size and margins. A page that lies across is turned so that its head is at the binding edge (8).
    fn sheet(self, x: &mut Xml) {
        let (w, h) = (gbt::PAGE_WIDTH.twips(), gbt::PAGE_HEIGHT.twips());
        let (left, right) = (gbt::BINDING_MARGIN.twips(), gbt::OUTER_MARGIN.twips());
        match self.lies {
            Lies::Upright => {
                let (top, bottom) = self.page.margins();
                x.leaf("w:pgSz", &[("w:w", &w), ("w:h", &h)]);
                margins(x, [top, right, bottom, left]);
            }
            Lies::Across => {
                let (top, bottom) = (gbt::TOP_MARGIN.twips(), gbt::BOTTOM_MARGIN.twips());
                // Where even pages are mirrored, programs exchange what is right and left.
                let (top, bottom) = match self.page.is_mirrored() {
                    true => ((top + bottom) / 2, (top + bottom) / 2),
                    false => (top, bottom),
                };
                let turned = ("w:orient", &"landscape" as _);
                x.leaf("w:pgSz", &[("w:w", &h), ("w:h", &w), turned]);
                margins(x, [left, top, right, bottom]);
            }
        }
    }
}

fn margins(x: &mut Xml, [top, right, bottom, left]: [i64; 4]) {
    let footer = gbt::BOTTOM_MARGIN.twips() - gbt::PAGE_NUMBER_DROP.twips() - BELOW_THE_DASH;
    x.leaf(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &right),
            ("w:bottom", &bottom),
            ("w:left", &left),
            ("w:header", &851),
            ("w:footer", &footer),
            ("w:gutter", &0),
        ],
    );
}

/// From the dashes of the page number to the foot of its line, in twips: the baseline stands at four
/// fifths of an exact line of 20 pt, and a dash 0.3 of its size above it.
const BELOW_THE_DASH: i64 = 164;
