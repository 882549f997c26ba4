//! The fact `ring_attempt`: one row per alert of one agent.

use crate::exact::{Duration, Instant};
use crate::fact::{
    CUT_TO_SECONDS, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, NoRules, Reject, Rejection, Sink, Tally,
    TotalInfo, Totals, Word, between, check_time, impl_index, impl_word, known_or, refuse,
};
use RingAttemptTotal as T;

/// Totals of alerts of agents.
pub type RingAttemptTotals = Totals<RingAttempt>;
/// Totals of alerts of agents; the fact keeps no states beside them.
pub type RingAttemptTally = Tally<RingAttempt>;

/// The fact `ring_attempt`.
///
/// A contact that rings several agents, or one agent again, has several alerts: they say how often agents took what was offered to
/// them, and how long it rang. An alert belongs to the interval in which it began.
#[derive(Clone, Copy, Debug)]
pub enum RingAttempt {}

/// How an alert ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum RingResult {
    /// The agent answered.
    Answered,
    /// It rang out, and the contact went elsewhere.
    NoAnswer,
    /// The agent rejected it.
    Rejected,
    /// The agent's line was busy.
    Busy,
    /// The customer left while it rang.
    CustomerLeft,
    /// It failed technically.
    Error,
}

impl_word!(RingResult: Answered "answered", NoAnswer "no_answer", Rejected "rejected", Busy "busy", CustomerLeft "customer_left", Error "error");

/// One alert of one agent. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with [`RingAttemptRow::new`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingAttemptRow {
    /// How the alert ended.
    pub result: RingResult,
    /// When it began: it decides the interval.
    pub started_at: Option<Instant>,
    /// When it ended: the answer, or the end of the ringing.
    pub ended_at: Option<Instant>,
    /// How long it rang; follows from both instants where null.
    pub ring: Option<Duration>,
    /// The agent.
    pub agent: Option<i64>,
}

impl RingAttemptRow {
    /// A row of which only the result is known.
    pub const fn new(result: RingResult) -> Self {
        Self { result, started_at: None, ended_at: None, ring: None, agent: None }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Result,
    StartedAt,
    EndedAt,
    Ring,
    Agent,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Result as u8, "result", FieldKind::Word(RingResult::WORDS), "how the alert ended").required(),
    FieldInfo::new(F::StartedAt as u8, "started_at", FieldKind::Instant, "when it began: it decides the interval"),
    FieldInfo::new(F::EndedAt as u8, "ended_at", FieldKind::Instant, "when it ended: the answer, or the end of the ringing"),
    FieldInfo::new(F::Ring as u8, "ring", FieldKind::Duration, "how long it rang; follows from both instants where null"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
];

/// The totals of [`RingAttempt`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum RingAttemptTotal {
    /// Rows counted: one alert of one agent each.
    Rows,
    /// Alerts of an agent.
    Attempts,
    /// Alerts answered.
    Answered,
    /// Alerts that ended because the customer left.
    CustomerLeft,
    /// Sum of known alert durations.
    RingTime,
    /// Alerts of unknown duration.
    RingUnknown,
}

impl_index!(F, RingAttemptTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one alert of one agent each"),
    TotalInfo::count(T::Attempts as u16, "attempts", "alerts of an agent"),
    TotalInfo::count(T::Answered as u16, "answered", "alerts answered").reads(&["result"]),
    TotalInfo::count(T::CustomerLeft as u16, "customer_left", "alerts that ended because the customer left").reads(&["result"]),
    TotalInfo::micros(T::RingTime as u16, "ring_time", "sum of known alert durations").reads(&["started_at", "ended_at", "ring"]),
    TotalInfo::count(T::RingUnknown as u16, "ring_unknown", "alerts of unknown duration").excluded().reads(&["started_at", "ended_at", "ring"]),
];

/// The tables of the fact `ring_attempt`.
pub static RING_ATTEMPT: FactInfo =
    FactInfo::new("ring_attempt", "one alert of one agent", TOTALS).numbered(4).with_fields(FIELDS);

impl Fact for RingAttempt {
    type Row = RingAttemptRow;
    type Rules = NoRules;
    type Total = T;
    const INFO: &'static FactInfo = &RING_ATTEMPT;

    fn count(row: &RingAttemptRow, _: &NoRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_time("ring", row.ring)?;
        let passed = between("ended_at", row.started_at, row.ended_at)?;
        refuse(
            matches!((row.ring, passed), (Some(ring), Some(passed)) if apart(ring, passed) > CUT_TO_SECONDS),
            Reject::Contradiction,
            "ring",
        )?;
        to.add(T::Attempts, 1);
        to.add(T::Answered, i64::from(row.result == RingResult::Answered));
        to.add(T::CustomerLeft, i64::from(row.result == RingResult::CustomerLeft));
        known_or(to, row.ring.or(passed), T::RingTime, T::RingUnknown);
        Ok(())
    }

    fn instant(row: &RingAttemptRow, _: &NoRules) -> Option<Instant> {
        row.started_at
    }

    fn read(from: &Fields<'_>) -> Result<RingAttemptRow, Rejection> {
        Ok(RingAttemptRow {
            result: from.needed(F::Result, from.word(F::Result)?)?,
            started_at: from.instant(F::StartedAt),
            ended_at: from.instant(F::EndedAt),
            ring: from.duration(F::Ring),
            agent: from.raw(F::Agent),
        })
    }

    fn write(row: &RingAttemptRow, to: &mut FieldBuffer) {
        to.put(F::Result, Some(row.result.code()));
        to.put(F::StartedAt, row.started_at.map(Instant::as_micros));
        to.put(F::EndedAt, row.ended_at.map(Instant::as_micros));
        to.put(F::Ring, row.ring.map(Duration::as_micros));
        to.put(F::Agent, row.agent);
    }
}

/// How far two times lie apart; both are known to be no longer than a row may hold.
fn apart(one: Duration, other: Duration) -> Duration {
    Duration::micros((one.as_micros() - other.as_micros()).abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Accumulator;

    fn alert(started: Option<i64>, ended: Option<i64>, ring: Option<i32>) -> RingAttemptRow {
        let instant = |seconds: i64| Instant::from_micros(seconds * 1_000_000);
        RingAttemptRow {
            started_at: started.map(instant),
            ended_at: ended.map(instant),
            ring: ring.map(Duration::secs),
            ..RingAttemptRow::new(RingResult::Answered)
        }
    }

    #[test]
    fn the_length_follows_from_both_instants() {
        let mut alerts = RingAttemptTotals::zero(&NoRules);
        for row in [alert(Some(100), Some(112), None), alert(None, None, Some(4)), alert(Some(100), None, None)] {
            assert!(alerts.observe(&row).is_ok());
        }
        let read = [T::Attempts, T::RingTime, T::RingUnknown].map(|total| alerts.get(total));
        assert_eq!(read, [Some(3), Some(16_000_000), Some(1)]);
    }

    /// Instants 12 s apart and a ring of 11 or 13 s are one alert in whole seconds; 10 or 14 s are not.
    #[test]
    fn a_length_that_contradicts_its_instants_rejects_the_row() {
        for (ring, reason) in
            [(11, None), (13, None), (10, Some(Reject::Contradiction)), (14, Some(Reject::Contradiction))]
        {
            let mut alerts = RingAttemptTotals::zero(&NoRules);
            let rejected = alerts.observe(&alert(Some(100), Some(112), Some(ring))).err();
            assert_eq!(rejected.and_then(|error| error.rejection()).map(Rejection::reason), reason, "{ring}");
        }
        let mut alerts = RingAttemptTotals::zero(&NoRules);
        assert!(alerts.observe(&alert(Some(112), Some(100), None)).is_err());
        assert_eq!((alerts.rejected(Reject::EndBeforeStart), alerts.get(T::Attempts)), (1, Some(0)));
    }
}
