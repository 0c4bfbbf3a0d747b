//! The style sheet: what a paragraph has from its style (MS-DOC, 2.9.271 and following).

use super::bytes::{short, slice};
use super::properties::{Character, Paragraph};

/// A style.
#[derive(Debug, Default)]
struct Style {
    /// Depth of one of the built-in headings.
    heading: Option<u8>,
    base: usize,
    paragraph: Paragraph,
    character: Character,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

/// A chain of styles longer than this is a circle.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::read(bytes).unwrap_or_default()
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let head = usize::from(short(bytes, 0)?);
        let count = usize::from(short(bytes, 2)?);
        let base = usize::from(short(bytes, 4)?);
        let mut at = 2 + head;
        let mut styles = Vec::new();
        for _ in 0..count {
            let Some(len) = short(bytes, at) else { break };
            let len = usize::from(len);
            styles.push(style(slice(bytes, at + 2, len), base).unwrap_or_default());
            at += 2 + len;
        }
        Some(Self(styles))
    }

    fn says<T>(&self, style: usize, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = style;
        for _ in 0..LONGEST_CHAIN {
            let style = self.0.get(at)?;
            if let Some(value) = of(style) {
                return Some(value);
            }
            at = style.base;
        }
        None
    }

    /// What the style of a run says, or else that of its paragraph.
    fn of_both<T>(
        &self,
        run: Option<usize>,
        style: usize,
        of: impl Fn(&Style) -> Option<T> + Copy,
    ) -> Option<T> {
        let of_run = run.and_then(|run| self.says(run, of));
        of_run.or_else(|| self.says(style, of))
    }

    pub(super) fn heading(&self, style: usize) -> Option<u8> {
        let own = |s: &Style| s.heading.or(depth(s.paragraph.outline));
        self.says(style, own)
    }

    pub(super) fn bold(&self, run: Option<usize>, style: usize) -> Option<bool> {
        self.of_both(run, style, |s| s.character.bold)
    }

    pub(super) fn hidden(&self, run: Option<usize>, style: usize) -> Option<bool> {
        self.of_both(run, style, |s| s.character.hidden)
    }

    pub(super) fn red(&self, run: Option<usize>, style: usize) -> Option<bool> {
        self.of_both(run, style, |s| s.character.red)
    }

    pub(super) fn list(&self, style: usize) -> Option<usize> {
        self.says(style, |s| s.paragraph.list)
    }

    pub(super) fn level(&self, style: usize) -> Option<usize> {
        self.says(style, |s| s.paragraph.level)
    }
}

/// The depth of a heading, from 1, by its outline level.
pub(super) fn depth(outline: Option<u8>) -> Option<u8> {
    outline.filter(|n| *n < 9).map(|n| n + 1)
}

/// A style of paragraphs or of characters; of others nothing is asked.
fn style(bytes: &[u8], base: usize) -> Option<Style> {
    let kind = short(bytes, 2)?;
    let built_in = short(bytes, 0)? & 0x0FFF;
    let mut style = Style {
        heading: u8::try_from(built_in).ok().filter(|n| (1..=9).contains(n)),
        base: usize::from(kind >> 4),
        ..Style::default()
    };
    let name = usize::from(short(bytes, base)?);
    let mut at = even(base + 2 + name * 2 + 2);
    let len = usize::from(short(bytes, at)?);
    match kind & 0x0F {
        1 => {}
        2 => {
            style.character.change(slice(bytes, at + 2, len));
            return Some(style);
        }
        _ => return Some(style),
    }
    let changes = slice(bytes, at + 4, len.saturating_sub(2));
    style.paragraph.change(changes, &[]);
    at = even(at + 2 + len);
    let len = usize::from(short(bytes, at).unwrap_or(0));
    style.character.change(slice(bytes, at + 2, len));
    Some(style)
}

fn even(at: usize) -> usize {
    at + at % 2
}
