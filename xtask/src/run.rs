//! Running other programs, and where things lie in the workspace.
//!
//! A step that succeeds says one line; a step that fails shows all that it printed.

use crate::Done;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The built command `gongwen` of a profile: `debug` or `release`.
pub(crate) fn gongwen(profile: &str) -> PathBuf {
    let name = format!("gongwen{}", env::consts::EXE_SUFFIX);
    target().join(profile).join(name)
}

/// `cargo` with arguments parted by spaces, in the workspace root.
pub(crate) fn cargo(args: &str) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = command(program);
    command.args(args.split(' '));
    command
}

/// A program, in the workspace root.
pub(crate) fn command(program: impl Into<OsString>) -> Command {
    let mut command = Command::new(program.into());
    command.current_dir(root());
    command
}

/// Runs a step that shows its own progress.
pub(crate) fn loud(what: &str, command: &mut Command) -> Done {
    println!("── {what}");
    let status = command.status().map_err(|e| missing(command, &e))?;
    let done = status.success().then_some(());
    done.ok_or_else(|| format!("{what}: {command:?} ended with {status}"))
}

/// Runs a step without a word, unless it fails; gives what it printed on standard output.
pub(crate) fn quiet(what: &str, command: &mut Command) -> Result<String, String> {
    let out = command.output().map_err(|e| missing(command, &e))?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    if out.status.success() {
        return Ok(text);
    }
    let errors = String::from_utf8_lossy(&out.stderr);
    Err(format!("{what}: {command:?}\n{text}{errors}"))
}

/// Whether a program is there and ends well.
pub(crate) fn works(program: &str, args: &[&str]) -> bool {
    let out = command(program).args(args).output();
    out.is_ok_and(|o| o.status.success())
}

fn missing(command: &Command, error: &std::io::Error) -> String {
    format!("{}: {error}", command.get_program().display())
}
