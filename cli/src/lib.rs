//! The `gongwen` command: arguments and words only.
//!
//! [`run`] never ends the process and takes no panic for granted, so that the Python console script
//! runs the same command. What is converted, and how, is decided in `gongwen-host` and `gongwen`.

#![forbid(unsafe_code)]

mod args;
mod convert;
mod fonts;
mod report;
mod show;
mod spans;
mod text;
mod words;

use args::{Action, Parsed};
use gongwen::{Error, Lang};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};

/// The streams of the command.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output: documents and sheets.
    pub output: &'a mut dyn Write,
    /// Standard error: everything said to a person.
    pub errors: &'a mut dyn Write,
    /// What standard error is.
    pub audience: Audience,
}

/// Who reads standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// A file or a program: no progress bar.
    #[default]
    Program,
    /// A person at a terminal.
    Person,
}

/// How the command ended: its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All was done.
    Done = 0,
    /// Something failed.
    Failed = 1,
    /// The command was used wrongly; nothing was done.
    Usage = 2,
}

/// Runs the command on the process's own streams and gives its exit code. `args` begins with the
/// program's name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    let audience = if io::stderr().is_terminal() {
        Audience::Person
    } else {
        Audience::Program
    };
    let mut streams = Streams {
        input: &mut io::stdin(),
        output: &mut io::stdout(),
        errors: &mut io::stderr(),
        audience,
    };
    run_with(args, &mut streams)
}

/// Runs the command on given streams.
pub fn run_with(args: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> i32 {
    let args: Vec<_> = args.into_iter().collect();
    let lang = args::language(&args);
    let exit = match args::parse(args, lang) {
        Parsed::Run(action) => act(&action, lang, streams),
        Parsed::Say(text) => emit(text.as_bytes(), lang, streams),
        Parsed::Wrong(text) => {
            report::say(streams.errors, &text);
            Exit::Usage
        }
    };
    exit as i32
}

fn act(action: &Action, lang: Lang, streams: &mut Streams<'_>) -> Exit {
    let done = match action {
        Action::Convert(args) => convert::convert(args, lang, streams),
        Action::Show(args) => show::show(args, lang, streams),
        Action::Fonts(args) => fonts::fonts(args, lang, streams),
    };
    done.unwrap_or_else(|error: Error| {
        report::error(streams.errors, None, &error, lang);
        Exit::Usage
    })
}

/// Puts bytes on standard output. A reader that went away is no trouble worth a word.
fn emit(bytes: &[u8], lang: Lang, streams: &mut Streams<'_>) -> Exit {
    let written = streams.output.write_all(bytes);
    match written.and_then(|()| streams.output.flush()) {
        Ok(()) => Exit::Done,
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Exit::Failed,
        Err(e) => {
            let error = Error::new(gongwen::messages::Trouble::Unwritable, &[&"-", &e]);
            report::error(streams.errors, None, &error, lang);
            Exit::Failed
        }
    }
}
