//! Pages that were dumped as a string of a program: `\"` for a quote, `\r\n` for a line end.
//!
//! A page is either such a dump or it is not; in one that is not, a backslash is a backslash.

use std::borrow::Cow;

/// The page as its tokens are to be read, byte for byte as long as the source: each escape is
/// blank, or a blank and the character that it stands for.
pub(super) fn shown(source: &str) -> Cow<'_, str> {
    if !is_dump(source) {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let becomes = match escape.as_bytes().get(1) {
            Some(b'r' | b'n' | b't') => "  ",
            Some(b'"') => " \"",
            _ => "\\",
        };
        out.push_str(becomes);
        rest = escape.get(becomes.len()..).unwrap_or("");
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Attributes whose quotes are escaped tell a dump, or line ends that are, where no attribute
/// says otherwise.
fn is_dump(source: &str) -> bool {
    let escaped = ["=\\\"", ">\\r\\n", ">\\n"];
    escaped.iter().any(|e| source.contains(e)) && !source.contains("=\"")
}

/// Whether an escaped quote begins at this byte of a dump.
pub(super) fn is_quote(source: &str, shown: &str, at: usize) -> bool {
    let both = |text: &str, what| text.get(at..).is_some_and(|t| t.starts_with(what));
    both(source, "\\\"") && both(shown, " \"")
}
