//! `cargo xtask bless` and `header`: rewrites what tests compare with.

use crate::Done;
use crate::run::{cargo, command, loud};

/// Rewrites goldens, schema and header, then shows which files changed.
pub(crate) fn run(_: &[String]) -> Done {
    let mut tests = cargo("test --quiet -p gongwen -p gongwen-c -p gongwen-tests");
    loud("bless", tests.env("GONGWEN_BLESS", "1"))?;
    loud(
        "changed; read the diff before you commit it",
        command("git").args(["status", "--short"]),
    )
}

/// Rewrites the C header.
pub(crate) fn header(_: &[String]) -> Done {
    let mut test = cargo("test --quiet -p gongwen-c --test header");
    loud("header", test.env("GONGWEN_BLESS", "1"))
}
