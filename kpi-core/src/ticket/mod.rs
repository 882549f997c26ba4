//! Tickets: whether they were served in the time that was promised.

#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
mod sla;
mod sla_totals;

pub use sla::{SLA, Sla, SlaRow, SlaRules, SlaSubject, SlaTally, SlaTotals, TargetInForce};
pub use sla_totals::SlaTotal;
