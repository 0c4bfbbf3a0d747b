//! Rules for the files of the project: what no compiler checks.

use crate::Done;
use crate::run::{command, quiet, root};
use std::fs;

/// The longest file that a person should have to read.
const MAX_LINES: usize = 700;

/// Checks every file that git knows.
pub(crate) fn check() -> Done {
    println!("── rules for files");
    let mut git = command("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let files = quiet("git ls-files", &mut git)?;
    let complaints: Vec<String> = files.lines().flat_map(judge).collect();
    let fine = complaints.is_empty().then_some(());
    fine.ok_or_else(|| complaints.join("\n"))
}

fn judge(file: &str) -> Vec<String> {
    match fs::read_to_string(root().join(file)) {
        Ok(text) => complaints(file, &text),
        Err(_) => vec![], // deleted, or no text
    }
}

fn complaints(file: &str, text: &str) -> Vec<String> {
    let rust = file.ends_with(".rs");
    let code = rust
        || [".c", ".h", ".cpp", ".hpp", ".py", ".pyi"]
            .iter()
            .any(|e| file.ends_with(e));
    let one_header = file.starts_with("bindings-c/include/");
    let lines = text.lines().count();
    let mut all = vec![];
    if code && !one_header && lines > MAX_LINES {
        all.push(format!("{file}: {lines} lines, more than {MAX_LINES}"));
    }
    if rust && !text.starts_with("//!") {
        all.push(format!(
            "{file}: does not open with //! saying what it is for"
        ));
    }
    if code {
        all.extend(ownerless(file, text));
    }
    all
}

/// A note for later must name who looks after it: `TODO(name)`.
fn ownerless(file: &str, text: &str) -> Vec<String> {
    let mark = concat!("TO", "DO");
    let bare = |line: &str| {
        let after = line.split_once(mark).map(|(_, after)| after);
        after.is_some_and(|a| !a.starts_with('('))
    };
    let lines = text.lines().enumerate().filter(|(_, line)| bare(line));
    lines
        .map(|(i, _)| format!("{file}:{}: {mark} without an owner", i + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_must_say_what_it_is_for_and_stay_short() {
        assert_eq!(complaints("a.rs", "//! Something.\n"), Vec::<String>::new());
        assert_eq!(complaints("a.rs", "fn main() {}\n").len(), 1);
        assert_eq!(complaints("a.c", &"\n".repeat(MAX_LINES + 1)).len(), 1);
        assert_eq!(complaints("a.md", &"\n".repeat(MAX_LINES + 1)).len(), 0);
    }

    #[test]
    fn a_note_for_later_needs_an_owner() {
        let note = |who: &str| format!("//! A.\n// {}{who}: later\n", concat!("TO", "DO"));
        assert_eq!(complaints("a.rs", &note("")).len(), 1);
        assert_eq!(complaints("a.rs", &note("(li)")).len(), 0);
    }
}
