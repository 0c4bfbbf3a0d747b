//! A story of WordprocessingML: elements to paragraphs, tables and boxes of text.
//!
//! What is not known is looked through, so that no text inside is lost; what repeats or was deleted
//! is left out by name. It knows elements, and nothing of what the words mean.

use super::numbering::Numbering;
use super::styles::{Styles, is_display, is_drawn, is_large, is_red};
use super::xml::{Known, Node, Tag};
use crate::error::Error;
use crate::limits::{Limits, check};
use crate::messages::{Code, Trouble};
use crate::reader::office::numbering::Counters;
use crate::reader::office::symbols;
use crate::reader::office::{Block, Blocks, Ink, Merge, Unseen};
use crate::stored::Seal;

/// More paragraphs than anybody can look at: 8000 pages.
const MOST_PARAGRAPHS: usize = 200_000;

/// What all stories of a file share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
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
    Box,
    Table,
    TableBorders,
    Row,
    RowProps,
    Cell,
    CellProps,
    CellBorders,
    Alternate,
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

/// What a run says of itself.
#[derive(Debug, Default)]
struct Run {
    style: Option<String>,
    bold: Option<bool>,
    display: Option<bool>,
    large: Option<bool>,
    hidden: Option<bool>,
    red: Option<bool>,
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
    run: Run,
    /// Whether anything stands in it that is seen.
    seen: bool,
    /// Whether anything stands in it that is not.
    unseen: bool,
}

#[derive(Debug, Default)]
struct CellShape {
    columns: Option<usize>,
    above: bool,
}

/// A header or footer of a section, by its relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Margin {
    Head(String),
    Foot(String),
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
    rows: Vec<(bool, bool)>,
    cells: Vec<CellShape>,
    /// Whether a choice was taken, for each choice that is open.
    taken: Vec<bool>,
    /// Whether a content control shows its placeholder only, for each that is open.
    placeholders: Vec<bool>,
    /// Placeholders and texts above others that are open.
    aside: usize,
    /// Whether a field has come to its result, for each that is open; and how many have not.
    fields: Vec<bool>,
    codes: usize,
    words: String,
    keep_space: bool,
    hidden: String,
    counters: Counters,
    seal: Seal,
    place: Place,
    found: Found,
}

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) blocks: Vec<Block>,
    pub(super) unseen: Vec<Unseen>,
    pub(super) margins: Vec<Margin>,
    /// Relations of pictures, objects and files that are not read.
    pub(super) embedded: Vec<String>,
    /// Whether there are tracked changes.
    pub(super) tracked: bool,
    pub(super) seal: Seal,
}

impl Found {
    /// What stands in a margin that none of ours says.
    pub(super) fn strange(self: &Found) -> Option<String> {
        (!self.seal.is_blank()).then(|| self.seal.clone().close(&[]))
    }
}

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page.
    Page,
    /// Beside it: headers, footers, notes. Page numbers and their dashes are no words there.
    Margin,
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
            rows: Vec::new(),
            cells: Vec::new(),
            taken: Vec::new(),
            placeholders: Vec::new(),
            aside: 0,
            fields: Vec::new(),
            codes: 0,
            words: String::new(),
            keep_space: false,
            hidden: String::new(),
            counters: Counters::default(),
            seal: Seal::default(),
            place,
            found: Found::default(),
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
            Node::Text(text) => {
                if self.stack.last() == Some(&Element::Words) {
                    self.words.push_str(text);
                }
            }
        }
        Ok(())
    }

    /// All that was found.
    pub(super) fn finish(mut self) -> Found {
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

    fn parent(&self) -> Element {
        self.stack.last().copied().unwrap_or(Element::Other)
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        if self.parent() == Element::Words {
            self.close_words(); // an element inside ends what was said so far
        }
        let element = match tag.of {
            Known::Word => self.open_word(tag)?,
            Known::Compatibility => self.open_compatibility(tag),
            Known::Other => Some(self.open_other(tag)),
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
            "Choice" | "Fallback" if self.parent() == Element::Alternate => {
                let taken = self.taken.last_mut()?;
                (!std::mem::replace(taken, true)).then_some(Element::Other)
            }
            _ => Some(Element::Other),
        }
    }

    /// Words in drawings and formulas; pictures and objects.
    fn open_other(&mut self, tag: &Tag<'_>) -> Element {
        match tag.name {
            "t" => self.open_words(tag),
            "blip" | "imagedata" | "OLEObject" => {
                let id = tag.get("embed").or(tag.get("id"));
                self.found.embedded.extend(id.map(Into::into));
                Element::Other
            }
            _ => Element::Other,
        }
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
            "tbl" => self.open_table()?,
            "tr" => {
                self.blocks.open_row();
                self.rows.push((false, false));
                Element::Row
            }
            "tc" => {
                self.blocks.open_cell()?;
                self.count = self.count.saturating_sub(1); // cells have a bound of their own
                self.cells.push(CellShape::default());
                self.paras.push(Para::default());
                self.deep()?;
                Element::Cell
            }
            "txbxContent" => {
                self.blocks.open_box();
                self.paras.push(Para::default());
                self.deep()?;
                Element::Box
            }
            "sdt" => {
                self.placeholders.push(false);
                Element::Control
            }
            "sdtContent" => {
                self.aside += usize::from(self.placeholders.last() == Some(&true));
                Element::ControlContent
            }
            "fldSimple" => Element::Field,
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
        }
        Ok(Element::Para)
    }

    fn open_table(&mut self) -> Result<Element, Error> {
        self.blocks.open_table();
        Ok(Element::Table)
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
                if let Some(row) = self.rows.last_mut() {
                    row.1 = true;
                }
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
            (Element::RunProps, _) => self.run_property(tag),
            (Element::CellProps | Element::CellBorders, _) => self.cell_property(tag),
            (Element::TableBorders, "insideV") if is_drawn(tag) => {
                self.blocks.rule();
            }
            (Element::RowProps, "tblHeader") => {
                if let Some(row) = self.rows.last_mut() {
                    row.0 = tag.is_on();
                }
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
                if ruled {
                    self.blocks.rule();
                }
            }
            "ins" | "moveTo" => self.found.tracked = true,
            "numId" => self.para().list = tag.number("val"),
            "ilvl" => self.para().level = tag.number("val"),
            "showingPlcHdr" => {
                if let Some(placeholder) = self.placeholders.last_mut() {
                    *placeholder = tag.is_on();
                }
            }
            "headerReference" => {
                let id = tag.get("id").map(|id| Margin::Head(id.to_owned()));
                self.found.margins.extend(id);
            }
            "footerReference" => {
                let id = tag.get("id").map(|id| Margin::Foot(id.to_owned()));
                self.found.margins.extend(id);
            }
            "altChunk" => self.found.embedded.extend(tag.get("id").map(Into::into)),
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

    fn run_property(&mut self, tag: &Tag<'_>) {
        let on = tag.is_on();
        match tag.name {
            "rStyle" => self.para().run.style = tag.val().map(Into::into),
            "b" => self.para().run.bold = Some(on),
            "rFonts" => {
                let run = &mut self.para().run;
                run.display = is_display(tag).or(run.display);
            }
            "sz" => self.para().run.large = is_large(tag),
            "vanish" => self.para().run.hidden = Some(on),
            "color" => self.para().run.red = Some(is_red(tag)),
            "ins" | "moveTo" => self.found.tracked = true,
            _ => {}
        }
    }

    fn cell_property(&mut self, tag: &Tag<'_>) {
        if self.parent() == Element::CellBorders {
            let upright = matches!(tag.name, "left" | "right" | "start" | "end");
            if upright && is_drawn(tag) {
                self.blocks.rule_around();
            }
            return;
        }
        let Some(cell) = self.cells.last_mut() else {
            return;
        };
        match tag.name {
            "gridSpan" => cell.columns = tag.number("val"),
            "vMerge" => cell.above = tag.val() != Some("restart"),
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
            "sym" => {
                let code = tag
                    .get("char")
                    .and_then(|c| u32::from_str_radix(c, 16).ok());
                let face = tag.get("font").unwrap_or("");
                let shown = code.and_then(|c| symbols::shown(face, c));
                if let Some(c) = shown {
                    self.say(c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => self.field(tag.get("fldCharType").unwrap_or("")),
            _ => {}
        }
    }

    /// A field is its code, then its result; only the result is seen (17.16.18).
    fn field(&mut self, part: &str) {
        match part {
            "begin" => {
                self.fields.push(false);
                self.codes += 1;
            }
            "separate" => {
                if let Some(result) = self.fields.last_mut().filter(|r| !**r) {
                    *result = true;
                    self.codes = self.codes.saturating_sub(1);
                }
            }
            "end" if self.fields.pop() == Some(false) => {
                self.codes = self.codes.saturating_sub(1);
            }
            _ => {}
        }
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
        let shared = self.shared;
        let styles = &shared.styles;
        let inside = self.codes > 0 || self.aside > 0;
        let para = self.paras.last();
        let run = para.map(|p| &p.run);
        let of_run = run.and_then(|r| r.style.as_deref());
        let of_para = para.and_then(|p| p.style.as_deref());
        let own = |of: fn(&Run) -> Option<bool>| run.and_then(of);
        let styled = |of: fn(&Styles, Option<&str>) -> Option<bool>| {
            of_run
                .and_then(|s| of(styles, Some(s)))
                .or_else(|| of(styles, of_para))
        };
        let hidden = own(|r| r.hidden).or_else(|| styled(Styles::hidden));
        let bold = own(|r| r.bold).or_else(|| styled(Styles::bold));
        // 黑体 and the size of a title set a line apart as bold does.
        let display = own(|r| r.display).or_else(|| styled(Styles::display));
        let large = own(|r| r.large).or_else(|| styled(Styles::large));
        let red = own(|r| r.red).or_else(|| styled(Styles::red));
        let blank = text.trim().is_empty();
        if inside || hidden == Some(true) {
            self.hidden.push_str(text);
            self.para().unseen |= !blank;
            return;
        }
        if !blank {
            self.end_hidden();
            self.para().seen = true;
        }
        self.seal_words(text);
        let ink = Ink {
            bold: [bold, display, large].contains(&Some(true)),
            red: red == Some(true),
        };
        self.blocks.text(text, ink);
    }

    /// In a margin the number of a page is no word, nor are the dashes beside it.
    fn seal_words(&mut self, text: &str) {
        if self.place == Place::Page {
            return self.seal.push(text);
        }
        let field = !self.fields.is_empty() || self.stack.contains(&Element::Field);
        let is_word = |c: &char| match field {
            true => !c.is_numeric(),
            false => !matches!(c, '—' | '－' | '-' | ' '),
        };
        let words: String = text.chars().filter(is_word).collect();
        self.seal.push(&words);
    }

    fn end_hidden(&mut self) {
        let text = std::mem::take(&mut self.hidden);
        if !text.trim().is_empty() {
            let code = Code::HiddenText;
            let text = text.replace(['\n', '\t'], " ");
            self.found.unseen.push(Unseen { code, text });
        }
    }

    fn close(&mut self) {
        match self.stack.pop() {
            Some(Element::Words) => self.close_words(),
            Some(Element::Para) => self.close_para(),
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
            Some(Element::Table) => self.blocks.close_table(),
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

    fn close_row(&mut self) {
        if self.rows.pop().is_some_and(|(_, deleted)| deleted) {
            self.blocks.drop_empty_row();
        }
    }

    fn close_cell(&mut self) {
        self.seal.end_cell();
        self.paras.pop();
        let shape = self.cells.pop().unwrap_or_default();
        let head = self.rows.last().is_some_and(|r| r.0);
        let merge = if shape.above {
            Merge::Above
        } else {
            Merge::Own
        };
        self.blocks
            .close_cell(shape.columns.unwrap_or(1), merge, head);
    }

    fn close_para(&mut self) {
        if self.para().goes_on {
            return;
        }
        let para = std::mem::take(self.para());
        let gone = !para.seen && (para.unseen || para.mark_hidden);
        let number = if gone {
            String::new()
        } else {
            self.number(&para)
        };
        self.seal.push(&number);
        let styles = &self.shared.styles;
        let heading = para
            .heading
            .or_else(|| styles.heading(para.style.as_deref()));
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
