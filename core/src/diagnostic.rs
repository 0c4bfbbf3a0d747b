//! Trouble in a draft, as data: what was found, where, and what became of it.
//!
//! Reading never fails for what a draft says; it says so here. Wording stands in
//! [`messages`](crate::messages), never in this file.

use crate::error::Error;
use crate::messages::{Code, Lang, Severity, Trouble, fill};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// One finding about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// Where, in bytes of the decoded source text.
    pub span: Option<Span>,
    /// The text that stands there.
    pub quote: Option<String>,
    /// What a repair replaced.
    pub was: Option<String>,
    /// What it was replaced by.
    pub now: Option<String>,
    /// The element of the model, such as `attendance.observers[3].unit`.
    pub path: Option<String>,
}

impl Diagnostic {
    /// A bare finding; add to it with the methods below.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            span: None,
            quote: None,
            was: None,
            now: None,
            path: None,
        }
    }

    /// Names the place and the text that stands there.
    #[must_use]
    pub fn at(mut self, span: Span, quote: impl Into<String>) -> Self {
        self.span = Some(span);
        self.quote = Some(quote.into());
        self
    }

    /// Names what was and what is now.
    #[must_use]
    pub fn change(mut self, was: impl Into<String>, now: impl Into<String>) -> Self {
        self.was = Some(was.into());
        self.now = Some(now.into());
        self
    }

    /// Names the element of the model.
    #[must_use]
    pub fn of(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The sentence for a person.
    pub fn message(&self, lang: Lang) -> String {
        let pairs = [
            ("{quote}", self.quote.as_deref().unwrap_or("")),
            ("{was}", self.was.as_deref().unwrap_or("")),
            ("{now}", self.now.as_deref().unwrap_or("")),
            ("{path}", self.path.as_deref().unwrap_or("")),
        ];
        fill(self.code.text(lang), pairs.iter().copied())
    }

    /// The finding as it stands in `NAME.diagnostics.json`.
    pub fn view(&self, lang: Lang) -> DiagnosticView {
        let hint = self.code.hint(lang);
        DiagnosticView {
            code: self.code.code().into(),
            severity: self.code.severity(),
            message: self.message(lang),
            span: self.span,
            quote: self.quote.clone(),
            was: self.was.clone(),
            now: self.now.clone(),
            path: self.path.clone(),
            clause: self.code.clause().map(Into::into),
            hint: (!hint.is_empty()).then(|| hint.into()),
        }
    }
}

/// A diagnostic with its words filled in: the JSON form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // The fields are those of `Diagnostic`, with message, clause and hint resolved.
pub struct DiagnosticView {
    pub code: String,
    pub severity: Severity,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub span: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub was: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub now: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hint: Option<String>,
}

/// The list that goes beside the outputs, as indented JSON with a line end.
pub fn diagnostics_json(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let views: Vec<_> = diagnostics.iter().map(|d| d.view(lang)).collect();
    serde_json::to_string_pretty(&views).unwrap_or_else(|_| "[]".into()) + "\n"
}

/// Turns the first warning or error among `diagnostics` into an error: the strict mode. It names the
/// code, the place and how many there are, and does not quote the draft.
///
/// # Errors
/// `Schema`, where there is one.
pub fn refuse_warnings(diagnostics: &[Diagnostic]) -> Result<(), Error> {
    let grave = |d: &&Diagnostic| d.code.severity() != Severity::Info;
    let Some(d) = diagnostics.iter().find(grave) else {
        return Ok(());
    };
    let count = diagnostics.iter().filter(grave).count();
    let error = Error::new(Trouble::Strict, &[&d.code.code(), &count]);
    Err(match d.span {
        Some(span) => error.at(span),
        None => error,
    })
}
