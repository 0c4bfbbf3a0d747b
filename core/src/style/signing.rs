//! 7.3.5: who signs, and the date: the lines as they are printed, and where they stand.
//!
//! Pure arrangement in characters of 三号, so that all pages show the same lines. Nothing here knows
//! a format, a face or a page.

use super::gbt9704 as gbt;
use super::wording::{compiled_by, document_date, signatory, width};
use crate::model::{Document, Seal};

/// What a line of the signature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signs {
    /// 整理: of minutes, where others have the organ.
    Compiler,
    /// 发文机关署名.
    Organ,
    /// 签署人.
    Signatory,
    /// 成文日期.
    Date,
}

/// A line of the signature.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SigningLine {
    /// What it is.
    pub(crate) what: Signs,
    /// The text.
    pub(crate) text: String,
    /// Right indent, in characters.
    pub(crate) right: f64,
    /// Blank lines above it.
    pub(crate) blank: usize,
    /// What stands left of it on the same line, in order: other organs of a row of seals.
    pub(crate) beside: Vec<Beside>,
}

/// A text that stands left of another on its line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Beside {
    /// The text.
    pub(crate) text: String,
    /// Right indent, in characters.
    pub(crate) right: f64,
}

/// The lines of signature and date, from top to bottom.
pub(crate) fn signing(d: &Document) -> Vec<SigningLine> {
    let seal = seal(d);
    let date = document_date(d.document_date, d.document_date_text.as_deref());
    let date_width = date.as_deref().map_or(0.0, width);
    let organs = organs(d);
    let widest = organs.iter().map(|(_, o)| width(o)).fold(0.0, f64::max);
    let (organ_right, date_right) = indents(seal, widest, date_width);
    let line = |what, text, right| SigningLine {
        what,
        text,
        right,
        blank: 0,
        beside: Vec::new(),
    };
    let mut lines: Vec<_> = if seal == Some(Seal::Sealed) && organs.len() > 1 && date.is_some() {
        sealed_rows(organs, widest, date_width)
    } else {
        let organs = organs.into_iter();
        let stamped = seal == Some(Seal::NameStamp);
        let line = |(w, o)| SigningLine {
            // Each leaves the stamp beside it its height (7.3.5.3).
            blank: if stamped {
                gbt::NAME_STAMP_DATE_BLANK_LINES
            } else {
                0
            },
            ..line(w, o, organ_right)
        };
        organs.map(line).collect()
    };
    if let Some(person) = &d.signature.signatory {
        let stamp = gbt::NAME_STAMP_INDENT as f64;
        lines.push(line(Signs::Signatory, signatory(person), stamp));
    }
    if let Some(date) = date {
        let below_stamp = seal == Some(Seal::NameStamp);
        lines.push(SigningLine {
            blank: if below_stamp {
                gbt::NAME_STAMP_DATE_BLANK_LINES
            } else {
                0
            },
            ..line(Signs::Date, date, date_right)
        });
    }
    if let Some(first) = lines.first_mut() {
        first.blank = blank(seal);
    }
    lines
}

/// 7.3.5.1, several organs: in rows, each in the middle of its own seal, the last above the date.
fn sealed_rows(organs: Vec<(Signs, String)>, widest: f64, date: f64) -> Vec<SigningLine> {
    let centre = gbt::SEALED_DATE_INDENT as f64 + date / 2.0;
    let room = gbt::COLUMNS as f64;
    // A column holds a seal, or a name that is wider, and the leftmost stays in the type area.
    let pitch = gbt::SEAL_COLUMN.max(widest + 1.0);
    let fits = |&n: &usize| centre + (n - 1) as f64 * pitch + (pitch - 1.0) / 2.0 <= room;
    let a_row = (1..=gbt::SEALS_A_ROW).rev().find(fits).unwrap_or(1);
    let right =
        |column: usize, text: &str| (centre + column as f64 * pitch - width(text) / 2.0).max(0.0);
    let mut lines = Vec::new();
    for row in organs.chunks(a_row) {
        let Some(((what, text), before)) = row.split_last() else {
            continue;
        };
        let columns = (1..=before.len()).rev();
        let beside = before
            .iter()
            .zip(columns)
            .map(|((_, text), column)| Beside {
                text: text.clone(),
                right: right(column, text),
            });
        lines.push(SigningLine {
            what: *what,
            text: text.clone(),
            right: right(0, text),
            blank: gbt::SEAL_ROW_BLANK_LINES,
            beside: beside.collect(),
        });
    }
    lines
}

fn organs(d: &Document) -> Vec<(Signs, String)> {
    let compiler = d.compiled_by.as_deref().map(compiled_by);
    let compiler = compiler.map(|c| (Signs::Compiler, c));
    let issuers = d.signature.issuers.iter();
    let issuers = issuers.map(|i| (Signs::Organ, i.clone()));
    compiler.into_iter().chain(issuers).collect()
}

/// Who signs in person signs with a stamp (7.3.5.3).
fn seal(d: &Document) -> Option<Seal> {
    let stamp = d.signature.signatory.as_ref().map(|_| Seal::NameStamp);
    d.signature.seal.or(stamp)
}

/// Blank lines between the text and the first line.
fn blank(seal: Option<Seal>) -> usize {
    match seal {
        Some(Seal::Sealed) => gbt::SEALED_BLANK_LINES,
        Some(Seal::NameStamp) => gbt::NAME_STAMP_BLANK_LINES,
        Some(Seal::Unsealed) | None => gbt::SIGNATURE_BLANK_LINES,
    }
}

/// The right indents of organ and date from their widths. With no word of a seal the rules of
/// 7.3.5.2 hold: nothing else fills the place.
fn indents(seal: Option<Seal>, organ: f64, date: f64) -> (f64, f64) {
    let far = gbt::SEALED_DATE_INDENT as f64;
    let near = gbt::SIGNATURE_INDENT as f64;
    let shift = gbt::DATE_SHIFT as f64;
    match seal {
        _ if date == 0.0 => (near, near),
        _ if organ == 0.0 => (far, far),
        Some(Seal::Sealed) => ((far + (date - organ) / 2.0).max(0.0), far),
        // Left of the stamp that its head presses.
        Some(Seal::NameStamp) => {
            let stamp = gbt::NAME_STAMP_INDENT + gbt::NAME_STAMP_WIDTH + gbt::NAME_STAMP_GAP;
            (stamp as f64, far)
        }
        _ if date > organ => (near + shift + date - organ, near),
        _ => (near, near + organ - shift - date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Signatory};

    #[test]
    fn the_date_stands_two_characters_right_of_the_organ_or_under_its_middle() {
        assert_eq!(indents(None, 10.0, 6.5), (2.0, 3.5));
        assert_eq!(indents(None, 4.0, 6.5), (6.5, 2.0));
        assert_eq!(indents(Some(Seal::Sealed), 10.5, 6.5), (2.0, 4.0));
        assert_eq!(indents(Some(Seal::Sealed), 10.5, 0.0), (2.0, 2.0));
    }

    fn signed(seal: Option<Seal>) -> Document {
        let mut d = Document {
            document_date: Date::new(2024, 6, 25),
            ..Document::default()
        };
        d.signature.issuers = vec!["云岭市人民政府".into()];
        d.signature.seal = seal;
        d
    }

    #[test]
    fn a_seal_and_a_name_stamp_have_two_blank_lines_above() {
        let blanks = |d: &Document| signing(d).iter().map(|l| l.blank).collect::<Vec<_>>();
        assert_eq!(blanks(&signed(None)), [1, 0]);
        assert_eq!(blanks(&signed(Some(Seal::Sealed))), [2, 0]);
        let mut order = signed(None);
        order.signature.issuers.clear();
        order.signature.signatory = Some(Signatory {
            title: Some("市长".into()),
            name: "沈明远".into(),
        });
        assert_eq!(blanks(&order), [2, 1]);
        assert_eq!(signing(&order)[0].text, "市长\u{3000}\u{3000}沈明远");
    }

    #[test]
    fn sealed_organs_stand_in_rows_and_the_last_above_the_date() {
        let mut joint = signed(Some(Seal::Sealed));
        let names = ["省财政厅", "省教育厅", "省民政厅", "省水利厅"];
        joint.signature.issuers = names.map(String::from).to_vec();
        let lines = signing(&joint);
        let rows: Vec<_> = lines.iter().map(|l| (l.beside.len(), l.blank)).collect();
        assert_eq!(rows, [(2, 2), (0, 4), (0, 0)]);
        // The date's middle is 4 + 6.5 / 2 from the right; so is the last organ's.
        assert_eq!((lines[1].right, lines[2].right), (5.25, 4.0));
        assert_eq!(lines[0].beside[0].text, "省财政厅");
        assert!((lines[0].beside[1].right - 13.45).abs() < 0.001);
    }

    #[test]
    fn several_who_sign_by_stamp_leave_each_stamp_its_room() {
        let mut order = signed(Some(Seal::NameStamp));
        order.signature.issuers = vec!["云岭市市长".into(), "云岭军分区司令员".into()];
        let lines = signing(&order);
        let stands: Vec<_> = lines.iter().map(|l| (l.right, l.blank)).collect();
        assert_eq!(stands, [(10.0, 2), (10.0, 1), (4.0, 1)]);
    }

    #[test]
    fn long_names_take_rows_of_two_or_one() {
        let mut joint = signed(Some(Seal::Sealed));
        joint.signature.issuers = vec!["云岭省发展和改革委员会".into(); 4];
        let beside = |d: &Document| {
            signing(d)
                .iter()
                .map(|l| l.beside.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(beside(&joint), [1, 1, 0]);
        joint.signature.issuers =
            vec!["云岭省发展和改革委员会云岭省财政厅".into(); 2];
        assert_eq!(beside(&joint), [0, 0, 0]);
    }

    #[test]
    fn who_compiled_minutes_stands_where_others_have_the_organ() {
        let mut minutes = signed(None);
        minutes.signature.issuers.clear();
        minutes.compiled_by = Some("云岭市人民政府办公室".into());
        let lines = signing(&minutes);
        let what: Vec<_> = lines.iter().map(|l| (l.what, l.right)).collect();
        assert_eq!(what, [(Signs::Compiler, 2.0), (Signs::Date, 5.5)]);
    }

    #[test]
    fn nobody_and_no_date_is_no_line() {
        assert!(signing(&Document::default()).is_empty());
    }
}
