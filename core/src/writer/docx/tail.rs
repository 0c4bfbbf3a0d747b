//! What stands around the body: addressees, attachment notes, signature, date, note, attachments
//! (7.3.2, 7.3.4 to 7.3.7).

use super::body;
use super::paragraph::{Align, Flow, Props, Tab};
use super::runs::{filled, run};
use super::squeeze::{Measure, line_count};
use super::styles::CHAR;
use crate::model::{Attachment, AttachmentNote, Document};
use crate::style::gbt9704 as gbt;
use crate::style::signing::{SigningLine, Signs, signing};
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

/// How many lines of what stands above the signature go over to its page, which is not to be without
/// text (7.3.5.5). A paragraph of more lines stays where it is: LibreOffice does not part what is kept
/// with what follows.
#[derive(Clone, Copy, Default)]
pub(super) struct Kept {
    /// Of the last paragraph of the text.
    pub(super) text: usize,
    /// Of the attachment notes; where they have more, their last one goes.
    notes: usize,
    /// Of the last list of names.
    pub(super) names: usize,
}

impl Kept {
    const MOST: usize = 5;
    /// With attachment notes and the blank line above them.
    const MOST_WITH_NOTES: usize = gbt::MOST_EARLY as usize;

    /// What the signature of a document keeps.
    pub(super) fn of(d: &Document) -> Self {
        if signing(d).is_empty() {
            return Self::default();
        }
        let lines = note_lines(&d.attachment_notes);
        let (text, notes) = match (d.attendance.is_empty(), lines) {
            (false, _) => (0, 0),
            (true, 0) => (Self::MOST, 0),
            (true, lines) => {
                let above = lines + gbt::ATTACHMENT_NOTE_BLANK_LINES;
                let left = Self::MOST_WITH_NOTES.saturating_sub(above);
                (left, Self::MOST)
            }
        };
        Self {
            text,
            notes,
            names: Self::MOST,
        }
    }
}

fn note_lines(notes: &[AttachmentNote]) -> usize {
    let lines = |n: &AttachmentNote| {
        let measure = Measure::grid(note_indent(n), note_indent(n));
        line_count(&n.title, measure)
    };
    notes.iter().map(lines).sum()
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

/// How far from the left the names of attachments stand, in characters.
fn note_indent(note: &AttachmentNote) -> f64 {
    let label = wording::labelled(wording::ATTACHMENTS);
    let number = note.number.as_deref().map(wording::attachment_number);
    gbt::INDENT as f64 + wording::width(&label) + number.as_deref().map_or(0.0, wording::width)
}

/// 附件说明: the label before the first, all names below each other.
pub(super) fn attachment_notes(flow: &mut Flow<'_>, notes: &[AttachmentNote], kept: Kept) {
    let label = wording::labelled(wording::ATTACHMENTS);
    let mut before = flow.page.blank(gbt::ATTACHMENT_NOTE_BLANK_LINES);
    let all = note_lines(notes) <= kept.notes;
    let last = notes.len().saturating_sub(1);
    for (i, note) in notes.iter().enumerate() {
        let number = note
            .number
            .as_deref()
            .map(wording::attachment_number)
            .unwrap_or_default();
        let shown = if before.is_some() { label.as_str() } else { "" };
        let hanging = wording::width(shown) + wording::width(&number);
        let props = Props {
            keep_next: all || (i == last && kept.notes > 0),
            before: before.take(),
            left: Some(chars(note_indent(note))),
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
        let (text, place) = match line.beside.is_empty() {
            true => (line.text.clone(), alone(line)),
            false => in_a_row(line),
        };
        let props = Props {
            keep_next: i < last,
            before: flow.page.blank(line.blank),
            style: Some(style),
            ..place
        };
        flow.para(props, |x| run(x, None, &text));
    }
    if let Some(note) = &d.note {
        flow.line("GwNote", &wording::note(note));
    }
}

/// A line of the signature stands so far from the right edge.
fn alone(line: &SigningLine) -> Props {
    Props {
        right: Some(chars(line.right)),
        ..Props::default()
    }
}

/// Organs that sign side by side stand on tab stops, each so far from the right edge.
fn in_a_row(line: &SigningLine) -> (String, Props) {
    let own = (line.text.as_str(), line.right);
    let beside = line.beside.iter().map(|b| (b.text.as_str(), b.right));
    let all: Vec<_> = beside.chain([own]).collect();
    let tab = |right: f64| Tab {
        at: gbt::TYPE_WIDTH.twips() - chars(right),
        align: Align::Right,
    };
    let props = Props {
        tabs: all.iter().map(|(_, right)| tab(*right)).collect(),
        align: Some(Align::Left),
        ..Props::default()
    };
    (
        all.iter().map(|(text, _)| format!("\t{text}")).collect(),
        props,
    )
}

/// 附件: each on a new page, its label on the first line, its title on the third.
pub(super) fn attachments(flow: &mut Flow<'_>, attachments: &[Attachment]) {
    for a in attachments {
        let label = wording::attachment_label(a.number.as_deref());
        (flow.y, flow.before_next) = (0, None);
        flow.line("GwAttachmentLabel", &label);
        // A title's own line has a quarter of a gap more above its characters than a line of the grid.
        let higher = if a.title.is_some() {
            gbt::LINE_GAP.twips() / 4
        } else {
            0
        };
        if let Some(title) = &a.title {
            let blank = flow.page.blank(gbt::ATTACHMENT_TITLE_LINE - 2).unwrap_or(0);
            let lines = style::title::lines(title, &[]).join("\n");
            flow.title("GwAttachmentTitle", blank - higher, &lines);
        }
        if !a.body.is_empty() {
            flow.resume(gbt::ATTACHMENT_BODY_BLANK_LINES, higher);
        }
        body::write(flow, &a.body, 0);
    }
}

fn chars(count: f64) -> i64 {
    (count * CHAR as f64).round() as i64
}
