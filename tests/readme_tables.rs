//! The example of README.md for tables, which runs as it stands there.

use kpi_core::engine::arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use kpi_core::engine::{Ask, Column, Mapping, Query, Table};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let calls = RecordBatch::try_from_iter([
        ("queue", Arc::new(StringArray::from(vec!["help", "help", "sales"])) as ArrayRef),
        ("result", Arc::new(StringArray::from(vec!["AGENT", "HANG", "AGENT"])) as ArrayRef),
        ("wait_s", Arc::new(Int64Array::from(vec![Some(12), Some(45), None])) as ArrayRef),
    ])?;
    let contacts = Mapping::of("contact")
        .field("outcome", Column::named("result").words([("AGENT", "handled"), ("HANG", "abandoned_queue")]))
        .field("wait", Column::named("wait_s").seconds());
    let query = Query::new().table(Table::named("calls").of(contacts)).by(["queue"]).ask([
        Ask::kpi("service_level"),
        Ask::kpi("service_level").rules("answer_within=60s").named("within_a_minute"),
        Ask::own("mean_wait_of_abandoned", "(wait_of_abandoned) / (abandoned)"),
    ]);
    let mut run = query.start([("calls", calls.schema())])?;
    run.push("calls", &calls)?; // as many batches as there are
    let card = run.finish()?;
    let shown: Vec<String> = card.values().map(|(group, value)| format!("{group}: {value}")).collect();
    assert_eq!(shown[0], "help: 50.0 % (1 of 2; of_offered, answer_within 20s)");
    // Nothing is left to divide by: the one wait of that queue is unknown.
    assert!(shown[3].starts_with("sales: undefined: the denominator is zero"));
    Ok(())
}
