//! JSON to the model: bounded, and exact about where a document is not ours.
//!
//! The form is the model's own (serde); nothing of it may be decided here.

use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::Trouble;
use crate::model::{Document, Heading, Paragraph, Table};
use crate::span::{Source, Span};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

/// Reads a document.
///
/// # Errors
/// `Limit` past the nesting or the budget, `Json` for a text that is no JSON, `Schema` for JSON
/// that is no document, naming the element.
pub(crate) fn read(source: &Source, limits: &Limits, budget: &Budget) -> Result<Document, Error> {
    let text = source.text();
    budget.spend(text.len())?;
    limits.check_nesting(depth(text))?;
    let mut parser = serde_json::Deserializer::from_str(text);
    let document = serde_path_to_error::deserialize(&mut parser).map_err(|e| {
        let path = e.path().to_string();
        refused(source, &path, e.into_inner())
    })?;
    parser.end().map_err(|e| refused(source, ".", e))?;
    Ok(document)
}

/// How deep arrays and objects nest, before any parser recurses into them.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for b in text.bytes() {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The error for what serde refused: no JSON at all, or no document of ours.
fn refused(source: &Source, path: &str, error: serde_json::Error) -> Error {
    let span = place(source, error.line(), error.column());
    let ours = if error.classify() == Category::Data {
        let (path, what) = within_block(source, path, &error).unwrap_or_else(|| {
            let root = if path == "." { "document" } else { path };
            (root.to_owned(), said(&error))
        });
        Error::new(Trouble::NotOurs, &[&path, &what])
    } else {
        Error::new(Trouble::BadJson, &[&said(&error)])
    };
    ours.at(span).caused_by(error)
}

/// The sentence without its place, which the span tells.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    text.get(..end).unwrap_or_default().to_owned()
}

/// serde looks ahead for the `type` of a block and so loses the path inside it; this finds it.
fn within_block(
    source: &Source,
    path: &str,
    error: &serde_json::Error,
) -> Option<(String, String)> {
    let root: Value = serde_json::from_str(source.text()).ok()?;
    let block = root.pointer(&pointer(path))?;
    let inner = match block.get("type")?.as_str()? {
        "heading" => path_inside::<Heading>(block),
        "paragraph" => path_inside::<Paragraph>(block),
        "table" => path_inside::<Table>(block),
        _ => None,
    }?;
    let whole = if inner == "." {
        path.to_owned()
    } else {
        format!("{path}.{inner}")
    };
    Some((whole, said(error)))
}

/// The path of what serde refuses inside a block.
fn path_inside<T: DeserializeOwned>(block: &Value) -> Option<String> {
    let mut fields = block.as_object()?.clone();
    fields.shift_remove("type");
    let result: Result<T, _> = serde_path_to_error::deserialize(Value::Object(fields));
    result.err().map(|e| e.path().to_string())
}

/// `body[3].text` as a JSON pointer, `/body/3/text`.
fn pointer(path: &str) -> String {
    let steps = path.replace('[', ".").replace(']', "");
    format!("/{}", steps.replace('.', "/"))
}

/// serde_json counts lines from 1, and bytes within the line.
fn place(source: &Source, line: usize, column: usize) -> Span {
    let text = source.text();
    let starts = text.split_inclusive('\n').take(line.saturating_sub(1));
    let line_start: usize = starts.map(str::len).sum();
    let at = (line_start + column.saturating_sub(1)).min(text.len());
    let start = text.floor_char_boundary(at);
    let end = text.ceil_char_boundary(at + 1);
    source.span(start, end)
}
