//! The totals and states of the fact `ticket`: each name, unit, rule and meaning stands here and nowhere else.

use crate::fact::{StateInfo, TotalInfo, impl_index};
use TicketTotal as T;

/// The totals of [`Ticket`](crate::ticket::Ticket), in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum TicketTotal {
    /// Rows counted: one ticket as it stands at the horizon, or the part of it in an interval each.
    Rows,
    /// Tickets created, merged and spam left out.
    Created,
    /// Tickets solved, each once, attributed to the instant of solving.
    Solved,
    /// Tickets of the creation cohort solved by the horizon.
    CreatedAndSolved,
    /// Closing events; a ticket may have several.
    CloseEvents,
    /// Tickets with a first human reply within the threshold.
    FirstReplyWithin,
    /// Tickets replied, or whose threshold has passed by the horizon.
    FirstReplyDue,
    /// Sum of effort logged on tickets, where known.
    Worked,
    /// Tickets with known effort.
    WithWorked,
    /// Sum of waiting inside the sessions of those tickets.
    RequesterWaitInSession,
    /// Created tickets escalated to a higher tier.
    Escalated,
    /// Created tickets without an escalation flag.
    EscalatedUnknown,
    /// Solved tickets without a public agent reply.
    SolvedReplies0,
    /// Solved tickets with exactly one public agent reply.
    SolvedReplies1,
    /// Solved tickets whose number of agent replies is unknown.
    RepliesUnknown,
    /// Solved tickets without a customer message after creation.
    SolvedNoCustomerReply,
    /// Solved tickets whose number of customer messages is unknown.
    CustomerRepliesUnknown,
    /// Solved tickets closed exactly once with one teammate taking part.
    ClosedOnceOneTeammate,
    /// Solved tickets whose closings or teammates are unknown.
    TeammatesUnknown,
    /// Solved tickets neither reassigned nor reopened.
    SolvedUntouched,
    /// Changes of assignee or group after the first, of solved tickets.
    Reassignments,
    /// Solved tickets with at least one such change.
    Reassigned,
    /// Solved tickets whose changes or reopenings are unknown.
    ReassignmentsUnknown,
    /// Sum of first response times.
    FirstResponse,
    /// Tickets with a known first response time.
    FirstResponded,
    /// Answered runs of customer messages.
    ReplyRuns,
    /// Sum over runs, from the first message of the run to the reply.
    ReplyTimeFromFirst,
    /// Sum over runs, from the last message of the run to the reply.
    ReplyTimeFromLast,
    /// Part of reply_runs: the first run of a ticket.
    FirstRuns,
    /// Part of reply_time_from_first that belongs to first runs.
    FirstRunReplyTime,
    /// Sum of creation to last solved, solved tickets, where known.
    FullResolution,
    /// Solved tickets whose time from creation to last solved is unknown.
    FullResolutionUnknown,
    /// Sum of creation to first solved, solved tickets, where known.
    FirstResolution,
    /// Solved tickets whose time from creation to first solved is unknown.
    FirstResolutionUnknown,
    /// Sum of creation to the record's last update, solved tickets, where known.
    CreatedToLastUpdate,
    /// Solved tickets whose time from creation to last update is unknown.
    LastUpdateUnknown,
    /// Time in status new, solved tickets with known statuses.
    InNew,
    /// Time in status open, of the same tickets.
    InOpen,
    /// Time in status on-hold, of the same tickets.
    InOnHold,
    /// Time in status pending, of the same tickets.
    InPending,
    /// Solved tickets whose status history is unknown.
    StatusesUnknown,
    /// Public agent messages of solved tickets, to the last close.
    AgentReplies,
    /// Customer messages of solved tickets, to the last close.
    CustomerReplies,
    /// Solved tickets whose messages are unknown; they add to neither.
    MessagesUnknown,
    /// Tickets with an agent action, one a day and team, summed over days.
    AgentDayTouches,
    /// Judged tickets reopened at least once.
    Reopened,
    /// Reopenings of judged tickets.
    ReopenEvents,
    /// Solved tickets whose window has ended at the horizon.
    ReopenJudged,
    /// Sum of creation to first assignment.
    TimeToAssign,
    /// Tickets with a known time to assign.
    Assigned,
    /// Sum of all time without an assignee, of solved tickets, where known.
    UnassignedTime,
    /// Solved tickets whose time without an assignee is unknown.
    UnassignedTimeUnknown,
    /// Tickets left out of everything: merged into another, spam or deleted.
    LeftOutMergedSpam,
    /// Tickets that an agent created; they enter no first response.
    AgentCreated,
    /// Tickets of which it is unknown whether they are solved; the totals of solved tickets leave them out.
    SolvedUnknown,
    /// Tickets of the creation cohort of which it is unknown whether they are solved.
    CreatedAndSolvedUnknown,
    /// Tickets whose number of closing events is unknown.
    CloseEventsUnknown,
    /// Open tickets not replied yet whose threshold has not passed by the horizon.
    FirstReplyNotDue,
    /// Tickets of which it is unknown whether a first reply came, or replied at an unknown time.
    FirstReplyUnknown,
    /// Open tickets without a first reply at the horizon.
    NotReplied,
    /// Tickets of which it is unknown whether they were replied, or replied at an unknown time.
    FirstResponseUnknown,
    /// Tickets without a first response time from the application of an SLA: none applied, no reply, or unknown.
    SlaFirstResponseUnknown,
    /// Tickets without a first response time from a bot's hand-over: no bot, no reply, or unknown.
    HandoverResponseUnknown,
    /// Tickets whose effort is unknown.
    WorkedUnknown,
    /// Tickets with known effort whose waiting inside the sessions is unknown.
    RequesterWaitUnknown,
    /// Tickets whose answered runs, or the time that these took, are unknown; they enter no reply time.
    ReplyRunsUnknown,
    /// Tickets with known runs whose time from the last messages is unknown.
    ReplyTimeFromLastUnknown,
    /// Tickets with known runs whose time of the first run is unknown.
    FirstRunUnknown,
    /// Tickets of which it is unknown on how many days agents acted on them.
    AgentDayTouchesUnknown,
    /// Tickets that were solved and whose reopen window has not ended at the horizon.
    ReopenWindowOpen,
    /// Tickets, solved or open, of which it is unknown how often they were reopened.
    ReopeningsUnknown,
    /// Open tickets that nobody was assigned to at the horizon.
    NotAssigned,
    /// Tickets of which it is unknown whether, or after how long, they were assigned.
    TimeToAssignUnknown,
    /// Tickets without a first reply whose wait so far is unknown.
    FirstReplyWaitUnknown,
    /// Tickets solved without a first reply before their threshold had passed; they enter neither side.
    FirstReplyNeverDue,
    /// Sum over the answered runs of all tickets, from the first message of the run to the reply.
    ReplyTimeOfAll,
    /// Tickets solved without a first reply.
    NeverReplied,
    /// Tickets solved without anybody ever assigned.
    NeverAssigned,
}

impl_index!(TicketTotal);

#[rustfmt::skip] // a table: one total, one line
pub(super) const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one ticket as it stands at the horizon, or the part of it in an interval each").reads(&["part"]),
    TotalInfo::count(T::Created as u16, "created", "tickets created, merged and spam left out").reads(&["merged_or_spam", "part"]),
    TotalInfo::count(T::Solved as u16, "solved", "tickets solved, each once, attributed to the instant of solving").under(&["reopen_history"]).unless(T::SolvedUnknown as u16).reads(&["solved_at", "solved", "merged_or_spam", "part"]),
    TotalInfo::count(T::CreatedAndSolved as u16, "created_and_solved", "tickets of the creation cohort solved by the horizon").unless(T::CreatedAndSolvedUnknown as u16).reads(&["solved_at", "solved", "merged_or_spam", "part"]),
    TotalInfo::count(T::CloseEvents as u16, "close_events", "closing events; a ticket may have several").unless(T::CloseEventsUnknown as u16).reads(&["merged_or_spam", "part", "close_events"]),
    TotalInfo::count(T::FirstReplyWithin as u16, "first_reply_within", "tickets with a first human reply within the threshold").under(&["answer_within", "boundary", "clock", "auto_reply"]).reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::FirstReplyDue as u16, "first_reply_due", "tickets replied, or whose threshold has passed by the horizon").under(&["answer_within", "boundary", "clock", "auto_reply"]).unless(T::FirstReplyWaitUnknown as u16).reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::micros(T::Worked as u16, "worked", "sum of effort logged on tickets, where known").reads(&["merged_or_spam", "part", "worked"]),
    TotalInfo::count(T::WithWorked as u16, "with_worked", "tickets with known effort").reads(&["merged_or_spam", "part", "worked"]),
    TotalInfo::micros(T::RequesterWaitInSession as u16, "requester_wait_in_session", "sum of waiting inside the sessions of those tickets").unless(T::RequesterWaitUnknown as u16).reads(&["merged_or_spam", "part", "worked", "requester_wait_in_session"]),
    TotalInfo::count(T::Escalated as u16, "escalated", "created tickets escalated to a higher tier").reads(&["merged_or_spam", "part", "escalated"]),
    TotalInfo::count(T::EscalatedUnknown as u16, "escalated_unknown", "created tickets without an escalation flag").excluded().reads(&["merged_or_spam", "part", "escalated"]),
    TotalInfo::count(T::SolvedReplies0 as u16, "solved_replies_0", "solved tickets without a public agent reply").under(&["auto_reply"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "agent_replies"]),
    TotalInfo::count(T::SolvedReplies1 as u16, "solved_replies_1", "solved tickets with exactly one public agent reply").under(&["auto_reply"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "agent_replies"]),
    TotalInfo::count(T::RepliesUnknown as u16, "replies_unknown", "solved tickets whose number of agent replies is unknown").under(&["auto_reply"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "agent_replies"]),
    TotalInfo::count(T::SolvedNoCustomerReply as u16, "solved_no_customer_reply", "solved tickets without a customer message after creation").reads(&["solved_at", "solved", "merged_or_spam", "part", "customer_replies"]),
    TotalInfo::count(T::CustomerRepliesUnknown as u16, "customer_replies_unknown", "solved tickets whose number of customer messages is unknown").excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "customer_replies"]),
    TotalInfo::count(T::ClosedOnceOneTeammate as u16, "closed_once_one_teammate", "solved tickets closed exactly once with one teammate taking part").reads(&["solved_at", "solved", "merged_or_spam", "part", "close_events", "teammates"]),
    TotalInfo::count(T::TeammatesUnknown as u16, "teammates_unknown", "solved tickets whose closings or teammates are unknown").excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "close_events", "teammates"]),
    TotalInfo::count(T::SolvedUntouched as u16, "solved_untouched", "solved tickets neither reassigned nor reopened").reads(&["solved_at", "solved", "merged_or_spam", "part", "reassignments", "reopenings"]),
    TotalInfo::count(T::Reassignments as u16, "reassignments", "changes of assignee or group after the first, of solved tickets").reads(&["solved_at", "solved", "merged_or_spam", "part", "reassignments", "reopenings"]),
    TotalInfo::count(T::Reassigned as u16, "reassigned", "solved tickets with at least one such change").reads(&["solved_at", "solved", "merged_or_spam", "part", "reassignments", "reopenings"]),
    TotalInfo::count(T::ReassignmentsUnknown as u16, "reassignments_unknown", "solved tickets whose changes or reopenings are unknown").excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "reassignments", "reopenings"]),
    TotalInfo::micros(T::FirstResponse as u16, "first_response", "sum of first response times").under(&["clock", "auto_reply", "start"]).reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::FirstResponded as u16, "first_responded", "tickets with a known first response time").under(&["clock", "auto_reply", "start"]).reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::ReplyRuns as u16, "reply_runs", "answered runs of customer messages").under(&["clock", "auto_reply"]).reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first"]),
    TotalInfo::micros(T::ReplyTimeFromFirst as u16, "reply_time_from_first", "sum over runs, from the first message of the run to the reply").under(&["clock", "auto_reply"]).reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first"]),
    TotalInfo::micros(T::ReplyTimeFromLast as u16, "reply_time_from_last", "sum over runs, from the last message of the run to the reply").under(&["clock", "auto_reply"]).unless(T::ReplyTimeFromLastUnknown as u16).reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first", "reply_time_from_last"]),
    TotalInfo::count(T::FirstRuns as u16, "first_runs", "part of reply_runs: the first run of a ticket").under(&["clock", "auto_reply"]).reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first"]),
    TotalInfo::micros(T::FirstRunReplyTime as u16, "first_run_reply_time", "part of reply_time_from_first that belongs to first runs").under(&["clock", "auto_reply"]).unless(T::FirstRunUnknown as u16).reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first", "first_run_reply_time"]),
    TotalInfo::micros(T::FullResolution as u16, "full_resolution", "sum of creation to last solved, solved tickets, where known").under(&["clock", "reopen_history"]).reads(&["created_at", "solved_at", "solved", "merged_or_spam", "part", "full_resolution"]),
    TotalInfo::count(T::FullResolutionUnknown as u16, "full_resolution_unknown", "solved tickets whose time from creation to last solved is unknown").under(&["clock", "reopen_history"]).excluded().reads(&["created_at", "solved_at", "solved", "merged_or_spam", "part", "full_resolution"]),
    TotalInfo::micros(T::FirstResolution as u16, "first_resolution", "sum of creation to first solved, solved tickets, where known").under(&["clock", "reopen_history"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "first_resolution"]),
    TotalInfo::count(T::FirstResolutionUnknown as u16, "first_resolution_unknown", "solved tickets whose time from creation to first solved is unknown").under(&["clock", "reopen_history"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "first_resolution"]),
    TotalInfo::micros(T::CreatedToLastUpdate as u16, "created_to_last_update", "sum of creation to the record's last update, solved tickets, where known").under(&["clock"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "created_to_last_update"]),
    TotalInfo::count(T::LastUpdateUnknown as u16, "last_update_unknown", "solved tickets whose time from creation to last update is unknown").under(&["clock"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "created_to_last_update"]),
    TotalInfo::micros(T::InNew as u16, "in_new", "time in status new, solved tickets with known statuses").under(&["clock", "status_map"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "in_new", "in_open", "in_on_hold", "in_pending"]),
    TotalInfo::micros(T::InOpen as u16, "in_open", "time in status open, of the same tickets").under(&["clock", "status_map"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "in_new", "in_open", "in_on_hold", "in_pending"]),
    TotalInfo::micros(T::InOnHold as u16, "in_on_hold", "time in status on-hold, of the same tickets").under(&["clock", "status_map"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "in_new", "in_open", "in_on_hold", "in_pending"]),
    TotalInfo::micros(T::InPending as u16, "in_pending", "time in status pending, of the same tickets").under(&["clock", "status_map"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "in_new", "in_open", "in_on_hold", "in_pending"]),
    TotalInfo::count(T::StatusesUnknown as u16, "statuses_unknown", "solved tickets whose status history is unknown").under(&["status_map"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "in_new", "in_open", "in_on_hold", "in_pending"]),
    TotalInfo::count(T::AgentReplies as u16, "agent_replies", "public agent messages of solved tickets, to the last close").under(&["auto_reply"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "agent_replies", "customer_replies"]),
    TotalInfo::count(T::CustomerReplies as u16, "customer_replies", "customer messages of solved tickets, to the last close").reads(&["solved_at", "solved", "merged_or_spam", "part", "agent_replies", "customer_replies"]),
    TotalInfo::count(T::MessagesUnknown as u16, "messages_unknown", "solved tickets whose messages are unknown; they add to neither").under(&["auto_reply"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "agent_replies", "customer_replies"]),
    TotalInfo::count(T::AgentDayTouches as u16, "agent_day_touches", "tickets with an agent action, one a day and team, summed over days").unless(T::AgentDayTouchesUnknown as u16).reads(&["merged_or_spam", "part", "agent_day_touches"]),
    TotalInfo::count(T::Reopened as u16, "reopened", "judged tickets reopened at least once").under(&["reopen_window", "reopen_ignore"]).reads(&["merged_or_spam", "part", "reopenings", "reopen_window_open"]),
    TotalInfo::count(T::ReopenEvents as u16, "reopen_events", "reopenings of judged tickets").under(&["reopen_window", "reopen_ignore"]).reads(&["merged_or_spam", "part", "reopenings", "reopen_window_open"]),
    TotalInfo::count(T::ReopenJudged as u16, "reopen_judged", "solved tickets whose window has ended at the horizon").under(&["reopen_window", "reopen_ignore"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "reopenings", "reopen_window_open", "first_resolution"]),
    TotalInfo::micros(T::TimeToAssign as u16, "time_to_assign", "sum of creation to first assignment").under(&["clock"]).reads(&["merged_or_spam", "part", "time_to_assign"]),
    TotalInfo::count(T::Assigned as u16, "assigned", "tickets with a known time to assign").under(&["clock"]).reads(&["merged_or_spam", "part", "time_to_assign"]),
    TotalInfo::micros(T::UnassignedTime as u16, "unassigned_time", "sum of all time without an assignee, of solved tickets, where known").under(&["clock"]).reads(&["solved_at", "solved", "merged_or_spam", "part", "unassigned_time"]),
    TotalInfo::count(T::UnassignedTimeUnknown as u16, "unassigned_time_unknown", "solved tickets whose time without an assignee is unknown").under(&["clock"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "unassigned_time"]),
    TotalInfo::count(T::LeftOutMergedSpam as u16, "left_out_merged_spam", "tickets left out of everything: merged into another, spam or deleted").excluded().reads(&["merged_or_spam", "part"]),
    TotalInfo::count(T::AgentCreated as u16, "agent_created", "tickets that an agent created; they enter no first response").excluded().reads(&["merged_or_spam", "created_by_agent", "part"]),
    TotalInfo::count(T::SolvedUnknown as u16, "solved_unknown", "tickets of which it is unknown whether they are solved; the totals of solved tickets leave them out").under(&["reopen_history"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part"]),
    TotalInfo::count(T::CreatedAndSolvedUnknown as u16, "created_and_solved_unknown", "tickets of the creation cohort of which it is unknown whether they are solved").excluded().reads(&["solved_at", "solved", "merged_or_spam", "part"]),
    TotalInfo::count(T::CloseEventsUnknown as u16, "close_events_unknown", "tickets whose number of closing events is unknown").excluded().reads(&["merged_or_spam", "part", "close_events"]),
    TotalInfo::count(T::FirstReplyNotDue as u16, "first_reply_not_due", "open tickets not replied yet whose threshold has not passed by the horizon").under(&["answer_within", "boundary", "clock", "auto_reply"]).pending().reads(&["solved_at", "solved", "merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::FirstReplyUnknown as u16, "first_reply_unknown", "tickets of which it is unknown whether a first reply came, or replied at an unknown time").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::NotReplied as u16, "not_replied", "open tickets without a first reply at the horizon").under(&["auto_reply"]).pending().reads(&["solved_at", "solved", "merged_or_spam", "created_by_agent", "part", "replied"]),
    TotalInfo::count(T::FirstResponseUnknown as u16, "first_response_unknown", "tickets of which it is unknown whether they were replied, or replied at an unknown time").under(&["clock", "auto_reply", "start"]).excluded().reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::SlaFirstResponseUnknown as u16, "sla_first_response_unknown", "tickets without a first response time from the application of an SLA: none applied, no reply, or unknown").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "created_by_agent", "part", "sla_first_response"]),
    TotalInfo::count(T::HandoverResponseUnknown as u16, "handover_response_unknown", "tickets without a first response time from a bot's hand-over: no bot, no reply, or unknown").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "created_by_agent", "part", "handover_response"]),
    TotalInfo::count(T::WorkedUnknown as u16, "worked_unknown", "tickets whose effort is unknown").excluded().reads(&["merged_or_spam", "part", "worked"]),
    TotalInfo::count(T::RequesterWaitUnknown as u16, "requester_wait_unknown", "tickets with known effort whose waiting inside the sessions is unknown").excluded().reads(&["merged_or_spam", "part", "worked", "requester_wait_in_session"]),
    TotalInfo::count(T::ReplyRunsUnknown as u16, "reply_runs_unknown", "tickets whose answered runs, or the time that these took, are unknown; they enter no reply time").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first"]),
    TotalInfo::count(T::ReplyTimeFromLastUnknown as u16, "reply_time_from_last_unknown", "tickets with known runs whose time from the last messages is unknown").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first", "reply_time_from_last"]),
    TotalInfo::count(T::FirstRunUnknown as u16, "first_run_unknown", "tickets with known runs whose time of the first run is unknown").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first", "first_run_reply_time"]),
    TotalInfo::count(T::AgentDayTouchesUnknown as u16, "agent_day_touches_unknown", "tickets of which it is unknown on how many days agents acted on them").excluded().reads(&["merged_or_spam", "part", "agent_day_touches"]),
    TotalInfo::count(T::ReopenWindowOpen as u16, "reopen_window_open", "tickets that were solved and whose reopen window has not ended at the horizon").under(&["reopen_window", "reopen_ignore"]).pending().reads(&["solved_at", "solved", "merged_or_spam", "part", "reopenings", "reopen_window_open", "first_resolution"]),
    TotalInfo::count(T::ReopeningsUnknown as u16, "reopenings_unknown", "tickets, solved or open, of which it is unknown how often they were reopened").under(&["reopen_window", "reopen_ignore"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "reopenings", "reopen_window_open", "first_resolution"]),
    TotalInfo::count(T::NotAssigned as u16, "not_assigned", "open tickets that nobody was assigned to at the horizon").pending().reads(&["solved_at", "solved", "merged_or_spam", "part", "assigned"]),
    TotalInfo::count(T::TimeToAssignUnknown as u16, "time_to_assign_unknown", "tickets of which it is unknown whether, or after how long, they were assigned").under(&["clock"]).excluded().reads(&["merged_or_spam", "part", "assigned", "time_to_assign"]),
    TotalInfo::count(T::FirstReplyWaitUnknown as u16, "first_reply_wait_unknown", "tickets without a first reply whose wait so far is unknown").under(&["clock", "auto_reply"]).excluded().reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::count(T::FirstReplyNeverDue as u16, "first_reply_never_due", "tickets solved without a first reply before their threshold had passed; they enter neither side").under(&["answer_within", "boundary", "clock", "auto_reply"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    TotalInfo::micros(T::ReplyTimeOfAll as u16, "reply_time_of_all", "sum over the answered runs of all tickets, from the first message of the run to the reply").under(&["clock", "auto_reply"]).unless(T::ReplyRunsUnknown as u16).reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first"]),
    TotalInfo::count(T::NeverReplied as u16, "never_replied", "tickets solved without a first reply").under(&["auto_reply"]).excluded().reads(&["solved_at", "solved", "merged_or_spam", "created_by_agent", "part", "replied"]),
    TotalInfo::count(T::NeverAssigned as u16, "never_assigned", "tickets solved without anybody ever assigned").excluded().reads(&["solved_at", "solved", "merged_or_spam", "part", "assigned"]),
];

#[rustfmt::skip] // a table: one state, one line
pub(super) const DISTRIBUTIONS: &[StateInfo] = &[
    StateInfo::new("first_response_dist", &["clock", "auto_reply", "start"], "distribution of first response times").reads(&["merged_or_spam", "created_by_agent", "part", "replied", "first_response"]),
    StateInfo::new("sla_first_response_dist", &["clock", "auto_reply"], "distribution of first response times from the application of the SLA").reads(&["merged_or_spam", "created_by_agent", "part", "sla_first_response"]),
    StateInfo::new("handover_response_dist", &["clock", "auto_reply"], "distribution of first response times from the bot's hand-over").reads(&["merged_or_spam", "created_by_agent", "part", "handover_response"]),
    StateInfo::new("full_resolution_dist", &["clock", "reopen_history"], "distribution of creation to last solved").reads(&["created_at", "solved_at", "solved", "merged_or_spam", "part", "full_resolution"]),
    StateInfo::new("time_to_assign_dist", &["clock"], "distribution of times to assign").reads(&["merged_or_spam", "part", "time_to_assign"]),
];

pub(super) const FIRST_RESPONSE_DIST: usize = 0;
pub(super) const SLA_FIRST_RESPONSE_DIST: usize = 1;
pub(super) const HANDOVER_RESPONSE_DIST: usize = 2;
pub(super) const FULL_RESOLUTION_DIST: usize = 3;
pub(super) const TIME_TO_ASSIGN_DIST: usize = 4;

#[rustfmt::skip] // a table: one state, one line
pub(super) const QUOTIENTS: &[StateInfo] = &[
    StateInfo::new("reply_mean_dist", &["clock", "auto_reply"], "each ticket's mean reply time").reads(&["merged_or_spam", "part", "reply_runs", "reply_time_from_first"]),
];

pub(super) const REPLY_MEAN_DIST: usize = 0;
