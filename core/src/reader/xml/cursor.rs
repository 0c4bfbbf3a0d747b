//! The place in an XML text, element by element: name spaces, limits, and what was refused where.
//!
//! It names no element of ours. Nothing is expanded but the five entities of XML and character
//! references.

use crate::error::Error;
use crate::limits::{Budget, Limits, check};
use crate::messages::Trouble;
use crate::span::Source;
use crate::xml;
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::errors::Error as XmlError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceError, ResolveResult};
use std::borrow::Cow;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A start tag, with the attributes that nobody has read yet.
pub(super) struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    at: usize,
}

enum Token {
    Open(Tag),
    Close,
    Text(String, usize),
    End,
}

/// How the inside of an element is read.
pub(super) type Inside<T> = fn(&mut Cursor<'_>, &mut Tag) -> Result<T, Error>;

/// The place in an XML text.
pub(super) struct Cursor<'a> {
    source: &'a Source,
    xml: NsReader<&'a [u8]>,
    limits: &'a Limits,
    budget: &'a Budget,
    ahead: Option<Token>,
    /// How many elements the parser is in; `open` may lag behind by the token ahead.
    depth: usize,
    open: Vec<String>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a Source, limits: &'a Limits, budget: &'a Budget) -> Self {
        let mut xml = NsReader::from_str(source.text());
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        Self {
            source,
            xml,
            limits,
            budget,
            ahead: None,
            depth: 0,
            open: Vec::new(),
        }
    }

    // ── What the grammar says ────────────────────────────────────────────────────────────────

    /// The root element, and nothing after it.
    pub(super) fn root<T>(mut self, name: &str, read: Inside<T>) -> Result<T, Error> {
        let value = self.need(name, read)?;
        match self.next()? {
            Token::Open(tag) => Err(self.misplaced(&tag.name, tag.at)),
            _ => Ok(value),
        }
    }

    /// An element that may be missing.
    pub(super) fn maybe<T>(&mut self, name: &str, read: Inside<T>) -> Result<Option<T>, Error> {
        let tag = self.child(|n| n == name)?;
        tag.map(|tag| self.inside(tag, read)).transpose()
    }

    fn need<T>(&mut self, name: &str, read: Inside<T>) -> Result<T, Error> {
        match self.maybe(name, read)? {
            Some(value) => Ok(value),
            None => Err(self.lacks(name)),
        }
    }

    /// A list of one kind of element.
    pub(super) fn list<T>(
        &mut self,
        name: &str,
        item: &'static str,
        read: Inside<T>,
    ) -> Result<Vec<T>, Error> {
        self.mixed(name, &[(item, read)])
    }

    /// A list of several kinds of element.
    pub(super) fn mixed<T>(
        &mut self,
        name: &str,
        kinds: &[(&'static str, Inside<T>)],
    ) -> Result<Vec<T>, Error> {
        match self.child(|n| n == name)? {
            Some(tag) => self.inside(tag, |c, _| c.items(kinds)),
            None => Ok(Vec::new()),
        }
    }

    /// Elements up to the end of the one that is open.
    pub(super) fn items<T>(
        &mut self,
        kinds: &[(&'static str, Inside<T>)],
    ) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(tag) = self.child(|n| kinds.iter().any(|k| k.0 == n))? {
            let read = kinds.iter().find(|k| k.0 == tag.name).map(|k| k.1);
            items.extend(read.map(|read| self.inside(tag, read)).transpose()?);
        }
        Ok(items)
    }

    /// An element of text that may be missing.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        self.maybe(name, |c, _| c.content())
    }

    /// An element of text.
    pub(super) fn needed_text(&mut self, name: &str) -> Result<String, Error> {
        self.need(name, |c, _| c.content())
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, name: &str, item: &'static str) -> Result<Vec<String>, Error> {
        self.list(name, item, |c, _| c.content())
    }

    /// An attribute that may be missing; `parse` says none to what it cannot be.
    pub(super) fn attribute<T>(
        &self,
        tag: &mut Tag,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let Some(i) = tag.attributes.iter().position(|a| a.0 == name) else {
            return Ok(None);
        };
        let (_, value) = tag.attributes.swap_remove(i);
        match parse(value.trim_matches(is_space)) {
            Some(value) => Ok(Some(value)),
            None => {
                let path = self.path(&format!("@{name}"));
                Err(self.refuse(Trouble::BadValue, &[&path, &value], tag.at))
            }
        }
    }

    /// An attribute.
    pub(super) fn needed<T>(
        &self,
        tag: &mut Tag,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Error> {
        match self.attribute(tag, name, parse)? {
            Some(value) => Ok(value),
            None => Err(self.lacks_at(&format!("@{name}"), tag.at)),
        }
    }

    // ── Steps ────────────────────────────────────────────────────────────────────────────────

    fn inside<T>(
        &mut self,
        mut tag: Tag,
        read: impl FnOnce(&mut Self, &mut Tag) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.open.push(tag.name.clone());
        let value = read(self, &mut tag)?;
        if let Some((name, _)) = tag.attributes.first() {
            return Err(self.misplaced(&format!("@{name}"), tag.at));
        }
        match self.next()? {
            Token::Open(tag) => return Err(self.misplaced(&tag.name, tag.at)),
            Token::Close | Token::Text(..) | Token::End => {}
        }
        self.open.pop();
        Ok(value)
    }

    /// The next child element, if `ours` knows its name.
    fn child(&mut self, ours: impl Fn(&str) -> bool) -> Result<Option<Tag>, Error> {
        match self.next()? {
            Token::Open(tag) if ours(&tag.name) => Ok(Some(tag)),
            other => {
                self.ahead = Some(other);
                Ok(None)
            }
        }
    }

    /// The next token but white space; any other text is refused.
    fn next(&mut self) -> Result<Token, Error> {
        loop {
            match self.token()? {
                Token::Text(text, _) if text.chars().all(is_space) => {}
                Token::Text(_, at) => {
                    return Err(self.refuse(Trouble::StrayText, &[&self.path("")], at));
                }
                other => return Ok(other),
            }
        }
    }

    /// The text of the element that is open.
    fn content(&mut self) -> Result<String, Error> {
        let mut text = String::new();
        loop {
            match self.token()? {
                Token::Text(more, _) => text += &more,
                other => {
                    self.ahead = Some(other);
                    return Ok(text);
                }
            }
        }
    }

    fn token(&mut self) -> Result<Token, Error> {
        loop {
            if let Some(token) = self.ahead.take() {
                return Ok(token);
            }
            let at = self.position();
            let (namespace, event) = self
                .xml
                .read_resolved_event()
                .map_err(|e| malformed(self.source, at, e))?;
            let namespace = match namespace {
                ResolveResult::Bound(Namespace(name)) if name == xml::NAMESPACE => None,
                ResolveResult::Bound(Namespace(name)) => Some(name.to_owned()),
                ResolveResult::Unbound => Some(String::new()),
                ResolveResult::Unknown(prefix) => Some(prefix),
            };
            self.budget.spend(self.position() - at + 1)?;
            self.ahead = self.judged(event, namespace, at)?;
        }
    }

    /// The token of an event; none for what says nothing, such as a comment.
    fn judged(
        &mut self,
        event: Event<'_>,
        foreign: Option<String>,
        at: usize,
    ) -> Result<Option<Token>, Error> {
        Ok(Some(match event {
            Event::Start(tag) => self.start(&tag, foreign, at)?,
            Event::End(_) => {
                self.depth -= 1;
                Token::Close
            }
            Event::Text(text) => self.legal(text.xml10_content(), at)?,
            Event::CData(text) => self.legal(text.xml10_content(), at)?,
            Event::GeneralRef(entity) => self.reference(&entity, at)?,
            Event::DocType(_) => return Err(self.refuse(Trouble::Doctype, &[], at)),
            Event::Eof if self.depth > 0 => {
                return Err(self.refuse(Trouble::CutOff, &[&self.path("")], at));
            }
            Event::Eof => Token::End,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => return Ok(None),
        }))
    }

    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        foreign: Option<String>,
        at: usize,
    ) -> Result<Token, Error> {
        self.depth += 1;
        self.limits.check_nesting(self.depth)?;
        let name = tag.local_name().into_inner().to_owned();
        if let Some(namespace) = foreign {
            let args: [&dyn std::fmt::Display; 3] = [&name, &namespace, &xml::NAMESPACE];
            return Err(self.refuse(Trouble::ForeignName, &args, at));
        }
        let mut attributes = Vec::new();
        for (i, attribute) in tag.attributes().enumerate() {
            check(Trouble::TooManyAttributes, self.limits.attributes, i + 1)?;
            let attribute = attribute.map_err(|e| malformed(self.source, at, e.into()))?;
            attributes.extend(self.attribute_of(&attribute, at)?);
        }
        Ok(Token::Open(Tag {
            name,
            attributes,
            at,
        }))
    }

    /// Name and value; none for a declaration of a name space and for where a schema lies.
    fn attribute_of(
        &self,
        attribute: &Attribute<'_>,
        at: usize,
    ) -> Result<Option<(String, String)>, Error> {
        if attribute.key.as_namespace_binding().is_some() {
            return Ok(None);
        }
        let (namespace, local) = self.xml.resolver().resolve_attribute(attribute.key);
        match namespace {
            ResolveResult::Unbound => {}
            ResolveResult::Bound(Namespace(XSI)) if local.as_ref().ends_with("chemaLocation") => {
                return Ok(None);
            }
            _ => return Err(self.misplaced(&format!("@{}", attribute.key.into_inner()), at)),
        }
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|e| malformed(self.source, at, e))?;
        Ok(Some((local.into_inner().to_owned(), value.into_owned())))
    }

    /// Text, if XML can hold its characters: the parser does not look.
    fn legal(&self, text: Cow<'_, str>, at: usize) -> Result<Token, Error> {
        match text.chars().find(|&c| !xml::holds(c)) {
            None => Ok(Token::Text(text.into_owned(), at)),
            Some(c) => {
                let name = format!("U+{:04X}", u32::from(c));
                Err(self.refuse(Trouble::IllegalChar, &[&name], at))
            }
        }
    }

    fn reference(&self, entity: &BytesRef<'_>, at: usize) -> Result<Token, Error> {
        let char = entity.resolve_char_ref();
        if let Some(c) = char.map_err(|e| malformed(self.source, at, e))? {
            return self.legal(c.to_string().into(), at);
        }
        match resolve_predefined_entity(entity) {
            Some(text) => Ok(Token::Text(text.to_owned(), at)),
            None => Err(self.refuse(Trouble::UnknownEntity, &[&&**entity], at)),
        }
    }

    // ── Refusals ─────────────────────────────────────────────────────────────────────────────

    fn position(&self) -> usize {
        usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The path of the open element, with one more step where there is one.
    fn path(&self, last: &str) -> String {
        let steps = self.open.iter().map(String::as_str);
        let steps: Vec<_> = steps.chain(Some(last).filter(|l| !l.is_empty())).collect();
        steps.join("/")
    }

    fn misplaced(&self, name: &str, at: usize) -> Error {
        self.refuse(Trouble::Misplaced, &[&self.path(name)], at)
    }

    /// The error for a missing child: what stands in its place is where it is missing.
    fn lacks(&self, name: &str) -> Error {
        match &self.ahead {
            Some(Token::Open(tag)) => self.lacks_at(name, tag.at),
            _ => self.lacks_at(name, self.position()),
        }
    }

    fn lacks_at(&self, name: &str, at: usize) -> Error {
        self.refuse(Trouble::Lacking, &[&self.path(name)], at)
    }

    fn refuse(&self, trouble: Trouble, args: &[&dyn std::fmt::Display], at: usize) -> Error {
        let end = self.position().max(at);
        Error::new(trouble, args).at(self.source.span(at, end))
    }
}

/// The error for what the parser refused.
fn malformed(source: &Source, at: usize, error: XmlError) -> Error {
    let refused = match error {
        XmlError::Namespace(NamespaceError::TooManyBindings(limit)) => {
            Error::new(Trouble::TooManyAttributes, &[&limit, &(limit + 1)])
        }
        _ => Error::new(Trouble::BadXml, &[&error]),
    };
    refused.at(source.span(at, at)).caused_by(error)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
