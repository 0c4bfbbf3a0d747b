//! Compiles the programs of `tests/c` and `tests/cpp` against the header and the library, and runs
//! them: as they are, under valgrind, and with the sanitizers.

#![cfg(target_os = "linux")] // compilers and libraries of other systems go by other names
#![allow(clippy::unwrap_used, clippy::print_stderr)] // the helpers of tests, too

mod common;

use common::{Bench, Link, STRICT, have, root, run, valgrind};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program is started with.
#[derive(Clone, Copy)]
enum Given {
    Nothing,
    /// A folder to work in, of this name.
    Folder(&'static str),
    /// Files of the project.
    Files(&'static [&'static str]),
    /// Words.
    Words(&'static [&'static str]),
}

/// A program, its dialect, and what it is given.
const PROGRAMS: &[(&str, &str, Given)] = &[
    ("tests/c/smoke.c", "c89", Given::Nothing),
    ("tests/c/misuse.c", "c89", Given::Nothing),
    ("tests/c/document.c", "c89", Given::Nothing),
    ("tests/c/copy.c", "c89", Given::Files(MODELS)),
    ("tests/c/batch.c", "c89", Given::Folder("batch")),
    ("tests/c/fuzz.c", "c99", Given::Words(&["0", "7"])),
    ("tests/c/threads.c", "c99", Given::Words(&["2", ""])),
    ("tests/cpp/face.cpp", "c++11", Given::Folder("face")),
];

/// A document that holds every element of the model.
const MODELS: &[&str] = &["tests/data/every-element.json"];

fn started(mut command: Command, bench: &Bench, given: Given) -> Command {
    match given {
        Given::Nothing => {}
        Given::Folder(name) => drop(command.arg(bench.folder(name))),
        Given::Words(words) => drop(command.args(words)),
        Given::Files(files) => drop(command.args(files.iter().map(|f| root().join(f)))),
    }
    command
}

#[test]
fn programs_run_and_leak_nothing_and_read_nothing_they_should_not() {
    let checked = have("valgrind", "memory not checked");
    let bench = Bench::new();
    for (source, standard, given) in PROGRAMS {
        let source = root().join(source);
        let Some(program) = bench.program(&source, standard, Link::Shared) else {
            return;
        };
        let command = if checked {
            valgrind(&program)
        } else {
            Command::new(&program)
        };
        run(&mut started(command, &bench, *given));
    }
}

#[test]
fn programs_with_the_static_library_satisfy_the_sanitizers() {
    let bench = Bench::new();
    for (source, standard, given) in PROGRAMS {
        let source = root().join(source);
        let Some(program) = bench.program(&source, standard, Link::Sanitized) else {
            return;
        };
        run(&mut started(Command::new(program), &bench, *given));
    }
}

#[test]
fn a_planted_leak_is_found_by_both_checks() {
    let bench = Bench::new();
    let source = root().join("tests/c/leak.c");
    let Some(program) = bench.program(&source, "c89", Link::Shared) else {
        return;
    };
    if have("valgrind", "memory not checked") {
        let out = valgrind(&program).output().unwrap();
        assert_eq!(out.status.code(), Some(9), "valgrind found no leak");
    }
    let program = bench.program(&source, "c89", Link::Sanitized).unwrap();
    let out = Command::new(program).output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(
        said.contains("LeakSanitizer"),
        "the sanitizer found no leak: {said}"
    );
}

/// What a compiler makes of a source in a dialect; only looked at.
fn understood(compiler: &str, language: &str, standard: &str, source: &str) {
    let mut cc = Command::new(compiler);
    cc.args(["-fsyntax-only", "-x", language, "-pthread"]);
    cc.arg(format!("-std={standard}")).args(STRICT);
    cc.arg("-I").arg(root().join("bindings-c/include"));
    run(cc.arg(root().join(source)));
}

#[test]
fn the_headers_and_programs_compile_in_every_dialect_with_gcc_and_clang() {
    let c: &[&str] = &["c89", "c99", "c11", "c17"];
    let plus: &[&str] = &["c++11", "c++17", "c++20"];
    for (compiler, language, standards) in [
        ("gcc", "c", c),
        ("clang", "c", c),
        ("g++", "c++", plus),
        ("clang++", "c++", plus),
    ] {
        if !have(compiler, "dialects not tried") {
            continue;
        }
        for standard in standards {
            understood(compiler, language, standard, "tests/c/header.c");
            for (source, oldest, _) in PROGRAMS {
                let old = *standard == "c89" && *oldest != "c89";
                if source.ends_with(".cpp") == (language == "c++") && !old {
                    understood(compiler, language, standard, source);
                }
            }
        }
    }
}

/// The folder of faces that `cargo xtask fonts` fills; none where it is not there.
fn faces() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let base = base.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    let folder = base.unwrap_or_default().join("gongwen/fonts");
    if folder.is_dir() {
        folder
    } else {
        PathBuf::new()
    }
}

fn threads(documents: u32) {
    let bench = Bench::new();
    let source = root().join("tests/c/threads.c");
    if let Some(program) = bench.program(&source, "c99", Link::Shared) {
        run(Command::new(program)
            .arg(documents.to_string())
            .arg(faces()));
    }
}

fn soak(conversions: u32) {
    let bench = Bench::new();
    let source = root().join("tests/c/soak.c");
    if let Some(program) = bench.program(&source, "c99", Link::Shared) {
        let out = run(Command::new(program).arg(conversions.to_string()));
        eprintln!("{}", String::from_utf8_lossy(&out.stdout).trim());
    }
}

#[test]
fn sixteen_threads_on_shared_fonts_give_equal_bytes() {
    threads(6);
}

#[test]
#[ignore = "long: 16 threads with 1,000 documents each"]
fn sixteen_threads_give_equal_bytes_for_a_thousand_documents_each() {
    threads(1000);
}

#[test]
fn memory_does_not_grow() {
    soak(400);
}

#[test]
#[ignore = "long: 10,000 conversions"]
fn memory_does_not_grow_over_ten_thousand_conversions() {
    soak(10_000);
}

/// The programs of examples/, as their users have them.
fn example(bench: &Bench, source: &str, standard: &str, how: Link) -> Option<PathBuf> {
    bench.program(&root().join(source), standard, how)
}

fn seed() -> PathBuf {
    root().join("examples/minutes.md")
}

fn output(program: &Path, args: &[&Path]) -> Vec<u8> {
    run(Command::new(program).args(args)).stdout
}

#[test]
fn examples_compile_and_do_what_they_say() {
    let bench = Bench::new();
    let work = bench.folder("examples");
    let Some(convert) = example(&bench, "examples/c/convert_file.c", "c89", Link::Shared) else {
        return;
    };
    let xml = work.join("minutes.xml");
    run(Command::new(&convert).arg(seed()).arg(&xml));
    assert!(
        std::fs::read_to_string(&xml)
            .unwrap()
            .contains("urn:gongwen:document:1")
    );

    let csv = example(&bench, "examples/c/attendance_csv.c", "c89", Link::Shared).unwrap();
    let bytes = output(&csv, &[&seed()]);
    let text = gongwen::encoding::decode(
        &bytes,
        Some(gongwen::encoding::Encoding::Gbk),
        gongwen::encoding::Undecodable::Refuse,
    );
    let text = text.unwrap().source.text().to_owned();
    assert!(text.lines().count() > 3 && text.contains("出席,"), "{text}");

    let migrate = example(&bench, "examples/c/migrate.c", "c89", Link::Shared).unwrap();
    let text = std::fs::read_to_string(seed()).unwrap();
    let gbk = gongwen::encoding::encode(&text, gongwen::encoding::Encoding::Gbk).unwrap();
    let held = work.join("held.gbk");
    std::fs::write(&held, gbk).unwrap();
    let mut migrated = Command::new(migrate);
    migrated.args([work.join("out.docx"), work.join("out.pdf")]);
    let done = migrated
        .stdin(std::fs::File::open(held).unwrap())
        .status()
        .unwrap();
    let without_fonts = Some(gongwen_c::numbers::GONGWEN_E_FONT);
    assert!(done.success() || done.code() == without_fonts, "{done}");
    assert!(work.join("out.docx").is_file());

    let plugin = example(&bench, "examples/c/plugin.c", "c99", Link::Opened).unwrap();
    let said = output(&plugin, &[&bench.path().join("libgongwen.so"), &seed()]);
    assert!(said.starts_with(b"{"));

    let batch = example(&bench, "examples/cpp/batch.cpp", "c++17", Link::Shared).unwrap();
    output(&batch, &[&work.join("out"), &seed()]);
    assert!(work.join("out/minutes.docx").is_file());
}
