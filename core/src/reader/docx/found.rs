//! What a story of WordprocessingML was found to hold, besides its blocks.

use crate::reader::office::{Block, Unseen};
use crate::stored::Seal;

/// A header or footer of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Margin {
    /// Its relation.
    pub(super) id: String,
    pub(super) is_head: bool,
    /// On which pages it stands: `first`, `even`, or all others.
    pub(super) on: String,
}

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) blocks: Vec<Block>,
    pub(super) unseen: Vec<Unseen>,
    pub(super) margins: Vec<Margin>,
    /// Relations of pictures, objects and files that are not read.
    pub(super) embedded: Vec<String>,
    /// Whether words stand in the code of a field that never ends.
    pub(super) endless: bool,
    /// The root of a part that is none of WordprocessingML.
    pub(super) foreign: Option<String>,
    /// Whether there are tracked changes.
    pub(super) tracked: bool,
    /// Whether the first page of a section has a head and a foot of its own.
    pub(super) title_page: bool,
    pub(super) seal: Seal,
}

/// More pictures or margins than these are made to exhaust memory.
const MOST_KEPT: usize = 4096;

impl Found {
    /// Keeps the relation of what is not read.
    pub(super) fn embed(&mut self, id: Option<&str>) {
        if self.embedded.len() < MOST_KEPT {
            self.embedded.extend(id.map(Into::into));
        }
    }

    pub(super) fn keep_margin(&mut self, margin: Option<Margin>) {
        if self.margins.len() < MOST_KEPT {
            self.margins.extend(margin);
        }
    }

    /// What stands in a margin that none of ours says.
    pub(super) fn strange(self: &Found) -> Option<String> {
        (!self.seal.is_blank()).then(|| self.seal.clone().close(&[]))
    }
}

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page.
    Page,
    /// Beside it: headers, footers, notes. Page numbers and their dashes are no words there.
    Margin,
}
