//! A thin hand on quick-xml: elements with their attributes, and text that is safe in XML.
//!
//! Nothing here knows WordprocessingML beyond the one attribute `w:val`.

use crate::stored::TextDigest;
use crate::xml::holds;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::fmt::Display;

/// Attributes: name and value.
pub(super) type Attrs<'a> = &'a [(&'a str, &'a dyn Display)];

/// A part in the making.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    dropped: bool,
    seen: TextDigest,
    /// How many `mc:Fallback` are open: they say once more what their `mc:Choice` says.
    fallbacks: usize,
}

impl Xml {
    /// A part that opens with the XML declaration.
    pub(super) fn part(root: &str, attrs: Attrs<'_>, inside: impl FnOnce(&mut Xml)) -> Part {
        let mut xml = Self {
            writer: Writer::new(Vec::with_capacity(1 << 14)),
            dropped: false,
            seen: TextDigest::default(),
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
            seen: xml.seen,
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
        self.put(Event::Start(start(name, attrs)));
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
        self.fallbacks -= fallback;
    }

    /// An empty element.
    pub(super) fn leaf(&mut self, name: &str, attrs: Attrs<'_>) {
        self.put(Event::Empty(start(name, attrs)));
    }

    /// An empty element with `w:val`.
    pub(super) fn val(&mut self, name: &str, value: &dyn Display) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// Text; characters that XML cannot hold are left out, and remembered.
    pub(super) fn text(&mut self, text: &str) {
        let legal = legal(text);
        self.dropped |= legal.len() < text.len();
        self.put(Event::Text(BytesText::new(&legal)));
    }

    /// An element that holds text only.
    pub(super) fn texted(&mut self, name: &str, attrs: Attrs<'_>, text: &str) {
        if name == "w:t" && self.fallbacks == 0 {
            self.seen.push(&legal(text));
        }
        self.element(name, attrs, |x| x.text(text));
    }
}

fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(holds) {
        text.into()
    } else {
        text.chars().filter(|&c| holds(c)).collect()
    }
}

fn start<'a>(name: &'a str, attrs: Attrs<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attrs {
        start.push_attribute((*name, value.to_string().as_str()));
    }
    start
}

/// The bytes of a finished part.
pub(super) struct Part {
    /// The XML.
    pub(super) bytes: Vec<u8>,
    /// Whether characters were left out.
    pub(super) dropped: bool,
    /// The digest of its visible text.
    pub(super) seen: TextDigest,
}

impl Part {
    /// A part that was made elsewhere, byte for byte.
    pub(super) fn as_is(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.to_vec(),
            dropped: false,
            seen: TextDigest::default(),
        }
    }
}
