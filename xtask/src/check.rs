//! `cargo xtask check`: everything that is judged without running the product.

use crate::run::{cargo, loud};
use crate::{Done, files, licences};
use std::process::Command;

/// Runs the verb: every step, also after one that failed.
pub(crate) fn run(_: &[String]) -> Done {
    let lints = "clippy --quiet --workspace --all-targets -- -D warnings";
    let mut docs = cargo("doc --quiet --workspace --no-deps");
    docs.env("RUSTDOCFLAGS", "-D warnings");
    let steps = [
        loud("format", &mut cargo("fmt --all --check")),
        files::check(),
        licences::check(),
        loud("lints", &mut cargo(lints)),
        loud("core without features", &mut bare("")),
        loud("core with its schema alone", &mut bare("schema")),
        loud("docs", &mut docs),
        loud(
            "C header",
            &mut cargo("test --quiet -p gongwen-c --test header"),
        ),
    ];
    let failed: Vec<String> = steps.into_iter().filter_map(Result::err).collect();
    let fine = failed.is_empty().then_some(());
    fine.ok_or_else(|| failed.join("\n"))
}

/// What the workspace never builds, because its members ask for more.
fn bare(features: &str) -> Command {
    let mut check = cargo("check --quiet -p gongwen --no-default-features --features");
    check.arg(features);
    check
}
