//! A border only translates: what C gives is what Rust gives, and what the command writes.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stderr)] // the helpers of tests, too

mod common;

use common::{Bench, Link, root, run};
use gongwen::encoding::{Encoding, Undecodable, encode};
use gongwen::{Format, Lang, ReadOptions, WriteOptions};
use gongwen_c::numbers;
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

#[derive(Deserialize)]
struct Table {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    input: String,
    stored: Option<String>,
    from: Option<String>,
    encoding: Option<String>,
    to: String,
    text_encoding: Option<String>,
    undecodable: Option<String>,
    error: Option<i32>,
}

/// What a border gives: output and diagnostics, or status and message.
type Given = Result<(Vec<u8>, String), (i32, String)>;

fn encoding(name: Option<&String>) -> Option<Encoding> {
    name.map(|n| n.parse().unwrap())
}

fn bytes(row: &Row) -> Vec<u8> {
    let bytes = std::fs::read(root().join(&row.input)).unwrap();
    match encoding(row.stored.as_ref()) {
        None => bytes,
        Some(stored) => encode(&String::from_utf8(bytes).unwrap(), stored).unwrap(),
    }
}

fn through_rust(row: &Row) -> Given {
    let convert = || {
        let mut reading = ReadOptions::default();
        reading.format = row.from.as_ref().map(|f| f.parse().unwrap());
        reading.encoding = encoding(row.encoding.as_ref());
        if row.undecodable.is_some() {
            reading.undecodable = Undecodable::Replace;
        }
        let to: Format = row.to.parse().unwrap();
        let mut writing = WriteOptions::default();
        writing.encoding = encoding(row.text_encoding.as_ref());
        if to.has_pages() {
            writing.fonts = gongwen_host::installed::fonts()?;
        }
        let parsed = gongwen::read(&bytes(row), &reading)?;
        let written = gongwen::write(&parsed.document, to, &writing)?;
        let mut found = parsed.diagnostics;
        found.extend(written.diagnostics);
        let found = gongwen::diagnostic::diagnostics_json(&found, Lang::Zh);
        Ok((written.bytes, found))
    };
    convert().map_err(|e: gongwen::Error| (e.kind() as i32, e.message(Lang::Zh)))
}

/// The number by which C names an encoding; 0 for none.
fn encoding_number(name: Option<&String>) -> u32 {
    match encoding(name) {
        None => numbers::GONGWEN_ENCODING_DETECT,
        Some(Encoding::Utf8) => numbers::GONGWEN_ENCODING_UTF8,
        Some(Encoding::Gb18030) => numbers::GONGWEN_ENCODING_GB18030,
        Some(Encoding::Utf16Le) => numbers::GONGWEN_ENCODING_UTF16LE,
        Some(Encoding::Utf16Be) => numbers::GONGWEN_ENCODING_UTF16BE,
        Some(Encoding::Gbk) => numbers::GONGWEN_ENCODING_GBK,
    }
}

/// The number by which C names a format; 0 for none.
fn format_number(name: Option<&String>) -> u32 {
    let wanted: Option<Format> = name.map(|n| n.parse().unwrap());
    let at = wanted.and_then(|w| Format::all().position(|f| f == w));
    at.map_or(0, |at| u32::try_from(at + 1).unwrap())
}

fn through_c(row: &Row, program: &Path, work: &Path) -> Given {
    let [input, output, found] = ["input", "output", "found"].map(|n| work.join(n));
    std::fs::write(&input, bytes(row)).unwrap();
    let numbers = [
        format_number(row.from.as_ref()),
        encoding_number(row.encoding.as_ref()),
        format_number(Some(&row.to)),
        encoding_number(row.text_encoding.as_ref()),
        row.undecodable.iter().count().try_into().unwrap(),
    ];
    let mut border = Command::new(program);
    border.args([&input, &output, &found]);
    let out = border
        .args(numbers.map(|n| n.to_string()))
        .output()
        .unwrap();
    match out.status.code() {
        Some(0) => Ok((
            std::fs::read(output).unwrap(),
            std::fs::read_to_string(found).unwrap(),
        )),
        code => Err((code.unwrap_or(-1), String::from_utf8(out.stdout).unwrap())),
    }
}

#[test]
fn the_same_comes_through_c_as_through_rust() {
    let table = std::fs::read_to_string(root().join("tests/border/convert.toml")).unwrap();
    let table: Table = toml::from_str(&table).unwrap();
    let bench = Bench::new();
    let source = root().join("tests/c/border.c");
    let Some(program) = bench.program(&source, "c89", Link::Shared) else {
        return;
    };
    for row in &table.row {
        let rust = through_rust(row);
        let status = rust.as_ref().err().map(|e| e.0);
        if status == Some(numbers::GONGWEN_E_FONT) {
            eprintln!("SKIPPED: no fonts, {}", row.name);
        } else {
            assert_eq!(status, row.error, "{}: {:?}", row.name, rust.as_ref().err());
        }
        let c = through_c(row, &program, bench.path());
        assert!(rust == c, "{}: Rust and C differ", row.name);
    }
}

#[test]
fn the_seed_in_gb18030_through_c_is_what_the_command_writes_of_it() {
    let bench = Bench::new();
    let Some(program) = bench.program(&root().join("tests/c/border.c"), "c89", Link::Shared) else {
        return;
    };
    let draft = bench.folder("in").join("seed.md");
    std::fs::copy(common::seed(), &draft).unwrap();
    let mut formats = vec!["docx", "xml", "json"];
    if gongwen_host::installed::fonts().is_ok_and(|f| f.lacks().is_none()) {
        formats.push("pdf");
    } else {
        eprintln!("SKIPPED: no fonts, the seed without PDF");
    }
    let to = formats.iter().flat_map(|f| ["--to", f]);
    let mut args = vec![
        "gongwen".into(),
        "convert".into(),
        draft.clone().into_os_string(),
    ];
    args.extend(to.map(Into::into));
    args.extend(["-o".into(), bench.folder("out").into_os_string()]);
    assert_eq!(gongwen_cli::run(args), 0);
    let text = std::fs::read_to_string(&draft).unwrap();
    let gb = bench.path().join("seed.gb");
    std::fs::write(&gb, encode(&text, Encoding::Gb18030).unwrap()).unwrap();
    for format in formats {
        let [out, found] = ["c.out", "c.found"].map(|n| bench.path().join(n));
        let number = format_number(Some(&format.to_owned())).to_string();
        let mut border = Command::new(&program);
        border
            .args([&gb, &out, &found])
            .args(["2", "2", &number, "0", "0"]);
        run(&mut border);
        let command = std::fs::read(bench.path().join("out").join(format!("seed.{format}")));
        assert!(
            std::fs::read(out).unwrap() == command.unwrap(),
            "{format} differs"
        );
    }
}
