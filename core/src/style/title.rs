//! 标题 (7.3.1): lines that keep words whole and make a trapezoid or a diamond.
//!
//! Pure arrangement of characters with their widths, so that all pages break a title alike. Nothing
//! here knows a format, a face or a page.

use super::gbt9704 as gbt;
use super::kinsoku::{can_break, kept_together};
use super::wording::width;
use std::ops::Range;

/// Words that titles are made of and that a line must not cut: the genres and verbs of
/// 党政机关公文处理工作条例 and the words of organs' names.
const WORDS: &[&str] = &[
    "人民",
    "政府",
    "办公",
    "办公厅",
    "办公室",
    "委员会",
    "委员",
    "关于",
    "通知",
    "意见",
    "决定",
    "决议",
    "命令",
    "公报",
    "公告",
    "通告",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "纪要",
    "会议",
    "常务",
    "印发",
    "转发",
    "批转",
    "工作",
    "管理",
    "建设",
    "发展",
    "实施",
    "方案",
    "改革",
    "经济",
    "社会",
    "安全",
    "生产",
    "企业",
    "市场",
    "服务",
    "规划",
    "加强",
    "推进",
    "进一步",
    "若干",
    "规定",
    "办法",
    "条例",
    "细则",
    "计划",
    "行动",
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "领导",
    "小组",
    "机关",
    "单位",
    "人员",
    "制度",
    "问题",
    "情况",
    "有关",
    "部门",
    "国务院",
    "自治",
    "开展",
    "做好",
    "调整",
    "成立",
    "任命",
    "任免",
    "职务",
    "表彰",
    "先进",
    "集体",
    "个人",
    "项目",
    "资金",
    "教育",
    "文化",
    "卫生",
    "环境",
    "保护",
    "生态",
    "农业",
    "农村",
    "城市",
    "城乡",
    "基础",
    "设施",
    "综合",
    "专项",
    "整治",
    "监督",
    "检查",
    "考核",
    "评价",
    "年度",
    "中心",
    "国家",
    "标准",
    "贯彻",
    "落实",
    "精神",
    "促进",
    "完善",
    "提高",
    "应急",
    "预案",
    "试行",
    "暂行",
    "措施",
    "政策",
    "支持",
    "普查",
    "登记",
    "名录",
    "编制",
    "历史",
    "建筑",
    "大气",
    "污染",
    "防治",
    "攻坚",
    "医疗",
    "保障",
    "保险",
    "养老",
    "交通",
    "运输",
    "水利",
    "资源",
    "住房",
    "森林",
    "防火",
    "防汛",
    "抗旱",
    "消防",
    "食品",
    "药品",
    "价格",
    "财政",
    "税收",
    "金融",
    "投资",
    "招商",
    "人才",
    "就业",
    "创业",
    "科技",
    "创新",
    "数字",
    "信息",
    "网络",
    "档案",
    "保密",
    "信访",
    "统计",
    "审计",
    "民政",
    "残疾",
    "儿童",
    "妇女",
    "青年",
    "老年",
    "体育",
    "旅游",
    "文物",
    "遗产",
    "乡村",
    "振兴",
    "粮食",
    "耕地",
    "土地",
    "征收",
    "补偿",
    "供热",
    "供水",
    "燃气",
    "电力",
    "能源",
    "节能",
    "减排",
    "碳达峰",
    "碳中和",
    "营商",
    "审批",
    "许可",
    "执法",
    "仲裁",
    "公共",
    "突发",
    "事件",
    "疫情",
    "防控",
    "高质量",
    "现代化",
    "一体化",
    "示范区",
    "试验区",
    "开发区",
    "高新区",
    "责任制",
    "目标",
];
/// A name in 《》 of more characters may be cut: its line would be too long for a shape.
const LONGEST_NAME: usize = 17;
/// Ends after which a line of a title ends well.
const GOOD_ENDS: &[&str] = &[
    "人民政府",
    "办公厅",
    "办公室",
    "委员会",
    "关于",
    "》",
    "的",
    "厅",
    "局",
    "、",
];
/// Longer titles are set like a paragraph: no shape can be made of them.
const LONGEST: usize = 240;

/// Lines tried beyond the fewest, where words do not let the fewest hold the title.
const MORE_LINES: usize = 3;

const SPLITS_WORD: f64 = 8.0;
const GOOD_END: f64 = -0.6;
const STRANDS: f64 = 6.0;
const NO_SHAPE: f64 = 4.0;

/// The lines of the source, if they spell the title.
pub(crate) fn source_lines<'a>(title: &str, lines: &'a [String]) -> Option<&'a [String]> {
    let bare = |c: &char| !c.is_whitespace();
    let spelt = lines.iter().flat_map(|l| l.chars()).filter(bare);
    spelt.eq(title.chars().filter(bare)).then_some(lines)
}

/// A title's lines where no face is at hand: the source's where they fit, else our own; the whole
/// title where no lines can be made of it.
pub(crate) fn lines(title: &str, source: &[String]) -> Vec<String> {
    let room = gbt::TYPE_WIDTH.pt().0 / gbt::TITLE.size.0;
    if let Some(lines) = source_lines(title, source)
        && lines.iter().all(|l| width(l) <= room)
    {
        return lines.to_vec();
    }
    broken(title, room)
}

/// A title in our own lines of `room` characters; the whole of it where no lines can be made.
pub(crate) fn broken(title: &str, room: f64) -> Vec<String> {
    let text: Vec<char> = title.chars().collect();
    let widths: Vec<f64> = text
        .iter()
        .map(|c| width(c.encode_utf8(&mut [0; 4])))
        .collect();
    let Some(lines) = balanced(&text, &widths, room) else {
        return vec![title.to_owned()];
    };
    let line = |r: Range<usize>| text.get(r).unwrap_or_default().iter().collect();
    lines.into_iter().map(line).collect()
}

/// Steps of work that breaking a title of so many characters takes.
pub(crate) fn steps(length: usize) -> usize {
    if length > LONGEST {
        length
    } else {
        length * length
    }
}

/// Breaks a title into as few lines of `room` as hold it, of a good shape and with words whole; none
/// where it is too long for a shape or has line ends of its own.
pub(crate) fn balanced(text: &[char], widths: &[f64], room: f64) -> Option<Vec<Range<usize>>> {
    if text.len() > LONGEST || text.contains(&'\n') {
        return None;
    }
    let title = Measured::new(text, widths);
    let whole = title.sums.last().copied().unwrap_or(0.0);
    let least = (whole / room).ceil().max(1.0) as usize;
    (least..least + MORE_LINES).find_map(|count| {
        let profiles = profiles(count);
        let filled = profiles.iter().filter_map(|p| fill(&title, room, p));
        filled.min_by(|a, b| a.0.total_cmp(&b.0)).map(|best| best.1)
    })
}

/// A title as breaking sees it.
struct Measured {
    /// What a break before each character costs.
    penalties: Vec<f64>,
    /// The width up to each character, and of all.
    sums: Vec<f64>,
}

impl Measured {
    fn new(text: &[char], widths: &[f64]) -> Self {
        let mut sum = 0.0;
        let ends = widths.iter().map(|w| {
            sum += w;
            sum
        });
        Self {
            sums: std::iter::once(0.0).chain(ends).collect(),
            penalties: penalties(text),
        }
    }
}

/// Shares of the average width that each line should have: trapezoids, and a diamond.
fn profiles(count: usize) -> Vec<Vec<f64>> {
    if count < 3 {
        return vec![vec![1.0; count]];
    }
    let last = (count - 1) as f64;
    let rising: Vec<f64> = (0..count).map(|i| 0.85 + 0.3 * i as f64 / last).collect();
    let falling = rising.iter().rev().copied().collect();
    let middle = |i: usize| 1.0 - (2.0 * i as f64 / last - 1.0).abs();
    let diamond = (0..count).map(|i| 0.85 + 0.3 * middle(i)).collect();
    vec![falling, diamond, rising]
}

/// What a break before each cluster costs; infinite where there may be none.
fn penalties(text: &[char]) -> Vec<f64> {
    let mut costs = forbidden(text);
    whole_words(text, &mut costs);
    whole_names(text, &mut costs);
    for (i, cost) in costs.iter_mut().enumerate() {
        let head: String = text
            .get(i.saturating_sub(4)..i)
            .unwrap_or_default()
            .iter()
            .collect();
        if GOOD_ENDS.iter().any(|end| head.ends_with(end)) {
            *cost += GOOD_END;
        }
        if text.len() - i < 3 {
            *cost += STRANDS;
        }
    }
    costs
}

/// Infinite where 避头尾 allows no break.
fn forbidden(text: &[char]) -> Vec<f64> {
    let mut costs = vec![0.0; text.len()];
    for (i, pair) in text.windows(2).enumerate() {
        let &[before, after] = pair else { continue };
        if let Some(cost) = costs.get_mut(i + 1)
            && !can_break(before, after)
        {
            *cost = f64::INFINITY;
        }
    }
    for (cost, kept) in costs.iter_mut().zip(kept_together(text)) {
        *cost += if kept { SPLITS_WORD } else { 0.0 };
    }
    costs
}

/// Adds what it costs to cut a word.
fn whole_words(text: &[char], costs: &mut [f64]) {
    for word in WORDS {
        let length = word.chars().count();
        for (i, _) in text
            .windows(length)
            .enumerate()
            .filter(|(_, w)| w.iter().copied().eq(word.chars()))
        {
            let inner = costs.get_mut(i + 1..i + length).unwrap_or_default();
            inner.iter_mut().for_each(|c| *c += SPLITS_WORD);
        }
    }
}

/// Adds what it costs to cut what stands in 《》 or “”, where it is no longer than a line likes to be.
fn whole_names(text: &[char], costs: &mut [f64]) {
    let mut open = None;
    for (i, ch) in text.iter().enumerate() {
        match ch {
            '《' | '“' => open = open.or(Some(i)),
            '》' | '”' => {
                let Some(start) = open.take().filter(|s| i - s <= LONGEST_NAME) else {
                    continue;
                };
                let inner = costs.get_mut(start + 1..=i).unwrap_or_default();
                inner.iter_mut().for_each(|c| *c += SPLITS_WORD);
            }
            _ => {}
        }
    }
}

/// The cheapest way to fill the lines of a profile, with its cost.
fn fill(title: &Measured, room: f64, profile: &[f64]) -> Option<(f64, Vec<Range<usize>>)> {
    let n = title.penalties.len();
    let sum = |i: usize| title.sums.get(i).copied().unwrap_or(0.0);
    let average = sum(n) / profile.len() as f64;
    // best[i]: the cheapest cost of the lines so far that end before cluster i, and their starts.
    let mut best: Vec<Option<(f64, Vec<usize>)>> = vec![None; n + 1];
    if let Some(first) = best.first_mut() {
        *first = Some((0.0, Vec::new()));
    }
    for share in profile {
        let mut next = vec![None; n + 1];
        for (end, slot) in next.iter_mut().enumerate().skip(1) {
            let break_cost = title.penalties.get(end).copied().unwrap_or(0.0);
            if break_cost.is_infinite() {
                continue;
            }
            *slot = (0..end)
                .rev()
                .take_while(|&start| sum(end) - sum(start) <= room + 0.01)
                .filter_map(|start| {
                    let (cost, starts) = best.get(start)?.as_ref()?;
                    let off = (sum(end) - sum(start)) / average - share;
                    Some((cost + 20.0 * off * off + break_cost, start, starts))
                })
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(cost, start, starts)| (cost, [starts.as_slice(), &[start]].concat()));
        }
        best = next;
    }
    let (cost, starts) = best.pop()??;
    let ends = starts.iter().skip(1).copied().chain([n]);
    let lines: Vec<_> = starts.iter().zip(ends).map(|(&a, b)| a..b).collect();
    let widths: Vec<_> = lines.iter().map(|r| sum(r.end) - sum(r.start)).collect();
    let shape = if has_shape(&widths) { 0.0 } else { NO_SHAPE };
    Some((cost + shape, lines))
}

/// Trapezoid (widths rise or fall throughout) or diamond (rise, then fall): 7.3.1.
fn has_shape(widths: &[f64]) -> bool {
    let rises = |w: &[f64]| matches!(w, [a, b] if a <= b);
    let turn = widths.windows(2).take_while(|w| rises(w)).count();
    let falls = |w: &[f64]| matches!(w, [a, b] if a >= b);
    let rest = widths.get(turn..).unwrap_or_default();
    rest.windows(2).all(falls)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trapezoids_and_diamonds_but_no_hourglass() {
        assert!(has_shape(&[3.0, 5.0, 4.0]));
        assert!(has_shape(&[5.0, 4.0, 3.0]));
        assert!(has_shape(&[5.0]));
        assert!(!has_shape(&[5.0, 3.0, 5.0]));
    }

    #[test]
    fn words_stay_whole_and_the_lines_of_the_source_count_where_they_fit() {
        let title = "云岭市人民政府关于开展城市地下管线安全排查整治的通知";
        let own = ["云岭市人民政府关于开展城市", "地下管线安全排查整治的通知"];
        assert_eq!(lines(title, &[]), own);
        let source = [
            "云岭市人民政府",
            "关于开展城市地下管线",
            "安全排查整治的通知",
        ];
        let source = source.map(String::from);
        assert_eq!(lines(title, &source), source);
        assert_eq!(lines(title, &[title.to_owned()]), own);
        assert_eq!(lines(title, &["另一个标题".to_owned()]), own);
    }

    #[test]
    fn a_title_without_end_stays_as_it_is() {
        let long = "会".repeat(LONGEST + 1);
        assert_eq!(lines(&long, &[]), [long.as_str()]);
    }
}
