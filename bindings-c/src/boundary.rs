//! The one place where C and Rust meet: pointers in, pointers out, and the wall that no panic passes.

use crate::error::gongwen_error;
use crate::numbers::{GONGWEN_OK, gongwen_status, status};
use gongwen::Error;
use gongwen::messages::Trouble;
use gongwen_host::wall;
use std::ffi::c_void;
use std::ptr;

/// Runs the body of a C function: its error, and a panic too, becomes an error object and a status.
///
/// # Safety
/// `err` is NULL or writable.
pub(crate) unsafe fn boundary(
    err: *mut *mut gongwen_error,
    work: impl FnOnce() -> Result<(), Error>,
) -> gongwen_status {
    // SAFETY: the caller's promise.
    unsafe { clear(err) };
    match wall::guard(work) {
        Ok(()) => GONGWEN_OK,
        Err(error) => {
            // SAFETY: the caller's promise.
            unsafe { put(err, gongwen_error::new(&error)) };
            status(&error)
        }
    }
}

/// Runs the body of a C function that has a result: `out` is `nothing` until there is one.
///
/// # Safety
/// `out` and `err` are NULL or writable.
pub(crate) unsafe fn result<T>(
    out: *mut T,
    nothing: T,
    err: *mut *mut gongwen_error,
    work: impl FnOnce() -> Result<T, Error>,
) -> gongwen_status {
    // SAFETY: the caller's promise.
    unsafe {
        boundary(err, || {
            let out = borrow_mut(out, "out")?;
            *out = nothing;
            *out = work()?;
            Ok(())
        })
    }
}

/// Runs the body of a C function whose result is an object that C will free.
///
/// # Safety
/// `out` and `err` are NULL or writable.
pub(crate) unsafe fn object<T>(
    out: *mut *mut T,
    err: *mut *mut gongwen_error,
    work: impl FnOnce() -> Result<T, Error>,
) -> gongwen_status {
    // SAFETY: the caller's promise.
    unsafe { result(out, ptr::null_mut(), err, || work().map(boxed)) }
}

/// Makes an object that C will free; NULL where even that panics.
pub(crate) fn made<T>(make: impl FnOnce() -> T) -> *mut T {
    wall::guard(|| Ok(boxed(make()))).unwrap_or(ptr::null_mut())
}

fn boxed<T>(value: T) -> *mut T {
    Box::into_raw(Box::new(value))
}

/// The value that a pointer of C leads to.
///
/// # Safety
/// `pointer` is NULL or leads to a live `T` that nobody changes meanwhile.
pub(crate) unsafe fn borrow<'a, T>(pointer: *const T, name: &str) -> Result<&'a T, Error> {
    // SAFETY: the caller's promise.
    unsafe { pointer.as_ref() }.ok_or_else(|| null(name))
}

/// The value that a pointer of C leads to, to be changed.
///
/// # Safety
/// `pointer` is NULL or leads to a live `T` that nobody else uses meanwhile.
pub(crate) unsafe fn borrow_mut<'a, T>(pointer: *mut T, name: &str) -> Result<&'a mut T, Error> {
    // SAFETY: the caller's promise.
    unsafe { pointer.as_mut() }.ok_or_else(|| null(name))
}

/// Bytes of C. With length 0 the pointer may be NULL.
///
/// # Safety
/// `data` is NULL or `len` bytes are readable there.
pub(crate) unsafe fn bytes<'a>(
    data: *const c_void,
    len: usize,
    name: &str,
) -> Result<&'a [u8], Error> {
    if len == 0 {
        return Ok(&[]);
    }
    if data.is_null() {
        return Err(null(name));
    }
    if len > isize::MAX.unsigned_abs() {
        return Err(Error::new(Trouble::BadLength, &[&name, &len]));
    }
    // SAFETY: not NULL, in range, and readable by the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(data.cast(), len) })
}

/// Sets an optional out-pointer to NULL, so that a failure leaves nothing to free.
///
/// # Safety
/// `out` is NULL or writable.
pub(crate) unsafe fn clear<T>(out: *mut *mut T) {
    if !out.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *out = ptr::null_mut() }
    }
}

/// Hands a value to C, which frees it with the `_free` of its type; drops it where C wants none.
///
/// # Safety
/// `out` is NULL or writable.
pub(crate) unsafe fn put<T>(out: *mut *mut T, value: T) {
    if !out.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *out = boxed(value) }
    }
}

/// Takes back and drops an object that C was given; NULL is nothing.
///
/// # Safety
/// `pointer` is NULL or came from [`put`], [`object`] or [`made`] and was not freed.
pub(crate) unsafe fn free<T>(pointer: *mut T) {
    if !pointer.is_null() {
        let drop_it = || {
            // SAFETY: the caller's promise.
            drop(unsafe { Box::from_raw(pointer) });
            Ok(())
        };
        // A destructor that panics has nobody to tell; the wall only keeps it out of C.
        let _ = wall::guard(drop_it);
    }
}

fn null(name: &str) -> Error {
    Error::new(Trouble::NullPointer, &[&name])
}

/// For values that many threads may read at once, as the header promises.
pub(crate) const fn shared_between_threads<T: Send + Sync>() {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{gongwen_error_free, gongwen_error_message};
    use crate::numbers::{GONGWEN_E_INTERNAL, GONGWEN_LANG_EN};
    use std::ffi::CStr;

    #[test]
    fn a_panic_becomes_an_error_and_the_program_goes_on() {
        let mut err = ptr::null_mut();
        // SAFETY: `err` is a local; the message lives until the error is freed.
        unsafe {
            assert_eq!(
                boundary(&mut err, || panic!("on purpose")),
                GONGWEN_E_INTERNAL
            );
            let text = CStr::from_ptr(gongwen_error_message(err, GONGWEN_LANG_EN));
            assert!(text.to_str().unwrap().contains("boundary.rs:"), "{text:?}");
            gongwen_error_free(err);
            assert_eq!(boundary(&mut err, || Ok(())), GONGWEN_OK);
        }
        assert!(err.is_null());
    }

    #[test]
    fn bytes_of_length_zero_may_be_null_and_others_not() {
        // SAFETY: nothing is read through these pointers.
        unsafe {
            assert_eq!(bytes(ptr::null(), 0, "data").unwrap(), b"");
            assert!(bytes(ptr::null(), 1, "data").is_err());
            assert!(bytes([0].as_ptr().cast(), usize::MAX, "data").is_err());
        }
    }
}
