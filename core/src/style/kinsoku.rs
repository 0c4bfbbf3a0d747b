//! 避头尾: where a line may break, and which marks may be squeezed (GB/T 15834-2011, 5.1).
//!
//! Tables and the questions put to them; measures nothing.

/// Marks that may not begin a line (GB/T 15834 5.1.1 to 5.1.9).
const NO_START: &str = "。，、；：？！．·”’）〕】］》〉」』｝〗…—～%‰℃°′″/,.;:?!)]}>-–’”";
/// Marks that may not end a line (GB/T 15834 5.1.3).
const NO_END: &str = "“‘（〔【［《〈「『｛〖([{<￥$№§#/";
/// Full-width marks whose right half is white (5.1.10).
const WHITE_RIGHT: &str = "。，、；：）〕】］》〉」』｝〗”’．";
/// Full-width marks whose left half is white.
const WHITE_LEFT: &str = "（〔【［《〈「『｛〖“‘";
/// Marks of two characters that stay together (5.1.4, 5.1.5).
const PAIRS: &str = "—…";

/// Which half of a mark is white and may be squeezed away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum White {
    None,
    Left,
    Right,
}

/// The white half of a mark.
pub(crate) fn white(ch: char) -> White {
    match ch {
        _ if WHITE_RIGHT.contains(ch) => White::Right,
        _ if WHITE_LEFT.contains(ch) => White::Left,
        _ => White::None,
    }
}

/// Whether a line may not begin with it.
pub(crate) fn no_start(ch: char) -> bool {
    !ch.is_ascii_alphanumeric() && NO_START.contains(ch) || is_mark_above(ch)
}

fn no_end(ch: char) -> bool {
    !ch.is_ascii_alphanumeric() && NO_END.contains(ch)
}

/// Marks that combine with the character before them, and what is not shown at all.
fn is_mark_above(ch: char) -> bool {
    matches!(ch, '\u{0300}'..='\u{036F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{200C}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters, digits and marks of a Western word or a number.
fn is_western(ch: char) -> bool {
    ch.is_ascii_graphic() || matches!(ch, '\u{A1}'..='\u{24F}' if ch != '·')
}

/// Whether a line may end between two neighbours. A run of Western letters and digits stays whole,
/// and so does 〔2021〕35号.
pub(crate) fn can_break(before: char, after: char) -> bool {
    let inside_number =
        before == '〕' && after.is_ascii_digit() || before.is_ascii_digit() && after == '号';
    let western = is_western(before) && is_western(after);
    let pair = before == after && PAIRS.contains(before);
    !(no_start(after) || no_end(before) || inside_number || western || pair)
}

/// Whether white space may be put between two neighbours to fill a line.
pub(crate) fn can_stretch(before: char, after: char) -> bool {
    !(is_western(before) && is_western(after) || before == after && PAIRS.contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_closing_mark_begins_a_line_and_no_opening_mark_ends_one() {
        for (before, after, may) in [
            ('市', '。', false),
            ('《', '关', false),
            ('》', '的', true),
            ('，', '“', true),
            ('—', '—', false),
            ('…', '…', false),
            ('市', '政', true),
            ('a', 'b', false),
            ('市', 'a', true),
            ('a', '市', true),
        ] {
            assert_eq!(can_break(before, after), may, "{before}{after}");
        }
    }

    #[test]
    fn a_document_number_stays_whole() {
        let text: Vec<char> = "〔2021〕35号".chars().collect();
        assert!(text.windows(2).all(|w| !can_break(w[0], w[1])));
        assert!(can_break('发', '〔'));
    }
}
