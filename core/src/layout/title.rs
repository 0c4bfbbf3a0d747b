//! 标题 (7.3.1): sets its lines.
//!
//! Where a title breaks is the style's to say; this file only measures and sets.

use super::flow::{Flow, Shape};
use super::lines::{Align, Widths, break_lines, natural};
use super::pages::{Owner, Tag};
use super::text::{Cluster, Span};
use crate::error::Error;
use crate::model::Document;
use crate::style::gbt9704 as gb;
use crate::style::title::{self, source_lines};
use std::ops::Range;

/// Sets the title, centred, on its own pitch; gives the bottom of its last line.
pub(super) fn title(flow: &mut Flow<'_>, document: &Document, text: &str) -> Result<(), Error> {
    let id = flow
        .out
        .tree
        .add_titled(Tag::Heading(1), None, text.to_owned());
    let lines = title_lines(flow, document, text, Owner::Element(id))?;
    let shape = Shape {
        pitch: Some(gb::TITLE_PITCH.0),
        ..Shape::aligned(Align::Centre, 0.0)
    };
    for line in &lines {
        flow.line(line, 0.0, shape, true);
    }
    Ok(())
}

/// The lines of the source where they fit and say the same, else our own.
fn title_lines(
    flow: &mut Flow<'_>,
    document: &Document,
    text: &str,
    owner: Owner,
) -> Result<Vec<Vec<Cluster>>, Error> {
    let mut lines = Vec::new();
    for line in source_lines(text, &document.title_lines).unwrap_or_default() {
        lines.push(flow.clusters(&[Span::new(line, gb::TITLE, owner)])?);
    }
    let width = flow.width();
    if lines.is_empty() || lines.iter().any(|l| natural(l) > width) {
        let clusters = flow.clusters(&[Span::new(text, gb::TITLE, owner)])?;
        let ranges = balanced(&clusters, width, flow)?;
        let of = |r: Range<usize>| clusters.get(r).unwrap_or_default().to_vec();
        lines = ranges.into_iter().map(of).collect();
    }
    Ok(lines)
}

/// Breaks clusters into as few lines as hold them, of a good shape and with words whole.
pub(super) fn balanced(
    clusters: &[Cluster],
    width: f64,
    flow: &Flow<'_>,
) -> Result<Vec<Range<usize>>, Error> {
    flow.budget.spend(title::steps(clusters.len()))?;
    let text: Vec<char> = clusters.iter().map(|c| c.ch).collect();
    let widths: Vec<f64> = clusters.iter().map(|c| c.width).collect();
    if let Some(lines) = title::balanced(&text, &widths, width) {
        return Ok(lines);
    }
    let widths = Widths {
        first: width,
        rest: width,
    };
    break_lines(clusters, widths, flow.budget)
}
