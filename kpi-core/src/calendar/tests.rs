//! Worked by hand, and what nobody should send.

use crate::calendar::{Bins, Cursor, Every, Weekday, Zone};
use crate::error::{Error, ErrorCode};
use crate::exact::{Duration, Instant};

fn utc(every: Every) -> Bins {
    Bins::calendar(every, &Zone::utc())
}

fn window(bins: &Bins, at: i64) -> (String, String) {
    let window = bins.window_of(Instant::from_micros(at));
    (window.start.to_string(), window.end.to_string())
}

#[test]
fn months_quarters_and_years_of_utc() {
    let at = 951_782_400_000_000; // 2000-02-29T00:00:00Z, a Tuesday (date -u -d @951782400)
    let day = |every| {
        let (start, end) = window(&utc(every), at);
        format!("{} {}", start.trim_end_matches("T00:00:00Z"), end.trim_end_matches("T00:00:00Z"))
    };
    assert_eq!(day(Every::DAY), "2000-02-29 2000-03-01");
    assert_eq!(day(Every::WEEK), "2000-02-28 2000-03-06");
    assert_eq!(day(Every::week_from(Weekday::Sunday)), "2000-02-27 2000-03-05");
    assert_eq!(day(Every::week_from(Weekday::Tuesday)), "2000-02-29 2000-03-07");
    assert_eq!(day(Every::week_from(Weekday::Wednesday)), "2000-02-23 2000-03-01");
    assert_eq!(day(Every::MONTH), "2000-02-01 2000-03-01");
    assert_eq!(day(Every::QUARTER), "2000-01-01 2000-04-01");
    assert_eq!(day(Every::YEAR), "2000-01-01 2001-01-01");
}

#[test]
fn what_is_of_one_length_in_utc_is_a_fixed_length() -> Result<(), Error> {
    assert_eq!(utc(Every::DAY), Bins::every(Duration::days(1))?);
    assert_eq!(utc(Every::HOUR), Bins::every(Duration::hours(1))?);
    assert_ne!(utc(Every::WEEK), Bins::every(Duration::days(7))?); // counted from a Thursday
    assert_eq!(utc(Every::MONTH).length(), None);
    assert_eq!(Bins::every(Duration::minutes(30))?.unit(), Some(Every::HALF_HOUR));
    assert_eq!(Bins::every(Duration::minutes(50))?.unit(), None); // 28.8 of them a day
    Ok(())
}

#[test]
fn texts_are_read_back() -> Result<(), Error> {
    for text in [
        "15min UTC",
        "1h UTC",
        "day UTC",
        "week UTC",
        "week:sunday UTC",
        "quarter UTC",
        "7d UTC",
        "50min UTC",
        "5us UTC",
    ] {
        assert_eq!(text.parse::<Bins>()?.to_string(), text);
    }
    for (text, same) in [
        ("60min", "1h"),
        ("90min", "90min"),
        ("120min", "2h"),
        ("1d", "day"),
        ("24h", "day"),
        ("hour", "1h"),
        ("week:monday", "week"),
    ] {
        assert_eq!(text.parse::<Every>()?.to_string(), same);
    }
    for text in [
        "",
        "h",
        "min",
        "0min",
        "7min",
        "-5min",
        "+5min",
        "2d",
        "48h",
        "1.5h",
        "99999999999h",
        "1093h",
        "Day",
        "week:",
        "week:someday",
        "year ",
        "１h",
    ] {
        assert_eq!(text.parse::<Every>().map_err(|error| error.code()), Err(ErrorCode::Syntax), "{text}");
    }
    let refused = |text: &str| text.parse::<Bins>().map_err(|error| error.to_string());
    assert_eq!(refused("30min"), Err("`30min` names no zone: write `30min UTC` or `day Asia/Jerusalem`".to_owned()));
    assert_eq!(refused("0s UTC"), Err("an interval must be longer than nothing, not 0 s".to_owned()));
    assert!(refused("day  UTC").is_err() && refused("day ").is_err() && refused(" UTC").is_err());
    Ok(())
}

#[test]
fn minutes_divide_a_day() {
    assert_eq!(Every::minutes(1_440), Ok(Every::DAY));
    assert_eq!(Every::minutes(15), Ok(Every::QUARTER_HOUR));
    assert_eq!(
        Every::minutes(7).map_err(|error| error.to_string()),
        Err("intervals of 7 minutes do not divide a day: 15, 30 and 60 do".to_owned())
    );
    assert!(Every::minutes(0).is_err() && Every::minutes(u16::MAX).is_err());
}

#[test]
fn only_whole_intervals_make_coarser_ones() -> Result<(), Error> {
    let length = |minutes| Bins::every(Duration::minutes(minutes));
    let made = |fine: &Bins, coarse: Every| fine.divides(&utc(coarse));
    assert!(made(&length(30)?, Every::MONTH) && made(&length(30)?, Every::HOUR) && made(&length(1_440)?, Every::WEEK));
    assert!(!made(&length(50)?, Every::MONTH) && !made(&length(2_880)?, Every::WEEK));
    assert!(
        !made(&utc(Every::WEEK), Every::MONTH)
            && made(&utc(Every::MONTH), Every::QUARTER)
            && made(&utc(Every::QUARTER), Every::YEAR)
    );
    assert!(!made(&utc(Every::WEEK), Every::week_from(Weekday::Sunday)) && made(&utc(Every::WEEK), Every::WEEK));
    assert!(!made(&utc(Every::YEAR), Every::DAY) && !utc(Every::WEEK).divides(&length(10_080)?));
    Ok(())
}

#[test]
fn the_edges_of_time_are_cut() {
    for every in [Every::HALF_HOUR, Every::DAY, Every::WEEK, Every::MONTH, Every::QUARTER, Every::YEAR] {
        let bins = utc(every);
        let (min, max) = (Instant::from_micros(i64::MIN), Instant::from_micros(i64::MAX));
        assert_eq!(bins.start_of(min), min);
        assert!(bins.end_of(min) > min);
        assert_eq!(bins.end_of(max), max);
        assert_eq!(bins.next(bins.start_of(max)), None);
        assert_eq!(bins.start_of(bins.end_of(min)), bins.end_of(min));
        assert_eq!(Cursor::new(&bins).window_of(max), bins.window_of(max));
    }
}

#[cfg(not(feature = "zones"))]
#[test]
fn without_the_data_there_is_utc_only() {
    assert_eq!(Zone::named("utc"), Ok(Zone::utc()));
    assert_eq!(Zone::named("Europe/Paris").map_err(|error| error.code()), Err(ErrorCode::UnknownName));
    assert_eq!(Zone::version(), None);
}

#[test]
fn lookups_go_between_threads() {
    const fn shared<T: Send + Sync>() {}
    shared::<Bins>();
    shared::<Zone>();
    shared::<Cursor<'_>>();
}
