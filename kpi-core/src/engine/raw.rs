//! What a state was fed with, as the column has it: 32 bits a number, and nothing of the group while there is but one.

use super::rows::{Lane, Rows, times};

/// Numbers below 2^32, what they are multiplied with, and the group of each.
#[derive(Default)]
pub(super) struct Raw {
    /// Empty while all are of the first group.
    pub groups: Vec<u32>,
    pub values: Vec<u32>,
    /// What the numbers are multiplied with; zero while there are none.
    pub times: i64,
}

impl Raw {
    /// Adds the numbers of the rows whose kind feeds the state; tells whether all of them could be kept so, else nothing was added.
    #[inline(always)]
    pub(super) fn add(&mut self, fed: &[bool], rows: &Rows<'_>, part: usize) -> bool {
        let Some(times) = times(rows.bound, part).filter(|times| self.times == 0 || self.times == *times) else {
            return false;
        };
        let added = match rows.numbers.of(part) {
            Lane::Short(values) => self.add_values(fed, rows, values),
            Lane::Long(values) => self.add_values(fed, rows, values),
        };
        if added {
            self.times = times;
        }
        added
    }

    #[inline(always)]
    fn add_values<T: Copy + Into<i64>>(&mut self, fed: &[bool], rows: &Rows<'_>, values: &[T]) -> bool {
        let before = self.values.len();
        let grouped = !self.groups.is_empty() || rows.groups.iter().any(|group| *group != 0);
        let mut beyond = 0_u64;
        if grouped {
            self.groups.resize(before, 0);
            append(&mut self.groups, rows.groups, (fed, rows.kinds), |group| group);
        }
        append(
            &mut self.values,
            values,
            (fed, rows.kinds),
            #[inline(always)]
            |value| {
                #[allow(clippy::cast_possible_truncation, reason = "what is beyond is taken back")]
                let short = value.into().cast_unsigned() as u32;
                short
            },
        );
        for (value, kind) in values.iter().zip(rows.kinds) {
            let value: i64 = (*value).into();
            let feeds = fed.get(usize::from(*kind)).copied().unwrap_or_default();
            beyond |= if feeds { value.cast_unsigned() >> 32 } else { 0 };
        }
        if beyond != 0 {
            self.values.truncate(before);
            self.groups.truncate(before);
        }
        beyond == 0
    }

    /// Adds what another thread was fed with, its groups being these.
    pub(super) fn merge(&mut self, other: &Self, of: impl Fn(u32) -> u32) {
        let before = self.values.len();
        let groups: Vec<u32> = other.groups().map(of).collect();
        if !self.groups.is_empty() || groups.iter().any(|group| *group != 0) {
            self.groups.resize(before, 0);
            self.groups.extend(groups);
        }
        self.values.extend_from_slice(&other.values);
        self.times = if self.times == 0 { other.times } else { self.times };
    }

    /// The group of each number.
    pub(super) fn groups(&self) -> impl Iterator<Item = u32> {
        let alone = if self.groups.is_empty() { self.values.len() } else { 0 };
        self.groups.iter().copied().chain(std::iter::repeat_n(0, alone))
    }

    /// The numbers in full.
    pub(super) fn whole(&self) -> impl Iterator<Item = i64> {
        self.values.iter().map(|value| i64::from(*value).saturating_mul(self.times))
    }
}

/// Appends what the rows have whose kind feeds a state. Each is written, and the next one over it where it is not fed: no branch depends
/// on a row.
#[inline(always)]
pub(super) fn append<T: Copy, V: Copy + Default>(
    to: &mut Vec<V>,
    values: &[T],
    (fed, kinds): (&[bool], &[u16]),
    of: impl Fn(T) -> V,
) {
    let mut end = to.len();
    to.resize(end + values.len().min(kinds.len()), V::default());
    for (value, kind) in values.iter().zip(kinds) {
        if let Some(to) = to.get_mut(end) {
            *to = of(*value);
        }
        end += usize::from(fed.get(usize::from(*kind)).copied().unwrap_or_default());
    }
    to.truncate(end);
}
