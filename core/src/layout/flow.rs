//! The cursor: where the next line stands, and when a page is full.
//!
//! Knows the type area and the grid of 22 lines; knows no element of a document.

use super::lines::{Align, Place, Widths, break_lines, natural, set_line};
use super::pages::{ElementId, Item, Owner, Page, Pages, Rule, Tag};
use super::text::{Cluster, Span, clusters, em};
use crate::error::Error;
use crate::font::{EM_TOP, Faces};
use crate::limits::Budget;
use crate::style::{Colour, Type, gbt9704 as gb};

/// Lengths that differ by less are equal: a hundredth of a point.
const EPSILON: f64 = 0.01;
/// How much of a blank line may be lost when the text returns to the grid after a title.
const GRID_TOLERANCE: f64 = 0.35;

/// Indents and alignment of a paragraph, in points from the type area's edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Left indent of the first line.
    pub(super) first: f64,
    /// Left indent of the other lines.
    pub(super) rest: f64,
    /// Right indent of all lines.
    pub(super) right: f64,
    pub(super) align: Align,
    /// From one line's top to the next.
    pub(super) pitch: f64,
}

impl Shape {
    /// A paragraph on the grid, indented by characters of 三号.
    pub(super) fn body(first: usize, rest: usize) -> Self {
        Self {
            first: cells(first),
            rest: cells(rest),
            right: 0.0,
            align: Align::Justify,
            pitch: gb::line_pitch().0,
        }
    }

    pub(super) fn aligned(align: Align, right: f64) -> Self {
        Self {
            align,
            right,
            ..Self::body(0, 0)
        }
    }
}

/// So many characters of 三号, in points.
pub(super) fn cells(n: usize) -> f64 {
    n as f64 * gb::cell().0
}

/// The page being filled.
pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces<'a>,
    pub(super) budget: &'a Budget,
    pub(super) out: Pages,
    /// Upper edge of the next line.
    pub(super) y: f64,
}

impl<'a> Flow<'a> {
    pub(super) fn new(faces: &'a Faces<'a>, budget: &'a Budget) -> Self {
        let mut flow = Self {
            faces,
            budget,
            out: Pages::default(),
            y: 0.0,
        };
        flow.new_page();
        flow
    }

    pub(super) fn left(&self) -> f64 {
        gb::BINDING_MARGIN.pt().0
    }

    pub(super) fn width(&self) -> f64 {
        gb::TYPE_WIDTH.pt().0
    }

    pub(super) fn top(&self) -> f64 {
        gb::TOP_MARGIN.pt().0
    }

    pub(super) fn bottom(&self) -> f64 {
        self.top() + gb::TYPE_HEIGHT.pt().0
    }

    pub(super) fn new_page(&mut self) {
        self.out.pages.push(Page {
            width: gb::PAGE_WIDTH.pt().0,
            height: gb::PAGE_HEIGHT.pt().0,
            items: Vec::new(),
        });
        self.y = self.top();
    }

    /// Whether nothing stands on the page yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.out.pages.last().is_none_or(|p| p.items.is_empty())
    }

    pub(super) fn put(&mut self, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.out.pages.last_mut() {
            page.items.extend(items);
        }
    }

    pub(super) fn rule(&mut self, x: f64, y: f64, width: f64, height: f64, colour: Colour) {
        self.put([Item::Rule(Rule {
            x,
            y,
            width,
            height,
            colour,
        })]);
    }

    /// Leaves blank lines, except at the top of a page.
    pub(super) fn skip(&mut self, lines: usize) {
        if !self.is_fresh() {
            self.y += lines as f64 * gb::line_pitch().0;
        }
    }

    /// Turns the page where less than `height` is left.
    pub(super) fn need(&mut self, height: f64) {
        if self.y + height > self.bottom() + EPSILON && !self.is_fresh() {
            self.new_page();
        }
    }

    /// Goes on `lines` blank lines below `y`, on the grid.
    pub(super) fn resume_below(&mut self, y: f64, lines: usize) {
        let pitch = gb::line_pitch().0;
        let ideal = y + lines as f64 * pitch + pitch - gb::SIZE_3.0;
        let row = (ideal - self.top()) / pitch - GRID_TOLERANCE;
        self.y = self.top() + row.ceil().max(0.0) * pitch;
    }

    pub(super) fn clusters(&self, spans: &[Span]) -> Result<Vec<Cluster>, Error> {
        clusters(self.faces, self.budget, spans)
    }

    /// Adds an element to the structure.
    pub(super) fn element(&mut self, tag: Tag, parent: Option<ElementId>) -> Owner {
        Owner::Element(self.out.tree.add(tag, parent))
    }

    /// Sets a paragraph line by line, turning pages.
    pub(super) fn paragraph(&mut self, spans: &[Span], shape: Shape) -> Result<(), Error> {
        let clusters = self.clusters(spans)?;
        self.lines(&clusters, shape)
    }

    /// Sets the clusters of a paragraph.
    pub(super) fn lines(&mut self, clusters: &[Cluster], shape: Shape) -> Result<(), Error> {
        let lines = break_lines(clusters, self.widths(shape), self.budget)?;
        let count = lines.len();
        for (i, range) in lines.into_iter().enumerate() {
            let line = clusters.get(range).unwrap_or_default();
            let indent = if i == 0 { shape.first } else { shape.rest };
            let last = i + 1 == count || line.last().is_some_and(|c| c.ch == '\n');
            self.line(line, indent, shape, last);
        }
        Ok(())
    }

    /// Sets one line and goes on to the next.
    pub(super) fn line(&mut self, line: &[Cluster], indent: f64, shape: Shape, last: bool) {
        let size = line.first().map_or(gb::SIZE_3.0, |c| c.style.size.0);
        self.need(size);
        let place = Place {
            x: self.left() + indent,
            width: self.width() - shape.right - indent,
            baseline: self.y + EM_TOP * size,
            align: shape.align,
        };
        self.put(set_line(line, place, last));
        self.y += shape.pitch;
    }

    /// One line with a part at the left and a part at the right; two lines where they do not fit.
    pub(super) fn pair(&mut self, left: &[Span], right: &[Span], pair: Pair) -> Result<(), Error> {
        let (a, b) = (self.clusters(left)?, self.clusters(right)?);
        let room = self.width() - pair.left - pair.right;
        let space = if a.is_empty() || b.is_empty() {
            0.0
        } else {
            a.first().map_or(0.0, |c| em(c.style))
        };
        let start = Shape {
            first: pair.left,
            rest: pair.left,
            right: pair.right,
            align: Align::Left,
            pitch: pair.pitch,
        };
        let end = Shape {
            align: Align::Right,
            ..start
        };
        if natural(&a) + natural(&b) + space > room {
            self.paragraph(left, start)?;
            return self.paragraph(right, end);
        }
        let (y, size) = (
            self.y,
            b.first().or(a.first()).map_or(0.0, |c| c.style.size.0),
        );
        self.need(size);
        let y = if self.is_fresh() { self.y } else { y };
        self.line(&a, pair.left, start, true);
        self.y = y;
        self.line(&b, pair.left, end, true);
        Ok(())
    }

    /// How many lines a paragraph takes.
    pub(super) fn count_lines(&self, spans: &[Span], shape: Shape) -> Result<usize, Error> {
        let clusters = self.clusters(spans)?;
        Ok(break_lines(&clusters, self.widths(shape), self.budget)?.len())
    }

    fn widths(&self, shape: Shape) -> Widths {
        let room = self.width() - shape.right;
        Widths {
            first: room - shape.first,
            rest: room - shape.rest,
        }
    }

    /// The width of a text in one line.
    pub(super) fn measure(&self, text: &str, style: Type) -> Result<f64, Error> {
        let span = Span::new(text, style, Owner::Ornament);
        Ok(natural(&self.clusters(&[span])?))
    }
}

/// The indents of a line with two parts, in points, and the pitch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) pitch: f64,
}
