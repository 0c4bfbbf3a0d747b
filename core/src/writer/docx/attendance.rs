//! 出席, 列席, 请假, 缺席, 记录 (10.3): a label in 黑体, names on tab stops, hanging behind the colon.
//!
//! Which names stand in which line is the style's to say; this file only sets them.

use super::paragraph::{Align, Flow, Props, Tab};
use super::runs::run;
use super::styles::CHAR;
use super::xml::Xml;
use crate::model::Attendance;
use crate::style::attendance::{Entry, Stretch, attendance};
use crate::style::gbt9704 as gbt;

/// The lists in the order of the model; the last stays with what follows if it has no more lines
/// than `kept`.
pub(super) fn write(flow: &mut Flow<'_>, lists: &Attendance, kept: usize) {
    let mut before = flow.page.blank(gbt::ATTENDANCE_BLANK_LINES);
    let stretches = attendance(lists);
    let last = stretches.len().saturating_sub(1);
    for (i, stretch) in stretches.iter().enumerate() {
        let keep_next = i == last && stretch.rows.len() <= kept;
        let set = Props {
            before: before.take(),
            keep_next,
            ..Props::styled("GwAttendance")
        };
        paragraph(flow, stretch, set);
    }
}

/// One paragraph: the label where it is shown, the group's own line, then the entries in columns.
fn paragraph(flow: &mut Flow<'_>, stretch: &Stretch, set: Props) {
    let left = gbt::INDENT + stretch.hang;
    let hanging = stretch.label.as_ref().map_or(0, |_| stretch.hang);
    let pitch = gbt::NAME_CELL + gbt::NAME_GAP;
    let stops = (left + pitch..gbt::COLUMNS).step_by(pitch);
    let tab = |at| Tab {
        at: chars(at),
        align: Align::Left,
    };
    let props = Props {
        tabs: stops.map(tab).collect(),
        left: Some(chars(left)),
        hanging: Some(chars(hanging)),
        ..set
    };
    flow.para(props, |x| {
        run(
            x,
            Some("GwLabelChar"),
            stretch.label.as_deref().unwrap_or(""),
        );
        rows(x, stretch);
    });
}

fn rows(x: &mut Xml, stretch: &Stretch) {
    let group = stretch.group.iter().cloned();
    let lines: Vec<String> = group.chain(stretch.rows.iter().map(|r| row(r))).collect();
    run(x, None, &lines.join("\n"));
}

/// The entries of a line; a tab leads to the next column that is free.
fn row(row: &[Entry]) -> String {
    let texts: Vec<&str> = row.iter().map(|e| e.text.as_str()).collect();
    texts.join("\t")
}

fn chars(count: usize) -> i64 {
    count as i64 * CHAR
}
