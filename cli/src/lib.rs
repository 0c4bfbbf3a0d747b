//! The `gongwen` command: arguments and words only.

use std::ffi::OsString;

/// Runs the command and gives its exit code.
pub fn run(_args: impl IntoIterator<Item = OsString>) -> i32 {
    2
}
