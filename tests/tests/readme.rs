//! What README.md shows runs as it is written there.
//!
//! The programs are the files of `examples/`, compared with the blocks of the page; the shell
//! blocks are taken from the page. Everything runs in a folder of its own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]
#![allow(clippy::indexing_slicing)] // helpers of tests

use gongwen_tests::built::{fresh, profile, run};
use gongwen_tests::golden::{bytes, root};
use gongwen_tests::tools::{found, found_python};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const PAGES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// The blocks of a page that are marked as being in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = String::from_utf8(bytes(page)).unwrap();
    let opening = format!("```{language}\n");
    let after = text.split(opening.as_str()).skip(1);
    after
        .map(|rest| rest.split("```").next().unwrap_or("").to_owned())
        .collect()
}

/// Fails where a page shows another program than the file.
fn shows(file: &str, language: &str) {
    let program = String::from_utf8(bytes(file)).unwrap();
    for page in PAGES {
        let shown = blocks(page, language);
        assert_eq!(shown.len(), 1, "{page} shows one program in {language}");
        assert!(program.ends_with(&shown[0]), "{page} and {file} differ");
    }
}

/// A folder that holds what a reader of the page has.
fn workplace() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    for file in [
        "examples/minutes.md",
        "examples/notice.md",
        "examples/c/convert.c",
        "examples/python/convert.py",
        "bindings-c/include/gongwen.h",
    ] {
        put(&root(file), &place.path().join(file));
    }
    place
}

fn put(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to).unwrap_or_else(|e| panic!("{}: {e}", from.display()));
    }
}

/// `sh` in the workplace, with the built command first on the search path.
#[cfg(unix)]
fn shell(place: &TempDir, profile: &Path, script: &str) -> Command {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(profile.to_path_buf()).chain(std::env::split_paths(&old));
    let mut sh = Command::new("sh");
    sh.args(["-e", "-c", script]).current_dir(place.path());
    sh.env("PATH", std::env::join_paths(all).unwrap());
    sh
}

fn exists(place: &TempDir, file: &str) -> bool {
    fs::metadata(place.path().join(file)).is_ok_and(|m| m.len() > 0)
}

#[test]
fn the_rust_program_makes_a_word_file() {
    shows("examples/rust/convert.rs", "rust");
    let name = format!("examples/convert{}", std::env::consts::EXE_SUFFIX);
    let program = profile().join(name);
    let place = workplace();
    run(Command::new(program).current_dir(place.path()));
    assert!(exists(&place, "minutes.docx"));
}

#[test]
fn the_python_program_makes_a_word_file() {
    shows("examples/python/convert.py", "python");
    if !found_python("gongwen") {
        return;
    }
    let place = workplace();
    let mut python = Command::new("python3");
    python.arg("examples/python/convert.py");
    let out = run(python.current_dir(place.path()));
    assert!(String::from_utf8_lossy(&out.stdout).contains("〔2024〕12号"));
    assert!(exists(&place, "minutes.docx"));
}

#[cfg(unix)]
fn compiles(script: &str) -> bool {
    script.starts_with("cc ")
}

#[cfg(unix)]
#[test]
fn the_c_program_compiles_as_the_page_says_and_makes_xml() {
    shows("examples/c/convert.c", "c");
    if !found("cc") {
        return;
    }
    let profile = fresh();
    let place = workplace();
    let library = "target/release/libgongwen_c.a";
    put(&profile.join("libgongwen_c.a"), &place.path().join(library));
    for page in PAGES {
        let scripts = blocks(page, "sh");
        let script = scripts.iter().find(|s| compiles(s)).unwrap();
        run(&mut shell(&place, &profile, script));
        assert!(exists(&place, "minutes.xml"));
    }
}

#[cfg(unix)]
#[test]
fn the_command_lines_do_what_they_say() {
    let profile = fresh();
    if !faces(&profile) {
        return;
    }
    for page in PAGES {
        let place = workplace();
        for script in blocks(page, "sh").iter().filter(|s| !compiles(s)) {
            run(&mut shell(&place, &profile, script));
        }
        for file in ["docx", "pdf", "xml", "json", "diagnostics.json"] {
            let file = format!("out/minutes.{file}");
            assert!(exists(&place, &file), "{page}: {file}");
        }
    }
}

/// Whether there are faces for PDF. Skipped or failed as for a program that is missing.
#[cfg(unix)]
fn faces(profile: &Path) -> bool {
    let mut gongwen = Command::new(profile.join("gongwen"));
    let minutes = root("tests/data/samples/minutes.json");
    gongwen
        .arg("convert")
        .arg(minutes)
        .args(["--to", "pdf", "-o", "-"]);
    if gongwen.output().unwrap().status.success() {
        return true;
    }
    let required = std::env::var_os("GONGWEN_REQUIRE_TOOLS").is_some_and(|v| v == "1");
    assert!(!required, "no faces for PDF: cargo xtask fonts");
    eprintln!("SKIPPED: no faces for PDF: cargo xtask fonts");
    false
}
