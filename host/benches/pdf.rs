//! How long a PDF takes: warm (faces open, as in a batch) and cold (a new process that finds its
//! faces first). `cargo xtask bench` names the draft and folders of faces, and prints typst's
//! figures for the same text and faces beside these.
//!
//! Times are those of the processor, where the system tells them, so that a busy machine does not
//! count.

#![allow(missing_docs)]
#![allow(clippy::expect_used, clippy::print_stdout, clippy::print_stderr)] // it must be heard
#![allow(clippy::disallowed_methods)] // its purpose is to time

use gongwen::font::FontSet;
use gongwen::{Document, Format, ReadOptions, WriteOptions, read, write};
use gongwen_host::fonts::{FontSearch, find};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 60;

fn main() {
    let args: Vec<_> = env::args().collect();
    if let Some(at) = args.iter().position(|a| a == "--cold") {
        let folder = args.get(at + 1).expect("--cold FOLDER");
        pdf(&document(&draft()), &faces(Path::new(folder)));
        return;
    }
    let folders = env::var_os("GONGWEN_BENCH_FACES");
    let (Some(folders), true) = (folders, env::var_os("GONGWEN_BENCH_DRAFT").is_some()) else {
        eprintln!("SKIPPED: run cargo xtask bench, which names a draft and faces");
        return;
    };
    println!(
        "   {:<10} {:>8} {:>8} {:>8} {:>6} {:>8} {:>9}",
        "faces", "warm ms", "least", "pages/s", "pages", "cold ms", "bytes"
    );
    for folder in env::split_paths(&folders) {
        row(&folder);
    }
}

fn draft() -> PathBuf {
    env::var_os("GONGWEN_BENCH_DRAFT")
        .expect("GONGWEN_BENCH_DRAFT")
        .into()
}

fn document(path: &Path) -> Document {
    let bytes = std::fs::read(path).expect("the draft");
    let mut options = ReadOptions::default();
    options.name = Some(path.to_string_lossy().into_owned());
    read(&bytes, &options).expect("a draft").document
}

fn faces(folder: &Path) -> FontSet {
    find(&FontSearch {
        folders: vec![folder.to_owned()],
        installed: Vec::new(),
        cache: None,
    })
    .expect("faces")
}

fn pdf(document: &Document, fonts: &FontSet) -> Vec<u8> {
    let mut options = WriteOptions::default();
    options.fonts = fonts.clone();
    write(document, Format::Pdf, &options).expect("a PDF").bytes
}

/// What the processor spent on this process.
fn spent() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn timed(mut work: impl FnMut()) -> f64 {
    let (start, wall) = (spent(), Instant::now());
    work();
    let took = match (start, spent()) {
        (Some(a), Some(b)) => b.saturating_sub(a),
        _ => wall.elapsed(),
    };
    took.as_secs_f64() * 1000.0
}

fn row(folder: &Path) {
    let (document, fonts) = (document(&draft()), faces(folder));
    let bytes = pdf(&document, &fonts);
    let mut times: Vec<_> = (0..ROUNDS)
        .map(|_| timed(|| drop(pdf(&document, &fonts))))
        .collect();
    times.sort_by(f64::total_cmp);
    let mean = times.iter().sum::<f64>() / ROUNDS as f64;
    let least = times.first().copied().unwrap_or_default();
    let pages = count(&bytes);
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    println!(
        "   {name:<10} {mean:>8.1} {least:>8.1} {:>8.0} {pages:>6} {:>8.0} {:>9}",
        pages as f64 / mean * 1000.0,
        cold(folder),
        bytes.len()
    );
}

/// The number that the page tree names.
fn count(pdf: &[u8]) -> usize {
    let at = pdf.windows(7).position(|w| w == b"/Count ");
    let digits = at.and_then(|at| pdf.get(at + 7..)).unwrap_or_default();
    let digits: String = digits
        .iter()
        .map(|&b| char::from(b))
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or_default()
}

/// The least wall time of a few new processes, from start to end.
fn cold(folder: &Path) -> f64 {
    let this = env::current_exe().expect("this program");
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let ran = Command::new(&this).arg("--cold").arg(folder).status();
        assert!(ran.is_ok_and(|s| s.success()), "a cold run failed");
        start.elapsed().as_secs_f64() * 1000.0
    });
    times.fold(f64::INFINITY, f64::min)
}
