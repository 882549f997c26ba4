//! Wilson's interval of a share.

use crate::catalogue;
use crate::error::Error;
use crate::exact::{Part, Ratio, Unit, Value};
use crate::metric::Range;
use crate::stat::{Confidence, Interval, Method, no_interval, quantile};

/// Wilson's score interval of `k` successes of `n` trials, without continuity correction.
///
/// Formula: the shares `p` with `(k/n - p)^2 <= z^2 p (1 - p) / n`, z being the normal quantile of the confidence. It holds
/// `k/n` and never leaves 0..=1; with no success it begins at exactly 0, with nothing but successes it ends at exactly 1.
///
/// Source: Wilson, *Probable inference, the law of succession, and statistical inference*, 1927.
///
/// # Errors
///
/// [`ErrorCode::NoInterval`](crate::ErrorCode::NoInterval) without trials, and where `k` is not between 0 and `n`.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, wilson};
///
/// // 99 passes of 100 do not show a true rate of 99 % or more.
/// let passes = wilson(99, 100, Confidence::default())?;
/// assert_eq!(passes.to_string(), "[94.6 %, 99.8 %] (Wilson, 95 %, n = 100)");
/// assert_eq!(wilson(0, 10, Confidence::default())?.low(), 0.0);
/// assert_eq!(wilson(3, 0, Confidence::default()).unwrap_err().to_string(), "no interval: there are no observations");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn wilson(k: i64, n: i64, confidence: Confidence) -> Result<Interval, Error> {
    if n == 0 {
        return Err(no_interval("there are no observations"));
    }
    if n < 0 || k < 0 || k > n {
        return Err(no_interval(format!("{k} of {n} is no part of a whole")));
    }
    let share = Ratio::new(k, n)?.to_f64();
    let z = quantile::normal(confidence.both_tails());
    let bounds = (lower(k, n, z).min(share), (1.0 - lower(n - k, n, z)).max(share));
    Ok(Interval::new(Method::Wilson, confidence, Unit::Share, n, share, bounds))
}

/// The lower bound, as the product of both bounds over the upper one: nothing cancels, and no success gives exactly zero.
fn lower(k: i64, n: i64, z: f64) -> f64 {
    let (successes, failures, trials) = (k as f64, (n - k) as f64, n as f64);
    let root = z * (successes * (failures / trials) + z * z / 4.0).sqrt();
    successes * (successes / trials) / (successes + z * z / 2.0 + root)
}

/// Wilson's interval of a value that is a part of a whole: 860 of 1060 contacts.
///
/// What the value's variant is stands in the catalogue. For a KPI of one's own, the caller vouches that its trials are
/// counted below the line; prefer [`interval`](crate::stat::interval), which reads that from the formula.
///
/// # Errors
///
/// [`ErrorCode::NoInterval`](crate::ErrorCode::NoInterval), with the reason, where the value is undefined, a share of time,
/// a mean, or a rate that may exceed 1.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, wilson_of};
///
/// let satisfied = kpi_core::csat([5, 5, 5, 5, 5, 5, 4, 4, 3, 1])?;
/// assert_eq!(satisfied.figure(), "80.0 %");
/// assert_eq!(wilson_of(&satisfied, Confidence::default())?.to_string(), "[49.0 %, 94.3 %] (Wilson, 95 %, n = 10; small sample)");
///
/// let nps = kpi_core::nps([9, 10, 7, 3])?;
/// assert_eq!(wilson_of(&nps, Confidence::default()).unwrap_err().to_string(), "no interval: nps (by_response) is no part of a whole");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn wilson_of(value: &Value, confidence: Confidence) -> Result<Interval, Error> {
    let (k, n) = match value.ratio() {
        Ok(ratio) => ratio.parts(),
        Err(reason) => {
            return Err(no_interval(format!("{} ({}) is undefined: {reason}", value.metric(), value.variant())));
        }
    };
    if [value.counted_in.0, value.counted_in.1].contains(&Part::Micros) {
        return Err(no_interval(format!(
            "{} ({}) is a share of time, which has no number of trials",
            value.metric(),
            value.variant()
        )));
    }
    let variant = catalogue::by_id(value.metric()).and_then(|metric| metric.definition().variant(value.variant()));
    let fits = match variant {
        Some(variant) => variant.range == Range::PartOfWhole,
        None => value.unit() == Unit::Share && value.n().is_none_or(|size| size == n),
    };
    if !fits {
        return Err(no_interval(format!("{} ({}) is no part of a whole", value.metric(), value.variant())));
    }
    Ok(wilson(k, n, confidence)?.in_unit(value.unit()))
}
