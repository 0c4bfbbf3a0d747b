//! `gongwen convert`: from arguments to a plan, from outcomes to words and an exit code.

use crate::args::{Convert, Draft, Form, Look};
use crate::words::{self, Word};
use crate::{Audience, Exit, Streams, emit, fonts, report};
use gongwen::diagnostic::diagnostics_json;
use gongwen::encoding::Undecodable;
use gongwen::messages::Trouble;
use gongwen::style::{Binding, ImprintPage, StyleOptions};
use gongwen::{Error, Format, Lang, Normalise, ReadOptions, WriteOptions};
use gongwen_host::batch::{Batch, Made, Outcome};
use gongwen_host::convert::{Converted, KeepSource, Options, Strictness};
use gongwen_host::plan::{
    DiagnosticsFile, Found, Job, Search, Target, plan, refuse_same_folder, search,
};
use gongwen_host::resume::{Earlier, Failures, Keep};
use gongwen_host::{convert as one, files, manifest};
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Display;
use std::path::{Path, PathBuf, is_separator};

/// Runs it. An error is wrong usage, found before anything was done.
pub(crate) fn convert(
    args: &Convert,
    lang: Lang,
    streams: &mut Streams<'_>,
) -> Result<Exit, Error> {
    let stdin = args.inputs.iter().any(|p| is_dash(p));
    let stdout = match &args.output {
        Some(o) => is_dash(Path::new(o)),
        None => stdin,
    };
    let batch = batch(args, lang)?;
    if stdin && args.inputs.len() > 1 {
        return Ok(wrong(words::ONE_STDIN, lang, streams));
    }
    let several = args.inputs.len() > 1 || args.inputs.iter().any(|p| p.is_dir());
    if args.resume && (stdin || stdout) {
        return Ok(wrong(words::RESUME_STREAM, lang, streams));
    }
    if stdout && (several || batch.convert.to.len() > 1) {
        return Ok(wrong(words::ONE_STDOUT, lang, streams));
    }
    let mut run = Run {
        args,
        batch,
        lang,
        streams,
    };
    match (stdin, stdout) {
        (_, true) => Ok(run.write_stdout()),
        (true, false) => run.read_stdin(),
        (false, false) => run.files(),
    }
}

fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn wrong(word: Word, lang: Lang, streams: &mut Streams<'_>) -> Exit {
    report::say(streams.errors, &format!("gongwen: {}", word.of(lang)));
    Exit::Usage
}

/// How drafts are read.
pub(crate) fn read_options(draft: &Draft) -> Result<ReadOptions, Error> {
    let mut options = ReadOptions::default();
    options.format = draft.from.as_deref().map(str::parse).transpose()?;
    options.encoding = draft.encoding.as_deref().map(str::parse).transpose()?;
    if draft.lossy {
        options.undecodable = Undecodable::Replace;
    }
    if draft.normalise {
        options.normalise = Normalise::Standard;
    }
    Ok(options)
}

fn formats(names: &[String]) -> Result<Vec<Format>, Error> {
    let mut formats = Vec::new();
    for name in names {
        let format: Format = name.parse()?;
        format.check_write()?;
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

fn batch(args: &Convert, lang: Lang) -> Result<Batch, Error> {
    let to = formats(&args.to)?;
    let options = Options {
        read: read_options(&args.draft)?,
        write: write_options(args, &to)?,
        to,
        strictness: if args.strict {
            Strictness::Strict
        } else {
            Strictness::Lenient
        },
        keep_source: match args.diagnostics {
            Some(Form::Text) => KeepSource::Yes,
            _ => KeepSource::No,
        },
    };
    Ok(Batch {
        convert: options,
        lang,
        threads: args.jobs,
    })
}

fn write_options(args: &Convert, to: &[Format]) -> Result<WriteOptions, Error> {
    let mut options = WriteOptions::default();
    if let Some(text) = &args.date {
        let date = text.parse();
        options.date = Some(date.map_err(|_| Error::new(Trouble::BadDate, &[text]))?);
    }
    options.style = style(&args.look)?;
    if let Some(flavour) = &args.look.pdf {
        options.pdf = flavour.parse()?;
    }
    if let Some(dpi) = args.look.dpi {
        options.picture.dpi = dpi;
    }
    if to.iter().any(|f| f.has_pages()) {
        options.fonts = fonts::find(args.fonts.font_dir.as_deref())?;
    }
    Ok(options)
}

fn style(look: &Look) -> Result<StyleOptions, Error> {
    let mut style = StyleOptions::default();
    if let Some(profile) = &look.profile {
        style.profile = profile.parse()?;
    }
    if look.mirror {
        style.binding = Binding::Mirrored;
    }
    if look.even_imprint {
        style.imprint = ImprintPage::Even;
    }
    Ok(style)
}

/// How many files that were passed over are named.
const NAMED: usize = 5;

struct Run<'a, 'b> {
    args: &'a Convert,
    batch: Batch,
    lang: Lang,
    streams: &'a mut Streams<'b>,
}

impl Run<'_, '_> {
    fn input(&self) -> &Path {
        self.args
            .inputs
            .first()
            .map_or(Path::new("-"), PathBuf::as_path)
    }

    /// The bytes of the only input, a file or standard input.
    fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        let limits = &self.batch.convert.read.limits;
        if is_dash(self.input()) {
            files::read_from(&mut *self.streams.input, Path::new("-"), limits)
        } else {
            files::read(self.input(), limits)
        }
    }

    fn write_stdout(&mut self) -> Exit {
        let input = self.input().to_path_buf();
        let name = input.file_name().map(|n| n.to_string_lossy().into_owned());
        let done = match self.bytes() {
            Ok(bytes) => one::convert(&bytes, name.as_deref(), &self.batch.convert),
            Err(error) => Converted::failed(error),
        };
        let outputs = done.outputs;
        if outputs.len() > 1 {
            return wrong(words::ONE_PAGE, self.lang, self.streams);
        }
        let outcome = Outcome {
            input,
            written: Vec::new(),
            diagnostics: done.diagnostics,
            source: done.source,
            errors: done.errors,
            made: Made::Now,
        };
        self.tell(&outcome);
        if self.args.diagnostics == Some(Form::Json) {
            let json = diagnostics_json(&outcome.diagnostics, self.lang);
            report::say(self.streams.errors, &json);
        }
        let sent = outputs
            .iter()
            .map(|(_, b)| emit(b, self.lang, self.streams));
        let sent = sent.fold(Exit::Done, worse);
        worse(sent, verdict(&outcome))
    }

    fn read_stdin(&mut self) -> Result<Exit, Error> {
        let found = [Found {
            path: "stdin".into(),
            folder: PathBuf::new(),
        }];
        let jobs = self.plan(&found)?;
        let outcome = match self.bytes() {
            Ok(bytes) => jobs
                .first()
                .map(|job| self.batch.convert_bytes(&bytes, None, job)),
            Err(error) => Some(Outcome::failed("-".into(), error)),
        };
        Ok(outcome.map_or(Exit::Done, |o| {
            self.tell(&o);
            verdict(&o)
        }))
    }

    fn files(&mut self) -> Result<Exit, Error> {
        let folder = self.args.output.as_ref().map(Path::new);
        if let Some(folder) = folder.filter(|_| self.args.resume) {
            refuse_same_folder(&self.args.inputs, folder)?;
        }
        let Search {
            found,
            errors,
            passed_over,
            ..
        } = search(&self.args.inputs, folder);
        for error in &errors {
            report::error(self.streams.errors, None, error, self.lang);
        }
        self.tell_passed_over(&passed_over);
        let jobs = self.plan(&found)?;
        if jobs.is_empty() {
            let readable: Vec<_> = Format::all()
                .filter(|f| f.can_read())
                .map(Format::name)
                .collect();
            let sentence = words::NOTHING_FOUND.fill(self.lang, &[&readable.join(", ")]);
            report::say(self.streams.errors, &format!("gongwen: {sentence}"));
            return Ok(Exit::Failed);
        }
        let exit = self.run(&jobs);
        Ok(if errors.is_empty() {
            exit
        } else {
            Exit::Failed
        })
    }

    /// Names the first of the files that no draft can be.
    fn tell_passed_over(&mut self, files: &[PathBuf]) {
        let names = files.iter().take(NAMED).filter_map(|p| p.file_name());
        let names: Vec<_> = names.map(|n| n.to_string_lossy()).collect();
        if !files.is_empty() {
            let more = if files.len() > NAMED { " …" } else { "" };
            let listed = format!("{}{more}", names.join(self.lang.pick("、", ", ")));
            let sentence = words::PASSED_OVER.fill(self.lang, &[&files.len(), &listed]);
            report::say(self.streams.errors, &sentence);
        }
    }

    fn plan(&self, found: &[Found]) -> Result<Vec<Job>, Error> {
        let diagnostics = match self.args.diagnostics {
            Some(Form::Json) => DiagnosticsFile::Beside,
            _ => DiagnosticsFile::None,
        };
        plan(
            found,
            &self.batch.convert.to,
            &self.target(found),
            diagnostics,
        )
    }

    /// A file where one file and one format are asked for and it does not look like a folder.
    fn target(&self, found: &[Found]) -> Target {
        let Some(output) = &self.args.output else {
            return Target::Beside;
        };
        let path = PathBuf::from(output);
        let one = found.len() == 1 && self.args.inputs.len() == 1 && !self.input().is_dir();
        let folder = output.to_string_lossy().ends_with(is_separator) || path.is_dir();
        let folder = folder || self.args.resume;
        if one && self.batch.convert.to.len() == 1 && !folder {
            Target::File(path)
        } else {
            Target::Folder(path)
        }
    }

    fn run(&mut self, jobs: &[Job]) -> Exit {
        let bar = bar(jobs.len(), self.streams.audience);
        let (batch, keep) = (self.batch.clone(), self.keep());
        let mut count = Count::default();
        let mut done = |outcome: Outcome| {
            bar.suspend(|| match &keep {
                Some(_) => self.tell_found(&outcome),
                None => self.tell(&outcome),
            });
            bar.inc(1);
            count.add(outcome);
        };
        let ran = match &keep {
            Some(keep) => batch.resume(jobs, keep, &mut done),
            None => {
                batch.run(jobs, &mut done);
                Ok(())
            }
        };
        bar.finish_and_clear();
        if let Err(error) = ran {
            report::error(self.streams.errors, None, &error, self.lang);
            return Exit::Failed;
        }
        match &keep {
            Some(keep) => self.sum_up_kept(&count, keep),
            None => self.sum_up(&count),
        }
        if count.failed.is_empty() {
            Exit::Done
        } else {
            Exit::Failed
        }
    }

    /// Where a manifest is kept, if one is.
    fn keep(&self) -> Option<Keep> {
        let folder = self.args.output.as_ref().filter(|_| self.args.resume)?;
        let failures = if self.args.retry_failed {
            Failures::Retry
        } else {
            Failures::Keep
        };
        Some(Keep {
            folder: folder.into(),
            earlier: Earlier::Resume(failures),
        })
    }

    fn sum_up(&mut self, count: &Count) {
        let (all, failed) = (count.all, count.failed.len());
        if all > 1 {
            let values: [&dyn Display; 3] = [&all, &(all - failed), &failed];
            report::say(
                self.streams.errors,
                &words::SUMMARY.fill(self.lang, &values),
            );
        }
    }

    /// Of many files nobody remembers which failed: they are listed in the end.
    fn sum_up_kept(&mut self, count: &Count, keep: &Keep) {
        count.failed.iter().for_each(|o| self.tell_errors(o));
        let (all, failed) = (count.all, count.failed.len());
        let manifest = keep.folder.join(manifest::NAME);
        let (good, manifest) = (all - failed, manifest.display());
        let values: [&dyn Display; 5] = [&all, &good, &count.earlier, &failed, &manifest];
        let sentence = words::SUMMARY_KEPT.fill(self.lang, &values);
        report::say(self.streams.errors, &sentence);
        let left = count
            .failed
            .iter()
            .filter(|o| o.made == Made::Earlier)
            .count();
        if left > 0 {
            let sentence = words::NOT_RETRIED.fill(self.lang, &[&left]);
            report::say(self.streams.errors, &sentence);
        }
    }

    /// Says what became of one input.
    fn tell(&mut self, outcome: &Outcome) {
        self.tell_found(outcome);
        self.tell_errors(outcome);
    }

    fn tell_found(&mut self, outcome: &Outcome) {
        let name = outcome.input.to_string_lossy();
        let errors = &mut *self.streams.errors;
        match self.args.diagnostics {
            Some(Form::Text) => {
                let source = outcome.source.as_ref();
                let shown = report::diagnostics(&name, &outcome.diagnostics, source, self.lang);
                report::say(errors, &shown);
            }
            Some(Form::Json) => {}
            None => report::count(errors, &name, &outcome.diagnostics, self.lang),
        }
    }

    fn tell_errors(&mut self, outcome: &Outcome) {
        let name = outcome.input.to_string_lossy();
        for error in &outcome.errors {
            report::error(self.streams.errors, Some(&name), error, self.lang);
        }
    }
}

/// What became of the inputs of a batch.
#[derive(Default)]
struct Count {
    all: usize,
    /// Done by an earlier run.
    earlier: usize,
    failed: Vec<Outcome>,
}

impl Count {
    fn add(&mut self, outcome: Outcome) {
        self.all += 1;
        if !outcome.errors.is_empty() {
            let (diagnostics, source) = (Vec::new(), None);
            self.failed.push(Outcome {
                diagnostics,
                source,
                ..outcome
            });
        } else if outcome.made == Made::Earlier {
            self.earlier += 1;
        }
    }
}

fn verdict(outcome: &Outcome) -> Exit {
    if outcome.errors.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    }
}

fn worse(a: Exit, b: Exit) -> Exit {
    if a == Exit::Done { b } else { a }
}

/// A progress bar for a person who waits for several files; else none.
fn bar(files: usize, audience: Audience) -> ProgressBar {
    if audience == Audience::Program || files < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}  {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
