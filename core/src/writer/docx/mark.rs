//! 发文机关标志 (7.2.4): the red mark, in one line or, where several organs issue jointly, their names
//! one below the other with the suffix beside them.

use super::paragraph::{Align, Flow, Props, Rule, sized_run};
use super::styles::{PITCH, borders};
use super::xml::Xml;
use crate::model::IssuerMark;
use crate::style::gbt9704 as gbt;
use crate::style::wording::{self, width};

/// How far below the upper edge of its line the ink of a mark begins, in its size: measured on
/// LibreOffice, which sets the baseline at four fifths of an exact line.
const INK: f64 = 0.12;
/// The exact line of a mark, in its size.
const LINE: f64 = 1.1;
/// Between the names and the suffix, in the size of the mark.
const GAP: f64 = 0.5;

/// What the names' column is wider than the names, in the size of the mark.
const SLACK: f64 = 0.1;

/// The mark, 35 mm below the upper edge of the type area whatever stands above it.
pub(super) fn write(flow: &mut Flow<'_>, mark: &IssuerMark, above: i64, rule: Option<Rule>) {
    match wording::joint(mark) {
        Some(suffix) => joint(flow, mark, suffix, above, rule),
        None => {
            let size = size(width(&mark.text), gbt::MARK_LEAST.0);
            drop_to(flow, size, above);
            line(flow, size, rule, &mark.text);
        }
    }
}

/// The largest size, in half points, at which so many characters stand on one line; where that is
/// less than the least, the mark breaks instead.
fn size(chars: f64, least: f64) -> f64 {
    let room = gbt::TYPE_WIDTH.pt().0 / chars.max(1.0);
    let fits = (room * 2.0).floor() / 2.0;
    fits.clamp(least, gbt::MARK.size.0)
}

/// An empty line as high as what is left above the mark.
fn drop_to(flow: &mut Flow<'_>, size: f64, above: i64) {
    let left = gbt::MARK_DROP.twips() - above * PITCH - twips(size * INK);
    if left > 0 {
        let props = Props {
            line: Some(left),
            ..Props::styled("GwDrop")
        };
        flow.para(props, |_| {});
    }
}

fn line(flow: &mut Flow<'_>, size: f64, rule: Option<Rule>, text: &str) {
    let props = Props {
        rule,
        ..set(size, Align::Centre)
    };
    flow.para(props, |x| sized_run(x, size, text));
}

fn set(size: f64, align: Align) -> Props {
    Props {
        line: Some(twips(size * LINE)),
        align: Some(align),
        ..Props::styled("GwMark")
    }
}

/// A table without borders: the names spread to one width, the suffix in the middle of their height.
fn joint(flow: &mut Flow<'_>, mark: &IssuerMark, suffix: &str, above: i64, rule: Option<Rule>) {
    let widest = mark.issuers.iter().map(|i| width(i)).fold(0.0, f64::max);
    let beside = if suffix.is_empty() {
        0.0
    } else {
        GAP + width(suffix)
    };
    // Names as wide as their column to the twip would break in it.
    let widest = widest + SLACK;
    let size = size(widest + beside, 1.0);
    drop_to(flow, size, above);
    let columns = [widest, beside].map(|chars| twips(chars * size));
    let suffix = [suffix.to_owned()];
    let cells: [(&[String], Align); 2] = [(&mark.issuers, Align::Spread), (&suffix, Align::Right)];
    let shown = if beside > 0.0 { 2 } else { 1 };
    flow.x.element("w:tbl", &[], |x| {
        frame(x, columns.iter().take(shown).copied());
        x.element("w:tr", &[], |x| {
            for ((texts, align), wide) in cells.iter().zip(columns).take(shown) {
                cell(x, texts, size, *align, wide);
            }
        });
    });
    let hair = Props {
        rule,
        ..Props::styled("GwHair")
    };
    flow.para(hair, |_| {});
}

/// The properties of the table and its columns.
fn frame(x: &mut Xml, columns: impl Iterator<Item = i64> + Clone) {
    let wide: i64 = columns.clone().sum();
    x.element("w:tblPr", &[], |x| {
        x.leaf("w:tblW", &[("w:w", &wide), ("w:type", &"dxa")]);
        x.val("w:jc", &"center");
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
        borders(x, &sides.map(|side| (side, 0)));
        x.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        x.element("w:tblCellMar", &[], |x| {
            x.leaf("w:left", &[("w:w", &0), ("w:type", &"dxa")]);
            x.leaf("w:right", &[("w:w", &0), ("w:type", &"dxa")]);
        });
    });
    x.element("w:tblGrid", &[], |x| {
        columns.for_each(|wide| x.leaf("w:gridCol", &[("w:w", &wide)]));
    });
}

fn cell(x: &mut Xml, texts: &[String], size: f64, align: Align, wide: i64) {
    x.element("w:tc", &[], |x| {
        x.element("w:tcPr", &[], |x| {
            x.leaf("w:tcW", &[("w:w", &wide), ("w:type", &"dxa")]);
            x.val("w:vAlign", &"center");
        });
        for text in texts {
            x.element("w:p", &[], |x| {
                set(size, align).write(x);
                sized_run(x, size, text);
            });
        }
    });
}

fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}
