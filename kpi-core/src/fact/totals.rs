//! Totals: one array of integers for a fact, with the rules under which it was counted.

use crate::error::{Error, ErrorCode};
use crate::fact::evidence::{Evidence, Reading, Supply};
use crate::fact::{Coverage, Fact, FactInfo, Index, Reject, Rejection, Rules, Sink, rules_text};
use std::fmt;

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
/// This is [`Totals`] without the type of the fact: what codecs, bindings and tables of totals work on.
#[derive(Clone, Debug)]
pub struct Counts {
    info: &'static FactInfo,
    values: Box<[i64]>,
    known: Mask,
    absent: Mask,
}

/// Equal are the same fact, the same knowledge, and equal integers wherever something is known.
impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        let same = |at: usize| at < self.info.totals.len() && !self.known.has(at) || self.raw(at) == other.raw(at);
        self.info.is(other.info) && self.known == other.known && self.absent == other.absent && (0..self.values.len()).all(same)
    }
}

impl Eq for Counts {}

impl Counts {
    fn new(info: &'static FactInfo, coverage: impl Fn(usize) -> Coverage) -> Self {
        let (mut known, mut absent) = (Mask::NONE, Mask::NONE);
        for at in 0..info.totals.len() {
            let coverage = coverage(at);
            known.put(at, coverage == Coverage::Counted);
            absent.put(at, coverage == Coverage::Absent);
        }
        Self { info, values: vec![0; info.totals.len() + Reject::ALL.len()].into(), known, absent }
    }

    /// The fact's tables.
    pub fn info(&self) -> &'static FactInfo {
        self.info
    }

    /// A total as it stands: known, declared absent, or unknown.
    pub fn reading(&self, total: usize) -> Reading {
        let Some(info) = self.info().totals.get(total) else { return Reading::Unknown };
        if self.absent.has(total) {
            return Reading::Absent;
        }
        let left_open = info.unless.is_some_and(|other| self.known.has(other.into()) && self.raw(other.into()) != 0);
        if self.known.has(total) && !left_open { Reading::Known(self.raw(total)) } else { Reading::Unknown }
    }

    /// Rows left out for this reason.
    pub fn rejected(&self, reason: Reject) -> i64 {
        self.raw(self.info().totals.len() + reason as usize)
    }

    /// The integer of a total that is kept, even while another total makes it unknown to formulas.
    #[cfg(feature = "serde")]
    pub(crate) fn stored(&self, total: usize) -> Option<i64> {
        self.known.has(total).then(|| self.raw(total))
    }

    /// Gives a total back its integer; tells whether it could: a part that the rules declare absent has none.
    #[cfg(feature = "serde")]
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
    #[cfg(feature = "serde")]
    pub(crate) fn store_rejected(&mut self, reason: Reject, rows: i64) {
        if let Some(slot) = self.values.get_mut(self.info.totals.len() + reason as usize) {
            *slot = rows;
        }
    }

    fn raw(&self, at: usize) -> i64 {
        self.values.get(at).copied().unwrap_or_default()
    }

    /// Makes a total known, with this value.
    fn set(&mut self, total: usize, value: i64) -> Result<(), Error> {
        let info = self.info().totals.get(total).ok_or_else(|| Error::new(ErrorCode::UnknownName, format!("`{}` has no total number {total}", self.info().name)))?;
        if value < 0 {
            return Err(Error::new(ErrorCode::OutOfRange, format!("the total `{}` cannot be negative ({value})", info.name)));
        }
        if self.absent.has(total) {
            return Err(Error::new(ErrorCode::OutOfRange, format!("the total `{}` is declared absent by the rules", info.name)));
        }
        self.values[total] = value;
        self.known.put(total, true);
        Ok(())
    }

    /// All sums with the other's integers times `sign`, or nothing at all.
    fn combine(&mut self, other: &Self, sign: i64) -> Result<(), Error> {
        let sums: Option<Box<[i64]>> = self.values.iter().zip(&other.values).map(|(mine, theirs)| theirs.checked_mul(sign).and_then(|theirs| mine.checked_add(theirs))).collect();
        self.values = sums.ok_or_else(|| overflow(self.info()))?;
        self.known = self.known.and(&other.known);
        Ok(())
    }
}

#[cold]
pub(crate) fn overflow(info: &FactInfo) -> Error {
    Error::new(ErrorCode::Overflow, format!("a total of `{}` would leave 64 bits; nothing was counted", info.name))
}

/// Adds one row, or takes it away, noting overflow instead of stopping half-way.
struct Adder<'a, const TAKE_AWAY: bool> {
    values: &'a mut [i64],
    overflowed: bool,
}

impl<const TAKE_AWAY: bool> Sink for Adder<'_, TAKE_AWAY> {
    #[inline]
    fn add<T: Index>(&mut self, total: T, n: i64) {
        if let Some(slot) = self.values.get_mut(total.index()) {
            let (sum, overflowed) = if TAKE_AWAY { slot.overflowing_sub(n) } else { slot.overflowing_add(n) };
            *slot = sum;
            self.overflowed |= overflowed;
        }
    }
}

/// Adds one row, or takes it away; tells whether a total left 64 bits (the sums wrap, so that the opposite undoes it).
#[inline]
fn count_into<F: Fact, const TAKE_AWAY: bool>(values: &mut [i64], row: &F::Row, rules: &F::Rules) -> Result<bool, Rejection> {
    let mut adder = Adder::<TAKE_AWAY> { values, overflowed: false };
    F::count(row, rules, &mut adder)?;
    adder.add(0, 1);
    Ok(adder.overflowed)
}

/// The totals of a fact: exact integers that only ever add, with the rules under which they were counted.
///
/// A commutative group under [`Accumulator::merge`]: any order, any split and any number of machines give equal bits, and
/// [`Accumulator::unmerge`] undoes it. Every addition is checked; what does not fit is an error that counts nothing.
/// Distributions and distinct counts are no sums: a [`Tally`](crate::Tally) keeps them beside the totals.
///
/// # Examples
///
/// ```
/// use kpi_core::prelude::*;
///
/// let mut day = ContactTotals::zero(&ContactRules::default());
/// day.observe(&ContactRow { wait: Some(Duration::secs(12)), ..ContactRow::new(Outcome::Handled) })?;
/// day.observe(&ContactRow { wait: Some(Duration::secs(90)), ..ContactRow::new(Outcome::AbandonedQueue) })?;
/// assert_eq!(SERVICE_LEVEL.evaluate(&day).to_string(), "50.0 % (1 of 2; of_offered, answer_within 20s)");
///
/// // A platform that keeps interval tables brings what it knows; the rest is unknown, never zero.
/// let mut interval = ContactTotals::unknown(&ContactRules::default());
/// interval.set(ContactTotal::Offered, 170)?;
/// interval.set(ContactTotal::Answered, 153)?;
/// assert_eq!(CONNECT_RATE.evaluate(&interval).to_string(), "90.0 % (153 of 170; of_offered)");
/// assert_eq!(SERVICE_LEVEL.evaluate(&interval).to_string(), "undefined: answered_within is unknown (of_offered, answer_within 20s)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub struct Totals<F: Fact> {
    rules: F::Rules,
    counts: Counts,
}

impl<F: Fact> Totals<F> {
    /// Totals of no rows: everything that the rules let rows tell is known, and zero.
    pub fn zero(rules: &F::Rules) -> Self {
        Self { rules: rules.clone(), counts: Counts::new(F::INFO, |total| F::coverage(rules, total)) }
    }

    /// Totals of which nothing is known yet, to be filled with [`Totals::set`].
    pub fn unknown(rules: &F::Rules) -> Self {
        let coverage = |total| match F::coverage(rules, total) {
            Coverage::Absent => Coverage::Absent,
            Coverage::Counted | Coverage::Unknown => Coverage::Unknown,
        };
        Self { rules: rules.clone(), counts: Counts::new(F::INFO, coverage) }
    }

    /// The rules under which rows are counted.
    pub fn rules(&self) -> &F::Rules {
        &self.rules
    }

    /// The integers, without the type of the fact.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    #[cfg(feature = "serde")]
    pub(crate) fn counts_mut(&mut self) -> &mut Counts {
        &mut self.counts
    }

    /// The fact's tables.
    pub fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    /// A total, or `None` where it is unknown or declared absent.
    pub fn get(&self, total: F::Total) -> Option<i64> {
        match self.counts.reading(total.index()) {
            Reading::Known(value) => Some(value),
            Reading::Absent | Reading::Unknown => None,
        }
    }

    /// Makes a total known, with this value: for totals that another system counted.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] for a negative value and for a part that the rules declare absent.
    pub fn set(&mut self, total: F::Total, value: i64) -> Result<(), Error> {
        self.counts.set(total.index(), value)
    }

    /// Rows left out for this reason.
    pub fn rejected(&self, reason: Reject) -> i64 {
        self.counts.rejected(reason)
    }

    /// The canonical text of the rules.
    pub fn rules_text(&self) -> String {
        rules_text(F::INFO, &self.rules)
    }

    /// Counts one row with a sign; on overflow everything is as it was.
    pub(crate) fn count(&mut self, row: &F::Row, sign: i64) -> Result<(), Error> {
        let rejected = match self.count_valid(row, sign) {
            Ok(counted) => return counted,
            Err(rejection) => rejection,
        };
        self.count_rejected_row(rejected, sign)
    }

    #[cold]
    pub(crate) fn count_rejected_row(&mut self, rejection: Rejection, sign: i64) -> Result<(), Error> {
        let at = F::INFO.totals.len() + rejection.reason() as usize;
        if let Some(slot) = self.counts.values.get_mut(at) {
            *slot = slot.checked_add(sign).ok_or_else(|| overflow(F::INFO))?;
        }
        Err(rejection.into())
    }

    #[inline]
    fn count_valid(&mut self, row: &F::Row, sign: i64) -> Result<Result<(), Error>, Rejection> {
        let (values, rules) = (&mut self.counts.values, &self.rules);
        let overflowed = if sign < 0 { count_into::<F, true>(values, row, rules)? } else { count_into::<F, false>(values, row, rules)? };
        if !overflowed {
            return Ok(Ok(()));
        }
        if sign < 0 {
            count_into::<F, false>(values, row, rules)?
        } else {
            count_into::<F, true>(values, row, rules)?
        };
        Ok(Err(overflow(F::INFO)))
    }
}

/// What rows are counted into: [`Totals`], or a [`Tally`](crate::Tally) that keeps distributions and distinct counts too.
///
/// # Laws
///
/// `merge` is associative and commutative with `zero` of the same rules as identity, `unmerge` undoes it where the same
/// totals are known on both sides, and merging the parts of any split of the rows equals observing them all.
pub trait Accumulator: Clone + Evidence + Supply + Send + Sync + 'static {
    /// The fact that is counted.
    type Fact: Fact;

    /// The empty accumulator under these rules.
    fn zero(rules: &<Self::Fact as Fact>::Rules) -> Self;

    /// An empty accumulator like this one: same rules, same states kept.
    fn zero_like(&self) -> Self;

    /// The totals.
    fn totals(&self) -> &Totals<Self::Fact>;

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the row breaks a row-local rule (it is counted as rejected), and
    /// [`ErrorCode::Overflow`], which counts nothing.
    fn observe(&mut self, row: &<Self::Fact as Fact>::Row) -> Result<(), Error>;

    /// Takes a row away again, a rejected one from the rejected.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] tells that the row had been rejected (and is no longer counted as such), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    fn unobserve(&mut self, row: &<Self::Fact as Fact>::Row) -> Result<(), Error>;

    /// Counts a row as rejected (`sign` 1), or no longer (`sign` -1), that its importer could not even read.
    ///
    /// # Errors
    ///
    /// Always one: [`ErrorCode::RowRejected`] with the reason, or [`ErrorCode::Overflow`], which counts nothing.
    fn count_rejected(&mut self, rejection: Rejection, sign: i64) -> Result<(), Error>;

    /// Makes a total known, by its number.
    ///
    /// # Errors
    ///
    /// As [`Totals::set`], and [`ErrorCode::UnknownName`] for a number that no total has.
    fn set_known(&mut self, total: usize, value: i64) -> Result<(), Error>;

    /// Adds what another counted under the same rules.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RulesDiffer`], [`ErrorCode::FormsDiffer`] or [`ErrorCode::Overflow`]; nothing is added then.
    fn merge(&mut self, other: &Self) -> Result<(), Error>;

    /// Takes away what was merged before. Counts below zero are allowed on the way (a row may be replaced on a machine
    /// that never saw the old one); only the sum of all parts must make sense.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`], and [`ErrorCode::NotAPart`] where the other lacks a total that is known here.
    fn unmerge(&mut self, other: &Self) -> Result<(), Error>;

    /// Corrects a row that was observed before it ended: the old one is taken away, the new one added.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::RowRejected`] where the new row is rejected (it is counted so, and the old one is gone), and
    /// [`ErrorCode::Overflow`], which changes nothing.
    fn replace(&mut self, old: &<Self::Fact as Fact>::Row, new: &<Self::Fact as Fact>::Row) -> Result<(), Error> {
        match self.unobserve(old) {
            Err(error) if error.code() != ErrorCode::RowRejected => return Err(error),
            _ => {}
        }
        let result = self.observe(new);
        if result.as_ref().is_err_and(|error| error.code() == ErrorCode::Overflow) {
            // Observing the old row gives back what was there a moment ago, so it fits.
            let _ = self.observe(old);
        }
        result
    }

    /// Adds many rows, going on past rejected ones, and tells what happened to them.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] stops; the rows before it stay counted.
    fn observe_all<'a>(&mut self, rows: impl IntoIterator<Item = &'a <Self::Fact as Fact>::Row>) -> Result<Report, Error>
    where
        <Self::Fact as Fact>::Row: 'a,
    {
        let mut report = Report::default();
        for row in rows {
            let result = self.observe(row);
            report.note(result)?;
        }
        Ok(report)
    }
}

impl<F: Fact> Accumulator for Totals<F> {
    type Fact = F;

    fn zero(rules: &F::Rules) -> Self {
        Self::zero(rules)
    }

    fn zero_like(&self) -> Self {
        Self::zero(&self.rules)
    }

    fn totals(&self) -> &Self {
        self
    }

    #[inline]
    fn observe(&mut self, row: &F::Row) -> Result<(), Error> {
        self.count(row, 1)
    }

    fn unobserve(&mut self, row: &F::Row) -> Result<(), Error> {
        self.count(row, -1)
    }

    fn count_rejected(&mut self, rejection: Rejection, sign: i64) -> Result<(), Error> {
        self.count_rejected_row(rejection, sign)
    }

    fn set_known(&mut self, total: usize, value: i64) -> Result<(), Error> {
        self.counts.set(total, value)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.check_rules(other)?;
        self.counts.combine(&other.counts, 1)
    }

    fn unmerge(&mut self, other: &Self) -> Result<(), Error> {
        self.check_rules(other)?;
        if !self.counts.known.within(&other.counts.known) {
            return Err(Error::new(ErrorCode::NotAPart, format!("these `{}` totals know what the part to take away does not: it was never merged", F::INFO.name)));
        }
        self.counts.combine(&other.counts, -1)
    }
}

impl<F: Fact> Totals<F> {
    pub(crate) fn check_rules(&self, other: &Self) -> Result<(), Error> {
        if self.rules == other.rules {
            return Ok(());
        }
        let differs: Vec<String> = F::INFO
            .rules
            .iter()
            .enumerate()
            .filter(|(at, _)| self.rules.get(*at) != other.rules.get(*at))
            .map(|(at, rule)| format!("{}={} against {}", rule.name, rule.kind.text(self.rules.get(at)), rule.kind.text(other.rules.get(at))))
            .collect();
        Err(Error::new(ErrorCode::RulesDiffer, format!("these `{}` totals were counted under other rules: {}", F::INFO.name, differs.join(", "))))
    }
}

impl<F: Fact> Evidence for Totals<F> {
    fn info(&self) -> &'static FactInfo {
        F::INFO
    }

    fn reading(&self, total: usize) -> Reading {
        self.counts.reading(total)
    }

    fn rejected_rows(&self) -> i64 {
        Reject::ALL.iter().fold(0_i64, |sum, reason| sum.saturating_add(self.rejected(*reason)))
    }

    fn rule(&self, rule: usize) -> i64 {
        self.rules.get(rule)
    }
}

impl<F: Fact> Supply for Totals<F> {
    fn evidence(&self, info: &FactInfo) -> Option<&dyn Evidence> {
        F::INFO.is(info).then_some(self as &dyn Evidence)
    }
}

impl<F: Fact> Clone for Totals<F> {
    fn clone(&self) -> Self {
        Self { rules: self.rules.clone(), counts: self.counts.clone() }
    }
}

impl<F: Fact> PartialEq for Totals<F> {
    fn eq(&self, other: &Self) -> bool {
        self.rules == other.rules && self.counts == other.counts
    }
}

/// The rules, then every known total that is not zero.
impl<F: Fact> fmt::Debug for Totals<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        map.entry(&"rules", &self.rules_text());
        for (at, total) in F::INFO.totals.iter().enumerate() {
            match self.counts.reading(at) {
                Reading::Known(0) => {}
                reading => drop(map.entry(&total.name, &reading)),
            }
        }
        for reason in Reject::ALL.into_iter().filter(|reason| self.rejected(*reason) != 0) {
            map.entry(&format_args!("rejected_{}", reason.name()), &self.rejected(reason));
        }
        map.finish()
    }
}

/// What happened to a batch of rows: rows read = counted + rejected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    read: u64,
    rejected: u64,
    first: Vec<(u64, Rejection)>,
}

impl Report {
    /// At most so many rejected rows are named; all are counted.
    pub const NAMED: usize = 100;

    /// Notes the result of one observed row.
    ///
    /// # Errors
    ///
    /// Passes on every error that is not a rejected row.
    pub fn note(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        if let Err(error) = result {
            let rejection = error.rejection().ok_or(error)?;
            self.rejected += 1;
            if self.first.len() < Self::NAMED {
                self.first.push((self.read, rejection));
            }
        }
        self.read += 1;
        Ok(())
    }

    /// Rows that came in.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Rows that were counted.
    pub fn counted(&self) -> u64 {
        self.read - self.rejected
    }

    /// Rows that were left out whole.
    pub fn rejected(&self) -> u64 {
        self.rejected
    }

    /// The first rejected rows, numbered from 0, with the reasons.
    pub fn first_rejected(&self) -> &[(u64, Rejection)] {
        &self.first
    }
}
