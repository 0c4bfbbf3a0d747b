//! Files that are damaged, lie about themselves, or mean harm: an error that says what to do, or a
//! document with diagnostics; never a panic, nor memory without bound.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // helpers of tests fail as tests do

use gongwen::messages::Lang;
use gongwen::{Error, ErrorKind, Format, Parsed, ReadOptions, read};
use gongwen_tests::bad::{case, compound, p};
use gongwen_tests::{bad, law, package};
use proptest::prelude::*;

fn docx(bytes: &[u8]) -> Result<Parsed, Error> {
    let mut options = ReadOptions::default();
    options.format = Some(Format::Docx);
    read(bytes, &options)
}

fn kind(bytes: &[u8]) -> ErrorKind {
    read(bytes, &ReadOptions::default()).unwrap_err().kind()
}

#[test]
fn a_small_zip_that_expands_to_300_mb_is_refused() {
    let bytes = bad::bomb(" ", 300 << 20);
    assert!(bytes.len() < 500_000, "{}", bytes.len());
    let error = docx(&bytes).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.message(Lang::Zh).contains("压缩炸弹"), "{error}");
}

#[test]
fn tables_in_tables_without_end_are_refused() {
    assert_eq!(kind(&bad::nested_tables(66_000)), ErrorKind::Limit);
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
    let error = docx(&bad::main_part(bad::entities().as_bytes())).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Xml, "E302"));
}

#[test]
fn a_declared_size_is_not_believed() {
    match docx(&bad::false_size()) {
        Ok(parsed) => assert!(parsed.source.unwrap().text().contains("甲乙")),
        Err(e) => assert_eq!(e.kind(), ErrorKind::Container),
    }
}

#[test]
fn two_main_parts_are_one_too_many() {
    let mut parts = package::docx_parts(&p("甲"), &[]);
    let other = package::docx_parts(&p("乙"), &[]).swap_remove(1).1;
    parts.push(("Word/Document.xml".into(), other));
    assert_eq!(kind(&package::zip(&parts)), ErrorKind::Container);
    assert_eq!(kind(&bad::two_main_parts()), ErrorKind::Container);
}

#[test]
fn names_that_lead_out_of_the_package_lead_nowhere() {
    assert!(docx(&bad::leading_out()).is_ok());
    let mut parts = package::docx_parts(&p("甲"), &[]);
    let relations = String::from_utf8(parts[0].1.clone()).unwrap();
    parts[0].1 = relations
        .replace("word/document.xml", "../../../word/document.xml")
        .into_bytes();
    assert!(docx(&package::zip(&parts)).is_ok());
}

#[test]
fn what_is_no_word_file_is_named() {
    let error = docx(&bad::workbook()).unwrap_err();
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
    let sectors = whole.len() / 512 - 1;
    for (from, to) in [(0, 0), (1, 0), (2, 1), (3, 2), (sectors - 1, 0), (5, 3)] {
        let bytes = bad::cyclic(from, u32::try_from(to).unwrap());
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
