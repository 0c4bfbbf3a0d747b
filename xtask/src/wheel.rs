//! `cargo xtask wheel`: one wheel for every Linux from glibc 2.17 and every Python from 3.11.
//!
//! What was built is then tried as its user will: in a new environment, without Rust.

use crate::Done;
use crate::run::{command, loud, quiet, root, target};
use crate::{notices, setup};
use std::fs;
use std::path::{Path, PathBuf};

/// The oldest glibc that it asks for, as `dist` has it.
const PLATFORM: &str = "manylinux_2_17";

const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// The notices of third parties, which pyproject.toml takes into the wheel.
const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";
const NOTICES_OF_RUST: &str = "THIRD-PARTY-NOTICES-RUST.html";

/// Runs the verb.
pub(crate) fn run(_: &[String]) -> Done {
    setup::maturin()?;
    let told = |e: std::io::Error| format!("{NOTICES}: {e}");
    let notices = root().join(NOTICES);
    fs::write(&notices, notices::of("gongwen-python", TRIPLE)?).map_err(told)?;
    let of_rust = root().join(NOTICES_OF_RUST);
    if let Some(file) = notices::of_rust() {
        fs::copy(file, &of_rust).map_err(told)?;
    }
    let built = build();
    for made in [notices, of_rust] {
        let _ = fs::remove_file(made); // the second may not have been there
    }
    let wheel = built?;
    holds_notices(&wheel)?;
    runs_without_rust(&wheel)
}

/// Builds the wheel; gives its path.
fn build() -> Result<PathBuf, String> {
    let folder = target().join("wheels");
    let mut maturin = command(setup::python());
    maturin.args(["-m", "maturin", "build", "--release", "--zig"]);
    maturin
        .args(["--compatibility", PLATFORM, "--out"])
        .arg(&folder);
    loud("build with zig", maturin.env("PATH", setup::path()))?;
    let files = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.contains(PLATFORM) && name.ends_with(".whl")
    };
    let wheel = files.filter_map(|f| Some(f.ok()?.path())).find(ours);
    wheel.ok_or_else(|| format!("no {PLATFORM} wheel in {}", folder.display()))
}

fn holds_notices(wheel: &Path) -> Done {
    let mut list = command(setup::python());
    let list = list.args(["-m", "zipfile", "-l"]).arg(wheel);
    let listed = quiet("what the wheel holds", list)?;
    let there = listed.contains(NOTICES);
    there
        .then_some(())
        .ok_or_else(|| format!("{} lacks {NOTICES}", wheel.display()))
}

/// Installs the wheel alone and runs the program of the README, with no other program at hand.
fn runs_without_rust(wheel: &Path) -> Done {
    let programs = setup::only(wheel)?;
    let place = target().join("wheel-try");
    let told = |e: std::io::Error| format!("{}: {e}", place.display());
    fs::create_dir_all(place.join("examples")).map_err(told)?;
    let draft = "examples/minutes.md";
    fs::copy(root().join(draft), place.join(draft)).map_err(told)?;
    let mut version = command(programs.join("gongwen"));
    let version = version.arg("--version").env("PATH", &programs);
    print!("── {}", quiet("gongwen --version", version)?);
    let mut example = command(programs.join("python3"));
    example.arg(root().join("examples/python/convert.py"));
    example.current_dir(&place).env("PATH", &programs);
    loud("the README's program", &mut example)?;
    let size = fs::metadata(wheel).map_err(|e| e.to_string())?.len();
    println!("── {} ({} KB)", wheel.display(), size / 1000);
    Ok(())
}
