//! The different ones among many numbers.

/// Fewer numbers are sorted.
const MANY: usize = 1 << 10;
/// So many numbers are looked at together: a table of them stays in the second cache.
const TOGETHER: usize = 1 << 14;
/// Numbers are spread over at most so many parts.
const MOST_PARTS: usize = 1 << 11;

/// Memory that is used again.
#[derive(Default)]
pub(super) struct Distinct {
    spread: Vec<i64>,
    table: Vec<u32>,
}

impl Distinct {
    /// Brings the different ones to the front, in any order; how many there are.
    ///
    /// Many are spread over parts by a product of their bits, and each part is looked up in a small table: half of the time of sorting them.
    pub(super) fn of(&mut self, values: &mut [i64]) -> usize {
        if values.len() < MANY || u32::try_from(values.len()).is_err() {
            values.sort_unstable();
            return without_repeats(values);
        }
        let parts = (values.len() / TOGETHER).next_power_of_two().min(MOST_PARTS);
        let bits = parts.trailing_zeros();
        let part = |value: i64| {
            let high = mixed(value).checked_shr(u64::BITS - bits).unwrap_or(0);
            usize::try_from(high).unwrap_or(usize::MAX)
        };
        let mut ends = vec![0_usize; parts + 1];
        for value in values.iter() {
            if let Some(end) = ends.get_mut(part(*value) + 1) {
                *end += 1;
            }
        }
        for at in 1..=parts {
            ends[at] += ends[at - 1];
        }
        let mut next = ends.clone();
        self.spread.clear();
        self.spread.resize(values.len(), 0);
        for value in values.iter() {
            let Some(to) = next.get_mut(part(*value)) else { continue };
            if let Some(slot) = self.spread.get_mut(*to) {
                *slot = *value;
            }
            *to += 1;
        }
        let mut kept = 0;
        for part in ends.windows(2) {
            let own = self.spread.get(part[0]..part[1]).unwrap_or_default();
            let room = (own.len() * 2).next_power_of_two();
            self.table.clear();
            self.table.resize(room, 0);
            for value in own {
                keep(&mut self.table, *value, values, &mut kept);
            }
        }
        kept
    }
}

/// A product whose upper bits depend on all bits of the number: the golden ratio in 64 bits.
fn mixed(value: i64) -> u64 {
    value.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Keeps a number that is not in the table yet; the table has room for twice as many, and tells where each was kept, plus one.
#[inline]
fn keep(table: &mut [u32], value: i64, values: &mut [i64], kept: &mut usize) {
    let mask = table.len() - 1;
    #[allow(clippy::cast_possible_truncation, reason = "any bits will do")]
    let mut at = (mixed(value) >> 20) as usize & mask;
    while let Some(known) = table.get_mut(at) {
        match known.checked_sub(1) {
            None => {
                if let Some(to) = values.get_mut(*kept) {
                    *to = value;
                }
                *kept += 1;
                *known = u32::try_from(*kept).unwrap_or_default();
                return;
            }
            Some(number) if values.get(number as usize) == Some(&value) => return,
            Some(_) => at = (at + 1) & mask,
        }
    }
}

/// Brings each of some sorted numbers to the front once.
fn without_repeats(values: &mut [i64]) -> usize {
    let mut kept = 0;
    for at in 0..values.len() {
        if kept == 0 || values[at] != values[kept - 1] {
            values[kept] = values[at];
            kept += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::Distinct;
    use std::collections::BTreeSet;

    #[test]
    fn each_number_is_kept_once() {
        let mut distinct = Distinct::default();
        for (number, narrow) in [(0, 1), (1, 1), (50, 7), (3_000, 1 << 40), (40_000, 900), (200_000, 1 << 44)] {
            let of = |n: i64| (n.wrapping_mul(6_364_136_223_846_793_005) >> 3) % narrow;
            let mut values: Vec<i64> = (0..number).map(of).chain([i64::MIN, i64::MAX, 0, -1]).collect();
            let all: BTreeSet<i64> = values.iter().copied().collect();
            let kept = distinct.of(&mut values);
            assert_eq!(kept, all.len(), "of {number}");
            assert_eq!(values[..kept].iter().copied().collect::<BTreeSet<i64>>(), all, "of {number}");
        }
    }
}
