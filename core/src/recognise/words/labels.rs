//! Labels that open or close an element.
//!
//! Sources: GB/T 9704-2012 7.2.6, 7.3.4, 7.4.2, 10.3 for 签发人, 附件, 抄送, 出席, 请假, 列席; the
//! others are the practice of city and county offices' minutes.

use crate::model::Kind;

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
    ("出席会议", List::Present),
    ("出席会议领导", List::Present),
    ("参加", List::Present),
    ("参加会议", List::Present),
    ("参加会议人员", List::Present),
    ("参会单位及人员", List::Present),
    ("参加单位及人员", List::Present),
    ("参会", List::Present),
    ("参会领导", List::Present),
    ("与会", List::Present),
    ("与会人员", List::Present),
    ("与会领导", List::Present),
    ("到会", List::Present),
    ("到会人员", List::Present),
    ("参加人员", List::Present),
    ("参会人员", List::Present),
    ("出席人员名单", List::Present),
    ("参加人员名单", List::Present),
    ("参会人员名单", List::Present),
    ("与会人员名单", List::Present),
    ("参加单位", List::Present),
    ("参会单位", List::Present),
    ("列席", List::Observers),
    ("列席人员", List::Observers),
    ("列席领导", List::Observers),
    ("列席人员名单", List::Observers),
    ("列席单位", List::Observers),
    ("特邀专家", List::Observers),
    ("特邀人员", List::Observers),
    ("列席单位及人员", List::Observers),
    ("列席会议", List::Observers),
    ("列席会议人员", List::Observers),
    ("应邀列席", List::Observers),
    ("应邀参加", List::Observers),
    ("特邀参加", List::Observers),
    ("特邀", List::Observers),
    ("邀请列席人员", List::Observers),
    ("固定列席人员", List::Observers),
    ("邀请列席", List::Observers),
    ("固定列席", List::Observers),
    ("特邀列席", List::Observers),
    ("邀请参加", List::Observers),
    ("请假", List::OnLeave),
    ("请假人员", List::OnLeave),
    ("请假领导", List::OnLeave),
    ("因事请假", List::OnLeave),
    ("因公请假", List::OnLeave),
    ("因病请假", List::OnLeave),
    ("缺席", List::Absent),
    ("缺席人员", List::Absent),
    ("记录", List::Recorders),
    ("记录人", List::Recorders),
    ("记录人员", List::Recorders),
    ("记录员", List::Recorders),
    ("记录整理", List::Recorders),
    ("整理", List::Recorders),
    ("整理人", List::Recorders),
    ("整理人员", List::Recorders),
    ("会议记录", List::Recorders),
    ("会议记录人", List::Recorders),
    ("纪录", List::Recorders),
];

/// Labels beside those of the attendance that name who worked on the paper, and was not at the
/// meeting for it.
pub(crate) const STAFF: &[&str] = &[
    "审核",
    "审核人",
    "校对",
    "校对人",
    "核稿",
    "核稿人",
    "审稿",
    "审稿人",
    "校核",
    "审签",
    "审定",
    "拟稿",
    "拟稿人",
    "撰稿",
    "撰稿人",
    "签发",
    "签发人",
    "打印",
    "会签",
    "会签人",
];

/// Whom a label may name behind 出席, 列席, 缺席 or 请假: 出席党组成员.
pub(crate) const MEMBERS: &[&str] = &[
    "成员",
    "党组成员",
    "党委成员",
    "党委委员",
    "班子成员",
    "组成人员",
    "委员",
    "常委",
    "代表",
    "同志",
    "领导同志",
    "党组同志",
    "局领导",
    "校领导",
    "院领导",
    "会议领导",
    "会议成员",
    "会议同志",
];

/// The list that such a label opens.
pub(crate) fn list_of_members(word: &str) -> Option<List> {
    let of_members = |(label, list): &(&str, List)| {
        let whom = word.strip_prefix(label)?;
        MEMBERS.contains(&whom).then_some(*list)
    };
    ATTENDANCE.iter().find_map(of_members)
}

/// What stands before or behind the topics in the label of those who came for them; a longer word
/// stands before one that it holds.
pub(crate) const OF_TOPICS: &[&str] = &[
    "邀请列席",
    "列席单位及人员",
    "列席人员",
    "列席单位",
    "参会人员",
    "参加人员",
    "列席",
    "参加",
];

/// What the matter of a topic begins with, behind a label such as 议题一： that else opens a list of
/// those who came for it.
pub(crate) const MATTERS: &[&str] = &[
    "研究", "审议", "审定", "审核", "审查", "听取", "讨论", "传达", "学习", "通报", "部署", "汇报",
    "表决", "关于", "《",
];

/// Labels of the lines that tell of the meeting ahead of the lists, in minutes of departments.
pub(crate) const FACTS: &[(&str, Fact)] = &[
    ("会议名称", Fact::Name),
    ("时间", Fact::Time),
    ("会议时间", Fact::Time),
    ("召开时间", Fact::Time),
    ("地点", Fact::Place),
    ("会议地点", Fact::Place),
    ("召开地点", Fact::Place),
    ("主持", Fact::Chair),
    ("主持人", Fact::Chair),
    ("会议主持", Fact::Chair),
    ("会议主持人", Fact::Chair),
];

/// What a line of [`FACTS`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Name,
    Time,
    Place,
    Chair,
}

/// Labels that say more than the name of their list: a group within it.
pub(crate) const GROUPS: &[&str] = &[
    "邀请列席",
    "固定列席",
    "特邀列席",
    "邀请参加",
    "应邀列席",
    "应邀参加",
    "特邀参加",
    "特邀",
    "邀请列席人员",
    "固定列席人员",
];

/// What stands in a list where nobody is to be named.
pub(crate) const NOBODY: &[&str] = &["无", "无人", "略", "空"];

/// What a bracket says behind an office that nobody holds.
pub(crate) const VACANT: &[&str] = &["空缺", "暂缺", "缺", "缺位", "待定"];

/// What a bracket adds to a kind of place: 县（区）, 乡（镇）, 县（市、区）.
pub(crate) const KINDS_OF_PLACES: &[&str] = &[
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "乡",
    "镇",
    "村",
    "街道",
    "苏木",
    "园区",
    "开发区",
    "社区",
    "居",
    "场",
];

/// Whether words are for people who are not named one by one.
pub(crate) fn is_crowd(words: &str) -> bool {
    const HOLDS: &[&str] = &["全体", "班子", "各", "有关", "相关", "等单位", "等部门"];
    const ENDS: &[&str] = &[
        "负责同志",
        "负责人员",
        "负责人",
        "分管领导",
        "人员",
        "成员单位",
        "同志",
    ];
    // Most words are names, which hold none of these characters.
    let holds = words.contains(['全', '班', '各', '有', '相', '等'])
        && HOLDS.iter().any(|w| words.contains(w));
    holds || ENDS.iter().any(|w| words.ends_with(w))
}

/// Whether words head the people of several offices within a list.
pub(crate) fn is_group_of_offices(words: &str) -> bool {
    const ENDS: &[&str] = &[
        "直部门",
        "直单位",
        "有关部门",
        "有关单位",
        "相关部门",
        "相关单位",
        "成员单位",
    ];
    const PEOPLE: &[&str] = &["负责同志", "负责人", "人员", "代表", "领导"];
    let people = PEOPLE.iter().find_map(|w| words.strip_suffix(w));
    let words = people.unwrap_or(words);
    let words = words.strip_suffix("主要").unwrap_or(words);
    const WHOLE: &[&str] = &[
        "乡镇",
        "各乡镇",
        "各镇",
        "各街道",
        "县区",
        "各县区",
        "县（市、区）",
        "各县（市、区）",
        "企业",
        "有关企业",
    ];
    let offices = ENDS.iter().any(|w| words.ends_with(w));
    WHOLE.contains(&words) || offices && !words.contains(['、', '，', '；'])
}

/// 主题词, which the imprint of documents before 2012 opened with.
pub(crate) const KEYWORDS: &[&str] = &["主题词：", "主题词:"];

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
    "本期抄送",
    "印发",
    "分发",
    "下发",
    "发至",
    "呈送",
    "呈报",
    "上报",
];

/// Words that those end in to whom a document speaks, where they are no organ (7.3.2).
pub(crate) const ADDRESSED: &[&str] = &[
    "机构",
    "组织",
    "单位",
    "部门",
    "企业",
    "院校",
    "高校",
    "团体",
    "社团",
    "商会",
    "同志",
    "代表",
    "主席",
    "委员",
    "先生",
    "女士",
    "市民",
    "居民",
    "群众",
    "家长",
    "考生",
    "师生",
    "用户",
    "业主",
    "职工",
    "党员",
    "纳税人",
    "投标人",
    "负责人",
    "经营者",
    "市场主体",
    "朋友",
    "同志们",
    "朋友们",
];

/// The one among [`DISTRIBUTION`] that means addressees moved to the imprint (7.4.2).
pub(crate) const ADDRESSEES: &str = "主送";

/// 密级 (条例, article 9).
pub(crate) const CLASSIFICATION: &[&str] = &["绝密", "机密", "秘密"];

/// 紧急程度 (条例, article 9: documents, then telegrams).
pub(crate) const URGENCY: &[&str] = &["特急", "加急", "急件", "特提", "平急"];

/// What some offices print before the number of the copy, and before 密级 and 紧急程度.
pub(crate) const COPY_NUMBER: &[&str] = &["份号：", "份号:", "№", "NO.", "No.", "No"];
/// See [`COPY_NUMBER`].
pub(crate) const CLASSIFIED: &[&str] = &["密级：", "密级:"];
/// See [`COPY_NUMBER`].
pub(crate) const URGENT: &[&str] = &["紧急程度：", "紧急程度:"];

/// 签发人 (7.2.6).
pub(crate) const APPROVERS: &[&str] = &["签发人", "签发"];

/// What a bracket behind an organ's name says of its seal.
pub(crate) const STAMPS: &[&str] = &["印章", "公章", "盖章", "代章", "章", "印"];

/// What a column of a list of people holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Unit,
    Title,
    /// Unit and title in one.
    Office,
    Remark,
    /// A number that counts the rows.
    Serial,
}

/// Heads of the columns of a list of people.
pub(crate) const COLUMNS_OF_PEOPLE: &[(&str, Column)] = &[
    ("姓名", Column::Name),
    ("单位", Column::Unit),
    ("部门", Column::Unit),
    ("工作单位", Column::Unit),
    ("单位名称", Column::Unit),
    ("职务", Column::Title),
    ("职称", Column::Title),
    ("职务职称", Column::Title),
    ("单位及职务", Column::Office),
    ("单位职务", Column::Office),
    ("工作单位及职务", Column::Office),
    ("备注", Column::Remark),
    ("序号", Column::Serial),
];

/// How the names of files close.
pub(crate) const FILES: &[&str] = &[
    ".doc", ".docx", ".xls", ".xlsx", ".pdf", ".wps", ".et", ".ofd", ".zip", ".rar", ".jpg",
    ".ppt", ".pptx", ".txt",
];

/// 附件 (7.3.4, 7.3.7), and the short form that older documents print.
pub(crate) const ATTACHMENT_WORDS: &[&str; 2] = &["附件", "附"];

/// What a note begins with that has lost its brackets (7.3.6).
pub(crate) const NOTES: &[&str] = &["此件", "联系人", "联系电话"];

/// Labels of what sites and editors add around a document.
pub(crate) const SITE: &[&str] = &[
    "编辑",
    "责任编辑",
    "审核",
    "审批",
    "校对",
    "来源",
    "信息来源",
    "打印",
    "关闭",
    "分享",
    "责编",
    "初审",
    "复审",
    "终审",
    "打印本页",
    "关闭窗口",
    "扫一扫",
    "相关链接",
    "相关文件",
    "相关解读",
    "政策解读",
    "上一篇",
    "下一篇",
];

/// What the bars of a site begin with.
pub(crate) const SITE_BARS: &[&str] = &[
    "扫一扫",
    "扫描二维码",
    "微信扫一扫",
    "点击上方蓝字",
    "预览时标签不可点",
    "用手机打开",
    "打印本页",
    "打印此页",
    "【打印",
    "【关闭",
    "【字体",
    "【字号",
    "[打印",
    "[关闭",
    "[字体",
    "字体：",
    "字体:",
    "字号：",
    "字号:",
    "分享到",
    "分享：",
    "设为首页",
    "加入收藏",
    "收藏本站",
    "无障碍浏览",
    "无障碍阅读",
    "长者模式",
    "适老化版",
    "关怀版",
    "当前位置",
    "您当前的位置",
    "您现在的位置",
    "返回顶部",
    "收藏本页",
    "版权所有",
    "Copyright",
    "©",
    "主办：",
    "主办单位：",
    "承办：",
    "网站标识码",
    "上一篇：",
    "下一篇：",
    "上一条：",
    "下一条：",
    "附件下载",
    "相关文件：",
    "相关解读：",
    "相关新闻",
    "相关报道",
];

/// What the bar of a site tells beside a day.
pub(crate) const SITE_FACTS: &[&str] = &[
    "来源：",
    "来源:",
    "浏览",
    "阅读",
    "点击",
    "访问",
    "字体",
    "作者：",
    "编辑：",
    "发布机构：",
];

/// What an adoption note says.
pub(crate) const ADOPTED: &[&str] = &[
    "通过", "公布", "发布", "公告", "修订", "修正", "施行", "批准",
];

/// Sentences that close the body of a genre.
pub(crate) const CLOSINGS: &[(&str, Kind)] = &[
    ("特此通知", Kind::Notice),
    ("特此通告", Kind::Proclamation),
    ("特此公告", Kind::Announcement),
    ("特此通报", Kind::Circular),
    ("特此报告", Kind::Report),
    ("特此函复", Kind::Letter),
    ("特此函告", Kind::Letter),
    ("特此批复", Kind::Reply),
    ("此复", Kind::Reply),
];

/// What the last sentence of a document says that puts something in force: behind it, without a
/// signature, an annex may follow.
pub(crate) const IN_FORCE: &[&str] = &[
    "施行。",
    "执行。",
    "生效。",
    "实施。",
    "为准。",
    "废止。",
    "执行）",
    "特此通知。",
    "特此公告。",
    "批复。",
];

/// What closes the line of the issue date (7.4.3).
pub(crate) const ISSUED: &[&str] = &["印发", "签发", "印制", "印"];

/// What closes the line of the office that compiled minutes.
pub(crate) const COMPILED: &str = "整理";

/// What opens it, before a colon.
pub(crate) const COMPILED_BY: &[&str] = &["整理", "整理单位", "会议整理", "纪要整理"];

/// How the bracket below a title closes that says how far the text has come.
pub(crate) const DRAFTS: &[&str] = &["稿", "草案", "试行", "暂行", "修订", "讨论", "摘要"];

/// Words that part the chair from the meeting in the opening sentence of minutes.
pub(crate) const CHAIRED: &[&str] = &["主持召开", "主持了", "召集召开", "召开并主持", "主持"];

/// The word for a meeting's being held.
pub(crate) const HELD: &str = "召开";

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
    "发布文号",
    "发布部门",
    "颁布单位",
    "颁布日期",
    "颁布部门",
    "制定机关",
    "公布日期",
    "失效日期",
    "废止日期",
    "发文日期",
    "印发日期",
    "签发日期",
    "生效日期",
    "更新时间",
    "有效期",
    "公开类别",
    "公开属性",
    "公开类型",
    "公开选项",
    "信息公开选项",
    "公文种类",
    "文种",
    "组配分类",
    "主题类别",
    "服务对象",
    "责任部门",
    "信息名称",
    "内容概述",
    "登记号",
    "文件登记号",
    "规范性文件编号",
    "统一登记号",
    "信息索引号",
    "访问次数",
    "点击数",
    "阅读次数",
    "作者",
    "文章来源",
    "法律效力",
    "法律层级",
    "法规类别",
    "法规标题",
    "批准部门",
    "批准日期",
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
    "法宝引证码",
    "原文链接",
    "效力级别",
    "浏览次数",
    "字体",
    "统一编号",
    "实施日期",
    "文件编号",
];

/// Those among [`METADATA`] that other tables have too.
pub(crate) const COMMON_METADATA: &[&str] = &[
    "名称",
    "标题",
    "分类",
    "来源",
    "作者",
    "字体",
    "有效期",
    "服务对象",
    "关键词",
    "文种",
];
