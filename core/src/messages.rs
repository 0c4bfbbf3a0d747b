//! Every sentence the library says to a person, in Chinese and English: one table for diagnostics,
//! one for errors.
//!
//! Codes are stable and never given to another meaning. `R…` is a repair of the source, `C…` a
//! check, `L…` a loss on writing, `F…` layout and fonts, `E…` an error. In a sentence, `{quote}`,
//! `{was}`, `{now}` and `{path}` stand for fields of the diagnostic, `{0}`, `{1}` for arguments of
//! the error. No other file may hold wording.

use crate::error::ErrorKind;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// 中文.
    Zh,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Picks one of two wordings.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The words that name a place at the end of a message.
    pub fn place(self, span: Span) -> String {
        let Span { line, column, .. } = span;
        self.pick(
            format!("（第{line}行第{column}列）"),
            format!(" (line {line}, column {column})"),
        )
    }
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The result is not to be trusted here.
    Error,
    /// A person should look.
    Warning,
    /// Said so that nothing happens in silence.
    Info,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $severity:ident $clause:expr,
       zh $zh:literal, en $en:literal, hint $hint_zh:literal / $hint_en:literal;)*) => {
        /// What a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            fn entry(self) -> &'static CodeEntry {
                match self { $(Code::$name => &CodeEntry {
                    code: $code, severity: Severity::$severity, clause: $clause,
                    zh: $zh, en: $en, hint_zh: $hint_zh, hint_en: $hint_en,
                },)* }
            }
        }
    };
}

struct CodeEntry {
    code: &'static str,
    severity: Severity,
    clause: Option<&'static str>,
    zh: &'static str,
    en: &'static str,
    hint_zh: &'static str,
    hint_en: &'static str,
}

impl Code {
    /// The stable code, such as `R101`.
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// How grave it is.
    pub fn severity(self) -> Severity {
        self.entry().severity
    }

    /// The clause of the standard it rests on.
    pub fn clause(self) -> Option<&'static str> {
        self.entry().clause
    }

    /// The sentence, with its places still open.
    pub(crate) fn text(self, lang: Lang) -> &'static str {
        lang.pick(self.entry().zh, self.entry().en)
    }

    /// What to do next; empty where nothing is to be done.
    pub fn hint(self, lang: Lang) -> &'static str {
        lang.pick(self.entry().hint_zh, self.entry().hint_en)
    }
}

macro_rules! troubles {
    ($($(#[$doc:meta])* $name:ident $code:literal $kind:ident, zh $zh:literal, en $en:literal;)*) => {
        /// What an error is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Trouble { $($(#[$doc])* $name,)* }

        impl Trouble {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Trouble] = &[$(Trouble::$name,)*];

            fn entry(self) -> (&'static str, ErrorKind, &'static str, &'static str) {
                match self { $(Trouble::$name => ($code, ErrorKind::$kind, $zh, $en),)* }
            }
        }
    };
}

impl Trouble {
    /// The stable code, such as `E101`.
    pub fn code(self) -> &'static str {
        self.entry().0
    }

    /// The kind with its fixed number.
    pub fn kind(self) -> ErrorKind {
        self.entry().1
    }

    pub(crate) fn fill(self, lang: Lang, args: &[String]) -> String {
        let (_, _, zh, en) = self.entry();
        let places: Vec<_> = (0..args.len()).map(|i| format!("{{{i}}}")).collect();
        let pairs = places
            .iter()
            .zip(args)
            .map(|(p, a)| (p.as_str(), a.as_str()));
        fill(lang.pick(zh, en), pairs)
    }
}

/// Puts values in the places of a sentence, in one pass: a value is never searched for places.
pub(crate) fn fill<'a>(
    text: &str,
    pairs: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let hit = pairs
            .clone()
            .find_map(|(p, v)| from.strip_prefix(p).map(|r| (v, r)));
        if let Some((value, after)) = hit {
            out.push_str(value);
            rest = after;
        } else {
            out.push('{');
            rest = from.get(1..).unwrap_or("");
        }
    }
    out + rest
}

// ── Diagnostics ──────────────────────────────────────────────────────────────────────────────

codes! {
    // R1 encoding and characters
    /// A byte that could not be decoded became U+FFFD.
    Undecodable "R101" Error None,
        zh "无法解码的字节 {was} 已替换为 U+FFFD", en "the bytes {was} could not be decoded and became U+FFFD",
        hint "请指明原文编码" / "name the encoding of the draft";
    /// A control character was taken out of the text.
    ControlCharacter "R102" Warning None,
        zh "已删除控制字符 {was}", en "the control character {was} was taken out",
        hint "" / "";
    /// A broken HTML entity was taken out of the text.
    BrokenEntity "R104" Info None,
        zh "已删除残缺的 HTML 实体“{quote}”", en "the broken HTML entity \"{quote}\" was taken out",
        hint "" / "";
    /// The title stands twice.
    DoubledTitle "R105" Info None,
        zh "重复的标题“{quote}”已移至 extras", en "the title that stands twice, \"{quote}\", went to extras",
        hint "" / "";
    /// A stretch of the source that no element took.
    Unplaced "R103" Warning None,
        zh "未能归入任何要素：“{quote}”", en "belongs to no element that is known: \"{quote}\"",
        hint "请对照原文核对" / "compare it with the draft";

    /// A draft without any text.
    NoText "R106" Warning None,
        zh "原文没有任何文字", en "the draft holds no text",
        hint "请检查文件是否完整" / "check that the file is whole";
    /// A draft in which no element of an official document was found.
    NoStructure "R107" Warning None,
        zh "未发现公文要素（标志、标题、发文字号），全文按正文处理",
        en "no element of an official document was found (mark, title, number); all of it is body text",
        hint "请检查文件内容" / "check what the file holds";

    /// Text that no page shows: hidden, a field's code, a placeholder.
    HiddenText "R108" Warning None,
        zh "文件中隐藏的文字“{quote}”未计入正文", en "hidden text of the file is not part of the document: \"{quote}\"",
        hint "请核对是否应当公开或删除" / "check whether it should be shown or removed";
    /// Tracked changes.
    Tracked "R109" Warning None,
        zh "文件带有修订痕迹，按全部接受修订后的文字读取", en "the file has tracked changes; it was read as if all were accepted",
        hint "请先定稿并接受或拒绝修订" / "accept or reject the changes first";
    /// A picture, an object or a file inside the file, which holds no text that is read.
    NotRead "R110" Info None,
        zh "文件中嵌有不读取的内容：{quote}", en "the file embeds what is not read: {quote}",
        hint "" / "";
    /// A part of the file that is damaged and was passed over.
    DamagedPart "R111" Warning None,
        zh "文件的 {quote} 部分已损坏，未读取", en "the part {quote} of the file is damaged and was passed over",
        hint "请核对列表编号、表格与文字" / "check numbers of lists, tables and text";

    // R2 lines and paragraphs
    /// A sentence that a line or page break had cut was rejoined.
    Rejoined "R201" Warning None,
        zh "已接合被换行或换页截断的段落：“{now}”", en "a paragraph cut by a line or page break was rejoined: \"{now}\"",
        hint "请核对此处是否应为两段" / "check that these were not two paragraphs";
    /// Lines of one paragraph were joined.
    Unwrapped "R206" Info None,
        zh "同一段落的换行已接合：“{now}”", en "lines of one paragraph were joined: \"{now}\"",
        hint "" / "";
    /// Parts of one element that stood apart were joined.
    Joined "R202" Info None,
        zh "“{was}”合为“{now}”", en "\"{was}\" became \"{now}\"",
        hint "" / "";
    /// Markdown depth that does not fit the number of the heading.
    HeadingDepth "R203" Info Some("7.3.3"),
        zh "标题层次按序号“{quote}”定为第 {now} 级，未按 Markdown 的第 {was} 级",
        en "by its number \"{quote}\" the heading is of level {now}, not of the Markdown depth {was}",
        hint "" / "";
    /// A page number inside the text.
    PageMark "R204" Info None,
        zh "正文中的页码“{quote}”已移至 extras", en "the page number \"{quote}\" inside the text went to extras",
        hint "" / "";

    /// A label in a short form.
    ShortLabel "R205" Info Some("7.3.4"),
        zh "“{was}”按“{now}”处理", en "the label \"{was}\" is read as \"{now}\"",
        hint "" / "";

    // R3 names and dates
    /// A name written with spaces inside.
    SpacedName "R301" Info None,
        zh "姓名“{was}”读作“{now}”", en "the name \"{was}\" is read as \"{now}\"",
        hint "" / "";
    /// A unit or a name that a line end had cut.
    CutEntry "R302" Info None,
        zh "被换行截断的“{was}”读作“{now}”", en "\"{was}\", cut by a line end, is read as \"{now}\"",
        hint "" / "";
    /// An entry of a list that may be read in more than one way.
    UnsureEntry "R303" Warning None,
        zh "“{quote}”读作“{now}”，也可能是“{was}”", en "\"{quote}\" is read as \"{now}\"; it could be \"{was}\"",
        hint "请核对单位、职务与姓名" / "check unit, title and name";
    /// Words in a list of names that name nobody.
    NobodyNamed "R305" Info None,
        zh "名单中的“{quote}”未指名到人，按原文列出", en "\"{quote}\" in a list of names names nobody and stands as printed",
        hint "" / "";
    /// A dot behind the last name of a list, for a full stop.
    ClosingDot "R306" Info None,
        zh "名单中的“{quote}”是句点，不属姓名", en "the \"{quote}\" in a list of names is a full stop and no part of a name",
        hint "" / "";
    /// An entry of a list in which no table knows a name, and that reads in no other way.
    UnknownName "R307" Warning None,
        zh "名单中的“{quote}”不似姓名，按原文列出", en "\"{quote}\" in a list of names is like no known name and stands as printed",
        hint "请核对单位、职务与姓名" / "check unit, title and name";
    /// A mark or a document number behind an imprint, which closes a document.
    SecondDocument "R308" Warning None,
        zh "版记之后又有“{quote}”，疑为另一份公文的开头", en "\"{quote}\" behind an imprint seems to open another document",
        hint "请将文件拆开后分别转换" / "part the file and convert each document by itself";
    /// A date that is incomplete or that the calendar does not have.
    OddDate "R304" Warning Some("7.3.5.4"),
        zh "日期“{quote}”不完整或不存在，按原文保留", en "the date \"{quote}\" is incomplete or impossible and stays text",
        hint "请核对日期" / "check the date";

    // R4 normalising, where it is asked for
    /// A half-width mark became a full-width one.
    HalfWidthMark "R401" Info None,
        zh "半角标点“{was}”已改为“{now}”（GB/T 15834）", en "the half-width mark \"{was}\" became \"{now}\" (GB/T 15834)",
        hint "" / "";
    /// A bracket of a document number became 〔 or 〕.
    NumberBrackets "R402" Info Some("7.2.5"),
        zh "发文字号的括号“{was}”已改为“{now}”", en "the bracket \"{was}\" of a document number became \"{now}\"",
        hint "" / "";
    /// A circle, letter or digit in a Chinese numeral became 〇.
    ChineseZero "R403" Info None,
        zh "汉字数字中的“{was}”已改为“{now}”（GB/T 15835）", en "\"{was}\" in a Chinese numeral became \"{now}\" (GB/T 15835)",
        hint "" / "";

    // R5 files of ours that somebody edited
    /// The visible text is not the one that the stored model was written with.
    StoredDiffers "R501" Warning None,
        zh "文件文字在生成后被修改，以可见文字为准；{path} 原为“{was}”，现为“{now}”",
        en "the text was edited after the file was written, and what is seen counts; {path} was \"{was}\" and is \"{now}\"",
        hint "请核对修改之处" / "check what was edited";
    /// A file of ours whose stored model is gone.
    StoredMissing "R502" Warning None,
        zh "文件由 gongwen 生成，但所附模型已不在，按可见文字识别",
        en "the file was written by gongwen but its stored model is gone; the visible text was read",
        hint "请对照原文核对" / "compare it with the original";

    // L1 losses of XML
    /// A character that XML 1.0 cannot hold was left out.
    NotInXml "L101" Warning None,
        zh "{path} 含有 XML 不能表示的字符 {was}，已略去", en "{path} has characters that XML cannot hold; left out: {was}",
        hint "如须保留，请改用 JSON" / "write JSON if they must be kept";

    // L2 losses of text, Markdown and HTML
    /// A control character was left out.
    NotPrinted "L201" Warning None,
        zh "{path} 含有不能显示的控制字符 {was}，已略去", en "{path} has control characters that no page shows; left out: {was}",
        hint "如须保留，请改用 JSON" / "write JSON if they must be kept";
    /// A table whose cells cover several columns or rows, or that plain text cannot rule.
    TableFlattened "L202" Warning None,
        zh "{path} 的表格结构（单元格合并等）不能用此格式表示，只保留文字", en "the format cannot show how the table of {path} is ruled; its text is kept",
        hint "如须保留，请改用 HTML" / "write HTML if it must be kept";

    // L3 words that are printed beside a value
    /// Printed words that say another thing than the value beside them; the value counts.
    WordsDisagree "L301" Warning None,
        zh "{path} 的“{was}”与所对应的值不符，按值印作“{now}”", en "{path} says \"{was}\", not what its value says; printed by the value: \"{now}\"",
        hint "修改值时，请一并修改或清除其印出文字" / "where a value changes, change or clear its printed words too";

    // F1 faces and glyphs
    /// Another face had to serve characters that a role's face lacks.
    Substitute "F101" Info Some("5.2.2"),
        zh "{was}字体缺字，改用 {now}：{quote}", en "the {was} face lacks characters, {now} serves them: {quote}",
        hint "" / "";
    /// Characters that no face has.
    NoGlyph "F102" Warning None,
        zh "所有字体均缺字，以方框代替（文字仍可检索）：{quote}", en "no face has these characters; a box stands for each, its text stays searchable: {quote}",
        hint "请安装或用 --font-dir 指明收字更全的字体" / "install a face with wider coverage, or name one with --font-dir";

    // F2 pages
    /// What stands outside the document proper is not printed.
    ExtrasNotPrinted "F201" Info None,
        zh "公文之外的文字（{path}）不排入版面", en "what stands outside the document proper ({path}) is not printed",
        hint "" / "";
    /// No line of text finds room on the first page.
    FirstPageWithoutText "F202" Warning Some("7.3.3"),
        zh "首页排不下正文", en "the first page has no room for text",
        hint "请缩短标题或版头" / "shorten the title or the header";
    /// The addressees stand in the imprint because the first page would show no text.
    AddresseesMoved "F203" Info Some("7.3.2"),
        zh "主送机关过多，首页不能显示正文，已移至版记", en "the addressees left the first page no text and moved to the imprint",
        hint "" / "";
    /// A page got closer or wider lines so that the signature does not stand without text.
    SpacingAdjusted "F204" Info Some("7.3.5.5"),
        zh "为使署名页有正文，已调整 {path} 的行距（{now} 行）", en "the lines of {path} were spaced anew ({now} lines), so that the signature stands with text",
        hint "" / "";
    /// A signature stands on a page without text whatever the spacing.
    SignatureAlone "F205" Warning Some("7.3.5.5"),
        zh "署名所在页（{path}）没有正文", en "the signature stands on a page without text ({path})",
        hint "请增减正文" / "lengthen or shorten the text";
    /// A table of too many columns parts into bands, one below the other.
    TableInBands "F206" Info None,
        zh "表格列数过多，分为 {now} 段上下排列", en "a table has too many columns for the page and stands in {now} bands, one below the other",
        hint "" / "";
    /// Something stands outside the type area.
    OutsideTypeArea "F207" Warning Some("5.2.1"),
        zh "{path} 有文字超出版心", en "text leaves the type area on {path}",
        hint "" / "";
    /// Two texts stand on each other.
    Overlap "F208" Warning None,
        zh "{path} 有文字重叠", en "texts overlap on {path}",
        hint "" / "";
    /// A letter that names the office and date of issue, which letters do not print.
    LetterIssued "F209" Info Some("10.1"),
        zh "信函格式不加印发机关和印发日期；稿件载有，照印", en "letters do not print the issuing office and date; the draft has them, so they are printed",
        hint "" / "";

    // F3 files
    /// Pages that stand in no file, since a picture shows one.
    PagesLeftOut "F210" Info None,
        zh "图片只有一页，其余 {was} 页未写出", en "the picture shows one page; left out: {was}",
        hint "如须全部各页，请逐页取图" / "ask for each page if all are wanted";
    /// A document without anything that could be its title: PDF/UA-1 asks for one.
    NoTitle "F301" Warning None,
        zh "公文没有标题、发文机关标志或发文字号，PDF 不能声明 PDF/UA-1，只符合 PDF/A",
        en "the document has no title, mark or number, so the PDF cannot claim PDF/UA-1 and is PDF/A only",
        hint "补上标题" / "give it a title";
}

// ── Errors ───────────────────────────────────────────────────────────────────────────────────

troubles! {
    // E1 encoding
    /// A byte that the encoding cannot have.
    BadByte "E101" Encoding,
        zh "第 {0} 个字节（从 0 起）不是有效的 {1}；请指明编码，或选择替换坏字节以保留其余文字",
        en "byte {0} (counted from 0) is not valid {1}; name the encoding, or have such bytes replaced to keep the rest";
    /// An encoding name nobody knows.
    UnknownEncoding "E102" Argument,
        zh "不认识的编码“{0}”；可用：utf-8、utf-16le、utf-16be、gb18030（含 GBK、GB2312）、gbk",
        en "unknown encoding \"{0}\"; known are utf-8, utf-16le, utf-16be, gb18030 (with GBK and GB2312) and gbk";
    /// An XML declaration that names an encoding nobody reads.
    DeclaredEncoding "E103" Encoding,
        zh "XML 声明的编码“{0}”不能读取；可用：UTF-8、UTF-16、GB18030（含 GBK、GB2312）",
        en "the XML declares the encoding \"{0}\", which is not read; known are UTF-8, UTF-16 and GB18030 (with GBK and GB2312)";

    /// Text in an encoding of another region.
    ForeignEncoding "E104" Encoding,
        zh "文件似为 {0} 编码，不在可读之列；请先转成 UTF-8，或指明编码",
        en "the file seems to be in {0}, which is not read; convert it to UTF-8, or name the encoding";
    /// A byte-order mark of another encoding than the caller named.
    OtherMark "E105" Encoding,
        zh "文件开头的字节序标记为 {0}，与指明的 {1} 不符；请改用 {0} 或不指明编码",
        en "the file begins with the byte-order mark of {0}, not of {1}; name {0}, or no encoding";

    // E2 containers
    /// A file that begins like a PDF and is none.
    BrokenPdf "E211" Container,
        zh "PDF 已损坏，无法读取：{0}；请重新取得该文件", en "the PDF is damaged and cannot be read: {0}; get the file anew";
    /// A ZIP that cannot be opened.
    BadContainer "E201" Container,
        zh "不是完整的 ZIP 容器：{0}；请重新取得文件", en "no whole ZIP container: {0}; get the file anew";
    /// A part that cannot be unpacked.
    BadPart "E202" Container,
        zh "部件 {0} 已损坏：{1}；请重新取得文件", en "the part {0} is damaged: {1}; get the file anew";
    /// Two parts of one name: which one a program shows is chance.
    TwoParts "E203" Container,
        zh "容器中有同名部件 {0}，无从判断以哪个为准；请用 Word 或 WPS 打开核对后另存",
        en "two parts of the container have the name {0}, and which one counts is anybody's guess; open it in Word or WPS, check it, and save it anew";
    /// A compound file that cannot be read.
    BadCompound "E204" Container,
        zh "复合文件已损坏：{0}；请重新取得文件", en "the compound file is damaged: {0}; get the file anew";
    /// RTF that cannot be read.
    BadRtf "E205" Container,
        zh "RTF 有误：{0}；请用 Word 或 WPS 另存为 .docx", en "malformed RTF: {0}; save it as .docx in Word or WPS";

    // E3, E4, E5 XML, JSON and their schema
    /// A character that the encoding of an output lacks.
    Unencodable "E106" Encoding,
        zh "{3} 编码无法表示第 {2} 个字符“{0}”（{1}）；请改用 GB18030 或 UTF-8",
        en "{3} cannot hold \"{0}\" ({1}), character {2} of the text; use GB18030 or UTF-8";
    /// XML that is not well formed.
    BadXml "E301" Xml,
        zh "XML 有误：{0}", en "malformed XML: {0}";
    /// A DOCTYPE, refused because entities can expand without bound.
    Doctype "E302" Xml,
        zh "XML 含有 DOCTYPE，为防实体膨胀不予读取；请删去 DOCTYPE 声明",
        en "the XML has a DOCTYPE, which is refused because entities can expand without bound; remove it";
    /// XML that ends too early.
    CutOff "E303" Xml,
        zh "XML 不完整，在 {0} 中中断", en "the XML is cut off inside {0}";
    /// A character that XML may not hold.
    IllegalChar "E304" Xml,
        zh "XML 中不得出现字符 {0}", en "XML may not hold the character {0}";
    /// An entity that XML does not define by itself.
    UnknownEntity "E305" Xml,
        zh "未定义的实体 &{0};", en "the entity &{0}; is not defined";
    /// JSON that is not well formed.
    BadJson "E401" Json,
        zh "JSON 有误：{0}", en "malformed JSON: {0}";
    /// Well formed, but no document of ours.
    NotOurs "E501" Schema,
        zh "{0} 不符合公文结构：{1}", en "{0} does not fit the document schema: {1}";
    /// An element or attribute that may not stand here.
    Misplaced "E502" Schema,
        zh "{0} 不应出现在此处", en "{0} may not stand here";
    /// An element or attribute that must be there.
    Lacking "E503" Schema,
        zh "缺少 {0}", en "{0} is missing";
    /// A value that an attribute cannot have.
    BadValue "E504" Schema,
        zh "{0} 的值不能是“{1}”", en "{0} cannot be \"{1}\"";
    /// An element of another namespace.
    ForeignName "E505" Schema,
        zh "元素 {0} 的命名空间是“{1}”，应为 {2}", en "the element {0} is in the namespace \"{1}\", not in {2}";
    /// Text between elements.
    StrayText "E506" Schema,
        zh "{0} 中元素之间不应有文字", en "{0} has text between its elements";

    // E6 limits
    /// A limit was passed.
    TooLarge "E601" Limit,
        zh "文件大小 {1} 字节，超过上限 {0} 字节；请拆分文件，或由程序调高此上限",
        en "the input has {1} bytes, more than the limit of {0}; split it, or raise the limit in a program";
    /// Nesting past its bound.
    TooDeep "E602" Limit,
        zh "嵌套 {1} 层，超过上限 {0} 层；请检查文件，或由程序调高此上限",
        en "nested {1} deep, more than the limit of {0}; check the file, or raise the limit in a program";
    /// Attributes of one XML element past their bound.
    TooManyAttributes "E603" Limit,
        zh "一个 XML 元素有 {1} 个属性，超过上限 {0} 个；请检查文件",
        en "an XML element has {1} attributes, more than the limit of {0}; check the file";
    /// Work past its bound.
    TooMuchWork "E604" Limit,
        zh "处理量超过上限 {0} 步（至少需 {1} 步）；请拆分文件，或由程序调高此上限",
        en "more work than the limit of {0} steps (at least {1}); split the file, or raise the limit in a program";
    /// Table cells past their bound.
    TooManyCells "E605" Limit,
        zh "表格共 {1} 格，超过上限 {0} 格；请拆分表格",
        en "the tables have {1} cells, more than the limit of {0}; split them";

    /// More paragraphs than anybody can look at.
    TooManyParagraphs "E609" Limit,
        zh "段落超过 {0} 个（已有 {1} 个）；请拆分文件", en "more than {0} paragraphs ({1} so far); split the file";

    /// Entries of a container past their bound.
    TooManyEntries "E606" Limit,
        zh "容器中有 {1} 个部件，超过上限 {0} 个；请检查文件，或由程序调高此上限",
        en "the container has {1} entries, more than the limit of {0}; check the file, or raise the limit in a program";
    /// Unpacked bytes past their bound.
    TooMuchExpanded "E607" Limit,
        zh "解压后超过上限 {0} 字节；请检查文件，或由程序调高此上限",
        en "unpacked it is larger than the limit of {0} bytes; check the file, or raise the limit in a program";
    /// A part that unpacks to far more than it is.
    TooDense "E608" Limit,
        zh "有部件解压后为原大小的 {1} 倍，超过上限 {0} 倍，疑为压缩炸弹；请检查文件，或由程序调高此上限",
        en "a part unpacks to {1} times its size, more than the limit of {0}: it may be made to exhaust memory; check the file, or raise the limit in a program";

    // E7 fonts
    /// A role of the standard has no face.
    NoFace "E701" Font,
        zh "缺少{0}字体，无法生成 PDF；请安装该字体，或用 --font-dir / GONGWEN_FONTS 指明字体文件夹，或运行 cargo xtask fonts",
        en "no face for the role {0}, so no PDF can be made; install one, point --font-dir or GONGWEN_FONTS at a folder of fonts, or run cargo xtask fonts";
    /// A font file that cannot be parsed.
    BadFont "E702" Font,
        zh "无法读取字体 {0}：{1}", en "the font {0} cannot be read: {1}";
    /// A face whose licence bits forbid embedding a subset.
    Restricted "E703" Font,
        zh "字体 {0} 的许可不允许嵌入子集（{1}），不能用于 PDF；请换用允许嵌入的字体",
        en "the licence bits of the font {0} forbid embedding a subset ({1}); use a face that may be embedded";

    /// A font folder that was named and cannot be read.
    NoFontFolder "E704" Argument,
        zh "无法读取字体文件夹 {0}：{1}", en "the font folder {0} cannot be read: {1}";

    // E8 formats
    /// A format that is known but not read.
    CannotRead "E801" Unsupported,
        zh "尚不能读取 {0} 格式；可读：{1}", en "{0} cannot be read; formats that can: {1}";
    /// A format that is known but not written.
    CannotWrite "E802" Unsupported,
        zh "尚不能写出 {0} 格式；可写：{1}", en "{0} cannot be written; formats that can: {1}";
    /// A PDF that another program wrote.
    ForeignPdf "E811" Unsupported,
        zh "这个 PDF 不是 gongwen 生成的，不能读取；请提供原始的 DOCX、文本或 XML，或先用别的软件把 PDF 另存为文本",
        en "this PDF was not written by gongwen and cannot be read; give the DOCX, text or XML it was made from, or save it as text with another program";
    /// A PDF that asks for a password.
    LockedPdf "E812" Unsupported,
        zh "PDF 已加密，不能读取；请先去除密码再转换",
        en "the PDF is encrypted and cannot be read; remove its password first";
    /// A format name nobody knows.
    UnknownFormat "E803" Argument,
        zh "不认识的格式“{0}”；可用：{1}", en "unknown format \"{0}\"; known are {1}";

    /// A file that is named as a container and is none.
    NotAsNamed "E810" Container,
        zh "文件名说是 {0}，内容却不是（没有 {0} 的开头）；请重新取得文件，若是文本请改扩展名或指明格式",
        en "the name says {0}, the bytes do not (they do not begin as {0} does); get the file anew, or name the format if it is text";

    /// A file that asks for a password.
    Encrypted "E804" Unsupported,
        zh "文件已加密；请用密码打开，另存为不加密的文件后再读取",
        en "the file is encrypted; open it with its password and save it without one";
    /// A container that holds no Word document.
    NoWordFile "E805" Unsupported,
        zh "文件是 {0}，其中没有 Word 文档；请检查文件，或另存为 .docx",
        en "the file is {0} and holds no Word document; check it, or save it as .docx";
    /// A Word file from before Word 97.
    OldWord "E806" Unsupported,
        zh "文件是 Word 97 以前的格式（版本号 {0}）；请用 Word 或 WPS 另存为 .docx",
        en "the file is in a format older than Word 97 (version {0}); save it as .docx in Word or WPS";

    // E1x arguments of the borders
    /// A pointer of C that must lead somewhere is NULL.
    NullPointer "E1101" Argument,
        zh "参数 {0} 不得为 NULL", en "the argument {0} is NULL";
    /// A length of C that no memory can have.
    BadLength "E1102" Argument,
        zh "参数 {0} 的长度 {1} 超出范围", en "the argument {0} has the length {1}, which is out of range";
    /// A value that names nothing.
    NoSuchValue "E1103" Argument,
        zh "{0} 没有值 {1}", en "{1} is no {0}";
    /// An index past the end of a list.
    NoSuchItem "E1104" Argument,
        zh "{0} 只有 {2} 项，没有下标 {1}（从 0 起）", en "{0} has {2} entries, counted from 0; there is no {1}";
    /// A field that what was asked does not have.
    NoSuchField "E1105" Argument,
        zh "{0} 没有字段 {1}", en "{0} has no field {1}";
    /// A field that was asked for as something that it does not hold.
    OtherType "E1106" Argument,
        zh "字段 {0} 不是{1}", en "the field {0} is no {1}";
    /// A value that a field cannot take.
    NotAllowed "E1107" Argument,
        zh "字段 {0} 不能取值“{1}”", en "the field {0} cannot be \"{1}\"";
    /// A zero character within a text, where it can only come from a wrong length.
    NulInside "E1108" Argument,
        zh "参数 {0} 的第 {1} 个字符为 NUL；请核对长度", en "character {1} of the argument {0} is NUL; check the length";
    /// A list whose entries are part of another thing and cannot come or go alone.
    FixedList "E1109" Argument,
        zh "{0} 不能单独增删；请增减所在的项", en "entries of {0} cannot come or go alone; change what holds them";

    /// A page that the document has not.
    NoSuchPage "E1110" Argument,
        zh "没有第 {0} 页，全文共 {1} 页", en "there is no page {0}; the document has {1}";

    /// A column that a batch has not.
    NoSuchColumn "E1111" Argument,
        zh "没有名为“{0}”的列；现有的列：{1}", en "there is no column \"{0}\"; the columns are: {1}";
    /// A column that holds neither text nor bytes.
    ColumnType "E1112" Argument,
        zh "列“{0}”的类型为 {1}，既非文字也非字节", en "the column \"{0}\" is of type {1}, which is neither text nor bytes";
    /// A column to carry along whose name the results need themselves.
    ColumnTaken "E1113" Argument,
        zh "列名“{0}”已用于结果；请先给该列改名", en "the results have a column \"{0}\" of their own; rename yours first";
    /// A row without a document.
    NullDocument "E1114" Argument,
        zh "此行没有公文（空值）", en "the row holds no document: it is null";
    /// A record batch that breaks the rules of Arrow.
    BadBatch "E1115" Argument,
        zh "不是完好的 Arrow 记录批：{0}", en "no sound Arrow record batch: {0}";

    // E9 the rest
    /// A file or stream that cannot be read.
    Unreadable "E901" Io,
        zh "无法读取 {0}：{1}", en "{0} cannot be read: {1}";
    /// The caller cancelled.
    Cancelled "E902" Cancelled,
        zh "已按要求取消", en "cancelled by the caller";
    /// A diagnostic that the strict mode does not let pass.
    Strict "E903" Schema,
        zh "严格模式下不放行：{0}，共 {1} 条警告或错误，未写出；请查看诊断",
        en "refused in strict mode: {0}, warnings and errors in all: {1}; not written; the diagnostics tell which";
    /// A file that cannot be written.
    Unwritable "E904" Io,
        zh "无法写入 {0}：{1}", en "{0} cannot be written: {1}";
    /// A path that leads nowhere.
    NoFile "E905" Io,
        zh "找不到 {0}；请核对文件名和路径", en "{0} does not exist; check the name and the path";
    /// A file whose permissions forbid reading.
    NotAllowedToRead "E906" Io,
        zh "没有读取 {0} 的权限", en "{0} may not be read: permission denied";
    /// A folder or file whose permissions forbid writing.
    NotAllowedToWrite "E907" Io,
        zh "没有写入 {0} 的权限；请用 -o 指明别的文件夹",
        en "{0} may not be written: permission denied; name another folder with -o";
    /// Two inputs that would write one file.
    Clash "E908" Argument,
        zh "{0} 和 {1} 都要写入 {2}；请改名或分次转换，二者均未写入",
        en "{0} and {1} would both write {2}; rename one or convert them apart; neither was written";
    /// An output that would fall on an input.
    OverwritesInput "E909" Argument,
        zh "输出会覆盖输入文件 {0}，故未写入；请为输出另指文件夹",
        en "the output would overwrite the input {0} and was not written; name another folder for it";
    /// A date that is none.
    BadDate "E910" Argument,
        zh "“{0}”不是有效日期；请写作 YYYY-MM-DD", en "\"{0}\" is no possible date; write it as YYYY-MM-DD";
    /// Two runs that would write into one folder and its manifest.
    Busy "E911" Io,
        zh "另一次转换正在写入 {0}；请等它结束", en "another run is writing into {0}; wait until it has ended";
    /// A defect of ours.
    Internal "E999" Internal,
        zh "内部错误：{0}；这是程序的缺陷，请报告", en "internal error: {0}; this is a defect of the library, please report it";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_sentences_complete() {
        let codes: BTreeSet<_> = Code::ALL.iter().map(|c| c.code()).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        let troubles: BTreeSet<_> = Trouble::ALL.iter().map(|t| t.code()).collect();
        assert_eq!(troubles.len(), Trouble::ALL.len());
        for code in Code::ALL {
            assert!(!code.text(Lang::Zh).is_empty() && !code.text(Lang::En).is_empty());
            assert_eq!(
                code.hint(Lang::Zh).is_empty(),
                code.hint(Lang::En).is_empty()
            );
        }
    }

    #[test]
    fn a_value_that_looks_like_a_place_is_not_filled_again() {
        let pairs = [("{0}", "{1}"), ("{1}", "乙")];
        assert_eq!(fill("{0}与{1}{", pairs.iter().copied()), "{1}与乙{");
    }
}
