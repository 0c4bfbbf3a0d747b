//! The typed model: what a document says.
//!
//! Field names are the JSON names and the XML words. The model knows no format, no font and no
//! page, and nothing of how a draft was read. `None` and an empty list mean that the source does
//! not say it. Keys that every document has are always written (`null` or `[]` when empty); keys
//! that only some entries have (`unit`, `continues`, …) are left out when empty.

mod attendance;
mod body;
mod date;
mod document;
mod header;
mod kind;
mod tail;

pub use attendance::{Attendance, Chair, Meeting, Person, TimeOfDay};
pub use body::{Block, Cell, Heading, Paragraph, Table};
pub use date::Date;
pub use document::{Document, Extra, ExtraKind, SchemaId};
pub use header::{Classification, Header, IssuerMark, MarkSuffix, Number};
pub use kind::{Kind, Layout};
pub use tail::{Attachment, AttachmentNote, Distribution, Imprint, Seal, Signatory, Signature};

/// For `skip_serializing_if`: a flag that is not set is not written.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_false(flag: &bool) -> bool {
    !*flag
}
