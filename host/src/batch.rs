//! Many documents in threads: one bad file never stops the others.
//!
//! Work and results are apart: threads convert and write, the caller's thread gets the outcomes in
//! the order of the inputs, each as soon as all before it are done. This file must not decide what
//! is read or written where: that is `plan`.

use crate::convert::{Options, convert};
use crate::files;
use crate::plan::Job;
use gongwen::diagnostic::{Diagnostic, diagnostics_json};
use gongwen::messages::{Lang, Trouble};
use gongwen::span::Source;
use gongwen::{Error, Format};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How a batch is run.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What is done with each document.
    pub convert: Options,
    /// The language of the diagnostics files.
    pub lang: Lang,
    /// How many threads; as many as the computer has for none.
    pub threads: Option<NonZeroUsize>,
}

/// Whether this run dealt with an input, or one before it whose manifest it went on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Made {
    /// This run.
    #[default]
    Now,
    /// An earlier one: what it wrote is still there, and its diagnostics are not told again.
    Earlier,
}

/// Writes a file.
pub(crate) type Put<'a> = &'a mut dyn FnMut(&Path, &[u8]) -> Result<(), Error>;

/// What became of one input.
#[derive(Debug)]
pub struct Outcome {
    /// The draft.
    pub input: PathBuf,
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// The decoded draft, where it was asked for.
    pub source: Option<Source>,
    /// What failed; empty where all went well.
    pub errors: Vec<Error>,
    /// Which run it was.
    pub made: Made,
}

impl Batch {
    /// Runs the jobs. `done` gets each outcome in the order of the jobs, on the calling thread.
    ///
    /// When the cancel flag of the reading options is set, what has not begun is not begun; its
    /// outcome is an error of kind `Cancelled`.
    pub fn run(&self, jobs: &[Job], done: &mut dyn FnMut(Outcome)) {
        self.spread(jobs, &|job| self.convert_file(job), done);
    }

    /// Spreads jobs over the threads.
    pub(crate) fn spread(
        &self,
        jobs: &[Job],
        work: &(dyn Fn(&Job) -> Outcome + Sync),
        done: &mut dyn FnMut(Outcome),
    ) {
        let threads = self
            .threads
            .or_else(|| thread::available_parallelism().ok());
        let threads = threads.map_or(1, NonZeroUsize::get).min(jobs.len());
        if threads < 2 {
            jobs.iter().for_each(|job| done(work(job)));
            return;
        }
        let next = AtomicUsize::new(0);
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            for sender in vec![sender; threads] {
                scope.spawn(|| take(jobs, &next, work, sender));
            }
            in_order(&receiver, done);
        });
    }

    fn convert_file(&self, job: &Job) -> Outcome {
        match self.read_for(job) {
            Ok(bytes) => self.convert_bytes(&bytes, job.name().as_deref(), job),
            Err(error) => Outcome::failed(job.input.clone(), error),
        }
    }

    /// The draft of a job, unless nothing may be written of it.
    pub(crate) fn read_for(&self, job: &Job) -> Result<Vec<u8>, Error> {
        match &job.refused {
            Some(refusal) => Err(refusal.error()),
            None => self.read(&job.input),
        }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let read = &self.convert.read;
        if read.cancel.is_cancelled() {
            return Err(Error::new(Trouble::Cancelled, &[]));
        }
        files::read(path, &read.limits)
    }

    /// Converts a draft that is at hand, and writes what the job asks for.
    pub fn convert_bytes(&self, bytes: &[u8], name: Option<&str>, job: &Job) -> Outcome {
        self.convert_through(bytes, name, job, &mut files::write)
    }

    pub(crate) fn convert_through(
        &self,
        bytes: &[u8],
        name: Option<&str>,
        job: &Job,
        put: Put<'_>,
    ) -> Outcome {
        let done = convert(bytes, name, &self.convert);
        let mut outcome = Outcome {
            input: job.input.clone(),
            written: Vec::new(),
            diagnostics: done.diagnostics,
            source: done.source,
            errors: done.errors,
            made: Made::Now,
        };
        let mut pages = 0;
        for (format, bytes) in &done.outputs {
            pages += usize::from(format.is_picture());
            if let Some(path) = job.output(*format) {
                outcome.write(&page_file(path, *format, pages), bytes, put);
            }
        }
        // An empty list beside a draft that could not be read would say that all is well.
        let something = !done.outputs.is_empty() || !outcome.diagnostics.is_empty();
        if let Some(path) = job.diagnostics.as_ref().filter(|_| something) {
            let json = diagnostics_json(&outcome.diagnostics, self.lang);
            outcome.write(path, json.as_bytes(), put);
        }
        outcome
    }
}

/// Takes jobs until there are none left.
fn take(
    jobs: &[Job],
    next: &AtomicUsize,
    work: &(dyn Fn(&Job) -> Outcome + Sync),
    sender: mpsc::Sender<(usize, Outcome)>,
) {
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(job) = jobs.get(index) else { return };
        if sender.send((index, work(job))).is_err() {
            return;
        }
    }
}

impl Job {
    pub(crate) fn name(&self) -> Option<Cow<'_, str>> {
        self.input.file_name().map(|n| n.to_string_lossy())
    }

    fn output(&self, format: Format) -> Option<&Path> {
        let output = self.outputs.iter().find(|(f, _)| *f == format);
        output.map(|(_, path)| path.as_path())
    }
}

/// The file of a page: NAME-2.png, also where there is only one, so that names never hang on the
/// length of a document. Other formats have one file.
pub fn page_file(path: &Path, format: Format, page: usize) -> PathBuf {
    if !format.is_picture() {
        return path.to_path_buf();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{page}.{}", format.extension()))
}

impl Outcome {
    /// For an input of which nothing came.
    pub fn failed(input: PathBuf, error: Error) -> Self {
        Self {
            errors: vec![error],
            ..Self::empty(input)
        }
    }

    /// For an input of which nothing is known yet.
    pub(crate) fn empty(input: PathBuf) -> Self {
        Self {
            input,
            written: Vec::new(),
            diagnostics: Vec::new(),
            source: None,
            errors: Vec::new(),
            made: Made::Now,
        }
    }

    fn write(&mut self, path: &Path, bytes: &[u8], put: Put<'_>) {
        match put(path, bytes) {
            Ok(()) => self.written.push(path.to_path_buf()),
            Err(error) => self.errors.push(error),
        }
    }
}

/// Hands on what comes in any order by its index; what comes early waits.
fn in_order<T>(receiver: &mpsc::Receiver<(usize, T)>, done: &mut dyn FnMut(T)) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (index, outcome) in receiver {
        early.insert(index, outcome);
        while let Some(outcome) = early.remove(&next) {
            done(outcome);
            next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::ErrorKind;

    fn jobs(count: usize) -> Vec<Job> {
        let job = |i| Job {
            input: format!("没有/{i}.md").into(),
            below: format!("{i}.md").into(),
            outputs: Vec::new(),
            diagnostics: None,
            refused: None,
        };
        (0..count).map(job).collect()
    }

    #[test]
    fn outcomes_come_in_the_order_of_the_inputs() {
        let batch = Batch {
            threads: NonZeroUsize::new(8),
            ..Batch::default()
        };
        let (jobs, mut seen) = (jobs(100), Vec::new());
        batch.run(&jobs, &mut |o| seen.push(o.input));
        let want: Vec<_> = jobs.iter().map(|j| j.input.clone()).collect();
        assert_eq!(seen, want);
    }

    #[test]
    fn each_page_of_a_picture_has_a_file() {
        let named = |path, format| page_file(Path::new(path), format, 2);
        assert_eq!(named("甲/a.png", Format::Png), Path::new("甲/a-2.png"));
        assert_eq!(
            named("甲/第1.2号.png", Format::Png),
            Path::new("甲/第1.2号-2.png")
        );
        assert_eq!(named("a.pdf", Format::Pdf), Path::new("a.pdf"));
    }

    #[test]
    fn a_cancelled_batch_begins_nothing_more_and_says_so() {
        let batch = Batch::default();
        batch.convert.read.cancel.cancel();
        let mut kinds = Vec::new();
        batch.run(&jobs(3), &mut |o| {
            kinds.extend(o.errors.iter().map(Error::kind))
        });
        assert_eq!(kinds, [ErrorKind::Cancelled; 3]);
    }
}
