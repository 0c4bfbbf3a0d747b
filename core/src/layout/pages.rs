//! What layout gives: pages of placed glyphs and rules, and the logical structure they belong to.
//!
//! Lengths are points from the page's top left corner. Knows no format and no font file.

use crate::diagnostic::Diagnostic;
use crate::font::{FaceId, Glyph};
use crate::style::Colour;
use std::ops::Range;

/// A laid-out document.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Tree,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A page. What stands on it is in reading order.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) items: Vec<Item>,
    /// Whether it bears a number (7.5).
    pub(crate) numbered: bool,
    /// Set where all but the page's number is turned by a quarter against the clock (clause 8).
    pub(crate) turn: Option<Turn>,
}

/// Where the upper left corner of what is turned comes to stand on the page. What lay at `u` to the
/// right of it and `v` below stands at `x + v`, `y - u`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Turn {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Page {
    /// How an item is turned.
    pub(crate) fn turn_of(&self, item: &Item) -> Option<Turn> {
        self.turn.filter(|_| item.owner() != Owner::PageNumber)
    }
}

/// To what an item belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// An element of the document.
    Element(ElementId),
    /// Ornament: rules, repeated heads of tables.
    Ornament,
    /// The page's number.
    PageNumber,
}

/// Something that stands on a page.
#[derive(Debug)]
pub(crate) enum Item {
    Run(Run),
    Rule(Rule),
    Boxed(Boxed),
}

impl Item {
    pub(crate) fn owner(&self) -> Owner {
        match self {
            Item::Run(run) => run.owner,
            Item::Rule(_) => Owner::Ornament,
            Item::Boxed(boxed) => boxed.owner,
        }
    }

    /// The height at which it stands: its baseline, or its upper edge.
    pub(crate) fn y(&self) -> f64 {
        match self {
            Item::Run(run) => run.baseline,
            Item::Rule(rule) => rule.y,
            Item::Boxed(boxed) => boxed.baseline,
        }
    }
}

/// Glyphs of one face and size on one line.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) owner: Owner,
    pub(crate) face: FaceId,
    pub(crate) size: f64,
    pub(crate) colour: Colour,
    pub(crate) baseline: f64,
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
}

/// A glyph with its place and the stretch of the run's text that it shows.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) id: u32,
    pub(crate) x: f64,
    /// In em.
    pub(crate) advance: f64,
    pub(crate) text: Range<usize>,
}

/// A filled rectangle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) colour: Colour,
}

/// The outline that stands for a character no face has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Boxed {
    pub(crate) owner: Owner,
    pub(crate) ch: char,
    /// A glyph without ink that carries the text.
    pub(crate) blank: Option<Glyph>,
    pub(crate) x: f64,
    pub(crate) baseline: f64,
    pub(crate) width: f64,
    pub(crate) size: f64,
    pub(crate) colour: Colour,
}

/// The logical structure, in reading order: parents before their children.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) elements: Vec<Element>,
}

/// An element, by its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ElementId(pub(crate) usize);

/// A part of the document's structure.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) parent: Option<ElementId>,
    /// What a heading says: for bookmarks.
    pub(crate) title: String,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A heading; the document's title has level 1.
    Heading(u16),
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    Row,
    HeadCell {
        columns: u32,
        rows: u32,
    },
    Cell {
        columns: u32,
        rows: u32,
    },
}

impl Tree {
    pub(crate) fn add(&mut self, tag: Tag, parent: Option<ElementId>) -> ElementId {
        self.add_titled(tag, parent, String::new())
    }

    pub(crate) fn add_titled(
        &mut self,
        tag: Tag,
        parent: Option<ElementId>,
        title: String,
    ) -> ElementId {
        let element = Element { tag, parent, title };
        self.elements.push(element);
        ElementId(self.elements.len() - 1)
    }
}
