//! The fifteen genres of the 条例 and the four layouts of GB/T 9704-2012.

use serde::{Deserialize, Serialize};

/// 文种: the fifteen genres of 党政机关公文处理工作条例 (2012), article 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 决议.
    Resolution,
    /// 决定.
    Decision,
    /// 命令(令).
    Order,
    /// 公报.
    Communique,
    /// 公告.
    Announcement,
    /// 通告.
    Proclamation,
    /// 意见.
    Opinion,
    /// 通知.
    Notice,
    /// 通报.
    Circular,
    /// 报告.
    Report,
    /// 请示.
    Request,
    /// 批复.
    Reply,
    /// 议案.
    Motion,
    /// 函.
    Letter,
    /// 纪要.
    Minutes,
}

impl Kind {
    /// All genres with their JSON name and their Chinese name, in the order of article 8.
    pub const ALL: &'static [(Kind, &'static str, &'static str)] = &[
        (Kind::Resolution, "resolution", "决议"),
        (Kind::Decision, "decision", "决定"),
        (Kind::Order, "order", "命令"),
        (Kind::Communique, "communique", "公报"),
        (Kind::Announcement, "announcement", "公告"),
        (Kind::Proclamation, "proclamation", "通告"),
        (Kind::Opinion, "opinion", "意见"),
        (Kind::Notice, "notice", "通知"),
        (Kind::Circular, "circular", "通报"),
        (Kind::Report, "report", "报告"),
        (Kind::Request, "request", "请示"),
        (Kind::Reply, "reply", "批复"),
        (Kind::Motion, "motion", "议案"),
        (Kind::Letter, "letter", "函"),
        (Kind::Minutes, "minutes", "纪要"),
    ];

    fn row(self) -> (&'static str, &'static str) {
        Self::ALL
            .iter()
            .find(|r| r.0 == self)
            .map_or(("", ""), |r| (r.1, r.2))
    }

    /// The JSON name, such as `minutes`.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The Chinese name, such as 纪要.
    pub fn chinese(self) -> &'static str {
        self.row().1
    }
}

/// 公文格式: the general layout of GB/T 9704-2012 and the three special ones of its clause 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// 文件格式, clauses 5 to 7.
    #[default]
    Document,
    /// 信函格式, clause 10.1.
    Letter,
    /// 命令(令)格式, clause 10.2.
    Order,
    /// 纪要格式, clause 10.3.
    Minutes,
}

impl Layout {
    /// All layouts, in the order of the standard.
    pub const ALL: &'static [Layout] = &[
        Layout::Document,
        Layout::Letter,
        Layout::Order,
        Layout::Minutes,
    ];

    /// The JSON name.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Document => "document",
            Layout::Letter => "letter",
            Layout::Order => "order",
            Layout::Minutes => "minutes",
        }
    }
}
