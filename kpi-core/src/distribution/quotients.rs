//! Quotients kept one by one: for means of shares, of relative errors, of each ticket's own mean.

use crate::error::{Error, ErrorCode};
use crate::exact::{Ratio, Undefined, round_div};
use std::collections::BTreeMap;

/// A multiset of quotients, each kept as its two counted parts.
///
/// * **What it measures.** Each row's own quotient: 85 of 100 points, 10 contacts off 110, 30 minutes over 2 replies.
/// * **Definition.** A multiset of pairs, so merging is a commutative group like totals are. The mean adds the quotients
///   themselves: it is *not* the quotient of the sums, and the two differ wherever the parts below the line do.
/// * **Accuracy and cost.** Exact; memory grows with distinct pairs. A mean whose lowest terms do not fit in 64 bits is
///   rounded half to even to as many decimals as fit (at most twelve), and says so: see [`Mean`].
///
/// # Examples
///
/// ```
/// use kpi_core::{Quotients, Ratio};
///
/// let mut errors = Quotients::new();
/// for (off, actual) in [(10, 110), (20, 100), (0, 80)] {
///     errors.add(off, actual, 1)?;
/// }
/// assert_eq!(errors.mean(), Ok((Ratio::new(16, 165)?, true))); // (1/11 + 1/5 + 0) / 3, exactly
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotients {
    /// Keyed by the part below the line first: quotients over one whole stand together.
    counts: BTreeMap<(i64, i64), i64>,
    size: i64,
}

/// A mean, and whether it is exact: where its lowest terms do not fit in 64 bits it was rounded half to even.
pub type Mean = (Ratio, bool);

impl Quotients {
    /// No quotients.
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of quotients.
    pub fn len(&self) -> i64 {
        self.size
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Every distinct pair (above, below) with its number, in the order of the parts below the line.
    pub fn iter(&self) -> impl Iterator<Item = ((i64, i64), i64)> + '_ {
        self.counts.iter().map(|((below, above), count)| ((*above, *below), *count))
    }

    /// Adds a quotient so many times; a negative number of times takes it away. The part below the line may be zero: such a
    /// quotient is kept and makes the mean undefined.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] for a negative part below the line, [`ErrorCode::Overflow`] where a number of quotients would
    /// leave 64 bits; nothing changes then.
    pub fn add(&mut self, above: i64, below: i64, times: i64) -> Result<(), Error> {
        if below < 0 {
            return Err(Error::new(ErrorCode::OutOfRange, format!("a quotient over {below} has no meaning here")));
        }
        let old = self.counts.get(&(below, above)).copied().unwrap_or_default();
        let (Some(_), Some(size)) = (old.checked_add(times), self.size.checked_add(times)) else {
            return Err(too_many());
        };
        self.put((below, above), times);
        self.size = size;
        Ok(())
    }

    /// What was kept, from its entries, keyed by the parts below the line first, in ascending order; otherwise what is wrong.
    #[cfg(feature = "stored")]
    pub(crate) fn from_entries(entries: Vec<((i64, i64), i64)>) -> Result<Self, String> {
        if let Some(((below, _), _)) = entries.iter().find(|((below, _), _)| *below < 0) {
            return Err(format!("a quotient over {below} has no meaning here"));
        }
        let (counts, size) = super::counted(entries)?;
        Ok(Self { counts, size })
    }

    fn put(&mut self, pair: (i64, i64), times: i64) {
        let count = self.counts.entry(pair).or_default();
        *count += times;
        if *count == 0 {
            self.counts.remove(&pair);
        }
    }

    /// Whether the other's quotients can be added `sign` times.
    pub(crate) fn check_combine(&self, other: &Self, sign: i64) -> Result<(), Error> {
        let fits =
            |mine: i64, theirs: i64| theirs.checked_mul(sign).and_then(|theirs| mine.checked_add(theirs)).is_some();
        let mine = |pair| self.counts.get(pair).copied().unwrap_or_default();
        let every = other.counts.iter().all(|(pair, count)| fits(mine(pair), *count));
        if every && fits(self.size, other.size) { Ok(()) } else { Err(too_many()) }
    }

    /// Adds the other's quotients, `sign` times, or nothing at all.
    pub(crate) fn combine(&mut self, other: &Self, sign: i64) -> Result<(), Error> {
        self.check_combine(other, sign)?;
        for (pair, count) in &other.counts {
            self.put(*pair, count * sign);
        }
        self.size += other.size * sign;
        Ok(())
    }

    /// Adds the other's quotients.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Overflow`] where a number of quotients would leave 64 bits; nothing changes then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, 1)
    }

    /// Takes the other's quotients away.
    ///
    /// # Errors
    ///
    /// As [`Quotients::merge`].
    pub fn unmerge(&mut self, other: &Self) -> Result<(), Error> {
        self.combine(other, -1)
    }

    /// The quotients that do not stand over zero.
    #[must_use]
    pub fn without_zero(&self) -> Self {
        let counts: BTreeMap<_, _> =
            self.counts.iter().filter(|((below, _), _)| *below != 0).map(|(pair, count)| (*pair, *count)).collect();
        let size = counts.values().fold(0_i64, |size, count| size.saturating_add(*count));
        Self { counts, size }
    }

    /// Whether all quotients stand over one and the same whole.
    pub fn on_one_scale(&self) -> bool {
        let mut wholes = self.counts.keys().map(|(below, _)| below);
        wholes.next().is_none_or(|first| wholes.all(|below| below == first))
    }

    /// The mean of the quotients, and whether it is exact.
    ///
    /// # Errors
    ///
    /// [`Undefined::ZeroDenominator`] over nothing and where a quotient stands over zero, [`Undefined::Inconsistent`] where a number
    /// is negative, [`Undefined::Overflow`] where not even the rounded mean fits.
    pub fn mean(&self) -> Result<Mean, Undefined> {
        self.scaled_mean(1)
    }

    /// The mean times a scale.
    pub(crate) fn scaled_mean(&self, scale: i64) -> Result<Mean, Undefined> {
        if self.counts.values().any(|count| *count < 0) {
            return Err(Undefined::Inconsistent);
        }
        let size: i128 = self.counts.values().map(|count| i128::from(*count)).sum();
        if size == 0 || self.counts.keys().any(|(below, _)| *below == 0) {
            return Err(Undefined::ZeroDenominator);
        }
        let scaled = |(above, below): (i128, i128)| Some((above.checked_mul(scale.into())?, below.checked_mul(size)?));
        let exact =
            exact_sum(self.counts.iter()).and_then(scaled).and_then(|(above, below)| lowest_terms(above, below));
        match exact {
            Some(mean) => Ok((mean, true)),
            None => Ok((rounded_mean(self.counts.iter(), scale, size).ok_or(Undefined::Overflow)?, false)),
        }
    }
}

#[cold]
fn too_many() -> Error {
    Error::new(ErrorCode::Overflow, "a number of quotients would leave 64 bits; nothing was counted")
}

type Entry<'a> = (&'a (i64, i64), &'a i64);

/// The sum as one quotient, where its parts fit in 128 bits. The order of adding is that of the map, so what fits is the same
/// on every machine.
fn exact_sum<'a>(quotients: impl Iterator<Item = Entry<'a>>) -> Option<(i128, i128)> {
    let mut sum = (0_i128, 1_i128);
    for ((below, above), count) in quotients {
        let (above, below) = (i128::from(*above).checked_mul(i128::from(*count))?, i128::from(*below));
        let common = gcd(sum.1, below);
        let (left, right) = (below / common, sum.1 / common);
        sum = (sum.0.checked_mul(left)?.checked_add(above.checked_mul(right)?)?, sum.1.checked_mul(left)?);
    }
    Some(sum)
}

/// The ratio in lowest terms, where it fits in 64 bits; the part below the line is above zero.
pub(crate) fn lowest_terms(above: i128, below: i128) -> Option<Ratio> {
    let common = gcd(above, below).max(1);
    Ratio::new(i64::try_from(above / common).ok()?, i64::try_from(below / common).ok()?).ok()
}

/// The ratio rounded half to even to as many decimals as fit in 64 bits, at most twelve.
pub(crate) fn rounded(above: i128, below: i128) -> Option<Ratio> {
    (0..=12).rev().find_map(|places| {
        let power = 10_i64.pow(places);
        let parts = round_div(above.checked_mul(power.into())?, below);
        Ratio::new(i64::try_from(parts).ok()?, power).ok()
    })
}

/// The mean from quotients cut to eighteen decimals: the sum is off by less than 10^-18 for each of them.
fn rounded_mean<'a>(quotients: impl Iterator<Item = Entry<'a>>, scale: i64, size: i128) -> Option<Ratio> {
    const UNIT: i128 = 1_000_000_000_000_000_000;
    let (mut whole, mut part) = (0_i128, 0_i128);
    for ((below, above), count) in quotients {
        let (above, below, count) = (i128::from(*above), i128::from(*below), i128::from(*count));
        whole = whole.checked_add(above.div_euclid(below).checked_mul(count)?)?;
        part = part.checked_add((above.rem_euclid(below) * UNIT / below).checked_mul(count)?)?;
    }
    // From the coarsest unit that the whole part leaves room for.
    let mut unit = UNIT;
    loop {
        let sum = whole
            .checked_mul(unit)
            .and_then(|whole| whole.checked_add(part / (UNIT / unit)))
            .and_then(|sum| sum.checked_mul(scale.into()));
        match (sum, size.checked_mul(unit)) {
            (Some(above), Some(below)) => {
                if let Some(ratio) = rounded(above, below) {
                    return Some(ratio);
                }
            }
            _ if unit == 1 => return None,
            _ => {}
        }
        if unit == 1 {
            return None;
        }
        unit /= 10;
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    // The divisor of a number that an i128 holds fits too, but for i128::MIN alone.
    i128::try_from(a).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(i64, i64)]) -> Quotients {
        let mut quotients = Quotients::new();
        for (above, below) in pairs {
            assert!(quotients.add(*above, *below, 1).is_ok());
        }
        quotients
    }

    #[test]
    fn means_are_exact_where_they_fit() {
        // 8/10 and 45/50 are 4/5 and 9/10: their mean is 17/20, not the pooled 53/60.
        let scores = of(&[(8, 10), (45, 50)]);
        assert_eq!(scores.mean(), Ok((Ratio::new(17, 20).unwrap_or(Ratio::whole(0)), true)));
        assert!(!scores.on_one_scale() && of(&[(8, 10), (9, 10)]).on_one_scale());
    }

    #[test]
    fn no_mean_over_nothing_or_over_zero() {
        assert_eq!(Quotients::new().mean(), Err(Undefined::ZeroDenominator));
        assert_eq!(of(&[(1, 2), (3, 0)]).mean(), Err(Undefined::ZeroDenominator));
        assert_eq!(
            of(&[(1, 2), (3, 0)]).without_zero().mean(),
            Ok((Ratio::new(1, 2).unwrap_or(Ratio::whole(0)), true))
        );
        assert!(Quotients::new().add(1, -1, 1).is_err());
    }

    /// Primes just above a billion: the common denominator of five has 45 digits, so the mean is rounded. Each quotient is
    /// 1 - 1/p, and each 1/p lies between 0.9999999e-9 and 1e-9: to twelve decimals the mean is 0.999999999000.
    #[test]
    fn a_mean_that_does_not_fit_is_rounded_and_says_so() {
        let primes = [1_000_000_007, 1_000_000_009, 1_000_000_021, 1_000_000_033, 1_000_000_087];
        let wide = of(&primes.map(|prime| (prime - 1, prime)));
        let (mean, exact) = wide.mean().unwrap_or((Ratio::whole(0), true));
        assert!(!exact);
        assert_eq!(mean.parts(), (999_999_999_000, 1_000_000_000_000));
    }
}
