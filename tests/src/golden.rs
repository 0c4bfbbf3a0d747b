//! Checked-in files that tests compare with: `GONGWEN_BLESS=1` rewrites them.

use std::path::{Path, PathBuf};

/// A file of the repository, by its path from the root.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The bytes of a file of the repository.
#[allow(clippy::panic)] // a test helper: a missing file is a failed test
pub fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Compares `made` with a checked-in file, or rewrites the file where `GONGWEN_BLESS=1` says so.
#[allow(clippy::panic)] // a test helper: a difference is a failed test
pub fn check(path: &str, made: &[u8]) {
    if std::env::var_os("GONGWEN_BLESS").is_some_and(|v| v == "1") {
        std::fs::write(root(path), made).unwrap_or_else(|e| panic!("{path}: {e}"));
        return;
    }
    let kept = bytes(path);
    let same = kept.iter().zip(made).take_while(|(a, b)| a == b).count();
    let line = made.iter().take(same).filter(|&&b| b == b'\n').count() + 1;
    assert!(
        kept == made,
        "{path} differs from line {line} on; if that is meant, run with GONGWEN_BLESS=1"
    );
}
