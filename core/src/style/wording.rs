//! How an element is worded on the page: labels, colons, brackets, joined and padded names.
//!
//! Pure functions over the model's strings, so that every writer that prints a page says the same.
//! Nothing here knows a format, a face or a page.

use super::gbt9704 as gbt;
use crate::model::{Classification, Date, Distribution, Person, Seal, Signatory};

/// 7.3.2, 7.3.4, 10.3: the colon after a label.
pub const COLON: char = '：';
/// What stands between the columns of a name list, and inside a padded name.
pub const WIDE_SPACE: char = '\u{3000}';

/// A label with its colon, such as 出席：; one that is there already is not doubled.
pub fn labelled(label: &str) -> String {
    let bare = label.trim_end_matches([COLON, ':']);
    format!("{bare}{COLON}")
}

/// 7.2.2: 密级和保密期限, such as 机密★1年.
pub fn classification(c: &Classification) -> String {
    match &c.term {
        Some(term) => format!("{}★{term}", c.level),
        None => c.level.clone(),
    }
}

/// 7.3.2: the addressees as printed, or their names joined, with the closing colon.
pub fn addressees(names: &[String], text: Option<&str>) -> Option<String> {
    let joined = || (!names.is_empty()).then(|| names.join("，"));
    text.map(str::to_owned)
        .or_else(joined)
        .map(|t| labelled(&t))
}

/// 7.3.6: 附注 in its brackets.
pub fn note(text: &str) -> String {
    format!("（{text}）")
}

/// 7.3.4: the number of an attachment note with its point, such as 1.
pub fn attachment_number(number: &str) -> String {
    let digits = number.chars().all(|c| c.is_ascii_digit());
    format!("{number}{}", if digits { "." } else { "" })
}

/// 7.3.7: the label at the head of an attachment, such as 附件1.
pub fn attachment_label(number: Option<&str>) -> String {
    let number = number.unwrap_or("").trim_end_matches(['.', '．', '、']);
    format!("附件{number}")
}

/// 整理单位 of minutes with the word 整理.
pub fn compiled_by(unit: &str) -> String {
    format!("{unit}整理")
}

/// 成文日期 as printed, or in the standard's form.
pub fn document_date(date: Option<Date>, text: Option<&str>) -> Option<String> {
    text.map(str::to_owned).or_else(|| date.map(Date::printed))
}

/// 7.4.3: 印发日期 with the word 印发.
pub fn issued_on(date: Option<Date>, text: Option<&str>) -> Option<String> {
    let day = document_date(date, text)?;
    let bare = day.trim_end_matches("印发");
    Some(format!("{bare}印发"))
}

/// 印数, such as （共印100份）.
pub fn copies(count: u32) -> String {
    note(&format!("共印{count}份"))
}

/// 7.4.2: the recipients as printed, or their names joined with a full stop.
pub fn recipients(d: &Distribution) -> String {
    if d.text.is_empty() {
        moved_addressees(&d.to)
    } else {
        d.text.clone()
    }
}

/// 7.4.2: 主送机关 that stand in the imprint: a full stop closes them.
pub fn moved_addressees(names: &[String]) -> String {
    format!("{}。", names.join("，"))
}

/// 7.3.5.3: 职务 and, two characters on, the name.
pub fn signatory(s: &Signatory) -> String {
    let title = s.title.as_deref().unwrap_or("");
    let gap = if title.is_empty() {
        ""
    } else {
        "\u{3000}\u{3000}"
    };
    format!("{title}{gap}{}", s.name)
}

/// 7.3.5: the right indents of the signature and of the date below it, in characters, from the
/// widths of both. With no word of a seal the rules of 7.3.5.2 hold: nothing else fills the place.
pub fn signature_indents(seal: Option<Seal>, organ: f64, date: f64) -> (f64, f64) {
    let sealed_date = gbt::SEALED_DATE_INDENT as f64;
    let indent = gbt::SIGNATURE_INDENT as f64;
    match seal {
        Some(Seal::Sealed | Seal::NameStamp) => {
            ((sealed_date + (date - organ) / 2.0).max(0.0), sealed_date)
        }
        _ if organ == 0.0 => (0.0, sealed_date),
        _ if date > organ => (2.0 * indent + date - organ, indent),
        _ => (indent, organ - date),
    }
}

/// The width of a text in characters of 字 (3.1): what is narrow counts half.
pub fn width(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.5 } else { 1.0 })
        .sum()
}

/// A name of two characters padded to the width of three, as name grids have it.
pub fn padded(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(a), Some(b), None) if !name.is_ascii() => format!("{a}{WIDE_SPACE}{b}"),
        _ => name.to_owned(),
    }
}

/// The people of one group of an attendance list, as the entries that are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceGroup {
    /// The group's own label, such as 第一议题.
    pub group: Option<String>,
    /// The entries: names, or unit and names.
    pub entries: Vec<String>,
    /// Whether the entries are bare names, padded to one width.
    pub names_only: bool,
}

/// 10.3: an attendance list as it is printed: bare names and names with more beside them in
/// stretches of their own. Who is named in the body's prose stands there only.
pub fn attendance(list: &[Person]) -> Vec<AttendanceGroup> {
    let listed: Vec<&Person> = list.iter().filter(|p| !p.in_prose).collect();
    let together = |a: &&Person, b: &&Person| a.group == b.group && is_bare(a) == is_bare(b);
    listed.chunk_by(together).map(group).collect()
}

fn is_bare(p: &Person) -> bool {
    p.unit.is_none() && p.title.is_none() && p.reason.is_none()
}

fn group(people: &[&Person]) -> AttendanceGroup {
    let names_only = people.iter().all(|p| is_bare(p));
    let entries = if names_only {
        names(people)
    } else {
        let same_unit = |a: &&Person, b: &&Person| a.unit.is_some() && a.unit == b.unit;
        people.chunk_by(same_unit).map(entry).collect()
    };
    let group = people.first().and_then(|p| p.group.clone());
    AttendanceGroup {
        group,
        entries,
        names_only,
    }
}

/// Bare names; short ones are padded only beside longer ones.
fn names(people: &[&Person]) -> Vec<String> {
    let pad = people.iter().any(|p| p.name.chars().count() > 2);
    let name = |p: &&Person| if pad { padded(&p.name) } else { p.name.clone() };
    people.iter().map(name).collect()
}

/// People of one unit: the unit once, the names joined by 、.
fn entry(people: &[&Person]) -> String {
    let unit = people.first().and_then(|p| p.unit.as_deref()).unwrap_or("");
    let names: Vec<String> = people.iter().map(|p| person(p)).collect();
    format!("{unit}{}", names.join("、"))
}

fn person(p: &Person) -> String {
    let reason = p.reason.as_deref().map(note).unwrap_or_default();
    format!("{}{}{reason}", p.title.as_deref().unwrap_or(""), p.name)
}

/// Lays entries out in columns of `pitch` characters, lines of `room`: an entry too wide for one
/// column takes several, and one that does not fit what is left of a line opens the next.
pub fn grid(entries: &[String], pitch: usize, room: usize) -> Vec<Vec<&str>> {
    let pitch = pitch.max(1);
    let mut lines: Vec<Vec<&str>> = Vec::new();
    let mut at = 0;
    for entry in entries {
        let wide = width(entry).ceil() as usize;
        if lines.is_empty() || at + wide > room {
            lines.push(Vec::new());
            at = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(entry);
        }
        at += (wide + 1).div_ceil(pitch) * pitch;
    }
    lines
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

    #[test]
    fn short_names_are_padded_only_beside_longer_ones() {
        let mixed = attendance(&[person("", "陈羔"), person("", "林小满")]);
        assert_eq!(mixed[0].entries, ["陈\u{3000}羔", "林小满"]);
        let short = attendance(&[person("", "陈羔"), person("", "林满")]);
        assert_eq!(short[0].entries, ["陈羔", "林满"]);
    }

    #[test]
    fn a_shared_unit_is_printed_once() {
        let list = [
            person("市财政局", "甲乙"),
            person("市财政局", "丙丁"),
            person("市档案馆", "戊己"),
        ];
        assert_eq!(
            attendance(&list)[0].entries,
            ["市财政局甲乙、丙丁", "市档案馆戊己"]
        );
    }

    #[test]
    fn a_group_keeps_its_label_and_a_reason_its_brackets() {
        let mut late = person("", "甲乙丙");
        late.reason = Some("出差".into());
        late.group = Some("第一议题".into());
        let groups = attendance(&[person("", "丁戊己"), late]);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[1].group.as_deref(), Some("第一议题"));
        assert_eq!(groups[1].entries, ["甲乙丙（出差）"]);
    }

    #[test]
    fn bare_names_stand_apart_from_units_with_names() {
        let list = [
            person("", "陈羔"),
            person("", "林小满"),
            person("市档案馆", "戊己"),
        ];
        let groups = attendance(&list);
        let kinds: Vec<_> = groups.iter().map(|g| g.names_only).collect();
        assert_eq!(kinds, [true, false]);
        assert_eq!(groups[1].entries, ["市档案馆戊己"]);
    }

    #[test]
    fn six_names_fill_a_line_of_twenty_three_and_a_wide_entry_takes_two_columns() {
        let names: Vec<String> = (0..7).map(|_| "林小满".to_owned()).collect();
        let lines = grid(&names, 4, 23);
        assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [6, 1]);
        let mixed = ["阿依古丽·买买提".to_owned(), "林小满".to_owned()];
        assert_eq!(grid(&mixed, 4, 11), [["阿依古丽·买买提"], ["林小满"]]);
    }

    #[test]
    fn the_date_stands_two_characters_right_of_the_organ_or_under_its_middle() {
        assert_eq!(signature_indents(None, 10.0, 6.5), (2.0, 3.5));
        assert_eq!(signature_indents(None, 4.0, 6.5), (6.5, 2.0));
        assert_eq!(signature_indents(Some(Seal::Sealed), 10.5, 6.5), (2.0, 4.0));
    }

    #[test]
    fn words_that_are_there_already_are_not_doubled() {
        assert_eq!(labelled("各区人民政府："), "各区人民政府：");
        assert_eq!(
            issued_on(None, Some("2021年9月29日印发")).as_deref(),
            Some("2021年9月29日印发")
        );
        assert_eq!(attachment_label(Some("1.")), "附件1");
        assert_eq!(attachment_number("1"), "1.");
    }
}
