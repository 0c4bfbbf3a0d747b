//! What cargo builds beside a test: the command, the C library, the examples.

use crate::golden::root;
use std::path::PathBuf;
use std::process::{Command, Output};

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
pub fn fresh() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet"]).current_dir(root("."));
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    run(&mut cargo);
    profile()
}
