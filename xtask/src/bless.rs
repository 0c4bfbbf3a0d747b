//! `cargo xtask bless` and `header`: rewrites what tests compare with.

use crate::run::{cargo, command, gongwen, loud};
use crate::{Done, setup};

/// Rewrites goldens, schema, header and pictures, then shows which files changed.
pub(crate) fn run(_: &[String]) -> Done {
    let mut tests = cargo("test --quiet -p gongwen -p gongwen-c -p gongwen-tests");
    loud("bless", tests.env("GONGWEN_BLESS", "1"))?;
    pictures()?;
    loud(
        "changed; read the diff before you commit it",
        command("git").args(["status", "--short"]),
    )
}

fn pictures() -> Done {
    setup::venv()?;
    loud("build", &mut cargo("build --quiet -p gongwen-cli"))?;
    let mut pytest = command(setup::python());
    pytest.args(["-m", "pytest", "-q", "tests/geometry/test_pictures.py"]);
    pytest.env("GONGWEN", gongwen("debug"));
    loud("pictures", pytest.env("GONGWEN_BLESS", "1"))
}

/// Rewrites the C header.
pub(crate) fn header(_: &[String]) -> Done {
    let mut test = cargo("test --quiet -p gongwen-c --test header");
    loud("header", test.env("GONGWEN_BLESS", "1"))
}
