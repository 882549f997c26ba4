//! What one writer and any reader share of a shard: the protocol, each step beside its counterpart.

use crate::live::cells::Cells;
use crate::live::sync::{AtomicBool, AtomicI64, AtomicU64, Ordering, Pause, fence};

/// The integers of one writer, and the copy that it leaves for the readers of an epoch.
#[derive(Debug)]
#[repr(align(128))]
pub(super) struct Shard {
    /// Odd while a row is being counted.
    seq: AtomicU64,
    published_epoch: AtomicU64,
    taken: AtomicBool,
    values: Cells,
    published: Cells,
}

/// How a reader came by what it took from a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// From the copy left for this epoch: it can no longer change.
    Published,
    /// From the integers themselves, as they were at this even `seq`.
    At(u64),
}

impl Shard {
    /// A shard of zeros, or `None` where there is no room for it.
    pub(super) fn try_zero(cells: usize) -> Option<Self> {
        Some(Self {
            seq: AtomicU64::new(0),
            published_epoch: AtomicU64::new(0),
            taken: AtomicBool::new(false),
            values: Cells::try_zero(cells)?,
            published: Cells::try_zero(cells)?,
        })
    }

    /// Makes the caller the one writer; false where there is one. What the last one wrote is seen by the next.
    pub(super) fn lend(&self) -> bool {
        self.taken.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    /// The writer is gone.
    pub(super) fn give_back(&self) {
        self.taken.store(false, Ordering::Release);
    }

    /// Writer: where the last writer stopped: `seq`, and the last epoch that it published for.
    pub(super) fn resume(&self) -> (u64, u64) {
        (self.seq.load(Ordering::Relaxed), self.published_epoch.load(Ordering::Relaxed))
    }

    /// Writer: leaves a copy for the readers of an epoch, before any row that began after the epoch was seen.
    #[cold]
    pub(super) fn publish(&self, epoch: u64) {
        self.published.copy(&self.values);
        self.published_epoch.store(epoch, Ordering::Release);
    }

    /// Writer: changes the integers as one step for every reader. `seq` is the writer's own copy, even. `change` must return: where code
    /// of others may panic, it catches that.
    #[inline(always)]
    pub(super) fn step<R>(&self, seq: &mut u64, change: impl FnOnce(&[AtomicI64]) -> R) -> R {
        self.seq.store(seq.wrapping_add(1), Ordering::Relaxed);
        // A reader that sees one of the stores below sees, after its own fence, that the row had begun.
        fence(Ordering::Release);
        let result = change(self.values.all());
        *seq = seq.wrapping_add(2);
        self.seq.store(*seq, Ordering::Release);
        result
    }

    /// Reader: takes the copy left for its epoch, else the integers between two rows.
    pub(super) fn take(&self, epoch: u64, values: &mut [i64]) -> Taken {
        let mut pause = Pause::new();
        loop {
            if self.published_epoch.load(Ordering::Acquire) == epoch {
                self.published.get_all(values);
                return Taken::Published;
            }
            let seq = self.seq.load(Ordering::Acquire);
            if seq.is_multiple_of(2) {
                self.values.get_all(values);
                fence(Ordering::Acquire);
                if self.seq.load(Ordering::Relaxed) == seq {
                    return Taken::At(seq);
                }
            }
            pause.wait();
        }
    }

    /// Reader: whether what was taken still is all that this shard has to say of the epoch.
    ///
    /// A copy left meanwhile replaces what was taken from the integers: they may hold rows that began after the epoch
    /// was seen. A row that has begun and not ended (`seq` odd) happened before no other row.
    pub(super) fn still(&self, epoch: u64, taken: Taken) -> bool {
        match taken {
            Taken::Published => true,
            Taken::At(seq) => {
                self.seq.load(Ordering::Relaxed) & !1 == seq && self.published_epoch.load(Ordering::Relaxed) != epoch
            }
        }
    }
}
