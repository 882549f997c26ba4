//! The observations of several states of a group, in one order.

/// So many observations are brought into one order; of more a rank is found by halving the range of values.
const FEW: usize = 1 << 10;

/// Observations in their order: those of one list, of lists that were merged, or of long lists that stay apart.
#[derive(Default)]
pub(super) struct Union {
    /// The group and the states whose observations were merged last.
    of: Option<(u32, Vec<usize>)>,
    merged: Vec<u32>,
}

impl Union {
    /// The observation of a rank, from 0, of these sorted lists of a group's states.
    pub(super) fn at(&mut self, group: u32, states: &[usize], lists: &[&[u32]], rank: usize) -> Option<u32> {
        if let [list] = lists {
            return list.get(rank).copied();
        }
        if lists.iter().map(|list| list.len()).sum::<usize>() > FEW {
            return by_halves(lists, rank);
        }
        if !self.of.as_ref().is_some_and(|(known, of)| *known == group && of == states) {
            self.of = Some((group, states.to_vec()));
            self.merged.clear();
            for list in lists {
                self.merged.extend_from_slice(list);
            }
            #[allow(clippy::stable_sort_primitive, reason = "it finds the sorted runs and merges them")]
            self.merged.sort();
        }
        self.merged.get(rank).copied()
    }
}

/// The least value of which, or of less, there are more than `rank`.
fn by_halves(lists: &[&[u32]], rank: usize) -> Option<u32> {
    let up_to = |value: u32| lists.iter().map(|list| list.partition_point(|known| *known <= value)).sum::<usize>();
    let (mut low, mut high) = (0, lists.iter().filter_map(|list| list.last().copied()).max()?);
    if up_to(high) <= rank {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if up_to(middle) > rank {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use super::{FEW, Union};

    #[test]
    fn ranks_of_lists_are_those_of_one() {
        for number in [0, 1, 5, 300, FEW + 9] {
            let list = |times: u32| {
                let mut list: Vec<u32> = (0_u32..).take(number).map(|n| n.wrapping_mul(times) >> 20).collect();
                list.sort_unstable();
                list
            };
            let lists = [list(2_654_435_761), list(40_503), Vec::new()];
            let mut all = lists.concat();
            all.sort_unstable();
            let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
            let mut union = Union::default();
            for rank in 0..all.len() + 2 {
                assert_eq!(union.at(7, &[1, 2], &lists, rank), all.get(rank).copied(), "rank {rank} of {}", all.len());
            }
        }
    }
}
