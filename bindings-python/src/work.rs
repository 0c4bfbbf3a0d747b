//! What the functions of the module do, without Python: it runs while other threads hold the GIL.

use crate::errors::raise_with;
use crate::options::{Reading, Writing};
use gongwen::accord::Worded;
use gongwen::diagnostic::diagnostics_json;
use gongwen::encoding::Encoding;
use gongwen::recognise::Sources;
use gongwen::{Diagnostic, Error, Format, Lang, Parsed, ReadOptions, WriteOptions};
use gongwen_host::convert::Strictness;
use gongwen_host::wall::guard;
use pyo3::{PyErr, Python};
use std::fmt::Write;

/// An error, and what had been found by then.
pub(crate) struct Failed {
    pub(crate) error: Error,
    pub(crate) found: Vec<Diagnostic>,
}

/// A file, and what was found on the way.
pub(crate) type File = (Vec<u8>, Vec<Diagnostic>);
/// Files, and what was found on the way.
pub(crate) type Files = (Vec<Vec<u8>>, Vec<Diagnostic>);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self {
            error,
            found: Vec::new(),
        }
    }
}

impl Failed {
    pub(crate) fn raise(&self, py: Python<'_>, lang: Lang) -> PyErr {
        raise_with(py, &self.error, &self.found, lang)
    }
}

pub(crate) fn read(
    data: &[u8],
    reading: &Reading,
    lang: Lang,
) -> Result<(String, String, String), Failed> {
    let parsed = parse(data, reading)?;
    let json = guard(|| gongwen::write(&parsed.document, Format::Json, &Default::default()))?;
    let mut found = parsed.diagnostics;
    found.extend(json.diagnostics);
    let json = String::from_utf8_lossy(&json.bytes).into_owned();
    Ok((
        json,
        diagnostics_json(&found, lang),
        places(&parsed.sources),
    ))
}

/// A document, given as JSON, after one of its values was set or the words that are printed for it.
pub(crate) fn keep_together(document: &[u8], what: &str, words: bool) -> Result<String, Failed> {
    let json = guard(|| {
        let mut reading = ReadOptions::default();
        reading.format = Some(Format::Json);
        let mut document = gongwen::read(document, &reading)?.document;
        for (worded, _) in Worded::ALL.iter().filter(|(_, name)| *name == what) {
            match words {
                true => document.words_were_set(*worded),
                false => document.value_was_set(*worded),
            }
        }
        gongwen::write(&document, Format::Json, &Default::default())
    })?;
    Ok(String::from_utf8_lossy(&json.bytes).into_owned())
}

/// Writes a document, given as JSON, as the files that a format makes of it.
pub(crate) fn write_files(document: &[u8], writing: &Writing) -> Result<Files, Failed> {
    let (parsed, plan) = told(document, writing)?;
    let written = guard(|| gongwen::write_files(&parsed.document, plan.to, &plan.write))?;
    Ok((written.files, written.diagnostics))
}

/// Writes a document, given as JSON, as one file.
pub(crate) fn write(document: &[u8], writing: &Writing) -> Result<File, Failed> {
    let (parsed, plan) = told(document, writing)?;
    plan.write(parsed)
}

/// A document that Python gave as JSON, and how it is to be written.
fn told(document: &[u8], writing: &Writing) -> Result<(Parsed, Plan), Error> {
    guard(|| {
        let mut reading = ReadOptions::default();
        reading.format = Some(Format::Json);
        let parsed = gongwen::read(document, &reading)?;
        let plan = Plan::new(reading, Strictness::Lenient, writing)?;
        Ok((parsed, plan))
    })
}

fn parse(data: &[u8], reading: &Reading) -> Result<Parsed, Failed> {
    let options = reading.options()?;
    read_strictly(data, &options, reading.strictness())
}

fn read_strictly(
    data: &[u8],
    options: &ReadOptions,
    strictness: Strictness,
) -> Result<Parsed, Failed> {
    let parsed = guard(|| gongwen::read(data, options))?;
    match strictness.judge(&parsed.diagnostics) {
        Ok(()) => Ok(parsed),
        Err(error) => Err(Failed {
            error,
            found: parsed.diagnostics,
        }),
    }
}

/// How documents become files of one format: what Python told, understood once for all of them.
pub(crate) struct Plan {
    read: ReadOptions,
    strictness: Strictness,
    to: Format,
    write: WriteOptions,
}

impl Plan {
    /// # Errors
    /// For a name that nobody knows, a format that is not written, or a folder without fonts.
    pub(crate) fn of(reading: &Reading, writing: &Writing) -> Result<Self, Error> {
        Self::new(reading.options()?, reading.strictness(), writing)
    }

    fn new(read: ReadOptions, strictness: Strictness, writing: &Writing) -> Result<Self, Error> {
        let to: Format = writing.to.parse()?;
        to.check_write()?;
        let mut write = writing.options(to)?;
        write.limits.steps = read.limits.steps;
        Ok(Self {
            read,
            strictness,
            to,
            write,
        })
    }

    /// What is read comes as text, whose encoding nobody has to find out.
    pub(crate) fn content_is_text(&mut self) {
        self.read.encoding = Some(Encoding::Utf8);
    }

    /// Whether what it writes is text in UTF-8.
    pub(crate) fn writes_utf8(&self) -> bool {
        let utf8 = self.write.encoding.is_none_or(|e| e == Encoding::Utf8);
        self.to.is_text() && utf8
    }

    /// Converts a document; gives the file and what was found.
    pub(crate) fn convert(&self, data: &[u8]) -> Result<File, Failed> {
        self.write(read_strictly(data, &self.read, self.strictness)?)
    }

    /// Writes, with the diagnostics of reading ahead of those of writing.
    fn write(&self, parsed: Parsed) -> Result<File, Failed> {
        let mut found = parsed.diagnostics;
        let written = guard(|| gongwen::write(&parsed.document, self.to, &self.write));
        let judged = written.and_then(|written| {
            found.extend(written.diagnostics);
            self.strictness.judge(&found)?;
            Ok(written.bytes)
        });
        match judged {
            Ok(bytes) => Ok((bytes, found)),
            Err(error) => Err(Failed { error, found }),
        }
    }
}

/// The places of elements as a JSON list of `[path, start, end, line, column]`.
fn places(sources: &Sources) -> String {
    let mut out = String::from("[");
    for origin in &sources.origins {
        let Some(path) = &origin.path else { continue };
        let comma = if out.len() > 1 { "," } else { "" };
        let s = origin.span;
        // A path holds letters, digits, dots and brackets; writing to a string cannot fail.
        let _ = write!(
            out,
            "{comma}[\"{path}\",{},{},{},{}]",
            s.start, s.end, s.line, s.column
        );
    }
    out + "]"
}
