//! What sites and registers print ahead of a document: 索引号, 发布机构, 发文字号 and what they say.
//!
//! It goes to the extras as it stands. The record's number is the document's, unless the document
//! prints one itself.

use super::builder::Builder;
use super::cue;
use super::squeeze::is_colon;
use super::words::labels;
use crate::lines::{Line, Look, Text};
use crate::model::ExtraKind;

/// 索引号：… : rows of a metadata table stand together, one alone could be anything.
pub(super) fn line(rest: &[Line], out: &mut Builder<'_>) -> bool {
    let Some(line) = rest.first().filter(|l| cue::metadata(&l.text)) else {
        return false;
    };
    let several = || glued(&line.text).len() > 1 && !cue::site(&line.text);
    let next = || rest.get(1).is_some_and(|l| cue::metadata(&l.text));
    let fits = follows(out) || next() || several();
    if fits {
        take(line, out);
    }
    fits
}

/// 索引号 | … | 发布机构 | …: a row of a table, or a line with wide spaces; how many lines it takes.
pub(super) fn row(rest: &[Line], out: &mut Builder<'_>) -> usize {
    let Some(line) = rest.first() else { return 0 };
    let next = rest.get(1);
    let table = line.look == Look::Row;
    // A table that opens with a row of empty heads.
    if table && line.text.is_empty() && next.is_some_and(|l| kind(l) != Row::Other) {
        return 1;
    }
    let follows = follows(out);
    let strong = || cells(line).iter().filter_map(label).any(is_strong);
    match kind(line) {
        Row::Told | Row::Heads if !follows && !strong() => 0,
        Row::Other => {
            let more = table && !line.gap && follows && is_pairs(line);
            if more {
                take(line, out);
            }
            usize::from(more)
        }
        Row::Told => {
            take(line, out);
            1
        }
        Row::Heads => {
            take(line, out);
            let below = next.filter(|l| table && l.look == Look::Row && kind(l) == Row::Other);
            below.into_iter().for_each(|l| take(l, out));
            1 + usize::from(below.is_some())
        }
    }
}

/// Whether the last that was taken is of a record.
fn follows(out: &Builder<'_>) -> bool {
    let last = out.doc.extras.last();
    last.is_some_and(|e| e.kind == ExtraKind::Metadata)
}

fn take(line: &Line, out: &mut Builder<'_>) {
    out.extra(ExtraKind::Metadata, &line.text);
    let cells = cells(line);
    let values = cells.iter().map(value).chain([value(&line.text)]);
    let number = |t: &Text| cue::number(t).is_some_and(|n| n.whole.end == t.len());
    let number = values.into_iter().find(number);
    out.of_record = number.or(out.of_record.take());
}

/// Whether a row holds short words, each with what it says.
fn is_pairs(line: &Line) -> bool {
    let first = line
        .cells
        .first()
        .map_or(0, |c| c.text.as_str().chars().count());
    let pairs = !line.cells.is_empty() && line.cells.len().is_multiple_of(2);
    pairs && (1..=LONGEST_WORD).contains(&first)
}

/// The most characters of the first cell of such a row.
const LONGEST_WORD: usize = 8;

/// What a row is of the table of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// None of its.
    Other,
    /// Labels with what they say.
    Told,
    /// Labels alone.
    Heads,
}

/// One label with a value, or two labels, are evidence enough.
fn kind(line: &Line) -> Row {
    let cells = cells(line);
    let Some(first) = cells.first().filter(|c| label(c).is_some()) else {
        return Row::Other;
    };
    let labels = cells.iter().filter_map(label).count();
    let told =
        labels < cells.len() || !value(first).is_empty() && first.as_str().contains(is_colon);
    // In a line of text a space may part anything, and 来源 or 名称 begin it.
    let wide = line.look == Look::Row || line.text.as_str().contains(['\t', '\u{3000}']);
    match (told, labels) {
        (true, 1) if wide && cells.len() > 1 => Row::Told,
        (true, 2..) => Row::Told,
        (false, 2..) => Row::Heads,
        _ => Row::Other,
    }
}

/// The label of a record that a cell is, or begins with before a colon and what it says.
fn label(cell: &Text) -> Option<&'static str> {
    let word = cell.as_str().split(is_colon).next().unwrap_or("");
    let word: String = Some(word.split_whitespace())
        .filter(|_| word.len() <= LONGEST_LABEL)?
        .collect();
    labels::METADATA.iter().copied().find(|w| *w == word)
}

/// Whether no other table has a label: 名称 and 来源 head many.
fn is_strong(label: &str) -> bool {
    !labels::COMMON_METADATA.contains(&label)
}

/// The most bytes of a label, with the spaces that pad it.
const LONGEST_LABEL: usize = 48;
/// The most bytes of a line of text that is looked at for a record.
const LONGEST_LINE: usize = 400;

/// What stands behind the colon of a label, or all of a cell without one.
fn value(cell: &Text) -> Text {
    let s = cell.as_str();
    let colon = s
        .find(is_colon)
        .and_then(|at| s.get(at..)?.chars().next().map(|c| at + c.len_utf8()));
    cell.slice(colon.unwrap_or(0)..s.len()).trim()
}

/// The cells of a row that hold something, or the words of a line that begins with a label.
fn cells(line: &Line) -> Vec<Text> {
    if line.look == Look::Row {
        let cells = line.cells.iter().map(|c| c.text.trim());
        return cells.filter(|c| !c.is_empty()).collect();
    }
    let s = line.text.as_str();
    let head = s.split_whitespace().next().unwrap_or("");
    let head = head.split(is_colon).next().unwrap_or("");
    let known = labels::METADATA.contains(&head);
    if s.len() > LONGEST_LINE || !known {
        return Vec::new();
    }
    let glued = glued(&line.text);
    if glued.len() > 1 {
        return glued;
    }
    let (mut cells, mut at) = (Vec::new(), 0);
    for word in s.split_whitespace() {
        let start = at + s.get(at..).and_then(|r| r.find(word)).unwrap_or(0);
        at = start + word.len();
        cells.push(line.text.slice(start..at));
    }
    cells
}

/// The labels of a line that nothing parts, each with what it says: 索引号：…发文字号：…
fn glued(text: &Text) -> Vec<Text> {
    let s = text.as_str();
    if s.len() > LONGEST_LINE {
        return Vec::new();
    }
    let labelled = |(at, label): (usize, &str)| {
        let behind = s.get(at + label.len()..)?;
        behind.starts_with(is_colon).then_some(at)
    };
    let places = labels::METADATA.iter().flat_map(|l| s.match_indices(l));
    let mut starts: Vec<usize> = places.filter_map(labelled).collect();
    starts.sort_unstable();
    // 信息来源： is one label, and not 来源： behind a word.
    starts.dedup_by(|later, earlier| {
        let between = s.get(*earlier..*later).unwrap_or_default();
        !between.contains(is_colon)
    });
    let ends = starts.iter().skip(1).copied().chain([s.len()]);
    let cells = starts
        .iter()
        .zip(ends)
        .map(|(&a, b)| text.slice(a..b).trim());
    cells.collect()
}
