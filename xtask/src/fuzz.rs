//! `cargo xtask fuzz read|docx|doc`: reads mutants of drafts, or of Word files, and holds the laws of
//! reading on each.
//! `cargo xtask fuzz c`: calls the functions of the C library in random order with random bytes.
//!
//! The programs are `tests/fuzz` and `tests/c/fuzz.c`. A seed repeats a run; findings of readers go
//! to `target/fuzz`.

use crate::Done;
use crate::run::{cargo, command, loud, quiet, target};
use std::time::{SystemTime, UNIX_EPOCH};

/// How long it runs where nothing is said.
const SECONDS: u64 = 60;

/// What readers are fuzzed with: drafts of text, packages of OOXML, compound files and RTF.
const READ: &[&str] = &["read", "docx", "doc"];

/// Runs the verb.
pub(crate) fn run(args: &[String]) -> Done {
    let seconds = number(args, "--seconds")?.unwrap_or(SECONDS);
    let seed = number(args, "--seed")?.unwrap_or_else(some_seed);
    match args.first().map(String::as_str) {
        Some("c") => c(seconds, seed),
        Some(what) if READ.contains(&what) => read(what, seconds, seed),
        _ => Err(format!("say what is to be fuzzed: {}, c", READ.join(", "))),
    }
}

fn read(what: &str, seconds: u64, seed: u64) -> Done {
    let folder = target().join("fuzz");
    let mut fuzz = cargo("run --quiet --profile fuzz -p gongwen-tests --bin gongwen-fuzz --");
    fuzz.args([what.to_owned(), seconds.to_string(), seed.to_string()]);
    loud(&format!("fuzz {what}"), fuzz.arg(folder))
}

/// The C program with the sanitizers, which also watch what the library takes from and gives back
/// to malloc; the library itself with the checks of a debug build.
fn c(seconds: u64, seed: u64) -> Done {
    loud("build", &mut cargo("build --profile fuzz -p gongwen-c"))?;
    let program = target().join("fuzz/fuzz-c");
    let mut cc = command("cc");
    cc.args(["-std=c99", "-g", "-fsanitize=address,undefined"]);
    cc.args(["-I", "bindings-c/include", "tests/c/fuzz.c"]);
    cc.arg(target().join("fuzz/libgongwen_c.a"));
    cc.args([
        "-lgcc_s",
        "-lutil",
        "-lrt",
        "-lpthread",
        "-lm",
        "-ldl",
        "-lc",
    ]);
    quiet("cc", cc.arg("-o").arg(&program))?;
    let mut fuzz = command(program);
    loud("fuzz c", fuzz.args([seconds.to_string(), seed.to_string()]))
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
