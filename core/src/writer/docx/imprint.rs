//! 版记 (7.4): at the foot of the last page, between thick rules.
//!
//! It is a table without indents in a text box on the lower margin: the only form that LibreOffice pins
//! at the full 156 mm. The box grows upwards with what somebody adds. A document inside another has its
//! imprint in the flow.

use super::paragraph::{Flow, Props};
use super::runs::raised;
use super::squeeze::Measure;
use super::styles::{BASELINE, CHAR_4, borders};
use super::textbox::{Along, Filled, TextBox, Turned};
use super::xml::Xml;
use crate::model::{Document, Imprint, Layout};
use crate::style::gbt9704 as gbt;
use crate::style::{Mm, Pt, wording};

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

/// Whether nothing of it is printed.
pub(super) fn is_empty(document: &Document, moved: Option<&str>) -> bool {
    rows(&document.imprint, moved).is_empty()
}

/// The rows: what stands between two rules. `above` are 主送机关 that have no room at the head.
fn rows(i: &Imprint, above: Option<&str>) -> Vec<Vec<Line>> {
    let sent = |label: &str, text: &str| {
        let label = wording::labelled(label);
        let hanging = wording::width(&label);
        Line {
            style: "GwCopyTo",
            text: format!("{label}{text}"),
            hanging,
        }
    };
    let above = above.map(|text| sent(wording::ADDRESSEES, &format!("{text}。")));
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
    let first: Vec<Line> = above.into_iter().chain(moved).chain(copied).collect();
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

/// The imprint of the document itself, pinned to the foot of the last page. The line that carries it
/// is as high as it is, so that it goes to a new page where this one has no room; half the white below
/// the last line of text may lie under it, since programs round the lines above.
pub(super) fn pinned(flow: &mut Flow<'_>, document: &Document, moved: Option<&str>) {
    let rows = rows(&document.imprint, moved);
    let high = height(&rows);
    if rows.is_empty() || high.0 > gbt::TYPE_HEIGHT.pt().0 {
        return in_flow(flow, &rows, document.layout);
    }
    let foot = gbt::TOP_MARGIN.pt().0 + gbt::TYPE_HEIGHT.pt().0 + HAIR;
    let above = (flow.page.foot().0 - foot).max(0.0);
    let pinned = TextBox {
        name: "版记",
        number: flow.shape(),
        across: Along::Margin(Pt(0.0)),
        down: Along::Foot,
        width: gbt::TYPE_WIDTH.pt(),
        height: Pt(high.0 + above),
        turned: Turned::Not,
        filled: Filled::FromFoot,
    };
    let white = gbt::LINE_GAP.0 / 4.0;
    flow.before_next = None;
    // What stands between the imprint and the lower margin.
    let below = Props {
        line: Some(Pt(HAIR + above).twips()),
        ..Props::styled("GwHair")
    };
    let props = Props {
        line: Some(Pt(high.0 - white).twips()),
        ..Props::styled("GwHair")
    };
    flow.para(props, |x| {
        pinned.run(x, |x| {
            table(x, &rows, document.layout);
            x.element("w:p", &[], |x| below.write(x));
        });
    });
}

/// The imprint of a document inside another.
pub(super) fn flowing(flow: &mut Flow<'_>, document: &Document) {
    in_flow(flow, &rows(&document.imprint, None), document.layout);
}

/// An imprint that is not pinned, or that no page holds.
fn in_flow(flow: &mut Flow<'_>, rows: &[Vec<Line>], layout: Layout) {
    if !rows.is_empty() {
        flow.above_table();
        table(flow.x, rows, layout);
        flow.line("GwHair", "");
    }
}

/// Height of the box. It is filled from its foot, so it may be too high but not too low: a line is
/// reckoned one character short, for what the line-break prohibitions push on.
fn height(rows: &[Vec<Line>]) -> Pt {
    let lines = |l: &Line| {
        let room = (CHARS - 1.0 - l.hanging).max(1.0);
        ((wording::width(&l.text) - l.hanging) / room)
            .ceil()
            .max(1.0)
    };
    let text: f64 = rows.iter().flatten().map(lines).sum();
    let rules = (rows.len() + 1) as f64 * gbt::IMPRINT_THICK.pt().0;
    Pt(text * gbt::IMPRINT_PITCH.0 + rules + HAIR)
}

/// The rules and what stands between them.
fn table(x: &mut Xml, rows: &[Vec<Line>], layout: Layout) {
    let width = gbt::TYPE_WIDTH.twips();
    x.element("w:tbl", &[], |x| {
        x.element("w:tblPr", &[], |x| table_properties(x, width, layout));
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
                    row.iter().for_each(|l| line(x, l, raised_by(layout)));
                });
            });
        }
    });
}

/// 10.1: a letter's imprint has no rules.
fn table_properties(x: &mut Xml, width: i64, layout: Layout) {
    let eighths = |t: Mm| (t.pt().0 * 8.0).round() as i64;
    let (thick, thin) = (eighths(gbt::IMPRINT_THICK), eighths(gbt::IMPRINT_THIN));
    x.leaf("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
    x.leaf("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
    if layout != Layout::Letter {
        borders(x, &[("top", thick), ("bottom", thick), ("insideH", thin)]);
    }
    x.leaf("w:tblLayout", &[("w:type", &"fixed")]);
    x.element("w:tblCellMar", &[], |x| {
        for side in ["w:left", "w:right"] {
            x.leaf(side, &[("w:w", &0), ("w:type", &"dxa")]);
        }
    });
}

/// By how much the characters are raised, so that they stand in the middle between the rules: Word and
/// LibreOffice set those of an exact line lower. Not a style's to say, for LibreOffice would set them
/// smaller too. In half points; without rules the last line stands at the foot (10.1).
fn raised_by(layout: Layout) -> i64 {
    /// How far above its baseline the middle of a Chinese character is, in its size.
    const MIDDLE: f64 = 0.36;
    if layout == Layout::Letter {
        return 0;
    }
    let line = gbt::IMPRINT_PITCH.0;
    let lower = BASELINE * line - MIDDLE * gbt::IMPRINT.size.0 - line / 2.0;
    (2.0 * lower).round() as i64
}

fn line(x: &mut Xml, l: &Line, half_points: i64) {
    x.element("w:p", &[], |x| {
        Props::styled(l.style).write(x);
        let indent = gbt::IMPRINT_INDENT as f64;
        let measure = Measure {
            columns: gbt::TYPE_WIDTH.twips() as f64 / CHAR_4 as f64 - 2.0 * indent,
            first: 0.0,
            rest: l.hanging,
            advance: CHAR_4,
            closed: 0,
            leeway: 0,
            ragged: false,
        };
        raised(x, half_points, &l.text, measure);
    });
}
