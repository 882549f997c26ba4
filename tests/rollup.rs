//! Calls over a few days in which the clocks of a zone change, and their totals by queue and quarter of an hour.

#![allow(dead_code, reason = "each test file uses a part of it")]

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use kpi_core::engine::{Ask, Card, Column, Mapping, Query, Table};
use kpi_core::prelude::*;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Days in a zone, and how many quarters of an hour each of them has.
pub struct Days {
    pub zone: &'static str,
    /// Midnight of the first day, in UTC.
    pub from: &'static str,
    pub quarters: [i64; 4],
}

/// What public calendars say of the clocks in 2026: an ordinary day has 96 quarters of an hour. In Israel they go forward on 27 March
/// and back on 25 October, in New York on 8 March and 1 November; on Lord Howe Island by half an hour, back on 5 April and forward
/// on 4 October. Every span begins two days before the change.
pub const SPANS: [Days; 6] = [
    Days { zone: "Asia/Jerusalem", from: "2026-03-24T22:00:00Z", quarters: [96, 96, 92, 96] },
    Days { zone: "Asia/Jerusalem", from: "2026-10-22T21:00:00Z", quarters: [96, 96, 100, 96] },
    Days { zone: "America/New_York", from: "2026-03-06T05:00:00Z", quarters: [96, 96, 92, 96] },
    Days { zone: "America/New_York", from: "2026-10-30T04:00:00Z", quarters: [96, 96, 100, 96] },
    Days { zone: "Australia/Lord_Howe", from: "2026-04-02T13:00:00Z", quarters: [96, 96, 98, 96] },
    Days { zone: "Australia/Lord_Howe", from: "2026-10-01T13:30:00Z", quarters: [96, 96, 94, 96] },
];

pub const QUEUES: [&str; 3] = ["sales", "help", "billing"];

impl Days {
    pub fn bins(&self, every: Every) -> Bins {
        Bins::calendar(every, &Zone::named(self.zone).expect("a zone"))
    }

    pub fn start(&self) -> i64 {
        self.from.parse::<jiff::Timestamp>().expect("an instant").as_microsecond()
    }

    /// One call a queue in each quarter of an hour, with what chance brings; waits and talks may be unknown.
    pub fn calls(&self) -> RecordBatch {
        const QUARTER: i64 = 900_000_000;
        let mut seed = self.start().unsigned_abs();
        let mut chance = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((seed >> 33) % below).expect("small")
        };
        let quarters: i64 = self.quarters.iter().sum();
        let (mut queues, mut starts, mut results, mut waits, mut talks) = (vec![], vec![], vec![], vec![], vec![]);
        for quarter in 0..quarters {
            for queue in QUEUES {
                queues.push(queue);
                starts.push(self.start() + quarter * QUARTER + chance(900) * 1_000_000);
                let answered = chance(4) > 0;
                results.push(if answered { "AGENT" } else { "HANG" });
                waits.push((chance(20) > 0).then(|| chance(60)));
                talks.push((answered && chance(10) > 0).then(|| chance(600)));
            }
        }
        RecordBatch::try_from_iter_with_nullable([
            ("queue", Arc::new(StringArray::from(queues)) as ArrayRef, true),
            ("at", Arc::new(TimestampMicrosecondArray::from(starts).with_timezone("UTC")), true),
            ("result", Arc::new(StringArray::from(results)), true),
            ("wait", Arc::new(Int64Array::from(waits)), true),
            ("talk", Arc::new(Int64Array::from(talks)), true),
        ])
        .expect("columns of one length")
    }

    /// The totals by queue and quarter of an hour.
    pub fn totals(&self) -> RecordBatch {
        let query = query(&["queue"], Some(self.bins(Every::QUARTER_HOUR))).totals();
        count(query, &self.calls(), "parts=talk").totals("contact").expect("counted")
    }
}

/// KPIs that read many of the totals, in ratios, times and counts.
pub fn query(keys: &[&str], bins: Option<Bins>) -> Query {
    let asks = [
        Ask::kpi("contact_volume").variant("queued"),
        Ask::kpi("service_level"),
        Ask::kpi("service_level").variant("late_abandons_only"),
        Ask::kpi("abandonment_rate"),
        Ask::kpi("average_speed_of_answer"),
        Ask::kpi("average_handle_time"),
        Ask::kpi("average_hold_time"),
        Ask::kpi("short_call_rate"),
    ];
    let query = Query::new().by(keys.iter().copied()).ask(asks);
    match bins {
        Some(bins) => query.every(bins),
        None => query,
    }
}

/// Rows counted at once.
pub fn count(query: Query, calls: &RecordBatch, rules: &str) -> Card {
    let mapping = Mapping::of("contact")
        .rules(rules)
        .field("arrived_at", "at")
        .field("outcome", Column::named("result").words([("AGENT", "handled"), ("HANG", "abandoned_queue")]))
        .field("wait", Column::named("wait").seconds())
        .field("talk", Column::named("talk").seconds());
    let query = query.table(Table::named("calls").of(mapping));
    let mut run = query.start([("calls", calls.schema())]).expect("columns of the fact");
    run.push("calls", calls).expect("fits");
    run.finish().expect("fits")
}

/// Each value with its group, what it is made of and why there is none.
pub fn shown(card: &Card) -> Vec<String> {
    card.values().map(|(group, value)| format!("{group}: {} {value}", value.metric())).collect()
}

/// A file in the folder that Cargo keeps for tests.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

pub fn write(path: &Path, table: &RecordBatch) {
    let mut writer = ArrowWriter::try_new(File::create(path).expect("a file"), table.schema(), None).expect("a writer");
    writer.write(table).expect("written");
    writer.close().expect("closed");
}

pub fn read(path: &Path) -> Vec<RecordBatch> {
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("a Parquet file").with_batch_size(100);
    reader.build().expect("readable").map(|batch| batch.expect("whole")).collect()
}
