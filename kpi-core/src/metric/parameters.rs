//! What a formula asks of the caller.

use crate::distribution::PercentileRule;
use crate::error::{Error, ErrorCode};
use crate::exact::Ratio;

/// What a formula asks of the caller rather than of the rows: the share of a percentile and its rule, a discount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// The share p of a percentile, 0 to 1.
    pub p: Option<Ratio>,
    /// Which rule reads the percentile; nearest rank unless another is named.
    pub percentile: PercentileRule,
    /// The discount of a period, 0 or more: 1/10 where money of the next period is worth a tenth less.
    pub discount: Option<Ratio>,
}

impl Parameters {
    /// The percentile of this percentage: 80 for p80.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] above 100.
    pub fn percentile(percent: u8) -> Result<Self, Error> {
        if percent > 100 {
            return Err(Error::new(
                ErrorCode::OutOfRange,
                format!("a percentile lies between 0 and 100, not at {percent}"),
            ));
        }
        Ok(Self { p: Some(Ratio::new(percent.into(), 100)?), ..Self::default() })
    }

    /// A discount of a period: 1/10 for a tenth.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] below zero.
    pub fn discounted(discount: Ratio) -> Result<Self, Error> {
        if discount < Ratio::whole(0) {
            return Err(Error::new(ErrorCode::OutOfRange, format!("a discount is zero or more, not {discount}")));
        }
        Ok(Self { discount: Some(discount), ..Self::default() })
    }

    /// The same, read by another rule.
    #[must_use]
    pub fn by(self, rule: PercentileRule) -> Self {
        Self { percentile: rule, ..self }
    }
}
