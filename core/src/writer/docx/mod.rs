//! DOCX: a document as WordprocessingML (ECMA-376 transitional), for Word, WPS and LibreOffice.
//!
//! One file a part of the package or of the document. The model says what is printed,
//! `style::wording` in which words, `style::gbt9704` in which face, size and place; no figure of
//! the standard stands here. Extras are outside the document proper and are not printed.

mod attendance;
mod body;
mod document;
mod faces;
mod footers;
mod header;
mod imprint;
mod mark;
mod package;
mod page;
mod paragraph;
mod properties;
mod runs;
mod settings;
mod squeeze;
mod stored;
mod styles;
mod table;
mod tail;
mod textbox;
mod xml;

use crate::convert::{WriteOptions, Written};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::{self, Budget};
use crate::messages::{Code, Trouble};
use crate::model::{Block, Document};
use crate::style;
use crate::writer::losses;
use package::Entry;
use page::Page;

const NS_W: &str = "xmlns:w";
const NS_W_URI: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Writes a document as DOCX; the same document and options give the same bytes. `xml` is the
/// document in our XML, which goes into the package as it is.
///
/// # Errors
/// `Limit` for documents forwarded inside each other deeper than the bound, and for tables of more
/// than a million cells; `Cancelled`.
pub(crate) fn write(
    document: &Document,
    options: &WriteOptions,
    xml: &[u8],
) -> Result<Written, Error> {
    let nesting = options.limits.nesting;
    options.limits.check_nesting(depth(document, nesting))?;
    limits::check(Trouble::TooManyCells, table::MOST_CELLS, cells(document))?;
    Budget::new(&options.limits, &options.cancel).spend(1 + title_steps(document))?;
    let page = Page::new(document, options.style);
    let footers = footers::needed(document, page);
    let core = properties::core(document, options.date);
    let core_type = "application/vnd.openxmlformats-package.core-properties+xml";
    let app_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    let custom_type = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    let (main, moved) = document::part(document, page);
    let custom = stored::properties(main.seal.clone().close(xml), &properties::custom(document));
    let mut entries = vec![
        Entry::word("word/document.xml", "document.main", Some(main)),
        Entry::word(STYLES, "styles", None),
        Entry::word(SETTINGS, "settings", None),
        Entry::word(FONT_TABLE, "fontTable", None),
        Entry::properties("docProps/core.xml", core_type, Some(core)),
        Entry::properties(APP, app_type, None),
        Entry::properties("docProps/custom.xml", custom_type, Some(custom)),
    ];
    entries.extend(footers.iter().map(|f| f.entry()));
    entries.extend(stored::entries(xml));
    let mut own = entries.iter().filter_map(|e| e.part.as_ref());
    let dropped = own.any(|part| part.dropped);
    let mut diagnostics = if dropped {
        losses::losses(document, Code::NotInXml, crate::xml::holds)
    } else {
        Vec::new()
    };
    diagnostics.extend(moved.then(|| Diagnostic::new(Code::AddresseesMoved).of("addressees")));
    Ok(Written {
        bytes: package::pack(&entries, &footers, page, common)?,
        diagnostics,
    })
}

const STYLES: &str = "word/styles.xml";
const SETTINGS: &str = "word/settings.xml";
const FONT_TABLE: &str = "word/fontTable.xml";
const APP: &str = "docProps/app.xml";

/// The parts that hang on the style only.
fn common(page: Page) -> package::Parts {
    let own = [
        (STYLES, styles::part(page)),
        (SETTINGS, settings::part(page)),
        (FONT_TABLE, faces::part()),
        (APP, properties::app()),
    ];
    let parts = own.into_iter().chain(footers::parts());
    parts.chain(stored::common()).collect()
}

/// How deep documents stand inside each other; counts no further than one past the bound.
fn depth(document: &Document, bound: usize) -> usize {
    let mut level: Vec<&Document> = vec![document];
    let mut depth = 0;
    while !level.is_empty() && depth <= bound {
        depth += 1;
        level = level.iter().flat_map(|d| &d.forwarded).collect();
    }
    depth
}

/// The work of breaking all titles. Its depth has been checked before.
fn title_steps(document: &Document) -> usize {
    let attached = document.attachments.iter().filter_map(|a| a.title.as_ref());
    let mark = document.header.issuer_mark.as_ref().map(|m| &m.text);
    let titles = document.title.iter().chain(mark).chain(attached);
    let own = titles.map(|t| style::title::steps(t.chars().count()));
    let inside = document.forwarded.iter().map(title_steps);
    own.chain(inside).fold(0, usize::saturating_add)
}

/// The cells of all tables. Its depth has been checked before.
fn cells(document: &Document) -> usize {
    let attached = document.attachments.iter().map(|a| &a.body);
    let blocks = std::iter::once(&document.body).chain(attached).flatten();
    let own = blocks.map(|b| match b {
        Block::Table(t) => table::size(t),
        Block::Heading(_) | Block::Paragraph(_) => 0,
    });
    let inside = document.forwarded.iter().map(cells);
    own.chain(inside).fold(0, usize::saturating_add)
}
