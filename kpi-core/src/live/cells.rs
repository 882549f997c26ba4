//! Integers that one thread writes and others read, on cache lines of their own.

use crate::live::sync::{AtomicI64, Ordering};

/// So many integers; what orders them stands in [`Shard`](super::shard::Shard).
#[derive(Debug)]
pub(super) struct Cells {
    room: Vec<AtomicI64>,
    cells: usize,
}

impl Cells {
    /// Unused integers on either side, two cache lines of them (processors fetch lines in pairs): no neighbour in memory
    /// shares a line with what this writer stores.
    const PADDING: usize = 16;

    /// Zeros, or `None` where there is no room for them.
    pub(super) fn try_zero(cells: usize) -> Option<Self> {
        let all = cells.checked_add(2 * Self::PADDING)?;
        let mut room = Vec::new();
        room.try_reserve_exact(all).ok()?;
        room.extend((0..all).map(|_| AtomicI64::new(0)));
        Some(Self { room, cells })
    }

    /// The integers.
    #[inline]
    pub(super) fn all(&self) -> &[AtomicI64] {
        self.room.get(Self::PADDING..Self::PADDING + self.cells).unwrap_or_default()
    }

    /// Stores what other cells hold.
    pub(super) fn copy(&self, from: &Self) {
        for (to, from) in self.all().iter().zip(from.all()) {
            to.store(from.load(Ordering::Relaxed), Ordering::Relaxed);
        }
    }

    /// Loads every integer.
    pub(super) fn get_all(&self, values: &mut [i64]) {
        for (value, cell) in values.iter_mut().zip(self.all()) {
            *value = cell.load(Ordering::Relaxed);
        }
    }
}
