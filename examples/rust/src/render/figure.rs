//! Which figures the card shows. Each names a definition of the catalogue; none is computed here.

use kpi_core::contact::CONTACT;
use kpi_core::engine::Ask;
use kpi_core::prelude::*;

/// One column (or line) of the card: a KPI, its variant, and what of its value is shown.
pub struct Figure {
    /// The heading.
    pub title: &'static str,
    /// The unit under the heading.
    pub unit: &'static str,
    metric: &'static dyn Metric,
    variant: &'static str,
    percent: Option<u8>,
    counts: bool,
    rare: bool,
}

impl Figure {
    const fn of(title: &'static str, unit: &'static str, metric: &'static dyn Metric) -> Self {
        Self { title, unit, metric, variant: "", percent: None, counts: false, rare: false }
    }

    const fn variant(self, variant: &'static str) -> Self {
        Self { variant, ..self }
    }

    const fn percentile(self, percent: u8) -> Self {
        Self { percent: Some(percent), ..self }
    }

    /// The part above the line is shown rather than the quotient.
    const fn counted(self) -> Self {
        Self { counts: true, ..self }
    }

    /// Where it is zero, many a log never has it: it is shown only where it is not.
    const fn rare(self) -> Self {
        Self { rare: true, ..self }
    }

    /// What the engine is asked for.
    pub fn ask(&self) -> Ask {
        let ask = Ask::kpi(self.metric.definition().id);
        let ask = if self.variant.is_empty() { ask } else { ask.variant(self.variant) };
        ask.parameters(self.percent.and_then(|percent| Parameters::percentile(percent).ok()).unwrap_or_default())
    }

    /// Whether the log tells it at all; of what is rare, whether it ever happened.
    pub fn told(&self, value: &Value) -> bool {
        match value.reason() {
            Some(Undefined::Unknown(_) | Undefined::Empty | Undefined::ZeroDenominator) => false,
            _ => !self.rare || value.numerator() != Some(0),
        }
    }

    /// The text of a table cell, without the unit.
    pub fn cell(&self, value: &Value) -> String {
        match value.numerator().filter(|_| self.counts) {
            Some(count) => thousands(&count.to_string()),
            None => bare(value),
        }
    }
}

/// What the engine is asked for, figure by figure.
pub fn asks(figures: &[Figure]) -> impl Iterator<Item = Ask> {
    figures.iter().map(Figure::ask)
}

/// The figure without its unit: `54.4`, `183.5`, `30,161`.
fn bare(value: &Value) -> String {
    let figure = value.figure();
    thousands(figure.trim_end_matches(" %").trim_end_matches(" s"))
}

/// A number with its thousands marked: `4,964,204 s`.
pub fn thousands(text: &str) -> String {
    let start = usize::from(text.starts_with(['-', '+']));
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let mut marked = String::with_capacity(text.len() + digits / 3);
    for (at, letter) in text.char_indices() {
        let place = (start + digits).wrapping_sub(at);
        if at > start && at < start + digits && place.is_multiple_of(3) {
            marked.push(',');
        }
        marked.push(letter);
    }
    marked
}

/// The columns of the tables by queue, by agent and by interval.
#[rustfmt::skip] // a table: one figure, one line
pub static GROUP: &[Figure] = &[
    Figure::of("offered", "", &CONTACT_VOLUME).variant("queued"),
    Figure::of("answered", "", &CONTACTS_ANSWERED),
    Figure::of("aban-", "doned", &CONTACTS_ABANDONED),
    Figure::of("flowed", "out", &FLOW_OUT_RATE).counted().rare(),
    Figure::of("service", "level %", &SERVICE_LEVEL),
    Figure::of("aban-", "don %", &ABANDONMENT_RATE),
    Figure::of("ASA", "s", &AVERAGE_SPEED_OF_ANSWER),
    Figure::of("wait", "p50 s", &WAIT_PERCENTILE).percentile(50),
    Figure::of("wait", "p90 s", &WAIT_PERCENTILE).percentile(90),
    Figure::of("wait", "p95 s", &WAIT_PERCENTILE).percentile(95),
    Figure::of("longest", "s", &LONGEST_WAIT),
    Figure::of("talk", "s", &AVERAGE_TALK_TIME),
    Figure::of("AHT", "s", &AVERAGE_HANDLE_TIME),
];

/// The columns of the table of agents.
#[rustfmt::skip] // a table: one figure, one line
pub static AGENT: &[Figure] = &[
    Figure::of("handled", "", &CONTACTS_HANDLED),
    Figure::of("AHT", "s", &AVERAGE_HANDLE_TIME),
    Figure::of("talk", "s", &AVERAGE_TALK_TIME),
    Figure::of("hold", "s", &AVERAGE_HOLD_TIME),
    Figure::of("wrap", "s", &AVERAGE_AFTER_CONTACT_WORK),
    Figure::of("short", "calls", &SHORT_CALL_RATE).counted().rare(),
    Figure::of("short", "%", &SHORT_CALL_RATE).rare(),
    Figure::of("resolved", "%", &FIRST_CONTACT_RESOLUTION).variant("agent_flag"),
    Figure::of("ASA", "s", &AVERAGE_SPEED_OF_ANSWER),
];

/// The lines of the summary. Those that nothing in the log tells are left out.
#[rustfmt::skip] // a table: one figure, one line
pub static SUMMARY: &[Figure] = &[
    Figure::of("Arrived, self-service included", "", &CONTACT_VOLUME).variant("arrived"),
    Figure::of("Offered", "", &CONTACT_VOLUME).variant("queued"),
    Figure::of("Answered", "", &CONNECT_RATE),
    Figure::of("Abandoned", "", &ABANDONMENT_RATE),
    Figure::of("Flowed out", "", &FLOW_OUT_RATE).rare(),
    Figure::of("Served by self-service", "", &SELF_SERVICE_RATE).variant("of_arrived").rare(),
    Figure::of("Came outside opening hours", "", &OUT_OF_HOURS_RATE).rare(),
    Figure::of("Service level", "", &SERVICE_LEVEL),
    Figure::of("Average speed of answer (ASA)", "", &AVERAGE_SPEED_OF_ANSWER),
    Figure::of("ASA from arrival", "", &AVERAGE_SPEED_OF_ANSWER).variant("from_arrival"),
    Figure::of("Average wait before abandoning", "", &AVERAGE_ABANDON_TIME),
    Figure::of("Wait, median", "", &WAIT_PERCENTILE).percentile(50),
    Figure::of("Wait, 95th percentile", "", &WAIT_PERCENTILE).percentile(95),
    Figure::of("Longest wait", "", &LONGEST_WAIT),
    Figure::of("Average handle time (AHT)", "", &AVERAGE_HANDLE_TIME),
    Figure::of("Average talk time", "", &AVERAGE_TALK_TIME),
    Figure::of("Average hold time, where held", "", &AVERAGE_HOLD_TIME).variant("held_only"),
    Figure::of("Average after-contact work", "", &AVERAGE_AFTER_CONTACT_WORK),
    Figure::of("Short calls", "", &SHORT_CALL_RATE),
    Figure::of("Transferred by the agent", "", &TRANSFER_RATE).rare(),
    Figure::of("Marked resolved by the agent", "", &FIRST_CONTACT_RESOLUTION).variant("agent_flag"),
    Figure::of("Contacts per customer", "", &CONTACT_FREQUENCY),
    Figure::of("Satisfied customers (CSAT)", "", &CSAT),
    Figure::of("Net Promoter Score (NPS)", "", &NPS),
];

/// Service level as each system would report it: every variant that a call log alone can tell.
pub(crate) fn service_levels() -> impl Iterator<Item = &'static Variant> {
    SERVICE_LEVEL.variants.iter().filter(|variant| variant.facts.iter().all(|info| info.is(&CONTACT)))
}

/// What the engine is asked for, variant by variant.
pub(crate) fn service_level_asks() -> impl Iterator<Item = Ask> {
    service_levels().map(|variant| Ask::kpi(SERVICE_LEVEL.id).variant(variant.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_marked_left_of_the_point() {
        let cases = [
            ("1", "1"),
            ("999", "999"),
            ("1000", "1,000"),
            ("4964204 s", "4,964,204 s"),
            ("-12345.6789", "-12,345.6789"),
            ("+25", "+25"),
            ("–", "–"),
        ];
        for (text, marked) in cases {
            assert_eq!(thousands(text), marked);
        }
    }

    #[test]
    fn every_variant_that_is_named_exists() {
        for figure in GROUP.iter().chain(AGENT).chain(SUMMARY).filter(|figure| !figure.variant.is_empty()) {
            assert!(figure.metric.definition().variant(figure.variant).is_some(), "{}", figure.variant);
        }
    }
}
