//! 清单 the manifest: what a batch made of what, one JSON line a document, in the folder of the
//! outputs.
//!
//! A line is written when its document is whole on the disk, in the order in which documents are
//! done; of two lines for one input the later counts. When a run ends, the lines are put in the
//! order of their inputs, one each. A kill can tear only the last line, which the next run drops.
//! This file must not decide what counts as done: that is `resume`.

use crate::files::{unreadable, unwritable, write_kept};
use gongwen::Error;
use gongwen::messages::{Lang, Trouble};
use gongwen::span::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The manifest's name in the folder of the outputs.
pub const NAME: &str = "gongwen-manifest.jsonl";
/// The file that a run holds locked. It stays, empty: were it removed, two runs could each hold
/// one of the name.
const LOCK: &str = ".gongwen-manifest.lock";

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// All that was asked for was written.
    Done,
    /// Something was not.
    Failed,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Its path below the folder of the manifest, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// An error, so that it can be told again in either language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The stable code, such as `E101`.
    pub code: String,
    /// The sentence, in the language of the run.
    pub message: String,
    /// What fills the sentence.
    pub args: Vec<String>,
    /// The place in the draft, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// One line: a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The draft's path below the folder that was given, with `/`.
    pub input: String,
    /// SHA-256 of the draft, in hexadecimal digits; none where it could not be read.
    pub sha256: Option<String>,
    /// A digest of formats, options, faces and version: another one may give other bytes.
    pub options: String,
    /// What became of it.
    pub status: Status,
    /// The files that were written.
    pub outputs: Vec<Output>,
    /// What failed.
    pub errors: Vec<Failure>,
    /// How many diagnostics there were.
    pub diagnostics: usize,
    /// Milliseconds from opening the draft to the last output.
    pub ms: f64,
}

impl Failure {
    /// Notes an error.
    pub fn of(error: &Error, lang: Lang) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.message(lang),
            args: error.args().to_vec(),
            span: error.span(),
        }
    }

    /// The error again; none for a code that this version does not know.
    pub fn error(&self) -> Option<Error> {
        let error = Error::noted(&self.code, self.args.clone())?;
        Some(match self.span {
            Some(span) => error.at(span),
            None => error,
        })
    }
}

/// SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// A path as a manifest names it: with `/` on every system. One that is no Unicode is written so
/// that two of them differ.
pub(crate) fn name(path: &Path) -> String {
    match path.to_str() {
        Some(text) if cfg!(windows) => text.replace('\\', "/"),
        Some(text) => text.to_owned(),
        None => format!("{path:?}"),
    }
}

type Lines = BTreeMap<String, Entry>;

/// The manifest of a run, which nobody else writes as long as this lives.
pub(crate) struct Manifest {
    path: PathBuf,
    earlier: Lines,
    file: Mutex<File>,
    _lock: File,
}

impl Manifest {
    /// Opens the manifest of a folder, which is made where it is not there, and goes on with it.
    ///
    /// # Errors
    /// `Io`: also where another run holds it.
    pub(crate) fn go_on(folder: &Path) -> Result<Self, Error> {
        Self::open(folder, read)
    }

    /// As [`go_on`](Self::go_on), and forgets what it says.
    ///
    /// # Errors
    /// As above.
    pub(crate) fn begin(folder: &Path) -> Result<Self, Error> {
        Self::open(folder, |_| Ok((Lines::new(), 0)))
    }

    fn open(
        folder: &Path,
        earlier: impl Fn(&Path) -> io::Result<(Lines, u64)>,
    ) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(|e| unwritable(folder, e))?;
        let lock = lock(folder)?;
        let path = folder.join(NAME);
        let (earlier, whole) = earlier(&path).map_err(|e| unreadable(&path, e))?;
        let file = open_at(&path, whole).map_err(|e| unwritable(&path, e))?;
        Ok(Self {
            path,
            earlier,
            file: Mutex::new(file),
            _lock: lock,
        })
    }

    /// What an earlier run says of an input.
    pub(crate) fn earlier(&self, input: &str) -> Option<&Entry> {
        self.earlier.get(input)
    }

    /// Adds a line, in one piece.
    pub(crate) fn add(&self, entry: &Entry) -> Result<(), Error> {
        let line = line(entry).map_err(|e| unwritable(&self.path, e))?;
        // A thread that panicked wrote its line whole or not at all.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let written = file.write_all(line.as_bytes());
        written.map_err(|e| unwritable(&self.path, e))
    }

    /// Puts the lines in the order of their inputs, one each.
    pub(crate) fn finish(self) -> Result<(), Error> {
        drop(self.file);
        let (lines, _) = read(&self.path).map_err(|e| unreadable(&self.path, e))?;
        let lines = lines.values().map(line).collect::<io::Result<String>>();
        let lines = lines.map_err(|e| unwritable(&self.path, e))?;
        write_kept(&self.path, lines.as_bytes())
    }
}

fn line(entry: &Entry) -> io::Result<String> {
    Ok(serde_json::to_string(entry)? + "\n")
}

/// The latest line of each input, and how many bytes are whole lines. What is no line of ours is
/// passed over; a manifest that is not there has none.
fn read(path: &Path) -> io::Result<(Lines, u64)> {
    let bytes = match fs::read(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Vec::new(),
        bytes => bytes?,
    };
    let whole = bytes
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(0, |at| at + 1);
    let lines = bytes
        .get(..whole)
        .unwrap_or_default()
        .split(|&b| b == b'\n');
    let entries = lines.filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
    let latest = entries.map(|e| (e.input.clone(), e)).collect();
    Ok((latest, whole as u64))
}

/// Opens a file for adding behind its first `whole` bytes; the rest is cut off.
fn open_at(path: &Path, whole: u64) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok(file)
}

/// Locks a folder against a second run. The system unlocks it when the process ends, however.
fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join(LOCK);
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).open(&path);
    let file = file.map_err(|e| unwritable(&path, e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::new(Trouble::Busy, &[&folder.display()])),
        Err(TryLockError::Error(e)) => Err(unwritable(&path, e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(input: &str, ms: f64) -> Entry {
        Entry {
            input: input.to_owned(),
            sha256: Some(sha256(input.as_bytes())),
            options: "o".to_owned(),
            status: Status::Done,
            outputs: Vec::new(),
            errors: Vec::new(),
            diagnostics: 0,
            ms,
        }
    }

    fn inputs(folder: &Path) -> Vec<(String, f64)> {
        let text = fs::read_to_string(folder.join(NAME)).unwrap();
        let entry = |line: &str| serde_json::from_str::<Entry>(line).unwrap();
        text.lines().map(entry).map(|e| (e.input, e.ms)).collect()
    }

    #[test]
    fn lines_are_added_as_they_come_and_ordered_when_a_run_ends() {
        let dir = tempfile::tempdir().unwrap();
        let manifest = Manifest::go_on(dir.path()).unwrap();
        for (input, ms) in [("乙.md", 1.0), ("甲.md", 2.0), ("乙.md", 3.0)] {
            manifest.add(&entry(input, ms)).unwrap();
        }
        assert_eq!(inputs(dir.path()).len(), 3);
        manifest.finish().unwrap();
        let want = [("乙.md".to_owned(), 3.0), ("甲.md".to_owned(), 2.0)];
        assert_eq!(inputs(dir.path()), want);
    }

    #[test]
    fn a_torn_last_line_is_dropped_and_the_next_one_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let manifest = Manifest::go_on(dir.path()).unwrap();
        manifest.add(&entry("a.md", 1.0)).unwrap();
        manifest.add(&entry("b.md", 1.0)).unwrap();
        drop(manifest);
        let path = dir.path().join(NAME);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 9]).unwrap();
        let manifest = Manifest::go_on(dir.path()).unwrap();
        assert!(manifest.earlier("a.md").is_some() && manifest.earlier("b.md").is_none());
        manifest.add(&entry("c.md", 2.0)).unwrap();
        let want = [("a.md".to_owned(), 1.0), ("c.md".to_owned(), 2.0)];
        assert_eq!(inputs(dir.path()), want);
    }

    #[test]
    fn a_second_run_on_one_folder_is_refused_until_the_first_has_ended() {
        let dir = tempfile::tempdir().unwrap();
        let first = Manifest::go_on(dir.path()).unwrap();
        let second = Manifest::go_on(dir.path()).map(drop).unwrap_err();
        assert_eq!(second.code(), Trouble::Busy.code());
        drop(first);
        assert!(Manifest::begin(dir.path()).is_ok());
    }

    #[test]
    fn an_error_is_told_again_in_either_language() {
        let error = Error::new(Trouble::NoFile, &[&"没有.md"]);
        let again = Failure::of(&error, Lang::Zh).error().unwrap();
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(again.message(lang), error.message(lang));
        }
        assert_eq!(again.kind(), error.kind());
    }
}
