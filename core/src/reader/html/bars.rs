//! Bars and menus of links, by which a site is walked: lines that hold nothing but links, and short
//! ones. A sentence that holds links, and an attachment, are none.

use crate::lines::{Line, Text};

/// What a line holds of links.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Links {
    pub(super) count: usize,
    /// How many characters stand outside them, but for those that part them.
    pub(super) outside: usize,
}

/// The most characters of a link of a bar or a menu.
const LONGEST: usize = 8;
/// The least links of a bar, and the least items of a menu.
const LEAST: usize = 3;

/// How many characters are no mark that parts links.
pub(super) fn words(text: &str) -> usize {
    let parts = |c: &char| c.is_whitespace() || matches!(c, '|' | '｜' | '·' | '/' | '>' | '»');
    text.chars().filter(|c| !parts(c)).count()
}

/// Whether a line is a bar of a site: short links, and nothing between them but what parts them.
pub(super) fn is_bar(text: &Text, links: Links) -> bool {
    let bare = links.count >= LEAST && links.outside == 0;
    bare && words(text.as_str()) <= LONGEST * links.count
}

/// Whether a line could be an item of a site's menu: one short link, and no attachment.
pub(super) fn is_item(text: &Text, links: Links) -> bool {
    let s = text.as_str();
    let short = s.chars().count() <= LONGEST && s.chars().all(char::is_alphabetic);
    links.count == 1 && links.outside == 0 && short && !s.starts_with(['附', '第'])
}

/// Items that stand together are a menu: the last so many lines are set aside.
pub(super) fn set_aside(lines: &mut Vec<Line>, items: usize, aside: &mut Vec<Text>) {
    if items >= LEAST {
        let menu = lines.drain(lines.len() - items..);
        aside.extend(menu.map(|l| l.text));
    }
}
