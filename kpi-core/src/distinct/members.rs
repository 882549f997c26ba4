//! What a tally keeps of the members that rows name: every id, or a sketch.

use crate::distinct::{DistinctSet, exact};
use crate::error::Error;
#[cfg(feature = "sketch")]
use crate::{distinct::DistinctSketch, error::ErrorCode};

/// The members of a set, exactly, or (feature `sketch`, and only where it was asked for) within a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Members {
    /// Every id with its number of rows.
    Exact(DistinctSet),
    /// A sketch: rows cannot be taken away from it.
    #[cfg(feature = "sketch")]
    Estimated(Box<DistinctSketch>),
}

/// How many members several sets have together, and in words how sure that is where it is an estimate.
pub(crate) type Counted = (i64, Option<String>);

impl Members {
    /// Whether no member is held.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Exact(set) => set.is_empty(),
            #[cfg(feature = "sketch")]
            Self::Estimated(sketch) => sketch.estimate().get() == 0,
        }
    }

    pub(crate) fn add(&mut self, id: i64, times: i64) -> Result<(), Error> {
        match self {
            Self::Exact(set) => set.add(id, times),
            #[cfg(feature = "sketch")]
            Self::Estimated(sketch) => {
                check_sign(times)?;
                sketch.add(id)
            }
        }
    }

    pub(crate) fn check_combine(&self, other: &Self, sign: i64) -> Result<(), Error> {
        match (self, other) {
            (Self::Exact(mine), Self::Exact(theirs)) => mine.check_combine(theirs, sign),
            #[cfg(feature = "sketch")]
            (Self::Estimated(mine), Self::Estimated(theirs)) if mine.lg_k() == theirs.lg_k() => check_sign(sign),
            #[cfg(feature = "sketch")]
            _ => Err(forms_differ()),
        }
    }

    pub(crate) fn combine(&mut self, other: &Self, sign: i64) -> Result<(), Error> {
        self.check_combine(other, sign)?;
        match (self, other) {
            (Self::Exact(mine), Self::Exact(theirs)) => mine.combine(theirs, sign),
            #[cfg(feature = "sketch")]
            (Self::Estimated(mine), Self::Estimated(theirs)) => mine.merge(theirs),
            #[cfg(feature = "sketch")]
            _ => Err(forms_differ()),
        }
    }
}

/// How many different members several sets have together; `None` where one was taken away more often than it was added.
#[cfg(not(feature = "sketch"))]
pub(crate) fn distinct(of: &[&Members]) -> Option<Counted> {
    let sets: Vec<&DistinctSet> = of.iter().map(|Members::Exact(set)| set).collect();
    exact::distinct(&sets).map(|count| (count, None))
}

/// How many different members several sets have together; `None` where one was taken away more often than it was added, or
/// where exact sets and sketches stand side by side.
#[cfg(feature = "sketch")]
pub(crate) fn distinct(of: &[&Members]) -> Option<Counted> {
    let mut sets: Vec<&DistinctSet> = Vec::new();
    for members in of {
        match members {
            Members::Exact(set) => sets.push(set),
            Members::Estimated(_) => return estimated(of),
        }
    }
    exact::distinct(&sets).map(|count| (count, None))
}

#[cfg(feature = "sketch")]
fn estimated(of: &[&Members]) -> Option<Counted> {
    let mut all: Option<DistinctSketch> = None;
    for members in of {
        let Members::Estimated(sketch) = members else { return None };
        match &mut all {
            None => all = Some((**sketch).clone()),
            Some(all) => all.merge(sketch).ok()?,
        }
    }
    let estimate = all?.estimate();
    Some((estimate.get(), Some(format!("distinct {estimate}"))))
}

#[cfg(feature = "sketch")]
fn check_sign(times: i64) -> Result<(), Error> {
    if times >= 0 {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::CannotTakeAway,
        "rows cannot be taken away from estimated distinct counts: keep exact sets, or count anew",
    ))
}

#[cfg(feature = "sketch")]
#[cold]
fn forms_differ() -> Error {
    Error::new(
        ErrorCode::FormsDiffer,
        "distinct members kept exactly, or at another precision, cannot be added to these",
    )
}
