//! `gongwen-fuzz read|docx|doc SECONDS SEED FOLDER`: reads mutants of drafts or of Word files until
//! the time is up, and holds the laws of reading on each. `cargo xtask fuzz` runs it.
//!
//! Runs on the stable toolchain: mutants are made from drafts and from what readers look for, by a
//! seed, without instrumentation. What breaks a law is made small and saved into the folder. It
//! ends with exit code 1 where something was found.

#![allow(clippy::print_stdout)] // It speaks to a person.
#![allow(clippy::disallowed_methods)] // It runs for a time; what it tries hangs on the seed alone.

use gongwen::encoding::{Encoding, Undecodable, decode};
use gongwen::{ErrorKind, Format};
use gongwen_tests::container::{self, Target};
use gongwen_tests::law;
use gongwen_tests::mutant::{Mutant, Pool};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// What the last panic said, and where.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// Findings after which it stops: more of them say the same.
const MOST_FINDINGS: usize = 20;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [target, seconds, seed, folder] = args.as_slice() else {
        return usage();
    };
    let (Ok(seconds), Ok(seed), Some(pool)) = (seconds.parse(), seed.parse(), Start::load(target))
    else {
        return usage();
    };
    std::panic::set_hook(Box::new(|info| {
        let mut said = PANIC.lock().unwrap_or_else(|e| e.into_inner());
        *said = info.to_string();
    }));
    match fuzz(&pool, Duration::from_secs(seconds), seed, Path::new(folder)) {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn usage() -> ExitCode {
    println!("usage: gongwen-fuzz read|docx|doc SECONDS SEED FOLDER");
    ExitCode::from(2)
}

/// What mutants are made from.
enum Start {
    Drafts(Pool),
    Containers(container::Pool),
}

impl Start {
    fn load(target: &str) -> Option<Self> {
        Some(match target {
            "read" => Start::Drafts(Pool::load()),
            "docx" => Start::Containers(container::Pool::load(Target::Docx)),
            "doc" => Start::Containers(container::Pool::load(Target::Doc)),
            _ => return None,
        })
    }

    fn count(&self) -> usize {
        match self {
            Start::Drafts(pool) => pool.count(),
            Start::Containers(pool) => pool.count(),
        }
    }

    fn mutant(&self, seed: u64) -> Mutant {
        match self {
            Start::Drafts(pool) => pool.mutant(seed),
            Start::Containers(pool) => pool.mutant(seed),
        }
    }
}

/// What a run has seen.
#[derive(Default)]
struct Run {
    tried: u64,
    bytes: u64,
    findings: Vec<String>,
    /// The longest time of one mutant, its size and its seed.
    slowest: (Duration, usize, u64),
}

fn fuzz(pool: &Start, time: Duration, seed: u64, folder: &Path) -> usize {
    println!("seed {seed}, {} files to start from", pool.count());
    let (start, mut told, mut run) = (Instant::now(), Duration::ZERO, Run::default());
    while start.elapsed() < time && run.findings.len() < MOST_FINDINGS {
        let here = seed.wrapping_add(run.tried);
        one(&pool.mutant(here), here, folder, &mut run);
        if start.elapsed() > told + Duration::from_secs(30) {
            told = start.elapsed();
            println!("{:>5} s: {} mutants", told.as_secs(), run.tried);
        }
    }
    let Run {
        tried,
        bytes,
        findings,
        slowest,
    } = run;
    println!(
        "{tried} mutants, {} MB, findings: {}",
        bytes / 1_000_000,
        findings.len()
    );
    println!(
        "slowest: {:?} for {} bytes (seed {})",
        slowest.0, slowest.1, slowest.2
    );
    findings.len()
}

fn one(mutant: &Mutant, seed: u64, folder: &Path, run: &mut Run) {
    let start = Instant::now();
    let broken = judge(&mutant.bytes, mutant.format);
    run.slowest = run.slowest.max((start.elapsed(), mutant.bytes.len(), seed));
    run.tried += 1;
    run.bytes += mutant.bytes.len() as u64;
    let Err(broken) = broken else { return };
    let kind = kind(&broken);
    if !run.findings.contains(&kind) {
        println!("FOUND (seed {seed}, {}): {broken}", mutant.format);
        let (small, says) = match mutant.format {
            // Less of a container is another container.
            Format::Docx | Format::Doc => (mutant.bytes.clone(), broken),
            _ => smallest(mutant, &kind, broken),
        };
        match save(folder, seed, mutant.format, &small) {
            Ok(path) => println!("  {} bytes in {}: {says}", small.len(), path.display()),
            Err(e) => println!("  not saved: {e}"),
        }
        run.findings.push(kind);
    }
}

/// Holds the laws; a panic breaks them too.
fn judge(bytes: &[u8], format: Format) -> Result<(), law::Broken> {
    let judged = catch_unwind(AssertUnwindSafe(|| laws(bytes, format)));
    judged.unwrap_or_else(|_| {
        let said = PANIC.lock().unwrap_or_else(|e| e.into_inner());
        Err(said.clone())
    })
}

fn laws(bytes: &[u8], format: Format) -> Result<(), law::Broken> {
    if matches!(format, Format::Docx | Format::Doc | Format::Rtf) {
        return law::hold_file(bytes, format);
    }
    if matches!(format, Format::Text | Format::Markdown) {
        let decoded = decode(bytes, Some(Encoding::Utf8), Undecodable::Replace);
        let decoded = decoded.map_err(|e| e.to_string())?;
        return law::hold(decoded.source.text(), format).map(drop);
    }
    match law::read(bytes, format) {
        // Whoever writes XML or JSON may contradict himself; what is written of it does not.
        Ok(parsed) if matches!(format, Format::Xml | Format::Json) => {
            law::round_trip(&parsed.document.in_accord().0)
        }
        Ok(parsed) => law::round_trip(&parsed.document),
        // No draft of this size may use up its steps; JSON of 65 lists in each other is refused.
        Err(e) if e.kind() == ErrorKind::Limit && e.code() != "E602" => Err(e.to_string()),
        Err(_) => Ok(()),
    }
}

/// What tells one finding from another: its words without what they quote.
fn kind(broken: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '/');
    let quoted = broken.split('"').step_by(2).collect::<String>();
    quoted.chars().filter(plain).take(80).collect()
}

/// Leaves out all that the finding does not need: first half of it, in the end single characters.
fn smallest(mutant: &Mutant, kind_of: &str, broken: String) -> (Vec<u8>, String) {
    let text = String::from_utf8_lossy(&mutant.bytes);
    let mut chars: Vec<char> = text.chars().collect();
    let mut says = broken;
    let mut step = chars.len() / 2;
    let mut tries = 20_000;
    while step > 0 && tries > 0 {
        let (mut at, before) = (0, chars.len());
        while at < chars.len() && tries > 0 {
            tries -= 1;
            let mut fewer = chars.clone();
            fewer.drain(at..(at + step).min(chars.len()));
            let bytes = fewer.iter().collect::<String>().into_bytes();
            match judge(&bytes, mutant.format) {
                Err(still) if kind(&still) == kind_of => (chars, says) = (fewer, still),
                _ => at += step,
            }
        }
        if step > 1 || chars.len() == before {
            step /= 2;
        }
    }
    (chars.into_iter().collect::<String>().into_bytes(), says)
}

fn save(folder: &Path, seed: u64, format: Format, bytes: &[u8]) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{seed}.{}", format.extension()));
    std::fs::write(&path, bytes)?;
    Ok(path)
}
