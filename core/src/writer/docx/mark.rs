//! 发文机关标志 (7.2.4): the red mark, in one line or, where several organs issue jointly, their names
//! one below the other with the suffix beside them.

use super::paragraph::{Align, Flow, Props, Rule};
use super::runs::mark_run;
use super::styles::{BASELINE, borders};
use super::textbox::{Along, Filled, TextBox, Turned};
use super::xml::Xml;
use crate::model::IssuerMark;
use crate::style::title;
use crate::style::wording::{self, width};
use crate::style::{Mm, Pt, gbt9704 as gbt};

/// How far above its baseline the ink of a mark begins, in its size.
const ASCENT: f64 = 0.76;
/// The exact line of a mark, in its size.
const LINE: f64 = 1.1;
/// The same where names stand one below the other: their ink and the gap between them.
const JOINT_LINE: f64 = 0.92 + gbt::MARK_GAP_SHARE;
/// How far below the upper edge of its line the ink of a mark ends, in its size; between what faces
/// whose characters reach an eighth and a fifth below the baseline have.
const FOOT: f64 = 1.03;
/// The line of 1 pt that holds a rule only, in points.
const HAIR: f64 = 1.0;
/// Between the names and the suffix, in the size of the mark.
const GAP: f64 = 0.5;

/// What the names' column is wider than the names, in the size of the mark.
const SLACK: f64 = 0.1;

/// The mark, its ink `drop` below the upper edge of the type area, whatever stands above it.
pub(super) fn write(flow: &mut Flow<'_>, mark: &IssuerMark, drop: Mm, rule: Option<Rule>) {
    match wording::joint(mark) {
        Some(suffix) => joint(flow, mark, suffix, drop, rule),
        None => {
            let size = size(width(&mark.text), gbt::MARK_LEAST.0);
            drop_to(flow, size * ink(LINE), drop);
            line(flow, size, rule, &mark.text);
        }
    }
}

/// 10.1: a letter's mark, 30 mm below the upper edge of the page and so above the type area, with the
/// double rule below it, and the other double rule at the foot of the first page, in boxes as wide as
/// the rules. The line that carries them leaves the room down to the next. A letter inside another
/// document stands on a page with a number, and has no rules at its foot, as in PDF. Without a mark the
/// rules stand as far below the upper edge of the type area as below a mark.
///
/// A double rule is two single ones, below a line each: of double borders LibreOffice takes another
/// part for the upper one than Word, draws them longer, and closer to the text.
pub(super) fn letterhead(flow: &mut Flow<'_>, text: Option<&str>) {
    let size = text.map_or(0.0, |t| size(width(t), gbt::MARK_LEAST.0));
    // Word counts the distance of a border in whole points.
    let below = (gbt::LETTER_RULE_DROP.pt().0 - size * (LINE - FOOT)).round();
    let (top, to_rule) = match text {
        Some(_) => {
            let top = gbt::LETTER_MARK_TOP.pt().0 - size * ink(LINE);
            (top, size * LINE + below)
        }
        None => {
            let rule = gbt::TOP_MARGIN.pt().0 + gbt::LETTER_RULE_DROP.pt().0;
            (rule - HAIR, HAIR)
        }
    };
    let (thick, thin) = (gbt::LETTER_RULE_THICK, gbt::LETTER_RULE_THIN);
    let rules = thick.0 + gbt::LETTER_RULE_GAP.0 + thin.0;
    let height = to_rule + rules;
    let head = letter_box(flow.shape(), top, height);
    let foot = gbt::PAGE_HEIGHT.pt().0 - gbt::LETTER_RULE_BOTTOM.pt().0;
    let opens = !flow.begun;
    let foot = opens.then(|| letter_box(flow.shape(), foot - HAIR - rules, HAIR + rules));
    // The line below has half a gap above its characters.
    let next = top + height + gbt::LETTER_RULE_SPACE.0 - gbt::LINE_GAP.0 / 2.0;
    let room = Props {
        line: Some((twips(next) - flow.page.top()).max(1)),
        ..Props::styled("GwDrop")
    };
    flow.para(room, |x| {
        head.run(x, |x| {
            let props = Props {
                rule: Some(rule(thick, below)),
                left: overhang(thick),
                right: overhang(thick),
                ..set(size, Align::Centre)
            };
            match text {
                Some(text) => x.element("w:p", &[], |x| {
                    props.write(x);
                    mark_run(x, size, text);
                }),
                None => ruled_line(x, HAIR, thick),
            }
            ruled_line(x, gbt::LETTER_RULE_GAP.0, thin);
        });
        if let Some(foot) = foot {
            foot.run(x, |x| {
                ruled_line(x, HAIR, thin);
                ruled_line(x, gbt::LETTER_RULE_GAP.0, thick);
            });
        }
    });
}

/// An empty line so high, with a rule below it.
fn ruled_line(x: &mut Xml, high: f64, thickness: Pt) {
    let props = Props {
        line: Some(twips(high)),
        rule: Some(rule(thickness, 0.0)),
        left: overhang(thickness),
        right: overhang(thickness),
        ..Props::styled("GwHair")
    };
    x.element("w:p", &[], |x| props.write(x));
}

/// A box of a letter's first page, centred on the type area.
fn letter_box(number: usize, top: f64, height: f64) -> TextBox {
    let beside = (gbt::LETTER_RULE_WIDTH.pt().0 - gbt::TYPE_WIDTH.pt().0) / 2.0;
    TextBox {
        name: "版头",
        number,
        across: Along::Margin(Pt(-beside)),
        down: Along::Page(Pt(top)),
        width: gbt::LETTER_RULE_WIDTH.pt(),
        height: Pt(height),
        turned: Turned::Not,
        filled: Filled::FromTop,
    }
}

/// LibreOffice draws a rule longer at each end by its thickness, Word does not: half of that is taken.
fn overhang(thickness: Pt) -> Option<i64> {
    Some(twips(thickness.0 / 2.0))
}

/// A red rule below a line, `distance` whole points.
fn rule(thickness: Pt, distance: f64) -> Rule {
    Rule {
        side: "w:bottom",
        eighths: (thickness.0 * 8.0).round() as i64,
        distance: distance.max(0.0) as i64,
        colour: gbt::RED.hex(),
    }
}

/// The largest size, in half points, at which so many characters stand on one line; where that is
/// less than the least, the mark breaks instead.
fn size(chars: f64, least: f64) -> f64 {
    let room = gbt::TYPE_WIDTH.pt().0 / chars.max(1.0);
    let fits = (room * 2.0).floor() / 2.0;
    fits.clamp(least, gbt::MARK.size.0)
}

/// How far below the upper edge of a line its ink begins; line and result in the size of the mark.
fn ink(line: f64) -> f64 {
    BASELINE * line - ASCENT
}

/// An empty line as high as what is left above the mark.
fn drop_to(flow: &mut Flow<'_>, above: f64, drop: Mm) {
    let ink = gbt::TOP_MARGIN.twips() + drop.twips() - flow.page.top();
    let left = ink - flow.y - twips(above);
    if left > 0 {
        let props = Props {
            line: Some(left),
            ..Props::styled("GwDrop")
        };
        flow.para(props, |_| {});
    }
}

fn line(flow: &mut Flow<'_>, size: f64, rule: Option<Rule>, text: &str) {
    let lines = lines(size, text);
    let props = Props {
        rule,
        ..set(size, Align::Centre)
    };
    flow.para(props, |x| mark_run(x, size, &lines.join("\n")));
    flow.y += (lines.len() as i64 - 1) * twips(size * LINE);
}

/// The mark in as many lines as it takes, with words whole.
fn lines(size: f64, text: &str) -> Vec<String> {
    let room = gbt::TYPE_WIDTH.pt().0 / size;
    if width(text) <= room {
        return vec![text.to_owned()];
    }
    title::broken(text, room)
}

fn set(size: f64, align: Align) -> Props {
    Props {
        line: Some(twips(size * LINE)),
        align: Some(align),
        ..Props::styled("GwMark")
    }
}

/// A table without borders: the names spread to one width, the suffix in the middle of their height.
fn joint(flow: &mut Flow<'_>, mark: &IssuerMark, suffix: &str, drop: Mm, rule: Option<Rule>) {
    let widest = mark.issuers.iter().map(|i| width(i)).fold(0.0, f64::max);
    let beside = if suffix.is_empty() {
        0.0
    } else {
        GAP + width(suffix)
    };
    // Names as wide as their column to the twip would break in it.
    let widest = widest + SLACK;
    let size = size(widest + beside, 1.0);
    drop_to(flow, size * ink(JOINT_LINE), drop);
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
    flow.y += twips(size * JOINT_LINE) * mark.issuers.len() as i64;
    let hair = Props {
        line: Some(twips(HAIR)),
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
                let line = Some(twips(size * JOINT_LINE));
                let set = set(size, align);
                Props { line, ..set }.write(x);
                mark_run(x, size, text);
            });
        }
    });
}

fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}
