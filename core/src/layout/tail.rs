//! What follows the body: attachment notes, signature and date, note (7.3.4 to 7.3.6), and the
//! line of those who compiled minutes.

use super::flow::{Flow, Pair, Shape, cells};
use super::lines::Align;
use super::pages::Tag;
use super::text::Span;
use crate::error::Error;
use crate::model::{AttachmentNote, Document, Seal};
use crate::style::{gbt9704 as gb, wording};

/// 附件说明 (7.3.4): names hang behind the label and the number.
pub(super) fn attachment_notes(flow: &mut Flow<'_>, notes: &[AttachmentNote]) -> Result<(), Error> {
    const LABEL: &str = "附件：";
    let label_width = flow.measure(LABEL, gb::BODY)?;
    if !notes.is_empty() {
        flow.skip(gb::ATTACHMENT_NOTE_BLANK_LINES);
    }
    for (i, note) in notes.iter().enumerate() {
        let owner = flow.element(Tag::Paragraph, None);
        let number = note.number.as_deref().map(wording::attachment_number);
        let number = number.unwrap_or_default();
        let start = cells(gb::INDENT) + label_width;
        let rest = start + flow.measure(&number, gb::BODY)?;
        let (label, first) = if i == 0 {
            (LABEL, cells(gb::INDENT))
        } else {
            ("", start)
        };
        let text = [label, &number, &note.title].concat();
        let shape = Shape {
            first,
            rest,
            ..Shape::body(0, 0)
        };
        flow.paragraph(&[Span::new(text, gb::BODY, owner)], shape)?;
    }
    Ok(())
}

/// The date as it is printed; none where the document has none.
pub(super) fn printed_date(document: &Document) -> Option<String> {
    wording::document_date(
        document.document_date,
        document.document_date_text.as_deref(),
    )
}

/// 整理 at the left, the date at the right (10.3 leaves it free; practice of executive meetings).
pub(super) fn compiled_by(flow: &mut Flow<'_>, document: &Document) -> Result<bool, Error> {
    let Some(office) = &document.compiled_by else {
        return Ok(false);
    };
    flow.skip(gb::SIGNATURE_BLANK_LINES);
    let left_owner = flow.element(Tag::Paragraph, None);
    let left = Span::new(wording::compiled_by(office), gb::BODY, left_owner);
    let right_owner = flow.element(Tag::Paragraph, None);
    let right = printed_date(document).map(|d| Span::new(d, gb::BODY, right_owner));
    let right: Vec<_> = right.into_iter().collect();
    flow.pair(
        &[left],
        &right,
        Pair {
            left: cells(gb::INDENT),
            right: cells(gb::SIGNATURE_INDENT),
            pitch: gb::line_pitch().0,
        },
    )?;
    Ok(true)
}

/// 发文机关署名, 签署人 and 成文日期 (7.3.5); `dated` says that the date is still to be set.
pub(super) fn signature(
    flow: &mut Flow<'_>,
    document: &Document,
    dated: bool,
) -> Result<(), Error> {
    let signature = &document.signature;
    let date = printed_date(document).filter(|_| dated);
    if signature.issuers.is_empty() && signature.signatory.is_none() && date.is_none() {
        return Ok(());
    }
    let blank = match signature.seal {
        Some(Seal::Sealed) => gb::SEALED_BLANK_LINES,
        Some(Seal::NameStamp) => gb::NAME_STAMP_BLANK_LINES,
        Some(Seal::Unsealed) | None => gb::SIGNATURE_BLANK_LINES,
    };
    let lines = signature.issuers.len() + usize::from(signature.signatory.is_some()) + 1;
    flow.need(lines.min(gb::LINES / 2) as f64 * gb::line_pitch().0);
    flow.skip(blank);
    let indents = indents(flow, document, date.as_deref())?;
    for issuer in &signature.issuers {
        right_line(flow, issuer, indents.issuer)?;
    }
    if let Some(person) = &signature.signatory {
        right_line(
            flow,
            &wording::signatory(person),
            cells(gb::NAME_STAMP_INDENT),
        )?;
        if date.is_some() {
            flow.skip(1);
        }
    }
    match date {
        Some(date) => right_line(flow, &date, indents.date),
        None => Ok(()),
    }
}

fn right_line(flow: &mut Flow<'_>, text: &str, right: f64) -> Result<(), Error> {
    let owner = flow.element(Tag::Paragraph, None);
    let shape = Shape::aligned(Align::Right, right);
    flow.paragraph(&[Span::new(text, gb::BODY, owner)], shape)
}

/// Right indents of the organ and of the date.
struct Indents {
    issuer: f64,
    date: f64,
}

/// The geometry of 7.3.5.1 (sealed, name stamp: the organ centred on the date, which stands four
/// characters in) and of 7.3.5.2 (no seal: the date begins two characters right of the organ).
fn indents(flow: &Flow<'_>, document: &Document, date: Option<&str>) -> Result<Indents, Error> {
    let mut organ: f64 = 0.0;
    for issuer in &document.signature.issuers {
        organ = organ.max(flow.measure(issuer, gb::BODY)?);
    }
    let date = flow.measure(date.unwrap_or(""), gb::BODY)?;
    let far = cells(gb::SEALED_DATE_INDENT);
    let near = cells(gb::SIGNATURE_INDENT);
    if date == 0.0 {
        return Ok(Indents {
            issuer: near,
            date: near,
        });
    }
    let centred = Indents {
        issuer: (far + (date - organ) / 2.0).max(0.0),
        date: far,
    };
    Ok(match document.signature.seal {
        Some(Seal::Sealed | Seal::NameStamp) => centred,
        _ if document.signature.signatory.is_some() || organ == 0.0 => centred,
        _ => {
            let shift = cells(gb::DATE_SHIFT);
            let date_right = near + organ - shift - date;
            let short = (near - date_right).max(0.0);
            Indents {
                issuer: near + short,
                date: date_right + short,
            }
        }
    })
}

/// 附注 (7.3.6): in brackets, indented.
pub(super) fn note(flow: &mut Flow<'_>, note: &str) -> Result<(), Error> {
    let owner = flow.element(Tag::Paragraph, None);
    let span = Span::new(wording::note(note), gb::BODY, owner);
    flow.paragraph(&[span], Shape::body(gb::INDENT, gb::INDENT))
}
