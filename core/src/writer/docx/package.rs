//! The ZIP around the parts: content types, relationships, and a fixed time on every entry.

use super::footers::Footer;
use super::xml::{Part, Xml};
use crate::error::Error;
use crate::messages::Trouble;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part's name, its content type and its content.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) content_type: String,
    pub(super) part: Part,
}

impl Entry {
    /// A part of WordprocessingML.
    pub(super) fn word(name: &'static str, kind: &str, part: Part) -> Self {
        Self {
            name,
            content_type: format!("{WORD}.{kind}+xml"),
            part,
        }
    }

    /// A part of the package's properties.
    pub(super) fn properties(name: &'static str, content_type: &str, part: Part) -> Self {
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
/// Packs the parts; the same parts give the same bytes.
pub(super) fn pack(entries: &[Entry], footers: &[Footer]) -> Result<Vec<u8>, Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(1 << 15)));
    let own = [
        ("[Content_Types].xml", content_types(entries)),
        ("_rels/.rels", package_relations()),
        ("word/_rels/document.xml.rels", document_relations(footers)),
    ];
    let own = own.iter().map(|(name, part)| (*name, part));
    for (name, part) in own.chain(entries.iter().map(|e| (e.name, &e.part))) {
        add(&mut zip, name, &part.bytes).map_err(internal)?;
    }
    Ok(zip.finish().map_err(internal)?.into_inner())
}

fn add(
    zip: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    zip.start_file(name, options)?;
    zip.write_all(bytes)?;
    Ok(())
}

fn internal(e: zip::result::ZipError) -> Error {
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
