//! Where counting changes its mind about the numbers of a row: what lets many rows be counted at once.

use crate::exact::Duration;
use crate::fact::fields::LONGEST;
use crate::fact::{Boundary, Index};

/// For each number of a row, the values from which on rows are counted otherwise.
///
/// A fact that can tell them ([`Fact::cuts`](crate::Fact::cuts)) is counted by kinds of rows: rows that agree in what they know, in
/// every word, flag and set, and in between which cuts each number lies, are all rejected, or add the same integers and the
/// same multiples of their numbers.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
/// use kpi_core::Cuts;
///
/// let mut cuts = Cuts::default();
/// cuts.time(3_usize);
/// cuts.threshold(3_usize, Duration::secs(20), Boundary::Inclusive);
/// assert_eq!(cuts.of(3_usize)[..3], [0, 1, 20_000_001]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    at: Vec<(usize, i64)>,
}

impl Cuts {
    /// From this value of a field on, rows may be counted otherwise.
    pub fn at(&mut self, field: impl Index, value: i64) {
        self.at.push((field.index(), value));
    }

    /// A length of time: negative, zero, some, or longer than any row may hold.
    pub fn time(&mut self, field: impl Index) {
        self.count_up_to(field, LONGEST);
    }

    /// A number that may be from zero to the largest, where zero is not as others.
    pub fn count_up_to(&mut self, field: impl Index, largest: i64) {
        for cut in [0, 1, largest.saturating_add(1)] {
            self.at(field.index(), cut);
        }
    }

    /// A threshold, and whether itself lies within it.
    pub fn threshold(&mut self, field: impl Index, threshold: Duration, boundary: Boundary) {
        let beyond = i64::from(boundary == Boundary::Inclusive);
        self.at(field.index(), threshold.as_micros().saturating_add(beyond));
    }

    /// Every score of a scale, and whatever lies off it.
    pub fn scale(&mut self, field: impl Index, low: i64, high: i64) {
        for cut in low..=high.saturating_add(1) {
            self.at(field.index(), cut);
        }
    }

    /// The values of a field from which on rows are counted otherwise, ascending.
    pub fn of(&self, field: impl Index) -> Vec<i64> {
        let mut cuts: Vec<i64> =
            self.at.iter().filter(|(at, _)| *at == field.index()).map(|(_, value)| *value).collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }
}
