//! Markdown to lines.
//!
//! Drafts come as Markdown because OCR writes it, not because somebody meant it: depths drift,
//! `1.` is a printed number and no list, a line of dashes is a rule and neither a page break nor
//! an underline that makes the line above a heading. So marks are taken off line by line and kept
//! as hints, and every other character stays where it is; a CommonMark parser would renumber lists
//! and swallow what it takes for syntax.

use super::text::line_ranges;
use crate::lines::{Line, Lines, Look, Text};
use memchr::{memchr2, memchr3};
use std::ops::Range;

/// The lines of a Markdown text.
pub(crate) fn read(source: &str) -> Lines {
    let mut out = Lines {
        soft_breaks: true,
        ..Lines::default()
    };
    let mut gap = false;
    let mut comment = false;
    for range in line_ranges(source) {
        if !comment && is_unmarked(source.get(range.clone()).unwrap_or("")) {
            let text = Text::trimmed(source, range);
            out.lines.push(Line {
                text,
                gap: std::mem::take(&mut gap),
                ..Line::default()
            });
            continue;
        }
        let pieces = uncommented(source, range, &mut comment, &mut out.marks);
        let mut line = Text::default();
        for piece in pieces {
            line.push_source(source.get(piece.clone()).unwrap_or(""), piece);
        }
        match read_line(line, &mut out.marks) {
            Some((text, Look::Row)) => {
                row(&text, gap, &mut out);
                gap = false;
            }
            Some((text, look)) => {
                for (i, part) in broken(text).into_iter().enumerate() {
                    out.lines.push(Line {
                        text: part,
                        gap: gap && i == 0,
                        look,
                        ..Line::default()
                    });
                }
                gap = false;
            }
            None => gap = true,
        }
    }
    out
}

/// Whether a line holds text and nothing that could be a mark.
fn is_unmarked(line: &str) -> bool {
    let line = line.trim();
    let opens = line.starts_with(['>', '#', '-', '+', '|', '=']);
    let bytes = line.as_bytes();
    let inside = memchr3(b'*', b'_', b'\\', bytes).or_else(|| memchr2(b'<', b'&', bytes));
    !line.is_empty() && !opens && inside.is_none()
}

/// The parts of a line outside `<!-- … -->`, which may run over several lines.
fn uncommented(
    source: &str,
    range: Range<usize>,
    open: &mut bool,
    marks: &mut Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = source.get(at..range.end).unwrap_or("");
        let mark = if *open { "-->" } else { "<!--" };
        let found = rest.find(mark);
        let end = match (found, *open) {
            (Some(i), true) => at + i + mark.len(),
            (Some(i), false) => at + i,
            (None, _) => range.end,
        };
        if *open {
            marks.push(at..end)
        } else {
            out.push(at..end)
        }
        if found.is_some() {
            *open = !*open;
        }
        at = end;
    }
    out
}

/// Takes the marks off one line. `None` for an empty line and for a rule.
fn read_line(line: Text, marks: &mut Vec<Range<usize>>) -> Option<(Text, Look)> {
    let mut line = line.into_trimmed();
    if is_rule(line.as_str()) {
        marks.extend(line.ranges());
        return None;
    }
    let quotes = quote_len(line.as_str());
    if quotes > 0 {
        line = drop_head(&line, quotes, marks);
    }
    let (depth, hashes) = heading_depth(line.as_str());
    if hashes > 0 {
        line = drop_head(&line, hashes, marks);
    }
    let bullet = bullet_len(line.as_str());
    if bullet > 0 {
        line = drop_head(&line, bullet, marks);
    }
    let row = line.as_str().starts_with('|');
    let (text, bold) = plain(&line, marks);
    let text = without_padding(text, marks);
    let look = match (row, depth, bold) {
        (true, ..) => Look::Row,
        (_, Some(depth), _) => Look::Heading(Some(depth)),
        (_, None, true) => Look::Heading(None),
        _ => Look::Plain,
    };
    (!text.is_empty()).then_some((text, look))
}

/// A text without the white space around it, which may be written as entities.
fn without_padding(text: Text, marks: &mut Vec<Range<usize>>) -> Text {
    if text.as_str().trim().len() == text.len() {
        return text;
    }
    let trimmed = text.trim();
    let start = text.len() - text.as_str().trim_start().len();
    let end = start + trimmed.len();
    marks.extend(text.slice(0..start).ranges());
    marks.extend(text.slice(end..text.len()).ranges());
    trimmed
}

fn drop_head(line: &Text, len: usize, marks: &mut Vec<Range<usize>>) -> Text {
    let (head, rest) = line.cut(len);
    marks.extend(head.ranges());
    rest.trim()
}

/// Three or more of one of `-`, `*`, `_`, `=` and nothing else but spaces.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else {
        return false;
    };
    matches!(first, '-' | '*' | '_' | '=')
        && line.chars().all(|c| c == first || c.is_whitespace())
        && marks.count() >= 2
}

fn quote_len(line: &str) -> usize {
    let is_quote = |c: char| c == '>' || c.is_whitespace();
    if line.starts_with('>') {
        line.len() - line.trim_start_matches(is_quote).len()
    } else {
        0
    }
}

/// The depth of `## `, and the bytes it takes. Without a space after it, `#` is text.
fn heading_depth(line: &str) -> (Option<u8>, usize) {
    let rest = line.trim_start_matches('#');
    let hashes = line.len() - rest.len();
    let fits =
        (1..=6).contains(&hashes) && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    if fits {
        (u8::try_from(hashes).ok(), hashes)
    } else {
        (None, 0)
    }
}

fn bullet_len(line: &str) -> usize {
    let mut chars = line.chars();
    let bullet = matches!(chars.next(), Some('-' | '*' | '+'));
    // - 2 - is the number of a page.
    let number = line.trim_matches(['-', ' ']);
    let page = line.ends_with('-') && number.bytes().all(|b| b.is_ascii_digit());
    if bullet && !page && chars.next().is_some_and(char::is_whitespace) {
        1
    } else {
        0
    }
}

/// Takes off emphasis, escapes, inline tags and entities. Says whether all of it was bold.
fn plain(line: &Text, marks: &mut Vec<Range<usize>>) -> (Text, bool) {
    let s = line.as_str();
    let mut out = Text::default();
    let (mut at, mut kept, mut in_bold, mut bold_bytes) = (0, 0, false, 0);
    let mark = |b: u8| matches!(b, b'*' | b'_' | b'\\' | b'<' | b'&');
    while let Some(found) = s.get(at..).and_then(|r| r.bytes().position(mark)) {
        let here = at + found;
        let rest = s.get(here..).unwrap_or("");
        let Some(mark) = inline_mark(rest, in_bold) else {
            at = here + 1;
            continue;
        };
        bold_bytes += if in_bold { here - kept } else { 0 };
        out.push(&line.slice(kept..here));
        let range = here..here + mark.len;
        // What stands for white space says nothing where it is trimmed.
        let blank = |c: char| c.is_whitespace() && c != '\n';
        if mark.becomes.is_none_or(blank) {
            marks.extend(line.slice(range.clone()).ranges());
        }
        if let Some(c) = mark.becomes {
            push_as(&mut out, c, line.place(range));
        }
        in_bold ^= mark.toggles_bold;
        at = here + mark.len;
        kept = at;
    }
    out.push(&line.slice(kept..s.len()));
    let bold = bold_bytes > 0 && bold_bytes >= out.as_str().trim().len();
    (out, bold)
}

fn push_as(out: &mut Text, c: char, place: Range<usize>) {
    let mut buffer = [0; 4];
    out.push_source(c.encode_utf8(&mut buffer), place);
}

/// An inline mark at the head of a text.
struct Mark {
    len: usize,
    becomes: Option<char>,
    toggles_bold: bool,
}

/// HTML entities that Markdown drafts use, with what they stand for.
const ENTITIES: &[(&str, char)] = &[
    ("&nbsp;", ' '),
    ("&ensp;", ' '),
    ("&emsp;", '\u{3000}'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&middot;", '·'),
    ("&ldquo;", '“'),
    ("&rdquo;", '”'),
    ("&mdash;", '—'),
];

/// Inline tags that OCR and converters write into Markdown; `br` breaks the line.
const TAGS: &[&str] = &[
    "b", "strong", "i", "em", "u", "span", "font", "sub", "sup", "center", "p", "div",
];

/// The most characters of a tag; what is longer is text.
const LONGEST_TAG: usize = 200;

fn inline_mark(rest: &str, in_bold: bool) -> Option<Mark> {
    let mark = |len, becomes| {
        Some(Mark {
            len,
            becomes,
            toggles_bold: false,
        })
    };
    if let Some(after) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
        // Only a pair is a mark: 张** is a masked name.
        let paired = in_bold || after.find(rest.get(..2)?).is_some_and(|i| i > 0);
        return paired.then_some(Mark {
            len: 2,
            becomes: None,
            toggles_bold: true,
        });
    }
    if let Some(escaped) = rest.strip_prefix('\\') {
        let c = escaped.chars().next().filter(char::is_ascii_punctuation)?;
        return mark(1 + c.len_utf8(), Some(c));
    }
    if let Some(&(entity, c)) = ENTITIES.iter().find(|(e, _)| rest.starts_with(e)) {
        return mark(entity.len(), Some(c));
    }
    let inner = rest.strip_prefix('<')?;
    let (end, _) = inner
        .char_indices()
        .take(LONGEST_TAG)
        .find(|&(_, c)| matches!(c, '<' | '>'))
        .filter(|&(_, c)| c == '>')?;
    let tag = inner.get(..end)?;
    let name = tag.trim_start_matches('/');
    let name = name.split([' ', '/']).next()?.to_ascii_lowercase();
    match name.as_str() {
        "br" => mark(end + 2, Some('\n')),
        name if TAGS.contains(&name) => mark(end + 2, None),
        _ => None,
    }
}

/// A row of a table. The row of dashes that ends the head is a mark of it.
fn row(text: &Text, gap: bool, out: &mut Lines) {
    let s = text.as_str();
    if s.contains('-') && s.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
        out.marks.extend(text.ranges());
        let before = out.lines.iter_mut().rev().take_while(|l| is_body_row(l));
        let cells = before.flat_map(|l| &mut l.cells);
        cells.for_each(|c| c.head = true);
        return;
    }
    let (row, bars) = Line::barred(text, gap);
    out.marks.extend(bars);
    out.lines.push(row);
}

fn is_body_row(line: &Line) -> bool {
    line.look == Look::Row && line.cells.iter().any(|c| !c.head)
}

/// A `<br>` became a line end: the line is several.
fn broken(text: Text) -> Vec<Text> {
    if !text.as_str().contains('\n') {
        return vec![text];
    }
    let mut out = Vec::new();
    let mut start = 0;
    let ends = text
        .as_str()
        .match_indices('\n')
        .map(|(i, _)| i)
        .chain([text.len()]);
    for end in ends {
        out.push(text.slice(start..end).trim());
        start = end + 1;
    }
    out.retain(|t| !t.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> Vec<(String, Look)> {
        read(source)
            .lines
            .into_iter()
            .map(|l| (l.text.as_str().to_owned(), l.look))
            .collect()
    }

    #[test]
    fn marks_become_hints() {
        let lines = seen("## **二、审议事项**\n\n> > (一)同意\n**出席：**甲乙\n---\n");
        assert_eq!(
            lines,
            [
                ("二、审议事项".into(), Look::Heading(Some(2))),
                ("(一)同意".into(), Look::Plain),
                ("出席：甲乙".into(), Look::Plain),
            ]
        );
    }

    #[test]
    fn a_bold_line_is_a_hint_of_its_own() {
        assert_eq!(
            seen("**三、其他**"),
            [("三、其他".into(), Look::Heading(None))]
        );
    }

    #[test]
    fn what_is_no_mark_stays() {
        let lines = seen("1. 张** 与 a*b*c\n#1楼\n\\*注\\_ &lt;3");
        let texts: Vec<_> = lines.iter().map(|l| l.0.as_str()).collect();
        assert_eq!(texts, ["1. 张** 与 a*b*c", "#1楼", "*注_ <3"]);
    }

    #[test]
    fn comments_are_marks_and_breaks_are_lines() {
        let lines = read("甲<!-- 一\n二 -->乙<br>丙");
        let texts: Vec<_> = lines.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["甲", "乙", "丙"]);
        assert_eq!(lines.marks.len(), 2);
    }

    #[test]
    fn ten_thousand_quotes_are_one_mark() {
        let source = format!("{}甲", "> ".repeat(10_000));
        assert_eq!(seen(&source), [("甲".into(), Look::Plain)]);
    }
}
