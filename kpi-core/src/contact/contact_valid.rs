//! What an impossible contact is: the row-local rules of the fact `contact`.

use crate::contact::contact_row::ContactRow;
use crate::contact::contact_rules::ContactRules;
use crate::contact::words::{Outcome, Transfers};
use crate::exact::Duration;
use crate::fact::{Direction, Reject, Rejection, check_time, refuse};

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

pub(super) fn check_times(row: &ContactRow) -> Result<(), Rejection> {
    check_time("wait", row.wait)?;
    check_time("arrival_wait", row.arrival_wait)?;
    check_time("ring", row.ring)?;
    check_time("answer_within", row.answer_within)?;
    check_time("talk", row.talk)?;
    check_time("hold", row.hold)?;
    check_time("wrap", row.wrap)?;
    check_time("ring_of_legs", row.ring_of_legs)?;
    check_time("custom_status", row.custom_status)?;
    check_time("connected", row.connected)?;
    check_time("reply_after", row.reply_after)?;
    refuse(
        matches!((row.wait, row.arrival_wait), (Some(wait), Some(whole)) if wait > whole),
        Reject::PartsExceedWhole,
        "arrival_wait",
    )
}

/// Handling times against each other and against what the rules declare.
pub(super) fn check_parts(row: &ContactRow, rules: &ContactRules) -> Result<(), Rejection> {
    let declared = rules.parts;
    refuse(row.talk.is_some() && !declared.talk, Reject::DeclaredAbsent, "talk")?;
    refuse(row.hold.is_some() && !declared.hold, Reject::DeclaredAbsent, "hold")?;
    refuse(row.wrap.is_some() && !declared.wrap, Reject::DeclaredAbsent, "wrap")?;
    let sum = |parts: &[Option<Duration>]| parts.iter().flatten().map(|part| part.as_micros()).sum::<i64>();
    let longer = |parts: i64, whole: Option<Duration>| whole.is_some_and(|whole| parts > whole.as_micros());
    refuse(longer(sum(&[row.talk, row.hold]), row.connected), Reject::PartsExceedWhole, "connected")?;
    let all_known = row.talk.is_some() == declared.talk
        && row.hold.is_some() == declared.hold
        && row.wrap.is_some() == declared.wrap;
    let custom = row.custom_status.map_or(0, Duration::as_micros);
    refuse(all_known && custom > sum(&[row.talk, row.hold, row.wrap]), Reject::PartsExceedWhole, "custom_status")
}

/// Legs that an agent answered: as given, else one, or as many as the row speaks of.
pub(super) fn answered_legs(row: &ContactRow) -> u32 {
    let parts = [row.held_legs, row.wrapped_legs, row.zero_talk_legs, row.short_talk_legs, row.legs_with_agent];
    let spoken_of = parts.into_iter().chain([row.transfers_by_agent]).flatten().max().unwrap_or(0);
    row.answered_legs.unwrap_or(if row.outcome.is_answered() { spoken_of.max(1) } else { 0 })
}

/// Numbers of legs against the outcome, against the answered legs and against the times.
pub(super) fn check_legs(row: &ContactRow) -> Result<(), Rejection> {
    let answered = row.outcome.is_answered();
    if let Some(legs) = row.answered_legs {
        refuse(answered == (legs == 0), Reject::Contradiction, "answered_legs")?;
    }
    let legs = answered_legs(row);
    let beyond = |part: Option<u32>| part.is_some_and(|part| part > legs);
    refuse(beyond(row.held_legs), Reject::Contradiction, "held_legs")?;
    refuse(beyond(row.wrapped_legs), Reject::Contradiction, "wrapped_legs")?;
    refuse(beyond(row.zero_talk_legs), Reject::Contradiction, "zero_talk_legs")?;
    refuse(beyond(row.short_talk_legs), Reject::Contradiction, "short_talk_legs")?;
    refuse(beyond(row.legs_with_agent), Reject::Contradiction, "legs_with_agent")?;
    refuse(beyond(row.transfers_by_agent), Reject::Contradiction, "transfers_by_agent")?;
    let some = |time: Option<Duration>| time.is_some_and(|time| time > Duration::ZERO);
    let passed = row.outcome == Outcome::Blocked && row.legs.is_some_and(|legs| legs > 0);
    let spoken = row.outcome.is_attempt() && (some(row.talk) || some(row.connected));
    refuse(passed || spoken, Reject::Contradiction, "outcome")?;
    // Sources cut times to whole seconds, so a leg may count as held with no hold; the reverse cannot be.
    refuse(answered && some(row.talk) && row.zero_talk_legs == Some(legs), Reject::Contradiction, "zero_talk_legs")?;
    refuse(some(row.hold) && row.held_legs == Some(0), Reject::Contradiction, "held_legs")?;
    refuse(some(row.wrap) && row.wrapped_legs == Some(0), Reject::Contradiction, "wrapped_legs")?;
    let silent = answered && row.ring_count == Some(0) && row.auto_answered == Some(false);
    refuse(silent, Reject::Contradiction, "ring_count")?;
    let by_agent = row.transfers.is_some_and(Transfers::by_agent);
    refuse(
        row.transfers.is_some() && row.transfers_by_agent.is_some_and(|times| (times > 0) != by_agent),
        Reject::Contradiction,
        "transfers_by_agent",
    )
}

/// Whether the contact entered self-service, where the outcome or the row tells.
pub(super) fn entered(row: &ContactRow) -> Result<Option<bool>, Rejection> {
    let surely = matches!(row.outcome, Outcome::AbandonedIvr | Outcome::SelfServed | Outcome::InSelfService)
        || row.self_service_completed == Some(true);
    if surely && row.entered_self_service == Some(false) {
        return Err(contradiction("entered_self_service"));
    }
    Ok(if surely { Some(true) } else { row.entered_self_service })
}

pub(super) fn place(row: &ContactRow) -> Result<Place, Rejection> {
    Ok(match row.outcome {
        Outcome::Handled | Outcome::InConversation => Place::Answered,
        Outcome::AbandonedQueue | Outcome::AbandonedRing => Place::Abandoned,
        Outcome::Voicemail | Outcome::CallbackRequested | Outcome::FlowedOut => Place::FlowedOut,
        Outcome::AbandonedIvr | Outcome::SelfServed | Outcome::InSelfService => Place::BeforeQueue,
        Outcome::InQueue => Place::Waiting,
        Outcome::Blocked | Outcome::OutOfHours => Place::Attempt,
        Outcome::NotReached => Place::NotReached,
        Outcome::SystemFailure => match (row.queued, row.wait) {
            (Some(false), Some(_)) => return Err(contradiction("queued")),
            (Some(true), _) | (None, Some(_)) => Place::FlowedOut,
            (Some(false), None) => Place::BeforeQueue,
            (None, None) => return Err(Rejection::new(Reject::Missing, "queued")),
        },
    })
}

/// Whether judging the row takes a threshold.
pub(super) fn needs_threshold(row: &ContactRow, place: Place) -> bool {
    row.direction == Direction::Inbound && (place.offered() || place == Place::Waiting || row.reply_after.is_some())
}
