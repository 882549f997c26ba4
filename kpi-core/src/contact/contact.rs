//! The fact `contact`: one row per contact, or per leg, of a flat call log.

use crate::contact::contact_row::{ContactRow, FIELDS};
use crate::contact::contact_rules::{AnswerWithin, ContactRules, RULES};
use crate::contact::contact_totals::{ContactTotal as T, TOTALS};
use crate::contact::contact_valid::{
    Place, answered_legs, check_legs, check_parts, check_times, entered, needs_threshold, place,
};
use crate::contact::words::{Attribution, EndedBy, Exit, Outcome, Transfers, WaitFrom};
use crate::exact::{Duration, Instant};
use crate::fact::{
    Coverage, Direction, Fact, FactInfo, FieldBuffer, Fields, Index, Reject, Rejection, Sink, StateInfo, Tally, Totals,
    between, flag_or, known_or, refuse,
};

/// Totals of contacts.
pub type ContactTotals = Totals<Contact>;
/// Totals of contacts with the distributions of waits and the distinct customers, issues and agents.
pub type ContactTally = Tally<Contact>;

/// The fact `contact`.
///
/// `offered = answered + abandoned + flowed_out`: a contact enters `offered` when it has left the queue that it entered, or
/// the agent that it rang without a queue. One still in the queue is `waiting` and enters no ratio; one in conversation is
/// answered, and is handled when its wrap has ended. Only inbound contacts enter the accessibility totals.
#[derive(Clone, Copy, Debug)]
pub enum Contact {}

#[rustfmt::skip] // a table: one state, one line
const DISTRIBUTIONS: &[StateInfo] = &[
    StateInfo::new("wait_dist_answered", &["unit", "attribution", "wait_from"], "known waits of answered contacts").reads(&["outcome", "direction", "wait"]),
    StateInfo::new("wait_dist_abandoned", &["unit", "attribution", "wait_from"], "known waits of abandoned contacts").reads(&["outcome", "direction", "wait"]),
    StateInfo::new("wait_dist_flowed_out", &["unit", "attribution", "wait_from"], "known waits of flowed-out contacts").reads(&["outcome", "direction", "wait"]),
];

#[rustfmt::skip] // a table: one state, one line
const SETS: &[StateInfo] = &[
    StateInfo::new("customer_set", &["unit", "attribution"], "distinct customers of arrived contacts").reads(&["outcome", "direction", "customer"]),
    StateInfo::new("issue_set", &["unit", "attribution"], "distinct issues of arrived contacts").reads(&["outcome", "direction", "issue"]),
    StateInfo::new("agent_set", &["unit", "attribution", "direction"], "distinct agents of handled contacts").reads(&["outcome", "direction", "agent"]),
    StateInfo::new("multichannel_customer_set", &["unit", "attribution"], "distinct customers seen on two channels or more").unless(T::MultichannelUnknown as u16).reads(&["outcome", "direction", "customer", "multichannel"]),
];

const WAIT_ANSWERED: usize = 0;
const WAIT_ABANDONED: usize = 1;
const WAIT_FLOWED_OUT: usize = 2;
const CUSTOMERS: usize = 0;
const ISSUES: usize = 1;
const AGENTS: usize = 2;
const MULTICHANNEL_CUSTOMERS: usize = 3;

/// The tables of the fact `contact`.
pub static CONTACT: FactInfo = FactInfo::new("contact", "one contact, or one leg of a contact, of a call log", TOTALS)
    .numbered(1)
    .with_fields(FIELDS)
    .with_rules(RULES)
    .with_states(DISTRIBUTIONS, SETS);

impl Fact for Contact {
    type Row = ContactRow;
    type Rules = ContactRules;
    type Total = T;
    const INFO: &'static FactInfo = &CONTACT;

    fn count(row: &ContactRow, rules: &ContactRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let seen = Seen::new(row, rules)?;
        match row.direction {
            Direction::Internal => {
                to.add(T::Internal, 1);
                return Ok(());
            }
            Direction::Outbound => to.add(T::Outbound, 1),
            Direction::Inbound => seen.inbound(to),
        }
        if row.direction == rules.direction {
            seen.handling(to);
        }
        Ok(())
    }

    fn coverage(rules: &ContactRules, total: usize) -> Coverage {
        let is = |these: &[T]| these.iter().any(|this| this.index() == total);
        let parts = rules.parts;
        let absent = !parts.talk && is(&[T::Talk])
            || !parts.hold && is(&[T::Hold, T::Held, T::HeldLegs])
            || !parts.wrap && is(&[T::Wrap, T::WrappedLegs]);
        let unknown = !parts.talk && is(&[T::ZeroTalkLegs, T::ShortTalkLegs])
            || !parts.ring && is(&[T::Ring])
            || !parts.custom_status && is(&[T::CustomStatus])
            || rules.channel.is_none() && is(&[T::ArrivedOfChannel])
            || rules.cycle().is_none() && is(&[T::RingCount, T::RingCounted]);
        match (absent, unknown) {
            (true, _) => Coverage::Absent,
            (_, true) => Coverage::Unknown,
            _ => Coverage::Counted,
        }
    }

    fn instant(row: &ContactRow, rules: &ContactRules) -> Option<Instant> {
        match rules.attribution {
            Attribution::ByArrival => row.arrived_at,
            Attribution::ByEnd => row.ended_at,
        }
    }

    #[inline]
    fn read(from: &Fields<'_>) -> Result<ContactRow, Rejection> {
        ContactRow::read(from)
    }

    fn write(row: &ContactRow, to: &mut FieldBuffer) {
        row.write(to);
    }
}

/// What a contact is, once it has passed every row-local rule.
struct Seen<'a> {
    row: &'a ContactRow,
    rules: &'a ContactRules,
    threshold: Duration,
    duration: Option<Duration>,
    entered: Option<bool>,
    place: Place,
}

impl<'a> Seen<'a> {
    #[inline]
    fn new(row: &'a ContactRow, rules: &'a ContactRules) -> Result<Self, Rejection> {
        check_times(row)?;
        let duration = between("ended_at", row.arrived_at, row.ended_at)?;
        refuse(row.ended_at.is_some() && !row.outcome.is_final(), Reject::Contradiction, "ended_at")?;
        refuse(row.exit.is_some() && row.outcome != Outcome::FlowedOut, Reject::Contradiction, "exit")?;
        refuse(
            row.outcome == Outcome::NotReached && row.direction != Direction::Outbound,
            Reject::Contradiction,
            "outcome",
        )?;
        check_parts(row, rules)?;
        check_legs(row)?;
        let place = place(row)?;
        let threshold = match rules.answer_within {
            AnswerWithin::Fixed(threshold) => threshold,
            AnswerWithin::PerRow if needs_threshold(row, place) => {
                row.answer_within.ok_or(Rejection::new(Reject::Missing, "answer_within"))?
            }
            AnswerWithin::PerRow => Duration::ZERO,
        };
        Ok(Self { row, rules, threshold, duration, entered: entered(row)?, place })
    }

    fn wait(&self) -> Option<Duration> {
        match self.rules.wait_from {
            WaitFrom::Enqueued => self.row.wait,
            WaitFrom::Arrived => self.row.arrival_wait,
            WaitFrom::FirstRing => self.row.ring,
        }
    }

    fn within(&self, time: Duration) -> bool {
        self.rules.boundary.within(time, self.threshold)
    }

    fn inbound(&self, to: &mut impl Sink) {
        match self.place {
            Place::Attempt => {
                to.add(if self.row.outcome == Outcome::Blocked { T::Blocked } else { T::OutOfHours }, 1);
                return;
            }
            Place::BeforeQueue => self.before_queue(to),
            Place::Waiting => self.waiting(to),
            Place::Answered => self.answered(to),
            Place::Abandoned => self.abandoned(to),
            Place::FlowedOut => self.flowed_out(to),
            Place::NotReached => return,
        }
        self.arrived(to);
        self.reply(to);
    }

    fn arrived(&self, to: &mut impl Sink) {
        let row = self.row;
        to.add(T::Arrived, 1);
        if self.place.offered() {
            to.add(T::Offered, 1);
        }
        if self.place.offered() || self.place == Place::Waiting {
            to.add(T::Legs, row.legs.map_or(1, i64::from));
        }
        match row.customer {
            Some(customer) => {
                to.add(T::WithCustomer, 1);
                to.member(CUSTOMERS, customer);
                match row.multichannel {
                    None => to.add(T::MultichannelUnknown, 1),
                    Some(true) => to.member(MULTICHANNEL_CUSTOMERS, customer),
                    Some(false) => {}
                }
            }
            None => to.add(T::Anonymous, 1),
        }
        if let Some(issue) = row.issue {
            to.add(T::WithIssue, 1);
            to.member(ISSUES, issue);
        }
        match row.channel {
            None => to.add(T::ChannelUnknown, 1),
            channel if channel == self.rules.channel => to.add(T::ArrivedOfChannel, 1),
            Some(_) => {}
        }
        match self.entered {
            None => to.add(T::SelfServiceUnknown, 1),
            Some(entered) => to.add(T::EnteredSelfService, i64::from(entered)),
        }
        match row.self_service_completed {
            _ if row.outcome == Outcome::InSelfService => {} // not judged before it is over
            Some(completed) => to.add(T::SelfServiceCompleted, i64::from(completed)),
            None if self.entered == Some(false) => {}
            None => to.add(T::CompletionUnknown, 1),
        }
        if row.outcome.is_final() {
            to.add(T::Ended, 1);
            known_or(to, self.duration, T::ArrivalToEnd, T::DurationUnknown);
        }
    }

    fn before_queue(&self, to: &mut impl Sink) {
        let total = match self.row.outcome {
            Outcome::AbandonedIvr => T::AbandonedIvr,
            Outcome::SelfServed => T::SelfServed,
            Outcome::InSelfService => T::InSelfService,
            _ => T::SystemFailedBeforeQueue,
        };
        to.add(total, 1);
    }

    fn waiting(&self, to: &mut impl Sink) {
        to.add(T::Waiting, 1);
        match self.wait() {
            None => to.add(T::WaitingWaitUnknown, 1),
            Some(wait) => to.add(T::WaitingOverdue, i64::from(!self.within(wait))),
        }
    }

    fn answered(&self, to: &mut impl Sink) {
        let row = self.row;
        to.add(T::Answered, 1);
        match self.wait() {
            None => to.add(T::WaitUnknown, 1),
            Some(wait) => {
                to.add(T::WaitOfAnswered, wait.as_micros());
                to.add(T::AnsweredWaited, i64::from(wait > Duration::ZERO));
                to.add(T::Waited, i64::from(wait > Duration::ZERO));
                to.add(T::AnsweredWithin, i64::from(self.within(wait)));
                to.sample(WAIT_ANSWERED, wait.as_micros());
            }
        }
        known_or(to, row.arrival_wait, T::ArrivalToAnswer, T::ArrivalWaitUnknown);
        known_or(to, row.ring, T::RingOfAnswered, T::RingUnknown);
        if row.auto_answered != Some(true) {
            self.rings(to);
        }
        if row.outcome == Outcome::Handled || row.connected.is_some() {
            to.add(T::AnsweredEnded, 1);
            known_or(to, row.connected, T::AnswerToDisconnect, T::ConnectedUnknown);
        }
    }

    fn rings(&self, to: &mut impl Sink) {
        if let (Some(ring), Some(cycle)) = (self.row.ring, self.rules.cycle()) {
            to.add(T::RingCount, ring.as_micros() / cycle.as_micros() + 1);
            to.add(T::RingCounted, 1);
        }
        if let Some(rings) = self.row.ring_count.filter(|rings| *rings > 0) {
            to.add(T::RingCountGiven, rings.into());
            to.add(T::RingCountGivenKnown, 1);
        }
    }

    fn abandoned(&self, to: &mut impl Sink) {
        to.add(T::Abandoned, 1);
        match self.wait() {
            None => to.add(T::AbandonWaitUnknown, 1),
            Some(wait) => {
                to.add(T::WaitOfAbandoned, wait.as_micros());
                to.add(T::Waited, i64::from(wait > Duration::ZERO));
                to.add(T::AbandonedWithin, i64::from(self.within(wait)));
                to.sample(WAIT_ABANDONED, wait.as_micros());
                if self.rules.short_boundary.within(wait, self.rules.short_abandon) {
                    to.add(T::ShortAbandoned, 1);
                    to.add(T::WaitOfShortAbandoned, wait.as_micros());
                }
            }
        }
        known_or(to, self.row.arrival_wait, T::ArrivalToAbandon, T::AbandonArrivalWaitUnknown);
    }

    fn flowed_out(&self, to: &mut impl Sink) {
        to.add(T::FlowedOut, 1);
        match (self.row.outcome, self.row.exit) {
            (Outcome::Voicemail, _) => to.add(T::Voicemail, 1),
            (Outcome::CallbackRequested, _) => to.add(T::CallbackRequested, 1),
            (Outcome::SystemFailure, _) => to.add(T::SystemDropped, 1),
            (_, Some(Exit::ExitKey)) => to.add(T::ExitKey, 1),
            (_, Some(Exit::Withdrawn)) => to.add(T::Withdrawn, 1),
            (_, Some(_)) => {}
            (_, None) => to.add(T::ExitUnknown, 1),
        }
        match self.wait() {
            None => to.add(T::FlowOutWaitUnknown, 1),
            Some(wait) => {
                to.add(T::WaitOfFlowedOut, wait.as_micros());
                to.add(T::Waited, i64::from(wait > Duration::ZERO));
                to.add(T::FlowedOutWithin, i64::from(self.within(wait)));
                to.sample(WAIT_FLOWED_OUT, wait.as_micros());
            }
        }
    }

    /// The first human reply; where a channel is named, only of its contacts.
    fn reply(&self, to: &mut impl Sink) {
        if self.rules.channel.is_some() && self.row.channel != self.rules.channel {
            return to.add(T::ResponseUnknown, 1);
        }
        match (self.row.replied, self.row.reply_after) {
            (Some(true), Some(after)) => {
                to.add(T::Replied, 1);
                to.add(T::ResponseDue, 1);
                to.add(T::RepliedWithin, i64::from(self.within(after)));
            }
            (Some(false), Some(so_far)) => {
                to.add(if self.within(so_far) { T::ResponseNotDue } else { T::ResponseDue }, 1);
            }
            (Some(false), None) => to.add(T::ResponseWaitUnknown, 1),
            _ => to.add(T::ResponseUnknown, 1),
        }
    }

    fn handling(&self, to: &mut impl Sink) {
        let row = self.row;
        match row.outcome {
            Outcome::Handled => {}
            Outcome::InConversation => return to.add(T::InConversation, 1),
            _ => return,
        }
        let legs = i64::from(answered_legs(row));
        to.add(T::Handled, 1);
        to.add(T::HandledLegs, legs);
        if let Some(agent) = row.agent {
            to.add(T::HandledWithAgent, 1);
            to.member(AGENTS, agent);
        }
        to.add(T::HandledLegsWithAgent, row.legs_with_agent.map_or(i64::from(row.agent.is_some()), i64::from));
        self.parts(legs, to);
        self.transfers(legs, to);
        flag_or(to, row.escalated, T::Escalated, T::EscalatedUnknown);
        flag_or(to, row.resolved, T::ResolvedFlag, T::ResolvedUnknown);
        if row.resolved == Some(true) {
            flag_or(to, row.came_back, T::ResolvedFlagReopened, T::CameBackUnknown);
        }
        flag_or(to, row.ended_by.map(|by| by == EndedBy::Agent), T::EndedByAgent, T::EndedByUnknown);
    }

    /// The handling times, or none of them where a declared part is unknown.
    fn parts(&self, legs: i64, to: &mut impl Sink) {
        let (row, declared) = (self.row, self.rules.parts);
        let part = |declared: bool, time: Option<Duration>| if declared { time } else { Some(Duration::ZERO) };
        let ring = row.ring_of_legs.or(if legs == 1 { row.ring } else { None });
        let times = (
            part(declared.talk, row.talk),
            part(declared.hold, row.hold),
            part(declared.wrap, row.wrap),
            part(declared.ring, ring),
            part(declared.custom_status, row.custom_status),
        );
        let (Some(talk), Some(hold), Some(wrap), Some(ring), Some(custom)) = times else {
            to.add(T::HandleUnknown, 1);
            to.add(T::HandleUnknownLegs, legs);
            return;
        };
        to.add(T::Talk, talk.as_micros());
        to.add(T::Hold, hold.as_micros());
        to.add(T::Wrap, wrap.as_micros());
        to.add(T::Ring, ring.as_micros());
        to.add(T::CustomStatus, custom.as_micros());
        to.add(T::Held, i64::from(hold > Duration::ZERO));
        self.leg_split(legs, [talk, hold, wrap], to);
    }

    /// In how many of the legs there was hold, wrap, no talk, little talk: certain for one leg, else as the row says.
    fn leg_split(&self, legs: i64, [talk, hold, wrap]: [Duration; 3], to: &mut impl Sink) {
        let row = self.row;
        let certain = |one: bool, none: bool, given: Option<u32>| match given {
            _ if legs == 1 => Some(i64::from(one)),
            Some(given) => Some(given.into()),
            None if none => Some(0),
            None => None,
        };
        let some = |time: Duration| time > Duration::ZERO;
        let held = certain(some(hold), !some(hold), row.held_legs);
        let wrapped = certain(some(wrap), !some(wrap), row.wrapped_legs);
        let silent = certain(!some(talk), false, row.zero_talk_legs);
        let short = certain(talk < self.rules.short_talk, false, row.short_talk_legs);
        for (legs, total, unknown) in [
            (held, T::HeldLegs, T::HeldLegsUnknown),
            (wrapped, T::WrappedLegs, T::WrappedLegsUnknown),
            (silent, T::ZeroTalkLegs, T::ZeroTalkLegsUnknown),
            (short, T::ShortTalkLegs, T::ShortTalkLegsUnknown),
        ] {
            match legs {
                Some(legs) => to.add(total, legs),
                None => to.add(unknown, 1),
            }
        }
    }

    fn transfers(&self, legs: i64, to: &mut impl Sink) {
        let Some(kinds) = self.row.transfers else {
            to.add(T::TransferUnknown, 1);
            to.add(T::TransferUnknownLegs, legs);
            return;
        };
        to.add(T::Transferred, i64::from(kinds != Transfers::NONE));
        to.add(T::TransferredByAgent, i64::from(kinds.by_agent()));
        to.add(T::TransferredBlind, i64::from(kinds.has(Transfers::BLIND)));
        to.add(T::TransferredExternal, i64::from(kinds.has(Transfers::EXTERNAL)));
        match self.row.transfers_by_agent {
            Some(times) => to.add(T::TransfersByAgent, times.into()),
            None if !kinds.by_agent() => {}
            None if legs == 1 => to.add(T::TransfersByAgent, 1),
            None => to.add(T::TransferUnknownLegs, legs),
        }
    }
}
