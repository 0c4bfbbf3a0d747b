//! What was found on the way: repairs, doubts, losses. No failure, but never silent.

use crate::boundary::{borrow, borrow_mut, boundary, free, shared_between_threads};
use crate::buffer::gongwen_buffer;
use crate::error::gongwen_error;
use crate::numbers::{gongwen_lang, gongwen_status, lang};
use gongwen::Diagnostic;
use gongwen::diagnostic::diagnostics_json;

/// What was found while converting: each repair of the draft, each doubt, each loss.
pub struct gongwen_diagnostics(pub(crate) Vec<Diagnostic>);

const _: () = shared_between_threads::<gongwen_diagnostics>();

/// How many there are; 0 for NULL.
///
/// Threads: many may read the same diagnostics at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_diagnostics_count(
    diagnostics: *const gongwen_diagnostics,
) -> usize {
    // SAFETY: NULL or live diagnostics, as the header asks.
    unsafe { diagnostics.as_ref() }.map_or(0, |d| d.0.len())
}

/// Writes them as a JSON list of objects with code, severity, message, span and more: what the
/// command leaves in NAME.diagnostics.json.
///
/// Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
/// freed. On failure it is empty.
/// Encoding: UTF-8.
/// Threads: many may read the same diagnostics at once.
/// Errors: GONGWEN_E_ARGUMENT. err may be NULL.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_diagnostics_json(
    diagnostics: *const gongwen_diagnostics,
    language: gongwen_lang,
    out: *mut gongwen_buffer,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let out = borrow_mut(out, "out")?;
            *out = gongwen_buffer::EMPTY;
            let list = &borrow(diagnostics, "diagnostics")?.0;
            *out = gongwen_buffer::new(diagnostics_json(list, lang(language)).into_bytes());
            Ok(())
        })
    }
}

/// Frees diagnostics. NULL does nothing.
///
/// Threads: the caller must be the only user of the diagnostics.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_diagnostics_free(diagnostics: *mut gongwen_diagnostics) {
    // SAFETY: NULL or live diagnostics that came from this library, as the header asks.
    unsafe { free(diagnostics) }
}
