//! Where lines break: 先挤进后推出 (GB/T 15834-2011, 5.1): a mark that may not begin a line is squeezed
//! into the one above where the white of its marks leaves room, else the character before goes down
//! with it.
//!
//! Knows widths only, no face and no page, so that all pages break alike.

use super::kinsoku::{White, can_break, no_start, white};

/// Rounding of widths must not cost a line its last character.
const EPSILON: f64 = 0.01;

/// A character as a line sees it.
pub(crate) trait Piece {
    /// The character.
    fn ch(&self) -> char;
    /// Its width, in any unit.
    fn width(&self) -> f64;
    /// Whether it must not be parted from the one before.
    fn held(&self) -> bool;

    /// White space that vanishes at a line's end.
    fn vanishes(&self) -> bool {
        self.ch().is_whitespace()
    }

    /// How much of a mark can be squeezed away: its white half.
    fn slack(&self) -> f64 {
        match white(self.ch()) {
            White::None => 0.0,
            White::Left | White::Right => self.width() / 2.0,
        }
    }
}

/// How many pieces the next line of this width takes; none of none.
pub(crate) fn next_line<P: Piece>(pieces: &[P], width: f64) -> usize {
    let (mut used, mut spare) = (0.0, 0.0);
    let mut last_break = None;
    let mut last_loose = None;
    let mut before: Option<&P> = None;
    for (i, piece) in pieces.iter().enumerate() {
        if let Some(before) = before {
            if before.ch() == '\n' {
                return i;
            }
            if may_part(before, piece) {
                last_loose = Some(i);
                last_break = if piece.held() { last_break } else { Some(i) };
            }
        }
        used += piece.width();
        spare += piece.slack();
        let squeezed = no_start(piece.ch()) && used - spare <= width + EPSILON;
        if used > width + EPSILON && !piece.vanishes() && !squeezed {
            return last_break.or(last_loose).unwrap_or(i);
        }
        before = Some(piece);
    }
    pieces.len()
}

fn may_part<P: Piece>(before: &P, after: &P) -> bool {
    !after.vanishes() && (before.vanishes() || can_break(before.ch(), after.ch()))
}
