//! Arrow's C data interface: record batches of any library come in, ours go out, without a copy.
//!
//! The only unsafe code of this crate: two structures of C are taken over from whoever made them.
//! What the columns mean is `batch`'s.

use crate::batch::{Job, bad};
use crate::errors;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchOptions, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use gongwen::{Error, Lang};
use gongwen_host::wall::guard;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::{Arc, Mutex, PoisonError};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// What a library handed over.
pub(crate) enum Given {
    /// One record batch.
    Batch(RecordBatch),
    /// Record batches, one after the other.
    Stream(RecordBatchStreamReader),
}

impl Given {
    /// Takes what an object offers: the batch where it has one, else the stream.
    pub(crate) fn take(object: &Bound<'_, PyAny>, lang: Lang) -> PyResult<Self> {
        let taken = if object.hasattr("__arrow_c_array__")? {
            let pair = object.call_method0("__arrow_c_array__")?;
            let pair: Bound<'_, PyTuple> = pair.cast_into()?;
            let schema = pointer(&pair.get_item(0)?, SCHEMA)?;
            let array = pointer(&pair.get_item(1)?, ARRAY)?;
            guard(|| Ok(Given::Batch(batch(schema, array).map_err(|e| bad(&e))?)))
        } else if object.hasattr("__arrow_c_stream__")? {
            let capsule = object.call_method0("__arrow_c_stream__")?;
            let given = pointer(&capsule, STREAM)?;
            guard(|| Ok(Given::Stream(stream(given).map_err(|e| bad(&e))?)))
        } else {
            let kind = object.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "{kind} is no Arrow data: it has neither __arrow_c_array__ nor __arrow_c_stream__"
            )));
        };
        taken.map_err(|e| errors::raise(object.py(), &e, lang))
    }

    pub(crate) fn schema(&self) -> SchemaRef {
        match self {
            Given::Batch(batch) => batch.schema(),
            Given::Stream(reader) => reader.schema(),
        }
    }
}

fn batch(
    schema: NonNull<FFI_ArrowSchema>,
    array: NonNull<FFI_ArrowArray>,
) -> Result<RecordBatch, ArrowError> {
    // SAFETY: a capsule of this name holds this structure, and its maker has let go of it. Taking
    // it leaves an empty one, which the capsule's end passes over. The schema is only looked at.
    let (schema, array) = unsafe { (schema.as_ref(), FFI_ArrowArray::from_raw(array.as_ptr())) };
    if array.is_released() {
        return Err(ArrowError::CDataInterface("it was taken before".into()));
    }
    // SAFETY: the two belong together and hold what the interface says, as their maker vouches.
    let data = unsafe { from_ffi(array, schema)? };
    let DataType::Struct(fields) = data.data_type() else {
        let kind = data.data_type().to_string();
        return Err(ArrowError::SchemaError(kind));
    };
    let schema = Arc::new(Schema::new(fields.clone()));
    let rows = RecordBatchOptions::new().with_row_count(Some(data.len()));
    let (_, columns, nulls) = StructArray::from(data).into_parts();
    if nulls.is_some_and(|n| n.null_count() > 0) {
        return Err(ArrowError::SchemaError("a whole row is null".into()));
    }
    RecordBatch::try_new_with_options(schema, columns, &rows)
}

fn stream(stream: NonNull<FFI_ArrowArrayStream>) -> Result<RecordBatchStreamReader, ArrowError> {
    // SAFETY: as in `batch`. One that was taken before is refused.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    RecordBatchStreamReader::try_new(stream)
}

fn pointer<T>(object: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<NonNull<T>> {
    let capsule: &Bound<'_, PyCapsule> = object.cast()?;
    Ok(capsule.pointer_checked(Some(name))?.cast())
}

/// The results for a record batch, as any library of Arrow takes them.
///
/// ``pyarrow.record_batch(…)``, ``polars.DataFrame(…)`` and their like make their own of it, as
/// often as they want and without a copy. ``len()`` is the number of rows.
#[pyclass(frozen, module = "gongwen")]
pub(crate) struct Batch(pub(crate) RecordBatch);

#[pymethods]
impl Batch {
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        let schema = self.0.schema();
        let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        let rows = self.0.num_rows();
        format!("<gongwen.Batch rows={rows} columns={}>", names.join(","))
    }

    /// The schema and the columns, as Arrow's C data interface has them.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema; // a wish that the interface lets a maker pass over
        let data = StructArray::from(self.0.clone()).into_data();
        let (array, schema) = to_ffi(&data).map_err(|e| errors::raise(py, &bad(&e), Lang::En))?;
        let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
        Ok((schema, PyCapsule::new_with_value(py, array, ARRAY)?))
    }
}

/// The results for a stream of record batches, each converted when it is asked for.
///
/// ``pyarrow.RecordBatchReader.from_stream(…)``, ``polars.DataFrame(…)`` and their like read it,
/// once.
#[pyclass(frozen, module = "gongwen")]
pub(crate) struct BatchStream(Mutex<Option<Results>>);

impl BatchStream {
    pub(crate) fn new(given: RecordBatchStreamReader, job: Job) -> Self {
        let results = Results { given, job };
        Self(Mutex::new(Some(results)))
    }
}

#[pymethods]
impl BatchStream {
    /// The stream, as Arrow's C stream interface has it.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema; // a wish that the interface lets a maker pass over
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let results = taken.ok_or_else(|| PyValueError::new_err("the stream was read before"))?;
        let stream = FFI_ArrowArrayStream::new(Box::new(results));
        PyCapsule::new_with_value(py, stream, STREAM)
    }
}

/// Batches of results. It runs in the thread of whoever reads it, who decides about the GIL.
struct Results {
    given: RecordBatchStreamReader,
    job: Job,
}

impl Results {
    fn convert_next(&mut self) -> Result<Option<RecordBatch>, Error> {
        let given = self.given.next().transpose().map_err(|e| bad(&e))?;
        given.map(|batch| self.job.run(&batch)).transpose()
    }
}

impl Iterator for Results {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // Whoever asks is C: a panic must not come through.
        let next = guard(|| self.convert_next());
        let told = |e: Error| ArrowError::ComputeError(e.message(self.job.lang()));
        next.map_err(told).transpose()
    }
}

impl RecordBatchReader for Results {
    fn schema(&self) -> SchemaRef {
        self.job.schema()
    }
}
