//! Where a unit ends, a title stands and a name begins, in a run of characters without marks.
//!
//! Every place is weighed by the tables of organ endings, titles and family names. Nothing here
//! knows what stands beside the run.

use super::words::names;
use super::words::organs::{self, OWN_LEVEL};
use smallvec::SmallVec;
use std::ops::Range;

/// A run read as unit, title and name: byte ranges, empty for what is not there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Reading {
    pub(super) unit: Range<usize>,
    pub(super) title: Range<usize>,
    pub(super) name: Range<usize>,
    /// How well the tables bear it out.
    pub(super) score: f32,
    /// The next best reading, where it is nearly as good.
    pub(super) second: Option<String>,
}

impl Reading {
    pub(super) fn has_unit(&self) -> bool {
        !self.unit.is_empty() || !self.title.is_empty()
    }

    pub(super) fn plus(mut self, score: f32) -> Self {
        self.score += score;
        self
    }

    fn show(&self, run: &str) -> String {
        let parts = [&self.unit, &self.title, &self.name].map(|r| run.get(r.clone()).unwrap_or(""));
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// How near a second reading must come to be named.
const NEAR: f32 = 0.8;
/// What stands before a name and ends like no unit or title that is known.
const UNKNOWN_UNIT: f32 = -3.5;
/// A title whose last character the name would take.
const TORN_TITLE: f32 = -1.0;
/// A district whose last character the name would take.
const TORN_DISTRICT: f32 = -1.5;
/// The least bytes of the ending of an office or a title of which a name takes no part.
const LONG_ENDING: usize = 3 * '室'.len_utf8();
/// The longest name that is looked for, in characters.
const LONGEST_NAME: usize = 14;
/// The longest name without a dot.
const HAN_NAME: usize = 4;

/// 赵晓东副县长, 市财政局何平局长: a name with its title behind it, maybe behind its unit.
pub(super) fn name_before_title(run: &str) -> Option<Reading> {
    let at = title_start(run).filter(|&at| at > 0)?;
    named_before(run, at).or_else(|| named_between(run, at))
}

/// A name of three characters, or of two where the title tells them apart: 林业局长 is an office.
fn named_before(run: &str, at: usize) -> Option<Reading> {
    let name: SmallVec<[char; 8]> = run.get(..at)?.chars().take(HAN_NAME + 1).collect();
    let title = run.get(at..)?;
    let apart = DEPUTIES.iter().any(|d| title.starts_with(d)) || HEADS.contains(&title);
    let sound = name.len() == 3 || name.len() == 2 && apart;
    let score = name_score(&name).filter(|&score| sound && score > SOUND_NAME)?;
    Some(Reading {
        title: at..run.len(),
        name: 0..at,
        score: score + TITLE_BEHIND,
        ..Reading::default()
    })
}

/// A unit, a name and a title, where unit and name are no longer unit: 市委党校常务副校长 names nobody.
fn named_between(run: &str, at: usize) -> Option<Reading> {
    let before = run.get(..at)?;
    if organs::unit_ending(before).is_some() {
        return None;
    }
    let reading = heaviest(before).0?;
    let name: SmallVec<[char; 8]> = before.get(reading.name.clone())?.chars().collect();
    let score = name_score(&name).filter(|&score| score > SOUND_NAME)?;
    let unit = !reading.unit.is_empty() && reading.title.is_empty();
    let unit = unit && unit_score(before.get(reading.unit.clone())?).is_some();
    unit.then_some(Reading {
        title: at..run.len(),
        score: score + TITLE_BEHIND + UNIT_BEFORE,
        second: None,
        ..reading
    })
}

/// What a name weighs at least that a family name bears out.
const SOUND_NAME: f32 = 2.5;
/// What qualifies the title of one among several.
const DEPUTIES: [&str; 4] = ["副", "代", "常务副", "第一副"];
/// Titles of which no office of two characters is the head.
const HEADS: [&str; 10] = [
    "市长",
    "县长",
    "区长",
    "州长",
    "省长",
    "镇长",
    "乡长",
    "书记",
    "主席",
    "秘书长",
];
/// A title that stands right behind its name.
const TITLE_BEHIND: f32 = -0.4;
/// A unit right before both: rather a title of the name beside it, where there is one.
const UNIT_BEFORE: f32 = -1.0;

/// The best reading of a run that ends with a name; `None` where nothing in it can be one.
pub(super) fn read(run: &str) -> Option<Reading> {
    let (best, next) = heaviest(run);
    let best = best?;
    let near = next.filter(|r| best.score - r.score < NEAR);
    let second = near.map(|r| r.show(run));
    Some(Reading { second, ..best })
}

/// The heaviest reading of a run but for the one that was taken, however far behind.
pub(super) fn other(run: &str, taken: &str) -> Option<String> {
    let (best, next) = heaviest(run);
    let both = best.into_iter().chain(next).map(|r| r.show(run));
    both.into_iter().find(|r| r != taken)
}

/// The two heaviest readings of a run.
fn heaviest(run: &str) -> (Option<Reading>, Option<Reading>) {
    let chars: SmallVec<[(usize, char); 32]> = run.char_indices().collect();
    let letters: SmallVec<[char; 32]> = chars.iter().map(|&(_, c)| c).collect();
    // A name that ends as a title does is none, so it is no longer than the shortest such title.
    let titled = names::shortest_title_ending(run).map(str::len);
    // 公室 is no name but the end of 办公室, and 程师 that of 工程师.
    let endings = [organs::unit_ending(run), names::title_ending(run)];
    let ending = endings.into_iter().flatten().map(str::len).max();
    let (mut best, mut next) = (None, None);
    let near = letters.len().saturating_sub(LONGEST_NAME);
    let foreign = letters.iter().skip(near).any(|&c| is_dot(c));
    let longest = if foreign { LONGEST_NAME } else { HAN_NAME };
    for from in chars.len().saturating_sub(longest)..chars.len() {
        let at = chars.get(from).map_or(run.len(), |c| c.0);
        let len = run.len() - at;
        let inside = ending.is_some_and(|ending| ending >= LONG_ENDING && len < ending);
        if titled.is_some_and(|titled| len >= titled) || inside {
            continue;
        }
        if let Some(reading) = read_at(run, at, letters.get(from..).unwrap_or_default()) {
            keep_two(reading, &mut best, &mut next);
        }
    }
    (best, next)
}

/// The run with a name from `at` on.
fn read_at(run: &str, at: usize, name: &[char]) -> Option<Reading> {
    let score = name_score(name)?;
    let before = of_unit(run.get(..at)?)?;
    let torn = if parts_a_title(run, at) {
        TORN_TITLE
    } else if parts_a_district(run, at) {
        TORN_DISTRICT
    } else {
        0.0
    };
    Some(Reading {
        name: at..run.len(),
        score: score + before.score + torn,
        ..before
    })
}

/// Keeps the two heaviest readings; of equals the earlier one.
fn keep_two(reading: Reading, best: &mut Option<Reading>, next: &mut Option<Reading>) {
    let beats = |other: &Option<Reading>| other.as_ref().is_none_or(|o| reading.score > o.score);
    if beats(best) {
        *next = best.replace(reading);
    } else if beats(next) {
        *next = Some(reading);
    }
}

/// Whether a name that begins at `at` takes the last character of a title: 局 | 长孙立.
fn parts_a_title(run: &str, at: usize) -> bool {
    let first = run.get(at..).and_then(|r| r.chars().next());
    let end = at + first.map_or(0, char::len_utf8);
    let title = run.get(..end).and_then(names::title_ending);
    title.is_some_and(|t| t.chars().count() > 1)
}

/// Whether a name that begins at `at` takes the last character of a district whose name ends as a
/// place does without it: 东乡 | 区谭咏. Few are called 区, and few places have a name of two characters.
fn parts_a_district(run: &str, at: usize) -> bool {
    let takes = run.get(at..).is_some_and(|name| name.starts_with('区'));
    let mut place = run.get(..at).unwrap_or("").chars();
    let kind = place.next_back();
    takes && kind.is_some_and(|c| matches!(c, '市' | '县' | '乡' | '镇')) && place.count() == 1
}

/// A run read as unit and title, without a name. The empty run weighs nothing.
pub(super) fn of_unit(run: &str) -> Option<Reading> {
    if run.is_empty() {
        return Some(Reading::default());
    }
    let title = title_start(run);
    let unit = run.get(..title.unwrap_or(run.len()))?;
    let title = title.unwrap_or(run.len())..run.len();
    let score = match (unit_score(unit), title.is_empty()) {
        (Some(score), _) => score,
        // A title alone, or behind words that are no organ, is a title as a whole.
        (None, false) => {
            return Some(Reading {
                title: 0..run.len(),
                score: 2.0,
                ..Reading::default()
            });
        }
        (None, true) => UNKNOWN_UNIT,
    };
    Some(Reading {
        unit: 0..unit.len(),
        title,
        score,
        ..Reading::default()
    })
}

/// Words that hold unit and title and no name: 市财政局局长, or 党工委副书记、管委会主任, titles that
/// 、 parts, whose unit is named only where all of them are of it. `None` where they are neither.
pub(super) fn of_office(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut parts = words.split('、');
    let first = parts.next().unwrap_or(words);
    if first.len() == words.len() {
        let reading = of_unit(words).filter(|r| r.score > 0.0)?;
        return Some((reading.unit, reading.title));
    }
    if !words.split('、').all(is_title) {
        return None;
    }
    let unit = of_unit(first)?.unit;
    let of = first.get(unit.clone()).unwrap_or("");
    let shared = parts.all(|title| names::fits(of, title));
    let unit = if shared { unit } else { 0..0 };
    Some((unit.clone(), unit.end..words.len()))
}

/// Whether a run ends as a title does.
pub(super) fn is_title(run: &str) -> bool {
    title_start(run).is_some()
}

/// Where the title begins that a run ends with, with the words that qualify it.
pub(super) fn title_start(run: &str) -> Option<usize> {
    let title = names::title_ending(run)?;
    let mut start = run.len() - title.len();
    while let Some(word) = names::qualifier_ending(run.get(..start)?) {
        start -= word.len();
    }
    Some(start)
}

/// How well a run bears out to be the name of a unit; `None` where nothing says so.
fn unit_score(unit: &str) -> Option<f32> {
    let unit = organs::unbracketed(unit);
    let len = unit.chars().count();
    let suffix = organs::unit_ending(unit)?.chars().count();
    if len < 2 {
        return None;
    }
    let own = len >= 3 && unit.starts_with(OWN_LEVEL);
    // 村局 is the end of a name that a line has cut; 市局 and 沙县 are whole.
    let office = unit.ends_with(['局', '委', '厅', '部', '处', '科']);
    let cut = len == 2 && office && !unit.starts_with(OWN_LEVEL);
    let short = match (suffix, cut) {
        (1, true) => -1.5,
        _ => 0.0,
    };
    Some(2.0 + 0.15 * suffix.min(4) as f32 + if own { 0.3 } else { 0.0 } + short)
}

/// How well characters bear out to be a person's name; `None` where they cannot be one.
pub(super) fn name_score(name: &[char]) -> Option<f32> {
    let foreign = name.iter().any(|&c| is_dot(c));
    let longest = if foreign { LONGEST_NAME } else { HAN_NAME };
    if name.len() > longest || !name.iter().all(|&c| is_of_a_name(c)) {
        return None;
    }
    if foreign {
        let titled = if opens_with_a_title(name) { -1.5 } else { 0.0 };
        let inside = ![name.first(), name.last()]
            .into_iter()
            .flatten()
            .any(|&c| is_dot(c));
        return (name.len() >= 3 && inside).then_some(2.5 + titled);
    }
    let family = names::family_name_len(name);
    let score = match (name.len(), family) {
        (2, 1) => 3.0,
        (3, 1 | 2) | (4, 2) => 3.2,
        (4, 1) => 0.0,
        (2 | 3, 0) => -1.0,
        (4, 0) => -3.0,
        _ => return None,
    };
    Some(score + ends_like_a_place(name))
}

/// Whether it parts the names of a name, or is written for what does.
fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '．' | '.')
}

/// Whether a name may hold it: letters, the dots of names and what stands for hidden characters.
fn is_of_a_name(c: char) -> bool {
    let ideograph = matches!(c, '\u{4e00}'..='\u{9fff}');
    ideograph || c.is_alphabetic() || is_dot(c) || matches!(c, '〇' | '○' | '×' | 'X' | '*')
}

/// 馆长迪丽热巴·买买提 is a title and a name.
fn opens_with_a_title(name: &[char]) -> bool {
    let head = |n: usize| name.get(..n).unwrap_or_default().iter().collect::<String>();
    (2..5).any(|n| names::title_ending(&head(n)).is_some())
}

/// What it costs a name to end as a place does, and as an office does.
const LIKE_A_PLACE: (f32, f32) = (-2.5, -8.0);

/// 常江区 and 常委会 begin with a family name and end as no given name does.
fn ends_like_a_place(name: &[char]) -> f32 {
    match name {
        [.., '委' | '商' | '协' | '工' | '合', '会'] => LIKE_A_PLACE.1,
        [.., '公', '司']
        | [.., '政' | '科', '协']
        | [.., '妇' | '残' | '文' | '侨' | '商', '联'] => LIKE_A_PLACE.1,
        [
            ..,
            '局' | '委' | '厅' | '办' | '室' | '处' | '院' | '股' | '府',
        ] => LIKE_A_PLACE.1,
        [
            ..,
            '市' | '县' | '区' | '镇' | '乡' | '省' | '部' | '长' | '所' | '站' | '队',
        ] => LIKE_A_PLACE.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(run: &str) -> String {
        read(run).map_or("-".into(), |r| r.show(run))
    }

    #[test]
    fn units_titles_and_names() {
        for (run, want) in [
            ("市发改委王晖", "市发改委 王晖"),
            ("云岭工业园区孙扬", "云岭工业园区 孙扬"),
            ("市公安局副局长黄钺", "市公安局 副局长 黄钺"),
            ("欧阳明", "欧阳明"),
            ("市卫生健康委苗乐", "市卫生健康委 苗乐"),
            ("县林草局阿依古丽·买买提", "县林草局 阿依古丽·买买提"),
            ("县林草局阿依古丽.买买提", "县林草局 阿依古丽.买买提"),
            ("区政府办公室区小明", "区政府办公室 区小明"),
            ("金溪县区小明", "金溪县 区小明"),
        ] {
            assert_eq!(show(run), want);
        }
    }

    #[test]
    fn a_district_lost_its_last_character_to_the_name() {
        let reading = read("东乡区谭咏").unwrap();
        assert_eq!(reading.show("东乡区谭咏"), "东乡区 谭咏");
        assert_eq!(reading.second, None);
    }

    #[test]
    fn a_group_of_inspectors_was_a_part_of_the_title() {
        assert_eq!(show("纪检组组长宁宁"), "纪检组 组长 宁宁");
        assert_eq!(show("纪检组长宁宁"), "纪检组长 宁宁");
    }

    #[test]
    fn what_cannot_be_a_name_is_none() {
        assert_eq!(show("2021年"), "-");
        assert_eq!(show("市"), "-");
    }
}
