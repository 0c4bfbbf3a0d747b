//! A batch that keeps a manifest, and can be taken up again after it was stopped or killed.
//!
//! A document counts as done while its draft, the options and every file that was written are what
//! the manifest says. This file decides that; how lines are kept is `manifest`.

use crate::batch::{Batch, Made, Outcome, page_file};
use crate::files::{folder_of, sweep, write_kept};
use crate::manifest::{Entry, Failure, Manifest, Output, Status, hex, name, sha256};
use crate::plan::Job;
use gongwen::limits::Cancel;
use gongwen::{Error, ErrorKind};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What becomes of documents that failed in an earlier run.
///
/// Those whose draft could not be read, or whose output could not be written, are always tried
/// again: that is not the document's fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Failures {
    /// They are reported again, and not tried.
    #[default]
    Keep,
    /// They are tried again.
    Retry,
}

/// What becomes of the work of earlier runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// All is done anew.
    Forget,
    /// What is done is left alone.
    Resume(Failures),
}

impl Default for Earlier {
    fn default() -> Self {
        Self::Resume(Failures::Keep)
    }
}

/// Where a batch keeps its manifest, and how it goes on with it.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The folder of the outputs; the manifest lies in it as
    /// [`gongwen-manifest.jsonl`](crate::manifest::NAME).
    pub folder: PathBuf,
    /// What becomes of the work of earlier runs.
    pub earlier: Earlier,
}

impl Batch {
    /// Runs the jobs as [`run`](Self::run) does, keeps a manifest, and passes over what an earlier
    /// run has done. A run that is killed at any moment leaves whole files only, and at most one
    /// document a thread that the next run does again.
    ///
    /// ```
    /// use gongwen_host::batch::Batch;
    /// use gongwen_host::plan::{DiagnosticsFile, Target, find, plan};
    /// use gongwen_host::resume::{Earlier, Keep};
    ///
    /// let folder = tempfile::tempdir()?.path().join("word");
    /// let mut batch = Batch::default();
    /// batch.convert.to = vec![gongwen::Format::Docx];
    /// let (found, _) = find(&["no-such-draft.md".into()], None);
    /// let target = Target::Folder(folder.clone());
    /// let jobs = plan(&found, &batch.convert.to, &target, DiagnosticsFile::None)?;
    /// let keep = Keep { folder, earlier: Earlier::default() };
    /// batch.resume(&jobs, &keep, &mut |outcome| assert_eq!(outcome.errors.len(), 1))?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `Io`, before anything is converted, where the manifest cannot be kept or another run is
    /// writing into the folder.
    pub fn resume(
        &self,
        jobs: &[Job],
        keep: &Keep,
        done: &mut dyn FnMut(Outcome),
    ) -> Result<(), Error> {
        let (manifest, failures) = match keep.earlier {
            Earlier::Forget => (Manifest::begin(&keep.folder)?, Failures::Retry),
            Earlier::Resume(failures) => (Manifest::go_on(&keep.folder)?, failures),
        };
        clear_up(jobs, &keep.folder)?;
        let run = Run {
            batch: self,
            folder: &keep.folder,
            manifest: &manifest,
            failures,
            options: self.fingerprint(jobs),
        };
        self.spread(jobs, &|job| run.settle(job), done);
        manifest.finish()
    }

    /// A digest of all that decides what bytes come out of a draft.
    fn fingerprint(&self, jobs: &[Job]) -> String {
        let (mut read, mut write) = (self.convert.read.clone(), self.convert.write.clone());
        (read.cancel, read.name) = (Cancel::default(), None);
        write.cancel = Cancel::default();
        let fonts = std::mem::take(&mut write.fonts);
        let notes = jobs.iter().any(|j| j.diagnostics.is_some());
        let told = format!(
            "{} {:?} {:?} {:?} {read:?} {write:?}",
            env!("CARGO_PKG_VERSION"),
            self.convert.to,
            self.convert.strictness,
            notes.then_some(self.lang),
        );
        hex(&Sha256::new()
            .chain_update(told)
            .chain_update(fonts.digest())
            .finalize())
    }
}

/// Removes what a killed run left half written.
fn clear_up(jobs: &[Job], folder: &Path) -> Result<(), Error> {
    let outputs = jobs.iter().flat_map(|j| &j.outputs);
    let mut folders: BTreeSet<_> = outputs.map(|(_, path)| folder_of(path)).collect();
    folders.insert(folder);
    folders.into_iter().try_for_each(sweep)
}

struct Run<'a> {
    batch: &'a Batch,
    folder: &'a Path,
    manifest: &'a Manifest,
    failures: Failures,
    options: String,
}

impl Run<'_> {
    /// Converts one document, unless that is done.
    #[allow(clippy::disallowed_methods)] // for the manifest alone: no output hangs on it
    fn settle(&self, job: &Job) -> Outcome {
        let start = Instant::now();
        let mut entry = self.blank(job);
        let outcome = match self.batch.read_for(job) {
            Ok(bytes) => {
                entry.sha256 = Some(sha256(&bytes));
                if let Some(outcome) = self.earlier(job, &entry) {
                    return outcome;
                }
                self.convert(job, &bytes, &mut entry.outputs)
            }
            Err(error) => Outcome::failed(job.input.clone(), error),
        };
        entry.ms = (start.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
        self.note(job, entry, outcome)
    }

    fn blank(&self, job: &Job) -> Entry {
        Entry {
            input: name(&job.below),
            sha256: None,
            options: self.options.clone(),
            status: Status::Done,
            outputs: Vec::new(),
            errors: Vec::new(),
            diagnostics: 0,
            ms: 0.0,
        }
    }

    fn convert(&self, job: &Job, bytes: &[u8], outputs: &mut Vec<Output>) -> Outcome {
        let mut put = |path: &Path, bytes: &[u8]| {
            write_kept(path, bytes)?;
            outputs.push(Output {
                path: self.name(path),
                sha256: sha256(bytes),
            });
            Ok(())
        };
        let name = job.name();
        self.batch
            .convert_through(bytes, name.as_deref(), job, &mut put)
    }

    /// Adds the line of a document. One that was cancelled has none: it was not dealt with.
    fn note(&self, job: &Job, mut entry: Entry, mut outcome: Outcome) -> Outcome {
        let cancelled = |e: &Error| e.kind() == ErrorKind::Cancelled;
        if outcome.errors.iter().any(cancelled) {
            return outcome;
        }
        let failures = outcome.errors.iter();
        entry.errors = failures.map(|e| Failure::of(e, self.batch.lang)).collect();
        entry.status = if entry.errors.is_empty() {
            Status::Done
        } else {
            Status::Failed
        };
        // A draft that could not be read, or a full disk, says nothing of what was made before.
        let of_the_draft = |e: &Error| e.kind() != ErrorKind::Io;
        if entry.sha256.is_some() && outcome.errors.iter().all(of_the_draft) {
            self.drop_stale(job, &entry);
        }
        entry.diagnostics = outcome.diagnostics.len();
        outcome.errors.extend(self.manifest.add(&entry).err());
        outcome
    }

    /// What an earlier run made of this very draft with these very options, if that still stands.
    fn earlier(&self, job: &Job, now: &Entry) -> Option<Outcome> {
        let entry = self.manifest.earlier(&now.input)?;
        if entry.sha256 != now.sha256 || entry.options != now.options {
            return None;
        }
        let errors: Option<Vec<_>> = entry.errors.iter().map(Failure::error).collect();
        let errors = errors?;
        let again = |e: &Error| self.failures == Failures::Retry || e.kind() == ErrorKind::Io;
        if errors.iter().any(again) {
            return None;
        }
        Some(Outcome {
            written: self.intact(job, &entry.outputs)?,
            made: Made::Earlier,
            errors,
            ..Outcome::empty(job.input.clone())
        })
    }

    /// The files of a job that are as they were written; none where one is not.
    fn intact(&self, job: &Job, outputs: &[Output]) -> Option<Vec<PathBuf>> {
        let files = self.files(job, outputs);
        let intact =
            |(path, output): (Option<PathBuf>, &Output)| path.filter(|p| stands(p, output));
        files.into_iter().zip(outputs).map(intact).collect()
    }

    /// The file of each output of a job that a manifest names; none for one that the job would not
    /// write. A name of a manifest is never taken for a path.
    fn files(&self, job: &Job, outputs: &[Output]) -> Vec<Option<PathBuf>> {
        let mut pages = 0;
        let file = |output: &Output| {
            let named = |path: &Path| self.name(path) == output.path;
            if let Some(path) = job.written().find(|path| named(path)) {
                return Some(path.clone());
            }
            pages += 1;
            let pictures = job.outputs.iter().filter(|(f, _)| f.is_picture());
            let mut page = pictures.map(|(f, path)| page_file(path, *f, pages));
            page.find(|path| named(path))
        };
        outputs.iter().map(file).collect()
    }

    /// Removes what an earlier run made and this one did not, unless somebody changed it: the last
    /// pages of a draft that has become shorter, the files of one that now fails.
    fn drop_stale(&self, job: &Job, now: &Entry) {
        let Some(earlier) = self.manifest.earlier(&now.input) else {
            return;
        };
        for (file, output) in self
            .files(job, &earlier.outputs)
            .iter()
            .zip(&earlier.outputs)
        {
            let kept = now.outputs.iter().any(|o| o.path == output.path);
            if let Some(path) = file.as_ref().filter(|p| !kept && stands(p, output)) {
                // What cannot be removed stays: the new pages are whole.
                let _ = fs::remove_file(path);
            }
        }
    }

    fn name(&self, path: &Path) -> String {
        name(path.strip_prefix(self.folder).unwrap_or(path))
    }
}

/// Whether a file holds what the manifest says.
fn stands(path: &Path, output: &Output) -> bool {
    fs::read(path).is_ok_and(|bytes| sha256(&bytes) == output.sha256)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::NAME;
    use crate::plan::{DiagnosticsFile, Target, find, plan};
    use gongwen::Format;
    use gongwen::messages::Trouble;
    use std::num::NonZeroUsize;
    use tempfile::TempDir;

    const DRAFT: &str = "关于防汛的通知\n\n各县人民政府：\n\n请做好准备。\n";

    struct Office {
        dir: TempDir,
        batch: Batch,
        keep: Keep,
    }

    impl Office {
        /// Six drafts, one of which is no text.
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            let mut batch = Batch::default();
            batch.convert.to = vec![Format::Json];
            let keep = Keep {
                folder: dir.path().join("out"),
                earlier: Earlier::default(),
            };
            let office = Self { dir, batch, keep };
            for i in 0..5 {
                office.write(
                    &format!("{i}.txt"),
                    format!("{DRAFT}第{i}份。\n").as_bytes(),
                );
            }
            office.write("坏/x.txt", b"\xff\xfe\xff");
            office
        }

        fn write(&self, name: &str, bytes: &[u8]) {
            let path = self.dir.path().join("in").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }

        fn out(&self, name: &str) -> PathBuf {
            self.keep.folder.join(name)
        }

        fn jobs(&self) -> Vec<Job> {
            let (found, _) = find(&[self.dir.path().join("in")], None);
            let target = Target::Folder(self.keep.folder.clone());
            plan(
                &found,
                &self.batch.convert.to,
                &target,
                DiagnosticsFile::None,
            )
            .unwrap()
        }

        /// Runs it; gives which drafts were dealt with anew, and how many failed.
        fn run(&self) -> (Vec<String>, usize) {
            let (mut anew, mut failed) = (Vec::new(), 0);
            let mut done = |outcome: Outcome| {
                failed += usize::from(!outcome.errors.is_empty());
                if outcome.made == Made::Now {
                    anew.push(
                        outcome
                            .input
                            .file_stem()
                            .unwrap()
                            .to_str()
                            .unwrap()
                            .to_owned(),
                    );
                }
            };
            self.batch
                .resume(&self.jobs(), &self.keep, &mut done)
                .unwrap();
            (anew, failed)
        }

        fn with<'a>(&'a self, manifest: &'a Manifest) -> Run<'a> {
            Run {
                batch: &self.batch,
                folder: &self.keep.folder,
                manifest,
                failures: Failures::Keep,
                options: String::new(),
            }
        }

        fn lines(&self) -> Vec<Entry> {
            let text = fs::read_to_string(self.out(NAME)).unwrap();
            text.lines()
                .map(|l| serde_json::from_str(l).unwrap())
                .collect()
        }
    }

    fn anew(names: &[&str], failed: usize) -> (Vec<String>, usize) {
        (names.iter().map(|n| (*n).to_owned()).collect(), failed)
    }

    #[test]
    fn what_is_done_is_left_alone_and_what_failed_is_told_again() {
        let mut office = Office::new();
        assert_eq!(office.run(), anew(&["0", "1", "2", "3", "4", "x"], 1));
        assert_eq!(office.run(), anew(&[], 1));
        office.keep.earlier = Earlier::Resume(Failures::Retry);
        assert_eq!(office.run(), anew(&["x"], 1));
        office.write("坏/x.txt", DRAFT.as_bytes());
        office.keep.earlier = Earlier::default();
        assert_eq!(office.run(), anew(&["x"], 0));
        office.keep.earlier = Earlier::Forget;
        assert_eq!(office.run(), anew(&["0", "1", "2", "3", "4", "x"], 0));
    }

    #[test]
    fn a_line_tells_what_was_made_of_what() {
        let office = Office::new();
        office.run();
        let lines = office.lines();
        let inputs: Vec<_> = lines.iter().map(|e| e.input.as_str()).collect();
        assert_eq!(
            inputs,
            ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "坏/x.txt"]
        );
        let (good, bad) = (&lines[0], &lines[5]);
        assert_eq!(
            (good.status, good.outputs[0].path.as_str()),
            (Status::Done, "0.json")
        );
        assert_eq!(
            good.outputs[0].sha256,
            sha256(&fs::read(office.out("0.json")).unwrap())
        );
        assert_eq!((bad.status, bad.outputs.len()), (Status::Failed, 0));
        assert!(bad.errors[0].code.starts_with("E1"), "{:?}", bad.errors);
    }

    #[test]
    fn what_changed_or_went_is_done_anew() {
        let mut office = Office::new();
        office.run();
        office.write("1.txt", "改了的通知\n".as_bytes());
        fs::remove_file(office.out("2.json")).unwrap();
        fs::write(office.out("3.json"), b"{}").unwrap();
        assert_eq!(office.run(), anew(&["1", "2", "3"], 1));
        office.batch.convert.read.limits.nesting += 1;
        assert_eq!(office.run(), anew(&["0", "1", "2", "3", "4", "x"], 1));
        office.batch.convert.to = vec![Format::Xml];
        assert_eq!(office.run().0.len(), 6);
    }

    #[test]
    fn what_the_computer_could_not_do_is_tried_again_without_being_asked() {
        let office = Office::new();
        fs::create_dir_all(office.out("0.json/taken")).unwrap();
        assert_eq!(office.run().1, 2);
        fs::remove_dir_all(office.out("0.json")).unwrap();
        assert_eq!(office.run(), anew(&["0"], 1));
    }

    #[test]
    fn half_written_files_of_a_killed_run_are_removed_and_those_of_others_are_not() {
        let office = Office::new();
        fs::create_dir_all(office.out("坏")).unwrap();
        let (ours, others) = (
            office.out("坏/.gongwen-run-aB3.tmp"),
            office.out(".gongwen-x.tmp"),
        );
        fs::write(&ours, b"PK").unwrap();
        fs::write(&others, b"PK").unwrap();
        office.run();
        assert!(!ours.exists() && others.exists());
    }

    #[test]
    fn a_cancelled_document_has_no_line_and_is_done_next_time() {
        let mut office = Office::new();
        office.batch.threads = NonZeroUsize::new(1);
        let cancel = office.batch.convert.read.cancel.clone();
        let mut seen = 0;
        let mut stop = |_| {
            seen += 1;
            if seen == 2 {
                cancel.cancel();
            }
        };
        office
            .batch
            .resume(&office.jobs(), &office.keep, &mut stop)
            .unwrap();
        assert_eq!(office.lines().len(), 2);
        office.batch.convert.read.cancel = Cancel::default();
        assert_eq!(office.run(), anew(&["2", "3", "4", "x"], 1));
    }

    #[test]
    fn a_second_run_is_refused_before_anything_is_written() {
        let office = Office::new();
        let first = Manifest::go_on(&office.keep.folder).unwrap();
        let second = office
            .batch
            .resume(&office.jobs(), &office.keep, &mut |_| {});
        assert_eq!(second.unwrap_err().code(), Trouble::Busy.code());
        assert!(!office.out("0.json").exists());
        drop(first);
        assert_eq!(office.run().0.len(), 6);
    }

    #[test]
    fn the_output_of_a_draft_that_broke_goes_and_an_edited_one_stays() {
        let office = Office::new();
        office.run();
        fs::write(office.out("1.json"), b"edited").unwrap();
        for broken in ["0.txt", "1.txt"] {
            office.write(broken, b"\xff\xfe\xff");
        }
        assert_eq!(office.run().1, 3);
        let there = ["0.json", "1.json", "2.json"].map(|n| office.out(n).exists());
        assert_eq!(there, [false, true, true]);
    }

    #[test]
    fn a_clash_of_names_stops_two_files_and_no_other() {
        let office = Office::new();
        office.write("0.md", DRAFT.as_bytes());
        let (_, failed) = office.run();
        assert_eq!(failed, 3);
        let there = ["0.json", "1.json"].map(|n| office.out(n).exists());
        assert_eq!(there, [false, true]);
    }

    #[test]
    fn pages_of_a_draft_that_has_become_shorter_go_and_a_changed_one_stays() {
        let office = Office::new();
        let manifest = Manifest::go_on(&office.keep.folder).unwrap();
        let job = Job {
            outputs: vec![(Format::Png, office.out("0.png"))],
            ..office.jobs().remove(0)
        };
        let run = office.with(&manifest);
        let mut before = run.blank(&job);
        for page in 1..=3 {
            let path = page_file(&office.out("0.png"), Format::Png, page);
            fs::write(&path, [page as u8]).unwrap();
            before.outputs.push(Output {
                path: run.name(&path),
                sha256: sha256(&[page as u8]),
            });
        }
        manifest.add(&before).unwrap();
        drop(manifest);
        fs::write(office.out("0-3.png"), b"changed").unwrap();
        let manifest = Manifest::go_on(&office.keep.folder).unwrap();
        before.outputs.truncate(1);
        office.with(&manifest).drop_stale(&job, &before);
        let there = [1, 2, 3].map(|n| office.out(&format!("0-{n}.png")).exists());
        assert_eq!(there, [true, false, true]);
    }
}
