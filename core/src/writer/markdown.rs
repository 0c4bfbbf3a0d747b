//! Markdown: headings as headings, tables as tables, and every character that would be a mark
//! with a backslash before it.

use super::printed::{self, NOTES, Part};
use crate::convert::{WriteOptions, Written};
use crate::error::Error;
use crate::model::{Cell, Document, Table};

/// Writes a document as Markdown in UTF-8.
pub(crate) fn write(d: &Document, _: &WriteOptions) -> Result<Written, Error> {
    let parts = printed::parts(d);
    let texts: Vec<String> = parts.iter().map(part).filter(|t| !t.is_empty()).collect();
    let (bytes, mut diagnostics) = printed::finish(d, texts.join("\n\n") + "\n");
    let spans = |t: &Table| {
        t.rows
            .iter()
            .flatten()
            .any(|c| c.col_span > 1 || c.row_span > 1)
    };
    diagnostics.extend(printed::flattened(d, spans));
    Ok(Written { bytes, diagnostics })
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Corner(s) | Part::Number(s) | Part::Addressees(s) => escaped(s),
        Part::Note(s) | Part::AttachmentLabel(s) => escaped(s),
        Part::Mark(lines) => each(lines, "# "),
        Part::Title(lines) => each(lines, "# "),
        Part::Adoption(s) => escaped(s),
        Part::Heading(level, s) => format!("#{} {}", "#".repeat(usize::from(*level)), escaped(s)),
        Part::Paragraph(head, rest) => escaped(&format!("{head}{rest}")),
        Part::Table(t) => table(t),
        Part::Notes(entries) => apart(&format!("{NOTES}{}", entries.join("\n"))),
        Part::Attendance(label, lines) => apart(&format!("{label}{}", lines.join("\n"))),
        Part::AttachmentTitle(s) => format!("## {}", escaped(s)),
        Part::Signature(lines) => apart(&lines.join("\n")),
        Part::Imprint(lines) => format!("---\n\n{}", apart(&lines.join("\n"))),
        Part::Forwarded => "---".to_owned(),
    }
}

/// Lines that Markdown would join are paragraphs of their own.
fn apart(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escaped).collect();
    lines.join("\n\n")
}

fn each(lines: &[impl AsRef<str>], mark: &str) -> String {
    let line = |l: &_| format!("{mark}{}", escaped(AsRef::<str>::as_ref(l)));
    let lines: Vec<String> = lines.iter().map(line).collect();
    lines.join("\n\n")
}

/// A text in which nothing is a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.trim().char_indices() {
        let opens = i == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | '~');
        if opens || matches!(c, '\\' | '*' | '_' | '`' | '<' | '&' | '[' | '|') {
            out.push('\\');
        }
        match c {
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

fn table(t: &Table) -> String {
    let columns = t.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines: Vec<String> = t.rows.iter().map(|r| row(r)).collect();
    if t.head_rows > 0 && t.head_rows <= lines.len() {
        lines.insert(t.head_rows, format!("|{}", " --- |".repeat(columns)));
    }
    lines.join("\n")
}

fn row(cells: &[Cell]) -> String {
    let cell = |c: &Cell| format!(" {} |", escaped(&c.text));
    let cells: String = cells.iter().map(cell).collect();
    format!("|{cells}")
}
