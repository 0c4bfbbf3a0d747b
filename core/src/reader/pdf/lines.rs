//! Pieces of a page as lines of text: what stands on one baseline, and lines that go on.

use super::page::Piece;

/// Baselines that differ by less than this part of an em are one.
const SAME_LINE: f64 = 0.2;
/// A gap wider than this, in em, parts a line by a space.
const GAP: f64 = 0.8;
/// A line that ends nearer than this to the edge, in em, is full.
const FULL: f64 = 1.2;
/// A line that begins nearer than this to the edge, in em, has no indent.
const FLUSH: f64 = 0.3;
/// Lines further apart than this, in em, have a blank one between them.
const BLANK: f64 = 2.4;

struct Line {
    text: String,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// Adds the lines of a page to a text. A line goes on in the next where it is full and the next
/// has no indent.
pub(super) fn add(pieces: &[Piece], text: &mut String) {
    let lines = lines(pieces);
    let left = lines.iter().map(|l| l.x).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|l| l.end).fold(0.0, f64::max);
    let mut before: Option<&Line> = None;
    for line in &lines {
        let goes_on = |b: &&Line| {
            right - b.end < FULL * b.size
                && line.x - left < FLUSH * line.size
                && (b.y - line.y).abs() < BLANK * b.size
                && (b.size - line.size).abs() < SAME_LINE
        };
        if let Some(b) = before.filter(|b| !goes_on(b)) {
            text.push('\n');
            if (b.y - line.y).abs() > BLANK * b.size {
                text.push('\n');
            }
        }
        text.push_str(&line.text);
        before = Some(line);
    }
    text.push('\n');
}

fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if (line.y - piece.y).abs() < SAME_LINE * piece.size => {
                if (piece.x - line.end).abs() > GAP * piece.size {
                    line.text.push(' ');
                }
                line.text += &piece.text;
                line.end = piece.end;
            }
            _ => lines.push(Line {
                text: piece.text.clone(),
                x: piece.x,
                end: piece.end,
                y: piece.y,
                size: piece.size,
            }),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x: f64, y: f64) -> Piece {
        Piece {
            text: text.into(),
            x,
            end: x + 10.0 * text.chars().count() as f64,
            y,
            size: 10.0,
        }
    }

    #[test]
    fn a_full_line_goes_on_and_an_indent_begins_anew() {
        let pieces = [
            piece("一二三四五", 0.0, 100.0),
            piece("六七", 0.0, 80.0),
            piece("甲", 20.0, 60.0),
            piece("乙", 40.0, 60.0),
            piece("丙", 20.0, 20.0),
        ];
        let mut text = String::new();
        add(&pieces, &mut text);
        assert_eq!(text, "一二三四五六七\n甲 乙\n\n丙\n");
    }
}
