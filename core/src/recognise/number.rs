//! What number a line could open with or be: of a heading, of a document, of an issue.
//!
//! As in `cue`, each function answers one question about one line.

use super::cue::holds_within;
use super::squeeze::{Squeezed, is_close, is_open};
use super::words::numerals;
use crate::lines::Text;
use std::ops::Range;

/// The number that opens a heading or a numbered paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Level {
    /// 1 to 4, by the form of the number (7.3.3).
    pub(super) level: u8,
    /// Bytes of the line that the number takes.
    pub(super) bytes: usize,
}

/// Among how many characters a number and the mark behind it are looked for.
const LONGEST_NUMBER: usize = 12;

/// 一、 （一） 1. （1）, and 一 alone on its line.
pub(super) fn level(text: &Text) -> Option<Level> {
    opens_like_a_number(text).then_some(())?;
    let s = Squeezed::head(text, LONGEST_NUMBER);
    let first = *s.chars.first()?;
    let (level, len) = if is_open(first) {
        bracketed(&s)?
    } else {
        bare(&s)?
    };
    Some(Level {
        level,
        bytes: s.bytes(0..len).end,
    })
}

/// Whether a line begins with an open bracket and a numeral, or with numerals and what may stand
/// behind them: 2021年 is told from 1. at a glance.
fn opens_like_a_number(text: &Text) -> bool {
    let visible = text.as_str().chars().filter(|c| !c.is_whitespace());
    let mut visible = visible.take(LONGEST_NUMBER);
    let first = visible.next();
    if first.is_some_and(is_open) {
        return visible.next().is_some_and(numerals::is_numeral);
    }
    let behind = visible.find(|&c| !numerals::is_numeral(c));
    first.is_some_and(numerals::is_numeral) && behind.is_none_or(|c| matches!(c, '、' | '.' | '．'))
}

fn bracketed(s: &Squeezed) -> Option<(u8, usize)> {
    let len = s
        .from(1)
        .iter()
        .take_while(|&&c| numerals::is_numeral(c))
        .count();
    let inside = s.get(1..1 + len);
    let closed = s.chars.get(1 + len).is_some_and(|&c| is_close(c));
    let number = numerals::number(inside).filter(|&n| (1..100).contains(&n));
    let level = if inside.iter().any(char::is_ascii_digit) {
        4
    } else {
        2
    };
    (closed && number.is_some()).then_some((level, len + 2))
}

fn bare(s: &Squeezed) -> Option<(u8, usize)> {
    let len = s
        .chars
        .iter()
        .take_while(|&&c| numerals::is_numeral(c))
        .count();
    let number = s.get(0..len);
    numerals::number(number).filter(|&n| (1..200).contains(&n))?;
    let arabic = number
        .iter()
        .all(|c| c.is_ascii_digit() || ('０'..='９').contains(c));
    match (s.chars.get(len), arabic) {
        (Some('、'), false) => Some((1, len + 1)),
        // 一.基本情况, as drafts and scans have it; 三.五 is no heading.
        (Some('.' | '．'), false) => {
            let next = s.chars.get(len + 1);
            next.is_some_and(|&c| !numerals::is_numeral(c))
                .then_some((1, len + 1))
        }
        (None, false) => Some((1, len)),
        (Some('.' | '．' | '、'), true) => {
            let digits = s.from(len + 1).iter().take_while(|c| c.is_ascii_digit());
            // 1.2025年度名单 begins with a year, 3.5亿元 is a decimal.
            let digits = digits.count();
            let year = digits == 4 && s.chars.get(len + 5) == Some(&'年');
            (digits == 0 || year).then_some((3, len + 1))
        }
        _ => None,
    }
}

/// The parts of a document number (7.2.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) agency: Option<Range<usize>>,
    pub(super) year: Range<usize>,
    pub(super) serial: Range<usize>,
    /// The whole number.
    pub(super) whole: Range<usize>,
}

/// A document number at the head of a line: 云政发〔2021〕35号, 〔2021〕35号, with any brackets.
pub(super) fn number(text: &Text) -> Option<Numbered> {
    let opens = |c| matches!(c, '〔' | '[' | '［' | '【' | '（' | '(' | '﹝');
    holds_within(text, 40, opens).then_some(())?;
    let s = Squeezed::head(text, 40);
    let open = s.chars.iter().position(|&c| opens(c))?;
    if open == 0
        && let Some(number) = year_first(&s)
    {
        return Some(number);
    }
    let agency = s.get(0..open);
    let word = |c: &char| c.is_alphanumeric() || matches!(c, '、' | '-' | '·');
    if open > 16 || !agency.iter().all(word) {
        return None;
    }
    let year = open + 1..open + 5;
    let closes = s
        .chars
        .get(year.end)
        .is_some_and(|&c| matches!(c, '〕' | ']' | '］' | '】' | '）' | ')' | '﹞'));
    let figures = s.get(year.clone());
    let hidden = figures.len() == 4 && figures.ends_with(&['X', 'X']);
    let real = hidden || numerals::number(figures).is_some_and(|y| (1900..2200).contains(&y));
    let from = year.end + 1 + usize::from(s.has(year.end + 1, "第"));
    let serial = from..from
        + s.from(from)
            .iter()
            .take_while(|&&c| numerals::is_numeral(c) || numerals::is_unknown(c))
            .count();
    let digits = s.get(serial.clone());
    let hidden = digits.iter().any(|&c| numerals::is_unknown(c));
    // 云政发〔2024〕　号: a draft that is not registered yet.
    let valued = digits.is_empty() || hidden || numerals::number(digits).is_some();
    let closed = s.has(serial.end, "号");
    // 〔2025〕31: the 号 of a number that is all of a line may be lost.
    let bare = open == 0 && serial.end == s.len() && !digits.is_empty();
    (closes && real && valued && (closed || bare)).then(|| Numbered {
        agency: (open > 0).then(|| s.bytes(0..open)),
        year: s.bytes(year),
        whole: s.bytes(0..serial.end + usize::from(closed)),
        serial: s.bytes(serial),
    })
}

/// （2025）云水函第7号: the year ahead of the agency code.
fn year_first(s: &Squeezed) -> Option<Numbered> {
    let closes = |c: char| matches!(c, '〕' | ']' | '］' | '】' | '）' | ')' | '﹞');
    let real = numerals::number(s.get(1..5)).is_some_and(|y| (1900..2200).contains(&y));
    let end = s.chars.iter().position(|&c| c == '号')?;
    let digits = s.get(0..end).iter().rev();
    let serial = end - digits.take_while(|&&c| numerals::is_numeral(c)).count();
    let code = serial - usize::from(s.has(serial.checked_sub(1)?, "第"));
    let plain = s.get(6..code).iter().all(|c| c.is_alphabetic());
    let fits = real && closes(*s.chars.get(5)?) && (7..=18).contains(&code) && plain;
    (fits && serial < end).then(|| Numbered {
        agency: Some(s.bytes(6..code)),
        year: s.bytes(1..5),
        serial: s.bytes(serial..end),
        whole: s.bytes(0..end + 1),
    })
}

/// A document number in round brackets: the bytes inside.
pub(super) fn bracketed_number(text: &Text) -> Option<Range<usize>> {
    let s = text.as_str();
    let (open, close) = (s.chars().next()?, s.chars().next_back()?);
    (is_open(open) && is_close(close)).then_some(())?;
    let inside = open.len_utf8()..s.len().checked_sub(close.len_utf8())?;
    let inner = text.slice(inside.clone());
    let whole = number(&inner).is_some_and(|n| n.whole.end == inner.len());
    whole.then_some(inside)
}

/// An issue line: 第20号, 第47次, 2026年第1次, 十九届县政府第97次, maybe in brackets.
pub(super) fn issue_number(text: &Text) -> bool {
    let s = Squeezed::head(text, 30);
    let bracket = |c: char| is_open(c) || is_close(c) || matches!(c, '〔' | '〕' | '[' | ']');
    // 2023年第2期（总第45期） counts the year's and all issues.
    let total = s
        .find("总第")
        .filter(|&at| at > 1 && s.chars.get(at - 1).copied().is_some_and(is_open));
    let counted = s.get(0..total.map_or(s.len(), |at| at - 1));
    let chars: Vec<char> = counted.iter().copied().filter(|&c| !bracket(c)).collect();
    let Some(at) = chars.iter().rposition(|&c| c == '第') else {
        return false;
    };
    if numerals::date(&chars).is_some() {
        // A day and 第33次 tell of the meeting that adopted something.
        return false;
    }
    let Some((last, serial)) = chars.get(at + 1..).and_then(|r| r.split_last()) else {
        return false;
    };
    let before = chars.get(..at).unwrap_or_default();
    let word: String = before.iter().collect();
    let ends = ["年", "届", "政府", "会议", "专刊", "期"];
    let plain = before.iter().all(|c| c.is_alphanumeric())
        && (before.is_empty()
            || (before.len() == 4 && numerals::number(before).is_some())
            || ends.iter().any(|e| word.ends_with(e)))
        && !word.contains("关于");
    matches!(last, '号' | '次' | '期')
        && numerals::number(serial).is_some()
        && plain
        && s.len() < 30
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Text {
        Text::of(s, 0..s.len())
    }

    #[test]
    fn numbers_of_four_levels_and_what_is_none() {
        let l = |s| level(&text(s)).map(|l| l.level);
        assert_eq!(l("一、总体要求"), Some(1));
        assert_eq!(l("十 一 、会议"), Some(1));
        assert_eq!(l("一"), Some(1));
        assert_eq!(l("(二)各地"), Some(2));
        assert_eq!(l("3．推进"), Some(3));
        assert_eq!(l("（4）检查"), Some(4));
        for none in [
            "3.5亿元",
            "2021年9月",
            "一是加强",
            "（试行）",
            "三个方面",
            "（2021年）",
        ] {
            assert_eq!(l(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_with_and_without_agency() {
        let n = number(&text("云政办发〔2024〕 12 号")).unwrap();
        assert_eq!(n.agency, Some(0..12));
        assert_eq!(number(&text("〔2021〕35号")).unwrap().agency, None);
        assert_eq!(
            number(&text("云政发【2024】第7号")).map(|n| n.whole.end),
            Some(26)
        );
        assert!(number(&text("（2021年）第3号")).is_none());
    }

    #[test]
    fn an_issue_line() {
        for line in ["第20号", "2026年第1次", "十九届县政府第 97 次", "（第5期）"]
        {
            assert!(issue_number(&text(line)), "{line}");
        }
        assert!(!issue_number(&text("会议决定，第3次")));
    }
}
