//! 版记 (7.4): recipients, the office that issued and the day, found from the last line upwards.

use super::builder::Builder;
use super::squeeze::{Squeezed, is_open};
use super::tail::{line, odd_date, organ_and_date};
use super::words::labels;
use super::words::numerals::{self, Printed};
use super::{cue, repair};
use crate::lines::{Line, Text};
use crate::model::{Distribution, ExtraKind};
use std::ops::Range;

/// How many lines an imprint may take.
const IMPRINT_LINES: usize = 24;

pub(super) fn start(lines: &[Line], from: usize) -> usize {
    let mut start = lines.len();
    let mut told = false;
    let above = |start: usize| {
        start
            .checked_sub(1)
            .filter(|&i| i >= from)
            .and_then(|i| line(lines, i))
    };
    if above(start).is_some_and(|t| copies(t).is_some()) {
        start -= 1;
        told = above(start).is_some_and(|t| cue::date(t).is_some());
    }
    if let Some(text) = above(start).filter(|t| cue::issued(t).is_some()) {
        let lone = cue::issued(text).is_some_and(|(_, r)| {
            text.as_str()
                .get(..r.start)
                .is_some_and(|s| s.trim().is_empty())
        });
        start -= 1;
        told = true;
        if lone && above(start).is_some_and(cue::signature) {
            start -= 1;
        }
    }
    // 印发 may be lost behind the office and its date, where recipients stand above them.
    if !told && above(start).is_some_and(|t| organ_and_date(t).is_some()) {
        start -= 1;
    }
    let floor = start.saturating_sub(IMPRINT_LINES).max(from);
    let stops = |t: &Text| {
        cue::date(t).is_some()
            || cue::bracketed_line(t).is_some()
            || cue::compiled(t).is_some()
            || cue::attendance(t).is_some()
            || cue::level(t).is_some_and(|l| l.level <= 2)
    };
    for at in (floor..start).rev() {
        let Some(text) = line(lines, at) else { break };
        if cue::distribution(text).is_some() {
            (start, told) = (at, true);
        } else if stops(text) {
            break;
        }
    }
    // 共印200份 alone is no imprint, unless the date of the document is right above.
    if told { start } else { lines.len() }
}

/// 共印200份, maybe in brackets: the bytes of the count.
fn copies(text: &Text) -> Option<Range<usize>> {
    let s = Squeezed::head(text, 14);
    let at = s.find("印")?;
    let head: String = s.get(0..at).iter().filter(|&&c| !is_open(c)).collect();
    let count = s
        .from(at + 1)
        .iter()
        .take_while(|&&c| numerals::is_numeral(c))
        .count();
    let fits = matches!(head.as_str(), "共" | "本期共" | "")
        && count > 0
        && s.has(at + 1 + count, "份")
        && s.len() <= at + count + 4;
    fits.then(|| s.bytes(at + 1..at + 1 + count))
}

/// Where the number of copies begins behind the day of issue, on one line:
/// 2024年5月22日印　（共印15份）.
pub(super) fn copies_behind(text: &Text) -> Option<usize> {
    let s = text.as_str();
    let at = s.rfind(|c: char| c.is_whitespace() || is_open(c))?;
    let (issued, count) = text.cut(at);
    let whole = copies(&count.trim()).is_some() && cue::issued(&issued.trim()).is_some();
    whole.then_some(at)
}

// ── Into the model ───────────────────────────────────────────────────────────────────────────

/// 版记 (7.4).
pub(super) fn read(lines: &[Line], out: &mut Builder<'_>) {
    let mut at = 0;
    while let Some(l) = lines.get(at) {
        if let Some(label) = cue::distribution(&l.text) {
            let rest = lines.get(at + 1..).unwrap_or_default();
            let more = rest
                .iter()
                .enumerate()
                .take_while(|(i, l)| {
                    let above = lines
                        .get(at + i)
                        .is_some_and(|l| l.text.as_str().ends_with('。'));
                    runs_on(&l.text, above, rest.get(i + 1))
                })
                .count();
            distribution(lines.get(at..at + 1 + more).unwrap_or_default(), label, out);
            at += 1 + more;
            continue;
        }
        issuing_line(&l.text, out);
        at += 1;
    }
}

/// Whether a line goes on with the recipients above it, which may have `ended` with a mark; the
/// issuing office does not.
fn runs_on(text: &Text, ended: bool, next: Option<&Line>) -> bool {
    let lone_date = next
        .and_then(|l| cue::issued(&l.text))
        .is_some_and(|(_, r)| r.start == 0);
    let office = cue::signature(text) && lone_date;
    let recipient = !ended || cue::is_addressed(text.as_str().trim_end_matches('。'));
    recipient
        && cue::distribution(text).is_none()
        && !repair::is_labelled(text.as_str())
        && cue::issued(text).is_none()
        && copies(text).is_none()
        && organ_and_date(text).is_none()
        && !office
}

fn distribution(lines: &[Line], label: cue::Label<&'static str>, out: &mut Builder<'_>) {
    let mut text = Text::default();
    for (i, l) in lines.iter().enumerate() {
        let (head, rest) = l.text.cut(if i == 0 { label.bytes } else { 0 });
        out.label(&head);
        text.push(&rest.trim());
    }
    let moved = label.what == labels::ADDRESSEES;
    let path = if moved {
        "imprint.addressees".into()
    } else {
        format!(
            "imprint.distribution[{}].text",
            out.doc.imprint.distribution.len()
        )
    };
    let text = out.take(path, &text);
    let to = recipients(&text);
    if moved {
        out.doc.imprint.addressees.extend(to);
    } else {
        out.doc.imprint.distribution.push(Distribution {
            kind: label.what.into(),
            to,
            text,
        });
    }
}

/// Recipients are parted by ， and ；, their lines maybe by 。; 、 stands inside one: 各市、区人民政府.
pub(crate) fn recipients(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let part = |c: char| {
        depth = match c {
            '（' | '(' => depth + 1,
            '）' | ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && matches!(c, '，' | '；' | ',' | ';' | '。')
    };
    let parts = text
        .split(part)
        .map(|p| p.trim().trim_end_matches(['.', '．']).trim());
    parts.filter(|p| !p.is_empty()).map(Into::into).collect()
}

/// What is printed a second time stays unplaced and is reported as such.
fn issuing_line(text: &Text, out: &mut Builder<'_>) {
    if let Some((printed, range)) = cue::issued(text) {
        issuing_office(&text.slice(0..range.start), out);
        if out.doc.imprint.issued_on.is_none() && out.doc.imprint.issued_on_text.is_none() {
            out.label(&text.slice(range.end..text.len()));
            issue_date(printed, &text.slice(range), out);
        }
    } else if let Some(count) = copies(text).filter(|_| out.doc.imprint.copies.is_none()) {
        out.doc.imprint.copies = numerals::number(&Squeezed::of(&text.slice(count)).chars);
        out.take("imprint.copies", text);
    } else if let Some(signed) = organ_and_date(text) {
        issuing_office(&text.slice(signed.organ), out);
        issue_date(signed.printed, &text.slice(signed.date), out);
    } else if cue::signature(text) {
        issuing_office(text, out);
    } else if repair::is_labelled(text.as_str()) {
        // 打字：… 校对：…
        out.extra(ExtraKind::Metadata, text);
    }
}

fn issuing_office(text: &Text, out: &mut Builder<'_>) {
    let office = text.squeezed();
    if !office.is_empty() && out.doc.imprint.issued_by.is_none() {
        out.doc.imprint.issued_by = Some(out.take("imprint.issued_by", &office));
    }
}

fn issue_date(printed: Printed, text: &Text, out: &mut Builder<'_>) {
    let date = printed.date();
    odd_date(date, text, "imprint.issued_on", out);
    let as_printed = out.take("imprint.issued_on", &text.squeezed());
    out.doc.imprint.issued_on = date;
    out.doc.imprint.issued_on_text = date
        .is_none_or(|d| d.printed() != as_printed)
        .then_some(as_printed);
}
