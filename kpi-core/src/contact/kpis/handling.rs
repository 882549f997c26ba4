//! Handling: how long the work took, and what happened in it. Each is defined here and nowhere else.

use crate::contact::CONTACT;
use crate::ticket::TICKET;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};

const IN_CONTACT: &[&FactInfo] = &[&CONTACT];
const IN_TICKET: &[&FactInfo] = &[&TICKET];

#[doc = include_str!("../../../docs/kpis/average_handle_time.md")]
pub static AVERAGE_HANDLE_TIME: Definition = Definition {
    id: "average_handle_time",
    number: 29,
    names: Names { en: "Average handle time (AHT)", zh: "平均处理时长", fr: "Durée moyenne de traitement" },
    meaning: "How long an agent worked on a contact on average: talk, hold and wrap.",
    better: Better::Band,
    unit: Unit::Duration,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "talk_hold_wrap", "(talk + hold + wrap) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk, hold and wrap, over the answered legs of handled contacts").who("AWS real-time; COPC practice"),
        Variant::new(2, "with_ring", "(talk + hold + wrap + ring) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk, hold, wrap and ring time, over the answered legs of handled contacts").who("systems that reserve from ring; Genesys tHandle in part"),
        Variant::new(3, "without_hold", "(talk + wrap) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk and wrap without hold, over the answered legs of handled contacts").who("Voximplant; Five9"),
        Variant::new(4, "connected_only", "(talk + hold) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk and hold without wrap, over the answered legs of handled contacts").who("AWS historical text; Chinese practice"),
        Variant::new(5, "per_contact", "(talk + hold + wrap) / (handled - handle_unknown)", IN_CONTACT).requires(&[("unit", "contact")]).pending(&["in_conversation"]).means("talk, hold and wrap of all legs, over handled contacts: a transferred one counts once").who("end-to-end effort"),
        Variant::new(6, "per_offered", "(talk + hold + wrap) / (handled_legs - handle_unknown_legs + abandoned + flowed_out)", IN_CONTACT).requires(&[("direction", "inbound")]).pending(&["in_conversation"]).means("talk, hold and wrap, over the answered legs and the offered contacts that nobody answered").who("workload planning"),
        Variant::new(7, "answered_with_talk", "(talk + hold + wrap) / (handled_legs - handle_unknown_legs - zero_talk_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk, hold and wrap, over the answered legs with some talk: those without are not counted below the line").who("reports that drop zero-second calls"),
        Variant::new(8, "excluding_custom_status", "(talk + hold + wrap - custom_status) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk, hold and wrap outside custom statuses, over the answered legs of handled contacts").who("AWS"),
        Variant::new(9, "ticket_worked", "(worked) / (with_worked)", IN_TICKET).leaves_out(&["worked_unknown"]).means("effort logged on tickets without the waiting, over the tickets with known effort").who("help desks: effort only"),
        Variant::new(10, "ticket_effort", "(worked + requester_wait_in_session) / (with_worked)", IN_TICKET).leaves_out(&["worked_unknown"]).means("effort logged on tickets and the customers' waiting inside its sessions, over the tickets with known effort").who("HappyFox: session, waiting and closing work"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Per leg by default, per contact as a variant, from the same totals. A contact with an unknown part leaves both sides; a part that the source never has is declared absent and printed.",
    example: Example::of("talk_hold_wrap", &[("talk", 600_000_000), ("hold", 50_000_000), ("wrap", 130_000_000), ("handled_legs", 3), ("handle_unknown_legs", 0)], 780_000_000, 3),
    source: "Amazon Connect real-time metric definitions (talk, hold and wrap); example: three legs of talk 180, 300 and 120 s, hold 20, 0 and 30 s, wrap 40, 60 and 30 s",
};

#[doc = include_str!("../../../docs/kpis/average_talk_time.md")]
pub static AVERAGE_TALK_TIME: Definition = Definition {
    id: "average_talk_time",
    number: 30,
    names: Names { en: "Average talk time", zh: "平均通话时长", fr: "Durée moyenne de conversation" },
    meaning: "How long an agent talked on a contact on average.",
    better: Better::Band,
    unit: Unit::Duration,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "per_leg", "(talk) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("talk, over the answered legs of handled contacts").who("common"),
        Variant::new(2, "per_contact", "(talk) / (handled - handle_unknown)", IN_CONTACT).requires(&[("unit", "contact")]).pending(&["in_conversation"]).means("talk of all legs, over handled contacts: a transferred one counts once").who("end to end"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("per_leg", &[("talk", 600_000_000), ("handled_legs", 3), ("handle_unknown_legs", 0)], 600_000_000, 3),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/average_hold_time.md")]
pub static AVERAGE_HOLD_TIME: Definition = Definition {
    id: "average_hold_time",
    number: 31,
    names: Names { en: "Average hold time", zh: "平均保持时长", fr: "Durée moyenne de mise en attente" },
    meaning: "How long customers were on hold on average.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "per_leg", "(hold) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("hold, over the answered legs of handled contacts, those never on hold included").who("common"),
        Variant::new(2, "held_only", "(hold) / (held_legs)", IN_CONTACT).pending(&["in_conversation"]).means("hold, over the legs with some hold: those never on hold are dropped").who("AWS"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Text channels have no hold: unknown there, not zero.",
    example: Example::of("held_only", &[("hold", 50_000_000), ("held_legs", 2)], 50_000_000, 2),
    source: "project convention, after the sources that the variants name; example: hold of 20, 0 and 30 s",
};

#[doc = include_str!("../../../docs/kpis/average_after_contact_work.md")]
pub static AVERAGE_AFTER_CONTACT_WORK: Definition = Definition {
    id: "average_after_contact_work",
    number: 32,
    names: Names { en: "Average after-contact work (wrap)", zh: "平均话后处理时长", fr: "Durée moyenne de post-appel" },
    meaning: "How long the work after a contact took on average.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "per_leg", "(wrap) / (handled_legs - handle_unknown_legs)", IN_CONTACT).pending(&["in_conversation"]).means("wrap, over the answered legs of handled contacts, those without wrap included").who("common"),
        Variant::new(2, "wrapped_only", "(wrap) / (wrapped_legs)", IN_CONTACT).pending(&["in_conversation"]).means("wrap, over the legs with some wrap: those without are dropped").who("Bright Pattern and others"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("per_leg", &[("wrap", 130_000_000), ("handled_legs", 3), ("handle_unknown_legs", 0)], 130_000_000, 3),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/average_call_duration.md")]
pub static AVERAGE_CALL_DURATION: Definition = Definition {
    id: "average_call_duration",
    number: 33,
    names: Names { en: "Average call duration", zh: "平均通话总时长", fr: "Durée moyenne d'appel" },
    meaning: "How long a contact lasted on average.",
    better: Better::Band,
    unit: Unit::Duration,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "arrival_to_end", "(arrival_to_end) / (ended - duration_unknown)", IN_CONTACT).means("time from arrival to the end, queue and self-service included, over all that ended, answered or not").who("Aircall"),
        Variant::new(2, "answer_to_disconnect", "(answer_to_disconnect) / (answered_ended - connected_unknown)", IN_CONTACT).means("time from the answer to the disconnection, over the answered that were disconnected").who("telephony reports"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "From arrival to end by default, queue and self-service included; from answer to disconnection as a variant.",
    example: Example::of("answer_to_disconnect", &[("answer_to_disconnect", 650_000_000), ("answered_ended", 3), ("connected_unknown", 0)], 650_000_000, 3),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/hold_rate.md")]
pub static HOLD_RATE: Definition = Definition {
    id: "hold_rate",
    number: 34,
    names: Names { en: "Hold rate", zh: "保持率", fr: "Taux de mise en attente" },
    meaning: "Share of handled legs with some hold.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "per_leg", "(held_legs) / (handled_legs - handle_unknown_legs)", IN_CONTACT).share().pending(&["in_conversation"]).means("legs with some hold, over the answered legs of handled contacts").who("project convention"),
        Variant::new(2, "per_contact", "(held) / (handled - handle_unknown)", IN_CONTACT).share().requires(&[("unit", "contact")]).pending(&["in_conversation"]).means("contacts with some hold in any leg, over handled contacts").who("NICE"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("per_leg", &[("held_legs", 2), ("handled_legs", 3), ("handle_unknown_legs", 0)], 2, 3),
    source: "NICE CXone (held over handled contacts); example: hold in 2 of 3 legs",
};

#[doc = include_str!("../../../docs/kpis/transfer_rate.md")]
pub static TRANSFER_RATE: Definition = Definition {
    id: "transfer_rate",
    number: 35,
    names: Names { en: "Transfer rate", zh: "转接率", fr: "Taux de transfert" },
    meaning: "Share of handled contacts that an agent transferred at least once.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "by_agent", "(transferred_by_agent) / (handled - transfer_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts that agents transferred at least once, over handled contacts").who("AWS older text"),
        Variant::new(2, "per_leg", "(transfers_by_agent) / (handled_legs - transfer_unknown_legs)", IN_CONTACT).share().pending(&["in_conversation"]).means("transfers by agents, over the answered legs: a contact transferred twice counts twice").who("leg reports"),
        Variant::new(3, "blind_only", "(transferred_blind) / (handled - transfer_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts with a blind transfer, without asking the target first, over handled contacts").who("as an option"),
        Variant::new(4, "external_only", "(transferred_external) / (handled - transfer_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts with a transfer to an outside target, over handled contacts").who("as an option"),
        Variant::new(5, "queue_included", "(transferred) / (handled - transfer_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts transferred at least once, by an agent or by a queue, over handled contacts").who("AWS text of 2023"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A consultation without hand-over is no transfer.",
    example: Example::of("by_agent", &[("transferred_by_agent", 12), ("handled", 100), ("transfer_unknown", 0)], 12, 100),
    source: "Amazon Connect (contacts transferred out, in the texts of two years); example: 12 of 100",
};

#[doc = include_str!("../../../docs/kpis/escalation_rate.md")]
pub static ESCALATION_RATE: Definition = Definition {
    id: "escalation_rate",
    number: 36,
    names: Names { en: "Escalation rate", zh: "升级率", fr: "Taux d'escalade" },
    meaning: "Share of handled contacts that went to a higher tier.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "contacts", "(escalated) / (handled - escalated_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts flagged as gone to a higher tier, over handled contacts").who("project convention"),
        Variant::new(2, "tickets", "(escalated) / (created - escalated_unknown)", IN_TICKET).share().means("tickets escalated to a higher tier, over the tickets created of which it is known").who("help desks"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("contacts", &[("escalated", 9), ("handled", 150), ("escalated_unknown", 0)], 9, 150),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/short_call_rate.md")]
pub static SHORT_CALL_RATE: Definition = Definition {
    id: "short_call_rate",
    number: 37,
    names: Names { en: "Short call rate", zh: "短通话率", fr: "Taux d'appels courts" },
    meaning: "Share of handled legs with hardly any talk.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "of_handled", "(short_talk_legs) / (handled_legs - handle_unknown_legs)", IN_CONTACT).share().pending(&["in_conversation"]).means("legs with talk below the short-talk threshold, over the answered legs of handled contacts").who("Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The threshold is a rule: 10 s unless another is set, exclusive.",
    example: Example::of("of_handled", &[("short_talk_legs", 15), ("handled_legs", 900), ("handle_unknown_legs", 0)], 15, 900),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/agent_disconnect_rate.md")]
pub static AGENT_DISCONNECT_RATE: Definition = Definition {
    id: "agent_disconnect_rate",
    number: 38,
    names: Names { en: "Agent disconnect rate", zh: "坐席先挂机率", fr: "Taux de raccrochage agent" },
    meaning: "Share of handled contacts that the agent hung up first.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "of_handled", "(ended_by_agent) / (handled - ended_by_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts that the agent hung up first, over handled contacts").who("AWS agent hung up first"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("of_handled", &[("ended_by_agent", 30), ("handled", 900), ("ended_by_unknown", 0)], 30, 900),
    source: "Amazon Connect (agent hung up first); example: 30 of 900",
};

#[doc = include_str!("../../../docs/kpis/contacts_handled_per_agent.md")]
pub static CONTACTS_HANDLED_PER_AGENT: Definition = Definition {
    id: "contacts_handled_per_agent",
    number: 39,
    names: Names { en: "Contacts handled per agent", zh: "人均处理量", fr: "Contacts traités par agent" },
    meaning: "How many contacts an agent handled.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "legs", "(handled_legs_with_agent) / distinct(agent_set)", IN_CONTACT).pending(&["in_conversation"]).means("answered legs with a known agent, over the distinct agents: each is credited with its own legs").who("Aircall"),
        Variant::new(2, "last_agent", "(handled_with_agent) / distinct(agent_set)", IN_CONTACT).requires(&[("unit", "contact")]).pending(&["in_conversation"]).means("handled contacts, over the distinct agents: only the last agent is credited with a transferred one").who("Aircall"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Each agent is credited with its own legs, or the last agent with the contact; agents do not add over periods.",
    example: Example { samples: &[("agent_set", &[1, 2, 3, 4])], ..Example::of("legs", &[("handled_legs_with_agent", 48)], 48, 4) },
    source: "project convention, after the sources that the variants name",
};
