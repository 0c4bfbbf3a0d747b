//! Options as Python hands them over: a dict with the keys of `gongwen/_options.py`.
//!
//! Only names are translated; what a name means is the core's.

use crate::fonts::FontSet;
use gongwen::encoding::Undecodable;
use gongwen::messages::Trouble;
use gongwen::model::Date;
use gongwen::style::{Binding, ImprintPage, StyleOptions};
use gongwen::{Error, Format, Normalise, ReadOptions, WriteOptions};
use gongwen_host::convert::Strictness;
use pyo3::FromPyObject;

/// How a draft is to be read.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Reading {
    /// The language of messages.
    pub(crate) lang: String,
    #[pyo3(default)]
    name: Option<String>,
    #[pyo3(default)]
    format: Option<String>,
    #[pyo3(default)]
    encoding: Option<String>,
    #[pyo3(default)]
    lossy: bool,
    #[pyo3(default)]
    normalise: bool,
    #[pyo3(default)]
    strict: bool,
    #[pyo3(default)]
    max_bytes: Option<usize>,
    #[pyo3(default)]
    max_steps: Option<u64>,
}

impl Reading {
    pub(crate) fn strictness(&self) -> Strictness {
        if self.strict {
            Strictness::Strict
        } else {
            Strictness::Lenient
        }
    }

    pub(crate) fn options(&self) -> Result<ReadOptions, Error> {
        let mut options = ReadOptions::default();
        options.name.clone_from(&self.name);
        options.format = self.format.as_deref().map(str::parse).transpose()?;
        options.encoding = self.encoding.as_deref().map(str::parse).transpose()?;
        if self.lossy {
            options.undecodable = Undecodable::Replace;
        }
        if self.normalise {
            options.normalise = Normalise::Standard;
        }
        if let Some(bytes) = self.max_bytes {
            options.limits.input_bytes = bytes;
        }
        if let Some(steps) = self.max_steps {
            options.limits.steps = steps;
        }
        Ok(options)
    }
}

/// How a document is to be written.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Writing {
    /// The format.
    pub(crate) to: String,
    /// The language of messages.
    pub(crate) lang: String,
    #[pyo3(default)]
    fonts: Option<FontSet>,
    #[pyo3(default)]
    profile: Option<String>,
    #[pyo3(default)]
    mirror: bool,
    #[pyo3(default)]
    even_imprint: bool,
    #[pyo3(default)]
    flavour: Option<String>,
    #[pyo3(default)]
    date: Option<String>,
    #[pyo3(default)]
    dpi: Option<u32>,
    #[pyo3(default)]
    page: Option<usize>,
    #[pyo3(default)]
    text_encoding: Option<String>,
}

impl Writing {
    pub(crate) fn options(&self, to: Format) -> Result<WriteOptions, Error> {
        let mut options = WriteOptions::default();
        options.style = self.style()?;
        if let Some(name) = &self.flavour {
            options.pdf = name.parse()?;
        }
        options.picture.dpi = self.dpi.unwrap_or(options.picture.dpi);
        options.picture.page = self.page.unwrap_or(options.picture.page);
        options.encoding = self.text_encoding.as_deref().map(str::parse).transpose()?;
        options.date = self.date.as_deref().map(date).transpose()?;
        if to.has_pages() {
            options.fonts = match &self.fonts {
                Some(fonts) => fonts.0.clone(),
                None => gongwen_host::installed::fonts()?,
            };
        }
        Ok(options)
    }

    fn style(&self) -> Result<StyleOptions, Error> {
        let mut style = StyleOptions::default();
        if let Some(name) = &self.profile {
            style.profile = name.parse()?;
        }
        if self.mirror {
            style.binding = Binding::Mirrored;
        }
        if self.even_imprint {
            style.imprint = ImprintPage::Even;
        }
        Ok(style)
    }
}

fn date(text: &str) -> Result<Date, Error> {
    text.parse()
        .map_err(|_| Error::new(Trouble::BadDate, &[&text]))
}
