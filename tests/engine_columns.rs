//! Columns of odd layouts and odd contents through the engine, small enough to be worked by hand.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, UInt64Array, new_null_array};
use arrow_schema::DataType;
use engine_tables::{batch, flags, parts, rejected, report, run, shown, texts, wholes};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use std::sync::Arc;

#[test]
fn each_rejected_row_is_told_with_its_reason() {
    let survey = Mapping::of("survey").field("csat", "csat").field("nps", "nps");
    let query = Query::new().table(Table::named("t").of(survey)).ask([Ask::kpi("csat").variant("top_two_box")]);
    let table = batch([("csat", wholes([5, 6, 0, 2])), ("nps", wholes([10, 10, -1, 0]))]);
    let card = run(&query, &[("t", &table)]).expect("columns");
    // 5 and 2 are on the scale of 1 to 5: one of two is in the upper two boxes.
    assert_eq!(parts(&card), [Some((1, 2))]);
    assert_eq!(report(&card), ["t as survey: 4 read, 2 counted, 0 not of it, 2 off_scale"]);
    assert_eq!(rejected(&card), ["1: csat is off its scale (6)", "2: csat is off its scale (0)"]);

    let contact = Mapping::of("contact")
        .field("outcome", Column::named("outcome").words([("HNG", "abandoned_queue")]))
        .field("arrived_at", Column::named("from").seconds())
        .field("ended_at", Column::named("to").seconds())
        .field("wait", Column::named("wait").seconds());
    let query = Query::new().table(Table::named("calls").of(contact)).ask([Ask::kpi("service_level")]);
    let table = batch([
        ("outcome", texts(["handled", "HNG", "handled", "lost", "handled", "lost"])),
        ("from", wholes([100, 100, 100, 100, 100, 100])),
        ("to", wholes([200, 200, 99, 200, 200, 200])),
        ("wait", wholes([5, 9, 5, 5, -5, 5])),
    ]);
    let card = run(&query, &[("calls", &table)]).expect("columns");
    assert_eq!(parts(&card), [Some((1, 2))]);
    assert_eq!(
        report(&card),
        ["calls as contact: 6 read, 2 counted, 0 not of it, 1 negative_duration, 1 end_before_start, 2 unknown_word"]
    );
    assert_eq!(
        rejected(&card),
        [
            "2: ended_at lies before its start (99000000)",
            "3: outcome stands for no word of its list (-1)",
            "4: wait is negative (-5000000)",
            "5: outcome stands for no word of its list (-1)",
        ]
    );
    let (_, _, told) = card.reports().next().expect("one mapping");
    assert_eq!(told.unmapped().collect::<Vec<_>>(), [("outcome", "lost", 2)]);
}

/// Row numbers count on over batches and over the slices that are looked at together.
#[test]
fn rejected_rows_are_numbered_over_all_batches() {
    let survey = Mapping::of("survey").field("csat", "csat");
    let query = Query::new().table(Table::named("t").of(survey)).ask([Ask::kpi("csat").variant("top_two_box")]);
    let scores: Vec<i64> = (0..10_000).map(|row| if row % 2_500 == 2_499 { 9 } else { 5 }).collect();
    let table = batch([("csat", wholes(scores))]);
    let mut run = query.start([("t", table.schema())]).expect("columns");
    run.push("t", &table).expect("fits");
    run.push("t", &table).expect("fits");
    let card = run.finish().expect("fits");
    let rows: Vec<u64> =
        card.reports().flat_map(|(.., report)| report.first_rejected().to_vec()).map(|(row, _)| row).collect();
    assert_eq!(rows, [2_499, 4_999, 7_499, 9_999, 12_499, 14_999, 17_499, 19_999]);
    assert_eq!(parts(&card), [Some((19_992, 19_992))]);
}

#[test]
fn one_table_is_several_facts() {
    // | row | queue | outcome   | wait | csat | nps | sold | revenue |
    // | 0   | a     | handled   | 10 s | 5    | 10  | yes  | 1 200   |
    // | 1   | a     | handled   | 30 s |      |     | no   | 0       |
    // | 2   | a     | abandoned | 60 s |      |     |      |         |
    // | 3   | b     | handled   | 20 s | 3    | 6   | yes  | 800     |
    // | 4   | b     | handled   |      | 4    |     | no   | 50      |
    let table = batch([
        ("queue", texts(["a", "a", "a", "b", "b"])),
        ("result", texts(["handled", "handled", "abandoned_queue", "handled", "handled"])),
        ("wait", wholes([Some(10), Some(30), Some(60), Some(20), None])),
        ("csat", wholes([Some(5), None, None, Some(3), Some(4)])),
        ("nps", wholes([Some(10), None, None, Some(6), None])),
        ("sold", flags([Some(true), Some(false), None, Some(true), Some(false)])),
        ("revenue", wholes([Some(1_200), Some(0), None, Some(800), Some(50)])),
    ]);
    let contact = Mapping::of("contact").field("outcome", "result").field("wait", Column::named("wait").seconds());
    let survey = Mapping::of("survey").field("csat", "csat").field("nps", "nps").where_known();
    let calls = Table::named("calls").of(contact).of(survey);
    let calls = calls.count_where("sold", "sold").count_above("large", "revenue", 50).sum("revenue", "revenue");
    assert_eq!(
        Query::new().table(calls.clone()).by(["queue"]).columns("calls"),
        ["csat", "nps", "queue", "result", "revenue", "sold", "wait"]
    );
    let query = Query::new().table(calls).by(["queue"]).ask([
        Ask::kpi("service_level"),
        Ask::kpi("csat").variant("top_two_box"),
        Ask::kpi("nps"),
        Ask::own("sold_rate", "(sold) / (calls.rows - sold_unknown)"),
        Ask::own("revenue_per_answered", "(revenue) / (answered)"),
        Ask::own("large_share", "(large) / (calls.rows)"),
        Ask::own("response_rate", "(csat_answers) / (contact.answered)"),
    ]);
    let check = |card: &Card| {
        let queue =
            |at: usize| (0..7).map(|kpi| card.value(at, kpi).and_then(|value| value.parts())).collect::<Vec<_>>();
        // Of a: 1 of 3 within 20 s; 5 alone; one promoter; 1 sold of 2 known; 1 200 over 2 answered; 1 of 3; 1 answer of 2.
        assert_eq!(queue(0), [(1, 3), (1, 1), (1, 1), (1, 2), (1_200, 2), (1, 3), (1, 2)].map(Some));
        // Of b: 20 s is within, the unknown wait is left out; 4 of 3 and 4; one detractor; 1 of 2; 850 over 2; 50 is not above 50;
        // 2 answers of 2.
        assert_eq!(queue(1), [(1, 1), (1, 2), (-1, 1), (1, 2), (850, 2), (1, 2), (2, 2)].map(Some));
        assert_eq!(
            report(card),
            [
                "calls as contact: 5 read, 5 counted, 0 not of it",
                "calls as survey: 5 read, 3 counted, 2 not of it",
                "calls as calls: 5 read, 5 counted, 0 not of it",
            ]
        );
    };
    check(&run(&query, &[("calls", &table)]).expect("columns"));
    // Row by row.
    let mut by_row = query.start([("calls", table.schema())]).expect("columns");
    for row in 0..5 {
        by_row.push("calls", &table.slice(row, 1)).expect("fits");
    }
    check(&by_row.finish().expect("fits"));
}

/// Bitmaps that start in the middle of a byte.
#[test]
fn slices_at_odd_offsets_are_what_they_show() {
    let rows = 1_000_usize;
    // Yes in every third row, null in every fifth; revenue is the row's number, null in every seventh.
    let yes = |row: usize| (!row.is_multiple_of(5)).then_some(row.is_multiple_of(3));
    let number = |row: usize| (!row.is_multiple_of(7)).then(|| i64::try_from(row).expect("small"));
    let table = batch([("sold", flags((0..rows).map(yes))), ("revenue", wholes((0..rows).map(number)))]);
    let mapping = Mapping::of("contact")
        .constant("outcome", "handled")
        .field("escalated", "sold")
        .field("wait", Column::named("revenue").seconds());
    let calls = Table::named("calls").of(mapping).count_where("sold", "sold").sum("revenue", "revenue");
    let query = Query::new().table(calls).ask([
        Ask::own("sold", "sold"),
        Ask::own("unknown", "sold_unknown"),
        Ask::own("revenue", "revenue"),
        Ask::own("escalated", "escalated"),
        Ask::kpi("average_speed_of_answer"),
    ]);
    for (start, len) in [(0, 1_000), (1, 999), (3, 64), (7, 65), (13, 974), (63, 129), (65, 1), (500, 0)] {
        let card = run(&query, &[("calls", &table.slice(start, len))]).expect("columns");
        let within = || start..start + len;
        let count = |rows: usize| i64::try_from(rows).expect("small");
        let sold = count(within().filter(|row| yes(*row) == Some(true)).count());
        let unknown = count(within().filter(|row| yes(*row).is_none()).count());
        let revenue: i64 = within().filter_map(number).sum();
        let known = count(within().filter_map(number).count());
        let mean = (known > 0).then_some((revenue * 1_000_000, known));
        assert_eq!(
            parts(&card),
            [Some((sold, 1)), Some((unknown, 1)), Some((revenue, 1)), Some((sold, 1)), mean],
            "{len} rows from {start}"
        );
    }
    // Of all 1 000: 334 multiples of three less 67 of fifteen, and 200 of five.
    let card = run(&query, &[("calls", &table)]).expect("columns");
    assert_eq!(parts(&card)[..2], [Some((267, 1)), Some((200, 1))]);
}

#[test]
fn tables_of_nothing_give_no_value_and_no_panic() {
    let table = batch([("result", texts(["handled", "handled"])), ("wait", wholes([1, 2]))]);
    let mapped = || Mapping::of("contact").field("outcome", "result").field("wait", Column::named("wait").seconds());
    let query = |mapping| Query::new().table(Table::named("calls").of(mapping)).ask([Ask::kpi("service_level")]);
    // No row: one group without keys, none with.
    let empty = table.slice(0, 0);
    let card = run(&query(mapped()), &[("calls", &empty)]).expect("columns");
    assert_eq!(shown(&card), ["all: undefined: no rows (of_offered, answer_within 20s)"]);
    assert_eq!(report(&card), ["calls as contact: 0 read, 0 counted, 0 not of it"]);
    let card = run(&query(mapped()).by(["result"]), &[("calls", &empty)]).expect("columns");
    assert_eq!(shown(&card), [""; 0]);
    // Nothing was pushed at all.
    let card = query(mapped()).start([("calls", table.schema())]).expect("columns").finish().expect("nothing");
    assert_eq!(shown(&card), ["all: undefined: no rows (of_offered, answer_within 20s)"]);
    // No column mapped: each row lacks what it needs.
    let card = run(&query(Mapping::of("contact")), &[("calls", &table)]).expect("columns");
    assert_eq!(report(&card), ["calls as contact: 2 read, 0 counted, 0 not of it, 2 missing"]);
    assert_eq!(rejected(&card), ["0: outcome is missing", "1: outcome is missing"]);
    // All null, of their type and of none.
    for data_type in [DataType::Utf8, DataType::Boolean, DataType::Null] {
        let nulls = batch([("result", new_null_array(&data_type, 3)), ("wait", new_null_array(&DataType::Int32, 3))]);
        let card = run(&query(mapped()), &[("calls", &nulls)]).expect("columns");
        assert_eq!(report(&card), ["calls as contact: 3 read, 0 counted, 0 not of it, 3 missing"]);
    }
    for data_type in [DataType::Int64, DataType::Float32, DataType::Null] {
        let nulls = batch([("result", texts(["handled"; 3])), ("wait", new_null_array(&data_type, 3))]);
        let card = run(&query(mapped()), &[("calls", &nulls)]).expect("columns");
        assert_eq!(
            shown(&card),
            ["all: undefined: the denominator is zero (of_offered, answer_within 20s; left out: 3 wait_unknown)"]
        );
    }
    // One row.
    let card = run(&query(mapped()), &[("calls", &table.slice(1, 1))]).expect("columns");
    assert_eq!(shown(&card), ["all: 100.0 % (1 of 1; of_offered, answer_within 20s)"]);
}

/// A float that is not whole is above or below a number only where it is read: it is a rejected row.
#[test]
fn floats_must_be_whole_to_be_counted() {
    let floats: ArrayRef =
        Arc::new(Float64Array::from(vec![Some(3.0), Some(2.5), Some(f64::INFINITY), Some(f64::NAN), None, Some(2.0)]));
    let query = Query::new().table(Table::named("t").count_above("above", "n", 2)).ask([
        Ask::own("above", "above"),
        Ask::own("unknown", "above_unknown"),
        Ask::own("rows", "rows"),
    ]);
    let card = run(&query, &[("t", &batch([("n", floats)]))]).expect("floats");
    // 3 is above 2, 2 is not; what is no number is unknown, as null is.
    assert_eq!(parts(&card), [Some((1, 1)), Some((2, 1)), Some((4, 1))]);
    assert_eq!(rejected(&card), ["1: above is out of range", "2: above is out of range"]);
}

/// Who is distinct is told by the column's values, whatever their type.
#[test]
fn ids_are_distinct_as_their_columns_are() {
    let ids: [ArrayRef; 2] = [
        Arc::new(Int64Array::from(vec![Some(-4), Some(9), Some(9), None])),
        Arc::new(UInt64Array::from(vec![Some(u64::MAX), Some(u64::MAX - 1), Some(u64::MAX - 1), None])),
    ];
    for array in ids {
        let data_type = array.data_type().clone();
        let mapping = Mapping::of("contact").constant("outcome", "handled").field("customer", "who");
        let query = Query::new()
            .table(Table::named("calls").of(mapping))
            .ask([Ask::kpi("contact_frequency").variant("per_active_customer")]);
        let card = run(&query, &[("calls", &batch([("who", array)]))]).expect("ids");
        // Three contacts of two customers: 3/2.
        assert_eq!(parts(&card), [Some((3, 2))], "{data_type}");
    }
}

/// A row is a survey where one of its columns is known; of a table that has none of them, or instants and ids alone, no row is one.
#[test]
fn no_row_is_of_a_fact_of_which_no_column_tells() {
    let instants = Mapping::of("survey").field("sent_at", Column::named("sent").seconds()).where_known();
    let table = batch([("sent", wholes([100, 200, 300]))]);
    for mapping in [Mapping::of("survey").where_known(), instants] {
        let query = Query::new().table(Table::named("t").of(mapping)).ask([Ask::kpi("nps")]);
        let card = run(&query, &[("t", &table)]).expect("columns");
        assert_eq!(report(&card), ["t as survey: 3 read, 0 counted, 3 not of it"]);
        assert_eq!(shown(&card), ["all: undefined: no rows (by_response)"]);
    }
}
