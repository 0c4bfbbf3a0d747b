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
    "营商环境",
    "国土空间",
    "国民经济",
    "排查",
    "管线",
    "中小学",
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

/// Characters that lean on what stands before them.
const LEANS_BACK: &str = "的和及与等";
/// Characters that lean on what stands behind them.
const LEANS_ON: &str = "和及与对在将第";
/// Words of one character that are no part of the word before them.
#[cfg(feature = "dictionary")]
const PARTICLES: &str = "的和及与等并对在将为由向以于从被按";
/// More single characters in a row than this are no word.
#[cfg(feature = "dictionary")]
const LONGEST_UNKNOWN: usize = 4;

const SPLITS_WORD: f64 = 8.0;
/// A line more than the fewest is better than a word cut, and worse than a particle led astray.
const LINE_MORE: f64 = 7.0;
const LEANS: f64 = 4.0;
const GOOD_END: f64 = -1.0;
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
    let mut counts = least..least + MORE_LINES;
    let fewest = counts.find_map(|n| shaped(&title, room, n))?;
    let more = match counts.next() {
        Some(count) if fewest.0 > LINE_MORE => shaped(&title, room, count),
        _ => None,
    };
    let better = more.filter(|more| more.0 + LINE_MORE < fewest.0);
    Some(better.unwrap_or(fewest).1)
}

/// The cheapest lines, so many of them, with their cost.
fn shaped(title: &Measured, room: f64, count: usize) -> Option<(f64, Vec<Range<usize>>)> {
    let profiles = profiles(count);
    let filled = profiles.iter().filter_map(|p| fill(title, room, p));
    filled.min_by(|a, b| a.0.total_cmp(&b.0))
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
    leaning(text, &mut costs);
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

/// Adds what it costs to cut a word: of the table, or of the dictionary where it cuts none of the
/// table's.
fn whole_words(text: &[char], costs: &mut [f64]) {
    let known = table_words(text);
    let mut kept = vec![0.0; text.len()];
    for word in dictionary_words(text, &known).iter().chain(&known) {
        let inner = kept.get_mut(word.start + 1..word.end).unwrap_or_default();
        inner.fill(SPLITS_WORD);
    }
    costs.iter_mut().zip(kept).for_each(|(c, k)| *c += k);
}

/// Where words of the table stand.
fn table_words(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in WORDS {
        let length = word.chars().count();
        let windows = text.windows(length).enumerate();
        let same = windows.filter(|(_, w)| w.iter().copied().eq(word.chars()));
        found.extend(same.map(|(i, _)| i..i + length));
    }
    found
}

#[cfg(not(feature = "dictionary"))]
fn dictionary_words(_: &[char], _: &[Range<usize>]) -> Vec<Range<usize>> {
    Vec::new()
}

/// The dictionary's words that cut none of `known`, and what it leaves in single characters.
#[cfg(feature = "dictionary")]
fn dictionary_words(text: &[char], known: &[Range<usize>]) -> Vec<Range<usize>> {
    let inside = |i: usize| known.iter().any(|w| w.start < i && i < w.end);
    let sound = |w: &Range<usize>| !inside(w.start) && !inside(w.end);
    let words = super::dictionary::words(text);
    let words: Vec<_> = words.into_iter().filter(sound).collect();
    let unknown = unknown_words(text, &words);
    words.into_iter().chain(unknown).collect()
}

/// What a dictionary leaves in single characters: several in a row are a word that it does not know
/// (管线, 李明华), one alone ends the word before it (省, 局, 化).
#[cfg(feature = "dictionary")]
fn unknown_words(text: &[char], words: &[Range<usize>]) -> Vec<Range<usize>> {
    let at = |i: usize| text.get(i).copied().unwrap_or(' ');
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let single =
        |w: &Range<usize>| w.len() == 1 && is_han(at(w.start)) && !PARTICLES.contains(at(w.start));
    let runs = words.chunk_by(|a, b| single(a) && single(b) && a.end == b.start);
    let joined = runs.filter_map(|run| match run {
        [one] if single(one) => {
            let before = one.start.checked_sub(1).map(at)?;
            let clings = is_han(before) && !PARTICLES.contains(before);
            clings.then_some(one.start - 1..one.end)
        }
        [first, .., last] if run.len() <= LONGEST_UNKNOWN => Some(first.start..last.end),
        _ => None,
    });
    joined.collect()
}

/// Adds what it costs to part a particle or a preposition from what it belongs to.
fn leaning(text: &[char], costs: &mut [f64]) {
    for (i, pair) in text.windows(2).enumerate() {
        let &[before, after] = pair else { continue };
        let leans = LEANS_ON.contains(before) || LEANS_BACK.contains(after);
        if let Some(cost) = costs.get_mut(i + 1)
            && leans
        {
            *cost += LEANS;
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

    /// Lines as a clerk would part them, each title parted by /.
    #[cfg(feature = "dictionary")]
    #[test]
    fn titles_part_where_a_clerk_would_part_them() {
        for want in CLERK {
            let title = want.replace('/', "");
            assert_eq!(lines(&title, &[]).join("/"), *want);
        }
    }

    #[cfg(feature = "dictionary")]
    const CLERK: &[&str] = &[
        "云岭市人民政府关于开展城市/地下管线安全排查整治的通知",
        "云岭省人民政府办公厅关于进一步优化/营商环境促进民营经济高质量发展的实施意见",
        "青河县人民政府关于印发《青河县/国土空间总体规划实施管理办法》的通知",
        "云岭市生态环境局关于公布第三批污染源/自动监控设施运行维护单位名单的通告",
        "云岭市水务局关于开展河湖管理/范围内违法建筑专项清理行动的通知",
        "云岭市教育局云岭市卫生健康委员会关于加强/中小学校食堂餐饮具集中消毒监管工作的通知",
        "云岭市人民政府关于同意设立/白沙湾省级风景名胜区的批复",
        "云岭市自然资源局关于地质灾害隐患点/排查和避险搬迁工作情况的报告",
        "云岭市人民政府关于授予李明华等/二十名同志劳动模范称号的决定",
        "云岭市民政局关于调整最低生活保障/标准和特困人员供养标准的请示",
        "云岭市公安局交通警察支队关于/春节期间货车限行的通告",
        "云岭市统计局关于2024年/国民经济和社会发展的统计公报",
        "中共云岭市委云岭市人民政府关于/全面推进乡村振兴加快农业农村现代化的意见",
        "云岭市交通运输局关于农村公路养护/体制改革及资金筹措的若干意见",
        "关于召开全市安全生产电视电话会议的通知",
        "云岭市应急管理局关于做好汛期危险/化学品企业安全防范工作的紧急通知",
        "云岭市人力资源和社会保障局关于/事业单位公开招聘工作人员的公告",
        "云岭市科学技术局关于组织申报/市级重点研发计划项目的函",
        "云岭市城市管理综合执法局关于/商请协助拆除跨河违法建筑的函",
        "云岭市档案局关于做好机关档案数字化/加工外包服务安全管理工作的通知",
        "云岭市人民代表大会常务委员会/关于批准市级预算调整方案的决议",
        "云岭市发展和改革委员会关于下达2025年/省级预算内基本建设投资计划的通知",
        "云岭省人民政府关于印发/《云岭省突发公共卫生事件应急预案》/和《云岭省自然灾害救助应急预案》的通知",
        "云岭省人民政府办公厅/转发省教育厅等部门关于加强/中小学校园食品安全工作若干意见的通知",
        "关于张建国等同志职务任免的通知",
        "云岭市人民政府关于2024年度/法治政府建设情况的报告",
        "云岭市商务局关于老旧汽车报废/更新补贴实施细则有关问题的复函",
        "云岭市医疗保障局云岭市财政局国家税务总局/云岭市税务局关于做好2025年度城乡居民/基本医疗保险参保缴费工作的通知",
        "云岭市人民政府关于表彰2024年度/先进集体和先进个人的通报",
    ];
}
