//! Damaged files for property tests: what a broken disk, a careless editor or an attacker makes.

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
