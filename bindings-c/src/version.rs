//! Which version this is, when compiling and when running.

use std::ffi::{CStr, c_char};

/// The version of this header: major. 本头文件的主版本号。
pub const GONGWEN_VERSION_MAJOR: u32 = 0;
/// The version of this header: minor. While major is 0, a new minor version may break programs;
/// the name of the shared library (SONAME) changes with it.
///
/// 本头文件的次版本号。主版本号为 0 期间，次版本升级可能不兼容，共享库的名称（SONAME）随之改变。
pub const GONGWEN_VERSION_MINOR: u32 = 1;
/// The version of this header: patch. 本头文件的修订号。
pub const GONGWEN_VERSION_PATCH: u32 = 0;

/// The version of the library that runs, such as "0.1.0".
///
/// Ownership: static; do not free. Encoding: ASCII, ends with a zero byte. Threads: any. Errors: none.
///
/// 所用库的版本，如 "0.1.0"。
/// 所有权：静态，不可释放。编码：ASCII，以零字节结尾。线程：任意。错误：无。
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_version() -> *const c_char {
    const TEXT: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    const VERSION: &CStr = match CStr::from_bytes_with_nul(TEXT.as_bytes()) {
        Ok(text) => text,
        Err(_) => c"",
    };
    VERSION.as_ptr()
}

/// The version of the library that runs as major * 10000 + minor * 100 + patch. Compare it with
/// the GONGWEN_VERSION_... of the header that the program was compiled with.
///
/// Ownership: none. Encoding: none. Threads: any. Errors: none.
///
/// 所用库的版本：major * 10000 + minor * 100 + patch，可与编译所用头文件的 GONGWEN_VERSION_... 比较。
/// 所有权：无。编码：无。线程：任意。错误：无。
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_version_number() -> u32 {
    GONGWEN_VERSION_MAJOR * 10_000 + GONGWEN_VERSION_MINOR * 100 + GONGWEN_VERSION_PATCH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_crate() {
        let text =
            format!("{GONGWEN_VERSION_MAJOR}.{GONGWEN_VERSION_MINOR}.{GONGWEN_VERSION_PATCH}");
        assert_eq!(text, env!("CARGO_PKG_VERSION"));
    }
}
