//! Characters that a format cannot hold: where a document has them.
//!
//! A writer drops them and asks here for the diagnostics. This file must not change the model.

use crate::diagnostic::Diagnostic;
use crate::messages::Code;
use crate::model::Document;
use serde_json::Value;

/// Keys of the model that no page shows: what is derived, and what stands outside the document.
const UNPRINTED: &[&str] = &["extras", "meeting"];

/// One diagnostic of `code` for each printed element that has characters which the format does not
/// hold, with the path that names it.
pub(super) fn losses(document: &Document, code: Code, holds: fn(char) -> bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut loss = |text: &str, path: &str| found.extend(loss(text, path, code, holds));
    if let Ok(value) = serde_json::to_value(document) {
        walk(&value, &mut String::new(), &mut loss);
    }
    found
}

fn walk(value: &Value, path: &mut String, found: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => found(text, path),
        Value::Array(list) => {
            for (i, item) in list.iter().enumerate() {
                step(item, path, &format!("[{i}]"), found);
            }
        }
        Value::Object(map) => {
            for (key, item) in map.iter().filter(|(k, _)| !UNPRINTED.contains(&k.as_str())) {
                let dot = if path.is_empty() { "" } else { "." };
                step(item, path, &format!("{dot}{key}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn step(value: &Value, path: &mut String, name: &str, found: &mut dyn FnMut(&str, &str)) {
    let before = path.len();
    path.push_str(name);
    walk(value, path, found);
    path.truncate(before);
}

fn loss(text: &str, path: &str, code: Code, holds: fn(char) -> bool) -> Option<Diagnostic> {
    let dropped = |c: char| format!("U+{:04X}", u32::from(c));
    let dropped: Vec<_> = text.chars().filter(|&c| !holds(c)).map(dropped).collect();
    (!dropped.is_empty()).then(|| Diagnostic::new(code).of(path).change(dropped.join(" "), ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Paragraph};

    #[test]
    fn the_path_names_the_element_and_the_change_the_characters() {
        let text = "甲\u{1}乙\u{FFFE}".to_owned();
        let paragraph = Paragraph {
            text,
            ..Paragraph::default()
        };
        let body = vec![
            Block::Paragraph(Paragraph::default()),
            Block::Paragraph(paragraph),
        ];
        let document = Document {
            body,
            ..Document::default()
        };
        let found = losses(&document, Code::NotInXml, crate::xml::holds);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path.as_deref(), Some("body[1].text"));
        assert_eq!(found[0].was.as_deref(), Some("U+0001 U+FFFE"));
    }
}
