//! The fact `snapshot`: the state of a queue, or of the centre, at one instant, and the contacts that waited in it.

use crate::exact::{Duration, Instant};
use crate::fact::{
    Boundary, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind, Rules,
    Sink, StateInfo, Tally, TotalInfo, Totals, Word, check_time, count_or, impl_index, impl_word, refuse, set_word,
};
use SnapshotTotal as T;

/// Totals of instants looked at.
pub type SnapshotTotals = Totals<Snapshot>;
/// Totals of instants looked at with the states kept beside them.
pub type SnapshotTally = Tally<Snapshot>;

/// The fact `snapshot`.
///
/// Whoever samples gives one `instant` row for each queue and instant, even where nothing happens: what is not looked at is not
/// there. Contacts that wait then are counted by that row, or have a `waiting` row each, which tells how long they have waited. A
/// row that holds what belongs to the other subject is rejected.
///
/// Queues (or sites) are looked at at the same instants and put side by side
/// ([`merge_beside`](crate::Accumulator::merge_beside)): agents and contacts add, the instants are taken once. Over time everything
/// adds, so that a quotient is the mean over the instants, and the longest wait is that of all of them. An agent of several queues
/// belongs in the row of one of them, or in that of the centre.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let (mut sales, mut help) = (SnapshotTally::zero(&SnapshotRules::default()), SnapshotTally::zero(&SnapshotRules::default()));
/// sales.observe(&SnapshotRow { staffed: Some(5), available: Some(0), waiting: Some(0), ..SnapshotRow::default() })?;
/// for seconds in [12, 45] {
///     let (subject, wait) = (SnapshotSubject::Waiting, Some(Duration::secs(seconds)));
///     sales.observe(&SnapshotRow { subject, wait, ..SnapshotRow::default() })?;
/// }
/// help.observe(&SnapshotRow { staffed: Some(3), available: Some(2), waiting: Some(0), ..SnapshotRow::default() })?;
///
/// let mut centre = sales.clone();
/// centre.merge_beside(&help)?;
/// assert_eq!(AGENTS_STAFFED.evaluate(&centre).to_string(), "8.00 (8 over 1; at_instant)");
/// assert_eq!(CONTACTS_IN_QUEUE.evaluate(&centre).to_string(), "2.00 (2 over 1; at_instant)");
/// assert_eq!(OLDEST_IN_QUEUE.evaluate(&centre).to_string(), "45.0 s (at_instant; n = 2)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Snapshot {}

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SnapshotSubject {
    /// One queue, or the centre, at one instant.
    #[default]
    Instant,
    /// One contact that waited at an instant.
    Waiting,
}

impl_word!(SnapshotSubject: Instant "instant", Waiting "waiting");

/// One instant looked at, or one contact that waited at it. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..SnapshotRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnapshotRow {
    /// What the row is about; a column that is null says a contact that waited if there is a wait, else an instant.
    pub subject: SnapshotSubject,
    /// Of an instant: agents logged in.
    pub staffed: Option<u32>,
    /// Of an instant: agents available for a contact.
    pub available: Option<u32>,
    /// Of an instant: contacts waiting that have no row of their own; 0 where each has one.
    pub waiting: Option<u32>,
    /// Of a contact that waits: how long it has waited so far.
    pub wait: Option<Duration>,
    /// The instant: it decides the interval.
    pub taken_at: Option<Instant>,
}

/// The rules under which instants looked at are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SnapshotRules {
    answer_within: Duration,
    boundary: Boundary,
}

impl Default for SnapshotRules {
    fn default() -> Self {
        Self { answer_within: Duration::secs(20), boundary: Boundary::Inclusive }
    }
}

impl SnapshotRules {
    /// The answer threshold. Below zero counts as zero.
    #[must_use]
    pub fn answer_within(self, threshold: Duration) -> Self {
        Self { answer_within: threshold.max(Duration::ZERO), ..self }
    }

    /// Whether a wait equal to the threshold is within it.
    #[must_use]
    pub fn boundary(self, boundary: Boundary) -> Self {
        Self { boundary, ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "answer_within", RuleKind::Duration, 20_000_000, "the answer threshold: a time such as `20s` (default)").shown(),
    RuleInfo::new(1, "boundary", RuleKind::Word(Boundary::WORDS), 0, "whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive`"),
];

impl Rules for SnapshotRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.answer_within.as_micros(),
            1 => self.boundary.code(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.answer_within = Duration::micros(value),
            1 => set_word(&mut self.boundary, value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Subject,
    Staffed,
    Available,
    Waiting,
    Wait,
    TakenAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Subject as u8, "subject", FieldKind::Word(SnapshotSubject::WORDS), "what the row is about; where null, a contact that waited if there is a wait, else an instant"),
    FieldInfo::new(F::Staffed as u8, "staffed", FieldKind::Count, "of an instant: agents logged in"),
    FieldInfo::new(F::Available as u8, "available", FieldKind::Count, "of an instant: agents available for a contact"),
    FieldInfo::new(F::Waiting as u8, "waiting", FieldKind::Count, "of an instant: contacts waiting that have no row of their own; 0 where each has one"),
    FieldInfo::new(F::Wait as u8, "wait", FieldKind::Duration, "of a contact that waits: how long it has waited so far"),
    FieldInfo::new(F::TakenAt as u8, "taken_at", FieldKind::Instant, "the instant: it decides the interval"),
];

/// The totals of [`Snapshot`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SnapshotTotal {
    /// Rows counted: instants looked at, and contacts that waited at them.
    Rows,
    /// Instants looked at; taken once over queues, added over time.
    Snapshots,
    /// Contacts waiting, summed over instants.
    Waiting,
    /// Part of waiting: within the answer threshold so far.
    WaitingWithin,
    /// Agents logged in, summed over instants.
    Staffed,
    /// Agents available, summed over instants.
    Available,
    /// Instants of which the agents logged in are unknown.
    StaffedUnknown,
    /// Instants of which the agents available are unknown.
    AvailableUnknown,
    /// Instants of which the contacts waiting are unknown.
    WaitingUnknown,
    /// Contacts waiting of which the wait so far is unknown, and instants of which the contacts waiting are unknown.
    WaitingAgeUnknown,
}

impl_index!(F, SnapshotTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: instants looked at, and contacts that waited at them"),
    TotalInfo::count(T::Snapshots as u16, "snapshots", "instants looked at; taken once over queues, added over time").once().reads(&["subject", "wait"]),
    TotalInfo::count(T::Waiting as u16, "waiting", "contacts waiting, summed over instants").unless(T::WaitingUnknown as u16).reads(&["subject", "waiting", "wait"]),
    TotalInfo::count(T::WaitingWithin as u16, "waiting_within", "part of waiting: within the answer threshold so far").under(&["answer_within", "boundary"]).unless(T::WaitingAgeUnknown as u16).reads(&["waiting", "wait"]),
    TotalInfo::count(T::Staffed as u16, "staffed", "agents logged in, summed over instants").unless(T::StaffedUnknown as u16).reads(&["subject", "staffed", "wait"]),
    TotalInfo::count(T::Available as u16, "available", "agents available, summed over instants").unless(T::AvailableUnknown as u16).reads(&["subject", "available", "wait"]),
    TotalInfo::count(T::StaffedUnknown as u16, "staffed_unknown", "instants of which the agents logged in are unknown").excluded().reads(&["subject", "staffed", "wait"]),
    TotalInfo::count(T::AvailableUnknown as u16, "available_unknown", "instants of which the agents available are unknown").excluded().reads(&["subject", "available", "wait"]),
    TotalInfo::count(T::WaitingUnknown as u16, "waiting_unknown", "instants of which the contacts waiting are unknown").excluded().reads(&["subject", "waiting", "wait"]),
    TotalInfo::count(T::WaitingAgeUnknown as u16, "waiting_age_unknown", "contacts waiting of which the wait so far is unknown, and instants of which the contacts waiting are unknown").excluded().reads(&["waiting", "wait"]),
];

#[rustfmt::skip] // a table: one state, one line
const DISTRIBUTIONS: &[StateInfo] = &[
    StateInfo::new("waiting_age_dist", &[], "distribution of waits so far").unless(T::WaitingAgeUnknown as u16).reads(&["wait"]),
];

const WAITING_AGE_DIST: usize = 0;

/// The tables of the fact `snapshot`.
pub static SNAPSHOT: FactInfo =
    FactInfo::new("snapshot", "one instant looked at, or one contact that waited at it", TOTALS)
        .numbered(10)
        .with_fields(FIELDS)
        .with_rules(RULES)
        .with_states(DISTRIBUTIONS, &[]);

impl Fact for Snapshot {
    type Row = SnapshotRow;
    type Rules = SnapshotRules;
    type Total = T;
    const INFO: &'static FactInfo = &SNAPSHOT;

    fn count(row: &SnapshotRow, rules: &SnapshotRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_time("wait", row.wait)?;
        match row.subject {
            SnapshotSubject::Instant => {
                refuse(row.wait.is_some(), Reject::Contradiction, "wait")?;
                count_instant(row, to);
            }
            SnapshotSubject::Waiting => {
                refuse(row.staffed.is_some(), Reject::Contradiction, "staffed")?;
                refuse(row.available.is_some(), Reject::Contradiction, "available")?;
                refuse(row.waiting.is_some(), Reject::Contradiction, "waiting")?;
                count_waiting(row, rules, to);
            }
        }
        Ok(())
    }

    fn instant(row: &SnapshotRow, _: &SnapshotRules) -> Option<Instant> {
        row.taken_at
    }

    fn read(from: &Fields<'_>) -> Result<SnapshotRow, Rejection> {
        let wait = from.duration(F::Wait);
        let follows = if wait.is_some() { SnapshotSubject::Waiting } else { SnapshotSubject::Instant };
        Ok(SnapshotRow {
            subject: from.word(F::Subject)?.unwrap_or(follows),
            staffed: from.count(F::Staffed)?,
            available: from.count(F::Available)?,
            waiting: from.count(F::Waiting)?,
            wait,
            taken_at: from.instant(F::TakenAt),
        })
    }

    fn write(row: &SnapshotRow, to: &mut FieldBuffer) {
        to.put(F::Subject, Some(row.subject.code()));
        to.put(F::Staffed, row.staffed.map(i64::from));
        to.put(F::Available, row.available.map(i64::from));
        to.put(F::Waiting, row.waiting.map(i64::from));
        to.put(F::Wait, row.wait.map(Duration::as_micros));
        to.put(F::TakenAt, row.taken_at.map(Instant::as_micros));
    }
}

fn count_instant(row: &SnapshotRow, to: &mut impl Sink) {
    to.add(T::Snapshots, 1);
    count_or(to, row.staffed, T::Staffed, T::StaffedUnknown);
    count_or(to, row.available, T::Available, T::AvailableUnknown);
    count_or(to, row.waiting, T::Waiting, T::WaitingUnknown);
    // Contacts without a row of their own are of unknown age, and so are those of which not even the number is known.
    to.add(T::WaitingAgeUnknown, row.waiting.map_or(1, i64::from));
}

fn count_waiting(row: &SnapshotRow, rules: &SnapshotRules, to: &mut impl Sink) {
    to.add(T::Waiting, 1);
    let Some(wait) = row.wait else { return to.add(T::WaitingAgeUnknown, 1) };
    to.add(T::WaitingWithin, i64::from(rules.boundary.within(wait, rules.answer_within)));
    to.sample(WAITING_AGE_DIST, wait.as_micros());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Accumulator;

    fn tally(rules: &SnapshotRules, rows: &[SnapshotRow]) -> SnapshotTally {
        let mut tally = SnapshotTally::zero(rules);
        for row in rows {
            assert!(tally.observe(row).is_ok());
        }
        tally
    }

    fn waiting(seconds: i32) -> SnapshotRow {
        let wait = Some(Duration::secs(seconds));
        SnapshotRow { subject: SnapshotSubject::Waiting, wait, ..SnapshotRow::default() }
    }

    fn quiet() -> SnapshotRow {
        SnapshotRow { staffed: Some(0), available: Some(0), waiting: Some(0), ..SnapshotRow::default() }
    }

    #[test]
    fn a_contact_at_the_threshold_is_within_it_unless_the_rules_exclude_it() {
        let rows = [quiet(), waiting(19), waiting(20), waiting(21)];
        let within = |boundary| {
            let tally = tally(&SnapshotRules::default().boundary(boundary), &rows);
            (tally.totals().get(T::Snapshots), tally.totals().get(T::Waiting), tally.totals().get(T::WaitingWithin))
        };
        assert_eq!(within(Boundary::Inclusive), (Some(1), Some(3), Some(2)));
        assert_eq!(within(Boundary::Exclusive), (Some(1), Some(3), Some(1)));
    }

    /// The number that waits is known, how long is not: ages are unknown, the number is not.
    #[test]
    fn contacts_without_a_row_of_their_own_are_of_unknown_age() {
        let counted = SnapshotRow { waiting: Some(2), ..quiet() };
        let tally = tally(&SnapshotRules::default(), &[counted, waiting(5)]);
        assert_eq!((tally.totals().get(T::Waiting), tally.totals().get(T::WaitingWithin)), (Some(3), None));
        assert_eq!(tally.totals().get(T::WaitingAgeUnknown), Some(2));
    }

    /// An instant that does not say how many wait leaves both their number and their ages open.
    #[test]
    fn what_an_instant_does_not_say_is_unknown() {
        let tally = tally(&SnapshotRules::default(), &[SnapshotRow::default(), waiting(5)]);
        let totals = tally.totals();
        assert_eq!([T::Staffed, T::Available, T::Waiting, T::WaitingWithin].map(|total| totals.get(total)), [None; 4]);
        assert_eq!(totals.get(T::Snapshots), Some(1));
    }
}
