//! What the file says of its document: `docProps/core.xml`, `docProps/app.xml`, and the custom
//! properties. No date is from a clock.

use super::xml::{Part, Xml};
use crate::model::{Date, Document};
use crate::writer::meta::brief;

/// `docProps/core.xml`.
pub(super) fn core(document: &Document, date: Option<Date>) -> Part {
    let root: &[(&str, &str)] = &[
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let root: Vec<(&str, &dyn std::fmt::Display)> =
        root.iter().map(|(n, v)| (*n, v as _)).collect();
    let day = date.or_else(|| document.latest_date());
    let day = day.map_or_else(|| "1970-01-01".to_owned(), |d| d.to_string());
    let moment = format!("{day}T00:00:00Z");
    Xml::part("cp:coreProperties", &root, |x| {
        for (name, value) in [
            ("dc:title", title(document)),
            ("dc:creator", issuer(document)),
            ("dc:subject", document.kind.map(|k| k.chinese().to_owned())),
            ("cp:keywords", keywords(document)),
        ] {
            if let Some(value) = value {
                x.texted(name, &[], &value);
            }
        }
        x.texted("dc:language", &[], "zh-CN");
        for name in ["dcterms:created", "dcterms:modified"] {
            x.texted(name, &[("xsi:type", &"dcterms:W3CDTF")], &moment);
        }
    })
}

/// The title; where there is none, the mark or the number serves.
fn title(document: &Document) -> Option<String> {
    let mark = document.header.issuer_mark.as_ref().map(|m| &m.text);
    let number = document.header.number.as_ref().map(|n| &n.text);
    document.title.as_ref().or(mark).or(number).cloned()
}

/// The issuers: who signs, else who stands in the mark, else who prints.
fn issuer(document: &Document) -> Option<String> {
    let signed = &document.signature.issuers;
    let marked = document.header.issuer_mark.as_ref().map(|m| &m.issuers);
    let lists = std::iter::once(signed).chain(marked);
    let named = lists.into_iter().find(|l| !l.is_empty());
    named
        .map(|l| l.join("、"))
        .or_else(|| document.imprint.issued_by.clone())
}

/// What a register sorts documents by: 文种, 文号, 密级, 紧急程度.
fn keywords(document: &Document) -> Option<String> {
    const SORTED_BY: &[&str] = &["文种", "文号", "密级", "紧急程度"];
    let said = custom(document).into_iter();
    let words: Vec<String> = said
        .filter(|(name, _)| SORTED_BY.contains(name))
        .map(|(_, value)| value)
        .collect();
    (!words.is_empty()).then(|| words.join("；"))
}

/// What the document says of itself, as custom properties: names that offices use, values as printed,
/// dates as ISO 8601 has them.
pub(super) fn custom(d: &Document) -> Vec<(&'static str, String)> {
    let h = &d.header;
    let secret = h.classification.as_ref();
    let listed = |l: &[String]| (!l.is_empty()).then(|| l.join("、"));
    let said = [
        ("文种", d.kind.map(|k| k.chinese().to_owned())),
        ("文号", h.number.as_ref().map(|n| n.text.clone())),
        ("份号", h.copy_number.clone()),
        ("密级", secret.map(|c| c.level.clone())),
        ("保密期限", secret.and_then(|c| c.term.clone())),
        ("紧急程度", h.urgency.clone()),
        ("签发人", listed(&h.approvers)),
        ("发文机关", issuer(d)),
        ("成文日期", d.document_date.map(|day| day.to_string())),
        ("印发机关", d.imprint.issued_by.clone()),
        ("印发日期", d.imprint.issued_on.map(|day| day.to_string())),
    ];
    let said = said
        .into_iter()
        .filter_map(|(name, v)| Some((name, brief(&v?))));
    said.filter(|(_, value)| !value.is_empty()).collect()
}

/// `docProps/app.xml`.
pub(super) fn app() -> Part {
    let uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", &uri)], |x| {
        x.texted("Application", &[], "gongwen")
    })
}
