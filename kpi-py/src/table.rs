//! Tables of results, and streams of tables that come in.

use crate::arrays::{column, joined, to_list};
use crate::errors::{OrRaise, wrong};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use kpi_core::{ErrorCode, catalogue};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyList};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use pyo3_arrow::input::AnyRecordBatch;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// A table of results: columns of Arrow, which other libraries take over without a copy.
#[pyclass(module = "kpi_core._native", frozen)]
#[derive(Clone)]
pub(crate) struct Batch {
    pub(crate) batch: RecordBatch,
}

impl From<RecordBatch> for Batch {
    fn from(batch: RecordBatch) -> Self {
        Self { batch }
    }
}

impl Batch {
    pub(crate) fn of(&self, name: &str) -> PyResult<&ArrayRef> {
        self.batch.column_by_name(name).ok_or_else(|| {
            let schema = self.batch.schema();
            let known: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            PyKeyError::new_err(format!("there is no column {name:?}: there are {}", known.join(", ")))
        })
    }
}

#[pymethods]
impl Batch {
    /// A table of columns by name: sequences, arrays of numpy, anything that speaks Arrow.
    ///
    /// `fact` tells what the columns of its fields hold: texts such as `20s` are times in a column of times.
    #[new]
    #[pyo3(signature = (columns, fact = None))]
    fn new(py: Python<'_>, columns: &Bound<'_, PyDict>, fact: Option<&str>) -> PyResult<Self> {
        let info = fact.map(|fact| catalogue::fact_named(fact).or_raise(py)).transpose()?.map(kpi_core::AnyFact::info);
        let (mut fields, mut arrays): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
        for (name, given) in columns {
            let name: String = name.extract()?;
            let kind =
                info.and_then(|info| info.fields.iter().find(|field| field.name == name)).map(|field| field.kind);
            let array = joined(py, &column(&given, &name, kind)?, &name)?;
            if let Some(first) = arrays.first().filter(|first| first.len() != array.len()) {
                let message = format!(
                    "the column `{name}` has {} rows, and `{}` has {}: columns of one table are of one length",
                    array.len(),
                    fields.first().map_or("", |field: &Field| field.name().as_str()),
                    first.len()
                );
                return Err(PyValueError::new_err(message));
            }
            fields.push(Field::new(name, array.data_type().clone(), true));
            arrays.push(array);
        }
        let batch = if arrays.is_empty() {
            Ok(RecordBatch::new_empty(Arc::new(Schema::empty())))
        } else {
            RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
        };
        batch.map(Self::from).map_err(|error| wrong(ErrorCode::Column, error.to_string())).or_raise(py)
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.batch.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The Arrow types of the columns, as text.
    #[getter]
    fn types(&self) -> Vec<String> {
        self.batch.schema().fields().iter().map(|field| field.data_type().to_string()).collect()
    }

    /// How many rows there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batch.num_rows()
    }

    /// The values of a column as a list.
    fn to_list<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        to_list(py, self.of(name)?.as_ref())
    }

    /// What is told of a column: the KPI, the variant, the unit, the rules, the formula.
    fn metadata(&self, name: &str) -> PyResult<HashMap<String, String>> {
        self.of(name)?;
        let schema = self.batch.schema();
        Ok(schema.field_with_name(name).map(|field| field.metadata().clone()).unwrap_or_default())
    }

    /// A part of the rows.
    fn slice(&self, start: usize, rows: usize) -> Self {
        let start = start.min(self.batch.num_rows());
        self.batch.slice(start, rows.min(self.batch.num_rows() - start)).into()
    }

    /// The table with the other's rows below; columns that one of them lacks are null there.
    fn stacked(&self, py: Python<'_>, other: &Self) -> PyResult<Self> {
        let (mine, theirs) = (self.batch.schema(), other.batch.schema());
        let more = theirs.fields().iter().filter(|field| mine.field_with_name(field.name()).is_err());
        let fields: Vec<Field> =
            mine.fields().iter().chain(more).map(|field| field.as_ref().clone().with_nullable(true)).collect();
        let stack = |field: &Field| {
            let of = |batch: &RecordBatch| {
                let own = batch.column_by_name(field.name()).cloned();
                own.unwrap_or_else(|| arrow_array::new_null_array(field.data_type(), batch.num_rows()))
            };
            let (above, below) = (of(&self.batch), of(&other.batch));
            let below = arrow_cast::cast(&below, field.data_type())?;
            arrow_select::concat::concat(&[above.as_ref(), below.as_ref()])
        };
        let arrays: Result<Vec<ArrayRef>, ArrowError> = fields.iter().map(stack).collect();
        let stacked = arrays.and_then(|arrays| RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays));
        stacked.map(Self::from).map_err(|error| wrong(ErrorCode::Column, error.to_string())).or_raise(py)
    }

    /// The rows in which a column of texts says this.
    fn matching(&self, py: Python<'_>, name: &str, text: &str) -> PyResult<Self> {
        let texts = arrow_cast::cast(self.of(name)?, &DataType::Utf8);
        let kept = texts.and_then(|texts| {
            let keep = texts.as_string::<i32>().iter().map(|own| Some(own == Some(text))).collect();
            arrow_select::filter::filter_record_batch(&self.batch, &keep)
        });
        kept.map(Self::from).map_err(|error| wrong(ErrorCode::Column, error.to_string())).or_raise(py)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.batch.schema().as_ref())?)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let rows: ArrayRef = Arc::new(arrow_array::StructArray::from(self.batch.clone()));
        let field = Field::new_struct("", self.batch.schema().fields().clone(), false);
        let field = field.with_metadata(self.batch.schema().metadata().clone());
        let reader = ArrayIterator::new([Ok(rows)], Arc::new(field));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self.batch == other.get().batch)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let bytes = crate::pickled::write(&self.batch);
        let bytes = bytes.map_err(|error| wrong(ErrorCode::Corrupt, error.to_string())).or_raise(py)?;
        Ok((py.get_type::<Self>().getattr("_restored")?, (PyBytes::new(py, &bytes),)))
    }

    /// A table as a pickle keeps it.
    #[staticmethod]
    fn _restored(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        let read = crate::pickled::read(data);
        read.map(Self::from).map_err(|error| wrong(ErrorCode::Corrupt, error.to_string())).or_raise(py)
    }
}

/// A table that comes in: batch by batch, read once.
#[pyclass(module = "kpi_core._native", frozen)]
pub(crate) struct Stream {
    schema: SchemaRef,
    reader: Mutex<Option<Box<dyn RecordBatchReader + Send>>>,
}

impl Stream {
    /// The schema of its batches.
    pub(crate) fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// The reader, which only one can have.
    pub(crate) fn take(&self) -> PyResult<Box<dyn RecordBatchReader + Send>> {
        let taken = self.reader.lock().ok().and_then(|mut reader| reader.take());
        taken.ok_or_else(|| PyValueError::new_err("this stream was read already: make another one"))
    }
}

#[pymethods]
impl Stream {
    /// A stream of anything that speaks Arrow: `__arrow_c_stream__` or `__arrow_c_array__`.
    #[new]
    fn new(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        let any = if source.hasattr("__arrow_c_stream__")? {
            AnyRecordBatch::Stream(source.extract()?)
        } else if source.hasattr("__arrow_c_array__")? {
            AnyRecordBatch::RecordBatch(source.extract()?)
        } else {
            let message = format!("{} is no table that speaks Arrow", source.get_type().repr()?);
            return Err(PyTypeError::new_err(message));
        };
        let schema = any.schema()?;
        Ok(Self { schema, reader: Mutex::new(Some(any.into_reader()?)) })
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The Arrow types of the columns, as text.
    #[getter]
    fn types(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.data_type().to_string()).collect()
    }

    /// All of it as one table.
    fn read_all(&self, py: Python<'_>) -> PyResult<Batch> {
        let (schema, reader) = (self.schema(), self.take()?);
        let read = py.detach(|| {
            let batches: Vec<RecordBatch> = reader.collect::<Result<_, ArrowError>>()?;
            arrow_select::concat::concat_batches(&schema, &batches)
        });
        read.map(Batch::from).map_err(|error| wrong(ErrorCode::Column, error.to_string())).or_raise(py)
    }
}
