//! The fact `backlog`: one row per instant at which the backlog was looked at, and one per ticket open then.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Clock, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules,
    Sink, StateInfo, Tally, TotalInfo, Totals, Word, check_time, flag_or, impl_index, impl_word, known_or, refuse,
    set_word,
};
use BacklogTotal as T;

/// Totals of the backlog.
pub type BacklogTotals = Totals<Backlog>;
/// Totals of the backlog with the states kept beside them.
pub type BacklogTally = Tally<Backlog>;

/// The fact `backlog`.
///
/// A state at an instant adds over queues, but over time only as a mean: every instant looked at is a row of its own,
/// even when nothing was open then, and each ticket that was open then is another. Queues looked at together are put
/// side by side with [`merge_beside`](crate::Accumulator::merge_beside): their tickets add, the instants are taken
/// once.
#[derive(Clone, Copy, Debug)]
pub enum Backlog {}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum BacklogSubject {
    /// One ticket, open at one instant: created by then, neither solved nor closed then.
    #[default]
    Ticket,
    /// One instant at which the backlog was looked at, whether or not a ticket was open.
    Instant,
}

impl_word!(BacklogSubject: Ticket "ticket", Instant "instant");

/// One instant, or one ticket that was open at one. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..BacklogRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BacklogRow {
    /// What the row is about; a ticket where null.
    pub subject: BacklogSubject,
    /// Whether it was pending on the customer.
    pub pending: Option<bool>,
    /// Whether it was past its resolution target; follows from elapsed and target where null.
    pub overdue: Option<bool>,
    /// Its resolution target, above zero.
    pub target: Option<Duration>,
    /// The time that counts towards the target, by the clock of the rules; the age where null and the clock is the
    /// calendar.
    pub elapsed: Option<Duration>,
    /// The time since it was created.
    pub age: Option<Duration>,
    /// The time since its status last changed.
    pub age_in_status: Option<Duration>,
    /// The time that it was open so far, without what it spent solved.
    pub open_time: Option<Duration>,
    /// The instant looked at: it decides the interval.
    pub at: Option<Instant>,
}

/// The rules under which the backlog are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BacklogRules {
    clock: Clock,
    status_map: Option<i64>,
}

impl BacklogRules {
    /// Which clock measured the time towards targets.
    #[must_use]
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The caller's own number, zero or more, for its mapping of statuses to open, pending and the rest.
    #[must_use]
    pub fn status_map(self, number: i64) -> Self {
        Self { status_map: Some(number.max(0)), ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "clock", RuleKind::Word(Clock::WORDS), 0, "which clock measured the time towards targets: `calendar` (default) or `business`"),
    RuleInfo::new(1, "status_map", RuleKind::NumberOrUnset(i64::MAX), -1, "the caller's number for its mapping of statuses to open, pending and the rest; `unset` (default) is the statuses as they are"),
];

impl Rules for BacklogRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.clock.code(),
            1 => self.status_map.unwrap_or(-1),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => set_word(&mut self.clock, value),
            1 => self.status_map = (value >= 0).then_some(value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    Pending,
    Overdue,
    Target,
    Elapsed,
    Age,
    AgeInStatus,
    OpenTime,
    At,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(BacklogSubject::WORDS), "what the row is about; a ticket where null"),
    FieldInfo::new(F::Pending as u8, "pending", FieldKind::Flag, "whether it was pending on the customer"),
    FieldInfo::new(F::Overdue as u8, "overdue", FieldKind::Flag, "whether it was past its resolution target; follows from elapsed and target where null"),
    FieldInfo::new(F::Target as u8, "target", FieldKind::Duration, "its resolution target, above zero"),
    FieldInfo::new(F::Elapsed as u8, "elapsed", FieldKind::Duration, "the time that counts towards the target, by the clock of the rules; the age where null and the clock is the calendar"),
    FieldInfo::new(F::Age as u8, "age", FieldKind::Duration, "the time since it was created"),
    FieldInfo::new(F::AgeInStatus as u8, "age_in_status", FieldKind::Duration, "the time since its status last changed"),
    FieldInfo::new(F::OpenTime as u8, "open_time", FieldKind::Duration, "the time that it was open so far, without what it spent solved"),
    FieldInfo::new(F::At as u8, "at", FieldKind::Instant, "the instant looked at: it decides the interval"),
];

/// The totals of [`Backlog`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum BacklogTotal {
    /// Rows counted: one instant at which the backlog was looked at, or one ticket open at one each.
    Rows,
    /// Instants looked at; taken once over tickets, added over time.
    Snapshots,
    /// Open tickets, summed over instants.
    Open,
    /// Part of open: pending on the customer.
    Pending,
    /// Part of open: past the resolution target.
    Overdue,
    /// Sum of ages since creation.
    Age,
    /// Sum of ages since the last change of status.
    AgeInStatus,
    /// Sum of time spent open so far.
    OpenTime,
    /// Open tickets of which it is unknown whether they were pending.
    PendingUnknown,
    /// Open tickets of which it is unknown whether they were overdue.
    OverdueUnknown,
    /// Open tickets whose age is unknown.
    AgeUnknown,
    /// Open tickets whose time in their status is unknown.
    AgeInStatusUnknown,
    /// Open tickets whose time open so far is unknown.
    OpenTimeUnknown,
    /// Open tickets without a known target, or without the time towards it; they enter no mean of cycles.
    TargetUnknown,
}

impl_index!(F, BacklogTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one instant at which the backlog was looked at, or one ticket open at one each"),
    TotalInfo::count(T::Snapshots as u16, "snapshots", "instants looked at; taken once over tickets, added over time").under(&["status_map"]).once().reads(&["subject"]),
    TotalInfo::count(T::Open as u16, "open", "open tickets, summed over instants").under(&["status_map"]).reads(&["subject"]),
    TotalInfo::count(T::Pending as u16, "pending", "part of open: pending on the customer").under(&["status_map"]).unless(T::PendingUnknown as u16).reads(&["subject", "pending"]),
    TotalInfo::count(T::Overdue as u16, "overdue", "part of open: past the resolution target").under(&["status_map"]).unless(T::OverdueUnknown as u16).reads(&["subject", "overdue", "target", "elapsed", "age"]),
    TotalInfo::micros(T::Age as u16, "age", "sum of ages since creation").under(&["status_map"]).unless(T::AgeUnknown as u16).reads(&["subject", "age"]),
    TotalInfo::micros(T::AgeInStatus as u16, "age_in_status", "sum of ages since the last change of status").under(&["status_map"]).unless(T::AgeInStatusUnknown as u16).reads(&["subject", "age_in_status"]),
    TotalInfo::micros(T::OpenTime as u16, "open_time", "sum of time spent open so far").under(&["status_map"]).unless(T::OpenTimeUnknown as u16).reads(&["subject", "open_time"]),
    TotalInfo::count(T::PendingUnknown as u16, "pending_unknown", "open tickets of which it is unknown whether they were pending").under(&["status_map"]).excluded().reads(&["subject", "pending"]),
    TotalInfo::count(T::OverdueUnknown as u16, "overdue_unknown", "open tickets of which it is unknown whether they were overdue").under(&["status_map", "clock"]).excluded().reads(&["subject", "overdue", "target", "elapsed", "age"]),
    TotalInfo::count(T::AgeUnknown as u16, "age_unknown", "open tickets whose age is unknown").under(&["status_map"]).excluded().reads(&["subject", "age"]),
    TotalInfo::count(T::AgeInStatusUnknown as u16, "age_in_status_unknown", "open tickets whose time in their status is unknown").under(&["status_map"]).excluded().reads(&["subject", "age_in_status"]),
    TotalInfo::count(T::OpenTimeUnknown as u16, "open_time_unknown", "open tickets whose time open so far is unknown").under(&["status_map"]).excluded().reads(&["subject", "open_time"]),
    TotalInfo::count(T::TargetUnknown as u16, "target_unknown", "open tickets without a known target, or without the time towards it; they enter no mean of cycles").under(&["status_map", "clock"]).excluded().reads(&["subject", "target", "elapsed", "age"]),
];

#[rustfmt::skip] // a table: one state, one line
const DISTRIBUTIONS: &[StateInfo] = &[
    StateInfo::new("age_dist", &["status_map"], "distribution of ages").unless(T::AgeUnknown as u16).reads(&["subject", "age"]),
];

const AGE_DIST: usize = 0;

#[rustfmt::skip] // a table: one state, one line
const QUOTIENTS: &[StateInfo] = &[
    StateInfo::new("cycles_late_dist", &["status_map", "clock"], "distribution of max(0, age/target - 1)").reads(&["subject", "target", "elapsed", "age"]),
];

const CYCLES_LATE_DIST: usize = 0;

/// The tables of the fact `backlog`.
pub static BACKLOG: FactInfo =
    FactInfo::new("backlog", "one instant at which the backlog was looked at, or one ticket open at one", TOTALS)
        .numbered(9)
        .with_fields(FIELDS)
        .with_rules(RULES)
        .with_states(DISTRIBUTIONS, &[])
        .with_quotients(QUOTIENTS);

impl Fact for Backlog {
    type Row = BacklogRow;
    type Rules = BacklogRules;
    type Total = T;
    const INFO: &'static FactInfo = &BACKLOG;

    fn count(row: &BacklogRow, rules: &BacklogRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let times = [
            ("target", row.target),
            ("elapsed", row.elapsed),
            ("age", row.age),
            ("age_in_status", row.age_in_status),
            ("open_time", row.open_time),
        ];
        times.into_iter().try_for_each(|(field, time)| check_time(field, time))?;
        refuse(row.target == Some(Duration::ZERO), Reject::OutOfRange, "target")?;
        for part in [row.age_in_status, row.open_time] {
            let longer = matches!((part, row.age), (Some(part), Some(age)) if part > age);
            refuse(longer, Reject::PartsExceedWhole, "age")?;
        }
        match row.subject {
            BacklogSubject::Instant => to.add(T::Snapshots, 1),
            BacklogSubject::Ticket => count_ticket(row, rules, to),
        }
        Ok(())
    }

    fn instant(row: &BacklogRow, _: &BacklogRules) -> Option<Instant> {
        row.at
    }

    fn read(from: &Fields<'_>) -> Result<BacklogRow, Rejection> {
        Ok(BacklogRow {
            subject: from.word(F::Subject)?.unwrap_or_default(),
            pending: from.flag(F::Pending)?,
            overdue: from.flag(F::Overdue)?,
            target: from.duration(F::Target),
            elapsed: from.duration(F::Elapsed),
            age: from.duration(F::Age),
            age_in_status: from.duration(F::AgeInStatus),
            open_time: from.duration(F::OpenTime),
            at: from.instant(F::At),
        })
    }

    fn write(row: &BacklogRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::Pending, row.pending.map(i64::from));
        to.put(F::Overdue, row.overdue.map(i64::from));
        to.put(F::Target, row.target.map(Duration::as_micros));
        to.put(F::Elapsed, row.elapsed.map(Duration::as_micros));
        to.put(F::Age, row.age.map(Duration::as_micros));
        to.put(F::AgeInStatus, row.age_in_status.map(Duration::as_micros));
        to.put(F::OpenTime, row.open_time.map(Duration::as_micros));
        to.put(F::At, row.at.map(Instant::as_micros));
    }
}

fn count_ticket(row: &BacklogRow, rules: &BacklogRules, to: &mut impl Sink) {
    let elapsed = row.elapsed.or(row.age.filter(|_| rules.clock == Clock::Calendar));
    let towards = row.target.zip(elapsed);
    to.add(T::Open, 1);
    flag_or(to, row.pending, T::Pending, T::PendingUnknown);
    let overdue = row.overdue.or(towards.map(|(target, elapsed)| elapsed > target));
    flag_or(to, overdue, T::Overdue, T::OverdueUnknown);
    known_or(to, row.age, T::Age, T::AgeUnknown);
    known_or(to, row.age_in_status, T::AgeInStatus, T::AgeInStatusUnknown);
    known_or(to, row.open_time, T::OpenTime, T::OpenTimeUnknown);
    if let Some(age) = row.age {
        to.sample(AGE_DIST, age.as_micros());
    }
    match towards {
        Some((target, elapsed)) => {
            let late = elapsed.as_micros() - target.as_micros();
            to.quotient(CYCLES_LATE_DIST, late.max(0), target.as_micros());
        }
        None => to.add(T::TargetUnknown, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, ErrorCode};
    use crate::fact::Accumulator;
    use crate::metric::Metric;
    use crate::ticket::kpis::TICKET_BACKLOG;

    /// A queue with so many tickets open at one instant.
    fn queue(open: usize) -> Result<BacklogTotals, Error> {
        let mut totals = BacklogTotals::zero(&BacklogRules::default());
        totals.observe(&BacklogRow { subject: BacklogSubject::Instant, ..BacklogRow::default() })?;
        for _ in 0..open {
            totals.observe(&BacklogRow::default())?;
        }
        Ok(totals)
    }

    #[test]
    fn tickets_add_over_queues_and_are_a_mean_over_time() -> Result<(), Error> {
        let (mut both, mut twice) = (queue(3)?, queue(3)?);
        both.merge_beside(&queue(5)?)?;
        assert_eq!(TICKET_BACKLOG.evaluate(&both).parts(), Some((8, 1)));
        twice.merge(&queue(5)?)?;
        assert_eq!(TICKET_BACKLOG.evaluate(&twice).parts(), Some((8, 2)));
        Ok(())
    }

    #[test]
    fn queues_looked_at_at_other_instants_are_not_put_side_by_side() -> Result<(), Error> {
        let mut twice = queue(3)?;
        twice.merge(&queue(5)?)?;
        let refused = twice.merge_beside(&queue(1)?);
        assert_eq!(refused.err().map(|error| error.code()), Some(ErrorCode::InstantsDiffer));
        Ok(())
    }
}
