//! Formats: detection by content, and the only table of readers and writers.
//!
//! Readers and writers never know each other; where one needs another's bytes (our XML inside a
//! PDF), this file hands them over.

use crate::diagnostic::Diagnostic;
use crate::encoding::{Encoding, Undecodable, decode, encode};
use crate::error::Error;
use crate::font::FontSet;
use crate::limits::{Budget, Cancel, Limits};
use crate::lines::Lines;
use crate::messages::{Code, Trouble};
use crate::model::{Date, Document};
use crate::normalise::{self, Normalise};
use crate::recognise::{self, Sources};
use crate::span::Source;
use crate::stored::{self, Stored};
use crate::style::{PdfFlavour, StyleOptions};
use crate::writer::meta::Meta;
use crate::writer::png::Painter;
pub use crate::writer::png::PictureOptions;
use crate::{detect, layout, reader, writer};
use std::fmt;
use std::str::FromStr;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Word 2007 and later.
    Docx,
    /// Word 97 to 2003, and the compound files of WPS.
    Doc,
    /// PDF.
    Pdf,
    /// OFD (GB/T 33190).
    Ofd,
    /// XML in the namespace `urn:gongwen:document:1`.
    Xml,
    /// The model as JSON.
    Json,
    /// Rich Text Format.
    Rtf,
    /// A picture of each page.
    Png,
}

/// How a draft is to be read.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The format; by content where it is not given.
    pub format: Option<Format>,
    /// The file's name: decides between formats whose content looks alike.
    pub name: Option<String>,
    /// The encoding of a text; detected where it is not given.
    pub encoding: Option<Encoding>,
    /// What becomes of bytes that cannot be decoded.
    pub undecodable: Undecodable,
    /// What becomes of characters that the standards write otherwise.
    pub normalise: Normalise,
    /// Bounds on the input.
    pub limits: Limits,
    /// A flag that stops the reading.
    pub cancel: Cancel,
}

/// How a document is to be written.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// The faces for PDF.
    pub fonts: FontSet,
    /// The date in the metadata of PDF and DOCX. Where it is not given: the document's own latest
    /// date, else 1970-01-01; never the clock.
    pub date: Option<Date>,
    /// How pages look, where the standard leaves a choice.
    pub style: StyleOptions,
    /// Which kind of PDF is written.
    pub pdf: PdfFlavour,
    /// How pages become pictures.
    pub picture: PictureOptions,
    /// The encoding of plain text and Markdown: UTF-8 where it is not given. The other formats say
    /// themselves what they are in, and do not heed it.
    pub encoding: Option<Encoding>,
    /// Bounds on the work.
    pub limits: Limits,
    /// A flag that stops the writing.
    pub cancel: Cancel,
}

/// A document as it was read.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// What it says.
    pub document: Document,
    /// What was found on the way: repairs, doubts.
    pub diagnostics: Vec<Diagnostic>,
    /// Which stretch of the source each element came from.
    pub sources: Sources,
    /// The text that places mean, where the file is no text itself and one was made of it.
    pub source: Option<Source>,
}

/// A document as it was written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was found on the way: losses, missing glyphs.
    pub diagnostics: Vec<Diagnostic>,
}

type Reader = fn(&[u8], &ReadOptions) -> Result<Parsed, Error>;
type Writer = fn(&Document, &WriteOptions) -> Result<Written, Error>;

struct Row {
    format: Format,
    name: &'static str,
    extensions: &'static [&'static str],
    read: Option<Reader>,
    write: Option<Writer>,
}

const TABLE: &[Row] = &[
    Row {
        format: Format::Text,
        name: "text",
        extensions: &["txt"],
        read: Some(read_text),
        write: Some(write_text),
    },
    Row {
        format: Format::Markdown,
        name: "markdown",
        extensions: &["md", "markdown"],
        read: Some(read_markdown),
        write: Some(write_markdown),
    },
    Row {
        format: Format::Html,
        name: "html",
        extensions: &["html", "htm"],
        read: Some(read_html),
        write: Some(writer::html::write),
    },
    Row {
        format: Format::Docx,
        name: "docx",
        extensions: &["docx", "docm", "dotx", "dotm"],
        read: Some(read_docx),
        write: Some(write_docx),
    },
    Row {
        format: Format::Doc,
        name: "doc",
        extensions: &["doc", "wps", "dot", "wpt"],
        read: Some(read_doc),
        write: None,
    },
    Row {
        format: Format::Pdf,
        name: "pdf",
        extensions: &["pdf"],
        read: Some(read_pdf),
        write: Some(write_pdf),
    },
    Row {
        format: Format::Ofd,
        name: "ofd",
        extensions: &["ofd"],
        read: None,
        write: None,
    },
    Row {
        format: Format::Xml,
        name: "xml",
        extensions: &["xml"],
        read: Some(read_xml),
        write: Some(write_xml),
    },
    Row {
        format: Format::Json,
        name: "json",
        extensions: &["json"],
        read: Some(read_json),
        write: Some(write_json),
    },
    Row {
        format: Format::Rtf,
        name: "rtf",
        extensions: &["rtf"],
        read: Some(read_rtf),
        write: None,
    },
    Row {
        format: Format::Png,
        name: "png",
        extensions: &["png"],
        read: None,
        write: Some(write_picture),
    },
];

fn read_text(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    read_draft(bytes, options, reader::text::read)
}

fn read_markdown(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    read_draft(bytes, options, reader::markdown::read)
}

fn read_html(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    read_draft(bytes, options, reader::html::read)
}

/// A draft goes from bytes to text to lines to a document.
fn read_draft(
    bytes: &[u8],
    options: &ReadOptions,
    read: fn(&str) -> Lines,
) -> Result<Parsed, Error> {
    let decoded = decode(bytes, options.encoding, options.undecodable)?;
    let budget = Budget::new(&options.limits, &options.cancel);
    let lines = read(decoded.source.text());
    let mut parsed = recognise::recognise(&decoded.source, lines, &budget)?;
    parsed.diagnostics.splice(0..0, decoded.diagnostics);
    normalised(&mut parsed, Some(&decoded.source), options);
    Ok(parsed)
}

/// DOCX: the model inside where the text is the one it was written with, else what is seen.
fn read_docx(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let opened = reader::docx::open(bytes, &options.limits, &budget)?;
    let inside = ReadOptions {
        encoding: None,
        ..options.clone()
    };
    let xml = opened.xml.as_deref();
    let stored = xml.and_then(|xml| read_xml(xml, &inside).ok());
    match (stored, opened.written) {
        (Some(stored), written) if written.is_some() && written == opened.seal => Ok(stored),
        (Some(stored), _) => {
            let mut parsed = read_seen(opened.draft, options, &budget)?;
            let differing = stored::differences(&stored.document, &parsed.document);
            parsed.diagnostics.splice(0..0, differing);
            Ok(parsed)
        }
        (None, written) => {
            let mut parsed = read_seen(opened.draft, options, &budget)?;
            let lost = written.map(|_| Diagnostic::new(Code::StoredMissing));
            parsed.diagnostics.splice(0..0, lost);
            Ok(parsed)
        }
    }
}

fn read_doc(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let draft = reader::doc::read(bytes, &options.limits, &budget)?;
    read_seen(draft, options, &budget)
}

fn read_rtf(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let draft = reader::rtf::read(bytes, &options.limits, &budget)?;
    read_seen(draft, options, &budget)
}

/// A draft that a reader made of an office file.
fn read_seen(
    draft: reader::Draft,
    options: &ReadOptions,
    budget: &Budget,
) -> Result<Parsed, Error> {
    let mut parsed = recognise::recognise(&draft.source, draft.lines, budget)?;
    parsed.diagnostics.splice(0..0, draft.diagnostics);
    normalised(&mut parsed, Some(&draft.source), options);
    parsed.source = Some(draft.source);
    Ok(parsed)
}

/// Normalises what was read, if that is asked for.
fn normalised(parsed: &mut Parsed, source: Option<&Source>, options: &ReadOptions) {
    if options.normalise == Normalise::Standard {
        normalise::normalise(parsed, source);
    }
}

impl Format {
    /// All formats, in the order of the table.
    pub fn all() -> impl Iterator<Item = Format> {
        TABLE.iter().map(|r| r.format)
    }

    fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|r| r.format == self)
    }

    /// The name, such as `docx`; also what [`Format::from_str`] takes.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |r| r.name)
    }

    /// The usual file extension, without its dot.
    pub fn extension(self) -> &'static str {
        self.row()
            .and_then(|r| r.extensions.first())
            .copied()
            .unwrap_or("")
    }

    /// Whether [`read()`] takes it.
    pub fn can_read(self) -> bool {
        self.row().is_some_and(|r| r.read.is_some())
    }

    /// Whether [`write()`] makes it.
    pub fn can_write(self) -> bool {
        self.row().is_some_and(|r| r.write.is_some())
    }

    /// Whether it is written from laid-out pages, and so asks for faces.
    pub fn has_pages(self) -> bool {
        matches!(self, Format::Pdf | Format::Ofd | Format::Png)
    }

    /// Whether what is written is text: UTF-8, unless [`WriteOptions::encoding`] says otherwise of
    /// plain text and Markdown.
    pub fn is_text(self) -> bool {
        use Format::{Html, Json, Markdown, Text, Xml};
        matches!(self, Text | Markdown | Html | Xml | Json)
    }

    /// Whether each page is a file of its own: [`write_files`] gives all of them, [`write()`] the
    /// one that [`PictureOptions::page`] names.
    pub fn is_picture(self) -> bool {
        matches!(self, Format::Png)
    }

    /// Refuses a format that [`write()`] does not make.
    ///
    /// # Errors
    /// `Unsupported`, naming the formats that can be written.
    pub fn check_write(self) -> Result<(), Error> {
        self.writer().map(|_| ())
    }

    fn writer(self) -> Result<Writer, Error> {
        let cannot = || {
            Error::new(
                Trouble::CannotWrite,
                &[&self, &names(|r| r.write.is_some())],
            )
        };
        self.row().and_then(|r| r.write).ok_or_else(cannot)
    }

    /// The format that a file name's extension speaks of.
    pub fn of_name(name: &str) -> Option<Format> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        TABLE
            .iter()
            .find(|r| r.extensions.contains(&extension.as_str()))
            .map(|r| r.format)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let lower = name.to_ascii_lowercase();
        let hit = TABLE
            .iter()
            .find(|r| r.name == lower || r.extensions.contains(&lower.as_str()));
        hit.map(|r| r.format)
            .ok_or_else(|| Error::new(Trouble::UnknownFormat, &[&name, &names(|_| true)]))
    }
}

fn names(keep: impl Fn(&Row) -> bool) -> String {
    TABLE
        .iter()
        .filter(|r| keep(r))
        .map(|r| r.name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Reads a document.
///
/// A draft of text never fails for what it says: what could not be made out is a diagnostic.
///
/// # Errors
/// `Encoding` for bytes that are no text, `Container` for a damaged container and for bytes that are
/// not what [`ReadOptions::name`] says, `Unsupported` for a format that is not read, `Limit` past
/// a bound, `Xml`, `Json` and `Schema` for structured input that is not ours.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    options.limits.check_size(bytes.len())?;
    let format = match options.format {
        Some(format) => format,
        None => detect::as_named(bytes, options.name.as_deref())?,
    };
    let read = format.row().and_then(|r| r.read).ok_or_else(|| {
        Error::new(
            Trouble::CannotRead,
            &[&format, &names(|r| r.read.is_some())],
        )
    })?;
    read(bytes, options)
}

/// Writes a document, [in accord](Document::in_accord) with itself: the value of an element counts,
/// and the words that the source printed for it only while they say the same.
///
/// # Errors
/// `Unsupported` for a format that is not written, `Font` where a role has no face (PDF),
/// `Encoding` for a character that [`WriteOptions::encoding`] lacks.
pub fn write(document: &Document, to: Format, options: &WriteOptions) -> Result<Written, Error> {
    let (document, told) = document.in_accord();
    let mut written = to.writer()?(&document, options)?;
    written.diagnostics.splice(0..0, told);
    Ok(written)
}

/// A document as the files that a format makes of it.
#[derive(Debug, Clone, Default)]
pub struct WrittenFiles {
    /// One file; for pictures one a page, in their order.
    pub files: Vec<Vec<u8>>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes a document as all the files that a format makes of it.
///
/// # Errors
/// Those of [`write()`].
pub fn write_files(
    document: &Document,
    to: Format,
    options: &WriteOptions,
) -> Result<WrittenFiles, Error> {
    if to.is_picture() {
        let (document, told) = document.in_accord();
        let mut written = pictures(&document, options, |_| true)?;
        written.diagnostics.splice(0..0, told);
        return Ok(written);
    }
    let Written { bytes, diagnostics } = write(document, to, options)?;
    Ok(WrittenFiles {
        files: vec![bytes],
        diagnostics,
    })
}

fn write_text(document: &Document, options: &WriteOptions) -> Result<Written, Error> {
    encoded(writer::text::write(document, options)?, options)
}

fn write_markdown(document: &Document, options: &WriteOptions) -> Result<Written, Error> {
    encoded(writer::markdown::write(document, options)?, options)
}

/// A text, which writers make as UTF-8, in the encoding that was asked for.
fn encoded(written: Written, options: &WriteOptions) -> Result<Written, Error> {
    let Some(encoding) = options.encoding else {
        return Ok(written);
    };
    let bytes = encode(&String::from_utf8_lossy(&written.bytes), encoding)?;
    Ok(Written { bytes, ..written })
}

/// Reads a format that holds the model itself, so that nothing is to be recognised.
fn read_model(
    bytes: &[u8],
    encoding: Option<Encoding>,
    options: &ReadOptions,
    read: fn(&Source, &Limits, &Budget) -> Result<Document, Error>,
) -> Result<Parsed, Error> {
    let decoded = decode(bytes, encoding, options.undecodable)?;
    let budget = Budget::new(&options.limits, &options.cancel);
    let mut parsed = Parsed {
        document: read(&decoded.source, &options.limits, &budget)?,
        diagnostics: decoded.diagnostics,
        ..Parsed::default()
    };
    normalised(&mut parsed, None, options);
    Ok(parsed)
}

fn read_json(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    read_model(bytes, options.encoding, options, reader::json::read)
}

fn write_json(document: &Document, _: &WriteOptions) -> Result<Written, Error> {
    Ok(Written {
        bytes: writer::json::write(document)?,
        diagnostics: Vec::new(),
    })
}

fn read_xml(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    let encoding = match options.encoding {
        None => reader::xml::declared_encoding(bytes)?,
        given => given,
    };
    read_model(bytes, encoding, options, reader::xml::read)
}

fn write_xml(document: &Document, _: &WriteOptions) -> Result<Written, Error> {
    let (bytes, diagnostics) = writer::xml::write(document)?;
    Ok(Written { bytes, diagnostics })
}

/// A PDF of ours: the model that it carries while its text is still the one that it was written
/// with, else what its pages show, read anew.
fn read_pdf(bytes: &[u8], options: &ReadOptions) -> Result<Parsed, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let seen = reader::pdf::read(bytes, &options.limits, &budget)?;
    let kept = |(xml, digest): (Vec<u8>, String)| {
        let text = String::from_utf8(xml).ok()?;
        let document = reader::xml::read(&Source::new(text), &options.limits, &budget).ok()?;
        Some((document, digest))
    };
    let stored = seen.stored.and_then(kept);
    settle(stored, seen.text, &seen.digest, options, &budget)
}

/// Decides between a stored model, with the digest of the text it was stored for, and the text that
/// is seen.
fn settle(
    stored: Option<(Document, String)>,
    seen: String,
    digest: &str,
    options: &ReadOptions,
    budget: &Budget,
) -> Result<Parsed, Error> {
    if let Some((document, _)) = stored.as_ref().filter(|(_, d)| d == digest) {
        let mut parsed = Parsed {
            document: document.clone(),
            ..Parsed::default()
        };
        normalised(&mut parsed, None, options);
        return Ok(parsed);
    }
    let source = Source::new(seen);
    let lines = reader::text::read(source.text());
    let mut parsed = recognise::recognise(&source, lines, budget)?;
    let edited = match stored {
        Some((document, _)) => stored::differences(&document, &parsed.document),
        None => vec![Diagnostic::new(Code::StoredMissing)],
    };
    parsed.diagnostics.splice(0..0, edited);
    normalised(&mut parsed, Some(&source), options);
    parsed.source = Some(source);
    Ok(parsed)
}

/// DOCX, with our XML inside.
fn write_docx(document: &Document, options: &WriteOptions) -> Result<Written, Error> {
    let (xml, losses) = writer::xml::write(document)?;
    let mut written = writer::docx::write(document, options, &xml)?;
    if written.diagnostics.is_empty() {
        written.diagnostics = losses; // of what no page shows
    }
    Ok(written)
}

/// PDF from the laid-out pages, with our XML where the flavour carries it.
fn write_pdf(document: &Document, options: &WriteOptions) -> Result<Written, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let mut pages = layout::lay_out(document, &options.fonts, options.style, &budget)?;
    let mut diagnostics = std::mem::take(&mut pages.diagnostics);
    let meta = Meta::of(document, options.date);
    if writer::pdf::lacks_title(options.pdf, &meta) {
        diagnostics.push(Diagnostic::new(Code::NoTitle));
    }
    let mut stored = None;
    if options.pdf.attaches_xml() {
        let (xml, losses) = writer::xml::write(document)?;
        diagnostics.extend(losses);
        let digest = writer::pdf::digest(&pages, options.pdf);
        stored = Some(Stored { xml, digest });
    }
    let job = writer::pdf::Job {
        pages: &pages,
        fonts: &options.fonts,
        meta: &meta,
        flavour: options.pdf,
        stored,
    };
    let bytes = writer::pdf::write(job, &budget)?;
    Ok(Written { bytes, diagnostics })
}

/// The picture of one page.
fn write_picture(document: &Document, options: &WriteOptions) -> Result<Written, Error> {
    let written = pictures(document, options, |n| n == options.picture.page)?;
    let (mut files, diagnostics) = (written.files, written.diagnostics);
    let bytes = files.pop().unwrap_or_default();
    Ok(Written { bytes, diagnostics })
}

/// The pictures of the pages that are wanted, counted from 1.
fn pictures(
    document: &Document,
    options: &WriteOptions,
    wanted: impl Fn(usize) -> bool,
) -> Result<WrittenFiles, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let pages = layout::lay_out(document, &options.fonts, options.style, &budget)?;
    let mut painter = Painter::new(&options.fonts, options.picture, &budget)?;
    let (mut files, all) = (Vec::new(), pages.pages.len());
    for (number, page) in (1..).zip(&pages.pages) {
        if wanted(number) {
            files.push(painter.picture(page)?);
        }
    }
    if files.is_empty() {
        return Err(Error::new(
            Trouble::NoSuchPage,
            &[&options.picture.page, &all],
        ));
    }
    let mut diagnostics = pages.diagnostics;
    if files.len() < all {
        let told = Diagnostic::new(Code::PagesLeftOut);
        diagnostics.push(told.change((all - files.len()).to_string(), ""));
    }
    Ok(WrittenFiles { files, diagnostics })
}

/// Where every run and rule of the laid-out pages stands, as text that tests compare.
///
/// # Errors
/// As [`write()`] to PDF.
#[doc(hidden)]
pub fn page_dump(document: &Document, options: &WriteOptions) -> Result<Written, Error> {
    let budget = Budget::new(&options.limits, &options.cancel);
    let document = document.in_accord().0;
    let pages = layout::lay_out(&document, &options.fonts, options.style, &budget)?;
    Ok(Written {
        bytes: layout::dump(&pages, &options.fonts).into_bytes(),
        diagnostics: pages.diagnostics,
    })
}
