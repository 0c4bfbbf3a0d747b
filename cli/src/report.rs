//! What is said to a person: errors, counts, and diagnostics with the place marked in the draft.
//!
//! Nothing quotes the draft unless the caller asked for diagnostics. A stream that takes no words
//! (closed by its reader) is no reason to stop.

use crate::text;
use crate::words;
use gongwen::diagnostic::Diagnostic;
use gongwen::span::{Source, Span};
use gongwen::{Error, ErrorKind, Lang, Severity};
use std::io::Write;

/// How many columns of a long line are shown ahead of the place, and in all.
const AHEAD: usize = 36;
const SHOWN: usize = 76;

/// Says a sentence, if there is one, and ends its line.
pub(crate) fn say(errors: &mut dyn Write, sentence: &str) {
    let ended = sentence.is_empty() || sentence.ends_with('\n');
    let end = if ended { "" } else { "\n" };
    let _ = write!(errors, "{sentence}{end}");
}

/// Says an error: what, where, and what to do next.
pub(crate) fn error(errors: &mut dyn Write, name: Option<&str>, error: &Error, lang: Lang) {
    // Errors of files name the file themselves.
    let named = name.filter(|_| error.kind() != ErrorKind::Io);
    let place = named.map_or(String::new(), |n| format!("{n}: "));
    let sentence = format!("gongwen: {place}{} {}", error.code(), error.message(lang));
    say(errors, &text::line(&sentence));
}

/// Says how many findings there were, without quoting the draft; nothing where there were none.
pub(crate) fn count(errors: &mut dyn Write, name: &str, diagnostics: &[Diagnostic], lang: Lang) {
    if diagnostics.is_empty() {
        return;
    }
    let of = |s: Severity| {
        diagnostics
            .iter()
            .filter(|d| d.code.severity() == s)
            .count()
    };
    let (grave, warnings, notes) = (
        of(Severity::Error),
        of(Severity::Warning),
        of(Severity::Info),
    );
    let values: [&dyn std::fmt::Display; 4] = [&name, &grave, &warnings, &notes];
    say(errors, &text::line(&words::COUNT.fill(lang, &values)));
}

/// Shows findings with their line of the draft.
pub(crate) fn diagnostics(
    name: &str,
    diagnostics: &[Diagnostic],
    source: Option<&Source>,
    lang: Lang,
) -> String {
    let shown = diagnostics
        .iter()
        .map(|d| diagnostic(name, d, source, lang));
    shown.collect()
}

fn diagnostic(name: &str, d: &Diagnostic, source: Option<&Source>, lang: Lang) -> String {
    let place = d
        .span
        .map_or(String::new(), |s| format!(":{}:{}", s.line, s.column));
    let severity = words::severity(d.code.severity()).of(lang);
    let head = format!(
        "{name}{place}: {severity} {}: {}",
        d.code.code(),
        d.message(lang)
    );
    let mut out = text::line(&head) + "\n";
    if let Some((line, span)) = d.span.and_then(|s| Some((line_of(d, s, source?)?, s))) {
        out += &excerpt(line, span, d.quote.as_deref().unwrap_or(""));
    }
    let hint = d.code.hint(lang);
    let more = [
        (words::CLAUSE, d.code.clause().unwrap_or("")),
        (words::HINT, hint),
    ];
    for (label, value) in more.iter().filter(|(_, v)| !v.is_empty()) {
        out += &format!("    {}: {value}\n", label.of(lang));
    }
    out
}

/// The line of the draft, if the quote really stands there: a place in a text that was taken out of
/// a container is no place in the file.
fn line_of<'a>(d: &Diagnostic, span: Span, source: &'a Source) -> Option<&'a str> {
    let there = source.slice(span.start, span.end);
    (d.quote.as_deref() == Some(there)).then(|| source.line(span.line))
}

/// The line with its number, and ^ under the place. A long line is cut around the place.
fn excerpt(line: &str, span: Span, quote: &str) -> String {
    let window = Window::around(line, span.column - 1, quote);
    let number = span.line.to_string();
    let gutter = " ".repeat(number.len());
    let (pad, mark) = ("\u{20}".repeat(window.before), "^".repeat(window.marked));
    format!("  {number} | {}\n  {gutter} | {pad}{mark}\n", window.text)
}

struct Window {
    text: String,
    before: usize,
    marked: usize,
}

impl Window {
    fn around(line: &str, place: usize, quote: &str) -> Self {
        let ahead: Vec<char> = line.chars().take(place).collect();
        let start = ahead.len() - last_within(&ahead, AHEAD);
        let shown: String = line.chars().skip(start).collect::<String>();
        let shown = cut(&text::line(&shown), SHOWN);
        let lead = if start > 0 { "…" } else { "" };
        let ahead: String = ahead.iter().skip(start).collect();
        let before = text::width(lead) + text::width(&text::line(&ahead));
        let first = quote.lines().next().unwrap_or("");
        let marked = text::width(&text::line(first)).max(1);
        let room = (text::width(lead) + text::width(&shown))
            .saturating_sub(before)
            .max(1);
        Self {
            text: format!("{lead}{shown}"),
            before,
            marked: marked.min(room),
        }
    }
}

/// How many of the last characters fit into so many columns.
fn last_within(characters: &[char], columns: usize) -> usize {
    let mut used = 0;
    let fits = |c: &&char| {
        used += text::char_width(**c);
        used <= columns
    };
    characters.iter().rev().take_while(fits).count()
}

fn cut(line: &str, columns: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += text::char_width(*c);
        used <= columns
    };
    let head: String = line.chars().take_while(fits).collect();
    let more = if head.len() < line.len() { "…" } else { "" };
    head + more
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::messages::Code;

    fn shown(text: &str, start: usize, end: usize) -> String {
        let source = Source::new(text.into());
        let span = source.span(start, end);
        let d = Diagnostic::new(Code::Undecodable)
            .at(span, source.slice(start, end))
            .change("FF", "\u{fffd}");
        diagnostics("稿.md", &[d], Some(&source), Lang::En)
    }

    #[test]
    fn the_place_is_marked_under_full_width_characters() {
        let text = "第一行\n会议研究了A事项\n";
        let start = text.find("事项").unwrap();
        let lines: Vec<_> = shown(text, start, start + 6)
            .lines()
            .map(str::to_owned)
            .collect();
        assert!(
            lines[0].starts_with("稿.md:2:7: error R101: "),
            "{}",
            lines[0]
        );
        assert_eq!(lines[1], "  2 | 会议研究了A事项");
        assert_eq!(lines[2], format!("    | {}^^^^", " ".repeat(11)));
    }

    #[test]
    fn a_line_of_a_million_characters_shows_only_the_place() {
        let text = "甲".repeat(1_000_000);
        let out = shown(&text, 1_500_000, 1_500_003);
        assert!(out.len() < 1000 && out.contains("…甲"), "{}", out.len());
        let mark = out.lines().nth(2).unwrap();
        assert_eq!(mark, format!("  {} | {}^^", " ", " ".repeat(37)));
    }

    #[test]
    fn a_place_of_another_text_shows_no_line() {
        let source = Source::new("容器里的文字不在文件里".into());
        let d = Diagnostic::new(Code::Undecodable).at(source.span(0, 3), "别");
        let out = diagnostics("a.docx", &[d], Some(&source), Lang::Zh);
        assert!(!out.contains('^'), "{out}");
    }
}
