//! The KPIs that read resolutions. Each is defined here and nowhere else.

use crate::contact::CONTACT;
use crate::resolution::{CALLBACK, RESOLUTION};
use crate::survey::SURVEY;
use crate::ticket::TICKET;
use crate::exact::Unit;
use crate::fact::FactInfo;
use crate::metric::{Better, Definition, Example, Family, Names, NotComputed, Variant};

const IN_RESOLUTION: &[&FactInfo] = &[&RESOLUTION];
const IN_SURVEY: &[&FactInfo] = &[&SURVEY];
const IN_TICKET: &[&FactInfo] = &[&TICKET];
const IN_CALLBACK: &[&FactInfo] = &[&CALLBACK];
const IN_CONTACT: &[&FactInfo] = &[&CONTACT];

#[doc = include_str!("../../docs/kpis/missed_call_callback_rate.md")]
pub static MISSED_CALL_CALLBACK_RATE: Definition = Definition {
    id: "missed_call_callback_rate",
    number: 23,
    names: Names { en: "Missed calls called back", zh: "未接来电回拨率", fr: "Taux de rappel des appels manqués" },
    meaning: "Share of episodes of missed calls in which the centre called the customer back.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "attempted", "(called_back) / (episodes)", IN_CALLBACK).share().leaves_out(&["outcome_unknown"]).pending(&["episodes_open"]).means("episodes of missed calls that an attempt to call back closed, reached or not, over the episodes that are closed or whose window has ended").who("project convention"),
        Variant::new(2, "connected", "(called_back_connected) / (episodes)", IN_CALLBACK).share().leaves_out(&["outcome_unknown"]).pending(&["episodes_open"]).means("episodes of missed calls in which a call-back reached the customer within the window, over the episodes that are closed or whose window has ended").who("project convention"),
        Variant::new(3, "per_call", "(calls_called_back) / (calls_missed)", IN_CALLBACK).share().leaves_out(&["calls_missed_unknown", "outcome_unknown"]).pending(&["episodes_open"]).means("missed calls of the episodes that an attempt closed, over the missed calls of all judged episodes: every call counts").who("project convention"),
        Variant::new(4, "exclude_self_recovered", "(called_back) / (episodes - self_recovered)", IN_CALLBACK).share().leaves_out(&["outcome_unknown"]).pending(&["episodes_open"]).means("episodes that an attempt closed, over the judged episodes without those in which the customer called again and was answered first").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Missed calls of one customer are one episode, from the first until an attempt to call back, the customer's next answered call, or the end of the window; one attempt closes one episode. Anonymous calls are in none. A queue's automatic call-back is another thing.",
    example: Example::of("attempted", &[("called_back", 2), ("episodes", 4)], 2, 4),
    source: "project convention: no vendor's formula was found (Aircall notes whether a call was called back); example: of four customers two were called back, one called again and was answered, one was never called",
};

#[doc = include_str!("../../docs/kpis/missed_call_callback_time.md")]
pub static MISSED_CALL_CALLBACK_TIME: Definition = Definition {
    id: "missed_call_callback_time",
    number: 24,
    names: Names { en: "Time to call back missed calls", zh: "未接来电平均回拨时长", fr: "Délai moyen de rappel des appels manqués" },
    meaning: "How long customers waited for a call-back after a missed call on average.",
    better: Better::Lower,
    unit: Unit::Duration,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "from_first_missed", "(delay_from_first) / (called_back)", IN_CALLBACK).leaves_out(&["outcome_unknown"]).pending(&["episodes_open"]).means("from the first missed call to the attempt, over the episodes that an attempt closed").who("project convention"),
        Variant::new(2, "from_last_missed", "(delay_from_last) / (called_back)", IN_CALLBACK).leaves_out(&["outcome_unknown"]).pending(&["episodes_open"]).means("from the last missed call to the attempt, over the episodes that an attempt closed").who("project convention"),
        Variant::new(3, "connected", "(delay_to_connected) / (called_back_connected)", IN_CALLBACK).leaves_out(&["outcome_unknown"]).pending(&["episodes_open"]).means("from the first missed call to the attempt that reached the customer, over the episodes in which one did within the window").who("project convention"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Only of those called back: read it beside the rate.",
    example: Example::of("from_first_missed", &[("delay_from_first", 2_400_000_000), ("called_back", 2)], 2_400_000_000, 2),
    source: "project convention: no vendor's formula was found; example: called back 600 and 1800 s after the first missed call",
};

#[doc = include_str!("../../docs/kpis/repeat_contact_rate.md")]
pub static REPEAT_CONTACT_RATE: Definition = Definition {
    id: "repeat_contact_rate",
    number: 26,
    names: Names { en: "Repeat contact rate", zh: "重复来电率", fr: "Taux de réitération" },
    meaning: "Share of contacts that another of the same customer followed within the window.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "followed", "(contacts_judged - contacts_without_follow_up) / (contacts_judged)", IN_RESOLUTION).share().pending(&["contacts_open"]).means("contacts that another on the same matter followed within the window, over the contacts judged").who("ACD reports"),
        Variant::new(2, "preceded", "(contacts_preceded) / (contacts_preceded_judged)", IN_RESOLUTION).share().pending(&["contacts_preceded_open"]).means("contacts that followed another on the same matter within the window, over the contacts judged").who("as an option"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "The complement of first-contact resolution by contact; judged only where the whole window has passed.",
    example: Example::of("followed", &[("contacts_judged", 3), ("contacts_without_follow_up", 2)], 1, 3),
    source: "project convention, after the sources that the variants name; example: contacts on days 1, 3 and 20, window of 7 days",
};

#[doc = include_str!("../../docs/kpis/redial_rate.md")]
pub static REDIAL_RATE: Definition = Definition {
    id: "redial_rate",
    number: 27,
    names: Names { en: "Redial rate", zh: "放弃后重拨率", fr: "Taux de rappel après abandon" },
    meaning: "Share of abandoned contacts whose customer came back within the window.",
    better: Better::Lower,
    unit: Unit::Share,
    family: Family::Accessibility,
    variants: &[
        Variant::new(1, "within_window", "(abandons_redialled) / (abandons_judged)", IN_RESOLUTION).share().pending(&["abandons_open"]).means("abandoned contacts of known customers who came back within the window, over the abandoned judged").who("Chinese industry standard"),
    ],
    not_computed: &[],
    default: Some(0),
    notes: "Redials inflate the volume: a forecast counts callers once. Judged only where the whole window has passed.",
    example: Example::of("within_window", &[("abandons_judged", 4), ("abandons_redialled", 1)], 1, 4),
    source: "project convention, after the sources that the variants name; example: of four abandoned calls one is followed after 10 minutes, one after 2 hours, two by none, with a window of an hour",
};

#[doc = include_str!("../../docs/kpis/first_contact_resolution.md")]
pub static FIRST_CONTACT_RESOLUTION: Definition = Definition {
    id: "first_contact_resolution",
    number: 42,
    names: Names { en: "First-contact resolution (FCR)", zh: "首次解决率(一次性解决率)", fr: "Taux de résolution au premier contact" },
    meaning: "Share of issues that one contact resolved.",
    better: Better::Higher,
    unit: Unit::Share,
    family: Family::Resolution,
    variants: &[
        Variant::new(1, "repeat_window_issue", "(issues_resolved_first) / (issues_judged)", IN_RESOLUTION).share().pending(&["issues_open"]).means("issues without a further contact within the window, over the issues judged").who("issue form of repeat tracking"),
        Variant::new(2, "repeat_window_contact", "(contacts_without_follow_up) / (contacts_judged)", IN_RESOLUTION).share().pending(&["contacts_open"]).means("contacts that no other on the same matter followed within the window, over the contacts judged").who("ACD reports; AWS family"),
        Variant::new(3, "repeat_window_customer", "(customers_resolved_first) / (customers_judged)", IN_RESOLUTION).share().pending(&["customers_open"]).means("customers without any repeat within the window, over the customers judged: one repeat is enough to fail").who("SQM counts per customer"),
        Variant::new(4, "survey_two_questions", "(resolved_in_one) / (resolved_in_one_answers)", IN_SURVEY).share().means("answers that say resolved and in one contact, over the answers to both questions").who("SQM external method"),
        Variant::new(5, "survey_resolved", "(resolved_yes) / (resolved_yes + resolved_no)", IN_SURVEY).share().means("answers that say resolved, over those that say yes or no, however many contacts it took").who("IVR surveys"),
        Variant::new(6, "agent_flag", "(resolved_flag) / (handled - resolved_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts that the agent marked resolved, over handled contacts").who("CRM logging"),
        Variant::new(7, "agent_flag_of_all", "(resolved_flag) / (ended - resolved_unknown)", IN_CONTACT).share().requires(&[("direction", "inbound")]).means("contacts that the agent marked resolved, over all that ended, lost and self-served ones too").who("dashboards that divide by all contacts"),
        Variant::new(8, "agent_flag_not_reopened", "(resolved_flag - resolved_flag_reopened) / (handled - resolved_unknown)", IN_CONTACT).share().pending(&["in_conversation"]).means("contacts that the agent marked resolved and that did not come back within the window, over handled contacts").who("CRM logging with reopening"),
        Variant::new(9, "net", "(issues_resolved_first) / (issues_judged - issues_not_resolvable)", IN_RESOLUTION).share().pending(&["issues_open"]).means("issues without a further contact, over the issues judged but for those that policy lets nobody resolve at once").who("net against gross"),
        Variant::new(10, "one_touch_at_most_one", "(solved_replies_0 + solved_replies_1) / (solved - replies_unknown)", IN_TICKET).share().means("solved with at most one public agent reply, so that tickets solved without any count too, over the solved tickets whose replies are known").who("Zendesk Explore formula"),
        Variant::new(11, "one_touch_exactly_one", "(solved_replies_1) / (solved - replies_unknown)", IN_TICKET).share().means("solved with exactly one public agent reply, over the solved tickets whose replies are known").who("Zendesk help; Zoho Desk; dbt_zendesk"),
        Variant::new(12, "no_customer_reply", "(solved_no_customer_reply) / (solved - customer_replies_unknown)", IN_TICKET).share().means("solved without a customer message after the creation, however often agents replied, over the solved tickets whose messages are known").who("Freshservice"),
        Variant::new(13, "closed_once_one_teammate", "(closed_once_one_teammate) / (solved - teammates_unknown)", IN_TICKET).share().means("solved tickets closed exactly once with one teammate taking part, over those whose closings and teammates are known").who("Intercom"),
        Variant::new(14, "no_reassign_no_reopen", "(solved_untouched) / (solved - reassignments_unknown)", IN_TICKET).share().means("solved tickets neither reassigned nor reopened, over those whose changes and reopenings are known").who("incident logs"),
    ],
    not_computed: &[
        NotComputed { number: 15, name: "early_failures_kept", why: "of the contacts whose window is open it counts those that failed already and drops the rest: recent failures count, recent successes do not, so it is biased low", who: "a common mistake" },
        NotComputed { number: 16, name: "optimistic", why: "it counts contacts whose window is open as resolved: their repeats are still to come, so it is biased high", who: "a common mistake" },
        NotComputed { number: 17, name: "kaplan_meier", why: "a survival estimate needs the gaps between contacts one by one, those of open windows included", who: "survival texts" },
    ],
    default: Some(0),
    notes: "The least comparable KPI of all: the unit alone can move it by some 20 points. Judged only where the whole window has passed; the window is always shown. The variants of tickets look at no window: `no_reassign_no_reopen` and `closed_once_one_teammate` take a ticket as it stands, so that one solved yesterday may still fail. `agent_flag_not_reopened` needs every contact marked resolved to be judged: while it is not known of one whether it came back, the value is unknown.",
    example: Example::of("repeat_window_issue", &[("issues_resolved_first", 1), ("issues_judged", 2)], 1, 2),
    source: "SQM (per customer, by survey, windows of 1 to 30 days), Amazon Connect (contacts resolved, by name); the issue within a window is this project's convention; example: contacts on days 1, 3 and 20, window of 7 days",
};
