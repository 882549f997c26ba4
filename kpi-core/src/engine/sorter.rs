//! Sorting many short lists of short numbers.

use super::distinct::Short;
use super::lanes::{Lanes, Processor, Work};

/// Fewer numbers are sorted by how many are below each.
const FEW: usize = 1 << 7;
/// Fewer numbers are sorted by comparing.
const MANY: usize = 1 << 10;

/// Memory that is used again.
pub(super) struct Sorter {
    processor: Processor,
    few: Vec<Short>,
    counts: Vec<u32>,
}

impl Default for Sorter {
    fn default() -> Self {
        Self { processor: Processor::new(), few: Vec::new(), counts: Vec::new() }
    }
}

/// Few numbers, and where they are put.
struct ByRank<'a> {
    values: &'a mut [Short],
    sorted: &'a mut [Short],
}

impl Work for ByRank<'_> {
    type Output = ();

    /// How many are below a number is its rank: sixteen are compared at once, and no branch depends on any, so that few take less than half
    /// of the time of sorting them. Where some are equal, only the first of their places is written; the others come from it.
    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        let Self { values, sorted } = self;
        for value in values.iter() {
            let rank: u32 = values.iter().map(|other| u32::from(other < value)).sum();
            if let Some(to) = sorted.get_mut(rank as usize) {
                *to = *value;
            }
        }
        let mut most = 0;
        for (value, sorted) in values.iter_mut().zip(sorted) {
            most = most.max(*sorted);
            *value = most;
        }
    }
}

impl Sorter {
    /// Sorts numbers: few of them by their ranks, many that lie close together by counting each.
    pub(super) fn sort(&mut self, values: &mut [Short]) {
        if values.len() <= FEW {
            self.few.clear();
            self.few.resize(values.len(), 0);
            return self.processor.run(ByRank { values, sorted: &mut self.few });
        }
        let ends = || Some((*values.iter().min()?, *values.iter().max()?));
        let Some((least, most)) = ends().filter(|_| values.len() >= MANY && u32::try_from(values.len()).is_ok()) else {
            return values.sort_unstable();
        };
        let span = (most - least) as usize + 1;
        if span > values.len().saturating_mul(4) {
            return values.sort_unstable();
        }
        self.counts.clear();
        self.counts.resize(span, 0);
        for value in values.iter() {
            if let Some(count) = self.counts.get_mut((value - least) as usize) {
                *count += 1;
            }
        }
        let mut at = 0;
        for (value, count) in (least..).zip(self.counts.iter()) {
            let end = at + *count as usize;
            if let Some(same) = values.get_mut(at..end) {
                same.fill(value);
            }
            at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sorter;

    #[test]
    fn lists_of_any_length_are_sorted() {
        let mut sorter = Sorter::default();
        for size in (0..200).chain([900, 1_024, 5_000]) {
            for span in [1, 2, 9, 300, 4_000, u32::MAX] {
                let number = |n: u32| n.wrapping_mul(2_654_435_761).rotate_left(11) % span;
                let mut values: Vec<u32> = (0..size).map(number).chain([u32::MAX; 2]).collect();
                let mut expected = values.clone();
                expected.sort_unstable();
                sorter.sort(&mut values);
                assert_eq!(values, expected, "{size} below {span}");
            }
        }
    }
}
