//! Rows of one group, counted by their signature: a count and the sums of each, turned into totals by the kinds of the signatures.
//!
//! Nothing is looked up of a row but its signature, and records of different signatures do not wait for one another: without keys and
//! intervals that halves the time of counting by kind.

use super::kernel;
use super::kinds::Kinds;
use super::lanes::Signature;
use super::rows::Lane;
use super::settled::Settled;
use super::tally::add_all;

/// The records of all signatures.
#[derive(Default)]
pub(super) struct BySignature {
    /// For each signature its count, below zero where its rows are to be looked at one by one, then its sums.
    records: Vec<i64>,
    /// How many numbers a record has.
    width: usize,
}

/// Larger tables are no longer in the caches.
const MOST: usize = 1 << 19;

impl BySignature {
    pub(super) fn is_on(&self) -> bool {
        !self.records.is_empty()
    }

    /// Whether there is room for the records of all signatures.
    pub(super) fn has_room(kinds: &Kinds, lanes: usize) -> bool {
        kinds.signatures() * (lanes + 1) <= MOST
    }

    /// Begins or ends; nothing is counted now.
    pub(super) fn turn(&mut self, on: bool, kinds: &Kinds, lanes: usize) {
        *self = Self::default();
        let (signatures, width) = (kinds.signatures(), lanes + 1);
        if on {
            self.width = width;
            self.records.resize(signatures * width, 0);
            for (signature, record) in self.records.chunks_exact_mut(width).enumerate() {
                if let Some(count) = record.first_mut().filter(|_| !kinds.is_common(signature)) {
                    *count = i64::MIN;
                }
            }
        }
    }

    /// Counts rows; tells the positions of those that are to be looked at one by one.
    pub(super) fn count<'a, S: Signature>(
        &mut self,
        signatures: &[S],
        lanes: impl Iterator<Item = Lane<'a>> + Clone,
        odd: &mut Vec<u16>,
    ) {
        if !kernel::count_by_signature(&mut self.records, self.width - 1, signatures, lanes) {
            return;
        }
        for (row, signature) in (0..).zip(signatures) {
            if self.records.get(signature.at() * self.width).is_some_and(|count| *count < 0) {
                odd.push(row);
            }
        }
    }

    /// Takes up the signatures whose kinds were found: their rows so far were counted otherwise.
    pub(super) fn take_up<S: Signature>(&mut self, kinds: &Kinds, signatures: &[S], odd: &[u16]) {
        for signature in odd.iter().filter_map(|row| signatures.get(usize::from(*row))) {
            let at = signature.at();
            let Some(record) = self.records.get_mut(at * self.width..(at + 1) * self.width) else { continue };
            if record.first().is_some_and(|count| *count < 0) {
                record.fill(0);
                if let Some(count) = record.first_mut().filter(|_| !kinds.is_common(at)) {
                    *count = i64::MIN;
                }
            }
        }
    }

    /// Adds everything to the totals of the first group, and clears it; tells whether it fits.
    pub(super) fn settle(&mut self, kinds: &Kinds, lanes: &[(usize, i64)], settled: &mut Settled) -> bool {
        let mut fits = true;
        for (signature, record) in self.records.chunks_exact_mut(self.width).enumerate() {
            let Some((count, sums)) = record.split_first_mut() else { continue };
            let Some(kind) = kinds.kind_of(signature).filter(|_| *count > 0) else { continue };
            let count = std::mem::take(count);
            if kind.adds.is_empty() && kind.sums.is_empty() {
                continue;
            }
            let row = settled.row_of(0);
            fits &= add_all(row, &kind.adds, count);
            for (part, multiples) in &kind.sums {
                let lane = lanes.iter().position(|(known, _)| *known == *part as usize);
                let Some((sum, (_, times))) = lane.and_then(|lane| sums.get(lane).zip(lanes.get(lane))) else {
                    return false;
                };
                fits &= sum.checked_mul(*times).is_some_and(|number| add_all(row, multiples, number));
            }
            sums.fill(0);
        }
        fits
    }
}
