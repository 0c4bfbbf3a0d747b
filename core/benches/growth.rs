//! That reading takes time in proportion to the size of a draft: 1, 10 and 50 MB of drafts behind
//! each other, and of lines made to be slow; with the most memory that each byte took. It flags
//! what takes more than half as much again a byte at 10 MB than at 1 MB. Arguments that are numbers
//! are other sizes in MB, any other picks the texts whose name holds it.

#![allow(clippy::expect_used, clippy::print_stdout)] // It speaks to a person.
#![allow(clippy::disallowed_methods)] // It measures time.

use gongwen::{Format, ReadOptions};
use std::path::Path;
use std::time::Instant;

const MB: f64 = 1e6;
const SIZES: [f64; 3] = [1.0, 10.0, 50.0];
/// For how many seconds a text is read at least, again and again: clocks of cores are coarse.
const LEAST: f64 = 0.05;
/// How much longer a byte may take at the second size than at the first.
const MOST: f64 = 1.5;

/// Lines that are repeated; each looks like the beginning of something.
const LINES: &[&str] = &[
    "\n",
    "甲",
    "赵一　",
    "市财政局孙毅\n",
    "甲（乙\n",
    "（",
    "《“",
    "”",
    "1",
    "1.\n",
    "12月",
    "一、二\n各地要抓\n",
    "各地要，抓\n\n",
    "|-|\n",
    "<",
    "<b>",
    "出席：\n",
    "出席：赵一 ",
    "出席：赵一\n",
    "赵一、",
    "各地要，\n",
    "各地要\n",
    "各地要，抓\n各地\n",
    "一\n",
    "一、各地要，抓\n",
    "（一）各地要抓好落实\n",
    "（甲\n",
    "|a|b\n",
    "**a`",
    "&",
    "&sp;",
    "\u{1}甲",
    "甲 ",
    "2021年9月29日\n",
    "2021年9月29日印发\n",
    "云岭市人民政府\n",
    "附件1\n",
    "附件：1．甲\n",
    "抄送：\n",
    "— 3 —\n",
    "出\n席\n",
    "关于甲的通知\n",
    "索引号：1\n",
    "<!--",
    "> - 1. ",
    "\\",
];

/// Tags and text of HTML that are repeated.
const TAGS: &[&str] = &[
    "<p>甲</p>",
    "<p>",
    "<div>",
    "</div>",
    "<table>",
    "<table><tr><td>甲",
    "<td>",
    "<tr><td rowspan=9>甲",
    "<br>",
    "<b",
    "<!--",
    "&nbsp;",
    "<p style=\"text-align:center\">",
];

/// Texts that are slow only behind a beginning of their own: that, and what is repeated.
const BEHIND: &[(&str, &str)] = &[
    ("出席：甲（乙\n", "甲）（乙\n"),
    ("出席：甲\n", "市\n财政局赵一\n"),
    ("会议纪要\n一、各地要，抓", "\n各地"),
    (
        "一、",
        "各地要抓好落实各地要抓好落实各地要抓好落实各地要抓好落\n",
    ),
    ("附件：1．甲\n", "2．乙\n"),
    ("抄送：", "甲，"),
    ("会议听取了", "赵一、"),
];

fn main() {
    let asked: Vec<f64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let words = std::env::args().skip(1).filter(|a| !a.starts_with('-'));
    let words: Vec<String> = words.filter(|a| a.parse::<f64>().is_err()).collect();
    let named = |c: &Case<'_>| words.is_empty() || words.iter().any(|w| c.name.contains(w));
    let sizes = if asked.is_empty() {
        &SIZES[..]
    } else {
        &asked[..]
    };
    println!("MB/s at {sizes:?} MB, and bytes of memory a byte");
    let samples = ["minutes.md", "notice.md"].map(sample).concat();
    let case = |name, head, part, format| Case {
        name,
        head,
        part,
        format,
    };
    let lines = LINES.iter().map(|l| case(*l, "", *l, Format::Markdown));
    let behind = BEHIND
        .iter()
        .map(|(h, l)| case(*h, *h, *l, Format::Markdown));
    let tags = TAGS.iter().map(|l| case(*l, "", *l, Format::Html));
    let samples = case("samples", "", &samples, Format::Markdown);
    let cases = [samples].into_iter().chain(lines).chain(behind).chain(tags);
    let cases = cases.filter(named);
    let bent = cases.filter(|c| grows_too_fast(c, sizes));
    println!("grow faster than their size: {}", bent.count());
}

fn sample(name: &str) -> String {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    std::fs::read_to_string(examples.join(name)).expect("a sample of ours")
}

/// A text made of one part.
struct Case<'a> {
    name: &'a str,
    head: &'a str,
    /// What is repeated behind the head.
    part: &'a str,
    format: Format,
}

fn grows_too_fast(case: &Case<'_>, sizes: &[f64]) -> bool {
    print!("{:<40}", format!("{:?} {}", case.name, case.format));
    let mut speeds = Vec::new();
    for &size in sizes {
        // What grows too fast here would take hours at the next size.
        if bent(&speeds) {
            break;
        }
        let (speed, memory) = speed(case, size);
        print!(
            "{speed:>9.1}{}",
            memory.map_or(String::new(), |m| format!(" {m:>4.0}"))
        );
        speeds.push(speed);
    }
    println!(
        "{}",
        if bent(&speeds) {
            "  GROWS TOO FAST"
        } else {
            ""
        }
    );
    bent(&speeds)
}

fn bent(speeds: &[f64]) -> bool {
    matches!(speeds, [small, large, ..] if small / large > MOST)
}

/// MB a second over `size` MB, and the most memory a byte.
fn speed(case: &Case<'_>, size: f64) -> (f64, Option<f64>) {
    let count = (size * MB / case.part.len() as f64) as usize + 1;
    let text = case.head.to_owned() + &case.part.repeat(count);
    let mut options = ReadOptions::default();
    options.format = Some(case.format);
    options.limits.input_bytes = usize::MAX;
    options.limits.steps = u64::MAX;
    // Linux counts the most memory anew from here.
    let counted = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let start = Clock::start();
    let mut times = 0.0;
    while start.seconds() < LEAST {
        gongwen::read(text.as_bytes(), &options).expect("a draft of text never fails");
        times += 1.0;
    }
    let speed = times * text.len() as f64 / MB / start.seconds();
    let peak = peak().filter(|_| counted);
    (speed, peak.map(|bytes| bytes / text.len() as f64))
}

/// The most memory this program held, in bytes.
fn peak() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024.0)
}

/// The time this program had on a core, where the system tells it (Linux), so that others which
/// run beside it make nothing look slow; else the time that went by.
enum Clock {
    Core(f64),
    Wall(Instant),
}

impl Clock {
    fn start() -> Self {
        on_core().map_or_else(|| Self::Wall(Instant::now()), Self::Core)
    }

    fn seconds(&self) -> f64 {
        match self {
            Self::Core(start) => on_core().unwrap_or(*start) - start,
            Self::Wall(start) => start.elapsed().as_secs_f64(),
        }
    }
}

/// The seconds that this thread had on a core.
fn on_core() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
