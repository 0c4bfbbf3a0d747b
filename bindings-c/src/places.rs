//! The numbers of lists, fields and words of the model. Never renumbered, never used twice.

use gongwen::model::{Kind, Layout};

/// A list of a document: one of GONGWEN_LIST_..., or GONGWEN_LIST_OF(list, i) for a list within item
/// i of another one, or GONGWEN_LIST_WITHIN(list, i, j) for one within item j of a list within item
/// i of another one. Items are counted from 0.
///
/// 文件中的列表：GONGWEN_LIST_... 之一；位于另一列表第 i 项之内的列表写作 GONGWEN_LIST_OF(list, i)；再深一层的写作
/// GONGWEN_LIST_WITHIN(list, i, j)。下标从 0 起。
pub type gongwen_list = u64;

/// Lines of the title, where the source broke it; texts.
///
/// 标题各行（原文分行时）；文字。
pub const GONGWEN_LIST_TITLE_LINES: gongwen_list = 1;
/// The addressees, 主送机关 (7.3.2); texts. What is printed is GONGWEN_FIELD_ADDRESSEES_TEXT where that
/// is given and names the same.
///
/// 主送机关；文字。给出 GONGWEN_FIELD_ADDRESSEES_TEXT 且与之相符时，印出的是后者。
pub const GONGWEN_LIST_ADDRESSEES: gongwen_list = 2;
/// The organs that the issuer mark names; texts.
///
/// 发文机关标志中的机关；文字。
pub const GONGWEN_LIST_MARK_ISSUERS: gongwen_list = 3;
/// The approvers, 签发人 (7.2.6); texts.
///
/// 签发人；文字。
pub const GONGWEN_LIST_APPROVERS: gongwen_list = 4;
/// The blocks of the body: TYPE, LEVEL, ORDINAL, TEXT, RUN_IN, CONTINUES, HEAD_ROWS, LANDSCAPE.
///
/// 正文各块：TYPE、LEVEL、ORDINAL、TEXT、RUN_IN、CONTINUES、HEAD_ROWS、LANDSCAPE。
pub const GONGWEN_LIST_BODY: gongwen_list = 5;
/// The attachment notes, 附件说明 (7.3.4): ORDINAL, TITLE.
///
/// 附件说明：ORDINAL、TITLE。
pub const GONGWEN_LIST_ATTACHMENT_NOTES: gongwen_list = 6;
/// Who was present, 出席 (10.3): NAME, TITLE, UNIT, GROUP, REASON, IN_PROSE.
///
/// 出席人员：NAME、TITLE、UNIT、GROUP、REASON、IN_PROSE。
pub const GONGWEN_LIST_PRESENT: gongwen_list = 7;
/// Observers, 列席; as PRESENT.
///
/// 列席人员；字段同 PRESENT。
pub const GONGWEN_LIST_OBSERVERS: gongwen_list = 8;
/// On leave, 请假; as PRESENT.
///
/// 请假人员；字段同 PRESENT。
pub const GONGWEN_LIST_ON_LEAVE: gongwen_list = 9;
/// Absent, 缺席; as PRESENT.
///
/// 缺席人员；字段同 PRESENT。
pub const GONGWEN_LIST_ABSENT: gongwen_list = 10;
/// Who took the minutes, 记录; as PRESENT.
///
/// 记录人员；字段同 PRESENT。
pub const GONGWEN_LIST_RECORDERS: gongwen_list = 11;
/// The organs that sign, 发文机关署名 (7.3.5); texts.
///
/// 发文机关署名；文字。
pub const GONGWEN_LIST_SIGNATURE_ISSUERS: gongwen_list = 12;
/// The attachments, 附件 (7.3.7): ORDINAL, TITLE.
///
/// 附件：ORDINAL、TITLE。
pub const GONGWEN_LIST_ATTACHMENTS: gongwen_list = 13;
/// Documents within this one (转发, 批转): the fields of a document. Their lists are those of the copy
/// that gongwen_document_get_forwarded gives and gongwen_document_set_forwarded takes.
///
/// 被转发、批转的文件：字段同文件本身。其中的列表，经 gongwen_document_get_forwarded 取出副本读取、修改，再以
/// gongwen_document_set_forwarded 放回。
pub const GONGWEN_LIST_FORWARDED: gongwen_list = 14;
/// Addressees that stand in the imprint (7.4.2); texts.
///
/// 印在版记中的主送机关；文字。
pub const GONGWEN_LIST_IMPRINT_ADDRESSEES: gongwen_list = 15;
/// 抄送 and its like (7.4.2): LABEL, TEXT; the recipients one by one are GONGWEN_LIST_RECIPIENTS.
///
/// 抄送等：LABEL、TEXT；逐个机关见 GONGWEN_LIST_RECIPIENTS。
pub const GONGWEN_LIST_DISTRIBUTION: gongwen_list = 16;
/// What stands outside the document proper, verbatim: TYPE, TEXT.
///
/// 正文之外的原文：TYPE、TEXT。
pub const GONGWEN_LIST_EXTRAS: gongwen_list = 17;
/// The recipients of an entry of DISTRIBUTION; texts. Use as
/// GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, i).
///
/// DISTRIBUTION 第 i 项的各机关；文字。用法：GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, i)。
pub const GONGWEN_LIST_RECIPIENTS: gongwen_list = 32;
/// The blocks of an attachment, as BODY. Use as GONGWEN_LIST_OF(GONGWEN_LIST_ATTACHMENT_BODY, i).
///
/// 第 i 个附件的各块，字段同 BODY。用法：GONGWEN_LIST_OF(GONGWEN_LIST_ATTACHMENT_BODY, i)。
pub const GONGWEN_LIST_ATTACHMENT_BODY: gongwen_list = 33;
/// The cells of a table of BODY, row by row: TEXT, ROW, COL_SPAN, ROW_SPAN. Use as
/// GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, i). They come and go with CELLS of their row (ROWS).
///
/// BODY 第 i 块（表格）的单元格，逐行排列：TEXT、ROW、COL_SPAN、ROW_SPAN。用法：GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, i)。
/// 增删单元格须改所在行（ROWS）的 CELLS。
pub const GONGWEN_LIST_CELLS: gongwen_list = 34;
/// The rows of a table of BODY: CELLS. Use as GONGWEN_LIST_OF(GONGWEN_LIST_ROWS, i).
///
/// BODY 第 i 块（表格）的各行：CELLS。用法：GONGWEN_LIST_OF(GONGWEN_LIST_ROWS, i)。
pub const GONGWEN_LIST_ROWS: gongwen_list = 35;
/// The rows of a table of an attachment, as ROWS: those of block j of attachment i are
/// GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, i, j).
///
/// 第 i 个附件第 j 块（表格）的各行，字段同 ROWS。用法：GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, i, j)。
pub const GONGWEN_LIST_ATTACHMENT_ROWS: gongwen_list = 36;
/// The cells of a table of an attachment, as CELLS: those of block j of attachment i are
/// GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, i, j).
///
/// 第 i 个附件第 j 块（表格）的单元格，字段同 CELLS。用法：GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, i, j)。
pub const GONGWEN_LIST_ATTACHMENT_CELLS: gongwen_list = 37;

/// The lowest bits of a [`gongwen_list`] name the list; the next are the index of the item that
/// holds it, those above the index within that one, as the macros GONGWEN_LIST_OF and
/// GONGWEN_LIST_WITHIN put them together.
pub(crate) const LIST_MASK: gongwen_list = (1 << OUTER_SHIFT) - 1;
pub(crate) const OUTER_SHIFT: u32 = 8;
pub(crate) const OUTER_MASK: gongwen_list = (1 << (INNER_SHIFT - OUTER_SHIFT)) - 1;
pub(crate) const INNER_SHIFT: u32 = 32;

/// A field of a document or of an item of a list: one of GONGWEN_FIELD_... . Each says whether it is
/// a text, a number, a day, or one of a few words, which go by text or by number.
///
/// 文件或列表项的字段：GONGWEN_FIELD_... 之一。各字段注明是文字、数、日期，还是取自几个固定名称；后者可用文字或数读写。
pub type gongwen_field = u32;

/// Genre, 文种: a word or GONGWEN_KIND_... .
///
/// 文种：名称或 GONGWEN_KIND_...。
pub const GONGWEN_FIELD_KIND: gongwen_field = 1;
/// 公文格式: a word or GONGWEN_LAYOUT_... .
///
/// 公文格式：名称或 GONGWEN_LAYOUT_...。
pub const GONGWEN_FIELD_LAYOUT: gongwen_field = 2;
/// 份号 (7.2.1), as printed; text.
///
/// 份号，照印；文字。
pub const GONGWEN_FIELD_COPY_NUMBER: gongwen_field = 3;
/// 密级 (7.2.2); text. Taking it away takes the term too.
///
/// 密级；文字。删去时保密期限一并删去。
pub const GONGWEN_FIELD_CLASSIFICATION: gongwen_field = 4;
/// 保密期限 (7.2.2), such as 1年; text.
///
/// 保密期限，如“1年”；文字。
pub const GONGWEN_FIELD_CLASSIFICATION_TERM: gongwen_field = 5;
/// 紧急程度 (7.2.3); text.
///
/// 紧急程度；文字。
pub const GONGWEN_FIELD_URGENCY: gongwen_field = 6;
/// 发文机关标志 (7.2.4) in one line; text. Taking it away takes suffix and issuers too.
///
/// 发文机关标志（一行）；文字。删去时后缀与机关一并删去。
pub const GONGWEN_FIELD_MARK: gongwen_field = 7;
/// 文件, 命令 or 令 in the mark: a word or GONGWEN_SUFFIX_... .
///
/// 标志后缀：文件、命令或令；名称或 GONGWEN_SUFFIX_...。
pub const GONGWEN_FIELD_MARK_SUFFIX: gongwen_field = 8;
/// 发文字号 (7.2.5) as printed; text. Taking it away takes its parts too; setting it reads parts
/// that it contradicts anew, and setting a part words it anew.
///
/// 发文字号，照印；文字。删去时各部分一并删去；改写时与之不符的各部分重新识别，改各部分时亦随之改写。
pub const GONGWEN_FIELD_NUMBER: gongwen_field = 9;
/// 机关代字 of the number; text.
///
/// 机关代字；文字。
pub const GONGWEN_FIELD_NUMBER_AGENCY: gongwen_field = 10;
/// 年份 of the number; number.
///
/// 发文字号的年份；数。
pub const GONGWEN_FIELD_NUMBER_YEAR: gongwen_field = 11;
/// 发文顺序号; number.
///
/// 发文顺序号；数。
pub const GONGWEN_FIELD_NUMBER_SERIAL: gongwen_field = 12;
/// The issue line of minutes and bulletins, as printed: 第47次; text.
///
/// 纪要、公报的期次，照印，如“第47次”；文字。
pub const GONGWEN_FIELD_ISSUE_NUMBER: gongwen_field = 13;
/// 标题 (7.3.1) of a document, an attachment or a note; 职务 of a person; text.
///
/// 文件、附件、附件说明的标题；人员的职务；文字。
pub const GONGWEN_FIELD_TITLE: gongwen_field = 14;
/// 题注, verbatim; text.
///
/// 题注，照录；文字。
pub const GONGWEN_FIELD_ADOPTION: gongwen_field = 15;
/// 主送机关 as printed, without the colon; text. It is printed only while it names what the list
/// names; setting it reads a list that it contradicts anew.
///
/// 主送机关，照印，不含冒号；文字。与列表相符时印的是它，不符时以列表为准；改写时与之不符的列表重新识别。
pub const GONGWEN_FIELD_ADDRESSEES_TEXT: gongwen_field = 16;
/// 会议名称; text.
///
/// 会议名称；文字。
pub const GONGWEN_FIELD_MEETING_NAME: gongwen_field = 17;
/// 第N次 of the meeting; number.
///
/// 会议第几次；数。
pub const GONGWEN_FIELD_MEETING_SESSION: gongwen_field = 18;
/// 届, such as 十九届; text.
///
/// 届，如“十九届”；文字。
pub const GONGWEN_FIELD_MEETING_TERM: gongwen_field = 19;
/// 会议日期; day.
///
/// 会议日期；日期。
pub const GONGWEN_FIELD_MEETING_DATE: gongwen_field = 20;
/// 上午, 下午 or 晚上: a word or GONGWEN_TIME_... .
///
/// 上午、下午或晚上；名称或 GONGWEN_TIME_...。
pub const GONGWEN_FIELD_MEETING_TIME_OF_DAY: gongwen_field = 21;
/// 会议地点; text.
///
/// 会议地点；文字。
pub const GONGWEN_FIELD_MEETING_PLACE: gongwen_field = 22;
/// 主持人's name; text. Taking it away takes the title too.
///
/// 主持人姓名；文字。删去时职务一并删去。
pub const GONGWEN_FIELD_CHAIR_NAME: gongwen_field = 23;
/// 主持人's title; text.
///
/// 主持人职务；文字。
pub const GONGWEN_FIELD_CHAIR_TITLE: gongwen_field = 24;
/// 整理单位; text.
///
/// 整理单位；文字。
pub const GONGWEN_FIELD_COMPILED_BY: gongwen_field = 25;
/// 成文日期 (7.3.5.4); day.
///
/// 成文日期；日期。
pub const GONGWEN_FIELD_DOCUMENT_DATE: gongwen_field = 26;
/// 成文日期 as printed, where that is another form than 2021年9月29日; text. It is printed only while it
/// says the day; of the two, the one set last counts.
///
/// 成文日期，照印（写法不同于“2021年9月29日”时）；文字。与日期相符时印的是它；二者不符时，以后设者为准。
pub const GONGWEN_FIELD_DOCUMENT_DATE_TEXT: gongwen_field = 27;
/// 附注 (7.3.6), without its brackets; text.
///
/// 附注，不含括号；文字。
pub const GONGWEN_FIELD_NOTE: gongwen_field = 28;
/// 签署人's name; text. Taking it away takes the title too.
///
/// 签署人姓名；文字。删去时职务一并删去。
pub const GONGWEN_FIELD_SIGNATORY_NAME: gongwen_field = 29;
/// 签署人's title; text.
///
/// 签署人职务；文字。
pub const GONGWEN_FIELD_SIGNATORY_TITLE: gongwen_field = 30;
/// 印章 (7.3.5): a word or GONGWEN_SEAL_... .
///
/// 印章：名称或 GONGWEN_SEAL_...。
pub const GONGWEN_FIELD_SEAL: gongwen_field = 31;
/// 印发机关 (7.4.3); text.
///
/// 印发机关；文字。
pub const GONGWEN_FIELD_ISSUED_BY: gongwen_field = 32;
/// 印发日期 (7.4.3); day.
///
/// 印发日期；日期。
pub const GONGWEN_FIELD_ISSUED_ON: gongwen_field = 33;
/// 印发日期 as printed, where that is no plain form; text. It is printed only while it says the day; of
/// the two, the one set last counts.
///
/// 印发日期，照印（非通常写法时）；文字。与日期相符时印的是它；二者不符时，以后设者为准。
pub const GONGWEN_FIELD_ISSUED_ON_TEXT: gongwen_field = 34;
/// 印数; number.
///
/// 印数；数。
pub const GONGWEN_FIELD_COPIES: gongwen_field = 35;
/// The text of an item; of a heading or paragraph without its number; of DISTRIBUTION as printed,
/// without its label.
///
/// 列表项的文字；标题行、段落不含序号；DISTRIBUTION 照印，不含标签。
pub const GONGWEN_FIELD_TEXT: gongwen_field = 101;
/// What a block or an extra is: a word or GONGWEN_BLOCK_..., GONGWEN_EXTRA_... . Headings and
/// paragraphs can be turned into each other.
///
/// 块或附录项的类型：名称或 GONGWEN_BLOCK_...、GONGWEN_EXTRA_...。标题行与段落可以互换。
pub const GONGWEN_FIELD_TYPE: gongwen_field = 102;
/// 层次 of a heading, 1 to 4; number.
///
/// 标题行的层次，1 至 4；数。
pub const GONGWEN_FIELD_LEVEL: gongwen_field = 103;
/// 序号 of a block, an attachment or a note, as printed; text.
///
/// 块、附件、附件说明的序号，照印；文字。
pub const GONGWEN_FIELD_ORDINAL: gongwen_field = 104;
/// Whether a heading is the first sentence of a paragraph; 0 or 1.
///
/// 标题行是否为段首句；0 或 1。
pub const GONGWEN_FIELD_RUN_IN: gongwen_field = 105;
/// Whether a paragraph is the rest of one that a run-in heading opened; 0 or 1.
///
/// 段落是否接在段首标题之后；0 或 1。
pub const GONGWEN_FIELD_CONTINUES: gongwen_field = 106;
/// How many rows of a table are repeated on each page; number.
///
/// 表格在每页重复的表头行数；数。
pub const GONGWEN_FIELD_HEAD_ROWS: gongwen_field = 107;
/// Whether a table is set across the page; 0 or 1.
///
/// 表格是否横排；0 或 1。
pub const GONGWEN_FIELD_LANDSCAPE: gongwen_field = 108;
/// 姓名; text.
///
/// 姓名；文字。
pub const GONGWEN_FIELD_NAME: gongwen_field = 109;
/// 单位; text.
///
/// 单位；文字。
pub const GONGWEN_FIELD_UNIT: gongwen_field = 110;
/// The group within the list, such as 固定列席; text.
///
/// 列表内的组别，如“固定列席”；文字。
pub const GONGWEN_FIELD_GROUP: gongwen_field = 111;
/// 请假事由; text.
///
/// 请假事由；文字。
pub const GONGWEN_FIELD_REASON: gongwen_field = 112;
/// Whether the person is named in a sentence of the body; 0 or 1.
///
/// 是否见于正文句中；0 或 1。
pub const GONGWEN_FIELD_IN_PROSE: gongwen_field = 113;
/// The printed label: 抄送, 分送 ...; text.
///
/// 印出的标签：抄送、分送等；文字。
pub const GONGWEN_FIELD_LABEL: gongwen_field = 114;
/// The row of a table in which a cell begins, from 0; number; read only.
///
/// 单元格所在行，从 0 起；数；只读。
pub const GONGWEN_FIELD_ROW: gongwen_field = 115;
/// Columns that a cell covers, from 1; number.
///
/// 单元格跨列数，从 1 起；数。
pub const GONGWEN_FIELD_COL_SPAN: gongwen_field = 116;
/// Rows that a cell covers, from 1; number.
///
/// 单元格跨行数，从 1 起；数。
pub const GONGWEN_FIELD_ROW_SPAN: gongwen_field = 117;
/// How many cells begin in a row of a table; number, up to 65535. Setting it puts empty cells at the
/// end of the row or takes the last ones away.
///
/// 表格一行中起始的单元格数；数，至多 65535。改大则在行末补空单元格，改小则删去末尾的单元格。
pub const GONGWEN_FIELD_CELLS: gongwen_field = 118;

/// 决议: "resolution".
pub const GONGWEN_KIND_RESOLUTION: i64 = 1;
/// 决定: "decision".
pub const GONGWEN_KIND_DECISION: i64 = 2;
/// 命令（令）: "order".
pub const GONGWEN_KIND_ORDER: i64 = 3;
/// 公报: "communique".
pub const GONGWEN_KIND_COMMUNIQUE: i64 = 4;
/// 公告: "announcement".
pub const GONGWEN_KIND_ANNOUNCEMENT: i64 = 5;
/// 通告: "proclamation".
pub const GONGWEN_KIND_PROCLAMATION: i64 = 6;
/// 意见: "opinion".
pub const GONGWEN_KIND_OPINION: i64 = 7;
/// 通知: "notice".
pub const GONGWEN_KIND_NOTICE: i64 = 8;
/// 通报: "circular".
pub const GONGWEN_KIND_CIRCULAR: i64 = 9;
/// 报告: "report".
pub const GONGWEN_KIND_REPORT: i64 = 10;
/// 请示: "request".
pub const GONGWEN_KIND_REQUEST: i64 = 11;
/// 批复: "reply".
pub const GONGWEN_KIND_REPLY: i64 = 12;
/// 议案: "motion".
pub const GONGWEN_KIND_MOTION: i64 = 13;
/// 函: "letter".
pub const GONGWEN_KIND_LETTER: i64 = 14;
/// 纪要: "minutes".
pub const GONGWEN_KIND_MINUTES: i64 = 15;

/// 文件格式: "document".
pub const GONGWEN_LAYOUT_DOCUMENT: i64 = 1;
/// 信函格式 (10.1): "letter".
pub const GONGWEN_LAYOUT_LETTER: i64 = 2;
/// 命令（令）格式 (10.2): "order".
pub const GONGWEN_LAYOUT_ORDER: i64 = 3;
/// 纪要格式 (10.3): "minutes".
pub const GONGWEN_LAYOUT_MINUTES: i64 = 4;

/// 文件: "文件".
pub const GONGWEN_SUFFIX_FILE: i64 = 1;
/// 命令: "命令".
pub const GONGWEN_SUFFIX_ORDER: i64 = 2;
/// 令: "令".
pub const GONGWEN_SUFFIX_DECREE: i64 = 3;

/// 加盖印章: "sealed".
pub const GONGWEN_SEAL_SEALED: i64 = 1;
/// 不加盖印章: "unsealed".
pub const GONGWEN_SEAL_UNSEALED: i64 = 2;
/// 加盖签发人签名章: "name_stamp".
pub const GONGWEN_SEAL_NAME_STAMP: i64 = 3;

/// 上午: "上午".
pub const GONGWEN_TIME_MORNING: i64 = 1;
/// 下午: "下午".
pub const GONGWEN_TIME_AFTERNOON: i64 = 2;
/// 晚上: "晚上".
pub const GONGWEN_TIME_EVENING: i64 = 3;

/// 标题行: "heading".
pub const GONGWEN_BLOCK_HEADING: i64 = 1;
/// 段落: "paragraph".
pub const GONGWEN_BLOCK_PARAGRAPH: i64 = 2;
/// 表格: "table".
pub const GONGWEN_BLOCK_TABLE: i64 = 3;

/// 索引号、发布机构 …: "metadata".
pub const GONGWEN_EXTRA_METADATA: i64 = 1;
/// 文中的页码: "page_mark".
pub const GONGWEN_EXTRA_PAGE_MARK: i64 = 2;
/// 网站添加的内容: "site".
pub const GONGWEN_EXTRA_SITE: i64 = 3;

/// The genres in the order of their numbers, from 1.
pub(crate) const KINDS: &[Kind] = &[
    Kind::Resolution,
    Kind::Decision,
    Kind::Order,
    Kind::Communique,
    Kind::Announcement,
    Kind::Proclamation,
    Kind::Opinion,
    Kind::Notice,
    Kind::Circular,
    Kind::Report,
    Kind::Request,
    Kind::Reply,
    Kind::Motion,
    Kind::Letter,
    Kind::Minutes,
];

/// The layouts in the order of their numbers, from 1.
pub(crate) const LAYOUTS: &[Layout] = &[
    Layout::Document,
    Layout::Letter,
    Layout::Order,
    Layout::Minutes,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_and_none_lacks_one() {
        let place = |k| KINDS.iter().position(|x| *x == k);
        assert!(Kind::ALL.iter().all(|row| place(row.0).is_some()));
        assert_eq!(place(Kind::Minutes), Some(14));
        assert_eq!(GONGWEN_KIND_MINUTES, 15);
        assert!(Layout::ALL.iter().all(|l| LAYOUTS.contains(l)));
    }
}
