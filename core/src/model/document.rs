//! The document as a whole.

use super::{
    Attachment, AttachmentNote, Attendance, Block, Date, Header, Imprint, Kind, Layout, Meeting,
    Signature,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 公文: everything that one document says, in the order in which it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The version of this model: always `gongwen/1`.
    pub schema: SchemaId,
    /// 文种; none when the text does not show it.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// 公文格式.
    #[serde(default)]
    pub layout: Layout,
    /// 版头 (7.2).
    #[serde(default)]
    pub header: Header,
    /// 标题 (7.3.1), joined to one line. The masthead of minutes is the
    /// [issuer mark](Header::issuer_mark); this holds it only where the source prints a title too.
    #[serde(default)]
    pub title: Option<String>,
    /// The title's lines, where the source broke it; they count only while they spell
    /// [`title`](Document::title).
    #[serde(default)]
    pub title_lines: Vec<String>,
    /// 题注: adopted by … on …, verbatim.
    #[serde(default)]
    pub adoption: Option<String>,
    /// 主送机关 (7.3.2).
    #[serde(default)]
    pub addressees: Vec<String>,
    /// 主送机关 as printed, without the closing colon; they count only while they name the
    /// [`addressees`](Document::addressees), or where there are none.
    #[serde(default)]
    pub addressees_text: Option<String>,
    /// 会议; minutes only.
    #[serde(default)]
    pub meeting: Option<Meeting>,
    /// 正文 (7.3.3).
    #[serde(default)]
    pub body: Vec<Block>,
    /// 附件说明 (7.3.4).
    #[serde(default)]
    pub attachment_notes: Vec<AttachmentNote>,
    /// 出席、列席 … (10.3).
    #[serde(default)]
    pub attendance: Attendance,
    /// 整理单位, without the word 整理; minutes only.
    #[serde(default)]
    pub compiled_by: Option<String>,
    /// 发文机关署名 (7.3.5).
    #[serde(default)]
    pub signature: Signature,
    /// 成文日期 (7.3.5.4).
    #[serde(default)]
    pub document_date: Option<Date>,
    /// 成文日期 as printed, where that is another form than 2021年9月29日; it counts only while it
    /// says the [`document_date`](Document::document_date), or where there is none.
    #[serde(default)]
    pub document_date_text: Option<String>,
    /// 附注 (7.3.6), without its brackets.
    #[serde(default)]
    pub note: Option<String>,
    /// 附件 (7.3.7).
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Documents inside this one (转发, 批转 …).
    #[serde(default)]
    pub forwarded: Vec<Document>,
    /// 版记 (7.4).
    #[serde(default)]
    pub imprint: Imprint,
    /// What the source holds outside the document proper, verbatim.
    #[serde(default)]
    pub extras: Vec<Extra>,
}

impl Document {
    /// The latest date that the document states, those of documents inside it included: what its
    /// metadata is dated by where the caller gives no date.
    pub fn latest_date(&self) -> Option<Date> {
        let meeting = self.meeting.as_ref().and_then(|m| m.date);
        let inside = self.forwarded.iter().map(Document::latest_date);
        let own = [self.document_date, self.imprint.issued_on, meeting];
        own.into_iter().chain(inside).flatten().max()
    }
}

/// The model's version. Reading another one is an error of kind `Schema`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct SchemaId;

impl SchemaId {
    /// The words in `schema`.
    pub const NAME: &'static str = "gongwen/1";
}

impl Serialize for SchemaId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

impl<'de> Deserialize<'de> for SchemaId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let ours = name == Self::NAME;
        ours.then_some(Self)
            .ok_or_else(|| serde::de::Error::custom("schema must be gongwen/1"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SchemaId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SchemaId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": SchemaId::NAME })
    }
}

/// Something outside the document proper, verbatim. Never a place for body text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// What it is.
    pub kind: ExtraKind,
    /// The text.
    pub text: String,
}

/// What an [`Extra`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExtraKind {
    /// 索引号, 发布机构 … ahead of the title.
    Metadata,
    /// A page number inside the text.
    PageMark,
    /// What a site put around the document.
    Site,
}

impl ExtraKind {
    /// All kinds with their JSON name.
    pub const ALL: &'static [(ExtraKind, &'static str)] = &[
        (ExtraKind::Metadata, "metadata"),
        (ExtraKind::PageMark, "page_mark"),
        (ExtraKind::Site, "site"),
    ];

    /// The JSON name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.1)
    }
}
