//! The different ones among many numbers.

use bytemuck::Pod;
use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

/// Fewer numbers are few.
const MANY: usize = 1 << 10;
/// So many numbers are looked at together: a table of them stays in the second cache.
const TOGETHER: usize = 1 << 14;
/// Numbers are spread over at most so many parts.
const MOST_PARTS: u32 = 1 << 11;

/// Numbers from zero on that 32 bits hold.
pub(super) type Short = u32;

/// Memory that is used again.
#[derive(Default)]
pub(super) struct Distinct<T> {
    spread: Vec<T>,
    table: Vec<u32>,
    bits: Vec<u64>,
    /// The question in which each place was taken last, and by what.
    places: Vec<(u32, T)>,
    question: u32,
}

/// Fewer numbers are looked up in a table that has room for so many times as many.
const FEW: usize = 1 << 13;
const ROOM: usize = 4;

/// Odd numbers that are others in each process, so that nobody can make numbers that meet; the same in all threads.
static ODD: OnceLock<[u64; 2]> = OnceLock::new();

/// Spreads numbers by a product whose upper bits depend on all bits of the number.
#[derive(Clone, Copy)]
pub(super) struct SpreadBy(u64);

impl SpreadBy {
    /// Over tables, and over parts of what goes into tables afterwards: these are independent.
    fn tables() -> Self {
        Self(Self::odd()[0])
    }

    pub(super) fn parts() -> Self {
        Self(Self::odd()[1])
    }

    fn odd() -> [u64; 2] {
        *ODD.get_or_init(|| [0, 1].map(|which| RandomState::new().hash_one(which) | 1))
    }

    /// One of so many parts, a power of two.
    #[inline(always)]
    pub(super) fn of(self, value: impl Number, parts: u32) -> u32 {
        #[allow(clippy::cast_possible_truncation, reason = "the upper half")]
        let upper = (value.bits().wrapping_mul(self.0) >> u32::BITS) as u32;
        upper.checked_shr(u32::BITS - parts.trailing_zeros()).unwrap_or(0)
    }

    /// Other bits of the same product.
    #[inline(always)]
    fn within(self, value: impl Number) -> usize {
        #[allow(clippy::cast_possible_truncation, reason = "any bits will do")]
        let bits = (value.bits().wrapping_mul(self.0) >> 20) as usize;
        bits
    }
}

/// A number as it is kept.
pub(super) trait Number: Pod + Ord + Default + Into<i64> {
    /// Whether numbers may be counted value by value.
    const IS_SHORT: bool;

    /// The number, and zero; what cannot be kept so is told by anything else.
    fn of(value: i64) -> (Self, u64);

    /// All of its bits.
    fn bits(self) -> u64 {
        self.into().cast_unsigned()
    }
}

impl Number for i64 {
    const IS_SHORT: bool = false;

    #[inline(always)]
    fn of(value: i64) -> (Self, u64) {
        (value, 0)
    }
}

impl Number for Short {
    const IS_SHORT: bool = true;

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "what is beyond is told")]
    fn of(value: i64) -> (Self, u64) {
        (value.cast_unsigned() as Self, value.cast_unsigned() >> Self::BITS)
    }
}

impl Distinct<Short> {
    /// How many different ones there are; changes their order, and which there are.
    ///
    /// Many that lie close together are bits of a map that stays in the caches.
    pub(super) fn number_of_short(&mut self, values: &mut [Short]) -> usize {
        let words = values.iter().max().map_or(0, |most| (most >> 6) as usize + 1);
        if values.len() <= FEW || words > values.len() {
            return self.number_of(values);
        }
        self.bits.clear();
        self.bits.resize(words, 0);
        for value in values {
            if let Some(word) = self.bits.get_mut((*value >> 6) as usize) {
                *word |= 1 << (*value & 63);
            }
        }
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }
}

impl<T: Number> Distinct<T> {
    /// How many different ones there are; changes their order, and which there are.
    ///
    /// Few are looked up in a table of which a small part is taken, so that two seldom meet: a third of the time of sorting them. Places are
    /// marked with the number of the question, so that nothing is to be cleared; and taken again by what has them, so that no branch
    /// depends on whether a number was there before.
    pub(super) fn number_of(&mut self, values: &mut [T]) -> usize {
        if values.len() > FEW {
            return self.of(values);
        }
        let room = (values.len() * ROOM).next_power_of_two();
        self.question = self.question.wrapping_add(1);
        if self.question == 0 || self.places.len() < room {
            self.places.clear();
            self.places.resize(room.max(1 << 10), (0, T::default()));
            self.question = 1;
        }
        let by = SpreadBy::tables();
        let size = u32::try_from(room).unwrap_or(1);
        let (question, Some(places)) = (self.question, self.places.get_mut(..room)) else { return 0 };
        let mut number = 0;
        for value in values {
            let mut at = by.of(*value, size) as usize;
            while let Some(place) = places.get_mut(at) {
                let is_free = place.0 != question;
                if is_free || place.1 == *value {
                    *place = (question, *value);
                    number += usize::from(is_free);
                    break;
                }
                at = (at + 1) & (room - 1);
            }
        }
        number
    }

    /// Brings the different ones to the front, in any order; how many there are.
    ///
    /// Many are spread over parts by a product of their bits, and each part is looked up in a small table: half of the time of sorting them.
    pub(super) fn of(&mut self, values: &mut [T]) -> usize {
        if values.len() < MANY || u32::try_from(values.len()).is_err() {
            values.sort_unstable();
            return without_repeats(values);
        }
        let parts = (values.len() / TOGETHER).next_power_of_two().min(MOST_PARTS as usize);
        let of_parts = u32::try_from(parts).unwrap_or(MOST_PARTS);
        let by = SpreadBy::tables();
        let part = |value: T| by.of(value, of_parts) as usize;
        if parts == 1 {
            return self.of_part(values);
        }
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
        self.spread.resize(values.len(), T::default());
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
                keep(by, &mut self.table, *value, values, &mut kept);
            }
        }
        kept
    }

    /// The same of numbers whose table stays in the caches.
    fn of_part(&mut self, values: &mut [T]) -> usize {
        self.table.clear();
        self.table.resize((values.len() * 2).next_power_of_two(), 0);
        let (by, mut kept) = (SpreadBy::tables(), 0);
        for at in 0..values.len() {
            keep(by, &mut self.table, values[at], values, &mut kept);
        }
        kept
    }
}

/// Keeps a number that is not in the table yet; the table has room for twice as many, and tells where each was kept, plus one.
#[inline]
fn keep<T: Number>(by: SpreadBy, table: &mut [u32], value: T, values: &mut [T], kept: &mut usize) {
    let mask = table.len() - 1;
    let mut at = by.within(value) & mask;
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
fn without_repeats<T: Number>(values: &mut [T]) -> usize {
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
    use super::{Distinct, Short};
    use std::collections::BTreeSet;

    #[test]
    fn each_number_is_kept_once() {
        let (mut distinct, mut counted) = (Distinct::<i64>::default(), Distinct::<i64>::default());
        for (number, narrow) in [(0, 1), (1, 1), (50, 7), (3_000, 1 << 40), (40_000, 900), (200_000, 1 << 44)] {
            let of = |n: i64| (n.wrapping_mul(6_364_136_223_846_793_005) >> 3) % narrow;
            let mut values: Vec<i64> = (0..number).map(of).chain([i64::MIN, i64::MAX, 0, -1]).collect();
            let all: BTreeSet<i64> = values.iter().copied().collect();
            assert_eq!(counted.number_of(&mut values.clone()), all.len(), "of {number}");
            let kept = distinct.of(&mut values);
            assert_eq!(kept, all.len(), "of {number}");
            assert_eq!(values[..kept].iter().copied().collect::<BTreeSet<i64>>(), all, "of {number}");
            let short = |n: &i64| u32::try_from(n.rem_euclid(narrow.min(1 << 32))).unwrap_or_default();
            let mut short: Vec<u32> = values.iter().map(short).collect();
            let number_of = short.iter().collect::<BTreeSet<_>>().len();
            assert_eq!(Distinct::<Short>::default().number_of_short(&mut short), number_of, "of {number}");
        }
    }
}
