/* gongwen.h - libgongwen: Chinese official documents to GB/T 9704-2012.
 * Made by cbindgen from bindings-c/src; do not edit. */

#ifndef GONGWEN_H
#define GONGWEN_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(GONGWEN_SHARED)
# define GONGWEN_API __declspec(dllimport)
#else
# define GONGWEN_API
#endif
#if defined(__GNUC__) || defined(__clang__)
# define GONGWEN_MUST_USE __attribute__((warn_unused_result))
#else
# define GONGWEN_MUST_USE
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Every function that can fail returns a gongwen_status and takes, as its last argument, the place
 * for an error object; that may be NULL. Nothing is kept for "the last error".
 *
 * What the library made, the library frees: each type has its _free function, for which NULL is
 * harmless. Never call free() on it.
 *
 * There is no state that programs could see between calls. Different objects may be used by
 * different threads freely; one object may be read by many threads at once, but a setter or _free
 * needs it alone. No function installs a signal handler, writes to standard output or error, or
 * lets a panic out: a defect of the library comes as GONGWEN_E_INTERNAL.
 *
 * At each function, Ownership, Encoding, Threads and Errors say what is not said here. Clauses in
 * brackets, such as (7.3.1), are those of GB/T 9704-2012.
 *
 * 凡可能失败的函数都返回 gongwen_status，最后一个参数是存放错误对象之处，可为 NULL；库不保存“最近一次错误”。
 * 库给出的对象由库释放：每种类型各有 _free 函数，传入 NULL 无妨；切勿用 free()。
 * 调用之间不保留任何程序可见的状态。不同对象可在不同线程中任意使用；同一对象可由多个线程同时读取，但设置与释放须独占。
 * 库不安装信号处理函数，不写标准输出与标准错误，也不让内部异常外泄：库的缺陷以 GONGWEN_E_INTERNAL 报告。
 * 各函数的“所有权、编码、线程、错误”各条补充说明；括号中的条款号出自 GB/T 9704-2012。
 */

/* An empty buffer, to start with: gongwen_buffer out = GONGWEN_BUFFER_INIT;
 * 空缓冲区，用于初始化。 */
#define GONGWEN_BUFFER_INIT { NULL, 0, 0 }

/* The list `list` within item i of the list that holds it, such as the recipients of an entry of the
 * distribution: GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, i). i is less than 2^24.
 * 另一列表第 i 项之内的列表，例如抄送第 i 项的各机关。i 小于 2^24。 */
#define GONGWEN_LIST_OF(list, i) ((gongwen_list)(list) + ((gongwen_list)(i) << 8))

/* The list `list` within item j of the list within item i, such as the cells of block j of attachment
 * i: GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, i, j). i is less than 2^24, j than 2^32.
 * 再深一层的列表，例如第 i 个附件第 j 块（表格）的单元格。i 小于 2^24，j 小于 2^32。 */
#define GONGWEN_LIST_WITHIN(list, i, j) (GONGWEN_LIST_OF(list, i) + ((gongwen_list)(j) << 32))


/*
 Said so that nothing happens in silence: "info". 仅告知。
 */
#define GONGWEN_SEVERITY_INFO 1

/*
 A person should look: "warning". 请人工核对。
 */
#define GONGWEN_SEVERITY_WARNING 2

/*
 The result is not to be trusted here: "error". 此处结果不可信。
 */
#define GONGWEN_SEVERITY_ERROR 3

/*
 决议: "resolution".
 */
#define GONGWEN_KIND_RESOLUTION 1

/*
 决定: "decision".
 */
#define GONGWEN_KIND_DECISION 2

/*
 命令（令）: "order".
 */
#define GONGWEN_KIND_ORDER 3

/*
 公报: "communique".
 */
#define GONGWEN_KIND_COMMUNIQUE 4

/*
 公告: "announcement".
 */
#define GONGWEN_KIND_ANNOUNCEMENT 5

/*
 通告: "proclamation".
 */
#define GONGWEN_KIND_PROCLAMATION 6

/*
 意见: "opinion".
 */
#define GONGWEN_KIND_OPINION 7

/*
 通知: "notice".
 */
#define GONGWEN_KIND_NOTICE 8

/*
 通报: "circular".
 */
#define GONGWEN_KIND_CIRCULAR 9

/*
 报告: "report".
 */
#define GONGWEN_KIND_REPORT 10

/*
 请示: "request".
 */
#define GONGWEN_KIND_REQUEST 11

/*
 批复: "reply".
 */
#define GONGWEN_KIND_REPLY 12

/*
 议案: "motion".
 */
#define GONGWEN_KIND_MOTION 13

/*
 函: "letter".
 */
#define GONGWEN_KIND_LETTER 14

/*
 纪要: "minutes".
 */
#define GONGWEN_KIND_MINUTES 15

/*
 文件格式: "document".
 */
#define GONGWEN_LAYOUT_DOCUMENT 1

/*
 信函格式 (10.1): "letter".
 */
#define GONGWEN_LAYOUT_LETTER 2

/*
 命令（令）格式 (10.2): "order".
 */
#define GONGWEN_LAYOUT_ORDER 3

/*
 纪要格式 (10.3): "minutes".
 */
#define GONGWEN_LAYOUT_MINUTES 4

/*
 文件: "文件".
 */
#define GONGWEN_SUFFIX_FILE 1

/*
 命令: "命令".
 */
#define GONGWEN_SUFFIX_ORDER 2

/*
 令: "令".
 */
#define GONGWEN_SUFFIX_DECREE 3

/*
 加盖印章: "sealed".
 */
#define GONGWEN_SEAL_SEALED 1

/*
 不加盖印章: "unsealed".
 */
#define GONGWEN_SEAL_UNSEALED 2

/*
 加盖签发人签名章: "name_stamp".
 */
#define GONGWEN_SEAL_NAME_STAMP 3

/*
 上午: "上午".
 */
#define GONGWEN_TIME_MORNING 1

/*
 下午: "下午".
 */
#define GONGWEN_TIME_AFTERNOON 2

/*
 晚上: "晚上".
 */
#define GONGWEN_TIME_EVENING 3

/*
 标题行: "heading".
 */
#define GONGWEN_BLOCK_HEADING 1

/*
 段落: "paragraph".
 */
#define GONGWEN_BLOCK_PARAGRAPH 2

/*
 表格: "table".
 */
#define GONGWEN_BLOCK_TABLE 3

/*
 索引号、发布机构 …: "metadata".
 */
#define GONGWEN_EXTRA_METADATA 1

/*
 文中的页码: "page_mark".
 */
#define GONGWEN_EXTRA_PAGE_MARK 2

/*
 网站添加的内容: "site".
 */
#define GONGWEN_EXTRA_SITE 3

/*
 The version of this header: major. 本头文件的主版本号。
 */
#define GONGWEN_VERSION_MAJOR 0

/*
 The version of this header: minor. While major is 0, a new minor version may break programs;
 the name of the shared library (SONAME) changes with it.

 本头文件的次版本号。主版本号为 0 期间，次版本升级可能不兼容，共享库的名称（SONAME）随之改变。
 */
#define GONGWEN_VERSION_MINOR 1

/*
 The version of this header: patch. 本头文件的修订号。
 */
#define GONGWEN_VERSION_PATCH 0

/*
 Files to be converted together: inputs, formats and where outputs go.

 一批待转换的文件：输入、格式与输出位置。
 */
typedef struct gongwen_batch gongwen_batch;

/*
 A flag that stops conversions: give it to options, and set it from any thread.

 取消标志：交给 options，任一线程均可置位。
 */
typedef struct gongwen_cancel gongwen_cancel;

/*
 What was found while converting: each repair of the draft, each doubt, each loss.

 转换途中的发现：每处修补、存疑、丢失各一条。
 */
typedef struct gongwen_diagnostics gongwen_diagnostics;

/*
 A document: what it says, element by element. It knows no format.

 一份公文：逐项保存其内容，与文件格式无关。
 */
typedef struct gongwen_document gongwen_document;

/*
 What went wrong. A function that fails puts one where its last argument points; free it with
 gongwen_error_free.

 错误。失败的函数将其放在最后一个参数所指之处；用 gongwen_error_free 释放。
 */
typedef struct gongwen_error gongwen_error;

/*
 The faces that a PDF is drawn with. Find them once and use them for any number of conversions.

 生成 PDF 所用的字体。准备一次，供任意多次转换使用。
 */
typedef struct gongwen_fonts gongwen_fonts;

/*
 How a document is to be read and written. Where a function takes options, NULL means the
 defaults.

 读写的方式。函数的 options 参数为 NULL 时取默认。
 */
typedef struct gongwen_options gongwen_options;

/*
 What became of one input of a batch.

 一批中一个输入的结果。
 */
typedef struct gongwen_outcome gongwen_outcome;

/*
 What a function came to: GONGWEN_OK, or one of GONGWEN_E_... . New ones may be added; a program
 treats one that it does not know as a failure.

 函数的结果：GONGWEN_OK 或 GONGWEN_E_...。以后可能增加；不认识的值一律视为失败。
 */
typedef int32_t gongwen_status;

/*
 A file format: one of GONGWEN_FORMAT_... . 文件格式：GONGWEN_FORMAT_... 之一。
 */
typedef uint32_t gongwen_format;

/*
 The language of messages: one of GONGWEN_LANG_... . A number that the library does not know
 counts as English.

 说明所用的语言：GONGWEN_LANG_... 之一；不认识的值按英文处理。
 */
typedef uint32_t gongwen_lang;

/*
 Whether a batch keeps a manifest, by which it can be taken up again: one of GONGWEN_MANIFEST_... .

 批次是否记录清单，以便中断后继续：GONGWEN_MANIFEST_... 之一。
 */
typedef uint32_t gongwen_manifest;

/*
 What a batch calls after each input, in the order of the inputs: done of total are over. Return 0
 to go on, anything else to stop the batch. It may not throw or jump out.

 user: what was given to gongwen_batch_run. outcome: valid during the call only.

 每个输入完成后按输入顺序调用：total 个中已完成 done 个。返回 0 继续，其他值停止。不得抛出异常或跳出。
 user：传给 gongwen_batch_run 的值。outcome：仅在调用期间有效。
 */
typedef int32_t (*gongwen_batch_progress)(void *user,
                                          size_t done,
                                          size_t total,
                                          const struct gongwen_outcome *outcome);

/*
 Bytes that the library made. The layout never changes. Start with GONGWEN_BUFFER_INIT and free
 with gongwen_buffer_free, never with free().

 库给出的字节。布局永不改变。以 GONGWEN_BUFFER_INIT 初始化，用 gongwen_buffer_free 释放，不可用 free()。
 */
typedef struct gongwen_buffer {
  /*
   The bytes, followed by one zero byte that len does not count; NULL when empty.

   内容，其后有一个不计入 len 的零字节；空时为 NULL。
   */
  uint8_t *data;
  /*
   How many. 字节数。
   */
  size_t len;
  /*
   The library's own; leave it alone. 库自用，勿动。
   */
  size_t cap;
} gongwen_buffer;

/*
 The encoding of a text: one of GONGWEN_ENCODING_... . 文字编码：GONGWEN_ENCODING_... 之一。
 */
typedef uint32_t gongwen_encoding;

/*
 What is asked of a diagnostic: one of GONGWEN_DIAGNOSTIC_... .

 一条发现的各项：GONGWEN_DIAGNOSTIC_... 之一。
 */
typedef uint32_t gongwen_diagnostic_field;

/*
 A field of a document or of an item of a list: one of GONGWEN_FIELD_... . Each says whether it is
 a text, a number, a day, or one of a few words, which go by text or by number.

 文件或列表项的字段：GONGWEN_FIELD_... 之一。各字段注明是文字、数、日期，还是取自几个固定名称；后者可用文字或数读写。
 */
typedef uint32_t gongwen_field;

/*
 What a face is for: one of GONGWEN_ROLE_... .

 字体的用途：GONGWEN_ROLE_... 之一。
 */
typedef uint32_t gongwen_role;

/*
 A list of a document: one of GONGWEN_LIST_..., or GONGWEN_LIST_OF(list, i) for a list within item
 i of another one, or GONGWEN_LIST_WITHIN(list, i, j) for one within item j of a list within item
 i of another one. Items are counted from 0.

 文件中的列表：GONGWEN_LIST_... 之一；位于另一列表第 i 项之内的列表写作 GONGWEN_LIST_OF(list, i)；再深一层的写作
 GONGWEN_LIST_WITHIN(list, i, j)。下标从 0 起。
 */
typedef uint64_t gongwen_list;

/*
 What becomes of bytes that are no text: one of GONGWEN_UNDECODABLE_... .

 如何处理不成文字的字节：GONGWEN_UNDECODABLE_... 之一。
 */
typedef uint32_t gongwen_undecodable;

/*
 What becomes of characters that the standards write otherwise: one of GONGWEN_NORMALISE_... .

 如何处理与标准写法不同的字符：GONGWEN_NORMALISE_... 之一。
 */
typedef uint32_t gongwen_normalise;

/*
 A bound of a conversion: one of GONGWEN_LIMIT_... .

 转换的上限：GONGWEN_LIMIT_... 之一。
 */
typedef uint32_t gongwen_limit;

/*
 How 22 lines fill the type area: one of GONGWEN_PROFILE_... .

 22 行如何撑满版心：GONGWEN_PROFILE_... 之一。
 */
typedef uint32_t gongwen_profile;

/*
 On which side the binding edge of even pages lies: one of GONGWEN_BINDING_... .

 双数页订口在哪一侧：GONGWEN_BINDING_... 之一。
 */
typedef uint32_t gongwen_binding;

/*
 On which page the imprint stands: one of GONGWEN_IMPRINT_... .

 版记在哪一页：GONGWEN_IMPRINT_... 之一。
 */
typedef uint32_t gongwen_imprint;

/*
 A kind of PDF: one of GONGWEN_PDF_... .

 PDF 的种类：GONGWEN_PDF_... 之一。
 */
typedef uint32_t gongwen_pdf;

/*
 The stable code, such as R101; text. 固定代码；文字。
 */
#define GONGWEN_DIAGNOSTIC_CODE 1

/*
 The sentence for a person; text. 说明；文字。
 */
#define GONGWEN_DIAGNOSTIC_MESSAGE 2

/*
 What to do next; text. 处理建议；文字。
 */
#define GONGWEN_DIAGNOSTIC_HINT 3

/*
 The clause of the standard; text. 标准条款；文字。
 */
#define GONGWEN_DIAGNOSTIC_CLAUSE 4

/*
 The element of the model, such as meeting.chair.name; text. 所涉要素；文字。
 */
#define GONGWEN_DIAGNOSTIC_PATH 5

/*
 What stands there in the source; text. 原文；文字。
 */
#define GONGWEN_DIAGNOSTIC_QUOTE 6

/*
 What a repair replaced; text. 修补前；文字。
 */
#define GONGWEN_DIAGNOSTIC_WAS 7

/*
 What it was replaced by; text. 修补后；文字。
 */
#define GONGWEN_DIAGNOSTIC_NOW 8

/*
 How grave it is: one of GONGWEN_SEVERITY_...; number, and text. 严重程度；数，亦可取文字。
 */
#define GONGWEN_DIAGNOSTIC_SEVERITY 9

/*
 The line in the source, from 1; number. 行，从 1 起；数。
 */
#define GONGWEN_DIAGNOSTIC_LINE 10

/*
 The column in the source, in characters from 1; number. 列，以字符计，从 1 起；数。
 */
#define GONGWEN_DIAGNOSTIC_COLUMN 11

/*
 The first byte in the source decoded to UTF-8; number. 起始字节（解码为 UTF-8 后）；数。
 */
#define GONGWEN_DIAGNOSTIC_START 12

/*
 One past the last byte in the source decoded to UTF-8; number. 末字节之后；数。
 */
#define GONGWEN_DIAGNOSTIC_END 13

/*
 Characters that the other faces lack.

 补缺：其他字体没有的字。
 */
#define GONGWEN_ROLE_ANY 0

/*
 仿宋: the body (5.2.2).
 */
#define GONGWEN_ROLE_FANGSONG 1

/*
 小标宋: mark and title (7.2.4, 7.3.1).
 */
#define GONGWEN_ROLE_TITLE 2

/*
 黑体: headings of level 1, classification, labels.
 */
#define GONGWEN_ROLE_HEI 3

/*
 楷体: headings of level 2, names of approvers.
 */
#define GONGWEN_ROLE_KAI 4

/*
 宋体: page numbers (7.5).
 */
#define GONGWEN_ROLE_SONG 5

/*
 Done. 成功。
 */
#define GONGWEN_OK 0

/*
 Bytes that are no text in the encoding, or a character that the encoding lacks. 字节不成文字，或字符不能以该编码表示。
 */
#define GONGWEN_E_ENCODING 1

/*
 A container (ZIP, compound file) that cannot be opened.

 容器（ZIP、复合文档）打不开。
 */
#define GONGWEN_E_CONTAINER 2

/*
 XML that is not well formed, or has a DOCTYPE.

 XML 格式不良，或含 DOCTYPE。
 */
#define GONGWEN_E_XML 3

/*
 JSON that is not well formed. JSON 格式不良。
 */
#define GONGWEN_E_JSON 4

/*
 Well-formed XML or JSON that is no document of ours.

 XML、JSON 格式良好，但不是本库的文件。
 */
#define GONGWEN_E_SCHEMA 5

/*
 A limit of size, nesting or work was passed. 超过大小、嵌套或处理量的上限。
 */
#define GONGWEN_E_LIMIT 6

/*
 A face is missing, unreadable or may not be embedded.

 字体缺少、不可读或不许嵌入。
 */
#define GONGWEN_E_FONT 7

/*
 A format that cannot be read or written. 不能读或写的格式。
 */
#define GONGWEN_E_UNSUPPORTED 8

/*
 A file could not be read or written. 文件不能读或写。
 */
#define GONGWEN_E_IO 9

/*
 The caller cancelled. 已被调用者取消。
 */
#define GONGWEN_E_CANCELLED 10

/*
 An argument that makes no sense, such as NULL where something must stand.

 参数无意义，如不该为 NULL 处为 NULL。
 */
#define GONGWEN_E_ARGUMENT 11

/*
 A defect of the library itself; please report it. 库自身的缺陷，请报告。
 */
#define GONGWEN_E_INTERNAL 99

/*
 Find the format out by the content. Only for input.

 按内容判断格式；仅用于输入。
 */
#define GONGWEN_FORMAT_DETECT 0

/*
 Plain text. 纯文本。
 */
#define GONGWEN_FORMAT_TEXT 1

/*
 Markdown.
 */
#define GONGWEN_FORMAT_MARKDOWN 2

/*
 HTML.
 */
#define GONGWEN_FORMAT_HTML 3

/*
 Word 2007 and later. Word 2007 及以后。
 */
#define GONGWEN_FORMAT_DOCX 4

/*
 Word 97 to 2003, and the compound files of WPS.

 Word 97 至 2003，及 WPS 的复合文档。
 */
#define GONGWEN_FORMAT_DOC 5

/*
 PDF.
 */
#define GONGWEN_FORMAT_PDF 6

/*
 OFD (GB/T 33190).
 */
#define GONGWEN_FORMAT_OFD 7

/*
 XML in the namespace urn:gongwen:document:1, always UTF-8 on output. 写出时恒为 UTF-8。
 */
#define GONGWEN_FORMAT_XML 8

/*
 The document model as JSON, always UTF-8. JSON 形式的文件模型，恒为 UTF-8。
 */
#define GONGWEN_FORMAT_JSON 9

/*
 Rich Text Format. Only for input. 仅用于输入。
 */
#define GONGWEN_FORMAT_RTF 10

/*
 A picture of one page; gongwen_options_set_page says which. Only for output.

 一页的图片，由 gongwen_options_set_page 指定页码。仅用于输出。
 */
#define GONGWEN_FORMAT_PNG 11

/*
 Find the encoding out: byte-order mark, UTF-8, UTF-16, else GB18030. Name it where you know it:
 a short GBK text can happen to be valid UTF-8.

 自动判断：字节序标记、UTF-8、UTF-16，否则 GB18030。已知编码时请指明：短的 GBK 文本可能恰好也是合法的 UTF-8。
 */
#define GONGWEN_ENCODING_DETECT 0

/*
 UTF-8.
 */
#define GONGWEN_ENCODING_UTF8 1

/*
 GB18030, which holds GBK and GB2312. GB18030，含 GBK、GB2312。
 */
#define GONGWEN_ENCODING_GB18030 2

/*
 UTF-16, little-endian: the wide strings of Windows.

 UTF-16 小端：Windows 的宽字符串。
 */
#define GONGWEN_ENCODING_UTF16LE 3

/*
 UTF-16, big-endian. UTF-16 大端。
 */
#define GONGWEN_ENCODING_UTF16BE 4

/*
 GBK, code page 936, for programs that know no characters of four bytes: read as GB18030; writing
 a character that GBK lacks is refused.

 GBK（代码页 936），供不认识四字节字符的程序使用：读取同 GB18030；写出时遇到 GBK 没有的字符即拒绝。
 */
#define GONGWEN_ENCODING_GBK 5

/*
 Refuse the input with GONGWEN_E_ENCODING, naming the byte. The default.

 以 GONGWEN_E_ENCODING 拒绝并指出字节；默认。
 */
#define GONGWEN_UNDECODABLE_REFUSE 0

/*
 Put U+FFFD in their place, with a diagnostic for each.

 代以 U+FFFD，每处记一条发现。
 */
#define GONGWEN_UNDECODABLE_REPLACE 1

/*
 They stay as they are. The default. 保持原样；默认。
 */
#define GONGWEN_NORMALISE_KEEP 0

/*
 Full-width punctuation (GB/T 15834), the brackets of numbers of documents and the zero of years, a
 diagnostic for each change. Neither words nor order are touched.

 改为全角标点（GB/T 15834）、发文字号的六角括号、年份的〇，每处记一条发现；不动文字与次序。
 */
#define GONGWEN_NORMALISE_STANDARD 1

/*
 Bytes of the input; 64 MiB. 输入字节数；64 MiB。
 */
#define GONGWEN_LIMIT_INPUT_BYTES 1

/*
 Depth of nested XML or JSON; 64, and never more than 127. 嵌套层数；64，至多 127。
 */
#define GONGWEN_LIMIT_NESTING 2

/*
 Attributes of one XML element; 64. 一个 XML 元素的属性数；64。
 */
#define GONGWEN_LIMIT_ATTRIBUTES 3

/*
 Entries of a container; 4096. 容器的条目数；4096。
 */
#define GONGWEN_LIMIT_ENTRIES 4

/*
 Bytes that come out of a container; 64 MiB. 容器展开后的字节数；64 MiB。
 */
#define GONGWEN_LIMIT_EXPANDED_BYTES 5

/*
 How many times its size a part of a container may have when it is unpacked; 200.

 容器中一个部分展开后与展开前之比；200。
 */
#define GONGWEN_LIMIT_EXPANSION 6

/*
 Steps of work, about one a character and pass; 2,000,000,000.

 处理步数，每字每遍约一步；20 亿。
 */
#define GONGWEN_LIMIT_STEPS 7

/*
 The ink of the first and of the last line touches the edges of the type area. The default.

 首行、末行的字墨贴齐版心上下边；默认。
 */
#define GONGWEN_PROFILE_EDGE 0

/*
 22 equal boxes fill the type area, as word processors count.

 22 个等高行框撑满版心，与文字处理软件的算法一致。
 */
#define GONGWEN_PROFILE_BOX 1

/*
 Left on every page: for the screen and for printing on one side. The default.

 各页均在左侧：用于屏幕与单面印刷；默认。
 */
#define GONGWEN_BINDING_LEFT 0

/*
 Left on odd pages, right on even ones: for printing on both sides.

 单数页在左、双数页在右：用于双面印刷。
 */
#define GONGWEN_BINDING_MIRRORED 1

/*
 The last page, odd or even. The default.

 末页，不论单双；默认。
 */
#define GONGWEN_IMPRINT_LAST 0

/*
 An even page, after a blank one if need be.

 双数页，必要时前置空白页。
 */
#define GONGWEN_IMPRINT_EVEN 1

/*
 PDF/A-2a and PDF/UA-1, for archives. The default.

 PDF/A-2a 与 PDF/UA-1，用于归档；默认。
 */
#define GONGWEN_PDF_A2A 0

/*
 PDF/A-3a and PDF/UA-1 with the document as attached XML: gongwen_convert reads it back.

 PDF/A-3a 与 PDF/UA-1，附带 XML 形式的文件模型，可由 gongwen_convert 读回。
 */
#define GONGWEN_PDF_A3A 1

/*
 PDF/A-2b.

 PDF/A-2b。
 */
#define GONGWEN_PDF_A2B 2

/*
 PDF/A-4f with the document as attached XML.

 PDF/A-4f，附带 XML 形式的文件模型。
 */
#define GONGWEN_PDF_A4F 3

/*
 No archival profile.

 不属任何归档规范。
 */
#define GONGWEN_PDF_PLAIN 4

/*
 No manifest; every input is converted. The default.

 不记录；全部转换；默认。
 */
#define GONGWEN_MANIFEST_NONE 0

/*
 What is done is left alone; what failed is reported again and not tried.

 已完成的不再转换；先前失败的只再次报告，不重试。
 */
#define GONGWEN_MANIFEST_RESUME 1

/*
 What is done is left alone; what failed is tried again.

 已完成的不再转换；先前失败的重试。
 */
#define GONGWEN_MANIFEST_RETRY 2

/*
 A new manifest; every input is converted.

 重新记录；全部转换。
 */
#define GONGWEN_MANIFEST_ANEW 3

/*
 English. 英文。
 */
#define GONGWEN_LANG_EN 0

/*
 Chinese. 中文。
 */
#define GONGWEN_LANG_ZH 1

/*
 Lines of the title, where the source broke it; texts.

 标题各行（原文分行时）；文字。
 */
#define GONGWEN_LIST_TITLE_LINES 1

/*
 The addressees, 主送机关 (7.3.2); texts. What is printed is GONGWEN_FIELD_ADDRESSEES_TEXT where that
 is given and names the same.

 主送机关；文字。给出 GONGWEN_FIELD_ADDRESSEES_TEXT 且与之相符时，印出的是后者。
 */
#define GONGWEN_LIST_ADDRESSEES 2

/*
 The organs that the issuer mark names; texts.

 发文机关标志中的机关；文字。
 */
#define GONGWEN_LIST_MARK_ISSUERS 3

/*
 The approvers, 签发人 (7.2.6); texts.

 签发人；文字。
 */
#define GONGWEN_LIST_APPROVERS 4

/*
 The blocks of the body: TYPE, LEVEL, ORDINAL, TEXT, RUN_IN, CONTINUES, HEAD_ROWS, LANDSCAPE.

 正文各块：TYPE、LEVEL、ORDINAL、TEXT、RUN_IN、CONTINUES、HEAD_ROWS、LANDSCAPE。
 */
#define GONGWEN_LIST_BODY 5

/*
 The attachment notes, 附件说明 (7.3.4): ORDINAL, TITLE.

 附件说明：ORDINAL、TITLE。
 */
#define GONGWEN_LIST_ATTACHMENT_NOTES 6

/*
 Who was present, 出席 (10.3): NAME, TITLE, UNIT, GROUP, REASON, IN_PROSE.

 出席人员：NAME、TITLE、UNIT、GROUP、REASON、IN_PROSE。
 */
#define GONGWEN_LIST_PRESENT 7

/*
 Observers, 列席; as PRESENT.

 列席人员；字段同 PRESENT。
 */
#define GONGWEN_LIST_OBSERVERS 8

/*
 On leave, 请假; as PRESENT.

 请假人员；字段同 PRESENT。
 */
#define GONGWEN_LIST_ON_LEAVE 9

/*
 Absent, 缺席; as PRESENT.

 缺席人员；字段同 PRESENT。
 */
#define GONGWEN_LIST_ABSENT 10

/*
 Who took the minutes, 记录; as PRESENT.

 记录人员；字段同 PRESENT。
 */
#define GONGWEN_LIST_RECORDERS 11

/*
 The organs that sign, 发文机关署名 (7.3.5); texts.

 发文机关署名；文字。
 */
#define GONGWEN_LIST_SIGNATURE_ISSUERS 12

/*
 The attachments, 附件 (7.3.7): ORDINAL, TITLE.

 附件：ORDINAL、TITLE。
 */
#define GONGWEN_LIST_ATTACHMENTS 13

/*
 Documents within this one (转发, 批转): the fields of a document. Their lists are those of the copy
 that gongwen_document_get_forwarded gives and gongwen_document_set_forwarded takes.

 被转发、批转的文件：字段同文件本身。其中的列表，经 gongwen_document_get_forwarded 取出副本读取、修改，再以
 gongwen_document_set_forwarded 放回。
 */
#define GONGWEN_LIST_FORWARDED 14

/*
 Addressees that stand in the imprint (7.4.2); texts.

 印在版记中的主送机关；文字。
 */
#define GONGWEN_LIST_IMPRINT_ADDRESSEES 15

/*
 抄送 and its like (7.4.2): LABEL, TEXT; the recipients one by one are GONGWEN_LIST_RECIPIENTS.

 抄送等：LABEL、TEXT；逐个机关见 GONGWEN_LIST_RECIPIENTS。
 */
#define GONGWEN_LIST_DISTRIBUTION 16

/*
 What stands outside the document proper, verbatim: TYPE, TEXT.

 正文之外的原文：TYPE、TEXT。
 */
#define GONGWEN_LIST_EXTRAS 17

/*
 The recipients of an entry of DISTRIBUTION; texts. Use as
 GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, i).

 DISTRIBUTION 第 i 项的各机关；文字。用法：GONGWEN_LIST_OF(GONGWEN_LIST_RECIPIENTS, i)。
 */
#define GONGWEN_LIST_RECIPIENTS 32

/*
 The blocks of an attachment, as BODY. Use as GONGWEN_LIST_OF(GONGWEN_LIST_ATTACHMENT_BODY, i).

 第 i 个附件的各块，字段同 BODY。用法：GONGWEN_LIST_OF(GONGWEN_LIST_ATTACHMENT_BODY, i)。
 */
#define GONGWEN_LIST_ATTACHMENT_BODY 33

/*
 The cells of a table of BODY, row by row: TEXT, ROW, COL_SPAN, ROW_SPAN. Use as
 GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, i). They come and go with CELLS of their row (ROWS).

 BODY 第 i 块（表格）的单元格，逐行排列：TEXT、ROW、COL_SPAN、ROW_SPAN。用法：GONGWEN_LIST_OF(GONGWEN_LIST_CELLS, i)。
 增删单元格须改所在行（ROWS）的 CELLS。
 */
#define GONGWEN_LIST_CELLS 34

/*
 The rows of a table of BODY: CELLS. Use as GONGWEN_LIST_OF(GONGWEN_LIST_ROWS, i).

 BODY 第 i 块（表格）的各行：CELLS。用法：GONGWEN_LIST_OF(GONGWEN_LIST_ROWS, i)。
 */
#define GONGWEN_LIST_ROWS 35

/*
 The rows of a table of an attachment, as ROWS: those of block j of attachment i are
 GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, i, j).

 第 i 个附件第 j 块（表格）的各行，字段同 ROWS。用法：GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_ROWS, i, j)。
 */
#define GONGWEN_LIST_ATTACHMENT_ROWS 36

/*
 The cells of a table of an attachment, as CELLS: those of block j of attachment i are
 GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, i, j).

 第 i 个附件第 j 块（表格）的单元格，字段同 CELLS。用法：GONGWEN_LIST_WITHIN(GONGWEN_LIST_ATTACHMENT_CELLS, i, j)。
 */
#define GONGWEN_LIST_ATTACHMENT_CELLS 37

/*
 Genre, 文种: a word or GONGWEN_KIND_... .

 文种：名称或 GONGWEN_KIND_...。
 */
#define GONGWEN_FIELD_KIND 1

/*
 公文格式: a word or GONGWEN_LAYOUT_... .

 公文格式：名称或 GONGWEN_LAYOUT_...。
 */
#define GONGWEN_FIELD_LAYOUT 2

/*
 份号 (7.2.1), as printed; text.

 份号，照印；文字。
 */
#define GONGWEN_FIELD_COPY_NUMBER 3

/*
 密级 (7.2.2); text. Taking it away takes the term too.

 密级；文字。删去时保密期限一并删去。
 */
#define GONGWEN_FIELD_CLASSIFICATION 4

/*
 保密期限 (7.2.2), such as 1年; text.

 保密期限，如“1年”；文字。
 */
#define GONGWEN_FIELD_CLASSIFICATION_TERM 5

/*
 紧急程度 (7.2.3); text.

 紧急程度；文字。
 */
#define GONGWEN_FIELD_URGENCY 6

/*
 发文机关标志 (7.2.4) in one line; text. Taking it away takes suffix and issuers too.

 发文机关标志（一行）；文字。删去时后缀与机关一并删去。
 */
#define GONGWEN_FIELD_MARK 7

/*
 文件, 命令 or 令 in the mark: a word or GONGWEN_SUFFIX_... .

 标志后缀：文件、命令或令；名称或 GONGWEN_SUFFIX_...。
 */
#define GONGWEN_FIELD_MARK_SUFFIX 8

/*
 发文字号 (7.2.5) as printed; text. Taking it away takes its parts too; setting it reads parts
 that it contradicts anew, and setting a part words it anew.

 发文字号，照印；文字。删去时各部分一并删去；改写时与之不符的各部分重新识别，改各部分时亦随之改写。
 */
#define GONGWEN_FIELD_NUMBER 9

/*
 机关代字 of the number; text.

 机关代字；文字。
 */
#define GONGWEN_FIELD_NUMBER_AGENCY 10

/*
 年份 of the number; number.

 发文字号的年份；数。
 */
#define GONGWEN_FIELD_NUMBER_YEAR 11

/*
 发文顺序号; number.

 发文顺序号；数。
 */
#define GONGWEN_FIELD_NUMBER_SERIAL 12

/*
 The issue line of minutes and bulletins, as printed: 第47次; text.

 纪要、公报的期次，照印，如“第47次”；文字。
 */
#define GONGWEN_FIELD_ISSUE_NUMBER 13

/*
 标题 (7.3.1) of a document, an attachment or a note; 职务 of a person; text.

 文件、附件、附件说明的标题；人员的职务；文字。
 */
#define GONGWEN_FIELD_TITLE 14

/*
 题注, verbatim; text.

 题注，照录；文字。
 */
#define GONGWEN_FIELD_ADOPTION 15

/*
 主送机关 as printed, without the colon; text. It is printed only while it names what the list
 names; setting it reads a list that it contradicts anew.

 主送机关，照印，不含冒号；文字。与列表相符时印的是它，不符时以列表为准；改写时与之不符的列表重新识别。
 */
#define GONGWEN_FIELD_ADDRESSEES_TEXT 16

/*
 会议名称; text.

 会议名称；文字。
 */
#define GONGWEN_FIELD_MEETING_NAME 17

/*
 第N次 of the meeting; number.

 会议第几次；数。
 */
#define GONGWEN_FIELD_MEETING_SESSION 18

/*
 届, such as 十九届; text.

 届，如“十九届”；文字。
 */
#define GONGWEN_FIELD_MEETING_TERM 19

/*
 会议日期; day.

 会议日期；日期。
 */
#define GONGWEN_FIELD_MEETING_DATE 20

/*
 上午, 下午 or 晚上: a word or GONGWEN_TIME_... .

 上午、下午或晚上；名称或 GONGWEN_TIME_...。
 */
#define GONGWEN_FIELD_MEETING_TIME_OF_DAY 21

/*
 会议地点; text.

 会议地点；文字。
 */
#define GONGWEN_FIELD_MEETING_PLACE 22

/*
 主持人's name; text. Taking it away takes the title too.

 主持人姓名；文字。删去时职务一并删去。
 */
#define GONGWEN_FIELD_CHAIR_NAME 23

/*
 主持人's title; text.

 主持人职务；文字。
 */
#define GONGWEN_FIELD_CHAIR_TITLE 24

/*
 整理单位; text.

 整理单位；文字。
 */
#define GONGWEN_FIELD_COMPILED_BY 25

/*
 成文日期 (7.3.5.4); day.

 成文日期；日期。
 */
#define GONGWEN_FIELD_DOCUMENT_DATE 26

/*
 成文日期 as printed, where that is another form than 2021年9月29日; text. It is printed only while it
 says the day; of the two, the one set last counts.

 成文日期，照印（写法不同于“2021年9月29日”时）；文字。与日期相符时印的是它；二者不符时，以后设者为准。
 */
#define GONGWEN_FIELD_DOCUMENT_DATE_TEXT 27

/*
 附注 (7.3.6), without its brackets; text.

 附注，不含括号；文字。
 */
#define GONGWEN_FIELD_NOTE 28

/*
 签署人's name; text. Taking it away takes the title too.

 签署人姓名；文字。删去时职务一并删去。
 */
#define GONGWEN_FIELD_SIGNATORY_NAME 29

/*
 签署人's title; text.

 签署人职务；文字。
 */
#define GONGWEN_FIELD_SIGNATORY_TITLE 30

/*
 印章 (7.3.5): a word or GONGWEN_SEAL_... .

 印章：名称或 GONGWEN_SEAL_...。
 */
#define GONGWEN_FIELD_SEAL 31

/*
 印发机关 (7.4.3); text.

 印发机关；文字。
 */
#define GONGWEN_FIELD_ISSUED_BY 32

/*
 印发日期 (7.4.3); day.

 印发日期；日期。
 */
#define GONGWEN_FIELD_ISSUED_ON 33

/*
 印发日期 as printed, where that is no plain form; text. It is printed only while it says the day; of
 the two, the one set last counts.

 印发日期，照印（非通常写法时）；文字。与日期相符时印的是它；二者不符时，以后设者为准。
 */
#define GONGWEN_FIELD_ISSUED_ON_TEXT 34

/*
 印数; number.

 印数；数。
 */
#define GONGWEN_FIELD_COPIES 35

/*
 The text of an item; of a heading or paragraph without its number; of DISTRIBUTION as printed,
 without its label.

 列表项的文字；标题行、段落不含序号；DISTRIBUTION 照印，不含标签。
 */
#define GONGWEN_FIELD_TEXT 101

/*
 What a block or an extra is: a word or GONGWEN_BLOCK_..., GONGWEN_EXTRA_... . Headings and
 paragraphs can be turned into each other.

 块或附录项的类型：名称或 GONGWEN_BLOCK_...、GONGWEN_EXTRA_...。标题行与段落可以互换。
 */
#define GONGWEN_FIELD_TYPE 102

/*
 层次 of a heading, 1 to 4; number.

 标题行的层次，1 至 4；数。
 */
#define GONGWEN_FIELD_LEVEL 103

/*
 序号 of a block, an attachment or a note, as printed; text.

 块、附件、附件说明的序号，照印；文字。
 */
#define GONGWEN_FIELD_ORDINAL 104

/*
 Whether a heading is the first sentence of a paragraph; 0 or 1.

 标题行是否为段首句；0 或 1。
 */
#define GONGWEN_FIELD_RUN_IN 105

/*
 Whether a paragraph is the rest of one that a run-in heading opened; 0 or 1.

 段落是否接在段首标题之后；0 或 1。
 */
#define GONGWEN_FIELD_CONTINUES 106

/*
 How many rows of a table are repeated on each page; number.

 表格在每页重复的表头行数；数。
 */
#define GONGWEN_FIELD_HEAD_ROWS 107

/*
 Whether a table is set across the page; 0 or 1.

 表格是否横排；0 或 1。
 */
#define GONGWEN_FIELD_LANDSCAPE 108

/*
 姓名; text.

 姓名；文字。
 */
#define GONGWEN_FIELD_NAME 109

/*
 单位; text.

 单位；文字。
 */
#define GONGWEN_FIELD_UNIT 110

/*
 The group within the list, such as 固定列席; text.

 列表内的组别，如“固定列席”；文字。
 */
#define GONGWEN_FIELD_GROUP 111

/*
 请假事由; text.

 请假事由；文字。
 */
#define GONGWEN_FIELD_REASON 112

/*
 Whether the person is named in a sentence of the body; 0 or 1.

 是否见于正文句中；0 或 1。
 */
#define GONGWEN_FIELD_IN_PROSE 113

/*
 The printed label: 抄送, 分送 ...; text.

 印出的标签：抄送、分送等；文字。
 */
#define GONGWEN_FIELD_LABEL 114

/*
 The row of a table in which a cell begins, from 0; number; read only.

 单元格所在行，从 0 起；数；只读。
 */
#define GONGWEN_FIELD_ROW 115

/*
 Columns that a cell covers, from 1; number.

 单元格跨列数，从 1 起；数。
 */
#define GONGWEN_FIELD_COL_SPAN 116

/*
 Rows that a cell covers, from 1; number.

 单元格跨行数，从 1 起；数。
 */
#define GONGWEN_FIELD_ROW_SPAN 117

/*
 How many cells begin in a row of a table; number, up to 65535. Setting it puts empty cells at the
 end of the row or takes the last ones away.

 表格一行中起始的单元格数；数，至多 65535。改大则在行末补空单元格，改小则删去末尾的单元格。
 */
#define GONGWEN_FIELD_CELLS 118

/*
 Makes an empty batch: outputs go beside the inputs, as NAME.FORMAT, on as many threads as the
 computer has.

 Ownership: the result is the caller's; free it with gongwen_batch_free.
 Encoding: none. Threads: any.
 Errors: NULL only for a defect of the library.

 新建空批次：输出写在输入旁边，名为 NAME.FORMAT；线程数取本机处理器数。
 所有权：返回值归调用者，用 gongwen_batch_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
struct gongwen_batch *gongwen_batch_new(void);

/*
 Adds a file, or a folder: then all files in it, and in the folders in it, whose extension is of a
 format that can be read.

 Ownership: the path is only read during the call.
 Encoding: path_len bytes of UTF-8 (on Unix, the bytes of the path as they are).
 Threads: the caller must be the only user of the batch.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL. A file that is not there is reported when the batch
 runs.

 加入文件或文件夹；文件夹则取其中（含各级子文件夹）扩展名为可读格式的所有文件。
 所有权：路径只在调用期间读取。编码：路径为 UTF-8（Unix 上为原样字节）。线程：须独占。
 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。文件不存在时，运行批次时报告。
 */
GONGWEN_API
gongwen_status gongwen_batch_add_input(struct gongwen_batch *batch,
                                       const void *path,
                                       size_t path_len,
                                       struct gongwen_error **err);

/*
 Adds a format that every input is written to.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the batch.
 Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_UNSUPPORTED; err may be NULL.

 加入一种输出格式。
 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT、GONGWEN_E_UNSUPPORTED；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_batch_add_format(struct gongwen_batch *batch,
                                        gongwen_format format,
                                        struct gongwen_error **err);

/*
 Says into which folder outputs go, which is made where it is not there; NULL with length 0 for
 beside the inputs.

 Ownership: the path is only read during the call.
 Encoding: folder_len bytes of UTF-8 (on Unix, the bytes of the path as they are).
 Threads: the caller must be the only user of the batch.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定输出文件夹，没有则新建；NULL 且长度为 0 表示写在输入旁边。
 所有权：路径只在调用期间读取。编码：路径为 UTF-8（Unix 上为原样字节）。线程：须独占。
 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_batch_set_folder(struct gongwen_batch *batch,
                                        const void *folder,
                                        size_t folder_len,
                                        struct gongwen_error **err);

/*
 Asks for a file NAME.diagnostics.json beside the outputs of each input, in a language.

 Ownership: none. Encoding: the files are UTF-8.
 Threads: the caller must be the only user of the batch.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 为每个输入另写 NAME.diagnostics.json，并指定语言。
 所有权：无。编码：该文件为 UTF-8。线程：须独占。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_batch_write_diagnostics(struct gongwen_batch *batch,
                                               gongwen_lang language,
                                               struct gongwen_error **err);

/*
 Says how many threads convert; 0 for as many as the computer has.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the batch.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定线程数；0 表示取本机处理器数。
 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_batch_set_threads(struct gongwen_batch *batch,
                                         size_t threads,
                                         struct gongwen_error **err);

/*
 Says whether a manifest is kept: one of GONGWEN_MANIFEST_... . It lies in the folder of the
 outputs as gongwen-manifest.jsonl, a JSON object a line and document: input, sha256, options,
 status, outputs, errors, diagnostics, ms. With it a batch that was stopped or killed at any moment
 can be run again and does nothing twice; input, options and outputs that have changed are done
 anew. While a batch runs, another one for the same folder fails with GONGWEN_E_IO. The folder
 must be set, and be none of the folders that are inputs.

 Ownership: none. Encoding: the manifest is UTF-8.
 Threads: the caller must be the only user of the batch.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 规定是否记录清单：GONGWEN_MANIFEST_... 之一。清单为输出文件夹中的 gongwen-manifest.jsonl，每份文件一行 JSON：
 input、sha256、options、status、outputs、errors、diagnostics、ms。有了清单，批次无论何时停止或被终止，重新运行即可继续，
 已完成的不再转换；输入、选项、输出有变动的则重做。批次运行期间，写入同一文件夹的另一批次以 GONGWEN_E_IO 失败。
 须指定输出文件夹，且不得是作为输入的文件夹。
 所有权：无。编码：清单为 UTF-8。线程：须独占。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_batch_set_manifest(struct gongwen_batch *batch,
                                          gongwen_manifest value,
                                          struct gongwen_error **err);

/*
 Converts the files. One that fails does not stop the others. Each output is written whole or not
 at all. Nothing is written where two inputs would write one file, or an output would fall on an
 input.

 options: NULL for the defaults. progress: NULL for none; it is called on this thread. user: handed
 to progress. failed: how many inputs had an error; NULL if not wanted.
 To stop, return other than 0 from progress, or set the flag of the options. Stopping by progress
 sets that flag too: give a batch one of its own.

 Ownership: none; the batch can be run again.
 Encoding: found by content, as the format.
 Threads: many may run one batch at once, if its outputs differ; batch and options are only read.
 Errors: GONGWEN_OK also where inputs failed: see failed. GONGWEN_E_CANCELLED where it was
 stopped, GONGWEN_E_ARGUMENT for a batch without inputs or formats, GONGWEN_E_FONT, GONGWEN_E_IO
 for a folder that cannot be listed; err may be NULL.

 转换一批文件。一个失败不影响其余；每个输出要么完整写出，要么不写。若两个输入会写同一文件，或输出会覆盖输入，则什么也不写。
 options：NULL 取默认。progress：可为 NULL，在本线程调用。user：交给 progress。failed：出错的输入数，不需要时为 NULL。
 停止：progress 返回非 0，或将 options 的取消标志置位。progress 停止时也会置位该标志，故宜为每批单设一个。
 所有权：无；批次可再次运行。编码：编码与格式按内容判断。线程：输出不同时可同时运行；batch 与 options 只读。
 错误：部分输入失败时仍为 GONGWEN_OK，见 failed；被停止时为 GONGWEN_E_CANCELLED；没有输入或格式时为 GONGWEN_E_ARGUMENT；
 GONGWEN_E_FONT；文件夹不能列出时为 GONGWEN_E_IO；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_batch_run(const struct gongwen_batch *batch,
                                 const struct gongwen_options *options,
                                 gongwen_batch_progress progress,
                                 void *user,
                                 size_t *failed,
                                 struct gongwen_error **err);

/*
 The path of the input, as it was found. "" for NULL.

 Ownership: lives during the call of progress; do not free.
 Encoding: UTF-8 (on Unix, the bytes of the path as they are), ends with a zero byte.
 Threads: the thread of progress. Errors: none.

 输入的路径。NULL 得 ""。
 所有权：仅在 progress 调用期间有效，不可释放。编码：UTF-8（Unix 上为原样字节），以零字节结尾。线程：progress 所在线程。错误：无。
 */
GONGWEN_API
const char *gongwen_outcome_input(const struct gongwen_outcome *outcome);

/*
 How many files were written; 0 for NULL.

 Ownership: none. Encoding: none. Threads: the thread of progress. Errors: none.

 写出的文件数；NULL 为 0。
 所有权：无。编码：无。线程：progress 所在线程。错误：无。
 */
GONGWEN_API size_t gongwen_outcome_written_count(const struct gongwen_outcome *outcome);

/*
 The path of a file that was written; "" past the end and for NULL.

 Ownership: lives during the call of progress; do not free.
 Encoding: UTF-8 (on Unix, the bytes of the path as they are), ends with a zero byte.
 Threads: the thread of progress. Errors: none.

 写出的第 index 个文件的路径；下标越界或 NULL 得 ""。
 所有权：仅在 progress 调用期间有效，不可释放。编码：UTF-8（Unix 上为原样字节），以零字节结尾。线程：progress 所在线程。错误：无。
 */
GONGWEN_API
const char *gongwen_outcome_written(const struct gongwen_outcome *outcome,
                                    size_t index);

/*
 1 where an earlier run dealt with the input and nothing has changed since: see
 gongwen_batch_set_manifest. Its diagnostics are not told again. 0 otherwise and for NULL.

 Ownership: none. Encoding: none. Threads: the thread of progress. Errors: none.

 输入在先前的运行中已处理且此后没有变动时为 1（见 gongwen_batch_set_manifest），其发现不再列出；否则及 NULL 为 0。
 所有权：无。编码：无。线程：progress 所在线程。错误：无。
 */
GONGWEN_API
int32_t gongwen_outcome_is_earlier(const struct gongwen_outcome *outcome);

/*
 How many errors the input had: 0 where all went well, one for an input that could not be read,
 else one a format; 0 for NULL.

 Ownership: none. Encoding: none. Threads: the thread of progress. Errors: none.

 错误数：顺利时为 0，输入不可读时为 1，否则每种失败的格式各一；NULL 为 0。
 所有权：无。编码：无。线程：progress 所在线程。错误：无。
 */
GONGWEN_API
size_t gongwen_outcome_error_count(const struct gongwen_outcome *outcome);

/*
 An error of the input; NULL past the end and for NULL.

 Ownership: lives during the call of progress; do not free. Encoding: none.
 Threads: the thread of progress. Errors: none.

 第 index 个错误；下标越界或 NULL 得 NULL。
 所有权：仅在 progress 调用期间有效，不可释放。编码：无。线程：progress 所在线程。错误：无。
 */
GONGWEN_API
const struct gongwen_error *gongwen_outcome_error(const struct gongwen_outcome *outcome,
                                                  size_t index);

/*
 What was found in the input; NULL for NULL.

 Ownership: lives during the call of progress; do not free. Encoding: none.
 Threads: the thread of progress. Errors: none.

 该输入的发现；NULL 得 NULL。
 所有权：仅在 progress 调用期间有效，不可释放。编码：无。线程：progress 所在线程。错误：无。
 */
GONGWEN_API
const struct gongwen_diagnostics *gongwen_outcome_diagnostics(const struct gongwen_outcome *outcome);

/*
 Frees a batch. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the batch. Errors: none.

 释放批次。NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_batch_free(struct gongwen_batch *batch);

/*
 Frees the bytes and empties the buffer, so that freeing it twice is harmless. NULL does nothing.

 Ownership: the struct itself stays the caller's. Copies of the struct must not be freed as well.
 Encoding: none. Threads: the caller must be the only user of the buffer. Errors: none.

 释放字节并清空结构，重复释放无妨。NULL 无妨。
 所有权：结构本身仍归调用者；结构的副本不可再释放。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API
void gongwen_buffer_free(struct gongwen_buffer *buffer);

/*
 Makes a flag that is not set.

 Ownership: the result is the caller's; free it with gongwen_cancel_free.
 Encoding: none. Threads: any.
 Errors: NULL only for a defect of the library.

 新建未置位的标志。
 所有权：返回值归调用者，用 gongwen_cancel_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
struct gongwen_cancel *gongwen_cancel_new(void);

/*
 Sets the flag: conversions whose options hold it end soon with GONGWEN_E_CANCELLED, and new ones
 at once. A flag that is set stays set. NULL does nothing.

 Ownership: none. Encoding: none. Threads: any, while conversions run. Errors: none.

 置位：持有该标志的转换很快以 GONGWEN_E_CANCELLED 结束，新的转换随即结束。置位后不复位。NULL 无妨。
 所有权：无。编码：无。线程：任意，转换进行中亦可。错误：无。
 */
GONGWEN_API
void gongwen_cancel_set(const struct gongwen_cancel *cancel);

/*
 Whether the flag is set: 1 or 0; 0 for NULL.

 Ownership: none. Encoding: none. Threads: any. Errors: none.

 是否已置位：1 或 0；NULL 为 0。
 所有权：无。编码：无。线程：任意。错误：无。
 */
GONGWEN_API int32_t gongwen_cancel_is_set(const struct gongwen_cancel *cancel);

/*
 Frees a flag. Options and conversions that hold it keep what they need, but nobody can set it
 any more. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the handle. Errors: none.

 释放标志。已持有它的 options 与转换不受影响，但不能再置位。NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_cancel_free(struct gongwen_cancel *cancel);

/*
 Converts one document.

 data, len: the input; NULL only with length 0. A text needs no zero byte at its end.
 from: the input's format, or GONGWEN_FORMAT_DETECT.
 encoding: the input's encoding, or GONGWEN_ENCODING_DETECT; formats that carry their own do not
 heed it.
 to: the output's format.
 options: NULL for the defaults.
 out: where the file goes; must not be NULL.
 diagnostics: where what was found on the way goes; NULL if not wanted. Set on success only.
 err: where the error goes; NULL if not wanted. NULL on success.

 Ownership: the input stays the caller's and is only read during the call. *out is freed with
 gongwen_buffer_free, *diagnostics with gongwen_diagnostics_free, *err with gongwen_error_free.
 What these held before the call is overwritten, not freed. On failure *out is empty and
 *diagnostics is NULL.
 Encoding: the input as named by encoding. DOCX and PDF come as their formats have it, all text
 as UTF-8, but plain text and Markdown as gongwen_options_set_text_encoding asks.
 Threads: any, at the same time, also with the same options. Same input, same bytes.
 Errors: any GONGWEN_E_...; GONGWEN_E_CANCELLED only where the options hold a flag.

 转换一份文件。
 data、len：输入，仅当长度为 0 时可为 NULL，文本末尾不需零字节。from：输入格式，或 GONGWEN_FORMAT_DETECT。
 encoding：输入编码，或 GONGWEN_ENCODING_DETECT；自带编码的格式不受影响。to：输出格式。options：NULL 取默认。
 out：输出，不得为 NULL。diagnostics：途中发现的问题，仅成功时给出，不需要时为 NULL。err：错误，不需要时为 NULL。
 所有权：输入仍归调用者，只在调用期间读取。*out 用 gongwen_buffer_free、*diagnostics 用 gongwen_diagnostics_free、
 *err 用 gongwen_error_free 释放；调用前所存之物被覆盖而不释放。失败时 *out 为空，*diagnostics 为 NULL。
 编码：输入由 encoding 指明；输出的文本为 UTF-8，纯文本与 Markdown 依 gongwen_options_set_text_encoding。
 线程：任意，可共用 options；同样的输入得同样的字节。错误：任一 GONGWEN_E_...；CANCELLED 仅当 options 带有取消标志。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_convert(const void *data,
                               size_t len,
                               gongwen_format from,
                               gongwen_encoding encoding,
                               gongwen_format to,
                               const struct gongwen_options *options,
                               struct gongwen_buffer *out,
                               struct gongwen_diagnostics **diagnostics,
                               struct gongwen_error **err);

/*
 How many there are; 0 for NULL.

 Ownership: none. Encoding: none. Threads: many may read the same diagnostics at once.
 Errors: none.

 条数；NULL 为 0。
 所有权：无。编码：无。线程：可同时读取。错误：无。
 */
GONGWEN_API size_t gongwen_diagnostics_count(const struct gongwen_diagnostics *diagnostics);

/*
 Writes them as a JSON list of objects with code, severity, message, span and more: what the
 command leaves in NAME.diagnostics.json.

 Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
 freed. On failure it is empty.
 Encoding: UTF-8.
 Threads: many may read the same diagnostics at once.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 写成 JSON 列表，每条含 code、severity、message、span 等，即命令行留在 NAME.diagnostics.json 中的内容。
 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放；失败时为空。编码：UTF-8。线程：可同时读取。
 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_diagnostics_json(const struct gongwen_diagnostics *diagnostics,
                                        gongwen_lang language,
                                        struct gongwen_buffer *out,
                                        struct gongwen_error **err);

/*
 Gets what one diagnostic says as text. language is for GONGWEN_DIAGNOSTIC_MESSAGE and _HINT.

 Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
 freed. data is NULL where there is none, and on failure.
 Encoding: out comes in encoding, without a byte-order mark.
 Threads: many may read the same diagnostics at once.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
 is a number; GONGWEN_E_ENCODING for a character that encoding cannot hold; err may be NULL.

 以文字取一条发现的某项；language 用于 GONGWEN_DIAGNOSTIC_MESSAGE 与 _HINT。
 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放；没有该项或失败时 data 为 NULL。
 编码：按 encoding 给出，不带字节序标记。线程：可同时读取。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或该项为数时亦然；字符不能以该编码表示时为 GONGWEN_E_ENCODING；
 err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_diagnostics_get_text(const struct gongwen_diagnostics *diagnostics,
                                            size_t index,
                                            gongwen_diagnostic_field field,
                                            gongwen_lang language,
                                            gongwen_encoding encoding,
                                            struct gongwen_buffer *out,
                                            struct gongwen_error **err);

/*
 Gets what one diagnostic says as a number: severity, line, column, bytes. *out is -1 where no
 place is known, and on failure.

 Ownership: none. Encoding: none. Threads: many may read the same diagnostics at once.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
 is no number; err may be NULL.

 以数取一条发现的某项：严重程度、行、列、字节。没有位置或失败时 *out 为 -1。
 所有权：无。编码：无。线程：可同时读取。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或该项不是数时亦然；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_diagnostics_get_number(const struct gongwen_diagnostics *diagnostics,
                                              size_t index,
                                              gongwen_diagnostic_field field,
                                              int64_t *out,
                                              struct gongwen_error **err);

/*
 Frees diagnostics. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the diagnostics. Errors: none.

 释放。NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_diagnostics_free(struct gongwen_diagnostics *diagnostics);

/*
 Makes an empty document.

 Ownership: the result is the caller's; free it with gongwen_document_free.
 Encoding: none. Threads: any.
 Errors: NULL only for a defect of the library.

 新建空文件。
 所有权：返回值归调用者，用 gongwen_document_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
struct gongwen_document *gongwen_document_new(void);

/*
 Reads a document from the bytes of a file; JSON and XML of gongwen give the very model that was
 written, all else is recognised.

 data, len: the file; NULL only with length 0.
 from: its format, or GONGWEN_FORMAT_DETECT.
 encoding: the encoding of a text, or GONGWEN_ENCODING_DETECT.
 options: NULL for the defaults.
 out: where the document goes. diagnostics: where what was found goes; NULL if not wanted.

 Ownership: *out is freed with gongwen_document_free, *diagnostics with gongwen_diagnostics_free,
 *err with gongwen_error_free; what they held before is not freed. On failure both are NULL. The
 input is only read during the call.
 Encoding: as named by encoding.
 Threads: any, also with the same options.
 Errors: any GONGWEN_E_...; err may be NULL.

 从文件内容读入。本库写出的 JSON 与 XML 原样读回，其余格式经识别读入。
 data、len：内容，仅当长度为 0 时可为 NULL。from：格式，或 GONGWEN_FORMAT_DETECT。encoding：文本编码，或
 GONGWEN_ENCODING_DETECT。options：NULL 取默认。diagnostics：不需要时为 NULL。
 所有权：*out、*diagnostics、*err 分别用各自的 _free 释放；调用前所存之物不会被释放；失败时前二者为 NULL。输入只在调用期间读取。
 编码：由 encoding 指明。线程：任意，可共用 options。错误：任一 GONGWEN_E_...；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_read(const void *data,
                                     size_t len,
                                     gongwen_format from,
                                     gongwen_encoding encoding,
                                     const struct gongwen_options *options,
                                     struct gongwen_document **out,
                                     struct gongwen_diagnostics **diagnostics,
                                     struct gongwen_error **err);

/*
 Writes a document; GONGWEN_FORMAT_JSON and GONGWEN_FORMAT_XML hold the whole model.

 to: the output's format. options: NULL for the defaults. diagnostics: NULL if not wanted.

 Ownership: *out is freed with gongwen_buffer_free, *diagnostics with gongwen_diagnostics_free,
 *err with gongwen_error_free; what they held before is not freed. On failure *out is empty and
 *diagnostics NULL. The document is only read.
 Encoding: UTF-8, but plain text and Markdown as gongwen_options_set_text_encoding asks.
 Threads: any; many may write one document at once.
 Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_UNSUPPORTED, GONGWEN_E_FONT, GONGWEN_E_ENCODING,
 GONGWEN_E_LIMIT, GONGWEN_E_CANCELLED; err may be NULL.

 写出文件。GONGWEN_FORMAT_JSON 与 GONGWEN_FORMAT_XML 包含全部内容。
 所有权：*out 用 gongwen_buffer_free、*diagnostics 用 gongwen_diagnostics_free、*err 用 gongwen_error_free
 释放；调用前所存之物不会被释放；失败时 *out 为空，*diagnostics 为 NULL。文件只读。
 编码：UTF-8；纯文本与 Markdown 依 gongwen_options_set_text_encoding。线程：任意，可同时写出同一文件。
 错误：ARGUMENT、UNSUPPORTED、FONT、ENCODING、LIMIT、CANCELLED；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_write(const struct gongwen_document *document,
                                      gongwen_format to,
                                      const struct gongwen_options *options,
                                      struct gongwen_buffer *out,
                                      struct gongwen_diagnostics **diagnostics,
                                      struct gongwen_error **err);

/*
 Copies a document.

 Ownership: *out is the caller's; free it with gongwen_document_free. On failure it is NULL.
 Encoding: none. Threads: many may copy one document at once.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 复制文件。
 所有权：*out 归调用者，用 gongwen_document_free 释放；失败时为 NULL。编码：无。线程：可同时复制同一文件。
 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_clone(const struct gongwen_document *document,
                                      struct gongwen_document **out,
                                      struct gongwen_error **err);

/*
 Copies a document that stands within this one (GONGWEN_LIST_FORWARDED), with all its elements.

 Ownership: *out is the caller's; free it with gongwen_document_free. On failure it is NULL.
 Encoding: none. Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; err may be NULL.

 复制所转发（批转）的第 index 份文件（GONGWEN_LIST_FORWARDED），连同其全部内容。
 所有权：*out 归调用者，用 gongwen_document_free 释放；失败时为 NULL。编码：无。线程：可同时读同一文件。
 错误：GONGWEN_E_ARGUMENT，下标越界时亦然，并告知总数；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_get_forwarded(const struct gongwen_document *document,
                                              size_t index,
                                              struct gongwen_document **out,
                                              struct gongwen_error **err);

/*
 Puts a copy of a document in the place of one that stands within this one
 (GONGWEN_LIST_FORWARDED). For a new place, gongwen_document_insert comes first.

 Ownership: forwarded stays the caller's and is copied; it may be document itself.
 Encoding: none.
 Threads: the caller must be the only user of document; many may read forwarded at once.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; GONGWEN_E_LIMIT
 where documents would stand more than 24 deep; nothing is changed then. err may be NULL.

 以 forwarded 的副本替换所转发（批转）的第 index 份文件（GONGWEN_LIST_FORWARDED）；新增时先用 gongwen_document_insert。
 所有权：forwarded 仍归调用者，被复制；可以就是 document 本身。编码：无。线程：须独占 document；forwarded 可同时读取。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）时亦然；层层转发超过 24 层时为 GONGWEN_E_LIMIT；此时不作改动。
 err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_set_forwarded(struct gongwen_document *document,
                                              size_t index,
                                              const struct gongwen_document *forwarded,
                                              struct gongwen_error **err);

/*
 Frees a document. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the document. Errors: none.

 释放文件；NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_document_free(struct gongwen_document *document);

/*
 Gets a field as text: a text, the word of one of a few, a day as YYYY-MM-DD.

 Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
 freed. data is NULL where the document does not say it, and on failure.
 Encoding: out comes in encoding, without a byte-order mark.
 Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT, also for a field that is a number; GONGWEN_E_ENCODING for a
 character that encoding cannot hold; err may be NULL.

 以文字取一个字段：文字、固定名称，或 YYYY-MM-DD 形式的日期。
 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放。文件未载明或失败时 data 为 NULL。
 编码：按 encoding 给出，不带字节序标记。线程：可同时读同一文件。
 错误：GONGWEN_E_ARGUMENT，字段为数时亦然；字符不能以该编码表示时为 GONGWEN_E_ENCODING；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_get_text(const struct gongwen_document *document,
                                         gongwen_field field,
                                         gongwen_encoding encoding,
                                         struct gongwen_buffer *out,
                                         struct gongwen_error **err);

/*
 Sets a field from text: a text, the word of one of a few, a day as YYYY-MM-DD. NULL with length
 0 takes the field away.

 Ownership: the text is only read during the call.
 Encoding: text is in encoding, which must be named; a zero byte at its end is not needed.
 Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT for a value that the field cannot take or a NUL within the text,
 GONGWEN_E_ENCODING for bytes that are no text; nothing is changed then. err may be NULL.

 以文字设一个字段：文字、固定名称，或 YYYY-MM-DD 形式的日期。NULL 且长度为 0 表示删去。
 所有权：文字只在调用期间读取。编码：text 按 encoding，须指明；末尾不需零字节。线程：须独占。
 错误：字段不能取该值或文字中有 NUL 时为 GONGWEN_E_ARGUMENT，字节不成文字时为 GONGWEN_E_ENCODING；此时不作改动。
 err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_set_text(struct gongwen_document *document,
                                         gongwen_field field,
                                         gongwen_encoding encoding,
                                         const void *text,
                                         size_t len,
                                         struct gongwen_error **err);

/*
 Gets a field as a number: a number, a flag (0 or 1), the number of a word. *out is -1 where the
 document does not say it, and on failure.

 Ownership: none. Encoding: none. Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT, also for a field that is no number; err may be NULL.

 以数取一个字段：数、标志（0 或 1）或名称的编号。文件未载明或失败时 *out 为 -1。
 所有权：无。编码：无。线程：可同时读同一文件。错误：GONGWEN_E_ARGUMENT，字段不是数时亦然；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_get_number(const struct gongwen_document *document,
                                           gongwen_field field,
                                           int64_t *out,
                                           struct gongwen_error **err);

/*
 Sets a field from a number: a number, a flag (0 or 1), the number of a word. -1 takes the field
 away.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT for a value that the field cannot take; nothing is changed then. err
 may be NULL.

 以数设一个字段：数、标志（0 或 1）或名称的编号；-1 表示删去。
 所有权：无。编码：无。线程：须独占。错误：字段不能取该值时为 GONGWEN_E_ARGUMENT，此时不作改动；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_set_number(struct gongwen_document *document,
                                           gongwen_field field,
                                           int64_t value,
                                           struct gongwen_error **err);

/*
 Gets a day: the meeting's, the document's, the issue's. All three are 0 where the document does
 not say it, and on failure.

 Ownership: none. Encoding: none. Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT, also for a field that is no day; err may be NULL.

 取日期：会议日期、成文日期、印发日期。文件未载明或失败时年、月、日皆为 0。
 所有权：无。编码：无。线程：可同时读同一文件。错误：GONGWEN_E_ARGUMENT，字段不是日期时亦然；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_get_date(const struct gongwen_document *document,
                                         gongwen_field field,
                                         int32_t *year,
                                         int32_t *month,
                                         int32_t *day,
                                         struct gongwen_error **err);

/*
 Sets a day; 0, 0, 0 takes it away. A day as printed (GONGWEN_FIELD_DOCUMENT_DATE_TEXT,
 GONGWEN_FIELD_ISSUED_ON_TEXT) is a field of its own and stays.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT for a day that the calendar lacks, or a field that is no day; nothing
 is changed then. err may be NULL.

 设日期；0、0、0 表示删去。照印的写法（GONGWEN_FIELD_DOCUMENT_DATE_TEXT、GONGWEN_FIELD_ISSUED_ON_TEXT）是另外的字段，不随之改变。
 所有权：无。编码：无。线程：须独占。错误：日历中无此日或字段不是日期时为 GONGWEN_E_ARGUMENT，此时不作改动；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_set_date(struct gongwen_document *document,
                                         gongwen_field field,
                                         int32_t year,
                                         int32_t month,
                                         int32_t day,
                                         struct gongwen_error **err);

/*
 The status that the failing function returned; GONGWEN_OK for NULL.

 Ownership: none. Encoding: none. Threads: many may read one error at once. Errors: none.

 失败函数返回的状态；NULL 为 GONGWEN_OK。
 所有权：无。编码：无。线程：可同时读取。错误：无。
 */
GONGWEN_API gongwen_status gongwen_error_status(const struct gongwen_error *error);

/*
 The stable name of the trouble, such as "E101": finer than the status, the same in every
 language and version. "" for NULL.

 Ownership: lives as long as the error; do not free. Encoding: ASCII, ends with a zero byte.
 Threads: many may read one error at once. Errors: none.

 问题的固定名称，如 "E101"：比状态更细，各语言、各版本相同。NULL 得 ""。
 所有权：与错误同存亡，不可释放。编码：ASCII，以零字节结尾。线程：可同时读取。错误：无。
 */
GONGWEN_API
const char *gongwen_error_id(const struct gongwen_error *error);

/*
 The message for a person: what, where, and what to do next. "" for NULL.

 Ownership: lives as long as the error; do not free. Encoding: UTF-8, ends with a zero byte.
 Threads: many may read one error at once. Errors: none.

 给人看的说明：何事、何处、如何处理。NULL 得 ""。
 所有权：与错误同存亡，不可释放。编码：UTF-8，以零字节结尾。线程：可同时读取。错误：无。
 */
GONGWEN_API
const char *gongwen_error_message(const struct gongwen_error *error,
                                  gongwen_lang language);

/*
 The line of the input where it went wrong, from 1; 0 where no place is known, and for NULL.

 Ownership: none. Encoding: none. Threads: many may read one error at once. Errors: none.

 出错处在输入中的行，从 1 起；位置不明或 NULL 时为 0。
 所有权：无。编码：无。线程：可同时读取。错误：无。
 */
GONGWEN_API size_t gongwen_error_line(const struct gongwen_error *error);

/*
 The column of the input where it went wrong, in characters from 1; 0 where no place is known,
 and for NULL.

 Ownership: none. Encoding: none. Threads: many may read one error at once. Errors: none.

 出错处在输入中的列，以字符计，从 1 起；位置不明或 NULL 时为 0。
 所有权：无。编码：无。线程：可同时读取。错误：无。
 */
GONGWEN_API size_t gongwen_error_column(const struct gongwen_error *error);

/*
 Frees an error. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the error. Errors: none.

 释放错误。NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_error_free(struct gongwen_error *error);

/*
 Looks for the faces that GB/T 9704-2012 asks for: in the folder, then in the folder that the
 environment variable GONGWEN_FONTS names, then among the installed fonts. A role for which
 nothing is found stays empty; a conversion to PDF then fails with GONGWEN_E_FONT and says what
 to do.

 Ownership: *out is the caller's; free it with gongwen_fonts_free. The folder is only read during
 the call. On failure *out is NULL.
 Encoding: folder_len bytes of UTF-8 (on Unix, the bytes of the path as they are); NULL with
 length 0 for no folder.
 Threads: any.
 Errors: GONGWEN_E_ARGUMENT, also for a folder that cannot be read, GONGWEN_E_ENCODING for a path
 that is not UTF-8 (Windows), GONGWEN_E_FONT. err may be NULL.

 查找 GB/T 9704-2012 所需的字体：先查所给文件夹，再查环境变量 GONGWEN_FONTS 所指文件夹，再查已安装的字体。找不到的用途留空；
 此时转换为 PDF 以 GONGWEN_E_FONT 失败，并说明如何处理。
 所有权：*out 归调用者，用 gongwen_fonts_free 释放；失败时为 NULL。路径只在调用期间读取。
 编码：路径为 UTF-8（Unix 上为原样字节）；不指定时为 NULL、长度 0。线程：任意。
 错误：GONGWEN_E_ARGUMENT，文件夹不可读时亦然；GONGWEN_E_ENCODING；GONGWEN_E_FONT；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_fonts_find(const void *folder,
                                  size_t folder_len,
                                  struct gongwen_fonts **out,
                                  struct gongwen_error **err);

/*
 Makes a set without faces, to be filled with gongwen_fonts_add and gongwen_fonts_add_file.

 Ownership: the result is the caller's; free it with gongwen_fonts_free.
 Encoding: none. Threads: any.
 Errors: NULL only for a defect of the library.

 新建空的字体集，再用 gongwen_fonts_add、gongwen_fonts_add_file 添加。
 所有权：返回值归调用者，用 gongwen_fonts_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
struct gongwen_fonts *gongwen_fonts_new(void);

/*
 Gives a role a face, from the bytes of a font file. Of several for one role the first serves,
 the next ones what it lacks.

 role: one of GONGWEN_ROLE_... . index: the face within a collection (.ttc); 0 for a plain font.

 Ownership: the bytes are copied.
 Encoding: none. Threads: the caller must be the only user of the fonts.
 Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_FONT for what is no font or may not be embedded; the set
 is as before then. err may be NULL.

 以字体文件的内容为某用途提供字体；同一用途有多种时，先给的先用，后给的补缺。index：字体集（.ttc）中的序号，普通字体为 0。
 所有权：内容被复制。编码：无。线程：须独占。
 错误：GONGWEN_E_ARGUMENT；不是字体或不许嵌入时为 GONGWEN_E_FONT，此时字体集不变；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_fonts_add(struct gongwen_fonts *fonts,
                                 gongwen_role role,
                                 const void *data,
                                 size_t len,
                                 uint32_t index,
                                 struct gongwen_error **err);

/*
 Gives a role a face, from a font file; else as gongwen_fonts_add.

 Ownership: the path is only read during the call.
 Encoding: path_len bytes of UTF-8 (on Unix, the bytes of the path as they are).
 Threads: the caller must be the only user of the fonts.
 Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_FONT for a file that cannot be read, is no font or may not
 be embedded; the set is as before then. err may be NULL.

 以字体文件为某用途提供字体，其余同 gongwen_fonts_add。
 所有权：路径只在调用期间读取。编码：路径为 UTF-8（Unix 上为原样字节）。线程：须独占。
 错误：GONGWEN_E_ARGUMENT；文件不可读、不是字体或不许嵌入时为 GONGWEN_E_FONT，此时字体集不变；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_fonts_add_file(struct gongwen_fonts *fonts,
                                      gongwen_role role,
                                      const void *path,
                                      size_t path_len,
                                      uint32_t index,
                                      struct gongwen_error **err);

/*
 Frees fonts. Conversions and options that use them keep what they need. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the handle. Errors: none.

 释放字体集；正在使用它的转换与 options 不受影响。NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_fonts_free(struct gongwen_fonts *fonts);

/*
 How many items a list has. *out is 0 on failure.

 Ownership: none. Encoding: none. Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT for a number that is no list; err may be NULL.

 列表的项数；失败时 *out 为 0。
 所有权：无。编码：无。线程：可同时读同一文件。错误：没有此列表时为 GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_count(const struct gongwen_document *document,
                                      gongwen_list list,
                                      size_t *out,
                                      struct gongwen_error **err);

/*
 Gets a field of an item as text, as gongwen_document_get_text does of the document.

 Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
 freed. data is NULL where the document does not say it, and on failure.
 Encoding: out comes in encoding, without a byte-order mark.
 Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
 is a number; GONGWEN_E_ENCODING for a character that encoding cannot hold; err may be NULL.

 以文字取列表项的字段，规则同 gongwen_document_get_text。
 所有权：*out 归调用者，用 gongwen_buffer_free 释放；调用前所存之物不会被释放。文件未载明或失败时 data 为 NULL。
 编码：按 encoding 给出，不带字节序标记。线程：可同时读同一文件。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段为数时亦然；字符不能以该编码表示时为 GONGWEN_E_ENCODING；
 err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_get_item_text(const struct gongwen_document *document,
                                              gongwen_list list,
                                              size_t index,
                                              gongwen_field field,
                                              gongwen_encoding encoding,
                                              struct gongwen_buffer *out,
                                              struct gongwen_error **err);

/*
 Sets a field of an item from text, as gongwen_document_set_text does of the document.

 Ownership: the text is only read during the call.
 Encoding: text is in encoding, which must be named.
 Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a value that
 the field cannot take; GONGWEN_E_ENCODING for bytes that are no text; nothing is changed then.
 err may be NULL.

 以文字设列表项的字段，规则同 gongwen_document_set_text。
 所有权：文字只在调用期间读取。编码：text 按 encoding，须指明。线程：须独占。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段不能取该值时亦然；字节不成文字时为 GONGWEN_E_ENCODING；
 此时不作改动。err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_set_item_text(struct gongwen_document *document,
                                              gongwen_list list,
                                              size_t index,
                                              gongwen_field field,
                                              gongwen_encoding encoding,
                                              const void *text,
                                              size_t len,
                                              struct gongwen_error **err);

/*
 Gets a field of an item as a number, as gongwen_document_get_number does of the document. *out
 is -1 where the document does not say it, and on failure.

 Ownership: none. Encoding: none. Threads: many may read one document at once.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a field that
 is no number; err may be NULL.

 以数取列表项的字段，规则同 gongwen_document_get_number；文件未载明或失败时 *out 为 -1。
 所有权：无。编码：无。线程：可同时读同一文件。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段不是数时亦然；err 可为 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_document_get_item_number(const struct gongwen_document *document,
                                                gongwen_list list,
                                                size_t index,
                                                gongwen_field field,
                                                int64_t *out,
                                                struct gongwen_error **err);

/*
 Sets a field of an item from a number, as gongwen_document_set_number does of the document.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count, and for a value that
 the field cannot take; nothing is changed then. err may be NULL.

 以数设列表项的字段，规则同 gongwen_document_set_number。
 所有权：无。编码：无。线程：须独占。
 错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）或字段不能取该值时亦然，此时不作改动；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_set_item_number(struct gongwen_document *document,
                                                gongwen_list list,
                                                size_t index,
                                                gongwen_field field,
                                                int64_t value,
                                                struct gongwen_error **err);

/*
 Puts an empty item into a list, before the item at index; the count as index puts it at the end.
 A new block of the body is a paragraph; a new document within is empty, and
 gongwen_document_set_forwarded fills it.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; err may be NULL.

 在列表第 index 项之前插入空项；index 等于总数时加在末尾。正文中新插入的块是段落；新插入的被转发文件
 为空，用 gongwen_document_set_forwarded 填入。
 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）时亦然；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_insert(struct gongwen_document *document,
                                       gongwen_list list,
                                       size_t index,
                                       struct gongwen_error **err);

/*
 Takes an item out of a list.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the document.
 Errors: GONGWEN_E_ARGUMENT, also for an index past the end, with the count; err may be NULL.

 从列表中删去一项。
 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT，下标越界（并告知总数）时亦然；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_document_remove(struct gongwen_document *document,
                                       gongwen_list list,
                                       size_t index,
                                       struct gongwen_error **err);

/*
 New options with the defaults: bytes that are no text are refused; the faces for PDF are looked
 for on this computer, as by gongwen_fonts_find(NULL, 0, ...), when first needed, and then kept.

 Ownership: the result is the caller's; free it with gongwen_options_free.
 Encoding: none.
 Threads: any. Many conversions may use the same options at once; a setter needs them alone.
 Errors: NULL only for a defect of the library.

 新建默认的 options：遇到不成文字的字节即拒绝；PDF 所用字体在首次需要时如 gongwen_fonts_find(NULL, 0, ...) 那样在本机查找，并保留。
 所有权：返回值归调用者，用 gongwen_options_free 释放。编码：无。线程：多个转换可同时使用；设置时须独占。
 错误：仅当库有缺陷时返回 NULL。
 */
GONGWEN_API
GONGWEN_MUST_USE
struct gongwen_options *gongwen_options_new(void);

/*
 Says what becomes of bytes that are no text in the encoding: one of GONGWEN_UNDECODABLE_... .

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 规定如何处理不成文字的字节：GONGWEN_UNDECODABLE_... 之一。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_undecodable(struct gongwen_options *options,
                                               gongwen_undecodable value,
                                               struct gongwen_error **err);

/*
 Says what becomes of characters that the standards write otherwise, such as half-width
 punctuation in Chinese text: one of GONGWEN_NORMALISE_... .

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 规定是否按标准改写字符，如中文中的半角标点：GONGWEN_NORMALISE_... 之一。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_normalise(struct gongwen_options *options,
                                             gongwen_normalise value,
                                             struct gongwen_error **err);

/*
 Sets a bound past which a conversion fails with GONGWEN_E_LIMIT: which is one of
 GONGWEN_LIMIT_... . The defaults hold for anything that an office writes; lower them for input
 from strangers.

 Ownership: none. Encoding: none. Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 设定上限：which 为 GONGWEN_LIMIT_... 之一，超过时转换以 GONGWEN_E_LIMIT 失败。默认值足够机关公文使用；处理来历不明的
 文件时宜调低。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_limit(struct gongwen_options *options,
                                         gongwen_limit which,
                                         uint64_t value,
                                         struct gongwen_error **err);

/*
 Gives the faces for PDF.

 Ownership: the options keep what they need of the fonts, which may be freed at once.
 Encoding: none. Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定 PDF 所用的字体。
 所有权：options 自留所需，fonts 可随即释放。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_fonts(struct gongwen_options *options,
                                         const struct gongwen_fonts *fonts,
                                         struct gongwen_error **err);

/*
 Gives the encoding of plain text and Markdown that are written; UTF-8 without it. The other
 formats say themselves what they are in, and do not heed it.

 Ownership: none. Encoding: a character that it cannot hold makes the conversion fail.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定写出纯文本与 Markdown 所用的编码，默认 UTF-8；其余格式自带编码，不受影响。
 所有权：无。编码：遇到该编码不能表示的字符，转换失败。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_text_encoding(struct gongwen_options *options,
                                                 gongwen_encoding encoding,
                                                 struct gongwen_error **err);

/*
 Says how 22 lines fill the type area: one of GONGWEN_PROFILE_... .

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定 22 行如何撑满版心：GONGWEN_PROFILE_... 之一。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_profile(struct gongwen_options *options,
                                           gongwen_profile value,
                                           struct gongwen_error **err);

/*
 Says where the binding edge of even pages lies: one of GONGWEN_BINDING_... .

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定双数页订口在哪一侧：GONGWEN_BINDING_... 之一。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_binding(struct gongwen_options *options,
                                           gongwen_binding value,
                                           struct gongwen_error **err);

/*
 Says on which page the imprint stands: one of GONGWEN_IMPRINT_... .

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定版记在哪一页：GONGWEN_IMPRINT_... 之一。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_imprint(struct gongwen_options *options,
                                           gongwen_imprint value,
                                           struct gongwen_error **err);

/*
 Says which kind of PDF is written: one of GONGWEN_PDF_... .

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定 PDF 的种类：GONGWEN_PDF_... 之一。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_pdf(struct gongwen_options *options,
                                       gongwen_pdf value,
                                       struct gongwen_error **err);

/*
 Gives the date in the metadata of PDF and DOCX. Without it: the document's own latest date, else
 1970-01-01; never the clock.

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT for a day that the calendar does not have; err may be NULL.

 指定 PDF 与 DOCX 元数据中的日期；未指定时取文件自身最晚的日期，再无则为 1970-01-01，不取系统时钟。
 所有权：无。编码：无。线程：须独占 options。错误：日历上没有的日期为 GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_date(struct gongwen_options *options,
                                        uint16_t year,
                                        uint8_t month,
                                        uint8_t day,
                                        struct gongwen_error **err);

/*
 Says which page a picture shows, counted from 1 (the default). A conversion that asks for a page
 behind the last one fails with GONGWEN_E_ARGUMENT.

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定图片取第几页，从 1 起，默认 1；超过末页时转换以 GONGWEN_E_ARGUMENT 失败。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_page(struct gongwen_options *options,
                                        uint32_t page,
                                        struct gongwen_error **err);

/*
 Says how fine pictures are, in pixels an inch: 10 to 1200, 150 by default. Another number makes
 conversions to pictures fail with GONGWEN_E_ARGUMENT.

 Ownership: none. Encoding: none.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定图片的精度，每英寸像素数，10 至 1200，默认 150；其他值使图片转换以 GONGWEN_E_ARGUMENT 失败。
 所有权：无。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_dpi(struct gongwen_options *options,
                                       uint32_t dpi,
                                       struct gongwen_error **err);

/*
 Gives a flag that stops conversions with these options.

 Ownership: the options keep what they need of the flag, which stays the caller's.
 Encoding: none. Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT; err may be NULL.

 指定取消标志，用以中止使用这些 options 的转换。
 所有权：options 自留所需，标志仍归调用者。编码：无。线程：须独占 options。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
 */
GONGWEN_API
gongwen_status gongwen_options_set_cancel(struct gongwen_options *options,
                                          const struct gongwen_cancel *cancel,
                                          struct gongwen_error **err);

/*
 Frees options. NULL does nothing.

 Ownership: the handle is gone. Encoding: none.
 Threads: the caller must be the only user of the options. Errors: none.

 释放 options。NULL 无妨。
 所有权：句柄作废。编码：无。线程：须独占。错误：无。
 */
GONGWEN_API void gongwen_options_free(struct gongwen_options *options);

/*
 The version of the library that runs, such as "0.1.0".

 Ownership: static; do not free. Encoding: ASCII, ends with a zero byte. Threads: any. Errors: none.

 所用库的版本，如 "0.1.0"。
 所有权：静态，不可释放。编码：ASCII，以零字节结尾。线程：任意。错误：无。
 */
GONGWEN_API
const char *gongwen_version(void);

/*
 The version of the library that runs as major * 10000 + minor * 100 + patch. Compare it with
 the GONGWEN_VERSION_... of the header that the program was compiled with.

 Ownership: none. Encoding: none. Threads: any. Errors: none.

 所用库的版本：major * 10000 + minor * 100 + patch，可与编译所用头文件的 GONGWEN_VERSION_... 比较。
 所有权：无。编码：无。线程：任意。错误：无。
 */
GONGWEN_API
uint32_t gongwen_version_number(void);

#ifdef __cplusplus
}
#endif

#endif /* GONGWEN_H */
