//! What a run of WordprocessingML says of its looks, with what its styles say (ECMA-376, part 1,
//! 17.3.2).
//!
//! It judges no text.

use super::styles::{Styles, is_display, is_large, is_red};
use super::xml::Tag;
use crate::reader::office::{Ink, symbols};

/// What a run says of itself.
#[derive(Debug, Default)]
pub(super) struct Run {
    style: Option<String>,
    bold: Option<bool>,
    display: Option<bool>,
    large: Option<bool>,
    hidden: Option<bool>,
    red: Option<bool>,
    /// The face of signs that its letters are set in.
    symbols: Option<String>,
}

impl Run {
    /// A property of the run.
    pub(super) fn property(&mut self, tag: &Tag<'_>) {
        let on = tag.is_on();
        match tag.name {
            "rStyle" => self.style = tag.val().map(Into::into),
            "b" => self.bold = Some(on),
            "rFonts" => {
                self.display = is_display(tag).or(self.display);
                let face = tag.get("ascii").or(tag.get("hAnsi"));
                let face = face.filter(|f| symbols::is_symbolic(f));
                self.symbols = face.map(Into::into);
            }
            "sz" => self.large = is_large(tag),
            "vanish" => self.hidden = Some(on),
            "color" => self.red = Some(is_red(tag)),
            _ => {}
        }
    }

    /// What the run, its style or that of its paragraph says.
    fn says(
        &self,
        own: Option<bool>,
        styles: &Styles,
        para: Option<&str>,
        of: fn(&Styles, Option<&str>) -> Option<bool>,
    ) -> bool {
        let of_run = || self.style.as_deref().and_then(|s| of(styles, Some(s)));
        own.or_else(of_run).or_else(|| of(styles, para)) == Some(true)
    }

    pub(super) fn is_hidden(&self, styles: &Styles, para: Option<&str>) -> bool {
        self.says(self.hidden, styles, para, Styles::hidden)
    }

    pub(super) fn ink(&self, styles: &Styles, para: Option<&str>) -> Ink {
        // 黑体 and the size of a title set a line apart as bold does.
        let bold = self.says(self.bold, styles, para, Styles::bold)
            || self.says(self.display, styles, para, Styles::display)
            || self.says(self.large, styles, para, Styles::large);
        Ink {
            bold,
            red: self.says(self.red, styles, para, Styles::red),
        }
    }

    /// Text of the run, with the signs that its face shows where it names them by their codes.
    pub(super) fn shown(&self, text: &str) -> Option<String> {
        let face = self.symbols.as_deref()?;
        let code = |c: char| (0xF000..0xF100).contains(&u32::from(c));
        let sign = |c: char| match code(c) {
            true => symbols::shown(face, c.into()).unwrap_or(c),
            false => c,
        };
        text.contains(code)
            .then(|| text.chars().map(sign).collect())
    }
}
