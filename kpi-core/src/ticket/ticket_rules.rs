//! The rules of the fact `ticket`, and their words.

use crate::exact::Duration;
use crate::fact::{AutoReply, Boundary, Clock, RuleInfo, RuleKind, Rules, Word, impl_word, set_word};

/// Where a first response time begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TicketStart {
    /// At the creation of the ticket.
    #[default]
    Created,
    /// At the customer's first message.
    FirstMessage,
}

impl_word!(TicketStart: Created "created", FirstMessage "first_message");

/// In which interval the solving of a ticket is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TicketAttribution {
    /// In that of the solving; the creation in that of the creation.
    #[default]
    BySolve,
    /// In that of the creation, like everything about the ticket: a cohort.
    ByCreation,
}

impl_word!(TicketAttribution: BySolve "by_solve", ByCreation "by_creation");

/// What a reopening does to a solving that was reported before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ReopenHistory {
    /// The ticket is solved at its last solving: earlier reports change.
    #[default]
    Restate,
    /// The solving stays as it was first reported.
    Freeze,
}

impl_word!(ReopenHistory: Restate "restate", Freeze "freeze");

/// Which reopenings are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ReopenIgnore {
    /// All count.
    #[default]
    Nothing,
    /// Those that were solved again without a further reply of an agent: the customer said thank you.
    Thanks,
}

impl_word!(ReopenIgnore: Nothing "none", Thanks "thanks");

/// The rules under which tickets are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TicketRules {
    pub(super) answer_within: Option<Duration>,
    pub(super) boundary: Boundary,
    pub(super) clock: Clock,
    pub(super) auto_reply: AutoReply,
    pub(super) start: TicketStart,
    pub(super) attribution: TicketAttribution,
    pub(super) reopen_history: ReopenHistory,
    pub(super) reopen_window: Option<Duration>,
    pub(super) reopen_ignore: ReopenIgnore,
    pub(super) status_map: Option<i64>,
}

/// Times below zero count as zero.
impl TicketRules {
    /// Within which time a first reply is to come.
    #[must_use]
    pub fn answer_within(self, threshold: Duration) -> Self {
        Self { answer_within: Some(threshold.max(Duration::ZERO)), ..self }
    }

    /// Whether a reply at exactly that time is within it.
    #[must_use]
    pub fn boundary(self, boundary: Boundary) -> Self {
        Self { boundary, ..self }
    }

    /// Which clock measured times.
    #[must_use]
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Whether automatic replies count as replies.
    #[must_use]
    pub fn auto_reply(self, auto_reply: AutoReply) -> Self {
        Self { auto_reply, ..self }
    }

    /// Where a first response time begins.
    #[must_use]
    pub fn start(self, start: TicketStart) -> Self {
        Self { start, ..self }
    }

    /// In which interval a solving is reported.
    #[must_use]
    pub fn attribution(self, attribution: TicketAttribution) -> Self {
        Self { attribution, ..self }
    }

    /// What a reopening does to a solving reported before.
    #[must_use]
    pub fn reopen_history(self, reopen_history: ReopenHistory) -> Self {
        Self { reopen_history, ..self }
    }

    /// Within which time after a solving a reopening counts.
    #[must_use]
    pub fn reopen_window(self, window: Duration) -> Self {
        Self { reopen_window: Some(window.max(Duration::ZERO)), ..self }
    }

    /// Which reopenings are none.
    #[must_use]
    pub fn reopen_ignore(self, reopen_ignore: ReopenIgnore) -> Self {
        Self { reopen_ignore, ..self }
    }

    /// The caller's own number, zero or more, for its mapping of statuses to the four.
    #[must_use]
    pub fn status_map(self, number: i64) -> Self {
        Self { status_map: Some(number.max(0)), ..self }
    }
}

#[rustfmt::skip] // a table: one rule, one line
pub(super) const RULES: &[RuleInfo] = &[
    RuleInfo::new(0, "answer_within", RuleKind::DurationOr("unset"), -1, "within which time a first reply is to come: a time such as `24h`; no default").shown(),
    RuleInfo::new(1, "boundary", RuleKind::Word(Boundary::WORDS), 0, "whether a reply at exactly that time is within it: `inclusive` (default) or `exclusive`"),
    RuleInfo::new(2, "clock", RuleKind::Word(Clock::WORDS), 0, "which clock measured times: `calendar` (default) or `business`"),
    RuleInfo::new(3, "auto_reply", RuleKind::Word(AutoReply::WORDS), 0, "whether automatic replies count as replies: `excluded` (default) or `included`"),
    RuleInfo::new(4, "start", RuleKind::Word(TicketStart::WORDS), 0, "where a first response time begins: `created` (default) or `first_message`"),
    RuleInfo::new(5, "attribution", RuleKind::Word(TicketAttribution::WORDS), 0, "in which interval a solving is reported: `by_solve` (default) or `by_creation`"),
    RuleInfo::new(6, "reopen_history", RuleKind::Word(ReopenHistory::WORDS), 0, "what a reopening does to a solving reported before: `restate` (default) or `freeze`"),
    RuleInfo::new(7, "reopen_window", RuleKind::DurationOr("unset"), -1, "within which time after a solving a reopening counts: a time such as `7d`; `unset` (default) is at any time").shown(),
    RuleInfo::new(8, "reopen_ignore", RuleKind::Word(ReopenIgnore::WORDS), 0, "which reopenings are none: `none` (default: all count) or `thanks`"),
    RuleInfo::new(9, "status_map", RuleKind::NumberOrUnset(i64::MAX), -1, "the caller's number for its mapping of statuses to the four; `unset` (default) is the statuses as they are"),
];

impl Rules for TicketRules {
    fn get(&self, rule: usize) -> i64 {
        match rule {
            0 => self.answer_within.map_or(-1, Duration::as_micros),
            1 => self.boundary.code(),
            2 => self.clock.code(),
            3 => self.auto_reply.code(),
            4 => self.start.code(),
            5 => self.attribution.code(),
            6 => self.reopen_history.code(),
            7 => self.reopen_window.map_or(-1, Duration::as_micros),
            8 => self.reopen_ignore.code(),
            9 => self.status_map.unwrap_or(-1),
            _ => 0,
        }
    }

    fn set(&mut self, rule: usize, value: i64) {
        match rule {
            0 => self.answer_within = (value >= 0).then_some(Duration::micros(value)),
            1 => set_word(&mut self.boundary, value),
            2 => set_word(&mut self.clock, value),
            3 => set_word(&mut self.auto_reply, value),
            4 => set_word(&mut self.start, value),
            5 => set_word(&mut self.attribution, value),
            6 => set_word(&mut self.reopen_history, value),
            7 => self.reopen_window = (value >= 0).then_some(Duration::micros(value)),
            8 => set_word(&mut self.reopen_ignore, value),
            9 => self.status_map = (value >= 0).then_some(value),
            _ => {}
        }
    }
}
