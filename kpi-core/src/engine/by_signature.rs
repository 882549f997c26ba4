//! Rows of one group, counted by their signature: a count and the sums of each, turned into totals by the kinds of the signatures.
//!
//! Nothing is looked up of a row but its signature, and records of different signatures do not wait for one another: without keys and
//! intervals that halves the time of counting by kind.

use super::kernel::{self, FOUR, Sums};
use super::kinds::Kinds;
use super::lanes::{Processor, Signature};
use super::rows::Lane;
use super::settled::Settled;
use super::tally::add_all;

/// The counts and sums of all signatures.
#[derive(Default)]
pub(super) struct BySignature {
    /// How many rows each signature has; below zero where its rows are to be looked at one by one.
    counts: Vec<i64>,
    /// The sums of each.
    sums: Vec<Sums>,
    /// So many fours of sums has a signature.
    each: usize,
}

/// Larger tables are no longer in the caches.
const MOST: usize = 1 << 19;

impl BySignature {
    pub(super) fn is_on(&self) -> bool {
        !self.counts.is_empty()
    }

    /// Whether there is room for the records of all signatures.
    pub(super) fn has_room(kinds: &Kinds, lanes: usize) -> bool {
        kinds.signatures() * (lanes + 1) <= MOST
    }

    /// Begins or ends; nothing is counted now.
    pub(super) fn turn(&mut self, on: bool, kinds: &Kinds, lanes: usize) {
        *self = Self::default();
        if on {
            let of = |signature| if kinds.is_common(signature) { 0 } else { i64::MIN };
            self.counts = (0..kinds.signatures()).map(of).collect();
            self.each = lanes.div_ceil(FOUR);
            self.sums.resize(self.counts.len() * self.each, Sums::default());
        }
    }

    /// Counts rows; tells the positions of those that are to be looked at one by one.
    pub(super) fn count<'a, S: Signature>(
        &mut self,
        processor: Processor,
        signatures: &[S],
        lanes: impl Iterator<Item = Lane<'a>> + Clone,
        odd: &mut Vec<u16>,
    ) {
        let to = (self.counts.as_mut_slice(), self.sums.as_mut_slice(), self.each);
        if !kernel::count_by_signature(processor, to, signatures, lanes) {
            return;
        }
        for (row, signature) in (0..).zip(signatures) {
            if self.counts.get(signature.at()).is_some_and(|count| *count < 0) {
                odd.push(row);
            }
        }
    }

    /// Takes up the signatures whose kinds were found: their rows so far were counted otherwise.
    pub(super) fn take_up<S: Signature>(&mut self, kinds: &Kinds, signatures: &[S], odd: &[u16]) {
        for signature in odd.iter().filter_map(|row| signatures.get(usize::from(*row))) {
            let at = signature.at();
            let Some(count) = self.counts.get_mut(at).filter(|count| **count < 0) else { continue };
            *count = if kinds.is_common(at) { 0 } else { i64::MIN };
            self.sums.iter_mut().skip(at * self.each).take(self.each).for_each(|sums| *sums = Sums::default());
        }
    }

    /// Adds everything to the totals of the first group, and clears it; tells whether it fits.
    pub(super) fn settle(&mut self, kinds: &Kinds, lanes: &[(usize, i64)], settled: &mut Settled) -> bool {
        let mut fits = true;
        for (signature, count) in self.counts.iter_mut().enumerate().filter(|(_, count)| **count > 0) {
            let Some(kind) = kinds.kind_of(signature) else { continue };
            let count = std::mem::take(count);
            if kind.adds.is_empty() && kind.sums.is_empty() {
                continue;
            }
            let row = settled.row_of(0);
            fits &= add_all(row, &kind.adds, count);
            let sums = self.sums.get_mut(signature * self.each..(signature + 1) * self.each).unwrap_or_default();
            for (part, multiples) in &kind.sums {
                let lane = lanes.iter().position(|(known, _)| *known == *part as usize);
                let sum = lane.and_then(|lane| {
                    sums.get(lane / FOUR).zip(lanes.get(lane)).map(|(sums, of)| (sums.0[lane % FOUR], of))
                });
                let Some((sum, (_, times))) = sum else { return false };
                fits &= sum.checked_mul(*times).is_some_and(|number| add_all(row, multiples, number));
            }
            sums.fill(Sums::default());
        }
        fits
    }
}
