//! Which files a batch reads and which it will write, settled before the first is touched.
//!
//! Inputs that would write one file, and those whose output would fall on an input, are refused here,
//! so that nothing of them has been written yet; the others are done. This file must not read or write a document.

use crate::files::{folder_of, unreadable};
use crate::manifest;
use gongwen::messages::Trouble;
use gongwen::{Error, Format};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// Where outputs go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Beside each input, as NAME.FORMAT.
    Beside,
    /// Into this folder, as NAME.FORMAT; what lay in folders under a given folder keeps them.
    Folder(PathBuf),
    /// This very file: one input, one format.
    File(PathBuf),
}

/// Whether diagnostics get a file of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DiagnosticsFile {
    /// No.
    #[default]
    None,
    /// NAME.diagnostics.json beside the outputs.
    Beside,
}

/// An input, and the folder it lay in under the folder that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// Empty for an input that was named itself.
    pub folder: PathBuf,
}

/// One input with all it will write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The draft.
    pub input: PathBuf,
    /// Its path below the folder that was given; its bare name where it was named itself.
    pub below: PathBuf,
    /// Each format with its file.
    pub outputs: Vec<(Format, PathBuf)>,
    /// The file for diagnostics.
    pub diagnostics: Option<PathBuf>,
    /// Why nothing of it may be written, if so: it fails, and the others do not.
    pub refused: Option<Refusal>,
}

/// Why nothing of an input may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Another input would write the same file.
    Clash {
        /// The two inputs, in their order.
        inputs: [PathBuf; 2],
        /// The file.
        output: PathBuf,
    },
    /// The output would fall on this input.
    OverwritesInput(PathBuf),
}

impl Refusal {
    /// It as an error.
    pub fn error(&self) -> Error {
        match self {
            Refusal::Clash {
                inputs: [a, b],
                output,
            } => Error::new(
                Trouble::Clash,
                &[&a.display(), &b.display(), &output.display()],
            ),
            Refusal::OverwritesInput(path) => {
                Error::new(Trouble::OverwritesInput, &[&path.display()])
            }
        }
    }
}

impl Job {
    pub(crate) fn written(&self) -> impl Iterator<Item = &PathBuf> {
        let outputs = self.outputs.iter().map(|(_, path)| path);
        outputs.chain(&self.diagnostics)
    }
}

/// The files that are named, and those of named folders and the folders in them whose extension is
/// of a format that can be read, sorted by name. Hidden files, lock files of Word, diagnostics of
/// ours and the folder `skip` within them are passed over; so is a file that was found before. A folder that
/// cannot be listed is an error beside the rest.
pub fn find(inputs: &[PathBuf], skip: Option<&Path>) -> (Vec<Found>, Vec<Error>) {
    let search = search(inputs, skip);
    (search.found, search.errors)
}

/// As [`find`], and tells which files of folders were passed over.
pub fn search(inputs: &[PathBuf], skip: Option<&Path>) -> Search {
    let mut search = Search {
        skip: skip.map(identity),
        ..Search::default()
    };
    for input in inputs {
        if input.is_dir() {
            search.walk(input, Path::new(""));
        } else {
            search.take(input.clone(), Path::new(""));
        }
    }
    search
}

/// What a search for drafts gave.
#[derive(Debug, Default)]
pub struct Search {
    skip: Option<PathBuf>,
    seen: BTreeSet<PathBuf>,
    /// The drafts.
    pub found: Vec<Found>,
    /// Folders that could not be listed.
    pub errors: Vec<Error>,
    /// Files of the folders whose name speaks of no format that is read or written.
    pub passed_over: Vec<PathBuf>,
}

impl Search {
    fn take(&mut self, path: PathBuf, folder: &Path) {
        if self.seen.insert(identity(&path)) {
            let folder = folder.to_path_buf();
            self.found.push(Found { path, folder });
        }
    }

    fn walk(&mut self, dir: &Path, below: &Path) {
        match sorted(dir) {
            Ok(entries) => entries.iter().for_each(|e| self.visit(e, below)),
            Err(error) => self.errors.push(unreadable(dir, error)),
        }
    }

    /// A link to a folder is not followed: it may lead in a circle.
    fn visit(&mut self, entry: &DirEntry, below: &Path) {
        let (path, name) = (entry.path(), entry.file_name());
        let text = name.to_string_lossy();
        if text.starts_with(['.', '~']) || text.ends_with(".diagnostics.json") {
            return;
        }
        if entry.file_type().is_ok_and(|t| t.is_dir()) {
            if self.skip.as_ref() != Some(&identity(&path)) {
                self.walk(&path, &below.join(&name));
            }
        } else if path.is_file() && Format::of_name(&text).is_some_and(Format::can_read) {
            self.take(path, below);
        } else if path.is_file() && text != manifest::NAME && !is_ours(&text) {
            self.passed_over.push(path);
        }
    }
}

/// Whether a file could be an output that is never an input.
fn is_ours(name: &str) -> bool {
    Format::of_name(name).is_some_and(Format::can_write)
}

fn sorted(dir: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries = fs::read_dir(dir)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

/// Settles every file that will be written.
///
/// # Errors
/// `Argument` where the only input would fall on itself; of several, each carries its
/// [refusal](Job::refused).
pub fn plan(
    found: &[Found],
    to: &[Format],
    target: &Target,
    diagnostics: DiagnosticsFile,
) -> Result<Vec<Job>, Error> {
    let mut jobs: Vec<_> = found
        .iter()
        .map(|f| job(f, to, target, diagnostics))
        .collect();
    refuse_clashes(&mut jobs);
    match jobs.as_slice() {
        [
            Job {
                refused: Some(refusal),
                ..
            },
        ] => Err(refusal.error()),
        _ => Ok(jobs),
    }
}

fn job(found: &Found, to: &[Format], target: &Target, diagnostics: DiagnosticsFile) -> Job {
    let (folder, name) = match target {
        Target::Beside => (folder_of(&found.path).to_path_buf(), stem(&found.path)),
        Target::Folder(folder) => (folder.join(&found.folder), stem(&found.path)),
        Target::File(file) => (folder_of(file).to_path_buf(), stem(file)),
    };
    let output = |&format: &Format| match target {
        Target::File(file) => (format, file.clone()),
        _ => (
            format,
            folder.join(format!("{name}.{}", format.extension())),
        ),
    };
    let beside = diagnostics == DiagnosticsFile::Beside;
    let bare = found.path.file_name().unwrap_or_default();
    Job {
        input: found.path.clone(),
        below: found.folder.join(bare),
        outputs: to.iter().map(output).collect(),
        diagnostics: beside.then(|| folder.join(format!("{name}.diagnostics.json"))),
        refused: None,
    }
}

/// The name without its extension. Only an extension of a known format is one: the name 第1.2号
/// ends in no extension.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let known = Format::of_name(&name).is_some();
    let cut = name
        .rsplit_once('.')
        .filter(|(s, _)| known && !s.is_empty());
    cut.map_or(name.as_ref(), |(s, _)| s).to_owned()
}

/// Refuses an output that would fall on its own input.
///
/// # Errors
/// `Argument`.
pub fn refuse_same_file(input: &Path, output: &Path) -> Result<(), Error> {
    if input.exists() && identity(input) == identity(output) {
        return Err(Refusal::OverwritesInput(input.to_path_buf()).error());
    }
    Ok(())
}

/// Refuses an output folder that is one of the input folders, where a batch is to be run again and
/// would take its own outputs for drafts.
///
/// # Errors
/// `Argument`.
pub fn refuse_same_folder(inputs: &[PathBuf], folder: &Path) -> Result<(), Error> {
    let same = |input: &&PathBuf| input.is_dir() && identity(input) == identity(folder);
    match inputs.iter().find(same) {
        Some(input) => Err(Error::new(Trouble::OverwritesInput, &[&input.display()])),
        None => Ok(()),
    }
}

fn refuse_clashes(jobs: &mut [Job]) {
    let inputs: BTreeSet<_> = jobs.iter().map(|j| identity(&j.input)).collect();
    let mut writers = BTreeMap::new();
    let mut refused = Vec::new();
    for (at, job) in jobs.iter().enumerate() {
        for path in job.written() {
            let id = identity(path);
            if inputs.contains(&id) {
                refused.push((at, Refusal::OverwritesInput(path.clone())));
                continue;
            }
            let (first, input) = *writers.entry(id).or_insert((at, &job.input));
            if first != at {
                let clash = Refusal::Clash {
                    inputs: [input.clone(), job.input.clone()],
                    output: path.clone(),
                };
                refused.extend([(first, clash.clone()), (at, clash)]);
            }
        }
    }
    for (at, refusal) in refused {
        if let Some(job) = jobs.get_mut(at) {
            job.refused.get_or_insert(refusal);
        }
    }
}

/// One name for a file however it is written, whether it exists or not. Where file systems do not
/// tell capitals, neither does this.
fn identity(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = folder_of(path).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    let real = path.canonicalize().ok().or_else(in_folder);
    let real = real.or_else(|| std::path::absolute(path).ok());
    let real = real.unwrap_or_else(|| path.to_path_buf());
    if cfg!(any(windows, target_os = "macos")) {
        real.to_string_lossy().to_lowercase().into()
    } else {
        real
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(paths: &[&str]) -> Vec<Found> {
        let found = |p: &&str| Found {
            path: p.into(),
            folder: PathBuf::new(),
        };
        paths.iter().map(found).collect()
    }

    #[test]
    fn two_inputs_that_would_write_one_file_fail_and_a_third_does_not() {
        let found = named(&["甲/a.md", "甲/b.md", "乙/a.txt"]);
        let to = [Format::Json];
        let folder = Target::Folder("out".into());
        let jobs = plan(&found, &to, &folder, DiagnosticsFile::None).unwrap();
        let refused = jobs.iter().map(|j| j.refused.as_ref().map(Refusal::error));
        let codes: Vec<_> = refused.map(|e| e.map(|e| e.code())).collect();
        let clash = Some(Trouble::Clash.code());
        assert_eq!(codes, [clash, None, clash]);
        let beside = plan(&found, &to, &Target::Beside, DiagnosticsFile::None).unwrap();
        assert!(beside.iter().all(|j| j.refused.is_none()));
    }

    #[test]
    fn an_output_never_falls_on_an_input() {
        let (found, to) = (named(&["a.md", "./a.json", "b.md"]), [Format::Json]);
        let jobs = plan(&found, &to, &Target::Beside, DiagnosticsFile::None).unwrap();
        let refused: Vec<_> = jobs.iter().map(|j| j.refused.is_some()).collect();
        assert_eq!(refused, [true, true, false]);
        let alone = plan(
            &named(&["a.json"]),
            &to,
            &Target::Beside,
            DiagnosticsFile::None,
        );
        assert_eq!(alone.unwrap_err().code(), Trouble::OverwritesInput.code());
    }

    #[test]
    fn a_file_is_never_written_over_its_source_however_it_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.md");
        fs::write(&file, "关于防汛的通知").unwrap();
        let same = dir.path().join(".").join("a.md");
        assert!(refuse_same_file(&file, &same).is_err());
        assert!(refuse_same_file(&file, &dir.path().join("b.md")).is_ok());
    }

    #[test]
    fn only_the_extension_of_a_known_format_is_taken_off() {
        let cases = [
            ("a.md", "a"),
            ("纪要 〔2024〕7号", "纪要 〔2024〕7号"),
            ("第1.2号", "第1.2号"),
            (".md", ".md"),
        ];
        for (path, want) in cases {
            assert_eq!(stem(Path::new(path)), want);
        }
    }

    #[test]
    fn one_input_to_one_file_keeps_diagnostics_beside_it() {
        let target = Target::File("out/结果.json".into());
        let jobs = plan(
            &named(&["a.md"]),
            &[Format::Json],
            &target,
            DiagnosticsFile::Beside,
        );
        let job = jobs.unwrap().remove(0);
        assert_eq!(job.outputs[0].1, Path::new("out/结果.json"));
        assert_eq!(
            job.diagnostics.unwrap(),
            Path::new("out/结果.diagnostics.json")
        );
    }

    #[test]
    fn a_missing_input_is_left_for_the_batch_to_report() {
        let (found, errors) = find(&["没有.md".into(), "./没有.md".into()], None);
        assert_eq!((found.len(), errors.len()), (1, 0));
    }
}
