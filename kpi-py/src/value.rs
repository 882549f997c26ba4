//! A value with its parts, and an interval of doubt.

use kpi_core::{LeftOut, Ratio, Undefined, Unit, Value};
use pyo3::basic::CompareOp;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Rows by the total that counts them: the fact, the total, how many.
type Rows = Vec<(String, String, i64)>;
/// A rule under which a value was counted: the fact, the rule, its text, whether printed values name it.
type Rule = (String, String, String, bool);
/// Why there is no value: the name, what it is about, and both in words.
type Reason = (String, Option<String>, String);
/// All of a value, as pickles keep it.
type State = (
    (String, String, String, Option<String>),
    (Option<(i64, i64)>, Option<Reason>, Option<i64>),
    (Rows, Rows, i64, Vec<Rule>, Vec<String>),
    (String, String),
);

/// The value of a KPI, or why it has none, with its variant, its rules, its parts as counted, and what was left out.
///
/// Values have no arithmetic: figures are made of added totals, never of added figures.
#[pyclass(module = "kpi_core", name = "Value", frozen)]
#[derive(Clone)]
pub(crate) struct PyValue {
    metric: String,
    variant: String,
    unit: Unit,
    currency: Option<String>,
    parts: Option<(i64, i64)>,
    reason: Option<Reason>,
    n: Option<i64>,
    left_out: Rows,
    pending: Rows,
    rejected: i64,
    rules: Vec<Rule>,
    parameters: Vec<String>,
    figure: String,
    text: String,
}

fn rows(left: &[LeftOut]) -> Rows {
    left.iter().map(|left| (left.fact.to_owned(), left.total.to_owned(), left.rows)).collect()
}

impl From<&Value> for PyValue {
    fn from(value: &Value) -> Self {
        let reason =
            value.reason().map(|reason| (reason.name().to_owned(), reason.of().map(str::to_owned), reason.to_string()));
        let rule =
            |rule: &kpi_core::RuleShown| (rule.fact.to_owned(), rule.rule.to_owned(), rule.text.clone(), rule.shown);
        Self {
            metric: value.metric().to_owned(),
            variant: value.variant().to_owned(),
            unit: value.unit(),
            currency: value.currency().map(|currency| currency.to_string()),
            parts: value.parts(),
            reason,
            n: value.n(),
            left_out: rows(value.left_out()),
            pending: rows(value.pending()),
            rejected: value.rejected(),
            rules: value.rules().iter().map(rule).collect(),
            parameters: value.parameters().to_vec(),
            figure: value.figure(),
            text: value.to_string(),
        }
    }
}

impl PyValue {
    fn ratio(&self) -> Option<Ratio> {
        self.parts.and_then(|(above, below)| Ratio::new(above, below).ok())
    }

    fn comparable(&self, other: &Self) -> bool {
        (&self.metric, &self.variant, &self.currency) == (&other.metric, &other.variant, &other.currency)
    }

    fn equals(&self, other: &Self) -> bool {
        self.comparable(other) && self.ratio() == other.ratio() && self.reason == other.reason
    }

    fn undefined(&self, wanted: &str) -> PyErr {
        let why = self.reason.as_ref().map_or("", |(.., why)| why);
        PyValueError::new_err(format!("{} has no {wanted}: {why}", self.metric))
    }

    fn whole(&self) -> State {
        (
            (self.metric.clone(), self.variant.clone(), self.unit.name().to_owned(), self.currency.clone()),
            (self.parts, self.reason.clone(), self.n),
            (self.left_out.clone(), self.pending.clone(), self.rejected, self.rules.clone(), self.parameters.clone()),
            (self.figure.clone(), self.text.clone()),
        )
    }
}

/// Before Python 3.14, `Fraction(value)` takes the parts of a number for its lowest terms.
fn asked_by_fraction(py: Python<'_>) -> PyResult<bool> {
    if py.version_info() >= (3, 14) {
        return Ok(false);
    }
    let caller = py.import("sys")?.call_method0("_getframe")?.getattr("f_globals")?;
    let name = caller.get_item("__name__")?;
    Ok(name.extract::<&str>().is_ok_and(|name| name == "fractions"))
}

#[pymethods]
impl PyValue {
    /// The id of the KPI: `service_level`.
    #[getter]
    fn kpi(&self) -> &str {
        &self.metric
    }

    /// The variant of the formula: `of_offered`.
    #[getter]
    fn variant(&self) -> &str {
        &self.variant
    }

    /// What the value is counted in: `share`, `duration` (microseconds), `points`, `count`, `number`, `per_mille`, `money` (minor units).
    #[getter]
    fn unit(&self) -> &'static str {
        self.unit.name()
    }

    /// The currency of money, where the rules name one.
    #[getter]
    fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// Whether there is a value.
    #[getter]
    fn is_defined(&self) -> bool {
        self.parts.is_some()
    }

    /// The nearest float, in the unit; `None` where the KPI is undefined, and `reason` then says why.
    #[getter]
    fn value(&self) -> Option<f64> {
        self.ratio().map(Ratio::to_f64)
    }

    /// A mean time as a `timedelta`, rounded half to even to whole microseconds; `None` where it is undefined or no time.
    #[getter]
    fn timedelta<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(ratio) = self.ratio().filter(|_| self.unit == Unit::Duration) else { return Ok(None) };
        let micros: i128 = Unit::Count.show(ratio, Some(0)).parse().map_err(|_| self.undefined("timedelta"))?;
        py.import("datetime")?.getattr("timedelta")?.call1((0, 0, micros)).map(Some)
    }

    /// The part above the line, as counted: 860 of 1090; `None` where the KPI is undefined.
    #[getter]
    fn numerator(&self, py: Python<'_>) -> PyResult<Option<i64>> {
        if asked_by_fraction(py)? {
            return self.as_integer_ratio().map(|(above, _)| Some(above));
        }
        Ok(self.parts.map(|(above, _)| above))
    }

    /// The part below the line, as counted; `None` where the KPI is undefined.
    #[getter]
    fn denominator(&self, py: Python<'_>) -> PyResult<Option<i64>> {
        if asked_by_fraction(py)? {
            return self.as_integer_ratio().map(|(_, below)| Some(below));
        }
        Ok(self.parts.map(|(_, below)| below))
    }

    /// Both parts as counted, never reduced; `None` where the KPI is undefined.
    #[getter]
    fn parts(&self) -> Option<(i64, i64)> {
        self.parts
    }

    /// Why there is no value, in words; `None` where there is one.
    #[getter]
    fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(|(.., why)| why.as_str())
    }

    /// Why there is no value, as a stable name (`empty`, `zero_denominator`, `unknown` ...); `None` where there is one.
    #[getter]
    fn reason_code(&self) -> Option<&str> {
        self.reason.as_ref().map(|(name, ..)| name.as_str())
    }

    /// What the reason is about: the unknown total, the missing parameter, the required rule.
    #[getter]
    fn reason_of(&self) -> Option<&str> {
        self.reason.as_ref().and_then(|(_, of, _)| of.as_deref())
    }

    /// How many things the value rests on, where it rests on things: the sample size.
    #[getter]
    fn n(&self) -> Option<i64> {
        self.n
    }

    /// Rows that the formula leaves out because something about them is unknown: `(fact, total, rows)`.
    #[getter]
    fn excluded(&self) -> Rows {
        self.left_out.clone()
    }

    /// Rows that cannot be judged yet: `(fact, total, rows)`.
    #[getter]
    fn pending(&self) -> Rows {
        self.pending.clone()
    }

    /// Rows of the facts that were rejected, for whatever reason.
    #[getter]
    fn rejected(&self) -> i64 {
        self.rejected
    }

    /// The rules that the value depends on: `(fact, rule, text)`.
    #[getter]
    fn rules(&self) -> Vec<(String, String, String)> {
        self.rules.iter().map(|(fact, rule, text, _)| (fact.clone(), rule.clone(), text.clone())).collect()
    }

    /// What the formula was asked with: the share of a percentile, the rule that read it, the bound of an inexact form.
    #[getter]
    fn parameters(&self) -> Vec<String> {
        self.parameters.clone()
    }

    /// The figure alone: `78.9 %`, or an en dash where it is undefined.
    #[getter]
    fn figure(&self) -> &str {
        &self.figure
    }

    /// Both parts in lowest terms, as `fractions.Fraction` asks for them.
    fn as_integer_ratio(&self) -> PyResult<(i64, i64)> {
        self.ratio().map(Ratio::lowest_terms).ok_or_else(|| self.undefined("parts"))
    }

    /// How the value was made: formula, variant, rules, parts, what was left out, and what cannot be judged yet; a text that shows itself.
    fn explain<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("kpi_core._explain")?.call_method1("explain", (slf,))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("kpi_core._explain")?.call_method1("value_html", (slf,))
    }

    fn __float__(&self) -> PyResult<f64> {
        self.value().ok_or_else(|| self.undefined("float"))
    }

    fn __bool__(&self) -> PyResult<bool> {
        let message = "a value is neither true nor false: ask for .is_defined, or compare .value";
        Err(PyTypeError::new_err(message))
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        format!("<{}: {}>", self.metric, self.text)
    }

    /// As `str()`, or the figure with so many decimals: `f"{value:.2f}"`, `f"{value:.2}"`; anything else is laid out as text.
    fn __format__(&self, spec: &str) -> PyResult<String> {
        if spec.is_empty() {
            return Ok(self.text.clone());
        }
        let places = spec.strip_prefix('.').map(|spec| spec.strip_suffix(['f', '%']).unwrap_or(spec));
        let places: Option<usize> = places.and_then(|places| places.parse().ok()).filter(|places| *places <= 30);
        match (places, self.ratio()) {
            (None, _) => Err(PyValueError::new_err(format!(
                "a value is written with so many decimals, as in f'{{value:.2f}}', not with {spec:?}"
            ))),
            (_, None) => Ok(self.figure.clone()),
            // Money keeps the decimals of its currency, which the figure has.
            (_, Some(_)) if self.unit == Unit::Money && self.currency.is_some() => Ok(self.figure.clone()),
            (places, Some(ratio)) => Ok(self.unit.show(ratio, places)),
        }
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<PyValue>() else { return Ok(py.NotImplemented()) };
        let other = other.get();
        let told = match op {
            CompareOp::Eq => self.equals(other),
            CompareOp::Ne => !self.equals(other),
            _ => match (self.ratio(), other.ratio()) {
                _ if !self.comparable(other) => {
                    let of = |value: &Self| format!("{} ({})", value.metric, value.variant);
                    let message = format!(
                        "{} and {} are not compared: values are ordered within one variant of one KPI",
                        of(self),
                        of(other)
                    );
                    return Err(PyTypeError::new_err(message));
                }
                (Some(mine), Some(theirs)) => op.matches(mine.cmp(&theirs)),
                (None, _) => return Err(self.undefined("place in an order")),
                (_, None) => return Err(other.undefined("place in an order")),
            },
        };
        Ok(pyo3::types::PyBool::new(py, told).to_owned().into_any().unbind())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let ratio = self.ratio().map(Ratio::lowest_terms);
        (&self.metric, &self.variant, &self.currency, ratio, &self.reason).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let make = py.get_type::<Self>().getattr("_restored")?;
        Ok((make, (self.whole(),).into_pyobject(py)?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, memo: &Bound<'_, PyAny>) -> Py<Self> {
        let _ = memo;
        slf
    }

    /// A value as a pickle keeps it.
    #[staticmethod]
    fn _restored(state: State) -> PyResult<Self> {
        let ((metric, variant, unit, currency), (parts, reason, n), more, (figure, text)) = state;
        let (left_out, pending, rejected, rules, parameters) = more;
        let damaged = || PyValueError::new_err("this pickle holds no value of kpi_core");
        let unit = Unit::from_name(&unit).ok_or_else(damaged)?;
        if parts.is_some() == reason.is_some() || parts.is_some_and(|(above, below)| Ratio::new(above, below).is_err())
        {
            return Err(damaged());
        }
        Ok(Self {
            metric,
            variant,
            unit,
            currency,
            parts,
            reason,
            n,
            left_out,
            pending,
            rejected,
            rules,
            parameters,
            figure,
            text,
        })
    }
}

/// An interval of doubt around a figure, with the method, the confidence and the sample size that it rests on.
#[pyclass(module = "kpi_core", name = "Interval", frozen)]
#[derive(Clone, PartialEq)]
pub(crate) struct PyInterval {
    method: String,
    confidence: f64,
    unit: &'static str,
    n: i64,
    estimate: f64,
    bounds: (f64, f64),
    flags: (bool, bool),
    text: String,
}

/// All of an interval, as pickles keep it.
type IntervalState = (String, f64, String, i64, f64, (f64, f64), (bool, bool), String);

impl From<kpi_core::stat::Interval> for PyInterval {
    fn from(interval: kpi_core::stat::Interval) -> Self {
        Self {
            method: kpi_core::Word::word(interval.method()).to_owned(),
            confidence: interval.confidence().share().to_f64(),
            unit: interval.unit().name(),
            n: interval.n(),
            estimate: interval.estimate(),
            bounds: (interval.low(), interval.high()),
            flags: (interval.clipped(), interval.is_small()),
            text: interval.to_string(),
        }
    }
}

#[pymethods]
impl PyInterval {
    /// How it was made: `wilson`, `adjusted_wald`, `wald`, `student_t`.
    #[getter]
    fn method(&self) -> &str {
        &self.method
    }

    /// How sure it is: 0.95.
    #[getter]
    fn confidence(&self) -> f64 {
        self.confidence
    }

    /// The unit of the figure and of both bounds.
    #[getter]
    fn unit(&self) -> &'static str {
        self.unit
    }

    /// The number of observations that it rests on.
    #[getter]
    fn n(&self) -> i64 {
        self.n
    }

    /// The figure itself, as counted.
    #[getter]
    fn estimate(&self) -> f64 {
        self.estimate
    }

    /// The lower bound.
    #[getter]
    fn low(&self) -> f64 {
        self.bounds.0
    }

    /// The upper bound.
    #[getter]
    fn high(&self) -> f64 {
        self.bounds.1
    }

    /// Whether a bound was put on the end of what the figure can be.
    #[getter]
    fn clipped(&self) -> bool {
        self.flags.0
    }

    /// Whether it rests on fewer than 30 observations: read it with care.
    #[getter]
    fn is_small(&self) -> bool {
        self.flags.1
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        format!("<Interval {}>", self.text)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        PyTuple::new(py, [self.bounds.0, self.bounds.1])?.into_any().try_iter().map(Bound::into_any)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self == other.get())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.method, self.n, &self.text, self.bounds.0.to_bits(), self.bounds.1.to_bits()).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let state: IntervalState = (
            self.method.clone(),
            self.confidence,
            self.unit.to_owned(),
            self.n,
            self.estimate,
            self.bounds,
            self.flags,
            self.text.clone(),
        );
        Ok((py.get_type::<Self>().getattr("_restored")?, (state,).into_pyobject(py)?))
    }

    /// An interval as a pickle keeps it.
    #[staticmethod]
    fn _restored(state: IntervalState) -> PyResult<Self> {
        let (method, confidence, unit, n, estimate, bounds, flags, text) = state;
        let unit = Unit::from_name(&unit).map(Unit::name);
        let unit = unit.ok_or_else(|| PyValueError::new_err("this pickle holds no interval of kpi_core"))?;
        Ok(Self { method, confidence, unit, n, estimate, bounds, flags, text })
    }
}

/// The names of all reasons for which a KPI may be undefined.
#[pyfunction]
pub(crate) fn undefined_reasons() -> Vec<&'static str> {
    Undefined::ALL.iter().map(Undefined::name).collect()
}
