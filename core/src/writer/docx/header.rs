//! 版头: copy number, classification, urgency, the red mark, the number with its approvers, and the
//! red rule (7.2).

use super::paragraph::{Flow, Props, Rule, run};
use super::styles::PITCH;
use crate::model::{Document, Header, IssuerMark, Number};
use crate::style::gbt9704 as gbt;
use crate::style::wording;

/// How far below the upper edge of its line the ink of a mark begins, in its size: measured on
/// LibreOffice, which sets the baseline at four fifths of an exact line.
const MARK_INK: f64 = 0.12;
/// The exact line of a mark, in its size.
const MARK_LINE: f64 = 1.1;
/// A mark is not set smaller than this: it breaks instead.
const MARK_LEAST: f64 = 22.0;
/// From the foot of the number's line to the red rule, in points: with what the line leaves below
/// its ink, 4 mm.
const RULE_DISTANCE: i64 = 8;

/// Whether nothing of it is printed.
pub(super) fn is_empty(d: &Document) -> bool {
    d.header == Header::default()
}

/// The header block.
pub(super) fn write(flow: &mut Flow<'_>, d: &Document) {
    let h = &d.header;
    let above = above_the_mark(flow, h);
    if let Some(mark) = &h.issuer_mark {
        issuer_mark(flow, mark, above, h);
    }
    number(flow, h);
    if let Some(text) = &h.issue_number {
        let props = Props {
            rule: red_rule(h),
            ..Props::styled("GwIssueNumber")
        };
        flow.para(props, |x| run(x, None, text));
    }
}

/// 份号, 密级, 紧急程度, one a line; returns how many.
fn above_the_mark(flow: &mut Flow<'_>, h: &Header) -> i64 {
    let lines = [
        ("GwCopyNumber", h.copy_number.clone()),
        (
            "GwClassification",
            h.classification.as_ref().map(wording::classification),
        ),
        ("GwUrgency", h.urgency.clone()),
    ];
    let mut count = 0;
    for (style, text) in lines {
        if let Some(text) = text {
            flow.line(style, &text);
            count += 1;
        }
    }
    count
}

/// 发文机关标志, 35 mm below the upper edge of the type area whatever stands above it.
fn issuer_mark(flow: &mut Flow<'_>, mark: &IssuerMark, above: i64, h: &Header) {
    let size = mark_size(&mark.text);
    let ink = (size * MARK_INK * 20.0).round() as i64;
    let drop = gbt::MARK_DROP.twips() - above * PITCH - ink;
    if drop > 0 {
        let props = Props {
            line: Some(drop),
            ..Props::styled("GwDrop")
        };
        flow.para(props, |_| {});
    }
    let alone = h.number.is_none() && h.approvers.is_empty() && h.issue_number.is_none();
    let line = (size * MARK_LINE * 20.0).round() as i64;
    let rule = if alone { red_rule(h) } else { None };
    let props = Props {
        line: Some(line),
        rule,
        ..Props::styled("GwMark")
    };
    flow.para(props, |x| super::paragraph::sized_run(x, size, &mark.text));
}

/// The largest size, in half points, at which the mark stands on one line.
fn mark_size(text: &str) -> f64 {
    let room = gbt::TYPE_WIDTH.pt().0 / wording::width(text).max(1.0);
    let fits = (room * 2.0).floor() / 2.0;
    fits.clamp(MARK_LEAST, gbt::MARK.size.0)
}

/// 发文字号, with the approvers at the right where there are any (7.2.5, 7.2.6).
fn number(flow: &mut Flow<'_>, h: &Header) {
    let text = h.number.as_ref().map_or("", |n: &Number| n.text.as_str());
    if text.is_empty() && h.approvers.is_empty() {
        return;
    }
    let below_mark = h.issuer_mark.is_some();
    let before = below_mark.then_some(gbt::NUMBER_BLANK_LINES as i64 * PITCH);
    let rule = if h.issue_number.is_none() {
        red_rule(h)
    } else {
        None
    };
    let style = if h.approvers.is_empty() {
        "GwNumber"
    } else {
        "GwNumberApprovers"
    };
    let props = Props {
        before,
        rule,
        ..Props::styled(style)
    };
    flow.para(props, |x| {
        if h.approvers.is_empty() {
            return run(x, None, text);
        }
        // A space of one character, not an indent: an indent would shorten the red rule.
        run(
            x,
            None,
            &format!(
                "{}{text}\t{}",
                wording::WIDE_SPACE,
                wording::labelled("签发人")
            ),
        );
        run(x, Some("GwApproverChar"), &h.approvers.join("\u{3000}"));
    });
}

/// 7.2.7: the red rule stands below the last line of a header that has a mark.
fn red_rule(h: &Header) -> Option<Rule> {
    h.issuer_mark.as_ref().map(|_| Rule {
        side: "w:bottom",
        eighths: (gbt::RED_RULE_THICKNESS.0 * 8.0).round() as i64,
        distance: RULE_DISTANCE,
        colour: gbt::RED.hex(),
    })
}
