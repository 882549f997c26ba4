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
use crate::{agent, commerce, contact, outbound, resolution, survey, ticket, workforce};

/// Every fact, in the order of the numbers.
pub static FACTS: &[&dyn AnyFact] = &[
    &Door::<contact::Contact>::new(),
    &Door::<agent::AgentState>::new(),
    &Door::<survey::Survey>::new(),
    &Door::<ticket::Sla>::new(),
    &Door::<resolution::Resolution>::new(),
    &Door::<workforce::Attendance>::new(),
    &Door::<workforce::Capacity>::new(),
    &Door::<outbound::Outbound>::new(),
    &Door::<commerce::Sale>::new(),
    &Door::<commerce::Cost>::new(),
    &Door::<commerce::CustomerPeriod>::new(),
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
    &ticket::kpis::RESOLUTION_RATE,
    &ticket::kpis::SLA_COMPLIANCE,
    &survey::kpis::CSAT,
    &survey::kpis::NPS,
    &survey::kpis::CES,
    &survey::kpis::SURVEY_RESPONSE_RATE,
    &commerce::kpis::RETENTION_RATE,
    &commerce::kpis::CHURN_RATE,
    &commerce::kpis::CUSTOMER_LIFETIME_VALUE,
    &contact::kpis::CHANNEL_SHARE,
    &agent::kpis::OCCUPANCY,
    &agent::kpis::UTILISATION,
    &agent::kpis::WORKING_TIME_UTILISATION,
    &agent::kpis::ONLINE_TIME,
    &agent::kpis::AVAILABILITY_RATE,
    &outbound::kpis::OUTBOUND_CONNECT_RATE,
    &outbound::kpis::RIGHT_PARTY_CONTACT_RATE,
    &outbound::kpis::VALID_NUMBER_RATE,
    &outbound::kpis::LIST_PENETRATION,
    &outbound::kpis::OUTBOUND_CALLS_PER_AGENT_DAY,
    &outbound::kpis::OUTBOUND_SUCCESS_RATE,
    &outbound::kpis::SUCCESSES_PER_DAY,
    &outbound::kpis::OUTBOUND_WORK_EFFICIENCY,
    &outbound::kpis::CONVERSION_RATE,
    &outbound::kpis::CONTACTS_PER_CONVERSION,
    &commerce::kpis::CROSS_SELL_RATE,
    &commerce::kpis::REVENUE_PER_CONTACT,
    &commerce::kpis::SALES_PER_AGENT,
    &commerce::kpis::COST_PER_CONTACT,
    &commerce::kpis::COST_PER_RESOLUTION,
    &commerce::kpis::COST_PER_ACQUISITION,
    &outbound::kpis::DIALLER_ABANDON_RATE,
    &agent::kpis::NOT_READY_SHARE,
    &outbound::kpis::NETWORK_FAILURE_RATE,
    &contact::kpis::SYSTEM_DROP_RATE,
    &outbound::kpis::ATTEMPTS_PER_LEAD,
    &contact::kpis::MEAN_PATIENCE,];

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
