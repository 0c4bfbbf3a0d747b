//! Faces for PDF: found once, shared by any number of conversions.

use crate::boundary::{borrow_mut, boundary, bytes, clear, free, put, shared_between_threads};
use crate::error::gongwen_error;
use crate::numbers::gongwen_status;
use gongwen::Error;
use gongwen::font::FontSet;
use gongwen_host::fonts::{self, FontSearch};
use std::path::PathBuf;

/// The faces that a PDF is drawn with. Find them once and use them for any number of conversions.
pub struct gongwen_fonts(pub(crate) FontSet);

const _: () = shared_between_threads::<gongwen_fonts>();

/// Looks for the faces that GB/T 9704-2012 asks for: in the folder, then in the folder that the
/// environment variable GONGWEN_FONTS names, then among the installed fonts. A role for which
/// nothing is found stays empty; a conversion to PDF then fails with GONGWEN_E_FONT and says what
/// to do.
///
/// Ownership: *out is the caller's; free it with gongwen_fonts_free. The folder is only read during
/// the call. On failure *out is NULL.
/// Encoding: folder_len bytes of UTF-8 (on Unix, the bytes of the path as they are); NULL with
/// length 0 for no folder.
/// Threads: any.
/// Errors: GONGWEN_E_ARGUMENT, also for a folder that cannot be read, GONGWEN_E_ENCODING for a path
/// that is not UTF-8 (Windows), GONGWEN_E_FONT. err may be NULL.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_fonts_find(
    folder: *const u8,
    folder_len: usize,
    out: *mut *mut gongwen_fonts,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        clear(out);
        boundary(err, || {
            borrow_mut(out, "out")?;
            let folder = path(bytes(folder, folder_len, "folder")?)?;
            put(out, gongwen_fonts(fonts::find(&FontSearch::new(folder))?));
            Ok(())
        })
    }
}

/// Frees fonts. Conversions and options that use them keep what they need. NULL does nothing.
///
/// Threads: the caller must be the only user of the handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_fonts_free(fonts: *mut gongwen_fonts) {
    // SAFETY: NULL or live fonts that came from this library, as the header asks.
    unsafe { free(fonts) }
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> Result<Option<PathBuf>, Error> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    Ok((!bytes.is_empty()).then(|| OsStr::from_bytes(bytes).into()))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Result<Option<PathBuf>, Error> {
    use gongwen::messages::Trouble;
    let text = std::str::from_utf8(bytes)
        .map_err(|e| Error::new(Trouble::BadByte, &[&e.valid_up_to(), &"UTF-8"]))?;
    Ok((!text.is_empty()).then(|| text.into()))
}
