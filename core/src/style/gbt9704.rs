//! GB/T 9704-2012 党政机关公文格式: its figures, in the order of its clauses.
//!
//! The standard names sizes by 号; their points are those that Chinese word processors give them.
//! Where it states no figure, the comment says what stands in for it.

use super::{Colour, Mm, Pt, Type};
use crate::font::Role;

// ── 号 in points ─────────────────────────────────────────────────────────────────────────────

/// 二号.
pub const SIZE_2: Pt = Pt(22.0);
/// 三号.
pub const SIZE_3: Pt = Pt(16.0);
/// 四号.
pub const SIZE_4: Pt = Pt(14.0);

// ── 5 幅面, 版面 ─────────────────────────────────────────────────────────────────────────────

/// 5.1: A4 is 210 mm wide.
pub const PAGE_WIDTH: Mm = Mm(210.0);
/// 5.1: A4 is 297 mm high.
pub const PAGE_HEIGHT: Mm = Mm(297.0);
/// 5.2.1: 天头, 37 mm ± 1 mm.
pub const TOP_MARGIN: Mm = Mm(37.0);
/// 5.2.1: 订口, 28 mm ± 1 mm.
pub const BINDING_MARGIN: Mm = Mm(28.0);
/// 5.2.1: 版心宽.
pub const TYPE_WIDTH: Mm = Mm(156.0);
/// 5.2.1: 版心高, page number not included.
pub const TYPE_HEIGHT: Mm = Mm(225.0);
/// Derived from 5.1 and 5.2.1: 297 - 37 - 225 mm.
pub const BOTTOM_MARGIN: Mm = Mm(35.0);
/// Derived from 5.1 and 5.2.1: 210 - 28 - 156 mm.
pub const OUTER_MARGIN: Mm = Mm(26.0);
/// Upper margin of a word processor, which sets a line's characters in its middle, so that those of
/// the first line touch the upper edge of the type area (GB/T 33476.2).
pub const EDGE_TOP_MARGIN: Mm = Mm(34.58);
/// Lower margin to the same end.
pub const EDGE_BOTTOM_MARGIN: Mm = Mm(32.58);
/// 5.2.3: lines a page.
pub const LINES: usize = 22;
/// 5.2.3: characters a line.
pub const COLUMNS: usize = 28;
/// 3.2: a line is one character and this gap, 7/8 of a 三号 character.
pub const LINE_GAP: Pt = Pt(SIZE_3.0 * 7.0 / 8.0);

/// 5.2.3, derived: from the top of one line's characters to the next, so that the first line stands
/// at the upper and the last at the lower edge of the type area.
pub fn line_pitch() -> Pt {
    Pt((TYPE_HEIGHT.pt().0 - SIZE_3.0) / (LINES - 1) as f64)
}

/// 5.2.3, derived: the pitch where the lines are equal boxes, as word processors count.
pub fn box_pitch() -> Pt {
    Pt(TYPE_HEIGHT.pt().0 / LINES as f64)
}

/// 7.3.5.5 lets spacing be adjusted where a signature finds no room, and states no bounds: so many
/// lines more on the page are tried, closer ones, then so many fewer, wider ones.
pub const ADJUSTED_LINES: [i32; 5] = [1, 2, -1, -2, -3];
/// Lines become wider to make up for so many; beyond, a page ends early.
pub const MOST_WIDER: i32 = 3;
/// The last resort of 7.3.5.5: the page before ends early, and so many of its lines go on to the
/// signature's page.
pub const PUSHED_LINES: [i32; 3] = [1, 2, 3];
/// So many lines early, at most, where attachment notes stand beside the signature.
pub const MOST_EARLY: i32 = 6;

/// 3.1, 5.2.3, derived: the width of one character of 三号, so that 28 fill the type area.
pub fn cell() -> Pt {
    Pt(TYPE_WIDTH.pt().0 / COLUMNS as f64)
}

/// 5.2.4: text is black unless stated otherwise.
pub const BLACK: Colour = Colour { r: 0, g: 0, b: 0 };
/// 6.2 asks for Y80 M80 in print; on screen and in PDF/A it is this sRGB value.
pub const RED: Colour = Colour {
    r: 0xE6,
    g: 0x00,
    b: 0x12,
};

/// 5.2.2: body text unless stated otherwise, 三号仿宋.
pub const BODY: Type = Type {
    role: Role::FangSong,
    size: SIZE_3,
    colour: BLACK,
};

// ── 7.2 版头 ─────────────────────────────────────────────────────────────────────────────────

/// 7.2.1: 份号, 三号 digits.
pub const COPY_NUMBER: Type = BODY;
/// 7.2.2: 密级和保密期限, 三号黑体.
pub const CLASSIFICATION: Type = Type {
    role: Role::Hei,
    size: SIZE_3,
    colour: BLACK,
};
/// 7.2.3: 紧急程度, 三号黑体.
pub const URGENCY: Type = CLASSIFICATION;
/// 7.2.4: 发文机关标志, red 小标宋; the size is free, this is the largest we choose.
pub const MARK: Type = Type {
    role: Role::Title,
    size: Pt(52.0),
    colour: RED,
};
/// 7.2.4 leaves the size free; a mark that would be smaller than 一号 in one line takes more lines.
pub const MARK_LEAST: Pt = Pt(26.0);
/// 7.2.4, 10.3: upper edge of the mark below the upper edge of the type area.
pub const MARK_DROP: Mm = Mm(35.0);
/// 10.2: the same for an order.
pub const ORDER_MARK_DROP: Mm = Mm(20.0);
/// 10.1: upper edge of a letter's mark below the upper edge of the page.
pub const LETTER_MARK_TOP: Mm = Mm(30.0);
/// 7.3.3 wants text on the first page: a mark of many organs shrinks by these shares to leave room.
pub const MARK_SHARES: [f64; 6] = [1.0, 0.8, 0.65, 0.5, 0.4, 0.3];
/// A joint mark that would be smaller than this is set like any other mark.
pub const MARK_LEAST_JOINT: Pt = Pt(8.0);
/// 7.2.4 leaves the distance between the organs of a joint mark free; this share of their size.
pub const MARK_GAP_SHARE: f64 = 0.25;
/// 7.2.5, 7.2.6: indent of the number and of 签发人 on one line, in characters.
pub const APPROVER_INDENT: usize = 1;
/// 7.2.6: approvers a line.
pub const APPROVERS_A_LINE: usize = 2;
/// 7.2.5: blank lines between the mark and the document number.
pub const NUMBER_BLANK_LINES: usize = 2;
/// 7.2.5: 发文字号, 三号仿宋.
pub const NUMBER: Type = BODY;
/// 7.2.6: 签发人's names, 三号楷体.
pub const APPROVER: Type = Type {
    role: Role::Kai,
    size: SIZE_3,
    colour: BLACK,
};
/// 7.2.7: the red rule below the document number.
pub const RED_RULE_DROP: Mm = Mm(4.0);
/// 7.2.7 gives no thickness; 1 pt, in the range that offices use (1 to 1.5 pt).
pub const RED_RULE_THICKNESS: Pt = Pt(1.0);

// ── 7.3 主体 ─────────────────────────────────────────────────────────────────────────────────

/// 7.3.1: 标题, 二号小标宋.
pub const TITLE: Type = Type {
    role: Role::Title,
    size: SIZE_2,
    colour: BLACK,
};
/// 3.2: pitch of a title's lines, a 二号 character and the gap.
pub const TITLE_PITCH: Pt = Pt(SIZE_2.0 + LINE_GAP.0);
/// 题注 stands nowhere in the standard; offices set it below the title in 三号楷体.
pub const ADOPTION: Type = APPROVER;
/// Of the half of a line that may be lost below a title, the share of a line that is not above 题注.
pub const ADOPTION_KEPT: f64 = 0.25;
/// 7.3.1: blank lines between the red rule and the title.
pub const TITLE_BLANK_LINES: usize = 2;
/// 7.3.2: blank lines between the title and the addressees.
pub const ADDRESSEES_BLANK_LINES: usize = 1;
/// 7.3.3: first-line indent of a paragraph, in characters.
pub const INDENT: usize = 2;
/// 7.3.3: faces of the four heading levels 一、 （一） 1. （1）.
pub const HEADINGS: [Type; 4] = [
    Type {
        role: Role::Hei,
        size: SIZE_3,
        colour: BLACK,
    },
    Type {
        role: Role::Kai,
        size: SIZE_3,
        colour: BLACK,
    },
    BODY,
    BODY,
];
/// 7.3.4: blank lines before the attachment notes.
pub const ATTACHMENT_NOTE_BLANK_LINES: usize = 1;
/// 7.3.5.1: right indent of the date under a seal, in characters.
pub const SEALED_DATE_INDENT: usize = 4;
/// 7.3.5.1 puts the seal's upper edge within one line of the body; two blank lines leave it room.
pub const SEALED_BLANK_LINES: usize = 2;
/// A seal is no wider than this: 42 mm, the largest that organs use, and the gap that keeps it from
/// its neighbour (7.3.5.1), in characters.
pub const SEAL_COLUMN: f64 = 8.2;
/// 7.3.5.1: rows of seals may not touch: blank lines between two rows of organs.
pub const SEAL_ROW_BLANK_LINES: usize = 4;
/// 7.3.5.1: no row of seals leaves the type area: at most so many organs a row.
pub const SEALS_A_ROW: usize = 3;
/// 7.3.5.3: characters between 职务 and the name stamp.
pub const NAME_STAMP_GAP: usize = 2;
/// 7.3.5.3 states no size for a name stamp; room for a name of four characters.
pub const NAME_STAMP_WIDTH: usize = 4;
/// 7.3.5.3: blank lines between the body and a name stamp.
pub const NAME_STAMP_BLANK_LINES: usize = 2;
/// 7.3.5.3: right indent of a name stamp, in characters.
pub const NAME_STAMP_INDENT: usize = 4;
/// 7.3.5.3: blank lines between a name stamp and the date.
pub const NAME_STAMP_DATE_BLANK_LINES: usize = 1;
/// 7.3.5.2: the date begins this many characters right of the organ.
pub const DATE_SHIFT: usize = 2;
/// 7.3.5.2: right indent of the signature without a seal, in characters.
pub const SIGNATURE_INDENT: usize = 2;
/// 7.3.5.2: blank lines between the body and a signature without a seal.
pub const SIGNATURE_BLANK_LINES: usize = 1;
/// 7.3.7: 附件 label, 三号黑体, on the first line of a new page.
pub const ATTACHMENT_LABEL: Type = Type {
    role: Role::Hei,
    size: SIZE_3,
    colour: BLACK,
};
/// 7.3.7: the line of the page on which an attachment's title stands, from 1.
pub const ATTACHMENT_TITLE_LINE: usize = 3;
/// 7.3.7 states no distance between an attachment's title and its text; one blank line.
pub const ATTACHMENT_BODY_BLANK_LINES: usize = 1;

/// The standard sizes no text in tables; 四号 is what offices use.
pub const TABLE: Type = IMPRINT;
/// Pitch of lines in a cell; the standard gives none.
pub const TABLE_PITCH: Pt = Pt(20.0);
/// White space between a cell's border and its text; the standard gives none.
pub const TABLE_PADDING: Pt = Pt(4.0);
/// The same in tables of many columns.
pub const TABLE_PADDING_TIGHT: Pt = Pt(1.0);
/// Text in tables shrinks to 小五 before columns become too narrow for their words.
pub const TABLE_SMALL: Pt = Pt(9.0);
/// Text in tables of many columns shrinks, but never below this; then columns part into bands.
pub const TABLE_LEAST: Pt = Pt(7.0);
/// Wrapped text fills its lines in cells of so many characters' width; narrower ones are ragged.
pub const TABLE_JUSTIFIED: f64 = 12.0;
/// Thickness of a table's borders; the standard gives none.
pub const TABLE_BORDER: Pt = Pt(0.5);

// ── 7.4 版记 ─────────────────────────────────────────────────────────────────────────────────

/// 7.4.1: first and last rule of the imprint.
pub const IMPRINT_THICK: Mm = Mm(0.35);
/// 7.4.1: inner rules of the imprint.
pub const IMPRINT_THIN: Mm = Mm(0.25);
/// 7.4.2, 7.4.3: 四号仿宋.
pub const IMPRINT: Type = Type {
    role: Role::FangSong,
    size: SIZE_4,
    colour: BLACK,
};
/// 3.2: pitch of the imprint's lines, a 四号 character and the gap.
pub const IMPRINT_PITCH: Pt = Pt(SIZE_4.0 + LINE_GAP.0);
/// 7.4.2, 7.4.3: left and right indent, in characters of the imprint.
pub const IMPRINT_INDENT: usize = 1;

// ── 7.5 页码 ─────────────────────────────────────────────────────────────────────────────────

/// 7.5: 页码, 四号 half-width 宋体 digits.
pub const PAGE_NUMBER: Type = Type {
    role: Role::Song,
    size: SIZE_4,
    colour: BLACK,
};
/// 7.5: the dashes' line below the lower edge of the type area.
pub const PAGE_NUMBER_DROP: Mm = Mm(7.0);
/// 7.5: indent from the edge of the type area, in characters.
pub const PAGE_NUMBER_INDENT: usize = 1;

// ── 10.1 信函格式 ────────────────────────────────────────────────────────────────────────────

/// 10.1: length of both red double rules, centred.
pub const LETTER_RULE_WIDTH: Mm = Mm(170.0);
/// 10.1: the first double rule below the mark.
pub const LETTER_RULE_DROP: Mm = Mm(4.0);
/// 10.1: the second double rule above the lower edge of the first page.
pub const LETTER_RULE_BOTTOM: Mm = Mm(20.0);
/// 10.1 gives no thickness; what offices use.
pub const LETTER_RULE_THICK: Pt = Pt(2.25);
/// 10.1 gives no thickness; what offices use.
pub const LETTER_RULE_THIN: Pt = Pt(0.75);
/// 10.1 gives no distance between the two rules; what offices use.
pub const LETTER_RULE_GAP: Pt = Pt(1.5);
/// 10.1: what stands below the first double rule, and text above the second, keeps 7/8 of a 三号
/// character from it.
pub const LETTER_RULE_SPACE: Pt = LINE_GAP;

// ── 10.3 纪要格式 ────────────────────────────────────────────────────────────────────────────

/// 10.3: the labels 出席, 请假, 列席, 三号黑体.
pub const ATTENDANCE_LABEL: Type = Type {
    role: Role::Hei,
    size: SIZE_3,
    colour: BLACK,
};
/// 10.3: blank lines between the body (or the attachment notes) and the attendance.
pub const ATTENDANCE_BLANK_LINES: usize = 1;
/// 10.3 states no distance between the red rule and the text; one blank line.
pub const MINUTES_BODY_BLANK_LINES: usize = 1;
/// 10.3 leaves name grids free: cells hold names of three characters.
pub const NAME_CELL: usize = 3;
/// Characters between two cells of a name grid.
pub const NAME_GAP: usize = 1;
