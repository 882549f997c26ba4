//! Laws of the intervals of a calendar, in zones whose clocks do odd things: around every change of the clock between 1970 and 2035, and
//! far from all of them. Dates and clocks are read by jiff, and what an interval must be is said anew here, instant by instant.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, civil};
use kpi_core::{Bins, Cursor, Duration, Every, Instant, Weekday, Zone};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const ZONES: &[&str] = &[
    "UTC",
    "Asia/Jerusalem",
    "Europe/Paris",
    "Europe/Dublin",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "America/Sao_Paulo",
    "America/Scoresbysund",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Asia/Gaza",
    "Asia/Pyongyang",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
    "Africa/Casablanca",
    "Africa/Monrovia",
    "Antarctica/Troll",
    "Asia/Beirut",
];

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

fn everies() -> Vec<Every> {
    let minutes = [1, 15, 20, 30, 45, 60, 240, 720].map(|minutes| Every::minutes(minutes).expect("divides a day"));
    let weeks = [Weekday::Monday, Weekday::Wednesday, Weekday::Sunday].map(Every::week_from);
    let long = [Every::DAY, Every::MONTH, Every::QUARTER, Every::YEAR];
    minutes.into_iter().chain(weeks).chain(long).collect()
}

fn zone(name: &str) -> (Zone, TimeZone) {
    let clock = TimeZoneDatabase::bundled().get(name).expect("a zone");
    (Zone::named(name).expect("a zone"), clock)
}

fn at(micros: i64) -> Instant {
    Instant::from_micros(micros)
}

fn micros(text: &str) -> i64 {
    text.parse::<Timestamp>().expect("an instant").as_microsecond()
}

fn local(zone: &TimeZone, at: Instant) -> civil::DateTime {
    zone.to_datetime(Timestamp::from_microsecond(at.as_micros()).expect("an instant of jiff's"))
}

/// Changes of the clock between 1970 and 2035.
fn changes(zone: &TimeZone) -> Vec<i64> {
    let until = micros("2035-01-01T00:00:00Z");
    let all = zone.following(Timestamp::UNIX_EPOCH).map(|change| change.timestamp().as_microsecond());
    all.take_while(|at| *at < until).collect()
}

/// Instants about every change, and about the midnights and week ends beside it.
fn odd_instants(zone: &TimeZone) -> Vec<i64> {
    let near = [
        0,
        1,
        60_000_000,
        15 * 60_000_000,
        HOUR / 2,
        HOUR,
        2 * HOUR,
        11 * HOUR + 7,
        25 * HOUR,
        3 * DAY,
        8 * DAY,
        40 * DAY,
    ];
    let about = |change: i64| near.into_iter().flat_map(move |step| [change - step, change + step]);
    changes(zone).into_iter().flat_map(about).chain([0, -1, DAY / 3, -400 * DAY]).collect()
}

/// The laws of one interval; its neighbours are intervals too, so that nothing is between them.
fn check(bins: &Bins, at: Instant) {
    let window = bins.window_of(at);
    assert!(window.start <= at && at < window.end, "{bins} {at}: {window:?}");
    assert_eq!(bins.start_of(at), window.start);
    assert_eq!(bins.window_of(window.start), window, "{bins} {at}");
    let last = Instant::from_micros(window.end.as_micros() - 1);
    assert_eq!(bins.window_of(last), window, "{bins} {at}");
    assert_eq!(bins.window_of(window.end).start, window.end, "{bins} {at}");
    assert_eq!(bins.next(window.start), Some(window.end));
    let before = Instant::from_micros(window.start.as_micros() - 1);
    assert_eq!(bins.window_of(before).end, window.start, "{bins} {at}");
}

#[test]
fn intervals_follow_one_another_around_every_change() {
    for name in ZONES {
        let (zone, clock) = zone(name);
        let instants = odd_instants(&clock);
        for every in everies() {
            let bins = Bins::calendar(every, &zone);
            let mut cursor = Cursor::new(&bins);
            for instant in &instants {
                check(&bins, at(*instant));
                assert_eq!(cursor.window_of(at(*instant)), bins.window_of(at(*instant)), "{bins}");
            }
        }
    }
}

#[test]
fn fine_intervals_lie_within_coarse_ones() {
    for name in ZONES {
        let (zone, clock) = zone(name);
        let instants = odd_instants(&clock);
        let all: Vec<Bins> = everies().into_iter().map(|every| Bins::calendar(every, &zone)).collect();
        for (fine, coarse) in all.iter().flat_map(|fine| all.iter().map(move |coarse| (fine, coarse))) {
            if fine.divides(coarse) {
                for instant in &instants {
                    let (within, whole) = (fine.window_of(at(*instant)), coarse.window_of(at(*instant)));
                    assert!(whole.start <= within.start && within.end <= whole.end, "{fine} in {coarse} at {instant}");
                }
            }
        }
    }
}

/// The start of an interval within a day is the floor of the clock or a change of it; all of it has one offset.
#[test]
fn intervals_within_a_day_are_floors_of_the_clock() {
    for name in ZONES {
        let (zone, clock) = zone(name);
        let changes = changes(&clock);
        for minutes in [15_u16, 30, 60, 240] {
            let bins = Bins::calendar(Every::minutes(minutes).expect("divides a day"), &zone);
            for instant in odd_instants(&clock) {
                let window = bins.window_of(at(instant));
                assert_eq!(zone.offset_at(window.start), zone.offset_at(at(instant)));
                for edge in [window.start, window.end] {
                    let shown = local(&clock, edge);
                    let minute = i32::from(shown.hour()) * 60 + i32::from(shown.minute());
                    let floor =
                        minute % i32::from(minutes) == 0 && shown.second() == 0 && shown.subsec_nanosecond() == 0;
                    assert!(floor || changes.contains(&edge.as_micros()), "{bins}: {shown}");
                }
                let length = window.end.since(window.start).expect("fits");
                assert!(length <= Duration::minutes(minutes.into()), "{bins}: {length}");
            }
        }
    }
}

/// No clock has shown the date of a day before its start, and at its start it shows that date or, where the date is skipped, a later one.
#[test]
fn days_start_when_their_date_is_first_shown() {
    for name in ZONES {
        let (zone, clock) = zone(name);
        let days = Bins::calendar(Every::DAY, &zone);
        for instant in odd_instants(&clock) {
            let start = days.start_of(at(instant));
            let date = local(&clock, start).date();
            assert!(local(&clock, at(instant)).date() <= date, "{name} {instant}");
            // 26 hours reach back past whatever the clock repeats.
            for quarters in 1..=104 {
                let before = at(start.as_micros() - quarters * HOUR / 4 + 1);
                assert!(local(&clock, before).date() < date, "{name} {instant}");
            }
        }
    }
}

#[test]
fn weeks_months_and_years_start_with_their_first_day() {
    for name in ZONES {
        let (zone, clock) = zone(name);
        for every in [Every::WEEK, Every::week_from(Weekday::Sunday), Every::MONTH, Every::QUARTER, Every::YEAR] {
            let bins = Bins::calendar(every, &zone);
            let days = Bins::calendar(Every::DAY, &zone);
            for instant in odd_instants(&clock) {
                let start = bins.start_of(at(instant));
                assert_eq!(days.start_of(start), start);
                let date = local(&clock, start).date();
                let last = local(&clock, at(start.as_micros() - 1)).date();
                assert!(group(every, last) < group(every, date), "{bins} {instant}");
                assert_eq!(
                    group(every, local(&clock, days.start_of(at(instant))).date()),
                    group(every, date),
                    "{bins} {instant}"
                );
            }
        }
    }
}

/// What tells apart the weeks, months, quarters and years of dates, by jiff.
fn group(every: Every, date: civil::Date) -> (i16, i16) {
    let month = i16::from(date.month());
    match every {
        Every::MONTH => (date.year(), month),
        Every::QUARTER => (date.year(), (month - 1) / 3),
        Every::YEAR => (date.year(), 0),
        Every::WEEK => (date.iso_week_date().year(), date.iso_week_date().week().into()),
        _ => {
            let monday = date.tomorrow().expect("a date"); // the ISO week of the day after has the weeks from Sunday on
            (monday.iso_week_date().year(), monday.iso_week_date().week().into())
        }
    }
}

/// A clock without a zone: jiff's earlier instant, and nothing in a gap.
#[test]
fn local_times_are_read_as_jiff_reads_them() {
    for name in ZONES {
        let (zone, clock) = zone(name);
        for instant in
            odd_instants(&clock).into_iter().chain([micros("2700-07-01T02:30:00Z"), micros("0900-01-01T00:00:00Z")])
        {
            for shown in [instant, instant + zone.offset_at(at(instant)).as_micros()] {
                let civil =
                    TimeZone::UTC.to_datetime(Timestamp::from_microsecond(shown).expect("an instant of jiff's"));
                let read = clock.to_ambiguous_timestamp(civil);
                let expected = match read.offset() {
                    jiff::tz::AmbiguousOffset::Gap { .. } => None,
                    _ => Some(at(read.earlier().expect("an instant").as_microsecond())),
                };
                assert_eq!(zone.instant_of(shown), expected, "{name} {civil}");
            }
        }
    }
}

/// All zones of the data, from its first change until the years that are found 400 years earlier.
#[test]
fn offsets_are_those_of_jiff_in_every_zone() {
    let step = 11 * DAY + 5 * HOUR;
    // Not the system's data, which may be of another year and has names of its own.
    let data = TimeZoneDatabase::bundled();
    let names: Vec<_> = data.available().collect();
    assert!(names.len() >= 590, "only {} zones", names.len());
    for name in names {
        let (zone, clock) = zone(name.as_str());
        let early =
            (-4_733_510_400_000_000..micros("2110-01-01T00:00:00Z")).step_by(usize::try_from(step).expect("fits"));
        let far = [
            "2598-01-01T00:00:00Z",
            "3000-01-01T00:00:00Z",
            "9990-01-01T00:00:00Z",
            "-009000-01-01T00:00:00Z",
            "1199-12-30T00:00:00Z",
        ];
        let far = far.into_iter().flat_map(|from| (0..400).map(move |days| micros(from) + 3 * days * DAY));
        for instant in early.chain(far) {
            let expected = clock.to_offset(Timestamp::from_microsecond(instant).expect("an instant of jiff's"));
            let expected = Duration::secs(expected.seconds());
            assert_eq!(zone.offset_at(at(instant)), expected, "{} {instant}", name.as_str());
        }
    }
}

#[test]
fn any_instant_has_its_interval() {
    let zones: Vec<Zone> = ZONES.iter().map(|name| zone(name).0).collect();
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    let margin = 800 * DAY;
    let instants = i64::MIN + margin..i64::MAX - margin;
    let law = |zone: &Zone, instant: i64| {
        for every in everies() {
            check(&Bins::calendar(every, zone), at(instant));
        }
    };
    let result = runner.run(&(prop::sample::select(zones.clone()), instants), |(zone, instant)| {
        law(&zone, instant);
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
    // Where instants begin to be looked up 400 years earlier or later.
    for seam in ["1200-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "2600-01-01T00:00:00Z", "3000-01-01T00:00:00Z"] {
        for step in [-200 * DAY, -DAY, -1, 0, 1, DAY, 200 * DAY] {
            for zone in &zones {
                law(zone, micros(seam) + step);
            }
        }
    }
    for (zone, every) in zones.iter().flat_map(|zone| everies().into_iter().map(move |every| (zone, every))) {
        let bins = Bins::calendar(every, zone);
        for edge in [i64::MIN, i64::MIN + 1, i64::MAX - 1, i64::MAX] {
            let window = bins.window_of(at(edge));
            assert!(window.start <= at(edge) && at(edge) <= window.end, "{bins} {edge}");
            let _ = zone.instant_of(edge);
        }
        assert_eq!(bins.window_of(at(i64::MIN)).start, at(i64::MIN));
        assert_eq!(bins.window_of(at(i64::MAX)).end, at(i64::MAX));
    }
}
