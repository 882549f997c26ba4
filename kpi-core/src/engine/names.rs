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
        let keys = tables.len();
        let mut named: Vec<(u128, u32)> = Vec::new();
        let mut parts = vec![0; keys + 1];
        for number in numbers {
            let start = worker.numbering.key_numbers(number, &mut parts[..keys]);
            for (part, ranks) in parts.iter_mut().zip(&rank_of) {
                *part = ranks.get(*part as usize).copied().unwrap_or(u32::MAX);
            }
            parts[keys] = start_ranks.get(start as usize).copied().unwrap_or_default();
            // Up to three keys and the interval are one number; what is beyond is compared after it.
            let whole = parts.iter().take(4).fold(0_u128, |whole, part| whole << 32 | u128::from(*part));
            named.push((whole << (32 * 4_usize.saturating_sub(parts.len())), number));
        }
        if keys < 4 {
            named.sort_unstable();
        } else {
            let all = |number: u32| {
                let mut parts = vec![0; keys];
                let start = worker.numbering.key_numbers(number, &mut parts);
                let ranks = parts.iter().zip(&rank_of).map(|(part, ranks)| ranks.get(*part as usize).copied());
                (ranks.collect::<Vec<_>>(), start_ranks.get(start as usize).copied())
            };
            named.sort_by_cached_key(|(_, number)| all(*number));
        }
        let mut names = Self {
            tables,
            ranks: vec![Vec::with_capacity(named.len()); keys],
            starts: Vec::with_capacity(named.len()),
        };
        for (_, number) in &named {
            let start = worker.numbering.key_numbers(*number, &mut parts[..keys]);
            for ((to, part), ranks) in names.ranks.iter_mut().zip(&parts).zip(&rank_of) {
                to.push(ranks.get(*part as usize).copied().unwrap_or(u32::MAX));
            }
            let rank = start_ranks.get(start as usize).copied().unwrap_or_default();
            names.starts.push(starts.get(rank as usize).copied().flatten());
        }
        (names, named.into_iter().map(|(_, number)| number).collect())
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
