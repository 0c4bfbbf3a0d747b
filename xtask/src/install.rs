//! `cargo xtask install --prefix P` and `cargo xtask dist`: the C library for programs to link with.

use crate::Done;
use crate::prefix::{lay, soname};
use crate::run::{cargo, command, loud, quiet, root, target};
use crate::setup;
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

/// Runs the verb `dist`: the same, against an old glibc, into `target/dist`.
pub(crate) fn dist(_: &[String]) -> Done {
    setup::zig()?;
    let mut build = cargo(&format!(
        "zigbuild --release -p gongwen-c --target {TRIPLE}.{GLIBC}"
    ));
    loud("build with zig", build.env("PATH", setup::path()))?;
    let prefix = target().join("dist");
    put(&target().join(TRIPLE).join("release"), &prefix)?;
    asks_for_no_newer_glibc(&prefix.join("lib").join(soname(VERSION)))
}

fn put(built: &Path, prefix: &Path) -> Done {
    lay(built, &root().join("bindings-c"), prefix, VERSION)?;
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
