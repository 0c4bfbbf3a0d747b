//! What a DOCX of ours carries besides its text: our XML and the seal over both.

use super::package::Package;
use super::xml::Node;
use crate::error::Error;
use crate::stored::DOCX_PROPERTY;
use crate::xml::NAMESPACE;

/// How far into a part the name of our namespace is looked for.
const HEAD: usize = 1024;

/// Our XML, among the custom parts of the document.
pub(super) fn xml(package: &mut Package<'_>, items: &[String]) -> Result<Option<Vec<u8>>, Error> {
    for item in items {
        let bytes = package.bytes(item)?.unwrap_or_default();
        let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
        if String::from_utf8_lossy(head).contains(NAMESPACE) {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// The seal, among the custom properties.
pub(super) fn seal(package: &mut Package<'_>) -> Result<Option<String>, Error> {
    let relations = package.relations("")?;
    let Some(part) = super::target(&relations, "custom-properties") else {
        return Ok(None);
    };
    let mut ours = false;
    let mut seal = None;
    package.read(&part, |node| {
        match node {
            Node::Open(tag) if tag.name == "property" => {
                ours = tag.get("name") == Some(DOCX_PROPERTY);
            }
            Node::Text(text) if ours && !text.trim().is_empty() => {
                seal.get_or_insert_with(String::new).push_str(text.trim());
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(seal)
}
