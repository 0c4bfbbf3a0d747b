//! How long one document takes to become DOCX, and beside it docx-rs and python-docx with the same
//! paragraphs: the seed of the corpus (`GONGWEN_CORPUS`), else a sample of ours.
//!
//! The peers write the text with its faces, sizes and indents only: no styles, header, imprint,
//! fields or metadata of ours, and docx-rs does not compress.

#![allow(missing_docs)]
#![allow(clippy::disallowed_methods)] // it measures time
#![allow(clippy::expect_used, clippy::print_stderr, clippy::print_stdout)] // a benchmark is for people

use docx_rs::{Docx, Paragraph, Run, RunFonts};
use gongwen::{Document, Format, ReadOptions, WriteOptions, read, write};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let document = document();
    let texts = texts(&document);
    let ours = median(|| drop(std::hint::black_box(ours(&document))));
    let theirs = median(|| drop(std::hint::black_box(docx_rs(&texts))));
    println!("  gongwen      {:>8.0} µs", micros(ours));
    println!(
        "  docx-rs      {:>8.0} µs  (not compressed)",
        micros(theirs)
    );
    match python_docx(&texts) {
        Some(theirs) => {
            let times = theirs / micros(ours);
            println!("  python-docx  {theirs:>8.0} µs  ({times:.0} times as long as gongwen)");
        }
        None => println!("  python-docx  SKIPPED: python3 has no module docx"),
    }
}

fn document() -> Document {
    let corpus = std::env::var_os("GONGWEN_CORPUS").map(PathBuf::from);
    let seed = corpus.map(|c| c.join("dev/seed.md"));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/minutes.md");
    let bytes = seed.and_then(|p| std::fs::read(p).ok());
    let bytes = bytes.unwrap_or_else(|| std::fs::read(sample).expect("a sample of ours"));
    let mut options = ReadOptions::default();
    options.format = Some(Format::Markdown);
    read(&bytes, &options)
        .expect("a draft never fails")
        .document
}

/// The lines of the document as plain text has them.
fn texts(document: &Document) -> Vec<String> {
    let text = write(document, Format::Text, &WriteOptions::default()).expect("text");
    let text = String::from_utf8(text.bytes).expect("text is UTF-8");
    text.lines().map(str::to_owned).collect()
}

fn ours(document: &Document) -> Vec<u8> {
    let written = write(document, Format::Docx, &WriteOptions::default());
    written.expect("DOCX").bytes
}

fn docx_rs(texts: &[String]) -> Vec<u8> {
    let paragraph = |text: &String| {
        let fonts = RunFonts::new()
            .east_asia("仿宋_GB2312")
            .ascii("仿宋_GB2312");
        let run = Run::new().add_text(text).size(32).fonts(fonts);
        Paragraph::new()
            .add_run(run)
            .indent(Some(0), None, None, None)
    };
    let add = |docx: Docx, text: &String| docx.add_paragraph(paragraph(text));
    let docx = texts.iter().fold(Docx::new(), add);
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).expect("docx-rs packs");
    bytes.into_inner()
}

const PYTHON: &str = r#"
import io, sys, time, statistics
import docx
from docx.oxml.ns import qn
from docx.shared import Pt
texts = sys.stdin.read().split("\n")
def make():
    d = docx.Document()
    for t in texts:
        p = d.add_paragraph()
        r = p.add_run(t)
        r.font.size = Pt(16)
        r.font.name = "仿宋_GB2312"
        r._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
        p.paragraph_format.first_line_indent = Pt(32)
    d.save(io.BytesIO())
make()
spent = []
for _ in range(20):
    start = time.perf_counter()
    make()
    spent.append(time.perf_counter() - start)
print(statistics.median(spent) * 1e6)
"#;

/// Microseconds a document in python-docx, start of the program not counted.
fn python_docx(texts: &[String]) -> Option<f64> {
    use std::io::Write;
    let mut python = Command::new("python3");
    let python = python.args(["-c", PYTHON]).stderr(Stdio::null());
    let mut child = python
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    input.write_all(texts.join("\n").as_bytes()).ok()?;
    drop(input);
    let output = child.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The median of some hundred runs.
fn median(mut run: impl FnMut()) -> Duration {
    (0..20).for_each(|_| run());
    let mut spent: Vec<Duration> = (0..300)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    spent.sort();
    spent.get(spent.len() / 2).copied().unwrap_or_default()
}

fn micros(spent: Duration) -> f64 {
    spent.as_secs_f64() * 1e6
}
