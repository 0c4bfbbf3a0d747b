//! The native half of the Python package: bytes in, bytes out. A border only translates.
//!
//! Documents cross it as the one JSON of the model; what a Python programmer sees stands in
//! `python/gongwen`. Every call works without the GIL and behind the wall, so that a defect is
//! `gongwen.InternalError` and never pyo3's `PanicException`, which no `except Exception` catches.

mod errors;

use gongwen::diagnostic::diagnostics_json;
use gongwen::encoding::Undecodable;
use gongwen::font::FontSet;
use gongwen::messages::Trouble;
use gongwen::style::{Binding, ImprintPage};
use gongwen::{Error, Format, Lang, ReadOptions, WriteOptions, WrittenFiles};
use gongwen_host::fonts::{self, FontSearch};
use gongwen_host::installed;
use pyo3::PyResult;
use std::path::{Path, PathBuf};

/// What one conversion is asked to do, as Python's keyword arguments say it.
struct Request<'a> {
    name: Option<String>,
    format: Option<&'a str>,
    encoding: Option<&'a str>,
    undecodable: Undecodable,
    to: &'a str,
    fonts: Option<PathBuf>,
    look: Look<'a>,
}

/// How pages look, and which kind of PDF they become.
struct Look<'a> {
    profile: &'a str,
    mirror: bool,
    even_imprint: bool,
    pdf: &'a str,
    date: Option<&'a str>,
    dpi: u32,
}

impl Look<'_> {
    fn apply(&self, options: &mut WriteOptions) -> Result<(), Error> {
        options.style.profile = self.profile.parse()?;
        if self.mirror {
            options.style.binding = Binding::Mirrored;
        }
        if self.even_imprint {
            options.style.imprint = ImprintPage::Even;
        }
        options.pdf = self.pdf.parse()?;
        options.picture.dpi = self.dpi;
        if let Some(text) = self.date {
            let date = text.parse();
            options.date = Some(date.map_err(|_| Error::new(Trouble::BadDate, &[&text]))?);
        }
        Ok(())
    }
}

impl Request<'_> {
    /// Converts, with the diagnostics of reading ahead of those of writing.
    fn run(&self, data: &[u8]) -> Result<WrittenFiles, Error> {
        let to: Format = self.to.parse()?;
        let parsed = gongwen::read(data, &self.reading()?)?;
        let mut written = gongwen::write_files(&parsed.document, to, &self.writing(to)?)?;
        written.diagnostics.splice(..0, parsed.diagnostics);
        Ok(written)
    }

    fn reading(&self) -> Result<ReadOptions, Error> {
        let mut options = ReadOptions::default();
        options.name.clone_from(&self.name);
        options.format = self.format.map(str::parse).transpose()?;
        options.encoding = self.encoding.map(str::parse).transpose()?;
        options.undecodable = self.undecodable;
        Ok(options)
    }

    fn writing(&self, to: Format) -> Result<WriteOptions, Error> {
        let mut options = WriteOptions::default();
        self.look.apply(&mut options)?;
        if to.has_pages() {
            options.fonts = fonts(self.fonts.as_deref())?;
        }
        Ok(options)
    }
}

/// The faces from a folder and this computer; without a folder those that are kept once found.
fn fonts(folder: Option<&Path>) -> Result<FontSet, Error> {
    match folder {
        Some(folder) => fonts::find(&FontSearch::new([folder.to_path_buf()])),
        None => installed::fonts(),
    }
}

fn language(lang: &str) -> Result<Lang, Error> {
    match lang {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err(Error::new(Trouble::NoSuchValue, &[&"lang", &lang])),
    }
}

/// Private to the package `gongwen`.
#[pyo3::pymodule]
mod _gongwen {
    use super::{
        Look, PathBuf, PyResult, Request, Undecodable, diagnostics_json, errors, language,
    };
    use gongwen::{Format, Lang};
    use gongwen_host::wall::guard;
    use pyo3::prelude::*;
    use pyo3::types::PyBytes;
    use std::ffi::OsString;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }

    /// Converts a file's content; gives the files (one; for pictures one a page) and the diagnostics as JSON.
    #[pyfunction]
    #[pyo3(signature = (data, *, to, name, format, encoding, lossy, fonts, lang,
        profile="edge", mirror=false, even_imprint=false, pdf="a-2a", date=None, dpi=150))]
    #[allow(clippy::too_many_arguments)] // keyword arguments on the side of Python
    fn convert<'py>(
        py: Python<'py>,
        data: &[u8],
        to: &str,
        name: Option<String>,
        format: Option<&str>,
        encoding: Option<&str>,
        lossy: bool,
        fonts: Option<PathBuf>,
        lang: &str,
        profile: &str,
        mirror: bool,
        even_imprint: bool,
        pdf: &str,
        date: Option<&str>,
        dpi: u32,
    ) -> PyResult<(Vec<Bound<'py, PyBytes>>, String)> {
        let lang = language(lang).map_err(|e| errors::raise(py, &e, Lang::En))?;
        let undecodable = if lossy {
            Undecodable::Replace
        } else {
            Undecodable::Refuse
        };
        let request = Request {
            name,
            format,
            encoding,
            undecodable,
            to,
            fonts,
            look: Look {
                profile,
                mirror,
                even_imprint,
                pdf,
                date,
                dpi,
            },
        };
        let done = py.detach(|| {
            guard(|| request.run(data)).map(|w| (w.files, diagnostics_json(&w.diagnostics, lang)))
        });
        let (files, diagnostics) = done.map_err(|e| errors::raise(py, &e, lang))?;
        let files = files.iter().map(|f| PyBytes::new(py, f)).collect();
        Ok((files, diagnostics))
    }

    /// Writes a file so that it is whole or not there.
    #[pyfunction]
    fn save(py: Python<'_>, path: PathBuf, data: &[u8]) -> PyResult<()> {
        let done = py.detach(|| guard(|| gongwen_host::files::write(&path, data)));
        done.map_err(|e| errors::raise_for(py, &e, Lang::En, &path))
    }

    /// Whether each page of a format is a file of its own.
    #[pyfunction]
    fn is_picture(format: &str) -> bool {
        format.parse().is_ok_and(Format::is_picture)
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
