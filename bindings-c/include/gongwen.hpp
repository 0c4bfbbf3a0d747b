/* gongwen.hpp - libgongwen for C++11 and later: objects that free themselves, exceptions, iterators.
 *
 * Header only, over gongwen.h, where ownership, encodings, threads and errors are told in full; here:
 *
 * - Every object owns its handle, can be moved and not copied (document has clone()).
 * - What fails throws gongwen::error, which keeps status, name and message in both languages.
 * - A text goes in as std::string (from C++17 std::string_view) and comes out as std::string, in
 *   UTF-8 unless another encoding is named. UTF-16LE comes as bytes in a std::string.
 * - An optional text that the document does not say comes as "", a number as -1, a day as {0, 0, 0};
 *   has() tells "" from nothing.
 * - One object may be read by many threads at once; a setter needs it alone.
 *
 * libgongwen 的 C++11（及以后）接口：自动释放的对象、异常、迭代器；仅含头文件，所有权、编码、线程与错误详见 gongwen.h。
 * - 每个对象自有句柄，可移动，不可复制（document 有 clone()）。
 * - 失败时抛出 gongwen::error，内有状态、固定名称与中英文说明。
 * - 文字以 std::string（C++17 起 std::string_view）传入，以 std::string 返回；未指明编码时为 UTF-8，UTF-16LE 以字节形式放在
 *   std::string 中。
 * - 文件未载明的文字为 ""，数为 -1，日期为 {0, 0, 0}；has() 可区分空文字与未载明。
 * - 同一对象可由多个线程同时读取；设置须独占。
 */
#ifndef GONGWEN_HPP
#define GONGWEN_HPP

#include "gongwen.h"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#if __cplusplus >= 201703L
#include <string_view>
#endif

namespace gongwen {

#if __cplusplus >= 201703L
/* A text that goes in. 传入的文字。 */
using text_in = std::string_view;
#else
/* A text that goes in. 传入的文字。 */
using text_in = const std::string &;
#endif

/* What could not be done. 失败的原因。 */
class error : public std::runtime_error {
  public:
    explicit error(const gongwen_error *e, gongwen_status status)
        : std::runtime_error(gongwen_error_message(e, GONGWEN_LANG_EN)),
          status_(status),
          id_(gongwen_error_id(e)),
          zh_(gongwen_error_message(e, GONGWEN_LANG_ZH)),
          line_(gongwen_error_line(e)),
          column_(gongwen_error_column(e))
    {
    }

    /* GONGWEN_E_... */
    gongwen_status status() const { return status_; }
    /* The stable name, such as "E101". 固定名称。 */
    const std::string &id() const { return id_; }
    /* The message in Chinese, UTF-8; what() is in English. 中文说明（UTF-8）；what() 为英文。 */
    const std::string &message_zh() const { return zh_; }
    /* The place in the input, from 1; 0 where none is known. 输入中的位置，从 1 起；不明为 0。 */
    std::size_t line() const { return line_; }
    std::size_t column() const { return column_; }

  private:
    gongwen_status status_;
    std::string id_;
    std::string zh_;
    std::size_t line_;
    std::size_t column_;
};

/* A day; {0, 0, 0} for none. 日期；{0, 0, 0} 表示没有。 */
struct date {
    int year;
    int month;
    int day;
};

inline bool operator==(const date &a, const date &b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}
inline bool operator!=(const date &a, const date &b) { return !(a == b); }

/* The version of the library that runs, such as "0.1.0". 所用库的版本，如 "0.1.0"。 */
inline std::string version() { return gongwen_version(); }
/* The same as a number, major * 10000 + minor * 100 + patch. 同上，以数表示。 */
inline std::uint32_t version_number() { return gongwen_version_number(); }

/* What the classes below share; not for programs. 内部所用。 */
namespace detail {

/* Takes the error of a call, and throws it. */
class caught {
  public:
    caught() : error_(nullptr) {}
    ~caught() { gongwen_error_free(error_); }
    caught(const caught &) = delete;
    caught &operator=(const caught &) = delete;
    gongwen_error **out() { return &error_; }
    void check(gongwen_status status)
    {
        if (status != GONGWEN_OK)
            throw error(error_, status);
    }

  private:
    gongwen_error *error_;
};

/* Takes the bytes of a call. */
class taken {
  public:
    taken() : buffer_() {}
    ~taken() { gongwen_buffer_free(&buffer_); }
    taken(const taken &) = delete;
    taken &operator=(const taken &) = delete;
    gongwen_buffer *out() { return &buffer_; }
    bool absent() const { return buffer_.data == nullptr; }
    std::string str() const
    {
        return absent() ? std::string()
                        : std::string(reinterpret_cast<const char *>(buffer_.data), buffer_.len);
    }

  private:
    gongwen_buffer buffer_;
};

/* A handle with the function that frees it. */
template <typename T, void (*Free)(T *)> struct deleter {
    void operator()(T *handle) const { Free(handle); }
};
template <typename T, void (*Free)(T *)> using handle = std::unique_ptr<T, deleter<T, Free>>;

/* A new object of the library, which is NULL only for a defect of it. */
template <typename T> T *made(T *handle)
{
    if (handle == nullptr)
        throw error(nullptr, GONGWEN_E_INTERNAL);
    return handle;
}

/* Walks by index over whatever has at(i). */
template <typename Range, typename Item> class iterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using reference = Item;
    /* Items are made when they are asked for, so that -> needs one to point to. */
    class pointer {
      public:
        explicit pointer(const Item &item) : item_(item) {}
        Item *operator->() { return &item_; }

      private:
        Item item_;
    };

    iterator(const Range *range, std::size_t index) : range_(range), index_(index) {}
    Item operator*() const { return range_->at(index_); }
    pointer operator->() const { return pointer(**this); }
    iterator &operator++()
    {
        ++index_;
        return *this;
    }
    iterator operator++(int)
    {
        iterator before(*this);
        ++index_;
        return before;
    }
    bool operator==(const iterator &other) const { return index_ == other.index_; }
    bool operator!=(const iterator &other) const { return index_ != other.index_; }

  private:
    const Range *range_;
    std::size_t index_;
};

} // namespace detail

/* The faces of PDFs; share one set among all conversions. PDF 所用字体；各转换共用一套。 */
class fonts {
  public:
    /* A set to be filled with add() and add_file(). 空字体集，用 add()、add_file() 添加。 */
    fonts() : handle_(detail::made(gongwen_fonts_new())) {}

    /* The faces of a folder (UTF-8), then of this computer. 先查文件夹（UTF-8），再查本机。 */
    static fonts find(text_in folder = "")
    {
        detail::caught err;
        gongwen_fonts *out = nullptr;
        err.check(gongwen_fonts_find(folder.data(), folder.size(), &out, err.out()));
        return fonts(out);
    }

    /* A face for a role, from the bytes of a font file. 以字体文件的内容添加。 */
    fonts &add(gongwen_role role, text_in bytes, unsigned index = 0)
    {
        detail::caught err;
        err.check(gongwen_fonts_add(get(), role, bytes.data(), bytes.size(), index, err.out()));
        return *this;
    }

    /* A face for a role, from a font file (path in UTF-8). 以字体文件添加（路径为 UTF-8）。 */
    fonts &add_file(gongwen_role role, text_in path, unsigned index = 0)
    {
        detail::caught err;
        err.check(gongwen_fonts_add_file(get(), role, path.data(), path.size(), index, err.out()));
        return *this;
    }

    gongwen_fonts *get() const { return handle_.get(); }

  private:
    explicit fonts(gongwen_fonts *handle) : handle_(handle) {}
    detail::handle<gongwen_fonts, gongwen_fonts_free> handle_;
};

/* A flag by which one thread stops what another converts. 取消标志。 */
class cancel {
  public:
    cancel() : handle_(detail::made(gongwen_cancel_new())) {}
    void set() const { gongwen_cancel_set(get()); }
    bool is_set() const { return gongwen_cancel_is_set(get()) != 0; }
    gongwen_cancel *get() const { return handle_.get(); }

  private:
    detail::handle<gongwen_cancel, gongwen_cancel_free> handle_;
};

/* How documents are read and written; each setter gives the object back, so that they can be strung
 * together. 读写的方式；各设置函数返回对象本身，可连写。 */
class options {
  public:
    options() : handle_(detail::made(gongwen_options_new())) {}

    /* GONGWEN_UNDECODABLE_...: what becomes of bytes that are no text. 不成文字的字节。 */
    options &undecodable(gongwen_undecodable value)
    {
        return set(gongwen_options_set_undecodable, value);
    }
    /* GONGWEN_NORMALISE_...: characters that the standards write otherwise. 按标准改写字符。 */
    options &normalise(gongwen_normalise value)
    {
        return set(gongwen_options_set_normalise, value);
    }
    /* A bound, GONGWEN_LIMIT_... . 上限。 */
    options &limit(gongwen_limit which, std::uint64_t value)
    {
        return set(gongwen_options_set_limit, which, value);
    }
    /* The faces of PDFs and pictures. 字体。 */
    options &faces(const fonts &value) { return set(gongwen_options_set_fonts, value.get()); }
    /* The encoding of plain text and Markdown that are written. 写出纯文本与 Markdown 的编码。 */
    options &text_encoding(gongwen_encoding value)
    {
        return set(gongwen_options_set_text_encoding, value);
    }
    /* GONGWEN_PROFILE_...: how 22 lines fill the type area. 22 行如何撑满版心。 */
    options &profile(gongwen_profile value) { return set(gongwen_options_set_profile, value); }
    /* GONGWEN_BINDING_...: the binding edge of even pages. 双数页订口。 */
    options &binding(gongwen_binding value) { return set(gongwen_options_set_binding, value); }
    /* GONGWEN_IMPRINT_...: the page of the imprint. 版记所在页。 */
    options &imprint(gongwen_imprint value) { return set(gongwen_options_set_imprint, value); }
    /* GONGWEN_PDF_...: the kind of PDF. PDF 的种类。 */
    options &pdf(gongwen_pdf value) { return set(gongwen_options_set_pdf, value); }
    /* The date in the metadata of PDF and DOCX. PDF 与 DOCX 元数据中的日期。 */
    options &day(const gongwen::date &value)
    {
        /* What a day cannot be is 0 here, which the library refuses. */
        auto year = static_cast<std::uint16_t>(fits(value.year, 9999));
        auto month = static_cast<std::uint8_t>(fits(value.month, 12));
        auto day = static_cast<std::uint8_t>(fits(value.day, 31));
        return set(gongwen_options_set_date, year, month, day);
    }
    /* Which page a picture shows, from 1. 图片取第几页，从 1 起。 */
    options &page(std::uint32_t value) { return set(gongwen_options_set_page, value); }
    /* Pixels an inch of pictures. 图片每英寸像素数。 */
    options &dpi(std::uint32_t value) { return set(gongwen_options_set_dpi, value); }
    /* The flag that stops conversions. 取消标志。 */
    options &stop_with(const cancel &value) { return set(gongwen_options_set_cancel, value.get()); }

    gongwen_options *get() const { return handle_.get(); }

  private:
    template <typename... Parameters, typename... Arguments>
    options &set(gongwen_status (*setter)(gongwen_options *, Parameters...), Arguments... values)
    {
        detail::caught err;
        err.check(setter(get(), values..., err.out()));
        return *this;
    }
    static int fits(int value, int most) { return value < 0 || value > most ? 0 : value; }

    detail::handle<gongwen_options, gongwen_options_free> handle_;
};

/* One finding; valid as long as what it was taken from. 一条发现；与其来源同存亡。 */
class diagnostic {
  public:
    diagnostic(const gongwen_diagnostics *all, std::size_t index) : all_(all), index_(index) {}

    std::string code() const { return text(GONGWEN_DIAGNOSTIC_CODE); }
    std::string message(gongwen_lang lang = GONGWEN_LANG_EN,
                        gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        return text(GONGWEN_DIAGNOSTIC_MESSAGE, lang, encoding);
    }
    /* What to do next; "" where there is nothing to say. 处理建议，没有则为 ""。 */
    std::string hint(gongwen_lang lang = GONGWEN_LANG_EN,
                     gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        return text(GONGWEN_DIAGNOSTIC_HINT, lang, encoding);
    }
    std::string clause() const { return text(GONGWEN_DIAGNOSTIC_CLAUSE); }
    std::string path() const { return text(GONGWEN_DIAGNOSTIC_PATH); }
    std::string quote(gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        return text(GONGWEN_DIAGNOSTIC_QUOTE, GONGWEN_LANG_EN, encoding);
    }
    /* What a repair replaced, and by what. 修补前与修补后。 */
    std::string was(gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        return text(GONGWEN_DIAGNOSTIC_WAS, GONGWEN_LANG_EN, encoding);
    }
    std::string now(gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        return text(GONGWEN_DIAGNOSTIC_NOW, GONGWEN_LANG_EN, encoding);
    }
    /* GONGWEN_SEVERITY_... */
    std::int64_t severity() const { return number(GONGWEN_DIAGNOSTIC_SEVERITY); }
    /* From 1; -1 where no place is known. 从 1 起；位置不明为 -1。 */
    std::int64_t line() const { return number(GONGWEN_DIAGNOSTIC_LINE); }
    std::int64_t column() const { return number(GONGWEN_DIAGNOSTIC_COLUMN); }
    /* Bytes of the source as UTF-8: the first, and one past the last. 起止字节（解码为 UTF-8 后）。 */
    std::int64_t start() const { return number(GONGWEN_DIAGNOSTIC_START); }
    std::int64_t end() const { return number(GONGWEN_DIAGNOSTIC_END); }

    std::string text(gongwen_diagnostic_field field, gongwen_lang lang = GONGWEN_LANG_EN,
                     gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        detail::caught err;
        detail::taken out;
        err.check(gongwen_diagnostics_get_text(all_, index_, field, lang, encoding, out.out(),
                                               err.out()));
        return out.str();
    }
    std::int64_t number(gongwen_diagnostic_field field) const
    {
        detail::caught err;
        std::int64_t out = -1;
        err.check(gongwen_diagnostics_get_number(all_, index_, field, &out, err.out()));
        return out;
    }

  private:
    const gongwen_diagnostics *all_;
    std::size_t index_;
};

/* What was found on the way, in the hands of somebody else. 途中的发现，由他处保管。 */
class findings {
  public:
    using const_iterator = detail::iterator<findings, diagnostic>;

    explicit findings(const gongwen_diagnostics *all = nullptr) : all_(all) {}

    std::size_t size() const { return gongwen_diagnostics_count(all_); }
    bool empty() const { return size() == 0; }
    diagnostic at(std::size_t index) const { return diagnostic(all_, index); }
    diagnostic operator[](std::size_t index) const { return at(index); }
    const_iterator begin() const { return const_iterator(this, 0); }
    const_iterator end() const { return const_iterator(this, size()); }

    /* As the command leaves them in NAME.diagnostics.json. 同命令行的 NAME.diagnostics.json。 */
    std::string json(gongwen_lang lang = GONGWEN_LANG_EN) const
    {
        detail::caught err;
        detail::taken out;
        err.check(gongwen_diagnostics_json(all_, lang, out.out(), err.out()));
        return out.str();
    }

  private:
    const gongwen_diagnostics *all_;
};

/* What was found on the way. 途中的发现。 */
class diagnostics : public findings {
  public:
    diagnostics() {}
    explicit diagnostics(gongwen_diagnostics *handle) : findings(handle), handle_(handle) {}
    diagnostics(diagnostics &&other) noexcept
        : findings(other), handle_(std::move(other.handle_))
    {
        static_cast<findings &>(other) = findings();
    }
    diagnostics &operator=(diagnostics &&other) noexcept
    {
        handle_ = std::move(other.handle_);
        static_cast<findings &>(*this) = findings(handle_.get());
        static_cast<findings &>(other) = findings();
        return *this;
    }

    gongwen_diagnostics *get() const { return handle_.get(); }

  private:
    detail::handle<gongwen_diagnostics, gongwen_diagnostics_free> handle_;
};

/* Converts the bytes of one file; see gongwen_convert. 转换一份文件，见 gongwen_convert。 */
inline std::string convert(text_in data, gongwen_format to, const options *how = nullptr,
                           gongwen_format from = GONGWEN_FORMAT_DETECT,
                           gongwen_encoding encoding = GONGWEN_ENCODING_DETECT,
                           diagnostics *found = nullptr)
{
    detail::caught err;
    detail::taken out;
    gongwen_diagnostics *list = nullptr;
    err.check(gongwen_convert(data.data(), data.size(), from, encoding, to,
                              how == nullptr ? nullptr : how->get(), out.out(),
                              found == nullptr ? nullptr : &list, err.out()));
    if (found != nullptr)
        *found = diagnostics(list);
    return out.str();
}

/* One item of a list of a document; valid as long as the document and the list are unchanged.
 * 列表中的一项；文件及该列表不变时有效。 */
class item {
  public:
    item(gongwen_document *document, gongwen_list list, std::size_t index)
        : document_(document), list_(list), index_(index)
    {
    }

    std::string text(gongwen_field field = GONGWEN_FIELD_TEXT,
                     gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        detail::taken out;
        get(field, encoding, out);
        return out.str();
    }
    bool has(gongwen_field field) const
    {
        detail::taken out;
        get(field, GONGWEN_ENCODING_UTF8, out);
        return !out.absent();
    }
    std::int64_t number(gongwen_field field) const
    {
        detail::caught err;
        std::int64_t out = -1;
        err.check(gongwen_document_get_item_number(document_, list_, index_, field, &out,
                                                   err.out()));
        return out;
    }
    void set_text(gongwen_field field, text_in text,
                  gongwen_encoding encoding = GONGWEN_ENCODING_UTF8)
    {
        detail::caught err;
        const char *data = text.data() == nullptr ? "" : text.data();
        err.check(gongwen_document_set_item_text(document_, list_, index_, field, encoding, data,
                                                 text.size(), err.out()));
    }
    void set_number(gongwen_field field, std::int64_t value)
    {
        detail::caught err;
        err.check(gongwen_document_set_item_number(document_, list_, index_, field, value,
                                                   err.out()));
    }
    /* Takes a text away. 删去文字。 */
    void clear(gongwen_field field)
    {
        detail::caught err;
        err.check(gongwen_document_set_item_text(document_, list_, index_, field,
                                                 GONGWEN_ENCODING_UTF8, nullptr, 0, err.out()));
    }

    std::size_t index() const { return index_; }

  private:
    void get(gongwen_field field, gongwen_encoding encoding, detail::taken &out) const
    {
        detail::caught err;
        err.check(gongwen_document_get_item_text(document_, list_, index_, field, encoding,
                                                 out.out(), err.out()));
    }

    gongwen_document *document_;
    gongwen_list list_;
    std::size_t index_;
};

/* A list of a document; valid as long as the document. 文件的列表；与文件同存亡。 */
class list {
  public:
    using const_iterator = detail::iterator<list, item>;

    list(gongwen_document *document, gongwen_list number) : document_(document), number_(number) {}

    std::size_t size() const
    {
        detail::caught err;
        std::size_t out = 0;
        err.check(gongwen_document_count(document_, number_, &out, err.out()));
        return out;
    }
    bool empty() const { return size() == 0; }
    item at(std::size_t index) const { return item(document_, number_, index); }
    item operator[](std::size_t index) const { return at(index); }
    const_iterator begin() const { return const_iterator(this, 0); }
    const_iterator end() const { return const_iterator(this, size()); }

    /* A new item before the one at index. 在第 index 项之前插入。 */
    item insert(std::size_t index)
    {
        detail::caught err;
        err.check(gongwen_document_insert(document_, number_, index, err.out()));
        return at(index);
    }
    /* A new item at the end. 在末尾加一项。 */
    item add() { return insert(size()); }
    void remove(std::size_t index)
    {
        detail::caught err;
        err.check(gongwen_document_remove(document_, number_, index, err.out()));
    }

  private:
    gongwen_document *document_;
    gongwen_list number_;
};

/* A document. 一份公文。 */
class document {
  public:
    document() : handle_(detail::made(gongwen_document_new())) {}

    /* From the bytes of a file; see gongwen_document_read. 从文件内容读入。 */
    static document read(text_in data, gongwen_format from = GONGWEN_FORMAT_DETECT,
                         gongwen_encoding encoding = GONGWEN_ENCODING_DETECT,
                         const options *how = nullptr, diagnostics *found = nullptr)
    {
        detail::caught err;
        gongwen_document *out = nullptr;
        gongwen_diagnostics *list = nullptr;
        err.check(gongwen_document_read(data.data(), data.size(), from, encoding,
                                        how == nullptr ? nullptr : how->get(), &out,
                                        found == nullptr ? nullptr : &list, err.out()));
        if (found != nullptr)
            *found = diagnostics(list);
        return document(out);
    }

    /* To the bytes of a file; see gongwen_document_write. 写成文件内容。 */
    std::string write(gongwen_format to, const options *how = nullptr,
                      diagnostics *found = nullptr) const
    {
        detail::caught err;
        detail::taken out;
        gongwen_diagnostics *list = nullptr;
        err.check(gongwen_document_write(get(), to, how == nullptr ? nullptr : how->get(),
                                         out.out(), found == nullptr ? nullptr : &list,
                                         err.out()));
        if (found != nullptr)
            *found = diagnostics(list);
        return out.str();
    }

    /* The whole model as JSON, and back. 全部内容的 JSON 形式。 */
    static document from_json(text_in json)
    {
        return read(json, GONGWEN_FORMAT_JSON, GONGWEN_ENCODING_UTF8);
    }
    std::string to_json() const { return write(GONGWEN_FORMAT_JSON); }

    document clone() const
    {
        detail::caught err;
        gongwen_document *out = nullptr;
        err.check(gongwen_document_clone(get(), &out, err.out()));
        return document(out);
    }
    document forwarded(std::size_t index) const
    {
        detail::caught err;
        gongwen_document *out = nullptr;
        err.check(gongwen_document_get_forwarded(get(), index, &out, err.out()));
        return document(out);
    }

    /* Puts a copy in the place of the document within this one; a place is made by
     * items(GONGWEN_LIST_FORWARDED).add(). 以副本替换所转发的文件；新增时先用 add()。 */
    void set_forwarded(std::size_t index, const document &within)
    {
        detail::caught err;
        err.check(gongwen_document_set_forwarded(get(), index, within.get(), err.out()));
    }

    std::string text(gongwen_field field, gongwen_encoding encoding = GONGWEN_ENCODING_UTF8) const
    {
        detail::taken out;
        get_text(field, encoding, out);
        return out.str();
    }
    bool has(gongwen_field field) const
    {
        detail::taken out;
        get_text(field, GONGWEN_ENCODING_UTF8, out);
        return !out.absent();
    }
    std::int64_t number(gongwen_field field) const
    {
        detail::caught err;
        std::int64_t out = -1;
        err.check(gongwen_document_get_number(get(), field, &out, err.out()));
        return out;
    }
    gongwen::date day(gongwen_field field) const
    {
        detail::caught err;
        std::int32_t year = 0, month = 0, day = 0;
        err.check(gongwen_document_get_date(get(), field, &year, &month, &day, err.out()));
        return gongwen::date{year, month, day};
    }
    void set_text(gongwen_field field, text_in text,
                  gongwen_encoding encoding = GONGWEN_ENCODING_UTF8)
    {
        detail::caught err;
        const char *data = text.data() == nullptr ? "" : text.data();
        err.check(gongwen_document_set_text(get(), field, encoding, data, text.size(), err.out()));
    }
    void set_number(gongwen_field field, std::int64_t value)
    {
        detail::caught err;
        err.check(gongwen_document_set_number(get(), field, value, err.out()));
    }
    void set_day(gongwen_field field, const gongwen::date &day)
    {
        detail::caught err;
        err.check(gongwen_document_set_date(get(), field, day.year, day.month, day.day, err.out()));
    }
    /* Takes a text, a word or a day away. 删去文字、名称或日期。 */
    void clear(gongwen_field field)
    {
        detail::caught err;
        err.check(gongwen_document_set_text(get(), field, GONGWEN_ENCODING_UTF8, nullptr, 0,
                                            err.out()));
    }

    /* GONGWEN_LIST_..., GONGWEN_LIST_OF(list, i) or GONGWEN_LIST_WITHIN(list, i, j). */
    gongwen::list items(gongwen_list number) const { return gongwen::list(get(), number); }

    gongwen_document *get() const { return handle_.get(); }

  private:
    explicit document(gongwen_document *handle) : handle_(handle) {}
    void get_text(gongwen_field field, gongwen_encoding encoding, detail::taken &out) const
    {
        detail::caught err;
        err.check(gongwen_document_get_text(get(), field, encoding, out.out(), err.out()));
    }

    detail::handle<gongwen_document, gongwen_document_free> handle_;
};

/* What became of one input of a batch. 一批中一个输入的结果。 */
struct outcome {
    std::size_t done;
    std::size_t total;
    std::string input;
    std::vector<std::string> written;
    std::vector<error> errors;
    /* What was found; only while the callback runs. 途中的发现；仅在回调期间有效。 */
    findings found;
    /* Whether an earlier run dealt with it; see batch::manifest. 是否在先前的运行中已处理。 */
    bool earlier;
};

/* Files that are converted together; see gongwen_batch_run. 一批待转换的文件。 */
class batch {
  public:
    /* Gets each outcome in order; false stops the batch. 依次得到各结果；返回 false 停止。 */
    using progress = std::function<bool(const outcome &)>;

    batch() : handle_(detail::made(gongwen_batch_new())) {}

    batch &input(text_in path)
    {
        detail::caught err;
        err.check(gongwen_batch_add_input(get(), path.data(), path.size(), err.out()));
        return *this;
    }
    batch &format(gongwen_format format)
    {
        detail::caught err;
        err.check(gongwen_batch_add_format(get(), format, err.out()));
        return *this;
    }
    batch &folder(text_in path)
    {
        detail::caught err;
        err.check(gongwen_batch_set_folder(get(), path.data(), path.size(), err.out()));
        return *this;
    }
    batch &write_diagnostics(gongwen_lang lang)
    {
        detail::caught err;
        err.check(gongwen_batch_write_diagnostics(get(), lang, err.out()));
        return *this;
    }
    batch &threads(std::size_t count)
    {
        detail::caught err;
        err.check(gongwen_batch_set_threads(get(), count, err.out()));
        return *this;
    }
    /* Keeps a manifest, by which the batch can be taken up again: see gongwen_batch_set_manifest.
     * 记录清单，以便中断后继续。 */
    batch &manifest(gongwen_manifest value)
    {
        detail::caught err;
        err.check(gongwen_batch_set_manifest(get(), value, err.out()));
        return *this;
    }

    /* Runs it; gives how many inputs failed. An exception of progress stops the batch and comes out
     * here. 运行并返回失败的输入数；progress 抛出的异常会停止批次并由此抛出。 */
    std::size_t run(const progress &each = progress(), const options *how = nullptr) const
    {
        detail::caught err;
        call state = {&each, std::exception_ptr()};
        std::size_t failed = 0;
        gongwen_status status = gongwen_batch_run(get(), how == nullptr ? nullptr : how->get(),
                                                  each ? &batch::step : nullptr, &state, &failed,
                                                  err.out());
        if (state.thrown)
            std::rethrow_exception(state.thrown);
        err.check(status);
        return failed;
    }

    gongwen_batch *get() const { return handle_.get(); }

  private:
    struct call {
        const progress *each;
        std::exception_ptr thrown;
    };

    static std::int32_t step(void *user, std::size_t done, std::size_t total,
                             const gongwen_outcome *from)
    {
        call *state = static_cast<call *>(user);
        if (state->thrown)
            return 1;
        try {
            return (*state->each)(copy(done, total, from)) ? 0 : 1;
        } catch (...) {
            state->thrown = std::current_exception();
            return 1;
        }
    }

    static outcome copy(std::size_t done, std::size_t total, const gongwen_outcome *from)
    {
        outcome out = {done, total, gongwen_outcome_input(from), {}, {},
                       findings(gongwen_outcome_diagnostics(from)),
                       gongwen_outcome_is_earlier(from) != 0};
        for (std::size_t i = 0; i < gongwen_outcome_written_count(from); ++i)
            out.written.push_back(gongwen_outcome_written(from, i));
        for (std::size_t i = 0; i < gongwen_outcome_error_count(from); ++i) {
            const gongwen_error *e = gongwen_outcome_error(from, i);
            out.errors.push_back(error(e, gongwen_error_status(e)));
        }
        return out;
    }

    detail::handle<gongwen_batch, gongwen_batch_free> handle_;
};

} // namespace gongwen

#endif /* GONGWEN_HPP */
