//! Totals: one array of integers for a fact, with the rules under which it was counted.

use crate::error::{Error, ErrorCode};
use crate::fact::accumulator::{observe_read, unobserve_read};
use crate::fact::counts::Counts;
use crate::fact::evidence::{Evidence, Reading, Supply};
use crate::fact::{
    Accumulator, Coverage, Fact, FactInfo, Index, Reject, Rejection, Rules, Sink, View, overflow, rules_text,
};
use std::fmt;

/// Adds one row, or takes it away, noting overflow instead of stopping half-way.
struct Adder<'a, const TAKE_AWAY: bool> {
    values: &'a mut [i64],
    overflowed: bool,
}

impl<const TAKE_AWAY: bool> Sink for Adder<'_, TAKE_AWAY> {
    #[inline(always)]
    fn add<T: Index>(&mut self, total: T, n: i64) {
        if let Some(slot) = self.values.get_mut(total.index()) {
            let (sum, overflowed) = if TAKE_AWAY { slot.overflowing_sub(n) } else { slot.overflowing_add(n) };
            *slot = sum;
            self.overflowed |= overflowed;
        }
    }
}

/// A row to count, by one of the two ways in: both give the same.
pub(super) trait Source<F: Fact>: Copy {
    fn count(self, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection>;
}

/// A row of the fact's own type.
pub(super) struct Typed<'a, F: Fact>(pub &'a F::Row);

/// A row that is read where it lies.
pub(super) struct Viewed<'a, V>(pub &'a V);

impl<F: Fact> Source<F> for Typed<'_, F> {
    #[inline(always)]
    fn count(self, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection> {
        F::count(self.0, rules, to)
    }
}

impl<F: Fact, V: View> Source<F> for Viewed<'_, V> {
    #[inline(always)]
    fn count(self, rules: &F::Rules, to: &mut impl Sink) -> Result<(), Rejection> {
        F::count_view(self.0, rules, to)
    }
}

impl<F: Fact> Copy for Typed<'_, F> {}

impl<F: Fact> Clone for Typed<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Viewed<'_, V> {}

impl<V> Clone for Viewed<'_, V> {
    fn clone(&self) -> Self {
        *self
    }
}

/// Adds one row, or takes it away; tells whether a total left 64 bits (the sums wrap, so that the opposite undoes it).
#[inline(always)]
fn count_into<F: Fact, const TAKE_AWAY: bool>(
    values: &mut [i64],
    row: impl Source<F>,
    rules: &F::Rules,
) -> Result<bool, Rejection> {
    // A length that is known when compiling lets each addition go without asking for it.
    let Some(values) = values.get_mut(..const { F::INFO.totals.len() }) else { return Ok(true) };
    let mut adder = Adder::<TAKE_AWAY> { values, overflowed: false };
    row.count(rules, &mut adder)?;
    adder.add(0, 1);
    Ok(adder.overflowed)
}

/// Undoes a row that was added, or taken away.
#[cold]
fn give_back<F: Fact, const TAKEN_AWAY: bool>(
    values: &mut [i64],
    row: impl Source<F>,
    rules: &F::Rules,
) -> Result<bool, Rejection> {
    if TAKEN_AWAY { count_into::<F, false>(values, row, rules) } else { count_into::<F, true>(values, row, rules) }
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

    /// Totals of rows that were counted elsewhere under these rules: the totals, then the rejected rows by reason.
    pub(crate) fn of_values(rules: &F::Rules, values: Box<[i64]>) -> Self {
        let Self { rules, counts } = Self::zero(rules);
        Self { rules, counts: counts.with_values(values) }
    }

    /// The rules under which rows are counted.
    pub fn rules(&self) -> &F::Rules {
        &self.rules
    }

    /// The integers, without the type of the fact.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    #[cfg(any(feature = "serde", feature = "stored"))]
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
    /// [`ErrorCode::OutOfRange`] for a negative value (money may be negative) and for a part that the rules declare absent.
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
    #[inline(always)]
    pub(super) fn count(&mut self, row: impl Source<F>, sign: i64) -> Result<(), Error> {
        let counted = if sign < 0 { self.count_valid::<true>(row) } else { self.count_valid::<false>(row) };
        match counted {
            Ok(true) => Ok(()),
            Ok(false) => Err(overflow(F::INFO)),
            Err(rejected) => self.count_rejected_row(rejected, sign),
        }
    }

    #[cold]
    pub(crate) fn count_rejected_row(&mut self, rejection: Rejection, sign: i64) -> Result<(), Error> {
        let at = F::INFO.totals.len() + rejection.reason() as usize;
        if let Some(slot) = self.counts.values.get_mut(at) {
            *slot = slot.checked_add(sign).ok_or_else(|| overflow(F::INFO))?;
        }
        Err(rejection.into())
    }

    /// Adds a row or takes it away; tells whether all totals stayed within 64 bits, else everything is as it was.
    #[inline(always)]
    fn count_valid<const TAKE_AWAY: bool>(&mut self, row: impl Source<F>) -> Result<bool, Rejection> {
        let (values, rules) = (&mut self.counts.values, &self.rules);
        let overflowed = count_into::<F, TAKE_AWAY>(values, row, rules)?;
        if overflowed {
            give_back::<F, TAKE_AWAY>(values, row, rules)?;
        }
        Ok(!overflowed)
    }
}

impl<F: Fact> Accumulator for Totals<F> {
    type Fact = F;

    fn zero(rules: &F::Rules) -> Self {
        Self::zero(rules)
    }

    fn zero_like(&self) -> Self {
        Self { rules: self.rules.clone(), counts: self.counts.zero_like() }
    }

    fn unknown_like(&self) -> Self {
        Self::unknown(&self.rules)
    }

    fn totals(&self) -> &Self {
        self
    }

    #[inline]
    fn observe(&mut self, row: &F::Row) -> Result<(), Error> {
        self.count(Typed(row), 1)
    }

    fn unobserve(&mut self, row: &F::Row) -> Result<(), Error> {
        self.count(Typed(row), -1)
    }

    #[inline]
    fn observe_view(&mut self, row: &impl View) -> Result<(), Error> {
        if F::counts_in_place(row) { self.count(Viewed(row), 1) } else { observe_read(self, row) }
    }

    fn unobserve_view(&mut self, row: &impl View) -> Result<(), Error> {
        if F::counts_in_place(row) { self.count(Viewed(row), -1) } else { unobserve_read(self, row) }
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

    fn merge_beside(&mut self, other: &Self) -> Result<(), Error> {
        self.check_rules(other)?;
        self.counts.combine_beside(&other.counts)
    }

    fn unmerge(&mut self, other: &Self) -> Result<(), Error> {
        self.check_rules(other)?;
        if !self.counts.known_within(&other.counts) {
            return Err(Error::new(
                ErrorCode::NotAPart,
                format!(
                    "these `{}` totals know what the part to take away does not: it was never merged",
                    F::INFO.name
                ),
            ));
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
            .map(|(at, rule)| {
                format!(
                    "{}={} against {}",
                    rule.name,
                    rule.kind.text(self.rules.get(at)),
                    rule.kind.text(other.rules.get(at))
                )
            })
            .collect();
        Err(Error::new(
            ErrorCode::RulesDiffer,
            format!("these `{}` totals were counted under other rules: {}", F::INFO.name, differs.join(", ")),
        ))
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
