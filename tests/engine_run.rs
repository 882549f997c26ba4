//! A run under way: empty intervals, how far it has come, and how it is broken off.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use engine_tables::{batch, parts, refused, run, shown, texts, wholes};
use kpi_core::ErrorCode;
use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
use kpi_core::prelude::*;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

fn half_hours() -> Bins {
    Bins::every(Duration::minutes(30)).expect("a length")
}

/// A call of queue b in minute 1, one of queue a in minute 61, one of a at an unknown time.
fn calls() -> RecordBatch {
    batch([
        ("queue", texts(["b", "a", "a"])),
        ("result", texts(["handled", "abandoned_queue", "handled"])),
        ("at", wholes([Some(60), Some(3_660), None])),
    ])
}

fn query() -> Query {
    let mapping = Mapping::of("contact").field("outcome", "result").field("arrived_at", Column::named("at").seconds());
    Query::new().table(Table::named("calls").of(mapping)).ask([Ask::kpi("contact_volume"), Ask::kpi("connect_rate")])
}

fn minutes(minutes: i64) -> Instant {
    Instant::from_micros(minutes * 60_000_000)
}

/// A group, and the parts of each KPI in it.
type Line = (String, Option<(i64, i64)>, Option<(i64, i64)>);

fn grid(card: &kpi_core::engine::Card) -> Vec<Line> {
    let part = |group, kpi| card.value(group, kpi).and_then(|value| value.parts());
    let groups = card.groups().enumerate();
    groups.map(|(at, group)| (group.to_string(), part(at, 0), part(at, 1))).collect()
}

#[test]
fn every_group_of_keys_has_every_interval() {
    let by_queue = query().by(["queue"]).every(half_hours());
    let card = run(&by_queue.clone().empty_intervals(), &[("calls", &calls())]).expect("columns");
    let text = |group: &str, one, rate| (group.to_owned(), one, rate);
    let expected = [
        // Of an unknown time.
        text("a", Some((1, 1)), Some((1, 1))),
        text("a, 1970-01-01T00:00:00Z", Some((0, 1)), None),
        text("a, 1970-01-01T00:30:00Z", Some((0, 1)), None),
        text("a, 1970-01-01T01:00:00Z", Some((1, 1)), Some((0, 1))),
        text("b, 1970-01-01T00:00:00Z", Some((1, 1)), Some((1, 1))),
        text("b, 1970-01-01T00:30:00Z", Some((0, 1)), None),
        text("b, 1970-01-01T01:00:00Z", Some((0, 1)), None),
    ];
    assert_eq!(grid(&card), expected);
    let empty = card.value(1, 1).expect("a value");
    assert_eq!(empty.to_string(), "undefined: no rows (of_offered)");
    // What was counted is what is counted without them.
    let plain = run(&by_queue, &[("calls", &calls())]).expect("columns");
    let some: Vec<_> = expected.into_iter().filter(|(_, volume, _)| *volume != Some((0, 1))).collect();
    assert_eq!(grid(&plain), some);
    // On several threads, and row by row.
    let mut by_row = by_queue.threads(3).empty_intervals().start([("calls", calls().schema())]).expect("columns");
    (0..3).for_each(|row| by_row.push("calls", &calls().slice(row, 1)).expect("fits"));
    assert_eq!(grid(&by_row.finish().expect("fits")), grid(&card));
}

#[test]
fn a_range_shows_its_intervals_whatever_was_counted() {
    let of = |range, rows: usize| {
        let query = query().every(half_hours()).empty_intervals_in(range);
        let card = run(&query, &[("calls", &calls().slice(0, rows))]).expect("columns");
        grid(&card).into_iter().map(|(group, volume, _)| (group, volume.map(|(calls, _)| calls))).collect::<Vec<_>>()
    };
    let text = |group: &str, calls| (group.to_owned(), Some(calls));
    // From the middle of one interval into the next; what was counted outside of it stays.
    assert_eq!(
        of(minutes(45)..minutes(61), 1),
        [text("1970-01-01T00:00:00Z", 1), text("1970-01-01T00:30:00Z", 0), text("1970-01-01T01:00:00Z", 0)]
    );
    // Its end is not in it, and without keys nothing need have been counted.
    assert_eq!(of(minutes(30)..minutes(60), 0), [text("1970-01-01T00:30:00Z", 0)]);
    // With keys there is nobody of whom to tell nothing.
    let by_queue = query().by(["queue"]).every(half_hours()).empty_intervals_in(minutes(0)..minutes(90));
    assert_eq!(run(&by_queue, &[("calls", &calls().slice(0, 0))]).expect("columns").len(), 0);
    let between = query().every(half_hours()).empty_intervals();
    assert_eq!(run(&between, &[("calls", &calls().slice(0, 0))]).expect("columns").len(), 0);
}

/// In Berlin the clocks go forward on 29 March 2026 and back on 25 October: the days begin at 23:00 and 22:00 UTC of the day before, and have
/// 23 and 25 hours.
#[test]
fn days_of_a_change_of_the_clock_have_their_hours() {
    let berlin = Zone::named("Europe/Berlin").expect("a zone");
    let hours = |from: i64, to: i64| {
        let instant = |seconds: i64| Instant::from_micros(seconds * 1_000_000);
        let query = query().every(Bins::calendar(Every::HOUR, &berlin));
        let query = query.empty_intervals_in(instant(from)..instant(to));
        run(&query, &[("calls", &calls().slice(0, 0))]).expect("columns").len()
    };
    // 28 March 23:00 to 29 March 22:00, and 24 October 22:00 to 25 October 23:00, in seconds since 1970.
    assert_eq!(hours(1_774_738_800, 1_774_821_600), 23);
    assert_eq!(hours(1_792_879_200, 1_792_969_200), 25);
}

#[test]
fn intervals_that_make_no_sense_are_refused() {
    assert_eq!(
        refused(&query().empty_intervals(), &[("calls", &calls())]),
        "bins_differ: empty intervals are asked for, and no intervals: say of which length (Query::every)"
    );
    assert_eq!(
        refused(&query().every(half_hours()).empty_intervals_in(minutes(30)..minutes(30)), &[("calls", &calls())]),
        "out_of_range: no interval lies from 1970-01-01T00:30:00Z to before 1970-01-01T00:30:00Z"
    );
    // Ten million half hours are 570 years; of two queues half of that is too much.
    let years = |years: i64| minutes(0)..minutes(years * 365 * 24 * 60);
    let by_queue = query().by(["queue"]).every(half_hours()).empty_intervals_in(years(400));
    let message = refused(&by_queue, &[("calls", &calls())]);
    assert!(
        message.starts_with("out_of_range: 2 groups of keys in every interval of ")
            && message
                .ends_with("would be more than 10000000 groups: ask for longer intervals or for a part of the time"),
        "{message}"
    );
    let all_time =
        query().every(half_hours()).empty_intervals_in(Instant::from_micros(i64::MIN)..Instant::from_micros(i64::MAX));
    assert!(refused(&all_time, &[("calls", &calls())]).starts_with("out_of_range: 1 groups of keys "));
}

/// What a platform's table does not have is unknown in empty intervals too, not zero.
#[test]
fn empty_intervals_of_totals_know_what_the_table_knows() {
    let starts = TimestampMicrosecondArray::from(vec![0, 3_600_000_000]).with_timezone("UTC");
    let (every, texts) =
        (half_hours().to_string(), |text: &str| Arc::new(StringArray::from(vec![text; 2])) as ArrayRef);
    let table = batch([
        ("interval", Arc::new(starts) as ArrayRef),
        ("every", texts(&every)),
        ("fact", texts("contact")),
        ("rules", texts("contact/1")),
        ("answered", Arc::new(Int64Array::from(vec![4, 5]))),
    ]);
    let asks = [Ask::kpi("contacts_answered"), Ask::kpi("contact_volume")];
    let card = Query::new().every(half_hours()).ask(asks).empty_intervals().of_totals([table]).expect("totals");
    let told: Vec<String> = shown(&card);
    assert_eq!(
        told,
        [
            "1970-01-01T00:00:00Z: 4 (answered)",
            "1970-01-01T00:00:00Z: undefined: arrived is unknown (arrived)",
            "1970-01-01T00:30:00Z: 0 (answered)",
            "1970-01-01T00:30:00Z: undefined: arrived is unknown (arrived)",
            "1970-01-01T01:00:00Z: 5 (answered)",
            "1970-01-01T01:00:00Z: undefined: arrived is unknown (arrived)",
        ]
    );
}

/// A million calls of one queue.
fn million() -> RecordBatch {
    batch([("result", texts(vec!["handled"; 1_000_000]))])
}

fn of_million(threads: usize) -> kpi_core::engine::Run {
    let mapping = Mapping::of("contact").field("outcome", "result");
    let query = Query::new().table(Table::named("calls").of(mapping)).ask([Ask::kpi("contact_volume")]);
    query.threads(threads).start([("calls", million().schema())]).expect("columns")
}

#[test]
fn progress_is_told_between_slices_and_changes_nothing() {
    for threads in [1, 2] {
        let told = Arc::new(Mutex::new(Vec::new()));
        let to = Arc::clone(&told);
        let mut run = of_million(threads);
        run.on_progress(move |progress| {
            to.lock().expect("one thread").push((progress.rows(), progress.pushed()));
            ControlFlow::Continue(())
        });
        run.push("calls", &million()).expect("fits");
        run.push("calls", &million().slice(0, 10)).expect("fits");
        let told = told.lock().expect("done").clone();
        assert!(told.len() > 2, "{told:?}");
        assert!(told.is_sorted_by(|one, next| one.0 < next.0), "{told:?}");
        let (last, before) = told.split_last().expect("some");
        assert_eq!(*last, (1_000_010, 1_000_010));
        assert!(before.iter().all(|(rows, pushed)| rows <= pushed && *pushed == 1_000_000), "{told:?}");
        assert_eq!(parts(&run.finish().expect("fits")), [Some((1_000_010, 1))]);
    }
}

#[test]
fn a_run_that_is_cancelled_is_over() {
    let mut run = of_million(1);
    run.on_progress(|_| ControlFlow::Break(()));
    let error = run.push("calls", &million()).expect_err("cancelled");
    assert_eq!(error.code(), ErrorCode::Cancelled);
    let message = error.to_string();
    assert!(
        message.starts_with("the run was cancelled after ") && message.ends_with(" rows: start it again for a result"),
        "{message}"
    );
    assert_eq!(run.push("calls", &million()).expect_err("over"), error);
    assert_eq!(run.finish().expect_err("over"), error);
}

/// Nine times 2^60 are beyond 64 bits: what was counted of the batch is no result.
#[test]
fn a_run_that_failed_is_over() {
    let query = Query::new().table(Table::named("t").sum("n", "n")).ask([Ask::own("n", "n")]);
    let table = batch([("n", wholes(vec![1_i64 << 60; 9]))]);
    let mut run = query.start([("t", table.schema())]).expect("columns");
    assert_eq!(run.push("u", &table).expect_err("no such table").code(), ErrorCode::UnknownName);
    let small = batch([("n", wholes([1]))]);
    run.push("t", &small).expect("a wrong name ends nothing");
    let first = run.push("t", &table).expect_err("too much");
    assert_eq!(first.code(), ErrorCode::Overflow);
    let then = run.push("t", &small).expect_err("over");
    assert_eq!(then.code(), ErrorCode::Overflow);
    assert_eq!(then.to_string(), format!("the run ended when a batch could not be counted ({first}): start it again"));
    assert_eq!(run.finish().expect_err("over"), then);
}
