//! Columns of Python's as Arrow arrays, and Arrow arrays as Python's values.

use crate::convert;
use crate::errors::{OrRaise, wrong};
use crate::table::Batch;
use arrow_array::builder::{StringBuilder, TimestampMicrosecondBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, DurationMicrosecondType, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DurationMicrosecondArray, Float64Array, Int64Array, NullArray,
    StringArray,
};
use arrow_schema::{DataType, TimeUnit};
use kpi_core::{Error, ErrorCode, FieldKind};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyDate, PyDateAccess, PyDateTime, PyDelta, PyFloat, PyInt, PyList, PyString, PyTuple, PyTzInfoAccess,
};
use pyo3_arrow::input::AnyArray;
use std::sync::Arc;

/// What the values of a list are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Flags,
    Whole,
    Floats,
    Texts,
    Times,
    Zoned,
    Naive,
    Dates,
}

fn kind_of(value: &Bound<'_, PyAny>) -> Option<Kind> {
    if value.is_instance_of::<PyBool>() {
        Some(Kind::Flags)
    } else if value.is_instance_of::<PyInt>() {
        Some(Kind::Whole)
    } else if value.is_instance_of::<PyFloat>() {
        Some(Kind::Floats)
    } else if value.is_instance_of::<PyString>() {
        Some(Kind::Texts)
    } else if value.is_instance_of::<PyDelta>() {
        Some(Kind::Times)
    } else if let Ok(at) = value.cast::<PyDateTime>() {
        Some(if at.get_tzinfo().is_some() { Kind::Zoned } else { Kind::Naive })
    } else if value.is_instance_of::<PyDate>() {
        Some(Kind::Dates)
    } else {
        None
    }
}

/// Values of a list, each as it is; scalars of numpy as the Python values that they hold.
fn values<'py>(given: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let mut values = Vec::new();
    for value in given.try_iter()? {
        let value = value?;
        let plain = value.is_none() || kind_of(&value).is_some() || value.is_instance_of::<PyTuple>();
        values.push(if plain { value } else { value.call_method0("item").unwrap_or(value) });
    }
    Ok(values)
}

/// A Python list (or anything that can be gone through) as an array; `kind` is what the field holds, where it is known.
fn list(given: &Bound<'_, PyAny>, name: &str, kind: Option<FieldKind>) -> PyResult<ArrayRef> {
    let what = format!("the column `{name}`");
    let values = values(given)?;
    // Numbers stay numbers: of what, a column's unit says.
    let told = |value: &Bound<'_, PyAny>| value.is_instance_of::<PyString>() || value.is_instance_of::<PyTuple>();
    if kind == Some(FieldKind::Duration) && values.iter().any(told) {
        let micros = |value: &Bound<'_, PyAny>| {
            value.is_none().then_some(None).map_or_else(|| convert::micros(value, &what).map(Some), Ok)
        };
        let micros: Vec<Option<i64>> = values.iter().map(micros).collect::<PyResult<_>>()?;
        return Ok(Arc::new(DurationMicrosecondArray::from(micros)));
    }
    let are_whole = matches!(kind, Some(FieldKind::Score | FieldKind::Count | FieldKind::Id | FieldKind::Number));
    let mut found: Option<Kind> = None;
    for (row, value) in values.iter().enumerate().filter(|(_, value)| !value.is_none()) {
        let Some(of) = kind_of(value) else {
            let message = format!(
                "{what} holds {} in row {row}: a column is of numbers, texts, booleans, dates, datetimes or timedeltas",
                value.repr()?
            );
            return Err(PyTypeError::new_err(message));
        };
        if of == Kind::Floats {
            let float = value.extract::<f64>()?;
            let mend = if float.is_nan() {
                Some("give None where nothing is known")
            } else {
                (are_whole && float.fract() != 0.0).then_some("whole numbers are meant")
            };
            if let Some(mend) = mend {
                let shown = if float.is_nan() { "NaN".to_owned() } else { float.to_string() };
                let message = format!("{what} holds {shown} in row {row}: {mend}");
                return Err::<_, Error>(Error::of_column(name, message)).or_raise(given.py());
            }
        }
        found = match (found, of) {
            (None, of) => Some(of),
            (Some(Kind::Whole), Kind::Floats) | (Some(Kind::Floats), Kind::Whole) => Some(Kind::Floats),
            (Some(known), of) if known == of => Some(known),
            _ => {
                let message = format!("{what} holds values of several types: {} in row {row}", value.repr()?);
                return Err(PyTypeError::new_err(message));
            }
        };
    }
    made(&values, found)
}

/// The array of values that are all of one kind.
fn made(values: &[Bound<'_, PyAny>], kind: Option<Kind>) -> PyResult<ArrayRef> {
    let known = || values.iter().map(|value| (!value.is_none()).then_some(value));
    Ok(match kind {
        None => Arc::new(NullArray::new(values.len())),
        Some(Kind::Flags) => {
            let flags = known().map(|value| value.map(pyo3::types::PyAnyMethods::extract::<bool>).transpose());
            Arc::new(flags.collect::<PyResult<BooleanArray>>()?)
        }
        Some(Kind::Whole) => {
            let whole = known().map(|value| value.map(pyo3::types::PyAnyMethods::extract::<i64>).transpose());
            Arc::new(whole.collect::<PyResult<Int64Array>>()?)
        }
        Some(Kind::Floats) => {
            let floats = known().map(|value| value.map(pyo3::types::PyAnyMethods::extract::<f64>).transpose());
            Arc::new(floats.collect::<PyResult<Float64Array>>()?)
        }
        Some(Kind::Texts) => {
            let mut texts = StringBuilder::new();
            for value in known() {
                match value {
                    Some(value) => texts.append_value(value.cast::<PyString>()?.to_str()?),
                    None => texts.append_null(),
                }
            }
            Arc::new(texts.finish())
        }
        Some(Kind::Times) => {
            let micros = known().map(|value| value.map(|value| convert::micros(value, "a time")).transpose());
            Arc::new(micros.collect::<PyResult<DurationMicrosecondArray>>()?)
        }
        Some(kind @ (Kind::Zoned | Kind::Naive)) => {
            let mut instants = TimestampMicrosecondBuilder::new();
            for value in known() {
                match value {
                    Some(value) => instants.append_value(convert::wall_or_instant(value)?),
                    None => instants.append_null(),
                }
            }
            let instants = instants.finish();
            if kind == Kind::Zoned { Arc::new(instants.with_timezone("UTC")) } else { Arc::new(instants) }
        }
        Some(Kind::Dates) => {
            let days = known().map(|value| value.map(|value| days_of(value)).transpose());
            Arc::new(days.collect::<PyResult<Date32Array>>()?)
        }
    })
}

fn days_of(date: &Bound<'_, PyAny>) -> PyResult<i32> {
    let date = date.cast::<PyDate>()?;
    let ordinal: i32 = date.call_method0("toordinal")?.extract()?;
    // 1970-01-01 is day 719,163 of the calendar.
    let _ = date.get_year();
    Ok(ordinal - 719_163)
}

/// A column as arrays: whatever speaks Arrow or has a buffer of numbers without a copy, else value by value.
pub(crate) fn column(given: &Bound<'_, PyAny>, name: &str, kind: Option<FieldKind>) -> PyResult<Vec<ArrayRef>> {
    if given.is_instance_of::<PyString>() || given.is_instance_of::<PyFloat>() || given.is_instance_of::<PyInt>() {
        let message = format!("the column `{name}` is {}: give a sequence of values", given.repr()?);
        return Err(PyTypeError::new_err(message));
    }
    if !given.is_instance_of::<PyList>() && !given.is_instance_of::<PyTuple>() {
        let arrow = given.hasattr("__arrow_c_array__")? || given.hasattr("__arrow_c_stream__")?;
        if let Ok(any) = given.extract::<AnyArray>() {
            return Ok(any.into_chunked_array()?.chunks().to_vec());
        } else if arrow {
            let message = format!("the column `{name}` cannot be read as Arrow: {}", given.get_type().repr()?);
            return Err(PyTypeError::new_err(message));
        }
    }
    if given.try_iter().is_err() {
        let message = format!("the column `{name}` is {}: give a sequence of values", given.repr()?);
        return Err(PyTypeError::new_err(message));
    }
    Ok(vec![list(given, name, kind)?])
}

/// A column as one array.
pub(crate) fn joined(py: Python<'_>, chunks: &[ArrayRef], name: &str) -> PyResult<ArrayRef> {
    match chunks {
        [one] => Ok(Arc::clone(one)),
        [] => Ok(Arc::new(NullArray::new(0))),
        many => {
            let parts: Vec<&dyn Array> = many.iter().map(AsRef::as_ref).collect();
            let joined = arrow_select::concat::concat(&parts);
            joined.map_err(|error| wrong(ErrorCode::Column, format!("the column `{name}`: {error}"))).or_raise(py)
        }
    }
}

/// The values of an array as Python has them.
pub(crate) fn to_list<'py>(py: Python<'py>, array: &dyn Array) -> PyResult<Bound<'py, PyList>> {
    match array.data_type() {
        DataType::Int8 => numbers::<Int8Type>(py, array),
        DataType::Int16 => numbers::<Int16Type>(py, array),
        DataType::Int32 => numbers::<Int32Type>(py, array),
        DataType::Int64 => numbers::<Int64Type>(py, array),
        DataType::UInt8 => numbers::<UInt8Type>(py, array),
        DataType::UInt16 => numbers::<UInt16Type>(py, array),
        DataType::UInt32 => numbers::<UInt32Type>(py, array),
        DataType::UInt64 => numbers::<UInt64Type>(py, array),
        DataType::Float64 => numbers::<Float64Type>(py, array),
        DataType::Boolean => PyList::new(py, array.as_boolean().iter()),
        DataType::Utf8 => PyList::new(py, array.as_string::<i32>().iter()),
        DataType::Date32 => {
            let date = py.import("datetime")?.getattr("date")?;
            let days = array.as_primitive::<Date32Type>().iter();
            let made =
                days.map(|days| days.map(|days| date.call_method1("fromordinal", (days + 719_163,))).transpose());
            PyList::new(py, made.collect::<PyResult<Vec<_>>>()?)
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            let timedelta = py.import("datetime")?.getattr("timedelta")?;
            let micros = array.as_primitive::<DurationMicrosecondType>().iter();
            let made = micros.map(|micros| micros.map(|micros| timedelta.call1((0, 0, micros))).transpose());
            PyList::new(py, made.collect::<PyResult<Vec<_>>>()?)
        }
        DataType::Timestamp(TimeUnit::Microsecond, zone) => instants(py, array, zone.as_deref()),
        DataType::Null => PyList::new(py, (0..array.len()).map(|_| py.None())),
        _ => {
            let texts = arrow_cast::cast(array, &DataType::Utf8);
            let texts = texts.map_err(|error| wrong(ErrorCode::Column, error.to_string())).or_raise(py)?;
            PyList::new(py, texts.as_any().downcast_ref::<StringArray>().into_iter().flatten())
        }
    }
}

fn numbers<'py, T>(py: Python<'py>, array: &dyn Array) -> PyResult<Bound<'py, PyList>>
where
    T: ArrowPrimitiveType,
    T::Native: IntoPyObject<'py>,
{
    PyList::new(py, array.as_primitive::<T>().iter())
}

/// Instants as datetimes of their zone.
fn instants<'py>(py: Python<'py>, array: &dyn Array, zone: Option<&str>) -> PyResult<Bound<'py, PyList>> {
    let datetime = py.import("datetime")?;
    let utc = datetime.getattr("timezone")?.getattr("utc")?;
    let epoch = datetime.getattr("datetime")?.call1((1970, 1, 1, 0, 0, 0, 0, &utc))?;
    let zone = zone.filter(|zone| *zone != "UTC");
    let zone = zone.map(|zone| py.import("zoneinfo")?.getattr("ZoneInfo")?.call1((zone,))).transpose()?;
    let timedelta = datetime.getattr("timedelta")?;
    let one = |micros: i64| {
        let at = epoch.add(timedelta.call1((0, 0, micros))?)?;
        zone.as_ref().map_or(Ok(at.clone()), |zone| at.call_method1("astimezone", (zone,)))
    };
    let micros = array.as_primitive::<TimestampMicrosecondType>().iter();
    PyList::new(py, micros.map(|micros| micros.map(one).transpose()).collect::<PyResult<Vec<_>>>()?)
}

/// Ids that stand in more than one row: how many, and of the first of them the id, in how many rows, and the first two.
#[pyfunction]
#[pyo3(signature = (table, column, most = 20))]
pub(crate) fn duplicates(py: Python<'_>, table: &Batch, column: &str, most: usize) -> PyResult<Found> {
    let ids = Arc::clone(table.of(column)?);
    py.detach(|| count_duplicates(&[ids], most)).or_raise(py)
}

/// How many ids, and of the first of them the id, in how many rows, and the first two.
type Found = (usize, Vec<(String, u64, u64, u64)>);

fn count_duplicates(chunks: &[ArrayRef], most: usize) -> Result<Found, Error> {
    let mut seen: std::collections::HashMap<String, (u64, u64, u64)> = std::collections::HashMap::new();
    let mut row = 0;
    for chunk in chunks {
        let texts = arrow_cast::cast(chunk, &DataType::Utf8)
            .map_err(|error| wrong(ErrorCode::Column, format!("ids of the type {}: {error}", chunk.data_type())))?;
        for id in texts.as_string::<i32>() {
            if let Some(id) = id {
                match seen.get_mut(id) {
                    Some((rows, _, second)) => {
                        if *rows == 1 {
                            *second = row;
                        }
                        *rows += 1;
                    }
                    None => {
                        seen.insert(id.to_owned(), (1, row, row));
                    }
                }
            }
            row += 1;
        }
    }
    let mut twice: Vec<(String, u64, u64, u64)> = seen
        .into_iter()
        .filter(|(_, (rows, ..))| *rows > 1)
        .map(|(id, (rows, first, second))| (id, rows, first, second))
        .collect();
    twice.sort_by_key(|(_, _, first, _)| *first);
    let all = twice.len();
    twice.truncate(most);
    Ok((all, twice))
}
