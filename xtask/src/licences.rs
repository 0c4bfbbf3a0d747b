//! The licence and the Rust version of every dependency.
//!
//! The allow-list is the one in `deny.toml`, so that this check and cargo-deny cannot disagree.

use crate::Done;
use crate::run::{cargo, quiet, root};
use serde_json::Value;
use std::fs;

/// Checks all packages that the lock file names.
pub(crate) fn check() -> Done {
    println!("── licences and Rust versions");
    let metadata = quiet(
        "metadata",
        &mut cargo("metadata --format-version 1 --locked"),
    )?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let deny = fs::read_to_string(root().join("deny.toml")).map_err(|e| e.to_string())?;
    let allowed = allowed(&deny)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let packages = packages.ok_or("no packages")?;
    let ours = ours(packages).ok_or("the workspace states no rust-version")?;
    let complaints: Vec<String> = packages
        .iter()
        .flat_map(|p| [licence(p, &allowed), rust_version(p, ours)])
        .flatten()
        .collect();
    let fine = complaints.is_empty().then_some(());
    fine.ok_or_else(|| complaints.join("\n"))?;
    println!("   {} packages", packages.len());
    Ok(())
}

fn allowed(deny: &str) -> Result<Vec<String>, String> {
    let deny: toml::Table = deny.parse().map_err(|e| format!("deny.toml: {e}"))?;
    let list = deny
        .get("licenses")
        .and_then(|l| l.get("allow")?.as_array());
    let list = list.ok_or("deny.toml has no licenses.allow")?;
    Ok(list
        .iter()
        .filter_map(|l| Some(l.as_str()?.to_owned()))
        .collect())
}

/// A complaint about a package's licence, if there is one to make.
fn licence(package: &Value, allowed: &[String]) -> Option<String> {
    let stated = text(package, "license").unwrap_or("");
    let why = match permits(stated, allowed) {
        Ok(true) => return None,
        Ok(false) => format!("{stated} is not on the list of deny.toml"),
        Err(e) => format!("{stated:?} is no licence expression ({e})"),
    };
    Some(format!("{}: {why}", name(package)))
}

/// Whether an SPDX expression can be met from the list. The old form `MIT/Apache-2.0` is an OR.
fn permits(stated: &str, allowed: &[String]) -> Result<bool, String> {
    let lax = spdx::ParseMode::LAX;
    let parsed = spdx::Expression::parse_mode(stated, lax).map_err(|e| e.reason.to_string())?;
    Ok(parsed.evaluate(|r| allowed.contains(&r.to_string())))
}

fn rust_version(package: &Value, ours: (u32, u32)) -> Option<String> {
    let stated = text(package, "rust_version")?;
    let newer = minor(stated)? > ours;
    newer.then(|| format!("{}: needs Rust {stated}, newer than ours", name(package)))
}

fn ours(packages: &[Value]) -> Option<(u32, u32)> {
    let core = packages
        .iter()
        .find(|p| text(p, "name") == Some("gongwen"))?;
    minor(text(core, "rust_version")?)
}

/// The first two numbers of a version: patches of Rust bring no features.
fn minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.').map(|p| p.parse().ok());
    Some((parts.next()??, parts.next().flatten().unwrap_or(0)))
}

fn name(package: &Value) -> String {
    let part = |key| text(package, key).unwrap_or("?");
    format!("{} {}", part("name"), part("version"))
}

fn text<'a>(package: &'a Value, key: &str) -> Option<&'a str> {
    package.get(key)?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<String> {
        allowed("[licenses]\nallow = [\"MIT\", \"Zlib\", \"Apache-2.0 WITH LLVM-exception\"]")
            .unwrap()
    }

    #[test]
    fn one_permitted_way_is_enough_and_every_needed_part_counts() {
        for (stated, fits) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only OR MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("(MIT OR GPL-2.0-only) AND Zlib", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
        ] {
            assert_eq!(permits(stated, &list()), Ok(fits), "{stated}");
        }
    }

    #[test]
    fn what_is_no_licence_is_a_complaint() {
        let package = serde_json::json!({ "name": "a", "version": "1.0.0", "license": null });
        assert!(licence(&package, &list()).is_some());
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert!(minor("1.9") < minor("1.92.1"));
        assert_eq!(minor("1.92.1"), Some((1, 92)));
    }
}
