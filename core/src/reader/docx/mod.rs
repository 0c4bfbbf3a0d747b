//! DOCX to lines: the package, its styles and lists, its stories.
//!
//! A file is read for what a person sees in it: the final text of tracked changes, results of
//! fields, automatic numbers; what is hidden is reported. A text is made of it, which places mean
//! (see [`office`](super::office)). Where we wrote the file, our XML inside and the seal over it
//! are handed over as they are; nothing here judges them.

mod numbering;
mod package;
mod stored;
mod story;
mod styles;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::Code;
use crate::reader::office::{Draft, Kept, add_new, set_down};
use crate::stored::Seal;
use numbering::Numbering;
use package::{Package, Relation};
use std::collections::{BTreeMap, BTreeSet};
use story::{Found, Margin, Place, Shared, Story};
use styles::Styles;

/// A DOCX as it was opened.
#[derive(Debug)]
pub(crate) struct Opened {
    /// What it says.
    pub(crate) draft: Draft,
    /// The seal over what it says and our XML, where that is inside.
    pub(crate) seal: Option<String>,
    /// The seal that it was written with, where we wrote it.
    pub(crate) written: Option<String>,
    /// Our XML, where it is inside.
    pub(crate) xml: Option<Vec<u8>>,
}

type Relations = BTreeMap<String, Relation>;

/// Opens a DOCX.
///
/// # Errors
/// `Container` for what is no whole ZIP, `Unsupported` for what is encrypted or no Word file, `Xml`
/// for a damaged part, `Limit` past a bound.
pub(crate) fn open(bytes: &[u8], limits: &Limits, budget: &Budget) -> Result<Opened, Error> {
    let mut package = Package::open(bytes, limits, budget)?;
    let main = package::main_part(&mut package)?;
    let relations = package.relations(&main)?;
    let shared = shared(&mut package, &relations)?;
    let mut found = story(&mut package, &main, &shared, limits, Place::Page)?;
    let mut seal = std::mem::take(&mut found.seal);
    let written = stored::seal(&mut package)?;
    let items = relations.values().filter(|r| r.kind == "customXml");
    let items: Vec<_> = items.map(|r| r.target.clone()).collect();
    let xml = stored::xml(&mut package, &items)?;
    let ours = written.is_some();
    let kept = around(
        found,
        &mut package,
        &relations,
        &shared,
        limits,
        &mut seal,
        ours,
    )?;
    Ok(Opened {
        draft: set_down(kept),
        seal: xml.as_deref().map(|xml| seal.close(xml)),
        written,
        xml,
    })
}

/// The part that a relation of a kind names.
fn target(relations: &Relations, kind: &str) -> Option<String> {
    let found = relations.values().find(|r| r.kind == kind);
    found.map(|r| r.target.clone())
}

fn shared(package: &mut Package<'_>, relations: &Relations) -> Result<Shared, Error> {
    let mut shared = Shared::default();
    if let Some(part) = target(relations, "styles") {
        shared.styles = Styles::read(package, &part)?;
    }
    if let Some(part) = target(relations, "numbering") {
        shared.numbering = Numbering::read(package, &part, &shared.styles)?;
    }
    Ok(shared)
}

fn story(
    package: &mut Package<'_>,
    part: &str,
    shared: &Shared,
    limits: &Limits,
    place: Place,
) -> Result<Found, Error> {
    let mut story = Story::new(shared, limits, place);
    package.read(part, |node| story.take(node))?;
    Ok(story.finish())
}

/// What stands around the story.
fn around(
    main: Found,
    package: &mut Package<'_>,
    relations: &Relations,
    shared: &Shared,
    limits: &Limits,
    seal: &mut Seal,
    ours: bool,
) -> Result<Kept, Error> {
    let mut kept = Kept {
        story: main.blocks,
        unseen: main.unseen,
        ..Kept::default()
    };
    let mut tracked = main.tracked;
    let (mut read, mut strange) = (BTreeSet::new(), BTreeSet::new());
    for relation in beside(&main.margins, relations) {
        let part = relation.target.as_str();
        if !read.insert(part) {
            continue;
        }
        let found = story(package, part, shared, limits, Place::Margin)?;
        let words = found.strange();
        let numbered = ours && words.is_none();
        strange.extend(words);
        tracked |= found.tracked;
        kept.unseen.extend(found.unseen);
        match relation.kind.as_str() {
            "header" | "footer" if numbered => {} // page numbers, which we set
            "header" => add_new(&mut kept.page_heads, found.blocks),
            _ => kept.aside.extend(found.blocks),
        }
    }
    strange.iter().for_each(|words| seal.push_strange(words));
    if tracked {
        kept.diagnostics.push(Diagnostic::new(Code::Tracked));
    }
    kept.diagnostics.extend(not_read(&main.embedded, relations));
    Ok(kept)
}

/// The parts beside the story: headers, footers, notes.
fn beside<'r>(margins: &[Margin], relations: &'r Relations) -> Vec<&'r Relation> {
    let head = |m: &Margin| match m {
        Margin::Head(id) => relations.get(id),
        Margin::Foot(_) => None,
    };
    let foot = |m: &Margin| match m {
        Margin::Foot(id) => relations.get(id),
        Margin::Head(_) => None,
    };
    let heads = margins.iter().filter_map(head);
    let feet = margins.iter().filter_map(foot);
    let kinds = ["footnotes", "endnotes", "comments"];
    let notes = kinds.map(|kind| relations.values().find(|r| r.kind == kind));
    heads
        .chain(feet)
        .chain(notes.into_iter().flatten())
        .collect()
}

/// How many parts that were not read are named.
const MOST_NAMED: usize = 20;

fn not_read(embedded: &[String], relations: &Relations) -> Vec<Diagnostic> {
    let mut names: Vec<&str> = Vec::new();
    for id in embedded.iter().take(1 << 12) {
        let name = relations.get(id).map_or("", |r| r.target.as_str());
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let named = names.iter().take(MOST_NAMED).map(|name| {
        let mut diagnostic = Diagnostic::new(Code::NotRead);
        diagnostic.quote = Some((*name).to_owned());
        diagnostic
    });
    named.collect()
}
