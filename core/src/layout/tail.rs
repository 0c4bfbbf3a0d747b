//! What follows the body: attachment notes, signature and date, note (7.3.4 to 7.3.6).
//!
//! Words and indents are the style's to say; this file only sets them.

use super::flow::{End, Flow, Lonely, Shape, cells};
use super::lines::Align;
use super::pages::Tag;
use super::text::Span;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::messages::Code;
use crate::model::{AttachmentNote, Document};
use crate::style::signing::signing;
use crate::style::{gbt9704 as gb, wording};

/// 附件说明 (7.3.4): names hang behind the label and the number.
pub(super) fn attachment_notes(flow: &mut Flow<'_>, notes: &[AttachmentNote]) -> Result<(), Error> {
    let label = wording::labelled(wording::ATTACHMENTS);
    let label_width = flow.measure(&label, gb::BODY)?;
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
            (label.as_str(), cells(gb::INDENT))
        } else {
            ("", start)
        };
        let shape = Shape {
            first,
            rest,
            ..Shape::body(0, 0)
        };
        let head = Span::new([label, &number].concat(), gb::BODY, owner).rigid();
        let title = Span::new(&note.title, gb::BODY, owner);
        flow.paragraph(&[head, title], shape)?;
    }
    Ok(())
}

/// 整理, 发文机关署名, 签署人 and 成文日期 (7.3.5), kept on one page, with text above them, where a
/// page can hold them. `text` is where the text ends.
pub(super) fn signature(flow: &mut Flow<'_>, document: &Document, text: End) -> Result<(), Error> {
    let lines = signing(document);
    let above: usize = lines.iter().map(|l| l.blank + 1).sum();
    if above <= gb::LINES && above > 0 {
        flow.need((above - 1) as f64 * flow.pitch() + gb::SIZE_3.0);
    }
    let (page, fresh) = (flow.page(), flow.is_fresh());
    if page > text.page && !lines.is_empty() && !document.body.is_empty() {
        let noted = !fresh && !document.attachment_notes.is_empty();
        flow.lonely.push(Lonely {
            page,
            text: text.page,
            free: text.free,
            noted,
        });
    }
    for line in &lines {
        flow.skip(line.blank);
        flow.need(gb::SIZE_3.0);
        let y = flow.y;
        for part in &line.beside {
            signing_line(flow, &part.text, part.right)?;
            flow.y = y;
        }
        signing_line(flow, &line.text, line.right)?;
    }
    if above > gb::LINES && flow.page() > text.page {
        // No page could hold it whatever the spacing.
        let alone = Diagnostic::new(Code::SignatureAlone);
        let alone = alone.of(format!("page {}", flow.page() + 1));
        flow.out.diagnostics.push(alone);
    }
    Ok(())
}

/// A text so many characters from the right edge, or as far as it still fits beside it.
fn signing_line(flow: &mut Flow<'_>, text: &str, right: f64) -> Result<(), Error> {
    let room = flow.width() - flow.measure(text, gb::BODY)?;
    let right = (right * gb::cell().0).min(room.max(0.0));
    let owner = flow.element(Tag::Paragraph, None);
    let span = Span::new(text, gb::BODY, owner);
    flow.paragraph(&[span], Shape::aligned(Align::Right, right))
}

/// 附注 (7.3.6): in brackets, indented.
pub(super) fn note(flow: &mut Flow<'_>, note: &str) -> Result<(), Error> {
    let owner = flow.element(Tag::Paragraph, None);
    let span = Span::new(wording::note(note), gb::BODY, owner);
    flow.paragraph(&[span], Shape::body(gb::INDENT, gb::INDENT))
}
