//! The rows of a slice that one mapping counts, with their kinds, groups and numbers.

use super::bind::{Bound, Data, Ints};
use super::kernel;

/// Rows to count: all of a slice, or the few of it that add anything.
pub(super) struct Rows<'a> {
    pub kinds: &'a [u16],
    pub groups: &'a [u32],
    /// Where in the slice the rows lie, unless these are all of it.
    pub few: Option<&'a [u16]>,
    pub bound: &'a [Bound<'a>],
    /// The numbers of the parts that are added up or kept, as their columns have them.
    pub numbers: &'a Numbers,
}

impl Rows<'_> {
    /// The value of a part in the row at a position among these.
    pub(super) fn value(&self, part: usize, at: usize) -> Option<i64> {
        let row = self.few.map_or(Some(at), |rows| rows.get(at).copied().map(usize::from))?;
        self.bound.get(part)?.value(row)
    }
}

/// The numbers of some parts, row by row.
#[derive(Default)]
pub(super) struct Numbers {
    of: Vec<(usize, Vec<i64>)>,
}

impl Numbers {
    /// Reads the numbers of these parts.
    pub(super) fn read(&mut self, parts: &[usize], bound: &[Bound<'_>], few: Option<&[u16]>) {
        self.of.resize_with(parts.len(), Default::default);
        for ((part, numbers), wanted) in self.of.iter_mut().zip(parts) {
            *part = *wanted;
            let ints = match bound.get(*wanted).map(|bound| &bound.data) {
                Some(Data::Numbers(ints, _)) => *ints,
                Some(Data::Own(values)) => Ints::I64(values),
                _ => Ints::I64(&[]),
            };
            match few {
                None => kernel::widen(&ints, numbers),
                Some(rows) => kernel::gather(&ints, rows, numbers),
            }
        }
    }

    /// The numbers of a part.
    pub(super) fn of(&self, part: usize) -> &[i64] {
        self.of.iter().find(|(known, _)| *known == part).map_or(&[], |(_, numbers)| numbers)
    }
}

/// What the integers of a column are to be multiplied with; `None` where it has no integers.
pub(super) fn times(bound: &[Bound<'_>], part: usize) -> Option<i64> {
    match &bound.get(part)?.data {
        Data::Numbers(_, times) => Some(*times),
        Data::Own(_) => Some(1),
        _ => None,
    }
}
