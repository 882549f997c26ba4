//! What states were fed with, in the order of the groups.

use super::bounded::Folded;
use super::distinct::Distinct;
use super::layout::StateKind;
use super::states::Log;
use crate::fact::Whole;

/// What a state was fed with, group by group; numbers that are [pooled](super::pooled) are not here.
pub(super) enum Sorted {
    All { ends: Vec<usize>, values: Vec<i64>, below: Vec<i64> },
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
            Log::All { values, .. } if values.is_empty() => {
                Self::All { ends: Vec::new(), values: Vec::new(), below: Vec::new() }
            }
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
        let (mut start, mut kept, mut distinct) = (0, 0, Distinct::<i64>::default());
        for end in ends.iter_mut().skip(1) {
            let own = distinct.of(values.get_mut(start..*end).unwrap_or_default());
            values.copy_within(start..start + own, kept);
            (start, kept) = (*end, kept + own);
            *end = kept;
        }
        values.truncate(kept);
        Self::All { ends, values, below: Vec::new() }
    }

    /// The state of a group, where it is of bounded memory.
    pub(super) fn whole(&self, group: u32) -> Option<Whole<'_>> {
        if let Self::Folded(folded) = self { Some(folded.of(group)) } else { None }
    }

    /// Whether nothing of a group is here, and nothing is kept in another way.
    pub(super) fn is_empty(&self, group: u32) -> bool {
        matches!(self, Self::All { ends, .. } if range(ends, group).is_empty())
    }

    /// What a group fed; nothing where its state is of bounded memory.
    pub(super) fn of(&self, group: u32) -> (&[i64], &[i64]) {
        match self {
            Self::Folded(_) => (&[], &[]),
            Self::All { ends, values, below } => {
                let range = range(ends, group);
                (values.get(range.clone()).unwrap_or_default(), below.get(range).unwrap_or_default())
            }
            Self::Longest(longest) => match longest.get(group as usize) {
                Some(most) if *most != i64::MIN => (std::slice::from_ref(most), &[]),
                _ => (&[], &[]),
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
