//! Rows of record batches: in each a document, for each a row of results, in the same order.
//!
//! A document that fails is a row that says why; only a batch of another shape is an error. No
//! threads: whoever hands batches over decides how many are at work. Where batches come from is
//! `arrow`'s.

use crate::work::{Failed, File, Plan};
use arrow_array::builder::{Int32Builder, LargeBinaryBuilder, LargeStringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Int64Array, LargeStringArray, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use gongwen::diagnostic::diagnostics_json;
use gongwen::messages::Trouble;
use gongwen::{Error, Lang};
use std::sync::Arc;

/// The error for data that breaks the rules of Arrow.
pub(crate) fn bad(error: &ArrowError) -> Error {
    // A message of another library; as a text of C it must hold no zero.
    let message = error.to_string().replace('\0', " ");
    Error::new(Trouble::BadBatch, &[&message])
}

/// Which columns count.
#[derive(pyo3::FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Columns {
    /// The column that holds the documents.
    input: String,
    /// A column to carry along.
    id: Option<String>,
}

/// The conversion of batches of one schema.
pub(crate) struct Job {
    input: usize,
    id: Option<usize>,
    schema: SchemaRef,
    plan: Plan,
    lang: Lang,
    /// Rows of the batches before.
    done: i64,
}

impl Job {
    /// # Errors
    /// `Argument` where a column is not there, holds no documents, or has the name of a result.
    pub(crate) fn new(
        given: &Schema,
        columns: &Columns,
        mut plan: Plan,
        lang: Lang,
    ) -> Result<Self, Error> {
        let (input, field) = column(given, &columns.input)?;
        match kind(field.data_type()) {
            Some(Kind::Text) => plan.content_is_text(),
            Some(Kind::Bytes) => {}
            None => {
                let args: [&dyn std::fmt::Display; 2] = [field.name(), field.data_type()];
                return Err(Error::new(Trouble::ColumnType, &args));
            }
        }
        let mut fields: Vec<FieldRef> = results(&plan).into_iter().map(Arc::new).collect();
        let mut id = None;
        if let Some(name) = &columns.id {
            let (index, field) = column(given, name)?;
            if fields.iter().any(|f| f.name() == name) {
                return Err(Error::new(Trouble::ColumnTaken, &[name]));
            }
            id = Some(index);
            fields.insert(0, Arc::clone(field));
        }
        Ok(Self {
            input,
            id,
            schema: Arc::new(Schema::new(fields)),
            plan,
            lang,
            done: 0,
        })
    }

    pub(crate) fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Converts every row of a batch.
    ///
    /// # Errors
    /// `Argument` for a batch that breaks the rules of Arrow.
    pub(crate) fn run(&mut self, batch: &RecordBatch) -> Result<RecordBatch, Error> {
        self.rows(batch).map_err(|e| bad(&e))
    }

    fn rows(&mut self, batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let column = |at: usize| {
            let missing =
                || ArrowError::SchemaError("a batch is not of its stream's schema".into());
            batch.columns().get(at).ok_or_else(missing)
        };
        let mut rows = Rows::default();
        let input = column(self.input)?;
        // Whoever made it may have been wrong about offsets and UTF-8.
        input.to_data().validate_full()?;
        documents(input, |document| match document {
            Some(bytes) => rows.push(self.plan.convert(bytes), self.lang),
            None => rows.push(
                Err(Error::new(Trouble::NullDocument, &[]).into()),
                self.lang,
            ),
        });
        let count = i64::try_from(batch.num_rows()).unwrap_or(i64::MAX);
        let mut columns = Vec::new();
        if let Some(id) = self.id {
            columns.push(Arc::clone(column(id)?));
        }
        let numbers = Int64Array::from_iter_values(self.done..self.done + count);
        columns.push(Arc::new(numbers));
        columns.extend(rows.finish(self.plan.writes_utf8())?);
        self.done += count;
        RecordBatch::try_new(self.schema(), columns)
    }
}

fn column<'a>(schema: &'a Schema, name: &str) -> Result<(usize, &'a FieldRef), Error> {
    let found = schema.fields().iter().enumerate();
    let mut found = found.filter(|(_, f)| f.name() == name);
    found.next().ok_or_else(|| {
        let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        Error::new(Trouble::NoSuchColumn, &[&name, &names.join(", ")])
    })
}

enum Kind {
    Text,
    Bytes,
}

/// What a column of documents holds; none for a type that holds none.
fn kind(of: &DataType) -> Option<Kind> {
    use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Utf8, Utf8View};
    match of {
        Utf8 | LargeUtf8 | Utf8View => Some(Kind::Text),
        Binary | LargeBinary | BinaryView => Some(Kind::Bytes),
        _ => None,
    }
}

/// Hands on the documents of a column that [`kind`] knows.
fn documents(column: &ArrayRef, mut each: impl FnMut(Option<&[u8]>)) {
    macro_rules! hand_on {
        ($column:expr) => {
            $column.iter().for_each(|d| each(d.map(AsRef::as_ref)))
        };
    }
    match column.data_type() {
        DataType::Utf8 => hand_on!(column.as_string::<i32>()),
        DataType::LargeUtf8 => hand_on!(column.as_string::<i64>()),
        DataType::Utf8View => hand_on!(column.as_string_view()),
        DataType::Binary => hand_on!(column.as_binary::<i32>()),
        DataType::LargeBinary => hand_on!(column.as_binary::<i64>()),
        DataType::BinaryView => hand_on!(column.as_binary_view()),
        _ => {}
    }
}

/// The columns of results, in their order. Whole numbers have a sign, because Spark knows no others.
fn results(plan: &Plan) -> [Field; 7] {
    let output = if plan.writes_utf8() {
        DataType::LargeUtf8
    } else {
        DataType::LargeBinary
    };
    [
        Field::new("row", DataType::Int64, false),
        Field::new("output", output, true),
        Field::new("error_code", DataType::Int32, false),
        Field::new("error", DataType::LargeUtf8, true),
        Field::new("line", DataType::Int32, true),
        Field::new("column", DataType::Int32, true),
        Field::new("diagnostics", DataType::LargeUtf8, false),
    ]
}

/// The columns in the making.
#[derive(Default)]
struct Rows {
    output: LargeBinaryBuilder,
    error_code: Int32Builder,
    error: LargeStringBuilder,
    line: Int32Builder,
    column: Int32Builder,
    diagnostics: LargeStringBuilder,
}

impl Rows {
    fn push(&mut self, done: Result<File, Failed>, lang: Lang) {
        let (output, error, found) = match done {
            Ok((output, found)) => (Some(output), None, found),
            Err(Failed { error, found }) => (None, Some(error), found),
        };
        let span = error.as_ref().and_then(Error::span);
        let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        self.output.append_option(output);
        self.error_code
            .append_value(error.as_ref().map_or(0, |e| e.kind() as i32));
        self.error
            .append_option(error.as_ref().map(|e| e.message(lang)));
        self.line.append_option(span.map(|s| number(s.line)));
        self.column.append_option(span.map(|s| number(s.column)));
        self.diagnostics
            .append_value(diagnostics_json(&found, lang));
    }

    fn finish(mut self, utf8: bool) -> Result<[ArrayRef; 6], ArrowError> {
        let output = self.output.finish();
        let output: ArrayRef = if utf8 {
            Arc::new(LargeStringArray::try_from_binary(output)?)
        } else {
            Arc::new(output)
        };
        Ok([
            output,
            Arc::new(self.error_code.finish()),
            Arc::new(self.error.finish()),
            Arc::new(self.line.finish()),
            Arc::new(self.column.finish()),
            Arc::new(self.diagnostics.finish()),
        ])
    }
}
