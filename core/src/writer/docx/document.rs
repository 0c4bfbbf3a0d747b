//! `document.xml`: the elements in the order in which they are printed, and the page.

use super::package::{FOOTER_EVEN, FOOTER_ODD};
use super::paragraph::{Flow, Props, Section, run, twips};
use super::styles::PITCH;
use super::xml::{Part, Xml};
use super::{NS_W, NS_W_URI, attendance, body, header, imprint, tail};
use crate::model::Document;
use crate::style::{self, gbt9704 as gbt};

const NAMESPACES: &[(&str, &str)] = &[
    (NS_W, NS_W_URI),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:wps",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    ),
    (
        "xmlns:mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
];

/// `word/document.xml`.
pub(super) fn part(document: &Document) -> Part {
    let namespaces: Vec<(&str, &dyn std::fmt::Display)> =
        NAMESPACES.iter().map(|(n, v)| (*n, v as _)).collect();
    Xml::part("w:document", &namespaces, |x| {
        x.element("w:body", &[], |x| {
            let mut flow = Flow::new(x);
            content(&mut flow, document);
            imprint::pinned(&mut flow, &document.imprint);
            section(x, Section::Upright);
        });
    })
}

/// All of a document but its imprint.
fn content(flow: &mut Flow<'_>, d: &Document) {
    header::write(flow, d);
    title(flow, d);
    let titled = !title_text(d).is_empty() || d.adoption.is_some();
    if let Some(text) = &d.adoption {
        flow.line("GwAdoption", text);
    }
    tail::addressees(flow, d);
    if !titled && !header::is_empty(d) {
        flow.blank_next = gbt::MINUTES_BODY_BLANK_LINES;
    }
    body::write(flow, &d.body);
    tail::attachment_notes(flow, &d.attachment_notes);
    attendance::write(flow, &d.attendance);
    tail::signature(flow, d);
    tail::attachments(flow, &d.attachments);
    for inside in &d.forwarded {
        flow.break_next = true;
        content(flow, inside);
        imprint::flowing(flow, &inside.imprint);
    }
}

/// 标题. At the head of a page there is nothing to keep clear of.
fn title(flow: &mut Flow<'_>, d: &Document) {
    let text = title_text(d);
    if text.is_empty() {
        return;
    }
    let before = header::is_empty(d).then_some(0);
    let props = Props {
        before,
        ..Props::styled("Title")
    };
    flow.para(props, |x| run(x, None, &text));
}

/// The title in lines as the standard wants them.
fn title_text(d: &Document) -> String {
    match &d.title {
        Some(title) => style::title::lines(title, &d.title_lines).join("\n"),
        None => d.title_lines.join("\n"),
    }
}

/// `w:sectPr`: A4, the margins of the type area, the footers, the grid of 22 lines.
pub(super) fn section(x: &mut Xml, lies: Section) {
    x.element("w:sectPr", &[], |x| {
        x.leaf(
            "w:footerReference",
            &[("w:type", &"default"), ("r:id", &FOOTER_ODD)],
        );
        x.leaf(
            "w:footerReference",
            &[("w:type", &"even"), ("r:id", &FOOTER_EVEN)],
        );
        x.val("w:type", &"nextPage");
        page(x, lies);
        x.leaf(
            "w:docGrid",
            &[("w:type", &"lines"), ("w:linePitch", &PITCH)],
        );
    });
}

/// Size and margins. A page that lies across is turned so that its head is at the binding edge (8).
fn page(x: &mut Xml, lies: Section) {
    let (w, h) = (gbt::PAGE_WIDTH.twips(), gbt::PAGE_HEIGHT.twips());
    let (top, bottom) = (gbt::TOP_MARGIN.twips(), gbt::BOTTOM_MARGIN.twips());
    let (left, right) = (gbt::BINDING_MARGIN.twips(), gbt::OUTER_MARGIN.twips());
    match lies {
        Section::Upright => {
            x.leaf("w:pgSz", &[("w:w", &w), ("w:h", &h)]);
            margins(x, [top, right, bottom, left]);
        }
        Section::Across => {
            x.leaf(
                "w:pgSz",
                &[("w:w", &h), ("w:h", &w), ("w:orient", &"landscape")],
            );
            margins(x, [left, top, right, bottom]);
        }
    }
}

fn margins(x: &mut Xml, [top, right, bottom, left]: [i64; 4]) {
    let footer = twips(footer_distance());
    x.leaf(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &right),
            ("w:bottom", &bottom),
            ("w:left", &left),
            ("w:header", &851),
            ("w:footer", &footer),
            ("w:gutter", &0),
        ],
    );
}

/// 7.5: from the foot of the page to the foot of the page number's line, so that the dashes, which
/// stand in the upper half of that line, are 7 mm below the type area.
fn footer_distance() -> f64 {
    const BELOW_THE_DASH: f64 = 3.5;
    gbt::BOTTOM_MARGIN.0 - gbt::PAGE_NUMBER_DROP.0 - BELOW_THE_DASH
}
