//! Writes calls as CSV. Empty means unknown, or not so.

use crate::centre::{Millis, QUEUES};
use crate::day::{Answered, Call};
use anyhow::Result;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use std::io::Write;

const HEADER: [&str; 14] = [
    "contact_id",
    "queue",
    "agent",
    "arrived_at",
    "outcome",
    "arrival_wait_ms",
    "wait_ms",
    "talk_ms",
    "hold_ms",
    "wrap_ms",
    "transfers",
    "resolved",
    "csat",
    "nps",
];

/// A call log being written.
pub struct Log<W: Write> {
    csv: csv::Writer<W>,
    written: u32,
}

impl<W: Write> Log<W> {
    /// A log with its header line.
    pub fn new(to: W) -> Result<Self> {
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(HEADER)?;
        Ok(Self { csv, written: 0 })
    }

    /// Writes the calls of a day.
    pub fn day(&mut self, day: Date, calls: &[Call]) -> Result<()> {
        let midnight = day.to_zoned(TimeZone::UTC)?.timestamp();
        for call in calls {
            self.written += 1;
            self.csv.write_record(record(self.written, midnight, call)?)?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub fn finish(mut self) -> Result<()> {
        Ok(self.csv.flush()?)
    }
}

fn record(number: u32, midnight: Timestamp, call: &Call) -> Result<[String; 14]> {
    let text = |time: Option<Millis>| time.map(|time| time.to_string()).unwrap_or_default();
    let answered = |part: &dyn Fn(&Answered) -> String| call.answered.as_ref().map(part).unwrap_or_default();
    let survey = |part: &dyn Fn((u8, u8)) -> u8| {
        answered(&|answered| answered.survey.map(|survey| part(survey).to_string()).unwrap_or_default())
    };
    let arrived = Timestamp::from_millisecond(midnight.as_millisecond() + call.arrived)?;
    Ok([
        number.to_string(),
        QUEUES[call.queue].name.to_owned(),
        answered(&|answered| answered.agent.clone()),
        format!("{arrived:.3}"),
        call.outcome.to_owned(),
        text(call.wait.and_then(|wait| Some(call.menu? + wait))),
        text(call.wait),
        answered(&|answered| answered.times[0].to_string()),
        answered(&|answered| answered.times[1].to_string()),
        answered(&|answered| answered.times[2].to_string()),
        answered(&|answered| if answered.transferred { "external" } else { "none" }.to_owned()),
        answered(&|answered| if answered.resolved { "yes" } else { "no" }.to_owned()),
        survey(&|(csat, _)| csat),
        survey(&|(_, nps)| nps),
    ])
}
