//! Facts that look at instants through the engine: queues side by side, intervals one after the other, as groups of rows have it.

#[path = "engine_tables.rs"]
mod engine_tables;
#[path = "rows.rs"]
mod rows;

use arrow_array::{RecordBatch, UInt32Array};
use engine_tables::{batch, refused, run, shown, texts, wholes};
use kpi_core::ErrorCode;
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use kpi_core::prelude::*;
use proptest::prelude::*;
use rows::runner;
use std::sync::Arc;

const QUEUES: [&str; 3] = ["sales", "help", "night"];

/// The KPIs of snapshots that are made of totals alone.
fn asks() -> [Ask; 3] {
    ["agents_staffed", "agents_available", "contacts_in_queue"].map(Ask::kpi)
}

/// A look at one queue: the minute, the queue, and what was seen.
type Look = (i64, usize, Option<u32>, Option<u32>, Option<u32>);

fn row((minute, _, staffed, available, waiting): &Look) -> SnapshotRow {
    let taken_at = Some(Instant::from_micros(minute * 60_000_000));
    SnapshotRow { staffed: *staffed, available: *available, waiting: *waiting, taken_at, ..SnapshotRow::default() }
}

fn table(looks: &[Look]) -> RecordBatch {
    let counts = |of: fn(&Look) -> Option<u32>| Arc::new(looks.iter().map(of).collect::<UInt32Array>()) as _;
    batch([
        ("queue", texts(looks.iter().map(|look| QUEUES[look.1]))),
        ("minute", wholes(looks.iter().map(|look| look.0 * 60))),
        ("staffed", counts(|look| look.2)),
        ("available", counts(|look| look.3)),
        ("waiting", counts(|look| look.4)),
    ])
}

fn mapping() -> Mapping {
    let counts = ["staffed", "available", "waiting"];
    let mapping = Mapping::of("snapshot").field("taken_at", Column::named("minute").seconds());
    counts.into_iter().fold(mapping, |mapping, name| mapping.field(name, name))
}

fn query(mapping: Mapping) -> Query {
    Query::new().table(Table::named("looks").of(mapping)).ask(asks())
}

fn bins(minutes: i32) -> Bins {
    Bins::every(Duration::minutes(minutes)).expect("a length")
}

/// What the groups of the row path give, in the order of the engine.
fn by_rows(groups: &Grouped<&str, SnapshotTotals>, keyed: bool) -> Vec<String> {
    let of = |(group, totals): (&GroupKey<&str>, &SnapshotTotals)| {
        let start = group.start.map(|start| start.to_string());
        let name: Vec<String> = keyed.then(|| group.key.to_owned()).into_iter().chain(start).collect();
        let name = if name.is_empty() { "all".to_owned() } else { name.join(", ") };
        let values =
            [AGENTS_STAFFED.evaluate(totals), AGENTS_AVAILABLE.evaluate(totals), CONTACTS_IN_QUEUE.evaluate(totals)];
        values.map(|value| format!("{name}: {value}"))
    };
    groups.iter().flat_map(of).collect()
}

fn counted(query: &Query, table: &RecordBatch) -> Card {
    run(query, &[("looks", table)]).expect("columns")
}

/// All queues are looked at at the same minutes, anywhere in two days; what was seen is sometimes unknown.
fn looks() -> impl Strategy<Value = Vec<Look>> {
    let seen = || prop::option::weighted(0.9, 0..50_u32);
    let at_one = prop::array::uniform3((seen(), seen(), seen()));
    prop::collection::btree_map(0..2_880_i64, at_one, 1..40).prop_map(|minutes| {
        let of = |(minute, queues): (i64, [_; 3])| {
            (0..)
                .zip(queues)
                .map(move |(queue, (staffed, available, waiting))| (minute, queue, staffed, available, waiting))
        };
        minutes.into_iter().flat_map(of).collect()
    })
}

/// By queue and half hour as rows are counted; tables of these totals give any coarser groups as the groups of rows do.
#[test]
fn queues_are_put_side_by_side_as_groups_of_rows_are() {
    let result = runner().run(&(looks(), any::<bool>()), |(looks, halves)| {
        let mut fine = Grouped::<&str, SnapshotTotals>::new(&SnapshotRules::default()).every(bins(30));
        for look in &looks {
            fine.observe(QUEUES[look.1], &row(look)).expect("a row");
        }
        let by_queue = query(mapping().beside(["queue"])).by(["queue"]).every(bins(30)).totals();
        let card = counted(&by_queue, &table(&looks));
        prop_assert_eq!(shown(&card), by_rows(&fine, true));
        // As one table, or in two halves that share an interval of a queue.
        let kept = if halves {
            let (first, rest) = looks.split_at(looks.len() / 2);
            [first, rest].map(|looks| counted(&by_queue, &table(looks)).totals("snapshot").expect("counted")).to_vec()
        } else {
            vec![card.totals("snapshot").expect("counted")]
        };
        for (keyed, every) in
            [(true, Some(30)), (true, Some(60)), (false, Some(30)), (false, Some(1_440)), (true, None), (false, None)]
        {
            let coarse = Query::new().ask(asks());
            let coarse = if keyed { coarse.by(["queue"]) } else { coarse };
            let coarse = if let Some(minutes) = every { coarse.every(bins(minutes)) } else { coarse };
            let read = coarse.of_totals(kept.clone()).expect("tables of totals");
            let rolled =
                fine.rolled_up(|queue| if keyed { *queue } else { "all" }, every.map(bins)).expect("one look each");
            prop_assert_eq!(shown(&read), by_rows(&rolled, keyed), "{:?}", (keyed, every));
        }
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Sales 3 and help 1 waiting at minutes 0 and 10: 4 at each of two instants, not 2 at each of four.
fn two_queues() -> Vec<Look> {
    let seen = |minute, queue, waiting| (minute, queue, Some(5), Some(0), Some(waiting));
    vec![seen(0, 0, 3), seen(0, 1, 1), seen(10, 0, 3), seen(10, 1, 1)]
}

#[test]
fn instants_are_not_counted_once_for_each_queue() {
    let waiting = |query: Query| {
        let query =
            Query::new()
                .ask([Ask::kpi("contacts_in_queue")])
                .of_totals([counted(&query, &table(&two_queues())).totals("snapshot").expect("counted")]);
        shown(&query.expect("totals"))
    };
    let by_queue = query(mapping().beside(["queue"])).by(["queue"]).totals();
    assert_eq!(waiting(by_queue), ["all: 4.00 (8 over 2; at_instant)"]);
    // Where each row is of the whole, four rows are four instants.
    assert_eq!(waiting(query(mapping().beside([""; 0])).totals()), ["all: 2.00 (8 over 4; at_instant)"]);
}

#[test]
fn who_does_not_say_what_is_looked_at_together_is_asked() {
    let looks = table(&two_queues());
    let refused = |query: &Query| refused(query, &[("looks", &looks)]);
    assert_eq!(
        refused(&query(mapping()).by(["queue"])),
        "keys_differ: `snapshots` of `snapshot` is taken once over what is looked at together: say by which columns of the table `looks` its parts are told apart (Mapping::beside), by none where each row is of the whole"
    );
    assert_eq!(
        refused(&query(mapping().beside(["queue"])).every(bins(30))),
        "keys_differ: `snapshots` of `snapshot` is taken once over what is looked at together: group by `queue` too, and add up over it with Card::totals and Query::of_totals"
    );
    // A key by another name is the same column; and what reads no instants needs none of this.
    let named = Table::named("looks").of(mapping().beside(["queue"])).key("team", "queue");
    let by_team = Query::new().table(named).ask(asks()).by(["team"]);
    assert_eq!(run(&by_team, &[("looks", &looks)]).expect("a key").len(), 2);
    let waits = Query::new().table(Table::named("looks").of(mapping())).ask([Ask::own("waiting", "waiting")]);
    assert_eq!(shown(&run(&waits, &[("looks", &looks)]).expect("no instants")), ["all: 8 (own)"]);
}

/// A queue that was not looked at, or not as often, has no common state with the others.
#[test]
fn parts_that_were_looked_at_at_other_instants_are_refused() {
    let by_queue = query(mapping().beside(["queue"])).by(["queue"]).every(bins(30)).totals();
    let refused = |looks: &[Look]| {
        let kept = counted(&by_queue, &table(looks)).totals("snapshot").expect("counted");
        let error = Query::new().ask(asks()).of_totals([kept]).expect_err("no common state");
        assert_eq!(error.code(), ErrorCode::InstantsDiffer);
        error.to_string()
    };
    assert_eq!(
        refused(&two_queues()[..3]),
        "parts of `snapshot` with `snapshots` of 1 and of 2 cannot be put side by side: it is taken once, so all parts must be looked at at the same instants; in the interval that starts at 1970-01-01T00:00:00Z"
    );
    let mut looks = two_queues();
    looks.push((45, 0, Some(5), Some(0), Some(0)));
    assert_eq!(
        refused(&looks),
        "only 1 of 2 parts of `snapshot` have a row: give every part its row, even where there is nothing to see; in the interval that starts at 1970-01-01T00:30:00Z"
    );
}

/// Full time is 160 hours for every team: 320 and 160 paid hours are 2 and 1 of it, and 3 together, not 1.5 of 320.
#[test]
fn what_is_given_for_a_period_is_taken_once_over_teams() {
    let shifts = batch([("team", texts(["a", "a", "b"])), ("paid", wholes([160 * 3_600, 160 * 3_600, 160 * 3_600]))]);
    let given = batch([("team", texts(["a", "b"])), ("hours", wholes([160 * 3_600, 160 * 3_600]))]);
    let attendance =
        Mapping::of("attendance").constant("status", "present").field("paid", Column::named("paid").seconds());
    let capacity = Mapping::of("capacity").field("full_time", Column::named("hours").seconds()).beside(["team"]);
    let query = Query::new().table(Table::named("shifts").of(attendance)).table(Table::named("given").of(capacity));
    let query = query.by(["team"]).ask([Ask::kpi("fte")]).totals();
    let card = run(&query, &[("shifts", &shifts), ("given", &given)]).expect("columns");
    let figures = |card: &Card| card.values().map(|(_, value)| value.to_string()[..4].to_owned()).collect::<Vec<_>>();
    assert_eq!(figures(&card), ["2.00", "1.00"]);
    let kept = ["attendance", "capacity"].map(|fact| card.totals(fact).expect("counted"));
    let all = Query::new().ask([Ask::kpi("fte")]).of_totals(kept).expect("totals");
    assert_eq!(figures(&all), ["3.00"]);
}
