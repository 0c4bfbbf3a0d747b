//! 正文: headings, paragraphs and tables (7.3.3).

use super::paragraph::{Flow, Props, run};
use super::table;
use crate::model::{Block, Heading, Paragraph};

/// The styles of the four levels.
const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];

/// The blocks in order.
pub(super) fn write(flow: &mut Flow<'_>, blocks: &[Block]) {
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        match block {
            Block::Heading(h) => rest = heading(flow, h, after),
            Block::Paragraph(p) => paragraph(flow, p),
            Block::Table(t) => table::write(flow, t),
        }
    }
}

/// A heading; a run-in one takes the paragraphs that continue it into its own paragraph, in the
/// face of the body. Returns the blocks after it.
fn heading<'a>(flow: &mut Flow<'_>, h: &Heading, after: &'a [Block]) -> &'a [Block] {
    let continues = |b: &&Block| matches!(b, Block::Paragraph(p) if p.continues);
    let count = if h.run_in {
        after.iter().take_while(continues).count()
    } else {
        0
    };
    let (joined, rest) = after.split_at(count);
    let level = usize::from(h.level).saturating_sub(1);
    let style = HEADINGS.get(level).copied().unwrap_or("Heading4");
    flow.para(Props::styled(style), |x| {
        run(x, None, &numbered(h.number.as_deref(), &h.text));
        for block in joined {
            if let Block::Paragraph(p) = block {
                run(
                    x,
                    Some("GwBodyChar"),
                    &numbered(p.number.as_deref(), &p.text),
                );
            }
        }
    });
    rest
}

fn paragraph(flow: &mut Flow<'_>, p: &Paragraph) {
    flow.line("GwBody", &numbered(p.number.as_deref(), &p.text));
}

fn numbered(number: Option<&str>, text: &str) -> String {
    format!("{}{text}", number.unwrap_or(""))
}
