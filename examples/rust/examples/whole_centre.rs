//! Several facts of one centre, read together by queue: what a contact costs, what it is worth, how good it was.
//!
//! `cargo run -p kpi-examples --example whole_centre`

use kpi_core::prelude::*;

fn main() -> Result<(), kpi_core::Error> {
    by_queue()?;
    queues_side_by_side()?;
    look_up();
    Ok(())
}

/// Contacts, costs and evaluations, each kept by queue; a KPI over several of them is read from all at once.
fn by_queue() -> Result<(), kpi_core::Error> {
    println!("1. Facts kept by the same keys are read together, group by group\n");
    let euro: Currency = "EUR".parse()?;
    let mut contacts = Grouped::<&str, ContactTotals>::new(&ContactRules::default()).keyed_by("queue");
    let mut costs = Grouped::<&str, CostTotals>::new(&CostRules::default().currency(euro)).keyed_by("queue");
    let mut marks = Grouped::<&str, EvaluationTotals>::new(&EvaluationRules::default()).keyed_by("queue");
    for (queue, times) in [("help", 300), ("sales", 120)] {
        for _ in 0..times {
            contacts.observe(queue, &ContactRow::new(Outcome::Handled))?;
        }
    }
    for (queue, category, cents) in [
        ("help", CostCategory::Labour, 120_000),
        ("help", CostCategory::Telecom, 9_000),
        ("sales", CostCategory::Labour, 90_000),
    ] {
        let row = CostRow { category: Some(category), amount: Some(cents), ..CostRow::default() };
        costs.observe(queue, &row)?;
    }
    for points in [85, 92, 78] {
        marks.observe("help", &EvaluationRow { points, max_points: 100, ..EvaluationRow::default() })?;
    }
    let board = Board::of(&contacts).and(&costs)?.and(&marks)?;
    for (group, facts) in board.iter() {
        println!("   {:<6} cost per contact  {}", group.key, COST_PER_CONTACT.evaluate(&facts));
        println!("   {:<6} labour only       {}", "", COST_PER_CONTACT.evaluate_named("labour_only", &facts)?);
        println!("   {:<6} quality score     {}", "", QUALITY_SCORE.evaluate(&facts));
    }
    let by_site = Grouped::<&str, CostTotals>::new(&CostRules::default()).keyed_by("site");
    if let Err(error) = Board::of(&contacts).and(&by_site) {
        println!("\n   other keys have no quotient: {error}");
    }
    Ok(())
}

/// Two queues looked at at the same two instants: states add over queues, and are means over time.
fn queues_side_by_side() -> Result<(), kpi_core::Error> {
    println!("\n2. A state at an instant adds over queues, and over time is a mean\n");
    let mut waiting = Grouped::<&str, SnapshotTotals>::new(&SnapshotRules::default())
        .keyed_by("queue")
        .every(Bins::every(Duration::minutes(30))?);
    for (queue, minute, count) in [("help", 0, 4), ("sales", 0, 1), ("help", 30, 6), ("sales", 30, 3)] {
        let at = Instant::from_micros(minute * 60_000_000);
        waiting.observe(queue, &SnapshotRow { taken_at: Some(at), waiting: Some(count), ..SnapshotRow::default() })?;
    }
    for (group, totals) in waiting.rolled_up(|queue| *queue, None)?.iter() {
        println!("   {:<6} {}", group.key, CONTACTS_IN_QUEUE.evaluate(totals));
    }
    println!("   both   {}", CONTACTS_IN_QUEUE.evaluate(&waiting.total()?));
    Ok(())
}

/// The catalogue answers in three languages.
fn look_up() {
    println!("\n3. The catalogue is data: found by any of its names, in any of its languages\n");
    for words in ["接通率", "taux d'abandon", "handle time"] {
        for metric in kpi_core::catalogue::search(words).iter().take(2) {
            let kpi = metric.definition();
            println!("   {words} -> {} (variants: {}): {}", kpi.id, kpi.variants.len(), kpi.meaning);
        }
    }
}
