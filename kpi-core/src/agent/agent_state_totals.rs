//! The totals of the fact `agent_state`: each name, unit, rule and meaning stands here and nowhere else.

use crate::fact::{TotalInfo, impl_index};
use AgentStateTotal as T;

/// The totals of [`AgentState`](crate::agent::AgentState), in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum AgentStateTotal {
    /// Rows counted, each in the interval in which it begins.
    Rows,
    /// Time in talk, disjoint per agent.
    Talk,
    /// Time in hold, disjoint per agent.
    Hold,
    /// Time in wrap, disjoint per agent.
    Wrap,
    /// Time available and idle.
    Available,
    /// Time reserved or ringing.
    Ringing,
    /// Time in any state but offline.
    LoggedIn,
    /// Logged-in time that is neither handling, available nor ringing.
    NotReady,
    /// Part of not_ready: breaks and meals.
    Breaks,
    /// Sum of time over contacts in progress; concurrent contacts count each.
    ContactTime,
    /// Time with at least one contact in progress.
    ContactUnion,
    /// Talk, hold and wrap of inbound contacts.
    HandlingInbound,
    /// Talk, hold and wrap of outbound contacts.
    HandlingOutbound,
    /// Time in rows flagged paid, offline included.
    Paid,
    /// Part of paid: talk, hold and wrap.
    PaidHandling,
    /// Part of paid: available.
    PaidAvailable,
    /// Part of paid: logged in.
    PaidLoggedIn,
    /// Part of paid: breaks and meals.
    PaidBreaks,
    /// Talk, hold and wrap of unknown direction.
    DirectionUnknown,
    /// Time in rows of which it is unknown whether they are paid.
    PaidUnknown,
    /// Rows without an end: states that go on at the horizon, whose time is not counted yet.
    Open,
    /// Talk, hold and wrap of an unknown number of contacts.
    ContactsUnknown,
}

impl_index!(AgentStateTotal);

#[rustfmt::skip] // a table: one total, one line
pub(super) const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted, each in the interval in which it begins").reads(&["continued"]),
    TotalInfo::micros(T::Talk as u16, "talk", "time in talk, disjoint per agent").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::Hold as u16, "hold", "time in hold, disjoint per agent").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::Wrap as u16, "wrap", "time in wrap, disjoint per agent").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::Available as u16, "available", "time available and idle").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::Ringing as u16, "ringing", "time reserved or ringing").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::LoggedIn as u16, "logged_in", "time in any state but offline").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::NotReady as u16, "not_ready", "logged-in time that is neither handling, available nor ringing").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::Breaks as u16, "breaks", "part of not_ready: breaks and meals").under(&["time_line"]).reads(&["state", "started_at", "ended_at"]),
    TotalInfo::micros(T::ContactTime as u16, "contact_time", "sum of time over contacts in progress; concurrent contacts count each").under(&["time_line"]).unless(T::ContactsUnknown as u16).reads(&["state", "started_at", "ended_at", "contacts"]),
    TotalInfo::micros(T::ContactUnion as u16, "contact_union", "time with at least one contact in progress").under(&["time_line"]).unless(T::ContactsUnknown as u16).reads(&["state", "started_at", "ended_at", "contacts"]),
    TotalInfo::micros(T::HandlingInbound as u16, "handling_inbound", "talk, hold and wrap of inbound contacts").under(&["time_line"]).unless(T::DirectionUnknown as u16).reads(&["state", "started_at", "ended_at", "direction"]),
    TotalInfo::micros(T::HandlingOutbound as u16, "handling_outbound", "talk, hold and wrap of outbound contacts").under(&["time_line"]).unless(T::DirectionUnknown as u16).reads(&["state", "started_at", "ended_at", "direction"]),
    TotalInfo::micros(T::Paid as u16, "paid", "time in rows flagged paid, offline included").under(&["time_line"]).unless(T::PaidUnknown as u16).reads(&["started_at", "ended_at", "paid"]),
    TotalInfo::micros(T::PaidHandling as u16, "paid_handling", "part of paid: talk, hold and wrap").under(&["time_line"]).unless(T::PaidUnknown as u16).reads(&["state", "started_at", "ended_at", "paid"]),
    TotalInfo::micros(T::PaidAvailable as u16, "paid_available", "part of paid: available").under(&["time_line"]).unless(T::PaidUnknown as u16).reads(&["state", "started_at", "ended_at", "paid"]),
    TotalInfo::micros(T::PaidLoggedIn as u16, "paid_logged_in", "part of paid: logged in").under(&["time_line"]).unless(T::PaidUnknown as u16).reads(&["state", "started_at", "ended_at", "paid"]),
    TotalInfo::micros(T::PaidBreaks as u16, "paid_breaks", "part of paid: breaks and meals").under(&["time_line"]).unless(T::PaidUnknown as u16).reads(&["state", "started_at", "ended_at", "paid"]),
    TotalInfo::micros(T::DirectionUnknown as u16, "direction_unknown", "talk, hold and wrap of unknown direction").under(&["time_line"]).excluded().reads(&["state", "started_at", "ended_at", "direction"]),
    TotalInfo::micros(T::PaidUnknown as u16, "paid_unknown", "time in rows of which it is unknown whether they are paid").under(&["time_line"]).excluded().reads(&["started_at", "ended_at", "paid"]),
    TotalInfo::count(T::Open as u16, "open", "rows without an end: states that go on at the horizon, whose time is not counted yet").pending().reads(&["ended_at"]),
    TotalInfo::micros(T::ContactsUnknown as u16, "contacts_unknown", "talk, hold and wrap of an unknown number of contacts").under(&["time_line"]).excluded().reads(&["state", "started_at", "ended_at", "contacts"]),
];
