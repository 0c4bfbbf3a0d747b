//! Pages as readable text: page, line, place in millimetres, face, size and text, for goldens.
//!
//! Says what layout placed, and nothing of a format.

use super::pages::{Item, Page, Pages};
use crate::font::FontSet;
use crate::style::Pt;
use std::fmt::Write;

/// Items whose baselines differ by less stand on one line.
const SAME_LINE: f64 = 0.01;

/// One line of text for each run and rule: its line on the page, x and y in mm (of a run its start
/// and its baseline, of a rule its left upper corner), then face, size and text, or width and height.
pub(crate) fn dump(pages: &Pages, fonts: &FontSet) -> String {
    let mut out = String::new();
    for (i, page) in pages.pages.iter().enumerate() {
        let turned = if page.turn.is_some() { " turned" } else { "" };
        let _ = writeln!(out, "page {}{turned}", i + 1);
        dump_page(page, fonts, &mut out);
    }
    out
}

fn dump_page(page: &Page, fonts: &FontSet, out: &mut String) {
    let mm = |points: f64| Pt(points).mm().0;
    let (mut line, mut last) = (0, f64::NEG_INFINITY);
    for item in &page.items {
        if !matches!(item, Item::Rule(_)) && (item.y() - last).abs() >= SAME_LINE {
            (line, last) = (line + 1, item.y());
        }
        let y = mm(item.y());
        let _ = match item {
            Item::Run(run) => {
                let x = mm(run.marks.first().map_or(0.0, |m| m.x));
                let face = fonts.name_of(run.face);
                let (size, text) = (run.size, &run.text);
                writeln!(out, "{line:>4} {x:7.2} {y:7.2} {face} {size:.1} {text}")
            }
            Item::Boxed(b) => {
                let (x, size) = (mm(b.x), b.size);
                writeln!(out, "{line:>4} {x:7.2} {y:7.2} (box) {size:.1} {}", b.ch)
            }
            Item::Rule(r) => {
                let (x, width, height) = (mm(r.x), mm(r.width), mm(r.height));
                let colour = r.colour.hex();
                writeln!(
                    out,
                    "rule {x:7.2} {y:7.2} {width:.2} x {height:.2} {colour}"
                )
            }
        };
    }
}
