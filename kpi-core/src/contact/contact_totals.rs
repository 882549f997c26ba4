//! The totals of the fact `contact`: each name, unit, rule and meaning stands here and nowhere else.

use crate::fact::{TotalInfo, impl_index};
use ContactTotal as T;

/// The totals of [`Contact`](crate::contact::Contact), in the order of their stable numbers: only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum ContactTotal {
    /// Rows counted: one contact or one leg each, as `unit` declares.
    Rows,
    /// Inbound contacts that reached the centre, self-service included.
    Arrived,
    /// Answered + abandoned + flowed out; a contact still waiting is not in it.
    Offered,
    /// Queue passages of inbound contacts.
    Legs,
    /// Attempts that met a busy line; no row of a queue.
    Blocked,
    /// Attempts outside opening hours.
    OutOfHours,
    /// Outbound contacts, answered or not.
    Outbound,
    /// Internal contacts, which enter no customer KPI.
    Internal,
    /// Inbound contacts that an agent answered, ended or not.
    Answered,
    /// Answered contacts whose work, wrap included, has ended.
    Handled,
    /// Answered legs of handled contacts.
    HandledLegs,
    /// Inbound contacts that the customer left in queue or while ringing.
    Abandoned,
    /// Inbound contacts that the customer left in self-service.
    AbandonedIvr,
    /// Part of flowed_out: lost by the system after queueing.
    SystemDropped,
    /// Arrived contacts lost by the system before queueing.
    SystemFailedBeforeQueue,
    /// Left the queue otherwise: voicemail, call-back request, overflow, timeout, key, withdrawn, system drop.
    FlowedOut,
    /// Part of flowed_out: left by pressing a key.
    ExitKey,
    /// Part of flowed_out: left a message.
    Voicemail,
    /// Part of flowed_out: asked to be called back.
    CallbackRequested,
    /// Part of flowed_out: taken off the queue by the routing.
    Withdrawn,
    /// Abandoned contacts with a known wait below the short-abandon threshold.
    ShortAbandoned,
    /// Abandoned contacts whose wait is unknown.
    AbandonWaitUnknown,
    /// Inbound contacts still in the queue at the horizon.
    Waiting,
    /// Part of waiting: the wait so far is already beyond the answer threshold.
    WaitingOverdue,
    /// Answered contacts whose known wait is within the answer threshold.
    AnsweredWithin,
    /// Answered contacts whose wait is unknown.
    WaitUnknown,
    /// Abandoned contacts whose known wait is within the answer threshold.
    AbandonedWithin,
    /// Flowed-out contacts whose known wait is within the answer threshold.
    FlowedOutWithin,
    /// Flowed-out contacts whose wait is unknown.
    FlowOutWaitUnknown,
    /// Contacts with a first human reply within the threshold.
    RepliedWithin,
    /// Contacts replied, or whose threshold has passed by the horizon.
    ResponseDue,
    /// Contacts with a first human reply at a known time.
    Replied,
    /// Arrived contacts for which it is unknown whether or when a reply came.
    ResponseUnknown,
    /// Sum of known waits of answered contacts.
    WaitOfAnswered,
    /// Answered contacts with a known wait above zero.
    AnsweredWaited,
    /// Sum of known waits of abandoned contacts.
    WaitOfAbandoned,
    /// Sum of known waits of flowed-out contacts.
    WaitOfFlowedOut,
    /// Sum of arrival-to-answer times of answered contacts, self-service included, where known.
    ArrivalToAnswer,
    /// Answered contacts whose arrival-to-answer time is unknown.
    ArrivalWaitUnknown,
    /// Sum of ring times of the answering attempt, answered contacts, where known.
    RingOfAnswered,
    /// Answered contacts whose ring time is unknown.
    RingUnknown,
    /// Offered contacts with a known wait above zero.
    Waited,
    /// Sum of waits of short abandoned contacts.
    WaitOfShortAbandoned,
    /// Sum of arrival-to-abandon times of contacts abandoned in queue or ringing, where known.
    ArrivalToAbandon,
    /// Abandoned contacts whose arrival-to-abandon time is unknown.
    AbandonArrivalWaitUnknown,
    /// Sum of rings, floor(ring time / cycle) + 1, of answered legs that are not auto-answered.
    RingCount,
    /// Answered legs in ring_count.
    RingCounted,
    /// Sum of the source's own ring counts, answered legs.
    RingCountGiven,
    /// Answered legs with a ring count from the source.
    RingCountGivenKnown,
    /// Contacts that ended served in self-service.
    SelfServed,
    /// Part of entered_self_service: still there at the horizon.
    InSelfService,
    /// Contacts that entered self-service.
    EnteredSelfService,
    /// Contacts that completed their task in self-service.
    SelfServiceCompleted,
    /// Arrived contacts with a customer key.
    WithCustomer,
    /// Arrived contacts without a customer key.
    Anonymous,
    /// Arrived contacts with an issue key.
    WithIssue,
    /// Arrived contacts of the named channel.
    ArrivedOfChannel,
    /// Sum of talk over handled legs whose declared parts are all known.
    Talk,
    /// Sum of hold over the same legs.
    Hold,
    /// Sum of wrap over the same legs.
    Wrap,
    /// Sum of ring time over the same legs.
    Ring,
    /// Part of talk, hold or wrap that fell in a custom status, same legs.
    CustomStatus,
    /// Handled contacts with a leg in which a declared part is unknown; they enter no handling sum.
    HandleUnknown,
    /// Answered legs of those contacts.
    HandleUnknownLegs,
    /// Handled legs with known parts and no talk.
    ZeroTalkLegs,
    /// Handled contacts with known parts and some hold.
    Held,
    /// Handled legs with known parts and some hold.
    HeldLegs,
    /// Handled legs with known parts and some wrap.
    WrappedLegs,
    /// Handled legs with known parts and talk below the short-talk threshold.
    ShortTalkLegs,
    /// Sum of arrival-to-end times of ended contacts, where known.
    ArrivalToEnd,
    /// Arrived contacts with a final outcome.
    Ended,
    /// Ended contacts whose arrival-to-end time is unknown.
    DurationUnknown,
    /// Sum of answer-to-disconnect times of answered, ended contacts, where known.
    AnswerToDisconnect,
    /// Answered contacts that have been disconnected.
    AnsweredEnded,
    /// Answered, ended contacts whose connected time is unknown.
    ConnectedUnknown,
    /// Handled contacts transferred at least once, by an agent or by a queue.
    Transferred,
    /// Handled contacts transferred at least once by an agent.
    TransferredByAgent,
    /// Transfers by agents, one a leg, in handled contacts.
    TransfersByAgent,
    /// Handled contacts with a blind transfer.
    TransferredBlind,
    /// Handled contacts with a transfer to an outside target.
    TransferredExternal,
    /// Handled contacts for which transfers are unknown.
    TransferUnknown,
    /// Answered legs of handled contacts for which transfers are unknown.
    TransferUnknownLegs,
    /// Handled contacts flagged as escalated.
    Escalated,
    /// Handled contacts without an escalation flag.
    EscalatedUnknown,
    /// Handled contacts that the agent hung up first.
    EndedByAgent,
    /// Handled contacts for which it is unknown who hung up.
    EndedByUnknown,
    /// Handled contacts whose last agent is known.
    HandledWithAgent,
    /// Handled legs whose agent is known.
    HandledLegsWithAgent,
    /// Handled contacts that the agent marked resolved.
    ResolvedFlag,
    /// Handled contacts without a resolved mark.
    ResolvedUnknown,
    /// Contacts marked resolved that came back within the window.
    ResolvedFlagReopened,
    /// Arrived contacts whose channel is unknown.
    ChannelUnknown,
    /// Contacts that flowed out for an unknown reason.
    ExitUnknown,
    /// Arrived contacts of which it is unknown whether they entered self-service.
    SelfServiceUnknown,
    /// Contacts that entered self-service, of which it is unknown whether they completed their task there.
    CompletionUnknown,
    /// Handled contacts of several legs that do not say how many of them had some hold.
    HeldLegsUnknown,
    /// Handled contacts of several legs that do not say how many of them had some wrap.
    WrappedLegsUnknown,
    /// Handled contacts of several legs that do not say how many of them had no talk.
    ZeroTalkLegsUnknown,
    /// Handled contacts of several legs that do not say how many of them had little talk.
    ShortTalkLegsUnknown,
    /// Contacts still in the queue whose wait so far is unknown.
    WaitingWaitUnknown,
    /// Contacts not replied yet whose threshold has not passed by the horizon.
    ResponseNotDue,
    /// Answered contacts whose work, wrap included, has not ended at the horizon.
    InConversation,
    /// Contacts of known customers that do not say whether the customer came on another channel too.
    MultichannelUnknown,
    /// Contacts marked resolved of which it is unknown whether they came back within the window.
    CameBackUnknown,
    /// Contacts that nobody replied to, whose time so far is unknown: whether a reply was due is, too.
    ResponseWaitUnknown,
}

impl_index!(ContactTotal);

#[rustfmt::skip] // a table: one total, one line
pub(super) const TOTALS: &[TotalInfo] = &[
    TotalInfo::count(T::Rows as u16, "rows", "rows counted: one contact or one leg each, as `unit` declares"),
    TotalInfo::count(T::Arrived as u16, "arrived", "inbound contacts that reached the centre, self-service included").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::Offered as u16, "offered", "answered + abandoned + flowed out; a contact still waiting is not in it").under(&["unit", "attribution"]).reads(&["outcome", "direction", "queued"]),
    TotalInfo::count(T::Legs as u16, "legs", "queue passages of inbound contacts").under(&["unit", "attribution"]).reads(&["outcome", "direction", "queued", "legs"]),
    TotalInfo::count(T::Blocked as u16, "blocked", "attempts that met a busy line; no row of a queue").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::OutOfHours as u16, "out_of_hours", "attempts outside opening hours").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::Outbound as u16, "outbound", "outbound contacts, answered or not").under(&["unit", "attribution"]).reads(&["direction"]),
    TotalInfo::count(T::Internal as u16, "internal", "internal contacts, which enter no customer KPI").under(&["unit", "attribution"]).reads(&["direction"]),
    TotalInfo::count(T::Answered as u16, "answered", "inbound contacts that an agent answered, ended or not").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::Handled as u16, "handled", "answered contacts whose work, wrap included, has ended").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::HandledLegs as u16, "handled_legs", "answered legs of handled contacts").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "answered_legs", "held_legs", "wrapped_legs", "zero_talk_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::Abandoned as u16, "abandoned", "inbound contacts that the customer left in queue or while ringing").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::AbandonedIvr as u16, "abandoned_ivr", "inbound contacts that the customer left in self-service").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::SystemDropped as u16, "system_dropped", "part of flowed_out: lost by the system after queueing").under(&["unit", "attribution"]).reads(&["outcome", "direction", "queued"]),
    TotalInfo::count(T::SystemFailedBeforeQueue as u16, "system_failed_before_queue", "arrived contacts lost by the system before queueing").under(&["unit", "attribution"]).reads(&["outcome", "direction", "queued"]),
    TotalInfo::count(T::FlowedOut as u16, "flowed_out", "left the queue otherwise: voicemail, call-back request, overflow, timeout, key, withdrawn, system drop").under(&["unit", "attribution"]).reads(&["outcome", "direction", "queued"]),
    TotalInfo::count(T::ExitKey as u16, "exit_key", "part of flowed_out: left by pressing a key").under(&["unit", "attribution"]).unless(T::ExitUnknown as u16).reads(&["outcome", "direction", "exit"]),
    TotalInfo::count(T::Voicemail as u16, "voicemail", "part of flowed_out: left a message").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::CallbackRequested as u16, "callback_requested", "part of flowed_out: asked to be called back").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::Withdrawn as u16, "withdrawn", "part of flowed_out: taken off the queue by the routing").under(&["unit", "attribution"]).unless(T::ExitUnknown as u16).reads(&["outcome", "direction", "exit"]),
    TotalInfo::count(T::ShortAbandoned as u16, "short_abandoned", "abandoned contacts with a known wait below the short-abandon threshold").under(&["unit", "attribution", "wait_from", "short_abandon", "short_boundary"]),
    TotalInfo::count(T::AbandonWaitUnknown as u16, "abandon_wait_unknown", "abandoned contacts whose wait is unknown").under(&["unit", "attribution", "wait_from"]).excluded().reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::Waiting as u16, "waiting", "inbound contacts still in the queue at the horizon").under(&["unit", "attribution"]).pending().reads(&["outcome", "direction"]),
    TotalInfo::count(T::WaitingOverdue as u16, "waiting_overdue", "part of waiting: the wait so far is already beyond the answer threshold").under(&["unit", "attribution", "wait_from", "answer_within", "boundary"]).unless(T::WaitingWaitUnknown as u16).reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::AnsweredWithin as u16, "answered_within", "answered contacts whose known wait is within the answer threshold").under(&["unit", "attribution", "wait_from", "answer_within", "boundary"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::WaitUnknown as u16, "wait_unknown", "answered contacts whose wait is unknown").under(&["unit", "attribution", "wait_from"]).excluded().reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::AbandonedWithin as u16, "abandoned_within", "abandoned contacts whose known wait is within the answer threshold").under(&["unit", "attribution", "wait_from", "answer_within", "boundary"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::FlowedOutWithin as u16, "flowed_out_within", "flowed-out contacts whose known wait is within the answer threshold").under(&["unit", "attribution", "wait_from", "answer_within", "boundary"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::FlowOutWaitUnknown as u16, "flow_out_wait_unknown", "flowed-out contacts whose wait is unknown").under(&["unit", "attribution", "wait_from"]).excluded().reads(&["outcome", "direction", "wait", "queued"]),
    TotalInfo::count(T::RepliedWithin as u16, "replied_within", "contacts with a first human reply within the threshold").under(&["unit", "attribution", "answer_within", "boundary", "clock", "channel", "auto_reply"]).reads(&["outcome", "direction", "replied", "reply_after"]),
    TotalInfo::count(T::ResponseDue as u16, "response_due", "contacts replied, or whose threshold has passed by the horizon").under(&["unit", "attribution", "answer_within", "boundary", "clock", "channel", "auto_reply"]).unless(T::ResponseWaitUnknown as u16).reads(&["outcome", "direction", "replied", "reply_after"]),
    TotalInfo::count(T::Replied as u16, "replied", "contacts with a first human reply at a known time").under(&["unit", "attribution", "clock", "channel", "auto_reply"]).reads(&["outcome", "direction", "replied", "reply_after"]),
    TotalInfo::count(T::ResponseUnknown as u16, "response_unknown", "arrived contacts for which it is unknown whether or when a reply came, or that came by another channel than the named one").under(&["unit", "attribution", "clock", "channel"]).excluded().reads(&["outcome", "direction", "replied", "reply_after"]),
    TotalInfo::micros(T::WaitOfAnswered as u16, "wait_of_answered", "sum of known waits of answered contacts").under(&["unit", "attribution", "wait_from"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::AnsweredWaited as u16, "answered_waited", "answered contacts with a known wait above zero").under(&["unit", "attribution", "wait_from"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::micros(T::WaitOfAbandoned as u16, "wait_of_abandoned", "sum of known waits of abandoned contacts").under(&["unit", "attribution", "wait_from"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::micros(T::WaitOfFlowedOut as u16, "wait_of_flowed_out", "sum of known waits of flowed-out contacts").under(&["unit", "attribution", "wait_from"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::micros(T::ArrivalToAnswer as u16, "arrival_to_answer", "sum of arrival-to-answer times of answered contacts, self-service included, where known").under(&["unit", "attribution"]).reads(&["outcome", "direction", "arrival_wait"]),
    TotalInfo::count(T::ArrivalWaitUnknown as u16, "arrival_wait_unknown", "answered contacts whose arrival-to-answer time is unknown").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "arrival_wait"]),
    TotalInfo::micros(T::RingOfAnswered as u16, "ring_of_answered", "sum of ring times of the answering attempt, answered contacts, where known").under(&["unit", "attribution"]).reads(&["outcome", "direction", "ring"]),
    TotalInfo::count(T::RingUnknown as u16, "ring_unknown", "answered contacts whose ring time is unknown").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "ring"]),
    TotalInfo::count(T::Waited as u16, "waited", "offered contacts with a known wait above zero").under(&["unit", "attribution", "wait_from"]).reads(&["outcome", "direction", "wait"]),
    TotalInfo::micros(T::WaitOfShortAbandoned as u16, "wait_of_short_abandoned", "sum of waits of short abandoned contacts").under(&["unit", "attribution", "wait_from", "short_abandon", "short_boundary"]),
    TotalInfo::micros(T::ArrivalToAbandon as u16, "arrival_to_abandon", "sum of arrival-to-abandon times of contacts abandoned in queue or ringing, where known").under(&["unit", "attribution"]).reads(&["outcome", "direction", "arrival_wait"]),
    TotalInfo::count(T::AbandonArrivalWaitUnknown as u16, "abandon_arrival_wait_unknown", "abandoned contacts whose arrival-to-abandon time is unknown").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "arrival_wait"]),
    TotalInfo::count(T::RingCount as u16, "ring_count", "sum of rings, floor(ring time / cycle) + 1, of answered legs that are not auto-answered").under(&["unit", "attribution", "ring_cadence"]).reads(&["outcome", "direction", "ring", "auto_answered"]),
    TotalInfo::count(T::RingCounted as u16, "ring_counted", "answered legs in ring_count").under(&["unit", "attribution", "ring_cadence"]).reads(&["outcome", "direction", "ring", "auto_answered"]),
    TotalInfo::count(T::RingCountGiven as u16, "ring_count_given", "sum of the source's own ring counts, answered legs").under(&["unit", "attribution"]).reads(&["outcome", "direction", "ring_count", "auto_answered"]),
    TotalInfo::count(T::RingCountGivenKnown as u16, "ring_count_given_known", "answered legs with a ring count from the source").under(&["unit", "attribution"]).reads(&["outcome", "direction", "ring_count", "auto_answered"]),
    TotalInfo::count(T::SelfServed as u16, "self_served", "contacts that ended served in self-service").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::InSelfService as u16, "in_self_service", "part of entered_self_service: still there at the horizon").under(&["unit", "attribution"]).pending().reads(&["outcome", "direction"]),
    TotalInfo::count(T::EnteredSelfService as u16, "entered_self_service", "contacts that entered self-service").under(&["unit", "attribution"]).unless(T::SelfServiceUnknown as u16).reads(&["outcome", "direction", "entered_self_service", "self_service_completed"]),
    TotalInfo::count(T::SelfServiceCompleted as u16, "self_service_completed", "contacts that completed their task in self-service").under(&["unit", "attribution"]).unless(T::CompletionUnknown as u16).reads(&["outcome", "direction", "entered_self_service", "self_service_completed"]),
    TotalInfo::count(T::WithCustomer as u16, "with_customer", "arrived contacts with a customer key").under(&["unit", "attribution"]).reads(&["outcome", "direction", "customer"]),
    TotalInfo::count(T::Anonymous as u16, "anonymous", "arrived contacts without a customer key").under(&["unit", "attribution"]).reads(&["outcome", "direction", "customer"]),
    TotalInfo::count(T::WithIssue as u16, "with_issue", "arrived contacts with an issue key").under(&["unit", "attribution"]).reads(&["outcome", "direction", "issue"]),
    TotalInfo::count(T::ArrivedOfChannel as u16, "arrived_of_channel", "arrived contacts of the named channel").under(&["unit", "attribution", "channel"]).unless(T::ChannelUnknown as u16).reads(&["outcome", "direction", "channel"]),
    TotalInfo::micros(T::Talk as u16, "talk", "sum of talk over handled legs whose declared parts are all known").under(&["unit", "attribution", "direction", "parts"]).reads(&["outcome", "direction", "talk", "hold", "wrap"]),
    TotalInfo::micros(T::Hold as u16, "hold", "sum of hold over the same legs").under(&["unit", "attribution", "direction", "parts"]).reads(&["outcome", "direction", "talk", "hold", "wrap"]),
    TotalInfo::micros(T::Wrap as u16, "wrap", "sum of wrap over the same legs").under(&["unit", "attribution", "direction", "parts"]).reads(&["outcome", "direction", "talk", "hold", "wrap"]),
    TotalInfo::micros(T::Ring as u16, "ring", "sum of ring time over the same legs").under(&["unit", "attribution", "direction", "parts"]).reads(&["outcome", "direction", "ring", "talk", "hold", "wrap", "ring_of_legs", "custom_status"]),
    TotalInfo::micros(T::CustomStatus as u16, "custom_status", "part of talk, hold or wrap that fell in a custom status, same legs").under(&["unit", "attribution", "direction", "parts"]).reads(&["outcome", "direction", "ring", "talk", "hold", "wrap", "ring_of_legs", "custom_status"]),
    TotalInfo::count(T::HandleUnknown as u16, "handle_unknown", "handled contacts with a leg in which a declared part is unknown; they enter no handling sum").under(&["unit", "attribution", "direction", "parts"]).excluded().reads(&["outcome", "direction", "talk", "hold", "wrap"]),
    TotalInfo::count(T::HandleUnknownLegs as u16, "handle_unknown_legs", "answered legs of those contacts").under(&["unit", "attribution", "direction", "parts"]).excluded().reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "zero_talk_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::ZeroTalkLegs as u16, "zero_talk_legs", "handled legs with known parts and no talk").under(&["unit", "attribution", "direction", "parts"]).unless(T::ZeroTalkLegsUnknown as u16).reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "zero_talk_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::Held as u16, "held", "handled contacts with known parts and some hold").under(&["unit", "attribution", "direction", "parts"]).reads(&["outcome", "direction", "talk", "hold", "wrap"]),
    TotalInfo::count(T::HeldLegs as u16, "held_legs", "handled legs with known parts and some hold").under(&["unit", "attribution", "direction", "parts"]).unless(T::HeldLegsUnknown as u16).reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::WrappedLegs as u16, "wrapped_legs", "handled legs with known parts and some wrap").under(&["unit", "attribution", "direction", "parts"]).unless(T::WrappedLegsUnknown as u16).reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::ShortTalkLegs as u16, "short_talk_legs", "handled legs with known parts and talk below the short-talk threshold").under(&["unit", "attribution", "direction", "parts", "short_talk"]).unless(T::ShortTalkLegsUnknown as u16).reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::micros(T::ArrivalToEnd as u16, "arrival_to_end", "sum of arrival-to-end times of ended contacts, where known").under(&["unit", "attribution"]).reads(&["outcome", "direction", "arrived_at", "ended_at"]),
    TotalInfo::count(T::Ended as u16, "ended", "arrived contacts with a final outcome").under(&["unit", "attribution"]).reads(&["outcome", "direction"]),
    TotalInfo::count(T::DurationUnknown as u16, "duration_unknown", "ended contacts whose arrival-to-end time is unknown").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "arrived_at", "ended_at"]),
    TotalInfo::micros(T::AnswerToDisconnect as u16, "answer_to_disconnect", "sum of answer-to-disconnect times of answered, ended contacts, where known").under(&["unit", "attribution"]).reads(&["outcome", "direction", "connected"]),
    TotalInfo::count(T::AnsweredEnded as u16, "answered_ended", "answered contacts that have been disconnected").under(&["unit", "attribution"]).reads(&["outcome", "direction", "connected"]),
    TotalInfo::count(T::ConnectedUnknown as u16, "connected_unknown", "answered, ended contacts whose connected time is unknown").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "connected"]),
    TotalInfo::count(T::Transferred as u16, "transferred", "handled contacts transferred at least once, by an agent or by a queue").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "transfers"]),
    TotalInfo::count(T::TransferredByAgent as u16, "transferred_by_agent", "handled contacts transferred at least once by an agent").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "transfers"]),
    TotalInfo::count(T::TransfersByAgent as u16, "transfers_by_agent", "transfers by agents, one a leg, in handled contacts").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "answered_legs", "held_legs", "wrapped_legs", "zero_talk_legs", "short_talk_legs", "legs_with_agent", "transfers", "transfers_by_agent"]),
    TotalInfo::count(T::TransferredBlind as u16, "transferred_blind", "handled contacts with a blind transfer").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "transfers"]),
    TotalInfo::count(T::TransferredExternal as u16, "transferred_external", "handled contacts with a transfer to an outside target").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "transfers"]),
    TotalInfo::count(T::TransferUnknown as u16, "transfer_unknown", "handled contacts for which transfers are unknown").under(&["unit", "attribution", "direction"]).excluded().reads(&["outcome", "direction", "transfers"]),
    TotalInfo::count(T::TransferUnknownLegs as u16, "transfer_unknown_legs", "answered legs of handled contacts for which transfers are unknown").under(&["unit", "attribution", "direction"]).excluded().reads(&["outcome", "direction", "answered_legs", "held_legs", "wrapped_legs", "zero_talk_legs", "short_talk_legs", "legs_with_agent", "transfers", "transfers_by_agent"]),
    TotalInfo::count(T::Escalated as u16, "escalated", "handled contacts flagged as escalated").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "escalated"]),
    TotalInfo::count(T::EscalatedUnknown as u16, "escalated_unknown", "handled contacts without an escalation flag").under(&["unit", "attribution", "direction"]).excluded().reads(&["outcome", "direction", "escalated"]),
    TotalInfo::count(T::EndedByAgent as u16, "ended_by_agent", "handled contacts that the agent hung up first").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "ended_by"]),
    TotalInfo::count(T::EndedByUnknown as u16, "ended_by_unknown", "handled contacts for which it is unknown who hung up").under(&["unit", "attribution", "direction"]).excluded().reads(&["outcome", "direction", "ended_by"]),
    TotalInfo::count(T::HandledWithAgent as u16, "handled_with_agent", "handled contacts whose last agent is known").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "agent"]),
    TotalInfo::count(T::HandledLegsWithAgent as u16, "handled_legs_with_agent", "handled legs whose agent is known").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "legs_with_agent", "agent"]),
    TotalInfo::count(T::ResolvedFlag as u16, "resolved_flag", "handled contacts that the agent marked resolved").under(&["unit", "attribution", "direction"]).reads(&["outcome", "direction", "resolved"]),
    TotalInfo::count(T::ResolvedUnknown as u16, "resolved_unknown", "handled contacts without a resolved mark").under(&["unit", "attribution", "direction"]).excluded().reads(&["outcome", "direction", "resolved"]),
    TotalInfo::count(T::ResolvedFlagReopened as u16, "resolved_flag_reopened", "contacts marked resolved that came back within the window").under(&["unit", "attribution", "direction", "repeat_window"]).unless(T::CameBackUnknown as u16).reads(&["outcome", "direction", "resolved", "came_back"]),
    TotalInfo::count(T::ChannelUnknown as u16, "channel_unknown", "arrived contacts whose channel is unknown").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "channel"]),
    TotalInfo::count(T::ExitUnknown as u16, "exit_unknown", "contacts that flowed out for an unknown reason").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "exit"]),
    TotalInfo::count(T::SelfServiceUnknown as u16, "self_service_unknown", "arrived contacts of which it is unknown whether they entered self-service").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "entered_self_service", "self_service_completed"]),
    TotalInfo::count(T::CompletionUnknown as u16, "completion_unknown", "contacts that entered self-service, of which it is unknown whether they completed their task there").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "entered_self_service", "self_service_completed"]),
    TotalInfo::count(T::HeldLegsUnknown as u16, "held_legs_unknown", "handled contacts of several legs that do not say how many of them had some hold").under(&["unit", "attribution", "direction", "parts"]).excluded().reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::WrappedLegsUnknown as u16, "wrapped_legs_unknown", "handled contacts of several legs that do not say how many of them had some wrap").under(&["unit", "attribution", "direction", "parts"]).excluded().reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::ZeroTalkLegsUnknown as u16, "zero_talk_legs_unknown", "handled contacts of several legs that do not say how many of them had no talk").under(&["unit", "attribution", "direction", "parts"]).excluded().reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "zero_talk_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::ShortTalkLegsUnknown as u16, "short_talk_legs_unknown", "handled contacts of several legs that do not say how many of them had little talk").under(&["unit", "attribution", "direction", "parts"]).excluded().reads(&["outcome", "direction", "talk", "hold", "wrap", "answered_legs", "held_legs", "wrapped_legs", "short_talk_legs", "legs_with_agent", "transfers_by_agent"]),
    TotalInfo::count(T::WaitingWaitUnknown as u16, "waiting_wait_unknown", "contacts still in the queue whose wait so far is unknown").under(&["unit", "attribution", "wait_from"]).excluded().reads(&["outcome", "direction", "wait"]),
    TotalInfo::count(T::ResponseNotDue as u16, "response_not_due", "contacts not replied yet whose threshold has not passed by the horizon").under(&["unit", "attribution", "answer_within", "boundary", "clock", "channel", "auto_reply"]).pending().reads(&["outcome", "direction", "replied", "reply_after"]),
    TotalInfo::count(T::InConversation as u16, "in_conversation", "answered contacts whose work, wrap included, has not ended at the horizon").under(&["unit", "attribution", "direction"]).pending().reads(&["outcome", "direction"]),
    TotalInfo::count(T::MultichannelUnknown as u16, "multichannel_unknown", "contacts of known customers that do not say whether the customer came on another channel too").under(&["unit", "attribution"]).excluded().reads(&["outcome", "direction", "customer", "multichannel"]),
    TotalInfo::count(T::CameBackUnknown as u16, "came_back_unknown", "contacts marked resolved of which it is unknown whether they came back within the window").under(&["unit", "attribution", "direction", "repeat_window"]).excluded().reads(&["outcome", "direction", "resolved", "came_back"]),
    TotalInfo::count(T::ResponseWaitUnknown as u16, "response_wait_unknown", "contacts that nobody replied to, whose time so far is unknown: whether a reply was due is, too").under(&["unit", "attribution", "clock", "channel", "auto_reply"]).excluded().reads(&["outcome", "direction", "replied", "reply_after"]),
];
