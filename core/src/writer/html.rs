//! HTML: one page that needs nothing else, to be read on a screen and printed on A4.

use super::meta::Meta;
use super::printed::{self, NOTES, Part};
use crate::convert::{WriteOptions, Written};
use crate::error::Error;
use crate::model::{Cell, Document, Table};
use crate::style::{Pt, gbt9704 as gbt};

/// How the page looks: as the standard's page does, as far as a screen needs it.
const STYLE: &str = include_str!("html.css");

/// Writes a document as a page of HTML in UTF-8.
pub(crate) fn write(d: &Document, _: &WriteOptions) -> Result<Written, Error> {
    let parts = printed::parts(d);
    let page = format!(
        "{}<main>\n{}</main>\n</body>\n</html>\n",
        head(d),
        main(&parts)
    );
    let (bytes, diagnostics) = printed::finish(d, page);
    Ok(Written { bytes, diagnostics })
}

/// All up to the body. The reader knows by `generator` that the title repeats what the page says.
fn head(d: &Document) -> String {
    let title = Meta::of(d, None).title.unwrap_or_else(|| "公文".to_owned());
    let title = escaped(&title);
    let figures = figures();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"generator\" content=\"gongwen\">\n<title>{title}</title>\n\
         <style>\n{figures}{STYLE}</style>\n</head>\n<body>\n"
    )
}

/// The figures of the standard that the page uses.
fn figures() -> String {
    let (top, outer) = (gbt::TOP_MARGIN.0, gbt::OUTER_MARGIN.0);
    let (bottom, binding) = (gbt::BOTTOM_MARGIN.0, gbt::BINDING_MARGIN.0);
    let sizes = [
        ("body", gbt::BODY.size),
        ("line", gbt::line_pitch()),
        ("title", gbt::TITLE.size),
        ("mark", gbt::MARK_LEAST),
        ("small", gbt::TABLE.size),
        ("rule", gbt::RED_RULE_THICKNESS),
        ("border", gbt::TABLE_BORDER),
        ("imprint", gbt::IMPRINT_THICK.pt()),
        ("width", gbt::TYPE_WIDTH.pt()),
    ];
    let size = |(name, size): (&str, Pt)| format!(" --{name}: {:.2}pt;", size.0);
    let sizes: String = sizes.into_iter().map(size).collect();
    let (indent, red) = (gbt::INDENT, gbt::RED.hex());
    format!(
        "@page {{ size: A4; margin: {top}mm {outer}mm {bottom}mm {binding}mm; }}\n\
         :root {{{sizes} --indent: {indent}em; --red: #{red}; }}\n"
    )
}

fn main(parts: &[Part<'_>]) -> String {
    let is_header = |p: &&Part<'_>| matches!(p, Part::Corner(_) | Part::Mark(_) | Part::Number(_));
    let count = parts.iter().take_while(is_header).count();
    let (head, rest) = parts.split_at_checked(count).unwrap_or((&[], parts));
    let rest: String = rest.iter().map(part).collect();
    if head.is_empty() {
        return rest;
    }
    let head: String = head.iter().map(part).collect();
    format!("<header>\n{head}</header>\n{rest}")
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Corner(s) => element("p", "corner", s),
        Part::Mark(lines) => lines.iter().map(|l| element("p", "mark", l)).collect(),
        Part::Number(s) => element("p", "number", s),
        Part::Title(lines) => element("h1", "", &lines.join("\n")),
        Part::Adoption(s) => element("p", "adoption", s),
        Part::Addressees(s) => element("p", "addressees", s),
        Part::Heading(level, s) => element(heading(*level), "", s),
        Part::Paragraph(head, rest) if head.is_empty() => element("p", "", rest),
        Part::Paragraph(head, rest) => {
            format!("<p><b>{}</b>{}</p>\n", escaped(head), escaped(rest))
        }
        Part::Table(t) => table(t),
        Part::Notes(entries) => notes(entries),
        Part::Attendance(label, lines) => attendance(label, lines),
        Part::Signature(lines) => lines.iter().map(|l| element("p", "signature", l)).collect(),
        Part::Note(s) => element("p", "note", s),
        Part::AttachmentLabel(s) => element("p", "attachment", s),
        Part::AttachmentTitle(s) => element("h2", "title", s),
        Part::Imprint(lines) => {
            let lines: String = lines.iter().map(|l| element("p", "", l)).collect();
            format!("<footer>\n{lines}</footer>\n")
        }
        Part::Forwarded => "<hr>\n".to_owned(),
    }
}

/// 一、 is the first level below the title.
fn heading(level: u8) -> &'static str {
    match level {
        1 => "h2",
        2 => "h3",
        3 => "h4",
        _ => "h5",
    }
}

fn element(name: &str, class: &str, text: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!("<{name}{class}>{}</{name}>\n", escaped(text))
}

fn notes(entries: &[String]) -> String {
    let (first, rest) = entries
        .split_first()
        .map_or(("", entries), |(f, r)| (f.as_str(), r));
    let rest: String = rest.iter().map(|e| element("p", "notes more", e)).collect();
    element("p", "notes", &format!("{NOTES}{first}")) + &rest
}

fn attendance(label: &str, lines: &[String]) -> String {
    let lines: String = lines
        .iter()
        .map(|l| format!("<dd>{}</dd>\n", escaped(l)))
        .collect();
    format!("<dl>\n<dt>{}</dt>\n{lines}</dl>\n", escaped(label))
}

fn table(t: &Table) -> String {
    let rows =
        |rows: &[Vec<Cell>], name: &str| -> String { rows.iter().map(|r| row(r, name)).collect() };
    let (head, body) = t.rows.split_at(t.head_rows.min(t.rows.len()));
    let head = if head.is_empty() {
        String::new()
    } else {
        format!("<thead>\n{}</thead>\n", rows(head, "th"))
    };
    format!(
        "<table>\n{head}<tbody>\n{}</tbody>\n</table>\n",
        rows(body, "td")
    )
}

fn row(cells: &[Cell], name: &str) -> String {
    let span = |what: &str, n: usize| {
        if n > 1 {
            format!(" {what}=\"{n}\"")
        } else {
            String::new()
        }
    };
    let cell = |c: &Cell| {
        let spans = span("colspan", c.col_span) + &span("rowspan", c.row_span);
        format!("<{name}{spans}>{}</{name}>", escaped(&c.text))
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A text in which nothing is a tag; spaces that a page would swallow are kept.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spaced = false;
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            '\t' => out.push_str("&#9;"),
            ' ' if spaced => out.push_str("&nbsp;"),
            c => out.push(c),
        }
        spaced = c == ' ';
    }
    out
}
