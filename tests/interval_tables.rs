//! Bring your own totals: a public emergency-communications centre publishes hourly tables of calls by wait bin, never the
//! calls themselves. What it knows gives its figures; what it does not know is unknown.

#[path = "psap.rs"]
mod psap;
#[path = "shared.rs"]
mod shared;

use kpi_core::prelude::*;
use psap::{Hour, LINES, WEEKS, expected, hours, parts};

/// The totals that the hour's row of a line knows, for one threshold.
fn totals(hour: &Hour, line: &str, within: &str) -> ContactTotals {
    let threshold = Duration::try_secs(within.parse().expect("seconds")).expect("fits");
    let mut totals = ContactTotals::unknown(&ContactRules::default().answer_within(threshold));
    let known = hour.known(line, within);
    for (total, value) in [
        (ContactTotal::Offered, known.offered),
        (ContactTotal::Abandoned, known.abandoned),
        (ContactTotal::Answered, known.answered),
        (ContactTotal::AnsweredWithin, known.answered_within),
        (ContactTotal::WaitUnknown, 0),
    ] {
        totals.set(total, value).expect("a count");
    }
    totals
}

#[test]
fn each_week_adds_up_to_what_another_program_found() {
    let Some(expected) = expected() else { return };
    let mut checked = 0;
    for week in WEEKS {
        let hours = hours(week).expect("beside expected.json");
        assert_eq!(expected[week]["hours"].as_u64(), Some(hours.len() as u64));
        let thresholds = LINES.iter().flat_map(|(line, within)| within.map(|within| (*line, within)));
        for (line, within) in thresholds {
            let mut sum = totals(&hours[0], line, within);
            for hour in &hours[1..] {
                sum.merge(&totals(hour, line, within)).expect("same rules");
            }
            let published = &expected[week][line];
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
    for week in WEEKS {
        let Some(hours) = hours(week) else { return };
        for hour in &hours {
            for within in ["10", "15", "20", "40"] {
                let value =
                    SERVICE_LEVEL.evaluate_named("answered_only", &totals(hour, "911", within)).expect("a variant");
                let published: f64 = hour.cell(&format!("911_PCT_{within}")).parse().unwrap_or(f64::NAN);
                if let Some(level) = value.to_f64() {
                    // The centre shows four decimals.
                    assert!(
                        f64::abs(std::ops::Sub::sub(level, published)) <= 0.000_05,
                        "{week} {}: {value} against {published}",
                        hour.cell("DateTime")
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
