//! Words and small steps that several facts share.

use crate::exact::{Currency, Duration};
use crate::fact::{Index, Reject, Rejection, Sink, impl_word};

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

/// What an agent does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum AgentActivity {
    /// Not logged in.
    Offline,
    /// Ready and idle.
    Available,
    /// Reserved, or the device rings.
    Ringing,
    /// Talking to a customer.
    Talk,
    /// The customer is on hold.
    Hold,
    /// After-contact work.
    Wrap,
    /// A break.
    AuxBreak,
    /// A meal.
    AuxMeal,
    /// Training.
    AuxTraining,
    /// A meeting.
    AuxMeeting,
    /// Other work away from the queue.
    AuxOtherWork,
    /// The platform says that something is wrong.
    Error,
}

impl_word!(AgentActivity: Offline "offline", Available "available", Ringing "ringing", Talk "talk", Hold "hold", Wrap "wrap", AuxBreak "aux_break",
    AuxMeal "aux_meal", AuxTraining "aux_training", AuxMeeting "aux_meeting", AuxOtherWork "aux_other_work", Error "error");

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

/// Whether a time equal to a threshold lies within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Boundary {
    /// It does: `wait <= T`.
    #[default]
    Inclusive,
    /// It does not: `wait < T`.
    Exclusive,
}

impl_word!(Boundary: Inclusive "inclusive", Exclusive "exclusive");

/// Whether automatic replies count as replies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum AutoReply {
    /// They do not.
    #[default]
    Excluded,
    /// They do.
    Included,
}

impl_word!(AutoReply: Excluded "excluded", Included "included");

/// Whether cancelled sales count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CancelledSales {
    /// They leave the successes and the sales.
    #[default]
    LeftOut,
    /// They stay in: figures are gross.
    Counted,
}

impl_word!(CancelledSales: LeftOut "left_out", Counted "counted");

impl CancelledSales {
    /// Whether a sale counts, so long after the contact and cancelled or not; `None` where nobody knows: with a window, a sale
    /// of unknown time may be later, unless it was cancelled and left out for that.
    #[inline]
    pub(crate) fn keep(
        self,
        after: Option<Duration>,
        window: Option<Duration>,
        cancelled: Option<bool>,
    ) -> Option<bool> {
        let in_time = match (after, window) {
            (_, None) => Some(true),
            (after, Some(window)) => after.map(|after| after <= window),
        };
        let stands = match self {
            Self::Counted => Some(true),
            Self::LeftOut => cancelled.map(|cancelled| !cancelled),
        };
        match (in_time, stands) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

impl Boundary {
    /// Whether a time lies within the threshold.
    #[inline]
    pub fn within(self, time: Duration, threshold: Duration) -> bool {
        match self {
            Self::Inclusive => time <= threshold,
            Self::Exclusive => time < threshold,
        }
    }
}

/// Adds a known time to its sum, or counts that it is unknown.
#[inline(always)]
pub(crate) fn known_or<T: Index>(to: &mut impl Sink, time: Option<Duration>, sum: T, unknown: T) {
    match time {
        Some(time) => to.add(sum, time.as_micros()),
        None => to.add(unknown, 1),
    }
}

/// Adds a known number to its sum, or counts that it is unknown.
#[inline(always)]
pub(crate) fn count_or<T: Index>(to: &mut impl Sink, number: Option<impl Into<i64>>, sum: T, unknown: T) {
    match number {
        Some(number) => to.add(sum, number.into()),
        None => to.add(unknown, 1),
    }
}

/// Adds a known yes, or counts that the answer is unknown.
#[inline(always)]
pub(crate) fn flag_or<T: Index>(to: &mut impl Sink, flag: Option<bool>, yes: T, unknown: T) {
    match flag {
        Some(flag) => to.add(yes, i64::from(flag)),
        None => to.add(unknown, 1),
    }
}

/// Sources cut times to whole seconds: a length and two instants of one row may lie so far apart.
pub(crate) const CUT_TO_SECONDS: Duration = Duration::secs(1);

/// Rejects a row that breaks a rule.
#[inline(always)]
pub(crate) fn refuse(broken: bool, reason: Reject, field: &'static str) -> Result<(), Rejection> {
    if broken { Err(Rejection::new(reason, field)) } else { Ok(()) }
}

/// Rejects money in another currency than the rules': a row that names none is in the one of the rules.
#[inline]
pub(crate) fn check_currency(row: Option<Currency>, rules: Option<Currency>) -> Result<(), Rejection> {
    match row {
        Some(currency) if rules != Some(currency) => {
            Err(Rejection::new(Reject::OtherCurrency, "currency").with_value(currency.code()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One known no is enough; a window asks for the time, and net figures ask for the cancellation.
    #[test]
    fn a_sale_counts_where_time_and_cancellation_are_known_and_allow_it() {
        let [soon, week, late] = [1, 7, 8].map(|days| Some(Duration::days(days)));
        for (after, window, cancelled, net, gross) in [
            (None, None, Some(false), Some(true), Some(true)),
            (None, None, Some(true), Some(false), Some(true)),
            (None, None, None, None, Some(true)),
            (soon, week, Some(false), Some(true), Some(true)),
            (week, week, Some(false), Some(true), Some(true)),
            (soon, week, None, None, Some(true)),
            (late, week, Some(false), Some(false), Some(false)),
            (late, week, None, Some(false), Some(false)),
            (None, week, Some(false), None, None),
            (None, week, Some(true), Some(false), None),
            (None, week, None, None, None),
        ] {
            let keep = |rule: CancelledSales| rule.keep(after, window, cancelled);
            assert_eq!(
                (keep(CancelledSales::LeftOut), keep(CancelledSales::Counted)),
                (net, gross),
                "{after:?} {window:?} {cancelled:?}"
            );
        }
    }
}
