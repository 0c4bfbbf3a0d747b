//! A look at the finished pages: whether anything stands outside the type area, or on top of something
//! else. Nothing should; where input manages it all the same, a diagnostic says so.
//!
//! Changes nothing.

use super::flow::Flow;
use super::pages::{Item, Owner, Page};
use crate::diagnostic::Diagnostic;
use crate::font::EM_TOP;
use crate::messages::Code;
use crate::style::gbt9704 as gb;

/// How far characters may stand out, as a share of their size: marks are placed by their ink.
const OUTSIDE: f64 = 0.2;
/// How far they may reach into each other's line, and beside each other: squeezed marks give up half.
const ACROSS: f64 = 0.3;
const ALONG: f64 = 0.6;

/// The box of a run's characters on the page before it is turned.
#[derive(Debug, Clone, Copy)]
struct Extent {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    size: f64,
}

/// One diagnostic for each page on which something went wrong.
pub(super) fn audit(flow: &Flow<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (i, page) in flow.out.pages.iter().enumerate() {
        let extents: Vec<_> = page.items.iter().filter_map(extent).collect();
        let area = area(flow, i, page);
        let name = format!("page {}", i + 1);
        if extents.iter().any(|e| is_outside(e, area)) {
            found.push(Diagnostic::new(Code::OutsideTypeArea).of(name.as_str()));
        }
        if overlaps(extents) {
            found.push(Diagnostic::new(Code::Overlap).of(name));
        }
    }
    found
}

fn extent(item: &Item) -> Option<Extent> {
    if item.owner() == Owner::PageNumber {
        return None;
    }
    let (left, right, baseline, size) = match item {
        Item::Run(run) => {
            let (first, last) = (run.marks.first()?, run.marks.last()?);
            let right = last.x + last.advance * run.size;
            (first.x, right, run.baseline, run.size)
        }
        Item::Boxed(b) => (b.x, b.x + b.width, b.baseline, b.size),
        Item::Rule(_) => return None,
    };
    let top = baseline - EM_TOP * size;
    Some(Extent {
        left,
        right,
        top,
        bottom: top + size,
        size,
    })
}

/// Where text may stand: left, right, top, bottom.
fn area(flow: &Flow<'_>, index: usize, page: &Page) -> [f64; 4] {
    let (width, height) = (gb::TYPE_WIDTH.pt().0, gb::TYPE_HEIGHT.pt().0);
    if page.turn.is_some() {
        return [0.0, height, 0.0, width];
    }
    let (left, top) = (flow.left_of(index), gb::TOP_MARGIN.pt().0);
    match flow.plan.first_bottom.filter(|_| index == 0) {
        Some(bottom) => [left, left + width, gb::LETTER_MARK_TOP.pt().0, bottom],
        None => [left, left + width, top, top + height],
    }
}

fn is_outside(e: &Extent, [left, right, top, bottom]: [f64; 4]) -> bool {
    let slack = OUTSIDE * e.size;
    // A mark at a line's end may stand out by its white half.
    let wide = ALONG * e.size;
    e.left < left - wide
        || e.right > right + wide
        || e.top < top - slack
        || e.bottom > bottom + slack
}

/// Whether two stand on each other, found in one pass from the top.
fn overlaps(mut extents: Vec<Extent>) -> bool {
    extents.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut open: Vec<Extent> = Vec::new();
    for e in extents {
        open.retain(|o| o.bottom - ACROSS * o.size.min(e.size) > e.top);
        let along = |o: &Extent| o.right.min(e.right) - o.left.max(e.left);
        if open.iter().any(|o| along(o) > ALONG * o.size.min(e.size)) {
            return true;
        }
        open.push(e);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(left: f64, right: f64, top: f64) -> Extent {
        Extent {
            left,
            right,
            top,
            bottom: top + 16.0,
            size: 16.0,
        }
    }

    #[test]
    fn lines_below_and_runs_beside_each_other_do_not_overlap_but_texts_on_texts_do() {
        assert!(!overlaps(vec![at(0.0, 100.0, 0.0), at(0.0, 100.0, 20.0)]));
        assert!(!overlaps(vec![at(0.0, 50.0, 0.0), at(50.0, 100.0, 0.0)]));
        assert!(overlaps(vec![at(0.0, 60.0, 0.0), at(40.0, 100.0, 3.0)]));
    }

    #[test]
    fn what_stands_beyond_an_edge_is_outside() {
        let area = [0.0, 100.0, 0.0, 100.0];
        assert!(!is_outside(&at(0.0, 100.0, 84.0), area));
        assert!(is_outside(&at(0.0, 120.0, 10.0), area));
        assert!(is_outside(&at(0.0, 100.0, 90.0), area));
    }
}
