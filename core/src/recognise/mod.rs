//! Lines to a document: repair, then structure.
//!
//! The order is that of the page (GB/T 9704-2012, clause 7): the `head` is read from the
//! top, the imprint and the signature are found from the end (`tail`), the
//! `attendance` by its labels, and what lies between is the `body`. Single lines
//! are judged by `cue`, by the tables in `words`; all text goes into the model through
//! the `builder`, which knows where each piece came from. Nothing here knows a format.

mod attendance;
mod body;
mod builder;
mod columns;
mod cue;
mod groups;
mod head;
mod imprint;
mod mark;
mod meeting;
mod number;
mod persons;
mod prose;
mod record;
mod repair;
mod site;
mod split;
mod squeeze;
mod tail;
mod tokens;
mod top;
mod window;
mod words;

use crate::convert::Parsed;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::Budget;
use crate::lines::{Line, Lines, Text};
use crate::messages::Code;
use crate::model::{Block, Document, ExtraKind, Header, Kind, Layout, MarkSuffix, Meeting};
use crate::span::{Source, Span};
use builder::Builder;
use words::labels;

pub(crate) use head::number_of;
pub(crate) use imprint::recipients;
pub(crate) use mark::masthead_issuer as organ_of_masthead;
pub(crate) use squeeze::is_han;

/// Numbers and dates in the words that print them.
pub(crate) mod numerals {
    pub(crate) use super::words::numerals::{date, is_numeral, number};
}

/// Which stretches of the source each element of the model came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// In source order: the element's path, or none for a label, a mark or a number that is
    /// understood but stands in no field.
    pub origins: Vec<Origin>,
}

/// Where one element came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The element of the model, such as `body[3].text`; none for a label or a mark.
    pub path: Option<String>,
    /// The stretch of the source.
    pub span: Span,
}

/// Makes a document of lines.
///
/// # Errors
/// Only `Limit` and `Cancelled`: whatever a draft says, it becomes a document.
pub(crate) fn recognise(
    source: &Source,
    mut lines: Lines,
    budget: &Budget,
) -> Result<Parsed, Error> {
    // Cleaning, parting, joining and reading each pass over the text a few times.
    budget.spend(source.text().len().saturating_mul(8))?;
    let mut out = Builder::new(source);
    for mark in std::mem::take(&mut lines.marks) {
        out.mark(mark);
    }
    page_heads(&mut lines);
    window::above(&mut lines);
    repair::clean(&mut lines, &mut out);
    document(&lines.lines, lines.soft_breaks, &mut out, budget)?;
    structure(&lines.lines, &mut out);
    for text in &lines.aside {
        let kind = match cue::page_mark(text) {
            true => ExtraKind::PageMark,
            false => ExtraKind::Site,
        };
        out.extra(kind, text);
    }
    // All of a large text stands in the lines once more.
    drop(lines);
    Ok(out.finish())
}

/// A letterhead above the type area holds the document's mark or number, where the document has
/// none below; any other head of a page stands outside the document.
fn page_heads(lines: &mut Lines) {
    let heads = std::mem::take(&mut lines.page_heads);
    if mark::is_letterhead(&heads) && !mark::is_letterhead(&lines.lines) {
        lines.lines.splice(0..0, heads);
    } else {
        let texts = heads.into_iter().map(|l| l.text);
        lines.aside.splice(0..0, texts);
    }
}

/// Says so where a draft holds nothing, or nothing that is known.
fn structure(lines: &[Line], out: &mut Builder<'_>) {
    let doc = &out.doc;
    let bare = doc.kind.is_none() && doc.title.is_none() && doc.header == Header::default();
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) if bare => {
            let span = out.source.span(first.text.start(), last.text.end());
            let mut finding = Diagnostic::new(Code::NoStructure);
            finding.span = Some(span);
            out.report(finding);
        }
        (Some(_), _) => {}
        (None, _) => out.report(Diagnostic::new(Code::NoText)),
    }
}

fn document(
    lines: &[Line],
    soft: bool,
    out: &mut Builder<'_>,
    budget: &Budget,
) -> Result<(), Error> {
    let from = head::read(lines, out);
    let end = from + tail::read_site_lines(lines.get(from..).unwrap_or_default(), out);
    let lines = lines.get(..end).unwrap_or_default();
    // A notice that calls a meeting names who is to come, and lists nobody who came.
    let lists = kind_of_head(&out.doc).is_none_or(|kind| kind == Kind::Minutes);
    let parts = tail::parts(lines, from, lists);
    let part = |r: &std::ops::Range<usize>| lines.get(r.clone()).unwrap_or_default();
    let mut blocks = body::read(part(&parts.body), soft, "body", out);
    out.doc.body.append(&mut blocks);
    tail::read_attachment_notes(part(&parts.attachment_notes), out);
    attendance::read(part(&parts.attendance), out, budget)?;
    between(part(&parts.between), soft, out);
    tail::read_signature(part(&parts.signature), out);
    tail::read_note(part(&parts.note), out);
    second_document(part(&(from..parts.imprint.start)), out);
    behind(part(&parts.attachments), soft, out, budget)?;
    imprint::read(part(&parts.imprint), out);
    out.doc.kind = kind(&out.doc);
    out.doc.layout = layout(&out.doc);
    if out.doc.kind == Some(Kind::Minutes) {
        let mut meeting = meeting_of(out);
        let title = out.doc.title.clone().unwrap_or_default();
        let titled = meeting::named_by(&title, &mut meeting);
        places(meeting.as_ref(), titled, out);
        out.doc.meeting = meeting;
        told(out);
    }
    Ok(())
}

/// The meeting as an opening sentence tells of it, or as labelled lines do.
fn meeting_of(out: &mut Builder<'_>) -> Option<Meeting> {
    let known = known(&out.doc);
    let mut sentences = first_paragraphs(&out.doc).filter(|text| cue::fact(text).is_none());
    let Some(opened) = sentences.find_map(|text| meeting::read(text, known)) else {
        return meeting::labelled(paragraphs(&out.doc).take(FACT_LINES), known);
    };
    drop(sentences);
    if let Some(printed) = opened.odd_date {
        let mut finding = Diagnostic::new(Code::OddDate).of("meeting.date");
        finding.quote = Some(printed);
        out.report(finding);
    }
    Some(opened.meeting)
}

/// Notes where the draft tells the words of the meeting: its name in the title, or all in the body.
fn places(meeting: Option<&Meeting>, titled: bool, out: &mut Builder<'_>) {
    let Some(meeting) = meeting else { return };
    let body = out.body_places();
    let name = if titled {
        out.title_places()
    } else {
        body.clone()
    };
    for (path, words) in [
        ("meeting.name", &meeting.name),
        ("meeting.term", &meeting.term),
    ] {
        if let Some(words) = words {
            out.told(path, words, &name);
        }
    }
    let chair = meeting.chair.as_ref();
    let told = [
        ("meeting.place", meeting.place.as_deref()),
        (
            "meeting.chair.title",
            chair.and_then(|c| c.title.as_deref()),
        ),
        ("meeting.chair.name", chair.map(|c| c.name.as_str())),
    ];
    for (path, words) in told {
        if let Some(words) = words {
            out.told(path, words, &body);
        }
    }
}

/// Adds those whom only a sentence names to the attendance.
fn told(out: &mut Builder<'_>) {
    let listed = !out.doc.attendance.present.is_empty();
    let chair = out.doc.meeting.as_ref().and_then(|m| m.chair.as_ref());
    let lists = paragraphs(&out.doc)
        .skip(FIRST)
        .filter(|p| prose::is_list(p));
    let named: Vec<_> = first_paragraphs(&out.doc)
        .chain(lists)
        .flat_map(|text| prose::read(text, chair, listed))
        .collect();
    attendance::add_told(named, out);
}

/// What is bound behind the document: the one that it forwards, or its attachments.
fn behind(lines: &[Line], soft: bool, out: &mut Builder<'_>, budget: &Budget) -> Result<(), Error> {
    let notes = tail::notes_behind(lines);
    tail::read_attachment_notes(lines.get(..notes).unwrap_or_default(), out);
    let lines = lines.get(notes..).unwrap_or_default();
    let title = out.doc.title.as_deref().unwrap_or("");
    let forwards = ["转发", "批转"].iter().any(|w| title.contains(w));
    let titled = lines.first().is_some_and(head::is_title_line);
    if forwards && titled && out.depth() < MOST_FORWARDED {
        return out.forwarded(|out| document(lines, soft, out, budget));
    }
    tail::read_attachments(lines, soft, out);
    Ok(())
}

/// Says so where an imprint stands ahead of the last one and, below it, the mark or the number of a
/// document.
fn second_document(lines: &[Line], out: &mut Builder<'_>) {
    let imprint = lines.iter().position(|l| cue::issued(&l.text).is_some());
    let below = imprint
        .and_then(|at| lines.get(at + 1..))
        .unwrap_or_default();
    let opens = |at: &usize| {
        let rest = below.get(*at..).unwrap_or_default();
        let text = rest.first().map(|l| &l.text);
        let numbered = |t: &Text| cue::number(t).is_some_and(|n| n.whole.end == t.len());
        mark::lines_of(rest) > 0 || text.is_some_and(numbered)
    };
    if let Some(line) = (0..below.len()).find(opens).and_then(|at| below.get(at)) {
        let finding = out.finding(Code::SecondDocument, &line.text);
        out.report(finding);
    }
}

/// How deep forwarded documents may stand in each other: 批转 of a 转发 of a report.
const MOST_FORWARDED: usize = 4;

/// Lines between the attendance and the signature are body: minutes may name who was there first.
fn between(lines: &[Line], soft: bool, out: &mut Builder<'_>) {
    let free = out.doc.header.approvers.is_empty();
    let signed = lines
        .last()
        .filter(|l| free && cue::approvers(&l.text).is_some());
    if let Some(line) = signed {
        top::approvers(&line.text, &[], out);
    }
    let kept = lines.len() - usize::from(signed.is_some());
    let lines = lines.get(..kept).unwrap_or_default();
    let mut blocks = std::mem::take(&mut out.doc.body);
    body::read_on(lines, soft, "body", &mut blocks, out);
    out.doc.body = blocks;
}

/// The genre that title or mark name.
fn kind_of_head(doc: &Document) -> Option<Kind> {
    let mark = doc.header.issuer_mark.as_ref();
    let by_title = doc.title.as_deref().and_then(head::genre);
    let by_mark = mark.and_then(|m| match m.suffix {
        Some(MarkSuffix::Order | MarkSuffix::Decree) => Some(Kind::Order),
        Some(MarkSuffix::File) => None,
        None => head::genre(&m.text),
    });
    by_title.or(by_mark)
}

fn kind(doc: &Document) -> Option<Kind> {
    let by_closing = || {
        let closing = paragraphs(doc)
            .next_back()?
            .trim_end_matches(['。', '！', '!', '.']);
        labels::CLOSINGS
            .iter()
            .find(|(words, _)| closing.ends_with(words))
            .map(|(_, kind)| *kind)
    };
    let by_meeting = || is_meeting(doc).then_some(Kind::Minutes);
    kind_of_head(doc).or_else(by_closing).or_else(by_meeting)
}

/// Minutes that lost their masthead still list who was there, or say that they are minutes.
fn is_meeting(doc: &Document) -> bool {
    !doc.attendance.is_empty() || opening(doc).is_some()
}

fn layout(doc: &Document) -> Layout {
    match doc.kind {
        Some(Kind::Minutes) => Layout::Minutes,
        Some(Kind::Order) if doc.header.issuer_mark.is_some() => Layout::Order,
        Some(Kind::Letter) => Layout::Letter,
        _ => Layout::Document,
    }
}

/// The paragraph that says that these are minutes: one of the first.
fn opening(doc: &Document) -> Option<&str> {
    const SAYS: &[&str] = &["纪要如下", "会议议定", "会议纪要", "事项纪要"];
    first_paragraphs(doc).find(|text| SAYS.iter().any(|w| text.contains(w)))
}

/// Among how many paragraphs the labelled facts of a meeting are looked for.
const FACT_LINES: usize = 8;

/// How many paragraphs open a document.
const FIRST: usize = 3;

fn first_paragraphs(doc: &Document) -> impl Iterator<Item = &str> {
    paragraphs(doc).take(FIRST)
}

fn paragraphs(doc: &Document) -> impl DoubleEndedIterator<Item = &str> {
    doc.body.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(p.text.as_str()),
        _ => None,
    })
}

/// What a date without a year may be completed from.
fn known(doc: &Document) -> meeting::Known {
    let dates = [doc.document_date, doc.imprint.issued_on];
    let latest = dates.into_iter().flatten().next();
    let dated = latest.map(|d| u32::from(d.year()));
    let counted = || doc.header.number.as_ref()?.year.map(u32::from);
    meeting::Known {
        year: dated.or_else(counted),
        latest,
    }
}
