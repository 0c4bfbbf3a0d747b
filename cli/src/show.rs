//! `gongwen show`: what was recognised, as a sheet that a clerk can hold against the draft.

use crate::args::Show;
use crate::convert::read_options;
use crate::text::{head, line, pad, width};
use crate::words::{self, Word};
use crate::{Exit, Streams, emit, report, spans};
use gongwen::diagnostic::Diagnostic;
use gongwen::encoding::{Undecodable, decode};
use gongwen::model::{
    Attendance, Block, Classification, Document, Header, Imprint, Meeting, Person, Signature,
};
use gongwen::span::Source;
use gongwen::{Error, Lang};
use gongwen_host::convert::{Options, read};
use gongwen_host::files;

/// How many characters of a paragraph are shown.
const HEAD: usize = 24;

/// Runs it.
pub(crate) fn show(args: &Show, lang: Lang, streams: &mut Streams<'_>) -> Result<Exit, Error> {
    let options = Options {
        read: read_options(&args.draft)?,
        ..Options::default()
    };
    let name = args.input.to_string_lossy();
    match sheet(args, &options, lang, streams) {
        Ok(text) => Ok(emit(text.as_bytes(), lang, streams)),
        Err(error) => {
            report::error(streams.errors, Some(&name), &error, lang);
            Ok(Exit::Failed)
        }
    }
}

fn sheet(
    args: &Show,
    options: &Options,
    lang: Lang,
    streams: &mut Streams<'_>,
) -> Result<String, Error> {
    let (input, limits) = (&args.input, &options.read.limits);
    let bytes = if input.as_os_str() == "-" {
        files::read_from(&mut *streams.input, input, limits)?
    } else {
        files::read(input, limits)?
    };
    let name = input.file_name().map(|n| n.to_string_lossy());
    let parsed = read(&bytes, name.as_deref(), options)?;
    let mut sheet = Sheet::new(lang);
    let decode = || decode(&bytes, options.read.encoding, Undecodable::Replace);
    let source = parsed.source.or_else(|| decode().ok().map(|d| d.source));
    if args.spans {
        sheet.text = spans::list(&parsed.sources, source.as_ref(), lang);
    } else {
        sheet.document(&parsed.document);
    }
    sheet.diagnostics(
        source.as_ref(),
        &input.to_string_lossy(),
        &parsed.diagnostics,
    );
    Ok(sheet.text)
}

struct Sheet {
    lang: Lang,
    text: String,
    indent: usize,
}

impl Sheet {
    fn new(lang: Lang) -> Self {
        Self {
            lang,
            text: String::new(),
            indent: 0,
        }
    }

    /// A line of the sheet.
    fn put(&mut self, text: &str) {
        self.text += &"  ".repeat(self.indent);
        self.text += line(text).trim_end();
        self.text.push('\n');
    }

    fn field(&mut self, label: Word, value: &str) {
        let column = self.lang.pick(14, 20);
        let label = label.of(self.lang);
        self.put(&format!("{} {value}", pad(label, column)));
    }

    fn maybe(&mut self, label: Word, value: Option<&str>) {
        if let Some(value) = value {
            self.field(label, value);
        }
    }

    fn list(&mut self, label: Word, values: &[String]) {
        if !values.is_empty() {
            self.field(label, &values.join("、"));
        }
    }

    fn heading(&mut self, label: Word, more: &str) {
        self.put("");
        self.put(&format!("── {} {more}", label.of(self.lang)));
    }

    fn document(&mut self, d: &Document) {
        let kind = d.kind.map(|k| self.lang.pick(k.chinese(), k.name()));
        let not_shown = words::NOT_SHOWN.of(self.lang);
        self.field(words::KIND, kind.unwrap_or(not_shown));
        self.field(words::LAYOUT, words::layout(d.layout).of(self.lang));
        self.header(&d.header);
        self.maybe(words::TITLE, d.title.as_deref());
        self.maybe(words::ADOPTION, d.adoption.as_deref());
        self.list(words::ADDRESSEES, &d.addressees);
        if let Some(meeting) = &d.meeting {
            self.meeting(meeting);
        }
        self.body(words::BODY, "", &d.body);
        self.tail(d);
        self.attendance(&d.attendance);
        self.attachments(d);
    }

    fn header(&mut self, h: &Header) {
        self.maybe(words::COPY_NUMBER, h.copy_number.as_deref());
        self.maybe(
            words::CLASSIFICATION,
            h.classification.as_ref().map(secrecy).as_deref(),
        );
        self.maybe(words::URGENCY, h.urgency.as_deref());
        self.maybe(
            words::ISSUER_MARK,
            h.issuer_mark.as_ref().map(|m| m.text.as_str()),
        );
        self.maybe(words::NUMBER, h.number.as_ref().map(|n| n.text.as_str()));
        self.maybe(words::ISSUE_NUMBER, h.issue_number.as_deref());
        self.list(words::APPROVERS, &h.approvers);
    }

    fn meeting(&mut self, m: &Meeting) {
        self.maybe(words::MEETING, m.name.as_deref());
        let date = m.date.map(|d| d.to_string());
        let time = m.time_of_day.map(|t| t.word().to_owned());
        let date: Vec<_> = date.into_iter().chain(time).collect();
        if !date.is_empty() {
            self.field(words::MEETING_DATE, &date.join(" "));
        }
        self.maybe(words::PLACE, m.place.as_deref());
        let chair = m
            .chair
            .as_ref()
            .map(|c| titled(c.title.as_deref(), &c.name));
        self.maybe(words::CHAIR, chair.as_deref());
    }

    fn body(&mut self, label: Word, name: &str, body: &[Block]) {
        let count = |kind: fn(&Block) -> bool| body.iter().filter(|b| kind(b)).count();
        let headings = count(|b| matches!(b, Block::Heading(_)));
        let paragraphs = count(|b| matches!(b, Block::Paragraph(_)));
        let tables = count(|b| matches!(b, Block::Table(_)));
        let counts = words::BODY_COUNT.fill(self.lang, &[&headings, &paragraphs, &tables]);
        let parts = [name, &counts];
        let parts: Vec<_> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        self.heading(label, &parts.join("  "));
        let mut depth = 0;
        for block in body {
            depth = self.block(block, depth);
        }
    }

    /// A line for a block, under the last heading; gives the depth for what follows.
    fn block(&mut self, block: &Block, depth: usize) -> usize {
        let (mark, text, at, next) = match block {
            Block::Heading(h) => {
                let level = usize::from(h.level);
                let number = h.number.as_deref().unwrap_or("");
                let mark = words::LEVEL.fill(self.lang, &[&level]);
                (mark, format!("{number}{}", line(&h.text)), level - 1, level)
            }
            Block::Paragraph(p) => {
                let number = p.number.as_deref().unwrap_or("");
                let count = words::CHARACTERS.fill(self.lang, &[&p.text.chars().count()]);
                let text = format!("{number}{}{count}", head(&p.text, HEAD));
                (
                    words::PARAGRAPH.of(self.lang).to_owned(),
                    text,
                    depth,
                    depth,
                )
            }
            Block::Table(t) => {
                let cells = t.rows.iter().flatten().map(|c| c.text.as_str());
                let cells: Vec<_> = cells.take(HEAD).collect();
                let rows = words::TABLE_SIZE.fill(self.lang, &[&t.rows.len()]);
                let text = format!("{rows}  {}", head(&cells.join(" | "), HEAD));
                (words::TABLE.of(self.lang).to_owned(), text, depth, depth)
            }
        };
        self.put(&format!("{}{}{text}", "  ".repeat(at), pad(&mark, 5)));
        next
    }

    fn tail(&mut self, d: &Document) {
        self.put("");
        let notes = d.attachment_notes.iter().map(|n| match &n.number {
            Some(number) => format!("{number}. {}", n.title),
            None => n.title.clone(),
        });
        self.list(words::ATTACHMENT_NOTES, &notes.collect::<Vec<_>>());
        self.signature(&d.signature);
        let date = d.document_date.map(|d| d.to_string());
        let date = date.or_else(|| d.document_date_text.clone());
        self.maybe(words::DOCUMENT_DATE, date.as_deref());
        self.maybe(words::NOTE, d.note.as_deref());
        self.maybe(words::COMPILED_BY, d.compiled_by.as_deref());
        self.imprint(&d.imprint);
        for extra in &d.extras {
            self.field(words::EXTRAS, &head(&extra.text, HEAD));
        }
    }

    fn signature(&mut self, s: &Signature) {
        self.list(words::SIGNATURE, &s.issuers);
        let signatory = s
            .signatory
            .as_ref()
            .map(|s| titled(s.title.as_deref(), &s.name));
        self.maybe(words::SIGNATORY, signatory.as_deref());
        self.maybe(words::SEAL, s.seal.map(|s| words::seal(s).of(self.lang)));
    }

    fn imprint(&mut self, i: &Imprint) {
        self.list(words::IMPRINT_ADDRESSEES, &i.addressees);
        for d in &i.distribution {
            self.put(&format!(
                "{} {}",
                pad(&d.kind, self.lang.pick(14, 20)),
                d.text
            ));
        }
        self.maybe(words::ISSUED_BY, i.issued_by.as_deref());
        let date = i.issued_on.map(|d| d.to_string());
        let date = date.or_else(|| i.issued_on_text.clone());
        self.maybe(words::ISSUED_ON, date.as_deref());
        self.maybe(words::COPIES, i.copies.map(|c| c.to_string()).as_deref());
    }

    fn attendance(&mut self, attendance: &Attendance) {
        if attendance.is_empty() {
            return;
        }
        self.heading(words::ATTENDANCE, "");
        for (label, people) in attendance.lists() {
            if !people.is_empty() {
                let count = words::PERSONS.fill(self.lang, &[&people.len()]);
                let label = words::list(label).of(self.lang);
                self.put(&format!("{label}  {count}"));
                self.table(people);
            }
        }
    }

    /// Columns as wide as their widest cell; empty ones are left out.
    fn table(&mut self, people: &[Person]) {
        let rows: Vec<_> = people.iter().map(cells).collect();
        let mut widths = [0; 5];
        for row in &rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = width(cell).max(*widest);
            }
        }
        for row in &rows {
            let cells = row.iter().zip(widths).filter(|(_, w)| *w > 0);
            let cells: Vec<_> = cells.map(|(cell, w)| pad(cell, w)).collect();
            self.put(&format!("    {}", cells.join("  ")));
        }
    }

    fn attachments(&mut self, d: &Document) {
        for a in &d.attachments {
            let parts = [a.number.as_deref(), a.title.as_deref()];
            let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
            self.body(words::ATTACHMENT, &name, &a.body);
        }
        for inner in &d.forwarded {
            self.heading(words::FORWARDED, "");
            self.indent += 1;
            self.document(inner);
            self.indent -= 1;
        }
    }

    fn diagnostics(&mut self, source: Option<&Source>, name: &str, all: &[Diagnostic]) {
        if all.is_empty() {
            return;
        }
        self.heading(words::DIAGNOSTICS, &all.len().to_string());
        self.text += &report::diagnostics(name, all, source, self.lang);
    }
}

fn secrecy(c: &Classification) -> String {
    match &c.term {
        Some(term) => format!("{}★{term}", c.level),
        None => c.level.clone(),
    }
}

fn titled(title: Option<&str>, name: &str) -> String {
    title.map_or(name.to_owned(), |t| format!("{name}（{t}）"))
}

fn cells(p: &Person) -> [String; 5] {
    let cell = |text: &Option<String>| line(text.as_deref().unwrap_or(""));
    [
        cell(&p.group),
        cell(&p.unit),
        cell(&p.title),
        line(&p.name),
        cell(&p.reason),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::model::{Heading, Paragraph};

    fn person(unit: Option<&str>, name: &str) -> Person {
        Person {
            unit: unit.map(Into::into),
            name: name.into(),
            ..Person::default()
        }
    }

    fn shown(document: &Document, lang: Lang) -> String {
        let mut sheet = Sheet::new(lang);
        sheet.document(document);
        sheet.text
    }

    #[test]
    fn names_stand_in_a_column_whatever_their_units() {
        let observers = vec![
            person(Some("市民政局"), "甲某"),
            person(Some("市府办"), "乙·某某"),
        ];
        let document = Document {
            attendance: Attendance {
                observers,
                ..Attendance::default()
            },
            ..Document::default()
        };
        let text = shown(&document, Lang::Zh);
        assert!(
            text.contains("列席  2 人\n    市民政局  甲某\n    市府办    乙·某某\n"),
            "{text}"
        );
    }

    #[test]
    fn the_outline_shows_levels_and_beginnings() {
        let heading = Heading {
            level: 1,
            number: Some("一、".into()),
            text: "审议事项".into(),
            run_in: false,
        };
        let paragraph = Paragraph {
            number: Some("（一）".into()),
            text: "会议指出".repeat(10),
            continues: false,
        };
        let document = Document {
            body: vec![Block::Heading(heading), Block::Paragraph(paragraph)],
            ..Document::default()
        };
        let text = shown(&document, Lang::Zh);
        assert!(
            text.contains("1 级 一、审议事项\n  段   （一）会议指出"),
            "{text}"
        );
        assert!(text.contains("…（40 字）"), "{text}");
    }

    #[test]
    fn what_is_not_said_is_called_not_shown() {
        assert!(shown(&Document::default(), Lang::Zh).starts_with("文种           未写明\n"));
    }
}
