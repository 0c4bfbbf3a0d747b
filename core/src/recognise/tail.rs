//! What follows the body: attachment notes, signature and date, note, attachments, imprint.
//!
//! The imprint is found from the end, the signature from its date; only then is it known where the
//! body ends. A line that could be a signature is none inside a list of names.

use super::builder::Builder;
use super::squeeze::{Squeezed, is_colon, is_open};
use super::words::labels;
use super::words::numerals::{self, Printed};
use super::{attendance, body, cue, head, imprint, mark, top};
use crate::lines::{Line, Look, Text};
use crate::messages::Code;
use crate::model::{Attachment, AttachmentNote, Date, ExtraKind, Seal, Signatory};
use std::cell::LazyCell;
use std::ops::Range;

/// Where the parts of a document stand, as ranges of its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) body: Range<usize>,
    pub(super) attachment_notes: Range<usize>,
    pub(super) attendance: Range<usize>,
    /// Lines between the attendance and the signature that are neither.
    pub(super) between: Range<usize>,
    pub(super) signature: Range<usize>,
    pub(super) note: Range<usize>,
    pub(super) attachments: Range<usize>,
    pub(super) imprint: Range<usize>,
}

/// Finds the parts behind the head, which ends at `from`. `lists` says whether the document may
/// list who was at a meeting.
pub(super) fn parts(lines: &[Line], from: usize, lists: bool) -> Parts {
    let imprint = imprint::start(lines, from);
    // Attachments are bound behind the document, and what is signed in them signs only them.
    let labelled = |i: &usize| line(lines, *i).is_some_and(|t| cue::attachment_label(t).is_some());
    let main_end = (from + 1..imprint).find(labelled).unwrap_or(imprint);
    let find = |r: Range<usize>| {
        let region = attendance::region(lines.get(r.clone()).unwrap_or_default());
        let region = region.filter(|_| lists)?;
        Some(r.start + region.start..r.start + region.end)
    };
    let unsigned = LazyCell::new(|| find(from..main_end));
    let signature = signature(lines, from..main_end, || unsigned.is_some());
    let signature = if signature.is_empty() {
        unsigned_end(lines, from..main_end)
    } else {
        signature
    };
    let note = note(lines, signature.end, imprint);
    let last = imprint.saturating_sub(1);
    let closing = note.is_empty() && last > note.end && closes_all(lines, last);
    let (note, bound) = if closing {
        (last..imprint, signature.end..last)
    } else {
        (note.clone(), note.end..imprint)
    };
    let main = from..signature.start;
    let before = if main.end == main_end {
        unsigned.clone()
    } else {
        find(main.clone())
    };
    let behind = if before.is_none() {
        find(bound.clone())
    } else {
        None
    };
    let attendance = before
        .clone()
        .or(behind.clone())
        .unwrap_or(main.end..main.end);
    let body_end = before.as_ref().map_or(main.end, |a| a.start);
    let notes = attachment_notes_start(lines, from..body_end);
    let attachments = behind.map_or(bound.start, |a| a.end)..bound.end;
    Parts {
        body: from..notes,
        attachment_notes: notes..body_end,
        between: before.map_or(main.end..main.end, |a| a.end..main.end),
        attendance,
        signature,
        note,
        attachments,
        imprint: imprint..lines.len(),
    }
}

pub(super) fn line(lines: &[Line], at: usize) -> Option<&Text> {
    lines.get(at).map(|l| &l.text)
}

/// A line that is no row of a table: what a table holds signs nothing.
fn plain(lines: &[Line], at: usize) -> Option<&Text> {
    let line = lines.get(at).filter(|l| l.look != Look::Row);
    line.map(|l| &l.text)
}

/// The signature: organs above a date, an organ and a date on one line, the office that compiled,
/// or, right before the end, a date or an organ alone.
fn signature(lines: &[Line], range: Range<usize>, listed: impl Fn() -> bool) -> Range<usize> {
    for at in text_start(lines, &range)..range.end {
        let Some(text) = plain(lines, at) else {
            continue;
        };
        if cue::date(text).is_some() {
            let start = signers_start(lines, range.start, at);
            let last = at + 1 == range.end
                || plain(lines, at + 1).is_some_and(|t| cue::bracketed_line(t).is_some());
            if start < at || (last && at > range.start) {
                return start..at + 1;
            }
        } else if organ_and_date(text).is_some() {
            return at..at + 1;
        }
    }
    let end = range.end;
    let compiled = |i: usize| plain(lines, i).is_some_and(|t| cue::compiled(t).is_some());
    let signed = |i: usize| plain(lines, i).is_some_and(cue::signature);
    let last_before_note = (range.start..end)
        .rev()
        .find(|&i| plain(lines, i).is_some_and(|t| cue::bracketed_line(t).is_none()));
    match last_before_note {
        Some(i) if i > range.start && (compiled(i) || (signed(i) && !listed())) => {
            signers_start(lines, range.start, i + 1)..i + 1
        }
        _ => end..end,
    }
}

/// The first line that says something: what stands above all text signs nothing. The first of all
/// where none does.
fn text_start(lines: &[Line], range: &Range<usize>) -> usize {
    let says = |i: &usize| line(lines, *i).is_some_and(|t| t.as_str().contains(['。', '：']));
    range.clone().find(says).unwrap_or(range.start)
}

/// The end of a document without a signature: its last words put it in force, and what follows
/// has a title of its own.
fn unsigned_end(lines: &[Line], range: Range<usize>) -> Range<usize> {
    let closes = |i: usize| {
        let text = plain(lines, i).map_or("", |t| t.as_str());
        labels::IN_FORCE.iter().any(|w| text.ends_with(w))
    };
    let titled = |i: usize| {
        lines.get(i).is_some_and(|l| {
            let len = l.text.as_str().chars().count();
            head::is_title_line(l) && (5..=40).contains(&len) && !l.text.as_str().contains('，')
        })
    };
    let at = (range.start + 1..range.end).find(|&i| closes(i - 1) && titled(i));
    at.map_or(range.end..range.end, |i| i..i)
}

/// The first of the organs' lines right above `at`.
fn signers_start(lines: &[Line], from: usize, at: usize) -> usize {
    let mut start = at;
    while start > from + 1 && at - start < 12 {
        let Some(text) = plain(lines, start - 1) else {
            break;
        };
        let compiled = cue::compiled(text).is_some();
        let stamped = cue::unstamped(text) == 0;
        if !compiled && !stamped && !cue::signature(text) && cue::signatory(text).is_none() {
            break;
        }
        start -= 1;
        if compiled {
            break;
        }
    }
    let stamp = plain(lines, start).is_some_and(|t| cue::unstamped(t) == 0);
    if stamp { at } else { start }
}

/// An organ and a date on one line.
pub(super) struct Signed {
    pub(super) organ: Range<usize>,
    pub(super) date: Range<usize>,
    pub(super) printed: Printed,
}

/// `云岭市人民政府 2025年1月13日` on one line, in either order.
pub(super) fn organ_and_date(text: &Text) -> Option<Signed> {
    if text.len() > 200 {
        return None;
    }
    let s = text.as_str();
    let signed = |printed: Printed, date: Range<usize>, organ: Range<usize>| {
        let name = text.slice(organ.start..organ.end).trim();
        let start = organ.start + s.get(organ.clone())?.len() - s.get(organ)?.trim_start().len();
        cue::is_organ(name.squeezed().as_str()).then(|| Signed {
            organ: start..start + name.len(),
            date,
            printed,
        })
    };
    if let Some((printed, at)) = cue::closing_date(text) {
        return signed(printed, at..s.len(), 0..at);
    }
    let first = s.trim_start().chars().next();
    first.is_some_and(numerals::opens_a_date).then_some(())?;
    let head = Squeezed::head(text, 16);
    let printed = numerals::date(&head.chars).filter(|d| d.year.is_some())?;
    let date = head.bytes(0..printed.len);
    let apart = s.get(date.end..)?.starts_with(char::is_whitespace);
    signed(printed, date.clone(), date.end..s.len()).filter(|_| apart)
}

/// （此件公开发布） below the attachments, right above the imprint.
fn closes_all(lines: &[Line], at: usize) -> bool {
    let inside = line(lines, at).and_then(|t| Some(t.slice(cue::bracketed_line(t)?)));
    inside.is_some_and(|t| cue::note(&t).is_some())
}

fn note(lines: &[Line], at: usize, end: usize) -> Range<usize> {
    let is_note = |i: usize| line(lines, i).is_some_and(|t| cue::note(t).is_some());
    if at < end && is_note(at) {
        return at..at + 1;
    }
    let opens = line(lines, at).is_some_and(|t| t.as_str().starts_with(is_open));
    let whole = |n: &usize| {
        let text = mark::whole(lines.get(at..).unwrap_or_default(), *n);
        cue::bracketed_line(&text).is_some()
    };
    let most = NOTE_LINES.min(end.saturating_sub(at));
    let lines = (2..=most).filter(|_| opens).find(whole);
    at..at + lines.unwrap_or(0)
}

/// The most lines of a note.
const NOTE_LINES: usize = 4;

fn attachment_notes_start(lines: &[Line], range: Range<usize>) -> usize {
    let opens = |i: &usize| line(lines, *i).is_some_and(|t| cue::attachment_notes(t).is_some());
    let Some(mut at) = range.clone().rev().take(40).find(opens) else {
        return range.end;
    };
    while at > range.start && opens(&(at - 1)) {
        at -= 1;
    }
    // A list of attachments is names to its end: no sentence, and no row of a table.
    let name = |l: &Line| {
        let s = l.text.as_str();
        l.look != Look::Row && s.chars().count() <= 80 && !s.ends_with('。')
    };
    let run_on = lines
        .get(at + 1..range.end)
        .is_some_and(|rest| rest.iter().all(name));
    if run_on { at } else { range.end }
}

/// How many lines behind the signature are a list of attachments.
pub(super) fn notes_behind(lines: &[Line]) -> usize {
    let file = |l: &&Line| {
        let s = l.text.as_str();
        labels::FILES.iter().any(|end| s.ends_with(end))
    };
    let label = |l: &Line| cue::attachment_label(&l.text).is_some_and(|l| l.what.is_none());
    let files = lines.iter().skip(1).take_while(file).count();
    if files > 0 && lines.first().is_some_and(label) {
        // 附件： and what can be downloaded below it.
        return 1 + files;
    }
    if lines
        .first()
        .is_none_or(|l| cue::attachment_notes(&l.text).is_none())
    {
        return 0;
    }
    let entry = |l: &&Line| {
        let s = l.text.as_str();
        cue::level(&l.text).is_some_and(|n| n.level == 3)
            && s.chars().count() <= 80
            && !s.ends_with('。')
    };
    1 + lines.iter().skip(1).take_while(entry).count()
}

// ── Into the model ───────────────────────────────────────────────────────────────────────────

/// 附件说明 (7.3.4).
pub(super) fn read_attachment_notes(lines: &[Line], out: &mut Builder<'_>) {
    let mut entries: Vec<(Option<Text>, Text)> = Vec::new();
    for (i, l) in lines.iter().enumerate() {
        let label = cue::attachment_notes(&l.text).filter(|l| i == 0 || l.what.is_some());
        if let Some(number) = label.as_ref().and_then(|l| l.what.clone()) {
            let (head, title) = l.text.cut(label.map_or(0, |l| l.bytes));
            out.label(&head.slice(0..number.start));
            let number = head.slice(number.start..head.len());
            entries.push((Some(number.squeezed()), title.trim()));
            continue;
        }
        let alone = cue::attachment_label(&l.text).filter(|_| i == 0);
        let bytes = label.map_or(alone.map_or(0, |l| l.bytes), |l| l.bytes);
        let (head, rest) = l.text.cut(bytes);
        short_label(&head, out);
        for item in items(&rest, out) {
            let level = cue::level(&item).filter(|n| n.level == 3);
            let (number, title) = item.cut(level.map_or(0, |n| n.bytes));
            match (level, entries.last_mut()) {
                (None, Some((_, last))) => last.push(&item),
                _ => entries.push((level.map(|_| number.squeezed()), title.trim())),
            }
        }
    }
    for (number, title) in entries {
        let path = format!("attachment_notes[{}]", out.doc.attachment_notes.len());
        let number = number.map(|n| numeral(&n, &format!("{path}.number"), out));
        let title = out.take(format!("{path}.title"), &title);
        out.doc
            .attachment_notes
            .push(AttachmentNote { number, title });
    }
}

/// The attachments that one line names: 1.甲 2.乙, 1.甲；2.乙.
fn items(line: &Text, out: &mut Builder<'_>) -> Vec<Text> {
    let s = line.as_str();
    let counts = |text: &Text| {
        let level = cue::level(text).filter(|n| n.level == 3)?;
        let s = Squeezed::of(&text.slice(0..level.bytes));
        numerals::number(s.get(0..s.len() - 1))
    };
    let mut number = counts(&line.trim());
    let (mut items, mut start) = (Vec::new(), 0);
    let parts = |c: char| c.is_whitespace() || matches!(c, '；' | ';');
    for (at, mark) in s.char_indices().filter(|&(_, c)| parts(c)) {
        let end = at + mark.len_utf8();
        let next = counts(&line.slice(end..s.len()));
        if number.is_some() && next == number.map(|n| n + 1) {
            items.push(line.slice(start..at).trim());
            out.label(&line.slice(at..end));
            (number, start) = (next, end);
        }
    }
    items.push(line.slice(start..s.len()).trim());
    items.retain(|i| !i.is_empty());
    items
}

/// A label; 附 for 附件 is told.
fn short_label(label: &Text, out: &mut Builder<'_>) {
    out.label(label);
    let squeezed = label.squeezed();
    let word = squeezed.as_str().trim_end_matches(is_colon);
    if let [long, short] = labels::ATTACHMENT_WORDS
        && word == *short
    {
        let finding = out.finding(Code::ShortLabel, label).change(*short, *long);
        out.report(finding);
    }
}

/// The digits of `1.`; the mark is a label.
fn numeral(text: &Text, path: &str, out: &mut Builder<'_>) -> String {
    let len = text
        .as_str()
        .find(['.', '．', '、', '：', ':'])
        .unwrap_or(text.len());
    let (digits, mark) = text.cut(len);
    out.label(&mark);
    out.take(path, &digits)
}

/// 发文机关署名、整理单位与成文日期.
pub(super) fn read_signature(lines: &[Line], out: &mut Builder<'_>) {
    for l in lines {
        if let Some(printed) = cue::date(&l.text) {
            document_date(printed, &l.text, out);
        } else if let Some(office) = cue::compiled(&l.text) {
            out.label(&l.text.slice(0..office.start));
            out.label(&l.text.slice(office.end..l.text.len()));
            out.doc.compiled_by = Some(out.take("compiled_by", &l.text.slice(office).squeezed()));
        } else if cue::signatory(&l.text).is_some() {
            signatory(&l.text, out);
        } else if organ_and_date(&l.text).is_some() {
            signed_line(&l.text, out);
        } else {
            signer(&l.text, out);
        }
    }
}

/// A person who signs, with title and name. The model holds one: a second is told as unplaced.
pub(super) fn signatory(text: &Text, out: &mut Builder<'_>) {
    let first = out.doc.signature.signatory.is_none();
    let Some((title, mark, name)) = cue::signatory(text).filter(|_| first) else {
        return;
    };
    out.label(&text.slice(mark));
    let title = text.slice(title).squeezed();
    let title = Some(out.take("signature.signatory.title", &title));
    let name = out.take("signature.signatory.name", &text.slice(name).squeezed());
    out.doc.signature.signatory = Some(Signatory { title, name });
}

/// An organ and a date on one line.
pub(super) fn signed_line(text: &Text, out: &mut Builder<'_>) {
    if let Some(signed) = organ_and_date(text) {
        signer(&text.slice(signed.organ), out);
        document_date(signed.printed, &text.slice(signed.date), out);
    }
}

/// One organ, or several that spaces part, each maybe with its seal.
fn signer(text: &Text, out: &mut Builder<'_>) {
    let words = top::split_at(text.as_str(), 0..text.len(), char::is_whitespace);
    if cue::unstamped(text) == 0 {
        out.label(text);
        out.doc.signature.seal = Some(Seal::Sealed);
        return;
    }
    let mut organs: Vec<Text> = words.into_iter().map(|r| text.slice(r)).collect();
    let is_organ = |word: &Text| {
        let name = word.slice(0..cue::unstamped(word));
        head::looks_like_organ(name.as_str()) && name.as_str().chars().count() > 2
    };
    if organs.len() < 2 || !organs.iter().all(is_organ) {
        organs = vec![text.clone()];
    }
    for organ in organs {
        let (name, stamp) = organ.cut(cue::unstamped(&organ));
        if !stamp.is_empty() {
            out.label(&stamp);
            out.doc.signature.seal = Some(Seal::Sealed);
        }
        let path = format!("signature.issuers[{}]", out.doc.signature.issuers.len());
        let name = out.take(path, &name.squeezed());
        out.doc.signature.issuers.push(name);
    }
}

pub(super) fn document_date(printed: Printed, text: &Text, out: &mut Builder<'_>) {
    let squeezed = text.squeezed();
    let date = printed.date();
    match out.doc.document_date {
        Some(known) if date == Some(known) => return out.label(text),
        // A second date is told as having no place.
        Some(_) => return,
        None => {}
    }
    odd_date(date, text, "document_date", out);
    let as_printed = out.take("document_date", &squeezed);
    out.doc.document_date = date;
    out.doc.document_date_text = date
        .is_none_or(|d| d.printed() != as_printed)
        .then_some(as_printed);
}

pub(super) fn odd_date(date: Option<Date>, text: &Text, path: &str, out: &mut Builder<'_>) {
    if date.is_none() {
        let finding = out.finding(Code::OddDate, text).of(path);
        out.report(finding);
    }
}

/// 附注 (7.3.6), without its brackets.
pub(super) fn read_note(lines: &[Line], out: &mut Builder<'_>) {
    let text = mark::whole(lines, lines.len());
    let Some(inside) = cue::note(&text) else {
        return;
    };
    out.label(&text.slice(0..inside.start));
    out.label(&text.slice(inside.end..text.len()));
    out.doc.note = Some(out.take("note", &text.slice(inside).trim()));
}

/// What a site or an editor printed below the document, from the end; says how many lines are left.
pub(super) fn read_site_lines(lines: &[Line], out: &mut Builder<'_>) -> usize {
    let foot = foot_start(lines);
    let above = lines.get(..foot).unwrap_or_default().iter().rev();
    let site = above.take_while(|l| cue::site(&l.text) || cue::metadata(&l.text));
    let kept = foot - site.count();
    for l in lines.get(kept..).unwrap_or_default() {
        let kind = match cue::metadata(&l.text) {
            true => ExtraKind::Metadata,
            false => ExtraKind::Site,
        };
        out.extra(kind, &l.text);
    }
    kept
}

/// Whether a line is one of those with which documents end.
fn closes(text: &Text) -> bool {
    cue::date(text).is_some()
        || organ_and_date(text).is_some()
        || cue::issued(text).is_some()
        || cue::distribution(text).is_some()
        || cue::attachment_label(text).is_some()
        || cue::bracketed_line(text).is_some()
}

/// Where the foot of a site begins: with one of its bars, below which nothing but short lines stand, and
/// none that closes a document.
fn foot_start(lines: &[Line]) -> usize {
    const LONGEST: usize = 80;
    let short = |l: &&Line| {
        let s = l.text.as_str();
        l.look != Look::Row && !s.contains('。') && s.chars().count() < LONGEST && !closes(&l.text)
    };
    let run = lines.iter().rev().take_while(short).count();
    let from = lines.len() - run;
    let bar = lines.iter().skip(from).position(|l| cue::site_bar(&l.text));
    bar.map_or(lines.len(), |at| from + at)
}

/// 附件 (7.3.7), each from its label to the next.
pub(super) fn read_attachments(lines: &[Line], soft_breaks: bool, out: &mut Builder<'_>) {
    let mut at = 0;
    while at < lines.len() {
        let rest = lines.get(at + 1..).unwrap_or_default();
        let more = rest
            .iter()
            .take_while(|l| cue::attachment_label(&l.text).is_none())
            .count();
        let one = lines.get(at..at + 1 + more).unwrap_or_default();
        attachment(one, soft_breaks, out);
        at += 1 + more;
    }
}

fn attachment(lines: &[Line], soft_breaks: bool, out: &mut Builder<'_>) {
    let path = format!("attachments[{}]", out.doc.attachments.len());
    let mut lines = lines;
    let mut number = None;
    if let Some((first, rest)) = lines.split_first()
        && let Some(label) = cue::attachment_label(&first.text)
    {
        let digits = label.what.clone().unwrap_or(label.word.end..label.word.end);
        short_label(&first.text.slice(0..digits.start), out);
        out.label(&first.text.slice(digits.end..first.text.len()));
        number = label
            .what
            .map(|r| out.take(format!("{path}.number"), &first.text.slice(r).squeezed()));
        lines = rest;
    }
    let mut title = None;
    if let Some((first, rest)) = lines.split_first().filter(|(l, _)| head::is_title_line(l)) {
        title = Some(out.take(format!("{path}.title"), &first.text));
        lines = rest;
    }
    let body = body::read(lines, soft_breaks, &format!("{path}.body"), out);
    out.doc.attachments.push(Attachment {
        number,
        title,
        body,
    });
}
