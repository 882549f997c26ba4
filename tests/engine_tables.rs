//! Small tables for tests of the engine: columns by name, one query over them, and what came out as texts.

#![allow(dead_code, reason = "each test file uses a part of it")]

use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use kpi_core::engine::{Card, Query};
use kpi_core::{Error, Reject};
use std::sync::Arc;

pub fn texts<'a>(values: impl IntoIterator<Item = &'a str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

pub fn wholes(values: impl IntoIterator<Item = impl Into<Option<i64>>>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<Int64Array>())
}

pub fn flags(values: impl IntoIterator<Item = impl Into<Option<bool>>>) -> ArrayRef {
    Arc::new(values.into_iter().map(Into::into).collect::<BooleanArray>())
}

/// A table of these columns.
pub fn batch<const N: usize>(columns: [(&str, ArrayRef); N]) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true))).expect("one length")
}

/// Runs a query over whole tables.
pub fn run(query: &Query, tables: &[(&str, &RecordBatch)]) -> Result<Card, Error> {
    let mut run = query.start(tables.iter().map(|(name, batch)| (*name, batch.schema())))?;
    for (name, batch) in tables {
        run.push(name, batch)?;
    }
    run.finish()
}

/// The message and the code of the error that a query gives.
pub fn refused(query: &Query, tables: &[(&str, &RecordBatch)]) -> String {
    let error = run(query, tables).expect_err("it cannot be counted");
    format!("{}: {error}", error.code().name())
}

/// Each value with its group.
pub fn shown(card: &Card) -> Vec<String> {
    card.values().map(|(group, value)| format!("{group}: {value}")).collect()
}

/// The parts of each KPI in the only group.
pub fn parts(card: &Card) -> Vec<Option<(i64, i64)>> {
    card.values().map(|(_, value)| value.parts()).collect()
}

/// What happened to the rows: mapping, read, counted, of other facts, then the reasons with their rows.
pub fn report(card: &Card) -> Vec<String> {
    let one = |(table, fact, report): (&str, &str, &kpi_core::engine::FeedReport)| {
        let reasons = Reject::ALL.iter().filter(|reason| report.rejected_for(**reason) != 0);
        let reasons: Vec<String> =
            reasons.map(|reason| format!(", {} {}", report.rejected_for(*reason), reason.name())).collect();
        let reasons = reasons.concat();
        let (read, counted, others) = (report.read(), report.counted(), report.not_of_this_fact());
        format!("{table} as {fact}: {read} read, {counted} counted, {others} not of it{reasons}")
    };
    card.reports().map(one).collect()
}

/// The rejected rows with why.
pub fn rejected(card: &Card) -> Vec<String> {
    let of = |(.., report): (_, _, &kpi_core::engine::FeedReport)| report.first_rejected().to_vec();
    card.reports().flat_map(of).map(|(row, why)| format!("{row}: {why}")).collect()
}
