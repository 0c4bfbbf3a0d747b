//! Boxes of text: where in the main story each hangs, and where its words lie (MS-DOC, 2.8.22,
//! 2.8.37).

use super::bytes::{Plc, long, short};
use super::file::{File, Part, Story};
use std::collections::BTreeMap;
use std::ops::Range;

/// The boxes of a file.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// Shapes and words, in the order of the words; and the words by their shape.
    words: Vec<(u32, Range<usize>)>,
    shapes: BTreeMap<u32, usize>,
    /// Place in the main story and shape, in order; and the same for headers and footers.
    anchors: Vec<(usize, u32)>,
    in_margins: Vec<(usize, u32)>,
}

const ANCHOR: usize = 26;
const BOX: usize = 22;

impl Boxes {
    pub(super) fn of(file: &File) -> Self {
        let story = file.story(Story::Boxes);
        let words = Plc::of(file.part(Part::BoxText), BOX).iter();
        let words = words.filter_map(|(from, to, of)| {
            let range = story.start + from..(story.start + to).min(story.end);
            // The last one, and those that wait to be used again, have no shape.
            let used = short(of, 8) == Some(0) && !range.is_empty();
            Some((long(of, 14).filter(|_| used)?, range))
        });
        let anchors = |part| {
            let all = Plc::of(file.part(part), ANCHOR).iter();
            let mut all: Vec<_> = all
                .filter_map(|(at, _, of)| Some((at, long(of, 0)?)))
                .collect();
            all.sort_unstable();
            all
        };
        let mut boxes = Self {
            words: words.collect(),
            shapes: BTreeMap::new(),
            anchors: anchors(Part::Anchors),
            in_margins: anchors(Part::MarginAnchors),
        };
        let of = |(i, w): (usize, &(u32, Range<usize>))| (w.0, i);
        boxes.shapes = boxes.words.iter().enumerate().map(of).collect();
        boxes
    }

    /// The words of the box that hangs at a place of the main story.
    pub(super) fn at(&self, place: usize) -> Option<Range<usize>> {
        let shape = self.shape(place, Story::Main)?;
        let words = self.words.get(*self.shapes.get(&shape)?)?;
        Some(words.1.clone())
    }

    /// The shape that hangs at a place of a story.
    pub(super) fn shape(&self, place: usize, of: Story) -> Option<u32> {
        let anchors = match of {
            Story::Main => &self.anchors,
            _ => &self.in_margins,
        };
        let found = anchors.binary_search_by_key(&place, |a| a.0).ok()?;
        Some(anchors.get(found)?.1)
    }

    /// The words of all boxes.
    pub(super) fn all(&self) -> Vec<Range<usize>> {
        self.words.iter().map(|w| w.1.clone()).collect()
    }
}
