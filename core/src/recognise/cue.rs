//! What a single line could be.
//!
//! Each function answers one question about one line and knows nothing of its neighbours; the
//! grammar decides where in a document the question makes sense.

use super::split;
use super::squeeze::{Squeezed, is_close, is_colon, is_open};
use super::words::charset::{CharSet, openers};
use super::words::labels::{self, Fact, List};
use super::words::names;
use super::words::numerals::{self, Printed};
use super::words::organs;
use crate::lines::Text;
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) use super::number::{Level, Numbered, bracketed_number, issue_number, level, number};
pub(super) use super::site::{site, site_bar, site_date};

/// Whether the first visible character of a line is one of some: most lines are told by it, and
/// every line is asked many questions.
pub(super) fn opens_with(text: &Text, one: impl Fn(char) -> bool) -> bool {
    text.as_str().trim_start().chars().next().is_some_and(one)
}

/// See [`opens_with`].
fn closes_with(text: &Text, one: impl Fn(char) -> bool) -> bool {
    let mut visible = text.as_str().trim_end().chars();
    visible.next_back().is_some_and(one)
}

/// Whether a line closes with the last character of one of some words.
fn may_close_with(text: &Text, words: &[&str]) -> bool {
    closes_with(text, |c| words.iter().any(|w| w.ends_with(c)))
}

/// Whether a character stands among the first visible ones of a line.
pub(super) fn holds_within(text: &Text, most: usize, one: impl Fn(char) -> bool) -> bool {
    let visible = text.as_str().chars().filter(|c| !c.is_whitespace());
    visible.take(most).any(one)
}

/// A label and the bytes it takes with its colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label<T> {
    pub(super) what: T,
    /// Bytes of the line that label and colon take.
    pub(super) bytes: usize,
    /// The label's own bytes.
    pub(super) word: Range<usize>,
}

/// Whether a label of the attendance names a group within its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// 列席
    None,
    /// 邀请列席
    Named,
    /// 第一至五议题: a list must have begun before.
    Topic,
    /// 县直部门: a group of the list it stands in, whichever that is.
    Offices,
}

/// A label of the attendance, such as `出　席：`, and the group it names, such as 第一至五议题.
pub(super) fn attendance(text: &Text) -> Option<Label<(List, Group)>> {
    static OPENERS: LazyLock<CharSet> = LazyLock::new(|| {
        let words = labels::ATTENDANCE.iter().map(|(word, _)| *word);
        openers(words.chain(TOPICS))
    });
    let opens = |c| OPENERS.contains(c) || is_open(c) || numerals::is_numeral(c);
    opens_with(text, opens).then_some(())?;
    labelled_list(text).or_else(|| without_colon(text))
}

/// 出席 高远 周涛: a label that only a space parts from its list.
fn without_colon(text: &Text) -> Option<Label<(List, Group)>> {
    (text.len() <= LONGEST_LIST).then_some(())?;
    let s = Squeezed::head(text, LONGEST_LABEL + 1);
    let known = labels::ATTENDANCE.iter().map(|(word, _)| *word);
    let word = known
        .filter(|w| s.has(0, w))
        .max_by_key(|w| w.chars().count())?;
    let word_bytes = s.bytes(0..word.chars().count());
    let rest = text.as_str().get(word_bytes.end..)?;
    let listed = rest.starts_with(char::is_whitespace) && lists_people(rest);
    listed.then_some(())?;
    Some(Label {
        what: attendance_word(word)?,
        bytes: word_bytes.end,
        word: word_bytes,
    })
}

/// Whether a line begins with a label of the attendance that a space parts from more.
pub(super) fn begins_a_list(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    words.next().is_some() && labels::ATTENDANCE.iter().any(|(word, _)| *word == first)
}

/// The most characters of a label of the attendance.
const LONGEST_LABEL: usize = 8;
/// The most bytes of a list whose label has no colon.
const LONGEST_LIST: usize = 3000;

/// Whether all pieces of a list read soundly: names, maybe padded, units, titles and crowds, and
/// names among them.
fn lists_people(list: &str) -> bool {
    let mark = |c: char| c.is_whitespace() || matches!(c, '、' | '，' | '；' | '。');
    if labels::NOBODY.contains(&list.trim()) {
        return true;
    }
    let mut named = false;
    // The parts of padded names since the last piece that is whole.
    let mut parts: SmallVec<[char; 16]> = SmallVec::new();
    let padded =
        |parts: &[char]| parts.is_empty() || parts.len() > 1 && names::family_name_len(parts) > 0;
    let pieces = list
        .split(mark)
        .map(|p| p.split(is_open).next().unwrap_or(""));
    for piece in pieces.filter(|p| !p.is_empty()) {
        let name = split::read(piece).is_some_and(|r| r.score >= SOUND_NAME);
        let whole = name || labels::is_crowd(piece);
        named |= whole;
        if whole || organs::unit_ending(piece).is_some() || split::is_title(piece) {
            if !padded(&parts) {
                return false;
            }
            parts.clear();
        } else if piece.chars().nth(2).is_none() {
            parts.extend(piece.chars());
        } else {
            return false;
        }
    }
    padded(&parts) && (named || !parts.is_empty())
}

/// The least weight of a name in a list whose label has no colon.
const SOUND_NAME: f32 = 2.5;

/// A label with its colon, or alone on its line.
fn labelled_list(text: &Text) -> Option<Label<(List, Group)>> {
    let bare = text.len() <= LONGEST_BARE;
    (bare || holds_within(text, 24, is_colon)).then_some(())?;
    let s = Squeezed::head(text, 24);
    let colon = s.chars.iter().position(|&c| is_colon(c));
    let end = colon.unwrap_or(s.len());
    let closed = colon.is_some() || text.len() == s.bytes(0..end).end;
    closed.then_some(())?;
    let start = level(text).map_or(0, |l| s.before(l.bytes)).min(end);
    let word: String = s.get(start..end).iter().collect();
    let list = attendance_word(&word)?;
    // 整理：云岭市人民政府办公室 names an organ, which keeps no record of the kind.
    let organ = labels::COMPILED_BY.contains(&word.as_str()) && compiled_by(text).is_some();
    let len = if colon.is_some() { end + 1 } else { end };
    let matter = list.1 == Group::Topic && labels::MATTERS.iter().any(|w| s.has(len, w));
    (!organ && !matter).then_some(())?;
    Some(Label {
        what: list,
        bytes: s.bytes(0..len).end,
        word: s.bytes(start..end),
    })
}

/// The most bytes of a label without a colon, with the spaces that pad it.
const LONGEST_BARE: usize = 96;
/// What the label of a group of topics begins with: 第一至五议题, 议题一.
const TOPICS: [&str; 2] = ["第", "议题"];

fn attendance_word(word: &str) -> Option<(List, Group)> {
    if let Some(&(_, list)) = labels::ATTENDANCE.iter().find(|(w, _)| *w == word) {
        let named = labels::GROUPS.contains(&word);
        return Some((list, if named { Group::Named } else { Group::None }));
    }
    if let Some(list) = labels::list_of_members(word) {
        return Some((list, Group::None));
    }
    let [ordinal, topic] = TOPICS;
    // 列席第一议题, 第一议题列席, 议题四列席人员.
    let word = labels::OF_TOPICS
        .iter()
        .find_map(|w| word.strip_prefix(w))
        .unwrap_or(word);
    let word = labels::OF_TOPICS
        .iter()
        .find_map(|w| word.strip_suffix(w))
        .unwrap_or(word);
    let ordinal = word.starts_with(ordinal) && word.ends_with(topic);
    let numbered = word
        .strip_prefix(topic)
        .is_some_and(|rest| rest.starts_with(numerals::is_numeral) && rest.chars().count() <= 6);
    (ordinal || numbered).then_some((List::Observers, Group::Topic))
}

/// 审核：, 校对：, 签　发：: the bytes of a label, with its colon, that names who worked on the paper.
pub(super) fn staff(text: &Text) -> Option<usize> {
    static OPENERS: LazyLock<CharSet> = LazyLock::new(|| openers(labels::STAFF.iter().copied()));
    opens_with(text, |c| OPENERS.contains(c)).then_some(())?;
    let words = text.as_str().trim_end_matches('。');
    let sentence = text.len() > LONGEST_STAFF || words.contains('。');
    (!sentence).then_some(())?;
    let s = Squeezed::head(text, 4);
    let colon = s.chars.iter().position(|&c| is_colon(c))?;
    let word: String = s.get(0..colon).iter().collect();
    let known = labels::STAFF.contains(&word.as_str());
    known.then(|| s.bytes(0..colon + 1).end)
}

/// The most bytes of a line that names them.
const LONGEST_STAFF: usize = 240;

/// 县直部门：, 市直有关单位负责同志： inside a list: whose people follow.
pub(super) fn offices(text: &Text) -> Option<Label<(List, Group)>> {
    holds_within(text, 16, is_colon).then_some(())?;
    let s = Squeezed::head(text, 16);
    let colon = s.chars.iter().position(|&c| is_colon(c))?;
    let word: String = s.get(0..colon).iter().collect();
    labels::is_group_of_offices(&word).then(|| Label {
        what: (List::Observers, Group::Offices),
        bytes: s.bytes(0..colon + 1).end,
        word: s.bytes(0..colon),
    })
}

/// A label of a fact of the meeting, such as `主持人：`, and where its words begin.
pub(super) fn fact(text: &str) -> Option<(Fact, &str)> {
    fact_before_colon(text).or_else(|| fact_before_space(text))
}

/// 会议时间 2024年1月8日
fn fact_before_space(text: &str) -> Option<(Fact, &str)> {
    let first = text.trim_start().chars().next()?;
    let short = text.len() <= LONGEST_FACT && !text.contains('。');
    let known = labels::FACTS
        .iter()
        .filter(|(w, _)| short && w.starts_with(first));
    let hits = known.filter_map(|(word, fact)| Some((word.len(), *fact, behind(text, word)?)));
    let (_, fact, words) = hits.max_by_key(|(len, ..)| *len)?;
    Some((fact, words))
}

/// The most bytes of a line that tells a fact without a colon.
const LONGEST_FACT: usize = 160;

/// What a space parts from a word, maybe padded, with which a text begins.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for c in word.chars() {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    let words = rest.trim();
    (rest.starts_with(char::is_whitespace) && !words.is_empty()).then_some(words)
}

fn fact_before_colon(text: &str) -> Option<(Fact, &str)> {
    let at = text.char_indices().take(16).find(|&(_, c)| is_colon(c))?;
    let word: String = text.get(..at.0)?.split_whitespace().collect();
    let (_, fact) = labels::FACTS.iter().find(|(w, _)| *w == word)?;
    Some((*fact, text.get(at.0 + at.1.len_utf8()..)?.trim()))
}

/// A label of distribution, such as `分送：`.
pub(super) fn distribution(text: &Text) -> Option<Label<&'static str>> {
    static OPENERS: LazyLock<CharSet> =
        LazyLock::new(|| openers(labels::DISTRIBUTION.iter().copied()));
    opens_with(text, |c| OPENERS.contains(c)).then_some(())?;
    let s = Squeezed::head(text, 8);
    let colon = s.chars.iter().position(|&c| is_colon(c))?;
    let word: String = s.get(0..colon).iter().collect();
    let what = labels::DISTRIBUTION.iter().copied().find(|w| *w == word)?;
    Some(Label {
        what,
        bytes: s.bytes(0..colon + 1).end,
        word: s.bytes(0..colon),
    })
}

/// `附件：` before the name of an attachment, `附件` before its number (附件1.甲), or around it, which
/// the label then names (附件1：甲).
pub(super) fn attachment_notes(text: &Text) -> Option<Label<Option<Range<usize>>>> {
    opens_an_attachment(text).then_some(())?;
    let s = Squeezed::head(text, 8);
    let word = labels::ATTACHMENT_WORDS.iter().find(|w| s.has(0, w))?;
    let len = word.chars().count();
    let digits = s.from(len).iter().take_while(|&&c| numerals::is_numeral(c));
    let number = len..len + digits.count();
    let colon = s.chars.get(number.end).is_some_and(|&c| is_colon(c));
    let end = if colon { number.end + 1 } else { len };
    let bytes = s.bytes(0..end).end;
    let rest = text.slice(bytes..text.len());
    let counted = || level(&rest).is_some_and(|l| l.level == 3 && l.bytes < rest.len());
    let opens = if colon {
        !rest.is_empty()
    } else {
        len > 1 && counted()
    };
    opens.then(|| Label {
        what: (colon && !number.is_empty()).then(|| s.bytes(number)),
        bytes,
        word: s.bytes(0..len),
    })
}

/// Whether a line begins as a label of attachments does.
fn opens_an_attachment(text: &Text) -> bool {
    opens_with(text, |c| {
        labels::ATTACHMENT_WORDS.iter().any(|w| w.starts_with(c))
    })
}

/// `附件：` alone on its line, above the names of the attachments.
pub(super) fn opens_notes(text: &Text) -> bool {
    if !opens_an_attachment(text) {
        return false;
    }
    let s = Squeezed::head(text, 8);
    let word = labels::ATTACHMENT_WORDS.iter().find(|w| s.has(0, w));
    let len = word.map_or(0, |w| w.chars().count());
    len > 0 && s.len() == len + 1 && s.chars.last().is_some_and(|&c| is_colon(c))
}

/// `附件` or `附件1` alone on its line: the label of an attachment (7.3.7).
pub(super) fn attachment_label(text: &Text) -> Option<Label<Option<Range<usize>>>> {
    opens_an_attachment(text).then_some(())?;
    let s = Squeezed::head(text, 8); // a longer line is none
    let word = labels::ATTACHMENT_WORDS.iter().find(|w| s.has(0, w))?;
    let from = word.chars().count();
    if s.len() > from + 5 || (from == 1 && s.len() == 1) {
        return None;
    }
    let mut end = s.len();
    while end > from && s.chars.get(end - 1).is_some_and(|&c| is_colon(c)) {
        end -= 1;
    }
    let numeral = s.get(from..end).iter().all(|&c| numerals::is_numeral(c));
    let number = (end > from).then(|| s.bytes(from..end));
    numeral.then(|| Label {
        what: number,
        bytes: text.len(),
        word: s.bytes(0..from),
    })
}

/// `签发人：` (7.2.6): the bytes of the label with its colon.
pub(super) fn approvers(text: &Text) -> Option<usize> {
    opens_with(text, |c| labels::APPROVERS.iter().any(|w| w.starts_with(c))).then_some(())?;
    let s = Squeezed::head(text, 4);
    let word = labels::APPROVERS.iter().find(|w| s.has(0, w))?;
    let colon = word.chars().count();
    let closed = s.chars.get(colon).is_some_and(|&c| is_colon(c));
    closed.then(|| s.bytes(0..colon + 1).end)
}

/// The bytes of an organ's name before a stamp that is told in a bracket: 云岭市教育局（盖章）.
pub(super) fn unstamped(text: &Text) -> usize {
    let s = text.as_str();
    let stamp = labels::STAMPS
        .iter()
        .find_map(|w| s.strip_suffix(['）', ')'])?.strip_suffix(w));
    stamp
        .and_then(|rest| rest.strip_suffix(['（', '(']))
        .map_or(s.len(), |rest| rest.trim_end().len())
}

/// A line that is a date and nothing else.
pub(super) fn date(text: &Text) -> Option<Printed> {
    opens_with(text, numerals::opens_a_date).then_some(())?;
    let mut chars = Squeezed::head(text, 20).chars;
    if chars.last() == Some(&'月') {
        // 2024年3月, and no more: the day is left blank.
        chars.push('日');
    }
    numerals::date(&chars).filter(|d| d.len == chars.len())
}

/// A date that closes a line, and the byte at which it begins.
pub(super) fn closing_date(text: &Text) -> Option<(Printed, usize)> {
    closes_with(text, |c| {
        numerals::is_numeral(c) || matches!(c, '日' | '号')
    })
    .then_some(())?;
    let s = Squeezed::of(text);
    let from = s.len().saturating_sub(16);
    let hit = |i: usize| {
        let opens = i == 0 || !s.chars.get(i - 1).is_some_and(|&c| numerals::is_numeral(c));
        numerals::date(s.from(i)).filter(|d| opens && d.year.is_some() && i + d.len == s.len())
    };
    (from..s.len()).find_map(|i| hit(i).map(|d| (d, s.byte(i))))
}

/// A line that closes with a date and 印发: the date's bytes, and the place of 印发.
pub(super) fn issued(text: &Text) -> Option<(Printed, Range<usize>)> {
    may_close_with(text, labels::ISSUED).then_some(())?;
    let s = Squeezed::head(text, 61); // a longer line is none
    let word = labels::ISSUED.iter().find(|w| s.ends_with(w))?;
    if s.len() > 60 {
        return None;
    }
    let word = s.bytes(s.len() - word.chars().count()..s.len());
    let (date, from) = closing_date(&text.cut(word.start).0)?;
    Some((date, from..word.start))
}

/// Where the issuing office begins on a line of distribution that holds the whole imprint:
/// `抄送：市安委会。　云岭市教育局办公室　2025年3月3日印发`.
pub(super) fn office_behind(text: &Text) -> Option<usize> {
    distribution(text)?;
    let s = labels::ISSUED
        .iter()
        .find_map(|w| text.as_str().strip_suffix(w))?;
    let (_, date) = closing_date(&text.slice(0..s.len()))?;
    let before = s.get(..date)?.trim_end();
    let mark = |c: char| c.is_whitespace() || matches!(c, '。' | '；');
    let (at, c) = before
        .char_indices()
        .rev()
        .take(36)
        .find(|&(_, c)| mark(c))?;
    let start = at + c.len_utf8();
    is_organ(before.get(start..)?).then_some(start)
}

/// A line all in round brackets: the text inside.
pub(super) fn bracketed_line(text: &Text) -> Option<Range<usize>> {
    let s = text.as_str();
    let (open, close) = (s.chars().next()?, s.chars().next_back()?);
    (is_open(open) && is_close(close)).then_some(())?;
    let inside = open.len_utf8()..s.len().checked_sub(close.len_utf8())?;
    let inner = s.get(inside.clone())?;
    let mut depth = 0_i32;
    let balanced = inner.chars().all(|c| {
        depth += i32::from(is_open(c)) - i32::from(is_close(c));
        depth >= 0
    });
    let single = balanced && depth == 0 && !inner.trim().is_empty();
    single.then_some(inside)
}

/// 附注 (7.3.6): a line in round brackets, or one that says without them who may read the document
/// or whom to ask. The text inside.
pub(super) fn note(text: &Text) -> Option<Range<usize>> {
    let says = || labels::NOTES.iter().any(|w| text.as_str().starts_with(w));
    bracketed_line(text).or_else(|| says().then(|| 0..text.len()))
}

/// The office that compiled the minutes: a line that closes with 整理, or opens with it and a
/// colon. The office's bytes.
pub(super) fn compiled(text: &Text) -> Option<Range<usize>> {
    compiled_by(text).or_else(|| compiled_behind(text))
}

/// 整理：云岭市人民政府办公室: the office's bytes.
pub(super) fn compiled_by(text: &Text) -> Option<Range<usize>> {
    opens_with(text, |c| {
        labels::COMPILED_BY.iter().any(|w| w.starts_with(c))
    })
    .then_some(())?;
    holds_within(text, 5, is_colon).then_some(())?;
    let s = Squeezed::head(text, 41); // a longer line is none
    let colon = s.chars.iter().position(|&c| is_colon(c))?;
    let word: String = s.get(0..colon).iter().collect();
    let office: String = s.from(colon + 1).iter().collect();
    let fits = labels::COMPILED_BY.contains(&word.as_str()) && s.len() <= 40 && is_organ(&office);
    fits.then(|| s.bytes(colon + 1..s.len()))
}

fn compiled_behind(text: &Text) -> Option<Range<usize>> {
    may_close_with(text, &[labels::COMPILED]).then_some(())?;
    let s = Squeezed::head(text, 33); // a longer line is none
    let office = s.len().checked_sub(2)?;
    let name: String = s.get(0..office).iter().collect();
    let fits = s.len() <= 32 && s.ends_with(labels::COMPILED) && is_organ(&name);
    fits.then(|| s.bytes(0..office))
}

/// Whether words are the name of an organ that may issue a document.
pub(super) fn is_organ(name: &str) -> bool {
    let len = name.chars().count();
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, '·' | '（' | '）' | '(' | ')' | '、' | '“' | '”')
    };
    (3..=36).contains(&len) && name.chars().all(plain) && organs::issuer_ending(name).is_some()
}

/// A person who signs: `总理　李克强`, `市　长　林清远`, `总指挥：林清远`: the bytes of the title, of
/// the mark between, and of the name.
pub(super) fn signatory(text: &Text) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
    let s = Squeezed::head(text, 25);
    let parted = |at: usize| {
        let colon = s.chars.get(at).is_some_and(|&c| is_colon(c));
        let space = at > 0 && s.bytes(at - 1..at).end < s.byte(at);
        (colon || space).then_some((at, at + usize::from(colon)))
    };
    let hit = |at: usize| {
        let (end, from) = parted(at)?;
        let title: String = s.get(0..end).iter().collect();
        let named = split::name_score(s.from(from)).is_some_and(|score| score > 0.0);
        (named && split::title_start(&title).is_some()).then(|| {
            let (title, name) = (s.bytes(0..end), s.bytes(from..s.len()));
            (title.clone(), title.end..name.start, name)
        })
    };
    let fits = s.len() < 25;
    (1..s.len()).rev().filter(|_| fits).find_map(hit)
}

/// A line that could be a signature: an organ's name and nothing else.
pub(super) fn signature(text: &Text) -> bool {
    let organ = text.slice(0..unstamped(text));
    let mut beside = organ.as_str().split_whitespace();
    closes_with(&organ, organs::closes_an_issuer)
        && (is_organ(&Squeezed::head(&organ, 40).string()) || beside.all(is_organ))
        && level(text).is_none()
}

/// A rule that was drawn with characters, as copies of printed pages have it.
pub(super) fn is_drawn(line: &str) -> bool {
    let drawn = |c: char| {
        matches!(
            c,
            '—' | '－' | '-' | '–' | '―' | '─' | '━' | '═' | '_' | '＿' | '='
        )
    };
    let marks = line.chars().filter(|c| !c.is_whitespace());
    marks.clone().count() > 3 && marks.clone().all(drawn)
}

/// A page number inside the text, or a rule: — 3 —, －3－, 第3页, - 3 -; the digits may be lost.
pub(super) fn page_mark(text: &Text) -> bool {
    let dash = |c: &char| matches!(c, '—' | '－' | '-' | '–' | '―' | '─' | '·');
    if !opens_with(text, |c| {
        dash(&c) || matches!(c, '第' | '━' | '═' | '_' | '＿' | '=')
    }) {
        return false;
    }
    if is_drawn(text.as_str()) {
        return true;
    }
    let s = Squeezed::head(text, 14);
    let (Some(first), Some(last)) = (s.chars.first(), s.chars.last()) else {
        return false;
    };
    let inner: Vec<char> = s.chars.iter().copied().filter(|c| !dash(c)).collect();
    let digits = inner.iter().all(|&c| c.is_ascii_digit() || c.is_control());
    if dash(first) && dash(last) && s.len() >= 2 {
        return digits && inner.len() <= 4 && s.len() < 14;
    }
    // 第3页 共7页
    let of_all = s
        .find("页共")
        .filter(|_| s.has(0, "第") && s.ends_with("页"));
    if let Some(at) = of_all.filter(|_| s.len() < 14) {
        let number = |r: Range<usize>| numerals::number(s.get(r)).is_some();
        return number(1..at) && number(at + 2..s.len() - 1);
    }
    let page = s.has(0, "第") && s.ends_with("页");
    page && s.len() <= 6 && numerals::number(s.get(1..s.len() - 1)).is_some()
}

/// Words by which organs and offices close, or a person: what comes before an addressee's colon.
pub(super) fn addressees(text: &Text) -> bool {
    let s = Squeezed::of(text);
    let Some((last, names)) = s.chars.split_last() else {
        return false;
    };
    if !is_colon(*last) || s.len() > 600 {
        return false;
    }
    let names: String = names.iter().collect();
    let sentence = |c: char| matches!(c, '。' | '！' | '？' | '；' | '：' | ':');
    let organ = is_addressed(&names) || names.ends_with(is_close) || mostly_addressed(&names);
    organ && !names.contains(sentence) && !names.ends_with("如下")
}

/// Whether words end as an organ's name does, or as those do to whom a document speaks.
pub(super) fn is_addressed(name: &str) -> bool {
    organs::unit_ending(name).is_some()
        || organs::issuer_ending(name).is_some()
        || labels::ADDRESSED.iter().any(|e| name.ends_with(e))
}

/// Whether a list of three or more names organs but for one: the odd one ends in a word that no
/// table holds.
fn mostly_addressed(names: &str) -> bool {
    let parts: Vec<&str> = names.split(['，', ',']).collect();
    let organs = parts.iter().filter(|p| is_addressed(p)).count();
    parts.len() > 2 && organs + 1 >= parts.len()
}

/// A line of a metadata table: `索引号：…`.
pub(super) fn metadata(text: &Text) -> bool {
    let s = Squeezed::head(text, 12);
    let Some(colon) = s.chars.iter().position(|&c| is_colon(c) || c == '】') else {
        return false;
    };
    let word: String = s.get(0..colon).iter().filter(|&&c| c != '【').collect();
    labels::METADATA.contains(&word.as_str())
}

/// Whether a line opens an element of its own, so that no line before it runs on into it.
pub(super) fn opens(text: &Text) -> bool {
    level(text).is_some()
        || attendance(text).is_some()
        || distribution(text).is_some()
        || attachment_notes(text).is_some()
        || attachment_label(text).is_some()
        || date(text).is_some()
        || issued(text).is_some()
        || compiled(text).is_some()
        || number(text).is_some_and(|n| n.whole.end == text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Text {
        Text::of(s, 0..s.len())
    }

    #[test]
    fn a_day_whose_digits_are_hidden_is_a_date() {
        for hidden in ["X月X日", "2025年X月X日", "××年×月×日", "２０２５年*月**日"]
        {
            assert!(date(&text(hidden)).is_some(), "{hidden}");
        }
        for none in ["X月", "XX市X县"] {
            assert_eq!(date(&text(none)), None, "{none}");
        }
    }

    #[test]
    fn labels_with_spaces_and_groups() {
        let a = |s| attendance(&text(s)).map(|l| l.what);
        assert_eq!(a("出　席：赵一"), Some((List::Present, Group::None)));
        assert_eq!(
            a("第一至五议题：镇甲"),
            Some((List::Observers, Group::Topic))
        );
        assert_eq!(
            a("（一）邀请列席：赵一"),
            Some((List::Observers, Group::Named))
        );
        let listed =
            text("（一）邀请列席：市财政局孙毅、市教育局李小红、市发展改革委王强、市水务局江涵");
        let label = attendance(&listed).unwrap();
        assert_eq!((label.bytes, label.word), (24, 9..21));
        assert_eq!(a("缺席党组成员：赵一"), Some((List::Absent, Group::None)));
        assert_eq!(a("议题一：研究人才引进事宜"), None);
        assert_eq!(a("列席会议的有：赵一"), None);
        assert_eq!(a("出席的同志要带头"), None);
    }

    #[test]
    fn a_label_without_a_colon_was_no_label() {
        let a = |s| attendance(&text(s)).map(|l| l.what.0);
        assert_eq!(a("出席 高远 周涛"), Some(List::Present));
        assert_eq!(a("出　席　高 远　欧 阳 敏"), Some(List::Present));
        assert_eq!(a("列席 市教育局罗平（因病）"), Some(List::Observers));
        assert_eq!(a("缺席 无"), Some(List::Absent));
        assert_eq!(a("列席 会议的同志要带头学习"), None);
        assert_eq!(a("参加 3人次"), None);
    }

    #[test]
    fn page_marks_with_lost_digits() {
        for mark in ["— 3 —", "—  —", "－12－", "- 4 -", "第3页", "— \u{3} —"] {
            assert!(page_mark(&text(mark)), "{mark:?}");
        }
        assert!(!page_mark(&text("—")) && !page_mark(&text("3")));
    }

    #[test]
    fn a_sentence_that_closes_with_a_colon_is_no_addressee() {
        assert!(addressees(&text("各县（市、区）人民政府，市政府各部门：")));
        assert!(!addressees(&text("会议议定以下意见：")));
        assert!(!addressees(&text("现将有关事项通知如下：")));
    }

    #[test]
    fn the_issue_date_with_and_without_its_office() {
        assert_eq!(
            issued(&text("2021年9月29日印发")).map(|i| i.1.start),
            Some(0)
        );
        assert_eq!(
            issued(&text("云岭市人民政府办公室　2021年9月29日印发")).map(|i| i.1.start),
            Some(33)
        );
        assert!(issued(&text("按程序印发")).is_none());
    }
}
