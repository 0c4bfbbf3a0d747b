//! Automatic numbering: counters, and the number as a reader sees it.
//!
//! The readers say which list and level a paragraph is of; lists of all formats count alike
//! (ECMA-376, part 1, 17.9). Nothing here knows a format.

use super::circled::{self, BRACKETED, CIRCLED, CIRCLED_WORDS, STOPPED};
use std::collections::{BTreeMap, BTreeSet};

/// The longest text of a level, in characters: a longer one is made to exhaust memory.
pub(in crate::reader) const LONGEST_TEXT: usize = 64;

/// The longest number, in characters.
const LONGEST_NUMBER: usize = 128;

/// How many levels a list has.
pub(in crate::reader) const LEVELS: usize = 9;

/// How a number is written (17.18.59; and the `nfc` of Word 97).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::reader) enum Figure {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02; 001, 002: so many digits at least.
    Padded(usize),
    /// １, ２.
    Wide,
    /// I, II.
    UpperRoman,
    /// i, ii.
    LowerRoman,
    /// A, B.
    UpperLetter,
    /// a, b.
    LowerLetter,
    /// ①.
    Circle,
    /// ⑴.
    Bracket,
    /// ⒈.
    Stop,
    /// 一, 十一, 一百零一.
    Chinese,
    /// 一, 一一, 一○一.
    Spelt,
    /// 壹, 贰.
    Formal,
    /// 甲, 乙.
    Stem,
    /// 子, 丑.
    Branch,
    /// ㊀.
    CircledWord,
    /// A sign that numbers nothing.
    Bullet,
    /// Nothing.
    Absent,
}

/// The figures by their names in OOXML and their numbers in Word 97.
const FIGURES: &[(Figure, &[&str], &[u8])] = &[
    (
        Figure::Decimal,
        &["decimal", "ordinal", "cardinalText", "decimalHalfWidth"],
        &[0, 5, 6],
    ),
    (Figure::Padded(2), &["decimalZero"], &[22]),
    (
        Figure::Wide,
        &["decimalFullWidth", "decimalFullWidth2"],
        &[14, 19],
    ),
    (Figure::UpperRoman, &["upperRoman"], &[1]),
    (Figure::LowerRoman, &["lowerRoman"], &[2]),
    (Figure::UpperLetter, &["upperLetter"], &[3]),
    (Figure::LowerLetter, &["lowerLetter"], &[4]),
    (
        Figure::Circle,
        &["decimalEnclosedCircle", "decimalEnclosedCircleChinese"],
        &[18, 28],
    ),
    (Figure::Bracket, &["decimalEnclosedParen"], &[27]),
    (Figure::Stop, &["decimalEnclosedFullstop"], &[26]),
    (
        Figure::Chinese,
        &[
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "japaneseCounting",
            "koreanCounting",
        ],
        &[11, 33, 35, 37, 39],
    ),
    (
        Figure::Spelt,
        &[
            "ideographDigital",
            "taiwaneseDigital",
            "japaneseDigitalTenThousand",
            "koreanDigital",
        ],
        &[10, 17, 36],
    ),
    (
        Figure::Formal,
        &[
            "chineseLegalSimplified",
            "ideographLegalTraditional",
            "japaneseLegal",
        ],
        &[16, 34, 38],
    ),
    (Figure::Stem, &["ideographTraditional"], &[30]),
    (Figure::Branch, &["ideographZodiac"], &[31]),
    (Figure::CircledWord, &["ideographEnclosedCircle"], &[29]),
    (Figure::Bullet, &["bullet"], &[23]),
    (Figure::Absent, &["none"], &[255]),
];

const WORDS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const ROUND: [char; 10] = ['○', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

impl Figure {
    /// By the name of OOXML; what is not known counts in digits.
    pub(in crate::reader) fn named(name: &str) -> Self {
        let row = FIGURES.iter().find(|r| r.1.contains(&name));
        row.map_or(Figure::Decimal, |r| r.0)
    }

    /// By the number of Word 97.
    pub(in crate::reader) fn numbered(nfc: u8) -> Self {
        let row = FIGURES.iter().find(|r| r.2.contains(&nfc));
        row.map_or(Figure::Decimal, |r| r.0)
    }

    /// By the example of a custom format, `001, 002, 003, ...`; none where that is another.
    pub(in crate::reader) fn like(example: &str) -> Option<Self> {
        let first = example.split(',').next()?.trim();
        let padded = first.len() <= LONGEST_TEXT && first.parse() == Ok(1);
        padded.then_some(Figure::Padded(first.len()))
    }

    fn write(self, n: u32) -> String {
        let one_of = |signs: &str| {
            let i = usize::try_from(n.checked_sub(1)?).ok()?;
            signs.chars().nth(i).map(String::from)
        };
        let written = match self {
            Figure::Decimal => None,
            Figure::Padded(digits) => Some(format!("{n:0digits$}")),
            Figure::Wide => Some(circled::spelt(
                n,
                &['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'],
            )),
            Figure::UpperRoman => circled::roman(n),
            Figure::LowerRoman => circled::roman(n).map(|r| r.to_lowercase()),
            Figure::UpperLetter => circled::letter(n, 'A'),
            Figure::LowerLetter => circled::letter(n, 'a'),
            Figure::Circle => CIRCLED.of(n),
            Figure::Bracket => BRACKETED.of(n),
            Figure::Stop => STOPPED.of(n),
            Figure::Chinese => Some(circled::said(n, &WORDS, ["", "十", "百", "千"])),
            Figure::Spelt => Some(circled::spelt(n, &ROUND)),
            Figure::Formal => Some(circled::said(n, &FORMAL, ["", "拾", "佰", "仟"])),
            Figure::Stem => one_of(STEMS),
            Figure::Branch => one_of(BRANCHES),
            Figure::CircledWord => CIRCLED_WORDS.of(n),
            Figure::Bullet | Figure::Absent => Some(String::new()),
        };
        written.unwrap_or_else(|| n.to_string())
    }
}

/// A level of a list.
#[derive(Debug, Clone)]
pub(in crate::reader) struct Level {
    /// The first number.
    pub(in crate::reader) start: u32,
    /// How it is written.
    pub(in crate::reader) figure: Figure,
    /// What is printed; `%1` stands for the number of the first level.
    pub(in crate::reader) text: String,
    /// It counts on until a level above this one (from 1) moves; 0 never starts anew.
    pub(in crate::reader) restart: Option<u32>,
    /// Whether all numbers of it are written in digits.
    pub(in crate::reader) legal: bool,
    /// Whether something parts it from the words.
    pub(in crate::reader) parted: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            figure: Figure::Decimal,
            text: String::new(),
            restart: None,
            legal: false,
            parted: true,
        }
    }
}

/// A list: its levels, the counters it shares, and where it begins anew.
#[derive(Debug, Clone, Default)]
pub(in crate::reader) struct List {
    /// Lists with the same counters count on where the other stopped.
    pub(in crate::reader) counters: u32,
    /// Its levels from the outermost on.
    pub(in crate::reader) levels: Vec<Level>,
    /// Levels that begin anew when the list first has them, each with its first number.
    pub(in crate::reader) anew: Vec<(usize, u32)>,
}

/// The counters of a document.
#[derive(Debug, Default)]
pub(in crate::reader) struct Counters {
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Levels of lists that have begun anew.
    begun: BTreeSet<(u32, usize)>,
}

impl Counters {
    /// The number of the next paragraph of a list, with what parts it from the words; empty for
    /// signs that number nothing.
    pub(in crate::reader) fn next(&mut self, id: u32, list: &List, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let counts = self.counts.entry(list.counters).or_default();
        for (at, start) in &list.anew {
            let Some(count) = counts.get_mut(*at) else {
                continue;
            };
            // A level begins with the first paragraph of it; one below it shows where it will begin.
            if *at == level && self.begun.insert((id, *at)) {
                *count = start.checked_sub(1);
            } else if *at < level && count.is_none() {
                *count = Some(*start);
            }
        }
        count(counts, list, level);
        let Some(own) = list.levels.get(level) else {
            return String::new();
        };
        // A word can stand as a bullet; Latin letters are signs of a face of signs.
        let is_word = |c: char| c.is_alphabetic() && !c.is_ascii();
        if own.figure == Figure::Bullet && !own.text.contains(is_word) {
            return String::new();
        }
        let printed = printed(&own.text, own, list, counts);
        parted(printed.chars().take(LONGEST_NUMBER).collect(), own)
    }
}

/// Moves the counter of a level, and starts those below anew.
fn count(counts: &mut [Option<u32>; LEVELS], list: &List, level: usize) {
    let start = |at: usize| list.levels.get(at).map_or(1, |l| l.start);
    for (at, count) in counts.iter_mut().enumerate() {
        let restart = list.levels.get(at).and_then(|l| l.restart);
        if at < level {
            count.get_or_insert_with(|| start(at));
        } else if at == level {
            *count = Some(count.map_or(start(at), |n| n.saturating_add(1)));
        } else if restart.is_none_or(|r| r != 0 && level < r as usize) {
            *count = None;
        }
    }
}

fn printed(text: &str, own: &Level, list: &List, counts: &[Option<u32>; LEVELS]) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|d| d.to_digit(10));
        let Some(at) = digit.filter(|d| c == '%' && (1..=9).contains(d)) else {
            out.push(c);
            continue;
        };
        chars.next();
        let at = at as usize - 1;
        let figure = list.levels.get(at).map_or(Figure::Decimal, |l| l.figure);
        let figure = if own.legal { Figure::Decimal } else { figure };
        let number = counts.get(at).copied().flatten();
        out += &figure.write(number.unwrap_or(1));
    }
    out
}

/// A space stands behind digits and letters; behind a mark the words of Chinese text follow at once.
fn parted(mut number: String, own: &Level) -> String {
    if own.parted && is_open(&number) {
        number.push(' ');
    }
    number
}

/// Whether a number ends in a word or a digit, with which the text behind it would run together.
pub(in crate::reader) fn is_open(number: &str) -> bool {
    number.ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_a_reader_sees() {
        let of = |figure: Figure, n: &[u32]| n.iter().map(|&n| figure.write(n)).collect::<Vec<_>>();
        assert_eq!(
            of(Figure::Chinese, &[1, 10, 11, 20, 101, 110, 1010, 10_001]),
            [
                "一",
                "十",
                "十一",
                "二十",
                "一百零一",
                "一百一十",
                "一千零一十",
                "一万零一"
            ]
        );
        assert_eq!(
            of(Figure::Circle, &[1, 20, 21, 36, 51]),
            ["①", "⑳", "㉑", "㊱", "51"]
        );
        assert_eq!(of(Figure::Stem, &[1, 10, 11]), ["甲", "癸", "11"]);
        assert_eq!(of(Figure::Formal, &[3, 10]), ["叁", "壹拾"]);
        assert_eq!(of(Figure::LowerRoman, &[4, 9]), ["iv", "ix"]);
        assert_eq!(of(Figure::UpperLetter, &[26, 27]), ["Z", "AA"]);
    }

    fn list(counters: u32, texts: &[(&str, Figure)]) -> List {
        let level = |(text, figure): &(&str, Figure)| Level {
            text: (*text).to_owned(),
            figure: *figure,
            ..Level::default()
        };
        List {
            counters,
            levels: texts.iter().map(level).collect(),
            anew: Vec::new(),
        }
    }

    #[test]
    fn levels_below_begin_anew_and_lists_share_their_counters() {
        let texts = [("%1、", Figure::Chinese), ("%1.%2", Figure::Decimal)];
        let mut one = list(7, &texts);
        let mut counters = Counters::default();
        let said: Vec<_> = [0, 1, 1, 0, 1]
            .iter()
            .map(|&l| counters.next(1, &one, l))
            .collect();
        assert_eq!(said, ["一、", "一.1 ", "一.2 ", "二、", "二.1 "]);
        assert_eq!(counters.next(2, &one, 0), "三、");
        one.anew = vec![(0, 1)];
        assert_eq!(counters.next(3, &one, 0), "一、");
        assert_eq!(counters.next(3, &one, 0), "二、");
    }

    #[test]
    fn a_level_begins_anew_when_the_list_first_has_it() {
        let texts = [("%1、", Figure::Decimal), ("%1.%2", Figure::Decimal)];
        let mut other = list(7, &texts);
        other.anew = vec![(0, 4), (1, 6)];
        let mut counters = Counters::default();
        let said = [1, 1, 0, 0].map(|level| counters.next(2, &other, level));
        assert_eq!(said, ["4.6 ", "4.7 ", "4、", "5、"]);
    }

    #[test]
    fn a_legal_level_writes_all_numbers_in_digits() {
        let mut legal = list(1, &[("%1、", Figure::Chinese), ("%1.%2", Figure::Decimal)]);
        if let Some(level) = legal.levels.get_mut(1) {
            level.legal = true;
        }
        let mut counters = Counters::default();
        counters.next(1, &legal, 0);
        assert_eq!(counters.next(1, &legal, 1), "1.1 ");
    }
}
