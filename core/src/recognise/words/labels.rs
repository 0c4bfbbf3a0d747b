//! Labels that open an element.
//!
//! Sources: GB/T 9704-2012 7.2.6, 7.3.4, 7.4.2, 10.3 for 签发人, 附件, 抄送, 出席, 请假, 列席; the
//! others are the practice of city and county offices' minutes.

/// Which list of the attendance a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    Present,
    Observers,
    OnLeave,
    Absent,
    Recorders,
}

/// Attendance labels without their spaces; the longest that fits counts.
pub(crate) const ATTENDANCE: &[(&str, List)] = &[
    ("出席", List::Present),
    ("出席人员", List::Present),
    ("出席领导", List::Present),
    ("出席会议人员", List::Present),
    ("参加", List::Present),
    ("参加人员", List::Present),
    ("参会人员", List::Present),
    ("列席", List::Observers),
    ("列席人员", List::Observers),
    ("列席领导", List::Observers),
    ("邀请列席", List::Observers),
    ("固定列席", List::Observers),
    ("特邀列席", List::Observers),
    ("邀请参加", List::Observers),
    ("请假", List::OnLeave),
    ("请假人员", List::OnLeave),
    ("缺席", List::Absent),
    ("缺席人员", List::Absent),
    ("记录", List::Recorders),
    ("记录人", List::Recorders),
    ("记录人员", List::Recorders),
    ("会议记录", List::Recorders),
];

/// Labels that say more than the name of their list: a group within it.
pub(crate) const GROUPS: &[&str] = &["邀请列席", "固定列席", "特邀列席", "邀请参加"];

/// Labels of distribution in the imprint.
pub(crate) const DISTRIBUTION: &[&str] = &[
    "抄送",
    "分送",
    "抄报",
    "报送",
    "主送",
    "发送",
    "印送",
    "抄发",
    "报",
    "送",
    "发",
    "本期发",
    "本期送",
];

/// The one among [`DISTRIBUTION`] that means addressees moved to the imprint (7.4.2).
pub(crate) const ADDRESSEES: &str = "主送";

/// 密级 (条例, article 9).
pub(crate) const CLASSIFICATION: &[&str] = &["绝密", "机密", "秘密"];

/// 紧急程度 (条例, article 9: documents, then telegrams).
pub(crate) const URGENCY: &[&str] = &["特急", "加急", "急件", "特提", "平急"];

/// 签发人 (7.2.6).
pub(crate) const APPROVERS: &str = "签发人";

/// 附件 (7.3.4, 7.3.7).
pub(crate) const ATTACHMENT: &str = "附件";

/// What closes the line of the issue date (7.4.3).
pub(crate) const ISSUED: &str = "印发";

/// What closes the line of the office that compiled minutes.
pub(crate) const COMPILED: &str = "整理";

/// Words that part the chair from the meeting in the opening sentence of minutes.
pub(crate) const CHAIRED: &[&str] = &["主持召开", "主持了", "召集召开", "召开并主持", "主持"];

/// Labels of the metadata tables that sites and registers put ahead of a document.
pub(crate) const METADATA: &[&str] = &[
    "索引号",
    "索引",
    "文号",
    "发文字号",
    "发文机关",
    "发文单位",
    "发布机构",
    "发布机关",
    "发布单位",
    "发布日期",
    "发布时间",
    "成文日期",
    "成文时间",
    "生成日期",
    "公开日期",
    "公开形式",
    "公开方式",
    "公开目录",
    "公开范围",
    "主题分类",
    "主题词",
    "关键词",
    "有效性",
    "时效性",
    "信息来源",
    "来源",
    "标题",
    "名称",
    "分类",
    "信息分类",
    "体裁分类",
    "效力级别",
    "浏览次数",
    "字体",
    "统一编号",
    "实施日期",
    "文件编号",
];
