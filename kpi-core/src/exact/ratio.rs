//! Exact ratios of two integers, kept as they were counted.

use crate::error::{Error, ErrorCode};
use std::cmp::Ordering;
use std::fmt;

/// A quotient of two 64-bit integers, never reduced: 860 of 1090 stays 860 of 1090.
///
/// The denominator is above zero. Equality, order and hash go by value (cross-multiplied in 128 bits), so
/// `2/4 == 1/2` although their parts differ; [`Ratio::parts`] tells the parts.
///
/// # Examples
///
/// ```
/// use kpi_core::Ratio;
///
/// let level = Ratio::new(860, 1090)?;
/// assert_eq!(level, Ratio::new(86, 109)?);
/// assert_eq!(level.parts(), (860, 1090));
/// assert!(level < Ratio::new(4, 5)?); // 78.9 % is not 80 %
/// assert_eq!(format!("{level:.3}"), "0.789");
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: i64,
    denominator: i64,
}

impl Ratio {
    /// The ratio of two counted parts.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the denominator is not above zero: a KPI over nothing is undefined, not a ratio.
    pub fn new(numerator: i64, denominator: i64) -> Result<Self, Error> {
        if denominator > 0 {
            Ok(Self { numerator, denominator })
        } else {
            Err(Error::new(ErrorCode::OutOfRange, format!("a ratio needs a denominator above zero, not {denominator}")))
        }
    }

    /// A whole number, over one.
    pub const fn whole(numerator: i64) -> Self {
        Self { numerator, denominator: 1 }
    }

    /// The part above the line, as counted.
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The part below the line, as counted; above zero.
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// Both parts, as counted.
    pub const fn parts(self) -> (i64, i64) {
        (self.numerator, self.denominator)
    }

    /// The nearest `f64`, ties to even: rounded once, from the exact quotient.
    ///
    /// Dividing two floats would round three times where the parts exceed 2^53.
    pub fn to_f64(self) -> f64 {
        const EXACT: i64 = 1 << 53;
        if self.numerator.unsigned_abs() <= EXACT.unsigned_abs() && self.denominator <= EXACT {
            // Both parts are floats as they are, so that one division rounds once.
            #[allow(
                clippy::cast_precision_loss,
                clippy::float_arithmetic,
                reason = "up to 2^53 every integer is a float"
            )]
            return self.numerator as f64 / self.denominator as f64;
        }
        let magnitude = nearest_f64(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        if self.numerator < 0 { f64::from_bits(magnitude.to_bits() | 1 << 63) } else { magnitude }
    }

    /// The value in lowest terms: for reading and hashing, never stored.
    pub fn lowest_terms(self) -> (i64, i64) {
        let (mut a, mut b) = (self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        // The divisor divides a positive i64, so it is one; zero only if both parts were zero, which `new` refuses.
        let divisor = i64::try_from(a).unwrap_or(1).max(1);
        (self.numerator / divisor, self.denominator / divisor)
    }

    /// The value times `scale` with so many decimals, rounded half to even.
    pub(crate) fn decimal(self, scale: i64, places: usize) -> String {
        decimal(i128::from(self.numerator) * i128::from(scale), i128::from(self.denominator), places)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        let right = i128::from(other.numerator) * i128::from(self.denominator);
        left.cmp(&right)
    }
}

impl std::hash::Hash for Ratio {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.lowest_terms().hash(state);
    }
}

/// `860/1090`; with a precision, a decimal rounded half to even: `{:.3}` gives `0.789`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match f.precision() {
            Some(places) => f.write_str(&self.decimal(1, places)),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

/// `numerator / denominator` rounded half to even to an integer; the denominator is above zero.
pub(crate) fn round_div(numerator: i128, denominator: i128) -> i128 {
    let (quotient, remainder) = (numerator.div_euclid(denominator), numerator.rem_euclid(denominator));
    let up = match remainder.cmp(&(denominator - remainder)) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => quotient.rem_euclid(2) == 1,
    };
    quotient + i128::from(up)
}

/// A decimal with so many places (at most 12), rounded half to even; the denominator is above zero.
pub(crate) fn decimal(numerator: i128, denominator: i128, places: usize) -> String {
    let places = places.min(12);
    let power = 10_i128.pow(u32::try_from(places).unwrap_or(12));
    // |numerator| < 2^63 * 10^6 at the callers, so the product would fit up to 12 places; beyond, fewer places.
    let Some(scaled) = numerator.checked_mul(power) else {
        return decimal(numerator, denominator, places / 2);
    };
    let rounded = round_div(scaled, denominator);
    let sign = if rounded < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", rounded.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// The `f64` nearest to `numerator / denominator`, ties to even, made of its bits.
fn nearest_f64(numerator: u64, denominator: u64) -> f64 {
    if numerator == 0 || denominator == 0 {
        return 0.0;
    }
    // Scale so that the integer quotient has at least 64 significant bits; what is cut off only decides the rounding.
    let shift = 64 + numerator.leading_zeros();
    let scaled = u128::from(numerator) << shift;
    let (quotient, remainder) = (scaled / u128::from(denominator), scaled % u128::from(denominator));
    let bits = 128 - quotient.leading_zeros();
    let cut = bits - 53;
    let mut mantissa = quotient >> cut;
    let rest = quotient & ((1_u128 << cut) - 1);
    let half = 1_u128 << (cut - 1); // the quotient has at least 64 bits, so 11 or more are cut
    let above_half = rest > half || (rest == half && remainder != 0);
    let tie = rest == half && remainder == 0;
    if above_half || (tie && mantissa & 1 == 1) {
        mantissa += 1;
    }
    let mut exponent = i64::from(cut) - i64::from(shift);
    if mantissa == 1 << 53 {
        mantissa >>= 1;
        exponent += 1;
    }
    // mantissa is in 2^52..2^53, so the biased exponent is exponent + 52 + 1023: never subnormal here.
    let biased = u64::try_from(exponent + 1_075).unwrap_or_default();
    let fraction = u64::try_from(mantissa & ((1 << 52) - 1)).unwrap_or_default();
    f64::from_bits((biased << 52) | fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i64, denominator: i64) -> Ratio {
        Ratio::new(numerator, denominator).unwrap_or(Ratio::whole(i64::MIN))
    }

    #[test]
    fn no_ratio_over_zero_or_less() {
        assert!(Ratio::new(1, 0).is_err());
        assert!(Ratio::new(1, -5).is_err());
    }

    #[test]
    fn order_is_by_value_at_the_edges() {
        assert!(ratio(i64::MAX, i64::MAX - 1) > ratio(i64::MAX - 1, i64::MAX - 1));
        assert!(ratio(i64::MAX - 1, i64::MAX) > ratio(i64::MAX - 2, i64::MAX - 1)); // 1 - 1/m grows with m
        assert!(ratio(i64::MIN, 1) < ratio(i64::MIN, i64::MAX));
        assert_eq!(ratio(2, 4), ratio(1, 2));
    }

    #[test]
    fn decimals_round_half_to_even() {
        assert_eq!(format!("{:.0}", ratio(1, 2)), "0");
        assert_eq!(format!("{:.0}", ratio(3, 2)), "2");
        assert_eq!(format!("{:.1}", ratio(-1, 4)), "-0.2");
        assert_eq!(format!("{:.2}", ratio(-1, 3)), "-0.33");
        assert_eq!(format!("{:.4}", ratio(7_891, 10_000)), "0.7891");
        assert_eq!(format!("{:.1}", ratio(-1, 100)), "0.0"); // no minus sign before a zero
        assert_eq!(format!("{:.99}", ratio(1, 3)), "0.333333333333"); // at most twelve places
        assert!(!format!("{:.12}", Ratio::whole(i64::MIN)).is_empty());
    }

    #[test]
    fn the_nearest_float_is_exact_where_a_float_is() {
        for (n, d, expected) in [(0, 7, 0.0), (1, 2, 0.5), (-3, 4, -0.75), (i64::MIN, 1, -9_223_372_036_854_775_808.0)]
        {
            assert_eq!(ratio(n, d).to_f64().to_bits(), f64::to_bits(expected), "{n}/{d}");
        }
        // 2^53 + 1 lies halfway between two floats: the even one is 2^53.
        assert_eq!(ratio((1 << 53) + 1, 1).to_f64().to_bits(), 9_007_199_254_740_992_f64.to_bits());
        // Third parts below 2^53 are correctly rounded by the processor's own division.
        for n in 1..2_000_i32 {
            let (n, d) = (n, 3 * n + 1);
            let by_hardware = std::ops::Div::div(f64::from(n), f64::from(d));
            assert_eq!(ratio(n.into(), d.into()).to_f64().to_bits(), by_hardware.to_bits());
        }
    }
}
