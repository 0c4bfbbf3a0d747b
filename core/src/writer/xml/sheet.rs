//! The pen of the XML writer: elements, attributes, indenting, escaping, and the path for
//! diagnostics.
//!
//! It names no element of ours. White space is only put between elements, never into a text.

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::messages::{Code, Trouble};
use crate::xml;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::fmt::Display;

/// XML in the making.
pub(super) struct Sheet {
    xml: Writer<Vec<u8>>,
    /// The element that was begun last, while it can still take attributes.
    begun: Option<BytesStart<'static>>,
    /// The element of the model that is being written, such as `body[3].text`.
    path: String,
    diagnostics: Vec<Diagnostic>,
    failed: Option<std::io::Error>,
}

impl Sheet {
    /// A whole file with one root element, named `document`.
    pub(super) fn of<T>(
        root: &T,
        write: fn(&mut Self, &T),
    ) -> Result<(Vec<u8>, Vec<Diagnostic>), Error> {
        let mut sheet = Self {
            xml: Writer::new_with_indent(Vec::new(), b' ', 2),
            begun: None,
            path: String::new(),
            diagnostics: Vec::new(),
            failed: None,
        };
        sheet.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        sheet.begin("document");
        sheet.attribute("xmlns", Some(xml::NAMESPACE));
        write(&mut sheet, root);
        sheet.end("document");
        sheet.finish()
    }

    fn finish(self) -> Result<(Vec<u8>, Vec<Diagnostic>), Error> {
        if let Some(e) = self.failed {
            return Err(Error::new(Trouble::Internal, &[&e]).caused_by(e));
        }
        let mut bytes = self.xml.into_inner();
        bytes.push(b'\n');
        Ok((bytes, self.diagnostics))
    }

    /// Writing to memory does not fail; if it ever does, nothing more is written.
    fn event(&mut self, event: Event<'_>) {
        if self.failed.is_none() {
            self.failed = self.xml.write_event(event).err();
        }
    }

    fn begin(&mut self, name: &'static str) {
        self.settle();
        self.begun = Some(BytesStart::new(name));
    }

    /// Writes the start tag that was held back for its attributes.
    fn settle(&mut self) {
        if let Some(tag) = self.begun.take() {
            self.event(Event::Start(tag));
        }
    }

    fn end(&mut self, name: &'static str) {
        match self.begun.take() {
            Some(tag) => self.event(Event::Empty(tag)),
            None => self.event(Event::End(BytesEnd::new(name))),
        }
    }

    /// Writes with a longer path.
    fn at(&mut self, step: &str, write: impl FnOnce(&mut Self)) {
        let len = self.path.len();
        if !self.path.is_empty() && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        write(self);
        self.path.truncate(len);
    }

    /// An attribute of the element that was begun last. Its value is a number, a date or a fixed
    /// word: nothing that XML could change.
    pub(super) fn attribute(&mut self, name: &str, value: Option<impl Display>) {
        if let (Some(tag), Some(value)) = (&mut self.begun, value) {
            tag.push_attribute((name, value.to_string().as_str()));
        }
    }

    /// An attribute that is only there when it is true.
    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.attribute(name, value.then_some("true"));
    }

    /// An element that adds nothing to the path.
    pub(super) fn element<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        write: impl FnOnce(&mut Self, &T),
    ) {
        self.begin(name);
        write(self, value);
        self.end(name);
    }

    /// An element, where there is one.
    pub(super) fn maybe<T>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
        write: fn(&mut Self, &T),
    ) {
        if let Some(value) = value {
            self.at(name, |s| s.element(name, value, write));
        }
    }

    /// An element, unless it says nothing.
    pub(super) fn unless_empty<T: Default + PartialEq>(
        &mut self,
        name: &'static str,
        value: &T,
        write: fn(&mut Self, &T),
    ) {
        if *value != T::default() {
            self.at(name, |s| s.element(name, value, write));
        }
    }

    /// A list whose items write their own element; left out when empty.
    pub(super) fn mixed<T>(
        &mut self,
        name: &'static str,
        items: &[T],
        write: impl Fn(&mut Self, &T),
    ) {
        if !items.is_empty() {
            self.at(name, |s| {
                s.element(name, items, |s, items| s.each(items, write))
            });
        }
    }

    /// A list whose items all have the same element; left out when empty.
    pub(super) fn list<T>(
        &mut self,
        name: &'static str,
        item: &'static str,
        items: &[T],
        write: fn(&mut Self, &T),
    ) {
        self.mixed(name, items, |s, value| s.element(item, value, write));
    }

    /// Items right inside the element that was begun last.
    pub(super) fn items<T>(&mut self, item: &'static str, items: &[T], write: fn(&mut Self, &T)) {
        self.each(items, |s, value| s.element(item, value, write));
    }

    fn each<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        for (i, value) in items.iter().enumerate() {
            self.at(&format!("[{i}]"), |s| write(s, value));
        }
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, name: &'static str, value: &str) {
        self.at(name, |s| s.element(name, value, Self::content));
    }

    /// The same, where there is one. None is left out; an empty text is an empty element.
    pub(super) fn maybe_text(&mut self, name: &'static str, value: &Option<String>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// A list of texts; left out when empty.
    pub(super) fn texts(&mut self, name: &'static str, item: &'static str, values: &[String]) {
        self.list(name, item, values, |s, value| s.content(value));
    }

    fn content(&mut self, text: &str) {
        let (escaped, lost) = escape(text);
        if !escaped.is_empty() {
            self.settle();
            self.event(Event::Text(BytesText::from_escaped(escaped)));
        }
        if !lost.is_empty() {
            let diagnostic = Diagnostic::new(Code::NotInXml).of(&*self.path);
            self.diagnostics.push(diagnostic.change(lost.join(" "), ""));
        }
    }
}

/// A text as XML holds it, and the characters that it cannot hold. Tabs and line ends become
/// references, so that no parser, editor or indenter changes them.
fn escape(text: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut lost = Vec::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ if xml::holds(c) => out.push(c),
            _ => lost.push(format!("U+{:04X}", u32::from(c))),
        }
    }
    (out, lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_references_and_controls_are_named() {
        let (text, lost) = escape("甲\r\n\t<乙>&\0\u{fffe}");
        assert_eq!(text, "甲&#13;&#10;&#9;&lt;乙&gt;&amp;");
        assert_eq!(lost, ["U+0000", "U+FFFE"]);
    }
}
