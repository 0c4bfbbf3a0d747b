//! `word/styles.xml`: what a style says of looks, numbering and hiding (ECMA-376, part 1, 17.7).
//!
//! Only what readers ask for is kept. It must not judge what a style's name means beyond headings.

use super::package::{Package, is_word};
use super::xml::{Node, Tag};
use crate::error::Error;
use crate::reader::office::Ink;
use std::collections::BTreeMap;

/// What a style says itself.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// Depth of a heading, from 1.
    heading: Option<u8>,
    bold: Option<bool>,
    display: Option<bool>,
    large: Option<bool>,
    hidden: Option<bool>,
    red: Option<bool>,
    list: Option<u32>,
    level: Option<usize>,
    ruled: Option<bool>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

/// A chain of styles longer than this is a circle.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// Reads the part; a file without one has no styles.
    pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Self, Error> {
        let mut styles = Self::default();
        let mut open: Option<String> = None;
        let mut path: Vec<String> = Vec::new();
        package.read(part, |node| {
            match node {
                Node::Open(tag) if is_word(tag.of) => {
                    let parent = path.last().map_or("", String::as_str);
                    if tag.name == "style" {
                        open = styles.open(&tag);
                    } else if let Some(style) =
                        open.as_ref().and_then(|id| styles.styles.get_mut(id))
                    {
                        style.take(parent, &tag);
                    }
                    path.push(tag.name.to_owned());
                }
                Node::Open(_) => path.push(String::new()),
                Node::Close => {
                    if path.pop().is_some_and(|name| name == "style") {
                        open = None;
                    }
                }
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    fn open(&mut self, tag: &Tag<'_>) -> Option<String> {
        let id = tag.get("styleId")?.to_owned();
        let usual = matches!(tag.get("default"), Some("1" | "true" | "on"));
        if usual && tag.get("type") == Some("paragraph") {
            self.usual = Some(id.clone());
        }
        self.styles.insert(id.clone(), Style::default());
        Some(id)
    }

    /// What a style, or one that it is based on, says.
    fn says<T>(&self, id: Option<&str>, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = id.or(self.usual.as_deref());
        for _ in 0..LONGEST_CHAIN {
            let style = self.styles.get(at?)?;
            if let Some(value) = of(style) {
                return Some(value);
            }
            at = style.based_on.as_deref();
        }
        None
    }

    pub(super) fn heading(&self, paragraph: Option<&str>) -> Option<u8> {
        self.says(paragraph, |s| s.heading)
    }

    pub(super) fn bold(&self, style: Option<&str>) -> Option<bool> {
        self.says(style, |s| s.bold)
    }

    pub(super) fn display(&self, style: Option<&str>) -> Option<bool> {
        self.says(style, |s| s.display)
    }

    pub(super) fn large(&self, style: Option<&str>) -> Option<bool> {
        self.says(style, |s| s.large)
    }

    pub(super) fn hidden(&self, style: Option<&str>) -> Option<bool> {
        self.says(style, |s| s.hidden)
    }

    pub(super) fn red(&self, style: Option<&str>) -> Option<bool> {
        self.says(style, |s| s.red)
    }

    pub(super) fn list(&self, paragraph: Option<&str>) -> Option<u32> {
        self.says(paragraph, |s| s.list)
    }

    pub(super) fn level(&self, paragraph: Option<&str>) -> Option<usize> {
        self.says(paragraph, |s| s.level)
    }

    pub(super) fn is_ruled(&self, table: &str) -> bool {
        self.says(Some(table), |s| s.ruled) == Some(true)
    }
}

impl Style {
    fn take(&mut self, parent: &str, tag: &Tag<'_>) {
        match (parent, tag.name) {
            ("style", "basedOn") => self.based_on = tag.val().map(Into::into),
            ("style", "name") => self.heading = self.heading.or(heading(tag.val().unwrap_or(""))),
            // 9 is body text
            ("pPr", "outlineLvl") => {
                self.heading = tag.number("val").map(|n: u8| n + 1).filter(|n| *n <= 9);
            }
            ("rPr", "b") => self.bold = Some(tag.is_on()),
            ("rPr", "rFonts") => self.display = is_display(tag).or(self.display),
            ("rPr", "sz") => self.large = is_large(tag),
            ("rPr", "vanish") => self.hidden = Some(tag.is_on()),
            ("rPr", "color") => self.red = Some(is_red(tag)),
            ("numPr", "numId") => self.list = tag.number("val"),
            ("numPr", "ilvl") => self.level = tag.number("val"),
            ("tblBorders", "insideV") => self.ruled = Some(is_drawn(tag)),
            _ => {}
        }
    }
}

/// heading 1, 标题 1.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let depth = ["heading", "标题"]
        .iter()
        .find_map(|w| name.strip_prefix(w))?;
    depth.trim().parse().ok().filter(|n| (1..=9).contains(n))
}

/// Faces in which offices set titles and headings (7.3.1, 7.3.3), by a word of their names.
const DISPLAY: [&str; 4] = ["黑体", "小标宋", "SimHei", "XBS"];
/// The least size of a title, in half points: 小二; the body is of 三号, 32.
const LARGE: u16 = 36;

/// Whether `w:rFonts` names a face of titles; none where it names no Chinese face.
pub(super) fn is_display(tag: &Tag<'_>) -> Option<bool> {
    let face = tag.get("eastAsia")?;
    Some(DISPLAY.iter().any(|word| face.contains(word)))
}

/// Whether `w:sz` is that of a title.
pub(super) fn is_large(tag: &Tag<'_>) -> Option<bool> {
    tag.number("val").map(|size: u16| size >= LARGE)
}

/// Whether a border is a line that is seen.
pub(super) fn is_drawn(tag: &Tag<'_>) -> bool {
    !matches!(tag.val(), None | Some("none" | "nil"))
}

/// Whether `w:color` is a red.
pub(super) fn is_red(tag: &Tag<'_>) -> bool {
    let code = tag.val().and_then(|v| u32::from_str_radix(v, 16).ok());
    code.is_some_and(|c| Ink::is_red((c >> 16) as u8, (c >> 8) as u8, c as u8))
}
