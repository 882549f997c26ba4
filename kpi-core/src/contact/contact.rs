//! The fact `contact`: one row per contact, or per leg, of a flat call log.

use crate::contact::contact_count::count;
use crate::contact::contact_cuts::contact_cuts;
use crate::contact::contact_row::{ContactRow, FIELDS, surely_reads};
use crate::contact::contact_rules::{ContactRules, RULES};
use crate::contact::contact_totals::{ContactTotal as T, TOTALS};
use crate::contact::words::Attribution;
use crate::exact::Instant;
use crate::fact::{
    Coverage, Cuts, Fact, FactInfo, FieldBuffer, Fields, Index, Rejection, Sink, StateInfo, Tally, Totals, View,
};

/// Totals of contacts.
pub type ContactTotals = Totals<Contact>;
/// Totals of contacts with the distributions of waits and the distinct customers, issues and agents.
pub type ContactTally = Tally<Contact>;

/// The fact `contact`.
///
/// `offered = answered + abandoned + flowed_out`: a contact enters `offered` when it has left the queue that it entered, or
/// the agent that it rang without a queue. One still in the queue is `waiting` and enters no ratio; one in conversation is
/// answered, and is handled when its wrap has ended. Only inbound contacts enter the accessibility totals.
#[derive(Clone, Copy, Debug)]
pub enum Contact {}

#[rustfmt::skip] // a table: one state, one line
const DISTRIBUTIONS: &[StateInfo] = &[
    StateInfo::new("wait_dist_answered", &["unit", "attribution", "wait_from"], "known waits of answered contacts").reads(&["outcome", "direction", "wait"]),
    StateInfo::new("wait_dist_abandoned", &["unit", "attribution", "wait_from"], "known waits of abandoned contacts").reads(&["outcome", "direction", "wait"]),
    StateInfo::new("wait_dist_flowed_out", &["unit", "attribution", "wait_from"], "known waits of flowed-out contacts").reads(&["outcome", "direction", "wait"]),
];

#[rustfmt::skip] // a table: one state, one line
const SETS: &[StateInfo] = &[
    StateInfo::new("customer_set", &["unit", "attribution"], "distinct customers of arrived contacts").reads(&["outcome", "direction", "customer"]),
    StateInfo::new("issue_set", &["unit", "attribution"], "distinct issues of arrived contacts").reads(&["outcome", "direction", "issue"]),
    StateInfo::new("agent_set", &["unit", "attribution", "direction"], "distinct agents of handled contacts").reads(&["outcome", "direction", "agent"]),
    StateInfo::new("multichannel_customer_set", &["unit", "attribution"], "distinct customers seen on two channels or more").unless(T::MultichannelUnknown as u16).reads(&["outcome", "direction", "customer", "multichannel"]),
];

/// The tables of the fact `contact`.
pub static CONTACT: FactInfo = FactInfo::new("contact", "one contact, or one leg of a contact, of a call log", TOTALS)
    .numbered(1)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_states(DISTRIBUTIONS, SETS);

impl Fact for Contact {
    type Row = ContactRow;
    type Rules = ContactRules;
    type Total = T;
    const INFO: &'static FactInfo = &CONTACT;

    #[inline(always)]
    fn count(row: &ContactRow, rules: &ContactRules, to: &mut impl Sink) -> Result<(), Rejection> {
        count(row, rules, to)
    }

    #[inline(always)]
    fn counts_in_place(row: &impl View) -> bool {
        // A row as long as the table needs no look at its length for each field.
        row.reaches(FIELDS.len()) && surely_reads(row)
    }

    #[inline(always)]
    fn count_view(row: &impl View, rules: &ContactRules, to: &mut impl Sink) -> Result<(), Rejection> {
        count(row, rules, to)
    }

    fn cuts(rules: &ContactRules, known: u64, cuts: &mut Cuts) -> bool {
        contact_cuts(rules, known, cuts)
    }

    fn coverage(rules: &ContactRules, total: usize) -> Coverage {
        let is = |these: &[T]| these.iter().any(|this| this.index() == total);
        let parts = rules.parts;
        let absent = !parts.talk && is(&[T::Talk])
            || !parts.hold && is(&[T::Hold, T::Held, T::HeldLegs])
            || !parts.wrap && is(&[T::Wrap, T::WrappedLegs]);
        let unknown = !parts.talk && is(&[T::ZeroTalkLegs, T::ShortTalkLegs])
            || !parts.ring && is(&[T::Ring])
            || !parts.custom_status && is(&[T::CustomStatus])
            || rules.channel.is_none() && is(&[T::ArrivedOfChannel])
            || rules.cycle().is_none() && is(&[T::RingCount, T::RingCounted]);
        match (absent, unknown) {
            (true, _) => Coverage::Absent,
            (_, true) => Coverage::Unknown,
            _ => Coverage::Counted,
        }
    }

    fn instant(row: &ContactRow, rules: &ContactRules) -> Option<Instant> {
        match rules.attribution {
            Attribution::ByArrival => row.arrived_at,
            Attribution::ByEnd => row.ended_at,
        }
    }

    #[inline]
    fn read(from: &Fields<'_>) -> Result<ContactRow, Rejection> {
        ContactRow::read(from)
    }

    fn write(row: &ContactRow, to: &mut FieldBuffer) {
        to.put_all(row);
    }
}
