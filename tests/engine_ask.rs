//! Which KPIs a query comes to: families, all that the columns allow, several rules in one pass.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::RecordBatch;
use engine_tables::{batch, parts, rejected, report, run, shown, texts, wholes};
use kpi_core::catalogue;
use kpi_core::engine::{Ask, Card, Column, KpiLeftOut, Mapping, Query, Table};
use kpi_core::prelude::*;

/// Seven calls: waits of 10, 20, 25 and 40 s before an answer, one unknown; two abandoned after 5 and 60 s.
fn calls() -> RecordBatch {
    let outcomes = ["handled", "handled", "handled", "handled", "handled", "abandoned_queue", "abandoned_queue"];
    let waits = [Some(10), Some(20), Some(25), Some(40), None, Some(5), Some(60)];
    batch([("result", texts(outcomes)), ("waited", wholes(waits))])
}

fn contacts() -> Mapping {
    Mapping::of("contact").field("outcome", "result").field("wait", Column::named("waited").seconds())
}

fn of_calls() -> Query {
    Query::new().table(Table::named("calls").of(contacts()))
}

fn names(card: &Card) -> Vec<&str> {
    card.names().collect()
}

fn left_out(query: &Query, table: &RecordBatch) -> Vec<String> {
    let card = run(query, &[("calls", table)]).expect("columns");
    card.left_out().iter().map(KpiLeftOut::to_string).collect()
}

/// Why a KPI is left out of all, where it is.
fn why(query: Query, table: &RecordBatch, kpi: &str) -> Option<String> {
    let all = left_out(&query.ask_all(), table);
    let start = format!("{kpi}: ");
    all.iter().find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
}

/// Outcomes and waits tell volumes and waits, and nothing about replies, rings or call-backs.
#[test]
fn a_family_is_what_the_columns_allow() {
    let query = of_calls().ask([Ask::family("accessibility").p(Ratio::new(9, 10).expect("a share"))]);
    let card = run(&query, &[("calls", &calls())]).expect("columns");
    for kpi in ["contact_volume", "connect_rate", "service_level", "average_speed_of_answer", "wait_percentile"] {
        assert!(names(&card).contains(&kpi), "{kpi} is not in {:?}", names(&card));
    }
    let value = |kpi: &str| {
        let at = names(&card).iter().position(|name| *name == kpi).expect("asked for");
        card.value(0, at).and_then(|value| value.parts())
    };
    // Of 7 offered one wait is unknown; 10 s and 20 s are within 20 s. 95 s over 4 answered.
    assert_eq!(value("service_level"), Some((2, 6)));
    assert_eq!(value("average_speed_of_answer"), Some((95_000_000, 4)));
    // Six known waits: 5, 10, 20, 25, 40, 60 s; the sixth of ninety per cent.
    assert_eq!(value("wait_percentile"), Some((60_000_000, 1)));
    let told = left_out(&query, &calls());
    for line in [
        "response_within_target_rate: the table `calls` has no columns for `replied` and `reply_after` of `contact`",
        "average_ring_time: the table `calls` has no column for `ring` of `contact`",
        "average_ring_count: it has no default variant: choose one of answered, source_count",
        "agent_answer_rate: no table is mapped to `ring_attempt`",
    ] {
        assert!(told.iter().any(|known| known == line), "{line}\nis not in\n{}", told.join("\n"));
    }
}

/// A KPI is had or left out, once, and both lists are in the order of the catalogue.
#[test]
fn every_kpi_is_asked_for_or_left_out() {
    let query = of_calls().ask_all();
    let run = query.start([("calls", calls().schema())]).expect("columns");
    let left_out: Vec<&str> = run.left_out().iter().map(KpiLeftOut::kpi).collect();
    let card = run.finish().expect("nothing");
    let had = names(&card);
    let of = |wanted: &[&str]| -> Vec<&str> {
        let ids = catalogue::METRICS.iter().map(|metric| metric.definition().id);
        ids.filter(|id| wanted.contains(id)).collect()
    };
    assert_eq!(of(&left_out), left_out);
    assert_eq!(of(&had), had);
    assert_eq!(had.len() + left_out.len(), catalogue::METRICS.len());
    assert!(had.iter().all(|kpi| !left_out.contains(kpi)));
    // What is asked for beside all stands once, with its own rules.
    let query = of_calls().ask([Ask::kpi("service_level").rules("answer_within=30s"), Ask::all()]);
    let card = engine_tables::run(&query, &[("calls", &calls())]).expect("columns");
    assert_eq!(names(&card).iter().filter(|name| **name == "service_level").count(), 1);
    // 10, 20 and 25 s are within 30 s.
    assert_eq!(card.value(0, 0).and_then(|value| value.parts()), Some((3, 6)));
}

/// Whatever is allowed can be had: with a column for every field of a fact, each KPI of it alone that asks for no rule, parameter,
/// choice or parts is.
#[test]
fn tables_of_every_field_lack_no_column() {
    for fact in catalogue::FACTS {
        let info = fact.info();
        let column = |field: &FieldInfo| match field.kind {
            FieldKind::Duration | FieldKind::Instant => Column::named("number").seconds(),
            FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Flag | FieldKind::Currency => Column::named("word"),
            _ => Column::named("number"),
        };
        let mapping = Mapping::of(info.name).beside([""; 0]);
        let mapping = info.fields.iter().fold(mapping, |mapping, field| mapping.field(field.name, column(field)));
        let table = batch([("number", wholes([1])), ("word", texts(["handled"]))]);
        let run = Query::new().table(Table::named("t").of(mapping)).ask_all().start([("t", table.schema())]);
        let run = run.unwrap_or_else(|error| panic!("{}: {error}", info.name));
        for left_out in run.left_out() {
            assert!(!left_out.why().contains("has no column"), "{left_out}");
        }
    }
}

/// Each column that is told to be missing is, and with it nothing is missing any more.
#[test]
fn what_is_missing_is_all_that_is_missing() {
    let table = batch([("result", texts(["handled"])), ("n", wholes([1]))]);
    let of = |fields: &[&str]| {
        let mapping = Mapping::of("contact").field("outcome", "result");
        let more = |mapping: Mapping, field: &&str| mapping.field(*field, Column::named("n").seconds());
        Query::new().table(Table::named("calls").of(fields.iter().fold(mapping, more)))
    };
    let handle_time = |fields: &[&str]| why(of(fields), &table, "average_handle_time");
    let missing = |what: &str| Some(format!("the table `calls` has no {what} of `contact`"));
    assert_eq!(handle_time(&[]), missing("columns for `talk`, `hold` and `wrap`"));
    assert_eq!(handle_time(&["talk"]), missing("columns for `hold` and `wrap`"));
    assert_eq!(handle_time(&["talk", "wrap"]), missing("column for `hold`"));
    assert_eq!(handle_time(&["talk", "hold", "wrap"]), None);
    // Parts that the rules declare absent are missed by nobody, but for figures of that part.
    let without = Mapping::of("contact").rules("parts=talk+wrap").field("outcome", "result");
    let without = without.field("talk", Column::named("n").seconds()).field("wrap", Column::named("n").seconds());
    let query = || Query::new().table(Table::named("calls").of(without.clone()));
    assert_eq!(why(query(), &table, "average_handle_time"), None);
    assert_eq!(
        why(query(), &table, "average_hold_time").as_deref(),
        Some("the rules of `contact` (unit, attribution, direction, parts) do not let rows tell `hold`")
    );
}

/// A constant is as good as a column, in every table that is mapped to the fact.
#[test]
fn constants_count_as_columns_and_each_table_is_looked_at() {
    let outcome = || Mapping::of("contact").field("outcome", "result");
    let both = |second: Mapping| {
        let tables = Query::new().table(Table::named("calls").of(contacts())).table(Table::named("more").of(second));
        let schemas = [("calls", calls().schema()), ("more", calls().schema())];
        let run = tables.ask_all().start(schemas).expect("columns");
        let level = run.left_out().iter().find(|left_out| left_out.kpi() == "service_level");
        level.map(|left_out| left_out.why().to_owned())
    };
    assert_eq!(both(outcome()).as_deref(), Some("the table `more` has no column for `wait` of `contact`"));
    assert_eq!(both(outcome().constant("wait", "5s")), None);
}

/// By interval nothing can be told of rows that have no instant.
#[test]
fn intervals_need_an_instant() {
    let half_hours = || Bins::every(Duration::minutes(30)).expect("a length");
    assert_eq!(
        why(of_calls().every(half_hours()), &calls(), "service_level").as_deref(),
        Some("the table `calls` has no column for the instant of `contact` that decides its interval")
    );
    let table = Table::named("calls").of(contacts().field("arrived_at", Column::named("waited").seconds()));
    assert_eq!(why(Query::new().table(table).every(half_hours()), &calls(), "service_level"), None);
}

/// Rules and parameters that a KPI cannot do without are named.
#[test]
fn rules_and_parameters_that_are_missing_are_told() {
    let table = batch([("result", texts(["handled"])), ("n", wholes([1]))]);
    let cost = || {
        let table = Table::named("calls").of(Mapping::of("contact").field("outcome", "result"));
        Query::new().table(table.of(Mapping::of("cost").field("amount", "n")))
    };
    let legs = Mapping::of("contact").rules("unit=leg").field("outcome", "result");
    let by_leg = Query::new().table(Table::named("calls").of(legs).of(Mapping::of("cost").field("amount", "n")));
    assert_eq!(why(cost(), &table, "cost_per_contact"), None);
    assert_eq!(
        why(by_leg, &table, "cost_per_contact").as_deref(),
        Some("it needs the rule `unit=contact` of `contact`")
    );
    assert_eq!(
        why(of_calls(), &calls(), "wait_percentile").as_deref(),
        Some("it needs the parameter `p`: which percentile")
    );
}

#[test]
fn families_that_cannot_be_asked_for_are_refused_with_the_mend() {
    let refused = |ask: Ask| engine_tables::refused(&of_calls().ask([ask]), &[("calls", &calls())]);
    assert_eq!(
        refused(Ask::family("acessibility")),
        "unknown_name: there is no family `acessibility`: there are accessibility, handling, resolution, experience, workforce, quality, commercial; near it: accessibility"
    );
    assert_eq!(
        refused(Ask::family("handling").rules("answer_in=30s")),
        "syntax: no KPI of the family `handling` has the rule `answer_in`"
    );
    assert_eq!(
        refused(Ask::family("handling").named("mine")),
        "syntax: the family `handling` cannot have one name: each KPI has its own"
    );
    assert_eq!(refused(Ask::all().unit(Unit::Share)), "syntax: all KPIs cannot have one unit: each KPI has its own");
}
