//! The words of contact rows and rules.

use crate::fact::impl_word;

/// Which way a contact came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Channel {
    /// A call.
    Voice,
    /// Live chat.
    Chat,
    /// E-mail.
    Email,
    /// Text message.
    Sms,
    /// A messenger.
    Messaging,
    /// Social media.
    Social,
    /// Video call.
    Video,
    /// A task without a live customer.
    Task,
}

impl_word!(Channel: Voice "voice", Chat "chat", Email "email", Sms "sms", Messaging "messaging", Social "social", Video "video", Task "task");

/// What became of a contact. The last three are not final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Outcome {
    /// An agent answered, and the work, wrap included, has ended.
    Handled,
    /// The customer left in self-service.
    AbandonedIvr,
    /// The customer left while waiting in the queue.
    AbandonedQueue,
    /// The customer left while an agent's device rang.
    AbandonedRing,
    /// The line was busy: an attempt, no contact of any queue.
    Blocked,
    /// Self-service served the customer.
    SelfServed,
    /// The customer left a message instead of waiting.
    Voicemail,
    /// The customer asked to be called back instead of waiting.
    CallbackRequested,
    /// The contact left the queue otherwise: overflow, timeout, a key, the routing. See [`Exit`].
    FlowedOut,
    /// The attempt came outside opening hours: no contact of any queue.
    OutOfHours,
    /// The system lost the contact, before or after queueing.
    SystemFailure,
    /// An outbound contact that nobody answered.
    NotReached,
    /// Still in self-service at the horizon.
    InSelfService,
    /// Still in the queue at the horizon.
    InQueue,
    /// Answered, and the work, wrap included, has not ended at the horizon.
    InConversation,
}

impl_word!(Outcome: Handled "handled", AbandonedIvr "abandoned_ivr", AbandonedQueue "abandoned_queue", AbandonedRing "abandoned_ring", Blocked "blocked",
    SelfServed "self_served", Voicemail "voicemail", CallbackRequested "callback_requested", FlowedOut "flowed_out", OutOfHours "out_of_hours",
    SystemFailure "system_failure", NotReached "not_reached", InSelfService "in_self_service", InQueue "in_queue", InConversation "in_conversation");

impl Outcome {
    /// Whether nothing more can happen to the contact.
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::InSelfService | Self::InQueue | Self::InConversation)
    }

    /// Whether an agent answered.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Handled | Self::InConversation)
    }

    /// Whether it is an attempt that never reached the centre.
    pub const fn is_attempt(self) -> bool {
        matches!(self, Self::Blocked | Self::OutOfHours)
    }
}

/// How a contact left the queue that [`Outcome::FlowedOut`] of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Exit {
    /// To another queue or site.
    Overflow,
    /// The longest wait that the queue allows had passed.
    Timeout,
    /// The customer pressed a key.
    ExitKey,
    /// No agent was logged in.
    NoAgent,
    /// The routing took it off the queue.
    Withdrawn,
}

impl_word!(Exit: Overflow "overflow", Timeout "timeout", ExitKey "exit_key", NoAgent "no_agent", Withdrawn "withdrawn");

/// Who hung up first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum EndedBy {
    /// The customer.
    Customer,
    /// The agent.
    Agent,
    /// The system.
    System,
    /// A transfer ended it.
    Transfer,
}

impl_word!(EndedBy: Customer "customer", Agent "agent", System "system", Transfer "transfer");

/// The kinds of transfer that happened to a contact; none of them is [`Transfers::NONE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Transfers(u8);

impl Transfers {
    /// No transfer.
    pub const NONE: Self = Self(0);
    /// An agent handed over without talking to the next one.
    pub const BLIND: Self = Self(1);
    /// An agent consulted the next one, then handed over.
    pub const CONSULT: Self = Self(2);
    /// A queue passed it on after an agent had answered.
    pub const QUEUE: Self = Self(4);
    /// An agent handed over to an outside target.
    pub const EXTERNAL: Self = Self(8);
    /// The words of the kinds, in the order of their bits.
    pub const WORDS: &'static [&'static str] = &["blind", "consult", "queue", "external"];

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of these kinds is among them.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether an agent transferred.
    pub const fn by_agent(self) -> bool {
        self.has(Self::BLIND.and(Self::CONSULT).and(Self::EXTERNAL))
    }

    /// One bit for each kind.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The kinds of these bits.
    pub const fn from_bits(bits: i64) -> Option<Self> {
        match bits {
            0..=15 => Some(Self(bits.to_le_bytes()[0])),
            _ => None,
        }
    }
}

/// What a row is; it changes no arithmetic, and tables of different units do not mix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ContactUnit {
    /// A customer's contact, end to end.
    #[default]
    Contact,
    /// One passage through a queue, with at most one answering agent.
    Leg,
}

impl_word!(ContactUnit: Contact "contact", Leg "leg");

/// Which instant decides the interval of a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Attribution {
    /// Its arrival: everything about it belongs there, so that shares stay within 0 and 1.
    #[default]
    ByArrival,
    /// Its end.
    ByEnd,
}

impl_word!(Attribution: ByArrival "by_arrival", ByEnd "by_end");

/// Where a wait begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum WaitFrom {
    /// At entering the queue: the field `wait`.
    #[default]
    Enqueued,
    /// At arrival, self-service included: the field `arrival_wait`.
    Arrived,
    /// At the first ring: the field `ring`.
    FirstRing,
}

impl_word!(WaitFrom: Enqueued "enqueued", Arrived "arrived", FirstRing "first_ring");
