//! The main job on real calls: what the scorecard's reader and card find equals what another program found, to the integer.

#[path = "bank_log.rs"]
mod bank_log;
#[path = "shared.rs"]
mod shared;

use bank_log::{Cells, bank_files};
use kpi_core::prelude::*;
use kpi_examples::card::{By, Card};
use kpi_examples::mapping::Mapping;
use kpi_examples::reader::{Line, Log};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};

const S: i64 = 1_000_000;

fn lines(path: &Path, mapping: &Mapping) -> Vec<Line> {
    let mut lines = Vec::new();
    let log = Log::open(std::fs::File::open(path).expect("a file"), mapping).expect("a log");
    log.for_each(|line| {
        lines.push(line);
        Ok(())
    })
    .expect("whole");
    lines
}

fn card(lines: &[Line], rules: &ContactRules, by: By, every: Option<Bins>) -> Card {
    let mut card = Card::new(rules, by, every);
    for line in lines {
        card.add(line.clone()).expect("fits");
    }
    card
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

/// The parts of a variant, times in whole seconds.
fn seconds(metric: &dyn Metric, variant: &str, from: &dyn Supply) -> Option<(i64, i64)> {
    let (above, below) = metric.evaluate_named(variant, from).expect("a variant").parts()?;
    assert_eq!(above % S, 0, "whole seconds");
    Some((above / S, below))
}

fn counts(metric: &dyn Metric, variant: &str, from: &dyn Supply) -> Option<(i64, i64)> {
    metric.evaluate_named(variant, from).expect("a variant").parts()
}

/// Percentiles of both rules; the other program printed floats of whole seconds.
fn check_percentiles(metric: &dyn Metric, variant: &str, from: &dyn Supply, expected: &Json) -> usize {
    let variant = metric.definition().variant(variant).expect("a variant");
    for percent in [50_u8, 90, 95] {
        let parameters = Parameters::percentile(percent).expect("a share");
        for (rule, name) in [(PercentileRule::NearestRank, "nearest_rank"), (PercentileRule::Linear, "type7")] {
            let value = metric.evaluate_variant(variant, &parameters.by(rule), from);
            let published = expected[format!("p{percent}_{name}")].as_f64().expect("a number");
            let seconds = value.to_f64().expect("defined") / 1e6;
            assert!(
                (seconds - published).abs() < 1e-9,
                "{} p{percent} {name}: {value} against {published}",
                variant.name
            );
        }
    }
    6
}

fn bank_mapping() -> Mapping {
    Mapping::preset("anonymous-bank").expect("a preset")
}

fn bank_rules() -> ContactRules {
    ContactRules::default().parts(HandleParts::TALK)
}

fn months(mapping: &Mapping) -> Option<Vec<(&'static str, Vec<Line>)>> {
    let read: Vec<Vec<Line>> = bank_files()?.iter().map(|path| lines(path, mapping)).collect();
    let both = read.concat();
    Some(["january", "february", "january_february"].into_iter().zip(read.into_iter().chain([both])).collect())
}

#[test]
fn the_bank_rows_and_outcomes_agree() {
    let (Some(expected), Some(months)) = (json("data/anonymous_bank_1999/expected.json"), months(&bank_mapping()))
    else {
        return;
    };
    for (month, lines) in &months {
        let published = &expected[*month];
        let card = card(lines, &bank_rules(), By::None, None);
        let total = card.total().expect("fits");
        let of = |total_of: ContactTotal| total.totals().get(total_of).expect("known");
        let rows = &published["rows"];
        assert_eq!(card.ledger().read, int(&rows["data_rows"]));
        assert_eq!(card.ledger().not_of_this_fact.kept()["PHANTOM"], int(&rows["PHANTOM"]));
        assert_eq!((card.ledger().unmapped.rows(), total.rejected_rows()), (0, 0));
        assert_eq!(of(ContactTotal::Arrived), int(&rows["calls"]));
        assert_eq!(of(ContactTotal::Answered), int(&rows["AGENT"]));
        assert_eq!(of(ContactTotal::Abandoned) + of(ContactTotal::AbandonedIvr), int(&rows["HANG"]));
        let left = &published["abandonment"];
        assert_eq!(of(ContactTotal::AbandonedIvr), int(&left["abandoned_in_vru"]));
        assert_eq!(of(ContactTotal::Abandoned), int(&left["abandoned_in_queue"]));
        assert_eq!(of(ContactTotal::Offered), int(&left["offered_to_agents"]));
        assert_eq!(counts(&ABANDONMENT_RATE, "of_offered", &total), parts(&left["rate_queue_over_offered"]));
        assert_eq!(counts(&CONNECT_RATE, "of_offered", &total), parts(&left["answer_rate_over_offered"]));
        assert_eq!(
            of(ContactTotal::HandledLegs) - of(ContactTotal::HandledLegsWithAgent),
            int(&published["quality"]["AGENT_with_NO_SERVER"])
        );
        for (short, boundary, name) in
            [(5, Boundary::Inclusive, "le_5s"), (5, Boundary::Exclusive, "lt_5s"), (10, Boundary::Inclusive, "le_10s")]
        {
            let rules = bank_rules().short_abandon(Duration::secs(short)).short_boundary(boundary);
            let total = self::card(lines, &rules, By::None, None).total().expect("fits");
            assert_eq!(
                counts(&ABANDONMENT_RATE, "short_removed_both", &total),
                parts(&left[format!("rate_excl_short_abandons_{name}")]),
                "{month} {name}"
            );
        }
    }
}

#[test]
fn the_bank_service_level_agrees_for_every_threshold_boundary_and_definition() {
    let (Some(expected), Some(months)) = (json("data/anonymous_bank_1999/expected.json"), months(&bank_mapping()))
    else {
        return;
    };
    let mut checked = 0;
    for (month, lines) in &months {
        let levels = expected[*month]["service_level_seconds"]["T"].as_object().expect("thresholds");
        for (threshold, published) in levels {
            let within = bank_rules().answer_within(Duration::secs(threshold.parse().expect("seconds")));
            let inclusive = card(lines, &within, By::None, None).total().expect("fits");
            let exclusive = card(lines, &within.boundary(Boundary::Exclusive), By::None, None).total().expect("fits");
            let of = |tally: &ContactTally, total| tally.totals().get(total).expect("known");
            assert_eq!(of(&inclusive, ContactTotal::AnsweredWithin), int(&published["answered_le"]));
            assert_eq!(of(&exclusive, ContactTotal::AnsweredWithin), int(&published["answered_lt"]));
            assert_eq!(of(&inclusive, ContactTotal::AbandonedWithin), int(&published["abandoned_le"]));
            assert_eq!(of(&exclusive, ContactTotal::AbandonedWithin), int(&published["abandoned_lt"]));
            for (tally, variant, name) in [
                (&inclusive, "of_offered", "sl_answered_le_over_offered"),
                (&inclusive, "answered_only", "sl_answered_le_over_answered"),
                (&inclusive, "late_abandons_only", "sl_answered_le_over_offered_minus_short_abandons_le"),
                (&inclusive, "abandons_positive", "sl_answered_plus_abandoned_le_over_offered"),
                (&exclusive, "of_offered", "sl_strict_lt_over_offered"),
            ] {
                assert_eq!(
                    counts(&SERVICE_LEVEL, variant, tally),
                    parts(&published[name]),
                    "{month} T={threshold} {variant}"
                );
                checked += 1;
            }
        }
    }
    println!("{checked} service levels agree");
    assert!(checked >= 150);
}

#[test]
fn the_bank_waits_and_service_times_agree() {
    let (Some(expected), Some(months)) = (json("data/anonymous_bank_1999/expected.json"), months(&bank_mapping()))
    else {
        return;
    };
    for (month, lines) in &months {
        let published = &expected[*month];
        let total = card(lines, &bank_rules(), By::None, None).total().expect("fits");
        let answer = &published["speed_of_answer"];
        assert_eq!(
            seconds(&AVERAGE_SPEED_OF_ANSWER, "answered_only", &total),
            parts(&answer["ASA_all_answered_q_time"])
        );
        assert_eq!(
            seconds(&AVERAGE_SPEED_OF_ANSWER, "answered_waited_only", &total),
            parts(&answer["ASA_answered_that_queued"])
        );
        assert_eq!(
            seconds(&MEAN_PATIENCE, "exponential", &total),
            parts(&answer["mean_patience_exponential_mle_seconds"])
        );
        assert_eq!(
            seconds(&AVERAGE_ABANDON_TIME, "all", &total),
            Some((
                int(&answer["wait_abandoned_in_queue_dist"]["sum"]),
                int(&answer["wait_abandoned_in_queue_dist"]["n"])
            ))
        );
        assert_eq!(seconds(&LONGEST_WAIT, "of_offered", &total), Some((int(&answer["longest_wait_all_offered"]), 1)));
        check_percentiles(&WAIT_PERCENTILE, "of_answered", &total, &answer["wait_answered_dist"]);
        let handle = &published["handle_time"];
        assert_eq!(seconds(&AVERAGE_HANDLE_TIME, "talk_hold_wrap", &total), parts(&handle["AHT_all_AGENT"]));
        assert_eq!(seconds(&AVERAGE_HANDLE_TIME, "answered_with_talk", &total), parts(&handle["AHT_ser_time_gt_0"]));
        assert_eq!(counts(&SHORT_CALL_RATE, "of_handled", &total), parts(&handle["short_calls_lt_10s_over_AGENT"]));
    }
}

/// From arrival: the clock of the voice unit runs backwards in some rows, which leave both sides here and are in the other
/// program's sum; what they hold is read from the file once more.
#[test]
fn the_bank_waits_from_arrival_agree_but_for_the_clock_that_runs_backwards() {
    let (Some(expected), Some(files)) = (json("data/anonymous_bank_1999/expected.json"), bank_files()) else { return };
    for (month, path) in ["january", "february"].into_iter().zip(files) {
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
            parts(&expected[month]["speed_of_answer"]["ASA_incl_vru_time_vru_plus_q"]).expect("a ratio");
        let total = card(&lines(&path, &bank_mapping()), &bank_rules(), By::None, None).total().expect("fits");
        let rows = i64::try_from(backwards.len()).expect("few");
        assert_eq!(
            seconds(&AVERAGE_SPEED_OF_ANSWER, "from_arrival", &total),
            Some((sum - sum_of_them, answered - rows)),
            "{month}"
        );
    }
}

/// The card of one column of the bank's file as the queue.
fn by_column(lines_of: &[PathBuf], column: &str) -> Card {
    let mut mapping = bank_mapping();
    mapping.add_columns(&[format!("queue={column}")]).expect("a column");
    let lines: Vec<Line> = lines_of.iter().flat_map(|path| lines(path, &mapping)).collect();
    card(&lines, &bank_rules(), By::Queue, None)
}

#[test]
fn the_bank_by_type_priority_and_agent_agrees() {
    let (Some(expected), Some(files)) = (json("data/anonymous_bank_1999/expected.json"), bank_files()) else { return };
    let published = &expected["january_february"];
    let mut checked = 0;
    for (column, table) in [("type", "by_type"), ("priority", "by_priority")] {
        let card = by_column(&files, column);
        let groups = published[table].as_object().expect("groups");
        assert_eq!(card.groups().len(), groups.len(), "{table}");
        for (key, found) in groups {
            let group = card.groups().get(key, None).unwrap_or_else(|| panic!("{table} {key}"));
            let of = |total| group.totals().get(total).expect("known");
            let mut pairs = vec![
                (of(ContactTotal::Answered), "answered"),
                (of(ContactTotal::Abandoned), "abandoned_in_queue"),
                (of(ContactTotal::Talk) / S, "sum_ser_time"),
                (of(ContactTotal::WaitOfAnswered) / S, "sum_q_time_answered"),
            ];
            if table == "by_type" {
                pairs.push((of(ContactTotal::AnsweredWithin), "answered_le_20"));
            }
            for (ours, name) in pairs {
                assert_eq!(ours, int(&found[name]), "{table} {key} {name}");
                checked += 1;
            }
        }
    }
    let card = by_column(&files, "type");
    let agents = published["by_server_AGENT_rows"].as_object().expect("agents");
    for (agent, found) in agents.iter().filter(|(agent, _)| *agent != "NO_SERVER") {
        let group = card.agents().get(agent, None).unwrap_or_else(|| panic!("{agent}"));
        let of = |total| group.totals().get(total).expect("known");
        assert_eq!(
            (of(ContactTotal::Handled), of(ContactTotal::Talk) / S, of(ContactTotal::ShortTalkLegs)),
            (int(&found["handled"]), int(&found["sum_ser_time"]), int(&found["short_lt_10s"])),
            "{agent}"
        );
        checked += 3;
    }
    println!("{checked} figures by type, priority and agent agree");
}

/// Half hours by the clock of the bank: what the other program wrote, line by line.
#[test]
fn the_bank_by_half_hour_agrees() {
    let (Some(table), Some(months)) =
        (shared::shared("data/anonymous_bank_1999/expected_half_hours.csv"), months(&bank_mapping()))
    else {
        return;
    };
    let half_hours = Bins::every(Duration::minutes(30)).expect("a length");
    let card = card(&months[2].1, &bank_rules(), By::None, Some(half_hours));
    let text = std::fs::read_to_string(table).expect("readable");
    let mut checked = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let published: Vec<i64> = cells[1..].iter().map(|cell| cell.parse().expect("an integer")).collect();
        let day: jiff::civil::Date = cells[0].parse().expect("a date");
        let midnight =
            Instant::try_from(day.to_zoned(jiff::tz::TimeZone::UTC).expect("a date").timestamp()).expect("fits");
        let start =
            midnight.checked_add(Duration::minutes(30 * i32::try_from(published[0]).expect("a slot"))).expect("fits");
        let group = card.groups().get(&"all".to_owned(), Some(start)).unwrap_or_else(|| panic!("{line}"));
        let of = |total| group.totals().get(total).expect("known");
        let ours = [
            of(ContactTotal::Arrived),
            of(ContactTotal::Answered),
            of(ContactTotal::Abandoned),
            of(ContactTotal::AbandonedIvr),
            of(ContactTotal::WaitOfAnswered) / S,
            of(ContactTotal::AnsweredWithin),
            of(ContactTotal::Talk) / S,
            of(ContactTotal::HandledLegs) - of(ContactTotal::ZeroTalkLegs),
            of(ContactTotal::AbandonedWithin),
        ];
        assert_eq!(ours[..], published[1..], "{line}");
        checked += 1;
    }
    assert_eq!(card.groups().len(), checked, "no half hour beyond the other program's");
    println!("{checked} half hours agree");
}

#[test]
fn the_phonenow_exercise_agrees() {
    let (Some(expected), Some(path)) =
        (json("data/pwc_call_centre/expected.json"), shared::shared("data/pwc_call_centre/call_centre.csv"))
    else {
        return;
    };
    let lines = lines(&path, &Mapping::preset("phonenow").expect("a preset"));
    let mut groups: Vec<(&Json, Vec<Line>)> = vec![(&expected["all"], lines.clone())];
    for (agent, published) in expected["by_agent"].as_object().expect("agents") {
        let of_agent = |line: &&Line| matches!(line, Line::Row(row) if row.agent.as_deref() == Some(agent));
        groups.push((published, lines.iter().filter(of_agent).cloned().collect()));
    }
    for (topic, published) in expected["by_topic"].as_object().expect("topics") {
        let of_topic = |line: &&Line| matches!(line, Line::Row(row) if row.queue.as_deref() == Some(topic));
        groups.push((published, lines.iter().filter(of_topic).cloned().collect()));
    }
    // The file's times are local and have no zone: read as UTC, an instant prints as the month that it lies in.
    let arrived = |line: &Line| match line {
        Line::Row(row) => row.contact.arrived_at.map(|at| at.to_string()),
        _ => None,
    };
    for (month, published) in expected["by_month"].as_object().expect("months") {
        let of_month = |line: &&Line| arrived(line).is_some_and(|at| at.starts_with(month));
        groups.push((published, lines.iter().filter(of_month).cloned().collect()));
    }
    let published_hours = expected["calls_by_hour"].as_object().expect("hours");
    let mut by_hour = Grouped::<String, ContactTotals>::new(&bank_rules()).keyed_by("hour of the day");
    for line in &lines {
        if let (Line::Row(row), Some(at)) = (line, arrived(line)) {
            by_hour.observe(at[11..13].trim_start_matches('0').to_owned(), &row.contact).expect("counts");
        }
    }
    assert_eq!(by_hour.len(), published_hours.len());
    for (group, totals) in by_hour.iter() {
        assert_eq!(CONTACT_VOLUME.evaluate(totals).numerator(), published_hours[&group.key].as_i64(), "{}", group.key);
    }
    let mut checked = 0;
    for (published, lines) in groups {
        let counted = |within: i32, boundary| {
            card(&lines, &bank_rules().answer_within(Duration::secs(within)).boundary(boundary), By::None, None)
        };
        let card = counted(20, Boundary::Inclusive);
        let total = card.total().expect("fits");
        assert_eq!(total.totals().get(ContactTotal::Offered), published["calls"].as_i64());
        for (ours, name) in [
            (counts(&CONNECT_RATE, "of_offered", &total), "answer_rate"),
            (counts(&ABANDONMENT_RATE, "of_offered", &total), "abandon_rate"),
            (counts(&FIRST_CONTACT_RESOLUTION, "agent_flag", &total), "resolution_over_answered_FCR_proxy"),
            (counts(&FIRST_CONTACT_RESOLUTION, "agent_flag_of_all", &total), "resolution_over_all_calls"),
            (seconds(&AVERAGE_SPEED_OF_ANSWER, "answered_only", &total), "ASA"),
            (seconds(&AVERAGE_HANDLE_TIME, "talk_hold_wrap", &total), "AHT_talk"),
            (counts(&CSAT, "mean", card.surveys()), "CSAT_mean"),
            (counts(&CSAT, "top_two_box", card.surveys()), "CSAT_top2box"),
            (counts(&CSAT, "top_box", card.surveys()), "CSAT_top1box"),
            (counts(&CSAT, "bottom_two_box", card.surveys()), "CSAT_bottom2box"),
            (counts(&SURVEY_RESPONSE_RATE, "of_offered", &(card.surveys(), &total)), "CSAT_response_rate_over_calls"),
        ] {
            assert_eq!(ours, parts(&published[name]), "{name}");
            checked += 1;
        }
        for within in [20, 30, 60] {
            let (le, lt) = (
                counted(within, Boundary::Inclusive).total().expect("fits"),
                counted(within, Boundary::Exclusive).total().expect("fits"),
            );
            assert_eq!(
                counts(&SERVICE_LEVEL, "of_offered", &le),
                parts(&published[format!("SL_le_{within}_over_calls")])
            );
            assert_eq!(
                counts(&SERVICE_LEVEL, "answered_only", &le),
                parts(&published[format!("SL_le_{within}_over_answered")])
            );
            assert_eq!(
                counts(&SERVICE_LEVEL, "of_offered", &lt),
                parts(&published[format!("SL_lt_{within}_over_calls")])
            );
            checked += 3;
        }
        checked += check_percentiles(&WAIT_PERCENTILE, "of_answered", &total, &published["speed_of_answer_dist"]);
    }
    println!("{checked} figures agree, and {} hours of the day", published_hours.len());
}
