//! What a metric reads: one fact's totals and states, and the facts that a caller supplies.

use crate::distinct::Members;
use crate::distribution::{Distribution, Quotients};
use crate::fact::FactInfo;

/// One total as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is known.
    Known(i64),
    /// The rules declare that the source has no such part: zero within a sum of parts, unknown on its own.
    Absent,
    /// It is not known.
    Unknown,
}

/// What one fact supplies to a metric.
pub trait Evidence: Send + Sync {
    /// The fact's tables.
    fn info(&self) -> &'static FactInfo;

    /// A total.
    fn reading(&self, total: usize) -> Reading;

    /// Rows left out by reason, all reasons together.
    fn rejected_rows(&self) -> i64;

    /// A rule, as its kind has it.
    fn rule(&self, rule: usize) -> i64;

    /// Whether nothing was seen: no rows, and nothing above or below zero in any total.
    fn saw_nothing(&self) -> bool {
        let quiet = |total| matches!(self.reading(total), Reading::Known(0) | Reading::Absent | Reading::Unknown);
        self.reading(0) == Reading::Known(0) && (0..self.info().totals.len()).all(quiet)
    }

    /// A distribution, where it was kept.
    fn distribution(&self, at: usize) -> Option<&Distribution> {
        let _ = at;
        None
    }

    /// Quotients, where they were kept one by one.
    fn quotients(&self, at: usize) -> Option<&Quotients> {
        let _ = at;
        None
    }

    /// A set of distinct members, where it was kept.
    fn distinct(&self, at: usize) -> Option<&Members> {
        let _ = at;
        None
    }
}

/// The facts that a caller supplies. One fact's totals supply themselves; a pair, a triple or a slice supplies several.
pub trait Supply {
    /// The evidence of this fact, where it was supplied.
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence>;
}

impl<A: Supply, B: Supply> Supply for (&A, &B) {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        self.0.evidence(info).or_else(|| self.1.evidence(info))
    }
}

impl<A: Supply, B: Supply, C: Supply> Supply for (&A, &B, &C) {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        self.0.evidence(info).or_else(|| self.1.evidence(info)).or_else(|| self.2.evidence(info))
    }
}

impl Supply for [&dyn Evidence] {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        self.iter().find(|evidence| evidence.info().is(info)).copied()
    }
}

impl Supply for Vec<&dyn Evidence> {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        self.as_slice().evidence(info)
    }
}
