//! Contacts: accessibility and handling.

#[allow(clippy::module_inception, reason = "every room has one file per fact, named after it")]
mod contact;
mod contact_row;
mod contact_rules;
mod contact_totals;
mod contact_valid;
pub mod kpis;
mod words;

pub use crate::fact::{AutoReply, Boundary};
pub use contact::{CONTACT, Contact, ContactTally, ContactTotals};
pub use contact_row::ContactRow;
pub use contact_rules::{AnswerWithin, ContactRules, HandleParts};
pub use contact_totals::ContactTotal;
pub use words::{Attribution, Channel, ContactUnit, EndedBy, Exit, Outcome, Transfers, WaitFrom};
