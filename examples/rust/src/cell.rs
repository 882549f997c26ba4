//! One cell: text becomes the integer that a field of `kpi_core` holds, or it is no such text.
//!
//! Times are exact to the microsecond; finer ones are rounded half to even.

use anyhow::{Result, bail};
use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::{Timestamp, tz::TimeZone};
use kpi_core::prelude::*;

/// How the text of a column is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// As the kind of the field says: words, numbers, names, and ISO 8601 instants.
    Plain,
    /// Seconds, with or without decimals; for instants, since the Unix epoch.
    Seconds,
    /// Milliseconds.
    Millis,
    /// Microseconds.
    Micros,
    /// Minutes.
    Minutes,
    /// `h:mm:ss` or `m:ss`.
    Clock,
    /// A date or a time in a pattern such as `%Y-%m-%d %H:%M:%S`.
    Pattern(String),
}

impl Format {
    /// The format of a text for a kind of field: nothing, `s`, `ms`, `us`, `min`, `hms`, or a pattern with `%`.
    ///
    /// # Errors
    ///
    /// A time without a unit, a format that the kind does not have.
    pub fn parse(text: &str, kind: FieldKind) -> Result<Self> {
        Ok(match (text, kind) {
            ("", FieldKind::Duration) => {
                bail!("a length of time needs a unit after the column: `:s`, `:ms`, `:us`, `:min` or `:hms` (h:mm:ss)")
            }
            ("", _) => Self::Plain,
            ("s", FieldKind::Duration | FieldKind::Instant) => Self::Seconds,
            ("ms", FieldKind::Duration | FieldKind::Instant) => Self::Millis,
            ("us", FieldKind::Duration | FieldKind::Instant) => Self::Micros,
            ("min", FieldKind::Duration) => Self::Minutes,
            ("hms", FieldKind::Duration) => Self::Clock,
            (pattern, FieldKind::Instant) if pattern.contains('%') => Self::Pattern(pattern.to_owned()),
            (_, FieldKind::Duration) => bail!("`{text}` is no unit of time: there are s, ms, us, min and hms"),
            (_, FieldKind::Instant) => bail!(
                "`{text}` is no format of an instant: write a pattern such as `%Y-%m-%d %H:%M:%S`, or s, ms, us since 1970"
            ),
            _ => bail!("`{text}` is a format, and this field has none"),
        })
    }

    /// Microseconds of one of its units; a clock counts seconds.
    fn micros(&self) -> i128 {
        match self {
            Self::Micros => 1,
            Self::Millis => 1_000,
            Self::Minutes => 60_000_000,
            Self::Plain | Self::Seconds | Self::Clock | Self::Pattern(_) => 1_000_000,
        }
    }
}

/// A length of time in microseconds.
pub fn duration(text: &str, format: &Format) -> Option<i64> {
    if *format != Format::Clock {
        return decimal(text, format.micros());
    }
    let (sign, clock) = text.strip_prefix('-').map_or((1, text), |clock| (-1, clock));
    let (above, seconds) = clock.rsplit_once(':')?;
    let (hours, minutes) = above.split_once(':').unwrap_or(("0", above));
    let whole = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i64>().ok()).flatten();
    let minutes = whole(hours)?.checked_mul(60)?.checked_add(whole(minutes)?)?;
    let seconds = decimal(seconds, Format::Clock.micros()).filter(|seconds| *seconds >= 0)?;
    minutes.checked_mul(60_000_000)?.checked_add(seconds)?.checked_mul(sign)
}

/// A decimal number times `scale`, rounded half to even where it is finer than that.
fn decimal(text: &str, scale: i128) -> Option<i64> {
    let (number, power) = parts(text)?;
    let (below, rest) = ((number * scale).div_euclid(power), (number * scale).rem_euclid(power));
    let up = 2 * rest > power || 2 * rest == power && below % 2 != 0;
    i64::try_from(below + i128::from(up)).ok()
}

/// A decimal number as an integer over a power of ten, in lowest places.
fn parts(text: &str) -> Option<(i128, i128)> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() + fraction.len() > 28 || !plain(whole) || !plain(fraction) {
        return None;
    }
    let number: i128 = format!("{whole}{fraction}").parse().ok()?;
    Some((sign * number, 10_i128.pow(u32::try_from(fraction.len()).ok()?)))
}

/// An instant in microseconds since the epoch; a time without an offset is one of the zone.
///
/// A local time that the zone has twice is taken as the first one, one that it skips as that much later.
pub fn instant(text: &str, pattern: Option<&str>, zone: &TimeZone) -> Option<i64> {
    let local = |at: DateTime| at.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let at = match pattern {
        None => text.parse::<Timestamp>().ok().or_else(|| text.parse::<DateTime>().ok().and_then(local)),
        Some(pattern) => {
            let parsed = BrokenDownTime::parse(pattern, text).ok()?;
            parsed.to_timestamp().ok().or_else(|| parsed.to_datetime().ok().and_then(local))
        }
    };
    at.and_then(|at| Instant::try_from(at).ok()).map(Instant::as_micros)
}

/// A yes or no.
pub fn flag(text: &str) -> Option<bool> {
    match text {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A whole number; `3.0` is one.
pub fn whole(text: &str) -> Option<i64> {
    let (number, power) = parts(text)?;
    (power == 1).then(|| i64::try_from(number).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_exact_to_the_microsecond() {
        assert_eq!(duration("153", &Format::Seconds), Some(153_000_000));
        assert_eq!(duration("109.0", &Format::Seconds), Some(109_000_000));
        assert_eq!(duration("-5", &Format::Seconds), Some(-5_000_000));
        assert_eq!(duration("1500.5", &Format::Millis), Some(1_500_500));
        assert_eq!(duration("0.5", &Format::Minutes), Some(30_000_000));
        assert_eq!(duration("00:02:23", &Format::Clock), Some(143_000_000)); // 2 min 23 s
        assert_eq!(duration("1:00:00", &Format::Clock), Some(3_600_000_000));
        assert_eq!(duration("2:23", &Format::Clock), Some(143_000_000));
        for text in ["", "-", "1,5", "abc", "1e3", "+5"] {
            assert_eq!(duration(text, &Format::Seconds), None, "{text}");
        }
        assert_eq!(duration("23", &Format::Clock), None);
        assert_eq!(duration("0.0000025", &Format::Seconds), Some(2)); // half to even
        assert_eq!(duration("0.30000000000000004", &Format::Seconds), Some(300_000));
    }

    #[test]
    fn instants_keep_the_clock_of_the_file_unless_a_zone_is_given() {
        let pattern = Some("%y%m%d %H:%M:%S");
        // 1999-01-01T06:55:20 UTC; in winter Jerusalem is two hours ahead.
        assert_eq!(instant("990101 6:55:20", pattern, &TimeZone::UTC), Some(915_173_720_000_000));
        let jerusalem = TimeZone::get("Asia/Jerusalem").ok();
        assert_eq!(jerusalem.and_then(|zone| instant("990101 6:55:20", pattern, &zone)), Some(915_166_520_000_000));
        assert_eq!(instant("1999-01-01T06:55:20Z", None, &TimeZone::UTC), Some(915_173_720_000_000));
        assert_eq!(instant("1999-01-01 06:55:20", None, &TimeZone::UTC), Some(915_173_720_000_000));
        assert_eq!(instant("990231 6:55:20", pattern, &TimeZone::UTC), None);
    }

    #[test]
    fn whole_numbers_may_have_a_point() {
        assert_eq!(whole("3.0"), Some(3));
        assert_eq!(whole("3.5"), None);
    }
}
