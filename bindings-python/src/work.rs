//! What the functions of the module do, without Python: it runs while other threads hold the GIL.

use crate::errors::raise_with;
use crate::options::{Reading, Writing};
use gongwen::diagnostic::diagnostics_json;
use gongwen::recognise::Sources;
use gongwen::{Diagnostic, Error, Format, Lang, Parsed, ReadOptions};
use gongwen_host::convert::Strictness;
use gongwen_host::wall::guard;
use pyo3::{PyErr, Python};
use std::fmt::Write;

/// An error, and what had been found by then.
pub(crate) struct Failed {
    error: Error,
    found: Vec<Diagnostic>,
}

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
    let json = String::from_utf8_lossy(&json.bytes).into_owned();
    let found = diagnostics_json(&parsed.diagnostics, lang);
    Ok((json, found, places(&parsed.sources)))
}

pub(crate) fn write(
    document: &[u8],
    writing: &Writing,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failed> {
    let mut reading = ReadOptions::default();
    reading.format = Some(Format::Json);
    let parsed = guard(|| gongwen::read(document, &reading))?;
    written(&parsed, writing, Strictness::Lenient, lang)
}

pub(crate) fn convert(
    data: &[u8],
    reading: &Reading,
    writing: &Writing,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failed> {
    let parsed = parse(data, reading)?;
    written(&parsed, writing, reading.strictness(), lang)
}

fn parse(data: &[u8], reading: &Reading) -> Result<Parsed, Failed> {
    let parsed = guard(|| gongwen::read(data, &reading.options()?))?;
    match reading.strictness().judge(&parsed.diagnostics) {
        Ok(()) => Ok(parsed),
        Err(error) => Err(Failed {
            error,
            found: parsed.diagnostics,
        }),
    }
}

/// Writes, with the diagnostics of reading ahead of those of writing.
fn written(
    parsed: &Parsed,
    writing: &Writing,
    strictness: Strictness,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failed> {
    let work = || {
        let to: Format = writing.to.parse()?;
        gongwen::write(&parsed.document, to, &writing.options(to)?)
    };
    let written = guard(work)?;
    let mut found = parsed.diagnostics.clone();
    found.extend(written.diagnostics);
    match strictness.judge(&found) {
        Ok(()) => Ok((written.bytes, diagnostics_json(&found, lang))),
        Err(error) => Err(Failed { error, found }),
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
