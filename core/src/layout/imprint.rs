//! 版记 (7.4): rules as wide as the type area, the last on its lower edge, on the last page.

use super::flow::{Flow, Pair, Shape};
use super::lines::Align;
use super::pages::Tag;
use super::text::Span;
use crate::error::Error;
use crate::font::EM_TOP;
use crate::model::Imprint;
use crate::style::{ImprintPage, Mm, gbt9704 as gb, wording};

/// A part between two rules.
enum Part {
    /// 主送, 抄送 and their like: a text that hangs behind its label.
    Hanging { label: String, text: String },
    /// 印发机关 at the left, 印发日期 at the right.
    Issued { office: String, date: String },
    /// 印数, at the right.
    Copies(String),
    /// A rule of this thickness.
    Rule(Mm),
}

/// What an imprint is set from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foot<'a> {
    pub(super) imprint: &'a Imprint,
    /// 主送机关 that the first page has no room for (7.3.2), as printed.
    pub(super) moved: Option<&'a str>,
    /// Whether rules part it, as everywhere but in a letter (10.1).
    pub(super) ruled: bool,
    /// Whether it closes the whole document, not one inside it.
    pub(super) closes: bool,
}

/// Sets the imprint at the foot of the last page, on a new page where this one has no room.
pub(super) fn imprint(flow: &mut Flow<'_>, foot: Foot<'_>) -> Result<(), Error> {
    let parts = parts(foot);
    if parts.is_empty() {
        return Ok(());
    }
    let mut height = 0.0;
    for part in &parts {
        height += part_height(flow, part)?;
    }
    flow.turn(false);
    let page = flow.bottom() - flow.top();
    turn_to_page(flow, height, foot.closes);
    let last_page = height % page;
    // Without a rule below them, the last characters stand on the type area's edge.
    let hang = if foot.ruled { 0.0 } else { drop() };
    if flow.is_fresh() || height <= page {
        flow.y = flow.bottom() + hang - if height > page { last_page } else { height };
    }
    let closing = match parts.last() {
        Some(Part::Rule(thickness)) => Some(*thickness),
        _ => None,
    };
    let but_last = parts.len() - usize::from(closing.is_some());
    flow.at_foot = true;
    for part in parts.iter().take(but_last) {
        set_part(flow, part)?;
    }
    flow.at_foot = false;
    if let Some(thickness) = closing {
        flow.y = flow.bottom() - thickness.pt().0;
        set_part(flow, &Part::Rule(thickness))?;
    }
    Ok(())
}

/// Turns to the page that the imprint stands on. Where a blank page comes before it, neither bears a
/// number (7.5).
fn turn_to_page(flow: &mut Flow<'_>, height: f64, closes: bool) {
    // The cursor stands where the next line would begin; the last line ends a gap above.
    let free = flow.bottom() - flow.y + gb::LINE_GAP.0;
    let full = height > free && !flow.is_fresh();
    if full {
        flow.new_page();
    }
    let wants_even = closes && flow.plan.style.imprint == ImprintPage::Even;
    if wants_even && flow.page().is_multiple_of(2) {
        let blank = flow.is_fresh() && flow.page() > 0;
        flow.new_page();
        if blank {
            let pages = flow.out.pages.iter_mut().rev().take(2);
            pages.for_each(|p| p.numbered = false);
        }
    }
}

fn parts(foot: Foot<'_>) -> Vec<Part> {
    let imprint = foot.imprint;
    let mut groups: Vec<Vec<Part>> = Vec::new();
    let mut lists = Vec::new();
    let moved = foot.moved.map(|text| format!("{text}。"));
    let own =
        (!imprint.addressees.is_empty()).then(|| wording::moved_addressees(&imprint.addressees));
    for text in moved.into_iter().chain(own) {
        lists.push(hanging(wording::ADDRESSEES, text));
    }
    for list in &imprint.distribution {
        lists.push(hanging(&list.kind, wording::recipients(list)));
    }
    groups.push(lists);
    let date = wording::issued_on(imprint.issued_on, imprint.issued_on_text.as_deref());
    let date = date.unwrap_or_default();
    let office = imprint.issued_by.clone().unwrap_or_default();
    if !(office.is_empty() && date.is_empty()) {
        groups.push(vec![Part::Issued { office, date }]);
    }
    if let Some(copies) = imprint.copies {
        groups.push(vec![Part::Copies(wording::copies(copies))]);
    }
    groups.retain(|g| !g.is_empty());
    if !foot.ruled {
        return groups.into_iter().flatten().collect();
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::Rule(gb::IMPRINT_THICK)];
    for (i, group) in groups.into_iter().enumerate() {
        if i > 0 {
            parts.push(Part::Rule(gb::IMPRINT_THIN));
        }
        parts.extend(group);
    }
    parts.push(Part::Rule(gb::IMPRINT_THICK));
    parts
}

fn hanging(label: &str, text: String) -> Part {
    Part::Hanging {
        label: wording::labelled(label),
        text,
    }
}

fn indent() -> f64 {
    gb::IMPRINT_INDENT as f64 * gb::IMPRINT.size.0
}

fn hanging_shape(label: &str) -> Shape {
    Shape {
        first: indent(),
        rest: indent() + label.chars().count() as f64 * gb::IMPRINT.size.0,
        right: indent(),
        // 四号 does not stand on the grid of 28: lines keep their characters' width and end ragged.
        align: Align::Left,
        pitch: Some(gb::IMPRINT_PITCH.0),
    }
}

fn part_height(flow: &mut Flow<'_>, part: &Part) -> Result<f64, Error> {
    let lines = match part {
        Part::Rule(thickness) => return Ok(thickness.pt().0),
        Part::Hanging { label, text } => {
            let owner = super::pages::Owner::Ornament;
            let span = Span::new([label.as_str(), text].concat(), gb::IMPRINT, owner);
            flow.count_lines(&[span], hanging_shape(label))?
        }
        Part::Issued { office, date } => {
            let wide = flow.measure(office, gb::IMPRINT)? + flow.measure(date, gb::IMPRINT)?;
            let room = flow.width() - 2.0 * indent() - gb::IMPRINT.size.0;
            if wide > room { 2 } else { 1 }
        }
        Part::Copies(_) => 1,
    };
    Ok(lines as f64 * gb::IMPRINT_PITCH.0)
}

/// The cursor is the upper edge of a line's box; the characters stand in its middle.
fn drop() -> f64 {
    (gb::IMPRINT_PITCH.0 - gb::IMPRINT.size.0) / 2.0
}

fn set_part(flow: &mut Flow<'_>, part: &Part) -> Result<(), Error> {
    let pair = Pair {
        left: indent(),
        right: indent(),
        pitch: gb::IMPRINT_PITCH.0,
    };
    if let Part::Rule(thickness) = part {
        let (x, y, width) = (flow.left(), flow.y, flow.width());
        flow.rule(x, y, width, thickness.pt().0, gb::BLACK);
        flow.y += thickness.pt().0;
        return Ok(());
    }
    flow.y += drop();
    let owner = flow.element(Tag::Paragraph, None);
    let span = |text: &str| Span::new(text, gb::IMPRINT, owner);
    match part {
        Part::Hanging { label, text } => {
            flow.paragraph(
                &[span(&[label.as_str(), text].concat())],
                hanging_shape(label),
            )?;
        }
        Part::Issued { office, date } => {
            let right = flow.element(Tag::Paragraph, None);
            let date = Span::new(date, gb::IMPRINT, right);
            flow.pair(&[span(office)], &[date], pair)?;
        }
        Part::Copies(text) => flow.pair(&[], &[span(text)], pair)?,
        Part::Rule(_) => {}
    }
    flow.y -= drop();
    Ok(())
}

/// The page's number: `— 1 —` below the type area, odd pages right, even pages left (7.5).
pub(super) fn page_numbers(flow: &mut Flow<'_>) -> Result<(), Error> {
    use super::lines::{Place, set_line};
    use super::pages::Owner;
    use crate::font::Found;
    let indent = gb::PAGE_NUMBER_INDENT as f64 * gb::PAGE_NUMBER.size.0;
    let size = gb::PAGE_NUMBER.size.0;
    let dash = match flow.faces.find(gb::PAGE_NUMBER.role, '—') {
        Found::Glyph(glyph) => flow.faces.ink(glyph),
        _ => None,
    };
    let middle = dash.map_or(EM_TOP / 2.0, |ink| f64::midpoint(ink.top, ink.bottom)) * size;
    flow.turn(false);
    let y = flow.bottom() + gb::PAGE_NUMBER_DROP.pt().0;
    for i in 0..flow.out.pages.len() {
        if flow.out.pages.get(i).is_some_and(|p| !p.numbered) {
            continue;
        }
        let text = format!("— {} —", i + 1);
        let line = flow.clusters(&[Span::new(text, gb::PAGE_NUMBER, Owner::PageNumber)])?;
        let place = Place {
            x: flow.left_of(i) + indent,
            width: flow.width() - 2.0 * indent,
            baseline: y + middle,
            align: if i % 2 == 0 {
                Align::Right
            } else {
                Align::Left
            },
        };
        if let Some(page) = flow.out.pages.get_mut(i) {
            page.items.extend(set_line(&line, place, true));
        }
    }
    Ok(())
}
