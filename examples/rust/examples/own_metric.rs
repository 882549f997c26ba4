//! A fact and a KPI of one's own: a hotel desk that promises a room by three o'clock.
//!
//! `cargo run -p kpi-examples --example own_metric`

use kpi_core::prelude::*;

/// One arrival at the desk, with the time until the room was ready; it may not be known.
struct CheckIn {
    waited: Option<Duration>,
}

#[derive(Clone, Copy)]
enum CheckInTotal {
    Rows,
    AtOnce,
    Waited,
    Unknown,
}

impl Index for CheckInTotal {
    fn index(self) -> usize {
        self as usize
    }
}

static CHECK_IN: FactInfo = FactInfo::new(
    "check_in",
    "one guest who checked in",
    &[
        TotalInfo::count(CheckInTotal::Rows as u16, "rows", "guests"),
        TotalInfo::count(CheckInTotal::AtOnce as u16, "at_once", "guests whose room was ready"),
        TotalInfo::micros(CheckInTotal::Waited as u16, "waited", "sum of known waits"),
        TotalInfo::count(CheckInTotal::Unknown as u16, "wait_unknown", "guests whose wait is unknown").excluded(),
    ],
);

impl Fact for CheckIn {
    type Row = Self;
    type Rules = NoRules;
    type Total = CheckInTotal;
    const INFO: &'static FactInfo = &CHECK_IN;

    fn count(row: &Self, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let Some(wait) = row.waited else {
            to.add(CheckInTotal::Unknown, 1);
            return Ok(());
        };
        if wait.is_negative() {
            return Err(Rejection::new(Reject::NegativeDuration, "waited"));
        }
        to.add(CheckInTotal::AtOnce, i64::from(wait == Duration::ZERO));
        to.add(CheckInTotal::Waited, wait.as_micros());
        Ok(())
    }
}

// A formula that does not read (a name that no total has, say) does not compile.
static ROOM_READY_RATE: Definition = Definition::own(
    "room_ready_rate",
    "Rooms ready at check-in",
    &[Variant::own("of_known", "(at_once) / (rows - wait_unknown)", &[&CHECK_IN]).share()],
);
static ROOM_WAIT: Definition = Definition::own(
    "room_wait",
    "Mean wait for the room",
    &[Variant::own("of_known", "(waited) / (rows - wait_unknown)", &[&CHECK_IN]).unit(Unit::Duration)],
);

fn main() -> Result<(), kpi_core::Error> {
    let waits = [Some(0), Some(0), Some(900), None, Some(-60), Some(0)];
    let guests: Vec<CheckIn> = waits.iter().map(|wait| CheckIn { waited: wait.map(Duration::secs) }).collect();

    let mut today = Totals::<CheckIn>::zero(&NoRules);
    let report = today.observe_all(&guests)?;
    println!("{} guests read, {} counted", report.read(), report.counted());
    for (row, rejection) in report.first_rejected() {
        println!("guest {row} left out: {rejection}");
    }
    println!();
    for metric in [&ROOM_READY_RATE, &ROOM_WAIT] {
        println!("{:<26} {}", metric.names.en, metric.evaluate(&today));
    }
    println!("{:<26} {}", "nobody yet", ROOM_READY_RATE.evaluate(&Totals::<CheckIn>::zero(&NoRules)));
    Ok(())
}
