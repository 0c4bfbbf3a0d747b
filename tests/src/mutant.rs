//! Drafts for the fuzzer: real and made-up ones, torn, crossed and salted with what readers look
//! for. Built from seeds alone, so that a seed names a draft.

use crate::{corpus, golden};
use gongwen::Format;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// What the recogniser looks for, and what has hurt readers: put whole into lines.
const TOKENS: &[&str] = &[
    "出席：",
    "列席：",
    "出　席",
    "请假：",
    "缺席：",
    "记录：",
    "固定列席：",
    "第一至五议题：",
    "附件",
    "附件1",
    "附件：1．",
    "附：",
    "抄送：",
    "分送：",
    "发：",
    "主送：",
    "（共印10份）",
    "2021年9月29日",
    "二○二一年九月二十九日",
    "2021年2月30日",
    "9月29日印发",
    "2021-09-29",
    "〔2021〕35号",
    "[2021]35号",
    "云政发〔2021〕35号",
    "第20号",
    "2026年第1次",
    "第47次会议",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "一",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "〔",
    "。",
    "，",
    "：",
    "关于",
    "的通知",
    "的决定",
    "会议纪要",
    "文件",
    "令",
    "转发",
    "批转",
    "机密★1年",
    "特急",
    "签发人：",
    "云岭市人民政府",
    "云岭市人民政府办公室",
    "赵一",
    "市财政局",
    "欧阳修远",
    "买买提·吐尔逊",
    "特此通知。",
    "— 3 —",
    "第3页",
    "索引号：",
    "发布机构：",
    "编辑：",
    "市长　钱二",
    "整理",
    "&nbsp;",
    "&;",
    "&sp;",
    "&#x41;",
    "&#99999999;",
    "&",
    "\\",
    "\\*",
    "**",
    "__",
    "`",
    "```",
    "#",
    "####### ",
    "> ",
    "- ",
    "1) ",
    "|",
    "|---|",
    "<br>",
    "<!--",
    "-->",
    "<table>",
    "<td>",
    "</",
    "[a](b)",
    "![",
    "\u{0}",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{3000}",
    "\u{feff}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{301}",
    "\u{20bb7}",
    "\u{10ffff}",
    "\r",
    "\r\n",
    "\t",
    "XXX",
    "*",
    "~~",
    "{",
    "}",
    "\"",
    "null",
    "9999999999",
    "-1",
    "]]>",
    "<?xml ?>",
    "<!DOCTYPE a>",
];

/// The most bytes of a draft.
const MOST: usize = 24_000;

/// Drafts to start from, with their formats.
pub struct Pool(Vec<(String, Format)>);

/// Bytes to read, and as what.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is to be read as.
    pub format: Format,
}

impl Pool {
    /// The samples, the goldens and, where there is one, the corpus.
    pub fn load() -> Self {
        let own = ["examples", "tests/data"].map(golden::root);
        let files = own.iter().filter_map(|f| std::fs::read_dir(f).ok());
        let mut all: Vec<_> = files.flatten().flatten().map(|e| e.path()).collect();
        all.sort();
        let named = |p: &std::path::PathBuf| {
            let name = p.file_name()?.to_str()?.to_owned();
            Some((name, std::fs::read(p).ok()?))
        };
        let all = all.iter().filter_map(named).chain(corpus::dev());
        Self(
            all.filter_map(|(name, bytes)| draft(&name, bytes))
                .collect(),
        )
    }

    /// How many drafts there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The mutant that a seed names.
    pub fn mutant(&self, seed: u64) -> Mutant {
        let mut dice = Dice::new(seed);
        let (text, mut format) = dice
            .pick(&self.0)
            .cloned()
            .unwrap_or((String::new(), Format::Text));
        if matches!(format, Format::Text | Format::Markdown) {
            format = *dice
                .pick(&[Format::Text, Format::Markdown])
                .unwrap_or(&format);
        }
        let mut lines: Vec<String> = text.split('\n').map(Into::into).collect();
        if dice.below(4) == 0 {
            let (from, len) = (dice.below(lines.len()), dice.below(24) + 1);
            lines = lines.into_iter().skip(from).take(len).collect();
        }
        for _ in 0..=dice.below(24) {
            self.harm(&mut lines, &mut dice);
        }
        let mut bytes = lines.join("\n").into_bytes();
        bytes.truncate(MOST);
        if dice.below(8) == 0 {
            spoil(&mut bytes, &mut dice);
        }
        Mutant { bytes, format }
    }

    fn harm(&self, lines: &mut Vec<String>, dice: &mut Dice) {
        let at = dice.below(lines.len());
        let other = dice.below(lines.len());
        let token = dice.pick(TOKENS).copied().unwrap_or("");
        match dice.below(12) {
            0 if !lines.is_empty() => drop(lines.remove(at)),
            1 if !lines.is_empty() => lines.swap(at, other),
            2 => self.graft(lines, at, dice),
            3 => repeat(lines, at, dice),
            4 if at + 1 < lines.len() => {
                let next = lines.remove(at + 1);
                put(lines, at, |line| line + &next);
            }
            5 => split(lines, at, dice),
            6 => lines.insert(at, token.to_owned()),
            7 => put(lines, at, |line| token.to_owned() + &line),
            8 => put(lines, at, |line| cut(&line, dice)),
            9 => put(lines, at, |line| token.repeat(1 + dice.below(3)) + &line),
            10 => lines.insert(at, String::new()),
            _ => put(lines, at, |line| insert(&line, token, dice)),
        }
    }

    /// A line of another draft.
    fn graft(&self, lines: &mut Vec<String>, at: usize, dice: &mut Dice) {
        if let Some((text, _)) = dice.pick(&self.0) {
            let all: Vec<&str> = text.lines().collect();
            lines.insert(at, dice.pick(&all).copied().unwrap_or("").to_owned());
        }
    }
}

/// A file that a reader takes, as text.
fn draft(name: &str, bytes: Vec<u8>) -> Option<(String, Format)> {
    let format = Format::of_name(name).filter(|f| f.can_read())?;
    let text = String::from_utf8(bytes).ok()?;
    Some((text.trim_start_matches('\u{feff}').to_owned(), format))
}

fn put(lines: &mut [String], at: usize, make: impl FnOnce(String) -> String) {
    if let Some(line) = lines.get_mut(at) {
        *line = make(std::mem::take(line));
    }
}

fn repeat(lines: &mut Vec<String>, at: usize, dice: &mut Dice) {
    if let Some(line) = lines.get(at).filter(|l| l.len() < 200).cloned() {
        let copies = dice.below(12) + 1;
        lines.splice(at..at, std::iter::repeat_n(line, copies));
    }
}

fn split(lines: &mut Vec<String>, at: usize, dice: &mut Dice) {
    let Some(line) = lines.get_mut(at) else {
        return;
    };
    let rest = line.split_off(spot(line, dice));
    lines.insert(at + 1, rest);
}

fn cut(line: &str, dice: &mut Dice) -> String {
    let (one, two) = (spot(line, dice), spot(line, dice));
    let (from, to) = (one.min(two), one.max(two));
    format!(
        "{}{}",
        line.get(..from).unwrap_or(""),
        line.get(to..).unwrap_or("")
    )
}

fn insert(line: &str, token: &str, dice: &mut Dice) -> String {
    let (before, after) = line.split_at(spot(line, dice));
    format!("{before}{token}{after}")
}

/// A character boundary of a line.
fn spot(line: &str, dice: &mut Dice) -> usize {
    line.floor_char_boundary(dice.below(line.len() + 1))
}

/// A few bytes that are no text.
fn spoil(bytes: &mut [u8], dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = u8::try_from(dice.below(256)).unwrap_or(0);
        }
    }
}

/// Chance that a seed decides.
pub(crate) struct Dice(TestRng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let mut whole = [0; 32];
        for (to, from) in whole.iter_mut().zip(seed.to_le_bytes()) {
            *to = from;
        }
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &whole))
    }

    pub(crate) fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }

    /// A number below `bound`; 0 where that is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.0.next_u32()).unwrap_or(0) % bound.max(1)
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}
