//! A flag by which one thread stops what another one converts.

use crate::boundary::{free, made, shared_between_threads};
use gongwen::limits::Cancel;

/// A flag that stops conversions: give it to options, and set it from any thread.
///
/// 取消标志：交给 options，任一线程均可置位。
pub struct gongwen_cancel(pub(crate) Cancel);

const _: () = shared_between_threads::<gongwen_cancel>();

/// Makes a flag that is not set.
///
/// Ownership: the result is the caller's; free it with gongwen_cancel_free.
/// Encoding: none. Threads: any.
/// Errors: NULL only for a defect of the library.
///
/// 新建未置位的标志。
/// 所有权：返回值归调用者，用 gongwen_cancel_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_cancel_new() -> *mut gongwen_cancel {
    made(|| gongwen_cancel(Cancel::default()))
}

/// Sets the flag: conversions whose options hold it end soon with GONGWEN_E_CANCELLED, and new ones
/// at once. A flag that is set stays set. NULL does nothing.
///
/// Ownership: none. Encoding: none. Threads: any, while conversions run. Errors: none.
///
/// 置位：持有该标志的转换很快以 GONGWEN_E_CANCELLED 结束，新的转换随即结束。置位后不复位。NULL 无妨。
/// 所有权：无。编码：无。线程：任意，转换进行中亦可。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_cancel_set(cancel: *const gongwen_cancel) {
    // SAFETY: NULL or a live flag, as the header asks.
    if let Some(cancel) = unsafe { cancel.as_ref() } {
        cancel.0.cancel();
    }
}

/// Whether the flag is set: 1 or 0; 0 for NULL.
///
/// Ownership: none. Encoding: none. Threads: any. Errors: none.
///
/// 是否已置位：1 或 0；NULL 为 0。
/// 所有权：无。编码：无。线程：任意。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_cancel_is_set(cancel: *const gongwen_cancel) -> i32 {
    // SAFETY: NULL or a live flag, as the header asks.
    unsafe { cancel.as_ref() }.map_or(0, |c| c.0.is_cancelled().into())
}

/// Frees a flag. Options and conversions that hold it keep what they need, but nobody can set it
/// any more. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the handle. Errors: none.
///
/// 释放标志。已持有它的 options 与转换不受影响，但不能再置位。NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_cancel_free(cancel: *mut gongwen_cancel) {
    // SAFETY: NULL or a live flag that came from this library, as the header asks.
    unsafe { free(cancel) }
}
