//! What Python hands over as numbers of the erased door: times, instants, words, amounts.

use crate::errors::{OrRaise, raised_row, wrong};
use kpi_core::{Currency, Duration, Error, ErrorCode, FactInfo, FieldInfo, FieldKind, Ratio, Reject, RuleKind};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyDateTime, PyDelta, PyDeltaAccess, PyDict, PyFloat, PyInt, PyMapping, PyString, PyTuple, PyTzInfoAccess,
};
use std::fmt::Write as _;

const DAY: i64 = 86_400_000_000;

/// Refuses what was given for a field, a rule or a total.
fn refuse<T>(py: Python<'_>, code: ErrorCode, message: String) -> PyResult<T> {
    Err::<T, Error>(wrong(code, message)).or_raise(py)
}

/// The microseconds of a `timedelta`; `None` beyond 64 bits: Python's reach to 2.7 million years, ours to 292,000.
fn delta_micros(delta: &Bound<'_, PyDelta>) -> Option<i64> {
    let within = i64::from(delta.get_seconds()) * 1_000_000 + i64::from(delta.get_microseconds());
    i64::from(delta.get_days()).checked_mul(DAY)?.checked_add(within)
}

/// What leaves 64 bits.
fn too_large<T>(given: &Bound<'_, PyAny>, what: &str) -> PyResult<T> {
    refuse(given.py(), ErrorCode::OutOfRange, format!("{what}: {} leaves 64 bits", given.repr()?))
}

/// How many microseconds a unit of time has, as a ratio.
fn unit_micros(unit: &str) -> Option<(i64, i64)> {
    Some(match unit {
        "ns" => (1, 1_000),
        "us" | "µs" => (1, 1),
        "ms" => (1_000, 1),
        "s" => (1_000_000, 1),
        "min" | "m" => (60_000_000, 1),
        "h" => (3_600_000_000, 1),
        "d" => (DAY, 1),
        _ => return None,
    })
}

/// A length of time in microseconds: a `timedelta`, a text such as `20s`, or an integer with its unit, `(20, "s")`.
pub(crate) fn micros(given: &Bound<'_, PyAny>, what: &str) -> PyResult<i64> {
    let py = given.py();
    if let Ok(delta) = given.cast::<PyDelta>() {
        return delta_micros(delta).map_or_else(|| too_large(given, what), Ok);
    }
    if let Ok(text) = given.cast::<PyString>() {
        let text = text.to_str()?;
        return match text.replace(' ', "").parse::<Duration>() {
            Ok(duration) => Ok(duration.as_micros()),
            Err(error) => refuse(py, error.code(), format!("{what}: {error}")),
        };
    }
    if let Ok(pair) = given.cast::<PyTuple>()
        && pair.len() == 2
        && let Ok(number) = pair.get_item(0)?.cast::<PyInt>()
        && let Ok(unit) = pair.get_item(1)?.extract::<String>()
    {
        let Ok(number) = number.extract::<i64>() else { return too_large(given, what) };
        let Some((above, below)) = unit_micros(&unit) else {
            let message = format!("{what}: there is no unit of time {unit:?}: there are ns, us, ms, s, min, h, d");
            return refuse(py, ErrorCode::UnknownName, message);
        };
        if below != 1 {
            return Ok(Duration::from_nanos(number).as_micros());
        }
        let Some(micros) = number.checked_mul(above) else {
            return refuse(py, ErrorCode::OutOfRange, format!("{what}: {number} {unit} leaves 64 bits"));
        };
        return Ok(micros);
    }
    // Whatever else knows how to be one: numpy.timedelta64, pandas.Timedelta.
    if let Ok(item) = given.call_method0("item")
        && let Ok(delta) = item.cast::<PyDelta>()
    {
        return delta_micros(delta).map_or_else(|| too_large(given, what), Ok);
    }
    let shown = given.repr()?;
    let hint = if given.is_instance_of::<PyFloat>() || given.is_instance_of::<PyInt>() {
        format!(
            "{what}: {shown} of what? Give a timedelta, a text such as \"20s\" or \"1.5s\", or an integer with its unit, (20, \"s\")"
        )
    } else {
        format!("{what}: {shown} is no length of time: give a timedelta, a text such as \"20s\", or (20, \"s\")")
    };
    Err(PyTypeError::new_err(hint))
}

/// An instant in microseconds since 1970 in UTC.
fn instant(given: &Bound<'_, PyAny>, what: &str) -> PyResult<i64> {
    let py = given.py();
    let Ok(at) = given.cast::<PyDateTime>() else {
        let shown = given.repr()?;
        return Err(PyTypeError::new_err(format!("{what}: {shown} is no instant: give a datetime with a time zone")));
    };
    if at.get_tzinfo().is_none() {
        let message = format!(
            "{what}: {} names no time zone: attach one, as in when.replace(tzinfo=zoneinfo.ZoneInfo(\"Europe/Paris\"))",
            at.repr()?
        );
        return refuse(py, ErrorCode::Column, message);
    }
    let datetime = py.import("datetime")?;
    let utc = datetime.getattr("timezone")?.getattr("utc")?;
    let epoch = datetime.getattr("datetime")?.call1((1970, 1, 1, 0, 0, 0, 0, utc))?;
    delta_micros(at.as_any().sub(epoch)?.cast::<PyDelta>()?).map_or_else(|| too_large(given, what), Ok)
}

/// A whole number; floats that are whole pass, as tables with gaps have them.
fn whole(given: &Bound<'_, PyAny>, what: &str) -> PyResult<i64> {
    let shown = || given.repr().map(|shown| shown.to_string()).unwrap_or_default();
    if let Ok(float) = given.cast::<PyFloat>() {
        let float = float.value();
        if float.is_nan() {
            let message = format!("{what}: NaN is no number: give None where it is not known");
            return Err(PyTypeError::new_err(message));
        }
        let text = format!("{float:.0}");
        return match text.parse::<i64>() {
            Ok(number) if float.fract() == 0.0 => Ok(number),
            _ => Err(PyTypeError::new_err(format!("{what}: {} is no whole number", shown()))),
        };
    }
    if given.is_instance_of::<PyBool>() || given.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(format!("{what}: {} is no whole number", shown())));
    }
    given.extract::<i64>().or_else(|error| {
        if error.is_instance_of::<pyo3::exceptions::PyOverflowError>(given.py()) {
            too_large(given, what)
        } else {
            Err(PyTypeError::new_err(format!("{what}: {} is no whole number", shown())))
        }
    })
}

/// What stands for no word of any list.
const NO_WORD: i64 = -1;

/// The position of a word in a list, `NO_WORD` where it is not in it.
fn word(given: &Bound<'_, PyAny>, words: &[&str], what: &str) -> PyResult<i64> {
    let Ok(text) = given.cast::<PyString>() else {
        let message = format!("{what}: {} is no word: there are {}", given.repr()?, words.join(", "));
        return Err(PyTypeError::new_err(message));
    };
    let text = text.to_str()?;
    let at = words.iter().position(|word| *word == text).and_then(|at| i64::try_from(at).ok());
    Ok(at.unwrap_or(NO_WORD))
}

/// The bits of words, `NO_WORD` where one of them is not in the list.
fn set(given: &Bound<'_, PyAny>, words: &[&str], what: &str) -> PyResult<i64> {
    let one = |bits: i64, item: &Bound<'_, PyAny>| match word(item, words, what)? {
        NO_WORD => Ok::<i64, PyErr>(NO_WORD),
        at => Ok(if bits == NO_WORD { bits } else { bits | 1 << at }),
    };
    if let Ok(text) = given.cast::<PyString>() {
        let text = text.to_str()?;
        let parts = text.split('+').filter(|part| !part.is_empty() && *part != "none");
        return parts.map(|part| PyString::new(given.py(), part).into_any()).try_fold(0, |bits, part| one(bits, &part));
    }
    given.try_iter()?.try_fold(0, |bits, item| one(bits, &item?))
}

/// The 64 bits of a field; `None` where the value is null.
pub(crate) fn field(info: &FactInfo, field: &FieldInfo, given: &Bound<'_, PyAny>) -> PyResult<Option<i64>> {
    if given.is_none() {
        return Ok(None);
    }
    let what = format!("`{}` of `{}`", field.name, info.name);
    Ok(Some(match field.kind {
        FieldKind::Duration => micros(given, &what)?,
        FieldKind::Instant => instant(given, &what)?,
        FieldKind::Flag => match given.extract::<bool>() {
            Ok(flag) => flag.into(),
            Err(_) => {
                return Err(PyTypeError::new_err(format!("{what}: {} is neither True nor False", given.repr()?)));
            }
        },
        FieldKind::Word(words) => word(given, words, &what)?,
        FieldKind::Set(words) => set(given, words, &what)?,
        FieldKind::Currency => currency(given, &what)?,
        _ => whole(given, &what)?,
    }))
}

fn currency(given: &Bound<'_, PyAny>, what: &str) -> PyResult<i64> {
    match given.extract::<String>()?.parse::<Currency>() {
        Ok(currency) => Ok(currency.code()),
        Err(error) => refuse(given.py(), error.code(), format!("{what}: {error}")),
    }
}

/// A row of the erased door: which fields are known, and what they are.
pub(crate) struct Row {
    pub(crate) present: u64,
    pub(crate) values: Vec<i64>,
    /// Words that stand for nothing: the field, what was given, and what there is.
    unknown: Vec<(&'static str, String)>,
}

impl Row {
    /// The row of names and values.
    pub(crate) fn new(
        info: &'static FactInfo,
        row: Option<&Bound<'_, PyAny>>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let mut new = Self { present: 0, values: vec![0; info.fields.len()], unknown: Vec::new() };
        if let Some(row) = row {
            let Ok(mapping) = row.cast::<PyMapping>() else {
                let message = format!("a row is a dict of fields and values, not {}", row.repr()?);
                return Err(PyTypeError::new_err(message));
            };
            for pair in mapping.items()?.iter() {
                let (name, value): (String, Bound<'_, PyAny>) = pair.extract()?;
                new.set(info, &name, &value)?;
            }
        }
        for (name, value) in fields.into_iter().flatten() {
            new.set(info, &name.extract::<String>()?, &value)?;
        }
        Ok(new)
    }

    fn set(&mut self, info: &'static FactInfo, name: &str, given: &Bound<'_, PyAny>) -> PyResult<()> {
        let Some((at, of)) = info.fields.iter().enumerate().find(|(_, field)| field.name == name) else {
            let known: Vec<&str> = info.fields.iter().map(|field| field.name).collect();
            let message = format!("a row of `{}` has no field `{name}`: it has {}", info.name, known.join(", "));
            return refuse(given.py(), ErrorCode::UnknownName, message);
        };
        if let Some(value) = field(info, of, given)? {
            self.present |= 1 << at;
            self.values[at] = value;
            if let (NO_WORD, FieldKind::Word(words) | FieldKind::Set(words)) = (value, of.kind) {
                let told = format!("{} stands for nothing: there are {}", given_text(given), words.join(", "));
                self.unknown.push((of.name, told));
            }
        } else {
            self.present &= !(1 << at);
        }
        Ok(())
    }
}

fn given_text(given: &Bound<'_, PyAny>) -> String {
    given.repr().map(|text| text.to_string()).unwrap_or_default()
}

impl Row {
    /// The exception of an error of this row, with its number and the word that stands for nothing.
    pub(crate) fn raised(&self, py: Python<'_>, error: &Error, at: Option<u64>) -> PyErr {
        let rejected = error.rejection().filter(|rejected| rejected.reason() == Reject::UnknownWord);
        let told = rejected.and_then(|rejected| self.unknown.iter().find(|(field, _)| *field == rejected.field()));
        raised_row(py, error, at, told.map(|(field, told)| format!("{field}: {told}")))
    }
}

/// The text of rules, `contact/1 answer_within=20s`: from `None`, a text with or without its head, or a dict of rules.
pub(crate) fn rules(info: &FactInfo, given: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
    let head = format!("{}/{}", info.name, info.version);
    let Some(given) = given.filter(|given| !given.is_none()) else { return Ok(head) };
    if let Ok(text) = given.cast::<PyString>() {
        let text = text.to_str()?;
        let headed = text.split_whitespace().next().is_some_and(|first| first.contains('/') && !first.contains('='));
        return Ok(if headed { text.to_owned() } else { format!("{head} {text}") });
    }
    let Ok(rules) = given.cast::<PyMapping>() else {
        let message = format!("rules are a text such as \"answer_within=20s\" or a dict, not {}", given.repr()?);
        return Err(PyTypeError::new_err(message));
    };
    let mut text = head;
    for pair in rules.items()?.iter() {
        let (name, value): (String, Bound<'_, PyAny>) = pair.extract()?;
        let _ = write!(text, " {name}={}", rule(info, &name, &value)?);
    }
    Ok(text)
}

/// The text of one rule.
fn rule(info: &FactInfo, name: &str, given: &Bound<'_, PyAny>) -> PyResult<String> {
    let Some(of) = info.rules.iter().find(|rule| rule.name == name) else {
        let known: Vec<&str> = info.rules.iter().map(|rule| rule.name).collect();
        let message = format!("`{}` has no rule `{name}`: it has {}", info.name, known.join(", "));
        return refuse(given.py(), ErrorCode::UnknownName, message);
    };
    let what = format!("the rule `{name}` of `{}`", info.name);
    let text = given.cast::<PyString>().ok().map(std::string::ToString::to_string);
    Ok(match of.kind {
        RuleKind::DurationOr(other) if text.as_deref() == Some(other) => other.to_owned(),
        RuleKind::Duration | RuleKind::DurationOr(_) => of.kind.text(micros(given, &what)?),
        _ if given.is_none() => "unset".to_owned(),
        RuleKind::Set(_) if text.is_none() => {
            let words: Vec<String> = given.extract()?;
            if words.is_empty() { "none".to_owned() } else { words.join("+") }
        }
        _ => given.str()?.to_string(),
    })
}

/// An exact ratio of what Python has for one: an `int`, a `Fraction`, a `Decimal`, a text; of a float its shortest decimals.
pub(crate) fn ratio(given: &Bound<'_, PyAny>) -> PyResult<Ratio> {
    let py = given.py();
    let fraction = py.import("fractions")?.getattr("Fraction")?.call1((given.str()?,))?;
    let (above, below) = (fraction.getattr("numerator")?.extract()?, fraction.getattr("denominator")?.extract()?);
    Ratio::new(above, below).or_raise(py)
}

/// A total of one's own: counts as they are, times as `timedelta`, text, or microseconds.
pub(crate) fn total(info: &FactInfo, name: &str, given: &Bound<'_, PyAny>) -> PyResult<i64> {
    let what = format!("the total `{name}` of `{}`", info.name);
    let is_time = info.totals.iter().any(|total| total.name == name && total.unit == kpi_core::TotalUnit::Micros);
    if is_time && !given.is_instance_of::<PyInt>() { micros(given, &what) } else { whole(given, &what) }
}

/// The microseconds of a datetime: since 1970 in UTC where it names a zone, else as the clock on the wall shows it.
pub(crate) fn wall_or_instant(given: &Bound<'_, PyAny>) -> PyResult<i64> {
    let at = given.cast::<PyDateTime>()?;
    if at.get_tzinfo().is_some() {
        return instant(given, "a datetime");
    }
    let epoch = given.py().import("datetime")?.getattr("datetime")?.call1((1970, 1, 1))?;
    delta_micros(given.sub(epoch)?.cast::<PyDelta>()?).map_or_else(|| too_large(given, "a datetime"), Ok)
}
