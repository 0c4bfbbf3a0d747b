//! 出席, 列席, 请假, 缺席, 记录 (10.3): a label, then names that hang behind it.
//!
//! Which names stand in which line is the style's to say; this file only sets them.

use super::flow::{Flow, Shape, cells};
use super::lines::{Align, natural};
use super::pages::{Owner, Tag};
use super::text::{Cluster, Span};
use crate::error::Error;
use crate::model::Attendance;
use crate::style::attendance::{Entry, Stretch, attendance};
use crate::style::gbt9704 as gb;
use crate::style::wording::WIDE_SPACE;

/// Sets all lists that have somebody to name.
pub(super) fn attendance_lists(flow: &mut Flow<'_>, lists: &Attendance) -> Result<(), Error> {
    let stretches = attendance(lists);
    if stretches.is_empty() {
        return Ok(());
    }
    flow.skip(gb::ATTENDANCE_BLANK_LINES);
    let list = flow.out.tree.add(Tag::List, None);
    let mut body = Owner::Ornament;
    for stretch in &stretches {
        let mut lead = Vec::new();
        if let Some(label) = &stretch.label {
            let item = flow.out.tree.add(Tag::ListItem, Some(list));
            let owner = flow.element(Tag::Label, Some(item));
            lead = flow.clusters(&[Span::new(label, gb::ATTENDANCE_LABEL, owner)])?;
            body = flow.element(Tag::ListBody, Some(item));
        }
        names(flow, stretch, lead, body)?;
    }
    Ok(())
}

/// The lines of a stretch; `lead` is the label before the first.
fn names(
    flow: &mut Flow<'_>,
    stretch: &Stretch,
    mut lead: Vec<Cluster>,
    owner: Owner,
) -> Result<(), Error> {
    let mut lines = Vec::new();
    if let Some(group) = &stretch.group {
        lines.push(flow.clusters(&[Span::new(group, gb::BODY, owner).together()])?);
    }
    for entries in &stretch.rows {
        lines.push(row(flow, entries, owner)?);
    }
    let hang = gb::INDENT + stretch.hang;
    for line in lines {
        let first = if lead.is_empty() { hang } else { gb::INDENT };
        let shape = Shape {
            align: Align::Left,
            ..Shape::body(first, hang)
        };
        lead.extend(line);
        flow.lines(&std::mem::take(&mut lead), shape)?;
    }
    Ok(())
}

/// The entries of a line, each with white space that ends where the next begins.
fn row(flow: &Flow<'_>, entries: &[Entry], owner: Owner) -> Result<Vec<Cluster>, Error> {
    let mut line: Vec<Cluster> = Vec::new();
    for entry in entries {
        let used = natural(&line);
        if let Some(space) = line.last_mut().filter(|c| c.is_space()) {
            space.width = (cells(entry.column) - used).max(0.0);
        }
        let text = format!("{}{WIDE_SPACE}", entry.text);
        line.extend(flow.clusters(&[Span::new(text, gb::BODY, owner).together()])?);
    }
    line.pop();
    Ok(line)
}
