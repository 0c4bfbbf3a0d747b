//! 表格: columns by content, borders, rows that part at a page's end without loss, repeated heads.
//!
//! Tables set across the page (clause 8) stand on turned pages; the cursor knows how.

use super::bands::{Placed, bands, count, places};
use super::flow::Flow;
use super::lines::{Align, Place, Widths, break_lines, natural, set_line};
use super::pages::{ElementId, Owner, Tag};
use super::spans::{End, part, settle, with_spanned};
use super::text::{Cluster, Span};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::messages::Code;
use crate::model::Table;
use crate::style::columns::{Want, columns};
use crate::style::{Pt, Type, gbt9704 as gb};
use std::ops::Range;
use std::rc::Rc;

/// Lengths that differ by less are equal: a hundredth of a point.
const EPSILON: f64 = 0.01;

/// A cell with its text broken into lines.
pub(super) struct Laid {
    pub(super) columns: Range<usize>,
    pub(super) rows: usize,
    pub(super) clusters: Rc<Vec<Cluster>>,
    pub(super) lines: Vec<Range<usize>>,
    /// Whether lines end only where the text has line ends.
    pub(super) whole: bool,
    /// How high the rows are that it covers, where they are more than one.
    pub(super) area: f64,
    /// Whether the text goes on from the row above, without a border between.
    pub(super) goes_on: bool,
}

/// A row: its cells, and how many lines it takes.
pub(super) struct Row {
    pub(super) cells: Vec<Laid>,
    pub(super) lines: usize,
    /// The height of the rows that stay on one page, from this one on.
    pub(super) keep: f64,
    /// Columns in which a cell of a row above has its left edge.
    pub(super) edges: Vec<bool>,
}

/// Where the columns stand and how the text is set.
struct Grid {
    /// Left edges of the columns from the type area's edge, and the right edge of the last.
    edges: Vec<f64>,
    style: Type,
    pitch: f64,
    /// White between a border and the text beside it.
    pad: f64,
    /// Whether a row stands on this page whose lower border is still to be drawn.
    open: bool,
    /// Whether the next row is the first below a page's edge or the repeated head.
    opens: bool,
    /// How far down the cells reach whose text was set in the middle of several rows.
    tied: f64,
}

/// Sets a table, across the page where it asks for that.
pub(super) fn table(flow: &mut Flow<'_>, table: &Table) -> Result<(), Error> {
    if table.landscape {
        flow.turn(true);
    }
    let rows = places(table, flow.budget)?;
    let bands = bands(count(&rows), most_columns(flow));
    if bands.len() > 1 {
        let parted = Diagnostic::new(Code::TableInBands);
        let parted = parted.change("1", bands.len().to_string());
        flow.out.diagnostics.push(parted);
    }
    for band in &bands {
        let rows: Vec<_> = rows.iter().map(|r| r.within(band)).collect();
        flow.budget.spend(rows.len() * band.len())?;
        set_band(flow, &rows, table.head_rows)?;
    }
    flow.turn(false);
    Ok(())
}

/// How high a table's head is with its first rows, on the page as it lies.
pub(super) fn opening_height(flow: &mut Flow<'_>, table: &Table) -> Result<f64, Error> {
    let rows = places(table, flow.budget)?;
    let bands = bands(count(&rows), most_columns(flow));
    let band = bands.first().cloned().unwrap_or_default();
    let all: Vec<_> = rows.iter().map(|r| r.within(&band)).collect();
    let first = with_spanned(&all, table.head_rows.saturating_add(1));
    let grid = grid(flow, &all)?;
    let known = flow.out.tree.elements.len();
    let rows = lay_rows(flow, first, &grid, table.head_rows)?;
    flow.out.tree.elements.truncate(known);
    let (head, body) = rows.split_at(table.head_rows.min(rows.len()));
    Ok(height(head, &grid) + body.first().map_or(0.0, |r| r.keep))
}

/// Sets the columns of a band, as a table of its own.
fn set_band(flow: &mut Flow<'_>, places: &[Placed<'_>], head_rows: usize) -> Result<(), Error> {
    let mut grid = grid(flow, places)?;
    let mut rows = lay_rows(flow, places, &grid, head_rows)?;
    let mut body = rows.split_off(head_rows.min(rows.len()));
    let head_height = height(&rows, &grid);
    let first = body.first().map_or(0.0, |r| r.keep);
    if !rows.is_empty() {
        flow.need_above(0, head_height + first);
    }
    set_rows(flow, &mut rows, &mut grid, &[])?;
    let page = flow.bottom() - flow.top();
    let repeated = if head_height < page / 2.0 {
        rows.as_slice()
    } else {
        &[]
    };
    set_rows(flow, &mut body, &mut grid, repeated)?;
    close(flow, &mut grid);
    // Back on the grid, never closer to the border than a line to a line.
    let bottom = flow.y + flow.pitch() / 2.0;
    flow.resume_below(bottom, 0);
    Ok(())
}

/// How many columns a page has room for.
fn most_columns(flow: &Flow<'_>) -> usize {
    let least = gb::TABLE_LEAST.0 + 2.0 * gb::TABLE_PADDING_TIGHT.0;
    (flow.width() / least) as usize
}

/// The columns, and the text that they have room for.
fn grid(flow: &Flow<'_>, places: &[Placed<'_>]) -> Result<Grid, Error> {
    let columns = columns(&wants(flow, places)?, flow.width());
    Ok(Grid {
        edges: columns.edges,
        style: Type {
            size: Pt(columns.size),
            ..gb::TABLE
        },
        pitch: gb::TABLE_PITCH.0 * columns.size / gb::TABLE.size.0,
        pad: columns.pad,
        open: false,
        opens: true,
        tied: 0.0,
    })
}

/// What stands in each column.
fn wants(flow: &Flow<'_>, places: &[Placed<'_>]) -> Result<Vec<Want>, Error> {
    let mut wants = vec![Want::NOTHING; count(places)];
    for spot in places.iter().flat_map(|p| &p.spots) {
        flow.budget.spend(spot.text.len() + spot.columns.len())?;
        let share = Want::of(&spot.text, spot.columns.len());
        for want in wants.get_mut(spot.columns.clone()).unwrap_or_default() {
            *want = want.max(share);
        }
    }
    Ok(wants)
}

impl Grid {
    fn left(&self, columns: &Range<usize>) -> f64 {
        self.edges.get(columns.start).copied().unwrap_or(0.0)
    }

    fn width(&self, columns: &Range<usize>) -> f64 {
        let right = self.edges.get(columns.end).or(self.edges.last());
        right.copied().unwrap_or(0.0) - self.left(columns)
    }

    /// The width for text within columns.
    fn room(&self, columns: &Range<usize>) -> f64 {
        (self.width(columns) - 2.0 * self.pad).max(self.style.size.0)
    }

    /// How high a row of so many lines is.
    pub(super) fn row_height(&self, lines: usize) -> f64 {
        lines as f64 * self.pitch + gb::TABLE_PADDING.0
    }
}

fn height(rows: &[Row], grid: &Grid) -> f64 {
    rows.iter().map(|r| grid.row_height(r.lines)).sum()
}

/// The rows of a band with their texts broken into lines.
fn lay_rows(
    flow: &mut Flow<'_>,
    places: &[Placed<'_>],
    grid: &Grid,
    head_rows: usize,
) -> Result<Vec<Row>, Error> {
    let parent = flow.out.tree.add(Tag::Table, None);
    let mut rows = Vec::new();
    for (i, place) in places.iter().enumerate() {
        rows.push(lay_row(flow, place, grid, i < head_rows, parent)?);
    }
    let half = (flow.bottom() - flow.top()) / 2.0;
    let height = |lines| grid.row_height(lines);
    settle(&mut rows, head_rows, (height, half), flow.budget)?;
    Ok(rows)
}

fn lay_row(
    flow: &mut Flow<'_>,
    place: &Placed<'_>,
    grid: &Grid,
    head: bool,
    parent: ElementId,
) -> Result<Row, Error> {
    let row = flow.out.tree.add(Tag::Row, Some(parent));
    let mut laid = Vec::new();
    for spot in &place.spots {
        let spans = (
            spot.columns.len() as u32,
            u32::try_from(spot.rows).unwrap_or(1),
        );
        let tag = match spans {
            (columns, rows) if head => Tag::HeadCell { columns, rows },
            (columns, rows) => Tag::Cell { columns, rows },
        };
        let owner = flow.element(tag, Some(row));
        let clusters = flow.clusters(&[Span::new(&*spot.text, grid.style, owner)])?;
        let width = grid.room(&spot.columns);
        let widths = Widths {
            first: width,
            rest: width,
        };
        let lines = break_lines(&clusters, widths, flow.budget)?;
        let ends = clusters.iter().filter(|c| c.ch == '\n').count();
        laid.push(Laid {
            columns: spot.columns.clone(),
            rows: spot.rows,
            whole: lines.len() <= ends + 1,
            clusters: Rc::new(clusters),
            lines,
            area: 0.0,
            goes_on: false,
        });
    }
    Ok(Row {
        cells: laid,
        lines: 1,
        keep: 0.0,
        edges: place.edges.clone(),
    })
}

/// Sets rows one below the other; where a page ends between rows that a cell covers, its text goes on
/// behind the repeated head.
fn set_rows(
    flow: &mut Flow<'_>,
    rows: &mut [Row],
    grid: &mut Grid,
    head: &[Row],
) -> Result<(), Error> {
    let half = (flow.bottom() - flow.top()) / 2.0;
    for i in 0..rows.len() {
        let Some(rows) = rows.get_mut(i..) else { break };
        let Some(row) = rows.first() else { break };
        if row.keep <= half {
            turn(flow, row.keep, grid, head)?;
        }
        let most = kept_whole(flow, rows, grid, head)?;
        part(rows, &end(flow, &|lines| grid.row_height(lines), most));
        if let Some(row) = rows.first() {
            set_row(flow, row, grid, head)?;
        }
    }
    Ok(())
}

/// How high cells may be whose text stays whole where the page ends between their rows: half a page,
/// unless the first row cannot take it without parting what stands above.
fn kept_whole(
    flow: &mut Flow<'_>,
    rows: &[Row],
    grid: &mut Grid,
    head: &[Row],
) -> Result<f64, Error> {
    let half = (flow.bottom() - flow.top()) / 2.0;
    let own = rows.first().map_or(0, |r| r.lines);
    let lines = end(flow, &|lines| grid.row_height(lines), half).lines(rows);
    if lines <= own {
        return Ok(half);
    }
    let more = (lines - own) as f64 * grid.pitch;
    if grid.tied <= flow.y + EPSILON {
        turn(flow, grid.row_height(lines), grid, head)?;
    } else if grid.tied + more > flow.bottom() + EPSILON {
        return Ok(0.0);
    } else {
        grid.tied += more;
    }
    Ok(half)
}

/// The end of this page.
fn end<'a>(flow: &Flow<'_>, height: &'a dyn Fn(usize) -> f64, most: f64) -> End<'a> {
    End {
        left: flow.bottom() - flow.y + EPSILON,
        most,
        height,
    }
}

/// Sets a row; where a page ends, its remaining lines go on behind the repeated head.
fn set_row(flow: &mut Flow<'_>, row: &Row, grid: &mut Grid, head: &[Row]) -> Result<(), Error> {
    let mut done = 0;
    while done < row.lines {
        turn(flow, grid.row_height(1), grid, head)?;
        let free = flow.bottom() - flow.y - gb::TABLE_PADDING.0;
        let fits = ((free / grid.pitch + 0.001) as usize).max(1);
        let part = done..row.lines.min(done + fits);
        flow.budget.spend(part.len() * row.cells.len().max(1))?;
        done = part.end;
        set_part(flow, row, grid, part, None);
    }
    Ok(())
}

/// Turns the page where `height` is not left, and repeats the head.
fn turn(flow: &mut Flow<'_>, height: f64, grid: &mut Grid, head: &[Row]) -> Result<(), Error> {
    if flow.y + height > flow.bottom() + EPSILON && !flow.is_fresh() {
        close(flow, grid);
        flow.new_page();
        for row in head {
            flow.budget.spend(row.lines * row.cells.len().max(1))?;
            set_part(flow, row, grid, 0..row.lines, Some(Owner::Ornament));
        }
        (grid.opens, grid.tied) = (true, 0.0);
    }
    Ok(())
}

/// Sets some lines of a row with the borders around them.
fn set_part(
    flow: &mut Flow<'_>,
    row: &Row,
    grid: &mut Grid,
    lines: Range<usize>,
    owner: Option<Owner>,
) {
    grid.open = true;
    let height = grid.row_height(lines.len());
    for cell in &row.cells {
        let end = cell.lines.len();
        let own = lines.start.min(end)..lines.end.min(end);
        let some = if cell.rows > 1 { 0..end } else { own };
        let some = cell.lines.get(some).unwrap_or_default();
        let area = if cell.rows > 1 { cell.area } else { height };
        grid.tied = grid.tied.max(flow.y + area);
        let alone = lines.len() == row.lines && !cell.goes_on;
        let spare = if alone {
            area - grid.row_height(some.len())
        } else {
            0.0
        };
        let top = flow.y + (gb::TABLE_PADDING.0 + spare) / 2.0;
        for (i, range) in some.iter().enumerate() {
            set_cell_line(flow, cell, grid, range, top + i as f64 * grid.pitch, owner);
        }
    }
    borders(flow, row, grid, height);
    flow.y += height;
}

/// One line of a cell: centred, unless the cell's text had to be wrapped.
fn set_cell_line(
    flow: &mut Flow<'_>,
    cell: &Laid,
    grid: &Grid,
    range: &Range<usize>,
    top: f64,
    owner: Option<Owner>,
) {
    let line = cell.clusters.get(range.clone()).unwrap_or_default();
    let mut line = line.to_vec();
    if let Some(owner) = owner {
        line.iter_mut().for_each(|c| c.owner = owner);
    }
    let size = grid.style.size.0;
    let whole = cell.whole && natural(&line) <= grid.room(&cell.columns);
    let place = Place {
        x: flow.left() + grid.left(&cell.columns) + grid.pad,
        width: grid.room(&cell.columns),
        baseline: top + (grid.pitch - size) / 2.0 + flow.faces.body_top(grid.style.role) * size,
        align: match whole {
            true => Align::Centre,
            false if grid.room(&cell.columns) < gb::TABLE_JUSTIFIED * size => Align::Left,
            false => Align::Justify,
        },
    };
    let last = range.end == cell.clusters.len() || line.last().is_some_and(|c| c.ch == '\n');
    flow.put(set_line(&line, place, last));
}

fn borders(flow: &mut Flow<'_>, row: &Row, grid: &mut Grid, height: f64) {
    let (x, y, thin) = (flow.left(), flow.y, gb::TABLE_BORDER.0);
    let starts = || row.cells.iter().filter(|c| !c.goes_on);
    if std::mem::take(&mut grid.opens) {
        let width = grid.edges.last().copied().unwrap_or(0.0);
        flow.rule(x, y, width + thin, thin, gb::BLACK);
    } else {
        for cell in starts() {
            let (left, width) = (x + grid.left(&cell.columns), grid.width(&cell.columns));
            flow.rule(left, y, width + thin, thin, gb::BLACK);
        }
    }
    let last = grid.edges.len().saturating_sub(1);
    let is_edge = |c: &usize| {
        let goes_on = row.edges.get(*c).copied().unwrap_or(false);
        *c == 0 || *c == last || goes_on || starts().any(|s| s.columns.start == *c)
    };
    for column in (0..=last).filter(is_edge) {
        let left = x + grid.edges.get(column).copied().unwrap_or(0.0);
        flow.rule(left, y, thin, height, gb::BLACK);
    }
}

/// The table's lower border, where rows stand above it.
fn close(flow: &mut Flow<'_>, grid: &mut Grid) {
    if !std::mem::take(&mut grid.open) {
        return;
    }
    let (x, y, thin) = (flow.left(), flow.y, gb::TABLE_BORDER.0);
    let width = grid.edges.last().copied().unwrap_or(0.0);
    flow.rule(x, y, width + thin, thin, gb::BLACK);
}
