//! What a page shows as text: its content, the forms it draws, and what was laid over it.
//!
//! Colours, clipping and pictures are not looked at: text counts even where something covers it.

use super::cmap::ToUnicode;
use super::file::{File, text};
use crate::error::Error;
use crate::limits::Budget;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Forms within forms.
const DEEPEST_FORM: usize = 8;
/// Saved states: PDF/A allows 28.
const MOST_STATES: usize = 256;

/// Text that stands together.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Where it begins and ends, and its baseline, in points; `y` grows upwards.
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    /// Points an em.
    pub(super) size: f64,
}

/// The pieces of a page, in the order in which they are drawn.
pub(super) fn pieces(
    page: &Page<'_>,
    file: &File<'_>,
    budget: &Budget,
) -> Result<Vec<Piece>, Error> {
    let mut reader = Reader {
        file,
        budget,
        out: Vec::new(),
    };
    let raw = page.raw();
    let mut content = Vec::new();
    for stream in streams(raw) {
        content.extend(file.data(&stream)?);
        content.push(b'\n');
    }
    reader.run(&content, page.resources(), Matrix::ONE, DEEPEST_FORM)?;
    let annotations = raw.get::<Array<'_>>("Annots");
    for note in annotations.iter().flat_map(|a| a.iter::<Dict<'_>>()) {
        reader.annotation(&note)?;
    }
    Ok(reader.out)
}

/// The content of a page: one stream or several.
fn streams<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    match page.get::<Object<'_>>("Contents") {
        Some(Object::Stream(one)) => vec![one],
        Some(Object::Array(several)) => several.iter::<Stream<'_>>().collect(),
        _ => Vec::new(),
    }
}

/// An affine map, as six numbers of PDF.
#[derive(Debug, Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `then`.
    fn then(self, then: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, then.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    fn shifted(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }

    fn width(self) -> f64 {
        self.0[0].hypot(self.0[1])
    }
}

struct Font {
    /// Whether codes are of two bytes.
    wide: bool,
    map: ToUnicode,
}

#[derive(Clone)]
struct State {
    page: Matrix,
    line: Matrix,
    text: Matrix,
    size: f64,
    leading: f64,
    font: Option<Rc<Font>>,
}

/// Marked content, with the text that replaces what it shows.
struct Mark {
    actual: Option<String>,
    shown: Piece,
}

struct Reader<'a> {
    file: &'a File<'a>,
    budget: &'a Budget,
    out: Vec<Piece>,
}

impl Reader<'_> {
    /// What somebody laid over the page: its appearance, else what it says.
    fn annotation(&mut self, note: &Dict<'_>) -> Result<(), Error> {
        let look = note.get::<Dict<'_>>("AP");
        if let Some(form) = look.and_then(|a| a.get::<Stream<'_>>("N")) {
            return self.form(&form, Matrix::ONE, DEEPEST_FORM);
        }
        let said = note.get::<hayro_syntax::object::String<'_>>("Contents");
        self.out.extend(said.map(|s| Piece {
            text: text(&s),
            ..Piece::default()
        }));
        Ok(())
    }

    fn form(&mut self, form: &Stream<'_>, page: Matrix, depth: usize) -> Result<(), Error> {
        let dict = form.dict();
        let resources = dict
            .get::<Dict<'_>>("Resources")
            .unwrap_or_else(Dict::empty);
        let own = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::ONE, Matrix);
        let content = self.file.data(form)?;
        self.run(&content, &Resources::new(resources), own.then(page), depth)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        page: Matrix,
        depth: usize,
    ) -> Result<(), Error> {
        let mut run = Run {
            resources,
            state: State {
                page,
                line: Matrix::ONE,
                text: Matrix::ONE,
                size: 1.0,
                leading: 0.0,
                font: None,
            },
            saved: Vec::new(),
            marks: Vec::new(),
            fonts: BTreeMap::new(),
        };
        let mut ops = TypedIter::new(content);
        while let Some(op) = ops.next() {
            self.budget.spend(1)?;
            self.step(&mut run, &op, depth)?;
        }
        while let Some(mark) = run.marks.pop() {
            self.close(&mut run, mark);
        }
        Ok(())
    }

    fn step(&mut self, run: &mut Run<'_, '_>, op: &Op<'_, '_>, depth: usize) -> Result<(), Error> {
        match op {
            Op::XObject(x) => return self.draw(run, x.0, depth),
            Op::TextFont(f) => run.set_font(self.file, f.0, f.1.as_f64())?,
            Op::ShowText(t) => self.show(run, t.0),
            Op::NextLineAndShowText(t) => {
                run.next_line();
                self.show(run, t.0);
            }
            Op::ShowTextWithParameters(t) => {
                run.next_line();
                self.show(run, t.2);
            }
            Op::ShowTexts(t) => {
                for part in t.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(s) => self.show(run, &s),
                        Object::Number(n) => run.advance(-n.as_f64() / 1000.0),
                        _ => {}
                    }
                }
            }
            Op::BeginMarkedContent(_) => run.mark(None),
            Op::BeginMarkedContentWithProperties(m) => run.mark_with(m.1),
            Op::EndMarkedContent(_) => {
                if let Some(mark) = run.marks.pop() {
                    self.close(run, mark);
                }
            }
            other => run.place(other),
        }
        Ok(())
    }

    fn draw(&mut self, run: &Run<'_, '_>, name: &Name<'_>, depth: usize) -> Result<(), Error> {
        let object = run.resources.get_x_object(name);
        let is_form = |s: &Stream<'_>| {
            let kind = s.dict().get::<Name<'_>>("Subtype");
            kind.is_some_and(|k| k.as_str() == "Form")
        };
        match object.filter(is_form) {
            Some(form) if depth > 0 => self.form(&form, run.state.page, depth - 1),
            _ => Ok(()),
        }
    }

    fn show(&mut self, run: &mut Run<'_, '_>, codes: &[u8]) {
        let piece = run.piece(codes);
        match run.marks.iter_mut().rev().find(|m| m.actual.is_some()) {
            Some(mark) => mark.shown.join(piece),
            None => self.put(piece),
        }
    }

    /// Ends marked content. Its replacement counts where nothing else is seen, or one glyph stands
    /// for one character: text that was edited beneath an old replacement must not hide.
    fn close(&mut self, run: &mut Run<'_, '_>, mark: Mark) {
        let Some(actual) = mark.actual else { return };
        let mut piece = mark.shown;
        let is_blank = piece.text.trim().is_empty();
        if is_blank || piece.text.chars().count() == actual.chars().count() {
            piece.text = actual;
        }
        match run.marks.iter_mut().rev().find(|m| m.actual.is_some()) {
            Some(outer) => outer.shown.join(piece),
            None => self.put(piece),
        }
    }

    fn put(&mut self, piece: Piece) {
        if !piece.text.is_empty() {
            self.out.push(piece);
        }
    }
}

impl Piece {
    fn join(&mut self, other: Piece) {
        if self.text.is_empty() {
            *self = other;
        } else {
            self.text += &other.text;
            self.end = other.end;
        }
    }
}

/// One content stream being read.
struct Run<'a, 'b> {
    resources: &'a Resources<'b>,
    state: State,
    saved: Vec<State>,
    marks: Vec<Mark>,
    fonts: BTreeMap<Vec<u8>, Rc<Font>>,
}

impl Run<'_, '_> {
    /// Operators that only move.
    fn place(&mut self, op: &Op<'_, '_>) {
        let state = &mut self.state;
        match op {
            Op::SaveState(_) if self.saved.len() < MOST_STATES => self.saved.push(state.clone()),
            Op::RestoreState(_) => {
                if let Some(saved) = self.saved.pop() {
                    *state = saved;
                }
            }
            Op::Transform(m) => {
                let m = [m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64());
                state.page = Matrix(m).then(state.page);
            }
            Op::BeginText(_) => (state.line, state.text) = (Matrix::ONE, Matrix::ONE),
            Op::SetTextMatrix(m) => {
                let m = [m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64());
                (state.line, state.text) = (Matrix(m), Matrix(m));
            }
            Op::NextLine(n) => self.move_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                state.leading = -n.1.as_f64();
                self.move_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::TextLeading(l) => state.leading = l.0.as_f64(),
            Op::NextLineUsingLeading(_) => self.next_line(),
            _ => {}
        }
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.state.line = self.state.line.shifted(x, y);
        self.state.text = self.state.line;
    }

    fn next_line(&mut self) {
        self.move_line(0.0, -self.state.leading);
    }

    /// Moves on by so many em.
    fn advance(&mut self, em: f64) {
        self.state.text = self.state.text.shifted(em * self.state.size, 0.0);
    }

    fn set_font(&mut self, file: &File<'_>, name: &Name<'_>, size: f64) -> Result<(), Error> {
        self.state.size = size;
        let key: &[u8] = name.as_ref();
        if !self.fonts.contains_key(key) {
            let dict = self.resources.get_font(name).unwrap_or_else(Dict::empty);
            let kind = dict.get::<Name<'_>>("Subtype");
            let map = match dict.get::<Stream<'_>>("ToUnicode") {
                Some(stream) => ToUnicode::parse(&file.data(&stream)?),
                None => ToUnicode::default(),
            };
            let wide = kind.is_some_and(|k| k.as_str() == "Type0");
            self.fonts.insert(key.to_vec(), Rc::new(Font { wide, map }));
        }
        self.state.font = self.fonts.get(key).cloned();
        Ok(())
    }

    /// The text of codes. How wide it is is guessed: it only decides where a line is parted.
    fn piece(&mut self, codes: &[u8]) -> Piece {
        let mut text = String::new();
        if let Some(font) = &self.state.font {
            let step = if font.wide { 2 } else { 1 };
            for code in codes.chunks(step) {
                let code = code.iter().fold(0, |n, b| n << 8 | u32::from(*b));
                text += font.map.get(code);
            }
        }
        let at = self.state.text.then(self.state.page);
        let em = |ch: char| if ch.is_ascii() { 0.5 } else { 1.0 };
        self.advance(text.chars().map(em).sum());
        let (x, y) = at.origin();
        Piece {
            text,
            x,
            y,
            end: self.state.text.then(self.state.page).origin().0,
            size: self.state.size * at.width(),
        }
    }

    fn mark(&mut self, actual: Option<String>) {
        self.marks.push(Mark {
            actual,
            shown: Piece::default(),
        });
    }

    fn mark_with(&mut self, properties: &Object<'_>) {
        let actual = match properties {
            Object::Dict(dict) => dict.get::<hayro_syntax::object::String<'_>>("ActualText"),
            _ => None,
        };
        self.mark(actual.map(|a| text(&a)));
    }
}
