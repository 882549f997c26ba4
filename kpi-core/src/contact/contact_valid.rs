//! What an impossible contact is: the row-local rules of the fact `contact`.

use crate::contact::contact_row::F;
use crate::contact::contact_rules::ContactRules;
use crate::contact::words::{Outcome, Transfers};
use crate::fact::{Reject, Rejection, View, check_time, refuse};

/// Where in the path an inbound contact stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Attempt,
    BeforeQueue,
    Waiting,
    Answered,
    Abandoned,
    FlowedOut,
    NotReached,
}

impl Place {
    pub(super) fn offered(self) -> bool {
        matches!(self, Self::Answered | Self::Abandoned | Self::FlowedOut)
    }
}

fn contradiction(field: &'static str) -> Rejection {
    Rejection::new(Reject::Contradiction, field)
}

/// A time of no more bits than these (71 years) is shorter than any row may hold.
const BITS_OF_TIME: u32 = 51;

#[inline(always)]
pub(super) fn check_times(row: &impl View) -> Result<(), Rejection> {
    let bits = row.bits(F::Wait)
        | row.bits(F::ArrivalWait)
        | row.bits(F::Ring)
        | row.bits(F::AnswerWithin)
        | row.bits(F::Talk)
        | row.bits(F::Hold)
        | row.bits(F::Wrap)
        | row.bits(F::RingOfLegs)
        | row.bits(F::CustomStatus)
        | row.bits(F::Connected)
        | row.bits(F::ReplyAfter);
    if bits >> BITS_OF_TIME != 0 {
        check_each_time(row)?;
    }
    refuse(
        matches!((row.duration(F::Wait), row.duration(F::ArrivalWait)), (Some(wait), Some(whole)) if wait > whole),
        Reject::PartsExceedWhole,
        "arrival_wait",
    )
}

#[cold]
fn check_each_time(row: &impl View) -> Result<(), Rejection> {
    check_time("wait", row.duration(F::Wait))?;
    check_time("arrival_wait", row.duration(F::ArrivalWait))?;
    check_time("ring", row.duration(F::Ring))?;
    check_time("answer_within", row.duration(F::AnswerWithin))?;
    check_time("talk", row.duration(F::Talk))?;
    check_time("hold", row.duration(F::Hold))?;
    check_time("wrap", row.duration(F::Wrap))?;
    check_time("ring_of_legs", row.duration(F::RingOfLegs))?;
    check_time("custom_status", row.duration(F::CustomStatus))?;
    check_time("connected", row.duration(F::Connected))?;
    check_time("reply_after", row.duration(F::ReplyAfter))
}

/// Handling times against each other and against what the rules declare.
#[inline(always)]
pub(super) fn check_parts(row: &impl View, rules: &ContactRules) -> Result<(), Rejection> {
    let declared = rules.parts;
    let (talk, hold, wrap) = (row.raw(F::Talk), row.raw(F::Hold), row.raw(F::Wrap));
    refuse(talk.is_some() && !declared.talk, Reject::DeclaredAbsent, "talk")?;
    refuse(hold.is_some() && !declared.hold, Reject::DeclaredAbsent, "hold")?;
    refuse(wrap.is_some() && !declared.wrap, Reject::DeclaredAbsent, "wrap")?;
    let micros = |part: Option<i64>| part.unwrap_or_default();
    let spoken = micros(talk) + micros(hold);
    refuse(row.raw(F::Connected).is_some_and(|whole| spoken > whole), Reject::PartsExceedWhole, "connected")?;
    let all_known =
        talk.is_some() == declared.talk && hold.is_some() == declared.hold && wrap.is_some() == declared.wrap;
    let custom = micros(row.raw(F::CustomStatus));
    refuse(all_known && custom > spoken + micros(wrap), Reject::PartsExceedWhole, "custom_status")
}

/// Checks numbers of legs against the outcome, against the answered legs and against the times, and tells how many legs an agent
/// answered: as given, else one, or as many as the row speaks of.
#[inline(always)]
pub(super) fn answered_legs(row: &impl View, outcome: Outcome) -> Result<i64, Rejection> {
    // Rows of a flat call log speak of no legs.
    let speaks = row.has(F::AnsweredLegs)
        | row.has(F::HeldLegs)
        | row.has(F::WrappedLegs)
        | row.has(F::ZeroTalkLegs)
        | row.has(F::ShortTalkLegs)
        | row.has(F::LegsWithAgent)
        | row.has(F::TransfersByAgent);
    if speaks {
        return legs_spoken_of(row, outcome);
    }
    check_attempt(row, outcome)?;
    check_rings(row, outcome)?;
    Ok(i64::from(outcome.is_answered()))
}

fn legs_spoken_of(row: &impl View, outcome: Outcome) -> Result<i64, Rejection> {
    let answered = outcome.is_answered();
    if let Some(legs) = row.raw(F::AnsweredLegs) {
        refuse(answered == (legs == 0), Reject::Contradiction, "answered_legs")?;
    }
    let (held, wrapped) = (row.raw(F::HeldLegs), row.raw(F::WrappedLegs));
    let (zero_talk, short_talk) = (row.raw(F::ZeroTalkLegs), row.raw(F::ShortTalkLegs));
    let (with_agent, transfers_by_agent) = (row.raw(F::LegsWithAgent), row.raw(F::TransfersByAgent));
    // Null is below any number.
    let most = held.max(wrapped).max(zero_talk).max(short_talk).max(with_agent).max(transfers_by_agent).unwrap_or(0);
    let legs = row.raw(F::AnsweredLegs).unwrap_or(if answered { most.max(1) } else { 0 });
    let beyond = |part: Option<i64>| part.is_some_and(|part| part > legs);
    refuse(beyond(held), Reject::Contradiction, "held_legs")?;
    refuse(beyond(wrapped), Reject::Contradiction, "wrapped_legs")?;
    refuse(beyond(zero_talk), Reject::Contradiction, "zero_talk_legs")?;
    refuse(beyond(short_talk), Reject::Contradiction, "short_talk_legs")?;
    refuse(beyond(with_agent), Reject::Contradiction, "legs_with_agent")?;
    refuse(beyond(transfers_by_agent), Reject::Contradiction, "transfers_by_agent")?;
    check_attempt(row, outcome)?;
    // Sources cut times to whole seconds, so a leg may count as held with no hold; the reverse cannot be.
    let silent = answered && some(row, F::Talk) && zero_talk == Some(legs);
    refuse(silent, Reject::Contradiction, "zero_talk_legs")?;
    refuse(some(row, F::Hold) && held == Some(0), Reject::Contradiction, "held_legs")?;
    refuse(some(row, F::Wrap) && wrapped == Some(0), Reject::Contradiction, "wrapped_legs")?;
    check_rings(row, outcome)?;
    let by_agent = transfers(row).map(Transfers::by_agent);
    let differ = matches!((by_agent, transfers_by_agent), (Some(by_agent), Some(times)) if (times > 0) != by_agent);
    refuse(differ, Reject::Contradiction, "transfers_by_agent")?;
    Ok(legs)
}

/// Whether a time is known and above zero.
#[inline(always)]
fn some(row: &impl View, time: F) -> bool {
    row.raw(time).is_some_and(|micros| micros > 0)
}

/// An attempt that never reached the centre passed no queue and was not spoken to.
#[inline(always)]
fn check_attempt(row: &impl View, outcome: Outcome) -> Result<(), Rejection> {
    let passed = outcome == Outcome::Blocked && row.raw(F::Legs).is_some_and(|legs| legs > 0);
    let spoken = outcome.is_attempt() && (some(row, F::Talk) || some(row, F::Connected));
    refuse(passed || spoken, Reject::Contradiction, "outcome")
}

/// A contact that was answered, and not automatically, rang.
#[inline(always)]
fn check_rings(row: &impl View, outcome: Outcome) -> Result<(), Rejection> {
    let silent = outcome.is_answered() && row.raw(F::RingCount) == Some(0) && row.flag(F::AutoAnswered) == Some(false);
    refuse(silent, Reject::Contradiction, "ring_count")
}

/// The kinds of transfer.
#[inline(always)]
pub(super) fn transfers(row: &impl View) -> Option<Transfers> {
    row.raw(F::Transfers).and_then(Transfers::from_bits)
}

/// Whether the contact entered self-service, where the outcome or the row tells.
#[inline(always)]
pub(super) fn entered(row: &impl View, outcome: Outcome) -> Result<Option<bool>, Rejection> {
    let surely = matches!(outcome, Outcome::AbandonedIvr | Outcome::SelfServed | Outcome::InSelfService)
        || row.flag(F::SelfServiceCompleted) == Some(true);
    let entered = row.flag(F::EnteredSelfService);
    if surely && entered == Some(false) {
        return Err(contradiction("entered_self_service"));
    }
    Ok(if surely { Some(true) } else { entered })
}

#[inline(always)]
pub(super) fn place(row: &impl View, outcome: Outcome) -> Result<Place, Rejection> {
    if outcome == Outcome::SystemFailure {
        return match (row.flag(F::Queued), row.raw(F::Wait)) {
            (Some(false), Some(_)) => Err(contradiction("queued")),
            (Some(true), _) | (None, Some(_)) => Ok(Place::FlowedOut),
            (Some(false), None) => Ok(Place::BeforeQueue),
            (None, None) => Err(Rejection::new(Reject::Missing, "queued")),
        };
    }
    Ok(match outcome {
        Outcome::Handled | Outcome::InConversation => Place::Answered,
        Outcome::AbandonedQueue | Outcome::AbandonedRing => Place::Abandoned,
        Outcome::Voicemail | Outcome::CallbackRequested | Outcome::FlowedOut => Place::FlowedOut,
        // A system failure was told above: without it this is a table.
        Outcome::AbandonedIvr | Outcome::SelfServed | Outcome::InSelfService | Outcome::SystemFailure => {
            Place::BeforeQueue
        }
        Outcome::InQueue => Place::Waiting,
        Outcome::Blocked | Outcome::OutOfHours => Place::Attempt,
        Outcome::NotReached => Place::NotReached,
    })
}
