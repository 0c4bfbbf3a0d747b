//! The outline of a glyph, for those who draw glyphs themselves.

use super::{FaceId, FontSet};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A point, in em; y grows upwards.
pub(crate) type Point = [f32; 2];

/// A step along an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
    Close,
}

impl FontSet {
    /// The outline of a glyph; empty where it has no ink.
    pub(crate) fn outline(&self, face: FaceId, id: u32) -> Vec<Step> {
        let mut pen = Pen::default();
        let Some(face) = self.faces.get(face.0) else {
            return pen.steps;
        };
        let font = FontRef::from_index(&face.data.bytes, face.data.index);
        let Ok(font) = font else { return pen.steps };
        pen.em = face.krilla.units_per_em().max(1.0);
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(glyph) = font.outline_glyphs().get(GlyphId::new(id)) {
            // What a damaged glyph draws before it breaks off is drawn.
            let _ = glyph.draw(settings, &mut pen);
        }
        pen.steps
    }
}

#[derive(Default)]
struct Pen {
    em: f32,
    steps: Vec<Step>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Point {
        [x / self.em, y / self.em]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(self.at(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.steps.push(Step::Quad(self.at(cx, cy), self.at(x, y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b) = (self.at(ax, ay), self.at(bx, by));
        self.steps.push(Step::Cubic(a, b, self.at(x, y)));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
