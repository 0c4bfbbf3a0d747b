//! Runs: text in the look of its style, or in one of its own; properties in the order of CT_RPr.
//!
//! Nothing here knows what a run says.

use super::squeeze::{Measure, PLAIN, Setting, settings};
use super::xml::Xml;
use crate::style::{Colour, Pt, gbt9704 as gbt};
use std::borrow::Cow;

/// What a run says of its look; the rest is its paragraph's.
#[derive(Clone, Copy)]
struct Look<'a> {
    /// A character style.
    style: Option<&'a str>,
    colour: Option<Colour>,
    /// In points.
    size: Option<f64>,
    /// In half points.
    raised: i64,
    /// How it is set so that its line ends where it should.
    setting: Setting,
    /// By how much its style closes characters up, in twips.
    closed: i64,
}

const PLAIN_LOOK: Look<'_> = Look {
    style: None,
    colour: None,
    size: None,
    raised: 0,
    setting: PLAIN,
    closed: 0,
};

impl Look<'_> {
    fn is_plain(&self) -> bool {
        let own = self.style.is_some() || self.colour.is_some() || self.size.is_some();
        !own && self.raised == 0 && self.setting == PLAIN
    }

    /// `w:rPr`.
    fn write(&self, x: &mut Xml) {
        x.element("w:rPr", &[], |x| {
            if let Some(style) = self.style {
                x.val("w:rStyle", &style);
            }
            if let Some(colour) = self.colour {
                x.val("w:color", &colour.hex());
            }
            if self.setting.apart != PLAIN.apart {
                x.val("w:spacing", &(self.setting.apart - self.closed));
            }
            if self.setting.width != PLAIN.width {
                x.val("w:w", &self.setting.width);
            }
            if self.raised != 0 {
                x.val("w:position", &self.raised);
            }
            if let Some(size) = self.size {
                x.val("w:sz", &Pt(size).half_points());
                x.val("w:szCs", &Pt(size).half_points());
            }
            if self.setting.begins {
                x.val("w:lang", &"zh-CN");
            }
        });
    }
}

/// A run of text in a character style; a line end becomes a break, a tab a tab.
pub(super) fn run(x: &mut Xml, style: Option<&str>, text: &str) {
    let look = Look {
        style,
        ..PLAIN_LOOK
    };
    looking(x, look, text);
}

/// A run of a mark in a size of its own, in points. Its colour is named too: LibreOffice gives text in
/// a box no colour of a style.
pub(super) fn mark_run(x: &mut Xml, size: f64, text: &str) {
    let look = Look {
        colour: Some(gbt::MARK.colour),
        size: Some(size),
        ..PLAIN_LOOK
    };
    looking(x, look, text);
}

/// The runs of a paragraph that fills its lines, each in a character style of its own, set so that its
/// lines end where they should.
pub(super) fn filled(x: &mut Xml, parts: &[(Option<&str>, &str)], measure: Measure) {
    let whole: String = parts.iter().map(|p| p.1).collect();
    let settings = settings(&whole, measure);
    let mut rest = settings.as_slice();
    for (style, text) in parts {
        let (own, after) = rest.split_at(text.chars().count().min(rest.len()));
        rest = after;
        let look = Look {
            style: *style,
            closed: measure.closed,
            ..PLAIN_LOOK
        };
        fitted(x, look, own, text);
    }
}

/// The same of one text in a size of its own, in points, if any.
pub(super) fn filled_in(x: &mut Xml, size: Option<f64>, text: &str, measure: Measure) {
    let look = Look {
        size,
        closed: measure.closed,
        ..PLAIN_LOOK
    };
    fitted(x, look, &settings(text, measure), text);
}

/// The same of a text that is raised by half points.
pub(super) fn raised(x: &mut Xml, raised: i64, text: &str, measure: Measure) {
    let look = Look {
        raised,
        closed: measure.closed,
        ..PLAIN_LOOK
    };
    fitted(x, look, &settings(text, measure), text);
}

/// A run for each stretch of characters that are set alike.
fn fitted(x: &mut Xml, look: Look<'_>, settings: &[Setting], text: &str) {
    let mut rest = text;
    for alike in settings.chunk_by(|a, b| a == b) {
        let end = rest.char_indices().nth(alike.len());
        let (piece, after) = rest.split_at(end.map_or(rest.len(), |c| c.0));
        rest = after;
        let setting = alike.first().copied().unwrap_or(PLAIN);
        looking(x, Look { setting, ..look }, piece);
    }
}

fn looking(x: &mut Xml, look: Look<'_>, text: &str) {
    if text.is_empty() {
        return;
    }
    x.element("w:r", &[], |x| {
        if !look.is_plain() {
            look.write(x);
        }
        pieces(x, text);
    });
}

fn pieces(x: &mut Xml, text: &str) {
    let text = line_ends(text);
    for piece in text.split_inclusive(['\n', '\t']) {
        let words = piece.trim_end_matches(['\n', '\t']);
        if !words.is_empty() {
            let keep = words.starts_with(char::is_whitespace)
                || words.ends_with(char::is_whitespace)
                || words.contains("  ");
            let preserve = &[("xml:space", &"preserve" as _)];
            x.texted("w:t", if keep { preserve } else { &[] }, words);
        }
        match piece.chars().next_back() {
            Some('\n') => x.stands_for("w:br", "\n"),
            Some('\t') => x.stands_for("w:tab", "\t"),
            _ => {}
        }
    }
}

/// Only `\n` ends a line.
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// A field whose result the reader's program computes, such as `PAGE`.
pub(super) fn field(x: &mut Xml, code: &str, shown: &str) {
    x.element("w:fldSimple", &[("w:instr", &code)], |x| {
        run(x, None, shown)
    });
}
