//! 10.3: the attendance as it is printed: which names stand in which line, and where.
//!
//! Pure arrangement in characters of 三号, so that all pages show the same lines. Nothing here knows
//! a format, a face or a page.

use super::gbt9704 as gbt;
use super::wording::{labelled, note, padded, width};
use crate::model::{Attendance, Person};

/// Lines that go together: one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The label that opens it, with its colon; none where the list before goes on.
    pub(crate) label: Option<String>,
    /// How far right of the paragraph's indent its lines begin, in characters.
    pub(crate) hang: usize,
    /// The label of a group within the list, with its colon, on a line of its own.
    pub(crate) group: Option<String>,
    /// The lines.
    pub(crate) rows: Vec<Vec<Entry>>,
}

/// A name, or a unit with its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it begins, in characters right of the [hang](Stretch::hang).
    pub(crate) column: usize,
    /// The text.
    pub(crate) text: String,
}

/// All lists in the order of the model. Who is named in the body's prose stands there only.
pub(crate) fn attendance(attendance: &Attendance) -> Vec<Stretch> {
    let lists = attendance.lists();
    let list = |(label, people): &(&str, &[Person])| list(label, people);
    lists.iter().flat_map(list).collect()
}

/// One list: bare names and names with more beside them in stretches of their own.
fn list(label: &str, people: &[Person]) -> Vec<Stretch> {
    let listed: Vec<&Person> = people.iter().filter(|p| !p.in_prose).collect();
    let together = |a: &&Person, b: &&Person| a.group == b.group && is_bare(a) == is_bare(b);
    let mut before = Before::default();
    listed
        .chunk_by(together)
        .map(|people| stretch(label, people, &mut before))
        .collect()
}

/// What stands above a stretch of the same list.
#[derive(Default)]
struct Before<'a> {
    /// The group of the stretch above.
    group: Option<Option<&'a str>>,
    /// Whether what goes on stands under the list's own label.
    labelled: bool,
}

fn stretch<'a>(label: &str, people: &[&'a Person], before: &mut Before<'a>) -> Stretch {
    let group = people.first().and_then(|p| p.group.as_deref());
    // 固定列席 is a label of its own; 第一议题 stands under the label of the list.
    let own = group.filter(|g| g.ends_with(label));
    let goes_on = before.group == Some(group);
    // Behind a group the label stands again, lest those who follow be read as of that group.
    let ends_group = group.is_none() && matches!(before.group, Some(Some(_)));
    let under_label = before.labelled && own.is_none() && !ends_group;
    *before = Before {
        group: Some(group),
        labelled: own.is_none(),
    };
    let label = labelled(own.unwrap_or(label));
    let hang = width(&label).ceil() as usize;
    Stretch {
        hang,
        group: group.filter(|_| own.is_none() && !goes_on).map(labelled),
        rows: rows(entries(people), room(hang)),
        label: (!goes_on && !under_label).then_some(label),
    }
}

/// Characters of a line right of the hang.
fn room(hang: usize) -> usize {
    gbt::COLUMNS.saturating_sub(gbt::INDENT + hang).max(1)
}

fn is_bare(p: &Person) -> bool {
    p.unit.is_none() && p.title.is_none() && p.reason.is_none()
}

fn entries(people: &[&Person]) -> Vec<String> {
    if people.iter().all(|p| is_bare(p)) {
        return names(people);
    }
    // Behind a title that is printed, a name without one would be read as sharing it.
    let lent = |a: &Person, b: &Person| a.title.is_some() && b.title.is_none();
    let together = |a: &&Person, b: &&Person| a.unit.is_some() && a.unit == b.unit && !lent(a, b);
    people.chunk_by(together).map(unit).collect()
}

/// Bare names; short ones are padded only beside longer ones.
fn names(people: &[&Person]) -> Vec<String> {
    let pad = people.iter().any(|p| p.name.chars().count() > 2);
    let name = |p: &&Person| if pad { padded(&p.name) } else { p.name.clone() };
    people.iter().map(name).collect()
}

/// People of one unit: the unit once, a title once for all who share it, the names joined by 、.
fn unit(people: &[&Person]) -> String {
    let unit = people.first().and_then(|p| p.unit.as_deref()).unwrap_or("");
    let mut title = None;
    let mut names = Vec::with_capacity(people.len());
    for p in people {
        names.push(person(p, title.replace(&p.title) != Some(&p.title)));
    }
    format!("{unit}{}", names.join("、"))
}

fn person(p: &Person, titled: bool) -> String {
    let reason = p.reason.as_deref().map(note).unwrap_or_default();
    let title = p.title.as_deref().filter(|_| titled).unwrap_or("");
    format!("{title}{}{reason}", p.name)
}

/// Lines of `room` characters in columns of one name and a gap: an entry too wide for one column
/// takes several, and one that does not fit what is left of a line opens the next.
fn rows(entries: Vec<String>, room: usize) -> Vec<Vec<Entry>> {
    let pitch = gbt::NAME_CELL + gbt::NAME_GAP;
    let mut rows: Vec<Vec<Entry>> = Vec::new();
    let mut column = 0;
    for text in entries {
        let wide = width(&text);
        if rows.is_empty() || column as f64 + wide > room as f64 {
            rows.push(Vec::new());
            column = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(Entry { column, text });
        }
        // The next column that is free, as a tab finds it.
        column += ((wide / pitch as f64).floor() as usize + 1) * pitch;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(unit: &str, name: &str) -> Person {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        Person {
            unit,
            name: name.into(),
            ..Person::default()
        }
    }

    fn observers(people: &[Person]) -> Vec<Stretch> {
        attendance(&Attendance {
            observers: people.to_vec(),
            ..Attendance::default()
        })
    }

    fn texts(stretch: &Stretch) -> Vec<&str> {
        let entries = stretch.rows.iter().flatten();
        entries.map(|e| e.text.as_str()).collect()
    }

    #[test]
    fn short_names_are_padded_only_beside_longer_ones() {
        let mixed = observers(&[person("", "陈羔"), person("", "林小满")]);
        assert_eq!(texts(&mixed[0]), ["陈\u{3000}羔", "林小满"]);
        let short = observers(&[person("", "陈羔"), person("", "林满")]);
        assert_eq!(texts(&short[0]), ["陈羔", "林满"]);
    }

    #[test]
    fn a_shared_unit_is_printed_once() {
        let list = observers(&[
            person("市财政局", "甲乙"),
            person("市财政局", "丙丁"),
            person("市档案馆", "戊己"),
        ]);
        assert_eq!(texts(&list[0]), ["市财政局甲乙、丙丁", "市档案馆戊己"]);
    }

    #[test]
    fn a_shared_title_is_printed_once_and_never_lent() {
        let titled = |name: &str, title: Option<&str>| Person {
            title: title.map(Into::into),
            ..person("县政府", name)
        };
        let deputy = Some("副县长");
        let list = observers(&[
            titled("甲乙", deputy),
            titled("丙丁", deputy),
            titled("戊己", None),
        ]);
        assert_eq!(texts(&list[0]), ["县政府副县长甲乙、丙丁", "县政府戊己"]);
    }

    #[test]
    fn a_group_keeps_its_label_and_a_reason_its_brackets() {
        let mut late = person("", "甲乙丙");
        late.reason = Some("出差".into());
        late.group = Some("第一议题".into());
        let list = observers(&[person("", "丁戊己"), late]);
        assert_eq!(list[0].label.as_deref(), Some("列席："));
        assert_eq!((list[1].label.as_deref(), list[1].hang), (None, 3));
        assert_eq!(list[1].group.as_deref(), Some("第一议题："));
        assert_eq!(texts(&list[1]), ["甲乙丙（出差）"]);
    }

    #[test]
    fn who_came_without_a_group_was_printed_below_the_group_before() {
        let person = |name: &str, group: Option<&str>| Person {
            name: name.into(),
            group: group.map(Into::into),
            ..Person::default()
        };
        let people = [
            person("赵一", None),
            person("钱二", Some("企业")),
            person("孙三", None),
        ];
        let list = list("列席", &people);
        let labels: Vec<_> = list.iter().map(|s| s.label.as_deref()).collect();
        assert_eq!(labels, [Some("列席："), None, Some("列席：")]);
    }

    #[test]
    fn a_group_that_ends_in_the_label_is_a_label_of_its_own() {
        let mut fixed = person("", "甲乙丙");
        fixed.group = Some("固定列席".into());
        let list = observers(&[fixed, person("", "丁戊己")]);
        let labels: Vec<_> = list.iter().map(|s| s.label.as_deref()).collect();
        assert_eq!(labels, [Some("固定列席："), Some("列席：")]);
        assert_eq!((list[0].hang, list[1].hang), (5, 3));
        assert!(list.iter().all(|s| s.group.is_none()));
    }

    #[test]
    fn bare_names_stand_apart_from_units_with_names() {
        let list = observers(&[person("", "陈羔"), person("市档案馆", "戊己")]);
        assert_eq!(list.len(), 2);
        assert_eq!(list[1].label, None);
        assert_eq!(texts(&list[1]), ["市档案馆戊己"]);
    }

    #[test]
    fn who_is_named_in_prose_is_not_listed_again() {
        let mut chair = person("", "陈羔");
        chair.in_prose = true;
        assert!(observers(&[chair]).is_empty());
    }

    #[test]
    fn six_names_fill_a_line_and_a_wide_entry_takes_more_columns() {
        let columns = |people: &[Person]| -> Vec<Vec<usize>> {
            let rows = observers(people)[0].rows.clone();
            let row = |r: &Vec<Entry>| r.iter().map(|e| e.column).collect();
            rows.iter().map(row).collect()
        };
        let names = vec![person("", "林小满"); 7];
        assert_eq!(columns(&names), [vec![0, 4, 8, 12, 16, 20], vec![0]]);
        let long = [person("", "阿依古丽·买买提"), person("", "林小满")];
        assert_eq!(columns(&long), [[0, 12]]);
        let units = ["市财政局", "市公安局", "市档案馆"];
        let units = units.map(|u| person(u, "林小满"));
        assert_eq!(columns(&units), [[0, 8, 16]]);
    }

    #[test]
    fn an_entry_of_half_a_column_more_goes_where_a_tab_goes() {
        let list = observers(&[person("", "Ali林小满甲"), person("", "林小满")]);
        assert_eq!(list[0].rows[0][1].column, 8);
    }
}
