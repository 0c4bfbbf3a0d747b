//! The numbered lists of the model: one row each, the only place that says which is which.

use crate::fields::{Field, Item, field, mark};

use crate::places::*;
use crate::value::Value;
use gongwen::Error;
use gongwen::messages::Trouble;
use gongwen::model::{
    Attachment, AttachmentNote, Block, Cell, Distribution, Document, Extra, Person, Table,
};

/// A value with the name of its field.
pub(crate) type Named<'a> = (Value<'a>, &'static str);

/// A list whose items have numbered fields. `parent` is the index of the item that holds it.
pub(crate) trait List: Sync {
    fn count(&self, document: &Document, parent: usize) -> Option<usize>;
    fn get<'a>(&self, document: &'a Document, at: &At) -> Result<Named<'a>, Error>;
    fn set(&self, document: &mut Document, at: &At, value: Value<'_>) -> Result<(), Error>;
    fn insert(&self, document: &mut Document, at: &At) -> Result<(), Error>;
    fn remove(&self, document: &mut Document, at: &At) -> Result<(), Error>;
}

/// A place in a list: which item, which field of it.
pub(crate) struct At {
    pub(crate) list: &'static str,
    pub(crate) parent: usize,
    pub(crate) index: usize,
    pub(crate) field: gongwen_field,
}

impl At {
    fn past_the_end(&self, count: usize) -> Error {
        Error::new(Trouble::NoSuchItem, &[&self.list, &self.index, &count])
    }
}

/// A list that is a vector of the model.
struct Of<T: 'static> {
    read: fn(&Document, usize) -> Option<&[T]>,
    change: fn(&mut Document, usize) -> Option<&mut Vec<T>>,
}

impl<T: Item> List for Of<T> {
    fn count(&self, document: &Document, parent: usize) -> Option<usize> {
        (self.read)(document, parent).map(<[T]>::len)
    }

    fn get<'a>(&self, document: &'a Document, at: &At) -> Result<Named<'a>, Error> {
        let items = (self.read)(document, at.parent).unwrap_or_default();
        let item = items.get(at.index);
        let item = item.ok_or_else(|| at.past_the_end(items.len()))?;
        let Field { get, name, .. } = field::<T>(at.field, at.list)?;
        Ok((get(item), name))
    }

    fn set(&self, document: &mut Document, at: &At, value: Value<'_>) -> Result<(), Error> {
        let items = self.vector(document, at)?;
        let count = items.len();
        let item = items.get_mut(at.index);
        let item = item.ok_or_else(|| at.past_the_end(count))?;
        let Field { set, name, .. } = field::<T>(at.field, at.list)?;
        set(item, value, name)
    }

    fn insert(&self, document: &mut Document, at: &At) -> Result<(), Error> {
        let items = self.vector(document, at)?;
        if at.index > items.len() {
            return Err(at.past_the_end(items.len()));
        }
        items.insert(at.index, T::empty());
        Ok(())
    }

    fn remove(&self, document: &mut Document, at: &At) -> Result<(), Error> {
        let items = self.vector(document, at)?;
        if at.index >= items.len() {
            return Err(at.past_the_end(items.len()));
        }
        items.remove(at.index);
        Ok(())
    }
}

impl<T: Item> Of<T> {
    fn vector<'a>(&self, document: &'a mut Document, at: &At) -> Result<&'a mut Vec<T>, Error> {
        (self.change)(document, at.parent).ok_or_else(|| at.past_the_end(0))
    }
}

/// The cells of a table, row by row; they come and go with their table.
struct Cells;

fn table(document: &Document, parent: usize) -> Option<&Table> {
    match document.body.get(parent)? {
        Block::Table(table) => Some(table),
        _ => None,
    }
}

/// The cell of an index, and the row it begins in.
fn cell(table: &Table, index: usize) -> Option<(usize, &Cell)> {
    let rows = table.rows.iter().enumerate();
    rows.flat_map(|(row, cells)| cells.iter().map(move |c| (row, c)))
        .nth(index)
}

impl List for Cells {
    fn count(&self, document: &Document, parent: usize) -> Option<usize> {
        document.body.get(parent)?;
        let rows = table(document, parent).map_or(&[][..], |t| &t.rows);
        Some(rows.iter().map(Vec::len).sum())
    }

    fn get<'a>(&self, document: &'a Document, at: &At) -> Result<Named<'a>, Error> {
        let hit = table(document, at.parent).and_then(|t| cell(t, at.index));
        let count = || self.count(document, at.parent).unwrap_or(0);
        let (row, cell) = hit.ok_or_else(|| at.past_the_end(count()))?;
        match at.field {
            GONGWEN_FIELD_ROW => {
                let row = i64::try_from(row).unwrap_or(i64::MAX);
                Ok((Value::Number(row), "GONGWEN_FIELD_ROW"))
            }
            other => {
                let Field { get, name, .. } = field::<Cell>(other, at.list)?;
                Ok((get(cell), name))
            }
        }
    }

    fn set(&self, document: &mut Document, at: &At, value: Value<'_>) -> Result<(), Error> {
        let count = self.count(document, at.parent).unwrap_or(0);
        let mut cells = match document.body.get_mut(at.parent) {
            Some(Block::Table(table)) => table.rows.iter_mut().flatten(),
            _ => return Err(at.past_the_end(count)),
        };
        let cell = cells.nth(at.index);
        let cell = cell.ok_or_else(|| at.past_the_end(count))?;
        let Field { set, name, .. } = field::<Cell>(at.field, at.list)?;
        set(cell, value, name)
    }

    fn insert(&self, _: &mut Document, at: &At) -> Result<(), Error> {
        Err(Error::new(Trouble::FixedList, &[&at.list]))
    }

    fn remove(&self, _: &mut Document, at: &At) -> Result<(), Error> {
        Err(Error::new(Trouble::FixedList, &[&at.list]))
    }
}

struct Row {
    number: gongwen_list,
    name: &'static str,
    /// The list whose items hold this one.
    parent: Option<gongwen_list>,
    list: &'static dyn List,
}

/// A list of the document itself.
macro_rules! list {
    ($name:ident, $type:ty, $($step:ident).+) => {
        Row {
            number: $name,
            name: stringify!($name),
            parent: None,
            list: &Of::<$type> {
                read: |d, _| Some(&d.$($step).+),
                change: |d, _| Some(&mut d.$($step).+),
            },
        }
    };
}

/// A list within an item of another list.
macro_rules! within {
    ($name:ident, $parent:ident, $type:ty, $($step:ident).+ [] $inner:ident) => {
        Row {
            number: $name,
            name: stringify!($name),
            parent: Some($parent),
            list: &Of::<$type> {
                read: |d, i| d.$($step).+.get(i).map(|x| x.$inner.as_slice()),
                change: |d, i| d.$($step).+.get_mut(i).map(|x| &mut x.$inner),
            },
        }
    };
}

const LISTS: &[Row] = &[
    list!(GONGWEN_LIST_TITLE_LINES, String, title_lines),
    list!(GONGWEN_LIST_ADDRESSEES, String, addressees),
    Row {
        number: GONGWEN_LIST_MARK_ISSUERS,
        name: "GONGWEN_LIST_MARK_ISSUERS",
        parent: None,
        list: &Of::<String> {
            read: |d, _| Some(d.header.issuer_mark.as_ref().map_or(&[], |m| &m.issuers)),
            change: |d, _| Some(&mut d.header.issuer_mark.get_or_insert_with(mark).issuers),
        },
    },
    list!(GONGWEN_LIST_APPROVERS, String, header.approvers),
    list!(GONGWEN_LIST_BODY, Block, body),
    list!(
        GONGWEN_LIST_ATTACHMENT_NOTES,
        AttachmentNote,
        attachment_notes
    ),
    list!(GONGWEN_LIST_PRESENT, Person, attendance.present),
    list!(GONGWEN_LIST_OBSERVERS, Person, attendance.observers),
    list!(GONGWEN_LIST_ON_LEAVE, Person, attendance.on_leave),
    list!(GONGWEN_LIST_ABSENT, Person, attendance.absent),
    list!(GONGWEN_LIST_RECORDERS, Person, attendance.recorders),
    list!(GONGWEN_LIST_SIGNATURE_ISSUERS, String, signature.issuers),
    list!(GONGWEN_LIST_ATTACHMENTS, Attachment, attachments),
    list!(GONGWEN_LIST_FORWARDED, Document, forwarded),
    list!(GONGWEN_LIST_IMPRINT_ADDRESSEES, String, imprint.addressees),
    list!(
        GONGWEN_LIST_DISTRIBUTION,
        Distribution,
        imprint.distribution
    ),
    list!(GONGWEN_LIST_EXTRAS, Extra, extras),
    within!(GONGWEN_LIST_RECIPIENTS, GONGWEN_LIST_DISTRIBUTION, String, imprint.distribution[] to),
    within!(GONGWEN_LIST_ATTACHMENT_BODY, GONGWEN_LIST_ATTACHMENTS, Block, attachments[] body),
    Row {
        number: GONGWEN_LIST_CELLS,
        name: "GONGWEN_LIST_CELLS",
        parent: Some(GONGWEN_LIST_BODY),
        list: &Cells,
    },
];

/// A list that was found by its number, in a document.
pub(crate) struct Found {
    row: &'static Row,
    parent: usize,
}

/// Finds a list by its number, which may carry the index of the item that holds it.
pub(crate) fn find(document: &Document, number: gongwen_list) -> Result<Found, Error> {
    let (plain, parent) = (number & LIST_MASK, number >> LIST_BITS);
    let parent = usize::try_from(parent).unwrap_or(usize::MAX);
    let row = LISTS.iter().find(|r| r.number == plain);
    let row = row.filter(|r| r.parent.is_some() || parent == 0);
    let row = row.ok_or_else(|| Error::new(Trouble::NoSuchValue, &[&"gongwen_list", &number]))?;
    if row.list.count(document, parent).is_none() {
        let outer = LISTS.iter().find(|r| Some(r.number) == row.parent);
        let name = outer.map_or("", |o| o.name);
        let count = outer.and_then(|o| o.list.count(document, 0)).unwrap_or(0);
        return Err(Error::new(Trouble::NoSuchItem, &[&name, &parent, &count]));
    }
    Ok(Found { row, parent })
}

impl Found {
    pub(crate) fn count(&self, document: &Document) -> usize {
        self.row.list.count(document, self.parent).unwrap_or(0)
    }

    pub(crate) fn list(&self) -> &'static dyn List {
        self.row.list
    }

    pub(crate) fn at(&self, index: usize, field: gongwen_field) -> At {
        At {
            list: self.row.name,
            parent: self.parent,
            index,
            field,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_list_has_a_number_of_its_own_that_leaves_room_for_a_parent() {
        let numbers: BTreeSet<_> = LISTS.iter().map(|r| r.number).collect();
        assert_eq!(numbers.len(), LISTS.len());
        assert!(numbers.iter().all(|n| *n <= LIST_MASK && *n > 0));
    }

    #[test]
    fn a_list_within_an_item_is_found_by_the_item() {
        let mut d = Document::default();
        let outer = find(&d, GONGWEN_LIST_DISTRIBUTION).unwrap();
        outer.list().insert(&mut d, &outer.at(0, 0)).unwrap();
        let inner = find(&d, GONGWEN_LIST_RECIPIENTS).unwrap();
        inner.list().insert(&mut d, &inner.at(0, 0)).unwrap();
        let at = inner.at(0, GONGWEN_FIELD_TEXT);
        inner
            .list()
            .set(&mut d, &at, Value::Text("市水务局"))
            .unwrap();
        assert_eq!(d.imprint.distribution[0].to, ["市水务局"]);
        let error = find(&d, GONGWEN_LIST_RECIPIENTS | 1 << LIST_BITS)
            .err()
            .unwrap();
        assert!(
            error
                .to_string()
                .contains("GONGWEN_LIST_DISTRIBUTION has 1 entries"),
            "{error}"
        );
        assert!(find(&d, GONGWEN_LIST_PRESENT | 1 << LIST_BITS).is_err());
    }
}
