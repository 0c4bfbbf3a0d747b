//! 发文机关标志 (7.2.4): one name as large as fits, or several organs one below the other.
//!
//! Its upper edge is measured on ink. What stands around it is the header's to say.

use super::flow::Flow;
use super::lines::{Align, Place, set_line};
use super::pages::{Owner, Tag};
use super::text::{Cluster, Span};
use super::title::balanced;
use crate::error::Error;
use crate::font::{EM_TOP, Found, Ink};
use crate::model::{Document, IssuerMark, Layout};
use crate::style::{Pt, Type, gbt9704 as gb, wording};

/// The mark, its ink's upper edge where the layout wants it; gives the lower edge of its ink.
pub(super) fn set_mark(
    flow: &mut Flow<'_>,
    document: &Document,
    mark: &IssuerMark,
) -> Result<f64, Error> {
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
    flow.y = if flow.is_fresh() {
        top
    } else {
        top.max(flow.y)
    };
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
    let scale = (flow.width() / whole.max(1.0)).min(1.0) * flow.plan.mark_share;
    let style = sized(gb::MARK.size.0 * scale);
    if style.size.0 < gb::MARK_LEAST_JOINT.0 {
        return plain_mark(flow, &mark.text, owner);
    }
    let indent = (flow.width() - whole * scale) / 2.0;
    let (mut page, mut top, mut bottom) = (flow.page(), flow.y, flow.y);
    for (i, name) in mark.issuers.iter().enumerate() {
        if i > 0 {
            flow.y = bottom + style.size.0 * gb::MARK_GAP_SHARE;
        }
        flow.need(style.size.0);
        if page != flow.page() {
            (page, top) = (flow.page(), flow.y);
        }
        let line = flow.clusters(&[Span::new(name, style, owner)])?;
        bottom = ink_line(flow, &line, Align::Spread, indent, widest * scale);
    }
    let line = flow.clusters(&[Span::new(suffix, style, owner)])?;
    let ink = extent(flow, &line);
    flow.y = f64::midpoint(top, bottom) - (ink.top - ink.bottom) / 2.0;
    let x = indent + (widest + gap) * scale;
    ink_line(flow, &line, Align::Left, x, beside * scale);
    Ok(bottom)
}

/// Sets a line whose ink begins at the cursor; gives the lower edge of its ink.
pub(super) fn ink_line(
    flow: &mut Flow<'_>,
    line: &[Cluster],
    align: Align,
    indent: f64,
    width: f64,
) -> f64 {
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
pub(super) fn extent(flow: &Flow<'_>, line: &[Cluster]) -> Ink {
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
