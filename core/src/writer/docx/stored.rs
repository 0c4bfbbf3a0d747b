//! Our XML inside the package, as a custom XML part (ECMA-376, part 1, 15.2.4), and the seal over
//! it and what is printed, as a custom property: a program that reads the file back has the exact
//! model where nobody edited either.
//!
//! The bytes of the XML come from outside; nothing here knows what they say.

use super::package::Entry;
use super::xml::{Part, Xml};
use crate::stored::DOCX_PROPERTY;

/// The id of our data in a package. Fixed, so that the same document gives the same bytes.
const ITEM_ID: &str = "{8C9F3E52-6A0B-4C5D-9B1E-47574E01D0C1}";
/// The id of a property that is not one of Office's own.
const FORMAT_ID: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

const ITEM_PROPERTIES: &str = "customXml/itemProps1.xml";
const ITEM_RELATIONS: &str = "customXml/_rels/item1.xml.rels";

/// The parts that hold the model: the XML, what Office wants to know of it, and its relationship.
pub(super) fn entries(xml: &[u8]) -> [Entry; 3] {
    const PROPERTIES: &str =
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
    const RELATIONS: &str = "application/vnd.openxmlformats-package.relationships+xml";
    [
        Entry::properties(
            "customXml/item1.xml",
            "application/xml",
            Some(Part::as_is(xml)),
        ),
        Entry::properties(ITEM_PROPERTIES, PROPERTIES, None),
        Entry::properties(ITEM_RELATIONS, RELATIONS, None),
    ]
}

/// What says of our XML what it is: the same for every document.
pub(super) fn common() -> [(&'static str, Part); 2] {
    let relations = super::package::item_relations();
    [
        (ITEM_PROPERTIES, item_properties()),
        (ITEM_RELATIONS, relations),
    ]
}

fn item_properties() -> Part {
    let ds = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
    let root: super::xml::Attrs<'_> = &[("xmlns:ds", &ds), ("ds:itemID", &ITEM_ID)];
    Xml::part("ds:datastoreItem", root, |x| {
        x.element("ds:schemaRefs", &[], |x| {
            x.leaf("ds:schemaRef", &[("ds:uri", &crate::xml::NAMESPACE)]);
        });
    })
}

/// `docProps/custom.xml`: the seal, then what the document says of itself.
pub(super) fn properties(seal: String, said: &[(&'static str, String)]) -> Part {
    let uri = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    let root: super::xml::Attrs<'_> = &[("xmlns", &uri), ("xmlns:vt", &types)];
    let own = (DOCX_PROPERTY, seal);
    Xml::part("Properties", root, |x| {
        for (i, (name, value)) in std::iter::once(&own).chain(said).enumerate() {
            let number = i + 2; // 0 and 1 are taken by the format
            let property: super::xml::Attrs<'_> =
                &[("fmtid", &FORMAT_ID), ("pid", &number), ("name", name)];
            x.element("property", property, |x| x.texted("vt:lpwstr", &[], value));
        }
    })
}
