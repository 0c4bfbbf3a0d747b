//! RTF in the making: groups and words to paragraphs, tables and boxes of text.
//!
//! What is not known is looked through, but for groups that say they may be. It knows nothing of what
//! the text means.

use super::faces::{self, Faces};
use super::flow::{Flow, Row};
use super::groups::{self, READ, To};
use super::token::Token;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::Limits;
use crate::messages::Code;
use crate::reader::office::fields::Fields;
use crate::reader::office::{Block, Ink, Kept, Unseen, add_new};
use std::collections::BTreeSet;

/// What holds within a group.
#[derive(Debug, Clone, Copy)]
struct State {
    to: To,
    /// Where words went before a group that says the same in two ways.
    before: Option<To>,
    bold: bool,
    hidden: bool,
    deleted: bool,
    face: Option<i32>,
    colour: i32,
    /// How many characters stand for a `\u`, for those who cannot read it.
    fallback: usize,
    /// Whether it tells of a row of a table in a table.
    in_nested_row: bool,
    opened: Opened,
}

/// What began with the group, and ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    Nothing,
    /// A group that may be skipped where it is not known: `\*`.
    Optional,
    Box,
    Field,
}

/// A page in the making.
pub(super) struct Page<'p> {
    limits: &'p Limits,
    states: Vec<State>,
    state: State,
    /// Story, heads and feet of pages, what is aside, margins that no page shows.
    flows: [Flow; 5],
    /// Whether first and even pages have heads and feet of their own.
    title_page: bool,
    facing: bool,
    faces: Faces,
    /// Whether each colour of the table is a red; and the one that is being read.
    colours: Vec<bool>,
    colour: [u8; 3],
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// Characters to step over behind a `\u`.
    skip: usize,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
    /// Rows, and rows of tables in tables.
    rows: [Row; 2],
    fields: Fields,
    /// Whether the open field of a form says in which state it is.
    has_state: bool,
    /// A property of a shape: its name and its value.
    property: [String; 2],
    hidden: String,
    unseen: Vec<Unseen>,
    tracked: bool,
    embedded: BTreeSet<&'static str>,
}

/// Groups of RTF within each other, for one that means something.
const GROUPS_PER_NESTING: usize = 64;

impl<'p> Page<'p> {
    pub(super) fn new(limits: &'p Limits) -> Self {
        Self {
            limits,
            states: Vec::new(),
            state: State {
                to: To::Story,
                before: None,
                bold: false,
                hidden: false,
                deleted: false,
                face: None,
                colour: 0,
                fallback: 1,
                in_nested_row: false,
                opened: Opened::Nothing,
            },
            flows: Default::default(),
            title_page: false,
            facing: false,
            faces: Faces::default(),
            colours: Vec::new(),
            colour: [0; 3],
            bytes: Vec::new(),
            skip: 0,
            high: None,
            rows: Default::default(),
            fields: Fields::default(),
            has_state: false,
            property: Default::default(),
            hidden: String::new(),
            unseen: Vec::new(),
            tracked: false,
            embedded: BTreeSet::new(),
        }
    }

    pub(super) fn take(&mut self, token: Token<'_>) -> Result<(), Error> {
        match token {
            Token::Byte(_) if self.skip > 0 => self.skip -= 1,
            Token::Byte(byte) if self.state.to != To::Nowhere => self.bytes.push(byte),
            Token::Byte(_) | Token::Blank | Token::Binary(_) => {}
            Token::Word(word, _) if self.skip > 0 && groups::is_sign(word) => self.skip -= 1,
            token => {
                self.flush()?;
                self.skip = 0;
                match token {
                    Token::Open => self.open()?,
                    Token::Close => self.close()?,
                    Token::Word(word, value) => self.word(word, value)?,
                    Token::Byte(_) | Token::Blank | Token::Binary(_) => {}
                }
            }
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), Error> {
        self.states.push(self.state);
        self.state.opened = Opened::Nothing;
        // Groups cost nothing, but nobody opens so many in each other.
        self.limits
            .check_nesting(self.states.len() / GROUPS_PER_NESTING)
    }

    fn close(&mut self) -> Result<(), Error> {
        let ended = self.state;
        match ended.opened {
            Opened::Box => {
                self.end_hidden();
                self.flow().close_box()?;
            }
            Opened::Field => self.end_field()?,
            Opened::Nothing | Opened::Optional => {}
        }
        let Some(state) = self.states.pop() else {
            return Ok(());
        };
        let beside = ended.to.is_text() && ended.to != To::Story;
        if beside && state.to != ended.to && state.before.is_none() {
            self.end_para()?;
        }
        self.state = state;
        if ended.to == To::PropertyValue && state.to != To::PropertyValue {
            self.end_property()?;
        }
        Ok(())
    }

    /// A property of a shape ends: the words of one that draws them are seen.
    fn end_property(&mut self) -> Result<(), Error> {
        let [name, value] = std::mem::take(&mut self.property);
        if name.trim() == "gtextUNICODE" && self.state.to.is_text() && !value.trim().is_empty() {
            self.flow().open_box()?;
            self.say(&value)?;
            self.flow().close_box()?;
        }
        Ok(())
    }

    fn end_field(&mut self) -> Result<(), Error> {
        let shown = self.fields.end().unwrap_or_default();
        self.hidden += &shown.aside;
        match shown.text.is_empty() {
            true => Ok(()),
            false => self.say(&shown.text),
        }
    }

    fn flow(&mut self) -> &mut Flow {
        let [story, heads, feet, aside, unseen] = &mut self.flows;
        match self.state.to {
            To::PageHead => heads,
            To::PageFoot => feet,
            To::Aside => aside,
            To::UnseenMargin => unseen,
            _ => story,
        }
    }

    fn row(&mut self) -> &mut Row {
        let [outer, nested] = &mut self.rows;
        match self.state.in_nested_row {
            true => nested,
            false => outer,
        }
    }

    /// Decodes the bytes that came together.
    fn flush(&mut self) -> Result<(), Error> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        let in_table = self.state.to == To::Faces;
        // The names of faces of signs are letters.
        let text = match in_table && self.faces.is_symbolic(self.state.face) {
            true => String::from_utf8_lossy(&bytes).into_owned(),
            false => self.faces.decoded(self.state.face, &bytes),
        };
        self.say(&text)
    }

    fn say(&mut self, text: &str) -> Result<(), Error> {
        let state = self.state;
        match state.to {
            To::Nowhere | To::Form => {}
            To::Faces => self.faces.name(state.face.unwrap_or(-1), text),
            To::Colours => self.end_colours(text),
            To::PropertyName | To::PropertyValue => {
                let [name, value] = &mut self.property;
                let of = if state.to == To::PropertyName {
                    name
                } else {
                    value
                };
                of.push_str(text);
            }
            To::Code => self.fields.push_code(text),
            To::Entry => {
                let entry = self.fields.form().and_then(|f| f.entries.last_mut());
                entry.into_iter().for_each(|e| e.push_str(text));
            }
            _ if state.deleted => self.tracked = true,
            To::Number if self.faces.is_symbolic(state.face) => {} // a bullet
            To::Number => self.flow().number.push_str(text),
            _ if state.hidden => self.hidden.push_str(text),
            _ => return self.print(text),
        }
        Ok(())
    }

    /// Text that is seen.
    fn print(&mut self, text: &str) -> Result<(), Error> {
        if !text.trim().is_empty() {
            self.end_hidden();
            self.fields.said();
        }
        let red = usize::try_from(self.state.colour).ok();
        let red = red.and_then(|i| self.colours.get(i)) == Some(&true);
        let bold = self.state.bold;
        self.flow().say(text, Ink { bold, red })
    }

    /// A semicolon ends a colour of the table.
    fn end_colours(&mut self, text: &str) {
        for _ in text.matches(';').take(1 << 10) {
            let [red, green, blue] = std::mem::take(&mut self.colour);
            self.colours.push(Ink::is_red(red, green, blue));
        }
    }

    fn end_hidden(&mut self) {
        let text = std::mem::take(&mut self.hidden);
        self.unseen.extend(Unseen::hidden(&text));
    }

    fn end_para(&mut self) -> Result<(), Error> {
        self.end_hidden();
        self.flow().end_para()
    }

    fn word(&mut self, word: &str, value: Option<i32>) -> Result<(), Error> {
        let optional = self.state.opened == Opened::Optional;
        if optional {
            self.state.opened = Opened::Nothing;
        }
        if word == "ud" {
            self.state.to = self.state.before.unwrap_or(self.state.to);
        }
        if self.state.to == To::Nowhere {
            return Ok(());
        }
        if optional && !READ.contains(&word) {
            self.state.to = To::Nowhere;
            return Ok(());
        }
        if let Some(to) = To::by_word(word) {
            self.group(word, to);
            return Ok(());
        }
        if let Some(text) = groups::character(word) {
            return self.say(text);
        }
        match word {
            "*" => self.state.opened = Opened::Optional,
            "par" | "sect" => return self.mark(),
            "cell" | "nestcell" if self.state.to.is_text() => {
                self.end_hidden();
                return self.flow().end_cell(word == "nestcell");
            }
            "row" | "nestrow" if self.state.to.is_text() => {
                let row = std::mem::take(self.row());
                self.flow().end_row(word == "nestrow", &row);
                *self.row() = row;
            }
            "u" => return self.unicode(value),
            _ => return self.structure(word, value),
        }
        Ok(())
    }

    /// A group by the word it begins with.
    fn group(&mut self, word: &str, to: To) {
        self.state.to = to;
        match word {
            "pict" => drop(self.embedded.insert("\\pict")),
            "formfield" => self.has_state = false,
            "ffl" => {
                let form = self.fields.form();
                form.into_iter().for_each(|f| f.entries.push(String::new()));
            }
            "headerf" | "footerf" if !self.title_page => self.state.to = To::UnseenMargin,
            "headerl" | "footerl" if !self.facing => self.state.to = To::UnseenMargin,
            _ => {}
        }
    }

    /// The mark of a paragraph; one that was deleted ends none.
    fn mark(&mut self) -> Result<(), Error> {
        if !self.state.to.is_text() {
            return Ok(());
        }
        if self.state.deleted {
            self.tracked = true;
            return Ok(());
        }
        self.end_para()
    }

    /// Words that open something, and words of looks.
    fn structure(&mut self, word: &str, value: Option<i32>) -> Result<(), Error> {
        let on = value != Some(0);
        let state = &mut self.state;
        match word {
            "uc" => state.fallback = value.and_then(|v| usize::try_from(v).ok()).unwrap_or(1),
            "b" => state.bold = on,
            "v" => state.hidden = on,
            // What was moved away stands where it was moved to.
            "deleted" | "mvf" => state.deleted = on,
            "revised" => self.tracked |= on,
            "cf" => state.colour = value.unwrap_or(0),
            "f" => state.face = value,
            "plain" => {
                (state.bold, state.hidden, state.deleted) = (false, false, false);
                (state.colour, state.face) = (0, None);
            }
            "titlepg" => self.title_page = true,
            "facingp" => self.facing = true,
            "upr" => (state.before, state.to) = (Some(state.to), To::Nowhere),
            "nesttableprops" => state.in_nested_row = true,
            "object" => drop(self.embedded.insert("\\object")),
            "field" => {
                state.opened = Opened::Field;
                self.fields.begin();
            }
            "fldrslt" => self.fields.separate(),
            "shptxt" | "dptxbxtext" if state.to.is_text() => {
                state.opened = Opened::Box;
                self.flow().open_box()?;
                let depth = self.flow().nesting();
                return self.limits.check_nesting(depth);
            }
            _ => return self.paragraph(word, value),
        }
        Ok(())
    }

    /// Words of paragraphs, faces and forms.
    fn paragraph(&mut self, word: &str, value: Option<i32>) -> Result<(), Error> {
        let face = self.state.face.unwrap_or(-1);
        match word {
            // The number of a list says what it looks like itself.
            "pard" if self.state.to != To::Number => self.flow().reset(),
            "intbl" => self.flow().in_table = true,
            "itap" => {
                let depth = value.and_then(|v| usize::try_from(v).ok());
                self.flow().depth = depth;
                let depth = self.flow().nesting();
                return self.limits.check_nesting(depth);
            }
            "outlinelevel" => {
                let depth = value.and_then(|v| u8::try_from(v).ok());
                self.flow().heading = depth.filter(|d| *d < 9).map(|d| d + 1);
            }
            "fcharset" => self.faces.set(face, faces::of_charset(value)),
            "cpg" => self.faces.set(face, faces::of_code_page(value)),
            "deff" => self.faces.usual = value.unwrap_or(-1),
            "ansicpg" => {
                let page = faces::of_code_page(value);
                self.faces.code_page = page.unwrap_or(self.faces.code_page);
            }
            "red" | "green" | "blue" => {
                let of = ["red", "green", "blue"].iter().position(|w| *w == word);
                if let Some(part) = of.and_then(|i| self.colour.get_mut(i)) {
                    *part = value.and_then(|v| u8::try_from(v).ok()).unwrap_or(0);
                }
            }
            "fftype" | "ffres" | "ffdefres" => self.form(word, value),
            _ => self.row().word(word, value),
        }
        Ok(())
    }

    /// What a field of a form says of its state: of a box, or of a list.
    fn form(&mut self, word: &str, value: Option<i32>) {
        const UNSET: i32 = 25;
        let given = value.filter(|v| *v != UNSET && !(word == "ffdefres" && self.has_state));
        let Some(form) = self.fields.form() else {
            return;
        };
        match (word, given) {
            ("fftype", Some(1)) => form.ticked = Some(false),
            ("ffres" | "ffdefres", Some(state)) => {
                form.ticked = form.ticked.map(|_| state == 1);
                form.chosen = usize::try_from(state).unwrap_or(0);
                self.has_state |= word == "ffres";
            }
            _ => {}
        }
    }

    /// A character by its number, which is signed.
    fn unicode(&mut self, value: Option<i32>) -> Result<(), Error> {
        let Some(value) = value else {
            return Ok(());
        };
        let unit = (value & 0xFFFF) as u16;
        let units = self.high.take().into_iter().chain([unit]);
        let decoded: Vec<_> = char::decode_utf16(units).collect();
        if matches!(unit, 0xD800..0xDC00) {
            self.high = Some(unit);
        } else {
            for c in decoded {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                let shown = self.faces.shown(self.state.face, c);
                self.say(shown.encode_utf8(&mut [0; 4]))?;
            }
        }
        self.skip = self.state.fallback;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Kept, Error> {
        self.flush()?;
        self.end_hidden();
        self.hidden = self.fields.rest();
        self.end_hidden();
        let [story, heads, feet, aside, unseen] = self.flows;
        let done = |flow: Flow| -> Vec<Block> { flow.blocks.finish() };
        let mut kept = Kept {
            story: done(story),
            unseen: self.unseen,
            ..Kept::default()
        };
        add_new(&mut kept.page_heads, done(heads));
        add_new(&mut kept.aside, done(feet));
        kept.aside.extend(done(aside));
        kept.hide(done(unseen));
        if self.tracked {
            kept.diagnostics.push(Diagnostic::new(Code::Tracked));
        }
        for what in self.embedded {
            let mut diagnostic = Diagnostic::new(Code::NotRead);
            diagnostic.quote = Some(what.to_owned());
            kept.diagnostics.push(diagnostic);
        }
        Ok(kept)
    }
}
