//! A document as the parts that are printed, in the order of the page, in the words of the
//! standard: what plain text, Markdown and HTML have in common. It knows none of them.
//!
//! What stands outside the document proper (extras) and what is derived (the meeting) is not
//! printed.

use super::losses;
use crate::diagnostic::Diagnostic;
use crate::messages::Code;
use crate::model::{
    Attachment, AttachmentNote, Attendance, Block, Document, Heading, Imprint, IssuerMark,
    Paragraph, Seal, Signature, Table,
};
use crate::style;
use crate::style::attendance::Stretch;
use crate::style::wording::{self, WIDE_SPACE};

/// One part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'d> {
    /// 份号、密级、紧急程度.
    Corner(String),
    /// 发文机关标志, its lines: joint issuers stand one below the other.
    Mark(Vec<String>),
    /// 发文字号 with 签发人, and the issue line.
    Number(String),
    /// 标题, its lines.
    Title(Vec<&'d str>),
    /// 题注.
    Adoption(&'d str),
    /// 主送机关.
    Addressees(String),
    /// A heading on its own line: its level and what it says.
    Heading(u8, String),
    /// A paragraph: the heading that runs in, and the rest.
    Paragraph(String, String),
    Table(&'d Table),
    /// 附件说明: the entries, without the label.
    Notes(Vec<String>),
    /// 出席 and its like: the label, and the lines of the list.
    Attendance(String, Vec<String>),
    /// 整理单位、署名、成文日期, a line each.
    Signature(Vec<String>),
    /// 附注.
    Note(String),
    /// 附件 with its number: the label on top.
    AttachmentLabel(String),
    AttachmentTitle(&'d str),
    /// 版记, its lines.
    Imprint(Vec<String>),
    /// What follows is a document inside the document.
    Forwarded,
}

/// The label above 附件说明.
pub(super) const NOTES: &str = "附件：";

/// What stands behind the name of an organ that sealed.
const SEALED: &str = "（印章）";

/// The parts of a document and of those inside it.
pub(super) fn parts(d: &Document) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    document(d, &mut out);
    out
}

fn document<'d>(d: &'d Document, out: &mut Vec<Part<'d>>) {
    header(d, out);
    let lines: Vec<&str> = d.title_lines.iter().map(String::as_str).collect();
    let title = if lines.is_empty() {
        d.title.as_deref().into_iter().collect()
    } else {
        lines
    };
    if !title.is_empty() {
        out.push(Part::Title(title));
    }
    out.extend(d.adoption.as_deref().map(Part::Adoption));
    let addressees = wording::addressees(&d.addressees, d.addressees_text.as_deref());
    out.extend(addressees.map(Part::Addressees));
    body(&d.body, out);
    notes(&d.attachment_notes, out);
    attendance(&d.attendance, out);
    signature(d, out);
    out.extend(d.note.as_deref().map(|n| Part::Note(wording::note(n))));
    for a in &d.attachments {
        attachment(a, out);
    }
    for inside in &d.forwarded {
        out.push(Part::Forwarded);
        document(inside, out);
    }
    imprint(&d.imprint, out);
}

fn header(d: &Document, out: &mut Vec<Part<'_>>) {
    let h = &d.header;
    let classification = h.classification.as_ref().map(wording::classification);
    let corner = [h.copy_number.clone(), classification, h.urgency.clone()];
    out.extend(corner.into_iter().flatten().map(Part::Corner));
    out.extend(h.issuer_mark.as_ref().map(|m| Part::Mark(mark(m))));
    out.extend(h.issue_number.clone().map(Part::Number));
    let space = WIDE_SPACE.to_string();
    let names = h.approvers.join(&space);
    let approvers =
        (!names.is_empty()).then(|| format!("{}{names}", wording::labelled(wording::APPROVER)));
    let number = h.number.as_ref().map(|n| n.text.clone());
    let line: Vec<String> = [number, approvers].into_iter().flatten().collect();
    if !line.is_empty() {
        out.push(Part::Number(line.join(&space)));
    }
}

/// The lines of a mark: each issuer with the word behind it; 文件 between two of them on its own.
fn mark(mark: &IssuerMark) -> Vec<String> {
    let (mut lines, mut rest) = (Vec::new(), mark.text.as_str());
    for issuer in mark.issuers.iter().filter(|_| mark.issuers.len() > 1) {
        let Some((before, after)) = rest.split_once(issuer.as_str()) else {
            return vec![mark.text.clone()];
        };
        lines.extend((!before.is_empty()).then(|| before.to_owned()));
        lines.push(issuer.clone());
        rest = after;
    }
    match lines.last_mut() {
        Some(last) => last.push_str(rest),
        None => lines.push(rest.to_owned()),
    }
    lines
}

fn body<'d>(blocks: &'d [Block], out: &mut Vec<Part<'d>>) {
    for block in blocks {
        match block {
            Block::Heading(h) if h.run_in => out.push(Part::Paragraph(heading(h), String::new())),
            Block::Heading(h) => out.push(Part::Heading(h.level, heading(h))),
            Block::Paragraph(p) => paragraph(p, out),
            Block::Table(t) => out.push(Part::Table(t)),
        }
    }
}

fn heading(h: &Heading) -> String {
    numbered(h.number.as_deref(), &h.text)
}

/// The rest of a paragraph goes behind the heading that runs in.
fn paragraph(p: &Paragraph, out: &mut Vec<Part<'_>>) {
    let text = numbered(p.number.as_deref(), &p.text);
    match out.last_mut() {
        Some(Part::Paragraph(head, rest)) if p.continues && !head.is_empty() && rest.is_empty() => {
            *rest = text;
        }
        _ => out.push(Part::Paragraph(String::new(), text)),
    }
}

/// A number and what it numbers; a bare numeral keeps a space, lest it run into the words.
fn numbered(number: Option<&str>, text: &str) -> String {
    let number = number.unwrap_or("");
    let bare = number.ends_with(char::is_alphanumeric) && !text.is_empty();
    format!("{number}{}{text}", if bare { " " } else { "" })
}

fn notes(notes: &[AttachmentNote], out: &mut Vec<Part<'_>>) {
    let entry = |n: &AttachmentNote| {
        let number = n.number.as_deref().map(wording::attachment_number);
        format!("{}{}", number.unwrap_or_default(), n.title)
    };
    if !notes.is_empty() {
        out.push(Part::Notes(notes.iter().map(entry).collect()));
    }
}

fn attendance(a: &Attendance, out: &mut Vec<Part<'_>>) {
    for stretch in style::attendance::attendance(a) {
        let line = names(&stretch);
        match (stretch.label, out.last_mut()) {
            (None, Some(Part::Attendance(_, lines))) => lines.push(line),
            (label, _) => out.push(Part::Attendance(label.unwrap_or_default(), vec![line])),
        }
    }
}

/// The entries of a stretch in one line.
fn names(stretch: &Stretch) -> String {
    let entries = stretch.rows.iter().flatten();
    let entries: Vec<String> = entries.map(|e| unpadded(&e.text)).collect();
    let group = stretch.group.as_deref().unwrap_or("");
    format!("{group}{}", entries.join(&WIDE_SPACE.to_string()))
}

/// Without columns, a space inside a name would part it.
fn unpadded(name: &str) -> String {
    match *name.chars().collect::<Vec<_>>() {
        [a, WIDE_SPACE, b] => [a, b].iter().collect(),
        _ => name.to_owned(),
    }
}

fn signature(d: &Document, out: &mut Vec<Part<'_>>) {
    let Signature {
        issuers,
        signatory,
        seal,
    } = &d.signature;
    let mut lines: Vec<String> = d
        .compiled_by
        .as_deref()
        .map(wording::compiled_by)
        .into_iter()
        .collect();
    // No picture of a seal stands here: the words for it do.
    let stamp = seal.filter(|s| *s == Seal::Sealed).map_or("", |_| SEALED);
    lines.extend(issuers.iter().map(|i| format!("{i}{stamp}")));
    lines.extend(signatory.as_ref().map(wording::signatory));
    lines.extend(wording::document_date(
        d.document_date,
        d.document_date_text.as_deref(),
    ));
    if !lines.is_empty() {
        out.push(Part::Signature(lines));
    }
}

fn attachment<'d>(a: &'d Attachment, out: &mut Vec<Part<'d>>) {
    out.push(Part::AttachmentLabel(wording::attachment_label(
        a.number.as_deref(),
    )));
    out.extend(a.title.as_deref().map(Part::AttachmentTitle));
    body(&a.body, out);
}

fn imprint(i: &Imprint, out: &mut Vec<Part<'_>>) {
    let mut lines = Vec::new();
    if !i.addressees.is_empty() {
        lines.push(format!(
            "{}{}",
            wording::labelled(wording::ADDRESSEES),
            wording::moved_addressees(&i.addressees)
        ));
    }
    let kinds = i.distribution.iter();
    lines
        .extend(kinds.map(|d| format!("{}{}", wording::labelled(&d.kind), wording::recipients(d))));
    let day = wording::issued_on(i.issued_on, i.issued_on_text.as_deref());
    let issued: Vec<String> = [i.issued_by.clone(), day].into_iter().flatten().collect();
    if !issued.is_empty() {
        lines.push(issued.join(&WIDE_SPACE.to_string()));
    }
    lines.extend(i.copies.map(wording::copies));
    if !lines.is_empty() {
        out.push(Part::Imprint(lines));
    }
}

/// Whether a draft can hold a character: control characters are none that a page shows.
pub(super) fn holds(c: char) -> bool {
    (!c.is_control() || matches!(c, '\t' | '\n')) && crate::xml::holds(c)
}

/// The file, without what cannot be printed, and what was left out.
pub(super) fn finish(d: &Document, mut text: String) -> (Vec<u8>, Vec<Diagnostic>) {
    text.retain(holds);
    (
        text.into_bytes(),
        losses::losses(d, Code::NotPrinted, holds),
    )
}

/// A diagnostic for each table of which a format keeps the text only.
pub(super) fn flattened(d: &Document, is_lost: fn(&Table) -> bool) -> Vec<Diagnostic> {
    let own = blocks("body", &d.body, is_lost);
    let attachments = d.attachments.iter().enumerate();
    let attached =
        attachments.map(|(i, a)| blocks(&format!("attachments[{i}].body"), &a.body, is_lost));
    let inside = d.forwarded.iter().map(|f| flattened(f, is_lost));
    own.into_iter()
        .chain(attached.flatten())
        .chain(inside.flatten())
        .collect()
}

fn blocks(path: &str, blocks: &[Block], is_lost: fn(&Table) -> bool) -> Vec<Diagnostic> {
    let lost = |(i, b): (usize, &Block)| match b {
        Block::Table(t) if is_lost(t) => {
            Some(Diagnostic::new(Code::TableFlattened).of(format!("{path}[{i}]")))
        }
        _ => None,
    };
    blocks.iter().enumerate().filter_map(lost).collect()
}
