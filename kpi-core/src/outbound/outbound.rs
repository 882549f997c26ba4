//! The fact `outbound`: one row per dialled attempt.

use crate::exact::{Duration, Instant};
use crate::fact::{
    CancelledSales, Fact, FactInfo, FieldBuffer, FieldInfo, FieldKind, Fields, Rejection, RuleInfo, RuleKind, Rules,
    Sink, StateInfo, Tally, TotalInfo, Totals, Word, flag_or, impl_index, impl_word, known_or, set_word,
};
use crate::outbound::outbound_valid::{check_result, check_times};
use OutboundTotal as T;

/// Totals of dialled attempts.
pub type OutboundTotals = Totals<Outbound>;
/// Totals of dialled attempts with the states kept beside them.
pub type OutboundTally = Tally<Outbound>;

/// The fact `outbound`.
///
/// A preview that was not dialled is no attempt. A sale that comes later, or is cancelled later, changes the row of the
/// attempt that it is attributed to. An attempt that a person answered is live, whoever started it; the dialler passes on or
/// abandons only what it dialled itself: a call that an agent dialled has its agent from the start, and was passed to none.
#[derive(Clone, Copy, Debug)]
pub enum Outbound {}

/// What became of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum DialResult {
    /// The right person answered.
    RightParty,
    /// Another person answered.
    WrongParty,
    /// A machine answered.
    Machine,
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// There is no such number.
    InvalidNumber,
    /// The network failed the call.
    NetworkFailure,
    /// A fax answered.
    Fax,
    /// A person answered and would not talk.
    Refused,
    /// A person answered and the dialler gave the call up: no agent was free.
    DiallerAbandoned,
}

impl_word!(DialResult: RightParty "right_party", WrongParty "wrong_party", Machine "machine", NoAnswer "no_answer",
    Busy "busy", InvalidNumber "invalid_number", NetworkFailure "network_failure", Fax "fax", Refused "refused",
    DiallerAbandoned "dialler_abandoned");

/// One dialled attempt. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with [`OutboundRow::new`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboundRow {
    /// What became of the attempt.
    pub result: DialResult,
    /// Whether it led to a success (a sale, an appointment), there and then or later; a right-party attempt tells it.
    pub success: Option<bool>,
    /// The time from the call to the success; where the rules name a window, a later one is none, and one without it stays open.
    pub success_after: Option<Duration>,
    /// Whether the success was cancelled since; a success tells it unless the rules count cancelled ones.
    pub cancelled: Option<bool>,
    /// Whether an agent started it, who is on the line from the start; else the dialler did, as it did where it gave the call up.
    pub by_agent: Option<bool>,
    /// The lead.
    pub lead: Option<i64>,
    /// The agent.
    pub agent: Option<i64>,
    /// Talk time; none where null and no agent talked with a person. It fits between answer and end, give or take a second.
    pub talk: Option<Duration>,
    /// When it was dialled: it decides the interval.
    pub dialled_at: Option<Instant>,
    /// When it was answered, by whatever answers.
    pub answered_at: Option<Instant>,
    /// When an agent joined: not before the answer, and not without one, unless an agent started it.
    pub agent_joined_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// From the answer to the agent; follows from the instants where null, and is none where an agent started it.
    pub joined_after: Option<Duration>,
}

impl OutboundRow {
    /// A row of which only the result is known.
    pub const fn new(result: DialResult) -> Self {
        Self {
            result,
            success: None,
            success_after: None,
            cancelled: None,
            by_agent: None,
            lead: None,
            agent: None,
            talk: None,
            dialled_at: None,
            answered_at: None,
            agent_joined_at: None,
            ended_at: None,
            joined_after: None,
        }
    }

    /// Whether an agent started it; what the dialler gave up the dialler had dialled.
    fn by_agent_or_follows(&self) -> Option<bool> {
        self.by_agent.or((self.result == DialResult::DiallerAbandoned).then_some(false))
    }
}

/// The rules under which dialled attempts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OutboundRules {
    sale_window: Option<Duration>,
    cancelled: CancelledSales,
    connect_within: Duration,
}

impl Default for OutboundRules {
    fn default() -> Self {
        Self { sale_window: None, cancelled: CancelledSales::LeftOut, connect_within: Duration::secs(2) }
    }
}

/// Times below zero count as zero.
impl OutboundRules {
    /// Within which time of the call a later success counts; without one, whenever it came.
    #[must_use]
    pub fn sale_window(self, window: Duration) -> Self {
        Self { sale_window: Some(window.max(Duration::ZERO)), ..self }
    }

    /// Whether cancelled successes count.
    #[must_use]
    pub fn cancelled(self, cancelled: CancelledSales) -> Self {
        Self { cancelled, ..self }
    }

    /// Within which time of the answer an agent must be on the line.
    #[must_use]
    pub fn connect_within(self, limit: Duration) -> Self {
        Self { connect_within: limit.max(Duration::ZERO), ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "sale_window", RuleKind::DurationOr("unset"), -1, "within which time of the call a later success counts: a time such as `30d`, or `unset` (default), whenever it came").shown(),
    RuleInfo::new(1, "cancelled", RuleKind::Word(CancelledSales::WORDS), 0, "whether cancelled successes count: `left_out` (default) or `counted`"),
    RuleInfo::new(2, "connect_within", RuleKind::Duration, 2_000_000, "within which time of the answer an agent must be on the line: a time such as `2s` (default)").shown(),
];

impl Rules for OutboundRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.sale_window.map_or(-1, Duration::as_micros),
            1 => self.cancelled.code(),
            2 => self.connect_within.as_micros(),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.sale_window = (value >= 0).then_some(Duration::micros(value)),
            1 => set_word(&mut self.cancelled, value),
            2 => self.connect_within = Duration::micros(value),
            _ => {}
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    Result,
    Success,
    SuccessAfter,
    Cancelled,
    ByAgent,
    Lead,
    Agent,
    Talk,
    DialledAt,
    AnsweredAt,
    AgentJoinedAt,
    EndedAt,
    JoinedAfter,
}

#[rustfmt::skip] // a table: one field, one line
const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Result as u8, "result", FieldKind::Word(DialResult::WORDS), "what became of the attempt").required(),
    FieldInfo::new(F::Success as u8, "success", FieldKind::Flag, "whether it led to a success (a sale, an appointment), there and then or later; a right-party attempt tells it"),
    FieldInfo::new(F::SuccessAfter as u8, "success_after", FieldKind::Duration, "the time from the call to the success; where the rules name a window, a later one is none, and one without it stays open"),
    FieldInfo::new(F::Cancelled as u8, "cancelled", FieldKind::Flag, "whether the success was cancelled since; a success tells it unless the rules count cancelled ones"),
    FieldInfo::new(F::ByAgent as u8, "by_agent", FieldKind::Flag, "whether an agent started it, who is on the line from the start; else the dialler did, as it did where it gave the call up"),
    FieldInfo::new(F::Lead as u8, "lead", FieldKind::Id, "the lead"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the agent"),
    FieldInfo::new(F::Talk as u8, "talk", FieldKind::Duration, "talk time; none where null and no agent talked with a person; it fits between answer and end, give or take a second"),
    FieldInfo::new(F::DialledAt as u8, "dialled_at", FieldKind::Instant, "when it was dialled: it decides the interval"),
    FieldInfo::new(F::AnsweredAt as u8, "answered_at", FieldKind::Instant, "when it was answered, by whatever answers"),
    FieldInfo::new(F::AgentJoinedAt as u8, "agent_joined_at", FieldKind::Instant, "when an agent joined: not before the answer, and not without one, unless an agent started it"),
    FieldInfo::new(F::EndedAt as u8, "ended_at", FieldKind::Instant, "when it ended"),
    FieldInfo::new(F::JoinedAfter as u8, "joined_after", FieldKind::Duration, "from the answer to the agent; follows from the instants where null, and is none where an agent started it"),
];

/// The totals of [`Outbound`], in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum OutboundTotal {
    /// Rows counted: one dialled attempt each.
    Rows,
    /// Dialled attempts.
    Attempts,
    /// Part of attempts: started by an agent.
    AttemptsByAgent,
    /// Attempts answered by a person.
    Connected,
    /// Attempts answered by a machine.
    Machine,
    /// Attempts to an invalid number.
    InvalidNumber,
    /// Attempts that the network failed.
    NetworkFailure,
    /// Attempts that reached the right person.
    RightParty,
    /// Attempts with a success.
    Successes,
    /// Talk time of attempts.
    Talk,
    /// Attempts answered by a live person.
    LiveAnswered,
    /// Live calls that the dialler gave up.
    DiallerAbandoned,
    /// Live calls passed to an agent.
    PassedToAgent,
    /// Live calls not connected to an agent within the limit.
    NotConnectedWithin,
    /// Attempts without a lead.
    LeadUnknown,
    /// Attempts of which it is unknown whether an agent started them.
    ByAgentUnknown,
    /// Right-party attempts of which it is unknown whether they are a success that counts: cancelled, or later than the window.
    SuccessUnknown,
    /// Successes without a lead, and attempts of which it is unknown whether they are a success that counts.
    SuccessLeadUnknown,
    /// Successes that the rules leave out: cancelled, or later than the window.
    SuccessesLeftOut,
    /// Attempts with a person and an agent of which the talk time is unknown.
    TalkUnknown,
    /// Live calls that an agent had, of which it is unknown whether an agent started them.
    PassedUnknown,
    /// Live calls that an agent had, of which it is unknown when the agent joined.
    JoinUnknown,
}

impl_index!(F, OutboundTotal);

#[rustfmt::skip] // a table: one total, one line
const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one dialled attempt each"),
    TotalInfo::count(T::Attempts as u16, "attempts", "dialled attempts"),
    TotalInfo::count(T::AttemptsByAgent as u16, "attempts_by_agent", "part of attempts: started by an agent").unless(T::ByAgentUnknown as u16).reads(&["result", "by_agent"]),
    TotalInfo::count(T::Connected as u16, "connected", "attempts answered by a person").reads(&["result"]),
    TotalInfo::count(T::Machine as u16, "machine", "attempts answered by a machine").reads(&["result"]),
    TotalInfo::count(T::InvalidNumber as u16, "invalid_number", "attempts to an invalid number").reads(&["result"]),
    TotalInfo::count(T::NetworkFailure as u16, "network_failure", "attempts that the network failed").reads(&["result"]),
    TotalInfo::count(T::RightParty as u16, "right_party", "attempts that reached the right person").reads(&["result"]),
    TotalInfo::count(T::Successes as u16, "successes", "attempts with a success").under(&["sale_window", "cancelled"]).unless(T::SuccessUnknown as u16).reads(&["result", "success", "success_after", "cancelled"]),
    TotalInfo::micros(T::Talk as u16, "talk", "talk time of attempts").unless(T::TalkUnknown as u16).reads(&["result", "talk"]),
    TotalInfo::count(T::LiveAnswered as u16, "live_answered", "attempts answered by a live person").reads(&["result"]),
    TotalInfo::count(T::DiallerAbandoned as u16, "dialler_abandoned", "live calls that the dialler gave up").reads(&["result"]),
    TotalInfo::count(T::PassedToAgent as u16, "passed_to_agent", "live calls passed to an agent").unless(T::PassedUnknown as u16).reads(&["result", "by_agent"]),
    TotalInfo::count(T::NotConnectedWithin as u16, "not_connected_within", "live calls not connected to an agent within the limit").under(&["connect_within"]).unless(T::JoinUnknown as u16).reads(&["result", "by_agent", "answered_at", "agent_joined_at", "joined_after"]),
    TotalInfo::count(T::LeadUnknown as u16, "lead_unknown", "attempts without a lead").excluded().reads(&["lead"]),
    TotalInfo::count(T::ByAgentUnknown as u16, "by_agent_unknown", "attempts of which it is unknown whether an agent started them").excluded().reads(&["result", "by_agent"]),
    TotalInfo::count(T::SuccessUnknown as u16, "success_unknown", "right-party attempts of which it is unknown whether they are a success that counts: cancelled, or later than the window").under(&["sale_window", "cancelled"]).excluded().reads(&["result", "success", "success_after", "cancelled"]),
    TotalInfo::count(T::SuccessLeadUnknown as u16, "success_lead_unknown", "successes without a lead, and attempts of which it is unknown whether they are a success that counts").under(&["sale_window", "cancelled"]).excluded().reads(&["result", "success", "success_after", "cancelled", "lead"]),
    TotalInfo::count(T::SuccessesLeftOut as u16, "successes_left_out", "successes that the rules leave out: cancelled, or later than the window").under(&["sale_window", "cancelled"]).reads(&["cancelled"]),
    TotalInfo::count(T::TalkUnknown as u16, "talk_unknown", "attempts with a person and an agent of which the talk time is unknown").excluded().reads(&["result", "talk"]),
    TotalInfo::count(T::PassedUnknown as u16, "passed_unknown", "live calls that an agent had, of which it is unknown whether an agent started them").excluded().reads(&["result", "by_agent"]),
    TotalInfo::count(T::JoinUnknown as u16, "join_unknown", "live calls that an agent had, of which it is unknown when the agent joined").excluded().reads(&["result", "by_agent", "answered_at", "agent_joined_at", "joined_after"]),
];

#[rustfmt::skip] // a table: one state, one line
const SETS: &[StateInfo] = &[
    StateInfo::new("lead_set", &[], "distinct leads dialled").unless(T::LeadUnknown as u16).reads(&["lead"]),
    StateInfo::new("connected_lead_set", &[], "distinct leads reached").unless(T::LeadUnknown as u16).reads(&["result", "lead"]),
    StateInfo::new("right_party_lead_set", &[], "distinct leads with a right-party contact").unless(T::LeadUnknown as u16).reads(&["result", "lead"]),
    StateInfo::new("success_lead_set", &["sale_window", "cancelled"], "distinct leads with a success").unless(T::SuccessLeadUnknown as u16).reads(&["success", "success_after", "cancelled", "lead"]),
];

const LEAD_SET: usize = 0;
const CONNECTED_LEAD_SET: usize = 1;
const RIGHT_PARTY_LEAD_SET: usize = 2;
const SUCCESS_LEAD_SET: usize = 3;

/// The tables of the fact `outbound`.
pub static OUTBOUND: FactInfo = FactInfo::new("outbound", "one dialled attempt", TOTALS)
    .numbered(19)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_states(&[], SETS);

impl Fact for Outbound {
    type Row = OutboundRow;
    type Rules = OutboundRules;
    type Total = T;
    const INFO: &'static FactInfo = &OUTBOUND;

    fn count(row: &OutboundRow, rules: &OutboundRules, to: &mut impl Sink) -> Result<(), Rejection> {
        check_result(row)?;
        let joined_after = check_times(row)?;
        to.add(T::Attempts, 1);
        flag_or(to, row.by_agent_or_follows(), T::AttemptsByAgent, T::ByAgentUnknown);
        match row.result {
            DialResult::RightParty => to.add(T::RightParty, 1),
            DialResult::Machine => to.add(T::Machine, 1),
            DialResult::InvalidNumber => to.add(T::InvalidNumber, 1),
            DialResult::NetworkFailure => to.add(T::NetworkFailure, 1),
            DialResult::DiallerAbandoned => to.add(T::DiallerAbandoned, 1),
            _ => {}
        }
        if row.result.with_agent() {
            known_or(to, row.talk, T::Talk, T::TalkUnknown);
        } else {
            to.add(T::Talk, row.talk.map_or(0, Duration::as_micros));
        }
        if row.result.by_person() {
            count_live(row, joined_after, rules, to);
        }
        count_lead(row, to);
        count_success(row, rules, to);
        Ok(())
    }

    fn instant(row: &OutboundRow, _: &OutboundRules) -> Option<Instant> {
        row.dialled_at
    }

    fn read(from: &Fields<'_>) -> Result<OutboundRow, Rejection> {
        Ok(OutboundRow {
            result: from.needed(F::Result, from.word(F::Result)?)?,
            success: from.flag(F::Success)?,
            success_after: from.duration(F::SuccessAfter),
            cancelled: from.flag(F::Cancelled)?,
            by_agent: from.flag(F::ByAgent)?,
            lead: from.raw(F::Lead),
            agent: from.raw(F::Agent),
            talk: from.duration(F::Talk),
            dialled_at: from.instant(F::DialledAt),
            answered_at: from.instant(F::AnsweredAt),
            agent_joined_at: from.instant(F::AgentJoinedAt),
            ended_at: from.instant(F::EndedAt),
            joined_after: from.duration(F::JoinedAfter),
        })
    }

    fn write(row: &OutboundRow, to: &mut FieldBuffer) {
        to.put(F::Result, Some(row.result.code()));
        to.put(F::Success, row.success.map(i64::from));
        to.put(F::SuccessAfter, row.success_after.map(Duration::as_micros));
        to.put(F::Cancelled, row.cancelled.map(i64::from));
        to.put(F::ByAgent, row.by_agent.map(i64::from));
        to.put(F::Lead, row.lead);
        to.put(F::Agent, row.agent);
        to.put(F::Talk, row.talk.map(Duration::as_micros));
        to.put(F::DialledAt, row.dialled_at.map(Instant::as_micros));
        to.put(F::AnsweredAt, row.answered_at.map(Instant::as_micros));
        to.put(F::AgentJoinedAt, row.agent_joined_at.map(Instant::as_micros));
        to.put(F::EndedAt, row.ended_at.map(Instant::as_micros));
        to.put(F::JoinedAfter, row.joined_after.map(Duration::as_micros));
    }
}

impl DialResult {
    /// Whether a person answered: the call was live.
    const fn by_person(self) -> bool {
        matches!(self, Self::RightParty | Self::WrongParty | Self::Refused | Self::DiallerAbandoned)
    }

    /// Whether nothing and nobody answered.
    pub(super) const fn by_nobody(self) -> bool {
        matches!(self, Self::NoAnswer | Self::Busy | Self::InvalidNumber | Self::NetworkFailure)
    }

    /// Whether a person answered and had an agent on the line.
    const fn with_agent(self) -> bool {
        self.by_person() && !matches!(self, Self::DiallerAbandoned)
    }
}

/// A call that a person answered: who took it, and how soon.
fn count_live(row: &OutboundRow, joined_after: Option<Duration>, rules: &OutboundRules, to: &mut impl Sink) {
    to.add(T::Connected, 1);
    to.add(T::LiveAnswered, 1);
    if !row.result.with_agent() {
        to.add(T::NotConnectedWithin, 1);
        return;
    }
    match row.by_agent {
        Some(by_agent) => to.add(T::PassedToAgent, i64::from(!by_agent)),
        None => to.add(T::PassedUnknown, 1),
    }
    match joined_after {
        Some(after) => to.add(T::NotConnectedWithin, i64::from(after > rules.connect_within)),
        None => to.add(T::JoinUnknown, 1),
    }
}

fn count_lead(row: &OutboundRow, to: &mut impl Sink) {
    let Some(lead) = row.lead else {
        to.add(T::LeadUnknown, 1);
        return;
    };
    to.member(LEAD_SET, lead);
    if row.result.by_person() {
        to.member(CONNECTED_LEAD_SET, lead);
    }
    if row.result == DialResult::RightParty {
        to.member(RIGHT_PARTY_LEAD_SET, lead);
    }
}

fn count_success(row: &OutboundRow, rules: &OutboundRules, to: &mut impl Sink) {
    // What has a time, or was cancelled, was there.
    let surely = row.success_after.is_some() || row.cancelled == Some(true);
    let success = row.success.or(surely.then_some(true));
    if row.result != DialResult::RightParty || success == Some(false) {
        return;
    }
    let kept = success.and_then(|_| rules.cancelled.keep(row.success_after, rules.sale_window, row.cancelled));
    match (kept, row.lead) {
        (None, _) => {
            to.add(T::SuccessUnknown, 1);
            to.add(T::SuccessLeadUnknown, 1);
        }
        (Some(false), _) => to.add(T::SuccessesLeftOut, 1),
        (Some(true), lead) => {
            to.add(T::Successes, 1);
            match lead {
                Some(lead) => to.member(SUCCESS_LEAD_SET, lead),
                None => to.add(T::SuccessLeadUnknown, 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Accumulator as _, Reject};

    fn counted(rules: OutboundRules, row: &OutboundRow) -> OutboundTotals {
        let mut totals = OutboundTotals::zero(&rules);
        totals.observe(row).ok();
        totals
    }

    fn of(row: &OutboundRow, total: T) -> Option<i64> {
        counted(OutboundRules::default(), row).get(total)
    }

    fn dialled(result: DialResult) -> OutboundRow {
        let joined_after = result.with_agent().then_some(Duration::secs(1));
        OutboundRow { by_agent: Some(false), joined_after, ..OutboundRow::new(result) }
    }

    /// By the dictionary: answered by a person, live; passed to an agent; not connected within 2 s.
    #[test]
    fn every_result_in_its_place() {
        for (result, live, passed, late) in [
            (DialResult::RightParty, 1, 1, 0),
            (DialResult::WrongParty, 1, 1, 0),
            (DialResult::Refused, 1, 1, 0),
            (DialResult::DiallerAbandoned, 1, 0, 1),
            (DialResult::Machine, 0, 0, 0),
            (DialResult::NoAnswer, 0, 0, 0),
            (DialResult::Busy, 0, 0, 0),
            (DialResult::InvalidNumber, 0, 0, 0),
            (DialResult::NetworkFailure, 0, 0, 0),
            (DialResult::Fax, 0, 0, 0),
        ] {
            let row = dialled(result);
            let found = [T::Attempts, T::Connected, T::LiveAnswered, T::PassedToAgent, T::NotConnectedWithin];
            let expected = [1, live, live, passed, late].map(Some);
            assert_eq!(found.map(|total| of(&row, total)), expected, "{result:?}");
        }
    }

    #[test]
    fn an_agent_who_dials_is_there_and_nothing_is_passed() {
        let row = OutboundRow { joined_after: None, by_agent: Some(true), ..dialled(DialResult::Refused) };
        assert_eq!(
            [T::AttemptsByAgent, T::PassedToAgent, T::NotConnectedWithin].map(|total| of(&row, total)),
            [Some(1), Some(0), Some(0)]
        );
        let nobody_knows = OutboundRow { by_agent: None, ..row };
        assert_eq!(
            [T::AttemptsByAgent, T::PassedToAgent, T::NotConnectedWithin].map(|total| of(&nobody_knows, total)),
            [None; 3]
        );
    }

    /// Whoever does not say who started a call that the dialler gave up has said it.
    #[test]
    fn the_dialler_started_what_it_gave_up() {
        let row = OutboundRow::new(DialResult::DiallerAbandoned);
        let found = [T::AttemptsByAgent, T::ByAgentUnknown, T::DiallerAbandoned].map(|total| of(&row, total));
        assert_eq!(found, [Some(0), Some(0), Some(1)]);
    }

    #[test]
    fn limits_are_inclusive() {
        let joined =
            |micros| OutboundRow { joined_after: Some(Duration::micros(micros)), ..dialled(DialResult::RightParty) };
        assert_eq!(of(&joined(2_000_000), T::NotConnectedWithin), Some(0));
        assert_eq!(of(&joined(2_000_001), T::NotConnectedWithin), Some(1));
        let sold = |micros| OutboundRow {
            success_after: Some(Duration::micros(micros)),
            cancelled: Some(false),
            ..dialled(DialResult::RightParty)
        };
        let day = OutboundRules::default().sale_window(Duration::days(1));
        let successes = |row: &OutboundRow| {
            let totals = counted(day, row);
            (totals.get(T::Successes), totals.get(T::SuccessesLeftOut))
        };
        assert_eq!(successes(&sold(86_400_000_000)), (Some(1), Some(0)));
        assert_eq!(successes(&sold(86_400_000_001)), (Some(0), Some(1)));
        let nobody_knows_when = OutboundRow { success: Some(true), success_after: None, ..sold(0) };
        assert_eq!(successes(&nobody_knows_when), (None, Some(0)));
    }

    #[test]
    fn a_rejected_row_adds_nothing() {
        let row = OutboundRow { success: Some(true), ..dialled(DialResult::WrongParty) };
        let totals = counted(OutboundRules::default(), &row);
        assert_eq!((totals.get(T::Rows), totals.get(T::Attempts)), (Some(0), Some(0)));
        assert_eq!(totals.counts().rejected(Reject::Contradiction), 1);
    }
}
