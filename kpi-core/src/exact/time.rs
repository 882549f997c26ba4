//! Durations and instants in integer microseconds.

use crate::error::{Error, ErrorCode};
use crate::exact::ratio::{decimal, round_div};
use std::fmt;

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A signed length of time in whole microseconds (`i64`: about 292,000 years each way).
///
/// Contact-centre time is counted in microseconds because pandas 3, Polars, `DuckDB` and Spark do. Seconds and
/// milliseconds enter exactly; what cannot be exact (float seconds, odd nanoseconds) is rounded half to even.
/// A duration may be negative, because sources contain negative ones and a fact must be able to reject them.
///
/// # Examples
///
/// ```
/// use kpi_core::Duration;
///
/// assert_eq!(Duration::secs(20).as_micros(), 20_000_000);
/// assert_eq!(Duration::millis(1_500).to_string(), "1.5 s");
/// assert_eq!(Duration::from_secs_f64(0.0078125)?.as_micros(), 7_812); // 7812.5, half to even
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(i64);

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many microseconds.
    pub const fn micros(micros: i64) -> Self {
        Self(micros)
    }

    /// So many milliseconds; every `i32` fits.
    pub const fn millis(millis: i32) -> Self {
        Self(millis as i64 * 1_000)
    }

    /// So many seconds; every `i32` fits. For an `i64` see [`Duration::try_secs`].
    pub const fn secs(secs: i32) -> Self {
        Self(secs as i64 * MICROS_PER_SECOND)
    }

    /// So many minutes; every `i32` fits.
    pub const fn minutes(minutes: i32) -> Self {
        Self(minutes as i64 * 60 * MICROS_PER_SECOND)
    }

    /// So many hours; every `i32` fits.
    pub const fn hours(hours: i32) -> Self {
        Self(hours as i64 * 3_600 * MICROS_PER_SECOND)
    }

    /// So many times 24 hours; every `i16` fits. A calendar day may be 23 or 25 hours long: that is not this.
    pub const fn days(days: i16) -> Self {
        Self(days as i64 * 86_400 * MICROS_PER_SECOND)
    }

    /// So many seconds.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] where the microseconds do not fit in an `i64`.
    pub fn try_secs(secs: i64) -> Result<Self, Error> {
        secs.checked_mul(MICROS_PER_SECOND)
            .map(Self)
            .ok_or_else(|| Error::new(ErrorCode::OutOfRange, format!("{secs} s do not fit in 64 bits of microseconds")))
    }

    /// So many nanoseconds, rounded half to even to whole microseconds.
    pub fn from_nanos(nanos: i64) -> Self {
        // The quotient of an i64 by 1000 always fits.
        Self(i64::try_from(round_div(i128::from(nanos), 1_000)).unwrap_or_default())
    }

    /// So many seconds given as a float, rounded half to even to whole microseconds.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::OutOfRange`] for NaN, infinities and what does not fit in an `i64` of microseconds.
    pub fn from_secs_f64(secs: f64) -> Result<Self, Error> {
        scaled_float(secs, MICROS_PER_SECOND).map(Self).ok_or_else(|| {
            Error::new(
                ErrorCode::OutOfRange,
                format!("{secs} s is not a length of time that fits in 64 bits of microseconds"),
            )
        })
    }

    /// The length in whole microseconds.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Whether the length is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum, or `None` where it does not fit.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }

    /// The difference, or `None` where it does not fit.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }
}

/// Seconds with as many decimals as needed: `20 s`, `1.5 s`, `-0.000001 s`; a precision fixes the decimals.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |places| decimal(i128::from(self.0), i128::from(MICROS_PER_SECOND), places);
        if let Some(places) = f.precision() {
            return write!(f, "{} s", text(places));
        }
        write!(f, "{} s", text(6).trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A number with a unit, whole microseconds in all: `20s`, `1.5s`, `250ms`, `5us`, `30min`, `2h`, `7d` (of 24 hours). A bare
/// number has no unit, so it is none.
impl std::str::FromStr for Duration {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let refuse = || {
            Error::new(
                ErrorCode::Syntax,
                format!("`{text}` is no time: write a number with its unit, such as 20s, 1.5s, 250ms, 30min, 2h or 7d"),
            )
        };
        let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let scale = match &text[number.len()..] {
            "us" => 1,
            "ms" => 1_000,
            "s" => MICROS_PER_SECOND,
            "min" => 60 * MICROS_PER_SECOND,
            "h" => 3_600 * MICROS_PER_SECOND,
            "d" => 86_400 * MICROS_PER_SECOND,
            _ => return Err(refuse()),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || fraction.len() > 12 {
            return Err(refuse());
        }
        let tenths = 10_i128.pow(u32::try_from(fraction.len()).unwrap_or(12));
        let parts = whole
            .parse::<i64>()
            .ok()
            .zip(fraction.parse::<i64>().ok())
            .map(|(whole, fraction)| i128::from(whole) * tenths + i128::from(fraction));
        let scaled = parts.and_then(|parts| parts.checked_mul(scale.into())).filter(|scaled| scaled % tenths == 0);
        scaled.and_then(|scaled| i64::try_from(scaled / tenths).ok()).map(Self).ok_or_else(refuse)
    }
}

/// An instant in whole microseconds since 1970-01-01T00:00:00Z, leap seconds not counted (as Unix time does).
///
/// Instants are UTC; a zone belongs to the interval key that a report is grouped by, never to the instant.
///
/// # Examples
///
/// ```
/// use kpi_core::{Duration, Instant};
///
/// let arrived = Instant::from_micros(1_700_000_000_000_000);
/// let answered = arrived.checked_add(Duration::secs(12)).unwrap();
/// assert_eq!(answered.since(arrived), Some(Duration::secs(12)));
/// assert_eq!(arrived.to_string(), "2023-11-14T22:13:20Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The Unix epoch.
    pub const EPOCH: Self = Self(0);

    /// So many microseconds after (or before) the epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The time from `earlier` to `self` (negative where `earlier` is later), or `None` where it does not fit.
    pub const fn since(self, earlier: Self) -> Option<Duration> {
        match self.0.checked_sub(earlier.0) {
            Some(micros) => Some(Duration(micros)),
            None => None,
        }
    }

    /// The instant so much later, or `None` where it does not fit.
    pub const fn checked_add(self, duration: Duration) -> Option<Self> {
        match self.0.checked_add(duration.0) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }
}

/// ISO 8601 in UTC: `2023-11-14T22:13:20Z`, with a fraction only where there is one.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.0.div_euclid(86_400 * MICROS_PER_SECOND);
        let micros = self.0.rem_euclid(86_400 * MICROS_PER_SECOND);
        let (year, month, day) = civil_from_days(days);
        let seconds = micros / MICROS_PER_SECOND;
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        let fraction = micros % MICROS_PER_SECOND;
        if fraction != 0 {
            write!(f, ".{}", format!("{fraction:06}").trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

/// Proleptic Gregorian date of a day number counted from 1970-01-01 (400-year eras that begin on 1 March).
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468; // from 0000-03-01
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// `value * scale` rounded half to even, by taking the float apart: mantissa times a power of two.
pub(crate) fn scaled_float(value: f64, scale: i64) -> Option<i64> {
    let bits = value.to_bits();
    let exponent = i32::try_from((bits >> 52) & 0x7ff).ok()?;
    let fraction = i128::from(bits & ((1 << 52) - 1));
    let (mantissa, power) = match exponent {
        0x7ff => return None,
        0 => (fraction, -1_074),
        _ => (fraction | (1 << 52), exponent - 1_075),
    };
    let product = mantissa * i128::from(scale);
    let magnitude = match power {
        11.. => (product == 0).then_some(0)?, // at least 2^63 unless zero
        0..=10 => product << power,
        -126..=-1 => round_div(product, 1_i128 << -power),
        _ => 0, // the product is below 2^73: less than half of one
    };
    i64::try_from(if bits >> 63 == 1 { -magnitude } else { magnitude }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float_seconds_round_half_to_even() {
        // 2.5 and 3.5 us are not binary fractions of a second, so ties are made of 2^-7 s = 7812.5 us.
        let micros = |secs: f64| Duration::from_secs_f64(secs).map(Duration::as_micros).ok();
        assert_eq!(micros(1.0 / 128.0), Some(7_812)); // 7812.5 -> even 7812
        assert_eq!(micros(3.0 / 128.0), Some(23_438)); // 23437.5 -> even 23438
        assert_eq!(micros(-3.0 / 128.0), Some(-23_438));
        assert_eq!(micros(20.0), Some(20_000_000));
        assert_eq!(micros(0.1), Some(100_000));
        assert_eq!(micros(9.3e12), None); // 9.3e18 us does not fit
        assert_eq!(micros(9.2e12), Some(9_200_000_000_000_000_000));
        assert_eq!(micros(5e-324), Some(0));
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert_eq!(micros(bad), None);
        }
    }

    #[test]
    fn nanoseconds_round_half_to_even() {
        assert_eq!(Duration::from_nanos(1_500).as_micros(), 2);
        assert_eq!(Duration::from_nanos(2_500).as_micros(), 2);
        assert_eq!(Duration::from_nanos(-2_501).as_micros(), -3);
        assert_eq!(Duration::from_nanos(i64::MIN).as_micros(), -9_223_372_036_854_776);
    }

    #[test]
    fn instants_print_as_iso_8601() {
        let show = |micros| Instant::from_micros(micros).to_string();
        assert_eq!(show(0), "1970-01-01T00:00:00Z");
        assert_eq!(show(-1), "1969-12-31T23:59:59.999999Z");
        assert_eq!(show(951_782_400_000_000), "2000-02-29T00:00:00Z"); // date -u -d @951782400
        assert_eq!(show(1_711_843_200_500_000), "2024-03-31T00:00:00.5Z");
        assert!(show(i64::MIN).ends_with('Z')); // far out, and no panic
    }

    #[test]
    fn durations_read_from_a_number_with_a_unit() {
        let micros = |text: &str| text.parse::<Duration>().map(Duration::as_micros).ok();
        for (text, expected) in [
            ("20s", 20_000_000),
            ("1.5s", 1_500_000),
            ("250ms", 250_000),
            ("0.5ms", 500),
            ("5us", 5),
            ("30min", 1_800_000_000),
            ("2h", 7_200_000_000),
            ("7d", 604_800_000_000),
        ] {
            assert_eq!(micros(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "20",
            "s",
            "-1s",
            "1.s",
            ".5s",
            "0.5us",
            "1e3s",
            "20 s",
            "99999999999999999999s",
            "106751992d",
            "20sec",
            "２０s",
        ] {
            assert_eq!(micros(text), None, "{text}");
        }
        assert_eq!(
            "20".parse::<Duration>().map_err(|error| error.to_string()),
            Err("`20` is no time: write a number with its unit, such as 20s, 1.5s, 250ms, 30min, 2h or 7d".to_owned())
        );
    }

    #[test]
    fn durations_print_as_seconds() {
        assert_eq!(Duration::micros(1_250_000).to_string(), "1.25 s");
        assert_eq!(Duration::micros(-1).to_string(), "-0.000001 s");
        assert_eq!(format!("{:.1}", Duration::micros(1_250_000)), "1.2 s"); // half to even
        assert_eq!(Duration::ZERO.to_string(), "0 s");
    }
}
