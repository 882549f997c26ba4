//! The main job on real calls: what the scorecard reads from other systems' logs and counts equals what another program found, to
//! the integer.

#[path = "bank_log.rs"]
mod bank_log;
#[path = "shared.rs"]
mod shared;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use bank_log::{Cells, bank_files};
use kpi_core::engine::{Ask, Card, Query};
use kpi_core::prelude::*;
use kpi_examples::ledger::Ledger;
use kpi_examples::log::Log;
use kpi_examples::mapping::Mapping;
use kpi_examples::{card, source};
use serde_json::Value as Json;
use std::path::Path;

const S: i64 = 1_000_000;
const MONTHS: [&str; 2] = ["january", "february"];

fn read(path: &Path, mapping: &Mapping, by: &[&str]) -> Log {
    let source = source::open(path, |file| Box::new(file)).expect("a log");
    let by: Vec<String> = by.iter().map(ToString::to_string).collect();
    Log::read(source, mapping, &by).expect("whole")
}

fn json(path: &str) -> Option<Json> {
    let text = std::fs::read_to_string(shared::shared(path)?).expect("readable");
    Some(serde_json::from_str(&text).expect("json"))
}

/// A published ratio or a lone integer.
fn parts(of: &Json) -> Option<(i64, i64)> {
    Some((of["num"].as_i64()?, of["den"].as_i64()?))
}

fn int(of: &Json) -> i64 {
    of.as_i64().unwrap_or_else(|| panic!("{of} is an integer"))
}

fn seconds(parts: Option<(i64, i64)>) -> Option<(i64, i64)> {
    let (above, below) = parts?;
    assert_eq!(above % S, 0, "whole seconds");
    Some((above / S, below))
}

/// The totals of logs, to be added up by whatever keys and intervals they have.
struct Totals(Vec<RecordBatch>);

impl Totals {
    fn of<'a>(logs: impl IntoIterator<Item = &'a Log>, rules: &str, query: &Query) -> Self {
        let count =
            |log: &Log| log.count(rules, query.clone().totals()).expect("fits").totals("contact").expect("counted");
        Self(logs.into_iter().map(count).collect())
    }

    fn total(&self, name: &str) -> i64 {
        let sum = |table: &RecordBatch| -> i64 {
            let column = table.column_by_name(name).unwrap_or_else(|| panic!("no total {name}"));
            column.as_primitive::<Int64Type>().iter().map(|total| total.expect("known")).sum()
        };
        self.0.iter().map(sum).sum()
    }

    fn parts(&self, kpi: &str, variant: &str) -> Option<(i64, i64)> {
        let card = Query::new().ask([Ask::kpi(kpi).variant(variant)]).of_totals(self.0.clone()).expect("totals");
        card.value(0, 0).expect("asked for").parts()
    }

    /// By a key: its value and the totals of it alone.
    fn by(&self, key: &str) -> Vec<(String, Self)> {
        let card = Query::new().by([key]).totals().of_totals(self.0.clone()).expect("totals");
        let table = card.totals("contact").expect("kept");
        assert_eq!(table.num_rows(), card.len());
        let one = |(at, group): (usize, kpi_core::engine::Group)| (group.to_string(), Self(vec![table.slice(at, 1)]));
        card.groups().enumerate().map(one).collect()
    }
}

fn bank_mapping() -> Mapping {
    Mapping::preset("anonymous-bank").expect("a preset")
}

/// The two months of the bank, and the other program's findings.
fn bank(by: &[&str]) -> Option<(Json, Vec<Log>)> {
    let expected = json("data/anonymous_bank_1999/expected.json")?;
    Some((expected, bank_files()?.iter().map(|path| read(path, &bank_mapping(), by)).collect()))
}

/// Each month and both, by their names.
fn spans(logs: &[Log]) -> [(&'static str, &[Log]); 3] {
    [("january", &logs[..1]), ("february", &logs[1..]), ("january_february", logs)]
}

fn whole() -> Query {
    Query::new()
}

#[test]
fn the_bank_rows_and_outcomes_agree() {
    let Some((expected, logs)) = bank(&[]) else { return };
    for (month, logs) in spans(&logs) {
        let published = &expected[month];
        let totals = Totals::of(logs, "parts=talk", &whole());
        let (rows, left) = (&published["rows"], &published["abandonment"]);
        assert_eq!(logs.iter().map(|log| log.ledger().read).sum::<i64>(), int(&rows["data_rows"]));
        assert_eq!(totals.total("arrived"), int(&rows["calls"]));
        assert_eq!(totals.total("answered"), int(&rows["AGENT"]));
        assert_eq!(totals.total("abandoned") + totals.total("abandoned_ivr"), int(&rows["HANG"]));
        assert_eq!(totals.total("abandoned_ivr"), int(&left["abandoned_in_vru"]));
        assert_eq!(totals.total("abandoned"), int(&left["abandoned_in_queue"]));
        assert_eq!(totals.total("offered"), int(&left["offered_to_agents"]));
        assert_eq!(totals.parts("abandonment_rate", "of_offered"), parts(&left["rate_queue_over_offered"]));
        assert_eq!(totals.parts("connect_rate", "of_offered"), parts(&left["answer_rate_over_offered"]));
        assert_eq!(
            totals.total("handled_legs") - totals.total("handled_legs_with_agent"),
            int(&published["quality"]["AGENT_with_NO_SERVER"])
        );
        for (short, boundary, name) in
            [(5, "inclusive", "le_5s"), (5, "exclusive", "lt_5s"), (10, "inclusive", "le_10s")]
        {
            let rules = format!("parts=talk short_abandon={short}s short_boundary={boundary}");
            assert_eq!(
                Totals::of(logs, &rules, &whole()).parts("abandonment_rate", "short_removed_both"),
                parts(&left[format!("rate_excl_short_abandons_{name}")]),
                "{month} {name}"
            );
        }
    }
}

/// Rows read = counted + phantoms; nothing is rejected, and every word has a meaning.
#[test]
fn the_bank_rows_are_all_accounted_for() {
    let Some((expected, logs)) = bank(&[]) else { return };
    let rules = ContactRules::default().parts(HandleParts::TALK);
    for (month, log) in MONTHS.iter().zip(logs) {
        let rows = &expected[*month]["rows"];
        let card = card::Card::new(log, rules, Vec::new(), None).expect("fits");
        let ledger: &Ledger = card.ledger();
        assert_eq!((ledger.read, ledger.counted), (int(&rows["data_rows"]), int(&rows["calls"])));
        assert_eq!(ledger.not_of_this_fact.kept()["PHANTOM"], int(&rows["PHANTOM"]));
        assert_eq!((ledger.unmapped.rows(), ledger.rejected_rows()), (0, 0));
    }
}

#[test]
fn the_bank_service_level_agrees_for_every_threshold_boundary_and_definition() {
    let Some((expected, logs)) = bank(&[]) else { return };
    let mut checked = 0;
    for (month, logs) in spans(&logs) {
        for (threshold, published) in expected[month]["service_level_seconds"]["T"].as_object().expect("thresholds") {
            let rules = |boundary| format!("parts=talk answer_within={threshold}s boundary={boundary}");
            let inclusive = Totals::of(logs, &rules("inclusive"), &whole());
            let exclusive = Totals::of(logs, &rules("exclusive"), &whole());
            assert_eq!(inclusive.total("answered_within"), int(&published["answered_le"]));
            assert_eq!(exclusive.total("answered_within"), int(&published["answered_lt"]));
            assert_eq!(inclusive.total("abandoned_within"), int(&published["abandoned_le"]));
            assert_eq!(exclusive.total("abandoned_within"), int(&published["abandoned_lt"]));
            for (totals, variant, name) in [
                (&inclusive, "of_offered", "sl_answered_le_over_offered"),
                (&inclusive, "answered_only", "sl_answered_le_over_answered"),
                (&inclusive, "late_abandons_only", "sl_answered_le_over_offered_minus_short_abandons_le"),
                (&inclusive, "abandons_positive", "sl_answered_plus_abandoned_le_over_offered"),
                (&exclusive, "of_offered", "sl_strict_lt_over_offered"),
            ] {
                let ours = totals.parts("service_level", variant);
                assert_eq!(ours, parts(&published[name]), "{month} T={threshold} {variant}");
                checked += 1;
            }
        }
    }
    println!("{checked} service levels agree");
    assert!(checked >= 150);
}

/// Asks for percentiles of both rules, with the other program's names of them.
fn percentiles(kpi: &str, variant: &str) -> Vec<(String, Ask)> {
    let mut asks = Vec::new();
    for percent in [50_u8, 90, 95] {
        for (rule, name) in [(PercentileRule::NearestRank, "nearest_rank"), (PercentileRule::Linear, "type7")] {
            let parameters = Parameters::percentile(percent).expect("a share").by(rule);
            asks.push((format!("p{percent}_{name}"), Ask::kpi(kpi).variant(variant).parameters(parameters)));
        }
    }
    asks
}

/// The other program printed floats of whole seconds.
fn check_percentiles(card: &Card, group: usize, asks: &[(String, Ask)], expected: &Json) -> usize {
    for (kpi, (name, _)) in asks.iter().enumerate() {
        let value = card.value(group, kpi).expect("asked for");
        let (seconds, published) = (value.to_f64().expect("defined") / 1e6, expected[name].as_f64().expect("a number"));
        assert!((seconds - published).abs() < 1e-9, "{name}: {value} against {published}");
    }
    asks.len()
}

#[test]
fn the_bank_waits_and_service_times_agree() {
    let Some((expected, logs)) = bank(&[]) else { return };
    for (month, logs) in spans(&logs) {
        let totals = Totals::of(logs, "parts=talk", &whole());
        let (answer, handle) = (&expected[month]["speed_of_answer"], &expected[month]["handle_time"]);
        let abandoned = &answer["wait_abandoned_in_queue_dist"];
        for (kpi, variant, published) in [
            ("average_speed_of_answer", "answered_only", parts(&answer["ASA_all_answered_q_time"])),
            ("average_speed_of_answer", "answered_waited_only", parts(&answer["ASA_answered_that_queued"])),
            ("mean_patience", "exponential", parts(&answer["mean_patience_exponential_mle_seconds"])),
            ("average_abandon_time", "all", Some((int(&abandoned["sum"]), int(&abandoned["n"])))),
            ("average_handle_time", "talk_hold_wrap", parts(&handle["AHT_all_AGENT"])),
            ("average_handle_time", "answered_with_talk", parts(&handle["AHT_ser_time_gt_0"])),
        ] {
            assert_eq!(seconds(totals.parts(kpi, variant)), published, "{month} {kpi} {variant}");
        }
        let short = parts(&handle["short_calls_lt_10s_over_AGENT"]);
        assert_eq!(totals.parts("short_call_rate", "of_handled"), short, "{month}");
    }
    // Percentiles are no sums: month by month.
    let asks = percentiles("wait_percentile", "of_answered");
    for (month, log) in MONTHS.iter().zip(&logs) {
        let answer = &expected[*month]["speed_of_answer"];
        let query = whole().ask(asks.iter().map(|(_, ask)| ask.clone())).ask([Ask::kpi("longest_wait")]);
        let card = log.count("parts=talk", query).expect("fits");
        check_percentiles(&card, 0, &asks, &answer["wait_answered_dist"]);
        let longest = card.value(0, asks.len()).and_then(|value| value.parts());
        assert_eq!(seconds(longest), Some((int(&answer["longest_wait_all_offered"]), 1)));
    }
}

/// From arrival: the clock of the voice unit runs backwards in some rows, which leave both sides here and are in the other
/// program's sum; what they hold is read from the file once more.
#[test]
fn the_bank_waits_from_arrival_agree_but_for_the_clock_that_runs_backwards() {
    let (Some((expected, logs)), Some(files)) = (bank(&[]), bank_files()) else { return };
    for ((month, log), path) in MONTHS.iter().zip(&logs).zip(files) {
        let cells = Cells::read(&path);
        let waits = cells.numbers("vru_time").into_iter().zip(cells.numbers("q_time"));
        let backwards: Vec<i64> = cells
            .texts("outcome")
            .into_iter()
            .zip(waits)
            .filter(|(outcome, (voice, _))| *outcome == "AGENT" && *voice < 0)
            .map(|(_, (voice, queue))| voice + queue)
            .collect();
        let sum_of_them: i64 = backwards.iter().sum();
        let (sum, answered) =
            parts(&expected[*month]["speed_of_answer"]["ASA_incl_vru_time_vru_plus_q"]).expect("a ratio");
        let rows = i64::try_from(backwards.len()).expect("few");
        let totals = Totals::of([log], "parts=talk", &whole());
        assert_eq!(
            seconds(totals.parts("average_speed_of_answer", "from_arrival")),
            Some((sum - sum_of_them, answered - rows)),
            "{month}"
        );
    }
}

/// The queue and the agent of the mapping, and a column of the log that is no field.
#[test]
fn the_bank_by_type_priority_and_agent_agrees() {
    let Some((expected, logs)) = bank(&["priority"]) else { return };
    let published = &expected["january_february"];
    let keys = ["queue", "priority", "agent"];
    let totals = Totals::of(&logs, "parts=talk", &whole().by(keys));
    let mut checked = 0;
    for (key, table) in keys.iter().zip(["by_type", "by_priority", "by_server_AGENT_rows"]) {
        let ours = totals.by(key);
        let groups = published[table].as_object().expect("groups");
        // A call that nobody is known to have answered is in a group of its own, which has a name in the other program's table.
        assert_eq!(ours.len(), groups.len(), "{table}");
        for (name, found) in groups.iter().filter(|(name, _)| *name != "NO_SERVER") {
            let (_, group) = ours.iter().find(|(key, _)| key == name).unwrap_or_else(|| panic!("{table} {name}"));
            for (other, total, unit) in [
                ("answered", "answered", 1),
                ("abandoned_in_queue", "abandoned", 1),
                ("sum_q_time_answered", "wait_of_answered", S),
                ("answered_le_20", "answered_within", 1),
                ("sum_ser_time", "talk", S),
                ("handled", "handled", 1),
                ("short_lt_10s", "short_talk_legs", 1),
            ] {
                let Some(other) = found.get(other) else { continue };
                assert_eq!(group.total(total) / unit, int(other), "{table} {name} {total}");
                checked += 1;
            }
        }
    }
    println!("{checked} figures by type, priority and agent agree");
    assert!(checked > 100);
}

/// A ratio of the exercise: our KPI, its variant, whether it is a time, and the other program's name.
type Figure = (&'static str, &'static str, bool, &'static str);

const FIGURES: [Figure; 11] = [
    ("connect_rate", "of_offered", false, "answer_rate"),
    ("abandonment_rate", "of_offered", false, "abandon_rate"),
    ("first_contact_resolution", "agent_flag", false, "resolution_over_answered_FCR_proxy"),
    ("first_contact_resolution", "agent_flag_of_all", false, "resolution_over_all_calls"),
    ("average_speed_of_answer", "answered_only", true, "ASA"),
    ("average_handle_time", "talk_hold_wrap", true, "AHT_talk"),
    ("csat", "mean", false, "CSAT_mean"),
    ("csat", "top_two_box", false, "CSAT_top2box"),
    ("csat", "top_box", false, "CSAT_top1box"),
    ("csat", "bottom_two_box", false, "CSAT_bottom2box"),
    ("survey_response_rate", "of_offered", false, "CSAT_response_rate_over_calls"),
];

/// Everything that is asked of the exercise, in one pass: contacts and their surveys stand in one row.
fn phonenow_asks() -> Vec<(String, bool, Ask)> {
    let mut asks: Vec<(String, bool, Ask)> = FIGURES
        .iter()
        .map(|(kpi, variant, is_time, name)| ((*name).to_owned(), *is_time, Ask::kpi(*kpi).variant(*variant)))
        .collect();
    for within in [20, 30, 60] {
        for (boundary, short, variant, of) in [
            ("inclusive", "le", "of_offered", "calls"),
            ("inclusive", "le", "answered_only", "answered"),
            ("exclusive", "lt", "of_offered", "calls"),
        ] {
            let rules = format!("answer_within={within}s boundary={boundary}");
            let ask = Ask::kpi("service_level").variant(variant).rules(rules);
            asks.push((format!("SL_{short}_{within}_over_{of}"), false, ask));
        }
    }
    asks
}

#[test]
fn the_phonenow_exercise_agrees() {
    let (Some(expected), Some(path)) =
        (json("data/pwc_call_centre/expected.json"), shared::shared("data/pwc_call_centre/call_centre.csv"))
    else {
        return;
    };
    let log = read(&path, &Mapping::preset("phonenow").expect("a preset"), &["Date"]);
    let (asks, waits) = (phonenow_asks(), percentiles("wait_percentile", "of_answered"));
    let figures = asks.iter().map(|(.., ask)| ask.clone());
    let mut checked = 0;
    for (key, table) in [(None, "all"), (Some("agent"), "by_agent"), (Some("queue"), "by_topic")] {
        let query = |asks: Vec<Ask>| Query::new().by(key).ask(asks);
        let card = log.count_all("parts=talk", query(figures.clone().collect())).expect("fits");
        let spread = query(waits.iter().map(|(_, ask)| ask.clone()).collect());
        let spread = log.count("parts=talk", spread).expect("fits");
        let found = |group: usize| match key {
            None => &expected[table],
            Some(_) => &expected[table][card.group(group).expect("a group").to_string()],
        };
        assert_eq!(card.len(), if key.is_none() { 1 } else { expected[table].as_object().expect("groups").len() });
        for group in 0..card.len() {
            let published = found(group);
            for (kpi, (name, is_time, _)) in asks.iter().enumerate() {
                let ours = card.value(group, kpi).expect("asked for").parts();
                assert_eq!(if *is_time { seconds(ours) } else { ours }, parts(&published[name]), "{table} {name}");
                checked += 1;
            }
            checked += check_percentiles(&spread, group, &waits, &published["speed_of_answer_dist"]);
        }
    }
    // The file's times are local and have no zone: read as UTC, months are the file's own. Days add up to months.
    let days = log.count_all("parts=talk", Query::new().by(["Date"]).ask(figures.clone())).expect("fits");
    for (month, published) in expected["by_month"].as_object().expect("months") {
        let of_month = |group: &usize| days.group(*group).is_some_and(|group| group.to_string().starts_with(month));
        for (kpi, (name, is_time, _)) in asks.iter().enumerate() {
            let values = (0..days.len()).filter(of_month).filter_map(|group| days.value(group, kpi)?.parts());
            let sum = values.fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
            let ours = if *is_time { seconds(Some(sum)) } else { Some(sum) };
            assert_eq!(ours, parts(&published[name]), "{month} {name}");
            checked += 1;
        }
    }
    let by_month = Query::new().every(Bins::calendar(Every::MONTH, &Zone::utc()));
    let by_month = by_month.ask(waits.iter().map(|(_, ask)| ask.clone()));
    let by_month = log.count("parts=talk", by_month).expect("fits");
    for (at, group) in by_month.groups().enumerate() {
        let month = group.start.expect("an interval").to_string()[..7].to_owned();
        checked += check_percentiles(&by_month, at, &waits, &expected["by_month"][&month]["speed_of_answer_dist"]);
    }
    let volume = Query::new().every(Bins::calendar(Every::HOUR, &Zone::utc())).ask([Ask::kpi("contact_volume")]);
    let mut by_hour = std::collections::BTreeMap::new();
    for (group, value) in log.count("parts=talk", volume).expect("fits").values() {
        let hour = group.start.expect("an interval").to_string()[11..13].trim_start_matches('0').to_owned();
        *by_hour.entry(hour).or_insert(0) += value.numerator().expect("a count");
    }
    let published = expected["calls_by_hour"].as_object().expect("hours");
    assert_eq!(by_hour.len(), published.len());
    assert!(by_hour.iter().all(|(hour, calls)| published[hour].as_i64() == Some(*calls)));
    println!("{checked} figures agree, and {} hours of the day", published.len());
}
