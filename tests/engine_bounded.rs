//! Percentiles and distinct counts in bounded memory through the engine: what counting row by row in the same form gives.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::RecordBatch;
use engine_tables::{batch, parts, refused, run, texts, wholes};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use kpi_core::prelude::*;

fn p80() -> Ask {
    Ask::kpi("wait_percentile").p(Ratio::new(4, 5).expect("a share"))
}

fn frequency() -> Ask {
    Ask::kpi("contact_frequency").variant("per_active_customer")
}

fn query(asks: impl IntoIterator<Item = Ask>) -> Query {
    let contact = Mapping::of("contact")
        .constant("outcome", "handled")
        .field("wait", Column::named("wait").millis())
        .field("customer", "customer");
    Query::new().table(Table::named("calls").of(contact)).ask(asks)
}

const ROWS: i64 = 150_000;

/// Waits up to 17 minutes, of 9 973 customers; queue a has every third row.
fn wait(row: i64) -> i64 {
    row * 7_919 % 1_000_003
}

fn customer(row: i64) -> i64 {
    row * row % 9_973
}

fn is_a(row: i64) -> bool {
    row % 3 == 0
}

fn calls() -> RecordBatch {
    batch([
        ("queue", texts((0..ROWS).map(|row| if is_a(row) { "a" } else { "b" }))),
        ("wait", wholes((0..ROWS).map(wait))),
        ("customer", wholes((0..ROWS).map(customer))),
    ])
}

/// The values by queue in every way of cutting and sharing out the rows, which are all alike.
fn in_every_way(asks: &[Ask], table: &RecordBatch) -> Vec<String> {
    let values = |threads: usize, slice: usize| {
        let mut run =
            query(asks.to_vec()).by(["queue"]).threads(threads).start([("calls", table.schema())]).expect("columns");
        for start in (0..table.num_rows()).step_by(slice) {
            run.push("calls", &table.slice(start, slice.min(table.num_rows() - start))).expect("fits");
        }
        let card: Card = run.finish().expect("fits");
        card.values().map(|(group, value)| format!("{group}: {value}")).collect::<Vec<_>>()
    };
    let whole = values(1, table.num_rows());
    assert_eq!(values(2, table.num_rows()), whole);
    assert_eq!(values(3, 50_000), whole);
    assert_eq!(values(1, 777), whole);
    whole
}

/// The rows of a queue, one by one.
fn tally(mut empty: ContactTally, of_a: bool) -> ContactTally {
    for row in (0..ROWS).filter(|row| is_a(*row) == of_a) {
        let row = ContactRow {
            wait: Some(Duration::micros(wait(row) * 1_000)),
            customer: Some(customer(row)),
            ..ContactRow::new(Outcome::Handled)
        };
        empty.observe(&row).expect("a row");
    }
    empty
}

#[test]
fn a_bounded_percentile_is_the_middle_of_its_bucket() {
    // 10 s are 10 000 000 us, of 24 bits. With 8 of these kept the rest has 16: 152 * 65 536 = 9 961 472, and the middle lies 32 768 above.
    let table = batch([("wait", wholes([10_000; 5])), ("customer", wholes([1; 5]))]);
    let card = run(&query([p80().bounded(8), p80()]), &[("calls", &table)]).expect("columns");
    assert_eq!(parts(&card), [Some((9_994_240, 1)), Some((10_000_000, 1))]);
    let shown: Vec<String> = card.values().map(|(_, value)| value.to_string()).collect();
    assert!(shown[0].contains("bounded, relative error at most 1/256"), "{shown:?}");
    assert!(!shown[1].contains("bounded"), "{shown:?}");
    // Numbers without their words, as tables have them.
    let column = card.column(0).expect("a KPI");
    assert_eq!(column.get(0).expect("a group").map(Ratio::parts), Ok((9_994_240, 1)));
    // A group in which nobody waited.
    let nobody = batch([("wait", wholes([None::<i64>])), ("customer", wholes([1]))]);
    assert_eq!(parts(&run(&query([p80().bounded(8)]), &[("calls", &nobody)]).expect("columns")), [None]);
}

#[test]
fn bounded_percentiles_are_those_of_rows_in_the_same_form() {
    let of = |form: Form, of_a: bool| {
        let tally = tally(ContactTally::keeping(&ContactRules::default(), form), of_a);
        WAIT_PERCENTILE.evaluate_with(&Parameters::percentile(80).expect("a share"), &tally)
    };
    let asks = [p80().bounded(5), p80(), p80().bounded(12)];
    let forms = [Form::Bounded { bits: 5 }, Form::Exact, Form::Bounded { bits: 12 }];
    let mut expected = Vec::new();
    for (queue, of_a) in [("a", true), ("b", false)] {
        for form in forms {
            let value = of(form, of_a).ratio().expect("waits");
            let exact = of(Form::Exact, of_a).ratio().expect("waits");
            expected.push((queue, value));
            if let Form::Bounded { bits } = form {
                let off = (value.numerator() - exact.numerator()).abs();
                assert!(off << bits <= exact.numerator(), "{value:?} is off {exact:?} by more than 2^-{bits}");
            }
        }
    }
    let card = run(&query(asks.clone()).by(["queue"]), &[("calls", &calls())]).expect("columns");
    let found: Vec<_> =
        card.values().map(|(group, value)| (group.to_string(), value.ratio().expect("waits"))).collect();
    let expected: Vec<_> = expected.into_iter().map(|(queue, value)| (queue.to_owned(), value)).collect();
    assert_eq!(found, expected);
    in_every_way(&asks, &calls());
}

#[test]
fn estimated_members_are_those_of_rows_in_the_same_form() {
    let of = |of_a: bool| {
        let rules = ContactRules::default();
        let value = CONTACT_FREQUENCY
            .evaluate(&tally(ContactTally::estimating(&rules, Form::Exact, 9).expect("a precision"), of_a));
        (value.parts(), value.to_string())
    };
    let card = run(&query([frequency().estimated(9)]).by(["queue"]), &[("calls", &calls())]).expect("columns");
    let found: Vec<_> =
        card.values().map(|(_, value)| (value.parts(), value.to_string().contains("distinct about"))).collect();
    for (found, of_a) in found.into_iter().zip([true, false]) {
        let (parts, shown) = of(of_a);
        assert_eq!(found, (parts, true), "{shown}");
    }
    in_every_way(&[frequency().estimated(9), frequency(), p80().bounded(8)], &calls());
}

/// The numbers that texts are given depend on who meets them first; estimates must not.
#[test]
fn estimates_of_texts_are_the_same_bits_in_any_order() {
    let names: Vec<String> = (0..ROWS).map(|row| format!("customer {}", customer(row))).collect();
    let table_of = |reversed: bool| {
        let row = |at: i64| if reversed { ROWS - 1 - at } else { at };
        let name = |at: i64| names[usize::try_from(row(at)).expect("small")].as_str();
        batch([
            ("queue", texts((0..ROWS).map(|at| if is_a(row(at)) { "a" } else { "b" }))),
            ("wait", wholes((0..ROWS).map(|at| wait(row(at))))),
            ("customer", texts((0..ROWS).map(name))),
        ])
    };
    let asks = [frequency().estimated(9)];
    let forward = in_every_way(&asks, &table_of(false));
    assert_eq!(in_every_way(&asks, &table_of(true)), forward);
    // As many as the sketch keeps are counted: 3 of 512.
    let few = batch([("wait", wholes([1; 4])), ("customer", texts(["ann", "bob", "ann", "eve"]))]);
    assert_eq!(parts(&run(&query(asks), &[("calls", &few)]).expect("texts")), [Some((4, 3))]);
    assert_eq!(
        refused(&query([frequency().estimated(9), frequency()]), &[("calls", &few)]),
        "forms_differ: the field `customer` of `contact` is of texts, and its different ones are both counted and estimated: ask for \
         them in two queries; needed by contact_frequency, contact_frequency"
    );
}

#[test]
fn what_has_no_bounded_form_says_so() {
    let table = calls();
    let of = |ask: Ask| refused(&query([ask]), &[("calls", &table)]);
    assert_eq!(
        of(Ask::kpi("service_level").bounded(8)),
        "forms_differ: `service_level` (of_offered) reads no percentile: ask for it without `bounded`"
    );
    assert_eq!(
        of(frequency().bounded(8)),
        "forms_differ: `contact_frequency` (per_active_customer) reads no percentile: ask for it without `bounded`"
    );
    assert_eq!(
        of(p80().estimated(12)),
        "forms_differ: `wait_percentile` (of_offered) counts no distinct members: ask for it without `estimated`"
    );
    assert_eq!(
        of(p80().bounded(31)),
        "out_of_range: `wait_percentile` (of_offered) is asked for with 31 significant bits: from 2 to 30 are kept"
    );
    assert_eq!(
        of(frequency().estimated(27)),
        "out_of_range: the precision lg_k of a distinct sketch lies in 7..=26, not at 27"
    );
}
