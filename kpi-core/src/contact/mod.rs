//! Contacts: accessibility and handling; the alerts that they caused, and snapshots of the queues in which they wait.

#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod contact;
mod contact_count;
mod contact_cuts;
mod contact_row;
mod contact_rules;
mod contact_totals;
mod contact_valid;
pub mod kpis;
mod ring_attempt;
mod snapshot;
mod words;

pub use crate::fact::{AutoReply, Boundary};
pub use contact::{CONTACT, Contact, ContactTally, ContactTotals};
pub use contact_row::ContactRow;
pub use contact_rules::{AnswerWithin, ContactRules, HandleParts};
pub use contact_totals::ContactTotal;
pub use ring_attempt::{
    RING_ATTEMPT, RingAttempt, RingAttemptRow, RingAttemptTally, RingAttemptTotal, RingAttemptTotals, RingResult,
};
pub use snapshot::{
    SNAPSHOT, Snapshot, SnapshotRow, SnapshotRules, SnapshotSubject, SnapshotTally, SnapshotTotal, SnapshotTotals,
};
pub use words::{Attribution, Channel, ContactUnit, EndedBy, Exit, Outcome, Transfers, WaitFrom};
