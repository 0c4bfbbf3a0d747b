//! The items of a document's lists: counted, read, changed, added and taken away by index.

use crate::boundary::{borrow, borrow_mut, boundary, result};
use crate::buffer::gongwen_buffer;
use crate::document::gongwen_document;
use crate::error::gongwen_error;
use crate::lists::{Named, find};
use crate::numbers::{gongwen_encoding, gongwen_status};
use crate::places::{GONGWEN_LIST_ADDRESSEES, gongwen_field, gongwen_list};
use crate::text;
use crate::value::Value;
use gongwen::accord::Worded;
use gongwen::{Document, Error};
use std::ffi::c_void;

/// How many items a list has. *out is 0 on failure.
///
/// Ownership: none. Encoding: none. Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT for a number that is no list; err may be NULL.
///
/// 列表的项数；失败时 *out 为 0。
/// 所有权：无。编码：无。线程：可同时读同一文件。错误：没有此列表时为 GONGWEN_E_ARGUMENT；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_count(
    document: *const gongwen_document,
    list: gongwen_list,
    out: *mut usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, 0, err, || {
            let document = &borrow(document, "document")?.0;
            Ok(find(document, list)?.count(document))
        })
    }
}

/// Gets a field of an item as text, as gongwen_document_get_text does of the document.
///
/// Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
/// freed. data is NULL where the document does not say it, and on failure.
/// Encoding: out comes in encoding, without a byte-order mark.
/// Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
/// is a number; GONGWEN_E_ENCODING for a character that encoding cannot hold; err may be NULL.
///
/// 以文字取列表项的字段，规则同 gongwen_document_get_text。
/// 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放。文件未载明或失败时 data 为 NULL。
/// 编码：按 encoding 给出，不带字节序标记。线程：可同时读同一文件。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段为数时亦然；字符不能以该编码表示时为 GONGWEN_E_ENCODING；
/// err 可为 NULL。
#[must_use]
#[allow(clippy::too_many_arguments)] // which item, which field, in which encoding
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_get_item_text(
    document: *const gongwen_document,
    list: gongwen_list,
    index: usize,
    field: gongwen_field,
    encoding: gongwen_encoding,
    out: *mut gongwen_buffer,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, gongwen_buffer::EMPTY, err, || {
            let document = &borrow(document, "document")?.0;
            let (value, name) = get(document, list, index, field)?;
            text::give(value, name, encoding)
        })
    }
}

/// Sets a field of an item from text, as gongwen_document_set_text does of the document.
///
/// Ownership: the text is only read during the call.
/// Encoding: text is in encoding, which must be named.
/// Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a value that
/// the field cannot take; GONGWEN_E_ENCODING for bytes that are no text; nothing is changed then.
/// err may be NULL.
///
/// 以文字设列表项的字段，规则同 gongwen_document_set_text。
/// 所有权：文字只在调用期间读取。编码：text 按 encoding，须指明。线程：须独占。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段不能取该值时亦然；字节不成文字时为 GONGWEN_E_ENCODING；
/// 此时不作改动。err 可为 NULL。
#[allow(clippy::too_many_arguments)] // which item, which field, in which encoding
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_set_item_text(
    document: *mut gongwen_document,
    list: gongwen_list,
    index: usize,
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
            set(document, list, index, field, text::value(given.as_deref()))
        })
    }
}

/// Gets a field of an item as a number, as gongwen_document_get_number does of the document. *out
/// is -1 where the document does not say it, and on failure.
///
/// Ownership: none. Encoding: none. Threads: many may read one document at once.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
/// is no number; err may be NULL.
///
/// 以数取列表项的字段，规则同 gongwen_document_get_number；文件未载明或失败时 *out 为 -1。
/// 所有权：无。编码：无。线程：可同时读同一文件。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段不是数时亦然；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_get_item_number(
    document: *const gongwen_document,
    list: gongwen_list,
    index: usize,
    field: gongwen_field,
    out: *mut i64,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        result(out, -1, err, || {
            let document = &borrow(document, "document")?.0;
            let (value, name) = get(document, list, index, field)?;
            text::number(value, name)
        })
    }
}

/// Sets a field of an item from a number, as gongwen_document_set_number does of the document.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a value that
/// the field cannot take; nothing is changed then. err may be NULL.
///
/// 以数设列表项的字段，规则同 gongwen_document_set_number。
/// 所有权：无。编码：无。线程：须独占。
/// 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段不能取该值时亦然，此时不作改动；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_set_item_number(
    document: *mut gongwen_document,
    list: gongwen_list,
    index: usize,
    field: gongwen_field,
    value: i64,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let document = &mut borrow_mut(document, "document")?.0;
            set(document, list, index, field, text::number_value(value))
        })
    }
}

/// Puts an empty item into a list, before the item at index; the count as index puts it at the end.
/// A new block of the body is a paragraph; a new document within is empty, and
/// gongwen_document_set_forwarded fills it.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; err may be NULL.
///
/// 在列表第 index 项之前插入空项；index 等于总数时加在末尾。正文中新插入的块是段落；新插入的被转发文件
/// 为空，用 gongwen_document_set_forwarded 填入。
/// 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）时亦然；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_insert(
    document: *mut gongwen_document,
    list: gongwen_list,
    index: usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let document = &mut borrow_mut(document, "document")?.0;
            let found = find(document, list)?;
            found.list().insert(document, &found.at(index, 0))
        })
    }
}

/// Takes an item out of a list.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
/// Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; err may be NULL.
///
/// 从列表中删去一项。
/// 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）时亦然；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_document_remove(
    document: *mut gongwen_document,
    list: gongwen_list,
    index: usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let document = &mut borrow_mut(document, "document")?.0;
            let found = find(document, list)?;
            found.list().remove(document, &found.at(index, 0))?;
            if list == GONGWEN_LIST_ADDRESSEES {
                document.value_was_set(Worded::Addressees);
            }
            Ok(())
        })
    }
}

fn get(
    document: &Document,
    list: gongwen_list,
    index: usize,
    field: gongwen_field,
) -> Result<Named<'_>, Error> {
    let found = find(document, list)?;
    found.list().get(document, &found.at(index, field))
}

fn set(
    document: &mut Document,
    list: gongwen_list,
    index: usize,
    field: gongwen_field,
    value: Value<'_>,
) -> Result<(), Error> {
    let found = find(document, list)?;
    found.list().set(document, &found.at(index, field), value)
}
