//! Totals by queue and quarter of an hour are written to Parquet, read back and added up by the engine: what comes out is what
//! counting the rows at once gives, also on days of 23 and 25 hours.

#[path = "rollup.rs"]
mod rollup;

use kpi_core::prelude::*;
use rollup::{QUEUES, SPANS, count, path, query, read, shown, write};

#[test]
fn totals_through_parquet_roll_up_to_what_the_rows_give() {
    for (at, days) in SPANS.iter().enumerate() {
        let file = path(&format!("rollup_{at}.parquet"));
        let totals = days.totals();
        write(&file, &totals);
        let read = read(&file);
        assert!(read.len() > 1, "read in several batches");
        assert_eq!(read.iter().map(arrow_array::RecordBatch::num_rows).sum::<usize>(), totals.num_rows());
        let calls = days.calls();
        for (keys, every) in [
            (&["queue"][..], Some(Every::QUARTER_HOUR)),
            (&["queue"], Some(Every::HOUR)),
            (&["queue"], Some(Every::DAY)),
            (&[], Some(Every::DAY)),
            (&[], Some(Every::WEEK)),
            (&["queue"], Some(Every::MONTH)),
            (&["queue"], None),
            (&[], None),
        ] {
            let query = query(keys, every.map(|every| days.bins(every)));
            let rolled = query.of_totals(read.clone()).expect("totals");
            assert_eq!(shown(&rolled), shown(&count(query, &calls, "parts=talk")), "{} {keys:?} {every:?}", days.zone);
        }
        std::fs::remove_file(file).expect("written above");
    }
}

/// A call a quarter of an hour: 92 on a day of 23 hours, 100 on one of 25, 94 and 98 where the clock moves by half an hour.
#[test]
fn days_have_the_length_that_their_zone_gives_them() {
    for days in &SPANS {
        let card = query(&["queue"], Some(days.bins(Every::DAY))).of_totals([days.totals()]).expect("totals");
        for queue in QUEUES {
            let of_queue = |group: &kpi_core::engine::Group| group.keys[0].to_string() == queue;
            let groups = card.groups().enumerate().filter(|(_, group)| of_queue(group));
            let mut start = days.start();
            let mut quarters = Vec::new();
            for (at, group) in groups {
                assert_eq!(group.start.map(Instant::as_micros), Some(start), "{}", days.zone);
                let calls = card.value(at, 0).and_then(|value| value.numerator()).expect("calls");
                start += calls * 900_000_000;
                quarters.push(calls);
            }
            assert_eq!(quarters, days.quarters, "{} {queue}", days.zone);
        }
    }
}

/// Days are no part of other zones' days, and do not become hours again.
#[test]
fn intervals_that_do_not_fit_are_refused() {
    let jerusalem = &SPANS[0];
    let elsewhere = query(&[], Some(SPANS[2].bins(Every::DAY))).of_totals([jerusalem.totals()]);
    assert_eq!(
        elsewhere.expect_err("another zone").to_string(),
        "totals kept every 15min Asia/Jerusalem do not make up intervals of day America/New_York"
    );
    let by_day = query(&["queue"], Some(jerusalem.bins(Every::DAY))).totals();
    let by_day = by_day.of_totals([jerusalem.totals()]).expect("totals").totals("contact").expect("kept");
    let by_hour = query(&["queue"], Some(jerusalem.bins(Every::HOUR))).of_totals([by_day.clone()]);
    assert_eq!(
        by_hour.expect_err("finer").to_string(),
        "totals kept every day Asia/Jerusalem do not make up intervals of 1h Asia/Jerusalem"
    );
    // Rolled up in two steps is rolled up in one.
    let month = query(&["queue"], Some(jerusalem.bins(Every::MONTH)));
    let (two, one) =
        (month.of_totals([by_day]).expect("totals"), month.of_totals([jerusalem.totals()]).expect("totals"));
    assert_eq!(shown(&two), shown(&one));
}
