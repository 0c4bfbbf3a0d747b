//! `cargo xtask install --prefix P` and `cargo xtask dist`: the C library for programs to link with.
//!
//! Both put the terms of all that is linked in beside it, under `share/doc/gongwen`.

use crate::Done;
use crate::notices;
use crate::prefix::{DOCS, lay, soname};
use crate::run::{cargo, command, loud, quiet, root, target};
use crate::setup;
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The oldest glibc that the library for distribution asks for: that of 2012, older than any
/// domestic Linux in use.
const GLIBC: &str = "2.17";
const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// Runs the verb `install`.
pub(crate) fn run(args: &[String]) -> Done {
    let at = args.iter().position(|a| a == "--prefix");
    let prefix = at.and_then(|at| args.get(at + 1));
    let prefix = prefix.ok_or("say where to: --prefix FOLDER")?;
    loud("build", &mut cargo("build --release -p gongwen-c"))?;
    put(&target().join("release"), &PathBuf::from(prefix))
}

/// Runs the verb `dist`: the same, against an old glibc, as an archive in `target/dist`.
pub(crate) fn dist(_: &[String]) -> Done {
    setup::zig()?;
    let mut build = cargo(&format!(
        "zigbuild --release -p gongwen-c --target {TRIPLE}.{GLIBC}"
    ));
    loud("build with zig", build.env("PATH", setup::path()))?;
    let name = format!("gongwen-{VERSION}-{TRIPLE}");
    let prefix = target().join("dist").join(&name);
    afresh(&prefix)?;
    put(&target().join(TRIPLE).join("release"), &prefix)?;
    asks_for_no_newer_glibc(&prefix.join("lib").join(soname(VERSION)))?;
    packed(&name)
}

/// An empty folder: an archive must hold nothing of an older run.
fn afresh(folder: &Path) -> Done {
    if folder.is_dir() {
        fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// The folder of `target/dist` as an archive beside it: equal files give equal bytes.
fn packed(name: &str) -> Done {
    let archive = target().join("dist").join(format!("{name}.tar.xz"));
    let mut tar = command("tar");
    tar.args(["--create", "--xz", "--sort=name", "--mtime=1970-01-01"]);
    tar.args(["--owner=0", "--group=0", "--numeric-owner", "--file"]);
    tar.arg(&archive)
        .arg("--directory")
        .arg(target().join("dist"));
    quiet("tar", tar.arg(name))?;
    println!("── packed as {}", archive.display());
    Ok(())
}

fn put(built: &Path, prefix: &Path) -> Done {
    lay(built, &root().join("bindings-c"), prefix, VERSION)?;
    let told = |e: std::io::Error| format!("{}: {e}", prefix.display());
    let docs = prefix.join(DOCS);
    let notices = notices::of("gongwen-c", TRIPLE)?;
    fs::write(docs.join("THIRD-PARTY.txt"), notices).map_err(told)?;
    if let Some(terms) = notices::of_rust() {
        fs::copy(terms, docs.join("RUST-LIBRARY.html")).map_err(told)?;
    }
    println!("── installed under {}", prefix.display());
    Ok(())
}

/// Refuses a library that asks for a symbol of a glibc newer than [`GLIBC`].
fn asks_for_no_newer_glibc(library: &Path) -> Done {
    let symbols = quiet("objdump", command("objdump").arg("-T").arg(library))?;
    let newest = newest(&symbols);
    println!("   newest symbol asked for: GLIBC_{}", shown(&newest));
    let most: Vec<u32> = numbers(GLIBC);
    let fine = newest <= most && !newest.is_empty();
    fine.then_some(()).ok_or_else(|| {
        let is = shown(&newest);
        format!(
            "{} asks for GLIBC_{is}, newer than {GLIBC}",
            library.display()
        )
    })
}

/// The newest version of glibc in a list of symbols.
fn newest(symbols: &str) -> Vec<u32> {
    let versions = symbols.split("GLIBC_").skip(1);
    let version = |v: &str| {
        let end = v.find(|c: char| !c.is_ascii_digit() && c != '.');
        numbers(v.get(..end.unwrap_or(v.len())).unwrap_or(""))
    };
    versions.map(version).max().unwrap_or_default()
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').filter_map(|n| n.parse().ok()).collect()
}

fn shown(version: &[u32]) -> String {
    let numbers: Vec<_> = version.iter().map(u32::to_string).collect();
    numbers.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_glibc_are_compared_as_numbers() {
        let symbols = "(GLIBC_2.2.5) memcpy\n(GLIBC_2.14) x\n (GLIBC_2.9) y";
        assert_eq!(newest(symbols), [2, 14]);
        assert_eq!(soname("0.1.0"), "libgongwen.so.0.1");
        assert_eq!(soname("2.3.4"), "libgongwen.so.2");
    }
}
