//! How a document is to be read and written: an object with setters, so that options can be added
//! without breaking programs.

use crate::boundary::{borrow, borrow_mut, boundary, free, shared_between_threads};
use crate::error::gongwen_error;
use crate::fonts::gongwen_fonts;
use crate::numbers::{
    self, gongwen_binding, gongwen_imprint, gongwen_pdf, gongwen_profile, gongwen_status,
    gongwen_undecodable, undecodable,
};
use gongwen::encoding::Undecodable;
use gongwen::font::FontSet;
use gongwen::messages::Trouble;
use gongwen::model::Date;
use gongwen::style::{PdfFlavour, StyleOptions};
use gongwen::{Error, Format, PictureOptions, WriteOptions};
use gongwen_host::{installed, wall};
use std::ptr;

/// How a document is to be read and written. Where a function takes options, NULL means the
/// defaults.
#[derive(Default)]
pub struct gongwen_options {
    pub(crate) undecodable: Undecodable,
    fonts: Option<FontSet>,
    style: StyleOptions,
    pdf: PdfFlavour,
    date: Option<Date>,
    picture: PictureOptions,
}

const _: () = shared_between_threads::<gongwen_options>();

impl gongwen_options {
    /// How a document is written to a format.
    pub(crate) fn writing(&self, to: Format) -> Result<WriteOptions, Error> {
        let mut writing = WriteOptions::default();
        writing.fonts = self.fonts_for(to)?;
        writing.style = self.style;
        writing.pdf = self.pdf;
        writing.date = self.date;
        writing.picture = self.picture;
        Ok(writing)
    }

    /// The faces for a format: those that were set, else those of this computer; none where the
    /// format draws nothing.
    fn fonts_for(&self, format: Format) -> Result<FontSet, Error> {
        match &self.fonts {
            Some(fonts) => Ok(fonts.clone()),
            None if format.has_pages() => installed::fonts(),
            None => Ok(FontSet::default()),
        }
    }
}

/// New options with the defaults: bytes that are no text are refused; the faces for PDF are looked
/// for on this computer, as by gongwen_fonts_find(NULL, 0, ...), when first needed, and then kept.
///
/// Ownership: the result is the caller's; free it with gongwen_options_free.
/// Threads: any. Many conversions may use the same options at once; a setter needs them alone.
/// Errors: NULL only for a defect of the library.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_options_new() -> *mut gongwen_options {
    let new = || Ok(Box::into_raw(Box::new(gongwen_options::default())));
    wall::guard(new).unwrap_or(ptr::null_mut())
}

/// Says what becomes of bytes that are no text in the encoding: one of GONGWEN_UNDECODABLE_... .
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_undecodable(
    options: *mut gongwen_options,
    value: gongwen_undecodable,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.undecodable = undecodable(value)?;
            Ok(())
        })
    }
}

/// Gives the faces for PDF.
///
/// Ownership: the options keep what they need of the fonts, which may be freed at once.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_fonts(
    options: *mut gongwen_options,
    fonts: *const gongwen_fonts,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let fonts = borrow(fonts, "fonts")?.0.clone();
            borrow_mut(options, "options")?.fonts = Some(fonts);
            Ok(())
        })
    }
}

/// Says how 22 lines fill the type area: one of GONGWEN_PROFILE_... .
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_profile(
    options: *mut gongwen_options,
    value: gongwen_profile,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.style.profile = numbers::profile(value)?;
            Ok(())
        })
    }
}

/// Says where the binding edge of even pages lies: one of GONGWEN_BINDING_... .
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_binding(
    options: *mut gongwen_options,
    value: gongwen_binding,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.style.binding = numbers::binding(value)?;
            Ok(())
        })
    }
}

/// Says on which page the imprint stands: one of GONGWEN_IMPRINT_... .
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_imprint(
    options: *mut gongwen_options,
    value: gongwen_imprint,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.style.imprint = numbers::imprint(value)?;
            Ok(())
        })
    }
}

/// Says which kind of PDF is written: one of GONGWEN_PDF_... .
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_pdf(
    options: *mut gongwen_options,
    value: gongwen_pdf,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.pdf = numbers::pdf(value)?;
            Ok(())
        })
    }
}

/// Gives the date in the metadata of PDF and DOCX. Without it: the document's own latest date, else
/// 1970-01-01; never the clock.
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT for a day that the calendar does not have. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_date(
    options: *mut gongwen_options,
    year: u16,
    month: u8,
    day: u8,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let options = borrow_mut(options, "options")?;
            let told = format!("{year:04}-{month:02}-{day:02}");
            let date = Date::new(year, month, day);
            options.date = Some(date.ok_or_else(|| Error::new(Trouble::BadDate, &[&told]))?);
            Ok(())
        })
    }
}

/// Says which page a picture shows, counted from 1 (the default). A conversion that asks for a page
/// behind the last one fails with GONGWEN_E_ARGUMENT.
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_page(
    options: *mut gongwen_options,
    page: u32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.picture.page = page as usize;
            Ok(())
        })
    }
}

/// Says how fine pictures are, in pixels an inch: 10 to 1200, 150 by default. Another number makes
/// conversions to pictures fail with GONGWEN_E_ARGUMENT.
///
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_dpi(
    options: *mut gongwen_options,
    dpi: u32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.picture.dpi = dpi;
            Ok(())
        })
    }
}

/// Frees options. NULL does nothing.
///
/// Threads: the caller must be the only user of the options.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_free(options: *mut gongwen_options) {
    // SAFETY: NULL or live options that came from this library, as the header asks.
    unsafe { free(options) }
}
