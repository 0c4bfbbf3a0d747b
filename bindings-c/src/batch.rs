//! Many files in threads, as the command does it: a plan first, then one outcome a file.

use crate::boundary::{borrow, borrow_mut, boundary, free, shared_between_threads};
use crate::diagnostics::gongwen_diagnostics;
use crate::error::gongwen_error;
use crate::numbers::{
    GONGWEN_ENCODING_DETECT, GONGWEN_FORMAT_DETECT, gongwen_format, gongwen_lang, gongwen_manifest,
    gongwen_status, lang, manifest, output_format,
};
use crate::options::gongwen_options;
use crate::path;
use gongwen::messages::Trouble;
use gongwen::{Error, Format, Lang, WriteOptions};
use gongwen_host::batch::{Batch, Made, Outcome};
use gongwen_host::convert::Options;
use gongwen_host::plan::{DiagnosticsFile, Job, Target, find, plan, refuse_same_folder};
use gongwen_host::resume::{Earlier, Keep};
use gongwen_host::wall;
use std::ffi::{CString, c_char, c_void};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::ptr;

/// Files to be converted together: inputs, formats and where outputs go.
///
/// 一批待转换的文件：输入、格式与输出位置。
#[derive(Default)]
pub struct gongwen_batch {
    inputs: Vec<PathBuf>,
    to: Vec<Format>,
    folder: Option<PathBuf>,
    diagnostics: Option<Lang>,
    threads: Option<NonZeroUsize>,
    manifest: Option<Earlier>,
}

const _: () = shared_between_threads::<gongwen_batch>();

/// What became of one input of a batch.
///
/// 一批中一个输入的结果。
pub struct gongwen_outcome {
    input: CString,
    written: Vec<CString>,
    errors: Vec<gongwen_error>,
    diagnostics: gongwen_diagnostics,
    earlier: bool,
}

/// What a batch calls after each input, in the order of the inputs: done of total are over. Return 0
/// to go on, anything else to stop the batch. It may not throw or jump out.
///
/// user: what was given to gongwen_batch_run. outcome: valid during the call only.
///
/// 每个输入完成后按输入顺序调用：total 个中已完成 done 个。返回 0 继续，其他值停止。不得抛出异常或跳出。
/// user：传给 gongwen_batch_run 的值。outcome：仅在调用期间有效。
pub type gongwen_batch_progress = Option<
    unsafe extern "C" fn(
        user: *mut c_void,
        done: usize,
        total: usize,
        outcome: *const gongwen_outcome,
    ) -> i32,
>;

/// Makes an empty batch: outputs go beside the inputs, as NAME.FORMAT, on as many threads as the
/// computer has.
///
/// Ownership: the result is the caller's; free it with gongwen_batch_free.
/// Encoding: none. Threads: any.
/// Errors: NULL only for a defect of the library.
///
/// 新建空批次：输出写在输入旁边，名为 NAME.FORMAT；线程数取本机处理器数。
/// 所有权：返回值归调用者，用 gongwen_batch_free 释放。编码：无。线程：任意。错误：仅当库有缺陷时返回 NULL。
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn gongwen_batch_new() -> *mut gongwen_batch {
    let new = || Ok(Box::into_raw(Box::new(gongwen_batch::default())));
    wall::guard(new).unwrap_or(ptr::null_mut())
}

/// Adds a file, or a folder: then all files in it, and in the folders in it, whose extension is of a
/// format that can be read.
///
/// Ownership: the path is only read during the call.
/// Encoding: path_len bytes of UTF-8 (on Unix, the bytes of the path as they are).
/// Threads: the caller must be the only user of the batch.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL. A file that is not there is reported when the batch
/// runs.
///
/// 加入文件或文件夹；文件夹则取其中（含各级子文件夹）扩展名为可读格式的所有文件。
/// 所有权：路径只在调用期间读取。编码：路径为 UTF-8（Unix 上为原样字节）。线程：须独占。
/// 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。文件不存在时，运行批次时报告。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_add_input(
    batch: *mut gongwen_batch,
    path: *const c_void,
    path_len: usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let batch = borrow_mut(batch, "batch")?;
            batch.inputs.push(path::required(path, path_len, "path")?);
            Ok(())
        })
    }
}

/// Adds a format that every input is written to.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the batch.
/// Errors: GONGWEN_E_ARGUMENT, GONGWEN_E_UNSUPPORTED; err may be NULL.
///
/// 加入一种输出格式。
/// 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT、GONGWEN_E_UNSUPPORTED；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_add_format(
    batch: *mut gongwen_batch,
    format: gongwen_format,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            let batch = borrow_mut(batch, "batch")?;
            let format = output_format(format)?;
            format.check_write()?;
            if !batch.to.contains(&format) {
                batch.to.push(format);
            }
            Ok(())
        })
    }
}

/// Says into which folder outputs go, which is made where it is not there; NULL with length 0 for
/// beside the inputs.
///
/// Ownership: the path is only read during the call.
/// Encoding: folder_len bytes of UTF-8 (on Unix, the bytes of the path as they are).
/// Threads: the caller must be the only user of the batch.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定输出文件夹，没有则新建；NULL 且长度为 0 表示写在输入旁边。
/// 所有权：路径只在调用期间读取。编码：路径为 UTF-8（Unix 上为原样字节）。线程：须独占。
/// 错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_set_folder(
    batch: *mut gongwen_batch,
    folder: *const c_void,
    folder_len: usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(batch, "batch")?.folder = path::optional(folder, folder_len, "folder")?;
            Ok(())
        })
    }
}

/// Asks for a file NAME.diagnostics.json beside the outputs of each input, in a language.
///
/// Ownership: none. Encoding: the files are UTF-8.
/// Threads: the caller must be the only user of the batch.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 为每个输入另写 NAME.diagnostics.json，并指定语言。
/// 所有权：无。编码：该文件为 UTF-8。线程：须独占。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_write_diagnostics(
    batch: *mut gongwen_batch,
    language: gongwen_lang,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(batch, "batch")?.diagnostics = Some(lang(language));
            Ok(())
        })
    }
}

/// Says how many threads convert; 0 for as many as the computer has.
///
/// Ownership: none. Encoding: none. Threads: the caller must be the only user of the batch.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 指定线程数；0 表示取本机处理器数。
/// 所有权：无。编码：无。线程：须独占。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_set_threads(
    batch: *mut gongwen_batch,
    threads: usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(batch, "batch")?.threads = NonZeroUsize::new(threads);
            Ok(())
        })
    }
}

/// Says whether a manifest is kept: one of GONGWEN_MANIFEST_... . It lies in the folder of the
/// outputs as gongwen-manifest.jsonl, a JSON object a line and document: input, sha256, options,
/// status, outputs, errors, diagnostics, ms. With it a batch that was stopped or killed at any moment
/// can be run again and does nothing twice; input, options and outputs that have changed are done
/// anew. While a batch runs, another one for the same folder fails with GONGWEN_E_IO. The folder
/// must be set, and be none of the folders that are inputs.
///
/// Ownership: none. Encoding: the manifest is UTF-8.
/// Threads: the caller must be the only user of the batch.
/// Errors: GONGWEN_E_ARGUMENT; err may be NULL.
///
/// 规定是否记录清单：GONGWEN_MANIFEST_... 之一。清单为输出文件夹中的 gongwen-manifest.jsonl，每份文件一行 JSON：
/// input、sha256、options、status、outputs、errors、diagnostics、ms。有了清单，批次无论何时停止或被终止，重新运行即可继续，
/// 已完成的不再转换；输入、选项、输出有变动的则重做。批次运行期间，写入同一文件夹的另一批次以 GONGWEN_E_IO 失败。
/// 须指定输出文件夹，且不得是作为输入的文件夹。
/// 所有权：无。编码：清单为 UTF-8。线程：须独占。错误：GONGWEN_E_ARGUMENT；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_set_manifest(
    batch: *mut gongwen_batch,
    value: gongwen_manifest,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        boundary(err, || {
            borrow_mut(batch, "batch")?.manifest = manifest(value)?;
            Ok(())
        })
    }
}

/// Converts the files. One that fails does not stop the others. Each output is written whole or not
/// at all. Nothing is written where two inputs would write one file, or an output would fall on an
/// input.
///
/// options: NULL for the defaults. progress: NULL for none; it is called on this thread. user: handed
/// to progress. failed: how many inputs had an error; NULL if not wanted.
/// To stop, return other than 0 from progress, or set the flag of the options. Stopping by progress
/// sets that flag too: give a batch one of its own.
///
/// Ownership: none; the batch can be run again.
/// Encoding: found by content, as the format.
/// Threads: many may run one batch at once, if its outputs differ; batch and options are only read.
/// Errors: GONGWEN_OK also where inputs failed: see failed. GONGWEN_E_CANCELLED where it was
/// stopped, GONGWEN_E_ARGUMENT for a batch without inputs or formats, GONGWEN_E_FONT, GONGWEN_E_IO
/// for a folder that cannot be listed; err may be NULL.
///
/// 转换一批文件。一个失败不影响其余；每个输出要么完整写出，要么不写。若两个输入会写同一文件，或输出会覆盖输入，则什么也不写。
/// options：NULL 取默认。progress：可为 NULL，在本线程调用。user：交给 progress。failed：出错的输入数，不需要时为 NULL。
/// 停止：progress 返回非 0，或将 options 的取消标志置位。progress 停止时也会置位该标志，故宜为每批单设一个。
/// 所有权：无；批次可再次运行。编码：编码与格式按内容判断。线程：输出不同时可同时运行；batch 与 options 只读。
/// 错误：部分输入失败时仍为 GONGWEN_OK，见 failed；被停止时为 GONGWEN_E_CANCELLED；没有输入或格式时为 GONGWEN_E_ARGUMENT；
/// GONGWEN_E_FONT；文件夹不能列出时为 GONGWEN_E_IO；err 可为 NULL。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_run(
    batch: *const gongwen_batch,
    options: *const gongwen_options,
    progress: gongwen_batch_progress,
    user: *mut c_void,
    failed: *mut usize,
    err: *mut *mut gongwen_error,
) -> gongwen_status {
    // SAFETY: each pointer is NULL or valid, as the header asks.
    unsafe {
        let mut count = 0;
        let status = boundary(err, || {
            let batch = borrow(batch, "batch")?;
            let defaults = gongwen_options::default();
            let options = options.as_ref().unwrap_or(&defaults);
            batch.run(options, &mut count, |done, total, outcome| match progress {
                // SAFETY: the caller's function, with the outcome alive.
                Some(call) => call(user, done, total, outcome),
                None => 0,
            })
        });
        if let Some(failed) = failed.as_mut() {
            *failed = count;
        }
        status
    }
}

impl gongwen_batch {
    fn run(
        &self,
        options: &gongwen_options,
        failed: &mut usize,
        progress: impl Fn(usize, usize, &gongwen_outcome) -> i32,
    ) -> Result<(), Error> {
        let jobs = self.jobs()?;
        let batch = Batch {
            convert: self.conversion(options)?,
            lang: self.diagnostics.unwrap_or_default(),
            threads: self.threads,
        };
        let cancel = &batch.convert.read.cancel;
        let mut done = 0;
        let mut told = |outcome: Outcome| {
            done += 1;
            *failed += usize::from(!outcome.errors.is_empty());
            if progress(done, jobs.len(), &gongwen_outcome::of(outcome)) != 0 {
                cancel.cancel();
            }
        };
        match self.keep()? {
            Some(keep) => batch.resume(&jobs, &keep, &mut told)?,
            None => batch.run(&jobs, &mut told),
        }
        match cancel.is_cancelled() {
            true => Err(Error::new(Trouble::Cancelled, &[])),
            false => Ok(()),
        }
    }

    fn jobs(&self) -> Result<Vec<Job>, Error> {
        for (what, count) in [("inputs", self.inputs.len()), ("formats", self.to.len())] {
            if count == 0 {
                return Err(Error::new(Trouble::BadLength, &[&what, &count]));
            }
        }
        let target = match &self.folder {
            Some(folder) => Target::Folder(folder.clone()),
            None => Target::Beside,
        };
        let (found, errors) = find(&self.inputs, self.folder.as_deref());
        let diagnostics = match self.diagnostics {
            Some(_) => DiagnosticsFile::Beside,
            None => DiagnosticsFile::None,
        };
        match errors.into_iter().next() {
            Some(error) => Err(error),
            None => plan(&found, &self.to, &target, diagnostics),
        }
    }

    /// Where a manifest is kept, if one is.
    fn keep(&self) -> Result<Option<Keep>, Error> {
        let Some(earlier) = self.manifest else {
            return Ok(None);
        };
        let folder = self.folder.clone();
        let folder = folder.ok_or_else(|| Error::new(Trouble::NullPointer, &[&"folder"]))?;
        refuse_same_folder(&self.inputs, &folder)?;
        Ok(Some(Keep { folder, earlier }))
    }

    fn conversion(&self, options: &gongwen_options) -> Result<Options, Error> {
        let write = self.to.iter().find(|f| f.has_pages()).or(self.to.first());
        Ok(Options {
            read: options.reading(GONGWEN_FORMAT_DETECT, GONGWEN_ENCODING_DETECT)?,
            write: write.map_or(Ok(WriteOptions::default()), |f| options.writing(*f))?,
            to: self.to.clone(),
            ..Options::default()
        })
    }
}

impl gongwen_outcome {
    fn of(outcome: Outcome) -> Self {
        Self {
            input: text(&outcome.input),
            written: outcome.written.iter().map(|p| text(p)).collect(),
            errors: outcome.errors.iter().map(gongwen_error::new).collect(),
            diagnostics: gongwen_diagnostics(outcome.diagnostics),
            earlier: outcome.made == Made::Earlier,
        }
    }
}

/// A path for C; a path cannot hold NUL.
fn text(path: &Path) -> CString {
    CString::new(path::to_bytes(path)).unwrap_or_default()
}

/// The path of the input, as it was found. "" for NULL.
///
/// Ownership: lives during the call of progress; do not free.
/// Encoding: UTF-8 (on Unix, the bytes of the path as they are), ends with a zero byte.
/// Threads: the thread of progress. Errors: none.
///
/// 输入的路径。NULL 得 ""。
/// 所有权：仅在 progress 调用期间有效，不可释放。编码：UTF-8（Unix 上为原样字节），以零字节结尾。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_input(outcome: *const gongwen_outcome) -> *const c_char {
    // SAFETY: NULL or a live outcome, as the header asks.
    unsafe { outcome.as_ref() }.map_or(c"".as_ptr(), |o| o.input.as_ptr())
}

/// How many files were written; 0 for NULL.
///
/// Ownership: none. Encoding: none. Threads: the thread of progress. Errors: none.
///
/// 写出的文件数；NULL 为 0。
/// 所有权：无。编码：无。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_written_count(outcome: *const gongwen_outcome) -> usize {
    // SAFETY: NULL or a live outcome, as the header asks.
    unsafe { outcome.as_ref() }.map_or(0, |o| o.written.len())
}

/// The path of a file that was written; "" past the end and for NULL.
///
/// Ownership: lives during the call of progress; do not free.
/// Encoding: UTF-8 (on Unix, the bytes of the path as they are), ends with a zero byte.
/// Threads: the thread of progress. Errors: none.
///
/// 写出的第 index 个文件的路径；下标越界或 NULL 得 ""。
/// 所有权：仅在 progress 调用期间有效，不可释放。编码：UTF-8（Unix 上为原样字节），以零字节结尾。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_written(
    outcome: *const gongwen_outcome,
    index: usize,
) -> *const c_char {
    // SAFETY: NULL or a live outcome, as the header asks.
    let written = unsafe { outcome.as_ref() }.and_then(|o| o.written.get(index));
    written.map_or(c"".as_ptr(), |path| path.as_ptr())
}

/// 1 where an earlier run dealt with the input and nothing has changed since: see
/// gongwen_batch_set_manifest. Its diagnostics are not told again. 0 otherwise and for NULL.
///
/// Ownership: none. Encoding: none. Threads: the thread of progress. Errors: none.
///
/// 输入在先前的运行中已处理且此后没有变动时为 1（见 gongwen_batch_set_manifest），其发现不再列出；否则及 NULL 为 0。
/// 所有权：无。编码：无。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_is_earlier(outcome: *const gongwen_outcome) -> i32 {
    // SAFETY: NULL or a live outcome, as the header asks.
    unsafe { outcome.as_ref() }.map_or(0, |o| i32::from(o.earlier))
}

/// How many errors the input had: 0 where all went well, one for an input that could not be read,
/// else one a format; 0 for NULL.
///
/// Ownership: none. Encoding: none. Threads: the thread of progress. Errors: none.
///
/// 错误数：顺利时为 0，输入不可读时为 1，否则每种失败的格式各一；NULL 为 0。
/// 所有权：无。编码：无。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_error_count(outcome: *const gongwen_outcome) -> usize {
    // SAFETY: NULL or a live outcome, as the header asks.
    unsafe { outcome.as_ref() }.map_or(0, |o| o.errors.len())
}

/// An error of the input; NULL past the end and for NULL.
///
/// Ownership: lives during the call of progress; do not free. Encoding: none.
/// Threads: the thread of progress. Errors: none.
///
/// 第 index 个错误；下标越界或 NULL 得 NULL。
/// 所有权：仅在 progress 调用期间有效，不可释放。编码：无。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_error(
    outcome: *const gongwen_outcome,
    index: usize,
) -> *const gongwen_error {
    // SAFETY: NULL or a live outcome, as the header asks.
    let error = unsafe { outcome.as_ref() }.and_then(|o| o.errors.get(index));
    error.map_or(ptr::null(), ptr::from_ref)
}

/// What was found in the input; NULL for NULL.
///
/// Ownership: lives during the call of progress; do not free. Encoding: none.
/// Threads: the thread of progress. Errors: none.
///
/// 该输入的发现；NULL 得 NULL。
/// 所有权：仅在 progress 调用期间有效，不可释放。编码：无。线程：progress 所在线程。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_outcome_diagnostics(
    outcome: *const gongwen_outcome,
) -> *const gongwen_diagnostics {
    // SAFETY: NULL or a live outcome, as the header asks.
    unsafe { outcome.as_ref() }.map_or(ptr::null(), |o| &raw const o.diagnostics)
}

/// Frees a batch. NULL does nothing.
///
/// Ownership: the handle is gone. Encoding: none.
/// Threads: the caller must be the only user of the batch. Errors: none.
///
/// 释放批次。NULL 无妨。
/// 所有权：句柄作废。编码：无。线程：须独占。错误：无。
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gongwen_batch_free(batch: *mut gongwen_batch) {
    // SAFETY: NULL or a live batch that came from this library, as the header asks.
    unsafe { free(batch) }
}
