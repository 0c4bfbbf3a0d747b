//! The numbered lists of the model: one row each, the only place that says which is which.

use crate::fields::{Field, Item, field, mark};

use crate::places::*;
use crate::value::Value;
use gongwen::Error;
use gongwen::messages::Trouble;
use gongwen::model::{
    Attachment, AttachmentNote, Block, Cell, Distribution, Document, Extra, Person,
};

/// A value with the name of its field.
pub(crate) type Named<'a> = (Value<'a>, &'static str);

/// The items that hold a list: which of a list of the document, which of a list within that one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Within {
    outer: usize,
    inner: usize,
}

/// A list whose items have numbered fields; none where the item that holds it is not there.
pub(crate) trait List: Sync {
    fn count(&self, document: &Document, within: Within) -> Option<usize>;
    fn get<'a>(&self, document: &'a Document, at: &At) -> Result<Named<'a>, Error>;
    fn set(&self, document: &mut Document, at: &At, value: Value<'_>) -> Result<(), Error>;
    fn insert(&self, document: &mut Document, at: &At) -> Result<(), Error>;
    fn remove(&self, document: &mut Document, at: &At) -> Result<(), Error>;
}

/// A place in a list: which item, which field of it.
pub(crate) struct At {
    pub(crate) list: &'static str,
    pub(crate) within: Within,
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
    read: fn(&Document, Within) -> Option<&[T]>,
    change: fn(&mut Document, Within) -> Option<&mut Vec<T>>,
}

impl<T: Item> List for Of<T> {
    fn count(&self, document: &Document, within: Within) -> Option<usize> {
        (self.read)(document, within).map(<[T]>::len)
    }

    fn get<'a>(&self, document: &'a Document, at: &At) -> Result<Named<'a>, Error> {
        let items = (self.read)(document, at.within).unwrap_or_default();
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
        (self.change)(document, at.within).ok_or_else(|| at.past_the_end(0))
    }
}

/// The cells of a table, row by row; they come and go with their row.
struct Cells {
    block: fn(&Document, Within) -> Option<&Block>,
    change: fn(&mut Document, Within) -> Option<&mut Block>,
}

fn body(document: &Document, within: Within) -> Option<&Block> {
    document.body.get(within.outer)
}

fn body_mut(document: &mut Document, within: Within) -> Option<&mut Block> {
    document.body.get_mut(within.outer)
}

fn attached(document: &Document, within: Within) -> Option<&Block> {
    let attachment = document.attachments.get(within.outer)?;
    attachment.body.get(within.inner)
}

fn attached_mut(document: &mut Document, within: Within) -> Option<&mut Block> {
    let attachment = document.attachments.get_mut(within.outer)?;
    attachment.body.get_mut(within.inner)
}

/// The rows of a block, which has none where it is no table.
fn rows(block: &Block) -> &[Vec<Cell>] {
    match block {
        Block::Table(table) => &table.rows,
        _ => &[],
    }
}

/// The rows of a table, to be changed.
fn rows_mut(block: &mut Block) -> Option<&mut Vec<Vec<Cell>>> {
    match block {
        Block::Table(table) => Some(&mut table.rows),
        _ => None,
    }
}

/// The cell of an index, and the row it begins in.
fn cell(block: &Block, index: usize) -> Option<(usize, &Cell)> {
    let rows = rows(block).iter().enumerate();
    rows.flat_map(|(row, cells)| cells.iter().map(move |c| (row, c)))
        .nth(index)
}

impl List for Cells {
    fn count(&self, document: &Document, within: Within) -> Option<usize> {
        let block = (self.block)(document, within)?;
        Some(rows(block).iter().map(Vec::len).sum())
    }

    fn get<'a>(&self, document: &'a Document, at: &At) -> Result<Named<'a>, Error> {
        let hit = (self.block)(document, at.within).and_then(|b| cell(b, at.index));
        let count = || self.count(document, at.within).unwrap_or(0);
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
        let count = self.count(document, at.within).unwrap_or(0);
        let rows = (self.change)(document, at.within).and_then(rows_mut);
        let cell = rows.and_then(|r| r.iter_mut().flatten().nth(at.index));
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
                read: |d, at| d.$($step).+.get(at.outer).map(|x| x.$inner.as_slice()),
                change: |d, at| d.$($step).+.get_mut(at.outer).map(|x| &mut x.$inner),
            },
        }
    };
}

/// The rows of the table that a block is, and their cells.
macro_rules! table {
    ($rows:ident, $cells:ident, $parent:ident, $block:ident, $change:ident) => {
        [
            Row {
                number: $rows,
                name: stringify!($rows),
                parent: Some($parent),
                list: &Of::<Vec<Cell>> {
                    read: |d, at| $block(d, at).map(rows),
                    change: |d, at| $change(d, at).and_then(rows_mut),
                },
            },
            Row {
                number: $cells,
                name: stringify!($cells),
                parent: Some($parent),
                list: &Cells {
                    block: $block,
                    change: $change,
                },
            },
        ]
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
];

/// Rows and cells of the tables of the body.
const TABLES: &[Row] = &table!(
    GONGWEN_LIST_ROWS,
    GONGWEN_LIST_CELLS,
    GONGWEN_LIST_BODY,
    body,
    body_mut
);

/// Rows and cells of the tables of attachments.
const ATTACHED_TABLES: &[Row] = &table!(
    GONGWEN_LIST_ATTACHMENT_ROWS,
    GONGWEN_LIST_ATTACHMENT_CELLS,
    GONGWEN_LIST_ATTACHMENT_BODY,
    attached,
    attached_mut
);

fn all() -> impl Iterator<Item = &'static Row> {
    LISTS.iter().chain(TABLES).chain(ATTACHED_TABLES)
}

fn row(number: gongwen_list) -> Option<&'static Row> {
    all().find(|r| r.number == number)
}

impl Row {
    fn parent(&self) -> Option<&'static Row> {
        self.parent.and_then(row)
    }

    /// How many items hold the list, one within the other.
    fn depth(&self) -> usize {
        self.parent().map_or(0, |p| 1 + p.depth())
    }

    /// Whether the indexes are those of items that can hold the list; others must be 0.
    fn heeds(&self, within: Within) -> bool {
        match self.depth() {
            0 => within.outer == 0 && within.inner == 0,
            1 => within.inner == 0,
            _ => true,
        }
    }

    /// The error for a list whose holder is not there: it names the first item that is missing.
    fn not_held(&self, document: &Document, within: Within) -> Error {
        let index = match self.depth() {
            2 => within.inner,
            _ => within.outer,
        };
        let Some(parent) = self.parent() else {
            return Error::new(Trouble::NoSuchItem, &[&self.name, &index, &0]);
        };
        match parent.list.count(document, within) {
            Some(count) => Error::new(Trouble::NoSuchItem, &[&parent.name, &index, &count]),
            None => parent.not_held(document, within),
        }
    }
}

/// A list that was found by its number, in a document.
pub(crate) struct Found {
    row: &'static Row,
    within: Within,
}

/// Finds a list by its number, which may carry the indexes of the items that hold it.
pub(crate) fn find(document: &Document, number: gongwen_list) -> Result<Found, Error> {
    let index = |bits: u64| usize::try_from(bits).unwrap_or(usize::MAX);
    let within = Within {
        outer: index((number >> OUTER_SHIFT) & OUTER_MASK),
        inner: index(number >> INNER_SHIFT),
    };
    let row = row(number & LIST_MASK).filter(|r| r.heeds(within));
    let row = row.ok_or_else(|| Error::new(Trouble::NoSuchValue, &[&"gongwen_list", &number]))?;
    let held = row.list.count(document, within).is_some();
    held.then_some(Found { row, within })
        .ok_or_else(|| row.not_held(document, within))
}

impl Found {
    pub(crate) fn count(&self, document: &Document) -> usize {
        self.row.list.count(document, self.within).unwrap_or(0)
    }

    pub(crate) fn list(&self) -> &'static dyn List {
        self.row.list
    }

    pub(crate) fn at(&self, index: usize, field: gongwen_field) -> At {
        At {
            list: self.row.name,
            within: self.within,
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
        let numbers: BTreeSet<_> = all().map(|r| r.number).collect();
        assert_eq!(numbers.len(), all().count());
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
        let error = find(&d, GONGWEN_LIST_RECIPIENTS | 1 << OUTER_SHIFT)
            .err()
            .unwrap();
        assert!(
            error
                .to_string()
                .contains("GONGWEN_LIST_DISTRIBUTION has 1 entries"),
            "{error}"
        );
        assert!(find(&d, GONGWEN_LIST_PRESENT | 1 << OUTER_SHIFT).is_err());
    }
}
