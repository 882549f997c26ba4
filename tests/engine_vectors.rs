//! The conformance vectors through the engine: each fact's rows are a table of its own, each field a column.

#[path = "columns_of.rs"]
mod columns_of;
#[path = "rows.rs"]
mod rows;
#[path = "vector.rs"]
mod vector;

use columns_of::{batch, table};
use kpi_core::engine::{Ask, Card, Query, Table};
use rows::ErasedRow;
use vector::{Case, FactRows};

/// The fields that some row has; all where there is none, since a table has columns.
fn known_fields(fact: &FactRows) -> u64 {
    let some = fact.rows.iter().fold(0, |mask, (present, _)| mask | present);
    if some == 0 { all_fields(fact) } else { some }
}

fn all_fields(fact: &FactRows) -> u64 {
    (0..fact.info.fields.len()).fold(0, |mask, at| mask | 1 << at)
}

/// The scorecard of a case: one table for each fact, no keys, the columns in one of their layouts.
fn card(case: &Case, facts: &[FactRows], mask: fn(&FactRows) -> u64, layout: usize) -> Result<Card, String> {
    let (mut query, mut batches) = (Query::new(), Vec::new());
    for fact in facts {
        let rows: Vec<&ErasedRow> = fact.rows.iter().collect();
        let (columns, mapping) = table(fact.info, &rows, mask(fact), layout);
        query = query.table(Table::named(fact.info.name).of(mapping.rules(&fact.rules)));
        batches.push((fact.info.name, batch(columns)));
    }
    let ask = Ask::kpi(&case.metric).parameters(case.parameters()?);
    let ask = match &case.variant {
        Some(variant) => ask.variant(variant),
        None => ask,
    };
    let schemas = batches.iter().map(|(name, batch)| (*name, batch.schema()));
    let mut run = query.ask([ask]).start(schemas).map_err(|error| error.to_string())?;
    for (name, batch) in &batches {
        run.push(name, batch).map_err(|error| error.to_string())?;
    }
    run.finish().map_err(|error| error.to_string())
}

/// Whether a case holds: in every layout, without the columns that no row fills and with them.
fn check(case: &Case, facts: &[FactRows]) -> Result<(), String> {
    for (layout, mask) in
        [(0, known_fields as fn(&FactRows) -> u64), (1, all_fields), (2, known_fields), (3, all_fields)]
    {
        let card = card(case, facts, mask, layout)?;
        let value = card.value(0, 0).ok_or("no value")?;
        let rejected = |reason| card.reports().map(|(.., report)| report.rejected_for(reason)).sum::<u64>();
        case.holds(&value, |reason| i64::try_from(rejected(reason)).unwrap_or(i64::MAX))
            .map_err(|error| format!("layout {layout}: {error}"))?;
    }
    Ok(())
}

/// What row by row gives a reason instead of a value, the engine refuses before it reads a row.
const REFUSED: [(&str, &str); 5] = [
    (
        "contacts_missed/agent_missed/contacts-only",
        "`contacts_missed` needs rows of ring_attempt: no table is mapped to it",
    ),
    ("resolution_rate/default/contacts-only", "`resolution_rate` needs rows of ticket: no table is mapped to it"),
    ("service_level/of_waiting_now/contacts-only", "`service_level` needs rows of snapshot: no table is mapped to it"),
    (
        "ces/default/no-variant",
        "`ces` has no default variant: choose one of ces1_mean, ces2_mean, ces2_top3, ces2_top2, ces2_net, ces_ease5, ces_ease5_top2",
    ),
    (
        "average_ring_count/default/no-default",
        "`average_ring_count` has no default variant: choose one of answered, source_count",
    ),
];

#[test]
fn every_vector_of_rows_holds_through_the_engine() -> Result<(), Box<dyn std::error::Error>> {
    let (mut through, mut of_totals, mut failures) = (0, 0, Vec::new());
    for case in vector::cases()? {
        let Some(facts) = case.rows()? else {
            of_totals += 1;
            continue;
        };
        through += 1;
        let refused = REFUSED.iter().find(|(id, _)| *id == case.id).map(|(_, message)| *message);
        match (check(&case, &facts), refused) {
            (Ok(()), None) => {}
            (Err(message), Some(expected)) if message == expected => {}
            (Ok(()), Some(_)) => failures.push(format!("{}: it is not refused", case.id)),
            (Err(failure), _) => failures.push(format!("{}: {failure}", case.id)),
        }
    }
    println!("{through} vectors through the engine, {of_totals} of totals skipped, {} failed", failures.len());
    assert!(failures.is_empty(), "{} of {through} vectors fail:\n{}", failures.len(), failures.join("\n"));
    assert!(through >= 1_690, "only {through} vectors");
    Ok(())
}
