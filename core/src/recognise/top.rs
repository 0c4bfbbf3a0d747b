//! 份号、密级、紧急程度、签发人 (7.2.1 to 7.2.3, 7.2.6): the words around the mark.
//!
//! The first three stand on lines of their own or, in what OCR makes of a page, on one. Approvers
//! stand behind the number or above it, each on a line where the issuers are several.

use super::builder::Builder;
use super::words::labels;
use super::words::numerals;
use super::{cue, split};
use crate::lines::{Line, Look, Text};
use crate::messages::Code;
use crate::model::Classification;
use std::ops::Range;

/// What a word ahead of the mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    CopyNumber,
    Classification,
    Urgency,
}

/// The longest line of such words, in bytes, and the most words on it.
const LONGEST: (usize, usize) = (160, 16);

/// Reads a line that holds nothing but such words, none of them for the second time.
pub(super) fn read(text: &Text, out: &mut Builder<'_>) -> bool {
    let Some(found) = words(text) else {
        return false;
    };
    let free = |i: usize, w: &Word| {
        let before = found.get(..i).unwrap_or_default();
        is_free(*w, out) && !before.iter().any(|(b, _)| b == w)
    };
    if !found.iter().enumerate().all(|(i, (w, _))| free(i, w)) {
        return false;
    }
    for (word, range) in found {
        let piece = text.slice(range).squeezed();
        match word {
            Word::CopyNumber => copy_number(&piece, out),
            Word::Classification => classification(&piece, out),
            Word::Urgency => urgency(&piece, out),
        }
    }
    true
}

/// Whether a line holds nothing but such words.
pub(super) fn is_top(text: &Text) -> bool {
    words(text).is_some()
}

fn is_free(word: Word, out: &Builder<'_>) -> bool {
    let header = &out.doc.header;
    match word {
        Word::CopyNumber => header.copy_number.is_none(),
        Word::Classification => header.classification.is_none(),
        Word::Urgency => header.urgency.is_none(),
    }
}

/// The words of a line, the longest that fits at each place: 特 急 is one.
fn words(text: &Text) -> Option<Vec<(Word, Range<usize>)>> {
    if text.is_empty() || text.len() > LONGEST.0 {
        return None;
    }
    let parts = split_at(text.as_str(), 0..text.len(), char::is_whitespace);
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let from = parts.get(at)?.start;
        let (end, hit) = (at + 1..=parts.len()).rev().find_map(|end| {
            let range = from..parts.get(end - 1)?.end;
            let word = word(text.slice(range.clone()).squeezed().as_str())?;
            Some((end, (word, range)))
        })?;
        found.push(hit);
        at = end;
    }
    (parts.len() <= LONGEST.1).then_some(found)
}

/// The stretches of `range` between the characters that part them.
pub(super) fn split_at(
    s: &str,
    range: Range<usize>,
    parts: impl Fn(char) -> bool,
) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    let inner = s.get(range.clone()).unwrap_or("");
    let ends = inner.char_indices().filter(|&(_, c)| parts(c));
    let ends = ends.map(|(i, c)| (range.start + i, c.len_utf8()));
    for (end, width) in ends.chain([(range.end, 0)]) {
        if end > start {
            out.push(start..end);
        }
        start = end + width;
    }
    out
}

fn word(s: &str) -> Option<Word> {
    if copy_digits(s).is_some() {
        return Some(Word::CopyNumber);
    }
    if classified(s).is_some() {
        return Some(Word::Classification);
    }
    let bare = s.get(label_len(s, labels::URGENT)..)?;
    labels::URGENCY.contains(&bare).then_some(Word::Urgency)
}

/// The bytes of the label that `s` begins with.
fn label_len(s: &str, labels: &[&str]) -> usize {
    let label = labels.iter().find(|l| s.starts_with(**l));
    label.map_or(0, |l| l.len())
}

/// Where the digits of a copy number begin.
fn copy_digits(s: &str) -> Option<usize> {
    let label = label_len(s, labels::COPY_NUMBER);
    let digits = s.get(label..)?;
    let len = digits.chars().count();
    let least = if label > 0 { 1 } else { 4 };
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    ((least..=8).contains(&len) && digits.chars().all(digit)).then_some(label)
}

fn copy_number(text: &Text, out: &mut Builder<'_>) {
    let (label, digits) = text.cut(copy_digits(text.as_str()).unwrap_or(0));
    out.label(&label);
    out.doc.header.copy_number = Some(out.take("header.copy_number", &digits));
}

/// The ends of the label, the level and the star before the term.
fn classified(s: &str) -> Option<(usize, usize, usize)> {
    let label = label_len(s, labels::CLASSIFIED);
    let rest = s.get(label..)?;
    let level = labels::CLASSIFICATION
        .iter()
        .find(|l| rest.starts_with(**l))?;
    let term = rest.get(level.len()..)?;
    let star = term.chars().next().filter(|c| matches!(c, '★' | '☆' | '*'));
    let star = star.map_or(0, char::len_utf8);
    let timed = term.chars().next().is_some_and(numerals::is_numeral);
    let closed = term.ends_with(['年', '月', '日', '天', '期', '前', '后', '底']);
    let fits = rest.chars().count() <= 14 && (term.is_empty() || closed && (star > 0 || timed));
    let level = label + level.len();
    fits.then_some((label, level, level + star))
}

fn classification(text: &Text, out: &mut Builder<'_>) {
    let Some((label, level, term)) = classified(text.as_str()) else {
        return;
    };
    out.label(&text.slice(0..label));
    out.label(&text.slice(level..term));
    let level = out.take("header.classification.level", &text.slice(label..level));
    let term = text.slice(term..text.len());
    let term = (!term.is_empty()).then(|| out.take("header.classification.term", &term));
    out.doc.header.classification = Some(Classification { level, term });
}

fn urgency(text: &Text, out: &mut Builder<'_>) {
    let (label, word) = text.cut(label_len(text.as_str(), labels::URGENT));
    out.label(&label);
    out.doc.header.urgency = Some(out.take("header.urgency", &word));
}

// ── 签发人 ───────────────────────────────────────────────────────────────────────────────────

/// 签发人 and the names behind it; says how many of the lines below hold more names. `None` where
/// the text is something else.
pub(super) fn approvers(text: &Text, below: &[Line], out: &mut Builder<'_>) -> Option<usize> {
    let (label, rest) = text.cut(cue::approvers(text)?);
    out.label(&label);
    take_names(&rest, out);
    let more = below
        .iter()
        .take(MOST_LINES)
        .take_while(|l| l.look != Look::Row && are_names(&l.text));
    let more = more.count();
    for line in below.iter().take(more) {
        take_names(&line.text, out);
    }
    Some(more)
}

/// The most lines of approvers below the first.
const MOST_LINES: usize = 10;
/// The least weight of a name that has no label.
const SOUND: f32 = 2.5;

/// Whether a line is names and nothing else.
pub(super) fn are_names(text: &Text) -> bool {
    let sound = |r: &Range<usize>| {
        let name: Vec<char> = text.slice(r.clone()).squeezed().as_str().chars().collect();
        split::name_score(&name).is_some_and(|score| score >= SOUND)
    };
    let names = if text.len() < LONGEST.0 {
        names(text.as_str())
    } else {
        Vec::new()
    };
    !names.is_empty() && names.iter().all(sound)
}

/// Takes the names of a line.
pub(super) fn take_names(text: &Text, out: &mut Builder<'_>) {
    let mut at = 0;
    for range in names(text.as_str()) {
        out.label(&text.slice(at..range.start));
        at = range.end;
        let printed = text.slice(range);
        let name = printed.squeezed();
        if labels::STAMPS.contains(&name.as_str()) {
            out.label(&printed);
            continue;
        }
        let path = format!("header.approvers[{}]", out.doc.header.approvers.len());
        if name.len() < printed.len() {
            let finding = out.finding(Code::SpacedName, &printed).of(path.clone());
            out.report(finding.change(printed.as_str(), name.as_str()));
        }
        let name = out.take(path, &name);
        out.doc.header.approvers.push(name);
    }
    out.label(&text.slice(at..text.len()));
}

/// The names of a line, parted by spaces and marks. Characters that stand alone are parts of one:
/// 陈　立, 何景 言.
fn names(s: &str) -> Vec<Range<usize>> {
    let mark = |c: char| matches!(c, '、' | '，' | ',' | '；' | ';');
    let between_marks = split_at(s, 0..s.len(), mark);
    let named = |segment| joined(s, &split_at(s, segment, char::is_whitespace));
    between_marks.into_iter().flat_map(named).collect()
}

/// The parts of one stretch, singles put together.
fn joined(s: &str, parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let len = |r: &Range<usize>| s.get(r.clone()).unwrap_or("").chars().count();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let singles = parts.iter().skip(at).take_while(|p| len(p) == 1).count();
        let take = match (singles, parts.get(at + 1).map(len)) {
            (0, Some(1)) if len(part) == 2 && parts.get(at + 2).is_none_or(|p| len(p) > 1) => 2,
            (0, _) => 1,
            (1, Some(_)) => 2,
            (3, _) => 3,
            _ => 2,
        };
        let end = parts.get(at + take - 1).map_or(s.len(), |p| p.end);
        out.push(part.start..end);
        at += take;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Text {
        Text::of(s, 0..s.len())
    }

    #[test]
    fn names_padded_and_wrongly_spaced() {
        for (line, want) in [
            ("林清远　　周　来", vec!["林清远", "周来"]),
            ("何景 言、欧阳明", vec!["何景言", "欧阳明"]),
            ("陈 立 孙 毅", vec!["陈立", "孙毅"]),
            ("陈 立 明", vec!["陈立明"]),
        ] {
            let squeezed = |r: Range<usize>| text(line).slice(r).squeezed().as_str().to_owned();
            assert_eq!(
                names(line).into_iter().map(squeezed).collect::<Vec<_>>(),
                want
            );
        }
    }

    #[test]
    fn words_on_one_line_and_what_is_no_word() {
        let found = |s| words(&text(s)).map_or(0, |w| w.len());
        assert_eq!(found("000007　机 密★1年 特　急"), 3);
        assert_eq!(found("№000036"), 1);
        for none in ["秘密工作的通知", "特急电报", "123", "２０２５年"] {
            assert_eq!(found(none), 0, "{none}");
        }
    }
}
