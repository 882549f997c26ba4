//! What became of every row that was read: read = counted + rejected + not of this fact + unmapped.
//!
//! The engine tells what it counted, what it rejected and which words stand for nothing; here is what it never saw, and the sum.

use crate::mapping::{Field, UNKNOWN};
use crate::words::{cut, shown};
use kpi_core::engine::FeedReport;
use kpi_core::prelude::*;
use std::collections::BTreeMap;

/// What stands in for the field where it is the record that cannot be read.
pub const ROW: &str = "row";
/// What words that were not kept are added up under.
pub const OTHER_WORDS: &str = "other words";

/// A cell (or a record) that the mapping does not say how to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unmapped {
    /// The field.
    pub field: &'static str,
    /// The text of the cell, cut where it is long.
    pub word: String,
    mend: Mend,
}

/// What would mend it. It is no guess: each says what the reader of the report has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mend {
    /// A meaning for the word, such as this one.
    Meaning(&'static str),
    /// A decimal point instead of a comma.
    Point,
    /// The unit of a length of time.
    Unit,
    /// The pattern of an instant.
    Pattern,
    /// Nothing that an option could say.
    Nothing,
}

impl Unmapped {
    /// A record that is none.
    pub fn row(why: &str) -> Self {
        Self::because(ROW, why)
    }

    /// A cell that no option would mend, and why.
    pub fn because(field: &'static str, why: &str) -> Self {
        Self { field, word: cut(why), mend: Mend::Nothing }
    }

    /// The text of a cell of a field.
    pub fn cell(field: Field, word: &str) -> Self {
        let mend = match field.kind() {
            _ if word.trim().is_empty() => Mend::Nothing, // an empty cell has no meaning to give
            FieldKind::Word(_) if field.name() == "outcome" => Mend::Meaning("handled"),
            FieldKind::Flag => Mend::Meaning("yes"),
            FieldKind::Word(_) | FieldKind::Set(_) | FieldKind::Id => Mend::Meaning(UNKNOWN),
            _ if decimal_comma(word) => Mend::Point,
            FieldKind::Instant => Mend::Pattern,
            FieldKind::Duration => Mend::Unit,
            _ => Mend::Meaning(UNKNOWN),
        };
        Self { field: field.name(), word: cut(word), mend }
    }

    /// What to do about it, where an option or another way of writing would help.
    pub fn advice(&self) -> Option<String> {
        let Self { field, mend, .. } = self;
        Some(match mend {
            Mend::Nothing => return None,
            Mend::Meaning(meaning) => {
                format!("say what the words mean: --value '{field}:{}=MEANING' (such as {meaning})", self.typed())
            }
            Mend::Point => format!(
                "a decimal point is expected in `{field}`: {} instead of {}",
                shown(&self.word.replace(',', ".")),
                shown(&self.word)
            ),
            Mend::Unit => {
                format!(
                    "say how `{field}` is written: --column {field}=COLUMN:UNIT (s, ms, us, min or hms), or where it is unknown: --value '{field}:{}={UNKNOWN}'",
                    self.typed()
                )
            }
            Mend::Pattern => format!(
                "say how `{field}` is written: --column '{field}=COLUMN:PATTERN' (such as %Y-%m-%d %H:%M:%S; s, ms or us since 1970)"
            ),
        })
    }

    /// The word as it can be typed between single quotes, or what stands for one.
    fn typed(&self) -> &str {
        if shown(&self.word) == self.word && !self.word.contains(['…', '\'']) { &self.word } else { "WORD" }
    }
}

impl std::fmt::Display for Unmapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} `{}`", self.field, shown(&self.word))
    }
}

/// Digits around one comma: `1,5` or `0:01,5`.
fn decimal_comma(word: &str) -> bool {
    let number = |text: &str| {
        text.ends_with(|end: char| end.is_ascii_digit())
            && text.chars().all(|letter| letter.is_ascii_digit() || "-:".contains(letter))
    };
    word.split_once(',').is_some_and(|(whole, fraction)| number(whole) && number(fraction))
}

/// How often each word occurs. A column of all different words would fill the memory: the first so many words are kept.
#[derive(Clone, Debug)]
pub struct Counted<K> {
    kept: BTreeMap<K, i64>,
    others: i64,
}

impl<K: Ord> Counted<K> {
    /// At most so many words are kept.
    pub const KEPT: usize = 1_000;

    /// Counts a row of a word.
    pub fn add(&mut self, word: K) {
        self.add_rows(word, 1);
    }

    /// Counts rows of a word.
    pub fn add_rows(&mut self, word: K, rows: i64) {
        if self.kept.len() < Self::KEPT || self.kept.contains_key(&word) {
            *self.kept.entry(word).or_default() += rows;
        } else {
            self.others += rows;
        }
    }

    /// The words that were kept, with their rows.
    pub fn kept(&self) -> &BTreeMap<K, i64> {
        &self.kept
    }

    /// The rows of all other words.
    pub fn others(&self) -> i64 {
        self.others
    }

    /// The rows of all words.
    pub fn rows(&self) -> i64 {
        self.kept.values().sum::<i64>() + self.others
    }
}

impl<K> Default for Counted<K> {
    fn default() -> Self {
        Self { kept: BTreeMap::new(), others: 0 }
    }
}

/// What became of every row.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Rows read.
    pub read: i64,
    /// Rows of something else, by the word that says so.
    pub not_of_this_fact: Counted<String>,
    /// Rows with a cell that the mapping does not say how to read.
    pub unmapped: Counted<Unmapped>,
    /// Lines of the file that are in cells of other rows, and the first row that has some.
    pub swallowed: Option<(i64, i64)>,
    /// Rows counted.
    pub counted: i64,
    /// Rows that cannot be, by reason.
    pub rejected: Vec<(Reject, i64)>,
    /// The first of them: their numbers, from 1 after the header, and why.
    pub first_rejected: Vec<(i64, Rejection)>,
}

impl Ledger {
    /// At most so many rejected rows are named; all are counted.
    const NAMED: usize = 5;

    pub(crate) fn not_of_this_fact(&mut self, word: &str) {
        self.not_of_this_fact.add(cut(word));
    }

    /// Notes lines of the file that are in cells of the row that was read last.
    pub(crate) fn swallowed(&mut self, lines: i64) {
        if lines > 0 {
            let (all, first) = self.swallowed.unwrap_or((0, self.read));
            self.swallowed = Some((all + lines, first));
        }
    }

    /// Takes in what the engine tells of the contacts. A word that stands for nothing is unmapped here rather than rejected.
    pub(crate) fn settle(&mut self, report: &FeedReport) {
        let number = |rows: u64| i64::try_from(rows).unwrap_or(i64::MAX);
        self.counted = number(report.counted());
        let mut told = 0;
        for (column, word, rows) in report.unmapped() {
            if let Some(field) = Field::named(column) {
                self.unmapped.add_rows(Unmapped::cell(field, word), number(rows));
                told += number(rows);
            }
        }
        self.unmapped.others += number(report.rejected_for(Reject::UnknownWord)) - told;
        let reasons = Reject::ALL.into_iter().filter(|reason| *reason != Reject::UnknownWord);
        self.rejected = reasons
            .map(|reason| (reason, number(report.rejected_for(reason))))
            .filter(|(_, rows)| *rows != 0)
            .collect();
        let first = report.first_rejected().iter().filter(|(_, why)| why.reason() != Reject::UnknownWord);
        self.first_rejected = first.take(Self::NAMED).map(|(row, why)| (number(*row) + 1, *why)).collect();
    }

    /// Rows that cannot be, all reasons together.
    pub fn rejected_rows(&self) -> i64 {
        self.rejected.iter().map(|(_, rows)| rows).sum()
    }

    /// What to do about cells that cannot be read: one piece of advice for each field, at most three.
    pub fn advice(&self) -> Vec<String> {
        let mut advised: BTreeMap<&str, String> = BTreeMap::new();
        for unmapped in self.unmapped.kept.keys() {
            if let (false, Some(advice)) = (advised.contains_key(unmapped.field), unmapped.advice()) {
                advised.insert(unmapped.field, advice);
            }
        }
        let mut advice: Vec<String> = advised.into_values().collect();
        advice.truncate(3);
        advice
    }

    /// Says which lines of the file are in no row, where there are some.
    pub fn swallowed_text(&self) -> Option<String> {
        let (lines, row) = self.swallowed?;
        let lines = if lines == 1 {
            "1 more line of the file is".to_owned()
        } else {
            format!("{lines} more lines of the file are")
        };
        Some(format!(
            "{lines} inside cells and no row of their own, first in row {row}: notes of several lines, or a quote that is not closed"
        ))
    }
}
