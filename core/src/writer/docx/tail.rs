//! What stands around the body: addressees, attachment notes, signature, date, note, attachments
//! (7.3.2, 7.3.4 to 7.3.7).

use super::body;
use super::paragraph::{Flow, Props, run};
use super::styles::{CHAR, PITCH};
use crate::model::{Attachment, AttachmentNote, Document, Seal};
use crate::style::gbt9704 as gbt;
use crate::style::wording;

/// 主送机关 with the closing colon.
pub(super) fn addressees(flow: &mut Flow<'_>, d: &Document) {
    if let Some(text) = wording::addressees(&d.addressees, d.addressees_text.as_deref()) {
        flow.line("GwAddressees", &text);
    }
}

/// 附件说明: the label before the first, all names below each other.
pub(super) fn attachment_notes(flow: &mut Flow<'_>, notes: &[AttachmentNote]) {
    let label = wording::labelled("附件");
    let mut before = Some(gbt::ATTACHMENT_NOTE_BLANK_LINES as i64 * PITCH);
    for note in notes {
        let number = note
            .number
            .as_deref()
            .map(wording::attachment_number)
            .unwrap_or_default();
        let shown = if before.is_some() { label.as_str() } else { "" };
        let left = gbt::INDENT as f64 + wording::width(&label) + wording::width(&number);
        let hanging = wording::width(shown) + wording::width(&number);
        let props = Props {
            before: before.take(),
            left: Some(chars(left)),
            hanging: Some(chars(hanging)),
            ..Props::styled("GwAttachmentNote")
        };
        flow.para(props, |x| {
            run(x, None, &format!("{shown}{number}{}", note.title))
        });
    }
}

/// 整理, 发文机关署名, 签署人, 成文日期, 附注.
pub(super) fn signature(flow: &mut Flow<'_>, d: &Document) {
    let compiled = d.compiled_by.as_deref().map(wording::compiled_by);
    let signed = d
        .signature
        .issuers
        .iter()
        .map(|i| ("GwSignature", i.clone()));
    let organs: Vec<_> = compiled
        .map(|c| ("GwCompiledBy", c))
        .into_iter()
        .chain(signed)
        .collect();
    let date = wording::document_date(d.document_date, d.document_date_text.as_deref());
    let organ_width = organs
        .iter()
        .map(|(_, o)| wording::width(o))
        .fold(0.0, f64::max);
    let date_width = date.as_deref().map_or(0.0, wording::width);
    let seal = seal(d);
    let (organ_right, date_right) = wording::signature_indents(seal, organ_width, date_width);
    let mut before = Some(gbt::SIGNATURE_BLANK_LINES as i64 * PITCH);
    for (style, organ) in &organs {
        right(flow, style, organ, Some(organ_right), before.take());
    }
    if let Some(signatory) = &d.signature.signatory {
        right(
            flow,
            "GwSignatory",
            &wording::signatory(signatory),
            None,
            before.take(),
        );
    }
    if let Some(date) = date {
        right(flow, "GwDate", &date, Some(date_right), before.take());
    }
    if let Some(note) = &d.note {
        flow.line("GwNote", &wording::note(note));
    }
}

/// Who signs in person signs with a stamp (7.3.5.3).
fn seal(d: &Document) -> Option<Seal> {
    let stamp = d.signature.signatory.as_ref().map(|_| Seal::NameStamp);
    d.signature.seal.or(stamp)
}

fn right(
    flow: &mut Flow<'_>,
    style: &'static str,
    text: &str,
    indent: Option<f64>,
    before: Option<i64>,
) {
    let props = Props {
        before,
        right: indent.map(chars),
        ..Props::styled(style)
    };
    flow.para(props, |x| run(x, None, text));
}

/// 附件: each on a new page, its label on the first line, its title on the third.
pub(super) fn attachments(flow: &mut Flow<'_>, attachments: &[Attachment]) {
    for a in attachments {
        flow.line(
            "GwAttachmentLabel",
            &wording::attachment_label(a.number.as_deref()),
        );
        if let Some(title) = &a.title {
            flow.line("GwAttachmentTitle", title);
        }
        body::write(flow, &a.body);
    }
}

fn chars(count: f64) -> i64 {
    (count * CHAR as f64).round() as i64
}
