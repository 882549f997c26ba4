//! An interval and how it is shown.

use crate::exact::Unit;
use crate::stat::Confidence;
use crate::word::impl_word;
use std::fmt;

/// How an interval was made; an interval always tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// Wilson's score interval of a share, without continuity correction.
    Wilson,
    /// Wald's interval of a net score after adding three answers: 3/4 promoter, 3/4 detractor, 3/2 passive.
    AdjustedWald,
    /// Wald's interval of a net score: the normal approximation around the score as it is.
    Wald,
    /// Student's t interval of a mean.
    StudentT,
}

impl_word!(Method: Wilson "wilson", AdjustedWald "adjusted_wald", Wald "wald", StudentT "student_t");

/// `Wilson`, `adjusted Wald`, `Wald`, `Student's t`.
impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wilson => "Wilson",
            Self::AdjustedWald => "adjusted Wald",
            Self::Wald => "Wald",
            Self::StudentT => "Student's t",
        })
    }
}

/// An interval of doubt around a figure, with the method, the confidence and the sample size it rests on.
///
/// Its bounds are in the unit of the value: shares from 0 to 1, net scores from -1 to 1, durations in microseconds.
///
/// # Examples
///
/// ```
/// use kpi_core::stat::{Confidence, Method, wilson};
///
/// let interval = wilson(8, 10, Confidence::default())?;
/// assert_eq!((interval.method(), interval.n()), (Method::Wilson, 10));
/// assert!(interval.is_small());
/// assert_eq!(interval.to_string(), "[49.0 %, 94.3 %] (Wilson, 95 %, n = 10; small sample)");
/// assert_eq!(format!("{interval:.3}"), "[49.016 %, 94.332 %] (Wilson, 95 %, n = 10; small sample)");
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    method: Method,
    confidence: Confidence,
    unit: Unit,
    n: i64,
    estimate: f64,
    low: f64,
    high: f64,
    clipped: bool,
}

impl Interval {
    /// Below so many observations, an interval is one of a small sample.
    pub const SMALL: i64 = 30;

    pub(super) fn new(
        method: Method,
        confidence: Confidence,
        unit: Unit,
        n: i64,
        estimate: f64,
        (low, high): (f64, f64),
    ) -> Self {
        Self { method, confidence, unit, n, estimate, low, high, clipped: false }
    }

    /// The same in another unit: a score read as a share.
    pub(super) fn in_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// The same within a range; a bound that left it is put on its end, and the interval says so.
    pub(super) fn clipped_to(self, low: f64, high: f64) -> Self {
        Self {
            low: self.low.clamp(low, high),
            high: self.high.clamp(low, high),
            clipped: self.clipped || self.low < low || self.high > high,
            ..self
        }
    }

    /// How it was made.
    pub fn method(&self) -> Method {
        self.method
    }

    /// How sure it is.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// The unit of the figure and of both bounds.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The number of observations that it rests on.
    pub fn n(&self) -> i64 {
        self.n
    }

    /// The figure itself, as counted: an adjusted Wald interval has another centre.
    pub fn estimate(&self) -> f64 {
        self.estimate
    }

    /// The lower bound.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The upper bound.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Whether a bound lay outside of what the figure can be (a net score above 1) and was put on the end of its range.
    pub fn clipped(&self) -> bool {
        self.clipped
    }

    /// Whether it rests on fewer than [`Interval::SMALL`] observations: read it with care.
    pub fn is_small(&self) -> bool {
        self.n < Self::SMALL
    }

    /// One bound in the unit, without the sign of a zero.
    fn bound(&self, bound: f64, places: Option<usize>) -> String {
        let (factor, default, suffix) = match self.unit {
            Unit::Share => (100.0, 1, " %"),
            Unit::PerMille => (1_000.0, 2, " ‰"),
            Unit::Points => (100.0, 1, ""),
            Unit::Duration => (1e-6, 1, " s"),
            Unit::Count | Unit::Number => (1.0, 2, ""),
            Unit::Money => (1.0, 0, " minor units"),
        };
        let figure = format!("{:.*}", places.unwrap_or(default), bound * factor);
        let zero = !figure.contains(|c: char| ('1'..='9').contains(&c));
        let figure = if zero { figure.trim_start_matches('-') } else { &figure };
        let sign = if self.unit == Unit::Points && !zero && bound > 0.0 { "+" } else { "" };
        format!("{sign}{figure}{suffix}")
    }
}

/// `[78.7 %, 83.4 %] (Wilson, 95 %, n = 1060)`; a precision fixes the decimals.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |bound| self.bound(bound, f.precision());
        write!(f, "[{}, {}] ({}, {}, n = {}", bound(self.low), bound(self.high), self.method, self.confidence, self.n)?;
        if self.is_small() {
            f.write_str("; small sample")?;
        }
        if self.clipped {
            f.write_str("; clipped")?;
        }
        f.write_str(")")
    }
}
