//! Every word of the command itself, in Chinese and English.
//!
//! Messages of the library stand in `gongwen::messages`; no other file of the command holds wording.

use clap::error::ErrorKind;
use gongwen::{Lang, Severity};
use std::fmt::Display;

/// One sentence or word: Chinese, English.
#[derive(Clone, Copy)]
pub(crate) struct Word(pub(crate) &'static str, pub(crate) &'static str);

impl Word {
    /// The word in a language.
    pub(crate) fn of(self, lang: Lang) -> &'static str {
        lang.pick(self.0, self.1)
    }

    /// The sentence with values in its places `{0}`, `{1}`; a value is never searched for places.
    pub(crate) fn fill(self, lang: Lang, values: &[&dyn Display]) -> String {
        let mut pieces = self.of(lang).split('{');
        let mut out = pieces.next().unwrap_or("").to_owned();
        for piece in pieces {
            let (index, rest) = piece.split_once('}').unwrap_or(("", piece));
            if let Some(value) = index.parse().ok().and_then(|i: usize| values.get(i)) {
                out += &value.to_string();
            }
            out += rest;
        }
        out
    }
}

// ── Help ─────────────────────────────────────────────────────────────────────────────────────

pub(crate) const TEMPLATE: Word = Word(
    "{about}\n\n用法：{usage}\n\n{all-args}\n",
    "{about}\n\nUsage: {usage}\n\n{all-args}\n",
);
pub(crate) const COMMANDS: Word = Word("命令", "Commands");
pub(crate) const ARGUMENTS: Word = Word("参数", "Arguments");
pub(crate) const OPTIONS: Word = Word("选项", "Options");

/// About each command, its usage line, and each argument by its id.
const HELP: &[(&str, Word)] = &[
    (
        "gongwen",
        Word(
            "读懂公文草稿，按 GB/T 9704—2012 生成规范文件",
            "Reads Chinese official documents and writes them to GB/T 9704-2012",
        ),
    ),
    (
        "usage gongwen",
        Word("gongwen <命令> [选项]", "gongwen <COMMAND> [OPTIONS]"),
    ),
    (
        "convert",
        Word(
            "转换文件、文件夹或标准输入",
            "Convert files, folders or standard input",
        ),
    ),
    (
        "usage convert",
        Word(
            "gongwen convert <输入>… --to <格式>[,<格式>] [-o <文件|文件夹>] [选项]",
            "gongwen convert <INPUT>... --to <FORMAT>[,<FORMAT>] [-o <FILE|DIR>] [OPTIONS]",
        ),
    ),
    (
        "show",
        Word(
            "列出从草稿中识别出的各要素",
            "Print what was recognised in a draft",
        ),
    ),
    (
        "usage show",
        Word(
            "gongwen show <输入> [选项]",
            "gongwen show <INPUT> [OPTIONS]",
        ),
    ),
    (
        "fonts",
        Word(
            "列出各类字体实际使用的字体文件",
            "Print which face serves each role, and where it came from",
        ),
    ),
    (
        "usage fonts",
        Word("gongwen fonts [选项]", "gongwen fonts [OPTIONS]"),
    ),
    (
        "inputs",
        Word(
            "草稿文件或文件夹（含子文件夹）；- 为标准输入",
            "Drafts, or folders of drafts with the folders in them; - is standard input",
        ),
    ),
    (
        "input",
        Word("草稿文件；- 为标准输入", "The draft; - is standard input"),
    ),
    (
        "to",
        Word(
            "输出格式，可多个，以逗号分隔：docx、pdf、html、markdown、text、xml、json、png（每页一个文件）",
            "Formats to write, parted by commas: docx, pdf, html, markdown, text, xml, json, png (a file a page)",
        ),
    ),
    (
        "output",
        Word(
            "输出位置；一个输入、一种格式时为文件名（以 / 结尾或已有文件夹除外），否则为文件夹；- 为标准输出；不写则放在输入文件旁",
            "Where to write: a file for one input and one format, unless it ends in / or is a folder; else a folder; - is standard output; beside the input when not given",
        ),
    ),
    (
        "from",
        Word(
            "输入格式；不写则自动判断",
            "Format of the input; detected when not given",
        ),
    ),
    (
        "encoding",
        Word(
            "输入编码：utf-8、utf-16le、utf-16be、gb18030（含 GBK、GB2312）；不写则自动判断",
            "Encoding of the input: utf-8, utf-16le, utf-16be or gb18030 (with GBK and GB2312); detected when not given",
        ),
    ),
    (
        "lossy",
        Word(
            "无法解码的字节替换为 U+FFFD 并报告，而不是报错",
            "Put U+FFFD for bytes that cannot be decoded, with a diagnostic, instead of failing",
        ),
    ),
    (
        "normalise",
        Word(
            "汉字间的半角标点改为全角，发文字号用〔〕，汉字年份和日期用〇；逐处报告",
            "Make half-width marks between Chinese characters full-width, brackets of document numbers 〔〕 and zeros of Chinese dates 〇, with a diagnostic for each",
        ),
    ),
    (
        "spans",
        Word(
            "列出各要素在草稿中的位置（行:列）和原文，而不是要素表",
            "Print where in the draft each element stands (line:column) and the text there, instead of the sheet",
        ),
    ),
    (
        "strict",
        Word(
            "有警告即视为失败，不写出",
            "Take warnings for errors and do not write what they concern",
        ),
    ),
    (
        "diagnostics",
        Word(
            "诊断信息：text 显示在屏幕上，json 写入输出旁的“名称.diagnostics.json”；会引用原文",
            "Diagnostics: text on standard error, or json in NAME.diagnostics.json beside the outputs; they quote the draft",
        ),
    ),
    (
        "date",
        Word(
            "文件元数据中的日期；不写则取公文自身最晚的日期",
            "Date in the metadata of files; the document's own latest date when not given",
        ),
    ),
    (
        "profile",
        Word(
            "版心内 22 行的排法：edge 首末行字身顶到版心边（默认），box 按 22 等分",
            "How 22 lines fill the type area: edge, ink of the first and last line at its edges (the default); box, 22 equal boxes",
        ),
    ),
    (
        "mirror",
        Word(
            "双面印刷：双页的订口在右",
            "For printing on both sides: the binding edge of even pages is at the right",
        ),
    ),
    (
        "even_imprint",
        Word(
            "版记排在双页上，必要时加空白页",
            "Put the imprint on an even page, after a blank page if need be",
        ),
    ),
    (
        "pdf",
        Word(
            "PDF 种类：a-2a（默认，PDF/A-2a 和 PDF/UA-1），a-3a、a-4f（附 XML，可读回），a-2b，plain",
            "Kind of PDF: a-2a (PDF/A-2a and PDF/UA-1, the default), a-3a or a-4f (with our XML attached, reads back), a-2b, plain",
        ),
    ),
    (
        "dpi",
        Word(
            "图片每英寸的像素数，10 至 1200；不写则为 150",
            "Pixels an inch of pictures, 10 to 1200; 150 when not given",
        ),
    ),
    (
        "font_dir",
        Word(
            "先在此文件夹中找字体；也可用环境变量 GONGWEN_FONTS",
            "A folder to look for faces in first; so is the environment variable GONGWEN_FONTS",
        ),
    ),
    (
        "jobs",
        Word(
            "同时转换的文件数；不写则按处理器数",
            "How many files to convert at once; as many as there are processors when not given",
        ),
    ),
    (
        "resume",
        Word(
            "在输出文件夹中记录清单 gongwen-manifest.jsonl，已完成的不再转换；中断后重新运行即可继续",
            "Keep a manifest, gongwen-manifest.jsonl, in the output folder and pass over what is done; run it again to go on after a stop",
        ),
    ),
    (
        "retry_failed",
        Word(
            "与 --resume 同用：先前失败的重新转换",
            "With --resume: try again what failed before",
        ),
    ),
    (
        "lang",
        Word(
            "提示语言：zh 中文，en 英文；不写则按系统语言",
            "Language of messages: zh or en; by locale when not given",
        ),
    ),
    ("help", Word("显示帮助", "Print help")),
    ("version", Word("显示版本", "Print the version")),
];

/// The help for a command or an argument.
pub(crate) fn help(key: &str) -> Option<Word> {
    HELP.iter().find(|(k, _)| *k == key).map(|(_, w)| *w)
}

/// Wrong usage, by clap's kind. The English is clap's own.
const COMPLAINTS: &[(ErrorKind, &str)] = &[
    (
        ErrorKind::UnknownArgument,
        "不认识的选项：{0}\n运行 gongwen --help 查看用法\n",
    ),
    (
        ErrorKind::InvalidSubcommand,
        "不认识的命令：{0}\n可用：convert、show、fonts；运行 gongwen --help 查看用法\n",
    ),
    (
        ErrorKind::MissingRequiredArgument,
        "缺少：{0}\n运行 gongwen convert --help 查看用法\n",
    ),
    (
        ErrorKind::MissingSubcommand,
        "缺少命令；可用：convert、show、fonts；运行 gongwen --help 查看用法\n",
    ),
    (
        ErrorKind::InvalidValue,
        "选项的值不对：{0}\n运行 gongwen convert --help 查看可用的值\n",
    ),
    (
        ErrorKind::ValueValidation,
        "选项的值不对：{0}\n运行 gongwen convert --help 查看可用的值\n",
    ),
    (ErrorKind::ArgumentConflict, "选项重复或冲突：{0}\n"),
];

/// The Chinese sentence for wrong usage.
pub(crate) fn complaint(kind: ErrorKind) -> Option<Word> {
    let hit = COMPLAINTS.iter().find(|(k, _)| *k == kind);
    hit.map(|(_, zh)| Word(zh, ""))
}

// ── Reports ──────────────────────────────────────────────────────────────────────────────────

pub(crate) const ONE_STDIN: Word = Word(
    "标准输入 - 不能与其他输入同用",
    "standard input - cannot stand beside other inputs",
);
pub(crate) const ONE_STDOUT: Word = Word(
    "标准输出只能容纳一个输入文件的一种格式；请用 -o 指明文件夹",
    "standard output holds one format of one input file; name a folder with -o",
);
pub(crate) const ONE_PAGE: Word = Word(
    "标准输出只能容纳一页图片；请用 -o 指明文件夹",
    "standard output holds the picture of one page; name a folder with -o",
);
pub(crate) const NOTHING_FOUND: Word = Word(
    "没有可转换的文件：文件夹中没有可读取的格式（{0}）；可直接写出文件名",
    "nothing to convert: the folder holds no file of a format that can be read ({0}); name the file itself",
);
/// Counts of errors, warnings and notes of a file.
pub(crate) const COUNT: Word = Word(
    "{0}：错误 {1}，警告 {2}，说明 {3}（加 --diagnostics text 查看）",
    "{0}: errors {1}, warnings {2}, notes {3} (see them with --diagnostics text)",
);
/// Files of a folder that are of no format that is read: how many, and the first of them.
pub(crate) const PASSED_OVER: Word = Word(
    "跳过 {0} 个不可读取格式的文件：{1}",
    "passed over, of no format that can be read: {0} ({1})",
);
pub(crate) const SUMMARY: Word = Word(
    "共 {0} 个文件，成功 {1}，失败 {2}",
    "files {0}, converted {1}, failed {2}",
);
/// The same for a run that keeps a manifest.
pub(crate) const SUMMARY_KEPT: Word = Word(
    "共 {0} 个文件，成功 {1}（先前已完成 {2}），失败 {3}；清单：{4}",
    "files {0}, converted {1} (earlier {2}), failed {3}; manifest: {4}",
);
pub(crate) const NOT_RETRIED: Word = Word(
    "其中 {0} 个先前已失败，未重新转换；如需重试，请加 --retry-failed",
    "failed before and not tried again: {0}; --retry-failed does",
);
pub(crate) const RESUME_STREAM: Word = Word(
    "--resume 只用于文件和文件夹，不用于标准输入输出",
    "--resume is for files and folders, not for standard input or output",
);
pub(crate) const HINT: Word = Word("建议", "hint");
pub(crate) const CLAUSE: Word = Word("依据", "clause");

/// A severity in a word.
pub(crate) fn severity(severity: Severity) -> Word {
    match severity {
        Severity::Error => Word("错误", "error"),
        Severity::Warning => Word("警告", "warning"),
        Severity::Info => Word("说明", "note"),
    }
}

// ── The table of `fonts` ─────────────────────────────────────────────────────────────────────

pub(crate) const NO_FACE: Word = Word("无", "none");
pub(crate) const FACE_REMEDY: Word = Word(
    "请安装该字体，或用 --font-dir / GONGWEN_FONTS 指明字体文件夹",
    "install one, or point --font-dir or GONGWEN_FONTS at a folder of fonts",
);
pub(crate) const FILLS_IN: Word = Word("补字", "fills in");

// ── The sheet of `show` ──────────────────────────────────────────────────────────────────────

pub(crate) const KIND: Word = Word("文种", "Kind");
pub(crate) const LAYOUT: Word = Word("格式", "Layout");
pub(crate) const COPY_NUMBER: Word = Word("份号", "Copy number");
pub(crate) const CLASSIFICATION: Word = Word("密级", "Classification");
pub(crate) const URGENCY: Word = Word("紧急程度", "Urgency");
pub(crate) const ISSUER_MARK: Word = Word("发文机关标志", "Issuer mark");
pub(crate) const NUMBER: Word = Word("发文字号", "Number");
pub(crate) const ISSUE_NUMBER: Word = Word("期号", "Issue number");
pub(crate) const APPROVERS: Word = Word("签发人", "Approvers");
pub(crate) const TITLE: Word = Word("标题", "Title");
pub(crate) const ADOPTION: Word = Word("题注", "Adoption");
pub(crate) const ADDRESSEES: Word = Word("主送机关", "Addressees");
pub(crate) const MEETING: Word = Word("会议", "Meeting");
pub(crate) const MEETING_DATE: Word = Word("会议日期", "Meeting date");
pub(crate) const PLACE: Word = Word("地点", "Place");
pub(crate) const CHAIR: Word = Word("主持人", "Chair");
pub(crate) const BODY: Word = Word("正文", "Body");
pub(crate) const BODY_COUNT: Word = Word(
    "标题 {0}，段落 {1}，表格 {2}",
    "headings {0}, paragraphs {1}, tables {2}",
);
pub(crate) const CHARACTERS: Word = Word("（{0} 字）", " ({0} characters)");
pub(crate) const LEVEL: Word = Word("{0} 级", "H{0}");
pub(crate) const PARAGRAPH: Word = Word("段", "P");
pub(crate) const TABLE: Word = Word("表", "T");
pub(crate) const TABLE_SIZE: Word = Word("{0} 行", "{0} rows");
pub(crate) const ATTACHMENT_NOTES: Word = Word("附件说明", "Attachment notes");
pub(crate) const ATTENDANCE: Word = Word("参会人员", "Attendance");
pub(crate) const PERSONS: Word = Word("{0} 人", "{0}");
pub(crate) const COMPILED_BY: Word = Word("整理", "Compiled by");
pub(crate) const SIGNATURE: Word = Word("发文机关署名", "Signature");
pub(crate) const SIGNATORY: Word = Word("签署人", "Signatory");
pub(crate) const SEAL: Word = Word("印章", "Seal");
pub(crate) const DOCUMENT_DATE: Word = Word("成文日期", "Document date");
pub(crate) const NOTE: Word = Word("附注", "Note");
pub(crate) const ATTACHMENT: Word = Word("附件", "Attachment");
pub(crate) const FORWARDED: Word = Word("转发的公文", "Forwarded document");
pub(crate) const IMPRINT_ADDRESSEES: Word = Word("版记主送", "Imprint addressees");
pub(crate) const ISSUED_BY: Word = Word("印发机关", "Issuing office");
pub(crate) const ISSUED_ON: Word = Word("印发日期", "Issue date");
pub(crate) const COPIES: Word = Word("印数", "Copies");
pub(crate) const EXTRAS: Word = Word("公文以外的文字", "Outside the document");
pub(crate) const DIAGNOSTICS: Word = Word("诊断", "Diagnostics");
pub(crate) const NO_PLACES: Word = Word(
    "此格式直接保存公文结构，没有可核对的位置",
    "this format holds the document itself; there are no places to check",
);
pub(crate) const NOT_SHOWN: Word = Word("未写明", "not shown");

/// The lists of attendance by their printed label.
pub(crate) fn list(label: &'static str) -> Word {
    const LISTS: &[Word] = &[
        Word("出席", "Present"),
        Word("列席", "Observers"),
        Word("请假", "On leave"),
        Word("缺席", "Absent"),
        Word("记录", "Recorders"),
    ];
    let hit = LISTS.iter().find(|w| w.0 == label);
    hit.copied().unwrap_or(Word(label, label))
}

/// The layouts.
pub(crate) fn layout(layout: gongwen::model::Layout) -> Word {
    use gongwen::model::Layout;
    match layout {
        Layout::Document => Word("文件格式", "document"),
        Layout::Letter => Word("信函格式", "letter"),
        Layout::Order => Word("命令（令）格式", "order"),
        Layout::Minutes => Word("纪要格式", "minutes"),
    }
}

/// The cases of the seal.
pub(crate) fn seal(seal: gongwen::model::Seal) -> Word {
    use gongwen::model::Seal;
    match seal {
        Seal::Sealed => Word("加盖印章", "sealed"),
        Seal::Unsealed => Word("不加盖印章", "unsealed"),
        Seal::NameStamp => Word("加盖签名章", "name stamp"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_place_is_left_alone() {
        let word = Word("{0}，{1}！", "");
        assert_eq!(word.fill(Lang::Zh, &[&"{1}", &2]), "{1}，2！");
    }
}
