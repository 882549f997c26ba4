//! What exact states are fed with, brought together by group as it comes.
//!
//! A log of all numbers with the group of each, sorted at the end, is written once and read and written again, each time through memory that
//! was never touched before. Instead some ten thousand numbers are staged in the second cache, brought into the order of their groups there,
//! and only that is kept: a run for each group that came up. Rows in the order of time touch few groups at once, so that runs are few.

use super::dense::Dense;
use super::distinct::{Number, SpreadBy};
use super::pages::{Pages, Place};
use super::pooled::Pooled;
use super::rows::{Lane, Rows, times};
use std::ops::Range;

/// So many bytes of numbers are staged.
const STAGED: usize = 1 << 19;
/// Long numbers of the one group that there is are spread over so many parts, each of which is looked through within the caches.
const PARTS: u32 = 1 << 11;
/// Only so many of the first keys may be counted value by value.
const MOST_DENSE: usize = 16;
/// So many are sorted at once: their number is one of 32 bits.
const MOST_SORTED: usize = 1 << 31;
/// A kind of rows that does not feed a layer.
pub(super) const NOT_FED: u32 = u32::MAX;

/// Numbers of one key, side by side.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    pub key: u32,
    pub place: Place,
}

/// The states that a part feeds, by the kind of a row: none of them twice.
pub(super) struct Layer {
    pub part: usize,
    /// The state that rows of each kind feed.
    pub states: Vec<u32>,
    /// Whether one of its numbers was too long once.
    pub is_long: bool,
}

/// The numbers of every exact state and group. The key of a number is its group times the number of states, plus its state; that times the
/// number of parts, plus its part.
pub(super) struct Pool<T> {
    width: u32,
    parts: u32,
    by: SpreadBy,
    /// What the numbers of each state are multiplied with; zero while there are none.
    times: Vec<i64>,
    staged: Staged<T>,
    /// Numbers that came with too many groups at once, one by one.
    loose: (Vec<u32>, Vec<T>),
    runs: Vec<Run>,
    values: Pages<T>,
    /// The first keys, where a number for each value is less than a number for each that was fed.
    dense: Vec<Dense>,
    counts: Vec<u32>,
}

/// Keys and numbers on their way.
#[derive(Default)]
struct Staged<T> {
    keys: Vec<u32>,
    values: Vec<T>,
    size: usize,
    /// The first group that any of them is of, and the one after the last.
    groups: Range<u32>,
}

impl<T: Number> Pool<T> {
    /// Nothing yet of these states, which may be sets, and of one group or of many.
    pub(super) fn new(states: &[bool], one_group: bool) -> Self {
        let dense = (0..if T::IS_SHORT { MOST_DENSE } else { 0 })
            .map(|key| Dense::new(states.get(key % states.len().max(1)) == Some(&true)));
        Self {
            width: u32::try_from(states.len()).unwrap_or(u32::MAX),
            parts: if one_group && !T::IS_SHORT { PARTS } else { 1 },
            by: SpreadBy::parts(),
            times: vec![0; states.len()],
            staged: Staged::default(),
            loose: (Vec::new(), Vec::new()),
            runs: Vec::new(),
            values: Pages::default(),
            dense: dense.collect(),
            counts: Vec::new(),
        }
    }

    /// Adds the numbers of the rows whose kind feeds a state; tells whether all of them could be kept so, else nothing was added.
    #[inline(always)]
    pub(super) fn add(&mut self, layer: &Layer, rows: &Rows<'_>) -> bool {
        if rows.groups.is_empty() {
            return true;
        }
        let Some(times) = times(rows.bound, layer.part) else { return false };
        let fed = || layer.states.iter().filter(|state| **state != NOT_FED);
        let differs = |state: &u32| self.times.get(*state as usize).is_none_or(|known| *known != 0 && *known != times);
        let ends = |(first, last): (u32, u32), group: &u32| (first.min(*group), last.max(*group));
        let (first, last) = rows.groups.iter().fold((u32::MAX, 0), ends);
        let keys = (u64::from(last) + 1).saturating_mul(self.width.into()).saturating_mul(self.parts.into());
        if fed().any(differs) || keys > u32::MAX.into() {
            return false;
        }
        let spread = (self.width, self.parts, self.by);
        let added = match rows.numbers.of(layer.part) {
            Lane::Short(values) => self.staged.add(spread, layer, rows, values),
            Lane::Long(values) => self.staged.add(spread, layer, rows, values),
        };
        if added {
            let groups = &mut self.staged.groups;
            let none = groups.start == groups.end;
            *groups = if none { first..last + 1 } else { groups.start.min(first)..groups.end.max(last + 1) };
            for state in fed() {
                self.times[*state as usize] = times;
            }
        }
        if self.staged.size >= STAGED / size_of::<T>() {
            self.fold();
        }
        added
    }

    /// Brings what is staged into the order of its keys.
    pub(super) fn fold(&mut self) {
        self.count_dense();
        let Staged { keys, values, size, groups } = &mut self.staged;
        let (keys, values) = (keys.get(..*size).unwrap_or_default(), values.get(..*size).unwrap_or_default());
        let of_group = self.width * self.parts;
        let (least, span) = (groups.start * of_group, groups.len() * of_group as usize);
        (*size, *groups) = (0, 0..0);
        if keys.is_empty() {
            return;
        }
        if span > keys.len().saturating_mul(4) {
            self.loose.0.extend_from_slice(keys);
            self.loose.1.extend_from_slice(values);
            return;
        }
        let first = self.runs.len();
        by_key((keys, values), (least, span), &mut self.counts, (&mut self.runs, &mut self.values));
        if T::IS_SHORT && least as usize + span <= MOST_DENSE {
            self.make_dense(first);
        }
    }

    /// Counts those that are counted value by value, and leaves the others.
    fn count_dense(&mut self) {
        let Staged { keys, values, size, groups } = &mut self.staged;
        let few = groups.end as usize * self.width as usize <= MOST_DENSE;
        let (Some(keys), Some(values)) = (keys.get_mut(..*size), values.get_mut(..*size)) else { return };
        if !few || !self.dense.iter().any(Dense::is_used) {
            return;
        }
        let mut left = 0;
        for at in 0..keys.len() {
            let (key, value) = (keys[at], values[at]);
            if !self.dense.get_mut(key as usize).is_some_and(|dense| dense.count(short(value))) {
                (keys[left], values[left]) = (key, value);
                left += 1;
            }
        }
        *size = left;
    }

    /// Counts the first keys value by value from now on, where that takes less memory; new runs begin at `first`.
    fn make_dense(&mut self, first: usize) {
        let mut made = false;
        for run in self.runs.get(first..).unwrap_or_default() {
            if let Some(dense) = self.dense.get_mut(run.key as usize) {
                made |= dense.note(&self.values.of(run.place).iter().map(|value| short(*value)));
            }
        }
        if !made {
            return;
        }
        let mut left = (Vec::new(), Vec::new());
        let values = std::mem::take(&mut self.values);
        for run in std::mem::take(&mut self.runs) {
            let mut dense = self.dense.get_mut(run.key as usize);
            let counts = |value: &&T| !dense.as_mut().is_some_and(|dense| dense.count(short(**value)));
            left.1.extend(values.of(run.place).iter().filter(counts));
            left.0.resize(left.1.len(), run.key);
        }
        let span = left.0.iter().max().map_or(0, |most| *most as usize + 1);
        by_key((&left.0, &left.1), (0, span), &mut self.counts, (&mut self.runs, &mut self.values));
    }

    /// Adds what another thread was fed with, its groups being these; where that cannot be, nothing is added, and it is given back.
    pub(super) fn merge(&mut self, mut other: Box<Self>, of: impl Fn(u32) -> u32) -> Result<(), Box<Self>> {
        self.fold();
        other.fold();
        let differ =
            self.times.iter().zip(&other.times).any(|(mine, theirs)| *mine != 0 && *theirs != 0 && mine != theirs);
        let width = self.width.saturating_mul(self.parts);
        let key = |key: u32| of(key / width.max(1)).checked_mul(width)?.checked_add(key % width.max(1));
        let dense = (0..).zip(&other.dense).filter(|(_, dense)| dense.is_used()).map(|(key, _)| key);
        let mut keys = other.runs.iter().map(|run| run.key).chain(other.loose.0.iter().copied()).chain(dense);
        if differ || keys.any(|of| key(of).is_none()) {
            return Err(other);
        }
        let key = |of: u32| key(of).unwrap_or_default(); // they are
        for (mine, theirs) in self.times.iter_mut().zip(&other.times) {
            *mine = if *mine == 0 { *theirs } else { *mine };
        }
        let before = self.values.take(other.values);
        self.runs.extend(other.runs.iter().map(|run| Run { key: key(run.key), place: run.place.after(before) }));
        self.loose.0.extend(other.loose.0.iter().map(|of| key(*of)));
        self.loose.1.extend_from_slice(&other.loose.1);
        for (of, theirs) in (0..).zip(other.dense) {
            let key = key(of);
            let rest = match self.dense.get_mut(key as usize) {
                Some(mine) => mine.merge(theirs),
                None => Some(theirs),
            };
            for (value, times) in rest.iter().flat_map(Dense::counted) {
                let (place, room) = self.values.room(times);
                room.fill(T::of(value.into()).0);
                self.runs.push(Run { key, place });
            }
        }
        Ok(())
    }

    /// Every number in full: of which state and group it is.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, u32, i64)> {
        let staged = &self.staged;
        let staged = staged.keys.iter().copied().zip(staged.values.iter().copied()).take(staged.size);
        let loose = self.loose.0.iter().copied().zip(self.loose.1.iter().copied());
        let runs = self.runs.iter().flat_map(|run| self.values.of(run.place).iter().map(|value| (run.key, *value)));
        let dense = (0..).zip(&self.dense).flat_map(|(key, dense)| {
            dense
                .counted()
                .flat_map(move |(value, times)| std::iter::repeat_n((key, T::of(value.into()).0), times as usize))
        });
        staged.chain(loose).chain(runs).chain(dense).map(|(key, value)| {
            let key = key / self.parts;
            let (group, state) = (key / self.width.max(1), (key % self.width.max(1)) as usize);
            let times = self.times.get(state).copied().unwrap_or(1);
            (state, group, value.into().saturating_mul(times))
        })
    }

    /// What was fed, in the order of so many groups.
    pub(super) fn finish(mut self, groups: usize) -> Pooled<T> {
        self.fold();
        let Self { width, parts, times, loose, mut runs, mut values, dense, mut counts, .. } = self;
        drop(self.staged);
        let keys = groups * width as usize * parts as usize;
        for (of, loose) in loose.0.chunks(MOST_SORTED).zip(loose.1.chunks(MOST_SORTED)) {
            by_key((of, loose), (0, keys), &mut counts, (&mut runs, &mut values));
        }
        Pooled::new((keys, width as usize, parts as usize), times, (runs, values), dense)
    }
}

impl<T: Number> Staged<T> {
    /// Adds the numbers that are fed, unless one of them cannot be kept so: each is written, and the next one over it where it is not
    /// fed, so that no branch depends on a row.
    #[inline(always)]
    fn add<V: Copy + Into<i64>>(
        &mut self,
        (width, parts, by): (u32, u32, SpreadBy),
        layer: &Layer,
        rows: &Rows<'_>,
        values: &[V],
    ) -> bool {
        let most = self.size + values.len();
        if self.keys.len() < most {
            let room = most.max((STAGED + STAGED / 8) / size_of::<T>());
            self.keys.resize(room, 0);
            self.values.resize(room, T::default());
        }
        let (Some(keys), Some(to)) = (self.keys.get_mut(self.size..most), self.values.get_mut(self.size..most)) else {
            return false;
        };
        let (mut end, mut beyond) = (0, 0_u64);
        for ((group, kind), value) in rows.groups.iter().zip(rows.kinds).zip(values) {
            let state = layer.states.get(usize::from(*kind)).copied().unwrap_or(NOT_FED);
            let (value, over) = T::of((*value).into());
            let fed = state != NOT_FED;
            if let (Some(key), Some(to)) = (keys.get_mut(end), to.get_mut(end)) {
                *key = group.wrapping_mul(width).wrapping_add(state);
                if !T::IS_SHORT && parts > 1 {
                    *key = key.wrapping_mul(parts).wrapping_add(by.of(value, parts));
                }
                *to = value;
            }
            beyond |= if fed { over } else { 0 };
            end += usize::from(fed);
        }
        if beyond == 0 {
            self.size += end;
        }
        beyond == 0
    }
}

/// A short number.
fn short(value: impl Number) -> u32 {
    u32::of(value.into()).0
}

/// Appends numbers in the order of their keys, and a run for each key; `span` keys from the least one on.
fn by_key<T: Number>(
    (keys, values): (&[u32], &[T]),
    (least, span): (u32, usize),
    counts: &mut Vec<u32>,
    (runs, to): (&mut Vec<Run>, &mut Pages<T>),
) {
    let size = u32::try_from(keys.len()).unwrap_or_default(); // no more are sorted at once
    if size == 0 {
        return;
    }
    let (whole, room) = to.room(size);
    if span == 1 {
        runs.push(Run { key: least, place: whole });
        room.iter_mut().zip(values).for_each(|(to, value)| *to = *value);
        return;
    }
    counts.clear();
    counts.resize(span, 0);
    for key in keys {
        if let Some(count) = counts.get_mut((key - least) as usize) {
            *count += 1;
        }
    }
    let mut start = 0;
    for (key, count) in (least..).zip(counts.iter_mut()) {
        if *count > 0 {
            runs.push(Run { key, place: whole.part(start, *count) });
        }
        start += std::mem::replace(count, start);
    }
    for (key, value) in keys.iter().zip(values) {
        let Some(next) = counts.get_mut((key - least) as usize) else { continue };
        if let Some(slot) = room.get_mut(*next as usize) {
            *slot = *value;
        }
        *next += 1;
    }
}
