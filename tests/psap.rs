//! The hourly tables that a public emergency-communications centre publishes, as its files have them.

#![allow(dead_code, reason = "each test file uses a part of it")]

use crate::shared::shared;
use std::collections::BTreeMap;

const FOLDER: &str = "data/psap_alexandria_phone";

/// The weeks, a file each.
pub const WEEKS: [&str; 5] =
    ["week_44_phone.csv", "week_45_phone.csv", "week_46_phone.csv", "week_47_phone.csv", "week_48_phone.csv"];

/// Upper ends of the wait bins in seconds, as the columns name them; the last two are 120 and beyond.
const BINS: [&str; 7] = ["10", "15", "20", "40", "60", "120", "121"];

/// The lines of which every week is compared, each with the thresholds.
pub const LINES: [(&str, [&str; 5]); 2] =
    [("911", ["10", "15", "20", "40", "60"]), ("ADM", ["10", "15", "20", "40", "120"])];

/// An hour of a week.
pub struct Hour {
    cells: BTreeMap<String, String>,
}

/// What an hour says of a line.
pub struct Known {
    pub offered: i64,
    pub abandoned: i64,
    pub answered: i64,
    pub answered_within: i64,
}

impl Hour {
    pub fn cell(&self, column: &str) -> &str {
        &self.cells[column]
    }

    fn count(&self, column: &str) -> i64 {
        self.cell(column).parse().unwrap_or_else(|_| panic!("{column} is a count"))
    }

    /// What is known of a line, for one threshold.
    pub fn known(&self, line: &str, within: &str) -> Known {
        let bins: Vec<i64> = BINS.iter().map(|bin| self.count(&format!("{line}_{bin}"))).collect();
        let upto = BINS.iter().position(|bin| *bin == within).expect("a bin") + 1;
        Known {
            offered: self.count(&format!("{line}_T")),
            abandoned: self.count(&format!("{line}_AB")),
            answered: bins.iter().sum(),
            answered_within: bins[..upto].iter().sum(),
        }
    }
}

/// The hours of a week, where the file is.
pub fn hours(week: &str) -> Option<Vec<Hour>> {
    let text = std::fs::read_to_string(shared(&format!("{FOLDER}/{week}"))?).expect("readable");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let row = |line: &str| Hour {
        cells: head.iter().map(ToString::to_string).zip(line.split(',').map(str::to_owned)).collect(),
    };
    Some(lines.map(row).collect())
}

/// What another program found in them.
pub fn expected() -> Option<serde_json::Value> {
    let text = std::fs::read_to_string(shared(&format!("{FOLDER}/expected.json"))?).expect("readable");
    Some(serde_json::from_str(&text).expect("json"))
}

/// A published ratio.
pub fn parts(of: &serde_json::Value) -> (i64, i64) {
    (of["num"].as_i64().expect("an integer"), of["den"].as_i64().expect("an integer"))
}
