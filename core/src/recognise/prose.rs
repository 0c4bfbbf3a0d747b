//! Who was at a meeting, where a sentence tells it and no list does.
//!
//! The sentence stays in the body as it is; this only reads it. A person counts where unit or title
//! and name are plain to see: in a run of words a wrong name is worse than none, so a list with
//! one piece that cannot be read is left alone.

use super::split;
use super::words::attending::{AND_OTHERS, CAME, HAD, THERE_WERE, WENT};
use super::words::charset::{CharSet, openers};
use super::words::labels::List;
use crate::model::{Chair, Person};
use std::sync::LazyLock;

/// Someone whom a sentence names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub(super) list: List,
    pub(super) person: Person,
    /// Another reading, nearly as good.
    pub(super) second: Option<String>,
}

/// The most bytes of a paragraph that are looked at.
const MOST: usize = 6000;
/// The least weight of a unit or title with a name, and of a name that shares them.
const SOUND: (f32, f32) = (4.5, 2.5);

/// Those whom a paragraph names. `lists` says that the document lists who was there: then only the
/// words of coming and of leave count.
pub(super) fn read(paragraph: &str, chair: Option<&Chair>, lists: bool) -> Vec<Named> {
    let text: String = paragraph.chars().filter(|c| !c.is_whitespace()).collect();
    if text.len() > MOST {
        return Vec::new();
    }
    let mut out = Vec::new();
    for sentence in text.split(['。', '；']) {
        if !lists {
            out.extend(led(sentence, chair));
            out.extend(heard(sentence));
        }
        out.extend(there_were(sentence));
        out.extend(came(sentence));
    }
    out
}

/// 市长甲率市民政局乙、丙到…召开…: the one who leads and those led.
fn led(sentence: &str, chair: Option<&Chair>) -> Vec<Named> {
    let Some((_, rest)) = sentence.split_once('率') else {
        return Vec::new();
    };
    let list = rest.split(WENT).next().unwrap_or("");
    let led = people(list, List::Present);
    let leader = chair
        .filter(|_| !led.is_empty() && rest.contains("召开"))
        .map(|c| Named {
            list: List::Present,
            person: Person {
                title: c.title.clone(),
                name: c.name.clone(),
                in_prose: true,
                ..Person::default()
            },
            second: None,
        });
    leader.into_iter().chain(led).collect()
}

/// 会议听取了某公司甲、乙关于…的汇报.
fn heard(sentence: &str) -> Vec<Named> {
    let list = sentence
        .split_once("听取了")
        .and_then(|(_, rest)| rest.split_once("关于"));
    list.map(|(list, _)| people(list, List::Present))
        .unwrap_or_default()
}

/// Whether a paragraph is such a list and nothing else: 参加会议的有：甲、乙.
pub(super) fn is_list(paragraph: &str) -> bool {
    let behind = |(word, _): &(&str, List)| paragraph.trim_start().strip_prefix(word);
    let mut rest = THERE_WERE.iter().filter_map(behind);
    rest.any(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// 参加会议的有：市发改委甲、市财政局乙; behind a colon names alone will do.
fn there_were(sentence: &str) -> Vec<Named> {
    if !sentence.contains(HAD) {
        return Vec::new();
    }
    let hit = |(word, list): &(&str, List)| {
        let (_, rest) = sentence.split_once(word)?;
        let names = rest.trim_start_matches(['：', ':']);
        let told = people(names, *list);
        let bare = told.is_empty() && names.len() < rest.len();
        Some(if bare { sole_names(names, *list) } else { told })
    };
    THERE_WERE.iter().find_map(hit).unwrap_or_default()
}

/// 副市长甲、乙，市政协副主席丙应邀参加会议: clause by clause, up to the word that closes the list.
fn came(sentence: &str) -> Vec<Named> {
    let mut out = Vec::new();
    let mut before: Vec<&str> = Vec::new();
    for clause in sentence.split(['，', ',']) {
        let Some((names, list)) = closed(clause) else {
            before.push(clause);
            continue;
        };
        let own = people(names, list);
        let earlier = before.drain(..).rev().map(|c| people(c, list));
        let earlier: Vec<Vec<Named>> = earlier.take_while(|p| !p.is_empty()).collect();
        if !own.is_empty() {
            out.extend(earlier.into_iter().rev().flatten());
            out.extend(own);
        }
    }
    out
}

/// The names before a word of coming, where the clause says no more than that.
fn closed(clause: &str) -> Option<(&str, List)> {
    static OPENERS: LazyLock<CharSet> =
        LazyLock::new(|| openers(CAME.iter().map(|(word, _)| *word)));
    clause.chars().any(|c| OPENERS.contains(c)).then_some(())?;
    let hits = CAME
        .iter()
        .filter_map(|(word, list)| Some((clause.find(word)?, *word, *list)));
    let (at, word, list) = hits.min_by_key(|&(at, word, _)| (at, usize::MAX - word.len()))?;
    let rest = clause.get(at + word.len()..)?;
    (rest.is_empty() || rest.contains('会')).then_some((clause.get(..at)?, list))
}

/// The persons of a list; none where any piece of it is something else.
fn people(list: &str, kind: List) -> Vec<Named> {
    let list = AND_OTHERS
        .iter()
        .find_map(|w| list.strip_suffix(w))
        .unwrap_or(list);
    let mut out: Vec<Named> = Vec::new();
    let mut titles = String::new();
    for piece in list.split(['、', '，', ',']) {
        if split::is_title(piece) {
            titles = titles + piece + "、";
            continue;
        }
        let run = std::mem::take(&mut titles) + piece;
        match person(&run).or_else(|| beside(&run, out.last())) {
            Some((person, second)) => out.push(Named {
                list: kind,
                person,
                second,
            }),
            None => return Vec::new(),
        }
    }
    if titles.is_empty() { out } else { Vec::new() }
}

/// The names of a list that holds nothing else.
fn sole_names(list: &str, kind: List) -> Vec<Named> {
    let others = AND_OTHERS.iter().find_map(|w| list.strip_suffix(w));
    let list = others.unwrap_or(list);
    let one = |name: &str| {
        let chars: Vec<char> = name.chars().collect();
        let sound = split::name_score(&chars).is_some_and(|score| score >= SOUND.1);
        sound.then(|| Named {
            list: kind,
            person: Person {
                name: name.to_owned(),
                in_prose: true,
                ..Person::default()
            },
            second: None,
        })
    };
    let names = list.split(['、', '，', ',']).map(one);
    names.collect::<Option<_>>().unwrap_or_default()
}

fn person(run: &str) -> Option<(Person, Option<String>)> {
    let reading = split::read(run).filter(|r| r.has_unit() && r.score >= SOUND.0)?;
    let part = |r: &std::ops::Range<usize>| {
        run.get(r.clone())
            .filter(|s| !s.is_empty())
            .map(ToOwned::to_owned)
    };
    let person = Person {
        unit: part(&reading.unit),
        title: part(&reading.title),
        name: part(&reading.name)?,
        in_prose: true,
        ..Person::default()
    };
    Some((person, reading.second))
}

/// A name that 、 puts beside another shares its unit and title.
fn beside(name: &str, last: Option<&Named>) -> Option<(Person, Option<String>)> {
    let chars: Vec<char> = name.chars().collect();
    split::name_score(&chars).filter(|&score| score >= SOUND.1)?;
    let person = Person {
        name: name.to_owned(),
        ..last?.person.clone()
    };
    Some((person, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<String> {
        let one = |n: Named| {
            let parts = [n.person.unit, n.person.title, Some(n.person.name)];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("{:?} {}", n.list, parts.join("/"))
        };
        read(text, None, false).into_iter().map(one).collect()
    }

    #[test]
    fn clauses_of_one_sentence() {
        assert_eq!(
            show("县人大常委会副主任陈立、县政协副主席欧阳明应邀参加会议，县水利局江涵列席。"),
            [
                "Observers 县人大常委会/副主任/陈立",
                "Observers 县政协/副主席/欧阳明",
                "Observers 县水利局/江涵"
            ]
        );
    }

    #[test]
    fn a_list_behind_its_words() {
        assert_eq!(
            show("参加会议的有：市发改委王晖、李一，市财政局局长孙毅等同志。"),
            [
                "Present 市发改委/王晖",
                "Present 市发改委/李一",
                "Present 市财政局/局长/孙毅"
            ]
        );
    }

    #[test]
    fn offices_and_crowds_are_no_persons() {
        for none in [
            "县水利局、财政局主要负责同志列席会议。",
            "各乡镇负责人参加会议。",
            "会议听取了市农业农村局关于春耕生产情况的汇报。",
            "要率先在全市开展试点，组织干部职工参加培训会。",
            "全体干部参加会议。",
        ] {
            assert_eq!(show(none), [""; 0], "{none}");
        }
    }
}
