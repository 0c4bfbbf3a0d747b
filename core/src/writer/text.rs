//! Plain text: a paragraph a line, and an empty line between the parts of the page.

use super::printed::{self, NOTES, Part};
use crate::convert::{WriteOptions, Written};
use crate::error::Error;
use crate::model::{Cell, Document, Table};
use crate::style::wording::WIDE_SPACE;

/// Writes a document as plain text in UTF-8.
pub(crate) fn write(d: &Document, _: &WriteOptions) -> Result<Written, Error> {
    let parts = printed::parts(d);
    let texts: Vec<String> = parts.iter().map(part).filter(|t| !t.is_empty()).collect();
    let (bytes, mut diagnostics) = printed::finish(d, texts.join("\n\n") + "\n");
    diagnostics.extend(printed::flattened(d, |_| true));
    Ok(Written { bytes, diagnostics })
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Corner(s) | Part::Number(s) => s.clone(),
        Part::Addressees(s) | Part::Heading(_, s) | Part::Note(s) | Part::AttachmentLabel(s) => {
            s.clone()
        }
        Part::Title(lines) => lines.join("\n"),
        Part::Adoption(s) | Part::AttachmentTitle(s) => (*s).to_owned(),
        Part::Paragraph(head, rest) => format!("{head}{rest}"),
        Part::Table(t) => table(t),
        Part::Notes(entries) => format!("{NOTES}{}", entries.join("\n")),
        Part::Attendance(label, lines) => format!("{label}{}", lines.join("\n")),
        Part::Mark(lines) | Part::Signature(lines) | Part::Imprint(lines) => lines.join("\n"),
        Part::Forwarded => String::new(),
    }
}

fn table(t: &Table) -> String {
    let cell = |c: &Cell| c.text.replace('\n', " ");
    let row = |r: &Vec<Cell>| {
        let cells: Vec<String> = r.iter().map(cell).collect();
        cells.join(&WIDE_SPACE.to_string())
    };
    let rows: Vec<String> = t.rows.iter().map(row).collect();
    rows.join("\n")
}
