//! Words that several facts share.

use crate::fact::impl_word;

/// Who started a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Direction {
    /// The customer.
    #[default]
    Inbound,
    /// The centre.
    Outbound,
    /// Somebody within: it enters no customer KPI.
    Internal,
}

impl_word!(Direction: Inbound "inbound", Outbound "outbound", Internal "internal");

/// Which clock measured a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Clock {
    /// All hours.
    #[default]
    Calendar,
    /// Opening hours only.
    Business,
}

impl_word!(Clock: Calendar "calendar", Business "business");
