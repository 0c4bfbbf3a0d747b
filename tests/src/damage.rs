//! Damaged files and drafts for property tests: what a broken disk, a careless editor, OCR or an
//! attacker makes.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Debug, Clone)]
enum Harm {
    Set(Index, u8),
    Insert(Index, u8),
    Repeat(Index, Index),
    Drop(Index, Index),
}

/// `whole` with one to eight small harms.
pub fn bytes(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let harm = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(i, b)| Harm::Set(i, b)),
        (any::<Index>(), any::<u8>()).prop_map(|(i, b)| Harm::Insert(i, b)),
        (any::<Index>(), any::<Index>()).prop_map(|(i, j)| Harm::Repeat(i, j)),
        (any::<Index>(), any::<Index>()).prop_map(|(i, j)| Harm::Drop(i, j)),
    ];
    vec(harm, 1..=8).prop_map(move |harms| harms.iter().fold(whole.clone(), done))
}

fn done(mut bytes: Vec<u8>, harm: &Harm) -> Vec<u8> {
    let len = bytes.len();
    let at = |i: &Index| i.index(len.max(1)).min(len);
    let end = |i: &Index, j: &Index| (at(i) + j.index(64)).min(len);
    match harm {
        Harm::Set(i, b) => bytes.get_mut(at(i)).into_iter().for_each(|byte| *byte = *b),
        Harm::Insert(i, b) => bytes.insert(at(i), *b),
        Harm::Repeat(i, j) => {
            let part = bytes.get(at(i)..end(i, j)).unwrap_or_default().to_vec();
            bytes.splice(at(i)..at(i), part);
        }
        Harm::Drop(i, j) => drop(bytes.drain(at(i)..end(i, j))),
    }
    bytes
}

/// A draft with changes that OCR, a careless hand or a bad converter makes, each by what it does,
/// where, and with which character.
pub fn lines(text: &str, seed: &[(u8, u16, char)]) -> String {
    let mut lines: Vec<String> = text.lines().map(Into::into).collect();
    for &(what, place, c) in seed {
        let at = usize::from(place) % lines.len().max(1);
        let Some(line) = lines.get(at).cloned() else {
            continue;
        };
        let mut chars: Vec<char> = line.chars().collect();
        let spot = usize::from(place) % (chars.len() + 1);
        match what % 6 {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, line),
            2 => {
                let rest = chars.split_off(spot);
                set(&mut lines, at, chars);
                lines.insert(at + 1, rest.into_iter().collect());
            }
            3 => {
                chars.insert(spot, c);
                set(&mut lines, at, chars);
            }
            4 if at + 1 < lines.len() => lines.swap(at, at + 1),
            _ => lines.insert(at, String::new()),
        }
    }
    lines.join("\n")
}

fn set(lines: &mut [String], at: usize, chars: Vec<char>) {
    if let Some(line) = lines.get_mut(at) {
        *line = chars.into_iter().collect();
    }
}

/// Characters that mean something to a reader, and any other.
pub fn odd_char() -> impl Strategy<Value = char> {
    prop_oneof![
        Just(' '),
        Just('　'),
        Just('：'),
        Just('（'),
        Just('）'),
        Just('、'),
        Just('*'),
        Just('|'),
        Just('<'),
        Just('\u{0}'),
        Just('〔'),
        Just('一'),
        Just('。'),
        Just('#'),
        Just('𠮷'),
        any::<char>(),
    ]
}
