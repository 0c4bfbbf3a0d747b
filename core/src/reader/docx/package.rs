//! The package of a DOCX: a ZIP of parts, and the relations between them (ECMA-376, part 2).
//!
//! Nothing is ever written to a disk, and no name of an entry is a path of one: parts are looked up
//! by name only. It knows no WordprocessingML.

use super::xml::{Events, Known, Node, Source};
use crate::error::Error;
use crate::limits::{Budget, Limits, check};
use crate::messages::Trouble;
use encoding_rs::{UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A package that is open.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their names in small letters (part 2, 6.3.5: names do not tell case).
    names: BTreeMap<String, usize>,
    limits: &'a Limits,
    budget: &'a Budget,
    meter: Meter,
}

/// How many bytes may still come out of the package.
#[derive(Debug, Default)]
pub(super) struct Meter {
    out: Cell<u64>,
    /// What stopped it, with its bound and what it came to.
    burst: Cell<Option<(Trouble, u64, u64)>>,
}

/// A relation of a part.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its type, such as `header`.
    pub(super) kind: String,
    /// The part, by its name in the package.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    /// Opens a package, and looks at the list of its entries only.
    pub(super) fn open(
        bytes: &'a [u8],
        limits: &'a Limits,
        budget: &'a Budget,
    ) -> Result<Self, Error> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
        check(Trouble::TooManyEntries, limits.entries, zip.len())?;
        budget.spend(zip.len())?;
        let mut names = BTreeMap::new();
        let mut twice = zip.has_duplicate_names().then(String::new);
        for i in 0..zip.len() {
            let name = zip.name_for_index(i).and_then(Result::ok);
            let name = canonical(&name.unwrap_or_default());
            if names.insert(name.clone(), i).is_some() {
                twice = Some(name);
            }
        }
        if let Some(name) = twice {
            return Err(Error::new(Trouble::TwoParts, &[&name]));
        }
        if zip.has_overlapping_entries().map_err(|e| broken(&e))? {
            return Err(Error::new(Trouble::BadContainer, &[&"overlapping entries"]));
        }
        Ok(Self {
            zip,
            names,
            limits,
            budget,
            meter: Meter::default(),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&canonical(name))
    }

    /// The bytes of a part, decompressed as they are asked for.
    fn stream(&mut self, name: &str) -> Result<Option<impl Read + '_>, Error> {
        let Some(&index) = self.names.get(&canonical(name)) else {
            return Ok(None);
        };
        let entry = self.zip.by_index(index).map_err(|e| broken(&e))?;
        let packed = entry.compressed_size();
        Ok(Some(Metered {
            inner: entry,
            meter: &self.meter,
            limits: self.limits,
            packed,
            own: 0,
        }))
    }

    /// The whole of a part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let mut out = Vec::new();
        let done = match self.stream(name)? {
            Some(mut stream) => stream.read_to_end(&mut out),
            None => return Ok(None),
        };
        done.map_err(|e| self.stopped(name, &e))?;
        self.budget.spend(out.len())?;
        Ok(Some(out))
    }

    /// Reads a part of XML, node by node; says whether there is one.
    pub(super) fn read(
        &mut self,
        name: &str,
        mut take: impl FnMut(Node<'_>) -> Result<(), Error>,
    ) -> Result<bool, Error> {
        let (limits, budget) = (self.limits, self.budget);
        let Some(stream) = self.stream(name)? else {
            return Ok(false);
        };
        let mut stream = BufReader::new(stream);
        let done = match utf_16(&mut stream) {
            Err(e) => Err(Source::Stream(e)),
            Ok(None) => each(Events::new(&mut stream, name, limits, budget), &mut take),
            Ok(Some(text)) => {
                let text = Cursor::new(text.as_bytes());
                each(Events::new(text, name, limits, budget), &mut take)
            }
        };
        drop(stream);
        match done {
            Ok(()) => Ok(true),
            Err(Source::Ours(e)) => Err(e),
            Err(Source::Stream(e)) => Err(self.stopped(name, &e)),
        }
    }

    /// Why no more bytes came: a bound, or a stream that is damaged.
    fn stopped(&self, name: &str, e: &io::Error) -> Error {
        match self.meter.burst.take() {
            Some((trouble, bound, is)) => Error::new(trouble, &[&bound, &is]),
            None => Error::new(Trouble::BadPart, &[&name, &e]),
        }
    }

    /// The relations of a part, by their ids; of the package where no part is named.
    pub(super) fn relations(&mut self, part: &str) -> Result<BTreeMap<String, Relation>, Error> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut found = BTreeMap::new();
        self.read(&name, |node| {
            if let Node::Open(tag) = node
                && tag.name == "Relationship"
            {
                let kind = tag.get("Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = tag.get("Target").unwrap_or_default();
                // What lies outside is no part: it can be named, and is never looked for.
                let target = match tag.get("TargetMode") {
                    Some("External") => format!("{OUTSIDE}{target}"),
                    _ => resolved(folder, target),
                };
                let id = tag.get("Id").unwrap_or_default().to_owned();
                found.insert(id, Relation { kind, target });
            }
            Ok(())
        })?;
        Ok(found)
    }
}

fn each<R: BufRead>(
    mut events: Events<'_, R>,
    take: &mut impl FnMut(Node<'_>) -> Result<(), Error>,
) -> Result<(), Source> {
    while events.next(take)? {}
    Ok(())
}

/// The text of a part in UTF-16, the one other encoding that parts may have (part 2, 6.2.5).
fn utf_16(stream: &mut impl BufRead) -> io::Result<Option<String>> {
    let encoding = match stream.fill_buf()? {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => UTF_16BE,
        _ => return Ok(None),
    };
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(Some(encoding.decode(&bytes).0.into_owned()))
}

/// What the targets outside of the package begin with: no name of a part does.
pub(super) const OUTSIDE: &str = "//";

/// A part's name in small letters and without escapes, which names of entries and targets may have or
/// not (part 2, 6.2.2); some programs write `\` for `/`.
fn canonical(name: &str) -> String {
    let name = unescaped(name).replace('\\', "/").to_lowercase();
    name.trim_start_matches('/').to_owned()
}

/// `%20` is a space.
fn unescaped(name: &str) -> Cow<'_, str> {
    let mut parts = name.split('%');
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).and_then(|c| u8::from_str_radix(c, 16).ok());
        match code {
            Some(byte) => {
                out.push(byte);
                out.extend(part.bytes().skip(2));
            }
            None => {
                out.push(b'%');
                out.extend(part.bytes());
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(name), Cow::Owned)
}

/// A target as seen from a folder. Nothing leads out of the package: there is nothing outside.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn broken(e: &ZipError) -> Error {
    match e {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Error::new(Trouble::Encrypted, &[])
        }
        e => Error::new(Trouble::BadContainer, &[e]),
    }
}

/// A stream that counts what comes out of it, and stops where that is too much.
struct Metered<'m, R> {
    inner: R,
    meter: &'m Meter,
    limits: &'m Limits,
    packed: u64,
    own: u64,
}

/// Below so many bytes nothing is said about how far a part expands.
const SMALL: u64 = 1 << 20;

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.own += n as u64;
        let out = self.meter.out.get() + n as u64;
        self.meter.out.set(out);
        let most = self.limits.expanded_bytes as u64;
        let ratio = self.own / self.packed.max(1);
        let bound = self.limits.expansion as u64;
        let burst = if out > most {
            Some((Trouble::TooMuchExpanded, most, out))
        } else if self.own > SMALL && ratio > bound {
            Some((Trouble::TooDense, bound, ratio))
        } else {
            None
        };
        match burst {
            Some(_) => {
                self.meter.burst.set(burst);
                Err(io::Error::other("a bound was passed"))
            }
            None => Ok(n),
        }
    }
}

/// What the package is, by the main part it has.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, Error> {
    let relations = package.relations("")?;
    let of = |r: &&Relation| r.kind == "officeDocument";
    let target = relations.values().find(of).map(|r| r.target.clone());
    let usual = "word/document.xml".to_owned();
    let found = target.filter(|t| package.has(t)).unwrap_or(usual);
    for (part, what) in [
        ("xl/workbook.xml", "XLSX"),
        ("ppt/presentation.xml", "PPTX"),
    ] {
        if canonical(&found) == part || (!package.has(&found) && package.has(part)) {
            return Err(Error::new(Trouble::NoWordFile, &[&what]));
        }
    }
    if package.has(&found) {
        Ok(found)
    } else {
        Err(Error::new(Trouble::NoWordFile, &[&"ZIP"]))
    }
}

/// Whether a node is an element of WordprocessingML.
pub(super) fn is_word(known: Known) -> bool {
    known == Known::Word
}
