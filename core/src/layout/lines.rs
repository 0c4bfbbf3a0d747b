//! Breaking clusters into lines, and setting a line: marks squeezed, or white space put in.

use super::pages::{Boxed, Item, Mark, Run};
use super::text::Cluster;
use crate::error::Error;
use crate::font::{Found, Glyph};
use crate::limits::Budget;
use crate::style::breaking::{Piece, lines};
use crate::style::kinsoku::{TURNS, White, can_stretch, is_seam, turn, white};
use std::ops::Range;

/// White space put between two characters, at most, in em; beyond it a line stays ragged.
const MOST_STRETCH: f64 = 0.5;
/// White space put where Chinese and Western text meet before any other gap gets some, in em (CLREQ).
const MOST_SEAM: f64 = 0.25;

/// How a line stands between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Both edges; the last line of a paragraph left.
    Justify,
    Left,
    Centre,
    Right,
    /// Both edges, however much white that takes.
    Spread,
}

/// The widths of a paragraph's lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Widths {
    pub(super) first: f64,
    pub(super) rest: f64,
}

/// Breaks a paragraph: the ranges of its lines.
pub(super) fn break_lines(
    clusters: &[Cluster],
    widths: Widths,
    budget: &Budget,
) -> Result<Vec<Range<usize>>, Error> {
    let mut ranges = Vec::new();
    for range in lines(clusters, widths.first, widths.rest) {
        budget.spend(range.len())?;
        ranges.push(range);
    }
    Ok(ranges)
}

/// The width of a line, without white space at its end.
pub(super) fn natural(line: &[Cluster]) -> f64 {
    trimmed(line).iter().map(Cluster::advance).sum()
}

fn trimmed(line: &[Cluster]) -> &[Cluster] {
    let end = line
        .iter()
        .rposition(|c| !c.is_space())
        .map_or(0, |i| i + 1);
    line.get(..end).unwrap_or_default()
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) baseline: f64,
    pub(super) align: Align,
}

/// Sets a line. `last` says that its paragraph ends with it.
pub(super) fn set_line(line: &[Cluster], place: Place, last: bool) -> Vec<Item> {
    let line = trimmed(line);
    let room = place.width - natural(line);
    let fit = Fit::of(line, room, place.align, last);
    let mut x = place.x
        + match place.align {
            Align::Justify | Align::Left | Align::Spread => 0.0,
            Align::Centre => room.max(0.0) / 2.0,
            Align::Right => room.max(0.0),
        };
    let mut setter = Setter {
        baseline: place.baseline,
        items: Vec::new(),
    };
    let mut before: Option<&Cluster> = None;
    for (i, cluster) in line.iter().enumerate() {
        x += before.map_or(0.0, |b| fit.gap(b, cluster));
        let at_end = i + 1 == line.len();
        let share = fit.squeeze.get(turn(cluster.ch, at_end));
        let cut = cluster.slack() * share.copied().unwrap_or(0.0);
        let shift = if white(cluster.ch) == White::Left {
            cut
        } else {
            0.0
        };
        setter.put(cluster, x - shift - cluster.trim.0);
        x += cluster.advance() - cut;
        before = Some(cluster);
    }
    setter.items
}

/// What makes a line fit its width.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Fit {
    /// The share of their white that the marks of each turn give up.
    squeeze: [f64; TURNS],
    /// White put where Chinese and Western text meet.
    seam: f64,
    /// White put into every gap.
    even: f64,
}

impl Fit {
    fn of(line: &[Cluster], room: f64, align: Align, last: bool) -> Self {
        // A mark at the end of a full line takes half a character (GB/T 15834 5.1.10).
        let full = align == Align::Justify && !last;
        let end = line.last().filter(|c| full && white(c.ch) == White::Right);
        let end = end.map_or(0.0, Piece::slack);
        match align {
            _ if room + end < 0.0 => Self::squeezed(line, -room),
            Align::Justify if full => {
                let mut fit = Self::stretched(line, room + end, MOST_SEAM, MOST_STRETCH);
                fit.end_gives_way();
                fit
            }
            _ if room < 0.0 => Self::squeezed(line, -room),
            Align::Spread => Self::stretched(line, room, 0.0, f64::INFINITY),
            _ => Self::default(),
        }
    }

    fn end_gives_way(&mut self) {
        if let Some(share) = self.squeeze.first_mut() {
            *share = 1.0;
        }
    }

    /// Takes white from the marks of one turn after the other until the line fits.
    fn squeezed(line: &[Cluster], mut over: f64) -> Self {
        let mut spare = [0.0; TURNS];
        for (i, cluster) in line.iter().enumerate() {
            if let Some(sum) = spare.get_mut(turn(cluster.ch, i + 1 == line.len())) {
                *sum += cluster.slack();
            }
        }
        let mut fit = Self::default();
        for (share, sum) in fit.squeeze.iter_mut().zip(spare) {
            if sum > 0.0 {
                *share = (over / sum).clamp(0.0, 1.0);
                over -= *share * sum;
            }
        }
        fit
    }

    /// Puts white into the seams first, so that the columns of a page stand below each other as far
    /// as they can, and what is left into all gaps.
    fn stretched(line: &[Cluster], room: f64, seam: f64, most: f64) -> Self {
        let pairs = || line.iter().zip(line.iter().skip(1));
        let seams = pairs().filter(|(a, b)| seam_between(a, b)).count() as f64;
        let gaps = pairs().filter(|(a, b)| stretches(a, b)).count() as f64;
        let size = line.first().map_or(0.0, |c| c.style.size.0);
        let seam = (room / seams.max(1.0)).min(seam * size);
        let even = (room - seam * seams) / gaps.max(1.0);
        if gaps == 0.0 || even > most * size {
            return Self::default();
        }
        Self {
            seam,
            even: even.max(0.0),
            ..Self::default()
        }
    }

    /// The white between two neighbours.
    fn gap(&self, before: &Cluster, after: &Cluster) -> f64 {
        let seam = if seam_between(before, after) {
            self.seam
        } else {
            0.0
        };
        let even = if stretches(before, after) {
            self.even
        } else {
            0.0
        };
        seam + even
    }
}

/// Whether white may be put between two neighbours: marks that were set closer stay so.
fn stretches(before: &Cluster, after: &Cluster) -> bool {
    let closer = before.trim.1 > 0.0 || after.trim.0 > 0.0;
    !(before.rigid || closer) && can_stretch(before.ch, after.ch)
}

fn seam_between(before: &Cluster, after: &Cluster) -> bool {
    !before.rigid && is_seam(before.ch, after.ch)
}

struct Setter {
    baseline: f64,
    items: Vec<Item>,
}

impl Setter {
    fn put(&mut self, cluster: &Cluster, x: f64) {
        match cluster.found {
            Found::Glyph(glyph) => self.put_glyph(cluster, glyph, x),
            Found::Missing { blank } => self.items.push(Item::Boxed(Boxed {
                blank,
                owner: cluster.owner,
                ch: cluster.ch,
                x,
                baseline: self.baseline,
                width: cluster.width,
                size: cluster.style.size.0,
                colour: cluster.style.colour,
            })),
            Found::Blank => {}
        }
    }

    /// A glyph stands in the middle of its width.
    fn put_glyph(&mut self, cluster: &Cluster, glyph: Glyph, x: f64) {
        let size = cluster.style.size.0;
        let x = x + (cluster.width - glyph.advance * size) / 2.0;
        let fits = |run: &Run| {
            run.face == glyph.face
                && run.owner == cluster.owner
                && run.size.to_bits() == size.to_bits()
                && run.colour == cluster.style.colour
        };
        if !matches!(self.items.last(), Some(Item::Run(run)) if fits(run)) {
            self.items.push(Item::Run(Run {
                owner: cluster.owner,
                face: glyph.face,
                size,
                colour: cluster.style.colour,
                baseline: self.baseline,
                text: String::new(),
                marks: Vec::new(),
            }));
        }
        if let Some(Item::Run(run)) = self.items.last_mut() {
            let start = run.text.len();
            run.text.push(cluster.ch);
            run.marks.push(Mark {
                id: glyph.id,
                x,
                advance: glyph.advance,
                text: start..run.text.len(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::pages::Owner;
    use crate::limits::{Cancel, Limits};
    use crate::style::gbt9704 as gb;

    /// Clusters of one em for each character, half an em for each ASCII one, in points of 10.
    fn clusters(text: &str) -> Vec<Cluster> {
        let cluster = |ch: char| Cluster {
            ch,
            style: gb::BODY,
            owner: Owner::Ornament,
            found: Found::Blank,
            width: if ch.is_ascii() { 5.0 } else { 10.0 },
            trim: (0.0, 0.0),
            held: false,
            rigid: false,
            firm: false,
        };
        text.chars().map(cluster).collect()
    }

    fn lines(text: &str, width: f64) -> Vec<String> {
        let widths = Widths {
            first: width,
            rest: width,
        };
        let budget = Budget::new(&Limits::default(), &Cancel::default());
        let clusters = clusters(text);
        let ranges = break_lines(&clusters, widths, &budget).unwrap();
        let say = |r: Range<usize>| clusters[r].iter().map(|c| c.ch).collect();
        ranges.into_iter().map(say).collect()
    }

    #[test]
    fn a_closing_mark_is_squeezed_in_where_marks_leave_room() {
        assert_eq!(lines("甲，乙丙丁。戊己", 50.0), ["甲，乙丙丁。", "戊己"]);
    }

    #[test]
    fn no_character_ends_a_paragraph_alone() {
        assert_eq!(lines("甲乙丙丁戊己。", 50.0), ["甲乙丙丁", "戊己。"]);
        assert_eq!(lines("甲，乙丙丁，戊。", 65.0), ["甲，乙丙丁，戊。"]);
        assert_eq!(lines("甲乙丙丁戊己", 50.0), ["甲乙丙丁", "戊己"]);
    }

    #[test]
    fn white_goes_from_marks_in_turn_and_into_seams_first() {
        let line = clusters("（甲，乙。丙，");
        let squeeze = |over: f64| Fit::squeezed(&line, over).squeeze;
        assert_eq!(squeeze(2.5), [0.5, 0.0, 0.0, 0.0]);
        assert_eq!(squeeze(12.5), [1.0, 1.0, 0.5, 0.0]);
        let mixed = Fit::stretched(&clusters("甲乙12丙丁"), 6.0, MOST_SEAM, MOST_STRETCH);
        assert_eq!((mixed.seam, mixed.even), (3.0, 0.0));
    }

    #[test]
    fn without_room_the_character_before_goes_down_with_it() {
        assert_eq!(lines("甲乙丙丁戊））己", 50.0), ["甲乙丙丁", "戊））己"]);
        assert_eq!(lines("甲乙丙丁《戊己", 50.0), ["甲乙丙丁", "《戊己"]);
    }

    #[test]
    fn words_and_numbers_stay_whole_unless_longer_than_a_line() {
        assert_eq!(lines("甲乙丙2021年", 40.0), ["甲乙丙", "2021年"]);
        assert_eq!(lines("甲abcdefghijk", 40.0), ["甲", "abcdefgh", "ijk"]);
        assert_eq!(lines("发〔2021〕35号", 50.0), ["发", "〔2021〕35号"]);
    }

    #[test]
    fn a_line_end_in_the_text_ends_the_line_and_spaces_hang() {
        assert_eq!(lines("甲\n\n乙", 40.0), ["甲\n", "\n", "乙"]);
        assert_eq!(lines("甲乙丙丁 戊己", 40.0), ["甲乙丙丁 ", "戊己"]);
    }

    #[test]
    fn only_closing_marks_do_not_loop() {
        assert_eq!(lines(&"。".repeat(9), 40.0).concat(), "。".repeat(9));
    }
}
