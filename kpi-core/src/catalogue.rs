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

use crate::error::{Error, ErrorCode};
use crate::fact::{AnyFact, Door};
use crate::metric::{Metric, Variant};
use crate::{agent, commerce, contact, near, outbound, quality, resolution, survey, ticket, workforce};

/// Every fact, in the order of the numbers.
pub static FACTS: &[&dyn AnyFact] = &[
    &Door::<contact::Contact>::new(),
    &Door::<agent::AgentState>::new(),
    &Door::<survey::Survey>::new(),
    &Door::<contact::RingAttempt>::new(),
    &Door::<ticket::Ticket>::new(),
    &Door::<ticket::Sla>::new(),
    &Door::<resolution::Resolution>::new(),
    &Door::<resolution::Callback>::new(),
    &Door::<ticket::Backlog>::new(),
    &Door::<contact::Snapshot>::new(),
    &Door::<quality::Evaluation>::new(),
    &Door::<quality::KnowledgeTest>::new(),
    &Door::<quality::Complaint>::new(),
    &Door::<workforce::Schedule>::new(),
    &Door::<workforce::Attendance>::new(),
    &Door::<workforce::Staff>::new(),
    &Door::<workforce::Forecast>::new(),
    &Door::<workforce::Capacity>::new(),
    &Door::<outbound::Outbound>::new(),
    &Door::<commerce::Sale>::new(),
    &Door::<commerce::Cost>::new(),
    &Door::<commerce::CustomerPeriod>::new(),
    &Door::<workforce::TargetResult>::new(),
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
    &contact::kpis::AGENT_ANSWER_RATE,
    &contact::kpis::FLOW_OUT_RATE,
    &contact::kpis::CALLBACK_REQUEST_RATE,
    &contact::kpis::BLOCKED_RATE,
    &contact::kpis::OUT_OF_HOURS_RATE,
    &contact::kpis::SELF_SERVICE_RATE,
    &resolution::kpis::MISSED_CALL_CALLBACK_RATE,
    &resolution::kpis::MISSED_CALL_CALLBACK_TIME,
    &contact::kpis::CONTACT_FREQUENCY,
    &resolution::kpis::REPEAT_CONTACT_RATE,
    &resolution::kpis::REDIAL_RATE,
    &workforce::kpis::LINE_UTILISATION,
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
    &agent::kpis::CONCURRENCY,
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
    &quality::kpis::COMPLAINT_RATE,
    &quality::kpis::ATTITUDE_COMPLAINT_RATE,
    &commerce::kpis::RETENTION_RATE,
    &commerce::kpis::CHURN_RATE,
    &commerce::kpis::CUSTOMER_LIFETIME_VALUE,
    &contact::kpis::MULTICHANNEL_CUSTOMER_SHARE,
    &contact::kpis::CHANNEL_SHARE,
    &agent::kpis::OCCUPANCY,
    &agent::kpis::UTILISATION,
    &agent::kpis::WORKING_TIME_UTILISATION,
    &agent::kpis::ONLINE_TIME,
    &agent::kpis::AVAILABILITY_RATE,
    &workforce::kpis::ATTENDANCE_RATE,
    &workforce::kpis::ABSENCE_RATE,
    &workforce::kpis::SCHEDULE_ADHERENCE,
    &workforce::kpis::SCHEDULE_CONFORMANCE,
    &workforce::kpis::SHRINKAGE,
    &workforce::kpis::FORECAST_ACCURACY,
    &workforce::kpis::STAFFING_RATIO,
    &workforce::kpis::FTE,
    &workforce::kpis::ATTRITION_RATE,
    &quality::kpis::QUALITY_SCORE,
    &quality::kpis::CRITICAL_ERROR_ACCURACY,
    &quality::kpis::MONITORING_PASS_RATE,
    &quality::kpis::KNOWLEDGE_SCORE,
    &quality::kpis::KNOWLEDGE_PASS_RATE,
    &quality::kpis::EVALUATIONS_PER_AGENT_WEEK,
    &quality::kpis::MONITORING_COVERAGE,
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
    &contact::kpis::AGENTS_STAFFED,
    &contact::kpis::OLDEST_IN_QUEUE,
    &contact::kpis::RONA_RATE,
    &contact::kpis::AGENTS_AVAILABLE,
    &contact::kpis::CONTACTS_IN_QUEUE,
    &ticket::kpis::TIME_TO_ASSIGN,
    &ticket::kpis::REASSIGNMENTS_PER_TICKET,
    &agent::kpis::NOT_READY_SHARE,
    &workforce::kpis::INTERVALS_MEETING_TARGET_SHARE,
    &workforce::kpis::AGENTS_BELOW_TARGET_SHARE,
    &outbound::kpis::NETWORK_FAILURE_RATE,
    &contact::kpis::SYSTEM_DROP_RATE,
    &ticket::kpis::DAYS_OF_BACKLOG,
    &ticket::kpis::BACKLOG_CYCLES_LATE,
    &outbound::kpis::ATTEMPTS_PER_LEAD,
    &contact::kpis::MEAN_PATIENCE,
];

/// The KPI of this id.
pub fn by_id(id: &str) -> Option<&'static dyn Metric> {
    METRICS.iter().copied().find(|metric| metric.definition().id == id)
}

/// The KPI of this id, or an error that names those near it.
///
/// # Errors
///
/// [`ErrorCode::UnknownName`].
///
/// # Examples
///
/// ```
/// let error = kpi_core::catalogue::named("ocupancy").map(|_| ()).unwrap_err();
/// assert_eq!(error.to_string(), "there is no KPI `ocupancy`; near it: occupancy");
/// ```
pub fn named(id: &str) -> Result<&'static dyn Metric, Error> {
    by_id(id).ok_or_else(|| {
        let mut near: Vec<&str> = search(id).iter().take(5).map(|metric| metric.definition().id).collect();
        if near.is_empty() {
            near = near::near(id, METRICS.iter().map(|metric| metric.definition().id));
        }
        let near = if near.is_empty() { String::new() } else { format!("; near it: {}", near.join(", ")) };
        Error::new(ErrorCode::UnknownName, format!("there is no KPI `{id}`{near}"))
    })
}

/// The KPI of this number.
pub fn by_number(number: u16) -> Option<&'static dyn Metric> {
    METRICS.iter().copied().find(|metric| metric.definition().number == number)
}

/// The KPIs of whose id, names or meaning the words are a part, in any of the languages, or of the name or meaning of one of
/// its variants, or of the notes, or of who reports a variant; letter case, accents and the
/// spaces beside Chinese do not matter, nor does the order of words within a name.
///
/// Exact names come first, then names, then meanings, then those found by a variant, then by the rest; each in the order of the
/// numbers.
///
/// # Examples
///
/// ```
/// // Nothing is called so, yet a variant of service level says it.
/// let found = kpi_core::catalogue::search("early leavers");
/// assert_eq!(found[0].definition().id, "service_level");
/// ```
pub fn search(words: &str) -> Vec<&'static dyn Metric> {
    let words = plain(words);
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, &'static dyn Metric)> =
        METRICS.iter().filter_map(|metric| Some((rank(*metric, &words)?, *metric))).collect();
    found.sort_by_key(|(rank, metric)| (*rank, metric.definition().number));
    found.into_iter().map(|(_, metric)| metric).collect()
}

/// In lower case, without accents, with plain apostrophes, and without the spaces beside Chinese: `SLA 达成率` is `SLA达成率`.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in text.split_whitespace() {
        let beside_chinese = |letter: Option<char>| letter.is_none_or(|letter| letter >= '\u{2e80}');
        if !beside_chinese(plain.chars().last()) && !beside_chinese(word.chars().next()) {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase).map(|letter| match letter {
            '\u{2019}' => '\'',
            'à' | 'â' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            other => other,
        }));
    }
    plain
}

fn rank(metric: &dyn Metric, words: &str) -> Option<u8> {
    let definition = metric.definition();
    let names = [definition.id, definition.names.en, definition.names.zh, definition.names.fr].map(plain);
    let has = |text: &str| plain(text).contains(words);
    let all_words = |name: &String| words.split(' ').all(|word| name.contains(word));
    if names.iter().any(|name| name == words) {
        Some(0)
    } else if names.iter().any(all_words) {
        Some(1)
    } else if has(definition.meaning) {
        Some(2)
    } else {
        let in_variant = |variant: &Variant| has(variant.name) || has(variant.meaning);
        let in_passing = |variant: &Variant| has(variant.who);
        if definition.variants.iter().any(in_variant) {
            Some(3)
        } else {
            (has(definition.notes) || definition.variants.iter().any(in_passing)).then_some(4)
        }
    }
}

/// The fact of this name.
pub fn fact(name: &str) -> Option<&'static dyn AnyFact> {
    FACTS.iter().copied().find(|fact| fact.info().name == name)
}

/// The fact of this name, or an error that names those that there are.
///
/// # Errors
///
/// [`ErrorCode::UnknownName`].
pub fn fact_named(name: &str) -> Result<&'static dyn AnyFact, Error> {
    fact(name).ok_or_else(|| {
        let known: Vec<&str> = FACTS.iter().map(|fact| fact.info().name).collect();
        Error::new(ErrorCode::UnknownName, format!("there is no fact `{name}`: there are {}", known.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::Language;

    fn found(words: &str) -> Vec<&'static str> {
        search(words).into_iter().map(|metric| metric.definition().id).collect()
    }

    #[test]
    fn spaces_and_letter_case_do_not_matter() {
        assert_eq!(found("SLA 达成率"), ["sla_compliance"]);
        assert_eq!(found("sla达成率"), ["sla_compliance"]);
        assert_eq!(found("dsat"), ["csat"]);
        assert_eq!(found("taux d\u{2019}abandon")[0], "abandonment_rate");
        assert_eq!(found("delai moyen de decroche"), ["average_speed_of_answer"]);
        assert_eq!(found("rate abandonment")[0], "abandonment_rate");
        assert!(found(" ").is_empty());
    }

    #[test]
    fn no_two_kpis_share_a_name() {
        for language in [Language::En, Language::Zh, Language::Fr] {
            let mut names: Vec<&str> =
                METRICS.iter().map(|metric| metric.definition().names.in_language(language)).collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{language:?}");
        }
    }

    #[test]
    fn variants_are_found_by_their_names_and_meanings() {
        assert_eq!(found("abandons_positive"), ["service_level"]);
        assert_eq!(found(" Blind Transfer "), ["transfer_rate"]);
        assert!(found("no KPI says this").is_empty());
    }

    /// Names before meanings before variants, whatever the numbers: average_after_contact_work (32) is called wrap,
    /// contacts_handled (3) means it; utilisation (74) means paid time, contacts_per_hour (40) has a variant of it.
    #[test]
    fn what_a_kpi_is_called_comes_before_what_its_variants_say() {
        for (words, first, then) in
            [("wrap", "average_after_contact_work", "contacts_handled"), ("paid", "utilisation", "contacts_per_hour")]
        {
            let found = found(words);
            let place = |id: &str| found.iter().position(|other| *other == id);
            assert!(place(first).is_some() && place(first) < place(then), "{words}: {found:?}");
        }
        assert_eq!(found("occupancy")[0], "occupancy");
    }
}
