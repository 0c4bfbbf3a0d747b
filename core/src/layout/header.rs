//! 版头 (7.2): copy number, classification, urgency, mark, number, approvers, red rule.

use super::flow::{Flow, Shape, cells};
use super::lines::{Align, Place, natural, set_line};
use super::pages::{Owner, Tag};
use super::text::{Cluster, Span};
use super::title::balanced;
use crate::error::Error;
use crate::font::{EM_TOP, Found, Ink};
use crate::model::{Document, Header, IssuerMark, Layout};
use crate::style::{Pt, Type, gbt9704 as gb, wording};

/// Sets the header and leaves the cursor at the lower edge of what stands lowest. Says whether
/// anything was set.
pub(super) fn header(flow: &mut Flow<'_>, document: &Document) -> Result<bool, Error> {
    let header = &document.header;
    corner(flow, header)?;
    let numbered =
        header.number.is_some() || header.issue_number.is_some() || !header.approvers.is_empty();
    let mut ink_bottom = None;
    if let Some(mark) = &header.issuer_mark {
        ink_bottom = Some(set_mark(flow, document, mark)?);
    }
    if numbered {
        if let Some(bottom) = ink_bottom {
            let pitch = gb::line_pitch().0;
            flow.y = bottom + gb::NUMBER_BLANK_LINES as f64 * pitch + pitch - gb::SIZE_3.0;
        }
        ink_bottom = Some(number_lines(flow, header)?);
    }
    if let Some(bottom) = ink_bottom {
        red_rule(flow, document.layout, bottom);
    }
    Ok(!flow.is_fresh())
}

/// 份号, 密级, 紧急程度 (7.2.1 to 7.2.3): flush left from the first line, the classification never
/// above the second.
fn corner(flow: &mut Flow<'_>, header: &Header) -> Result<(), Error> {
    let classification = header.classification.as_ref().map(wording::classification);
    let shape = Shape::aligned(Align::Left, 0.0);
    if let Some(number) = &header.copy_number {
        let owner = flow.element(Tag::Paragraph, None);
        flow.paragraph(&[Span::new(number, gb::COPY_NUMBER, owner)], shape)?;
    } else if classification.is_some() {
        flow.y += gb::line_pitch().0;
    }
    let rest = [
        (classification, gb::CLASSIFICATION),
        (header.urgency.clone(), gb::URGENCY),
    ];
    for (text, style) in rest {
        let Some(text) = text else { continue };
        let owner = flow.element(Tag::Paragraph, None);
        flow.paragraph(&[Span::new(text, style, owner)], shape)?;
    }
    Ok(())
}

/// The mark, its ink's upper edge where the layout wants it; gives the lower edge of its ink.
fn set_mark(flow: &mut Flow<'_>, document: &Document, mark: &IssuerMark) -> Result<f64, Error> {
    let tag = if document.title.is_some() {
        Tag::Paragraph
    } else {
        Tag::Heading(1)
    };
    let id = flow.out.tree.add_titled(tag, None, mark.text.clone());
    let owner = Owner::Element(id);
    let top = match document.layout {
        Layout::Document | Layout::Minutes => gb::TOP_MARGIN.pt().0 + gb::MARK_DROP.pt().0,
        Layout::Order => gb::TOP_MARGIN.pt().0 + gb::ORDER_MARK_DROP.pt().0,
        Layout::Letter => gb::LETTER_MARK_TOP.pt().0,
    };
    flow.y = top.max(flow.y);
    match wording::joint(mark) {
        Some(suffix) => joint_mark(flow, mark, suffix, owner),
        None => plain_mark(flow, &mark.text, owner),
    }
}

fn sized(size: f64) -> Type {
    Type {
        size: Pt(size),
        ..gb::MARK
    }
}

/// A mark in one line as large as fits, or in several where it would become too small.
fn plain_mark(flow: &mut Flow<'_>, text: &str, owner: Owner) -> Result<f64, Error> {
    let (width, most) = (flow.width(), gb::MARK.size.0);
    let whole = flow.measure(text, gb::MARK)?;
    let one_line = most * (width / whole.max(1.0)).min(1.0);
    let size = one_line.max(gb::MARK_LEAST.0);
    let clusters = flow.clusters(&[Span::new(text, sized(size), owner)])?;
    let ranges = if one_line < gb::MARK_LEAST.0 {
        balanced(&clusters, width, flow)?
    } else {
        std::iter::once(0..clusters.len()).collect()
    };
    let mut bottom = flow.y;
    for (i, range) in ranges.into_iter().enumerate() {
        let line = clusters.get(range).unwrap_or_default();
        if i > 0 {
            flow.y = bottom + gb::LINE_GAP.0;
        }
        bottom = ink_line(flow, line, Align::Centre, 0.0, flow.width());
    }
    Ok(bottom)
}

/// Several organs (7.2.4): names one below the other, spread to one width, the suffix beside them
/// and centred on their height.
fn joint_mark(
    flow: &mut Flow<'_>,
    mark: &IssuerMark,
    suffix: &str,
    owner: Owner,
) -> Result<f64, Error> {
    let mut widest: f64 = 0.0;
    for name in &mark.issuers {
        widest = widest.max(flow.measure(name, gb::MARK)?);
    }
    let beside = flow.measure(suffix, gb::MARK)?;
    let gap = if suffix.is_empty() {
        0.0
    } else {
        gb::MARK.size.0 / 2.0
    };
    let whole = widest + gap + beside;
    let scale = (flow.width() / whole.max(1.0)).min(1.0);
    let style = sized(gb::MARK.size.0 * scale);
    let indent = (flow.width() - whole * scale) / 2.0;
    let (top, mut bottom) = (flow.y, flow.y);
    for (i, name) in mark.issuers.iter().enumerate() {
        if i > 0 {
            flow.y = bottom + gb::LINE_GAP.0 / 2.0;
        }
        flow.need(style.size.0);
        let line = flow.clusters(&[Span::new(name, style, owner)])?;
        bottom = ink_line(flow, &line, Align::Spread, indent, widest * scale);
    }
    let line = flow.clusters(&[Span::new(suffix, style, owner)])?;
    let ink = extent(flow, &line);
    let height = ink.top - ink.bottom;
    flow.y = (top.min(bottom) + bottom - height) / 2.0;
    let x = indent + (widest + gap) * scale;
    ink_line(flow, &line, Align::Left, x, beside * scale);
    Ok(bottom)
}

/// Sets a line whose ink begins at the cursor; gives the lower edge of its ink.
fn ink_line(flow: &mut Flow<'_>, line: &[Cluster], align: Align, indent: f64, width: f64) -> f64 {
    let ink = extent(flow, line);
    flow.need(ink.top - ink.bottom);
    let baseline = flow.y + ink.top;
    let place = Place {
        x: flow.left() + indent,
        width,
        baseline,
        align,
    };
    flow.put(set_line(line, place, true));
    baseline - ink.bottom
}

/// The ink of a line above its baseline, in points; the em box where nothing has ink.
fn extent(flow: &Flow<'_>, line: &[Cluster]) -> Ink {
    let mut all: Option<Ink> = None;
    for cluster in line {
        let size = cluster.style.size.0;
        let ink = match cluster.found {
            Found::Glyph(glyph) => flow.faces.ink(glyph),
            _ => None,
        };
        let Some(ink) = ink else { continue };
        let (bottom, top) = (ink.bottom * size, ink.top * size);
        all = Some(all.map_or(Ink { bottom, top }, |a| Ink {
            bottom: a.bottom.min(bottom),
            top: a.top.max(top),
        }));
    }
    let size = line.first().map_or(gb::SIZE_3.0, |c| c.style.size.0);
    all.unwrap_or(Ink {
        bottom: (EM_TOP - 1.0) * size,
        top: EM_TOP * size,
    })
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
            bottom = flow.y - gb::line_pitch().0 + gb::SIZE_3.0;
            continue;
        }
        bottom = ink_line(flow, &line, Align::Centre, 0.0, flow.width());
        flow.y += gb::line_pitch().0;
    }
    if !header.approvers.is_empty() {
        approver_lines(flow, header, number.unwrap_or(""))?;
        bottom = flow.y - gb::line_pitch().0 + gb::SIZE_3.0;
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
