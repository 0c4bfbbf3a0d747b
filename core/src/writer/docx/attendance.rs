//! 出席, 列席, 请假, 缺席, 记录 (10.3): a label in 黑体, names on tab stops, hanging behind the colon.

use super::paragraph::{Align, Flow, Props, Tab, run};
use super::styles::{CHAR, PITCH};
use super::xml::Xml;
use crate::model::{Attendance, Person};
use crate::style::gbt9704 as gbt;
use crate::style::wording::{self, AttendanceGroup};

/// Columns of bare names and of units with names, in characters: six or two beside 出席：.
const PITCH_OF_NAMES: usize = 4;
const PITCH_OF_UNITS: usize = 12;

/// The lists in the order of the model.
pub(super) fn write(flow: &mut Flow<'_>, attendance: &Attendance) {
    let mut before = Some(gbt::ATTENDANCE_BLANK_LINES as i64 * PITCH);
    for (label, people) in attendance.lists() {
        list(flow, label, people, &mut before);
    }
}

fn list(flow: &mut Flow<'_>, label: &str, people: &[Person], before: &mut Option<i64>) {
    let mut labelled = false;
    let mut open: Option<Option<String>> = None;
    for group in wording::attendance(people) {
        // 固定列席 is a label of its own; 第一议题 stands behind the label of the list.
        let own = group.group.as_deref().filter(|g| g.ends_with(label));
        let goes_on = open.as_ref() == Some(&group.group);
        let bare = labelled && own.is_none();
        let head = Head {
            label: wording::labelled(own.unwrap_or(label)),
            shown: !(goes_on || bare),
            inner: group.group.clone().filter(|_| own.is_none() && !goes_on),
        };
        paragraph(flow, &head, &group, before.take());
        labelled = own.is_none();
        open = Some(group.group);
    }
}

/// How a paragraph of a list begins.
struct Head {
    /// The label behind whose colon the lines hang.
    label: String,
    /// Whether it stands in this paragraph.
    shown: bool,
    /// The group's label, on a line of its own.
    inner: Option<String>,
}

/// One paragraph: the label where it is shown, the group's own line, then the entries in columns.
fn paragraph(flow: &mut Flow<'_>, head: &Head, group: &AttendanceGroup, before: Option<i64>) {
    let hanging = wording::width(&head.label).ceil() as usize;
    let left = gbt::INDENT + hanging;
    let room = gbt::COLUMNS.saturating_sub(left).max(1);
    let pitch = if group.names_only {
        PITCH_OF_NAMES
    } else {
        PITCH_OF_UNITS
    };
    let stops = (1..).map(|i| i * pitch).take_while(|at| *at < room);
    let tab = |at| Tab {
        at: chars(left + at),
        align: Align::Left,
    };
    let props = Props {
        before,
        tabs: stops.map(tab).collect(),
        left: Some(chars(left)),
        hanging: Some(if head.shown { chars(hanging) } else { 0 }),
        ..Props::styled("GwAttendance")
    };
    let inner = head.inner.as_deref();
    flow.para(props, |x| {
        run(
            x,
            Some("GwLabelChar"),
            if head.shown { &head.label } else { "" },
        );
        run(
            x,
            None,
            &inner
                .map(|g| wording::labelled(g) + "\n")
                .unwrap_or_default(),
        );
        entries(x, &wording::grid(&group.entries, pitch, room));
    });
}

fn entries(x: &mut Xml, lines: &[Vec<&str>]) {
    let lines: Vec<String> = lines.iter().map(|line| line.join("\t")).collect();
    run(x, None, &lines.join("\n"));
}

fn chars(count: usize) -> i64 {
    count as i64 * CHAR
}
