//! 避头尾: where a line may break, and which marks may be squeezed (GB/T 15834-2011, 5.1).
//!
//! Tables and the questions put to them; measures nothing.

use std::sync::LazyLock;

/// Marks that may not begin a line (GB/T 15834 5.1.1 to 5.1.9; CLREQ, level GB).
const NO_START: &str =
    "。，、；：？！．·‧・‼⁇⁈⁉”’〞）〕】］》〉」』｝〗…⋯—⸺～‐‑–%‰℃°′″/／,.;:?!)]}>-";
/// Marks that may not end a line (GB/T 15834 5.1.3; CLREQ, level GB).
const NO_END: &str = "“‘〝（〔【［《〈「『｛〖([{<￥¥＄$№§#±/／";
/// Full-width marks whose right half is white (5.1.10).
const WHITE_RIGHT: &str = "。，、；：？！）〕】］》〉」』｝〗”’．";
/// Full-width marks whose left half is white.
const WHITE_LEFT: &str = "（〔【［《〈「『｛〖“‘";
/// Marks that connect: no white space is put beside them (CLREQ).
const CONNECTS: &str = "—～…⸺⋯-–/／·";
/// Marks of two characters that stay together (5.1.4, 5.1.5).
const PAIRS: &str = "—…";

/// Which half of a mark is white and may be squeezed away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum White {
    None,
    Left,
    Right,
}

/// Ideographs, which most of a text is: known at a glance to be no marks.
fn is_ideograph(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}')
}

/// A table of marks, as a bit.
#[derive(Clone, Copy)]
enum Table {
    NoStart = 1,
    NoEnd = 2,
    WhiteRight = 4,
    WhiteLeft = 8,
    Connects = 16,
}

/// In which tables the characters of the basic plane are: every one of a text is asked for several
/// times.
static TABLES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut tables = vec![0; 1 << 16];
    for (table, marks) in [
        (Table::NoStart, NO_START),
        (Table::NoEnd, NO_END),
        (Table::WhiteRight, WHITE_RIGHT),
        (Table::WhiteLeft, WHITE_LEFT),
        (Table::Connects, CONNECTS),
    ] {
        for mark in marks.chars() {
            if let Some(bits) = tables.get_mut(mark as usize) {
                *bits |= table as u8;
            }
        }
    }
    tables
});

fn is_in(table: Table, ch: char) -> bool {
    let bits = || TABLES.get(ch as usize).copied().unwrap_or(0);
    !is_ideograph(ch) && bits() & table as u8 != 0
}

/// The white half of a mark.
pub(crate) fn white(ch: char) -> White {
    match ch {
        _ if is_in(Table::WhiteRight, ch) => White::Right,
        _ if is_in(Table::WhiteLeft, ch) => White::Left,
        _ => White::None,
    }
}

/// What two marks in a row give up, so that they stand closer: the white between them, as shares of a
/// character taken from the right of the first and from the left of the second (CLREQ, GB/T 15834
/// 5.1).
pub(crate) fn closer(before: char, after: char) -> (f64, f64) {
    match (white(before), white(after)) {
        (White::Right, White::Right | White::Left) => (0.5, 0.0),
        (White::Left, White::Left) => (0.0, 0.5),
        _ => (0.0, 0.0),
    }
}

/// In which turn a mark gives up its white where a line is too long, the first first (CLREQ): the
/// mark at the line's end, brackets, 顿号 and its like, then the marks that end a sentence.
pub(crate) fn turn(ch: char, at_end: bool) -> usize {
    match ch {
        _ if at_end => 0,
        '，' | '、' | '；' => 2,
        '。' | '？' | '！' | '：' | '．' => 3,
        _ => 1,
    }
}

/// How many turns there are.
pub(crate) const TURNS: usize = 4;

/// Whether white put between two neighbours shows least: where Chinese and Western text meet.
pub(crate) fn is_seam(before: char, after: char) -> bool {
    let chinese = |c: char| !is_western(c) && !c.is_whitespace() && white(c) == White::None;
    is_western(before) && chinese(after) || chinese(before) && is_western(after)
}

/// Units and counters that stay with the number before them.
const UNITS: &str = "年月日号时分秒万亿元角个名人项件次届条款章节页岁倍成亩平立公千百吨克米升瓦度℃%％‰°户处份期周天批台套辆所家间座级类";
/// What stays with the number behind it.
const BEFORE_NUMBERS: &str = "第附￥¥＄$±№";

/// Before which characters no line should break because a number would part from itself or from its
/// unit: 〔2021〕35号, 2021年9月29日, 126.5 km², 第149次, 3000万元.
pub(crate) fn kept_together(text: &[char]) -> Vec<bool> {
    let at = |i: usize| text.get(i).copied().unwrap_or('\n');
    let digit = |i: usize| at(i).is_ascii_digit();
    let mut kept = vec![false; text.len()];
    let mut i = 0;
    while i < text.len() {
        if !digit(i) {
            i += 1;
            continue;
        }
        let start = i - usize::from(i > 0 && BEFORE_NUMBERS.contains(at(i.wrapping_sub(1))));
        i = number_end(text, i);
        let inner = kept.get_mut(start + 1..i.min(text.len()));
        inner.unwrap_or_default().iter_mut().for_each(|k| *k = true);
    }
    kept
}

/// Where a number that begins at `start` ends, with its unit and, in dates, with what follows.
fn number_end(text: &[char], start: usize) -> usize {
    let at = |i: usize| text.get(i).copied().unwrap_or('\n');
    let mut i = start;
    while at(i).is_ascii_digit()
        || ".,:〕—～–-".contains(at(i)) && at(i + 1).is_ascii_digit()
        || at(i) == '年' && at(i + 1).is_ascii_digit()
        || at(i) == '月' && at(i + 1).is_ascii_digit()
    {
        i += 1;
    }
    if at(i) == ' ' && (at(i + 1).is_ascii_alphabetic() || UNITS.contains(at(i + 1))) {
        i += 1;
    }
    if is_western(at(i)) {
        while is_western(at(i)) {
            i += 1;
        }
        return i;
    }
    // 万元 and 平方米 are as long as units of two characters get before a line could part them.
    let unit = (0..2).take_while(|&n| UNITS.contains(at(i + n))).count();
    i + unit
}

/// Whether a line may not begin with it.
pub(crate) fn no_start(ch: char) -> bool {
    is_in(Table::NoStart, ch) || is_mark_above(ch)
}

fn no_end(ch: char) -> bool {
    is_in(Table::NoEnd, ch)
}

/// Marks that combine with the character before them, and what is not shown at all.
fn is_mark_above(ch: char) -> bool {
    matches!(ch, '\u{0300}'..='\u{036F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{200C}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters, digits and marks of a Western word or a number.
fn is_western(ch: char) -> bool {
    ch.is_ascii_graphic() || matches!(ch, '\u{A1}'..='\u{24F}' if ch != '·')
}

/// Whether a line may end between two neighbours. A run of Western letters and digits stays whole,
/// and so does 〔2021〕35号.
pub(crate) fn can_break(before: char, after: char) -> bool {
    if is_ideograph(before) && is_ideograph(after) {
        return true;
    }
    let inside_number =
        before == '〕' && after.is_ascii_digit() || before.is_ascii_digit() && after == '号';
    let western = is_western(before) && is_western(after);
    let pair = before == after && PAIRS.contains(before);
    !(no_start(after) || no_end(before) || inside_number || western || pair)
}

/// Whether no program ends a line between two neighbours, whichever marks it knows: inside a word or
/// a number, and behind an opening mark.
pub(crate) fn holds_anywhere(before: char, after: char) -> bool {
    white(before) == White::Left || is_western(before) && is_western(after)
}

/// Whether white space may be put between two neighbours to fill a line: not inside a word or a pair,
/// nor beside a mark that connects (CLREQ).
pub(crate) fn can_stretch(before: char, after: char) -> bool {
    let connects = |c: char| is_in(Table::Connects, c);
    !(is_western(before) && is_western(after) || connects(before) || connects(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_closing_mark_begins_a_line_and_no_opening_mark_ends_one() {
        for (before, after, may) in [
            ('市', '。', false),
            ('《', '关', false),
            ('》', '的', true),
            ('，', '“', true),
            ('—', '—', false),
            ('…', '…', false),
            ('市', '政', true),
            ('a', 'b', false),
            ('市', 'a', true),
            ('a', '市', true),
        ] {
            assert_eq!(can_break(before, after), may, "{before}{after}");
        }
    }

    #[test]
    fn two_marks_in_a_row_stand_closer() {
        for (pair, share) in [
            (['。', '”'], (0.5, 0.0)),
            (['》', '《'], (0.5, 0.0)),
            (['（', '《'], (0.0, 0.5)),
            (['（', '）'], (0.0, 0.0)),
            (['市', '，'], (0.0, 0.0)),
        ] {
            assert_eq!(closer(pair[0], pair[1]), share, "{pair:?}");
        }
    }

    #[test]
    fn numbers_keep_their_units_and_dates_stay_whole() {
        for (text, whole) in [
            ("2025年8月15日前", "2025年8月15日"),
            ("126.5 km²，建", "126.5 km²"),
            ("第149次常", "第149次"),
            ("3000万元。", "3000万元"),
            ("2021—2025年度", "2021—2025年"),
            ("25～30℃之", "25～30℃"),
            ("1200元/平", "1200元"),
            ("100%。", "100%"),
            ("〔2021〕35号文", "〔2021〕35号"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let kept = kept_together(&chars);
            let held = |i: usize| kept[i] || !can_break(chars[i - 1], chars[i]);
            let end = (1..chars.len()).find(|&i| !held(i)).unwrap_or(chars.len());
            let is: String = chars[..end].iter().collect();
            assert!(is.starts_with(whole), "{text}: {is}");
        }
    }

    #[test]
    fn a_document_number_stays_whole() {
        let text: Vec<char> = "〔2021〕35号".chars().collect();
        assert!(text.windows(2).all(|w| !can_break(w[0], w[1])));
        assert!(can_break('发', '〔'));
    }
}
