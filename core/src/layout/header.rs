//! 版头 (7.2): copy number, classification, urgency, mark, number, approvers, red rule; the head of a
//! letter (10.1).
//!
//! The mark sets itself (`mark`); this file says what stands above, below and beside it.

use super::flow::{Flow, Shape, cells};
use super::lines::{Align, natural};
use super::mark::{extent, ink_line, set_mark};
use super::pages::{Owner, Tag};
use super::text::Span;
use crate::error::Error;
use crate::model::{Document, Header, Layout};
use crate::style::{Type, gbt9704 as gb, wording};

/// Sets the header and leaves the cursor at the lower edge of what stands lowest. Says whether
/// anything was set.
pub(super) fn header(flow: &mut Flow<'_>, document: &Document) -> Result<bool, Error> {
    let empty = Header::default();
    if document.header == empty {
        return Ok(false);
    }
    match document.layout {
        Layout::Letter => letter_header(flow, document)?,
        _ => general_header(flow, document)?,
    }
    Ok(true)
}

fn general_header(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    let header = &document.header;
    if header.copy_number.is_none() && header.classification.is_some() {
        // 7.2.2: the classification never stands above the second line.
        flow.y += flow.pitch();
    }
    for (text, style) in corner(header) {
        corner_line(flow, text, style)?;
    }
    let numbered =
        header.number.is_some() || header.issue_number.is_some() || !header.approvers.is_empty();
    let mut ink_bottom = None;
    if let Some(mark) = &header.issuer_mark {
        ink_bottom = Some(set_mark(flow, document, mark)?);
    }
    if numbered {
        if let Some(bottom) = ink_bottom {
            let pitch = flow.pitch();
            flow.y = bottom + gb::NUMBER_BLANK_LINES as f64 * pitch + pitch - gb::SIZE_3.0;
        }
        ink_bottom = Some(number_lines(flow, header)?);
    }
    if let Some(bottom) = ink_bottom {
        red_rule(flow, document.layout, bottom);
    }
    Ok(())
}

/// 份号, 密级, 紧急程度 (7.2.1 to 7.2.3), in order.
fn corner(header: &Header) -> Vec<(String, Type)> {
    let classification = header.classification.as_ref().map(wording::classification);
    let parts = [
        (header.copy_number.clone(), gb::COPY_NUMBER),
        (classification, gb::CLASSIFICATION),
        (header.urgency.clone(), gb::URGENCY),
    ];
    let some = |(text, style): (Option<String>, Type)| text.map(|t| (t, style));
    parts.into_iter().filter_map(some).collect()
}

fn corner_line(flow: &mut Flow<'_>, text: String, style: Type) -> Result<(), Error> {
    let owner = flow.element(Tag::Paragraph, None);
    let span = Span::new(text, style, owner);
    flow.paragraph(&[span], Shape::aligned(Align::Left, 0.0))
}

/// 10.1: the mark, a double rule, then what other layouts have in the corner at the left and the
/// number at the right of the first line below the rule.
fn letter_header(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    let header = &document.header;
    let bottom = match &header.issuer_mark {
        Some(mark) => set_mark(flow, document, mark)?,
        None => flow.y,
    };
    let rule = bottom + gb::LETTER_RULE_DROP.pt().0;
    let lower = double_rule(flow, rule, [gb::LETTER_RULE_THICK, gb::LETTER_RULE_THIN]);
    if flow.plan.first_bottom.is_some() && flow.page() == 0 {
        let top = letter_foot();
        double_rule(flow, top, [gb::LETTER_RULE_THIN, gb::LETTER_RULE_THICK]);
    }
    flow.y = lower + gb::LETTER_RULE_SPACE.0;
    let first = flow.y;
    let corner = corner(header);
    let beside = corner.first().map_or("", |c| c.0.as_str());
    let left = flow.measure(beside, gb::CLASSIFICATION)? + cells(1);
    for (text, style) in corner {
        corner_line(flow, text, style)?;
    }
    let number = header.number.as_ref().map(|n| n.text.as_str());
    let below = flow.y;
    for text in header.issue_number.as_deref().into_iter().chain(number) {
        let fits = left + flow.measure(text, gb::NUMBER)? <= flow.width();
        flow.y = if fits && flow.y >= below {
            first
        } else {
            flow.y
        };
        let owner = flow.element(Tag::Paragraph, None);
        let span = Span::new(text, gb::NUMBER, owner);
        flow.paragraph(&[span], Shape::aligned(Align::Right, 0.0))?;
    }
    flow.y = flow.y.max(below);
    if !header.approvers.is_empty() {
        approver_lines(flow, header, "")?;
    }
    flow.y += gb::SIZE_3.0 - flow.pitch();
    Ok(())
}

/// The upper edge of the double rule at the foot of a letter's first page (10.1).
pub(super) fn letter_foot() -> f64 {
    let high = gb::LETTER_RULE_THICK.0 + gb::LETTER_RULE_GAP.0 + gb::LETTER_RULE_THIN.0;
    (gb::PAGE_HEIGHT.pt().0 - gb::LETTER_RULE_BOTTOM.pt().0) - high
}

/// Two red rules, centred on the type area; gives their lower edge.
fn double_rule(flow: &mut Flow<'_>, y: f64, thickness: [crate::style::Pt; 2]) -> f64 {
    let width = gb::LETTER_RULE_WIDTH.pt().0;
    let x = flow.left() + (flow.width() - width) / 2.0;
    let [upper, lower] = thickness.map(|t| t.0);
    flow.rule(x, y, width, upper, gb::RED);
    let second = y + upper + gb::LETTER_RULE_GAP.0;
    flow.rule(x, second, width, lower, gb::RED);
    second + lower
}

/// 发文字号 and 签发人 (7.2.5, 7.2.6), and the issue line; gives the lower edge of the ink.
fn number_lines(flow: &mut Flow<'_>, header: &Header) -> Result<f64, Error> {
    let mut bottom = flow.y;
    let number = header.number.as_ref().map(|n| n.text.as_str());
    let centred: Vec<_> = match header.approvers.is_empty() {
        true => header
            .issue_number
            .as_deref()
            .into_iter()
            .chain(number)
            .collect(),
        false => header.issue_number.as_deref().into_iter().collect(),
    };
    for text in centred {
        let owner = flow.element(Tag::Paragraph, None);
        let line = flow.clusters(&[Span::new(text, gb::NUMBER, owner)])?;
        if natural(&line) > flow.width() {
            let spans = [Span::new(text, gb::NUMBER, owner)];
            flow.paragraph(&spans, Shape::aligned(Align::Left, 0.0))?;
            bottom = flow.y - flow.pitch() + gb::SIZE_3.0;
            continue;
        }
        bottom = ink_line(flow, &line, Align::Centre, 0.0, flow.width());
        flow.y += flow.pitch();
    }
    if !header.approvers.is_empty() {
        let number = number.unwrap_or("");
        approver_lines(flow, header, number)?;
        let last = flow.y - flow.pitch();
        let line = flow.clusters(&[Span::new(number, gb::NUMBER, Owner::Ornament)])?;
        let top = flow.faces.body_top(gb::NUMBER.role) * gb::SIZE_3.0;
        bottom = last + top - extent(flow, &line).bottom;
    }
    Ok(bottom)
}

/// 签发人 at the right, the number at the left of the last line (7.2.6).
fn approver_lines(flow: &mut Flow<'_>, header: &Header, number: &str) -> Result<(), Error> {
    let block = wording::approvers(&header.approvers, number);
    let indent = cells(gb::APPROVER_INDENT);
    let start = block.start * gb::cell().0;
    let label_width = flow.measure(&wording::labelled(wording::APPROVER), gb::NUMBER)?;
    let shape = Shape::aligned(Align::Left, indent);
    let beginning = |first: f64, rest: f64| Shape {
        first,
        rest,
        ..shape
    };
    for line in &block.lines {
        let y = flow.y;
        if !line.number.is_empty() {
            let owner = flow.element(Tag::Paragraph, None);
            let spans = [Span::new(&line.number, gb::NUMBER, owner)];
            flow.paragraph(&spans, beginning(indent, 0.0))?;
        }
        if line.names.is_empty() {
            continue;
        }
        flow.y = y;
        let owner = flow.element(Tag::Paragraph, None);
        let label = Span::new(&line.label, gb::NUMBER, owner);
        let names = Span::new(&line.names, gb::APPROVER, owner);
        let rest = start + label_width;
        let first = if line.label.is_empty() { rest } else { start };
        flow.paragraph(&[label, names], beginning(first, rest))?;
    }
    Ok(())
}

/// The red rule (7.2.7). An order has none (10.2).
fn red_rule(flow: &mut Flow<'_>, layout: Layout, ink_bottom: f64) {
    flow.y = ink_bottom;
    if layout == Layout::Order {
        return;
    }
    let y = ink_bottom + gb::RED_RULE_DROP.pt().0;
    let (x, width) = (flow.left(), flow.width());
    flow.rule(x, y, width, gb::RED_RULE_THICKNESS.0, gb::RED);
    flow.y = y + gb::RED_RULE_THICKNESS.0;
}
