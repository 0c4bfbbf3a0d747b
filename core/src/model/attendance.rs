//! The meeting and who was there (GB/T 9704-2012, 10.3).

use super::{Date, is_false};
use serde::{Deserialize, Serialize};

/// 会议: derived from the opening sentence of minutes, which stays in the body as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Meeting {
    /// 会议名称, such as 市政府第149次常务会议.
    pub name: Option<String>,
    /// 第N次: the ordinal of the meeting, not the number of the document.
    pub session_number: Option<u32>,
    /// 届, such as 十九届.
    pub term: Option<String>,
    /// 会议日期.
    pub date: Option<Date>,
    /// 上午, 下午 or 晚上.
    pub time_of_day: Option<TimeOfDay>,
    /// 会议地点.
    pub place: Option<String>,
    /// 主持人.
    pub chair: Option<Chair>,
}

/// The part of the day, in the word that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TimeOfDay {
    /// 上午.
    #[serde(rename = "上午")]
    Morning,
    /// 下午.
    #[serde(rename = "下午")]
    Afternoon,
    /// 晚上.
    #[serde(rename = "晚上")]
    Evening,
}

impl TimeOfDay {
    /// All parts of the day with their word.
    pub const ALL: &'static [(TimeOfDay, &'static str)] = &[
        (TimeOfDay::Morning, "上午"),
        (TimeOfDay::Afternoon, "下午"),
        (TimeOfDay::Evening, "晚上"),
    ];

    /// The word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|r| r.0 == self).map_or("", |r| r.1)
    }
}

/// 主持人.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Chair {
    /// 姓名.
    pub name: String,
    /// 职务, such as 代市长.
    #[serde(default)]
    pub title: Option<String>,
}

/// 出席、列席、请假、缺席、记录人员.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Attendance {
    /// 出席.
    pub present: Vec<Person>,
    /// 列席.
    pub observers: Vec<Person>,
    /// 请假.
    pub on_leave: Vec<Person>,
    /// 缺席.
    pub absent: Vec<Person>,
    /// 记录.
    pub recorders: Vec<Person>,
}

impl Attendance {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.lists().iter().all(|(_, list)| list.is_empty())
    }

    /// The five lists with their printed labels, in the order of the model.
    pub fn lists(&self) -> [(&'static str, &[Person]); 5] {
        [
            ("出席", &self.present),
            ("列席", &self.observers),
            ("请假", &self.on_leave),
            ("缺席", &self.absent),
            ("记录", &self.recorders),
        ]
    }
}

/// A person of a list. A unit that several share is repeated for each.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// 单位, such as 市民政局.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 职务.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// 姓名, without the spaces that pad it; of an office or a crowd that a list has among its
    /// names (各乡镇负责人, R305), the words as printed.
    pub name: String,
    /// The group within the list, such as 固定列席 or 第一至五议题.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// 请假事由.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the person is named in a sentence of the body, not in a list.
    #[serde(default, skip_serializing_if = "is_false")]
    pub in_prose: bool,
}
