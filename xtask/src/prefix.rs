//! How the C library lies under a prefix: libraries and their links, headers, `gongwen.pc`, CMake, terms.
//!
//! One file for both sides: the verb `install` and the test that builds programs against an
//! installed prefix, which includes it by path. It must need nothing but the standard library.

use std::fs;
use std::path::Path;

/// Where documents lie under a prefix.
pub(crate) const DOCS: &str = "share/doc/gongwen";

/// What goes there: files beside the sources, and of the project.
const DOCUMENTS: &[&str] = &[
    "MIGRATION.md",
    "MIGRATION.zh-CN.md",
    "../LICENSE-APACHE",
    "../LICENSE-MIT",
];

/// Puts the library under `prefix`: what cargo built in `built`, with the headers and files that
/// lie in `sources` (bindings-c).
pub(crate) fn lay(
    built: &Path,
    sources: &Path,
    prefix: &Path,
    version: &str,
) -> Result<(), String> {
    let lib = prefix.join("lib");
    let shared = format!("libgongwen.so.{version}");
    copy(&built.join("libgongwen_c.so"), &lib.join(&shared))?;
    for name in [&soname(version), "libgongwen.so"] {
        link(&shared, &lib.join(name))?;
    }
    copy(&built.join("libgongwen_c.a"), &lib.join("libgongwen.a"))?;
    for header in ["gongwen.h", "gongwen.hpp"] {
        let from = sources.join("include").join(header);
        copy(&from, &prefix.join("include").join(header))?;
    }
    for file in ["gongwen-config.cmake", "gongwen-config-version.cmake"] {
        let from = sources.join("cmake").join(file);
        copy(&from, &lib.join("cmake/gongwen").join(file))?;
    }
    for file in DOCUMENTS {
        let from = sources.join(file);
        let name = from.file_name().unwrap_or_default();
        copy(&from, &prefix.join(DOCS).join(name))?;
    }
    let template = sources.join("gongwen.pc.in");
    let text = fs::read_to_string(&template).map_err(|e| told(&template, &e))?;
    let pc = lib.join("pkgconfig/gongwen.pc");
    write(&pc, &text.replace("@VERSION@", version))
}

/// The name under which programs ask for the library: while the version is 0.x, with the minor.
pub(crate) fn soname(version: &str) -> String {
    let mut parts = version.split('.');
    let (major, minor) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    match major {
        "0" => format!("libgongwen.so.0.{minor}"),
        _ => format!("libgongwen.so.{major}"),
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    folder_of(to)?;
    fs::copy(from, to).map(drop).map_err(|e| told(from, &e))
}

fn write(to: &Path, text: &str) -> Result<(), String> {
    folder_of(to)?;
    fs::write(to, text).map_err(|e| told(to, &e))
}

fn folder_of(path: &Path) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|e| told(folder, &e))
}

#[cfg(unix)]
fn link(to: &str, at: &Path) -> Result<(), String> {
    let _ = fs::remove_file(at); // one of an older version; absent is as good
    std::os::unix::fs::symlink(to, at).map_err(|e| told(at, &e))
}

#[cfg(not(unix))]
fn link(to: &str, at: &Path) -> Result<(), String> {
    copy(&at.with_file_name(to), at)
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
