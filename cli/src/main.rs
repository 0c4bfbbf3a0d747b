//! The `gongwen` command.

use std::io::Write as _;
use std::panic;
use std::process::ExitCode;

fn main() -> ExitCode {
    panic::set_hook(Box::new(|defect| {
        // The place alone: the message of a panic may quote a confidential draft.
        let place = defect.location().map(ToString::to_string);
        let place = place.unwrap_or_default();
        let _ = writeln!(std::io::stderr(), "gongwen: internal error at {place}");
    }));
    ExitCode::from(u8::try_from(gongwen_cli::run(std::env::args_os())).unwrap_or(1))
}
