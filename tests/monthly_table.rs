//! Bring your own totals: a city's health service publishes a monthly table of its call centre, with typing errors and
//! empty cells. Months add up to years; what a month does not say is unknown, never zero; and the months themselves are
//! judged.

#[path = "shared.rs"]
mod shared;

use kpi_core::prelude::*;
use std::collections::BTreeMap;

const FOLDER: &str = "data/sf_hss_monthly";
const TABLE: &str = "Call_Center_Metrics_for_the_Health_Service_System.csv";
const SECOND: i64 = 1_000_000;

/// What the column "Inbound Calls" counts, which its publisher does not say.
#[derive(Clone, Copy, PartialEq)]
enum Inbound {
    Answered,
    Offered,
}

struct Month {
    name: String,
    inbound: i64,
    asa: Option<i64>,
    abandoned: Option<i64>,
    /// In hundredths of a percent, as published with at most two decimals.
    abandonment: Option<i64>,
}

impl Month {
    fn read(line: &str) -> Self {
        let cells: Vec<&str> = line.split(',').collect();
        let whole = |cell: &str| (!cell.is_empty()).then(|| cell.parse().expect("a whole number"));
        let hundredths = |cell: &str| {
            let (units, decimals) = cell.split_once('.').unwrap_or((cell, ""));
            (!cell.is_empty()).then(|| format!("{units}{decimals:0<2}").parse().expect("at most two decimals"))
        };
        Self {
            name: cells[0].to_owned(),
            inbound: whole(cells[1]).expect("never empty"),
            asa: whole(cells[2]),
            abandoned: whole(cells[3]),
            abandonment: hundredths(cells[4]),
        }
    }

    fn year(&self) -> &str {
        self.name.split(' ').next_back().expect("a year")
    }

    /// The totals that the month knows.
    fn totals(&self, inbound: Inbound) -> ContactTotals {
        let answered = (inbound == Inbound::Answered).then_some(self.inbound);
        let offered = answered.map_or(Some(self.inbound), |answered| Some(answered + self.abandoned?));
        let known = [
            (ContactTotal::Answered, answered),
            (ContactTotal::Offered, offered),
            (ContactTotal::Abandoned, self.abandoned),
            // A month without an average leaves both sides of it: all of its waits are unknown.
            (ContactTotal::WaitOfAnswered, answered.map(|answered| answered * self.asa.unwrap_or(0) * SECOND)),
            (ContactTotal::WaitUnknown, answered.map(|answered| if self.asa.is_some() { 0 } else { answered })),
        ];
        let mut totals = ContactTotals::unknown(&ContactRules::default());
        for (total, value) in known {
            value.map_or(Ok(()), |value| totals.set(total, value)).expect("a count");
        }
        totals
    }
}

fn table() -> Option<(Vec<Month>, serde_json::Value)> {
    let text = std::fs::read_to_string(shared::shared(&format!("{FOLDER}/{TABLE}"))?).expect("readable");
    let expected = std::fs::read_to_string(shared::shared(&format!("{FOLDER}/expected.json"))?).expect("readable");
    Some((text.lines().skip(1).map(Month::read).collect(), serde_json::from_str(&expected).expect("json")))
}

fn sum<'a>(months: impl IntoIterator<Item = &'a Month>, inbound: Inbound) -> ContactTotals {
    let mut months = months.into_iter().map(|month| month.totals(inbound));
    let mut sum = months.next().expect("a month");
    months.for_each(|month| sum.merge(&month).expect("same rules"));
    sum
}

fn parts(of: &serde_json::Value) -> (i64, i64) {
    (of["num"].as_i64().expect("an integer"), of["den"].as_i64().expect("an integer"))
}

#[test]
fn years_add_up_to_what_another_program_found() {
    let Some((months, expected)) = table() else { return };
    assert_eq!(expected["months"].as_u64(), Some(months.len() as u64));
    let mut years = BTreeMap::<&str, Vec<&Month>>::new();
    for month in &months {
        years.entry(month.year()).or_default().push(month);
    }
    assert_eq!(expected["by_year"].as_object().map(serde_json::Map::len), Some(years.len()));
    for (year, months) in &years {
        let published = &expected["by_year"][year];
        assert_eq!(published["months"].as_u64(), Some(months.len() as u64), "{year}");
        let answered = CONTACTS_ANSWERED.evaluate(&sum(months.iter().copied(), Inbound::Answered));
        assert_eq!(answered.numerator(), published["inbound"].as_i64(), "{year}");

        let full: Vec<&Month> = months.iter().copied().filter(|month| month.abandoned.is_some()).collect();
        for (inbound, name) in [(Inbound::Answered, "answered"), (Inbound::Offered, "offered")] {
            let rate = ABANDONMENT_RATE.evaluate(&sum(full.iter().copied(), inbound));
            let theirs = &published[format!("abandon_rate_if_inbound_is_{name}")];
            assert_eq!(rate.parts(), Some(parts(theirs)), "{year} {name}");
            assert_eq!(rate.numerator(), published["abandoned"].as_i64(), "{year} {name}");
            // One month that does not say makes the year unknown: it is not taken for a month without abandons.
            let all = ABANDONMENT_RATE.evaluate(&sum(months.iter().copied(), inbound));
            assert_eq!(all.is_defined(), full.len() == months.len(), "{year} {name}: {all}");
        }
    }
    println!("{} years agree", years.len());
}

#[test]
fn the_average_of_all_years_is_weighted_and_leaves_out_months_that_do_not_say() {
    let Some((months, expected)) = table() else { return };
    let asa = AVERAGE_SPEED_OF_ANSWER.evaluate(&sum(&months, Inbound::Answered));
    let (seconds, answered) = parts(&expected["ASA_weighted_by_inbound"]);
    assert_eq!(asa.parts(), Some((seconds * SECOND, answered)));
    let silent: i64 = months.iter().filter(|month| month.asa.is_none()).map(|month| month.inbound).sum();
    assert_eq!(asa.left_out().iter().map(|left| left.rows).collect::<Vec<_>>(), [silent]);
}

#[test]
fn months_within_a_minute_are_a_share_of_those_that_can_be_judged() {
    let Some((months, expected)) = table() else { return };
    let minute = Ratio::whole(60 * SECOND);
    let mut judged = TargetResultTotals::zero(&TargetResultRules::default().target(1));
    for month in &months {
        let asa = AVERAGE_SPEED_OF_ANSWER.evaluate(&month.totals(Inbound::Answered)).ratio().ok();
        let met = asa.map(|asa| asa <= minute);
        judged
            .observe(&TargetResultRow { defined: met.is_some(), met, ..TargetResultRow::default() })
            .expect("possible");
    }
    let (over, with_average) = parts(&expected["months_ASA_over_60s"]);
    let share = INTERVALS_MEETING_TARGET_SHARE.evaluate(&judged);
    assert_eq!(share.parts(), Some((with_average - over, with_average)));
    assert_eq!(
        judged.get(TargetResultTotal::Undefined),
        expected["missing"]["Average Speed of Answer in Secs"].as_i64()
    );
}

/// The published rates tell what "inbound" means: they agree more often where it counts the answered.
#[test]
fn published_rates_agree_as_often_as_another_program_found() {
    let Some((months, expected)) = table() else { return };
    let theirs = &expected["published_rate_agrees_within_0.1pp"];
    for (inbound, formula) in [(Inbound::Answered, "aband/(inbound+aband)"), (Inbound::Offered, "aband/inbound")] {
        let (mut with_all, mut agree) = (0_u64, 0_u64);
        for month in &months {
            let rate = ABANDONMENT_RATE.evaluate(&month.totals(inbound));
            let (Some((above, below)), Some(published)) = (rate.parts(), month.abandonment) else { continue };
            with_all += 1;
            // Within a tenth of a percent, exactly: |above / below - published / 10000| <= 1 / 1000.
            agree += u64::from((10_000 * above - published * below).abs() <= 10 * below);
        }
        assert_eq!(theirs["rows_with_all"].as_u64(), Some(with_all));
        assert_eq!(theirs[formula].as_u64(), Some(agree), "{formula}");
    }
}
