//! A folder from Python: what is converted and how is the host's; here stand Python's progress and
//! signals.

use crate::errors::raise;
use crate::options::{Reading, Writing};
use gongwen::limits::Cancel;
use gongwen::messages::Trouble;
use gongwen::{Error, Format, Lang};
use gongwen_host::batch::{Batch, Made, Outcome};
use gongwen_host::convert::Options;
use gongwen_host::manifest;
use gongwen_host::plan::{DiagnosticsFile, Job, Target, find, plan, refuse_same_folder};
use gongwen_host::resume::{Earlier, Failures, Keep};
use gongwen_host::wall::guard;
use pyo3::prelude::*;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long Ctrl-C may wait.
const TICK: Duration = Duration::from_millis(50);

/// What is asked of a folder: a dict with the keys of `gongwen/_folder.py`.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Asked {
    source: PathBuf,
    target: PathBuf,
    to: Vec<String>,
    jobs: Option<NonZeroUsize>,
    resume: bool,
    retry_failed: bool,
    diagnostics: bool,
}

/// A draft that failed, whether that was in an earlier run, and the exceptions.
type Failure<'py> = (PathBuf, bool, Vec<Bound<'py, PyAny>>);

/// What came of it: how many were converted, by this run and by earlier ones, what failed, and the
/// manifest.
pub(crate) type Told<'py> = (usize, usize, Vec<Failure<'py>>, PathBuf);

/// A folder with all that is to be done.
pub(crate) struct Folder {
    batch: Batch,
    jobs: Vec<Job>,
    keep: Keep,
}

impl Folder {
    pub(crate) fn new(
        asked: Asked,
        reading: &Reading,
        writing: &Writing,
        lang: Lang,
    ) -> Result<Self, Error> {
        let inputs = [asked.source];
        refuse_same_folder(&inputs, &asked.target)?;
        let convert = conversion(&asked.to, reading, writing)?;
        let (found, errors) = find(&inputs, Some(&asked.target));
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        let notes = if asked.diagnostics {
            DiagnosticsFile::Beside
        } else {
            DiagnosticsFile::None
        };
        let target = Target::Folder(asked.target.clone());
        Ok(Self {
            jobs: plan(&found, &convert.to, &target, notes)?,
            batch: Batch {
                convert,
                lang,
                threads: asked.jobs,
            },
            keep: Keep {
                folder: asked.target,
                earlier: earlier(asked.resume, asked.retry_failed),
            },
        })
    }

    /// Runs it on threads of its own; this one calls `progress` and looks for signals. An exception
    /// of either stops the run and is raised when no thread works any more.
    pub(crate) fn run<'py>(
        &self,
        py: Python<'py>,
        progress: &Py<PyAny>,
        lang: Lang,
    ) -> PyResult<Told<'py>> {
        let mut tally = Tally::default();
        py.detach(|| {
            thread::scope(|scope| {
                let (sender, receiver) = mpsc::channel();
                let work = scope.spawn(move || guard(|| self.convert(&sender)));
                let heard = self.listen(&receiver, progress, &mut tally);
                // A panic ends at the wall, so that the thread always joins.
                tally.error = work.join().ok().and_then(Result::err);
                heard
            })
        })?;
        match &tally.error {
            Some(error) => Err(raise(py, error, lang)),
            None => Ok(tally.told(py, self.keep.folder.join(manifest::NAME), lang)),
        }
    }

    fn convert(&self, sender: &mpsc::Sender<Outcome>) -> Result<(), Error> {
        // Whoever listens stays until this is over.
        let mut done = |outcome| drop(sender.send(outcome));
        self.batch.resume(&self.jobs, &self.keep, &mut done)
    }

    fn listen(
        &self,
        receiver: &Receiver<Outcome>,
        progress: &Py<PyAny>,
        tally: &mut Tally,
    ) -> PyResult<()> {
        let cancel: &Cancel = &self.batch.convert.read.cancel;
        let mut heard = Ok(());
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(outcome) => tally.add(outcome),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return heard,
            }
            receiver.try_iter().for_each(|outcome| tally.add(outcome));
            if heard.is_ok() {
                heard = Python::attach(|py| {
                    py.check_signals()?;
                    progress.call1(py, (tally.done, self.jobs.len())).map(drop)
                });
                if heard.is_err() {
                    cancel.cancel();
                }
            }
        }
    }
}

fn conversion(to: &[String], reading: &Reading, writing: &Writing) -> Result<Options, Error> {
    let mut formats = Vec::new();
    for name in to {
        let format: Format = name.parse()?;
        format.check_write()?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    let paged = formats.iter().find(|f| f.has_pages());
    let Some(&first) = paged.or(formats.first()) else {
        return Err(Error::new(Trouble::BadLength, &[&"to", &0]));
    };
    let read = reading.options()?;
    let mut write = writing.options(first)?;
    write.cancel = read.cancel.clone();
    Ok(Options {
        read,
        write,
        to: formats,
        strictness: reading.strictness(),
        ..Options::default()
    })
}

fn earlier(resume: bool, retry_failed: bool) -> Earlier {
    match (resume, retry_failed) {
        (false, _) => Earlier::Forget,
        (true, false) => Earlier::Resume(Failures::Keep),
        (true, true) => Earlier::Resume(Failures::Retry),
    }
}

#[derive(Default)]
struct Tally {
    done: usize,
    now: usize,
    earlier: usize,
    failed: Vec<(PathBuf, Made, Vec<Error>)>,
    error: Option<Error>,
}

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        self.done += 1;
        if !outcome.errors.is_empty() {
            self.failed
                .push((outcome.input, outcome.made, outcome.errors));
        } else if outcome.made == Made::Now {
            self.now += 1;
        } else {
            self.earlier += 1;
        }
    }

    fn told(self, py: Python<'_>, manifest: PathBuf, lang: Lang) -> Told<'_> {
        let exception = |e: &Error| raise(py, e, lang).into_value(py).into_bound(py).into_any();
        let failed = self.failed.into_iter().map(|(path, made, errors)| {
            let errors = errors.iter().map(exception).collect();
            (path, made == Made::Earlier, errors)
        });
        (self.now, self.earlier, failed.collect(), manifest)
    }
}
