//! Documents of any content for property tests: every field, every case, odd characters.
//!
//! Only what no reader could tell apart is left out: heading levels are 1 to 4 and spans at least 1;
//! and printed words say what their values say, since writers see to that first.

use gongwen::model::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Any document, up to two documents deep.
pub fn document() -> BoxedStrategy<Document> {
    let leaf = flat(Just(Vec::new()).boxed());
    let any = flat(vec(leaf, 0..2).boxed());
    any.prop_map(|d| d.in_accord().0.into_owned()).boxed()
}

/// Text with all that goes wrong: white space at the ends, markup, controls, surrogate pairs.
pub fn text() -> BoxedStrategy<String> {
    const ODD: &[&str] = &[
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u{3000}",
        "\u{85}",
        "\u{2028}",
        "\u{a0}",
        "<",
        ">",
        "&",
        "]]>",
        "&amp;",
        "&#13;",
        "\"",
        "'",
        "<!--",
        "\u{feff}",
        "\u{200b}",
        "\u{301}",
        "\u{fffd}",
        "\u{20000}",
        "\u{e000}",
        "\u{10ffff}",
        "\u{7f}",
        "{",
        "\\",
        "\\u0000",
        "〔2024〕",
        "龘",
        "a",
    ];
    let odd = vec(select(ODD), 0..6).prop_map(|parts| parts.concat());
    let any = vec(
        any::<char>().prop_filter("XML can hold it", |&c| in_xml(c)),
        0..8,
    )
    .prop_map(String::from_iter);
    prop_oneof![
        2 => odd,
        1 => any,
        2 => select(&["云岭市人民政府", "一、", "会议指出，要……", ""][..]).prop_map(String::from),
    ]
    .boxed()
}

/// Whether XML 1.0 can hold a character; the others are lost with a diagnostic.
pub fn in_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    of(text())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn date() -> impl Strategy<Value = Option<Date>> {
    (1u16..=9999, 1u8..=12, 1u8..=31).prop_map(|(y, m, d)| Date::new(y, m, d))
}

fn pick<T: Copy + std::fmt::Debug + 'static, const N: usize>(
    all: [T; N],
) -> impl Strategy<Value = Option<T>> {
    of(select(all.to_vec()))
}

fn flat(forwarded: BoxedStrategy<Vec<Document>>) -> BoxedStrategy<Document> {
    let kind = of(select(Kind::ALL).prop_map(|r| r.0));
    let layout = select(vec![
        Layout::Document,
        Layout::Letter,
        Layout::Order,
        Layout::Minutes,
    ]);
    let front = (
        kind,
        layout,
        header(),
        maybe(),
        texts(),
        maybe(),
        texts(),
        maybe(),
    );
    let middle = (
        of(meeting()),
        blocks(),
        notes(),
        attendance(),
        maybe(),
        signature(),
    );
    let back = (
        date(),
        maybe(),
        maybe(),
        attachments(),
        forwarded,
        imprint(),
        extras(),
    );
    (front, middle, back)
        .prop_map(|(f, m, b)| Document {
            schema: SchemaId,
            kind: f.0,
            layout: f.1,
            header: f.2,
            title: f.3,
            title_lines: f.4,
            adoption: f.5,
            addressees: f.6,
            addressees_text: f.7,
            meeting: m.0,
            body: m.1,
            attachment_notes: m.2,
            attendance: m.3,
            compiled_by: m.4,
            signature: m.5,
            document_date: b.0,
            document_date_text: b.1,
            note: b.2,
            attachments: b.3,
            forwarded: b.4,
            imprint: b.5,
            extras: b.6,
        })
        .boxed()
}

fn header() -> BoxedStrategy<Header> {
    let classification = (text(), maybe()).prop_map(|(level, term)| Classification { level, term });
    let suffix = pick([MarkSuffix::File, MarkSuffix::Order, MarkSuffix::Decree]);
    let mark = (texts(), suffix, text()).prop_map(|(issuers, suffix, text)| IssuerMark {
        issuers,
        suffix,
        text,
    });
    let number = (maybe(), of(any::<u16>()), of(any::<u32>()), text()).prop_map(
        |(agency, year, serial, text)| Number {
            agency,
            year,
            serial,
            text,
        },
    );
    let parts = (
        maybe(),
        of(classification),
        maybe(),
        of(mark),
        of(number),
        maybe(),
        texts(),
    );
    parts
        .prop_map(|p| Header {
            copy_number: p.0,
            classification: p.1,
            urgency: p.2,
            issuer_mark: p.3,
            number: p.4,
            issue_number: p.5,
            approvers: p.6,
        })
        .boxed()
}

fn meeting() -> BoxedStrategy<Meeting> {
    let time = pick([TimeOfDay::Morning, TimeOfDay::Afternoon, TimeOfDay::Evening]);
    let chair = (text(), maybe()).prop_map(|(name, title)| Chair { name, title });
    (
        maybe(),
        of(any::<u32>()),
        maybe(),
        date(),
        time,
        maybe(),
        of(chair),
    )
        .prop_map(|p| Meeting {
            name: p.0,
            session_number: p.1,
            term: p.2,
            date: p.3,
            time_of_day: p.4,
            place: p.5,
            chair: p.6,
        })
        .boxed()
}

fn blocks() -> BoxedStrategy<Vec<Block>> {
    let heading = (1u8..=4, maybe(), text(), any::<bool>()).prop_map(|p| {
        Block::Heading(Heading {
            level: p.0,
            number: p.1,
            text: p.2,
            run_in: p.3,
        })
    });
    let paragraph = (maybe(), text(), any::<bool>()).prop_map(|(number, text, continues)| {
        Block::Paragraph(Paragraph {
            number,
            text,
            continues,
        })
    });
    let cell = (text(), 1usize..4, 1usize..4).prop_map(|(text, col_span, row_span)| Cell {
        text,
        col_span,
        row_span,
    });
    let rows = vec(vec(cell, 0..3), 0..3);
    let table = (0usize..3, rows, any::<bool>()).prop_map(|(head_rows, rows, landscape)| {
        Block::Table(Table {
            head_rows,
            rows,
            landscape,
        })
    });
    vec(prop_oneof![heading, paragraph, table], 0..4).boxed()
}

fn notes() -> impl Strategy<Value = Vec<AttachmentNote>> {
    vec(
        (maybe(), text()).prop_map(|(number, title)| AttachmentNote { number, title }),
        0..2,
    )
}

fn attendance() -> BoxedStrategy<Attendance> {
    let person = (maybe(), maybe(), text(), maybe(), maybe(), any::<bool>())
        .prop_map(|p| Person {
            unit: p.0,
            title: p.1,
            name: p.2,
            group: p.3,
            reason: p.4,
            in_prose: p.5,
        })
        .boxed();
    let list = || vec(person.clone(), 0..2);
    (list(), list(), list(), list(), list())
        .prop_map(|p| Attendance {
            present: p.0,
            observers: p.1,
            on_leave: p.2,
            absent: p.3,
            recorders: p.4,
        })
        .boxed()
}

fn signature() -> BoxedStrategy<Signature> {
    let signatory = (maybe(), text()).prop_map(|(title, name)| Signatory { title, name });
    let seal = pick([Seal::Sealed, Seal::Unsealed, Seal::NameStamp]);
    (texts(), of(signatory), seal)
        .prop_map(|(issuers, signatory, seal)| Signature {
            issuers,
            signatory,
            seal,
        })
        .boxed()
}

fn attachments() -> impl Strategy<Value = Vec<Attachment>> {
    vec(
        (maybe(), maybe(), blocks()).prop_map(|(number, title, body)| Attachment {
            number,
            title,
            body,
        }),
        0..2,
    )
}

fn imprint() -> BoxedStrategy<Imprint> {
    let distribution =
        (text(), texts(), text()).prop_map(|(kind, to, text)| Distribution { kind, to, text });
    let copies = of(any::<u32>());
    (
        texts(),
        vec(distribution, 0..3),
        maybe(),
        date(),
        maybe(),
        copies,
    )
        .prop_map(|p| Imprint {
            addressees: p.0,
            distribution: p.1,
            issued_by: p.2,
            issued_on: p.3,
            issued_on_text: p.4,
            copies: p.5,
        })
        .boxed()
}

fn extras() -> impl Strategy<Value = Vec<Extra>> {
    let kind = select(ExtraKind::ALL).prop_map(|r| r.0);
    vec(
        (kind, text()).prop_map(|(kind, text)| Extra { kind, text }),
        0..2,
    )
}
