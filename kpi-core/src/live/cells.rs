//! Integers that one thread writes and others read, on cache lines of their own.

use crate::live::sync::{AtomicI64, Ordering};

/// Two cache lines: processors fetch them in pairs.
#[derive(Debug)]
#[repr(align(128))]
struct Line([AtomicI64; Line::CELLS]);

impl Line {
    const CELLS: usize = 16;

    fn zero() -> Self {
        Self(std::array::from_fn(|_| AtomicI64::new(0)))
    }
}

/// So many integers; what orders them stands in [`Shard`](super::shard::Shard).
#[derive(Debug)]
pub(super) struct Cells(Vec<Line>);

impl Cells {
    /// Zeros, or `None` where there is no room for them.
    pub(super) fn try_zero(cells: usize) -> Option<Self> {
        let lines = cells.div_ceil(Line::CELLS);
        let mut room = Vec::new();
        room.try_reserve_exact(lines).ok()?;
        room.extend((0..lines).map(|_| Line::zero()));
        Some(Self(room))
    }

    #[inline]
    pub(super) fn put(&self, at: usize, value: i64) {
        if let Some(line) = self.0.get(at / Line::CELLS) {
            line.0[at % Line::CELLS].store(value, Ordering::Relaxed);
        }
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> i64 {
        self.0.get(at / Line::CELLS).map_or(0, |line| line.0[at % Line::CELLS].load(Ordering::Relaxed))
    }

    pub(super) fn put_all(&self, values: &[i64]) {
        values.iter().enumerate().for_each(|(at, value)| self.put(at, *value));
    }

    pub(super) fn get_all(&self, values: &mut [i64]) {
        values.iter_mut().enumerate().for_each(|(at, value)| *value = self.get(at));
    }
}
