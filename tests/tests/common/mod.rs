//! Documents that several tests set: invented places and people.

#![allow(dead_code)] // not every test asks for all of it

use gongwen::Document;

/// Minutes with every trait of executive-meeting minutes.
#[allow(dead_code)] // not every test sets them
pub(crate) fn minutes() -> Document {
    serde_json::from_str(include_str!("../../data/minutes.json")).unwrap()
}

/// A notice with a full header, a table, attachments and a forwarded document.
#[allow(dead_code)]
pub(crate) fn notice() -> Document {
    serde_json::from_str(include_str!("../../data/notice.json")).unwrap()
}

/// Every text of a document that its pages must show. Derived fields, and those whose printed form
/// stands in another field, are left out.
pub(crate) fn strings(document: &Document) -> Vec<String> {
    const NOT_PRINTED: &[&str] = &[
        "schema",
        "kind",
        "layout",
        "meeting",
        "extras",
        "type",
        "seal",
        "issuers_of_mark",
        "agency",
        "issued_on",
        "document_date",
        "to",
        "title_lines",
        "suffix",
    ];
    let mut out = Vec::new();
    let mut value = serde_json::to_value(document).unwrap();
    if let Some(mark) = value["header"]["issuer_mark"].as_object_mut() {
        // A joint mark shows the organs one below the other, any other mark its text.
        let joint = mark["issuers"].as_array().is_some_and(|i| i.len() > 1);
        mark.remove(if joint { "text" } else { "issuers" });
    }
    collect(&value, NOT_PRINTED, &mut out);
    out
}

fn collect(value: &serde_json::Value, skip: &[&str], out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => out.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|v| collect(v, skip, out)),
        // A person named in a sentence stands in the body, not in a list.
        serde_json::Value::Object(map) if map.get("in_prose").is_some() => {}
        serde_json::Value::Object(map) => {
            let kept = map.iter().filter(|(k, _)| !skip.contains(&k.as_str()));
            kept.for_each(|(_, v)| collect(v, skip, out));
        }
        _ => {}
    }
}
