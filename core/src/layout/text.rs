//! Text to clusters: each character with its glyph, its width on the grid and its owner.

use super::pages::Owner;
use crate::error::Error;
use crate::font::{Faces, Found};
use crate::limits::Budget;
use crate::style::breaking::Piece;
use crate::style::kinsoku::{White, closer, kept_together, white};
use crate::style::{Type, gbt9704 as gb};

/// A stretch of text in one face, owned by one element.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) style: Type,
    pub(super) owner: Owner,
    /// Whether lines may break inside.
    pub(super) hold: Hold,
}

/// Whether lines may break inside a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    Free,
    /// Not inside, if a line can hold it at all.
    Together,
    /// Lines may break, but no white is put inside or behind it: other lines hang by its width.
    Rigid,
}

impl Span {
    pub(super) fn new(text: impl Into<String>, style: Type, owner: Owner) -> Self {
        Self {
            text: text.into(),
            style,
            owner,
            hold: Hold::Free,
        }
    }

    pub(super) fn rigid(mut self) -> Self {
        self.hold = Hold::Rigid;
        self
    }

    pub(super) fn together(mut self) -> Self {
        self.hold = Hold::Together;
        self
    }
}

/// A character as it is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster {
    pub(super) ch: char,
    pub(super) style: Type,
    pub(super) owner: Owner,
    pub(super) found: Found,
    /// In points.
    pub(super) width: f64,
    /// What it gives up of its white at the left and at the right, beside another mark, in points.
    pub(super) trim: (f64, f64),
    /// Whether it must not be parted from the one before.
    pub(super) held: bool,
    /// Whether no white may be put behind it.
    pub(super) rigid: bool,
    /// Whether the white it has left is all that parts it from the mark before.
    pub(super) firm: bool,
}

impl Piece for Cluster {
    fn ch(&self) -> char {
        self.ch
    }

    fn width(&self) -> f64 {
        self.width
    }

    fn trim(&self) -> (f64, f64) {
        self.trim
    }

    fn held(&self) -> bool {
        self.held
    }

    fn firm(&self) -> bool {
        self.firm
    }
}

impl Cluster {
    /// White space that vanishes at a line's end.
    pub(super) fn is_space(&self) -> bool {
        self.ch.is_whitespace()
    }
}

/// Turns spans into clusters.
pub(super) fn clusters(
    faces: &Faces<'_>,
    budget: &Budget,
    spans: &[Span],
) -> Result<Vec<Cluster>, Error> {
    let length = spans.iter().map(|s| s.text.len()).sum::<usize>();
    budget.spend(length)?;
    let mut out = Vec::with_capacity(length / 3 + 1);
    for span in spans {
        let mut held = false;
        for ch in span.text.chars() {
            let found = faces.find(span.style.role, ch);
            out.push(Cluster {
                ch,
                style: span.style,
                owner: span.owner,
                found,
                width: width(ch, found) * em(span.style),
                trim: (0.0, 0.0),
                held,
                rigid: span.hold == Hold::Rigid,
                firm: false,
            });
            held = span.hold == Hold::Together;
        }
    }
    set_closer(&mut out);
    hold_numbers(&mut out);
    Ok(out)
}

/// Two marks in a row stand closer.
fn set_closer(clusters: &mut [Cluster]) {
    for i in 1..clusters.len() {
        let Some([before, after]) = clusters.get_mut(i - 1..=i) else {
            return;
        };
        let (right, left) = closer(before.ch, after.ch);
        before.trim.1 = right * before.width;
        after.trim.0 = left * after.width;
        after.firm = right > 0.0 && white(after.ch) == White::Left;
    }
}

/// Numbers stay whole and with their units.
fn hold_numbers(clusters: &mut [Cluster]) {
    let text: Vec<char> = clusters.iter().map(|c| c.ch).collect();
    for (cluster, kept) in clusters.iter_mut().zip(kept_together(&text)) {
        cluster.held |= kept;
    }
}

/// The width of a full-width character: 三号 stands on the grid of 28, other sizes on their own.
pub(super) fn em(style: Type) -> f64 {
    if style.size == gb::SIZE_3 {
        gb::cell().0
    } else {
        style.size.0
    }
}

/// The width of a character in em.
fn width(ch: char, found: Found) -> f64 {
    let own = match found {
        Found::Glyph(glyph) => Some(glyph.advance),
        _ => None,
    };
    match ch {
        '\n' => 0.0,
        ' ' | '\u{A0}' | '·' => 0.5,
        _ if ch.is_ascii_digit() => 0.5,
        _ if is_full_width(ch) => 1.0,
        _ if ch.is_whitespace() => 1.0,
        _ => match found {
            Found::Blank => 0.0,
            _ => own.unwrap_or(1.0),
        },
    }
}

/// Characters that take a full cell whatever the face says: CJK, full-width forms and the marks
/// that Chinese text sets full width (GB/T 15834 5.1).
fn is_full_width(ch: char) -> bool {
    matches!(ch,
        '“' | '”' | '‘' | '’' | '—' | '…' | '―' | '※' | '℃' | '№' | '★' | '☆' | '×' | '÷'
        | '\u{2160}'..='\u{217F}' | '\u{2190}'..='\u{2193}' | '\u{2460}'..='\u{24FF}'
        | '\u{25A0}'..='\u{25FF}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}')
}
