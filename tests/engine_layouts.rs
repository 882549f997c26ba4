//! Columns of rare layouts and contents: runs, lists of numbers, nothing at all, numbers that are none, times that are no instants.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float32Array, Float64Array, Int8Array, Int16Array,
    Int32Array, Int64Array, NullArray, PrimitiveArray, RecordBatch, RunArray, StringArray, Time32SecondArray,
    Time64NanosecondArray, TimestampSecondArray, UInt16Array, UInt64Array,
};
use engine_tables::{batch, flags, parts, refused, rejected, report, run, texts, wholes};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table, TimeUnit};
use kpi_core::{Bins, Duration};
use std::sync::Arc;

fn nothing(rows: usize) -> ArrayRef {
    Arc::new(NullArray::new(rows))
}

fn runs<R: arrow_array::types::RunEndIndexType>(ends: &PrimitiveArray<R>, values: &dyn Array) -> ArrayRef {
    Arc::new(RunArray::<R>::try_new(ends, values).expect("runs"))
}

/// Each group and how many rows it has of which the score is known.
fn by(key: ArrayRef, scores: ArrayRef) -> Vec<String> {
    let survey = Mapping::of("survey").field("csat", "csat");
    let query = Query::new().table(Table::named("t").of(survey)).by(["k"]).ask([Ask::own("n", "csat_answers")]);
    shown(&run(&query, &[("t", &batch([("k", key), ("csat", scores)]))]).expect("columns"))
}

fn shown(card: &Card) -> Vec<String> {
    card.values().map(|(group, value)| format!("{group} {}", value.parts().map_or(-1, |(n, _)| n))).collect()
}

#[test]
fn a_column_of_nothing_is_null_in_every_row() {
    assert_eq!(by(nothing(3), wholes([5, 4, 3])), ["(none) 3"]);
    assert_eq!(by(texts(["a", "b", "a"]), nothing(3)), ["a 0", "b 0"]);
    assert_eq!(by(nothing(0), nothing(0)), Vec::<String>::new());
    // A key that another table does have.
    let survey = || Mapping::of("survey").field("csat", "csat");
    let query = Query::new()
        .table(Table::named("old").of(survey()))
        .table(Table::named("new").of(survey()))
        .by(["k"])
        .ask([Ask::own("n", "csat_answers")]);
    let (old, new) =
        (batch([("k", nothing(1)), ("csat", wholes([5]))]), batch([("k", wholes([7])), ("csat", wholes([5]))]));
    assert_eq!(shown(&run(&query, &[("old", &old), ("new", &new)]).expect("columns")), ["7 1", "(none) 1"]);
    assert_eq!(shown(&run(&query, &[("old", &new), ("new", &old)]).expect("columns")), ["7 1", "(none) 1"]);
    // Every kind of field: the row says only that it was handled.
    let contact = Mapping::of("contact")
        .constant("outcome", "handled")
        .field("channel", "nothing")
        .field("wait", "nothing")
        .field("arrived_at", "nothing")
        .field("escalated", "nothing")
        .field("legs", "nothing")
        .field("customer", "nothing")
        .field("talk", Column::between("nothing", "nothing"));
    let query = Query::new().table(Table::named("t").of(contact).sum("n", "nothing"));
    let query = query.ask([
        Ask::own("handled", "handled"),
        Ask::own("anonymous", "anonymous"),
        Ask::own("unknown", "n_unknown"),
    ]);
    let card = run(&query, &[("t", &batch([("nothing", nothing(2))]))]).expect("columns");
    assert_eq!(parts(&card), [Some((2, 1)), Some((2, 1)), Some((2, 1))]);
}

/// a a a b, then three of nothing, then a.
#[test]
fn runs_are_read_as_their_rows() {
    let words = StringArray::from(vec![Some("a"), Some("b"), None, Some("a")]);
    let scores = Int64Array::from(vec![Some(5), Some(1), Some(4), None]);
    let expected = ["a 3", "b 1", "(none) 3"];
    let narrow = Int16Array::from(vec![3, 4, 7, 8]);
    let keys = runs(&narrow, &words);
    assert_eq!(by(keys.clone(), runs(&narrow, &scores)), expected);
    let (middle, wide) = (Int32Array::from(vec![3, 4, 7, 8]), Int64Array::from(vec![3, 4, 7, 8]));
    assert_eq!(by(runs(&middle, &words), runs(&wide, &scores)), expected);
    // Rows 2 to 5: a b and two of nothing, of scores 5 1 4 4.
    assert_eq!(by(keys.slice(2, 4), runs(&narrow, &scores).slice(2, 4)), ["a 1", "b 1", "(none) 2"]);
    assert_eq!(by(keys.slice(8, 0), runs(&narrow, &scores).slice(8, 0)), Vec::<String>::new());
    // Flags, numbers as keys, and words of a field.
    let yes = runs(&narrow, &BooleanArray::from(vec![Some(true), Some(false), None, Some(true)]));
    assert_eq!(by(yes, wholes([5; 8])), ["false 1", "true 4", "(none) 3"]);
    assert_eq!(by(runs(&narrow, &Int32Array::from(vec![7, -7, 7, 0])), wholes([5; 8])), ["-7 1", "0 1", "7 6"]);
    let outcomes = runs(&narrow, &StringArray::from(vec!["handled", "abandoned_queue", "AGENT", "lost"]));
    let contact = Mapping::of("contact").field("outcome", Column::named("result").words([("AGENT", "handled")]));
    let query = Query::new().table(Table::named("t").of(contact)).ask([Ask::own("n", "handled")]);
    let card = run(&query, &[("t", &batch([("result", outcomes)]))]).expect("columns");
    assert_eq!(parts(&card), [Some((6, 1))]);
    let (_, _, told) = card.reports().next().expect("one mapping");
    assert_eq!(told.unmapped().collect::<Vec<_>>(), [("result", "lost", 1)]);
}

#[test]
fn lists_of_numbers_flags_and_times_are_read_as_their_rows() {
    // Places 1 0 1 - 2, of which the last is null in the list.
    let codes = || Int8Array::from(vec![Some(1), Some(0), Some(1), None, Some(2)]);
    let list = |values: ArrayRef| -> ArrayRef { Arc::new(DictionaryArray::<Int8Type>::new(codes(), values)) };
    let scores = || wholes([5; 5]);
    let numbers = Arc::new(Int64Array::from(vec![Some(70_000), Some(-7), None]));
    assert_eq!(by(list(numbers), scores()), ["-7 2", "70000 1", "(none) 2"]);
    let yes = Arc::new(BooleanArray::from(vec![Some(false), Some(true), None]));
    assert_eq!(by(list(yes), scores()), ["false 1", "true 2", "(none) 2"]);
    let dates = Arc::new(Date32Array::from(vec![Some(1), Some(2), None]));
    assert_eq!(by(list(dates), scores()), ["1 1", "2 2", "(none) 2"]);
    assert_eq!(by(list(nothing(3)), scores()), ["(none) 5"]);
    // Scores 4 5 4 and two that are unknown.
    assert_eq!(
        by(texts(["a", "b", "a", "a", "b"]), list(Arc::new(Int8Array::from(vec![Some(5), Some(4), None])))),
        ["a 2", "b 1"]
    );
    // Instants in two hours, waits of 10 s and 30 s, flags.
    let at = TimestampSecondArray::from(vec![Some(60), Some(3_660), None]).with_timezone("UTC");
    let contact = Mapping::of("contact")
        .constant("outcome", "handled")
        .field("arrived_at", "at")
        .field("wait", Column::named("wait").seconds())
        .field("escalated", "up");
    let query =
        Query::new().table(Table::named("t").of(contact)).every(Bins::every(Duration::hours(1)).expect("a length"));
    let query = query.ask([Ask::kpi("average_speed_of_answer"), Ask::own("up", "escalated")]);
    let table = batch([
        ("at", list(Arc::new(at))),
        ("wait", list(Arc::new(UInt16Array::from(vec![10, 30, 50])))),
        ("up", list(Arc::new(BooleanArray::from(vec![true, false, true])))),
    ]);
    let card = run(&query, &[("t", &table)]).expect("columns");
    let mut found: Vec<_> = card
        .groups()
        .map(|group| group.start.map(|at| at.as_micros() / 3_600_000_000))
        .zip(parts(&card).chunks(2).map(<[_]>::to_vec).collect::<Vec<_>>())
        .collect();
    found.sort_by_key(|(start, _)| start.unwrap_or(99));
    // Row 1 waited 10 s in the first hour; rows 0 and 2 waited 30 s in the second; row 4 waited 50 s, nobody knows when.
    assert_eq!(
        found,
        [
            (Some(0), vec![Some((10_000_000, 1)), Some((1, 1))]),
            (Some(1), vec![Some((60_000_000, 2)), Some((0, 1))]),
            (None, vec![Some((50_000_000, 1)), Some((1, 1))]),
        ]
    );
    // Keys beyond 64 bits with a sign stay refused.
    let large = list(Arc::new(UInt64Array::from(vec![1, u64::MAX, 2])));
    let survey = Mapping::of("survey").field("csat", "csat");
    let query = Query::new().table(Table::named("t").of(survey)).by(["k"]).ask([Ask::own("n", "csat_answers")]);
    let message = refused(&query, &[("t", &batch([("k", large), ("csat", scores())]))]);
    assert!(message.starts_with("out_of_range: the key `k` of the table `t` is 18446744073709551615"), "{message}");
}

/// A list within a list, or within runs, is told with the types that there may be.
#[test]
fn lists_of_lists_are_refused() {
    let inner: DictionaryArray<UInt16Type> = ["a", "b"].into_iter().collect();
    let nested = runs(&Int32Array::from(vec![1, 2]), &inner);
    let survey = Mapping::of("survey").field("csat", "csat");
    let query = Query::new().table(Table::named("t").of(survey)).by(["k"]).ask([Ask::own("n", "csat_answers")]);
    let message = refused(&query, &[("t", &batch([("k", nested), ("csat", wholes([5, 4]))]))]);
    assert!(message.starts_with("column: the key `k` of the table `t` is RunEndEncoded("), "{message}");
    assert!(
        message.ends_with("a key is text, a dictionary of texts, a whole number, a boolean or a date"),
        "{message}"
    );
}

/// The sum and the number of known waits, and what happened to the rows.
fn waits(values: ArrayRef, unit: TimeUnit) -> (Option<(i64, i64)>, String, Vec<String>) {
    let mapping = Mapping::of("contact").constant("outcome", "handled").field("wait", Column::named("wait").unit(unit));
    let query = Query::new().table(Table::named("t").of(mapping)).ask([Ask::kpi("average_speed_of_answer")]);
    let card = run(&query, &[("t", &batch([("wait", values)]))]).expect("columns");
    (parts(&card)[0], report(&card).remove(0), rejected(&card))
}

#[test]
fn floats_that_are_no_times_are_null_or_rejected() {
    // One and a half seconds; what is no number is null, as tables of floats have it.
    let odd = [1.5, f64::NAN, -0.0, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300, 4e9];
    let (sum, rows, why) = waits(Arc::new(Float64Array::from(odd.to_vec())), TimeUnit::Seconds);
    assert_eq!(sum, Some((1_500_000, 2)));
    assert_eq!(rows, "t as contact: 8 read, 3 counted, 0 not of it, 2 negative_duration, 3 out_of_range");
    assert_eq!(
        why,
        [
            "3: wait is out of range (9223372036854775807)",
            "4: wait is negative (-9223372036854775808)",
            "5: wait is negative (-1000000)",
            "6: wait is out of range (9223372036854775807)",
            // 4 000 million seconds are 126 years, and a wait is at most 100.
            "7: wait is out of range (4000000000000000)",
        ]
    );
    let (sum, rows, _) =
        waits(Arc::new(Float32Array::from(vec![Some(0.5), Some(f32::NAN), None, Some(f32::MAX)])), TimeUnit::Millis);
    assert_eq!((sum, rows.as_str()), (Some((500, 1)), "t as contact: 4 read, 3 counted, 0 not of it, 1 out_of_range"));
}

#[test]
fn floats_of_nanoseconds_are_rounded_half_to_even() {
    // 0 (500 is as near to 0 as to 1), 1, 2 (1 500), 2 (2 500), 3 (2 500.5), 2 (2 499.9), and half of the least float.
    let values = vec![500.0, 500.25, 1_500.0, 2_500.0, 2_500.5, 2_499.9, 5e-324];
    let (sum, _, why) = waits(Arc::new(Float64Array::from(values)), TimeUnit::Nanos);
    assert_eq!((sum, why), (Some((10, 7)), vec![]));
    let odd = vec![-500.0, -501.0, f64::INFINITY, -1e300, f64::NAN];
    let (sum, rows, why) = waits(Arc::new(Float64Array::from(odd)), TimeUnit::Nanos);
    // -500 is as near to 0 as to -1.
    assert_eq!(sum, Some((0, 1)));
    assert_eq!(rows, "t as contact: 5 read, 2 counted, 0 not of it, 2 negative_duration, 1 out_of_range");
    assert_eq!(why[0], "1: wait is negative (-1)");
}

#[test]
fn what_is_no_instant_says_what_to_cast() {
    let of = |field: &str, values: ArrayRef| {
        let mapping = Mapping::of("contact").constant("outcome", "handled").field(field, "x");
        let query = Query::new().table(Table::named("t").of(mapping)).ask([Ask::own("n", "handled")]);
        refused(&query, &[("t", &batch([("x", values)]))])
    };
    let ends = |message: String, end: &str| assert!(message.ends_with(end), "{message}");
    let date = "; a date is no instant: cast it to a timestamp, of the time of day that is meant";
    ends(of("arrived_at", Arc::new(Date32Array::from(vec![1]))), date);
    ends(of("arrived_at", Arc::new(arrow_array::Date64Array::from(vec![1]))), date);
    let time = "; a time of day is no instant: add it to its date";
    ends(of("arrived_at", Arc::new(Time32SecondArray::from(vec![1]))), time);
    ends(of("arrived_at", Arc::new(Time64NanosecondArray::from(vec![1]))), time);
    ends(
        of("wait", Arc::new(Time32SecondArray::from(vec![1]))),
        "; a time of day is no length of time: cast it to a duration",
    );
    let zoned = |zone: &str| -> ArrayRef { Arc::new(TimestampSecondArray::from(vec![1]).with_timezone(zone)) };
    for unknown in ["Mars/Olympus", "+2", "2:00", "+ab:cd", "+01:0é", ""] {
        let message = of("arrived_at", zoned(unknown));
        ends(
            message,
            "the field `arrived_at` of `contact` is read from timestamps of a zone of the IANA data or of an offset such as +02:00: \
             whether those of another zone are UTC, nothing tells",
        );
    }
    for known in ["UTC", "Z", "Asia/Jerusalem", "+02", "-0330", "+05:45"] {
        let mapping = Mapping::of("contact").constant("outcome", "handled").field("arrived_at", "x");
        let query = Query::new().table(Table::named("t").of(mapping)).ask([Ask::own("n", "handled")]);
        assert_eq!(parts(&run(&query, &[("t", &batch([("x", zoned(known))]))]).expect(known)), [Some((1, 1))]);
    }
    // The zone of a table that names none of its own.
    let naive = Table::named("t").naive_in("Mars/Olympus");
    let naive = naive.of(Mapping::of("contact").constant("outcome", "handled").field("arrived_at", "x"));
    let plain: ArrayRef = Arc::new(TimestampSecondArray::from(vec![1]));
    let message = refused(&Query::new().table(naive).ask([Ask::own("n", "handled")]), &[("t", &batch([("x", plain)]))]);
    assert!(message.contains("Mars/Olympus"), "{message}");
}

/// Runs and lists in batches of a few rows each, and on threads.
#[test]
fn slices_of_runs_and_lists_are_what_they_show() {
    let rows = 40_000_usize;
    // Runs of 7 rows, the key being the run modulo 5; of each list, row modulo 3.
    let ends: Int32Array =
        (1..=rows.div_ceil(7)).map(|run| i32::try_from((run * 7).min(rows)).expect("small")).collect();
    let values: Int64Array = (0..ends.len()).map(|run| i64::try_from(run % 5).expect("small")).collect();
    let codes: PrimitiveArray<Int16Type> = (0..rows).map(|row| i16::try_from(row % 3).expect("small")).collect();
    let scores = DictionaryArray::<Int16Type>::new(codes, Arc::new(Int64Array::from(vec![Some(5), None, Some(1)])));
    let table = batch([
        ("k", runs::<Int32Type>(&ends, &values)),
        ("csat", Arc::new(scores) as ArrayRef),
        ("untouched", flags(vec![true; rows])),
    ]);
    let mut expected = [0_i64; 5];
    (0..rows).filter(|row| row % 3 != 1).for_each(|row| expected[row / 7 % 5] += 1);
    let survey = Mapping::of("survey").field("csat", "csat");
    for (slice, threads) in [(rows, 1), (rows, 2), (1_234, 1)] {
        let query = Query::new().table(Table::named("t").of(survey.clone())).by(["k"]).threads(threads);
        let query = query.ask([Ask::own("n", "csat_answers")]);
        let mut run = query.start([("t", table.schema())]).expect("columns");
        for start in (0..rows).step_by(slice) {
            run.push("t", &table.slice(start, slice.min(rows - start))).expect("fits");
        }
        assert_eq!(parts(&run.finish().expect("fits")), expected.map(|n| Some((n, 1))));
    }
    let wide: ArrayRef = runs::<Int64Type>(&Int64Array::from(vec![2]), &Int64Array::from(vec![5]));
    assert_eq!(by(texts(["a", "b"]), wide), ["a 1", "b 1"]);
}

/// A column that is said to have no nulls, of a table that must be unpacked: a batch that has some is counted as it is.
#[test]
fn nulls_may_come_where_the_schema_has_none() {
    let runs = || runs::<Int32Type>(&Int32Array::from(vec![2]), &Int64Array::from(vec![7]));
    let strict = RecordBatch::try_from_iter([("k", runs()), ("csat", wholes([5, 4]))]).expect("one length");
    let loose = batch([("k", runs()), ("csat", wholes([None, Some(4)]))]);
    let survey = Mapping::of("survey").field("csat", "csat");
    let query = Query::new().table(Table::named("t").of(survey)).by(["k"]).ask([Ask::own("n", "csat_answers")]);
    let mut run = query.start([("t", strict.schema())]).expect("columns");
    run.push("t", &strict).expect("fits");
    run.push("t", &loose).expect("fits");
    assert_eq!(shown(&run.finish().expect("fits")), ["7 3"]);
}
