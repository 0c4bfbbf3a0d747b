//! The laws of reading, as one function for tests and for the fuzzer: every visible character of a
//! draft is accounted for, the model says nothing but what stands at the places it names, and what
//! was read survives JSON and XML.

use crate::package;
use gongwen::encoding::Undecodable;
use gongwen::messages::Code;
use gongwen::{Document, Format, Parsed, ReadOptions, WriteOptions};
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::BTreeMap;

/// What breaks a law, in words.
pub type Broken = String;

/// The most steps of work that a draft may cost: some a byte, and some to begin with.
const STEPS_PER_BYTE: u64 = 64;

/// Reads bytes that may be anything, within a budget of steps that grows with their number.
///
/// # Errors
/// Those of [`gongwen::read`].
pub fn read(bytes: &[u8], format: Format) -> Result<Parsed, gongwen::Error> {
    read_within(bytes, format, bytes.len())
}

/// The same, with a budget for so many bytes.
fn read_within(bytes: &[u8], format: Format, len: usize) -> Result<Parsed, gongwen::Error> {
    let mut options = ReadOptions::default();
    options.format = Some(format);
    options.encoding = Some(gongwen::encoding::Encoding::Utf8);
    options.undecodable = Undecodable::Replace;
    options.limits.steps = STEPS_PER_BYTE * (len as u64 + 256);
    gongwen::read(bytes, &options)
}

/// Holds the law on one draft, and gives the stretches that no element took.
///
/// # Errors
/// What breaks the law.
pub fn hold(text: &str, format: Format) -> Result<Vec<String>, Broken> {
    // A byte order mark tells the encoding and is no character of the text.
    let text = text.trim_start_matches('\u{feff}');
    let parsed =
        read(text.as_bytes(), format).map_err(|e| format!("a draft of text never fails: {e}"))?;
    let lost = uncovered(text, &parsed);
    if !lost.is_empty() {
        return Err(format!("not accounted for: {lost}"));
    }
    says_what_stands_there(text, format, &parsed)?;
    round_trip(&parsed.document)?;
    let unplaced = parsed
        .diagnostics
        .into_iter()
        .filter(|d| d.code == Code::Unplaced);
    Ok(unplaced.filter_map(|d| d.quote).collect())
}

/// Holds the law on a file that a text is made of: the text is accounted for, and in a DOCX no word
/// of its story is missing from the text.
///
/// # Errors
/// What breaks the law; a file that cannot be read breaks none, but for its work.
pub fn hold_file(bytes: &[u8], format: Format) -> Result<(), Broken> {
    // Work grows with what comes out of a package.
    let unpacked = package::parts(bytes).iter().map(|p| p.1.len()).sum();
    let parsed = match read_within(bytes, format, bytes.len().max(unpacked)) {
        Ok(parsed) => parsed,
        Err(e) if e.code() == "E604" => return Err(e.to_string()),
        Err(_) => return Ok(()),
    };
    round_trip(&parsed.document)?;
    let Some(source) = &parsed.source else {
        return Ok(()); // the model was inside
    };
    let lost = uncovered(source.text(), &parsed);
    if !lost.is_empty() {
        return Err(format!("not accounted for: {lost}"));
    }
    says_what_stands_there(source.text(), Format::Text, &parsed)?;
    let missing = match format {
        Format::Docx => missing(&words(bytes), source.text()),
        _ => String::new(),
    };
    match missing.is_empty() {
        true => Ok(()),
        false => Err(format!("words of the file are missing: {missing}")),
    }
}

/// The words of the main story, but for those that stand twice or were deleted.
fn words(bytes: &[u8]) -> String {
    let parts = package::parts(bytes);
    let main = parts.iter().find(|p| p.0 == "word/document.xml");
    let xml = main.and_then(|p| std::str::from_utf8(&p.1).ok());
    let mut xml = quick_xml::Reader::from_str(xml.unwrap_or(""));
    let (mut out, mut left_out, mut inside) = (String::new(), 0, false);
    loop {
        match xml.read_event() {
            Ok(Event::Start(_)) if left_out > 0 => left_out += 1,
            Ok(Event::Start(tag)) => match tag.name().into_inner() {
                "mc:Fallback" | "w:del" | "w:moveFrom" => left_out = 1,
                name if name.ends_with("Change") => left_out = 1,
                name => inside = name == "w:t",
            },
            Ok(Event::End(_)) => {
                left_out = usize::saturating_sub(left_out, 1);
                inside = false;
            }
            Ok(Event::Text(text)) if inside && left_out == 0 => out += &text.xml10_content(),
            Ok(Event::Eof) | Err(_) => return out,
            _ => {}
        }
    }
}

/// Characters of `words` that `text` has fewer of.
fn missing(words: &str, text: &str) -> String {
    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    for c in text.chars() {
        *counts.entry(c).or_default() += 1;
    }
    let visible = words.chars().filter(|c| !c.is_whitespace());
    let mut lacks = |c: &char| {
        let left = counts.entry(*c).or_default();
        *left -= 1;
        *left < 0
    };
    visible.filter(|c| lacks(c)).collect()
}

/// Bytes of visible characters that neither an element, a label nor a finding covers.
fn uncovered(text: &str, parsed: &Parsed) -> String {
    let mut covered = vec![false; text.len()];
    let told = |code| {
        matches!(
            code,
            Code::ControlCharacter | Code::BrokenEntity | Code::Unplaced | Code::HiddenText
        )
    };
    let found = parsed
        .diagnostics
        .iter()
        .filter(|d| told(d.code))
        .filter_map(|d| d.span);
    for span in parsed.sources.origins.iter().map(|o| o.span).chain(found) {
        covered
            .get_mut(span.start..span.end)
            .into_iter()
            .for_each(|stretch| stretch.fill(true));
    }
    text.char_indices()
        .filter(|&(i, c)| !c.is_whitespace() && covered.get(i) == Some(&false))
        .map(|(_, c)| c)
        .collect()
}

fn says_what_stands_there(text: &str, format: Format, parsed: &Parsed) -> Result<(), Broken> {
    let model = serde_json::to_value(&parsed.document).map_err(|e| e.to_string())?;
    let mut printed: BTreeMap<&str, String> = BTreeMap::new();
    for origin in &parsed.sources.origins {
        if let Some(path) = origin.path.as_deref() {
            let span = text.get(origin.span.start..origin.span.end);
            *printed.entry(path).or_default() +=
                span.ok_or_else(|| format!("{path} cuts a character"))?;
        }
    }
    for (path, text) in printed.into_iter().filter(|(path, _)| !is_derived(path)) {
        let value = at(&model, path)
            .and_then(Value::as_str)
            .ok_or_else(|| format!("{path} is no text"))?;
        if !text.contains(['&', '\\']) && !says(format, value, &text) {
            return Err(format!("{path} says {value:?} where {text:?} stands"));
        }
    }
    Ok(())
}

/// White space and bars aside: a row of a table is told as its cells with a space between. On a
/// page, what parts words may be a tag too; in Markdown a `<br>` is a line end, or text where a
/// control character within had kept it from being a tag.
fn says(format: Format, value: &str, printed: &str) -> bool {
    match format {
        Format::Html if printed.contains('<') => true,
        Format::Markdown => bare(&without_breaks(value)) == bare(&without_breaks(printed)),
        _ => bare(value) == bare(printed),
    }
}

/// The text without its tags of line breaks, such as `<br>` and `<BR />`.
fn without_breaks(text: &str) -> String {
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let name = part.trim_start_matches('/').get(..2).unwrap_or("");
        match part.split_once('>') {
            Some((_, rest)) if name.eq_ignore_ascii_case("br") => out += rest,
            _ => {
                out.push('<');
                out += part;
            }
        }
    }
    out
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '|')
        .collect()
}

/// The value at a path such as `attendance.observers[3].unit`.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut parts = path.split(['.', '[', ']']).filter(|p| !p.is_empty());
    parts.try_fold(value, |v, part| match part.parse::<usize>() {
        Ok(i) => v.get(i),
        Err(_) => v.get(part),
    })
}

/// Fields whose text is a value made from what is printed.
fn is_derived(path: &str) -> bool {
    [
        "document_date",
        "imprint.issued_on",
        "imprint.copies",
        "imprint.addressees",
    ]
    .iter()
    .any(|derived| path.ends_with(derived))
}

/// Holds that a document survives JSON and XML; XML is let off where it cannot hold a character.
///
/// # Errors
/// What does not come back.
pub fn round_trip(document: &Document) -> Result<(), Broken> {
    let (_, told) = document.in_accord();
    if let Some(finding) = told.first() {
        return Err(format!("what was read contradicts itself: {finding:?}"));
    }
    for format in [Format::Json, Format::Xml] {
        let written = gongwen::write(document, format, &WriteOptions::default());
        let written = written.map_err(|e| format!("{format} is not written: {e}"))?;
        if written.diagnostics.iter().any(|d| d.code == Code::NotInXml) {
            continue;
        }
        let mut options = ReadOptions::default();
        options.format = Some(format);
        let back = gongwen::read(&written.bytes, &options);
        let back = back.map_err(|e| format!("our own {format} is not read: {e}"))?;
        if back.document != *document {
            return Err(format!("{format} reads back to another document"));
        }
    }
    Ok(())
}
