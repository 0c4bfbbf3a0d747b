//! How long one draft takes from text to document: our samples, and of the corpus the seed and the
//! longest text (`GONGWEN_CORPUS`; `cargo xtask bench` sets it).

#![allow(missing_docs)]
#![allow(clippy::expect_used, clippy::print_stderr)] // A benchmark that cannot run must be heard.

use divan::counter::BytesCount;
use gongwen::{Format, Parsed, ReadOptions};
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

fn read(text: &[u8]) -> Parsed {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Markdown);
    gongwen::read(text, &options).expect("a draft of text never fails")
}

fn time(bencher: divan::Bencher<'_, '_>, text: Vec<u8>) {
    let count = BytesCount::of_slice(&text);
    bencher
        .counter(count)
        .bench_local(|| read(divan::black_box(&text)));
}

#[divan::bench(args = ["minutes.md", "notice.md"])]
fn sample(bencher: divan::Bencher<'_, '_>, name: &str) {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    time(
        bencher,
        std::fs::read(examples.join(name)).expect("a sample of ours"),
    );
}

#[divan::bench(args = ["seed", "longest"])]
fn corpus(bencher: divan::Bencher<'_, '_>, which: &str) {
    let texts = texts();
    let size = |p: &&PathBuf| p.metadata().map_or(0, |m| m.len());
    let path = match which {
        "seed" => texts
            .iter()
            .find(|p| p.file_stem().is_some_and(|s| s == "seed")),
        _ => texts.iter().max_by_key(size),
    };
    match path.and_then(|p| std::fs::read(p).ok()) {
        Some(text) => time(bencher, text),
        None => eprintln!("SKIPPED: no corpus at GONGWEN_CORPUS, so no {which}"),
    }
}

/// The texts of the corpus, in order.
fn texts() -> Vec<PathBuf> {
    let folder = std::env::var_os("GONGWEN_CORPUS").map(PathBuf::from);
    let entries = folder.and_then(|f| std::fs::read_dir(f.join("dev")).ok());
    let mut paths: Vec<_> = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "md" || e == "txt"));
    paths.sort();
    paths
}
