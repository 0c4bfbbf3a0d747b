//! The `gongwen` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(u8::try_from(gongwen_cli::run(std::env::args_os())).unwrap_or(1))
}
