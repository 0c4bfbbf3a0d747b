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
 */

/* An empty buffer, to start with: gongwen_buffer out = GONGWEN_BUFFER_INIT; */
#define GONGWEN_BUFFER_INIT { NULL, 0, 0 }


/*
 The version of this header: major.
 */
#define GONGWEN_VERSION_MAJOR 0

/*
 The version of this header: minor. While major is 0, a new minor version may break programs;
 the name of the shared library (SONAME) changes with it.
 */
#define GONGWEN_VERSION_MINOR 1

/*
 The version of this header: patch.
 */
#define GONGWEN_VERSION_PATCH 0

/*
 What was found while converting: each repair of the draft, each doubt, each loss.
 */
typedef struct gongwen_diagnostics gongwen_diagnostics;

/*
 What went wrong. A function that fails puts one where its last argument points; free it with
 gongwen_error_free.
 */
typedef struct gongwen_error gongwen_error;

/*
 The faces that a PDF is drawn with. Find them once and use them for any number of conversions.
 */
typedef struct gongwen_fonts gongwen_fonts;

/*
 How a document is to be read and written. Where a function takes options, NULL means the
 defaults.
 */
typedef struct gongwen_options gongwen_options;

/*
 Bytes that the library made. The layout never changes. Start with GONGWEN_BUFFER_INIT and free
 with gongwen_buffer_free, never with free().
 */
typedef struct gongwen_buffer {
  /*
   The bytes, followed by one zero byte that len does not count; NULL when empty.
   */
  uint8_t *data;
  /*
   How many.
   */
  size_t len;
  /*
   The library's own; leave it alone.
   */
  size_t cap;
} gongwen_buffer;

/*
 What a function came to: GONGWEN_OK, or one of GONGWEN_E_... . New ones may be added; a program
 treats one that it does not know as a failure.
 */
typedef int32_t gongwen_status;

/*
 A file format: one of GONGWEN_FORMAT_... .
 */
typedef uint32_t gongwen_format;

/*
 The encoding of a text: one of GONGWEN_ENCODING_... .
 */
typedef uint32_t gongwen_encoding;

/*
 The language of messages: one of GONGWEN_LANG_... . A number that the library does not know
 counts as English.
 */
typedef uint32_t gongwen_lang;

/*
 What becomes of bytes that are no text: one of GONGWEN_UNDECODABLE_... .
 */
typedef uint32_t gongwen_undecodable;

/*
 Done.
 */
#define GONGWEN_OK 0

/*
 Bytes that are no text in the encoding.
 */
#define GONGWEN_E_ENCODING 1

/*
 A container (ZIP, compound file) that cannot be opened.
 */
#define GONGWEN_E_CONTAINER 2

/*
 XML that is not well formed, or has a DOCTYPE.
 */
#define GONGWEN_E_XML 3

/*
 JSON that is not well formed.
 */
#define GONGWEN_E_JSON 4

/*
 Well-formed XML or JSON that is no document of ours.
 */
#define GONGWEN_E_SCHEMA 5

/*
 A limit of size, nesting or work was passed.
 */
#define GONGWEN_E_LIMIT 6

/*
 A face is missing, unreadable or may not be embedded.
 */
#define GONGWEN_E_FONT 7

/*
 A format that cannot be read or written.
 */
#define GONGWEN_E_UNSUPPORTED 8

/*
 A file could not be read or written.
 */
#define GONGWEN_E_IO 9

/*
 The caller cancelled.
 */
#define GONGWEN_E_CANCELLED 10

/*
 An argument that makes no sense, such as NULL where something must stand.
 */
#define GONGWEN_E_ARGUMENT 11

/*
 A defect of the library itself; please report it.
 */
#define GONGWEN_E_INTERNAL 99

/*
 Find the format out by the content. Only for input.
 */
#define GONGWEN_FORMAT_DETECT 0

/*
 Plain text.
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
 Word 2007 and later.
 */
#define GONGWEN_FORMAT_DOCX 4

/*
 Word 97 to 2003, and the compound files of WPS.
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
 XML in the namespace urn:gongwen:document:1, always UTF-8 on output.
 */
#define GONGWEN_FORMAT_XML 8

/*
 The document model as JSON, always UTF-8.
 */
#define GONGWEN_FORMAT_JSON 9

/*
 Rich Text Format. Only for input.
 */
#define GONGWEN_FORMAT_RTF 10

/*
 Find the encoding out: byte-order mark, UTF-8, UTF-16, else GB18030. Name it where you know it:
 a short GBK text can happen to be valid UTF-8.
 */
#define GONGWEN_ENCODING_DETECT 0

/*
 UTF-8.
 */
#define GONGWEN_ENCODING_UTF8 1

/*
 GB18030, which holds GBK and GB2312.
 */
#define GONGWEN_ENCODING_GB18030 2

/*
 UTF-16, little-endian: the wide strings of Windows.
 */
#define GONGWEN_ENCODING_UTF16LE 3

/*
 UTF-16, big-endian.
 */
#define GONGWEN_ENCODING_UTF16BE 4

/*
 Refuse the input with GONGWEN_E_ENCODING, naming the byte. The default.
 */
#define GONGWEN_UNDECODABLE_REFUSE 0

/*
 Put U+FFFD in their place, with a diagnostic for each.
 */
#define GONGWEN_UNDECODABLE_REPLACE 1

/*
 English.
 */
#define GONGWEN_LANG_EN 0

/*
 Chinese.
 */
#define GONGWEN_LANG_ZH 1

/*
 Frees the bytes and empties the buffer, so that freeing it twice is harmless. NULL does nothing.

 Ownership: the struct itself stays the caller's. Copies of the struct must not be freed as well.
 Threads: the caller must be the only user of the buffer.
 */
GONGWEN_API void gongwen_buffer_free(struct gongwen_buffer *buffer);

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
 Encoding: DOCX and PDF come as their formats have it, all text comes as UTF-8.
 Threads: any, at the same time, also with the same options. Same input, same bytes.
 Errors: any GONGWEN_E_... but GONGWEN_E_CANCELLED.
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_convert(const uint8_t *data,
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

 Threads: many may read the same diagnostics at once.
 */
GONGWEN_API size_t gongwen_diagnostics_count(const struct gongwen_diagnostics *diagnostics);

/*
 Writes them as a JSON list of objects with code, severity, message, span and more: what the
 command leaves in NAME.diagnostics.json.

 Ownership: *out is the caller's; free it with gongwen_buffer_free. What it held before is not
 freed. On failure it is empty.
 Encoding: UTF-8.
 Threads: many may read the same diagnostics at once.
 Errors: GONGWEN_E_ARGUMENT. err may be NULL.
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_diagnostics_json(const struct gongwen_diagnostics *diagnostics,
                                        gongwen_lang language,
                                        struct gongwen_buffer *out,
                                        struct gongwen_error **err);

/*
 Frees diagnostics. NULL does nothing.

 Threads: the caller must be the only user of the diagnostics.
 */
GONGWEN_API void gongwen_diagnostics_free(struct gongwen_diagnostics *diagnostics);

/*
 The status that the failing function returned; GONGWEN_OK for NULL.

 Threads: many may read one error at once.
 */
GONGWEN_API gongwen_status gongwen_error_status(const struct gongwen_error *error);

/*
 The stable name of the trouble, such as "E101": finer than the status, the same in every
 language and version. "" for NULL.

 Ownership: lives as long as the error; do not free. Encoding: ASCII, ends with a zero byte.
 Threads: many may read one error at once.
 */
GONGWEN_API const char *gongwen_error_id(const struct gongwen_error *error);

/*
 The message for a person: what, where, and what to do next. "" for NULL.

 Ownership: lives as long as the error; do not free. Encoding: UTF-8, ends with a zero byte.
 Threads: many may read one error at once.
 */
GONGWEN_API
const char *gongwen_error_message(const struct gongwen_error *error,
                                  gongwen_lang language);

/*
 The line of the input where it went wrong, from 1; 0 where no place is known, and for NULL.

 Threads: many may read one error at once.
 */
GONGWEN_API size_t gongwen_error_line(const struct gongwen_error *error);

/*
 The column of the input where it went wrong, in characters from 1; 0 where no place is known,
 and for NULL.

 Threads: many may read one error at once.
 */
GONGWEN_API size_t gongwen_error_column(const struct gongwen_error *error);

/*
 Frees an error. NULL does nothing.

 Threads: the caller must be the only user of the error.
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
 */
GONGWEN_API
GONGWEN_MUST_USE
gongwen_status gongwen_fonts_find(const uint8_t *folder,
                                  size_t folder_len,
                                  struct gongwen_fonts **out,
                                  struct gongwen_error **err);

/*
 Frees fonts. Conversions and options that use them keep what they need. NULL does nothing.

 Threads: the caller must be the only user of the handle.
 */
GONGWEN_API void gongwen_fonts_free(struct gongwen_fonts *fonts);

/*
 New options with the defaults: bytes that are no text are refused; the faces for PDF are looked
 for on this computer, as by gongwen_fonts_find(NULL, 0, ...), when first needed, and then kept.

 Ownership: the result is the caller's; free it with gongwen_options_free.
 Threads: any. Many conversions may use the same options at once; a setter needs them alone.
 Errors: NULL only for a defect of the library.
 */
GONGWEN_API GONGWEN_MUST_USE struct gongwen_options *gongwen_options_new(void);

/*
 Says what becomes of bytes that are no text in the encoding: one of GONGWEN_UNDECODABLE_... .

 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT. err may be NULL.
 */
GONGWEN_API
gongwen_status gongwen_options_set_undecodable(struct gongwen_options *options,
                                               gongwen_undecodable value,
                                               struct gongwen_error **err);

/*
 Gives the faces for PDF.

 Ownership: the options keep what they need of the fonts, which may be freed at once.
 Threads: the caller must be the only user of the options.
 Errors: GONGWEN_E_ARGUMENT. err may be NULL.
 */
GONGWEN_API
gongwen_status gongwen_options_set_fonts(struct gongwen_options *options,
                                         const struct gongwen_fonts *fonts,
                                         struct gongwen_error **err);

/*
 Frees options. NULL does nothing.

 Threads: the caller must be the only user of the options.
 */
GONGWEN_API void gongwen_options_free(struct gongwen_options *options);

/*
 The version of the library that runs, such as "0.1.0".

 Ownership: static; do not free. Encoding: ASCII. Threads: any.
 */
GONGWEN_API const char *gongwen_version(void);

/*
 The version of the library that runs as major * 10000 + minor * 100 + patch. Compare it with
 the GONGWEN_VERSION_... of the header that the program was compiled with.

 Threads: any.
 */
GONGWEN_API uint32_t gongwen_version_number(void);

#ifdef __cplusplus
}
#endif

#endif /* GONGWEN_H */
