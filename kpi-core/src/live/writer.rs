//! The writing end of a shard.

use crate::error::{Error, ErrorCode};
use crate::fact::{Fact, Fields, Rejection, Sink, count_fields};
use crate::live::row::{Row, Stopped, counted};
use crate::live::shard::Shard;
use crate::live::sharded::Shared;
use crate::live::sync::{AtomicI64, Ordering};
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
    seq: u64,
    seen: u64,
}

impl<F: Fact> ShardWriter<F> {
    /// The writer of a shard that has just been lent.
    pub(super) fn resume(shared: Arc<Shared<F>>, shard: Arc<Shard>) -> Self {
        let (seq, seen) = shard.resume();
        Self { shared, shard, seq, seen }
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
        self.change(|cells, rules| counted::<F, false>(cells, rules, &Typed::<F>(row)))
    }

    /// Takes a row away again, also one that another shard counted: only the sum of the shards must make sense.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] tells that the row had been rejected (and is no longer counted as such), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    pub fn unobserve(&mut self, row: &F::Row) -> Result<(), Error> {
        self.change(|cells, rules| counted::<F, true>(cells, rules, &Typed::<F>(row)))
    }

    /// Corrects a row, also one that another shard counted: no reader sees the old one gone and the new one not yet there.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the new row is rejected (it is counted so, and the old one is gone), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    pub fn replace(&mut self, old: &F::Row, new: &F::Row) -> Result<(), Error> {
        self.change(|cells, rules| corrected(cells, rules, &Typed::<F>(old), &Typed::<F>(new)))
    }

    /// Counts a row as rejected that its importer could not even read.
    ///
    /// # Errors
    ///
    /// Always one: [`ErrorCode::RowRejected`] with the reason, or [`ErrorCode::Overflow`], which counts nothing.
    pub fn count_rejected(&mut self, rejection: Rejection) -> Result<(), Error> {
        self.change(|cells, rules| counted::<F, false>(cells, rules, &Unreadable(rejection)))
    }

    /// Adds a row given through the erased door: see [`Fields`].
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::observe`].
    #[inline]
    pub fn observe_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        let fields = Fields::new(F::INFO, present, values);
        self.change(|cells, rules| counted::<F, false>(cells, rules, &fields))
    }

    /// Takes a row away again.
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::unobserve`].
    pub fn unobserve_fields(&mut self, present: u64, values: &[i64]) -> Result<(), Error> {
        let fields = Fields::new(F::INFO, present, values);
        self.change(|cells, rules| counted::<F, true>(cells, rules, &fields))
    }

    /// Corrects a row.
    ///
    /// # Errors
    ///
    /// As [`ShardWriter::replace`].
    pub fn replace_fields(&mut self, old: (u64, &[i64]), new: (u64, &[i64])) -> Result<(), Error> {
        let [old, new] = [old, new].map(|(present, values)| Fields::new(F::INFO, present, values));
        self.change(|cells, rules| corrected::<F>(cells, rules, &old, &new))
    }

    /// One step for every reader.
    #[inline]
    fn change(&mut self, rows: impl FnOnce(&[AtomicI64], &F::Rules) -> Result<(), Stopped>) -> Result<(), Error> {
        let epoch = self.shared.epoch.load(Ordering::Acquire);
        if epoch != self.seen {
            self.shard.publish(epoch);
            self.seen = epoch;
        }
        let rules = &self.shared.rules;
        match self.shard.step(&mut self.seq, |cells| rows(cells, rules)) {
            Ok(()) => Ok(()),
            Err(Stopped::Refused(error)) => Err(error),
            Err(Stopped::Panicked(panic)) => std::panic::resume_unwind(panic),
        }
    }
}

/// Takes the old row away and adds the new one; where that cannot be added, the old one is given back.
fn corrected<F: Fact>(
    cells: &[AtomicI64],
    rules: &F::Rules,
    old: &impl Row<F>,
    new: &impl Row<F>,
) -> Result<(), Stopped> {
    match counted::<F, true>(cells, rules, old) {
        Err(stopped) if !is_rejection(&stopped) => return Err(stopped),
        _ => {}
    }
    let added = counted::<F, false>(cells, rules, new);
    if added.as_ref().is_err_and(|stopped| !is_rejection(stopped)) {
        // What was there a moment ago fits again.
        let _ = counted::<F, false>(cells, rules, old);
    }
    added
}

/// A row that had been rejected is taken from the rejected: no reason to stop.
fn is_rejection(stopped: &Stopped) -> bool {
    matches!(stopped, Stopped::Refused(error) if error.code() == ErrorCode::RowRejected)
}

/// A row of the fact's own type.
struct Typed<'a, F: Fact>(&'a F::Row);

impl<F: Fact> Row<F> for Typed<'_, F> {
    #[inline(always)]
    fn count(&self, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection> {
        F::count(self.0, rules, to)
    }
}

/// A row through the erased door.
impl<F: Fact> Row<F> for Fields<'_> {
    #[inline(always)]
    fn count(&self, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection> {
        count_fields::<F>(self, rules, to)
    }
}

/// A row that its importer could not read.
struct Unreadable(Rejection);

impl<F: Fact> Row<F> for Unreadable {
    fn count(&self, _: &F::Rules, _: &mut impl Sink) -> Result<(), Rejection> {
        Err(self.0)
    }
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
