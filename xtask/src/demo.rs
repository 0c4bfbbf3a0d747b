//! `cargo xtask demo`: converts the samples of `examples/` and says what to look at.

use crate::run::{cargo, command, gongwen, loud, quiet, root};
use crate::{Done, setup};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The formats, and what each shows.
const FORMATS: &[(&str, &str)] = &[
    (
        "docx",
        "opens in Word, WPS and LibreOffice: styles, navigation by headings",
    ),
    (
        "pdf",
        "the printed page of GB/T 9704-2012: mark, rules, imprint, page numbers",
    ),
    ("xml", "for exchange: namespace urn:gongwen:document:1"),
    (
        "json",
        "the model: who was there, who decided what, three dates",
    ),
];

/// Runs the verb.
pub(crate) fn run(_: &[String]) -> Done {
    setup::faces()?;
    setup::page_counter();
    loud(
        "release build",
        &mut cargo("build --release -p gongwen-cli"),
    )?;
    let out = root().join("out").join("demo");
    fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    println!("── out/demo");
    println!(
        "   {:<14} {:>5} {:>9} {:>6}  look at",
        "file", "pages", "bytes", "ms"
    );
    for sample in samples()? {
        for (format, look) in FORMATS {
            row(&sample, &out, format, look)?;
        }
    }
    println!("   beside them NAME.diagnostics.json: each repair with its place in the draft");
    Ok(())
}

fn samples() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("examples");
    let entries = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let paths = entries.filter_map(|e| Some(e.ok()?.path()));
    let mut samples: Vec<PathBuf> = paths
        .filter(|p| p.extension() == Some(OsStr::new("md")))
        .collect();
    samples.sort();
    Ok(samples)
}

fn row(sample: &Path, out: &Path, format: &str, look: &str) -> Done {
    let took = convert(sample, out, format)?;
    let stem = sample.file_stem().unwrap_or_default();
    let file = out.join(stem).with_extension(format);
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let pages = if format == "pdf" {
        pages(&file)
    } else {
        String::new()
    };
    let ms = took.as_millis();
    println!(
        "   {name:<14} {pages:>5} {:>9} {ms:>6}  {look}",
        bytes.len()
    );
    Ok(())
}

#[allow(clippy::disallowed_methods)] // The table shows how long a conversion takes.
fn convert(sample: &Path, out: &Path, format: &str) -> Result<Duration, String> {
    let mut convert = command(gongwen("release"));
    convert.arg("convert").arg(sample).args(["--to", format]);
    convert
        .args(["--diagnostics", "json", "-o"])
        .arg(format!("{}/", out.display()));
    let start = Instant::now();
    quiet("gongwen", &mut convert)?;
    Ok(start.elapsed())
}

/// The number of pages, where poppler's pdfinfo is there to tell.
fn pages(file: &Path) -> String {
    let info = quiet("pdfinfo", command("pdfinfo").arg(file)).unwrap_or_default();
    let line = info.lines().find_map(|l| l.strip_prefix("Pages:"));
    line.map_or_else(|| "?".to_owned(), |pages| pages.trim().to_owned())
}
