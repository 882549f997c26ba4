//! Distributions: multisets of integer durations, from which percentiles, medians and extremes are read exactly.
//!
//! * **What it measures.** How long the waits (or any durations) of the counted rows were, one by one.
//! * **Definition.** A multiset: each value with the number of times it was observed. Adding another multiset adds the
//!   numbers, so merging is a commutative group like totals are, and a quantile is read from the merged multiset, never
//!   from merged quantiles.
//! * **Accuracy and cost.** [`Form::Exact`] keeps every distinct value: memory grows with distinct values (a log in whole
//!   seconds has few). [`Form::Bounded`] rounds each value to so many significant bits first: at most
//!   `2^(bits-1) * (64 - bits)` distinct values, a relative error of at most `2^-bits`, and, since rounding looks at one
//!   value at a time, the same bits in any order of merging. It must be chosen by name and prints its bound.
//! * **Percentile rule.** Nearest rank unless another is named: nine rules are in use and differ on small samples.
//!
//! # Examples
//!
//! ```
//! use kpi_core::{Distribution, Form, PercentileRule, Ratio};
//!
//! let mut waits = Distribution::new(Form::Exact);
//! for seconds in [2, 4, 4, 7, 9, 12, 20, 31, 45, 90] {
//!     waits.add(seconds * 1_000_000, 1)?;
//! }
//! let p90 = Ratio::new(9, 10)?;
//! assert_eq!(waits.quantile(p90, PercentileRule::NearestRank), Some(Ratio::whole(45_000_000)));
//! assert_eq!(waits.quantile(p90, PercentileRule::Linear), Some(Ratio::new(495_000_000, 10)?)); // 49.5 s
//! # Ok::<(), kpi_core::Error>(())
//! ```

mod quotients;

pub use quotients::{Mean, Quotients};
pub(crate) use quotients::{lowest_terms, rounded};

use crate::error::{Error, ErrorCode};
use crate::exact::Ratio;
use crate::word::impl_word;
use std::collections::BTreeMap;
use std::fmt;

/// How exactly a distribution is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Every value as it is.
    #[default]
    Exact,
    /// Every value rounded to so many significant bits: relative error at most `2^-bits`. Fewer than 2 count as 2, more than
    /// 30 as 30.
    Bounded {
        /// Significant bits kept.
        bits: u8,
    },
}

impl Form {
    /// The same form with its number of bits in range: what is kept, compared and printed.
    pub(crate) fn in_range(self) -> Self {
        match self {
            Self::Exact => Self::Exact,
            Self::Bounded { bits } => Self::Bounded { bits: bits.clamp(2, 30) },
        }
    }

    /// The value that stands for `value`: itself, or the middle of its bucket.
    fn representative(self, value: i64) -> i64 {
        let Self::Bounded { bits } = self else { return value };
        // The smallest integer has no positive twin: it goes with its neighbour.
        let size = value.saturating_abs();
        let cut = (64 - size.leading_zeros()).saturating_sub(u32::from(bits));
        if cut == 0 {
            return value;
        }
        let middle = size >> cut << cut | 1 << (cut - 1);
        if value < 0 { -middle } else { middle }
    }
}

/// `exact`, or `bounded, relative error at most 1/256`.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => f.write_str("exact"),
            Self::Bounded { bits } => write!(f, "bounded, relative error at most 1/{}", 1_u64 << bits.clamp(&2, &30)),
        }
    }
}

/// Which of the rules in use reads a percentile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PercentileRule {
    /// The smallest value with at least the share `p` at or below it (Hyndman and Fan's type 1): always an observed one.
    #[default]
    NearestRank,
    /// Between the neighbours in proportion (Hyndman and Fan's type 7): the default of `NumPy`, R and spreadsheets.
    Linear,
}

impl_word!(PercentileRule: NearestRank "nearest_rank", Linear "linear");

/// A multiset of integer microseconds. See the [module](crate::distribution).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    form: Form,
    counts: BTreeMap<i64, i64>,
    size: i64,
}

impl Distribution {
    /// No observations.
    pub fn new(form: Form) -> Self {
        Self { form: form.in_range(), counts: BTreeMap::new(), size: 0 }
    }

    /// How exactly values are kept.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The number of observations.
    pub fn len(&self) -> i64 {
        self.size
    }

    /// Whether there are no observations.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Every distinct value with its number of observations, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.counts.iter().map(|(value, count)| (*value, *count))
    }

    /// Adds a value so many times; a negative number of times takes it away.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] where a number of observations would leave 64 bits; nothing changes then.
    pub fn add(&mut self, value: i64, times: i64) -> Result<(), Error> {
        let value = self.form.representative(value);
        let old = self.counts.get(&value).copied().unwrap_or_default();
        if old.checked_add(times).is_none() || self.size.checked_add(times).is_none() {
            return Err(too_many());
        }
        self.put(value, times);
        self.size += times;
        Ok(())
    }

    /// What was kept, from its entries in ascending order; otherwise what is wrong with them.
    #[cfg(feature = "stored")]
    pub(crate) fn from_entries(form: Form, entries: Vec<(i64, i64)>) -> Result<Self, String> {
        if let Some((value, _)) = entries.iter().find(|(value, _)| form.representative(*value) != *value) {
            return Err(format!("{value} does not stand for values kept {form}"));
        }
        let (counts, size) = counted(entries)?;
        Ok(Self { form, counts, size })
    }

    /// Whether the other's observations can be added `sign` times.
    pub(crate) fn check_combine(&self, other: &Self, sign: i64) -> Result<(), Error> {
        if self.form != other.form {
            return Err(Error::new(
                ErrorCode::FormsDiffer,
                format!("a distribution kept {} cannot be added to one kept {}", other.form, self.form),
            ));
        }
        let fits =
            |mine: i64, theirs: i64| theirs.checked_mul(sign).and_then(|theirs| mine.checked_add(theirs)).is_some();
        let every =
            other.iter().all(|(value, count)| fits(self.counts.get(&value).copied().unwrap_or_default(), count));
        if every && fits(self.size, other.size) { Ok(()) } else { Err(too_many()) }
    }

    /// Adds the other's observations, `sign` times, or nothing at all.
    pub(crate) fn combine(&mut self, other: &Self, sign: i64) -> Result<(), Error> {
        self.check_combine(other, sign)?;
        for (value, count) in other.iter() {
            self.put(value, count * sign);
        }
        self.size += other.size * sign;
        Ok(())
    }

    /// Adds a representative value; the caller has checked that it fits, and keeps the size.
    fn put(&mut self, value: i64, times: i64) {
        let count = self.counts.entry(value).or_default();
        *count += times;
        if *count == 0 {
            self.counts.remove(&value);
        }
    }

    /// Adds the other's observations.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::FormsDiffer`] where one is exact and the other bounded, or the bounds differ; [`ErrorCode::Overflow`] where
    /// a number of observations would leave 64 bits. Nothing changes then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, 1)
    }

    /// Takes the other's observations away.
    ///
    /// # Errors
    ///
    /// As [`Distribution::merge`].
    pub fn unmerge(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, -1)
    }

    /// The p-th quantile, exactly, or `None` where there are no observations, where p is not in 0..=1, where a number of
    /// observations is negative, or where the parts do not fit in 64 bits.
    pub fn quantile(&self, p: Ratio, rule: PercentileRule) -> Option<Ratio> {
        quantile(&[self], p, rule)
    }

    /// The largest observation.
    pub fn max(&self) -> Option<i64> {
        self.counts.last_key_value().map(|(value, _)| *value)
    }

    /// The smallest observation.
    pub fn min(&self) -> Option<i64> {
        self.counts.first_key_value().map(|(value, _)| *value)
    }
}

/// A multiset from its entries, and its size; otherwise what is wrong with them.
#[cfg(feature = "stored")]
fn counted<K: Ord + fmt::Debug>(entries: Vec<(K, i64)>) -> Result<(BTreeMap<K, i64>, i64), String> {
    if let Some(pair) = entries.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
        return Err(format!("{:?} and {:?} do not ascend", pair[0].0, pair[1].0));
    }
    if let Some((key, _)) = entries.iter().find(|(_, count)| *count == 0) {
        return Err(format!("{key:?} is held zero times"));
    }
    // Numbers below zero may stand first: only their sum must fit.
    let size: i128 = entries.iter().map(|(_, count)| i128::from(*count)).sum();
    let size = i64::try_from(size).map_err(|_| "the number of observations does not fit in 64 bits".to_owned())?;
    Ok((entries.into_iter().collect(), size))
}

#[cold]
fn too_many() -> Error {
    Error::new(ErrorCode::Overflow, "a distribution would leave 64 bits of observations; nothing was counted")
}

/// The observations of several distributions together, in order.
fn pooled<'a>(of: &'a [&'a Distribution]) -> BTreeMap<i64, i128> {
    let mut pool = BTreeMap::new();
    for (value, count) in of.iter().flat_map(|distribution| distribution.iter()) {
        *pool.entry(value).or_default() += i128::from(count);
    }
    pool
}

/// The quantile of several distributions together.
pub(crate) fn quantile(of: &[&Distribution], p: Ratio, rule: PercentileRule) -> Option<Ratio> {
    if p < Ratio::whole(0) || p > Ratio::whole(1) {
        return None;
    }
    let pool = pooled(of);
    if pool.values().any(|count| *count < 0) {
        return None;
    }
    let size: i128 = pool.values().sum();
    if size == 0 {
        return None;
    }
    quantile_at(size, p, rule, |rank| value_at(&pool, rank))
}

/// The quantile of so many observations, of which each is known by its rank counted from zero.
pub(crate) fn quantile_at(
    size: i128,
    p: Ratio,
    rule: PercentileRule,
    mut value_at: impl FnMut(i128) -> Option<i64>,
) -> Option<Ratio> {
    let (numerator, denominator) = (i128::from(p.numerator()), i128::from(p.denominator()));
    match rule {
        PercentileRule::NearestRank => {
            let rank = (numerator.checked_mul(size)? + denominator - 1).div_euclid(denominator).max(1);
            value_at(rank - 1).map(Ratio::whole)
        }
        PercentileRule::Linear => {
            let position = numerator.checked_mul(size - 1)?;
            // Dividing 64 bits takes a fraction of what 128 do.
            let (below, part) = match (u64::try_from(position), u64::try_from(denominator)) {
                (Ok(position), Ok(below)) => (i128::from(position / below), i128::from(position % below)),
                _ => (position.div_euclid(denominator), position.rem_euclid(denominator)),
            };
            let low = i128::from(value_at(below)?);
            if part == 0 {
                return i64::try_from(low).ok().map(Ratio::whole);
            }
            let high = i128::from(value_at(below + 1)?);
            let parts = low.checked_mul(denominator)?.checked_add((high - low).checked_mul(part)?)?;
            Ratio::new(i64::try_from(parts).ok()?, p.denominator()).ok()
        }
    }
}

/// The value at a rank counted from zero.
fn value_at(pool: &BTreeMap<i64, i128>, rank: i128) -> Option<i64> {
    let mut seen = 0_i128;
    pool.iter()
        .find(|(_, count)| {
            seen += **count;
            seen > rank
        })
        .map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i64], form: Form) -> Distribution {
        let mut distribution = Distribution::new(form);
        for value in values {
            assert!(distribution.add(*value, 1).is_ok());
        }
        distribution
    }

    fn p(numerator: i64, denominator: i64) -> Ratio {
        Ratio::new(numerator, denominator).unwrap_or(Ratio::whole(-1))
    }

    /// Worked by hand: nearest rank p50 = 9, p80 = 31, p90 = 45, p95 = 90; linear 21/2, 99/2, 279/4.
    #[test]
    fn ten_waits_worked_by_hand() {
        let waits = of(&[90, 2, 4, 4, 7, 9, 12, 20, 31, 45], Form::Exact);
        for (p, expected) in [(p(1, 2), 9), (p(4, 5), 31), (p(9, 10), 45), (p(19, 20), 90), (p(0, 1), 2), (p(1, 1), 90)]
        {
            assert_eq!(waits.quantile(p, PercentileRule::NearestRank), Some(Ratio::whole(expected)));
        }
        for (p, expected) in
            [(p(1, 2), Ratio::new(21, 2)), (p(9, 10), Ratio::new(99, 2)), (p(19, 20), Ratio::new(279, 4))]
        {
            assert_eq!(waits.quantile(p, PercentileRule::Linear), expected.ok());
        }
    }

    #[test]
    fn nothing_is_undefined_and_no_share_is_no_quantile() {
        assert_eq!(of(&[], Form::Exact).quantile(p(1, 2), PercentileRule::NearestRank), None);
        assert_eq!(of(&[5], Form::Exact).quantile(p(3, 2), PercentileRule::NearestRank), None);
        assert_eq!(of(&[5], Form::Exact).quantile(p(1, 2), PercentileRule::Linear), Some(Ratio::whole(5)));
    }

    #[test]
    fn bounded_values_stay_within_their_bound() {
        for bits in [2_u8, 8, 16] {
            let form = Form::Bounded { bits };
            for value in [0, 1, 3, 255, 256, 257, 999_999, 20_000_000, i64::MAX, -20_000_001, i64::MIN] {
                let error = (i128::from(form.representative(value)) - i128::from(value)).unsigned_abs();
                assert!(error << bits <= u128::from(value.unsigned_abs()), "{value} with {bits} bits");
                let again = form.representative(form.representative(value));
                assert_eq!(again, form.representative(value), "a representative stands for itself");
            }
        }
    }

    #[test]
    fn forms_do_not_mix() {
        let mut exact = of(&[1], Form::Exact);
        assert!(exact.merge(&of(&[1], Form::Bounded { bits: 8 })).is_err());
        assert_eq!(exact, of(&[1], Form::Exact));
    }
}
