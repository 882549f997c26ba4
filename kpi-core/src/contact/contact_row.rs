//! The row of the fact `contact`, typed and through the erased door.

use crate::contact::words::{Channel, EndedBy, Exit, Outcome, Transfers};
use crate::exact::{Duration, Instant};
use crate::fact::{Direction, FieldInfo, FieldKind, Fields, Index, Reject, Rejection, View, Word, impl_index};

/// One contact (or one leg, as the rule `unit` declares). `None` is unknown, never zero.
///
/// Fields may be added in later versions: build rows with `..ContactRow::new(outcome)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// What became of it.
    pub outcome: Outcome,
    /// Who started it; inbound unless said otherwise, as in a queue's call log.
    pub direction: Direction,
    /// Which way it came.
    pub channel: Option<Channel>,
    /// When it reached the centre.
    pub arrived_at: Option<Instant>,
    /// When it ended, wrap included; only with a final outcome.
    pub ended_at: Option<Instant>,
    /// From entering the queue to the answer, or to leaving it, or so far.
    pub wait: Option<Duration>,
    /// From arrival, self-service included, to the answer, or to leaving the queue, or so far.
    pub arrival_wait: Option<Duration>,
    /// From the first ring of the answering attempt to the answer (or to leaving).
    pub ring: Option<Duration>,
    /// The row's own service-level threshold, where the rules say `per_row`.
    pub answer_within: Option<Duration>,
    /// How it left the queue, with [`Outcome::FlowedOut`] only.
    pub exit: Option<Exit>,
    /// Whether it had entered a queue: needed with [`Outcome::SystemFailure`] where the wait is unknown.
    pub queued: Option<bool>,
    /// Queue passages; one where nothing is said.
    pub legs: Option<u32>,
    /// Talk time of all its legs.
    pub talk: Option<Duration>,
    /// Hold time of all its legs.
    pub hold: Option<Duration>,
    /// Wrap (after-contact work) of all its legs.
    pub wrap: Option<Duration>,
    /// Ring time of all its answered legs; that of a single leg is `ring`.
    pub ring_of_legs: Option<Duration>,
    /// The part of talk, hold and wrap that fell in a custom status.
    pub custom_status: Option<Duration>,
    /// From the answer to the disconnection; known once it was disconnected.
    pub connected: Option<Duration>,
    /// Legs that an agent answered; of an answered contact of which nothing is said one, or as many as the row speaks of.
    pub answered_legs: Option<u32>,
    /// Answered legs with some hold; follows from `hold` for a single leg.
    pub held_legs: Option<u32>,
    /// Answered legs with some wrap; follows from `wrap` for a single leg.
    pub wrapped_legs: Option<u32>,
    /// Answered legs without talk; follows from `talk` for a single leg.
    pub zero_talk_legs: Option<u32>,
    /// Answered legs with talk below the short-talk threshold; follows from `talk` for a single leg.
    pub short_talk_legs: Option<u32>,
    /// Answered legs whose agent is known; follows from `agent` for a single leg.
    pub legs_with_agent: Option<u32>,
    /// The source's own number of rings before the answer.
    pub ring_count: Option<u32>,
    /// Whether it was answered automatically: such a leg has no rings.
    pub auto_answered: Option<bool>,
    /// The kinds of transfer that happened to it.
    pub transfers: Option<Transfers>,
    /// How often agents transferred it, at most once a leg; follows from `transfers` for a single leg.
    pub transfers_by_agent: Option<u32>,
    /// Whether it went to a higher tier.
    pub escalated: Option<bool>,
    /// Whether the agent marked it resolved.
    pub resolved: Option<bool>,
    /// Who hung up first.
    pub ended_by: Option<EndedBy>,
    /// The (last) agent, as a number.
    pub agent: Option<i64>,
    /// The customer, as a number; unknown is anonymous.
    pub customer: Option<i64>,
    /// The issue, as a number.
    pub issue: Option<i64>,
    /// Whether it entered self-service.
    pub entered_self_service: Option<bool>,
    /// Whether the customer completed a task there.
    pub self_service_completed: Option<bool>,
    /// Whether a human replied (deferred channels).
    pub replied: Option<bool>,
    /// From arrival to the first human reply, or so far at the horizon where nobody replied yet.
    pub reply_after: Option<Duration>,
    /// Whether the customer came back within the window, as a look over the later contacts tells.
    pub came_back: Option<bool>,
    /// Whether the customer came on another channel too, as a look over the customer's contacts tells.
    pub multichannel: Option<bool>,
}

impl ContactRow {
    /// A row of which only the outcome is known.
    pub const fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            direction: Direction::Inbound,
            channel: None,
            arrived_at: None,
            ended_at: None,
            wait: None,
            arrival_wait: None,
            ring: None,
            answer_within: None,
            exit: None,
            queued: None,
            legs: None,
            talk: None,
            hold: None,
            wrap: None,
            ring_of_legs: None,
            custom_status: None,
            connected: None,
            answered_legs: None,
            held_legs: None,
            wrapped_legs: None,
            zero_talk_legs: None,
            short_talk_legs: None,
            legs_with_agent: None,
            ring_count: None,
            auto_answered: None,
            transfers: None,
            transfers_by_agent: None,
            escalated: None,
            resolved: None,
            ended_by: None,
            agent: None,
            customer: None,
            issue: None,
            entered_self_service: None,
            self_service_completed: None,
            replied: None,
            reply_after: None,
            came_back: None,
            multichannel: None,
        }
    }
}

/// The numbers of the fields: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum F {
    Outcome,
    Direction,
    Channel,
    ArrivedAt,
    EndedAt,
    Wait,
    ArrivalWait,
    Ring,
    AnswerWithin,
    Exit,
    Queued,
    Legs,
    Talk,
    Hold,
    Wrap,
    RingOfLegs,
    CustomStatus,
    Connected,
    AnsweredLegs,
    HeldLegs,
    WrappedLegs,
    ZeroTalkLegs,
    ShortTalkLegs,
    LegsWithAgent,
    RingCount,
    AutoAnswered,
    Transfers,
    TransfersByAgent,
    Escalated,
    Resolved,
    EndedBy,
    Agent,
    Customer,
    Issue,
    EnteredSelfService,
    SelfServiceCompleted,
    Replied,
    ReplyAfter,
    CameBack,
    Multichannel,
}

impl_index!(F);

#[rustfmt::skip] // a table: one field, one line
pub(super) const FIELDS: &[FieldInfo] = &[
    FieldInfo::new(F::Outcome as u8, "outcome", FieldKind::Word(Outcome::WORDS), "what became of the contact").required(),
    FieldInfo::new(F::Direction as u8, "direction", FieldKind::Word(Direction::WORDS), "who started it; inbound where null, as in a queue's call log"),
    FieldInfo::new(F::Channel as u8, "channel", FieldKind::Word(Channel::WORDS), "which way it came"),
    FieldInfo::new(F::ArrivedAt as u8, "arrived_at", FieldKind::Instant, "when it reached the centre"),
    FieldInfo::new(F::EndedAt as u8, "ended_at", FieldKind::Instant, "when it ended, wrap included; with a final outcome only"),
    FieldInfo::new(F::Wait as u8, "wait", FieldKind::Duration, "from entering the queue to the answer, or to leaving it, or so far"),
    FieldInfo::new(F::ArrivalWait as u8, "arrival_wait", FieldKind::Duration, "from arrival, self-service included, to the answer, or to leaving the queue, or so far"),
    FieldInfo::new(F::Ring as u8, "ring", FieldKind::Duration, "from the first ring of the answering attempt to the answer, or to leaving"),
    FieldInfo::new(F::AnswerWithin as u8, "answer_within", FieldKind::Duration, "the row's own service-level threshold, where the rules say per_row"),
    FieldInfo::new(F::Exit as u8, "exit", FieldKind::Word(Exit::WORDS), "how it left the queue, with the outcome flowed_out only"),
    FieldInfo::new(F::Queued as u8, "queued", FieldKind::Flag, "whether it had entered a queue: needed with system_failure where the wait is null"),
    FieldInfo::new(F::Legs as u8, "legs", FieldKind::Count, "queue passages; one where null"),
    FieldInfo::new(F::Talk as u8, "talk", FieldKind::Duration, "talk time of all its legs"),
    FieldInfo::new(F::Hold as u8, "hold", FieldKind::Duration, "hold time of all its legs"),
    FieldInfo::new(F::Wrap as u8, "wrap", FieldKind::Duration, "wrap (after-contact work) of all its legs"),
    FieldInfo::new(F::RingOfLegs as u8, "ring_of_legs", FieldKind::Duration, "ring time of all its answered legs; ring where null and there is one leg"),
    FieldInfo::new(F::CustomStatus as u8, "custom_status", FieldKind::Duration, "the part of talk, hold and wrap that fell in a custom status"),
    FieldInfo::new(F::Connected as u8, "connected", FieldKind::Duration, "from the answer to the disconnection; known once it was disconnected"),
    FieldInfo::new(F::AnsweredLegs as u8, "answered_legs", FieldKind::Count, "legs that an agent answered; one where null and answered"),
    FieldInfo::new(F::HeldLegs as u8, "held_legs", FieldKind::Count, "answered legs with some hold; follows from hold for one leg"),
    FieldInfo::new(F::WrappedLegs as u8, "wrapped_legs", FieldKind::Count, "answered legs with some wrap; follows from wrap for one leg"),
    FieldInfo::new(F::ZeroTalkLegs as u8, "zero_talk_legs", FieldKind::Count, "answered legs without talk; follows from talk for one leg"),
    FieldInfo::new(F::ShortTalkLegs as u8, "short_talk_legs", FieldKind::Count, "answered legs with talk below the short-talk threshold; follows from talk for one leg"),
    FieldInfo::new(F::LegsWithAgent as u8, "legs_with_agent", FieldKind::Count, "answered legs whose agent is known; follows from agent for one leg"),
    FieldInfo::new(F::RingCount as u8, "ring_count", FieldKind::Count, "the source's own number of rings before the answer"),
    FieldInfo::new(F::AutoAnswered as u8, "auto_answered", FieldKind::Flag, "whether it was answered automatically: such a leg has no rings"),
    FieldInfo::new(F::Transfers as u8, "transfers", FieldKind::Set(Transfers::WORDS), "the kinds of transfer that happened to it"),
    FieldInfo::new(F::TransfersByAgent as u8, "transfers_by_agent", FieldKind::Count, "how often agents transferred it, at most once a leg; follows from transfers for one leg"),
    FieldInfo::new(F::Escalated as u8, "escalated", FieldKind::Flag, "whether it went to a higher tier"),
    FieldInfo::new(F::Resolved as u8, "resolved", FieldKind::Flag, "whether the agent marked it resolved"),
    FieldInfo::new(F::EndedBy as u8, "ended_by", FieldKind::Word(EndedBy::WORDS), "who hung up first"),
    FieldInfo::new(F::Agent as u8, "agent", FieldKind::Id, "the (last) agent"),
    FieldInfo::new(F::Customer as u8, "customer", FieldKind::Id, "the customer; anonymous where null"),
    FieldInfo::new(F::Issue as u8, "issue", FieldKind::Id, "the issue"),
    FieldInfo::new(F::EnteredSelfService as u8, "entered_self_service", FieldKind::Flag, "whether it entered self-service"),
    FieldInfo::new(F::SelfServiceCompleted as u8, "self_service_completed", FieldKind::Flag, "whether the customer completed a task there"),
    FieldInfo::new(F::Replied as u8, "replied", FieldKind::Flag, "whether a human replied (deferred channels)"),
    FieldInfo::new(F::ReplyAfter as u8, "reply_after", FieldKind::Duration, "from arrival to the first human reply, or so far where nobody replied yet"),
    FieldInfo::new(F::CameBack as u8, "came_back", FieldKind::Flag, "whether the customer came back within the window, as a look over the later contacts tells"),
    FieldInfo::new(F::Multichannel as u8, "multichannel", FieldKind::Flag, "whether the customer came on another channel too, as a look over the customer's contacts tells"),
];

/// The erased door.
impl ContactRow {
    #[inline]
    pub(super) fn read(from: &Fields<'_>) -> Result<ContactRow, Rejection> {
        let outcome = from.word(F::Outcome)?.ok_or(Rejection::new(Reject::Missing, "outcome"))?;
        let transfers = match from.raw(F::Transfers) {
            None => None,
            Some(bits) => Some(
                Transfers::from_bits(bits).ok_or(Rejection::new(Reject::UnknownWord, "transfers").with_value(bits))?,
            ),
        };
        Ok(ContactRow {
            outcome,
            direction: from.word(F::Direction)?.unwrap_or_default(),
            channel: from.word(F::Channel)?,
            arrived_at: from.instant(F::ArrivedAt),
            ended_at: from.instant(F::EndedAt),
            wait: from.duration(F::Wait),
            arrival_wait: from.duration(F::ArrivalWait),
            ring: from.duration(F::Ring),
            answer_within: from.duration(F::AnswerWithin),
            exit: from.word(F::Exit)?,
            queued: from.flag(F::Queued)?,
            legs: from.count(F::Legs)?,
            talk: from.duration(F::Talk),
            hold: from.duration(F::Hold),
            wrap: from.duration(F::Wrap),
            ring_of_legs: from.duration(F::RingOfLegs),
            custom_status: from.duration(F::CustomStatus),
            connected: from.duration(F::Connected),
            answered_legs: from.count(F::AnsweredLegs)?,
            held_legs: from.count(F::HeldLegs)?,
            wrapped_legs: from.count(F::WrappedLegs)?,
            zero_talk_legs: from.count(F::ZeroTalkLegs)?,
            short_talk_legs: from.count(F::ShortTalkLegs)?,
            legs_with_agent: from.count(F::LegsWithAgent)?,
            ring_count: from.count(F::RingCount)?,
            auto_answered: from.flag(F::AutoAnswered)?,
            transfers,
            transfers_by_agent: from.count(F::TransfersByAgent)?,
            escalated: from.flag(F::Escalated)?,
            resolved: from.flag(F::Resolved)?,
            ended_by: from.word(F::EndedBy)?,
            agent: from.raw(F::Agent),
            customer: from.raw(F::Customer),
            issue: from.raw(F::Issue),
            entered_self_service: from.flag(F::EnteredSelfService)?,
            self_service_completed: from.flag(F::SelfServiceCompleted)?,
            replied: from.flag(F::Replied)?,
            reply_after: from.duration(F::ReplyAfter),
            came_back: from.flag(F::CameBack)?,
            multichannel: from.flag(F::Multichannel)?,
        })
    }
}

/// Whether every word, flag, number and set is surely one of its list, so that [`ContactRow::read`] would read the row; the
/// values of unknown fields may make it doubtful.
#[inline(always)]
pub(super) fn surely_reads(row: &impl View) -> bool {
    let word = |field: F, list: &[&str]| usize::try_from(row.bits(field)).is_ok_and(|code| code < list.len());
    let flags = row.bits(F::Queued)
        | row.bits(F::AutoAnswered)
        | row.bits(F::Escalated)
        | row.bits(F::Resolved)
        | row.bits(F::EnteredSelfService)
        | row.bits(F::SelfServiceCompleted)
        | row.bits(F::Replied)
        | row.bits(F::CameBack)
        | row.bits(F::Multichannel);
    let counts = row.bits(F::Legs)
        | row.bits(F::AnsweredLegs)
        | row.bits(F::HeldLegs)
        | row.bits(F::WrappedLegs)
        | row.bits(F::ZeroTalkLegs)
        | row.bits(F::ShortTalkLegs)
        | row.bits(F::LegsWithAgent)
        | row.bits(F::RingCount)
        | row.bits(F::TransfersByAgent);
    row.has(F::Outcome)
        && word(F::Outcome, Outcome::WORDS)
        && word(F::Direction, Direction::WORDS)
        && word(F::Channel, Channel::WORDS)
        && word(F::Exit, Exit::WORDS)
        && word(F::EndedBy, EndedBy::WORDS)
        && row.bits(F::Transfers) >> Transfers::WORDS.len() == 0
        && counts >> u32::BITS == 0
        && flags >> 1 == 0
}

impl View for ContactRow {
    #[inline(always)]
    fn raw(&self, field: impl Index) -> Option<i64> {
        let time = |time: Option<Duration>| time.map(Duration::as_micros);
        let instant = |instant: Option<Instant>| instant.map(Instant::as_micros);
        let flag = |flag: Option<bool>| flag.map(i64::from);
        let count = |count: Option<u32>| count.map(i64::from);
        // Of a field that is known when compiling, one arm is left.
        match field.index() {
            at if at == F::Outcome as usize => Some(self.outcome.code()),
            at if at == F::Direction as usize => Some(self.direction.code()),
            at if at == F::Channel as usize => self.channel.map(Word::code),
            at if at == F::ArrivedAt as usize => instant(self.arrived_at),
            at if at == F::EndedAt as usize => instant(self.ended_at),
            at if at == F::Wait as usize => time(self.wait),
            at if at == F::ArrivalWait as usize => time(self.arrival_wait),
            at if at == F::Ring as usize => time(self.ring),
            at if at == F::AnswerWithin as usize => time(self.answer_within),
            at if at == F::Exit as usize => self.exit.map(Word::code),
            at if at == F::Queued as usize => flag(self.queued),
            at if at == F::Legs as usize => count(self.legs),
            at if at == F::Talk as usize => time(self.talk),
            at if at == F::Hold as usize => time(self.hold),
            at if at == F::Wrap as usize => time(self.wrap),
            at if at == F::RingOfLegs as usize => time(self.ring_of_legs),
            at if at == F::CustomStatus as usize => time(self.custom_status),
            at if at == F::Connected as usize => time(self.connected),
            at if at == F::AnsweredLegs as usize => count(self.answered_legs),
            at if at == F::HeldLegs as usize => count(self.held_legs),
            at if at == F::WrappedLegs as usize => count(self.wrapped_legs),
            at if at == F::ZeroTalkLegs as usize => count(self.zero_talk_legs),
            at if at == F::ShortTalkLegs as usize => count(self.short_talk_legs),
            at if at == F::LegsWithAgent as usize => count(self.legs_with_agent),
            at if at == F::RingCount as usize => count(self.ring_count),
            at if at == F::AutoAnswered as usize => flag(self.auto_answered),
            at if at == F::Transfers as usize => self.transfers.map(|transfers| transfers.bits().into()),
            at if at == F::TransfersByAgent as usize => count(self.transfers_by_agent),
            at if at == F::Escalated as usize => flag(self.escalated),
            at if at == F::Resolved as usize => flag(self.resolved),
            at if at == F::EndedBy as usize => self.ended_by.map(Word::code),
            at if at == F::Agent as usize => self.agent,
            at if at == F::Customer as usize => self.customer,
            at if at == F::Issue as usize => self.issue,
            at if at == F::EnteredSelfService as usize => flag(self.entered_self_service),
            at if at == F::SelfServiceCompleted as usize => flag(self.self_service_completed),
            at if at == F::Replied as usize => flag(self.replied),
            at if at == F::ReplyAfter as usize => time(self.reply_after),
            at if at == F::CameBack as usize => flag(self.came_back),
            at if at == F::Multichannel as usize => flag(self.multichannel),
            _ => None,
        }
    }
}
