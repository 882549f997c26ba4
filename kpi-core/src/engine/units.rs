//! Additions that many kinds share: counted instead of the kinds where these are many.
//!
//! A survey of three scores has five hundred kinds of rows, and each adds one to a few of thirty totals.

use super::kinds::Kind;

/// So many additions has a kind at most.
pub(super) const MOST_ADDS: usize = 8;
/// So many are told apart, the first being none.
const MOST_UNITS: usize = 64;

/// The different additions of all kinds, and which of them each kind has.
#[derive(Default)]
pub(super) struct Units {
    /// A place, and what is added to it; the first stands for nothing, the second for rows that only have numbers to add up.
    pub list: Vec<(u32, i64)>,
    /// The additions of each kind, filled up with nothing.
    pub of_kind: Vec<[u8; MOST_ADDS]>,
    /// How many additions any kind has.
    pub most: usize,
}

impl Units {
    /// `None` where there are too many.
    pub(super) fn of(kinds: &[Kind]) -> Option<Self> {
        let mut units = Self { list: vec![(0, 0); 2], ..Self::default() };
        for kind in kinds {
            let mut own = [0; MOST_ADDS];
            own[0] = u8::from(kind.adds.is_empty() && !kind.sums.is_empty());
            for (at, add) in kind.adds.iter().enumerate() {
                let number = units.list.iter().position(|known| known == add).unwrap_or(units.list.len());
                if number == units.list.len() {
                    units.list.push(*add);
                }
                *own.get_mut(at)? = u8::try_from(number).ok().filter(|number| usize::from(*number) < MOST_UNITS)?;
            }
            units.most = units.most.max(kind.adds.len()).max(1);
            units.of_kind.push(own);
        }
        Some(units)
    }
}
