//! How the names of organs, places and enterprises end.
//!
//! Sources: the organs of party and government at each level, 行政区划 (GB/T 2260) for the words of
//! places, and the practice of attendance lists. One character is weak evidence, two or more are
//! strong: 局 also ends a sentence's word, 管委会 does not.

use super::charset::CharSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Endings of the name of a unit. A longer one stands before one that it ends with.
const SUFFIXES: &[&str] = &[
    "人民代表大会常务委员会",
    "人大常委会",
    "常务委员会",
    "常委会",
    "人民代表大会",
    "人大",
    "人民政府",
    "市政府",
    "县政府",
    "区政府",
    "省政府",
    "政府",
    "党委",
    "党组",
    "政协",
    "纪委监委",
    "纪委",
    "监委",
    "政法委",
    "管委会",
    "管理委员会",
    "委员会",
    "居委会",
    "村委会",
    "国资委",
    "发改委",
    "卫健委",
    "卫生健康委",
    "办事处",
    "代表处",
    "办公厅",
    "办公室",
    "研究室",
    "督查室",
    "法制办",
    "政府办",
    "党校",
    "组织部",
    "宣传部",
    "统战部",
    "人武部",
    "武装部",
    "指挥部",
    "分局",
    "总局",
    "税务局",
    "公安局",
    "管理局",
    "监管局",
    "监督局",
    "执法局",
    "服务局",
    "法院",
    "检察院",
    "医院",
    "学院",
    "研究院",
    "设计院",
    "党校",
    "大学",
    "学校",
    "中学",
    "小学",
    "城投",
    "交投",
    "建投",
    "水投",
    "文投",
    "旅投",
    "农投",
    "国投",
    "产投",
    "海关",
    "银行",
    "分行",
    "支行",
    "中心",
    "集团公司",
    "分公司",
    "公司",
    "集团",
    "联合会",
    "协会",
    "商会",
    "工商联",
    "总工会",
    "工会",
    "妇联",
    "残联",
    "团委",
    "团市委",
    "团县委",
    "团区委",
    "科协",
    "文联",
    "侨联",
    "社科联",
    "供销社",
    "报社",
    "电视台",
    "广播电台",
    "融媒体",
    "支队",
    "大队",
    "总队",
    "消防队",
    "军分区",
    "警备区",
    "开发区",
    "高新区",
    "工业园区",
    "园区",
    "新区",
    "新城",
    "度假区",
    "保税区",
    "示范区",
    "试验区",
    "风景区",
    "管理区",
    "自治区",
    "自治州",
    "自治县",
    "街道",
    "林场",
    "农场",
    "国土所",
    "派出所",
    "服务站",
    "中队",
    "专班",
    "领导小组",
    "纪检监察组",
    "纪检组",
    "监察组",
    "巡察组",
    "巡视组",
    "督导组",
    "督察组",
    "工作组",
    "指挥中心",
    "图书馆",
    "博物馆",
    "档案馆",
    "文化馆",
    "事务所",
    "电厂",
    "水厂",
    "机场",
    "车站",
    "港务",
    "厅",
    "局",
    "委",
    "部",
    "办",
    "院",
    "署",
    "会",
    "社",
    "室",
    "处",
    "科",
    "股",
    "所",
    "站",
    "厂",
    "台",
    "馆",
    "行",
    "关",
    "省",
    "市",
    "州",
    "盟",
    "县",
    "区",
    "旗",
    "镇",
    "乡",
    "村",
    "港",
    "团",
    "队",
];

/// Endings of an organ that may sign or issue: what stands alone above a date.
const ISSUERS: &[&str] = &[
    "人民政府",
    "办公厅",
    "办公室",
    "委员会",
    "管委会",
    "总局",
    "分局",
    "局",
    "厅",
    "部",
    "委",
    "院",
    "署",
    "会",
    "政府",
    "支队",
    "总队",
    "公司",
    "集团",
    "中心",
    "银行",
    "分行",
    "支行",
    "政协",
    "党组",
    "党委",
    "指挥部",
    "领导小组",
    "大学",
    "学院",
    "法院",
    "检察院",
    "国务院",
    "军委",
    "社",
    "室",
    "办",
    "协会",
    "联合会",
    "省委",
    "市委",
    "县委",
    "区委",
    "调查队",
    "大队",
    "海关",
    "管理处",
    "办事处",
    "管理所",
    "档案馆",
    "图书馆",
    "学校",
    "中学",
    "小学",
    "专班",
    "街道",
];

/// A table of endings by their last character, so that most words are told at a glance; longer
/// ones first.
pub(crate) struct Endings {
    last: CharSet,
    words: BTreeMap<char, Vec<&'static str>>,
}

impl Endings {
    pub(crate) fn of(words: &[&'static str]) -> Self {
        let mut map: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        for word in words {
            if let Some(last) = word.chars().next_back() {
                map.entry(last).or_default().push(word);
            }
        }
        for words in map.values_mut() {
            words.sort_by_key(|w| Reverse(w.len()));
        }
        Self {
            last: map.keys().copied().collect(),
            words: map,
        }
    }

    /// Whether any of the words ends with a character.
    pub(crate) fn may_close(&self, c: char) -> bool {
        self.last.contains(c)
    }

    /// The longest ending that `text` closes with.
    pub(crate) fn longest(&self, text: &str) -> Option<&'static str> {
        self.of_last(text).find(|w| text.ends_with(w))
    }

    /// The shortest ending that `text` closes with.
    pub(crate) fn shortest(&self, text: &str) -> Option<&'static str> {
        self.of_last(text).rev().find(|w| text.ends_with(w))
    }

    /// The words with the last character of `text`.
    fn of_last(&self, text: &str) -> impl DoubleEndedIterator<Item = &'static str> {
        let last = text.chars().next_back();
        let known = last.filter(|&c| self.last.contains(c));
        let words = known.and_then(|last| self.words.get(&last));
        words.into_iter().flatten().copied()
    }
}

static UNIT_ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(SUFFIXES));

/// The unit ending that `text` closes with.
pub(crate) fn unit_ending(text: &str) -> Option<&'static str> {
    UNIT_ENDINGS.longest(text)
}

/// 市发改委（物价局）: the name of a unit without the bracket that closes it.
pub(crate) fn unbracketed(unit: &str) -> &str {
    let inside = unit.strip_suffix(['）', ')']);
    let open = inside.and_then(|s| s.rfind(['（', '(']));
    open.and_then(|at| unit.get(..at)).unwrap_or(unit)
}

/// Whether the name of a unit may end with a character.
pub(crate) fn closes_a_unit(c: char) -> bool {
    UNIT_ENDINGS.may_close(c)
}

static ISSUER_ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(ISSUERS));

/// The issuer's ending that `text` closes with.
pub(crate) fn issuer_ending(text: &str) -> Option<&'static str> {
    ISSUER_ENDINGS.longest(text)
}

/// Whether the name of an issuer may end with a character.
pub(crate) fn closes_an_issuer(c: char) -> bool {
    ISSUER_ENDINGS.may_close(c)
}

/// First words of a unit of one's own level: 市民政局, 县政府办.
pub(crate) const OWN_LEVEL: &[char] = &['市', '县', '区', '省', '州', '旗', '镇', '乡'];
