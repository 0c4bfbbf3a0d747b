//! Sets of characters that answer in one step: the tables are asked at every character of a draft.
//!
//! They know characters, and nothing of what they mean.

/// Bits in one word of the set.
const WIDTH: usize = u64::BITS as usize;

/// A set of characters: a bit each, as far as the last of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct CharSet(Vec<u64>);

impl CharSet {
    pub(crate) fn contains(&self, c: char) -> bool {
        let (word, bit) = place(c);
        self.0.get(word).is_some_and(|bits| bits >> bit & 1 == 1)
    }
}

fn place(c: char) -> (usize, usize) {
    (c as usize / WIDTH, c as usize % WIDTH)
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::default();
        for (word, bit) in chars.into_iter().map(place) {
            if set.0.len() <= word {
                set.0.resize(word + 1, 0);
            }
            if let Some(bits) = set.0.get_mut(word) {
                *bits |= 1 << bit;
            }
        }
        set
    }
}

/// What words begin with.
pub(crate) fn openers<'w>(words: impl Iterator<Item = &'w str>) -> CharSet {
    words.filter_map(|w| w.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_it_was_made_of() {
        let set: CharSet = "赵\u{20bb7}a".chars().collect();
        assert!("a赵\u{20bb7}".chars().all(|c| set.contains(c)));
        assert!("b钱\u{20bb8}\u{10ffff}".chars().all(|c| !set.contains(c)));
    }
}
