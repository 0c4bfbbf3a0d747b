//! 出席, 列席, 请假, 缺席, 记录 (10.3): a label, then names that hang behind it.

use super::flow::{Flow, Shape};
use super::pages::{ElementId, Tag};
use super::text::Span;
use crate::error::Error;
use crate::model::{Attendance, Person};
use crate::style::{gbt9704 as gb, wording};

/// Sets all lists that have somebody to name.
pub(super) fn attendance(flow: &mut Flow<'_>, attendance: &Attendance) -> Result<(), Error> {
    let lists = attendance.lists();
    let printed = lists.map(|(label, list)| {
        let named: Vec<_> = list.iter().filter(|p| !p.in_prose).collect();
        (label, named)
    });
    if printed.iter().all(|(_, list)| list.is_empty()) {
        return Ok(());
    }
    flow.skip(gb::ATTENDANCE_BLANK_LINES);
    let list = flow.out.tree.add(Tag::List, None);
    for (label, people) in printed.iter().filter(|(_, people)| !people.is_empty()) {
        people_list(flow, label, people, list)?;
    }
    Ok(())
}

fn people_list(
    flow: &mut Flow<'_>,
    label: &str,
    people: &[&Person],
    list: ElementId,
) -> Result<(), Error> {
    let item = flow.out.tree.add(Tag::ListItem, Some(list));
    let label_owner = flow.element(Tag::Label, Some(item));
    let label = wording::labelled(label);
    let hang = gb::INDENT + label.chars().count();
    let owner = flow.element(Tag::ListBody, Some(item));
    let mut spans = vec![Span::new(label, gb::ATTENDANCE_LABEL, label_owner)];
    let mut first = gb::INDENT;
    let columns = gb::COLUMNS.saturating_sub(hang);
    for group in people.chunk_by(|a, b| a.group == b.group) {
        if let Some(name) = group.first().and_then(|p| p.group.as_deref()) {
            spans.push(Span::new(wording::labelled(name), gb::BODY, owner).together());
        }
        let texts = entries(group, columns);
        spans.extend(
            texts
                .into_iter()
                .map(|t| Span::new(t, gb::BODY, owner).together()),
        );
        flow.paragraph(
            &spans,
            Shape {
                align: super::lines::Align::Left,
                ..Shape::body(first, hang)
            },
        )?;
        spans.clear();
        first = hang;
    }
    Ok(())
}

/// The entries of a list, each with the white space that parts it from the next.
fn entries(people: &[&Person], columns: usize) -> Vec<String> {
    let plain = |p: &Person| p.unit.is_none() && p.title.is_none() && p.reason.is_none();
    let mut out = Vec::new();
    for run in people.chunk_by(|a, b| plain(a) == plain(b)) {
        if run.first().is_some_and(|p| plain(p)) {
            grid(run, columns, &mut out);
        } else {
            run_on(run, &mut out);
        }
    }
    if let Some(last) = out.last_mut() {
        last.truncate(last.trim_end().len());
    }
    out
}

/// Names alone stand in cells of one width: two characters are padded to three (practice of name
/// grids; names of four and more stay as they are and fill up to the next cell).
fn grid(people: &[&Person], columns: usize, out: &mut Vec<String>) {
    let cell = gb::NAME_CELL + gb::NAME_GAP;
    let a_line = (columns + gb::NAME_GAP) / cell;
    let mut used = 0;
    for person in people {
        let padded = wording::padded(&person.name);
        let length = padded.chars().count();
        let takes = (length + gb::NAME_GAP).div_ceil(cell);
        used = if used + takes > a_line {
            takes
        } else {
            used + takes
        };
        let fill = (takes * cell).saturating_sub(length);
        out.push(padded + &"　".repeat(fill));
    }
}

/// Persons with a unit, a title or a reason run on; those of one unit share it.
fn run_on(people: &[&Person], out: &mut Vec<String>) {
    let same = |a: &&Person, b: &&Person| {
        a.unit.is_some() && a.unit == b.unit && a.reason.is_none() && b.reason.is_none()
    };
    for group in people.chunk_by(same) {
        for (i, person) in group.iter().enumerate() {
            let unit = if i == 0 { person.unit.as_deref() } else { None };
            let title = person.title.as_deref();
            let mut text = [unit.unwrap_or(""), title.unwrap_or(""), &person.name].concat();
            if let Some(reason) = &person.reason {
                text += &format!("（{reason}）");
            }
            text.push(if i + 1 < group.len() { '、' } else { '　' });
            out.push(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(unit: Option<&str>, name: &str) -> Person {
        Person {
            unit: unit.map(Into::into),
            name: name.into(),
            ..Person::default()
        }
    }

    #[test]
    fn two_character_names_are_padded_and_units_shared() {
        let people = [
            person(None, "陈羔"),
            person(None, "阿依古丽"),
            person(None, "王小明"),
            person(Some("市财政局"), "虞伟"),
            person(Some("市财政局"), "施卫兵"),
        ];
        let people: Vec<_> = people.iter().collect();
        let want = [
            "陈　羔　",
            "阿依古丽　　　　",
            "王小明　",
            "市财政局虞伟、",
            "施卫兵",
        ];
        assert_eq!(entries(&people, 23), want);
    }
}
