//! Texts and numbers over the border, in the encoding that the caller names.

use crate::boundary::bytes;
use crate::buffer::gongwen_buffer;
use crate::numbers::{gongwen_encoding, named_encoding};
use crate::value::Value;
use gongwen::Error;
use gongwen::encoding::{Undecodable, decode, encode};
use gongwen::messages::Trouble;
use gongwen::model::Date;
use std::ffi::c_void;

/// A text of C; none for NULL.
///
/// # Safety
/// `data` is NULL or `len` bytes are readable there.
pub(crate) unsafe fn take(
    data: *const c_void,
    len: usize,
    encoding: gongwen_encoding,
) -> Result<Option<String>, Error> {
    let encoding = named_encoding(encoding)?;
    // SAFETY: the caller's promise.
    let given = unsafe { bytes(data, len, "text") }?;
    if data.is_null() {
        return Ok(None);
    }
    let decoded = decode(given, Some(encoding), Undecodable::Refuse)?;
    let text = decoded.source.text();
    match text.chars().position(|c| c == '\0') {
        None => Ok(Some(text.to_owned())),
        Some(at) => Err(Error::new(Trouble::NulInside, &[&"text", &(at + 1)])),
    }
}

/// The value that a text of C gives.
pub(crate) fn value(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Absent, Value::Text)
}

/// The value that a number of C gives.
pub(crate) fn number_value(number: i64) -> Value<'static> {
    match number {
        -1 => Value::Absent,
        given => Value::Number(given),
    }
}

/// A text for C.
pub(crate) fn encoded(text: &str, encoding: gongwen_encoding) -> Result<gongwen_buffer, Error> {
    Ok(gongwen_buffer::new(encode(
        text,
        named_encoding(encoding)?,
    )?))
}

/// A value as text for C; an empty buffer where there is none.
pub(crate) fn give(
    value: Value<'_>,
    field: &str,
    encoding: gongwen_encoding,
) -> Result<gongwen_buffer, Error> {
    named_encoding(encoding)?;
    match value {
        Value::Absent => Ok(gongwen_buffer::EMPTY),
        Value::Text(text) | Value::Named(_, text) => encoded(text, encoding),
        Value::Date(date) => encoded(&date.to_string(), encoding),
        Value::Number(_) => Err(Error::new(Trouble::OtherType, &[&field, &"text"])),
    }
}

/// A value as a number for C; -1 where there is none.
pub(crate) fn number(value: Value<'_>, field: &str) -> Result<i64, Error> {
    match value {
        Value::Absent => Ok(-1),
        Value::Number(number) | Value::Named(number, _) => Ok(number),
        _ => Err(Error::new(Trouble::OtherType, &[&field, &"number"])),
    }
}

/// A value as year, month and day for C; zeros where there is none.
pub(crate) fn date(value: Value<'_>, field: &str) -> Result<(u16, u8, u8), Error> {
    match value {
        Value::Absent => Ok((0, 0, 0)),
        Value::Date(date) => Ok((Date::year(date), date.month(), date.day())),
        _ => Err(Error::new(Trouble::OtherType, &[&field, &"date"])),
    }
}
