//! Intervals of a net score: promoters less detractors.

use crate::error::Error;
use crate::exact::{Ratio, Unit};
use crate::stat::{Confidence, Interval, Method, no_interval, quantile};

/// The adjusted Wald interval of a net score: of `n` answers so many are promoters, so many detractors, the rest passives.
///
/// Formula: three answers are added, 3/4 to the promoters, 3/4 to the detractors, 3/2 to the passives. With `P`, `D` and
/// `m = n + 3` after that, the centre is `c = (P - D)/m`, the variance `(P + D)/m - c^2`, the interval `c ± z sqrt(variance/m)`.
/// A bound beyond -1 or 1 is put there, and the interval is [clipped](Interval::clipped). The figure shown beside it stays
/// the raw score: the centre is a little nearer to zero, and with a handful of answers the interval may miss the score.
///
/// Source: the comparison of intervals for the Net Promoter Score by `MeasuringU`, which recommends it.
///
/// # Errors
///
/// [`ErrorCode::NoInterval`](crate::ErrorCode::NoInterval) without answers, and where promoters and detractors are more than them.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, adjusted_wald};
///
/// let score = adjusted_wald(300, 50, 500, Confidence::default())?;
/// assert_eq!(score.estimate(), 0.5);
/// assert_eq!(score.to_string(), "[+43.8, +55.6] (adjusted Wald, 95 %, n = 500)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn adjusted_wald(promoters: i64, detractors: i64, n: i64, confidence: Confidence) -> Result<Interval, Error> {
    net(Method::AdjustedWald, 3.0, promoters, detractors, n, confidence)
}

/// The plain Wald interval of a net score, for comparison with programs that print it; prefer [`adjusted_wald`].
///
/// Formula: `c ± z sqrt(((P + D)/n - c^2)/n)` with `c = (P - D)/n`. It is too short for small samples, and where all answers
/// are of one kind it is a point. A bound beyond -1 or 1 is put there, and the interval is [clipped](Interval::clipped).
///
/// Source: the variance of one answer that is 1, 0 or -1; the normal approximation.
///
/// # Errors
///
/// As [`adjusted_wald`].
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, wald};
///
/// assert_eq!(wald(60, 10, 100, Confidence::default())?.to_string(), "[+36.9, +63.1] (Wald, 95 %, n = 100)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
pub fn wald(promoters: i64, detractors: i64, n: i64, confidence: Confidence) -> Result<Interval, Error> {
    net(Method::Wald, 0.0, promoters, detractors, n, confidence)
}

/// Wald's interval after adding answers: a quarter to the promoters, a quarter to the detractors, half to the passives.
fn net(
    method: Method,
    added: f64,
    promoters: i64,
    detractors: i64,
    n: i64,
    confidence: Confidence,
) -> Result<Interval, Error> {
    if n == 0 {
        return Err(no_interval("there are no observations"));
    }
    let passives = i128::from(n) - i128::from(promoters) - i128::from(detractors);
    if promoters < 0 || detractors < 0 || passives < 0 {
        return Err(no_interval(format!(
            "{promoters} promoters and {detractors} detractors are no parts of {n} answers"
        )));
    }
    let estimate = Ratio::new(promoters - detractors, n)?.to_f64();
    let (above, below, between) =
        (promoters as f64 + added / 4.0, detractors as f64 + added / 4.0, passives as f64 + added / 2.0);
    let answers = n as f64 + added;
    let centre = if added > 0.0 { (above - below) / answers } else { estimate };
    // (P + D) m - (P - D)^2, written as a sum of what is not negative.
    let variance = (4.0 * (above / answers) * below + between * ((above + below) / answers)) / answers;
    let half = quantile::normal(confidence.both_tails()) * (variance / answers).sqrt();
    Ok(Interval::new(method, confidence, Unit::Points, n, estimate, (centre - half, centre + half))
        .clipped_to(-1.0, 1.0))
}
