//! What went wrong, as an object that the caller owns.

use crate::boundary::{free, shared_between_threads};
use crate::numbers::{GONGWEN_OK, gongwen_lang, gongwen_status, lang, status};
use gongwen::{Error, Lang};
use std::ffi::{CString, c_char};

/// What went wrong. A function that fails puts one where its last argument points; free it with
/// gongwen_error_free.
///
/// 错误。失败的函数将其放在最后一个参数所指之处；用 gongwen_error_free 释放。
pub struct gongwen_error {
    status: gongwen_status,
    id: CString,
    zh: CString,
    en: CString,
    line: usize,
    column: usize,
}

const _: () = shared_between_threads::<gongwen_error>();

impl gongwen_error {
    pub(crate) fn new(error: &Error) -> Self {
        let (line, column) = error.span().map_or((0, 0), |s| (s.line, s.column));
        Self {
            status: status(error),
            id: text(error.code().into()),
            zh: text(error.message(Lang::Zh)),
            en: text(error.message(Lang::En)),
            line,
            column,
        }
    }
}

/// A NUL inside, which C cannot see past, becomes U+FFFD.
fn text(message: String) -> CString {
    CString::new(message.replace('\0', "\u{fffd}")).unwrap_or_default()
}

/// The status that the failing function returned; GONGWEN_OK for NULL.
///
/// Ownership: none. Encoding: none. Threads: many may read one error at once. Errors: none.
///
/// 失败函数返回的状态；NULL 为 GONGWEN_OK。
/// 所有权：无。编码：无。线程：可同时读取。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_error_status(error: *const gongwen_error) -> gongwen_status {
    // SAFETY: NULL or a live error, as the header asks.
    unsafe { error.as_ref() }.map_or(GONGWEN_OK, |e| e.status)
}

/// The stable name of the trouble, such as "E101": finer than the status, the same in every
/// language and version. "" for NULL.
///
/// Ownership: lives as long as the error; do not free. Encoding: ASCII, ends with a zero byte.
/// Threads: many may read one error at once. Errors: none.
///
/// 问题的固定名称，如 "E101"：比状态更细，各语言、各版本相同。NULL 得 ""。
/// 所有权：与错误同存亡，不可释放。编码：ASCII，以零字节结尾。线程：可同时读取。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_error_id(error: *const gongwen_error) -> *const c_char {
    // SAFETY: NULL or a live error, as the header asks.
    unsafe { error.as_ref() }.map_or(c"".as_ptr(), |e| e.id.as_ptr())
}

/// The message for a person: what, where, and what to do next. "" for NULL.
///
/// Ownership: lives as long as the error; do not free. Encoding: UTF-8, ends with a zero byte.
/// Threads: many may read one error at once. Errors: none.
///
/// 给人看的说明：何事、何处、如何处理。NULL 得 ""。
/// 所有权：与错误同存亡，不可释放。编码：UTF-8，以零字节结尾。线程：可同时读取。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_error_message(
    error: *const gongwen_error,
    language: gongwen_lang,
) -> *const c_char {
    // SAFETY: NULL or a live error, as the header asks.
    let error = unsafe { error.as_ref() };
    error.map_or(c"".as_ptr(), |e| lang(language).pick(&e.zh, &e.en).as_ptr())
}

/// The line of the input where it went wrong, from 1; 0 where no place is known, and for NULL.
///
/// Ownership: none. Encoding: none. Threads: many may read one error at once. Errors: none.
///
/// 出错处在输入中的行，从 1 起；位置不明或 NULL 时为 0。
/// 所有权：无。编码：无。线程：可同时读取。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_error_line(error: *const gongwen_error) -> usize {
    // SAFETY: NULL or a live error, as the header asks.
    unsafe { error.as_ref() }.map_or(0, |e| e.line)
}

/// The column of the input where it went wrong, in characters from 1; 0 where no place is known,
/// and for NULL.
///
/// Ownership: none. Encoding: none. Threads: many may read one error at once. Errors: none.
///
/// 出错处在输入中的列，以字符计，从 1 起；位置不明或 NULL 时为 0。
/// 所有权：无。编码：无。线程：可同时读取。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_error_column(error: *const gongwen_error) -> usize {
    // SAFETY: NULL or a live error, as the header asks.
    unsafe { error.as_ref() }.map_or(0, |e| e.column)
}

/// Frees an error. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the error. Errors: none.
///
/// 释放错误。NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_error_free(error: *mut gongwen_error) {
    // SAFETY: NULL or a live error that came from this library, as the header asks.
    unsafe { free(error) }
}
