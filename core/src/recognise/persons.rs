//! Lists of names to persons: who is named, of which unit, with which title.
//!
//! A list is a row of tokens parted by spaces, line ends and marks. Which tokens belong together
//! (a padded name, a unit that a line end cut, a unit and its name in two columns) and where a
//! unit ends and a name begins is settled for the whole list at once: every way to read it is
//! weighed by the tables of family names, titles and organ endings, and the heaviest wins. Where a
//! second reading is nearly as heavy, the entry is marked as unsure.

use super::groups::{self, UNREAD};
use super::split::{self, Reading};
use super::tokens::{self, Gap, Token, joined, joined_len};
use super::words::names;
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
    /// Whether it is an office or a crowd, and names nobody.
    pub(super) nobody: bool,
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

/// The persons of a list, and the marks and brackets between them.
pub(super) fn read(lines: &[Text], budget: &Budget) -> Result<(Vec<Entry>, Vec<Text>), Error> {
    let mut marks = Vec::new();
    let tokens = tokens::of_lines(lines, &mut marks);
    budget.spend(tokens.len() * MOST * 4)?;
    Ok((entries(&tokens), marks))
}

// ── The heaviest way to read all tokens ──────────────────────────────────────────────────────

/// The most tokens that one entry takes: 区委常委、政府副区长、公安分局 局长 韩 建华.
const MOST: usize = 6;
/// A reading that the tables hardly bear out.
const DOUBTFUL: f32 = 0.5;
/// A name without a unit after one with a unit, with nothing but space between.
const UNIT_DROPPED: f32 = -3.0;

/// A name that takes unit and title from the one before it in its row.
const SHARED: f32 = -0.6;
/// The same, at the head of a new line.
const SHARED_OVER: f32 = -1.5;
/// A colon between two entries, and not inside one.
const COLON: f32 = -3.0;

/// What stands before a name, as far as the next name needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing, or nothing that is shared.
    Bare,
    /// 市财政局吴伟: unit or title in the run of the name.
    Glued,
    /// 市财政局　吴伟: in a column of its own, for all who follow in the row.
    Column,
}

const STATES: [State; 3] = [State::Bare, State::Glued, State::Column];

/// The best reading that ends at one token, and what it stands on.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: f32,
    len: usize,
    before: State,
}

const NOTHING: Best = Best {
    score: f32::NEG_INFINITY,
    len: 1,
    before: State::Bare,
};

/// For each number of tokens, the best reading that ends there in each state.
fn entries(tokens: &[Token]) -> Vec<Entry> {
    let start = Best {
        score: 0.0,
        ..NOTHING
    };
    let mut best = vec![[start, NOTHING, NOTHING]];
    for end in 1..=tokens.len() {
        let mut here = [NOTHING; 3];
        for len in 1..=MOST.min(end) {
            let group = tokens.get(end - len..end).unwrap_or_default();
            let before = best.get(end - len).copied().unwrap_or([NOTHING; 3]);
            weigh(group, before, &mut here);
        }
        best.push(here);
    }
    trace(tokens, &best)
}

/// Adds a group to the best readings before it, and keeps the sum where it beats those known.
fn weigh(group: &[Token], before: [Best; 3], here: &mut [Best; 3]) {
    let Some(reading) = groups::read(group) else {
        return;
    };
    let own = state(group, &reading);
    for (best, before) in before.into_iter().zip(STATES) {
        let (step, now) = step(group, before, own);
        let score = best.score + reading.score + step;
        let slot = match now {
            State::Bare => &mut here[0],
            State::Glued => &mut here[1],
            State::Column => &mut here[2],
        };
        if score > slot.score {
            *slot = Best {
                score,
                len: group.len(),
                before,
            };
        }
    }
}

/// The state that an entry by itself leaves behind it.
fn state(group: &[Token], reading: &Reading) -> State {
    if !reading.has_unit() {
        return State::Bare;
    }
    let parts = |at: usize| {
        let (head, tail) = (group.get(..at), group.get(at..));
        let name = head.is_some_and(|h| joined_len(h) == reading.name.start);
        let apart = |t: &Token| matches!(t.gap, Gap::Space | Gap::Colon);
        name && tail.and_then(|t| t.first()).is_some_and(apart)
    };
    // A title behind the name is that person's own.
    let own = !reading.title.is_empty() && reading.title.start >= reading.name.end;
    if !own && (1..group.len()).any(parts) {
        State::Column
    } else {
        State::Glued
    }
}

/// What it costs an entry to stand behind another, and the state behind both.
fn step(group: &[Token], before: State, own: State) -> (f32, State) {
    let gap = group.first().map_or(Gap::Start, |t| t.gap);
    match (before, own, gap) {
        (State::Column, State::Bare, Gap::Space) => (SHARED, State::Column),
        (State::Column, State::Bare, Gap::Line) => (SHARED_OVER, State::Column),
        (State::Column, State::Bare, Gap::Pause) => (0.0, State::Column),
        (State::Glued, State::Bare, Gap::Space | Gap::Line) => (UNIT_DROPPED, State::Bare),
        (_, _, Gap::Colon) => (COLON, own),
        _ => (0.0, own),
    }
}

fn trace(tokens: &[Token], best: &[[Best; 3]]) -> Vec<Entry> {
    let mut groups = Vec::new();
    let mut end = tokens.len();
    let last = best.last().into_iter().flatten().zip(STATES);
    let mut state = last
        .max_by(|(a, _), (b, _)| a.score.total_cmp(&b.score))
        .map_or(State::Bare, |(_, state)| state);
    while end > 0 {
        let ends = best.get(end).into_iter().flatten().zip(STATES);
        let here = ends
            .filter(|(_, s)| *s == state)
            .map(|(b, _)| *b)
            .next()
            .unwrap_or(NOTHING);
        let start = end.saturating_sub(here.len.max(1));
        groups.push((tokens.get(start..end).unwrap_or_default(), here.before));
        end = start;
        state = here.before;
    }
    let mut out: Vec<Entry> = Vec::new();
    // Where the row begins in which 、 parts the entries.
    let mut beside = 0;
    for (group, before) in groups.into_iter().rev() {
        let mut entry = entry(group);
        if let Some(last) = out.last().filter(|_| !entry.nobody) {
            share(&mut entry, last, group, before);
        }
        beside = if group.first().is_some_and(|t| t.gap == Gap::Pause) {
            beside
        } else {
            out.len()
        };
        excuse(out.get_mut(beside..).unwrap_or_default(), &entry);
        out.push(entry);
    }
    out
}

/// 郑国瑞、冯立因公出差: what a sentence says of the last is said of all whom 、 puts beside him.
fn excuse(beside: &mut [Entry], entry: &Entry) {
    let told = |r: &&Text| r.start() == entry.name.end();
    let Some(reason) = entry.reason.as_ref().filter(told) else {
        return;
    };
    let free = beside.iter_mut().rev().take_while(|e| e.reason.is_none());
    free.for_each(|e| e.reason = Some(reason.clone()));
}

/// Gives an entry what it shares with the one before: a name that 、 or its row puts beside another
/// its unit and title, a deputy the unit of the head.
fn share(entry: &mut Entry, last: &Entry, group: &[Token], before: State) {
    let gap = group.first().map_or(Gap::Start, |t| t.gap);
    let row = before == State::Column && matches!(gap, Gap::Space | Gap::Line);
    let beside = gap == Gap::Pause || row;
    if beside && entry.unit.is_none() && entry.title.is_none() {
        // There is one 局长: whoever stands beside him is none.
        let sole = last
            .title
            .as_ref()
            .is_some_and(|t| names::is_sole(t.as_str()));
        entry.unit.clone_from(&last.unit);
        entry.title = last.title.clone().filter(|_| !sole);
        let doubt = row && (gap == Gap::Line || sole);
        if doubt && entry.unit.is_some() | entry.title.is_some() {
            entry.second = Some(entry.name.as_str().to_owned());
        }
    } else if gap == Gap::Pause
        && entry.unit.is_none()
        && let (Some(unit), Some(title)) = (&last.unit, &entry.title)
        && names::fits(unit.as_str(), title.as_str())
    {
        entry.unit = Some(unit.clone());
    }
}

fn entry(group: &[Token]) -> Entry {
    let whole = joined(group);
    let reading = groups::read(group).unwrap_or_else(|| Reading {
        name: 0..whole.len(),
        ..Reading::default()
    });
    let part = |r: &Range<usize>| Some(whole.slice(r.clone())).filter(|t| !t.is_empty());
    let spaced = group.iter().skip(1).any(|t| t.gap == Gap::Space);
    let name = whole.slice(reading.name.clone());
    let alone = group.first().filter(|_| group.len() == 1);
    let weight = alone.and_then(|t| t.alone.nobody);
    let bare = reading.unit.is_empty() && reading.title.is_empty();
    Entry {
        nobody: bare && weight == Some(reading.score),
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
            people("赵晓东 孙 毅 周来清 江涵\n郑国瑞 冯 立"),
            ["赵晓东", "孙毅", "周来清", "江涵", "郑国瑞", "冯立"]
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
            people("市市场监管局虞明、施军 市统计局夏宁"),
            ["市市场监管局/虞明", "市市场监管局/施军", "市统计局/夏宁"]
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
    fn a_title_in_the_third_column_went_to_the_next_row() {
        assert_eq!(
            people(
                "市消防支队　李靖　支队长\n市气象局　王 珊　副局长\n市民政局　何立新　党组成员、副局长"
            ),
            [
                "市消防支队/支队长/李靖",
                "市气象局/副局长/王珊",
                "市民政局/党组成员、副局长/何立新"
            ]
        );
        assert_eq!(
            people("市公安局　王珊　副局长　李靖"),
            ["市公安局/王珊", "副局长/李靖"]
        );
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

    #[test]
    fn a_padded_name_behind_titles_left_them_to_the_person_before() {
        assert_eq!(
            people("副市长周　涛、市委常委、常务副市长吴　敏"),
            ["副市长/周涛", "市委常委、常务副市长/吴敏"]
        );
        assert_eq!(
            people("市委常委、副市长　欧阳　敏，市公安局党委委员、副局长周　涛"),
            ["市委常委、副市长/欧阳敏", "市公安局/党委委员、副局长/周涛"]
        );
        assert_eq!(
            people("市委常委、常务副市长欧 阳 敏、副市长周涛 李 明"),
            ["市委常委、常务副市长/欧阳敏", "副市长/周涛", "李明"]
        );
    }

    #[test]
    fn a_title_and_nothing_else_was_a_persons_name() {
        let list = "高远、副市长。";
        let lines = [Text::of(list, 0..list.len())];
        let budget = Budget::new(&Limits::default(), &Cancel::default());
        let (entries, _) = read(&lines, &budget).unwrap();
        let nobody: Vec<_> = entries
            .iter()
            .map(|e| (e.name.as_str(), e.nobody))
            .collect();
        assert_eq!(nobody, [("高远", false), ("副市长", true)]);
    }

    /// Those whom nobody is named by, and the units of the others.
    fn brackets(list: &str) -> Vec<String> {
        let lines = [Text::of(list, 0..list.len())];
        let budget = Budget::new(&Limits::default(), &Cancel::default());
        let (entries, _) = read(&lines, &budget).unwrap();
        let show = |e: &Entry| {
            let parts = [e.unit.as_ref(), e.title.as_ref(), Some(&e.name)];
            let parts = parts.into_iter().flatten().map(Text::as_str);
            let words = parts.collect::<Vec<_>>().join("/");
            let reason = e.reason.as_ref().map(|r| format!("({})", r.as_str()));
            let nobody = if e.nobody { "-" } else { "" };
            format!("{nobody}{words}{}", reason.unwrap_or_default())
        };
        entries.iter().map(show).collect()
    }

    #[test]
    fn a_bracket_inside_a_unit_tore_it() {
        for (list, want) in [
            (
                "各县（区）人民政府主要负责人",
                &["-各县（区）人民政府主要负责人"][..],
            ),
            ("各县（市、区）、王磊", &["-各县（市、区）", "王磊"]),
            ("各乡（镇）长", &["-各乡（镇）长"]),
            ("市委（市政府）办公室李刚", &["市委（市政府）办公室/李刚"]),
            (
                "市发改委（物价局）李刚、市教育局王磊",
                &["市发改委（物价局）/李刚", "市教育局/王磊"],
            ),
            ("市发改委（物价局）　李　刚", &["市发改委（物价局）/李刚"]),
            (
                "市财政局王磊（女）　李刚（因病）",
                &["市财政局/王磊(女)", "李刚(因病)"],
            ),
        ] {
            assert_eq!(brackets(list), want, "{list}");
        }
    }

    #[test]
    fn an_office_that_nobody_holds_took_a_place_in_another_unit() {
        assert_eq!(
            brackets("市教育局　李　明　市自然资源局局长 （空缺）　市财政局王磊"),
            ["市教育局/李明", "-市自然资源局局长(空缺)", "市财政局/王磊"]
        );
    }
}
