//! The KPIs that read dialled attempts. Each is defined here and nowhere else.

use crate::agent::AGENT_STATE;
use crate::commerce::SALE;
use crate::contact::CONTACT;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, Variant};
use crate::outbound::OUTBOUND;
use crate::workforce::{ATTENDANCE, CAPACITY};

const IN_OUTBOUND: &[&FactInfo] = &[&OUTBOUND];

#[doc = include_str!("../../docs/kpis/outbound_connect_rate.md")]
pub static OUTBOUND_CONNECT_RATE: Definition = Definition {
    id: "outbound_connect_rate",
    number: 94,
    names: Names { en: "Outbound connect rate", zh: "外呼接通率", fr: "Taux de joignabilité (appels sortants)" },
    meaning: "Share of dialled attempts that a person answered.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "by_person", "(connected) / (attempts)", IN_OUTBOUND).share().means("answered by a person, over all attempts").who("project convention"),
        Variant::new(2, "machine_included", "(connected + machine) / (attempts)", IN_OUTBOUND).share().means("answered by a person or a machine, over all attempts").who("Aircall"),
        Variant::new(3, "per_lead", "distinct(connected_lead_set) / distinct(lead_set)", IN_OUTBOUND).share().leaves_out(&["lead_unknown"]).means("leads that a person answered for at least once, over all leads dialled").who("reach"),
        Variant::new(4, "without_invalid", "(connected) / (attempts - invalid_number)", IN_OUTBOUND).share().means("answered by a person, over attempts to numbers that exist").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A call that the dialler gave up was answered by a person too. Announcements of the network are no answers. Whether a machine counts as an answer moves the figure most.",
    example: Example::of("by_person", &[("connected", 200), ("attempts", 500)], 200, 500),
    source: "Aircall's analytics terms (recipient or its automatic voice responder); answered by a person is this project's convention; example: 200 of 500 attempts",
};

#[doc = include_str!("../../docs/kpis/right_party_contact_rate.md")]
pub static RIGHT_PARTY_CONTACT_RATE: Definition = Definition {
    id: "right_party_contact_rate",
    number: 95,
    names: Names { en: "Right-party contact rate", zh: "本人接通率", fr: "Taux de contact utile" },
    meaning: "Share of answered attempts that reached the right person.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "of_connected", "(right_party) / (connected)", IN_OUTBOUND).share().means("reached the right person, over attempts that a person answered").who("common"),
        Variant::new(2, "of_attempts", "(right_party) / (attempts)", IN_OUTBOUND).share().means("reached the right person, over all attempts").who("as an option"),
        Variant::new(3, "of_leads", "distinct(right_party_lead_set) / distinct(lead_set)", IN_OUTBOUND).share().leaves_out(&["lead_unknown"]).means("leads whose right person was reached at least once, over all leads dialled").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Calls that the dialler gave up were answered, and by nobody knows whom: they stay below the line.",
    example: Example::of("of_connected", &[("right_party", 150), ("connected", 200)], 150, 200),
    source: "project convention, after the sources that the variants name; example: 150 of 200 answered attempts",
};

#[doc = include_str!("../../docs/kpis/valid_number_rate.md")]
pub static VALID_NUMBER_RATE: Definition = Definition {
    id: "valid_number_rate",
    number: 96,
    names: Names { en: "Valid number rate", zh: "号码有效率", fr: "Taux de numéros valides" },
    meaning: "Share of dialled attempts whose number exists: the quality of the list.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "of_attempts", "(attempts - invalid_number) / (attempts)", IN_OUTBOUND).share().means("attempts to numbers that exist, over all attempts").who("Chinese industry standard, in prose"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A wrong number that is dialled again counts again.",
    example: Example::of("of_attempts", &[("attempts", 500), ("invalid_number", 50)], 450, 500),
    source: "project convention, after the sources that the variants name; example: 50 of 500 attempts to invalid numbers",
};

#[doc = include_str!("../../docs/kpis/list_penetration.md")]
pub static LIST_PENETRATION: Definition = Definition {
    id: "list_penetration",
    number: 97,
    names: Names { en: "List penetration", zh: "名单覆盖率", fr: "Taux de pénétration du fichier" },
    meaning: "Share of the leads on the list that were dialled at least once.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "leads_dialled", "distinct(outbound.lead_set) / (capacity.leads)", &[&CAPACITY, &OUTBOUND]).leaves_out(&["outbound.lead_unknown", "capacity.leads_unknown"]).means("different leads dialled, over the leads on the list").who("common"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The size of the list is given, not counted: where leads were dialled that are no longer on it, the figure may exceed 100 %.",
    example: Example { samples: &[("outbound.lead_set", &[1, 2, 3, 3, 4])], ..Example::of("leads_dialled", &[("capacity.leads", 5)], 4, 5) },
    source: "project convention, after the sources that the variants name; example: four leads, one of them dialled twice, of a list of five",
};

#[doc = include_str!("../../docs/kpis/outbound_calls_per_agent_day.md")]
pub static OUTBOUND_CALLS_PER_AGENT_DAY: Definition = Definition {
    id: "outbound_calls_per_agent_day",
    number: 98,
    names: Names { en: "Outbound calls per agent and day", zh: "人均日呼出量", fr: "Appels sortants par agent et par jour" },
    meaning: "How many attempts were dialled for each day that an agent worked.",
    better: Better::Band,
    unit: Unit::Number,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "per_day_worked", "(outbound.attempts) / (attendance.agent_days_worked)", &[&ATTENDANCE, &OUTBOUND]).leaves_out(&["attendance.agent_days_unknown"]).means("all attempts, whoever started them, over days that agents worked").who("Chinese industry standard"),
        Variant::new(2, "agent_dialled", "(outbound.attempts_by_agent) / (attendance.agent_days_worked)", &[&ATTENDANCE, &OUTBOUND]).leaves_out(&["attendance.agent_days_unknown", "outbound.by_agent_unknown"]).means("attempts that agents started themselves, over days that agents worked").who("reports that keep dialler calls apart"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A dialler dials several lines for one agent: figures with and without it do not compare. A preview that was not dialled is no attempt.",
    example: Example::of("per_day_worked", &[("outbound.attempts", 2400), ("attendance.agent_days_worked", 10)], 2400, 10),
    source: "project convention, after the sources that the variants name; example: 2,400 attempts in 10 agent-days",
};

#[doc = include_str!("../../docs/kpis/outbound_success_rate.md")]
pub static OUTBOUND_SUCCESS_RATE: Definition = Definition {
    id: "outbound_success_rate",
    number: 99,
    names: Names { en: "Outbound success rate", zh: "外呼成功率(呼出成功率)", fr: "Taux de succès des appels sortants" },
    meaning: "Share of right-party contacts that led to a success.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "of_right_party", "(successes) / (right_party)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "successes_left_out"]).means("attempts with a success, over those that reached the right person").who("Chinese industry standard (name only)"),
        Variant::new(2, "of_connected", "(successes) / (connected)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "successes_left_out"]).means("attempts with a success, over those that a person answered").who("as an option"),
        Variant::new(3, "of_leads", "distinct(success_lead_set) / distinct(lead_set)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "lead_unknown", "successes_left_out"]).means("leads with at least one success, over all leads dialled").who("as an option"),
        Variant::new(4, "of_attempts", "(successes) / (attempts)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "successes_left_out"]).means("attempts with a success, over all attempts").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A success is what the campaign is for: a sale, an appointment, a promise to pay. Only the right person can bring one. Cancelled ones leave unless the rules count them.",
    example: Example::of("of_right_party", &[("successes", 30), ("right_party", 150)], 30, 150),
    source: "project convention, after the sources that the variants name; example: 30 successes of 150 right-party contacts",
};

#[doc = include_str!("../../docs/kpis/successes_per_day.md")]
pub static SUCCESSES_PER_DAY: Definition = Definition {
    id: "successes_per_day",
    number: 100,
    names: Names { en: "Successes per agent and day", zh: "人均日成功量", fr: "Succès par agent et par jour" },
    meaning: "How many successes came for each day that an agent worked.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "per_agent_day", "(outbound.successes) / (attendance.agent_days_worked)", &[&ATTENDANCE, &OUTBOUND]).leaves_out(&["attendance.agent_days_unknown", "outbound.success_unknown", "outbound.successes_left_out"]).means("attempts with a success, over days that agents worked").who("Chinese industry standard (name only)"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A success belongs to the day of its attempt, also where the sale came later.",
    example: Example::of("per_agent_day", &[("outbound.successes", 30), ("attendance.agent_days_worked", 5)], 30, 5),
    source: "project convention, after the sources that the variants name; example: 30 successes in 5 agent-days",
};

#[doc = include_str!("../../docs/kpis/outbound_work_efficiency.md")]
pub static OUTBOUND_WORK_EFFICIENCY: Definition = Definition {
    id: "outbound_work_efficiency",
    number: 101,
    names: Names { en: "Outbound work efficiency", zh: "外呼工作效率(呼出工作效率)", fr: "Efficacité des appels sortants" },
    meaning: "What an hour of an agent in outbound work brings.",
    better: Better::Higher,
    unit: Unit::Number,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "per_logged_in_hour", "3600000000 * (outbound.successes) / (agent_state.logged_in)", &[&AGENT_STATE, &OUTBOUND]).requires(&[("time_line", "union")]).pending(&["agent_state.open"]).leaves_out(&["outbound.success_unknown", "outbound.successes_left_out"]).means("attempts with a success, over hours that agents were logged in").who("project convention"),
        Variant::new(2, "talk_share", "(outbound.talk) / (agent_state.logged_in)", &[&AGENT_STATE, &OUTBOUND]).unit(Unit::Share).requires(&[("time_line", "union")]).pending(&["agent_state.open"]).leaves_out(&["outbound.talk_unknown"]).means("talk time of attempts, over the time that agents were logged in").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The field names this figure and defines it nowhere: both variants are proposals of this project. Of blended agents, only the time logged in to outbound work belongs below the line.",
    example: Example::of("per_logged_in_hour", &[("outbound.successes", 30), ("agent_state.logged_in", 57_600_000_000)], 108_000_000_000, 57_600_000_000),
    source: "project convention: no definition was found; example: 30 successes in 16 hours",
};

#[doc = include_str!("../../docs/kpis/conversion_rate.md")]
pub static CONVERSION_RATE: Definition = Definition {
    id: "conversion_rate",
    number: 102,
    names: Names { en: "Conversion rate", zh: "转化率", fr: "Taux de transformation (conversion)" },
    meaning: "Share of right-party contacts that ended in a sale.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "of_right_party", "(successes) / (right_party)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "successes_left_out"]).means("attempts with a success, over those that reached the right person").who("project convention"),
        Variant::new(2, "of_connected", "(successes) / (connected)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "successes_left_out"]).means("attempts with a success, over those that a person answered").who("as an option"),
        Variant::new(3, "of_leads", "distinct(success_lead_set) / distinct(lead_set)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "lead_unknown", "successes_left_out"]).means("leads with at least one success, over all leads dialled").who("list reports"),
        Variant::new(4, "of_attempts", "(successes) / (attempts)", IN_OUTBOUND).share().leaves_out(&["success_unknown", "successes_left_out"]).means("attempts with a success, over all attempts").who("dialler reports"),
        Variant::new(5, "inbound", "(sale.sales) / (contact.handled)", &[&CONTACT, &SALE]).requires(&[("unit", "contact")]).pending(&["contact.in_conversation"]).leaves_out(&["sale.sales_unknown", "sale.sales_left_out"]).means("sales of inbound contacts, over contacts handled; several sales of one contact may lift it above 100 %").who("inbound sales"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "What stands below the line moves the figure most. Cancelled sales leave unless the rules count them; sales later than the window leave where the rules name one, and one of unknown time leaves the figure open. A sale does not say which way its contact went: supply the sales of the contacts that stand below the line, of inbound ones for the variant `inbound`. Only sales should be marked as successes here; with other ends (an appointment, a promise to pay) it is the outbound success rate.",
    example: Example::of("of_right_party", &[("successes", 30), ("right_party", 150)], 30, 150),
    source: "project convention, after the sources that the variants name; example: 30 sales of 150 right-party contacts",
};

#[doc = include_str!("../../docs/kpis/contacts_per_conversion.md")]
pub static CONTACTS_PER_CONVERSION: Definition = Definition {
    id: "contacts_per_conversion",
    number: 103,
    names: Names { en: "Contacts per conversion", zh: "单次转化所需联系次数", fr: "Contacts par conversion" },
    meaning: "How many attempts one sale takes.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "attempts", "(attempts) / (successes)", IN_OUTBOUND).leaves_out(&["success_unknown", "successes_left_out"]).means("all attempts, over those with a success").who("Aircall"),
        Variant::new(2, "connected", "(connected) / (successes)", IN_OUTBOUND).leaves_out(&["success_unknown", "successes_left_out"]).means("attempts that a person answered, over those with a success").who("as an option"),
        Variant::new(3, "talk_time", "(talk) / (successes)", IN_OUTBOUND).unit(Unit::Duration).leaves_out(&["talk_unknown", "success_unknown", "successes_left_out"]).means("talk time of all attempts, over attempts with a success").who("talk time for one sale"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Undefined without a sale: not zero, and not infinite. A success that is no sale makes it the effort for a success.",
    example: Example::of("attempts", &[("attempts", 500), ("successes", 30)], 500, 30),
    source: "project convention, after the sources that the variants name; example: 500 attempts for 30 sales",
};

#[doc = include_str!("../../docs/kpis/dialler_abandon_rate.md")]
pub static DIALLER_ABANDON_RATE: Definition = Definition {
    id: "dialler_abandon_rate",
    number: 110,
    names: Names { en: "Dialler abandon rate", zh: "外呼丢弃率(呼损率)", fr: "Taux d'appels abandonnés par l'automate d'appels (composeur)" },
    meaning: "Share of live calls that had no agent in time: the centre abandoned the customer.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "ofcom", "(dialler_abandoned) / (dialler_abandoned + passed_to_agent)", IN_OUTBOUND).share().leaves_out(&["passed_unknown"]).means("live calls that the dialler gave up, over those and the ones that it passed to an agent").who("Ofcom"),
        Variant::new(2, "ofcom_estimated_machines", "(outbound.dialler_abandoned - capacity.machine_estimate) / (outbound.dialler_abandoned + outbound.passed_to_agent - capacity.machine_estimate)", &[&CAPACITY, &OUTBOUND]).share().leaves_out(&["outbound.passed_unknown", "capacity.machine_estimate_unknown"]).means("the same without the calls that, by a reasoned estimate, were given up to answering machines").who("Ofcom without machine detection"),
        Variant::new(3, "fcc", "(not_connected_within) / (live_answered)", IN_OUTBOUND).share().leaves_out(&["join_unknown"]).means("live calls without an agent within the limit, over all live calls").who("FCC"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Ofcom's rate is one of a campaign and 24 hours, the FCC's of a campaign and 30 days: keep totals by campaign and day. Calls that an agent dialled were passed to nobody, so they are not below Ofcom's line; they are live calls with an agent at once in the FCC's. Here the centre abandons, not the customer. Legal use needs counsel: this only computes.",
    example: Example::of("ofcom", &[("dialler_abandoned", 25), ("passed_to_agent", 975)], 25, 1000),
    source: "Ofcom's consultation text and its notice of 2017; Bright Pattern's help for the other ratio and its timeout; leaving calls dialled by agents out of the first is this project's convention; example: 25 of 1,000 live calls",
};

#[doc = include_str!("../../docs/kpis/network_failure_rate.md")]
pub static NETWORK_FAILURE_RATE: Definition = Definition {
    id: "network_failure_rate",
    number: 121,
    names: Names { en: "Network failure rate", zh: "网络失败率", fr: "Taux d'échec réseau" },
    meaning: "Share of dialled attempts that the network failed.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "of_attempts", "(network_failure) / (attempts)", IN_OUTBOUND).share().means("attempts that the network failed, over all attempts").who("Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Looked at first where few attempts connect: a fault of the line, not of the list.",
    example: Example::of("of_attempts", &[("network_failure", 5), ("attempts", 500)], 5, 500),
    source: "project convention, after the sources that the variants name; example: 5 of 500 attempts",
};

#[doc = include_str!("../../docs/kpis/attempts_per_lead.md")]
pub static ATTEMPTS_PER_LEAD: Definition = Definition {
    id: "attempts_per_lead",
    number: 125,
    names: Names { en: "Attempts per lead", zh: "名单平均外呼次数", fr: "Tentatives par fiche" },
    meaning: "How often a lead was dialled on average.",
    better: Better::Band,
    unit: Unit::Number,
    family: Family::Commercial,
    variants: &[
        Variant::new(1, "leads_dialled", "(attempts) / distinct(lead_set)", IN_OUTBOUND).leaves_out(&["lead_unknown"]).means("all attempts, over the different leads dialled").who("list reports"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Leads that were never dialled are not below the line: see list penetration.",
    example: Example { samples: &[("lead_set", &[1, 2, 2, 3, 4])], ..Example::of("leads_dialled", &[("attempts", 5)], 5, 4) },
    source: "project convention, after the sources that the variants name; example: five attempts on four leads",
};
