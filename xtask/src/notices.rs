//! Whose work is inside what is handed out, and on which terms: the text that has to go with it.
//!
//! It names every package that a crate of ours is built of (not those that only build or test it),
//! then each licence text once, with the packages that carry it.

use crate::run::{cargo, command, quiet};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// How the names of files begin that hold terms.
const NAMES: &[&str] = &[
    "LICENSE",
    "LICENCE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
    "UNLICENSE",
];

/// What is said of a package that names its licence and brings no text.
const BARE: &str = " (brings no text; that of the same licence stands below)";

/// The notices for a crate of ours, built for a target such as `x86_64-unknown-linux-gnu`.
pub(crate) fn of(name: &str, target: &str) -> Result<String, String> {
    let mut ask = cargo("metadata --format-version 1 --locked --filter-platform");
    let metadata = quiet("metadata", ask.arg(target))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let packages = inside(&metadata, name);
    if packages.is_empty() {
        return Err(format!("cargo metadata tells nothing of {name}"));
    }
    Ok(written(&packages))
}

/// The terms of Rust's standard library, which is in every program and library; none where this
/// toolchain was installed without them.
pub(crate) fn of_rust() -> Option<PathBuf> {
    let sysroot = quiet("rustc", command("rustc").args(["--print", "sysroot"])).ok()?;
    let file = Path::new(sysroot.trim()).join("share/doc/rust/COPYRIGHT-library.html");
    file.is_file().then_some(file)
}

/// The packages of others that are linked into a crate, by name and version.
fn inside<'a>(metadata: &'a Value, name: &str) -> Vec<&'a Value> {
    let packages: BTreeMap<&str, &Value> = list(metadata, "/packages")
        .filter_map(|p| Some((text(p, "id")?, p)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(metadata, "/resolve/nodes")
        .filter_map(|n| Some((text(n, "id")?, n)))
        .collect();
    let start = packages.iter().find(|p| text(p.1, "name") == Some(name));
    let mut open: Vec<&str> = start.map(|p| *p.0).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let linked = packages.get(id).is_some_and(|p| !only_builds(p));
        if linked && seen.insert(id) {
            open.extend(nodes.get(id).iter().flat_map(|n| needed(n)));
        }
    }
    let found = seen.into_iter().filter_map(|id| packages.get(id).copied());
    let mut found: Vec<_> = found.filter(|p| text(p, "source").is_some()).collect();
    found.sort_by_key(|p| (text(p, "name"), text(p, "version")));
    found
}

/// What a package is linked with: neither its build script's packages nor its tests'.
fn needed(node: &Value) -> impl Iterator<Item = &str> {
    let plain =
        |d: &&Value| list(d, "/dep_kinds").any(|k| k.get("kind").is_none_or(Value::is_null));
    list(node, "/deps")
        .filter(plain)
        .filter_map(|d| text(d, "pkg"))
}

/// A macro that runs in the compiler leaves nothing of itself.
fn only_builds(package: &Value) -> bool {
    list(package, "/targets").any(|t| list(t, "/kind").any(|k| k == "proc-macro"))
}

fn written(packages: &[&Value]) -> String {
    let mut out =
        String::from("Work of others in this package, and the terms of its licences.\n\n");
    let mut texts: BTreeMap<String, (BTreeSet<String>, String)> = BTreeMap::new();
    for package in packages {
        let title = title(package);
        let terms = text(package, "license").unwrap_or("see below");
        let home = text(package, "repository").unwrap_or("");
        let found = terms_of(package);
        let bare = if found.is_empty() { BARE } else { "" };
        let _ = writeln!(out, "{title}: {terms} {home}{bare}");
        for text in found {
            let key = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let entry = texts.entry(key).or_insert_with(|| (BTreeSet::new(), text));
            entry.0.insert(title.clone());
        }
    }
    for (who, text) in texts.into_values() {
        let who: Vec<String> = who.into_iter().collect();
        let rule = "─".repeat(80);
        let _ = writeln!(out, "\n{rule}\n{}\n\n{}", who.join(", "), text.trim_end());
    }
    out
}

/// The texts of the files beside a package's manifest that hold terms.
fn terms_of(package: &Value) -> Vec<String> {
    let manifest = text(package, "manifest_path").unwrap_or("");
    let folder = Path::new(manifest).parent().map(fs::read_dir);
    let entries = folder.and_then(Result::ok).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| has_terms(p)).collect();
    files.sort();
    let texts = files.iter().filter_map(|f| fs::read_to_string(f).ok());
    texts.collect()
}

fn has_terms(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_uppercase();
    file.is_file() && NAMES.iter().any(|n| name.starts_with(n))
}

fn title(package: &Value) -> String {
    let part = |key| text(package, key).unwrap_or("?");
    format!("{} {}", part("name"), part("version"))
}

fn list<'a>(value: &'a Value, path: &str) -> impl Iterator<Item = &'a Value> {
    value
        .pointer(path)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_only_builds_or_tests_is_not_named() {
        let package = |name: &str, kind: &str| {
            json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT",
                    "source": "registry", "targets": [{ "kind": [kind] }],
                    "manifest_path": "/none/Cargo.toml" })
        };
        let needs =
            |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let node = |name: &str, deps: Value| json!({ "id": name, "deps": deps });
        let metadata = json!({
            "packages": [
                { "id": "ours", "name": "ours", "version": "1.0.0", "targets": [] },
                package("linked", "lib"), package("deep", "lib"), package("macro", "proc-macro"),
                package("behind-macro", "lib"), package("tested", "lib"), package("builds", "lib"),
            ],
            "resolve": { "nodes": [
                node("ours", json!([needs("linked", Value::Null), needs("tested", "dev".into()),
                                    needs("builds", "build".into()), needs("macro", Value::Null)])),
                node("linked", json!([needs("deep", Value::Null)])),
                node("macro", json!([needs("behind-macro", Value::Null)])),
            ] },
        });
        let found = inside(&metadata, "ours");
        let names: Vec<_> = found.iter().filter_map(|p| text(p, "name")).collect();
        assert_eq!(names, ["deep", "linked"]);
        assert!(written(&found).contains("\ndeep 1.0.0: MIT"));
    }
}
