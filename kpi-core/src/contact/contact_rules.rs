//! The rules of the fact `contact`.

use crate::contact::words::{Attribution, Channel, ContactUnit, WaitFrom};
use crate::exact::Duration;
use crate::fact::{AutoReply, Boundary, Clock, Direction, RuleInfo, RuleKind, Rules, Word, set_word};

/// The threshold of service level: one for all, or each row's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerWithin {
    /// One threshold for all rows.
    Fixed(Duration),
    /// The field `answer_within` of each row; a row that needs it and lacks it is rejected.
    PerRow,
}

/// Which parts of the handling time the source has; what it lacks is declared here, never assumed.
///
/// `talk`, `hold` and `wrap` are expected unless declared absent: a contact without a known hold then leaves every handling sum
/// and its denominator. Declared absent, they are zero within a sum of parts, unknown on their own, and printed with the
/// value. `ring` and `custom_status` are asked for only where declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "independent declarations, one for each part")]
pub struct HandleParts {
    /// Whether the source has talk times.
    pub talk: bool,
    /// Whether the source has hold times.
    pub hold: bool,
    /// Whether the source has wrap (after-contact work) times.
    pub wrap: bool,
    /// Whether the source has the ring time of every handled leg.
    pub ring: bool,
    /// Whether the source has the time that fell in custom statuses.
    pub custom_status: bool,
}

impl HandleParts {
    /// Talk, hold and wrap.
    pub const TALK_HOLD_WRAP: Self = Self { talk: true, hold: true, wrap: true, ring: false, custom_status: false };
    /// Talk alone: hold and wrap are declared absent.
    pub const TALK: Self = Self { talk: true, hold: false, wrap: false, ring: false, custom_status: false };
    const WORDS: &'static [&'static str] = &["talk", "hold", "wrap", "ring", "custom_status"];

    fn bits(self) -> i64 {
        i64::from(self.talk)
            | i64::from(self.hold) << 1
            | i64::from(self.wrap) << 2
            | i64::from(self.ring) << 3
            | i64::from(self.custom_status) << 4
    }

    fn from_bits(bits: i64) -> Self {
        let has = |bit: u8| bits >> bit & 1 == 1;
        Self { talk: has(0), hold: has(1), wrap: has(2), ring: has(3), custom_status: has(4) }
    }
}

/// The rules under which contacts are counted; the defaults are told with each rule.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let rules = ContactRules::default().answer_within(Duration::secs(30)).short_abandon(Duration::secs(5)).parts(HandleParts::TALK);
/// assert_eq!(rules.threshold(), AnswerWithin::Fixed(Duration::secs(30)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContactRules {
    pub(super) unit: ContactUnit,
    pub(super) attribution: Attribution,
    pub(super) wait_from: WaitFrom,
    pub(super) answer_within: AnswerWithin,
    pub(super) boundary: Boundary,
    pub(super) short_abandon: Duration,
    pub(super) short_boundary: Boundary,
    pub(super) direction: Direction,
    pub(super) parts: HandleParts,
    pub(super) short_talk: Duration,
    pub(super) ring_cadence: Option<Duration>,
    pub(super) channel: Option<Channel>,
    pub(super) clock: Clock,
    pub(super) auto_reply: AutoReply,
    pub(super) repeat_window: Duration,
}

impl Default for ContactRules {
    fn default() -> Self {
        Self {
            unit: ContactUnit::Contact,
            attribution: Attribution::ByArrival,
            wait_from: WaitFrom::Enqueued,
            answer_within: AnswerWithin::Fixed(Duration::secs(20)),
            boundary: Boundary::Inclusive,
            short_abandon: Duration::ZERO,
            short_boundary: Boundary::Exclusive,
            direction: Direction::Inbound,
            parts: HandleParts::TALK_HOLD_WRAP,
            short_talk: Duration::secs(10),
            ring_cadence: None,
            channel: None,
            clock: Clock::Calendar,
            auto_reply: AutoReply::Excluded,
            repeat_window: Duration::days(7),
        }
    }
}

/// Thresholds below zero count as zero.
impl ContactRules {
    /// What a row is.
    #[must_use]
    pub fn unit(self, unit: ContactUnit) -> Self {
        Self { unit, ..self }
    }

    /// Which instant decides the interval of a contact.
    #[must_use]
    pub fn attribution(self, attribution: Attribution) -> Self {
        Self { attribution, ..self }
    }

    /// Where a wait begins.
    #[must_use]
    pub fn wait_from(self, wait_from: WaitFrom) -> Self {
        Self { wait_from, ..self }
    }

    /// One service-level threshold for all rows.
    #[must_use]
    pub fn answer_within(self, threshold: Duration) -> Self {
        Self { answer_within: AnswerWithin::Fixed(threshold.max(Duration::ZERO)), ..self }
    }

    /// Each row's own service-level threshold.
    #[must_use]
    pub fn answer_within_per_row(self) -> Self {
        Self { answer_within: AnswerWithin::PerRow, ..self }
    }

    /// Whether a wait equal to the threshold is within it.
    #[must_use]
    pub fn boundary(self, boundary: Boundary) -> Self {
        Self { boundary, ..self }
    }

    /// Below which wait an abandoned contact is a short one.
    #[must_use]
    pub fn short_abandon(self, threshold: Duration) -> Self {
        Self { short_abandon: threshold.max(Duration::ZERO), ..self }
    }

    /// Whether a wait equal to that threshold is short.
    #[must_use]
    pub fn short_boundary(self, boundary: Boundary) -> Self {
        Self { short_boundary: boundary, ..self }
    }

    /// Whose handling is counted: of inbound or of outbound contacts (internal ones enter no KPI and count as inbound here).
    #[must_use]
    pub fn direction(self, direction: Direction) -> Self {
        let direction = if direction == Direction::Outbound { direction } else { Direction::Inbound };
        Self { direction, ..self }
    }

    /// Which parts of the handling time the source has.
    #[must_use]
    pub fn parts(self, parts: HandleParts) -> Self {
        Self { parts, ..self }
    }

    /// Below which talk time a handled leg is a short call.
    #[must_use]
    pub fn short_talk(self, threshold: Duration) -> Self {
        Self { short_talk: threshold.max(Duration::ZERO), ..self }
    }

    /// The length of one ring with its pause, by which ring times are turned into rings. There is no default.
    #[must_use]
    pub fn ring_cadence(self, cycle: Duration) -> Self {
        Self { ring_cadence: Some(cycle.max(Duration::ZERO)), ..self }
    }

    /// The channel whose share is counted.
    #[must_use]
    pub fn channel(self, channel: Channel) -> Self {
        Self { channel: Some(channel), ..self }
    }

    /// Which clock measured reply times.
    #[must_use]
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Whether automatic replies count as replies.
    #[must_use]
    pub fn auto_reply(self, auto_reply: AutoReply) -> Self {
        Self { auto_reply, ..self }
    }

    /// Within which time after a contact another one means that it came back; whoever makes the rows looks for it.
    #[must_use]
    pub fn repeat_window(self, window: Duration) -> Self {
        Self { repeat_window: window.max(Duration::ZERO), ..self }
    }

    /// The service-level threshold.
    pub fn threshold(&self) -> AnswerWithin {
        self.answer_within
    }
}

/// The numbers of the rules: their positions in the table.
#[derive(Clone, Copy)]
#[repr(u8)]
enum R {
    Unit,
    Attribution,
    WaitFrom,
    AnswerWithin,
    Boundary,
    ShortAbandon,
    ShortBoundary,
    Direction,
    Parts,
    ShortTalk,
    RingCadence,
    Channel,
    Clock,
    AutoReply,
    RepeatWindow,
}

#[rustfmt::skip] // a table: one rule, one line
pub(super) const RULES: &[RuleInfo] = &[
    RuleInfo::new(R::Unit as u8, "unit", RuleKind::Word(ContactUnit::WORDS), 0, "what a row is: `contact` (default) or `leg`"),
    RuleInfo::new(R::Attribution as u8, "attribution", RuleKind::Word(Attribution::WORDS), 0, "which instant decides the interval: `by_arrival` (default) or `by_end`"),
    RuleInfo::new(R::WaitFrom as u8, "wait_from", RuleKind::Word(WaitFrom::WORDS), 0, "where a wait begins: `enqueued` (default), `arrived` or `first_ring`"),
    RuleInfo::new(R::AnswerWithin as u8, "answer_within", RuleKind::DurationOr("per_row"), 20_000_000, "the service-level threshold: a time such as `20s` (default) or `per_row`").shown(),
    RuleInfo::new(R::Boundary as u8, "boundary", RuleKind::Word(Boundary::WORDS), 0, "whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive`"),
    RuleInfo::new(R::ShortAbandon as u8, "short_abandon", RuleKind::Duration, 0, "below which wait an abandoned contact is a short one: a time such as `5s` (default `0s`: none is)").shown(),
    RuleInfo::new(R::ShortBoundary as u8, "short_boundary", RuleKind::Word(Boundary::WORDS), 1, "whether a wait equal to that threshold is short: `exclusive` (default: it is not) or `inclusive`"),
    RuleInfo::new(R::Direction as u8, "direction", RuleKind::Word(&["inbound", "outbound"]), 0, "whose handling is counted: of `inbound` (default) or `outbound` contacts"),
    RuleInfo::new(R::Parts as u8, "parts", RuleKind::Set(HandleParts::WORDS), 0b111, "which parts of the handling time the source has: `talk+hold+wrap` (default); those left out are declared absent"),
    RuleInfo::new(R::ShortTalk as u8, "short_talk", RuleKind::Duration, 10_000_000, "below which talk time a handled leg is a short call: a time such as `10s` (default)").shown(),
    RuleInfo::new(R::RingCadence as u8, "ring_cadence", RuleKind::DurationOr("unset"), -1, "the length of one ring with its pause: a time such as `5s` (China, France) or `6s` (US); no default").shown(),
    RuleInfo::new(R::Channel as u8, "channel", RuleKind::WordOrUnset(Channel::WORDS), -1, "the channel whose share is counted: a channel such as `chat`; no default").shown(),
    RuleInfo::new(R::Clock as u8, "clock", RuleKind::Word(Clock::WORDS), 0, "which clock measured reply times: `calendar` (default) or `business`"),
    RuleInfo::new(R::AutoReply as u8, "auto_reply", RuleKind::Word(AutoReply::WORDS), 0, "whether automatic replies count: `excluded` (default) or `included`"),
    RuleInfo::new(R::RepeatWindow as u8, "repeat_window", RuleKind::Duration, 604_800_000_000, "within which time another contact of the customer means that it came back: a time such as `7d` (default)").shown(),
];

impl Rules for ContactRules {
    fn get(&self, rule: usize) -> i64 {
        let optional = |time: Option<Duration>| time.map_or(-1, Duration::as_micros);
        let values = [
            self.unit.code(),
            self.attribution.code(),
            self.wait_from.code(),
            match self.answer_within {
                AnswerWithin::Fixed(threshold) => threshold.as_micros(),
                AnswerWithin::PerRow => -1,
            },
            self.boundary.code(),
            self.short_abandon.as_micros(),
            self.short_boundary.code(),
            self.direction.code(),
            self.parts.bits(),
            self.short_talk.as_micros(),
            optional(self.ring_cadence),
            self.channel.map_or(-1, Word::code),
            self.clock.code(),
            self.auto_reply.code(),
            self.repeat_window.as_micros(),
        ];
        values.get(rule).copied().unwrap_or_default()
    }

    fn set(&mut self, rule: usize, value: i64) {
        let time = Duration::micros(value);
        let optional = (value >= 0).then_some(time);
        match rule {
            rule if rule == R::Unit as usize => set_word(&mut self.unit, value),
            rule if rule == R::Attribution as usize => set_word(&mut self.attribution, value),
            rule if rule == R::WaitFrom as usize => set_word(&mut self.wait_from, value),
            rule if rule == R::AnswerWithin as usize => {
                self.answer_within = optional.map_or(AnswerWithin::PerRow, AnswerWithin::Fixed);
            }
            rule if rule == R::Boundary as usize => set_word(&mut self.boundary, value),
            rule if rule == R::ShortAbandon as usize => self.short_abandon = time,
            rule if rule == R::ShortBoundary as usize => set_word(&mut self.short_boundary, value),
            rule if rule == R::Direction as usize => set_word(&mut self.direction, value),
            rule if rule == R::Parts as usize => self.parts = HandleParts::from_bits(value),
            rule if rule == R::ShortTalk as usize => self.short_talk = time,
            rule if rule == R::RingCadence as usize => self.ring_cadence = optional,
            rule if rule == R::Channel as usize => self.channel = Channel::from_code(value),
            rule if rule == R::Clock as usize => set_word(&mut self.clock, value),
            rule if rule == R::AutoReply as usize => set_word(&mut self.auto_reply, value),
            rule if rule == R::RepeatWindow as usize => self.repeat_window = time,
            _ => {}
        }
    }
}

impl ContactRules {
    /// The ring cycle, where one was chosen that time can be divided by.
    pub(super) fn cycle(&self) -> Option<Duration> {
        self.ring_cadence.filter(|cycle| *cycle > Duration::ZERO)
    }
}
