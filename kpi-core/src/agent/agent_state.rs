//! The fact `agent_state`: one row per interval in which an agent was in one state.

use crate::agent::agent_state_totals::{AgentStateTotal as T, TOTALS};
use crate::calendar::Bins;
use crate::error::Error;
use crate::exact::{Duration, Instant};
use crate::fact::{
    AgentActivity, Direction, EachBin, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Reject, Rejection,
    RuleInfo, RuleKind, Rules, Sink, Tally, Totals, Word, between, impl_index, impl_word, refuse, set_word,
};

/// Totals of agents' time.
pub type AgentStateTotals = Totals<AgentState>;
/// Totals of agents' time; the fact keeps no states beside them.
pub type AgentStateTally = Tally<AgentState>;

/// The fact `agent_state`.
///
/// The rows of one agent do not overlap, and gaps are offline: overlapping logs are untangled before. Time is split exactly
/// at interval ends; a row itself is counted in the interval in which it begins.
#[derive(Clone, Copy, Debug)]
pub enum AgentState {}

/// One interval of one agent in one state. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..AgentStateRow::new(state, started_at)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentStateRow {
    /// What the agent does.
    pub state: AgentActivity,
    /// When it began.
    pub started_at: Instant,
    /// When it ended; unknown where it goes on: cut it at the horizon to count its time so far.
    pub ended_at: Option<Instant>,
    /// The direction of the contact, for talk, hold and wrap.
    pub direction: Option<Direction>,
    /// Whether the time is paid.
    pub paid: Option<bool>,
    /// The agent, as a number.
    pub agent: Option<i64>,
    /// Whether the row goes on from an interval before: it was counted as a row there.
    pub continued: bool,
    /// How many contacts were in progress at the same time, where the rows of the agent do not overlap.
    pub contacts: Option<u32>,
}

impl AgentStateRow {
    /// A row of which only the state and its beginning are known.
    pub const fn new(state: AgentActivity, started_at: Instant) -> Self {
        Self {
            state,
            started_at,
            ended_at: None,
            direction: None,
            paid: None,
            agent: None,
            continued: false,
            contacts: None,
        }
    }
}

/// How the time line was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TimeLine {
    /// The rows of an agent never overlap: concurrent contacts count once.
    #[default]
    Union,
    /// Rows may overlap: concurrent contacts count each, and shares of time may exceed one.
    Sum,
}

impl_word!(TimeLine: Union "union", Sum "sum");

/// The rules under which agents' time is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AgentStateRules {
    time_line: TimeLine,
}

impl AgentStateRules {
    /// How the time line was made.
    #[must_use]
    pub fn time_line(self, time_line: TimeLine) -> Self {
        Self { time_line }
    }
}

const RULES: &[RuleInfo] = &[RuleInfo::new(
    0,
    "time_line",
    RuleKind::Word(TimeLine::WORDS),
    0,
    "how the time line was made: `union` (default: the rows of an agent never overlap) or `sum`",
)];

impl Rules for AgentStateRules {
    fn get(&self, rule: usize) -> i64 {
        if rule == 0 { self.time_line.code() } else { 0 }
    }

    fn set(&mut self, rule: usize, value: i64) {
        if rule == 0 {
            set_word(&mut self.time_line, value);
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    State,
    StartedAt,
    EndedAt,
    Direction,
    Paid,
    Agent,
    Continued,
    Contacts,
}

impl_index!(F);

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::State as u8, "state", FieldKind::Word(AgentActivity::WORDS), "what the agent does").required(),
    FieldInfo::new(F::StartedAt as u8, "started_at", FieldKind::Instant, "when it began").required(),
    FieldInfo::new(F::EndedAt as u8, "ended_at", FieldKind::Instant, "when it ended; null where it goes on"),
    FieldInfo::new(F::Direction as u8, "direction", FieldKind::Word(Direction::WORDS), "the direction of the contact, for talk, hold and wrap"),
    FieldInfo::new(F::Paid as u8, "paid", FieldKind::Flag, "whether the time is paid"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::Continued as u8, "continued", FieldKind::Flag, "whether the row goes on from an interval before, where it was counted as a row; no where null"),
    FieldInfo::new(F::Contacts as u8, "contacts", FieldKind::Count, "how many contacts were in progress at the same time, as an untangled time line tells"),
];

/// The tables of the fact `agent_state`.
pub static AGENT_STATE: FactInfo =
    FactInfo::new("agent_state", "one interval in which an agent was in one state", TOTALS)
        .numbered(2)
        .with_fields(FIELDS)
        .with_rules(RULES);

impl Fact for AgentState {
    type Row = AgentStateRow;
    type Rules = AgentStateRules;
    type Total = T;
    const INFO: &'static FactInfo = &AGENT_STATE;

    fn count(row: &AgentStateRow, _: &AgentStateRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let time = time_of(row)?;
        if row.continued {
            to.add(T::Rows, -1); // counted in the interval in which it began
        }
        match time {
            None => to.add(T::Open, 1),
            Some(time) => count_time(row, time, to),
        }
        Ok(())
    }

    fn instant(row: &AgentStateRow, _: &AgentStateRules) -> Option<Instant> {
        Some(row.started_at)
    }

    fn split(
        row: &AgentStateRow,
        _: &AgentStateRules,
        bins: &Bins,
        each: &mut EachBin<'_, AgentStateRow>,
    ) -> Result<(), Error> {
        let first = bins.start_of(row.started_at);
        let Some(end) = row.ended_at.filter(|end| *end > bins.end_of(first) && time_of(row).is_ok()) else {
            return each(Some(first), row);
        };
        if end.since(first).is_none_or(|span| span.as_micros() / bins.usual_length().as_micros() >= MOST_INTERVALS) {
            return Err(Rejection::new(Reject::OutOfRange, "ended_at").with_value(end.as_micros()).into());
        }
        let mut part = row.clone();
        let mut start = first;
        while part.started_at < end {
            let cut = bins.end_of(start).min(end);
            part.ended_at = Some(cut);
            each(Some(start), &part)?;
            part = AgentStateRow { started_at: cut, continued: true, ..part };
            start = bins.start_of(cut);
        }
        Ok(())
    }

    fn read(from: &Fields<'_>) -> Result<AgentStateRow, Rejection> {
        Ok(AgentStateRow {
            state: from.word(F::State)?.ok_or(Rejection::new(Reject::Missing, "state"))?,
            started_at: from.instant(F::StartedAt).ok_or(Rejection::new(Reject::Missing, "started_at"))?,
            ended_at: from.instant(F::EndedAt),
            direction: from.word(F::Direction)?,
            paid: from.flag(F::Paid)?,
            agent: from.raw(F::Agent),
            continued: from.flag(F::Continued)?.unwrap_or(false),
            contacts: from.count(F::Contacts)?,
        })
    }

    fn write(row: &AgentStateRow, to: &mut FieldBuffer) {
        to.put(F::State, Some(row.state.code()));
        to.put(F::StartedAt, Some(row.started_at.as_micros()));
        to.put(F::EndedAt, row.ended_at.map(Instant::as_micros));
        to.put(F::Direction, row.direction.map(Word::code));
        to.put(F::Paid, row.paid.map(i64::from));
        to.put(F::Agent, row.agent);
        to.put(F::Continued, Some(row.continued.into()));
        to.put(F::Contacts, row.contacts.map(i64::from));
    }
}

/// A longer state than this is a mistake of units or clocks, and would fill every interval of its years.
const LONGEST: Duration = Duration::days(366);

/// A state that touches more intervals than this is rejected: its intervals are too short for it.
const MOST_INTERVALS: i64 = 100_000;

/// The length of a row that breaks no rule.
fn time_of(row: &AgentStateRow) -> Result<Option<Duration>, Rejection> {
    let none = row.contacts == Some(0) && matches!(row.state, AgentActivity::Talk | AgentActivity::Hold);
    refuse(none, Reject::Contradiction, "contacts")?;
    match between("ended_at", Some(row.started_at), row.ended_at)? {
        Some(time) if time > LONGEST => {
            Err(Rejection::new(Reject::OutOfRange, "ended_at").with_value(time.as_micros()))
        }
        time => Ok(time),
    }
}

fn count_time(row: &AgentStateRow, time: Duration, to: &mut impl Sink) {
    use AgentActivity as A;
    let micros = time.as_micros();
    let handling = matches!(row.state, A::Talk | A::Hold | A::Wrap);
    let pause = matches!(row.state, A::AuxBreak | A::AuxMeal);
    let part = |yes: bool| if yes { micros } else { 0 };
    match row.state {
        A::Offline => {}
        A::Available => to.add(T::Available, micros),
        A::Ringing => to.add(T::Ringing, micros),
        A::Talk => to.add(T::Talk, micros),
        A::Hold => to.add(T::Hold, micros),
        A::Wrap => to.add(T::Wrap, micros),
        A::AuxBreak | A::AuxMeal | A::AuxTraining | A::AuxMeeting | A::AuxOtherWork | A::Error => {
            to.add(T::NotReady, micros);
            to.add(T::Breaks, part(pause));
        }
    }
    to.add(T::LoggedIn, part(row.state != A::Offline));
    if handling {
        match row.direction {
            None => to.add(T::DirectionUnknown, micros),
            Some(Direction::Inbound) => to.add(T::HandlingInbound, micros),
            Some(Direction::Outbound) => to.add(T::HandlingOutbound, micros),
            Some(Direction::Internal) => {}
        }
    }
    match row.contacts {
        None if handling => to.add(T::ContactsUnknown, micros),
        None | Some(0) => {}
        Some(contacts) => {
            to.add(T::ContactTime, micros.saturating_mul(contacts.into()));
            to.add(T::ContactUnion, micros);
        }
    }
    match row.paid {
        None => to.add(T::PaidUnknown, micros),
        Some(false) => {}
        Some(true) => {
            to.add(T::Paid, micros);
            to.add(T::PaidHandling, part(handling));
            to.add(T::PaidAvailable, part(row.state == A::Available));
            to.add(T::PaidLoggedIn, part(row.state != A::Offline));
            to.add(T::PaidBreaks, part(pause));
        }
    }
}
