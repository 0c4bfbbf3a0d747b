//! Bytes that the library hands out.

use std::mem::{ManuallyDrop, replace};
use std::ptr;

/// Bytes that the library made. The layout never changes. Start with GONGWEN_BUFFER_INIT and free
/// with gongwen_buffer_free, never with free().
///
/// 库给出的字节。布局永不改变。以 GONGWEN_BUFFER_INIT 初始化，用 gongwen_buffer_free 释放，不可用 free()。
#[repr(C)]
pub struct gongwen_buffer {
    /// The bytes, followed by one zero byte that len does not count; NULL when empty.
    ///
    /// 内容，其后有一个不计入 len 的零字节；空时为 NULL。
    pub data: *mut u8,
    /// How many. 字节数。
    pub len: usize,
    /// The library's own; leave it alone. 库自用，勿动。
    pub cap: usize,
}

impl gongwen_buffer {
    pub(crate) const EMPTY: Self = Self {
        data: ptr::null_mut(),
        len: 0,
        cap: 0,
    };

    pub(crate) fn new(mut bytes: Vec<u8>) -> Self {
        let len = bytes.len();
        bytes.push(0);
        let mut bytes = ManuallyDrop::new(bytes);
        Self {
            data: bytes.as_mut_ptr(),
            len,
            cap: bytes.capacity(),
        }
    }
}

/// Frees the bytes and empties the buffer, so that freeing it twice is harmless. NULL does nothing.
///
/// Ownership: the struct itself stays the caller's. Copies of the struct must not be freed as well.
/// Encoding: none. Threads: the caller must be the only user of the buffer. Errors: none.
///
/// 释放字节并清空结构，重复释放无妨。NULL 无妨。
/// 所有权：结构本身仍归调用者；结构的副本不可再释放。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_buffer_free(buffer: *mut gongwen_buffer) {
    // SAFETY: NULL or a buffer that is empty or was filled by this library, as the header asks.
    let Some(buffer) = (unsafe { buffer.as_mut() }) else {
        return;
    };
    let old = replace(buffer, gongwen_buffer::EMPTY);
    if !old.data.is_null() {
        // SAFETY: the three numbers are those of the vector that `new` took apart.
        drop(unsafe { Vec::from_raw_parts(old.data, old.len + 1, old.cap) });
    }
}
