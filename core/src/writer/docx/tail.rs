//! What stands around the body: addressees, attachment notes, signature, date, note, attachments
//! (7.3.2, 7.3.4 to 7.3.7).

use super::body;
use super::paragraph::{Flow, Props, filled, run};
use super::squeeze::{Measure, line_count};
use super::styles::CHAR;
use crate::model::{Attachment, AttachmentNote, Document};
use crate::style::gbt9704 as gbt;
use crate::style::signing::{Signs, signing};
use crate::style::{self, wording};

/// 7.3.2: 主送机关 have no indent.
const FLUSH: Measure = Measure::grid(0.0, 0.0);

/// 7.3.2: 主送机关 below which no text would stand on the first page, as far as lines can be counted
/// here, without the colon: the imprint has room for them.
pub(super) fn crowding(flow: &Flow<'_>, d: &Document) -> Option<String> {
    let text = wording::addressees(&d.addressees, d.addressees_text.as_deref())?;
    let above = flow.y + flow.before_next.unwrap_or(0);
    let shows_text = |lines: usize| {
        let below = above + (lines as i64 + 1) * flow.page.pitch();
        below <= gbt::LINES as i64 * flow.page.pitch()
    };
    let crowds = !shows_text(line_count(&text, FLUSH)) && shows_text(0) && !d.body.is_empty();
    crowds.then(|| text.trim_end_matches(wording::COLON).to_owned())
}

/// Whether the signature stands right below the text, with which it is to share a page (7.3.5.5).
pub(super) fn signs_below_text(d: &Document) -> bool {
    d.attachment_notes.is_empty() && d.attendance.is_empty() && !signing(d).is_empty()
}

/// 主送机关 with the closing colon.
pub(super) fn addressees(flow: &mut Flow<'_>, d: &Document) {
    if let Some(text) = wording::addressees(&d.addressees, d.addressees_text.as_deref()) {
        // At the head of a page there is nothing to keep clear of.
        let before = Some(flow.before_next.take().unwrap_or(0));
        let props = Props {
            before,
            ..Props::styled("GwAddressees")
        };
        flow.para(props, |x| filled(x, &[(None, &text)], FLUSH));
    }
}

/// 附件说明: the label before the first, all names below each other.
pub(super) fn attachment_notes(flow: &mut Flow<'_>, notes: &[AttachmentNote]) {
    let label = wording::labelled(wording::ATTACHMENTS);
    let mut before = flow.page.blank(gbt::ATTACHMENT_NOTE_BLANK_LINES);
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
    let lines = signing(d);
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter().enumerate() {
        let style = match line.what {
            Signs::Compiler => "GwCompiledBy",
            Signs::Organ => "GwSignature",
            Signs::Signatory => "GwSignatory",
            Signs::Date => "GwDate",
        };
        let props = Props {
            keep_next: i < last,
            before: flow.page.blank(line.blank),
            right: Some(chars(line.right)),
            ..Props::styled(style)
        };
        flow.para(props, |x| run(x, None, &line.in_one()));
    }
    if let Some(note) = &d.note {
        flow.line("GwNote", &wording::note(note));
    }
}

/// 附件: each on a new page, its label on the first line, its title on the third.
pub(super) fn attachments(flow: &mut Flow<'_>, attachments: &[Attachment]) {
    for a in attachments {
        let label = wording::attachment_label(a.number.as_deref());
        flow.y = 0;
        flow.line("GwAttachmentLabel", &label);
        if let Some(title) = &a.title {
            let blank = gbt::ATTACHMENT_TITLE_LINE - 2;
            let lines = style::title::lines(title, &[]).join("\n");
            flow.title("GwAttachmentTitle", blank, &lines);
        }
        if !a.body.is_empty() {
            flow.resume(gbt::ATTACHMENT_BODY_BLANK_LINES);
        }
        body::write(flow, &a.body, false);
    }
}

fn chars(count: f64) -> i64 {
    (count * CHAR as f64).round() as i64
}
