//! How the lines of a paragraph are made to end where the pages of PDF end them, whatever the
//! reader's program makes of marks at a line's end, of numbers and their units, and of lone
//! characters: marks are set narrower (`w:w`) where a line holds more than it has room for, and
//! characters further apart where a program would take more.
//!
//! Letters of Latin script are reckoned as half characters, which they are in the standard's faces;
//! some marks are known to be wider or narrower in others, and LibreOffice puts white space between
//! Chinese and numbers whatever the file says: a line is set so that it ends well with all of it. At
//! the first line that holds a character of which no width is known, the rest of the paragraph is left
//! to the program.

use super::styles::{CHAR, SQUEEZE};
use crate::style::breaking::{Piece, lines};
use crate::style::gbt9704 as gbt;
use crate::style::kinsoku::{White, closer, holds_anywhere, kept_together, no_start, white};
use crate::style::wording::SEAM;

/// A mark is half white, and no narrower than its ink; in hundredths.
const LEAST: f64 = 45.0;

/// Marks that are half characters in the standard's faces, and how narrow and how wide others have
/// them: 仿宋, 楷体 and 黑体 of Fandol, Noto and LXGW.
const DOUBTFUL: &[(&str, f64, f64)] = &[
    (".,:;'", 0.27, 0.5),
    ("()[]-", 0.33, 0.5),
    ("%", 0.5, 0.92),
    ("+", 0.5, 0.84),
];

/// What the lines of a paragraph hold.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// Characters a line.
    pub(super) columns: f64,
    /// The indent of the first line, in characters.
    pub(super) first: f64,
    /// The indent of the others.
    pub(super) rest: f64,
    /// The advance of a character in twips.
    pub(super) advance: i64,
    /// What characters are closed up by, in twips.
    pub(super) closed: i64,
    /// How much more room than that a program may find, in twips.
    pub(super) leeway: i64,
    /// Whether its lines end where their text does, and are not spread to the measure.
    pub(super) ragged: bool,
}

impl Measure {
    /// Text on the grid of 28.
    pub(super) const fn grid(first: f64, rest: f64) -> Self {
        Self {
            columns: gbt::COLUMNS as f64,
            first,
            rest,
            advance: CHAR,
            closed: -SQUEEZE,
            leeway: 0,
            ragged: false,
        }
    }

    /// The room of a line with this indent, in twips.
    fn room(&self, indent: f64) -> i64 {
        let columns = (self.columns - indent) * self.advance as f64;
        match self.closed {
            0 => columns.floor() as i64,
            _ => gbt::TYPE_WIDTH.twips() - (indent * self.advance as f64).round() as i64,
        }
    }

    fn advance(&self, glyph: &Glyph) -> i64 {
        match glyph.is_wide() {
            true => self.advance,
            false => (self.advance + self.closed) / 2 - self.closed,
        }
    }

    /// By how much faces set it narrower and wider than that.
    fn doubt(&self, glyph: &Glyph) -> (i64, i64) {
        if glyph.is_wide() || glyph.ch.is_ascii_alphanumeric() {
            return (0, 0);
        }
        let row = DOUBTFUL.iter().find(|r| r.0.contains(glyph.ch));
        let (least, most) = row.map_or((0.5, 0.5), |r| (r.1, r.2));
        (self.twips(0.5 - least), self.twips(most - 0.5))
    }

    /// The gap that may stand between two neighbours, one of them Chinese.
    fn gap(&self, before: &Glyph, after: &Glyph) -> i64 {
        match before.ch.is_alphanumeric() && after.ch.is_alphanumeric() {
            true => self.twips(SEAM),
            false => 0,
        }
    }

    /// A share of a character's size.
    fn twips(&self, share: f64) -> i64 {
        (share * (self.advance + self.closed) as f64).round() as i64
    }
}

/// What the characters of a line take, in twips.
#[derive(Default)]
struct Taken {
    natural: i64,
    /// By how much faces may set it narrower and wider than that.
    less: i64,
    more: i64,
    /// What the gaps between Chinese and numbers may take.
    gaps: i64,
    /// Into how many parts LibreOffice parts it: where the script changes. It does not close up the
    /// last character of a part.
    parts: i64,
}

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    /// Its width in hundredths of its own.
    pub(super) width: i64,
    /// White space behind it, in twips.
    pub(super) apart: i64,
    /// Whether a line begins with it that LibreOffice would begin earlier: it parts no mark from
    /// digits or letters behind it, unless they are marked as Chinese.
    pub(super) begins: bool,
}

/// As its style has it.
pub(super) const PLAIN: Setting = Setting {
    width: 100,
    apart: 0,
    begins: false,
};

#[derive(Clone, Copy)]
struct Glyph {
    ch: char,
    width: f64,
    trim: (f64, f64),
    held: bool,
    firm: bool,
}

impl Glyph {
    fn is_wide(&self) -> bool {
        self.width >= 1.0
    }
}

impl Piece for Glyph {
    fn ch(&self) -> char {
        self.ch
    }

    fn width(&self) -> f64 {
        self.width
    }

    fn trim(&self) -> (f64, f64) {
        self.trim
    }

    fn held(&self) -> bool {
        self.held
    }

    fn firm(&self) -> bool {
        self.firm
    }
}

/// How each character of a paragraph is set.
pub(super) fn settings(text: &str, measure: Measure) -> Vec<Setting> {
    let glyphs = glyphs(text);
    let mut settings = vec![PLAIN; text.chars().count()];
    // The last line that is known may go on with what is not.
    let whole = glyphs.len() == settings.len();
    let (first, rest) = (
        measure.columns - measure.first,
        measure.columns - measure.rest,
    );
    for range in lines(&glyphs, first, rest) {
        let indent = match range.start {
            0 => measure.first,
            _ => measure.rest,
        };
        if range.end == glyphs.len() && !whole {
            break;
        }
        let line = Line {
            glyphs: glyphs.get(range.clone()).unwrap_or_default(),
            after: glyphs.get(range.end..).unwrap_or_default(),
            room: measure.room(indent),
            measure,
        };
        let begins = line.ends_before_word();
        line.fit(settings.get_mut(range.clone()).unwrap_or_default());
        if let Some(next) = settings.get_mut(range.end) {
            next.begins = begins;
        }
    }
    settings
}

/// How many lines a text takes, its marks squeezed; what is past a character of which no width is
/// known counts as one more.
pub(super) fn line_count(text: &str, measure: Measure) -> usize {
    let glyphs = glyphs(text);
    let (first, rest) = (
        measure.columns - measure.first,
        measure.columns - measure.rest,
    );
    let rest_unknown = usize::from(glyphs.len() < text.chars().count());
    lines(&glyphs, first, rest).count() + rest_unknown
}

/// The characters up to the first of which no width is known.
fn glyphs(text: &str) -> Vec<Glyph> {
    let chars: Vec<char> = text.chars().collect();
    let held = kept_together(&chars);
    let known = chars.iter().map_while(|&ch| Some((ch, width(ch)?)));
    let glyph = |((ch, width), held)| Glyph {
        ch,
        width,
        trim: (0.0, 0.0),
        held,
        firm: false,
    };
    let mut glyphs: Vec<Glyph> = known.zip(held).map(glyph).collect();
    for i in 1..glyphs.len() {
        if let Some([before, after]) = glyphs.get_mut(i - 1..=i)
            && white(before.ch) != White::None
        {
            (before.trim.1, after.trim.0) = closer(before.ch, after.ch);
            after.firm = before.trim.1 > 0.0 && white(after.ch) == White::Left;
        }
    }
    glyphs
}

/// The width of a character in characters of its size; none where a face decides it.
fn width(ch: char) -> Option<f64> {
    match ch {
        ' '..='~' => Some(0.5),
        '\n' | '\t' | '·' => None,
        _ if ch < '\u{2010}' => None,
        _ => Some(1.0),
    }
}

/// A line as it is to be, with what comes after it.
struct Line<'a> {
    glyphs: &'a [Glyph],
    after: &'a [Glyph],
    room: i64,
    measure: Measure,
}

impl Line<'_> {
    fn taken(&self) -> Taken {
        let mut taken = Taken::default();
        let mut before: Option<&Glyph> = None;
        for glyph in self.glyphs {
            taken.natural += self.measure.advance(glyph);
            let (less, more) = self.measure.doubt(glyph);
            taken.less += less;
            taken.more += more;
            if before.is_none_or(|b| b.is_wide() != glyph.is_wide()) {
                taken.parts += 1;
                taken.gaps += before.map_or(0, |b| self.measure.gap(b, glyph));
            }
            before = Some(glyph);
        }
        taken
    }

    fn fit(&self, settings: &mut [Setting]) {
        let mut taken = self.taken();
        let hangs_on_face = self.hangs_on_face(&taken);
        if hangs_on_face {
            (taken.less, taken.more) = (0, 0);
        }
        // One part more: a heading may end within the line.
        let doubt = taken.more + self.measure.closed * (taken.parts + 1);
        let next = self.next();
        let kept_out = next - taken.less - doubt;
        let left = self.room - taken.natural - doubt;
        let mut spare = kept_out - taken.gaps;
        if left < 0 {
            spare -= self.squeeze(-left, settings);
        }
        if left >= 0 && next > 0 && taken.natural + next <= self.room + self.measure.leeway {
            // Half of what must not find room is left to how programs round.
            let gaps = if spare > 0 { taken.gaps } else { 0 };
            self.set_apart(left - gaps.max(kept_out / 2), settings);
        } else if taken.gaps > left.max(0) && self.may_close_up(spare, next) && !hangs_on_face {
            let over = taken.gaps - left.max(0);
            self.close_up(&taken, over + spare.max(0) / 2, settings);
        }
    }

    /// Whether a line may be closed up by what the gaps take: where it is spread to its measure, and no
    /// program could take more from the next then.
    fn may_close_up(&self, spare: i64, next: i64) -> bool {
        !self.measure.ragged && (spare > 0 || next == 0)
    }

    /// Whether a wide face would break the line earlier: to squeeze it would draw in what stands
    /// there.
    fn hangs_on_face(&self, taken: &Taken) -> bool {
        if (taken.less, taken.more) == (0, 0) {
            return false;
        }
        let given = self.glyphs.iter().map(|g| match self.ends_with_mark() {
            true => g.trim.0 + g.trim.1 + g.slack(),
            false => g.trim.0 + g.trim.1,
        });
        let given = given.sum::<f64>() * self.measure.advance as f64;
        taken.natural + taken.more - given as i64 > self.room
    }

    fn ends_with_mark(&self) -> bool {
        self.glyphs.last().is_some_and(|g| no_start(g.ch))
    }

    /// Whether a line ends behind a mark and the next begins with a number or a word.
    fn ends_before_word(&self) -> bool {
        let word = self
            .after
            .first()
            .is_some_and(|g| g.ch.is_ascii_alphanumeric());
        word && self.ends_with_mark()
    }

    /// The least that any program could take from the next line; nothing where there is none.
    /// LibreOffice parts a date before ～, and a word at a stroke.
    fn next(&self) -> i64 {
        let pairs = self.after.iter().zip(self.after.iter().skip(1));
        let held = pairs.take_while(|(a, b)| holds_anywhere(a.ch, b.ch));
        let more = if self.ends_before_word() {
            0
        } else {
            held.count()
        };
        let taken = self.after.iter().take(more + 1);
        taken.map(|g| self.measure.advance(g)).sum()
    }

    /// Takes from the marks what the line is too wide. Each is a run of its own then. Gives by how much
    /// the line may be narrower still.
    fn squeeze(&self, over: i64, settings: &mut [Setting]) -> i64 {
        let is_mark = |g: &Glyph| g.slack() > 0.0 || g.trim != (0.0, 0.0);
        let marks = self.glyphs.iter().filter(|g| is_mark(g)).count() as i64;
        let closed = self.measure.closed;
        let parted = 2 * marks * closed;
        let share = (over + parted) as f64 / marks.max(1) as f64;
        let full = (self.measure.advance + closed) as f64;
        let narrow = (100.0 * (self.measure.advance as f64 - share) / full).floor();
        for (glyph, setting) in self.glyphs.iter().zip(settings) {
            if is_mark(glyph) {
                setting.width = narrow.max(LEAST) as i64;
            }
        }
        parted + marks * (full / 100.0) as i64
    }

    /// What is spaced: LibreOffice breaks earlier where a run ends with the line.
    fn inner(&self) -> &[Glyph] {
        let inner = self.glyphs.len().saturating_sub(2);
        self.glyphs.get(..inner).unwrap_or_default()
    }

    /// Sets the characters of the longest stretch of one script apart, by so much together; behind the
    /// last one nobody sees it in a line that is not spread.
    fn set_apart(&self, by: i64, settings: &mut [Setting]) {
        if let (true, Some(last)) = (self.measure.ragged, settings.last_mut()) {
            last.apart = by.max(0);
            return;
        }
        let mut start = 0;
        let mut longest = 0..0;
        for part in self.inner().chunk_by(|a, b| a.is_wide() == b.is_wide()) {
            let end = start + part.len();
            if part.len() > longest.len() {
                longest = start..end;
            }
            start = end;
        }
        let apart = by / longest.len().max(1) as i64;
        for setting in settings.get_mut(longest).unwrap_or_default() {
            setting.apart = apart.max(0);
        }
    }

    /// Closes all characters up evenly, by so much together: where there are no gaps, the line is
    /// spread to its measure and shows nothing of it. LibreOffice leaves out the last of each part.
    fn close_up(&self, taken: &Taken, by: i64, settings: &mut [Setting]) {
        let inner = self.inner().len();
        let moved = inner as i64 - taken.parts;
        let share = (by + moved - 1) / moved.max(1);
        for setting in settings.get_mut(..inner).unwrap_or_default() {
            setting.apart = -share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str) -> Vec<(char, Setting)> {
        let settings = settings(text, Measure::grid(0.0, 0.0));
        let all = text.chars().zip(settings);
        all.filter(|(_, s)| *s != PLAIN).collect()
    }

    fn narrow(text: &str) -> Vec<(char, i64)> {
        let marks = changed(text).into_iter().filter(|(_, s)| s.width != 100);
        marks.map(|(c, s)| (c, s.width)).collect()
    }

    #[test]
    fn only_a_line_that_holds_a_mark_more_than_fits_is_squeezed() {
        let line = format!("{}，{}。甲乙丙", "甲".repeat(13), "乙".repeat(14));
        assert_eq!(narrow(&line).len(), 2);
        assert!(narrow(&line).iter().all(|(_, w)| (45..55).contains(w)));
        assert!(changed(&"甲乙丙丁戊己庚".repeat(12)).is_empty());
    }

    #[test]
    fn a_number_that_goes_down_with_its_unit_leaves_a_line_that_is_set_apart() {
        let line = format!("{}2025年8月15日前办结", "甲".repeat(25));
        let apart = changed(&line);
        assert_eq!(apart.len(), 23);
        assert!(apart.iter().all(|(c, s)| *c == '甲' && s.apart > 0));
        let line = 25 * CHAR + apart.iter().map(|(_, s)| s.apart).sum::<i64>();
        let room = gbt::TYPE_WIDTH.twips();
        assert!(line <= room && line + 2 * CHAR > room);
    }

    #[test]
    fn a_line_that_ends_with_a_mark_marks_the_digit_that_begins_the_next() {
        for (count, apart) in [(25, 24), (27, 0)] {
            let text = format!("{}，2025年底前办结", "甲".repeat(count));
            let begins = |c: &&(char, Setting)| c.1.begins;
            let changed = changed(&text);
            let begun: Vec<char> = changed.iter().filter(begins).map(|c| c.0).collect();
            assert_eq!((begun, changed.len()), (vec!['2'], apart + 1), "{count}");
        }
    }

    #[test]
    fn a_sign_that_some_faces_have_wide_has_room_where_its_line_ends_with_a_mark() {
        let line = format!("{}，{}100%。", "甲".repeat(20), "乙".repeat(4));
        assert_eq!(narrow(&line).len(), 2);
        let line = format!("{}，{}100%丙丁戊", "甲".repeat(19), "乙".repeat(5));
        assert!(changed(&line).is_empty());
    }

    #[test]
    fn a_last_line_that_is_full_but_for_its_gaps_took_another() {
        let line = format!("{}2025年", "甲".repeat(25));
        let closed = changed(&line);
        assert!(!closed.is_empty() && closed.iter().all(|(_, s)| s.apart < 0));
        assert!(changed(&"甲乙丙丁".repeat(7)).is_empty());
    }

    #[test]
    fn a_line_that_is_not_spread_hides_its_white_behind_its_last_character() {
        let measure = Measure {
            columns: 5.5,
            ragged: true,
            ..Measure::grid(0.0, 0.0)
        };
        let settings = settings("市城市管理局", measure);
        let apart: Vec<usize> = (0..6).filter(|&i| settings[i] != PLAIN).collect();
        assert_eq!(apart, [3]);
    }

    #[test]
    fn a_width_that_is_not_known_ends_the_reckoning() {
        let line = format!("Ää{}，{}。甲", "甲".repeat(12), "乙".repeat(14));
        assert!(changed(&line).is_empty());
    }
}
