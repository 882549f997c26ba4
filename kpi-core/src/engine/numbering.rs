//! Numbers for what rows are grouped by: keys, tuples of keys, intervals, and the groups that tuples and intervals make.

use super::bind::{Bound, Data, Ints};
use super::bits::{Bitmap, known};
use super::card::Group;
use super::groups::Pairs;
use super::keys::{Key, Keys};
use super::lanes::BLOCK;
use crate::calendar::Bins;
use crate::exact::Instant;
use arrow_array::RecordBatch;
use hashbrown::HashMap;

/// Where an interval begins and ends, and its number.
type Window = (i64, i64, u32);

/// Intervals are remembered by so many microseconds, a power of two near a quarter of an hour.
const MINUTES: u32 = 30;
/// So many are remembered: three months of those.
const WINDOWS: usize = 1 << 13;

/// Everything that has a number, in the order in which it came.
#[derive(Default)]
pub(super) struct Numbering {
    bins: Option<Bins>,
    pub keys: Vec<Keys>,
    /// Tuples of keys, one pairing for each key beyond the first.
    tuples: Vec<Pairs>,
    /// The starts of intervals; the first is none.
    pub starts: Vec<Option<i64>>,
    starts_known: HashMap<Option<i64>, u32>,
    last_window: Window,
    /// The intervals of instants that came before, by some minutes of them: where rows come in no order, nearly each is in another one.
    windows: Vec<Window>,
    /// Intervals and tuples.
    groups: Pairs,
    /// What the keys of a slice are numbered into.
    buffer: Vec<u32>,
}

impl Numbering {
    pub(super) fn new(keys: usize, bins: Option<&Bins>) -> Self {
        Self {
            bins: bins.cloned(),
            keys: (0..keys).map(|_| Keys::default()).collect(),
            tuples: (1..keys).map(|_| Pairs::default()).collect(),
            starts: vec![None],
            starts_known: [(None, 0)].into_iter().collect(),
            last_window: (1, 0, 0),
            ..Self::default()
        }
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        match (self.bins.is_some(), self.tuples.last(), self.keys.last()) {
            (true, ..) => self.groups.of.len(),
            (false, Some(tuples), _) => tuples.of.len(),
            (false, None, Some(keys)) => keys.values.len(),
            (false, None, None) => 1,
        }
    }

    /// The numbers of the tuples of the keys in these columns, for so many rows from one on.
    pub(super) fn tuples_of(
        &mut self,
        columns: &[usize],
        slice: &RecordBatch,
        (start, rows): (usize, usize),
        to: &mut Vec<u32>,
    ) {
        if columns.is_empty() && to.len() == rows {
            return;
        }
        to.clear();
        to.resize(rows, 0);
        for (at, column) in columns.iter().enumerate() {
            let Some(keys) = self.keys.get_mut(at) else { continue };
            let column = slice.column(*column);
            let part = (rows < column.len()).then(|| column.slice(start, rows));
            keys.of(part.as_ref().unwrap_or(column), &mut self.buffer);
            match at.checked_sub(1).and_then(|before| self.tuples.get_mut(before)) {
                None => std::mem::swap(to, &mut self.buffer),
                Some(pairs) => {
                    for (tuple, key) in to.iter_mut().zip(&self.buffer) {
                        *tuple = pairs.number(*tuple, *key);
                    }
                }
            }
        }
    }

    /// The group of each row of a block: its tuple, and the interval of its instant.
    #[inline(always)]
    pub(super) fn groups_of(&mut self, tuples: &[u32], instants: Option<&Bound<'_>>, start: usize, to: &mut Vec<u32>) {
        to.clear();
        if self.bins.is_none() {
            return to.extend_from_slice(tuples);
        }
        let (micros, nulls) = match instants.map(|instants| (&instants.data, instants.nulls.as_ref())) {
            Some((Data::Numbers(Ints::I64(values), 1), nulls)) => (*values, nulls),
            Some((Data::Own(values), nulls)) => (values.as_slice(), nulls),
            _ => (&[][..], None),
        };
        let (micros, nulls) = (micros.get(start..).unwrap_or_default(), Bitmap::of_nulls(nulls));
        for (first, tuples) in (0..).step_by(BLOCK).zip(tuples.chunks(BLOCK)) {
            // Most rows lie in the interval of the rows before them.
            let (from, end, number) = self.last_window;
            let inside = |at: &i64| (from..end).contains(at);
            let micros = micros.get(first..first + tuples.len());
            let all_known = known(nulls, start + first) == u64::MAX;
            if micros.is_some_and(|micros| all_known && micros.iter().fold(true, |all, at| all & inside(at))) {
                self.groups.numbers(number, tuples, to);
                continue;
            }
            for (row, tuple) in (start + first..).zip(tuples) {
                let number = self.number_start(instants.and_then(|instants| instants.value(row)));
                to.push(self.groups.number(number, *tuple));
            }
        }
    }

    /// The numbers of the interval and of the tuple of a group, where there are intervals.
    pub(super) fn pair_of(&self, group: u32) -> Option<(u32, u32)> {
        self.groups.of.get(group as usize).copied()
    }

    /// The number of the group of a tuple at an instant.
    pub(super) fn group_at(&mut self, tuple: u32, at: Option<i64>) -> u32 {
        if self.bins.is_none() {
            return tuple;
        }
        let start = self.number_start(at);
        self.groups.number(start, tuple)
    }

    /// The number of the interval of an instant.
    #[inline]
    fn number_start(&mut self, at: Option<i64>) -> u32 {
        let (start, end, number) = self.last_window;
        match at {
            Some(at) if (start..end).contains(&at) => number,
            Some(at) => {
                #[allow(clippy::cast_possible_truncation, reason = "any bits will do")]
                let slot = (at.cast_unsigned() >> MINUTES) as usize & (WINDOWS - 1);
                match self.windows.get(slot) {
                    Some((start, end, number)) if (*start..*end).contains(&at) => {
                        self.last_window = (*start, *end, *number);
                        *number
                    }
                    _ => {
                        let number = self.find_start(Some(at));
                        self.windows.resize(WINDOWS, (1, 0, 0));
                        self.windows[slot] = self.last_window;
                        number
                    }
                }
            }
            None => self.find_start(None),
        }
    }

    fn find_start(&mut self, at: Option<i64>) -> u32 {
        let window = self.bins.as_ref().zip(at).map(|(bins, at)| {
            let window = bins.window_of(Instant::from_micros(at));
            (window.start.as_micros(), window.end.as_micros())
        });
        let start = window.map(|(start, _)| start);
        let next = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        let number = *self.starts_known.entry(start).or_insert(next);
        if number == next {
            self.starts.push(start);
        }
        if let Some((start, end)) = window {
            self.last_window = (start, end, number);
        }
        number
    }

    /// The numbers of the keys of a group, and that of its interval.
    pub(super) fn key_numbers(&self, group: u32, keys: &mut [u32]) -> u32 {
        let (start, mut tuple) = match (&self.bins, self.groups.of.get(group as usize)) {
            (Some(_), Some((start, tuple))) => (*start, *tuple),
            _ => (0, group),
        };
        for (at, pairs) in self.tuples.iter().enumerate().rev() {
            let (before, number) = pairs.of.get(tuple as usize).copied().unwrap_or_default();
            if let Some(key) = keys.get_mut(at + 1) {
                *key = number;
            }
            tuple = before;
        }
        if let Some(first) = keys.first_mut() {
            *first = tuple;
        }
        start
    }

    /// The keys and the interval of a group.
    pub(super) fn group(&self, group: u32) -> Group {
        let mut numbers = vec![0; self.keys.len()];
        let start = self.key_numbers(group, &mut numbers);
        let key = |(keys, number): (&Keys, &u32)| keys.values.get(*number as usize).cloned().unwrap_or(Key::Null);
        let start = self.starts.get(start as usize).copied().flatten();
        Group { keys: self.keys.iter().zip(&numbers).map(key).collect(), start: start.map(Instant::from_micros) }
    }

    /// The number of a group by its keys and interval.
    pub(super) fn number_of(&mut self, group: &Group) -> u32 {
        let mut tuple = 0;
        for (at, key) in group.keys.iter().enumerate() {
            let Some(keys) = self.keys.get_mut(at) else { continue };
            let number = keys.number(key.clone());
            tuple = match at.checked_sub(1).and_then(|before| self.tuples.get_mut(before)) {
                None => number,
                Some(pairs) => pairs.number(tuple, number),
            };
        }
        self.group_at(tuple, group.start.map(Instant::as_micros))
    }
}
