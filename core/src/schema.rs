//! The JSON Schema of the model, made from its types; the copy in `schema/` is checked against it.
//!
//! Nothing may be said here that the types could say.

use crate::model::Document;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of [`Document`], as indented JSON with a line end.
pub fn json_schema() -> String {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(bound_integers)
        .with_transform(plain_words);
    let mut schema = settings.into_generator().into_root_schema_for::<Document>();
    schema.insert("$id".into(), "urn:gongwen:document:1".into());
    schema.insert("title".into(), "gongwen document, version 1".into());
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// The upper bound of `format: uint32` in words that every validator knows.
fn bound_integers(schema: &mut schemars::Schema) {
    let most = match schema.get("format").and_then(Value::as_str) {
        Some("uint32") => Some(u32::MAX),
        Some("uint16") => Some(u32::from(u16::MAX)),
        _ => None,
    };
    if let Some(most) = most.filter(|_| schema.get("maximum").is_none()) {
        schema.insert("maximum".into(), json!(most));
    }
    transform_subschemas(&mut (bound_integers as fn(&mut schemars::Schema)), schema);
}

/// Descriptions come from doc comments: without their line breaks and links.
fn plain_words(schema: &mut schemars::Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = without_links(&text.replace('\n', " "));
    }
    transform_subschemas(&mut (plain_words as fn(&mut schemars::Schema)), schema);
}

/// `[words](target)` as `words`.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    for (i, part) in text.split("](").enumerate() {
        let part = if i == 0 {
            part
        } else {
            part.split_once(')').map_or("", |p| p.1)
        };
        plain += &part.replace('[', "");
    }
    plain.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_doc_comments_become_words() {
        assert_eq!(
            without_links("the [mark](Header::mark) (7.2) of `a`"),
            "the mark (7.2) of a"
        );
    }
}
