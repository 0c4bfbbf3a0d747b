//! The model as XML: namespace `urn:gongwen:document:1`, the JSON names as element names.
//!
//! One function an element. Strings are elements; numbers, dates, flags and enumerations are
//! attributes; a list is an element that holds its items and is left out when empty. The order is
//! that of the model and of `schema/gongwen-1.xsd`; the reader's functions have the same names.

mod sheet;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::model::{
    Attachment, AttachmentNote, Attendance, Block, Cell, Chair, Classification, Distribution,
    Document, Extra, Header, Heading, Imprint, IssuerMark, Kind, MarkSuffix, Meeting, Number,
    Paragraph, Person, SchemaId, Seal, Signatory, Signature, Table, TimeOfDay,
};
use sheet::Sheet;

/// Writes a document; a character that XML cannot hold is left out with a diagnostic.
pub(crate) fn write(root: &Document) -> Result<(Vec<u8>, Vec<Diagnostic>), Error> {
    Sheet::of(root, document)
}

fn document(s: &mut Sheet, d: &Document) {
    s.attribute("schema", Some(SchemaId::NAME));
    s.attribute("kind", d.kind.map(Kind::name));
    s.attribute("layout", Some(d.layout.name()));
    s.attribute("document_date", d.document_date);
    s.unless_empty("header", &d.header, header);
    s.maybe_text("title", &d.title);
    s.texts("title_lines", "title_line", &d.title_lines);
    s.maybe_text("adoption", &d.adoption);
    s.texts("addressees", "addressee", &d.addressees);
    s.maybe_text("addressees_text", &d.addressees_text);
    s.maybe("meeting", &d.meeting, meeting);
    body(s, &d.body);
    s.list(
        "attachment_notes",
        "attachment_note",
        &d.attachment_notes,
        attachment_note,
    );
    s.unless_empty("attendance", &d.attendance, attendance);
    s.maybe_text("compiled_by", &d.compiled_by);
    s.unless_empty("signature", &d.signature, signature);
    s.maybe_text("document_date_text", &d.document_date_text);
    s.maybe_text("note", &d.note);
    s.list("attachments", "attachment", &d.attachments, attachment);
    s.list("forwarded", "document", &d.forwarded, document);
    s.unless_empty("imprint", &d.imprint, imprint);
    s.list("extras", "extra", &d.extras, extra);
}

fn header(s: &mut Sheet, h: &Header) {
    s.maybe_text("copy_number", &h.copy_number);
    s.maybe("classification", &h.classification, classification);
    s.maybe_text("urgency", &h.urgency);
    s.maybe("issuer_mark", &h.issuer_mark, issuer_mark);
    s.maybe("number", &h.number, number);
    s.maybe_text("issue_number", &h.issue_number);
    s.texts("approvers", "approver", &h.approvers);
}

fn classification(s: &mut Sheet, c: &Classification) {
    s.text("level", &c.level);
    s.maybe_text("term", &c.term);
}

fn issuer_mark(s: &mut Sheet, m: &IssuerMark) {
    s.attribute("suffix", m.suffix.map(MarkSuffix::word));
    s.texts("issuers", "issuer", &m.issuers);
    s.text("text", &m.text);
}

fn number(s: &mut Sheet, n: &Number) {
    s.attribute("year", n.year);
    s.attribute("serial", n.serial);
    s.maybe_text("agency", &n.agency);
    s.text("text", &n.text);
}

fn meeting(s: &mut Sheet, m: &Meeting) {
    s.attribute("session_number", m.session_number);
    s.attribute("date", m.date);
    s.attribute("time_of_day", m.time_of_day.map(TimeOfDay::word));
    s.maybe_text("name", &m.name);
    s.maybe_text("term", &m.term);
    s.maybe_text("place", &m.place);
    s.maybe("chair", &m.chair, chair);
}

fn chair(s: &mut Sheet, c: &Chair) {
    s.text("name", &c.name);
    s.maybe_text("title", &c.title);
}

fn body(s: &mut Sheet, blocks: &[Block]) {
    s.mixed("body", blocks, |s, block| match block {
        Block::Heading(h) => s.element("heading", h, heading),
        Block::Paragraph(p) => s.element("paragraph", p, paragraph),
        Block::Table(t) => s.element("table", t, table),
    });
}

fn heading(s: &mut Sheet, h: &Heading) {
    s.attribute("level", Some(h.level));
    s.flag("run_in", h.run_in);
    s.maybe_text("number", &h.number);
    s.text("text", &h.text);
}

fn paragraph(s: &mut Sheet, p: &Paragraph) {
    s.flag("continues", p.continues);
    s.maybe_text("number", &p.number);
    s.text("text", &p.text);
}

fn table(s: &mut Sheet, t: &Table) {
    s.attribute("head_rows", (t.head_rows > 0).then_some(t.head_rows));
    s.flag("landscape", t.landscape);
    s.list("rows", "row", &t.rows, |s, row| s.items("cell", row, cell));
}

fn cell(s: &mut Sheet, c: &Cell) {
    s.attribute("col_span", (c.col_span != 1).then_some(c.col_span));
    s.attribute("row_span", (c.row_span != 1).then_some(c.row_span));
    s.text("text", &c.text);
}

fn attachment_note(s: &mut Sheet, n: &AttachmentNote) {
    s.maybe_text("number", &n.number);
    s.text("title", &n.title);
}

fn attendance(s: &mut Sheet, a: &Attendance) {
    s.list("present", "person", &a.present, person);
    s.list("observers", "person", &a.observers, person);
    s.list("on_leave", "person", &a.on_leave, person);
    s.list("absent", "person", &a.absent, person);
    s.list("recorders", "person", &a.recorders, person);
}

fn person(s: &mut Sheet, p: &Person) {
    s.flag("in_prose", p.in_prose);
    s.maybe_text("unit", &p.unit);
    s.maybe_text("title", &p.title);
    s.text("name", &p.name);
    s.maybe_text("group", &p.group);
    s.maybe_text("reason", &p.reason);
}

fn signature(s: &mut Sheet, g: &Signature) {
    s.attribute("seal", g.seal.map(Seal::name));
    s.texts("issuers", "issuer", &g.issuers);
    s.maybe("signatory", &g.signatory, signatory);
}

fn signatory(s: &mut Sheet, g: &Signatory) {
    s.maybe_text("title", &g.title);
    s.text("name", &g.name);
}

fn attachment(s: &mut Sheet, a: &Attachment) {
    s.maybe_text("number", &a.number);
    s.maybe_text("title", &a.title);
    body(s, &a.body);
}

fn imprint(s: &mut Sheet, i: &Imprint) {
    s.attribute("issued_on", i.issued_on);
    s.attribute("copies", i.copies);
    s.texts("addressees", "addressee", &i.addressees);
    s.list("distribution", "recipients", &i.distribution, recipients);
    s.maybe_text("issued_by", &i.issued_by);
    s.maybe_text("issued_on_text", &i.issued_on_text);
}

fn recipients(s: &mut Sheet, d: &Distribution) {
    s.text("kind", &d.kind);
    s.texts("to", "recipient", &d.to);
    s.text("text", &d.text);
}

fn extra(s: &mut Sheet, e: &Extra) {
    s.attribute("kind", Some(e.kind.name()));
    s.text("text", &e.text);
}
