//! 版头: copy number, classification, urgency, the red mark, the number with its approvers, and the
//! red rule (7.2).

use super::mark;
use super::paragraph::{Align, Flow, Props, Rule, Tab, run};
use super::styles::{CHAR, PITCH};
use crate::model::{Document, Header};
use crate::style::gbt9704 as gbt;
use crate::style::wording::{self, ApproverLine, width};

/// From the foot of the number's line to the red rule, in points: with what the line leaves below
/// its ink, 4 mm.
const RULE_DISTANCE: i64 = 8;

/// Whether nothing of it is printed.
pub(super) fn is_empty(d: &Document) -> bool {
    d.header == Header::default()
}

/// The header block. What stands below the mark is blank lines away from it; the last line bears the
/// red rule.
pub(super) fn write(flow: &mut Flow<'_>, d: &Document) {
    let h = &d.header;
    let above = above_the_mark(flow, h);
    let lines = lines(h);
    if let Some(mark) = &h.issuer_mark {
        let rule = if lines.is_empty() { red_rule(h) } else { None };
        mark::write(flow, mark, above, rule);
    }
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.into_iter().enumerate() {
        let below_mark = i == 0 && h.issuer_mark.is_some();
        let props = Props {
            before: below_mark.then_some(gbt::NUMBER_BLANK_LINES as i64 * PITCH),
            rule: if i == last { red_rule(h) } else { None },
            tabs: line.tabs,
            ..Props::styled(line.style)
        };
        flow.para(props, |x| {
            run(x, None, &line.text);
            run(x, Some("GwApproverChar"), &line.approvers);
        });
    }
}

/// A line below the mark.
struct Line {
    style: &'static str,
    tabs: Vec<Tab>,
    text: String,
    approvers: String,
}

impl Line {
    fn centred(style: &'static str, text: &str) -> Self {
        Self {
            style,
            tabs: Vec::new(),
            text: text.to_owned(),
            approvers: String::new(),
        }
    }
}

/// The issue line, then 发文字号 and 签发人: the red rule stands below the number (7.2.7).
fn lines(h: &Header) -> Vec<Line> {
    let issue = h.issue_number.as_deref();
    let issue = issue.map(|text| Line::centred("GwIssueNumber", text));
    let number = h.number.as_ref().map(|n| n.text.as_str());
    let mut lines: Vec<Line> = issue.into_iter().collect();
    if h.approvers.is_empty() {
        lines.extend(number.map(|text| Line::centred("GwNumber", text)));
    } else {
        lines.extend(with_approvers(&h.approvers, number.unwrap_or("")));
    }
    lines
}

/// 7.2.6: 签发人 at the right, the number at the left of the last line. A space of one character
/// indents it: an indent would shorten the red rule.
fn with_approvers(approvers: &[String], number: &str) -> Vec<Line> {
    let block = wording::approvers(approvers, number);
    let names = block.start + width(&wording::labelled(wording::APPROVER));
    let line = |line: ApproverLine| {
        let tabs = if line.label.is_empty() { "\t\t" } else { "\t" };
        let right = if line.names.is_empty() { "" } else { tabs };
        Line {
            style: "GwNumberApprovers",
            tabs: [block.start, names].map(tab).to_vec(),
            text: format!(
                "{}{}{right}{}",
                wording::WIDE_SPACE,
                line.number,
                line.label
            ),
            approvers: line.names,
        }
    };
    block.lines.into_iter().map(line).collect()
}

fn tab(chars: f64) -> Tab {
    Tab {
        at: (chars * CHAR as f64).round() as i64,
        align: Align::Left,
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

/// 7.2.7: the red rule stands below the last line of a header that has a mark.
fn red_rule(h: &Header) -> Option<Rule> {
    h.issuer_mark.as_ref().map(|_| Rule {
        side: "w:bottom",
        eighths: (gbt::RED_RULE_THICKNESS.0 * 8.0).round() as i64,
        distance: RULE_DISTANCE,
        colour: gbt::RED.hex(),
    })
}
