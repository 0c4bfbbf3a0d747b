//! Printed words beside a value: they are printed only while they say what the value says.
//!
//! A draft may print 二〇二四年五月六日 for a date, or 各区人民政府、市直各部门 for a list: the model
//! keeps both. Whoever edits the value must not find the old words on the page, so this is the one
//! place that decides: **the value counts**. Words that say something else give way to words made of
//! the value, which is told; words without any value stand alone, as a date without its day does.
//! Knows no format; every writer gets a document in accord with itself.

use crate::diagnostic::Diagnostic;
use crate::messages::Code;
use crate::model::{Date, Distribution, Document, Imprint, IssuerMark, MarkSuffix, Number};
use crate::recognise::{self, numerals};
use crate::style::title::source_lines;
use crate::style::wording;
use std::borrow::Cow;

impl Document {
    /// The document with printed words that say what its values say, those of documents inside it
    /// too, and a diagnostic for each that did not. What was in accord comes back as it is.
    ///
    /// ```
    /// use gongwen::model::{Date, Document};
    /// let document = Document {
    ///     document_date: Date::new(2026, 1, 1),
    ///     document_date_text: Some("二〇二四年五月六日".into()),
    ///     ..Document::default()
    /// };
    /// let (settled, told) = document.in_accord();
    /// assert_eq!(settled.document_date_text, None); // so that 2026年1月1日 is printed
    /// assert_eq!(told.len(), 1);
    /// ```
    pub fn in_accord(&self) -> (Cow<'_, Document>, Vec<Diagnostic>) {
        if agrees(self) {
            return (Cow::Borrowed(self), Vec::new());
        }
        let (mut settled, mut told) = (self.clone(), Vec::new());
        settle(&mut settled, "", &mut told);
        (Cow::Owned(settled), told)
    }
}

/// Elements that hold a value and the words that the source prints for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Worded {
    /// 标题 and its lines.
    Title,
    /// 主送机关.
    Addressees,
    /// 成文日期.
    DocumentDate,
    /// 印发日期.
    IssuedOn,
    /// 发文字号: its parts are the value.
    Number,
    /// 发文机关标志: issuers and suffix are the value.
    IssuerMark,
    /// Every list of 抄送机关.
    Distribution,
}

impl Worded {
    /// All of them with the name of the value in JSON.
    pub const ALL: &'static [(Worded, &'static str)] = &[
        (Worded::Title, "title"),
        (Worded::Addressees, "addressees"),
        (Worded::DocumentDate, "document_date"),
        (Worded::IssuedOn, "issued_on"),
        (Worded::Number, "number"),
        (Worded::IssuerMark, "issuer_mark"),
        (Worded::Distribution, "distribution"),
    ];
}

/// For programs that set one field after the other: the last edit counts, of a value or of its words.
impl Document {
    /// To be called when a value was set: words that say another go, and so do those of a value that
    /// was taken away.
    pub fn value_was_set(&mut self, what: Worded) {
        match what {
            Worded::Title if self.title.is_none() || !title_agrees(self) => {
                self.title_lines.clear();
            }
            Worded::Addressees if self.addressees.is_empty() || !addressees_agree(self) => {
                self.addressees_text = None;
            }
            Worded::DocumentDate => keep_words(self.document_date, &mut self.document_date_text),
            Worded::IssuedOn => {
                keep_words(self.imprint.issued_on, &mut self.imprint.issued_on_text);
            }
            Worded::Number => drop(self.header.number.as_mut().and_then(Number::settle)),
            Worded::IssuerMark => drop(
                self.header
                    .issuer_mark
                    .as_mut()
                    .and_then(IssuerMark::settle),
            ),
            Worded::Distribution => {
                let lists = self.imprint.distribution.iter_mut();
                lists.for_each(|list| drop(settle_recipients(list)));
            }
            _ => {}
        }
    }

    /// To be called when words were set: a value that they contradict is read from them anew. The
    /// lines of a title say only where it breaks, and change nothing.
    pub fn words_were_set(&mut self, what: Worded) {
        match what {
            Worded::Addressees if !addressees_agree(self) => {
                let words = self.addressees_text.as_deref().unwrap_or("");
                self.addressees = recognise::recipients(words);
            }
            Worded::DocumentDate => read_words(&mut self.document_date, &self.document_date_text),
            Worded::IssuedOn => {
                read_words(&mut self.imprint.issued_on, &self.imprint.issued_on_text);
            }
            Worded::Number => {
                let number = self.header.number.as_mut().filter(|n| !n.agrees());
                number
                    .into_iter()
                    .for_each(|n| *n = Number::of_words(&n.text));
            }
            Worded::IssuerMark => {
                let mark = self.header.issuer_mark.as_mut().filter(|m| !m.agrees());
                mark.into_iter()
                    .for_each(|m| *m = IssuerMark::of_words(&m.text));
            }
            Worded::Distribution => {
                let lists = self.imprint.distribution.iter_mut();
                let lists = lists.filter(|d| !recipients_agree(d));
                lists.for_each(|d| d.to = recognise::recipients(&d.text));
            }
            _ => {}
        }
    }
}

fn keep_words(value: Option<Date>, words: &mut Option<String>) {
    if value.is_none() || !date_agrees(value, words.as_deref()) {
        *words = None;
    }
}

fn read_words(value: &mut Option<Date>, words: &Option<String>) {
    if !date_agrees(*value, words.as_deref()) {
        *value = words.as_deref().and_then(Date::of_words);
    }
}

impl Number {
    /// The number that words spell, such as 云政发〔2021〕35号; of other words nothing but themselves.
    pub fn of_words(text: &str) -> Self {
        let known = recognise::number_of(text);
        known.unwrap_or_else(|| Self {
            agency: None,
            year: None,
            serial: None,
            text: text.to_owned(),
        })
    }

    fn agrees(&self) -> bool {
        let words: String = bare(&self.text).collect();
        let own = bare(&self.printed()).eq(words.chars());
        if own || words.is_empty() {
            return own;
        }
        let agency: String = self.agency.iter().flat_map(|a| bare(a)).collect();
        let Some((before, behind)) = words.split_once(agency.as_str()) else {
            return false;
        };
        let mut said = numbers(before);
        said.extend(numbers(behind));
        let mut says = |n: u32| {
            let at = said.iter().position(|&s| s == n);
            at.map(|at| said.remove(at)).is_some()
        };
        self.year.is_none_or(|y| says(y.into())) && self.serial.is_none_or(&mut says)
    }

    /// Words of the values for words that say others, which it gives back.
    fn settle(&mut self) -> Option<String> {
        let now = (!self.agrees()).then(|| self.printed())?;
        Some(std::mem::replace(&mut self.text, now))
    }

    /// The words of the values: 云政发〔2021〕35号; 第35号 and 2021年第35号 where the words had 第.
    fn printed(&self) -> String {
        let agency = self.agency.as_deref().unwrap_or("");
        let ordinal = self.text.contains('第') || (agency.is_empty() && self.year.is_none());
        let year = match self.year {
            Some(y) if ordinal && agency.is_empty() => format!("{y}年"),
            Some(y) => format!("〔{y}〕"),
            None => String::new(),
        };
        let ordinal = if ordinal { "第" } else { "" };
        let serial = self.serial.map(|n| format!("{ordinal}{n}号"));
        format!("{agency}{year}{}", serial.unwrap_or_default())
    }
}

impl IssuerMark {
    /// The mark that words spell: the organ, and the word behind it.
    pub fn of_words(text: &str) -> Self {
        let suffix = MarkSuffix::ALL.iter().find(|(_, w)| text.ends_with(w));
        let organ = match suffix {
            Some((_, word)) => text.strip_suffix(word),
            None => recognise::organ_of_masthead(text).or(Some(text)),
        };
        Self {
            issuers: organ.map(Into::into).into_iter().collect(),
            suffix: suffix.map(|s| s.0),
            text: text.to_owned(),
        }
    }

    fn agrees(&self) -> bool {
        let words: String = bare(&self.text).collect();
        let mut rest = words.as_str();
        let named = self.issuers.iter().all(|issuer| {
            let issuer: String = bare(issuer).collect();
            let behind = rest.split_once(issuer.as_str()).map(|(_, behind)| behind);
            rest = behind.unwrap_or("");
            behind.is_some()
        });
        let closed = self.suffix.is_none_or(|s| words.contains(s.word()));
        (named && closed) || (self.issuers.is_empty() && !words.is_empty())
    }

    /// Words of the values for words that say others, which it gives back.
    fn settle(&mut self) -> Option<String> {
        let now = (!self.agrees()).then(|| self.printed())?;
        Some(std::mem::replace(&mut self.text, now))
    }

    /// The organs, and the word that the mark closes with: 会议纪要 and its like stay.
    fn printed(&self) -> String {
        let organ = recognise::organ_of_masthead(&self.text).unwrap_or(&self.text);
        let kept = self.text.get(organ.len()..).unwrap_or("");
        let word = match self.suffix {
            Some(suffix) => suffix.word(),
            None => kept,
        };
        format!("{}{word}", self.issuers.concat())
    }
}

impl Date {
    /// The day that printed words say; none of words that say no whole one.
    ///
    /// ```
    /// use gongwen::model::Date;
    /// assert_eq!(Date::of_words("二〇二四年五月六日"), Date::new(2024, 5, 6));
    /// assert_eq!(Date::of_words("2024年5月"), None);
    /// ```
    pub fn of_words(text: &str) -> Option<Self> {
        let chars: Vec<char> = bare(text).collect();
        numerals::date(&chars)?.date()
    }
}

/// Text without its white space.
fn bare(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}

/// The numbers that stand in words.
fn numbers(words: &str) -> Vec<u32> {
    let runs = words.split(|c| !numerals::is_numeral(c));
    let runs = runs.map(|run| run.chars().collect::<Vec<_>>());
    runs.filter_map(|run| numerals::number(&run)).collect()
}

/// Whether words say the day; one without a year leaves the year to the value.
fn date_agrees(value: Option<Date>, words: Option<&str>) -> bool {
    let (Some(value), Some(words)) = (value, words) else {
        return true;
    };
    let chars: Vec<char> = bare(words).collect();
    let said = numerals::date(&chars);
    let year = u32::from(value.year());
    said.and_then(|d| d.in_year(d.year.unwrap_or(year))) == Some(value)
}

/// Whether words name the items of a list, whatever marks part them.
fn list_agrees(items: &[String], words: &str) -> bool {
    let named = |c: &char| !c.is_whitespace() && !"，,；;、。.．：:".contains(*c);
    let listed = items.iter().flat_map(|i| i.chars()).filter(named);
    items.is_empty() || listed.eq(words.chars().filter(named))
}

fn title_agrees(d: &Document) -> bool {
    let spelt = |t: &String| source_lines(t, &d.title_lines).is_some();
    d.title_lines.is_empty() || d.title.as_ref().is_none_or(spelt)
}

fn addressees_agree(d: &Document) -> bool {
    let words = d.addressees_text.as_deref();
    words.is_none_or(|w| list_agrees(&d.addressees, w))
}

fn recipients_agree(d: &Distribution) -> bool {
    d.text.is_empty() || list_agrees(&d.to, &d.text)
}

fn agrees(d: &Document) -> bool {
    title_agrees(d)
        && addressees_agree(d)
        && date_agrees(d.document_date, d.document_date_text.as_deref())
        && d.header.number.as_ref().is_none_or(Number::agrees)
        && d.header.issuer_mark.as_ref().is_none_or(IssuerMark::agrees)
        && date_agrees(d.imprint.issued_on, d.imprint.issued_on_text.as_deref())
        && d.imprint.distribution.iter().all(recipients_agree)
        && d.forwarded.iter().all(agrees)
}

fn settle(d: &mut Document, at: &str, told: &mut Vec<Diagnostic>) {
    let mut tell = |path: &str, was: &str, now: &str| {
        let finding = Diagnostic::new(Code::WordsDisagree).change(was, now);
        told.push(finding.of(format!("{at}{path}")));
    };
    if !title_agrees(d) {
        let was = std::mem::take(&mut d.title_lines).concat();
        tell("title_lines", &was, d.title.as_deref().unwrap_or(""));
    }
    if !addressees_agree(d) {
        let was = d.addressees_text.take().unwrap_or_default();
        tell("addressees_text", &was, &d.addressees.join("，"));
    }
    settle_date(d.document_date, &mut d.document_date_text, |was, now| {
        tell("document_date_text", was, now)
    });
    if let Some(number) = &mut d.header.number
        && let Some(was) = number.settle()
    {
        tell("header.number.text", &was, &number.text);
    }
    if let Some(mark) = &mut d.header.issuer_mark
        && let Some(was) = mark.settle()
    {
        tell("header.issuer_mark.text", &was, &mark.text);
    }
    settle_imprint(&mut d.imprint, &mut tell);
    for (i, inside) in d.forwarded.iter_mut().enumerate() {
        settle(inside, &format!("{at}forwarded[{i}]."), told);
    }
}

fn settle_imprint(imprint: &mut Imprint, tell: &mut dyn FnMut(&str, &str, &str)) {
    for (i, list) in imprint.distribution.iter_mut().enumerate() {
        if let Some(was) = settle_recipients(list) {
            tell(&format!("imprint.distribution[{i}].text"), &was, &list.text);
        }
    }
    settle_date(
        imprint.issued_on,
        &mut imprint.issued_on_text,
        |was, now| {
            tell("imprint.issued_on_text", was, now);
        },
    );
}

fn settle_recipients(list: &mut Distribution) -> Option<String> {
    let now = (!recipients_agree(list)).then(|| wording::moved_addressees(&list.to))?;
    Some(std::mem::replace(&mut list.text, now))
}

fn settle_date(value: Option<Date>, words: &mut Option<String>, tell: impl FnOnce(&str, &str)) {
    if let Some(date) = value.filter(|_| !date_agrees(value, words.as_deref())) {
        tell(&words.take().unwrap_or_default(), &date.printed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, ReadOptions, WriteOptions, read, write};

    const DRAFT: &str = "云岭市人民政府文件\n\n云政发〔2024〕7号\n\n云岭市人民政府关于做好\n2024年防汛工作的通知\n\n\
        各县人民政府，市直各部门：\n\n汛期将至，现就有关事项通知如下。\n\n云岭市人民政府\n二〇二四年五月六日\n\n\
        抄送：市委办公室，市政协办公室。\n云岭市人民政府办公室　二〇二四年五月七日印发\n";

    fn draft() -> Document {
        let parsed = read(DRAFT.as_bytes(), &ReadOptions::default());
        parsed.unwrap().document
    }

    fn edited() -> Document {
        let mut d = draft();
        assert!(d.document_date_text.is_some() && d.imprint.issued_on_text.is_some());
        d.title = Some("云岭市人民政府关于抗旱的通知".into());
        d.addressees = vec!["甲县".into()];
        d.document_date = Date::new(2026, 1, 1);
        d.imprint.issued_on = Date::new(2026, 1, 2);
        d.imprint.distribution[0].to = vec!["乙县".into()];
        d.header.number.as_mut().unwrap().serial = Some(8);
        d.header.issuer_mark.as_mut().unwrap().issuers = vec!["青河县人民政府".into()];
        d
    }

    const NEW: [&str; 7] = [
        "关于抗旱的通知",
        "甲县：",
        "2026年1月1日",
        "2026年1月2日印发",
        "抄送：乙县。",
        "云政发〔2024〕8号",
        "青河县人民政府文件",
    ];

    #[test]
    fn what_was_read_is_in_accord_with_itself() {
        let d = draft();
        let (same, told) = d.in_accord();
        assert!(matches!(same, Cow::Borrowed(_)) && told.is_empty());
    }

    #[test]
    fn an_edited_value_is_what_every_format_prints() {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let written = write(&edited(), format, &WriteOptions::default()).unwrap();
            let text = String::from_utf8(written.bytes).unwrap();
            for new in NEW {
                assert!(text.contains(new), "{new} in {text}");
            }
            for old in ["防汛工作", "二〇二四年", "7号", "市直", "市政协"] {
                assert!(!text.contains(old), "{old} in {text}");
            }
            let codes = written
                .diagnostics
                .iter()
                .filter(|d| d.code == Code::WordsDisagree);
            assert_eq!(codes.count(), NEW.len());
        }
    }

    #[test]
    fn no_file_holds_a_number_that_says_two_things() {
        for format in [Format::Xml, Format::Json] {
            let written = write(&edited(), format, &WriteOptions::default()).unwrap();
            let text = String::from_utf8(written.bytes).unwrap();
            assert!(text.contains("云政发〔2024〕8号") && !text.contains("7号"));
        }
    }

    #[test]
    fn words_without_a_value_stand_alone() {
        let d = Document {
            document_date_text: Some("2024年5月".into()),
            addressees_text: Some("各有关单位".into()),
            title_lines: vec!["关于防汛".into(), "的通知".into()],
            ..Document::default()
        };
        assert!(d.in_accord().1.is_empty());
    }

    #[test]
    fn the_words_of_a_number_keep_their_form() {
        let forms = [
            ("云政发〔2024〕7号", "云政发〔2024〕8号"),
            ("第7号", "第8号"),
            ("2025年第7号", "2025年第8号"),
        ];
        for (was, now) in forms {
            let mut number = Number::of_words(was);
            if number.serial.is_none() {
                number.year = was.starts_with("2025").then_some(2025);
            }
            number.serial = Some(8);
            assert!(!number.agrees(), "{was}");
            assert_eq!(number.printed(), now);
        }
    }

    #[test]
    fn the_mark_of_minutes_keeps_the_name_of_the_meeting() {
        let mut mark = IssuerMark::of_words("云岭市人民政府常务会议纪要");
        assert_eq!(mark.issuers, ["云岭市人民政府"]);
        mark.issuers = vec!["青河县人民政府".into()];
        assert_eq!(mark.printed(), "青河县人民政府常务会议纪要");
    }
}
