//! How a document is to be read and written: an object with setters, so that options can be added
//! without breaking programs.

use crate::boundary::{borrow, borrow_mut, boundary, free, made, shared_between_threads};
use crate::cancel::gongwen_cancel;
use crate::error::gongwen_error;
use crate::fonts::gongwen_fonts;
use crate::numbers::{
    self, gongwen_binding, gongwen_encoding, gongwen_format, gongwen_imprint, gongwen_limit,
    gongwen_normalise, gongwen_pdf, gongwen_profile, gongwen_status, gongwen_undecodable,
    undecodable,
};
use gongwen::encoding::{Encoding, Undecodable};
use gongwen::font::FontSet;
use gongwen::limits::{Cancel, Limits};
use gongwen::messages::Trouble;
use gongwen::model::Date;
use gongwen::style::{PdfFlavour, StyleOptions};
use gongwen::{Error, Format, Normalise, PictureOptions, ReadOptions, WriteOptions};
use gongwen_host::installed;

/// How a document is to be read and written. Where a function takes options, NULL means the
/// defaults.
///
/// 读写的方式。函数的 options 参数为 NULL 时取默认。
#[derive(Default)]
pub struct gongwen_options {
    undecodable: Undecodable,
    normalise: Normalise,
    limits: Limits,
    fonts: Option<FontSet>,
    text_encoding: Option<Encoding>,
    cancel: Cancel,
    style: StyleOptions,
    pdf: PdfFlavour,
    date: Option<Date>,
    picture: PictureOptions,
}

const _: () = shared_between_threads::<gongwen_options>();

impl gongwen_options {
    /// How a file is read.
    pub(crate) fn reading(
        &self,
        from: gongwen_format,
        encoding: gongwen_encoding,
    ) -> Result<ReadOptions, Error> {
        let mut reading = ReadOptions::default();
        reading.format = numbers::input_format(from)?;
        reading.encoding = numbers::encoding(encoding)?;
        reading.undecodable = self.undecodable;
        reading.normalise = self.normalise;
        reading.limits = self.limits.clone();
        reading.cancel = self.cancel.clone();
        Ok(reading)
    }

    /// How a document is written to a format.
    pub(crate) fn writing(&self, to: Format) -> Result<WriteOptions, Error> {
        let mut writing = WriteOptions::default();
        writing.fonts = self.fonts_for(to)?;
        writing.encoding = self.text_encoding;
        writing.limits = self.limits.clone();
        writing.cancel = self.cancel.clone();
        writing.style = self.style;
        writing.pdf = self.pdf;
        writing.date = self.date;
        writing.picture = self.picture;
        Ok(writing)
    }

    /// The faces for a format: those that were set, else those of this computer; none where the
    /// format draws nothing.
    fn fonts_for(&self, format: Format) -> Result<FontSet, Error> {
        match &self.fonts {
            Some(fonts) => Ok(fonts.clone()),
            None if format.has_pages() => installed::fonts(),
            None => Ok(FontSet::default()),
        }
    }
}

/// New options with the defaults: bytes that are no text are refused; the faces for PDF are looked
/// for on this computer, as by gongwen_fonts_find(NULL, 0, ...), when first needed, and then kept.
///
/// Ownership: the result is the caller's; free it with gongwen_options_free.
/// Encoding: none.
/// Threads: any. Many conversions may use the same options at once; a setter needs them alone.
/// Errors: NULL only for a defect of the library.
///
/// 新建默认的 options：遇到不成文字的字节即拒绝；PDF 所用字体在首次需要时如 gongwen_fonts_find(NULL, 0, ...) 那样在本机查找，并保留。
/// 所有权：返回值归调用者，用 gongwen_options_free 释放。编码：无。线程：多个转换可同时使用；设置时须独占。
/// 错误：仅当库有缺陷时返回 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_options_new() -> *mut gongwen_options {
    made(gongwen_options::default)
}

/// Says what becomes of bytes that are no text in the encoding: one of GONGWEN_UNDECODABLE_... .
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 规定如何处理不成文字的字节：GONGWEN_UNDECODABLE_... 之一。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_undecodable(
    options: *mut gongwen_options,
    value: gongwen_undecodable,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.undecodable = undecodable(value)?;
            Ok(())
        })
    }
}

/// Says what becomes of characters that the standards write otherwise, such as half-width
/// punctuation in Chinese text: one of GONGWEN_NORMALISE_... .
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 规定是否按标准改写字符，如中文中的半角标点：GONGWEN_NORMALISE_... 之一。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_normalise(
    options: *mut gongwen_options,
    value: gongwen_normalise,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.normalise = numbers::normalise(value)?;
            Ok(())
        })
    }
}

/// Sets a bound past which a conversion fails with GONGWEN_E_LIMIT: which is one of
/// GONGWEN_LIMIT_... . The defaults hold for anything that an office writes; lower them for input
/// from strangers.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 设定上限：which 为 GONGWEN_LIMIT_... 之一，超过时转换以 GONGWEN_E_LIMIT 失败。默认值足够机关公文使用；处理来历不明的
/// 文件时宜调低。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_limit(
    options: *mut gongwen_options,
    which: gongwen_limit,
    value: u64,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let limits = &mut borrow_mut(options, "options")?.limits;
            numbers::set_limit(limits, which, value)
        })
    }
}

/// Gives the faces for PDF.
///
/// Ownership: the options keep what they need of the fonts, which may be freed at once.
/// Encoding: none. Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定 PDF 所用的字体。
/// 所有权：options 自留所需，fonts 可随即释放。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_fonts(
    options: *mut gongwen_options,
    fonts: *const gongwen_fonts,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let fonts = borrow(fonts, "fonts")?.0.clone();
            borrow_mut(options, "options")?.fonts = Some(fonts);
            Ok(())
        })
    }
}

/// Gives the encoding of plain text and Markdown that are written; UTF-8 without it. The other
/// formats say themselves what they are in, and do not heed it.
///
/// Ownership: none. Encoding: a character that it cannot hold makes the conversion fail.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定写出纯文本与 Markdown 所用的编码，默认 UTF-8；其余格式自带编码，不受影响。
/// 所有权：无。编码：遇到该编码不能表示的字符，转换失败。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_text_encoding(
    options: *mut gongwen_options,
    encoding: gongwen_encoding,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let options = borrow_mut(options, "options")?;
            options.text_encoding = Some(numbers::named_encoding(encoding)?);
            Ok(())
        })
    }
}

/// Says how 22 lines fill the type area: one of GONGWEN_PROFILE_... .
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定 22 行如何撑满版心：GONGWEN_PROFILE_... 之一。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_profile(
    options: *mut gongwen_options,
    value: gongwen_profile,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.style.profile = numbers::profile(value)?;
            Ok(())
        })
    }
}

/// Says where the binding edge of even pages lies: one of GONGWEN_BINDING_... .
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定双数页订口在哪一侧：GONGWEN_BINDING_... 之一。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_binding(
    options: *mut gongwen_options,
    value: gongwen_binding,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.style.binding = numbers::binding(value)?;
            Ok(())
        })
    }
}

/// Says on which page the imprint stands: one of GONGWEN_IMPRINT_... .
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定版记在哪一页：GONGWEN_IMPRINT_... 之一。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_imprint(
    options: *mut gongwen_options,
    value: gongwen_imprint,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.style.imprint = numbers::imprint(value)?;
            Ok(())
        })
    }
}

/// Says which kind of PDF is written: one of GONGWEN_PDF_... .
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定 PDF 的种类：GONGWEN_PDF_... 之一。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_pdf(
    options: *mut gongwen_options,
    value: gongwen_pdf,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.pdf = numbers::pdf(value)?;
            Ok(())
        })
    }
}

/// Gives the date in the metadata of PDF and DOCX. Without it: the document's own latest date, else
/// 1970-01-01; never the clock.
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT for a day that the calendar does not have; err may be NULL.
///
/// 指定 PDF 与 DOCX 元数据中的日期；未指定时取文件自身最晚的日期，再无则为 1970-01-01，不取系统时钟。
/// 所有权：无。编码：无。线程：须独占 options。错误：日历上没有的日期为 GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_date(
    options: *mut gongwen_options,
    year: u16,
    month: u8,
    day: u8,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let options = borrow_mut(options, "options")?;
            let told = format!("{year:04}-{month:02}-{day:02}");
            let date = Date::new(year, month, day);
            options.date = Some(date.ok_or_else(|| Error::new(Trouble::BadDate, &[&told]))?);
            Ok(())
        })
    }
}

/// Says which page a picture shows, counted from 1 (the default). A conversion that asks for a page
/// behind the last one fails with GONGWEN_E_ARGUMENT.
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定图片取第几页，从 1 起，默认 1；超过末页时转换以 GONGWEN_E_ARGUMENT 失败。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_page(
    options: *mut gongwen_options,
    page: u32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.picture.page = page as usize;
            Ok(())
        })
    }
}

/// Says how fine pictures are, in pixels an inch: 10 to 1200, 150 by default. Another number makes
/// conversions to pictures fail with GONGWEN_E_ARGUMENT.
///
/// Ownership: none. Encoding: none.
/// Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定图片的精度，每英寸像素数，10 至 1200，默认 150；其他值使图片转换以 GONGWEN_E_ARGUMENT 失败。
/// 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_dpi(
    options: *mut gongwen_options,
    dpi: u32,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(options, "options")?.picture.dpi = dpi;
            Ok(())
        })
    }
}

/// Gives a flag that stops conversions with these options.
///
/// Ownership: the options keep what they need of the flag, which stays the caller's.
/// Encoding: none. Threads: the caller must be the only user of the options.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定取消标志，用以中止使用这些 options 的转换。
/// 所有权：options 自留所需，标志仍归调用者。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_set_cancel(
    options: *mut gongwen_options,
    cancel: *const gongwen_cancel,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let cancel = borrow(cancel, "cancel")?.0.clone();
            borrow_mut(options, "options")?.cancel = cancel;
            Ok(())
        })
    }
}

/// Frees options. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the options. Errors: none.
///
/// 释放 options。NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_options_free(options: *mut gongwen_options) {
    // SAFETY: NULL or live options that came from this library, as the header asks.
    unsafe { free(options) }
}
