//! One document from bytes to the bytes of every format asked for; a defect of ours stays inside.
//!
//! This file touches no file: `batch` and the command do.

use crate::wall::guard;
use gongwen::diagnostic::{Diagnostic, refuse_warnings};
use gongwen::encoding::{Undecodable, decode};
use gongwen::messages::Code;
use gongwen::span::{Source, Span};
use gongwen::{Document, Error, Format, Parsed, ReadOptions, WriteOptions};
use std::collections::BTreeSet;

/// Whether warnings are let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// They are reported.
    #[default]
    Lenient,
    /// They are errors: what they concern is not written.
    Strict,
}

/// Whether the decoded source is handed back, for showing where diagnostics point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeepSource {
    /// No.
    #[default]
    No,
    /// Yes.
    Yes,
}

/// What is done with each document.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How drafts are read; the name is each input's own.
    pub read: ReadOptions,
    /// How documents are written.
    pub write: WriteOptions,
    /// The formats to write.
    pub to: Vec<Format>,
    /// Whether warnings are errors.
    pub strictness: Strictness,
    /// Whether the source is kept.
    pub keep_source: KeepSource,
}

/// What became of one document.
#[derive(Debug, Default)]
pub struct Converted {
    /// The files of the formats that could be written, in the order asked for; of pictures one a
    /// page, in the order of the pages.
    pub outputs: Vec<(Format, Vec<u8>)>,
    /// What was found in reading and writing. What two formats report alike stands once.
    pub diagnostics: Vec<Diagnostic>,
    /// The decoded text, where it was asked for and reading got so far.
    pub source: Option<Source>,
    /// What failed: one error for a draft that could not be read, else one a format.
    pub errors: Vec<Error>,
}

impl Converted {
    /// For a draft of which nothing came.
    pub fn failed(error: Error) -> Self {
        Self {
            errors: vec![error],
            ..Self::default()
        }
    }
}

/// Converts a draft. One format that fails does not keep the others from being written.
pub fn convert(bytes: &[u8], name: Option<&str>, options: &Options) -> Converted {
    let mut done = Converted::default();
    let mut made = None;
    match read(bytes, name, options) {
        Ok(parsed) => {
            done.diagnostics = parsed.diagnostics;
            made = parsed.source;
            let verdict = options.strictness.judge(&done.diagnostics);
            match verdict {
                Ok(()) => write_all(&mut done, &parsed.document, options),
                Err(error) => done.errors.push(error),
            }
        }
        Err(error) => done.errors.push(error),
    }
    if options.keep_source == KeepSource::Yes && !done.diagnostics.is_empty() {
        done.source = made.or_else(|| {
            let decoded = decode(bytes, options.read.encoding, Undecodable::Replace);
            decoded.ok().map(|d| d.source)
        });
    }
    done
}

/// Reads a draft; a panic becomes an error of kind `Internal`.
///
/// # Errors
/// Those of [`gongwen::read`].
pub fn read(bytes: &[u8], name: Option<&str>, options: &Options) -> Result<Parsed, Error> {
    let mut read = options.read.clone();
    read.name = name.map(Into::into);
    guard(|| gongwen::read(bytes, &read))
}

fn write_all(done: &mut Converted, document: &Document, options: &Options) {
    let mut seen = BTreeSet::new();
    for &format in &options.to {
        let written = guard(|| gongwen::write_files(document, format, &options.write));
        let judged = written.and_then(|w| {
            let verdict = options.strictness.judge(&w.diagnostics);
            let fresh = w.diagnostics.into_iter().filter(|d| seen.insert(key(d)));
            done.diagnostics.extend(fresh);
            verdict.map(|()| w.files)
        });
        match judged {
            Ok(files) => done.outputs.extend(files.into_iter().map(|f| (format, f))),
            Err(error) => done.errors.push(error),
        }
    }
}

type Key = (Code, Option<Span>, Option<String>, Option<String>);

fn key(d: &Diagnostic) -> Key {
    (d.code, d.span, d.quote.clone(), d.path.clone())
}

impl Strictness {
    /// Refuses warnings where that is asked for.
    ///
    /// # Errors
    /// Those of [`refuse_warnings`].
    pub fn judge(self, diagnostics: &[Diagnostic]) -> Result<(), Error> {
        match self {
            Strictness::Lenient => Ok(()),
            Strictness::Strict => refuse_warnings(diagnostics),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::ErrorKind;

    #[test]
    fn a_format_that_is_not_read_is_one_error_and_no_output() {
        let mut options = Options {
            to: vec![Format::Json, Format::Xml],
            ..Options::default()
        };
        options.read.format = Some(Format::Ofd);
        let done = convert(b"PK", None, &options);
        let kinds: Vec<_> = done.errors.iter().map(Error::kind).collect();
        assert_eq!(kinds, [ErrorKind::Unsupported]);
        assert!(done.outputs.is_empty());
    }
}
