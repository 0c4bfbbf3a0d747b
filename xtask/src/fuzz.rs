//! `cargo xtask fuzz read|docx|doc`: reads mutants of drafts, or of Word files, and holds the laws of
//! reading on each.
//!
//! The program is `tests/fuzz`. A seed repeats a run; findings go to `target/fuzz`.

use crate::Done;
use crate::run::{cargo, loud, target};
use std::time::{SystemTime, UNIX_EPOCH};

/// How long it runs where nothing is said.
const SECONDS: u64 = 60;

/// What there is to fuzz: drafts of text, packages of OOXML, compound files and RTF.
const TARGETS: &[&str] = &["read", "docx", "doc"];

/// Runs the verb.
pub(crate) fn run(args: &[String]) -> Done {
    let what = args.first().map_or("", String::as_str);
    if !TARGETS.contains(&what) {
        return Err(format!("say what is to be fuzzed: {}", TARGETS.join(", ")));
    }
    let seconds = number(args, "--seconds")?.unwrap_or(SECONDS);
    let seed = number(args, "--seed")?.unwrap_or_else(some_seed);
    let folder = target().join("fuzz");
    let mut fuzz = cargo("run --quiet --profile fuzz -p gongwen-tests --bin gongwen-fuzz --");
    fuzz.args([what.to_owned(), seconds.to_string(), seed.to_string()]);
    loud(&format!("fuzz {what}"), fuzz.arg(folder))
}

/// The number behind an option.
fn number(args: &[String], option: &str) -> Result<Option<u64>, String> {
    let Some(at) = args.iter().position(|a| a == option) else {
        return Ok(None);
    };
    let value = args.get(at + 1).and_then(|v| v.parse().ok());
    value
        .map(Some)
        .ok_or_else(|| format!("{option} asks for a number"))
}

/// A seed that other runs do not have; it is printed, so that the run can be repeated.
#[allow(clippy::disallowed_methods)] // a place to begin, which the run names
fn some_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(1, |d| d.as_secs() << 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_behind_its_option() {
        let args = |a: &[&str]| a.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            number(&args(&["read", "--seed", "7"]), "--seed"),
            Ok(Some(7))
        );
        assert_eq!(number(&args(&["read"]), "--seed"), Ok(None));
        assert!(number(&args(&["--seed", "x"]), "--seed").is_err());
    }
}
