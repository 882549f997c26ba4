//! The integers of a fact, which of them are known, and their sums.

use crate::error::{Error, ErrorCode};
use crate::fact::evidence::Reading;
use crate::fact::{Coverage, FactInfo, Reject};

/// One bit for each total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mask([u64; FactInfo::MAX_TOTALS / 64]);

impl Mask {
    const NONE: Self = Self([0; FactInfo::MAX_TOTALS / 64]);

    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    fn put(&mut self, at: usize, on: bool) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word = *word & !(1 << (at % 64)) | u64::from(on) << (at % 64);
        }
    }

    fn and(&self, other: &Self) -> Self {
        let mut both = *self;
        both.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
        both
    }

    fn within(&self, other: &Self) -> bool {
        self.and(other) == *self
    }
}

/// The integers of a fact: its totals, the rejected rows by reason, and which totals are known.
///
/// This is [`Totals`](crate::Totals) without the type of the fact: what codecs, bindings and tables of totals work on.
#[derive(Clone, Debug)]
pub struct Counts {
    info: &'static FactInfo,
    pub(super) values: Box<[i64]>,
    known: Mask,
    absent: Mask,
}

/// Equal are the same fact, the same knowledge, and equal integers wherever something is known.
impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        let same = |at: usize| at < self.info.totals.len() && !self.known.has(at) || self.raw(at) == other.raw(at);
        self.info.is(other.info)
            && self.known == other.known
            && self.absent == other.absent
            && (0..self.values.len()).all(same)
    }
}

impl Eq for Counts {}

impl Counts {
    pub(super) fn new(info: &'static FactInfo, coverage: impl Fn(usize) -> Coverage) -> Self {
        let (mut known, mut absent) = (Mask::NONE, Mask::NONE);
        for at in 0..info.totals.len() {
            let coverage = coverage(at);
            known.put(at, coverage == Coverage::Counted);
            absent.put(at, coverage == Coverage::Absent);
        }
        Self { info, values: vec![0; info.totals.len() + Reject::ALL.len()].into(), known, absent }
    }

    /// The same totals known, all of them zero.
    pub(super) fn zero_like(&self) -> Self {
        Self { values: vec![0; self.values.len()].into(), ..*self }
    }

    /// The same totals known, with these integers.
    pub(super) fn with_values(mut self, values: Box<[i64]>) -> Self {
        debug_assert_eq!(self.values.len(), values.len(), "the totals, then the rejected rows by reason");
        self.values = values;
        self
    }

    /// The fact's tables.
    pub fn info(&self) -> &'static FactInfo {
        self.info
    }

    /// A total as it stands: known, declared absent, or unknown.
    pub fn reading(&self, total: usize) -> Reading {
        read(self.info, total, |total| self.coverage(total), |total| self.raw(total))
    }

    fn coverage(&self, total: usize) -> Coverage {
        match (self.absent.has(total), self.known.has(total)) {
            (true, _) => Coverage::Absent,
            (_, true) => Coverage::Counted,
            _ => Coverage::Unknown,
        }
    }

    /// Rows left out for this reason.
    pub fn rejected(&self, reason: Reject) -> i64 {
        self.raw(self.info().totals.len() + reason as usize)
    }

    /// The integer of a total that is kept, even while another total makes it unknown to formulas.
    #[cfg(any(feature = "serde", feature = "stored"))]
    pub(crate) fn stored(&self, total: usize) -> Option<i64> {
        self.known.has(total).then(|| self.raw(total))
    }

    /// Gives a total back its integer; tells whether it could: a part that the rules declare absent has none.
    #[cfg(any(feature = "serde", feature = "stored"))]
    pub(crate) fn store(&mut self, total: usize, value: i64) -> bool {
        match self.values.get_mut(total) {
            Some(slot) if !self.absent.has(total) => {
                *slot = value;
                self.known.put(total, true);
                true
            }
            _ => false,
        }
    }

    /// Gives a reason back its rejected rows.
    #[cfg(any(feature = "serde", feature = "stored"))]
    pub(crate) fn store_rejected(&mut self, reason: Reject, rows: i64) {
        if let Some(slot) = self.values.get_mut(self.info.totals.len() + reason as usize) {
            *slot = rows;
        }
    }

    fn raw(&self, at: usize) -> i64 {
        self.values.get(at).copied().unwrap_or_default()
    }

    /// Makes a total known, with this value.
    pub(super) fn set(&mut self, total: usize, value: i64) -> Result<(), Error> {
        let info = self.info().totals.get(total).ok_or_else(|| {
            Error::new(ErrorCode::UnknownName, format!("`{}` has no total number {total}", self.info().name))
        })?;
        if value < 0 && !info.unit.may_be_negative() {
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!("the total `{}` cannot be negative ({value})", info.name),
            ));
        }
        if self.absent.has(total) {
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!("the total `{}` is declared absent by the rules", info.name),
            ));
        }
        self.values[total] = value;
        self.known.put(total, true);
        Ok(())
    }

    /// All sums with the other's integers times `sign`, or nothing at all.
    pub(super) fn combine(&mut self, other: &Self, sign: i64) -> Result<(), Error> {
        let sums: Option<Box<[i64]>> = self
            .values
            .iter()
            .zip(&other.values)
            .map(|(mine, theirs)| if sign < 0 { mine.checked_sub(*theirs) } else { mine.checked_add(*theirs) })
            .collect();
        self.values = sums.ok_or_else(|| overflow(self.info()))?;
        self.known = self.known.and(&other.known);
        Ok(())
    }

    /// All sums with the other's integers, but instants taken once: queues put side by side.
    pub(super) fn combine_beside(&mut self, other: &Self) -> Result<(), Error> {
        if !self.info.totals.iter().any(|total| total.once) {
            return self.combine(other, 1);
        }
        let mut beside = other.clone();
        for (at, total) in self.info.totals.iter().enumerate().filter(|(_, total)| total.once) {
            match (self.raw(at), other.raw(at)) {
                _ if !(self.known.has(at) && other.known.has(at)) => beside.values[at] = 0, // the sum is unknown too
                (mine, theirs) if mine == theirs && mine != 0 => beside.values[at] = 0,
                (0, _) | (_, 0) => {}
                (mine, theirs) => {
                    return Err(Error::new(
                        ErrorCode::InstantsDiffer,
                        format!(
                            "parts of `{}` with `{}` of {mine} and of {theirs} cannot be put side by side: it is taken once, so all parts must be looked at at the same instants",
                            self.info.name, total.name
                        ),
                    ));
                }
            }
        }
        self.combine(&beside, 1)
    }

    /// Whether the other knows every total that is known here.
    pub(super) fn known_within(&self, other: &Self) -> bool {
        self.known.within(&other.known)
    }
}

/// A total as it stands, by what is known of each total and what was counted.
#[inline]
pub(crate) fn read(
    info: &FactInfo,
    total: usize,
    coverage: impl Fn(usize) -> Coverage,
    value: impl Fn(usize) -> i64,
) -> Reading {
    let Some(of) = info.totals.get(total) else { return Reading::Unknown };
    match coverage(total) {
        Coverage::Absent => Reading::Absent,
        Coverage::Unknown => Reading::Unknown,
        Coverage::Counted => {
            let left_open = |other: u16| coverage(other.into()) == Coverage::Counted && value(other.into()) != 0;
            if of.unless.is_some_and(left_open) { Reading::Unknown } else { Reading::Known(value(total)) }
        }
    }
}

#[cold]
pub(crate) fn overflow(info: &FactInfo) -> Error {
    Error::new(ErrorCode::Overflow, format!("a total of `{}` would leave 64 bits; nothing was counted", info.name))
}
