//! The header and the list of symbols are what the code says. GONGWEN_BLESS=1 rewrites both.

#![allow(clippy::unwrap_used)] // the helpers of tests, too

use std::path::{Path, PathBuf};
use std::process::Command;

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares with the file that is checked in, or rewrites it where asked.
fn compare(name: &str, is: &str) {
    let path = here(name);
    if std::env::var_os("GONGWEN_BLESS").is_some() {
        std::fs::write(&path, is).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    let same = checked_in.replace("\r\n", "\n") == is;
    assert!(same, "bindings-c/{name} is stale: run `cargo xtask header`");
}

fn header() -> String {
    let config = cbindgen::Config::from_file(here("cbindgen.toml")).unwrap();
    let builder = cbindgen::Builder::new()
        .with_crate(here(""))
        .with_config(config);
    let mut out = Vec::new();
    builder.generate().unwrap().write(&mut out);
    String::from_utf8(out).unwrap()
}

/// The functions that the header declares, sorted: the names before a bracket, comments aside.
fn declared() -> Vec<String> {
    let text = header();
    let code = text
        .split("/*")
        .map(|part| part.split_once("*/").map_or(part, |p| p.1));
    let code: String = code.collect();
    let ends = code.match_indices('(').filter_map(|(at, _)| code.get(..at));
    let no_name = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    let names = ends.filter_map(|before| before.rsplit(no_name).next());
    let mut names: Vec<_> = names
        .filter(|n| n.starts_with("gongwen_"))
        .map(Into::into)
        .collect();
    names.sort();
    names
}

#[test]
fn the_header_is_current() {
    compare("include/gongwen.h", &header());
}

#[test]
fn the_list_of_symbols_is_what_the_header_declares() {
    compare("symbols.txt", &(declared().join("\n") + "\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn the_library_exports_the_list_and_nothing_else() {
    let exe = std::env::current_exe().unwrap();
    let library = exe.parent().unwrap().join("libgongwen_c.so");
    let Ok(nm) = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(&library)
        .output()
    else {
        let required = std::env::var_os("GONGWEN_REQUIRE_TOOLS").is_some_and(|v| v == "1");
        assert!(!required, "nm is missing; install binutils");
        eprintln!("SKIPPED: nm is missing, exported symbols not compared");
        return;
    };
    let out = String::from_utf8(nm.stdout).unwrap();
    let mut exported: Vec<_> = out
        .lines()
        .filter_map(|l| l.split(' ').next_back())
        .collect();
    exported.sort_unstable();
    assert_eq!(
        exported,
        declared(),
        "exported and declared functions differ"
    );
}

/// Each function with the comment that stands above it.
fn documented() -> Vec<(String, String)> {
    let text = header();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("\nGONGWEN_API") {
        let (before, after) = text.split_at(at);
        let name = after.split('(').next().unwrap_or_default();
        let name = name.rsplit([' ', '*', '\n']).next().unwrap_or_default();
        let above = before.trim_end().strip_suffix("*/").unwrap_or_default();
        let comment = above.rsplit("/*").next().unwrap_or_default();
        let before_name = after.split(name).next().unwrap_or_default();
        let apart = before.trim_end().ends_with("*/");
        assert!(apart, "nothing says what {name} does: {before_name}");
        found.push((name.to_owned(), comment.to_owned()));
    }
    found
}

#[test]
fn every_function_tells_ownership_encoding_threads_and_errors_in_two_languages() {
    let words = [
        "Ownership:",
        "Encoding:",
        "Threads:",
        "Errors:",
        "所有权：",
        "编码：",
        "线程：",
        "错误：",
    ];
    let functions = documented();
    assert_eq!(functions.len(), declared().len());
    for (name, comment) in functions {
        for word in words {
            assert!(comment.contains(word), "{name} does not tell {word}");
        }
    }
}

#[test]
fn every_comment_of_more_than_a_name_is_in_two_languages() {
    let text = header();
    let comments = text.split("/*").skip(1);
    let comments = comments.map(|c| c.split("*/").next().unwrap_or_default());
    let words = |c: &str| c.split_whitespace().filter(|w| w.len() > 1).count();
    let chinese = |c: &str| c.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let lacking: Vec<_> = comments
        .filter(|c| words(c) > 3 && !chinese(c))
        .skip(1) // the first line: what made the file
        .collect();
    assert_eq!(lacking, [""; 0], "said in English alone");
}

/// Whether a text holds a name that is no part of a longer one.
fn names(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

#[test]
fn every_function_can_be_reached_from_the_face_for_cpp() {
    let face = std::fs::read_to_string(here("include/gongwen.hpp")).unwrap();
    let lacking: Vec<_> = declared()
        .into_iter()
        .filter(|f| !names(&face, f))
        .collect();
    assert_eq!(lacking, [""; 0], "gongwen.hpp does not call these");
}

/// What the fuzz program leaves alone: functions that walk the computer's files, which random paths
/// must not, and the version, which takes nothing.
const UNFUZZED: &[&str] = &[
    "gongwen_batch_",
    "gongwen_outcome_",
    "gongwen_fonts_find",
    "gongwen_fonts_add_file",
    "gongwen_version",
];

#[test]
fn every_function_is_called_with_random_bytes() {
    let fuzz = std::fs::read_to_string(here("../tests/c/fuzz.c")).unwrap();
    let left_alone = |f: &String| UNFUZZED.iter().any(|u| f.starts_with(u));
    let lacking: Vec<_> = declared()
        .into_iter()
        .filter(|f| !left_alone(f) && !names(&fuzz, f))
        .collect();
    assert_eq!(lacking, [""; 0], "tests/c/fuzz.c does not call these");
}
