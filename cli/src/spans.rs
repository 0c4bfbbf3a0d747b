//! `gongwen show --spans`: where in the draft each element stands, and what stands there, so that a
//! clerk can check it.

use crate::text::{line, pad};
use crate::words;
use gongwen::Lang;
use gongwen::recognise::{Origin, Sources};
use gongwen::span::{Source, Span};
use std::collections::BTreeMap;

/// A line for each element, in the order of the draft: first and last character, element, text.
pub(crate) fn list(sources: &Sources, source: Option<&Source>, lang: Lang) -> String {
    let rows = source.map_or(Vec::new(), |source| rows(sources, source));
    if rows.is_empty() {
        return format!("{}\n", words::NO_PLACES.of(lang));
    }
    let widest = |column: fn(&Row) -> &str| rows.iter().map(|r| column(r).len()).max();
    let (places, paths) = (widest(|r| &r.place), widest(|r| &r.path));
    let one = |r: &Row| {
        let place = pad(&r.place, places.unwrap_or(0));
        let path = pad(&r.path, paths.unwrap_or(0));
        format!("{place}  {path}  {}\n", r.text)
    };
    rows.iter().map(one).collect()
}

struct Row {
    place: String,
    path: String,
    text: String,
}

fn rows(sources: &Sources, source: &Source) -> Vec<Row> {
    let named = |o: &Origin| Some((o.path.clone()?, vec![o.span]));
    let mut elements: Vec<(String, Vec<Span>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (path, mut spans) in sources.origins.iter().filter_map(named) {
        // What line ends, page marks and stray spaces have parted is one element, and another that
        // it tells may stand inside it.
        match known.get(&path).and_then(|&at| elements.get_mut(at)) {
            Some((_, all)) => all.append(&mut spans),
            None => {
                known.insert(path.clone(), elements.len());
                elements.push((path, spans));
            }
        }
    }
    let row = |(path, spans)| row(path, spans, source);
    elements.into_iter().filter_map(row).collect()
}

fn row(path: String, spans: Vec<Span>, source: &Source) -> Option<Row> {
    let (first, last) = (spans.first()?, spans.last()?);
    let text: String = spans.iter().map(|s| source.slice(s.start, s.end)).collect();
    let width = text.chars().next_back().map_or(0, char::len_utf8);
    let end = source.span(last.end.saturating_sub(width), last.end);
    let place = format!(
        "{}:{}-{}:{}",
        first.line, first.column, end.line, end.column
    );
    let text = line(&text);
    Some(Row { place, path, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_element_are_one_row_and_labels_are_none() {
        let source = Source::new("出席：赵 一\n钱二".into());
        let origin = |path: Option<&str>, start, end| Origin {
            path: path.map(Into::into),
            span: source.span(start, end),
        };
        let origins = vec![
            origin(None, 0, 9),
            origin(Some("a"), 9, 12),
            origin(Some("a"), 13, 16),
            origin(Some("bc"), 17, 23),
        ];
        assert_eq!(
            list(&Sources { origins }, Some(&source), Lang::En),
            "1:4-1:6  a   赵一\n2:1-2:2  bc  钱二\n"
        );
    }

    #[test]
    fn a_format_without_places_says_so() {
        let text = list(&Sources::default(), None, Lang::En);
        assert!(text.contains("no places"));
    }
}
