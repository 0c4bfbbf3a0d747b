//! `cargo xtask check`: everything that is judged without running the product.

use crate::run::{cargo, loud};
use crate::{Done, files, licences};

/// Runs the verb.
pub(crate) fn run(_: &[String]) -> Done {
    loud("format", &mut cargo("fmt --all --check"))?;
    files::check()?;
    licences::check()?;
    loud(
        "lints",
        &mut cargo("clippy --quiet --workspace --all-targets -- -D warnings"),
    )?;
    let mut docs = cargo("doc --quiet --workspace --no-deps");
    loud("docs", docs.env("RUSTDOCFLAGS", "-D warnings"))?;
    loud(
        "C header",
        &mut cargo("test --quiet -p gongwen-c --test header"),
    )
}
