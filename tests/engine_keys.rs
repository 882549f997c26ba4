//! Keys of every type through the engine, and tables that share them.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::types::{Int8Type, Int64Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int8Array, Int32Array, Int64Array, LargeStringArray,
    StringArray, StringViewArray, UInt8Array, new_null_array,
};
use arrow_schema::DataType;
use engine_tables::{batch, parts, rejected, run, texts, wholes};
use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
use std::sync::Arc;

fn handled_by(key: ArrayRef) -> Vec<String> {
    let rows = key.len();
    let table = batch([("k", key), ("wait", wholes(vec![1; rows]))]);
    let mapping = Mapping::of("contact").constant("outcome", "handled").field("wait", Column::named("wait").seconds());
    let query = Query::new().table(Table::named("calls").of(mapping)).by(["k"]).ask([Ask::own("n", "handled")]);
    let card = run(&query, &[("calls", &table)]).expect("a key");
    card.values().map(|(group, value)| format!("{group} {}", value.parts().map_or(0, |(n, _)| n))).collect()
}

#[test]
fn keys_of_every_type_have_a_group_for_the_unknown() {
    let words = [Some("b"), None, Some("a"), Some("b"), Some("")];
    let expected = [" 1", "a 1", "b 2", "(none) 1"];
    assert_eq!(handled_by(Arc::new(StringArray::from(words.to_vec()))), expected);
    assert_eq!(handled_by(Arc::new(LargeStringArray::from(words.to_vec()))), expected);
    assert_eq!(handled_by(Arc::new(StringViewArray::from(words.to_vec()))), expected);
    assert_eq!(handled_by(Arc::new(words.into_iter().collect::<DictionaryArray<Int8Type>>())), expected);
    assert_eq!(handled_by(Arc::new(words.into_iter().collect::<DictionaryArray<UInt16Type>>())), expected);
    assert_eq!(handled_by(Arc::new(words.into_iter().collect::<DictionaryArray<Int64Type>>())), expected);
    let numbers = ["-3 1", "7 2", "70000 1", "(none) 1"];
    assert_eq!(handled_by(Arc::new(Int32Array::from(vec![Some(7), None, Some(-3), Some(7), Some(70_000)]))), numbers);
    assert_eq!(handled_by(Arc::new(Int64Array::from(vec![Some(7), None, Some(-3), Some(7), Some(70_000)]))), numbers);
    assert_eq!(
        handled_by(Arc::new(UInt8Array::from(vec![Some(7), None, Some(3), Some(7), Some(255)]))),
        ["3 1", "7 2", "255 1", "(none) 1"]
    );
    assert_eq!(
        handled_by(Arc::new(BooleanArray::from(vec![Some(true), None, Some(false), Some(true)]))),
        ["false 1", "true 2", "(none) 1"]
    );
    assert_eq!(handled_by(Arc::new(BooleanArray::from(vec![Some(true), Some(true)]))), ["true 2"]);
    assert_eq!(
        handled_by(Arc::new(Date32Array::from(vec![Some(19_723), None, Some(-1), Some(19_723)]))),
        ["-1 1", "19723 2", "(none) 1"]
    );
    assert_eq!(handled_by(new_null_array(&DataType::Utf8, 3)), ["(none) 3"]);
    assert_eq!(handled_by(new_null_array(&DataType::Int32, 3)), ["(none) 3"]);
}

/// A list may hold a null, or a word twice, or words that no row has.
#[test]
fn dictionaries_may_hold_nulls_and_doubles() {
    let list =
        StringArray::from(vec![Some("handled"), None, Some("abandoned_queue"), Some("handled"), Some("blocked")]);
    let codes = Int8Array::from(vec![Some(0), Some(1), None, Some(2), Some(3)]);
    let array: ArrayRef = Arc::new(DictionaryArray::new(codes, Arc::new(list)));
    assert_eq!(handled_by(array.clone()), ["abandoned_queue 1", "handled 2", "(none) 2"]);
    let mapping = Mapping::of("contact").field("outcome", "result");
    let query = Query::new()
        .table(Table::named("calls").of(mapping))
        .ask([Ask::own("n", "handled"), Ask::own("m", "abandoned")]);
    let table = batch([("result", array.clone())]);
    let card = run(&query, &[("calls", &table)]).expect("words");
    assert_eq!(parts(&card), [Some((2, 1)), Some((1, 1))]);
    assert_eq!(rejected(&card), ["1: outcome is missing", "2: outcome is missing"]);
    // The same beside a slice of it.
    let slice = table.slice(3, 2);
    assert_eq!(parts(&run(&query, &[("calls", &slice)]).expect("words")), [Some((1, 1)), Some((1, 1))]);
}

#[test]
fn many_keys_are_groups_each() {
    let rows = 200_000_i64;
    let (first, second) = ((0..rows).map(|row| row % 70_001), (0..rows).map(|row| row % 7 * 1_000_000));
    let table = batch([("a", wholes(first)), ("b", wholes(second)), ("n", wholes(0..rows))]);
    let query = Query::new().table(Table::named("t").sum("n", "n")).by(["a", "b"]).ask([Ask::own("sum", "n")]);
    let card = run(&query, &[("t", &table)]).expect("keys");
    // 70 001 and 7 have no common divisor, so that no two of fewer than 490 007 rows have both keys alike.
    assert_eq!(card.len(), 200_000);
    let total: i64 = card.values().filter_map(|(_, value)| value.parts()).map(|(sum, _)| sum).sum();
    assert_eq!(total, rows * (rows - 1) / 2);
    // Group (5, 5 000 000) is row 5; its place is after the groups of keys 0 to 4, of which each has rows 70 001 apart: 3 each.
    let at = card.groups().position(|group| group.to_string() == "5, 5000000").expect("row 5");
    assert_eq!(card.value(at, 0).and_then(|value| value.parts()), Some((5, 1)));
}

#[test]
fn a_group_without_the_thing_counted_is_a_group_of_zero() {
    let table = batch([("queue", texts(["a", "b"])), ("result", texts(["handled", "abandoned_queue"]))]);
    let mapping = Mapping::of("contact").field("outcome", "result");
    let query = Query::new().table(Table::named("calls").of(mapping)).by(["queue"]);
    let card = run(&query.ask([Ask::own("n", "abandoned")]), &[("calls", &table)]).expect("columns");
    let counts: Vec<_> = card.values().map(|(group, value)| (group.to_string(), value.parts())).collect();
    assert_eq!(counts, [("a".to_owned(), Some((0, 1))), ("b".to_owned(), Some((1, 1)))]);
}

#[test]
fn tables_are_joined_by_their_key() {
    let calls =
        batch([("queue", texts(["a", "b", "b"])), ("result", texts(["handled", "handled", "abandoned_queue"]))]);
    let dictionary: ArrayRef = Arc::new(["b", "c", "b"].into_iter().collect::<DictionaryArray<Int8Type>>());
    let answers = batch([("team", dictionary), ("score", wholes([5, 1, 2]))]);
    let query = Query::new()
        .table(Table::named("calls").of(Mapping::of("contact").field("outcome", "result")))
        .table(Table::named("answers").of(Mapping::of("survey").field("csat", "score")).key("queue", "team"))
        .by(["queue"])
        .ask([Ask::kpi("csat").variant("top_two_box"), Ask::own("answers_per_contact", "(csat_answers) / (handled)")]);
    let card = run(&query, &[("calls", &calls), ("answers", &answers)]).expect("one key");
    let names: Vec<String> = card.groups().map(|group| group.to_string()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    // No answer of a, and none of c's contacts was handled; of b, 5 and 2 are answers to one handled contact.
    assert_eq!(parts(&card), [None, Some((0, 1)), Some((1, 2)), Some((2, 1)), Some((0, 1)), None]);
}
