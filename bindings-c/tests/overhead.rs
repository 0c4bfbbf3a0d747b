//! What the border costs: the instructions of `gongwen_convert` against those of the Rust calls
//! within it, counted by callgrind, so that no clock is asked.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr)] // the helpers of tests, too

mod common;

use common::{Bench, Link, have, root, run};
use std::process::Command;

/// Hundredths of a percent that the border may cost.
const MOST: u64 = 200;

/// The instructions of a function and of all that it calls.
fn inclusive(listing: &str, function: &str) -> u64 {
    let ends = format!(":{function} [");
    let line = listing.lines().find(|l| l.contains(&ends)).unwrap();
    let digits: String = line
        .split('(')
        .next()
        .unwrap()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap()
}

#[test]
#[ignore = "long: callgrind"]
fn the_border_costs_at_most_two_percent_of_the_instructions() {
    if !have("valgrind", "instructions not counted") {
        return;
    }
    let bench = Bench::new();
    let source = root().join("tests/c/overhead.c");
    let Some(program) = bench.program(&source, "c89", Link::Shared) else {
        return;
    };
    let counts = bench.path().join("callgrind.out");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["-q", "--tool=callgrind"]);
    valgrind.arg(format!("--callgrind-out-file={}", counts.display()));
    run(valgrind.arg(program).arg(common::seed()).arg("3"));
    let mut annotate = Command::new("callgrind_annotate");
    let out = run(annotate.arg("--inclusive=yes").arg(&counts));
    let listing = String::from_utf8_lossy(&out.stdout);
    let c = inclusive(&listing, "gongwen_convert");
    let rust = ["gongwen::convert::read", "gongwen::convert::write"];
    let rust: u64 = rust.iter().map(|f| inclusive(&listing, f)).sum();
    let cost = (c - rust) * 10_000 / rust;
    let (whole, part) = (cost / 100, cost % 100);
    eprintln!("border: {c} instructions, {rust} in Rust: {whole}.{part:02} % more");
    assert!(
        cost <= MOST,
        "the border costs {cost} hundredths of a percent"
    );
}
