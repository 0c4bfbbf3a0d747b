//! How a document is to be read and written: an object with setters, so that options can be added
//! without breaking programs.

use crate::boundary::{borrow, borrow_mut, boundary, free, shared_between_threads};
use crate::error::gongwen_error;
use crate::fonts::gongwen_fonts;
use crate::numbers::{gongwen_status, gongwen_undecodable, undecodable};
use gongwen::encoding::Undecodable;
use gongwen::font::FontSet;
use gongwen::{Error, Format};
use gongwen_host::{installed, wall};
use std::ptr;

/// How a document is to be read and written. Where a function takes options, NULL means the
/// defaults.
#[derive(Default)]
pub struct gongwen_options {
    pub(crate) undecodable: Undecodable,
    fonts: Option<FontSet>,
}

const _: () = shared_between_threads::<gongwen_options>();

impl gongwen_options {
    /// The faces for a format: those that were set, else those of this computer; none where the
    /// format draws nothing.
    pub(crate) fn fonts_for(&self, format: Format) -> Result<FontSet, Error> {
        match &self.fonts {
            Some(fonts) => Ok(fonts.clone()),
            None if format == Format::Pdf => installed::fonts(),
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

/// Frees options. NULL does nothing.
///
/// Threads: the caller must be the only user of the options.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_free(options: *mut gongwen_options) {
    // SAFETY: NULL or live options that came from this library, as the header asks.
    unsafe { free(options) }
}
