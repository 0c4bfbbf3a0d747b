//! Pictures of the laid-out pages, so that a person can look and tests can compare.
//!
//! Draws what layout placed, the same glyphs and rules as the PDF, without asking a PDF reader.

use super::boxed::sides;
use crate::error::Error;
use crate::font::{FaceId, FontSet, Step};
use crate::layout::{Item, Page, Run};
use crate::limits::Budget;
use crate::messages::Trouble;
use crate::style::Colour;
use std::collections::BTreeMap;
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

/// How pages become pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PictureOptions {
    /// Pixels an inch, from 10 to 1200.
    pub dpi: u32,
    /// The page, counted from 1, that a call which gives one file draws.
    pub page: usize,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self { dpi: 150, page: 1 }
    }
}

impl PictureOptions {
    fn check(self) -> Result<(), Error> {
        let sound = (10..=1200).contains(&self.dpi).then_some(());
        sound.ok_or_else(|| Error::new(Trouble::NoSuchValue, &[&"dpi", &self.dpi]))
    }
}

/// Draws pages.
pub(crate) struct Painter<'a> {
    fonts: &'a FontSet,
    options: PictureOptions,
    budget: &'a Budget,
    glyphs: BTreeMap<(FaceId, u32), Option<Path>>,
}

impl<'a> Painter<'a> {
    /// A painter with the faces that layout chose from.
    pub(crate) fn new(
        fonts: &'a FontSet,
        options: PictureOptions,
        budget: &'a Budget,
    ) -> Result<Self, Error> {
        options.check()?;
        Ok(Self {
            fonts,
            options,
            budget,
            glyphs: BTreeMap::new(),
        })
    }

    /// A page as a PNG file.
    pub(crate) fn picture(&mut self, page: &Page) -> Result<Vec<u8>, Error> {
        let scale = self.options.dpi as f32 / 72.0;
        let pixels = |points: f64| (points as f32 * scale).round() as u32;
        let pixmap = Pixmap::new(pixels(page.width), pixels(page.height));
        let mut pixmap = pixmap.ok_or_else(|| internal("a page without extent"))?;
        pixmap.fill(Color::WHITE);
        self.budget.spend(pixmap.pixels().len())?;
        let paper = Transform::from_scale(scale, scale);
        for item in &page.items {
            let transform = match page.turn_of(item) {
                Some(turn) => {
                    let (x, y) = (turn.x as f32, turn.y as f32);
                    paper.pre_concat(Transform::from_row(0.0, -1.0, 1.0, 0.0, x, y))
                }
                None => paper,
            };
            match item {
                Item::Run(run) => self.run(&mut pixmap, run, transform)?,
                Item::Rule(r) => {
                    let rect = (r.x, r.y, r.width, r.height);
                    fill(&mut pixmap, &[rect], r.colour, transform);
                }
                Item::Boxed(boxed) => fill(&mut pixmap, &sides(boxed), boxed.colour, transform),
            }
        }
        encode(&pixmap, self.options.dpi)
    }

    fn run(&mut self, pixmap: &mut Pixmap, run: &Run, page: Transform) -> Result<(), Error> {
        let size = run.size as f32;
        self.budget.spend(run.marks.len())?;
        for mark in &run.marks {
            let key = (run.face, mark.id);
            let fonts = self.fonts;
            let glyph = self.glyphs.entry(key);
            let glyph = glyph.or_insert_with(|| path(&fonts.outline(key.0, key.1)));
            if let Some(glyph) = glyph {
                let place = page.pre_translate(mark.x as f32, run.baseline as f32);
                let place = place.pre_scale(size, -size);
                pixmap.fill_path(glyph, &paint(run.colour), FillRule::Winding, place, None);
            }
        }
        Ok(())
    }
}

fn internal(why: &str) -> Error {
    Error::new(Trouble::Internal, &[&why])
}

fn paint(colour: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour.r, colour.g, colour.b, 255);
    paint
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match *step {
            Step::Move([x, y]) => path.move_to(x, y),
            Step::Line([x, y]) => path.line_to(x, y),
            Step::Quad([a, b], [x, y]) => path.quad_to(a, b, x, y),
            Step::Cubic([a, b], [c, d], [x, y]) => path.cubic_to(a, b, c, d, x, y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

fn fill(pixmap: &mut Pixmap, rects: &[(f64, f64, f64, f64)], colour: Colour, page: Transform) {
    let mut path = PathBuilder::new();
    for &(x, y, width, height) in rects {
        let rect = Rect::from_xywh(x as f32, y as f32, width as f32, height as f32);
        rect.into_iter().for_each(|r| path.push_rect(r));
    }
    if let Some(path) = path.finish() {
        pixmap.fill_path(&path, &paint(colour), FillRule::Winding, page, None);
    }
}

/// The pixels as RGB; nothing shines through paper.
fn encode(pixmap: &Pixmap, dpi: u32) -> Result<Vec<u8>, Error> {
    let rgb = pixmap
        .pixels()
        .iter()
        .flat_map(|p| [p.red(), p.green(), p.blue()]);
    let rgb: Vec<u8> = rgb.collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    let a_metre = (f64::from(dpi) / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: a_metre,
        yppu: a_metre,
        unit: png::Unit::Meter,
    }));
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&rgb)?;
        writer.finish()
    });
    written.map_err(|e| internal(&format!("PNG: {e}")))?;
    Ok(out)
}
