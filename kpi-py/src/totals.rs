//! Totals of one fact.

use crate::convert::{Row, ratio, rules, total};
use crate::errors::{OrRaise, wrong};
use crate::value::{PyInterval, PyValue};
use kpi_core::stat::{self, Confidence};
use kpi_core::{
    AnyFact, AnyTally, Error, ErrorCode, Form, Metric, Parameters, PercentileRule, Reading, Reject, Supply, Variant,
    Word, catalogue, stored,
};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyInt, PyString};
use std::collections::BTreeMap;

/// Totals of one fact under its rules: integers that only ever add, in any order and any split, to equal bits.
///
/// `fact` is the name of a fact (`contact`), `rules` a text (`"answer_within=30s"`) or a dict. `keep` is `"sums"`, `"exact"` to keep
/// distributions and distinct members too (percentiles, distinct customers), or 2 to 30 significant bits for distributions.
///
/// Rows are dicts of fields, or keyword arguments; a row that breaks a rule of the fact is left out whole, counted by its reason, and raises
/// `RowRejected`.
#[pyclass(module = "kpi_core", name = "Totals")]
pub(crate) struct PyTotals {
    pub(crate) tally: Box<dyn AnyTally>,
}

fn keeping(fact: &dyn AnyFact, rules: &str, keep: &Bound<'_, PyAny>) -> PyResult<Box<dyn AnyTally>> {
    let py = keep.py();
    if let Ok(text) = keep.cast::<PyString>() {
        match text.to_str()? {
            "sums" => return fact.totals(rules).or_raise(py),
            "exact" => return fact.tally(rules, Form::Exact).or_raise(py),
            _ => {}
        }
    } else if let Ok(bits) = keep.cast::<PyInt>()
        && let Ok(bits @ 2..=30) = bits.extract::<u8>()
    {
        return fact.tally(rules, Form::Bounded { bits }).or_raise(py);
    }
    let message = format!("keep is \"sums\", \"exact\", or 2 to 30 significant bits, not {}", keep.repr()?);
    Err::<_, Error>(wrong(ErrorCode::OutOfRange, message)).or_raise(py)
}

/// What a formula asks of the caller.
pub(crate) fn parameters(
    py: Python<'_>,
    p: Option<&Bound<'_, PyAny>>,
    percentile_rule: Option<&str>,
    discount: Option<&Bound<'_, PyAny>>,
) -> PyResult<Parameters> {
    let mut parameters = match discount.map(ratio).transpose()? {
        Some(discount) => Parameters::discounted(discount).or_raise(py)?,
        None => Parameters::default(),
    };
    parameters.p = p.map(ratio).transpose()?;
    let range = kpi_core::Ratio::whole(0)..=kpi_core::Ratio::whole(1);
    if let Some(p) = parameters.p.filter(|p| !range.contains(p)) {
        let message = format!("p is the share of a percentile, 0 to 1 (\"0.9\" for the ninetieth), not {p}");
        return Err::<_, Error>(wrong(ErrorCode::OutOfRange, message)).or_raise(py);
    }
    if let Some(rule) = percentile_rule {
        let known = PercentileRule::from_word(rule).ok_or_else(|| {
            let rules = PercentileRule::WORDS.join(", ");
            wrong(ErrorCode::UnknownName, format!("there is no percentile rule `{rule}`: there are {rules}"))
        });
        parameters = parameters.by(known.or_raise(py)?);
    }
    Ok(parameters)
}

/// The variant of a name, or the default one.
fn variant_of(metric: &dyn Metric, variant: Option<&str>) -> Result<Option<&'static Variant>, Error> {
    variant.map_or(Ok(metric.definition().default_variant()), |name| metric.definition().variant_named(name).map(Some))
}

fn value(metric: &dyn Metric, variant: Option<&'static Variant>, asked: &Parameters, from: &dyn Supply) -> PyValue {
    let value = match variant {
        Some(variant) => metric.evaluate_variant(variant, asked, from),
        None => metric.evaluate_with(asked, from),
    };
    PyValue::from(&value)
}

/// The value of a KPI from the totals of one or several facts.
#[pyfunction]
#[pyo3(signature = (kpi, totals, variant = None, *, p = None, percentile_rule = None, discount = None))]
pub(crate) fn evaluate(
    py: Python<'_>,
    kpi: &str,
    totals: Vec<PyRef<'_, PyTotals>>,
    variant: Option<&str>,
    p: Option<&Bound<'_, PyAny>>,
    percentile_rule: Option<&str>,
    discount: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyValue> {
    let metric = catalogue::named(kpi).or_raise(py)?;
    let supplied: Vec<&dyn kpi_core::Evidence> = totals.iter().map(|totals| evidence(totals.tally.as_ref())).collect();
    let asked = parameters(py, p, percentile_rule, discount)?;
    Ok(value(metric, variant_of(metric, variant).or_raise(py)?, &asked, &supplied))
}

fn evidence(tally: &dyn AnyTally) -> &dyn kpi_core::Evidence {
    tally
}

impl PyTotals {
    fn number_of(&self, name: &str) -> Result<usize, Error> {
        let info = self.tally.info();
        info.total(name).ok_or_else(|| {
            let near: Vec<&str> = info.totals.iter().map(|total| total.name).filter(|own| own.contains(name)).collect();
            let near = if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) };
            wrong(ErrorCode::UnknownName, format!("`{}` has no total `{name}`{near}", info.name))
        })
    }

    fn known_totals(&self) -> Vec<(&'static str, i64)> {
        let totals = self.tally.info().totals.iter().enumerate();
        let known = totals.filter_map(|(at, of)| match self.tally.reading(at) {
            Reading::Known(value) => Some((of.name, value)),
            _ => None,
        });
        known.collect()
    }

    /// Adds a row; a word that stands for nothing rejects it, and is told.
    fn count(&mut self, py: Python<'_>, row: &Row, at: Option<u64>) -> PyResult<()> {
        self.tally.observe_fields(row.present, &row.values).map_err(|error| row.raised(py, &error, at))
    }

    fn row(&self, row: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Row> {
        Row::new(self.tally.info(), row, fields)
    }

    /// Another pair of totals, merged.
    fn merged(
        &self,
        py: Python<'_>,
        other: &Self,
        merge: impl FnOnce(&mut dyn AnyTally, &dyn AnyTally) -> Result<(), Error>,
    ) -> PyResult<Self> {
        let mut tally = self.tally.boxed();
        merge(tally.as_mut(), other.tally.as_ref()).or_raise(py)?;
        Ok(Self { tally })
    }
}

/// Merges in place: `other` may be the same object.
fn change(
    slf: &Bound<'_, PyTotals>,
    other: &Bound<'_, PyTotals>,
    merge: impl FnOnce(&mut dyn AnyTally, &dyn AnyTally) -> Result<(), Error>,
) -> PyResult<()> {
    let copy = slf.is(other).then(|| other.borrow().tally.boxed());
    match copy {
        Some(copy) => merge(slf.borrow_mut().tally.as_mut(), copy.as_ref()),
        None => merge(slf.borrow_mut().tally.as_mut(), other.borrow().tally.as_ref()),
    }
    .or_raise(slf.py())
}

#[pymethods]
impl PyTotals {
    #[new]
    #[pyo3(signature = (fact, rules = None, *, keep = None))]
    fn new(
        py: Python<'_>,
        fact: &str,
        rules: Option<&Bound<'_, PyAny>>,
        keep: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let fact = catalogue::fact_named(fact).or_raise(py)?;
        let text = crate::convert::rules(fact.info(), rules)?;
        let sums = PyString::new(py, "sums").into_any();
        Ok(Self { tally: keeping(fact, &text, keep.unwrap_or(&sums))? })
    }

    /// Totals that another system counted: what is not named stays unknown, never zero.
    ///
    /// Times are a `timedelta`, a text, or microseconds.
    #[staticmethod]
    #[pyo3(signature = (fact, totals, rules = None, *, keep = None))]
    fn known(
        py: Python<'_>,
        fact: &str,
        totals: BTreeMap<String, Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyAny>>,
        keep: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let new = Self::new(py, fact, rules, keep)?;
        let mut new = Self { tally: new.tally.unknown_like_any() };
        for (name, given) in &totals {
            new.set(py, name, given)?;
        }
        Ok(new)
    }

    /// The name of the fact.
    #[getter]
    fn fact(&self) -> &'static str {
        self.tally.info().name
    }

    /// The canonical text of the rules: `contact/1 unit=contact ... answer_within=20s ...`.
    #[getter]
    fn rules(&self) -> String {
        self.tally.rules_text()
    }

    /// Adds a row: a dict of fields, or keyword arguments; what is not named is unknown.
    #[pyo3(signature = (row = None, /, **fields))]
    fn observe(
        &mut self,
        py: Python<'_>,
        row: Option<&Bound<'_, PyAny>>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let row = self.row(row, fields)?;
        self.count(py, &row, None)
    }

    /// Adds rows; with `strict=False` those that break a rule are left out and counted, else the first of them raises `RowRejected`.
    #[pyo3(signature = (rows, *, strict = true))]
    fn observe_all(&mut self, py: Python<'_>, rows: &Bound<'_, PyAny>, strict: bool) -> PyResult<()> {
        for (at, row) in rows.try_iter()?.enumerate() {
            let row = self.row(Some(&row?), None)?;
            let before = self.tally.rejected_rows();
            let counted = self.count(py, &row, Some(at as u64));
            // Left out and counted, where that is wanted; whatever else is wrong is raised.
            if strict || self.tally.rejected_rows() == before {
                counted?;
            }
            if at % 4_096 == 4_095 {
                py.check_signals()?;
            }
        }
        Ok(())
    }

    /// Takes a row away that was observed before.
    #[pyo3(signature = (row = None, /, **fields))]
    fn unobserve(
        &mut self,
        py: Python<'_>,
        row: Option<&Bound<'_, PyAny>>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let row = self.row(row, fields)?;
        self.tally.unobserve_fields(row.present, &row.values).or_raise(py)
    }

    /// Corrects a row that was observed before it ended.
    fn replace(&mut self, py: Python<'_>, old: &Bound<'_, PyAny>, new: &Bound<'_, PyAny>) -> PyResult<()> {
        let (old, new) = (self.row(Some(old), None)?, self.row(Some(new), None)?);
        self.tally.replace_fields((old.present, &old.values), (new.present, &new.values)).or_raise(py)
    }

    /// Makes a total known: for totals that another system counted.
    fn set(&mut self, py: Python<'_>, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let at = self.number_of(name).or_raise(py)?;
        let value = total(self.tally.info(), name, value)?;
        self.tally.set_total(at, value).or_raise(py)
    }

    /// Feeds a state that another system kept: an observation to a distribution, a member to a set, or a quotient of `value` over `below`.
    #[pyo3(signature = (state, value, below = None))]
    fn feed(&mut self, py: Python<'_>, state: &str, value: i64, below: Option<i64>) -> PyResult<()> {
        self.tally.feed_any(state, value, below).or_raise(py)
    }

    /// A total: a count, microseconds, or minor units; `None` where it is not known.
    fn get(&self, py: Python<'_>, name: &str) -> PyResult<Option<i64>> {
        let at = self.number_of(name).or_raise(py)?;
        Ok(if let Reading::Known(value) = self.tally.reading(at) { Some(value) } else { None })
    }

    fn __getitem__(&self, py: Python<'_>, name: &str) -> PyResult<Option<i64>> {
        self.get(py, name)
    }

    /// The totals that are known, by name.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        self.known_totals().into_iter().try_for_each(|(name, value)| dict.set_item(name, value))?;
        Ok(dict)
    }

    /// Rows left out, by reason; reasons without rows are not named.
    #[getter]
    fn rejected(&self) -> BTreeMap<&'static str, i64> {
        let rows = |reason: &Reject| (reason.name(), self.tally.counts().rejected(*reason));
        Reject::ALL.iter().map(rows).filter(|(_, rows)| *rows != 0).collect()
    }

    /// Adds what other totals counted: other hours, other machines.
    fn merge(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> PyResult<()> {
        change(slf, other, AnyTally::merge_any)
    }

    /// Adds what other totals counted of other queues at the same instants: instants of snapshots are taken once.
    fn merge_beside(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> PyResult<()> {
        change(slf, other, AnyTally::merge_beside_any)
    }

    /// Takes away what was merged before.
    fn unmerge(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> PyResult<()> {
        change(slf, other, AnyTally::unmerge_any)
    }

    fn __add__(&self, py: Python<'_>, other: PyRef<'_, Self>) -> PyResult<Self> {
        self.merged(py, &other, AnyTally::merge_any)
    }

    fn __sub__(&self, py: Python<'_>, other: PyRef<'_, Self>) -> PyResult<Self> {
        self.merged(py, &other, AnyTally::unmerge_any)
    }

    /// `sum(totals)` starts at 0.
    fn __radd__(&self, other: &Bound<'_, PyAny>) -> PyResult<Self> {
        if other.extract::<i64>().is_ok_and(|zero| zero == 0) {
            return Ok(Self { tally: self.tally.boxed() });
        }
        Err(PyTypeError::new_err("totals are added to totals"))
    }

    fn __iadd__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> PyResult<()> {
        change(slf, other, AnyTally::merge_any)
    }

    fn __isub__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> PyResult<()> {
        change(slf, other, AnyTally::unmerge_any)
    }

    /// The value of a KPI, in its default variant or in the one that is named; totals of other facts that it reads go into `others`.
    #[pyo3(signature = (kpi, variant = None, *, p = None, percentile_rule = None, discount = None, others = Vec::new()))]
    fn evaluate(
        &self,
        py: Python<'_>,
        kpi: &str,
        variant: Option<&str>,
        p: Option<&Bound<'_, PyAny>>,
        percentile_rule: Option<&str>,
        discount: Option<&Bound<'_, PyAny>>,
        others: Vec<PyRef<'_, PyTotals>>,
    ) -> PyResult<PyValue> {
        let metric = catalogue::named(kpi).or_raise(py)?;
        let mut supplied = vec![evidence(self.tally.as_ref())];
        supplied.extend(others.iter().map(|totals| evidence(totals.tally.as_ref())));
        let asked = parameters(py, p, percentile_rule, discount)?;
        Ok(value(metric, variant_of(metric, variant).or_raise(py)?, &asked, &supplied))
    }

    /// The values of all variants of a KPI: how each vendor would report the same rows.
    fn evaluate_all(&self, py: Python<'_>, kpi: &str) -> PyResult<Vec<PyValue>> {
        let metric = catalogue::named(kpi).or_raise(py)?;
        let supplied = vec![evidence(self.tally.as_ref())];
        Ok(metric.evaluate_all(&supplied).iter().map(PyValue::from).collect())
    }

    /// The interval of doubt of a KPI; `NoInterval` says why there is none.
    #[pyo3(signature = (kpi, variant = None, *, confidence = None))]
    fn interval(
        &self,
        py: Python<'_>,
        kpi: &str,
        variant: Option<&str>,
        confidence: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyInterval> {
        let metric = catalogue::named(kpi).or_raise(py)?;
        let confidence = self::confidence(py, confidence)?;
        let supplied = vec![evidence(self.tally.as_ref())];
        let interval = match variant_of(metric, variant).or_raise(py)? {
            Some(variant) => stat::interval(metric, variant, &supplied, confidence),
            None => stat::default_interval(metric, &supplied, confidence),
        };
        interval.map(PyInterval::from).or_raise(py)
    }

    /// The state as bytes: a versioned format with a checksum.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.tally.to_bytes())
    }

    /// The totals of these bytes; `Corrupt` where they are damaged.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        stored::read(data).map(|tally| Self { tally }).or_raise(py)
    }

    /// A copy with a life of its own.
    fn copy(&self) -> Self {
        Self { tally: self.tally.boxed() }
    }

    /// Empty totals of the same rules, which keep the same.
    fn empty(&self) -> Self {
        Self { tally: self.tally.empty_like() }
    }

    fn __copy__(&self) -> Self {
        self.copy()
    }

    fn __deepcopy__(&self, memo: &Bound<'_, PyAny>) -> Self {
        let _ = memo;
        self.copy()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((py.get_type::<Self>().getattr("from_bytes")?, (self.to_bytes(py),)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.extract::<PyRef<'_, Self>>().is_ok_and(|other| self.tally.equals(other.tally.as_ref()))
    }

    fn __repr__(&self) -> String {
        let known = self.known_totals();
        let shown: Vec<String> = known
            .iter()
            .filter(|(_, value)| *value != 0)
            .take(4)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let rest = known.iter().filter(|(_, value)| *value != 0).count().saturating_sub(shown.len());
        let rest = if rest == 0 { String::new() } else { format!(", and {rest} more") };
        format!(
            "<Totals of {}: {}{rest}>",
            self.fact(),
            if shown.is_empty() { "nothing".into() } else { shown.join(", ") }
        )
    }
}

/// How sure an interval is to be: 95 % unless something else is named.
pub(crate) fn confidence(py: Python<'_>, given: Option<&Bound<'_, PyAny>>) -> PyResult<Confidence> {
    given.map_or(Ok(Confidence::default()), |given| Confidence::new(ratio(given)?).or_raise(py))
}

/// The text of the rules of a fact, as a dict or a text gives them.
#[pyfunction]
#[pyo3(signature = (fact, given = None))]
pub(crate) fn rules_text(py: Python<'_>, fact: &str, given: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
    let fact = catalogue::fact_named(fact).or_raise(py)?;
    let text = rules(fact.info(), given)?;
    fact.counter(&text).map(|counter| counter.rules_text()).or_raise(py)
}

/// A length of time in microseconds: a `timedelta`, a text such as `20s`, or an integer with its unit, `(20, "s")`.
#[pyfunction]
pub(crate) fn micros_of(given: &Bound<'_, PyAny>) -> PyResult<i64> {
    crate::convert::micros(given, "the time")
}
