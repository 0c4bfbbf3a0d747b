//! Tags and texts to lines: a stack of open elements, and the line in the making.

use super::bars::{self, Links};
use super::elements::{self, Role, Style};
use super::table::{Place, Table};
use super::text::Pen;
use super::tokens::Tag;
use crate::lines::{Line, Lines, Look, Text};
use std::ops::Range;

/// Elements deeper than this are taken for siblings, as browsers do.
const DEEPEST: usize = 256;

/// A line, and where it stands.
#[derive(Debug)]
struct Placed {
    line: Line,
    place: Option<Place>,
    /// Whether it could be an item of a menu.
    item: bool,
}

/// An open element.
#[derive(Debug)]
struct Element {
    name: String,
    role: Role,
    style: Style,
}

/// A page in the making.
pub(super) struct Flow<'s> {
    source: &'s str,
    shown: &'s str,
    stack: Vec<Element>,
    tables: Vec<Table>,
    /// The tables that are open, by their index.
    open_tables: Vec<usize>,
    pen: Pen,
    /// How many bytes of the line are bold, and in which style it began.
    bold: usize,
    links: Links,
    style: Style,
    gap: bool,
    /// Whether we wrote the page, so that the window's title repeats what the page says.
    ours: bool,
    lines: Vec<Placed>,
    aside: Vec<Text>,
    window: Option<Text>,
    marks: Vec<Range<usize>>,
}

impl<'s> Flow<'s> {
    pub(super) fn new(source: &'s str, shown: &'s str) -> Self {
        Self {
            source,
            shown,
            stack: Vec::new(),
            tables: Vec::new(),
            open_tables: Vec::new(),
            pen: Pen::default(),
            bold: 0,
            links: Links::default(),
            style: Style::default(),
            gap: false,
            ours: false,
            lines: Vec::new(),
            aside: Vec::new(),
            window: None,
            marks: Vec::new(),
        }
    }

    /// A stretch that is no text.
    pub(super) fn mark(&mut self, range: Range<usize>) {
        match self.marks.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.marks.push(range),
        }
    }

    pub(super) fn text(&mut self, range: Range<usize>) {
        let style = self.current();
        if style.machine {
            self.mark(range);
            return;
        }
        if self.pen.text.is_empty() {
            self.style = style;
        } else if self.style.aside != style.aside {
            self.end_line();
            self.style = style;
        }
        if style.preformatted {
            self.preformatted(range);
        } else {
            self.write(range, style);
        }
    }

    fn current(&self) -> Style {
        self.stack.last().map_or_else(Style::default, |e| e.style)
    }

    fn write(&mut self, range: Range<usize>, style: Style) {
        let before = self.pen.text.len();
        self.pen.write(self.source, self.shown, range);
        let written = self.pen.text.as_str().get(before..).unwrap_or("");
        self.bold += if style.bold { written.len() } else { 0 };
        self.links.outside += if style.link { 0 } else { bars::words(written) };
    }

    /// Text whose line ends are lines.
    fn preformatted(&mut self, range: Range<usize>) {
        let style = self.current();
        let text = self.shown.get(range.clone()).unwrap_or("");
        let mut start = range.start;
        for (at, _) in text.match_indices('\n') {
            self.write(start..range.start + at, style);
            self.break_line();
            self.style = style;
            start = range.start + at + 1;
        }
        self.write(start..range.end, style);
    }

    pub(super) fn open(&mut self, tag: &Tag, range: Range<usize>) {
        self.mark(range);
        let role = match elements::role(&tag.name) {
            Role::Aside if self.ours && tag.name == "title" => Role::Machine,
            role => role,
        };
        match role {
            Role::Void => return self.ours |= elements::is_our_mark(tag),
            Role::Break => return self.break_line(),
            Role::Inline | Role::Machine => {}
            Role::Block if tag.name == "dd" && self.holds_a_label() => {}
            _ => {
                self.end_siblings(&tag.name, role);
                self.end_line();
            }
        }
        let style = self.current().inside(tag, role);
        self.links.count += usize::from(tag.name == "a");
        self.open_table_part(tag, role, style);
        if self.stack.len() < DEEPEST || role == Role::Machine {
            let name = tag.name.clone();
            self.stack.push(Element { name, role, style });
        }
    }

    fn open_table_part(&mut self, tag: &Tag, role: Role, style: Style) {
        let fits = self.stack.len() < DEEPEST;
        if role == Role::Table && fits {
            if let Some(around) = self.open_table() {
                around.nests = true;
            }
            self.start_table();
        }
        if !matches!(role, Role::Row | Role::Cell) {
            return;
        }
        if self.open_tables.is_empty() {
            self.start_table(); // a fragment that begins inside one
        }
        let span = |name| tag.attribute(name).and_then(|v| v.parse().ok());
        match self.open_table() {
            Some(table) if role == Role::Row => table.open_row(),
            Some(table) => table.open_cell(span("colspan"), span("rowspan"), style.table_head),
            None => {}
        }
    }

    fn start_table(&mut self) {
        self.open_tables.push(self.tables.len());
        self.tables.push(Table::default());
    }

    fn open_table(&mut self) -> Option<&mut Table> {
        let table = *self.open_tables.last()?;
        self.tables.get_mut(table)
    }

    /// A block ends an open paragraph, and an item the item before it.
    fn end_siblings(&mut self, name: &str, role: Role) {
        let block = self.stack.iter().rposition(|e| e.role != Role::Inline);
        if let Some(at) = block.filter(|&at| self.is_named(at, &["p"])) {
            self.pop_to(at);
        }
        let Some((group, bounds)) = elements::siblings(name) else {
            return;
        };
        let stops = |e: &Element| group.contains(&&*e.name) || bounds.contains(&&*e.name);
        let found = self.stack.iter().rposition(stops);
        match found.filter(|&at| self.is_named(at, group)) {
            Some(at) => self.pop_to(at),
            None if role == Role::Row => self.end_row_parts(),
            None => {}
        }
    }

    /// A row that no tag ended may still be open below its section.
    fn end_row_parts(&mut self) {
        let stops = |e: &Element| matches!(e.role, Role::Table | Role::Cell);
        if let Some(at) = self
            .stack
            .iter()
            .rposition(stops)
            .filter(|&at| self.is_named(at, &["td", "th"]))
        {
            self.pop_to(at);
        }
    }

    fn is_named(&self, at: usize, names: &[&str]) -> bool {
        self.stack
            .get(at)
            .is_some_and(|e| names.contains(&&*e.name))
    }

    pub(super) fn close(&mut self, name: &str, range: Range<usize>) {
        self.mark(range);
        let role = elements::role(name);
        if role == Role::Break {
            return self.break_line(); // </br> is one, too
        }
        // What is inline ends nothing beyond its block, and nothing but a table ends a cell.
        let stops = |e: &Element| match role {
            Role::Inline => e.role != Role::Inline,
            Role::Table | Role::Row => e.role == Role::Table,
            _ => {
                matches!(e.role, Role::Table | Role::Cell)
                    && !matches!(name, "tbody" | "thead" | "tfoot")
            }
        };
        let found = self.stack.iter().rposition(|e| e.name == name || stops(e));
        if let Some(at) = found.filter(|&at| self.is_named(at, &[name])) {
            self.pop_to(at);
        }
        let labels = name == "dt" && self.holds_a_label();
        if !matches!(role, Role::Inline | Role::Machine) && !labels {
            self.end_line();
        }
    }

    /// A term that closes with a colon is the label of what describes it, and stays in its line.
    fn holds_a_label(&self) -> bool {
        self.pen.text.as_str().trim_end().ends_with(['：', ':'])
    }

    /// Ends the element at `at` and all inside it.
    fn pop_to(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(element) = self.stack.last() else {
                break;
            };
            let role = element.role;
            if element.name == "dt" && self.holds_a_label() {
                self.stack.pop();
                continue;
            }
            if role != Role::Inline && role != Role::Machine {
                self.end_line();
            }
            self.stack.pop();
            match role {
                Role::Cell => {
                    if let Some(table) = self.open_table() {
                        table.close_cell();
                    }
                }
                Role::Table => drop(self.open_tables.pop()),
                _ => {}
            }
        }
    }

    /// The end of a block.
    fn end_line(&mut self) {
        self.push_line();
        self.gap = true;
    }

    /// A line end inside a block; two of them are a gap.
    fn break_line(&mut self) {
        self.gap = !self.push_line();
    }

    /// Whether there was a line.
    fn push_line(&mut self) -> bool {
        let text = self.pen.take();
        let bold = std::mem::take(&mut self.bold);
        let links = std::mem::take(&mut self.links);
        if text.is_empty() {
            return false;
        }
        if self.style.aside || bars::is_bar(&text, links) {
            if self.style.window && self.window.is_none() {
                self.window = Some(text.clone());
            }
            self.aside.push(text);
            return true;
        }
        let look = match self.style.heading {
            Some(depth) => Look::Heading(Some(depth)),
            None if bold >= text.len() => Look::Heading(None),
            None => Look::Plain,
        };
        let place = self
            .open_tables
            .last()
            .and_then(|&t| self.tables.get(t)?.place(t));
        let line = Line {
            text,
            gap: self.gap,
            look,
            ..Line::default()
        };
        let item = bars::is_item(&line.text, links);
        self.lines.push(Placed { line, place, item });
        true
    }

    /// All lines; those of a table of data as its rows.
    pub(super) fn finish(mut self) -> Lines {
        self.end_line();
        self.marks.extend(self.pen.take_blanks());
        for placed in &self.lines {
            if let Some(place) = placed.place
                && let Some(table) = self.tables.get_mut(place.table)
            {
                table.put(place, &placed.line);
            }
        }
        let data: Vec<bool> = self.tables.iter().map(Table::is_data).collect();
        let mut lines = Vec::new();
        let mut menu = 0;
        for placed in self.lines {
            let of = placed.place.filter(|p| data.get(p.table) == Some(&true));
            let table = of.and_then(|p| self.tables.get_mut(p.table));
            let item = placed.item && table.is_none();
            if !item {
                bars::set_aside(&mut lines, std::mem::take(&mut menu), &mut self.aside);
            }
            menu += usize::from(item);
            match table {
                Some(table) => lines.extend(table.lines()),
                None => lines.push(placed.line),
            }
        }
        bars::set_aside(&mut lines, menu, &mut self.aside);
        Lines {
            lines,
            marks: self.marks,
            aside: self.aside,
            window: self.window,
            soft_breaks: false,
            ..Lines::default()
        }
    }
}
