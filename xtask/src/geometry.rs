//! `cargo xtask geometry`: what the standard wants beside what our PDFs show, a line a rule.
//!
//! The judge is `tests/geometry`; its tests hold the table, this verb prints it for a person.

use crate::run::{cargo, command, gongwen, loud, root};
use crate::{Done, setup};

/// Runs the verb.
pub(crate) fn run(args: &[String]) -> Done {
    setup::venv()?;
    setup::faces()?;
    loud("build", &mut cargo("build --quiet -p gongwen-cli"))?;
    let mut table = command(setup::python());
    table.args(["-m", "geometry"]).args(args);
    table.env("PYTHONPATH", root().join("tests"));
    table.env("GONGWEN", gongwen("debug"));
    loud("geometry of the samples", &mut table)
}
