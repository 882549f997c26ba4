//! The totals of the groups of a scorecard, in the order of their keys and intervals.

use super::layout::{Layout, UNKNOWN};
use super::settled::Settled;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The totals of every group: group by group as they were counted, and place by place where somebody asks for that.
pub(super) struct Grid {
    settled: Settled,
    /// The number under which each group was counted.
    pub(super) numbers: Vec<u32>,
    width: usize,
    /// The totals place by place, in each the groups in their order.
    places: OnceLock<Vec<i64>>,
    /// The places that few groups have.
    rare: BTreeMap<usize, Vec<i64>>,
    zeros: Vec<i64>,
}

impl Grid {
    pub(super) fn new(layout: &Layout, settled: Settled, numbers: Vec<u32>) -> Self {
        let (rare, zeros) = (rare(&settled, &numbers), vec![0; numbers.len()]);
        Self { settled, numbers, width: layout.width, places: OnceLock::new(), rare, zeros }
    }

    /// Totals that no table knows are not zero where nothing is told: they are unknown there too.
    pub(super) fn leave_untold(&mut self, untold: &[usize], empty: &[u32]) {
        for group in empty {
            let row = self.settled.row_of(*group);
            for place in untold {
                if let Some(total) = row.get_mut(*place) {
                    *total = UNKNOWN;
                }
            }
        }
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The totals of a group, without the places that few groups have.
    #[inline]
    pub(super) fn totals(&self, group: usize) -> &[i64] {
        self.numbers.get(group).map(|number| self.settled.row(*number)).unwrap_or_default()
    }

    /// What stands in a place of a group.
    pub(super) fn total(&self, place: usize, group: usize) -> i64 {
        let totals = if place < self.width { self.totals(group).get(place) } else { self.place(place).get(group) };
        totals.copied().unwrap_or_default()
    }

    /// What stands in a place, group by group.
    pub(super) fn place(&self, place: usize) -> &[i64] {
        if place >= self.width {
            return self.rare.get(&place).unwrap_or(&self.zeros);
        }
        let groups = self.len();
        let places = self.places.get_or_init(|| self.by_place());
        places.get(place * groups..(place + 1) * groups).unwrap_or_default()
    }

    fn by_place(&self) -> Vec<i64> {
        let groups = self.len();
        let mut places = vec![0; groups * self.width];
        let mut columns: Vec<&mut [i64]> = places.chunks_exact_mut(groups.max(1)).collect();
        for group in 0..groups {
            for (column, total) in columns.iter_mut().zip(self.totals(group)) {
                if let Some(to) = column.get_mut(group) {
                    *to = *total;
                }
            }
        }
        places
    }
}

/// The places that few groups have, for the groups in their order.
fn rare(settled: &Settled, numbers: &[u32]) -> BTreeMap<usize, Vec<i64>> {
    let mut rare: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let of: BTreeSet<u32> = settled.rare().map(|(group, ..)| group).collect();
    if of.is_empty() {
        return rare;
    }
    let ranks: BTreeMap<u32, usize> = numbers
        .iter()
        .zip(0..)
        .filter(|(number, _)| of.contains(number))
        .map(|(number, rank)| (*number, rank))
        .collect();
    for (group, place, n) in settled.rare() {
        let column = rare.entry(place).or_insert_with(|| vec![0; numbers.len()]);
        if let Some(to) = ranks.get(&group).and_then(|rank| column.get_mut(*rank)) {
            *to = n;
        }
    }
    rare
}
