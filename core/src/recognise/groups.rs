//! A few tokens as one entry of a list: a padded name, a unit and a name in two columns, titles that
//! 、 parts before a name.
//!
//! Each form is weighed by itself. Nothing here knows what stands beside the group.

use super::split::{self, Reading};
use super::tokens::{Gap, Token, joined, joined_len};
use super::words::names;
use smallvec::SmallVec;
use std::ops::Range;

/// The most bytes of an entry of several tokens.
const LONGEST_ENTRY: usize = 180;
/// A token that cannot be read at all.
pub(super) const UNREAD: f32 = -9.0;
/// A unit in one line and its name in the next.
const OVER_LINE: f32 = -1.0;
/// A comma between a name and its title.
const COMMA: f32 = -3.0;
/// A unit without a title, behind the name.
const UNIT_BEHIND: f32 = -1.2;

/// How a group of tokens reads as one entry; `None` where it cannot be one.
pub(super) fn read(group: &[Token]) -> Option<Reading> {
    let (last, before) = group.split_last()?;
    if before.is_empty() {
        let unread = Reading {
            name: 0..last.text.len(),
            score: UNREAD,
            ..Reading::default()
        };
        let reading = last.alone.reading.clone().unwrap_or(unread);
        let nobody = last.alone.nobody;
        return Some(match nobody.filter(|score| *score > reading.score) {
            Some(score) => Reading {
                name: 0..last.text.len(),
                score,
                ..Reading::default()
            },
            None => reading,
        });
    }
    // More than three hold a unit or a title.
    if group.len() > 3 && !group.iter().any(|t| t.alone.closes) {
        return None;
    }
    let bytes: usize = group.iter().map(|t| t.text.len()).sum();
    if bytes > LONGEST_ENTRY || before.iter().any(|t| t.reason.is_some()) {
        return None;
    }
    let inner = group.get(1..)?;
    if inner.iter().any(|t| t.gap == Gap::Mark) {
        return title_behind(group);
    }
    if inner.iter().any(|t| t.gap == Gap::Pause) {
        return heavier(
            title_chain(group),
            heavier(
                columns(group),
                heavier(title_behind(group), three_columns(group)),
            ),
        );
    }
    let readings = [
        spaced_name(group),
        columns(group),
        title_behind(group),
        three_columns(group),
        torn(group),
    ];
    readings
        .into_iter()
        .flatten()
        .max_by(|a, b| a.score.total_cmp(&b.score))
}

fn heavier(a: Option<Reading>, b: Option<Reading>) -> Option<Reading> {
    let both = a.into_iter().chain(b);
    both.max_by(|a, b| a.score.total_cmp(&b.score))
}

/// Tokens that are one run: a line end cut it, or spaces stand inside the name behind a unit without
/// one, 办公室冯 立, 副市长欧 阳 敏.
fn torn(group: &[Token]) -> Option<Reading> {
    let (_, inner) = group.split_first()?;
    let padded = |t: &Token| t.gap == Gap::Space && t.alone.chars == 1;
    let cost = match inner {
        [last] if last.gap == Gap::Line => -1.0,
        [last] if padded(last) => -1.5,
        [a, b] if padded(a) && padded(b) => -2.0,
        _ => return None,
    };
    Some(split::read(joined(group).as_str())?.plus(cost))
}

/// A name of two or three characters with spaces inside: 陈 羔, 何景 言.
fn spaced_name(group: &[Token]) -> Option<Reading> {
    let score = spaced_score(group)?;
    Some(Reading {
        name: 0..joined_len(group),
        score,
        ..Reading::default()
    })
}

/// The weight of such a name.
fn spaced_score(group: &[Token]) -> Option<f32> {
    let cost = match group {
        [a, b] => match (a.alone.chars, b.alone.chars) {
            (1, 1) => 0.0,
            (2, 1) | (1, 2) => -1.5,
            _ => return None,
        },
        [a, b, c] if [a, b, c].iter().all(|t| t.alone.chars == 1) => -0.3,
        _ => return None,
    };
    let letters = group.iter().flat_map(|t| t.text.as_str().chars());
    let score = split::name_score(&letters.collect::<SmallVec<[char; 4]>>())?;
    let cut = group.iter().skip(1).any(|t| t.gap == Gap::Line);
    Some(score + cost + if cut { -0.2 } else { 0.0 })
}

/// A unit or title in one column and a name, maybe padded, in the next.
fn columns(group: &[Token]) -> Option<Reading> {
    let readings = (1..group.len()).filter_map(|at| {
        let (head, tail) = (group.get(..at)?, group.get(at..)?);
        let gap = tail.first()?.gap;
        let parted = tail.iter().skip(1).any(|t| t.gap == Gap::Colon);
        if parted || gap == Gap::Pause {
            return None;
        }
        let name = lone_name(tail)?;
        let reading = of_tokens(head).filter(|r| r.score > 0.0)?;
        let over = if gap == Gap::Line { OVER_LINE } else { 0.0 };
        let at = joined_len(head);
        Some(Reading {
            name: at..at + joined_len(tail),
            score: reading.score + name - 0.4 + over,
            ..reading
        })
    });
    readings.max_by(|a, b| a.score.total_cmp(&b.score))
}

/// A name in one column and the title, maybe with its unit, in the next: 何立新　常务副县长; or
/// the unit alone.
fn title_behind(group: &[Token]) -> Option<Reading> {
    let readings = (1..group.len().min(4)).filter_map(|at| {
        let (name, tail) = (group.get(..at)?, group.get(at..)?);
        let first = tail.first()?;
        // 王磊，市发改委主任；
        let comma = first.gap == Gap::Mark && first.mark.as_str() == "，" && name.len() == 1;
        if first.gap != Gap::Space && !comma {
            return None;
        }
        let weight = lone_name(name)?;
        let of = of_tokens(tail).filter(|r| r.score > 0.0)?;
        let bare = match (of.title.is_empty(), comma) {
            (true, true) => return None,
            (true, false) => UNIT_BEHIND,
            (false, true) => COMMA,
            (false, false) => 0.0,
        };
        let from = joined_len(name);
        Some(Reading {
            unit: from + of.unit.start..from + of.unit.end,
            title: from + of.title.start..from + of.title.end,
            name: 0..from,
            score: weight + of.score - 0.4 + bare,
            second: None,
        })
    });
    readings.max_by(|a, b| a.score.total_cmp(&b.score))
}

/// Unit, name and title in three columns: 市公安局　王珊　副局长.
fn three_columns(group: &[Token]) -> Option<Reading> {
    let readings = (1..group.len().min(3)).filter_map(|at| {
        let (head, tail) = (group.get(..at)?, group.get(at..)?);
        let apart = tail.first()?.gap == Gap::Space;
        let unit = of_tokens(head).filter(|r| apart && r.title.is_empty() && r.score > 0.0)?;
        let behind = title_behind(tail).filter(|r| r.unit.is_empty() && !r.title.is_empty())?;
        let from = joined_len(head);
        Some(Reading {
            title: from + behind.title.start..from + behind.title.end,
            name: from..from + behind.name.end,
            score: unit.score + behind.score - 0.4,
            ..unit
        })
    });
    readings.max_by(|a, b| a.score.total_cmp(&b.score))
}

/// Tokens without a name: a unit that line ends may cut, titles that 、 parts, or a unit in one
/// column and its title in the next.
fn of_tokens(tokens: &[Token]) -> Option<Reading> {
    tokens.last().filter(|t| t.alone.closes)?;
    let (first, inner) = tokens.split_first()?;
    let gaps = |gap: Gap| inner.iter().filter(|t| t.gap == gap).count();
    if gaps(Gap::Colon) + gaps(Gap::Mark) > 0 {
        return None;
    }
    match (gaps(Gap::Space), gaps(Gap::Pause)) {
        (0, 0) => split::of_unit(joined(tokens).as_str()),
        (0, n) if n == inner.len() => titles(tokens),
        (1, n) if n + 1 == inner.len() && inner.first()?.gap == Gap::Space => {
            let unit = split::of_unit(first.text.as_str()).filter(|r| r.title.is_empty())?;
            let own = |t: &Token| split::title_start(t.text.as_str()) == Some(0);
            let from = first.text.len();
            (unit.score > 0.0 && inner.iter().all(own)).then(|| Reading {
                unit: 0..from,
                title: from..joined_len(tokens),
                score: unit.score + 0.4,
                ..unit
            })
        }
        _ => None,
    }
}

/// 市公安局党委委员、副局长: titles that 、 parts, with the unit to which all of them fit.
fn titles(tokens: &[Token]) -> Option<Reading> {
    let (first, more) = tokens.split_first()?;
    if !tokens.iter().all(|t| t.alone.titled) {
        return None;
    }
    let of = split::of_unit(first.text.as_str())?;
    let unit = first.text.as_str().get(of.unit.clone()).unwrap_or("");
    let shared = more.iter().all(|t| names::fits(unit, t.text.as_str()));
    let unit = if shared { of.unit } else { 0..0 };
    Some(Reading {
        title: unit.end..joined_len(tokens),
        unit,
        score: 2.0,
        ..Reading::default()
    })
}

/// The weight of tokens that are a name and nothing else.
fn lone_name(tokens: &[Token]) -> Option<f32> {
    match tokens {
        [one] => one.alone.name,
        _ => spaced_score(tokens),
    }
}

/// 区委常委、政府副区长朱丽: titles that 、 parts, before one name.
fn title_chain(group: &[Token]) -> Option<Reading> {
    let at = group
        .iter()
        .rposition(|t| t.gap == Gap::Pause)
        .filter(|&i| i > 0)?;
    let (head, tail) = (group.get(..at)?, group.get(at..)?);
    if head.iter().skip(1).any(|t| t.gap != Gap::Pause) {
        return None;
    }
    let before = titles(head)?;
    let last = match tail {
        [one] => one.alone.reading.clone()?,
        _ => heavier(columns(tail), torn(tail))?,
    };
    // 王强副市长 has a title of its own.
    if last.title.is_empty() || last.title.start >= last.name.end {
        return None;
    }
    let from = joined_len(head) + tail.first()?.mark.len();
    let all = joined(group);
    let words = |r: &Range<usize>, from: usize| all.slice(from + r.start..from + r.end);
    let unit = words(&before.unit, 0);
    // 云岭高新区党工委副书记、管委会主任: the 管委会 is the 高新区's.
    let title = words(&(last.unit.start..last.title.end), from);
    let own = last.unit.is_empty() || words(&last.unit, from).as_str() == "管委会";
    let shared = own && names::fits(unit.as_str(), title.as_str());
    let unit = if shared { before.unit } else { 0..0 };
    let name = from + last.name.start..from + last.name.end;
    Some(Reading {
        title: unit.end..name.start,
        unit,
        name,
        score: last.score - 0.2,
        second: last.second,
    })
}
