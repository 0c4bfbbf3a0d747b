//! One conversion's view of the faces: which glyph a character gets, and how large it is.
//!
//! Remembers what it looked up, and notes which characters another face had to serve or none has.

use super::{Face, FontSet, Role};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::messages::{Code, Lang};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A face of the set, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FaceId(pub(super) usize);

/// The upper edge of the em box above the baseline, in em: that of every face in
/// [`names`](super::names), and the default of OpenType's `BASE` table.
pub(crate) const EM_TOP: f64 = 0.88;

/// Ideographs that fill their body in every face: by their ink a face's body is found.
const FULL: &str = "国事章重市府票身年革察意";

/// A glyph of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) face: FaceId,
    pub(crate) id: u32,
    /// In em.
    pub(crate) advance: f64,
}

/// What a character gets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Found {
    Glyph(Glyph),
    /// White space and characters without a shape of their own.
    Blank,
    /// No face has it, or PDF/A lets no font show it. The blank carries its text: readers take
    /// replaced text only from glyphs.
    Missing {
        blank: Option<Glyph>,
    },
}

/// The extent of a glyph's ink above the baseline, in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub(crate) bottom: f64,
    pub(crate) top: f64,
}

struct Open<'a> {
    role: Option<Role>,
    charmap: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    em: f64,
}

/// The faces, opened for one conversion.
pub(crate) struct Faces<'a> {
    set: &'a FontSet,
    open: Vec<Open<'a>>,
    /// For each role, the faces in the order in which they are asked.
    order: BTreeMap<Role, Vec<usize>>,
    seen: RefCell<BTreeMap<(Role, char), Found>>,
    bodies: RefCell<BTreeMap<Role, f64>>,
}

impl<'a> Faces<'a> {
    /// Opens the faces of a set in which every role has one.
    pub(crate) fn new(set: &'a FontSet) -> Result<Self, Error> {
        set.check()?;
        let open: Vec<_> = set.faces.iter().filter_map(open).collect();
        let order = Role::ALL.iter().map(|r| (r.0, order(&open, r.0))).collect();
        Ok(Self {
            set,
            open,
            order,
            seen: RefCell::default(),
            bodies: RefCell::default(),
        })
    }

    /// The glyph for a character in a role's face, or in the first other face that has it.
    pub(crate) fn find(&self, role: Role, ch: char) -> Found {
        if let Some(&found) = self.seen.borrow().get(&(role, ch)) {
            return found;
        }
        let found = self.look(role, ch);
        self.seen.borrow_mut().insert((role, ch), found);
        found
    }

    fn look(&self, role: Role, ch: char) -> Found {
        if is_unshown(ch) {
            return Found::Blank;
        }
        let order = self.order.get(&role).map_or(&[][..], Vec::as_slice);
        let hit = (!is_unmappable(ch)).then(|| order.iter().find_map(|&i| self.glyph(i, ch)));
        match hit.flatten() {
            Some(glyph) => Found::Glyph(glyph),
            None if ch.is_whitespace() => Found::Blank,
            None => Found::Missing {
                blank: order.iter().find_map(|&i| self.glyph(i, ' ')),
            },
        }
    }

    fn glyph(&self, face: usize, ch: char) -> Option<Glyph> {
        let open = self.open.get(face)?;
        let id = open.charmap.map(ch).filter(|id| id.to_u32() != 0)?;
        let advance = f64::from(open.metrics.advance_width(id)?) / open.em;
        Some(Glyph {
            face: FaceId(face),
            id: id.to_u32(),
            advance,
        })
    }

    /// The ink of a glyph; none where it has none.
    pub(crate) fn ink(&self, glyph: Glyph) -> Option<Ink> {
        let open = self.open.get(glyph.face.0)?;
        let bounds = open.metrics.bounds(GlyphId::new(glyph.id))?;
        Some(Ink {
            bottom: f64::from(bounds.y_min) / open.em,
            top: f64::from(bounds.y_max) / open.em,
        })
    }

    /// The upper edge of the body of a role's characters above the baseline, in em: the body is the em
    /// square around their ink, since faces disagree on where in their box the ink stands.
    pub(crate) fn body_top(&self, role: Role) -> f64 {
        if let Some(&top) = self.bodies.borrow().get(&role) {
            return top;
        }
        let inks = FULL.chars().filter_map(|ch| match self.look(role, ch) {
            Found::Glyph(glyph) => self.ink(glyph),
            _ => None,
        });
        let all = inks.reduce(|a, b| Ink {
            bottom: a.bottom.min(b.bottom),
            top: a.top.max(b.top),
        });
        let top = all.map_or(EM_TOP, |ink| f64::midpoint(ink.top, ink.bottom) + 0.5);
        self.bodies.borrow_mut().insert(role, top);
        top
    }

    /// What was looked up in vain or found elsewhere: one diagnostic for each pair of role and
    /// substitute, one for all characters that no face has.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut elsewhere: BTreeMap<(Role, usize), String> = BTreeMap::new();
        let mut missing = BTreeSet::new();
        for (&(role, ch), found) in self.seen.borrow().iter() {
            match found {
                Found::Glyph(g) if self.role(g.face) != Some(role) => {
                    elsewhere.entry((role, g.face.0)).or_default().push(ch);
                }
                Found::Missing { .. } => {
                    missing.insert(ch);
                }
                _ => {}
            }
        }
        let substitutes = elsewhere
            .into_iter()
            .map(|((role, face), chars)| Diagnostic {
                quote: Some(chars),
                ..Diagnostic::new(Code::Substitute).change(role.name(Lang::Zh), self.name(face))
            });
        let named = |ch: &char| format!("{ch} (U+{:04X})", *ch as u32);
        let list: Vec<_> = missing.iter().map(named).collect();
        let none = (!list.is_empty()).then(|| Diagnostic {
            quote: Some(list.join("、")),
            ..Diagnostic::new(Code::NoGlyph)
        });
        substitutes.chain(none).collect()
    }

    fn role(&self, face: FaceId) -> Option<Role> {
        self.open.get(face.0)?.role
    }

    fn name(&self, face: usize) -> &str {
        self.set.faces.get(face).map_or("", |f| f.info.name())
    }
}

impl FontSet {
    /// A face's own name.
    pub(crate) fn name_of(&self, face: FaceId) -> &str {
        self.faces.get(face.0).map_or("", |f| f.info.name())
    }

    /// The face as the PDF library takes it; parsed once, shared by all conversions.
    pub(crate) fn krilla(&self, face: FaceId) -> Option<krilla::text::Font> {
        self.faces.get(face.0).map(|f| f.krilla.clone())
    }
}

fn open(face: &Arc<Face>) -> Option<Open<'_>> {
    let font = FontRef::from_index(&face.data.bytes, face.data.index).ok()?;
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let em = f64::from(face.krilla.units_per_em()).max(1.0);
    Some(Open {
        role: face.role,
        charmap: font.charmap(),
        metrics,
        em,
    })
}

/// The role's own faces, then those that fill in, then those of other roles.
fn order(open: &[Open<'_>], role: Role) -> Vec<usize> {
    let rank = |o: &Open<'_>| match o.role {
        Some(r) if r == role => 0,
        None => 1,
        Some(_) => 2,
    };
    let mut order: Vec<_> = (0..open.len()).collect();
    order.sort_by_key(|&i| open.get(i).map(rank));
    order
}

/// Characters that have no shape of their own: joiners, marks of direction, variation selectors.
fn is_unshown(ch: char) -> bool {
    matches!(ch,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}' | '\r')
}

/// Characters that PDF/A lets no font show as text: control and private-use characters, and
/// those that are no characters.
fn is_unmappable(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | '\u{FFFE}' | '\u{FFFF}' | '\u{FFFC}')
}
