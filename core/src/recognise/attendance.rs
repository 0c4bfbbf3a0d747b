//! 出席、列席、请假、缺席、记录 (10.3): the region of the labels, and its lists.

use super::builder::{self, Builder};
use super::columns;
use super::cue::{self, Group, Label};
use super::persons::{self, Entry};
use super::prose::Named;
use super::split;
use super::squeeze::{Squeezed, is_close, is_colon, is_open};
use super::tokens;
use super::top;
use super::words::labels::{List, NOBODY};
use super::words::names;
use super::words::organs;
use super::words::statements::PARAGRAPH_HEADS;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::Budget;
use crate::lines::{CellText, Line, Look, Text};
use crate::messages::Code;
use crate::model::{Attendance, ExtraKind, Person};
use std::collections::BTreeSet;
use std::ops::Range;

/// The lines of the attendance: from the first label to what cannot belong to a list of names.
pub(super) fn region(lines: &[Line]) -> Option<Range<usize>> {
    let label = label_of;
    // 第一议题： names a group only where a list has begun.
    let opens = |l: &Line| cue::attendance(&l.text).is_some_and(|l| l.what.1 != Group::Topic);
    let rows = |at: usize| {
        lines
            .get(at..at + 2)
            .is_some_and(|two| two.iter().all(heads_row))
    };
    let mut at = 0..lines.len();
    let first = at.find(|&at| lines.get(at).is_some_and(opens) || rows(at))?;
    let above = lines.get(..first)?.iter().rev();
    let first = first - above.take_while(|l| cue::staff(&l.text).is_some()).count();
    let listed = numbered_list(lines.get(first..)?);
    let worked = |at: usize| lines.get(at).is_some_and(|l| cue::staff(&l.text).is_some());
    let ends = |(at, l): (usize, &Line)| {
        let below = at > 0 && worked(first + at - 1);
        label(l).is_none()
            && !worked(first + at)
            && (below
                || cue::compiled(&l.text).is_some()
                || cue::date(&l.text).is_some()
                || cue::issued(&l.text).is_some()
                || cue::distribution(&l.text).is_some()
                || cue::bracketed_line(&l.text).is_some()
                || cue::attachment_label(&l.text).is_some()
                || cue::level(&l.text).is_some_and(|n| Some(n.level) != listed)
                || cue::site(&l.text)
                || is_other_label(&l.text)
                || opens_prose(l.text.as_str())
                || is_prose(l.text.as_str()))
    };
    let len = lines.get(first..)?.iter().enumerate().position(ends);
    let end = len.map_or(lines.len(), |n| first + n);
    let signed = lines
        .get(first..end)?
        .iter()
        .rposition(|l| !cue::signature(&l.text));
    // An organ's name right above a date closes the document, not the list.
    let dated = lines.get(end).is_some_and(|l| cue::date(&l.text).is_some());
    Some(
        first..if dated {
            first + signed.map_or(0, |n| n + 1)
        } else {
            end
        },
    )
}

/// A label of a list, or of a group within it.
fn label(text: &Text) -> Option<Label<(List, Group)>> {
    cue::attendance(text).or_else(|| cue::offices(text))
}

/// A label of a line, or in a cell of its own at the head of a row: 出席 | 甲.
fn label_of(line: &Line) -> Option<Label<(List, Group)>> {
    label(&line.text).or_else(|| row_label(line))
}

fn row_label(line: &Line) -> Option<Label<(List, Group)>> {
    let (first, more) = line.cells.split_first()?;
    let word = first.text.as_str();
    // 参加 | 3人次 counts people, and names none.
    let counts = |c: &CellText| c.text.as_str().contains(|c: char| c.is_ascii_digit());
    let listed = line.look == Look::Row && !more.is_empty() && !more.iter().any(counts);
    let heads = listed && line.text.as_str().starts_with(word);
    heads.then(|| cue::attendance(&first.text)).flatten()
}

fn heads_row(line: &Line) -> bool {
    row_label(line).is_some()
}

/// The level of the numbers that the entries of a list carry: （一）县委组织部：钱进.
fn numbered_list(lines: &[Line]) -> Option<u8> {
    let level = |text: &Text| cue::level(text).map(|n| n.level);
    let first = |at: usize| {
        let label = lines.get(at).and_then(|l| cue::attendance(&l.text))?;
        let rest = lines.get(at)?.text.cut(label.bytes).1.trim();
        if rest.is_empty() {
            let next = &lines.get(at + 1)?.text;
            level(next).filter(|_| cue::attendance(next).is_none())
        } else {
            level(&rest)
        }
    };
    (0..lines.len().min(LABELS_REACH)).find_map(first)
}

/// Among how many lines a numbered list is looked for.
const LABELS_REACH: usize = 60;

/// A label that is none of the attendance: 主题词：, 审核：. A unit before a colon is an entry.
fn is_other_label(text: &Text) -> bool {
    let s = Squeezed::head(text, 10);
    let Some(colon) = s
        .chars
        .iter()
        .position(|&c| is_colon(c))
        .filter(|&i| i >= 2)
    else {
        return false;
    };
    let word: String = s.get(0..colon).iter().collect();
    let group = ["部门", "单位", "乡镇", "街道", "园区"];
    let of_people = organs::unit_ending(&word).is_some()
        || names::title_ending(&word).is_some()
        || group.iter().any(|w| word.ends_with(w));
    word.chars().all(char::is_alphabetic) && !of_people
}

/// 会议听取了以下事项： begins the text behind the lists.
fn opens_prose(line: &str) -> bool {
    let meeting = PARAGRAPH_HEADS.iter().any(|w| line.starts_with(w));
    meeting || line.ends_with("如下：") || line.ends_with("事项：")
}

/// A sentence is no list: it has no separators and goes on and on.
fn is_prose(line: &str) -> bool {
    let marks = line.matches(['、', '，', ' ', '　', '（']).count();
    line.chars().count() > 40 && marks == 0 || line.contains("。") && !line.ends_with('。')
}

/// Reads the region into the model.
pub(super) fn read(lines: &[Line], out: &mut Builder<'_>, budget: &Budget) -> Result<(), Error> {
    let mut at = 0;
    let mut current = List::Present;
    while let Some(line) = lines.get(at) {
        if cue::staff(&line.text).is_some() {
            take_staff(&line.text, out);
            at += 1;
            continue;
        }
        let label = label_of(line);
        let (head, first) = line.text.cut(label.as_ref().map_or(0, |l| l.bytes));
        let rest = lines.get(at + 1..).unwrap_or_default();
        let more = rest
            .iter()
            .take_while(|l| label_of(l).is_none() && cue::staff(&l.text).is_none())
            .count();
        let below = rest.get(..more).unwrap_or_default();
        let first = first.trim();
        let told = columns::read(below).filter(|_| first.is_empty());
        let mut texts = vec![first];
        texts.extend(below.iter().map(|l| l.text.clone()));
        texts.retain(|t| !t.is_empty());
        texts.retain(|t| !heads_columns(t, out));
        let mut texts = closed(texts, out);
        let (list, named) = label
            .as_ref()
            .map_or((List::Present, Group::None), |l| l.what);
        let list = if named == Group::Offices {
            current
        } else {
            list
        };
        current = list;
        let group = label
            .filter(|_| named != Group::None)
            .map(|l| head.slice(l.word));
        out.label(&head);
        let group = group.or_else(|| group_inside(&mut texts, out));
        let (entries, marks) = match told {
            Some(told) => told,
            None => persons::read(&texts, budget)?,
        };
        take_marks(&marks, out);
        take_entries(list, group.as_ref(), entries, out);
        at += 1 + more;
    }
    Ok(())
}

/// 签发：林清远 names who approved; the model has no place for those who checked the paper.
fn take_staff(text: &Text, out: &mut Builder<'_>) {
    let free = out.doc.header.approvers.is_empty();
    if free && cue::approvers(text).is_some() {
        top::approvers(text, &[], out);
    } else {
        out.extra(ExtraKind::Site, text);
    }
}

/// 姓名　单位　职务: takes a line that only names the columns of the list.
fn heads_columns(text: &Text, out: &mut Builder<'_>) -> bool {
    let heads = columns::is_head(text);
    if heads {
        out.label(text);
    }
    heads
}

/// 列席：第一至三议题：甲、乙: the group that a list opens with.
fn group_inside(texts: &mut [Text], out: &mut Builder<'_>) -> Option<Text> {
    let first = texts.first_mut()?;
    let label = label(first).filter(|l| l.what.1 != Group::None)?;
    let (head, rest) = first.cut(label.bytes);
    out.label(&head);
    *first = rest.trim();
    Some(head.slice(label.word))
}

/// Puts lines together that part a bracket: 甲（因病 ⏎ 请假）.
fn closed(texts: Vec<Text>, out: &mut Builder<'_>) -> Vec<Text> {
    let mut whole: Vec<Text> = Vec::with_capacity(texts.len());
    for text in texts {
        let closes = text.as_str().find(is_close);
        let closes = closes.filter(|&at| at < LONGEST_REASON);
        let opens = closes.and_then(|_| opened(whole.last()?));
        match (whole.last_mut(), opens, closes) {
            (Some(last), Some(start), Some(end)) => {
                let (_, before) = last.cut(start);
                let (behind, _) = text.cut(end);
                let was = format!("{}⏎{}", before.as_str(), behind.as_str());
                let now = format!("{}{}", before.as_str(), behind.as_str());
                let finding = out.finding_at(Code::CutEntry, before.start()..behind.end());
                out.report(finding.change(was, now));
                last.push(&text);
            }
            _ => whole.push(text),
        }
    }
    whole
}

/// Where the bracket begins that a line leaves open.
fn opened(text: &Text) -> Option<usize> {
    let s = text.as_str();
    let open = s.rfind(is_open).filter(|_| s.len() < LONGEST_CUT)?;
    (s.rfind(is_close) < Some(open)).then_some(open)
}

/// The most bytes of a line that a bracket leaves open.
const LONGEST_CUT: usize = 4000;
/// The most bytes of a reason on its second line.
const LONGEST_REASON: usize = 120;

/// What stands between the entries of a list.
fn take_marks(marks: &[Text], out: &mut Builder<'_>) {
    for mark in marks {
        if mark.as_str().starts_with(tokens::is_dot) {
            let finding = out.finding(Code::ClosingDot, mark);
            out.report(finding);
        }
        out.label(mark);
    }
}

fn take_entries(list: List, group: Option<&Text>, entries: Vec<Entry>, out: &mut Builder<'_>) {
    for entry in entries {
        if NOBODY.contains(&entry.name.as_str()) {
            out.label(&entry.name);
            continue;
        }
        if entry.nobody {
            let finding = out.finding(Code::NobodyNamed, &entry.name);
            out.report(finding);
        }
        let entry = explained(list, entry);
        let path = builder::entry(path_of(list), slot(&mut out.doc.attendance, list).len(), "");
        report(&entry, &path, out);
        let person = person(&entry, group, &path, out);
        slot(&mut out.doc.attendance, list).push(person);
    }
}

/// 甲（市财政局局长）: in a list of those who were there a bracket names unit and title, or the title
/// alone where the unit stands before the name.
fn explained(list: List, mut entry: Entry) -> Entry {
    let away = matches!(list, List::OnLeave | List::Absent);
    let Some(text) = entry
        .reason
        .clone()
        .filter(|_| entry.title.is_none() && !away)
    else {
        return entry;
    };
    let text = text.squeezed();
    let Some((unit, title)) = split::of_office(text.as_str()) else {
        return entry;
    };
    let part = |r| Some(text.slice(r)).filter(|t: &Text| !t.is_empty());
    if entry.unit.is_none() {
        entry.unit = part(unit);
        entry.title = part(title);
        entry.reason = None;
    } else if unit.is_empty() {
        entry.title = part(title);
        entry.reason = None;
    }
    entry
}

/// Adds those whom a sentence names and no list does.
pub(super) fn add_told(named: Vec<Named>, out: &mut Builder<'_>) {
    let lists = out.doc.attendance.lists();
    let mut known: BTreeSet<String> = lists
        .iter()
        .flat_map(|(_, list)| list.iter().map(|p| p.name.clone()))
        .collect();
    let body = out.body_places();
    for Named {
        list,
        person,
        second,
    } in named
    {
        if !known.insert(person.name.clone()) {
            continue;
        }
        let at = slot(&mut out.doc.attendance, list).len();
        let path = builder::entry(path_of(list), at, "");
        let parts = [("unit", &person.unit), ("title", &person.title)];
        for (field, words) in parts {
            if let Some(words) = words {
                out.told(&format!("{path}.{field}"), words, &body);
            }
        }
        out.told(&format!("{path}.name"), &person.name, &body);
        if let Some(second) = second {
            let parts = [
                person.unit.as_deref(),
                person.title.as_deref(),
                Some(&*person.name),
            ];
            let now = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let finding = Diagnostic::new(Code::UnsureEntry).change(second, now);
            out.report(finding.of(path_of(list)));
        }
        slot(&mut out.doc.attendance, list).push(person);
    }
}

fn path_of(list: List) -> &'static str {
    match list {
        List::Present => "attendance.present",
        List::Observers => "attendance.observers",
        List::OnLeave => "attendance.on_leave",
        List::Absent => "attendance.absent",
        List::Recorders => "attendance.recorders",
    }
}

fn slot(attendance: &mut Attendance, list: List) -> &mut Vec<Person> {
    match list {
        List::Present => &mut attendance.present,
        List::Observers => &mut attendance.observers,
        List::OnLeave => &mut attendance.on_leave,
        List::Absent => &mut attendance.absent,
        List::Recorders => &mut attendance.recorders,
    }
}

fn person(entry: &Entry, group: Option<&Text>, path: &str, out: &mut Builder<'_>) -> Person {
    let mut take = |field: &str, text: &Text| out.take([path, ".", field].concat(), text);
    Person {
        unit: entry.unit.as_ref().map(|t| take("unit", t)),
        title: entry.title.as_ref().map(|t| take("title", t)),
        reason: entry.reason.as_ref().map(|t| take("reason", &t.squeezed())),
        name: take("name", &entry.name),
        group: group.map(|t| take("group", &t.squeezed())),
        in_prose: false,
    }
}

fn report(entry: &Entry, path: &str, out: &mut Builder<'_>) {
    let name = entry.name.as_str();
    let printed = |t: &Text, out: &Builder<'_>| out.source.slice(t.start(), t.end()).to_owned();
    if entry.spaced {
        let was = printed(&entry.name, out);
        let finding = out
            .finding(Code::SpacedName, &entry.name)
            .change(was, name)
            .of(path);
        out.report(finding);
    }
    if entry.cut && !entry.spaced {
        let whole = entry.whole();
        let was = printed(&whole, out)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("⏎");
        let finding = out
            .finding(Code::CutEntry, &whole)
            .change(was, whole.as_str())
            .of(path);
        out.report(finding);
    }
    if !entry.nobody {
        doubt(entry, path, out);
    }
}

/// Names the second choice of an entry that is unsure, or says that no table knows a name in it.
fn doubt(entry: &Entry, path: &str, out: &mut Builder<'_>) {
    let odd = entry.unread || entry.is_odd();
    let whole = entry.whole();
    let parts = [entry.unit.as_ref(), entry.title.as_ref(), Some(&entry.name)];
    let now = parts.into_iter().flatten().map(Text::as_str);
    let now = now.collect::<Vec<_>>().join(" ");
    let other = || odd.then(|| split::other(whole.as_str(), &now)).flatten();
    let finding = match entry.second.clone().or_else(other) {
        Some(second) => out.finding(Code::UnsureEntry, &whole).change(second, now),
        None if odd => out.finding(Code::UnknownName, &whole),
        None => return,
    };
    out.report(finding.of(path));
}
