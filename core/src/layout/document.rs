//! The order of a document's parts, and what stands between them.

use super::attendance::attendance_lists;
use super::body::blocks;
use super::flow::{Flow, Shape};
use super::header::header;
use super::imprint::{Foot, imprint};
use super::lines::Align;
use super::pages::Tag;
use super::tail::{attachment_notes, note, signature};
use super::text::Span;
use super::title::title;
use crate::error::Error;
use crate::model::{Attachment, Document, Layout};
use crate::style::{gbt9704 as gb, wording};

/// The whole document.
pub(super) fn whole(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    main_part(flow, document)?;
    let moved = printed_addressees(document).filter(|_| flow.plan.moved);
    imprint(flow, foot(document, moved.as_deref(), true))
}

fn foot<'a>(document: &'a Document, moved: Option<&'a str>, closes: bool) -> Foot<'a> {
    Foot {
        imprint: &document.imprint,
        moved,
        ruled: document.layout != Layout::Letter,
        closes,
    }
}

/// What stands above the text: header, title, addressees.
pub(super) fn head(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    let headed = header(flow, document)?;
    opening(flow, document, headed)?;
    if flow.plan.moved && flow.page() == 0 {
        return Ok(());
    }
    addressees(flow, document)
}

/// Everything but the imprint, which only the outermost document has at the foot of its last page.
fn main_part(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    head(flow, document)?;
    flow.start_text();
    blocks(flow, &document.body)?;
    let mut text = flow.end();
    attachment_notes(flow, &document.attachment_notes)?;
    attendance_lists(flow, &document.attendance)?;
    if !document.attendance.is_empty() {
        text = flow.end();
    }
    flow.end_text();
    signature(flow, document, text)?;
    if let Some(text) = &document.note {
        note(flow, text)?;
    }
    for part in &document.attachments {
        attachment(flow, part)?;
    }
    for inner in &document.forwarded {
        forwarded(flow, inner)?;
    }
    Ok(())
}

/// Title and adoption, between the header and the text (7.3.1).
fn opening(flow: &mut Flow<'_>, document: &Document, headed: bool) -> Result<(), Error> {
    let pitch = flow.pitch();
    let Some(text) = &document.title else {
        if headed {
            let blank = match document.layout {
                Layout::Minutes => gb::MINUTES_BODY_BLANK_LINES,
                _ => gb::TITLE_BLANK_LINES,
            };
            let y = flow.y;
            flow.resume_below(y, blank);
        }
        return adoption(flow, document);
    };
    if headed {
        flow.y += gb::TITLE_BLANK_LINES as f64 * pitch + pitch - gb::SIZE_3.0;
    }
    title(flow, document, text)?;
    let mut bottom = flow.y - gb::TITLE_PITCH.0 + gb::SIZE_2.0;
    if document.adoption.is_some() {
        // Right below the title less of a line may be lost.
        bottom += pitch * gb::ADOPTION_KEPT;
    }
    flow.resume_below(bottom, 0);
    adoption(flow, document)?;
    flow.skip(gb::ADDRESSEES_BLANK_LINES);
    Ok(())
}

/// 题注, centred below the title.
fn adoption(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    let Some(text) = &document.adoption else {
        return Ok(());
    };
    let owner = flow.element(Tag::Paragraph, None);
    let spans = [Span::new(text, gb::ADOPTION, owner)];
    flow.paragraph(&spans, Shape::aligned(Align::Centre, 0.0))
}

/// 主送机关 as printed, without the mark that closes them.
fn printed_addressees(document: &Document) -> Option<String> {
    let printed = document.addressees_text.as_deref();
    let text = wording::addressees(&document.addressees, printed)?;
    Some(text.trim_end_matches(wording::COLON).to_owned())
}

/// 主送机关 (7.3.2): flush left, a full-width colon at the end.
fn addressees(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    let Some(text) = printed_addressees(document) else {
        return Ok(());
    };
    let text = wording::labelled(&text);
    let owner = flow.element(Tag::Paragraph, None);
    let span = Span::new(text, gb::BODY, owner);
    flow.paragraph(&[span], Shape::body(0, 0))
}

/// 附件 (7.3.7): on a new page, its label on the first line, its title on the third.
fn attachment(flow: &mut Flow<'_>, attachment: &Attachment) -> Result<(), Error> {
    flow.turn(false);
    flow.new_page();
    let owner = flow.element(Tag::Paragraph, None);
    let label = wording::attachment_label(attachment.number.as_deref());
    let label = Span::new(label, gb::ATTACHMENT_LABEL, owner);
    flow.paragraph(&[label], Shape::aligned(Align::Left, 0.0))?;
    if let Some(text) = &attachment.title {
        flow.y = flow.line_top(gb::ATTACHMENT_TITLE_LINE);
        title(flow, &Document::default(), text)?;
        let bottom = flow.y - gb::TITLE_PITCH.0 + gb::SIZE_2.0;
        flow.resume_below(bottom, gb::ATTACHMENT_BODY_BLANK_LINES);
    } else {
        flow.skip(gb::ATTACHMENT_BODY_BLANK_LINES);
    }
    blocks(flow, &attachment.body)
}

/// A document inside: on a new page, with its own header, text, signature and imprint.
fn forwarded(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    flow.turn(false);
    flow.new_page();
    main_part(flow, document)?;
    imprint(flow, foot(document, None, false))
}
