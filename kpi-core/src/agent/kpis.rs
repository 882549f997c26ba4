//! The KPIs that read agents' time. Each is defined here and nowhere else.

use crate::agent::AGENT_STATE;
use crate::contact::CONTACT;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};
use crate::workforce::CAPACITY;

const IN_AGENT_STATE: &[&FactInfo] = &[&AGENT_STATE];

#[doc = include_str!("../../docs/kpis/contacts_per_hour.md")]
pub static CONTACTS_PER_HOUR: Definition = Definition {
    id: "contacts_per_hour",
    number: 40,
    names: Names { en: "Contacts per hour (CPH)", zh: "每小时处理量", fr: "Contacts traités par heure" },
    meaning: "How many contacts an agent handled in an hour of work.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "productive", "3600000000 * (contact.handled_legs) / (agent_state.talk + agent_state.hold + agent_state.wrap + agent_state.available + agent_state.ringing)", &[&CONTACT, &AGENT_STATE]).requires(&[("time_line", "union")]).pending(&["agent_state.open", "contact.in_conversation"]).means("answered legs of handled contacts, over the hours in talk, hold, wrap, available or ringing").who("project convention"),
        Variant::new(2, "logged_in", "3600000000 * (contact.handled_legs) / (agent_state.logged_in)", &[&CONTACT, &AGENT_STATE]).requires(&[("time_line", "union")]).pending(&["agent_state.open", "contact.in_conversation"]).means("answered legs of handled contacts, over the hours logged in, breaks included").who("common"),
        Variant::new(3, "paid", "3600000000 * (contact.handled_legs) / (agent_state.paid)", &[&CONTACT, &AGENT_STATE]).requires(&[("time_line", "union")]).pending(&["agent_state.open", "contact.in_conversation"]).means("answered legs of handled contacts, over the hours paid, logged in or not").who("cost view"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The hours are productive (default), logged-in or paid.",
    example: Example::of("logged_in", &[("contact.handled_legs", 96), ("agent_state.logged_in", 28_800_000_000)], 345_600_000_000, 28_800_000_000),
    source: "project convention, after the sources that the variants name; example: 96 legs in 8 hours",
};

#[doc = include_str!("../../docs/kpis/concurrency.md")]
pub static CONCURRENCY: Definition = Definition {
    id: "concurrency",
    number: 41,
    names: Names { en: "Concurrency", zh: "并发会话数", fr: "Conversations simultanées (concurrence)" },
    meaning: "How many contacts agents had in progress at once while they had any.",
    better: Better::Band,
    unit: Unit::Number,
    family: Family::Handling,
    variants: &[
        Variant::new(1, "sum_over_union", "(contact_time) / (contact_union)", IN_AGENT_STATE).pending(&["open"]).means("time added up over the contacts in progress, over the time with at least one in progress").who("chat reports"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Handle times of concurrent contacts overlap: divide them by it before they stand for capacity.",
    example: Example::of("sum_over_union", &[("contact_time", 2_400_000_000), ("contact_union", 1_800_000_000)], 2_400_000_000, 1_800_000_000),
    source: "project convention, after the sources that the variants name; example: two chats of 20 minutes that share 10",
};

#[doc = include_str!("../../docs/kpis/occupancy.md")]
pub static OCCUPANCY: Definition = Definition {
    id: "occupancy",
    number: 73,
    names: Names { en: "Occupancy", zh: "占用率", fr: "Taux d'occupation" },
    meaning: "Share of the time on duty that agents spent handling contacts.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "handling_over_handling_and_available", "(talk + hold + wrap) / (talk + hold + wrap + available)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold and wrap, over these and the time available: ringing stands on neither side").who("AWS in its newer text; common"),
        Variant::new(2, "ring_in_both", "(talk + hold + wrap + ringing) / (talk + hold + wrap + ringing + available)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold, wrap and ringing, over these and the time available: ringing counts as work").who("systems that reserve from ring"),
        Variant::new(3, "ring_in_denominator", "(talk + hold + wrap) / (talk + hold + wrap + ringing + available)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold and wrap, over these, ringing and the time available: ringing counts as idle").who("as an option"),
        Variant::new(4, "of_logged_in", "(talk + hold + wrap) / (logged_in)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold and wrap, over all the time logged in, breaks included").who("GoTo"),
        Variant::new(5, "inbound", "(handling_inbound) / (talk + hold + wrap + available)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold and wrap of inbound contacts, over talk, hold and wrap of all and the time available").who("Chinese industry standard; adds up with outbound and other"),
        Variant::new(6, "outbound", "(handling_outbound) / (talk + hold + wrap + available)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold and wrap of outbound contacts, over talk, hold and wrap of all and the time available").who("Chinese industry standard"),
        Variant::new(7, "load_over_staff", "(contact.talk + contact.hold + contact.wrap) / (capacity.agent_time)", &[&CONTACT, &CAPACITY]).leaves_out(&["contact.handle_unknown"]).pending(&["contact.in_conversation"]).means("talk, hold and wrap of all handled contacts over the agents on staff times the length of the period; above one where the load exceeds the staff").who("TechTarget; Erlang load per agent"),
        Variant::new(8, "workload", "(contact_time) / (talk + hold + wrap + available)", IN_AGENT_STATE).pending(&["open"]).means("time added up over the contacts in progress, over talk, hold, wrap and available: it may exceed 1").who("older AWS; concurrent contacts summed, may exceed 1"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "It follows from load and staffing, so ranking agents by it misleads. Pool agents, never average their rates.",
    example: Example::of("handling_over_handling_and_available", &[("talk", 14_400_000_000), ("hold", 1_200_000_000), ("wrap", 3_600_000_000), ("available", 3_600_000_000)], 19_200_000_000, 22_800_000_000),
    source: "Amazon Connect metric definitions (time on contact over that and idle time); GoTo for the logged-in variant; example: a day of talk 240, hold 20, wrap 60 and idle 60 minutes",
};

#[doc = include_str!("../../docs/kpis/utilisation.md")]
pub static UTILISATION: Definition = Definition {
    id: "utilisation",
    number: 74,
    names: Names { en: "Utilisation", zh: "利用率", fr: "Taux d'utilisation" },
    meaning: "Share of the paid time that agents spent handling contacts or ready for them.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "ready_over_paid", "(paid_handling + paid_available) / (paid)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("paid time in talk, hold, wrap or available, over all paid time").who("COPC as told by practitioners; Assembled"),
        Variant::new(2, "handle_over_paid", "(paid_handling) / (paid)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("paid time in talk, hold or wrap, over all paid time: the time available is not counted as use").who("also called productivity"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Many texts call occupancy by this name. Unpaid time leaves both sides.",
    example: Example::of("ready_over_paid", &[("paid_handling", 19_200_000_000), ("paid_available", 3_600_000_000), ("paid", 28_800_000_000)], 22_800_000_000, 28_800_000_000),
    source: "a practitioners' forum on COPC's formula, Assembled (productive or available over paid); example: 380 of 480 paid minutes",
};

#[doc = include_str!("../../docs/kpis/working_time_utilisation.md")]
pub static WORKING_TIME_UTILISATION: Definition = Definition {
    id: "working_time_utilisation",
    number: 75,
    names: Names { en: "Working-time utilisation", zh: "工时利用率", fr: "Taux d'utilisation du temps de travail" },
    meaning: "Share of the paid time that agents were logged in and not on a break.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "logged_in_without_breaks", "(paid_logged_in - paid_breaks) / (paid)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("paid time logged in and not on a break or a meal, over all paid time").who("Chinese practice, first form"),
        Variant::new(2, "handle_over_logged_in", "(talk + hold + wrap) / (logged_in)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("talk, hold and wrap, over all the time logged in").who("Chinese practice, second form"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Two forms are in use in Chinese practice.",
    example: Example::of("logged_in_without_breaks", &[("paid_logged_in", 27_000_000_000), ("paid_breaks", 3_600_000_000), ("paid", 28_800_000_000)], 23_400_000_000, 28_800_000_000),
    source: "project convention, after the sources that the variants name; example: 450 minutes logged in, 60 of breaks, 480 paid",
};

#[doc = include_str!("../../docs/kpis/online_time.md")]
pub static ONLINE_TIME: Definition = Definition {
    id: "online_time",
    number: 76,
    names: Names { en: "Online time", zh: "在线时长", fr: "Temps de connexion" },
    meaning: "How long agents were logged in, in any state but offline.",
    better: Better::Band,
    unit: Unit::Duration,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "logged_in", "logged_in", IN_AGENT_STATE).requires(&[("time_line", "union")]).pending(&["open"]).means("time in any state but offline, breaks included").who("AWS; Chinese practice"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("logged_in", &[("logged_in", 27_000_000_000)], 27_000_000_000, 1),
    source: "project convention, after the sources that the variants name; example: 450 minutes",
};

#[doc = include_str!("../../docs/kpis/availability_rate.md")]
pub static AVAILABILITY_RATE: Definition = Definition {
    id: "availability_rate",
    number: 77,
    names: Names { en: "Availability rate", zh: "可用率", fr: "Taux de disponibilité" },
    meaning: "Share of the logged-in time that agents were handling contacts, ready or ringing.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "of_logged_in", "(talk + hold + wrap + available + ringing) / (logged_in)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("time in talk, hold, wrap, available or ringing, over all the time logged in").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The rest is the not-ready share.",
    example: Example::of("of_logged_in", &[("talk", 14_400_000_000), ("hold", 1_200_000_000), ("wrap", 3_600_000_000), ("available", 3_600_000_000), ("ringing", 600_000_000), ("logged_in", 27_000_000_000)], 23_400_000_000, 27_000_000_000),
    source: "project convention, after the sources that the variants name; example: 390 of 450 minutes",
};

#[doc = include_str!("../../docs/kpis/not_ready_share.md")]
pub static NOT_READY_SHARE: Definition = Definition {
    id: "not_ready_share",
    number: 118,
    names: Names { en: "Not-ready share", zh: "示忙占比", fr: "Part de temps non prêt" },
    meaning: "Share of the logged-in time that agents were not there for contacts.",
    better: Better::Band,
    unit: Unit::Share,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "of_logged_in", "(not_ready) / (logged_in)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("time neither handling, available nor ringing, over all the time logged in").who("Chinese industry standard (non-work time)"),
        Variant::new(2, "breaks_excluded", "(not_ready - breaks) / (logged_in)", IN_AGENT_STATE).time_share().requires(&[("time_line", "union")]).pending(&["open"]).means("time neither handling, available, ringing nor on a break or a meal, over all the time logged in").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("of_logged_in", &[("not_ready", 3_600_000_000), ("logged_in", 27_000_000_000)], 3_600_000_000, 27_000_000_000),
    source: "project convention, after the sources that the variants name; example: 60 of 450 minutes",
};
