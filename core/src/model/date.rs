//! A day of the calendar, complete and possible.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A complete, possible day; `YYYY-MM-DD` in JSON and XML.
///
/// ```
/// use gongwen::model::Date;
/// let date = Date::new(2021, 9, 29).unwrap();
/// assert_eq!(date.to_string(), "2021-09-29");
/// assert_eq!(date.printed(), "2021年9月29日");
/// assert!(Date::new(2021, 2, 29).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day, if the calendar has it. Years run from 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let possible = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        possible.then_some(Self { year, month, day })
    }

    /// The year, from 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The form of GB/T 9704-2012 7.3.5.4: Arabic digits, full year, no leading zeros.
    pub fn printed(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = &'static str;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        const WANT: &str = "not a possible date as YYYY-MM-DD";
        let mut parts = s.split('-');
        let mut next = |len| {
            let part = parts.next().filter(|p| p.len() == len)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (next(4), next(2), next(2));
        let date = || Date::new(year?, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?);
        date().filter(|_| s.len() == 10).ok_or(WANT)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A complete, possible day, YYYY-MM-DD.",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_possible_days_in_iso_form() {
        assert_eq!("2024-02-29".parse::<Date>().map(|d| d.day()), Ok(29));
        for bad in [
            "2023-02-29",
            "2021-9-29",
            "2021-09-31",
            "0000-01-01",
            "2021-09-29 ",
            "",
            "2021-09",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }
}
