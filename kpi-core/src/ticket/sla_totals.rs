//! The totals of the fact `sla`: each name, unit, rule and meaning stands here and nowhere else.

use crate::fact::{TotalInfo, impl_index};
use SlaTotal as T;

/// The totals of [`Sla`](crate::ticket::Sla), in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SlaTotal {
    /// Rows counted: targets, or tickets.
    Rows,
    /// Targets met.
    Met,
    /// Targets missed and done since.
    BreachedFinished,
    /// Targets missed and still open at the horizon.
    BreachedOpen,
    /// Open targets not yet due at the horizon.
    OpenNotDue,
    /// Tickets with every target judged, or one missed.
    TicketsJudged,
    /// Part of tickets_judged with no target missed.
    TicketsAllMet,
    /// Targets of which it is unknown whether they were met.
    OutcomeUnknown,
    /// Tickets with a target still to be judged and none missed.
    TicketsOpen,
}

impl_index!(SlaTotal);

#[rustfmt::skip] // a table: one total, one line
pub(super) const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: targets, or tickets"),
    TotalInfo::count(T::Met as u16, "met", "targets met").under(&["clock", "target_in_force"]).reads(&["subject", "target", "elapsed", "finished", "breached"]),
    TotalInfo::count(T::BreachedFinished as u16, "breached_finished", "targets missed and done since").under(&["clock", "target_in_force"]).reads(&["subject", "target", "elapsed", "finished", "breached"]),
    TotalInfo::count(T::BreachedOpen as u16, "breached_open", "targets missed and still open at the horizon").under(&["clock", "target_in_force"]).reads(&["subject", "target", "elapsed", "finished", "breached"]),
    TotalInfo::count(T::OpenNotDue as u16, "open_not_due", "open targets not yet due at the horizon").under(&["clock", "target_in_force"]).pending().reads(&["subject", "target", "elapsed", "finished", "breached"]),
    TotalInfo::count(T::TicketsJudged as u16, "tickets_judged", "tickets with every target judged, or one missed").under(&["clock", "target_in_force"]).reads(&["subject", "target", "elapsed", "finished", "breached"]),
    TotalInfo::count(T::TicketsAllMet as u16, "tickets_all_met", "part of tickets_judged with no target missed").under(&["clock", "target_in_force"]).reads(&["subject", "target", "elapsed", "finished", "breached"]),
    TotalInfo::count(T::OutcomeUnknown as u16, "outcome_unknown", "targets of which it is unknown whether they were met").under(&["clock", "target_in_force"]).excluded().reads(&["target", "elapsed", "breached"]),
    TotalInfo::count(T::TicketsOpen as u16, "tickets_open", "tickets with a target still to be judged and none missed").under(&["clock", "target_in_force"]).pending().reads(&["subject", "target", "elapsed", "finished", "breached"]),
];
