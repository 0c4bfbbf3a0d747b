//! Compiles the programs of `tests/c` against the header and the library, and runs them: linked
//! with the shared library, with the static one, and under valgrind.

#![cfg(unix)] // the compilers of Windows take other arguments
#![allow(clippy::unwrap_used, clippy::print_stderr)] // the helpers of tests, too

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const STRICT: &[&str] = &[
    "-g",
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-pedantic-errors",
    "-Werror",
];
const PROGRAMS: &[&str] = &["smoke", "misuse"];
const SONAME: &str = concat!(
    "libgongwen.so.",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder in which cargo put this test and the libraries.
fn built() -> PathBuf {
    let exe = std::env::current_exe().unwrap();
    exe.parent().unwrap().to_path_buf()
}

/// Whether a tool is there. Where tools are required, a missing one fails the test.
fn have(tool: &OsStr, what: &str) -> bool {
    if Command::new(tool).arg("--version").output().is_ok() {
        return true;
    }
    let required = std::env::var_os("GONGWEN_REQUIRE_TOOLS").is_some_and(|v| v == "1");
    assert!(!required, "{} is missing", tool.display());
    eprintln!("SKIPPED: {} is missing, {what}", tool.display());
    false
}

/// The C compiler: `$CC`, else `cc`.
fn compiler() -> Option<Command> {
    let name = std::env::var_os("CC").unwrap_or("cc".into());
    have(&name, "C programs not compiled").then(|| Command::new(name))
}

fn run(mut command: Command) {
    let out = command.output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout) + String::from_utf8_lossy(&out.stderr);
    if said.contains("SKIPPED") {
        eprintln!("{said}");
    }
    assert!(out.status.success(), "{command:?}: {}\n{said}", out.status);
}

/// A program linked with `link`, in `folder`.
fn program(folder: &TempDir, name: &str, link: &[&OsStr]) -> Option<PathBuf> {
    let program = folder.path().join(name);
    let mut cc = compiler()?;
    cc.arg("-std=c99")
        .args(STRICT)
        .arg("-I")
        .arg(root().join("bindings-c/include"));
    cc.arg(root().join("tests/c").join(name).with_extension("c"));
    cc.args(link).arg("-o").arg(&program);
    run(cc);
    Some(program)
}

/// The shared library under the names that a program asks for when linked and when started.
fn shared(folder: &TempDir) -> PathBuf {
    let (from, names) = if cfg!(target_os = "macos") {
        (
            "libgongwen_c.dylib",
            ["libgongwen.dylib", "libgongwen_c.dylib"],
        )
    } else {
        ("libgongwen_c.so", ["libgongwen.so", SONAME])
    };
    for name in names {
        fs::copy(built().join(from), folder.path().join(name)).unwrap();
    }
    folder.path().to_path_buf()
}

fn shared_program(folder: &TempDir, name: &str) -> Option<PathBuf> {
    let library = shared(folder);
    let mut rpath = std::ffi::OsString::from("-Wl,-rpath,");
    rpath.push(&library);
    let link = [
        "-L".as_ref(),
        library.as_os_str(),
        "-lgongwen".as_ref(),
        &*rpath,
    ];
    program(folder, name, &link)
}

#[test]
fn programs_run_with_the_shared_library() {
    for name in PROGRAMS {
        let folder = TempDir::new().unwrap();
        let Some(program) = shared_program(&folder, name) else {
            return;
        };
        run(Command::new(program));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn programs_run_with_the_static_library() {
    let library = built().join("libgongwen_c.a");
    let system = [
        "-lgcc_s",
        "-lutil",
        "-lrt",
        "-lpthread",
        "-lm",
        "-ldl",
        "-lc",
    ];
    let link: Vec<_> = [library.as_os_str()]
        .into_iter()
        .chain(system.map(OsStr::new))
        .collect();
    for name in PROGRAMS {
        let folder = TempDir::new().unwrap();
        let Some(program) = program(&folder, name, &link) else {
            return;
        };
        run(Command::new(program));
    }
}

#[test]
fn programs_leak_nothing_and_read_nothing_they_should_not() {
    if !have("valgrind".as_ref(), "memory not checked") {
        return;
    }
    for name in PROGRAMS {
        let folder = TempDir::new().unwrap();
        let Some(program) = shared_program(&folder, name) else {
            return;
        };
        let mut valgrind = Command::new("valgrind");
        valgrind
            .args(["-q", "--leak-check=full", "--error-exitcode=9"])
            .arg(program);
        run(valgrind);
    }
}

#[test]
fn the_header_compiles_in_every_dialect() {
    let dialects = [
        ("c", &["c89", "c99", "c11"][..]),
        ("c++", &["c++11", "c++17"]),
    ];
    for (language, standards) in dialects {
        for standard in standards {
            let Some(mut cc) = compiler() else { return };
            cc.args(["-fsyntax-only", "-x", language])
                .arg(format!("-std={standard}"));
            cc.args(STRICT)
                .arg("-I")
                .arg(root().join("bindings-c/include"));
            cc.arg(root().join("tests/c/header.c"));
            run(cc);
        }
    }
}
