//! The corpus of real drafts, which is no part of the repository: `GONGWEN_CORPUS`, else
//! `../shared/corpus` beside it. Tests that run without it say so.

use crate::golden;
use std::path::PathBuf;

/// The drafts of the part that development may look at, by name; none where the corpus is missing.
#[allow(clippy::print_stderr)] // a test helper: it must be heard
pub fn dev() -> Vec<(String, Vec<u8>)> {
    let folder = folder();
    let Ok(entries) = std::fs::read_dir(folder.join("dev")) else {
        eprintln!("SKIPPED: no corpus at {}", folder.display());
        return Vec::new();
    };
    let paths = entries.flatten().map(|e| e.path()).filter(|p| p.is_file());
    let mut drafts: Vec<_> = paths
        .filter_map(|p| Some((p.file_name()?.to_str()?.to_owned(), std::fs::read(&p).ok()?)))
        .collect();
    drafts.sort();
    drafts
}

/// Where the corpus lies, if it is there.
pub fn folder() -> PathBuf {
    let given = std::env::var_os("GONGWEN_CORPUS").map(PathBuf::from);
    given.unwrap_or_else(|| golden::root("../shared/corpus"))
}
