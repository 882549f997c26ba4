//! What exact states were fed with, group by group: in order, or how many different ones there are.

use super::dense::Dense;
use super::distinct::{Distinct, Number, Short};
use super::pages::Pages;
use super::pool::Run;
use super::sorter::Sorter;

/// The numbers of every exact state and group; see [`Pool`](super::pool::Pool).
pub(super) struct Pooled<T> {
    width: usize,
    parts: usize,
    times: Vec<i64>,
    /// The runs in the order of their keys, and where those of each key end.
    runs: Vec<Run>,
    ends: Vec<u32>,
    values: Pages<T>,
    dense: Vec<Dense>,
}

impl<T: Number> Pooled<T> {
    pub(super) fn new(
        (keys, width, parts): (usize, usize, usize),
        times: Vec<i64>,
        (runs, values): (Vec<Run>, Pages<T>),
        dense: Vec<Dense>,
    ) -> Self {
        if runs.is_empty() {
            return Self { width, parts, times, runs, ends: Vec::new(), values, dense };
        }
        let mut ends = vec![0_u32; keys + 1];
        for run in &runs {
            if let Some(end) = ends.get_mut(run.key as usize + 1) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut next = ends.clone();
        let mut sorted = vec![Run::default(); runs.len()];
        for run in runs {
            let Some(at) = next.get_mut(run.key as usize) else { continue };
            if let Some(slot) = sorted.get_mut(*at as usize) {
                *slot = run;
            }
            *at += 1;
        }
        Self { width, parts, times, runs: sorted, ends, values, dense }
    }

    fn key(&self, state: usize, group: u32) -> usize {
        group as usize * self.width + state
    }

    fn runs(&self, key: usize) -> impl Iterator<Item = &[T]> {
        self.runs_of(key * self.parts..(key + 1) * self.parts)
    }

    /// The runs of each part of a key.
    fn each_part(&self, key: usize) -> impl Iterator<Item = impl Iterator<Item = &[T]>> {
        (key * self.parts..(key + 1) * self.parts).map(|part| self.runs_of(part..part + 1))
    }

    fn runs_of(&self, parts: std::ops::Range<usize>) -> impl Iterator<Item = &[T]> {
        let end = |key: usize| self.ends.get(key).copied().unwrap_or_default() as usize;
        let runs = self.runs.get(end(parts.start)..end(parts.end)).unwrap_or_default();
        runs.iter().map(|run| self.values.of(run.place))
    }

    fn dense(&self, key: usize) -> Option<&Dense> {
        self.dense.get(key).filter(|dense| dense.is_used())
    }

    /// Whether nothing of a state is here.
    pub(super) fn is_empty(&self, state: usize, group: u32) -> bool {
        let key = self.key(state, group);
        self.dense(key).is_none() && self.runs(key).next().is_none()
    }

    /// Every number of a state in a group, in full and in any order; of a set, some members more than once.
    pub(super) fn whole(&self, state: usize, group: u32) -> impl Iterator<Item = i64> {
        let key = self.key(state, group);
        let times = self.times.get(state).copied().unwrap_or(1);
        let dense = self.dense(key).into_iter().flat_map(Dense::counted);
        let dense = dense.flat_map(|(value, times)| std::iter::repeat_n(i64::from(value), times as usize));
        let one_by_one = self.runs(key).flatten().map(|value| (*value).into());
        one_by_one.chain(dense).map(move |value: i64| value.saturating_mul(times))
    }
}

/// Short numbers, and all others.
pub(super) struct AllPooled {
    pub short: Pooled<Short>,
    pub long: Pooled<i64>,
}

impl AllPooled {
    /// Whether nothing of a state is here.
    pub(super) fn is_empty(&self, state: usize, group: u32) -> bool {
        self.short.is_empty(state, group) && self.long.is_empty(state, group)
    }

    /// Every number of a state in a group, in full and in any order; of a set, some members more than once.
    pub(super) fn whole(&self, state: usize, group: u32) -> impl Iterator<Item = i64> {
        self.short.whole(state, group).chain(self.long.whole(state, group))
    }

    /// How many different members the set of a group has.
    pub(super) fn members(&self, state: usize, group: u32, ordered: &mut Ordered) -> usize {
        let Members { short, long, distinct_short, distinct_long } = &mut ordered.members;
        short.clear();
        long.clear();
        let key = self.short.key(state, group);
        if self.long.is_empty(state, group) {
            let Some(dense) = self.short.dense(key) else {
                self.short.runs(key).for_each(|run| short.extend_from_slice(run));
                return distinct_short.number_of_short(short);
            };
            short.extend(self.short.runs(key).flatten().filter(|value| !dense.has(**value)));
            return dense.members() + distinct_short.number_of_short(short);
        }
        if !self.short.is_empty(state, group) {
            long.extend(self.whole(state, group));
            return distinct_long.number_of(long);
        }
        let mut members = 0;
        for part in self.long.each_part(key) {
            // What numbers are multiplied with makes no two of them one.
            long.clear();
            part.for_each(|run| long.extend_from_slice(run));
            members += distinct_long.number_of(long);
        }
        members
    }
}

/// Members that are looked at.
#[derive(Default)]
struct Members {
    short: Vec<Short>,
    long: Vec<i64>,
    distinct_short: Distinct<Short>,
    distinct_long: Distinct<i64>,
}

/// The numbers of some states of a group in one order, brought there once for everything that reads them.
#[derive(Default)]
pub(super) struct Ordered {
    /// The group and the states that it is of.
    of: Option<(u32, Vec<usize>)>,
    times: i64,
    /// How many short numbers there are up to each value that has a count, and all others.
    up_to: Vec<u64>,
    short: Vec<Short>,
    /// All numbers in full, where not all are short and multiplied with one factor.
    long: Vec<i64>,
    sorter: Sorter,
    members: Members,
}

impl Ordered {
    /// Brings the numbers of these states of a group into order.
    pub(super) fn read(&mut self, pooled: &AllPooled, group: u32, states: &[usize]) {
        if self.of.as_ref().is_some_and(|(known, of)| *known == group && of == states) {
            return;
        }
        self.up_to.clear();
        self.short.clear();
        self.long.clear();
        let is_plain = states.iter().all(|state| pooled.long.is_empty(*state, group));
        if !is_plain || !self.read_short(&pooled.short, group, states) {
            self.long.extend(states.iter().flat_map(|state| pooled.whole(*state, group)));
            self.long.sort_unstable();
            self.short.clear();
            self.up_to.clear();
        }
        let (of_group, of) = self.of.get_or_insert_default();
        *of_group = group;
        of.clear();
        of.extend_from_slice(states);
    }

    /// Brings short numbers into order; `false` where not all are multiplied with one factor.
    fn read_short(&mut self, pooled: &Pooled<Short>, group: u32, states: &[usize]) -> bool {
        self.times = 0;
        for state in states {
            let key = pooled.key(*state, group);
            let times = pooled.times.get(*state).copied().unwrap_or(1);
            let mut is_fed = false;
            if let Some(dense) = pooled.dense(key) {
                let counts = dense.counts();
                if self.up_to.len() < counts.len() {
                    self.up_to.resize(counts.len(), 0);
                }
                self.up_to.iter_mut().zip(counts).for_each(|(sum, count)| *sum += u64::from(*count));
                is_fed = true;
            }
            for run in pooled.runs(key) {
                self.short.extend_from_slice(run);
                is_fed = true;
            }
            if is_fed && self.times != 0 && self.times != times {
                return false;
            }
            self.times = if is_fed { times } else { self.times };
        }
        if !self.up_to.is_empty() {
            self.short.retain(|value| match self.up_to.get_mut(*value as usize) {
                Some(count) => {
                    *count += 1;
                    false
                }
                None => true,
            });
            let mut sum = 0;
            for up_to in &mut self.up_to {
                sum += *up_to;
                *up_to = sum;
            }
        }
        self.sorter.sort(&mut self.short);
        true
    }

    fn counted(&self) -> usize {
        self.up_to.last().map_or(0, |all| usize::try_from(*all).unwrap_or(usize::MAX))
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.counted() + self.short.len() + self.long.len()
    }

    /// The number of a rank, from 0.
    pub(super) fn at(&self, rank: usize) -> Option<i64> {
        if !self.long.is_empty() {
            return self.long.get(rank).copied();
        }
        let value = if let Some(rank) = rank.checked_sub(self.counted()) {
            *self.short.get(rank)?
        } else {
            u32::try_from(self.up_to.partition_point(|up_to| *up_to <= rank as u64)).ok()?
        };
        Some(i64::from(value).saturating_mul(self.times))
    }
}
