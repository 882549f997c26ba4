//! The writing end of a shard.

use crate::error::{Error, ErrorCode};
use crate::fact::{Fact, Fields, Rejection, count_fields};
use crate::live::shard::Shard;
use crate::live::sharded::Shared;
use crate::live::staged::Staged;
use crate::live::sync::Ordering;
use std::fmt;
use std::sync::Arc;

/// The one writer of a shard of [`Sharded`](crate::live::Sharded) totals: it counts rows without a lock, without waiting for anybody and without
/// allocating. Dropped, it gives its shard back; what it counted stays.
///
/// What each method counts, and when it counts nothing, is as for [`Totals`](crate::Totals): a row counted here or
/// there gives the same bits.
pub struct ShardWriter<F: Fact> {
    shared: Arc<Shared<F>>,
    shard: Arc<Shard>,
    staged: Staged,
    seq: u64,
    seen: u64,
}

impl<F: Fact> ShardWriter<F> {
    /// The writer of a shard that has just been lent.
    pub(super) fn resume(shared: Arc<Shared<F>>, shard: Arc<Shard>, mut values: Vec<i64>) -> Self {
        let (seq, seen) = shard.resume(&mut values);
        Self { shared, shard, staged: Staged::new(values), seq, seen }
    }

    /// The rules under which rows are counted.
    pub fn rules(&self) -> &F::Rules {
        &self.shared.rules
    }

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the row breaks a row-local rule (it is counted as rejected), and
    /// [`ErrorCode::Overflow`], which counts nothing.
    #[inline]
    pub fn observe(&mut self, row: &F::Row) -> Result<(), Error> {
        self.change(|staged, rules| staged.add::<F, false>(|to| F::count(row, rules, to)))
    }

    /// Takes a row away again, also one that another shard counted: only the sum of the shards must make sense.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] tells that the row had been rejected (and is no longer counted as such), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    pub fn unobserve(&mut self, row: &F::Row) -> Result<(), Error> {
        self.change(|staged, rules| staged.add::<F, true>(|to| F::count(row, rules, to)))
    }

    /// Corrects a row, also one that another shard counted: no reader sees the old one gone and the new one not yet there.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the new row is rejected (it is counted so, and the old one is gone), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    pub fn replace(&mut self, old: &F::Row, new: &F::Row) -> Result<(), Error> {
        self.change(|staged, rules| {
            taken_away(staged.add::<F, true>(|to| F::count(old, rules, to)))?;
            staged.add::<F, false>(|to| F::count(new, rules, to))
        })
    }

    /// Counts a row as rejected that its importer could not even read.
    ///
    /// # Errors
    ///
    /// Always one: [`ErrorCode::RowRejected`] with the reason, or [`ErrorCode::Overflow`], which counts nothing.
    pub fn count_rejected(&mut self, rejection: Rejection) -> Result<(), Error> {
        self.change(|staged, _| staged.add::<F, false>(|_| Err(rejection)))
    }

    /// Adds a row given through the erased door: see [`Fields`].
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::observe`].
    #[inline]
    pub fn observe_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        let fields = Fields::new(F::INFO, present, values);
        self.change(|staged, rules| staged.add::<F, false>(|to| count_fields::<F>(&fields, rules, to)))
    }

    /// Takes a row away again.
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::unobserve`].
    pub fn unobserve_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        let fields = Fields::new(F::INFO, present, values);
        self.change(|staged, rules| staged.add::<F, true>(|to| count_fields::<F>(&fields, rules, to)))
    }

    /// Corrects a row.
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::replace`].
    pub fn replace_fields(&mut self, old: (u64, &[i64]), new: (u64, &[i64])) -> Result<(), Error> {
        let [old, new] = [old, new].map(|(present, values)| Fields::new(F::INFO, present, values));
        self.change(|staged, rules| {
            taken_away(staged.add::<F, true>(|to| count_fields::<F>(&old, rules, to)))?;
            staged.add::<F, false>(|to| count_fields::<F>(&new, rules, to))
        })
    }

    /// One step for every reader: what `rows` stages is shared whole, or not at all.
    #[inline]
    fn change(&mut self, rows: impl FnOnce(&mut Staged, &F::Rules) -> Result<(), Error>) -> Result<(), Error> {
        self.staged.revert(&self.shard); // only after a panic is there anything to put back
        let epoch = self.shared.epoch.load(Ordering::Acquire);
        if epoch != self.seen {
            self.shard.publish(epoch, &self.staged.values);
            self.seen = epoch;
        }
        let result = rows(&mut self.staged, &self.shared.rules);
        match &result {
            Err(error) if error.code() != ErrorCode::RowRejected => self.staged.revert(&self.shard),
            _ => self.staged.commit(&self.shard, &mut self.seq),
        }
        result
    }
}

/// A row that had been rejected is taken from the rejected: no reason to stop.
fn taken_away(result: Result<(), Error>) -> Result<(), Error> {
    result.or_else(|error| if error.code() == ErrorCode::RowRejected { Ok(()) } else { Err(error) })
}

impl<F: Fact> Drop for ShardWriter<F> {
    fn drop(&mut self) {
        self.shard.give_back();
    }
}

impl<F: Fact> fmt::Debug for ShardWriter<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShardWriter")
            .field("fact", &F::INFO.name)
            .field("rules", &self.shared.rules)
            .finish_non_exhaustive()
    }
}
