//! Interval tables of a platform as tables of totals: hours by wait bin, added up by the engine to weeks, days and all.

#[path = "psap.rs"]
mod psap;
#[path = "shared.rs"]
mod shared;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use jiff::fmt::strtime::BrokenDownTime;
use kpi_core::engine::{Ask, Card, Query};
use kpi_core::prelude::*;
use psap::{Hour, LINES, WEEKS, expected, hours, parts};
use serde_json::Value as Json;
use std::sync::Arc;

/// The clock of the centre.
const ZONE: &str = "America/New_York";

fn bins(every: Every) -> Bins {
    Bins::calendar(every, &Zone::named(ZONE).expect("a zone"))
}

/// The start of an hour; of the one that the clock shows twice, the table has the first.
fn start(hour: &Hour) -> i64 {
    let read = BrokenDownTime::parse("%m/%d/%Y %H:%M", hour.cell("DateTime")).expect("an hour");
    read.to_datetime().expect("an hour").in_tz(ZONE).expect("in reach").timestamp().as_microsecond()
}

/// A line of an hour: its week, its name, the hour of the day, the start, and what is known.
type Row = (&'static str, &'static str, String, i64, psap::Known);

/// What all weeks tell of both lines, for one threshold.
fn table(within: &str) -> Option<RecordBatch> {
    let mut rows: Vec<Row> = Vec::new();
    for week in WEEKS {
        for hour in hours(week)? {
            let (start, of_day) = (start(&hour), hour.cell("Hour").to_owned());
            rows.extend(LINES.map(|(line, _)| (week, line, of_day.clone(), start, hour.known(line, within))));
        }
    }
    let texts =
        |text: &dyn Fn(&Row) -> String| -> ArrayRef { Arc::new(StringArray::from_iter_values(rows.iter().map(text))) };
    let totals = |total: &dyn Fn(&psap::Known) -> i64| -> ArrayRef {
        Arc::new(Int64Array::from_iter_values(rows.iter().map(|(.., known)| total(known))))
    };
    let starts = TimestampMicrosecondArray::from_iter_values(rows.iter().map(|(_, _, _, start, _)| *start));
    let columns: [(&str, ArrayRef); 12] = [
        ("week", texts(&|row| row.0.to_owned())),
        ("line", texts(&|row| row.1.to_owned())),
        ("hour", texts(&|row| row.2.clone())),
        ("interval", Arc::new(starts.with_timezone("UTC"))),
        ("every", texts(&|_| bins(Every::HOUR).to_string())),
        ("fact", texts(&|_| "contact".to_owned())),
        ("rules", texts(&|_| format!("contact/1 answer_within={within}s"))),
        ("offered", totals(&|known| known.offered)),
        ("abandoned", totals(&|known| known.abandoned)),
        ("answered", totals(&|known| known.answered)),
        ("answered_within", totals(&|known| known.answered_within)),
        ("wait_unknown", totals(&|_| 0)),
    ];
    Some(RecordBatch::try_from_iter(columns).expect("columns of one length"))
}

fn asks() -> [Ask; 5] {
    [
        Ask::kpi("service_level").variant("answered_only"),
        Ask::kpi("service_level"),
        Ask::kpi("abandonment_rate"),
        Ask::kpi("average_speed_of_answer"),
        Ask::kpi("contact_volume").variant("queued"),
    ]
}

/// The group of these keys.
fn group(card: &Card, keys: &[&str]) -> usize {
    let is = |group: kpi_core::engine::Group| group.keys.iter().map(ToString::to_string).eq(keys.iter().copied());
    card.groups().position(is).unwrap_or_else(|| panic!("no group {keys:?}"))
}

fn counted(card: &Card, group: usize, kpi: usize) -> Option<(i64, i64)> {
    card.value(group, kpi).expect("asked for").parts()
}

fn check(card: &Card, group: usize, within: &str, published: &Json) -> usize {
    let level = |name: &str| Some(parts(&published[format!("sl_{within}_over_{name}")]));
    assert_eq!(counted(card, group, 0), level("answered"), "{within}");
    assert_eq!(counted(card, group, 1), level("offered"), "{within}");
    assert_eq!(counted(card, group, 2), Some(parts(&published["abandon_rate"])));
    // What the table does not hold is unknown, never zero.
    let speed = card.value(group, 3).expect("asked for");
    assert_eq!(speed.reason(), Some(&Undefined::Unknown("wait_of_answered".into())));
    3
}

#[test]
fn weeks_and_all_of_them_agree() {
    let Some(expected) = expected() else { return };
    let mut checked = 0;
    for within in ["10", "15", "20", "40", "60", "120"] {
        let table = table(within).expect("beside expected.json");
        let by_week = Query::new().by(["week", "line"]).ask(asks()).of_totals([table.clone()]).expect("totals");
        assert_eq!(by_week.len(), WEEKS.len() * LINES.len());
        let all = Query::new().by(["line"]).ask(asks()).of_totals([table]).expect("totals");
        for (line, _) in LINES {
            for week in WEEKS {
                checked += check(&by_week, group(&by_week, &[week, line]), within, &expected[week][line]);
            }
            checked += check(&all, group(&all, &[line]), within, &expected["all_weeks"][line]);
        }
    }
    println!("{checked} weekly figures agree");
}

#[test]
fn hours_of_the_day_agree() {
    let Some(expected) = expected() else { return };
    let table = table("15").expect("beside expected.json");
    let card = Query::new().by(["line", "hour"]).ask(asks()).of_totals([table.clone()]).expect("totals");
    let both = Query::new().by(["hour"]).ask(asks()).of_totals([table]).expect("totals");
    let published = expected["by_hour_of_day_all_weeks"].as_object().expect("hours");
    assert_eq!(both.len(), published.len());
    for (hour, found) in published {
        let emergency = group(&card, &["911", hour]);
        let int = |name: &str| found[name].as_i64().expect("an integer");
        assert_eq!(counted(&card, emergency, 1), Some((int("911_le_15"), int("911_T"))), "{hour}");
        assert_eq!(counted(&card, emergency, 2), Some((int("911_AB"), int("911_T"))), "{hour}");
        assert_eq!(counted(&both, group(&both, &[hour]), 4), Some((int("Total"), 1)), "{hour}");
    }
}

/// Hours add up to days and these to the whole, also over the day of 25 hours, of which the centre publishes 24.
#[test]
fn days_add_up_over_the_change_of_the_clock() {
    let Some(expected) = expected() else { return };
    let table = table("15").expect("beside expected.json");
    let days = |every: Every| {
        Query::new().by(["line"]).every(bins(every)).ask(asks()).of_totals([table.clone()]).expect("totals")
    };
    let (hourly, daily) = (days(Every::HOUR), days(Every::DAY));
    let weeks = i64::try_from(WEEKS.len()).expect("few");
    assert_eq!(hourly.len(), 2 * 840);
    assert_eq!(i64::try_from(daily.len()).expect("few"), 2 * 7 * weeks);
    for (line, _) in LINES {
        let mut sums = (0, 0);
        for (at, group) in daily.groups().enumerate().filter(|(_, group)| group.keys[0].to_string() == line) {
            // A day begins at midnight of the centre's clock: at 4 in the morning UTC in summer time, at 5 after it.
            let start = group.start.expect("an interval").to_string();
            let hour = if start.as_str() < "2025-11-03" { "T04:00:00Z" } else { "T05:00:00Z" };
            assert!(start.ends_with(hour), "{start}");
            if let Some((above, below)) = counted(&daily, at, 1) {
                sums = (sums.0 + above, sums.1 + below);
            }
        }
        assert_eq!(sums, parts(&expected["all_weeks"][line]["sl_15_over_offered"]), "{line}");
    }
}

/// The centre shows four decimals; 0 stands there for hours in which nobody was answered, which have no level.
#[test]
fn hours_show_the_percentages_that_were_published() {
    let Some(weeks) = WEEKS.iter().map(|week| hours(week)).collect::<Option<Vec<_>>>() else { return };
    let (mut agree, mut silent) = (0, 0);
    for within in ["10", "15", "20", "40"] {
        let query = Query::new().by(["line"]).every(bins(Every::HOUR)).ask(asks());
        let card = query.of_totals([table(within).expect("read before")]).expect("totals");
        let levels = card.groups().enumerate().filter(|(_, group)| group.keys[0].to_string() == "911");
        let levels: std::collections::BTreeMap<Option<i64>, usize> =
            levels.map(|(at, group)| (group.start.map(Instant::as_micros), at)).collect();
        for hour in weeks.iter().flatten() {
            let value = card.value(levels[&Some(start(hour))], 0).expect("asked for");
            let Some(level) = value.to_f64() else {
                assert_eq!(value.reason(), Some(&Undefined::ZeroDenominator));
                silent += 1;
                continue;
            };
            let published: f64 = hour.cell(&format!("911_PCT_{within}")).parse().expect("a number");
            assert!((level - published).abs() <= 0.000_05, "{}: {value} against {published}", hour.cell("DateTime"));
            agree += 1;
        }
    }
    println!("{agree} published percentages agree, {silent} hours without an answered call have none");
    assert!(agree > 3_000);
}
