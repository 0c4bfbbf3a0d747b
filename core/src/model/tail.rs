//! What follows the body: attachment notes, signature, attachments, imprint (7.3.4 to 7.4).

use super::{Block, Date};
use serde::{Deserialize, Serialize};

/// 附件说明 (7.3.4): one entry of the list of attachments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AttachmentNote {
    /// 顺序号 as printed, such as 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 附件名称.
    pub title: String,
}

/// 附件 (7.3.7), bound behind the document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Attachment {
    /// 顺序号 as printed, such as 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 附件标题.
    pub title: Option<String>,
    /// 附件正文.
    pub body: Vec<Block>,
}

/// 发文机关署名 (7.3.5).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Signature {
    /// 署名机关, in order.
    pub issuers: Vec<String>,
    /// 签署人: who signs in person, as under an order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signatory: Option<Signatory>,
    /// 印章; none where the source does not show it.
    pub seal: Option<Seal>,
}

/// 签署人, such as 市长 林清远.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// 职务.
    #[serde(default)]
    pub title: Option<String>,
    /// 姓名.
    pub name: String,
}

/// 印章: the three cases of 7.3.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    /// 加盖印章 (7.3.5.1).
    Sealed,
    /// 不加盖印章 (7.3.5.2).
    Unsealed,
    /// 加盖签发人签名章 (7.3.5.3).
    NameStamp,
}

impl Seal {
    /// All cases with their JSON name.
    pub const ALL: &'static [(Seal, &'static str)] = &[
        (Seal::Sealed, "sealed"),
        (Seal::Unsealed, "unsealed"),
        (Seal::NameStamp, "name_stamp"),
    ];

    /// The JSON name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.1)
    }
}

/// 版记 (7.4).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Imprint {
    /// 主送机关 that the source prints here (7.4.2).
    pub addressees: Vec<String>,
    /// 抄送, 分送 and their like, in order.
    pub distribution: Vec<Distribution>,
    /// 印发机关 (7.4.3).
    pub issued_by: Option<String>,
    /// 印发日期 (7.4.3).
    pub issued_on: Option<Date>,
    /// 印发日期 as printed, where that is no plain form of [`issued_on`](Imprint::issued_on); it
    /// counts only while it says that day, or where there is none.
    pub issued_on_text: Option<String>,
    /// 印数.
    pub copies: Option<u32>,
}

impl Imprint {
    /// Whether nothing of it is printed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// 抄送机关 and their like (7.4.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Distribution {
    /// The printed label: 抄送, 分送, 发, 送 …
    pub kind: String,
    /// The recipients.
    pub to: Vec<String>,
    /// The recipients as printed, without the label and its colon; where it does not name those of
    /// `to`, these count.
    pub text: String,
}
