//! Where lines break: 先挤进后推出 (GB/T 15834-2011, 5.1): a mark that may not begin a line is squeezed
//! into the one above where the white of its marks leaves room, else the character before goes down
//! with it.
//!
//! Knows widths only, no face and no page, so that all pages break alike.

use super::kinsoku::{White, can_break, no_start, white};
use std::ops::Range;

/// Rounding of widths must not cost a line its last character.
const EPSILON: f64 = 0.01;
/// Characters besides marks that the last line of a paragraph has at least (CLREQ).
const LEAST_LAST: usize = 2;
/// A line that would have to be stretched by a larger share ends between two numbers that a mark joins
/// (2021—2025年), which else stay together.
const LOOSE: f64 = 0.15;

/// A character as a line sees it; widths in any unit.
pub(crate) trait Piece {
    /// The character.
    fn ch(&self) -> char;
    /// Its own width.
    fn width(&self) -> f64;
    /// What it gives up of its white at the left and at the right, beside another mark.
    fn trim(&self) -> (f64, f64);
    /// Whether it must not be parted from the one before.
    fn held(&self) -> bool;
    /// Whether the white it has left is all that parts it from the mark before.
    fn firm(&self) -> bool;

    /// The room it takes in a line.
    fn advance(&self) -> f64 {
        let (left, right) = self.trim();
        self.width() - left - right
    }

    /// White space that vanishes at a line's end.
    fn vanishes(&self) -> bool {
        self.ch().is_whitespace()
    }

    /// How much of a mark can be squeezed away: what is left of its white half.
    fn slack(&self) -> f64 {
        let given = match white(self.ch()) {
            White::None => return 0.0,
            White::Left => self.trim().0,
            White::Right => self.trim().1,
        };
        if self.firm() {
            return 0.0;
        }
        (self.width() / 2.0 - given).max(0.0)
    }

    /// Whether it counts as text: no mark, no white space.
    fn is_text(&self) -> bool {
        !self.vanishes() && !no_start(self.ch()) && white(self.ch()) == White::None
    }
}

/// The lines of a text whose first line is so wide and the others so, one after the other.
pub(crate) fn lines<P: Piece>(
    pieces: &[P],
    first: f64,
    rest: f64,
) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    // One line behind: the last of a paragraph may take from the one before.
    let mut held: Option<Range<usize>> = None;
    std::iter::from_fn(move || {
        loop {
            if start >= pieces.len() {
                return held.take();
            }
            let width = if start == 0 { first } else { rest };
            let after = pieces.get(start..).unwrap_or_default();
            let taken = next_line(after, width).max(1);
            let mut line = start..start + taken;
            start += taken;
            if let Some(before) = held.as_mut().filter(|_| ends_paragraph(pieces, start)) {
                fill_last(pieces, before, &mut line);
            }
            if let Some(before) = held.replace(line) {
                return Some(before);
            }
        }
    })
}

fn ends_paragraph<P: Piece>(pieces: &[P], end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|i| pieces.get(i));
    end >= pieces.len() || last.is_some_and(|p| p.ch() == '\n')
}

/// Lets a paragraph's last line begin earlier where it would hold a lone character.
fn fill_last<P: Piece>(pieces: &[P], before: &mut Range<usize>, last: &mut Range<usize>) {
    let text = |from: usize| {
        let line = pieces.get(from..last.end).unwrap_or_default();
        line.iter().filter(|p| p.is_text()).count()
    };
    let lone = text(last.start) < LEAST_LAST && last.len() <= 2 * LEAST_LAST;
    if !lone || ends_paragraph(pieces, before.end) {
        return;
    }
    let half = before.start + before.len() / 2;
    let parts = |&at: &usize| match pieces.get(at - 1..=at) {
        Some([a, b]) => may_part(a, b) && !b.held() && text(at) >= LEAST_LAST,
        _ => false,
    };
    if let Some(at) = (half + 1..before.end).rev().find(parts) {
        before.end = at;
        last.start = at;
    }
}

/// How many pieces the next line takes; none of none.
fn next_line<P: Piece>(pieces: &[P], width: f64) -> usize {
    let (mut used, mut spare) = (0.0, 0.0);
    let mut last_break: Option<(usize, f64)> = None;
    let (mut last_join, mut last_loose) = (None, None);
    let mut before: Option<&P> = None;
    for (i, piece) in pieces.iter().enumerate() {
        if let Some(before) = before {
            if before.ch() == '\n' {
                return i;
            }
            if may_part(before, piece) {
                last_loose = Some(i);
                match piece.held() {
                    false => last_break = Some((i, used)),
                    true if joins(before.ch()) => last_join = Some(i),
                    true => {}
                }
            }
        }
        used += piece.advance();
        spare += piece.slack();
        let squeezed = no_start(piece.ch()) && used - spare <= width + EPSILON;
        if used > width + EPSILON && !piece.vanishes() && !squeezed {
            let rest = pieces.get(i + 1..).unwrap_or_default();
            let end = squeezed_end(rest, used - spare - width);
            return match end {
                Some(more) if piece.is_text() => i + 1 + more,
                _ => {
                    let loose = |(at, used)| last_join > Some(at) && width - used > LOOSE * used;
                    let join = last_join.filter(|_| last_break.is_none_or(loose));
                    let plain = last_break.map(|b| b.0).or(last_loose);
                    join.or(plain).unwrap_or(i)
                }
            };
        }
        before = Some(piece);
    }
    pieces.len()
}

/// Marks that join two numbers; they begin no line, but may end one.
fn joins(ch: char) -> bool {
    matches!(ch, '～' | '—' | '–')
}

/// How many marks follow a character that they draw with them, where all of it can still be squeezed
/// in: with no mark, only where the paragraph ends. `over` is by how much the line is too long with all
/// white gone.
fn squeezed_end<P: Piece>(rest: &[P], mut over: f64) -> Option<usize> {
    let mut marks = 0;
    let mut last: Option<&P> = None;
    for piece in rest.iter().take(2 * LEAST_LAST) {
        if piece.ch() == '\n' {
            return (over <= EPSILON).then_some(marks + 1);
        }
        if !no_start(piece.ch()) {
            let parts = last.is_some_and(|l| may_part(l, piece) && !piece.held());
            return (parts && over <= EPSILON).then_some(marks);
        }
        over += piece.advance() - piece.slack();
        marks += 1;
        last = Some(piece);
    }
    (rest.len() == marks && over <= EPSILON).then_some(marks)
}

/// Whether a line may end between two neighbours.
fn may_part<P: Piece>(before: &P, after: &P) -> bool {
    !after.vanishes() && (before.vanishes() || can_break(before.ch(), after.ch()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::kinsoku::kept_together;

    /// A character as wide as on the grid, and whether it is held.
    struct Plain(char, bool);

    impl Piece for Plain {
        fn ch(&self) -> char {
            self.0
        }

        fn width(&self) -> f64 {
            if self.0.is_ascii() { 0.5 } else { 1.0 }
        }

        fn trim(&self) -> (f64, f64) {
            (0.0, 0.0)
        }

        fn held(&self) -> bool {
            self.1
        }

        fn firm(&self) -> bool {
            false
        }
    }

    fn broken(text: &str, width: f64) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let held = kept_together(&chars);
        let pieces: Vec<_> = chars.iter().zip(held).map(|(&c, h)| Plain(c, h)).collect();
        let say = |r: Range<usize>| pieces[r].iter().map(|p| p.0).collect();
        lines(&pieces, width, width).map(say).collect()
    }

    #[test]
    fn a_line_was_stretched_by_a_third_to_keep_two_years_together() {
        let plan = "审议企业知识产权登峰行动计划（2021～2023年）";
        assert_eq!(
            broken(plan, 18.0),
            ["审议企业知识产权登峰行动计划（2021～", "2023年）"]
        );
        let longer = "会议审议并原则通过全市企业知识产权登峰行动计划和专项实施方案（2021～2023年）";
        assert!(broken(longer, 34.0)[1].starts_with("（2021～2023年"));
    }
}
