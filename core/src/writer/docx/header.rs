//! 版头: copy number, classification, urgency, the red mark, the number with its approvers, and the
//! red rule (7.2).

use super::mark;
use super::paragraph::{Align, Flow, Props, Rule, Tab};
use super::runs::run;
use super::styles::CHAR;
use crate::model::{Document, Header, Layout};
use crate::style::wording::{self, ApproverLine, width};
use crate::style::{Mm, gbt9704 as gbt};

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
    let mut lines = lines(h);
    match (&h.issuer_mark, d.layout) {
        (_, Layout::Letter) if is_empty(d) => return,
        (mark, Layout::Letter) => return letter(flow, h, mark.as_ref().map(|m| m.text.as_str())),
        (mark, _) => {
            above_the_mark(flow, h);
            if let Some(mark) = mark {
                let rule = red_rule(d).filter(|_| lines.is_empty());
                mark::write(flow, mark, drop(d.layout), rule);
                if let Some(first) = lines.first_mut() {
                    first.blank = gbt::NUMBER_BLANK_LINES;
                }
            }
        }
    }
    if let Some(last) = lines.last_mut() {
        last.rule = red_rule(d);
    }
    lines.into_iter().for_each(|l| l.write(flow));
}

/// 7.2.4, 10.2, 10.3: from the upper edge of the type area to the mark.
fn drop(layout: Layout) -> Mm {
    match layout {
        Layout::Order => gbt::ORDER_MARK_DROP,
        Layout::Document | Layout::Letter | Layout::Minutes => gbt::MARK_DROP,
    }
}

/// 10.1: below the double rule the number at the right, and 份号, 密级 and 紧急程度 at the left, the
/// first of them on the number's line.
fn letter(flow: &mut Flow<'_>, h: &Header, mark: Option<&str>) {
    mark::letterhead(flow, mark);
    let number = h.number.as_ref().map(|n| n.text.as_str());
    let mut corner = corner(h).into_iter();
    if let Some(number) = number {
        let (style, text) = corner.next().unwrap_or(("GwCopyNumber", String::new()));
        let props = Props {
            tabs: vec![Tab {
                at: gbt::TYPE_WIDTH.twips(),
                align: Align::Right,
            }],
            ..Props::styled(style)
        };
        flow.para(props, |x| {
            run(x, None, &text);
            run(x, Some("GwBodyChar"), &format!("\t{number}"));
        });
    }
    corner.for_each(|(style, text)| flow.line(style, &text));
    let issue = h.issue_number.as_deref();
    let issue = issue.map(|text| Line::centred("GwIssueNumber", text));
    let approvers = match h.approvers.is_empty() {
        true => Vec::new(),
        false => with_approvers(&h.approvers, ""),
    };
    issue
        .into_iter()
        .chain(approvers)
        .for_each(|l| l.write(flow));
}

/// A line below the mark.
struct Line {
    style: &'static str,
    tabs: Vec<Tab>,
    text: String,
    approvers: String,
    blank: usize,
    rule: Option<Rule>,
}

impl Line {
    fn centred(style: &'static str, text: &str) -> Self {
        Self {
            style,
            tabs: Vec::new(),
            text: text.to_owned(),
            approvers: String::new(),
            blank: 0,
            rule: None,
        }
    }

    fn write(self, flow: &mut Flow<'_>) {
        let props = Props {
            before: flow.page.blank(self.blank),
            rule: self.rule,
            tabs: self.tabs,
            ..Props::styled(self.style)
        };
        flow.para(props, |x| {
            run(x, None, &self.text);
            run(x, Some("GwApproverChar"), &self.approvers);
        });
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
            blank: 0,
            rule: None,
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

/// 份号, 密级, 紧急程度, as far as there are any.
fn corner(h: &Header) -> Vec<(&'static str, String)> {
    let all = [
        ("GwCopyNumber", h.copy_number.clone()),
        (
            "GwClassification",
            h.classification.as_ref().map(wording::classification),
        ),
        ("GwUrgency", h.urgency.clone()),
    ];
    let printed = all.into_iter().filter_map(|(style, t)| Some((style, t?)));
    printed.collect()
}

/// 7.2.1 to 7.2.3: one a line; the classification stands on the second line even where no copy number
/// stands on the first.
fn above_the_mark(flow: &mut Flow<'_>, h: &Header) {
    if h.copy_number.is_none() && h.classification.is_some() {
        flow.line("GwCopyNumber", "");
    }
    corner(h)
        .into_iter()
        .for_each(|(style, text)| flow.line(style, &text));
}

/// Whether a red rule stands below the last line of the header, be it the number or the mark (7.2.7):
/// an order has none (10.2), and a letter's are elsewhere (10.1).
pub(super) fn is_ruled(d: &Document) -> bool {
    let layout = match d.layout {
        Layout::Order | Layout::Letter => false,
        Layout::Document | Layout::Minutes => true,
    };
    layout && (d.header.issuer_mark.is_some() || !lines(&d.header).is_empty())
}

fn red_rule(d: &Document) -> Option<Rule> {
    is_ruled(d).then(|| Rule {
        side: "w:bottom",
        eighths: (gbt::RED_RULE_THICKNESS.0 * 8.0).round() as i64,
        distance: RULE_DISTANCE,
        colour: gbt::RED.hex(),
    })
}
