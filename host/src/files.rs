//! Reading a file within the limits, and writing one so that it is whole or not there.
//!
//! This file must not know what a document is.

use gongwen::Error;
use gongwen::limits::Limits;
use gongwen::messages::Trouble;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use tempfile::Builder;

/// Reads a file of at most `limits.input_bytes`.
///
/// # Errors
/// `Io` where the file cannot be read (the source is the `std::io::Error`), `Limit` where it is too
/// large; a file that is known to be too large is not read at all.
pub fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let file = File::open(path).map_err(|e| unreadable(path, e))?;
    let meta = file.metadata().map_err(|e| unreadable(path, e))?;
    if meta.is_file() {
        limits.check_size(usize::try_from(meta.len()).unwrap_or(usize::MAX))?;
    }
    read_from(file, path, limits)
}

/// Reads a stream, such as standard input, to its end or to one byte past the limit. `name` is for
/// errors.
///
/// # Errors
/// As [`read`].
pub fn read_from(stream: impl Read, name: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let bound = u64::try_from(limits.input_bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let mut stream = stream.take(bound.saturating_add(1));
    stream
        .read_to_end(&mut bytes)
        .map_err(|e| unreadable(name, e))?;
    limits.check_size(bytes.len())?;
    Ok(bytes)
}

/// Writes a file under a temporary name in its own folder, brings it to the disk and renames it:
/// whoever looks sees the old file or the whole new one. Missing folders are made. A file that is
/// replaced hands on its permissions. What is no plain file (a pipe, a device) is written straight.
///
/// # Errors
/// `Io`; nothing is left behind then.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_io(path, bytes, ".gongwen-").map_err(|e| unwritable(path, e))
}

/// The temporary names of a run that keeps a manifest are its own, so that the next such run can
/// tell what a killed one left behind.
const KEPT: &str = ".gongwen-run-";
const TEMPORARY: &str = ".tmp";

/// As [`write`], for a run that keeps a manifest.
pub(crate) fn write_kept(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_io(path, bytes, KEPT).map_err(|e| unwritable(path, e))
}

/// Removes what a killed run that kept a manifest left behind in a folder; a folder that is not
/// there holds nothing.
pub(crate) fn sweep(folder: &Path) -> Result<(), Error> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|e| unreadable(folder, e))?,
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(KEPT) && name.ends_with(TEMPORARY) {
            fs::remove_file(entry.path()).map_err(|e| unwritable(&entry.path(), e))?;
        }
    }
    Ok(())
}

fn write_io(path: &Path, bytes: &[u8], prefix: &str) -> io::Result<()> {
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|m| !m.is_file() && !m.is_dir()) {
        return fs::write(path, bytes);
    }
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(prefix).suffix(TEMPORARY);
    if let Some(permissions) = old.map(|m| m.permissions()).or_else(usual_permissions) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// What any program gives a new file: the umask decides. A temporary file alone would be 0600.
#[cfg(unix)]
fn usual_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<fs::Permissions> {
    None
}

/// The folder that holds a path; `.` for a bare name.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The error for a path that cannot be read.
pub(crate) fn unreadable(path: &Path, error: io::Error) -> Error {
    let trouble = match error.kind() {
        ErrorKind::NotFound => Trouble::NoFile,
        ErrorKind::PermissionDenied => Trouble::NotAllowedToRead,
        _ => Trouble::Unreadable,
    };
    Error::new(trouble, &[&path.display(), &error]).caused_by(error)
}

/// The error for a path that cannot be written.
pub(crate) fn unwritable(path: &Path, error: io::Error) -> Error {
    let trouble = match error.kind() {
        ErrorKind::PermissionDenied => Trouble::NotAllowedToWrite,
        _ => Trouble::Unwritable,
    };
    Error::new(trouble, &[&path.display(), &error]).caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::repeat;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let name = |e: io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
        entries.map(name).collect()
    }

    #[test]
    fn a_written_file_is_whole_and_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("新 文件夹/纪要.json");
        write(&path, b"1").unwrap();
        write(&path, b"22").unwrap();
        assert_eq!(read(&path, &Limits::default()).unwrap(), b"22");
        assert_eq!(names(path.parent().unwrap()), ["纪要.json"]);
    }

    #[test]
    fn a_failed_rename_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let taken = dir.path().join("taken");
        fs::create_dir_all(taken.join("inside")).unwrap();
        let error = write(&taken, b"1").unwrap_err();
        assert_eq!(error.kind(), gongwen::ErrorKind::Io);
        assert_eq!(names(dir.path()), ["taken"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_follow_the_old_file_or_the_umask() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        let (ours, plain) = (dir.path().join("ours"), dir.path().join("plain"));
        write(&ours, b"1").unwrap();
        fs::write(&plain, b"1").unwrap();
        assert_eq!(mode(&ours), mode(&plain));
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o600)).unwrap();
        write(&ours, b"2").unwrap();
        assert_eq!(mode(&ours), 0o600);
    }

    #[test]
    fn an_endless_stream_is_stopped_at_the_limit() {
        let limits = Limits {
            input_bytes: 10,
            ..Limits::default()
        };
        let error = read_from(repeat(b'a'), Path::new("-"), &limits).unwrap_err();
        assert_eq!(error.kind(), gongwen::ErrorKind::Limit);
    }

    #[test]
    fn a_missing_file_keeps_the_error_of_the_system() {
        let error = read(Path::new("没有.md"), &Limits::default()).unwrap_err();
        let source = std::error::Error::source(&error).unwrap();
        let io = source.downcast_ref::<io::Error>().unwrap();
        assert_eq!(io.kind(), ErrorKind::NotFound);
        assert!(error.to_string().contains("没有.md"), "{error}");
    }
}
