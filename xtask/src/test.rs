//! `cargo xtask test`: set-up, then every test of every language.
//!
//! Once the set-up has succeeded no test may skip for want of a tool (`GONGWEN_REQUIRE_TOOLS`).

use crate::run::{cargo, command, loud};
use crate::{Done, corpus, setup};
use std::process::Command;

/// Runs the verb.
pub(crate) fn run(args: &[String]) -> Done {
    let full = args.iter().any(|a| a == "--full");
    setup::tools()?;
    setup::venv()?;
    setup::faces()?;
    setup::verapdf()?;
    loud("build", &mut cargo("build"))?;
    setup::python_package()?;
    loud("Rust and C tests", &mut rust(full))?;
    loud("Python tests and stubs", &mut pytest(full))?;
    corpus::run()
}

fn rust(full: bool) -> Command {
    let long = if full { " -- --include-ignored" } else { "" };
    equipped(cargo(&format!("test --quiet --no-fail-fast{long}")))
}

fn pytest(full: bool) -> Command {
    let mut pytest = command(setup::python());
    if full {
        pytest.env("GONGWEN_LONG", "1");
    }
    pytest.args(["-m", "pytest", "-q", "tests/python", "tests/geometry"]);
    equipped(pytest)
}

fn equipped(mut command: Command) -> Command {
    command.env("GONGWEN_REQUIRE_TOOLS", "1");
    command.env("PATH", setup::path());
    command
}
