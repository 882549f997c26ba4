//! What an impossible attempt is: the row-local rules of the fact `outbound`.

use crate::exact::Duration;
use crate::fact::{CUT_TO_SECONDS, Reject, Rejection, between, check_time, refuse};
use crate::outbound::outbound::{DialResult, OutboundRow};

/// What the result rules out.
pub(super) fn check_result(row: &OutboundRow) -> Result<(), Rejection> {
    let right_party = row.result == DialResult::RightParty;
    refuse(row.success == Some(true) && !right_party, Reject::Contradiction, "success")?;
    let none = !right_party || row.success == Some(false);
    refuse(row.success_after.is_some() && none, Reject::Contradiction, "success_after")?;
    refuse(row.cancelled == Some(true) && none, Reject::Contradiction, "cancelled")?;
    let dropped = row.result == DialResult::DiallerAbandoned;
    refuse(dropped && row.by_agent == Some(true), Reject::Contradiction, "by_agent")?;
    let invalid = row.result == DialResult::InvalidNumber;
    refuse(invalid && row.answered_at.is_some(), Reject::Contradiction, "answered_at")?;
    let nobody = dropped || row.result.by_nobody();
    let talked = row.talk.is_some_and(|talk| talk > Duration::ZERO);
    refuse(nobody && talked, Reject::Contradiction, "talk")?;
    let passed = nobody && row.by_agent != Some(true); // an agent who dials is there before anybody answers
    refuse(passed && row.agent_joined_at.is_some(), Reject::Contradiction, "agent_joined_at")?;
    refuse(passed && row.joined_after.is_some(), Reject::Contradiction, "joined_after")
}

/// Times and the order of instants; gives the time from the answer to the agent, where it is known.
pub(super) fn check_times(row: &OutboundRow) -> Result<Option<Duration>, Rejection> {
    check_time("success_after", row.success_after)?;
    check_time("talk", row.talk)?;
    check_time("joined_after", row.joined_after)?;
    between("answered_at", row.dialled_at, row.answered_at)?;
    let dialled = between("ended_at", row.dialled_at, row.ended_at)?;
    let answered = between("ended_at", row.answered_at, row.ended_at)?;
    between("ended_at", row.agent_joined_at, row.ended_at)?;
    let (talk, whole) = (row.talk, answered.or(dialled));
    refuse(talk.zip(whole).is_some_and(|(talk, whole)| longer(talk, whole)), Reject::PartsExceedWhole, "talk")?;
    if row.by_agent == Some(true) {
        return Ok(Some(Duration::ZERO)); // on the line before anybody answered
    }
    between("agent_joined_at", row.dialled_at, row.agent_joined_at)?;
    let passed = between("agent_joined_at", row.answered_at, row.agent_joined_at)?;
    refuse(
        row.joined_after.zip(passed).is_some_and(|(told, passed)| longer(told, passed) || longer(passed, told)),
        Reject::Contradiction,
        "joined_after",
    )?;
    Ok(row.joined_after.or(passed))
}

/// Whether a time is longer than another by more than cutting to seconds explains; neither is longer than a row may hold.
fn longer(time: Duration, other: Duration) -> bool {
    time.as_micros() > other.as_micros() + CUT_TO_SECONDS.as_micros()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Instant;

    const SECOND: i64 = 1_000_000;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * SECOND)
    }

    fn row(result: DialResult, by_agent: Option<bool>) -> OutboundRow {
        OutboundRow { by_agent, ..OutboundRow::new(result) }
    }

    fn refused(row: &OutboundRow) -> Option<(Reject, &'static str)> {
        let found = check_result(row).and_then(|()| check_times(row).map(|_| ()));
        found.err().map(|rejection| (rejection.reason(), rejection.field()))
    }

    #[test]
    fn where_nobody_answered_nobody_talks_and_no_agent_joins() {
        use DialResult::{Busy, DiallerAbandoned, Fax, InvalidNumber, Machine, NetworkFailure, NoAnswer, Refused};
        for result in [NoAnswer, Busy, InvalidNumber, NetworkFailure, DiallerAbandoned] {
            for by_agent in [None, Some(false)] {
                let quiet = row(result, by_agent);
                let talk = |seconds| OutboundRow { talk: Some(Duration::secs(seconds)), ..quiet.clone() };
                assert_eq!(refused(&talk(0)), None, "{result:?}");
                assert_eq!(refused(&talk(1)), Some((Reject::Contradiction, "talk")), "{result:?}");
                let joined = OutboundRow { agent_joined_at: Some(at(1)), ..quiet.clone() };
                assert_eq!(refused(&joined), Some((Reject::Contradiction, "agent_joined_at")), "{result:?}");
                let after = OutboundRow { joined_after: Some(Duration::ZERO), ..quiet };
                assert_eq!(refused(&after), Some((Reject::Contradiction, "joined_after")), "{result:?}");
            }
        }
        // An agent who dials is on the line, whatever becomes of it; machines are listened to, and persons talked with.
        for (result, by_agent) in [(NoAnswer, Some(true)), (Machine, None), (Fax, Some(false)), (Refused, None)] {
            assert_eq!(
                refused(&OutboundRow { agent_joined_at: Some(at(1)), ..row(result, by_agent) }),
                None,
                "{result:?}"
            );
        }
        let spoken = OutboundRow { talk: Some(Duration::secs(9)), ..row(Machine, None) };
        assert_eq!(refused(&spoken), None);
    }

    #[test]
    fn the_dialler_passes_on_nothing_that_it_has_not_dialled() {
        let early =
            OutboundRow { dialled_at: Some(at(5)), agent_joined_at: Some(at(4)), ..row(DialResult::RightParty, None) };
        assert_eq!(refused(&early), Some((Reject::EndBeforeStart, "agent_joined_at")));
        assert_eq!(refused(&OutboundRow { agent_joined_at: Some(at(5)), ..early.clone() }), None);
        assert_eq!(refused(&OutboundRow { by_agent: Some(true), ..early }), None);
    }

    /// Answered at 10 s, joined at 13 s: 3 s, and 2 to 4 s where times are cut to seconds.
    #[test]
    fn a_join_that_contradicts_its_instants_rejects_the_row() {
        let told = |after| OutboundRow {
            answered_at: Some(at(10)),
            agent_joined_at: Some(at(13)),
            joined_after: Some(Duration::micros(after)),
            ..row(DialResult::Refused, Some(false))
        };
        for after in [2 * SECOND, 3 * SECOND, 4 * SECOND] {
            assert_eq!(refused(&told(after)), None, "{after}");
        }
        for after in [2 * SECOND - 1, 4 * SECOND + 1] {
            assert_eq!(refused(&told(after)), Some((Reject::Contradiction, "joined_after")), "{after}");
        }
    }

    /// 30 s from the answer to the end, 40 s from the dialling: talks of 31 and 41 s are those in whole seconds.
    #[test]
    fn a_talk_longer_than_its_call_rejects_the_row() {
        let talk = |answered_at, micros| OutboundRow {
            dialled_at: Some(at(0)),
            answered_at,
            ended_at: Some(at(40)),
            talk: Some(Duration::micros(micros)),
            ..row(DialResult::WrongParty, Some(false))
        };
        for (answered_at, most) in [(Some(at(10)), 31 * SECOND), (None, 41 * SECOND)] {
            assert_eq!(refused(&talk(answered_at, most)), None);
            assert_eq!(refused(&talk(answered_at, most + 1)), Some((Reject::PartsExceedWhole, "talk")));
        }
    }
}
