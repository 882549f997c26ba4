//! Tickets: what came and was solved, how long it took, what is open, and whether it was served in the time promised.

mod backlog;
#[rustfmt::skip] // tables: one variant, one line
pub mod kpis;
mod sla;
mod sla_totals;
#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod ticket;
mod ticket_row;
mod ticket_rules;
mod ticket_totals;

pub use backlog::{
    BACKLOG, Backlog, BacklogRow, BacklogRules, BacklogSubject, BacklogTally, BacklogTotal, BacklogTotals,
};
pub use sla::{SLA, Sla, SlaRow, SlaRules, SlaSubject, SlaTally, SlaTotals, TargetInForce};
pub use sla_totals::SlaTotal;
pub use ticket::{TICKET, Ticket, TicketTally, TicketTotals};
pub use ticket_row::{TicketPart, TicketRow};
pub use ticket_rules::{ReopenHistory, ReopenIgnore, TicketAttribution, TicketRules, TicketStart};
pub use ticket_totals::TicketTotal;
