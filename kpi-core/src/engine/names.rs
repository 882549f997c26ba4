//! The groups of a scorecard in their order: which keys and which interval each has.

use super::card::Group;
use super::keys::Key;
use super::worker::Worker;
use crate::exact::Instant;

/// The keys and intervals of the groups, column by column.
pub(super) struct Names {
    /// The values of each key, in their order.
    tables: Vec<Vec<Key>>,
    /// Which of them each group has, key by key.
    ranks: Vec<Vec<u32>>,
    starts: Vec<Option<i64>>,
}

impl Names {
    /// The groups of these numbers in the order of their keys and intervals, and their numbers in that order.
    pub(super) fn new(worker: &Worker, numbers: impl Iterator<Item = u32>) -> (Self, Vec<u32>) {
        let (tables, rank_of): (Vec<Vec<Key>>, Vec<Vec<u32>>) =
            worker.numbering.keys.iter().map(|keys| ranked(keys.values.clone())).unzip();
        let (starts, start_ranks) = ranked(worker.numbering.starts.clone());
        let numbers: Vec<u32> = numbers.collect();
        // The ranks of each key, then of the interval, group by group.
        let mut ranks = vec![vec![0_u32; numbers.len()]; tables.len() + 1];
        let mut parts = vec![0; tables.len()];
        for (at, number) in numbers.iter().enumerate() {
            let start = worker.numbering.key_numbers(*number, &mut parts);
            let of_keys = rank_of.iter().zip(parts.iter().copied());
            for (to, (ranks, part)) in ranks.iter_mut().zip(of_keys.chain([(&start_ranks, start)])) {
                to[at] = ranks.get(part as usize).copied().unwrap_or_default(); // every value has one
            }
        }
        let mut order: Vec<u32> = (0..).take(numbers.len()).collect();
        for ranks in ranks.iter().rev() {
            order = in_order(&order, ranks);
        }
        let of_starts = ranks.pop().unwrap_or_default();
        let start = |at: &u32| *starts.get(*of_starts.get(*at as usize)? as usize)?;
        let each = |of: &[u32]| order.iter().filter_map(|at| of.get(*at as usize).copied()).collect();
        let names = Self {
            tables,
            ranks: ranks.iter().map(|ranks| each(ranks)).collect(),
            starts: order.iter().map(start).collect(),
        };
        (names, each(&numbers))
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// A key of a group.
    pub(super) fn key(&self, group: usize, key: usize) -> Option<&Key> {
        self.tables.get(key)?.get(*self.ranks.get(key)?.get(group)? as usize)
    }

    /// The start of the interval of a group.
    pub(super) fn start(&self, group: usize) -> Option<i64> {
        self.starts.get(group).copied().flatten()
    }

    /// The keys and the interval of a group.
    pub(super) fn get(&self, group: usize) -> Group {
        let keys = (0..self.tables.len()).map(|key| self.key(group, key).cloned().unwrap_or(Key::Null)).collect();
        Group { keys, start: self.start(group).map(Instant::from_micros) }
    }
}

/// Positions by their ranks, those of one rank as they were.
fn in_order(positions: &[u32], ranks: &[u32]) -> Vec<u32> {
    let rank = |at: &u32| ranks.get(*at as usize).map_or(0, |rank| *rank as usize);
    let mut next = vec![0_usize; ranks.iter().max().map_or(0, |most| *most as usize + 1)];
    for at in positions {
        next[rank(at)] += 1;
    }
    let mut sum = 0;
    for next in &mut next {
        sum += std::mem::replace(next, sum);
    }
    let mut sorted = vec![0; positions.len()];
    for at in positions {
        let next = &mut next[rank(at)];
        sorted[*next] = *at;
        *next += 1;
    }
    sorted
}

/// Values in their order, and the rank of each as they stood.
fn ranked<T: Ord>(values: Vec<T>) -> (Vec<T>, Vec<u32>) {
    let mut numbered: Vec<(T, u32)> = values.into_iter().zip(0..).collect();
    numbered.sort_unstable();
    let mut ranks = vec![0; numbered.len()];
    let mut sorted = Vec::with_capacity(numbered.len());
    for ((value, number), rank) in numbered.into_iter().zip(0..) {
        if let Some(slot) = ranks.get_mut(number as usize) {
            *slot = rank;
        }
        sorted.push(value);
    }
    (sorted, ranks)
}
