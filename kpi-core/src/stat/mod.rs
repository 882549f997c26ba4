//! Intervals of doubt: how far a figure may lie from what it is a sample of.
//!
//! * **What it measures.** A KPI of a day is exact: 860 of 1060. As a sample of how the centre works, it is in doubt, and an
//!   [`Interval`] tells how much: `[78.7 %, 83.4 %] (Wilson, 95 %, n = 1060)`. It is a second function of the same totals,
//!   asked for and never stored; the exact value stays the figure.
//! * **Definition.** [Wilson's](wilson) for a part of a whole, the [adjusted Wald](adjusted_wald) interval for a net score,
//!   [Student's t](student_t) for a mean; [`interval`] picks the one that fits a KPI from its data, or says why there is none.
//!   The method, the confidence and the sample size are always told, and fewer than 30 observations are [called
//!   small](Interval::is_small).
//! * **Accuracy and cost.** The only floats of the crate. Counts stay integers as long as possible (the variance of a mean is
//!   an exact integer before it is divided), and the quantiles are right to 1e-13. The last digit may differ between platforms
//!   whose `exp` and `ln` differ. Constant time, some ten microseconds for Student's t; a mean of a distribution reads it twice.
//! * **What it does not tell.** The rows are taken for independent draws. Calls of one busy hour are not, and surveys are
//!   answered by those who like to answer: the true doubt is larger.
//!
//! # Examples
//!
//! ```
//! use kpi_core::prelude::*;
//! use kpi_core::stat::{Confidence, default_interval};
//!
//! let mut answers = SurveyTotals::zero(&SurveyRules::default());
//! for score in [5, 5, 5, 5, 5, 5, 4, 4, 3, 1] {
//!     answers.observe(&SurveyRow { csat: Some(score), ..SurveyRow::default() })?;
//! }
//! let satisfied = default_interval(&CSAT, &answers, Confidence::percent(90)?)?;
//! assert_eq!(satisfied.to_string(), "[54.1 %, 93.1 %] (Wilson, 90 %, n = 10; small sample)");
//! # Ok::<(), kpi_core::Error>(())
//! ```
#![allow(clippy::float_arithmetic, reason = "square roots and quantiles: intervals are the only floats of the crate")]
#![allow(clippy::cast_precision_loss, reason = "counts above 2^53 lose digits that no interval shows")]

mod confidence;
mod interval;
mod kpi;
mod mean;
mod net;
mod quantile;
mod share;

pub use confidence::Confidence;
pub use interval::{Interval, Method};
pub use kpi::{default_interval, interval, interval_named};
pub use mean::{student_t, student_t_of_distribution, student_t_of_scores};
pub use net::{adjusted_wald, wald};
pub use share::{wilson, wilson_of};

use crate::error::{Error, ErrorCode};

/// How every message begins that says why there is no interval.
const NO_INTERVAL: &str = "no interval: ";

/// Why there is no interval.
#[cold]
fn no_interval(why: impl AsRef<str>) -> Error {
    Error::new(ErrorCode::NoInterval, format!("{NO_INTERVAL}{}", why.as_ref()))
}
