//! 正文 (7.3.3): paragraphs to headings, numbered paragraphs, paragraphs and tables.
//!
//! The number's form gives the level; whether it opens a heading, a run-in heading or a numbered
//! paragraph is told by how the words go on.

use super::builder::{Builder, entry};
use super::cue::{self, Level};
use super::repair::{self, Para};
use super::squeeze::is_han;
use super::words::charset::{CharSet, openers};
use super::words::statements::{STATEMENT_HEADS, STATEMENT_WORDS};
use crate::lines::{CellText, Line, Look, Text};
use crate::messages::Code;
use crate::model::{Block, Cell, Heading, Paragraph, Table};
use std::sync::LazyLock;

/// The blocks of a body; `path` is that of the list they go into.
pub(super) fn read(
    lines: &[Line],
    soft_breaks: bool,
    path: &str,
    out: &mut Builder<'_>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    read_on(lines, soft_breaks, path, &mut blocks, out);
    blocks
}

/// Adds the blocks of more lines to a body.
pub(super) fn read_on(
    lines: &[Line],
    soft_breaks: bool,
    path: &str,
    blocks: &mut Vec<Block>,
    out: &mut Builder<'_>,
) {
    let paras = repair::paragraphs(lines, soft_breaks, out);
    let levels: Vec<_> = paras.iter().map(|p| cue::level(&p.text)).collect();
    let level = |i: usize| levels.get(i).copied().flatten();
    let mut rows: Vec<&Para<'_>> = Vec::new();
    for (i, para) in paras.iter().enumerate() {
        let row = para.look == Look::Row;
        if !row || para.gap {
            table(&mut rows, path, blocks, out);
        }
        if row {
            rows.push(para);
        } else {
            let last = i + 1 == paras.len();
            let next = level(i + 1).map(|n| n.level);
            let item = level(i).is_some_and(|l| is_item(l.level, last, next, blocks.last()));
            paragraph(para, level(i), item, path, blocks, out);
        }
    }
    table(&mut rows, path, blocks, out);
}

/// Whether a numbered sentence is an item of a list: nothing stands under it, or the item before it
/// is one.
fn is_item(own: u8, last: bool, next: Option<u8>, before: Option<&Block>) -> bool {
    let form = |number: &str| cue::level(&Text::of(number, 0..number.len())).map(|n| n.level);
    let listed = matches!(before, Some(Block::Paragraph(p))
        if p.number.as_deref().and_then(form) == Some(own));
    listed || last || next.is_some_and(|next| next <= own)
}

fn paragraph(
    para: &Para<'_>,
    level: Option<Level>,
    item: bool,
    path: &str,
    blocks: &mut Vec<Block>,
    out: &mut Builder<'_>,
) {
    let here = |rest| entry(path, blocks.len(), rest);
    let Some(level) = level else {
        let block = plain(para, here(".text"), out);
        blocks.push(block);
        return;
    };
    let (number, rest) = para.text.cut(level.bytes);
    let (number, rest) = (number.squeezed(), rest.trim());
    match form(level.level, &rest, para.look, item) {
        Form::Own => {
            depth(para.look, level.level, &number, out);
            let words = (&number, &rest);
            blocks.push(heading(
                level.level,
                words,
                false,
                (path, blocks.len()),
                out,
            ));
        }
        Form::RunIn(end) => {
            let (head, tail) = rest.cut(end);
            let words = (&number, &head);
            blocks.push(heading(level.level, words, true, (path, blocks.len()), out));
            let text = out.take(entry(path, blocks.len(), ".text"), &tail.trim());
            blocks.push(Block::Paragraph(Paragraph {
                number: None,
                text,
                continues: true,
            }));
        }
        Form::Numbered => {
            let number = out.take(here(".number"), &number);
            let text = out.take(here(".text"), &rest);
            blocks.push(Block::Paragraph(Paragraph {
                number: Some(number),
                text,
                continues: false,
            }));
        }
    }
}

/// A paragraph without a number; a marked line of a few words is a heading that has none.
fn plain(para: &Para<'_>, path: String, out: &mut Builder<'_>) -> Block {
    let text = out.take(path, &para.text);
    let marked = matches!(para.look, Look::Heading(Some(_)));
    if marked && text.chars().count() <= 40 && !repair::closes(&text) {
        return Block::Heading(Heading {
            level: 1,
            number: None,
            text,
            run_in: false,
        });
    }
    Block::Paragraph(Paragraph {
        number: None,
        text,
        continues: false,
    })
}

fn heading(
    level: u8,
    (number, text): (&Text, &Text),
    run_in: bool,
    (path, at): (&str, usize),
    out: &mut Builder<'_>,
) -> Block {
    let number = Some(out.take(entry(path, at, ".number"), number));
    let text = out.take(entry(path, at, ".text"), text);
    Block::Heading(Heading {
        level,
        number,
        text,
        run_in,
    })
}

/// Markdown depth is evidence of nothing but OCR; where it contradicts the number, say so.
fn depth(look: Look, level: u8, number: &Text, out: &mut Builder<'_>) {
    if let Look::Heading(Some(depth)) = look
        && depth != level + 1
    {
        let finding = out.finding(Code::HeadingDepth, number);
        out.report(finding.change(depth.to_string(), level.to_string()));
    }
}

/// What a number opens.
enum Form {
    /// A heading on its own line.
    Own,
    /// A heading that is the first sentence; the byte after its full stop.
    RunIn(usize),
    /// A paragraph.
    Numbered,
}

/// The most characters of a run-in heading: longer first sentences say something.
const RUN_IN: usize = 24;
/// The most characters of a heading on its own line.
const OWN_LINE: usize = 80;

fn form(level: u8, rest: &Text, look: Look, item: bool) -> Form {
    let s = rest.as_str();
    let first = full_stop(s);
    let mark = first.and_then(|at| s.get(at..)?.chars().next());
    let end = first.map_or(s.len(), |at| at + mark.map_or(0, char::len_utf8));
    let head = s.get(..first.unwrap_or(s.len())).unwrap_or(s);
    let more = end < s.len();
    let len = head.chars().count();
    if matches!(look, Look::Heading(_)) && !more && len <= 2 * OWN_LINE {
        return Form::Own;
    }
    if more {
        return if len <= RUN_IN && names_a_topic(head) {
            Form::RunIn(end)
        } else {
            Form::Numbered
        };
    }
    let unclosed = !repair::closes(s);
    let short_closed =
        !item && first.is_some() && len <= RUN_IN && names_a_topic(head) && level <= 2;
    if (unclosed && len <= OWN_LINE && level <= 2) || short_closed || s.is_empty() {
        return Form::Own;
    }
    if unclosed && len <= RUN_IN && !item {
        Form::Own
    } else {
        Form::Numbered
    }
}

/// The byte of the first 。, or of the . that stands for it behind a Chinese character.
fn full_stop(s: &str) -> Option<usize> {
    let full = s.find('。');
    let s = s.get(..full.unwrap_or(s.len()))?;
    if !s.contains('.') {
        return full;
    }
    let mut before = ' ';
    let mut chars = s.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let half = c == '.' && is_han(before) && (is_han(next) || next.is_whitespace());
        if half {
            return Some(at);
        }
        before = c;
    }
    full
}

/// A heading names a topic; a decision or a statement is body text.
pub(super) fn names_a_topic(sentence: &str) -> bool {
    if sentence.contains("：“") {
        // 将第三条修改为：“…: the words go on behind the full stop.
        return false;
    }
    let clauses = sentence.matches(['，', '；', '：', ',']).count();
    clauses <= 1 && !STATEMENT_HEADS.iter().any(|w| sentence.starts_with(w)) && !says(sentence)
}

/// Whether a sentence holds a word of statements.
fn says(sentence: &str) -> bool {
    static OPENERS: LazyLock<CharSet> = LazyLock::new(|| openers(STATEMENT_WORDS.iter().copied()));
    let mut places = sentence
        .char_indices()
        .filter(|&(_, c)| OPENERS.contains(c));
    places.any(|(at, _)| {
        let rest = sentence.get(at..).unwrap_or("");
        STATEMENT_WORDS.iter().any(|w| rest.starts_with(w))
    })
}

/// Rows that stand together are a table; its head is the rows that look like one.
fn table(rows: &mut Vec<&Para<'_>>, path: &str, blocks: &mut Vec<Block>, out: &mut Builder<'_>) {
    if rows.is_empty() {
        return;
    }
    let rows_path = entry(path, blocks.len(), ".rows");
    let is_head = |p: &&&Para<'_>| p.cells.iter().all(|c| c.head || c.text.is_empty());
    let head_rows = rows.iter().take_while(is_head).count();
    let mut table = Table {
        head_rows: if head_rows < rows.len() { head_rows } else { 0 },
        ..Table::default()
    };
    for (i, para) in rows.drain(..).enumerate() {
        let row = cells(para.cells, &entry(&rows_path, i, ""), out);
        table.rows.push(row);
    }
    blocks.push(Block::Table(table));
}

fn cells(row: &[CellText], path: &str, out: &mut Builder<'_>) -> Vec<Cell> {
    let cell = |(i, cell): (usize, &CellText)| Cell {
        text: out.take(entry(path, i, ".text"), &cell.text),
        col_span: cell.col_span,
        row_span: cell.row_span,
    };
    row.iter().enumerate().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader;
    use crate::span::Source;

    fn blocks(source: &str) -> Vec<Block> {
        let src = Source::new(source.into());
        let lines = reader::markdown::read(source);
        read(&lines.lines, true, "body", &mut Builder::new(&src))
    }

    fn shape(source: &str) -> String {
        let one = |b: &Block| match b {
            Block::Heading(h) => format!("{}{}", if h.run_in { "R" } else { "H" }, h.level),
            Block::Paragraph(p) if p.continues => "c".into(),
            Block::Paragraph(p) => {
                if p.number.is_some() {
                    "n".into()
                } else {
                    "p".into()
                }
            }
            Block::Table(t) => format!("T{}x{}", t.rows.len(), t.head_rows),
        };
        blocks(source).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn headings_of_one_rank_whatever_their_depth() {
        assert_eq!(
            shape("## 一、甲事项\n\n#### 二、乙事项\n\n**三、丙事项**"),
            "H1 H1 H1"
        );
    }

    #[test]
    fn a_heading_runs_in_and_a_decision_does_not() {
        assert_eq!(
            shape(
                "（一）加强组织领导。各地要高度重视。\n\n（二）原则同意《方案》。由市财政局办理。"
            ),
            "R2 c n"
        );
    }

    #[test]
    fn a_number_alone_is_a_heading() {
        assert_eq!(shape("一\n\n会议听取了汇报。"), "H1 p");
    }

    #[test]
    fn a_table_with_its_head() {
        assert_eq!(
            shape("|序号|单位|\n|---|---|\n|1|甲局|\n\n后文。"),
            "T2x1 p"
        );
        let Block::Table(t) = &blocks("|序号| |单位|")[0] else {
            panic!("a table")
        };
        assert_eq!(
            t.rows[0]
                .iter()
                .map(|c| c.text.as_str())
                .collect::<Vec<_>>(),
            ["序号", "", "单位"]
        );
    }
}
