//! Intervals of a calendar worked by hand, groups by them, and zones that nobody has.

use jiff::Timestamp;
use kpi_core::ErrorCode;
use kpi_core::prelude::*;

fn at(micros: i64) -> Instant {
    Instant::from_micros(micros)
}

fn micros(text: &str) -> i64 {
    text.parse::<Timestamp>().expect("an instant").as_microsecond()
}

fn jerusalem() -> Zone {
    Zone::named("Asia/Jerusalem").expect("a zone")
}

fn window(text: &str, at: &str) -> String {
    let window = text.parse::<Bins>().expect("intervals").window_of(self::at(micros(at)));
    format!("{} {}", window.start, window.end)
}

/// Worked by hand from the rules of the IANA data (files `asia`, `europe`, `northamerica`, `australasia`, `southamerica`).
#[test]
fn days_of_odd_lengths_by_hand() {
    // Rule Zion 2013 max: Friday before the last Sunday of March, 02:00 to 03:00; last Sunday of October, 02:00 to 01:00. UTC+2, UTC+3.
    assert_eq!(window("day Asia/Jerusalem", "2024-03-29T12:00:00Z"), "2024-03-28T22:00:00Z 2024-03-29T21:00:00Z"); // 23 h
    assert_eq!(window("day Asia/Jerusalem", "2024-10-27T12:00:00Z"), "2024-10-26T21:00:00Z 2024-10-27T22:00:00Z"); // 25 h
    assert_eq!(
        window("week:sunday Asia/Jerusalem", "2024-03-29T12:00:00Z"),
        "2024-03-23T22:00:00Z 2024-03-30T21:00:00Z"
    ); // 167 h
    assert_eq!(window("month Asia/Jerusalem", "2024-03-29T12:00:00Z"), "2024-02-29T22:00:00Z 2024-03-31T21:00:00Z");
    // The clock shows 01:00 to 02:00 twice, from 22:00Z and from 23:00Z on.
    assert_eq!(window("1h Asia/Jerusalem", "2024-10-26T22:30:00Z"), "2024-10-26T22:00:00Z 2024-10-26T23:00:00Z");
    assert_eq!(window("1h Asia/Jerusalem", "2024-10-26T23:30:00Z"), "2024-10-26T23:00:00Z 2024-10-27T00:00:00Z");
    // Four hours from midnight on: cut at 02:00, of which the clock makes 01:00.
    assert_eq!(window("4h Asia/Jerusalem", "2024-10-26T22:30:00Z"), "2024-10-26T21:00:00Z 2024-10-26T23:00:00Z");
    assert_eq!(window("4h Asia/Jerusalem", "2024-10-26T23:30:00Z"), "2024-10-26T23:00:00Z 2024-10-27T02:00:00Z");
    // Rule EU: last Sunday of March and of October, 01:00 UTC.
    assert_eq!(window("day Europe/Paris", "2024-03-31T12:00:00Z"), "2024-03-30T23:00:00Z 2024-03-31T22:00:00Z");
    assert_eq!(window("day Europe/Paris", "2024-10-27T12:00:00Z"), "2024-10-26T22:00:00Z 2024-10-27T23:00:00Z");
    // Rule LH 2008 max: first Sunday of April, 02:00 (UTC+11) to 01:30 (UTC+10:30); back on the first Sunday of October.
    assert_eq!(window("day Australia/Lord_Howe", "2024-04-07T00:00:00Z"), "2024-04-06T13:00:00Z 2024-04-07T13:30:00Z"); // 24.5 h
    assert_eq!(window("1h Australia/Lord_Howe", "2024-04-06T14:59:00Z"), "2024-04-06T14:00:00Z 2024-04-06T15:00:00Z");
    assert_eq!(window("1h Australia/Lord_Howe", "2024-04-06T15:00:00Z"), "2024-04-06T15:00:00Z 2024-04-06T15:30:00Z"); // 01:30 to 02:00
}

#[test]
fn clocks_that_change_at_midnight_by_hand() {
    // Rule Cuba: second Sunday of March, 00:00 to 01:00 (UTC-5 to UTC-4); first Sunday of November, 01:00 to 00:00.
    assert_eq!(window("day America/Havana", "2024-03-10T12:00:00Z"), "2024-03-10T05:00:00Z 2024-03-11T04:00:00Z");
    assert_eq!(window("day America/Havana", "2024-11-03T12:00:00Z"), "2024-11-03T04:00:00Z 2024-11-04T05:00:00Z");
    // Rule Brazil 2018: first Sunday of November, 00:00 to 01:00 (UTC-3 to UTC-2); third Sunday of February 2019, 00:00 back to Saturday, 23:00.
    assert_eq!(window("day America/Sao_Paulo", "2018-11-04T12:00:00Z"), "2018-11-04T03:00:00Z 2018-11-05T02:00:00Z");
    assert_eq!(window("day America/Sao_Paulo", "2019-02-16T12:00:00Z"), "2019-02-16T02:00:00Z 2019-02-17T03:00:00Z");
    // Rule StJohns 2010: first Sunday of November, 00:01 (UTC-2:30) back to Saturday, 23:01: Sunday began at 02:30Z and goes on.
    assert_eq!(window("day America/St_Johns", "2010-11-07T02:30:30Z"), "2010-11-07T02:30:00Z 2010-11-08T03:30:00Z"); // 25 h
    assert_eq!(window("day America/St_Johns", "2010-11-07T02:45:00Z"), "2010-11-07T02:30:00Z 2010-11-08T03:30:00Z"); // 23:15 again
    assert_eq!(window("day America/St_Johns", "2010-11-06T12:00:00Z"), "2010-11-06T02:30:00Z 2010-11-07T02:30:00Z");
    assert_eq!(window("15min America/St_Johns", "2010-11-07T02:30:30Z"), "2010-11-07T02:30:00Z 2010-11-07T02:31:00Z");
    assert_eq!(window("15min America/St_Johns", "2010-11-07T02:31:00Z"), "2010-11-07T02:31:00Z 2010-11-07T02:45:00Z"); // 23:01 to 23:15
    // Zone Pacific/Apia: at the end of 29 December 2011 from UTC-10 to UTC+14, so that the 31st follows.
    assert_eq!(window("day Pacific/Apia", "2011-12-30T09:59:59Z"), "2011-12-29T10:00:00Z 2011-12-30T10:00:00Z");
    assert_eq!(window("day Pacific/Apia", "2011-12-30T10:00:00Z"), "2011-12-30T10:00:00Z 2011-12-31T10:00:00Z");
    assert_eq!(window("week Pacific/Apia", "2011-12-30T10:00:00Z"), "2011-12-26T10:00:00Z 2012-01-01T10:00:00Z"); // six days
    // Zone Pacific/Kiritimati: 31 December 1994 is skipped (UTC-10 to UTC+14), so that the year ends a day early.
    assert_eq!(window("year Pacific/Kiritimati", "1994-07-01T00:00:00Z"), "1994-01-01T10:00:00Z 1994-12-31T10:00:00Z");
}

#[test]
fn zones_are_named_as_the_data_names_them() {
    for text in
        ["15min Asia/Kathmandu", "week:sunday Asia/Jerusalem", "day Etc/UTC", "quarter America/Argentina/Buenos_Aires"]
    {
        assert_eq!(text.parse::<Bins>().expect("intervals").to_string(), text);
    }
    assert_eq!(Zone::named("asia/jerusalem").expect("a zone").name(), "Asia/Jerusalem");
    assert_eq!(Zone::named("utc").expect("a zone"), Zone::utc());
    assert_ne!(Zone::named("Asia/Tel_Aviv").expect("a zone"), Zone::named("Asia/Jerusalem").expect("a zone"));
    let version = Zone::version().expect("the data is built in");
    assert!(version.len() >= 5 && version.starts_with("20"), "{version}");
}

#[test]
fn unknown_zones_are_told_the_nearest_names() {
    let refused = |name: &str| {
        let error = Zone::named(name).expect_err("no such zone");
        assert_eq!(error.code(), ErrorCode::UnknownName);
        error.to_string()
    };
    let unknown =
        |name: &str, hint: &str| format!("there is no zone `{name}` in the IANA data that is built in: {hint}");
    for (name, hint) in [
        ("Asia/Jerusalm", "the nearest name is Asia/Jerusalem"),
        ("New York", "the nearest name is America/New_York"),
        ("Buenos Aires", "the nearest names are America/Argentina/Buenos_Aires, America/Buenos_Aires"),
        ("", "names look like Asia/Jerusalem"),
        ("+02:00", "names look like Asia/Jerusalem"),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "names look like Asia/Jerusalem"),
        ("../../etc/passwd", "names look like Asia/Jerusalem"),
    ] {
        assert_eq!(refused(name), unknown(name, hint));
    }
    let _ = refused(&"é".repeat(100_000));
    let _ = refused("\0");
    assert!("7d Asia/Jerusalem".parse::<Bins>().is_err());
}

/// Contacts of the three days about a change of the clock in Jerusalem, one every 7 minutes.
fn contacts(every: Option<Every>) -> Grouped<u64, ContactTotals> {
    let zone = jerusalem();
    let groups = Grouped::new(&ContactRules::default());
    let mut groups = every.map_or(groups.clone(), |every| groups.every(Bins::calendar(every, &zone)));
    for nth in 0..617 {
        let arrived_at = Some(at(micros("2024-10-25T21:00:00Z") + nth * 420_000_000));
        let outcome = if nth % 3 == 0 { Outcome::AbandonedQueue } else { Outcome::Handled };
        let queue = u64::try_from(nth % 2).expect("a queue");
        groups.observe(queue, &ContactRow { arrived_at, ..ContactRow::new(outcome) }).expect("a possible row");
    }
    groups
}

#[test]
fn totals_by_15_minutes_are_those_by_day_and_over_all() {
    let fine = contacts(Some(Every::QUARTER_HOUR));
    let zone = jerusalem();
    for every in [Every::HALF_HOUR, Every::HOUR, Every::DAY, Every::WEEK, Every::MONTH, Every::YEAR] {
        let rolled = fine.rolled_up(|queue| *queue, Some(Bins::calendar(every, &zone))).expect("made of quarters");
        assert!(rolled.iter().eq(contacts(Some(every)).iter()), "{every}");
    }
    assert!(fine.rolled_up(|queue| *queue, None).expect("all").iter().eq(contacts(None).iter()));
    // The first day ends after 1440 minutes: rows at 0 to 1435, 206 of them. The second has 1500 and ends at 2940, the minute of row 420:
    // 420 - 206 rows. The other 617 - 420 are of the third.
    let days =
        contacts(Some(Every::DAY)).rolled_up(|_| 0, Some(Bins::calendar(Every::DAY, &zone))).expect("the same days");
    let shown: Vec<String> = days
        .iter()
        .map(|(group, day)| format!("{} {}", group.start.expect("a day"), day.get(ContactTotal::Rows).expect("known")))
        .collect();
    assert_eq!(shown, ["2024-10-25T21:00:00Z 206", "2024-10-26T21:00:00Z 214", "2024-10-27T22:00:00Z 197"]);
}

#[test]
fn groups_by_other_calendars_are_not_added() {
    let bins = |text: &str| text.parse::<Bins>().expect("intervals");
    let mut days = contacts(Some(Every::DAY));
    let refused = |result: Result<(), kpi_core::Error>| result.expect_err("other intervals").code();
    assert_eq!(refused(days.merge(&contacts(Some(Every::WEEK)))), ErrorCode::BinsDiffer);
    for other in ["day Europe/Paris", "week UTC", "15min Asia/Jerusalem", "day Asia/Tel_Aviv"] {
        assert_eq!(
            refused(days.rolled_up(|queue| *queue, Some(bins(other))).map(drop)),
            ErrorCode::BinsDiffer,
            "{other}"
        );
    }
    let error = contacts(Some(Every::WEEK))
        .rolled_up(|queue| *queue, Some(bins("month Asia/Jerusalem")))
        .expect_err("no whole weeks");
    assert_eq!(
        error.to_string(),
        "intervals of month Asia/Jerusalem cannot be made of the ones that are kept: week Asia/Jerusalem"
    );
}

/// The time of a state is split where days end: on the day of 25 hours, 22:00 to 23:00 UTC is the hour 01 and 23:00 to 24:00 again.
#[test]
fn states_are_split_at_the_intervals_of_the_zone() {
    let split = |text: &str| {
        let mut groups =
            Grouped::<(), AgentStateTotals>::new(&AgentStateRules::default()).every(text.parse().expect("intervals"));
        let started_at = at(micros("2024-10-26T20:30:00Z")); // 23:30 on Saturday
        let ended_at = Some(at(micros("2024-10-27T22:20:00Z"))); // 00:20 on Monday
        let row = AgentStateRow { ended_at, ..AgentStateRow::new(AgentActivity::Available, started_at) };
        groups.observe((), &row).expect("a possible row");
        let minutes = |group: &AgentStateTotals| group.get(AgentStateTotal::Available).expect("known") / 60_000_000;
        groups.iter().map(|(_, group)| minutes(group)).collect::<Vec<i64>>()
    };
    assert_eq!(split("day Asia/Jerusalem"), [30, 25 * 60, 20]);
    assert_eq!(split("month Asia/Jerusalem"), [25 * 60 + 50]);
    // 12 hours from midnight on, cut where the clock goes back at 23:00Z: 2 hours, 11 hours from 01:00 on, 12 hours.
    assert_eq!(split("12h Asia/Jerusalem"), [30, 2 * 60, 11 * 60, 12 * 60, 20]);
}
