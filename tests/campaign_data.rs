//! Outbound KPIs on two real campaigns of a bank (UCI Bank Marketing, 41,188 and 45,211 clients): what another program
//! found in the same files, to the integer.
//!
//! A row of the files is a client: how many calls the campaign made to the client, how long the last one was, and
//! whether the client bought. Calls before the last have no length and no result, so rows of attempts are made of the
//! last calls, and the rest is brought as totals of each client.

#[path = "campaign.rs"]
mod campaign;
#[path = "shared.rs"]
mod shared;

use campaign::{Client, campaigns, parts};
use kpi_core::prelude::*;

const S: i64 = 1_000_000;

fn talk(client: &Client) -> Duration {
    Duration::micros(client.number("duration") * S)
}

/// The last call: the client was on the line.
fn last_call(client: &Client, lead: i64) -> OutboundRow {
    OutboundRow {
        success: Some(client.bought()),
        talk: Some(talk(client)),
        lead: Some(lead),
        ..OutboundRow::new(DialResult::RightParty)
    }
}

/// What is known of all calls to the client.
fn totals(client: &Client) -> OutboundTotals {
    let mut totals = OutboundTotals::unknown(&rules());
    totals.set(OutboundTotal::Attempts, client.number("campaign")).expect("not negative");
    totals.set(OutboundTotal::Successes, client.bought().into()).expect("not negative");
    totals
}

/// The files tell nothing of cancellations: what was sold stays sold.
fn rules() -> OutboundRules {
    OutboundRules::default().cancelled(CancelledSales::Counted)
}

fn value(metric: &dyn Metric, variant: &str, from: &dyn Supply) -> Option<(i64, i64)> {
    metric.evaluate_named(variant, from).expect("a variant").parts()
}

fn seconds(parts: Option<(i64, i64)>) -> Option<(i64, i64)> {
    parts.map(|(micros, below)| (micros / S, below))
}

fn numbered(clients: &[Client]) -> impl Iterator<Item = (i64, &Client)> {
    (0..).zip(clients)
}

#[test]
fn calls_and_sales_of_all_clients_agree() {
    for (name, expected, clients) in campaigns() {
        let mut all = OutboundTotals::zero(&rules());
        for client in &clients {
            all.merge(&totals(client)).expect("same rules");
        }
        assert_eq!(
            value(&CONTACTS_PER_CONVERSION, "attempts", &all),
            parts(&expected["attempts_per_conversion"]),
            "{name}"
        );
        assert_eq!(value(&CONVERSION_RATE, "of_attempts", &all), parts(&expected["conversions_per_attempt"]), "{name}");
        assert_eq!(value(&OUTBOUND_SUCCESS_RATE, "of_attempts", &all), parts(&expected["conversions_per_attempt"]));
        // What the files do not tell is unknown, never zero.
        let connect_rate = OUTBOUND_CONNECT_RATE.evaluate(&all);
        assert_eq!(connect_rate.reason(), Some(&Undefined::Unknown("connected".into())), "{name}");
    }
}

#[test]
fn clients_are_leads() {
    for (name, expected, clients) in campaigns() {
        let mut leads = OutboundTally::keeping(&rules(), Form::Exact);
        let mut attempts = 0;
        for (lead, client) in numbered(&clients) {
            attempts += client.number("campaign");
            leads.member("lead_set", lead).expect("a set");
            if client.bought() {
                leads.member("success_lead_set", lead).expect("a set");
            }
        }
        leads.set(OutboundTotal::Attempts, attempts).expect("not negative");
        let each = &expected["attempts_per_client_dist"];
        assert_eq!(value(&ATTEMPTS_PER_LEAD, "leads_dialled", &leads), each["sum"].as_i64().zip(each["n"].as_i64()));
        assert_eq!(value(&CONVERSION_RATE, "of_leads", &leads), parts(&expected["conversion_rate"]), "{name}");
        let mut list = CapacityTotals::unknown(&NoRules);
        list.set(CapacityTotal::Leads, expected["clients_rows"].as_i64().expect("a number")).expect("not negative");
        let reached = value(&LIST_PENETRATION, "leads_dialled", &(&list, &leads)).expect("defined");
        assert_eq!(reached.0, reached.1, "{name}: the file lists only clients who were called");
    }
}

#[test]
fn last_calls_as_rows_agree() {
    for (name, expected, clients) in campaigns() {
        let mut calls = OutboundTally::keeping(&rules(), Form::Exact);
        for (lead, client) in numbered(&clients) {
            calls.observe(&last_call(client, lead)).expect("a possible row");
        }
        assert_eq!(calls.rejected_rows(), 0);
        for variant in ["of_right_party", "of_leads"] {
            assert_eq!(value(&CONVERSION_RATE, variant, &calls), parts(&expected["conversion_rate"]), "{name}");
        }
        assert_eq!(
            seconds(value(&CONTACTS_PER_CONVERSION, "talk_time", &calls)),
            parts(&expected["talk_seconds_per_conversion"]),
            "{name}"
        );
    }
}

/// What clients are grouped by.
type Key = dyn Fn(&Client) -> String;

/// Every group of the other program, and no more; together they are the whole.
#[test]
fn conversion_by_group_agrees() {
    let mut checked = 0;
    for (name, expected, clients) in campaigns() {
        let column = |column: &'static str| move |client: &Client| client.cell(column).to_owned();
        let mut tables: Vec<(&str, Box<Key>)> = vec![
            ("conversion_by_contact", Box::new(column("contact"))),
            ("conversion_by_month", Box::new(column("month"))),
            ("conversion_by_poutcome", Box::new(column("poutcome"))),
            ("conversion_by_job", Box::new(column("job"))),
            ("conversion_by_attempt_number", Box::new(Client::nth)),
        ];
        if expected["conversion_by_day_of_week"].is_object() {
            tables.push(("conversion_by_day_of_week", Box::new(column("day_of_week"))));
        }
        for (table, key) in tables {
            let mut groups = Grouped::<String, OutboundTotals>::new(&rules());
            for (lead, client) in numbered(&clients) {
                groups.observe(key(client), &last_call(client, lead)).expect("a possible row");
            }
            let published = expected[table].as_object().expect("groups");
            assert_eq!(groups.len(), published.len(), "{name} {table}");
            for (key, found) in published {
                let group = groups.get(key, None).unwrap_or_else(|| panic!("{name} {table} {key}"));
                assert_eq!(value(&CONVERSION_RATE, "of_right_party", group), parts(found), "{name} {table} {key}");
                checked += 1;
            }
            let whole = groups.total().expect("same rules");
            assert_eq!(value(&CONVERSION_RATE, "of_right_party", &whole), parts(&expected["conversion_rate"]));
        }
        let mut known = OutboundTotals::zero(&rules());
        for (lead, client) in numbered(&clients).filter(|(_, client)| client.number("previous") > 0) {
            known.observe(&last_call(client, lead)).expect("a possible row");
        }
        let found = parts(&expected["conversion_previously_contacted"]);
        assert_eq!(value(&CONVERSION_RATE, "of_right_party", &known), found, "{name}");
        checked += 1;
    }
    println!("{checked} conversion rates agree");
}

/// The same calls as outbound contacts: handling time, and calls of less than ten seconds.
#[test]
fn last_calls_as_contacts_agree() {
    for (name, expected, clients) in campaigns() {
        let rules = ContactRules::default().direction(Direction::Outbound).parts(HandleParts::TALK);
        let counted = |wanted: &dyn Fn(&Client) -> bool| {
            let mut contacts = ContactTotals::zero(&rules);
            for client in clients.iter().filter(|client| wanted(client)) {
                let talk = Some(talk(client));
                let row = ContactRow { direction: Direction::Outbound, talk, ..ContactRow::new(Outcome::Handled) };
                contacts.observe(&row).expect("a possible row");
            }
            contacts
        };
        let all = counted(&|_| true);
        for (contacts, published) in [
            (&all, "talk_AHT_last_call"),
            (&counted(&Client::bought), "AHT_converted"),
            (&counted(&|client| !client.bought()), "AHT_not_converted"),
        ] {
            let found = seconds(value(&AVERAGE_HANDLE_TIME, "talk_hold_wrap", contacts));
            assert_eq!(found, parts(&expected[published]), "{name} {published}");
        }
        assert_eq!(value(&SHORT_CALL_RATE, "of_handled", &all), parts(&expected["short_calls_lt_10s"]), "{name}");
        assert_eq!(all.get(ContactTotal::ZeroTalkLegs), expected["duration_zero_rows"].as_i64(), "{name}");
    }
}
