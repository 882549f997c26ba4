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
        let mut counted = [(0_usize, 0_i64); MOST];
        let mut kinds = 0;
        for (kind, count) in counts.iter().enumerate().take(self.kinds).skip(usize::from(NOTHING) + 1) {
            // Written in any case: the next one takes the place of a kind without rows.
            if let Some(to) = counted.get_mut(kinds) {
                *to = (kind, i64::from(*count));
            }
            kinds += usize::from(*count != 0);
        }
        let counted = counted.get(..kinds).unwrap_or_default();
        let mut beyond = 0;
        for (gains, totals) in self.of.chunks_exact(self.kinds.max(1)).zip(row.chunks_mut(EIGHT)) {
            let mut sums = [0_i64; EIGHT];
            for (kind, count) in counted {
                let Some(gains) = gains.get(*kind) else { continue };
                sums.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += count * gain);
            }
            for (total, sum) in totals.iter_mut().zip(&sums) {
                let both = total.wrapping_add(*sum);
                // Below zero where two numbers of one sign give one of the other.
                beyond |= (both ^ *total) & (both ^ *sum);
                *total = both;
            }
        }
        beyond >= 0
    }
}

/// So many kinds at most.
const MOST: usize = 64;
