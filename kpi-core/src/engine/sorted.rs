//! What states were fed with, in the order of the groups.

use super::bounded::Folded;
use super::distinct::Distinct;
use super::layout::StateKind;
use super::raw::Raw;
use super::states::Log;
use crate::fact::Whole;
use std::borrow::Cow;

/// What a state was fed with, group by group.
pub(super) enum Sorted {
    /// Numbers below 2^32 times a factor, in each group in their order; of sets, each member once.
    Raw {
        ends: Vec<usize>,
        values: Vec<u32>,
        times: i64,
    },
    All {
        ends: Vec<usize>,
        values: Vec<i64>,
        below: Vec<i64>,
    },
    Longest(Vec<i64>),
    Folded(Folded),
}

impl Sorted {
    /// Brings what was fed into the order of the groups.
    pub(super) fn new(log: Log, folded: Option<Folded>, (groups, kind): (usize, StateKind)) -> Self {
        if let Some(folded) = folded {
            return Self::Folded(folded);
        }
        match log {
            Log::Longest(longest) => Self::Longest(longest),
            Log::Raw(raw) => Self::of_raw(raw, groups, kind == StateKind::Set),
            Log::All { groups: of, values, below } => {
                let ends = ends(of.iter().copied(), groups);
                let values = if groups == 1 { values } else { by_group(&of, &values, &ends) };
                if kind == StateKind::Set {
                    return Self::each_once(values, ends);
                }
                let below = if below.is_empty() || groups == 1 { below } else { by_group(&of, &below, &ends) };
                Self::All { ends, values, below }
            }
        }
    }

    /// The different members of each group.
    fn each_once(mut values: Vec<i64>, mut ends: Vec<usize>) -> Self {
        let (mut start, mut kept, mut distinct) = (0, 0, Distinct::default());
        for end in ends.iter_mut().skip(1) {
            let own = distinct.of(values.get_mut(start..*end).unwrap_or_default());
            values.copy_within(start..start + own, kept);
            (start, kept) = (*end, kept + own);
            *end = kept;
        }
        values.truncate(kept);
        Self::All { ends, values, below: Vec::new() }
    }

    fn of_raw(raw: Raw, number_of_groups: usize, once: bool) -> Self {
        let mut ends = ends(raw.groups(), number_of_groups);
        let mut values = if raw.groups.is_empty() { raw.values } else { by_group(&raw.groups, &raw.values, &ends) };
        let (mut start, mut kept, mut counts) = (0, 0, Vec::new());
        for end in ends.iter_mut().skip(1) {
            let Some(own) = values.get_mut(start..*end) else { continue };
            sort(own, &mut counts);
            start = *end;
            if once {
                let (from, to) = (start - own.len(), start);
                let before = kept;
                for at in from..to {
                    if kept == before || values[at] != values[kept - 1] {
                        values[kept] = values[at];
                        kept += 1;
                    }
                }
                *end = kept;
            }
        }
        if once {
            values.truncate(kept);
        }
        Self::Raw { ends, values, times: raw.times }
    }

    /// The state of a group, where it is of bounded memory.
    pub(super) fn whole(&self, group: u32) -> Option<Whole<'_>> {
        if let Self::Folded(folded) = self { Some(folded.of(group)) } else { None }
    }

    /// What a group fed in its order, and what that is to be multiplied with, where it is kept so.
    pub(super) fn sorted_of(&self, group: u32) -> Option<(&[u32], i64)> {
        match self {
            Self::Raw { ends, values, times } => Some((values.get(range(ends, group)).unwrap_or_default(), *times)),
            _ => None,
        }
    }

    /// How many members the set of a group has, where it is kept exactly.
    pub(super) fn members(&self, group: u32) -> Option<usize> {
        match self {
            Self::Raw { ends, .. } | Self::All { ends, .. } => Some(range(ends, group).len()),
            _ => None,
        }
    }

    /// What a group fed; nothing where its state is of bounded memory.
    pub(super) fn of(&self, group: u32) -> (Cow<'_, [i64]>, &[i64]) {
        match self {
            Self::Folded(_) => (Cow::Borrowed(&[]), &[]),
            Self::Raw { ends, values, times } => {
                let own = values.get(range(ends, group)).unwrap_or_default();
                (own.iter().map(|value| i64::from(*value).saturating_mul(*times)).collect(), &[])
            }
            Self::All { ends, values, below } => {
                let range = range(ends, group);
                let own = values.get(range.clone()).unwrap_or_default();
                (Cow::Borrowed(own), below.get(range).unwrap_or_default())
            }
            Self::Longest(longest) => match longest.get(group as usize) {
                Some(most) if *most != i64::MIN => (Cow::Borrowed(std::slice::from_ref(most)), &[]),
                _ => (Cow::Borrowed(&[]), &[]),
            },
        }
    }
}

fn range(ends: &[usize], group: u32) -> std::ops::Range<usize> {
    let end = |at: usize| ends.get(at).copied().unwrap_or_default();
    end(group as usize)..end(group as usize + 1)
}

/// Where what each group fed begins; where the last one ends.
fn ends(of: impl Iterator<Item = u32>, groups: usize) -> Vec<usize> {
    let mut ends = vec![0_usize; groups + 1];
    for group in of {
        if let Some(end) = ends.get_mut(group as usize + 1) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    ends
}

/// Values in the order of their groups.
fn by_group<T: Copy + Default>(of: &[u32], values: &[T], ends: &[usize]) -> Vec<T> {
    let mut next = ends.to_vec();
    let mut sorted = vec![T::default(); values.len()];
    for (group, value) in of.iter().zip(values) {
        let Some(to) = next.get_mut(*group as usize) else { continue };
        if let Some(slot) = sorted.get_mut(*to) {
            *slot = *value;
        }
        *to += 1;
    }
    sorted
}

/// Fewer numbers are sorted by comparing.
const MANY: usize = 1 << 10;

/// Sorts numbers: many of them that lie close together by counting each.
fn sort(values: &mut [u32], counts: &mut Vec<u32>) {
    let ends = || Some((*values.iter().min()?, *values.iter().max()?));
    let Some((least, most)) = ends().filter(|_| values.len() >= MANY && u32::try_from(values.len()).is_ok()) else {
        return values.sort_unstable();
    };
    let span = (most - least) as usize + 1;
    if span > values.len().saturating_mul(4) {
        return values.sort_unstable();
    }
    counts.clear();
    counts.resize(span, 0);
    for value in values.iter() {
        if let Some(count) = counts.get_mut((value - least) as usize) {
            *count += 1;
        }
    }
    let mut at = 0;
    for (value, count) in (least..).zip(counts.iter()) {
        let end = at + *count as usize;
        if let Some(same) = values.get_mut(at..end) {
            same.fill(value);
        }
        at = end;
    }
}
