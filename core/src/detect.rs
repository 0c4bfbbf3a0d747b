//! What a file is: by its content first, and by its name where contents look alike.
//!
//! Looks at how bytes begin; must not read them.

use crate::convert::Format;
use crate::error::Error;
use crate::messages::Trouble;

impl Format {
    /// The format of a file, by its content first and by its name where contents look alike.
    pub fn detect(bytes: &[u8], name: Option<&str>) -> Format {
        const MAGIC: &[(&[u8], Format)] = &[
            (b"%PDF-", Format::Pdf),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Doc),
        ];
        let named = name.and_then(Format::of_name);
        if let Some(&(_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return format;
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if text.trim_ascii_start().starts_with(b"{\\rtf") {
            return Format::Rtf;
        }
        if bytes.starts_with(b"PK\x03\x04") {
            let ofd = bytes.windows(7).take(4096).any(|w| w == b"OFD.xml");
            return if ofd || named == Some(Format::Ofd) {
                Format::Ofd
            } else {
                Format::Docx
            };
        }
        detect_text(bytes, named)
    }
}

/// Tells texts apart by how they begin; the name decides between plain text and Markdown.
fn detect_text(bytes: &[u8], named: Option<Format>) -> Format {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = head.get(..head.len().min(1024)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).replace(['\0', '\u{fffd}'], ""); // UTF-16 too
    let head = head.trim_start().to_ascii_lowercase();
    match named {
        Some(f @ (Format::Text | Format::Markdown | Format::Html | Format::Json | Format::Xml)) => {
            f
        }
        _ if head.starts_with("<!doctype html") || head.starts_with("<html") => Format::Html,
        _ if head.starts_with("<?xml") || head.starts_with("<document") => Format::Xml,
        _ if head.starts_with('<') && head.contains(crate::xml::NAMESPACE) => Format::Xml,
        _ if head.starts_with('{') => Format::Json,
        _ => Format::Markdown,
    }
}

/// What Word saves besides, under names of its own or of others, and nothing here reads.
fn other_word(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&str, &str)] = &[
        ("progid=\"Word.Document\"", "Word XML"),
        (
            "http://schemas.microsoft.com/office/2006/xmlPackage",
            "Word XML",
        ),
        (
            "http://schemas.microsoft.com/office/word/2003/wordml",
            "Word XML",
        ),
    ];
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.starts_with(b"MIME-Version:") {
        return Some("MHTML");
    }
    let head = String::from_utf8_lossy(head).replace('\0', "");
    let xml = head.trim_start_matches('\u{feff}').trim_start();
    if !xml.starts_with("<?xml") && !xml.starts_with("<pkg:") {
        return None;
    }
    let row = KNOWN.iter().find(|k| xml.contains(k.0));
    row.map(|k| k.1)
}

/// The format that is detected, unless the name speaks of a container and the bytes of none, nor of a
/// page of the web that was saved under such a name.
pub(crate) fn as_named(bytes: &[u8], name: Option<&str>) -> Result<Format, Error> {
    if let Some(what) = other_word(bytes) {
        return Err(Error::new(Trouble::NoWordFile, &[&what]));
    }
    let detected = Format::detect(bytes, name);
    let named = name.and_then(Format::of_name);
    match named.filter(|f| !f.is_text() && !f.is_picture() && detected == Format::Markdown) {
        Some(named) => Err(Error::new(Trouble::NotAsNamed, &[&named])),
        None => Ok(detected),
    }
}
