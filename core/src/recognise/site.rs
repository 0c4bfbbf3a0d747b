//! What a line of a web site around a document could be: bars, links, dates as sites print them.
//!
//! As in `cue`, each function answers one question about one line.

use super::squeeze::{Squeezed, is_colon};
use super::words::charset::{CharSet, openers};
use super::words::{labels, numerals};
use crate::lines::Text;
use std::sync::LazyLock;

/// What a site or an editor adds below a document: 编辑、审核、来源、打印.
pub(super) fn site(text: &Text) -> bool {
    static OPENERS: LazyLock<CharSet> = LazyLock::new(|| {
        let words = labels::SITE.iter().chain(labels::SITE_BARS);
        openers(words.copied().chain(["【"]))
    });
    let first = text.as_str().trim_start().chars().next();
    if !first.is_some_and(|c| OPENERS.contains(c)) && !text.as_str().contains('-') {
        return false;
    }
    if is_site_bar(text) {
        return true;
    }
    let s = Squeezed::head(text, 24);
    let after = |w: &&&str| {
        s.chars
            .get(w.chars().count())
            .is_none_or(|&c| is_colon(c) || matches!(c, '|' | '／' | '/' | '】'))
    };
    let from = usize::from(s.chars.first().is_some_and(|&c| c == '【'));
    let word = labels::SITE
        .iter()
        .find(|w| s.has(from, w) && (from > 0 || after(w)));
    word.is_some() && s.len() < 24
}

/// 【字体：大 中 小】 打印 关闭, 扫一扫在手机打开当前页, 发布时间：2025-03-04 10:20　来源：…: a bar of
/// the site around the text.
fn is_site_bar(text: &Text) -> bool {
    let s = Squeezed::head(text, 61); // a longer line is none
    let dated = || {
        let from = s.chars.iter().position(char::is_ascii_digit).unwrap_or(0);
        numerals::date(s.from(from)).is_some_and(|d| d.year.is_some())
            && s.get(from..from + 10).contains(&'-')
    };
    let told = || labels::SITE_FACTS.iter().any(|w| s.find(w).is_some());
    s.len() < 61 && s.find("。").is_none() && (site_bar(text) || dated() && told())
}

/// Whether a line opens as bars of a site do.
pub(super) fn site_bar(text: &Text) -> bool {
    let s = Squeezed::head(text, 12);
    labels::SITE_BARS.iter().any(|w| s.has(0, w))
}

/// A line that closes with a date as sites print it: `某某网 2025-01-16`.
pub(super) fn site_date(text: &Text) -> bool {
    let s = Squeezed::head(text, 41);
    let at = s.chars.iter().position(char::is_ascii_digit);
    let dated = at.and_then(|at| numerals::date(s.from(at)).map(|d| (at, d.len)));
    let hyphen = s.chars.contains(&'-');
    dated.is_some_and(|(at, len)| (2..20).contains(&at) && hyphen && s.len() <= at + len + 8)
}
