//! `document.xml`: the elements in the order in which they are printed, and the page.

use super::page::Page;
use super::paragraph::Flow;
use super::xml::{Part, Xml};
use super::{NS_W, NS_W_URI, attendance, body, header, imprint, tail};
use crate::model::{Document, Layout};
use crate::style::{self, gbt9704 as gbt};

/// The namespaces of parts that hold text.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
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

/// `word/document.xml`, and whether the addressees stand in the imprint (7.3.2).
pub(super) fn part(document: &Document, page: Page) -> (Part, bool) {
    let mut moved = None;
    let namespaces: Vec<(&str, &dyn std::fmt::Display)> =
        NAMESPACES.iter().map(|(n, v)| (*n, v as _)).collect();
    let part = Xml::part("w:document", &namespaces, |x| {
        x.element("w:body", &[], |x| {
            let mut flow = Flow::new(x, page);
            moved = opening(&mut flow, document);
            if moved.is_none() {
                tail::addressees(&mut flow, document);
            }
            content(&mut flow, document);
            let moved = moved.as_deref();
            let apart = page.parts_imprint() && !imprint::is_empty(document, moved);
            if apart {
                flow.end_section();
            }
            imprint::pinned(&mut flow, document, moved);
            flow.close();
            let last = match apart {
                true => page.imprint_section(),
                false => flow.section(),
            };
            last.write(flow.x);
        });
    });
    (part, moved.is_some())
}

/// What stands above the addressees; gives those that leave the first page no room for text.
fn opening(flow: &mut Flow<'_>, d: &Document) -> Option<String> {
    flow.y = 0;
    header::write(flow, d);
    title(flow, d);
    tail::crowding(flow, d)
}

/// All that stands below the addressees, but the imprint.
fn content(flow: &mut Flow<'_>, d: &Document) {
    let kept = tail::Kept::of(d);
    body::write(flow, &d.body, kept.text);
    tail::attachment_notes(flow, &d.attachment_notes, kept);
    attendance::write(flow, &d.attendance, kept.names);
    tail::signature(flow, d);
    tail::attachments(flow, &d.attachments);
    for inside in &d.forwarded {
        flow.new_page();
        opening(flow, inside);
        tail::addressees(flow, inside);
        content(flow, inside);
        imprint::flowing(flow, inside);
    }
}

/// 标题 and 题注; what follows stands on the grid again.
fn title(flow: &mut Flow<'_>, d: &Document) {
    let title = title_text(d);
    let headed = !header::is_empty(d);
    if title.is_empty() && headed {
        let blank = match d.layout {
            Layout::Minutes => gbt::MINUTES_BODY_BLANK_LINES,
            Layout::Document | Layout::Letter | Layout::Order => gbt::TITLE_BLANK_LINES,
        };
        flow.resume(blank, 0);
    }
    if !title.is_empty() {
        let (above, lower) = above_the_title(flow.page, d);
        flow.title("Title", above, &title);
        match d.adoption {
            // Right below the title less of a line may be lost.
            Some(_) => flow.resume(
                0,
                lower + (flow.page.pitch() as f64 * gbt::ADOPTION_KEPT) as i64,
            ),
            None => flow.resume(gbt::ADDRESSEES_BLANK_LINES, lower),
        }
    }
    if let Some(text) = &d.adoption {
        flow.line("GwAdoption", text);
        flow.before_next = flow.page.blank(gbt::ADDRESSEES_BLANK_LINES);
    }
}

/// The white above a title in twips, and how much lower pages of PDF have it. At the head of a page
/// there is nothing to keep clear of; below a red rule the blank lines have a gap more, of which the
/// title's own line has three quarters above its characters, and half on the grid.
fn above_the_title(page: Page, d: &Document) -> (i64, i64) {
    let blank = page.blank(gbt::TITLE_BLANK_LINES).unwrap_or(0);
    let quarter = gbt::LINE_GAP.twips() / 4;
    match (header::is_empty(d), header::is_ruled(d)) {
        (true, _) => (0, 0),
        (false, true) => (blank + quarter, quarter),
        (false, false) => (blank, 0),
    }
}

/// The title in lines as the standard wants them.
fn title_text(d: &Document) -> String {
    match &d.title {
        Some(title) => style::title::lines(title, &d.title_lines).join("\n"),
        None => d.title_lines.join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Cell, Paragraph, Table};
    use crate::style::StyleOptions;

    fn xml(body: Vec<Block>) -> String {
        let document = Document {
            body,
            ..Document::default()
        };
        let (part, _) = part(&document, Page::new(&document, StyleOptions::default()));
        String::from_utf8(part.bytes).unwrap()
    }

    fn table(text: &str, landscape: bool) -> Block {
        let cell = Cell {
            text: text.into(),
            col_span: 1,
            row_span: 1,
        };
        Block::Table(Table {
            rows: vec![vec![cell]],
            landscape,
            ..Table::default()
        })
    }

    fn paragraph() -> Block {
        Block::Paragraph(Paragraph {
            text: "一段。".into(),
            ..Paragraph::default()
        })
    }

    #[test]
    fn empty_pages_stood_around_tables_that_lie_across() {
        let across = || table("甲", true);
        for (body, sections) in [
            (vec![across()], 1),
            (vec![across(), across()], 2),
            (vec![paragraph(), across(), across()], 3),
            (vec![across(), paragraph()], 2),
            (vec![across(), table("乙", false)], 2),
        ] {
            let count = body.len();
            let xml = xml(body);
            assert_eq!(
                xml.matches("<w:sectPr>").count(),
                sections,
                "{count}: {xml}"
            );
        }
    }

    #[test]
    fn the_head_of_a_table_could_stand_alone_at_the_foot_of_a_page() {
        let Block::Table(mut t) = table("表头", false) else {
            return;
        };
        t.rows.push(t.rows[0].clone());
        t.head_rows = 1;
        let xml = xml(vec![Block::Table(t)]);
        let kept: Vec<bool> = xml
            .split("<w:tr>")
            .skip(1)
            .map(|r| r.contains("<w:keepNext/>"))
            .collect();
        assert_eq!(kept, [true, false]);
    }

    #[test]
    fn a_number_without_a_mark_had_no_red_rule() {
        let mut document = Document::default();
        document.header.issue_number = Some("第3期".into());
        let ruled = |d: &Document| {
            let (part, _) = part(d, Page::new(d, StyleOptions::default()));
            String::from_utf8(part.bytes).unwrap().contains("<w:pBdr>")
        };
        assert!(ruled(&document));
        document.layout = crate::model::Layout::Order;
        assert!(!ruled(&document));
    }

    #[test]
    fn a_letter_without_a_mark_had_no_rules() {
        let mut document = Document {
            layout: crate::model::Layout::Letter,
            ..Document::default()
        };
        let boxes = |d: &Document| {
            let (part, _) = part(d, Page::new(d, StyleOptions::default()));
            let xml = String::from_utf8(part.bytes).unwrap();
            xml.matches("<w:drawing>").count()
        };
        assert_eq!(boxes(&document), 0);
        document.header.urgency = Some("加急".into());
        assert_eq!(boxes(&document), 2);
    }

    #[test]
    fn text_of_a_table_was_larger_than_its_columns_were_reckoned_with() {
        let Block::Table(mut t) = table("13062.1908", false) else {
            return;
        };
        for columns in [7, 8] {
            t.rows[0] = vec![t.rows[0][0].clone(); columns];
            let xml = xml(vec![Block::Table(t.clone())]);
            let (_, from) = xml.split_once("<w:sz w:val=\"").unwrap();
            let size: f64 = from.split('"').next().unwrap().parse::<f64>().unwrap() / 2.0;
            let room = gbt::TYPE_WIDTH.pt().0 / columns as f64 - 2.0 * gbt::TABLE_PADDING.0;
            assert!(5.0 * size <= room + 0.01, "{columns}: {size} in {room}");
        }
    }

    #[test]
    fn a_row_higher_than_a_page_lost_what_did_not_find_room() {
        let kept = |text: &str| xml(vec![table(text, false)]).contains("<w:cantSplit/>");
        assert!(kept("短"));
        assert!(!kept(&"长".repeat(2000)));
    }
}
