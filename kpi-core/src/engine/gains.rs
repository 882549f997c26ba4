//! What counts of kinds of rows add to totals, as a table of numbers: eight places are worked out at a time.

use super::kinds::{Kind, NOTHING};

/// As many places as are worked out together.
const EIGHT: usize = 8;

/// The largest number in the table: so many rows of so many kinds stay within 64 bits.
const LARGEST: i64 = 1 << 20;

/// For every eight places and every kind, what one row of the kind adds to each.
pub(super) struct Gains {
    kinds: usize,
    of: Vec<[i64; EIGHT]>,
}

impl Gains {
    /// `None` where a kind adds large numbers, or kinds are too many.
    pub(super) fn of(kinds: &[Kind], width: usize) -> Option<Self> {
        let mut of = vec![[0; EIGHT]; width.div_ceil(EIGHT) * kinds.len()];
        for (at, kind) in kinds.iter().enumerate() {
            for (place, n) in &kind.adds {
                let (eight, place) = (*place as usize / EIGHT, *place as usize % EIGHT);
                of.get_mut(eight * kinds.len() + at)?[place] = Some(*n).filter(|n| n.abs() <= LARGEST)?;
            }
        }
        Some(Self { kinds: kinds.len(), of }).filter(|gains| gains.kinds <= MOST)
    }

    /// Adds what so many rows of each kind add to the totals of a group; tells whether it fits.
    #[inline(always)]
    pub(super) fn add(&self, counts: &[u32], row: &mut [i64]) -> bool {
        let mut counted = 0_u64;
        for (kind, count) in counts.iter().enumerate().take(self.kinds) {
            counted |= u64::from(*count != 0) << kind;
        }
        counted &= u64::MAX << (NOTHING + 1);
        let (eights, rest) = row.as_chunks_mut::<EIGHT>();
        let mut beyond = [0; EIGHT];
        let mut gains = self.of.chunks_exact(self.kinds.max(1));
        for (totals, gains) in eights.iter_mut().zip(&mut gains) {
            add_eight(totals, (counts, counted), gains, &mut beyond);
        }
        if let Some(gains) = gains.next().filter(|_| !rest.is_empty()) {
            let mut last = [0; EIGHT];
            last[..rest.len()].copy_from_slice(rest);
            add_eight(&mut last, (counts, counted), gains, &mut beyond);
            rest.copy_from_slice(&last[..rest.len()]);
        }
        beyond.iter().all(|beyond| *beyond >= 0)
    }
}

/// Adds to eight totals what so many rows of each kind add to them.
#[inline(always)]
fn add_eight(
    totals: &mut [i64; EIGHT],
    (counts, mut counted): (&[u32], u64),
    gains: &[[i64; EIGHT]],
    beyond: &mut [i64; EIGHT],
) {
    let mut sums = [0_i64; EIGHT];
    while counted != 0 {
        let kind = counted.trailing_zeros() as usize;
        counted &= counted - 1;
        if let (Some(count), Some(gains)) = (counts.get(kind), gains.get(kind)) {
            sums.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += i64::from(*count) * gain);
        }
    }
    for ((total, sum), beyond) in totals.iter_mut().zip(&sums).zip(beyond) {
        let both = total.wrapping_add(*sum);
        // Below zero where two numbers of one sign give one of the other.
        *beyond |= (both ^ *total) & (both ^ *sum);
        *total = both;
    }
}

/// So many kinds at most: each has a bit.
const MOST: usize = 64;
