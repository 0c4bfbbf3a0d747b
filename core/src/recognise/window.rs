//! Where the document begins on a web page that was saved whole: at the title, which the window bears
//! too. What the site prints above it, bars and paths, stands outside the document.
//!
//! Knows no title but the window's; a page whose window is called otherwise stays as it is.

use super::squeeze::Squeezed;
use super::{cue, mark, top};
use crate::lines::{Line, Lines, Look};

/// How far down a page a title is looked for, in lines.
const REACH: usize = 120;
/// The least characters of a title, and the most of what a window is called.
const LENGTH: std::ops::Range<usize> = 8..200;
/// What parts the title from the name of the site.
const PARTS: &[char] = &['_', '-', '—', '–', '|', '｜', '·', '>', '»', '/'];

/// Takes what stands above the title out of the lines, but for what belongs there: the mark, the
/// number, and what a table tells of the document.
pub(super) fn above(lines: &mut Lines) {
    let window = lines.window.as_ref();
    let window = window.map(|w| Squeezed::head(w, LENGTH.end).chars);
    let Some(start) = window.and_then(|w| title_start(&lines.lines, &w)) else {
        return;
    };
    let belongs = belonging(lines.lines.get(..start).unwrap_or_default());
    let rest = lines.lines.split_off(start);
    let above = std::mem::replace(&mut lines.lines, rest);
    let (kept, site): (Vec<_>, Vec<_>) = above.into_iter().zip(belongs).partition(|(_, b)| *b);
    lines.lines.splice(0..0, kept.into_iter().map(|(l, _)| l));
    let site = site.into_iter().map(|(l, _)| l.text);
    lines.aside.splice(0..0, site);
}

/// Which of the lines above a title belong to the document.
fn belonging(above: &[Line]) -> Vec<bool> {
    let mut belongs: Vec<bool> = above.iter().map(tells).collect();
    for at in 0..above.len() {
        let mark = mark::lines_of(above.get(at..).unwrap_or_default());
        let lines = belongs.get_mut(at..at + mark).unwrap_or_default();
        lines.fill(true);
    }
    belongs
}

/// Whether a line by itself tells something of the document.
fn tells(line: &Line) -> bool {
    let text = &line.text;
    line.look == Look::Row
        || cue::number(text).is_some()
        || cue::issue_number(text)
        || cue::metadata(text)
        || top::is_top(text)
}

/// The first line of those that say together what the window does.
fn title_start(lines: &[Line], window: &[char]) -> Option<usize> {
    let lines = lines.get(..lines.len().min(REACH))?;
    (0..lines.len()).find(|&at| is_title(lines.get(at..).unwrap_or_default(), window))
}

/// Whether the lines begin with what the window says, or with a part of it.
fn is_title(lines: &[Line], window: &[char]) -> bool {
    const MOST_LINES: usize = 5;
    let mut said: Vec<char> = Vec::new();
    let lines = lines.iter().take(MOST_LINES);
    lines.take_while(|l| l.look != Look::Row).any(|line| {
        let more = Squeezed::head(&line.text, window.len() + 1);
        said.extend(more.chars);
        LENGTH.contains(&said.len()) && is_part(&said, window)
    })
}

/// Whether `said` is the whole of `window`, or all that stands between two marks that part it.
fn is_part(said: &[char], window: &[char]) -> bool {
    let parts = |c: Option<&char>| c.is_none_or(|c| PARTS.contains(c));
    let places = window.windows(said.len().max(1)).enumerate();
    places.filter(|(_, w)| *w == said).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|i| window.get(i));
        parts(before) && parts(window.get(at + said.len()))
    })
}
