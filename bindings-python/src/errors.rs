//! The core's errors as Python's exceptions, whose classes stand in `gongwen/_errors.py`.

use gongwen::{Error, ErrorKind, Lang};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use std::error::Error as _;
use std::io;
use std::path::Path;

/// The exception for an error, with its message in one language.
pub(crate) fn raise(py: Python<'_>, error: &Error, lang: Lang) -> PyErr {
    exception(py, error, lang).unwrap_or_else(|e| e)
}

/// The exception for an error about a file: the system's own, where the system gave one.
pub(crate) fn raise_for(py: Python<'_>, error: &Error, lang: Lang, path: &Path) -> PyErr {
    let system = error.source().and_then(|s| s.downcast_ref::<io::Error>());
    match system.and_then(|e| Some((e.raw_os_error()?, e.to_string()))) {
        Some((number, text)) => PyOSError::new_err((number, text, path.to_path_buf())),
        None => raise(py, error, lang),
    }
}

fn exception(py: Python<'_>, error: &Error, lang: Lang) -> PyResult<PyErr> {
    let make = py.import("gongwen._errors")?.getattr("_make")?;
    let kind: ErrorKind = error.kind();
    let span = error.span().map(|s| (s.start, s.end, s.line, s.column));
    let made = make.call1((kind as i32, error.message(lang), error.code(), span))?;
    Ok(PyErr::from_value(made))
}
