//! Word files for the fuzzer: parts of packages harmed and packed anew, compound files and RTF
//! harmed byte by byte. Built from seeds alone, so that a seed names a file.

use crate::mutant::{Dice, Mutant};
use crate::package::{self, Parts};
use crate::{corpus, golden};
use gongwen::{Format, ReadOptions, WriteOptions};

/// Which files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Packages of OOXML.
    Docx,
    /// Compound files, and RTF.
    Doc,
}

/// What the reader of DOCX looks for: put between elements.
const ELEMENTS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r>",
    "</w:r>",
    "<w:t>甲</w:t>",
    "<w:t/>",
    "<w:tab/>",
    "<w:br/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tc><w:p/></w:tc>",
    "<w:tcPr><w:gridSpan w:val=\"9999999\"/><w:vMerge/></w:tcPr>",
    "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>",
    "<w:del w:id=\"1\">",
    "</w:del>",
    "<w:ins>",
    "</w:ins>",
    "<w:moveFrom>",
    "</w:moveFrom>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:rPr><w:b/></w:rPr>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>PAGE</w:instrText>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
    "<mc:AlternateContent>",
    "</mc:AlternateContent>",
    "<mc:Choice Requires=\"wps\">",
    "</mc:Choice>",
    "<mc:Fallback>",
    "</mc:Fallback>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:ruby>",
    "<w:rt>",
    "</w:rt>",
    "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>",
    "<v:textpath string=\"甲\"/>",
    "<w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default/>",
    "<w:ffData><w:ddList><w:listEntry w:val=\"甲\"/></w:ddList></w:ffData>",
    "<w:instrText>EQ \\o\\ac(○,1)</w:instrText>",
    "<w:fldSimple w:instr=\"EQ \\f(1,2)\"/>",
    "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>",
    "<w:trPr><w:del/><w:hidden/><w:gridBefore w:val=\"9\"/></w:trPr>",
    "<w:tcPr><w:cellDel/><w:hMerge/></w:tcPr>",
    "<a:txBody><a:p>",
    "</a:p></a:txBody>",
    "<w:headerReference w:type=\"first\" r:id=\"rId1\"/>",
    "<w:titlePg/>",
    "<w:noBreakHyphen/>",
    "<w:footnoteReference w:id=\"2\"/>",
    "<w:altChunk r:id=\"rId1\"/>",
    "&#0;",
    "&#x10FFFF;",
    "&lt;",
    "&a;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x ?>",
    "<!DOCTYPE a>",
    "<w:lvlText w:val=\"%1%2%3%4%5%6%7%8%9\"/>",
    "<w:start w:val=\"4294967295\"/>",
    "<w:start w:val=\"-1\"/>",
    "<w:numFmt w:val=\"upperLetter\"/>",
    "<w:numFmt w:val=\"lowerRoman\"/>",
    "<w:basedOn w:val=\"Normal\"/>",
    "<w:numStyleLink w:val=\"L\"/>",
];

/// What the reader of RTF looks for.
const WORDS: &[&str] = &[
    "\\par ",
    "\\pard ",
    "\\intbl ",
    "\\cell ",
    "\\row ",
    "\\trowd ",
    "\\cellx100 ",
    "\\cellx-9 ",
    "\\clvmrg ",
    "\\u20013?",
    "\\u-10179?\\u-8266?",
    "\\uc0 ",
    "\\uc2000000000 ",
    "\\'d6\\'d0",
    "\\'d6",
    "\\'zz",
    "\\bin9 ",
    "\\bin-1 ",
    "\\bin2000000000 ",
    "{",
    "}",
    "{\\*\\shptxt ",
    "{\\header ",
    "{\\footnote ",
    "{\\listtext 1.\\tab}",
    "\\v ",
    "\\v0 ",
    "\\deleted ",
    "{\\*\\fldinst x}",
    "{\\fonttbl{\\f0\\fcharset134 x;}}",
    "\\f0 ",
    "\\ansicpg936 ",
    "{\\colortbl;\\red255;}",
    "\\cf1 ",
    "\\sect ",
    "\\page ",
    "\\nestcell ",
    "\\nestrow ",
    "\\~",
    "\\_",
    "\\*",
    "\\",
    "{\\shp ",
    "\\outlinelevel0 ",
];

/// Files to start from.
pub struct Pool {
    target: Target,
    packages: Vec<Parts>,
    files: Vec<(Vec<u8>, Format)>,
}

impl Pool {
    /// The fixtures, what we write of the samples and, for compound files, those of the corpus.
    pub fn load(target: Target) -> Self {
        let mut pool = Self {
            target,
            packages: Vec::new(),
            files: Vec::new(),
        };
        match target {
            Target::Docx => {
                pool.packages
                    .extend(fixture("docx").map(|b| package::parts(&b)));
                pool.packages.extend(samples().map(|b| package::parts(&b)));
            }
            Target::Doc => {
                pool.files.extend(fixture("doc").map(|b| (b, Format::Doc)));
                pool.files.extend(fixture("rtf").map(|b| (b, Format::Rtf)));
                let real = corpus::dev().into_iter().filter(|f| f.0.ends_with(".doc"));
                pool.files.extend(real.map(|f| (f.1, Format::Doc)));
            }
        }
        pool
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.packages.len() + self.files.len()
    }

    /// The mutant that a seed names.
    pub fn mutant(&self, seed: u64) -> Mutant {
        let mut dice = Dice::new(seed);
        match self.target {
            Target::Docx => self.package(&mut dice),
            Target::Doc => self.file(&mut dice),
        }
    }

    fn package(&self, dice: &mut Dice) -> Mutant {
        let mut parts = dice.pick(&self.packages).cloned().unwrap_or_default();
        for _ in 0..=dice.below(6) {
            let other = dice.pick(&self.packages).cloned().unwrap_or_default();
            harm_part(&mut parts, &other, dice);
        }
        parts.sort();
        parts.dedup_by(|a, b| a.0 == b.0);
        let mut bytes = package::zip(&parts);
        if dice.below(8) == 0 {
            harm_bytes(&mut bytes, dice);
        }
        Mutant {
            bytes,
            format: Format::Docx,
        }
    }

    fn file(&self, dice: &mut Dice) -> Mutant {
        let none = (Vec::new(), Format::Doc);
        let (mut bytes, format) = dice.pick(&self.files).cloned().unwrap_or(none);
        for _ in 0..=dice.below(8) {
            if format == Format::Rtf && dice.below(3) > 0 {
                let at = dice.below(bytes.len() + 1);
                let word = dice.pick(WORDS).copied().unwrap_or("");
                bytes.splice(at..at, word.bytes());
            } else {
                harm_bytes(&mut bytes, dice);
            }
        }
        Mutant { bytes, format }
    }
}

fn fixture(extension: &str) -> Option<Vec<u8>> {
    std::fs::read(golden::root("tests/data/word").join(format!("case.{extension}"))).ok()
}

/// The samples as we write them, without our model inside, so that the words are read.
fn samples() -> impl Iterator<Item = Vec<u8>> {
    let folder = std::fs::read_dir(golden::root("examples"));
    let mut paths: Vec<_> = folder
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    paths.sort();
    paths.into_iter().filter_map(|path| {
        let bytes = std::fs::read(&path).ok()?;
        let mut options = ReadOptions::default();
        options.name = Some(path.file_name()?.to_str()?.to_owned());
        let document = gongwen::read(&bytes, &options).ok()?.document;
        let written = gongwen::write(&document, Format::Docx, &WriteOptions::default()).ok()?;
        let mut parts = package::parts(&written.bytes);
        parts.retain(|p| !p.0.starts_with("customXml/"));
        Some(package::zip(&parts))
    })
}

/// Harms one part, at the edges of its elements more often than not.
fn harm_part(parts: &mut Parts, other: &Parts, dice: &mut Dice) {
    let at = match dice.below(3) {
        0 => dice.below(parts.len()),
        _ => parts
            .iter()
            .position(|p| p.0 == "word/document.xml")
            .unwrap_or(0),
    };
    if dice.below(40) == 0 && !parts.is_empty() {
        parts.remove(at);
        return;
    }
    let Some((_, bytes)) = parts.get_mut(at) else {
        return;
    };
    let mut xml = String::from_utf8_lossy(bytes).into_owned();
    let (one, two) = (edge(&xml, dice), edge(&xml, dice));
    let (from, to) = (one.min(two), one.max(two));
    let near = edge_from(&xml, to.min(from + 400));
    let piece = xml.get(from..near).unwrap_or("").to_owned();
    match dice.below(7) {
        0 | 1 => xml.insert_str(from, dice.pick(ELEMENTS).copied().unwrap_or("")),
        2 => xml.insert_str(to, &piece),
        3 => xml.replace_range(from..from + piece.len(), ""),
        4 => xml.insert_str(from, &piece.repeat(1 + dice.below(40))),
        5 => {
            let theirs = dice
                .pick(other)
                .map(|p| String::from_utf8_lossy(&p.1).into_owned());
            let theirs = theirs.unwrap_or_default();
            let start = edge(&theirs, dice);
            let end = edge_from(&theirs, theirs.len().min(start + 400));
            xml.insert_str(from, theirs.get(start..end).unwrap_or(""));
        }
        _ => {
            let mut raw = xml.into_bytes();
            harm_bytes(&mut raw, dice);
            *bytes = raw;
            return;
        }
    }
    *bytes = xml.into_bytes();
}

/// A place where a tag begins.
fn edge(xml: &str, dice: &mut Dice) -> usize {
    edge_from(xml, dice.below(xml.len() + 1))
}

fn edge_from(xml: &str, at: usize) -> usize {
    let at = xml.floor_char_boundary(at);
    xml.get(at..)
        .and_then(|rest| rest.find('<'))
        .map_or(xml.len(), |i| at + i)
}

/// Sets, copies, drops or cuts bytes; numbers at even places are what compound files are made of.
fn harm_bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const NUMBERS: &[u32] = &[
        0,
        1,
        2,
        0x7F,
        0xFF,
        0x100,
        0x7FFF,
        0xFFFF,
        0x7FFF_FFFF,
        u32::MAX - 1,
        u32::MAX,
    ];
    let len = bytes.len();
    let at = dice.below(len);
    match dice.below(8) {
        0..3 => set(bytes, at, &[dice.byte()]),
        3 | 4 => {
            let number = dice.pick(NUMBERS).copied().unwrap_or(0).to_le_bytes();
            let wide = dice.below(2) == 0;
            set(
                bytes,
                at & !1,
                if wide {
                    &number
                } else {
                    number.get(..2).unwrap_or_default()
                },
            );
        }
        5 => {
            let from = dice.below(len);
            let piece = bytes
                .get(from..len.min(from + dice.below(64)))
                .unwrap_or_default()
                .to_vec();
            set(bytes, at, &piece);
        }
        6 => drop(bytes.drain(at..len.min(at + dice.below(32)))),
        _ if dice.below(20) == 0 => bytes.truncate(at),
        _ => set(bytes, at, &[0; 4]),
    }
}

fn set(bytes: &mut [u8], at: usize, to: &[u8]) {
    for (byte, to) in bytes.iter_mut().skip(at).zip(to) {
        *byte = *to;
    }
}
