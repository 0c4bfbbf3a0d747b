//! The structure tree and the bookmarks.

use crate::layout::{ElementId, Tag as Part, Tree};
use crate::writer::meta::brief;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::{NonZeroU16, NonZeroU32};

/// What the drawn pieces belong to.
pub(super) struct Tags<'a> {
    tree: &'a Tree,
    /// For each element, the pieces drawn for it.
    pieces: Vec<Vec<Identifier>>,
    /// For each element, the page and height where it begins.
    starts: Vec<Option<(usize, f64)>>,
}

impl<'a> Tags<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        let count = tree.elements.len();
        Self {
            tree,
            pieces: vec![Vec::new(); count],
            starts: vec![None; count],
        }
    }

    /// Notes a piece drawn for an element.
    pub(super) fn note(&mut self, element: ElementId, id: Identifier, page: usize, y: f64) {
        if let Some(pieces) = self.pieces.get_mut(element.0) {
            pieces.push(id);
        }
        if let Some(start) = self.starts.get_mut(element.0) {
            start.get_or_insert((page, y));
        }
    }

    /// The level of each heading with no step left out, as PDF/UA-1 (7.4.2) wants it: a document
    /// may have no title, and a heading of the second level below one of the fourth.
    fn levels(&self) -> Vec<Option<u16>> {
        let mut open: Vec<u16> = Vec::new();
        let mut level = |tag| {
            let Part::Heading(level) = tag else {
                return None;
            };
            while open.last().is_some_and(|&l| l >= level) {
                open.pop();
            }
            open.push(level);
            u16::try_from(open.len()).ok()
        };
        self.tree.elements.iter().map(|e| level(e.tag)).collect()
    }

    /// The structure tree. Children come after their parents in the list, so it is built from the
    /// end; an element without content is left out.
    pub(super) fn tree(&self) -> TagTree {
        let mut children: Vec<Vec<Node>> = vec![Vec::new(); self.tree.elements.len()];
        let mut top = Vec::new();
        let levels = self.levels();
        for (i, element) in self.tree.elements.iter().enumerate().rev() {
            let own = self.pieces.get(i).into_iter().flatten();
            let mut nodes: Vec<Node> = own.map(|&id| Node::Leaf(id)).collect();
            nodes.extend(
                children
                    .get_mut(i)
                    .map(std::mem::take)
                    .into_iter()
                    .flatten()
                    .rev(),
            );
            if nodes.is_empty() && !is_cell(element.tag) {
                continue;
            }
            let tag = match levels.get(i).copied().flatten() {
                Some(level) => Part::Heading(level),
                None => element.tag,
            };
            let group = TagGroup {
                tag: kind(tag, &element.title),
                children: nodes,
            };
            let siblings = element.parent.and_then(|p| children.get_mut(p.0));
            siblings.unwrap_or(&mut top).push(Node::Group(group));
        }
        top.reverse();
        TagTree {
            lang: None,
            children: top,
        }
    }

    /// Bookmarks: the headings, each below the last one of a lower level; where there is none, the
    /// document itself, because PDF/UA-1 asks for some.
    pub(super) fn outline(&self, title: Option<&str>) -> Outline {
        let mut open: Vec<(u16, OutlineNode)> = Vec::new();
        let mut outline = Outline::new();
        let mut empty = true;
        for (element, start) in self.tree.elements.iter().zip(&self.starts) {
            let (Part::Heading(level), Some((page, y))) = (element.tag, start) else {
                continue;
            };
            empty = false;
            close(&mut open, &mut outline, level);
            let point = Point::from_xy(0.0, (y - HEAD_ROOM).max(0.0) as f32);
            let destination = XyzDestination::new(*page, point);
            let title = brief(&element.title);
            open.push((level, OutlineNode::new(title, destination)));
        }
        close(&mut open, &mut outline, 0);
        if let Some(title) = title.filter(|_| empty) {
            let start = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(title.to_owned(), start));
        }
        outline
    }
}

/// A bookmark shows this much above a heading's baseline, in points.
const HEAD_ROOM: f64 = 24.0;

/// Moves finished bookmarks into their parents.
fn close(open: &mut Vec<(u16, OutlineNode)>, outline: &mut Outline, level: u16) {
    while open.last().is_some_and(|(l, _)| *l >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}

fn is_cell(tag: Part) -> bool {
    matches!(tag, Part::HeadCell { .. } | Part::Cell { .. })
}

fn kind(tag: Part, title: &str) -> TagKind {
    let span = |n: u32| NonZeroU32::new(n).filter(|n| n.get() > 1);
    match tag {
        Part::Heading(level) => {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(brief(title))).into()
        }
        Part::Paragraph => Tag::P.into(),
        Part::List => Tag::L(ListNumbering::None).into(),
        Part::ListItem => Tag::LI.into(),
        Part::Label => Tag::Lbl.into(),
        Part::ListBody => Tag::LBody.into(),
        Part::Table => Tag::Table.into(),
        Part::Row => Tag::TR.into(),
        Part::HeadCell { columns, rows } => Tag::TH(TableHeaderScope::Column)
            .with_col_span(span(columns))
            .with_row_span(span(rows))
            .into(),
        Part::Cell { columns, rows } => Tag::TD
            .with_col_span(span(columns))
            .with_row_span(span(rows))
            .into(),
    }
}
