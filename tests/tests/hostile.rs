//! Files that are damaged, lie about themselves, or mean harm: an error that says what to do, or a
//! document with diagnostics; never a panic, nor memory without bound.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests fail as tests do

use gongwen::messages::Lang;
use gongwen::{Error, ErrorKind, Format, Parsed, ReadOptions, read};
use gongwen_tests::{golden, law, package};
use proptest::prelude::*;
use std::io::Write;

fn docx(bytes: &[u8]) -> Result<Parsed, Error> {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Docx);
    read(bytes, &options)
}

fn kind(bytes: &[u8]) -> ErrorKind {
    read(bytes, &ReadOptions::default()).unwrap_err().kind()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn case(extension: &str) -> Vec<u8> {
    std::fs::read(golden::root("tests/data/word").join(format!("case.{extension}"))).unwrap()
}

/// A package whose main part is `xml` as it is.
fn main_part(xml: &[u8]) -> Vec<u8> {
    let mut parts = package::docx_parts("", &[]);
    parts[1].1 = xml.to_vec();
    package::zip(&parts)
}

#[test]
fn a_small_zip_that_expands_to_300_mb_is_refused() {
    let mut xml = b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>".to_vec();
    xml.resize(300 << 20, b' ');
    let bytes = main_part(&xml);
    drop(xml);
    assert!(bytes.len() < 500_000, "{}", bytes.len());
    let error = docx(&bytes).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.message(Lang::Zh).contains("压缩炸弹"), "{error}");
}

#[test]
fn tables_in_tables_without_end_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(66_000) + &"</w:tc></w:tr></w:tbl>".repeat(66_000);
    assert_eq!(kind(&package::docx(&deep, &[])), ErrorKind::Limit);
}

#[test]
fn a_main_part_that_is_cut_is_an_error_wherever_it_is_cut() {
    let whole = package::parts(&case("docx"));
    let at = whole
        .iter()
        .position(|p| p.0 == "word/document.xml")
        .unwrap();
    let len = whole[at].1.len();
    for cut in (0..len).step_by(97).chain(len - 20..len) {
        let mut parts = whole.clone();
        parts[at].1.truncate(cut);
        let bytes = package::zip(&parts);
        if let Err(e) = docx(&bytes) {
            assert!(
                matches!(e.kind(), ErrorKind::Xml | ErrorKind::Schema),
                "{cut}: {e}"
            );
        } else {
            law::hold_file(&bytes, Format::Docx).unwrap();
            assert!(cut == 0, "{cut}");
        }
    }
}

/// A number that looks random and is the same every time.
fn dice(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

#[test]
fn three_hundred_flipped_bytes_one_at_a_time() {
    let mut seed = 7;
    for extension in ["docx", "doc", "rtf"] {
        let whole = case(extension);
        let format = Format::detect(&whole, None);
        for _ in 0..300 {
            let mut bytes = whole.clone();
            let at = dice(&mut seed) % bytes.len();
            bytes[at] ^= 1 << (dice(&mut seed) % 8);
            law::hold_file(&bytes, format).unwrap();
        }
    }
}

#[test]
fn three_hundred_mutations_of_xml() {
    let whole = package::parts(&case("docx"));
    let mut seed = 11;
    for _ in 0..300 {
        let mut parts = whole.clone();
        let part = dice(&mut seed) % parts.len();
        let xml = &mut parts[part].1;
        let (from, to) = (dice(&mut seed) % xml.len(), dice(&mut seed) % xml.len());
        let (from, to) = (from.min(to), from.max(to).min(from + 200));
        let piece = xml[from..to].to_vec();
        match dice(&mut seed) % 3 {
            0 => drop(xml.drain(from..to)),
            1 => drop(xml.splice(from..from, piece)),
            _ => xml[from] = b"<>&\"/ w:"[dice(&mut seed) % 8],
        }
        law::hold_file(&package::zip(&parts), Format::Docx).unwrap();
    }
}

#[test]
fn entities_are_never_expanded() {
    let xml = b"<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    let error = docx(&main_part(xml)).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Xml, "E302"));
}

#[test]
fn a_declared_size_is_not_believed() {
    let mut bytes = package::docx(&p("甲乙"), &[]);
    // The size before packing, in every header of the list and of the entries.
    let marks: [(&[u8], usize); 2] = [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)];
    for (mark, at) in marks {
        let starts: Vec<_> = (0..bytes.len() - 4)
            .filter(|&i| bytes[i..].starts_with(mark))
            .collect();
        for start in starts {
            bytes[start + at..start + at + 4].copy_from_slice(&u32::MAX.to_le_bytes()[..4]);
            bytes[start + at] = 0xF0;
        }
    }
    match docx(&bytes) {
        Ok(parsed) => assert!(parsed.source.unwrap().text().contains("甲乙")),
        Err(e) => assert_eq!(e.kind(), ErrorKind::Container),
    }
}

#[test]
fn two_main_parts_are_one_too_many() {
    let mut parts = package::docx_parts(&p("甲"), &[]);
    let other = package::docx_parts(&p("乙"), &[]).swap_remove(1).1;
    parts.push(("Word/Document.xml".into(), other.clone()));
    assert_eq!(kind(&package::zip(&parts)), ErrorKind::Container);
    // The very same name, which no program would write.
    parts.last_mut().unwrap().0 = "word/documenx.xml".into();
    let mut bytes = package::zip(&parts);
    let name = b"word/documenx.xml";
    let starts: Vec<_> = (0..bytes.len() - name.len())
        .filter(|&i| bytes[i..].starts_with(name))
        .collect();
    for start in starts {
        bytes[start + 12] = b't';
    }
    assert_eq!(kind(&bytes), ErrorKind::Container);
}

#[test]
fn names_that_lead_out_of_the_package_lead_nowhere() {
    let mut parts = package::docx_parts(&p("甲"), &[]);
    parts.push(("../../etc/passwd".into(), b"x".to_vec()));
    parts.push(("/etc/shadow".into(), b"x".to_vec()));
    assert!(docx(&package::zip(&parts)).is_ok());
    let relations = String::from_utf8(parts[0].1.clone()).unwrap();
    parts[0].1 = relations
        .replace("word/document.xml", "../../../word/document.xml")
        .into_bytes();
    assert!(docx(&package::zip(&parts)).is_ok());
}

#[test]
fn what_is_no_word_file_is_named() {
    let relation = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = package::zip(&[
        ("_rels/.rels".into(), relation.as_bytes().to_vec()),
        ("xl/workbook.xml".into(), b"<workbook/>".to_vec()),
    ]);
    let error = docx(&sheet).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert!(error.message(Lang::Zh).contains("XLSX"));
    assert_eq!(
        docx(b"PK\x03\x04").unwrap_err().kind(),
        ErrorKind::Container
    );
    assert_eq!(
        docx(&package::zip(&[])).unwrap_err().kind(),
        ErrorKind::Unsupported
    );
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn encrypted_old_and_foreign_compound_files_say_what_to_do() {
    let says = |bytes: &[u8]| {
        let error = read(bytes, &ReadOptions::default()).unwrap_err();
        (error.kind(), error.code())
    };
    let unsupported = ErrorKind::Unsupported;
    assert_eq!(
        says(&compound(&[("EncryptedPackage", b"x")])),
        (unsupported, "E804")
    );
    assert_eq!(
        says(&compound(&[("Workbook", b"x")])),
        (unsupported, "E805")
    );
    let mut head = vec![0; 2048];
    head[..4].copy_from_slice(&[0xDC, 0xA5, 0x68, 0x00]);
    assert_eq!(
        says(&compound(&[("WordDocument", &head)])),
        (unsupported, "E806")
    );
    head[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0x00]);
    head[0x0B] = 1;
    assert_eq!(
        says(&compound(&[("WordDocument", &head)])),
        (unsupported, "E804")
    );
    assert_eq!(
        says(&compound(&[("WordDocument", b"")])),
        (ErrorKind::Container, "E204")
    );
}

#[test]
fn a_chain_of_sectors_that_bites_its_tail_ends() {
    let whole = case("doc");
    let fat = 512 * (1 + u32::from_le_bytes(whole[0x4C..0x50].try_into().unwrap()) as usize);
    let sectors = whole.len() / 512 - 1;
    for (from, to) in [(0, 0), (1, 0), (2, 1), (3, 2), (sectors - 1, 0), (5, 3)] {
        let mut bytes = whole.clone();
        let at = fat + from * 4;
        bytes[at..at + 4].copy_from_slice(&u32::try_from(to).unwrap().to_le_bytes());
        law::hold_file(&bytes, Format::Doc).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_behind_a_magic_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), of in 0..3_usize) {
        let (magic, format): (&[u8], _) = [
            (b"PK\x03\x04".as_slice(), Format::Docx),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), Format::Doc),
            (b"{\\rtf1".as_slice(), Format::Rtf),
        ][of];
        law::hold_file(&[magic, &bytes].concat(), format).unwrap();
    }
}
