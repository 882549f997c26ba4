//! What counting a contact costs: `make bench`.
//!
//! Every case counts the same rows, and the cases of a table take turns, so that a busy machine slows all of them alike. Printed are
//! the fastest and the middle round of each case, in nanoseconds per row (and thread), and the middle against that of the table's
//! first case. `-- <case> <rounds>` runs one case alone, for a profiler that counts instructions.

mod callers;
mod rows;
mod table;

use callers::{CRow, array, atomics, one_by_one, shard_observe, totals_observe};
use kpi_core::prelude::*;
use kpi_core::{
    Distribution, catalogue,
    contact::Contact,
    live::{ShardWriter, Sharded},
};
use std::hint::black_box;
use table::{Case, threads};

const ROWS: usize = 4_096;
/// How often a thread counts its rows in a round: its start is small against that.
const TIMES: usize = 40;

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anyhow<()> {
    let mut random = rows::Numbers::new(4);
    let typed: Vec<ContactRow> = (0..).take(ROWS).map(|at| rows::contact(at, &mut random)).collect();
    let c: Vec<CRow> = typed.iter().map(CRow::of).collect();
    let mut tables = vec![
        ("One thread: totals of contacts", one_thread(&typed, &c)?),
        ("One thread: waits as a distribution", waits(&typed)?),
        ("Threads: an empty loop", vec![empty(1), empty(2)]),
        ("Threads: one totals a thread, and shards", sharded(&typed, &c)?),
        (
            "Threads: a dozen shared std::atomic counters (eight KPIs, no rules, no checks)",
            vec![shared(&c, 1), shared(&c, 2)],
        ),
    ];
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [name, rounds] = arguments.as_slice() {
        let mut cases = tables.iter_mut().flat_map(|(_, cases)| cases);
        let case = cases.find(|case| case.name == *name).ok_or("no case of this name")?;
        let rounds: u32 = rounds.parse()?;
        (0..rounds).for_each(|_| (case.round)());
        return Ok(());
    }
    for (title, cases) in &mut tables {
        table::print(title, cases, 201);
    }
    Ok(())
}

/// Counts each row; every one of them is possible.
fn each<T>(rows: &[T], mut count: impl FnMut(&T) -> Result<(), kpi_core::Error>) {
    for row in rows {
        assert!(count(black_box(row)).is_ok(), "every row is possible");
    }
}

/// Typed in Rust, by the erased door, and through C: row by row and as an array.
fn one_thread<'a>(typed: &'a [ContactRow], c: &'a [CRow]) -> Anyhow<Vec<Case<'a>>> {
    let door = catalogue::fact("contact").ok_or("a fact of the list")?;
    let mut totals = ContactTotals::zero(&ContactRules::default());
    let mut erased = black_box(door.totals(&door.default_rules())?);
    let (single, many) = (callers::totals()?, callers::totals()?);
    Ok(vec![
        Case::new("rust", ROWS, move || each(typed, |row| totals.observe(row))),
        Case::new("rust_erased", ROWS, move || each(c, |row| erased.observe_fields(row.present, &row.values))),
        Case::new("c_single", ROWS, move || one_by_one(totals_observe(), &single, c)),
        Case::new("c_array", ROWS, move || array(totals_observe(), &many, c)),
    ])
}

/// Our exact and bounded distributions beside HdrHistogram (its Rust twin), which rounds and cannot take away.
fn waits(typed: &[ContactRow]) -> Anyhow<Vec<Case<'static>>> {
    let waits: Vec<i64> = typed.iter().filter_map(|row| row.wait).map(Duration::as_micros).collect();
    let again = waits.clone();
    let micros: Vec<u64> = waits.iter().map(|wait| wait.unsigned_abs()).collect();
    let mut histogram = hdrhistogram::Histogram::<u64>::new_with_max(3_600_000_000, 2)?;
    let (mut exact, mut bounded) = (Distribution::new(Form::Exact), Distribution::new(Form::Bounded { bits: 8 }));
    let record = move || {
        for wait in &micros {
            histogram.saturating_record(black_box(*wait));
        }
    };
    Ok(vec![
        Case::new("hdrhistogram", ROWS, record),
        Case::new("exact", ROWS, move || each(&waits, |wait| exact.add(*wait, 1))),
        Case::new("bounded_8_bits", ROWS, move || each(&again, |wait| bounded.add(*wait, 1))),
    ])
}

/// What two threads cost on this machine when they share nothing.
fn empty(count: usize) -> Case<'static> {
    let work = |(): &mut ()| (0..ROWS).for_each(|at| _ = black_box(at));
    Case::new(format!("empty_{count}"), ROWS * TIMES, move || threads(&mut vec![(); count], TIMES, work))
}

fn sharded<'a>(typed: &'a [ContactRow], c: &'a [CRow]) -> Anyhow<Vec<Case<'a>>> {
    let mut cases = Vec::new();
    for count in [1, 2] {
        let mut totals = vec![ContactTotals::zero(&ContactRules::default()); count];
        cases.push(Case::new(format!("totals_{count}"), ROWS * TIMES, move || {
            threads(&mut totals, TIMES, |totals| each(typed, |row| totals.observe(row)));
        }));
        let sharded = Sharded::<Contact>::new(&ContactRules::default(), count)?;
        let writers: Result<Vec<ShardWriter<Contact>>, _> = (0..count).map(|shard| sharded.take(shard)).collect();
        let mut writers = writers?;
        cases.push(Case::new(format!("shards_{count}"), ROWS * TIMES, move || {
            threads(&mut writers, TIMES, |writer| each(typed, |row| writer.observe(row)));
        }));
        let mut shards = callers::shards(count)?;
        cases.push(Case::new(format!("c_shards_{count}"), ROWS * TIMES, move || {
            threads(&mut shards, TIMES, |shard| one_by_one(shard_observe(), shard, c));
        }));
    }
    Ok(cases)
}

fn shared(c: &[CRow], count: usize) -> Case<'_> {
    Case::new(format!("atomics_{count}"), ROWS * TIMES, move || threads(&mut vec![(); count], TIMES, |()| atomics(c)))
}
