//! Family names, and the titles that stand beside a name.
//!
//! Sources: 百家姓 for the family names, with those of the 2020 census's first four hundred that it
//! lacks; titles from the practice of party and government organs.

use super::charset::{CharSet, openers};
use super::organs::Endings;
use std::sync::LazyLock;

/// Family names of one character.
const SINGLE: &str = "\
赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳\
酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞\
熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓\
郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫\
宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉\
宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧\
殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付闫邸亓仝冼佟覃涂岳帅缑\
亢况郈有琴归海晋楚法汝鄢涅钦岑商牟佘佴伯赏墨谯笪年爱阳言福邝丘代仵生原战初矫鹿栗来辜苟区皇揭矣洛杲展宛禤揣官展邬续𠮷强才";

/// What names of other peoples mostly begin with, which stand in lists as family names do.
const OTHERS: &str = "哈阿尼泽普罕格旦达扎巴次桑索多丹仁布热依买吐努木";

/// Family names of two characters.
const DOUBLE: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "宇文",
    "长孙", "端木", "百里", "东郭", "南宫", "呼延", "夏侯", "闻人", "赫连", "澹台", "公冶", "宗政",
    "濮阳", "淳于", "单于", "太叔", "申屠", "仲孙", "轩辕", "钟离", "鲜于", "闾丘", "司空", "万俟",
    "独孤", "西门", "拓跋",
];

/// How many characters of the family name a name begins with; 0 where it begins with none.
pub(crate) fn family_name_len(name: &[char]) -> usize {
    static ONE: LazyLock<CharSet> =
        LazyLock::new(|| SINGLE.chars().chain(OTHERS.chars()).collect());
    static TWO: LazyLock<CharSet> = LazyLock::new(|| openers(DOUBLE.iter().copied()));
    let two = name.get(..2).unwrap_or_default();
    let double = || DOUBLE.iter().any(|d| d.chars().eq(two.iter().copied()));
    match name.first() {
        Some(&c) if TWO.contains(c) && double() => 2,
        Some(&c) if ONE.contains(c) => 1,
        _ => 0,
    }
}

/// Whether a name begins with a family name of the Han.
pub(crate) fn is_han(name: &str) -> bool {
    let known = |c| SINGLE.contains(c) || DOUBLE.iter().any(|d| name.starts_with(d));
    name.chars().next().is_some_and(known)
}

/// Words that close a title. A longer word stands before one that it ends with.
const TITLES: &[&str] = &[
    "党组书记",
    "秘书长",
    "书记",
    "市长",
    "县长",
    "区长",
    "省长",
    "州长",
    "旗长",
    "盟长",
    "镇长",
    "乡长",
    "主席",
    "主任",
    "局长",
    "部长",
    "厅长",
    "处长",
    "科长",
    "股长",
    "院长",
    "河长",
    "领导",
    "召集人",
    "党组成员",
    "校长",
    "会长",
    "检察长",
    "司令员",
    "政委",
    "总经理",
    "董事长",
    "经理",
    "行长",
    "关长",
    "总队长",
    "支队长",
    "大队长",
    "队长",
    "组长",
    "总指挥",
    "指挥长",
    "站长",
    "所长",
    "台长",
    "社长",
    "馆长",
    "理事长",
    "总工程师",
    "总经济师",
    "总规划师",
    "工程师",
    "调研员",
    "巡视员",
    "常委",
    "委员",
    "成员",
    "专员",
    "督学",
    "参事",
    "署长",
    "团长",
    "园长",
    "总监",
    "代表",
    "委员长",
    "总理",
    "国务委员",
    "政治委员",
    "指导员",
    "负责人",
    "干事",
    "科员",
    "研究员",
    "顾问",
    "助理",
    "市长助理",
    "县长助理",
    "区长助理",
    "镇长助理",
    "主任助理",
    "局长助理",
    "院长助理",
    "总经理助理",
];

static TITLE_ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(TITLES));

/// Whether a title may end with a character.
pub(crate) fn closes_a_title(c: char) -> bool {
    TITLE_ENDINGS.may_close(c)
}

/// The title that `text` closes with.
pub(crate) fn title_ending(text: &str) -> Option<&'static str> {
    TITLE_ENDINGS.longest(text)
}

/// The shortest of the titles that `text` closes with.
pub(crate) fn shortest_title_ending(text: &str) -> Option<&'static str> {
    TITLE_ENDINGS.shortest(text)
}

/// The word that qualifies a title, which `text`, the words before it, closes with.
pub(crate) fn qualifier_ending(text: &str) -> Option<&'static str> {
    const QUALIFIERS: &[&str] = &[
        "常务",
        "副",
        "代",
        "第一",
        "党组",
        "党委",
        "党工委",
        "执行",
        "总",
        "首席",
        "一级",
        "二级",
        "三级",
        "四级",
    ];
    QUALIFIERS.iter().copied().find(|q| text.ends_with(q))
}

/// Titles that one person of an office holds, where no 副 qualifies them.
pub(crate) fn is_sole(title: &str) -> bool {
    const SOLE: &[&str] = &["书记", "主任", "主席", "总经理", "长"];
    let plain = !title.contains(['副', '、']) && !title.contains("成员");
    plain && SOLE.iter().any(|w| title.ends_with(w))
}

/// Whether a title belongs to the kind of unit: 副局长 to a 局, 党组成员 to any.
pub(crate) fn fits(unit: &str, title: &str) -> bool {
    const OF: &[(&str, &[&str])] = &[
        ("局长", &["局"]),
        ("厅长", &["厅"]),
        ("部长", &["部"]),
        ("院长", &["院"]),
        ("校长", &["校", "学"]),
        ("行长", &["行"]),
        ("管委会主任", &["区"]),
        ("主任", &["委", "办", "室", "中心", "会"]),
        ("主席", &["会", "联", "政协"]),
        ("总经理", &["公司", "集团"]),
        ("董事长", &["公司", "集团"]),
        ("总工程师", &["局", "委", "厅", "公司", "集团"]),
        ("组长", &["组"]),
        ("支队长", &["支队"]),
        ("大队长", &["大队"]),
    ];
    let of = OF.iter().find(|(word, _)| title.ends_with(word));
    of.is_some_and(|(_, ends)| ends.iter().any(|e| unit.ends_with(e)))
}
