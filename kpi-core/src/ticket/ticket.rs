//! The fact `ticket`: one row per ticket as it stands at the horizon.

use crate::calendar::Bins;
use crate::error::Error;
use crate::exact::{Duration, Instant};
use crate::fact::{
    Clock, Coverage, EachBin, Fact, FactInfo, FieldBuffer, Fields, Index, Reject, Rejection, Sink, Tally, Totals,
    between, check_time, count_or, flag_or, known_or, refuse,
};
use crate::ticket::ticket_row::{FIELDS, TicketPart, TicketRow};
use crate::ticket::ticket_rules::{RULES, TicketAttribution, TicketRules};
use crate::ticket::ticket_totals::{
    DISTRIBUTIONS, FIRST_RESPONSE_DIST, FULL_RESOLUTION_DIST, HANDOVER_RESPONSE_DIST, QUOTIENTS, REPLY_MEAN_DIST,
    SLA_FIRST_RESPONSE_DIST, TIME_TO_ASSIGN_DIST, TOTALS, TicketTotal as T,
};

/// Totals of tickets.
pub type TicketTotals = Totals<Ticket>;
/// Totals of tickets with the states kept beside them.
pub type TicketTally = Tally<Ticket>;

/// The fact `ticket`.
///
/// A ticket is reported twice: what belongs to its creation (created, first response, assignment, escalation, effort)
/// in the interval in which it was created, and what belongs to its solving (solved, resolution times, replies,
/// reopenings) in the one in which it was last solved; it is counted as a row once, at its creation. So flows compare
/// what came with what left, and the intervals add up to the whole. Under the rule `attribution=by_creation` everything
/// stands with the creation: a cohort.
///
/// Without intervals a row is counted whole; of tickets that a period saw only solved, bring the part `solving`. On how
/// many days agents acted on a ticket is told by the ticket, or, for figures by day, by rows of the part `activity`,
/// one for each day and team: the ticket itself then tells zero.
#[derive(Clone, Copy, Debug)]
pub enum Ticket {}

/// The tables of the fact `ticket`.
pub static TICKET: FactInfo =
    FactInfo::new("ticket", "one ticket as it stands at the horizon, or the part of it in an interval", TOTALS)
        .numbered(5)
        .with_fields(FIELDS)
        .with_rules(RULES)
        .with_states(DISTRIBUTIONS, &[])
        .with_quotients(QUOTIENTS);

impl Fact for Ticket {
    type Row = TicketRow;
    type Rules = TicketRules;
    type Total = T;
    const INFO: &'static FactInfo = &TICKET;

    fn count(row: &TicketRow, rules: &TicketRules, to: &mut impl Sink) -> Result<(), Rejection> {
        let seen = Seen::new(row, rules)?;
        let (creation, solving) = match row.part {
            TicketPart::Whole => (true, true),
            TicketPart::Creation => (true, false),
            TicketPart::Solving => (false, true),
            TicketPart::Activity => (false, false),
        };
        if !creation {
            to.add(T::Rows, -1); // counted with its creation
        }
        if row.merged_or_spam {
            to.add(T::LeftOutMergedSpam, i64::from(creation));
            return Ok(());
        }
        if creation {
            seen.creation(to);
        }
        if solving {
            seen.solving(to);
        }
        if row.part == TicketPart::Activity {
            to.add(T::AgentDayTouches, row.agent_day_touches.map_or(1, i64::from));
        }
        Ok(())
    }

    fn coverage(rules: &TicketRules, total: usize) -> Coverage {
        let judged = [T::FirstReplyWithin, T::FirstReplyDue, T::FirstReplyNotDue, T::FirstReplyNeverDue];
        let unset = rules.answer_within.is_none() && judged.iter().any(|judged| judged.index() == total);
        if unset { Coverage::Unknown } else { Coverage::Counted }
    }

    fn instant(row: &TicketRow, rules: &TicketRules) -> Option<Instant> {
        match (row.part, rules.attribution) {
            (TicketPart::Activity, _) => row.active_at,
            (TicketPart::Solving, TicketAttribution::BySolve) => row.solved_at,
            _ => row.created_at,
        }
    }

    fn split(
        row: &TicketRow,
        rules: &TicketRules,
        bins: &Bins,
        each: &mut EachBin<'_, TicketRow>,
    ) -> Result<(), Error> {
        let mut in_its_bin = |row: &TicketRow| each(Self::instant(row, rules).map(|at| bins.start_of(at)), row);
        let twice = row.part == TicketPart::Whole
            && rules.attribution == TicketAttribution::BySolve
            && !row.merged_or_spam
            && (row.solved == Some(true) || row.solved_at.is_some())
            && Seen::new(row, rules).is_ok();
        if !twice {
            return in_its_bin(row);
        }
        in_its_bin(&TicketRow { part: TicketPart::Creation, ..row.clone() })?;
        in_its_bin(&TicketRow { part: TicketPart::Solving, ..row.clone() })
    }

    fn read(from: &Fields<'_>) -> Result<TicketRow, Rejection> {
        TicketRow::read(from)
    }

    fn write(row: &TicketRow, to: &mut FieldBuffer) {
        row.write(to);
    }
}

/// A ticket that has passed every row-local rule, with what follows from its fields.
struct Seen<'a> {
    row: &'a TicketRow,
    rules: &'a TicketRules,
    /// Whether it is solved at the horizon.
    solved: Option<bool>,
    full_resolution: Option<Duration>,
    replies: Option<Replies>,
}

/// The answered runs of customer messages of a ticket.
struct Replies {
    runs: i64,
    from_first: Duration,
    from_last: Option<Duration>,
    first_run: Option<Duration>,
}

impl<'a> Seen<'a> {
    fn new(row: &'a TicketRow, rules: &'a TicketRules) -> Result<Self, Rejection> {
        check_times(row)?;
        refuse(row.assigned == Some(false) && row.time_to_assign.is_some(), Reject::Contradiction, "assigned")?;
        let derived = between("solved_at", row.created_at, row.solved_at)?;
        Ok(Self {
            row,
            rules,
            solved: row.solved.or(row.solved_at.map(|_| true)),
            full_resolution: row.full_resolution.or(derived.filter(|_| rules.clock == Clock::Calendar)),
            replies: replies(row)?,
        })
    }

    fn creation(&self, to: &mut impl Sink) {
        let row = self.row;
        to.add(T::Created, 1);
        flag_or(to, self.solved, T::CreatedAndSolved, T::CreatedAndSolvedUnknown);
        flag_or(to, row.escalated, T::Escalated, T::EscalatedUnknown);
        match row.worked {
            Some(worked) => {
                to.add(T::Worked, worked.as_micros());
                to.add(T::WithWorked, 1);
                known_or(to, row.requester_wait_in_session, T::RequesterWaitInSession, T::RequesterWaitUnknown);
            }
            None => to.add(T::WorkedUnknown, 1),
        }
        count_or(to, row.agent_day_touches, T::AgentDayTouches, T::AgentDayTouchesUnknown);
        if row.created_by_agent {
            to.add(T::AgentCreated, 1);
        } else {
            self.first_response(to);
        }
        self.reply_runs(to);
        self.assignment(to);
    }

    fn first_response(&self, to: &mut impl Sink) {
        let row = self.row;
        let time = row.first_response;
        let replied = row.replied.or(time.map(|_| true));
        match (replied, time) {
            (Some(true), Some(time)) => {
                to.add(T::FirstResponse, time.as_micros());
                to.add(T::FirstResponded, 1);
                to.sample(FIRST_RESPONSE_DIST, time.as_micros());
            }
            (Some(false), _) if self.solved == Some(true) => to.add(T::NeverReplied, 1),
            (Some(false), _) => to.add(T::NotReplied, 1),
            _ => to.add(T::FirstResponseUnknown, 1),
        }
        let within = |time| self.rules.answer_within.map(|threshold| self.rules.boundary.within(time, threshold));
        match (replied, time.map(within)) {
            (Some(false), None) => to.add(T::FirstReplyWaitUnknown, 1),
            (None, _) | (_, None) => to.add(T::FirstReplyUnknown, 1),
            (_, Some(None)) => {} // no threshold was named
            (Some(false), Some(Some(true))) if self.solved == Some(true) => to.add(T::FirstReplyNeverDue, 1),
            (Some(false), Some(Some(true))) => to.add(T::FirstReplyNotDue, 1),
            (Some(replied), Some(Some(within))) => {
                to.add(T::FirstReplyDue, 1);
                to.add(T::FirstReplyWithin, i64::from(replied && within));
            }
        }
        for (time, state, unknown) in [
            (row.sla_first_response, SLA_FIRST_RESPONSE_DIST, T::SlaFirstResponseUnknown),
            (row.handover_response, HANDOVER_RESPONSE_DIST, T::HandoverResponseUnknown),
        ] {
            match time {
                Some(time) => to.sample(state, time.as_micros()),
                None => to.add(unknown, 1),
            }
        }
    }

    fn reply_runs(&self, to: &mut impl Sink) {
        let Some(replies) = &self.replies else { return to.add(T::ReplyRunsUnknown, 1) };
        to.add(T::ReplyRuns, replies.runs);
        to.add(T::FirstRuns, i64::from(replies.runs > 0));
        to.add(T::ReplyTimeFromFirst, replies.from_first.as_micros());
        to.add(T::ReplyTimeOfAll, replies.from_first.as_micros());
        known_or(to, replies.from_last, T::ReplyTimeFromLast, T::ReplyTimeFromLastUnknown);
        known_or(to, replies.first_run, T::FirstRunReplyTime, T::FirstRunUnknown);
        if replies.runs > 0 {
            to.quotient(REPLY_MEAN_DIST, replies.from_first.as_micros(), replies.runs);
        }
    }

    fn assignment(&self, to: &mut impl Sink) {
        let row = self.row;
        match (row.assigned, row.time_to_assign) {
            (None | Some(true), Some(time)) => {
                to.add(T::TimeToAssign, time.as_micros());
                to.add(T::Assigned, 1);
                to.sample(TIME_TO_ASSIGN_DIST, time.as_micros());
            }
            (Some(false), _) if self.solved == Some(true) => to.add(T::NeverAssigned, 1),
            (Some(false), _) => to.add(T::NotAssigned, 1),
            (None | Some(true), None) => to.add(T::TimeToAssignUnknown, 1),
        }
    }

    fn solving(&self, to: &mut impl Sink) {
        count_or(to, self.row.close_events, T::CloseEvents, T::CloseEventsUnknown);
        self.reopenings(to);
        match self.solved {
            None => to.add(T::SolvedUnknown, 1),
            Some(false) => {}
            Some(true) => {
                to.add(T::Solved, 1);
                self.messages(to);
                self.people(to);
                self.times(to);
            }
        }
    }

    /// A ticket that was solved and is open again was reopened: to leave it out would flatter the rate.
    fn reopenings(&self, to: &mut impl Sink) {
        let row = self.row;
        let reopened = row.reopenings.is_some_and(|times| times > 0);
        let was_solved =
            self.solved == Some(true) || row.solved_at.is_some() || row.first_resolution.is_some() || reopened;
        match row.reopenings {
            _ if was_solved && row.reopen_window_open => to.add(T::ReopenWindowOpen, 1),
            None => to.add(T::ReopeningsUnknown, 1),
            Some(times) if was_solved => {
                to.add(T::ReopenJudged, 1);
                to.add(T::Reopened, i64::from(reopened));
                to.add(T::ReopenEvents, times.into());
            }
            Some(_) => {}
        }
    }

    fn messages(&self, to: &mut impl Sink) {
        let row = self.row;
        match row.agent_replies {
            None => to.add(T::RepliesUnknown, 1),
            Some(0) => to.add(T::SolvedReplies0, 1),
            Some(1) => to.add(T::SolvedReplies1, 1),
            Some(_) => {}
        }
        let silent = row.customer_replies.map(|messages| messages == 0);
        flag_or(to, silent, T::SolvedNoCustomerReply, T::CustomerRepliesUnknown);
        match (row.agent_replies, row.customer_replies) {
            (Some(agent), Some(customer)) => {
                to.add(T::AgentReplies, agent.into());
                to.add(T::CustomerReplies, customer.into());
            }
            _ => to.add(T::MessagesUnknown, 1),
        }
    }

    fn people(&self, to: &mut impl Sink) {
        let row = self.row;
        let alone = row.close_events.zip(row.teammates).map(|both| both == (1, 1));
        flag_or(to, alone, T::ClosedOnceOneTeammate, T::TeammatesUnknown);
        match (row.reassignments, row.reopenings) {
            (Some(changes), Some(reopenings)) => {
                to.add(T::Reassignments, changes.into());
                to.add(T::Reassigned, i64::from(changes > 0));
                to.add(T::SolvedUntouched, i64::from(changes == 0 && reopenings == 0));
            }
            _ => to.add(T::ReassignmentsUnknown, 1),
        }
    }

    fn times(&self, to: &mut impl Sink) {
        let row = self.row;
        known_or(to, self.full_resolution, T::FullResolution, T::FullResolutionUnknown);
        if let Some(time) = self.full_resolution {
            to.sample(FULL_RESOLUTION_DIST, time.as_micros());
        }
        known_or(to, row.first_resolution, T::FirstResolution, T::FirstResolutionUnknown);
        known_or(to, row.created_to_last_update, T::CreatedToLastUpdate, T::LastUpdateUnknown);
        known_or(to, row.unassigned_time, T::UnassignedTime, T::UnassignedTimeUnknown);
        match (row.in_new, row.in_open, row.in_on_hold, row.in_pending) {
            (Some(new), Some(open), Some(on_hold), Some(pending)) => {
                to.add(T::InNew, new.as_micros());
                to.add(T::InOpen, open.as_micros());
                to.add(T::InOnHold, on_hold.as_micros());
                to.add(T::InPending, pending.as_micros());
            }
            _ => to.add(T::StatusesUnknown, 1),
        }
    }
}

fn check_times(row: &TicketRow) -> Result<(), Rejection> {
    let times = [
        ("first_response", row.first_response),
        ("sla_first_response", row.sla_first_response),
        ("handover_response", row.handover_response),
        ("reply_time_from_first", row.reply_time_from_first),
        ("reply_time_from_last", row.reply_time_from_last),
        ("first_run_reply_time", row.first_run_reply_time),
        ("worked", row.worked),
        ("requester_wait_in_session", row.requester_wait_in_session),
        ("full_resolution", row.full_resolution),
        ("first_resolution", row.first_resolution),
        ("created_to_last_update", row.created_to_last_update),
        ("in_new", row.in_new),
        ("in_open", row.in_open),
        ("in_on_hold", row.in_on_hold),
        ("in_pending", row.in_pending),
        ("time_to_assign", row.time_to_assign),
        ("unassigned_time", row.unassigned_time),
    ];
    times.into_iter().try_for_each(|(field, time)| check_time(field, time))
}

/// The answered runs, where their number and their time are known: no runs took no time, and one run took all of it.
fn replies(row: &TicketRow) -> Result<Option<Replies>, Rejection> {
    let Some(runs) = row.reply_runs else { return Ok(None) };
    let over_runs = |given: Option<Duration>| given.or((runs == 0).then_some(Duration::ZERO));
    let Some(from_first) = over_runs(row.reply_time_from_first) else { return Ok(None) };
    let of_one_run = (runs <= 1).then_some(from_first);
    refuse(runs == 0 && from_first > Duration::ZERO, Reject::Contradiction, "reply_runs")?;
    let longer = |part: Option<Duration>| part.is_some_and(|part| part > from_first);
    refuse(longer(row.reply_time_from_last), Reject::Contradiction, "reply_time_from_last")?;
    refuse(longer(row.first_run_reply_time), Reject::PartsExceedWhole, "reply_time_from_first")?;
    let other_run = row.first_run_reply_time.zip(of_one_run).is_some_and(|(given, whole)| given != whole);
    refuse(other_run, Reject::Contradiction, "first_run_reply_time")?;
    Ok(Some(Replies {
        runs: runs.into(),
        from_first,
        from_last: over_runs(row.reply_time_from_last),
        first_run: row.first_run_reply_time.or(of_one_run),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Grouped;
    use crate::ticket::ticket_totals::TicketTotal;

    fn day(day: i64) -> Instant {
        Instant::from_micros(day * 86_400_000_000 + 3_600_000_000)
    }

    /// Rows, created, solved and judged for reopening of each day; the last line is of no known day where there is one.
    fn by_day(rules: &TicketRules, rows: &[TicketRow]) -> Result<Vec<[Option<i64>; 4]>, Error> {
        let mut days = Grouped::<(), TicketTotals>::new(rules).every(Bins::every(Duration::days(1))?);
        for row in rows {
            days.observe((), row)?;
        }
        let shown = [TicketTotal::Rows, TicketTotal::Created, TicketTotal::Solved, TicketTotal::ReopenJudged];
        Ok(days.iter().map(|(_, totals)| shown.map(|total| totals.get(total))).collect())
    }

    /// Created on day 0 and solved on day 2; created on day 0 and open again since it was solved on day 1.
    fn two() -> [TicketRow; 2] {
        let solved = TicketRow {
            created_at: Some(day(0)),
            solved_at: Some(day(2)),
            reopenings: Some(0),
            ..TicketRow::default()
        };
        let again = TicketRow { solved_at: Some(day(1)), solved: Some(false), reopenings: Some(1), ..solved.clone() };
        [solved, again]
    }

    #[test]
    fn a_ticket_is_reported_where_it_came_and_where_it_was_solved() -> Result<(), Error> {
        let days = by_day(&TicketRules::default(), &two())?;
        assert_eq!(days, [[2, 2, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1]].map(|day| day.map(Some)));
        Ok(())
    }

    #[test]
    fn a_cohort_stands_where_it_came() -> Result<(), Error> {
        let rules = TicketRules::default().attribution(TicketAttribution::ByCreation);
        assert_eq!(by_day(&rules, &two())?, [[2, 2, 1, 2]].map(|day| day.map(Some)));
        Ok(())
    }

    #[test]
    fn a_solving_at_an_unknown_instant_is_in_no_interval() -> Result<(), Error> {
        let row =
            TicketRow { created_at: Some(day(0)), solved: Some(true), reopenings: Some(0), ..TicketRow::default() };
        // What is in no interval stands first.
        let days = by_day(&TicketRules::default(), &[row])?;
        assert_eq!(days, [[0, 0, 1, 1], [1, 1, 0, 0]].map(|day| day.map(Some)));
        Ok(())
    }

    #[test]
    fn a_rejected_ticket_is_rejected_once() -> Result<(), Error> {
        let mut days = Grouped::<(), TicketTotals>::new(&TicketRules::default()).every(Bins::every(Duration::days(1))?);
        let backwards = TicketRow { created_at: Some(day(2)), solved_at: Some(day(0)), ..TicketRow::default() };
        assert!(days.observe((), &backwards).is_err());
        assert_eq!(days.total()?.rejected(Reject::EndBeforeStart), 1);
        Ok(())
    }
}
