//! How a contact is counted: what it is, once it has passed every row-local rule, and which totals it adds to.

use crate::contact::contact_row::F;
use crate::contact::contact_rules::{AnswerWithin, ContactRules};
use crate::contact::contact_totals::ContactTotal as T;
use crate::contact::contact_valid::{Place, answered_legs, check_parts, check_times, entered, place, transfers};
use crate::contact::words::{Channel, EndedBy, Exit, Outcome, Transfers, WaitFrom};
use crate::exact::Duration;
use crate::fact::{Direction, Reject, Rejection, Sink, View, between, count_or, flag_or, known_or, refuse};

/// The numbers of the states: their positions in the tables of the fact.
const WAIT_ANSWERED: usize = 0;
const WAIT_ABANDONED: usize = 1;
const WAIT_FLOWED_OUT: usize = 2;
const CUSTOMERS: usize = 0;
const ISSUES: usize = 1;
const AGENTS: usize = 2;
const MULTICHANNEL_CUSTOMERS: usize = 3;

/// Counts a row that is known to read.
#[inline(always)]
pub(super) fn count(row: &impl View, rules: &ContactRules, to: &mut impl Sink) -> Result<(), Rejection> {
    let seen = Seen::new(row, rules)?;
    match seen.direction {
        Direction::Internal => {
            to.add(T::Internal, 1);
            return Ok(());
        }
        Direction::Outbound => to.add(T::Outbound, 1),
        Direction::Inbound => seen.inbound(to),
    }
    if seen.direction == rules.direction {
        seen.handling(to);
    }
    Ok(())
}

/// What a contact is, once it has passed every row-local rule.
struct Seen<'a, V> {
    row: &'a V,
    rules: &'a ContactRules,
    outcome: Outcome,
    direction: Direction,
    channel: Option<Channel>,
    threshold: Duration,
    duration: Option<Duration>,
    entered: Option<bool>,
    place: Place,
    /// Legs that an agent answered.
    legs: i64,
}

impl<'a, V: View> Seen<'a, V> {
    #[inline(always)]
    fn new(row: &'a V, rules: &'a ContactRules) -> Result<Self, Rejection> {
        let outcome: Outcome = row.word(F::Outcome).ok_or(Rejection::new(Reject::Missing, "outcome"))?;
        let direction = row.word(F::Direction).unwrap_or_default();
        check_times(row)?;
        let ended_at = row.instant(F::EndedAt);
        let duration = between("ended_at", row.instant(F::ArrivedAt), ended_at)?;
        refuse(ended_at.is_some() && !outcome.is_final(), Reject::Contradiction, "ended_at")?;
        refuse(row.has(F::Exit) && outcome != Outcome::FlowedOut, Reject::Contradiction, "exit")?;
        refuse(outcome == Outcome::NotReached && direction != Direction::Outbound, Reject::Contradiction, "outcome")?;
        check_parts(row, rules)?;
        let legs = answered_legs(row, outcome)?;
        let place = place(row, outcome)?;
        // Whether judging the row takes a threshold.
        let judged =
            direction == Direction::Inbound && (place.offered() || place == Place::Waiting || row.has(F::ReplyAfter));
        let threshold = match rules.answer_within {
            AnswerWithin::Fixed(threshold) => threshold,
            AnswerWithin::PerRow if judged => {
                row.duration(F::AnswerWithin).ok_or(Rejection::new(Reject::Missing, "answer_within"))?
            }
            AnswerWithin::PerRow => Duration::ZERO,
        };
        let (channel, entered) = (row.word(F::Channel), entered(row, outcome)?);
        Ok(Self { row, rules, outcome, direction, channel, threshold, duration, entered, place, legs })
    }

    #[inline(always)]
    fn wait(&self) -> Option<Duration> {
        match self.rules.wait_from {
            WaitFrom::Enqueued => self.row.duration(F::Wait),
            WaitFrom::Arrived => self.row.duration(F::ArrivalWait),
            WaitFrom::FirstRing => self.row.duration(F::Ring),
        }
    }

    #[inline(always)]
    fn within(&self, time: Duration) -> bool {
        self.rules.boundary.within(time, self.threshold)
    }

    #[inline(always)]
    fn inbound(&self, to: &mut impl Sink) {
        match self.place {
            Place::Attempt => {
                to.add(if self.outcome == Outcome::Blocked { T::Blocked } else { T::OutOfHours }, 1);
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

    #[inline(always)]
    fn arrived(&self, to: &mut impl Sink) {
        let row = self.row;
        to.add(T::Arrived, 1);
        if self.place.offered() {
            to.add(T::Offered, 1);
        }
        if self.place.offered() || self.place == Place::Waiting {
            to.add(T::Legs, row.raw(F::Legs).unwrap_or(1));
        }
        match row.raw(F::Customer) {
            Some(customer) => {
                to.add(T::WithCustomer, 1);
                to.member(CUSTOMERS, customer);
                match row.flag(F::Multichannel) {
                    None => to.add(T::MultichannelUnknown, 1),
                    Some(true) => to.member(MULTICHANNEL_CUSTOMERS, customer),
                    Some(false) => {}
                }
            }
            None => to.add(T::Anonymous, 1),
        }
        if let Some(issue) = row.raw(F::Issue) {
            to.add(T::WithIssue, 1);
            to.member(ISSUES, issue);
        }
        match self.channel {
            None => to.add(T::ChannelUnknown, 1),
            channel if channel == self.rules.channel => to.add(T::ArrivedOfChannel, 1),
            Some(_) => {}
        }
        match self.entered {
            None => to.add(T::SelfServiceUnknown, 1),
            Some(entered) => to.add(T::EnteredSelfService, i64::from(entered)),
        }
        match row.flag(F::SelfServiceCompleted) {
            _ if self.outcome == Outcome::InSelfService => {} // not judged before it is over
            Some(completed) => to.add(T::SelfServiceCompleted, i64::from(completed)),
            None if self.entered == Some(false) => {}
            None => to.add(T::CompletionUnknown, 1),
        }
        if self.outcome.is_final() {
            to.add(T::Ended, 1);
            known_or(to, self.duration, T::ArrivalToEnd, T::DurationUnknown);
        }
    }

    #[inline(always)]
    fn before_queue(&self, to: &mut impl Sink) {
        let total = match self.outcome {
            Outcome::AbandonedIvr => T::AbandonedIvr,
            Outcome::SelfServed => T::SelfServed,
            Outcome::InSelfService => T::InSelfService,
            _ => T::SystemFailedBeforeQueue,
        };
        to.add(total, 1);
    }

    #[inline(always)]
    fn waiting(&self, to: &mut impl Sink) {
        to.add(T::Waiting, 1);
        match self.wait() {
            None => to.add(T::WaitingWaitUnknown, 1),
            Some(wait) => to.add(T::WaitingOverdue, i64::from(!self.within(wait))),
        }
    }

    #[inline(always)]
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
        known_or(to, row.duration(F::ArrivalWait), T::ArrivalToAnswer, T::ArrivalWaitUnknown);
        known_or(to, row.duration(F::Ring), T::RingOfAnswered, T::RingUnknown);
        if row.flag(F::AutoAnswered) != Some(true) {
            self.rings(to);
        }
        if self.outcome == Outcome::Handled || row.duration(F::Connected).is_some() {
            to.add(T::AnsweredEnded, 1);
            known_or(to, row.duration(F::Connected), T::AnswerToDisconnect, T::ConnectedUnknown);
        }
    }

    #[inline(always)]
    fn rings(&self, to: &mut impl Sink) {
        if let (Some(ring), Some(cycle)) = (self.row.duration(F::Ring), self.rules.cycle()) {
            to.add(T::RingCount, ring.as_micros() / cycle.as_micros() + 1);
            to.add(T::RingCounted, 1);
        }
        if let Some(rings) = self.row.raw(F::RingCount).filter(|rings| *rings > 0) {
            to.add(T::RingCountGiven, rings);
            to.add(T::RingCountGivenKnown, 1);
        }
    }

    #[inline(always)]
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
        known_or(to, self.row.duration(F::ArrivalWait), T::ArrivalToAbandon, T::AbandonArrivalWaitUnknown);
    }

    #[inline(always)]
    fn flowed_out(&self, to: &mut impl Sink) {
        to.add(T::FlowedOut, 1);
        match (self.outcome, self.row.word(F::Exit)) {
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
    #[inline(always)]
    fn reply(&self, to: &mut impl Sink) {
        if self.rules.channel.is_some() && self.channel != self.rules.channel {
            return to.add(T::ResponseUnknown, 1);
        }
        match (self.row.flag(F::Replied), self.row.duration(F::ReplyAfter)) {
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

    #[inline(always)]
    fn handling(&self, to: &mut impl Sink) {
        let row = self.row;
        match self.outcome {
            Outcome::Handled => {}
            Outcome::InConversation => return to.add(T::InConversation, 1),
            _ => return,
        }
        let legs = self.legs;
        to.add(T::Handled, 1);
        to.add(T::HandledLegs, legs);
        if let Some(agent) = row.raw(F::Agent) {
            to.add(T::HandledWithAgent, 1);
            to.member(AGENTS, agent);
        }
        to.add(T::HandledLegsWithAgent, row.raw(F::LegsWithAgent).unwrap_or(i64::from(row.has(F::Agent))));
        self.parts(legs, to);
        self.transfers(legs, to);
        flag_or(to, row.flag(F::Escalated), T::Escalated, T::EscalatedUnknown);
        flag_or(to, row.flag(F::Resolved), T::ResolvedFlag, T::ResolvedUnknown);
        if row.flag(F::Resolved) == Some(true) {
            flag_or(to, row.flag(F::CameBack), T::ResolvedFlagReopened, T::CameBackUnknown);
        }
        flag_or(to, row.word(F::EndedBy).map(|by: EndedBy| by == EndedBy::Agent), T::EndedByAgent, T::EndedByUnknown);
    }

    /// The handling times, or none of them where a declared part is unknown.
    #[inline(always)]
    fn parts(&self, legs: i64, to: &mut impl Sink) {
        let (row, declared) = (self.row, self.rules.parts);
        let part = |declared: bool, time: Option<Duration>| if declared { time } else { Some(Duration::ZERO) };
        let ring = row.duration(F::RingOfLegs).or(if legs == 1 { row.duration(F::Ring) } else { None });
        let times = (
            part(declared.talk, row.duration(F::Talk)),
            part(declared.hold, row.duration(F::Hold)),
            part(declared.wrap, row.duration(F::Wrap)),
            part(declared.ring, ring),
            part(declared.custom_status, row.duration(F::CustomStatus)),
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
    #[inline(always)]
    fn leg_split(&self, legs: i64, [talk, hold, wrap]: [Duration; 3], to: &mut impl Sink) {
        let row = self.row;
        let certain = |one: bool, none: bool, given: Option<i64>| match given {
            _ if legs == 1 => Some(i64::from(one)),
            Some(given) => Some(given),
            None if none => Some(0),
            None => None,
        };
        let some = |time: Duration| time > Duration::ZERO;
        let held = certain(some(hold), !some(hold), row.raw(F::HeldLegs));
        let wrapped = certain(some(wrap), !some(wrap), row.raw(F::WrappedLegs));
        let silent = certain(!some(talk), false, row.raw(F::ZeroTalkLegs));
        let short = certain(talk < self.rules.short_talk, false, row.raw(F::ShortTalkLegs));
        count_or(to, held, T::HeldLegs, T::HeldLegsUnknown);
        count_or(to, wrapped, T::WrappedLegs, T::WrappedLegsUnknown);
        count_or(to, silent, T::ZeroTalkLegs, T::ZeroTalkLegsUnknown);
        count_or(to, short, T::ShortTalkLegs, T::ShortTalkLegsUnknown);
    }

    #[inline(always)]
    fn transfers(&self, legs: i64, to: &mut impl Sink) {
        let Some(kinds) = transfers(self.row) else {
            to.add(T::TransferUnknown, 1);
            to.add(T::TransferUnknownLegs, legs);
            return;
        };
        to.add(T::Transferred, i64::from(kinds != Transfers::NONE));
        to.add(T::TransferredByAgent, i64::from(kinds.by_agent()));
        to.add(T::TransferredBlind, i64::from(kinds.has(Transfers::BLIND)));
        to.add(T::TransferredExternal, i64::from(kinds.has(Transfers::EXTERNAL)));
        match self.row.raw(F::TransfersByAgent) {
            Some(times) => to.add(T::TransfersByAgent, times),
            None if !kinds.by_agent() => {}
            None if legs == 1 => to.add(T::TransfersByAgent, 1),
            None => to.add(T::TransferUnknownLegs, legs),
        }
    }
}
