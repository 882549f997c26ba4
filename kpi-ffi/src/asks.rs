//! What queries are told in structs: a column, and what is asked for.

use crate::rules::one;
use crate::status::Failure;
use crate::text::kpi_str;
use crate::value::{kpi_parameters, parameters_of};
use kpi_core::engine::{Ask, Column, TimeUnit};
use kpi_core::{Error, ErrorCode, Unit};

/// The integers of a column of times count seconds.
pub const KPI_TIME_SECONDS: i32 = 1;
/// ... milliseconds.
pub const KPI_TIME_MILLIS: i32 = 2;
/// ... microseconds.
pub const KPI_TIME_MICROS: i32 = 3;
/// ... nanoseconds.
pub const KPI_TIME_NANOS: i32 = 4;

/// The numbers of a column of amounts are minor units (cents), also where the column has decimals.
pub const KPI_AMOUNTS_MINOR_UNITS: i32 = 1;
/// The numbers of a column of amounts are counted in units of so many decimals: `kpi_column.decimals`.
pub const KPI_AMOUNTS_DECIMALS: i32 = 2;

/// Asks for a KPI by its id.
pub const KPI_ASK_KPI: i32 = 1;
/// Asks for the KPIs of a family that the columns allow.
pub const KPI_ASK_FAMILY: i32 = 2;
/// Asks for every KPI that the columns allow.
pub const KPI_ASK_ALL: i32 = 3;
/// Asks for a formula of the caller's.
pub const KPI_ASK_OWN: i32 = 4;

/// A column of a table. Members that are zero say nothing: start from a struct that is all zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_column {
    /// Its name.
    pub name: kpi_str,
    /// The column of the instant before: the field is the time from there to this column. Else empty.
    pub since: kpi_str,
    /// What its integers and floating-point numbers count, where it holds times: `KPI_TIME_...`. Arrow durations and timestamps say so themselves.
    pub unit: i32,
    /// What its numbers count, where it holds amounts: `KPI_AMOUNTS_...`.
    pub amounts: i32,
    /// How many decimals, under KPI_AMOUNTS_DECIMALS: 2 counts euros in cents.
    pub decimals: i64,
}

/// What is asked for: a KPI, or several. Members that are zero say nothing: start from a struct that is all zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_ask {
    /// `KPI_ASK_...`.
    pub what: i64,
    /// The id of the KPI (`service_level`), the name of the family (`accessibility`), or that of the caller's own KPI.
    pub id: kpi_str,
    /// The formula of the caller's own KPI: `(calls.sold) / (contact.answered)`.
    pub formula: kpi_str,
    /// The name of the variant, or empty for the default one.
    pub variant: kpi_str,
    /// Rules that differ from those of the mapping: `answer_within=30s`.
    pub rules: kpi_str,
    /// The name in tables, where it is not the id.
    pub name: kpi_str,
    /// The unit in which the caller's own KPI is shown: `share`, `count`, `duration`, `number`, `points`, `per_mille`, `money`.
    pub unit: kpi_str,
    /// 2 to 30: distributions are kept rounded to so many significant bits. 0 keeps every value as it is.
    pub bounded_bits: i64,
    /// 4 to 26: distinct members are estimated, at this precision (12 for some 1.6 %), in bounded memory. 0 remembers every one.
    pub estimated_lg_k: i64,
    /// What the formula asks for, the share p of a percentile first of all.
    pub parameters: kpi_parameters,
}

pub(crate) fn no_such(what: &str, number: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::UnknownName, format!("there is no {what} number {number}"))
}

/// A column that a caller describes.
pub(crate) unsafe fn column(column: *const kpi_column, size: usize) -> Result<Column, Failure> {
    // SAFETY: a struct of that size with texts, as the callers' header asks.
    let (given, name, since) = unsafe {
        let given = one(column, size, "column")?;
        (given, given.name.read()?, given.since.read()?)
    };
    if name.is_empty() {
        return Err(Error::new(ErrorCode::Column, "a column has a name").into());
    }
    let column = if since.is_empty() { Column::named(name) } else { Column::between(since, name) };
    let column = match given.unit {
        0 => column,
        KPI_TIME_SECONDS => column.unit(TimeUnit::Seconds),
        KPI_TIME_MILLIS => column.unit(TimeUnit::Millis),
        KPI_TIME_MICROS => column.unit(TimeUnit::Micros),
        KPI_TIME_NANOS => column.unit(TimeUnit::Nanos),
        other => return Err(no_such("unit of time", other).into()),
    };
    Ok(match given.amounts {
        0 => column,
        KPI_AMOUNTS_MINOR_UNITS => column.minor_units(),
        KPI_AMOUNTS_DECIMALS => column.decimals(u8::try_from(given.decimals).map_err(|_| {
            Error::new(ErrorCode::OutOfRange, format!("an amount cannot have {} decimals", given.decimals))
        })?),
        other => return Err(no_such("kind of amounts", other).into()),
    })
}

/// What is asked for, as a caller describes it.
pub(crate) unsafe fn ask(ask: *const kpi_ask, size: usize) -> Result<Ask, Failure> {
    // SAFETY: a struct of that size, as the callers' header asks.
    let given = unsafe { one(ask, size, "ask") }?;
    // SAFETY: texts, as the callers' header asks.
    let [id, formula, variant, rules, name, unit] = unsafe {
        [
            given.id.read()?,
            given.formula.read()?,
            given.variant.read()?,
            given.rules.read()?,
            given.name.read()?,
            given.unit.read()?,
        ]
    };
    let mut asked = match i32::try_from(given.what) {
        Ok(KPI_ASK_KPI) => Ask::kpi(id),
        Ok(KPI_ASK_FAMILY) => Ask::family(id),
        Ok(KPI_ASK_ALL) => Ask::all(),
        Ok(KPI_ASK_OWN) => Ask::own(id, formula),
        _ => return Err(no_such("way to ask", given.what).into()),
    };
    if !formula.is_empty() && given.what != i64::from(KPI_ASK_OWN) {
        return Err(Error::new(ErrorCode::Syntax, "a formula goes with KPI_ASK_OWN alone").into());
    }
    if !variant.is_empty() {
        asked = asked.variant(variant);
    }
    if !rules.is_empty() {
        asked = asked.rules(rules);
    }
    if !name.is_empty() {
        asked = asked.named(name);
    }
    if !unit.is_empty() {
        asked = asked.unit(Unit::from_name(unit).ok_or_else(|| {
            let units = Unit::ALL.map(Unit::name).join(", ");
            Error::new(ErrorCode::UnknownName, format!("there is no unit `{unit}`: there are {units}"))
        })?);
    }
    let small = |number: i64, what: &str| {
        let message = format!("{what} is a small number, not {number}");
        u8::try_from(number).map_err(|_| Error::new(ErrorCode::OutOfRange, message))
    };
    match small(given.bounded_bits, "bounded_bits")? {
        0 => {}
        bits => asked = asked.bounded(bits),
    }
    match small(given.estimated_lg_k, "estimated_lg_k")? {
        0 => {}
        lg_k => asked = asked.estimated(lg_k),
    }
    Ok(asked.parameters(parameters_of(&given.parameters)?))
}
