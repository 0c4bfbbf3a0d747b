//! LibreOffice as a judge: DOCX printed by it in the open faces, all files in one run, and the lines
//! that stand on the pages of a PDF.

use crate::tools::skip;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The standard's faces and the open ones that stand in for them: family, and the file's name.
const FACES: &[(&str, &str, &str)] = &[
    ("仿宋_GB2312", "FandolFang R", "FandolFang-Regular.otf"),
    ("方正小标宋简体", "FandolSong", "FandolSong-Regular.otf"),
    ("黑体", "FandolHei", "FandolHei-Regular.otf"),
    ("楷体_GB2312", "FandolKai", "FandolKai-Regular.otf"),
    ("宋体", "FandolSong", "FandolSong-Regular.otf"),
];

/// How LibreOffice is to take a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// As it comes.
    AsItIs,
    /// With two faults of its import undone: LibreOffice 7.4 does not read `autoSpaceDE` and
    /// `autoSpaceDN`, and so puts a fifth of a character between Chinese and digits.
    WithoutGaps,
}

/// The folder of the open faces: `GONGWEN_FONTS`, else the cache of `cargo xtask fonts`.
pub fn faces() -> Option<PathBuf> {
    let given = std::env::var_os("GONGWEN_FONTS").map(PathBuf::from);
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|h| PathBuf::from(h).join(".cache"));
    let folder = given.or(cache.or(home).map(|c| c.join("gongwen/fonts")))?;
    let whole = FACES.iter().all(|f| folder.join(f.2).is_file());
    if !whole {
        skip("the open faces are not there; run cargo xtask fonts");
    }
    whole.then_some(folder)
}

/// Prints all files `NAME.docx` of a folder to `NAME.pdf` in `to`.
///
/// # Panics
/// Where a file cannot be written.
#[allow(clippy::unwrap_used)] // a test helper
pub fn print(from: &Path, to: &Path, faces: &Path, taken: Taken) {
    let config = to.join("fonts.conf");
    std::fs::write(&config, fonts_conf(faces, to)).unwrap();
    let office = Office {
        config: &config,
        home: to.join("home"),
    };
    if taken == Taken::AsItIs {
        return office.convert("pdf", &files(from, "docx"), to);
    }
    office.convert("fodt", &files(from, "docx"), to);
    let drafts = files(to, "fodt");
    for draft in &drafts {
        let text = std::fs::read_to_string(draft).unwrap();
        let gaps = r#"style:text-autospace="ideograph-alpha""#;
        let none = r#"style:text-autospace="none""#;
        std::fs::write(draft, text.replace(gaps, none)).unwrap();
    }
    office.convert("pdf", &drafts, to);
}

struct Office<'a> {
    config: &'a Path,
    home: PathBuf,
}

impl Office<'_> {
    fn convert(&self, format: &str, files: &[PathBuf], to: &Path) {
        let home = format!("-env:UserInstallation=file://{}", self.home.display());
        let mut office = Command::new("soffice");
        office.args([&home, "--headless", "--convert-to", format, "--outdir"]);
        office.arg(to).args(files);
        // A program that cannot start is missed by who looks for its files.
        let _ = office.env("FONTCONFIG_FILE", self.config).output();
    }
}

#[allow(clippy::unwrap_used)] // a test helper
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == extension));
    files.sort();
    files
}

/// A configuration that knows the open faces only, under the names of the standard's.
fn fonts_conf(faces: &Path, cache: &Path) -> String {
    let mut out = String::from("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">");
    let (faces, cache) = (faces.display(), cache.display());
    let _ = write!(
        out,
        "<fontconfig><dir>{faces}</dir><cachedir>{cache}/cache</cachedir>"
    );
    for (name, open, _) in FACES {
        let _ = write!(
            out,
            "<match target=\"pattern\"><test name=\"family\"><string>{name}</string></test>\
             <edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>{open}</string></edit>\
             </match>"
        );
    }
    out + "</fontconfig>"
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From the upper edge of the page to its middle, in points.
    pub middle: f64,
    /// What it says, without white space.
    pub text: String,
}

/// The lines of every page of a PDF, from top to bottom, as poppler sees them.
///
/// # Panics
/// Where `pdftotext` fails.
#[allow(clippy::unwrap_used)] // a test helper
pub fn lines(pdf: &Path) -> Vec<Vec<Line>> {
    let mut pdftotext = Command::new("pdftotext");
    let output = pdftotext.arg("-bbox").arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split("<page ").skip(1).map(page).collect()
}

fn page(page: &str) -> Vec<Line> {
    /// Words whose middles differ by less stand on one line, in points.
    const SAME: f64 = 6.0;
    let mut words = upright(page);
    words.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut rows: Vec<(f64, Vec<Word>)> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some((at, row)) if (word.middle() - *at).abs() < SAME => row.push(word),
            _ => rows.push((word.middle(), vec![word])),
        }
    }
    let line = |(middle, mut row): (f64, Vec<Word>)| {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let text: String = row.into_iter().map(|w| w.text).collect();
        Line {
            middle,
            text: text.chars().filter(|c| !c.is_whitespace()).collect(),
        }
    };
    rows.into_iter().map(line).collect()
}

/// The words of a page as it is held to read them. A table that lies across stands on an upright page
/// of ours and on a broad one of LibreOffice; the number of such a page, which runs otherwise, is
/// left out.
fn upright(page: &str) -> Vec<Word> {
    /// What stands further left on a page that lies across is its number, in points.
    const MARGIN: f64 = 95.0;
    let size = |name| number(page, name).unwrap_or_default();
    let words: Vec<_> = page.lines().filter_map(Word::read).collect();
    let long = |w: &&Word| w.text.chars().count() > 2;
    let turned = |w: &&Word| w.bottom - w.top > w.right - w.left;
    let (all, tall) = (
        words.iter().filter(long).count(),
        words.iter().filter(long).filter(turned).count(),
    );
    let words = words.into_iter();
    let across = |w: &Word| w.left > MARGIN;
    match (2 * tall > all, size("width") > size("height")) {
        (true, _) => words
            .map(|w| w.turn(size("height")))
            .filter(across)
            .collect(),
        (_, true) => words.filter(across).collect(),
        _ => words.collect(),
    }
}

/// A word with its box.
struct Word {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: String,
}

impl Word {
    fn read(line: &str) -> Option<Self> {
        let (_, text) = line.split_once("\">")?;
        let (text, _) = text.rsplit_once("</word>")?;
        let plain = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&amp;", "&"),
        ];
        let text = plain
            .iter()
            .fold(text.to_owned(), |t, (a, b)| t.replace(a, b));
        Some(Self {
            left: number(line, "xMin")?,
            top: number(line, "yMin")?,
            right: number(line, "xMax")?,
            bottom: number(line, "yMax")?,
            text,
        })
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    /// On the page turned to the right, whose foot was `height` below its head.
    fn turn(self, height: f64) -> Self {
        Self {
            left: height - self.bottom,
            top: self.left,
            right: height - self.top,
            bottom: self.right,
            text: self.text,
        }
    }
}

fn number(line: &str, name: &str) -> Option<f64> {
    let (_, from) = line.split_once(&format!("{name}=\""))?;
    from.split_once('"')?.0.parse().ok()
}
