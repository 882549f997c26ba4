//! Rows become totals, totals become KPIs: the four things to know first.
//!
//! `cargo run -p kpi-examples --example quick_start`

use kpi_core::prelude::*;

fn main() -> Result<(), kpi_core::Error> {
    rows_to_kpis()?;
    machines_add_up()?;
    bring_your_own_totals()?;
    scores()
}

/// One call: what became of it, how long the caller waited, how long it took.
fn call(outcome: Outcome, wait: i32, talk: i32) -> ContactRow {
    let handled = outcome == Outcome::Handled;
    let time = |secs: i32| handled.then(|| Duration::secs(secs));
    ContactRow {
        wait: Some(Duration::secs(wait)),
        talk: time(talk),
        hold: time(0),
        wrap: time(40),
        ..ContactRow::new(outcome)
    }
}

fn rows_to_kpis() -> Result<(), kpi_core::Error> {
    println!("1. Rows become totals, totals become KPIs\n");
    let mut today = ContactTotals::zero(&ContactRules::default().answer_within(Duration::secs(20)));
    for row in [
        call(Outcome::Handled, 12, 180),
        call(Outcome::Handled, 45, 300),
        call(Outcome::AbandonedQueue, 8, 0),
        call(Outcome::Voicemail, 60, 0),
    ] {
        today.observe(&row)?;
    }
    println!("   service level        {}", SERVICE_LEVEL.evaluate(&today));
    println!("   average handle time  {}", AVERAGE_HANDLE_TIME.evaluate(&today));
    println!("\n   and as others would report the same four calls:");
    for value in SERVICE_LEVEL.evaluate_all(&today).iter().take(5) {
        println!("   {:<26} {:>7}", value.variant(), value.figure());
    }
    Ok(())
}

fn machines_add_up() -> Result<(), kpi_core::Error> {
    println!("\n2. Totals add up: in any order, on any number of machines, to the same bits\n");
    let rules = ContactRules::default();
    let (mut paris, mut lyon) = (ContactTotals::zero(&rules), ContactTotals::zero(&rules));
    for wait in [5, 10, 15, 90] {
        paris.observe(&call(Outcome::Handled, wait, 200))?;
    }
    lyon.observe(&call(Outcome::Handled, 120, 200))?;
    println!("   Paris  {}", SERVICE_LEVEL.evaluate(&paris));
    println!("   Lyon   {}", SERVICE_LEVEL.evaluate(&lyon));
    paris.merge(&lyon)?;
    println!("   both   {}  (the mean of both levels would be 37.5 %)", SERVICE_LEVEL.evaluate(&paris));
    Ok(())
}

fn bring_your_own_totals() -> Result<(), kpi_core::Error> {
    println!("\n3. No rows? Bring the totals that your platform keeps: what you do not know is unknown, never zero\n");
    let mut half_hour = ContactTotals::unknown(&ContactRules::default());
    half_hour.set(ContactTotal::Offered, 170)?;
    half_hour.set(ContactTotal::Answered, 153)?;
    println!("   connect rate   {}", CONNECT_RATE.evaluate(&half_hour));
    println!("   service level  {}", SERVICE_LEVEL.evaluate(&half_hour));
    Ok(())
}

fn scores() -> Result<(), kpi_core::Error> {
    println!("\n4. Scores, straight from the answers\n");
    println!("   NPS   {}", kpi_core::nps([9, 10, 7, 3])?);
    println!("   CSAT  {}", kpi_core::csat([5, 4, 4, 2])?);
    println!("   CES   {}", kpi_core::ces("ces2_mean", [7, 6, 5])?);
    Ok(())
}
