//! Lists of names to tokens: what spaces, line ends and marks part, with the brackets behind them.
//!
//! Knows characters and single words, and nothing of which tokens belong together.

use super::cue;
use super::split::{self, Reading};
use super::squeeze::{is_close, is_open};
use super::words::labels::{KINDS_OF_PLACES, VACANT, is_crowd};
use super::words::names;
use super::words::organs;
use crate::lines::Text;
use smallvec::SmallVec;
use std::ops::Range;

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
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
pub(super) struct Token {
    pub(super) text: Text,
    pub(super) gap: Gap,
    /// The mark before it.
    pub(super) mark: Text,
    pub(super) reason: Option<Text>,
    pub(super) alone: Alone,
}

/// What a token is by itself: asked of each way to group it with others, so settled once.
#[derive(Debug, Clone, Default)]
pub(super) struct Alone {
    pub(super) chars: usize,
    pub(super) reading: Option<Reading>,
    /// Its weight as a name and nothing else.
    pub(super) name: Option<f32>,
    pub(super) titled: bool,
    /// Whether it ends as a unit or a title may.
    pub(super) closes: bool,
    /// How well it bears out to be an office or a crowd.
    pub(super) nobody: Option<f32>,
}

impl Alone {
    fn of(token: &str) -> Self {
        let letters: SmallVec<[char; 32]> = token.chars().collect();
        let last = organs::unbracketed(token).chars().next_back();
        let closes = last.is_some_and(may_close);
        // 有关单位负责人 names nobody, though 单 is a family name.
        let titled = closes && !is_crowd(token);
        Self {
            chars: letters.len(),
            reading: (titled.then(|| split::name_before_title(token)).flatten())
                .or_else(|| split::read(token)),
            name: split::name_score(&letters),
            titled: closes && split::is_title(token),
            closes,
            nobody: nobody(token, closes && letters.len() > 2),
        }
    }

    /// 市自然资源局局长（空缺）: an office that nobody holds stands by itself.
    fn vacant(chars: usize) -> Self {
        Self {
            chars,
            nobody: Some(CROWD),
            ..Self::default()
        }
    }
}

/// Whether a unit or a title may end with a character.
fn may_close(c: char) -> bool {
    organs::closes_a_unit(c) || names::closes_a_title(c)
}

/// An office among those who are named.
const OFFICE: f32 = -0.5;
/// A crowd among those who are named.
const CROWD: f32 = 1.5;
/// Who holds an office, without the name: rather the title of the name beside it.
const HOLDER: f32 = -4.0;
/// A title and nothing else, which is nobody's name: much rather that of a name beside it.
const TITLE: f32 = -7.0;

/// How well words bear out to be a crowd or, where they may, an office or who holds it.
fn nobody(words: &str, office: bool) -> Option<f32> {
    if is_crowd(words) {
        return Some(CROWD);
    }
    if split::title_start(words) == Some(0) {
        return Some(TITLE);
    }
    let reading = office.then(|| split::of_unit(words)).flatten();
    let reading = reading.filter(|r| !r.unit.is_empty() && r.score > 2.0)?;
    Some(if reading.title.is_empty() {
        OFFICE
    } else {
        HOLDER
    })
}

/// The tokens of a list; labels, marks and numbers go to `marks`.
pub(super) fn of_lines(lines: &[Text], marks: &mut Vec<Text>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut gap = Gap::Start;
    let headed = lines.first().is_some_and(is_headed);
    for line in lines {
        if gap != Gap::Start && gap != Gap::Pause && gap != Gap::Mark {
            gap = Gap::Line;
        }
        gap = match headed {
            true => headed_tokens(line, gap, &mut out, marks),
            false => line_tokens(line, gap, &mut out, marks),
        };
    }
    padded(out)
}

/// （市人大）钱进　（市政协）吴敏: a list in which brackets hold the units of those behind them.
fn is_headed(line: &Text) -> bool {
    let s = line.as_str();
    let Some(len) = bracket_len(s).filter(|_| s.starts_with(is_open)) else {
        return false;
    };
    let inner = s.get(..len).unwrap_or("");
    let inner = inner.trim_matches(|c| is_open(c) || is_close(c));
    let behind = s.get(len..).and_then(|b| b.chars().next());
    organs::unit_ending(inner).is_some() && behind.is_some_and(char::is_alphabetic)
}

/// The tokens of a line of such a list.
fn headed_tokens(line: &Text, gap: Gap, out: &mut Vec<Token>, marks: &mut Vec<Text>) -> Gap {
    let s = line.as_str();
    let (mut gap, mut at) = (gap, 0);
    while let Some(rest) = s.get(at..)
        && let Some(open) = rest.find(is_open)
        && let Some(len) = rest.get(open..).and_then(bracket_len)
    {
        let before = line.slice(at..at + open).trim();
        if !before.is_empty() {
            line_tokens(&before, gap, out, marks);
        }
        let bracket = line.slice(at + open..at + open + len);
        let width = |c: Option<char>| c.map_or(0, char::len_utf8);
        let inner = width(bracket.as_str().chars().next())
            ..len - width(bracket.as_str().chars().next_back());
        marks.push(bracket.slice(0..inner.start));
        marks.push(bracket.slice(inner.end..len));
        line_tokens(&bracket.slice(inner), Gap::Mark, out, marks);
        (gap, at) = (Gap::Space, at + open + len);
    }
    line_tokens(&line.slice(at..s.len()), gap, out, marks)
}

fn line_tokens(line: &Text, gap: Gap, out: &mut Vec<Token>, marks: &mut Vec<Text>) -> Gap {
    let s = line.as_str();
    let mut next = (gap, Text::default());
    // （一）县委组织部：钱进, 1. 王磊: the number belongs to the list.
    let numbered = cue::level(line).map_or_else(|| serial_len(line.as_str()), |l| l.bytes);
    marks.extend(Some(line.slice(0..numbered)).filter(|_| numbered > 0));
    let (mut start, mut at) = (numbered, numbered);
    while let Some(c) = s.get(at..).and_then(|r| r.chars().next()) {
        let ends = boundary(c).or_else(|| full_stop(s.get(start..at)?, s.get(at..)?));
        let bracket = s.get(at..).filter(|_| is_open(c)).and_then(bracket_len);
        let width = bracket.unwrap_or(c.len_utf8());
        let bracket = bracket.filter(|_| !is_of_the_unit(s, start..at, width));
        if ends.is_some() || bracket.is_some() {
            flush(line.slice(start..at), &mut next, out, marks);
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
    flush(line.slice(start..s.len()), &mut next, out, marks);
    next.0
}

/// The digits that count a row: 1 王磊 市发改委.
fn serial_len(s: &str) -> usize {
    let len = s.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let apart = s
        .get(len..)
        .is_some_and(|r| r.starts_with(char::is_whitespace));
    if apart && len <= 3 { len } else { 0 }
}

/// 冯立因公出差: the bytes of a name before the reason that keeps somebody away.
fn excused(text: &Text) -> usize {
    let s = text.as_str();
    let at = s.find('因').filter(|at| (4..19).contains(at));
    let named = |at: &usize| {
        let name = s.get(..*at).unwrap_or("");
        let name = name.strip_suffix("同志").unwrap_or(name);
        let why = s.get(*at..).unwrap_or("");
        let more = why.chars().count() > 2 || matches!(why, "因病" | "因事" | "因公");
        more && Alone::of(name).name.is_some_and(|score| score >= SOUND)
    };
    at.filter(named).unwrap_or(s.len())
}

/// 王磊同志: the word of address belongs to nobody's name.
fn addressed(text: &Text) -> usize {
    let s = text.as_str();
    let named = |name: &&str| {
        let alone = Alone::of(name);
        !is_crowd(name) && alone.reading.is_some_and(|r| r.score >= SOUND)
    };
    let name = s.strip_suffix("同志").filter(named);
    name.map_or(s.len(), str::len)
}

/// What joins the last of a list to those before: no name begins with it.
const JOINS: &str = "以及";

fn flush(text: Text, next: &mut (Gap, Text), out: &mut Vec<Token>, marks: &mut Vec<Text>) {
    let joined = if text.as_str().starts_with(JOINS) {
        JOINS.len()
    } else {
        0
    };
    let (joins, text) = text.cut(joined);
    marks.extend(Some(joins).filter(|j| !j.is_empty()));
    let (text, reason) = behind(text, excused);
    let (text, address) = behind(text, addressed);
    marks.extend(address);
    if !text.is_empty() {
        let (gap, mark) = std::mem::replace(next, (Gap::Line, Text::default()));
        out.push(Token {
            alone: Alone::of(text.as_str()),
            text,
            gap,
            mark,
            reason,
        });
    }
}

/// A text up to where `end` says, and what stands behind.
fn behind(text: Text, end: impl Fn(&Text) -> usize) -> (Text, Option<Text>) {
    let at = end(&text);
    if at >= text.len() {
        return (text, None);
    }
    let (text, rest) = text.cut(at);
    (text, Some(rest))
}

/// The most characters of a title or a unit that is padded.
const LONGEST_PADDED: usize = 8;

/// Titles and units padded as names are: 市　长, 秘 书 长, 市 财 政 局.
fn padded(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if token.gap == Gap::Colon {
            merge(&mut out, is_spaced_unit);
        }
        let single = token.alone.chars == 1;
        out.push(token);
        if single {
            merge(&mut out, is_padded);
        }
    }
    out
}

/// Makes one of the last tokens, parted by spaces, that a judge takes for one.
fn merge(tokens: &mut Vec<Token>, judge: impl Fn(&[Token]) -> bool) {
    let parted = |t: &&Token| t.gap == Gap::Space;
    let near = tokens.iter().rev().take(LONGEST_PADDED - 1);
    let longest = (near.take_while(parted).count() + 1).min(tokens.len());
    let whole = |len: &usize| tokens.get(tokens.len() - len..).is_some_and(&judge);
    if let Some(len) = (2..=longest).rev().find(whole) {
        let parts = tokens.split_off(tokens.len() - len);
        tokens.extend(as_one(parts));
    }
}

fn is_padded(tokens: &[Token]) -> bool {
    let single = tokens.iter().all(|t| t.alone.chars == 1);
    let title = || split::title_start(joined(tokens).as_str()) == Some(0);
    single && (title() || tokens.len() > 2 && is_spaced_unit(tokens))
}

/// 市   审计局: a unit of one's own level with spaces inside.
fn is_spaced_unit(tokens: &[Token]) -> bool {
    let whole = joined(tokens);
    let own = whole.as_str().starts_with(organs::OWN_LEVEL);
    let long = whole.as_str().chars().count() > 2;
    own && nobody(whole.as_str(), long) >= Some(OFFICE)
}

/// Tokens as one, without the spaces between.
fn as_one(parts: Vec<Token>) -> Option<Token> {
    let text = joined(&parts);
    let reason = parts.last().and_then(|t| t.reason.clone());
    let first = parts.into_iter().next()?;
    Some(Token {
        alone: Alone::of(text.as_str()),
        text,
        reason,
        ..first
    })
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

/// 高远,罗平.: a dot with nothing behind it closes the list. 罗平.王磊: a half-width one between
/// two names parts them; any other inside a name is a part of it, 热巴．买买提.
fn full_stop(before: &str, rest: &str) -> Option<Gap> {
    let behind = rest.strip_prefix(is_dot)?;
    let closes = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let parts = || rest.starts_with('.') && ends_with_a_name(before) && opens_with_a_name(behind);
    (closes || parts()).then_some(Gap::Mark)
}

/// Whether the run before a dot ends with a name of the Han.
fn ends_with_a_name(run: &str) -> bool {
    let near = run.len() <= LONGEST_RUN;
    let reading = near.then(|| split::read(run)).flatten();
    let name = reading.filter(|r| r.score >= SOUND);
    name.is_some_and(|r| names::is_han(run.get(r.name).unwrap_or("")))
}

/// Whether the run behind a dot is a name of the Han, up to what ends it.
fn opens_with_a_name(run: &str) -> bool {
    let ends = |c: char| boundary(c).is_some() || is_open(c) || is_dot(c);
    let near = run.char_indices().take(LONGEST_NAME + 1);
    let end = near.into_iter().find(|&(_, c)| ends(c));
    let name = run.get(..end.map_or(run.len(), |(at, _)| at)).unwrap_or("");
    name.len() <= LONGEST_RUN && names::is_han(name) && Alone::of(name).name >= Some(SOUND)
}

/// The most bytes of a run that a name with its unit and title takes.
const LONGEST_RUN: usize = 120;
/// The most characters of a name without a dot.
const LONGEST_NAME: usize = 4;

/// A dot that is written for 。 or for the · inside a name.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．')
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

/// 各县（区）人民政府, 市发改委（物价局）: a bracket inside or behind a unit that names others of its kind,
/// or its other name, is a part of the run.
fn is_of_the_unit(s: &str, before: Range<usize>, width: usize) -> bool {
    let bracket = before.end..before.end + width;
    let (run, inner) = (s.get(before).unwrap_or(""), s.get(bracket).unwrap_or(""));
    if run.len() > LONGEST_RUN {
        return false;
    }
    let inner = inner.trim_start_matches(is_open).trim_end_matches(is_close);
    let places = || inner.split('、').all(|w| KINDS_OF_PLACES.contains(&w));
    let of_places = KINDS_OF_PLACES.iter().any(|w| run.ends_with(w)) && places();
    let unit = |s: &str| {
        let named = || Alone::of(s).name >= Some(SOUND);
        let own = s.starts_with(organs::OWN_LEVEL) || s.chars().count() > 2;
        own && organs::unit_ending(s).is_some() && !named()
    };
    of_places || unit(run) && unit(inner)
}

/// A bracket behind a name is a reason or a remark to it.
fn remark(bracket: &Text, out: &mut Vec<Token>, marks: &mut Vec<Text>) {
    let s = bracket.as_str();
    let open = s.chars().next().map_or(0, char::len_utf8);
    let close = s.len() - s.chars().next_back().map_or(0, char::len_utf8);
    let inner = bracket.slice(open..close).trim();
    if out.last().is_some_and(|t| names_its_people(t, &inner)) {
        marks.push(bracket.slice(0..open));
        line_tokens(&inner, Gap::Colon, out, marks);
        marks.push(bracket.slice(close..s.len()));
        return;
    }
    match out.last_mut() {
        Some(token) if token.reason.is_none() => {
            if token.alone.nobody.is_some() && VACANT.contains(&inner.as_str()) {
                token.alone = Alone::vacant(token.alone.chars);
            }
            token.reason = Some(inner);
            marks.push(bracket.slice(0..open));
            marks.push(bracket.slice(close..s.len()));
        }
        _ => marks.push(bracket.clone()),
    }
}

/// 教务科（冯立、江涵）: a unit, and its people in the bracket.
fn names_its_people(token: &Token, inner: &Text) -> bool {
    let unit = token.alone.chars > 2 && organs::unit_ending(token.text.as_str()).is_some();
    let mut names = inner
        .as_str()
        .split(['、', '，', ' ', '　'])
        .filter(|n| !n.is_empty());
    let sound = |n: &str| Alone::of(n).name.is_some_and(|score| score >= SOUND);
    unit && names.all(sound)
}

/// The least weight of a name that nothing stands beside.
const SOUND: f32 = 2.5;

/// Tokens as they stand, without the spaces between them.
pub(super) fn joined(group: &[Token]) -> Text {
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
pub(super) fn joined_len(group: &[Token]) -> usize {
    let marks = group.iter().skip(1).filter(|t| t.gap == Gap::Pause);
    let marks: usize = marks.map(|t| t.mark.len()).sum();
    marks + group.iter().map(|t| t.text.len()).sum::<usize>()
}
