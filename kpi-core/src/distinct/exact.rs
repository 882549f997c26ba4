//! Distinct members, exactly.

use crate::distinct::DistinctCount;
use crate::distribution::{Distribution, Form};
use crate::error::Error;

/// A set of ids whose distinct members are counted, exactly. See the [module](crate::distinct).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistinctSet {
    ids: Distribution,
}

impl DistinctSet {
    /// No members.
    pub fn new() -> Self {
        Self { ids: Distribution::new(Form::Exact) }
    }

    /// Adds an id so many times; a negative number of times takes it away.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`](crate::ErrorCode::Overflow) where a number of rows would leave 64 bits.
    pub fn add(&mut self, id: i64, times: i64) -> Result<(), Error> {
        self.ids.add(id, times)
    }

    /// Whether no id is held.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many different ids there are, or `None` where one was taken away more often than it was added.
    pub fn distinct(&self) -> Option<DistinctCount> {
        distinct(&[self]).map(DistinctCount::new)
    }

    /// What was kept, from its entries in ascending order; otherwise what is wrong with them.
    #[cfg(feature = "stored")]
    pub(crate) fn from_entries(entries: Vec<(i64, i64)>) -> Result<Self, String> {
        Distribution::from_entries(Form::Exact, entries).map(|ids| Self { ids })
    }

    /// Every id with its number of rows, in order.
    #[cfg(feature = "stored")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.ids.iter()
    }

    pub(crate) fn check_combine(&self, other: &Self, sign: i64) -> Result<(), Error> {
        self.ids.check_combine(&other.ids, sign)
    }

    pub(crate) fn combine(&mut self, other: &Self, sign: i64) -> Result<(), Error> {
        self.ids.combine(&other.ids, sign)
    }

    /// Adds the other's members.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`](crate::ErrorCode::Overflow) where a number of rows would leave 64 bits.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.ids.merge(&other.ids)
    }

    /// Takes the other's members away.
    ///
    /// # Errors
    ///
    /// As [`DistinctSet::merge`].
    pub fn unmerge(&mut self, other: &Self) -> Result<(), Error> {
        self.ids.unmerge(&other.ids)
    }
}

/// How many different ids several sets have together: the plain number, as formulas divide by it.
pub(crate) fn distinct(of: &[&DistinctSet]) -> Option<i64> {
    let mut all = DistinctSet::new();
    for set in of {
        all.merge(set).ok()?;
    }
    let mut distinct = 0;
    for (_, times) in all.ids.iter() {
        if times < 0 {
            return None;
        }
        distinct += 1;
    }
    Some(distinct)
}
