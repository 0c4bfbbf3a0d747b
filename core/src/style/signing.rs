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
}

/// The lines of signature and date, from top to bottom.
pub(crate) fn signing(d: &Document) -> Vec<SigningLine> {
    let seal = seal(d);
    let date = document_date(d.document_date, d.document_date_text.as_deref());
    let organs = organs(d);
    let widest = organs.iter().map(|(_, o)| width(o)).fold(0.0, f64::max);
    let (organ_right, date_right) = indents(seal, widest, date.as_deref().map_or(0.0, width));
    let line = |what, text, right| SigningLine {
        what,
        text,
        right,
        blank: 0,
    };
    let organs = organs.into_iter().map(|(w, o)| line(w, o, organ_right));
    let mut lines: Vec<_> = organs.collect();
    if let Some(person) = &d.signature.signatory {
        let stamp = gbt::NAME_STAMP_INDENT as f64;
        lines.push(line(Signs::Signatory, signatory(person), stamp));
    }
    if let Some(date) = date {
        let below_stamp = d.signature.signatory.is_some();
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
        Some(Seal::Sealed | Seal::NameStamp) => ((far + (date - organ) / 2.0).max(0.0), far),
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
