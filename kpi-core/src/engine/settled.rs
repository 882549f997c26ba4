//! The totals of all groups as far as they are added up.

use super::layout::{Layout, UNKNOWN};
use hashbrown::HashMap;

/// The totals of all groups, side by side, and the rejected rows of the few that have any.
#[derive(Default)]
pub(super) struct Settled {
    width: usize,
    values: Vec<i64>,
    /// By group and place.
    rare: HashMap<(u32, u32), i64>,
    /// Whether any row of a group was counted by its kind, or rejected.
    seen: Vec<bool>,
}

impl Settled {
    pub(super) fn new(layout: &Layout) -> Self {
        Self { width: layout.width, ..Self::default() }
    }

    /// Room for so many groups.
    pub(super) fn fit(&mut self, groups: usize) {
        if self.seen.len() < groups {
            self.seen.resize(groups, false);
            self.values.resize(groups * self.width, 0);
        }
    }

    /// The totals of a group that something is counted of.
    #[inline]
    pub(super) fn row_of(&mut self, group: u32) -> &mut [i64] {
        self.fit(group as usize + 1);
        let at = group as usize * self.width;
        if let Some(seen) = self.seen.get_mut(group as usize) {
            *seen = true;
        }
        self.values.get_mut(at..at + self.width).unwrap_or_default()
    }

    /// The place of a group.
    fn at(&mut self, group: u32, place: usize) -> &mut i64 {
        self.fit(group as usize + 1);
        if place < self.width {
            // Within the row: there is room for the group, and rows are as wide as the layout.
            return &mut self.values[group as usize * self.width + place];
        }
        self.seen[group as usize] = true;
        self.rare.entry((group, u32::try_from(place).unwrap_or(u32::MAX))).or_default()
    }

    /// Adds to a total, or tells that it does not fit.
    pub(super) fn add(&mut self, group: u32, place: usize, n: i64) -> bool {
        let total = self.at(group, place);
        let sum = total.checked_add(n);
        *total = sum.unwrap_or(*total);
        sum.is_some()
    }

    /// Adds to a total that stays unknown where any part of it is; tells whether it fits.
    pub(super) fn add_known(&mut self, group: u32, place: usize, n: Option<i64>) -> bool {
        let total = self.at(group, place);
        let sum = match n {
            Some(n) if *total != UNKNOWN => total.checked_add(n).filter(|sum| *sum != UNKNOWN),
            _ => Some(UNKNOWN),
        };
        *total = sum.unwrap_or(*total);
        sum.is_some()
    }

    /// Whether anything was counted of a group.
    pub(super) fn is_seen(&self, group: u32) -> bool {
        self.seen.get(group as usize) == Some(&true) || self.row(group).iter().any(|total| *total != 0)
    }

    /// The totals of a group.
    pub(super) fn row(&self, group: u32) -> &[i64] {
        let at = group as usize * self.width;
        self.values.get(at..at + self.width).unwrap_or_default()
    }

    /// What stands in the places that few groups have: group, place, number.
    pub(super) fn rare(&self) -> impl Iterator<Item = (u32, usize, i64)> {
        self.rare.iter().map(|((group, place), n)| (*group, *place as usize, *n))
    }

    /// Adds what another thread counted, its groups being these; tells whether all fits.
    pub(super) fn merge(&mut self, other: &Self, groups: &[u32]) -> bool {
        let mut fits = true;
        for (theirs, mine) in (0..).zip(groups).filter(|(theirs, _)| other.is_seen(*theirs)) {
            // Seen there, seen here.
            for (total, n) in self.row_of(*mine).iter_mut().zip(other.row(theirs)) {
                let sum = total.checked_add(*n);
                *total = sum.unwrap_or(*total);
                fits &= sum.is_some();
            }
        }
        for (theirs, place, n) in other.rare() {
            fits &= groups.get(theirs as usize).is_some_and(|mine| self.add(*mine, place, n));
        }
        fits
    }
}
