//! What follows the body: attachment notes, signature and date, note (7.3.4 to 7.3.6).
//!
//! Words and indents are the style's to say; this file only sets them.

use super::flow::{Flow, Shape, cells};
use super::lines::Align;
use super::pages::Tag;
use super::text::Span;
use crate::error::Error;
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

/// 整理, 发文机关署名, 签署人 and 成文日期 (7.3.5), kept on one page where it can hold them.
pub(super) fn signature(flow: &mut Flow<'_>, document: &Document) -> Result<(), Error> {
    let lines = signing(document);
    let high: usize = lines.iter().map(|l| l.blank + 1).sum();
    flow.need(high.min(gb::LINES / 2) as f64 * gb::line_pitch().0);
    for line in &lines {
        flow.skip(line.blank);
        let owner = flow.element(Tag::Paragraph, None);
        let shape = Shape::aligned(Align::Right, line.right * gb::cell().0);
        flow.paragraph(&[Span::new(&line.text, gb::BODY, owner)], shape)?;
    }
    Ok(())
}

/// 附注 (7.3.6): in brackets, indented.
pub(super) fn note(flow: &mut Flow<'_>, note: &str) -> Result<(), Error> {
    let owner = flow.element(Tag::Paragraph, None);
    let span = Span::new(wording::note(note), gb::BODY, owner);
    flow.paragraph(&[span], Shape::body(gb::INDENT, gb::INDENT))
}
