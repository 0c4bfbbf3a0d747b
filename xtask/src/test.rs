//! `cargo xtask test`: set-up, then every test of every language.
//!
//! Once the set-up has succeeded no test may skip for want of a tool (`GONGWEN_REQUIRE_TOOLS`).

use crate::run::{cargo, command, loud};
use crate::{Done, corpus, setup};
use std::process::Command;

/// Runs the verb.
pub(crate) fn run(args: &[String]) -> Done {
    if args.iter().any(|a| a == "--engines") {
        return engines();
    }
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

/// The examples of engines, which nobody needs who has no such engine: they are gigabytes.
fn engines() -> Done {
    setup::faces()?;
    let python = setup::engines()?;
    let checked = "bindings-python/python examples/engines tests/engines";
    let mut types = command(&python);
    types.args(["-m", "mypy"]).args(checked.split(' '));
    loud("types of the examples", &mut types)?;
    let mut pytest = command(&python);
    loud(
        "engines",
        pytest.args(["-m", "pytest", "-q", "tests/engines"]),
    )
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
