//! How sure an interval shall be.

use crate::error::{Error, ErrorCode};
use crate::exact::Ratio;
use std::fmt;

/// How often intervals made this way hold the true figure: a share strictly between 0 and 1, 95 % unless another is named.
///
/// # Examples
///
/// ```
/// use kpi_core::Ratio;
/// use kpi_core::stat::Confidence;
///
/// assert_eq!(Confidence::default(), Confidence::percent(95)?);
/// assert_eq!(Confidence::new(Ratio::new(999, 1000)?)?.to_string(), "99.9 %");
/// assert_eq!(Confidence::try_from(0.9)?, Confidence::percent(90)?);
/// assert_eq!(Confidence::percent(100).unwrap_err().to_string(), "a confidence lies strictly between 0 and 1 (0 % and 100 %), not at 100/100");
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence {
    share: Ratio,
}

impl Confidence {
    /// The confidence of this share.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the share is not strictly between 0 and 1.
    pub fn new(share: Ratio) -> Result<Self, Error> {
        if share > Ratio::whole(0) && share < Ratio::whole(1) { Ok(Self { share }) } else { Err(out_of_range(share)) }
    }

    /// The confidence of so many percent: 95.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] for 0 and from 100 on.
    pub fn percent(percent: u8) -> Result<Self, Error> {
        Self::new(Ratio::new(percent.into(), 100)?)
    }

    /// The share: 95/100.
    pub fn share(self) -> Ratio {
        self.share
    }

    /// What is left for both tails together, rounded once: near 0 it keeps the digits that `1 - share` would lose.
    pub(super) fn both_tails(self) -> f64 {
        let (numerator, denominator) = self.share.parts();
        Ratio::new(denominator - numerator, denominator).map_or(f64::NAN, Ratio::to_f64)
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self { share: Ratio::new(95, 100).unwrap_or(Ratio::whole(0)) }
    }
}

/// From a float, for languages that have nothing else: the nearest share in billionths.
impl TryFrom<f64> for Confidence {
    type Error = Error;

    #[allow(
        clippy::cast_possible_truncation,
        reason = "between 0 and a billion after the check; a float that is none fails it"
    )]
    fn try_from(share: f64) -> Result<Self, Error> {
        const BILLION: i64 = 1_000_000_000;
        if share > 0.0 && share < 1.0 {
            Self::new(Ratio::new((share * 1e9).round() as i64, BILLION)?)
        } else {
            Err(out_of_range(share))
        }
    }
}

fn out_of_range(share: impl fmt::Display) -> Error {
    Error::new(
        ErrorCode::OutOfRange,
        format!("a confidence lies strictly between 0 and 1 (0 % and 100 %), not at {share}"),
    )
}

/// In percent with as many decimals as it needs, at most ten: `95 %`, `99.9 %`.
impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.share.decimal(100, 10);
        write!(f, "{} %", text.trim_end_matches('0').trim_end_matches('.'))
    }
}
