//! RTF to lines (Rich Text Format 1.9.1).
//!
//! A short reader of our own: what crates there are does not read `\'xx` in code page 936. Groups
//! that hold no text of the page (tables of faces, colours, styles, pictures) are stepped over. A
//! text is made of the file, which places mean (see [`office`](super::office)).

use super::office::{Block, Blocks, Draft, Ink, Kept, Merge, Unseen, add_new, set_down, symbols};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::limits::{Budget, Limits};
use crate::messages::{Code, Trouble};
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use std::collections::BTreeMap;

/// Reads an RTF file.
///
/// # Errors
/// `Container` for what does not begin as RTF does, `Limit` past a bound.
pub(crate) fn read(bytes: &[u8], limits: &Limits, budget: &Budget) -> Result<Draft, Error> {
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Err(Error::new(Trouble::BadRtf, &[&"{\\rtf"]));
    }
    budget.spend(bytes.len().saturating_mul(2))?;
    let mut page = Page::new(limits);
    let mut at = 0;
    while let Some((token, len)) = token(bytes.get(at..).unwrap_or_default()) {
        at += len;
        if let Token::Binary(skip) = token {
            at = at.saturating_add(skip);
        } else {
            page.take(token)?;
        }
    }
    Ok(set_down(page.finish()))
}

/// A piece of RTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'b> {
    Open,
    Close,
    /// A word and its number.
    Word(&'b str, Option<i32>),
    /// A byte of text in the code page.
    Byte(u8),
    /// A line end, which means nothing.
    Blank,
    /// So many bytes that are no RTF.
    Binary(usize),
}

/// The first piece, and its length.
fn token(bytes: &[u8]) -> Option<(Token<'_>, usize)> {
    let (first, rest) = bytes.split_first()?;
    Some(match first {
        b'{' => (Token::Open, 1),
        b'}' => (Token::Close, 1),
        b'\r' | b'\n' | 0 => (Token::Blank, 1),
        b'\\' => escaped(rest),
        byte => (Token::Byte(*byte), 1),
    })
}

fn escaped(rest: &[u8]) -> (Token<'_>, usize) {
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters > 0 {
        return word(rest, letters);
    }
    match rest.first() {
        Some(b'\'') => {
            let digits = rest.get(1..3).and_then(|d| std::str::from_utf8(d).ok());
            match digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
                Some(byte) => (Token::Byte(byte), 4),
                None => (Token::Blank, 2),
            }
        }
        Some(b'\r' | b'\n') => (Token::Word("par", None), 2),
        Some(b'~') => (Token::Word("~", None), 2),
        Some(b'_') => (Token::Word("_", None), 2),
        Some(b'*') => (Token::Word("*", None), 2),
        Some(b @ (b'\\' | b'{' | b'}')) => (Token::Byte(*b), 2),
        Some(_) => (Token::Blank, 2),
        None => (Token::Blank, 1),
    }
}

/// A control word: letters, a number, and one space that belongs to it.
fn word(rest: &[u8], letters: usize) -> (Token<'_>, usize) {
    let after = rest.get(letters..).unwrap_or_default();
    let sign = usize::from(after.first() == Some(&b'-'));
    let digits = after
        .iter()
        .skip(sign)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let number = match digits {
        0 => 0,
        n => sign + n,
    };
    let text = |bytes: Option<&'_ [u8]>| {
        std::str::from_utf8(bytes.unwrap_or_default())
            .unwrap_or("")
            .to_owned()
    };
    let value = text(after.get(..number)).parse().ok();
    let space = usize::from(after.get(number) == Some(&b' '));
    let name = std::str::from_utf8(rest.get(..letters).unwrap_or_default()).unwrap_or("");
    let len = 1 + letters + number + space;
    match (name, value) {
        ("bin", Some(n)) => (Token::Binary(usize::try_from(n).unwrap_or(0)), len),
        _ => (Token::Word(name, value), len),
    }
}

/// Where the words of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Story,
    /// The number of a list, as it is printed.
    Number,
    PageHead,
    Aside,
    /// The tables of faces and of colours.
    Faces,
    Colours,
    Nowhere,
}

/// What holds within a group.
#[derive(Debug, Clone, Copy)]
struct State {
    to: To,
    bold: bool,
    hidden: bool,
    deleted: bool,
    face: i32,
    colour: i32,
    /// How many bytes stand for a `\u`, for those who cannot read it.
    fallback: usize,
    /// Whether it is a box of text, which ends with its group.
    is_box: bool,
    /// Whether the group began with `\*`: skip what is not known.
    optional: bool,
}

/// A row in the making.
#[derive(Debug, Default)]
struct Row {
    edges: Vec<i32>,
    merges: Vec<Merge>,
    merge: Merge,
    ruled: bool,
    head: bool,
}

/// A page in the making.
struct Page<'p> {
    limits: &'p Limits,
    states: Vec<State>,
    state: State,
    /// Story, heads of pages, what is aside.
    flows: [Flow; 3],
    /// Code pages by the number of their face.
    faces: BTreeMap<i32, &'static Encoding>,
    code_page: &'static Encoding,
    /// Whether each colour of the table is a red; and the one that is being read.
    colours: Vec<bool>,
    colour: [u8; 3],
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// Bytes to step over behind a `\u`.
    skip: usize,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
    row: Row,
    hidden: String,
    unseen: Vec<Unseen>,
    tracked: bool,
}

/// A text that goes somewhere of its own.
#[derive(Debug)]
struct Flow {
    blocks: Blocks,
    number: String,
    heading: Option<u8>,
    in_table: bool,
    /// Whether a table, a row and a cell are open.
    open: [bool; 3],
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            blocks: Blocks::new(),
            number: String::new(),
            heading: None,
            in_table: false,
            open: [false; 3],
        }
    }
}

/// Groups that hold nothing of the page.
const NOWHERE: &[&str] = &[
    "stylesheet",
    "info",
    "pict",
    "object",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "fldinst",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "xmlnstbl",
    "filetbl",
    "revtbl",
    "nonshppict",
    "bkmkstart",
    "bkmkend",
    "sp",
    "template",
    "mmathPr",
    "userprops",
    "pgdsctbl",
    "fontemb",
    "pgptbl",
    "atnid",
    "atnauthor",
    "atndate",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "ftncn",
    "aftncn",
    "pnseclvl",
    "pn",
];

/// Groups that begin with `\*` and hold words all the same.
const READ: &[&str] = &[
    "shpinst",
    "shptxt",
    "pntext",
    "listtext",
    "upr",
    "ud",
    "shppict",
    "annotation",
    "footnote",
];

impl<'p> Page<'p> {
    fn new(limits: &'p Limits) -> Self {
        Self {
            limits,
            states: Vec::new(),
            state: State {
                to: To::Story,
                bold: false,
                hidden: false,
                deleted: false,
                face: -1,
                colour: 0,
                fallback: 1,
                is_box: false,
                optional: false,
            },
            flows: Default::default(),
            faces: BTreeMap::new(),
            code_page: WINDOWS_1252,
            colours: Vec::new(),
            colour: [0; 3],
            bytes: Vec::new(),
            skip: 0,
            high: None,
            row: Row::default(),
            hidden: String::new(),
            unseen: Vec::new(),
            tracked: false,
        }
    }

    fn take(&mut self, token: Token<'_>) -> Result<(), Error> {
        if let Token::Byte(byte) = token {
            if self.skip > 0 {
                self.skip -= 1;
            } else {
                self.bytes.push(byte);
            }
            return Ok(());
        }
        if token == Token::Blank {
            return Ok(());
        }
        self.flush();
        self.skip = 0;
        match token {
            Token::Open => {
                self.states.push(self.state);
                self.state.is_box = false;
                self.state.optional = false;
                // Groups cost nothing, but nobody opens so many in each other.
                self.limits
                    .check_nesting(self.states.len() / GROUPS_PER_NESTING)?;
            }
            Token::Close => self.close(),
            Token::Word(word, value) => self.word(word, value)?,
            Token::Byte(_) | Token::Blank | Token::Binary(_) => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.state.is_box {
            self.end_para();
            self.flow().blocks.close_box();
        }
        if let Some(state) = self.states.pop() {
            let ends = matches!(self.state.to, To::PageHead | To::Aside) && state.to == To::Story;
            if ends {
                self.end_para();
            }
            self.state = state;
        }
    }

    fn flow(&mut self) -> &mut Flow {
        let [story, heads, aside] = &mut self.flows;
        match self.state.to {
            To::PageHead => heads,
            To::Aside => aside,
            _ => story,
        }
    }

    /// Decodes the bytes that came together.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let of_face = self.faces.get(&self.state.face).copied();
        // A face of the West may hold bytes of the file's code page, which all of East Asia uses.
        let encoding = of_face
            .filter(|e| *e != WINDOWS_1252)
            .unwrap_or(self.code_page);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        let state = self.state;
        let blank = text.trim().is_empty();
        match state.to {
            To::Nowhere | To::Faces => {}
            To::Colours => self.end_colours(text),
            _ if state.deleted => self.tracked = true,
            To::Number => self.flow().number.push_str(text),
            _ if state.hidden => self.hidden.push_str(text),
            _ => {
                if !blank {
                    self.end_hidden();
                }
                self.enter_table();
                let red = usize::try_from(state.colour).ok();
                let red = red.and_then(|i| self.colours.get(i)) == Some(&true);
                let bold = state.bold;
                self.flow().blocks.text(text, Ink { bold, red });
            }
        }
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
        if !text.trim().is_empty() {
            let code = Code::HiddenText;
            let text = text.replace(['\n', '\t'], " ");
            self.unseen.push(Unseen { code, text });
        }
    }

    /// Opens what a paragraph of a table stands in. More cells than there may be are no cells.
    fn enter_table(&mut self) {
        let flow = self.flow();
        let [table, row, cell] = &mut flow.open;
        if !flow.in_table {
            if std::mem::take(cell) {
                flow.blocks.close_cell(1, Merge::Own, false);
            }
            if std::mem::take(table) {
                flow.blocks.close_table();
            }
            *row = false;
            return;
        }
        if !std::mem::replace(table, true) {
            flow.blocks.open_table();
        }
        if !std::mem::replace(row, true) {
            flow.blocks.open_row();
        }
        if !std::mem::replace(cell, true) && flow.blocks.open_cell().is_err() {
            *cell = false;
        }
    }

    fn end_para(&mut self) {
        self.end_hidden();
        self.enter_table();
        let flow = self.flow();
        let number = std::mem::take(&mut flow.number).replace('\t', " ");
        let number = number.trim_start();
        // Behind a mark the words of Chinese text follow at once.
        let number = match number.trim_end() {
            bare if bare.ends_with(|c: char| c.is_ascii_alphanumeric()) => number,
            bare => bare,
        };
        flow.blocks.end_para(number, flow.heading);
    }

    fn end_cell(&mut self) {
        self.flow().in_table = true;
        self.end_para();
        let flow = self.flow();
        if let [_, _, cell] = &mut flow.open
            && std::mem::take(cell)
        {
            flow.blocks.close_cell(1, Merge::Own, false);
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let flow = self.flow();
        flow.blocks.shape_row(&row.edges, &row.merges, row.head);
        if row.ruled {
            flow.blocks.rule();
        }
        let [_, open, _] = &mut flow.open;
        *open = false;
        self.row = row;
    }

    fn word(&mut self, word: &str, value: Option<i32>) -> Result<(), Error> {
        let on = value != Some(0);
        if std::mem::take(&mut self.state.optional) && !READ.contains(&word) {
            self.state.to = To::Nowhere;
            return Ok(());
        }
        if NOWHERE.contains(&word) {
            self.state.to = To::Nowhere;
            return Ok(());
        }
        match word {
            "*" => self.state.optional = true,
            "par" | "sect" | "page" | "column" => {
                if matches!(
                    self.state.to,
                    To::Nowhere | To::Faces | To::Colours | To::Number
                ) {
                    return Ok(());
                }
                match word {
                    "column" => self.say("\n"),
                    _ => self.end_para(),
                }
            }
            "line" | "softline" => self.say("\n"),
            "tab" => self.say("\t"),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "~" => self.say("\u{a0}"),
            "_" => self.say("-"),
            "u" => self.unicode(value.unwrap_or(0)),
            "uc" => self.state.fallback = usize::try_from(value.unwrap_or(1)).unwrap_or(1),
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "revised" => self.tracked |= on,
            "plain" => {
                (self.state.bold, self.state.hidden, self.state.deleted) = (false, false, false);
                self.state.colour = 0;
            }
            _ => self.quoted(word, value).unwrap_or(()),
        }
        self.place(word, value)
    }

    /// Words that stand for a character.
    fn quoted(&mut self, word: &str, _: Option<i32>) -> Option<()> {
        const CHARACTERS: &[(&str, &str)] = &[
            ("emdash", "—"),
            ("endash", "–"),
            ("emspace", "\u{2003}"),
            ("enspace", "\u{2002}"),
            ("lquote", "‘"),
            ("rquote", "’"),
            ("ldblquote", "“"),
            ("rdblquote", "”"),
            ("bullet", "•"),
        ];
        let row = CHARACTERS.iter().find(|c| c.0 == word)?;
        self.say(row.1);
        Some(())
    }

    /// Words that say where text goes, and what tables and faces are like.
    fn place(&mut self, word: &str, value: Option<i32>) -> Result<(), Error> {
        let state = &mut self.state;
        match word {
            "fonttbl" => state.to = To::Faces,
            "colortbl" => state.to = To::Colours,
            "red" | "green" | "blue" => {
                let of = ["red", "green", "blue"].iter().position(|w| *w == word);
                if let Some(part) = of.and_then(|i| self.colour.get_mut(i)) {
                    *part = value.and_then(|v| u8::try_from(v).ok()).unwrap_or(0);
                }
            }
            "cf" => state.colour = value.unwrap_or(0),
            "header" | "headerl" | "headerr" | "headerf" => state.to = To::PageHead,
            "footer" | "footerl" | "footerr" | "footerf" | "footnote" | "annotation" => {
                state.to = To::Aside;
            }
            "listtext" | "pntext" => {
                if state.to != To::Nowhere {
                    state.to = To::Number;
                }
            }
            "shptxt" if state.to == To::Story => {
                state.is_box = true;
                self.flow().blocks.open_box();
                let depth = self.flow().blocks.depth();
                self.limits.check_nesting(depth)?;
            }
            "f" => state.face = value.unwrap_or(-1),
            "fcharset" => {
                let face = state.face;
                self.faces.extend(charset(value).map(|e| (face, e)));
            }
            "ansicpg" => self.code_page = code_page(value).unwrap_or(WINDOWS_1252),
            "pard" => {
                let flow = self.flow();
                (flow.in_table, flow.heading) = (false, None);
            }
            "intbl" => self.flow().in_table = true,
            "outlinelevel" => {
                let depth = value.and_then(|v| u8::try_from(v + 1).ok());
                self.flow().heading = depth.filter(|d| *d <= 9);
            }
            _ => self.row_word(word, value),
        }
        Ok(())
    }

    fn row_word(&mut self, word: &str, value: Option<i32>) {
        let row = &mut self.row;
        match word {
            "trowd" => *row = Row::default(),
            "trleft" => row.edges = value.into_iter().collect(),
            "clvmrg" => row.merge = Merge::Above,
            "clbrdrr" | "trbrdrv" => row.ruled = true,
            "trhdr" => row.head = true,
            "cellx" => {
                if row.edges.is_empty() {
                    row.edges.push(0);
                }
                row.edges.extend(value);
                row.merges.push(std::mem::take(&mut row.merge));
            }
            _ => {}
        }
    }

    /// A character by its number, which is signed.
    fn unicode(&mut self, value: i32) {
        self.skip = self.state.fallback;
        let unit = (value & 0xFFFF) as u16;
        let units = self.high.take().into_iter().chain([unit]);
        let decoded: Vec<_> = char::decode_utf16(units).collect();
        if matches!(unit, 0xD800..0xDC00) {
            self.high = Some(unit);
            return;
        }
        for c in decoded {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            let shown = match c as u32 {
                code @ 0xF000..0xF100 => symbols::shown("wingdings", code).unwrap_or(c),
                _ => c,
            };
            let skip = self.skip;
            self.say(shown.encode_utf8(&mut [0; 4]));
            self.skip = skip;
        }
    }

    fn finish(mut self) -> Kept {
        self.flush();
        self.end_hidden();
        let [story, heads, aside] = self.flows;
        let done = |flow: Flow| -> Vec<Block> { flow.blocks.finish() };
        let mut kept = Kept {
            story: done(story),
            unseen: self.unseen,
            ..Kept::default()
        };
        add_new(&mut kept.page_heads, done(heads));
        add_new(&mut kept.aside, done(aside));
        if self.tracked {
            kept.diagnostics.push(Diagnostic::new(Code::Tracked));
        }
        kept
    }
}

/// Groups of RTF within each other, for one that means something.
const GROUPS_PER_NESTING: usize = 64;

/// The code page of a face's character set.
fn charset(value: Option<i32>) -> Option<&'static Encoding> {
    match value? {
        0 | 1 => Some(WINDOWS_1252),
        134 => Some(GB18030),
        136 => Some(BIG5),
        128 => Some(SHIFT_JIS),
        _ => None,
    }
}

fn code_page(value: Option<i32>) -> Option<&'static Encoding> {
    match value? {
        936 | 54936 => Some(GB18030),
        950 => Some(BIG5),
        932 => Some(SHIFT_JIS),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Cancel;

    fn lines(rtf: &str) -> Vec<String> {
        let limits = Limits::default();
        let budget = Budget::new(&limits, &Cancel::default());
        let draft = read(rtf.as_bytes(), &limits, &budget).unwrap();
        let lines = draft.lines.lines.iter();
        lines.map(|l| l.text.as_str().to_owned()).collect()
    }

    #[test]
    fn both_spellings_of_a_character_are_read_and_the_fallback_is_not() {
        let page = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}}\f0 \'bc\'cd\'d2\'aa\par\uc2\u32426\'bc\'cd\uc1\u35201?\par}";
        assert_eq!(lines(page), ["纪要", "纪要"]);
    }

    #[test]
    fn a_ruled_table_is_rows_and_numbers_of_lists_are_printed() {
        let page = r"{\rtf1\ansi{\*\generator x;}{\info{\title t}}\trowd\clbrdrr\cellx100\clbrdrr\cellx200\pard\intbl a\cell b\cell\row\pard{\listtext\tab 1.\tab}c\par}";
        assert_eq!(lines(page), ["a b", "1.c"]);
    }

    #[test]
    fn hidden_and_deleted_text_is_not_on_the_page() {
        let page = r"{\rtf1 a{\v b}{\deleted c}d\par}";
        assert_eq!(lines(page), ["ad"]);
    }
}
