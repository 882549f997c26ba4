//! Exact percentiles and distinct counts of many rows: whatever their size, unit, order and thread, those of sorted lists.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{ArrayRef, Int32Array, RecordBatch, UInt64Array};
use engine_tables::{batch, texts, wholes};
use kpi_core::engine::{Ask, Card, Column, Key, Mapping, Query, Table};
use kpi_core::{Parameters, PercentileRule, Ratio};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const ROWS: u32 = 150_000;
const QUEUES: [&str; 3] = ["help", "sales", "service"];
const PERCENTILES: [u8; 3] = [50, 90, 100];

/// A contact: its queue, whether it was abandoned, its wait in milliseconds, its customer.
type Row = (usize, bool, Option<i64>, Option<u64>);

fn mixed(n: u32) -> u32 {
    n.wrapping_mul(2_654_435_761) >> 5
}

fn row(n: u32, customer: fn(u32) -> u64) -> Row {
    let wait = match mixed(n) % 500 {
        0 => None,
        1..=3 => Some(i64::from(mixed(n)) * 10),
        _ => Some(i64::from(mixed(n) % 90_000)),
    };
    let queue = QUEUES.len() * n as usize / ROWS as usize;
    // Mostly in the order of the queues.
    let queue = if mixed(n).is_multiple_of(9) { mixed(n) as usize / 9 % QUEUES.len() } else { queue };
    (queue, mixed(n).is_multiple_of(7), wait, (!mixed(n).is_multiple_of(11)).then(|| customer(n)))
}

/// Waits in milliseconds and 32 bits; waits in seconds and 64.
fn table(rows: &[Row], in_seconds: bool) -> RecordBatch {
    let waits: ArrayRef = if in_seconds {
        wholes(rows.iter().map(|row| row.2.map(|wait| wait / 1_000)))
    } else {
        Arc::new(rows.iter().map(|row| row.2.and_then(|wait| i32::try_from(wait).ok())).collect::<Int32Array>())
    };
    batch([
        ("queue", texts(rows.iter().map(|row| QUEUES[row.0]))),
        ("outcome", texts(rows.iter().map(|row| if row.1 { "abandoned_queue" } else { "handled" }))),
        ("wait", waits),
        ("customer", Arc::new(rows.iter().map(|row| row.3).collect::<UInt64Array>())),
    ])
}

fn query(by_queue: bool, threads: usize) -> Query {
    let contacts = |wait: Column| {
        let mapping = Mapping::of("contact").field("outcome", "outcome").field("wait", wait);
        mapping.constant("direction", "inbound").field("customer", "customer")
    };
    let wait = || Column::named("wait");
    let percentile = |p: u8| {
        let p = Ratio::new(p.into(), 100).ok();
        let parameters = Parameters { p, percentile: PercentileRule::NearestRank, ..Parameters::default() };
        Ask::kpi("wait_percentile").parameters(parameters).named(format!("p{p:?}"))
    };
    let asked = Query::new()
        .table(Table::named("one").of(contacts(wait().millis())))
        .table(Table::named("two").of(contacts(wait().seconds())))
        .ask(PERCENTILES.map(percentile))
        .ask([Ask::kpi("contact_frequency").variant("per_active_customer"), Ask::kpi("longest_wait")])
        .threads(threads);
    if by_queue { asked.by(["queue"]) } else { asked }
}

fn card(tables: &[(&str, RecordBatch)], query: &Query, slice: usize) -> Card {
    let mut run = query.start([("one", tables[0].1.schema()), ("two", tables[1].1.schema())]).expect("a query");
    for (name, batch) in tables {
        for start in (0..batch.num_rows()).step_by(slice) {
            run.push(name, &batch.slice(start, slice.min(batch.num_rows() - start))).expect("a batch");
        }
    }
    run.finish().expect("a card")
}

/// What the card shows, group by group.
fn by_engine(card: &Card) -> BTreeMap<String, Vec<Option<(i64, i64)>>> {
    let mut groups: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (group, value) in card.values() {
        let queue = match group.keys.first() {
            Some(Key::Text(queue)) => queue.to_string(),
            _ => String::new(),
        };
        groups.entry(queue).or_default().push(value.parts());
    }
    groups
}

/// The same from sorted lists.
fn by_hand(rows: &[(Row, bool)], by_queue: bool) -> BTreeMap<String, Vec<Option<(i64, i64)>>> {
    let mut groups: BTreeMap<String, (Vec<i64>, i64, BTreeSet<u64>)> = BTreeMap::new();
    for ((queue, _, wait, customer), in_seconds) in rows {
        let queue = if by_queue { QUEUES[*queue] } else { "" };
        let (waits, contacts, customers) = groups.entry(queue.to_owned()).or_default();
        waits.extend(wait.map(|wait| if *in_seconds { wait / 1_000 * 1_000_000 } else { wait * 1_000 }));
        *contacts += i64::from(customer.is_some());
        customers.extend(customer);
    }
    let parts = |(mut waits, contacts, customers): (Vec<i64>, i64, BTreeSet<u64>)| {
        waits.sort_unstable();
        let rank = |p: u8| (usize::from(p) * waits.len()).div_ceil(100) - 1;
        let mut parts: Vec<Option<(i64, i64)>> = PERCENTILES.iter().map(|p| Some((waits[rank(*p)], 1))).collect();
        parts.extend([
            Some((contacts, i64::try_from(customers.len()).unwrap_or(0))),
            waits.last().map(|longest| (*longest, 1)),
        ]);
        parts
    };
    groups.into_iter().map(|(queue, group)| (queue, parts(group))).collect()
}

#[test]
fn many_rows_give_what_sorted_lists_give() {
    let near = |n: u32| u64::from(mixed(n) % 40_000);
    let far = |n: u32| u64::from(mixed(n) % 40_000).wrapping_mul(0x9e37_79b9_7f4a_7c15) & ((1 << 44) - 1);
    let half = ROWS / 2;
    for customer in [near as fn(u32) -> u64, far] {
        let rows = |of: std::ops::Range<u32>| of.map(|n| row(n, customer)).collect::<Vec<Row>>();
        // Part of the customers of the second table have short ids in either case.
        let (one, two) = (rows(0..half), rows(half..ROWS - 999));
        let two = [two, (0..999).map(|n| row(n, near)).collect()].concat();
        let tables = [("one", table(&one, false)), ("two", table(&two, true))];
        let all: Vec<(Row, bool)> =
            one.into_iter().map(|row| (row, false)).chain(two.into_iter().map(|row| (row, true))).collect();
        for by_queue in [false, true] {
            let expected = by_hand(&all, by_queue);
            for (threads, slice) in [(1, ROWS as usize), (1, 777), (2, ROWS as usize), (3, 20_000)] {
                let card = card(&tables, &query(by_queue, threads), slice);
                assert_eq!(by_engine(&card), expected, "{threads} threads, {slice} rows at once");
                // As columns, which are worked out in another way.
                for kpi in 0..card.names().count() {
                    let column: Vec<_> = card
                        .column(kpi)
                        .expect("a KPI")
                        .iter()
                        .map(|value| value.ok().map(Ratio::lowest_terms))
                        .collect();
                    let lowest = |(above, below): (i64, i64)| Ratio::new(above, below).ok().map(Ratio::lowest_terms);
                    let of_groups: Vec<_> = expected.values().map(|parts| parts[kpi].and_then(lowest)).collect();
                    assert_eq!(column, of_groups);
                }
            }
        }
    }
}
