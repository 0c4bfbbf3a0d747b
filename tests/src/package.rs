//! Small packages of OOXML, for what no office program writes; and their parts, for harming them.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts by their names.
pub type Parts = Vec<(String, Vec<u8>)>;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A DOCX with a body, and with parts of WordprocessingML beside it: kind, and what stands in the
/// root.
pub fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    zip(&docx_parts(body, parts))
}

/// The parts of such a DOCX.
pub fn docx_parts(body: &str, parts: &[(&str, &str)]) -> Parts {
    let relation = |id: usize, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let main = relation(1, "officeDocument", "word/document.xml");
    let beside = parts.iter().enumerate();
    let beside = beside.map(|(i, (kind, _))| relation(i + 1, kind, &format!("{kind}.xml")));
    let relations =
        |inside: &str| format!(r#"<Relationships xmlns="{RELATIONS}">{inside}</Relationships>"#);
    let body = format!("<w:body>{body}</w:body>");
    let mut all = vec![
        ("_rels/.rels".to_owned(), relations(&main).into_bytes()),
        ("word/document.xml".to_owned(), word("document", &body)),
        (
            "word/_rels/document.xml.rels".to_owned(),
            relations(&beside.collect::<String>()).into_bytes(),
        ),
    ];
    for (kind, inside) in parts {
        all.push((format!("word/{kind}.xml"), word(kind, inside)));
    }
    all
}

/// A part of WordprocessingML.
fn word(root: &str, inside: &str) -> Vec<u8> {
    let root = match root {
        "header" => "hdr",
        "footer" => "ftr",
        root => root,
    };
    let spaces = [
        ("w", W),
        ("r", OFFICE),
        (
            "mc",
            "http://schemas.openxmlformats.org/markup-compatibility/2006",
        ),
        (
            "wps",
            "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        ),
        ("v", "urn:schemas-microsoft-com:vml"),
    ];
    let spaces = spaces.map(|(prefix, uri)| format!(r#" xmlns:{prefix}="{uri}""#));
    format!("<w:{root}{}>{inside}</w:{root}>", spaces.concat()).into_bytes()
}

/// Packs parts.
///
/// # Panics
/// Where two parts have one name.
#[allow(clippy::expect_used)] // a test helper: a package that cannot be made is a failing test
pub fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options)
            .expect("a name of its own");
        zip.write_all(bytes).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}

/// The parts of a package; none where it is none.
pub fn parts(bytes: &[u8]) -> Parts {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let count = zip.len();
    let part = |i| {
        let mut entry = zip.by_index(i).ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        Some((entry.name().ok()?.into_owned(), bytes))
    };
    (0..count).filter_map(part).collect()
}
