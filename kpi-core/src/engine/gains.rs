//! What counts of kinds of rows add to totals, as a table of numbers: eight places are worked out at a time.

use super::kinds::{Kind, NOTHING};

/// As many places as are worked out together.
const EIGHT: usize = 8;

/// The largest number in the table: so many rows of so many kinds stay within 64 bits.
const LARGEST: i64 = 1 << 20;

/// What one row of each kind adds to every eight places.
pub(super) struct Gains {
    kinds: usize,
    /// So many eights has a kind.
    eights: usize,
    of: Vec<[i64; EIGHT]>,
}

impl Gains {
    /// `None` where a kind adds large numbers, or kinds or places are too many.
    pub(super) fn of(kinds: &[Kind], width: usize) -> Option<Self> {
        let eights = EIGHTS.into_iter().find(|eights| width <= eights * EIGHT)?;
        let mut of = vec![[0; EIGHT]; eights * kinds.len()];
        for (at, kind) in kinds.iter().enumerate() {
            for (place, n) in &kind.adds {
                let (eight, place) = (*place as usize / EIGHT, *place as usize % EIGHT);
                of.get_mut(at * eights + eight)?[place] = Some(*n).filter(|n| n.abs() <= LARGEST)?;
            }
        }
        Some(Self { kinds: kinds.len(), eights, of }).filter(|gains| gains.kinds <= MOST)
    }

    /// Adds what so many rows of each kind add to the totals of a group; tells whether it fits.
    #[inline(always)]
    pub(super) fn add(&self, counts: &[u32], row: &mut [i64]) -> bool {
        match self.eights {
            1 => self.add_in::<1>(counts, row),
            2 => self.add_in::<2>(counts, row),
            3 => self.add_in::<3>(counts, row),
            4 => self.add_in::<4>(counts, row),
            6 => self.add_in::<6>(counts, row),
            _ => self.add_in::<12>(counts, row),
        }
    }

    /// The same for so many eights.
    #[inline(always)]
    fn add_in<const N: usize>(&self, counts: &[u32], row: &mut [i64]) -> bool {
        let mut counted = 0_u64;
        for (kind, count) in counts.iter().enumerate().take(self.kinds) {
            counted |= u64::from(*count != 0) << kind;
        }
        counted &= u64::MAX << (NOTHING + 1);
        let (gains, _) = self.of.as_chunks::<N>();
        let mut sums = [[0_i64; EIGHT]; N];
        while counted != 0 {
            let kind = counted.trailing_zeros() as usize;
            counted &= counted - 1;
            let (Some(count), Some(gains)) = (counts.get(kind), gains.get(kind)) else { continue };
            for (sums, gains) in sums.iter_mut().zip(gains) {
                sums.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += i64::from(*count) * gain);
            }
        }
        let mut beyond = [0; EIGHT];
        let (totals, rest) = row.as_chunks_mut::<EIGHT>();
        for (totals, sums) in totals.iter_mut().zip(&sums) {
            add_eight(totals, sums, &mut beyond);
        }
        if let Some(sums) = sums.get(totals.len()).filter(|_| !rest.is_empty()) {
            let mut last = [0; EIGHT];
            last[..rest.len()].copy_from_slice(rest);
            add_eight(&mut last, sums, &mut beyond);
            rest.copy_from_slice(&last[..rest.len()]);
        }
        beyond.iter().all(|beyond| *beyond >= 0)
    }
}

#[inline(always)]
fn add_eight(totals: &mut [i64; EIGHT], sums: &[i64; EIGHT], beyond: &mut [i64; EIGHT]) {
    for ((total, sum), beyond) in totals.iter_mut().zip(sums).zip(beyond) {
        let both = total.wrapping_add(*sum);
        // Below zero where two numbers of one sign give one of the other.
        *beyond |= (both ^ *total) & (both ^ *sum);
        *total = both;
    }
}

/// So many kinds at most: each has a bit.
const MOST: usize = 64;
/// So many eights of places: known when compiling, so that they stay in registers.
const EIGHTS: [usize; 6] = [1, 2, 3, 4, 6, 12];
