//! 发文机关标志 (7.2.4): the masthead, of one organ or of several.
//!
//! Joint issuers stand on lines of their own or are parted by spaces, with 文件 behind the last, or
//! beside them, which a draft renders as a line of its own between them.

use super::builder::Builder;
use super::squeeze::{Squeezed, is_close, is_open};
use super::{cue, head, top};
use crate::lines::{Line, Text};
use crate::messages::Code;
use crate::model::{IssuerMark, Kind, MarkSuffix};

/// The most lines of a mark, and of the masthead of minutes.
const MOST_LINES: (usize, usize) = (12, 4);

/// Reads the organ's name with 文件, 命令 or 令, the name alone above a number, or the masthead of
/// minutes; says how many lines it takes.
pub(super) fn read(rest: &[Line], out: &mut Builder<'_>) -> usize {
    if out.doc.header.issuer_mark.is_some() {
        return 0;
    }
    let Some((lines, (issuers, suffix))) = find(rest) else {
        return 0;
    };
    let text = whole(rest, lines);
    let squeezed = text.squeezed();
    if issuers.len() < 2 {
        report(&text, &squeezed, out);
    }
    let text = out.take("header.issuer_mark.text", &squeezed);
    out.doc.header.issuer_mark = Some(IssuerMark {
        issuers,
        suffix,
        text,
    });
    lines
}

/// Whether the first lines hold a mark or a document number.
pub(super) fn is_letterhead(lines: &[Line]) -> bool {
    let first = lines
        .get(..lines.len().min(MOST_LINES.0))
        .unwrap_or_default();
    find(first).is_some() || first.iter().any(|l| cue::number(&l.text).is_some())
}

/// How many of the first lines are a mark; none where they are not.
pub(super) fn lines_of(rest: &[Line]) -> usize {
    find(rest).map_or(0, |(lines, _)| lines)
}

/// The mark of a letter, which has the number on its line.
pub(super) fn of_letter(organ: &Text, out: &mut Builder<'_>) {
    let squeezed = organ.squeezed();
    let text = out.take("header.issuer_mark.text", &squeezed);
    out.doc.header.issuer_mark = Some(IssuerMark {
        issuers: vec![text.clone()],
        suffix: None,
        text,
    });
}

type Mark = (Vec<String>, Option<MarkSuffix>);

fn find(rest: &[Line]) -> Option<(usize, Mark)> {
    let lines = rest.iter().take(MOST_LINES.0);
    let most = lines.take_while(|l| is_masthead_line(&l.text)).count();
    let Some(n) = (1..=most).find(|&n| mark_end(rest.get(..n).unwrap_or_default()).is_some())
    else {
        if let Some(found) = series(rest) {
            return Some(found);
        }
        let n = organs_above_a_header(rest, 0).or_else(|| organs_in_red(rest))?;
        let named = usize::from(rest.get(n).is_some_and(names_the_series));
        return Some((n + named, (issuers(rest.get(..n)?), None)));
    };
    let (issuers, suffix) = mark_end(rest.get(..n)?)?;
    let more = organs_above_a_header(rest, n).filter(|_| suffix == Some(MarkSuffix::File));
    match more {
        Some(more) => Some((n + more, (self::issuers(rest.get(..n + more)?), suffix))),
        None => Some((n, (issuers, suffix))),
    }
}

/// 云岭市水务局公告 above 2025年第3号 and a title of its own: the name of a series is its mark.
fn series(rest: &[Line]) -> Option<(usize, Mark)> {
    let [mark, number, title, ..] = rest else {
        return None;
    };
    let name = mark.text.squeezed();
    let word = SERIES.iter().find_map(|w| name.as_str().strip_suffix(w))?;
    let fits = cue::is_organ(word)
        && cue::issue_number(&number.text)
        && head::is_title_line(title)
        && (head::genre(title.text.as_str()).is_some() || names_a_matter(&title.text));
    fits.then(|| (1, (vec![word.to_owned()], None)))
}

/// 2024年度预算执行审计结果: a title without the name of a genre, and no clause of a sentence.
fn names_a_matter(title: &Text) -> bool {
    let s = title.as_str();
    s.chars().count() >= LEAST_TITLE && !s.contains(['，', ',', '；'])
}

/// The least characters of such a title.
const LEAST_TITLE: usize = 6;
/// What closes the mark of a numbered series.
const SERIES: [&str; 2] = ["公告", "通告"];
/// What stands in brackets below the organ's name.
const SERIES_OF_LETTERS: &[&str] = &["便函", "函", "公函", "信函", "明电", "电报", "传真电报"];

/// How many lines from `from` on are organs, where a line of the header follows them.
fn organs_above_a_header(rest: &[Line], from: usize) -> Option<usize> {
    let lines = rest.get(from..)?;
    let organs = |l: &&Line| {
        let mut words = l.text.as_str().split_whitespace();
        let whole = cue::is_organ(without_series(l.text.squeezed().as_str()));
        is_masthead_line(&l.text) && (whole || words.all(cue::is_organ))
    };
    let count = lines.iter().take(MOST_LINES.0).take_while(organs).count();
    let named = usize::from(lines.get(count).is_some_and(names_the_series));
    let below = &lines.get(count + named)?.text;
    let numbered = cue::number(below).is_some_and(|n| {
        let behind = below.slice(n.whole.end..below.len()).trim();
        behind.is_empty() || cue::approvers(&behind).is_some()
    });
    let header = numbered || cue::approvers(below).is_some() || top::is_top(below);
    (count > 0 && header).then_some(count)
}

/// （便函） between the organ and the number: the series that a letter or a telegram belongs to.
fn names_the_series(line: &Line) -> bool {
    let squeezed = line.text.squeezed();
    !squeezed.is_empty() && without_series(squeezed.as_str()).is_empty()
}

/// A name without the series in brackets behind it.
fn without_series(name: &str) -> &str {
    let inside = || name.strip_suffix(is_close)?.rsplit_once(is_open);
    let found = inside().filter(|(_, word)| SERIES_OF_LETTERS.contains(word));
    found.map_or(name, |(name, _)| name)
}

/// How many lines are organs in red, above one that is not (7.2.4).
fn organs_in_red(rest: &[Line]) -> Option<usize> {
    let organ = |l: &&Line| l.red && cue::is_organ(l.text.squeezed().as_str());
    let count = rest.iter().take(MOST_LINES.0).take_while(organ).count();
    let below = rest.get(count)?;
    (count > 0 && !below.red).then_some(count)
}

/// A name that runs over lines was put together; organs one below the other were not.
fn report(text: &Text, squeezed: &Text, out: &mut Builder<'_>) {
    let printed = out.source.slice(text.start(), text.end()).trim();
    if squeezed.len() < printed.len() {
        let was = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let finding = out
            .finding(Code::Joined, text)
            .change(was, squeezed.as_str());
        out.report(finding.of("header.issuer_mark.text"));
    }
}

/// Some lines as one text.
pub(super) fn whole(rest: &[Line], lines: usize) -> Text {
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
fn mark_end(lines: &[Line]) -> Option<Mark> {
    let text = whole(lines, lines.len()).squeezed();
    let name = text.as_str();
    if name.ends_with(Kind::Minutes.chinese()) && lines.len() <= MOST_LINES.1 {
        // 纪要 alone, or a meeting without an organ, names nobody.
        return Some((
            masthead_issuer(name).map(Into::into).into_iter().collect(),
            None,
        ));
    }
    let (suffix, word) = MarkSuffix::ALL.iter().find(|(_, w)| name.ends_with(w))?;
    let organs = issuers(lines);
    let bare = name.strip_suffix(word)?;
    // 中华人民共和国主席令: an office of one signs as an organ does.
    let person = *suffix != MarkSuffix::File && bare.ends_with("主席");
    let named = person || cue::is_organ(bare) || organs.len() > 1;
    named.then_some((organs, Some(*suffix)))
}

/// The organs that the lines of a mark name, each on a line or parted by spaces; or one whose name
/// runs over them.
fn issuers(lines: &[Line]) -> Vec<String> {
    let by_line = lines.iter().map(|l| bare(&l.text.squeezed()));
    let by_word = lines
        .iter()
        .flat_map(|l| l.text.as_str().split_whitespace());
    let by_word = by_word.map(|w| bare(&Text::of(w, 0..w.len())));
    let readings: [Vec<String>; 2] = [by_word.collect(), by_line.collect()];
    for each in readings {
        let each: Vec<String> = each.into_iter().filter(|w| !w.is_empty()).collect();
        if each.len() > 1 && each.iter().all(|w| cue::is_organ(w)) {
            return each;
        }
    }
    vec![bare(&whole(lines, lines.len()).squeezed())]
}

/// A name without the word that closes a mark.
fn bare(name: &Text) -> String {
    let name = without_series(name.as_str());
    let word = MarkSuffix::ALL
        .iter()
        .find_map(|(_, w)| name.strip_suffix(w));
    word.unwrap_or(name).to_owned()
}

/// The organ whose meeting a masthead names: up to the last word of an organ before the meeting's.
pub(crate) fn masthead_issuer(name: &str) -> Option<&str> {
    const ORGANS: &[&str] = &[
        "人民政府",
        "党委",
        "党组",
        "党工委",
        "大学",
        "学院",
        "医院",
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
    // 局长办公会议 and 局务会议 name a meeting, no second organ.
    let organ = |end: &usize| !name.get(*end..).unwrap_or("").starts_with(['长', '务']);
    let ends = ORGANS.iter().filter_map(|o| {
        let found = name.rmatch_indices(o).map(|(i, _)| i + o.len());
        found.filter(|end| organ(end)).max()
    });
    let end = ends.max()?;
    name.get(..end)
}
