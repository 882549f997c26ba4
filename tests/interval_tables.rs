//! Bring your own totals: a public emergency-communications centre publishes hourly tables of calls by wait bin, never the
//! calls themselves. What it knows gives its figures; what it does not know is unknown.

#[path = "shared.rs"]
mod shared;

use kpi_core::prelude::*;
use std::collections::BTreeMap;

const FOLDER: &str = "data/psap_alexandria_phone";
/// Upper ends of the wait bins in seconds, as the columns name them; the last two are 120 and beyond.
const BINS: [&str; 7] = ["10", "15", "20", "40", "60", "120", "121"];

struct Hour {
    cells: BTreeMap<String, String>,
}

impl Hour {
    fn count(&self, column: &str) -> i64 {
        self.cells[column].parse().unwrap_or_else(|_| panic!("{column} is a count"))
    }

    /// The totals that the hour's row of a line knows, for one threshold.
    fn totals(&self, line: &str, within: &str) -> ContactTotals {
        let threshold = Duration::try_secs(within.parse().expect("seconds")).expect("fits");
        let mut totals = ContactTotals::unknown(&ContactRules::default().answer_within(threshold));
        let bins: Vec<i64> = BINS.iter().map(|bin| self.count(&format!("{line}_{bin}"))).collect();
        let upto = BINS.iter().position(|bin| *bin == within).expect("a bin") + 1;
        let known = [
            (ContactTotal::Offered, self.count(&format!("{line}_T"))),
            (ContactTotal::Abandoned, self.count(&format!("{line}_AB"))),
            (ContactTotal::Answered, bins.iter().sum()),
            (ContactTotal::AnsweredWithin, bins[..upto].iter().sum()),
            (ContactTotal::WaitUnknown, 0),
        ];
        for (total, value) in known {
            totals.set(total, value).expect("a count");
        }
        totals
    }
}

fn hours(week: &str) -> Option<Vec<Hour>> {
    let text = std::fs::read_to_string(shared::shared(&format!("{FOLDER}/{week}"))?).expect("readable");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let row = |line: &str| Hour {
        cells: head.iter().map(ToString::to_string).zip(line.split(',').map(str::to_owned)).collect(),
    };
    Some(lines.map(row).collect())
}

#[test]
fn each_week_adds_up_to_what_another_program_found() {
    let Some(path) = shared::shared(&format!("{FOLDER}/expected.json")) else { return };
    let expected: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("json");
    let mut checked = 0;
    for week in
        ["week_44_phone.csv", "week_45_phone.csv", "week_46_phone.csv", "week_47_phone.csv", "week_48_phone.csv"]
    {
        let hours = hours(week).expect("beside expected.json");
        assert_eq!(expected[week]["hours"].as_u64(), Some(hours.len() as u64));
        for (line, within) in [
            ("911", "10"),
            ("911", "15"),
            ("911", "20"),
            ("911", "40"),
            ("911", "60"),
            ("ADM", "10"),
            ("ADM", "15"),
            ("ADM", "20"),
            ("ADM", "40"),
            ("ADM", "120"),
        ] {
            let mut sum = hours[0].totals(line, within);
            for hour in &hours[1..] {
                sum.merge(&hour.totals(line, within)).expect("same rules");
            }
            let published = &expected[week][line];
            let parts = |of: &serde_json::Value| {
                (of["num"].as_i64().expect("an integer"), of["den"].as_i64().expect("an integer"))
            };
            let level = |variant: &str| SERVICE_LEVEL.evaluate_named(variant, &sum).expect("a variant").parts();
            assert_eq!(
                level("answered_only"),
                Some(parts(&published[format!("sl_{within}_over_answered")])),
                "{week} {line} {within}"
            );
            assert_eq!(
                level("of_offered"),
                Some(parts(&published[format!("sl_{within}_over_offered")])),
                "{week} {line} {within}"
            );
            assert_eq!(
                ABANDONMENT_RATE.evaluate(&sum).parts(),
                Some(parts(&published["abandon_rate"])),
                "{week} {line}"
            );
            // What the table does not hold is unknown, never zero.
            assert_eq!(
                AVERAGE_SPEED_OF_ANSWER.evaluate(&sum).reason(),
                Some(&Undefined::Unknown("wait_of_answered".into()))
            );
            assert_eq!(AVERAGE_HANDLE_TIME.evaluate(&sum).reason(), Some(&Undefined::Unknown("talk".into())));
            checked += 3;
        }
    }
    println!("{checked} weekly figures agree");
}

#[test]
fn each_hour_shows_the_percentages_that_were_published() {
    let (mut agree, mut silent) = (0, 0);
    for week in
        ["week_44_phone.csv", "week_45_phone.csv", "week_46_phone.csv", "week_47_phone.csv", "week_48_phone.csv"]
    {
        let Some(hours) = hours(week) else { return };
        for hour in &hours {
            for within in ["10", "15", "20", "40"] {
                let value =
                    SERVICE_LEVEL.evaluate_named("answered_only", &hour.totals("911", within)).expect("a variant");
                let published: f64 = hour.cells[&format!("911_PCT_{within}")].parse().unwrap_or(f64::NAN);
                if let Some(level) = value.to_f64() {
                    // The centre shows four decimals.
                    assert!(
                        f64::abs(std::ops::Sub::sub(level, published)) <= 0.000_05,
                        "{week} {}: {value} against {published}",
                        hour.cells["DateTime"]
                    );
                    agree += 1;
                } else {
                    // And 0 for an hour in which nobody was answered, which has no level.
                    assert_eq!(value.reason(), Some(&Undefined::ZeroDenominator));
                    silent += 1;
                }
            }
        }
    }
    println!("{agree} published percentages agree, {silent} hours without an answered call have none");
    assert!(agree > 3_000);
}
