//! The documents with which what we write is judged: every layout, every element, the samples, and
//! the seed where there is a corpus. Places and people of all but the seed are invented.

use crate::{corpus, golden};
use gongwen::{Document, Format, ReadOptions, read};

/// All of them, with a name.
///
/// # Panics
/// Where one of ours cannot be read.
#[allow(clippy::unwrap_used, clippy::panic)] // a test helper
pub fn all() -> Vec<(String, Document)> {
    let json = ["every-element.json", "minutes.json", "notice.json"];
    let own = json.map(|name| golden::root(&format!("tests/data/{name}")));
    let drafts = ["minutes.md", "notice.md"].map(|name| golden::root(&format!("examples/{name}")));
    let layouts = std::fs::read_dir(golden::root("tests/data/layouts")).unwrap();
    let layouts = layouts.map(|e| e.unwrap().path());
    let mut paths: Vec<_> = own.into_iter().chain(drafts).chain(layouts).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "json" || e == "md"));
    paths.sort();
    let named = |p: &std::path::PathBuf| {
        let folder = p.parent()?.file_name()?.to_str()?;
        Some((
            format!("{folder}-{}", p.file_stem()?.to_str()?),
            document(&std::fs::read(p).unwrap(), p.extension()?.to_str()?),
        ))
    };
    let mut papers: Vec<_> = paths.iter().filter_map(named).collect();
    papers.push(("empty".into(), Document::default()));
    papers.extend(seed().map(|d| ("seed".into(), d)));
    papers
}

/// The seed of the corpus.
pub fn seed() -> Option<Document> {
    let drafts = corpus::dev();
    let seed = drafts.iter().find(|(name, _)| name == "seed.md");
    seed.map(|(_, bytes)| document(bytes, "md"))
}

#[allow(clippy::unwrap_used)] // a test helper
fn document(bytes: &[u8], extension: &str) -> Document {
    let mut options = ReadOptions::default();
    options.format = Some(match extension {
        "json" => Format::Json,
        _ => Format::Markdown,
    });
    read(bytes, &options).unwrap().document
}
