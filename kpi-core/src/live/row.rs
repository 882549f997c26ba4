//! A row on its way into a shard: added where readers can see it, and taken back by itself where it cannot stay.

use crate::error::Error;
use crate::fact::{Fact, Index, Rejection, Sink, overflow};
use crate::live::sync::{AtomicI64, Ordering};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a row was not counted. What it had changed is undone, but for a rejected row, which is counted as such.
pub(super) enum Stopped {
    /// A total would leave 64 bits, or the row is rejected.
    Refused(Error),
    /// The code of the fact panicked.
    Panicked(Box<dyn Any + Send>),
}

/// Adds one row, or takes it away, noting overflow instead of stopping half-way. One thread writes, so that a load and a
/// store are an addition.
struct Adder<'a, const TAKE_AWAY: bool> {
    totals: &'a [AtomicI64],
    overflowed: bool,
}

impl<const TAKE_AWAY: bool> Sink for Adder<'_, TAKE_AWAY> {
    #[inline(always)]
    fn add<T: Index>(&mut self, total: T, n: i64) {
        if let Some(cell) = self.totals.get(total.index()) {
            let old = cell.load(Ordering::Relaxed);
            let (sum, overflowed) = if TAKE_AWAY { old.overflowing_sub(n) } else { old.overflowing_add(n) };
            cell.store(sum, Ordering::Relaxed);
            self.overflowed |= overflowed;
        }
    }
}

/// A row to count: the same each time that it is asked.
pub(super) trait Row<F: Fact> {
    fn count(&self, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection>;
}

/// Adds the row once; whether a total left 64 bits (the sums wrap, so that the opposite undoes it).
#[inline(always)]
fn add<F: Fact, const TAKE_AWAY: bool>(
    cells: &[AtomicI64],
    rules: &F::Rules,
    row: &impl Row<F>,
) -> Result<bool, Rejection> {
    // A length that is known when compiling lets each addition go without asking for it.
    let Some(totals) = cells.get(..const { F::INFO.totals.len() }) else { return Ok(true) };
    let mut adder = Adder::<TAKE_AWAY> { totals, overflowed: false };
    row.count(rules, &mut adder)?;
    adder.add(0, 1);
    Ok(adder.overflowed)
}

/// Counts a row, or takes it away: whole, or not at all.
#[inline]
pub(super) fn counted<F: Fact, const TAKE_AWAY: bool>(
    cells: &[AtomicI64],
    rules: &F::Rules,
    row: &impl Row<F>,
) -> Result<(), Stopped> {
    match catch_unwind(AssertUnwindSafe(|| add::<F, TAKE_AWAY>(cells, rules, row))) {
        Ok(Ok(false)) => Ok(()),
        Ok(Ok(true)) => {
            undo::<F, TAKE_AWAY>(cells, rules, row);
            Err(Stopped::Refused(overflow(F::INFO)))
        }
        Ok(Err(rejection)) => Err(Stopped::Refused(rejected::<F, TAKE_AWAY>(cells, rejection))),
        Err(panic) => {
            undo::<F, TAKE_AWAY>(cells, rules, row);
            Err(Stopped::Panicked(panic))
        }
    }
}

/// Takes back what a row changed, by counting it with the other sign: a row is counted the same each time, also where that
/// ends in a panic half-way.
#[cold]
fn undo<F: Fact, const TAKE_AWAY: bool>(cells: &[AtomicI64], rules: &F::Rules, row: &impl Row<F>) {
    let _ = catch_unwind(AssertUnwindSafe(|| {
        if TAKE_AWAY { add::<F, false>(cells, rules, row) } else { add::<F, true>(cells, rules, row) }
    }));
}

/// Counts a row as rejected, or no longer; where that does not fit, says so instead.
#[cold]
fn rejected<F: Fact, const TAKE_AWAY: bool>(cells: &[AtomicI64], rejection: Rejection) -> Error {
    let at = F::INFO.totals.len() + rejection.reason() as usize;
    let Some(cell) = cells.get(at) else { return rejection.into() };
    let old = cell.load(Ordering::Relaxed);
    match if TAKE_AWAY { old.checked_sub(1) } else { old.checked_add(1) } {
        Some(rows) => {
            cell.store(rows, Ordering::Relaxed);
            rejection.into()
        }
        None => overflow(F::INFO),
    }
}
