//! Tables of totals: kept by quarter of an hour, added up to days, to queues and to all, they give what counting the rows at once gives.

#[path = "columns_of.rs"]
mod columns_of;
#[path = "rows.rs"]
mod rows;

use arrow_array::{Array, Float64Array, Int64Array, RecordBatch, StringArray};
use columns_of::{bare, batch, table};
use kpi_core::engine::{Ask, Card, Query, Table};
use kpi_core::prelude::*;
use kpi_core::{ErrorCode, catalogue};
use proptest::prelude::*;
use rows::{ErasedRow, rows, rules, runner};
use std::sync::Arc;

const KEYS: [&str; 3] = ["b", "a", "ab"];

/// The KPIs of a fact that are made of totals alone.
fn asks(info: &FactInfo) -> Vec<Ask> {
    let of = |metric: &&'static dyn Metric| {
        let metric = *metric;
        let own = |variant: &&Variant| {
            variant.facts.len() == 1
                && variant.facts[0].is(info)
                && ["count", "quotient"].contains(&variant.formula.kind())
        };
        let ask = move |variant: &Variant| Ask::kpi(metric.definition().id).variant(variant.name);
        metric.definition().variants.iter().filter(own).map(ask).collect::<Vec<_>>()
    };
    catalogue::METRICS.iter().flat_map(of).collect()
}

/// A query by queue or over all, in these intervals.
fn query(by_queue: bool, every: Option<Every>, asks: Vec<Ask>) -> Query {
    let query = Query::new().ask(asks);
    let query = if by_queue { query.by(["queue"]) } else { query };
    match every {
        Some(every) => query.every(Bins::calendar(every, &Zone::named("Asia/Jerusalem").expect("a zone"))),
        None => query,
    }
}

/// The rows counted at once.
fn counted(query: Query, rows: &RecordBatch, mapping: kpi_core::engine::Mapping) -> Card {
    let query = query.table(Table::named("rows").of(mapping));
    let mut run = query.start([("rows", rows.schema())]).expect("columns of the fact");
    run.push("rows", rows).expect("fits");
    run.finish().expect("fits")
}

fn shown(card: &Card) -> Vec<String> {
    card.values().map(|(group, value)| format!("{group}: {} {value}", value.metric())).collect()
}

#[test]
fn totals_roll_up_to_what_the_rows_give() {
    // What is taken once at an instant is put side by side, which needs a row of each queue at each instant.
    let sums = |fact: &&&'static dyn AnyFact| !fact.info().totals.iter().any(|total| total.once);
    for fact in catalogue::FACTS.iter().filter(sums) {
        let info = fact.info();
        let all = (1_u64 << info.fields.len()) - 1;
        let result = runner().run(&(rules(info), rows(info)), |(rules, rows)| {
            let rows: Vec<&ErasedRow> = rows.iter().filter(|row| fact.reread(row.0, &row.1).is_some()).collect();
            let (mut columns, mapping) = table(info, &rows, all, 0);
            let mapping = mapping.rules(bare(&rules));
            let keys: Vec<&str> = (0..rows.len()).map(|at| KEYS[at % KEYS.len()]).collect();
            columns.push(("queue".to_owned(), Arc::new(StringArray::from(keys))));
            let batch = batch(columns);
            let fine = counted(query(true, Some(Every::QUARTER_HOUR), Vec::new()).totals(), &batch, mapping.clone());
            let kept = fine.totals(info.name).expect("counted");
            let (first, second) = (
                kept.slice(0, kept.num_rows() / 2),
                kept.slice(kept.num_rows() / 2, kept.num_rows() - kept.num_rows() / 2),
            );
            if kept.num_rows() == 0 {
                return Ok(());
            }
            for (by_queue, every) in [
                (true, Some(Every::QUARTER_HOUR)),
                (true, Some(Every::DAY)),
                (false, Some(Every::MONTH)),
                (true, None),
                (false, None),
            ] {
                let coarse = query(by_queue, every, asks(info));
                let read = coarse.of_totals([second.clone(), first.clone()]).expect("a table of totals");
                prop_assert_eq!(shown(&read), shown(&counted(coarse, &batch, mapping.clone())), "{}", info.name);
            }
            Ok(())
        });
        result.unwrap_or_else(|failure| panic!("{}: {failure}", info.name));
    }
}

/// A platform's interval table: it knows three totals, and what follows from these.
fn own_totals(offered: Vec<Option<i64>>) -> RecordBatch {
    let rows = offered.len();
    let texts = |text: &str| Arc::new(StringArray::from(vec![text; rows])) as arrow_array::ArrayRef;
    batch(vec![
        ("queue".to_owned(), Arc::new(StringArray::from_iter_values((0..rows).map(|row| KEYS[row % 2])))),
        ("fact".to_owned(), texts("contact")),
        ("rules".to_owned(), texts("contact/1 answer_within=20s")),
        ("offered".to_owned(), Arc::new(Int64Array::from(offered))),
        ("answered".to_owned(), Arc::new(Int64Array::from(vec![90; rows]))),
    ])
}

/// 100 + 50 offered and 90 + 90 answered of queue b; the offered of queue a are not known of one row, so not at all.
#[test]
fn what_a_platform_knows_is_read_and_what_it_does_not_is_unknown() -> Result<(), Box<dyn std::error::Error>> {
    let asks = [
        Ask::kpi("connect_rate"),
        Ask::kpi("contacts_answered"),
        Ask::kpi("service_level"),
        Ask::kpi("wait_percentile").p(Ratio::new(9, 10)?),
    ];
    let card =
        Query::new().by(["queue"]).ask(asks).of_totals([own_totals(vec![Some(200), Some(100), Some(50), None])])?;
    assert_eq!(
        shown(&card),
        [
            "a: connect_rate undefined: offered is unknown (of_offered)",
            "a: contacts_answered 180 (answered)",
            "a: service_level undefined: answered_within is unknown (of_offered, answer_within 20s)",
            "a: wait_percentile undefined: wait_dist_answered is unknown (of_offered, p=9/10, nearest_rank)",
            "b: connect_rate 72.0 % (180 of 250; of_offered)",
            "b: contacts_answered 180 (answered)",
            "b: service_level undefined: answered_within is unknown (of_offered, answer_within 20s)",
            "b: wait_percentile undefined: wait_dist_answered is unknown (of_offered, p=9/10, nearest_rank)",
        ]
    );
    Ok(())
}

/// Of a platform's table, all that its totals allow are asked for: those that need nothing but offered and answered.
#[test]
fn all_that_the_totals_allow_can_be_asked_for() -> Result<(), Box<dyn std::error::Error>> {
    let card = Query::new().ask_all().of_totals([own_totals(vec![Some(200), Some(100)])])?;
    assert_eq!(card.names().collect::<Vec<_>>(), ["contacts_answered", "connect_rate"]);
    assert_eq!(card.value(0, 1).and_then(|value| value.parts()), Some((180, 300)));
    let why = |kpi: &str| card.left_out().iter().find(|left_out| left_out.kpi() == kpi).map(ToString::to_string);
    for told in [
        "service_level: no table has a column for the total `answered_within` of `contact`",
        "longest_wait: it is made of more than totals, and nothing else is in their tables",
        "wait_percentile: it needs the parameter `p`: which percentile",
        "csat: there is no table of totals of `survey`",
    ] {
        let kpi = told.split(':').next().unwrap_or_default();
        assert_eq!(why(kpi).as_deref(), Some(told));
    }
    Ok(())
}

/// Nothing was offered. Only a table that tells its rows says that none were seen; both ways to a value agree.
#[test]
fn a_table_that_does_not_tell_its_rows_is_not_empty() -> Result<(), Box<dyn std::error::Error>> {
    let texts = |text: &str| Arc::new(StringArray::from(vec![text; 2])) as arrow_array::ArrayRef;
    let zeros = || Arc::new(Int64Array::from(vec![0, 0])) as arrow_array::ArrayRef;
    let table = |rows: Vec<Option<i64>>| {
        batch(vec![
            ("queue".to_owned(), Arc::new(StringArray::from(vec!["a", "b"])) as arrow_array::ArrayRef),
            ("fact".to_owned(), texts("contact")),
            ("rules".to_owned(), texts("contact/1")),
            ("rows".to_owned(), Arc::new(Int64Array::from(rows))),
            ("offered".to_owned(), zeros()),
            ("answered".to_owned(), zeros()),
        ])
    };
    let card = Query::new().by(["queue"]).ask([Ask::kpi("connect_rate")]).of_totals([table(vec![None, Some(0)])])?;
    let reasons: Vec<_> = card.values().map(|(_, value)| value.reason().cloned()).collect();
    assert_eq!(reasons, [Some(Undefined::ZeroDenominator), Some(Undefined::Empty)]);
    let column = card.column(0).expect("asked for");
    assert_eq!(column.get(0), Some(Err(&Undefined::ZeroDenominator)));
    assert_eq!(column.get(1), Some(Err(&Undefined::Empty)));
    Ok(())
}

/// The table without a column, or with another one in its place.
fn changed(name: &str, column: Option<arrow_array::ArrayRef>) -> RecordBatch {
    let table = own_totals(vec![Some(100)]);
    let schema = table.schema();
    let kept = schema.fields().iter().zip(table.columns()).filter(|(field, _)| field.name() != name);
    let mut columns: Vec<_> = kept.map(|(field, column)| (field.name().clone(), column.clone())).collect();
    columns.extend(column.map(|column| (name.to_owned(), column)));
    batch(columns)
}

#[test]
fn tables_that_would_lie_are_refused_with_the_mend() {
    let query = || Query::new().by(["queue"]).ask([Ask::kpi("connect_rate")]);
    let refused = |tables: Vec<RecordBatch>| {
        let error = query().of_totals(tables).expect_err("refused");
        (error.code(), error.to_string())
    };
    assert_eq!(
        refused(vec![changed("rules", None)]),
        (
            ErrorCode::Column,
            "a table of totals has the columns `fact` and `rules` (whoever adds totals up groups by them too); this one has queue, fact, offered, answered"
                .to_owned()
        )
    );
    let floats = Arc::new(Float64Array::from(vec![100.0]));
    assert_eq!(
        refused(vec![changed("offered", Some(floats))]),
        (
            ErrorCode::Column,
            "the total `offered` is Float64: totals are 64-bit integers, so add them up as such: sum(offered)::BIGINT"
                .to_owned()
        )
    );
    let other = Arc::new(StringArray::from(vec!["contact/1 answer_within=30s"]));
    let (code, message) = refused(vec![own_totals(vec![Some(1)]), changed("rules", Some(other))]);
    assert_eq!(code, ErrorCode::RulesDiffer);
    assert!(
        message.starts_with(
            "totals of `contact` under two rules cannot be added: keep one of them, WHERE rules = 'contact/1 "
        ),
        "{message}"
    );
    assert!(message.contains("answer_within=20s") && message.contains("answer_within=30s"), "{message}");
    let most = own_totals(vec![Some(i64::MAX), Some(1), Some(1)]);
    assert_eq!(refused(vec![most]).0, ErrorCode::Overflow);
    let by_agent = Query::new().by(["agent"]).ask([Ask::kpi("connect_rate")]).of_totals([own_totals(vec![Some(1)])]);
    assert_eq!(
        by_agent.expect_err("no such key").to_string(),
        "a table of totals has no key `agent`: it has queue, fact, rules, offered, answered"
    );
    let by_day = query().every(Bins::calendar(Every::DAY, &Zone::utc())).of_totals([own_totals(vec![Some(1)])]);
    assert_eq!(
        by_day.expect_err("no intervals").to_string(),
        "totals kept without intervals do not make up intervals of day UTC"
    );
}

/// What was not asked for is not kept, and comes out as unknown rather than as zero.
#[test]
fn totals_that_were_not_kept_are_null() -> Result<(), Box<dyn std::error::Error>> {
    let card = Query::new().by(["queue"]).ask([Ask::kpi("connect_rate")]).of_totals([own_totals(vec![Some(100)])])?;
    let kept = card.totals("contact")?;
    let column = |name: &str| kept.column_by_name(name).expect("a total").clone();
    assert!(column("abandoned").is_null(0) && column("waiting").is_null(0));
    assert!(column("offered").is_valid(0) && column("answered").is_valid(0));
    Ok(())
}
