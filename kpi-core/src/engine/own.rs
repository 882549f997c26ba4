//! Counts and sums of a caller's own: rows where a column says so, and sums of a column, that formulas read like any totals.

use super::decimals::Amounts;
use super::mapping::{Column, Table};
use crate::calendar::Bins;
use crate::error::{Error, ErrorCode};
use crate::exact::Instant;
use crate::fact::{
    AnyCounter, Coverage, Cuts, EachPart, Evidence, FactInfo, Fed, FieldInfo, FieldKind, Fields, Record, Reject,
    Rejection, TotalInfo,
};
use std::sync::{Arc, Mutex};

/// What is made of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Made {
    /// Rows whose value is yes.
    CountTrue,
    /// Rows whose number is above this.
    CountAbove(i64),
    /// The sum of the numbers.
    Sum,
    /// The sum of lengths of time.
    SumOfTimes,
}

/// The measures of a table, as a fact of its own: each has a total, and one that counts the rows that do not say.
#[derive(Debug)]
pub(super) struct OwnFact {
    info: &'static FactInfo,
    made: Vec<Made>,
}

/// Names of measures are kept for the life of the program, each set of them once: tables of facts are `'static`.
static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// A table and its measures, and the fact that they are.
type Known = (String, Vec<Measure>, &'static FactInfo);

/// The name of a measure, what is made of its column, and what the numbers there count.
pub(super) type Measure = (String, Made, Option<Amounts>);

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

impl OwnFact {
    pub(super) fn new(table: &str, measures: &[Measure]) -> Result<Arc<Self>, Error> {
        if measures.len() > 60 {
            return Err(Error::new(ErrorCode::OutOfRange, format!("the table `{table}` has more than 60 measures")));
        }
        let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let is_it = |(of, all, _): &&Known| of == table && all == measures;
        let info = if let Some((.., info)) = known.iter().find(is_it) {
            *info
        } else {
            let info: &'static FactInfo = Box::leak(Box::new(own_info(table, measures)));
            known.push((table.to_owned(), measures.to_vec(), info));
            info
        };
        Ok(Arc::new(Self { info, made: measures.iter().map(|(_, made, _)| *made).collect() }))
    }

    /// The tables of the fact.
    pub(super) fn tables(&self) -> &'static FactInfo {
        self.info
    }
}

fn own_info(table: &str, measures: &[Measure]) -> FactInfo {
    let mut totals = vec![TotalInfo::count(0, "rows", "rows of the table")];
    let mut fields = Vec::new();
    for (at, (name, made, amounts)) in measures.iter().enumerate() {
        let number = u16::try_from(totals.len()).unwrap_or(u16::MAX);
        let times = *made == Made::SumOfTimes;
        let total = if times { TotalInfo::micros } else { TotalInfo::count };
        totals.push(total(number, leak(name), counts(*made, *amounts)));
        let unknown = TotalInfo::count(number + 1, leak(&format!("{name}_unknown")), "rows that do not tell it");
        totals.push(unknown.excluded());
        let kind = match made {
            Made::CountTrue => FieldKind::Flag,
            Made::SumOfTimes => FieldKind::Duration,
            Made::CountAbove(_) | Made::Sum => FieldKind::Number,
        };
        fields.push(FieldInfo::new(u8::try_from(at).unwrap_or(u8::MAX), leak(name), kind, "a measure of the caller's"));
    }
    let at = u8::try_from(fields.len()).unwrap_or(u8::MAX);
    fields.push(FieldInfo::new(at, "at", FieldKind::Instant, "the instant that decides the interval"));
    let info = FactInfo::new(leak(table), "measures of the caller's", Box::leak(totals.into_boxed_slice()));
    info.with_fields(Box::leak(fields.into_boxed_slice()))
}

/// What a measure's total counts.
fn counts(made: Made, amounts: Option<Amounts>) -> &'static str {
    match (made, amounts) {
        (Made::Sum, Some(Amounts::Decimals(places))) => {
            leak(&format!("a measure of the caller's, in units of {places} decimals"))
        }
        (Made::Sum, Some(Amounts::MinorUnits)) => "a measure of the caller's, in minor units",
        _ => "a measure of the caller's",
    }
}

impl AnyCounter for Arc<OwnFact> {
    fn info(&self) -> &'static FactInfo {
        self.info
    }

    fn rules_text(&self) -> String {
        format!("{}/{}", self.info.name, self.info.version)
    }

    fn rule(&self, _: usize) -> i64 {
        0
    }

    fn coverage(&self, _: usize) -> Coverage {
        Coverage::Counted
    }

    fn cuts(&self, _: u64) -> Option<Cuts> {
        let mut cuts = Cuts::default();
        for (at, made) in self.made.iter().enumerate() {
            match made {
                Made::CountTrue => {}
                Made::CountAbove(above) => {
                    cuts.at(at, i64::MIN + 1);
                    cuts.at(at, above.saturating_add(1));
                }
                Made::Sum => {
                    cuts.at(at, -LARGEST);
                    cuts.at(at, LARGEST + 1);
                }
                Made::SumOfTimes => {
                    cuts.at(at, 0);
                    cuts.at(at, LARGEST + 1);
                }
            }
        }
        Some(cuts)
    }

    fn count(&self, row: &Fields<'_>, to: &mut Record) -> Result<(), Rejection> {
        to.clear();
        for (at, made) in self.made.iter().enumerate() {
            let (total, name) = (1 + 2 * at, self.info.fields.get(at).map_or("", |field| field.name));
            let Some(value) = row.raw(at) else {
                to.adds.push((total + 1, 1));
                continue;
            };
            let n = match made {
                Made::CountTrue if !(0..=1).contains(&value) => {
                    return Err(Rejection::new(Reject::UnknownWord, name).with_value(value));
                }
                // What a float that is not whole is read as: it is not known to be at or below any number.
                Made::CountAbove(_) if value == i64::MIN => return Err(Rejection::new(Reject::OutOfRange, name)),
                Made::CountAbove(above) => i64::from(value > *above),
                Made::SumOfTimes if value < 0 => {
                    return Err(Rejection::new(Reject::NegativeDuration, name).with_value(value));
                }
                Made::Sum | Made::SumOfTimes if value.unsigned_abs() > LARGEST.unsigned_abs() => {
                    return Err(Rejection::new(Reject::OutOfRange, name).with_value(value));
                }
                Made::CountTrue | Made::Sum | Made::SumOfTimes => value,
            };
            if n != 0 {
                to.adds.push((total, n));
            }
        }
        to.adds.push((0, 1));
        Ok(())
    }

    fn evidence(&self, _: Box<[i64]>, _: &[Fed<'_>]) -> Option<Box<dyn Evidence>> {
        None
    }

    fn instant(&self, row: &Fields<'_>) -> Option<Instant> {
        row.instant(self.made.len())
    }

    fn split(&self, row: &Fields<'_>, bins: &Bins, each: &mut EachPart<'_>) -> Result<(), Error> {
        each(self.instant(row).map(|at| bins.start_of(at)), row)
    }
}

/// A unit that would play no part is a slip.
pub(super) fn check_units(table: &Table) -> Result<(), Error> {
    let forgotten = |(_, column, made): &&(String, Column, Made)| {
        column.unit.is_some() && column.since.is_none() && *made != Made::SumOfTimes
    };
    match table.measures.iter().find(forgotten) {
        None => Ok(()),
        Some((name, ..)) => {
            let message = format!(
                "the measure `{name}` of the table `{}` compares numbers as they stand in the column: name it without a unit",
                table.name
            );
            Err(Error::new(ErrorCode::Syntax, message))
        }
    }
}

/// The largest number that a sum takes: sums within one slice of rows then fit.
const LARGEST: i64 = 1 << 60;
