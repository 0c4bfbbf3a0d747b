//! 版头: what stands above the red rule (GB/T 9704-2012, 7.2).

use serde::{Deserialize, Serialize};

/// 版头.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Header {
    /// 份号 (7.2.1), as printed, usually six digits.
    pub copy_number: Option<String>,
    /// 密级和保密期限 (7.2.2).
    pub classification: Option<Classification>,
    /// 紧急程度 (7.2.3): 特急, 加急; telegrams also 特提, 平急.
    pub urgency: Option<String>,
    /// 发文机关标志 (7.2.4).
    pub issuer_mark: Option<IssuerMark>,
    /// 发文字号 (7.2.5).
    pub number: Option<Number>,
    /// The issue line of minutes and bulletins, as printed: 第47次, 第20号, 2026年第1次.
    pub issue_number: Option<String>,
    /// 签发人 (7.2.6), in order.
    pub approvers: Vec<String>,
}

/// 密级和保密期限 (7.2.2), such as 机密★1年.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Classification {
    /// 密级: 绝密, 机密 or 秘密.
    pub level: String,
    /// 保密期限, such as 1年; none where only the level is printed.
    #[serde(default)]
    pub term: Option<String>,
}

/// 发文机关标志 (7.2.4): the masthead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IssuerMark {
    /// The issuing organs that the mark names, the host organ first.
    #[serde(default)]
    pub issuers: Vec<String>,
    /// 文件, 命令 or 令; none where the mark is the name alone or a minutes masthead.
    #[serde(default)]
    pub suffix: Option<MarkSuffix>,
    /// The mark as printed, in one line; where it does not name the issuers and close with the
    /// suffix, these count.
    pub text: String,
}

/// The word after the organs' names in a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MarkSuffix {
    /// 文件.
    #[serde(rename = "文件")]
    File,
    /// 命令.
    #[serde(rename = "命令")]
    Order,
    /// 令.
    #[serde(rename = "令")]
    Decree,
}

impl MarkSuffix {
    /// All suffixes with their word, longest first, so that 命令 is tried before 令.
    pub const ALL: &'static [(MarkSuffix, &'static str)] = &[
        (MarkSuffix::File, "文件"),
        (MarkSuffix::Order, "命令"),
        (MarkSuffix::Decree, "令"),
    ];

    /// The word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.1)
    }
}

/// 发文字号 (7.2.5), such as 〔2021〕35号.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// 机关代字; minutes often have none.
    #[serde(default)]
    pub agency: Option<String>,
    /// 年份; an order's number has none.
    #[serde(default)]
    pub year: Option<u16>,
    /// 发文顺序号.
    #[serde(default)]
    pub serial: Option<u32>,
    /// The number as printed; where it does not say the parts that are given, these count.
    pub text: String,
}
