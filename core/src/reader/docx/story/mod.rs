//! A story of WordprocessingML: elements to paragraphs, tables and boxes of text.
//!
//! What is not known is looked through, so that no text inside is lost; what repeats or was deleted
//! is left out by name. It knows elements, and nothing of what the words mean.

mod cells;

use super::found::{Found, Margin, Place};
use super::numbering::Numbering;
use super::runs::Run;
use super::styles::{Styles, is_drawn};
use super::tables::Tables;
use super::xml::{Known, Node, Tag};
use crate::error::Error;
use crate::limits::{Limits, check};
use crate::messages::Trouble;
use crate::reader::office::fields::Fields;
use crate::reader::office::numbering::Counters;
use crate::reader::office::symbols;
use crate::reader::office::{Blocks, Ink, Unseen};
use crate::stored::Seal;

/// More paragraphs than anybody can look at: 8000 pages.
const MOST_PARAGRAPHS: usize = 200_000;

/// What all stories of a file share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Whether even pages have heads and feet of their own.
    pub(super) facing: bool,
}

/// An element that is open, as far as what stands inside must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Para,
    ParaProps,
    /// The properties of a paragraph's mark.
    MarkProps,
    Run,
    RunProps,
    Words,
    /// The code of a field.
    Code,
    /// A field of a form, and all that it says of itself.
    Form,
    Box,
    /// A paragraph of a drawing.
    DrawnPara,
    Table,
    TableBorders,
    Row,
    RowProps,
    Cell,
    CellProps,
    CellBorders,
    /// Alternatives, and the one that is read: what stands inside stands where they do.
    Alternate,
    Choice,
    Control,
    ControlContent,
    /// Text that stands above other text (ruby).
    Above,
    /// A field of one element.
    Field,
    /// A text outside the story: a note, a comment.
    Note,
    Other,
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
struct Para {
    style: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    heading: Option<u8>,
    /// Its mark was deleted, so the next paragraph goes on with it.
    goes_on: bool,
    mark_hidden: bool,
    /// The heading that it goes on with in one line, its number being said.
    heads: Option<Option<u8>>,
    run: Run,
    /// Whether anything stands in it that is seen.
    seen: bool,
    /// Whether anything stands in it that is not.
    unseen: bool,
}

/// A story in the making.
pub(super) struct Story<'p> {
    shared: &'p Shared,
    limits: &'p Limits,
    blocks: Blocks,
    stack: Vec<Element>,
    /// How many elements of a part that is left out are open.
    left_out: usize,
    paras: Vec<Para>,
    /// Paragraphs so far, but one a cell.
    count: usize,
    tables: Tables,
    /// Whether a choice was taken, for each choice that is open.
    taken: Vec<bool>,
    /// Whether a content control shows its placeholder only, for each that is open.
    placeholders: Vec<bool>,
    /// Placeholders and texts above others that are open.
    aside: usize,
    fields: Fields,
    /// Whether fields are looked through.
    without_fields: bool,
    words: String,
    keep_space: bool,
    hidden: String,
    counters: Counters,
    seal: Seal,
    place: Place,
    found: Found,
}

impl<'p> Story<'p> {
    pub(super) fn new(shared: &'p Shared, limits: &'p Limits, place: Place) -> Self {
        Self {
            shared,
            limits,
            blocks: Blocks::new(),
            stack: Vec::new(),
            left_out: 0,
            paras: vec![Para::default()],
            count: 0,
            tables: Tables::default(),
            taken: Vec::new(),
            placeholders: Vec::new(),
            aside: 0,
            fields: Fields::default(),
            without_fields: false,
            words: String::new(),
            keep_space: false,
            hidden: String::new(),
            counters: Counters::default(),
            seal: Seal::default(),
            place,
            found: Found::default(),
        }
    }

    /// A story whose fields are looked through, because one of them never ends.
    pub(super) fn without_fields(self) -> Self {
        Self {
            without_fields: true,
            ..self
        }
    }

    /// Takes the next node.
    pub(super) fn take(&mut self, node: Node<'_>) -> Result<(), Error> {
        match node {
            Node::Open(_) if self.left_out > 0 => self.left_out += 1,
            Node::Close if self.left_out > 0 => self.left_out -= 1,
            Node::Text(_) if self.left_out > 0 => {}
            Node::Open(tag) => self.open(&tag)?,
            Node::Close => self.close(),
            Node::Text(text) => match self.stack.last() {
                Some(Element::Words) => self.words.push_str(text),
                Some(Element::Code) => self.fields.push_code(text),
                _ => {}
            },
        }
        Ok(())
    }

    /// All that was found.
    pub(super) fn finish(mut self) -> Found {
        let rest = self.fields.loose_rest();
        self.found.endless = !rest.trim().is_empty();
        self.hidden += &rest;
        self.end_hidden();
        self.found.blocks = self.blocks.finish();
        for unseen in &self.found.unseen {
            self.seal.push_strange(&unseen.text);
        }
        for _ in &self.found.embedded {
            self.seal.push_strange("\u{fffc}");
        }
        self.found.seal = self.seal;
        self.found
    }

    /// The element that is open, alternatives aside.
    fn parent(&self) -> Element {
        let mut open = self.stack.iter().rev();
        let real = |e: &&Element| !matches!(e, Element::Alternate | Element::Choice);
        open.find(real).copied().unwrap_or(Element::Other)
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        if self.stack.last() == Some(&Element::Words) {
            self.close_words(); // an element inside ends what was said so far
        }
        let element = match tag.of {
            Known::Word => self.open_word(tag)?,
            Known::Compatibility => self.open_compatibility(tag),
            Known::Other => {
                if self.stack.is_empty() {
                    self.found.foreign = Some(tag.name.to_owned());
                }
                Some(self.open_other(tag))
            }
        };
        match element {
            Some(element) => self.stack.push(element),
            None => self.left_out = 1,
        }
        Ok(())
    }

    /// Alternatives say the same thing in several ways: the first counts (part 3, 7.6).
    fn open_compatibility(&mut self, tag: &Tag<'_>) -> Option<Element> {
        match tag.name {
            "AlternateContent" => {
                self.taken.push(false);
                Some(Element::Alternate)
            }
            "Choice" | "Fallback" if self.stack.last() == Some(&Element::Alternate) => {
                let taken = self.taken.last_mut()?;
                (!std::mem::replace(taken, true)).then_some(Element::Choice)
            }
            _ => Some(Element::Other),
        }
    }

    /// Words in drawings and formulas; pictures and objects.
    fn open_other(&mut self, tag: &Tag<'_>) -> Element {
        let id = match tag.name {
            "t" => return self.open_words(tag),
            "p" => return Element::DrawnPara,
            "blip" | "imagedata" => tag.get("embed").or(tag.get("id")).or(tag.get("link")),
            "OLEObject" | "chart" | "contentPart" => tag.get("id"),
            "relIds" => tag.get("dm"),
            _ => None,
        };
        self.found.embed(id);
        match tag.name {
            "txBody" => return self.open_box(),
            "textpath" => self.art(tag.get("string").unwrap_or("")),
            "symEx" => self.symbol(tag),
            "den" => self.say("/"), // a fraction, on one line
            _ => {}
        }
        Element::Other
    }

    fn open_box(&mut self) -> Element {
        self.blocks.open_box();
        self.paras.push(Para::default());
        Element::Box
    }

    /// Words that are drawn as a picture, and said in an attribute only.
    fn art(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        self.open_box();
        self.say(words);
        self.close_para();
        self.paras.pop();
        self.blocks.close_box();
    }

    fn open_words(&mut self, tag: &Tag<'_>) -> Element {
        self.words.clear();
        self.keep_space = tag.get("space") == Some("preserve");
        Element::Words
    }

    /// An element of WordprocessingML; none where it is left out with all inside.
    fn open_word(&mut self, tag: &Tag<'_>) -> Result<Option<Element>, Error> {
        Ok(Some(match tag.name {
            "p" => self.open_para()?,
            "pPr" => Element::ParaProps,
            "rPr" if self.parent() == Element::ParaProps => Element::MarkProps,
            "rPr" if self.parent() == Element::Run => Element::RunProps,
            "r" => {
                self.para().run = Run::default();
                Element::Run
            }
            "t" => self.open_words(tag),
            "instrText" => Element::Code,
            "tbl" => {
                self.blocks.open_table();
                self.tables.open_table();
                Element::Table
            }
            "tr" => {
                self.blocks.open_row();
                self.tables.open_row();
                Element::Row
            }
            "tc" => self.open_cell()?,
            "txbxContent" => {
                let element = self.open_box();
                self.deep()?;
                element
            }
            "sdt" => {
                self.placeholders.push(false);
                Element::Control
            }
            "sdtContent" => {
                self.aside += usize::from(self.placeholders.last() == Some(&true));
                Element::ControlContent
            }
            "fldSimple" => {
                self.fields.begin();
                self.fields.push_code(tag.get("instr").unwrap_or(""));
                self.fields.separate();
                Element::Field
            }
            "rt" => {
                self.aside += 1;
                Element::Above
            }
            "footnote" | "endnote" | "comment" => match tag.get("type") {
                None | Some("normal") => Element::Note,
                Some(_) => return Ok(None),
            },
            "del" | "moveFrom" => return Ok(self.deleted()),
            name if name.ends_with("Change") => return Ok(None),
            _ => self.open_part(tag),
        }))
    }

    /// Text boxes and tables in each other.
    fn deep(&self) -> Result<(), Error> {
        self.limits.check_nesting(self.blocks.depth())
    }

    fn open_para(&mut self) -> Result<Element, Error> {
        self.count += 1;
        check(Trouble::TooManyParagraphs, MOST_PARAGRAPHS, self.count)?;
        let before = std::mem::take(self.para());
        if before.goes_on {
            // What was seen so far belongs to the paragraph that opens now.
            self.para().seen = before.seen;
            self.para().heads = before.heads;
        }
        Ok(Element::Para)
    }

    /// A mark of deletion, or deleted text.
    fn deleted(&mut self) -> Option<Element> {
        self.found.tracked = true;
        match self.parent() {
            Element::MarkProps => {
                self.para().goes_on = true;
                Some(Element::Other)
            }
            Element::RowProps => {
                self.row_gone();
                Some(Element::Other)
            }
            _ => None,
        }
    }

    /// Properties, and what stands for a character.
    fn open_part(&mut self, tag: &Tag<'_>) -> Element {
        match (self.parent(), tag.name) {
            (Element::Table, "tblPr") | (Element::Other, "tblPrEx") => {}
            (Element::Row, "trPr") => return Element::RowProps,
            (Element::Cell, "tcPr") => return Element::CellProps,
            (Element::CellProps, "tcBorders") => return Element::CellBorders,
            (_, "tblBorders") => return Element::TableBorders,
            (Element::ParaProps, _) => self.para_property(tag),
            (Element::MarkProps, "vanish") => self.para().mark_hidden = tag.is_on(),
            (Element::RunProps, "ins" | "moveTo") => self.found.tracked = true,
            (Element::RunProps, _) => self.para().run.property(tag),
            (Element::CellProps, _) => self.cell_property(tag),
            (Element::CellBorders, _) => self.tables.border(tag),
            (Element::TableBorders, "insideV") => self.tables.set_ruled(is_drawn(tag)),
            (Element::RowProps, _) => self.row_property(tag),
            (_, "ffData") => return Element::Form,
            (Element::Form, _) => {
                self.form(tag);
                return Element::Form;
            }
            (Element::Run, _) => self.character(tag),
            _ => self.open_loose(tag),
        }
        Element::Other
    }

    /// What means the same wherever it stands.
    fn open_loose(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "tblStyle" => {
                let ruled = tag.val().is_some_and(|s| self.shared.styles.is_ruled(s));
                self.tables.set_ruled(ruled);
            }
            "ins" | "moveTo" => self.found.tracked = true,
            "numId" => self.para().list = tag.number("val"),
            "ilvl" => self.para().level = tag.number("val"),
            "showingPlcHdr" => {
                if let Some(placeholder) = self.placeholders.last_mut() {
                    *placeholder = tag.is_on();
                }
            }
            "headerReference" | "footerReference" => {
                let margin = tag.get("id").map(|id| Margin {
                    id: id.to_owned(),
                    is_head: tag.name == "headerReference",
                    on: tag.get("type").unwrap_or("").to_owned(),
                });
                self.found.keep_margin(margin);
            }
            "titlePg" => self.found.title_page |= tag.is_on(),
            "altChunk" | "subDoc" | "control" => self.found.embed(tag.get("id")),
            "tab" => {} // a stop, not a tab
            _ => self.character(tag),
        }
    }

    fn para_property(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "pStyle" => self.para().style = tag.val().map(Into::into),
            "outlineLvl" => {
                let depth = tag.number("val").map(|n: u8| n.saturating_add(1));
                self.para().heading = depth.filter(|n| *n <= 9);
            }
            _ => {}
        }
    }

    /// What a field of a form says of its state.
    fn form(&mut self, tag: &Tag<'_>) {
        let Some(form) = self.fields.form() else {
            return;
        };
        match (tag.name, form.ticked) {
            ("checkBox", _) => form.ticked = Some(false),
            ("default" | "checked", Some(_)) => form.ticked = Some(tag.is_on()),
            ("default" | "result", None) => form.chosen = tag.number("val").unwrap_or(0),
            ("listEntry", _) => form.entries.extend(tag.val().map(Into::into)),
            _ => {}
        }
    }

    /// What stands for a character, in a run.
    fn character(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "tab" | "ptab" => self.say("\t"),
            // LibreOffice saves a paragraph that opens a page as one after a break: no word of it.
            "br" if matches!(tag.get("type"), Some("page" | "column")) => {
                self.blocks.text("\n", Ink::default());
            }
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "sym" => self.symbol(tag),
            "fldChar" => self.field(tag.get("fldCharType").unwrap_or("")),
            _ => {}
        }
    }

    fn symbol(&mut self, tag: &Tag<'_>) {
        let code = tag.get("char");
        let code = code.and_then(|c| u32::from_str_radix(c, 16).ok());
        let face = tag.get("font").unwrap_or("");
        if let Some(c) = code.and_then(|c| symbols::shown(face, c)) {
            self.say(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// A field is its code, then its result; only the result is seen (17.16.18).
    fn field(&mut self, part: &str) {
        match part {
            _ if self.without_fields => {}
            "begin" => self.fields.begin(),
            "separate" => self.fields.separate(),
            "end" => self.end_field(),
            _ => {}
        }
    }

    fn end_field(&mut self) {
        let shown = self.fields.end().unwrap_or_default();
        if !shown.text.is_empty() {
            self.say(&shown.text);
        }
        self.para().unseen |= !shown.aside.trim().is_empty();
        self.hidden += &shown.aside;
    }

    fn para(&mut self) -> &mut Para {
        if self.paras.is_empty() {
            self.paras.push(Para::default());
        }
        let last = self.paras.len() - 1;
        // There is one at least.
        #[allow(clippy::indexing_slicing)]
        &mut self.paras[last]
    }

    /// Text, seen or not.
    fn say(&mut self, text: &str) {
        if self.fields.in_code() {
            return self.fields.push_loose(text);
        }
        let styles = &self.shared.styles;
        let blank = text.trim().is_empty();
        let (style, run) = match self.paras.last() {
            Some(para) => (para.style.as_deref(), &para.run),
            None => (None, &Run::default()),
        };
        let (hidden, ink) = (run.is_hidden(styles, style), run.ink(styles, style));
        let signs = run.shown(text);
        let text = signs.as_deref().unwrap_or(text);
        if self.aside > 0 || hidden {
            self.hidden.push_str(text);
            self.para().unseen |= !blank;
            return;
        }
        if !blank {
            self.end_hidden();
            self.para().seen = true;
            self.fields.said();
        }
        self.seal_words(text);
        self.blocks.text(text, ink);
    }

    /// In a margin the number of a page is no word, nor are the dashes beside it.
    fn seal_words(&mut self, text: &str) {
        if self.place == Place::Page {
            return self.seal.push(text);
        }
        let is_word = |c: &char| match self.fields.is_open() {
            true => !c.is_numeric(),
            false => !matches!(c, '—' | '－' | '-' | ' '),
        };
        let words: String = text.chars().filter(is_word).collect();
        self.seal.push(&words);
    }

    fn end_hidden(&mut self) {
        let text = std::mem::take(&mut self.hidden);
        self.found.unseen.extend(Unseen::hidden(&text));
    }

    fn close(&mut self) {
        match self.stack.pop() {
            Some(Element::Words) => self.close_words(),
            Some(Element::Run) => self.para().run = Run::default(),
            Some(Element::Field) => self.end_field(),
            Some(Element::Para | Element::DrawnPara) => self.close_para(),
            Some(Element::Alternate) => drop(self.taken.pop()),
            Some(Element::Above) => self.aside = self.aside.saturating_sub(1),
            Some(Element::Control) => drop(self.placeholders.pop()),
            Some(Element::ControlContent) => {
                let placeholder = self.placeholders.last() == Some(&true);
                self.aside = self.aside.saturating_sub(usize::from(placeholder));
            }
            Some(Element::Box) => {
                self.paras.pop();
                self.blocks.close_box();
            }
            Some(Element::Cell) => self.close_cell(),
            Some(Element::Row) => {
                self.seal.end_row();
                self.close_row();
            }
            Some(Element::Table) => {
                self.blocks.close_table();
                self.tables.close_table();
            }
            _ => {}
        }
    }

    fn close_words(&mut self) {
        let mut words = std::mem::take(&mut self.words);
        let space = |c: char| matches!(c, ' ' | '\n' | '\r' | '\t');
        let shown = if self.keep_space {
            words.as_str()
        } else {
            words.trim_matches(space)
        };
        if shown.contains(['\n', '\r', '\t']) {
            self.say(&shown.replace("\r\n", " ").replace(['\n', '\r', '\t'], " "));
        } else {
            self.say(shown);
        }
        words.clear();
        self.words = words;
    }

    fn close_para(&mut self) {
        if self.para().goes_on {
            return;
        }
        let mut para = std::mem::take(self.para());
        let gone = !para.seen && (para.unseen || para.mark_hidden);
        let number = match para.heads {
            None if !gone => self.number(&para),
            _ => String::new(),
        };
        self.seal.push(&number);
        let styles = &self.shared.styles;
        let own = para.heading.or(styles.heading(para.style.as_deref()));
        let heading = para.heads.unwrap_or(own);
        if para.mark_hidden && para.seen {
            // Where the mark is hidden, the next paragraph goes on in the same line.
            self.blocks.lead(&number);
            (para.goes_on, para.heads) = (true, Some(heading));
            *self.para() = para;
            return;
        }
        self.seal.end_paragraph(heading);
        self.blocks.end_para(&number, heading);
    }

    /// The automatic number of a paragraph (17.9).
    fn number(&mut self, para: &Para) -> String {
        let style = para.style.as_deref();
        let shared = self.shared;
        let (styles, numbering) = (&shared.styles, &shared.numbering);
        let id = para
            .list
            .or_else(|| styles.list(style))
            .filter(|id| *id != 0);
        let Some((id, list)) = id.and_then(|id| Some((id, numbering.list(id)?))) else {
            return String::new();
        };
        let by_style = || style.and_then(|s| numbering.level_of(id, s));
        let own = para.level.or_else(by_style);
        let level = own.or_else(|| styles.level(style)).unwrap_or(0);
        self.counters.next(id, list, level)
    }
}
