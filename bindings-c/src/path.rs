//! Paths over the border: UTF-8, and on Unix the bytes as they are.

use crate::boundary::bytes;
use gongwen::Error;
use gongwen::messages::Trouble;
use std::ffi::c_void;
use std::path::{Path, PathBuf};

/// A path of C; none for length 0.
///
/// # Safety
/// `data` is NULL or `len` bytes are readable there.
pub(crate) unsafe fn optional(
    data: *const c_void,
    len: usize,
    name: &str,
) -> Result<Option<PathBuf>, Error> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { bytes(data, len, name) }?;
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(Error::new(Trouble::NulInside, &[&name, &(at + 1)]));
    }
    (!bytes.is_empty()).then(|| of(bytes)).transpose()
}

/// A path of C that must be given.
///
/// # Safety
/// As [`optional`].
pub(crate) unsafe fn required(
    data: *const c_void,
    len: usize,
    name: &str,
) -> Result<PathBuf, Error> {
    // SAFETY: the caller's promise.
    let path = unsafe { optional(data, len, name) }?;
    path.ok_or_else(|| Error::new(Trouble::BadLength, &[&name, &len]))
}

#[cfg(unix)]
fn of(bytes: &[u8]) -> Result<PathBuf, Error> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    Ok(OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn of(bytes: &[u8]) -> Result<PathBuf, Error> {
    let text = std::str::from_utf8(bytes);
    let bad = |e: std::str::Utf8Error| Error::new(Trouble::BadByte, &[&e.valid_up_to(), &"UTF-8"]);
    Ok(text.map_err(bad)?.into())
}

/// A path for C.
#[cfg(unix)]
pub(crate) fn to_bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

/// A path for C.
#[cfg(not(unix))]
pub(crate) fn to_bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}
