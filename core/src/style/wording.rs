//! How an element is worded on the page: labels, colons, brackets, joined and padded names.
//!
//! Pure functions over the model's strings, so that every writer that prints a page says the same.
//! Nothing here knows a format, a face or a page.

use super::gbt9704 as gbt;
use crate::model::{Classification, Date, Distribution, IssuerMark, MarkSuffix, Signatory};

/// 7.3.2, 7.3.4, 10.3: the colon after a label.
pub(crate) const COLON: char = '：';
/// What stands between names, and inside a padded name.
pub(crate) const WIDE_SPACE: char = '\u{3000}';
/// 7.2.6: the label of the approvers.
pub(crate) const APPROVER: &str = "签发人";
/// 7.3.4: the label of the attachment notes.
pub(crate) const ATTACHMENTS: &str = "附件";
/// 7.4.2: the label of addressees that stand in the imprint.
pub(crate) const ADDRESSEES: &str = "主送";

/// A label with its colon, such as 出席：; one that is there already is not doubled.
pub(crate) fn labelled(label: &str) -> String {
    let bare = label.trim_end_matches([COLON, ':']);
    format!("{bare}{COLON}")
}

/// 7.2.4: the suffix of a mark that names several organs one below the other; none where the printed
/// text is another than the names and the suffix. It is printed beside them, so a draft may have it
/// behind any of the names.
pub(crate) fn joint(mark: &IssuerMark) -> Option<&'static str> {
    let suffix = mark.suffix.map_or("", MarkSuffix::word);
    let printed: String = mark.text.split_whitespace().collect();
    let behind = |n: usize| {
        let (above, below) = mark.issuers.split_at(n);
        [&above.concat(), suffix, &below.concat()].concat() == printed
    };
    let joint = mark.issuers.len() > 1 && (1..=mark.issuers.len()).any(behind);
    joint.then_some(suffix)
}

/// 7.2.6: 签发人 with the number beside them, as lines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Approvers {
    /// Where the label begins, in characters.
    pub(crate) start: f64,
    /// The lines.
    pub(crate) lines: Vec<ApproverLine>,
}

/// A line of [`Approvers`]; what does not stand in it is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ApproverLine {
    /// 发文字号, at the left.
    pub(crate) number: String,
    /// The label with its colon, before the first names.
    pub(crate) label: String,
    /// The names, one below the other.
    pub(crate) names: String,
}

/// 7.2.5, 7.2.6: the names two a line, the number beside the last of them, or above them where it
/// leaves no room.
pub(crate) fn approvers(names: &[String], number: &str) -> Approvers {
    let label = labelled(APPROVER);
    let rows = names.chunks(gbt::APPROVERS_A_LINE);
    let column = names.iter().map(|n| width(&padded(n))).fold(0.0, f64::max);
    let named = |names: &[String]| ApproverLine {
        names: in_columns(names, column),
        ..ApproverLine::default()
    };
    let mut lines: Vec<_> = rows.map(named).collect();
    let widest = lines.iter().map(|l| width(&l.names)).fold(0.0, f64::max);
    let indent = gbt::APPROVER_INDENT as f64;
    let start = (gbt::COLUMNS as f64 - indent - widest - width(&label)).max(indent);
    if let Some(first) = lines.first_mut() {
        first.label = label;
    }
    match lines.last_mut() {
        Some(last) if indent + width(number) <= start => last.number = number.to_owned(),
        _ => lines.insert(
            0,
            ApproverLine {
                number: number.to_owned(),
                ..ApproverLine::default()
            },
        ),
    }
    Approvers { start, lines }
}

/// Names one space apart, each but the last filled up to a column's width.
fn in_columns(names: &[String], column: f64) -> String {
    let mut line = String::new();
    for (i, name) in names.iter().enumerate() {
        let name = padded(name);
        line.push_str(&name);
        if i + 1 < names.len() {
            let fill = (column - width(&name)).max(0.0).round() as usize + 1;
            line.extend(std::iter::repeat_n(WIDE_SPACE, fill));
        }
    }
    line
}

/// 7.2.2: 密级和保密期限, such as 机密★1年.
pub(crate) fn classification(c: &Classification) -> String {
    match &c.term {
        Some(term) => format!("{}★{term}", c.level),
        None => c.level.clone(),
    }
}

/// 7.3.2: the addressees as printed, or their names joined, with the closing colon.
pub(crate) fn addressees(names: &[String], text: Option<&str>) -> Option<String> {
    let joined = || (!names.is_empty()).then(|| names.join("，"));
    text.map(str::to_owned)
        .or_else(joined)
        .map(|t| labelled(&t))
}

/// 7.3.6: 附注 in its brackets.
pub(crate) fn note(text: &str) -> String {
    format!("（{text}）")
}

/// 7.3.4: the number of an attachment note with its point, such as 1.
pub(crate) fn attachment_number(number: &str) -> String {
    let digits = number.chars().all(|c| c.is_ascii_digit());
    format!("{number}{}", if digits { "." } else { "" })
}

/// 7.3.7: the label at the head of an attachment, such as 附件1.
pub(crate) fn attachment_label(number: Option<&str>) -> String {
    let number = number.unwrap_or("").trim_end_matches(['.', '．', '、']);
    format!("{ATTACHMENTS}{number}")
}

/// 整理单位 of minutes with the word 整理.
pub(crate) fn compiled_by(unit: &str) -> String {
    format!("{unit}整理")
}

/// 成文日期 as printed, or in the standard's form.
pub(crate) fn document_date(date: Option<Date>, text: Option<&str>) -> Option<String> {
    text.map(str::to_owned).or_else(|| date.map(Date::printed))
}

/// 7.4.3: 印发日期 with the word 印发.
pub(crate) fn issued_on(date: Option<Date>, text: Option<&str>) -> Option<String> {
    let day = document_date(date, text)?;
    let bare = day.trim_end_matches("印发");
    Some(format!("{bare}印发"))
}

/// 印数, such as （共印100份）.
pub(crate) fn copies(count: u32) -> String {
    note(&format!("共印{count}份"))
}

/// 7.4.2: the recipients as printed, or their names joined with a full stop.
pub(crate) fn recipients(d: &Distribution) -> String {
    if d.text.is_empty() {
        moved_addressees(&d.to)
    } else {
        d.text.clone()
    }
}

/// 7.4.2: 主送机关 that stand in the imprint: a full stop closes them.
pub(crate) fn moved_addressees(names: &[String]) -> String {
    format!("{}。", names.join("，"))
}

/// 7.3.5.3: 职务 and, two characters on, the name.
pub(crate) fn signatory(s: &Signatory) -> String {
    let title = s.title.as_deref().unwrap_or("");
    let gap = if title.is_empty() {
        ""
    } else {
        "\u{3000}\u{3000}"
    };
    format!("{title}{gap}{}", s.name)
}

/// The width of a text in characters of 字 (3.1): what is narrow counts half.
pub(crate) fn width(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.5 } else { 1.0 })
        .sum()
}

/// White that programs put between Chinese and Western text, in characters: LibreOffice 7.4 does so
/// whatever a file says.
pub(crate) const SEAM: f64 = 0.2;

/// The width of a text with that white.
pub(crate) fn seamed_width(text: &str) -> f64 {
    let pairs = text.chars().zip(text.chars().skip(1));
    let seam = |(a, b): &(char, char)| {
        a.is_ascii() != b.is_ascii() && a.is_alphanumeric() && b.is_alphanumeric()
    };
    width(text) + pairs.filter(seam).count() as f64 * SEAM
}

/// A name of two characters padded to the width of three, as name grids have it.
pub(crate) fn padded(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(a), Some(b), None) if !name.is_ascii() => format!("{a}{WIDE_SPACE}{b}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_suffix_beside_the_second_of_three_organs_is_no_running_text() {
        let mark = |text: &str| IssuerMark {
            issuers: ["甲局", "乙局", "丙局"].map(Into::into).to_vec(),
            suffix: Some(MarkSuffix::File),
            text: text.into(),
        };
        assert_eq!(joint(&mark("甲局乙局文件丙局")), Some("文件"));
        assert_eq!(joint(&mark("甲局 乙局 丙局 文件")), Some("文件"));
        assert_eq!(joint(&mark("甲局文件乙局")), None);
    }

    fn approver_texts(names: &[&str], number: &str) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        let lines = approvers(&names, number).lines.into_iter();
        lines
            .map(|l| [l.number, l.label, l.names].join("|"))
            .collect()
    }

    #[test]
    fn the_number_stands_beside_the_last_approvers_or_above_them_all() {
        let three = approver_texts(&["甲乙丙", "丁戊己", "庚辛壬"], "云政发〔2025〕3号");
        assert_eq!(
            three,
            ["|签发人：|甲乙丙　丁戊己", "云政发〔2025〕3号||庚辛壬"]
        );
        let long = approver_texts(&["甲乙丙", "丁戊己"], "云岭市人民政府办公室发〔2025〕3号");
        assert_eq!(
            long,
            [
                "云岭市人民政府办公室发〔2025〕3号||",
                "|签发人：|甲乙丙　丁戊己"
            ]
        );
    }
}
