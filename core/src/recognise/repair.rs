//! Repair of lines: control characters, page marks, and paragraphs that breaks have cut.
//!
//! Every repair is reported. Nothing here knows elements; it asks [`cue`](super::cue) whether a
//! line opens one.

use super::builder::Builder;
use super::words::labels;
use super::words::statements::PARAGRAPH_HEADS;
use super::{body, cue, imprint};
use crate::lines::{CellText, Line, Lines, Look, Text};
use crate::messages::Code;
use crate::model::ExtraKind;
use crate::style::gbt9704::{COLUMNS, INDENT};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Takes control characters, broken entities and page marks out of the lines, and puts labels
/// together that a line end has cut.
pub(super) fn clean(lines: &mut Lines, out: &mut Builder<'_>) {
    for line in &mut lines.lines {
        if line.text.as_str().contains('&') {
            line.text = without_entities(&line.text, out);
        }
        if may_hold_controls(line.text.as_str()) && line.text.as_str().contains(is_control) {
            line.text = without_controls(&line.text, out);
            for cell in &mut line.cells {
                cell.text = cell.text.without(is_control).trim();
            }
        }
    }
    let mut gap = false;
    lines.lines.retain_mut(|line| {
        let mark = line.look != Look::Row && cue::page_mark(&line.text);
        if mark {
            // A drawn rule says nothing that could be missed.
            if !cue::is_drawn(line.text.as_str()) {
                let finding = out.finding(Code::PageMark, &line.text);
                out.report(finding);
            }
            out.extra(ExtraKind::PageMark, &line.text);
        }
        let empty = line.text.is_empty() && line.cells.is_empty();
        let keep = !mark && !empty;
        line.gap |= std::mem::replace(&mut gap, !keep);
        keep
    });
    keywords(&mut lines.lines, out);
    running_heads(&mut lines.lines, out);
    join_labels(&mut lines.lines, out);
    part_labels(&mut lines.lines);
    part_imprint(&mut lines.lines);
}

/// Takes 主题词 out, which GB/T 9704-2012 has no place for; a table of metadata keeps its own.
fn keywords(lines: &mut Vec<Line>, out: &mut Builder<'_>) {
    let told = |l: &Line| {
        let word = || l.text.squeezed();
        let word = l.text.as_str().starts_with('主').then(word);
        word.is_some_and(|s| labels::KEYWORDS.iter().any(|w| s.as_str().starts_with(w)))
    };
    let Some(at) = lines.iter().rposition(|l| l.look != Look::Row && told(l)) else {
        return;
    };
    let in_table = |l: Option<&Line>| l.is_some_and(|l| cue::metadata(&l.text));
    let before = at.checked_sub(1).and_then(|i| lines.get(i));
    let behind = more_keywords(lines.get(at + 1..).unwrap_or_default());
    if before.is_some() && !in_table(before) && !in_table(lines.get(at + 1)) {
        for line in lines.drain(at..at + 1 + behind) {
            out.extra(ExtraKind::Metadata, &line.text);
        }
        if let Some(next) = lines.get_mut(at) {
            next.gap = true;
        }
    }
}

/// How many lines go on with the keywords above them: short words, down to the recipients.
fn more_keywords(rest: &[Line]) -> usize {
    let word = |w: &str| w.chars().count() <= LONGEST_KEYWORD && w.chars().all(char::is_alphabetic);
    let keywords = |l: &&Line| {
        let mut words = l.text.as_str().split_whitespace();
        let plain = l.look != Look::Row && !cue::opens(&l.text) && !cue::signature(&l.text);
        plain && words.all(word)
    };
    let lines = rest.iter().take(KEYWORD_LINES).take_while(keywords).count();
    let below = rest.get(lines).map(|l| &l.text);
    let imprint = below.is_some_and(|t| cue::distribution(t).is_some() || cue::issued(t).is_some());
    if imprint { lines } else { 0 }
}

/// The most lines of keywords below the first.
const KEYWORD_LINES: usize = 2;
/// The most characters of a keyword.
const LONGEST_KEYWORD: usize = 8;

/// Takes the bare numbers of pages, and the head that runs above or below each of them.
fn running_heads(lines: &mut Vec<Line>, out: &mut Builder<'_>) {
    let bare = |l: &Line| {
        let s = l.text.as_str();
        let digits = s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
        let number = s.parse::<u32>().ok();
        number.filter(|_| digits && l.look == Look::Plain)
    };
    let numbers: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, l)| Some((i, bare(l)?)))
        .collect();
    let counted = |pair: &[(usize, u32)]| matches!(pair, [a, b] if b.1 == a.1 + 1 && b.0 > a.0 + 2);
    if numbers.len() < 2 || !numbers.windows(2).all(counted) {
        return;
    }
    let pages: BTreeSet<usize> = numbers.iter().map(|n| n.0).collect();
    let beside = pages.iter().flat_map(|&i| [i.wrapping_sub(1), i + 1]);
    let beside = beside.filter_map(|i| lines.get(i).map(|l| (i, l.text.squeezed())));
    let mut heads: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, text) in beside.chain(lines.first().map(|l| (0, l.text.squeezed()))) {
        heads.entry(text.as_str().to_owned()).or_default().insert(i);
    }
    let again = heads.into_values().filter(|at| at.len() > 1).flatten();
    let taken: BTreeSet<usize> = pages.iter().copied().chain(again).collect();
    let (mut at, mut gap) = (0, false);
    lines.retain_mut(|line| {
        let mark = taken.contains(&at);
        at += 1;
        if mark {
            // A drawn rule says nothing that could be missed.
            if !cue::is_drawn(line.text.as_str()) {
                let finding = out.finding(Code::PageMark, &line.text);
                out.report(finding);
            }
            out.extra(ExtraKind::PageMark, &line.text);
        }
        line.gap |= std::mem::replace(&mut gap, mark);
        !mark
    });
}

/// Gives each label of a meeting a line of its own: 主持：甲　记录：乙.
fn part_labels(lines: &mut Vec<Line>) {
    let labelled = |t: &Text| {
        cue::attendance(t).is_some()
            || cue::offices(t).is_some()
            || cue::fact(t.as_str()).is_some()
            || cue::staff(t).is_some()
    };
    let several = |l: &Line| {
        let short = l.text.len() <= LONGEST_LABELLED && l.look != Look::Row;
        short && has_colons(l.text.as_str()) && labelled(&l.text)
    };
    if !lines.iter().any(several) {
        return;
    }
    let mut parted = Vec::with_capacity(lines.len() + 1);
    for mut line in lines.drain(..) {
        while several(&line)
            && let Some(at) = second_label(&line.text)
        {
            let (first, rest) = line.text.cut(at);
            let look = line.look;
            parted.push(Line {
                text: first.trim(),
                ..std::mem::take(&mut line)
            });
            line.text = rest.trim();
            line.look = look;
        }
        parted.push(line);
    }
    *lines = parted;
}

/// Whether a line holds two colons or more.
fn has_colons(line: &str) -> bool {
    let wide = line.matches('：').take(2).count();
    wide + line.matches(':').take(2).count() > 1
}

/// The most bytes of a line that is looked at for a second label.
const LONGEST_LABELLED: usize = 1200;

/// Where a label of the attendance, or of those who worked on the paper, with its colon, stands
/// behind a space or a full stop.
fn second_label(text: &Text) -> Option<usize> {
    let s = text.as_str();
    let parts = |c: char| c.is_whitespace() || matches!(c, '。' | '；');
    let spaces = s.char_indices().filter(|&(_, c)| parts(c));
    let hit = |at: usize| {
        let rest = text.slice(at..s.len());
        if cue::staff(&rest).is_some() || cue::compiled_by(&rest).is_some() {
            return Some(at);
        }
        // 列席：甲、乙；市直部门：丙.
        let part = s.get(..at).is_some_and(|before| before.ends_with('；'));
        if part && cue::offices(&rest).is_some() {
            return Some(at);
        }
        let label = cue::attendance(&rest)?;
        let whole = rest.slice(label.word.clone());
        // 记　录 is one word, 出席 录 is none.
        (label.bytes > label.word.end && whole.len() > 3).then_some(at)
    };
    let mut starts = spaces.map(|(i, c)| i + c.len_utf8());
    starts.find_map(hit)
}

/// Gives the issuing office a line of its own where it stands behind the recipients, and so the
/// number of copies behind the day of issue.
fn part_imprint(lines: &mut Vec<Line>) {
    let issued = |s: &str| labels::ISSUED.iter().any(|w| s.ends_with(w));
    let joint = |l: &Line| {
        let s = l.text.as_str();
        l.look != Look::Row && (issued(s) || COPIES.iter().any(|w| s.ends_with(w)))
    };
    if !lines.iter().any(joint) {
        return;
    }
    let mut parted = Vec::with_capacity(lines.len() + 1);
    for mut line in lines.drain(..) {
        let at = Some(&line)
            .filter(|l| joint(l))
            .and_then(|l| cue::office_behind(&l.text).or_else(|| imprint::copies_behind(&l.text)));
        let office = at.map(|at| {
            let (recipients, text) = line.text.cut(at);
            line.text = recipients.trim();
            Line {
                text: text.trim(),
                gap: false,
                look: line.look,
                ..Line::default()
            }
        });
        parted.push(line);
        parted.extend(office);
    }
    *lines = parted;
}

/// How the number of copies may end.
const COPIES: [&str; 3] = ["份", "份）", "份)"];

/// The most characters of the name of an entity.
const ENTITY: usize = 6;

/// `&;` and `&sp;`: entities that a converter has broken, and that stand for a space.
fn without_entities(text: &Text, out: &mut Builder<'_>) -> Text {
    let mut kept = Text::default();
    let mut at = 0;
    for (start, _) in text.as_str().match_indices('&') {
        let name = text.as_str().get(start + 1..).unwrap_or("");
        let len = name
            .chars()
            .take(ENTITY)
            .take_while(char::is_ascii_lowercase)
            .count();
        if start < at || !name.get(len..).is_some_and(|rest| rest.starts_with(';')) {
            continue;
        }
        let end = start + len + 2;
        let finding = out.finding(Code::BrokenEntity, &text.slice(start..end));
        out.report(finding);
        kept.push(&text.slice(at..start));
        at = end;
    }
    kept.push(&text.slice(at..text.len()));
    kept.trim()
}

/// 出 ⏎ 席：甲: a label of the attendance that a line end has cut.
fn join_labels(lines: &mut Vec<Line>, out: &mut Builder<'_>) {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let cut = joined
            .last()
            .is_some_and(|last| is_cut_label(&last.text, &line.text));
        match joined.last_mut() {
            Some(last) if cut => {
                let was = format!("{}⏎{}", last.text.as_str(), line.text.as_str());
                let finding = out.finding_at(Code::CutEntry, last.text.start()..line.text.end());
                last.text.push(&line.text);
                out.report(finding.change(was, last.text.as_str()));
            }
            _ => joined.push(line),
        }
    }
    *lines = joined;
}

/// The first name of a list of attachments.
fn is_first_name(line: &Text) -> bool {
    let s = line.as_str();
    let first = s.starts_with(['1', '１']) && cue::level(line).is_some_and(|n| n.level == 3);
    first && s.chars().count() <= 80 && !s.ends_with('。')
}

fn is_cut_label(last: &Text, line: &Text) -> bool {
    if cue::opens_notes(last) && is_first_name(line) {
        return true;
    }
    let single = last.len() <= 6 && last.as_str().chars().count() == 1;
    single && cue::attendance(line).is_none() && {
        let mut whole = last.clone();
        whole.push(line);
        cue::attendance(&whole).is_some()
    }
}

fn is_control(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let visible = matches!(c, '\u{2070}'..'\u{feff}');
    !visible && (c.is_control() && !matches!(c, '\t' | '\n') || invisible)
}

/// Whether any byte is one with which the UTF-8 of a control character begins: looked at all at
/// once, since hardly any line holds one.
fn may_hold_controls(line: &str) -> bool {
    let bytes = line.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let alone = |b: u8| b < 0x20 || matches!(b, 0x7f | 0xc2 | 0xe2);
    let mark = |b: u8, next: u8| b == 0xef && next == 0xbb;
    let one = bytes.iter().fold(false, |any, &b| any | alone(b));
    let two = bytes.iter().zip(behind);
    one | two.fold(false, |any, (&b, &next)| any | mark(b, next))
}

fn without_controls(text: &Text, out: &mut Builder<'_>) -> Text {
    for (at, c) in text.as_str().char_indices().filter(|&(_, c)| is_control(c)) {
        let place = text.slice(at..at + c.len_utf8());
        let was = format!("U+{:04X}", c as u32);
        let finding = out.finding(Code::ControlCharacter, &place).change(was, "");
        out.report(finding);
    }
    text.without(is_control).trim()
}

/// A paragraph of the body, made of one line or more.
#[derive(Debug, Clone)]
pub(super) struct Para<'l> {
    pub(super) text: Cow<'l, Text>,
    pub(super) look: Look,
    pub(super) gap: bool,
    pub(super) cells: &'l [CellText],
}

/// Joins the lines of a body to paragraphs.
pub(super) fn paragraphs<'l>(
    lines: &'l [Line],
    soft_breaks: bool,
    out: &mut Builder<'_>,
) -> Vec<Para<'l>> {
    let habits = Habits::of(lines);
    let mut paras: Vec<Para<'_>> = Vec::new();
    let nothing = Text::default();
    let mut last = &nothing;
    for line in lines {
        let join = paras
            .last()
            .is_some_and(|p| joins(p, last, line, soft_breaks, &habits));
        match paras.last_mut() {
            Some(para) if join => {
                // Where lines simply break, many are joined, and none is in doubt.
                let code = if line.gap {
                    Code::Rejoined
                } else {
                    Code::Unwrapped
                };
                report_join(code, &para.text, &line.text, out);
                para.text.to_mut().push(&line.text);
            }
            _ => paras.push(Para {
                text: Cow::Borrowed(&line.text),
                look: line.look,
                gap: line.gap,
                cells: &line.cells,
            }),
        }
        last = &line.text;
    }
    paras
}

fn report_join(code: Code, before: &Text, after: &Text, out: &mut Builder<'_>) {
    let tail = |s: &str| {
        s.chars()
            .rev()
            .take(8)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<String>()
    };
    let head = |s: &str| s.chars().take(8).collect::<String>();
    let (was, now) = (tail(before.as_str()), head(after.as_str()));
    let finding = out.finding_at(code, before.end()..after.start());
    out.report(finding.change(format!("{was}⏎{now}"), format!("{was}{now}")));
}

/// How this draft is written, as evidence for single lines.
struct Habits {
    /// How many （一） paragraphs run on as sentences, less those that are lone headings.
    numbered_sentences: i32,
    /// The width at which lines break, in half characters, where the draft has one.
    wrap: Option<usize>,
}

impl Habits {
    fn of(lines: &[Line]) -> Self {
        let second = lines
            .iter()
            .filter(|l| cue::level(&l.text).is_some_and(|n| n.level == 2));
        let numbered_sentences = second
            .map(|l| if closes(l.text.as_str()) { 1 } else { -1 })
            .sum();
        Self {
            numbered_sentences,
            wrap: wrap(lines),
        }
    }

    /// Whether a line of a draft that has a width takes all of it.
    fn is_brim(&self, line: &Text) -> bool {
        self.wrap.is_some_and(|wrap| width(line) + 1 >= wrap)
    }

    /// Whether a line is as wide as the lines of this draft, or of the page, are.
    fn is_full(&self, line: &Text) -> bool {
        match self.wrap {
            Some(wrap) => width(line) + 5 >= wrap,
            None => is_full(line),
        }
    }
}

/// Lines that break where the page did are nearly all of one width.
fn wrap(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines
        .iter()
        .map(|l| width(&l.text))
        .filter(|&w| w >= 32)
        .collect();
    widths.sort_unstable();
    let middle = *widths.get(widths.len() / 2)?;
    let near = widths.iter().filter(|w| w.abs_diff(middle) <= 5).count();
    let wider = widths.iter().filter(|&&w| w > middle + 8).count();
    (widths.len() >= 8 && near * 10 >= widths.len() * 6 && wider * 20 <= widths.len())
        .then_some(middle)
}

/// Whether `line` goes on with what `last`, the last line of `para`, left open.
fn joins(para: &Para<'_>, last: &Text, line: &Line, soft_breaks: bool, habits: &Habits) -> bool {
    let (before, after) = (last.as_str(), line.text.as_str());
    if line.look != Look::Plain || para.look == Look::Row || cue::opens(&line.text) {
        return false;
    }
    let open = before.ends_with(['，', ',']);
    let lead_in = after.ends_with(['：', ':']) && is_running(para);
    let labelled = is_labelled(after) && !habits.is_full(last) && !open && !lead_in;
    if labelled || cue::fact(after).is_some() {
        return false;
    }
    if is_in_columns(before) && is_in_columns(after) {
        return false;
    }
    let torn = has_open_bracket(para.text.as_str());
    if matches!(para.look, Look::Heading(_)) {
        return torn && !line.gap;
    }
    if torn || before.ends_with(['，', '、', ',', '（', '(', '《', '“', '—']) {
        return true;
    }
    if after.starts_with([
        '，', '。', '、', '；', '：', '）', ')', '》', '”', '！', '？', '〕',
    ]) {
        return true;
    }
    if closes(before) {
        // In a draft whose lines break where the page did, a sentence that ends right at the edge
        // ends its paragraph far less often than it ends by chance.
        return !line.gap && habits.is_brim(last);
    }
    if !line.gap && (soft_breaks || (habits.wrap.is_some() && habits.is_full(last))) {
        return !is_short_heading(&para.text);
    }
    evidence(para, last, after, habits) >= 3
}

/// Whether a paragraph is text beyond doubt: no heading, since clauses follow each other, and too long
/// for the words of a title. Only its beginning is looked at: it may be a megabyte, and is asked for
/// each of its lines.
fn is_running(para: &Para<'_>) -> bool {
    const LONGER: usize = 20;
    let head = para.text.as_str().chars().take(STATEMENT_REACH);
    let mut clauses = false;
    let mut wide = 0;
    for c in head {
        clauses |= matches!(c, '，' | ',');
        wide += 1 + usize::from(!c.is_ascii());
    }
    clauses && wide >= 2 * LONGER && cue::level(&para.text).is_none()
}

/// Weighs whether an unfinished line was cut by a page or a line end.
fn evidence(para: &Para<'_>, last: &Text, after: &str, habits: &Habits) -> i32 {
    let level = cue::level(&para.text).map(|n| n.level);
    let mut score = 0;
    score += if last.as_str().contains(['，', ',']) {
        2
    } else {
        0
    };
    score += if habits.is_full(last) { 2 } else { 0 };
    score += if is_running(para) { 1 } else { 0 };
    // Behind a full stop stands no heading.
    score += if last.as_str().contains('。') { 2 } else { 0 };
    // Where one line was cut, so was the next.
    score += if matches!(para.text, Cow::Owned(_)) {
        2
    } else {
        0
    };
    score += if level.is_some_and(|l| l >= 2) && habits.numbered_sentences > 0 {
        1
    } else {
        0
    };
    score += if level == Some(1) { -2 } else { 0 };
    score += if is_statement(&para.text) { 2 } else { 0 };
    let mut words = after.chars().filter(|c| !c.is_whitespace());
    let first = words.position(|c| "。，；！？：,".contains(c));
    score += if first.is_some_and(|n| n <= 6) { 1 } else { 0 };
    score += if PARAGRAPH_HEADS.iter().any(|w| after.starts_with(w)) {
        -3
    } else {
        0
    };
    score
}

/// How far a statement is looked at: its beginning tells, and a paragraph may be a megabyte.
const STATEMENT_REACH: usize = 60;

/// Whether the words of a line stand in columns: wide spaces part them, and no sentence ends.
fn is_in_columns(line: &str) -> bool {
    let wide = line.contains('\u{3000}') || line.contains("  ");
    wide && !line.contains(['。', '；', '，'])
}

/// A line that opens with a few words and a colon is an entry of its own.
pub(super) fn is_labelled(line: &str) -> bool {
    let chars = || line.chars().filter(|c| !c.is_whitespace());
    let head = chars().take(13).position(|c| matches!(c, '：' | ':'));
    head.is_some_and(|n| n >= 2 && chars().take(n).all(char::is_alphanumeric))
}

/// A statement that no mark closes is unfinished; a topic may stand so.
fn is_statement(text: &Text) -> bool {
    let from = cue::level(text).map_or(0, |l| l.bytes);
    let words = text.as_str().get(from..).unwrap_or("");
    let end = words.char_indices().nth(STATEMENT_REACH);
    let words = words.get(..end.map_or(words.len(), |(i, _)| i));
    !body::names_a_topic(words.unwrap_or("").trim())
}

/// Whether a line ends as a sentence or a lead-in does.
pub(super) fn closes(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '’', '」', '』', '）', ')', '"', ' ', '　']);
    line.ends_with(['。', '！', '？', '；', '：', ':', ';', '!', '?', '…', '.'])
}

/// The most bytes of a heading: what is longer is a paragraph, and never looked at as a whole.
const LONGEST_HEADING: usize = 4000;

fn is_short_heading(text: &Text) -> bool {
    text.len() <= LONGEST_HEADING
        && cue::level(text).is_some()
        && !text.as_str().contains(['，', '。', '；'])
        && !is_full(text)
}

/// Whether a line is as wide as lines of the page are: 28 characters (5.2.3), the first of a
/// paragraph two fewer (7.3.3), give or take what punctuation is squeezed or pushed over.
fn is_full(line: &Text) -> bool {
    let at_end = |indent: usize| {
        let width = width(line) + 2 * indent;
        let over = width % (2 * COLUMNS);
        width >= 2 * COLUMNS - 3 && (over <= 2 || over >= 2 * COLUMNS - 3)
    };
    at_end(0) || at_end(INDENT)
}

/// The width of a line in half characters; half-width marks count as the full-width ones for
/// which OCR puts them.
fn width(line: &Text) -> usize {
    let begins = |b: u8| usize::from(b & 0xc0 != 0x80);
    let half = |b: u8| usize::from(b < 0x80 && !matches!(b, b'(' | b')' | b',' | b':' | b';'));
    let bytes = line.as_str().bytes();
    bytes.map(|b| 2 * begins(b) - half(b)).sum()
}

/// How far back an opening bracket is looked for, in characters.
const BRACKET_REACH: usize = 400;

/// Whether a bracket or a quotation mark is still open at the end of a text.
fn has_open_bracket(text: &str) -> bool {
    // What opens full-width may close half-width.
    const PAIRS: &[([char; 2], [char; 2])] = &[
        (['（', '('], ['）', ')']),
        (['《', '《'], ['》', '》']),
        (['“', '“'], ['”', '”']),
        (['〔', '['], ['〕', ']']),
        (['〈', '〈'], ['〉', '〉']),
    ];
    let mut closed = [0_usize; PAIRS.len()];
    let ideograph = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let near = text.chars().rev().take(BRACKET_REACH);
    near.filter(|c| !ideograph(c)).any(|c| {
        let pair = PAIRS
            .iter()
            .zip(&mut closed)
            .find(|((open, close), _)| open.contains(&c) || close.contains(&c));
        let Some(((open, _), closed)) = pair else {
            return false;
        };
        let opens = open.contains(&c);
        let unmatched = opens && *closed == 0;
        *closed = if opens {
            closed.saturating_sub(1)
        } else {
            *closed + 1
        };
        unmatched
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader;
    use crate::span::Source;

    fn joined(source: &str) -> (Vec<String>, usize) {
        let lines = reader::markdown::read(source);
        let src = Source::new(source.into());
        let mut out = Builder::new(&src);
        let paras = paragraphs(&lines.lines, true, &mut out);
        (
            paras
                .into_iter()
                .map(|p| p.text.as_str().to_owned())
                .collect(),
            out.diagnostics.len(),
        )
    }

    #[test]
    fn a_sentence_cut_by_a_page_is_rejoined_and_reported() {
        let (paras, reports) = joined(
            "（一）会议听取了市农业农村局关于高标准农田建设工作的情\n\n况汇报。会议要求抓紧落实。\n\n（二）各地要加强管护。",
        );
        assert_eq!(paras.len(), 2);
        assert_eq!(reports, 1);
    }

    #[test]
    fn a_heading_is_not_run_into_the_paragraph_below_it() {
        let (paras, _) = joined(
            "## 一、听取全市农业农村工作情况汇报\n\n会议强调，要抓好落实。\n\n（一）总体要求\n\n坚持稳中求进。",
        );
        assert_eq!(paras.len(), 4);
    }

    #[test]
    fn a_bracket_that_closes_half_width_is_closed() {
        let (paras, _) = joined("高中阶段教育（普通高中、技工教育)。\n\n第二条　各地要落实。");
        assert_eq!(paras.len(), 2);
    }

    #[test]
    fn a_clause_that_ends_with_a_comma_runs_on() {
        let (paras, _) = joined("各地要积极筹备，\n\n精心组织。");
        assert_eq!(paras, ["各地要积极筹备，精心组织。"]);
    }
}
