//! 正文: headings, paragraphs and tables (7.3.3).

use super::paragraph::{Flow, Props};
use super::runs::filled;
use super::squeeze::{Measure, line_count};
use super::table;
use crate::model::{Block, Heading, Paragraph};
use crate::style::gbt9704 as gbt;

/// The styles of the four levels.
const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];

/// 7.3.3: the first line is indented, the others are not.
const INDENTED: Measure = Measure::grid(gbt::INDENT as f64, 0.0);

/// The blocks in order. Of several paragraphs the last stays on the page of what follows if it has no
/// more lines than `kept` (7.3.5.5).
pub(super) fn write(flow: &mut Flow<'_>, blocks: &[Block], kept: usize) {
    let kept = if blocks.len() > 1 { kept } else { 0 };
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        if flow.texted && is_heading(block) && leads_across(after) {
            flow.lie_across();
        }
        flow.texted = true;
        match block {
            Block::Heading(h) => rest = heading(flow, h, after, kept),
            Block::Paragraph(p) => paragraph(flow, p, after, kept),
            Block::Table(t) => table::write(flow, t),
        }
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading(h) if !h.run_in)
}

/// Whether a table that lies across follows, below headings at most: they lie across with it.
fn leads_across(blocks: &[Block]) -> bool {
    let below = blocks.iter().find(|b| !is_heading(b));
    matches!(below, Some(Block::Table(t)) if t.landscape)
}

/// A heading; a run-in one takes the paragraphs that continue it into its own paragraph, in the
/// face of the body. Returns the blocks after it.
fn heading<'a>(flow: &mut Flow<'_>, h: &Heading, after: &'a [Block], kept: usize) -> &'a [Block] {
    let continues = |b: &&Block| matches!(b, Block::Paragraph(p) if p.continues);
    let count = if h.run_in {
        after.iter().take_while(continues).count()
    } else {
        0
    };
    let (joined, rest) = after.split_at(count);
    let level = usize::from(h.level).saturating_sub(1);
    let style = HEADINGS.get(level).copied().unwrap_or("Heading4");
    let own = numbered(h.number.as_deref(), &h.text);
    let joined: String = joined.iter().filter_map(paragraph_text).collect();
    let parts = [(None, own.as_str()), (Some("GwBodyChar"), joined.as_str())];
    let keep_next = match rest.is_empty() {
        true => line_count(&[own.as_str(), &joined].concat(), INDENTED) <= kept,
        false => !h.run_in,
    };
    let props = Props {
        keep_next,
        after: above_table(rest),
        line: flow.pitch_across(),
        ..Props::styled(style)
    };
    flow.para(props, |x| filled(x, &parts, INDENTED));
    rest
}

fn paragraph(flow: &mut Flow<'_>, p: &Paragraph, after: &[Block], kept: usize) {
    let text = numbered(p.number.as_deref(), &p.text);
    let props = Props {
        keep_next: after.is_empty() && line_count(&text, INDENTED) <= kept,
        after: above_table(after),
        ..Props::styled("GwBody")
    };
    flow.para(props, |x| filled(x, &[(None, &text)], INDENTED));
}

/// The white below text above a table.
fn above_table(after: &[Block]) -> Option<i64> {
    matches!(after.first(), Some(Block::Table(_))).then_some(Flow::TABLE_WHITE)
}

fn paragraph_text(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(p) => Some(numbered(p.number.as_deref(), &p.text)),
        Block::Heading(_) | Block::Table(_) => None,
    }
}

fn numbered(number: Option<&str>, text: &str) -> String {
    format!("{}{text}", number.unwrap_or(""))
}
