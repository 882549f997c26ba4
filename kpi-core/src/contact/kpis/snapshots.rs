//! Snapshots: who was there and who waited at an instant. Each is defined here and nowhere else.

use crate::contact::SNAPSHOT;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};

const IN_SNAPSHOT: &[&FactInfo] = &[&SNAPSHOT];

#[doc = include_str!("../../../docs/kpis/agents_staffed.md")]
pub static AGENTS_STAFFED: Definition = Definition {
    id: "agents_staffed",
    number: 111,
    names: Names { en: "Agents staffed", zh: "在线坐席数", fr: "Agents connectés" },
    meaning: "How many agents were logged in, on average over the instants looked at.",
    better: Better::Neither,
    unit: Unit::Number,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "at_instant", "(staffed) / (snapshots)", IN_SNAPSHOT).means("agents logged in, over the instants looked at: over one instant their number, over several the mean").who("dashboards; over time a mean"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "An instant at which nobody is there counts, and is zero. Put queues side by side: their agents add, and the instants are taken once.",
    example: Example::of("at_instant", &[("staffed", 50), ("snapshots", 4)], 50, 4),
    source: "project convention, after dashboards; example: 12, 14, 14 and 10 agents at four instants",
};

#[doc = include_str!("../../../docs/kpis/oldest_in_queue.md")]
pub static OLDEST_IN_QUEUE: Definition = Definition {
    id: "oldest_in_queue",
    number: 112,
    names: Names { en: "Oldest in queue", zh: "队列最长等待时长", fr: "Plus longue attente en cours" },
    meaning: "How long the contact that waited longest had waited by then.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "at_instant", "max(waiting_age_dist)", IN_SNAPSHOT).means("the longest wait so far of the contacts waiting, over all instants that are added up").who("AWS oldest"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Over several instants it is the longest of all of them, no mean. Where nobody waits there is no oldest contact, and the value is undefined; sources disagree, and some show 0: at such an instant the contacts in queue are 0, which tells the two apart. Where one contact waits of unknown age, the longest is unknown: each needs a row of its own, and the row of the instant says that no others wait.",
    example: Example { samples: &[("waiting_age_dist", &[12_000_000, 45_000_000, 90_000_000])], ..Example::of("at_instant", &[], 90_000_000, 1) },
    source: "Amazon Connect (oldest contact in queue); example: three contacts that have waited 12, 45 and 90 s",
};

#[doc = include_str!("../../../docs/kpis/agents_available.md")]
pub static AGENTS_AVAILABLE: Definition = Definition {
    id: "agents_available",
    number: 114,
    names: Names { en: "Agents available", zh: "空闲坐席数", fr: "Agents disponibles" },
    meaning: "How many agents were available for a contact, on average over the instants looked at.",
    better: Better::Neither,
    unit: Unit::Number,
    family: Family::Workforce,
    variants: &[
        Variant::new(1, "at_instant", "(available) / (snapshots)", IN_SNAPSHOT).means("agents available, over the instants looked at: over one instant their number, over several the mean").who("dashboards; over time a mean"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "An instant at which nobody is available counts, and is zero.",
    example: Example::of("at_instant", &[("available", 9), ("snapshots", 4)], 9, 4),
    source: "project convention, after dashboards; example: 3, 0, 4 and 2 agents at four instants",
};

#[doc = include_str!("../../../docs/kpis/contacts_in_queue.md")]
pub static CONTACTS_IN_QUEUE: Definition = Definition {
    id: "contacts_in_queue",
    number: 115,
    names: Names { en: "Contacts in queue", zh: "排队数", fr: "Contacts en file d'attente" },
    meaning: "How many contacts were waiting, on average over the instants looked at.",
    better: Better::Neither,
    unit: Unit::Number,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "at_instant", "(waiting) / (snapshots)", IN_SNAPSHOT).means("contacts waiting, over the instants looked at: over one instant their number, over several the mean").who("dashboards; over time a mean"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "An instant with an empty queue counts, and is zero: give every instant its row. In the long run the mean is the contacts that come in a unit of time, times their mean wait (Little's law).",
    example: Example::of("at_instant", &[("waiting", 4), ("snapshots", 4)], 4, 4),
    source: "project convention, after dashboards; example: 0, 3, 1 and 0 contacts at four instants",
};
