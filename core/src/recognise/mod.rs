//! Lines to a document: repair, then structure.

use crate::span::Span;

/// Which stretches of the source each element of the model came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// In source order: the element's path, or none for a label, a mark or a number that is
    /// understood but stands in no field.
    pub origins: Vec<Origin>,
}

/// Where one element came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The element of the model, such as `body[3].text`; none for a label or a mark.
    pub path: Option<String>,
    /// The stretch of the source.
    pub span: Span,
}
