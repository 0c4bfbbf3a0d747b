//! Pictures of pages: as many as there are pages, of the size asked for, the same every time.

#![allow(clippy::unwrap_used)] // helpers of tests fail as tests do
#![allow(clippy::indexing_slicing)] // likewise

mod common;

use gongwen::{ErrorKind, Format, WriteOptions, write, write_files};
use gongwen_host::fonts::{FontSearch, find};
use gongwen_tests::tools::skip;

fn options() -> Option<WriteOptions> {
    let mut search = FontSearch::new([]);
    search.installed.clear();
    let mut options = WriteOptions::default();
    options.fonts = find(&search).unwrap();
    if options.fonts.lacks().is_some() {
        skip("the open set of faces is missing; run cargo xtask fonts");
        return None;
    }
    Some(options)
}

/// Width and height, as the PNG says.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn one_of_each_page_at_150_dots_an_inch() {
    let Some(options) = options() else { return };
    let written = write_files(&common::minutes(), Format::Png, &options).unwrap();
    assert_eq!(written.files.len(), 3);
    assert!(written.files.iter().all(|f| size(f) == (1240, 1754)));
    let blank = written.files.iter().map(Vec::len).min().unwrap();
    assert!(
        blank > 10_000,
        "a page of text takes more than {blank} bytes"
    );
}

#[test]
fn the_page_that_is_asked_for_is_the_same_every_time_and_in_threads() {
    let Some(mut options) = options() else { return };
    options.picture.dpi = 60;
    let all = write_files(&common::minutes(), Format::Png, &options)
        .unwrap()
        .files;
    options.picture.page = 2;
    let one = |options: &WriteOptions| {
        write(&common::minutes(), Format::Png, options)
            .unwrap()
            .bytes
    };
    assert!(one(&options) == all[1]);
    let threads: Vec<_> = (0..3)
        .map(|_| {
            std::thread::spawn({
                let options = options.clone();
                move || one(&options)
            })
        })
        .collect();
    assert!(threads.into_iter().all(|t| t.join().unwrap() == all[1]));
}

#[test]
fn pages_that_no_picture_shows_are_told() {
    let Some(mut options) = options() else { return };
    options.picture.dpi = 60;
    let one = write(&common::minutes(), Format::Png, &options).unwrap();
    let told: Vec<_> = one.diagnostics.iter().map(|d| d.code.code()).collect();
    assert!(told.contains(&"F210"), "{told:?}");
    let all = write_files(&common::minutes(), Format::Png, &options).unwrap();
    assert!(all.diagnostics.iter().all(|d| d.code.code() != "F210"));
}

#[test]
fn a_page_or_a_resolution_that_is_none_is_an_argument_error() {
    let Some(options) = options() else { return };
    for (dpi, page) in [(150, 99), (150, 0), (0, 1), (9999, 1)] {
        let mut wrong = options.clone();
        (wrong.picture.dpi, wrong.picture.page) = (dpi, page);
        let error = write(&common::notice(), Format::Png, &wrong).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument, "{dpi} {page}");
    }
}
