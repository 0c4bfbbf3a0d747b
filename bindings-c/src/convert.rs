//! Bytes in, bytes out.

use crate::boundary::{borrow_mut, boundary, bytes, clear, put};
use crate::buffer::gongwen_buffer;
use crate::diagnostics::gongwen_diagnostics;
use crate::error::gongwen_error;
use crate::numbers::{self, gongwen_encoding, gongwen_format, gongwen_status};
use crate::options::gongwen_options;
use gongwen::{Error, ReadOptions, Written};

/// Converts one document.
///
/// data, len: the input; NULL only with length 0. A text needs no zero byte at its end.
/// from: the input's format, or GONGWEN_FORMAT_DETECT.
/// encoding: the input's encoding, or GONGWEN_ENCODING_DETECT; formats that carry their own do not
/// heed it.
/// to: the output's format.
/// options: NULL for the defaults.
/// out: where the file goes; must not be NULL.
/// diagnostics: where what was found on the way goes; NULL if not wanted. Set on success only.
/// err: where the error goes; NULL if not wanted. NULL on success.
///
/// Ownership: the input stays the caller's and is only read during the call. *out is freed with
/// gongwen_buffer_free, *diagnostics with gongwen_diagnostics_free, *err with gongwen_error_free.
/// What these held before the call is overwritten, not freed. On failure *out is empty and
/// *diagnostics is NULL.
/// Encoding: DOCX and PDF come as their formats have it, all text comes as UTF-8.
/// Threads: any, at the same time, also with the same options. Same input, same bytes.
/// Errors: any GONGWEN_E_... but GONGWEN_E_CANCELLED.
#[must_use]
#[allow(clippy::too_many_arguments)] // the whole of the job in one call, as C likes it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_convert(
    data: *const u8,
    len: usize,
    from: gongwen_format,
    encoding: gongwen_encoding,
    to: gongwen_format,
    options: *const gongwen_options,
    out: *mut gongwen_buffer,
    diagnostics: *mut *mut gongwen_diagnostics,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        clear(diagnostics);
        boundary(err, || {
            let out = borrow_mut(out, "out")?;
            *out = gongwen_buffer::EMPTY;
            let data = bytes(data, len, "data")?;
            let defaults = gongwen_options::default();
            let options = options.as_ref().unwrap_or(&defaults);
            let written = convert(data, from, encoding, to, options)?;
            *out = gongwen_buffer::new(written.bytes);
            put(diagnostics, gongwen_diagnostics(written.diagnostics));
            Ok(())
        })
    }
}

/// The conversion itself, with the diagnostics of reading ahead of those of writing.
fn convert(
    data: &[u8],
    from: gongwen_format,
    encoding: gongwen_encoding,
    to: gongwen_format,
    options: &gongwen_options,
) -> Result<Written, Error> {
    let to = numbers::output_format(to)?;
    let mut reading = ReadOptions::default();
    reading.format = numbers::input_format(from)?;
    reading.encoding = numbers::encoding(encoding)?;
    reading.undecodable = options.undecodable;
    let mut parsed = gongwen::read(data, &reading)?;
    let mut written = gongwen::write(&parsed.document, to, &options.writing(to)?)?;
    parsed.diagnostics.append(&mut written.diagnostics);
    written.diagnostics = parsed.diagnostics;
    Ok(written)
}
