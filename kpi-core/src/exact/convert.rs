//! `From` and `TryFrom` between our time types and those of std, jiff and chrono.
//!
//! Towards us, sub-microsecond parts are rounded half to even; from us, everything is exact.

use crate::error::{Error, ErrorCode};
use crate::exact::ratio::round_div;
use crate::exact::{Duration, Instant};
use std::time::{SystemTime, UNIX_EPOCH};

fn out_of_range(what: &str) -> Error {
    Error::new(ErrorCode::OutOfRange, format!("{what} does not fit in 64 bits of microseconds"))
}

/// Whole microseconds of so many nanoseconds, if they fit.
fn micros_of_nanos(nanos: i128, what: &str) -> Result<i64, Error> {
    i64::try_from(round_div(nanos, 1_000)).map_err(|_| out_of_range(what))
}

impl TryFrom<std::time::Duration> for Duration {
    type Error = Error;

    fn try_from(duration: std::time::Duration) -> Result<Self, Error> {
        let nanos = i128::try_from(duration.as_nanos()).map_err(|_| out_of_range("the duration"))?;
        micros_of_nanos(nanos, "the duration").map(Self::micros)
    }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = Error;

    fn try_from(duration: Duration) -> Result<Self, Error> {
        let micros = u64::try_from(duration.as_micros());
        micros.map(Self::from_micros).map_err(|_| {
            Error::new(ErrorCode::OutOfRange, format!("{duration} is negative, which std::time::Duration cannot be"))
        })
    }
}

impl TryFrom<SystemTime> for Instant {
    type Error = Error;

    fn try_from(time: SystemTime) -> Result<Self, Error> {
        let nanos = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()),
            Err(before) => i128::try_from(before.duration().as_nanos()).map(|nanos| -nanos),
        };
        let nanos = nanos.map_err(|_| out_of_range("the instant"))?;
        micros_of_nanos(nanos, "the instant").map(Self::from_micros)
    }
}

impl TryFrom<Instant> for SystemTime {
    type Error = Error;

    fn try_from(instant: Instant) -> Result<Self, Error> {
        let distance = std::time::Duration::from_micros(instant.as_micros().unsigned_abs());
        let time =
            if instant.as_micros() < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        time.ok_or_else(|| Error::new(ErrorCode::OutOfRange, format!("{instant} is beyond this platform's clock")))
    }
}

#[cfg(feature = "jiff")]
mod with_jiff {
    use super::{Duration, Error, ErrorCode, Instant, micros_of_nanos};

    impl TryFrom<jiff::SignedDuration> for Duration {
        type Error = Error;

        fn try_from(duration: jiff::SignedDuration) -> Result<Self, Error> {
            micros_of_nanos(duration.as_nanos(), "the duration").map(Self::micros)
        }
    }

    impl From<Duration> for jiff::SignedDuration {
        fn from(duration: Duration) -> Self {
            Self::from_micros(duration.as_micros())
        }
    }

    impl TryFrom<jiff::Timestamp> for Instant {
        type Error = Error;

        fn try_from(timestamp: jiff::Timestamp) -> Result<Self, Error> {
            micros_of_nanos(timestamp.as_nanosecond(), "the instant").map(Self::from_micros)
        }
    }

    impl TryFrom<Instant> for jiff::Timestamp {
        type Error = Error;

        fn try_from(instant: Instant) -> Result<Self, Error> {
            Self::from_microsecond(instant.as_micros())
                .map_err(|_| Error::new(ErrorCode::OutOfRange, "the instant lies beyond the years -9999 to 9999"))
        }
    }
}

#[cfg(feature = "chrono")]
mod with_chrono {
    use super::{Duration, Error, ErrorCode, Instant, micros_of_nanos};
    use chrono::{DateTime, TimeDelta, Utc};

    impl TryFrom<TimeDelta> for Duration {
        type Error = Error;

        fn try_from(delta: TimeDelta) -> Result<Self, Error> {
            let nanos = i128::from(delta.num_seconds()) * 1_000_000_000 + i128::from(delta.subsec_nanos());
            micros_of_nanos(nanos, "the duration").map(Self::micros)
        }
    }

    impl From<Duration> for TimeDelta {
        fn from(duration: Duration) -> Self {
            Self::microseconds(duration.as_micros())
        }
    }

    impl TryFrom<DateTime<Utc>> for Instant {
        type Error = Error;

        fn try_from(time: DateTime<Utc>) -> Result<Self, Error> {
            let nanos = i128::from(time.timestamp()) * 1_000_000_000 + i128::from(time.timestamp_subsec_nanos());
            micros_of_nanos(nanos, "the instant").map(Self::from_micros)
        }
    }

    impl TryFrom<Instant> for DateTime<Utc> {
        type Error = Error;

        fn try_from(instant: Instant) -> Result<Self, Error> {
            Self::from_timestamp_micros(instant.as_micros())
                .ok_or_else(|| Error::new(ErrorCode::OutOfRange, "the instant is beyond chrono's range"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn std_durations_round_half_to_even_and_refuse_what_cannot_be() {
        let ours = |nanos| Duration::try_from(std::time::Duration::from_nanos(nanos)).map(Duration::as_micros);
        assert_eq!(ours(1_500), Ok(2));
        assert_eq!(ours(2_500), Ok(2));
        assert!(Duration::try_from(std::time::Duration::MAX).is_err());
        assert!(std::time::Duration::try_from(Duration::secs(-1)).is_err());
        assert_eq!(std::time::Duration::try_from(Duration::millis(1_500)), Ok(std::time::Duration::from_millis(1_500)));
    }

    #[test]
    fn system_time_goes_both_ways() {
        for micros in [0, 1, -1, 1_700_000_000_123_456] {
            let instant = Instant::from_micros(micros);
            assert_eq!(SystemTime::try_from(instant).and_then(Instant::try_from), Ok(instant));
        }
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn jiff_goes_both_ways() {
        let instant = Instant::from_micros(1_700_000_000_123_456);
        assert_eq!(jiff::Timestamp::try_from(instant).and_then(Instant::try_from), Ok(instant));
        assert!(jiff::Timestamp::try_from(Instant::from_micros(i64::MAX)).is_err());
        assert_eq!(Duration::try_from(jiff::SignedDuration::from_nanos(-2_500)), Ok(Duration::micros(-2)));
        assert_eq!(Duration::try_from(jiff::SignedDuration::from(Duration::secs(-7))), Ok(Duration::secs(-7)));
    }

    #[cfg(feature = "chrono")]
    #[test]
    fn chrono_goes_both_ways() {
        let instant = Instant::from_micros(-1_700_000_000_123_456);
        assert_eq!(chrono::DateTime::try_from(instant).and_then(Instant::try_from), Ok(instant));
        assert!(chrono::DateTime::try_from(Instant::from_micros(i64::MAX)).is_err());
        assert_eq!(Duration::try_from(chrono::TimeDelta::nanoseconds(-2_500)), Ok(Duration::micros(-2)));
        assert_eq!(Duration::try_from(chrono::TimeDelta::from(Duration::secs(-7))), Ok(Duration::secs(-7)));
    }
}
