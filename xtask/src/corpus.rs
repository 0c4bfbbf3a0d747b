//! The corpus of real documents, where there is one: the seed must come out exactly.
//!
//! It lies outside the project, at `GONGWEN_CORPUS` or `../shared/corpus`; without it the tests
//! pass and say so.

use crate::Done;
use crate::run::{command, gongwen, loud, quiet, root};
use crate::setup;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Scores the command on the corpus. The seed and the file of Word decide; the whole is shown for information.
pub(crate) fn run() -> Done {
    let Some(folder) = folder() else {
        println!("── corpus: NOT THERE, so nothing real was tested. Set GONGWEN_CORPUS.");
        return Ok(());
    };
    let mut seed = score(&folder);
    seed.args(["--only", "seed", "--min-f1", "1", "--max-lost", "0"]);
    seed.args([
        "--max-invented",
        "0",
        "--min-in-order",
        "1",
        "--max-extras",
        "0.01",
    ]);
    loud("corpus: the seed must be exact", &mut seed)?;
    let mut word = score(&folder);
    word.args(["--only", "notice-047", "--min-f1", "1"]);
    loud("corpus: the file of Word must be exact", &mut word)?;
    println!("── corpus: all documents, for information");
    let all = quiet("score", &mut score(&folder)).unwrap_or_else(|failed| failed);
    println!("{all}");
    Ok(())
}

/// Where the corpus lies; none where it is missing.
pub(crate) fn folder() -> Option<PathBuf> {
    let given = env::var_os("GONGWEN_CORPUS").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| root().join("../shared/corpus"));
    folder.join("score.py").is_file().then_some(folder)
}

/// The judge at work on this build; `{all}` asks it for the files of Word too, and is no argument.
fn score(folder: &Path) -> Command {
    let convert = format!(
        "{} convert {{input}} {{all}} --to json --diagnostics json -o {{outdir}}/",
        gongwen("debug").display()
    );
    let mut score = command(setup::python());
    score
        .arg(folder.join("score.py"))
        .arg("--command")
        .arg(convert);
    score
}
