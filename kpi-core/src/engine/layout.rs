//! What is kept for each group: the totals of every fact that is counted, side by side, and the states beside them.

use super::bounded::Forms;
use crate::error::{Error, ErrorCode};
use crate::fact::{AnyCounter, Coverage, Evidence, FactInfo, Reading, Reject, overflow, read};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A total that a table of totals does not know: no sum is this, for one more would not fit.
pub(super) const UNKNOWN: i64 = i64::MIN;

/// A total that nobody asked for has no place.
const NOWHERE: u32 = u32::MAX;

/// The three kinds of state that are no sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StateKind {
    Distribution,
    Set,
    Quotients,
}

/// A state that is kept for each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub slot: usize,
    pub kind: StateKind,
    pub at: usize,
    /// Whether of a distribution nothing but its size and its longest observation is asked for.
    pub only_longest: bool,
    /// Where the observations are counted of which only the longest is kept.
    pub number: usize,
    pub forms: Forms,
}

impl Kept {
    /// The name of the state.
    pub(super) fn name(&self, info: &'static FactInfo) -> Option<&'static str> {
        let list = match self.kind {
            StateKind::Distribution => info.distributions,
            StateKind::Set => info.sets,
            StateKind::Quotients => info.quotients,
        };
        list.get(self.at).map(|state| state.name)
    }
}

/// A fact under its rules, with a place for each total that is asked for.
pub(super) struct Slot {
    pub counter: Box<dyn AnyCounter>,
    places: Vec<u32>,
    coverage: Vec<Coverage>,
    rejected: u32,
    /// Whether totals may be unknown: those that were read from tables.
    unknowns: bool,
}

/// What a slot supplies of a group, where it lies.
pub(super) struct RowEvidence<'a> {
    pub slot: &'a Slot,
    pub row: Cow<'a, [i64]>,
}

impl RowEvidence<'_> {
    fn at(&self, place: u32) -> i64 {
        self.row.get(place as usize).copied().unwrap_or_default()
    }
}

impl Evidence for RowEvidence<'_> {
    fn info(&self) -> &'static FactInfo {
        self.slot.info()
    }

    fn reading(&self, total: usize) -> Reading {
        // A total that nobody asked for is zero, as it is in every other place.
        let value = |total: usize| self.slot.places.get(total).map_or(0, |place| self.at(*place));
        let coverage = |total: usize| match self.slot.coverage.get(total) {
            Some(Coverage::Counted) if self.slot.is_unknown(value(total)) => Coverage::Unknown,
            Some(coverage) => *coverage,
            None => Coverage::Unknown,
        };
        read(self.slot.info(), total, coverage, value)
    }

    fn rejected_rows(&self) -> i64 {
        Reject::ALL.iter().fold(0, |sum: i64, reason| {
            sum.saturating_add(self.row.get(self.slot.rejected(*reason)).copied().unwrap_or_default())
        })
    }

    fn rule(&self, rule: usize) -> i64 {
        self.slot.counter.rule(rule)
    }

    fn saw_nothing(&self) -> bool {
        let asked = self.slot.places.iter().filter(|place| **place != NOWHERE);
        let quiet = |place: &u32| self.at(*place) == 0 || self.slot.is_unknown(self.at(*place));
        // Where the rows are not known, nobody says that there were none.
        let rows = self.slot.place(0).and_then(|place| self.row.get(place));
        !rows.is_some_and(|rows| self.slot.is_unknown(*rows)) && { asked }.all(quiet)
    }
}

impl Slot {
    pub(super) fn info(&self) -> &'static FactInfo {
        self.counter.info()
    }

    /// Where a total is kept, if anybody asked for it.
    #[inline]
    pub(super) fn place(&self, total: usize) -> Option<usize> {
        self.places.get(total).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    /// The places of all totals that are asked for.
    pub(super) fn totals(&self) -> impl Iterator<Item = usize> {
        self.places.iter().filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    /// The places of all totals that are asked for, and of the rejected rows.
    pub(super) fn all_places(&self) -> impl Iterator<Item = usize> {
        self.totals().chain(Reject::ALL.iter().map(|reason| self.rejected(*reason)))
    }

    /// Whether this stands for a total that a table did not know.
    #[inline]
    pub(super) fn is_unknown(&self, total: i64) -> bool {
        self.unknowns && total == UNKNOWN
    }

    /// Whether the rules let rows tell a total.
    pub(super) fn is_counted(&self, total: usize) -> bool {
        self.coverage.get(total) == Some(&Coverage::Counted)
    }

    /// Where the rejected rows of a reason are counted.
    #[inline]
    pub(super) fn rejected(&self, reason: Reject) -> usize {
        self.rejected as usize + reason as usize
    }

    /// The totals of a group, then its rejected rows: as the tables have them, zero where nobody asked.
    pub(super) fn values(&self, row: &[i64]) -> Box<[i64]> {
        let value = |place: usize| row.get(place).copied().unwrap_or_default();
        let totals = self.places.iter().map(|place| if *place == NOWHERE { 0 } else { value(*place as usize) });
        totals.chain(Reject::ALL.iter().map(|reason| value(self.rejected(*reason)))).collect()
    }
}

/// The places of all totals in the row of integers that a group has.
#[derive(Default)]
pub(super) struct Layout {
    pub slots: Vec<Slot>,
    pub states: Vec<Kept>,
    /// How many totals every group has. The places of rejected rows come after them: few groups have any.
    pub width: usize,
    /// Whether totals may be unknown: those that are read from tables.
    pub unknowns: bool,
}

impl Layout {
    /// Adds a fact with the totals and states that are asked for.
    pub(super) fn add(
        &mut self,
        counter: Box<dyn AnyCounter>,
        totals: &BTreeSet<usize>,
        (states, forms): (&BTreeMap<(StateKind, usize), bool>, Forms),
    ) -> Result<(), Error> {
        let mut places = vec![NOWHERE; counter.info().totals.len()];
        for total in totals {
            if let Some(place) = places.get_mut(*total) {
                *place = narrow(self.width)?;
                self.width += 1;
            }
        }
        let slot = self.slots.len();
        for ((kind, at), all) in states {
            self.states.push(Kept { slot, kind: *kind, at: *at, only_longest: !all, number: self.width, forms });
            self.width += usize::from(!all);
        }
        let coverage = (0..places.len()).map(|total| counter.coverage(total)).collect();
        self.slots.push(Slot { counter, places, coverage, rejected: 0, unknowns: self.unknowns });
        for (slot, first) in self.slots.iter_mut().zip((self.width..).step_by(Reject::ALL.len())) {
            slot.rejected = narrow(first)?;
        }
        Ok(())
    }

    /// How many places there are, those of rejected rows included.
    pub(super) fn places(&self) -> usize {
        self.width + self.slots.len() * Reject::ALL.len()
    }

    /// What is said where a total would leave 64 bits.
    pub(super) fn overflow(&self) -> Error {
        self.slots.first().map_or_else(
            || Error::new(ErrorCode::Overflow, "a total would leave 64 bits"),
            |slot| overflow(slot.info()),
        )
    }

    /// The number of a state that is kept.
    pub(super) fn state(&self, slot: usize, kind: StateKind, at: usize) -> Option<usize> {
        self.states.iter().position(|kept| (kept.slot, kept.kind, kept.at) == (slot, kind, at))
    }
}

fn narrow(place: usize) -> Result<u32, Error> {
    u32::try_from(place).map_err(|_| Error::new(ErrorCode::OutOfRange, "too many totals for one pass"))
}
