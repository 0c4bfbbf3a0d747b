//! 正文: the blocks of the body (GB/T 9704-2012, 7.3.3).

use super::is_false;
use serde::{Deserialize, Serialize};

/// A block of the body, told apart in JSON by `type`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// 标题行.
    Heading(Heading),
    /// 段落.
    Paragraph(Paragraph),
    /// 表格.
    Table(Table),
}

/// A heading of level 1 to 4: 一、 （一） 1. （1）.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// 层次: the logical level, 1 to 4.
    #[serde(deserialize_with = "level")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 4)))]
    pub level: u8,
    /// 序号 as printed, such as 一、; none for a heading without a number.
    #[serde(default)]
    pub number: Option<String>,
    /// The heading without its number; empty where the number stands alone.
    pub text: String,
    /// Whether it is the first sentence of a paragraph, whose rest follows as a paragraph that
    /// [continues](Paragraph::continues).
    #[serde(default)]
    pub run_in: bool,
}

fn level<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let level = u8::deserialize(deserializer)?;
    let fits = (1..=4).contains(&level);
    fits.then_some(level)
        .ok_or_else(|| serde::de::Error::custom("a heading level is 1 to 4"))
}

/// A paragraph, rejoined where lines or pages had cut it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// 序号 as printed, such as （一）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The text without its number.
    pub text: String,
    /// Whether it is the rest of the paragraph that a run-in heading opened.
    #[serde(default, skip_serializing_if = "is_false")]
    pub continues: bool,
}

/// 表格.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// How many rows are repeated at the head of each page.
    #[serde(default)]
    pub head_rows: usize,
    /// The rows, each with the cells that begin in it.
    pub rows: Vec<Vec<Cell>>,
    /// Whether it is set across the page (clause 8).
    #[serde(default, skip_serializing_if = "is_false")]
    pub landscape: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The text; a line end parts paragraphs.
    pub text: String,
    /// Columns it covers, from 1.
    #[serde(default = "one", deserialize_with = "span")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub col_span: usize,
    /// Rows it covers, from 1.
    #[serde(default = "one", deserialize_with = "span")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub row_span: usize,
}

fn one() -> usize {
    1
}

fn span<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    let span = usize::deserialize(deserializer)?;
    (span > 0)
        .then_some(span)
        .ok_or_else(|| serde::de::Error::custom("a span is 1 or more"))
}
