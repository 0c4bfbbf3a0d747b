//! A thin hand on quick-xml: elements with their attributes, and text that is safe in XML.
//!
//! Nothing here knows WordprocessingML beyond the one attribute `w:val` and what a seal counts.

use crate::stored::Seal;
use crate::xml::holds;
use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::fmt::{Display, Write};

/// Attributes: name and value.
pub(super) type Attrs<'a> = &'a [(&'a str, &'a dyn Display)];

/// A part in the making.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    /// A tag in the making; one for all, because there are thousands.
    tag: String,
    dropped: bool,
    seal: Seal,
    /// The level of the heading that the open paragraph is.
    heading: Option<u8>,
    /// How many `mc:Fallback` are open: they say once more what their `mc:Choice` says.
    fallbacks: usize,
}

impl Xml {
    /// A part that opens with the XML declaration.
    pub(super) fn part(root: &str, attrs: Attrs<'_>, inside: impl FnOnce(&mut Xml)) -> Part {
        let mut xml = Self {
            writer: Writer::new(Vec::with_capacity(1 << 14)),
            tag: String::new(),
            dropped: false,
            seal: Seal::default(),
            heading: None,
            fallbacks: 0,
        };
        xml.put(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        xml.element(root, attrs, inside);
        Part {
            bytes: xml.writer.into_inner(),
            dropped: xml.dropped,
            seal: xml.seal,
        }
    }

    fn put(&mut self, event: Event<'_>) {
        // A Vec takes every write.
        let _ = self.writer.write_event(event);
    }

    /// An element with what stands inside.
    pub(super) fn element(&mut self, name: &str, attrs: Attrs<'_>, inside: impl FnOnce(&mut Xml)) {
        let fallback = usize::from(name == "mc:Fallback");
        self.fallbacks += fallback;
        set(&mut self.tag, name, attrs);
        let start = BytesStart::from_content(self.tag.as_str(), name.len());
        let _ = self.writer.write_event(Event::Start(start));
        let outer = (name == "w:p").then(|| self.heading.take());
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
        if self.fallbacks == 0 {
            self.seal_end(name);
        }
        self.heading = outer.unwrap_or(self.heading);
        self.fallbacks -= fallback;
    }

    fn seal_end(&mut self, name: &str) {
        match name {
            "w:p" => self.seal.end_paragraph(self.heading),
            "w:tc" => self.seal.end_cell(),
            "w:tr" => self.seal.end_row(),
            _ => {}
        }
    }

    /// The open paragraph is a heading, if of a level.
    pub(super) fn is_heading(&mut self, level: Option<u8>) {
        self.heading = level;
    }

    /// What a run holds for a line end or a tab.
    pub(super) fn stands_for(&mut self, name: &str, sign: &str) {
        if self.fallbacks == 0 {
            self.seal.push(sign);
        }
        self.leaf(name, &[]);
    }

    /// An empty element.
    pub(super) fn leaf(&mut self, name: &str, attrs: Attrs<'_>) {
        set(&mut self.tag, name, attrs);
        let start = BytesStart::from_content(self.tag.as_str(), name.len());
        let _ = self.writer.write_event(Event::Empty(start));
    }

    /// An empty element with `w:val`.
    pub(super) fn val(&mut self, name: &str, value: &dyn Display) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element that holds text only; characters that XML cannot hold are left out, and remembered.
    pub(super) fn texted(&mut self, name: &str, attrs: Attrs<'_>, text: &str) {
        let legal = legal(text);
        self.dropped |= legal.len() < text.len();
        if name == "w:t" && self.fallbacks == 0 {
            self.seal.push(&legal);
        }
        self.element(name, attrs, |x| {
            x.put(Event::Text(BytesText::new(&legal)));
        });
    }
}

fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(holds) {
        text.into()
    } else {
        text.chars().filter(|&c| holds(c)).collect()
    }
}

/// Makes `tag` what stands between the brackets of a tag.
fn set(tag: &mut String, name: &str, attrs: Attrs<'_>) {
    tag.clear();
    tag.push_str(name);
    for (name, value) in attrs {
        tag.push(' ');
        tag.push_str(name);
        tag.push_str("=\"");
        let from = tag.len();
        // Writing to a string cannot fail.
        let _ = write!(tag, "{value}");
        let said = tag.get(from..).unwrap_or_default();
        if let Cow::Owned(escaped) = escape(said) {
            tag.truncate(from);
            tag.push_str(&escaped);
        }
        tag.push('"');
    }
}

/// The bytes of a finished part.
pub(super) struct Part {
    /// The XML.
    pub(super) bytes: Vec<u8>,
    /// Whether characters were left out.
    pub(super) dropped: bool,
    /// The seal of what it shows, still open.
    pub(super) seal: Seal,
}

impl Part {
    /// A part that was made elsewhere, byte for byte.
    pub(super) fn as_is(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.to_vec(),
            dropped: false,
            seal: Seal::default(),
        }
    }
}
