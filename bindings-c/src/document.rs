//! A document that a program holds: read, changed and written without parsing JSON.

use crate::boundary::{
    borrow, borrow_mut, boundary, bytes, clear, free, made, object, put, result,
    shared_between_threads,
};
use crate::buffer::gongwen_buffer;
use crate::diagnostics::gongwen_diagnostics;
use crate::error::gongwen_error;
use crate::fields::{Field, field};
use crate::numbers::{gongwen_encoding, gongwen_format, gongwen_status, output_format};
use crate::options::gongwen_options;
use crate::places::gongwen_field;
use crate::text;
use crate::value::Value;
use gongwen::messages::Trouble;
use gongwen::model::Date;
use gongwen::{Document, Error};
use std::ffi::c_void;

/// A document: what it says, element by element. It knows no format.
///
/// 一份公文：逐项保存其内容，与文件格式无关。
pub struct gongwen_document(pub(crate) Document);

const _: () = shared_between_threads::<gongwen_document>();

/// Makes an empty document.
///
/// Ownership: the result is the caller's; free it with gongwen_document_free.
/// Encoding: none. Threads: any.
/// Errors: NULL only for a defect of the library.
///
/// 新建空文件。
/// 所有权：返回值归调用者，用 gongwen_document_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_document_new() -> *mut gongwen_document {
    made(|| gongwen_document(Document::default()))
}

/// Reads a document from the bytes of a file; JSON and XML of gongwen give the very model that was
/// written, all else is recognised.
///
/// data, len: the file; NULL only with length 0.
/// from: its format, or GONGWEN_FORMAT_DETECT.
/// encoding: the encoding of a text, or GONGWEN_ENCODING_DETECT.
/// options: NULL for the defaults.
/// out: where the document goes. diagnostics: where what was found goes; NULL if not wanted.
///
/// Ownership: *out is freed with gongwen_document_free, *diagnostics with gongwen_diagnostics_free,
/// *err with gongwen_error_free; what they held before is not freed. On failure both are NULL. The
/// input is only read during the call.
/// Encoding: as named by encoding.
/// Threads: any, also with the same options.
/// Errors: any GONGWEN_E_...; err may be NULL.
///
/// 从文件内容读入。本库写出的 JSON 与 XML 原样读回，其余格式经识别读入。
/// data、len：内容，仅当长度为 0 时可为 NULL。from：格式，或 GONGWEN_FORMAT_DETECT。encoding：文本编码，或
/// GONGWEN_ENCODING_DETECT。options：NULL 取默认。diagnostics：不需要时为 NULL。
/// 所有权：*out、*diagnostics、*err 分别用各自的 _free 释放；调用前所存之物不会被释放；失败时前二者为 NULL。输入只在调用期间读取。
/// 编码：由 encoding 指明。线程：任意，可共用 options。错误：任一 GONGWEN_E_...；err 可为 NULL。
#[must_use]
#[allow(clippy::too_many_arguments)] // the whole of the job in one call, as C likes it
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_read(
    data: *const c_void,
    len: usize,
    from: gongwen_format,
    encoding: gongwen_encoding,
    options: *const gongwen_options,
    out: *mut *mut gongwen_document,
    diagnostics: *mut *mut gongwen_diagnostics,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        clear(diagnostics);
        object(out, err, || {
            let data = bytes(data, len, "data")?;
            let defaults = gongwen_options::default();
            let options = options.as_ref().unwrap_or(&defaults);
            let parsed = gongwen::read(data, &options.reading(from, encoding)?)?;
            put(diagnostics, gongwen_diagnostics(parsed.diagnostics));
            Ok(gongwen_document(parsed.document))
        })
    }
}

/// Writes a document; GONGWEN_FORMAT_JSON and GONGWEN_FORMAT_XML hold the whole model.
///
/// to: the output's format. options: NULL for the defaults. diagnostics: NULL if not wanted.
///
/// Ownership: *out is freed with gongwen_buffer_free, *diagnostics with gongwen_diagnostics_free,
/// *err with gongwen_error_free; what they held before is not freed. On failure *out is empty and
/// *diagnostics NULL. The document is only read.
/// Encoding: UTF-8, but plain text and Markdown as gongwen_options_set_text_encoding asks.
/// Threads: any; many may write one document at once.
/// Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_UNSUPPORTED, GONGWEN_E_FONT, GONGWEN_E_ENCODING,
/// GONGWEN_E_LIMIT, GONGWEN_E_CANCELLED; err may be NULL.
///
/// 写出文件。GONGWEN_FORMAT_JSON 与 GONGWEN_FORMAT_XML 包含全部内容。
/// 所有权：*out 用 gongwen_buffer_free、*diagnostics 用 gongwen_diagnostics_free、*err 用 gongwen_error_free
/// 释放；调用前所存之物不会被释放；失败时 *out 为空，*diagnostics 为 NULL。文件只读。
/// 编码：UTF-8；纯文本与 Markdown 依 gongwen_options_set_text_encoding。线程：任意，可同时写出同一文件。
/// 错误：ARGUMENT、UNSUPPORTED、FONT、ENCODING、LIMIT、CANCELLED；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_write(
    document: *const gongwen_document,
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
            let document = &borrow(document, "document")?.0;
            let defaults = gongwen_options::default();
            let options = options.as_ref().unwrap_or(&defaults);
            let to = output_format(to)?;
            let written = gongwen::write(document, to, &options.writing(to)?)?;
            put(diagnostics, gongwen_diagnostics(written.diagnostics));
            Ok(gongwen_buffer::new(written.bytes))
        })
    }
}

/// Copies a document.
///
/// Ownership: *out is the caller's; free it with gongwen_document_free. On failure it is NULL.
/// Encoding: none. Threads: many may copy one document at once.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 复制文件。
/// 所有权：*out 归调用者，用 gongwen_document_free 释放；失败时为 NULL。编码：无。线程：可同时复制同一文件。
/// 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_clone(
    document: *const gongwen_document,
    out: *mut *mut gongwen_document,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        object(out, err, || {
            let copy = borrow(document, "document")?.0.clone();
            Ok(gongwen_document(copy))
        })
    }
}

/// Copies a document that stands within this one (GONGWEN_LIST_FORWARDED), with all its elements.
///
/// Ownership: *out is the caller's; free it with gongwen_document_free. On failure it is NULL.
/// Encoding: none. Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; err may be NULL.
///
/// 复制所转发（批转）的第 index 份文件（GONGWEN_LIST_FORWARDED），连同其全部内容。
/// 所有权：*out 归调用者，用 gongwen_document_free 释放；失败时为 NULL。编码：无。线程：可同时读同一文件。
/// 错误：GONGWEN_E_ARGUMENT，下标越界时亦然，并告知总数；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_get_forwarded(
    document: *const gongwen_document,
    index: usize,
    out: *mut *mut gongwen_document,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        object(out, err, || {
            let inside = &borrow(document, "document")?.0.forwarded;
            let copy = inside.get(index).cloned();
            let copy = copy.ok_or_else(|| not_forwarded(index, inside.len()))?;
            Ok(gongwen_document(copy))
        })
    }
}

fn not_forwarded(index: usize, count: usize) -> Error {
    let list = "GONGWEN_LIST_FORWARDED";
    Error::new(Trouble::NoSuchItem, &[&list, &index, &count])
}

/// How deep documents may stand within each other, so that what is set can be written as JSON and
/// XML and read again within the default limits: each takes two levels of the 64.
const DEEPEST: usize = 24;

/// How many documents stand within each other; no more than one past the bound are counted.
fn depth(document: &Document) -> usize {
    let mut level = vec![document];
    let mut depth = 0;
    while !level.is_empty() && depth <= DEEPEST {
        depth += 1;
        level = level.iter().flat_map(|d| &d.forwarded).collect();
    }
    depth
}

/// Puts a copy of a document in the place of one that stands within this one
/// (GONGWEN_LIST_FORWARDED). For a new place, gongwen_document_insert comes first.
///
/// Ownership: forwarded stays the caller's and is copied; it may be document itself.
/// Encoding: none.
/// Threads: the caller must be the only user of document; many may read forwarded at once.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; GONGWEN_E_LIMIT
/// where documents would stand more than 24 deep; nothing is changed then. err may be NULL.
///
/// 以 forwarded 的副本替换所转发（批转）的第 index 份文件（GONGWEN_LIST_FORWARDED）；新增时先用 gongwen_document_insert。
/// 所有权：forwarded 仍归调用者，被复制；可以就是 document 本身。编码：无。线程：须独占 document；forwarded 可同时读取。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）时亦然；层层转发超过 24 层时为 GONGWEN_E_LIMIT；此时不作改动。
/// err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_set_forwarded(
    document: *mut gongwen_document,
    index: usize,
    forwarded: *const gongwen_document,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks. Both may be one: `forwarded` is
    // not looked at any more when `document` is borrowed.
    unsafe {
        boundary(err, || {
            let copy = copy_to_forward(&borrow(forwarded, "forwarded")?.0)?;
            let inside = &mut borrow_mut(document, "document")?.0.forwarded;
            let count = inside.len();
            let place = inside.get_mut(index);
            *place.ok_or_else(|| not_forwarded(index, count))? = copy;
            Ok(())
        })
    }
}

fn copy_to_forward(document: &Document) -> Result<Document, Error> {
    let depth = 1 + depth(document);
    let fits = depth <= DEEPEST;
    fits.then(|| document.clone())
        .ok_or_else(|| Error::new(Trouble::TooDeep, &[&DEEPEST, &depth]))
}

/// Frees a document. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the document. Errors: none.
///
/// 释放文件；NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_free(document: *mut gongwen_document) {
    // SAFETY: NULL or a live document that came from this library, as the header asks.
    unsafe { free(document) }
}

fn value(document: &Document, number: gongwen_field) -> Result<(Value<'_>, &'static str), Error> {
    let Field { get, name, .. } = field::<Document>(number, "gongwen_document")?;
    Ok((get(document), name))
}

fn set(document: &mut Document, number: gongwen_field, value: Value<'_>) -> Result<(), Error> {
    let Field { set, name, .. } = field::<Document>(number, "gongwen_document")?;
    set(document, value, name)
}

/// Gets a field as text: a text, the word of one of a few, a day as YYYY-MM-DD.
///
/// Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
/// freed. data is NULL where the document does not say it, and on failure.
/// Encoding: out comes in encoding, without a byte-order mark.
/// Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT, also for a field that is a number; GONGWEN_E_ENCODING for a
/// character that encoding cannot hold; err may be NULL.
///
/// 以文字取一个字段：文字、固定名称，或 YYYY-MM-DD 形式的日期。
/// 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放。文件未载明或失败时 data 为 NULL。
/// 编码：按 encoding 给出，不带字节序标记。线程：可同时读同一文件。
/// 错误：GONGWEN_E_ARGUMENT，字段为数时亦然；字符不能以该编码表示时为 GONGWEN_E_ENCODING；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_get_text(
    document: *const gongwen_document,
    field: gongwen_field,
    encoding: gongwen_encoding,
    out: *mut gongwen_buffer,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, gongwen_buffer::EMPTY, err, || {
            let (value, name) = value(&borrow(document, "document")?.0, field)?;
            text::give(value, name, encoding)
        })
    }
}

/// Sets a field from text: a text, the word of one of a few, a day as YYYY-MM-DD. NULL with length
/// 0 takes the field away.
///
/// Ownership: the text is only read during the call.
/// Encoding: text is in encoding, which must be named; a zero byte at its end is not needed.
/// Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT for a value that the field cannot take or a NUL within the text,
/// GONGWEN_E_ENCODING for bytes that are no text; nothing is changed then. err may be NULL.
///
/// 以文字设一个字段：文字、固定名称，或 YYYY-MM-DD 形式的日期。NULL 且长度为 0 表示删去。
/// 所有权：文字只在调用期间读取。编码：text 按 encoding，须指明；末尾不需零字节。线程：须独占。
/// 错误：字段不能取该值或文字中有 NUL 时为 GONGWEN_E_ARGUMENT，字节不成文字时为 GONGWEN_E_ENCODING；此时不作改动。
/// err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_set_text(
    document: *mut gongwen_document,
    field: gongwen_field,
    encoding: gongwen_encoding,
    text: *const c_void,
    len: usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let document = &mut borrow_mut(document, "document")?.0;
            let given = text::take(text, len, encoding)?;
            set(document, field, text::value(given.as_deref()))
        })
    }
}

/// Gets a field as a number: a number, a flag (0 or 1), the number of a word. *out is -1 where the
/// document does not say it, and on failure.
///
/// Ownership: none. Encoding: none. Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT, also for a field that is no number; err may be NULL.
///
/// 以数取一个字段：数、标志（0 或 1）或名称的编号。文件未载明或失败时 *out 为 -1。
/// 所有权：无。编码：无。线程：可同时读同一文件。错误：GONGWEN_E_ARGUMENT，字段不是数时亦然；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_get_number(
    document: *const gongwen_document,
    field: gongwen_field,
    out: *mut i64,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, -1, err, || {
            let (value, name) = value(&borrow(document, "document")?.0, field)?;
            text::number(value, name)
        })
    }
}

/// Sets a field from a number: a number, a flag (0 or 1), the number of a word. -1 takes the field
/// away.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT for a value that the field cannot take; nothing is changed then. err
/// may be NULL.
///
/// 以数设一个字段：数、标志（0 或 1）或名称的编号；-1 表示删去。
/// 所有权：无。编码：无。线程：须独占。错误：字段不能取该值时为 GONGWEN_E_ARGUMENT，此时不作改动；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_set_number(
    document: *mut gongwen_document,
    field: gongwen_field,
    value: i64,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let document = &mut borrow_mut(document, "document")?.0;
            set(document, field, text::number_value(value))
        })
    }
}

/// Gets a day: the meeting's, the document's, the issue's. All three are 0 where the document does
/// not say it, and on failure.
///
/// Ownership: none. Encoding: none. Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT, also for a field that is no day; err may be NULL.
///
/// 取日期：会议日期、成文日期、印发日期。文件未载明或失败时年、月、日皆为 0。
/// 所有权：无。编码：无。线程：可同时读同一文件。错误：GONGWEN_E_ARGUMENT，字段不是日期时亦然；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_get_date(
    document: *const gongwen_document,
    field: gongwen_field,
    year: *mut i32,
    month: *mut i32,
    day: *mut i32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let year = borrow_mut(year, "year")?;
            *year = 0;
            let month = borrow_mut(month, "month")?;
            *month = 0;
            let day = borrow_mut(day, "day")?;
            *day = 0;
            let (value, name) = value(&borrow(document, "document")?.0, field)?;
            let (y, m, d) = text::date(value, name)?;
            (*year, *month, *day) = (y.into(), m.into(), d.into());
            Ok(())
        })
    }
}

/// Sets a day; 0, 0, 0 takes it away. A day as printed (GONGWEN_FIELD_DOCUMENT_DATE_TEXT,
/// GONGWEN_FIELD_ISSUED_ON_TEXT) is a field of its own and stays.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT for a day that the calendar lacks, or a field that is no day; nothing
/// is changed then. err may be NULL.
///
/// 设日期；0、0、0 表示删去。照印的写法（GONGWEN_FIELD_DOCUMENT_DATE_TEXT、GONGWEN_FIELD_ISSUED_ON_TEXT）是另外的字段，不随之改变。
/// 所有权：无。编码：无。线程：须独占。错误：日历中无此日或字段不是日期时为 GONGWEN_E_ARGUMENT，此时不作改动；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_set_date(
    document: *mut gongwen_document,
    field: gongwen_field,
    year: i32,
    month: i32,
    day: i32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let document = &mut borrow_mut(document, "document")?.0;
            set(document, field, day_of(year, month, day)?)
        })
    }
}

fn day_of(year: i32, month: i32, day: i32) -> Result<Value<'static>, Error> {
    if (year, month, day) == (0, 0, 0) {
        return Ok(Value::Absent);
    }
    let date = || {
        Date::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    };
    let text = format!("{year:04}-{month:02}-{day:02}");
    date()
        .map(Value::Date)
        .ok_or_else(|| Error::new(Trouble::BadDate, &[&text]))
}
