//! `styles.xml`: a style for every element, with a Chinese name and a stable id.
//!
//! Figures come from `style::gbt9704`; this file gives them to styles and says how each paragraph
//! stands. Headings and the title are Word's own styles, so that its navigation and its table of
//! contents know them; their Chinese names are aliases.

use super::faces::face;
use super::page::Page;
use super::paragraph::{Align, Props, Tab};
use super::xml::{Part, Xml};
use super::{NS_W, NS_W_URI};
use crate::style::gbt9704 as gbt;
use crate::style::{Pt, Type};

/// 5.2.3: what is taken from each 三号 character so that 28 stand in 156 mm: 0.25 pt.
pub(super) const SQUEEZE: i64 = -5;
/// The advance of a 三号 character with that.
pub(super) const CHAR: i64 = 315;
/// The advance of a 四号 character.
pub(super) const CHAR_4: i64 = 280;

/// The line of a page number; the lower margin has room for no higher one.
pub(super) const PAGE_NUMBER_LINE: Pt = Pt(20.0);

/// The style of a paragraph or of a run.
struct Style {
    id: &'static str,
    name: &'static str,
    alias: Option<&'static str>,
    kind: &'static str,
    next: Option<&'static str>,
    face: Option<Type>,
    align: Option<Align>,
    /// Blank lines above.
    blank: usize,
    line: Option<i64>,
    /// Left indent, right indent and what the first line stands left of it, in twips.
    sides: (i64, i64, i64),
    /// First-line indent, in characters.
    first: usize,
    right_tab: Option<i64>,
    outline: Option<usize>,
    page_break: bool,
}

const P: Style = Style {
    id: "",
    name: "",
    alias: None,
    kind: "paragraph",
    next: None,
    face: None,
    align: None,
    blank: 0,
    line: None,
    sides: (0, 0, 0),
    first: 0,
    right_tab: None,
    outline: None,
    page_break: false,
};

const C: Style = Style {
    kind: "character",
    ..P
};

const fn heading(
    id: &'static str,
    name: &'static str,
    alias: &'static str,
    level: usize,
    face: Type,
) -> Style {
    Style {
        id,
        name,
        alias: Some(alias),
        next: Some("GwBody"),
        face: Some(face),
        first: gbt::INDENT,
        outline: Some(level),
        ..P
    }
}

const fn imprint(id: &'static str, name: &'static str, hanging: i64) -> Style {
    let indent = gbt::IMPRINT_INDENT as i64 * CHAR_4;
    Style {
        id,
        name,
        face: Some(gbt::IMPRINT),
        align: Some(Align::Left),
        line: Some((gbt::IMPRINT_PITCH.0 * 20.0) as i64),
        sides: (indent + hanging, indent, hanging),
        ..P
    }
}

/// The level, from 1, of the headings that have a style.
pub(super) fn heading_level(id: &str) -> Option<u8> {
    let style = STYLES.iter().find(|s| s.id == id)?;
    u8::try_from(style.outline? + 1).ok()
}

const STYLES: &[Style] = &[
    Style {
        id: "Normal",
        name: "Normal",
        ..P
    },
    Style {
        id: "GwBody",
        name: "公文正文",
        first: gbt::INDENT,
        ..P
    },
    Style {
        id: "GwBodyChar",
        name: "公文正文字符",
        face: Some(gbt::BODY),
        ..C
    },
    Style {
        id: "GwCopyNumber",
        name: "份号",
        face: Some(gbt::COPY_NUMBER),
        ..P
    },
    Style {
        id: "GwClassification",
        name: "密级和保密期限",
        face: Some(gbt::CLASSIFICATION),
        ..P
    },
    Style {
        id: "GwUrgency",
        name: "紧急程度",
        face: Some(gbt::URGENCY),
        ..P
    },
    Style {
        id: "GwDrop",
        name: "版头空距",
        ..P
    },
    Style {
        id: "GwMark",
        name: "发文机关标志",
        align: Some(Align::Centre),
        face: Some(gbt::MARK),
        ..P
    },
    Style {
        id: "GwNumber",
        name: "发文字号",
        face: Some(gbt::NUMBER),
        align: Some(Align::Centre),
        ..P
    },
    Style {
        id: "GwNumberApprovers",
        name: "发文字号和签发人",
        face: Some(gbt::NUMBER),
        align: Some(Align::Left),
        ..P
    },
    Style {
        id: "GwApproverChar",
        name: "签发人姓名",
        face: Some(gbt::APPROVER),
        ..C
    },
    Style {
        id: "GwIssueNumber",
        name: "期号",
        align: Some(Align::Centre),
        ..P
    },
    Style {
        id: "Title",
        name: "Title",
        alias: Some("公文标题"),
        next: Some("GwAddressees"),
        face: Some(gbt::TITLE),
        align: Some(Align::Centre),
        blank: gbt::TITLE_BLANK_LINES,
        line: Some((gbt::TITLE_PITCH.0 * 20.0) as i64),
        ..P
    },
    Style {
        id: "GwAdoption",
        name: "题注",
        face: Some(gbt::APPROVER),
        align: Some(Align::Centre),
        ..P
    },
    Style {
        id: "GwAddressees",
        name: "主送机关",
        next: Some("GwBody"),
        align: Some(Align::Justify),
        blank: gbt::ADDRESSEES_BLANK_LINES,
        ..P
    },
    heading("Heading1", "heading 1", "一级标题", 0, gbt::HEADINGS[0]),
    heading("Heading2", "heading 2", "二级标题", 1, gbt::HEADINGS[1]),
    heading("Heading3", "heading 3", "三级标题", 2, gbt::HEADINGS[2]),
    heading("Heading4", "heading 4", "四级标题", 3, gbt::HEADINGS[3]),
    Style {
        id: "GwTableText",
        name: "表格文字",
        face: Some(gbt::TABLE),
        align: Some(Align::Centre),
        line: Some((gbt::TABLE_PITCH.0 * 20.0) as i64),
        ..P
    },
    Style {
        id: "GwAttachmentNote",
        name: "附件说明",
        align: Some(Align::Left),
        ..P
    },
    Style {
        id: "GwAttendance",
        name: "出席",
        align: Some(Align::Left),
        sides: (5 * CHAR, 0, 3 * CHAR),
        ..P
    },
    Style {
        id: "GwLabelChar",
        name: "出席标签",
        face: Some(gbt::ATTENDANCE_LABEL),
        ..C
    },
    Style {
        id: "GwCompiledBy",
        name: "整理",
        align: Some(Align::Right),
        ..P
    },
    Style {
        id: "GwSignature",
        name: "发文机关署名",
        align: Some(Align::Right),
        ..P
    },
    Style {
        id: "GwSignatory",
        name: "签署人",
        align: Some(Align::Right),
        sides: (0, 4 * CHAR, 0),
        ..P
    },
    Style {
        id: "GwDate",
        name: "成文日期",
        align: Some(Align::Right),
        ..P
    },
    Style {
        id: "GwNote",
        name: "附注",
        sides: (gbt::INDENT as i64 * CHAR, 0, 0),
        ..P
    },
    Style {
        id: "GwAttachmentLabel",
        name: "附件",
        next: Some("GwAttachmentTitle"),
        face: Some(gbt::ATTACHMENT_LABEL),
        page_break: true,
        ..P
    },
    Style {
        id: "GwAttachmentTitle",
        name: "附件标题",
        next: Some("GwBody"),
        face: Some(gbt::TITLE),
        align: Some(Align::Centre),
        blank: gbt::ATTACHMENT_TITLE_LINE - 2,
        line: Some((gbt::TITLE_PITCH.0 * 20.0) as i64),
        ..P
    },
    imprint("GwCopyTo", "抄送", 3 * CHAR_4),
    Style {
        right_tab: Some(8844 - CHAR_4),
        ..imprint("GwIssued", "印发", 0)
    },
    Style {
        align: Some(Align::Right),
        ..imprint("GwCopies", "印数", 0)
    },
    Style {
        id: "GwHair",
        name: "细行",
        line: Some(20),
        ..P
    },
    Style {
        id: "GwPageOdd",
        name: "单页页码",
        face: Some(gbt::PAGE_NUMBER),
        align: Some(Align::Right),
        sides: (0, gbt::PAGE_NUMBER_INDENT as i64 * CHAR_4, 0),
        line: Some((PAGE_NUMBER_LINE.0 * 20.0) as i64),
        ..P
    },
    Style {
        id: "GwPageEven",
        name: "双页页码",
        face: Some(gbt::PAGE_NUMBER),
        align: Some(Align::Left),
        sides: (gbt::PAGE_NUMBER_INDENT as i64 * CHAR_4, 0, 0),
        line: Some((PAGE_NUMBER_LINE.0 * 20.0) as i64),
        ..P
    },
];

/// `word/styles.xml`.
pub(super) fn part(page: Page) -> Part {
    Xml::part("w:styles", &[(NS_W, &NS_W_URI)], |x| {
        defaults(x);
        for style in STYLES {
            write(x, style, page);
        }
        table_style(x);
    })
}

fn defaults(x: &mut Xml) {
    x.element("w:docDefaults", &[], |x| {
        x.element("w:rPrDefault", &[], |x| {
            x.element("w:rPr", &[], default_run)
        });
        x.element("w:pPrDefault", &[], |x| {
            x.element("w:pPr", &[], default_paragraph)
        });
    });
}

fn default_run(x: &mut Xml) {
    typed(x, gbt::BODY);
    x.leaf(
        "w:lang",
        &[
            ("w:val", &"en-US"),
            ("w:eastAsia", &"zh-CN"),
            ("w:bidi", &"ar-SA"),
        ],
    );
}

/// Single lines, which the grid spreads to its pitch.
fn default_paragraph(x: &mut Xml) {
    x.leaf(
        "w:spacing",
        &[
            ("w:before", &0),
            ("w:after", &0),
            ("w:line", &240),
            ("w:lineRule", &"auto"),
        ],
    );
    x.val("w:jc", &"both");
}

/// Face, colour, spacing and size of a run, in the order of CT_RPr.
fn typed(x: &mut Xml, t: Type) {
    let name = face(t.role);
    x.leaf(
        "w:rFonts",
        &[
            ("w:ascii", &name),
            ("w:hAnsi", &name),
            ("w:eastAsia", &name),
            ("w:cs", &name),
        ],
    );
    x.val("w:color", &t.colour.hex());
    x.val("w:spacing", &squeeze(t.size));
    x.val("w:kern", &0);
    x.val("w:sz", &t.size.half_points());
    x.val("w:szCs", &t.size.half_points());
}

/// Only the size of the grid is squeezed into it.
fn squeeze(size: Pt) -> i64 {
    if size == gbt::SIZE_3 { SQUEEZE } else { 0 }
}

fn write(x: &mut Xml, s: &Style, page: Page) {
    let base = s.id == "Normal";
    let custom = u8::from(s.id.starts_with("Gw"));
    let kind = s.kind;
    let mut attrs: Vec<(&str, &dyn std::fmt::Display)> = vec![("w:type", &kind)];
    match base {
        true => attrs.push(("w:default", &1)),
        false => attrs.push(("w:customStyle", &custom)),
    }
    attrs.push(("w:styleId", &s.id));
    x.element("w:style", &attrs, |x| {
        names(x, s, base);
        if s.kind == "paragraph" {
            props(s, page).write(x);
        }
        if let Some(t) = s.face {
            x.element("w:rPr", &[], |x| typed(x, t));
        }
    });
}

fn names(x: &mut Xml, s: &Style, base: bool) {
    x.val("w:name", &s.name);
    if let Some(alias) = s.alias {
        x.val("w:aliases", &alias);
    }
    if !base && s.kind == "paragraph" {
        x.val("w:basedOn", &"Normal");
    }
    if let Some(next) = s.next {
        x.val("w:next", &next);
    }
    x.leaf("w:qFormat", &[]);
}

fn props(s: &Style, page: Page) -> Props {
    let some = |v: i64| (v != 0).then_some(v);
    let (left, right, hanging) = s.sides;
    let first = s.first as i64;
    Props {
        switches: s.id == "Normal",
        page_break: s.page_break,
        tabs: s
            .right_tab
            .map(|at| Tab {
                at,
                align: Align::Right,
            })
            .into_iter()
            .collect(),
        before: page.blank(s.blank),
        line: s.line,
        left: some(left),
        right: some(right),
        hanging: some(hanging),
        first_chars: some(first * 100),
        first: some(first * CHAR),
        align: s.align,
        outline: s.outline,
        ..Props::default()
    }
}

/// The table style: thin rules all round, white between them and the text.
fn table_style(x: &mut Xml) {
    x.element(
        "w:style",
        &[
            ("w:type", &"table"),
            ("w:customStyle", &0),
            ("w:styleId", &"TableGrid"),
        ],
        |x| {
            x.val("w:name", &"Table Grid");
            x.leaf("w:qFormat", &[]);
            x.element("w:tblPr", &[], |x| {
                let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
                borders(x, &sides.map(|side| (side, 4)));
                x.element("w:tblCellMar", &[], |x| {
                    // A tenth of a point less than the columns are reckoned with: words as wide as
                    // their column would break in it.
                    let beside = gbt::TABLE_PADDING.twips() - 2;
                    // The border takes its share of a row's height.
                    let upright = Pt(gbt::TABLE_PADDING.0 - gbt::TABLE_BORDER.0).twips() / 2;
                    let margins = [
                        ("w:top", upright),
                        ("w:left", beside),
                        ("w:bottom", upright),
                        ("w:right", beside),
                    ];
                    for (side, wide) in margins {
                        x.leaf(side, &[("w:w", &wide), ("w:type", &"dxa")]);
                    }
                });
            });
        },
    );
}

/// `w:tblBorders`, black, in eighths of a point; no rule where the thickness is 0.
pub(super) fn borders(x: &mut Xml, sides: &[(&str, i64)]) {
    x.element("w:tblBorders", &[], |x| {
        for (side, eighths) in sides {
            let kind = if *eighths == 0 { "nil" } else { "single" };
            let black = gbt::BLACK.hex();
            x.leaf(
                &format!("w:{side}"),
                &[
                    ("w:val", &kind),
                    ("w:sz", eighths),
                    ("w:space", &0),
                    ("w:color", &black),
                ],
            );
        }
    });
}
