//! A row on its way into a shard: counted in the writer's own integers first, shared when it is whole.

use crate::error::Error;
use crate::fact::overflow;
use crate::fact::{Fact, FactInfo, Index, Reject, Rejection, Sink};
use crate::live::shard::Shard;

/// Which integers a row changed.
#[derive(Debug, Default)]
pub(super) struct Touched([u64; Self::WORDS]);

impl Touched {
    /// All totals, and a word for the reasons of rejected rows.
    const WORDS: usize = FactInfo::MAX_TOTALS / 64 + 1;

    #[inline]
    fn put(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    #[inline]
    pub(super) fn each(&self, mut visit: impl FnMut(usize)) {
        for (word, bits) in self.0.iter().enumerate() {
            let mut left = *bits;
            while left != 0 {
                visit(word * 64 + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }

    #[inline]
    fn any(&self) -> bool {
        self.0.iter().any(|word| *word != 0)
    }
}

const _: () = assert!(Reject::ALL.len() <= 64, "the reasons fit in the last word of `Touched`");

/// The writer's own integers: those of its shard, but for what was touched since.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) values: Vec<i64>,
    touched: Touched,
}

/// Adds one row, or takes it away, noting overflow instead of stopping half-way.
pub(super) struct Adder<'a, const TAKE_AWAY: bool> {
    staged: &'a mut Staged,
    overflowed: bool,
}

impl<const TAKE_AWAY: bool> Sink for Adder<'_, TAKE_AWAY> {
    #[inline]
    fn add<T: Index>(&mut self, total: T, n: i64) {
        let at = total.index();
        if n != 0
            && let Some(slot) = self.staged.values.get_mut(at)
        {
            let (sum, overflowed) = if TAKE_AWAY { slot.overflowing_sub(n) } else { slot.overflowing_add(n) };
            *slot = sum;
            self.overflowed |= overflowed;
            self.staged.touched.put(at);
        }
    }
}

impl Staged {
    pub(super) fn new(values: Vec<i64>) -> Self {
        Self { values, touched: Touched::default() }
    }

    /// Counts what `count` adds, or the rejection, with a sign.
    #[inline]
    pub(super) fn add<F: Fact, const TAKE_AWAY: bool>(
        &mut self,
        count: impl FnOnce(&mut Adder<'_, TAKE_AWAY>) -> Result<(), Rejection>,
    ) -> Result<(), Error> {
        let mut adder = Adder::<TAKE_AWAY> { staged: self, overflowed: false };
        let counted = count(&mut adder);
        adder.add(counted.map_or_else(|rejection| F::INFO.totals.len() + rejection.reason() as usize, |()| 0), 1);
        if adder.overflowed { Err(overflow(F::INFO)) } else { Ok(counted?) }
    }

    /// Shares what was touched.
    #[inline]
    pub(super) fn commit(&mut self, shard: &Shard, seq: &mut u64) {
        shard.store(seq, &self.values, &self.touched);
        self.touched = Touched::default();
    }

    /// Puts back what was touched and not shared: after an overflow, or a panic in the code of a fact.
    #[inline]
    pub(super) fn revert(&mut self, shard: &Shard) {
        if self.touched.any() {
            let values = &mut self.values;
            self.touched.each(|at| {
                if let Some(slot) = values.get_mut(at) {
                    *slot = shard.value(at);
                }
            });
            self.touched = Touched::default();
        }
    }
}
