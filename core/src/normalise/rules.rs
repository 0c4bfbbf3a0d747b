//! Which characters of a text the standards write otherwise. One text in, changes out; nothing here
//! knows a document.

use crate::messages::Code;
use crate::recognise::is_han;
use std::ops::Range;

/// One character that becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    /// The byte of the text at which it stands.
    pub(super) at: usize,
    pub(super) was: char,
    pub(super) now: char,
    pub(super) code: Code,
}

/// Half-width marks and the full-width ones of GB/T 15834.
const MARKS: &[(char, char)] = &[
    (',', '，'),
    (':', '：'),
    (';', '；'),
    ('?', '？'),
    ('!', '！'),
];
/// Brackets that drafts put around the year of a document number.
const BRACKETS: &[(char, char)] = &[
    ('[', ']'),
    ('［', '］'),
    ('【', '】'),
    ('﹝', '﹞'),
    ('(', ')'),
    ('（', '）'),
];
/// What drafts put for 〇: circles, letters and digits.
const ZEROS: &[char] = &['○', '◯', 'О', 'о', 'O', 'o', 'Ｏ', '0', '０'];

/// The changes to a text, in its order.
pub(super) fn changes(text: &str) -> Vec<Change> {
    if !text.chars().any(may_change) {
        return Vec::new();
    }
    let mut work = Work::of(text);
    work.numbers();
    work.zeros();
    work.brackets();
    work.marks();
    work.changes.sort_by_key(|c| c.at);
    work.changes
}

/// The text with its changes.
pub(super) fn apply(text: &str, changes: &[Change]) -> String {
    let mut out = String::with_capacity(text.len() + 2 * changes.len());
    let mut kept = 0;
    for change in changes {
        out.push_str(text.get(kept..change.at).unwrap_or(""));
        out.push(change.now);
        kept = change.at + change.was.len_utf8();
    }
    out + text.get(kept..).unwrap_or("")
}

fn may_change(c: char) -> bool {
    MARKS.iter().any(|m| m.0 == c)
        || BRACKETS.iter().any(|b| b.0 == c || b.1 == c)
        || ZEROS.contains(&c)
}

/// The characters of a text, as they are by now.
struct Work {
    at: Vec<usize>,
    chars: Vec<char>,
    /// Characters that are not ours to change.
    kept: Vec<bool>,
    changes: Vec<Change>,
}

impl Work {
    fn of(text: &str) -> Self {
        let (at, chars): (Vec<_>, Vec<_>) = text.char_indices().unzip();
        let mut kept = vec![false; chars.len()];
        for range in titles(&chars).into_iter().chain(addresses(&chars)) {
            kept.get_mut(range).into_iter().for_each(|k| k.fill(true));
        }
        Self {
            at,
            chars,
            kept,
            changes: Vec::new(),
        }
    }

    fn change(&mut self, i: usize, now: char, code: Code) {
        let free = self.kept.get(i) == Some(&false);
        if let (Some(c), Some(&at), true) = (self.chars.get_mut(i), self.at.get(i), free) {
            let was = std::mem::replace(c, now);
            if was != now {
                self.changes.push(Change { at, was, now, code });
            }
        }
    }

    /// 云政发[2024]12号: the brackets of a document number (7.2.5).
    fn numbers(&mut self) {
        for i in 0..self.chars.len() {
            if is_number(&self.chars, i) {
                self.change(i, '〔', Code::NumberBrackets);
                self.change(i + 5, '〕', Code::NumberBrackets);
            }
        }
    }

    /// 二○二四年: the zeros of years, months and days of Chinese numerals.
    fn zeros(&mut self) {
        let mut i = 0;
        while i < self.chars.len() {
            let rest = self.chars.get(i..).unwrap_or_default();
            let len = rest.iter().take_while(|&&c| is_digit(c)).count();
            let dated = match rest.get(len) {
                Some('年') => len == 4,
                Some('月' | '日') => len == 2,
                _ => false,
            };
            let run = rest.get(..len).unwrap_or_default();
            if dated && run.iter().any(|&c| is_chinese_digit(c)) {
                for j in i..i + len {
                    if self.chars.get(j).is_some_and(|c| ZEROS.contains(c)) {
                        self.change(j, '〇', Code::ChineseZero);
                    }
                }
            }
            i += len.max(1);
        }
    }

    /// Round brackets around Chinese text, and a half-width one whose partner is full-width.
    fn brackets(&mut self) {
        for (open, close) in pairs(&self.chars, &self.kept) {
            let pair = [open, close].map(|i| self.chars.get(i).copied());
            let inside = self.chars.get(open + 1..close).unwrap_or_default();
            let mixed = matches!(pair, [Some('（'), Some(')')] | [Some('('), Some('）')]);
            if mixed || inside.iter().any(|&c| is_han(c)) {
                self.change(open, '（', Code::HalfWidthMark);
                self.change(close, '）', Code::HalfWidthMark);
            }
        }
    }

    /// Marks between Chinese characters, or behind one at the end.
    fn marks(&mut self) {
        let mut before = None;
        for i in 0..self.chars.len() {
            let Some(&c) = self.chars.get(i) else { break };
            if let Some((_, full)) = MARKS.iter().find(|m| m.0 == c) {
                let mut rest = self.chars.get(i + 1..).unwrap_or_default().iter();
                let after = rest.find(|c| !c.is_whitespace());
                if before.is_some_and(is_chinese) && after.is_none_or(|&c| is_chinese(c)) {
                    self.change(i, *full, Code::HalfWidthMark);
                }
            }
            before = self
                .chars
                .get(i)
                .copied()
                .filter(|c| !c.is_whitespace())
                .or(before);
        }
    }
}

/// Titles of other documents, with their 《》.
fn titles(chars: &[char]) -> Vec<Range<usize>> {
    let (mut out, mut open) = (Vec::new(), Vec::new());
    for (i, c) in chars.iter().enumerate() {
        match c {
            '《' => open.push(i),
            '》' => out.extend(open.pop().map(|from| from..i + 1)),
            _ => {}
        }
    }
    out
}

/// Addresses of the web, up to white space or a Chinese mark.
fn addresses(chars: &[char]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, _) in chars
        .windows(3)
        .enumerate()
        .filter(|(_, w)| w == &[':', '/', '/'])
    {
        if out.last().is_some_and(|last| i < last.end) {
            continue;
        }
        let rest = chars.get(i..).unwrap_or_default();
        let len = rest
            .iter()
            .take_while(|c| !c.is_whitespace() && !is_chinese_mark(**c))
            .count();
        out.push(i..i + len);
    }
    out
}

/// Round brackets that belong together, outside what is kept.
fn pairs(chars: &[char], kept: &[bool]) -> Vec<(usize, usize)> {
    let (mut out, mut open) = (Vec::new(), Vec::new());
    let free = chars
        .iter()
        .zip(kept)
        .enumerate()
        .filter(|(_, (_, kept))| !**kept);
    for (i, (c, _)) in free {
        match c {
            '(' | '（' => open.push(i),
            ')' | '）' => out.extend(open.pop().map(|from| (from, i))),
            _ => {}
        }
    }
    out
}

/// Whether the bracket at `i` opens the year of a document number.
fn is_number(chars: &[char], i: usize) -> bool {
    let pair = chars.get(i).zip(chars.get(i + 5));
    let bracket = BRACKETS.iter().any(|(o, c)| pair == Some((o, c)));
    let year = chars.get(i + 1..i + 5).unwrap_or_default();
    let rest = chars.get(i + 6..).unwrap_or_default();
    let rest = rest.strip_prefix(&['第']).unwrap_or(rest);
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let behind = i.checked_sub(1).and_then(|i| chars.get(i));
    bracket
        && matches!(year, ['1', '9', ..] | ['2', '0' | '1', ..])
        && year.iter().all(char::is_ascii_digit)
        && (1..=6).contains(&digits)
        && rest.get(digits) == Some(&'号')
        && behind.is_none_or(|&c| is_han(c))
}

fn is_digit(c: char) -> bool {
    is_chinese_digit(c) || c == '〇' || c == '零' || ZEROS.contains(&c)
}

fn is_chinese_digit(c: char) -> bool {
    "一二三四五六七八九".contains(c)
}

fn is_chinese(c: char) -> bool {
    is_han(c) || is_chinese_mark(c)
}

fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '—'
            | '…'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn normal(text: &str) -> String {
        apply(text, &changes(text))
    }

    #[test]
    fn marks_between_chinese_characters_become_full_width() {
        for (was, now) in [
            (
                "会议指出,要抓好:一是落实;二是检查!",
                "会议指出，要抓好：一是落实；二是检查！",
            ),
            ("意见(试行)", "意见（试行）"),
            ("意见（试行)", "意见（试行）"),
            ("落实(含乡镇),报送", "落实（含乡镇），报送"),
            ("各地, 各部门", "各地， 各部门"),
        ] {
            assert_eq!(normal(was), now);
        }
    }

    #[test]
    fn western_text_numbers_times_and_addresses_stay() {
        for kept in [
            "共1,234,567元",
            "上午8:30开会",
            "比例为3:1",
            "f(x)",
            "Hello, world!",
            "见http://example.cn/甲(乙)丙,丁",
            "网址:http://example.cn",
            "《关于甲,乙的通知(试行)》",
            "(2021)京01民初35号",
            "2000年",
            "100日",
            "OOOO年",
        ] {
            assert_eq!(normal(kept), kept);
        }
    }

    #[test]
    fn brackets_of_document_numbers() {
        for was in [
            "云政发[2024]12号",
            "云政发【2024】12号",
            "云政发（2024）12号",
            "云政发(2024)12号",
        ] {
            assert_eq!(normal(was), "云政发〔2024〕12号");
        }
        assert_eq!(
            normal("依据《云政发[2024]12号》"),
            "依据《云政发[2024]12号》"
        );
    }

    #[test]
    fn zeros_among_chinese_numerals() {
        assert_eq!(normal("二○二四年一О月三0日"), "二〇二四年一〇月三〇日");
        assert_eq!(normal("二O二O年"), "二〇二〇年");
    }

    proptest! {
        #[test]
        fn doing_it_twice_changes_nothing_more(
            text in "[甲乙二三年月日号第,:;?!()（）《》\\[\\]【】〔〕○О0-9a ：，。/h]{0,40}",
        ) {
            let once = normal(&text);
            prop_assert_eq!(normal(&once), once);
        }
    }
}
