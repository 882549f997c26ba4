//! Real calls through the engine: what it finds in the columns of a bank's log equals what another program found, to the integer.

#[path = "bank_log.rs"]
mod bank_log;
#[path = "engine_tables.rs"]
mod engine_tables;
#[path = "shared.rs"]
mod shared;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, RecordBatch};
use bank_log::{Cells, bank_files};
use engine_tables::{report, run};
use kpi_core::engine::{Ask, Card, Column, Key, Mapping, Query, Table};
use kpi_core::prelude::*;
use serde_json::Value as Json;
use std::collections::BTreeMap;

const S: i64 = 1_000_000;
/// The clock of the log.
const ZONE: &str = "Asia/Jerusalem";

fn json(path: &str) -> Option<Json> {
    let text = std::fs::read_to_string(shared::shared(path)?).expect("readable");
    Some(serde_json::from_str(&text).expect("json"))
}

/// What the other program found, and the two months.
fn bank() -> Option<(Json, Vec<RecordBatch>)> {
    let (expected, files) = (json("data/anonymous_bank_1999/expected.json")?, bank_files()?);
    let tables =
        ["january", "february"].iter().zip(files).map(|(month, path)| Cells::read(&path).table(month)).collect();
    Some((expected, tables))
}

/// A call is a contact. A phantom is none: its word stands for nothing, so that its rows are told apart.
fn contacts() -> Mapping {
    let outcomes = [("AGENT", "handled"), ("HANG", "abandoned_ivr"), ("HANG in the queue", "abandoned_queue")];
    Mapping::of("contact")
        .rules("parts=talk")
        .field("outcome", Column::named("result").words(outcomes))
        .field("arrived_at", "arrival")
        .field("wait", Column::named("q_time").seconds())
        .field("talk", Column::named("ser_time").seconds())
}

fn query(mapping: Mapping) -> Query {
    Query::new().table(Table::named("calls").of(mapping).naive_in(ZONE))
}

/// Both months in one table, batch by batch.
fn count(query: &Query, tables: &[RecordBatch]) -> Card {
    let mut run = query.start([("calls", tables[0].schema())]).expect("columns of the fact");
    for table in tables {
        run.push("calls", table).expect("fits");
    }
    run.finish().expect("fits")
}

fn int(of: &Json) -> i64 {
    of.as_i64().unwrap_or_else(|| panic!("{of} is an integer"))
}

fn parts(of: &Json) -> Option<(i64, i64)> {
    Some((of["num"].as_i64()?, of["den"].as_i64()?))
}

fn seconds(parts: Option<(i64, i64)>) -> Option<(i64, i64)> {
    let (above, below) = parts?;
    assert_eq!(above % S, 0, "whole seconds");
    Some((above / S, below))
}

/// The totals of a table, by group: its keys or its start, then each total by its name.
struct Totals(RecordBatch);

impl Totals {
    fn of(card: &Card) -> Self {
        Self(card.totals("contact").expect("counted"))
    }

    fn get(&self, row: usize, total: &str) -> i64 {
        let column = self.0.column_by_name(total).unwrap_or_else(|| panic!("no total {total}"));
        assert!(column.is_valid(row), "{total} is known");
        column.as_primitive::<Int64Type>().value(row)
    }
}

/// Half hours by the clock of the bank: what the other program wrote, line by line.
#[test]
fn half_hours_agree() {
    let (Some((expected, tables)), Some(path)) =
        (bank(), shared::shared("data/anonymous_bank_1999/expected_half_hours.csv"))
    else {
        return;
    };
    let zone = Zone::named(ZONE).expect("a zone");
    let card = count(&query(contacts()).totals().every(Bins::calendar(Every::HALF_HOUR, &zone)), &tables);
    let totals = Totals::of(&card);
    let starts = totals.0.column_by_name("interval").expect("intervals").as_primitive::<TimestampMicrosecondType>();
    // A phantom is in no figure; in its half hour it is counted as rejected, and a half hour of nothing else is none of the other program's.
    let rows: BTreeMap<i64, usize> = (0..totals.0.num_rows())
        .filter(|row| totals.get(*row, "arrived") != 0)
        .map(|row| (starts.value(row), row))
        .collect();
    let text = std::fs::read_to_string(path).expect("readable");
    let mut checked = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let published: Vec<i64> = cells[1..].iter().map(|cell| cell.parse().expect("an integer")).collect();
        let day: jiff::civil::Date = cells[0].parse().expect("a date");
        let (slot, half) = (i8::try_from(published[0]).expect("a slot") / 2, published[0] % 2 == 1);
        let start = day.at(slot, if half { 30 } else { 0 }, 0, 0).in_tz(ZONE).expect("in reach");
        let row = *rows.get(&start.timestamp().as_microsecond()).unwrap_or_else(|| panic!("no group of {line}"));
        let of = |total| totals.get(row, total);
        let ours = [
            of("arrived"),
            of("answered"),
            of("abandoned"),
            of("abandoned_ivr"),
            of("wait_of_answered") / S,
            of("answered_within"),
            of("talk") / S,
            of("handled_legs") - of("zero_talk_legs"),
            of("abandoned_within"),
        ];
        assert_eq!(ours[..], published[1..], "{line}");
        checked += 1;
    }
    assert_eq!(rows.len(), checked, "no half hour beyond the other program's");
    let phantoms = int(&expected["january_february"]["rows"]["PHANTOM"]);
    assert_eq!((0..totals.0.num_rows()).map(|row| totals.get(row, "rejected_unknown_word")).sum::<i64>(), phantoms);
    println!("{checked} half hours agree");
}

/// Rows read = calls + phantoms, and the phantoms are told by their word.
#[test]
fn every_row_is_accounted_for() {
    let Some((expected, tables)) = bank() else { return };
    let card = count(&query(contacts()).ask([Ask::kpi("contact_volume").variant("arrived")]), &tables);
    let rows = &expected["january_february"]["rows"];
    let (read, calls, phantoms) = (int(&rows["data_rows"]), int(&rows["calls"]), int(&rows["PHANTOM"]));
    assert_eq!(
        report(&card),
        [format!("calls as contact: {read} read, {calls} counted, 0 not of it, {phantoms} unknown_word")]
    );
    let words: Vec<(String, String, u64)> = card
        .reports()
        .flat_map(|(_, _, report)| {
            report.unmapped().map(|(column, word, rows)| (column.to_owned(), word.to_owned(), rows))
        })
        .collect();
    assert_eq!(words, [("result".to_owned(), "PHANTOM".to_owned(), u64::try_from(phantoms).expect("a count"))]);
    assert_eq!(card.value(0, 0).and_then(|value| value.parts()), Some((calls, 1)));
}

/// Every threshold, boundary and definition of service level at once, by month and over both.
#[test]
fn service_levels_of_every_threshold_agree() {
    let Some((expected, tables)) = bank() else { return };
    let definitions = [
        ("inclusive", "of_offered", "sl_answered_le_over_offered"),
        ("inclusive", "answered_only", "sl_answered_le_over_answered"),
        ("inclusive", "late_abandons_only", "sl_answered_le_over_offered_minus_short_abandons_le"),
        ("inclusive", "abandons_positive", "sl_answered_plus_abandoned_le_over_offered"),
        ("exclusive", "of_offered", "sl_strict_lt_over_offered"),
    ];
    let thresholds =
        |month: &str| expected[month]["service_level_seconds"]["T"].as_object().expect("thresholds").clone();
    let wanted: Vec<(String, (&str, &str, &str))> =
        thresholds("january").keys().flat_map(|within| definitions.map(|of| (within.clone(), of))).collect();
    let asks = wanted.iter().map(|(within, (boundary, variant, _))| {
        let rules = format!("answer_within={within}s boundary={boundary}");
        Ask::kpi("service_level").variant(*variant).rules(rules)
    });
    let asked = query(contacts()).ask(asks);
    let (months, both) = (count(&asked.clone().by(["month"]), &tables), count(&asked, &tables));
    let mut checked = 0;
    for (card, group, month) in [(&months, 1, "january"), (&months, 0, "february"), (&both, 0, "january_february")] {
        if months.len() == 2 && group < 2 && month != "january_february" {
            assert_eq!(card.group(group).map(|group| group.keys), Some(vec![Key::Text(month.into())]));
        }
        for (kpi, (within, (_, variant, name))) in wanted.iter().enumerate() {
            let value = card.value(group, kpi).expect("asked for");
            assert_eq!(value.parts(), parts(&thresholds(month)[within][*name]), "{month} T={within} {variant}");
            checked += 1;
        }
    }
    println!("{checked} service levels agree");
    assert!(checked >= 150);
}

/// Waits, handling times and abandonment, by month and over both; percentiles as the other program names them.
#[test]
fn waits_times_and_abandonment_agree() {
    let Some((expected, tables)) = bank() else { return };
    let mut counted: Vec<(&str, &str, Ask, bool)> = vec![
        ("abandonment", "rate_queue_over_offered", Ask::kpi("abandonment_rate"), false),
        ("abandonment", "answer_rate_over_offered", Ask::kpi("connect_rate"), false),
        ("speed_of_answer", "ASA_all_answered_q_time", Ask::kpi("average_speed_of_answer"), true),
        (
            "speed_of_answer",
            "ASA_answered_that_queued",
            Ask::kpi("average_speed_of_answer").variant("answered_waited_only"),
            true,
        ),
        (
            "speed_of_answer",
            "mean_patience_exponential_mle_seconds",
            Ask::kpi("mean_patience").variant("exponential"),
            true,
        ),
        ("handle_time", "AHT_all_AGENT", Ask::kpi("average_handle_time"), true),
        ("handle_time", "AHT_ser_time_gt_0", Ask::kpi("average_handle_time").variant("answered_with_talk"), true),
        ("handle_time", "short_calls_lt_10s_over_AGENT", Ask::kpi("short_call_rate"), false),
    ];
    for (rules, name) in [("5s inclusive", "le_5s"), ("5s exclusive", "lt_5s"), ("10s inclusive", "le_10s")] {
        let (short, boundary) = rules.split_once(' ').expect("two words");
        let ask = Ask::kpi("abandonment_rate").variant("short_removed_both");
        let name: &'static str = Box::leak(format!("rate_excl_short_abandons_{name}").into_boxed_str());
        counted.push((
            "abandonment",
            name,
            ask.rules(format!("short_abandon={short} short_boundary={boundary}")),
            false,
        ));
    }
    let mut percentiles = Vec::new();
    for percent in [50_u8, 90, 95] {
        for (rule, name) in [(PercentileRule::NearestRank, "nearest_rank"), (PercentileRule::Linear, "type7")] {
            let parameters = Parameters::percentile(percent).expect("a share").by(rule);
            let ask = Ask::kpi("wait_percentile").variant("of_answered").parameters(parameters);
            percentiles.push((format!("p{percent}_{name}"), ask));
        }
    }
    let asks = counted.iter().map(|(_, _, ask, _)| ask.clone()).chain(percentiles.iter().map(|(_, ask)| ask.clone()));
    let longest = counted.len() + percentiles.len();
    let asked = query(contacts()).ask(asks).ask([Ask::kpi("longest_wait")]);
    let mut checked = 0;
    for (month, tables) in [("january", &tables[..1]), ("february", &tables[1..]), ("january_february", &tables[..])] {
        let (card, published) = (count(&asked, tables), &expected[month]);
        for (kpi, (section, name, _, times)) in counted.iter().enumerate() {
            let ours = card.value(0, kpi).expect("asked for").parts();
            let ours = if *times { seconds(ours) } else { ours };
            assert_eq!(ours, parts(&published[*section][*name]), "{month} {name}");
            checked += 1;
        }
        for (kpi, (name, _)) in (counted.len()..).zip(&percentiles) {
            let found = card.value(0, kpi).and_then(|value| value.to_f64()).expect("defined") / 1e6;
            let other = published["speed_of_answer"]["wait_answered_dist"][name].as_f64().expect("a number");
            assert!((found - other).abs() < 1e-9, "{month} {name}: {found} against {other}");
            checked += 1;
        }
        let found = card.value(0, longest).and_then(|value| value.parts());
        assert_eq!(seconds(found), Some((int(&published["speed_of_answer"]["longest_wait_all_offered"]), 1)));
    }
    println!("{checked} figures agree");
}

/// By the columns of the log as keys: words, and whole numbers.
#[test]
fn types_priorities_and_agents_agree() {
    let Some((expected, tables)) = bank() else { return };
    let published = &expected["january_february"];
    let mut checked = 0;
    for (key, table) in [("type", "by_type"), ("priority", "by_priority"), ("server", "by_server_AGENT_rows")] {
        let card = count(&query(contacts()).totals().by([key]), &tables);
        let totals = Totals::of(&card);
        let keys: Vec<String> = card.groups().map(|group| group.keys[0].to_string()).collect();
        assert_eq!(keys.len(), totals.0.num_rows(), "every group has seen rows");
        for (name, found) in published[table].as_object().expect("groups") {
            let row = keys.iter().position(|key| key == name).unwrap_or_else(|| panic!("no group {name}"));
            let of = |total| totals.get(row, total);
            let ours = [
                ("answered", of("answered")),
                ("abandoned_in_queue", of("abandoned")),
                ("sum_q_time_answered", of("wait_of_answered") / S),
                ("sum_ser_time", of("talk") / S),
                ("answered_le_20", of("answered_within")),
                ("handled", of("handled")),
                ("short_lt_10s", of("short_talk_legs")),
            ];
            for (other, ours) in ours {
                let Some(other) = found.get(other) else { continue };
                assert_eq!(ours, int(other), "{table} {name}");
                checked += 1;
            }
        }
    }
    println!("{checked} figures by type, priority and agent agree");
    assert!(checked > 100);
}

/// The log in many batches, on several threads, gives the same table of totals.
#[test]
fn batches_and_threads_change_nothing() {
    let Some((_, tables)) = bank() else { return };
    let asked =
        query(contacts()).totals().by(["type"]).every(Bins::calendar(Every::DAY, &Zone::named(ZONE).expect("a zone")));
    let whole = Totals::of(&count(&asked, &tables)).0;
    let few: Vec<RecordBatch> = tables
        .iter()
        .flat_map(|table| {
            (0..table.num_rows()).step_by(1_001).map(|at| table.slice(at, 1_001.min(table.num_rows() - at)))
        })
        .collect();
    assert_eq!(Totals::of(&count(&asked.threads(3), &few)).0, whole);
    let one = run(&query(contacts()).totals(), &[("calls", &tables[0])]).expect("fits");
    assert_eq!(one.len(), 1);
}
