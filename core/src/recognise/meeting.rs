//! 会议: what the opening sentence of minutes says of the meeting.
//!
//! The sentence stays in the body as it is; this only reads it.

use super::squeeze::{is_close, is_open};
use super::words::attending::WENT;
use super::words::labels::{self, Fact};
use super::words::numerals::{self, Printed};
use super::{cue, split};
use crate::model::{Chair, Date, Kind, Meeting, TimeOfDay};

/// What an opening sentence tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) meeting: Meeting,
    /// A date that the calendar does not have, as it is printed.
    pub(super) odd_date: Option<String>,
}

/// What the rest of the document tells, for a date that leaves its year out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) year: Option<u32>,
    /// The day of the document: no meeting is later than its minutes.
    pub(super) latest: Option<Date>,
}

/// The meeting that an opening sentence tells of; `None` where nobody is said to have held one.
pub(super) fn read(opening: &str, known: Known) -> Option<Told> {
    let chars: Vec<char> = opening
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(400)
        .collect();
    let (at, held) = held(&chars)?;
    let before = chars.get(..at)?;
    let after = chars.get(at + held..)?;
    let led = chars.get(at..at + held)?;
    let mut meeting = Meeting::default();
    let odd_date = dated(before).filter(|(_, d)| d.year.is_some() && d.date().is_none());
    let odd_date = odd_date
        .and_then(|(at, d)| before.get(at..at + d.len))
        .map(|d| d.iter().collect());
    let rest = when(before, known, &mut meeting);
    let rest = place(rest, &mut meeting);
    meeting.chair = chair(&rest.iter().collect::<String>());
    name(after, &mut meeting);
    if let Some(to) = led.iter().rposition(|c| WENT.contains(c)) {
        let end = led.len() - labels::HELD.chars().count();
        let place = led.get(to + 1..end).filter(|p| !p.contains(&'，'));
        meeting.place = place.map(|p| p.iter().collect());
    }
    Some(Told { meeting, odd_date })
}

/// The meeting of which labelled lines tell: 时间：… 地点：… 主持人：…
pub(super) fn labelled<'p>(
    paragraphs: impl Iterator<Item = &'p str>,
    known: Known,
) -> Option<Meeting> {
    let mut meeting = Meeting::default();
    for (fact, words) in paragraphs.filter_map(cue::fact) {
        let chars: Vec<char> = words
            .chars()
            .filter(|c| !c.is_whitespace())
            .take(60)
            .collect();
        match fact {
            Fact::Name => name(&chars, &mut meeting),
            Fact::Time => drop(when(&chars, known, &mut meeting)),
            Fact::Place => meeting.place = (!words.is_empty()).then(|| words.to_owned()),
            Fact::Chair => {
                meeting.chair = sole(&chars)
                    .or_else(|| explained(&chars))
                    .or_else(|| chair(&chars.iter().collect::<String>()))
            }
        }
    }
    (meeting != Meeting::default()).then_some(meeting)
}

/// Names the meeting by the title of its minutes, 云岭市人民政府第12次常务会议纪要, where nothing else
/// names it; says whether it did.
pub(super) fn named_by(title: &str, meeting: &mut Option<Meeting>) -> bool {
    let chars: Vec<char> = title.chars().filter(|c| !c.is_whitespace()).collect();
    let words = find(&chars, Kind::Minutes.chinese()).and_then(|at| chars.get(..at));
    let Some(words) = words.filter(|w| ordinal(w).is_some()) else {
        return false;
    };
    let mut read = meeting.clone().unwrap_or_default();
    if read.name.is_some() {
        return false;
    }
    name(words, &mut read);
    *meeting = read.name.is_some().then_some(read).or(meeting.take());
    meeting.as_ref().is_some_and(|m| m.name.is_some())
}

/// A chair of whom only the name is told.
fn sole(chars: &[char]) -> Option<Chair> {
    let named = split::name_score(chars).is_some_and(|score| score > 2.0);
    named.then(|| Chair {
        name: chars.iter().collect(),
        title: None,
    })
}

/// 何立新（常务副市长）
fn explained(chars: &[char]) -> Option<Chair> {
    let (_, words) = chars.split_last().filter(|(c, _)| is_close(**c))?;
    let open = words.iter().position(|&c| is_open(c))?;
    let title: String = words.get(open + 1..)?.iter().collect();
    let named = sole(words.get(..open)?).filter(|_| split::is_title(&title))?;
    Some(Chair {
        title: Some(title),
        ..named
    })
}

/// Where the words stand that part the chair from the meeting, and how many there are: 主持召开, or
/// 率…到…召开 where somebody led others to a place.
fn held(chars: &[char]) -> Option<(usize, usize)> {
    let words = labels::CHAIRED
        .iter()
        .filter_map(|w| find(chars, w).map(|i| (i, w.chars().count())));
    let chaired = words.min_by_key(|&(i, len)| (i, usize::MAX - len));
    let led = chaired.or_else(|| {
        let lead = chars.iter().position(|&c| c == '率')?;
        let held = find(chars, labels::HELD).filter(|&i| i > lead)?;
        Some((lead, held + labels::HELD.chars().count() - lead))
    });
    led.or_else(|| went(chars))
}

/// 市长甲到乙地调研，并在丙处召开现场办公会: whoever went somewhere and held a meeting there.
fn went(chars: &[char]) -> Option<(usize, usize)> {
    let held = find(chars, labels::HELD)?;
    let go = chars.iter().take(held).position(|c| WENT.contains(c))?;
    let words = chars.get(..go)?;
    let words = dated(words).and_then(|(at, date)| words.get(at + date.len..));
    let mut aside = Meeting::default();
    let words: String = when(words?, Known::default(), &mut aside).iter().collect();
    chair(&words).filter(|c| c.title.is_some())?;
    Some((go, held + labels::HELD.chars().count() - go))
}

fn find(chars: &[char], word: &str) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    chars.windows(word.len()).position(|w| w == word)
}

/// Date and part of the day at the head; gives what follows them.
fn when<'c>(mut chars: &'c [char], known: Known, meeting: &mut Meeting) -> &'c [char] {
    if let Some((at, date)) = dated(chars) {
        meeting.date = full_date(date, known);
        chars = without_bracket(chars.get(at + date.len..).unwrap_or_default());
    }
    for &(part, word) in TimeOfDay::ALL {
        if find(chars, word) == Some(0) {
            meeting.time_of_day = Some(part);
            chars = chars.get(word.chars().count()..).unwrap_or_default();
        }
    }
    without_comma(without_clock(chars))
}

/// 9：00, 9时30分, 15:00至17:00: the hour is no part of what follows.
fn without_clock(chars: &[char]) -> &[char] {
    let part = |c: &char| {
        numerals::is_numeral(*c)
            || matches!(c, '：' | ':' | '时' | '点' | '分' | '许' | '半' | '整')
    };
    let len = chars.iter().take_while(|c| part(c)).count();
    let told = chars.get(..len).unwrap_or_default();
    let hour = told.iter().any(|c| !numerals::is_numeral(*c));
    let opens = told.first().is_some_and(|c| numerals::is_numeral(*c));
    if hour && opens {
        chars.get(len..).unwrap_or_default()
    } else {
        chars
    }
}

/// The date that opens the sentence or, behind the reason for the meeting, a clause of it.
fn dated(chars: &[char]) -> Option<(usize, Printed)> {
    let clause = |i: usize| {
        i == 0
            || chars
                .get(i - 1)
                .is_some_and(|c| matches!(c, '，' | ',' | '。' | '；'))
    };
    let hit = |i: usize| numerals::date(chars.get(i..)?).map(|d| (i, d));
    (0..chars.len()).filter(|&i| clause(i)).find_map(hit)
}

fn full_date(printed: Printed, known: Known) -> Option<Date> {
    let completed = |year: u32| {
        let date = printed.in_year(year)?;
        let late = known.latest.is_some_and(|latest| date > latest);
        // 12月28日 in minutes of 5 January was in the year before.
        if late {
            printed.in_year(year - 1)
        } else {
            Some(date)
        }
    };
    match printed.year {
        Some(_) => printed.date(),
        None => completed(known.year?),
    }
}

/// （星期五） behind a date.
fn without_bracket(chars: &[char]) -> &[char] {
    let close = chars.iter().take(6).position(|&c| is_close(c));
    let opens = chars.first().is_some_and(|&c| is_open(c));
    let rest = close.filter(|_| opens).and_then(|at| chars.get(at + 1..));
    rest.unwrap_or(chars)
}

fn without_comma(chars: &[char]) -> &[char] {
    match chars {
        ['，' | ',' | '、', rest @ ..] => rest,
        _ => chars,
    }
}

/// 在…: where the meeting was held, before or behind the chair.
fn place<'c>(chars: &'c [char], meeting: &mut Meeting) -> &'c [char] {
    let Some(at) = chars.iter().rposition(|&c| c == '在') else {
        return chars;
    };
    let (before, after) = chars.split_at(at);
    let after = after.get(1..).unwrap_or_default();
    let comma = after.iter().position(|&c| matches!(c, '，' | ','));
    let (place, rest) = match comma {
        Some(i) => (
            after.get(..i).unwrap_or_default(),
            after.get(i + 1..).unwrap_or_default(),
        ),
        None => (after, before),
    };
    if place.is_empty() || place.len() > 30 || rest.is_empty() {
        return chars;
    }
    meeting.place = Some(place.iter().collect());
    rest
}

/// 吴某某代市长, or 县委副书记、县长黄某某: title and name in either order.
fn chair(words: &str) -> Option<Chair> {
    let words = words.trim_end_matches(['，', ',']);
    let words = words.strip_suffix("同志").unwrap_or(words);
    if words.contains(['：', ':', '（', '(']) {
        return None;
    }
    let words = words.rsplit(['。', '；']).next().unwrap_or(words);
    if let Some(chair) = name_first(words) {
        return Some(chair);
    }
    let reading = split::read(words)?;
    let name = words.get(reading.name.clone())?;
    let title = words.get(..reading.name.start).filter(|t| !t.is_empty());
    let sound = reading.score > 1.0;
    sound.then(|| Chair {
        name: name.into(),
        title: title.map(Into::into),
    })
}

fn name_first(words: &str) -> Option<Chair> {
    let chars: Vec<char> = words.chars().collect();
    let (title_at, best) = (2..=4.min(chars.len()))
        .filter_map(|n| {
            let score = split::name_score(chars.get(..n)?)?;
            let title: String = chars.get(n..)?.iter().collect();
            let whole = split::title_start(&title)
                .is_some_and(|at| at == 0 || split::of_unit(&title).is_some_and(|r| r.score > 0.0));
            (whole && score > 0.0).then_some((
                n,
                score
                    + if split::title_start(&title) == Some(0) {
                        1.0
                    } else {
                        0.0
                    },
            ))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    (best > 0.0).then(|| Chair {
        name: chars.iter().take(title_at).collect(),
        title: Some(chars.iter().skip(title_at).collect()),
    })
}

/// The meeting's name up to the first mark, with its ordinal and its term.
fn name(after: &[char], meeting: &mut Meeting) {
    let after = match after {
        ['了', rest @ ..] => rest,
        _ => after,
    };
    let end = after
        .iter()
        .position(|&c| matches!(c, '，' | ',' | '。' | '.' | '；' | ';' | '：' | ':'))
        .unwrap_or(after.len());
    let name = after.get(..end).unwrap_or_default();
    let text: String = name.iter().collect();
    if !text.contains("会") || name.len() > 60 {
        return;
    }
    meeting.session_number = ordinal(name);
    meeting.term = term(name);
    meeting.name = Some(text);
}

fn ordinal(name: &[char]) -> Option<u32> {
    let end = name.iter().rposition(|&c| c == '次')?;
    let digits = name
        .get(..end)?
        .iter()
        .rev()
        .take_while(|&&c| numerals::is_numeral(c))
        .count();
    numerals::number(name.get(end - digits..end)?)
}

fn term(name: &[char]) -> Option<String> {
    let at = name.iter().position(|&c| c == '届')?;
    let digits = name
        .get(..at)?
        .iter()
        .rev()
        .take_while(|&&c| numerals::is_numeral(c))
        .count();
    let term: String = name.get(at - digits..=at)?.iter().collect();
    (digits > 0).then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chair_of(m: &Meeting) -> (&str, Option<&str>) {
        m.chair
            .as_ref()
            .map_or(("", None), |c| (c.name.as_str(), c.title.as_deref()))
    }

    #[test]
    fn name_before_title() {
        let m = read(
            "2024年5月13日下午,林清远代市长主持召开市政府第49次常务会议,传达精神。",
            Known::default(),
        )
        .unwrap()
        .meeting;
        assert_eq!(m.date.map(|d| d.to_string()).as_deref(), Some("2024-05-13"));
        assert_eq!(m.time_of_day, Some(TimeOfDay::Afternoon));
        assert_eq!(chair_of(&m), ("林清远", Some("代市长")));
        assert_eq!(
            (m.name.as_deref(), m.session_number, m.term),
            (Some("市政府第49次常务会议"), Some(49), None)
        );
    }

    #[test]
    fn titles_before_name_and_a_year_from_elsewhere() {
        let m = read(
            "11 月3 日，县委副书记、县长黄国强主持召开十九届县政府第 97 次常务会议，研究工作。",
            Known {
                year: Some(2025),
                latest: None,
            },
        )
        .unwrap()
        .meeting;
        assert_eq!(m.date.map(|d| d.to_string()).as_deref(), Some("2025-11-03"));
        assert_eq!(chair_of(&m), ("黄国强", Some("县委副书记、县长")));
        assert_eq!(m.term.as_deref(), Some("十九届"));
    }

    #[test]
    fn the_place_is_no_part_of_the_chair() {
        let m = read(
            "2024年5月13日上午，市长张伟在市政府三楼会议室主持召开市政府第5次常务会议。",
            Known::default(),
        )
        .unwrap()
        .meeting;
        assert_eq!(m.place.as_deref(), Some("市政府三楼会议室"));
        assert_eq!(chair_of(&m), ("张伟", Some("市长")));
    }

    #[test]
    fn a_day_that_is_none_is_told() {
        let told = read(
            "2024年2月30日，市长张伟同志主持召开市政府第5次常务会议。",
            Known::default(),
        )
        .unwrap();
        assert_eq!(
            (told.meeting.date, told.odd_date.as_deref()),
            (None, Some("2024年2月30日"))
        );
        assert_eq!(chair_of(&told.meeting), ("张伟", Some("市长")));
    }

    #[test]
    fn a_sentence_without_a_chair_is_no_meeting() {
        assert_eq!(read("为做好防汛工作，现通知如下：", Known::default()), None);
    }
}
