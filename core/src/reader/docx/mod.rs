//! DOCX to lines: the package, its styles and lists, its stories.
//!
//! A file is read for what a person sees in it: the final text of tracked changes, results of
//! fields, automatic numbers; what is hidden is reported. A text is made of it, which places mean
//! (see [`office`](super::office)). Where we wrote the file, our XML inside and the seal over it
//! are handed over as they are; nothing here judges them.

mod found;
mod numbering;
mod package;
mod runs;
mod stored;
mod story;
mod styles;
mod tables;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::{Code, Trouble};
use crate::reader::office::{Draft, Kept, add_new, set_down};
use crate::stored::Seal;
use found::{Found, Margin, Place};
use numbering::Numbering;
use package::{Package, Relation};
use std::collections::{BTreeMap, BTreeSet};
use story::{Shared, Story};
use styles::Styles;
use xml::Node;

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
    if let Some(root) = found.foreign.take() {
        return Err(Error::new(Trouble::NoWordFile, &[&root]));
    }
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
    if let Some(part) = target(relations, "settings") {
        package.read(&part, |node| {
            if let Node::Open(tag) = node
                && tag.name == "evenAndOddHeaders"
            {
                shared.facing = tag.is_on();
            }
            Ok(())
        })?;
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
    let found = story.finish();
    if !found.endless {
        return Ok(found);
    }
    // A field that never ends is none: what would be its code is text.
    let mut story = Story::new(shared, limits, place).without_fields();
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
    let mut tracked = main.tracked;
    let (mut read, mut strange) = (BTreeSet::new(), BTreeSet::new());
    let mut beside = beside(&main, relations, shared);
    beside.sort_by_key(|b| !b.1); // what is seen comes first
    let mut kept = Kept {
        story: main.blocks,
        unseen: main.unseen,
        diagnostics: not_read(&main.embedded, relations),
        ..Kept::default()
    };
    for (relation, seen) in beside {
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
            "header" | "footer" if !seen => kept.hide(found.blocks),
            "header" => add_new(&mut kept.page_heads, found.blocks),
            "footer" => add_new(&mut kept.aside, found.blocks),
            _ => kept.aside.extend(found.blocks),
        }
    }
    for part in diagrams(&main.embedded, relations) {
        let found = story(package, part, shared, limits, Place::Margin)?;
        kept.aside.extend(found.blocks);
    }
    strange.iter().for_each(|words| seal.push_strange(words));
    if tracked {
        kept.diagnostics.push(Diagnostic::new(Code::Tracked));
    }
    Ok(kept)
}

/// The parts beside the story (headers, footers, notes), and whether a page shows each.
fn beside<'r>(
    main: &Found,
    relations: &'r Relations,
    shared: &Shared,
) -> Vec<(&'r Relation, bool)> {
    let seen = |m: &Margin| match m.on.as_str() {
        "first" => main.title_page,
        "even" => shared.facing,
        _ => true,
    };
    let of = |m: &Margin| Some((relations.get(&m.id)?, seen(m)));
    let (heads, feet): (Vec<_>, Vec<_>) = main.margins.iter().partition(|m| m.is_head);
    let kinds = ["footnotes", "endnotes", "comments"];
    let notes = kinds.map(|kind| relations.values().find(|r| r.kind == kind));
    let margins = heads.into_iter().chain(feet).filter_map(of);
    let notes = notes.into_iter().flatten().map(|r| (r, true));
    margins.chain(notes).collect()
}

/// What a diagram says is a part beside its picture.
const DIAGRAM: &str = "diagramData";

/// The parts of diagrams, each once.
fn diagrams<'r>(embedded: &[String], relations: &'r Relations) -> BTreeSet<&'r str> {
    let found = embedded.iter().filter_map(|id| relations.get(id));
    let found = found.filter(|r| r.kind == DIAGRAM);
    found.map(|r| r.target.as_str()).collect()
}

/// How many parts that were not read are named.
const MOST_NAMED: usize = 20;

fn not_read(embedded: &[String], relations: &Relations) -> Vec<Diagnostic> {
    let mut names: Vec<&str> = Vec::new();
    for id in embedded {
        let relation = relations.get(id).filter(|r| r.kind != DIAGRAM);
        let name = relation.map_or("", |r| r.target.as_str());
        let name = name.trim_start_matches(package::OUTSIDE);
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
