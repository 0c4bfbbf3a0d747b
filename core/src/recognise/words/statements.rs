//! Words that tell a statement from the name of a topic.
//!
//! Source: minutes and notices of city and county offices. A heading says 加强组织领导; a decision
//! says 会议原则同意…, and its first sentence is no heading however short it is.

/// What a statement begins with.
pub(crate) const STATEMENT_HEADS: &[&str] = &[
    "会议",
    "原则",
    "同意",
    "由",
    "各地",
    "各级",
    "各部门",
    "各相关",
    "各有关",
    "各县",
    "各区",
    "请各",
    "本",
    "我市",
    "我县",
    "我区",
    "我省",
    "你市",
    "你局",
    "你院",
    "经研究",
    "经审议",
    "对于",
    "为了",
    "根据",
    "现将",
    "现就",
    "要",
];

/// What a statement holds.
pub(crate) const STATEMENT_WORDS: &[&str] = &[
    "是", "了", "也", "应当", "必须", "不得", "可以", "已经", "均", "对于",
];

/// What a paragraph of minutes begins with, so that no line before it runs on into it.
pub(crate) const PARAGRAPH_HEADS: &[&str] = &[
    "会议指出",
    "会议强调",
    "会议要求",
    "会议认为",
    "会议决定",
    "会议确定",
    "会议听取",
    "会议审议",
    "会议研究",
    "会议原则",
    "会议同意",
    "会议明确",
    "会议议定",
    "会议还",
    "会议学习",
    "会议传达",
    "会议通过",
];
