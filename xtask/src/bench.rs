//! `cargo xtask bench`: how long reading takes, that it grows with the size of a draft only, and how
//! long writing PDF and DOCX takes beside others, and what threads and objects of Python are worth.
//!
//! The programs are `core/benches`, `host/benches` and `bench/*.py`; `bench/engines.py` runs for
//! `--engines` alone. Figures are for people; no test hangs on them.

use crate::run::{cargo, command, loud, root, target};
use crate::{Done, corpus, fonts, setup};
use std::env::join_paths;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the verb.
pub(crate) fn run(args: &[String]) -> Done {
    if args.iter().any(|a| a == "--engines") {
        return engines();
    }
    let mut small = cargo("bench --quiet -p gongwen --bench read");
    match corpus::folder() {
        Some(folder) => drop(small.env("GONGWEN_CORPUS", folder)),
        None => println!("── corpus: NOT THERE, so only our own samples are timed."),
    }
    loud("one draft", &mut small)?;
    let mut large = cargo("bench --quiet -p gongwen --bench growth");
    loud("1, 10 and 50 MB", &mut large)?;
    pdf()?;
    docx()?;
    python()
}

/// Threads of Python, and documents as its objects.
fn python() -> Done {
    setup::venv()?;
    setup::optimised_python_package()?;
    let mut threads = command(setup::python());
    threads.arg("xtask/bench/threads.py").args(drafts());
    loud("Python", &mut threads)
}

/// The seed of the corpus, where there is one, and our samples.
fn drafts() -> Vec<PathBuf> {
    let seed = corpus::folder().map(|f| f.join("dev/seed.md"));
    let seed = seed.filter(|s| s.is_file());
    let ours = ["examples/minutes.md", "examples/notice.md"].map(|name| root().join(name));
    seed.into_iter().chain(ours).collect()
}

/// Spark and Ray beside plain processes.
fn engines() -> Done {
    fonts::run()?;
    let mut bench = command(setup::engines()?);
    bench.args(["xtask/bench/engines.py", "examples/minutes.md"]);
    loud("10 000 documents to DOCX, 2000 to PDF", &mut bench)
}

/// PDF with CFF and with glyf faces, and typst with the same.
fn pdf() -> Done {
    let draft = drafts().swap_remove(0);
    let folders = faces()?;
    println!("── PDF of {}", draft.display());
    let mut ours = cargo("bench --quiet -p gongwen-host --bench pdf");
    ours.env("GONGWEN_BENCH_DRAFT", &draft);
    let joined = join_paths(&folders).map_err(|e| e.to_string())?;
    loud("gongwen", ours.env("GONGWEN_BENCH_FACES", joined))?;
    setup::venv()?;
    setup::typst()?;
    let mut typst = command(setup::python());
    typst.arg("xtask/bench/typst_pdf.py").arg(&draft);
    loud("typst", typst.args(&folders))
}

/// A folder of each kind of outline, in which files are named for their roles.
fn faces() -> Result<Vec<PathBuf>, String> {
    const CFF: &[(&str, &str)] = &[
        ("FandolFang-Regular.otf", "fangsong.otf"),
        ("FandolKai-Regular.otf", "kai.otf"),
        ("FandolHei-Regular.otf", "hei.otf"),
        ("FandolSong-Bold.otf", "title.otf"),
        ("FandolSong-Regular.otf", "song.otf"),
    ];
    const GLYF: &[(&str, &str)] = &[
        ("gkai00mp.ttf", "fangsong.ttf"),
        ("gkai00mp.ttf", "kai.ttf"),
        ("gbsn00lp.ttf", "hei.ttf"),
        ("gbsn00lp.ttf", "title.ttf"),
        ("gbsn00lp.ttf", "song.ttf"),
    ];
    let cff = named("cff", &fonts::run()?, CFF)?;
    let glyf = named("glyf", &fonts::glyf()?, GLYF)?;
    Ok(vec![cff, glyf])
}

fn named(name: &str, from: &Path, files: &[(&str, &str)]) -> Result<PathBuf, String> {
    let folder = target().join("bench-faces").join(name);
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    fs::create_dir_all(&folder).map_err(told)?;
    for (file, role) in files {
        fs::copy(from.join(file), folder.join(role)).map_err(told)?;
    }
    Ok(folder)
}

/// DOCX, and docx-rs and python-docx with the same content.
fn docx() -> Done {
    setup::venv()?;
    let mut docx = cargo("bench --quiet -p gongwen --bench docx");
    if let Some(folder) = corpus::folder() {
        docx.env("GONGWEN_CORPUS", folder);
    }
    loud("writing DOCX", docx.env("PATH", setup::path()))
}
