//! Numbers and dates, in Arabic and Chinese numerals.
//!
//! Sources: GB/T 15835-2011 for the forms; ○ (U+25CB), O and o for 〇 are what drafts really hold.

use crate::model::Date;

/// The value of a digit in a date or a serial: Arabic of either width, or Chinese.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' | '○' | '零' | '◯' | 'Ｏ' | 'O' | 'o' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// Whether a character can stand in a Chinese or Arabic number.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '廿' | '卅')
}

/// The value of a number: 149, １４９, 一百四十九, 二〇二一.
pub(crate) fn number(chars: &[char]) -> Option<u32> {
    if chars.is_empty() || chars.len() > 9 || !chars.iter().all(|&c| is_numeral(c)) {
        return None;
    }
    if chars.iter().all(|&c| digit(c).is_some()) {
        return chars
            .iter()
            .try_fold(0_u32, |n, &c| n.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut last) = (0, None);
    for &c in chars {
        match c {
            '百' => total += last.take().unwrap_or(1) * 100,
            '十' => total += last.take().unwrap_or(1) * 10,
            '廿' => total += 20,
            '卅' => total += 30,
            _ => last = digit(c),
        }
    }
    Some(total + last.unwrap_or(0))
}

/// A date as it is printed, maybe without its year, maybe impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Printed {
    pub(crate) year: Option<u32>,
    pub(crate) month: u32,
    pub(crate) day: u32,
    /// How many characters it takes.
    pub(crate) len: usize,
}

impl Printed {
    /// The day, if it is complete and possible.
    pub(crate) fn date(self) -> Option<Date> {
        self.in_year(self.year?)
    }

    /// The day in a year known from elsewhere, if it is possible.
    pub(crate) fn in_year(self, year: u32) -> Option<Date> {
        let (year, month, day) = (
            year.try_into().ok()?,
            self.month.try_into().ok()?,
            self.day.try_into().ok()?,
        );
        Date::new(year, month, day)
    }
}

/// A date at the head of characters without white space: 2021年9月29日, 二〇二一年九月二十九日,
/// 9月29日, 2021-09-29.
pub(crate) fn date(chars: &[char]) -> Option<Printed> {
    chinese_date(chars).or_else(|| iso_date(chars))
}

/// Whether a character stands for a digit that is not to be seen: 2025年X月X日.
pub(crate) fn is_mask(c: char) -> bool {
    matches!(c, 'X' | 'x' | '×' | 'Ｘ' | '*' | '＊')
}

/// Whether a character stands for a digit that is not to be known: hidden, or read as a letter by a
/// scanner (3月l8日).
pub(crate) fn is_unknown(c: char) -> bool {
    is_mask(c) || matches!(c, 'l' | 'I' | '|')
}

/// Whether a date may begin with it.
pub(crate) fn opens_a_date(c: char) -> bool {
    is_numeral(c) || is_mask(c)
}

/// A number, or 0, which no date has, where any of its digits is unknown.
fn shown(chars: &[char], from: usize) -> Option<(u32, usize)> {
    let rest = chars.get(from..)?;
    let len = rest
        .iter()
        .take(4)
        .take_while(|&&c| is_numeral(c) || is_unknown(c))
        .count();
    let hidden = rest.get(..len)?.iter().any(|&c| is_unknown(c));
    if hidden {
        Some((0, from + len))
    } else {
        run(chars, from)
    }
}

fn chinese_date(chars: &[char]) -> Option<Printed> {
    let (first, at) = shown(chars, 0)?;
    let (year, month, at) = match chars.get(at) {
        Some('年') => {
            let (month, next) = shown_or_blank(chars, at + 1, '月')?;
            (Some(first), month, next)
        }
        _ => (None, first, at),
    };
    if chars.get(at) != Some(&'月') {
        return None;
    }
    let blank = if year.is_some() { '日' } else { '\0' };
    let (day, at) = shown_or_blank(chars, at + 1, blank)?;
    let closes = matches!(chars.get(at), Some('日' | '号'));
    closes.then_some(Printed {
        year,
        month,
        day,
        len: at + 1,
    })
}

/// A number, 1 for 元, or 0 where it was left out before its unit: 2024年　月　日.
fn shown_or_blank(chars: &[char], at: usize, unit: char) -> Option<(u32, usize)> {
    match chars.get(at) {
        Some('元') if chars.get(at + 1) == Some(&'月') => Some((1, at + 1)),
        Some(&c) if c == unit => Some((0, at)),
        _ => shown(chars, at),
    }
}

fn iso_date(chars: &[char]) -> Option<Printed> {
    let (year, at) = run(chars, 0).filter(|r| r.1 == 4)?;
    let sep = *chars.get(at).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, at) = run(chars, at + 1)?;
    if chars.get(at) != Some(&sep) {
        return None;
    }
    let (day, len) = run(chars, at + 1)?;
    Some(Printed {
        year: Some(year),
        month,
        day,
        len,
    })
}

/// The number that stands at `from`, and where it ends.
fn run(chars: &[char], from: usize) -> Option<(u32, usize)> {
    let rest = chars.get(from..)?;
    let len = rest.iter().take_while(|&&c| is_numeral(c)).count();
    Some((number(rest.get(..len)?)?, from + len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(s: &str) -> Vec<char> {
        s.chars().collect()
    }

    #[test]
    fn numbers_of_both_kinds() {
        for (s, n) in [
            ("149", 149),
            ("一百四十九", 149),
            ("十", 10),
            ("二十", 20),
            ("二〇二一", 2021),
            ("１２", 12),
            ("廿三", 23),
        ] {
            assert_eq!(number(&chars(s)), Some(n), "{s}");
        }
        assert_eq!(number(&chars("")), None);
        assert_eq!(number(&chars("三个")), None);
    }

    #[test]
    fn dates_of_all_forms() {
        let iso = |s| {
            date(&chars(s))
                .and_then(Printed::date)
                .map(|d| d.to_string())
        };
        for s in [
            "2021年9月29日",
            "二〇二一年九月二十九日",
            "二○二一年九月二十九日印发",
            "二O二一年九月二十九日",
            "2021-09-29",
        ] {
            assert_eq!(iso(s).as_deref(), Some("2021-09-29"), "{s}");
        }
        assert_eq!(iso("2021年2月30日"), None);
        assert_eq!(
            date(&chars("11月3日，")).map(|d| (d.year, d.len)),
            Some((None, 5))
        );
        assert_eq!(date(&chars("2021年9月")), None);
    }
}
