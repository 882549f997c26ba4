//! The list of all facts and of all KPIs: a KPI is found here by id, by number, and by its names.
//!
//! # Examples
//!
//! ```
//! use kpi_core::prelude::*;
//!
//! let metric = kpi_core::catalogue::by_id("service_level").unwrap();
//! assert_eq!(metric.definition().number, 8);
//! assert_eq!(metric.definition().names.in_language(Language::Zh), "服务水平");
//! assert_eq!(kpi_core::catalogue::search("接通率")[0].definition().id, "connect_rate");
//! ```

#[cfg(feature = "serde")]
pub use crate::serial::Everything;

use crate::fact::{AnyFact, Door};
use crate::metric::Metric;
use crate::{agent, contact, resolution, survey, ticket, workforce};

/// Every fact, in the order of the numbers.
pub static FACTS: &[&dyn AnyFact] = &[
    &Door::<contact::Contact>::new(),
    &Door::<agent::AgentState>::new(),
    &Door::<survey::Survey>::new(),
    &Door::<ticket::Ticket>::new(),
    &Door::<ticket::Sla>::new(),
    &Door::<resolution::Resolution>::new(),
    &Door::<resolution::Callback>::new(),
    &Door::<ticket::Backlog>::new(),
    &Door::<workforce::Attendance>::new(),
    &Door::<workforce::Capacity>::new(),
];

/// Every KPI, in the order of the numbers.
#[rustfmt::skip]
pub static METRICS: &[&dyn Metric] = &[
    &contact::kpis::CONTACT_VOLUME,
    &contact::kpis::CONTACTS_ANSWERED,
    &contact::kpis::CONTACTS_HANDLED,
    &contact::kpis::CONTACTS_ABANDONED,
    &contact::kpis::CONTACTS_MISSED,
    &contact::kpis::CONNECT_RATE,
    &contact::kpis::ABANDONMENT_RATE,
    &contact::kpis::SERVICE_LEVEL,
    &contact::kpis::RESPONSE_WITHIN_TARGET_RATE,
    &contact::kpis::AVERAGE_SPEED_OF_ANSWER,
    &contact::kpis::AVERAGE_QUEUE_TIME,
    &contact::kpis::WAIT_PERCENTILE,
    &contact::kpis::LONGEST_WAIT,
    &contact::kpis::AVERAGE_ABANDON_TIME,
    &contact::kpis::AVERAGE_RING_COUNT,
    &contact::kpis::AVERAGE_RING_TIME,
    &contact::kpis::FLOW_OUT_RATE,
    &contact::kpis::CALLBACK_REQUEST_RATE,
    &contact::kpis::BLOCKED_RATE,
    &contact::kpis::OUT_OF_HOURS_RATE,
    &contact::kpis::SELF_SERVICE_RATE,
    &resolution::kpis::MISSED_CALL_CALLBACK_RATE,
    &resolution::kpis::MISSED_CALL_CALLBACK_TIME,
    &contact::kpis::CONTACT_FREQUENCY,
    &resolution::kpis::REPEAT_CONTACT_RATE,
    &contact::kpis::AVERAGE_HANDLE_TIME,
    &contact::kpis::AVERAGE_TALK_TIME,
    &contact::kpis::AVERAGE_HOLD_TIME,
    &contact::kpis::AVERAGE_AFTER_CONTACT_WORK,
    &contact::kpis::AVERAGE_CALL_DURATION,
    &contact::kpis::HOLD_RATE,
    &contact::kpis::TRANSFER_RATE,
    &contact::kpis::ESCALATION_RATE,
    &contact::kpis::SHORT_CALL_RATE,
    &contact::kpis::AGENT_DISCONNECT_RATE,
    &contact::kpis::CONTACTS_HANDLED_PER_AGENT,
    &agent::kpis::CONTACTS_PER_HOUR,
    &resolution::kpis::FIRST_CONTACT_RESOLUTION,
    &ticket::kpis::ONE_TOUCH_RATE,
    &ticket::kpis::TICKETS_CREATED,
    &ticket::kpis::TICKETS_SOLVED,
    &ticket::kpis::RESOLUTION_RATE,
    &ticket::kpis::NET_FLOW,
    &ticket::kpis::FIRST_RESPONSE_TIME,
    &ticket::kpis::AVERAGE_RESPONSE_TIME,
    &ticket::kpis::RESOLUTION_TIME,
    &ticket::kpis::REQUESTER_WAIT_TIME,
    &ticket::kpis::AGENT_WORK_TIME,
    &ticket::kpis::ON_HOLD_TIME,
    &ticket::kpis::AGENT_WAIT_TIME,
    &ticket::kpis::RESPONSES_PER_TICKET,
    &ticket::kpis::AGENT_RESPONSES_TO_CLOSURE,
    &ticket::kpis::TICKETS_HANDLED_PER_AGENT_DAY,
    &ticket::kpis::TICKET_BACKLOG,
    &ticket::kpis::BACKLOG_AGE,
    &ticket::kpis::REOPEN_RATE,
    &ticket::kpis::SLA_COMPLIANCE,
    &survey::kpis::CSAT,
    &survey::kpis::NPS,
    &survey::kpis::CES,
    &survey::kpis::SURVEY_RESPONSE_RATE,
    &contact::kpis::CHANNEL_SHARE,
    &agent::kpis::OCCUPANCY,
    &agent::kpis::UTILISATION,
    &agent::kpis::WORKING_TIME_UTILISATION,
    &agent::kpis::ONLINE_TIME,
    &agent::kpis::AVAILABILITY_RATE,
    &ticket::kpis::TIME_TO_ASSIGN,
    &ticket::kpis::REASSIGNMENTS_PER_TICKET,
    &agent::kpis::NOT_READY_SHARE,
    &contact::kpis::SYSTEM_DROP_RATE,
    &ticket::kpis::DAYS_OF_BACKLOG,
    &ticket::kpis::BACKLOG_CYCLES_LATE,
    &contact::kpis::MEAN_PATIENCE,
];

/// The KPI of this id.
pub fn by_id(id: &str) -> Option<&'static dyn Metric> {
    METRICS.iter().copied().find(|metric| metric.definition().id == id)
}

/// The KPI of this number.
pub fn by_number(number: u16) -> Option<&'static dyn Metric> {
    METRICS.iter().copied().find(|metric| metric.definition().number == number)
}

/// The KPIs of whose id, names or meaning the words are a part, in any of the languages; letter case does not matter.
///
/// Exact names come first, then names, then meanings; each in the order of the numbers.
pub fn search(words: &str) -> Vec<&'static dyn Metric> {
    let words = words.trim().to_lowercase();
    let mut found: Vec<(u8, &'static dyn Metric)> =
        METRICS.iter().filter_map(|metric| Some((rank(*metric, &words)?, *metric))).collect();
    found.sort_by_key(|(rank, metric)| (*rank, metric.definition().number));
    found.into_iter().map(|(_, metric)| metric).collect()
}

fn rank(metric: &dyn Metric, words: &str) -> Option<u8> {
    let definition = metric.definition();
    let names = [definition.id, definition.names.en, definition.names.zh, definition.names.fr].map(str::to_lowercase);
    if names.iter().any(|name| name == words) {
        Some(0)
    } else if names.iter().any(|name| name.contains(words)) {
        Some(1)
    } else {
        definition.meaning.to_lowercase().contains(words).then_some(2)
    }
}

/// The fact of this name.
pub fn fact(name: &str) -> Option<&'static dyn AnyFact> {
    FACTS.iter().copied().find(|fact| fact.info().name == name)
}
