//! Plain text to lines: every line of the file is a line; lines that bars part alike are a table.

use crate::lines::{Line, Lines, Text};
use memchr::{memchr3, memmem};
use std::ops::Range;

/// The lines of a plain text.
pub(crate) fn read(source: &str) -> Lines {
    let mut out = Lines::default();
    let mut gap = false;
    for range in line_ranges(source) {
        let text = Text::trimmed(source, range);
        if text.is_empty() {
            gap = true;
            continue;
        }
        out.lines.push(Line {
            text,
            gap,
            ..Line::default()
        });
        gap = false;
    }
    tables(&mut out);
    out
}

/// Two lines or more, one below the other, that bars part into as many cells are rows of a table.
fn tables(out: &mut Lines) {
    let same = |a: &Line, b: &Line| !b.gap && bars(a).is_some_and(|n| bars(b) == Some(n));
    for run in out.lines.chunk_by_mut(same).filter(|run| run.len() > 1) {
        for line in run {
            let (row, bars) = Line::barred(&line.text, line.gap);
            *line = row;
            out.marks.extend(bars);
        }
    }
}

/// How many bars part a line that begins and ends with one: three part two cells.
fn bars(line: &Line) -> Option<usize> {
    let inner = line.text.as_str().strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.matches('|').count()).filter(|&n| n > 0)
}

/// The byte range of each line, without its line end (LF, CR LF, lone CR, form feed).
pub(crate) fn line_ranges(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(0);
    let rare = ["\u{2028}", "\u{2029}"].map(str::as_bytes);
    let rare = rare.map(|end| memmem::find(source.as_bytes(), end).is_some());
    let line_end = move |rest: &str| match rare {
        [false, false] => memchr3(b'\n', b'\r', 0xc, rest.as_bytes()),
        _ => rest.find(is_line_end),
    };
    std::iter::from_fn(move || {
        let start = next?;
        let rest = source.get(start..)?;
        let Some(at) = line_end(rest) else {
            next = None;
            return Some(start..source.len());
        };
        let tail = rest.get(at..).unwrap_or("");
        let width = if tail.starts_with("\r\n") {
            2
        } else {
            tail.chars().next().map_or(1, char::len_utf8)
        };
        next = Some(start + at + width);
        Some(start..start + at)
    })
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::Look;

    #[test]
    fn all_line_ends_and_gaps() {
        let lines = read("甲\r\n\r\n 乙　\n丙\r丁");
        let seen: Vec<_> = lines
            .lines
            .iter()
            .map(|l| (l.text.as_str(), l.gap))
            .collect();
        assert_eq!(
            seen,
            [("甲", false), ("乙", true), ("丙", false), ("丁", false)]
        );
    }

    #[test]
    fn lines_that_bars_part_alike_are_rows() {
        let looks = |s| -> Vec<Look> { read(s).lines.iter().map(|l| l.look).collect() };
        assert_eq!(looks("|序号|名称|\n|1|甲|"), [Look::Row, Look::Row]);
        // One such line, another number of cells, or an empty line between: no table.
        for none in [
            "|甲|乙|",
            "|甲|乙|\n|丙|",
            "|甲|乙|\n\n|丙|丁|",
            "甲|乙\n丙|丁",
        ] {
            assert!(looks(none).iter().all(|l| *l == Look::Plain), "{none}");
        }
    }

    #[test]
    fn a_crlf_file_has_no_gaps_of_its_own() {
        assert!(read("甲\r\n乙\r\n").lines.iter().all(|l| !l.gap));
    }
}
