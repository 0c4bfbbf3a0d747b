//! XML of a part, node by node, bounded in depth, attributes and work, without DOCTYPE.
//!
//! Names of both kinds of OOXML, strict and transitional, are told apart by their namespace only
//! where they mean something to a reader. No element is named here.

use crate::error::Error;
use crate::limits::{Budget, Limits, check};
use crate::messages::Trouble;
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::errors::Error as XmlError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use std::io::{self, BufRead};

/// Namespaces that a reader tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// WordprocessingML.
    Word,
    /// Markup compatibility.
    Compatibility,
    /// Any other.
    Other,
}

const WORD: &[&str] = &[
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// A start tag: its name and its attributes without their prefixes.
#[derive(Debug)]
pub(super) struct Tag<'e> {
    pub(super) of: Known,
    pub(super) name: &'e str,
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|a| a.0 == name);
        found.map(|a| a.1.as_str())
    }

    /// `w:val`.
    pub(super) fn val(&self) -> Option<&str> {
        self.get("val")
    }

    /// An attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// A switch (17.17.4): on where it says nothing.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off"))
    }
}

/// A node.
#[derive(Debug)]
pub(super) enum Node<'e> {
    Open(Tag<'e>),
    Close,
    Text(&'e str),
}

/// What stopped the reading.
pub(super) enum Source {
    /// Something we have words for.
    Ours(Error),
    /// The stream below.
    Stream(io::Error),
}

impl From<Error> for Source {
    fn from(e: Error) -> Self {
        Source::Ours(e)
    }
}

/// The nodes of a part.
pub(super) struct Events<'a, R> {
    xml: NsReader<R>,
    buffer: Vec<u8>,
    part: &'a str,
    limits: &'a Limits,
    budget: &'a Budget,
    depth: usize,
    at: u64,
}

/// An element of a page stands in many others: a paragraph in a cell in a box in a drawing.
const DEPTH_PER_NESTING: usize = 4;

impl<'a, R: BufRead> Events<'a, R> {
    pub(super) fn new(stream: R, part: &'a str, limits: &'a Limits, budget: &'a Budget) -> Self {
        let mut xml = NsReader::from_reader(stream);
        xml.config_mut().expand_empty_elements = true;
        Self {
            xml,
            buffer: Vec::new(),
            part,
            limits,
            budget,
            depth: 0,
            at: 0,
        }
    }

    /// Hands the next node to `take`; says whether there was one.
    pub(super) fn next(
        &mut self,
        take: &mut impl FnMut(Node<'_>) -> Result<(), Error>,
    ) -> Result<bool, Source> {
        self.buffer.clear();
        let part = self.part;
        let (namespace, event) = self
            .xml
            .read_resolved_event_into(&mut self.buffer)
            .map_err(|e| malformed(part, e))?;
        let known = known(&namespace);
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                let bound = self.limits.nesting.min(Limits::DEEPEST) * DEPTH_PER_NESTING;
                check(Trouble::TooDeep, bound, self.depth)?;
                start(&tag, known, part, self.limits, take)?;
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                take(Node::Close)?;
            }
            Event::Text(text) => take(Node::Text(&text.xml10_content()))?,
            Event::CData(text) => take(Node::Text(&text.xml10_content()))?,
            Event::GeneralRef(entity) => take(Node::Text(&resolved(&entity, part)?))?,
            Event::DocType(_) => return Err(Error::new(Trouble::Doctype, &[]).into()),
            Event::Eof if self.depth > 0 => {
                return Err(Error::new(Trouble::CutOff, &[&part]).into());
            }
            Event::Eof => return Ok(false),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        let at = self.xml.buffer_position();
        let steps = usize::try_from(at.saturating_sub(self.at)).unwrap_or(usize::MAX);
        self.at = at;
        self.budget.spend(1 + steps)?;
        Ok(true)
    }
}

fn known(namespace: &ResolveResult<'_>) -> Known {
    match namespace {
        ResolveResult::Bound(Namespace(name)) if WORD.contains(name) => Known::Word,
        ResolveResult::Bound(Namespace(name)) if *name == COMPATIBILITY => Known::Compatibility,
        _ => Known::Other,
    }
}

fn start(
    tag: &BytesStart<'_>,
    of: Known,
    part: &str,
    limits: &Limits,
    take: &mut impl FnMut(Node<'_>) -> Result<(), Error>,
) -> Result<(), Source> {
    let mut attributes = Vec::new();
    for (i, attribute) in tag.attributes().enumerate() {
        check(Trouble::TooManyAttributes, limits.attributes, i + 1)?;
        let attribute = attribute.map_err(|e| malformed(part, e.into()))?;
        let name = attribute.key.local_name().into_inner().to_owned();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|e| malformed(part, e))?;
        attributes.push((name, value.into_owned()));
    }
    let local = tag.local_name();
    Ok(take(Node::Open(Tag {
        of,
        name: local.into_inner(),
        attributes,
    }))?)
}

/// A character reference or one of the five entities of XML; no other can be defined.
fn resolved(entity: &BytesRef<'_>, part: &str) -> Result<String, Source> {
    if let Some(c) = entity.resolve_char_ref().map_err(|e| malformed(part, e))? {
        return Ok(c.to_string());
    }
    let name = entity.xml10_content();
    match resolve_predefined_entity(&name) {
        Some(text) => Ok(text.to_owned()),
        None => Err(Error::new(Trouble::UnknownEntity, &[&name]).into()),
    }
}

fn malformed(part: &str, e: XmlError) -> Source {
    match e {
        XmlError::Io(e) => Source::Stream(io::Error::new(e.kind(), e.to_string())),
        e => Error::new(Trouble::BadXml, &[&format!("{part}: {e}")]).into(),
    }
}
