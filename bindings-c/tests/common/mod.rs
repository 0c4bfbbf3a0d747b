//! What the tests of the C library share: compilers, the built library, running programs.

#![allow(dead_code)] // each test uses a part

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// What every program of ours must compile with.
pub(crate) const STRICT: &[&str] = &[
    "-g",
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-pedantic-errors",
    "-Werror",
];

/// What a program links beside the static library.
pub(crate) const SYSTEM: &[&str] = &[
    "-lgcc_s",
    "-lutil",
    "-lrt",
    "-lpthread",
    "-lm",
    "-ldl",
    "-lc",
];

/// The name that programs ask for when they start.
pub(crate) const SONAME: &str = concat!(
    "libgongwen.so.",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);

/// The workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder in which cargo put this test and the libraries.
pub(crate) fn built() -> PathBuf {
    let exe = std::env::current_exe().unwrap();
    exe.parent().unwrap().to_path_buf()
}

/// The real set of minutes where the corpus is at hand, else the sample.
pub(crate) fn seed() -> PathBuf {
    let corpus = std::env::var_os("GONGWEN_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|| root().join("../shared/corpus"));
    let seed = corpus.join("dev/seed.md");
    if seed.is_file() {
        return seed;
    }
    eprintln!("SKIPPED: no corpus, the sample stands for the seed");
    root().join("examples/minutes.md")
}

/// Whether a tool is there. Where tools are required, a missing one fails the test.
pub(crate) fn have(tool: &str, what: &str) -> bool {
    if Command::new(tool).arg("--version").output().is_ok() {
        return true;
    }
    let required = std::env::var_os("GONGWEN_REQUIRE_TOOLS").is_some_and(|v| v == "1");
    assert!(!required, "{tool} is missing");
    eprintln!("SKIPPED: {tool} is missing, {what}");
    false
}

/// Runs a program that must end well, and gives what it said.
pub(crate) fn run(command: &mut Command) -> Output {
    let out = command.output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout) + String::from_utf8_lossy(&out.stderr);
    if said.contains("SKIPPED") {
        eprintln!("{said}");
    }
    assert!(out.status.success(), "{command:?}: {}\n{said}", out.status);
    out
}

/// A folder with the shared library under the names that programs ask for, and room for programs.
pub(crate) struct Bench {
    folder: TempDir,
}

/// How a program is linked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// With the shared library.
    Shared,
    /// With the static library, and with the sanitizers of addresses and undefined behaviour.
    Sanitized,
    /// Not with the library: the program opens it itself.
    Opened,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for name in ["libgongwen.so", SONAME] {
            link(&built().join("libgongwen_c.so"), &folder.path().join(name));
        }
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A new folder within.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(&path).unwrap();
        path
    }

    /// A compiled program; none where the compiler is missing.
    pub(crate) fn program(&self, source: &Path, standard: &str, how: Link) -> Option<PathBuf> {
        let plus = source.extension() == Some(OsStr::new("cpp"));
        let compiler = if plus { "c++" } else { "cc" };
        if !have(compiler, "programs not compiled") {
            return None;
        }
        let name = source.file_stem().unwrap();
        let program = self.path().join(name).with_extension(match how {
            Link::Sanitized => "sanitized",
            _ => "program",
        });
        let mut cc = Command::new(compiler);
        cc.arg(format!("-std={standard}")).args(STRICT);
        cc.arg("-I").arg(root().join("bindings-c/include"));
        cc.arg(source).arg("-pthread").args(self.link(how));
        run(cc.arg("-o").arg(&program));
        Some(program)
    }

    fn link(&self, how: Link) -> Vec<OsString> {
        let mut rpath = OsString::from("-Wl,-rpath,");
        rpath.push(self.path());
        match how {
            Link::Shared => vec!["-L".into(), self.path().into(), "-lgongwen".into(), rpath],
            Link::Opened => vec!["-ldl".into()],
            Link::Sanitized => {
                let sanitize = "-fsanitize=address,undefined".into();
                let library = built().join("libgongwen_c.a").into();
                let system = SYSTEM.iter().map(OsString::from);
                [sanitize, library].into_iter().chain(system).collect()
            }
        }
    }
}

/// The program under valgrind, which ends with 9 where it finds an error or a leak.
pub(crate) fn valgrind(program: &Path) -> Command {
    let mut command = Command::new("valgrind");
    command.args(["-q", "--leak-check=full", "--error-exitcode=9"]);
    let known = root().join("tests/c/valgrind.supp");
    command.arg(format!("--suppressions={}", known.display()));
    command.arg(program);
    command
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).unwrap();
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) {
    std::fs::copy(from, to).unwrap();
}
