//! That reading takes time in proportion to the size of a draft: 1, 10 and 50 MB of drafts behind
//! each other, and of lines made to be slow. It flags what takes more than half as much again a
//! byte at 10 MB than at 1 MB. Arguments that are numbers are other sizes in MB.

#![allow(clippy::expect_used, clippy::print_stdout)] // It speaks to a person.
#![allow(clippy::disallowed_methods)] // It measures time.

use gongwen::{Format, ReadOptions};
use std::path::Path;
use std::time::Instant;

const MB: f64 = 1e6;
const SIZES: [f64; 3] = [1.0, 10.0, 50.0];
/// How much longer a byte may take at the second size than at the first.
const MOST: f64 = 1.5;

/// Lines that are repeated; each looks like the beginning of something.
const LINES: &[&str] = &[
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

fn main() {
    let asked: Vec<f64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = if asked.is_empty() {
        &SIZES[..]
    } else {
        &asked[..]
    };
    println!("MB/s at {sizes:?} MB");
    let samples = ["minutes.md", "notice.md"].map(sample).concat();
    let lines = LINES.iter().map(|l| (*l, *l));
    let cases = [("samples", samples.as_str())].into_iter().chain(lines);
    let bent = cases.filter(|(name, part)| grows_too_fast(name, part, sizes));
    println!("grow faster than their size: {}", bent.count());
}

fn sample(name: &str) -> String {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    std::fs::read_to_string(examples.join(name)).expect("a sample of ours")
}

fn grows_too_fast(name: &str, part: &str, sizes: &[f64]) -> bool {
    print!("{:<28}", format!("{name:?}"));
    let mut speeds = Vec::new();
    for &size in sizes {
        // What grows too fast here would take hours at the next size.
        if bent(&speeds) {
            break;
        }
        let speed = speed(part, size);
        print!("{speed:>9.1}");
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

/// MB a second, over `size` MB.
fn speed(part: &str, size: f64) -> f64 {
    let text = part.repeat((size * MB / part.len() as f64) as usize + 1);
    let mut options = ReadOptions::default();
    options.format = Some(Format::Markdown);
    options.limits.input_bytes = usize::MAX;
    options.limits.steps = u64::MAX;
    let start = Instant::now();
    let parsed = gongwen::read(text.as_bytes(), &options).expect("a draft of text never fails");
    let speed = text.len() as f64 / MB / start.elapsed().as_secs_f64();
    drop(parsed);
    speed
}
