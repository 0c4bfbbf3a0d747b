//! Tagged PDF by krilla: draws what layout placed, and nothing else.
//!
//! krilla validates what it writes; a breach is an error of ours (`Internal`), never a broken file.

mod flavour;
mod tags;

pub(crate) use flavour::lacks_title;

use super::{boxed, meta::Meta};
use crate::error::Error;
use crate::font::{FaceId, FontSet};
use crate::layout::{Boxed, Item, Owner, Page, Pages, Run};
use crate::limits::Budget;
use crate::messages::Trouble;
use crate::stored::{self, Stored, TextDigest};
use crate::style::{Colour, PdfFlavour};
use krilla::Document;
use krilla::color::rgb;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use tags::Tags;

/// Items whose baselines differ by less stand on one line.
const SAME_LINE: f64 = 0.01;

/// What becomes a file.
pub(crate) struct Job<'a> {
    pub(crate) pages: &'a Pages,
    pub(crate) fonts: &'a FontSet,
    pub(crate) meta: &'a Meta,
    pub(crate) flavour: PdfFlavour,
    /// The model to attach.
    pub(crate) stored: Option<Stored>,
}

/// Writes pages as a file.
///
/// # Errors
/// `Internal` where krilla refuses what we gave it; `Limit` and `Cancelled` from the budget.
pub(crate) fn write(job: Job<'_>, budget: &Budget) -> Result<Vec<u8>, Error> {
    let Job {
        pages, fonts, meta, ..
    } = job;
    let mut document = Document::new_with(flavour::settings(job.flavour, meta)?);
    let mut tags = Tags::new(&pages.tree);
    for (index, page) in pages.pages.iter().enumerate() {
        budget.spend(page.items.len())?;
        let size = PageSettings::from_wh(page.width as f32, page.height as f32);
        let size = size.ok_or_else(|| internal("a page without extent"))?;
        let mut canvas = document.start_page_with(size);
        let mut surface = canvas.surface();
        draw_page(&mut surface, page, index, (fonts, job.flavour), &mut tags)?;
        surface.finish();
        canvas.finish();
    }
    document.set_metadata(metadata(meta));
    document.set_outline(tags.outline(meta.title.as_deref()));
    document.set_tag_tree(tags.tree());
    if let Some(stored) = job.stored {
        attach(&mut document, stored, meta)?;
    }
    document.finish().map_err(|e| internal(&words(&e)))
}

/// The digest of the text that a file of these pages shows.
pub(crate) fn digest(pages: &Pages, flavour: PdfFlavour) -> String {
    let mut digest = TextDigest::default();
    for item in pages.pages.iter().flat_map(|p| &p.items) {
        match item {
            Item::Run(run) => digest.push(&run.text),
            Item::Boxed(boxed) => {
                digest.push(flavour::told(flavour, boxed.ch).encode_utf8(&mut [0; 4]));
            }
            Item::Rule(_) => {}
        }
    }
    digest.hex()
}

/// The model as an attached file, the source of what is seen.
fn attach(document: &mut Document, stored: Stored, meta: &Meta) -> Result<(), Error> {
    let file = EmbeddedFile {
        path: stored::FILE_NAME.into(),
        mime_type: MimeType::new("application/xml"),
        description: Some(stored.description()),
        association_kind: AssociationKind::Source,
        data: stored.xml.into(),
        modification_date: Some(date(meta)),
        compress: Some(true),
        location: None,
    };
    let attached = document.embed_file(file);
    attached.ok_or_else(|| internal("two attached files of one name"))
}

fn internal(why: &str) -> Error {
    Error::new(Trouble::Internal, &[&why])
}

/// krilla's own words; its `Display` only counts breaches.
fn words(error: &krilla::error::KrillaError) -> String {
    match error {
        krilla::error::KrillaError::Validation(breaches) => {
            let list: Vec<_> = breaches
                .iter()
                .take(5)
                .map(|b| format!("{:?}", b.0))
                .collect();
            format!("PDF: {error}: {}", list.join("; "))
        }
        _ => format!("PDF: {error}"),
    }
}

/// The date stands at midnight in Beijing; without one, at the epoch.
fn date(meta: &Meta) -> DateTime {
    let day = |year, month, day| {
        let midnight = DateTime::new(year).month(month).day(day);
        midnight.hour(0).minute(0).second(0)
    };
    let date = match meta.date {
        Some(d) => day(d.year(), d.month(), d.day()).utc_offset_hour(8),
        None => day(1970, 1, 1).utc_offset_hour(0),
    };
    date.utc_offset_minute(0)
}

fn metadata(meta: &Meta) -> Metadata {
    let mut out = Metadata::new()
        .language("zh-CN".into())
        .creator(stored::PROGRAM.into())
        .creation_date(date(meta));
    if let Some(title) = &meta.title {
        out = out.title(title.clone());
    }
    if !meta.authors.is_empty() {
        out = out.authors(meta.authors.clone());
    }
    if !meta.keywords.is_empty() {
        out = out.keywords(meta.keywords.clone());
    }
    out
}

/// Draws a page, each stretch of one line and one owner as one tagged piece.
fn draw_page(
    surface: &mut Surface<'_>,
    page: &Page,
    index: usize,
    (fonts, flavour): (&FontSet, PdfFlavour),
    tags: &mut Tags<'_>,
) -> Result<(), Error> {
    let together = |a: &Item, b: &Item| {
        let plain = |i: &Item| !matches!(i, Item::Boxed(_));
        a.owner() == b.owner() && (a.y() - b.y()).abs() < SAME_LINE && plain(a) && plain(b)
    };
    for piece in page.items.chunk_by(together) {
        let Some(first) = piece.first() else { continue };
        let actual = match first {
            Item::Boxed(boxed) => Some(flavour::told(flavour, boxed.ch).to_string()),
            _ => None,
        };
        let tag = match first.owner() {
            Owner::Element(_) => {
                ContentTag::Span(SpanTag::empty().with_actual_text(actual.as_deref()))
            }
            Owner::Ornament => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            Owner::PageNumber => {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber))
            }
        };
        let turn = page.turn_of(first);
        if let Some(turn) = turn {
            let (x, y) = (turn.x as f32, turn.y as f32);
            surface.push_transform(&Transform::from_row(0.0, -1.0, 1.0, 0.0, x, y));
        }
        let id = surface.start_tagged(tag);
        for item in piece {
            draw(surface, item, fonts)?;
        }
        surface.end_tagged();
        if turn.is_some() {
            surface.pop();
        }
        if let Owner::Element(element) = first.owner() {
            tags.note(element, id, index, first.y());
        }
    }
    Ok(())
}

fn draw(surface: &mut Surface<'_>, item: &Item, fonts: &FontSet) -> Result<(), Error> {
    match item {
        Item::Run(run) => {
            surface.set_fill(Some(fill(run.colour)));
            let font = font(fonts, run.face)?;
            let start = run.marks.first().map_or(0.0, |m| m.x);
            let glyphs = glyphs(run);
            let at = Point::from_xy(start as f32, run.baseline as f32);
            surface.draw_glyphs(at, &glyphs, font, &run.text, run.size as f32, false);
        }
        Item::Rule(rule) => {
            let rect = (rule.x, rule.y, rule.width, rule.height);
            fill_rects(surface, rule.colour, &[rect]);
        }
        Item::Boxed(boxed) => draw_box(surface, boxed, fonts)?,
    }
    Ok(())
}

/// An outline, and a blank glyph from which readers take the replaced text.
fn draw_box(surface: &mut Surface<'_>, boxed: &Boxed, fonts: &FontSet) -> Result<(), Error> {
    let (size, width) = (boxed.size, boxed::width(boxed));
    fill_rects(surface, boxed.colour, &boxed::sides(boxed));
    if let Some(blank) = boxed.blank {
        let at = Point::from_xy(boxed.x as f32, boxed.baseline as f32);
        let advance = (width / size) as f32;
        let glyph = KrillaGlyph::new(GlyphId::new(blank.id), advance, 0.0, 0.0, 0.0, 0..1, None);
        surface.draw_glyphs(
            at,
            &[glyph],
            font(fonts, blank.face)?,
            " ",
            size as f32,
            false,
        );
    }
    Ok(())
}

fn font(fonts: &FontSet, face: FaceId) -> Result<krilla::text::Font, Error> {
    fonts
        .krilla(face)
        .ok_or_else(|| internal("a face that is not in the set"))
}

/// Glyphs with the advances that put each where layout wants it.
fn glyphs(run: &Run) -> Vec<KrillaGlyph> {
    let ends = run.marks.iter().skip(1).map(|m| Some(m.x)).chain([None]);
    run.marks
        .iter()
        .zip(ends)
        .map(|(mark, next)| {
            let advance = next.map_or(mark.advance, |x| (x - mark.x) / run.size);
            let id = GlyphId::new(mark.id);
            KrillaGlyph::new(id, advance as f32, 0.0, 0.0, 0.0, mark.text.clone(), None)
        })
        .collect()
}

fn fill(colour: Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(colour.r, colour.g, colour.b).into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }
}

fn fill_rects(surface: &mut Surface<'_>, colour: Colour, rects: &[(f64, f64, f64, f64)]) {
    let mut path = PathBuilder::new();
    for &(x, y, width, height) in rects {
        let rect = Rect::from_xywh(x as f32, y as f32, width as f32, height as f32);
        if let Some(rect) = rect {
            path.push_rect(rect);
        }
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}
