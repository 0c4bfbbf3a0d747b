//! 表格: columns by content, borders, rows that part at a page's end without loss, repeated heads.
//!
//! Tables set across the page (clause 8) stand on turned pages; the cursor knows how.

use super::bands::{Placed, bands, count, places};
use super::flow::Flow;
use super::lines::{Align, Place, Widths, break_lines, natural, set_line};
use super::pages::{ElementId, Owner, Tag};
use super::text::{Cluster, Span};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::messages::Code;
use crate::model::Table;
use crate::style::{Pt, Type, gbt9704 as gb};
use std::ops::Range;

/// A cell with its text broken into lines.
struct Laid {
    columns: Range<usize>,
    rows: usize,
    clusters: Vec<Cluster>,
    lines: Vec<Range<usize>>,
}

/// A row: its cells, and how many lines it takes.
struct Row {
    cells: Vec<Laid>,
    lines: usize,
    /// Columns that a cell of a row above covers.
    covered: Vec<bool>,
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

/// How high a table's head is with its first row; nothing where the table opens a page of its own.
pub(super) fn opening_height(flow: &mut Flow<'_>, table: &Table) -> Result<f64, Error> {
    if table.landscape {
        return Ok(0.0);
    }
    let rows = places(table, flow.budget)?;
    let bands = bands(count(&rows), most_columns(flow));
    let band = bands.first().cloned().unwrap_or_default();
    let all: Vec<_> = rows.iter().map(|r| r.within(&band)).collect();
    let first = all.iter().take(table.head_rows.saturating_add(1));
    let grid = grid(flow, &all)?;
    let known = flow.out.tree.elements.len();
    let parent = flow.out.tree.add(Tag::Table, None);
    let mut height = 0.0;
    for place in first {
        let row = lay_row(flow, place, &grid, true, parent)?;
        height += row_height(row.lines, &grid);
    }
    flow.out.tree.elements.truncate(known);
    Ok(height)
}

/// Sets the columns of a band, as a table of its own.
fn set_band(flow: &mut Flow<'_>, places: &[Placed<'_>], head_rows: usize) -> Result<(), Error> {
    let mut grid = grid(flow, places)?;
    let parent = flow.out.tree.add(Tag::Table, None);
    let mut rows = Vec::new();
    for (i, place) in places.iter().enumerate() {
        rows.push(lay_row(flow, place, &grid, i < head_rows, parent)?);
    }
    let body = rows.split_off(head_rows.min(rows.len()));
    let head_height: f64 = rows.iter().map(|r| row_height(r.lines, &grid)).sum();
    let first = body.first().map_or(0.0, |r| row_height(r.lines, &grid));
    if !rows.is_empty() {
        flow.need_above(0, head_height + first);
    }
    for row in &rows {
        set_row(flow, row, &mut grid, &[])?;
    }
    let page = flow.bottom() - flow.top();
    let repeated = if head_height < page / 2.0 {
        rows.as_slice()
    } else {
        &[]
    };
    for row in &body {
        set_row(flow, row, &mut grid, repeated)?;
    }
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

impl Laid {
    /// Whether its lines end only where its text has line ends.
    fn is_whole(&self) -> bool {
        let ends = self.clusters.iter().filter(|c| c.ch == '\n').count();
        self.lines.len() <= ends + 1
    }
}

/// The widths of the columns: each gets what its short words need, the rest is shared out by what
/// the longest line of each wants.
fn grid(flow: &Flow<'_>, places: &[Placed<'_>]) -> Result<Grid, Error> {
    let wants = wants(flow, places)?;
    let (full, wide) = (gb::TABLE.size.0, 2.0 * gb::TABLE_PADDING.0);
    let need = |least: f64, size: f64, pad: f64| -> f64 {
        wants.iter().map(|w| w.min(least) * size + pad).sum()
    };
    let roomy = [8.0, 6.0, 4.0, 3.0, 2.0, 1.0];
    let fits = roomy
        .into_iter()
        .find(|&l| need(l, full, wide) <= flow.width());
    let (least, size, pad) = match fits {
        Some(least) => (least, full, wide),
        None => {
            let pad = 2.0 * gb::TABLE_PADDING_TIGHT.0;
            let room = flow.width() / wants.len() as f64 - pad;
            (1.0, room.clamp(gb::TABLE_LEAST.0, full), pad)
        }
    };
    let spare = (flow.width() - need(least, size, pad)).max(0.0);
    let over: f64 = wants.iter().map(|w| w - w.min(least)).sum();
    let mut edges = vec![0.0];
    for want in &wants {
        let equal = 1.0 / wants.len() as f64;
        let share = if over > 0.0 {
            (want - want.min(least)) / over
        } else {
            equal
        };
        let edge = edges.last().copied().unwrap_or(0.0);
        edges.push(edge + want.min(least) * size + pad + spare * share);
    }
    Ok(Grid {
        edges,
        style: Type {
            size: Pt(size),
            ..gb::TABLE
        },
        pitch: gb::TABLE_PITCH.0 * size / full,
        pad: pad / 2.0,
        open: false,
    })
}

/// What the longest line of each column wants, in em.
fn wants(flow: &Flow<'_>, places: &[Placed<'_>]) -> Result<Vec<f64>, Error> {
    let mut wants = vec![1.0_f64; count(places)];
    let em = |ch: char| if ch.is_ascii() { 0.5 } else { 1.0 };
    for spot in places.iter().flat_map(|p| &p.spots) {
        flow.budget.spend(spot.text.len() + spot.columns.len())?;
        let lines = spot.text.lines().map(|l| l.chars().map(em).sum::<f64>());
        let longest = lines.fold(0.0, f64::max).min(gb::COLUMNS as f64);
        let share = longest / spot.columns.len().max(1) as f64;
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
        laid.push(Laid {
            columns: spot.columns.clone(),
            rows: spot.rows,
            clusters,
            lines,
        });
    }
    let lines = laid.iter().map(|c| c.lines.len()).max().unwrap_or(0).max(1);
    Ok(Row {
        cells: laid,
        lines,
        covered: place.covered.clone(),
    })
}

fn row_height(lines: usize, grid: &Grid) -> f64 {
    lines as f64 * grid.pitch + 2.0 * gb::TABLE_PADDING.0 / 2.0
}

/// Sets a row; where a page ends, its remaining lines go on behind the repeated head.
fn set_row(flow: &mut Flow<'_>, row: &Row, grid: &mut Grid, head: &[Row]) -> Result<(), Error> {
    let page = flow.bottom() - flow.top();
    if row_height(row.lines, grid) <= page / 2.0 {
        turn(flow, row_height(row.lines, grid), grid, head)?;
    }
    let mut done = 0;
    while done < row.lines {
        turn(flow, row_height(1, grid), grid, head)?;
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
    if flow.y + height > flow.bottom() && !flow.is_fresh() {
        close(flow, grid);
        flow.new_page();
        for row in head {
            flow.budget.spend(row.lines * row.cells.len().max(1))?;
            set_part(flow, row, grid, 0..row.lines, Some(Owner::Ornament));
        }
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
    let height = row_height(lines.len(), grid);
    for cell in &row.cells {
        let end = cell.lines.len();
        let some = cell.lines.get(lines.start.min(end)..lines.end.min(end));
        let some = some.unwrap_or_default();
        let alone = lines.len() == row.lines && cell.rows == 1;
        let spare = if alone { lines.len() - some.len() } else { 0 };
        let top = flow.y + gb::TABLE_PADDING.0 / 2.0 + spare as f64 * grid.pitch / 2.0;
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
    let whole = cell.is_whole() && natural(&line) <= grid.room(&cell.columns);
    let place = Place {
        x: flow.left() + grid.left(&cell.columns) + grid.pad,
        width: grid.room(&cell.columns),
        baseline: top + (grid.pitch - size) / 2.0 + flow.faces.body_top(grid.style.role) * size,
        align: if whole { Align::Centre } else { Align::Justify },
    };
    let last = range.end == cell.clusters.len() || line.last().is_some_and(|c| c.ch == '\n');
    flow.put(set_line(&line, place, last));
}

fn borders(flow: &mut Flow<'_>, row: &Row, grid: &Grid, height: f64) {
    let (x, y, thin) = (flow.left(), flow.y, gb::TABLE_BORDER.0);
    for cell in &row.cells {
        let (left, width) = (x + grid.left(&cell.columns), grid.width(&cell.columns));
        flow.rule(left, y, width + thin, thin, gb::BLACK);
    }
    let open = |c: usize| row.covered.get(c).copied().unwrap_or(false);
    let first_open = (0..grid.edges.len().saturating_sub(1)).filter(|&c| open(c));
    let starts = row.cells.iter().map(|c| c.columns.start).chain(first_open);
    let ends = std::iter::once(grid.edges.len().saturating_sub(1));
    for column in starts.chain(ends) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Found;

    fn laid(text: &str, lines: Vec<Range<usize>>) -> Laid {
        let cluster = |ch| Cluster {
            ch,
            style: gb::TABLE,
            owner: Owner::Ornament,
            found: Found::Blank,
            width: 0.0,
            trim: (0.0, 0.0),
            held: false,
            rigid: false,
            firm: false,
        };
        Laid {
            columns: 0..1,
            rows: 1,
            clusters: text.chars().map(cluster).collect(),
            lines,
        }
    }

    #[test]
    fn a_cell_of_two_lines_of_its_own_is_centred_and_a_wrapped_one_is_not() {
        assert!(laid("甲\n乙", vec![0..2, 2..3]).is_whole());
        assert!(!laid("甲乙", vec![0..1, 1..2]).is_whole());
    }
}
