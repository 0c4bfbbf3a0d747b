//! Program trouble: what could not be done, where, and what to do next.
//!
//! Trouble in a draft is no error but a [`Diagnostic`](crate::Diagnostic). This file must not hold
//! any wording: that stands in [`messages`](crate::messages).

use crate::messages::{Lang, Trouble};
use crate::span::Span;
use std::fmt;

/// The kind of an error. Its number is part of the C ABI and is never given to another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(i32)]
pub enum ErrorKind {
    /// Bytes that are no text in the encoding.
    Encoding = 1,
    /// A container (ZIP, compound file) that cannot be opened.
    Container = 2,
    /// XML that is not well formed, or has a DOCTYPE.
    Xml = 3,
    /// JSON that is not well formed.
    Json = 4,
    /// Well-formed XML or JSON that is no document of ours.
    Schema = 5,
    /// A limit of size, nesting or work was passed.
    Limit = 6,
    /// A face is missing, unreadable or may not be embedded.
    Font = 7,
    /// A format that cannot be read or written.
    Unsupported = 8,
    /// A file could not be read or written.
    Io = 9,
    /// The caller cancelled.
    Cancelled = 10,
    /// An argument that makes no sense.
    Argument = 11,
    /// A defect of the library itself.
    Internal = 99,
}

/// What could not be done. Opaque: ask [`kind`](Error::kind), [`span`](Error::span) and
/// [`message`](Error::message).
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    trouble: Trouble,
    args: Vec<String>,
    span: Option<Span>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error with the arguments that fill `{0}`, `{1}` … of its message.
    pub fn new(trouble: Trouble, args: &[&dyn fmt::Display]) -> Self {
        let args = args.iter().map(ToString::to_string).collect();
        Self(Box::new(Inner {
            trouble,
            args,
            span: None,
            source: None,
        }))
    }

    /// An error that was noted by its [code](Error::code) and [arguments](Error::args), to be told
    /// again; none for a code that this version does not know.
    ///
    /// ```
    /// use gongwen::{Error, messages::Trouble};
    ///
    /// let error = Error::new(Trouble::BadDate, &[&"2024-02-30"]);
    /// let again = Error::noted(error.code(), error.args().to_vec());
    /// assert_eq!(again.map(|e| e.to_string()), Some(error.to_string()));
    /// ```
    pub fn noted(code: &str, args: Vec<String>) -> Option<Self> {
        let trouble = *Trouble::ALL.iter().find(|t| t.code() == code)?;
        Some(Self(Box::new(Inner {
            trouble,
            args,
            span: None,
            source: None,
        })))
    }

    /// What fills `{0}`, `{1}` … of the message.
    pub fn args(&self) -> &[String] {
        &self.0.args
    }

    /// Names the place in the source text.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.0.span = Some(span);
        self
    }

    /// Keeps the error that caused this one.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// The kind, by which programs decide.
    pub fn kind(&self) -> ErrorKind {
        self.0.trouble.kind()
    }

    /// The stable code, such as `E101`.
    pub fn code(&self) -> &'static str {
        self.0.trouble.code()
    }

    /// The place in the source text, where there is one.
    pub fn span(&self) -> Option<Span> {
        self.0.span
    }

    /// The sentence for a person, in one language.
    pub fn message(&self, lang: Lang) -> String {
        let mut text = self.0.trouble.fill(lang, &self.0.args);
        if let Some(span) = self.0.span {
            text += &lang.place(span);
        }
        text
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|e| e as _)
    }
}
