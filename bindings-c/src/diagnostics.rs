//! What was found on the way: repairs, doubts, losses. No failure, but never silent.

use crate::boundary::{borrow, free, result, shared_between_threads};
use crate::buffer::gongwen_buffer;
use crate::error::gongwen_error;
use crate::numbers::{gongwen_encoding, gongwen_lang, gongwen_status, lang};
use crate::text;
use crate::value::Value;
use gongwen::diagnostic::diagnostics_json;
use gongwen::messages::Trouble;
use gongwen::span::Span;
use gongwen::{Diagnostic, Error, Lang, Severity};

/// What was found while converting: each repair of the draft, each doubt, each loss.
///
/// 转换途中的发现：每处修补、存疑、丢失各一条。
pub struct gongwen_diagnostics(pub(crate) Vec<Diagnostic>);

const _: () = shared_between_threads::<gongwen_diagnostics>();

/// How many there are; 0 for NULL.
///
/// Ownership: none. Encoding: none. Threads: many may read the same diagnostics at once.
/// Errors: none.
///
/// 条数；NULL 为 0。
/// 所有权：无。编码：无。线程：可同时读取。错误：无。
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
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 写成 JSON 列表，每条含 code、severity、message、span 等，即命令行留在 NAME.diagnostics.json 中的内容。
/// 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放；失败时为空。编码：UTF-8。线程：可同时读取。
/// 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
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
        result(out, gongwen_buffer::EMPTY, err, || {
            let list = &borrow(diagnostics, "diagnostics")?.0;
            let json = diagnostics_json(list, lang(language));
            Ok(gongwen_buffer::new(json.into_bytes()))
        })
    }
}

/// What is asked of a diagnostic: one of GONGWEN_DIAGNOSTIC_... .
///
/// 一条发现的各项：GONGWEN_DIAGNOSTIC_... 之一。
pub type gongwen_diagnostic_field = u32;

/// The stable code, such as R101; text. 固定代码；文字。
pub const GONGWEN_DIAGNOSTIC_CODE: gongwen_diagnostic_field = 1;
/// The sentence for a person; text. 说明；文字。
pub const GONGWEN_DIAGNOSTIC_MESSAGE: gongwen_diagnostic_field = 2;
/// What to do next; text. 处理建议；文字。
pub const GONGWEN_DIAGNOSTIC_HINT: gongwen_diagnostic_field = 3;
/// The clause of the standard; text. 标准条款；文字。
pub const GONGWEN_DIAGNOSTIC_CLAUSE: gongwen_diagnostic_field = 4;
/// The element of the model, such as meeting.chair.name; text. 所涉要素；文字。
pub const GONGWEN_DIAGNOSTIC_PATH: gongwen_diagnostic_field = 5;
/// What stands there in the source; text. 原文；文字。
pub const GONGWEN_DIAGNOSTIC_QUOTE: gongwen_diagnostic_field = 6;
/// What a repair replaced; text. 修补前；文字。
pub const GONGWEN_DIAGNOSTIC_WAS: gongwen_diagnostic_field = 7;
/// What it was replaced by; text. 修补后；文字。
pub const GONGWEN_DIAGNOSTIC_NOW: gongwen_diagnostic_field = 8;
/// How grave it is: one of GONGWEN_SEVERITY_...; number, and text. 严重程度；数，亦可取文字。
pub const GONGWEN_DIAGNOSTIC_SEVERITY: gongwen_diagnostic_field = 9;
/// The line in the source, from 1; number. 行，从 1 起；数。
pub const GONGWEN_DIAGNOSTIC_LINE: gongwen_diagnostic_field = 10;
/// The column in the source, in characters from 1; number. 列，以字符计，从 1 起；数。
pub const GONGWEN_DIAGNOSTIC_COLUMN: gongwen_diagnostic_field = 11;
/// The first byte in the source decoded to UTF-8; number. 起始字节（解码为 UTF-8 后）；数。
pub const GONGWEN_DIAGNOSTIC_START: gongwen_diagnostic_field = 12;
/// One past the last byte in the source decoded to UTF-8; number. 末字节之后；数。
pub const GONGWEN_DIAGNOSTIC_END: gongwen_diagnostic_field = 13;

/// Said so that nothing happens in silence: "info". 仅告知。
pub const GONGWEN_SEVERITY_INFO: i64 = 1;
/// A person should look: "warning". 请人工核对。
pub const GONGWEN_SEVERITY_WARNING: i64 = 2;
/// The result is not to be trusted here: "error". 此处结果不可信。
pub const GONGWEN_SEVERITY_ERROR: i64 = 3;

/// A diagnostic's field with its name; owned texts are kept in `made`.
fn value<'a>(
    d: &'a Diagnostic,
    field: gongwen_diagnostic_field,
    lang: Lang,
    made: &'a mut String,
) -> Result<Value<'a>, Error> {
    let some = |text: &'a Option<String>| text.as_deref().map_or(Value::Absent, Value::Text);
    let place = |of: fn(Span) -> usize| {
        let number = d.span.and_then(|s| i64::try_from(of(s)).ok());
        number.map_or(Value::Absent, Value::Number)
    };
    Ok(match field {
        GONGWEN_DIAGNOSTIC_CODE => Value::Text(d.code.code()),
        GONGWEN_DIAGNOSTIC_MESSAGE => {
            *made = d.message(lang);
            Value::Text(made)
        }
        GONGWEN_DIAGNOSTIC_HINT => match d.code.hint(lang) {
            "" => Value::Absent,
            hint => Value::Text(hint),
        },
        GONGWEN_DIAGNOSTIC_CLAUSE => d.code.clause().map_or(Value::Absent, Value::Text),
        GONGWEN_DIAGNOSTIC_PATH => some(&d.path),
        GONGWEN_DIAGNOSTIC_QUOTE => some(&d.quote),
        GONGWEN_DIAGNOSTIC_WAS => some(&d.was),
        GONGWEN_DIAGNOSTIC_NOW => some(&d.now),
        GONGWEN_DIAGNOSTIC_SEVERITY => severity(d.code.severity()),
        GONGWEN_DIAGNOSTIC_LINE => place(|s| s.line),
        GONGWEN_DIAGNOSTIC_COLUMN => place(|s| s.column),
        GONGWEN_DIAGNOSTIC_START => place(|s| s.start),
        GONGWEN_DIAGNOSTIC_END => place(|s| s.end),
        other => {
            let what = "gongwen_diagnostic_field";
            return Err(Error::new(Trouble::NoSuchValue, &[&what, &other]));
        }
    })
}

fn severity(severity: Severity) -> Value<'static> {
    match severity {
        Severity::Info => Value::Named(GONGWEN_SEVERITY_INFO, "info"),
        Severity::Warning => Value::Named(GONGWEN_SEVERITY_WARNING, "warning"),
        Severity::Error => Value::Named(GONGWEN_SEVERITY_ERROR, "error"),
    }
}

fn one(list: &[Diagnostic], index: usize) -> Result<&Diagnostic, Error> {
    let count = list.len();
    let past = || {
        Error::new(
            Trouble::NoSuchItem,
            &[&"gongwen_diagnostics", &index, &count],
        )
    };
    list.get(index).ok_or_else(past)
}

/// Gets what one diagnostic says as text. language is for GONGWEN_DIAGNOSTIC_MESSAGE and _HINT.
///
/// Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
/// freed. data is NULL where there is none, and on failure.
/// Encoding: out comes in encoding, without a byte-order mark.
/// Threads: many may read the same diagnostics at once.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
/// is a number; GONGWEN_E_ENCODING for a character that encoding cannot hold; err may be NULL.
///
/// 以文字取一条发现的某项；language 用于 GONGWEN_DIAGNOSTIC_MESSAGE 与 _HINT。
/// 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放；没有该项或失败时 data 为 NULL。
/// 编码：按 encoding 给出，不带字节序标记。线程：可同时读取。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或该项为数时亦然；字符不能以该编码表示时为 GONGWEN_E_ENCODING；
/// err 可为 NULL。
#[must_use]
#[allow(clippy::too_many_arguments)] // which one, what of it, in which language and encoding
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_diagnostics_get_text(
    diagnostics: *const gongwen_diagnostics,
    index: usize,
    field: gongwen_diagnostic_field,
    language: gongwen_lang,
    encoding: gongwen_encoding,
    out: *mut gongwen_buffer,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, gongwen_buffer::EMPTY, err, || {
            let d = one(&borrow(diagnostics, "diagnostics")?.0, index)?;
            let mut made = String::new();
            let value = value(d, field, lang(language), &mut made)?;
            text::give(value, &format!("GONGWEN_DIAGNOSTIC {field}"), encoding)
        })
    }
}

/// Gets what one diagnostic says as a number: severity, line, column, bytes. *out is -1 where no
/// place is known, and on failure.
///
/// Ownership: none. Encoding: none. Threads: many may read the same diagnostics at once.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
/// is no number; err may be NULL.
///
/// 以数取一条发现的某项：严重程度、行、列、字节。没有位置或失败时 *out 为 -1。
/// 所有权：无。编码：无。线程：可同时读取。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或该项不是数时亦然；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_diagnostics_get_number(
    diagnostics: *const gongwen_diagnostics,
    index: usize,
    field: gongwen_diagnostic_field,
    out: *mut i64,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, -1, err, || {
            let d = one(&borrow(diagnostics, "diagnostics")?.0, index)?;
            let mut made = String::new();
            let value = value(d, field, Lang::En, &mut made)?;
            text::number(value, &format!("GONGWEN_DIAGNOSTIC {field}"))
        })
    }
}

/// Frees diagnostics. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the diagnostics. Errors: none.
///
/// 释放。NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_diagnostics_free(diagnostics: *mut gongwen_diagnostics) {
    // SAFETY: NULL or live diagnostics that came from this library, as the header asks.
    unsafe { free(diagnostics) }
}
