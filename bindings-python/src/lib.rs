//! The native half of the Python package: bytes in, bytes out. A border only translates.
//!
//! Documents cross it as the one JSON of the model; what a Python programmer sees stands in
//! `python/gongwen`. Every call works without the GIL and behind the wall, so that a defect is
//! `gongwen.InternalError` and never pyo3's `PanicException`, which no `except Exception` catches.

mod arrow;
mod batch;
mod errors;
mod folder;
mod fonts;
mod options;
mod work;

/// Private to the package `gongwen`.
#[pyo3::pymodule]
mod _gongwen {
    #[pymodule_export]
    use super::arrow::{Batch, BatchStream};
    #[pymodule_export]
    use super::fonts::FontSet;

    use super::arrow::Given;
    use super::batch::{Columns, Job};
    use super::errors::{self, language};
    use super::folder::{Asked, Folder, Told};
    use super::options::{Reading, Writing};
    use super::work::{self, Plan};
    use gongwen::diagnostic::diagnostics_json;
    use gongwen::{Format, Lang};
    use gongwen_host::wall::guard;
    use pyo3::prelude::*;
    use pyo3::types::PyBytes;
    use std::ffi::OsString;
    use std::path::PathBuf;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }

    /// Reads a file's content; gives the document, the diagnostics and the places as JSON.
    #[pyfunction]
    fn read(py: Python<'_>, data: &[u8], reading: Reading) -> PyResult<(String, String, String)> {
        let lang = language(py, &reading.lang)?;
        let done = py.detach(|| work::read(data, &reading, lang));
        done.map_err(|failed| failed.raise(py, lang))
    }

    /// Keeps a value and its printed words together, of which one was set, in a document that holds
    /// nothing else, given as JSON; gives it as JSON.
    #[pyfunction]
    fn keep_together(py: Python<'_>, document: &[u8], what: &str, words: bool) -> PyResult<String> {
        let done = py.detach(|| work::keep_together(document, what, words));
        done.map_err(|failed| failed.raise(py, Lang::En))
    }

    /// Writes a document, given as JSON; gives the file's content and the diagnostics as JSON.
    #[pyfunction]
    fn write<'py>(
        py: Python<'py>,
        document: &[u8],
        writing: Writing,
    ) -> PyResult<(Bound<'py, PyBytes>, String)> {
        let lang = language(py, &writing.lang)?;
        let done = py.detach(|| work::write(document, &writing));
        let (bytes, found) = done.map_err(|failed| failed.raise(py, lang))?;
        Ok((PyBytes::new(py, &bytes), diagnostics_json(&found, lang)))
    }

    /// Writes a document as all the files that a format makes of it: of pictures one a page.
    #[pyfunction]
    fn write_files<'py>(
        py: Python<'py>,
        document: &[u8],
        writing: Writing,
    ) -> PyResult<(Vec<Bound<'py, PyBytes>>, String)> {
        let lang = language(py, &writing.lang)?;
        let done = py.detach(|| work::write_files(document, &writing));
        let (files, found) = done.map_err(|failed| failed.raise(py, lang))?;
        let files = files.iter().map(|file| PyBytes::new(py, file)).collect();
        Ok((files, diagnostics_json(&found, lang)))
    }

    /// Converts a file's content without a look at the document on the way.
    #[pyfunction]
    fn convert<'py>(
        py: Python<'py>,
        data: &[u8],
        reading: Reading,
        writing: Writing,
    ) -> PyResult<(Bound<'py, PyBytes>, String)> {
        let lang = language(py, &reading.lang)?;
        let plan = py.detach(|| guard(|| Plan::of(&reading, &writing)));
        let plan = plan.map_err(|e| errors::raise(py, &e, lang))?;
        let done = py.detach(|| plan.convert(data));
        let (bytes, found) = done.map_err(|failed| failed.raise(py, lang))?;
        Ok((PyBytes::new(py, &bytes), diagnostics_json(&found, lang)))
    }

    /// Converts the documents of record batches; gives a `Batch` for a batch, a `BatchStream` for a
    /// stream.
    #[pyfunction]
    fn convert_batch<'py>(
        batch: &Bound<'py, PyAny>,
        columns: Columns,
        reading: Reading,
        writing: Writing,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = batch.py();
        let lang = language(py, &reading.lang)?;
        let given = Given::take(batch, lang)?;
        let schema = given.schema();
        let job = || Job::new(&schema, &columns, Plan::of(&reading, &writing)?, lang);
        let job = py.detach(|| guard(job));
        let mut job = job.map_err(|e| errors::raise(py, &e, lang))?;
        match given {
            Given::Stream(given) => Ok(BatchStream::new(given, job).into_pyobject(py)?.into_any()),
            Given::Batch(given) => {
                let done = py.detach(|| guard(|| job.run(&given)));
                let done = done.map_err(|e| errors::raise(py, &e, lang))?;
                Ok(Batch(done).into_pyobject(py)?.into_any())
            }
        }
    }

    /// Converts the files of a folder; `progress` is called with how many of how many are over.
    #[pyfunction]
    fn convert_folder<'py>(
        py: Python<'py>,
        asked: Asked,
        reading: Reading,
        writing: Writing,
        progress: Py<PyAny>,
    ) -> PyResult<Told<'py>> {
        let lang = language(py, &reading.lang)?;
        let folder = py.detach(|| guard(|| Folder::new(asked, &reading, &writing, lang)));
        let folder = folder.map_err(|e| errors::raise(py, &e, lang))?;
        folder.run(py, &progress, lang)
    }

    /// Refuses a target that is the source.
    #[pyfunction]
    fn refuse_same_file(
        py: Python<'_>,
        source: PathBuf,
        target: PathBuf,
        lang: &str,
    ) -> PyResult<()> {
        let lang = language(py, lang)?;
        let done = py.detach(|| guard(|| gongwen_host::plan::refuse_same_file(&source, &target)));
        done.map_err(|e| errors::raise(py, &e, lang))
    }

    /// Writes a file so that it is whole or not there.
    #[pyfunction]
    fn save(py: Python<'_>, path: PathBuf, data: &[u8]) -> PyResult<()> {
        let done = py.detach(|| guard(|| gongwen_host::files::write(&path, data)));
        done.map_err(|e| errors::raise_for(py, &e, Lang::En, &path))
    }

    /// The name of the format that a file name's extension speaks of.
    #[pyfunction]
    fn format_of(name: &str) -> Option<&'static str> {
        Format::of_name(name).map(Format::name)
    }

    /// Runs the command; gives its exit code.
    #[pyfunction]
    fn run(py: Python<'_>, args: Vec<OsString>) -> PyResult<i32> {
        let done = py.detach(|| guard(|| Ok(gongwen_cli::run(args))));
        done.map_err(|e| errors::raise(py, &e, Lang::En))
    }

    /// Panics, so that a test can see what becomes of it.
    #[pyfunction]
    #[allow(clippy::panic)] // its whole purpose
    fn _panic(py: Python<'_>) -> PyResult<()> {
        let done = py.detach(|| guard(|| panic!("on purpose")));
        done.map_err(|e| errors::raise(py, &e, Lang::En))
    }
}
