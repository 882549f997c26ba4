//! Times in every layout through the engine, small enough to be worked by hand.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{
    Array, ArrayRef, DurationMicrosecondArray, DurationMillisecondArray, DurationNanosecondArray, DurationSecondArray,
    Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Int64Array, RecordBatch, TimestampMicrosecondArray,
    TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray, UInt8Array, UInt16Array, UInt32Array,
    UInt64Array,
};
use engine_tables::{batch, parts, rejected, report, run, wholes};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table, TimeUnit};
use std::sync::Arc;

/// The mean wait of handled contacts: its parts are the microseconds and the contacts whose wait is known.
fn waits(columns: &RecordBatch, wait: Column) -> Card {
    let mapping = Mapping::of("contact").constant("outcome", "handled").field("wait", wait);
    let query = Query::new().table(Table::named("calls").of(mapping)).ask([Ask::kpi("average_speed_of_answer")]);
    run(&query, &[("calls", columns)]).expect("columns of the fact")
}

fn wait_parts(array: ArrayRef, unit: fn(Column) -> Column) -> Option<(i64, i64)> {
    parts(&waits(&batch([("wait", array)]), unit(Column::named("wait"))))[0]
}

fn nanos(column: Column) -> Column {
    column.unit(TimeUnit::Nanos)
}

#[test]
fn whole_numbers_of_every_width_are_times() {
    // 7 + 0 + 120 of the unit in three rows; the null is left out.
    let arrays: [ArrayRef; 8] = [
        Arc::new(Int8Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(Int16Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(Int32Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(Int64Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(UInt8Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(UInt16Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(UInt32Array::from(vec![Some(7), None, Some(0), Some(120)])),
        Arc::new(UInt64Array::from(vec![Some(7), None, Some(0), Some(120)])),
    ];
    for array in arrays {
        assert_eq!(wait_parts(array.clone(), Column::seconds), Some((127_000_000, 3)), "{}", array.data_type());
        assert_eq!(wait_parts(array.clone(), Column::millis), Some((127_000, 3)));
        assert_eq!(wait_parts(array.clone(), Column::micros), Some((127, 3)));
        // 7, 0 and 120 nanoseconds are each nearest to no microsecond.
        assert_eq!(wait_parts(array, nanos), Some((0, 3)));
    }
}

#[test]
fn odd_nanoseconds_are_rounded_half_to_even() {
    // 0 + 0 + 1 + 2 + 2 + 4 microseconds.
    let values = [499, 500, 501, 1_500, 2_500, 3_501];
    let signed: ArrayRef = Arc::new(Int16Array::from_iter_values(values));
    let unsigned: ArrayRef =
        Arc::new(UInt64Array::from_iter_values(values.map(|n| u64::try_from(n).expect("above zero"))));
    let own: ArrayRef = Arc::new(DurationNanosecondArray::from_iter_values(values.map(i64::from)));
    assert_eq!(wait_parts(signed, nanos), Some((9, 6)));
    assert_eq!(wait_parts(unsigned, nanos), Some((9, 6)));
    assert_eq!(wait_parts(own, |column| column), Some((9, 6)));
}

#[test]
fn durations_say_their_unit() {
    let values = vec![Some(3), None, Some(4)];
    let same = |column| column;
    assert_eq!(wait_parts(Arc::new(DurationSecondArray::from(values.clone())), same), Some((7_000_000, 2)));
    assert_eq!(wait_parts(Arc::new(DurationMillisecondArray::from(values.clone())), same), Some((7_000, 2)));
    assert_eq!(wait_parts(Arc::new(DurationMicrosecondArray::from(values.clone())), same), Some((7, 2)));
    // The unit of the column is its own, whatever the caller says.
    assert_eq!(wait_parts(Arc::new(DurationMillisecondArray::from(values)), Column::seconds), Some((7_000, 2)));
}

#[test]
fn floats_are_seconds() {
    // 0.5 + 1.25 seconds; what is no number is unknown.
    let wide: ArrayRef = Arc::new(Float64Array::from(vec![Some(0.5), Some(f64::NAN), None, Some(1.25)]));
    let narrow: ArrayRef = Arc::new(Float32Array::from(vec![Some(0.5), Some(f32::NAN), None, Some(1.25)]));
    assert_eq!(wait_parts(wide.clone(), Column::seconds), Some((1_750_000, 2)));
    assert_eq!(wait_parts(narrow, Column::seconds), Some((1_750_000, 2)));
    assert_eq!(wait_parts(wide, Column::millis), Some((1_750, 2)));
    // Beyond all times: each for its reason, with its row.
    let odd: ArrayRef = Arc::new(Float64Array::from(vec![f64::INFINITY, 2.0, f64::NEG_INFINITY, -1.0, 1e300, -0.0]));
    let card = waits(&batch([("wait", odd)]), Column::named("wait").seconds());
    assert_eq!(parts(&card), [Some((2_000_000, 2))]);
    assert_eq!(
        report(&card),
        ["calls as contact: 6 read, 2 counted, 0 not of it, 2 negative_duration, 2 out_of_range"]
    );
    let rows: Vec<u64> =
        card.reports().flat_map(|(.., report)| report.first_rejected().to_vec()).map(|(row, _)| row).collect();
    assert_eq!(rows, [0, 2, 3, 4]);
}

#[test]
fn numbers_beyond_64_bits_are_no_times() {
    let array: ArrayRef = Arc::new(UInt64Array::from(vec![u64::MAX, 5, 1 << 63]));
    for unit in [Column::seconds, Column::millis, Column::micros, nanos] {
        let card = waits(&batch([("wait", array.clone())]), unit(Column::named("wait")));
        let counted = card.value(0, 0).and_then(|value| value.parts()).map(|(_, rows)| rows);
        assert_eq!(counted, Some(1));
        assert_eq!(report(&card), ["calls as contact: 3 read, 1 counted, 0 not of it, 2 out_of_range"]);
    }
    let array: ArrayRef = Arc::new(Int64Array::from(vec![i64::MAX, 5, i64::MIN]));
    let card = waits(&batch([("wait", array)]), Column::named("wait").seconds());
    assert_eq!(
        report(&card),
        ["calls as contact: 3 read, 1 counted, 0 not of it, 1 negative_duration, 1 out_of_range"]
    );
    assert_eq!(parts(&card), [Some((5_000_000, 1))]);
}

#[test]
fn a_time_may_lie_between_two_instants() {
    let zone = "Asia/Jerusalem";
    let second = 1_700_000_000_i64;
    // 12 s and -1 s; either end unknown.
    let start: ArrayRef =
        Arc::new(TimestampSecondArray::from(vec![Some(second), Some(second), None, Some(second)]).with_timezone(zone));
    let ends = [Some(second + 12), Some(second - 1), Some(second), None];
    let times = |by: i64| ends.map(|end| end.map(|end| end * by)).to_vec();
    let columns: [ArrayRef; 4] = [
        Arc::new(TimestampSecondArray::from(times(1)).with_timezone("UTC")),
        Arc::new(TimestampMillisecondArray::from(times(1_000)).with_timezone("+02:00")),
        Arc::new(TimestampMicrosecondArray::from(times(1_000_000)).with_timezone("UTC")),
        Arc::new(TimestampNanosecondArray::from(times(1_000_000_000)).with_timezone("UTC")),
    ];
    for end in columns {
        let card = waits(&batch([("start", start.clone()), ("end", end)]), Column::between("start", "end"));
        assert_eq!(parts(&card), [Some((12_000_000, 1))]);
        assert_eq!(rejected(&card), ["1: wait is negative (-1000000)"]);
        assert_eq!(report(&card), ["calls as contact: 4 read, 3 counted, 0 not of it, 1 negative_duration"]);
    }
    // Before 1970: -1.5 and -0.5 microseconds are nearest to the even -2 and 0.
    let start: ArrayRef = Arc::new(TimestampNanosecondArray::from(vec![-1_500]).with_timezone("UTC"));
    let end: ArrayRef = Arc::new(TimestampNanosecondArray::from(vec![-500]).with_timezone("UTC"));
    let card = waits(&batch([("start", start), ("end", end)]), Column::between("start", "end"));
    assert_eq!(parts(&card), [Some((2, 1))]);
    // The ends of time: further apart than any row may say.
    let card = waits(
        &batch([("start", wholes([i64::MIN, i64::MAX])), ("end", wholes([i64::MAX, i64::MIN]))]),
        Column::between("start", "end").micros(),
    );
    assert_eq!(card.value(0, 0).and_then(|value| value.parts()), None);
    assert!(report(&card)[0].starts_with("calls as contact: 2 read, 0 counted, 0 not of it, "), "{:?}", report(&card));
}
