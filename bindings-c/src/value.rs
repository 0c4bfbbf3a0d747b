//! What a field of the model holds, as C can hand it over: a text, a number, a day, or nothing.

use crate::places::{KINDS, LAYOUTS};
use gongwen::Error;
use gongwen::messages::Trouble;
use gongwen::model::{Date, ExtraKind, Kind, Layout, MarkSuffix, Seal, TimeOfDay};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// The document does not say it.
    Absent,
    /// A text.
    Text(&'a str),
    /// A number from 0; a flag is 0 or 1.
    Number(i64),
    /// A day.
    Date(Date),
    /// One of a few words, with its number.
    Named(i64, &'static str),
}

/// A field of the model. `field` names it in errors.
pub(crate) trait Held {
    fn get(&self) -> Value<'_>;
    fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error>;
}

/// The error for a value that a field cannot take.
pub(crate) fn bad(value: Value<'_>, field: &str) -> Error {
    match value {
        Value::Absent => Error::new(Trouble::NotAllowed, &[&field, &"NULL"]),
        Value::Text(text) => Error::new(Trouble::NotAllowed, &[&field, &text]),
        Value::Number(number) | Value::Named(number, _) => {
            Error::new(Trouble::NotAllowed, &[&field, &number])
        }
        Value::Date(date) => Error::new(Trouble::NotAllowed, &[&field, &date]),
    }
}

impl Held for String {
    fn get(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
        match value {
            Value::Text(text) => text.clone_into(self),
            other => return Err(bad(other, field)),
        }
        Ok(())
    }
}

impl Held for bool {
    fn get(&self) -> Value<'_> {
        Value::Number((*self).into())
    }

    fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
        *self = match value {
            Value::Number(0) => false,
            Value::Number(1) => true,
            other => return Err(bad(other, field)),
        };
        Ok(())
    }
}

/// A number that the field's type can hold.
fn number<T: TryFrom<i64>>(value: Value<'_>, field: &str) -> Result<T, Error> {
    match value {
        Value::Number(n) => T::try_from(n).map_err(|_| bad(value, field)),
        other => Err(bad(other, field)),
    }
}

macro_rules! held_numbers {
    ($($type:ty),*) => {$(
        impl Held for $type {
            fn get(&self) -> Value<'_> {
                i64::try_from(*self).map_or(Value::Absent, Value::Number)
            }

            fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
                *self = number(value, field)?;
                Ok(())
            }
        }
    )*};
}

held_numbers!(u8, u16, u32, usize);

impl Held for Date {
    fn get(&self) -> Value<'_> {
        Value::Date(*self)
    }

    fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
        *self = match value {
            Value::Date(date) => date,
            Value::Text(text) => text.parse().map_err(|_| bad(value, field))?,
            other => return Err(bad(other, field)),
        };
        Ok(())
    }
}

/// A word of a few: its number is its place in the table, from 1.
trait Word: Copy + PartialEq + 'static {
    fn table() -> impl Iterator<Item = (Self, &'static str)>;
}

macro_rules! words {
    ($($type:ty: $rows:expr;)*) => {$(
        impl Word for $type {
            fn table() -> impl Iterator<Item = (Self, &'static str)> {
                $rows
            }
        }

        impl Held for $type {
            fn get(&self) -> Value<'_> {
                word(*self)
            }

            fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
                *self = of_word(value, field)?;
                Ok(())
            }
        }
    )*};
}

words! {
    Kind: KINDS.iter().map(|&k| (k, k.name()));
    Layout: LAYOUTS.iter().map(|&l| (l, l.name()));
    MarkSuffix: MarkSuffix::ALL.iter().copied();
    Seal: Seal::ALL.iter().copied();
    TimeOfDay: TimeOfDay::ALL.iter().copied();
    ExtraKind: ExtraKind::ALL.iter().copied();
}

fn word<T: Word>(value: T) -> Value<'static> {
    let hit = (1..).zip(T::table()).find(|(_, row)| row.0 == value);
    hit.map_or(Value::Absent, |(number, row)| Value::Named(number, row.1))
}

fn of_word<T: Word>(value: Value<'_>, field: &str) -> Result<T, Error> {
    let mut table = (1_i64..).zip(T::table());
    let hit = match value {
        Value::Number(n) => table.find(|(number, _)| *number == n),
        Value::Text(name) => table.find(|(_, row)| row.1 == name),
        _ => None,
    };
    hit.map(|(_, row)| row.0).ok_or_else(|| bad(value, field))
}

/// What may be absent; such a type has a value to begin with.
macro_rules! optional {
    ($($type:ty => $start:expr),* $(,)?) => {$(
        impl Held for Option<$type> {
            fn get(&self) -> Value<'_> {
                self.as_ref().map_or(Value::Absent, Held::get)
            }

            fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
                *self = match value {
                    Value::Absent => None,
                    given => {
                        let mut inner: $type = $start;
                        inner.set(given, field)?;
                        Some(inner)
                    }
                };
                Ok(())
            }
        }
    )*};
}

optional! {
    String => String::new(),
    u16 => 0,
    u32 => 0,
    Kind => Kind::Notice,
    MarkSuffix => MarkSuffix::File,
    Seal => Seal::Sealed,
    TimeOfDay => TimeOfDay::Morning,
}

impl Held for Option<Date> {
    fn get(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, Held::get)
    }

    fn set(&mut self, value: Value<'_>, field: &str) -> Result<(), Error> {
        *self = match value {
            Value::Absent => None,
            Value::Date(date) => Some(date),
            Value::Text(text) => Some(text.parse().map_err(|_| bad(value, field))?),
            other => return Err(bad(other, field)),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_by_number_and_by_name() {
        let mut kind = None;
        kind.set(Value::Number(8), "kind").unwrap();
        assert_eq!(kind, Some(Kind::Notice));
        assert_eq!(kind.get(), Value::Named(8, "notice"));
        kind.set(Value::Text("minutes"), "kind").unwrap();
        assert_eq!(kind, Some(Kind::Minutes));
        assert!(kind.set(Value::Number(0), "kind").is_err());
        assert!(kind.set(Value::Text("会议"), "kind").is_err());
        assert_eq!(kind, Some(Kind::Minutes));
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let mut year = Some(2024_u16);
        assert!(year.set(Value::Number(70_000), "year").is_err());
        assert_eq!(year, Some(2024));
        let mut date: Option<Date> = None;
        assert!(date.set(Value::Text("2023-02-29"), "date").is_err());
        date.set(Value::Text("2024-02-29"), "date").unwrap();
        assert_eq!(date, Date::new(2024, 2, 29));
    }
}
