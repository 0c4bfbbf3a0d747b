//! `cargo xtask VERB`: every chore of the project by one word, on any machine that has cargo.
//!
//! Each verb does its own set-up, prints what it does, and ends with exit code 0, 1 (something
//! failed) or 2 (no such verb).

#![allow(clippy::print_stdout, clippy::print_stderr)] // The verbs speak to a person.

mod bench;
mod bless;
#[path = "../../host/src/cache.rs"]
mod cache;
mod check;
mod corpus;
mod demo;
mod files;
mod fonts;
mod fuzz;
mod geometry;
mod install;
mod licences;
mod notices;
mod prefix;
mod run;
mod setup;
mod test;
mod wheel;

use std::process::ExitCode;

/// What a verb comes to; the text says what failed and what to do.
type Done = Result<(), String>;

struct Verb {
    name: &'static str,
    options: &'static [&'static str],
    what: &'static str,
    run: fn(&[String]) -> Done,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "demo",
        options: &[],
        what: "set up, convert examples/ into out/demo/ and say what to look at",
        run: demo::run,
    },
    Verb {
        name: "test",
        options: &["--full", "--engines"],
        what: "set up, then the Rust, C and Python tests and the corpus; --full adds the long ones, --engines runs the examples on Spark, Ray and DuckDB instead",
        run: test::run,
    },
    Verb {
        name: "check",
        options: &[],
        what: "formatting, lints, docs, licences, Rust versions, C header, rules for files",
        run: check::run,
    },
    Verb {
        name: "fuzz",
        options: &["read", "docx", "doc", "c", "--seconds N", "--seed N"],
        what: "read mutants of drafts or of Word files and hold the laws of reading, or call C with random bytes",
        run: fuzz::run,
    },
    Verb {
        name: "bench",
        options: &["--engines"],
        what: "time reading, and show that it grows with the size of a draft and no faster; --engines times Spark and Ray instead",
        run: bench::run,
    },
    Verb {
        name: "geometry",
        options: &["--deviations"],
        what: "measure the PDFs of all layouts against the standard and print the table",
        run: geometry::run,
    },
    Verb {
        name: "bless",
        options: &[],
        what: "rewrite goldens, schema, C header and pictures from what the code does now; look at the diff",
        run: bless::run,
    },
    Verb {
        name: "fonts",
        options: &[],
        what: "fetch the open set of faces into the cache folder",
        run: fonts,
    },
    Verb {
        name: "install",
        options: &["--prefix P"],
        what: "build the C library and put it, its headers, gongwen.pc and CMake files under P",
        run: install::run,
    },
    Verb {
        name: "dist",
        options: &[],
        what: "build the C library against glibc 2.17 with zig, into target/dist",
        run: install::dist,
    },
    Verb {
        name: "wheel",
        options: &[],
        what: "build the Python wheel against glibc 2.17 with zig, into target/wheels, and try it without Rust",
        run: wheel::run,
    },
    Verb {
        name: "header",
        options: &[],
        what: "rewrite bindings-c/include/gongwen.h",
        run: bless::header,
    },
];

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let Some(verb) = VERBS.iter().find(|v| v.name == name) else {
        eprint!("{}", usage());
        return ExitCode::from(2);
    };
    if let Some(odd) = odd(&rest, verb.options) {
        eprint!("cargo xtask {name} knows no {odd}\n{}", usage());
        return ExitCode::from(2);
    }
    match (verb.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\ncargo xtask {name} failed: {why}");
            ExitCode::FAILURE
        }
    }
}

/// An argument that is none of the options; `--seed N` takes the argument behind it.
fn odd<'a>(args: &'a [String], options: &[&str]) -> Option<&'a String> {
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let known = |o: &&&str| o.split(' ').next() == Some(arg.as_str());
        match options.iter().find(known) {
            Some(option) if option.contains(' ') => drop(args.next()),
            Some(_) => {}
            None => return Some(arg),
        }
    }
    None
}

fn fonts(_: &[String]) -> Done {
    println!("{}", fonts::run()?.display());
    Ok(())
}

fn usage() -> String {
    let options = |v: &Verb| {
        v.options
            .iter()
            .map(|o| format!(" [{o}]"))
            .collect::<String>()
    };
    let line = |v: &Verb| format!("  {:<13} {}\n", v.name.to_owned() + &options(v), v.what);
    let lines: String = VERBS.iter().map(line).collect();
    format!("usage: cargo xtask VERB\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands `cargo xtask …` that a page names between backticks.
    fn commands(page: &str) -> Vec<Vec<String>> {
        let named = page
            .split('`')
            .filter_map(|c| c.strip_prefix("cargo xtask "));
        let words = |c: &str| c.split_whitespace().map(str::to_owned).collect();
        named.map(words).collect()
    }

    #[test]
    #[allow(clippy::unwrap_used)] // a test fails so
    fn fuzz_docx_was_named_in_the_manual_and_refused() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let pages = [
            "README.md",
            "README.zh-CN.md",
            "CONTRIBUTING.md",
            "ARCHITECTURE.md",
        ];
        let read = |page| std::fs::read_to_string(root.join(page)).unwrap();
        let named: Vec<_> = pages.iter().flat_map(|p| commands(&read(p))).collect();
        assert!(named.contains(&vec!["fuzz".to_owned(), "docx".to_owned()]));
        for command in named {
            let verb = VERBS.iter().find(|v| v.name == command[0]);
            let odd = verb.map(|v| odd(&command[1..], v.options));
            assert_eq!(odd, Some(None), "{command:?}");
        }
    }
}
