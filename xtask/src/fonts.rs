//! `cargo xtask fonts`: brings an open set of faces into the cache folder, without root.
//!
//! The faces come from Debian packages by apt, with state and cache of its own, so that nothing of
//! the system is touched. Only the font files are unpacked. No face is ever compiled in or put into
//! the repository.

use crate::cache;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A Debian package and the font files we take from it.
struct Package {
    name: &'static str,
    folder: &'static str,
    files: &'static [&'static str],
}

/// Fandol serves the five roles; the other two hold the 1 467 characters of 通用规范汉字表 that
/// Fandol lacks, and what lies beyond.
const PACKAGES: &[Package] = &[
    Package {
        name: "texlive-lang-chinese",
        folder: "./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
        files: &[
            "FandolFang-Regular.otf",
            "FandolHei-Regular.otf",
            "FandolKai-Regular.otf",
            "FandolSong-Bold.otf",
            "FandolSong-Regular.otf",
        ],
    },
    Package {
        name: "fonts-lxgw-wenkai",
        folder: "./usr/share/fonts/truetype/lxgw-wenkai",
        files: &["LXGWWenKai-Regular.ttf"],
    },
    Package {
        name: "fonts-noto-cjk",
        folder: "./usr/share/fonts/opentype/noto",
        files: &["NotoSerifCJK-Regular.ttc"],
    },
];

/// Faces with TrueType outlines, which a PDF subsets in less time: for the benchmark only.
const GLYF: &[Package] = &[
    Package {
        name: "fonts-arphic-gkai00mp",
        folder: "./usr/share/fonts/truetype/arphic-gkai00mp",
        files: &["gkai00mp.ttf"],
    },
    Package {
        name: "fonts-arphic-gbsn00lp",
        folder: "./usr/share/fonts/truetype/arphic-gbsn00lp",
        files: &["gbsn00lp.ttf"],
    },
];

/// Names the packages and versions of a complete folder; written last.
const MARKER: &str = "PACKAGES.txt";

/// Fills the cache folder where it is not full yet, and gives its path.
///
/// # Errors
/// A sentence that says what failed and what to do instead.
pub(crate) fn run() -> Result<PathBuf, String> {
    let target = folder()?;
    fetch(&target, PACKAGES).map_err(|e| format!("{e}\n{}", remedy()))?;
    Ok(target)
}

/// Fills a folder beside it with the faces of [`GLYF`], and gives its path.
///
/// # Errors
/// As [`run`].
pub(crate) fn glyf() -> Result<PathBuf, String> {
    let target = folder()?.with_file_name("fonts-glyf");
    fetch(&target, GLYF)?;
    Ok(target)
}

fn folder() -> Result<PathBuf, String> {
    cache::fonts().ok_or_else(|| "no cache folder: set HOME or XDG_CACHE_HOME".into())
}

fn fetch(target: &Path, packages: &[Package]) -> Result<(), String> {
    if is_complete(target, packages) {
        return Ok(());
    }
    let work = target.with_extension("part");
    let made = fill(&work, packages)?;
    fs::create_dir_all(target).map_err(|e| told(target, &e))?;
    for file in packages.iter().flat_map(|p| p.files) {
        fs::rename(work.join(file), target.join(file)).map_err(|e| told(target, &e))?;
    }
    fs::write(target.join(MARKER), made).map_err(|e| told(target, &e))?;
    fs::remove_dir_all(&work).map_err(|e| told(&work, &e))
}

fn is_complete(target: &Path, packages: &[Package]) -> bool {
    let marker = fs::read_to_string(target.join(MARKER)).unwrap_or_default();
    packages.iter().all(|p| {
        marker.contains(&format!("{}_", p.name)) && p.files.iter().all(|f| target.join(f).is_file())
    })
}

fn remedy() -> String {
    let names: Vec<_> = PACKAGES.iter().map(|p| p.name).collect();
    format!(
        "The faces could not be fetched by apt. Either install faces for 仿宋, 小标宋, 黑体, 楷体 and \
         宋体 (on Debian and Ubuntu the packages {}; on Windows and macOS the system's own 仿宋, \
         黑体, 楷体 and 宋体 serve), or put font files into a folder and name it in GONGWEN_FONTS.",
        names.join(", ")
    )
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

/// Downloads and unpacks into `work`; gives the text of the marker.
fn fill(work: &Path, packages: &[Package]) -> Result<String, String> {
    let apt = work.join("apt");
    for folder in ["state/lists/partial", "cache/archives/partial", "debs"] {
        fs::create_dir_all(apt.join(folder)).map_err(|e| told(&apt, &e))?;
    }
    let names: Vec<_> = packages.iter().map(|p| p.name).collect();
    run_apt(&apt, &["update"])?;
    run_apt(&apt, &[&["download"], names.as_slice()].concat())?;
    let mut made = String::new();
    for package in packages {
        let deb = find_deb(&apt.join("debs"), package.name)?;
        unpack(&deb, package, work)?;
        let name = deb.file_name().unwrap_or_default().to_string_lossy();
        made += &format!("{name}: {}\n", package.files.join(" "));
    }
    Ok(made)
}

fn run_apt(apt: &Path, args: &[&str]) -> Result<(), String> {
    let at = |key: &str, folder: &str| format!("{key}={}", apt.join(folder).display());
    let options = [
        at("Dir::State", "state"),
        at("Dir::Cache", "cache"),
        "Dir::State::status=/var/lib/dpkg/status".to_owned(),
        "APT::Sandbox::User=root".to_owned(),
    ];
    let status = Command::new("apt-get")
        .arg("-qq")
        .args(options.iter().flat_map(|o| ["-o", o]))
        .args(args)
        .current_dir(apt.join("debs"))
        .status()
        .map_err(|e| format!("apt-get: {e}"))?;
    let done = status.success().then_some(());
    done.ok_or_else(|| format!("apt-get {} failed", args.join(" ")))
}

fn find_deb(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|e| told(folder, &e))?;
    let start = format!("{name}_");
    entries
        .filter_map(|e| Some(e.ok()?.path()))
        .find(|p| {
            p.file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with(&start))
        })
        .ok_or_else(|| format!("apt-get brought no {name}"))
}

fn unpack(deb: &Path, package: &Package, work: &Path) -> Result<(), String> {
    let mut open = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(deb)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("dpkg-deb: {e}"))?;
    let pipe = open.stdout.take().ok_or("dpkg-deb gave no output")?;
    let paths = package
        .files
        .iter()
        .map(|f| format!("{}/{f}", package.folder));
    let depth = package.folder.split('/').count().to_string();
    let tar = Command::new("tar")
        .args(["-x", "--strip-components", &depth, "-C"])
        .arg(work)
        .args(paths)
        .stdin(pipe)
        .status()
        .map_err(|e| format!("tar: {e}"))?;
    let opened = open.wait().map_err(|e| format!("dpkg-deb: {e}"))?;
    let done = (tar.success() && opened.success()).then_some(());
    done.ok_or_else(|| format!("{} could not be unpacked", package.name))
}
