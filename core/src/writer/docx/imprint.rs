//! 版记 (7.4): at the foot of the last page, between thick rules.
//!
//! It is a table without indents in a text box anchored to the foot of the type area: the only
//! form that LibreOffice pins at the full 156 mm. A document inside another has its imprint in the
//! flow.

use super::paragraph::{Flow, Props, run};
use super::styles::borders;
use super::xml::Xml;
use crate::model::Imprint;
use crate::style::gbt9704 as gbt;
use crate::style::{Mm, wording};

/// English metric units a point.
const EMU: f64 = 12_700.0;
/// The line of 四号 text (3.2: the glyph and 7/8 of a 三号 one), in points.
const LINE: f64 = 28.0;
/// The line of 1 pt that must follow a table.
const HAIR: f64 = 1.0;
/// Characters of 四号 between the indents of the imprint.
const CHARS: f64 = 29.0;

/// A paragraph of the imprint: style, text, and the style's hanging indent in characters.
struct Line {
    style: &'static str,
    text: String,
    hanging: f64,
}

/// The rows: what stands between two rules.
fn rows(i: &Imprint) -> Vec<Vec<Line>> {
    let sent = |label: &str, text: &str| {
        let label = wording::labelled(label);
        let hanging = wording::width(&label);
        Line {
            style: "GwCopyTo",
            text: format!("{label}{text}"),
            hanging,
        }
    };
    let moved = (!i.addressees.is_empty()).then(|| {
        sent(
            wording::ADDRESSEES,
            &wording::moved_addressees(&i.addressees),
        )
    });
    let copied = i
        .distribution
        .iter()
        .map(|d| sent(&d.kind, &wording::recipients(d)));
    // 7.4.2: no rule between 主送 and 抄送.
    let first: Vec<Line> = moved.into_iter().chain(copied).collect();
    let issued = issued(i).into_iter().collect();
    let copies = i.copies.map(|n| Line {
        style: "GwCopies",
        text: wording::copies(n),
        hanging: 0.0,
    });
    let rows = [first, issued, copies.into_iter().collect()];
    rows.into_iter().filter(|r| !r.is_empty()).collect()
}

/// 印发机关 at the left, 印发日期 at the right.
fn issued(i: &Imprint) -> Option<Line> {
    let date = wording::issued_on(i.issued_on, i.issued_on_text.as_deref());
    let by = i.issued_by.as_deref();
    (by.is_some() || date.is_some()).then(|| {
        let date = date.map(|d| format!("\t{d}")).unwrap_or_default();
        Line {
            style: "GwIssued",
            text: format!("{}{date}", by.unwrap_or("")),
            hanging: 0.0,
        }
    })
}

/// The imprint of the document itself, pinned to the foot of the last page.
pub(super) fn pinned(flow: &mut Flow<'_>, imprint: &Imprint) {
    let rows = rows(imprint);
    if rows.is_empty() {
        return;
    }
    flow.para(Props::styled("GwHair"), |x| {
        x.element("w:r", &[], |x| {
            x.element("mc:AlternateContent", &[], |x| {
                x.element("mc:Choice", &[("Requires", &"wps")], |x| drawing(x, &rows));
                x.element("mc:Fallback", &[], |x| picture(x, &rows));
            });
        });
    });
}

/// The imprint of a document inside another, in the flow.
pub(super) fn flowing(flow: &mut Flow<'_>, imprint: &Imprint) {
    let rows = rows(imprint);
    if !rows.is_empty() {
        table(flow.x, &rows);
        flow.para(Props::styled("GwHair"), |_| {});
    }
}

/// Height of the box in points. It is filled from its foot, so it may be too high but not too low:
/// a line is reckoned one character short, for what the line-break prohibitions push on.
fn height(rows: &[Vec<Line>]) -> f64 {
    let lines = |l: &Line| {
        let room = (CHARS - 1.0 - l.hanging).max(1.0);
        ((wording::width(&l.text) - l.hanging) / room)
            .ceil()
            .max(1.0)
    };
    let text: f64 = rows.iter().flatten().map(lines).sum();
    let rules = (rows.len() + 1) as f64 * gbt::IMPRINT_THICK.pt().0;
    text * LINE + rules + HAIR
}

fn emu(points: f64) -> i64 {
    (points * EMU).round() as i64
}

/// A DrawingML text box, its foot on the foot of the type area.
fn drawing(x: &mut Xml, rows: &[Vec<Line>]) {
    let (cx, cy) = (emu(gbt::TYPE_WIDTH.pt().0), emu(height(rows)));
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
        ("allowOverlap", 0),
    ];
    let anchor: Vec<(&str, &dyn std::fmt::Display)> =
        ANCHOR.iter().map(|(n, v)| (*n, v as _)).collect();
    x.element("w:drawing", &[], |x| {
        x.element("wp:anchor", &anchor, |x| {
            x.leaf("wp:simplePos", &[("x", &0), ("y", &0)]);
            position(x, "wp:positionH", "left");
            position(x, "wp:positionV", "bottom");
            x.leaf("wp:extent", &[("cx", &cx), ("cy", &cy)]);
            x.leaf(
                "wp:effectExtent",
                &[("l", &0), ("t", &0), ("r", &0), ("b", &0)],
            );
            x.leaf("wp:wrapTopAndBottom", &[]);
            x.leaf("wp:docPr", &[("id", &1), ("name", &"版记")]);
            x.leaf("wp:cNvGraphicFramePr", &[]);
            x.element("a:graphic", &[], |x| {
                let uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
                x.element("a:graphicData", &[("uri", &uri)], |x| {
                    shape(x, cx, cy, rows)
                });
            });
        });
    });
}

fn position(x: &mut Xml, name: &str, align: &str) {
    x.element(name, &[("relativeFrom", &"margin")], |x| {
        x.texted("wp:align", &[], align)
    });
}

fn shape(x: &mut Xml, cx: i64, cy: i64, rows: &[Vec<Line>]) {
    x.element("wps:wsp", &[], |x| {
        x.leaf("wps:cNvSpPr", &[("txBox", &1)]);
        x.element("wps:spPr", &[], |x| {
            x.element("a:xfrm", &[], |x| {
                x.leaf("a:off", &[("x", &0), ("y", &0)]);
                x.leaf("a:ext", &[("cx", &cx), ("cy", &cy)]);
            });
            x.element("a:prstGeom", &[("prst", &"rect")], |x| {
                x.leaf("a:avLst", &[])
            });
            x.leaf("a:noFill", &[]);
            x.element("a:ln", &[], |x| x.leaf("a:noFill", &[]));
        });
        x.element("wps:txbx", &[], |x| content(x, rows));
        let body = [
            ("lIns", &0 as _),
            ("tIns", &0 as _),
            ("rIns", &0 as _),
            ("bIns", &0 as _),
            ("anchor", &"b" as _),
        ];
        x.element("wps:bodyPr", &body, |x| x.leaf("a:noAutofit", &[]));
    });
}

/// The same box in VML, for programs that know no DrawingML shapes.
fn picture(x: &mut Xml, rows: &[Vec<Line>]) {
    let (w, h) = (gbt::TYPE_WIDTH.pt().0, height(rows));
    let style = format!(
        "position:absolute;width:{w:.2}pt;height:{h:.2}pt;z-index:1;\
         mso-position-horizontal:left;mso-position-horizontal-relative:margin;\
         mso-position-vertical:bottom;mso-position-vertical-relative:margin"
    );
    x.element("w:pict", &[], |x| {
        x.element(
            "v:rect",
            &[
                ("id", &"imprint"),
                ("style", &style),
                ("filled", &"f"),
                ("stroked", &"f"),
            ],
            |x| {
                x.element("v:textbox", &[("inset", &"0,0,0,0")], |x| content(x, rows));
            },
        );
    });
}

fn content(x: &mut Xml, rows: &[Vec<Line>]) {
    x.element("w:txbxContent", &[], |x| {
        table(x, rows);
        x.element("w:p", &[], |x| Props::styled("GwHair").write(x));
    });
}

/// The rules and what stands between them.
fn table(x: &mut Xml, rows: &[Vec<Line>]) {
    let width = gbt::TYPE_WIDTH.twips();
    x.element("w:tbl", &[], |x| {
        x.element("w:tblPr", &[], |x| table_properties(x, width));
        x.element("w:tblGrid", &[], |x| {
            x.leaf("w:gridCol", &[("w:w", &width)])
        });
        for row in rows {
            x.element("w:tr", &[], |x| {
                x.element("w:trPr", &[], |x| x.leaf("w:cantSplit", &[]));
                x.element("w:tc", &[], |x| {
                    x.element("w:tcPr", &[], |x| {
                        x.leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")])
                    });
                    row.iter().for_each(|l| line(x, l));
                });
            });
        }
    });
}

fn table_properties(x: &mut Xml, width: i64) {
    let eighths = |t: Mm| (t.pt().0 * 8.0).round() as i64;
    let (thick, thin) = (eighths(gbt::IMPRINT_THICK), eighths(gbt::IMPRINT_THIN));
    x.leaf("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
    x.leaf("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
    borders(x, &[("top", thick), ("bottom", thick), ("insideH", thin)]);
    x.leaf("w:tblLayout", &[("w:type", &"fixed")]);
    x.element("w:tblCellMar", &[], |x| {
        for side in ["w:left", "w:right"] {
            x.leaf(side, &[("w:w", &0), ("w:type", &"dxa")]);
        }
    });
}

fn line(x: &mut Xml, l: &Line) {
    x.element("w:p", &[], |x| {
        Props::styled(l.style).write(x);
        run(x, None, &l.text);
    });
}
