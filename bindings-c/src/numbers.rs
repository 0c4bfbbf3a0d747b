//! The numbers by which C names things, and what they mean to the core. Never renumbered.

use gongwen::encoding::{Encoding, Undecodable};
use gongwen::limits::Limits;
use gongwen::messages::Trouble;
use gongwen::style::{Binding, ImprintPage, PdfFlavour, Profile};
use gongwen::{Error, Format, Lang, Normalise};
use gongwen_host::resume::{Earlier, Failures};

/// What a function came to: GONGWEN_OK, or one of GONGWEN_E_... . New ones may be added; a program
/// treats one that it does not know as a failure.
///
/// 函数的结果：GONGWEN_OK 或 GONGWEN_E_...。以后可能增加；不认识的值一律视为失败。
pub type gongwen_status = i32;

/// Done. 成功。
pub const GONGWEN_OK: gongwen_status = 0;
/// Bytes that are no text in the encoding, or a character that the encoding lacks. 字节不成文字，或字符不能以该编码表示。
pub const GONGWEN_E_ENCODING: gongwen_status = 1;
/// A container (ZIP, compound file) that cannot be opened.
///
/// 容器（ZIP、复合文档）打不开。
pub const GONGWEN_E_CONTAINER: gongwen_status = 2;
/// XML that is not well formed, or has a DOCTYPE.
///
/// XML 格式不良，或含 DOCTYPE。
pub const GONGWEN_E_XML: gongwen_status = 3;
/// JSON that is not well formed. JSON 格式不良。
pub const GONGWEN_E_JSON: gongwen_status = 4;
/// Well-formed XML or JSON that is no document of ours.
///
/// XML、JSON 格式良好，但不是本库的文件。
pub const GONGWEN_E_SCHEMA: gongwen_status = 5;
/// A limit of size, nesting or work was passed. 超过大小、嵌套或处理量的上限。
pub const GONGWEN_E_LIMIT: gongwen_status = 6;
/// A face is missing, unreadable or may not be embedded.
///
/// 字体缺少、不可读或不许嵌入。
pub const GONGWEN_E_FONT: gongwen_status = 7;
/// A format that cannot be read or written. 不能读或写的格式。
pub const GONGWEN_E_UNSUPPORTED: gongwen_status = 8;
/// A file could not be read or written. 文件不能读或写。
pub const GONGWEN_E_IO: gongwen_status = 9;
/// The caller cancelled. 已被调用者取消。
pub const GONGWEN_E_CANCELLED: gongwen_status = 10;
/// An argument that makes no sense, such as NULL where something must stand.
///
/// 参数无意义，如不该为 NULL 处为 NULL。
pub const GONGWEN_E_ARGUMENT: gongwen_status = 11;
/// A defect of the library itself; please report it. 库自身的缺陷，请报告。
pub const GONGWEN_E_INTERNAL: gongwen_status = 99;

/// A file format: one of GONGWEN_FORMAT_... . 文件格式：GONGWEN_FORMAT_... 之一。
pub type gongwen_format = u32;

/// Find the format out by the content. Only for input.
///
/// 按内容判断格式；仅用于输入。
pub const GONGWEN_FORMAT_DETECT: gongwen_format = 0;
/// Plain text. 纯文本。
pub const GONGWEN_FORMAT_TEXT: gongwen_format = 1;
/// Markdown.
pub const GONGWEN_FORMAT_MARKDOWN: gongwen_format = 2;
/// HTML.
pub const GONGWEN_FORMAT_HTML: gongwen_format = 3;
/// Word 2007 and later. Word 2007 及以后。
pub const GONGWEN_FORMAT_DOCX: gongwen_format = 4;
/// Word 97 to 2003, and the compound files of WPS.
///
/// Word 97 至 2003，及 WPS 的复合文档。
pub const GONGWEN_FORMAT_DOC: gongwen_format = 5;
/// PDF.
pub const GONGWEN_FORMAT_PDF: gongwen_format = 6;
/// OFD (GB/T 33190).
pub const GONGWEN_FORMAT_OFD: gongwen_format = 7;
/// XML in the namespace urn:gongwen:document:1, always UTF-8 on output. 写出时恒为 UTF-8。
pub const GONGWEN_FORMAT_XML: gongwen_format = 8;
/// The document model as JSON, always UTF-8. JSON 形式的文件模型，恒为 UTF-8。
pub const GONGWEN_FORMAT_JSON: gongwen_format = 9;
/// Rich Text Format. Only for input. 仅用于输入。
pub const GONGWEN_FORMAT_RTF: gongwen_format = 10;
/// A picture of one page; gongwen_options_set_page says which. Only for output.
///
/// 一页的图片，由 gongwen_options_set_page 指定页码。仅用于输出。
pub const GONGWEN_FORMAT_PNG: gongwen_format = 11;

/// The encoding of a text: one of GONGWEN_ENCODING_... . 文字编码：GONGWEN_ENCODING_... 之一。
pub type gongwen_encoding = u32;

/// Find the encoding out: byte-order mark, UTF-8, UTF-16, else GB18030. Name it where you know it:
/// a short GBK text can happen to be valid UTF-8.
///
/// 自动判断：字节序标记、UTF-8、UTF-16，否则 GB18030。已知编码时请指明：短的 GBK 文本可能恰好也是合法的 UTF-8。
pub const GONGWEN_ENCODING_DETECT: gongwen_encoding = 0;
/// UTF-8.
pub const GONGWEN_ENCODING_UTF8: gongwen_encoding = 1;
/// GB18030, which holds GBK and GB2312. GB18030，含 GBK、GB2312。
pub const GONGWEN_ENCODING_GB18030: gongwen_encoding = 2;
/// UTF-16, little-endian: the wide strings of Windows.
///
/// UTF-16 小端：Windows 的宽字符串。
pub const GONGWEN_ENCODING_UTF16LE: gongwen_encoding = 3;
/// UTF-16, big-endian. UTF-16 大端。
pub const GONGWEN_ENCODING_UTF16BE: gongwen_encoding = 4;
/// GBK, code page 936, for programs that know no characters of four bytes: read as GB18030; writing
/// a character that GBK lacks is refused.
///
/// GBK（代码页 936），供不认识四字节字符的程序使用：读取同 GB18030；写出时遇到 GBK 没有的字符即拒绝。
pub const GONGWEN_ENCODING_GBK: gongwen_encoding = 5;

/// What becomes of bytes that are no text: one of GONGWEN_UNDECODABLE_... .
///
/// 如何处理不成文字的字节：GONGWEN_UNDECODABLE_... 之一。
pub type gongwen_undecodable = u32;

/// Refuse the input with GONGWEN_E_ENCODING, naming the byte. The default.
///
/// 以 GONGWEN_E_ENCODING 拒绝并指出字节；默认。
pub const GONGWEN_UNDECODABLE_REFUSE: gongwen_undecodable = 0;
/// Put U+FFFD in their place, with a diagnostic for each.
///
/// 代以 U+FFFD，每处记一条发现。
pub const GONGWEN_UNDECODABLE_REPLACE: gongwen_undecodable = 1;

/// What becomes of characters that the standards write otherwise: one of GONGWEN_NORMALISE_... .
///
/// 如何处理与标准写法不同的字符：GONGWEN_NORMALISE_... 之一。
pub type gongwen_normalise = u32;

/// They stay as they are. The default. 保持原样；默认。
pub const GONGWEN_NORMALISE_KEEP: gongwen_normalise = 0;
/// Full-width punctuation (GB/T 15834), the brackets of numbers of documents and the zero of years, a
/// diagnostic for each change. Neither words nor order are touched.
///
/// 改为全角标点（GB/T 15834）、发文字号的六角括号、年份的〇，每处记一条发现；不动文字与次序。
pub const GONGWEN_NORMALISE_STANDARD: gongwen_normalise = 1;

/// A bound of a conversion: one of GONGWEN_LIMIT_... .
///
/// 转换的上限：GONGWEN_LIMIT_... 之一。
pub type gongwen_limit = u32;

/// Bytes of the input; 64 MiB. 输入字节数；64 MiB。
pub const GONGWEN_LIMIT_INPUT_BYTES: gongwen_limit = 1;
/// Depth of nested XML or JSON; 64, and never more than 127. 嵌套层数；64，至多 127。
pub const GONGWEN_LIMIT_NESTING: gongwen_limit = 2;
/// Attributes of one XML element; 64. 一个 XML 元素的属性数；64。
pub const GONGWEN_LIMIT_ATTRIBUTES: gongwen_limit = 3;
/// Entries of a container; 4096. 容器的条目数；4096。
pub const GONGWEN_LIMIT_ENTRIES: gongwen_limit = 4;
/// Bytes that come out of a container; 64 MiB. 容器展开后的字节数；64 MiB。
pub const GONGWEN_LIMIT_EXPANDED_BYTES: gongwen_limit = 5;
/// How many times its size a part of a container may have when it is unpacked; 200.
///
/// 容器中一个部分展开后与展开前之比；200。
pub const GONGWEN_LIMIT_EXPANSION: gongwen_limit = 6;
/// Steps of work, about one a character and pass; 2,000,000,000.
///
/// 处理步数，每字每遍约一步；20 亿。
pub const GONGWEN_LIMIT_STEPS: gongwen_limit = 7;

/// How 22 lines fill the type area: one of GONGWEN_PROFILE_... .
///
/// 22 行如何撑满版心：GONGWEN_PROFILE_... 之一。
pub type gongwen_profile = u32;

/// The ink of the first and of the last line touches the edges of the type area. The default.
///
/// 首行、末行的字墨贴齐版心上下边；默认。
pub const GONGWEN_PROFILE_EDGE: gongwen_profile = 0;
/// 22 equal boxes fill the type area, as word processors count.
///
/// 22 个等高行框撑满版心，与文字处理软件的算法一致。
pub const GONGWEN_PROFILE_BOX: gongwen_profile = 1;

/// On which side the binding edge of even pages lies: one of GONGWEN_BINDING_... .
///
/// 双数页订口在哪一侧：GONGWEN_BINDING_... 之一。
pub type gongwen_binding = u32;

/// Left on every page: for the screen and for printing on one side. The default.
///
/// 各页均在左侧：用于屏幕与单面印刷；默认。
pub const GONGWEN_BINDING_LEFT: gongwen_binding = 0;
/// Left on odd pages, right on even ones: for printing on both sides.
///
/// 单数页在左、双数页在右：用于双面印刷。
pub const GONGWEN_BINDING_MIRRORED: gongwen_binding = 1;

/// On which page the imprint stands: one of GONGWEN_IMPRINT_... .
///
/// 版记在哪一页：GONGWEN_IMPRINT_... 之一。
pub type gongwen_imprint = u32;

/// The last page, odd or even. The default.
///
/// 末页，不论单双；默认。
pub const GONGWEN_IMPRINT_LAST: gongwen_imprint = 0;
/// An even page, after a blank one if need be.
///
/// 双数页，必要时前置空白页。
pub const GONGWEN_IMPRINT_EVEN: gongwen_imprint = 1;

/// A kind of PDF: one of GONGWEN_PDF_... .
///
/// PDF 的种类：GONGWEN_PDF_... 之一。
pub type gongwen_pdf = u32;

/// PDF/A-2a and PDF/UA-1, for archives. The default.
///
/// PDF/A-2a 与 PDF/UA-1，用于归档；默认。
pub const GONGWEN_PDF_A2A: gongwen_pdf = 0;
/// PDF/A-3a and PDF/UA-1 with the document as attached XML: gongwen_convert reads it back.
///
/// PDF/A-3a 与 PDF/UA-1，附带 XML 形式的文件模型，可由 gongwen_convert 读回。
pub const GONGWEN_PDF_A3A: gongwen_pdf = 1;
/// PDF/A-2b.
///
/// PDF/A-2b。
pub const GONGWEN_PDF_A2B: gongwen_pdf = 2;
/// PDF/A-4f with the document as attached XML.
///
/// PDF/A-4f，附带 XML 形式的文件模型。
pub const GONGWEN_PDF_A4F: gongwen_pdf = 3;
/// No archival profile.
///
/// 不属任何归档规范。
pub const GONGWEN_PDF_PLAIN: gongwen_pdf = 4;

/// Whether a batch keeps a manifest, by which it can be taken up again: one of GONGWEN_MANIFEST_... .
///
/// 批次是否记录清单，以便中断后继续：GONGWEN_MANIFEST_... 之一。
pub type gongwen_manifest = u32;

/// No manifest; every input is converted. The default.
///
/// 不记录；全部转换；默认。
pub const GONGWEN_MANIFEST_NONE: gongwen_manifest = 0;
/// What is done is left alone; what failed is reported again and not tried.
///
/// 已完成的不再转换；先前失败的只再次报告，不重试。
pub const GONGWEN_MANIFEST_RESUME: gongwen_manifest = 1;
/// What is done is left alone; what failed is tried again.
///
/// 已完成的不再转换；先前失败的重试。
pub const GONGWEN_MANIFEST_RETRY: gongwen_manifest = 2;
/// A new manifest; every input is converted.
///
/// 重新记录；全部转换。
pub const GONGWEN_MANIFEST_ANEW: gongwen_manifest = 3;

/// The language of messages: one of GONGWEN_LANG_... . A number that the library does not know
/// counts as English.
///
/// 说明所用的语言：GONGWEN_LANG_... 之一；不认识的值按英文处理。
pub type gongwen_lang = u32;

/// English. 英文。
pub const GONGWEN_LANG_EN: gongwen_lang = 0;
/// Chinese. 中文。
pub const GONGWEN_LANG_ZH: gongwen_lang = 1;

const FORMATS: &[(gongwen_format, Format)] = &[
    (GONGWEN_FORMAT_TEXT, Format::Text),
    (GONGWEN_FORMAT_MARKDOWN, Format::Markdown),
    (GONGWEN_FORMAT_HTML, Format::Html),
    (GONGWEN_FORMAT_DOCX, Format::Docx),
    (GONGWEN_FORMAT_DOC, Format::Doc),
    (GONGWEN_FORMAT_PDF, Format::Pdf),
    (GONGWEN_FORMAT_OFD, Format::Ofd),
    (GONGWEN_FORMAT_XML, Format::Xml),
    (GONGWEN_FORMAT_JSON, Format::Json),
    (GONGWEN_FORMAT_RTF, Format::Rtf),
    (GONGWEN_FORMAT_PNG, Format::Png),
];

const ENCODINGS: &[(gongwen_encoding, Encoding)] = &[
    (GONGWEN_ENCODING_UTF8, Encoding::Utf8),
    (GONGWEN_ENCODING_GB18030, Encoding::Gb18030),
    (GONGWEN_ENCODING_UTF16LE, Encoding::Utf16Le),
    (GONGWEN_ENCODING_UTF16BE, Encoding::Utf16Be),
    (GONGWEN_ENCODING_GBK, Encoding::Gbk),
];

const UNDECODABLES: &[(gongwen_undecodable, Undecodable)] = &[
    (GONGWEN_UNDECODABLE_REFUSE, Undecodable::Refuse),
    (GONGWEN_UNDECODABLE_REPLACE, Undecodable::Replace),
];

const NORMALISES: &[(gongwen_normalise, Normalise)] = &[
    (GONGWEN_NORMALISE_KEEP, Normalise::Keep),
    (GONGWEN_NORMALISE_STANDARD, Normalise::Standard),
];

const PROFILES: &[(gongwen_profile, Profile)] = &[
    (GONGWEN_PROFILE_EDGE, Profile::Edge),
    (GONGWEN_PROFILE_BOX, Profile::Box),
];

const BINDINGS: &[(gongwen_binding, Binding)] = &[
    (GONGWEN_BINDING_LEFT, Binding::Left),
    (GONGWEN_BINDING_MIRRORED, Binding::Mirrored),
];

const IMPRINTS: &[(gongwen_imprint, ImprintPage)] = &[
    (GONGWEN_IMPRINT_LAST, ImprintPage::Last),
    (GONGWEN_IMPRINT_EVEN, ImprintPage::Even),
];

const PDFS: &[(gongwen_pdf, PdfFlavour)] = &[
    (GONGWEN_PDF_A2A, PdfFlavour::A2a),
    (GONGWEN_PDF_A3A, PdfFlavour::A3a),
    (GONGWEN_PDF_A2B, PdfFlavour::A2b),
    (GONGWEN_PDF_A4F, PdfFlavour::A4f),
    (GONGWEN_PDF_PLAIN, PdfFlavour::Plain),
];

const MANIFESTS: &[(gongwen_manifest, Option<Earlier>)] = &[
    (GONGWEN_MANIFEST_NONE, None),
    (
        GONGWEN_MANIFEST_RESUME,
        Some(Earlier::Resume(Failures::Keep)),
    ),
    (
        GONGWEN_MANIFEST_RETRY,
        Some(Earlier::Resume(Failures::Retry)),
    ),
    (GONGWEN_MANIFEST_ANEW, Some(Earlier::Forget)),
];

fn find<T: Copy>(table: &[(u32, T)], what: &str, number: u32) -> Result<T, Error> {
    let hit = table.iter().find(|row| row.0 == number).map(|row| row.1);
    hit.ok_or_else(|| Error::new(Trouble::NoSuchValue, &[&what, &number]))
}

/// The format of an input; none where it is to be detected.
pub(crate) fn input_format(number: gongwen_format) -> Result<Option<Format>, Error> {
    let given = number != GONGWEN_FORMAT_DETECT;
    given.then(|| output_format(number)).transpose()
}

/// The format of an output, which must be named.
pub(crate) fn output_format(number: gongwen_format) -> Result<Format, Error> {
    find(FORMATS, "gongwen_format", number)
}

/// The encoding of an input; none where it is to be detected.
pub(crate) fn encoding(number: gongwen_encoding) -> Result<Option<Encoding>, Error> {
    let given = number != GONGWEN_ENCODING_DETECT;
    given.then(|| named_encoding(number)).transpose()
}

/// An encoding that must be named: that of an output, or of a text too short to be told by.
pub(crate) fn named_encoding(number: gongwen_encoding) -> Result<Encoding, Error> {
    find(ENCODINGS, "gongwen_encoding", number)
}

/// What becomes of bytes that are no text.
pub(crate) fn undecodable(number: gongwen_undecodable) -> Result<Undecodable, Error> {
    find(UNDECODABLES, "gongwen_undecodable", number)
}

/// What becomes of characters that the standards write otherwise.
pub(crate) fn normalise(number: gongwen_normalise) -> Result<Normalise, Error> {
    find(NORMALISES, "gongwen_normalise", number)
}

/// Sets a bound; one that this computer cannot count to is none.
pub(crate) fn set_limit(
    limits: &mut Limits,
    which: gongwen_limit,
    value: u64,
) -> Result<(), Error> {
    let count = usize::try_from(value).unwrap_or(usize::MAX);
    match which {
        GONGWEN_LIMIT_INPUT_BYTES => limits.input_bytes = count,
        GONGWEN_LIMIT_NESTING => limits.nesting = count,
        GONGWEN_LIMIT_ATTRIBUTES => limits.attributes = count,
        GONGWEN_LIMIT_ENTRIES => limits.entries = count,
        GONGWEN_LIMIT_EXPANDED_BYTES => limits.expanded_bytes = count,
        GONGWEN_LIMIT_EXPANSION => limits.expansion = count,
        GONGWEN_LIMIT_STEPS => limits.steps = value,
        other => {
            return Err(Error::new(
                Trouble::NoSuchValue,
                &[&"gongwen_limit", &other],
            ));
        }
    }
    Ok(())
}

/// How lines fill the type area.
pub(crate) fn profile(number: gongwen_profile) -> Result<Profile, Error> {
    find(PROFILES, "gongwen_profile", number)
}

/// Where the binding edge of even pages lies.
pub(crate) fn binding(number: gongwen_binding) -> Result<Binding, Error> {
    find(BINDINGS, "gongwen_binding", number)
}

/// On which page the imprint stands.
pub(crate) fn imprint(number: gongwen_imprint) -> Result<ImprintPage, Error> {
    find(IMPRINTS, "gongwen_imprint", number)
}

/// How a batch goes on with its manifest; none where it keeps none.
pub(crate) fn manifest(number: gongwen_manifest) -> Result<Option<Earlier>, Error> {
    find(MANIFESTS, "gongwen_manifest", number)
}

/// The kind of PDF.
pub(crate) fn pdf(number: gongwen_pdf) -> Result<PdfFlavour, Error> {
    find(PDFS, "gongwen_pdf", number)
}

/// The language of a message.
pub(crate) fn lang(number: gongwen_lang) -> Lang {
    match number {
        GONGWEN_LANG_ZH => Lang::Zh,
        _ => Lang::En,
    }
}

/// The status of an error: its kind's number.
pub(crate) fn status(error: &Error) -> gongwen_status {
    error.kind() as gongwen_status
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::ErrorKind;

    #[test]
    fn statuses_are_the_numbers_of_the_core() {
        let pairs = [
            (GONGWEN_E_ENCODING, ErrorKind::Encoding),
            (GONGWEN_E_CONTAINER, ErrorKind::Container),
            (GONGWEN_E_XML, ErrorKind::Xml),
            (GONGWEN_E_JSON, ErrorKind::Json),
            (GONGWEN_E_SCHEMA, ErrorKind::Schema),
            (GONGWEN_E_LIMIT, ErrorKind::Limit),
            (GONGWEN_E_FONT, ErrorKind::Font),
            (GONGWEN_E_UNSUPPORTED, ErrorKind::Unsupported),
            (GONGWEN_E_IO, ErrorKind::Io),
            (GONGWEN_E_CANCELLED, ErrorKind::Cancelled),
            (GONGWEN_E_ARGUMENT, ErrorKind::Argument),
            (GONGWEN_E_INTERNAL, ErrorKind::Internal),
        ];
        for (status, kind) in pairs {
            assert_eq!(status, kind as gongwen_status, "{kind:?}");
        }
    }

    #[test]
    fn every_format_of_the_core_has_a_number() {
        let ours: Vec<_> = FORMATS.iter().map(|row| row.1).collect();
        assert_eq!(ours, Format::all().collect::<Vec<_>>());
    }

    #[test]
    fn every_limit_has_a_number() {
        let mut limits = Limits::default();
        for which in GONGWEN_LIMIT_INPUT_BYTES..=GONGWEN_LIMIT_STEPS {
            set_limit(&mut limits, which, which.into()).unwrap();
        }
        let all = Limits {
            input_bytes: 1,
            nesting: 2,
            attributes: 3,
            entries: 4,
            expanded_bytes: 5,
            expansion: 6,
            steps: 7,
        };
        assert_eq!(limits, all);
    }

    #[test]
    fn every_kind_of_pdf_has_a_number() {
        let ours: Vec<_> = PDFS.iter().map(|row| row.1).collect();
        assert_eq!(ours, PdfFlavour::all().collect::<Vec<_>>());
    }

    #[test]
    fn an_unknown_number_is_an_argument_error() {
        let error = output_format(GONGWEN_FORMAT_DETECT).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument);
        assert!(encoding(77).is_err() && undecodable(9).is_err() && input_format(99).is_err());
    }
}
