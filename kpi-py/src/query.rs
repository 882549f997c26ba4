//! What is asked of tables, and the run that counts them.

use crate::card::PyCard;
use crate::errors::{OrRaise, wrong};
use crate::table::{Batch, Stream};
use crate::totals::parameters;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use kpi_core::engine::{Ask, Column, Mapping, Query, Run, Table, TimeUnit};
use kpi_core::{Error, ErrorCode, Unit};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyMapping};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A column of a table, and how its values are to be read.
///
/// `unit` says what its integers and floats count where the field is a time: `"s"`, `"ms"`, `"us"`, `"ns"`; Arrow's durations and
/// timestamps say so themselves. `since` names a column of instants: the field is the time from there to this column. `words`
/// translates values, `{"AGENT": "handled"}`; `None` means that the value stands for nothing known. Amounts are decimals that are
/// counted to `decimals` places, or integers in `minor_units`.
#[pyclass(module = "kpi_core", name = "Column", frozen)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PyColumn {
    name: String,
    unit: Option<String>,
    since: Option<String>,
    words: Option<Vec<(String, Option<String>)>>,
    decimals: Option<u8>,
    minor_units: bool,
}

/// All of a column, as pickles keep it.
type State = (String, Option<String>, Option<String>, Option<Vec<(String, Option<String>)>>, Option<u8>, bool);

fn unit_of(unit: &str) -> Option<TimeUnit> {
    Some(match unit {
        "s" => TimeUnit::Seconds,
        "ms" => TimeUnit::Millis,
        "us" => TimeUnit::Micros,
        "ns" => TimeUnit::Nanos,
        _ => return None,
    })
}

/// The words of a dict, in its order; numbers and booleans stand as the engine reads them.
fn words(given: &Bound<'_, PyMapping>) -> PyResult<Vec<(String, Option<String>)>> {
    let pairs = given.items()?;
    let one = |pair: Bound<'_, PyAny>| {
        let (from, to): (Bound<'_, PyAny>, Option<String>) = pair.extract().map_err(|_| {
            PyTypeError::new_err(format!("a word stands for a word of the field or for None: {pair:?} does not"))
        })?;
        let text = from.str()?.to_string();
        Ok((if from.is_instance_of::<PyBool>() { text.to_lowercase() } else { text }, to))
    };
    pairs.iter().map(one).collect()
}

impl PyColumn {
    pub(crate) fn column(&self) -> Column {
        let column = match &self.since {
            Some(since) => Column::between(since, &self.name),
            None => Column::named(&self.name),
        };
        let column = match self.unit.as_deref().and_then(unit_of) {
            Some(unit) => column.unit(unit),
            None => column,
        };
        let column = match self.decimals {
            Some(places) => column.decimals(places),
            None if self.minor_units => column.minor_units(),
            None => column,
        };
        let Some(words) = &self.words else { return column };
        let nulls = words.iter().filter(|(_, to)| to.is_none()).map(|(from, _)| from);
        let known = words.iter().filter_map(|(from, to)| Some((from, to.as_ref()?)));
        column.words(known).nulls(nulls)
    }

    fn state(&self) -> State {
        (self.name.clone(), self.unit.clone(), self.since.clone(), self.words.clone(), self.decimals, self.minor_units)
    }
}

#[pymethods]
impl PyColumn {
    #[new]
    #[pyo3(signature = (name, unit = None, *, since = None, words = None, decimals = None, minor_units = false))]
    fn new(
        py: Python<'_>,
        name: String,
        unit: Option<String>,
        since: Option<String>,
        words: Option<&Bound<'_, PyMapping>>,
        decimals: Option<u8>,
        minor_units: bool,
    ) -> PyResult<Self> {
        if let Some(unit) = unit.as_deref().filter(|unit| unit_of(unit).is_none()) {
            let message = format!("the column `{name}`: there is no unit of time {unit:?}: there are s, ms, us, ns");
            return Err::<_, Error>(wrong(ErrorCode::UnknownName, message)).or_raise(py);
        }
        if decimals.is_some() && minor_units {
            return Err(PyValueError::new_err(format!(
                "the column `{name}`: amounts are decimals or minor units, not both"
            )));
        }
        let words = words.map(self::words).transpose()?;
        Ok(Self { name, unit, since, words, decimals, minor_units })
    }

    /// The name of the column.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// What its numbers count, where they are times.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The column of the instant before.
    #[getter]
    fn since(&self) -> Option<&str> {
        self.since.as_deref()
    }

    /// What its values stand for.
    #[getter]
    fn words(&self) -> Option<Vec<(String, Option<String>)>> {
        self.words.clone()
    }

    /// The same column, its values translated.
    fn with_words(&self, words: &Bound<'_, PyMapping>) -> PyResult<Self> {
        Ok(Self { words: Some(self::words(words)?), ..self.clone() })
    }

    fn __repr__(&self) -> String {
        let mut text = format!("Column({:?}", self.name);
        for (name, value) in [("unit", &self.unit), ("since", &self.since)] {
            if let Some(value) = value {
                let _ = write!(text, ", {name}={value:?}");
            }
        }
        if let Some(words) = &self.words {
            let of = |(from, to): &(String, Option<String>)| {
                format!("{from:?}: {}", to.as_ref().map_or("None".to_owned(), |to| format!("{to:?}")))
            };
            let _ = write!(text, ", words={{{}}}", words.iter().map(of).collect::<Vec<_>>().join(", "));
        }
        if let Some(decimals) = self.decimals {
            let _ = write!(text, ", decimals={decimals}");
        }
        text + if self.minor_units { ", minor_units=True)" } else { ")" }
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| self == other.get())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.state().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (State,))> {
        Ok((py.get_type::<Self>().getattr("_restored")?, (self.state(),)))
    }

    /// A column as a pickle keeps it.
    #[staticmethod]
    fn _restored(state: State) -> Self {
        let (name, unit, since, words, decimals, minor_units) = state;
        Self { name, unit, since, words, decimals, minor_units }
    }
}

/// What is asked of tables, built up call by call; what it names is looked at when a run starts.
#[pyclass(module = "kpi_core._native", name = "Query")]
pub(crate) struct PyQuery {
    query: Query,
}

/// What the rows of a table are.
type OneMapping<'py> =
    (String, String, Vec<(String, PyRef<'py, PyColumn>)>, Vec<(String, String)>, bool, Option<Vec<String>>);

/// A count or a sum of the caller's own: its name, how it is made (`where`, `above`, `sum`), the column, and the number of `above`.
type OneMeasure<'py> = (String, String, PyRef<'py, PyColumn>, i64);

/// Where the keys of a table come from: another table, the own column of ids, and the ids there.
type KeysFrom = (String, String, String);

impl PyQuery {
    fn set(&mut self, set: impl FnOnce(Query) -> Query) {
        self.query = set(std::mem::take(&mut self.query));
    }
}

#[pymethods]
impl PyQuery {
    #[new]
    fn new() -> Self {
        Self { query: Query::new() }
    }

    /// Groups by these keys.
    fn by(&mut self, keys: Vec<String>) {
        self.set(|query| query.by(keys));
    }

    /// Groups by interval too: `30min UTC`, `day Europe/Paris`.
    fn every(&mut self, py: Python<'_>, intervals: &str) -> PyResult<()> {
        let bins = intervals.parse().or_raise(py)?;
        self.set(|query| query.every(bins));
        Ok(())
    }

    /// Also tells the intervals in which nothing was counted.
    fn empty_intervals(&mut self) {
        self.set(Query::empty_intervals);
    }

    /// Keeps every total of every fact.
    fn totals(&mut self) {
        self.set(Query::totals);
    }

    /// Counts on so many threads.
    fn threads(&mut self, threads: usize) {
        self.set(|query| query.threads(threads.clamp(1, 1_024)));
    }

    /// Asks for a KPI, a family, all, or a formula of one's own.
    #[pyo3(signature = (
        what, id = "", *, variant = None, rules = None, name = None, formula = None, unit = None, p = None,
        percentile_rule = None, discount = None, bounded = None, estimated = None
    ))]
    fn ask(
        &mut self,
        py: Python<'_>,
        what: &str,
        id: &str,
        variant: Option<String>,
        rules: Option<String>,
        name: Option<String>,
        formula: Option<String>,
        unit: Option<&str>,
        p: Option<&Bound<'_, PyAny>>,
        percentile_rule: Option<&str>,
        discount: Option<&Bound<'_, PyAny>>,
        bounded: Option<u8>,
        estimated: Option<u8>,
    ) -> PyResult<()> {
        let mut ask = match (what, formula) {
            ("kpi", None) => Ask::kpi(id),
            ("family", None) => Ask::family(id),
            ("all", None) => Ask::all(),
            ("own", Some(formula)) => Ask::own(id, formula),
            _ => return Err(PyValueError::new_err(format!("nothing is asked for by {what:?}"))),
        };
        ask = ask.parameters(parameters(py, p, percentile_rule, discount)?);
        ask = variant.into_iter().fold(ask, Ask::variant);
        ask = rules.into_iter().fold(ask, Ask::rules);
        ask = name.into_iter().fold(ask, Ask::named);
        ask = bounded.into_iter().fold(ask, Ask::bounded);
        ask = estimated.into_iter().fold(ask, Ask::estimated);
        if let Some(unit) = unit {
            let known = Unit::from_name(unit).ok_or_else(|| {
                let units = Unit::ALL.map(Unit::name).join(", ");
                wrong(ErrorCode::UnknownName, format!("there is no unit `{unit}`: there are {units}"))
            });
            ask = ask.unit(known.or_raise(py)?);
        }
        self.set(|query| query.ask([ask]));
        Ok(())
    }

    /// Adds a table; its rows are rows of each of these facts: the fact, its rules, its columns, the fields that have one value in every
    /// row, whether rows of which no column is known are none, and the columns that tell apart what is looked at together.
    ///
    /// `measures` are counts and sums of the caller's own, which the instants of `at` put into intervals.
    #[pyo3(signature = (name, mappings, *, keys, zone = None, keys_from = None, measures = Vec::new(), at = None))]
    fn table(
        &mut self,
        name: &str,
        mappings: Vec<OneMapping<'_>>,
        keys: BTreeMap<String, String>,
        zone: Option<String>,
        keys_from: Option<KeysFrom>,
        measures: Vec<OneMeasure<'_>>,
        at: Option<PyRef<'_, PyColumn>>,
    ) -> PyResult<()> {
        let mut table = Table::named(name);
        for (fact, rules, fields, constants, where_known, beside) in mappings {
            let mapping = Mapping::of(fact).rules(rules);
            let mapping = fields.iter().fold(mapping, |to, (field, of)| to.field(field, of.column()));
            let mapping = constants.into_iter().fold(mapping, |mapping, (field, value)| mapping.constant(field, value));
            let mapping = if where_known { mapping.where_known() } else { mapping };
            table = table.of(beside.into_iter().fold(mapping, Mapping::beside));
        }
        let table = keys.into_iter().fold(table, |table, (key, column)| table.key(key, column));
        let table = zone.into_iter().fold(table, Table::naive_in);
        let from = |table: Table, (other, own, id): KeysFrom| table.keys_from(other, own, id);
        let mut table = keys_from.into_iter().fold(table, from);
        for (name, made, column, number) in measures {
            let column = column.column();
            table = match made.as_str() {
                "where" => table.count_where(name, column),
                "above" => table.count_above(name, column, number),
                "sum" => table.sum(name, column),
                _ => return Err(PyValueError::new_err(format!("no measure is made by {made:?}"))),
            };
        }
        let table = at.iter().fold(table, |table, at| table.at(at.column()));
        self.set(|query| query.table(table));
        Ok(())
    }

    /// The columns of a table that the query reads.
    fn columns(&self, table: &str) -> Vec<String> {
        self.query.columns(table)
    }

    /// Checks the query against streams, and says what is wrong; what is left out of families, or of all, and for want of what.
    fn check(&self, py: Python<'_>, tables: Vec<(String, PyRef<'_, Stream>)>) -> PyResult<Vec<(&'static str, String)>> {
        let schemas: Vec<(String, SchemaRef)> =
            tables.iter().map(|(name, table)| (name.clone(), table.schema())).collect();
        let run = self.query.start(schemas).or_raise(py)?;
        Ok(run.left_out().iter().map(|left_out| (left_out.kpi(), left_out.why().to_owned())).collect())
    }

    /// Counts the tables, one after another, each to its end.
    ///
    /// `progress` is told after every part: the rows so far.
    #[pyo3(signature = (tables, progress = None))]
    fn run(
        &self,
        py: Python<'_>,
        tables: Vec<(String, PyRef<'_, Stream>)>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyCard> {
        let schemas: Vec<(String, SchemaRef)> =
            tables.iter().map(|(name, table)| (name.clone(), table.schema())).collect();
        let mut run = self.query.start(schemas).or_raise(py)?;
        let mut rows = 0;
        for (name, table) in &tables {
            let mut reader = table.take()?;
            while let Some(batch) = py.detach(|| reader.next()) {
                py.check_signals()?;
                let batch = batch.map_err(|error| read_error(py, name, &error))?;
                for start in (0..batch.num_rows()).step_by(ROWS_A_PART) {
                    let part = batch.slice(start, ROWS_A_PART.min(batch.num_rows() - start));
                    push(py, &mut run, name, &part)?;
                    rows += part.num_rows();
                    progress.map(|progress| progress.call1((rows,))).transpose()?;
                }
            }
        }
        let card = py.detach(|| run.finish()).or_raise(py)?;
        Ok(PyCard::new(card))
    }

    /// The card of tables of totals, added up by the keys and intervals of the query.
    fn of_totals(&self, py: Python<'_>, tables: Vec<PyRef<'_, Batch>>) -> PyResult<PyCard> {
        let tables: Vec<RecordBatch> = tables.iter().map(|table| table.batch.clone()).collect();
        let card = py.detach(|| self.query.of_totals(tables)).or_raise(py)?;
        Ok(PyCard::new(card))
    }
}

/// Between so many rows Ctrl-C is looked for: some hundredths of a second.
const ROWS_A_PART: usize = 1 << 21;

fn push(py: Python<'_>, run: &mut Run, table: &str, batch: &RecordBatch) -> PyResult<()> {
    py.detach(|| run.push(table, batch)).or_raise(py)?;
    py.check_signals()
}

/// What a source says while it is read; an exception of Python's that it raised goes on as it is.
fn read_error(py: Python<'_>, table: &str, error: &arrow_schema::ArrowError) -> PyErr {
    PyErr::take(py).unwrap_or_else(|| PyValueError::new_err(format!("the table `{table}` could not be read: {error}")))
}
