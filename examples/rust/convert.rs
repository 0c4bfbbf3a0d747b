//! The Rust program of README.md: a draft becomes a Word file. Tests run it as it stands.

#![allow(clippy::print_stdout)] // It speaks to a person.

use gongwen::{Format, Lang, ReadOptions, WriteOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let draft = std::fs::read("examples/minutes.md")?;
    let parsed = gongwen::read(&draft, &ReadOptions::default())?;
    for found in &parsed.diagnostics {
        println!("{}", found.message(Lang::En));
    }
    let word = gongwen::write(&parsed.document, Format::Docx, &WriteOptions::default())?;
    std::fs::write("minutes.docx", word.bytes)?;
    Ok(())
}
