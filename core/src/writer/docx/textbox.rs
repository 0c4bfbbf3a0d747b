//! Text boxes at fixed places of a page, in DrawingML, with the same in VML for programs that know
//! no DrawingML shapes.
//!
//! A box lies over the page and pushes no text away: who puts one leaves the room it takes, so that
//! no program has to find room for it.

use super::xml::{Attrs, Xml};
use crate::style::Pt;

/// English metric units a point.
const EMU: f64 = 12_700.0;
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

/// Where a box stands along one direction.
#[derive(Clone, Copy)]
pub(super) enum Along {
    /// So far from the left or upper edge of the page.
    Page(Pt),
    /// So far from the left margin.
    Margin(Pt),
    /// Its lower edge on the lower margin, however high it grows.
    Foot,
}

/// From where it is filled.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Filled {
    FromTop,
    /// As high as what it holds, so that a line more is not cut off.
    FromFoot,
}

/// How its text runs.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Turned {
    Not,
    /// Downwards, as on a page that is turned to the left.
    Clockwise,
}

/// A box.
#[derive(Clone, Copy)]
pub(super) struct TextBox {
    pub(super) name: &'static str,
    /// Unique in its part.
    pub(super) number: usize,
    pub(super) across: Along,
    pub(super) down: Along,
    pub(super) width: Pt,
    pub(super) height: Pt,
    pub(super) turned: Turned,
    pub(super) filled: Filled,
}

impl TextBox {
    /// A run that holds the box.
    pub(super) fn run(&self, x: &mut Xml, inside: impl Fn(&mut Xml)) {
        x.element("w:r", &[], |x| {
            x.element("mc:AlternateContent", &[], |x| {
                let choice: Attrs<'_> = &[("Requires", &"wps")];
                x.element("mc:Choice", choice, |x| self.drawing(x, &inside));
                // LibreOffice would show a turned box twice, the second time elsewhere.
                if self.turned == Turned::Not {
                    x.element("mc:Fallback", &[], |x| self.picture(x, &inside));
                }
            });
        });
    }

    fn drawing(&self, x: &mut Xml, inside: impl Fn(&mut Xml)) {
        const ANCHOR: &[(&str, u8)] = &[
            ("distT", 0),
            ("distB", 0),
            ("distL", 0),
            ("distR", 0),
            ("simplePos", 0),
            ("relativeHeight", 1),
            ("behindDoc", 0),
            ("locked", 0),
            ("layoutInCell", 1),
            ("allowOverlap", 1),
        ];
        let anchor: Vec<(&str, &dyn std::fmt::Display)> =
            ANCHOR.iter().map(|(n, v)| (*n, v as _)).collect();
        let (cx, cy) = (emu(self.width), emu(self.height));
        x.element("w:drawing", &[], |x| {
            x.element("wp:anchor", &anchor, |x| {
                x.leaf("wp:simplePos", &[("x", &0), ("y", &0)]);
                position(x, "wp:positionH", self.across);
                position(x, "wp:positionV", self.down);
                x.leaf("wp:extent", &[("cx", &cx), ("cy", &cy)]);
                let none: Attrs<'_> = &[("l", &0), ("t", &0), ("r", &0), ("b", &0)];
                x.leaf("wp:effectExtent", none);
                x.leaf("wp:wrapNone", &[]);
                let called: Attrs<'_> = &[("id", &self.number), ("name", &self.name)];
                x.leaf("wp:docPr", called);
                x.leaf("wp:cNvGraphicFramePr", &[]);
                x.element("a:graphic", &[], |x| {
                    x.element("a:graphicData", &[("uri", &SHAPE)], |x| {
                        self.shape(x, inside);
                    });
                });
            });
        });
    }

    fn shape(&self, x: &mut Xml, inside: impl Fn(&mut Xml)) {
        let (cx, cy) = (emu(self.width), emu(self.height));
        x.element("wps:wsp", &[], |x| {
            x.leaf("wps:cNvSpPr", &[("txBox", &1)]);
            x.element("wps:spPr", &[], |x| {
                x.element("a:xfrm", &[], |x| {
                    x.leaf("a:off", &[("x", &0), ("y", &0)]);
                    x.leaf("a:ext", &[("cx", &cx), ("cy", &cy)]);
                });
                let rectangle: Attrs<'_> = &[("prst", &"rect")];
                x.element("a:prstGeom", rectangle, |x| x.leaf("a:avLst", &[]));
                x.leaf("a:noFill", &[]);
                x.element("a:ln", &[], |x| x.leaf("a:noFill", &[]));
            });
            x.element("wps:txbx", &[], |x| content(x, inside));
            let fit = match self.filled {
                Filled::FromTop => "a:noAutofit",
                Filled::FromFoot => "a:spAutoFit",
            };
            self.body(x, |x| x.leaf(fit, &[]));
        });
    }

    fn body(&self, x: &mut Xml, inside: impl FnOnce(&mut Xml)) {
        let mut body: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
        if self.turned == Turned::Clockwise {
            body.push(("vert", &"vert"));
        }
        body.extend(["lIns", "tIns", "rIns", "bIns"].map(|side| (side, &0 as _)));
        body.push(match self.filled {
            Filled::FromFoot => ("anchor", &"b"),
            Filled::FromTop => ("anchor", &"t"),
        });
        x.element("wps:bodyPr", &body, inside);
    }

    /// The same box in VML.
    fn picture(&self, x: &mut Xml, inside: impl Fn(&mut Xml)) {
        let style = format!(
            "position:absolute;width:{:.2}pt;height:{:.2}pt;z-index:1;{}{}",
            self.width.0,
            self.height.0,
            vml("left", "horizontal", self.across),
            vml("top", "vertical", self.down),
        );
        let id = format!("box{}", self.number);
        let shape: Attrs<'_> = &[
            ("id", &id),
            ("style", &style),
            ("filled", &"f"),
            ("stroked", &"f"),
        ];
        x.element("w:pict", &[], |x| {
            x.element("v:rect", shape, |x| {
                let fit = match self.filled {
                    Filled::FromTop => "mso-fit-shape-to-text:f",
                    Filled::FromFoot => "mso-fit-shape-to-text:t",
                };
                let text: Attrs<'_> = &[("style", &fit), ("inset", &"0,0,0,0")];
                x.element("v:textbox", text, |x| content(x, inside));
            });
        });
    }
}

fn position(x: &mut Xml, name: &str, along: Along) {
    x.element(
        name,
        &[("relativeFrom", &relative(along))],
        |x| match along {
            Along::Page(at) | Along::Margin(at) => {
                x.texted("wp:posOffset", &[], &emu(at).to_string());
            }
            Along::Foot => x.texted("wp:align", &[], "bottom"),
        },
    );
}

fn vml(side: &str, direction: &str, along: Along) -> String {
    let place = match along {
        Along::Page(at) | Along::Margin(at) => format!("margin-{side}:{:.2}pt;", at.0),
        Along::Foot => format!("mso-position-{direction}:bottom;"),
    };
    format!(
        "{place}mso-position-{direction}-relative:{};",
        relative(along)
    )
}

fn relative(along: Along) -> &'static str {
    match along {
        Along::Page(_) => "page",
        Along::Margin(_) | Along::Foot => "margin",
    }
}

fn content(x: &mut Xml, inside: impl Fn(&mut Xml)) {
    x.element("w:txbxContent", &[], |x| inside(x));
}

fn emu(points: Pt) -> i64 {
    (points.0 * EMU).round() as i64
}
