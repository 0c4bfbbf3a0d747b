//! The ZIP around the parts: content types, relationships, and a fixed time on every entry.

use super::footers::Footer;
use super::page::Page;
use super::xml::{Part, Xml};
use crate::error::Error;
use crate::messages::Trouble;
use std::io::{Cursor, Write};
use std::sync::OnceLock;
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part's name, its content type and its content.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) content_type: String,
    /// None of a part that is the same for all documents of a style.
    pub(super) part: Option<Part>,
}

impl Entry {
    /// A part of WordprocessingML.
    pub(super) fn word(name: &'static str, kind: &str, part: Option<Part>) -> Self {
        Self {
            name,
            content_type: format!("{WORD}.{kind}+xml"),
            part,
        }
    }

    /// A part of the package's properties.
    pub(super) fn properties(name: &'static str, content_type: &str, part: Option<Part>) -> Self {
        Self {
            name,
            content_type: content_type.into(),
            part,
        }
    }
}

/// Relationships of `word/document.xml`: id, type, target.
const OF_DOCUMENT: &[(&str, &str, &str)] = &[
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    ("rId6", "customXml", "../customXml/item1.xml"),
];

/// Parts with their names.
pub(super) type Parts = Vec<(&'static str, Part)>;

/// What is the same for all documents of a style, packed once.
static COMMON: [OnceLock<Vec<u8>>; Page::VARIANTS] = [const { OnceLock::new() }; Page::VARIANTS];

/// Parts of fewer bytes are stored as they are: to set up a packer takes longer than they are worth.
const SMALL: usize = 2048;
/// A package is 15 % larger than with the usual level of 6, and made in little more than half the time.
const LEVEL: i64 = 1;

type Packer = ZipWriter<Cursor<Vec<u8>>>;

/// Packs the parts; the same parts give the same bytes. `common` are the parts that entries of their
/// names do not bring.
pub(super) fn pack(
    entries: &[Entry],
    footers: &[Footer],
    page: Page,
    common: fn(Page) -> Parts,
) -> Result<Vec<u8>, Error> {
    let mut common = packed(page, common)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(1 << 15)));
    let types = content_types(entries);
    let relations = document_relations(footers);
    add(&mut zip, "[Content_Types].xml", &types.bytes, LEVEL).map_err(internal)?;
    copy(&mut zip, "_rels/.rels", &mut common).map_err(internal)?;
    let name = "word/_rels/document.xml.rels";
    add(&mut zip, name, &relations.bytes, LEVEL).map_err(internal)?;
    for e in entries {
        let added = match &e.part {
            Some(part) => add(&mut zip, e.name, &part.bytes, LEVEL),
            None => copy(&mut zip, e.name, &mut common),
        };
        added.map_err(internal)?;
    }
    Ok(zip.finish().map_err(internal)?.into_inner())
}

/// The package of the common parts.
fn packed(
    page: Page,
    common: fn(Page) -> Parts,
) -> Result<ZipArchive<Cursor<&'static [u8]>>, Error> {
    let Some(cell) = COMMON.get(page.variant()) else {
        return Err(Error::new(Trouble::Internal, &[&"variant"]));
    };
    let bytes = match cell.get() {
        Some(bytes) => bytes,
        None => {
            let bytes = pack_common(&common(page)).map_err(internal)?;
            cell.get_or_init(|| bytes)
        }
    };
    ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(internal)
}

fn pack_common(parts: &Parts) -> ZipResult<Vec<u8>> {
    const BEST: i64 = 9;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut zip, "_rels/.rels", &package_relations().bytes, BEST)?;
    for (name, part) in parts {
        add(&mut zip, name, &part.bytes, BEST)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn copy(
    zip: &mut Packer,
    name: &str,
    common: &mut ZipArchive<Cursor<&'static [u8]>>,
) -> ZipResult<()> {
    let index = common.index_for_name(name).ok_or(ZipError::FileNotFound)?;
    zip.raw_copy_file(common.by_index_raw(index)?)
}

fn add(zip: &mut Packer, name: &str, bytes: &[u8], level: i64) -> ZipResult<()> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let options = match bytes.len() < SMALL {
        true => options.compression_method(CompressionMethod::Stored),
        false => options
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(level)),
    };
    zip.start_file(name, options)?;
    zip.write_all(bytes).map_err(ZipError::from)
}

fn internal(e: ZipError) -> Error {
    Error::new(Trouble::Internal, &[&e])
}

fn content_types(entries: &[Entry]) -> Part {
    Xml::part(
        "Types",
        &[("xmlns", &format!("{PACKAGE}/content-types"))],
        |x| {
            let rels = "application/vnd.openxmlformats-package.relationships+xml";
            x.leaf("Default", &[("Extension", &"rels"), ("ContentType", &rels)]);
            x.leaf(
                "Default",
                &[("Extension", &"xml"), ("ContentType", &"application/xml")],
            );
            for e in entries {
                let name = format!("/{}", e.name);
                x.leaf(
                    "Override",
                    &[("PartName", &name), ("ContentType", &e.content_type)],
                );
            }
        },
    )
}

fn package_relations() -> Part {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let rows = [
        (
            "rId1",
            format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        ("rId2", core, "docProps/core.xml"),
        (
            "rId3",
            format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
        (
            "rId4",
            format!("{OFFICE}/custom-properties"),
            "docProps/custom.xml",
        ),
    ];
    relations(&rows)
}

/// The relationship of our data to what Office wants to know of it.
pub(super) fn item_relations() -> Part {
    let kind = format!("{OFFICE}/customXmlProps");
    relations(&[("rId1", kind, "itemProps1.xml")])
}

fn document_relations(footers: &[Footer]) -> Part {
    let row = |r: &(&'static str, &str, &'static str)| (r.0, format!("{OFFICE}/{}", r.1), r.2);
    let footer = |f: &Footer| (f.id(), format!("{OFFICE}/footer"), f.target());
    let rows = OF_DOCUMENT.iter().map(row);
    relations(&rows.chain(footers.iter().map(footer)).collect::<Vec<_>>())
}

fn relations(rows: &[(&str, String, &str)]) -> Part {
    Xml::part(
        "Relationships",
        &[("xmlns", &format!("{PACKAGE}/relationships"))],
        |x| {
            for (id, kind, target) in rows {
                x.leaf(
                    "Relationship",
                    &[("Id", id), ("Type", kind), ("Target", target)],
                );
            }
        },
    )
}
