//! Accessibility: who came, who was answered, how long they waited. Each is defined here and nowhere else.

use crate::contact::{CONTACT, RING_ATTEMPT, SNAPSHOT};
use crate::resolution::CALLBACK;
use crate::ticket::TICKET;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, NotComputed, Variant};
use crate::workforce::CAPACITY;

const IN_CONTACT: &[&FactInfo] = &[&CONTACT];
const IN_RING_ATTEMPT: &[&FactInfo] = &[&RING_ATTEMPT];
const IN_SNAPSHOT: &[&FactInfo] = &[&SNAPSHOT];
const IN_TICKET: &[&FactInfo] = &[&TICKET];
const CONTACT_AND_CALLBACK: &[&FactInfo] = &[&CONTACT, &CALLBACK];

#[doc = include_str!("../../../docs/kpis/contact_volume.md")]
pub static CONTACT_VOLUME: Definition = Definition {
    id: "contact_volume",
    number: 1,
    names: Names { en: "Contact volume", zh: "来电量", fr: "Volume de contacts" },
    meaning: "How many contacts came.",
    better: Better::Neither,
    unit: Unit::Count,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "arrived", "arrived", IN_CONTACT).means("inbound contacts that reached the centre, those that stayed in self-service included").who("project convention; IVR included"),
        Variant::new(2, "queued", "offered", IN_CONTACT).means("inbound contacts offered: answered, abandoned or flowed out, those still waiting left out").who("AWS contacts queued"),
        Variant::new(3, "legs", "legs", IN_CONTACT).means("queue passages of inbound contacts: a transfer to another queue adds one").who("Bright Pattern; Google CCAI"),
        Variant::new(4, "attempts", "arrived + blocked + out_of_hours", IN_CONTACT).means("inbound contacts that arrived, and attempts that met a busy line or came outside opening hours").who("as an option"),
        Variant::new(5, "outbound", "outbound", IN_CONTACT).means("contacts that the centre started, answered or not").who("as an option"),
        Variant::new(6, "all_directions", "arrived + outbound", IN_CONTACT).means("inbound contacts that arrived, and outbound contacts; internal ones are left out").who("Aircall"),
        Variant::new(7, "internal", "internal", IN_CONTACT).means("contacts between colleagues, which enter no customer KPI").who("excluded by Aircall; for reconciliation"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A transfer adds a leg, not a contact; a queued call-back is one contact; a redial is a new one.",
    example: Example::of("attempts", &[("arrived", 1300), ("blocked", 20), ("out_of_hours", 0)], 1320, 1),
    source: "project convention, after the sources that the variants name; example: 1000 queued, 300 self-served and 20 blocked make 1320 attempts",
};

#[doc = include_str!("../../../docs/kpis/contacts_answered.md")]
pub static CONTACTS_ANSWERED: Definition = Definition {
    id: "contacts_answered",
    number: 2,
    names: Names { en: "Contacts answered", zh: "接听量", fr: "Contacts décrochés" },
    meaning: "How many contacts an agent answered, ended or not.",
    better: Better::Higher,
    unit: Unit::Count,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "answered", "answered", IN_CONTACT).means("inbound contacts that an agent answered, those still in conversation included").who("common"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A voicemail is no answer; an answer with no talk time is one.",
    example: Example::of("answered", &[("answered", 900)], 900, 1),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/contacts_handled.md")]
pub static CONTACTS_HANDLED: Definition = Definition {
    id: "contacts_handled",
    number: 3,
    names: Names { en: "Contacts handled", zh: "处理量", fr: "Contacts traités" },
    meaning: "How many answered contacts are done, wrap included.",
    better: Better::Higher,
    unit: Unit::Count,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "contacts", "handled", IN_CONTACT).pending(&["in_conversation"]).means("answered contacts whose work, wrap included, has ended: each counts once, whatever its legs").who("common"),
        Variant::new(2, "legs", "handled_legs", IN_CONTACT).pending(&["in_conversation"]).means("answered legs of handled contacts: a transferred contact counts once for each answer").who("per agent reports"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "A contact in conversation is answered and not yet handled.",
    example: Example::of("contacts", &[("handled", 2)], 2, 1),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/contacts_abandoned.md")]
pub static CONTACTS_ABANDONED: Definition = Definition {
    id: "contacts_abandoned",
    number: 4,
    names: Names { en: "Contacts abandoned", zh: "放弃量", fr: "Contacts abandonnés" },
    meaning: "How many customers left while waiting in the queue or while an agent rang.",
    better: Better::Lower,
    unit: Unit::Count,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "queue_and_ring", "abandoned", IN_CONTACT).pending(&["waiting"]).means("contacts that the customer left in the queue or while ringing").who("AWS"),
        Variant::new(2, "including_ivr", "abandoned + abandoned_ivr", IN_CONTACT).pending(&["waiting"]).means("contacts that the customer left in self-service, in the queue or while ringing").who("Aliyun"),
        Variant::new(3, "including_ivr_and_drops", "abandoned + abandoned_ivr + system_dropped", IN_CONTACT).pending(&["waiting"]).means("left by the customer in self-service, queue or ringing, or lost by the system after queueing").who("COPC glossary"),
        Variant::new(4, "any_unanswered", "abandoned + flowed_out", IN_CONTACT).pending(&["waiting"]).means("all that were offered and not answered: abandoned, or flowed out for whatever reason").who("FreeSWITCH"),
        Variant::new(5, "any_unanswered_but_exit_key", "abandoned + flowed_out - exit_key", IN_CONTACT).pending(&["waiting"]).means("all that were offered and not answered, but for those that left by pressing a key").who("Asterisk counter"),
        Variant::new(6, "user_only", "abandoned", IN_CONTACT).pending(&["waiting"]).means("contacts that the customer left in the queue or while ringing; the same here as queue_and_ring, platform drops being flow-outs").who("Huawei"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Leaving for a call-back or a message is a flow-out, no abandon; hanging up on hold is neither.",
    example: Example::of("including_ivr", &[("abandoned", 70), ("abandoned_ivr", 50)], 120, 1),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/contacts_missed.md")]
pub static CONTACTS_MISSED: Definition = Definition {
    id: "contacts_missed",
    number: 5,
    names: Names { en: "Contacts missed", zh: "未接量", fr: "Contacts manqués" },
    meaning: "How many contacts were offered and not answered.",
    better: Better::Lower,
    unit: Unit::Count,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "inbound_unanswered", "abandoned + flowed_out", IN_CONTACT).pending(&["waiting"]).means("inbound contacts offered and not answered: abandoned or flowed out").who("project convention"),
        Variant::new(2, "with_out_of_hours", "abandoned + flowed_out + out_of_hours", IN_CONTACT).pending(&["waiting"]).means("offered and not answered, and attempts outside opening hours").who("as an option"),
        Variant::new(3, "aircall", "flowed_out - voicemail", IN_CONTACT).pending(&["waiting"]).means("unanswered, without a message and not hung up by the caller: flow-outs but for voicemail").who("Aircall"),
        Variant::new(4, "agent_missed", "attempts - answered", IN_RING_ATTEMPT).means("alerts that agents did not answer: one contact may count several times").who("AWS contacts missed"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Self-served contacts and those lost in self-service are not missed.",
    example: Example::of("inbound_unanswered", &[("abandoned", 70), ("flowed_out", 30)], 100, 1),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/connect_rate.md")]
pub static CONNECT_RATE: Definition = Definition {
    id: "connect_rate",
    number: 6,
    names: Names { en: "Connect rate (answer rate)", zh: "接通率", fr: "Taux de décroché" },
    meaning: "Share of offered contacts that an agent answered.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "(answered) / (offered)", IN_CONTACT).share().pending(&["waiting"]).means("answered, over all that were answered, abandoned or flowed out").who("Genesys Answer %; UCCX"),
        Variant::new(2, "net_of_short", "(answered) / (offered - short_abandoned - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered, over the offered without the short abandons").who("as an option"),
        Variant::new(3, "of_arrived", "(answered) / (arrived - waiting - in_self_service)", IN_CONTACT).share().pending(&["waiting"]).means("answered, over all that arrived and are past queue and self-service, the self-served included").who("Chinese total connect rate"),
        Variant::new(4, "of_attempts", "(answered) / (arrived - waiting - in_self_service + blocked + out_of_hours)", IN_CONTACT).share().pending(&["waiting"]).means("answered, over all that arrived, met a busy line or came outside opening hours").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "With abandonment and flow-out it adds up to one. A self-served contact leaves the denominator.",
    example: Example::of("of_offered", &[("answered", 850), ("offered", 1000)], 850, 1000),
    source: "Genesys Cloud (Answer %), Cisco UCCX (handled of presented); example: 850 of 1000",
};

#[doc = include_str!("../../../docs/kpis/abandonment_rate.md")]
pub static ABANDONMENT_RATE: Definition = Definition {
    id: "abandonment_rate",
    number: 7,
    names: Names { en: "Abandonment rate", zh: "放弃率", fr: "Taux d'abandon" },
    meaning: "Share of offered contacts that the customer left.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "(abandoned) / (offered)", IN_CONTACT).share().pending(&["waiting"]).means("abandoned in queue or ringing, over all that were answered, abandoned or flowed out").who("Genesys; AWS"),
        Variant::new(2, "short_removed_numerator", "(abandoned - short_abandoned - abandon_wait_unknown) / (offered - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("abandoned but for the short ones, over all offered: short abandons stay below the line").who("WFM Labs net abandonment"),
        Variant::new(3, "short_removed_both", "(abandoned - short_abandoned - abandon_wait_unknown) / (offered - short_abandoned - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("abandoned but for the short ones, over the offered without them: they leave both sides").who("Cisco; UniVoIP"),
        Variant::new(4, "of_answered_plus_abandoned", "(abandoned) / (answered + abandoned)", IN_CONTACT).share().pending(&["waiting"]).means("abandoned, over the answered and the abandoned: flow-outs are dropped").who("Google CCAI before its exclusions; one city's published table"),
        Variant::new(5, "of_answered_plus_abandoned_net", "(abandoned - short_abandoned - abandon_wait_unknown) / (answered + abandoned - short_abandoned - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("abandoned but for the short ones, over the answered and these: short ones and flow-outs are dropped").who("Google CCAI"),
        Variant::new(6, "including_ivr", "(abandoned + abandoned_ivr) / (offered + abandoned_ivr)", IN_CONTACT).share().pending(&["waiting"]).means("left in self-service, queue or ringing, over the offered and those left in self-service").who("Aliyun; COPC glossary"),
        Variant::new(7, "over_answered", "(abandoned) / (answered)", IN_CONTACT).pending(&["waiting"]).means("abandoned, over the answered alone: no part of a whole, it may exceed 1").who("some published tables; may exceed 1"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Short abandons stay in unless a variant takes them out; a default never moves with the threshold.",
    example: Example::of("short_removed_both", &[("abandoned", 70), ("short_abandoned", 20), ("offered", 1000), ("abandon_wait_unknown", 0)], 50, 980),
    source: "Genesys Cloud and Amazon Connect (abandoned over offered), Cisco and UniVoIP (short ones removed from both); example: 1000 offered, 70 abandoned, 20 of them short",
};

#[doc = include_str!("../../../docs/kpis/service_level.md")]
pub static SERVICE_LEVEL: Definition = Definition {
    id: "service_level",
    number: 8,
    names: Names { en: "Service level", zh: "服务水平", fr: "Niveau de service" },
    meaning: "Share of offered contacts answered within the threshold.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "(answered_within) / (offered - wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over all that were answered, abandoned or flowed out").who("Avaya; Genesys with flow-outs; Vonage"),
        Variant::new(2, "of_answered_and_abandoned", "(answered_within) / (answered + abandoned - wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the answered and the abandoned: flow-outs are dropped").who("ICMI 3; Genesys; Cisco negative"),
        Variant::new(3, "abandons_positive", "(answered_within + abandoned_within) / (answered + abandoned - wait_unknown - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered or abandoned within the threshold, over the answered and the abandoned: early leavers count as met").who("ICMI 1; Cisco positive; Asterisk ServicelevelPerf2"),
        Variant::new(4, "late_abandons_only", "(answered_within) / (answered + abandoned - abandoned_within - wait_unknown - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the answered and those who left after it: early leavers are dropped").who("ICMI 4; Cisco ignore; Bright Pattern; CxEngage; XCALLY; Intermedia"),
        Variant::new(5, "answered_only", "(answered_within) / (answered - wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the answered alone: abandons and flow-outs are dropped").who("ICMI 2; UCCX only handled; Asterisk ServicelevelPerf; AltiGen"),
        Variant::new(6, "short_abandon_credit", "(answered_within + short_abandoned) / (answered + abandoned - wait_unknown - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold or left as a short abandon, over the answered and the abandoned").who("ICMI 5 (its short abandon is 5 s inclusive)"),
        Variant::new(7, "short_abandons_excluded", "(answered_within) / (answered + abandoned - short_abandoned - wait_unknown - abandon_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the answered and the abandoned but for the short abandons").who("Genesys with short abandons off; RingCentral; CxEngage option"),
        Variant::new(8, "removed_from_queue", "(answered_within + abandoned_within + flowed_out_within) / (offered - wait_unknown - abandon_wait_unknown - flow_out_wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("out of the queue within the threshold, answered, abandoned or flowed out alike, over all offered").who("Amazon Connect"),
        Variant::new(9, "callback_requests_excluded", "(answered_within) / (offered - callback_requested - wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the offered without those that asked to be called back").who("as an option"),
        Variant::new(10, "dequeued_excluded", "(answered_within) / (offered - withdrawn - wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the offered without those that the routing took off the queue").who("Cisco UCCE precision queues"),
        Variant::new(11, "waiting_overdue_counted", "(answered_within) / (offered + waiting_overdue - wait_unknown)", IN_CONTACT).share().pending(&["waiting"]).means("answered within the threshold, over the offered and those that already wait longer than it").who("as an option; needs the horizon"),
        Variant::new(12, "of_waiting_now", "(waiting_within) / (waiting)", IN_SNAPSHOT).share().means("of the contacts waiting at an instant, those that have waited no longer than the threshold so far; over several instants, of all contacts waiting at them").who("AltiGen real-time"),
        Variant::new(13, "callback_promise_met", "(contact.answered_within + callback.promise_met) / (contact.offered - contact.wait_unknown)", CONTACT_AND_CALLBACK).pending(&["contact.waiting", "callback.requests_open"]).means("answered within the threshold, or called back and connected within the promise, over all that were answered, abandoned or flowed out").who("as an option: a call-back within its own promise is met"),
    ],
    not_computed: &[
        NotComputed { number: 14, name: "genesys_literal", why: "with abandons and short abandons both switched off, the text takes the short ones away twice: 860 of 990 on the published day, although 1000 were answered", who: "Genesys help text, read literally" },
    ],
    default: Some(0),
    notes: "Five formulas of one published day run from 81.1 % to 86.0 %, and 78.9 % with flow-outs: compare within one variant and one threshold only. A day is its pooled intervals, never the mean of their levels.",
    example: Example::of("of_offered", &[("answered_within", 860), ("offered", 1090), ("wait_unknown", 0)], 860, 1090),
    source: "ICMI QueueTips 2002, Service Level Calculations: 1000 answered, 860 of them in time, 60 abandoned; 30 flow-outs added",
};

#[doc = include_str!("../../../docs/kpis/response_within_target_rate.md")]
pub static RESPONSE_WITHIN_TARGET_RATE: Definition = Definition {
    id: "response_within_target_rate",
    number: 9,
    names: Names { en: "Response within target", zh: "及时响应率", fr: "Taux de réponse dans les délais" },
    meaning: "Share of contacts that are due whose first human reply came within the threshold.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "by_due", "(replied_within) / (response_due)", IN_CONTACT).leaves_out(&["response_unknown"]).share().pending(&["response_not_due"]).means("first reply within the threshold, over the replied and those whose threshold has passed without one").who("Aircall, basis unsaid"),
        Variant::new(2, "replied_only", "(replied_within) / (replied)", IN_CONTACT).leaves_out(&["response_unknown"]).share().means("first reply within the threshold, over the replied alone: what nobody answered is dropped").who("as an option; flattering"),
        Variant::new(3, "all_arrived", "(replied_within) / (arrived - response_unknown)", IN_CONTACT).share().means("first reply within the threshold, over all that arrived, those not due yet included").who("plain reports"),
        Variant::new(4, "ticket_by_due", "(first_reply_within) / (first_reply_due)", IN_TICKET).leaves_out(&["first_reply_unknown", "first_reply_never_due", "agent_created"]).share().pending(&["first_reply_not_due"]).means("tickets with a first human reply within the threshold, over the tickets replied or whose threshold has passed").who("help desks"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "For deferred channels: group by channel, each with its own threshold. A contact not replied yet is due once its threshold has passed.",
    example: Example::of("by_due", &[("replied_within", 95), ("response_due", 100)], 95, 100),
    source: "project convention, after the sources that the variants name; example: 95 of 100 e-mails within 24 hours",
};

#[doc = include_str!("../../../docs/kpis/average_speed_of_answer.md")]
pub static AVERAGE_SPEED_OF_ANSWER: Definition = Definition {
    id: "average_speed_of_answer",
    number: 10,
    names: Names { en: "Average speed of answer (ASA)", zh: "平均应答速度", fr: "Délai moyen de décroché (vitesse moyenne de réponse)" },
    meaning: "How long answered contacts waited on average.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "answered_only", "(wait_of_answered) / (answered - wait_unknown)", IN_CONTACT).means("waits of the answered, over the answered, those answered at once included").who("AWS; Avaya; Aircall"),
        Variant::new(2, "answered_waited_only", "(wait_of_answered) / (answered_waited)", IN_CONTACT).leaves_out(&["wait_unknown"]).means("waits of the answered, over those of them that waited: those answered at once are dropped").who("reports over calls that queued"),
        Variant::new(3, "all_wait_over_answered", "(wait_of_answered + wait_of_abandoned + wait_of_flowed_out) / (answered - wait_unknown)", IN_CONTACT).leaves_out(&["abandon_wait_unknown", "flow_out_wait_unknown"]).means("waits of all offered, those that abandoned or flowed out too, over the answered alone").who("wolkvox prose"),
        Variant::new(4, "from_arrival", "(arrival_to_answer) / (answered - arrival_wait_unknown)", IN_CONTACT).means("time from arrival to the answer, self-service included, over the answered").who("IVR included"),
        Variant::new(5, "from_first_ring", "(ring_of_answered) / (answered - ring_unknown)", IN_CONTACT).means("time from the first ring of the answering attempt to the answer, over the answered").who("option; equals average_ring_time"),
    ],
    not_computed: &[
        NotComputed { number: 6, name: "exponential", why: "a running average in whole numbers, three parts the old value and one part the new wait: it depends on the order of the calls, so no totals can give it", who: "Asterisk holdtime" },
    ],
    default: Some(0),
    notes: "Long waits that ended in an abandon vanish from it: read it beside the abandonment rate.",
    example: Example::of("answered_only", &[("wait_of_answered", 60_000_000), ("answered", 3), ("wait_unknown", 0)], 60_000_000, 3),
    source: "Amazon Connect (average queue answer time), Avaya CMS (ANSTIME over ACDCALLS), Aircall; example: answered after 5, 10 and 45 s",
};

#[doc = include_str!("../../../docs/kpis/average_queue_time.md")]
pub static AVERAGE_QUEUE_TIME: Definition = Definition {
    id: "average_queue_time",
    number: 11,
    names: Names { en: "Average queue time", zh: "平均排队时长", fr: "Temps moyen d'attente" },
    meaning: "How long contacts waited on average, answered or not.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "all_queued", "(wait_of_answered + wait_of_abandoned + wait_of_flowed_out) / (offered - wait_unknown - abandon_wait_unknown - flow_out_wait_unknown)", IN_CONTACT).pending(&["waiting"]).means("waits of all offered, over all offered, those that left the queue at once included").who("Chinese industry standard"),
        Variant::new(2, "waited_only", "(wait_of_answered + wait_of_abandoned + wait_of_flowed_out) / (waited)", IN_CONTACT).pending(&["waiting"]).leaves_out(&["wait_unknown", "abandon_wait_unknown", "flow_out_wait_unknown"]).means("waits of all offered, over those of them that waited: waits of zero are dropped").who("reports over calls that queued"),
        Variant::new(3, "answered_only", "(wait_of_answered) / (answered - wait_unknown)", IN_CONTACT).pending(&["waiting"]).means("waits of the answered, over the answered: the average speed of answer").who("equals average_speed_of_answer"),
        Variant::new(4, "abandoned_only", "(wait_of_abandoned) / (abandoned - abandon_wait_unknown)", IN_CONTACT).pending(&["waiting"]).means("waits of those who abandoned, over them: the average time to abandon").who("equals average_abandon_time"),
    ],
    not_computed: &[
        NotComputed { number: 5, name: "censored_mean", why: "waits still running at the horizon have no end yet: what they add belongs to a survival estimate, not to a mean", who: "as an option" },
    ],
    default: Some(0),
    notes: "Waits still running are in no mean.",
    example: Example::of("all_queued", &[("wait_of_answered", 60_000_000), ("wait_of_abandoned", 30_000_000), ("wait_of_flowed_out", 0), ("offered", 5), ("wait_unknown", 0), ("abandon_wait_unknown", 0), ("flow_out_wait_unknown", 0)], 90_000_000, 5),
    source: "project convention, after the sources that the variants name; example: waits of 5, 10, 45, 30 and 0 s",
};

#[doc = include_str!("../../../docs/kpis/wait_percentile.md")]
pub static WAIT_PERCENTILE: Definition = Definition {
    id: "wait_percentile",
    number: 12,
    names: Names { en: "Wait percentile", zh: "等待时长分位数", fr: "Centile d'attente" },
    meaning: "The wait that a given share of the contacts did not exceed.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "quantile(p; wait_dist_answered + wait_dist_abandoned + wait_dist_flowed_out)", IN_CONTACT).leaves_out(&["wait_unknown", "abandon_wait_unknown", "flow_out_wait_unknown"]).pending(&["waiting"]).means("wait that the given share of all offered did not exceed: answered, abandoned or flowed out").who("project convention"),
        Variant::new(2, "of_answered", "quantile(p; wait_dist_answered)", IN_CONTACT).leaves_out(&["wait_unknown"]).pending(&["waiting"]).means("wait that the given share of the answered did not exceed: abandons and flow-outs are dropped").who("many reports"),
    ],
    not_computed: &[
        NotComputed { number: 3, name: "kaplan_meier", why: "a survival estimate needs the waits that were cut short, by leaving or by the horizon, one by one", who: "statistics texts" },
    ],
    default: Some(0),
    notes: "Percentiles do not add: merge the distributions, then read. Nearest rank unless another rule is named.",
    example: Example { percent: Some(80), samples: &[("wait_dist_answered", &[2_000_000, 4_000_000, 4_000_000, 7_000_000, 9_000_000, 12_000_000, 20_000_000]), ("wait_dist_abandoned", &[31_000_000, 45_000_000]), ("wait_dist_flowed_out", &[90_000_000])], ..Example::of("of_offered", &[], 31_000_000, 1) },
    source: "project convention, after the sources that the variants name; example: p80 of 2, 4, 4, 7, 9, 12, 20, 31, 45 and 90 s",
};

#[doc = include_str!("../../../docs/kpis/longest_wait.md")]
pub static LONGEST_WAIT: Definition = Definition {
    id: "longest_wait",
    number: 13,
    names: Names { en: "Longest wait", zh: "最长等待时长", fr: "Attente maximale" },
    meaning: "The longest wait of a contact that left the queue.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "max(wait_dist_answered + wait_dist_abandoned + wait_dist_flowed_out)", IN_CONTACT).leaves_out(&["wait_unknown", "abandon_wait_unknown", "flow_out_wait_unknown"]).pending(&["waiting"]).means("longest wait of all offered: answered, abandoned or flowed out").who("AWS maximum queued time"),
        Variant::new(2, "of_answered", "max(wait_dist_answered)", IN_CONTACT).leaves_out(&["wait_unknown"]).pending(&["waiting"]).means("longest wait that ended in an answer: abandons and flow-outs are dropped").who("some reports"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Abandoned contacts count; those still waiting do not.",
    example: Example { percent: None, samples: &[("wait_dist_answered", &[5_000_000, 10_000_000]), ("wait_dist_abandoned", &[45_000_000]), ("wait_dist_flowed_out", &[30_000_000])], ..Example::of("of_offered", &[], 45_000_000, 1) },
    source: "Amazon Connect (maximum queued time, abandons included)",
};

#[doc = include_str!("../../../docs/kpis/average_abandon_time.md")]
pub static AVERAGE_ABANDON_TIME: Definition = Definition {
    id: "average_abandon_time",
    number: 14,
    names: Names { en: "Average time to abandon", zh: "平均放弃时长", fr: "Temps moyen avant abandon" },
    meaning: "How long customers waited on average before they left.",
    better: Better::Neither,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "all", "(wait_of_abandoned) / (abandoned - abandon_wait_unknown)", IN_CONTACT).means("waits of those who abandoned in queue or ringing, over them, short abandons included").who("AWS; Avaya"),
        Variant::new(2, "short_excluded", "(wait_of_abandoned - wait_of_short_abandoned) / (abandoned - short_abandoned - abandon_wait_unknown)", IN_CONTACT).means("waits of those who abandoned, over them, short abandons dropped on both sides").who("as an option"),
        Variant::new(3, "from_arrival", "(arrival_to_abandon) / (abandoned - abandon_arrival_wait_unknown)", IN_CONTACT).means("time from arrival to the abandon, self-service included, over those who abandoned in queue or ringing").who("Aliyun keeps IVR, queue and ring apart"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Not the mean patience, which the waits of those who were answered tell too.",
    example: Example::of("all", &[("wait_of_abandoned", 34_000_000), ("abandoned", 2), ("abandon_wait_unknown", 0)], 34_000_000, 2),
    source: "Amazon Connect (enqueue to dequeue), Avaya CMS (ABNTIME over ABNCALLS); example: left after 30 and 4 s",
};

#[doc = include_str!("../../../docs/kpis/average_ring_count.md")]
pub static AVERAGE_RING_COUNT: Definition = Definition {
    id: "average_ring_count",
    number: 15,
    names: Names { en: "Average ring count", zh: "平均振铃次数", fr: "Nombre moyen de sonneries" },
    meaning: "How often it rang on average before the answer.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "answered", "(ring_count) / (ring_counted)", IN_CONTACT).means("rings reckoned from ring time and ring cycle, over the answered but for automatic answers").who("Chinese industry standard; no default: the cadence must be chosen"),
        Variant::new(2, "source_count", "(ring_count_given) / (ring_count_given_known)", IN_CONTACT).means("rings as the source counted them, over the answered for which it did, but for automatic answers").who("sources that count rings themselves"),
    ],
    not_computed: &[],
    default: None,
    notes: "The cadence differs by country and has no default: 12 s are 3 rings in China and the US, 5 in the UK.",
    example: Example::of("answered", &[("ring_count", 6), ("ring_counted", 3)], 6, 3),
    source: "project convention, after the sources that the variants name; example: rings of 4, 9 and 12 s in cycles of 5 s",
};

#[doc = include_str!("../../../docs/kpis/average_ring_time.md")]
pub static AVERAGE_RING_TIME: Definition = Definition {
    id: "average_ring_time",
    number: 16,
    names: Names { en: "Average ring time", zh: "平均振铃时长", fr: "Durée moyenne de sonnerie" },
    meaning: "How long it rang on average before the answer.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "answered", "(ring_of_answered) / (answered - ring_unknown)", IN_CONTACT).means("ring time of the attempt that was answered, over the answered").who("project convention"),
        Variant::new(2, "all_rang", "(ring_time) / (attempts - ring_unknown)", IN_RING_ATTEMPT).means("how long it rang over all alerts of known length, answered or not").who("Aliyun"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Of the attempt that was answered.",
    example: Example::of("answered", &[("ring_of_answered", 25_000_000), ("answered", 3), ("ring_unknown", 0)], 25_000_000, 3),
    source: "project convention, after the sources that the variants name; example: rings of 4, 9 and 12 s",
};

#[doc = include_str!("../../../docs/kpis/flow_out_rate.md")]
pub static FLOW_OUT_RATE: Definition = Definition {
    id: "flow_out_rate",
    number: 18,
    names: Names { en: "Flow-out rate", zh: "溢出率", fr: "Taux de débordement" },
    meaning: "Share of offered contacts that left the queue neither answered nor abandoned.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "(flowed_out) / (offered)", IN_CONTACT).share().pending(&["waiting"]).means("left the queue neither answered nor abandoned, over all offered").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Messages, call-back requests, overflow, timeout, keys, routing and system drops.",
    example: Example::of("of_offered", &[("flowed_out", 30), ("offered", 1000)], 30, 1000),
    source: "Genesys Cloud (flow-outs); example: 30 of 1000",
};

#[doc = include_str!("../../../docs/kpis/callback_request_rate.md")]
pub static CALLBACK_REQUEST_RATE: Definition = Definition {
    id: "callback_request_rate",
    number: 19,
    names: Names { en: "Call-back request rate", zh: "回呼申请率", fr: "Taux de demandes de rappel" },
    meaning: "Share of offered contacts that asked to be called back.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_offered", "(callback_requested) / (offered)", IN_CONTACT).share().pending(&["waiting"]).means("left the queue with a request to be called back, over all offered").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("of_offered", &[("callback_requested", 50), ("offered", 1000)], 50, 1000),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/blocked_rate.md")]
pub static BLOCKED_RATE: Definition = Definition {
    id: "blocked_rate",
    number: 20,
    names: Names { en: "Blocked rate", zh: "遇忙率", fr: "Taux de blocage" },
    meaning: "Share of attempts that met a busy line.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_attempts", "(blocked) / (blocked + arrived)", IN_CONTACT).share().means("attempts that met a busy line, over these and all that arrived").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Blocked calls are invisible to the queue: they need trunk data.",
    example: Example::of("of_attempts", &[("blocked", 20), ("arrived", 1000)], 20, 1020),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/out_of_hours_rate.md")]
pub static OUT_OF_HOURS_RATE: Definition = Definition {
    id: "out_of_hours_rate",
    number: 21,
    names: Names { en: "Out-of-hours rate", zh: "非服务时间来电率", fr: "Taux hors horaires" },
    meaning: "Share of attempts that came outside opening hours.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_arrivals", "(out_of_hours) / (out_of_hours + arrived)", IN_CONTACT).share().means("attempts outside opening hours, over these and all that arrived").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "",
    example: Example::of("of_arrivals", &[("out_of_hours", 80), ("arrived", 1000)], 80, 1080),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/self_service_rate.md")]
pub static SELF_SERVICE_RATE: Definition = Definition {
    id: "self_service_rate",
    number: 22,
    names: Names { en: "Self-service rate", zh: "自助解决率", fr: "Taux de self-service" },
    meaning: "Share of contacts that self-service served.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_entered", "(self_served) / (entered_self_service - in_self_service)", IN_CONTACT).share().pending(&["in_self_service"]).means("served in self-service, over all that entered it and are no longer there").who("project convention"),
        Variant::new(2, "of_arrived", "(self_served) / (arrived - in_self_service)", IN_CONTACT).share().pending(&["in_self_service"]).means("served in self-service, over all that arrived, whether they entered it or not").who("plain reports"),
        Variant::new(3, "completed", "(self_service_completed) / (arrived - in_self_service)", IN_CONTACT).share().pending(&["in_self_service"]).means("completed their task in self-service, however they ended, over all that arrived").who("task done"),
        Variant::new(4, "containment", "(self_served + abandoned_ivr) / (entered_self_service - in_self_service)", IN_CONTACT).share().pending(&["in_self_service"]).means("served in self-service or left there by the customer, over all that entered it").who("containment: never reached an agent"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Leaving in self-service is no success, except in the containment variant, which says so.",
    example: Example::of("of_entered", &[("self_served", 300), ("entered_self_service", 800), ("in_self_service", 0)], 300, 800),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/contact_frequency.md")]
pub static CONTACT_FREQUENCY: Definition = Definition {
    id: "contact_frequency",
    number: 25,
    names: Names { en: "Contacts per customer", zh: "客户来电频率", fr: "Fréquence de contact par client" },
    meaning: "How many contacts each customer made on average.",
    better: Better::Lower,
    unit: Unit::Number,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "per_active_customer", "(with_customer) / distinct(customer_set)", IN_CONTACT).leaves_out(&["anonymous"]).means("contacts of known customers, over the distinct customers that made them").who("Aircall"),
        Variant::new(2, "per_account", "(contact.with_customer + contact.anonymous) / (capacity.accounts)", &[&CONTACT, &CAPACITY]).means("all contacts, anonymous ones included, over the customers on the books, silent ones included").who("contact rate"),
        Variant::new(3, "per_account_known", "(contact.with_customer) / (capacity.accounts)", &[&CONTACT, &CAPACITY]).leaves_out(&["contact.anonymous"]).means("contacts with a known customer over the customers on the books, silent ones included").who("contact rate over known customers"),
        Variant::new(4, "per_issue", "(with_issue) / distinct(issue_set)", IN_CONTACT).means("contacts with a known issue, over the distinct issues").who("issue tracking"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Distinct customers do not add over periods: merge the sets, then count.",
    example: Example { samples: &[("customer_set", &[1, 1, 1, 1, 1, 2, 2, 2, 3])], ..Example::of("per_active_customer", &[("with_customer", 9)], 9, 3) },
    source: "project convention, after the sources that the variants name; example: three customers with 5, 3 and 1 contacts",
};

#[doc = include_str!("../../../docs/kpis/multichannel_customer_share.md")]
pub static MULTICHANNEL_CUSTOMER_SHARE: Definition = Definition {
    id: "multichannel_customer_share",
    number: 71,
    names: Names { en: "Multichannel customer share", zh: "多渠道客户占比", fr: "Part de clients multicanaux" },
    meaning: "Share of customers who came on two channels or more.",
    better: Better::Neither,
    unit: Unit::Share,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "two_or_more", "distinct(multichannel_customer_set) / distinct(customer_set)", IN_CONTACT).leaves_out(&["anonymous"]).share().means("distinct customers seen on two channels or more, over all distinct known customers").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "What customers do, not which channels they say they like. Distinct customers do not add over periods: merge the sets, then count.",
    example: Example { samples: &[("multichannel_customer_set", &[1, 1, 2, 3]), ("customer_set", &[1, 1, 2, 2, 3, 3, 4])], ..Example::of("two_or_more", &[], 3, 4) },
    source: "project convention; example: of four customers three came on two channels",
};

#[doc = include_str!("../../../docs/kpis/channel_share.md")]
pub static CHANNEL_SHARE: Definition = Definition {
    id: "channel_share",
    number: 72,
    names: Names { en: "Channel share", zh: "渠道占比", fr: "Part par canal" },
    meaning: "Share of contacts that came by the named channel.",
    better: Better::Neither,
    unit: Unit::Share,
    family: Family::Experience,
    variants: &[
        Variant::new(1, "of_contacts", "(arrived_of_channel) / (arrived)", IN_CONTACT).share().means("contacts of the named channel, over all that arrived").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The channel is a rule and has no default.",
    example: Example::of("of_contacts", &[("arrived_of_channel", 300), ("arrived", 1200)], 300, 1200),
    source: "project convention, after the sources that the variants name",
};

#[doc = include_str!("../../../docs/kpis/system_drop_rate.md")]
pub static SYSTEM_DROP_RATE: Definition = Definition {
    id: "system_drop_rate",
    number: 122,
    names: Names { en: "System drop rate", zh: "系统掉线率", fr: "Taux de coupures système" },
    meaning: "Share of contacts that the system lost.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "of_arrived", "(system_dropped + system_failed_before_queue) / (arrived)", IN_CONTACT).share().means("lost by the system before or after queueing, over all that arrived").who("Chinese industry standard"),
        Variant::new(2, "of_offered", "(system_dropped) / (offered)", IN_CONTACT).share().means("lost by the system after queueing, over all offered: losses before the queue are dropped").who("queue view"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Before or after queueing; the queue view counts the latter over offered.",
    example: Example::of("of_arrived", &[("system_dropped", 3), ("system_failed_before_queue", 2), ("arrived", 1000)], 5, 1000),
    source: "project convention",
};

#[doc = include_str!("../../../docs/kpis/mean_patience.md")]
pub static MEAN_PATIENCE: Definition = Definition {
    id: "mean_patience",
    number: 126,
    names: Names { en: "Mean patience", zh: "平均耐心时长", fr: "Patience moyenne" },
    meaning: "How long a customer would wait on average before leaving.",
    better: Better::Neither,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "exponential", "(wait_of_answered + wait_of_abandoned) / (abandoned - abandon_wait_unknown)", IN_CONTACT).leaves_out(&["wait_unknown"]).means("waits of the answered and of those who abandoned, over the abandons alone").who("queueing texts; assumes exponential patience"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Assumes exponential patience: the waits of the answered and of those who abandoned, over the number of abandons. Waits of contacts that flowed out are not in it.",
    example: Example::of("exponential", &[("wait_of_answered", 60_000_000), ("wait_of_abandoned", 34_000_000), ("abandoned", 2), ("abandon_wait_unknown", 0)], 94_000_000, 2),
    source: "project convention, after the sources that the variants name; example: answered after 5, 10 and 45 s, left after 30 and 4 s",
};
