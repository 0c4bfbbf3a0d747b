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
    for group in wording::attendance(people) {
        // 固定列席 is a label of its own; 第一议题 stands behind the label of the list.
        let own = group.group.as_deref().filter(|g| g.ends_with(label));
        let shown = if labelled && own.is_none() {
            None
        } else {
            Some(own.unwrap_or(label))
        };
        let inner = if own.is_some() {
            None
        } else {
            group.group.as_deref()
        };
        paragraph(
            flow,
            shown,
            own.unwrap_or(label),
            inner,
            &group,
            before.take(),
        );
        labelled = true;
    }
}

/// One paragraph: the label where it is shown, the group's own line, then the entries in columns.
fn paragraph(
    flow: &mut Flow<'_>,
    shown: Option<&str>,
    label: &str,
    inner: Option<&str>,
    group: &AttendanceGroup,
    before: Option<i64>,
) {
    let label = wording::labelled(label);
    let hanging = wording::width(&label).ceil() as usize;
    let left = gbt::INDENT + hanging;
    let room = gbt::COLUMNS.saturating_sub(left).max(1);
    let pitch = if group.names_only {
        PITCH_OF_NAMES
    } else {
        PITCH_OF_UNITS
    };
    let first = if shown.is_some() { hanging } else { 0 };
    let stops = (1..).map(|i| i * pitch).take_while(|at| *at < room);
    let props = Props {
        before,
        tabs: stops
            .map(|at| Tab {
                at: chars(left + at),
                align: Align::Left,
            })
            .collect(),
        left: Some(chars(left)),
        hanging: Some(chars(first)),
        ..Props::styled("GwAttendance")
    };
    flow.para(props, |x| {
        run(x, Some("GwLabelChar"), shown.map_or("", |_| &label));
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
