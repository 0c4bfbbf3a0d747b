//! Lists of names to persons: who is named, of which unit, with which title.
//!
//! A list is a row of tokens parted by spaces, line ends and marks. Which tokens belong together
//! (a padded name, a unit that a line end cut, a unit and its name in two columns) and where a
//! unit ends and a name begins is settled for the whole list at once: every way to read it is
//! weighed by the tables of family names, titles and organ endings, and the heaviest wins. Where a
//! second reading is nearly as heavy, the entry is marked as unsure.

use super::split::{self, Reading};
use super::squeeze::{is_close, is_open};
use crate::error::Error;
use crate::limits::Budget;
use crate::lines::Text;
use smallvec::SmallVec;
use std::ops::Range;

/// A person as the list names them.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) unit: Option<Text>,
    pub(super) title: Option<Text>,
    pub(super) name: Text,
    pub(super) reason: Option<Text>,
    /// Whether a space stood inside the name.
    pub(super) spaced: bool,
    /// Whether a line end stood inside the entry.
    pub(super) cut: bool,
    /// Another reading, nearly as good.
    pub(super) second: Option<String>,
    /// Whether no table knows anything of it.
    pub(super) unread: bool,
}

impl Entry {
    /// All of it, as one text in the order of the source.
    pub(super) fn whole(&self) -> Text {
        if self.unit.is_none() && self.title.is_none() {
            return self.name.clone();
        }
        let parts = [self.unit.as_ref(), self.title.as_ref(), Some(&self.name)];
        let mut parts: SmallVec<[&Text; 3]> = parts.into_iter().flatten().collect();
        parts.sort_by_key(|p| p.start());
        let mut whole = Text::default();
        parts.into_iter().for_each(|p| whole.push(p));
        whole
    }

    /// Whether the name is none that the table of family names bears out.
    pub(super) fn is_odd(&self) -> bool {
        let name: SmallVec<[char; 32]> = self.name.as_str().chars().collect();
        split::name_score(&name).is_none_or(|score| score < 0.0)
    }
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Start,
    Space,
    Line,
    /// ：
    Colon,
    /// 、
    Pause,
    /// Any other mark: a new entry begins.
    Mark,
}

#[derive(Debug, Clone)]
struct Token {
    text: Text,
    gap: Gap,
    /// The mark before it.
    mark: Text,
    reason: Option<Text>,
    alone: Alone,
}

/// What a token is by itself: asked of each way to group it with others, so settled once.
#[derive(Debug, Clone, Default)]
struct Alone {
    chars: usize,
    reading: Option<Reading>,
    /// What it says as a unit and a title.
    unit: Option<Reading>,
    /// Its weight as a name and nothing else.
    name: Option<f32>,
    titled: bool,
}

impl Alone {
    fn of(token: &str) -> Self {
        let letters: SmallVec<[char; 32]> = token.chars().collect();
        Self {
            chars: letters.len(),
            reading: split::read(token),
            unit: split::of_unit(token),
            name: split::name_score(&letters),
            titled: split::is_title(token),
        }
    }
}

/// The persons of a list, and the marks and brackets between them.
pub(super) fn read(lines: &[Text], budget: &Budget) -> Result<(Vec<Entry>, Vec<Text>), Error> {
    let mut marks = Vec::new();
    let tokens = tokens(lines, &mut marks);
    budget.spend(tokens.len() * MOST * 4)?;
    Ok((entries(&tokens), marks))
}

// ── Tokens ───────────────────────────────────────────────────────────────────────────────────

fn tokens(lines: &[Text], marks: &mut Vec<Text>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut gap = Gap::Start;
    for line in lines {
        if gap != Gap::Start && gap != Gap::Pause && gap != Gap::Mark {
            gap = Gap::Line;
        }
        gap = line_tokens(line, gap, &mut out, marks);
    }
    out
}

fn line_tokens(line: &Text, gap: Gap, out: &mut Vec<Token>, marks: &mut Vec<Text>) -> Gap {
    let s = line.as_str();
    let mut next = (gap, Text::default());
    let (mut start, mut at) = (0, 0);
    while let Some(c) = s.get(at..).and_then(|r| r.chars().next()) {
        let ends = boundary(c);
        let bracket = s.get(at..).filter(|_| is_open(c)).and_then(bracket_len);
        let width = bracket.unwrap_or(c.len_utf8());
        if ends.is_some() || bracket.is_some() {
            flush(line.slice(start..at), &mut next, out);
            start = at + width;
        }
        if bracket.is_some() {
            remark(&line.slice(at..at + width), out, marks);
        } else if let Some(ends) = ends {
            next.0 = gap_after(next.0, ends, out.is_empty());
            if ends != Gap::Space {
                next.1 = line.slice(at..at + width);
                marks.push(next.1.clone());
            }
        }
        at += width;
    }
    flush(line.slice(start..s.len()), &mut next, out);
    next.0
}

fn flush(text: Text, next: &mut (Gap, Text), out: &mut Vec<Token>) {
    if !text.is_empty() {
        let (gap, mark) = std::mem::replace(next, (Gap::Line, Text::default()));
        out.push(Token {
            alone: Alone::of(text.as_str()),
            text,
            gap,
            mark,
            reason: None,
        });
    }
}

fn boundary(c: char) -> Option<Gap> {
    match c {
        _ if c.is_whitespace() => Some(Gap::Space),
        '、' => Some(Gap::Pause),
        '：' | ':' => Some(Gap::Colon),
        '，' | ',' | '；' | ';' | '。' | '|' => Some(Gap::Mark),
        _ => None,
    }
}

/// A mark outweighs a line end, and a line end a space.
fn gap_after(before: Gap, now: Gap, first: bool) -> Gap {
    match (before, now) {
        _ if first => Gap::Start,
        (Gap::Pause | Gap::Mark | Gap::Colon, Gap::Space) => before,
        _ => now,
    }
}

fn bracket_len(s: &str) -> Option<usize> {
    let (at, close) = s.char_indices().take(60).find(|&(_, c)| is_close(c))?;
    Some(at + close.len_utf8())
}

/// A bracket behind a name is a reason or a remark to it.
fn remark(bracket: &Text, out: &mut [Token], marks: &mut Vec<Text>) {
    let s = bracket.as_str();
    let open = s.chars().next().map_or(0, char::len_utf8);
    let close = s.len() - s.chars().next_back().map_or(0, char::len_utf8);
    let inner = bracket.slice(open..close).trim();
    match out.last_mut() {
        Some(token) if token.reason.is_none() => {
            token.reason = Some(inner);
            marks.push(bracket.slice(0..open));
            marks.push(bracket.slice(close..s.len()));
        }
        _ => marks.push(bracket.clone()),
    }
}

// ── The heaviest way to read all tokens ──────────────────────────────────────────────────────

/// The most tokens that one entry takes: 区委常委、政府副区长、公安分局 局长 韩 建华.
const MOST: usize = 6;
/// The most bytes of an entry of several tokens.
const LONGEST_ENTRY: usize = 180;
/// A token that cannot be read at all.
const UNREAD: f32 = -9.0;
/// A reading that the tables hardly bear out.
const DOUBTFUL: f32 = 0.5;
/// A name without a unit after one with a unit, with nothing but space between.
const UNIT_DROPPED: f32 = -3.0;

/// The best reading that ends at one token, and what it stands on.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: f32,
    len: usize,
    after_unit: bool,
}

const NOTHING: Best = Best {
    score: f32::NEG_INFINITY,
    len: 1,
    after_unit: false,
};

/// For each number of tokens, the best reading that ends there without and with a unit.
fn entries(tokens: &[Token]) -> Vec<Entry> {
    let mut best = vec![[
        Best {
            score: 0.0,
            ..NOTHING
        },
        NOTHING,
    ]];
    for end in 1..=tokens.len() {
        let mut here = [NOTHING; 2];
        for len in 1..=MOST.min(end) {
            let group = tokens.get(end - len..end).unwrap_or_default();
            let before = best.get(end - len).copied().unwrap_or([NOTHING; 2]);
            weigh(group, before, &mut here);
        }
        best.push(here);
    }
    trace(tokens, &best)
}

/// Adds a group to the best readings before it, and keeps the sum where it beats those known.
fn weigh(group: &[Token], before: [Best; 2], here: &mut [Best; 2]) {
    let Some((weight, now)) = weight(group) else {
        return;
    };
    let [without, with] = here;
    let slot = if now { with } else { without };
    for (before, after_unit) in before.into_iter().zip([false, true]) {
        let score = before.score + weight + step(group, after_unit, now);
        if score > slot.score {
            *slot = Best {
                score,
                len: group.len(),
                after_unit,
            };
        }
    }
}

/// The weight of a group as one entry, and whether it names a unit or a title.
fn weight(group: &[Token]) -> Option<(f32, bool)> {
    match group {
        [one] => Some(match &one.alone.reading {
            Some(reading) => (reading.score, reading.has_unit()),
            None => (UNREAD, false),
        }),
        _ => read_group(group).map(|r| (r.score, r.has_unit())),
    }
}

fn step(group: &[Token], unit_before: bool, unit_now: bool) -> f32 {
    let apart = group
        .first()
        .is_some_and(|t| matches!(t.gap, Gap::Space | Gap::Line));
    if apart && unit_before && !unit_now {
        UNIT_DROPPED
    } else {
        0.0
    }
}

fn trace(tokens: &[Token], best: &[[Best; 2]]) -> Vec<Entry> {
    let mut groups = Vec::new();
    let mut end = tokens.len();
    let mut unit = best
        .last()
        .is_some_and(|[bare, unit]| unit.score > bare.score);
    while end > 0 {
        let here = best
            .get(end)
            .map_or(NOTHING, |[bare, with]| if unit { *with } else { *bare });
        let start = end.saturating_sub(here.len.max(1));
        groups.push(tokens.get(start..end).unwrap_or_default());
        end = start;
        unit = here.after_unit;
    }
    let mut out: Vec<Entry> = Vec::new();
    for group in groups.into_iter().rev() {
        let mut entry = entry(group);
        let beside = group.first().is_some_and(|t| t.gap == Gap::Pause);
        if beside && entry.unit.is_none() && entry.title.is_none() {
            // A name that 、 puts beside another shares its unit and title.
            entry.unit = out.last().and_then(|e| e.unit.clone());
            entry.title = out.last().and_then(|e| e.title.clone());
        }
        out.push(entry);
    }
    out
}

/// How a group of tokens reads as one entry; `None` where it cannot be one.
fn read_group(group: &[Token]) -> Option<Reading> {
    let (last, before) = group.split_last()?;
    if before.is_empty() {
        let unread = Reading {
            name: 0..last.text.len(),
            score: UNREAD,
            ..Reading::default()
        };
        return Some(last.alone.reading.clone().unwrap_or(unread));
    }
    let bytes: usize = group.iter().map(|t| t.text.len()).sum();
    if bytes > LONGEST_ENTRY || before.iter().any(|t| t.reason.is_some()) {
        return None;
    }
    let inner = group.get(1..)?;
    if inner.iter().any(|t| t.gap == Gap::Mark) {
        return None;
    }
    if inner.iter().any(|t| t.gap == Gap::Pause) {
        return title_chain(group);
    }
    let single = last.alone.chars == 1;
    let cost = match last.gap {
        Gap::Line => Some(-1.0),
        // 办公室冯 立: a space inside the name, behind a unit without one.
        Gap::Space if single => Some(-1.5),
        _ => None,
    };
    let cost = cost.filter(|_| inner.len() == 1);
    let cut = cost.and_then(|cost| Some(split::read(joined(group).as_str())?.plus(cost)));
    let readings = [spaced_name(group), columns(group), title_behind(group), cut];
    readings
        .into_iter()
        .flatten()
        .max_by(|a, b| a.score.total_cmp(&b.score))
}

fn joined(group: &[Token]) -> Text {
    let mut out = Text::default();
    for (i, token) in group.iter().enumerate() {
        if i > 0 && token.gap == Gap::Pause {
            out.push(&token.mark);
        }
        out.push(&token.text);
    }
    out
}

/// The length of [`joined`] tokens, in bytes.
fn joined_len(group: &[Token]) -> usize {
    let marks = group.iter().skip(1).filter(|t| t.gap == Gap::Pause);
    let marks: usize = marks.map(|t| t.mark.len()).sum();
    marks + group.iter().map(|t| t.text.len()).sum::<usize>()
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
        let inside = |t: &Token| matches!(t.gap, Gap::Space | Gap::Colon);
        let parted = tail.iter().skip(1).any(|t| t.gap == Gap::Colon);
        if parted || head.iter().skip(1).any(inside) {
            return None;
        }
        let name = lone_name(tail)?;
        let reading = unit(head).filter(|r| r.score > 0.0)?;
        let from = joined_len(head);
        let name_at = from..from + joined_len(tail);
        Some(Reading {
            name: name_at,
            score: reading.score + name - 0.4,
            ..reading
        })
    });
    readings.max_by(|a, b| a.score.total_cmp(&b.score))
}

/// Tokens read as unit and title.
fn unit(tokens: &[Token]) -> Option<Reading> {
    match tokens {
        [one] => one.alone.unit.clone(),
        _ => split::of_unit(joined(tokens).as_str()),
    }
}

/// A name in one column and the title, maybe with its unit, in the next: 何立新　常务副县长.
fn title_behind(group: &[Token]) -> Option<Reading> {
    let (last, name) = group.split_last()?;
    if last.gap != Gap::Space || !last.alone.titled {
        return None;
    }
    let weight = lone_name(name)?;
    let of = last.alone.unit.as_ref();
    let of = of.filter(|r| !r.title.is_empty() && r.score > 0.0)?;
    let from = joined_len(name);
    Some(Reading {
        unit: from + of.unit.start..from + of.unit.end,
        title: from + of.title.start..from + of.title.end,
        name: 0..from,
        score: weight + of.score - 0.4,
        second: None,
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
    let titles = head.iter().all(|t| t.alone.titled);
    if !titles || head.iter().skip(1).any(|t| t.gap != Gap::Pause) {
        return None;
    }
    let last = match tail {
        [one] => one.alone.reading.clone()?,
        _ => columns(tail)?,
    };
    if last.title.is_empty() {
        return None;
    }
    let before = joined_len(group) - joined_len(tail);
    let name = before + last.name.start..before + last.name.end;
    Some(Reading {
        unit: 0..0,
        title: 0..name.start,
        name,
        score: last.score - 0.2,
        second: last.second,
    })
}

fn entry(group: &[Token]) -> Entry {
    let whole = joined(group);
    let reading = read_group(group).unwrap_or_else(|| Reading {
        name: 0..whole.len(),
        ..Reading::default()
    });
    let part = |r: &Range<usize>| Some(whole.slice(r.clone())).filter(|t| !t.is_empty());
    let spaced = group.iter().skip(1).any(|t| t.gap == Gap::Space);
    let name = whole.slice(reading.name.clone());
    Entry {
        unit: part(&reading.unit),
        title: part(&reading.title),
        spaced: spaced && reading.unit.is_empty() && reading.title.is_empty(),
        name,
        reason: group.last().and_then(|t| t.reason.clone()),
        cut: group.iter().skip(1).any(|t| t.gap == Gap::Line),
        second: reading.second.filter(|_| reading.score > UNREAD),
        unread: reading.score < DOUBTFUL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{Cancel, Limits};
    use crate::reader::text::line_ranges;

    fn people(list: &str) -> Vec<String> {
        let lines: Vec<Text> = line_ranges(list)
            .map(|r| Text::of(list, r).trim())
            .collect();
        let budget = Budget::new(&Limits::default(), &Cancel::default());
        let show = |t: &Option<Text>| {
            t.as_ref()
                .map_or(String::new(), |t| format!("{}/", t.as_str()))
        };
        let (entries, _) = read(&lines, &budget).unwrap();
        entries
            .iter()
            .map(|e| format!("{}{}{}", show(&e.unit), show(&e.title), e.name.as_str()))
            .collect()
    }

    #[test]
    fn padded_names_among_others() {
        assert_eq!(
            people("赵晓东 孙 毅 周来清 江海\n郑国瑞 冯 立"),
            ["赵晓东", "孙毅", "周来清", "江海", "郑国瑞", "冯立"]
        );
    }

    #[test]
    fn units_without_a_separator_and_cut_by_line_ends() {
        assert_eq!(
            people(
                "市委组织部郭宁 市财政局吴伟 市\n民政局蒋亭亭 市人\n社局朱直 市审\n计局顾明 滨海市\n王丽萍 云岭供电公司\n吴坚"
            ),
            [
                "市委组织部/郭宁",
                "市财政局/吴伟",
                "市民政局/蒋亭亭",
                "市人社局/朱直",
                "市审计局/顾明",
                "滨海市/王丽萍",
                "云岭供电公司/吴坚"
            ]
        );
    }

    #[test]
    fn a_unit_shared_and_units_parted_by_the_same_mark() {
        assert_eq!(
            people("市市场监管局虞明、施军 市统计局夏文"),
            ["市市场监管局/虞明", "市市场监管局/施军", "市统计局/夏文"]
        );
        assert_eq!(
            people("清河镇李磊、新桥街道办事处武奎。"),
            ["清河镇/李磊", "新桥街道办事处/武奎"]
        );
    }

    #[test]
    fn a_district_whose_name_could_be_a_persons() {
        assert_eq!(
            people("太湖市张月 常江\n区齐伟 安中区张明"),
            ["太湖市/张月", "常江区/齐伟", "安中区/张明"]
        );
    }

    #[test]
    fn titles_before_a_name() {
        assert_eq!(
            people("区委常委、政府副区长朱丽、张平，公安分局局长韩华。"),
            [
                "区委常委、政府副区长/朱丽",
                "区委常委、政府副区长/张平",
                "公安分局/局长/韩华"
            ]
        );
    }

    #[test]
    fn titles_in_the_column_behind_the_names() {
        assert_eq!(
            people("梁思远　副书记\n何立新　常务副县长\n沈 琳　副县长"),
            ["副书记/梁思远", "常务副县长/何立新", "副县长/沈琳"]
        );
        assert_eq!(people("王强 市长"), ["市长/王强"]);
    }

    #[test]
    fn a_colon_parts_a_unit_from_its_people() {
        assert_eq!(
            people("市教育局 李四平\n市发改委：赵六一"),
            ["市教育局/李四平", "市发改委/赵六一"]
        );
    }

    #[test]
    fn unit_and_name_in_two_columns() {
        assert_eq!(
            people("市发展改革委　　王 强\n市教育局　　李小红"),
            ["市发展改革委/王强", "市教育局/李小红"]
        );
    }
}
