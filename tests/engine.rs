//! The engine gives what counting row by row gives: every fact, every KPI, any layout of columns, any slices of batches.

#[path = "columns_of.rs"]
mod columns_of;
#[path = "rows.rs"]
mod rows;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Float64Type;
use arrow_array::{ArrayRef, StringArray};
use columns_of::{bare, batch, table};
use kpi_core::catalogue;
use kpi_core::engine::{Ask, Card, Key, Mapping, Parts, Query, Table};
use kpi_core::prelude::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use rows::{ErasedRow, rows, rules, runner};
use std::sync::Arc;

const KEYS: [&str; 3] = ["b", "a", "ab"];

fn half_hours() -> Bins {
    Bins::every(Duration::minutes(30)).expect("a length")
}

fn days_of_jerusalem() -> Bins {
    Bins::calendar(Every::DAY, &Zone::named("Asia/Jerusalem").expect("a zone"))
}

/// Every variant that reads this fact alone.
fn variants(info: &FactInfo) -> Vec<(&'static dyn Metric, &'static Variant)> {
    let of = |metric: &&'static dyn Metric| {
        let own = |variant: &&'static Variant| variant.facts.len() == 1 && variant.facts[0].is(info);
        let metric = *metric;
        let variants: &'static [Variant] = metric.definition().variants;
        variants.iter().filter(own).map(move |variant| (metric, variant)).collect::<Vec<_>>()
    };
    catalogue::METRICS.iter().flat_map(of).collect()
}

fn parameters() -> Parameters {
    Parameters { p: Ratio::new(4, 5).ok(), discount: Ratio::new(1, 10).ok(), ..Parameters::default() }
}

fn asks(info: &FactInfo) -> Vec<Ask> {
    let ask = |(metric, variant): (&dyn Metric, &Variant)| {
        let (id, variant) = (metric.definition().id, variant.name);
        Ask::kpi(id).variant(variant).parameters(parameters()).named(format!("{id} {variant}"))
    };
    variants(info).into_iter().map(ask).collect()
}

/// The scorecard of rows by key, pushed in slices.
fn card(
    (columns, mapping): (Vec<(String, ArrayRef)>, Mapping),
    keys: &[&str],
    bins: Option<Bins>,
    asks: Vec<Ask>,
    (slice, threads): (usize, usize),
) -> Card {
    let mut columns = columns;
    columns.push(("queue".to_owned(), Arc::new(StringArray::from(keys.to_vec()))));
    let batch = batch(columns);
    let query = Query::new().table(Table::named("rows").of(mapping)).by(["queue"]).ask(asks).threads(threads);
    let query = match bins {
        Some(bins) => query.every(bins),
        None => query,
    };
    let mut run = query.start([("rows", batch.schema())]).expect("columns of the fact");
    for start in (0..batch.num_rows()).step_by(slice) {
        run.push("rows", &batch.slice(start, slice.min(batch.num_rows() - start))).expect("fits");
    }
    run.finish().expect("fits")
}

/// What counting the rows one by one gives: every value of every group.
fn one_by_one(
    fact: &dyn AnyFact,
    rules: &str,
    rows: &[&ErasedRow],
    keys: &[&str],
    bins: Option<Bins>,
) -> Vec<(String, Option<Instant>, String)> {
    let mut groups = fact.grouped(rules, Form::Exact, Some("queue"), bins).expect("rules of the table");
    for ((present, values), key) in rows.iter().zip(keys) {
        if let Err(error) = groups.observe_fields(key, *present, values) {
            assert!(error.rejection().is_some(), "{error}");
        }
    }
    let mut values = Vec::new();
    let mut group = groups.after(None);
    while let Some((key, start, tally)) = group {
        let supplied: Vec<&dyn Evidence> = vec![tally];
        for (metric, variant) in variants(fact.info()) {
            values.push((key.to_owned(), start, shown(&metric.evaluate_variant(variant, &parameters(), &supplied))));
        }
        group = groups.after(Some((key, start)));
    }
    values
}

/// All that a value says.
fn shown(value: &Value) -> String {
    let left: Vec<String> = value.left_out().iter().chain(value.pending()).map(|left| format!("{left:?}")).collect();
    format!("{} {}: {value} {:?} {:?} {left:?}", value.metric(), value.variant(), value.parts(), value.n())
}

/// What the engine gives.
fn by_engine(card: &Card) -> Vec<(String, Option<Instant>, String)> {
    card.values().map(|(group, value)| (key(&group.keys), group.start, shown(&value))).collect()
}

fn key(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(", ")
}

/// The columns of plain values are those of the whole values.
fn check_columns(card: &Card) -> Result<(), TestCaseError> {
    for kpi in 0..card.names().count() {
        let column = card.column(kpi).expect("a KPI that was asked for");
        for group in 0..card.len() {
            let value = card.value(group, kpi).expect("a group");
            let plain = column.get(group).expect("a group").map(Ratio::parts);
            let whole = value.ratio().map(Ratio::parts);
            prop_assert_eq!(plain, whole, "{}", value.metric());
            let rows = |left: &[kpi_core::LeftOut]| left.iter().map(|left| left.rows).sum::<i64>();
            let beside = (card.excluded(kpi)[group], card.pending(kpi)[group], card.rejected(kpi)[group]);
            prop_assert_eq!(
                beside,
                (rows(value.left_out()), rows(value.pending()), value.rejected()),
                "{}",
                value.metric()
            );
        }
    }
    let floats = card.wide(Parts::None).expect("a table");
    for (kpi, name) in card.names().enumerate() {
        let floats = floats.column_by_name(name).expect("a column").as_primitive::<Float64Type>();
        let values = card.column(kpi).expect("a KPI that was asked for");
        let exact = values.iter().map(|value| value.ok().map(|ratio| ratio.to_f64().to_bits()));
        prop_assert!(floats.iter().map(|float| float.map(f64::to_bits)).eq(exact), "{}", name);
    }
    let (wide, long) = (card.wide(Parts::All).expect("a table"), card.long().expect("a table"));
    prop_assert_eq!(wide.num_rows(), card.len());
    prop_assert_eq!(long.num_rows(), card.len() * card.names().count());
    Ok(())
}

/// Runs the law for a fact: some of its fields, with and without intervals.
fn law(fact: &'static dyn AnyFact, without: &[&str]) {
    let info = fact.info();
    let named = |name: &str| without.contains(&name);
    let mask = info
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !named(field.name))
        .fold(0_u64, |mask, (at, _)| mask | 1 << at);
    let cases = (rules(info), rows(info), any::<u64>(), 0..5_usize, 1..40_usize, any::<bool>());
    let result = runner().run(&cases, |(rules, rows, some, layout, slice, all)| {
        let required = info
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.required)
            .fold(0, |mask, (at, _)| mask | 1_u64 << at);
        let mask = if all { mask } else { mask & (some | required) };
        let rows: Vec<ErasedRow> = rows.into_iter().map(|(present, values)| (present & mask, values)).collect();
        for bins in [None, Some(half_hours()), Some(days_of_jerusalem())] {
            // Where a row that cannot be read is placed is another matter.
            let placed: Vec<&ErasedRow> =
                rows.iter().filter(|row| bins.is_none() || fact.reread(row.0, &row.1).is_some()).collect();
            let keys: Vec<&str> = (0..placed.len()).map(|at| KEYS[at % KEYS.len()]).collect();
            let (columns, mapping) = table(info, &placed, mask, layout);
            let mapping = mapping.rules(bare(&rules));
            let card = card((columns, mapping), &keys, bins.clone(), asks(info), (slice, 1));
            let rejected: u64 = card.reports().map(|(.., report)| report.rejected()).sum();
            prop_assert!(rejected <= placed.len() as u64);
            let why: Vec<_> = card.reports().flat_map(|(.., report)| report.first_rejected().to_vec()).collect();
            prop_assert_eq!(by_engine(&card), one_by_one(fact, &rules, &placed, &keys, bins), "{:?}", why);
            check_columns(&card)?;
        }
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
}

#[test]
fn every_fact_is_counted_as_row_by_row() {
    for fact in catalogue::FACTS {
        law(*fact, &[]);
    }
}

/// The columns that are compared with others of a row: without them contacts are counted by kinds.
const COMPARED: [&str; 12] = [
    "connected",
    "custom_status",
    "ring_of_legs",
    "answered_legs",
    "held_legs",
    "wrapped_legs",
    "zero_talk_legs",
    "short_talk_legs",
    "legs_with_agent",
    "transfers_by_agent",
    "ended_at",
    "arrival_wait",
];

#[test]
fn kinds_of_contacts_add_what_their_rows_add() {
    law(catalogue::fact("contact").expect("a fact"), &COMPARED);
}

/// The law above holds of something: plain contacts are not looked at one by one.
#[test]
fn plain_contacts_are_counted_by_kinds() {
    let info = catalogue::fact("contact").expect("a fact").info();
    let at = |name: &str| info.field(name).expect("a field");
    let mut values = vec![0; info.fields.len()];
    values[at("wait")] = 20_000_000;
    let row: ErasedRow = (1 << at("outcome") | 1 << at("wait"), values);
    let rows: Vec<&ErasedRow> = vec![&row; 1_000];
    let keys = vec!["a"; 1_000];
    let card = card(table(info, &rows, row.0, 0), &keys, None, vec![Ask::kpi("service_level")], (1_000, 1));
    let (_, _, report) = card.reports().next().expect("one mapping");
    assert_eq!((report.read(), report.counted(), report.one_by_one()), (1_000, 1_000, 0));
    assert_eq!(card.value(0, 0).expect("a value").parts(), Some((1_000, 1_000)));
}

/// Threads share large batches; any number of them gives the same bits.
#[test]
fn threads_change_nothing() {
    let fact = catalogue::fact("contact").expect("a fact");
    let info = fact.info();
    let without = |field: &FieldInfo| !COMPARED.contains(&field.name);
    let mask =
        info.fields.iter().enumerate().filter(|(_, field)| without(field)).fold(0_u64, |mask, (at, _)| mask | 1 << at);
    let mut random = runner();
    let mut some: Vec<ErasedRow> = Vec::new();
    while some.len() < 2_000 {
        let more = rows(info).new_tree(&mut random).expect("rows").current();
        some.extend(more.into_iter().map(|(present, values)| (present & mask, values)));
    }
    let many: Vec<&ErasedRow> = some.iter().cycle().take(100_000).collect();
    let keys: Vec<&str> = (0..many.len()).map(|at| KEYS[at / 7 % KEYS.len()]).collect();
    let of = |threads: usize, slice: usize| {
        let (columns, mapping) = table(info, &many, mask, 3);
        let card = card((columns, mapping), &keys, Some(half_hours()), asks(info), (slice, threads));
        let reports: Vec<String> = card.reports().map(|(.., report)| format!("{report:?}")).collect();
        (by_engine(&card), reports)
    };
    let one = of(1, 100_000);
    assert!(one.0.len() > 100);
    assert_eq!(of(2, 100_000), one);
    assert_eq!(of(5, 100_000), one);
    assert_eq!(of(3, 40_000), one);
}
