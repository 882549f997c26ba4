//! The rows of a block that one mapping counts, with their kinds, slots, groups and numbers.

use super::bind::{Bound, Data, Ints, of_every_type};

/// Rows to count: all of a block, or the few of it that add anything.
pub(super) struct Rows<'a> {
    pub kinds: &'a [u16],
    pub groups: &'a [u32],
    /// Where each row's group is counted.
    pub slots: &'a [u32],
    /// The first row of the block in the slice that the columns are of.
    pub start: usize,
    /// Where in the block the rows lie, unless these are all of it.
    pub few: Option<&'a [u16]>,
    pub bound: &'a [Bound<'a>],
    /// The numbers of the parts that are added up or kept, as their columns have them.
    pub numbers: &'a Numbers<'a>,
}

impl Rows<'_> {
    /// The value of a part in the row at a position among these.
    pub(super) fn value(&self, part: usize, at: usize) -> Option<i64> {
        let row = self.few.map_or(Some(at), |rows| rows.get(at).copied().map(usize::from))?;
        self.bound.get(part)?.value(self.start + row)
    }
}

/// The numbers of a part, row by row.
#[derive(Clone, Copy)]
pub(super) enum Lane<'a> {
    Short(&'a [i32]),
    Long(&'a [i64]),
}

impl Lane<'_> {
    /// How far from zero they are at most.
    pub(super) fn reach(self) -> u64 {
        match self {
            Self::Short(_) => 1 << 32,
            Self::Long(values) => values.iter().map(|value| value.unsigned_abs()).max().unwrap_or_default(),
        }
    }
}

/// A part, its numbers where they lie, and else a copy of them.
type OfPart<'a> = (usize, Option<&'a [i32]>, Vec<i64>);

/// The numbers of some parts: where they lie, or copied where rows are few or their type is another.
#[derive(Default)]
pub(super) struct Numbers<'a> {
    of: Vec<OfPart<'a>>,
}

impl<'a> Numbers<'a> {
    /// Reads the numbers of these parts of a block's rows.
    #[inline(always)]
    pub(super) fn read(
        &mut self,
        parts: &[usize],
        bound: &'a [Bound<'_>],
        (start, rows): (usize, usize),
        few: Option<&[u16]>,
    ) {
        self.of.resize_with(parts.len(), Default::default);
        for ((part, here, numbers), wanted) in self.of.iter_mut().zip(parts) {
            (*part, *here) = (*wanted, None);
            let ints = match bound.get(*wanted).map(|bound| &bound.data) {
                Some(Data::Numbers(ints, _)) => *ints,
                Some(Data::Own(values)) => Ints::I64(values),
                _ => Ints::I64(&[]),
            };
            match (ints, few) {
                (Ints::I32(values), None) => *here = values.get(start..start + rows),
                (_, None) => widen(&ints, start, rows, numbers),
                (_, Some(rows)) => gather(&ints, start, rows, numbers),
            }
        }
    }

    /// The numbers of a part.
    pub(super) fn of(&self, part: usize) -> Lane<'_> {
        let known = self.of.iter().find(|(known, ..)| *known == part);
        known.map_or(Lane::Long(&[]), |(_, here, numbers)| here.map_or(Lane::Long(numbers), Lane::Short))
    }
}

/// An integer as 64 bits; one beyond them is the largest, which no field accepts.
macro_rules! wide {
    ($value:expr) => {
        i64::try_from($value).unwrap_or(i64::MAX)
    };
}

/// The numbers of a block's rows.
fn widen(ints: &Ints<'_>, start: usize, rows: usize, to: &mut Vec<i64>) {
    to.clear();
    of_every_type!(ints, values => {
        to.extend(values.get(start..start + rows).unwrap_or_default().iter().map(|value| wide!(*value)));
    });
}

/// The numbers of a few rows of a block.
fn gather(ints: &Ints<'_>, start: usize, rows: &[u16], to: &mut Vec<i64>) {
    to.clear();
    of_every_type!(ints, values => {
        let values = values.get(start..).unwrap_or_default();
        to.extend(rows.iter().map(|row| values.get(usize::from(*row)).map_or(0, |value| wide!(*value))));
    });
}

/// What the integers of a column are to be multiplied with; `None` where it has no integers.
pub(super) fn times(bound: &[Bound<'_>], part: usize) -> Option<i64> {
    match &bound.get(part)?.data {
        Data::Numbers(_, times) => Some(*times),
        Data::Own(_) => Some(1),
        _ => None,
    }
}
