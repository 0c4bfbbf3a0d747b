//! `styles.xml`: a style for every element, with a Chinese name and a stable id.
//!
//! Figures come from `style::gbt9704`; this file gives them to styles and says how each paragraph
//! stands. Headings and the title are Word's own styles, so that its navigation and its table of
//! contents know them; their Chinese names are aliases.

use super::faces::face;
use super::page::Page;
use super::paragraph::{Align, Props, Tab};
use super::xml::{Attrs, Part, Xml};
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
    pane: Pane,
}

/// Where a program shows a style.
#[derive(Clone, Copy, PartialEq)]
enum Pane {
    /// Among those to choose from at a glance.
    Gallery,
    /// In the list of styles.
    List,
    /// Nowhere: it holds a place that nobody writes at.
    Hidden,
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
    pane: Pane::Gallery,
};

const C: Style = Style {
    kind: "character",
    pane: Pane::List,
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

/// Where the baseline stands in an exact line, as a share of it, in Word and LibreOffice alike.
pub(super) const BASELINE: f64 = 0.8;

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
        next: Some("GwClassification"),
        face: Some(gbt::COPY_NUMBER),
        ..P
    },
    Style {
        id: "GwClassification",
        name: "密级和保密期限",
        next: Some("GwUrgency"),
        face: Some(gbt::CLASSIFICATION),
        ..P
    },
    Style {
        id: "GwUrgency",
        name: "紧急程度",
        next: Some("GwMark"),
        face: Some(gbt::URGENCY),
        ..P
    },
    Style {
        id: "GwDrop",
        name: "版头空距",
        next: Some("GwMark"),
        pane: Pane::Hidden,
        ..P
    },
    Style {
        id: "GwMark",
        name: "发文机关标志",
        next: Some("GwNumber"),
        align: Some(Align::Centre),
        face: Some(gbt::MARK),
        ..P
    },
    Style {
        id: "GwNumber",
        name: "发文字号",
        next: Some("Title"),
        face: Some(gbt::NUMBER),
        align: Some(Align::Centre),
        ..P
    },
    Style {
        id: "GwNumberApprovers",
        name: "发文字号和签发人",
        next: Some("Title"),
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
        next: Some("GwBody"),
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
        next: Some("GwAddressees"),
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
        next: Some("GwDate"),
        align: Some(Align::Right),
        ..P
    },
    Style {
        id: "GwSignature",
        name: "发文机关署名",
        next: Some("GwDate"),
        align: Some(Align::Right),
        ..P
    },
    Style {
        id: "GwSignatory",
        name: "签署人",
        next: Some("GwDate"),
        align: Some(Align::Right),
        sides: (0, 4 * CHAR, 0),
        ..P
    },
    Style {
        id: "GwDate",
        name: "成文日期",
        next: Some("GwNote"),
        align: Some(Align::Right),
        ..P
    },
    Style {
        id: "GwNote",
        name: "附注",
        next: Some("GwBody"),
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
    Style {
        next: Some("GwIssued"),
        ..imprint("GwCopyTo", "抄送", 3 * CHAR_4)
    },
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
        next: Some("GwBody"),
        pane: Pane::Hidden,
        line: Some(20),
        ..P
    },
    Style {
        id: "GwPageOdd",
        name: "单页页码",
        pane: Pane::List,
        face: Some(gbt::PAGE_NUMBER),
        align: Some(Align::Right),
        sides: (0, gbt::PAGE_NUMBER_INDENT as i64 * CHAR_4, 0),
        line: Some((PAGE_NUMBER_LINE.0 * 20.0) as i64),
        ..P
    },
    Style {
        id: "GwPageEven",
        name: "双页页码",
        pane: Pane::List,
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
        x.leaf("w:latentStyles", LATENT);
        built_in(x);
        for (i, style) in STYLES.iter().enumerate() {
            write(x, style, i, page);
        }
        table_style(x);
    })
}

/// Word's own styles are shown where somebody uses one, so that its list is that of this file.
const LATENT: Attrs<'_> = &[
    ("w:defLockedState", &0),
    ("w:defUIPriority", &99),
    ("w:defSemiHidden", &1),
    ("w:defUnhideWhenUsed", &1),
    ("w:defQFormat", &0),
    ("w:count", &376),
];

/// What a program has where nothing is said, of every kind but paragraphs.
const BUILT_IN: &[(&str, &str, &str)] = &[
    (
        "character",
        "DefaultParagraphFont",
        "Default Paragraph Font",
    ),
    ("table", "TableNormal", "Normal Table"),
    ("numbering", "NoList", "No List"),
];

fn built_in(x: &mut Xml) {
    for (kind, id, name) in BUILT_IN {
        let attrs: Attrs<'_> = &[("w:type", kind), ("w:default", &1), ("w:styleId", id)];
        x.element("w:style", attrs, |x| {
            x.val("w:name", name);
            x.val("w:uiPriority", &99);
            x.leaf("w:semiHidden", &[]);
            x.leaf("w:unhideWhenUsed", &[]);
            if *kind == "table" {
                x.element("w:tblPr", &[], without_margins);
            }
        });
    }
}

/// Cells of which nothing is said have no white at their sides.
fn without_margins(x: &mut Xml) {
    x.leaf("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
    x.element("w:tblCellMar", &[], |x| {
        for side in ["w:top", "w:left", "w:bottom", "w:right"] {
            x.leaf(side, &[("w:w", &0), ("w:type", &"dxa")]);
        }
    });
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
            // Marks that Chinese shares with Western text (“”—…·) are Chinese ones.
            ("w:hint", &"eastAsia"),
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

fn write(x: &mut Xml, s: &Style, priority: usize, page: Page) {
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
        names(x, s, priority);
        if s.kind == "paragraph" {
            props(s, page).write(x);
        }
        if let Some(t) = s.face {
            x.element("w:rPr", &[], |x| typed(x, t));
        }
    });
}

fn names(x: &mut Xml, s: &Style, priority: usize) {
    x.val("w:name", &s.name);
    if let Some(alias) = s.alias {
        x.val("w:aliases", &alias);
    }
    match s.kind {
        "paragraph" if s.id == "Normal" => {}
        "paragraph" => x.val("w:basedOn", &"Normal"),
        _ => x.val("w:basedOn", &"DefaultParagraphFont"),
    }
    if let Some(next) = s.next {
        x.val("w:next", &next);
    }
    x.val("w:uiPriority", &priority);
    match s.pane {
        Pane::Gallery => x.leaf("w:qFormat", &[]),
        Pane::List => {}
        Pane::Hidden => x.leaf("w:semiHidden", &[]),
    }
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
        &[("w:type", &"table"), ("w:styleId", &"TableGrid")],
        |x| {
            x.val("w:name", &"Table Grid");
            x.val("w:basedOn", &"TableNormal");
            x.val("w:uiPriority", &STYLES.len());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn by(id: &str) -> &'static Style {
        STYLES.iter().find(|s| s.id == id).unwrap()
    }

    #[test]
    fn a_new_paragraph_below_a_single_element_was_one_more_of_it() {
        // What may stand several times, and what ends the document.
        const STAYS: &[&str] = &[
            "Normal",
            "GwBody",
            "GwTableText",
            "GwAttachmentNote",
            "GwAttendance",
            "GwIssued",
            "GwCopies",
            "GwPageOdd",
            "GwPageEven",
        ];
        for style in STYLES.iter().filter(|s| s.kind == "paragraph") {
            let stays = STAYS.contains(&style.id);
            assert_eq!(style.next.is_none(), stays, "{}", style.id);
            style.next.map(by);
        }
        let below = |id| by(id).next.unwrap();
        let chain = ["GwCopyNumber", "GwMark", "GwSignature", "Heading2"].map(below);
        assert_eq!(chain, ["GwClassification", "GwNumber", "GwDate", "GwBody"]);
    }

    #[test]
    fn styles_that_nobody_writes_in_stood_among_those_to_choose_from() {
        let xml = String::from_utf8(styles()).unwrap();
        let style = |id: &str| {
            let (_, from) = xml.split_once(&format!("w:styleId=\"{id}\"")).unwrap();
            from.split_once("</w:style>").unwrap().0
        };
        assert!(style("GwHair").contains("<w:semiHidden/>"));
        assert!(!style("GwPageOdd").contains("<w:qFormat/>"));
        assert!(style("GwDate").contains("<w:qFormat/>"));
        assert!(xml.contains(r#"w:defSemiHidden="1""#));
        let hinted = xml.matches(r#"<w:rFonts w:hint="eastAsia""#).count();
        assert_eq!(xml.matches("<w:rFonts").count(), hinted);
        assert!(style("TableGrid").contains(r#"<w:basedOn w:val="TableNormal"/>"#));
    }

    fn styles() -> Vec<u8> {
        let document = crate::model::Document::default();
        part(Page::new(&document, crate::style::StyleOptions::default())).bytes
    }
}
