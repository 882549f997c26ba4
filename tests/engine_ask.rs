//! Which KPIs a query comes to: families, all that the columns allow, several rules in one pass.

#[path = "engine_tables.rs"]
mod engine_tables;

use arrow_array::{Array, RecordBatch};
use engine_tables::{batch, parts, rejected, report, run, shown, texts, wholes};
use kpi_core::catalogue;
use kpi_core::engine::{Ask, Card, Column, KpiLeftOut, Mapping, Parts, Query, Table};
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

/// A row of attendance that does not say what it is about is a shift, and rejected unless it tells its status: so one of the two is
/// needed, though no total that these read looks at it.
const BEYOND_THEIR_COLUMNS: [&str; 3] = [
    "shrinkage: the table `attendance` has no column for `status` of `attendance`",
    "fte: the table `attendance` has no column for `status` of `attendance`",
    "sales_per_agent: the table `attendance` has no column for `subject` of `attendance`",
];

/// The columns that the pages of the KPIs name are enough.
#[test]
fn the_columns_that_a_page_names_are_enough() {
    let mut lacking = Vec::new();
    for metric in catalogue::METRICS {
        let Some(variant) = metric.definition().default_variant() else { continue };
        let (mut query, mut schemas) = (Query::new(), Vec::new());
        let columns = variant.columns();
        for info in variant.facts {
            let named = columns.iter().filter(|(fact, _)| *fact == info.name).flat_map(|(_, fields)| fields);
            let named: Vec<&str> = named.copied().collect();
            let wanted = info.fields.iter().filter(|field| field.required || named.contains(&field.name));
            let column = |field: &FieldInfo| match field.kind {
                FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Flag | FieldKind::Currency => Column::named("word"),
                FieldKind::Duration | FieldKind::Instant => Column::named("number").seconds(),
                _ => Column::named("number"),
            };
            let mapping = Mapping::of(info.name).beside([""; 0]);
            let mapping = wanted.fold(mapping, |mapping, field| mapping.field(field.name, column(field)));
            query = query.table(Table::named(info.name).of(mapping));
            schemas.push((info.name, batch([("number", wholes([1])), ("word", texts(["handled"]))]).schema()));
        }
        let run = query.ask_all().start(schemas).expect("columns");
        let id = metric.definition().id;
        let told = run.left_out().iter().filter(|left_out| left_out.kpi() == id && left_out.why().contains("column"));
        lacking.extend(told.map(KpiLeftOut::to_string));
    }
    assert_eq!(lacking, BEYOND_THEIR_COLUMNS);
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

/// The same KPI under several thresholds of one pass, the threshold of the row among them, is what each gives on its own.
#[test]
fn thresholds_of_one_pass_are_those_of_many() {
    let outcomes = ["handled", "handled", "handled", "handled", "handled", "abandoned_queue", "abandoned_queue"];
    let table = batch([
        ("result", texts(outcomes)),
        ("waited", wholes([Some(10), Some(20), Some(25), Some(40), None, Some(5), Some(60)])),
        ("limit", wholes([5, 20, 30, 40, 60, 60, 60])),
    ]);
    let mapping = contacts().field("answer_within", Column::named("limit").seconds());
    let query = |asks: Vec<Ask>| Query::new().table(Table::named("calls").of(mapping.clone())).ask(asks);
    let level = |rules: &str| Ask::kpi("service_level").rules(rules).named(format!("level {rules}"));
    let rules = [
        "answer_within=20s",
        "answer_within=24s",
        "answer_within=25s boundary=exclusive",
        "answer_within=60s",
        "answer_within=per_row",
    ];
    let together = run(&query(rules.map(level).to_vec()), &[("calls", &table)]).expect("columns");
    // Of 6 with a known wait: 10 and 20; 10 and 20; the same without 25; all four answered; 20, 25 and 40 within 20, 30 and 40.
    assert_eq!(parts(&together), [Some((2, 6)), Some((2, 6)), Some((2, 6)), Some((4, 6)), Some((3, 6))]);
    let apart = rules.map(|rules| run(&query(vec![level(rules)]), &[("calls", &table)]).expect("columns"));
    let apart: Vec<String> = apart.iter().flat_map(shown).collect();
    assert_eq!(shown(&together), apart);
    // A table of the values tells the thresholds apart by their names, a long one also by their rules.
    let wide = together.wide(Parts::None).expect("a table");
    assert!(wide.column_by_name("level answer_within=60s").is_some());
    let long = together.long().expect("a table");
    let told = long.column_by_name("rules").expect("a column").to_data();
    assert_eq!(told.len(), 5);
    let twice = query(vec![Ask::kpi("service_level"), Ask::kpi("service_level").rules("answer_within=60s")]);
    let error = run(&twice, &[("calls", &table)]).expect("columns").wide(Parts::None).expect_err("one name");
    assert_eq!(
        error.to_string(),
        "two columns would be called `service_level`: give one of the KPIs a name of its own (Ask::named)"
    );
    let without = contacts().rules("answer_within=per_row");
    let without = Query::new().table(Table::named("calls").of(without));
    assert_eq!(
        why(without, &table, "service_level").as_deref(),
        Some("the table `calls` has no column for `answer_within` of `contact`")
    );
}

/// Row 0 names a currency, which only the rules without one refuse; row 1 names another one, which both refuse; row 2 names none.
#[test]
fn a_row_that_several_rules_refuse_is_told_once() {
    let currencies = arrow_array::StringArray::from(vec![Some("EUR"), Some("USD"), None]);
    let table = batch([("amount", wholes([100, 200, 300])), ("currency", std::sync::Arc::new(currencies))]);
    let cost = Mapping::of("cost").field("amount", "amount").field("currency", "currency");
    let contact = Mapping::of("contact").constant("outcome", "handled");
    let ask = |rules: &str| Ask::kpi("cost_per_contact").rules(rules).named(rules);
    for order in [["currency=EUR", "currency=unset"], ["currency=unset", "currency=EUR"]] {
        let query = Query::new().table(Table::named("t").of(contact.clone()).of(cost.clone())).ask(order.map(ask));
        let card = run(&query, &[("t", &table)]).expect("columns");
        let at = |name: &str| card.names().position(|known| known == name).expect("asked for");
        let (euros, unnamed) = (at("currency=EUR"), at("currency=unset"));
        assert_eq!(card.value(0, euros).and_then(|value| value.parts()), Some((400, 3)));
        assert_eq!(card.value(0, unnamed).and_then(|value| value.parts()), Some((300, 3)));
        // Each KPI tells what its own rules refused, the report what any did.
        assert_eq!((card.rejected(euros), card.rejected(unnamed)), (vec![1], vec![2]));
        assert_eq!(rejected(&card).iter().map(|line| &line[..2]).collect::<Vec<_>>(), ["0:", "1:"]);
        let [_, costs] = &report(&card)[..] else { panic!("two mappings") };
        assert!(costs.starts_with("t as cost: 3 read, 1 counted, 0 not of it, 2 "), "{costs}");
    }
}

/// Four answered calls waited 95 s: 23.75 s each, shown half to even. 5 of 7 were answered.
#[test]
fn own_kpis_are_shown_as_their_totals_are_counted() {
    let table = batch([("result", texts(["handled"; 3])), ("amount", wholes([100, 250, 150]))]);
    let shows = |formula: &str, unit: Option<Unit>| {
        let ask = Ask::own("mine", formula);
        let ask = unit.map_or(ask.clone(), |unit| ask.unit(unit));
        let card = run(&of_calls().ask([ask]), &[("calls", &calls())]).expect("columns");
        let value = card.value(0, 0).expect("a value").to_string();
        value.split(" (").next().map(str::to_owned).expect("a figure")
    };
    assert_eq!(shows("wait_of_answered", None), "95.0 s");
    assert_eq!(shows("(wait_of_answered) / (answered - wait_unknown)", None), "23.8 s");
    assert_eq!(shows("(answered) / (offered)", None), "0.71");
    assert_eq!(shows("(answered) / (offered)", Some(Unit::Share)), "71.4 %");
    assert_eq!(shows("answered", None), "5");
    // A time over a time is a number, and so is a count over one.
    assert_eq!(shows("(wait_of_answered) / (wait_of_abandoned)", None), "1.46");
    assert_eq!(shows("3600000000 * (answered) / (wait_of_answered)", None), "189.47");
    let costs = Table::named("t").of(Mapping::of("cost").field("amount", "amount"));
    let query = Query::new().table(costs).ask([Ask::own("spent", "amount"), Ask::own("each", "(amount) / (rows)")]);
    let card = run(&query, &[("t", &table)]).expect("columns");
    let wide = card.wide(Parts::None).expect("a table");
    let units = wide.schema().fields().iter().map(|field| field.metadata()["unit"].clone()).collect::<Vec<_>>();
    assert_eq!(units, ["money", "money"]);
    assert_eq!(
        engine_tables::refused(&of_calls().ask([Ask::kpi("csat").unit(Unit::Share)]), &[("calls", &calls())]),
        "syntax: `csat` has the unit of the catalogue: only KPIs of one's own are given one"
    );
}

/// A fact that no KPI reads is still read from columns that are there, of types that it has.
#[test]
fn mappings_that_nothing_reads_are_checked_all_the_same() {
    let refused = |survey: Mapping| {
        let query = Query::new().table(Table::named("calls").of(contacts()).of(survey));
        engine_tables::refused(&query.ask([Ask::kpi("service_level")]), &[("calls", &calls())])
    };
    assert_eq!(
        refused(Mapping::of("survey").field("csat", "csta")),
        "column: the table `calls` has no column `csta` for the field `csat` of `survey`: it has result, waited"
    );
    assert_eq!(
        refused(Mapping::of("survey").field("csat", "result")),
        "column: the column `result` of the table `calls` is Utf8: the field `csat` of `survey` is read from whole numbers"
    );
    let no_field = refused(Mapping::of("survey").field("csats", "waited"));
    assert!(no_field.starts_with("unknown_name: `survey` has no field `csats`: it has sent, "), "{no_field}");
    let no_word = refused(Mapping::of("survey").constant("resolved", "perhaps"));
    assert_eq!(no_word, "out_of_range: the field `resolved` (flag) cannot be `perhaps` in every row");
    let rules = refused(Mapping::of("survey").rules("scale=of_seven_or_so"));
    assert!(rules.starts_with("syntax: "), "{rules}");
    // Nothing is counted of it, and its rows are told as read.
    let survey = Mapping::of("survey").field("csat", "waited");
    let query = Query::new().table(Table::named("calls").of(contacts()).of(survey)).ask([Ask::kpi("service_level")]);
    let card = run(&query, &[("calls", &calls())]).expect("columns");
    assert_eq!(parts(&card), [Some((2, 6))]);
}

/// A sum of a column with a unit is one of times: 3 and 5 minutes over two rows; what is below zero is no time.
#[test]
fn sums_of_times_are_times() {
    let table = batch([("minutes", wholes([Some(180), Some(300), Some(-1), None])), ("end", wholes([10, 40, 5, 9]))]);
    let measures = Table::named("t").sum("worked", Column::named("minutes").seconds());
    let asks = [Ask::own("worked", "worked"), Ask::own("each", "(worked) / (rows - worked_unknown)")];
    let query = Query::new().table(measures).ask(asks);
    let card = run(&query, &[("t", &table)]).expect("columns");
    assert_eq!(parts(&card), [Some((480_000_000, 1)), Some((480_000_000, 2))]);
    let shows: Vec<String> =
        shown(&card).iter().filter_map(|text| text.split(" (").next().map(str::to_owned)).collect();
    assert_eq!(shows, ["all: 480.0 s", "all: 240.0 s"]);
    assert_eq!(rejected(&card), ["2: worked is negative (-1000000)"]);
    // A number without one is a number; to count above one, its unit would be forgotten.
    let plain = Query::new().table(Table::named("t").sum("end", "end")).ask([Ask::own("end", "end")]);
    assert_eq!(shown(&run(&plain, &[("t", &table)]).expect("columns")), ["all: 64 (own)"]);
    let above = Table::named("t").count_above("late", Column::named("end").seconds(), 20);
    assert_eq!(
        engine_tables::refused(&Query::new().table(above).ask([Ask::own("late", "late")]), &[("t", &table)]),
        "syntax: the measure `late` of the table `t` compares numbers as they stand in the column: name it without a unit"
    );
}
