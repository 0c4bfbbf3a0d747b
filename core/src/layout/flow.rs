//! The cursor: where the next line stands, and when a page is full.
//!
//! Knows the type area, the grid of 22 lines and pages that are turned; knows no element of a document.

use super::lines::{Align, Place, Widths, break_lines, natural, set_line};
use super::pages::{ElementId, Item, Owner, Page, Pages, Rule, Tag, Turn};
use super::text::{Cluster, Span, clusters, em};
use crate::error::Error;
use crate::font::Faces;
use crate::limits::Budget;
use crate::style::{Binding, Colour, Profile, StyleOptions, Type, gbt9704 as gb};
use std::collections::BTreeMap;

/// Lengths that differ by less are equal: a hundredth of a point.
const EPSILON: f64 = 0.01;
/// How much of a blank line may be lost when the text returns to the grid after a title.
const GRID_TOLERANCE: f64 = 0.5;
/// However deep an indent is, a line keeps room for so many characters.
const LEAST_LINE: usize = 4;

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
    /// From one line's top to the next; none for the grid's.
    pub(super) pitch: Option<f64>,
}

impl Shape {
    /// A paragraph on the grid, indented by characters of 三号.
    pub(super) fn body(first: usize, rest: usize) -> Self {
        Self {
            first: cells(first),
            rest: cells(rest),
            right: 0.0,
            align: Align::Justify,
            pitch: None,
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

/// What is settled before the first line is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub(super) style: StyleOptions,
    /// How many lines more or fewer the text of a page has (7.3.5.5), by the page's index.
    pub(super) more: BTreeMap<usize, i32>,
    /// Where text ends on the first page, where that is not the type area's edge (10.1).
    pub(super) first_bottom: Option<f64>,
    /// The share of its size that a mark of several organs is set in.
    pub(super) mark_share: f64,
    /// Whether the addressees stand in the imprint (7.3.2).
    pub(super) moved: bool,
}

/// The page being filled.
pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces<'a>,
    pub(super) budget: &'a Budget,
    pub(super) plan: Plan,
    pub(super) out: Pages,
    /// Upper edge of the next line.
    pub(super) y: f64,
    /// Whether pages are turned, for tables set across (clause 8).
    turned: bool,
    /// Whether what is set is text, whose lines may stand closer or wider.
    in_text: bool,
    /// Whether what is set is the imprint, which ends at the type area's edge whatever the grid.
    pub(super) at_foot: bool,
    /// Where the text of this page begins.
    text_top: f64,
    /// The page on which the first line of text stands.
    pub(super) first_text: Option<usize>,
    /// Signatures that stand on a page without text.
    pub(super) lonely: Vec<Lonely>,
}

/// Where text ends: the page, and how many lines are free below.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) page: usize,
    pub(super) free: i32,
}

/// A signature on a page without text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lonely {
    /// Its page, from 0.
    pub(super) page: usize,
    /// The page on which the text ends.
    pub(super) text: usize,
    /// How many lines are free below the text.
    pub(super) free: i32,
    /// Whether it stands below attachment notes at least.
    pub(super) noted: bool,
}

impl<'a> Flow<'a> {
    pub(super) fn new(faces: &'a Faces<'a>, budget: &'a Budget, plan: Plan) -> Self {
        let mut flow = Self {
            faces,
            budget,
            plan,
            out: Pages::default(),
            y: 0.0,
            turned: false,
            in_text: false,
            at_foot: false,
            text_top: 0.0,
            first_text: None,
            lonely: Vec::new(),
        };
        flow.new_page();
        flow
    }

    /// The place of the page being filled, from 0.
    pub(super) fn page(&self) -> usize {
        self.out.pages.len().saturating_sub(1)
    }

    pub(super) fn left(&self) -> f64 {
        if self.turned {
            0.0
        } else {
            self.left_of(self.page())
        }
    }

    /// The left edge of a page's type area (5.2.1).
    pub(super) fn left_of(&self, page: usize) -> f64 {
        let mirrored = self.plan.style.binding == Binding::Mirrored && page % 2 == 1;
        let margin = if mirrored {
            gb::OUTER_MARGIN
        } else {
            gb::BINDING_MARGIN
        };
        margin.pt().0
    }

    pub(super) fn width(&self) -> f64 {
        if self.turned {
            gb::TYPE_HEIGHT.pt().0
        } else {
            gb::TYPE_WIDTH.pt().0
        }
    }

    /// The upper edge of the type area.
    pub(super) fn top(&self) -> f64 {
        if self.turned {
            0.0
        } else {
            gb::TOP_MARGIN.pt().0
        }
    }

    /// The lower edge of the type area.
    pub(super) fn bottom(&self) -> f64 {
        if self.turned {
            gb::TYPE_WIDTH.pt().0
        } else {
            gb::TOP_MARGIN.pt().0 + gb::TYPE_HEIGHT.pt().0
        }
    }

    /// Where text must end on this page.
    pub(super) fn text_bottom(&self) -> f64 {
        match self.plan.first_bottom {
            Some(bottom) if self.page() == 0 && !self.turned => bottom,
            _ if self.at_foot => self.bottom(),
            _ => self.bottom() - self.inset(),
        }
    }

    /// Where the text of this page must end: where more lines are to go on to the next page than
    /// wider lines can make up for, above the type area's edge.
    fn line_bottom(&self) -> f64 {
        let fewer = match self.more() {
            Some(more) if more < -gb::MOST_WIDER => f64::from(-more),
            _ => 0.0,
        };
        self.text_bottom() - fewer * self.plain_pitch()
    }

    /// How many lines more or fewer this page's text has.
    fn more(&self) -> Option<i32> {
        let more = self.plan.more.get(&self.page()).copied();
        more.filter(|_| self.in_text && !self.turned)
    }

    /// What follows is text, until [`end_text`](Self::end_text).
    pub(super) fn start_text(&mut self) {
        self.in_text = true;
        self.text_top = self.y;
    }

    pub(super) fn end_text(&mut self) {
        self.in_text = false;
    }

    /// Where the text stands that was set so far.
    pub(super) fn end(&self) -> End {
        let free = (self.text_bottom() - self.y) / self.plain_pitch();
        End {
            page: self.page(),
            free: free.ceil().max(0.0) as i32,
        }
    }

    /// From the top of one line to the next on a page of 22 lines.
    fn plain_pitch(&self) -> f64 {
        match self.plan.style.profile {
            Profile::Edge => gb::line_pitch().0,
            Profile::Box => gb::box_pitch().0,
        }
    }

    /// From the top of one line to the next, here.
    pub(super) fn pitch(&self) -> f64 {
        let plain = self.plain_pitch();
        let Some(more) = self.more().filter(|&m| m >= -gb::MOST_WIDER) else {
            return plain;
        };
        let height = self.text_bottom() - gb::SIZE_3.0 - self.text_top;
        let gaps = (height / plain).round() + f64::from(more);
        if gaps < 1.0 { plain } else { height / gaps }
    }

    /// The white between the type area's edge and the first line: none, or half a gap.
    fn inset(&self) -> f64 {
        match self.plan.style.profile {
            Profile::Box if !self.turned => (self.plain_pitch() - gb::SIZE_3.0) / 2.0,
            _ => 0.0,
        }
    }

    /// The top of the first line of this page's grid. On a letter's first page the grid is hung from
    /// its last line, which keeps a set distance from the red rules below (10.1).
    fn grid_top(&self) -> f64 {
        match self.plan.first_bottom {
            Some(bottom) if self.page() == 0 => {
                let last = bottom - gb::SIZE_3.0;
                let pitch = self.plain_pitch();
                last - ((last - self.top()) / pitch).floor() * pitch
            }
            _ => self.top() + self.inset(),
        }
    }

    /// Where line `line` of the page begins, from 1.
    pub(super) fn line_top(&self, line: usize) -> f64 {
        self.grid_top() + line.saturating_sub(1) as f64 * self.pitch()
    }

    pub(super) fn new_page(&mut self) {
        let mut page = Page {
            width: gb::PAGE_WIDTH.pt().0,
            height: gb::PAGE_HEIGHT.pt().0,
            numbered: true,
            ..Page::default()
        };
        if self.turned {
            let next = self.out.pages.len();
            page.turn = Some(Turn {
                x: self.left_of(next),
                y: gb::TOP_MARGIN.pt().0 + gb::TYPE_HEIGHT.pt().0,
            });
        }
        self.out.pages.push(page);
        self.y = self.top() + self.inset();
        self.text_top = self.y;
    }

    /// Turns the pages that follow by a quarter, or back.
    pub(super) fn turn(&mut self, turned: bool) {
        if self.turned == turned {
            return;
        }
        self.turned = turned;
        if !turned {
            // The next line opens a page.
            self.y = self.bottom() + self.pitch();
            return;
        }
        if self.is_fresh() {
            self.out.pages.pop();
        }
        self.new_page();
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
            self.y += lines as f64 * self.pitch();
        }
    }

    /// Turns the page where less than `height` is left.
    pub(super) fn need(&mut self, height: f64) {
        if self.y + height > self.line_bottom() + EPSILON && !self.is_fresh() {
            self.new_page();
        }
    }

    /// Turns the page where `lines` lines and `height` below them are not left, if a page has room for
    /// them at all.
    pub(super) fn need_above(&mut self, lines: usize, height: f64) {
        let whole = lines as f64 * self.pitch() + height;
        if whole <= (self.bottom() - self.top()) / 2.0 {
            self.need(whole);
        }
    }

    /// Goes on `lines` blank lines below `y`, on the grid.
    pub(super) fn resume_below(&mut self, y: f64, lines: usize) {
        let (pitch, plain) = (self.pitch(), self.plain_pitch());
        let top = if self.more().is_some() {
            self.text_top
        } else {
            self.grid_top()
        };
        let ideal = y + lines as f64 * plain + plain - gb::SIZE_3.0;
        let row = (ideal - top) / pitch - GRID_TOLERANCE;
        self.y = top + row.ceil().max(0.0) * pitch;
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
        let shape = self.bounded(shape);
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
        let style = line.first().map_or(gb::BODY, |c| c.style);
        let size = style.size.0;
        self.need(size);
        if self.in_text && self.first_text.is_none() {
            self.first_text = Some(self.page());
        }
        let place = Place {
            x: self.left() + indent,
            width: self.width() - shape.right - indent,
            baseline: self.y + self.body_top(style) * size,
            align: shape.align,
        };
        self.put(set_line(line, place, last));
        self.y += shape.pitch.unwrap_or_else(|| self.pitch());
    }

    /// The upper edge of a line's body above its baseline, in em. Lines of 三号 stand on one grid
    /// whatever face opens them.
    pub(super) fn body_top(&self, style: Type) -> f64 {
        let on_grid = style.size == gb::SIZE_3;
        let role = if on_grid { gb::BODY.role } else { style.role };
        self.faces.body_top(role)
    }

    /// A shape whose lines have room for a few characters whatever its indents.
    fn bounded(&self, shape: Shape) -> Shape {
        let most = self.width() - cells(LEAST_LINE);
        let right = shape.right.clamp(0.0, most);
        Shape {
            first: shape.first.clamp(0.0, most - right),
            rest: shape.rest.clamp(0.0, most - right),
            right,
            ..shape
        }
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
            pitch: Some(pair.pitch),
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
        let widths = self.widths(self.bounded(shape));
        Ok(break_lines(&clusters, widths, self.budget)?.len())
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
