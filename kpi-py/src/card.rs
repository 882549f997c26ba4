//! The scorecard of a run.

use crate::errors::OrRaise;
use crate::table::Batch;
use crate::totals::confidence;
use crate::value::{PyInterval, PyValue};
use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef, DurationMicrosecondArray, Float64Array, RecordBatch};
use arrow_schema::{ArrowError, Field, Schema};
use kpi_core::engine::{Card, Parts};
use kpi_core::{Duration, Error, ErrorCode, Unit};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

/// The KPIs of every group, and all that is needed to say how they were made.
#[pyclass(module = "kpi_core._native", name = "Card", frozen)]
pub(crate) struct PyCard {
    card: Card,
}

/// How times stand in tables.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Durations,
    Seconds,
    Micros,
}

impl PyCard {
    pub(crate) fn new(card: Card) -> Self {
        Self { card }
    }

    fn kpis(&self) -> usize {
        self.card.names().count()
    }

    fn unit(&self, kpi: usize) -> Option<Unit> {
        self.card.kpi(kpi).map(|(metric, variant)| metric.definition().unit_of(variant))
    }

    /// The wide table with times as they were asked for, and, beside values alone, one column of reasons.
    fn shaped(&self, parts: bool, times: Times, reasons: bool) -> Result<RecordBatch, Error> {
        let made = |error: ArrowError| Error::new(ErrorCode::Column, error.to_string());
        let wide = self.card.wide(if parts { Parts::All } else { Parts::None })?;
        let schema = wide.schema();
        let (mut fields, mut arrays): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
        for (field, array) in schema.fields().iter().zip(wide.columns()) {
            let is_time = field.metadata().get("unit").is_some_and(|unit| unit == Unit::Duration.name());
            let array = if is_time { timed(array, times) } else { Arc::clone(array) };
            fields.push(field.as_ref().clone().with_data_type(array.data_type().clone()));
            arrays.push(array);
        }
        if reasons && !parts {
            let keys = arrays.len().saturating_sub(self.kpis());
            let reasons = self.reasons(arrays.get(keys..).unwrap_or_default());
            fields.push(Field::new("reason", reasons.data_type().clone(), true));
            arrays.push(reasons);
        }
        let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(wide.num_rows()));
        RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options).map_err(made)
    }

    /// Why KPIs of a group are undefined, each with its reason; null where all are defined. Their values are null where they are undefined.
    fn reasons(&self, values: &[ArrayRef]) -> ArrayRef {
        let nulls: Vec<(usize, &str, &ArrayRef)> = (self.card.names().zip(values).enumerate())
            .filter(|(_, (_, values))| values.null_count() > 0)
            .map(|(kpi, (name, values))| (kpi, name, values))
            .collect();
        let mut texts = StringBuilder::new();
        let mut why = String::new();
        for group in 0..self.card.len() {
            why.clear();
            for (kpi, name, _) in nulls.iter().filter(|(.., values)| values.is_null(group)) {
                if let Some(reason) = self.card.reason(group, *kpi) {
                    let _ = write!(why, "{}{name}: {reason}", if why.is_empty() { "" } else { "; " });
                }
            }
            texts.append_option((!why.is_empty()).then_some(why.as_str()));
        }
        Arc::new(texts.finish())
    }
}

/// Microseconds as floats in another form; durations are rounded half to even to whole microseconds.
fn timed(array: &ArrayRef, times: Times) -> ArrayRef {
    let Some(micros) = array.as_primitive_opt::<Float64Type>() else { return Arc::clone(array) };
    match times {
        Times::Micros => Arc::clone(array),
        Times::Seconds => {
            #[allow(clippy::float_arithmetic, reason = "a float is divided for display, after it was rounded once")]
            let seconds: Float64Array = micros.iter().map(|micros| micros.map(|micros| micros / 1e6)).collect();
            Arc::new(seconds)
        }
        Times::Durations => {
            // The engine's own way from floats in microseconds, of which a million are a second.
            let whole = |micros: f64| micros_of(micros);
            let durations: DurationMicrosecondArray = micros.iter().map(|micros| micros.and_then(whole)).collect();
            Arc::new(durations)
        }
    }
}

/// The nearest whole number, half to even.
fn micros_of(micros: f64) -> Option<i64> {
    format!("{:.0}", micros.round_ties_even()).parse().ok().map(|micros| Duration::micros(micros).as_micros())
}

#[pymethods]
impl PyCard {
    fn __len__(&self) -> usize {
        self.card.len()
    }

    /// The names of the KPIs, in the order in which they were asked for.
    #[getter]
    fn names(&self) -> Vec<&str> {
        self.card.names().collect()
    }

    /// The id of each KPI and the name of its variant.
    #[getter]
    fn variants(&self) -> Vec<(&'static str, &'static str)> {
        let of = |kpi| self.card.kpi(kpi).map(|(metric, variant)| (metric.definition().id, variant.name));
        (0..self.kpis()).filter_map(of).collect()
    }

    /// The unit of each KPI.
    #[getter]
    fn units(&self) -> Vec<&'static str> {
        (0..self.kpis()).filter_map(|kpi| self.unit(kpi)).map(Unit::name).collect()
    }

    /// The value of a KPI in a group, by their positions.
    fn value(&self, group: usize, kpi: usize) -> PyResult<PyValue> {
        let value = self.card.value(group, kpi);
        value.as_ref().map(PyValue::from).ok_or_else(|| PyIndexError::new_err("there is no such group or KPI"))
    }

    /// The values of a KPI, group by group.
    fn values(&self, py: Python<'_>, kpi: usize) -> PyResult<Vec<PyValue>> {
        let values = py.detach(|| (0..self.card.len()).map(|group| self.card.value(group, kpi)).collect::<Vec<_>>());
        let of = |value: Option<kpi_core::Value>| value.as_ref().map(PyValue::from);
        let values: Option<Vec<PyValue>> = values.into_iter().map(of).collect();
        values.ok_or_else(|| PyIndexError::new_err("there is no such KPI"))
    }

    /// The figures of a KPI in some groups: `78.9 %`, an en dash where it is undefined.
    fn figures(&self, kpi: usize, groups: usize) -> Vec<String> {
        let groups = 0..groups.min(self.card.len());
        groups.filter_map(|group| self.card.value(group, kpi)).map(|value| value.figure()).collect()
    }

    /// The interval of doubt of a KPI in a group.
    #[pyo3(signature = (group, kpi, confidence = None))]
    fn interval(
        &self,
        py: Python<'_>,
        group: usize,
        kpi: usize,
        confidence: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyInterval> {
        let interval = self.card.interval(group, kpi, self::confidence(py, confidence)?);
        let interval = interval.ok_or_else(|| PyIndexError::new_err("there is no such group or KPI"))?;
        interval.map(PyInterval::from).or_raise(py)
    }

    /// The keys and the start of the interval of each group, as a table.
    fn groups(&self, py: Python<'_>) -> PyResult<Batch> {
        py.detach(|| self.card.keys()).map(Batch::from).or_raise(py)
    }

    /// A row for each group, a column for each KPI.
    ///
    /// `times` is `duration`, `seconds` or `us`; with `parts`, numerators, denominators, reasons and excluded rows stand beside, else, with
    /// `reasons`, one column that says why KPIs are null.
    fn wide(&self, py: Python<'_>, parts: bool, times: &str, reasons: bool) -> PyResult<Batch> {
        let times = match times {
            "duration" => Times::Durations,
            "seconds" => Times::Seconds,
            "us" => Times::Micros,
            other => {
                let message = format!("times stand in tables as duration, seconds or us, not as {other}");
                return Err(Error::new(ErrorCode::UnknownName, message)).or_raise(py);
            }
        };
        py.detach(|| self.shaped(parts, times, reasons)).map(Batch::from).or_raise(py)
    }

    /// A row for each value.
    fn long(&self, py: Python<'_>) -> PyResult<Batch> {
        py.detach(|| self.card.long()).map(Batch::from).or_raise(py)
    }

    /// What happened to the rows, by table and fact.
    fn reconciliation(&self, py: Python<'_>) -> PyResult<Batch> {
        self.card.reconciliation().map(Batch::from).or_raise(py)
    }

    /// The first rejected rows, with the reason of each.
    fn rejected_rows(&self, py: Python<'_>) -> PyResult<Batch> {
        self.card.rejected_rows().map(Batch::from).or_raise(py)
    }

    /// The words that stand for none of their field.
    fn unmapped_words(&self, py: Python<'_>) -> PyResult<Batch> {
        self.card.unmapped_words().map(Batch::from).or_raise(py)
    }

    /// The KPIs that were left out of families, or of all, and for want of what.
    fn left_out(&self, py: Python<'_>) -> PyResult<Batch> {
        self.card.left_out_kpis().map(Batch::from).or_raise(py)
    }

    /// What was found for the rows of tables that take their keys from another.
    fn inherited_keys(&self, py: Python<'_>) -> PyResult<Batch> {
        self.card.inherited_keys().map(Batch::from).or_raise(py)
    }

    /// The totals of a fact, a row for each group and each of the rules.
    fn totals(&self, py: Python<'_>, fact: &str) -> PyResult<Batch> {
        py.detach(|| self.card.totals(fact)).map(Batch::from).or_raise(py)
    }
}
