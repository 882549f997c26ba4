//! The numbers of one state and group, counted value by value: a count for each, or a bit where only distinct ones matter.

use std::iter::repeat_n;

/// Fewer numbers at once are kept one by one.
const MANY: usize = 1 << 12;

/// Counts or bits of numbers from zero on, once there are.
#[derive(Default)]
pub(super) struct Dense {
    is_set: bool,
    /// A count for each value, or 32 bits of a set; none where numbers are kept one by one.
    words: Vec<u32>,
    /// How many numbers were kept one by one.
    seen: u64,
}

impl Dense {
    pub(super) fn new(is_set: bool) -> Self {
        Self { is_set, ..Self::default() }
    }

    pub(super) fn is_used(&self) -> bool {
        !self.words.is_empty()
    }

    /// Counts a number, where there is a place for it.
    #[inline(always)]
    pub(super) fn count(&mut self, value: u32) -> bool {
        if self.is_set {
            return self.words.get_mut((value >> 5) as usize).map(|word| *word |= 1 << (value & 31)).is_some();
        }
        let Some(count) = self.words.get_mut(value as usize) else { return false };
        let more = count.checked_add(1);
        *count = more.unwrap_or(*count);
        more.is_some()
    }

    /// Notes numbers that are kept one by one; whether from now on there are places for nearly all of their like, which take no more memory
    /// than the numbers did.
    pub(super) fn note(&mut self, values: &(impl ExactSizeIterator<Item = u32> + Clone)) -> bool {
        self.seen += values.len() as u64;
        if values.len() < MANY {
            return false;
        }
        let place = |value: u32| u64::from(if self.is_set { value >> 5 } else { value });
        let mut places = (self.words.len() as u64 * 2).max(1 << 10);
        // A few that are beyond all others stay what they are.
        while places <= self.seen && values.clone().filter(|value| place(*value) >= places).count() > values.len() / 64
        {
            places *= 2;
        }
        if places <= self.seen {
            self.words.resize(usize::try_from(places).unwrap_or_default(), 0);
        }
        places <= self.seen
    }

    /// Adds what another one counted, and leaves what has no place here.
    pub(super) fn merge(&mut self, mut other: Self) -> Option<Self> {
        self.seen += other.seen;
        if self.words.len() < other.words.len() {
            std::mem::swap(&mut self.words, &mut other.words);
        }
        let mut left = false;
        for (mine, theirs) in self.words.iter_mut().zip(&mut other.words) {
            let sum = if self.is_set { Some(*mine | *theirs) } else { mine.checked_add(*theirs) };
            left |= sum.is_none();
            if let Some(sum) = sum {
                (*mine, *theirs) = (sum, 0);
            }
        }
        left.then_some(other)
    }

    /// Every value, and how often it was counted.
    pub(super) fn counted(&self) -> impl Iterator<Item = (u32, u32)> {
        let of_word = |(at, word): (u32, &u32)| {
            let (at, word) = (at, *word);
            let bits = if self.is_set { word } else { 0 };
            let bits = (0..u32::BITS).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| (at * u32::BITS + bit, 1));
            bits.chain(repeat_n((at, word), usize::from(!self.is_set && word > 0)))
        };
        (0..).zip(&self.words).filter(|(_, word)| **word != 0).flat_map(of_word)
    }

    /// How many different values there are.
    pub(super) fn members(&self) -> usize {
        let of = |word: &u32| if self.is_set { word.count_ones() as usize } else { usize::from(*word > 0) };
        self.words.iter().map(of).sum()
    }

    /// Whether a value was counted.
    pub(super) fn has(&self, value: u32) -> bool {
        let at = if self.is_set { value >> 5 } else { value };
        let word = self.words.get(at as usize).copied().unwrap_or_default();
        if self.is_set { word >> (value & 31) & 1 == 1 } else { word > 0 }
    }

    /// How many values have a count; none where these are a set.
    pub(super) fn counts(&self) -> &[u32] {
        if self.is_set { &[] } else { &self.words }
    }
}

#[cfg(test)]
mod tests {
    use super::Dense;
    use std::collections::BTreeMap;

    fn fed(is_set: bool, values: &[u32]) -> (Dense, Vec<u32>) {
        let mut dense = Dense::new(is_set);
        let _grown = dense.note(&values.iter().copied());
        let left = values.iter().copied().filter(|value| !dense.count(*value)).collect();
        (dense, left)
    }

    #[test]
    fn places_are_made_where_they_are_fewer_than_numbers() {
        let near: Vec<u32> = (0..5_000).map(|n| n * 7 % 90).collect();
        let far: Vec<u32> = (0..4_200).map(|n| n * 1_000_003).collect();
        for is_set in [false, true] {
            let (dense, left) = fed(is_set, &near);
            assert!(dense.is_used() && left.is_empty());
            assert_eq!(dense.members(), 90);
            let times = |value: u32| near.iter().filter(|n| **n == value).fold(0, |times, _| times + 1);
            let counted: BTreeMap<u32, u32> = dense.counted().collect();
            assert_eq!(counted, (0..90).map(|n| (n, if is_set { 1 } else { times(n) })).collect());
            assert!(dense.has(89) && !dense.has(90) && !dense.has(u32::MAX));
            let (dense, left) = fed(is_set, &far);
            assert!(!dense.is_used());
            assert_eq!(left.len(), far.len());
        }
    }

    #[test]
    fn two_add_up_to_one() {
        for is_set in [false, true] {
            let (few, many): (Vec<u32>, Vec<u32>) =
                ((0..5_000).map(|n| n % 900).collect(), (0..9_000).map(|n| n % 4_000).collect());
            for (first, second) in [(&few, &many), (&many, &few), (&Vec::new(), &many), (&many, &Vec::new())] {
                let mut sum = fed(is_set, first).0;
                assert!(sum.merge(fed(is_set, second).0).is_none());
                let both = [first.as_slice(), second].concat();
                let at_once: Vec<(u32, u32)> = fed(is_set, &both).0.counted().collect();
                assert_eq!(sum.counted().collect::<Vec<_>>(), at_once);
            }
        }
    }

    #[test]
    fn a_count_that_would_not_fit_is_left() {
        let few = [1, 1, 2].repeat(2_000);
        let mut dense = fed(false, &few).0;
        dense.words[1] = u32::MAX;
        assert!(!dense.count(1) && dense.count(2));
        let rest = dense.merge(fed(false, &few).0);
        assert_eq!(rest.iter().flat_map(Dense::counted).collect::<Vec<_>>(), [(1, 4_000)]);
        assert_eq!(dense.counted().collect::<Vec<_>>(), [(1, u32::MAX), (2, 4_001)]);
    }
}
