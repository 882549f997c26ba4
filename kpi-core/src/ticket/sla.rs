//! The fact `sla`: one row per target, or per ticket with all its targets, as it stands at the horizon.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Clock, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules,
    Sink, Tally, Totals, Word, check_time, impl_index, impl_word, set_word,
};
use crate::ticket::sla_totals::{SlaTotal as T, TOTALS};

/// Totals of targets.
pub type SlaTotals = Totals<Sla>;
/// Totals of targets; the fact keeps no states beside them.
pub type SlaTally = Tally<Sla>;

/// The fact `sla`.
///
/// A target is met where the elapsed time is at most the target, and missed where it is longer, done or not: an open
/// target past its time cannot be met any more. Whether one is met may be given, or follows from target and elapsed time.
#[derive(Clone, Copy, Debug)]
pub enum Sla {}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SlaSubject {
    /// One target of a ticket: a ticket has one for its first reply and many for the next ones.
    #[default]
    Target,
    /// A ticket with all its targets: finished where every one is judged, breached where one is missed.
    Ticket,
}

impl_word!(SlaSubject: Target "target", Ticket "ticket");

/// One target, or one ticket. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..SlaRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlaRow {
    /// What the row is about.
    pub subject: SlaSubject,
    /// The time that was promised.
    pub target: Option<Duration>,
    /// The time that it took, or so far where it is open, by the clock of the rules.
    pub elapsed: Option<Duration>,
    /// Whether it is done.
    pub finished: bool,
    /// Whether it was missed, where the source says so; else it follows from target and elapsed time.
    pub breached: Option<bool>,
    /// The instant that decides its interval: when it was due, or done, as the caller reports.
    pub at: Option<Instant>,
}

/// Which target counts where it changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TargetInForce {
    /// The one in force when it was applied.
    #[default]
    AtApplication,
    /// The latest.
    Latest,
}

impl_word!(TargetInForce: AtApplication "at_application", Latest "latest");

/// The rules under which targets are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SlaRules {
    clock: Clock,
    target_in_force: TargetInForce,
}

impl SlaRules {
    /// Which clock measured the elapsed time.
    #[must_use]
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Which target counts where it changed.
    #[must_use]
    pub fn target_in_force(self, target_in_force: TargetInForce) -> Self {
        Self { target_in_force, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "clock", RuleKind::Word(Clock::WORDS), 0, "which clock measured the elapsed time: `calendar` (default) or `business`"),
    RuleInfo::new(1, "target_in_force", RuleKind::Word(TargetInForce::WORDS), 0, "which target counts where it changed: `at_application` (default) or `latest`"),
];

impl Rules for SlaRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.clock.code(),
            1 => self.target_in_force.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => set_word(&mut self.clock, value),
            1 => set_word(&mut self.target_in_force, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    Target,
    Elapsed,
    Finished,
    Breached,
    At,
}

impl_index!(F);

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(SlaSubject::WORDS), "what the row is about; a target where null"),
    FieldInfo::new(F::Target as u8, "target", FieldKind::Duration, "the time that was promised"),
    FieldInfo::new(F::Elapsed as u8, "elapsed", FieldKind::Duration, "the time that it took, or so far where it is open"),
    FieldInfo::new(F::Finished as u8, "finished", FieldKind::Flag, "whether it is done").required(),
    FieldInfo::new(F::Breached as u8, "breached", FieldKind::Flag, "whether it was missed; follows from target and elapsed where null"),
    FieldInfo::new(F::At as u8, "at", FieldKind::Instant, "the instant that decides its interval"),
];

/// The tables of the fact `sla`.
pub static SLA: FactInfo = FactInfo::new("sla", "one target, or one ticket with all its targets", TOTALS)
    .numbered(6)
    .with_fields(FIELDS)
    .with_rules(RULES);

impl Fact for Sla {
    type Row = SlaRow;
    type Rules = SlaRules;
    type Total = T;
    const INFO: &'static FactInfo = &SLA;

    fn count(row: &SlaRow, _: &SlaRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_time("target", row.target)?;
        check_time("elapsed", row.elapsed)?;
        let breached = breached(row)?;
        match row.subject {
            SlaSubject::Target => to.add(target_total(breached, row.finished), 1),
            SlaSubject::Ticket => count_ticket(breached, row.finished, to),
        }
        Ok(())
    }

    fn instant(row: &SlaRow, _: &SlaRules) -> Option<Instant> {
        row.at
    }

    fn read(from: &Fields<'_>) -> Result<SlaRow, Rejection> {
        Ok(SlaRow {
            subject: from.word(F::Subject)?.unwrap_or_default(),
            target: from.duration(F::Target),
            elapsed: from.duration(F::Elapsed),
            finished: from.flag(F::Finished)?.ok_or(Rejection::new(Reject::Missing, "finished"))?,
            breached: from.flag(F::Breached)?,
            at: from.instant(F::At),
        })
    }

    fn write(row: &SlaRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::Target, row.target.map(Duration::as_micros));
        to.put(F::Elapsed, row.elapsed.map(Duration::as_micros));
        to.put(F::Finished, Some(row.finished.into()));
        to.put(F::Breached, row.breached.map(i64::from));
        to.put(F::At, row.at.map(Instant::as_micros));
    }
}

/// Whether the target is missed already, where that is known.
fn breached(row: &SlaRow) -> Result<Option<bool>, Rejection> {
    let derived = match (row.target, row.elapsed) {
        (Some(target), Some(elapsed)) => Some(elapsed > target),
        _ => None,
    };
    match (row.breached, derived) {
        (Some(given), Some(derived)) if given != derived => Err(Rejection::new(Reject::Contradiction, "breached")),
        (given, derived) => Ok(given.or(derived)),
    }
}

fn target_total(breached: Option<bool>, finished: bool) -> T {
    match (breached, finished) {
        (None, _) => T::OutcomeUnknown,
        (Some(false), true) => T::Met,
        (Some(false), false) => T::OpenNotDue,
        (Some(true), true) => T::BreachedFinished,
        (Some(true), false) => T::BreachedOpen,
    }
}

fn count_ticket(breached: Option<bool>, finished: bool, to: &mut impl Sink) {
    match (breached, finished) {
        (None, _) => to.add(T::OutcomeUnknown, 1),
        (Some(false), false) => to.add(T::TicketsOpen, 1),
        (Some(breached), _) => {
            to.add(T::TicketsJudged, 1);
            to.add(T::TicketsAllMet, i64::from(!breached));
        }
    }
}
