//! Columns of bytes as totals: counted value by value, at the speed of memory.

use crate::errors::{OrRaise, raised_row};
use crate::totals::PyTotals;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use kpi_core::{AnyTally, Error, catalogue};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use pyo3_arrow::input::AnyArray;

/// A column of bytes as totals: each value is counted as one row, then taken as many times as it stands there. `None` for other columns.
///
/// With `strict`, the first row that is rejected raises `RowRejected`.
#[pyfunction]
#[pyo3(signature = (fact, field, column, rules = None, *, strict = true))]
pub(crate) fn count_bytes(
    py: Python<'_>,
    fact: &str,
    field: &str,
    column: &Bound<'_, PyAny>,
    rules: Option<&Bound<'_, PyAny>>,
    strict: bool,
) -> PyResult<Option<PyTotals>> {
    let of = catalogue::fact_named(fact).or_raise(py)?;
    let info = of.info();
    let Some(at) = info.field(field) else { return Ok(None) };
    let Some(bytes) = Bytes::of(column)? else { return Ok(None) };
    let counted = py.detach(|| bytes.counts());
    let mut tally = of.totals(&crate::convert::rules(info, rules)?).or_raise(py)?;
    let mut row = vec![0; info.fields.len()];
    for (value, times) in counted {
        let mut one = tally.empty_like();
        let present = if value.is_some() { 1 << at } else { 0 };
        if let Some(place) = row.get_mut(at) {
            *place = value.unwrap_or_default();
        }
        match one.observe_fields(present, &row) {
            Err(error) if strict || error.rejection().is_none() => {
                return Err(raised_row(py, &error, bytes.first(value), None));
            }
            _ => {}
        }
        add_times(tally.as_mut(), one, times).or_raise(py)?;
    }
    Ok(Some(PyTotals { tally }))
}

/// Adds totals so many times, by doubling.
fn add_times(to: &mut dyn AnyTally, mut one: Box<dyn AnyTally>, mut times: u64) -> Result<(), Error> {
    while times > 0 {
        if times & 1 == 1 {
            to.merge_any(one.as_ref())?;
        }
        times >>= 1;
        if times > 0 {
            let same = one.boxed();
            one.merge_any(same.as_ref())?;
        }
    }
    Ok(())
}

/// A column of whole numbers of one byte.
struct Bytes(Vec<ArrayRef>);

impl Bytes {
    fn of(column: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        if column.is_instance_of::<PyBytes>() || column.is_instance_of::<pyo3::types::PyList>() {
            return Ok(None);
        }
        let Ok(any) = column.extract::<AnyArray>() else { return Ok(None) };
        if !matches!(any.field()?.data_type(), DataType::Int8 | DataType::UInt8) {
            return Ok(None);
        }
        Ok(Some(Self(any.into_chunked_array()?.chunks().to_vec())))
    }

    /// Each value with how often it stands there, `None` for null.
    fn counts(&self) -> Vec<(Option<i64>, u64)> {
        let (mut counts, mut nulls, mut signed) = ([0_u64; 256], 0, false);
        for chunk in &self.0 {
            let data = chunk.to_data();
            signed |= chunk.data_type() == &DataType::Int8;
            let bytes = data.buffers().first().map_or(&[][..], |buffer| {
                buffer.as_slice().get(data.offset()..data.offset() + data.len()).unwrap_or_default()
            });
            match chunk.nulls().filter(|nulls| nulls.null_count() > 0) {
                None => add_bytes(bytes, &mut counts),
                Some(valid) => {
                    nulls += valid.null_count() as u64;
                    for at in valid.valid_indices() {
                        if let Some(count) = bytes.get(at).and_then(|byte| counts.get_mut(usize::from(*byte))) {
                            *count += 1;
                        }
                    }
                }
            }
        }
        let value = |byte: u8| if signed { i64::from(byte.cast_signed()) } else { i64::from(byte) };
        let known = (0..=u8::MAX).zip(counts).map(|(byte, count)| (Some(value(byte)), count));
        known.chain([(None, nulls)]).filter(|(_, count)| *count > 0).collect()
    }

    /// The first row in which a value stands.
    fn first(&self, value: Option<i64>) -> Option<u64> {
        let mut row = 0;
        for chunk in &self.0 {
            let numbers = arrow_cast::cast(chunk, &DataType::Int64).ok()?;
            let numbers = numbers.as_primitive_opt::<Int64Type>()?;
            if let Some(at) = numbers.iter().position(|number| number == value) {
                return Some(row + at as u64);
            }
            row += chunk.len() as u64;
        }
        None
    }
}

/// Counts bytes in four tables in turn: a count that was just written is not waited for.
fn add_bytes(bytes: &[u8], counts: &mut [u64; 256]) {
    let mut tables = [[0_u64; 256]; 4];
    let (fours, rest) = bytes.as_chunks::<4>();
    for four in fours {
        for (table, byte) in tables.iter_mut().zip(four) {
            table[usize::from(*byte)] += 1;
        }
    }
    for byte in rest {
        tables[0][usize::from(*byte)] += 1;
    }
    for table in tables {
        counts.iter_mut().zip(table).for_each(|(count, more)| *count += more);
    }
}
