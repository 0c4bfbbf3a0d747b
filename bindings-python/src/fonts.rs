//! Faces that Python looks for once and shares among conversions.

use crate::errors;
use gongwen::Lang;
use gongwen::font;
use gongwen_host::fonts::{FontSearch, find};
use gongwen_host::wall::guard;
use pyo3::prelude::*;
use std::path::PathBuf;

/// The faces that a PDF is drawn with: looked for once, shared by any number of conversions and
/// threads.
///
/// ``folder`` comes first, then the folders that the environment variable ``GONGWEN_FONTS`` names,
/// then the faces of this computer. A folder that cannot be read raises ``ArgumentError``.
///
/// >>> import gongwen
/// >>> faces = gongwen.FontSet()
/// >>> isinstance(faces, gongwen.FontSet)
/// True
#[pyclass(frozen, module = "gongwen", from_py_object)]
#[derive(Clone)]
pub(crate) struct FontSet(pub(crate) font::FontSet, Option<PathBuf>);

#[pymethods]
impl FontSet {
    #[new]
    #[pyo3(signature = (folder = None))]
    fn new(py: Python<'_>, folder: Option<PathBuf>) -> PyResult<Self> {
        let search = FontSearch::new(folder.clone());
        let found = py.detach(|| guard(|| find(&search)));
        let found = found.map_err(|e| errors::raise(py, &e, Lang::En))?;
        Ok(Self(found, folder))
    }

    /// Pickled as the folder: another process looks for its own.
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> (Bound<'py, pyo3::types::PyType>, (Option<PathBuf>,)) {
        (slf.get_type(), (slf.get().1.clone(),))
    }
}
