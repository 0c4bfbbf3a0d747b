//! What stands before the body: metadata, the header, title, adoption note, addressees.
//!
//! Lines are asked in order until one is body text. An element that was found is not looked for
//! again, so a later line of the same form belongs to what follows.

use super::builder::Builder;
use super::cue;
use super::squeeze::{Squeezed, is_colon, is_open};
use super::words::labels;
use super::words::numerals;
use super::words::organs;
use super::{mark, record, tail, top};
use crate::lines::{Line, Look, Text};
use crate::messages::Code;
use crate::model::{ExtraKind, Header, Kind, MarkSuffix, Number};

/// Reads the lines before the body; says how many there are.
pub(super) fn read(lines: &[Line], out: &mut Builder<'_>) -> usize {
    let at = elements(lines, out);
    if let Some(number) = out.of_record.take() {
        number_line(&number, &[], out);
    }
    at
}

fn elements(lines: &[Line], out: &mut Builder<'_>) -> usize {
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty()) {
        match element(rest, out) {
            0 => break,
            taken => at += taken,
        }
    }
    at
}

/// One element at the head of `rest`: how many lines it takes, 0 where the body begins.
fn element(rest: &[Line], out: &mut Builder<'_>) -> usize {
    let Some(line) = rest.first() else { return 0 };
    let text = &line.text;
    let open = out.doc.title.is_none() && out.doc.addressees_text.is_none();
    let record = if open { record::row(rest, out) } else { 0 };
    if record > 0 {
        return record;
    }
    let numbered = number_line(text, rest.get(1..).unwrap_or_default(), out);
    if numbered > 0 {
        return numbered;
    }
    let single = (open && top::read(text, out))
        || order_number(text, out)
        || series_number(rest, out)
        || printed_date(text, out)
        || doubled_title(text, out)
        || record::line(rest, out)
        || issuing_line(text, out)
        || issue_number(text, out)
        || site(text, out);
    if single {
        return 1;
    }
    if let Some(more) =
        top::approvers(text, rest.get(1..).unwrap_or_default(), out).filter(|_| open)
    {
        return 1 + more;
    }
    let above = match speech(rest, out) {
        0 => by_line(rest, out),
        taken => taken,
    };
    let taken = match above {
        0 if open => mark::read(rest, out),
        0 => adoption(rest, out),
        taken => taken,
    };
    let taken = if open && taken == 0 {
        title(rest, out)
    } else {
        taken
    };
    let named = out.doc.title.is_some() || out.doc.header != Header::default();
    if taken == 0 && named {
        addressees(rest, out)
    } else {
        taken
    }
}

/// 第707号 under the mark of an order (10.2).
fn order_number(text: &Text, out: &mut Builder<'_>) -> bool {
    let suffix = out.doc.header.issuer_mark.as_ref().and_then(|m| m.suffix);
    let order = matches!(suffix, Some(MarkSuffix::Order | MarkSuffix::Decree));
    let s = Squeezed::head(text, 12);
    let serial = (s.has(0, "第") && s.ends_with("号")).then(|| s.get(1..s.len() - 1));
    let serial = serial
        .and_then(numerals::number)
        .filter(|_| order && s.len() < 12);
    if serial.is_none() || out.doc.header.number.is_some() {
        return false;
    }
    let text = out.take("header.number.text", &text.squeezed());
    out.doc.header.number = Some(Number {
        agency: None,
        year: None,
        serial,
        text,
    });
    true
}

/// 2025年第3号 under the mark or the title of an announcement: one number counts the series.
fn series_number(rest: &[Line], out: &mut Builder<'_>) -> bool {
    let Some(text) = rest
        .first()
        .map(|l| &l.text)
        .filter(|_| is_series(rest, out))
    else {
        return false;
    };
    if out.doc.header.number.is_some() || !cue::issue_number(text) {
        return false;
    }
    let squeezed = text.squeezed();
    let inner = cue::bracketed_line(&squeezed).unwrap_or(0..squeezed.len());
    out.label(&squeezed.slice(0..inner.start));
    out.label(&squeezed.slice(inner.end..squeezed.len()));
    let inner = squeezed.slice(inner);
    let s = Squeezed::head(&inner, 30);
    let at = s.find("第").unwrap_or(0);
    let digits = s.from(at + 1).iter();
    let digits = digits.take_while(|&&c| numerals::is_numeral(c)).count();
    let serial = numerals::number(s.get(at + 1..at + 1 + digits));
    let year = numerals::number(s.get(0..4)).filter(|y| (1900..2200).contains(y));
    out.doc.header.number = Some(Number {
        agency: None,
        year: year
            .filter(|_| s.has(4, "年"))
            .and_then(|y| y.try_into().ok()),
        serial,
        text: out.take("header.number.text", &inner),
    });
    true
}

/// Whether the mark, or the title above or below, is that of an announcement.
fn is_series(rest: &[Line], out: &Builder<'_>) -> bool {
    let mark = out.doc.header.issuer_mark.as_ref();
    let below = rest.get(1).filter(|l| is_title_line(l));
    let names = [
        out.doc.title.as_deref(),
        mark.map(|m| m.text.as_str()),
        below.map(|l| l.text.as_str()),
    ];
    let counted = |name: &str| {
        let genre = genre(name);
        matches!(genre, Some(Kind::Announcement | Kind::Proclamation))
    };
    names.into_iter().flatten().any(counted)
}

/// （二〇二五年十一月三日） under the masthead or the title, in minutes maybe without brackets: when
/// the document was made.
fn printed_date(text: &Text, out: &mut Builder<'_>) -> bool {
    let minutes = out.doc.title.as_deref().and_then(genre) == Some(Kind::Minutes);
    let bare = minutes && text.as_str().ends_with('日');
    let whole = || bare.then(|| 0..text.len());
    let Some(inside) = cue::bracketed_line(text).or_else(whole) else {
        return false;
    };
    let inner = text.slice(inside.clone());
    let Some(printed) = cue::date(&inner).filter(|_| out.doc.document_date.is_none()) else {
        return false;
    };
    out.label(&text.slice(0..inside.start));
    out.label(&text.slice(inside.end..text.len()));
    tail::document_date(printed, &inner, out);
    true
}

/// The office and the date below the masthead of minutes and bulletins, or below their 第3期.
fn issuing_line(text: &Text, out: &mut Builder<'_>) -> bool {
    let header = &out.doc.header;
    let series = header.issuer_mark.is_some() || header.issue_number.is_some();
    let word = labels::ISSUED.iter().find(|w| text.as_str().ends_with(**w));
    let (line, word) = text.cut(text.len() - word.map_or(0, |w| w.len()));
    let fits = series && out.doc.document_date.is_none() && tail::organ_and_date(&line).is_some();
    if fits {
        tail::signed_line(&line, out);
        out.label(&word);
    }
    fits
}

/// The title once more, maybe with the number behind it.
fn doubled_title(text: &Text, out: &mut Builder<'_>) -> bool {
    let Some(title) = out
        .doc
        .title
        .clone()
        .filter(|_| out.doc.addressees_text.is_none())
    else {
        return false;
    };
    let squeezed: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let s = Squeezed::of(text);
    let len = squeezed.chars().count();
    if !s.has(0, &squeezed) {
        return false;
    }
    let (again, rest) = text.cut(s.bytes(0..len).end);
    let rest = rest.trim();
    if !rest.is_empty() && cue::number(&rest).is_none_or(|n| n.whole.end != rest.len()) {
        return false;
    }
    let finding = out.finding(Code::DoubledTitle, &again);
    out.report(finding);
    out.extra(ExtraKind::Site, &again);
    number_line(&rest, &[], out);
    true
}

/// ——2025年1月8日在…会议上, and below it who spoke, 青禾县县长　林清远: where a report was given.
fn speech(rest: &[Line], out: &mut Builder<'_>) -> usize {
    let fresh = out.doc.adoption.is_none() && out.doc.addressees_text.is_none();
    let Some(first) = rest.first().filter(|_| fresh && out.doc.title.is_some()) else {
        return 0;
    };
    let s = first.text.as_str();
    let told = s.starts_with(['—', '－', '─']) && s.contains("会议") && !s.contains('。');
    if !told {
        return 0;
    }
    let speaker = rest.get(1).filter(|l| cue::signatory(&l.text).is_some());
    let parts = std::iter::once(&first.text).chain(speaker.map(|l| &l.text));
    let text = Text::joined(parts, " ");
    out.doc.adoption = Some(out.take("adoption", &text));
    1 + usize::from(speaker.is_some())
}

/// The office and the date right under the title, as statistical communiqués print them.
fn by_line(rest: &[Line], out: &mut Builder<'_>) -> usize {
    let fresh = out.doc.document_date.is_none() && out.doc.addressees_text.is_none();
    let [first, second, ..] = rest else { return 0 };
    let words = first.text.as_str().split_whitespace();
    let organs = cue::signature(&first.text)
        || words.clone().count() > 1 && words.clone().all(cue::is_organ);
    if !fresh || out.doc.title.is_none() || !organs {
        return 0;
    }
    if cue::date(&second.text).is_some() {
        tail::read_signature(rest.get(..2).unwrap_or_default(), out);
        return 2;
    }
    let dated = cue::bracketed_line(&second.text).map(|r| second.text.slice(r));
    if dated.is_some_and(|d| cue::date(&d).is_some()) {
        tail::read_signature(rest.get(..1).unwrap_or_default(), out);
        return 1 + usize::from(printed_date(&second.text, out));
    }
    // What is forwarded names who made it, and bears no date of its own.
    let forwarded = out.depth() > 0 && out.doc.signature.issuers.is_empty();
    if forwarded && !second.text.as_str().ends_with(is_colon) {
        tail::read_signature(rest.get(..1).unwrap_or_default(), out);
        return 1;
    }
    0
}

/// What a site printed around the title; ahead of everything, the few letters of a by-line.
fn site(text: &Text, out: &mut Builder<'_>) -> bool {
    let nothing = out.doc.title.is_none() && out.doc.header == Header::default();
    let letters = text.as_str().chars().filter(|c| c.is_alphabetic()).count();
    let byline = nothing && letters > 1 && letters == text.as_str().chars().count() && letters <= 3;
    let byline = byline && cue::level(text).is_none();
    let open = out.doc.title.is_none() && out.doc.addressees_text.is_none();
    let staff = open && cue::staff(text).is_some() && cue::approvers(text).is_none();
    let fits = byline || staff || cue::site(text) || cue::site_date(text);
    if fits {
        out.extra(ExtraKind::Site, text);
    }
    fits
}

/// The parts of a number that a line holds.
fn parts_of_number(text: &Text, n: cue::Numbered, printed: String) -> Number {
    let value = |r: std::ops::Range<usize>| numerals::number(&Squeezed::of(&text.slice(r)).chars);
    let agency = n.agency.map(|r| text.slice(r).squeezed());
    Number {
        agency: agency.map(|a| a.as_str().to_owned()),
        year: value(n.year).and_then(|y| y.try_into().ok()),
        serial: value(n.serial),
        text: printed,
    }
}

/// The document number that words are, if they are one.
pub(crate) fn number_of(words: &str) -> Option<Number> {
    let text = Text::trimmed(words, 0..words.len());
    let found = cue::number(&text).filter(|n| n.whole == (0..text.len()))?;
    Some(parts_of_number(&text, found, text.as_str().to_owned()))
}

/// A document number, maybe with 签发人 behind it on the same line (7.2.6); says how many lines it
/// takes with the names below, which `rest` may begin with.
fn number_line(text: &Text, rest: &[Line], out: &mut Builder<'_>) -> usize {
    let inside = cue::bracketed_number(text).unwrap_or(0..text.len());
    let (whole, text) = (text, &text.slice(inside.clone()));
    let Some(n) = cue::number(text).filter(|_| out.doc.header.number.is_none()) else {
        return 0;
    };
    // 云岭市水务局　　云水函〔2025〕4号: the mark of a letter on the line of its number.
    if let Some(at) = mark_before(text, &n).filter(|_| out.doc.header.issuer_mark.is_none()) {
        let (organ, number) = text.cut(at);
        mark::of_letter(&organ.trim(), out);
        return number_line(&number.trim(), rest, out);
    }
    let behind = text.slice(n.whole.end..text.len()).trim();
    // The number stands on the line of the last of several who approve (7.2.6).
    let named_above = !out.doc.header.approvers.is_empty() && top::are_names(&behind);
    if !behind.is_empty() && cue::approvers(&behind).is_none() && !named_above {
        return 0;
    }
    out.label(&whole.slice(0..inside.start));
    out.label(&whole.slice(inside.end..whole.len()));
    let whole = text.slice(n.whole.clone());
    let printed = out.take("header.number.text", &whole.squeezed());
    let number = parts_of_number(text, n, printed);
    out.doc.header.number = Some(number);
    if named_above {
        top::take_names(&behind, out);
        return 1;
    }
    1 + top::approvers(&behind, rest, out).unwrap_or(0)
}

/// Where the agency code begins behind an organ's name and a space.
fn mark_before(text: &Text, n: &cue::Numbered) -> Option<usize> {
    let agency = text.as_str().get(n.agency.clone()?)?;
    let at = agency.rfind(char::is_whitespace)?;
    let organ: String = agency.get(..at)?.split_whitespace().collect();
    let code = agency.get(at..)?.trim();
    (cue::is_organ(&organ) && !code.is_empty()).then_some(at)
}

fn issue_number(text: &Text, out: &mut Builder<'_>) -> bool {
    let bare = counts_series(text, out);
    let fits = out.doc.header.issue_number.is_none() && (bare || cue::issue_number(text));
    if fits {
        let squeezed = text.squeezed();
        let s = squeezed.as_str();
        // A bare number is none without its brackets.
        let inner = cue::bracketed_line(&squeezed).filter(|_| !bare);
        let inner = inner.unwrap_or(0..s.len());
        out.label(&squeezed.slice(0..inner.start));
        out.label(&squeezed.slice(inner.end..s.len()));
        out.doc.header.issue_number = Some(out.take("header.issue_number", &squeezed.slice(inner)));
    }
    fits
}

/// （14） right under the mark of minutes or a bulletin: the issue in brackets alone.
fn counts_series(text: &Text, out: &Builder<'_>) -> bool {
    let mark = out.doc.header.issuer_mark.as_ref();
    let series = out.doc.title.is_none() && mark.is_some_and(|m| genre(&m.text).is_some());
    let squeezed = text.squeezed();
    let inner = cue::bracketed_line(&squeezed).map(|r| squeezed.slice(r));
    let number = inner.and_then(|n| numerals::number(&Squeezed::head(&n, 5).chars));
    series && number.is_some_and(|n| (1..1000).contains(&n))
}

/// The most lines of an adoption note, and the most characters.
const ADOPTION: (usize, usize) = (3, 160);

/// 题注: （2020年11月9日…通过…）, or a date and who adopted it, below the title; maybe torn.
fn adoption(rest: &[Line], out: &mut Builder<'_>) -> usize {
    if out.doc.title.is_none() || out.doc.adoption.is_some() || out.doc.addressees_text.is_some() {
        return 0;
    }
    let closed = |n: &usize| {
        let text = mark::whole(rest, *n);
        let s = Squeezed::of(&text);
        let body = s.from(usize::from(s.chars.first().is_some_and(|&c| is_open(c))));
        let dated = numerals::date(body).is_some_and(|d| d.len < body.len());
        let word = labels::ADOPTED.iter().any(|w| s.find(w).is_some());
        dated && word && s.len() < ADOPTION.1 && !text.as_str().contains('。')
    };
    let Some(lines) = (1..=ADOPTION.0.min(rest.len())).find(closed) else {
        return 0;
    };
    let mut text = Text::default();
    for line in rest.iter().take(lines) {
        text.push(&line.text);
    }
    let s = Squeezed::of(&text);
    let issued = ["发布", "公布"].iter().any(|w| s.ends_with(w));
    if let Some(printed) = numerals::date(&s.chars).filter(|_| issued) {
        // 1984年2月27日 发布 is the date of the document itself.
        out.doc.document_date = printed.date();
    }
    out.doc.adoption = Some(out.take("adoption", &text));
    lines
}

/// 标题: one line or several, until it closes with a genre's name or something else begins.
fn title(rest: &[Line], out: &mut Builder<'_>) -> usize {
    if repeats_organ(rest, out) {
        return 1;
    }
    let most = rest.iter().take(6).take_while(|l| is_title_line(l)).count();
    if most == 0 {
        return 0;
    }
    let full = |n: usize| {
        let lines = rest.get(..n).unwrap_or_default();
        lines
            .last()
            .is_some_and(|l| ends_in_genre(&number_behind(&l.text).0.squeezed()))
    };
    let lines = (1..=most).find(|&n| full(n)).unwrap_or(1);
    let lines = lines + usize::from(rest.get(lines).is_some_and(tells_the_draft));
    let mut text = Text::default();
    for (i, line) in rest.iter().take(lines).enumerate() {
        let (printed, number) = number_behind(&line.text);
        let squeezed = if is_padded(printed.as_str()) {
            printed.squeezed()
        } else {
            printed
        };
        if let Some(number) = number {
            number_line(&number, &[], out);
        }
        let printed = out.take("title", &squeezed);
        if lines > 1 {
            out.doc.title_lines.push(printed);
        }
        if i > 0 && needs_space(&text, &squeezed) {
            text.push(&Text::default());
        }
        text.push(&squeezed);
    }
    out.doc.title = Some(text.as_str().to_owned());
    lines
}

/// 云岭市人民政府 above a title that begins with it: the mark where the organ's own title follows, and
/// a site's name above one of its office, together with which no organ issues a paper.
fn repeats_organ(rest: &[Line], out: &mut Builder<'_>) -> bool {
    let [organ, title, ..] = rest else {
        return false;
    };
    let (name, title) = (organ.text.squeezed(), title.text.squeezed());
    let Some(more) = title.as_str().strip_prefix(name.as_str()) else {
        return false;
    };
    if more.is_empty() || !cue::is_organ(name.as_str()) {
        return false;
    }
    match more.starts_with("关于") && out.doc.header.issuer_mark.is_none() {
        true => mark::of_letter(&organ.text, out),
        false => out.extra(ExtraKind::Site, &organ.text),
    }
    true
}

/// 通　　　报: a line of single characters, which spaces only spread.
fn is_padded(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.clone().count() > 1 && words.all(|w| w.chars().count() == 1)
}

/// （征求意见稿） below a title.
fn tells_the_draft(line: &Line) -> bool {
    let inside = cue::bracketed_line(&line.text).and_then(|r| line.text.as_str().get(r));
    inside.is_some_and(|words| {
        let short = words.chars().count() <= LONGEST_STATE;
        short && labels::DRAFTS.iter().any(|w| words.ends_with(w))
    })
}

/// The most characters that tell how far a draft has come.
const LONGEST_STATE: usize = 12;

/// A title and, behind a space, the document number.
fn number_behind(text: &Text) -> (Text, Option<Text>) {
    let s = text.as_str();
    // 关于印发…的通知（云政发〔2025〕3号)
    let bracket = s.rfind(['（', '(']).filter(|_| s.ends_with(['）', ')']));
    let at = bracket.or_else(|| s.rfind(char::is_whitespace));
    let (title, number) = text.cut(at.unwrap_or(text.len()));
    let number = number.trim();
    let inside = cue::bracketed_number(&number).is_some();
    let whole = inside || cue::number(&number).is_some_and(|n| n.whole.end == number.len());
    if whole && !title.is_empty() {
        (title.trim(), Some(number))
    } else {
        (text.trim(), None)
    }
}

fn needs_space(before: &Text, after: &Text) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    latin(before.as_str().chars().next_back()) && latin(after.as_str().chars().next())
}

pub(super) fn is_title_line(line: &Line) -> bool {
    let (text, _) = number_behind(&line.text);
    let s = text.as_str();
    let len = s.chars().count();
    let sentence = s.ends_with(['。', '：', ':', '；', '，', '！']) || s.contains('。');
    // A title does not open with a date; the first sentence of minutes does.
    let dated = numerals::date(&Squeezed::head(&line.text, 16).chars).is_some();
    let s6 = Squeezed::head(&line.text, 7);
    let labelled = s6.chars.iter().any(|&c| is_colon(c));
    let signed = tail::organ_and_date(&line.text).is_some() || cue::issue_number(&line.text);
    let number = cue::number(&line.text).is_some_and(|n| n.whole == (0..line.text.len()));
    let open = cue::attendance(&line.text).is_none()
        && !dated
        && !labelled
        && cue::fact(line.text.as_str()).is_none()
        && !cue::begins_a_list(line.text.as_str())
        && !signed
        && !number
        && (len > 3 || ends_in_genre(&text));
    let record = s.starts_with('【') || cue::metadata(&line.text);
    line.look != Look::Row
        && !record
        && !sentence
        && len <= 90
        && cue::level(&line.text).is_none()
        && open
}

fn ends_in_genre(text: &Text) -> bool {
    genre(text.as_str()).is_some()
}

/// The genre that a title closes with, a bracket such as （试行） aside.
pub(super) fn genre(title: &str) -> Option<Kind> {
    let mut s = title.trim_end();
    while let Some(inner) = s.strip_suffix(['）', ')']) {
        s = inner.get(..inner.rfind(['（', '('])?)?.trim_end();
    }
    if s.ends_with('令') {
        return Some(Kind::Order);
    }
    let letters = ["复函", "答复", "的函"];
    if letters.iter().any(|l| s.ends_with(l)) {
        return Some(Kind::Letter);
    }
    Kind::ALL
        .iter()
        .find(|(_, _, word)| s.ends_with(word) && *word != "函")
        .map(|(kind, ..)| *kind)
}

/// 主送机关 (7.3.2): organs and a colon, before any body text.
fn addressees(rest: &[Line], out: &mut Builder<'_>) -> usize {
    if out.doc.addressees_text.is_some() {
        return 0;
    }
    let most = rest.len().min(ADDRESSEE_LINES);
    let open = |l: &&Line| !l.text.as_str().ends_with(is_colon) && !l.text.as_str().contains('。');
    let most = most.min(rest.iter().take(most).take_while(open).count() + 1);
    let whole = |n: usize| Some((n, mark::whole(rest, n)));
    let breaks = |l: &Line| {
        let s = l.text.as_str();
        s.ends_with(['、', '，', ',']) || s.chars().count() >= LEAST_BROKEN
    };
    let most = most.min(rest.iter().take_while(|l| breaks(l)).count() + 1);
    let found = (1..=most)
        .filter_map(whole)
        .find(|(_, text)| cue::addressees(text));
    let Some((lines, text)) = found else {
        return 0;
    };
    if lines > 1 {
        let was = rest.iter().take(lines).map(|l| l.text.as_str());
        let was = was.collect::<Vec<_>>().join("⏎");
        let finding = out.finding(Code::Joined, &text).change(was, text.as_str());
        out.report(finding.of("addressees_text"));
    }
    let end = text.as_str().trim_end_matches(is_colon).len();
    let (names, colon) = text.cut(end);
    out.label(&colon);
    out.doc.addressees_text = Some(out.take("addressees_text", &names));
    let list = names
        .as_str()
        .split(['，', ',', '；'])
        .map(str::trim)
        .filter(|n| !n.is_empty());
    out.doc.addressees = list.map(Into::into).collect();
    lines
}

/// The least characters of a line of addressees that breaks within a name.
const LEAST_BROKEN: usize = 18;
/// The most lines of addressees.
const ADDRESSEE_LINES: usize = 8;

/// Whether words are an organ's name by their ending alone.
pub(super) fn looks_like_organ(name: &str) -> bool {
    organs::issuer_ending(name).is_some()
}
