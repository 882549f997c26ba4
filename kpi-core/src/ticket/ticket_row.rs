//! The row of the fact `ticket`, typed and through the erased door.

use crate::exact::{Duration, Instant};
use crate::fact::{FieldBuffer, FieldInfo, FieldKind, Fields, Rejection, Word, impl_index, impl_word};

/// What of a ticket a row tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TicketPart {
    /// All of it.
    #[default]
    Whole,
    /// What is reported with its creation; it is counted as a row there.
    Creation,
    /// What is reported with its solving.
    Solving,
    /// A day on which agents acted on it.
    Activity,
}

impl_word!(TicketPart: Whole "whole", Creation "creation", Solving "solving", Activity "activity");

/// One ticket as it stands at the horizon, or a part of it. `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..TicketRow::default()`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketRow {
    /// When it was created.
    pub created_at: Option<Instant>,
    /// When it was last solved, also where it was reopened since.
    pub solved_at: Option<Instant>,
    /// Whether it is solved at the horizon; yes where null and solved_at is known.
    pub solved: Option<bool>,
    /// Whether it was merged into another, is spam or was deleted, and so is left out of everything; no where null.
    pub merged_or_spam: bool,
    /// Whether an agent created it, so that it has no first response; no where null.
    pub created_by_agent: bool,
    /// What of the ticket the row tells; the whole where null.
    pub part: TicketPart,
    /// The day of an activity row: it decides its interval.
    pub active_at: Option<Instant>,
    /// How often it was closed.
    pub close_events: Option<u32>,
    /// Whether a human replied in public; yes where null and first_response is known.
    pub replied: Option<bool>,
    /// From the creation, or where the rule start says, to the first public human reply; so far, where replied is no.
    pub first_response: Option<Duration>,
    /// From the application of an SLA to that reply.
    pub sla_first_response: Option<Duration>,
    /// From the bot's hand-over to that reply.
    pub handover_response: Option<Duration>,
    /// Runs of customer messages that an agent replied to.
    pub reply_runs: Option<u32>,
    /// Over these runs, the sum from the first message of the run to the reply.
    pub reply_time_from_first: Option<Duration>,
    /// Over these runs, the sum from the last message of the run to the reply.
    pub reply_time_from_last: Option<Duration>,
    /// The part of reply_time_from_first that belongs to the first run; all of it where null and there is one run.
    pub first_run_reply_time: Option<Duration>,
    /// The effort logged on it.
    pub worked: Option<Duration>,
    /// How long the customer waited inside the sessions of that effort.
    pub requester_wait_in_session: Option<Duration>,
    /// Whether it was escalated to a higher tier.
    pub escalated: Option<bool>,
    /// Public agent replies to the last close; the first comment of a ticket that an agent created is none.
    pub agent_replies: Option<u32>,
    /// Customer messages after the creation, to the last close.
    pub customer_replies: Option<u32>,
    /// Teammates who took part.
    pub teammates: Option<u32>,
    /// Changes of assignee or group after the first.
    pub reassignments: Option<u32>,
    /// How often it was reopened, as the rules reopen_window and reopen_ignore count.
    pub reopenings: Option<u32>,
    /// Whether the reopen window of its solving has not ended at the horizon; no where null.
    pub reopen_window_open: bool,
    /// From the creation to the last solving; follows from both instants where null and the clock is the calendar.
    pub full_resolution: Option<Duration>,
    /// From the creation to the first solving.
    pub first_resolution: Option<Duration>,
    /// From the creation to the last update of the record.
    pub created_to_last_update: Option<Duration>,
    /// Time in the status new.
    pub in_new: Option<Duration>,
    /// Time in the status open.
    pub in_open: Option<Duration>,
    /// Time in the status on-hold.
    pub in_on_hold: Option<Duration>,
    /// Time in the status pending.
    pub in_pending: Option<Duration>,
    /// Whether it was ever assigned; yes where null and time_to_assign is known.
    pub assigned: Option<bool>,
    /// From the creation to the first assignment.
    pub time_to_assign: Option<Duration>,
    /// All time without an assignee.
    pub unassigned_time: Option<Duration>,
    /// On how many days agents acted on it, each team's days apart; of an activity row one where null.
    pub agent_day_touches: Option<u32>,
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum F {
    CreatedAt,
    SolvedAt,
    Solved,
    MergedOrSpam,
    CreatedByAgent,
    Part,
    ActiveAt,
    CloseEvents,
    Replied,
    FirstResponse,
    SlaFirstResponse,
    HandoverResponse,
    ReplyRuns,
    ReplyTimeFromFirst,
    ReplyTimeFromLast,
    FirstRunReplyTime,
    Worked,
    RequesterWaitInSession,
    Escalated,
    AgentReplies,
    CustomerReplies,
    Teammates,
    Reassignments,
    Reopenings,
    ReopenWindowOpen,
    FullResolution,
    FirstResolution,
    CreatedToLastUpdate,
    InNew,
    InOpen,
    InOnHold,
    InPending,
    Assigned,
    TimeToAssign,
    UnassignedTime,
    AgentDayTouches,
}

impl_index!(F);

#[rustfmt::skip] // a table: one field, one line
pub(super) const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::CreatedAt as u8, "created_at", FieldKind::Instant, "when it was created"),
    FieldInfo::new(F::SolvedAt as u8, "solved_at", FieldKind::Instant, "when it was last solved, also where it was reopened since"),
    FieldInfo::new(F::Solved as u8, "solved", FieldKind::Flag, "whether it is solved at the horizon; yes where null and solved_at is known"),
    FieldInfo::new(F::MergedOrSpam as u8, "merged_or_spam", FieldKind::Flag, "whether it was merged into another, is spam or was deleted, and so is left out of everything; no where null"),
    FieldInfo::new(F::CreatedByAgent as u8, "created_by_agent", FieldKind::Flag, "whether an agent created it, so that it has no first response; no where null"),
    FieldInfo::new(F::Part as u8, "part", FieldKind::Word(TicketPart::WORDS), "what of the ticket the row tells; the whole where null"),
    FieldInfo::new(F::ActiveAt as u8, "active_at", FieldKind::Instant, "the day of an activity row: it decides its interval"),
    FieldInfo::new(F::CloseEvents as u8, "close_events", FieldKind::Count, "how often it was closed"),
    FieldInfo::new(F::Replied as u8, "replied", FieldKind::Flag, "whether a human replied in public; yes where null and first_response is known"),
    FieldInfo::new(F::FirstResponse as u8, "first_response", FieldKind::Duration, "from the creation, or where the rule start says, to the first public human reply; so far, where replied is no"),
    FieldInfo::new(F::SlaFirstResponse as u8, "sla_first_response", FieldKind::Duration, "from the application of an SLA to that reply"),
    FieldInfo::new(F::HandoverResponse as u8, "handover_response", FieldKind::Duration, "from the bot's hand-over to that reply"),
    FieldInfo::new(F::ReplyRuns as u8, "reply_runs", FieldKind::Count, "runs of customer messages that an agent replied to"),
    FieldInfo::new(F::ReplyTimeFromFirst as u8, "reply_time_from_first", FieldKind::Duration, "over these runs, the sum from the first message of the run to the reply"),
    FieldInfo::new(F::ReplyTimeFromLast as u8, "reply_time_from_last", FieldKind::Duration, "over these runs, the sum from the last message of the run to the reply"),
    FieldInfo::new(F::FirstRunReplyTime as u8, "first_run_reply_time", FieldKind::Duration, "the part of reply_time_from_first that belongs to the first run; all of it where null and there is one run"),
    FieldInfo::new(F::Worked as u8, "worked", FieldKind::Duration, "the effort logged on it"),
    FieldInfo::new(F::RequesterWaitInSession as u8, "requester_wait_in_session", FieldKind::Duration, "how long the customer waited inside the sessions of that effort"),
    FieldInfo::new(F::Escalated as u8, "escalated", FieldKind::Flag, "whether it was escalated to a higher tier"),
    FieldInfo::new(F::AgentReplies as u8, "agent_replies", FieldKind::Count, "public agent replies to the last close; the first comment of a ticket that an agent created is none"),
    FieldInfo::new(F::CustomerReplies as u8, "customer_replies", FieldKind::Count, "customer messages after the creation, to the last close"),
    FieldInfo::new(F::Teammates as u8, "teammates", FieldKind::Count, "teammates who took part"),
    FieldInfo::new(F::Reassignments as u8, "reassignments", FieldKind::Count, "changes of assignee or group after the first"),
    FieldInfo::new(F::Reopenings as u8, "reopenings", FieldKind::Count, "how often it was reopened, as the rules reopen_window and reopen_ignore count"),
    FieldInfo::new(F::ReopenWindowOpen as u8, "reopen_window_open", FieldKind::Flag, "whether the reopen window of its solving has not ended at the horizon; no where null"),
    FieldInfo::new(F::FullResolution as u8, "full_resolution", FieldKind::Duration, "from the creation to the last solving; follows from both instants where null and the clock is the calendar"),
    FieldInfo::new(F::FirstResolution as u8, "first_resolution", FieldKind::Duration, "from the creation to the first solving"),
    FieldInfo::new(F::CreatedToLastUpdate as u8, "created_to_last_update", FieldKind::Duration, "from the creation to the last update of the record"),
    FieldInfo::new(F::InNew as u8, "in_new", FieldKind::Duration, "time in the status new"),
    FieldInfo::new(F::InOpen as u8, "in_open", FieldKind::Duration, "time in the status open"),
    FieldInfo::new(F::InOnHold as u8, "in_on_hold", FieldKind::Duration, "time in the status on-hold"),
    FieldInfo::new(F::InPending as u8, "in_pending", FieldKind::Duration, "time in the status pending"),
    FieldInfo::new(F::Assigned as u8, "assigned", FieldKind::Flag, "whether it was ever assigned; yes where null and time_to_assign is known"),
    FieldInfo::new(F::TimeToAssign as u8, "time_to_assign", FieldKind::Duration, "from the creation to the first assignment"),
    FieldInfo::new(F::UnassignedTime as u8, "unassigned_time", FieldKind::Duration, "all time without an assignee"),
    FieldInfo::new(F::AgentDayTouches as u8, "agent_day_touches", FieldKind::Count, "on how many days agents acted on it, each team's days apart; of an activity row one where null"),
];

impl TicketRow {
    pub(super) fn read(from: &Fields<'_>) -> Result<Self, Rejection> {
        Ok(Self {
            created_at: from.instant(F::CreatedAt),
            solved_at: from.instant(F::SolvedAt),
            solved: from.flag(F::Solved)?,
            merged_or_spam: from.flag(F::MergedOrSpam)?.unwrap_or(false),
            created_by_agent: from.flag(F::CreatedByAgent)?.unwrap_or(false),
            part: from.word(F::Part)?.unwrap_or_default(),
            active_at: from.instant(F::ActiveAt),
            close_events: from.count(F::CloseEvents)?,
            replied: from.flag(F::Replied)?,
            first_response: from.duration(F::FirstResponse),
            sla_first_response: from.duration(F::SlaFirstResponse),
            handover_response: from.duration(F::HandoverResponse),
            reply_runs: from.count(F::ReplyRuns)?,
            reply_time_from_first: from.duration(F::ReplyTimeFromFirst),
            reply_time_from_last: from.duration(F::ReplyTimeFromLast),
            first_run_reply_time: from.duration(F::FirstRunReplyTime),
            worked: from.duration(F::Worked),
            requester_wait_in_session: from.duration(F::RequesterWaitInSession),
            escalated: from.flag(F::Escalated)?,
            agent_replies: from.count(F::AgentReplies)?,
            customer_replies: from.count(F::CustomerReplies)?,
            teammates: from.count(F::Teammates)?,
            reassignments: from.count(F::Reassignments)?,
            reopenings: from.count(F::Reopenings)?,
            reopen_window_open: from.flag(F::ReopenWindowOpen)?.unwrap_or(false),
            full_resolution: from.duration(F::FullResolution),
            first_resolution: from.duration(F::FirstResolution),
            created_to_last_update: from.duration(F::CreatedToLastUpdate),
            in_new: from.duration(F::InNew),
            in_open: from.duration(F::InOpen),
            in_on_hold: from.duration(F::InOnHold),
            in_pending: from.duration(F::InPending),
            assigned: from.flag(F::Assigned)?,
            time_to_assign: from.duration(F::TimeToAssign),
            unassigned_time: from.duration(F::UnassignedTime),
            agent_day_touches: from.count(F::AgentDayTouches)?,
        })
    }

    pub(super) fn write(&self, to: &mut FieldBuffer) {
        to.put(F::CreatedAt, self.created_at.map(Instant::as_micros));
        to.put(F::SolvedAt, self.solved_at.map(Instant::as_micros));
        to.put(F::Solved, self.solved.map(i64::from));
        to.put(F::MergedOrSpam, Some(self.merged_or_spam.into()));
        to.put(F::CreatedByAgent, Some(self.created_by_agent.into()));
        to.put(F::Part, Some(self.part.code()));
        to.put(F::ActiveAt, self.active_at.map(Instant::as_micros));
        to.put(F::CloseEvents, self.close_events.map(i64::from));
        to.put(F::Replied, self.replied.map(i64::from));
        to.put(F::FirstResponse, self.first_response.map(Duration::as_micros));
        to.put(F::SlaFirstResponse, self.sla_first_response.map(Duration::as_micros));
        to.put(F::HandoverResponse, self.handover_response.map(Duration::as_micros));
        to.put(F::ReplyRuns, self.reply_runs.map(i64::from));
        to.put(F::ReplyTimeFromFirst, self.reply_time_from_first.map(Duration::as_micros));
        to.put(F::ReplyTimeFromLast, self.reply_time_from_last.map(Duration::as_micros));
        to.put(F::FirstRunReplyTime, self.first_run_reply_time.map(Duration::as_micros));
        to.put(F::Worked, self.worked.map(Duration::as_micros));
        to.put(F::RequesterWaitInSession, self.requester_wait_in_session.map(Duration::as_micros));
        to.put(F::Escalated, self.escalated.map(i64::from));
        to.put(F::AgentReplies, self.agent_replies.map(i64::from));
        to.put(F::CustomerReplies, self.customer_replies.map(i64::from));
        to.put(F::Teammates, self.teammates.map(i64::from));
        to.put(F::Reassignments, self.reassignments.map(i64::from));
        to.put(F::Reopenings, self.reopenings.map(i64::from));
        to.put(F::ReopenWindowOpen, Some(self.reopen_window_open.into()));
        to.put(F::FullResolution, self.full_resolution.map(Duration::as_micros));
        to.put(F::FirstResolution, self.first_resolution.map(Duration::as_micros));
        to.put(F::CreatedToLastUpdate, self.created_to_last_update.map(Duration::as_micros));
        to.put(F::InNew, self.in_new.map(Duration::as_micros));
        to.put(F::InOpen, self.in_open.map(Duration::as_micros));
        to.put(F::InOnHold, self.in_on_hold.map(Duration::as_micros));
        to.put(F::InPending, self.in_pending.map(Duration::as_micros));
        to.put(F::Assigned, self.assigned.map(i64::from));
        to.put(F::TimeToAssign, self.time_to_assign.map(Duration::as_micros));
        to.put(F::UnassignedTime, self.unassigned_time.map(Duration::as_micros));
        to.put(F::AgentDayTouches, self.agent_day_touches.map(i64::from));
    }
}
