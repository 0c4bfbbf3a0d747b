//! What stands before the body: metadata, the header, title, adoption note, addressees.
//!
//! Lines are asked in order until one is body text. An element that was found is not looked for
//! again, so a later line of the same form belongs to what follows.

use super::builder::Builder;
use super::cue;
use super::squeeze::{Squeezed, is_colon};
use super::words::labels;
use super::words::numerals;
use super::words::organs;
use crate::lines::{Line, Look, Text};
use crate::messages::Code;
use crate::model::{Classification, ExtraKind, IssuerMark, Kind, MarkSuffix, Number};

/// Reads the lines before the body; says how many there are.
pub(super) fn read(lines: &[Line], out: &mut Builder<'_>) -> usize {
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty()) {
        match element(rest, out) {
            0 => break,
            taken => at += taken,
        }
    }
    at
}

/// One element at the head of `rest`: how many lines it takes, 0 where the body begins.
fn element(rest: &[Line], out: &mut Builder<'_>) -> usize {
    let Some(line) = rest.first() else { return 0 };
    let text = &line.text;
    let open = out.doc.title.is_none() && out.doc.addressees_text.is_none();
    let single = (open
        && (copy_number(text, out) || classification(text, out) || urgency(text, out)))
        || number_line(text, out)
        || (open && approvers(text, out))
        || issue_number(text, out)
        || metadata(rest, out)
        || adoption(text, out);
    if single {
        return 1;
    }
    if open {
        let taken = mark(rest, out);
        return if taken > 0 { taken } else { title(rest, out) };
    }
    usize::from(addressees(text, out))
}

fn copy_number(text: &Text, out: &mut Builder<'_>) -> bool {
    let s = Squeezed::head(text, 12);
    let digits: String = s.chars.iter().filter(|c| !matches!(c, '№')).collect();
    let fits = (4..=8).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    if !fits || out.doc.header.copy_number.is_some() || s.len() != digits.len() {
        return false;
    }
    out.doc.header.copy_number = Some(out.take("header.copy_number", &text.squeezed()));
    true
}

fn classification(text: &Text, out: &mut Builder<'_>) -> bool {
    let squeezed = text.squeezed();
    let s = squeezed.as_str();
    let Some(level) = labels::CLASSIFICATION.iter().find(|l| s.starts_with(**l)) else {
        return false;
    };
    let term = s.get(level.len()..).unwrap_or("");
    let star = term
        .chars()
        .next()
        .filter(|c| matches!(c, '★' | '☆' | '*'))
        .map_or(0, char::len_utf8);
    if s.chars().count() > 10
        || (star == 0 && !term.is_empty())
        || out.doc.header.classification.is_some()
    {
        return false;
    }
    let (level_text, rest) = squeezed.cut(level.len());
    let (mark, term) = rest.cut(star);
    out.label(&mark);
    let level = out.take("header.classification.level", &level_text);
    let term = (!term.is_empty()).then(|| out.take("header.classification.term", &term));
    out.doc.header.classification = Some(Classification { level, term });
    true
}

fn urgency(text: &Text, out: &mut Builder<'_>) -> bool {
    let squeezed = text.squeezed();
    let fits = labels::URGENCY.contains(&squeezed.as_str()) && out.doc.header.urgency.is_none();
    if fits {
        out.doc.header.urgency = Some(out.take("header.urgency", &squeezed));
    }
    fits
}

/// A document number, maybe with 签发人 behind it on the same line (7.2.6).
fn number_line(text: &Text, out: &mut Builder<'_>) -> bool {
    let Some(n) = cue::number(text).filter(|_| out.doc.header.number.is_none()) else {
        return false;
    };
    let rest = text.slice(n.whole.end..text.len()).trim();
    if !rest.is_empty() && !Squeezed::head(&rest, 4).has(0, labels::APPROVERS) {
        return false;
    }
    let whole = text.slice(n.whole.clone());
    let value = |r: std::ops::Range<usize>| numerals::number(&Squeezed::of(&text.slice(r)).chars);
    let number = Number {
        agency: n
            .agency
            .map(|r| text.slice(r).squeezed().as_str().to_owned()),
        year: value(n.year).and_then(|y| y.try_into().ok()),
        serial: value(n.serial),
        text: out.take("header.number.text", &whole.squeezed()),
    };
    out.doc.header.number = Some(number);
    approvers(&rest, out);
    true
}

fn approvers(text: &Text, out: &mut Builder<'_>) -> bool {
    let s = Squeezed::head(text, 4);
    if !s.has(0, labels::APPROVERS) || !s.chars.get(3).is_some_and(|&c| is_colon(c)) {
        return false;
    }
    let (label, names) = text.cut(s.bytes(0..4).end);
    out.label(&label);
    let mut start = 0;
    let ends = names
        .as_str()
        .match_indices(|c: char| c.is_whitespace() || c == '、');
    let ends: Vec<_> = ends
        .map(|(i, m)| (i, m.len()))
        .chain([(names.len(), 0)])
        .collect();
    for (end, width) in ends {
        let name = names.slice(start..end);
        out.label(&names.slice(end..end + width));
        start = end + width;
        if !name.is_empty() {
            let path = format!("header.approvers[{}]", out.doc.header.approvers.len());
            let name = out.take(path, &name);
            out.doc.header.approvers.push(name);
        }
    }
    true
}

fn issue_number(text: &Text, out: &mut Builder<'_>) -> bool {
    let fits = out.doc.header.issue_number.is_none() && cue::issue_number(text);
    if fits {
        let squeezed = text.squeezed();
        let s = squeezed.as_str();
        let inner = cue::bracketed_line(&squeezed).unwrap_or(0..s.len());
        out.label(&squeezed.slice(0..inner.start));
        out.label(&squeezed.slice(inner.end..s.len()));
        out.doc.header.issue_number = Some(out.take("header.issue_number", &squeezed.slice(inner)));
    }
    fits
}

/// Rows of a metadata table stand together: one alone could be anything.
fn metadata(rest: &[Line], out: &mut Builder<'_>) -> bool {
    let Some(line) = rest.first().filter(|l| cue::metadata(&l.text)) else {
        return false;
    };
    let follows = out
        .doc
        .extras
        .last()
        .is_some_and(|e| e.kind == ExtraKind::Metadata);
    let fits = follows || rest.get(1).is_some_and(|l| cue::metadata(&l.text));
    if fits {
        out.extra(ExtraKind::Metadata, &line.text);
    }
    fits
}

/// 题注: （2020年11月9日…通过…）, or a date and who adopted it, below the title.
fn adoption(text: &Text, out: &mut Builder<'_>) -> bool {
    if out.doc.title.is_none() || out.doc.adoption.is_some() || out.doc.addressees_text.is_some() {
        return false;
    }
    let s = Squeezed::head(text, 120);
    let body = s.from(usize::from(
        s.chars.first().is_some_and(|&c| matches!(c, '（' | '(')),
    ));
    let adopted = ["通过", "公布", "发布", "修订", "施行"]
        .iter()
        .any(|w| s.find(w).is_some());
    let fits =
        numerals::date(body).is_some() && adopted && s.len() < 120 && !text.as_str().contains('。');
    if fits {
        out.doc.adoption = Some(out.take("adoption", text));
    }
    fits
}

/// 发文机关标志: the organ's name with 文件, 命令 or 令, or the masthead of minutes. Its lines may
/// be several; says how many.
fn mark(rest: &[Line], out: &mut Builder<'_>) -> usize {
    if out.doc.header.issuer_mark.is_some() {
        return 0;
    }
    let most = rest
        .iter()
        .take(4)
        .take_while(|l| is_masthead_line(&l.text))
        .count();
    let Some(lines) = (1..=most).find(|&n| mark_end(&whole(rest, n)).is_some()) else {
        return 0;
    };
    let text = whole(rest, lines);
    let Some((issuers, suffix)) = mark_end(&text) else {
        return 0;
    };
    let squeezed = text.squeezed();
    if squeezed.len() < out.source.slice(text.start(), text.end()).trim().len() {
        let was = out
            .source
            .slice(text.start(), text.end())
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let finding = out
            .finding(Code::Joined, &text)
            .change(was, squeezed.as_str());
        out.report(finding.of("header.issuer_mark.text"));
    }
    let text = out.take("header.issuer_mark.text", &squeezed);
    out.doc.header.issuer_mark = Some(IssuerMark {
        issuers,
        suffix,
        text,
    });
    lines
}

fn whole(rest: &[Line], lines: usize) -> Text {
    let mut text = Text::default();
    for line in rest.iter().take(lines) {
        text.push(&line.text);
    }
    text
}

fn is_masthead_line(text: &Text) -> bool {
    let s = Squeezed::head(text, 40);
    let plain = s
        .chars
        .iter()
        .all(|c| c.is_alphanumeric() || matches!(c, '（' | '）' | '(' | ')' | '、' | '·'));
    s.len() < 40 && plain && s.find("关于").is_none() && s.find("第").is_none()
}

/// The issuers and the word that a mark closes with; `None` where the words are no mark.
fn mark_end(text: &Text) -> Option<(Vec<String>, Option<MarkSuffix>)> {
    let name = text.squeezed().as_str().to_owned();
    if name.ends_with(Kind::Minutes.chinese()) {
        // 纪要 alone, or a meeting without an organ, names nobody.
        return Some((masthead_issuer(&name).into_iter().collect(), None));
    }
    let (suffix, word) = MarkSuffix::ALL.iter().find(|(_, w)| name.ends_with(w))?;
    let organ = name.strip_suffix(word)?;
    cue::is_organ(organ).then(|| (issuers(text, organ), Some(*suffix)))
}

/// Joint issuers stand on lines of their own, or are parted by spaces.
fn issuers(text: &Text, organ: &str) -> Vec<String> {
    let words: Vec<&str> = text.as_str().split_whitespace().collect();
    let each: Vec<String> = words
        .iter()
        .map(|w| w.trim_end_matches("文件").to_owned())
        .filter(|w| !w.is_empty())
        .collect();
    if each.len() > 1 && each.iter().all(|w| cue::is_organ(w)) {
        each
    } else {
        vec![organ.to_owned()]
    }
}

/// The organ whose meeting a masthead names: up to the last word of an organ before the meeting's.
fn masthead_issuer(name: &str) -> Option<String> {
    const ORGANS: &[&str] = &[
        "人民政府",
        "党委",
        "委员会",
        "管委会",
        "办公室",
        "政府",
        "市委",
        "县委",
        "区委",
        "省委",
        "局",
        "厅",
    ];
    let ends = ORGANS
        .iter()
        .filter_map(|o| name.rfind(o).map(|i| i + o.len()));
    let end = ends.max()?;
    name.get(..end).map(Into::into)
}

/// 标题: one line or several, until it closes with a genre's name or something else begins.
fn title(rest: &[Line], out: &mut Builder<'_>) -> usize {
    let most = rest.iter().take(6).take_while(|l| is_title_line(l)).count();
    if most == 0 {
        return 0;
    }
    let full = |n: usize| ends_in_genre(&whole(rest, n).squeezed());
    let lines = (1..=most).find(|&n| full(n)).unwrap_or(1);
    let mut text = Text::default();
    for (i, line) in rest.iter().take(lines).enumerate() {
        let squeezed = line.text.trim();
        let printed = out.take("title", &squeezed);
        if lines > 1 {
            out.doc.title_lines.push(printed);
        }
        if i > 0 && needs_space(&text, &squeezed) {
            text.push(&Text::default());
        }
        text.push(&squeezed);
    }
    out.doc.title = Some(text.as_str().to_owned());
    lines
}

fn needs_space(before: &Text, after: &Text) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    latin(before.as_str().chars().next_back()) && latin(after.as_str().chars().next())
}

pub(super) fn is_title_line(line: &Line) -> bool {
    let s = line.text.as_str();
    let len = s.chars().count();
    let sentence = s.ends_with(['。', '：', ':', '；', '，', '！']) || s.contains('。');
    let open = cue::attendance(&line.text).is_none() && cue::date(&line.text).is_none();
    line.look != Look::Row && !sentence && len <= 90 && cue::level(&line.text).is_none() && open
}

fn ends_in_genre(text: &Text) -> bool {
    genre(text.as_str()).is_some()
}

/// The genre that a title closes with, a bracket such as （试行） aside.
pub(super) fn genre(title: &str) -> Option<Kind> {
    let mut s = title.trim_end();
    while let Some(inner) = s.strip_suffix(['）', ')']) {
        s = inner.get(..inner.rfind(['（', '('])?)?.trim_end();
    }
    if s.ends_with('令') {
        return Some(Kind::Order);
    }
    let letters = ["复函", "答复", "的函"];
    if letters.iter().any(|l| s.ends_with(l)) {
        return Some(Kind::Letter);
    }
    Kind::ALL
        .iter()
        .find(|(_, _, word)| s.ends_with(word) && *word != "函")
        .map(|(kind, ..)| *kind)
}

/// 主送机关 (7.3.2): organs and a colon, before any body text.
fn addressees(text: &Text, out: &mut Builder<'_>) -> bool {
    if out.doc.addressees_text.is_some() || !cue::addressees(text) {
        return false;
    }
    let end = text.as_str().trim_end_matches(is_colon).len();
    let (names, colon) = text.cut(end);
    out.label(&colon);
    out.doc.addressees_text = Some(out.take("addressees_text", &names));
    let list = names
        .as_str()
        .split(['，', ',', '；'])
        .map(str::trim)
        .filter(|n| !n.is_empty());
    out.doc.addressees = list.map(Into::into).collect();
    true
}

/// Whether words are an organ's name by their ending alone.
pub(super) fn looks_like_organ(name: &str) -> bool {
    organs::issuer_ending(name).is_some()
}
