//! `docProps/core.xml` and `docProps/app.xml`: title, issuer, language and dates, none of them from
//! a clock.

use super::xml::{Part, Xml};
use crate::model::{Date, Document};

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

/// `docProps/app.xml`.
pub(super) fn app() -> Part {
    let uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    Xml::part("Properties", &[("xmlns", &uri)], |x| {
        x.texted("Application", &[], "gongwen")
    })
}
