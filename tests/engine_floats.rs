//! Wide tables: the value of every KPI in every group as the float nearest to its exact quotient, or null where it is undefined.

#[path = "columns_of.rs"]
mod columns_of;
#[path = "rows.rs"]
mod rows;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Float64Type;
use arrow_array::{Array as _, ArrayRef, DurationMillisecondArray, Int64Array, RecordBatch, StringArray, UInt32Array};
use columns_of::batch;
use kpi_core::engine::{Ask, Card, Column, Mapping, Parts, Query, Table};
use proptest::prelude::*;
use std::sync::Arc;

/// Every cell, against the value that is worked out by itself.
fn check(card: &Card) -> Result<(), TestCaseError> {
    let wide = card.wide(Parts::None).expect("a table");
    prop_assert_eq!(wide.num_rows(), card.len());
    for (kpi, name) in card.names().enumerate() {
        let floats = wide.column_by_name(name).expect("a column of each KPI").as_primitive::<Float64Type>();
        for group in 0..card.len() {
            let exact =
                card.value(group, kpi).and_then(|value| value.ratio().ok()).map(|ratio| ratio.to_f64().to_bits());
            let float = floats.is_valid(group).then(|| floats.value(group).to_bits());
            prop_assert_eq!(float, exact, "{} of group {}", name, group);
        }
    }
    Ok(())
}

/// Totals of a platform, from small ones to those that a float cannot tell apart; some below zero, and some unknown. Groups are worked out
/// together, so that tables of each sort are tried by themselves.
fn rows_of(number: usize) -> impl Strategy<Value = Vec<Vec<Option<i64>>>> {
    let small = || prop_oneof![6 => 0..1_000_i64, 2 => Just(0), 1 => -3..0_i64].prop_map(Some);
    let around = prop_oneof![(1_i64 << 51)..(1 << 55), 0..9_i64].prop_map(Some);
    let large = prop::sample::select(vec![0, 7, 1 << 61, i64::MAX - 1]).prop_map(Some);
    let unknown = prop_oneof![9 => small(), 1 => Just(None)];
    let table = |total: BoxedStrategy<Option<i64>>| prop::collection::vec(prop::collection::vec(total, number), 1..40);
    prop_oneof![table(small().boxed()), table(around.boxed()), table(large.boxed()), table(unknown.boxed())]
}

fn totals(names: &[&str], rows: &[Vec<Option<i64>>]) -> RecordBatch {
    let number = rows.len();
    let texts = |text: &str| Arc::new(StringArray::from(vec![text; number])) as ArrayRef;
    let keys = UInt32Array::from_iter_values((0..number).map(|row| u32::try_from(row).expect("few")));
    let mut columns: Vec<(String, ArrayRef)> = vec![
        ("queue".to_owned(), Arc::new(keys)),
        ("fact".to_owned(), texts("contact")),
        ("rules".to_owned(), texts("contact/1 answer_within=20s short_abandon=5s")),
    ];
    for (at, name) in names.iter().enumerate() {
        let column: Int64Array = rows.iter().map(|row| row[at]).collect();
        columns.push(((*name).to_owned(), Arc::new(column)));
    }
    batch(columns)
}

#[test]
fn floats_of_any_totals_are_the_nearest_to_the_exact_values() {
    const NAMES: [&str; 10] = [
        "rows",
        "offered",
        "answered",
        "abandoned",
        "short_abandoned",
        "answered_within",
        "wait_of_answered",
        "talk",
        "handled",
        "handle_unknown",
    ];
    let asks = || {
        let levels = ["of_offered", "answered_only", "short_abandons_excluded"]
            .map(|variant| Ask::kpi("service_level").variant(variant).named(variant));
        let own = [
            ("difference", "(answered - abandoned) / (offered)"),
            ("thrice", "(answered + answered + answered) / (offered - short_abandoned)"),
            ("mean_talk", "(talk) / (handled - handle_unknown)"),
            ("count", "offered - answered"),
        ];
        levels.into_iter().chain(own.map(|(name, formula)| Ask::own(name, formula))).chain([
            Ask::kpi("connect_rate"),
            Ask::kpi("average_speed_of_answer").variant("answered_only"),
            Ask::kpi("contacts_answered"),
        ])
    };
    let result = rows::runner().run(&rows_of(NAMES.len()), |rows| {
        check(&Query::new().by(["queue"]).ask(asks()).of_totals([totals(&NAMES, &rows)]).expect("a table of totals"))
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

/// More groups than are worked out together, of which one in seven saw nothing that a KPI divides by, and one in a thousand is large.
#[test]
fn floats_of_many_groups_are_those_of_each() -> Result<(), Box<dyn std::error::Error>> {
    let number = 3_000_i64;
    let outcome = |row: i64| if row % 7 < 2 { "abandoned_queue" } else { "handled" };
    let wait = |row: i64| if row % 1_000 == 17 { 6_000_000 } else { row % 90 * 1_000 };
    let columns: Vec<(String, ArrayRef)> = vec![
        ("queue".to_owned(), Arc::new(Int64Array::from_iter_values((0..number).map(|row| row / 2)))),
        ("outcome".to_owned(), Arc::new(StringArray::from_iter_values((0..number).map(outcome)))),
        ("wait".to_owned(), Arc::new(DurationMillisecondArray::from_iter_values((0..number).map(wait)))),
    ];
    let rows = batch(columns);
    let mapping = Mapping::of("contact")
        .rules("answer_within=20s")
        .field("outcome", "outcome")
        .field("wait", Column::named("wait"));
    let asks = [
        Ask::kpi("service_level"),
        Ask::kpi("average_speed_of_answer"),
        Ask::kpi("longest_wait"),
        Ask::own("n", "offered"),
    ];
    let query = Query::new().table(Table::named("rows").of(mapping)).by(["queue"]).ask(asks);
    let mut run = query.start([("rows", rows.schema())])?;
    run.push("rows", &rows)?;
    let card = run.finish()?;
    assert_eq!(card.len(), 1_500);
    check(&card).map_err(|failure| failure.to_string())?;
    Ok(())
}
