//! Outside programs that tests call, and what is built for them.
//!
//! A test whose tool is absent says so loudly and passes; under `GONGWEN_REQUIRE_TOOLS=1`, which
//! `cargo xtask test` sets after its set-up, it fails.

use crate::golden::root;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Whether a program is there. Where it is not, says which test does without it, or fails.
#[allow(clippy::panic, clippy::print_stderr)] // a test helper
pub fn have(test: &str, program: &str, args: &[&str]) -> bool {
    let out = Command::new(program).args(args).output();
    if out.is_ok_and(|o| o.status.success()) {
        return true;
    }
    let required = std::env::var_os("GONGWEN_REQUIRE_TOOLS").is_some_and(|v| v == "1");
    assert!(!required, "{test} needs {program} {args:?}");
    eprintln!("SKIPPED: {test}: no {program} {args:?}");
    false
}

/// Runs a program and gives what it printed; fails the test where it fails.
#[allow(clippy::panic)] // a test helper
pub fn run(command: &mut Command) -> Output {
    let out = command
        .output()
        .unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let errors = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{command:?}\n{errors}");
    out
}

/// The folder of cargo's profile that this test was built into.
pub fn profile() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(&test).to_path_buf()
}

/// The same folder, with the command and the C library built as the sources are now.
pub fn built() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet"]).current_dir(root("."));
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    run(&mut cargo);
    profile()
}
