//! The numbered fields of the model: one row each, the only place that says which is which.

use crate::places::*;
use crate::value::{Held, Value, bad};
use gongwen::Error;
use gongwen::accord::Worded;
use gongwen::messages::Trouble;
use gongwen::model::{
    Attachment, AttachmentNote, Cell, Chair, Classification, Distribution, Document, Extra,
    ExtraKind, IssuerMark, Meeting, Number, Person, Signatory,
};

/// A field of `T`.
pub(crate) struct Field<T> {
    pub(crate) number: gongwen_field,
    pub(crate) name: &'static str,
    pub(crate) get: for<'a> fn(&'a T) -> Value<'a>,
    pub(crate) set: fn(&mut T, Value<'_>, &str) -> Result<(), Error>,
}

/// What has numbered fields and can be made anew.
pub(crate) trait Item: Sized + 'static {
    /// The rows.
    const FIELDS: &'static [Field<Self>];

    /// An empty one.
    fn empty() -> Self;
}

/// The row of a field; an error that names `whose` where there is none.
pub(crate) fn field<T: Item>(
    number: gongwen_field,
    whose: &str,
) -> Result<&'static Field<T>, Error> {
    let hit = T::FIELDS.iter().find(|f| f.number == number);
    hit.ok_or_else(|| Error::new(Trouble::NoSuchField, &[&whose, &number]))
}

/// A field that is always there.
macro_rules! field {
    ($name:ident, $($step:ident).+) => {
        Field {
            number: $name,
            name: stringify!($name),
            get: |t| t.$($step).+.get(),
            set: |t, v, f| t.$($step).+.set(v, f),
        }
    };
}

/// A field of a part that may be absent; giving it a value brings the part.
macro_rules! part {
    ($name:ident, $($step:ident).+ ? $inner:ident, $new:expr) => {
        Field {
            number: $name,
            name: stringify!($name),
            get: |t| t.$($step).+.as_ref().map_or(Value::Absent, |p| p.$inner.get()),
            set: |t, v, f| {
                if v == Value::Absent && t.$($step).+.is_none() {
                    return Ok(());
                }
                let mut part = t.$($step).+.clone().unwrap_or_else($new);
                part.$inner.set(v, f)?;
                t.$($step).+ = Some(part);
                Ok(())
            },
        }
    };
}

/// The field without which its part is not there: taking it away takes the part.
macro_rules! key {
    ($name:ident, $($step:ident).+ ? $inner:ident, $new:expr) => {
        Field {
            number: $name,
            name: stringify!($name),
            get: |t| t.$($step).+.as_ref().map_or(Value::Absent, |p| p.$inner.get()),
            set: |t, v, f| {
                t.$($step).+ = match v {
                    Value::Absent => None,
                    given => {
                        let mut part = t.$($step).+.clone().unwrap_or_else($new);
                        part.$inner.set(given, f)?;
                        Some(part)
                    }
                };
                Ok(())
            },
        }
    };
}

/// A field that holds a value, or the words that are printed for one: the last one set counts.
macro_rules! kept_together {
    ($told:ident, $what:ident, $field:expr) => {
        Field {
            set: |d, v, f| {
                const ALONE: Field<Document> = $field;
                (ALONE.set)(d, v, f)?;
                d.$told(Worded::$what);
                Ok(())
            },
            ..$field
        }
    };
}

/// A span of a cell, which is 1 or more.
macro_rules! span {
    ($name:ident, $step:ident) => {
        Field {
            number: $name,
            name: stringify!($name),
            get: |t| t.$step.get(),
            set: |t, v, f| match v {
                Value::Number(0) => Err(bad(v, f)),
                given => t.$step.set(given, f),
            },
        }
    };
}

fn classification() -> Classification {
    Classification {
        level: String::new(),
        term: None,
    }
}

pub(crate) fn mark() -> IssuerMark {
    IssuerMark {
        issuers: Vec::new(),
        suffix: None,
        text: String::new(),
    }
}

fn number() -> Number {
    Number {
        agency: None,
        year: None,
        serial: None,
        text: String::new(),
    }
}

fn signatory() -> Signatory {
    Signatory {
        title: None,
        name: String::new(),
    }
}

fn chair_of(document: &Document) -> Option<&Chair> {
    document.meeting.as_ref()?.chair.as_ref()
}

fn set_chair(
    document: &mut Document,
    set: impl FnOnce(&mut Chair) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut chair = chair_of(document).cloned().unwrap_or_else(|| Chair {
        name: String::new(),
        title: None,
    });
    set(&mut chair)?;
    document.meeting.get_or_insert_with(Meeting::default).chair = Some(chair);
    Ok(())
}

impl Item for Document {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_KIND, kind),
        field!(GONGWEN_FIELD_LAYOUT, layout),
        field!(GONGWEN_FIELD_COPY_NUMBER, header.copy_number),
        key!(GONGWEN_FIELD_CLASSIFICATION, header.classification ? level, classification),
        part!(GONGWEN_FIELD_CLASSIFICATION_TERM, header.classification ? term, classification),
        field!(GONGWEN_FIELD_URGENCY, header.urgency),
        kept_together!(
            words_were_set,
            IssuerMark,
            key!(GONGWEN_FIELD_MARK, header.issuer_mark ? text, mark)
        ),
        kept_together!(
            value_was_set,
            IssuerMark,
            part!(GONGWEN_FIELD_MARK_SUFFIX, header.issuer_mark ? suffix, mark)
        ),
        kept_together!(
            words_were_set,
            Number,
            key!(GONGWEN_FIELD_NUMBER, header.number ? text, number)
        ),
        kept_together!(
            value_was_set,
            Number,
            part!(GONGWEN_FIELD_NUMBER_AGENCY, header.number ? agency, number)
        ),
        kept_together!(
            value_was_set,
            Number,
            part!(GONGWEN_FIELD_NUMBER_YEAR, header.number ? year, number)
        ),
        kept_together!(
            value_was_set,
            Number,
            part!(GONGWEN_FIELD_NUMBER_SERIAL, header.number ? serial, number)
        ),
        field!(GONGWEN_FIELD_ISSUE_NUMBER, header.issue_number),
        kept_together!(value_was_set, Title, field!(GONGWEN_FIELD_TITLE, title)),
        field!(GONGWEN_FIELD_ADOPTION, adoption),
        kept_together!(
            words_were_set,
            Addressees,
            field!(GONGWEN_FIELD_ADDRESSEES_TEXT, addressees_text)
        ),
        part!(GONGWEN_FIELD_MEETING_NAME, meeting ? name, Meeting::default),
        part!(GONGWEN_FIELD_MEETING_SESSION, meeting ? session_number, Meeting::default),
        part!(GONGWEN_FIELD_MEETING_TERM, meeting ? term, Meeting::default),
        part!(GONGWEN_FIELD_MEETING_DATE, meeting ? date, Meeting::default),
        part!(GONGWEN_FIELD_MEETING_TIME_OF_DAY, meeting ? time_of_day, Meeting::default),
        part!(GONGWEN_FIELD_MEETING_PLACE, meeting ? place, Meeting::default),
        Field {
            number: GONGWEN_FIELD_CHAIR_NAME,
            name: "GONGWEN_FIELD_CHAIR_NAME",
            get: |d| chair_of(d).map_or(Value::Absent, |c| c.name.get()),
            set: |d, v, f| match v {
                Value::Absent => {
                    d.meeting.iter_mut().for_each(|m| m.chair = None);
                    Ok(())
                }
                given => set_chair(d, |c| c.name.set(given, f)),
            },
        },
        Field {
            number: GONGWEN_FIELD_CHAIR_TITLE,
            name: "GONGWEN_FIELD_CHAIR_TITLE",
            get: |d| chair_of(d).map_or(Value::Absent, |c| c.title.get()),
            set: |d, v, f| match v {
                Value::Absent if chair_of(d).is_none() => Ok(()),
                given => set_chair(d, |c| c.title.set(given, f)),
            },
        },
        field!(GONGWEN_FIELD_COMPILED_BY, compiled_by),
        kept_together!(
            value_was_set,
            DocumentDate,
            field!(GONGWEN_FIELD_DOCUMENT_DATE, document_date)
        ),
        kept_together!(
            words_were_set,
            DocumentDate,
            field!(GONGWEN_FIELD_DOCUMENT_DATE_TEXT, document_date_text)
        ),
        field!(GONGWEN_FIELD_NOTE, note),
        key!(GONGWEN_FIELD_SIGNATORY_NAME, signature.signatory ? name, signatory),
        part!(GONGWEN_FIELD_SIGNATORY_TITLE, signature.signatory ? title, signatory),
        field!(GONGWEN_FIELD_SEAL, signature.seal),
        field!(GONGWEN_FIELD_ISSUED_BY, imprint.issued_by),
        kept_together!(
            value_was_set,
            IssuedOn,
            field!(GONGWEN_FIELD_ISSUED_ON, imprint.issued_on)
        ),
        kept_together!(
            words_were_set,
            IssuedOn,
            field!(GONGWEN_FIELD_ISSUED_ON_TEXT, imprint.issued_on_text)
        ),
        field!(GONGWEN_FIELD_COPIES, imprint.copies),
    ];

    fn empty() -> Self {
        Self::default()
    }
}

impl Item for String {
    const FIELDS: &'static [Field<Self>] = &[Field {
        number: GONGWEN_FIELD_TEXT,
        name: "GONGWEN_FIELD_TEXT",
        get: |t| t.get(),
        set: |t, v, f| t.set(v, f),
    }];

    fn empty() -> Self {
        Self::new()
    }
}

impl Item for Person {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_NAME, name),
        field!(GONGWEN_FIELD_TITLE, title),
        field!(GONGWEN_FIELD_UNIT, unit),
        field!(GONGWEN_FIELD_GROUP, group),
        field!(GONGWEN_FIELD_REASON, reason),
        field!(GONGWEN_FIELD_IN_PROSE, in_prose),
    ];

    fn empty() -> Self {
        Self::default()
    }
}

impl Item for AttachmentNote {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_ORDINAL, number),
        field!(GONGWEN_FIELD_TITLE, title),
    ];

    fn empty() -> Self {
        Self {
            number: None,
            title: String::new(),
        }
    }
}

impl Item for Attachment {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_ORDINAL, number),
        field!(GONGWEN_FIELD_TITLE, title),
    ];

    fn empty() -> Self {
        Self::default()
    }
}

impl Item for Distribution {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_LABEL, kind),
        field!(GONGWEN_FIELD_TEXT, text),
    ];

    fn empty() -> Self {
        Self {
            kind: String::new(),
            to: Vec::new(),
            text: String::new(),
        }
    }
}

impl Item for Extra {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_TYPE, kind),
        field!(GONGWEN_FIELD_TEXT, text),
    ];

    fn empty() -> Self {
        Self {
            kind: ExtraKind::Metadata,
            text: String::new(),
        }
    }
}

impl Item for Cell {
    const FIELDS: &'static [Field<Self>] = &[
        field!(GONGWEN_FIELD_TEXT, text),
        span!(GONGWEN_FIELD_COL_SPAN, col_span),
        span!(GONGWEN_FIELD_ROW_SPAN, row_span),
    ];

    fn empty() -> Self {
        Self {
            text: String::new(),
            col_span: 1,
            row_span: 1,
        }
    }
}

/// A row of a table: the cells that begin in it.
impl Item for Vec<Cell> {
    const FIELDS: &'static [Field<Self>] = &[Field {
        number: GONGWEN_FIELD_CELLS,
        name: "GONGWEN_FIELD_CELLS",
        get: |row| i64::try_from(row.len()).map_or(Value::Absent, Value::Number),
        set: |row, v, f| {
            let mut count = 0_u16;
            count.set(v, f)?;
            row.resize_with(count.into(), Cell::empty);
            Ok(())
        },
    }];

    fn empty() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::model::Date;

    fn draft() -> Document {
        let draft = "云岭市水务局文件\n\n云水发〔2024〕7号\n\n云岭市水务局关于做好\n防汛工作的通知\n\n\
            各县水务局：\n\n汛期将至，请做好准备。\n\n云岭市水务局\n二〇二四年五月六日\n";
        let read = gongwen::read(draft.as_bytes(), &gongwen::ReadOptions::default());
        read.unwrap().document
    }

    fn set(d: &mut Document, number: gongwen_field, value: Value<'_>) {
        let Field { set, name, .. } = field::<Document>(number, "document").unwrap();
        set(d, value, name).unwrap();
    }

    #[test]
    fn a_value_that_is_set_takes_its_old_words_along() {
        let mut d = draft();
        assert!(d.document_date_text.is_some() && !d.title_lines.is_empty());
        set(&mut d, GONGWEN_FIELD_TITLE, Value::Text("关于抗旱的通知"));
        set(
            &mut d,
            GONGWEN_FIELD_DOCUMENT_DATE,
            Value::Text("2026-01-01"),
        );
        set(&mut d, GONGWEN_FIELD_NUMBER_SERIAL, Value::Number(8));
        assert!(d.title_lines.is_empty() && d.document_date_text.is_none());
        assert_eq!(d.header.number.as_ref().unwrap().text, "云水发〔2024〕8号");
        assert!(d.in_accord().1.is_empty());
    }

    #[test]
    fn words_that_are_set_are_read_anew() {
        let mut d = draft();
        set(
            &mut d,
            GONGWEN_FIELD_NUMBER,
            Value::Text("云水函〔2026〕12号"),
        );
        set(
            &mut d,
            GONGWEN_FIELD_ADDRESSEES_TEXT,
            Value::Text("甲县，乙县"),
        );
        set(
            &mut d,
            GONGWEN_FIELD_DOCUMENT_DATE_TEXT,
            Value::Text("二〇二六年一月一日"),
        );
        let number = d.header.number.as_ref().unwrap();
        assert_eq!(
            (number.agency.as_deref(), number.serial),
            (Some("云水函"), Some(12))
        );
        assert_eq!(d.addressees, ["甲县", "乙县"]);
        assert_eq!(d.document_date, Date::new(2026, 1, 1));
        assert!(d.in_accord().1.is_empty());
    }

    #[test]
    fn a_value_that_is_taken_away_leaves_no_words() {
        let mut d = draft();
        set(&mut d, GONGWEN_FIELD_DOCUMENT_DATE, Value::Absent);
        set(&mut d, GONGWEN_FIELD_TITLE, Value::Absent);
        assert!(d.title_lines.is_empty() && d.document_date_text.is_none());
    }
}
