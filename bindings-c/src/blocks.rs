//! The fields of a block of the body, which has one of three types.

use crate::fields::{Field, Item};

use crate::places::*;
use crate::value::{Held, Value, bad};
use gongwen::Error;
use gongwen::messages::Trouble;
use gongwen::model::{Block, Heading, Paragraph, Table};

/// A field that only one or two of the types have: what stands there, if the block has it.
macro_rules! of_block {
    ($name:ident, $($type:ident . $step:ident),+) => {
        Field {
            number: $name,
            name: stringify!($name),
            get: |b| match b {
                $(Block::$type(x) => x.$step.get(),)+
                #[allow(unreachable_patterns)] // where all types have it
                _ => Value::Absent,
            },
            set: |b, v, f| match b {
                $(Block::$type(x) => x.$step.set(v, f),)+
                #[allow(unreachable_patterns)]
                _ => none(b, $name, v),
            },
        }
    };
}

/// A field that the type lacks: nothing can be taken away from it, and nothing given to it.
fn none(block: &Block, field: gongwen_field, value: Value<'_>) -> Result<(), Error> {
    match (value, type_of(block)) {
        (Value::Absent, _) => Ok(()),
        (_, Value::Named(_, name)) => Err(Error::new(Trouble::NoSuchField, &[&name, &field])),
        _ => Ok(()),
    }
}

fn type_of(block: &Block) -> Value<'static> {
    match block {
        Block::Heading(_) => Value::Named(GONGWEN_BLOCK_HEADING, "heading"),
        Block::Paragraph(_) => Value::Named(GONGWEN_BLOCK_PARAGRAPH, "paragraph"),
        Block::Table(_) => Value::Named(GONGWEN_BLOCK_TABLE, "table"),
    }
}

/// Makes a block one of another type. Headings and paragraphs hand over number and text.
fn retype(block: &mut Block, value: Value<'_>, field: &str) -> Result<(), Error> {
    let (number, text) = match block {
        Block::Heading(h) => (h.number.clone(), h.text.clone()),
        Block::Paragraph(p) => (p.number.clone(), p.text.clone()),
        Block::Table(_) => (None, String::new()),
    };
    *block = match value {
        same if same == type_of(block) => return Ok(()),
        Value::Number(GONGWEN_BLOCK_HEADING) | Value::Text("heading") => Block::Heading(Heading {
            level: 1,
            number,
            text,
            run_in: false,
        }),
        Value::Number(GONGWEN_BLOCK_PARAGRAPH) | Value::Text("paragraph") => {
            Block::Paragraph(Paragraph {
                number,
                text,
                continues: false,
            })
        }
        Value::Number(GONGWEN_BLOCK_TABLE) | Value::Text("table") if text.is_empty() => {
            Block::Table(Table::default())
        }
        other => return Err(bad(other, field)),
    };
    Ok(())
}

impl Item for Block {
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            number: GONGWEN_FIELD_TYPE,
            name: "GONGWEN_FIELD_TYPE",
            get: |b| type_of(b),
            set: retype,
        },
        Field {
            number: GONGWEN_FIELD_LEVEL,
            name: "GONGWEN_FIELD_LEVEL",
            get: |b| match b {
                Block::Heading(h) => h.level.get(),
                _ => Value::Absent,
            },
            set: |b, v, f| match (b, v) {
                (Block::Heading(h), Value::Number(1..=4)) => h.level.set(v, f),
                (Block::Heading(_), _) => Err(bad(v, f)),
                (other, _) => none(other, GONGWEN_FIELD_LEVEL, v),
            },
        },
        of_block!(GONGWEN_FIELD_ORDINAL, Heading.number, Paragraph.number),
        of_block!(GONGWEN_FIELD_TEXT, Heading.text, Paragraph.text),
        of_block!(GONGWEN_FIELD_RUN_IN, Heading.run_in),
        of_block!(GONGWEN_FIELD_CONTINUES, Paragraph.continues),
        of_block!(GONGWEN_FIELD_HEAD_ROWS, Table.head_rows),
        of_block!(GONGWEN_FIELD_LANDSCAPE, Table.landscape),
    ];

    fn empty() -> Self {
        Block::Paragraph(Paragraph::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_becomes_a_heading_with_its_words() {
        let mut block = Block::empty();
        let set = |b: &mut Block, number, value| {
            let field = crate::fields::field::<Block>(number, "body").unwrap();
            (field.set)(b, value, field.name)
        };
        set(&mut block, GONGWEN_FIELD_TEXT, Value::Text("总则")).unwrap();
        assert!(set(&mut block, GONGWEN_FIELD_LEVEL, Value::Number(2)).is_err());
        set(
            &mut block,
            GONGWEN_FIELD_TYPE,
            Value::Number(GONGWEN_BLOCK_HEADING),
        )
        .unwrap();
        set(&mut block, GONGWEN_FIELD_LEVEL, Value::Number(2)).unwrap();
        assert!(set(&mut block, GONGWEN_FIELD_LEVEL, Value::Number(5)).is_err());
        let Block::Heading(heading) = block else {
            panic!()
        };
        assert_eq!((heading.level, heading.text.as_str()), (2, "总则"));
    }
}
