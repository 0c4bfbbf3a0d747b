//! What the metadata of a file says of its document: title, authors, date. Never the clock.

use crate::model::{Date, Document};

/// Title, authors and date for the metadata of PDF and DOCX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meta {
    /// The title, else the mark, else the number.
    pub(crate) title: Option<String>,
    /// The issuing organs.
    pub(crate) authors: Vec<String>,
    /// Number and issue number.
    pub(crate) keywords: Vec<String>,
    /// The caller's date, else the document's latest; none stands for 1970-01-01.
    pub(crate) date: Option<Date>,
}

impl Meta {
    /// Of a document; `date` is the caller's.
    pub(crate) fn of(document: &Document, date: Option<Date>) -> Self {
        let header = &document.header;
        let mark = header.issuer_mark.as_ref();
        let title = document.title.as_deref();
        let title = title.or(mark.map(|m| m.text.as_str()));
        let title = title.or(header.number.as_ref().map(|n| n.text.as_str()));
        let own = &document.signature.issuers;
        let authors = match mark {
            _ if !own.is_empty() => own.as_slice(),
            Some(mark) => mark.issuers.as_slice(),
            None => &[],
        };
        let number = header.number.as_ref().map(|n| n.text.as_str());
        let keywords = [number, header.issue_number.as_deref()];
        let meeting = document.meeting.as_ref().and_then(|m| m.date);
        let dates = [document.document_date, document.imprint.issued_on, meeting];
        Self {
            title: title.map(brief).filter(|t| !t.is_empty()),
            authors: authors.iter().map(|a| brief(a)).collect(),
            keywords: keywords.into_iter().flatten().map(brief).collect(),
            date: date.or(dates.into_iter().flatten().max()),
        }
    }
}

/// Metadata and bookmarks are no place for more; PDF/A bounds strings at 32 767 bytes.
const LONGEST: usize = 500;

/// A text for metadata: without what XML cannot hold, and not longer than a label should be.
pub(crate) fn brief(text: &str) -> String {
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let mut chars = text.chars().filter(shown);
    let mut out: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_date_unless_the_caller_gives_one() {
        let mut document = Document {
            document_date: Date::new(2024, 3, 1),
            ..Document::default()
        };
        document.imprint.issued_on = Date::new(2024, 3, 5);
        assert_eq!(Meta::of(&document, None).date, Date::new(2024, 3, 5));
        let given = Date::new(2000, 1, 1);
        assert_eq!(Meta::of(&document, given).date, given);
        assert_eq!(Meta::of(&Document::default(), None).date, None);
    }
}
