//! The notices of third parties: which packages are inside what we hand out, and on which terms.
//!
//! Made from what cargo resolved and from the files that each package ships, so that nobody keeps a
//! list by hand.

use crate::run::{cargo, quiet};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The name under which they are handed out.
pub(crate) const FILE: &str = "THIRD-PARTY-NOTICES.txt";

const HEAD: &str = "\
This holds the following packages, and the standard library of Rust (MIT OR Apache-2.0, copyright
The Rust Project Developers). Each is used on the terms that its line names; the texts that its
authors ship with it follow.\n";

/// The beginnings of names of files that hold terms, in small letters.
const NAMES: &[&str] = &["licen", "copying", "notice", "unlicense", "copyright"];

/// The notices for what one of our packages is built from on Linux.
pub(crate) fn text(package: &str) -> Result<String, String> {
    let mut metadata = cargo("metadata --format-version 1 --locked");
    metadata.args(["--filter-platform", "x86_64-unknown-linux-gnu"]);
    let metadata = quiet("metadata", &mut metadata)?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let inside = inside(&metadata, package).ok_or("cargo metadata is not as expected")?;
    let mut out = HEAD.to_owned();
    let mut terms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in &inside {
        let title = title(package);
        out += &format!("\n{title}");
        for text in files(package)
            .iter()
            .filter_map(|f| fs::read_to_string(f).ok())
        {
            terms.entry(text).or_default().push(title.clone());
        }
    }
    for (text, packages) in &terms {
        let rule = "─".repeat(100);
        out += &format!("\n\n{rule}\n{}\n\n{text}", packages.join("\n"));
    }
    Ok(out)
}

/// The packages of others that are linked into one of ours, in the order of their names.
fn inside<'a>(metadata: &'a Value, package: &str) -> Option<Vec<&'a Value>> {
    let packages = metadata.get("packages")?.as_array()?;
    let by_id = |id: &str| packages.iter().find(|p| word(p, "id") == id);
    let nodes = metadata.get("resolve")?.get("nodes")?.as_array()?;
    let ours = packages.iter().find(|p| word(p, "name") == package)?;
    let (mut seen, mut next) = (BTreeSet::new(), vec![word(ours, "id")]);
    while let Some(id) = next.pop() {
        if by_id(id).is_some_and(is_macro) || !seen.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|n| word(n, "id") == id)?;
        let deps = node.get("deps")?.as_array()?.iter();
        next.extend(deps.filter(|d| is_linked(d)).map(|d| word(d, "pkg")));
    }
    let theirs = seen.into_iter().filter_map(by_id).filter(|p| !is_ours(p));
    let mut theirs: Vec<&Value> = theirs.collect();
    theirs.sort_by_key(|p| title(p));
    Some(theirs)
}

/// Whether a dependency becomes part of the program, rather than of its building or testing.
fn is_linked(dependency: &Value) -> bool {
    let kinds = dependency.get("dep_kinds").and_then(Value::as_array);
    kinds.is_some_and(|kinds| kinds.iter().any(|k| word(k, "kind").is_empty()))
}

/// A macro runs in the compiler; only what it writes is in the program.
fn is_macro(package: &Value) -> bool {
    let targets = package.get("targets").and_then(Value::as_array);
    let is = |t: &Value| {
        t.get("kind")
            .is_some_and(|k| k.to_string().contains("proc-macro"))
    };
    targets.is_some_and(|targets| targets.iter().any(is))
}

fn is_ours(package: &Value) -> bool {
    word(package, "source").is_empty()
}

fn title(package: &Value) -> String {
    let [name, version] = ["name", "version"].map(|key| word(package, key));
    let [licence, home] = ["license", "repository"].map(|key| word(package, key));
    format!("{name} {version} ({licence}) {home}")
        .trim_end()
        .to_owned()
}

/// The files of a package that hold its terms, in the order of their names.
fn files(package: &Value) -> Vec<PathBuf> {
    let folder = Path::new(word(package, "manifest_path")).parent();
    let entries = folder
        .and_then(|f| fs::read_dir(f).ok())
        .into_iter()
        .flatten();
    let holds = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        let name = name.to_string_lossy().to_lowercase();
        NAMES.iter().any(|n| name.starts_with(n))
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(holds);
    files.sort();
    files
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_named_with_its_terms_and_what_only_builds_is_not() {
        let text = text("gongwen").unwrap();
        assert!(text.contains("\nencoding_rs 0.8"), "{text}");
        for terms in ["Permission is hereby granted", "WHATWG"] {
            assert!(text.contains(terms), "{terms}");
        }
        for absent in ["\nserde_derive ", "\npyo3 ", "\ngongwen ", "\nproptest "] {
            assert!(!text.contains(absent), "{absent}");
        }
    }
}
