//! Paragraphs and runs, with their properties in the order of the schema.
//!
//! One description of paragraph properties serves styles and direct formatting alike. Nothing here
//! knows what a paragraph says.

use super::styles::PITCH;
use super::xml::Xml;
use crate::style::Mm;
use std::borrow::Cow;

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

/// Paragraph properties; lengths in twips, `chars` in hundredths of a character.
#[derive(Clone, Default)]
pub(super) struct Props {
    pub(super) style: Option<&'static str>,
    pub(super) page_break: bool,
    pub(super) rule: Option<Rule>,
    pub(super) tabs: Vec<Tab>,
    pub(super) switches: bool,
    pub(super) before: Option<i64>,
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

/// How the pages of a section lie.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Section {
    Upright,
    Across,
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
        x.element("w:pPr", &[], |x| {
            if let Some(style) = self.style {
                x.val("w:pStyle", &style);
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
                super::document::section(x, section);
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

    fn spacing(&self, x: &mut Xml) {
        match (self.before, self.line) {
            (None, None) => {}
            (Some(before), None) => x.leaf("w:spacing", &[("w:before", &before)]),
            (None, Some(line)) => {
                x.leaf("w:spacing", &[("w:line", &line), ("w:lineRule", &"exact")]);
            }
            (Some(before), Some(line)) => x.leaf(
                "w:spacing",
                &[
                    ("w:before", &before),
                    ("w:line", &line),
                    ("w:lineRule", &"exact"),
                ],
            ),
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

/// Line-break prohibitions on; hanging punctuation, extra space beside Latin text and the line grid
/// off, all of which would change where the lines of 28 break. LibreOffice 7.4 reads
/// `overflowPunct` the wrong way round and lets a mark hang at a few line ends; the schema's sense,
/// and Word's, is what is written.
fn switches(x: &mut Xml) {
    const SWITCHES: &[(&str, u8)] = &[
        ("w:kinsoku", 1),
        ("w:overflowPunct", 0),
        ("w:topLinePunct", 0),
        ("w:autoSpaceDE", 0),
        ("w:autoSpaceDN", 0),
        ("w:adjustRightInd", 0),
        ("w:snapToGrid", 0),
    ];
    for (name, value) in SWITCHES {
        x.val(name, value);
    }
}

/// A run of text in a character style; a line end becomes a break, a tab a tab.
pub(super) fn run(x: &mut Xml, style: Option<&str>, text: &str) {
    if text.is_empty() {
        return;
    }
    x.element("w:r", &[], |x| {
        if let Some(style) = style {
            x.element("w:rPr", &[], |x| x.val("w:rStyle", &style));
        }
        pieces(x, text);
    });
}

fn pieces(x: &mut Xml, text: &str) {
    let text = line_ends(text);
    for piece in text.split_inclusive(['\n', '\t']) {
        let words = piece.trim_end_matches(['\n', '\t']);
        if !words.is_empty() {
            x.texted("w:t", &[("xml:space", &"preserve")], words);
        }
        match piece.chars().next_back() {
            Some('\n') => x.leaf("w:br", &[]),
            Some('\t') => x.leaf("w:tab", &[]),
            _ => {}
        }
    }
}

/// Only `\n` ends a line.
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// A field whose result the reader's program computes, such as `PAGE`.
pub(super) fn field(x: &mut Xml, code: &str, shown: &str) {
    x.element("w:fldSimple", &[("w:instr", &code)], |x| {
        run(x, None, shown)
    });
}

/// The story being written: remembers what the next paragraph is to open with.
pub(super) struct Flow<'a> {
    pub(super) x: &'a mut Xml,
    /// Whether it opens a page.
    pub(super) break_next: bool,
    /// Blank lines above it.
    pub(super) blank_next: usize,
}

impl<'a> Flow<'a> {
    /// A story that begins.
    pub(super) fn new(x: &'a mut Xml) -> Self {
        Self {
            x,
            break_next: false,
            blank_next: 0,
        }
    }

    /// A paragraph with what stands in it.
    pub(super) fn para(&mut self, mut props: Props, inside: impl FnOnce(&mut Xml)) {
        props.page_break |= std::mem::take(&mut self.break_next);
        let blank = std::mem::take(&mut self.blank_next) as i64;
        props.before = props.before.or((blank > 0).then_some(blank * PITCH));
        self.x.element("w:p", &[], |x| {
            props.write(x);
            inside(x);
        });
    }

    /// A paragraph of one text in one style.
    pub(super) fn line(&mut self, style: &'static str, text: &str) {
        self.para(Props::styled(style), |x| run(x, None, text));
    }
}

/// Millimetres in twips, as OOXML counts.
pub(super) fn twips(mm: f64) -> i64 {
    Mm(mm).twips()
}

/// A run in a size of its own, in points.
pub(super) fn sized_run(x: &mut Xml, size: f64, text: &str) {
    let half_points = crate::style::Pt(size).half_points();
    x.element("w:r", &[], |x| {
        x.element("w:rPr", &[], |x| {
            x.val("w:sz", &half_points);
            x.val("w:szCs", &half_points);
        });
        pieces(x, text);
    });
}
