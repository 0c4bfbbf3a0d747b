//! What stands before the body: metadata, the header, title, adoption note, addressees.
//!
//! Lines are asked in order until one is body text. An element that was found is not looked for
//! again, so a later line of the same form belongs to what follows.

use super::builder::Builder;
use super::cue;
use super::squeeze::{Squeezed, is_colon, is_open};
use super::tail;
use super::words::labels;
use super::words::numerals;
use super::words::organs;
use crate::lines::{Line, Look, Text};
use crate::messages::Code;
use crate::model::{Classification, ExtraKind, Header, IssuerMark, Kind, MarkSuffix, Number};

/// Reads the lines before the body; says how many there are.
pub(super) fn read(lines: &[Line], out: &mut Builder<'_>) -> usize {
    let at = elements(lines, out);
    if let Some(number) = out.of_record.take() {
        number_line(&number, out);
    }
    at
}

fn elements(lines: &[Line], out: &mut Builder<'_>) -> usize {
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
        || order_number(text, out)
        || printed_date(text, out)
        || doubled_title(text, out)
        || metadata(rest, out)
        || issuing_line(text, out)
        || site(text, out)
        || (open && approvers(text, out))
        || issue_number(text, out);
    if single {
        return 1;
    }
    let taken = if open {
        mark(rest, out)
    } else {
        adoption(rest, out)
    };
    let taken = if open && taken == 0 {
        title(rest, out)
    } else {
        taken
    };
    let named = out.doc.title.is_some() || out.doc.header != Header::default();
    if taken == 0 && named {
        usize::from(addressees(text, out))
    } else {
        taken
    }
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

/// A word of the header that could stand alone ahead of everything.
fn urgent(text: &Text) -> bool {
    let words = labels::URGENCY.iter().chain(labels::CLASSIFICATION);
    let s = text.squeezed();
    words.into_iter().any(|w| s.as_str().starts_with(w))
}

fn urgency(text: &Text, out: &mut Builder<'_>) -> bool {
    let squeezed = text.squeezed();
    let fits = labels::URGENCY.contains(&squeezed.as_str()) && out.doc.header.urgency.is_none();
    if fits {
        out.doc.header.urgency = Some(out.take("header.urgency", &squeezed));
    }
    fits
}

/// 第707号 under the mark of an order (10.2).
fn order_number(text: &Text, out: &mut Builder<'_>) -> bool {
    let suffix = out.doc.header.issuer_mark.as_ref().and_then(|m| m.suffix);
    let order = matches!(suffix, Some(MarkSuffix::Order | MarkSuffix::Decree));
    let s = Squeezed::head(text, 12);
    let serial = (s.has(0, "第") && s.ends_with("号")).then(|| s.get(1..s.len() - 1));
    let serial = serial
        .and_then(numerals::number)
        .filter(|_| order && s.len() < 12);
    if serial.is_none() || out.doc.header.number.is_some() {
        return false;
    }
    let text = out.take("header.number.text", &text.squeezed());
    out.doc.header.number = Some(Number {
        agency: None,
        year: None,
        serial,
        text,
    });
    true
}

/// （二〇二五年十一月三日） under the masthead or the title: when the document was made.
fn printed_date(text: &Text, out: &mut Builder<'_>) -> bool {
    let Some(inside) = cue::bracketed_line(text) else {
        return false;
    };
    let inner = text.slice(inside.clone());
    let Some(printed) = cue::date(&inner).filter(|_| out.doc.document_date.is_none()) else {
        return false;
    };
    out.label(&text.slice(0..inside.start));
    out.label(&text.slice(inside.end..text.len()));
    tail::document_date(printed, &inner, out);
    true
}

/// The office and the date below the masthead of minutes and bulletins.
fn issuing_line(text: &Text, out: &mut Builder<'_>) -> bool {
    let fits = out.doc.header.issuer_mark.is_some()
        && out.doc.document_date.is_none()
        && tail::organ_and_date(text).is_some();
    if fits {
        tail::signed_line(text, out);
    }
    fits
}

/// The title once more, maybe with the number behind it.
fn doubled_title(text: &Text, out: &mut Builder<'_>) -> bool {
    let Some(title) = out
        .doc
        .title
        .clone()
        .filter(|_| out.doc.addressees_text.is_none())
    else {
        return false;
    };
    let squeezed: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let s = Squeezed::of(text);
    let len = squeezed.chars().count();
    if !s.has(0, &squeezed) {
        return false;
    }
    let (again, rest) = text.cut(s.bytes(0..len).end);
    let rest = rest.trim();
    if !rest.is_empty() && cue::number(&rest).is_none_or(|n| n.whole.end != rest.len()) {
        return false;
    }
    let finding = out.finding(Code::DoubledTitle, &again);
    out.report(finding);
    out.extra(ExtraKind::Site, &again);
    number_line(&rest, out);
    true
}

/// What a site printed around the title; ahead of everything, the few letters of a by-line.
fn site(text: &Text, out: &mut Builder<'_>) -> bool {
    let nothing = out.doc.title.is_none() && out.doc.header == Header::default();
    let letters = text.as_str().chars().filter(|c| c.is_alphabetic()).count();
    let byline = nothing && letters > 1 && letters == text.as_str().chars().count() && letters <= 3;
    let byline = byline && cue::level(text).is_none() && !urgent(text);
    let fits = byline || cue::site(text) || cue::site_date(text);
    if fits {
        out.extra(ExtraKind::Site, text);
    }
    fits
}

/// A document number, maybe with 签发人 behind it on the same line (7.2.6).
fn number_line(text: &Text, out: &mut Builder<'_>) -> bool {
    let inside = cue::bracketed_number(text).unwrap_or(0..text.len());
    let (whole, text) = (text, &text.slice(inside.clone()));
    let Some(n) = cue::number(text).filter(|_| out.doc.header.number.is_none()) else {
        return false;
    };
    let rest = text.slice(n.whole.end..text.len()).trim();
    if !rest.is_empty() && !Squeezed::head(&rest, 4).has(0, labels::APPROVERS) {
        return false;
    }
    out.label(&whole.slice(0..inside.start));
    out.label(&whole.slice(inside.end..whole.len()));
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
        number_of_record(&line.text, out);
    }
    fits
}

/// The record's number is the document's, unless the document prints one itself.
fn number_of_record(text: &Text, out: &mut Builder<'_>) {
    let Some(colon) = text.as_str().find(is_colon) else {
        return;
    };
    let value = text.slice(colon..text.len());
    let value = value
        .slice(value.as_str().chars().next().map_or(0, char::len_utf8)..value.len())
        .trim();
    if cue::number(&value).is_some_and(|n| n.whole.end == value.len()) {
        out.of_record = Some(value);
    }
}

/// The most lines of an adoption note, and the most characters.
const ADOPTION: (usize, usize) = (3, 160);

/// 题注: （2020年11月9日…通过…）, or a date and who adopted it, below the title; maybe torn.
fn adoption(rest: &[Line], out: &mut Builder<'_>) -> usize {
    if out.doc.title.is_none() || out.doc.adoption.is_some() || out.doc.addressees_text.is_some() {
        return 0;
    }
    let closed = |n: &usize| {
        let text = whole(rest, *n);
        let s = Squeezed::of(&text);
        let body = s.from(usize::from(s.chars.first().is_some_and(|&c| is_open(c))));
        let dated = numerals::date(body).is_some_and(|d| d.len < body.len());
        let word = labels::ADOPTED.iter().any(|w| s.find(w).is_some());
        dated && word && s.len() < ADOPTION.1 && !text.as_str().contains('。')
    };
    let Some(lines) = (1..=ADOPTION.0.min(rest.len())).find(closed) else {
        return 0;
    };
    let mut text = Text::default();
    for line in rest.iter().take(lines) {
        text.push(&line.text);
    }
    let s = Squeezed::of(&text);
    let issued = ["发布", "公布"].iter().any(|w| s.ends_with(w));
    if let Some(printed) = numerals::date(&s.chars).filter(|_| issued) {
        // 1984年2月27日 发布 is the date of the document itself.
        out.doc.document_date = printed.date();
    }
    out.doc.adoption = Some(out.take("adoption", &text));
    lines
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
    let full = |n: usize| {
        let lines = rest.get(..n).unwrap_or_default();
        lines
            .last()
            .is_some_and(|l| ends_in_genre(&number_behind(&l.text).0.squeezed()))
    };
    let lines = (1..=most).find(|&n| full(n)).unwrap_or(1);
    let mut text = Text::default();
    for (i, line) in rest.iter().take(lines).enumerate() {
        let (squeezed, number) = number_behind(&line.text);
        if let Some(number) = number {
            number_line(&number, out);
        }
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

/// A title and, behind a space, the document number.
fn number_behind(text: &Text) -> (Text, Option<Text>) {
    let at = text.as_str().rfind(char::is_whitespace);
    let (title, number) = text.cut(at.unwrap_or(text.len()));
    let number = number.trim();
    let whole = cue::number(&number).is_some_and(|n| n.whole.end == number.len());
    if whole && !title.is_empty() {
        (title.trim(), Some(number))
    } else {
        (text.trim(), None)
    }
}

fn needs_space(before: &Text, after: &Text) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    latin(before.as_str().chars().next_back()) && latin(after.as_str().chars().next())
}

pub(super) fn is_title_line(line: &Line) -> bool {
    let (text, _) = number_behind(&line.text);
    let s = text.as_str();
    let len = s.chars().count();
    let sentence = s.ends_with(['。', '：', ':', '；', '，', '！']) || s.contains('。');
    // A title does not open with a date; the first sentence of minutes does.
    let dated = numerals::date(&Squeezed::head(&line.text, 16).chars).is_some();
    let s6 = Squeezed::head(&line.text, 7);
    let labelled = s6.chars.iter().any(|&c| is_colon(c));
    let signed = tail::organ_and_date(&line.text).is_some() || cue::issue_number(&line.text);
    let open = cue::attendance(&line.text).is_none()
        && !dated
        && !labelled
        && !signed
        && (len > 3 || ends_in_genre(&text));
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
