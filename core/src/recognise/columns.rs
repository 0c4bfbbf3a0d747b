//! Lists of people in columns whose heads say what they hold: 单位　姓名　职务.
//!
//! Where the heads are told, nothing is weighed: a row is read by its columns, or the whole list is
//! left to [`persons`](super::persons).

use super::persons::Entry;
use super::split;
use super::words::labels::{COLUMNS_OF_PEOPLE, Column};
use crate::lines::{Line, Look, Text};

/// Whether a line only names columns.
pub(super) fn is_head(text: &Text) -> bool {
    let mut words = text.as_str().split_whitespace();
    !text.is_empty() && words.all(|w| column(w).is_some())
}

fn column(word: &str) -> Option<Column> {
    let row = COLUMNS_OF_PEOPLE.iter().find(|(name, _)| *name == word);
    row.map(|(_, column)| *column)
}

/// The persons below a line that names columns, and what stands in columns that count; `None` where
/// the first line is no such one, or any row is none of its.
pub(super) fn read(lines: &[Line]) -> Option<(Vec<Entry>, Vec<Text>)> {
    let (head, rows) = lines.split_first()?;
    let columns: Option<Vec<Column>> = cells(head).iter().map(|c| column(c.as_str())).collect();
    let columns = columns.filter(|c| c.contains(&Column::Name))?;
    let mut marks = Vec::new();
    let entry = |row| entry(&columns, cells(row), &mut marks);
    let entries: Option<Vec<Entry>> = rows.iter().map(entry).collect();
    Some((entries?, marks))
}

/// The cells of a row of a table, or the words of a line.
fn cells(line: &Line) -> Vec<Text> {
    if line.look == Look::Row {
        return line.cells.iter().map(|c| c.text.squeezed()).collect();
    }
    let (mut cells, mut at) = (Vec::new(), 0);
    for word in line.text.as_str().split_whitespace() {
        let rest = line.text.as_str().get(at..).unwrap_or("");
        let start = at + rest.find(word).unwrap_or(0);
        at = start + word.len();
        cells.push(line.text.slice(start..at));
    }
    cells
}

fn entry(columns: &[Column], cells: Vec<Text>, marks: &mut Vec<Text>) -> Option<Entry> {
    let mut entry = Entry::default();
    if cells.len() != columns.len() {
        return None;
    }
    for (column, cell) in columns.iter().zip(cells).filter(|(_, c)| !c.is_empty()) {
        match column {
            Column::Name => entry.name = cell,
            Column::Unit => entry.unit = Some(cell),
            Column::Title => entry.title = Some(cell),
            Column::Office => (entry.unit, entry.title) = office(&cell),
            Column::Remark => entry.reason = Some(cell),
            Column::Serial => marks.push(cell),
        }
    }
    let name: Vec<char> = entry.name.as_str().chars().collect();
    let named = split::name_score(&name).is_some_and(|score| score > 0.0);
    entry.spaced = entry.name.ranges().count() > 1;
    named.then_some(entry)
}

/// Unit and title of a cell that holds both.
fn office(cell: &Text) -> (Option<Text>, Option<Text>) {
    let part = |r| Some(cell.slice(r)).filter(|t: &Text| !t.is_empty());
    match split::of_office(cell.as_str()) {
        Some((unit, title)) => (part(unit), part(title)),
        None => (None, part(0..cell.len())),
    }
}
