//! Bytes in, bytes out.

use crate::boundary::{bytes, clear, put, result};
use crate::buffer::gongwen_buffer;
use crate::diagnostics::gongwen_diagnostics;
use crate::error::gongwen_error;
use crate::numbers::{self, gongwen_encoding, gongwen_format, gongwen_status};
use crate::options::gongwen_options;
use gongwen::{Error, Written};
use std::ffi::c_void;

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
/// Encoding: the input as named by encoding. DOCX and PDF come as their formats have it, all text
/// as UTF-8, but plain text and Markdown as gongwen_options_set_text_encoding asks.
/// Threads: any, at the same time, also with the same options. Same input, same bytes.
/// Errors: any GONGWEN_E_...; GONGWEN_E_CANCELLED only where the options hold a flag.
///
/// 转换一份文件。
/// data、len：输入，仅当长度为 0 时可为 NULL，文本末尾不需零字节。from：输入格式，或 GONGWEN_FORMAT_DETECT。
/// encoding：输入编码，或 GONGWEN_ENCODING_DETECT；自带编码的格式不受影响。to：输出格式。options：NULL 取默认。
/// out：输出，不得为 NULL。diagnostics：途中发现的问题，仅成功时给出，不需要时为 NULL。err：错误，不需要时为 NULL。
/// 所有权：输入仍归调用者，只在调用期间读取。*out 用 gongwen_buffer_free、*diagnostics 用 gongwen_diagnostics_free、
/// *err 用 gongwen_error_free 释放；调用前所存之物被覆盖而不释放。失败时 *out 为空，*diagnostics 为 NULL。
/// 编码：输入由 encoding 指明；输出的文本为 UTF-8，纯文本与 Markdown 依 gongwen_options_set_text_encoding。
/// 线程：任意，可共用 options；同样的输入得同样的字节。错误：任一 GONGWEN_E_...；CANCELLED 仅当 options 带有取消标志。
#[must_use]
#[allow(clippy::too_many_arguments)] // the whole of the job in one call, as C likes it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_convert(
    data: *const c_void,
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
        result(out, gongwen_buffer::EMPTY, err, || {
            let data = bytes(data, len, "data")?;
            let defaults = gongwen_options::default();
            let options = options.as_ref().unwrap_or(&defaults);
            let written = convert(data, from, encoding, to, options)?;
            put(diagnostics, gongwen_diagnostics(written.diagnostics));
            Ok(gongwen_buffer::new(written.bytes))
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
    let mut parsed = gongwen::read(data, &options.reading(from, encoding)?)?;
    let mut written = gongwen::write(&parsed.document, to, &options.writing(to)?)?;
    parsed.diagnostics.append(&mut written.diagnostics);
    written.diagnostics = parsed.diagnostics;
    Ok(written)
}
