//! What states were fed with, in the order of the groups.

use super::bounded::Folded;
use super::states::Log;
use crate::fact::Whole;

/// What a state was fed with, group by group.
pub(super) enum Sorted {
    All { ends: Vec<usize>, values: Vec<i64>, below: Vec<i64> },
    Longest(Vec<i64>),
    Folded(Folded),
}

impl Sorted {
    /// Brings what was fed into the order of the groups.
    pub(super) fn new(log: Log, folded: Option<Folded>, number_of_groups: usize) -> Self {
        if let Some(folded) = folded {
            return Self::Folded(folded);
        }
        let (groups, fed, fed_below) = match log {
            Log::All { groups, values, below } => (groups, values, below),
            Log::Longest(longest) => return Self::Longest(longest),
        };
        let mut ends = vec![0_usize; number_of_groups + 1];
        for group in &groups {
            if let Some(end) = ends.get_mut(*group as usize + 1) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        if number_of_groups == 1 {
            return Self::All { ends, values: fed, below: fed_below };
        }
        let mut next = ends.clone();
        let (mut values, mut below) = (vec![0; fed.len()], vec![0; fed_below.len()]);
        for (at, (group, value)) in groups.iter().zip(fed).enumerate() {
            let Some(to) = next.get_mut(*group as usize) else { continue };
            if let Some(slot) = values.get_mut(*to) {
                *slot = value;
            }
            if let (Some(slot), Some(value)) = (below.get_mut(*to), fed_below.get(at)) {
                *slot = *value;
            }
            *to += 1;
        }
        Self::All { ends, values, below }
    }

    /// The state of a group, where it is of bounded memory.
    pub(super) fn whole(&self, group: u32) -> Option<Whole<'_>> {
        if let Self::Folded(folded) = self { Some(folded.of(group)) } else { None }
    }

    /// What a group fed; nothing where its state is of bounded memory.
    pub(super) fn of(&self, group: u32) -> (&[i64], &[i64]) {
        let at = group as usize;
        match self {
            Self::Folded(_) => (&[], &[]),
            Self::All { ends, values, below } => {
                let end = |at: usize| ends.get(at).copied().unwrap_or_default();
                let range = end(at)..end(at + 1);
                (values.get(range.clone()).unwrap_or_default(), below.get(range).unwrap_or_default())
            }
            Self::Longest(longest) => match longest.get(at) {
                Some(most) if *most != i64::MIN => (std::slice::from_ref(most), &[]),
                _ => (&[], &[]),
            },
        }
    }
}
