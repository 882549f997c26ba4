//! Outbound KPIs of two real campaigns through the engine: what another program found in the same files, to the integer.

#[path = "campaign.rs"]
mod campaign;
#[path = "engine_tables.rs"]
mod engine_tables;
#[path = "shared.rs"]
mod shared;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use campaign::{Client, campaigns, parts};
use engine_tables::{report, run};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use kpi_core::prelude::*;
use std::sync::Arc;

const S: i64 = 1_000_000;

/// The columns of clients that hold the keys, as the other program names its tables.
const KEYS: [(&str, &str); 5] = [
    ("contact", "conversion_by_contact"),
    ("month", "conversion_by_month"),
    ("poutcome", "conversion_by_poutcome"),
    ("job", "conversion_by_job"),
    ("nth", "conversion_by_attempt_number"),
];

/// The columns of the file, with the group of the number of calls beside them.
fn table(clients: &[Client]) -> RecordBatch {
    let texts = |name: &str| -> ArrayRef {
        Arc::new(clients.iter().map(|client| Some(client.cell(name))).collect::<StringArray>())
    };
    let numbers = |name: &str| -> ArrayRef {
        Arc::new(Int64Array::from_iter_values(clients.iter().map(|client| client.number(name))))
    };
    let leads = Int64Array::from_iter_values(0..i64::try_from(clients.len()).expect("fits"));
    RecordBatch::try_from_iter([
        ("client", Arc::new(leads) as ArrayRef),
        ("contact", texts("contact")),
        ("month", texts("month")),
        ("poutcome", texts("poutcome")),
        ("job", texts("job")),
        ("nth", Arc::new(StringArray::from_iter_values(clients.iter().map(Client::nth)))),
        ("duration", numbers("duration")),
        ("previous", numbers("previous")),
        ("y", texts("y")),
    ])
    .expect("columns of one length")
}

/// The last call to a client, who was on the line: an attempt, and a contact. What was sold stays sold: the files tell nothing of cancellations.
fn calls() -> Query {
    let attempts = Mapping::of("outbound")
        .rules("cancelled=counted")
        .constant("result", "right_party")
        .field("success", Column::named("y").words([("yes", "true"), ("no", "false")]))
        .field("talk", Column::named("duration").seconds())
        .field("lead", "client");
    let contacts = Mapping::of("contact")
        .rules("direction=outbound parts=talk")
        .constant("direction", "outbound")
        .constant("outcome", "handled")
        .field("talk", Column::named("duration").seconds());
    Query::new().table(Table::named("clients").of(attempts).of(contacts))
}

fn value(card: &Card, group: usize, kpi: usize) -> Option<(i64, i64)> {
    card.value(group, kpi).expect("asked for").parts()
}

fn seconds(parts: Option<(i64, i64)>) -> Option<(i64, i64)> {
    parts.map(|(micros, below)| (micros / S, below))
}

/// One table feeds both facts.
#[test]
fn last_calls_agree() {
    let asks = [
        Ask::kpi("conversion_rate").variant("of_right_party"),
        Ask::kpi("conversion_rate").variant("of_leads"),
        Ask::kpi("contacts_per_conversion").variant("talk_time"),
        Ask::kpi("average_handle_time"),
        Ask::kpi("short_call_rate"),
    ];
    for (name, expected, clients) in campaigns() {
        let table = table(&clients);
        let card = run(&calls().ask(asks.clone()), &[("clients", &table)]).expect("columns of the facts");
        let rows = clients.len();
        assert_eq!(
            report(&card),
            ["outbound", "contact"].map(|fact| format!("clients as {fact}: {rows} read, {rows} counted, 0 not of it"))
        );
        assert_eq!(value(&card, 0, 0), parts(&expected["conversion_rate"]), "{name}");
        assert_eq!(value(&card, 0, 1), parts(&expected["conversion_rate"]), "{name}");
        assert_eq!(seconds(value(&card, 0, 2)), parts(&expected["talk_seconds_per_conversion"]), "{name}");
        assert_eq!(seconds(value(&card, 0, 3)), parts(&expected["talk_AHT_last_call"]), "{name}");
        assert_eq!(value(&card, 0, 4), parts(&expected["short_calls_lt_10s"]), "{name}");
        // By what the client decided: the word is a key as well as a field.
        let by_sale = run(&calls().ask(asks.clone()).by(["y"]), &[("clients", &table)]).expect("columns of the facts");
        for (group, published) in [(0, "AHT_not_converted"), (1, "AHT_converted")] {
            assert_eq!(seconds(value(&by_sale, group, 3)), parts(&expected[published]), "{name} {published}");
        }
    }
}

/// Every group of the other program, and no more.
#[test]
fn conversion_by_group_agrees() {
    let mut checked = 0;
    let ask = || Ask::kpi("conversion_rate").variant("of_right_party");
    for (name, expected, clients) in campaigns() {
        let batch = table(&clients);
        for (key, published) in KEYS {
            let card = run(&calls().ask([ask()]).by([key]), &[("clients", &batch)]).expect("columns of the facts");
            let published = expected[published].as_object().expect("groups");
            assert_eq!(card.len(), published.len(), "{name} {key}");
            for (at, group) in card.groups().enumerate() {
                let found = &published[&group.to_string()];
                assert_eq!(value(&card, at, 0), parts(found), "{name} {key} {group}");
                checked += 1;
            }
        }
        // A number as a key: those who had never been called before are one group, the others together are the other program's.
        let card = run(&calls().ask([ask()]).by(["previous"]), &[("clients", &batch)]).expect("columns of the facts");
        let before = (0..card.len()).filter(|at| card.group(*at).is_some_and(|group| group.to_string() != "0"));
        let sum = before.filter_map(|at| value(&card, at, 0)).fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
        assert_eq!(Some(sum), parts(&expected["conversion_previously_contacted"]), "{name}");
    }
    println!("{checked} conversion rates agree");
}

/// Calls before the last have no rows: their numbers come as totals of each client.
#[test]
fn totals_of_all_calls_agree() {
    let asks = || {
        [
            Ask::kpi("contacts_per_conversion").variant("attempts"),
            Ask::kpi("conversion_rate").variant("of_attempts"),
            Ask::kpi("outbound_connect_rate"),
        ]
    };
    for (name, expected, clients) in campaigns() {
        let same = |text: &str| Arc::new(StringArray::from(vec![text; clients.len()])) as ArrayRef;
        let sums = |of: &dyn Fn(&Client) -> i64| -> ArrayRef {
            Arc::new(Int64Array::from_iter_values(clients.iter().map(of)))
        };
        let totals = RecordBatch::try_from_iter([
            (
                "job",
                Arc::new(clients.iter().map(|client| Some(client.cell("job"))).collect::<StringArray>()) as ArrayRef,
            ),
            ("fact", same("outbound")),
            ("rules", same("outbound/1 cancelled=counted")),
            ("attempts", sums(&|client| client.number("campaign"))),
            ("successes", sums(&|client| client.bought().into())),
        ])
        .expect("columns of one length");
        let card = Query::new().ask(asks()).of_totals([totals.clone()]).expect("totals");
        assert_eq!(value(&card, 0, 0), parts(&expected["attempts_per_conversion"]), "{name}");
        assert_eq!(value(&card, 0, 1), parts(&expected["conversions_per_attempt"]), "{name}");
        // What the files do not tell is unknown, never zero.
        let connected = card.value(0, 2).expect("asked for");
        assert_eq!(connected.reason(), Some(&Undefined::Unknown("connected".into())), "{name}");
        // By job, the groups are those of the last calls, and together they are the whole.
        let by_job = Query::new().ask(asks()).by(["job"]).of_totals([totals]).expect("totals");
        assert_eq!(Some(by_job.len()), expected["conversion_by_job"].as_object().map(serde_json::Map::len));
        let sum = (0..by_job.len())
            .filter_map(|group| value(&by_job, group, 1))
            .fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
        assert_eq!(Some(sum), parts(&expected["conversions_per_attempt"]), "{name}");
    }
}
