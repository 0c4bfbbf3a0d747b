//! Faces for PDF: found or given once, shared by any number of conversions.

use crate::boundary::{borrow_mut, boundary, bytes, free, made, object, shared_between_threads};
use crate::error::gongwen_error;
use crate::numbers::gongwen_status;
use crate::path;
use gongwen::Error;
use gongwen::font::{FontData, FontSet, Role};
use gongwen::messages::Trouble;
use gongwen_host::fonts::{self, FontSearch};
use std::ffi::c_void;
use std::sync::Arc;

/// The faces that a PDF is drawn with. Find them once and use them for any number of conversions.
///
/// 生成 PDF 所用的字体。准备一次，供任意多次转换使用。
pub struct gongwen_fonts(pub(crate) FontSet);

const _: () = shared_between_threads::<gongwen_fonts>();

/// What a face is for: one of GONGWEN_ROLE_... .
///
/// 字体的用途：GONGWEN_ROLE_... 之一。
pub type gongwen_role = u32;

/// Characters that the other faces lack.
///
/// 补缺：其他字体没有的字。
pub const GONGWEN_ROLE_ANY: gongwen_role = 0;
/// 仿宋: the body (5.2.2).
pub const GONGWEN_ROLE_FANGSONG: gongwen_role = 1;
/// 小标宋: mark and title (7.2.4, 7.3.1).
pub const GONGWEN_ROLE_TITLE: gongwen_role = 2;
/// 黑体: headings of level 1, classification, labels.
pub const GONGWEN_ROLE_HEI: gongwen_role = 3;
/// 楷体: headings of level 2, names of approvers.
pub const GONGWEN_ROLE_KAI: gongwen_role = 4;
/// 宋体: page numbers (7.5).
pub const GONGWEN_ROLE_SONG: gongwen_role = 5;

const ROLES: &[(gongwen_role, Option<Role>)] = &[
    (GONGWEN_ROLE_ANY, None),
    (GONGWEN_ROLE_FANGSONG, Some(Role::FangSong)),
    (GONGWEN_ROLE_TITLE, Some(Role::Title)),
    (GONGWEN_ROLE_HEI, Some(Role::Hei)),
    (GONGWEN_ROLE_KAI, Some(Role::Kai)),
    (GONGWEN_ROLE_SONG, Some(Role::Song)),
];

fn role_of(number: gongwen_role) -> Result<Option<Role>, Error> {
    let hit = ROLES.iter().find(|row| row.0 == number).map(|row| row.1);
    hit.ok_or_else(|| Error::new(Trouble::NoSuchValue, &[&"gongwen_role", &number]))
}

/// Looks for the faces that GB/T 9704-2012 asks for: in the folder, then in the folder that the
/// environment variable GONGWEN_FONTS names, then among the installed fonts. A role for which
/// nothing is found stays empty; a conversion to PDF then fails with GONGWEN_E_FONT and says what
/// to do.
///
/// Ownership: *out is the caller's; free it with gongwen_fonts_free. The folder is only read during
/// the call. On failure *out is NULL.
/// Encoding: folder_len bytes of UTF-8 (on Unix, the bytes of the path as they are); NULL with
/// length 0 for no folder.
/// Threads: any.
/// Errors: GONGWEN_E_ARGUMENT, also for a folder that cannot be read, GONGWEN_E_ENCODING for a path
/// that is not UTF-8 (Windows), GONGWEN_E_FONT. err may be NULL.
///
/// 查找 GB/T 9704-2012 所需的字体：先查所给文件夹，再查环境变量 GONGWEN_FONTS 所指文件夹，再查已安装的字体。找不到的用途留空；
/// 此时转换为 PDF 以 GONGWEN_E_FONT 失败，并说明如何处理。
/// 所有权：*out 归调用者，用 gongwen_fonts_free 释放；失败时为 NULL。路径只在调用期间读取。
/// 编码：路径为 UTF-8（Unix 上为原样字节）；不指定时为 NULL、长度 0。线程：任意。
/// 错误：GONGWEN_E_ARGUMENT，文件夹不可读时亦然；GONGWEN_E_ENCODING；GONGWEN_E_FONT；err 可为 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_fonts_find(
    folder: *const c_void,
    folder_len: usize,
    out: *mut *mut gongwen_fonts,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        object(out, err, || {
            let folder = path::optional(folder, folder_len, "folder")?;
            fonts::find(&FontSearch::new(folder)).map(gongwen_fonts)
        })
    }
}

/// Makes a set without faces, to be filled with gongwen_fonts_add and gongwen_fonts_add_file.
///
/// Ownership: the result is the caller's; free it with gongwen_fonts_free.
/// Encoding: none. Threads: any.
/// Errors: NULL only for a defect of the library.
///
/// 新建空的字体集，再用 gongwen_fonts_add、gongwen_fonts_add_file 添加。
/// 所有权：返回值归调用者，用 gongwen_fonts_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_fonts_new() -> *mut gongwen_fonts {
    made(|| gongwen_fonts(FontSet::new()))
}

/// Gives a role a face, from the bytes of a font file. Of several for one role the first serves,
/// the next ones what it lacks.
///
/// role: one of GONGWEN_ROLE_... . index: the face within a collection (.ttc); 0 for a plain font.
///
/// Ownership: the bytes are copied.
/// Encoding: none. Threads: the caller must be the only user of the fonts.
/// Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_FONT for what is no font or may not be embedded; the set
/// is as before then. err may be NULL.
///
/// 以字体文件的内容为某用途提供字体；同一用途有多种时，先给的先用，后给的补缺。index：字体集（.ttc）中的序号，普通字体为 0。
/// 所有权：内容被复制。编码：无。线程：须独占。
/// 错误：GONGWEN_E_ARGUMENT；不是字体或不许嵌入时为 GONGWEN_E_FONT，此时字体集不变；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_fonts_add(
    fonts: *mut gongwen_fonts,
    role: gongwen_role,
    data: *const c_void,
    len: usize,
    index: u32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let set = &mut borrow_mut(fonts, "fonts")?.0;
            let face = FontData {
                bytes: Arc::new(bytes(data, len, "data")?.to_vec()),
                index,
                origin: "gongwen_fonts_add".into(),
            };
            set.add(role_of(role)?, face)
        })
    }
}

/// Gives a role a face, from a font file; else as gongwen_fonts_add.
///
/// Ownership: the path is only read during the call.
/// Encoding: path_len bytes of UTF-8 (on Unix, the bytes of the path as they are).
/// Threads: the caller must be the only user of the fonts.
/// Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_FONT for a file that cannot be read, is no font or may not
/// be embedded; the set is as before then. err may be NULL.
///
/// 以字体文件为某用途提供字体，其余同 gongwen_fonts_add。
/// 所有权：路径只在调用期间读取。编码：路径为 UTF-8（Unix 上为原样字节）。线程：须独占。
/// 错误：GONGWEN_E_ARGUMENT；文件不可读、不是字体或不许嵌入时为 GONGWEN_E_FONT，此时字体集不变；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_fonts_add_file(
    fonts: *mut gongwen_fonts,
    role: gongwen_role,
    path: *const c_void,
    path_len: usize,
    index: u32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let set = &mut borrow_mut(fonts, "fonts")?.0;
            let file = path::required(path, path_len, "path")?;
            set.add(role_of(role)?, fonts::face(&file, index)?)
        })
    }
}

/// Frees fonts. Conversions and options that use them keep what they need. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the handle. Errors: none.
///
/// 释放字体集；正在使用它的转换与 options 不受影响。NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_fonts_free(fonts: *mut gongwen_fonts) {
    // SAFETY: NULL or live fonts that came from this library, as the header asks.
    unsafe { free(fonts) }
}
