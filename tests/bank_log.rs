//! The call log of a bank as columns: what its cells say, and nothing of what it means.

#![allow(dead_code, reason = "each test file uses a part of it")]

use crate::shared::shared;
use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampSecondArray};
use flate2::read::MultiGzDecoder;
use jiff::fmt::strtime::BrokenDownTime;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of two months, where they are.
pub fn bank_files() -> Option<Vec<PathBuf>> {
    ["january1999.txt.gz", "february1999.txt.gz"]
        .iter()
        .map(|file| shared(&format!("data/anonymous_bank_1999/{file}")))
        .collect()
}

/// The rows of a file by the names of its columns.
pub struct Cells {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Cells {
    pub fn read(path: &Path) -> Self {
        let mut text = String::new();
        MultiGzDecoder::new(std::fs::File::open(path).expect("a file")).read_to_string(&mut text).expect("text");
        let cells = |line: &str| line.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let head = cells(text.lines().next().expect("a head"));
        Self { head, rows: text.lines().skip(1).map(cells).collect() }
    }

    fn at(&self, name: &str) -> usize {
        self.head.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"))
    }

    /// The texts of a column.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let at = self.at(name);
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// The whole numbers of a column.
    pub fn numbers(&self, name: &str) -> Vec<i64> {
        self.texts(name).iter().map(|text| text.parse().expect("a number")).collect()
    }

    /// The moments of arrival by the clock of the bank, in seconds, as a timestamp without a zone has them.
    fn arrivals(&self) -> Vec<i64> {
        let local = |(date, time): (&str, &str)| {
            let read = BrokenDownTime::parse("%y%m%d %H:%M:%S", format!("{date} {time}")).expect("a time");
            let utc = read.to_datetime().expect("a time").to_zoned(jiff::tz::TimeZone::UTC).expect("in reach");
            utc.timestamp().as_second()
        };
        self.texts("date").into_iter().zip(self.texts("vru_entry")).map(local).collect()
    }

    /// What the log says of a caller who hung up, told apart by whether the caller had queued; all else as it stands.
    fn results(&self) -> Vec<String> {
        let queued = self.numbers("q_time").into_iter().zip(self.texts("q_start"));
        let told = |(outcome, (wait, start)): (&str, (i64, &str))| match outcome {
            "HANG" if wait > 0 || start != "0:00:00" => "HANG in the queue".to_owned(),
            _ => outcome.to_owned(),
        };
        self.texts("outcome").into_iter().zip(queued).map(told).collect()
    }

    /// The columns of the log that the tests read, in the types that a table of it would have.
    pub fn table(&self, month: &str) -> RecordBatch {
        let texts = |name| Arc::new(StringArray::from(self.texts(name))) as ArrayRef;
        let numbers = |name| Arc::new(Int64Array::from(self.numbers(name))) as ArrayRef;
        RecordBatch::try_from_iter([
            ("month", Arc::new(StringArray::from(vec![month; self.rows.len()])) as ArrayRef),
            ("type", texts("type")),
            ("priority", numbers("priority")),
            ("server", texts("server")),
            ("arrival", Arc::new(TimestampSecondArray::from(self.arrivals()))),
            ("result", Arc::new(StringArray::from(self.results()))),
            ("q_time", numbers("q_time")),
            ("ser_time", numbers("ser_time")),
        ])
        .expect("columns of one length")
    }
}
