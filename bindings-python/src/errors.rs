//! The core's errors as Python's exceptions, whose classes stand in `gongwen/_errors.py`.

use gongwen::diagnostic::diagnostics_json;
use gongwen::messages::Trouble;
use gongwen::{Diagnostic, Error, ErrorKind, Lang};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use std::error::Error as _;
use std::io;
use std::path::Path;

/// The exception for an error, with its message in one language.
pub(crate) fn raise(py: Python<'_>, error: &Error, lang: Lang) -> PyErr {
    raise_with(py, error, &[], lang)
}

/// The exception for an error, with what had been found by then.
pub(crate) fn raise_with(py: Python<'_>, error: &Error, found: &[Diagnostic], lang: Lang) -> PyErr {
    exception(py, error, found, lang).unwrap_or_else(|e| e)
}

/// The exception for an error about a file: the system's own, where the system gave one.
pub(crate) fn raise_for(py: Python<'_>, error: &Error, lang: Lang, path: &Path) -> PyErr {
    let system = error.source().and_then(|s| s.downcast_ref::<io::Error>());
    match system.and_then(|e| Some((e.raw_os_error()?, e.to_string()))) {
        Some((number, text)) => PyOSError::new_err((number, text, path.to_path_buf())),
        None => raise(py, error, lang),
    }
}

/// The language of messages by its name.
pub(crate) fn language(py: Python<'_>, lang: &str) -> PyResult<Lang> {
    match lang {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => {
            let error = Error::new(Trouble::NoSuchValue, &[&"lang", &lang]);
            Err(raise(py, &error, Lang::En))
        }
    }
}

fn exception(py: Python<'_>, error: &Error, found: &[Diagnostic], lang: Lang) -> PyResult<PyErr> {
    let make = py.import("gongwen._errors")?.getattr("_make")?;
    let kind: ErrorKind = error.kind();
    let span = error.span().map(|s| (s.start, s.end, s.line, s.column));
    let found = diagnostics_json(found, lang);
    let made = make.call1((kind as i32, error.message(lang), error.code(), span, found))?;
    Ok(PyErr::from_value(made))
}
