//! `word/numbering.xml`: lists and their levels (ECMA-376, part 1, 17.9).
//!
//! Counting is the business of [`numbering`](crate::reader::office::numbering).

use super::package::{Package, is_word};
use super::styles::Styles;
use super::xml::{Node, Tag};
use crate::error::Error;
use crate::reader::office::numbering::{Figure, LEVELS, LONGEST_TEXT, Level, List};
use std::collections::BTreeMap;

/// A definition that lists share (`w:abstractNum`).
#[derive(Debug, Default)]
struct Shared {
    levels: Vec<Level>,
    /// Levels by the style that is of them.
    styles: Vec<(String, usize)>,
    /// The list style whose definition this one borrows.
    borrows: Option<String>,
}

/// A list (`w:num`).
#[derive(Debug, Default)]
struct Own {
    shared: u32,
    anew: Vec<(usize, u32)>,
    levels: Vec<(usize, Level)>,
}

/// All lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<u32, List>,
    styles: BTreeMap<(u32, String), usize>,
}

#[derive(Debug, Default)]
struct Part {
    shared: BTreeMap<u32, Shared>,
    own: BTreeMap<u32, Own>,
    /// What is open.
    of: Option<Of>,
    level: usize,
}

#[derive(Debug, Clone, Copy)]
enum Of {
    Shared(u32),
    Own(u32),
}

impl Numbering {
    /// Reads the part; a file without one has no lists.
    pub(super) fn read(
        package: &mut Package<'_>,
        part: &str,
        styles: &Styles,
    ) -> Result<Self, Error> {
        let mut read = Part::default();
        package.read(part, |node| {
            if let Node::Open(tag) = node
                && is_word(tag.of)
            {
                read.take(&tag);
            }
            Ok(())
        })?;
        Ok(read.resolved(styles))
    }

    pub(super) fn list(&self, id: u32) -> Option<&List> {
        self.lists.get(&id)
    }

    /// The level that a style is of.
    pub(super) fn level_of(&self, id: u32, style: &str) -> Option<usize> {
        self.styles.get(&(id, style.to_owned())).copied()
    }
}

impl Part {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "abstractNum" => {
                self.of = tag.number("abstractNumId").map(Of::Shared);
                if let Some(Of::Shared(id)) = self.of {
                    self.shared.insert(id, Shared::default());
                }
            }
            "num" => {
                self.of = tag.number("numId").map(Of::Own);
                if let Some(Of::Own(id)) = self.of {
                    self.own.insert(id, Own::default());
                }
            }
            "lvl" | "lvlOverride" => self.open_level(tag),
            _ => self.property(tag),
        }
    }

    fn open_level(&mut self, tag: &Tag<'_>) {
        self.level = tag.number("ilvl").unwrap_or(0).min(LEVELS - 1);
        if tag.name == "lvlOverride" {
            return;
        }
        match self.of {
            Some(Of::Shared(id)) => {
                if let Some(shared) = self.shared.get_mut(&id) {
                    shared
                        .levels
                        .resize(shared.levels.len().max(self.level + 1), Level::default());
                }
            }
            Some(Of::Own(id)) => {
                if let Some(own) = self.own.get_mut(&id) {
                    own.levels.push((self.level, Level::default()));
                }
            }
            None => {}
        }
    }

    fn property(&mut self, tag: &Tag<'_>) {
        let at = self.level;
        match self.of {
            Some(Of::Shared(id)) => {
                let Some(shared) = self.shared.get_mut(&id) else {
                    return;
                };
                match tag.name {
                    "numStyleLink" => shared.borrows = tag.val().map(Into::into),
                    "pStyle" => shared.styles.extend(tag.val().map(|s| (s.to_owned(), at))),
                    _ => {
                        if let Some(level) = shared.levels.get_mut(at) {
                            set(level, tag);
                        }
                    }
                }
            }
            Some(Of::Own(id)) => {
                let Some(own) = self.own.get_mut(&id) else {
                    return;
                };
                match tag.name {
                    "abstractNumId" => own.shared = tag.number("val").unwrap_or(0),
                    "startOverride" => own.anew.extend(tag.number("val").map(|n| (at, n))),
                    _ => {
                        if let Some((_, level)) = own.levels.last_mut() {
                            set(level, tag);
                        }
                    }
                }
            }
            None => {}
        }
    }

    fn resolved(self, styles: &Styles) -> Numbering {
        let mut out = Numbering::default();
        for (id, own) in &self.own {
            let shared_id = self.lender(own.shared, styles);
            let Some(shared) = self.shared.get(&shared_id) else {
                continue;
            };
            let mut levels = shared.levels.clone();
            for (at, level) in &own.levels {
                if let Some(of) = levels.get_mut(*at) {
                    *of = level.clone();
                }
            }
            // A level that begins anew begins so under each number above it (17.9.26).
            for (at, start) in &own.anew {
                if let Some(of) = levels.get_mut(*at) {
                    of.start = *start;
                }
            }
            let list = List {
                counters: shared_id,
                levels,
                anew: own.anew.clone(),
            };
            out.lists.insert(*id, list);
            for (style, at) in &shared.styles {
                out.styles.insert((*id, style.clone()), *at);
            }
        }
        out
    }

    /// The definition itself, or the one that it borrows through a list style.
    fn lender(&self, id: u32, styles: &Styles) -> u32 {
        let borrows = self.shared.get(&id).and_then(|s| s.borrows.as_deref());
        let list = borrows.and_then(|style| styles.list(Some(style)));
        let lender = list.and_then(|l| self.own.get(&l)).map(|own| own.shared);
        lender.unwrap_or(id)
    }
}

fn set(level: &mut Level, tag: &Tag<'_>) {
    match tag.name {
        "start" => level.start = tag.number("val").unwrap_or(1),
        // A custom format stands beside one for programs that do not know it.
        "numFmt" if matches!(level.figure, Figure::Padded(3..)) => {}
        "numFmt" => {
            let custom = tag.get("format").and_then(Figure::like);
            level.figure = custom.unwrap_or(Figure::named(tag.val().unwrap_or("")));
        }
        "lvlText" => {
            let text = tag.val().unwrap_or("").chars();
            level.text = text.take(LONGEST_TEXT).collect();
        }
        "lvlRestart" => level.restart = tag.number("val"),
        "isLgl" => level.legal = tag.is_on(),
        "suff" => level.parted = tag.val() != Some("nothing"),
        _ => {}
    }
}
