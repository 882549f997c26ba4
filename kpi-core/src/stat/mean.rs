//! Student's t interval of a mean.

use crate::distribution::{Distribution, Form};
use crate::error::{Error, ErrorCode};
use crate::exact::{Ratio, Unit};
use crate::stat::{Confidence, Interval, Method, no_interval, quantile};

/// Student's t interval of a mean, from the number of observations, their sum and the sum of their squares.
///
/// Formula: `mean ± t sqrt(s^2 / n)`, t being the quantile of Student's t with `n - 1` degrees of freedom and
/// `s^2 = (n Sxx - Sx^2) / (n (n - 1))` the variance of the sample. Its numerator is an exact integer, so nothing cancels.
/// Where all observations are equal the interval is a point. For skewed data (waits, handle times) it needs many observations.
///
/// Source: Student, *The probable error of a mean*, 1908.
///
/// # Errors
///
/// [`ErrorCode::NoInterval`] with fewer than two observations, and where no observations have such sums;
/// [`ErrorCode::Overflow`] where a product leaves 128 bits.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, student_t};
///
/// let answers = [7, 6, 6, 5, 4, 2, 7, 5];
/// let (sum, squares) = answers.iter().fold((0, 0), |(sum, squares), x| (sum + x, squares + x * x));
/// let mean = student_t(8, sum, squares, Confidence::default())?;
/// assert_eq!(mean.estimate(), 5.25);
/// assert_eq!(mean.to_string(), "[3.85, 6.65] (Student's t, 95 %, n = 8; small sample)");
/// assert_eq!(student_t(1, 5, 25, Confidence::default()).unwrap_err().to_string(), "no interval: one observation tells nothing about how observations differ, two are needed");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn student_t(n: i64, sum: i128, sum_of_squares: i128, confidence: Confidence) -> Result<Interval, Error> {
    enough(n)?;
    let spread = spread(n, sum, sum_of_squares)?;
    if spread < 0 {
        return Err(no_interval(format!(
            "no {n} observations have the sum {sum} and the sum of squares {sum_of_squares}"
        )));
    }
    around(Moments { n, sum, spread }, 1, confidence)
}

/// Student's t interval of the mean of scores, each given with its number of answers.
///
/// Formula, source: as [`student_t`].
///
/// # Errors
///
/// As [`student_t`]; [`ErrorCode::NoInterval`] also where a number of answers is negative.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, student_t_of_scores};
///
/// let mean = student_t_of_scores(&[(1, 1), (3, 1), (4, 2), (5, 6)], Confidence::default())?;
/// assert_eq!(mean.estimate(), 4.2);
/// assert_eq!(mean.to_string(), "[3.26, 5.14] (Student's t, 95 %, n = 10; small sample)"); // no scale known, so not clipped
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn student_t_of_scores(scores: &[(i64, i64)], confidence: Confidence) -> Result<Interval, Error> {
    of_counts(|| scores.iter().copied(), 1, confidence)
}

/// Student's t interval of the mean of durations, in microseconds, from their exact distribution.
///
/// Formula, source: as [`student_t`]. The bounds are not clipped: with few and skewed durations the lower one may be negative.
///
/// # Errors
///
/// As [`student_t`]; [`ErrorCode::NoInterval`] also where the distribution keeps rounded values, or a value was taken away more
/// often than it was added.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, student_t_of_distribution};
/// use kpi_core::{Distribution, Form};
///
/// let mut waits = Distribution::new(Form::Exact);
/// for seconds in [2, 4, 4, 7, 9, 12, 20, 31, 45, 90] {
///     waits.add(seconds * 1_000_000, 1)?;
/// }
/// let mean = student_t_of_distribution(&waits, Confidence::default())?;
/// assert_eq!(mean.estimate(), 22_400_000.0);
/// assert_eq!(mean.to_string(), "[2.8 s, 42.0 s] (Student's t, 95 %, n = 10; small sample)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn student_t_of_distribution(distribution: &Distribution, confidence: Confidence) -> Result<Interval, Error> {
    if distribution.form() != Form::Exact {
        return Err(no_interval(format!(
            "the distribution keeps rounded values ({}): keep it exact",
            distribution.form()
        )));
    }
    Ok(of_counts(|| distribution.iter(), 1, confidence)?.in_unit(Unit::Duration))
}

/// The interval of the mean of `value / over`, each value observed so many times; `over` is above zero.
pub(super) fn of_counts<I: Iterator<Item = (i64, i64)>>(
    counts: impl Fn() -> I,
    over: i64,
    confidence: Confidence,
) -> Result<Interval, Error> {
    let (mut n, mut sum) = (0_i64, 0_i128);
    for (value, count) in counts() {
        if count < 0 {
            return Err(no_interval(format!("{value} was observed {count} times")));
        }
        n = n.checked_add(count).ok_or_else(overflow)?;
        sum += i128::from(value) * i128::from(count); // at most 2^63 times 2^63 in all, as n fits in 64 bits
    }
    enough(n)?;
    // Around a whole number near the mean the squares stay small, and the spread is the same integer.
    let origin = sum / i128::from(n);
    let mut squares = counts().map(|(value, count)| {
        let distance = i128::from(value) - origin;
        distance.checked_mul(distance)?.checked_mul(count.into())
    });
    let squares = squares.try_fold(0_i128, |sum, square| sum.checked_add(square?)).ok_or_else(overflow)?;
    around(Moments { n, sum, spread: spread(n, sum - origin * i128::from(n), squares)? }, over, confidence)
}

/// `n Sxx - Sx^2`: n^2 times the mean square of the distances from the mean.
fn spread(n: i64, sum: i128, squares: i128) -> Result<i128, Error> {
    let product = |a: i128, b: i128| a.checked_mul(b).ok_or_else(overflow);
    product(n.into(), squares)?.checked_sub(product(sum, sum)?).ok_or_else(overflow)
}

fn enough(n: i64) -> Result<(), Error> {
    match n {
        2.. => Ok(()),
        1 => Err(no_interval("one observation tells nothing about how observations differ, two are needed")),
        0 => Err(no_interval("there are no observations")),
        _ => Err(no_interval(format!("{n} is no number of observations"))),
    }
}

struct Moments {
    n: i64,
    sum: i128,
    spread: i128,
}

fn around(Moments { n, sum, spread }: Moments, over: i64, confidence: Confidence) -> Result<Interval, Error> {
    let (size, freedom) = (n as f64, (n - 1) as f64);
    let mean = match (i64::try_from(sum), n.checked_mul(over)) {
        (Ok(sum), Some(below)) => Ratio::new(sum, below)?.to_f64(),
        _ => sum as f64 / size / over as f64,
    };
    let half = if spread == 0 {
        0.0
    } else {
        quantile::student_t(confidence.both_tails(), freedom) * (spread as f64 / freedom).sqrt() / size / over as f64
    };
    Ok(Interval::new(Method::StudentT, confidence, Unit::Number, n, mean, (mean - half, mean + half)))
}

#[cold]
fn overflow() -> Error {
    Error::new(ErrorCode::Overflow, "the moments do not fit in 128 bits: no interval was made")
}
