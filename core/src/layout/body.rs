//! 正文 (7.3.3): headings, paragraphs, tables.

use super::flow::{Flow, Shape};
use super::pages::{ElementId, Owner, Tag};
use super::table::{opening_height, table};
use super::text::Span;
use crate::error::Error;
use crate::model::{Block, Heading, Paragraph};
use crate::style::{Type, gbt9704 as gb};

/// Headings of more lines in all are not kept with the text below them.
const MOST_KEPT: usize = 6;

/// Sets blocks in order.
pub(super) fn blocks(flow: &mut Flow<'_>, blocks: &[Block]) -> Result<(), Error> {
    let mut blocks = blocks.iter().peekable();
    let shape = Shape::body(gb::INDENT, 0);
    while let Some(block) = blocks.next() {
        match block {
            Block::Heading(heading) => {
                let mut spans = heading_spans(flow, heading);
                let rest = blocks.next_if(|next| {
                    heading.run_in && matches!(next, Block::Paragraph(p) if p.continues)
                });
                if let Some(Block::Paragraph(rest)) = rest {
                    spans.extend(paragraph_spans(flow, rest));
                }
                if !heading.run_in {
                    keep_with_next(flow, &spans, blocks.clone())?;
                }
                flow.paragraph(&spans, shape)?;
            }
            Block::Paragraph(paragraph) => {
                let spans = paragraph_spans(flow, paragraph);
                flow.paragraph(&spans, shape)?;
            }
            Block::Table(block) => table(flow, block)?,
        }
    }
    Ok(())
}

/// Turns the page where a heading would be the last on it: it stays with the headings below it and
/// with the first line of what follows, or a table's first rows; above a table set across it is set
/// across with it. The first line of a document's text stays where it is, so that the first page shows
/// text.
fn keep_with_next<'b>(
    flow: &mut Flow<'_>,
    spans: &[Span],
    next: impl Iterator<Item = &'b Block>,
) -> Result<(), Error> {
    if flow.first_text.is_none() {
        return Ok(());
    }
    let mut lines = flow.count_lines(spans, Shape::body(gb::INDENT, 0))?;
    let mut last = gb::SIZE_3.0;
    for block in next {
        match block {
            Block::Heading(heading) if !heading.run_in && lines < MOST_KEPT => {
                let text = numbered(heading.number.as_deref(), &heading.text);
                let span = Span::new(text, heading_type(heading.level), Owner::Ornament);
                lines += flow.count_lines(&[span], Shape::body(gb::INDENT, 0))?;
                continue;
            }
            Block::Table(table) => {
                flow.turn(table.landscape);
                last = opening_height(flow, table)?;
            }
            _ => {}
        }
        flow.need_above(lines, last);
        break;
    }
    Ok(())
}

fn heading_spans(flow: &mut Flow<'_>, heading: &Heading) -> Vec<Span> {
    let text = numbered(heading.number.as_deref(), &heading.text);
    let level = u16::from(heading.level) + 1;
    let id: ElementId = flow
        .out
        .tree
        .add_titled(Tag::Heading(level), None, text.clone());
    vec![Span::new(
        text,
        heading_type(heading.level),
        Owner::Element(id),
    )]
}

fn paragraph_spans(flow: &mut Flow<'_>, paragraph: &Paragraph) -> Vec<Span> {
    let owner = flow.element(Tag::Paragraph, None);
    let text = numbered(paragraph.number.as_deref(), &paragraph.text);
    vec![Span::new(text, gb::BODY, owner)]
}

fn numbered(number: Option<&str>, text: &str) -> String {
    [number.unwrap_or(""), text].concat()
}

/// The face of a heading (7.3.3).
fn heading_type(level: u8) -> Type {
    let place = usize::from(level).saturating_sub(1);
    gb::HEADINGS.get(place).copied().unwrap_or(gb::BODY)
}
