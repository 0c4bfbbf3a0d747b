//! What every reader and writer of XML shares: our namespace, and which characters XML can hold.
//!
//! No element is named here.

/// The namespace of a document.
pub(crate) const NAMESPACE: &str = "urn:gongwen:document:1";

/// Whether XML 1.0 can hold a character at all (production 2, Char).
pub(crate) fn holds(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
