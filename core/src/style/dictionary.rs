//! Words by a dictionary: where a run of Chinese parts into words.
//!
//! Asks ICU4X, whose dictionary is compiled in; knows nothing of titles or of what a word costs.

use icu_segmenter::WordSegmenter;
use std::ops::Range;

/// The words of a text in order, as stretches of its characters.
pub(super) fn words(text: &[char]) -> Vec<Range<usize>> {
    let spelt: String = text.iter().collect();
    let segmenter = WordSegmenter::new_dictionary(Default::default());
    let ends = segmenter.segment_str(&spelt).scan((0, 0), |at, byte| {
        let passed = spelt.get(at.0..byte)?.chars().count();
        *at = (byte, at.1 + passed);
        Some(at.1)
    });
    let ends: Vec<usize> = ends.collect();
    let pair = |w: &[usize]| match w {
        &[start, end] => Some(start..end),
        _ => None,
    };
    ends.windows(2).filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cover_the_text_in_characters() {
        let text: Vec<char> = "关于2024年国民经济的公报".chars().collect();
        let say = |r: Range<usize>| text[r].iter().collect::<String>();
        let words: Vec<String> = words(&text).into_iter().map(say).collect();
        let want = ["关于", "2024", "年", "国民", "经济", "的", "公报"];
        assert_eq!(words, want);
        assert!(super::words(&[]).is_empty());
    }
}
