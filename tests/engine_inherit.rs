//! Surveys and evaluations by the keys of their contacts: what is found, what is not, and what is told of it.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, RecordBatch, StringArray, UInt64Array};
use engine_tables::{batch, flags, parts, refused, run, texts, wholes};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use kpi_core::{Bins, Duration};
use std::sync::Arc;

const HOUR: i64 = 3_600;

/// | id | queue | vip | arrived |
/// | 1  | sales | yes | 0:10    |
/// | 2  | help  | no  | 0:50    |
/// | 3  | help  |     | 1:05    |
fn contacts(ids: ArrayRef) -> RecordBatch {
    batch([
        ("id", ids),
        ("queue", texts(["sales", "help", "help"])),
        ("vip", flags([Some(true), Some(false), None])),
        ("arrived", wholes([600, 3_000, HOUR + 300])),
    ])
}

fn contact() -> Mapping {
    Mapping::of("contact").constant("outcome", "handled").field("arrived_at", Column::named("arrived").seconds())
}

fn surveys() -> Table {
    Table::named("surveys").of(Mapping::of("survey").field("csat", "score")).keys_from("contacts", "contact", "id")
}

fn query() -> Query {
    Query::new()
        .table(Table::named("contacts").of(contact()))
        .table(surveys())
        .ask([Ask::own("contacts", "handled"), Ask::own("answers", "csat_answers")])
}

/// Each group with its two counts.
fn counts(card: &Card) -> Vec<String> {
    let count = |group, kpi| card.value(group, kpi).and_then(|value| value.parts()).map_or(-1, |(n, _)| n);
    let groups = card.groups().enumerate();
    groups.map(|(at, group)| format!("{group}: {} {}", count(at, 0), count(at, 1))).collect()
}

fn told(card: &Card) -> [u64; 6] {
    let (table, told) = card.inherited().next().expect("one table takes its keys");
    assert_eq!(table, "surveys");
    [told.rows(), told.found(), told.without_id(), told.unmatched(), told.ids(), told.contradicting()]
}

/// Six answers: two of contact 3, one each of 1 and 2, one of nobody, one of a contact that there is not.
fn answers(ids: ArrayRef) -> RecordBatch {
    batch([("contact", ids), ("score", wholes([5, 4, 3, 2, 1, 5]))])
}

#[test]
fn surveys_have_the_keys_of_their_contacts() {
    let names = || texts(["c1", "c2", "c3"]);
    let of = [Some("c3"), Some("c1"), None, Some("c2"), Some("c9"), Some("c3")];
    let expected = ["help: 2 3", "sales: 1 1", "(none): 0 2"];
    let check = |contact_ids: ArrayRef, ids: ArrayRef| {
        let card = run(&query().by(["queue"]), &[("contacts", &contacts(contact_ids)), ("surveys", &answers(ids))]);
        let card = card.expect("ids");
        assert_eq!(counts(&card), expected);
        // Of six, one has no id and one matches none.
        assert_eq!(told(&card), [6, 4, 1, 1, 3, 0]);
    };
    check(names(), Arc::new(StringArray::from(of.to_vec())));
    check(
        Arc::new(["c1", "c2", "c3"].into_iter().collect::<DictionaryArray<Int8Type>>()),
        Arc::new(StringArray::from(of.to_vec())),
    );
    check(names(), Arc::new(of.into_iter().collect::<DictionaryArray<Int8Type>>()));
    let numbers = [Some(3), Some(1), None, Some(2), Some(9), Some(3)];
    check(wholes([1, 2, 3]), Arc::new(Int32Array::from(numbers.to_vec())));
    // -1 is not 2^64 - 1.
    let large: ArrayRef = Arc::new(UInt64Array::from(vec![1, u64::MAX, 3]));
    let card = run(
        &query().by(["queue"]),
        &[("contacts", &contacts(large)), ("surveys", &answers(wholes([3, 1, -1, 1, 1, 3])))],
    );
    assert_eq!(counts(&card.expect("ids")), ["help: 2 2", "sales: 1 3", "(none): 0 1"]);
}

#[test]
fn several_keys_of_any_type_are_taken() {
    let ids = Arc::new(StringArray::from(vec![Some("c3"), Some("c1"), Some(""), Some("c2"), Some("c9"), Some("c3")]));
    let tables = (contacts(texts(["c1", "c2", "c3"])), answers(ids));
    let tables: [(&str, &RecordBatch); 2] = [("contacts", &tables.0), ("surveys", &tables.1)];
    let card = run(&query().by(["vip", "queue"]), &tables).expect("ids");
    assert_eq!(counts(&card), ["false, help: 1 1", "true, sales: 1 1", "(none), help: 1 2", "(none), (none): 0 2"]);
    // A key of its own is its own: the score says which.
    let own = Query::new()
        .table(Table::named("contacts").of(contact()).key("score", "arrived"))
        .table(surveys().key("score", "score"));
    let card = run(&own.by(["score", "queue"]).ask([Ask::own("answers", "csat_answers")]), &tables).expect("ids");
    let own: Vec<String> = card.groups().map(|group| group.to_string()).collect();
    assert_eq!(own[..5], ["1, (none)", "2, help", "3, (none)", "4, sales", "5, help"]);
    assert_eq!(query().by(["vip", "queue"]).columns("surveys"), ["contact", "score"]);
    assert_eq!(query().by(["vip", "queue"]).columns("contacts"), ["arrived", "id", "queue", "vip"]);
}

#[test]
fn the_interval_is_that_of_the_contact_unless_the_row_has_its_own() {
    let ids = || texts(["c3", "c1", "c2", "c2", "c9", "c3"]);
    let contacts = contacts(texts(["c1", "c2", "c3"]));
    let hours = |query: Query| query.every(Bins::every(Duration::hours(1)).expect("a length"));
    let starts = |query: Query, surveys: &RecordBatch| {
        let card = run(&hours(query), &[("contacts", &contacts), ("surveys", surveys)]).expect("ids");
        let start = |group: kpi_core::engine::Group| group.start.map(|start| start.as_micros() / 1_000_000 / HOUR);
        let count = |group, kpi| card.value(group, kpi).and_then(|value| value.parts()).map(|(n, _)| n);
        card.groups().enumerate().map(|(at, group)| (start(group), count(at, 0), count(at, 1))).collect::<Vec<_>>()
    };
    // Contacts 1 and 2 came in the first hour, contact 3 in the second; c9 is none.
    let expected = [(Some(0), Some(2), Some(3)), (Some(1), Some(1), Some(2)), (None, Some(0), Some(1))];
    let mut found = starts(query(), &answers(ids()));
    found.sort_by_key(|(start, ..)| start.unwrap_or(99));
    assert_eq!(found, expected);
    // Sent in the fourth hour, all of them.
    let sent = Mapping::of("survey").field("csat", "score").field("sent_at", Column::named("sent").seconds());
    let own = Query::new()
        .table(Table::named("contacts").of(contact()))
        .table(Table::named("surveys").of(sent).keys_from("contacts", "contact", "id"))
        .ask([Ask::own("contacts", "handled"), Ask::own("answers", "csat_answers")]);
    let table = batch([("contact", ids()), ("score", wholes([5, 4, 3, 2, 1, 5])), ("sent", wholes([3 * HOUR; 6]))]);
    let expected = [(Some(0), Some(2), Some(0)), (Some(1), Some(1), Some(0)), (Some(3), Some(0), Some(6))];
    assert_eq!(starts(own, &table), expected);
    // Nothing of the contacts is asked for: their instants count all the same.
    let alone = Query::new().table(Table::named("contacts").of(contact())).table(surveys());
    let card = run(
        &hours(alone.ask([Ask::own("answers", "csat_answers")])),
        &[("contacts", &contacts), ("surveys", &answers(ids()))],
    );
    let mut found = parts(&card.expect("ids"));
    found.sort();
    assert_eq!(found, [Some((1, 1)), Some((2, 1)), Some((3, 1))]);
}

/// Legs of one contact in two queues: the first decides, and the other is told.
#[test]
fn of_rows_with_one_id_the_first_decides() {
    let legs = batch([
        ("id", texts(["c1", "c1", "c2", "c2", ""])),
        ("queue", texts(["sales", "help", "help", "help", "help"])),
        ("arrived", wholes([600, 600, 900, 900, 900])),
    ]);
    let answers = batch([("contact", texts(["c1", "c2", ""])), ("score", wholes([5, 4, 3]))]);
    for threads in [1, 2] {
        let query = query().by(["queue"]).threads(threads);
        let card = run(&query, &[("contacts", &legs), ("surveys", &answers)]).expect("ids");
        assert_eq!(counts(&card), ["help: 4 1", "sales: 1 1", "(none): 0 1"]);
        assert_eq!(told(&card), [3, 2, 1, 0, 2, 1]);
    }
}

#[test]
fn slices_of_both_tables_give_the_same() {
    let rows = 10_000_i64;
    let queue = |id: i64| ["a", "b", "c"][usize::try_from(id % 3).expect("small")];
    let contacts = batch([
        ("id", wholes(0..rows)),
        ("queue", texts((0..rows).map(queue))),
        ("arrived", wholes((0..rows).map(|id| id % 7 * HOUR))),
    ]);
    // Every second contact was asked, in the other direction; as many ids are beyond.
    let surveys = batch([
        ("contact", wholes((0..rows).map(|at| (rows - 1 - at) * 2))),
        ("score", wholes((0..rows).map(|at| at % 5 + 1))),
    ]);
    for (slice, threads) in [(10_000, 1), (333, 1), (10_000, 3)] {
        let query = query().by(["queue"]).threads(threads);
        let mut run = query.start([("contacts", contacts.schema()), ("surveys", surveys.schema())]).expect("ids");
        for (name, table) in [("contacts", &contacts), ("surveys", &surveys)] {
            for start in (0..10_000).step_by(slice) {
                run.push(name, &table.slice(start, slice.min(10_000 - start))).expect("fits");
            }
        }
        let card = run.finish().expect("fits");
        // Of 0 to 9 999, a has 3 334, and of the even ones 0, 6 ... 9 996: 1 667; b 4, 10 ... 9 994: 1 666; c 2, 8 ... 9 998: 1 667.
        assert_eq!(counts(&card), ["a: 3334 1667", "b: 3333 1666", "c: 3333 1667", "(none): 0 5000"]);
        assert_eq!(told(&card), [10_000, 5_000, 0, 5_000, 10_000, 0]);
    }
}

#[test]
fn what_cannot_be_looked_up_is_told() {
    let contacts = contacts(texts(["c1", "c2", "c3"]));
    let answers = answers(texts(["c3", "c1", "c2", "c2", "c9", "c3"]));
    let tables: [(&str, &RecordBatch); 2] = [("contacts", &contacts), ("surveys", &answers)];
    let from = |table: &str, own: &str, id: &str| {
        let survey = Table::named("surveys").of(Mapping::of("survey").field("csat", "score"));
        let query = Query::new().table(Table::named("contacts").of(contact())).table(survey.keys_from(table, own, id));
        refused(&query.by(["queue"]).ask([Ask::own("answers", "csat_answers")]), &tables)
    };
    assert_eq!(
        from("calls", "contact", "id"),
        "unknown_name: the table `surveys` takes its keys from `calls`, which is no table of the query"
    );
    assert_eq!(
        from("surveys", "contact", "contact"),
        "syntax: the table `surveys` takes its keys from `surveys`, which has none of its own"
    );
    assert_eq!(
        from("contacts", "call", "id"),
        "column: the table `surveys` has no column `call` of ids: it has contact, score"
    );
    assert_eq!(
        from("contacts", "score", "id"),
        "column: the table `surveys` takes its keys from `contacts`, but its ids `score` are numbers and those there, `id`, \
         are texts: cast one of them"
    );
    assert_eq!(
        from("contacts", "contact", "vip"),
        "column: the column `vip` of the table `contacts` is Boolean: ids are texts, dictionaries of texts, or whole numbers"
    );
    // The other table must have every key; keys that neither has name their table.
    let message = refused(&query().by(["team"]), &tables);
    assert!(
        message.starts_with("keys_differ: the table `contacts` has no column `team` for the key `team`"),
        "{message}"
    );
    // A contact that comes after the surveys would have been missed by them.
    let mut run = query().by(["queue"]).start(tables.map(|(name, table)| (name, table.schema()))).expect("ids");
    run.push("contacts", &contacts).expect("the first batch");
    run.push("surveys", &answers).expect("after it");
    assert_eq!(
        run.push("contacts", &contacts).expect_err("too late").to_string(),
        "a batch of the table `contacts` comes after one of a table that takes its keys from it: push all of its batches first"
    );
}

/// Without contacts nothing is found, and that is told.
#[test]
fn no_contacts_leave_all_unmatched() {
    let contacts = contacts(texts(["c1", "c2", "c3"]));
    let answers = answers(texts(["c3", "c1", "c2", "c2", "c9", "c3"]));
    let tables = [("contacts", contacts.schema()), ("surveys", answers.schema())];
    let mut run = query().by(["queue"]).start(tables).expect("ids");
    run.push("surveys", &answers).expect("before any contact");
    let card = run.finish().expect("fits");
    assert_eq!(counts(&card), ["(none): 0 6"]);
    assert_eq!(told(&card), [6, 0, 0, 6, 0, 0]);
}
