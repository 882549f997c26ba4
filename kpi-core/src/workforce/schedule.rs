//! The fact `schedule`: one row per agent and scheduled activity, or whole shift, compared with what the agent did.

use crate::exact::{Duration, Instant};
use crate::fact::{
    AgentActivity, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection, RuleInfo, RuleKind,
    Rules, Sink, Tally, TotalInfo, Totals, Word, check_time, impl_index, impl_word, known_or, refuse, set_word,
};
use ScheduleTotal as T;

/// Totals of schedules.
pub type ScheduleTotals = Totals<Schedule>;
/// Totals of schedules; the fact keeps no states beside them.
pub type ScheduleTally = Tally<Schedule>;

/// The fact `schedule`.
///
/// The rows are derived: whoever makes them lays the schedule beside the time line of the agent's states, under the
/// rules that stand here. What one activity leaves open is unknown for the whole, but a part of nothing is nothing: an
/// activity that does not count needs no states.
#[derive(Clone, Copy, Debug)]
pub enum Schedule {}

/// Whether an agent who is on a call when a break starts keeps to the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CallAtBreak {
    /// Not while the call goes on.
    #[default]
    NotAdherent,
    /// The call excuses it.
    Adherent,
}

impl_word!(CallAtBreak: NotAdherent "not_adherent", Adherent "adherent");

/// One scheduled activity, or whole shift, of one agent, and what the agent did meanwhile. `None` is unknown, never
/// zero.
///
/// Fields may be added in later versions: build rows with `..ScheduleRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleRow {
    /// Scheduled time that counts for adherence.
    pub counted: Option<Duration>,
    /// Part of counted in the right state.
    pub in_state: Option<Duration>,
    /// Part of counted while logged in.
    pub logged_in: Option<Duration>,
    /// Part of counted outside the right state that the tolerance forgives; a tolerance of zero forgives nothing.
    pub forgiven: Option<Duration>,
    /// Time worked outside the schedule.
    pub extra: Option<Duration>,
    /// Productive time worked, at whatever hour.
    pub worked_productive: Option<Duration>,
    /// Productive time scheduled.
    pub scheduled_productive: Option<Duration>,
    /// The agent.
    pub agent: Option<i64>,
    /// When the activity or the shift starts: it decides the interval.
    pub starts_at: Option<Instant>,
}

/// The rules under which schedules are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScheduleRules {
    /// Bits in the order of the words.
    productive_states: i64,
    on_call_at_break: CallAtBreak,
    tolerance: Duration,
}

impl Default for ScheduleRules {
    fn default() -> Self {
        Self { productive_states: PRODUCTIVE, on_call_at_break: CallAtBreak::NotAdherent, tolerance: Duration::ZERO }
    }
}

/// A tolerance below zero counts as zero.
impl ScheduleRules {
    /// Which states are productive.
    #[must_use]
    pub fn productive_states(self, states: &[AgentActivity]) -> Self {
        Self { productive_states: set_of(states), ..self }
    }

    /// Whether an agent on a call when a break starts keeps to the schedule.
    #[must_use]
    pub fn on_call_at_break(self, on_call_at_break: CallAtBreak) -> Self {
        Self { on_call_at_break, ..self }
    }

    /// How much of a deviation from the schedule is forgiven at each change.
    #[must_use]
    pub fn tolerance(self, tolerance: Duration) -> Self {
        Self { tolerance: tolerance.max(Duration::ZERO), ..self }
    }
}

/// The bits of some states.
const fn set_of(states: &[AgentActivity]) -> i64 {
    let (mut bits, mut at) = (0, 0);
    while at < states.len() {
        bits |= 1 << states[at] as i64;
        at += 1;
    }
    bits
}

/// The states that are productive unless the caller names others.
const PRODUCTIVE: i64 = {
    use AgentActivity as A;
    set_of(&[A::Available, A::Ringing, A::Talk, A::Hold, A::Wrap])
};

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "productive_states", RuleKind::Set(AgentActivity::WORDS), PRODUCTIVE, "which states are productive: `available+ringing+talk+hold+wrap` (default)"),
    RuleInfo::new(1, "on_call_at_break", RuleKind::Word(CallAtBreak::WORDS), 0, "whether an agent on a call when a break starts keeps to the schedule: `not_adherent` (default) or `adherent`"),
    RuleInfo::new(2, "tolerance", RuleKind::Duration, 0, "how much of a deviation from the schedule is forgiven at each change: a time such as `120s`; `0s` by default").shown(),
];

impl Rules for ScheduleRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.productive_states,
            1 => self.on_call_at_break.code(),
            2 => self.tolerance.as_micros(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.productive_states = value,
            1 => set_word(&mut self.on_call_at_break, value),
            2 => self.tolerance = Duration::micros(value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Counted,
    InState,
    LoggedIn,
    Forgiven,
    Extra,
    WorkedProductive,
    ScheduledProductive,
    Agent,
    StartsAt,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Counted as u8, "counted", FieldKind::Duration, "scheduled time that counts for adherence"),
    FieldInfo::new(F::InState as u8, "in_state", FieldKind::Duration, "part of counted in the right state"),
    FieldInfo::new(F::LoggedIn as u8, "logged_in", FieldKind::Duration, "part of counted while logged in"),
    FieldInfo::new(F::Forgiven as u8, "forgiven", FieldKind::Duration, "part of counted outside the right state that the tolerance forgives; a tolerance of zero forgives nothing"),
    FieldInfo::new(F::Extra as u8, "extra", FieldKind::Duration, "time worked outside the schedule"),
    FieldInfo::new(F::WorkedProductive as u8, "worked_productive", FieldKind::Duration, "productive time worked, at whatever hour"),
    FieldInfo::new(F::ScheduledProductive as u8, "scheduled_productive", FieldKind::Duration, "productive time scheduled"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::StartsAt as u8, "starts_at", FieldKind::Instant, "when the activity or the shift starts: it decides the interval"),
];

/// The totals of [`Schedule`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum ScheduleTotal {
    /// Activities and shifts counted.
    Rows,
    /// Scheduled time that counts for adherence.
    Counted,
    /// Part of counted in the right state.
    InState,
    /// Part of counted while logged in.
    LoggedIn,
    /// Part of counted that the tolerance forgives.
    Forgiven,
    /// Time worked outside the schedule.
    Extra,
    /// Productive time worked, at whatever hour.
    WorkedProductive,
    /// Productive time scheduled.
    ScheduledProductive,
    /// Activities of which the counted time is unknown.
    CountedUnknown,
    /// Activities of which the time in the right state is unknown.
    InStateUnknown,
    /// Activities of which the logged-in part is unknown.
    LoggedInUnknown,
    /// Activities of which the forgiven part is unknown.
    ForgivenUnknown,
    /// Activities of which the time worked outside the schedule is unknown.
    ExtraUnknown,
    /// Activities of which the productive time worked is unknown.
    WorkedProductiveUnknown,
    /// Activities of which the productive time scheduled is unknown.
    ScheduledProductiveUnknown,
}

impl_index!(F, ScheduleTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "activities and shifts counted"),
    TotalInfo::micros(T::Counted as u16, "counted", "scheduled time that counts for adherence").unless(T::CountedUnknown as u16).reads(&["counted"]),
    TotalInfo::micros(T::InState as u16, "in_state", "part of counted in the right state").under(&["productive_states", "on_call_at_break"]).unless(T::InStateUnknown as u16).reads(&["counted", "in_state"]),
    TotalInfo::micros(T::LoggedIn as u16, "logged_in", "part of counted while logged in").unless(T::LoggedInUnknown as u16).reads(&["counted", "logged_in"]),
    TotalInfo::micros(T::Forgiven as u16, "forgiven", "part of counted that the tolerance forgives").under(&["productive_states", "on_call_at_break", "tolerance"]).unless(T::ForgivenUnknown as u16).reads(&["counted", "in_state", "forgiven"]),
    TotalInfo::micros(T::Extra as u16, "extra", "time worked outside the schedule").under(&["productive_states"]).unless(T::ExtraUnknown as u16).reads(&["extra"]),
    TotalInfo::micros(T::WorkedProductive as u16, "worked_productive", "productive time worked, at whatever hour").under(&["productive_states"]).unless(T::WorkedProductiveUnknown as u16).reads(&["worked_productive"]),
    TotalInfo::micros(T::ScheduledProductive as u16, "scheduled_productive", "productive time scheduled").under(&["productive_states"]).unless(T::ScheduledProductiveUnknown as u16).reads(&["scheduled_productive"]),
    TotalInfo::count(T::CountedUnknown as u16, "counted_unknown", "activities of which the counted time is unknown").excluded().reads(&["counted"]),
    TotalInfo::count(T::InStateUnknown as u16, "in_state_unknown", "activities of which the time in the right state is unknown").excluded().reads(&["counted", "in_state"]),
    TotalInfo::count(T::LoggedInUnknown as u16, "logged_in_unknown", "activities of which the logged-in part is unknown").excluded().reads(&["counted", "logged_in"]),
    TotalInfo::count(T::ForgivenUnknown as u16, "forgiven_unknown", "activities of which the forgiven part is unknown").excluded().reads(&["counted", "in_state", "forgiven"]),
    TotalInfo::count(T::ExtraUnknown as u16, "extra_unknown", "activities of which the time worked outside the schedule is unknown").excluded().reads(&["extra"]),
    TotalInfo::count(T::WorkedProductiveUnknown as u16, "worked_productive_unknown", "activities of which the productive time worked is unknown").excluded().reads(&["worked_productive"]),
    TotalInfo::count(T::ScheduledProductiveUnknown as u16, "scheduled_productive_unknown", "activities of which the productive time scheduled is unknown").excluded().reads(&["scheduled_productive"]),
];

/// The tables of the fact `schedule`.
pub static SCHEDULE: FactInfo =
    FactInfo::new("schedule", "one scheduled activity, or whole shift, of one agent", TOTALS)
        .numbered(14)
        .with_fields(FIELDS)
        .with_rules(RULES);

impl Fact for Schedule {
    type Row = ScheduleRow;
    type Rules = ScheduleRules;
    type Total = T;
    const INFO: &'static FactInfo = &SCHEDULE;

    fn count(row: &ScheduleRow, rules: &ScheduleRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let times = [
            ("counted", row.counted),
            ("in_state", row.in_state),
            ("logged_in", row.logged_in),
            ("forgiven", row.forgiven),
            ("extra", row.extra),
            ("worked_productive", row.worked_productive),
            ("scheduled_productive", row.scheduled_productive),
        ];
        times.into_iter().try_for_each(|(field, time)| check_time(field, time))?;
        check_parts(row, rules)?;

        let nothing = Some(Duration::ZERO);
        let part = |time: Option<Duration>, whole: Option<Duration>| time.or(nothing.filter(|_| whole == nothing));
        let in_state = part(row.in_state, row.counted);
        let deviation = row.counted.zip(in_state).and_then(|(counted, in_state)| counted.checked_sub(in_state));
        known_or(to, row.counted, T::Counted, T::CountedUnknown);
        known_or(to, in_state, T::InState, T::InStateUnknown);
        known_or(to, part(row.logged_in, row.counted), T::LoggedIn, T::LoggedInUnknown);
        known_or(to, part(row.forgiven, deviation), T::Forgiven, T::ForgivenUnknown);
        known_or(to, row.extra, T::Extra, T::ExtraUnknown);
        known_or(to, row.worked_productive, T::WorkedProductive, T::WorkedProductiveUnknown);
        known_or(to, row.scheduled_productive, T::ScheduledProductive, T::ScheduledProductiveUnknown);
        Ok(())
    }

    fn instant(row: &ScheduleRow, _: &ScheduleRules) -> Option<Instant> {
        row.starts_at
    }

    fn read(from: &Fields<'_>) -> Result<ScheduleRow, Rejection> {
        Ok(ScheduleRow {
            counted: from.duration(F::Counted),
            in_state: from.duration(F::InState),
            logged_in: from.duration(F::LoggedIn),
            forgiven: from.duration(F::Forgiven),
            extra: from.duration(F::Extra),
            worked_productive: from.duration(F::WorkedProductive),
            scheduled_productive: from.duration(F::ScheduledProductive),
            agent: from.raw(F::Agent),
            starts_at: from.instant(F::StartsAt),
        })
    }

    fn write(row: &ScheduleRow, to: &mut FieldBuffer) {
        to.put(F::Counted, row.counted.map(Duration::as_micros));
        to.put(F::InState, row.in_state.map(Duration::as_micros));
        to.put(F::LoggedIn, row.logged_in.map(Duration::as_micros));
        to.put(F::Forgiven, row.forgiven.map(Duration::as_micros));
        to.put(F::Extra, row.extra.map(Duration::as_micros));
        to.put(F::WorkedProductive, row.worked_productive.map(Duration::as_micros));
        to.put(F::ScheduledProductive, row.scheduled_productive.map(Duration::as_micros));
        to.put(F::Agent, row.agent);
        to.put(F::StartsAt, row.starts_at.map(Instant::as_micros));
    }
}

/// Parts of the counted time are no longer than it, and nothing is forgiven without a tolerance.
fn check_parts(row: &ScheduleRow, rules: &ScheduleRules) -> Result<(), Rejection> {
    let micros = |time: Option<Duration>| time.map_or(0, Duration::as_micros);
    let forgiven = rules.tolerance == Duration::ZERO && micros(row.forgiven) > 0;
    refuse(forgiven, Reject::Contradiction, "forgiven")?;
    let Some(counted) = row.counted.map(Duration::as_micros) else { return Ok(()) };
    refuse(micros(row.in_state) + micros(row.forgiven) > counted, Reject::PartsExceedWhole, "counted")?;
    refuse(micros(row.logged_in) > counted, Reject::PartsExceedWhole, "counted")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::unnecessary_wraps, reason = "what fields of rows hold")]
    fn minutes(minutes: i32) -> Option<Duration> {
        Some(Duration::minutes(minutes))
    }

    /// Scheduled from 9:00 to 10:00, worked from 9:15 to 10:15.
    fn late_by_a_quarter() -> ScheduleRow {
        ScheduleRow {
            counted: minutes(60),
            in_state: minutes(45),
            logged_in: minutes(45),
            extra: minutes(15),
            worked_productive: minutes(60),
            scheduled_productive: minutes(60),
            ..ScheduleRow::default()
        }
    }

    fn count(rules: &ScheduleRules, row: &ScheduleRow) -> Result<ScheduleTotals, crate::Error> {
        let mut totals = ScheduleTotals::zero(rules);
        crate::Accumulator::observe(&mut totals, row)?;
        Ok(totals)
    }

    fn reason(rules: &ScheduleRules, row: &ScheduleRow) -> Option<Reject> {
        count(rules, row).err().and_then(|error| error.rejection()).map(Rejection::reason)
    }

    #[test]
    fn a_shift_begun_late_counts_its_parts() -> Result<(), crate::Error> {
        let totals = count(&ScheduleRules::default(), &late_by_a_quarter())?;
        let minutes = |total| totals.get(total).map(|micros| micros / 60_000_000);
        assert_eq!([T::Counted, T::InState, T::LoggedIn, T::Extra].map(minutes), [60, 45, 45, 15].map(Some));
        assert_eq!([T::WorkedProductive, T::ScheduledProductive].map(minutes), [Some(60), Some(60)]);
        assert_eq!((totals.get(T::Forgiven), totals.get(T::ForgivenUnknown)), (None, Some(1)));
        Ok(())
    }

    #[test]
    fn a_part_of_nothing_is_nothing() -> Result<(), crate::Error> {
        let lunch = ScheduleRow { counted: minutes(0), ..ScheduleRow::default() };
        let totals = count(&ScheduleRules::default(), &lunch)?;
        assert_eq!([T::InState, T::LoggedIn, T::Forgiven].map(|total| totals.get(total)), [Some(0); 3]);
        assert_eq!(totals.get(T::Extra), None);

        let exact = ScheduleRow { in_state: minutes(60), ..late_by_a_quarter() };
        assert_eq!(count(&ScheduleRules::default(), &exact)?.get(T::Forgiven), Some(0));
        Ok(())
    }

    #[test]
    fn parts_are_no_longer_than_the_counted_time() {
        let rules = ScheduleRules::default().tolerance(Duration::minutes(2));
        let of = |in_state, forgiven, logged_in| ScheduleRow {
            in_state: minutes(in_state),
            forgiven: minutes(forgiven),
            logged_in: minutes(logged_in),
            ..late_by_a_quarter()
        };
        assert_eq!(reason(&rules, &of(58, 2, 60)), None);
        assert_eq!(reason(&rules, &of(59, 2, 60)), Some(Reject::PartsExceedWhole));
        assert_eq!(reason(&rules, &of(58, 2, 61)), Some(Reject::PartsExceedWhole));
        assert_eq!(reason(&ScheduleRules::default(), &of(43, 2, 45)), Some(Reject::Contradiction));
        assert_eq!(reason(&ScheduleRules::default(), &of(43, 0, 45)), None);
    }

    #[test]
    fn productive_states_are_named_in_the_text_of_the_rules() {
        use AgentActivity as A;
        let rules = ScheduleRules::default();
        assert_eq!(RULES[0].kind.text(rules.get(0)), "available+ringing+talk+hold+wrap");
        assert_eq!(RULES[0].kind.text(rules.productive_states(&[A::AuxTraining, A::Talk]).get(0)), "talk+aux_training");
        assert_eq!(rules.tolerance(Duration::minutes(-2)), rules);
    }
}
