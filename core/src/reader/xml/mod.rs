//! XML in the namespace `urn:gongwen:document:1` to the model, exactly.
//!
//! One function an element, with the name of the writer's; the order of the calls is the order of
//! the elements in `schema/gongwen-1.xsd`. Nothing is guessed: what does not fit is an error.

mod cursor;
mod prolog;

use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::model::{
    Attachment, AttachmentNote, Attendance, Block, Cell, Chair, Classification, Date, Distribution,
    Document, Extra, ExtraKind, Header, Heading, Imprint, IssuerMark, Kind, Layout, MarkSuffix,
    Meeting, Number, Paragraph, Person, SchemaId, Seal, Signatory, Signature, Table, TimeOfDay,
};
use crate::span::Source;
use cursor::{Cursor, Tag};
use std::str::FromStr;

pub(crate) use prolog::declared_encoding;

type Read<T> = Result<T, Error>;

/// Reads a document.
///
/// # Errors
/// `Xml` for a text that is no XML or has a DOCTYPE, `Schema` for XML that is no document, naming
/// the element, `Limit` past the nesting, the attributes or the budget.
pub(crate) fn read(source: &Source, limits: &Limits, budget: &Budget) -> Read<Document> {
    Cursor::new(source, limits, budget).root("document", document)
}

fn document(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Document> {
    Ok(Document {
        schema: c.needed(t, "schema", |s| (s == SchemaId::NAME).then_some(SchemaId))?,
        kind: c.attribute(t, "kind", kind)?,
        layout: c.attribute(t, "layout", layout)?.unwrap_or_default(),
        document_date: c.attribute(t, "document_date", parsed::<Date>)?,
        header: c.maybe("header", header)?.unwrap_or_default(),
        title: c.text("title")?,
        title_lines: c.texts("title_lines", "title_line")?,
        adoption: c.text("adoption")?,
        addressees: c.texts("addressees", "addressee")?,
        addressees_text: c.text("addressees_text")?,
        meeting: c.maybe("meeting", meeting)?,
        body: body(c)?,
        attachment_notes: c.list("attachment_notes", "attachment_note", attachment_note)?,
        attendance: c.maybe("attendance", attendance)?.unwrap_or_default(),
        compiled_by: c.text("compiled_by")?,
        signature: c.maybe("signature", signature)?.unwrap_or_default(),
        document_date_text: c.text("document_date_text")?,
        note: c.text("note")?,
        attachments: c.list("attachments", "attachment", attachment)?,
        forwarded: c.list("forwarded", "document", document)?,
        imprint: c.maybe("imprint", imprint)?.unwrap_or_default(),
        extras: c.list("extras", "extra", extra)?,
    })
}

fn header(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Header> {
    Ok(Header {
        copy_number: c.text("copy_number")?,
        classification: c.maybe("classification", classification)?,
        urgency: c.text("urgency")?,
        issuer_mark: c.maybe("issuer_mark", issuer_mark)?,
        number: c.maybe("number", number)?,
        issue_number: c.text("issue_number")?,
        approvers: c.texts("approvers", "approver")?,
    })
}

fn classification(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Classification> {
    Ok(Classification {
        level: c.needed_text("level")?,
        term: c.text("term")?,
    })
}

fn issuer_mark(c: &mut Cursor<'_>, t: &mut Tag) -> Read<IssuerMark> {
    Ok(IssuerMark {
        suffix: c.attribute(t, "suffix", |s| word(MarkSuffix::ALL, s))?,
        issuers: c.texts("issuers", "issuer")?,
        text: c.needed_text("text")?,
    })
}

fn number(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Number> {
    Ok(Number {
        year: c.attribute(t, "year", parsed)?,
        serial: c.attribute(t, "serial", parsed)?,
        agency: c.text("agency")?,
        text: c.needed_text("text")?,
    })
}

fn meeting(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Meeting> {
    Ok(Meeting {
        session_number: c.attribute(t, "session_number", parsed)?,
        date: c.attribute(t, "date", parsed)?,
        time_of_day: c.attribute(t, "time_of_day", |s| word(TimeOfDay::ALL, s))?,
        name: c.text("name")?,
        term: c.text("term")?,
        place: c.text("place")?,
        chair: c.maybe("chair", chair)?,
    })
}

fn chair(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Chair> {
    Ok(Chair {
        name: c.needed_text("name")?,
        title: c.text("title")?,
    })
}

fn body(c: &mut Cursor<'_>) -> Read<Vec<Block>> {
    c.mixed(
        "body",
        &[
            ("heading", heading),
            ("paragraph", paragraph),
            ("table", table),
        ],
    )
}

fn heading(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Block> {
    Ok(Block::Heading(Heading {
        level: c.needed(t, "level", |s| parsed(s).filter(|l| (1..=4).contains(l)))?,
        run_in: c.attribute(t, "run_in", flag)?.unwrap_or_default(),
        number: c.text("number")?,
        text: c.needed_text("text")?,
    }))
}

fn paragraph(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Block> {
    Ok(Block::Paragraph(Paragraph {
        continues: c.attribute(t, "continues", flag)?.unwrap_or_default(),
        number: c.text("number")?,
        text: c.needed_text("text")?,
    }))
}

fn table(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Block> {
    Ok(Block::Table(Table {
        head_rows: c.attribute(t, "head_rows", parsed)?.unwrap_or_default(),
        landscape: c.attribute(t, "landscape", flag)?.unwrap_or_default(),
        rows: c.list("rows", "row", |c, _| c.items(&[("cell", cell)]))?,
    }))
}

fn cell(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Cell> {
    Ok(Cell {
        col_span: c.attribute(t, "col_span", span)?.unwrap_or(1),
        row_span: c.attribute(t, "row_span", span)?.unwrap_or(1),
        text: c.needed_text("text")?,
    })
}

fn attachment_note(c: &mut Cursor<'_>, _: &mut Tag) -> Read<AttachmentNote> {
    Ok(AttachmentNote {
        number: c.text("number")?,
        title: c.needed_text("title")?,
    })
}

fn attendance(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Attendance> {
    Ok(Attendance {
        present: c.list("present", "person", person)?,
        observers: c.list("observers", "person", person)?,
        on_leave: c.list("on_leave", "person", person)?,
        absent: c.list("absent", "person", person)?,
        recorders: c.list("recorders", "person", person)?,
    })
}

fn person(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Person> {
    Ok(Person {
        in_prose: c.attribute(t, "in_prose", flag)?.unwrap_or_default(),
        unit: c.text("unit")?,
        title: c.text("title")?,
        name: c.needed_text("name")?,
        group: c.text("group")?,
        reason: c.text("reason")?,
    })
}

fn signature(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Signature> {
    Ok(Signature {
        seal: c.attribute(t, "seal", |s| word(Seal::ALL, s))?,
        issuers: c.texts("issuers", "issuer")?,
        signatory: c.maybe("signatory", signatory)?,
    })
}

fn signatory(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Signatory> {
    Ok(Signatory {
        title: c.text("title")?,
        name: c.needed_text("name")?,
    })
}

fn attachment(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Attachment> {
    Ok(Attachment {
        number: c.text("number")?,
        title: c.text("title")?,
        body: body(c)?,
    })
}

fn imprint(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Imprint> {
    Ok(Imprint {
        issued_on: c.attribute(t, "issued_on", parsed)?,
        copies: c.attribute(t, "copies", parsed)?,
        addressees: c.texts("addressees", "addressee")?,
        distribution: c.list("distribution", "recipients", recipients)?,
        issued_by: c.text("issued_by")?,
        issued_on_text: c.text("issued_on_text")?,
    })
}

fn recipients(c: &mut Cursor<'_>, _: &mut Tag) -> Read<Distribution> {
    Ok(Distribution {
        kind: c.needed_text("kind")?,
        to: c.texts("to", "recipient")?,
        text: c.needed_text("text")?,
    })
}

fn extra(c: &mut Cursor<'_>, t: &mut Tag) -> Read<Extra> {
    Ok(Extra {
        kind: c.needed(t, "kind", |s| word(ExtraKind::ALL, s))?,
        text: c.needed_text("text")?,
    })
}

// ── Values of attributes ─────────────────────────────────────────────────────────────────────

fn parsed<T: FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

fn span(value: &str) -> Option<usize> {
    parsed(value).filter(|&n| n > 0)
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn word<T: Copy>(all: &[(T, &str)], value: &str) -> Option<T> {
    all.iter().find(|r| r.1 == value).map(|r| r.0)
}

fn kind(value: &str) -> Option<Kind> {
    Kind::ALL.iter().find(|r| r.1 == value).map(|r| r.0)
}

fn layout(value: &str) -> Option<Layout> {
    Layout::ALL.iter().find(|l| l.name() == value).copied()
}
