//! Files that mean harm or lie about themselves, each as small as shows it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // makers of tests fail as tests do

use crate::{golden, package};
use std::io::Write;

const HEAD: &str =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

/// All of them, by name.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("80 MB of white space", bomb(" ", 80 << 20)),
        ("300 MB of paragraphs", bomb("<w:p/>", 300 << 20)),
        ("80 MB of text", bomb("公文", 80 << 20)),
        ("480 000 paragraphs", many_paragraphs(480_000)),
        ("as many paragraphs as are read", many_paragraphs(199_999)),
        ("900 000 cells", many_rows(15_000)),
        ("as many cells as are read", many_rows(8_300)),
        ("tables in tables", nested_tables(66_000)),
        ("a main part cut short", cut()),
        ("entities", main_part(entities().as_bytes())),
        ("a false size", false_size()),
        ("two main parts", two_main_parts()),
        ("names that lead out", leading_out()),
        ("a workbook", workbook()),
        (
            "an encrypted package",
            compound(&[("EncryptedPackage", b"x")]),
        ),
        ("a cyclic FAT", cyclic(0, 0)),
        ("a long cyclic FAT", cyclic(5, 3)),
    ]
}

/// One of the files that an office program wrote.
pub fn case(extension: &str) -> Vec<u8> {
    std::fs::read(golden::root("tests/data/word").join(format!("case.{extension}"))).unwrap()
}

/// A paragraph of WordprocessingML.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A package whose main part is `xml` as it is.
pub fn main_part(xml: &[u8]) -> Vec<u8> {
    let mut parts = package::docx_parts("", &[]);
    parts[1].1 = xml.to_vec();
    package::zip(&parts)
}

/// Text that nothing packs well, number by number.
fn mixed(count: u32, of: impl Fn(u32) -> String) -> Vec<u8> {
    let body: String = (0..count)
        .map(|i| of(i.wrapping_mul(2_654_435_761)))
        .collect();
    main_part(format!("{HEAD}{body}</w:body></w:document>").as_bytes())
}

fn many_paragraphs(count: u32) -> Vec<u8> {
    let han = |i: u32| char::from_u32(0x4e00 + i % 0x5000).unwrap();
    mixed(count, |i| {
        p(&(0..20).map(|k| han(i.rotate_left(k))).collect::<String>())
    })
}

/// Rows of 60 cells.
fn many_rows(count: u32) -> Vec<u8> {
    let row = |i: u32| {
        let cell = |k| {
            format!(
                "<w:tc>{}</w:tc>",
                p(&(i.rotate_left(k) % 1_000_000).to_string())
            )
        };
        format!("<w:tr>{}</w:tr>", (0..60).map(cell).collect::<String>())
    };
    let rows = |i: u32| format!("<w:tbl>{}</w:tbl>", row(i));
    mixed(count, rows)
}

/// A small package whose main part says the same again and again, so many bytes long.
pub fn bomb(said: &str, bytes: usize) -> Vec<u8> {
    let mut xml = Vec::with_capacity(bytes + said.len());
    xml.extend_from_slice(HEAD.as_bytes());
    let chunk = said.repeat((1 << 16) / said.len());
    while xml.len() < bytes {
        xml.extend_from_slice(chunk.as_bytes());
    }
    main_part(&xml)
}

/// Tables in tables, so deep.
pub fn nested_tables(deep: usize) -> Vec<u8> {
    let open = "<w:tbl><w:tr><w:tc>".repeat(deep);
    package::docx(&(open + &"</w:tc></w:tr></w:tbl>".repeat(deep)), &[])
}

fn cut() -> Vec<u8> {
    let mut parts = package::parts(&case("docx"));
    let main = parts.iter_mut().find(|p| p.0 == "word/document.xml");
    main.unwrap().1.truncate(5000);
    package::zip(&parts)
}

/// A main part with entities that grow.
pub fn entities() -> String {
    let head = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    format!("{head}{HEAD}{}</w:body></w:document>", p("&b;"))
}

/// A package whose entries say that they are 4 GB.
pub fn false_size() -> Vec<u8> {
    let mut bytes = package::docx(&p("甲乙"), &[]);
    // The size before packing, in every header of the list and of the entries.
    let marks: [(&[u8], usize); 2] = [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)];
    for (mark, at) in marks {
        for start in starts(&bytes, mark) {
            bytes[start + at..start + at + 4].copy_from_slice(&u32::MAX.to_le_bytes()[..4]);
            bytes[start + at] = 0xF0;
        }
    }
    bytes
}

/// Two parts of one name, which no program would write.
pub fn two_main_parts() -> Vec<u8> {
    let mut parts = package::docx_parts(&p("甲"), &[]);
    let other = package::docx_parts(&p("乙"), &[]).swap_remove(1).1;
    parts.push(("word/documenx.xml".into(), other));
    let mut bytes = package::zip(&parts);
    for start in starts(&bytes, b"word/documenx.xml") {
        bytes[start + 12] = b't';
    }
    bytes
}

fn starts(bytes: &[u8], of: &[u8]) -> Vec<usize> {
    let starts = 0..bytes.len() - of.len();
    starts.filter(|&i| bytes[i..].starts_with(of)).collect()
}

/// Names of parts that lead out of the package.
pub fn leading_out() -> Vec<u8> {
    let mut parts = package::docx_parts(&p("甲"), &[]);
    parts.push(("../../etc/passwd".into(), b"x".to_vec()));
    parts.push(("/etc/shadow".into(), b"x".to_vec()));
    package::zip(&parts)
}

/// A workbook.
pub fn workbook() -> Vec<u8> {
    let relation = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    package::zip(&[
        ("_rels/.rels".into(), relation.as_bytes().to_vec()),
        ("xl/workbook.xml".into(), b"<workbook/>".to_vec()),
    ])
}

/// A compound file with these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// A file of Word whose chain of sectors goes from one back to another.
pub fn cyclic(from: usize, to: u32) -> Vec<u8> {
    let mut bytes = case("doc");
    let fat = 512 * (1 + u32::from_le_bytes(bytes[0x4C..0x50].try_into().unwrap()) as usize);
    let at = fat + from * 4;
    bytes[at..at + 4].copy_from_slice(&to.to_le_bytes());
    bytes
}
