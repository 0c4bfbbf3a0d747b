//! Paragraphs with their properties in the order of the schema, and the story that they make.
//!
//! One description of paragraph properties serves styles and direct formatting alike. Nothing here
//! knows what a paragraph says.

use super::page::{Lies, Page, Section};
use super::runs::run;
use super::styles;
use super::xml::Xml;
use crate::style::gbt9704 as gbt;

/// How a paragraph is set across the line.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Align {
    Left,
    Right,
    Centre,
    Justify,
    /// Both edges, the last line too.
    Spread,
}

impl Align {
    fn word(self) -> &'static str {
        match self {
            Align::Left => "left",
            Align::Right => "right",
            Align::Centre => "center",
            Align::Justify => "both",
            Align::Spread => "distribute",
        }
    }
}

/// A tab stop in twips from the left edge of the type area.
#[derive(Clone, Copy)]
pub(super) struct Tab {
    pub(super) at: i64,
    pub(super) align: Align,
}

/// A rule above or below a paragraph: thickness in eighths of a point, distance in points.
#[derive(Clone)]
pub(super) struct Rule {
    pub(super) side: &'static str,
    pub(super) eighths: i64,
    pub(super) distance: i64,
    pub(super) colour: String,
}

impl Rule {
    /// What it adds to its paragraph, in twips.
    fn height(&self) -> i64 {
        self.distance * 20 + self.eighths * 20 / 8
    }
}

/// Paragraph properties; lengths in twips, `chars` in hundredths of a character.
#[derive(Clone, Default)]
pub(super) struct Props {
    pub(super) style: Option<&'static str>,
    /// Whether it stays on one page with the paragraph below.
    pub(super) keep_next: bool,
    pub(super) page_break: bool,
    pub(super) rule: Option<Rule>,
    pub(super) tabs: Vec<Tab>,
    pub(super) switches: bool,
    pub(super) before: Option<i64>,
    pub(super) after: Option<i64>,
    pub(super) line: Option<i64>,
    pub(super) left: Option<i64>,
    pub(super) right: Option<i64>,
    pub(super) first: Option<i64>,
    pub(super) first_chars: Option<i64>,
    pub(super) hanging: Option<i64>,
    pub(super) align: Option<Align>,
    pub(super) outline: Option<usize>,
    pub(super) section: Option<Section>,
}

impl Props {
    /// Properties that only name a style.
    pub(super) fn styled(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }

    /// `w:pPr`, in the order of CT_PPr.
    pub(super) fn write(&self, x: &mut Xml) {
        x.is_heading(self.style.and_then(styles::heading_level));
        x.element("w:pPr", &[], |x| {
            if let Some(style) = self.style {
                x.val("w:pStyle", &style);
            }
            if self.keep_next {
                x.leaf("w:keepNext", &[]);
            }
            if self.page_break {
                x.leaf("w:pageBreakBefore", &[]);
            }
            if self.switches {
                x.val("w:widowControl", &0);
            }
            self.rules_and_tabs(x);
            if self.switches {
                switches(x);
            }
            self.spacing(x);
            self.indent(x);
            if let Some(align) = self.align {
                x.val("w:jc", &align.word());
            }
            if let Some(level) = self.outline {
                x.val("w:outlineLvl", &level);
            }
            if let Some(section) = self.section {
                section.write(x);
            }
        });
    }

    fn rules_and_tabs(&self, x: &mut Xml) {
        if let Some(r) = &self.rule {
            x.element("w:pBdr", &[], |x| {
                x.leaf(
                    r.side,
                    &[
                        ("w:val", &"single"),
                        ("w:sz", &r.eighths),
                        ("w:space", &r.distance),
                        ("w:color", &r.colour),
                    ],
                );
            });
        }
        if !self.tabs.is_empty() {
            x.element("w:tabs", &[], |x| {
                for tab in &self.tabs {
                    x.leaf("w:tab", &[("w:val", &tab.align.word()), ("w:pos", &tab.at)]);
                }
            });
        }
    }

    /// What has a pitch of its own does not stand on the grid.
    fn spacing(&self, x: &mut Xml) {
        if self.line.is_some() {
            x.val("w:snapToGrid", &0);
        }
        let line = [
            ("w:before", self.before),
            ("w:after", self.after),
            ("w:line", self.line),
        ];
        let set = line
            .iter()
            .filter_map(|(n, v)| Some((*n, v.as_ref()? as _)));
        let mut attrs: Vec<(&str, &dyn std::fmt::Display)> = set.collect();
        if self.line.is_some() {
            attrs.push(("w:lineRule", &"exact"));
        }
        if !attrs.is_empty() {
            x.leaf("w:spacing", &attrs);
        }
    }

    fn indent(&self, x: &mut Xml) {
        let all = [
            ("w:left", self.left),
            ("w:right", self.right),
            ("w:hanging", self.hanging),
            ("w:firstLineChars", self.first_chars),
            ("w:firstLine", self.first),
        ];
        let set: Vec<(&str, i64)> = all.iter().filter_map(|(n, v)| v.map(|v| (*n, v))).collect();
        if !set.is_empty() {
            let attrs: Vec<(&str, &dyn std::fmt::Display)> = set
                .iter()
                .map(|(n, v)| (*n, v as &dyn std::fmt::Display))
                .collect();
            x.leaf("w:ind", &attrs);
        }
    }
}

/// Line-break prohibitions on; extra space beside Latin text off, which would change where the lines
/// of 28 break. LibreOffice 7.4 does not read `autoSpaceDE` and `autoSpaceDN`. A mark may overflow:
/// lines are squeezed so that none needs to (`squeeze`), and LibreOffice takes 0 for leave and loses
/// the mark.
fn switches(x: &mut Xml) {
    const SWITCHES: &[(&str, u8)] = &[
        ("w:kinsoku", 1),
        ("w:overflowPunct", 1),
        ("w:topLinePunct", 0),
        ("w:autoSpaceDE", 0),
        ("w:autoSpaceDN", 0),
        ("w:adjustRightInd", 0),
    ];
    for (name, value) in SWITCHES {
        x.val(name, value);
    }
}

/// The story being written: remembers what the next paragraph is to open with.
pub(super) struct Flow<'a> {
    pub(super) x: &'a mut Xml,
    /// The page it stands on.
    pub(super) page: Page,
    /// Shapes so far: each has a number of its own.
    shapes: usize,
    /// Whether a section has ended.
    parted: bool,
    /// Whether anything has been written.
    pub(super) begun: bool,
    /// Whether the section lies across.
    across: bool,
    /// Whether it does, and what follows stands upright.
    turns_back: bool,
    /// Whether text stands above.
    pub(super) texted: bool,
    /// Whether a table stands right above.
    tabled: bool,
    /// Whether it opens a page.
    pub(super) break_next: bool,
    /// White space above it, in twips.
    pub(super) before_next: Option<i64>,
    /// How far down the page the text stands, in twips; right as long as each paragraph is one line.
    pub(super) y: i64,
}

impl<'a> Flow<'a> {
    /// A story that begins.
    pub(super) fn new(x: &'a mut Xml, page: Page) -> Self {
        Self {
            x,
            page,
            shapes: 0,
            parted: false,
            begun: false,
            across: false,
            turns_back: false,
            texted: false,
            tabled: false,
            break_next: false,
            before_next: None,
            y: 0,
        }
    }

    /// A paragraph with what stands in it.
    pub(super) fn para(&mut self, mut props: Props, inside: impl FnOnce(&mut Xml)) {
        self.turn_back();
        (self.begun, self.tabled) = (true, false);
        props.page_break |= std::mem::take(&mut self.break_next);
        props.before = props.before.or(self.before_next.take());
        let rule = props.rule.as_ref().map_or(0, Rule::height);
        let white = props.before.unwrap_or(0) + props.after.unwrap_or(0);
        self.y += white + props.line.unwrap_or(self.page.pitch()) + rule;
        self.x.element("w:p", &[], |x| {
            props.write(x);
            inside(x);
        });
    }

    /// A title on its own pitch, so far below what stands above it.
    pub(super) fn title(&mut self, style: &'static str, before: i64, text: &str) {
        let props = Props {
            before: Some(before),
            line: Some(gbt::TITLE_PITCH.twips()),
            ..Props::styled(style)
        };
        self.para(props, |x| run(x, None, text));
        self.y += text.matches('\n').count() as i64 * gbt::TITLE_PITCH.twips();
    }

    /// What follows stands so many blank lines below, on the grid that a title or a mark left; half a
    /// line may be lost. Pages of PDF have what is above `lower` twips lower, and lose as much.
    pub(super) fn resume(&mut self, blank: usize, lower: i64) {
        const LOST: f64 = 0.5;
        let pitch = self.page.pitch() as f64;
        let row = ((self.y + lower) as f64 / pitch + blank as f64 - LOST).ceil();
        let before = (row * pitch) as i64 - self.y;
        self.before_next = Some(before.max(0));
    }

    /// What follows opens a page.
    pub(super) fn new_page(&mut self) {
        (self.break_next, self.before_next) = (!self.turns_back, None);
        self.turn_back();
    }

    /// Half a line parts a table from what follows, or the end of its page: what follows one that lies
    /// across stands upright again.
    pub(super) fn below_table(&mut self) {
        let white = (!self.across).then(|| self.page.pitch() / 2);
        self.before_next = white;
        (self.begun, self.tabled) = (true, true);
        self.turns_back = std::mem::take(&mut self.across);
    }

    /// No table ends a document; one that lies across needs no page behind it.
    pub(super) fn close(&mut self) {
        if self.tabled {
            (self.across, self.turns_back) = (self.turns_back, false);
            self.before_next = None;
            self.line("GwHair", "");
        }
    }

    /// The white that a line of text has above its characters, and a table is to have too.
    pub(super) const TABLE_WHITE: i64 = (gbt::LINE_GAP.0 * 10.0) as i64;

    /// A table cannot say what stands above it: a line as high as the white does, and parts it from a
    /// table above.
    pub(super) fn above_table(&mut self) {
        self.turn_back();
        if self.break_next || self.before_next.is_some() {
            let white = Props {
                line: self.before_next.take().map(|b| b + Self::TABLE_WHITE),
                ..Props::styled("GwHair")
            };
            self.para(white, |_| {});
        }
    }

    /// The number of the next shape.
    pub(super) fn shape(&mut self) -> usize {
        self.shapes += 1;
        self.shapes
    }

    /// A line of 1 pt that ends a section; what follows opens a page.
    pub(super) fn end_section(&mut self) {
        (self.break_next, self.before_next) = (false, None);
        let section = Some(self.section());
        let hair = Props {
            section,
            ..Props::styled("GwHair")
        };
        self.para(hair, |_| {});
    }

    /// The section that ends here.
    pub(super) fn section(&mut self) -> Section {
        let first = !std::mem::replace(&mut self.parted, true);
        let across = std::mem::take(&mut self.across) || std::mem::take(&mut self.turns_back);
        let lies = if across { Lies::Across } else { Lies::Upright };
        self.page.section(lies, first)
    }

    /// What follows lies across, in a section of its own.
    pub(super) fn lie_across(&mut self) {
        if self.begun && !self.across {
            self.end_section();
        }
        self.across = true;
    }

    /// The section of what lies across ends before what is written now.
    pub(super) fn turn_back(&mut self) {
        if self.turns_back {
            self.end_section();
        }
    }

    /// The pitch of text on a page that lies across, where no grid of lines sets it.
    pub(super) fn pitch_across(&self) -> Option<i64> {
        self.across.then(|| self.page.pitch())
    }

    /// A paragraph of one text in one style.
    pub(super) fn line(&mut self, style: &'static str, text: &str) {
        self.para(Props::styled(style), |x| run(x, None, text));
    }
}
