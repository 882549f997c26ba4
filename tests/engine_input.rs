//! What the engine refuses: every message says what to mend.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{ArrayRef, Date32Array, Float64Array, Int32Array, RecordBatch, UInt64Array};
use engine_tables::{batch, flags, parts, refused, run, texts, wholes};
use kpi_core::Ratio;
use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
use std::sync::Arc;

fn calls() -> RecordBatch {
    batch([
        ("queue", texts(["a", "b"])),
        ("result", texts(["handled", "abandoned_queue"])),
        ("wait_ms", wholes([12_000, 90_000])),
        ("sold", flags([true, false])),
        ("price", Arc::new(Float64Array::from(vec![1.5, 2.5]))),
    ])
}

fn contact() -> Mapping {
    Mapping::of("contact").field("outcome", "result").field("wait", Column::named("wait_ms").millis())
}

fn asking(mapping: Mapping, ask: Ask) -> Query {
    Query::new().table(Table::named("calls").of(mapping)).ask([ask])
}

/// What is said of a mapping of the calls for the service level.
fn of_mapping(mapping: Mapping) -> String {
    refused(&asking(mapping, Ask::kpi("service_level")), &[("calls", &calls())])
}

/// What is said of a KPI asked of the calls.
fn of_ask(ask: Ask) -> String {
    refused(&asking(contact(), ask), &[("calls", &calls())])
}

const HAS: &str = "it has queue, result, wait_ms, sold, price";

#[test]
fn a_missing_column_names_itself_the_columns_and_the_kpis() {
    assert_eq!(
        of_mapping(Mapping::of("contact").field("outcome", "outcome_code")),
        format!(
            "column: the table `calls` has no column `outcome_code` for the field `outcome` of `contact`: {HAS}; \
             needed by service_level"
        )
    );
    let two = Query::new()
        .table(
            Table::named("calls")
                .of(Mapping::of("contact").field("outcome", "result").field("wait", Column::named("waited").millis())),
        )
        .ask([Ask::kpi("average_speed_of_answer"), Ask::kpi("service_level").named("sl20"), Ask::kpi("transfer_rate")]);
    assert_eq!(
        refused(&two, &[("calls", &calls())]),
        format!(
            "column: the table `calls` has no column `waited` for the field `wait` of `contact`: {HAS}; needed by average_speed_of_answer, sl20"
        )
    );
    // No KPI that is asked for reads it.
    assert_eq!(
        of_mapping(contact().field("talk", Column::named("talk_s").seconds())),
        format!("column: the table `calls` has no column `talk_s` for the field `talk` of `contact`: {HAS}")
    );
    assert_eq!(
        of_mapping(contact().field("talk", Column::between("answered", "ended").seconds())),
        format!("column: the table `calls` has no column `ended` for the field `talk` of `contact`: {HAS}")
    );
}

#[test]
fn a_wrongly_typed_column_names_the_types_that_it_may_have() {
    let wrong = |field: &str, column: Column| of_mapping(contact().field(field, column));
    let column =
        |column: &str, is: &str| format!("column: the column `{column}` of the table `calls` is {is}: the field ");
    assert_eq!(
        wrong("talk", "wait_ms".into()),
        column("wait_ms", "Int64")
            + "`talk` of `contact` is read from durations, or from whole or floating-point numbers of which the unit is said \
               (seconds, milliseconds ...)"
    );
    assert_eq!(
        wrong("talk", Column::named("queue").seconds()),
        column("queue", "Utf8")
            + "`talk` of `contact` is read from durations, or from whole or floating-point numbers of which the unit is said \
               (seconds, milliseconds ...)"
    );
    assert_eq!(
        wrong("arrived_at", "wait_ms".into()),
        column("wait_ms", "Int64")
            + "`arrived_at` of `contact` is read from timestamps with a zone (or the table names the zone of its local times), or from whole numbers since 1970 of which the \
               unit is said"
    );
    assert_eq!(
        wrong("channel", "price".into()),
        column("price", "Float64")
            + "`channel` of `contact` is read from texts, dictionaries of texts, booleans or whole numbers, by words"
    );
    assert_eq!(
        wrong("escalated", "price".into()),
        column("price", "Float64")
            + "`escalated` of `contact` is read from booleans, the whole numbers 0 and 1, or texts by words"
    );
    assert_eq!(
        wrong("legs", "queue".into()),
        column("queue", "Utf8") + "`legs` of `contact` is read from whole numbers"
    );
    assert_eq!(
        wrong("talk", Column::between("queue", "wait_ms").millis()),
        column("wait_ms", "Int64")
            + "`talk` of `contact` is read from two columns of instants: timestamps with a zone (or the table names the zone of its local times), or whole numbers with a unit"
    );
}

#[test]
fn only_lengths_of_time_lie_between_two_columns() {
    assert_eq!(
        of_mapping(contact().field("legs", Column::between("wait_ms", "wait_ms").millis())),
        "column: the column `wait_ms` of the table `calls` is Int64: the field `legs` of `contact` is read from one column, \
         not from the time between two"
    );
}

/// Half floats are no numbers of a field: they hold whole numbers up to 2 048 alone.
#[test]
fn half_floats_are_refused() {
    let halves = arrow_array::new_null_array(&arrow_schema::DataType::Float16, 1);
    let table = batch([("csat", halves)]);
    let query = Query::new()
        .table(Table::named("t").of(Mapping::of("survey").field("csat", "csat")))
        .ask([Ask::kpi("csat").variant("mean")]);
    assert_eq!(
        refused(&query, &[("t", &table)]),
        "column: the column `csat` of the table `t` is Float16: the field `csat` of `survey` is read from whole numbers; \
         needed by csat"
    );
}

#[test]
fn unknown_names_are_told_with_those_that_there_are() {
    let fact = of_mapping(Mapping::of("contacts").field("outcome", "result"));
    assert!(fact.starts_with("unknown_name: there is no fact `contacts`: there are contact, "), "{fact}");
    let field = of_mapping(contact().field("waited", "wait_ms"));
    assert!(
        field.starts_with("unknown_name: `contact` has no field `waited`: it has outcome, direction, channel, "),
        "{field}"
    );
    assert!(field.ends_with(", came_back, multichannel"), "{field}");
    // Two letters changed; a word of several KPIs; no word at all.
    assert_eq!(
        of_ask(Ask::kpi("service_levle")),
        "unknown_name: there is no KPI `service_levle`; near it: service_level"
    );
    let near = of_ask(Ask::kpi("abandon"));
    assert!(near.starts_with("unknown_name: there is no KPI `abandon`; near it: "), "{near}");
    assert!(near.contains("abandonment_rate"), "{near}");
    let nothing = of_ask(Ask::kpi("zzzzzzzz"));
    assert_eq!(nothing, "unknown_name: there is no KPI `zzzzzzzz`");
    let variant = of_ask(Ask::kpi("service_level").variant("of_offerd"));
    assert!(
        variant.starts_with("unknown_name: `service_level` has no variant `of_offerd`: it has of_offered, "),
        "{variant}"
    );
    assert_eq!(of_ask(Ask::kpi("csat")), "unknown_name: `csat` needs rows of survey: no table is mapped to it");
    let rule = of_mapping(contact().rules("answer_withn=30s"));
    assert!(rule.starts_with("syntax: `contact` has no rule `answer_withn`: it has unit, attribution, "), "{rule}");
    let value = of_mapping(contact().rules("answer_within=soon"));
    assert!(value.starts_with("out_of_range: the rule `answer_within` cannot be `soon`: "), "{value}");
    assert_eq!(
        of_ask(Ask::kpi("service_level").rules("answer_withn=30s")),
        "syntax: no fact of `service_level` (of_offered) has the rule `answer_withn`"
    );
}

#[test]
fn words_must_stand_for_words_of_the_field() {
    let outcome =
        of_mapping(Mapping::of("contact").field("outcome", Column::named("result").words([("handled", "done")])));
    assert!(
        outcome.starts_with(
            "unknown_name: `handled` cannot stand for `done`: the field `outcome` has handled, abandoned_ivr, "
        ),
        "{outcome}"
    );
    assert_eq!(
        of_mapping(contact().field("escalated", Column::named("queue").words([("a", "maybe")]))),
        "unknown_name: `a` cannot stand for `maybe`: the field `escalated` has true, false"
    );
    let set = of_mapping(contact().field("transfers", Column::named("queue").words([("a", "blind+up")])));
    assert!(
        set.starts_with("unknown_name: `a` cannot stand for `blind+up`: the field `transfers` has none, or of "),
        "{set}"
    );
    assert!(set.ends_with(" joined by +"), "{set}");
}

#[test]
fn constants_are_values_of_their_field() {
    let constant =
        |field: &str, value: &str| of_mapping(Mapping::of("contact").field("outcome", "result").constant(field, value));
    assert_eq!(constant("direction", "up"), "out_of_range: the field `direction` (word) cannot be `up` in every row");
    assert_eq!(constant("wait", "soon"), "out_of_range: the field `wait` (duration) cannot be `soon` in every row");
    assert_eq!(constant("legs", "one"), "out_of_range: the field `legs` (count) cannot be `one` in every row");
    assert_eq!(
        constant("escalated", "maybe"),
        "out_of_range: the field `escalated` (flag) cannot be `maybe` in every row"
    );
    assert_eq!(
        constant("arrived_at", "2024-01-01"),
        "out_of_range: the field `arrived_at` (instant) cannot be `2024-01-01` in every row"
    );
}

#[test]
fn a_field_has_one_column_and_a_fact_one_set_of_rules() {
    assert_eq!(
        of_mapping(contact().field("wait", Column::named("wait_ms").seconds())),
        "syntax: the field `wait` of `contact` is mapped twice in the table `calls`"
    );
    let two = Query::new()
        .table(Table::named("calls").of(contact().rules("answer_within=10s")))
        .table(Table::named("chats").of(contact().rules("answer_within=30s")))
        .ask([Ask::kpi("service_level")]);
    let message = refused(&two, &[("calls", &calls()), ("chats", &calls())]);
    assert!(message.starts_with("rules_differ: `contact` is mapped under different rules: "), "{message}");
    assert!(message.contains("answer_within=10s") && message.contains("answer_within=30s"), "{message}");
}

#[test]
fn keys_are_in_every_table_and_of_one_type() {
    let evaluations = batch([("team", texts(["x"])), ("score", wholes([4]))]);
    let query = |key: &str| {
        Query::new()
            .table(Table::named("calls").of(contact()))
            .table(Table::named("surveys").of(Mapping::of("survey").field("csat", "score")))
            .by([key])
            .ask([Ask::kpi("service_level"), Ask::kpi("csat")])
    };
    assert_eq!(
        refused(&query("queue"), &[("calls", &calls()), ("surveys", &evaluations)]),
        "keys_differ: the table `surveys` has no column `queue` for the key `queue`, so nothing of survey can be told by it: \
         it has team, score"
    );
    let other = batch([("queue", wholes([1])), ("score", wholes([4]))]);
    assert_eq!(
        refused(&query("queue"), &[("calls", &calls()), ("surveys", &other)]),
        "keys_differ: the key `queue` is Int64 in the table `surveys` and Utf8 in another"
    );
    let date: ArrayRef = Arc::new(Date32Array::from(vec![1]));
    let dated = batch([("queue", date), ("score", wholes([4]))]);
    assert_eq!(
        refused(&query("queue"), &[("calls", &calls()), ("surveys", &dated)]),
        "keys_differ: the key `queue` is Date32 in the table `surveys` and Utf8 in another"
    );
    assert_eq!(
        refused(&asking(contact(), Ask::kpi("service_level")).by(["price"]), &[("calls", &calls())]),
        "column: the key `price` of the table `calls` is Float64: a key is text, a dictionary of texts, a whole number, a \
         boolean or a date"
    );
}

#[test]
fn batches_are_of_their_table_and_its_schema() {
    let query = asking(contact(), Ask::kpi("service_level"));
    let calls = calls();
    let none: [(&str, _); 0] = [];
    assert_eq!(query.start(none).expect_err("no schema").to_string(), "the table `calls` of the query was not given");
    let mut run = query.start([("calls", calls.schema())]).expect("columns");
    assert_eq!(run.push("chats", &calls).expect_err("no such table").to_string(), "the query has no table `chats`");
    let narrow = calls.project(&[0, 1, 2]).expect("columns");
    assert_eq!(
        run.push("calls", &narrow).expect_err("fewer columns").to_string(),
        "a batch of the table `calls` has 3 columns, its schema has 5"
    );
    let waits: ArrayRef = Arc::new(Int32Array::from(vec![1, 2]));
    let other = batch([
        ("queue", texts(["a", "b"])),
        ("result", texts(["handled", "handled"])),
        ("wait_ms", waits),
        ("sold", flags([true, false])),
        ("price", Arc::new(Float64Array::from(vec![1.5, 2.5]))),
    ]);
    assert_eq!(
        run.push("calls", &other).expect_err("another type").to_string(),
        "a batch of the table `calls` has the column `wait_ms` of Int32 where its schema has `wait_ms` of Int64"
    );
    // Columns of the same types in another order: what is read by position would be another field's.
    let swapped = calls.project(&[1, 0, 2, 3, 4]).expect("columns");
    assert_eq!(
        run.push("calls", &swapped).expect_err("another order").to_string(),
        "a batch of the table `calls` has the column `result` of Utf8 where its schema has `queue` of Utf8"
    );
    // Nothing of the refused batches was counted.
    run.push("calls", &calls).expect("fits");
    assert_eq!(parts(&run.finish().expect("fits")), [Some((1, 2))]);
}

#[test]
fn formulas_of_ones_own_name_what_they_cannot_read() {
    let query = |formula: &str| {
        let survey = Mapping::of("survey").constant("csat", "5");
        Query::new()
            .table(Table::named("calls").of(contact()).of(survey).count_where("sold", "sold"))
            .ask([Ask::own("mine", formula)])
    };
    let calls = calls();
    let message = |formula: &str| refused(&query(formula), &[("calls", &calls)]);
    assert_eq!(
        message("(sold) / (offerred)"),
        "unknown_name: the formula of `mine` reads `offerred`, which is no total of the mapped facts (contact, survey, calls)"
    );
    assert_eq!(
        message("(sold) / (contact.csat_answers)"),
        "unknown_name: the formula of `mine` reads `contact.csat_answers`, which is no total of the mapped facts (contact, \
         survey, calls)"
    );
    assert_eq!(
        message("(sold) / (rows)"),
        "unknown_name: the formula of `mine` reads `rows`, which several facts have (contact, survey, calls): write the fact \
         before it"
    );
    let broken = message("(sold) / ");
    assert!(broken.starts_with("syntax: the formula of `mine`, `(sold) / `: "), "{broken}");
    let empty = message("");
    assert!(empty.starts_with("syntax: the formula of `mine`, ``: "), "{empty}");
    // The same, written so that it can be read: one of two calls sold.
    let card = run(&query("(sold) / (calls.rows)"), &[("calls", &calls)]).expect("a formula");
    assert_eq!(card.value(0, 0).expect("a value").ratio(), Ok(Ratio::new(1, 2).expect("a ratio")));
}

#[test]
fn sums_beyond_64_bits_are_refused() {
    let top = 1_i64 << 60;
    let sum = |values: Vec<i64>| {
        let table = batch([("n", wholes(values))]);
        let query = Query::new().table(Table::named("t").sum("total", "n")).ask([Ask::own("mine", "total")]);
        run(&query, &[("t", &table)]).map(|card| parts(&card))
    };
    // 7 * 2^60 < 2^63 - 1 < 8 * 2^60.
    assert_eq!(sum(vec![top; 7]), Ok(vec![Some((7 << 60, 1))]));
    let error = sum(vec![top; 8]).expect_err("beyond 64 bits");
    assert_eq!(error.to_string(), "a total of `t` would leave 64 bits; nothing was counted");
    assert!(sum(vec![-top; 9]).is_err());
    // -8 * 2^60 is the lowest number of 64 bits.
    assert_eq!(sum(vec![-top; 8]), Ok(vec![Some((i64::MIN, 1))]));
    // One beyond what a sum takes is a rejected row, not a wrong sum.
    assert_eq!(sum(vec![top + 1, 5]), Ok(vec![Some((5, 1))]));
    assert_eq!(sum(vec![i64::MAX, i64::MIN, 5]), Ok(vec![Some((5, 1))]));
    // Waits of 100 years, the longest that a row may hold: 3.2e15 microseconds, of which 5 000 pass 9.2e18.
    let century = 100 * 365 * 86_400_i64;
    let waits = batch([("s", wholes(vec![century; 5_000]))]);
    let mapping = Mapping::of("contact").constant("outcome", "handled").field("wait", Column::named("s").seconds());
    let query = Query::new().table(Table::named("calls").of(mapping)).ask([Ask::kpi("average_speed_of_answer")]);
    assert_eq!(
        refused(&query, &[("calls", &waits)]),
        "overflow: a total of `contact` would leave 64 bits; nothing was counted"
    );
    // 2 900 of them fit: 2 900 * 3 153 600 000 000 000 = 9 145 440 000 000 000 000.
    let card = run(&query, &[("calls", &waits.slice(0, 2_900))]).expect("fits");
    assert_eq!(parts(&card), [Some((9_145_440_000_000_000_000, 2_900))]);
}

#[test]
fn keys_beyond_64_bits_with_a_sign_are_refused() {
    let numbers: ArrayRef = Arc::new(UInt64Array::from(vec![Some(3), None, Some(u64::MAX), Some(u64::MAX - 1)]));
    let table = batch([("team", numbers), ("n", wholes([1, 2, 3, 4]))]);
    let query = Query::new().table(Table::named("t").sum("n", "n")).by(["team"]).ask([Ask::own("sum", "n")]);
    assert_eq!(
        refused(&query, &[("t", &table)]),
        "out_of_range: the key `team` of the table `t` is 18446744073709551615 in a row: it may be up to 9223372036854775807"
    );
    let card = run(&query, &[("t", &table.slice(0, 2))]).expect("small keys");
    assert_eq!(parts(&card), [Some((1, 1)), Some((2, 1))]);
}
