//! Outside judges: programs that a test asks where they are installed.

use std::process::Command;

/// Whether `program` can be started. Where it cannot, the test is skipped loudly; with
/// `GONGWEN_REQUIRE_TOOLS=1` it fails.
pub fn found(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    heard(program, found)
}

/// Whether Python has a module; skipped or failed in the same way.
pub fn found_python(module: &str) -> bool {
    let mut python = Command::new("python3");
    let output = python.args(["-c", &format!("import {module}")]).output();
    let found = output.is_ok_and(|o| o.status.success());
    heard(&format!("python3 with {module}"), found)
}

fn heard(program: &str, found: bool) -> bool {
    if !found {
        skip(&format!("{program} is not installed"));
    }
    found
}

/// Says loudly that a test does not run, and why; fails with `GONGWEN_REQUIRE_TOOLS=1`.
///
/// # Panics
/// Where all tools are required.
#[allow(clippy::print_stderr)] // a test helper: it must be heard
pub fn skip(why: &str) {
    let required = std::env::var_os("GONGWEN_REQUIRE_TOOLS").is_some_and(|v| v == "1");
    assert!(!required, "{why}, but GONGWEN_REQUIRE_TOOLS=1");
    eprintln!("SKIPPED: {why}");
}
