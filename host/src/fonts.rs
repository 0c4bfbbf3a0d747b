//! Finding faces on this computer, in the order of the design: the caller's folders, those of
//! `GONGWEN_FONTS`, installed faces by name, the cache that `cargo xtask fonts` fills.
//!
//! Only names and licence bits are read until a face is chosen. Which name serves which role is
//! data of the core ([`gongwen::font::names`]); nothing here parses a font.

use crate::cache;
use gongwen::Error;
use gongwen::font::{Embedding, FaceInfo, FontData, FontSet, Role, names, probe};
use gongwen::messages::Trouble;
use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Environment variable that names font folders, separated as in `PATH`.
pub const VARIABLE: &str = "GONGWEN_FONTS";
/// Faces that fill in for missing characters: more would only cost memory.
const MOST_WIDE: usize = 3;
/// Folders nested deeper hold no fonts on any system.
const DEPTH: usize = 8;
const EXTENSIONS: &[&str] = &["otf", "ttf", "ttc", "otc"];

/// Where to look for faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontSearch {
    /// Folders that the caller names: they come first. In them a file may also be named for its
    /// role: `fangsong.ttf`, `title.otf`, `hei…`, `kai…`, `song…`, `wide…`.
    pub folders: Vec<PathBuf>,
    /// Folders of installed faces.
    pub installed: Vec<PathBuf>,
    /// The folder that `cargo xtask fonts` fills.
    pub cache: Option<PathBuf>,
}

impl FontSearch {
    /// The caller's folders, then `GONGWEN_FONTS`, then what this system has.
    pub fn new(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        let named = env::var_os(VARIABLE).unwrap_or_default();
        let named = env::split_paths(&named).filter(|p| !p.as_os_str().is_empty());
        Self {
            folders: folders.into_iter().chain(named).collect(),
            installed: installed(),
            cache: cache::fonts(),
        }
    }
}

/// The folders of installed fonts, the user's before the system's.
fn installed() -> Vec<PathBuf> {
    let home = |name, rest: &str| env::var_os(name).map(|v| PathBuf::from(v).join(rest));
    let folders = if cfg!(windows) {
        vec![
            home("LOCALAPPDATA", r"Microsoft\Windows\Fonts"),
            home("WINDIR", "Fonts"),
        ]
    } else if cfg!(target_os = "macos") {
        vec![
            home("HOME", "Library/Fonts"),
            Some("/Library/Fonts".into()),
            Some("/System/Library/Fonts".into()),
            Some("/System/Library/AssetsV2".into()),
        ]
    } else {
        vec![
            home("XDG_DATA_HOME", "fonts"),
            home("HOME", ".local/share/fonts"),
            home("HOME", ".fonts"),
            Some("/usr/local/share/fonts".into()),
            Some("/usr/share/fonts".into()),
            Some("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol".into()),
        ]
    };
    folders.into_iter().flatten().collect()
}

/// A face in a file, known by its names.
#[derive(Debug)]
struct Known {
    path: PathBuf,
    index: u32,
    info: FaceInfo,
}

/// A group of folders of one rank.
struct Tier {
    /// Whether the caller named the folders: then a face that cannot be used is an error.
    named: bool,
    faces: Vec<Known>,
}

/// Finds the faces for the five roles and those that fill in.
///
/// A role may stay without a face: only PDF needs them, and says so.
///
/// # Errors
/// `Argument` for a named folder that cannot be read; `Font` for a face of a named folder that is
/// chosen and cannot be used.
pub fn find(search: &FontSearch) -> Result<FontSet, Error> {
    let tiers = tiers(search)?;
    let mut set = FontSet::new();
    let mut files = BTreeMap::new();
    for &(role, ..) in Role::ALL {
        serve(&mut set, &tiers, Some(role), 1, &mut files)?;
    }
    serve(&mut set, &tiers, None, MOST_WIDE, &mut files)?;
    Ok(set)
}

fn tiers(search: &FontSearch) -> Result<Vec<Tier>, Error> {
    let mut tiers = Vec::new();
    for folder in &search.folders {
        let unreadable = |e: std::io::Error| {
            Error::new(Trouble::NoFontFolder, &[&folder.display(), &e]).caused_by(e)
        };
        fs::read_dir(folder).map_err(unreadable)?;
        tiers.push(Tier {
            named: true,
            faces: scan(folder),
        });
    }
    let rest = [search.installed.as_slice(), search.cache.as_slice()];
    tiers.extend(rest.iter().map(|folders| Tier {
        named: false,
        faces: folders.iter().flat_map(|f| scan(f)).collect(),
    }));
    Ok(tiers)
}

type Files = BTreeMap<PathBuf, Arc<Vec<u8>>>;

/// Gives a role up to `most` faces, the best of the first tiers.
fn serve(
    set: &mut FontSet,
    tiers: &[Tier],
    role: Option<Role>,
    most: usize,
    files: &mut Files,
) -> Result<(), Error> {
    let mut given = 0;
    for choice in ranked(tiers, role) {
        if given == most {
            return Ok(());
        }
        match load(choice.face, files).and_then(|data| set.add(role, data)) {
            Ok(()) => given += 1,
            Err(error) if choice.named => return Err(error),
            Err(_) => {}
        }
    }
    Ok(())
}

/// A face that can serve a role.
struct Choice<'a> {
    tier: usize,
    named: bool,
    rank: usize,
    face: &'a Known,
}

/// The faces that can serve a role: the first tiers first, the best of a tier first, equals in the
/// order of their paths. Among faces that fill in, how much they hold counts before where they are.
fn ranked(tiers: &[Tier], role: Option<Role>) -> Vec<Choice<'_>> {
    let mut choices = Vec::new();
    for (i, tier) in tiers.iter().enumerate() {
        let usable = |f: &&Known| tier.named || f.info.embedding == Embedding::Allowed;
        let of = |face| {
            Some(Choice {
                tier: if role.is_some() || tier.named {
                    i
                } else {
                    tiers.len()
                },
                named: tier.named,
                rank: rank(face, tier.named, role)?,
                face,
            })
        };
        choices.extend(tier.faces.iter().filter(usable).filter_map(of));
    }
    choices.sort_by_key(|c| (c.tier, c.rank));
    // The same face found twice (two folders, two formats) serves once.
    choices.dedup_by(|a, b| a.face.info.names == b.face.info.names);
    choices
}

/// How well a face suits a role, by its file's name in a named folder, else by its own names.
fn rank(face: &Known, named: bool, role: Option<Role>) -> Option<usize> {
    if named && is_named_for(&face.path, role) {
        return Some(0);
    }
    let names = face.info.names.iter();
    names
        .filter_map(|n| names::rank(role, n))
        .min()
        .map(|r| r + 1)
}

fn is_named_for(path: &Path, role: Option<Role>) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.eq_ignore_ascii_case(role.map_or("wide", Role::word))
}

/// The face of a font file that the caller names; `index` is the face within a collection.
///
/// # Errors
/// `Font` for a file that cannot be read.
pub fn face(path: &Path, index: u32) -> Result<FontData, Error> {
    let origin = path.display().to_string();
    let bytes = fs::read(path);
    let bytes = bytes.map_err(|e| Error::new(Trouble::BadFont, &[&origin, &e]).caused_by(e))?;
    Ok(FontData {
        bytes: Arc::new(bytes),
        index,
        origin,
    })
}

/// A face, with the bytes of a file that was read before.
fn load(known: &Known, files: &mut Files) -> Result<FontData, Error> {
    if let Some(bytes) = files.get(&known.path) {
        return Ok(FontData {
            bytes: Arc::clone(bytes),
            index: known.index,
            origin: known.path.display().to_string(),
        });
    }
    let data = face(&known.path, known.index)?;
    files.insert(known.path.clone(), Arc::clone(&data.bytes));
    Ok(data)
}

/// All faces below a folder, in the order of their paths. What is no font is passed over.
fn scan(folder: &Path) -> Vec<Known> {
    let mut paths = Vec::new();
    collect(folder, DEPTH, &mut paths);
    paths.sort();
    paths.iter().flat_map(|p| faces(p)).collect()
}

fn collect(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        if EXTENSIONS.iter().any(|e| extension == *e) {
            out.push(path);
        } else if depth > 0 && path.is_dir() {
            collect(&path, depth - 1, out);
        }
    }
}

/// The faces of a file, from its header alone.
fn faces(path: &Path) -> Vec<Known> {
    let Ok(mut file) = File::open(path) else {
        return Vec::new();
    };
    let mut read = |at: u64, length: usize| {
        let mut bytes = vec![0; length];
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    };
    let mut out = Vec::new();
    let mut index = 0;
    while let Ok(info) = probe(&mut read, index, &path.display()) {
        let more = index + 1 < info.faces;
        out.push(Known {
            path: path.to_owned(),
            index,
            info,
        });
        index += 1;
        if !more {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::ErrorKind;

    fn only(folders: Vec<PathBuf>) -> FontSearch {
        FontSearch {
            folders,
            installed: Vec::new(),
            cache: None,
        }
    }

    #[test]
    fn a_folder_without_fonts_serves_nothing_and_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("junk.otf"), b"no font").unwrap();
        let set = find(&only(vec![folder.path().to_owned()])).unwrap();
        assert_eq!(set.lacks(), Some(Role::FangSong));
    }

    #[test]
    fn a_named_folder_that_is_not_there_is_an_error() {
        let error = find(&only(vec!["/no/such/folder".into()])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument);
    }
}
