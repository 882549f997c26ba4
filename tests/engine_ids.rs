//! Ids that are texts: distinct ones are counted alike in any layout, batch, thread and table.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{Array, ArrayRef, DictionaryArray, Int8Array, LargeStringArray, StringArray, StringViewArray};
use engine_tables::{batch, parts, refused, run, texts, wholes};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use std::sync::Arc;

fn contact(customer: impl Into<Column>) -> Mapping {
    Mapping::of("contact").constant("outcome", "handled").constant("direction", "inbound").field("customer", customer)
}

/// Contacts of known customers over the different ones.
fn frequency() -> Ask {
    Ask::kpi("contact_frequency").variant("per_active_customer")
}

fn of(customers: ArrayRef, column: impl Into<Column>) -> Card {
    let query = Query::new().table(Table::named("calls").of(contact(column))).ask([frequency()]);
    run(&query, &[("calls", &batch([("customer", customers)]))]).expect("ids")
}

#[test]
fn texts_are_told_apart_in_every_layout() {
    // Ann called twice, Bob once; two contacts are nobody's.
    let names = [Some("ann"), Some("bob"), None, Some("ann"), Some("")];
    let expected = [Some((3, 2))];
    assert_eq!(parts(&of(Arc::new(StringArray::from(names.to_vec())), "customer")), expected);
    assert_eq!(parts(&of(Arc::new(LargeStringArray::from(names.to_vec())), "customer")), expected);
    assert_eq!(parts(&of(Arc::new(StringViewArray::from(names.to_vec())), "customer")), expected);
    assert_eq!(parts(&of(Arc::new(names.into_iter().collect::<DictionaryArray<Int8Type>>()), "customer")), expected);
    assert_eq!(parts(&of(Arc::new(names.into_iter().collect::<DictionaryArray<Int32Type>>()), "customer")), expected);
    // A list that has a word twice, a null, and one that no row has.
    let list = StringArray::from(vec![Some("ann"), Some("ann"), None, Some("bob"), Some("eve")]);
    let codes = Int8Array::from(vec![Some(0), Some(1), Some(2), None, Some(3)]);
    let doubles: ArrayRef = Arc::new(DictionaryArray::new(codes, Arc::new(list)));
    assert_eq!(parts(&of(doubles.clone(), "customer")), expected);
    // Rows 1 and 2: ann, and nobody.
    assert_eq!(parts(&of(doubles.slice(1, 2), "customer")), [Some((1, 1))]);
}

#[test]
fn texts_that_stand_for_null_are_nobody() {
    let names = || texts(["ann", "anonymous", "bob", "-", "ann"]);
    assert_eq!(parts(&of(names(), Column::named("customer").nulls(["anonymous", "-"]))), [Some((3, 2))]);
    let dictionary: DictionaryArray<Int8Type> = ["ann", "-", "bob", "-", "ann"].into_iter().collect();
    assert_eq!(parts(&of(Arc::new(dictionary), Column::named("customer").nulls(["-"]))), [Some((3, 2))]);
    // Where nothing but whether there is one is asked.
    let query = |column: Column| {
        Query::new().table(Table::named("calls").of(contact(column))).ask([Ask::own("known", "with_customer")])
    };
    let table = batch([("customer", texts(["ann", "", "bob", "-", "ann"]))]);
    let known = |column| parts(&run(&query(column), &[("calls", &table)]).expect("ids"));
    assert_eq!(known("customer".into()), [Some((4, 1))]);
    assert_eq!(known(Column::named("customer").nulls(["-"])), [Some((3, 1))]);
    assert_eq!(
        refused(&query(Column::named("customer").words([("ann", "bob")])), &[("calls", &table)]),
        "column: the column `customer` of the table `calls` is Utf8: the field `customer` of `contact` is read from texts \
         that stand for themselves, or for null; needed by known"
    );
}

#[test]
fn any_slices_on_any_threads_count_the_same() {
    let rows = 60_000_usize;
    let customer = |row: usize| format!("customer {}", row % 7_001);
    let queue = |row: usize| ["a", "b", "c"][row % 3];
    let names: Vec<String> = (0..rows).map(customer).collect();
    let plain = batch([("queue", texts((0..rows).map(queue))), ("customer", texts(names.iter().map(String::as_str)))]);
    let dictionary: DictionaryArray<Int32Type> = names.iter().map(String::as_str).collect();
    let coded = batch([("queue", texts((0..rows).map(queue))), ("customer", Arc::new(dictionary) as ArrayRef)]);
    for table in [plain, coded] {
        for (threads, slice) in [(1, rows), (1, 999), (2, rows), (3, 40_000)] {
            let query = Query::new().table(Table::named("calls").of(contact("customer"))).by(["queue"]);
            let query = query.ask([frequency()]).threads(threads);
            let mut run = query.start([("calls", table.schema())]).expect("ids");
            for start in (0..rows).step_by(slice) {
                run.push("calls", &table.slice(start, slice.min(rows - start))).expect("fits");
            }
            // 3 and 7 001 have no common divisor: each of the 7 001 customers calls every queue within 21 003 rows.
            assert_eq!(parts(&run.finish().expect("fits")), [Some((20_000, 7_001)); 3], "{threads} threads, {slice}");
        }
    }
}

#[test]
fn the_same_customer_of_two_tables_is_one() {
    let tables = |chats: Mapping| {
        let query = Query::new().table(Table::named("calls").of(contact("customer")));
        query.table(Table::named("chats").of(chats)).ask([frequency()])
    };
    let calls = batch([("customer", texts(["ann", "bob", "ann"]))]);
    let names: DictionaryArray<Int8Type> = ["eve", "bob"].into_iter().collect();
    let chats = batch([("who", Arc::new(names) as ArrayRef)]);
    // Ann, Bob and Eve had 5 contacts between them.
    let card = run(&tables(contact("who")), &[("calls", &calls), ("chats", &chats)]).expect("ids");
    assert_eq!(parts(&card), [Some((5, 3))]);
    let numbers = batch([("who", wholes([0, 1]))]);
    let mixed = "column: the field `customer` of `contact` is of texts in the table `calls` and of numbers in the table `chats`: cast \
                 one of them, or different ones cannot be told apart";
    assert_eq!(refused(&tables(contact("who")), &[("calls", &calls), ("chats", &numbers)]), mixed);
    let constant = Mapping::of("contact").constant("outcome", "handled").constant("customer", "1");
    assert_eq!(refused(&tables(constant), &[("calls", &calls), ("chats", &numbers)]), mixed);
    // Nobody counts different ones: whether there is one is told by either.
    let either = Query::new()
        .table(Table::named("calls").of(contact("customer")))
        .table(Table::named("chats").of(contact("who")))
        .ask([Ask::own("known", "with_customer")]);
    let card = run(&either, &[("calls", &calls), ("chats", &numbers)]).expect("ids");
    assert_eq!(parts(&card), [Some((5, 1))]);
}

/// Words are told of words: of a number they would not be looked at.
#[test]
fn words_of_numbers_are_refused() {
    let query = Query::new()
        .table(Table::named("calls").of(contact("customer").field("legs", Column::named("legs").nulls(["-1"]))))
        .ask([Ask::own("known", "with_customer")]);
    let table = batch([("customer", texts(["ann"])), ("legs", wholes([1]))]);
    assert_eq!(
        refused(&query, &[("calls", &table)]),
        "column: the column `legs` of the table `calls` is Int64: the field `legs` of `contact` is read from values that stand for \
         themselves: words are told of words, flags and texts alone"
    );
}
